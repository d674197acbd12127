import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

const deny = (action: string) => `{Version: '2012-10-17', Statement: {Effect: Deny, Action: ${action}, Resource: '*'}}`;
const policy = (name: string, content: string, more = "") => `
  ${name}:
    Type: AWS::Organizations::Policy${more}
    Properties:
      Name: ${name}
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [r-ab12]
      Content: ${content}`;
const template = (...policies: readonly string[]) => `Parameters: {E: {Type: String}, F: {Type: String}}
Conditions:
  C: !Equals [!Ref E, x]
  NotC: !Not [!Condition C]
  D: !Equals [!Ref F, x]
Resources:${policies.join("")}
`;
const organization = `
  O: {Type: AWS::Organizations::Organization}`;

const code = (...policies: readonly string[]) => `variable "b" {
  type = bool
}
variable "c" {
  type = bool
}
variable "n" {
  type = number
}
resource "aws_organizations_organization" "o" {
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
${policies.join("\n")}`;
const attached = (name: string, count: string, action = '"iam:*"') => `resource "aws_organizations_policy" "${name}" {
  count   = ${count}
  name    = "${name}"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = ${action}, Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "${name}" {
  count     = ${count}
  policy_id = aws_organizations_policy.${name}[0].id
  target_id = aws_organizations_organization.o.roots[0].id
}`;

describe("two policies that depend on one condition", () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "deny on one branch each",
      {
        "t.yaml": template(
          organization,
          policy("A", deny("!If [C, 'iam:*', 's3:*']")),
          policy("B", deny("!If [C, 's3:*', 'iam:*']")),
        ),
      },
      "covered",
    ],
    [
      "deny on the same branch",
      {
        "t.yaml": template(
          organization,
          policy("A", deny("!If [C, 'iam:*', 's3:*']")),
          policy("B", deny("!If [C, 'iam:*', 's3:*']")),
        ),
      },
      "unverifiable",
    ],
    [
      "deny on one branch each of two conditions",
      {
        "t.yaml": template(
          organization,
          policy("A", deny("!If [C, 'iam:*', 's3:*']")),
          policy("B", deny("!If [D, 's3:*', 'iam:*']")),
        ),
      },
      "unverifiable",
    ],
    [
      "deny on one branch each of conditions that have one name in two templates",
      {
        "a.yaml": template(organization, policy("A", deny("!If [C, 'iam:*', 's3:*']"))),
        "b.yaml": template(policy("B", deny("!If [C, 's3:*', 'iam:*']"))),
      },
      "unverifiable",
    ],
    [
      "deny on one branch each, in code",
      {
        "main.tf": code(attached("x", "1", 'var.b ? "iam:*" : "s3:*"'), attached("y", "1", 'var.b ? "s3:*" : "iam:*"')),
      },
      "covered",
    ],
    [
      "stand on one branch each",
      {
        "t.yaml": template(
          organization,
          policy("A", deny("'iam:*'"), "\n    Condition: C"),
          policy("B", deny("'iam:Create*'"), "\n    Condition: NotC"),
        ),
      },
      "covered",
    ],
    [
      "stand on the same branch",
      {
        "t.yaml": template(
          organization,
          policy("A", deny("'iam:*'"), "\n    Condition: C"),
          policy("B", deny("'iam:Create*'"), "\n    Condition: C"),
        ),
      },
      "unverifiable",
    ],
    [
      "stand under two conditions",
      {
        "t.yaml": template(
          organization,
          policy("A", deny("'iam:*'"), "\n    Condition: C"),
          policy("B", deny("'iam:Create*'"), "\n    Condition: D"),
        ),
      },
      "unverifiable",
    ],
    [
      "stand under opposite conditions of one name in two templates",
      {
        "a.yaml": template(organization, policy("A", deny("'iam:*'"), "\n    Condition: C")),
        "b.yaml": template(policy("B", deny("'iam:*'"), "\n    Condition: NotC")),
      },
      "unverifiable",
    ],
    [
      "stand on one branch, and deny on the other",
      {
        "t.yaml": template(
          organization,
          policy("A", deny("'iam:*'"), "\n    Condition: C"),
          policy("B", deny("!If [C, 's3:*', 'iam:*']")),
        ),
      },
      "covered",
    ],
    [
      "stand on one branch, and deny on it",
      {
        "t.yaml": template(
          organization,
          policy("A", deny("'iam:*'"), "\n    Condition: C"),
          policy("B", deny("!If [C, 'iam:*', 's3:*']")),
        ),
      },
      "unverifiable",
    ],
    [
      "stand on one branch each, and one of them does not deny",
      {
        "t.yaml": template(
          organization,
          policy("A", deny("'iam:*'"), "\n    Condition: C"),
          policy("B", deny("'s3:*'"), "\n    Condition: NotC"),
        ),
      },
      "unverifiable",
    ],
    [
      "are attached on one branch each, in code",
      { "main.tf": code(attached("x", "var.b ? 1 : 0"), attached("y", "var.b ? 0 : 1")) },
      "covered",
    ],
    [
      "are attached on one branch each of two, in code",
      { "main.tf": code(attached("x", "var.b ? 1 : 0"), attached("y", "var.c ? 0 : 1")) },
      "unverifiable",
    ],
    [
      "are attached on all branches of two, in code",
      {
        "main.tf": code(
          attached("x", "var.b ? 1 : 0"),
          attached("y", "var.b ? 0 : (var.c ? 1 : 0)"),
          attached("z", "var.b ? 0 : (var.c ? 0 : 1)"),
        ),
      },
      "covered",
    ],
    [
      "are attached by a number, in code",
      { "main.tf": code(attached("x", "var.n"), attached("y", "1 - var.n")) },
      "unverifiable",
    ],
    [
      "are attached by a number that is compared, in code",
      { "main.tf": code(attached("x", "var.n == 1 ? 1 : 0"), attached("y", "var.n == 2 ? 1 : 0")) },
      "unverifiable",
    ],
  ])("%s", async (_, files, expected) => {
    const { guardrails } = await lintFiles(files, { requireGuardrails: "always", config: false });
    expect(guardrails.preventive).toBe(expected);
  });
});
