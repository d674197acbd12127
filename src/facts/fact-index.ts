import type { Fact, FactKind } from "../model/fact.ts";
import type { FactIndex } from "../model/rule.ts";

/** The facts of one kind and one input, without a walk over all of them each time. */
export function scopedFacts(facts: FactIndex) {
  return groupedFacts(facts, (fact) => fact.scope);
}

/** The facts of one kind and one key, in the order of the inputs. */
export function groupedFacts(facts: FactIndex, keyOf: (fact: Fact) => string | undefined) {
  const known = new Map<FactKind, ReadonlyMap<string | undefined, readonly Fact[]>>();
  return <K extends FactKind>(kind: K, key: string | undefined): readonly Extract<Fact, { fact: K }>[] => {
    const byKey = known.get(kind) ?? groupedBy(facts.of(kind), keyOf);
    known.set(kind, byKey);
    return (byKey.get(key) ?? []) as Extract<Fact, { fact: K }>[];
  };
}

function groupedBy(
  facts: readonly Fact[],
  keyOf: (fact: Fact) => string | undefined,
): ReadonlyMap<string | undefined, readonly Fact[]> {
  const found = new Map<string | undefined, Fact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const have = found.get(key);
    if (have) have.push(fact);
    else found.set(key, [fact]);
  }
  return found;
}

/** Facts by kind, in the order of the inputs. */
export function indexFacts(facts: readonly Fact[]): FactIndex {
  const byKind = new Map<FactKind, Fact[]>();
  for (const fact of facts) {
    const kind = byKind.get(fact.fact);
    if (kind) kind.push(fact);
    else byKind.set(fact.fact, [fact]);
  }
  return {
    of: <K extends FactKind>(kind: K) => (byKind.get(kind) ?? []) as Extract<Fact, { fact: K }>[],
  };
}
