import type { ConfigRuleFact, ConfigRuleSpec, Names, Setting } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { revealed, type Value } from "../model/value.ts";
import { type FactAdapter, regionalBase } from "./adapter.ts";
import { attributesOf, exclusionsIn, isMissing, knownText, names, partOfEach, setting, stands } from "./attributes.ts";

const accountRules = ["AWS::Config::ConfigRule", "aws_config_config_rule", "awscc_config_config_rule"];
const organizationRules = ["AWS::Config::OrganizationConfigRule", "aws_config_organization_managed_rule"];

/**
 * Rules of AWS Config. Sources: CloudFormation `AWS::Config::ConfigRule`, `AWS::Config::OrganizationConfigRule`;
 * Terraform `aws_config_config_rule`, `aws_config_organization_managed_rule`, `awscc_config_config_rule`.
 */
export const configRule: FactAdapter<"ConfigRule"> = {
  gives: { ConfigRule: true },
  types: [...accountRules, ...organizationRules],
  companions: [],
  toFacts(resource) {
    if (!stands(resource)) return [];
    return [organizationRules.includes(resource.type) ? organizationRule(resource) : accountRule(resource)];
  },
};

function accountRule(resource: Resource): ConfigRuleFact {
  return {
    fact: "ConfigRule",
    ...regionalBase(resource),
    reach: "account",
    rule: readConfigRule(resource),
    excluded: [],
  };
}

/** What one rule checks; also for the rules in the template of a conformance pack. */
export function readConfigRule(resource: Resource): ConfigRuleSpec {
  const attributes = attributesOf(resource, { EvaluationModes: "evaluation_mode", ConfigRuleName: "name" });
  const identifier = attributes.get("Source", "SourceIdentifier");
  return {
    name: knownText(attributes.get("ConfigRuleName")) ?? resource.address,
    owner: setting(attributes.get("Source", "Owner")),
    identifier: asSent(identifier),
    modes: evaluationModes(resource),
    when: resource.when,
    location: identifier?.at ?? resource.header,
  };
}

/** An identifier with the white space around it: AWS knows no rule of that name. */
function asSent(value: Value | undefined): Setting {
  const read = setting(value);
  const inner = value && revealed(value);
  return read.kind === "known" && inner?.kind === "known" ? { kind: "known", value: String(inner.value) } : read;
}

function evaluationModes(resource: Resource): Names {
  const modes = attributesOf(resource, { EvaluationModes: "evaluation_mode" }).get("EvaluationModes");
  return isMissing(modes) || !modes ? { values: [] } : names(partOfEach(modes, "Mode"));
}

function organizationRule(resource: Resource): ConfigRuleFact {
  const attributes = attributesOf(resource, { OrganizationConfigRuleName: "name" });
  const managed =
    resource.type === "aws_config_organization_managed_rule"
      ? attributes.get("RuleIdentifier")
      : attributes.get("OrganizationManagedRuleMetadata", "RuleIdentifier");
  const owner: Setting = { kind: "known", value: isMissing(managed) ? "CUSTOM_LAMBDA" : "AWS" };
  return {
    fact: "ConfigRule",
    ...regionalBase(resource),
    reach: "organization",
    rule: {
      name: knownText(attributes.get("OrganizationConfigRuleName")) ?? resource.address,
      owner,
      identifier: asSent(managed),
      modes: { values: [] },
      when: resource.when,
      location: managed?.at ?? resource.header,
    },
    ...exclusionsIn(attributes.get("ExcludedAccounts")),
  };
}
