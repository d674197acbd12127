import { wholeName } from "../../facts/name-match.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { FactBase, FindingCriterion, SecurityHubAutomationRuleFact } from "../../model/fact.ts";
import { type Answer, all, any, no, not, open, openIf, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { isNamed, isThere } from "./named.ts";
import { isSameOrganization } from "./same-organization.ts";
import { type Control, consolidated } from "./security-hub-standards.ts";

/** What a finding of root's missing device holds, by field: one of these. Source: Security Hub user guide, IAM.6, IAM.9. */
function findingOf(control: Control): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ["compliance_security_control_id", [consolidated[control]]],
    ["compliance_status", ["FAILED"]],
    ["severity_label", ["CRITICAL"]],
    ["resource_type", ["AwsAccount"]],
    ["record_state", ["ACTIVE"]],
    ["company_name", ["AWS"]],
    ["product_name", ["Security Hub"]],
  ]);
}

/** Fields that only some findings of the control have: their account, their resource, when they were made, …. */
const isNarrower: Answer<null> = open(null);

/**
 * Automation rules that suppress what a control finds, or may: the check runs, and nobody sees what it finds. Such a
 * rule stands in the administrator account, for the findings of all members.
 */
export function suppressedBy(fact: FactBase, control: Control, source: CoverageSource): Answer<GuardrailCause> {
  const { facts, tree } = source;
  const rules = tree.isOrganization
    ? facts.of("SecurityHubAutomationRule")
    : source.beside("SecurityHubAutomationRule", fact);
  return openIf(
    rules.flatMap((rule): readonly GuardrailCause[] => {
      const { kind } = all<unknown>([suppresses(rule, control), isSameOrganization(rule, fact, tree)]);
      if (kind === "no") return [];
      return [{ kind: "findings-suppressed", address: rule.resource.address, isCertain: kind === "yes" }];
    }),
    yes(),
  );
}

function suppresses(rule: SecurityHubAutomationRuleFact, control: Control): Answer<unknown> {
  const fields = new Set(rule.criteria.map(({ field }) => field));
  return all<unknown>([
    not(isNamed(rule.status, [wholeName("DISABLED")])),
    isNamed(rule.workflow, [wholeName("SUPPRESSED")]),
    isThere(rule),
    rule.criteriaOpen === undefined ? yes() : open(rule.criteriaOpen),
    ...[...fields].map((field) => matchesField(rule.criteria, field, control)),
  ]);
}

/** Criteria of one field: one of those that ask for something holds, and all that rule something out. */
function matchesField(criteria: readonly FindingCriterion[], field: string, control: Control): Answer<unknown> {
  const known = field === "generator_id" ? undefined : findingOf(control).get(field);
  const own = criteria.filter((one) => one.field === field);
  const answers = own.map((one) => ({ one, answer: known ? matches(one, known) : narrower(one, control) }));
  const isNegative = ({ comparison }: FindingCriterion) =>
    comparison.kind === "known" && /(?:^|_)NOT_/.test(comparison.value);
  const positive = answers.filter(({ one }) => !isNegative(one));
  return all<unknown>([
    ...(positive.length > 0 ? [any<unknown>(positive.map(({ answer }) => answer))] : []),
    ...answers.filter(({ one }) => isNegative(one)).map(({ answer }) => answer),
  ]);
}

/** Whether a value that is one of `found` meets a criterion. */
function matches({ comparison, value }: FindingCriterion, found: readonly string[]): Answer<unknown> {
  if (comparison.kind !== "known" || value.kind !== "known") {
    const isEqual = comparison.kind === "known" && comparison.value === "EQUALS";
    return isEqual ? isNamed(value, found.map(wholeName)) : open(null);
  }
  const asked = value.value;
  const meets = found.some((one) => {
    switch (comparison.value.replace(/^NOT_|_NOT(?=_)/, "")) {
      case "PREFIX_EQUALS":
      case "PREFIX":
        return one.startsWith(asked);
      case "CONTAINS":
        return one.includes(asked);
      default:
        return one === asked;
    }
  });
  const isNegative = /(?:^|_)NOT_/.test(comparison.value);
  return meets === isNegative ? no() : yes();
}

/** A field whose value in the finding is not known beforehand; a generator and a resource tell of what they are. */
function narrower({ field, comparison, value }: FindingCriterion, control: Control): Answer<unknown> {
  const isAsked = comparison.kind === "known" && !/(?:^|_)NOT_/.test(comparison.value);
  if (!isAsked || value.kind !== "known") return isNarrower;
  const asked = value.value;
  if (field === "generator_id") {
    const id = asked.split("/").at(-1) ?? asked;
    const isOther = /^[A-Z][A-Za-z0-9]*\.[0-9]+$/.test(id) && id !== consolidated[control];
    if (asked === `security-control/${consolidated[control]}`) return yes();
    return isOther ? no() : isNarrower;
  }
  const isOfAccount = asked.startsWith("AWS::::Account") || "AWS::::Account".startsWith(asked);
  return field === "resource_id" && !isOfAccount ? no() : isNarrower;
}
