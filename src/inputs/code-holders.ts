/**
 * The properties by which resources hold text that a machine, a container or a service runs: user data, the commands of
 * containers and builds, bootstrap steps, the code of functions and canaries. Sources: CloudFormation template reference and
 * provider docs of each type.
 */
const cloudFormation: ReadonlyMap<string, readonly string[]> = new Map([
  ["AWS::Amplify::App", ["BuildSpec"]],
  ["AWS::Amplify::Branch", ["BuildSpec"]],
  ["AWS::AppRunner::Service", ["SourceConfiguration"]],
  ["AWS::AutoScaling::LaunchConfiguration", ["UserData"]],
  ["AWS::Batch::JobDefinition", ["ContainerProperties", "EcsProperties", "EksProperties", "NodeProperties"]],
  ["AWS::CodeBuild::Project", ["Source", "SecondarySources"]],
  ["AWS::CodePipeline::Pipeline", ["Stages"]],
  ["AWS::DataPipeline::Pipeline", ["PipelineObjects"]],
  ["AWS::Deadline::Fleet", ["Configuration"]],
  ["AWS::Deadline::QueueEnvironment", ["Template"]],
  ["AWS::EC2::Instance", ["UserData"]],
  ["AWS::EC2::LaunchTemplate", ["LaunchTemplateData"]],
  ["AWS::EC2::SpotFleet", ["SpotFleetRequestConfigData"]],
  ["AWS::ECS::DaemonTaskDefinition", ["ContainerDefinitions"]],
  ["AWS::ECS::ExpressGatewayService", ["PrimaryContainer"]],
  ["AWS::ECS::TaskDefinition", ["ContainerDefinitions"]],
  ["AWS::EMR::Cluster", ["BootstrapActions", "Steps"]],
  ["AWS::EMR::Step", ["HadoopJarStep"]],
  ["AWS::GreengrassV2::ComponentVersion", ["InlineRecipe"]],
  ["AWS::ImageBuilder::Component", ["Data"]],
  ["AWS::ImageBuilder::ImageRecipe", ["AdditionalInstanceConfiguration"]],
  ["AWS::IoT::JobTemplate", ["Document"]],
  ["AWS::Lambda::Function", ["Code", "ImageConfig"]],
  ["AWS::Lightsail::Container", ["ContainerServiceDeployment"]],
  ["AWS::Lightsail::Instance", ["UserData"]],
  ["AWS::Pipes::Pipe", ["TargetParameters"]],
  ["AWS::SageMaker::DataQualityJobDefinition", ["DataQualityAppSpecification"]],
  ["AWS::SageMaker::ModelQualityJobDefinition", ["ModelQualityAppSpecification"]],
  ["AWS::SageMaker::MonitoringSchedule", ["MonitoringScheduleConfig"]],
  ["AWS::SageMaker::NotebookInstanceLifecycleConfig", ["OnCreate", "OnStart"]],
  ["AWS::SageMaker::Pipeline", ["PipelineDefinition"]],
  ["AWS::SageMaker::ProcessingJob", ["AppSpecification"]],
  ["AWS::SageMaker::StudioLifecycleConfig", ["StudioLifecycleConfigContent"]],
  ["AWS::Serverless::Function", ["ImageConfig", "InlineCode"]],
  ["AWS::Synthetics::Canary", ["Code"]],
  ["AWSUtility::CloudFormation::CommandRunner", ["Command"]],
]);

/** The property under which the scripts stand that `archive_file` packs from files of the workspace. */
export const packedFiles = "files";

const terraform: ReadonlyMap<string, readonly string[]> = new Map([
  ["archive_file", ["source", "source_content", packedFiles]],
  ["aws_amplify_app", ["build_spec"]],
  ["aws_apprunner_service", ["source_configuration"]],
  ["aws_batch_job_definition", ["container_properties", "ecs_properties", "eks_properties", "node_properties"]],
  ["aws_codebuild_project", ["source", "secondary_sources"]],
  ["aws_codepipeline", ["stage"]],
  ["aws_datapipeline_pipeline_definition", ["pipeline_object"]],
  ["aws_ecs_express_gateway_service", ["primary_container"]],
  ["aws_ecs_task_definition", ["container_definitions"]],
  ["aws_ecs_task_execution", ["overrides"]],
  ["aws_emr_cluster", ["bootstrap_action", "step"]],
  ["aws_imagebuilder_component", ["data"]],
  ["aws_imagebuilder_image_recipe", ["user_data_base64"]],
  ["aws_instance", ["user_data", "user_data_base64"]],
  ["aws_launch_configuration", ["user_data", "user_data_base64"]],
  ["aws_launch_template", ["user_data"]],
  ["aws_lambda_function", ["image_config"]],
  ["aws_lightsail_container_service_deployment_version", ["container"]],
  ["aws_lightsail_instance", ["user_data"]],
  ["aws_pipes_pipe", ["target_parameters"]],
  ["aws_sagemaker_data_quality_job_definition", ["data_quality_app_specification"]],
  ["aws_sagemaker_notebook_instance_lifecycle_configuration", ["on_create", "on_start"]],
  ["aws_sagemaker_pipeline", ["pipeline_definition"]],
  ["aws_sagemaker_studio_lifecycle_config", ["studio_lifecycle_config_content"]],
  ["aws_spot_fleet_request", ["launch_specification"]],
  ["aws_spot_instance_request", ["user_data", "user_data_base64"]],
  ["cloudinit_config", ["part"]],
  ["local_file", ["content", "content_base64"]],
  ["local_sensitive_file", ["content", "content_base64"]],
  ["shell_script", ["lifecycle_commands"]],
  ["template_cloudinit_config", ["part"]],
]);

/**
 * The same types of CloudFormation as the Cloud Control provider has them. Source: its schemas, made of those of CloudFormation, from
 * whose names a test makes these; each run would take half a millisecond for it.
 */
const cloudControl: ReadonlyMap<string, readonly string[]> = new Map([
  ["awscc_amplify_app", ["build_spec"]],
  ["awscc_amplify_branch", ["build_spec"]],
  ["awscc_apprunner_service", ["source_configuration"]],
  ["awscc_autoscaling_launch_configuration", ["user_data"]],
  ["awscc_batch_job_definition", ["container_properties", "ecs_properties", "eks_properties", "node_properties"]],
  ["awscc_codebuild_project", ["source", "secondary_sources"]],
  ["awscc_codepipeline_pipeline", ["stages"]],
  ["awscc_datapipeline_pipeline", ["pipeline_objects"]],
  ["awscc_deadline_fleet", ["configuration"]],
  ["awscc_deadline_queue_environment", ["template"]],
  ["awscc_ec2_instance", ["user_data"]],
  ["awscc_ec2_launch_template", ["launch_template_data"]],
  ["awscc_ec2_spot_fleet", ["spot_fleet_request_config_data"]],
  ["awscc_ecs_daemon_task_definition", ["container_definitions"]],
  ["awscc_ecs_express_gateway_service", ["primary_container"]],
  ["awscc_ecs_task_definition", ["container_definitions"]],
  ["awscc_emr_cluster", ["bootstrap_actions", "steps"]],
  ["awscc_emr_step", ["hadoop_jar_step"]],
  ["awscc_greengrassv2_component_version", ["inline_recipe"]],
  ["awscc_imagebuilder_component", ["data"]],
  ["awscc_imagebuilder_image_recipe", ["additional_instance_configuration"]],
  ["awscc_iot_job_template", ["document"]],
  ["awscc_lambda_function", ["code", "image_config"]],
  ["awscc_lightsail_container", ["container_service_deployment"]],
  ["awscc_lightsail_instance", ["user_data"]],
  ["awscc_pipes_pipe", ["target_parameters"]],
  ["awscc_sagemaker_data_quality_job_definition", ["data_quality_app_specification"]],
  ["awscc_sagemaker_model_quality_job_definition", ["model_quality_app_specification"]],
  ["awscc_sagemaker_monitoring_schedule", ["monitoring_schedule_config"]],
  ["awscc_sagemaker_notebook_instance_lifecycle_config", ["on_create", "on_start"]],
  ["awscc_sagemaker_pipeline", ["pipeline_definition"]],
  ["awscc_sagemaker_processing_job", ["app_specification"]],
  ["awscc_sagemaker_studio_lifecycle_config", ["studio_lifecycle_config_content"]],
  ["awscc_synthetics_canary", ["code"]],
]);

/** The properties with code of each type that holds any. */
export const codeProperties: ReadonlyMap<string, readonly string[]> = new Map([
  ...cloudFormation,
  ...terraform,
  ...cloudControl,
]);

/** Types whose code is a program of another language than a shell's. */
const programTypes: ReadonlySet<string> = new Set([
  "AWS::Lambda::Function",
  "AWS::Serverless::Function",
  "AWS::Synthetics::Canary",
  "archive_file",
  "aws_lambda_function",
  "awscc_lambda_function",
  "awscc_synthetics_canary",
]);

export function holdsPrograms(type: string): boolean {
  return programTypes.has(type);
}

/** The metadata of any resource by which `cfn-init` sets a machine up. */
export const initMetadata = "AWS::CloudFormation::Init";

/** `EnvironmentVariables` and `environment_variables` → `environmentvariables`. */
export function plainKey(key: string): string {
  return key.toLowerCase().replaceAll(/[_-]/g, "");
}

/** Whether a property sets variables for the code beside it. */
export function setsVariables(key: string): boolean {
  // Nearly every key of every resource is asked for: most are told by their first letter.
  return /^[_-]*[ev]/i.test(key) && /^(?:env|environment|environmentvariables?|variables)$/.test(plainKey(key));
}
