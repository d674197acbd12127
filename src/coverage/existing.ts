import type { GuardrailCause } from "../model/cause.ts";
import type { Fact, FactBase } from "../model/fact.ts";
import type { GuardrailName } from "../model/guardrail.ts";
import { nameOfNode, type OrgNode } from "../model/org-node.ts";
import type { Settings } from "../model/settings.ts";
import { type Answer, open, openIf, yes } from "../model/ternary.ts";
import type { Decision } from "../policy/decision.ts";
import { attestedGuardrails } from "./guardrails/attestations.ts";
import { collectGuardrails } from "./guardrails/collect.ts";
import { type ActiveGuardrail, conditionOf } from "./guardrails/guardrail.ts";
import { collectScps, type ScpAttachments, targetsOf } from "./scp/attachments.ts";
import { ScpDecisions } from "./scp/decisions.ts";
import type { Scp } from "./scp/policy.ts";
import { type CoverageSource, openSource } from "./source.ts";
import { isOrganization, nodeOrCause, type OrgTree } from "./tree.ts";
import { type VerdictTable, verdictsOf } from "./verdict.ts";

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
  readonly decisions: ScpDecisions;
}

/** A side whose tree may still grow. */
interface OpenedSide {
  readonly facts: readonly Fact[];
  readonly source: CoverageSource;
  readonly collected: readonly ActiveGuardrail[];
  readonly attested: readonly ActiveGuardrail[];
  readonly scps: ScpAttachments;
}

/** What of the facts protects root from a virtual device, or tells of one. */
export function existingGuardrails(facts: readonly Fact[], settings: Settings, today: string): ExistingGuardrails {
  return finishSide(openSide(facts, settings, today, isOrganization(facts)), "before");
}

/**
 * The same of both sides of a change. What only one of them points at stands on the other as well, for nothing but a
 * declaration makes or removes an OU or an account.
 */
export function existingOnBothSides(
  before: readonly Fact[],
  after: readonly Fact[],
  settings: Settings,
  today: string,
): readonly [ExistingGuardrails, ExistingGuardrails] {
  const isAnyOrganization = isOrganization(before) || isOrganization(after);
  const one = openSide(before, settings, today, isAnyOrganization);
  const other = openSide(after, settings, today, isAnyOrganization);
  const [mine, theirs] = [pointedAt(one), pointedAt(other)];
  for (const id of theirs) one.source.tree.nodeById(id);
  for (const id of mine) other.source.tree.nodeById(id);
  return [finishSide(one, "before"), finishSide(other, "after")];
}

function openSide(facts: readonly Fact[], settings: Settings, today: string, isOrganization: boolean): OpenedSide {
  const source = openSource(facts, settings, today, isOrganization);
  const collected = collectGuardrails(source);
  const attested = attestedGuardrails(source);
  return { facts, source, collected, attested, scps: collectScps(source) };
}

/** The IDs of nodes that nothing declares. */
function pointedAt({ source }: OpenedSide): readonly string[] {
  return source.tree.all().flatMap((node) => (node.declared || node.id === null ? [] : [node.id]));
}

function finishSide({ facts, source, collected, attested, scps }: OpenedSide, side: Side): ExistingGuardrails {
  source.tree.finish();
  const decisions = new ScpDecisions(source, scps);
  const verdicts = verdictsOf(source, [...collected, ...attested], decisions);
  const guardrails = [
    ...collected.flatMap((one): readonly ExistingGuardrail[] => {
      const { fact, family, name, level, works, remarks, targets, unplaced } = one;
      if (!fact) return [];
      const base = { fact, kind: "guardrail", family, name, strength: level, works, remarks, targets } as const;
      const reach = unplaced ? source.tree.all().filter((node) => node.parent === null) : targets;
      return [{ ...base, reach, isOpen: unplaced, isInForce: true, excluded: [...one.excluded] }];
    }),
    ...scps.policies.flatMap((scp) => existingPolicy(scp, scps, decisions, side)),
    ...existingAttachments(source, scps, decisions, side),
    ...existingParts(source),
  ];
  return { facts, guardrails, source, tree: source.tree, verdicts, decisions };
}

/** A side of a change. */
type Side = "before" | "after";

/**
 * A policy that keeps root from virtual devices, at least in some requests that it is aimed at. After a change one that denies
 * anything of it counts: it may be what is left of a policy that denied all.
 */
function existingPolicy(
  scp: Scp,
  scps: ScpAttachments,
  decisions: ScpDecisions,
  side: Side,
): readonly ExistingGuardrail[] {
  const targets = targetsOf(scp, scps);
  const { action, decision } = decisions.alone(scp, targets[0]);
  const counts = decision.denied === "always" || ((scp.intent || side === "after") && decision.denied !== "never");
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
  side: Side,
): readonly ExistingGuardrail[] {
  const unknown = new Set(scps.openPolicies);
  const guarding = new Set(scps.policies.filter((scp) => existingPolicy(scp, scps, decisions, side).length > 0));
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
    const isEnabled = fact.policyTypes?.values.includes("SERVICE_CONTROL_POLICY") ?? false;
    const isWhole = fact.featureSet.kind !== "known" || fact.featureSet.value === "ALL";
    return isEnabled && isWhole ? [part(fact, "policy-type", { kind: "scp-policy-type" })] : [];
  });
  return [...recorders, ...types];
}

function part(fact: FactBase, kind: ExistingGuardrail["kind"], name: GuardrailName): ExistingGuardrail {
  const none = { targets: [], reach: [], isOpen: false, excluded: [], isInForce: true, remarks: [] } as const;
  return { fact, kind, family: "preventive", name, strength: 1, works: yes(), ...none };
}
