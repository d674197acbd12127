import type {
  Names,
  SecurityHubAssociationFact,
  SecurityHubAutomationRuleFact,
  SecurityHubControlFact,
  SecurityHubOrganizationFact,
  SecurityHubPolicyFact,
  SecurityHubStandardFact,
  Setting,
} from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { entry, revealed, type Value } from "../model/value.ts";
import { type FactAdapter, factBase } from "./adapter.ts";
import { attributesOf, isMissing, knownText, names, namesIn, pointer, setting, stands } from "./attributes.ts";

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
  const standard: Setting = enables.kind === "open" ? enables : { kind: "known", value: "default" };
  return [{ fact: "SecurityHubStandard", ...factBase(resource), standard, disabled: { values: [] } }];
}

function standardFact(resource: Resource): SecurityHubStandardFact {
  const attributes = attributesOf(resource);
  const controls = attributes.get("DisabledStandardsControls");
  return {
    fact: "SecurityHubStandard",
    ...factBase(resource),
    standard: setting(attributes.get("StandardsArn")),
    disabled: disabledControls(controls),
  };
}

function disabledControls(value: Value | undefined): Names {
  const inner = value && revealed(value);
  if (inner?.kind !== "list") return names(value);
  const found = inner.items.map((item) =>
    // An item that is not known whole may be any control.
    setting(
      revealed(item).kind === "map"
        ? (entry(item, "StandardsControlArn") ?? entry(item, "standards_control_arn"))
        : item,
    ),
  );
  return namesIn(found);
}

/** A reason given disables the older resource's control, whatever its status says. */
function controlFact(resource: Resource): SecurityHubControlFact {
  const attributes = attributesOf(resource);
  const isOld = resource.type === "aws_securityhub_standards_control";
  const reason = isOld && !isMissing(attributes.get("DisabledReason"));
  const status = setting(attributes.get(isOld ? "ControlStatus" : "AssociationStatus"));
  return {
    fact: "SecurityHubControl",
    ...factBase(resource),
    control: setting(attributes.get(isOld ? "StandardsControlArn" : "SecurityControlId")),
    standard: isOld ? { kind: "absent" } : setting(attributes.get("StandardsArn")),
    status: reason ? { kind: "known", value: "DISABLED" } : status,
  };
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
    ...factBase(resource),
    name: knownText(attributes.get("Name")) ?? resource.address,
    ...(id !== undefined && { id }),
    enabled: setting(attributes.get(...within, "ServiceEnabled")),
    standards: names(attributes.get(...within, "EnabledStandardIdentifiers")),
    enabledControls: isMissing(enabled) ? null : names(enabled),
    disabledControls: isMissing(disabled) ? null : names(disabled),
  };
}

function associationFacts(resource: Resource): readonly SecurityHubAssociationFact[] {
  const attributes = attributesOf(resource, { ConfigurationPolicyId: "policy_id" });
  const policy = pointer(attributes.get("ConfigurationPolicyId"));
  return [
    { fact: "SecurityHubAssociation", ...factBase(resource), policy, target: pointer(attributes.get("TargetId")) },
  ];
}

function organizationFacts(resource: Resource): readonly SecurityHubOrganizationFact[] {
  const attributes = attributesOf(resource);
  const isAws = resource.type.startsWith("aws_");
  const path = isAws ? ["OrganizationConfiguration", "ConfigurationType"] : ["ConfigurationType"];
  return [{ fact: "SecurityHubOrganization", ...factBase(resource), configuration: setting(attributes.get(...path)) }];
}

/** Source: Security Hub user guide, "Automation rules": suppressed findings are no findings for whoever looks. */
function automationFacts(resource: Resource): readonly SecurityHubAutomationRuleFact[] {
  const attributes = attributesOf(resource);
  const status = setting(attributes.get("RuleStatus"));
  const isOff = status.kind === "known" && status.value === "DISABLED";
  const action = ["Actions", "FindingFieldsUpdate", "Workflow", "Status"] as const;
  const workflow = setting(attributes.get(...action));
  const suppresses =
    !isOff && (workflow.kind === "open" || (workflow.kind === "known" && workflow.value === "SUPPRESSED"));
  const criteria = attributes.get("Criteria", "ComplianceSecurityControlId");
  return [{ fact: "SecurityHubAutomationRule", ...factBase(resource), suppresses, controls: controlsIn(criteria) }];
}

/** The controls that a rule names; without any, or where it is not known, it is for all of them. */
function controlsIn(criteria: Value | undefined): readonly string[] {
  const every = ["IAM.6", "IAM.9"];
  const inner = criteria && revealed(criteria);
  const items = inner?.kind === "list" ? inner.items : inner ? [inner] : [];
  if (items.length === 0) return every;
  return items.flatMap((item) => {
    const value = setting(entry(item, "Value") ?? entry(item, "value"));
    const comparison = setting(entry(item, "Comparison") ?? entry(item, "comparison"));
    const isEqual = comparison.kind === "known" && comparison.value === "EQUALS";
    return isEqual && value.kind === "known" ? [value.value] : every;
  });
}
