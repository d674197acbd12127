import type {
  FindingCriterion,
  Names,
  SecurityHubAssociationFact,
  SecurityHubAutomationRuleFact,
  SecurityHubControlFact,
  SecurityHubOrganizationFact,
  SecurityHubPolicyFact,
  SecurityHubStandardFact,
  Setting,
} from "../model/fact.ts";
import { regionOfArn } from "../model/partition.ts";
import type { Resource } from "../model/resource.ts";
import { alternatives, entry, revealed, type Value } from "../model/value.ts";
import { type FactAdapter, regionalBase } from "./adapter.ts";
import {
  attributesOf,
  entryOf,
  isMissing,
  knownText,
  names,
  namesIn,
  partOfEach,
  pointer,
  setting,
  snakeCase,
  stands,
} from "./attributes.ts";
import { openCause } from "./open-cause.ts";

const hubTypes = ["AWS::SecurityHub::Hub", "aws_securityhub_account", "awscc_securityhub_hub"];
const standardTypes = [
  "AWS::SecurityHub::Standard",
  "aws_securityhub_standards_subscription",
  "awscc_securityhub_standard",
];
const controlTypes = ["aws_securityhub_standards_control", "aws_securityhub_standards_control_association"];
const policyTypes = [
  "AWS::SecurityHub::ConfigurationPolicy",
  "aws_securityhub_configuration_policy",
  "awscc_securityhub_configuration_policy",
];
const associationTypes = [
  "AWS::SecurityHub::PolicyAssociation",
  "aws_securityhub_configuration_policy_association",
  "awscc_securityhub_policy_association",
];
const organizationTypes = [
  "AWS::SecurityHub::OrganizationConfiguration",
  "aws_securityhub_organization_configuration",
  "awscc_securityhub_organization_configuration",
];

const automationTypes = [
  "AWS::SecurityHub::AutomationRule",
  "aws_securityhub_automation_rule",
  "awscc_securityhub_automation_rule",
];

type SecurityHubFact =
  | SecurityHubStandardFact
  | SecurityHubControlFact
  | SecurityHubPolicyFact
  | SecurityHubAssociationFact
  | SecurityHubOrganizationFact
  | SecurityHubAutomationRuleFact;

const readers: readonly (readonly [readonly string[], (resource: Resource) => readonly SecurityHubFact[]])[] = [
  [hubTypes, hubFacts],
  [standardTypes, (resource) => [standardFact(resource)]],
  [controlTypes, (resource) => [controlFact(resource)]],
  [policyTypes, (resource) => [policyFact(resource)]],
  [associationTypes, associationFacts],
  [organizationTypes, organizationFacts],
  [automationTypes, automationFacts],
];

/** Security Hub: standards of one account, and central configuration. Source: the types' CloudFormation and Terraform pages. */
export const securityHub: FactAdapter<SecurityHubFact["fact"]> = {
  gives: {
    SecurityHubStandard: true,
    SecurityHubControl: true,
    SecurityHubPolicy: true,
    SecurityHubAssociation: true,
    SecurityHubOrganization: true,
    SecurityHubAutomationRule: true,
  },
  types: readers.flatMap(([types]) => types),
  companions: [],
  toFacts(resource) {
    if (!stands(resource)) return [];
    const reader = readers.find(([types]) => types.includes(resource.type))?.[1];
    return reader?.(resource) ?? [];
  },
};

/** A hub enables its default standards unless it is told not to. */
function hubFacts(resource: Resource): readonly SecurityHubStandardFact[] {
  const enables = setting(attributesOf(resource).get("EnableDefaultStandards"));
  if (enables.kind === "known" && enables.value === "false") return [];
  const standard: Setting =
    enables.kind === "open" ? { ...enables, texts: [["default"], [""]] } : { kind: "known", value: "default" };
  return [{ fact: "SecurityHubStandard", ...regionalBase(resource), standard, disabled: { values: [] } }];
}

/** The Region that the ARN of a standard or control names. */
function regionIn(arn: Setting): Pick<SecurityHubFact, "regions"> {
  const region = arn.kind === "known" ? regionOfArn(arn.value) : undefined;
  return region === undefined ? {} : { regions: [region] };
}

function standardFact(resource: Resource): SecurityHubStandardFact {
  const attributes = attributesOf(resource);
  const controls = attributes.get("DisabledStandardsControls");
  const standard = setting(attributes.get("StandardsArn"));
  return {
    fact: "SecurityHubStandard",
    ...regionIn(standard),
    ...regionalBase(resource),
    standard,
    disabled: disabledControls(controls),
  };
}

function disabledControls(value: Value | undefined): Names {
  const inner = value && revealed(value);
  return inner?.kind === "list"
    ? namesIn(inner.items.map((item) => entryOf(partOfEach(item, "StandardsControlArn"))))
    : names(value && partOfEach(value, "StandardsControlArn"));
}

function controlFact(resource: Resource): SecurityHubControlFact {
  const attributes = attributesOf(resource);
  const isOld = resource.type === "aws_securityhub_standards_control";
  const status = setting(attributes.get(isOld ? "ControlStatus" : "AssociationStatus"));
  const control = setting(attributes.get(isOld ? "StandardsControlArn" : "SecurityControlId"));
  const standard: Setting = isOld ? { kind: "absent" } : setting(attributes.get("StandardsArn"));
  return {
    fact: "SecurityHubControl",
    ...regionalBase(resource),
    ...regionIn(isOld ? control : standard),
    control,
    standard,
    status: isOld ? disabledFor(setting(attributes.get("DisabledReason")), status) : status,
  };
}

/** A reason given disables the older resource's control, whatever its status says. */
function disabledFor(reason: Setting, status: Setting): Setting {
  if (reason.kind === "known" || (reason.kind === "open" && reason.texts)) return { kind: "known", value: "DISABLED" };
  return reason.kind === "absent" || (status.kind === "known" && status.value === "DISABLED") ? status : reason;
}

function policyFact(resource: Resource): SecurityHubPolicyFact {
  const isAws = resource.type.startsWith("aws_");
  const attributes = attributesOf(resource, {
    EnabledStandardIdentifiers: "enabled_standard_arns",
    SecurityControlsConfiguration: "security_controls_configuration",
    EnabledSecurityControlIdentifiers: "enabled_control_identifiers",
    DisabledSecurityControlIdentifiers: "disabled_control_identifiers",
  });
  const within = isAws ? ["ConfigurationPolicy"] : ["ConfigurationPolicy", "SecurityHub"];
  const controls = [...within, "SecurityControlsConfiguration"];
  const enabled = attributes.get(...controls, "EnabledSecurityControlIdentifiers");
  const disabled = attributes.get(...controls, "DisabledSecurityControlIdentifiers");
  const id = knownText(attributes.get("Id"));
  return {
    fact: "SecurityHubPolicy",
    ...regionalBase(resource),
    name: knownText(attributes.get("Name")) ?? resource.address,
    ...(id !== undefined && { id }),
    enabled: setting(attributes.get(...within, "ServiceEnabled")),
    standards: names(attributes.get(...within, "EnabledStandardIdentifiers")),
    enabledControls: isMissing(enabled) && (isAws || !isEmptyList(enabled)) ? null : enabledOnly(enabled),
    disabledControls: isMissing(disabled) ? null : names(disabled),
  };
}

/** A list without entries; Terraform's `aws` provider does not send one. Source: its `configuration_policy.go`. */
function isEmptyList(value: Value | undefined): boolean {
  return value !== undefined && revealed(value).kind === "list";
}

/** A list that may be not given at all enables everything then: nothing can be told by its entries. */
function enabledOnly(value: Value | undefined): Names {
  const found = names(value);
  const isOptional = value && alternatives(revealed(value)).some((option) => isMissing(option.value));
  return isOptional && found.open !== undefined ? { values: [], open: found.open } : found;
}

function associationFacts(resource: Resource): readonly SecurityHubAssociationFact[] {
  const attributes = attributesOf(resource, { ConfigurationPolicyId: "policy_id" });
  const policy = pointer(attributes.get("ConfigurationPolicyId"));
  return [
    { fact: "SecurityHubAssociation", ...regionalBase(resource), policy, target: pointer(attributes.get("TargetId")) },
  ];
}

function organizationFacts(resource: Resource): readonly SecurityHubOrganizationFact[] {
  const attributes = attributesOf(resource);
  const isAws = resource.type.startsWith("aws_");
  const path = isAws ? ["OrganizationConfiguration", "ConfigurationType"] : ["ConfigurationType"];
  return [
    {
      fact: "SecurityHubOrganization",
      ...regionalBase(resource),
      configuration: setting(attributes.get(...path)),
      defaultsForNew: defaultsForNew(
        setting(attributes.get("AutoEnable")),
        setting(attributes.get("AutoEnableStandards")),
      ),
    },
  ];
}

/** Standards that are not told are the default ones. Source: Security Hub API, `UpdateOrganizationConfiguration`. */
function defaultsForNew(service: Setting, standards: Setting): Setting {
  const isOff = service.kind === "absent" || (service.kind === "known" && service.value === "false");
  if (isOff || (standards.kind === "known" && standards.value === "NONE")) return { kind: "known", value: "false" };
  const open = [service, standards].find((one) => one.kind === "open");
  return open ? { kind: "open", cause: open.cause } : { kind: "known", value: "true" };
}

/** Source: Security Hub user guide, "Automation rules": suppressed findings are no findings for whoever looks. */
function automationFacts(resource: Resource): readonly SecurityHubAutomationRuleFact[] {
  const attributes = attributesOf(resource);
  const criteria = attributes.get("Criteria");
  const inner = criteria && revealed(criteria);
  const block = inner?.kind === "list" && inner.items.length === 1 ? inner.items[0] : inner;
  const fields = block && revealed(block);
  const isOpen = fields !== undefined && fields.kind !== "map" && !isMissing(fields);
  return [
    {
      fact: "SecurityHubAutomationRule",
      ...regionalBase(resource),
      status: setting(attributes.get("RuleStatus")),
      workflow: setting(attributes.get("Actions", "FindingFieldsUpdate", "Workflow", "Status")),
      criteria: fields?.kind === "map" ? fields.entries.flatMap(({ key, value }) => criteriaOf(key, value)) : [],
      ...(isOpen && { criteriaOpen: openCause(fields) }),
    },
  ];
}

function criteriaOf(field: string, value: Value): readonly FindingCriterion[] {
  if (isMissing(value)) return [];
  const inner = revealed(value);
  return (inner.kind === "list" ? inner.items : [inner]).map((item) => ({
    field: snakeCase(field),
    comparison: criterionPart(item, "Comparison"),
    value: criterionPart(item, "Value"),
  }));
}

function criterionPart(item: Value, name: "Comparison" | "Value"): Setting {
  const inner = revealed(item);
  if (inner.kind !== "map") return { kind: "open", cause: openCause(inner) };
  return setting(entry(inner, name) ?? entry(inner, snakeCase(name)));
}
