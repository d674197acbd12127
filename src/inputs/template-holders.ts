/** Terraform types that hold a template; bytes that do not name one need no template reader. */
export const templateHolders: ReadonlySet<string> = new Set([
  "aws_cloudformation_stack",
  "aws_cloudformation_stack_set",
  "awscc_cloudformation_stack",
  "awscc_cloudformation_stack_set",
  "aws_cloudcontrolapi_resource",
]);
