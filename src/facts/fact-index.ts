import type { Fact, FactKind } from "../model/fact.ts";
import type { FactIndex } from "../model/rule.ts";

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
