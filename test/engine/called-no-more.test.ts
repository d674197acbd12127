import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf, write } from "../support/folder.ts";
import { denyRoot, today } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

const document = JSON.stringify(denyRoot);
const guard = `resource "aws_organizations_policy" "guard" {
  name    = "guard"
  content = ${JSON.stringify(document)}
}
resource "aws_organizations_policy_attachment" "guard" {
  policy_id = aws_organizations_policy.guard.id
  target_id = "r-ab12"
}
`;
const call = (name = "guard", source = "./guard") => `module "${name}" {\n  source = "${source}"\n}\n`;
const scp = `Resources:
  Guard:
    Type: AWS::Organizations::Policy
    Properties: { Name: guard, Type: SERVICE_CONTROL_POLICY, TargetIds: [r-ab12], Content: ${document} }
`;
const stack = (url: string) =>
  `Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n  Guard:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ${url} }\n`;
const topic = "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n";

const serverless = (rest: string) => `service: guard\nprovider: { name: aws }\n${rest}\n`;
const organization = `AWSTemplateFormatVersion: "2010-09-09-OC"
Organization:
  Payer:
    Type: OC::ORG::MasterAccount
    Properties: { AccountName: payer, AccountId: "111122223333" }
`;
const rule = `Resources:
  Rule:
    Type: AWS::Config::OrganizationConfigRule
    Properties:
      OrganizationConfigRuleName: rule
      OrganizationManagedRuleMetadata: { RuleIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED }
`;
const tasks = `Update:
  Type: update-organization
  Template: ./organization.yml
Guard:
  Type: update-stacks
  StackName: guard
  Template: ./rule.yaml
  DefaultOrganizationBindingRegion: us-east-1
  DefaultOrganizationBinding: { IncludeMasterAccount: true }
`;

/** `rule certainty` of what a change is found to do to guardrails. */
async function lost(before: Files, after: Files): Promise<readonly string[]> {
  const folder = folderOf();
  for (const [path, text] of Object.entries(before)) write(folder, `base/${path}`, text);
  for (const [path, text] of Object.entries(after)) write(folder, `head/${path}`, text);
  const { report } = await lint({ cwd: `${folder}/head`, base: "../base", today });
  return report.findings
    .filter(({ rule }) => rule.startsWith("guardrail-"))
    .map(({ rule, certainty }) => `${rule} ${certainty}`);
}

describe("what a change calls no more, and leaves behind", () => {
  it.each<readonly [string, Files, Files]>([
    ["a module", { "main.tf": call(), "guard/main.tf": guard }, { "main.tf": "# none\n", "guard/main.tf": guard }],
    ["a module whose caller is gone", { "main.tf": call(), "guard/main.tf": guard }, { "guard/main.tf": guard }],
    [
      "a module in the place of which another one is called",
      { "main.tf": call(), "guard/main.tf": guard },
      { "main.tf": call("guard", "./other"), "other/main.tf": "# none\n", "guard/main.tf": guard },
    ],
    [
      "a nested template",
      { "stack.yaml": stack("scp.yaml"), "scp.yaml": scp },
      { "stack.yaml": topic, "scp.yaml": scp },
    ],
    [
      "a nested template whose stack is gone",
      { "stack.yaml": stack("scp.yaml"), "scp.yaml": scp },
      { "scp.yaml": scp },
    ],
    [
      "a file of a serverless.yml",
      { "serverless.yml": serverless("resources: ${file(scp.yaml)}"), "scp.yaml": scp },
      { "serverless.yml": serverless("functions: {}"), "scp.yaml": scp },
    ],
    [
      "a template of a task file",
      { "organization.yml": organization, "tasks.yml": tasks, "rule.yaml": rule },
      { "organization.yml": organization, "rule.yaml": rule },
    ],
  ])("keeps nothing for certain: %s", async (_, before, after) => {
    expect(await lost(before, after)).toEqual(["guardrail-weakened possible"]);
  });

  it.each<readonly [string, Files, Files]>([
    [
      "under another name",
      { "main.tf": call(), "guard/main.tf": guard },
      { "main.tf": call("it"), "guard/main.tf": guard },
    ],
    [
      "from another folder",
      { "main.tf": call(), "guard/main.tf": guard },
      { "main.tf": call("guard", "./scp"), "scp/main.tf": guard },
    ],
    [
      "from one of two roots",
      { "a/main.tf": call("guard", "../guard"), "b/main.tf": call("guard", "../guard"), "guard/main.tf": guard },
      { "a/main.tf": call("guard", "../guard"), "b/main.tf": "# none\n", "guard/main.tf": guard },
    ],
    ["in the root itself", { "main.tf": call(), "guard/main.tf": guard }, { "main.tf": guard }],
    ["by a root that the base has as well", { "guard/main.tf": guard }, { "guard/main.tf": `${guard}# more\n` }],
    [
      "in a nested template of another name",
      { "stack.yaml": stack("scp.yaml"), "scp.yaml": scp },
      { "stack.yaml": stack("guard.yaml"), "guard.yaml": scp },
    ],
  ])("is not what is called still: %s", async (_, before, after) => {
    expect(await lost(before, after)).toEqual([]);
  });
});
