import { Choice, type Declaration, Encoded, Open, Reference, type Written } from "./random-declarations.ts";

/** How the `aws` provider calls a type, and its arguments by the properties of CloudFormation; blocks begin with `*`. */
interface Twin {
  readonly type: string;
  readonly names: Readonly<Record<string, string>>;
}

const twins: Readonly<Record<string, Twin>> = {
  "Organizations::Organization": { type: "organizations_organization", names: { FeatureSet: "feature_set" } },
  "Organizations::OrganizationalUnit": {
    type: "organizations_organizational_unit",
    names: { Name: "name", ParentId: "parent_id" },
  },
  "Organizations::Account": {
    type: "organizations_account",
    names: { AccountName: "name", Email: "email", ParentIds: "parent_id" },
  },
  "Organizations::Policy": { type: "organizations_policy", names: { Name: "name", Type: "type", Content: "content" } },
  "ControlTower::EnabledControl": {
    type: "controltower_control",
    names: {
      ControlIdentifier: "control_identifier",
      TargetIdentifier: "target_identifier",
      Parameters: "*parameters",
      Key: "key",
      Value: "value",
    },
  },
  "Config::OrganizationConformancePack": {
    type: "config_organization_conformance_pack",
    names: {
      OrganizationConformancePackName: "name",
      TemplateBody: "template_body",
      ExcludedAccounts: "excluded_accounts",
    },
  },
  "Config::ConfigRule": {
    type: "config_config_rule",
    names: {
      Source: "*source",
      Owner: "owner",
      SourceIdentifier: "source_identifier",
      EvaluationModes: "*evaluation_mode",
      Mode: "mode",
    },
  },
  "CloudFormation::StackSet": {
    type: "cloudformation_stack_set",
    names: {
      StackSetName: "name",
      PermissionModel: "permission_model",
      AutoDeployment: "*auto_deployment",
      Enabled: "enabled",
      TemplateBody: "template_body",
      DeploymentTargets: "*deployment_targets",
      OrganizationalUnitIds: "organizational_unit_ids",
      Accounts: "accounts",
      AccountFilterType: "account_filter_type",
      Regions: "regions",
    },
  },
  "SecurityHub::Hub": { type: "securityhub_account", names: { EnableDefaultStandards: "enable_default_standards" } },
  "SecurityHub::Standard": { type: "securityhub_standards_subscription", names: { StandardsArn: "standards_arn" } },
  "SecurityHub::ConfigurationPolicy": {
    type: "securityhub_configuration_policy",
    names: {
      Name: "name",
      ConfigurationPolicy: "*configuration_policy",
      ServiceEnabled: "service_enabled",
      EnabledStandardIdentifiers: "enabled_standard_arns",
      SecurityControlsConfiguration: "*security_controls_configuration",
      DisabledSecurityControlIdentifiers: "disabled_control_identifiers",
    },
  },
  "SecurityHub::PolicyAssociation": {
    type: "securityhub_configuration_policy_association",
    names: { ConfigurationPolicyId: "policy_id", TargetId: "target_id" },
  },
};

const twinOf = ({ type }: Pick<Declaration, "type">) => twins[type.replace("AWS::", "")];

/** Whether the `aws` provider has all of the resources: it gives no device to a user, and its stacks their own Region without another one. */
export function isForAwsProvider(found: readonly Declaration[]): boolean {
  return found.every((one) => one.type === "AWS::IAM::User" || (twinOf(one) !== undefined && !mayLackRegion(one)));
}

function mayLackRegion({ properties }: Declaration): boolean {
  const { StackInstancesGroup: groups = [] } = properties;
  return (
    isList(groups) &&
    groups.some((group) => {
      const regions = isMap(group) ? group["Regions"] : undefined;
      return !regions || (isList(regions) && !regions.some((one) => !(one instanceof Choice && one.no === undefined)));
    })
  );
}

const isList = (value: Written): value is readonly Written[] => Array.isArray(value);
const isMap = (value: Written): value is Readonly<Record<string, Written>> =>
  typeof value === "object" &&
  !isList(value) &&
  ![Reference, Open, Choice, Encoded].some((kind) => value instanceof kind);

/** The resources as code for the `aws` provider. A policy's targets are attachments of their own. */
export function asAwsCode(found: readonly Declaration[]): string {
  const address = ({ name, attribute }: Reference): string => {
    const one = found.find((other) => other.name === name);
    if (attribute === "RootId") return `aws_organizations_organization.${name}.roots[0].id`;
    return `aws_${(one && twinOf(one)?.type) ?? ""}.${name}.${attribute === "Arn" ? "arn" : "id"}`;
  };
  const item = (value: Written): string =>
    value instanceof Choice && value.no === undefined
      ? `(var.chosen ? [${print(value.yes)}] : [])`
      : `[${print(value)}]`;
  const print = (value: Written): string => {
    if (isList(value)) return `concat([], ${value.map(item).join(", ")})`.replace(", )", ")");
    if (value instanceof Reference) return address(value);
    if (value instanceof Open) return `var.${value.name}`;
    if (value instanceof Choice)
      return `(var.chosen ? ${print(value.yes)} : ${value.no === undefined ? "null" : print(value.no)})`;
    if (value instanceof Encoded) return `jsonencode(${print(value.value)})`;
    if (typeof value !== "object") return JSON.stringify(value);
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${JSON.stringify(key)} = ${print(one)}`)
      .join(", ")} }`;
  };
  const body = (properties: Readonly<Record<string, Written>>, { names }: Twin): string =>
    Object.entries(properties)
      .map(([key, value]) => argument(names[key] ?? "", value, names))
      .join("");
  const argument = (name: string, value: Written, names: Twin["names"]): string => {
    if (name === "") return "";
    if (name === "parent_id" && isList(value)) return `  parent_id = ${print(value[0] ?? "")}\n`;
    if (!name.startsWith("*")) return `  ${name} = ${print(value)}\n`;
    const block = name.slice(1);
    const inner = isMap(value) && "SecurityHub" in value ? value["SecurityHub"] : value;
    if (inner !== undefined && isMap(inner)) return `  ${block} {\n${body(inner, { type: "", names })}  }\n`;
    return dynamic(block, inner ?? [], names);
  };
  /** Blocks of a list: each item has the same keys. */
  const dynamic = (block: string, value: Written, names: Twin["names"]): string => {
    const keys = block === "parameters" ? ["Key", "Value"] : ["Mode"];
    const lines = keys.map((key) => `      ${names[key]} = ${block}.value["${key}"]\n`);
    return `  dynamic "${block}" {\n    for_each = ${print(value)}\n    content {\n${lines.join("")}    }\n  }\n`;
  };
  const resource = (type: string, name: string, lines: string, count = "") =>
    `resource "aws_${type}" "${name}" {\n${count}${lines}}\n`;
  const attachments = ({ name, properties, isConditional }: Declaration): readonly string[] => {
    const { TargetIds: targets = [] } = properties;
    const policy = `  policy_id = aws_organizations_policy.${name}${isConditional ? "[0]" : ""}.id\n`;
    const type = "organizations_policy_attachment";
    if (!isList(targets)) {
      const each = isConditional ? `var.chosen ? toset(${print(targets)}) : toset([])` : `toset(${print(targets)})`;
      return [resource(type, name, `${policy}  target_id = each.value\n`, `  for_each = ${each}\n`)];
    }
    return targets.map((target, index) => {
      const isMaybe = target instanceof Choice && target.no === undefined;
      const line = `${policy}  target_id = ${print(target instanceof Choice && isMaybe ? target.yes : target)}\n`;
      return resource(type, `${name}${index}`, line, isConditional || isMaybe ? onChosen : "");
    });
  };
  /** The groups of a stack set, each as instances of their own. */
  const instances = ({ name, type, properties, isConditional }: Declaration): readonly string[] => {
    const { StackInstancesGroup: groups = [] } = properties;
    const twin = twinOf({ type });
    if (!twin || !isList(groups)) return [];
    const set = `  stack_set_name = aws_${twin.type}.${name}${isConditional ? "[0]" : ""}.name\n`;
    return groups.flatMap((group, index) =>
      isMap(group)
        ? [
            resource(
              "cloudformation_stack_instances",
              `${name}${index}`,
              set + body(group, twin),
              isConditional ? onChosen : "",
            ),
          ]
        : [],
    );
  };
  const variables = ["One", "Two", "Many", "chosen"].map((name) => `variable "${name}" {}\n`);
  const resources = found.flatMap((one) => {
    const twin = twinOf(one);
    if (!twin) return [];
    const own = resource(twin.type, one.name, body(one.properties, twin), one.isConditional ? onChosen : "");
    if (twin.type === "organizations_policy") return [own, ...attachments(one)];
    return twin.type === "cloudformation_stack_set" ? [own, ...instances(one)] : [own];
  });
  return [...variables, ...resources].join("");
}

const onChosen = "  count = var.chosen ? 1 : 0\n";
