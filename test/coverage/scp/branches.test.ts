import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

const deny = (action = "iam:CreateVirtualMFADevice", more = "") =>
  `{"Version":"2012-10-17","Statement":[{"Sid":"Deny","Effect":"Deny","Action":"${action}","Resource":"*"}${more}]}`;
const other = deny("s3:DeleteBucket");

const template = (content: string) => ({
  "t.yaml": `Parameters: {E: {Type: String}, F: {Type: String}}
Conditions: {C: !Equals [!Ref E, x], D: !Equals [!Ref F, x]}
Resources:
  O: {Type: AWS::Organizations::Organization}
  P:
    Type: AWS::Organizations::Policy
    Properties:
      Name: p
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [!GetAtt O.RootId]
      Content: ${content}
`,
});
const code = (content: string) => ({
  "main.tf": `variable "b" {
  type = bool
}
resource "aws_organizations_organization" "o" {
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_policy" "p" {
  name    = "p"
  content = ${content}
}
resource "aws_organizations_policy_attachment" "a" {
  policy_id = aws_organizations_policy.p.id
  target_id = aws_organizations_organization.o.roots[0].id
}
`,
});
const encoded = (json: string) => `jsonencode(${json})`;

describe("a policy that depends on a condition", () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["denies on one branch", template(`!If [C, ${deny()}, ${other}]`), "unverifiable"],
    ["denies on one branch, as text", template(`!If [C, '${deny()}', '${other}']`), "unverifiable"],
    ["is there on one branch", template(`!If [C, ${deny()}, !Ref 'AWS::NoValue']`), "unverifiable"],
    [
      "is refused on the other branch",
      template(`!If [C, ${deny()}, ${other.replace("2012", "2008")}]`),
      "unverifiable",
    ],
    [
      "is refused on both",
      template(`!If [C, ${deny().replace("2012", "2008")}, ${other.replace("2012", "2008")}]`),
      "missing",
    ],
    ["denies on both", template(`!If [C, ${deny()}, ${deny()}]`), "covered"],
    [
      "denies on both, and something else on one",
      template(
        `!If [C, ${deny()}, ${deny("iam:CreateVirtualMFADevice", ',{"Effect":"Deny","Action":"s3:*","Resource":"*"}')}]`,
      ),
      "covered",
    ],
    ["denies by other statements on each branch", template(`!If [C, ${deny()}, ${deny("iam:*")}]`), "covered"],
    [
      "denies by other statements on each branch, as text",
      template(`!If [C, '${deny()}', '${deny("iam:*")}']`),
      "covered",
    ],
    [
      "denies by a statement of each branch",
      template(
        `{Version: '2012-10-17', Statement: [!If [C, {Effect: Deny, Action: 'iam:*', Resource: '*'}, !Ref 'AWS::NoValue'], !If [C, !Ref 'AWS::NoValue', {Effect: Deny, Action: 'iam:Create*', Resource: '*'}]]}`,
      ),
      "covered",
    ],
    [
      "denies actions by a condition",
      template(
        `{Version: '2012-10-17', Statement: {Effect: Deny, Action: !If [C, 'iam:*', 'iam:Create*'], Resource: '*'}}`,
      ),
      "covered",
    ],
    [
      "asks for root on one branch only",
      template(
        `{Version: '2012-10-17', Statement: {Effect: Deny, Action: 'iam:*', Resource: '*', Condition: !If [C, {ArnLike: {'aws:PrincipalArn': 'arn:*:iam::*:root'}}, !Ref 'AWS::NoValue']}}`,
      ),
      "covered",
    ],
    [
      "asks for others on one branch",
      template(
        `{Version: '2012-10-17', Statement: {Effect: Deny, Action: 'iam:*', Resource: '*', Condition: !If [C, {ArnLike: {'aws:PrincipalArn': 'arn:*:iam::*:user/*'}}, !Ref 'AWS::NoValue']}}`,
      ),
      "unverifiable",
    ],
    [
      "denies in some requests on each branch",
      template(
        `{Version: '2012-10-17', Statement: {Effect: Deny, Action: 'iam:*', Resource: '*', Condition: {Bool: {'aws:MultiFactorAuthPresent': !If [C, 'true', 'false']}}}}`,
      ),
      "missing",
    ],
    [
      "denies by other statements on each branch, in code",
      code(`var.b ? ${encoded(deny())} : ${encoded(deny("iam:*"))}`),
      "covered",
    ],
    [
      "has branches inside of its branches, of which one denies nothing",
      template(
        `!If [C, {Version: '2012-10-17', Statement: [!If [D, {Effect: Deny, Action: 'iam:*', Resource: '*'}, !Ref 'AWS::NoValue'], {Effect: Deny, Action: 's3:*', Resource: '*'}]}, {Version: '2012-10-17', Statement: [!If [D, {Effect: Deny, Action: 'iam:*', Resource: '*'}, !Ref 'AWS::NoValue'], {Effect: Deny, Action: 'iam:Create*', Resource: '*'}]}]`,
      ),
      "unverifiable",
    ],
    [
      "has branches inside of its branches that all deny",
      template(
        `!If [C, {Version: '2012-10-17', Statement: [!If [D, {Effect: Deny, Action: 'iam:*', Resource: '*'}, {Effect: Deny, Action: '*', Resource: '*'}]]}, {Version: '2012-10-17', Statement: [!If [D, {Effect: Deny, Action: 'iam:*', Resource: '*'}, !Ref 'AWS::NoValue'], {Effect: Deny, Action: 'iam:Create*', Resource: '*'}]}]`,
      ),
      "covered",
    ],
    ["denies on none", template(`!If [C, ${other}, ${other}]`), "missing"],
    [
      "has a statement with one Sid on either branch",
      template(
        `{Version: '2012-10-17', Statement: [!If [C, {Sid: Deny, Effect: Deny, Action: 'iam:*', Resource: '*'}, {Sid: Deny, Effect: Deny, Action: 's3:*', Resource: '*'}]]}`,
      ),
      "unverifiable",
    ],
    ["denies on one branch, in code", code(`var.b ? ${encoded(deny())} : ${encoded(other)}`), "unverifiable"],
    ["denies on both, in code", code(`var.b ? ${encoded(deny())} : ${encoded(deny())}`), "covered"],
    [
      "has a statement on one branch, in code",
      code(
        encoded(
          deny("s3:*", '], "Statement": [').replace(
            /"Statement":\[.*$/s,
            '"Statement": var.b ? [{"Effect":"Deny","Action":"iam:*","Resource":"*"}] : []}',
          ),
        ),
      ),
      "unverifiable",
    ],
    [
      "has an action by a condition, in code",
      code(encoded(deny("X").replace('"X"', 'var.b ? "iam:*" : "s3:*"'))),
      "unverifiable",
    ],
    [
      "denies beside what depends on a condition, in code",
      code(encoded(deny("iam:*", ', {"Effect":"Deny","Action": var.b ? "s3:*" : "sqs:*","Resource":"*"}'))),
      "covered",
    ],
  ])("%s", async (_, files, expected) => {
    const { guardrails } = await lintFiles(files, { requireGuardrails: "always", config: false });
    expect(guardrails.preventive).toBe(expected);
  });
});
