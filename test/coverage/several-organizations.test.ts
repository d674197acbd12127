import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { lintFiles } from "../support/lint-files.ts";

const organization = `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_organizational_unit" "w" {
  name      = "Workloads"
  parent_id = aws_organizations_organization.this.roots[0].id
}
`;
const guardrail = `resource "aws_organizations_policy" "p" {
  name    = "deny"
  content = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*",
    Condition = { ArnLike = { "aws:PrincipalArn" = "arn:*:iam::*:root" } }
  }] })
}
resource "aws_organizations_policy_attachment" "a" {
  policy_id = aws_organizations_policy.p.id
  target_id = aws_organizations_organization.this.roots[0].id
}
`;

it("calls organizations, and OUs of one name in them, apart", async () => {
  const files = { "a/main.tf": organization + guardrail, "b/main.tf": organization };
  const { findings } = await lintFiles(files, { requireGuardrails: "auto" });
  const messages = findings.map((one) => one.message);
  expect(messages).toHaveLength(2);
  expect(messages[0]).toContain("in the organization in a/main.tf, the organization in b/main.tf:");
  expect(messages[1]).toContain("in OU Workloads of organization in b/main.tf:");
});

it("calls organizations of one facts file apart", async () => {
  const { facts } = await lint({
    cwd: folderOf({ "a/main.tf": organization, "b/main.tf": organization }),
    config: false,
  });
  const lines = [
    { rootrail: "facts", version: 2 },
    ...facts.map((fact) => ({ ...fact, scope: `acme/x#${fact.scope}` })),
  ];
  const text = lines.map((one) => JSON.stringify(one)).join("\n");
  const { findings } = await lintFiles({ "x.jsonl": text }, { requireGuardrails: "auto" });
  const [, name] =
    /in the (organization in x\.jsonl:[0-9]+), the organization in x\.jsonl:[0-9]+/.exec(findings[0]?.message ?? "") ??
    [];
  expect(name).toBeDefined();
  expect(findings[0]?.message).not.toMatch(/of organization in .* of organization in/);
});

it("adds nothing to the names of a single organization", async () => {
  const { findings } = await lintFiles({ "a/main.tf": organization }, { requireGuardrails: "auto" });
  expect(findings[0]?.message).toMatch(/in the organization: /);
});

/** Names of accounts, with what prevents root's device there. */
async function prevented(files: Readonly<Record<string, string>>, paths?: readonly string[]) {
  const { coverage, report } = await lint({
    cwd: folderOf(files),
    requireGuardrails: "always",
    ...(paths && { paths }),
  });
  const accounts = coverage?.nodes.filter((node) => node.kind === "account" && !node.management) ?? [];
  return { report, states: Object.fromEntries(accounts.map((node) => [node.name, node.preventive.state])) };
}

const account = (name: string) =>
  `resource "aws_organizations_account" "${name}" {\n  name  = "${name}"\n  email = "${name}@example.com"\n}\n`;
const both = { "a/main.tf": organization + guardrail + account("pay"), "b/main.tf": organization + account("shop") };
const attachedTo = (target: string) =>
  guardrail.replace("aws_organizations_organization.this.roots[0].id", JSON.stringify(target));

it.each(["0", "z"])("leave open which of them an ID of a root is, from folder %s", async (folder) => {
  const { states } = await prevented({ ...both, [`${folder}/main.tf`]: attachedTo("r-ab12") });
  expect(states).toEqual({ pay: "covered", shop: "unverifiable" });
});

it.each(["0", "z"])("have the ID of a root that their own input points at, beside folder %s", async (folder) => {
  const own = organization.replace("aws_organizations_organization.this.roots[0].id", '"r-ab12"') + account("pay");
  const files = { ...both, "a/main.tf": own, [`${folder}/main.tf`]: attachedTo("r-ab12") };
  expect((await prevented(files)).states).toEqual({ pay: "covered", shop: "missing" });
});

it("leave open of which of them an account is that only a number names", async () => {
  const other =
    'resource "aws_organizations_policy_attachment" "x" {\n  policy_id = "p-FullAWSAccess"\n  target_id = "444455556666"\n}\n';
  const { states } = await prevented({ ...both, "z/main.tf": other });
  expect(states).toEqual({ "444455556666": "unverifiable", pay: "covered", shop: "missing" });
});

it("leave open which of them an attestation is for", async () => {
  const fields = "owner: a@example.com, expires: 2099-01-31, reason: elsewhere";
  const attested = `attestations:\n  - {guardrail: preventive, target: r-ab12, ${fields}}\n`;
  const { states, report } = await prevented({ ...both, "rootrail.yaml": attested });
  expect(states).toEqual({ pay: "covered", shop: "unverifiable" });
  const messages = report.findings.map((one) => one.message).join("\n");
  expect(messages).toContain(
    "Whom the attestation of a@example.com until 2099-01-31 (elsewhere) covers cannot be told: there is more",
  );
});

describe("an organization that a change adds beside one that loses its guardrail", () => {
  const template = (isGuarded: boolean) => {
    const deny = {
      Effect: "Deny",
      Action: "iam:CreateVirtualMFADevice",
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } },
    };
    const properties = {
      ...{ Name: "deny", Type: "SERVICE_CONTROL_POLICY", Content: { Version: "2012-10-17", Statement: [deny] } },
      TargetIds: [{ "Fn::GetAtt": ["Org", "RootId"] }],
    };
    const resources = {
      Org: { Type: "AWS::Organizations::Organization", Properties: { FeatureSet: "ALL" } },
      Pay: { Type: "AWS::Organizations::Account", Properties: { AccountName: "pay", Email: "pay@example.com" } },
      ...(isGuarded && { Deny: { Type: "AWS::Organizations::Policy", Properties: properties } }),
    };
    return JSON.stringify({ Resources: resources });
  };

  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    [
      "a copy in another folder, and other names in the first one",
      { "org/main.tf": organization + guardrail },
      { "org/main.tf": organization.replace("Workloads", "Work"), "copy/main.tf": organization + guardrail },
    ],
    ["another template", { "org.json": template(true) }, { "org.json": template(false), "copy.json": template(true) }],
  ])("is not taken for it: %s", async (_, before, after) => {
    const root = folderOf({
      ...Object.fromEntries(Object.entries(before).map(([path, text]) => [`base/${path}`, text])),
      ...Object.fromEntries(Object.entries(after).map(([path, text]) => [`head/${path}`, text])),
    });
    const { report } = await lint({ cwd: `${root}/head`, base: "../base", config: false });
    expect(report.findings.map((one) => one.rule)).toContain("guardrail-removed");
  });
});

describe("what is of a whole organization", () => {
  const detected = async (files: Readonly<Record<string, string>>) => {
    const { coverage } = await lint({ cwd: folderOf(files), requireGuardrails: "always", config: false });
    const accounts = coverage?.nodes.filter((node) => node.kind === "account" && !node.management) ?? [];
    return Object.fromEntries(
      accounts.map((node) => [node.id ?? node.name, [node.detective.state, node.preventive.state]]),
    );
  };
  const rule = `resource "aws_config_organization_managed_rule" "root" {
  name            = "root"
  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
}
`;

  it("counts for the organization of its own input, and else for none for certain", async () => {
    const unguarded = { "a/main.tf": organization + account("pay"), "b/main.tf": organization + account("shop") };
    expect(await detected({ ...unguarded, "a/rule.tf": rule })).toMatchObject({
      pay: ["covered", "missing"],
      shop: ["missing", "missing"],
    });
    expect(await detected({ ...unguarded, "c/rule.tf": rule })).toMatchObject({
      pay: ["unverifiable", "missing"],
      shop: ["unverifiable", "missing"],
    });
  });

  /** Outputs of one organization, in files that do not tell which one. */
  const outputs = (folder: string, mark: string, account: string) => {
    const [id, root, management] = [
      `o-${mark.repeat(10)}`,
      `r-${mark.repeat(4)}`,
      `99999999999${mark === "a" ? 1 : 2}`,
    ];
    const arn = (rest: string) => `arn:aws:organizations::${management}:${rest}`;
    const of = (one: string) => ({ Id: one, Arn: arn(`account/${id}/${one}`), Name: one, Status: "ACTIVE" });
    const types = [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }];
    const texts = {
      "roots.json": { Roots: [{ Id: root, Arn: arn(`root/${id}/${root}`), Name: "Root", PolicyTypes: types }] },
      "accounts.json": { Accounts: [of(management), of(account)] },
    };
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${folder}/${name}`, JSON.stringify(text)]));
  };
  const both = { ...outputs("ev", "a", "111122223333"), ...outputs("ev/more", "b", "222233334444") };
  const rules = (of: string) =>
    JSON.stringify({
      OrganizationConfigRules: [
        {
          OrganizationConfigRuleName: "r",
          OrganizationConfigRuleArn: `arn:aws:config:us-east-1:${of}:organization-config-rule/r`,
          OrganizationManagedRuleMetadata: { RuleIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
        },
      ],
    });

  it("is of the organization that the ARNs of an output name, by its ID or one of its accounts", async () => {
    for (const of of ["999999999991", "111122223333"])
      expect(await detected({ ...both, "ev/rules.json": rules(of) })).toMatchObject({
        "111122223333": ["covered", "unverifiable"],
        "222233334444": ["unverifiable", "unverifiable"],
      });
    expect(await detected({ ...both, "ev/rules.json": rules("555566667777") })).toMatchObject({
      "111122223333": ["unverifiable", "unverifiable"],
      "222233334444": ["unverifiable", "unverifiable"],
    });
  });

  it("is no other one's in one file with both", async () => {
    const gathered = `[${Object.values(both).join(",")},${rules("999999999992")}]`;
    expect(await detected({ "all.json": gathered })).toMatchObject({
      "111122223333": ["unverifiable", "unverifiable"],
      "222233334444": ["covered", "unverifiable"],
    });
  });
});
