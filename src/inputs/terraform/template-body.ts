import type { Resource } from "../../model/resource.ts";
import { entry, type Value } from "../../model/value.ts";

/** The resource types that hold a CloudFormation template, with the property that it stands in. */
const bodies: ReadonlyMap<string, string> = new Map([
  ["aws_cloudformation_stack", "template_body"],
  ["aws_cloudformation_stack_set", "template_body"],
  ["awscc_cloudformation_stack", "template_body"],
  ["awscc_cloudformation_stack_set", "template_body"],
  ["AWS::CloudFormation::Stack", "TemplateBody"],
  ["AWS::CloudFormation::StackSet", "TemplateBody"],
]);

/** The template that a Terraform resource holds, a text or the structure of one, or names in S3. */
export function bodyOf(resource: Resource, holder = resource.properties): Value | undefined {
  const name = bodies.get(resource.type);
  return name === undefined ? undefined : (resource.uploaded ?? entry(holder, name));
}
