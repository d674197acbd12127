import { factCauseWords } from "../../facts/cause-words.ts";
import type {
  Names,
  SecurityHubAssociationFact,
  SecurityHubPolicyFact,
  SecurityHubStandardFact,
} from "../../model/fact.ts";
import type { Level } from "../../model/settings.ts";
import { calledIn, conditionPhrase, type Guardrail, issueAbout, type Survey } from "../collected.ts";
import { deploymentOf } from "../deployment.ts";
import type { Place } from "../tree.ts";

/** The controls of a standard that look at root's MFA, in the standard's own numbers. */
interface Standard {
  /** Part of the standard's ARN. */
  readonly arn: string;
  readonly hardware: string | null;
  readonly any: string | null;
}

/**
 * Standards with IAM.6 (hardware) or IAM.9 (any). Source: Security Hub user guide, "Security Hub controls for IAM";
 * ARNs: Terraform docs of `aws_securityhub_standards_subscription`.
 */
const standards: readonly Standard[] = [
  { arn: "aws-foundational-security-best-practices/v/1.0.0", hardware: "IAM.6", any: null },
  { arn: "cis-aws-foundations-benchmark/v/1.2.0", hardware: "1.14", any: "1.13" },
  { arn: "cis-aws-foundations-benchmark/v/1.4.0", hardware: "1.6", any: "1.5" },
  { arn: "cis-aws-foundations-benchmark/v/3.0.0", hardware: "1.6", any: "1.5" },
  { arn: "cis-aws-foundations-benchmark/v/5.0.0", hardware: "1.5", any: "1.4" },
  { arn: "pci-dss/v/3.2.1", hardware: "PCI.IAM.4", any: null },
  { arn: "pci-dss/v/4.0.1", hardware: "IAM.6", any: "IAM.9" },
  { arn: "nist-800-53/v/5.0.0", hardware: "IAM.6", any: "IAM.9" },
];

/** What a hub enables by itself: FSBP and CIS 1.2.0. Source: Security Hub API, `EnableDefaultStandards`. */
const defaultStandards = ["aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/1.2.0"];

/** Standards of one account, and central configuration policies with their associations. */
export function surveySecurityHub(survey: Survey): void {
  for (const fact of survey.facts.of("SecurityHubStandard")) takeStandard(fact, survey);
  for (const fact of survey.facts.of("SecurityHubPolicy")) takePolicy(fact, survey);
}

function standardsIn(arn: string): readonly Standard[] {
  if (arn === "default") return standards.filter((one) => defaultStandards.includes(one.arn));
  return standards.filter((one) => arn.endsWith(`/${one.arn}`));
}

function takeStandard(fact: SecurityHubStandardFact, survey: Survey): void {
  if (fact.standard.kind !== "known") return;
  const found = standardsIn(fact.standard.value);
  const label =
    fact.standard.value === "default"
      ? "Security Hub default standards"
      : `Security Hub standard ${found[0]?.arn ?? ""}`;
  const off = new Set([...fact.disabled.values, ...switchedOff(fact, survey)]);
  const has = (pick: "hardware" | "any") =>
    found.some((one) => one[pick] !== null && !isDisabled(one, one[pick], off, pick));
  const declares = found.some((one) => one.hardware !== null);
  const level: Level | null = has("hardware") ? 2 : has("any") ? 1 : null;
  const deployment = deploymentOf(fact, survey);
  const base = { family: "detective", label, fact, ...deployment, excluded: new Set<Place>() } as const;
  if (declares && level !== 2) {
    const why = "its control for hardware MFA of root (IAM.6) is disabled";
    const message = `The ${calledIn(fact, label)} detects nothing: ${why}.`;
    survey.issues.push(
      issueAbout(fact, { family: "detective", kind: "ineffective", code: "disabled-control", message }),
    );
    survey.guardrails.push({ ...base, level: 2, state: "broken", remark: why });
  }
  if (level === null) return;
  const condition = conditionPhrase(fact);
  const disabled = fact.disabled.open && factCauseWords(fact.disabled.open);
  const open = disabled ?? deployment.open ?? (condition && `it exists only if ${condition}`);
  survey.guardrails.push({ ...base, level, state: open ? "open" : "works", remark: open });
}

function isDisabled(
  standard: Standard,
  number: string | null,
  off: ReadonlySet<string>,
  pick: "hardware" | "any",
): boolean {
  const consolidated = pick === "hardware" ? "IAM.6" : "IAM.9";
  return [...off].some((one) => {
    const control = one.split("/").at(-1) ?? one;
    if (!one.includes("/")) return control === consolidated || control === number;
    const isSame = one.includes(standard.arn);
    return (
      (isSame && control === number) || (control === consolidated && (isSame || one.includes("security-control/")))
    );
  });
}

/** Controls that resources of their own switch off in the same deployment. */
function switchedOff(fact: SecurityHubStandardFact, survey: Survey): readonly string[] {
  return survey.inScope("SecurityHubControl", fact.scope).flatMap((one) => {
    if (one.status.kind !== "known" || one.status.value !== "DISABLED") return [];
    if (one.control.kind !== "known") return [];
    const isOther =
      one.standard.kind === "known" && fact.standard.kind === "known" && one.standard.value !== fact.standard.value;
    return isOther ? [] : [one.control.value];
  });
}

/** Needs the service on, a standard with the control, the control on, and an association. */
function takePolicy(fact: SecurityHubPolicyFact, survey: Survey): void {
  const found = fact.standards.values.flatMap(standardsIn);
  const isOn = (control: string) =>
    fact.enabledControls
      ? fact.enabledControls.values.includes(control)
      : !(fact.disabledControls?.values.includes(control) ?? false);
  const hardware = found.some((one) => one.hardware !== null);
  const level: Level | null =
    hardware && isOn("IAM.6") ? 2 : found.some((one) => one.any !== null) && isOn("IAM.9") ? 1 : null;
  const label = `Security Hub configuration policy ${fact.name}`;
  const reach = policyReach(fact, survey);
  const base = { family: "detective", label, fact, ...reach, excluded: new Set<Place>(), management: true } as const;
  const stop = stopOf(fact, hardware, survey, reach);
  if (stop) {
    const message = `The ${calledIn(fact, label)} detects nothing about root's MFA: ${stop}.`;
    survey.issues.push(
      issueAbout(fact, { family: "detective", kind: "ineffective", code: "disabled-control", message }),
    );
    survey.guardrails.push({ ...base, level: 2, state: "broken", remark: stop });
    return;
  }
  if (level === null) return;
  const open = openOf(fact, reach);
  if (open) {
    const message = `Whether the ${calledIn(fact, label)} detects a virtual MFA device of root cannot be told: ${open}.`;
    survey.issues.push(issueAbout(fact, { family: "detective", kind: "unverifiable", code: "content", message }));
  }
  survey.guardrails.push({ ...base, level, state: open ? "open" : "works", remark: open });
}

function stopOf(fact: SecurityHubPolicyFact, hardware: boolean, survey: Survey, reach: PolicyReach): string | null {
  if (!hardware) return null;
  if (fact.disabledControls?.values.includes("IAM.6"))
    return "it disables the control for hardware MFA of root (IAM.6)";
  if (fact.enabled.kind === "known" && fact.enabled.value === "false") return "it switches Security Hub off";
  const listed = fact.enabledControls;
  if (listed && listed.open === undefined && !listed.values.includes("IAM.6")) {
    return listed.values.includes("IAM.9") ? "it enables IAM.9, which accepts any device, and not IAM.6" : null;
  }
  const isLocal = survey.facts
    .of("SecurityHubOrganization")
    .some((one) => one.configuration.kind === "known" && one.configuration.value === "LOCAL");
  if (isLocal)
    return "the organization's Security Hub is configured account by account (LOCAL), so central policies do not count";
  return reach.associations === 0 ? "it is associated with no root, OU or account" : null;
}

function openOf(fact: SecurityHubPolicyFact, reach: PolicyReach): string {
  const lists: readonly (Names | null)[] = [fact.standards, fact.enabledControls, fact.disabledControls];
  const open = lists.find((one) => one?.open !== undefined)?.open;
  if (open !== undefined) return `a part of it is not known: ${factCauseWords(open)}`;
  const condition = conditionPhrase(fact);
  return reach.open ?? (condition ? `it exists only if ${condition}` : "");
}

interface PolicyReach extends Pick<Guardrail, "targets" | "unplaced"> {
  readonly associations: number;
  readonly open?: string;
}

function policyReach(fact: SecurityHubPolicyFact, survey: Survey): PolicyReach {
  const targets: Place[] = [];
  let associations = 0;
  let open: string | undefined;
  for (const one of survey.facts.of("SecurityHubAssociation")) {
    const isSelfManaged = one.policy.kind === "id" && one.policy.id === "SELF_MANAGED_SECURITY_HUB";
    if (isSelfManaged || !leadsTo(one, fact, survey)) continue;
    associations += 1;
    const target = survey.places.resolve(one.target, one);
    if (target.is === "place") targets.push(target.place);
    else open = `its target is not known: ${target.is === "open" ? target.detail : "it is no OU or account"}`;
  }
  const base = { targets, unplaced: false, associations };
  return open === undefined ? base : { ...base, open };
}

function leadsTo(one: SecurityHubAssociationFact, fact: SecurityHubPolicyFact, survey: Survey): boolean {
  if (one.policy.kind === "id") return one.policy.id === fact.id;
  const target = survey.places.resolve(one.policy, one);
  return target.is === "fact" && target.fact === fact;
}
