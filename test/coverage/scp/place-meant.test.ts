import { describe, expect, it } from "vitest";
import { lint } from "../../../src/engine/lint.ts";
import { folderOf } from "../../support/folder.ts";
import { denyRoot, today } from "../../support/lint-files.ts";

const [statement] = denyRoot.Statement;
const own = "o-a1b2c3d4e5";

function policy(condition: object): object {
  return { ...denyRoot, Statement: [{ ...statement, Condition: { ...statement?.Condition, ...condition } }] };
}

const code = (condition: object) => ({
  "main.tf": `
    resource "aws_organizations_organization" "this" {
      feature_set          = "ALL"
      enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
    }
    resource "aws_organizations_organizational_unit" "prod" {
      name      = "prod"
      parent_id = aws_organizations_organization.this.roots[0].id
    }
    resource "aws_organizations_account" "payments" {
      name      = "payments"
      email     = "payments@example.com"
      parent_id = aws_organizations_organizational_unit.prod.id
    }
    resource "aws_organizations_policy" "deny" {
      name    = "deny"
      content = ${JSON.stringify(JSON.stringify(policy(condition)))}
    }
    resource "aws_organizations_policy_attachment" "deny" {
      policy_id = aws_organizations_policy.deny.id
      target_id = aws_organizations_organization.this.roots[0].id
    }
  `,
});

const template = (condition: object) => ({
  "organization.json": JSON.stringify({
    Resources: {
      Org: { Type: "AWS::Organizations::Organization", Properties: { FeatureSet: "ALL" } },
      Prod: {
        Type: "AWS::Organizations::OrganizationalUnit",
        Properties: { Name: "prod", ParentId: { "Fn::GetAtt": ["Org", "RootId"] } },
      },
      Payments: {
        Type: "AWS::Organizations::Account",
        Properties: { AccountName: "payments", Email: "payments@example.com", ParentIds: [{ Ref: "Prod" }] },
      },
      Deny: {
        Type: "AWS::Organizations::Policy",
        Properties: {
          Name: "deny",
          Type: "SERVICE_CONTROL_POLICY",
          Content: policy(condition),
          TargetIds: [{ "Fn::GetAtt": ["Org", "RootId"] }],
        },
      },
    },
  }),
});

/** The code with the IDs that Terraform adopts. */
function imported(condition: object, ids: Readonly<Record<string, string>>) {
  const blocks = Object.entries(ids).map(([to, id]) => `import {\n  to = ${to}\n  id = "${id}"\n}\n`);
  return { ...code(condition), "imports.tf": blocks.join("") };
}

const organization = { "aws_organizations_organization.this": own };

async function told(files: Record<string, string>) {
  const { report, coverage } = await lint({ cwd: folderOf(files), config: false, today });
  const found = coverage?.nodes.find((node) => node.name === "payments")?.preventive;
  return {
    state: found?.state,
    causes: found?.causes.map(({ cause }) => cause.kind),
    isError: report.findings.some((one) => one.rule === "ineffective-root-scp"),
  };
}

const isOwn = { StringEquals: { "aws:PrincipalOrgID": own } };
const isOther = { StringNotEquals: { "aws:PrincipalOrgID": own } };
const isBelow = (path: string) => ({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": [path] } });
const open = { state: "unverifiable", causes: ["place-meant"], isError: false };
const lacking = { state: "missing", causes: ["sometimes"], isError: true };

describe.each([
  ["code", code],
  ["a template", template],
])("a policy in %s that denies root by the ID of an organization", (_, filesOf) => {
  it.each([
    ["that may be the own one", isOwn],
    ["that the own one may not be", isOther],
    ["and of an OU that may be the own one", isBelow(`${own}/r-ab12/ou-ab12-11111111/*`)],
  ])("%s is not verifiable", async (_name, condition) => {
    expect(await told(filesOf(condition))).toEqual(open);
  });

  it("denies only sometimes where another condition lets root through, whichever organization it is", async () => {
    const more = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
    expect(await told(filesOf({ ...isOwn, ...more }))).toEqual(lacking);
  });
});

it("is decided where the inputs tell the ID", async () => {
  expect(await told(imported(isOwn, organization))).toEqual({ state: "covered", causes: [], isError: false });
  expect((await told(imported(isOther, organization))).state).toBe("missing");
  const elsewhere = isBelow("o-zzzzzzzzzz/r-ab12/ou-ab12-11111111/*");
  expect((await told(imported(elsewhere, organization))).state).toBe("missing");
});

it("may be the OU of an organization whose ID is known, where the ID of the OU is not", async () => {
  const condition = isBelow(`${own}/r-ab12/ou-ab12-11111111/*`);
  expect(await told(imported(condition, organization))).toEqual(open);
});
