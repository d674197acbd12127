import type { GuardrailCause } from "../../model/cause.ts";
import type {
  Names,
  SecurityHubAssociationFact,
  SecurityHubPolicyFact,
  SecurityHubStandardFact,
} from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import type { Level } from "../../model/settings.ts";
import { no, openIf, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause } from "../tree.ts";
import { deploymentOf } from "./deployment.ts";
import { type ActiveGuardrail, conditionOf } from "./guardrail.ts";

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
export function securityHubGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  return [
    ...source.facts.of("SecurityHubStandard").flatMap((fact) => ofStandard(fact, source)),
    ...source.facts.of("SecurityHubPolicy").flatMap((fact) => ofPolicy(fact, source)),
  ];
}

function standardsIn(arn: string): readonly Standard[] {
  if (arn === "default") return standards.filter((one) => defaultStandards.includes(one.arn));
  return standards.filter((one) => arn.endsWith(`/${one.arn}`));
}

function ofStandard(fact: SecurityHubStandardFact, source: CoverageSource): readonly ActiveGuardrail[] {
  if (fact.standard.kind !== "known") return [];
  const found = standardsIn(fact.standard.value);
  const off = new Set([...fact.disabled.values, ...switchedOff(fact, source)]);
  const has = (pick: "hardware" | "any") =>
    found.some((one) => one[pick] !== null && !isDisabled(one, one[pick], off, pick));
  const declares = found.some((one) => one.hardware !== null);
  const level: Level | null = has("hardware") ? 2 : has("any") ? 1 : null;
  const { open, ...deployment } = deploymentOf(fact, source);
  const standard = fact.standard.value === "default" ? null : (found[0]?.arn ?? null);
  const name = { kind: "security-hub-standard", standard } as const;
  const base = { family: "detective", name, fact, ...deployment, remarks: [], excluded: new Set<OrgNode>() } as const;
  const disabled = { kind: "control-disabled", by: "standard" } as const;
  const broken = { ...base, level: 2, works: no(disabled), topic: "disabled-control" } as const;
  const causes: readonly GuardrailCause[] = [
    ...(fact.disabled.open === undefined ? [] : [{ kind: "not-known", of: fact.disabled.open } as const]),
    ...(open ? [open] : []),
    ...conditionOf(fact),
  ];
  return [
    ...(declares && level !== 2 ? [broken] : []),
    ...(level === null ? [] : [{ ...base, level, works: openIf(causes, yes()), topic: "content" } as const]),
  ];
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
function switchedOff(fact: SecurityHubStandardFact, source: CoverageSource): readonly string[] {
  return source.inScope("SecurityHubControl", fact.scope).flatMap((one) => {
    if (one.status.kind !== "known" || one.status.value !== "DISABLED") return [];
    if (one.control.kind !== "known") return [];
    const isOther =
      one.standard.kind === "known" && fact.standard.kind === "known" && one.standard.value !== fact.standard.value;
    return isOther ? [] : [one.control.value];
  });
}

/** Needs the service on, a standard with the control, the control on, and an association. */
function ofPolicy(fact: SecurityHubPolicyFact, source: CoverageSource): readonly ActiveGuardrail[] {
  const found = fact.standards.values.flatMap(standardsIn);
  const isOn = (control: string) =>
    fact.enabledControls
      ? fact.enabledControls.values.includes(control)
      : !(fact.disabledControls?.values.includes(control) ?? false);
  const hardware = found.some((one) => one.hardware !== null);
  const level: Level | null =
    hardware && isOn("IAM.6") ? 2 : found.some((one) => one.any !== null) && isOn("IAM.9") ? 1 : null;
  const { associations, open, ...reach } = policyReach(fact, source);
  const name = { kind: "security-hub-policy", name: fact.name } as const;
  const shared = { remarks: [], excluded: new Set<OrgNode>(), management: true } as const;
  const base = { family: "detective", name, fact, ...reach, ...shared } as const;
  const stop = hardware ? stopOf(fact, source, associations) : null;
  if (stop) return [{ ...base, level: 2, works: no(stop), topic: "disabled-control" }];
  if (level === null) return [];
  const causes = [...openLists(fact), ...(open ? [open] : []), ...conditionOf(fact)];
  return [{ ...base, level, works: openIf(causes, yes()), topic: "content" }];
}

/** What keeps a policy whose standards have the control from detecting anything. */
function stopOf(fact: SecurityHubPolicyFact, source: CoverageSource, associations: number): GuardrailCause | null {
  if (fact.disabledControls?.values.includes("IAM.6")) return { kind: "control-disabled", by: "policy" };
  if (fact.enabled.kind === "known" && fact.enabled.value === "false") return { kind: "security-hub-off" };
  const listed = fact.enabledControls;
  if (listed && listed.open === undefined && !listed.values.includes("IAM.6")) {
    return listed.values.includes("IAM.9") ? { kind: "only-any-mfa-enabled" } : null;
  }
  const isLocal = source.facts
    .of("SecurityHubOrganization")
    .some((one) => one.configuration.kind === "known" && one.configuration.value === "LOCAL");
  if (isLocal) return { kind: "security-hub-local" };
  return associations === 0 ? { kind: "not-associated" } : null;
}

function openLists(fact: SecurityHubPolicyFact): readonly GuardrailCause[] {
  const lists: readonly (Names | null)[] = [fact.standards, fact.enabledControls, fact.disabledControls];
  return lists.flatMap((one) => (one?.open === undefined ? [] : [{ kind: "part-open", of: one.open } as const]));
}

interface PolicyReach extends Pick<ActiveGuardrail, "targets" | "unplaced"> {
  readonly associations: number;
  readonly open?: GuardrailCause;
}

function policyReach(fact: SecurityHubPolicyFact, source: CoverageSource): PolicyReach {
  const { tree } = source;
  const targets: OrgNode[] = [];
  let associations = 0;
  let open: GuardrailCause | undefined;
  for (const one of source.facts.of("SecurityHubAssociation")) {
    const isSelfManaged = one.policy.kind === "id" && one.policy.id === "SELF_MANAGED_SECURITY_HUB";
    if (isSelfManaged || !leadsTo(one, fact, source)) continue;
    associations += 1;
    const target = nodeOrCause(tree.resolve(one.target, one));
    if ("node" in target) targets.push(target.node);
    else open = { kind: "target-open", of: target.cause, wanted: "node" };
  }
  const base = { targets, unplaced: targets.length === 0 && open !== undefined, associations };
  return open === undefined ? base : { ...base, open };
}

function leadsTo(one: SecurityHubAssociationFact, fact: SecurityHubPolicyFact, { tree }: CoverageSource): boolean {
  if (one.policy.kind === "id") return one.policy.id === fact.id;
  const target = tree.resolve(one.policy, one);
  return target.kind === "fact" && target.fact === fact;
}
