import { type Assumption, bothAssumed, isConsistent } from "./value.ts";

/** What is assumed of one set of resources: the same words in two of them mean two conditions. */
export interface ScopedAssumptions {
  readonly scope: string;
  readonly when: readonly Assumption[];
}

/** Assumptions by the set of resources that they are of. */
export type AssumedByScope = ReadonlyMap<string, readonly Assumption[]>;

/** With more assumptions; `null`: they exclude each other. */
export function assumedToo(assumed: AssumedByScope, { scope, when }: ScopedAssumptions): AssumedByScope | null {
  if (when.length === 0) return assumed;
  const both = bothAssumed(assumed.get(scope) ?? [], when);
  return isConsistent(both) ? new Map(assumed).set(scope, both) : null;
}

/** One way in which conditions can turn out: each subject with what it is; `null`: nothing that any assumption names. */
export type World = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

/** Every way in which the conditions of assumptions can turn out; `null`: more than `most`. */
export function worldsOf(assumptions: readonly ScopedAssumptions[], most: number): readonly World[] | null {
  let all: readonly { readonly world: World; readonly assumed: AssumedByScope }[] = [
    { world: new Map(), assumed: new Map() },
  ];
  for (const { scope, subject, values } of subjectsOf(assumptions)) {
    all = all.flatMap(({ world, assumed }) =>
      values.flatMap((value) => {
        const both = value === null ? assumed : assumedToo(assumed, { scope, when: [value] });
        const turnsOut = new Map(world.get(scope)).set(subject, value?.is ?? null);
        return both === null ? [] : [{ world: new Map(world).set(scope, turnsOut), assumed: both }];
      }),
    );
    if (all.length > most) return null;
  }
  return all.map(({ world }) => world);
}

/** Whether all that is assumed is so in a world. */
export function holdsIn(world: World, { scope, when }: ScopedAssumptions): boolean {
  return when.every(({ subject, is }) => world.get(scope)?.get(subject) === is);
}

interface Subject {
  readonly scope: string;
  readonly subject: string;
  /** What it can turn out to be, as an assumption; `null`: something else. */
  readonly values: readonly (Assumption | null)[];
}

function subjectsOf(assumptions: readonly ScopedAssumptions[]): readonly Subject[] {
  const found = new Map<string, { readonly scope: string; readonly named: Map<string, Assumption> }>();
  for (const { scope, when } of assumptions) {
    for (const one of when) {
      const key = JSON.stringify([scope, one.subject]);
      const subject = found.get(key) ?? { scope, named: new Map<string, Assumption>() };
      found.set(key, subject);
      const have = subject.named.get(one.is);
      if (have === undefined || one.fixes)
        subject.named.set(one.is, { ...one, ...(have?.isValue && { isValue: true }) });
    }
  }
  return [...found.values()].flatMap(({ scope, named }) => {
    const [first] = named.values();
    return first ? [{ scope, subject: first.subject, values: valuesOf(first.subject, [...named.values()]) }] : [];
  });
}

/** A condition is true or false; of anything else there may be more than the assumptions name. */
function valuesOf(subject: string, named: readonly Assumption[]): readonly (Assumption | null)[] {
  const isCondition = named.every(({ is, isValue }) => isValue !== true && (is === "true" || is === "false"));
  if (!isCondition) return [...named, null];
  return ["true", "false"].map((is) => named.find((one) => one.is === is) ?? { subject, is });
}
