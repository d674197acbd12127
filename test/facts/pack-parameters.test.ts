import { expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const template = (fallback: string) => `Parameters:
  Enabled: {Type: String, Default: "${fallback}"}
Conditions:
  IsOn: !Equals [!Ref Enabled, "true"]
Resources:
  R: {Type: AWS::Config::ConfigRule, Condition: IsOn, Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}}
`;
const hcl = (parameters: string, fallback = "true") => ({
  "main.tf": `variable "given" {}
resource "aws_config_conformance_pack" "p" {
  name          = "p"
  template_body = ${JSON.stringify(template(fallback))}
${parameters}
}
`,
});
const awscc = (parameters: string) => ({
  "main.tf": `variable "given" {}
resource "awscc_config_conformance_pack" "p" {
  conformance_pack_name             = "p"
  template_body                     = ${JSON.stringify(template("true"))}
  conformance_pack_input_parameters = ${parameters}
}
`,
});
const cloudFormation = (parameters: string) => ({
  "t.yaml": `Parameters: {Given: {Type: String}}
Resources:
  P:
    Type: AWS::Config::ConformancePack
    Properties:
      ConformancePackName: p
      ConformancePackInputParameters: ${parameters}
      TemplateBody: ${JSON.stringify(template("true"))}
`,
});
const each = (items: string) =>
  `dynamic "input_parameter" {\n  for_each = ${items}\n  content {\n    parameter_name = input_parameter.key\n    parameter_value = input_parameter.value\n  }\n}`;

it.each<[string, Readonly<Record<string, string>>, string]>([
  ["none, with a default that puts the rule in", hcl(""), "covered"],
  ["none, with a default that leaves it out", hcl("", "false"), "missing"],
  ["one", hcl('input_parameter {\n  parameter_name = "Enabled"\n  parameter_value = "false"\n}'), "missing"],
  [
    "one of a value that is not known",
    hcl('input_parameter {\n  parameter_name = "Enabled"\n  parameter_value = var.given\n}'),
    "unverifiable",
  ],
  [
    "one of a name that is not known",
    hcl('input_parameter {\n  parameter_name = var.given\n  parameter_value = "false"\n}'),
    "unverifiable",
  ],
  ["a known map", hcl(each('{ Enabled = "false" }')), "missing"],
  ["a map that is not known", hcl(each("var.given")), "unverifiable"],
  ["a list of awscc", awscc('[{ parameter_name = "Enabled", parameter_value = "false" }]'), "missing"],
  ["a list of awscc that is not known", awscc("var.given"), "unverifiable"],
  ["a list of CloudFormation", cloudFormation('[{ParameterName: Enabled, ParameterValue: "false"}]'), "missing"],
  [
    "a name of CloudFormation that is not known",
    cloudFormation("[{ParameterName: !Ref Given, ParameterValue: x}]"),
    "unverifiable",
  ],
])("decides a pack by its input parameters: %s", async (_, files, expected) => {
  const { guardrails } = await lintFiles(files, { requireGuardrails: "always", config: false });
  expect(guardrails.detective).toBe(expected);
});
