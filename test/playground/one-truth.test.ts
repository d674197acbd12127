import { describe, expect, it } from "vitest";
import { answerTogether, readPolicies } from "../../playground/answers.ts";
import { askedBy } from "../../playground/form.ts";
import { loadServiceReference } from "../../src/policy/service-reference/load.ts";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

/** An organization of one account with a policy at its root. */
function organization(document: string): string {
  return `AWSTemplateFormatVersion: '2010-09-09-OC'
Organization:
  Root:
    Type: OC::ORG::MasterAccount
    Properties: { AccountName: payer, AccountId: '999900001111', RootEmail: payer@example.com }
  OrganizationRoot:
    Type: OC::ORG::OrganizationRoot
    Properties: { ServiceControlPolicies: !Ref Policy }
  Payments:
    Type: OC::ORG::Account
    Properties: { AccountName: payments, AccountId: '111122223333', RootEmail: payments@example.com }
  Policy:
    Type: OC::ORG::ServiceControlPolicy
    Properties:
      PolicyName: guard
      PolicyDocument: ${document}
`;
}

const statements: readonly object[] = [
  { Action: "*", Resource: "*" },
  { NotAction: ["iam:*", "sts:*"], Resource: "*" },
  { Action: "s3:*", Resource: "arn:aws:s3:::logs-*" },
  { Action: "ec2:RunInstances", Resource: "arn:aws:ec2:*:*:volume/*" },
  { Action: ["ec2:*", "s3:*"], Resource: "*", Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } } },
  { Action: "iam:*", Resource: "*", Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/Admin" } } },
  { Action: "*", Resource: "*", Condition: { StringEquals: { "aws:PrincipalType": "User" } } },
  { Action: "*", Resource: "*", Condition: { Null: { "aws:TokenIssueTime": "true" } } },
  { Action: "s3:*", Resource: "*", Condition: { StringNotEquals: { "s3:x-amz-acl": "private" } } },
  { Action: "iam:*User", Resource: "arn:aws:iam::*:user/break-glass" },
];
const principals = ["root", "user/alice", "role/Admin", "role/*", "assumed-role/Admin/alice", "federated-user/bob"];
const actions = [
  "iam:CreateUser",
  "iam:DeactivateMFADevice",
  "s3:PutObject",
  "ec2:RunInstances",
  "organizations:LeaveOrganization",
];

describe("the page and rootrail test", () => {
  it.each(statements.map((one) => [JSON.stringify(one), one] as const))("say the same of %s", async (_, one) => {
    const text = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", ...one }] });
    const reference = await loadServiceReference();
    const policies = [{ name: "guard", text }];
    const read = readPolicies(policies);
    const tests = principals.flatMap((principal) => {
      const form = { principal, actions: actions.join(" "), account: "111122223333", partition: "aws", policies };
      const { requests } = askedBy(form, reference, new Date().toISOString().slice(0, 10));
      return requests.map((request) => ({
        name: `${principal} ${request.action}`,
        of: "111122223333",
        principal,
        actions: request.action,
        denied: answerTogether(read, request).effect.denied,
      }));
    });
    const cwd = folderOf({
      "organization.yml": organization(text),
      "a.rootrail-test.json": JSON.stringify({ inputs: ".", tests }),
    });
    const { stdout } = await runCli(["test", "--no-config", "-f", "json", "a.rootrail-test.json"], { cwd });
    const results: { failures: string[]; checks: number }[] = JSON.parse(stdout).files[0].tests;
    expect(results.flatMap((result) => result.failures)).toEqual([]);
    expect(results.map((result) => result.checks)).toEqual(tests.map(() => 1));
    expect(tests).toHaveLength(principals.length * actions.length);
  });
});
