import { wholeName } from "../../facts/name-match.ts";
import type { ScopedAssumptions } from "../../model/assumed.ts";
import type { FactCause, GuardrailCause, PointerCause } from "../../model/cause.ts";
import type { IssueTopic } from "../../model/coverage.ts";
import type { FactBase, OrganizationFact, PolicyAttachmentFact, PolicyDocumentFact } from "../../model/fact.ts";
import type { GuardrailName } from "../../model/guardrail.ts";
import { nameOfNode, type OrgNode } from "../../model/org-node.ts";
import { type Answer, all, no, open, openIf, yes } from "../../model/ternary.ts";
import type { PolicyProblem } from "../../policy/document.ts";
import { rcpQuotas, type ScpQuotas, scpQuotasOn } from "../../policy/quotas.ts";
import { asResourceControlPolicy, refusalOf as policyRefusal } from "../../policy/validate.ts";
import type { Ground } from "../ground.ts";
import { attachedByCall, givenByCall } from "../guardrail-calls.ts";
import { madeByManagement } from "../guardrails/deployment.ts";
import { conditionOf } from "../guardrails/guardrail.ts";
import { isListed, isNamed } from "../guardrails/named.ts";
import type { CoverageSource } from "../source.ts";
import { onTargetBranches, withEachTarget } from "../target-branches.ts";
import { nodeOrCause } from "../tree.ts";
import { partialInput } from "../unread.ts";
import { readScp, type Scp } from "./policy.ts";

/** One policy at one node. */
export interface AttachedScp {
  /** `null`: a policy whose content is in no input. */
  readonly scp: Scp | null;
  /** Whether it is in force there, but for what the organization enables. */
  readonly inForce: Answer<Ground>;
  /** What is assumed where it is in force, if that hangs on nothing else. */
  readonly assumed?: readonly ScopedAssumptions[];
  /** It may stand here because it may stand anywhere. */
  readonly isAnywhere?: true;
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
  /** Nodes that it may be detached from, with what that hangs on. */
  readonly openFullAccess: ReadonlyMap<OrgNode, readonly Ground[]>;
  /** Attachments whose policy is not known: it can be any. */
  readonly openPolicies: readonly PolicyAttachmentFact[];
  /** The policy of each attachment, where it is known. */
  readonly attached: ReadonlyMap<PolicyAttachmentFact, Scp>;
  /** By the root of an organization: whether policies are in force in it at all. */
  readonly enabled: ReadonlyMap<OrgNode, Answer<Ground>>;
  readonly quotas: ScpQuotas;
}

/** What tells one type of policies from another. Source: AWS Organizations API, `PolicyType`. */
interface PolicyKind {
  readonly type: string;
  /** The policy that AWS attaches everywhere; `null`: it cannot be detached. */
  readonly fullAccessId: string | null;
  quotas(today: string): ScpQuotas;
  has(fact: PolicyDocumentFact): boolean;
  read(fact: PolicyDocumentFact): Scp | null;
}

export const scpType = "SERVICE_CONTROL_POLICY";
const scpKind: PolicyKind = {
  type: scpType,
  fullAccessId: "p-FullAWSAccess",
  quotas: scpQuotasOn,
  has: isScpType,
  read: readScp,
};
/** What AWS attaches by itself, of either type. */
const fullAccessIds: ReadonlySet<string> = new Set(["p-FullAWSAccess", "p-RCPFullAWSAccess"]);

/** Resource control policies have principals, and AWS's own cannot be detached. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
const rcpKind: PolicyKind = {
  type: "RESOURCE_CONTROL_POLICY",
  fullAccessId: null,
  quotas: () => rcpQuotas,
  has: (fact) => fact.type.kind === "known" && fact.type.value === "RESOURCE_CONTROL_POLICY",
  read(fact) {
    const rcp = readScp(fact);
    return rcp && { ...rcp, document: asResourceControlPolicy(rcp.document) };
  },
};

/** Reads every service control policy and where it is attached. */
export function collectScps(source: CoverageSource): ScpAttachments {
  return collectPolicies(source, scpKind);
}

/** Reads every resource control policy and where it is attached. */
export function collectRcps(source: CoverageSource): ScpAttachments {
  return collectPolicies(source, rcpKind);
}

function collectPolicies(source: CoverageSource, kind: PolicyKind): ScpAttachments {
  const documents = source.facts.of("PolicyDocument");
  const facts = documents.filter((fact) => kind.has(fact));
  const policies = facts.flatMap((fact) => kind.read(fact) ?? []);
  const quotas = kind.quotas(source.today);
  const collector = new Collector(source, policies, quotas, kind);
  if (kind.fullAccessId !== null) for (const fact of source.facts.of("Organization")) collector.detachFullAccess(fact);
  for (const scp of policies) collector.attachInline(scp);
  for (const attachment of source.facts.of("PolicyAttachment")) collector.attach(attachment);
  for (const scp of policies) collector.attachAnywhere(scp);
  collector.doubtCrowds();
  for (const scp of policies) collector.attachElsewhere(scp);
  return {
    policies,
    unread: facts.filter((fact) => fact.content === null || isUnknown(fact)),
    otherTypes: documents.filter((fact) => !kind.has(fact)),
    byNode: collector.byNode,
    targets: collector.targets,
    openTargets: collector.openTargets,
    withoutFullAccess: collector.withoutFullAccess,
    openFullAccess: collector.openFullAccess,
    openPolicies: collector.openPolicies,
    attached: collector.attached,
    enabled: enablements(source, kind.type),
    quotas,
  };
}

class Collector {
  readonly byNode = new Map<OrgNode, AttachedScp[]>();
  readonly targets = new Map<Scp, Set<OrgNode>>();
  readonly openTargets = new Map<Scp, PointerCause>();
  readonly withoutFullAccess = new Set<OrgNode>();
  readonly openFullAccess = new Map<OrgNode, readonly Ground[]>();
  readonly openPolicies: PolicyAttachmentFact[] = [];
  readonly attached = new Map<PolicyAttachmentFact, Scp>();
  readonly #source: CoverageSource;
  readonly #policies: readonly Scp[];
  readonly #quotas: ScpQuotas;
  readonly #kind: PolicyKind;
  readonly #byFact: ReadonlyMap<PolicyDocumentFact, Scp>;
  readonly #byId = new Map<string, Scp>();

  constructor(source: CoverageSource, policies: readonly Scp[], quotas: ScpQuotas, kind: PolicyKind) {
    this.#source = source;
    this.#kind = kind;
    this.#policies = policies;
    this.#quotas = quotas;
    this.#byFact = new Map(policies.map((scp) => [scp.fact, scp]));
    for (const scp of this.#policies) {
      const { id } = scp.fact;
      if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, scp);
    }
  }

  /**
   * Where an output lists all that `FullAWSAccess` is attached to, nothing else has it. Each node has one policy at least,
   * so that something allows in its place; whether all of that is in the inputs, such a list does not say.
   */
  detachFullAccess(organization: OrganizationFact): void {
    const { tree } = this.#source;
    const root = tree.nodeOf(organization);
    const listed = organization.fullAccessAt && new Set(organization.fullAccessAt);
    if (root === undefined || listed === undefined) return;
    for (const node of tree.all()) {
      if (node.id === null || listed.has(node.id) || tree.path(node)[0] !== root) continue;
      const cause = { kind: "full-access-detached", node: nameOfNode(node) } as const;
      this.openFullAccess.set(node, [{ cause, guardrail: null, fact: organization, topic: "attachment" }]);
    }
  }

  attachInline(scp: Scp): void {
    for (const { fact, target: pointer } of scp.fact.targets.flatMap((one) => withEachTarget(scp.fact, one))) {
      const target = nodeOrCause(this.#source.tree.resolve(pointer, fact));
      if ("node" in target) this.#put(target.node, scp, [fact]);
      else this.openTargets.set(scp, target.cause);
    }
  }

  attach(attachment: PolicyAttachmentFact): void {
    const scp = this.#policyOf(attachment);
    if (scp === "open") this.openPolicies.push(attachment);
    else if (typeof scp === "object") this.attached.set(attachment, scp);
    for (const one of onTargetBranches(attachment)) this.#attachTo(one, scp);
  }

  #attachTo(attachment: PolicyAttachmentFact, scp: Scp | "full-access" | "open" | "other"): void {
    const target = nodeOrCause(this.#source.tree.resolve(attachment.target, attachment));
    if (scp === "full-access") {
      if (attachment.action === "delete" && "node" in target) this.#withoutFullAccess(target.node, attachment);
    } else if (scp === "open") {
      const grounds = [...openGroundsOf(attachment, attachment, this.#source), attachedPolicyOpen(attachment)];
      const nodes = "node" in target ? [target.node] : this.#source.tree.roots();
      for (const node of nodes) this.#push(node, { scp: null, inForce: openIf(grounds, yes()) });
    } else if (scp !== "other") {
      if ("node" in target) this.#put(target.node, scp, [scp.fact, attachment]);
      else this.openTargets.set(scp, target.cause);
    }
  }

  #withoutFullAccess(node: OrgNode, attachment: PolicyAttachmentFact): void {
    const grounds = openGroundsOf(attachment, attachment, this.#source);
    if (grounds.length === 0) this.withoutFullAccess.add(node);
    else this.openFullAccess.set(node, [...(this.openFullAccess.get(node) ?? []), ...grounds]);
  }

  /** A policy whose target is not known may stand anywhere. */
  attachAnywhere(scp: Scp): void {
    const of = this.openTargets.get(scp);
    const isFile = scp.fact.role === "document";
    if ((of === undefined && !isFile) || refusalOf(scp, this.#quotas)) return;
    const every = !this.targets.has(scp);
    const ground: Ground =
      isFile || of === undefined
        ? groundOf(scp.fact, "attachment", { kind: "file-unattached", name: scp.fact.name })
        : groundOf(scp.fact, "target", { kind: "scp-target-open", of, every });
    for (const root of this.#source.tree.roots()) this.#push(root, { scp, inForce: open(ground), isAnywhere: true });
  }

  /** A policy that nothing here attaches may be attached where nothing was read. */
  attachElsewhere(scp: Scp): void {
    if (scp.fact.role === "document" || this.targets.has(scp) || this.openTargets.has(scp)) return;
    const of = scp.fact.elsewhere ?? attachedByCall(scp.fact, this.#source) ?? partialInput(scp.fact, this.#source);
    if (of === undefined) return;
    this.openTargets.set(scp, { kind: "elsewhere", of });
    this.attachAnywhere(scp);
  }

  /** More policies than a node takes: which of them AWS attaches cannot be told. */
  doubtCrowds(): void {
    const most = this.#quotas.perTarget;
    for (const [node, attached] of this.byNode) {
      if (countAt(node, this) <= most) continue;
      const isOfResources = this.#kind === rcpKind;
      const crowded = {
        kind: "crowded",
        node: nameOfNode(node),
        most,
        ...(isOfResources && { isOfResources }),
      } as const;
      this.byNode.set(
        node,
        attached.map((one) => {
          const fact = one.scp?.fact ?? null;
          const guardrail = one.scp ? ({ kind: "scp", name: one.scp.fact.name } as const) : null;
          const ground: Ground = { cause: crowded, guardrail, fact, topic: "too-many" };
          const { assumed: _, ...rest } = one;
          return { ...rest, inForce: all([one.inForce, open(ground)]) };
        }),
      );
    }
  }

  #policyOf(attachment: PolicyAttachmentFact): Scp | "full-access" | "open" | "other" {
    const { policy } = attachment;
    if (policy.kind === "id" && fullAccessIds.has(policy.id))
      return policy.id === this.#kind.fullAccessId ? "full-access" : "other";
    if (policy.kind === "id") return this.#byId.get(policy.id) ?? this.#otherPolicy(policy.id);
    const found = this.#source.tree.resolve(policy, attachment);
    if (found.kind !== "fact" || found.fact.fact !== "PolicyDocument") return "open";
    const scp = this.#byFact.get(found.fact);
    if (scp) return scp;
    return this.#kind.has(found.fact) ? "open" : "other";
  }

  #otherPolicy(id: string): "open" | "other" {
    const known = this.#source.facts.of("PolicyDocument").some((fact) => fact.id === id && !this.#kind.has(fact));
    return known ? "other" : "open";
  }

  /** `facts`: what declares the policy, and what attaches it. */
  #put(node: OrgNode, scp: Scp, facts: readonly (PolicyDocumentFact | PolicyAttachmentFact)[]): void {
    const targets = this.targets.get(scp) ?? new Set();
    this.targets.set(scp, targets.add(node));
    // AWS does not create a policy that it refuses, so nothing of it is in force anywhere.
    if (refusalOf(scp, this.#quotas)) return;
    const grounds = facts.flatMap((fact) => openGroundsOf(fact, scp.fact, this.#source));
    const assumed = grounds.every(({ cause }) => cause.kind === "conditional") ? assumedOf(facts) : undefined;
    this.#push(node, { scp, inForce: openIf(grounds, yes()), ...(assumed && { assumed }) });
  }

  #push(node: OrgNode, attached: AttachedScp): void {
    const have = this.byNode.get(node);
    if (have) have.push(attached);
    else this.byNode.set(node, [attached]);
  }
}

/** Policies attached to a node, `FullAWSAccess` included. */
export function countAt(node: OrgNode, scps: Pick<ScpAttachments, "byNode" | "withoutFullAccess">): number {
  const attached = (scps.byNode.get(node) ?? []).filter((one) => !one.isAnywhere);
  return attached.length + (scps.withoutFullAccess.has(node) ? 0 : 1);
}

export function targetsOf(scp: Scp, { targets }: ScpAttachments): readonly OrgNode[] {
  return [...(targets.get(scp) ?? [])];
}

const refusals = new WeakMap<Scp, Map<ScpQuotas, PolicyProblem | undefined>>();

/** Why AWS does not create a policy, found once for each. */
export function refusalOf(scp: Scp, quotas: ScpQuotas): PolicyProblem | undefined {
  const known = refusals.get(scp) ?? new Map<ScpQuotas, PolicyProblem | undefined>();
  refusals.set(scp, known);
  if (!known.has(quotas)) known.set(quotas, policyRefusal(scp.document, quotas));
  return known.get(quotas);
}

export function isScpType(fact: PolicyDocumentFact): boolean {
  return fact.type.kind === "absent" || isNamed(fact.type, [wholeName(scpType)]).kind !== "no";
}

function isUnknown(fact: PolicyDocumentFact): boolean {
  return (
    fact.content?.kind === "unknown" || (fact.content?.kind === "sensitive" && fact.content.value.kind === "unknown")
  );
}

/** Why a policy or an attachment may not be in force: it is conditional, of a type that is not known, or made by an account that may not. */
function openGroundsOf(
  fact: PolicyDocumentFact | PolicyAttachmentFact,
  told: PolicyDocumentFact | PolicyAttachmentFact,
  source: CoverageSource,
): readonly Ground[] {
  const { address } = fact.resource;
  const conditions = [
    ...conditionOf(fact).map((one) => groundOf(told, "condition", { ...one, address })),
    ...madeByManagement(fact, source).causes.map((cause) => groundOf(told, "condition", cause)),
  ];
  if (fact.fact !== "PolicyDocument" || fact.type.kind !== "open") return conditions;
  return [...conditions, groundOf(told, "condition", { kind: "type-open", address })];
}

/** What is assumed where facts stand; `undefined` where it is not known of which resources the conditions are. */
function assumedOf(facts: readonly FactBase[]): readonly ScopedAssumptions[] | undefined {
  const found = facts.flatMap(({ when, scope }) => (when.length === 0 ? [] : { scope, when }));
  return found.every((one): one is ScopedAssumptions => one.scope !== undefined) ? found : undefined;
}

function attachedPolicyOpen(attachment: PolicyAttachmentFact): Ground {
  const cause = { kind: "attached-policy-open", address: attachment.resource.address } as const;
  return groundOf(attachment, "attached-policy", cause);
}

export function groundOf(
  fact: PolicyDocumentFact | PolicyAttachmentFact,
  topic: IssueTopic,
  cause: GuardrailCause,
): Ground {
  const guardrail: GuardrailName =
    fact.fact === "PolicyDocument"
      ? { kind: "scp", name: fact.name }
      : { kind: "scp-attachment", policy: null, target: null };
  return { cause, guardrail, fact, topic };
}

/** Whether policies are in force at all in each organization that is declared. */
function enablements(source: CoverageSource, type: string): ReadonlyMap<OrgNode, Answer<Ground>> {
  const { facts, tree } = source;
  const found = new Map<OrgNode, Answer<Ground>>();
  for (const fact of facts.of("Organization")) {
    const root = tree.nodeOf(fact);
    if (root)
      found.set(
        root,
        all([found.get(root) ?? yes(), enablement(fact, type, givenByCall("policy-type", fact, source))]),
      );
  }
  return found;
}

function enablement(fact: OrganizationFact, type: string, called: FactCause | undefined): Answer<Ground> {
  const ground = (topic: IssueTopic, cause: GuardrailCause): Ground => ({ cause, guardrail: null, fact, topic });
  const places = [{ kind: "organization", location: fact.header }] as const;
  const { featureSet, policyTypes } = fact;
  if (featureSet.kind === "known" && featureSet.value === "CONSOLIDATED_BILLING") {
    return no(ground("policy-type", { kind: "feature-set", places }));
  }
  const listed = policyTypes === null ? yes<GuardrailCause>() : isListed(policyTypes, [wholeName(type)]);
  if (listed.kind === "no" && !called) {
    return no(ground("policy-type", { kind: "policy-type-disabled", type, places }));
  }
  const lacks = listed.kind !== "yes";
  const lackOpen = listed.kind === "open" ? policyTypes?.open : called;
  const open: readonly GuardrailCause[] = [
    ...(featureSet.kind === "open" ? [{ kind: "feature-set-open", of: featureSet.cause } as const] : []),
    // A list that is not given says nothing: often another repository enables the type.
    ...(lacks && lackOpen && lackOpen.kind !== "not-given"
      ? [{ kind: "policy-type-open", type, of: lackOpen } as const]
      : []),
  ];
  return openIf(
    open.map((cause) => ground("enablement", cause)),
    yes(),
  );
}
