import type { Fact } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import type { Loosening } from "../model/loosening.ts";
import type { BaseSide } from "./base-side.ts";

/** Facts of the present that may accept something, and what of facts files was left out. */
export interface TrustedFacts {
  readonly facts: readonly Fact[];
  readonly loosened: readonly Loosening[];
}

/** What a fact of these kinds says can only ask for more: who is there, and what is wrong with it. */
const harmless: ReadonlySet<Fact["fact"]> = new Set(["MfaDevice", "UnreadContent", "Account", "OrganizationalUnit"]);

/**
 * Facts files that the change itself adds or edits do not stand for guardrails: what the base does not have of them is
 * left out until the merge, and told. A facts file that is no part of the change (an artifact of another pipeline, which
 * the repository does not track) counts.
 */
export function trustedFacts(facts: readonly Fact[], base: BaseSide | undefined): TrustedFacts {
  const read = facts.filter((fact) => fact.digest !== undefined);
  if (!base || read.length === 0) return { facts, loosened: [] };
  const known = new Set(base.facts.flatMap((fact) => fact.digest ?? []));
  const isForeign = (fact: Fact) =>
    fact.digest !== undefined &&
    !known.has(fact.digest) &&
    !harmless.has(fact.fact) &&
    base.isOfChange(factsFileOf(fact));
  const left = facts.filter(isForeign);
  if (left.length === 0) return { facts, loosened: [] };
  const files = new Map<string, Fact[]>();
  for (const fact of left) files.set(factsFileOf(fact), [...(files.get(factsFileOf(fact)) ?? []), fact]);
  const loosened = [...files].flatMap(([path, own]): readonly Loosening[] => {
    const location = own[0] && lineOf(own[0]);
    return location ? [{ kind: "facts-added", path, count: own.length, location }] : [];
  });
  const out = new Set(left);
  return { facts: facts.filter((fact) => !out.has(fact)), loosened };
}

function factsFileOf(fact: Fact): string {
  return lineOf(fact).path;
}

/** Where a fact stands in its facts file. */
function lineOf({ callers, location }: Fact): Location {
  return callers[0]?.location ?? location;
}
