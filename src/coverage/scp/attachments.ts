import type { GuardrailCause, PointerCause } from "../../model/cause.ts";
import type { PolicyAttachmentFact, PolicyDocumentFact } from "../../model/fact.ts";
import { nameOfNode, type OrgNode } from "../../model/org-node.ts";
import type { PolicyProblem } from "../../policy/document.ts";
import { type ScpQuotas, scpQuotasOn } from "../../policy/quotas.ts";
import { validateScp } from "../../policy/validate.ts";
import { conditionOf } from "../guardrails/guardrail.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause } from "../tree.ts";
import { readScp, type Scp } from "./policy.ts";

/** One policy at one node; `open` says why it may not be in force there. */
export interface AttachedScp {
  /** `null`: a policy whose content is in no input. */
  readonly scp: Scp | null;
  readonly open: GuardrailCause | null;
}

/** The service control policies of a run with what they are attached to. Plain data. */
export interface ScpAttachments {
  /** Every policy whose content is known, at least in part. */
  readonly policies: readonly Scp[];
  /** Policies without content, or with content that is not known. */
  readonly unread: readonly PolicyDocumentFact[];
  /** Policies of other types. */
  readonly otherTypes: readonly PolicyDocumentFact[];
  /** What may be in force at a node by an attachment to the node itself. */
  readonly byNode: ReadonlyMap<OrgNode, readonly AttachedScp[]>;
  /** The nodes that a policy is attached to, those included that AWS refuses. */
  readonly targets: ReadonlyMap<Scp, ReadonlySet<OrgNode>>;
  /** Why a target of a policy is not known. */
  readonly openTargets: ReadonlyMap<Scp, PointerCause>;
  /** Nodes that `FullAWSAccess` is detached from. */
  readonly withoutFullAccess: ReadonlySet<OrgNode>;
  /** Attachments whose policy is not known: it can be any. */
  readonly openPolicies: readonly PolicyAttachmentFact[];
  /** The policy of each attachment, where it is known. */
  readonly attached: ReadonlyMap<PolicyAttachmentFact, Scp>;
  /** What makes every policy inert. */
  readonly block: GuardrailCause | null;
  readonly quotas: ScpQuotas;
}

/** Source: AWS Organizations API, `PolicyType`. */
export const scpType = "SERVICE_CONTROL_POLICY";
const fullAccessId = "p-FullAWSAccess";

/** Reads every service control policy and where it is attached. */
export function collectScps(source: CoverageSource): ScpAttachments {
  const documents = source.facts.of("PolicyDocument");
  const facts = documents.filter((fact) => isScpType(fact));
  const policies = facts.flatMap((fact) => readScp(fact) ?? []);
  const quotas = scpQuotasOn(source.today);
  const collector = new Collector(source, policies, quotas);
  for (const scp of policies) collector.attachInline(scp);
  for (const attachment of source.facts.of("PolicyAttachment")) collector.attach(attachment);
  for (const scp of policies) collector.attachAnywhere(scp);
  collector.doubtCrowds();
  return {
    policies,
    unread: facts.filter((fact) => fact.content === null || isUnknown(fact)),
    otherTypes: documents.filter((fact) => !isScpType(fact)),
    byNode: collector.byNode,
    targets: collector.targets,
    openTargets: collector.openTargets,
    withoutFullAccess: collector.withoutFullAccess,
    openPolicies: collector.openPolicies,
    attached: collector.attached,
    block: blockOf(source),
    quotas,
  };
}

class Collector {
  readonly byNode = new Map<OrgNode, AttachedScp[]>();
  readonly targets = new Map<Scp, Set<OrgNode>>();
  readonly openTargets = new Map<Scp, PointerCause>();
  readonly withoutFullAccess = new Set<OrgNode>();
  readonly openPolicies: PolicyAttachmentFact[] = [];
  readonly attached = new Map<PolicyAttachmentFact, Scp>();
  readonly #source: CoverageSource;
  readonly #policies: readonly Scp[];
  readonly #quotas: ScpQuotas;
  readonly #byFact: ReadonlyMap<PolicyDocumentFact, Scp>;
  readonly #byId = new Map<string, Scp>();

  constructor(source: CoverageSource, policies: readonly Scp[], quotas: ScpQuotas) {
    this.#source = source;
    this.#policies = policies;
    this.#quotas = quotas;
    this.#byFact = new Map(policies.map((scp) => [scp.fact, scp]));
    for (const scp of this.#policies) {
      const { id } = scp.fact;
      if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, scp);
    }
  }

  attachInline(scp: Scp): void {
    for (const pointer of scp.fact.targets) {
      const target = nodeOrCause(this.#source.tree.resolve(pointer, scp.fact));
      if ("node" in target) this.#put(target.node, scp, openCauseOf(scp.fact));
      else this.openTargets.set(scp, target.cause);
    }
  }

  attach(attachment: PolicyAttachmentFact): void {
    const target = nodeOrCause(this.#source.tree.resolve(attachment.target, attachment));
    const scp = this.#policyOf(attachment);
    if (scp === "full-access") {
      if (attachment.action === "delete" && "node" in target) this.withoutFullAccess.add(target.node);
    } else if (scp === "open") {
      this.openPolicies.push(attachment);
      const open = { kind: "attached-policy-open", address: attachment.resource.address } as const;
      if ("node" in target) this.#push(target.node, { scp: null, open });
    } else if (scp !== "other") {
      this.attached.set(attachment, scp);
      if ("node" in target) this.#put(target.node, scp, openCauseOf(scp.fact) ?? openCauseOf(attachment));
      else this.openTargets.set(scp, target.cause);
    }
  }

  /** A policy whose target is not known may stand anywhere. */
  attachAnywhere(scp: Scp): void {
    const of = this.openTargets.get(scp);
    const isFile = scp.fact.role === "document";
    if ((of === undefined && !isFile) || refusalOf(scp, this.#quotas)) return;
    const open: GuardrailCause =
      isFile || of === undefined
        ? { kind: "file-unattached", name: scp.fact.name }
        : { kind: "scp-target-open", of, every: false };
    for (const root of this.#source.tree.roots()) this.#push(root, { scp, open });
  }

  /** More policies than a node takes: which of them AWS attaches cannot be told. */
  doubtCrowds(): void {
    const most = this.#quotas.perTarget;
    for (const [node, attached] of this.byNode) {
      if (countAt(node, this) <= most) continue;
      const crowded = { kind: "crowded", node: nameOfNode(node), most } as const;
      this.byNode.set(
        node,
        attached.map((one) => ({ ...one, open: one.open ?? crowded })),
      );
    }
  }

  #policyOf(attachment: PolicyAttachmentFact): Scp | "full-access" | "open" | "other" {
    const { policy } = attachment;
    if (policy.kind === "id" && policy.id === fullAccessId) return "full-access";
    if (policy.kind === "id") return this.#byId.get(policy.id) ?? this.#otherPolicy(policy.id);
    const found = this.#source.tree.resolve(policy, attachment);
    if (found.kind !== "fact" || found.fact.fact !== "PolicyDocument") return "open";
    const scp = this.#byFact.get(found.fact);
    if (scp) return scp;
    return isScpType(found.fact) ? "open" : "other";
  }

  #otherPolicy(id: string): "open" | "other" {
    const known = this.#source.facts.of("PolicyDocument").some((fact) => fact.id === id && !isScpType(fact));
    return known ? "other" : "open";
  }

  #put(node: OrgNode, scp: Scp, open: GuardrailCause | null): void {
    const targets = this.targets.get(scp) ?? new Set();
    this.targets.set(scp, targets.add(node));
    // AWS does not create a policy that it refuses, so nothing of it is in force anywhere.
    if (!refusalOf(scp, this.#quotas)) this.#push(node, { scp, open });
  }

  #push(node: OrgNode, attached: AttachedScp): void {
    const have = this.byNode.get(node);
    if (have) have.push(attached);
    else this.byNode.set(node, [attached]);
  }
}

/** Policies attached to a node, `FullAWSAccess` included. */
export function countAt(node: OrgNode, scps: Pick<ScpAttachments, "byNode" | "withoutFullAccess">): number {
  return (scps.byNode.get(node)?.length ?? 0) + (scps.withoutFullAccess.has(node) ? 0 : 1);
}

export function targetsOf(scp: Scp, { targets }: ScpAttachments): readonly OrgNode[] {
  return [...(targets.get(scp) ?? [])];
}

const refusals = new WeakMap<Scp, Map<ScpQuotas, PolicyProblem | undefined>>();

/**
 * Why AWS does not create a policy; `undefined`: it does, or the text cannot be read and may yet be filled in before it
 * is deployed.
 */
export function refusalOf(scp: Scp, quotas: ScpQuotas): PolicyProblem | undefined {
  const known = refusals.get(scp) ?? new Map<ScpQuotas, PolicyProblem | undefined>();
  refusals.set(scp, known);
  if (!known.has(quotas)) known.set(quotas, findRefusal(scp, quotas));
  return known.get(quotas);
}

function findRefusal({ document }: Scp, quotas: ScpQuotas): PolicyProblem | undefined {
  if (document.problems.some((one) => /^(?:json|too-deep)/.test(one.code))) return undefined;
  return validateScp(document, quotas).find((one) => one.severity === "error");
}

export function isScpType(fact: PolicyDocumentFact): boolean {
  return fact.type.kind !== "known" || fact.type.value === scpType;
}

function isUnknown(fact: PolicyDocumentFact): boolean {
  return (
    fact.content?.kind === "unknown" || (fact.content?.kind === "sensitive" && fact.content.value.kind === "unknown")
  );
}

/** Why a policy or an attachment may not be in force. */
export function openCauseOf(fact: PolicyDocumentFact | PolicyAttachmentFact): GuardrailCause | null {
  const { address } = fact.resource;
  const [condition] = conditionOf(fact);
  if (condition?.kind === "conditional") return { ...condition, address };
  return fact.fact === "PolicyDocument" && fact.type.kind === "open" ? { kind: "type-open", address } : null;
}

/** What makes every service control policy of the organization inert. */
function blockOf({ facts }: CoverageSource): GuardrailCause | null {
  for (const fact of facts.of("Organization")) {
    const places = [{ kind: "organization", location: fact.header }] as const;
    if (fact.featureSet.kind === "known" && fact.featureSet.value === "CONSOLIDATED_BILLING") {
      return { kind: "feature-set", places };
    }
    const { policyTypes } = fact;
    if (policyTypes && policyTypes.open === undefined && !policyTypes.values.includes(scpType)) {
      return { kind: "policy-type-disabled", places };
    }
  }
  return null;
}
