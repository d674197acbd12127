/** Blocks that any resource can hold. */
const metaBlocks = new Set(["lifecycle", "connection", "timeouts"]);

/**
 * Nested blocks of the resource types that facts are read from. JSON syntax does not tell a block from a map;
 * without the provider's schema this table does (hashicorp/aws provider documentation, one page a resource).
 */
const blocksByType = new Map<string, readonly string[]>([
  ["aws_iam_policy_document", ["statement", "principals", "not_principals", "condition"]],
  ["aws_config_config_rule", ["source", "source_detail", "custom_policy_details", "scope", "evaluation_mode"]],
  ["aws_config_conformance_pack", ["input_parameter"]],
  ["aws_config_organization_conformance_pack", ["input_parameter"]],
  [
    "aws_config_configuration_recorder",
    [
      "recording_group",
      "exclusion_by_resource_types",
      "recording_strategy",
      "recording_mode",
      "recording_mode_override",
    ],
  ],
  ["aws_config_configuration_aggregator", ["account_aggregation_source", "organization_aggregation_source"]],
  ["aws_controltower_control", ["parameters"]],
  [
    "aws_securityhub_configuration_policy",
    ["configuration_policy", "security_controls_configuration", "security_control_custom_parameter", "parameter"],
  ],
  ["aws_securityhub_organization_configuration", ["organization_configuration"]],
  [
    "aws_securityhub_automation_rule",
    ["actions", "finding_fields_update", "workflow", "criteria", "compliance_security_control_id"],
  ],
  ["aws_cloudformation_stack_set", ["auto_deployment", "managed_execution", "operation_preferences"]],
  ["aws_cloudformation_stack_set_instance", ["deployment_targets", "operation_preferences"]],
  ["aws_cloudformation_stack_instances", ["deployment_targets", "operation_preferences"]],
]);

/** Blocks whose order in a plan is not that of the source, because the provider keeps them as sets. */
const unorderedBlocks = new Set(["condition", "principals", "not_principals", "input_parameter", "parameters"]);

/** Whether a key inside a block of JSON syntax is a nested block. `type`: the block's own type. */
export function isNestedBlock(type: string, resourceType: string, key: string): boolean {
  if (type === "dynamic") return key === "content";
  if (type === "action") return key === "config";
  if (type === "variable") return key === "validation";
  if (type === "removed" || type === "module") return key === "lifecycle";
  if (type === "import" || type === "moved" || type === "locals" || type === "output") return false;
  return metaBlocks.has(key) || (blocksByType.get(resourceType)?.includes(key) ?? false);
}

/** Whether the index of a nested block in a plan says nothing about its place in the source. */
export function isUnordered(block: string): boolean {
  return unorderedBlocks.has(block);
}
