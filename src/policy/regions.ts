import { accepts, anyOne, anyRun, folded, oneInPart, oneInStep, runInPart, runInStep, type Token } from "./pattern.ts";

/** Steps that a decision may still take; all of its parts share one budget, so no policy can exceed it. */
export interface Budget {
  left: number;
}

/** A set of texts, as an automaton over code units. State 0 is the start. */
export interface Domain {
  /** The state after a code unit; `-1` where no text of the domain continues with it. */
  step(state: number, code: number): number;
  accepts(state: number): boolean;
  /** One code unit of each sort that the domain tells apart, none of them in `used`. */
  others(used: ReadonlySet<number>): readonly number[];
}

const nameLetters = "xyzabcdefghijklmnopqrstuvwABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.@=,+";
const pathLetters = "!\"#$%&'()*:;<>?[\\]^`{|}~";

function codes(letters: string): readonly number[] {
  return [...letters].map((letter) => letter.charCodeAt(0));
}

function firstUnused(letters: readonly number[], used: ReadonlySet<number>): number[] {
  const found = letters.find((code) => !used.has(code));
  return found === undefined ? [] : [found];
}

const nameCodes = codes(nameLetters);
const pathCodes = codes(pathLetters);
const nameSet: ReadonlySet<number> = new Set(nameCodes);
const slash = 47;

/** Any text, the empty one included. */
export const anyText: Domain = {
  step: () => 1,
  accepts: () => true,
  others(used) {
    const [found] = firstUnused(nameCodes, used);
    if (found !== undefined) return [found];
    let code = 0x100;
    while (used.has(code)) code += 1;
    return [code];
  },
};

/** Any text but the empty one. */
export const someText: Domain = { ...anyText, accepts: (state) => state > 0 };

/**
 * A path and a name, as devices, users and roles have them: letters, digits and `_+=,.@-` after the last slash, any
 * visible ASCII before it. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
 */
export const pathsAndNames: Domain = {
  // 0: at the start of a segment; 1: in a segment that is a name so far; 2: in one that cannot be a name.
  step(state, code) {
    if (code === slash) return 0;
    if (nameSet.has(code)) return state === 2 ? 2 : 1;
    return code > 32 && code < 127 ? 2 : -1;
  },
  accepts: (state) => state === 1,
  others: (used) => [
    ...firstUnused(nameCodes, used),
    ...(used.has(slash) ? [] : [slash]),
    ...firstUnused(pathCodes, used),
  ],
};

const idCodes = codes("xyzabcdefghijklmnopqrstuvw0123456789");
const idSet: ReadonlySet<number> = new Set(idCodes);
const [letterO, hyphen] = [111, 45];

/** `o-` and 10 to 32 lower-case letters and digits. https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
export const organizationIds: Domain = {
  step(state, code) {
    if (state === 0) return code === letterO ? 1 : -1;
    if (state === 1) return code === hyphen ? 2 : -1;
    return state < 34 && idSet.has(code) ? state + 1 : -1;
  },
  accepts: (state) => state >= 12,
  others: (used) => [...firstUnused(idCodes, used), letterO, hyphen].filter((code) => !used.has(code)),
};

/** The texts of a domain that begin in one way. */
export function startingWith(domain: Domain, start: string): Domain {
  if (start === "") return domain;
  const length = start.length;
  let inner = 0;
  for (let at = 0; at < length && inner >= 0; at += 1) inner = domain.step(inner, start.charCodeAt(at));
  const behind = (state: number) => (state < 0 ? -1 : state + length);
  return {
    step(state, code) {
      if (state >= length) return behind(domain.step(state - length, code));
      if (code !== start.charCodeAt(state)) return -1;
      return state + 1 === length ? behind(inner) : state + 1;
    },
    accepts: (state) => state >= length && domain.accepts(state - length),
    others: (used) => [...domain.others(used), ...codes(start).filter((code) => !used.has(code))],
  };
}

export interface Regions {
  /** A shortest text of each region, one that is not empty where there is one. */
  readonly texts: readonly string[];
  /** Whether each region has its text; `false` where the budget ran out. */
  readonly complete: boolean;
}

/** A walk that came to its end, and the steps that it took. */
interface Walked {
  readonly texts: readonly string[];
  readonly cost: number;
}

/** Walks that are kept for one domain: the policies of an organization compare with the same patterns again and again. */
const maxWalks = 1000;
const walks = new WeakMap<Domain, Map<string, Walked>>();

interface Step {
  readonly positions: readonly number[];
  readonly state: number;
  readonly code: number;
  readonly from: Step | null;
}

/**
 * Cuts a domain into the regions that the patterns tell apart, and gives a text of each: every combination of
 * patterns that some text matches has a text here. It walks all patterns at once, breadth first; a step is a set of
 * places in the patterns, so that equal beginnings and failed patterns cost nothing. It takes half of what is left
 * of the budget at most; where that does not do, the texts are samples.
 */
export function cutRegions(patterns: readonly (readonly Token[])[], domain: Domain, budget: Budget): Regions {
  const limit = budget.left / 2;
  const known = walks.get(domain) ?? new Map<string, Walked>();
  walks.set(domain, known);
  // Each pattern has an end: one that is empty is not the same as none.
  const key = patterns.map((one) => `${one.join()};`).join("");
  const have = known.get(key);
  // A known walk takes its steps from the budget as well, so that no answer hangs on what was asked before.
  if (have && have.cost < limit) {
    budget.left -= have.cost;
    return { texts: have.texts, complete: true };
  }
  const share = { left: limit };
  const texts = walkRegions(new PatternWalk(patterns), domain, share);
  const cost = limit - share.left;
  budget.left -= cost;
  if (share.left > 0) {
    if (known.size >= maxWalks) known.clear();
    known.set(key, { texts, cost });
    return { texts, complete: true };
  }
  const samples = patterns.slice(0, 1000).map((one) => sample(one));
  return { texts: [...texts, ...samples.filter((text) => isIn(domain, text))], complete: false };
}

function walkRegions(walk: PatternWalk, domain: Domain, budget: Budget): readonly string[] {
  const start: Step = { positions: walk.start(), state: 0, code: -1, from: null };
  const seen = new Set([stepKey(start)]);
  const found = new Map<string, string>();
  const queue: Step[] = [start];
  for (const step of queue) {
    if (step !== start && domain.accepts(step.state)) {
      const region = walk.matched(step.positions);
      if (!found.has(region)) found.set(region, spell(step));
    }
    for (const next of stepsFrom(step, walk, domain)) {
      budget.left -= 2 * next.positions.length + 4;
      if (budget.left <= 0) return [...found.values()];
      const key = stepKey(next);
      if (!seen.has(key)) queue.push(next);
      seen.add(key);
    }
  }
  const texts = [...found.values()];
  if (domain.accepts(0) && !found.has(walk.matched(start.positions))) texts.push("");
  return texts;
}

/** A text of a domain that a pattern matches, where there is one. */
export function textOfPattern(tokens: readonly Token[], domain: Domain, budget: Budget): Regions {
  budget.left -= tokens.length;
  const text = ["", "x"].map((run) => sample(tokens, run)).find((one) => isIn(domain, one));
  return text === undefined ? cutRegions([tokens], domain, budget) : { texts: [text], complete: true };
}

/** A text that a pattern matches: `run` for each run, a letter for each single wildcard. */
function sample(tokens: readonly Token[], run = ""): string {
  return tokens
    .map((token) => {
      if (token >= folded) return String.fromCharCode(token - folded);
      if (token >= 0) return String.fromCharCode(token);
      return token === anyOne || token === oneInPart || token === oneInStep ? "x" : run;
    })
    .join("");
}

function isIn(domain: Domain, text: string): boolean {
  let state = 0;
  for (let at = 0; at < text.length && state >= 0; at += 1) state = domain.step(state, text.charCodeAt(at));
  return state >= 0 && domain.accepts(state);
}

function* stepsFrom(from: Step, walk: PatternWalk, domain: Domain): Iterable<Step> {
  for (const code of walk.codes(from.positions, domain)) {
    const state = domain.step(from.state, code);
    if (state >= 0) yield { positions: walk.next(from.positions, code), state, code, from };
  }
}

function stepKey(step: Step): string {
  return `${step.state};${step.positions.join(",")}`;
}

function spell(last: Step): string {
  const letters: string[] = [];
  for (let step: Step | null = last; step !== null && step.code >= 0; step = step.from) {
    letters.push(String.fromCharCode(step.code));
  }
  return letters.reverse().join("");
}

const end = -9;
const colon = 58;

function isRun(token: Token | undefined): boolean {
  return token === anyRun || token === runInPart || token === runInStep;
}

/** Whether a run takes a code unit. */
function passes(run: Token, code: number): boolean {
  return run === anyRun || code !== (run === runInPart ? colon : slash);
}

/** Patterns of a first step, as patterns of a path that begins with it: `o-a*` as `o-a*` up to the first slash. */
export function asFirstStep(tokens: readonly Token[]): readonly Token[] {
  return [...inStep(tokens), slash, anyRun];
}

/** Patterns of a last step, as patterns of a path that ends with it. */
export function asLastStep(tokens: readonly Token[]): readonly Token[] {
  return [anyRun, slash, ...inStep(tokens)];
}

function inStep(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token) => {
    if (token === anyRun || token === runInPart) return runInStep;
    return token === anyOne || token === oneInPart ? oneInStep : token;
  });
}

/** All patterns in one row of tokens, each closed by `end`; a set of positions says how far a text has come in each. */
class PatternWalk {
  readonly #tokens: Token[] = [];
  readonly #starts: number[] = [];

  constructor(patterns: readonly (readonly Token[])[]) {
    for (const pattern of patterns) {
      this.#starts.push(this.#tokens.length);
      for (const token of pattern) this.#tokens.push(token);
      this.#tokens.push(end);
    }
  }

  start(): readonly number[] {
    return this.#close(this.#starts);
  }

  matched(positions: readonly number[]): string {
    return positions.filter((position) => this.#tokens[position] === end).join(",");
  }

  /** The code units that some pattern treats specially here, and one of each sort that none does. */
  codes(positions: readonly number[], domain: Domain): Iterable<number> {
    const used = new Set<number>();
    for (const position of positions) {
      const token = this.#tokens[position] ?? end;
      if (token >= folded) {
        used.add(token - folded);
        const upper = String.fromCharCode(token - folded).toUpperCase();
        if (upper.length === 1) used.add(upper.charCodeAt(0));
      } else if (token >= 0) used.add(token);
      else if (token === oneInPart || token === runInPart) used.add(colon);
      else if (token === oneInStep || token === runInStep) used.add(slash);
    }
    const others = domain.others(used);
    return others.length === 0 ? used : [...others, ...used];
  }

  next(positions: readonly number[], code: number): readonly number[] {
    const reached: number[] = [];
    for (const position of positions) {
      const token = this.#tokens[position] ?? end;
      if (isRun(token)) {
        if (passes(token, code)) reached.push(position);
      } else if (token !== end && accepts(token, code)) reached.push(position + 1);
    }
    return this.#close(reached);
  }

  /** Adds the positions behind runs, because a run may be empty; sorted, without duplicates. */
  #close(positions: readonly number[]): readonly number[] {
    const all = new Set<number>();
    for (const start of positions) {
      let position = start;
      all.add(position);
      while (isRun(this.#tokens[position])) all.add(++position);
    }
    return [...all].sort((one, other) => one - other);
  }
}

/** The tokens that are left of a pattern after each way of matching a literal start; for texts that all start so. */
export function afterPrefix(tokens: readonly Token[], prefix: string): readonly (readonly Token[])[] {
  const walk = new Set<number>([0]);
  let current: ReadonlySet<number> = closeOver(tokens, walk);
  for (let at = 0; at < prefix.length; at += 1) {
    const code = prefix.charCodeAt(at);
    const next = new Set<number>();
    for (const position of current) {
      const token = tokens[position];
      if (token === undefined) continue;
      if (token === anyRun || (token === runInPart && code !== colon)) next.add(position);
      else if (token !== runInPart && (token === anyOne || accepts(token, code))) next.add(position + 1);
    }
    current = closeOver(tokens, next);
    if (current.size === 0) return [];
  }
  return [...current].map((position) => tokens.slice(position));
}

function closeOver(tokens: readonly Token[], positions: Set<number>): Set<number> {
  for (const position of positions) {
    if (tokens[position] === anyRun || tokens[position] === runInPart) positions.add(position + 1);
  }
  return positions;
}
