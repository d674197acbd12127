import { controls, documents, identifiers, type Organization } from "./random-organization.ts";

/** A value as formats write it: plain, a reference to a resource's ID, or not known. */
type Written = string | readonly Written[] | { readonly of: string } | { readonly open: string };

interface Block {
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, Written>>;
}

export const formats = ["hcl", "plan", "cloudformation"] as const;
export type Format = (typeof formats)[number];

const unit = "aws_organizations_organizational_unit";
const account = "aws_organizations_account";
const organization = "aws_organizations_organization";

/** The files of an organization; `open`: the leaves that are not known. */
export function printed(model: Organization, format: Format, open: ReadonlySet<string>): Record<string, string> {
  if (format === "cloudformation") return { "template.json": cloudFormation(model, open) };
  const blocks = terraform(model, open);
  return format === "hcl" ? { "main.tf": hcl(blocks, open) } : { "plan.json": plan(blocks) };
}

/** What of an organization its org-formation file says: that tool turns features and policy type on, and has no rules. */
export function asOrgFormation(model: Organization): Organization {
  return { ...model, rules: [], controls: [], hasAllFeatures: true, hasScpType: true };
}

/** The organization file of org-formation. OUs and accounts stand in lists of what is above them. */
export function orgFormation(model: Organization): Record<string, string> {
  const refs = (keys: readonly string[]) => keys.map((key) => ({ Ref: key }));
  const below = (key: string | null) => ({
    OrganizationalUnits: refs(model.units.filter((one) => one.parent === key).map((one) => one.key)),
    Accounts: refs(model.accounts.filter((one) => one.parent === key).map((one) => one.key)),
    ServiceControlPolicies: refs(
      model.policies.filter((one) => one.targets.includes(key ?? "root")).map((one) => one.key),
    ),
  });
  const root = below(null);
  const ownPolicies = (key: string) => ({ ServiceControlPolicies: below(key).ServiceControlPolicies });
  const entries: readonly (readonly [key: string, type: string, properties: object])[] = [
    ["Management", "MasterAccount", { AccountName: "management", AccountId: "999988887777" }],
    ["Root", "OrganizationRoot", { ServiceControlPolicies: root.ServiceControlPolicies }],
    ...model.units.map(
      ({ key }) => [key, "OrganizationalUnit", { OrganizationalUnitName: key, ...below(key) }] as const,
    ),
    ...model.accounts.map(({ key }) => [key, "Account", { AccountName: key, ...ownPolicies(key) }] as const),
    ...model.policies.map(
      ({ key, effect }) =>
        [key, "ServiceControlPolicy", { PolicyName: key, PolicyDocument: documents[effect] }] as const,
    ),
  ];
  const lines = entries.map(
    ([key, type, properties]) => `  ${key}: ${JSON.stringify({ Type: `OC::ORG::${type}`, Properties: properties })}`,
  );
  const head = "AWSTemplateFormatVersion: 2010-09-09-OC\nOrganization:\n";
  return { "organization.yml": `${head}${lines.join("\n")}\n` };
}

/** Whether a format can say what is open: CloudFormation has no policy types. */
export function canSay(model: Organization, format: Format, leaf?: string): boolean {
  return format !== "cloudformation" || (model.hasScpType && leaf !== "types");
}

/** The same resources in another order. */
export function shuffled(model: Organization, open: ReadonlySet<string>, order: readonly number[]) {
  const blocks = terraform(model, open).map((block, index) => ({ block, rank: order[index % order.length] ?? 0 }));
  const sorted = [...blocks].sort((one, other) => one.rank - other.rank).map((one) => one.block);
  return { "main.tf": hcl(sorted, open) };
}

function terraform(model: Organization, open: ReadonlySet<string>): readonly Block[] {
  const leaf = (path: string, value: Written): Written => (open.has(path) ? { open: path } : value);
  const types = [
    ...model.units.map((one) => [one.key, unit] as const),
    ...model.accounts.map((one) => [one.key, account] as const),
  ];
  const typeOf = new Map(types);
  const id = (key: string | null): Written =>
    key === null || key === "root" ? { of: `${organization}.org.roots[0].id` } : { of: `${typeOf.get(key)}.${key}.id` };
  return [
    {
      type: organization,
      name: "org",
      values: {
        feature_set: leaf("features", model.hasAllFeatures ? "ALL" : "CONSOLIDATED_BILLING"),
        enabled_policy_types: leaf("types", model.hasScpType ? ["SERVICE_CONTROL_POLICY"] : []),
        aws_service_access_principals: ["config-multiaccountsetup.amazonaws.com"],
      },
    },
    ...model.units.map(({ key, parent }) => ({ type: unit, name: key, values: { name: key, parent_id: id(parent) } })),
    ...model.accounts.map(({ key, parent }) => ({
      type: account,
      name: key,
      values: { name: key, email: `${key}@example.com`, parent_id: leaf(`${key}:parent`, id(parent)) },
    })),
    ...model.policies.flatMap(({ key, effect, targets }) => [
      {
        type: "aws_organizations_policy",
        name: key,
        values: { name: key, content: leaf(`${key}:content`, JSON.stringify(documents[effect])) },
      },
      ...targets.map((target, at) => ({
        type: "aws_organizations_policy_attachment",
        name: `${key}_${at}`,
        values: {
          policy_id: { of: `aws_organizations_policy.${key}.id` },
          target_id: leaf(`${key}:target:${at}`, id(target)),
        },
      })),
    ]),
    ...model.rules.map(({ key, identifier, excluded }) => ({
      type: "aws_config_organization_managed_rule",
      name: key,
      values: {
        name: key,
        rule_identifier: leaf(`${key}:identifier`, identifiers[identifier]),
        excluded_accounts: leaf(`${key}:excluded`, excluded.map(id)),
      },
    })),
    ...model.controls.map(({ key, control, unit: target }) => ({
      type: "aws_controltower_control",
      name: key,
      values: {
        control_identifier: leaf(`${key}:control`, `arn:aws:controltower:us-east-1::control/${controls[control]}`),
        target_identifier: leaf(`${key}:unit`, { of: `${unit}.${target}.arn` }),
      },
    })),
  ];
}

/** Open leaves are parameters without a value. */
function cloudFormation(model: Organization, open: ReadonlySet<string>): string {
  const parameter = (leaf: string) => leaf.replace(/[^A-Za-z0-9]/g, "");
  const value = (leaf: string, known: unknown) => (open.has(leaf) ? { Ref: parameter(leaf) } : known);
  const id = (key: string | null) =>
    key === null || key === "root" ? { "Fn::GetAtt": ["Org", "RootId"] } : { Ref: key };
  const resource = (Type: string, Properties: object) => ({ Type, Properties });
  const entries = [
    [
      "Org",
      resource("AWS::Organizations::Organization", {
        FeatureSet: value("features", model.hasAllFeatures ? "ALL" : "CONSOLIDATED_BILLING"),
      }),
    ],
    ...model.units.map(({ key, parent }) => [
      key,
      resource("AWS::Organizations::OrganizationalUnit", { Name: key, ParentId: id(parent) }),
    ]),
    ...model.accounts.map(({ key, parent }) => [
      key,
      resource("AWS::Organizations::Account", {
        AccountName: key,
        Email: "a@example.com",
        ParentIds: [value(`${key}:parent`, id(parent))],
      }),
    ]),
    ...model.policies.map(({ key, effect, targets }) => [
      key,
      resource("AWS::Organizations::Policy", {
        Name: key,
        Type: "SERVICE_CONTROL_POLICY",
        Content: value(`${key}:content`, documents[effect]),
        TargetIds: targets.map((target, at) => value(`${key}:target:${at}`, id(target))),
      }),
    ]),
    ...model.rules.map(({ key, identifier, excluded }) => [
      key,
      resource("AWS::Config::OrganizationConfigRule", {
        OrganizationConfigRuleName: key,
        OrganizationManagedRuleMetadata: { RuleIdentifier: value(`${key}:identifier`, identifiers[identifier]) },
        ExcludedAccounts: value(`${key}:excluded`, excluded.map(id)),
      }),
    ]),
    ...model.controls.map(({ key, control, unit: target }) => [
      key,
      resource("AWS::ControlTower::EnabledControl", {
        ControlIdentifier: value(`${key}:control`, `arn:aws:controltower:us-east-1::control/${controls[control]}`),
        TargetIdentifier: value(`${key}:unit`, { "Fn::GetAtt": [target, "Arn"] }),
      }),
    ]),
  ];
  const type = (leaf: string) => (leaf.endsWith(":excluded") ? "CommaDelimitedList" : "String");
  return JSON.stringify({
    AWSTemplateFormatVersion: "2010-09-09",
    Parameters: Object.fromEntries([...open].map((leaf) => [parameter(leaf), { Type: type(leaf) }])),
    Resources: Object.fromEntries(entries),
  });
}

const variable = (leaf: string) => `open_${leaf.replaceAll(":", "_")}`;

function hcl(blocks: readonly Block[], open: ReadonlySet<string>): string {
  const write = (value: Written): string => {
    if (typeof value === "string") return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
    return "of" in value ? value.of : "open" in value ? `var.${variable(value.open)}` : "";
  };
  const variables = [...open].map((leaf) => `variable "${variable(leaf)}" {}`);
  const resources = blocks.map(({ type, name, values }) => {
    const lines = Object.entries(values).map(([key, value]) => `  ${key} = ${write(value)}`);
    return `resource "${type}" "${name}" {\n${lines.join("\n")}\n}`;
  });
  return `${[...variables, ...resources].join("\n")}\n`;
}

/** A plan before the first deployment: no resource has an ID yet. */
function plan(blocks: readonly Block[]): string {
  const isKnown = (value: Written): boolean =>
    typeof value === "string" || (Array.isArray(value) && value.every(isKnown));
  const unknown = (value: Written): unknown => (Array.isArray(value) ? value.map(unknown) : !isKnown(value));
  const after = (value: Written): unknown =>
    Array.isArray(value) ? value.map((one) => (isKnown(one) ? one : null)) : value;
  const references = (value: Written): readonly string[] => {
    if (typeof value === "string") return [];
    if (Array.isArray(value)) return value.flatMap(references);
    if ("open" in value) return [`var.${variable(value.open)}`];
    return "of" in value ? [value.of, value.of.split(".").slice(0, 2).join(".")] : [];
  };
  const entries = (values: Block["values"], keep: (value: Written) => boolean, of: (value: Written) => unknown) =>
    Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (keep(value) ? [[key, of(value)]] : [])));
  const provider_name = "registry.terraform.io/hashicorp/aws";
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: blocks.map(({ type, name, values }) => ({
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      provider_name,
      change: {
        actions: ["create"],
        before: null,
        after: entries(values, (value) => isKnown(value) || Array.isArray(value), after),
        after_unknown: { ...entries(values, (value) => !isKnown(value), unknown), id: true },
        before_sensitive: false,
        after_sensitive: {},
      },
    })),
    configuration: {
      root_module: {
        resources: blocks.map(({ type, name, values }) => ({
          address: `${type}.${name}`,
          mode: "managed",
          type,
          name,
          expressions: entries(
            values,
            () => true,
            (value) => (isKnown(value) ? { constant_value: value } : { references: references(value) }),
          ),
        })),
      },
    },
  });
}
