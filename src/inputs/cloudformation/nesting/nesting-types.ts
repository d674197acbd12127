/** The resources that deploy a template, with the properties that name it. */
export const nestingTypes: ReadonlyMap<string, { readonly url: string; readonly body?: string }> = new Map([
  ["AWS::CloudFormation::Stack", { url: "TemplateURL" }],
  ["AWS::Serverless::Application", { url: "Location" }],
  ["AWS::CloudFormation::StackSet", { url: "TemplateURL", body: "TemplateBody" }],
]);

export function isNesting(type: string): boolean {
  return nestingTypes.has(type);
}
