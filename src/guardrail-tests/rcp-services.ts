/**
 * Prefixes of the actions that resource control policies apply to, 2026-09.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
const services: ReadonlySet<string> = new Set(
  (
    "aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch cloudtrail-data " +
    "codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend comprehendmedical " +
    "compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose fis fms gamelift health " +
    "inspector-scan kendra kinesisvideo kms logs memorydb networkmonitor notifications opensearch pca-connector-ad " +
    "personalize polly pricing resource-groups rolesanywhere s3 secretsmanager servicediscovery signin sqs sts support " +
    "swf textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray"
  ).split(" "),
);

/** Actions of those services that they do not apply to all the same. Source: the same page, "Resources and entities not restricted by RCPs". */
const exempt: ReadonlySet<string> = new Set(["kms:retiregrant"]);

/** What resource control policies do not apply to: the service of an action, or the action alone; `null`: they do. */
export function withoutRcps(action: string): string | null {
  const service = action.toLowerCase().split(":", 1)[0] ?? "";
  if (!services.has(service)) return service;
  return exempt.has(action.toLowerCase()) ? action : null;
}
