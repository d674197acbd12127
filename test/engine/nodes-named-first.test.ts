import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

const template = (target: string) => `Resources:
  RootScp:
    Type: AWS::Organizations::Policy
    Properties:
      Name: deny
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [${target}]
      Content:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Action: iam:CreateVirtualMFADevice
            Resource: "*"
            Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } }
`;

/** An organization with one account, and a policy that is attached where one says. */
const code = (label: string, target?: string) => `resource "aws_organizations_organization" "${label}" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_account" "${label}_app" {
  name  = "${label}-app"
  email = "${label}@example.com"
}
${
  target === undefined
    ? ""
    : `resource "aws_organizations_policy" "${label}" {
  name    = "deny"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "${label}" {
  policy_id = aws_organizations_policy.${label}.id
  target_id = ${target}
}
`
}`;
const everywhere = (label: string) => code(label, `aws_organizations_organization.${label}.roots[0].id`);

async function lossesOf(before: Files, after: Files): Promise<readonly string[]> {
  const { report } = await lint({ cwd: folderOf(after), base: folderOf(before), today });
  return report.findings.flatMap(({ rule, places = [], message }) =>
    rule.startsWith("guardrail-") ? [`${rule} ${places.map(({ name }) => name).join()} ${message}`] : [],
  );
}

describe("an account that a change names for the first time", () => {
  it("hides no guardrail of the whole organization that the change narrows", async () => {
    const narrowed = await lossesOf(
      { "scp.yaml": template("r-ab12") },
      { "scp.yaml": template("ou-ab12-11111111"), "org/main.tf": code("acme") },
    );
    expect(narrowed).toEqual([
      expect.stringMatching(/^guardrail-weakened acme-app .*in account acme-app nothing keeps/),
    ]);
  });

  it("hides no organization that the change takes away with its guardrail", async () => {
    const replaced = await lossesOf({ "a/main.tf": everywhere("acme") }, { "b/main.tf": code("other") });
    expect(replaced).toEqual([expect.stringMatching(/^guardrail-removed other-app /)]);
  });

  it("is no loss where the guardrails of the others stay", async () => {
    const scp = { "scp.yaml": template("r-ab12") };
    expect(await lossesOf(scp, { ...scp, "org/main.tf": code("acme") })).toEqual([]);
    const narrow = { "scp.yaml": template("ou-ab12-11111111") };
    expect(await lossesOf(narrow, { ...narrow, "org/main.tf": code("acme") })).toEqual([]);
    expect(await lossesOf({ "a/main.tf": everywhere("acme") }, { "b/main.tf": everywhere("other") })).toEqual([]);
    const app = (label: string) => code(label, `aws_organizations_account.${label}_app.id`);
    expect(await lossesOf({ "a/main.tf": everywhere("acme") }, { "a/main.tf": app("acme") })).toEqual([]);
  });
});
