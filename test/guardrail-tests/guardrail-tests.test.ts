import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

/** An organization with OUs Prod (accounts payments, 111122223333, and ledger, 444455556666) and Dev (sandbox, open). */
function organization(statements: readonly object[], more = ""): string {
  return `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]
}
resource "aws_organizations_organizational_unit" "prod" {
  name      = "Prod"
  parent_id = aws_organizations_organization.this.roots[0].id
}
resource "aws_organizations_organizational_unit" "dev" {
  name      = "Dev"
  parent_id = aws_organizations_organization.this.roots[0].id
}
resource "aws_organizations_account" "sandbox" {
  name      = "sandbox"
  email     = "sandbox@example.com"
  parent_id = aws_organizations_organizational_unit.dev.id
}
resource "aws_organizations_policy" "guard" {
  name    = "guard"
  content = ${JSON.stringify(JSON.stringify({ Version: "2012-10-17", Statement: statements })).replaceAll("${", () => "$${")}
}
resource "aws_organizations_policy_attachment" "guard" {
  policy_id = aws_organizations_policy.guard.id
  target_id = aws_organizations_organization.this.roots[0].id
}
${more}`;
}

/** As org-formation has it: numbers and the name of the management account are known. */
function orgFormation(statements: readonly object[]): string {
  return `AWSTemplateFormatVersion: '2010-09-09-OC'
Organization:
  Root:
    Type: OC::ORG::MasterAccount
    Properties: { AccountName: payer, AccountId: '999900001111', RootEmail: payer@example.com }
  OrganizationRoot:
    Type: OC::ORG::OrganizationRoot
    Properties: { ServiceControlPolicies: !Ref Policy }
  Prod:
    Type: OC::ORG::OrganizationalUnit
    Properties: { OrganizationalUnitName: Prod, Accounts: [!Ref Payments, !Ref Ledger] }
  Payments:
    Type: OC::ORG::Account
    Properties: { AccountName: payments, AccountId: '111122223333', RootEmail: payments@example.com }
  Ledger:
    Type: OC::ORG::Account
    Properties: { AccountName: ledger, AccountId: '444455556666', RootEmail: ledger@example.com }
  Policy:
    Type: OC::ORG::ServiceControlPolicy
    Properties:
      PolicyName: guard
      PolicyDocument: ${JSON.stringify({ Version: "2012-10-17", Statement: statements })}
`;
}

interface Shown {
  readonly code: number | null;
  readonly failures: readonly string[];
  readonly notes: readonly string[];
  readonly stderr: string;
}

async function ask(test: object, statements: readonly object[], more = ""): Promise<Shown> {
  return await run({ "main.tf": organization(statements, more) }, test);
}

async function run(files: Readonly<Record<string, string>>, test: object): Promise<Shown> {
  const name = "a.rootrail-test.json";
  const cwd = folderOf({ ...files, [name]: JSON.stringify({ inputs: ".", tests: [{ name: "it", ...test }] }) });
  const { code, stdout, stderr } = await runCli(["test", "--no-config", "-f", "json", name], { cwd });
  if (code === 2) return { code, failures: [], notes: [], stderr };
  const [result] = JSON.parse(stdout).files[0].tests;
  return { code, failures: result.failures, notes: result.notes, stderr };
}

const deny = (action: string | readonly string[], condition?: object, resource: string | readonly string[] = "*") => ({
  Effect: "Deny",
  Action: action,
  Resource: resource,
  ...(condition && { Condition: condition }),
});

describe("who asks", () => {
  const notBreakGlass = deny("cloudtrail:StopLogging", {
    ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/BreakGlass" },
  });
  const cases: readonly (readonly [string, string | readonly string[], object, string])[] = [
    ["a role that is not exempt", "role/App", notBreakGlass, "always"],
    ["a role that is", "role/BreakGlass", notBreakGlass, "never"],
    ["a session of it", "assumed-role/BreakGlass/alice", notBreakGlass, "never"],
    ["a session of another role", "assumed-role/App/alice", notBreakGlass, "always"],
    ["every role", "role/*", notBreakGlass, "sometimes"],
    ["every role of a path without it", "role/teams/*", notBreakGlass, "always"],
    ["roles with a single wildcard", "role/BreakGlas?", notBreakGlass, "sometimes"],
    ["every user", "user/*", notBreakGlass, "always"],
    ["root", "root", notBreakGlass, "always"],
    [
      "a role of Identity Center, by its session",
      "assumed-role/AWSReservedSSO_Admin_0123456789abcdef/alice",
      deny("cloudtrail:StopLogging", {
        ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Admin_*" },
      }),
      "always",
    ],
    [
      "a role's token",
      "role/App",
      deny("cloudtrail:StopLogging", { Null: { "aws:TokenIssueTime": "false" } }),
      "always",
    ],
    [
      "a user's token",
      "user/app",
      deny("cloudtrail:StopLogging", { Null: { "aws:TokenIssueTime": "false" } }),
      "sometimes",
    ],
    [
      "a role's user ID",
      "role/App",
      deny("cloudtrail:StopLogging", { StringLike: { "aws:userid": "AROA*:*" } }),
      "always",
    ],
    [
      "a session's user ID",
      "assumed-role/App/alice",
      deny("cloudtrail:StopLogging", { StringLike: { "aws:userid": "*:alice" } }),
      "always",
    ],
    [
      "the user ID of another session",
      "assumed-role/App/bob",
      deny("cloudtrail:StopLogging", { StringLike: { "aws:userid": "*:alice" } }),
      "never",
    ],
    ["a user's user ID", "user/app", deny("cloudtrail:StopLogging", { StringLike: { "aws:userid": "*:*" } }), "never"],
    [
      "a user's name",
      "user/teams/app",
      deny("cloudtrail:StopLogging", { StringEquals: { "aws:username": "app" } }),
      "always",
    ],
    [
      "a name that a role has not",
      "role/App",
      deny("cloudtrail:StopLogging", { Null: { "aws:username": "true" } }),
      "always",
    ],
    [
      "a federated user",
      "federated-user/alice",
      deny("cloudtrail:StopLogging", { StringEquals: { "aws:PrincipalType": "FederatedUser" } }),
      "always",
    ],
    [
      "a federated user's ARN",
      "federated-user/alice",
      deny("cloudtrail:StopLogging", { ArnLike: { "aws:PrincipalArn": "arn:aws:sts::*:federated-user/*" } }),
      "always",
    ],
  ];
  it.each(cases)("%s: %j", async (_name, principal, statement, denied) => {
    const test = { of: "Prod", principal, actions: "cloudtrail:StopLogging", denied };
    expect(await run({ "organization.yml": orgFormation([statement]) }, test)).toMatchObject({ code: 0, failures: [] });
  });

  it.each([
    ["role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig", "a service-linked role"],
    ["assumed-role/AWSServiceRoleForConfig/session", "a service-linked role"],
    ["service/config.amazonaws.com", "a service that calls as itself"],
  ])("service control policies never bind %s, and the test says so", async (principal, told) => {
    const test = { of: "Prod", principal, actions: "config:PutEvaluations", denied: "never" };
    expect(await ask(test, [deny("*")])).toMatchObject({
      code: 0,
      notes: [`service control policies never bind ${told}`],
    });
  });

  it("is everybody with a star, by kind", async () => {
    const test = { of: "Prod", principal: "*", actions: "cloudtrail:StopLogging", denied: "always" };
    expect((await ask(test, [notBreakGlass])).failures).toEqual([
      expect.stringMatching(/^role\/\*: cloudtrail:StopLogging is denied sometimes in OU Prod, expected always/),
    ]);
  });

  it.each([
    "role/",
    "group/admins",
    "assumed-role/App",
    "role/a b",
    "service/config",
    "arn:aws:iam::111122223333:assumed-role/App/alice",
  ])("is refused where it is no principal: %s", async (principal) => {
    const test = { of: "Prod", principal, actions: "cloudtrail:StopLogging", denied: "always" };
    expect(await ask(test, [])).toMatchObject({ code: 2, stderr: expect.stringContaining('"role/<name>"') });
  });
});

describe("what is asked for", () => {
  const region = (action: string) => deny(action, { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1"] } });
  const perimeter = (action: string) =>
    deny(action, { StringNotEqualsIfExists: { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } });
  const cases: readonly (readonly [string, object, object, string])[] = [
    [
      "a global service in its region",
      { actions: "organizations:LeaveOrganization" },
      region("organizations:*"),
      "always",
    ],
    ["another service in any", { actions: "ec2:RunInstances" }, region("ec2:*"), "sometimes"],
    [
      "in the region that the context names",
      { actions: "ec2:RunInstances", context: { "aws:RequestedRegion": "eu-west-1" } },
      region("ec2:*"),
      "never",
    ],
    [
      "in the regions of the test",
      { actions: "ec2:RunInstances", regions: ["us-east-1", "us-west-2"] },
      region("ec2:*"),
      "always",
    ],
    [
      "in the region of the resource",
      { actions: "ec2:TerminateInstances", resources: "arn:aws:ec2:us-east-1:${account}:instance/*" },
      region("ec2:*"),
      "always",
    ],
    [
      "each resource in its own region",
      {
        actions: "ec2:TerminateInstances",
        regions: ["us-east-1", "us-west-2"],
        resources: ["arn:aws:ec2:us-east-1:${account}:instance/a", "arn:aws:ec2:us-west-2:${account}:instance/b"],
      },
      deny("ec2:*", { StringEquals: { "aws:RequestedRegion": "us-west-2" } }, "arn:aws:ec2:us-east-1:*:instance/a"),
      "never",
    ],
    [
      "in any region where it is copied from one",
      { actions: "ec2:CopySnapshot", resources: "arn:aws:ec2:us-east-1::snapshot/*" },
      region("ec2:*"),
      "sometimes",
    ],
    [
      "on resources that the action has",
      { actions: "iam:DeleteUser" },
      deny("iam:DeleteUser", undefined, "arn:aws:iam::*:user/*"),
      "always",
    ],
    ["not on others", { actions: "iam:DeleteRole" }, deny("iam:Delete*", undefined, "arn:aws:iam::*:user/*"), "never"],
    [
      "on one of its kinds of resources",
      { actions: "ec2:RunInstances" },
      deny("ec2:RunInstances", undefined, "arn:aws:ec2:*:*:instance/*"),
      "always",
    ],
    [
      "on a kind that it need not have",
      { actions: "ec2:RunInstances" },
      deny("ec2:RunInstances", undefined, "arn:aws:ec2:*:*:key-pair/*"),
      "sometimes",
    ],
    [
      "on an object of any bucket",
      { actions: "s3:PutObject" },
      deny("s3:PutObject", undefined, ["arn:aws:s3:::*/*", "arn:aws:s3:*:*:accesspoint/*"]),
      "always",
    ],
    [
      "on an object that an access point may reach",
      { actions: "s3:PutObject" },
      deny("s3:PutObject", undefined, "arn:aws:s3:::*/*"),
      "sometimes",
    ],
    [
      "on one resource",
      { actions: "s3:PutObject", resources: "arn:aws:s3:::logs/x" },
      deny("s3:PutObject", undefined, "arn:aws:s3:::logs/*"),
      "always",
    ],
    [
      "with a star for its resource",
      { actions: "iam:DeleteUser", resources: "*" },
      deny("iam:DeleteUser", undefined, "arn:aws:iam::*:user/*"),
      "always",
    ],
    ["in a bucket that may be somebody else's", { actions: "s3:PutObject" }, perimeter("s3:PutObject"), "sometimes"],
    [
      "on its own account's queue",
      { actions: "sqs:SendMessage", resources: "arn:aws:sqs:eu-west-1:${account}:queue" },
      perimeter("sqs:SendMessage"),
      "never",
    ],
    ["on a queue of any account", { actions: "sqs:SendMessage" }, perimeter("sqs:SendMessage"), "sometimes"],
    ["of IAM in its own account", { actions: "iam:CreateUser" }, perimeter("iam:CreateUser"), "never"],
    ["with every action that a pattern matches", { actions: "s3:Delete*" }, deny("s3:*"), "always"],
    ["with actions in any case", { actions: "S3:deletebucket" }, deny("s3:DeleteBucket"), "always"],
    ["allowed", { actions: "s3:PutObject", allowed: "always" }, deny("s3:DeleteBucket"), ""],
  ];
  it.each(cases)("%s", async (_name, test, statement, denied) => {
    const expected = denied === "" ? {} : { denied };
    const found = await ask({ of: "Prod", principal: "role/App", ...test, ...expected }, [statement]);
    expect(found).toMatchObject({ code: 0, failures: [] });
  });

  it("tells the action of a pattern that is not denied", async () => {
    const test = { of: "Prod", principal: "role/App", actions: "organizations:Leave*", denied: "always" };
    expect(
      await ask({ ...test, actions: "organizations:DeleteO*" }, [deny("organizations:DeleteOrganization")]),
    ).toMatchObject({
      failures: [
        "organizations:DeleteOrganizationalUnit is never denied in OU Prod, expected always: no policy up the tree denies it",
      ],
    });
    expect(await ask(test, [deny("organizations:LeaveOrganization")])).toMatchObject({ code: 0 });
  });

  const mistakes: readonly (readonly [string, object, string])[] = [
    [
      "an action that there is not",
      { actions: "s3:PutObjekt" },
      'there is no action "s3:PutObjekt"; did you mean "s3:PutObject"?',
    ],
    [
      "a service that there is not",
      { actions: "ec3:RunInstances" },
      'there is no action "ec3:RunInstances"; did you mean "ec2:RunInstances"?',
    ],
    [
      "a service that there is not, with an action that is not sure",
      { actions: "lamda:Do" },
      'there is no service "lamda"; did you mean "lambda:Do"?',
    ],
    [
      "the beginning of several actions",
      { actions: "lambda:Invoke" },
      'there is no action "lambda:Invoke"; did you mean "lambda:Invoke*"?',
    ],
    [
      "a pattern that no action matches",
      { actions: "s3:PutObjekt*" },
      'no action matches "s3:PutObjekt*"; did you mean "s3:PutObject"?',
    ],
    [
      "a kind of device where there is none",
      { actions: "s3:PutObject", device: "virtual" },
      '"device" makes no difference to s3:PutObject: only requests for iam:CreateVirtualMFADevice and iam:EnableMFADevice',
    ],
    [
      "a kind of device that is not told apart",
      { actions: ["iam:DeactivateMFADevice", "iam:ResyncMFADevice"], device: "any" },
      '"device" makes no difference to these actions',
    ],
    [
      "a security key that is made as a virtual device",
      { actions: "iam:CreateVirtualMFADevice", device: "security-key" },
      "iam:CreateVirtualMFADevice makes virtual devices only",
    ],
    [
      "a key of security keys for a virtual device",
      { actions: "iam:EnableMFADevice", context: { "iam:RegisterSecurityKey": "Activate" } },
      'no request for a virtual device has iam:RegisterSecurityKey: add "device: security-key"',
    ],
    [
      "that a security key's key is absent",
      { actions: "iam:EnableMFADevice", device: "security-key", context: { "iam:RegisterSecurityKey": null } },
      "every request for a security key has iam:RegisterSecurityKey",
    ],
    [
      "a resource that no request has",
      { actions: "iam:DeleteUser", resources: "arn:aws:iam::111122223333:role/App" },
      'no request for iam:DeleteUser is about "arn:aws:iam::111122223333:role/App": they are about arn:*:iam::*:user/*',
    ],
    [
      "a resource where there is none",
      { actions: "sts:GetCallerIdentity", resources: "arn:aws:s3:::logs" },
      "their resource is *",
    ],
    [
      "a global key that there is not",
      { actions: "s3:PutObject", context: { "aws:MultiFactorAuthPresnt": "true" } },
      'there is no global condition key "aws:MultiFactorAuthPresnt"; did you mean aws:MultiFactorAuthPresent?',
    ],
    [
      "a service's key that there is not",
      { actions: "s3:PutObject", context: { "s3:x-amz-acll": "private" } },
      'there is no condition key "s3:x-amz-acll"; did you mean s3:x-amz-acl?',
    ],
    [
      "a text that is no key",
      { actions: "s3:PutObject", context: { MultiFactorAuthPresent: "true" } },
      "is no condition key",
    ],
    [
      "a key twice",
      { actions: "s3:PutObject", context: { "aws:SecureTransport": "true", "AWS:securetransport": "false" } },
      '"AWS:securetransport" and "aws:SecureTransport" say the same: leave one out',
    ],
    [
      "the region twice",
      { actions: "s3:PutObject", context: { "aws:RequestedRegion": "us-east-1" }, regions: "eu-west-1" },
      '"aws:RequestedRegion" and "regions" say the same',
    ],
    [
      "a number that no account has",
      { actions: "sqs:SendMessage", resources: "arn:aws:sqs:eu-west-1:1234:queue" },
      '"1234" in "arn:aws:sqs:eu-west-1:1234:queue" is no account: it has 12 digits',
    ],
    [
      "a key that no request for the action has",
      { actions: "s3:PutObject", context: { "iam:PassedToService": "x" } },
      "no request for s3:PutObject has iam:PassedToService",
    ],
    [
      "a key that the principal never has",
      { actions: "s3:PutObject", context: { "aws:username": "alice" } },
      "no request of role/App has aws:username",
    ],
    [
      "a value that the principal never has",
      { actions: "s3:PutObject", context: { "aws:PrincipalType": "User" } },
      "a request of role/App has AssumedRole for aws:PrincipalType, never User",
    ],
    [
      "two values of a key with one",
      { actions: "s3:PutObject", context: { "aws:RequestedRegion": ["us-east-1", "eu-west-1"] } },
      'a request has one value of "aws:RequestedRegion"',
    ],
    [
      "a value that is none of the key's",
      { actions: "s3:PutObject", context: { "aws:SecureTransport": "yes" } },
      '"yes" is no value of aws:SecureTransport: it is true or false',
    ],
    [
      "a resource in none of the regions",
      { actions: "sqs:SendMessage", regions: "us-east-1", resources: "arn:aws:sqs:eu-west-1:${account}:queue" },
      'no request in us-east-1 is about "arn:aws:sqs:eu-west-1:${account}:queue"',
    ],
    [
      "a region in which none of the resources is",
      {
        actions: "sqs:SendMessage",
        regions: ["us-east-1", "eu-west-1"],
        resources: "arn:aws:sqs:eu-west-1:${account}:queue",
      },
      "none of the resources is in us-east-1",
    ],
    [
      "a resource in another region than the key says",
      {
        actions: "sqs:SendMessage",
        context: { "aws:RequestedRegion": "us-east-1" },
        resources: "arn:aws:sqs:eu-west-1:${account}:queue",
      },
      'no request in us-east-1 is about "arn:aws:sqs:eu-west-1:${account}:queue"',
    ],
    [
      "a region that there is not",
      { actions: "s3:PutObject", regions: "eu-wset-1" },
      'there is no region "eu-wset-1"; did you mean "eu-west-1"?',
    ],
    [
      "such a region among the keys",
      { actions: "s3:PutObject", context: { "aws:RequestedRegion": "us-esat-2" } },
      'there is no region "us-esat-2"; did you mean "us-east-2"?',
    ],
    [
      "a text that is no address",
      { actions: "s3:PutObject", context: { "aws:SourceIp": "10.0.0.999" } },
      '"10.0.0.999" is no value of aws:SourceIp: it is one address such as 203.0.113.7',
    ],
    [
      "a block of addresses, of which some may be denied and others not",
      { actions: "s3:PutObject", context: { "aws:SourceIp": "10.0.0.0/8" } },
      '"10.0.0.0/8" is no value of aws:SourceIp: it is one address such as 203.0.113.7',
    ],
    [
      "a text that is no number",
      { actions: "s3:PutObject", context: { "aws:MultiFactorAuthAge": "an hour" } },
      '"an hour" is no value of aws:MultiFactorAuthAge: it is a number',
    ],
    [
      "that a key of every request is absent",
      { actions: "s3:PutObject", context: { "aws:SecureTransport": null } },
      "every request of role/App has aws:SecureTransport",
    ],
    [
      "that a key of every request of a user is absent",
      { principal: "user/alice", actions: "s3:PutObject", context: { "aws:username": null } },
      "every request of user/alice has aws:username",
    ],
    [
      "that a key of every session is absent",
      { actions: "s3:PutObject", context: { "aws:TokenIssueTime": null } },
      "every request of role/App has aws:TokenIssueTime",
    ],
    [
      "the ARN of another principal",
      { actions: "s3:PutObject", context: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Other" } },
      "a request of role/App never has arn:aws:iam::111122223333:role/Other for aws:PrincipalArn",
    ],
    [
      "the number of another account",
      { actions: "s3:PutObject", context: { "aws:PrincipalAccount": "444455556666" } },
      "a request of role/App has the account that is asked about in aws:PrincipalAccount, never 444455556666: write ${account} for its number",
    ],
    [
      "the number of another account than the one",
      { of: "111122223333", actions: "s3:PutObject", context: { "aws:PrincipalAccount": "444455556666" } },
      "a request of role/App has the account that is asked about in aws:PrincipalAccount, never 444455556666",
    ],
    [
      "an ARN of the principal in one account of several",
      { actions: "s3:PutObject", context: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/App" } },
      "a request of role/App has the account that is asked about in aws:PrincipalArn, never arn:aws:iam::111122223333:role/App",
    ],
    [
      "root's user ID in one account of several",
      { principal: "root", actions: "s3:PutObject", context: { "aws:userid": "111122223333" } },
      "a request of root has the account that is asked about in aws:userid, never 111122223333",
    ],
    [
      "a role in another account",
      { actions: "iam:TagRole", context: { "aws:ResourceAccount": "444455556666" } },
      "a request of role/App has the account that is asked about in aws:ResourceAccount, never 444455556666",
    ],
    [
      "an account of somebody outside",
      {
        principal: "outside/role/*",
        policies: "resource-control",
        actions: "s3:PutObject",
        context: { "aws:PrincipalAccount": "444455556666" },
      },
      "outside/role/* is asked about in any account outside, never in one that aws:PrincipalAccount tells: name that by an ARN",
    ],
    [
      "an object where a bucket is asked for",
      { actions: "s3:DeleteBucket", resources: "arn:aws:s3:::logs/key" },
      'no request for s3:DeleteBucket is about "arn:aws:s3:::logs/key"',
    ],
    [
      "a region that never answers",
      { actions: "organizations:LeaveOrganization", regions: "eu-west-1" },
      "organizations:LeaveOrganization is answered in us-east-1 only, never in eu-west-1",
    ],
    [
      "a placeholder that there is not",
      { actions: "s3:PutObject", resources: "arn:aws:s3:::${acount}/x" },
      "there is no placeholder ${acount}; did you mean",
    ],
    [
      "a region's placeholder without regions",
      { actions: "s3:PutObject", resources: "arn:aws:s3:::logs-${region}/x" },
      '${region} needs "regions"',
    ],
    [
      "a placeholder in a key",
      { actions: "s3:PutObject", context: { "aws:PrincipalTag/${ou}": "x" } },
      'placeholders stand in values, not in keys as in "aws:PrincipalTag/${ou}"',
    ],
    [
      "both words",
      { actions: "s3:PutObject", allowed: "never" },
      '"denied" and "allowed" say the same thing in two ways',
    ],
  ];
  it.each([
    [{ actions: ["iam:*MFADevice", "s3:PutObject"], device: "security-key" }],
    [{ actions: "iam:CreateVirtualMFADevice", device: "virtual" }],
    [{ actions: "iam:EnableMFADevice", device: "security-key", context: { "iam:FIDO-certification": "L1" } }],
    [{ actions: "iam:EnableMFADevice", device: "any", context: { "iam:RegisterSecurityKey": null } }],
  ])("takes a kind of device that an action is about: %j", async (test) => {
    expect(await ask({ of: "Prod", principal: "role/App", denied: "never", ...test }, [])).toMatchObject({ code: 0 });
  });

  it.each(mistakes)("refuses %s", async (_name, test, message) => {
    const found = await ask({ of: "Prod", principal: "role/App", denied: "always", ...test }, []);
    expect(found).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });

  it("fails where a resource is in another partition", async () => {
    const test = { of: "Prod", principal: "role/App", actions: "sqs:SendMessage", denied: "never" };
    const resources = "arn:aws-cn:sqs:cn-north-1:${account}:queue";
    expect((await ask({ ...test, resources }, [])).failures).toEqual([
      `no request in the partition aws is about "${resources}"; --partition says where the organization is`,
    ]);
    for (const own of ["arn:aws:sqs:eu-west-1:${account}:queue", "arn:${partition}:sqs:eu-west-1:${account}:queue"])
      expect((await ask({ ...test, resources: own }, [])).failures).toEqual([]);
  });

  it.each([
    ["a service's own key", { "s3:x-amz-acl": "private" }],
    ["a tag", { "aws:PrincipalTag/team": "a", "s3:ExistingObjectTag/x": "y" }],
    ["a key that may have several values", { "aws:CalledVia": ["athena.amazonaws.com", "glue.amazonaws.com"] }],
    ["a key of an identity provider", { "accounts.google.com:aud": "x" }],
    ["a key without a value", { "aws:SourceVpc": null }],
    ["one address", { "aws:SourceIp": "2001:db8::1" }],
    ["a region of a country", { "aws:RequestedRegion": "eusc-de-east-1" }],
    ["the ARN of the principal", { "aws:PrincipalArn": "arn:aws:iam::${account}:role/App" }],
    ["the number of the account", { "aws:PrincipalAccount": "${account}", "aws:userid": "AROAEXAMPLEID:x" }],
    ["an account of the resource", { "aws:ResourceAccount": "444455556666" }],
    ["that a key of some requests is absent", { "aws:MultiFactorAuthPresent": null, "aws:username": null }],
  ])("takes %s", async (_name, context) => {
    const test = { of: "Prod", principal: "role/App", actions: "s3:GetObject", context, denied: "never" };
    expect(await ask({ ...test, actions: ["s3:GetObject", "s3:PutObject"] }, [])).toMatchObject({ code: 0 });
  });
});

describe("what was not read beside the policies", () => {
  const module = 'module "more" {\n  source = "acme/scp/aws"\n}\n';
  const nested =
    "Resources:\n  More:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: missing.yaml }\n";
  const errored = JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    errored: true,
    resource_changes: [],
  });
  const unread: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["a module of a registry", { "more.tf": module }],
    ["a nested template", { "more.yaml": nested }],
    ["a plan that ended with an error", { "more.json": errored }],
  ];
  const policies = { "organization.yml": orgFormation([deny("s3:PutObject")]) };
  const test = { of: "Prod", principal: "role/App" };

  it.each(unread)("may deny what nothing else denies: %s", async (_, more) => {
    for (const denied of ["never", "not-always"]) {
      const found = await run({ ...policies, ...more }, { ...test, actions: "s3:GetObject", denied });
      expect(found.failures).toEqual([expect.stringContaining("s3:GetObject may be denied")]);
      expect((await run(policies, { ...test, actions: "s3:GetObject", denied })).failures).toEqual([]);
    }
  });

  it.each(unread)("takes nothing from what is always denied: %s", async (_, more) => {
    const found = await run({ ...policies, ...more }, { ...test, actions: "s3:PutObject", denied: "always" });
    expect(found.failures).toEqual([]);
  });

  it("does not matter where no policy binds", async () => {
    const files = { ...policies, "more.tf": module };
    expect(
      (await run(files, { ...test, of: "management", actions: "s3:GetObject", denied: "never" })).failures,
    ).toEqual([]);
  });
});

describe("a resource of IAM in another account", () => {
  const statements = [deny("iam:*"), deny("sts:AssumeRole")];
  const files = { "organization.yml": orgFormation(statements) };
  const user = (account: string) => `arn:aws:iam::${account}:user/alice`;
  const test = { of: "Prod", principal: "role/App", actions: "iam:DeleteUser", denied: "always" };

  it.each<readonly [string, object]>([
    ["a user", { resources: user("777788889999") }],
    ["a role that is passed", { actions: "iam:PassRole", resources: "arn:aws:iam::777788889999:role/App" }],
    ["one of another account of the organization", { of: "111122223333", resources: user("444455556666") }],
    [
      "beside the account that a principal names",
      { of: undefined, principal: "arn:aws:iam::111122223333:role/App", resources: user("444455556666") },
    ],
  ])("fails, for no request has it: %s", async (_, other) => {
    expect((await run(files, { ...test, ...other })).failures).toEqual([
      expect.stringContaining("IAM answers for the account that asks: write ${account}"),
    ]);
  });

  it.each<readonly [string, object]>([
    ["the placeholder", { resources: user("${account}") }],
    ["the account that is asked about", { of: "111122223333", resources: user("111122223333") }],
    [
      "a role that another account's principal assumes",
      { actions: "sts:AssumeRole", resources: "arn:aws:iam::777788889999:role/App" },
    ],
    ["a policy of AWS", { actions: "iam:GetPolicy", resources: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
  ])("is asked about where a request may have it: %s", async (_, other) => {
    expect((await run(files, { ...test, ...other })).failures).toEqual([]);
  });

  it("is asked about where the number of the account is open", async () => {
    const open = { ...test, of: "sandbox", resources: user("777788889999") };
    expect((await ask(open, statements)).failures).toEqual([]);
  });
});

describe("the name of a service-linked role", () => {
  it.each([
    ["role/AWSServiceRoleForConfig", ["always", expect.stringContaining("aws-service-role/<service>/")]],
    [
      "role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
      ["never", expect.stringContaining("never bind")],
    ],
  ])("is told where the path is missing: %s", async (principal, [denied, note]) => {
    const test = { of: "Prod", principal, actions: "s3:GetObject", denied };
    expect(await ask(test, [deny("s3:*")])).toMatchObject({ failures: [], notes: [note] });
  });
});

describe("the number of the account in a context", () => {
  const files = { "organization.yml": orgFormation([deny("iam:TagRole")]) };
  it.each<readonly [string, object]>([
    ["where the test is about that account alone", { of: "111122223333", principal: "role/App" }],
    ["where the principal's ARN has it", { principal: "arn:aws:iam::111122223333:role/App" }],
  ])("may be written out %s", async (_name, test) => {
    const context = {
      "aws:PrincipalAccount": "111122223333",
      "aws:PrincipalArn": "arn:aws:iam::111122223333:role/App",
      "aws:ResourceAccount": "111122223333",
    };
    expect(await run(files, { ...test, actions: "iam:TagRole", context, denied: "always" })).toMatchObject({ code: 0 });
  });
});

describe("the accounts of a test", () => {
  const butFor = (account: string) => deny("s3:PutObject", { StringNotEquals: { "aws:PrincipalAccount": account } });
  const test = { principal: "role/App", actions: "s3:PutObject" };

  it.each(["always", "never", "sometimes"])("of an open number may be the exempted one: %s", async (denied) => {
    const found = await ask({ ...test, of: "sandbox", denied }, [butFor("777788889999")]);
    expect(found).toMatchObject({
      code: 1,
      failures: [expect.stringMatching(/number of account sandbox is not known.*777788889999/)],
    });
  });
  it("of an open number may be any of those that policies name", async () => {
    const office = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } };
    const statements = [
      deny("s3:PutObject", { StringNotEquals: { "aws:PrincipalAccount": ["777788889999", "888899990000"] } }),
      deny("s3:PutObject", { StringEquals: { "aws:PrincipalAccount": "777788889999" }, ...office }),
    ];
    // Always for most, sometimes for one, never for the other.
    for (const denied of ["not-never", "not-always"])
      expect((await ask({ ...test, of: "sandbox", denied }, statements)).failures).toEqual([
        expect.stringContaining("s3:PutObject may be denied in account sandbox"),
      ]);
  });
  it("of an open number may be the last of however many that policies name", async () => {
    const named = Array.from({ length: 80 }, (_, index) => String(700_000_000_000 + index));
    const statements = [
      deny("s3:PutObject", { StringNotEquals: { "aws:PrincipalAccount": named } }),
      deny("s3:PutObject", { StringEquals: { "aws:PrincipalAccount": named.slice(0, -1) } }),
    ];
    expect((await ask({ ...test, of: "sandbox", denied: "always" }, statements)).failures).toEqual([
      expect.stringContaining("a policy treats 700000000079 in another way than other accounts"),
    ]);
  });
  it("and of an organization are not known where policies name too many of both", async () => {
    const ids = (start: string) => Array.from({ length: 60 }, (_, index) => `${start}${String(index + 100)}`);
    const statements = [
      deny("s3:PutObject", { StringNotEquals: { "aws:PrincipalAccount": ids("700000000") } }),
      deny("s3:PutObject", { StringEquals: { "aws:PrincipalAccount": ids("700000000") } }),
      deny("s3:PutObject", { StringNotEquals: { "aws:PrincipalOrgID": ids("o-a1b2c3d4") } }),
    ];
    expect((await ask({ ...test, of: "sandbox", denied: "always" }, statements)).failures).toEqual([
      expect.stringContaining("the policies name more than 2000 accounts and organizations that it may be"),
    ]);
  });
  it("may be exempt together with their organization, where neither is known", async () => {
    const exempt = { "aws:PrincipalAccount": "777788889999", "aws:PrincipalOrgID": "o-a1b2c3d4e5" };
    const statements = Object.entries(exempt).map(([key, value]) =>
      deny("s3:PutObject", { StringNotEquals: { [key]: value } }),
    );
    expect((await ask({ ...test, of: "sandbox", denied: "always" }, statements)).failures).toEqual([
      expect.stringContaining("s3:PutObject may be denied in account sandbox"),
    ]);
    expect((await ask({ ...test, of: "sandbox", denied: "always" }, statements.slice(0, 1))).code).toBe(1);
    expect((await ask({ ...test, of: "sandbox", denied: "not-always" }, statements)).code).toBe(1);
  });
  it("of an open number are as others where no policy names one", async () => {
    expect((await ask({ ...test, of: ["sandbox", "Prod"], denied: "always" }, [deny("s3:PutObject")])).code).toBe(0);
  });
  it("that nothing declares may be the exempted one", async () => {
    expect((await ask({ ...test, of: "Prod", denied: "always" }, [butFor("777788889999")])).failures).toEqual([
      expect.stringContaining(
        "a policy treats 777788889999 in another way than other accounts, and whether it belongs here is not known",
      ),
    ]);
  });
  it("of known numbers are told apart", async () => {
    const files = { "organization.yml": orgFormation([butFor("444455556666")]) };
    expect((await run(files, { ...test, of: "payments", denied: "always" })).code).toBe(0);
    expect((await run(files, { ...test, of: "444455556666", denied: "never" })).code).toBe(0);
    expect((await run(files, { ...test, of: "Prod", denied: "always" })).failures).toEqual([
      "s3:PutObject is never denied in account ledger (444455556666), expected always: no policy up the tree denies it",
    ]);
  });
  it("that are equal stand on one line", async () => {
    const files = { "organization.yml": orgFormation([deny("s3:GetObject")]) };
    expect((await run(files, { ...test, of: "Prod", denied: "always" })).failures).toEqual([
      "s3:PutObject is never denied in account payments (111122223333), account ledger (444455556666), expected always: no policy up the tree denies it",
    ]);
  });
  it("are a hundred at most as data, and counted", async () => {
    const many = Array.from(
      { length: 120 },
      (_, index) => `resource "aws_organizations_account" "a${index}" {
  name      = "a${index}"
  email     = "a${index}@example.com"
  parent_id = aws_organizations_organizational_unit.prod.id
}`,
    );
    const asked = { inputs: ".", tests: [{ name: "it", ...test, of: "Prod", denied: "always" }] };
    const files = { "main.tf": organization([], many.join("\n")), "a.rootrail-test.json": JSON.stringify(asked) };
    const { stdout } = await runCli(["test", "--no-config", "-f", "json"], { cwd: folderOf(files) });
    const [{ failures, details }] = JSON.parse(stdout).files[0].tests;
    expect(failures).toEqual([
      expect.stringContaining("account a0, account a1, account a2, account a3, account a4 and 115 more"),
    ]);
    expect(details).toMatchObject([{ accountCount: 120 }]);
    expect(details[0].accounts.map((one: { name: string }) => one.name)).toEqual(
      Array.from({ length: 100 }, (_, index) => `a${index}`),
    );
  });
  it("stand on one line with the request that gets through in the first of them", async () => {
    const butForAdmin = deny("s3:PutObject", { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/Admin" } });
    const files = { "organization.yml": orgFormation([butForAdmin]) };
    const asked = { principal: "user/*", actions: "s3:PutObject", denied: "always" };
    const gapOf = (id: string) => `the request gets through when aws:PrincipalArn is arn:aws:iam::${id}:user/Admin`;
    expect((await run(files, { ...asked, of: "Prod" })).failures).toEqual([
      `s3:PutObject is denied sometimes in account payments (111122223333), account ledger (444455556666), expected always: ${gapOf("111122223333")}`,
    ]);
    expect((await run(files, { ...asked, cases: [{ of: "payments" }, { of: "ledger" }] })).failures).toEqual([
      expect.stringContaining(gapOf("111122223333")),
      expect.stringContaining(gapOf("444455556666")),
    ]);
  });
  it("are the management account where it is named, by its name as well", async () => {
    const files = { "organization.yml": orgFormation([deny("*")]) };
    for (const of of ["payer", "management", "999900001111"])
      expect(await run(files, { ...test, of, denied: "never" })).toMatchObject({
        code: 0,
        notes: ["service control policies never bind the management account"],
      });
    expect((await run(files, { ...test, of: "organization", denied: "always" })).code).toBe(0);
    expect((await run(files, { ...test, of: "pyaer", denied: "never" })).failures).toEqual([
      'there is no OU or account "pyaer" in the inputs; did you mean "payer"?',
    ]);
  });
  it("are those of `of` but for those of `except`", async () => {
    const files = { "organization.yml": orgFormation([butFor("444455556666")]) };
    const failing = async (asked: object) => (await run(files, { ...test, ...asked })).failures;
    const all = { of: ["Prod", "management"], denied: "always" };
    expect(await failing(all)).toEqual([expect.stringMatching(/ledger.*payer/)]);
    expect(await failing({ ...all, except: ["ledger", "payer"] })).toEqual([]);
    expect(await failing({ ...all, of: "organization", except: "Prod/ledger" })).toEqual([]);
    expect(await failing({ ...all, except: ["Prod", "management"] })).toEqual([
      "there is no account that it could be asked of",
    ]);
    expect(await failing({ ...all, except: ["ledgre", "management"] })).toContain(
      'there is no OU or account "ledgre" in the inputs; did you mean "ledger"?',
    );
    const cases = [{ of: "Prod", except: "ledger", preventive: "missing" }, { of: "Prod" }];
    expect(await failing({ of: "Prod", except: "payments", preventive: "missing", cases })).toEqual([]);
    const arn = "arn:aws:iam::111122223333:role/App";
    expect((await run(files, { ...test, principal: arn, except: "ledger", denied: "always" })).stderr).toContain(
      '"except" needs "of"',
    );
  });
  it("fill placeholders", async () => {
    const files = {
      "organization.yml": orgFormation([
        deny("s3:PutObject", undefined, ["arn:aws:s3:::logs-111122223333/*", "arn:aws:s3:::Prod-payments/*"]),
      ]),
    };
    const on = async (resources: string, of: string, denied: string) =>
      (await run(files, { ...test, of, resources, denied })).failures;
    expect(await on("arn:aws:s3:::logs-${account}/x", "payments", "always")).toEqual([]);
    expect(await on("arn:aws:s3:::logs-${account}/x", "ledger", "never")).toEqual([]);
    expect(await on("arn:aws:s3:::${ou}-${account.name}/x", "payments", "always")).toEqual([]);
    expect(await on("arn:aws:s3:::${ou}-${account.name}/x", "ledger", "never")).toEqual([]);
  });
  describe("whose name is not known, because nothing declares them,", () => {
    const deleted = deny("s3:DeleteBucket", undefined, ["arn:aws:s3:::x-pay-y", "arn:aws:s3:::all-*"]);
    const called = deny("s3:PutObject", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/pay" } });
    const tagged = deny("s3:GetObject", { StringEquals: { "aws:PrincipalTag/a": "pay" } });
    const ask1 = async (test: object) =>
      await ask({ of: "Prod", principal: "role/x", ...test }, [deleted, called, tagged]);
    const open: readonly (readonly [string, object])[] = [
      ["a resource", { actions: "s3:DeleteBucket", resources: "arn:aws:s3:::x-${account.name}-y" }],
      ["a principal", { principal: "role/${account.name}", actions: "s3:PutObject" }],
      ["a value of a key", { context: { "aws:PrincipalTag/a": "${account.name}" }, actions: "s3:GetObject" }],
    ];
    it.each(open)("may be those that a policy names by %s", async (_what, test) => {
      for (const denied of ["always", "sometimes", "never", "not-always", "not-never"])
        expect(await ask1({ ...test, denied })).toMatchObject({
          code: 1,
          failures: [expect.stringContaining("may be denied in OU Prod, expected")],
        });
    });
    it.each<readonly [string, object, string]>([
      ["whatever it is", { actions: "s3:DeleteBucket", resources: "arn:aws:s3:::all-${account.name}" }, "always"],
      ["by none", { actions: "s3:DeleteBucket", resources: "arn:aws:s3:::z-${account.name}-y" }, "never"],
      ["by no name of a principal", { principal: "role/${account.name}-admin", actions: "s3:PutObject" }, "never"],
      ["by no value", { context: { "aws:PrincipalTag/a": "x${account.name}" }, actions: "s3:PutObject" }, "never"],
    ])("are denied as any name is: %s", async (_what, test, denied) => {
      expect(await ask1({ ...test, denied })).toMatchObject({ code: 0, failures: [] });
    });
  });
  it("are in an OU where a placeholder stands for it", async () => {
    const test = { of: "organization", actions: "s3:DeleteBucket", resources: "arn:aws:s3:::${ou}-x", denied: "never" };
    const top = `resource "aws_organizations_account" "top" {
  name      = "top"
  email     = "top@example.com"
  parent_id = aws_organizations_organization.this.roots[0].id
}`;
    expect((await ask(test, [], top)).failures).toEqual([
      "${ou} stands for nothing in account top: no OU is known above",
    ]);
    expect((await ask({ ...test, except: "top" }, [], top)).failures).toEqual([]);
  });
  it("count for a cover where they need one", async () => {
    const all = { of: "organization", preventive: "covered" };
    expect((await ask(all, [deny("iam:CreateVirtualMFADevice")])).code).toBe(0);
    expect((await ask(all, [deny("s3:PutObject")])).code).toBe(1);
    expect((await ask({ ...all, of: "management" }, [deny("iam:CreateVirtualMFADevice")])).code).toBe(1);
    expect((await ask({ of: "management", preventive: "not-required" }, [])).code).toBe(0);
  });
});

it("are not for certain without a cover that is not verifiable", async () => {
  const test = { of: "organization", detective: "not-covered" };
  expect((await ask(test, [])).failures).toEqual([]);
  const { code, failures } = await ask(test, [], `module "guardrails" {\n  source = "acme/guardrails/aws"\n}\n`);
  expect(code).toBe(1);
  expect(failures).toEqual([expect.stringMatching(/^detective is unverifiable in .*, expected not-covered: module/)]);
});

describe("a table of cases", () => {
  it("says what differs from the test", async () => {
    const test = {
      of: "Prod",
      principal: "role/App",
      actions: "s3:PutObject",
      denied: "always",
      cases: [
        {},
        { name: "reading", actions: "s3:GetObject", allowed: "always" },
        { name: "deleting", actions: "s3:DeleteObject" },
      ],
    };
    expect(await ask(test, [deny("s3:PutObject")])).toMatchObject({
      code: 1,
      failures: [
        "deleting: s3:DeleteObject is never denied in OU Prod, expected always: no policy up the tree denies it",
      ],
    });
  });
});

describe("a resource control policy that AWS refuses", () => {
  const open = { ...deny("s3:*"), Principal: "*" };
  it.each<readonly [string, object, string]>([
    ["denies where nothing is wrong", open, "always"],
    ["is not in force where it allows", { ...open, Effect: "Allow" }, "never"],
    ["is not in force without a principal", deny("s3:*"), "never"],
    ["is not in force with NotPrincipal", { ...deny("s3:*"), NotPrincipal: { AWS: "111122223333" } }, "never"],
    ["is not in force with NotAction", { Effect: "Deny", NotAction: "kms:*", Resource: "*", Principal: "*" }, "never"],
  ])("%s", async (_what, statement, denied) => {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [open, statement] });
    const alone = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const test = { of: "Prod", policies: "resource-control", principal: "role/App", actions: "s3:GetObject", denied };
    for (const content of denied === "always" ? [alone] : [alone, policy]) {
      const more = `resource "aws_organizations_policy" "rcp" {
  name    = "rcp"
  type    = "RESOURCE_CONTROL_POLICY"
  content = ${JSON.stringify(content)}
}
resource "aws_organizations_policy_attachment" "rcp" {
  policy_id = aws_organizations_policy.rcp.id
  target_id = aws_organizations_organization.this.roots[0].id
}`;
      expect(await ask(test, [], more)).toMatchObject({ code: 0, failures: [] });
    }
  });
});

describe("resource control policies", () => {
  const rcp = `resource "aws_organizations_policy" "rcp" {
  name    = "rcp"
  type    = "RESOURCE_CONTROL_POLICY"
  content = ${JSON.stringify(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          ...deny("s3:*"),
          Principal: "*",
          Condition: {
            BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
            StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
          },
        },
        { ...deny("kms:RetireGrant"), Principal: "*" },
        { ...deny("sqs:*"), Principal: "*" },
      ],
    }),
  )}
}
resource "aws_organizations_policy_attachment" "rcp" {
  policy_id = aws_organizations_policy.rcp.id
  target_id = aws_organizations_organization.this.roots[0].id
}
`;
  it.each([
    ["does not enable them", '["SERVICE_CONTROL_POLICY"]', "does not enable the policy type RESOURCE_CONTROL_POLICY"],
    ["may not enable them", "var.types", "whether the policy type RESOURCE_CONTROL_POLICY is enabled is not known:"],
  ])("are told by their type where the organization %s", async (_what, types, expected) => {
    const files = {
      "main.tf": `${organization([], rcp).replace('["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]', types)}
variable "types" {}`,
    };
    const test = { of: "Prod", policies: "resource-control", actions: "sqs:SendMessage", denied: "always" };
    expect((await run(files, test)).failures).toEqual([expect.stringContaining(expected)]);
  });

  it("are in force where the tool of the organization enables service control policies only", async () => {
    const file = `${orgFormation([])}  Perimeter:
    Type: OC::ORG::Policy
    Properties:
      PolicyName: perimeter
      PolicyType: RESOURCE_CONTROL_POLICY
      PolicyDocument: ${JSON.stringify({ Version: "2012-10-17", Statement: [{ ...deny("sqs:*"), Principal: "*" }] })}
`.replace(
      "{ ServiceControlPolicies: !Ref Policy }",
      "{ ServiceControlPolicies: !Ref Policy, Policies: !Ref Perimeter }",
    );
    const test = { of: "Prod", policies: "resource-control", actions: "sqs:SendMessage", denied: "always" };
    expect(await run({ "organization.yml": file }, test)).toMatchObject({ code: 0, failures: [] });
  });

  const base = { of: "Prod", policies: "resource-control" };
  it.each([
    ["bind root", { actions: "sqs:SendMessage", denied: "always" }],
    ["do not apply to IAM", { actions: "iam:CreateUser", denied: "never" }],
    ["nor to one action of KMS", { actions: "kms:RetireGrant", denied: "never" }],
    [
      "spare services where they say so",
      { principal: "service/logging.s3.amazonaws.com", actions: "s3:PutObject", denied: "never" },
    ],
    [
      "may deny another account's principal",
      { principal: "arn:aws:iam::777788889999:role/App", actions: "s3:GetObject", denied: "sometimes" },
    ],
    [
      "spare service-linked roles",
      {
        principal: "role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
        actions: "sqs:SendMessage",
        denied: "never",
      },
    ],
  ])("%s", async (_name, test) => {
    expect(await ask({ ...base, ...test }, [], rcp)).toMatchObject({ code: 0, failures: [] });
  });

  it.each([
    ["iam:CreateUser", "iam"],
    ["kms:RetireGrant", "kms:RetireGrant"],
  ])("are told not to apply to %s", async (actions, of) => {
    const { notes } = await ask({ ...base, actions, denied: "never" }, [], rcp);
    expect(notes).toEqual([`resource control policies do not apply to ${of}`]);
  });
});

describe("principals outside of the organization", () => {
  const perimeter = (action: string, condition: object) => ({
    Version: "2012-10-17",
    Statement: [{ ...deny(action), Principal: "*", Condition: condition }],
  });
  const byService = { "aws:PrincipalIsAWSService": "false" };
  const own = "o-abcdefghij";
  const policies = [
    perimeter("s3:*", { StringNotEqualsIfExists: { "aws:PrincipalOrgID": own }, BoolIfExists: byService }),
    perimeter("sqs:*", {
      StringNotEqualsIfExists: { "aws:PrincipalOrgID": own, "aws:PrincipalAccount": "444455556666" },
      BoolIfExists: byService,
    }),
    perimeter("kms:*", {
      StringNotEqualsIfExists: { "aws:PrincipalOrgID": [own, "o-partner1234"] },
      BoolIfExists: byService,
    }),
    perimeter("dynamodb:*", { StringEquals: { "aws:PrincipalOrgID": "o-other12345" } }),
  ];
  const resource = (type: string, name: string, after: object) => ({
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: { actions: ["no-op"], before: after, after, after_unknown: {} },
  });
  const root = { id: "r-ab12", name: "Root", arn: `arn:aws:organizations::999900001111:root/${own}/r-ab12` };
  const plan = JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.0",
    planned_values: {},
    configuration: {},
    resource_changes: [
      resource("aws_organizations_organization", "this", {
        id: own,
        feature_set: "ALL",
        enabled_policy_types: ["RESOURCE_CONTROL_POLICY"],
        master_account_id: "999900001111",
        roots: [{ ...root, policy_types: [] }],
      }),
      resource("aws_organizations_account", "pay", { id: "111122223333", name: "pay", parent_id: root.id }),
      ...policies.flatMap((policy, at) => [
        resource("aws_organizations_policy", `p${at}`, {
          id: `p-0000000${at}`,
          name: `p${at}`,
          type: "RESOURCE_CONTROL_POLICY",
          content: JSON.stringify(policy),
        }),
        resource("aws_organizations_policy_attachment", `p${at}`, { policy_id: `p-0000000${at}`, target_id: root.id }),
      ]),
    ],
  });
  const base = { of: "pay", policies: "resource-control" };
  const about = async (test: object) => await run({ "plan.json": plan }, { ...base, ...test });

  it.each([
    ["are all kept out by the organization's ID", { principal: "outside", actions: "s3:GetObject", denied: "always" }],
    ["while those inside are not", { principal: ["role/App", "root"], actions: "s3:GetObject", denied: "never" }],
    ["and those of every name", { principal: "outside/role/*", actions: "s3:DeleteBucket", denied: "always" }],
  ])("%s", async (_name, test) => {
    expect(await about(test)).toMatchObject({ code: 0, failures: [] });
  });

  it.each([
    ["an account that a policy exempts", "sqs:SendMessage", "always", "of account 444455556666 in no organization"],
    ["an organization that a policy exempts", "kms:Decrypt", "always", "of an account in o-partner1234"],
    ["an organization that a policy names", "dynamodb:GetItem", "never", "of an account in o-other12345"],
  ])("are told apart: %s", async (_name, actions, denied, told) => {
    const { code, failures } = await about({ principal: "outside/role/App", actions, denied });
    expect(code).toBe(1);
    expect(failures.some((one) => one.startsWith(`outside/role/App ${told}: ${actions} is `))).toBe(true);
    expect(failures.join()).not.toContain("of an account in no organization");
  });

  it("are no matter of service control policies", async () => {
    const { code, stderr } = await about({
      policies: "service-control",
      principal: "outside",
      actions: "s3:GetObject",
      denied: "never",
    });
    expect(code).toBe(2);
    expect(stderr).toContain("bound by resource control policies only");
  });
});
