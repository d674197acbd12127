import type { GuardrailCause } from "../../model/cause.ts";
import type { Fact, FactBase } from "../../model/fact.ts";
import type { GuardrailName } from "../../model/guardrail.ts";
import { nameOfNode, type OrgNode } from "../../model/org-node.ts";
import { type Answer, all, open, openIf, yes } from "../../model/ternary.ts";
import type { Decision } from "../../policy/decision.ts";
import { type ActiveGuardrail, conditionOf } from "../guardrails/guardrail.ts";
import { type ScpAttachments, scpType, targetsOf } from "../scp/attachments.ts";
import type { ScpDecisions } from "../scp/decisions.ts";
import type { Scp } from "../scp/policy.ts";
import type { Side, SidePolicies } from "../side.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause, type OrgTree } from "../tree.ts";
import type { VerdictTable } from "../verdict.ts";

/** One guardrail, or a part that guardrails need, as it is on one side of a change. */
export interface ExistingGuardrail {
  readonly fact: FactBase;
  /** Only of one kind can replace another. */
  readonly kind: "guardrail" | "scp" | "attachment" | "recorder" | "policy-type";
  readonly family: "detective" | "preventive";
  readonly name: GuardrailName;
  /** More is better: the level of a guardrail; 1 for parts that are there. */
  readonly strength: number;
  readonly works: Answer<GuardrailCause>;
  /** What is to be known of one that works. */
  readonly remarks: readonly GuardrailCause[];
  readonly targets: readonly OrgNode[];
  /** Everything at and below these: the targets, and of a policy what it is attached to by others. */
  readonly reach: readonly OrgNode[];
  /** Whether there are targets that are not known. */
  readonly isOpen: boolean;
  /** Why a target is not known. */
  readonly openTarget?: GuardrailCause;
  readonly excluded: readonly OrgNode[];
  /** `false` for a policy that nothing in the inputs attaches: it may be in force by other means. */
  readonly isInForce: boolean;
  /** Of a service control policy: what it denies by itself. */
  readonly decision?: Decision;
  /** The policy, of a policy and of its attachments; absent where it is not known. */
  readonly scp?: Scp;
}

/** All guardrails of one side, with the tree that they are in and what they mean for its nodes. */
export interface ExistingGuardrails {
  readonly facts: readonly Fact[];
  readonly guardrails: readonly ExistingGuardrail[];
  readonly source: CoverageSource;
  readonly tree: OrgTree;
  readonly verdicts: VerdictTable;
  readonly decisions: ScpDecisions | null;
}

/** What of one side protects root from a virtual device, or tells of one. */
export function existingGuardrails(
  { facts, source, guardrails, policies, verdicts }: Side,
  when: When,
): ExistingGuardrails {
  const { tree } = source;
  const existing = [
    ...guardrails.flatMap((one): readonly ExistingGuardrail[] => {
      const { fact, family, name, level, remarks, targets, uncertain, elsewhere } = one;
      if (!fact) return [];
      const doubts = [...(uncertain?.values() ?? []), ...(elsewhere ? [open(elsewhere)] : [])];
      const works = all([one.works, ...doubts]);
      const base = { fact, kind: "guardrail", family, name, strength: level, works, remarks, targets } as const;
      const isOpen = one.unplaced || elsewhere !== undefined;
      const reach = isOpen ? tree.all().filter((node) => node.parent === null) : targets;
      return [{ ...base, reach, isOpen, isInForce: true, excluded: [...one.excluded, ...leftOutOf(one)] }];
    }),
    ...(policies ? existingPolicies(source, policies, when) : []),
    ...existingParts(source),
  ];
  return { facts, guardrails: existing, source, tree, verdicts, decisions: policies?.decisions ?? null };
}

/** The nodes that it certainly leaves out. */
function leftOutOf({ replaced = new Map() }: ActiveGuardrail): readonly OrgNode[] {
  return [...replaced].flatMap(([node, answers]) => (answers.some(isLeftOut) ? [node] : []));
}

function isLeftOut({ kind, causes }: Answer<GuardrailCause>): boolean {
  return kind === "no" && causes.some((one) => one.kind === "left-out");
}

function existingPolicies(
  source: CoverageSource,
  { scps, decisions }: SidePolicies,
  when: When,
): readonly ExistingGuardrail[] {
  return [
    ...scps.policies.flatMap((scp) => existingPolicy(scp, scps, decisions, when)),
    ...existingAttachments(source, scps, decisions, when),
  ];
}

/** A side of a change. */
type When = "before" | "after";

/**
 * A policy that keeps root from virtual devices, at least in some requests that it is aimed at. After a change one that denies
 * anything of it counts: it may be what is left of a policy that denied all.
 */
function existingPolicy(
  scp: Scp,
  scps: ScpAttachments,
  decisions: ScpDecisions,
  when: When,
): readonly ExistingGuardrail[] {
  const targets = targetsOf(scp, scps);
  const { action, decision } = decisions.alone(scp, targets[0]);
  const counts = decision.denied === "always" || ((scp.intent || when === "after") && decision.denied !== "never");
  if (scp.fact.role !== "policy" || !counts) return [];
  const of = scps.openTargets.get(scp);
  const isOpen = of !== undefined;
  const remarks: readonly GuardrailCause[] =
    decision.denied === "sometimes"
      ? [{ kind: "sometimes", action, statements: [], nodes: [], witness: decision.witness }]
      : [];
  return [
    {
      ...part(scp.fact, "scp", { kind: "scp", name: scp.fact.name }),
      works: openIf<GuardrailCause>(conditionOf(scp.fact), yes()),
      remarks,
      // Attachments are guardrails of their own.
      targets: scp.fact.targets.length > 0 ? targets : [],
      reach: targets,
      isOpen,
      ...(of && { openTarget: { kind: "scp-target-open", of, every: targets.length === 0 } }),
      isInForce: targets.length > 0 || isOpen,
      decision,
      scp,
    },
  ];
}

function existingAttachments(
  { facts, tree }: CoverageSource,
  scps: ScpAttachments,
  decisions: ScpDecisions,
  when: When,
): readonly ExistingGuardrail[] {
  const unknown = new Set(scps.openPolicies);
  const guarding = new Set(scps.policies.filter((scp) => existingPolicy(scp, scps, decisions, when).length > 0));
  return facts.of("PolicyAttachment").flatMap((fact): readonly ExistingGuardrail[] => {
    const scp = scps.attached.get(fact);
    if (scp ? !guarding.has(scp) : !unknown.has(fact)) return [];
    const found = nodeOrCause(tree.resolve(fact.target, fact));
    const node = "node" in found ? found.node : null;
    const name = {
      kind: "scp-attachment",
      policy: scp ? scp.fact.name : null,
      target: node && nameOfNode(node),
    } as const;
    const targets = node ? [node] : [];
    const base = { ...part(fact, "attachment", name), targets, reach: targets, isOpen: node === null };
    const openTarget = "cause" in found ? ({ kind: "scp-target-open", of: found.cause, every: true } as const) : null;
    if (scp) {
      const works = openIf<GuardrailCause>(conditionOf(fact), yes());
      return [{ ...base, works, scp, ...(openTarget && { openTarget }) }];
    }
    // It may attach anything: it stands for what the same attachment was before, and for nothing by itself.
    return [{ ...base, works: open({ kind: "attached-policy-open", address: fact.resource.address }) }];
  });
}

/** The recorder that Config rules need, and the policy type that service control policies need. */
function existingParts({ facts }: CoverageSource): readonly ExistingGuardrail[] {
  const recorders = facts.of("ConfigRecorder").flatMap((fact): readonly ExistingGuardrail[] => {
    const isOff = fact.enabled.kind === "known" && fact.enabled.value === "false";
    if (isOff || fact.part === "channel") return [];
    return [{ ...part(fact, "recorder", { kind: "configuration-recorder" }), family: "detective" }];
  });
  const types = facts.of("Organization").flatMap((fact): readonly ExistingGuardrail[] => {
    const isEnabled = fact.policyTypes?.values.includes(scpType) ?? false;
    const isWhole = fact.featureSet.kind !== "known" || fact.featureSet.value === "ALL";
    const of = fact.policyTypes?.open;
    if (!isWhole || !(isEnabled || of)) return [];
    const type = part(fact, "policy-type", { kind: "scp-policy-type" });
    return [isEnabled || !of ? type : { ...type, works: open({ kind: "policy-type-open", type: scpType, of }) }];
  });
  return [...recorders, ...types];
}

function part(fact: FactBase, kind: ExistingGuardrail["kind"], name: GuardrailName): ExistingGuardrail {
  const none = { targets: [], reach: [], isOpen: false, excluded: [], isInForce: true, remarks: [] } as const;
  return { fact, kind, family: "preventive", name, strength: 1, works: yes(), ...none };
}
