import type { Fact, FactKind } from "../model/fact.ts";
import type { FactIndex } from "../model/rule.ts";

/** The facts of one kind and one input, without a walk over all of them each time. */
export function scopedFacts(facts: FactIndex) {
  const known = new Map<FactKind, ReadonlyMap<string | undefined, readonly Fact[]>>();
  return <K extends FactKind>(kind: K, scope: string | undefined): readonly Extract<Fact, { fact: K }>[] => {
    const byScope = known.get(kind) ?? byScopeOf(facts.of(kind));
    known.set(kind, byScope);
    return (byScope.get(scope) ?? []) as Extract<Fact, { fact: K }>[];
  };
}

function byScopeOf(facts: readonly Fact[]): ReadonlyMap<string | undefined, readonly Fact[]> {
  const found = new Map<string | undefined, Fact[]>();
  for (const fact of facts) {
    const have = found.get(fact.scope);
    if (have) have.push(fact);
    else found.set(fact.scope, [fact]);
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
