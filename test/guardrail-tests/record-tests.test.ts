import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { cases } from "../support/random-cases.ts";
import { runCli } from "../support/run-cli.ts";

const file = "guardrails.rootrail-test.yaml";

const statements = {
  root: {
    Action: ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"],
    Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } },
  },
  trail: {
    Action: ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail"],
    Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/BreakGlass" } },
  },
  oneAccount: { Action: "s3:Delete*", Condition: { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } } },
  vpc: { Action: "ec2:RunInstances", Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-1" } } },
  regions: { NotAction: ["iam:*"], Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } } },
  several: { Action: ["kms:*", "nosuch:Action"] },
  patterns: {
    Action: "guardduty:Delete*",
    Condition: {
      ArnNotLike: {
        "aws:PrincipalArn": ["arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*", "arn:aws:iam::*:role/A?"],
      },
    },
  },
  path: {
    Action: "organizations:LeaveOrganization",
    Condition: { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } },
  },
} as const;

type Name = keyof typeof statements;

/** An organization of OUs Prod (payments, ledger) and Dev (two accounts of the same name), with policies at root, OUs and an account. */
function organization(
  at: Readonly<Record<"root" | "prod" | "dev" | "ledger", readonly Name[]>>,
  rcp: object | null = null,
): string {
  const names = Object.keys(statements) as Name[];
  const refs = (wanted: readonly Name[]) =>
    wanted.length === 0 ? "" : `, ServiceControlPolicies: [${wanted.map((one) => `!Ref ${one}`).join(", ")}]`;
  const policies = names.map((name) => {
    const statement = { Sid: name, Effect: "Deny", Resource: "*", ...statements[name] };
    return `  ${name}:
    Type: OC::ORG::ServiceControlPolicy
    Properties: { PolicyName: ${name}, PolicyDocument: ${JSON.stringify({ Version: "2012-10-17", Statement: [statement] })} }`;
  });
  const account = (key: string, name: string, id: string, more = "") => `  ${key}:
    Type: OC::ORG::Account
    Properties: { AccountName: ${name}, AccountId: '${id}', RootEmail: ${key}@example.com${more} }`;
  return `AWSTemplateFormatVersion: '2010-09-09-OC'
Organization:
  Master:
    Type: OC::ORG::MasterAccount
    Properties: { AccountName: payer, AccountId: '999900001111', RootEmail: payer@example.com }
  OrganizationRoot:
    Type: OC::ORG::OrganizationRoot
    Properties: { DefaultOrganizationAccessRoleName: access${refs(at.root)}${rcp ? ", Policies: !Ref Perimeter" : ""} }
  Prod:
    Type: OC::ORG::OrganizationalUnit
    Properties: { OrganizationalUnitName: Prod, Accounts: [!Ref Payments, !Ref Ledger]${refs(at.prod)} }
  Dev:
    Type: OC::ORG::OrganizationalUnit
    Properties: { OrganizationalUnitName: Dev, Accounts: [!Ref One, !Ref Two]${refs(at.dev)} }
${account("Payments", "payments", "111122223333")}
${account("Ledger", "ledger", "444455556666", refs(at.ledger))}
${account("One", "sandbox", "777788889999")}
${account("Two", "sandbox", "777788880000")}
${policies.join("\n")}${rcp ? perimeter(rcp) : ""}
`;
}

function perimeter(statement: object): string {
  const document = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Principal: "*", Resource: "*", ...statement }],
  };
  return `
  Perimeter:
    Type: OC::ORG::Policy
    Properties: { PolicyName: perimeter, PolicyType: RESOURCE_CONTROL_POLICY, PolicyDocument: ${JSON.stringify(document)} }`;
}

const perimeters = [
  null,
  { Action: ["kms:Re*", "sqs:SendMessage", "iam:CreateUser"] },
  {
    Action: "sqs:*",
    Condition: { StringNotEqualsIfExists: { "aws:PrincipalAccount": ["999988887777", "111122223333"] } },
  },
] as const;

const usual = organization({ root: ["root"], prod: ["trail"], dev: ["vpc"], ledger: ["oneAccount"] });

async function record(cwd: string, ...more: readonly string[]) {
  return await runCli(["test", "--no-config", "--record", file, ...more, "."], { cwd });
}

describe("recorded tests", () => {
  it("say what holds, equal accounts together, for every sort of caller and those that policies name", async () => {
    const cwd = folderOf({ "organization.yml": usual });
    expect(await record(cwd)).toMatchObject({ code: 0, stderr: expect.stringMatching(/^recorded \d+ tests in /) });
    const text = readFileSync(join(cwd, file), "utf8");
    expect(text).toContain('      - { of: "organization", preventive: covered }');
    expect(text).toContain(`    principal: "role/BreakGlass"
    actions: ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail"]
    cases:
      - { of: "organization", denied: never }`);
    expect(text).toContain(`  - name: "root, user/*, role/*: s3:Delete*"
    principal: ["root", "user/*", "role/*"]
    actions: "s3:Delete*"
    cases:
      - { of: ["payments", "Dev"], denied: never }
      - { of: "ledger", denied: always }`);
  });

  it("hold when they are run at once, whatever the policies are and wherever they stand", async () => {
    const some = fc.uniqueArray(fc.constantFrom(...(Object.keys(statements) as Name[])), { maxLength: 3 });
    const at = fc.record({ root: some, prod: some, dev: some, ledger: some });
    await fc.assert(
      fc.asyncProperty(at, fc.constantFrom(...perimeters), async (policies, rcp) => {
        const cwd = folderOf({ "organization.yml": organization(policies, rcp) });
        expect((await record(cwd)).code).toBe(0);
        const text = readFileSync(join(cwd, file), "utf8");
        const { code, stdout, stderr } = await runCli(["test", "--no-config", file], { cwd });
        expect(text.includes("policies: resource-control")).toBe(rcp !== null);
        expect({ code, stderr, failed: stdout.includes("FAIL") }).toEqual({ code: 0, stderr: "", failed: false });
        expect((await record(cwd, "--force")).code).toBe(0);
        expect(readFileSync(join(cwd, file), "utf8")).toBe(text);
      }),
      { numRuns: cases(15) },
    );
  });

  it("name an account by its ID where another one has its name", async () => {
    const cwd = folderOf({
      "organization.yml": usual.replace("One, !Ref Two]", "One]").replace("ledger,", "sandbox,"),
    });
    await record(cwd);
    expect(readFileSync(join(cwd, file), "utf8")).toContain('of: "Prod/sandbox"');
  });

  it("ask about the patterns of principals that policies name", async () => {
    const cwd = folderOf({ "organization.yml": organization({ root: ["patterns"], prod: [], dev: [], ledger: [] }) });
    await record(cwd);
    expect(
      readFileSync(join(cwd, file), "utf8"),
    ).toContain(`    principal: ["role/aws-reserved/sso.amazonaws.com/*", "role/A?"]
    actions: "guardduty:Delete*"
    cases:
      - { of: "organization", denied: never }`);
  });

  it("tell what there is no test of", async () => {
    const at = { root: ["regions", "several"], prod: [], dev: [], ledger: [] } as const;
    const cwd = folderOf({ "organization.yml": organization(at) });
    expect((await record(cwd)).stderr).toMatch(
      /^recorded \d+ tests in [^ ]+; what there is no test of \(2\) stands at its end/,
    );
    expect(readFileSync(join(cwd, file), "utf8")).toMatch(
      /\n\n# There is no test of\n# - statements that deny all actions but some \(NotAction\): regions of regions\n# - statements that deny what no action is called: several of several \(nosuch:Action\)\n$/,
    );
  });

  const code = (
    content: readonly object[],
    type = "RESOURCE_CONTROL_POLICY",
  ) => `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]
}
resource "aws_organizations_organizational_unit" "prod" {
  name      = "Prod"
  parent_id = aws_organizations_organization.this.roots[0].id
}
resource "aws_organizations_account" "pay" {
  name      = "pay"
  email     = "pay@example.com"
  parent_id = aws_organizations_organizational_unit.prod.id
}
resource "aws_organizations_policy" "guard" {
  name    = "guard"
  type    = "${type}"
  content = ${JSON.stringify(JSON.stringify({ Version: "2012-10-17", Statement: content.map((one) => ({ Effect: "Deny", Resource: "*", ...one })) }))}
}
resource "aws_organizations_policy_attachment" "guard" {
  policy_id = aws_organizations_policy.guard.id
  target_id = aws_organizations_organizational_unit.prod.id
}
resource "aws_organizations_policy" "elsewhere" {
  name    = "elsewhere"
  content = var.content
}
variable "content" {}
`;

  it("are of resource control policies too, action by action where those differ", async () => {
    const own = { Bool: { "aws:PrincipalIsAWSService": "true" } };
    const partner = { StringNotEqualsIfExists: { "aws:PrincipalAccount": "999988887777" } };
    const cwd = folderOf({
      "main.tf": code([
        { Principal: "*", Action: "sqs:SendMessage" },
        { Principal: "*", Action: "kms:R*" },
        { Principal: "*", Action: ["sqs:*", "lambda:InvokeFunction"], Condition: own },
        { Principal: "*", Action: "s3:GetObject", Condition: partner },
      ]),
    });
    await record(cwd);
    const text = readFileSync(join(cwd, file), "utf8");
    expect(
      text,
    ).toContain(`  - name: "resources for root, user/*, role/* and 1 more: sqs:SendMessage, kms:RevokeGrant, kms:ReEncryptFrom and 3 more"
    policies: resource-control
    principal: ["root", "user/*", "role/*", "outside"]
    actions: [
      "sqs:SendMessage", "kms:RevokeGrant", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:ReplicateKey",
      "kms:RotateKeyOnDemand",
    ]
    cases:
      - { of: "organization", denied: always }`);
    expect(text).toMatch(
      /"kms:RetireGrant", [^\]]*"sqs:DeleteMessage",[^\]]*\]\n {4}cases:\n {6}- \{ of: "organization", denied: never \}/,
    );
    const left = text.slice(text.indexOf("# There is no test of")).replaceAll(/\n# {3}/g, " ");
    expect(left.split("\n").slice(1, -1)).toEqual([
      "# - the policy elsewhere, whose content is in no input",
      "# - s3:GetObject by root, user/*, role/* in organization, because the answer is not certain before deployment",
      "# - s3:GetObject by outside in organization, because some of them are always denied it and others never",
      "# - statements that deny what resource control policies do not apply to: 2 of guard (lambda:InvokeFunction)",
    ]);
    expect(await runCli(["test", "--no-config", file], { cwd })).toMatchObject({ code: 0 });
  });

  it("say that an answer is not certain before deployment", async () => {
    const condition = { StringEquals: { "aws:PrincipalAccount": "111122223333" } };
    const cwd = folderOf({
      "main.tf": code([{ Action: "s3:DeleteBucket", Condition: condition }], "SERVICE_CONTROL_POLICY"),
    });
    await record(cwd);
    const text = readFileSync(join(cwd, file), "utf8");
    expect(text).toContain(
      "# - s3:DeleteBucket by root, user/*, role/* in organization, because the answer is not certain before deployment",
    );
    expect(text).not.toContain('actions: "s3:DeleteBucket"');
    expect(await runCli(["test", "--no-config", file], { cwd })).toMatchObject({ code: 0 });
  });

  it("are run against standard input where they were made of it", async () => {
    const cwd = folderOf({});
    const input = JSON.stringify({ Resources: { Device: { Type: "AWS::IAM::VirtualMFADevice" } } });
    expect(await runCli(["test", "--no-config", "--record", file, "-"], { cwd, input })).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, file), "utf8")).not.toContain("inputs:");
    expect(await runCli(["test", "--no-config", file, "-"], { cwd, input })).toMatchObject({ code: 0 });
  });

  it("never take the place of a file without --force", async () => {
    const cwd = folderOf({ "organization.yml": usual, [file]: "mine" });
    expect(await record(cwd)).toMatchObject({ code: 2, stderr: expect.stringContaining("--force overwrites it") });
    expect(readFileSync(join(cwd, file), "utf8")).toBe("mine");
    expect(await record(cwd, "--force")).toMatchObject({ code: 0 });
  });

  it.each([
    ["a name of no test file", "tests.yaml", { "organization.yml": usual }],
    ["a file outside", `../${file}`, { "organization.yml": usual }],
    ["no inputs", file, {}],
    [
      "an input that cannot be read",
      file,
      { "organization.yml": usual, "plan.json": '{"format_version":"1.2","resource_changes":[' },
    ],
  ])("are not written for %s", async (_why, path, files) => {
    const cwd = folderOf(files);
    expect(await runCli(["test", "--no-config", "--record", path, "."], { cwd })).toMatchObject({ code: 2 });
    expect(() => readFileSync(join(cwd, path))).toThrow();
  });
});
