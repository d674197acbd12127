import { join } from "node:path";
import { expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const rule =
  "Resources: {R: {Type: AWS::Config::ConfigRule, Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}}}\n";
const nested = (url: string) =>
  `Resources: {Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${url}}}}\n`;
const stack = (template: string) =>
  `variable "given" {}\nresource "aws_cloudformation_stack" "s" {\n  name = "s"\n  ${template}\n}\n`;
const body = `template_body = ${JSON.stringify(rule)}`;
const inModule = `resource "aws_config_config_rule" "r" {
  name = "r"
  source {
    owner             = "AWS"
    source_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
  }
}
`;
const weakened = "guardrail-weakened possible";

it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string]>([
  [
    "a nested template in S3",
    { "t.yaml": nested("./n.yaml"), "n.yaml": rule },
    { "t.yaml": nested("https://s3.amazonaws.com/b/n.yaml") },
    weakened,
  ],
  ["a body of a variable", { "main.tf": stack(body) }, { "main.tf": stack("template_body = var.given") }, weakened],
  [
    "a body behind a URL",
    { "main.tf": stack(body) },
    { "main.tf": stack('template_url = "https://s3.amazonaws.com/b/k"') },
    weakened,
  ],
  [
    "a module of a registry",
    { "main.tf": 'module "m" {\n  source = "./m"\n}\n', "m/main.tf": inModule },
    { "main.tf": 'module "m" {\n  source = "acme/root/aws"\n}\n' },
    weakened,
  ],
  [
    "another template in S3",
    { "t.yaml": nested("./n.yaml"), "n.yaml": rule },
    { "t.yaml": nested("https://s3.amazonaws.com/b/n.yaml").replace("Nested", "Other") },
    "guardrail-removed possible",
  ],
])("a guardrail that stood where now is %s", async (_, before, after, expected) => {
  const root = folderOf({
    ...Object.fromEntries(Object.entries(before).map(([path, text]) => [`before/${path}`, text])),
    ...Object.fromEntries(Object.entries(after).map(([path, text]) => [`after/${path}`, text])),
  });
  const only = ["guardrail-removed", "guardrail-weakened"] as const;
  const { report } = await lint({
    cwd: join(root, "after"),
    base: "../before",
    today,
    config: false,
    requireGuardrails: "always",
    only,
  });
  expect(report.findings.map(({ rule: name, certainty }) => `${name} ${certainty}`)).toEqual([expected]);
});
