import type { GuardrailCause } from "../../model/cause.ts";
import type { NodeCover } from "../../model/coverage.ts";
import { nameOfNode, type OrgNode } from "../../model/org-node.ts";
import { decide } from "../../policy/decide.ts";
import { type Decision, possibleAnswers } from "../../policy/decision.ts";
import { fullAwsAccess, type PolicyDocument } from "../../policy/document.ts";
import type { Levels } from "../../policy/evaluate.ts";
import type { Question } from "../../policy/question.ts";
import type { CoverageSource } from "../source.ts";
import { type AttachedScp, refusalOf, type ScpAttachments, targetsOf } from "./attachments.ts";
import {
  type DeviceDecision,
  decideAlone,
  decideDevice,
  namedAccounts,
  namesAccount,
  readScp,
  type Scp,
  unnamedAccount,
} from "./policy.ts";

/** Accounts that policies name, of which this many are asked about. */
const maxNamedAccounts = 50;

/** What a request that is not decided for certain rests on. */
export type ScpAnswer = Decision & { readonly cause?: GuardrailCause };

/** What the policies up the tree mean for requests of root. Equal questions are decided once. */
export class ScpDecisions {
  readonly #source: CoverageSource;
  readonly #scps: ScpAttachments;
  readonly #decided = new Map<string, DeviceDecision>();
  readonly #ids = new Map<PolicyDocument, number>();
  readonly #unnamed: string;
  /** Whether a policy that is aimed at root's MFA stands where it binds nobody: an issue says so. */
  readonly #hasStray: boolean;

  constructor(source: CoverageSource, scps: ScpAttachments) {
    this.#source = source;
    this.#scps = scps;
    this.#unnamed = unnamedAccount(scps.policies);
    for (const [index, scp] of scps.policies.entries()) this.#ids.set(scp.document, index + 1);
    this.#hasStray =
      scps.policies.some((scp) => scp.intent && this.#isStray(scp)) ||
      scps.otherTypes.some((fact) => readScp(fact)?.intent);
  }

  #isStray(scp: Scp): boolean {
    if (refusalOf(scp, this.#scps.quotas)) return true;
    if (scp.fact.role === "document" || this.#scps.openTargets.has(scp)) return false;
    return targetsOf(scp, this.#scps).every((node) => node.management);
  }

  /** Whether root of the accounts in a node is kept from virtual devices. */
  coverOf(node: OrgNode): NodeCover {
    const path = this.#source.tree.path(node);
    const attached = path.flatMap((one) => this.#scps.byNode.get(one) ?? []);
    const explained = this.#hasStray || attached.some((one) => one.scp?.intent);
    const none = { state: "missing", by: [], causes: [], explained } as const;
    const { block } = this.#scps;
    if (block && attached.length > 0) return { ...none, causes: [block] };
    if (attached.length === 0 && !path.some((one) => this.#scps.withoutFullAccess.has(one))) return none;
    const certain = this.#decide(node, path, (one) => one.open === null, false);
    if (certain.decision.denied !== "always") {
      return this.#open(node, path, attached, certain) ?? { ...none, causes: [causeOf(certain)] };
    }
    const exempt = this.#exemptAt(node, path);
    if (exempt === undefined) return this.#covered(certain, path);
    return unverifiable({ kind: "account-exempt", account: exempt });
  }

  /**
   * Whether requests in the accounts of a node are denied by the policies up the tree. `unknown` where a policy that
   * may be in force there makes a difference.
   */
  answer(node: OrgNode, ask: (account: string) => Question): ScpAnswer {
    const path = this.#source.tree.path(node);
    const question = ask(node.kind === "account" && node.id !== null ? node.id : this.#unnamed);
    // Source: AWS Organizations user guide, "SCPs don't affect users or roles in the management account".
    if (node.management || this.#scps.block) return decide([[fullAwsAccess]], question);
    const certain = decide(
      this.#levels(path, (one) => one.open === null, false),
      question,
    );
    const open = path.flatMap((one) => this.#scps.byNode.get(one) ?? []).filter((one) => one.open !== null);
    const [first] = open;
    if (first === undefined) return certain;
    const all = decide(
      this.#levels(path, (one) => one.scp !== null, false),
      question,
    );
    const isUnread = open.some((one) => one.scp === null) && certain.denied !== "always";
    if (certain.denied === all.denied && !isUnread) return certain;
    return {
      denied: "unknown",
      reason: "",
      cause: first.open ?? { kind: "attachment-open" },
      possible: isUnread ? ["always", "sometimes", "never"] : possibleAnswers(certain, all),
      statements: all.statements,
      unallowedAt: null,
      ...(certain.denied === "sometimes" && { witness: certain.witness }),
    };
  }

  /** What a policy denies by itself, beside a full allow. */
  alone(scp: Scp, node: OrgNode | undefined): DeviceDecision {
    const id = node?.kind === "account" ? node.id : null;
    return decideAlone(scp, id ?? this.#unnamed, this.#source.partition);
  }

  /** An account that the policy names and lets through, though it denies every other. */
  exemptionOf(scp: Scp): string | undefined {
    return targetsOf(scp, this.#scps)
      .map((node) => this.#exemptAt(node, this.#source.tree.path(node)))
      .find((id) => id !== undefined && namesAccount(scp, id));
  }

  #covered({ action, decision }: DeviceDecision, path: readonly OrgNode[]): NodeCover {
    const found = new Map<string, NodeCover["by"][number]>();
    for (const { level, policy } of decision.statements) {
      const node = path[level];
      const scp = this.#certainAt(node)[policy - (this.#hasFullAccess(node) ? 1 : 0)];
      if (!scp || !node) continue;
      const guardrail = { kind: "scp", name: scp.fact.name, target: nameOfNode(node) } as const;
      found.set(JSON.stringify([scp.fact.name, node.key]), { guardrail, remarks: [] });
    }
    const unallowed = { guardrail: { kind: "unallowed", action }, remarks: [] } as const;
    return { state: "covered", by: found.size > 0 ? [...found.values()] : [unallowed], causes: [], explained: true };
  }

  /** What could still cover the node: attachments that may stand, content that is not known, lists of allowed actions. */
  #open(
    node: OrgNode,
    path: readonly OrgNode[],
    attached: readonly AttachedScp[],
    certain: DeviceDecision,
  ): NodeCover | null {
    const unread = attached.find((one) => one.scp === null);
    const maybe = this.#decide(node, path, (one) => one.scp !== null, false);
    const doubt = attached.find((one) => one.open !== null && one.scp !== null)?.open;
    if (maybe.decision.denied === "always") return unverifiable(doubt ?? { kind: "attachment-open" });
    if (unread) return unverifiable(unread.open ?? { kind: "scp-content-open" });
    for (const { decision } of [certain, maybe]) {
      if (decision.denied === "unknown") return unverifiable({ kind: "undecided", reason: decision.reason });
    }
    if (!attached.some((one) => one.scp?.allowList)) return null;
    const listed = this.#decide(node, path, (one) => one.scp !== null, true);
    return listed.decision.denied === "always" ? unverifiable({ kind: "allow-list" }) : null;
  }

  /** An account that a policy names and lets through, where it may be one of those that stand here unseen. */
  #exemptAt(node: OrgNode, path: readonly OrgNode[]): string | undefined {
    if (node.kind === "account" && node.id !== null) return undefined;
    const levels = this.#levels(path, (one) => one.open === null, false);
    const named = path.flatMap((one) => this.#certainAt(one)).flatMap(namedAccounts);
    return [...new Set(named)].slice(0, maxNamedAccounts).find((id) => {
      if (this.#source.tree.byId(id)) return false;
      return decideDevice(levels, id, this.#source.partition).decision.denied !== "always";
    });
  }

  #certainAt(node: OrgNode | undefined): readonly Scp[] {
    const attached = node ? (this.#scps.byNode.get(node) ?? []) : [];
    return attached.flatMap((one) => (one.open === null && one.scp ? [one.scp] : []));
  }

  #hasFullAccess(node: OrgNode | undefined): boolean {
    return node === undefined || !this.#scps.withoutFullAccess.has(node);
  }

  #decide(
    node: OrgNode,
    path: readonly OrgNode[],
    counts: (one: AttachedScp) => boolean,
    asLists: boolean,
  ): DeviceDecision {
    const levels = this.#levels(path, counts, asLists);
    const { kind, id } = node;
    const isNamed = kind === "account" && id !== null && this.#scps.policies.some((scp) => namesAccount(scp, id));
    const account = isNamed ? id : this.#unnamed;
    const key = `${account}|${levels.map((level) => level.map((one) => this.#ids.get(one) ?? 0).join(",")).join("|")}`;
    const have = this.#decided.get(key);
    if (have) return have;
    const decision = decideDevice(levels, account, this.#source.partition);
    this.#decided.set(key, decision);
    return decision;
  }

  #levels(path: readonly OrgNode[], counts: (one: AttachedScp) => boolean, asLists: boolean): Levels {
    return path.map((level) => {
      const scps = (this.#scps.byNode.get(level) ?? []).filter(counts).flatMap((one) => one.scp ?? []);
      const isList = asLists && scps.some((scp) => scp.allowList);
      const documents = scps.map((scp) => scp.document);
      return this.#hasFullAccess(level) && !isList ? [fullAwsAccess, ...documents] : documents;
    });
  }
}

function unverifiable(cause: GuardrailCause): NodeCover {
  return { state: "unverifiable", by: [], causes: [cause], explained: true };
}

function causeOf({ action, decision }: DeviceDecision): GuardrailCause {
  if (decision.denied !== "sometimes") return { kind: "no-policy-denies" };
  return { kind: "sometimes", action, statements: [], nodes: [], witness: decision.witness };
}
