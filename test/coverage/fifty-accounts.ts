/** An organization of three levels below its root with 50 accounts, as different inputs would write it. */
interface Unit {
  readonly key: string;
  readonly name: string;
  readonly id: string;
  /** Key of the OU above; `null`: the root. */
  readonly parent: string | null;
}

export interface Member {
  readonly key: string;
  readonly name: string;
  readonly id: string;
  readonly parent: string;
  readonly detective: "covered" | "missing";
  readonly preventive: "covered" | "missing";
}

const tops = ["workloads", "sandbox", "security"];
const middles = ["alpha", "beta"];
const leaves = ["one", "two"];

const upper = (word: string) => word[0]?.toUpperCase() + word.slice(1);

export const units: readonly Unit[] = tops.flatMap((top, i) => {
  const topKey = upper(top);
  return [
    { key: topKey, name: top, id: `ou-ab12-1000000${i}`, parent: null },
    ...middles.flatMap((middle, j) => {
      const middleKey = `${topKey}${upper(middle)}`;
      return [
        { key: middleKey, name: `${top} ${middle}`, id: `ou-ab12-200000${i}${j}`, parent: topKey },
        ...leaves.map((leaf, k) => ({
          key: `${middleKey}${upper(leaf)}`,
          name: `${top} ${middle} ${leaf}`,
          id: `ou-ab12-30000${i}${j}${k}`,
          parent: middleKey,
        })),
      ];
    }),
  ];
});

/** The policy is on a top OU, on a middle one, and on one account; two accounts are left out of the rule. */
const policyTargets = ["Workloads", "SandboxAlpha", "Account40"];
const excluded = ["Account3", "Account44"];

const bottoms = units.filter((unit) => leaves.some((leaf) => unit.key.endsWith(upper(leaf))));

export const members: readonly Member[] = Array.from({ length: 50 }, (_, index) => {
  const parent = bottoms[Math.floor((index * bottoms.length) / 50)]?.key ?? "";
  const key = `Account${index}`;
  const isDenied = policyTargets.some((target) => parent.startsWith(target) || key === target);
  return {
    key,
    name: `account-${index}`,
    id: String(100000000000 + index),
    parent,
    detective: excluded.includes(key) ? "missing" : "covered",
    preventive: isDenied ? "covered" : "missing",
  };
});

const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Action: "iam:CreateVirtualMFADevice",
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } },
    },
  ],
});

const rule = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED";
const idOf = (key: string) => [...units, ...members].find((one) => one.key === key)?.id ?? "";

/** CloudFormation: every parent and target is a reference, as in a first deployment. */
export function cloudFormation(): string {
  const root = { "Fn::GetAtt": ["Organization", "RootId"] };
  const resources: Record<string, unknown> = {
    Organization: { Type: "AWS::Organizations::Organization", Properties: {} },
  };
  for (const { key, name, parent } of units) {
    const ParentId = parent === null ? root : { Ref: parent };
    resources[key] = { Type: "AWS::Organizations::OrganizationalUnit", Properties: { Name: name, ParentId } };
  }
  for (const { key, name, parent } of members) {
    const Properties = { AccountName: name, Email: `${name}@example.com`, ParentIds: [{ Ref: parent }] };
    resources[key] = { Type: "AWS::Organizations::Account", Properties };
  }
  resources["Policy"] = {
    Type: "AWS::Organizations::Policy",
    Properties: {
      Name: "no-virtual-mfa",
      Type: "SERVICE_CONTROL_POLICY",
      Content: policy,
      TargetIds: policyTargets.map((key) => ({ Ref: key })),
    },
  };
  resources["Rule"] = {
    Type: "AWS::Config::OrganizationConfigRule",
    Properties: {
      OrganizationConfigRuleName: "root-hardware-mfa",
      OrganizationManagedRuleMetadata: { RuleIdentifier: rule },
      ExcludedAccounts: excluded.map((key) => ({ Ref: key })),
    },
  };
  return JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Resources: resources }, null, 2);
}

interface Change {
  readonly address: string;
  readonly known: Readonly<Record<string, unknown>>;
  /** Attributes that refer to others, with what they are once applied. */
  readonly refers: Readonly<Record<string, { readonly to: string; readonly id: string; readonly isList?: boolean }>>;
  readonly id: string;
}

const terraformOf = (key: string) =>
  units.some((unit) => unit.key === key)
    ? `aws_organizations_organizational_unit.${key}`
    : `aws_organizations_account.${key}`;

function changes(): readonly Change[] {
  const root = { to: "aws_organizations_organization.this.roots[0].id", id: "r-ab12" };
  const to = (key: string) => ({ to: `${terraformOf(key)}.id`, id: idOf(key) });
  return [
    {
      address: "aws_organizations_organization.this",
      known: {
        feature_set: "ALL",
        enabled_policy_types: ["SERVICE_CONTROL_POLICY"],
        aws_service_access_principals: ["config-multiaccountsetup.amazonaws.com"],
      },
      refers: {},
      id: "o-abcdefghij",
    },
    ...units.map(({ key, name, id, parent }) => ({
      address: terraformOf(key),
      known: { name },
      refers: { parent_id: parent === null ? root : to(parent) },
      id,
    })),
    ...members.map(({ key, name, id, parent }) => ({
      address: terraformOf(key),
      known: { name, email: `${name}@example.com` },
      refers: { parent_id: to(parent) },
      id,
    })),
    {
      address: "aws_organizations_policy.root",
      known: { name: "no-virtual-mfa", type: "SERVICE_CONTROL_POLICY", content: policy },
      refers: {},
      id: "p-0123456789",
    },
    ...policyTargets.map((key) => ({
      address: `aws_organizations_policy_attachment.${key}`,
      known: {},
      refers: { policy_id: { to: "aws_organizations_policy.root.id", id: "p-0123456789" }, target_id: to(key) },
      id: `${idOf(key)}:p-0123456789`,
    })),
  ];
}

function ruleChange(isKnown: boolean) {
  const address = "aws_config_organization_managed_rule.root";
  const after = { name: "root-hardware-mfa", rule_identifier: rule };
  const type = "aws_config_organization_managed_rule";
  const base = { address, mode: "managed", type, name: "root", provider_name: "registry.terraform.io/hashicorp/aws" };
  if (isKnown) {
    const all = { ...after, excluded_accounts: excluded.map(idOf) };
    return { ...base, change: { actions: ["no-op"], before: all, after: all, after_unknown: {} } };
  }
  const unknown = { excluded_accounts: excluded.map(() => true) };
  const open = { ...after, excluded_accounts: excluded.map(() => null) };
  return { ...base, change: { actions: ["create"], before: null, after: open, after_unknown: unknown } };
}

/** A plan: of the first deployment (nothing has an ID yet), or of an organization that stands. */
export function plan(isKnown: boolean): string {
  const resource_changes = changes().map(({ address, known, refers, id }) => {
    const [type = "", name = ""] = address.split(".");
    const values = Object.fromEntries(Object.entries(refers).map(([key, { id: value }]) => [key, value]));
    const unknown = Object.fromEntries(Object.keys({ ...refers, id }).map((key) => [key, true]));
    const after = isKnown ? { ...known, ...values, id } : known;
    const roots = type === "aws_organizations_organization" ? { roots: isKnown ? [{ id: "r-ab12" }] : true } : {};
    const change = isKnown
      ? { actions: ["no-op"], before: { ...after, ...roots }, after: { ...after, ...roots }, after_unknown: {} }
      : { actions: ["create"], before: null, after, after_unknown: { ...unknown, id: true, ...roots } };
    return { address, mode: "managed", type, name, provider_name: "registry.terraform.io/hashicorp/aws", change };
  });
  const resources = changes().map(({ address, refers }) => {
    const [type, name] = address.split(".");
    const expressions = Object.fromEntries(
      Object.entries(refers).map(([key, { to }]) => [key, { references: [to, to.split(".").slice(0, 2).join(".")] }]),
    );
    return { address, mode: "managed", type, name, provider_config_key: "aws", expressions, schema_version: 0 };
  });
  const references = excluded.flatMap((key) => [`${terraformOf(key)}.id`, terraformOf(key)]);
  resources.push({
    address: "aws_config_organization_managed_rule.root",
    mode: "managed",
    type: "aws_config_organization_managed_rule",
    name: "root",
    provider_config_key: "aws",
    expressions: { excluded_accounts: { references } },
    schema_version: 0,
  });
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: [...resource_changes, ruleChange(isKnown)],
    configuration: { provider_config: {}, root_module: { resources } },
  });
}

/** HCL: no ID at all, everything by reference. */
export function hcl(): string {
  const blocks = changes().map(({ address, known, refers }) => {
    const [type, name] = address.split(".");
    const lines = Object.entries(known).map(([key, value]) => `  ${key} = ${JSON.stringify(value)}`);
    for (const [key, { to }] of Object.entries(refers)) lines.push(`  ${key} = ${to}`);
    return `resource "${type}" "${name}" {\n${lines.join("\n")}\n}\n`;
  });
  const accounts = excluded.map((key) => `${terraformOf(key)}.id`).join(", ");
  blocks.push(
    `resource "aws_config_organization_managed_rule" "root" {\n  name = "root-hardware-mfa"\n  rule_identifier = "${rule}"\n  excluded_accounts = [${accounts}]\n}\n`,
  );
  return blocks.join("\n");
}
