import { type Assumption, bothAssumed, isConsistent } from "./value.ts";

/** What is assumed of each set of resources: the same words in two of them mean two conditions. */
export type AssumedByScope = ReadonlyMap<string, readonly Assumption[]>;

/** With more assumptions about one set of resources; `null`: they exclude each other. */
export function assumedToo(assumed: AssumedByScope, scope: string, when: readonly Assumption[]): AssumedByScope | null {
  if (when.length === 0) return assumed;
  const both = bothAssumed(assumed.get(scope) ?? [], when);
  return isConsistent(both) ? new Map(assumed).set(scope, both) : null;
}
