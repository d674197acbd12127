import type { Domain } from "./regions.ts";

/** A piece of a pattern: a literal, or characters of a class; `least` of them, or more where it is `endless`. */
export type PatternPiece = string | PieceClass;

/** A run of characters of a class, of `least` at the least; without `endless` of that many. */
export interface PieceClass {
  readonly of: CharacterClass;
  readonly least: number;
  readonly endless: boolean;
}

export type CharacterClass = "any" | ReadonlySet<number>;

/** One place in a pattern: what leads on from it, and whether it may be passed by. */
interface Step {
  readonly of: CharacterClass;
  readonly repeats: boolean;
}

const natural = codesOf("xyzabcdefghijklmnopqrstuvwABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/.+=,@");

/** The code units of a text, in order. */
export function codesOf(text: string): ReadonlySet<number> {
  return new Set([...text].map((one) => one.charCodeAt(0)));
}

/** The texts that any of the patterns matches. A state is a set of places in the patterns, numbered as it is met. */
export function textsOfPatterns(patterns: readonly (readonly PatternPiece[])[]): Domain {
  const steps: (Step | "end")[] = [];
  const starts: number[] = [];
  for (const pattern of patterns) {
    starts.push(steps.length);
    for (const piece of pattern) {
      if (typeof piece === "string") for (const one of piece) steps.push({ of: codesOf(one), repeats: false });
      else {
        for (let count = 0; count < piece.least; count += 1) steps.push({ of: piece.of, repeats: false });
        if (piece.endless) steps.push({ of: piece.of, repeats: true });
      }
    }
    steps.push("end");
  }
  const classes = [...new Set(steps.flatMap((step) => (step === "end" ? [] : [step.of])))];
  const sorts = sortsOf(classes);
  const states: (readonly number[])[] = [];
  const numbers = new Map<string, number>();
  const stateOf = (places: Iterable<number>): number => {
    const all = new Set<number>();
    for (const start of places) {
      for (let place = start; !all.has(place); place += 1) {
        all.add(place);
        const step = steps[place];
        if (step === undefined || step === "end" || !step.repeats) break;
      }
    }
    if (all.size === 0) return -1;
    const sorted = [...all].sort((one, other) => one - other);
    const key = sorted.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, states.length);
    return states.push(sorted) - 1;
  };
  stateOf(starts);
  const steppedFrom: Map<number, number>[] = [];
  return {
    step(state, code) {
      steppedFrom[state] ??= new Map();
      const known = steppedFrom[state].get(code);
      if (known !== undefined) return known;
      const reached: number[] = [];
      for (const place of states[state] ?? []) {
        const step = steps[place];
        if (step === undefined || step === "end" || !(step.of === "any" || step.of.has(code))) continue;
        reached.push(step.repeats ? place : place + 1);
      }
      const next = stateOf(reached);
      steppedFrom[state].set(code, next);
      return next;
    },
    accepts: (state) => (states[state] ?? []).some((place) => steps[place] === "end"),
    others(used) {
      const found = new Set<number>();
      const add = (codes: Iterable<number>) => {
        const code = firstUnused(codes, used);
        if (code !== undefined) found.add(code);
      };
      for (const one of classes) add(membersOf(one));
      for (const sort of sorts) if (!sort.some((code) => found.has(code))) add(sort);
      return [...found];
    },
  };
}

function membersOf(one: CharacterClass): Iterable<number> {
  return one === "any" ? natural : one;
}

/** The code units that lie in the same classes, together: `a` and `b` part where one class has both and another has `a` alone. */
function sortsOf(classes: readonly CharacterClass[]): readonly (readonly number[])[] {
  const sorts = new Map<string, number[]>();
  for (const code of new Set(classes.flatMap((one) => [...membersOf(one)]))) {
    const key = classes.map((one) => (one === "any" || one.has(code) ? "1" : "0")).join("");
    const sort = sorts.get(key);
    if (sort) sort.push(code);
    else sorts.set(key, [code]);
  }
  return [...sorts.values()];
}

function firstUnused(codes: Iterable<number>, used: ReadonlySet<number>): number | undefined {
  for (const code of codes) if (!used.has(code)) return code;
  return undefined;
}

/** The texts that are in both domains. */
export function inBoth(one: Domain, other: Domain): Domain {
  const states: (readonly [number, number])[] = [[0, 0]];
  const numbers = new Map<string, number>([["0,0", 0]]);
  return {
    step(state, code) {
      const [first = -1, second = -1] = states[state] ?? [];
      const next = [one.step(first, code), other.step(second, code)] as const;
      if (next[0] < 0 || next[1] < 0) return -1;
      const key = next.join();
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, states.length);
      return states.push(next) - 1;
    },
    accepts(state) {
      const [first = -1, second = -1] = states[state] ?? [];
      return one.accepts(first) && other.accepts(second);
    },
    others: (used) => [...new Set([...one.others(used), ...other.others(used)])],
  };
}

/** The texts of a domain that do not begin in one way. */
export function notStartingWith(domain: Domain, start: string): Domain {
  // A state of the domain, and how much of the start the text has so far; all of it ends the text.
  const states: { readonly inner: number; readonly matched: number }[] = [{ inner: 0, matched: 0 }];
  const numbers = new Map<string, number>([["0,0", 0]]);
  const stateOf = (inner: number, matched: number): number => {
    const key = `${inner},${matched}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, states.length);
    return states.push({ inner, matched }) - 1;
  };
  return {
    step(state, code) {
      const { inner = -1, matched = -1 } = states[state] ?? {};
      const next = domain.step(inner, code);
      if (next < 0) return -1;
      if (matched < 0 || code !== start.charCodeAt(matched)) return stateOf(next, -1);
      return matched + 1 === start.length ? -1 : stateOf(next, matched + 1);
    },
    accepts: (state) => domain.accepts(states[state]?.inner ?? -1),
    // What differs from the start is a code unit of its own, whatever the start has.
    others: (used) => [
      ...domain.others(new Set([...used, ...codesOf(start)])),
      ...[...codesOf(start)].filter((code) => !used.has(code)),
    ],
  };
}
