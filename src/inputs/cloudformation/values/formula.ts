/** A condition over what is open before deployment: a parameter, a pseudo parameter, a call over them, a free truth. */
export type Formula =
  | boolean
  /** The variable has one certain value. */
  | { readonly op: "atom"; readonly variable: string; readonly literal: string }
  /** Two variables have the same value. */
  | { readonly op: "same"; readonly left: string; readonly right: string }
  | { readonly op: "not"; readonly of: Formula }
  | { readonly op: "and" | "or"; readonly of: readonly Formula[] };

/** The value of each variable; `null` stands for every value that is not mentioned. */
export type Assignment = ReadonlyMap<string, string | null>;

/** What formulas mention: the literals of each variable, and the pairs that are compared with each other. */
export interface Mentions {
  readonly literals: Map<string, Set<string>>;
  readonly pairs: Map<string, readonly [string, string]>;
}

/** The name of the truth that two variables are the same. */
function pairName(left: string, right: string): string {
  return left < right ? `${left} = ${right}` : `${right} = ${left}`;
}

export function mentionsOf(formulas: readonly Formula[]): Mentions {
  const mentions: Mentions = { literals: new Map(), pairs: new Map() };
  const seen = new Set<Formula>();
  for (const formula of formulas) collect(formula, mentions, seen);
  shareLiterals(mentions);
  return mentions;
}

function collect(formula: Formula, into: Mentions, seen: Set<Formula>): void {
  if (typeof formula === "boolean" || seen.has(formula)) return;
  seen.add(formula);
  if (formula.op === "atom") mention(formula.variable, into).add(formula.literal);
  else if (formula.op === "same") {
    mention(formula.left, into);
    mention(formula.right, into);
    into.pairs.set(pairName(formula.left, formula.right), [formula.left, formula.right]);
  } else if (formula.op === "not") collect(formula.of, into, seen);
  else for (const part of formula.of) collect(part, into, seen);
}

function mention(variable: string, { literals }: Mentions): Set<string> {
  const have = literals.get(variable) ?? new Set<string>();
  literals.set(variable, have);
  return have;
}

/** Variables that are compared with each other are told apart by the same literals. */
function shareLiterals({ literals, pairs }: Mentions): void {
  let grows = pairs.size > 0;
  while (grows) {
    grows = false;
    for (const [left, right] of pairs.values()) {
      const one = literals.get(left) ?? new Set();
      const other = literals.get(right) ?? new Set();
      const before = one.size + other.size;
      for (const literal of one) other.add(literal);
      for (const literal of other) one.add(literal);
      grows ||= one.size + other.size > before;
    }
  }
}

export function holdsAll(formulas: readonly Formula[], assignment: Assignment): boolean {
  const memo = new Map<Formula, boolean>();
  return formulas.every((one) => holds(one, assignment, memo));
}

function holds(formula: Formula, assignment: Assignment, memo: Map<Formula, boolean>): boolean {
  if (typeof formula === "boolean") return formula;
  if (formula.op === "atom") return assignment.get(formula.variable) === formula.literal;
  if (formula.op === "same") return assignment.get(pairName(formula.left, formula.right)) === "true";
  const have = memo.get(formula);
  if (have !== undefined) return have;
  const answer = holdsComposed(formula, assignment, memo);
  memo.set(formula, answer);
  return answer;
}

function holdsComposed(
  formula: Extract<Formula, { op: "not" | "and" | "or" }>,
  assignment: Assignment,
  memo: Map<Formula, boolean>,
): boolean {
  if (formula.op === "not") return !holds(formula.of, assignment, memo);
  if (formula.op === "and") return formula.of.every((part) => holds(part, assignment, memo));
  return formula.of.some((part) => holds(part, assignment, memo));
}

const depths = new WeakMap<object, number>();

/** How deep conditions stand in each other; they may refer to each other in long chains. */
export function depthOf(formula: Formula): number {
  if (typeof formula === "boolean" || formula.op === "atom" || formula.op === "same") return 1;
  const have = depths.get(formula);
  if (have !== undefined) return have;
  const parts = formula.op === "not" ? [formula.of] : formula.of;
  const depth = 1 + parts.reduce((deepest, part) => Math.max(deepest, depthOf(part)), 0);
  depths.set(formula, depth);
  return depth;
}

/** Every way to give each variable one of its values. */
export function* assignments(domains: ReadonlyMap<string, readonly (string | null)[]>): Generator<Assignment> {
  const names = [...domains.keys()];
  const chosen = names.map(() => 0);
  for (;;) {
    yield new Map(names.map((name, index) => [name, domains.get(name)?.[chosen[index] ?? 0] ?? null]));
    let digit = names.length - 1;
    while (digit >= 0) {
      const next = (chosen[digit] ?? 0) + 1;
      const size = domains.get(names[digit] ?? "")?.length ?? 0;
      chosen[digit] = next < size ? next : 0;
      if (next < size) break;
      digit -= 1;
    }
    if (digit < 0) return;
  }
}

/** Whether a formula has at most so many parts. */
export function isSmall(formula: Formula, limit: number): boolean {
  const waiting: Formula[] = [formula];
  for (let left = limit; waiting.length > 0; left -= 1) {
    const next = waiting.pop() ?? false;
    if (left === 0 || waiting.length > limit) return false;
    if (typeof next === "boolean" || next.op === "atom" || next.op === "same") continue;
    if (next.op === "not") waiting.push(next.of);
    else waiting.push(...next.of.slice(0, limit + 1));
  }
  return true;
}
