import type { GuardrailCause } from "../model/cause.ts";
import type { Fact, FactBase } from "../model/fact.ts";
import type { GuardrailName } from "../model/guardrail.ts";
import { nameOfNode, type OrgNode } from "../model/org-node.ts";
import type { Settings } from "../model/settings.ts";
import { type Answer, open, yes } from "../model/ternary.ts";
import type { Decision } from "../policy/decision.ts";
import { collectGuardrails } from "./guardrails/collect.ts";
import type { ActiveGuardrail } from "./guardrails/guardrail.ts";
import { collectScps, type ScpAttachments, targetsOf } from "./scp/attachments.ts";
import { ScpDecisions } from "./scp/decisions.ts";
import type { Scp } from "./scp/policy.ts";
import { type CoverageSource, openSource } from "./source.ts";
import { nodeOrCause, type OrgTree } from "./tree.ts";

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
  /** Whether there are targets that are not known. */
  readonly isOpen: boolean;
  readonly excluded: readonly OrgNode[];
  /** `false` for a policy that nothing in the inputs attaches: it may be in force by other means. */
  readonly isInForce: boolean;
  /** Of a service control policy: what it denies by itself. */
  readonly decision?: Decision;
}

/** All guardrails of one side, with the tree that they are in. */
export interface ExistingGuardrails {
  readonly guardrails: readonly ExistingGuardrail[];
  readonly tree: OrgTree;
}

/** What of the facts protects root from a virtual device, or tells of one. */
export function existingGuardrails(facts: readonly Fact[], settings: Settings, today: string): ExistingGuardrails {
  const source = openSource(facts, settings, today);
  const collected = collectGuardrails(source);
  const scps = collectScps(source);
  const decisions = new ScpDecisions(source, scps);
  const guardrails = [
    ...collected.flatMap((one): readonly ExistingGuardrail[] => {
      const { fact, family, name, level, works, remarks, targets, unplaced } = one;
      if (!fact) return [];
      const base = { fact, kind: "guardrail", family, name, strength: level, works, remarks, targets } as const;
      const excluded = [...one.excluded, ...replacedAt(one, collected, source.tree)];
      return [{ ...base, isOpen: unplaced, isInForce: true, excluded }];
    }),
    ...scps.policies.flatMap((scp) => existingPolicy(scp, scps, decisions)),
    ...existingAttachments(source, scps, decisions),
    ...existingParts(source),
  ];
  return { guardrails, tree: source.tree };
}

/** Nodes below a guardrail's targets at which something else certainly stands in its place, and does less. */
function replacedAt(
  { level, replaced, targets }: ActiveGuardrail,
  all: readonly ActiveGuardrail[],
  tree: OrgTree,
): readonly OrgNode[] {
  if (!replaced) return [];
  const served = new Set(
    all.flatMap((one) => (one.replaced && one.works.kind === "yes" && one.level >= level ? one.targets : [])),
  );
  const own = new Set(targets);
  return [...replaced].flatMap(([node, answers]) => {
    const isLost = answers.some((answer) => answer.kind === "no") && !served.has(node) && !own.has(node);
    return isLost && tree.path(node).some((above) => own.has(above)) ? [node] : [];
  });
}

/** A policy that keeps root from virtual devices, at least in some requests that it is aimed at. */
function existingPolicy(scp: Scp, scps: ScpAttachments, decisions: ScpDecisions): readonly ExistingGuardrail[] {
  const targets = targetsOf(scp, scps);
  const { action, decision } = decisions.alone(scp, targets[0]);
  const counts = decision.denied === "always" || (scp.intent && decision.denied !== "never");
  if (scp.fact.role !== "policy" || !counts) return [];
  const isOpen = scps.openTargets.has(scp);
  const remarks: readonly GuardrailCause[] =
    decision.denied === "sometimes"
      ? [{ kind: "sometimes", action, statements: [], nodes: [], witness: decision.witness }]
      : [];
  return [
    {
      ...part(scp.fact, "scp", { kind: "scp", name: scp.fact.name }),
      remarks,
      // Attachments are guardrails of their own.
      targets: scp.fact.targets.length > 0 ? targets : [],
      isOpen,
      isInForce: targets.length > 0 || isOpen,
      decision,
    },
  ];
}

function existingAttachments(
  { facts, tree }: CoverageSource,
  scps: ScpAttachments,
  decisions: ScpDecisions,
): readonly ExistingGuardrail[] {
  const unknown = new Set(scps.openPolicies);
  const guarding = new Set(scps.policies.filter((scp) => existingPolicy(scp, scps, decisions).length > 0));
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
    const base = { ...part(fact, "attachment", name), targets: node ? [node] : [], isOpen: node === null };
    if (scp) return [base];
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
  const none = { targets: [], isOpen: false, excluded: [], isInForce: true, remarks: [] } as const;
  return { fact, kind, family: "preventive", name, strength: 1, works: yes(), ...none };
}
