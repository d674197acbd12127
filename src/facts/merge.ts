import type { Conflict, Declaration } from "../model/coverage.ts";
import type { Fact } from "../model/fact.ts";

/** What merging the facts of many inputs left out, or found to disagree. */
export interface MergedFacts {
  readonly facts: readonly Fact[];
  /** Facts that stood in more than one facts file. */
  readonly duplicates: number;
  /** The same thing declared in two ways. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Drops facts that stand in several facts files and says where two declare the same ID differently. Equal lines have
 * equal scopes, so references keep their targets. Linear; holds one key for each fact that was read from a file.
 */
export function mergeFacts(facts: readonly Fact[]): MergedFacts {
  const digests = new Set<string>();
  const byId = new Map<string, Fact>();
  const conflicts: Conflict[] = [];
  const kept = facts.filter((fact) => {
    if (fact.digest === undefined) return true;
    if (digests.has(fact.digest)) return false;
    digests.add(fact.digest);
    return true;
  });
  for (const fact of kept) {
    const id = idOf(fact);
    if (id === undefined) continue;
    const have = byId.get(id);
    if (!have) byId.set(id, fact);
    else if (meaningOf(have) !== meaningOf(fact)) conflicts.push(conflictOf(id, have, fact));
  }
  return { facts: kept, duplicates: facts.length - kept.length, conflicts };
}

/** What AWS knows the thing by. */
function idOf(fact: Fact): string | undefined {
  if (fact.fact === "PolicyDocument" || fact.fact === "SecurityHubPolicy") return fact.id;
  return undefined;
}

/** The declaration without where it stands. */
function meaningOf(fact: Fact): string {
  if (fact.fact === "PolicyDocument") return JSON.stringify([fact.type, withoutPlaces(fact.content)]);
  if (fact.fact !== "SecurityHubPolicy") return "";
  return JSON.stringify([fact.enabled, fact.standards, fact.enabledControls, fact.disabledControls]);
}

function withoutPlaces(content: unknown): string {
  return JSON.stringify(content, (key, value: unknown) =>
    key === "at" || key === "keyAt" || key === "via" ? undefined : value,
  );
}

function conflictOf(id: string, one: Fact, other: Fact): Conflict {
  return { kind: "declared-differently", id, one: declarationOf(one), other: declarationOf(other) };
}

function declarationOf(fact: Fact): Declaration {
  return { address: fact.resource.address, location: fact.header };
}
