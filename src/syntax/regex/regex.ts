import { type Assertion, parseRegex, type Range, type RegexNode } from "./parse-regex.ts";

/** One step of a compiled expression; a jump names the index of the next step. */
type Step =
  | { readonly op: "set"; readonly ranges: readonly Range[]; readonly isNegated: boolean }
  | { readonly op: "split"; first: number; second: number }
  | { readonly op: "jump"; to: number }
  | { readonly op: "save"; readonly slot: number }
  | { readonly op: "assert"; readonly at: Assertion }
  | { readonly op: "match" };

/** A regular expression of the safe subset, ready to run in time linear in the text. */
export interface Regex {
  readonly steps: readonly Step[];
  /** The names of the groups, in order; `null` for one without a name. */
  readonly groups: readonly (string | null)[];
  readonly ignoresCase: boolean;
}

/** A match: where it starts and ends in UTF-16 code units, and its groups, `null` for one that took no part. */
export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | null)[];
}

/** Steps of one expression. */
const maxSteps = 4_000;
/** Steps times characters of one search, or of all searches in one text. */
const maxWork = 20_000_000;
/** Matches in one text. */
const maxMatches = 10_000;

/** Compiles a pattern; `undefined` where it is not of the subset, or too large. */
export function compileRegex(pattern: string): Regex | undefined {
  const parsed = parseRegex(pattern);
  if (!parsed) return undefined;
  const steps: Step[] = [{ op: "save", slot: 0 }];
  const isWhole = emit(parsed.root, steps);
  steps.push({ op: "save", slot: 1 }, { op: "match" });
  return isWhole && steps.length <= maxSteps
    ? { steps, groups: parsed.groups, ignoresCase: parsed.ignoresCase }
    : undefined;
}

/** Appends the steps of a node; `false` where they become too many. */
function emit(node: RegexNode, steps: Step[]): boolean {
  if (steps.length > maxSteps) return false;
  switch (node.kind) {
    case "set":
      steps.push({ op: "set", ranges: node.ranges, isNegated: node.isNegated });
      return true;
    case "assertion":
      steps.push({ op: "assert", at: node.at });
      return true;
    case "sequence":
      return node.of.every((part) => emit(part, steps));
    case "group": {
      steps.push({ op: "save", slot: node.index * 2 });
      const isWhole = emit(node.of, steps);
      steps.push({ op: "save", slot: node.index * 2 + 1 });
      return isWhole;
    }
    case "alternatives":
      return emitAlternatives(node.of, steps);
    case "repeat":
      return emitRepeat(node, steps);
  }
}

function emitAlternatives([first, ...others]: readonly RegexNode[], steps: Step[]): boolean {
  if (!first) return true;
  if (others.length === 0) return emit(first, steps);
  const split = { op: "split" as const, first: steps.length + 1, second: 0 };
  steps.push(split);
  const isWhole = emit(first, steps);
  const jump = { op: "jump" as const, to: 0 };
  steps.push(jump);
  split.second = steps.length;
  const isRest = emitAlternatives(others, steps);
  jump.to = steps.length;
  return isWhole && isRest;
}

function emitRepeat({ of, min, max, isLazy }: Extract<RegexNode, { kind: "repeat" }>, steps: Step[]): boolean {
  for (let done = 0; done < min; done += 1) if (!emit(of, steps)) return false;
  if (max === Number.POSITIVE_INFINITY) return emitLoop(of, isLazy, steps);
  const splits: { first: number; second: number }[] = [];
  for (let done = min; done < max; done += 1) {
    const split = { op: "split" as const, first: steps.length + 1, second: 0 };
    steps.push(split);
    splits.push(split);
    if (!emit(of, steps)) return false;
  }
  for (const split of splits) {
    split.second = steps.length;
    if (isLazy) [split.first, split.second] = [split.second, split.first];
  }
  return true;
}

function emitLoop(of: RegexNode, isLazy: boolean, steps: Step[]): boolean {
  const at = steps.length;
  const split = { op: "split" as const, first: at + 1, second: 0 };
  steps.push(split);
  const isWhole = emit(of, steps);
  steps.push({ op: "jump", to: at });
  split.second = steps.length;
  if (isLazy) [split.first, split.second] = [split.second, split.first];
  return isWhole;
}

interface Thread {
  readonly at: number;
  readonly slots: readonly (number | undefined)[];
}

/**
 * The leftmost match at or after a place, by the preferences of Perl's expressions; `null` without one, `undefined` where the
 * search would take too long.
 */
export function searchRegex(regex: Regex, text: string): RegexMatch | null | undefined {
  return search(regex, text, 0, { left: maxWork });
}

/**
 * Every match from left to right, none of which begins within another; an empty one right behind a match does not count, as in
 * Go. `undefined` where there are too many, or the search would take too long.
 */
export function allMatches(regex: Regex, text: string): readonly RegexMatch[] | undefined {
  const work = { left: maxWork };
  const found: RegexMatch[] = [];
  let end = -1;
  for (let from = 0; from <= text.length; ) {
    const match = search(regex, text, from, work);
    if (match === undefined || found.length >= maxMatches) return undefined;
    if (match === null) break;
    const isEmpty = match.start === match.end;
    if (!isEmpty || match.start !== end) found.push(match);
    end = match.end;
    const isWide = isEmpty && (text.codePointAt(end) ?? 0) > 0xffff;
    from = end + (isEmpty ? 1 : 0) + (isWide ? 1 : 0);
  }
  return found;
}

function search(regex: Regex, text: string, from: number, work: { left: number }): RegexMatch | null | undefined {
  let threads: Thread[] = [];
  let found: Thread | undefined;
  for (let at = from; at <= text.length; ) {
    work.left -= regex.steps.length;
    if (work.left < 0) return undefined;
    const code = text.codePointAt(at);
    const seen = new Set<number>();
    const current: Thread[] = [];
    for (const thread of threads) follow(regex, thread, text, at, seen, current);
    if (!found) follow(regex, { at: 0, slots: [] }, text, at, seen, current);
    const match = current.findIndex((thread) => regex.steps[thread.at]?.op === "match");
    // What comes after a match is less preferred.
    found = current[match] ?? found;
    threads = code === undefined ? [] : advanced(regex, match < 0 ? current : current.slice(0, match), code);
    if (found && threads.length === 0) break;
    at += code !== undefined && code > 0xffff ? 2 : 1;
  }
  return found ? matchOf(regex, found, text) : null;
}

/** The threads that take a character. */
function advanced(regex: Regex, threads: readonly Thread[], code: number): Thread[] {
  return threads.flatMap((thread) => {
    const step = regex.steps[thread.at];
    const isTaken = step?.op === "set" && takes(step, code, regex.ignoresCase);
    return isTaken ? [{ ...thread, at: thread.at + 1 }] : [];
  });
}

/** Follows the steps that take no character, the preferred ones first. */
function follow(regex: Regex, start: Thread, text: string, place: number, seen: Set<number>, into: Thread[]): void {
  const waiting: Thread[] = [start];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { at, slots } = next;
    if (seen.has(at)) continue;
    seen.add(at);
    const step = regex.steps[at];
    if (!step) continue;
    if (step.op === "jump") waiting.push({ at: step.to, slots });
    else if (step.op === "split") waiting.push({ at: step.second, slots }, { at: step.first, slots });
    else if (step.op === "save") {
      const saved = [...slots];
      saved[step.slot] = place;
      waiting.push({ at: at + 1, slots: saved });
    } else if (step.op === "assert") {
      if (holds(step.at, text, place)) waiting.push({ at: at + 1, slots });
    } else into.push(next);
  }
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case "start":
      return at === 0;
    case "end":
      return at === text.length;
    case "line-start":
      return at === 0 || text[at - 1] === "\n";
    case "line-end":
      return at === text.length || text[at] === "\n";
    default: {
      const isEdge = /\w/.test(text[at - 1] ?? "") !== /\w/.test(text[at] ?? "");
      return isEdge === (assertion === "word-edge");
    }
  }
}

function takes(step: Extract<Step, { op: "set" }>, code: number, ignoresCase: boolean): boolean {
  const isIn = (one: number) => step.ranges.some(([from, to]) => from <= one && one <= to);
  const isInAnyCase = ignoresCase ? [...casesOf(code)].some(isIn) : isIn(code);
  return isInAnyCase !== step.isNegated;
}

function casesOf(code: number): readonly number[] {
  const one = String.fromCodePoint(code);
  return [code, one.toLowerCase().codePointAt(0) ?? code, one.toUpperCase().codePointAt(0) ?? code];
}

function matchOf({ groups }: Regex, { slots }: Thread, text: string): RegexMatch {
  const [start = 0, end = 0] = slots;
  const taken = groups.map((_, index) => {
    const [from, to] = [slots[index * 2 + 2], slots[index * 2 + 3]];
    return from === undefined || to === undefined ? null : text.slice(from, to);
  });
  return { start, end, groups: taken };
}

/** One step of a pattern that an expression is held against: a character, or any run of characters of a class. */
type PatternStep = string | { readonly anyOf: RegExp };

const asciiCodes = Array.from({ length: 128 }, (_, code) => code);

/**
 * Whether some text fits both an expression as a whole and a pattern. Edges of words and lines count as there; a run is tried
 * with ASCII only. Linear in the product of both sizes.
 */
export function regexCanMatch(regex: Regex, pattern: readonly PatternStep[]): boolean {
  const seen = new Set<string>();
  const waiting: State[] = [{ at: 0, index: 0, hasTaken: false, hasEnded: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const key = `${next.at} ${next.index} ${next.hasTaken} ${next.hasEnded}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const step = regex.steps[next.at];
    const wanted = pattern[next.index];
    if (step?.op === "match" && wanted === undefined) return true;
    if (typeof wanted === "object") waiting.push({ ...next, index: next.index + 1 });
    if (step) waiting.push(...statesAfter(step, next, wanted, regex.ignoresCase));
  }
  return false;
}

interface State {
  readonly at: number;
  readonly index: number;
  readonly hasTaken: boolean;
  /** Past an end: nothing may be taken any more. */
  readonly hasEnded: boolean;
}

function statesAfter(
  step: Step,
  state: State,
  wanted: PatternStep | undefined,
  ignoresCase: boolean,
): readonly State[] {
  const on = { ...state, at: state.at + 1 };
  switch (step.op) {
    case "jump":
      return [{ ...state, at: step.to }];
    case "split":
      return [
        { ...state, at: step.first },
        { ...state, at: step.second },
      ];
    case "save":
      return [on];
    case "assert":
      if (step.at === "start") return state.hasTaken ? [] : [on];
      return [step.at === "end" ? { ...on, hasEnded: true } : on];
    case "set": {
      if (state.hasEnded || wanted === undefined) return [];
      if (typeof wanted === "string")
        return takes(step, wanted.codePointAt(0) ?? 0, ignoresCase) ? [taken(on, state.index + 1)] : [];
      const isPossible = asciiCodes.some(
        (code) => wanted.anyOf.test(String.fromCharCode(code)) && takes(step, code, ignoresCase),
      );
      return isPossible ? [taken(on, state.index)] : [];
    }
    case "match":
      return [];
  }
}

function taken(state: State, index: number): State {
  return { ...state, index, hasTaken: true };
}
