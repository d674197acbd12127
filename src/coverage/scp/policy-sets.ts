import { compileStatement } from "../../policy/compile.ts";
import { fullAwsAccess, type PolicyDocument } from "../../policy/document.ts";
import type { Levels } from "../../policy/evaluate.ts";
import { matchAction } from "../../policy/match.ts";
import type { DecisionCache } from "./decision-cache.ts";
import type { Scp } from "./policy.ts";
import { namesAccount } from "./policy.ts";

/** A policy as it is attached; `scp: null`: AWS's own. */
export interface PlacedPolicy {
  readonly document: PolicyDocument;
  readonly scp: Scp | null;
}

/**
 * Policies up the tree, without what makes no difference to any answer: who attaches them, how often, and in which order.
 * Beside a full allow it does not matter at which level a policy denies, so those levels are one.
 */
export interface PolicySet {
  /** Equal for sets that say the same, also in other runs with the same cache. */
  readonly id: number;
  readonly levels: readonly (readonly PlacedPolicy[])[];
  /** The policies of the inputs, each once. */
  readonly scps: readonly Scp[];
}

/** Makes sets of policies, equal ones once. */
export class PolicySets {
  readonly #cache: DecisionCache;
  readonly #known = new Map<number, PolicySet>();
  readonly #narrowed = new Map<number, Map<string, PolicySet>>();
  readonly #relevant = new WeakMap<PolicyDocument, Map<string, boolean>>();

  constructor(cache: DecisionCache) {
    this.#cache = cache;
  }

  of(levels: readonly (readonly PlacedPolicy[])[]): PolicySet {
    const merged: PlacedPolicy[] = [];
    const others: (readonly PlacedPolicy[])[] = [];
    for (const level of levels) {
      const isFull = level.some((one) => one.document === fullAwsAccess);
      if (isFull) merged.push(...level);
      else others.push(this.#ordered(level));
    }
    const all = merged.length > 0 || levels.length === 0 ? [this.#ordered([full, ...merged]), ...others] : others;
    const key = all.map((level) => level.map((one) => this.#cache.idOf(one.document)).join()).join("/");
    const id = this.#cache.numberOf(`set ${key}`);
    const known = this.#known.get(id);
    if (known) return known;
    const set = { id, levels: all, scps: all.flatMap((level) => level.flatMap((one) => one.scp ?? [])) };
    this.#known.set(id, set);
    return set;
  }

  /** The set without what says nothing of an action. */
  about(set: PolicySet, action: string): PolicySet {
    const known = this.#narrowed.get(set.id) ?? new Map<string, PolicySet>();
    this.#narrowed.set(set.id, known);
    const have = known.get(action);
    if (have) return have;
    const narrowed = this.where(set, (one) => this.#isRelevant(one.document, action));
    known.set(action, narrowed);
    return narrowed;
  }

  /** The set with some of its policies. */
  where(set: PolicySet, isKept: (one: PlacedPolicy) => boolean): PolicySet {
    const levels = set.levels.map((level) => level.filter(isKept));
    return levels.every((level, place) => level.length === set.levels[place]?.length) ? set : this.of(levels);
  }

  /** One of each content, in an order that hangs on the contents only. */
  #ordered(level: readonly PlacedPolicy[]): readonly PlacedPolicy[] {
    const byId = new Map<number, PlacedPolicy>();
    for (const one of level) {
      const id = this.#cache.idOf(one.document);
      if (!byId.has(id)) byId.set(id, one);
    }
    return [...byId].sort(([one], [other]) => one - other).map(([, placed]) => placed);
  }

  #isRelevant(document: PolicyDocument, action: string): boolean {
    const known = this.#relevant.get(document) ?? new Map<string, boolean>();
    this.#relevant.set(document, known);
    const have = known.get(action);
    if (have !== undefined) return have;
    const found = isAbout(document, action);
    known.set(action, found);
    return found;
  }
}

/** Whether a policy says something of an action. */
export function isAbout(document: PolicyDocument, action: string): boolean {
  return document.statements.some((one) => matchAction(compileStatement(document, one), action) !== false);
}

const full: PlacedPolicy = { document: fullAwsAccess, scp: null };

/** The documents of a set, level by level. */
export function documentsOf({ levels }: PolicySet): Levels {
  return levels.map((level) => level.map((one) => one.document));
}

/** Whether a policy of the sets may treat an account in another way than those that it does not name. */
export function isNamed(account: string, ...sets: readonly PolicySet[]): boolean {
  return sets.some((set) => set.scps.some((scp) => namesAccount(scp, account)));
}
