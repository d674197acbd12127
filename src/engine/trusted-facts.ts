import { rejoined } from "../facts/observed.ts";
import type { CoverageNode } from "../model/coverage.ts";
import type { AccountFact, Fact, OrganizationalUnitFact, Pointer } from "../model/fact.ts";
import type { Loosening } from "../model/loosening.ts";
import type { BaseSide } from "./base-side.ts";
import { withCallsTakenAway } from "./called-no-more.ts";
import { withoutOutdatedOutputs } from "./outdated-outputs.ts";
import { harmless, readDigest, readPlace } from "./read-digests.ts";
import type { RunFacts } from "./run-facts.ts";
import { nodesUnlisted, toldOfUnlisted, unlistedNodes } from "./unlisted-nodes.ts";

/** Facts of the present that may accept something, and what of facts files was left out or kept. */
export interface TrustedFacts {
  readonly facts: readonly Fact[];
  readonly loosened: readonly Loosening[];
}

/**
 * Facts files and outputs of AWS that the change itself adds or edits do not stand for guardrails: what the base does not
 * have of them is left out until the merge, and told. So is what the base has not any more, untold: it is no act of the change. A file that is no part of the change (an artifact of another
 * pipeline, which the repository does not track) counts. Accounts and OUs that the change takes out of them are there until the merge,
 * and what outputs tell of guardrails whose code the change edits is outdated with it.
 */
export function trustedFacts(
  { facts: present, planned }: Pick<RunFacts, "facts" | "planned">,
  base: BaseSide,
): TrustedFacts {
  const current = withoutOutdatedOutputs(present, [...base.facts, ...planned.before]);
  const read = trustedReading(withCallsTakenAway(current, base.facts), base);
  const unlisted = unlistedNodes(read.facts, base);
  if (unlisted.length === 0) return read;
  const told = toldOfUnlisted(unlisted, read.facts, base);
  return { facts: [...read.facts, ...unlisted, ...told], loosened: [...read.loosened, ...nodesUnlisted(unlisted)] };
}

function trustedReading(facts: readonly Fact[], base: BaseSide): TrustedFacts {
  if (!facts.some(isRead)) return { facts, loosened: [] };
  const trust = new Trust(base);
  const kept = facts.flatMap((fact) => (isRead(fact) ? (trust.taken(fact) ?? []) : fact));
  return trust.left.length === 0 ? { facts, loosened: [] } : { facts: kept, loosened: trust.loosened() };
}

/** Whether a fact was read from a facts file or an output of AWS. */
function isRead({ digest, parts }: Fact): boolean {
  return digest !== undefined || parts !== undefined;
}

class Trust {
  /** Facts that do not count, or not as they are. */
  readonly left: Fact[] = [];
  readonly #base: BaseSide;
  readonly #stood: Standing;

  constructor(base: BaseSide) {
    this.#base = base;
    this.#stood = new Standing(base);
  }

  /** The fact as far as it counts. */
  taken(fact: Fact): Fact | undefined {
    const foreign = (fact.parts ?? [fact]).filter((part) => this.#isForeign(part));
    if (foreign.length === 0) return fact;
    const own = (fact.parts ?? []).filter((part) => !foreign.includes(part));
    const rest = rejoined(fact, own);
    if (rest || !harmless.has(fact.fact)) {
      this.left.push(...foreign);
      return rest;
    }
    if (fact.fact !== "Account" && fact.fact !== "OrganizationalUnit") return fact;
    const parent = this.#stood.parentFor(fact);
    if (parent === fact.parent) return fact;
    this.left.push(...foreign);
    return { ...fact, parent };
  }

  #isForeign(fact: Fact): boolean {
    const digest = readDigest(fact);
    return digest !== undefined && !this.#base.digests.now.has(digest) && this.#base.isOfChange(readPlace(fact).path);
  }

  loosened(): readonly Loosening[] {
    const files = new Map<string, Fact[]>();
    for (const fact of this.left) {
      if (this.#base.digests.started.has(readDigest(fact) ?? "")) continue;
      const { path } = readPlace(fact);
      files.set(path, [...(files.get(path) ?? []), fact]);
    }
    return [...files].flatMap(([path, own]): readonly Loosening[] => {
      const location = own[0] && readPlace(own[0]);
      return location ? [{ kind: "facts-added", path, count: own.length, location }] : [];
    });
  }
}

/** Where accounts and OUs stand in the base, by their IDs. */
class Standing {
  readonly #parents: ReadonlyMap<string, Pointer>;
  readonly #nodes: ReadonlyMap<string, CoverageNode>;

  constructor({ facts, coverage }: Pick<BaseSide, "facts" | "coverage">) {
    const nodes = facts.filter((fact) => fact.fact === "Account" || fact.fact === "OrganizationalUnit");
    this.#parents = new Map(nodes.flatMap(({ id, parent }) => (id === undefined ? [] : [[id, parent]])));
    this.#nodes = new Map(coverage?.nodes.flatMap((node) => (node.id === null ? [] : [[node.id, node]])) ?? []);
  }

  /** A move out of what is guarded counts at once; one that may bring a guardrail counts after the merge. */
  parentFor({ id, parent }: AccountFact | OrganizationalUnitFact): Pointer {
    const before = id === undefined ? undefined : this.#parents.get(id);
    if (id === undefined || !before || JSON.stringify(before) === JSON.stringify(parent)) return parent;
    const node = this.#nodes.get(id);
    const lacks = [node?.detective, node?.preventive].map(
      (one) => one?.state !== "covered" && one?.state !== "not-required",
    );
    if (!lacks.includes(true)) return parent;
    const isTheSameAnywhere = before.kind === "id" || before.kind === "root";
    return isTheSameAnywhere && !lacks.includes(false) ? before : { kind: "open", cause: { kind: "not-given" } };
  }
}
