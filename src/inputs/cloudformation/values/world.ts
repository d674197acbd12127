import { symbolKey, type ValueSymbol } from "../../../model/symbol.ts";
import type { Assumption, UnknownValue } from "../../../model/value.ts";

/** A condition over what is open before deployment. An atom says that a variable has one certain value. */
export type Formula =
  | boolean
  | { readonly op: "atom"; readonly variable: string; readonly literal: string }
  | { readonly op: "not"; readonly of: Formula }
  | { readonly op: "and" | "or"; readonly of: readonly Formula[] };

/** Whether a symbol has a name of its own in a template: a parameter or a pseudo parameter. */
export function isNamed(symbol: ValueSymbol): boolean {
  return symbol.kind === "parameter" || symbol.kind === "pseudo-parameter";
}

/** The variable that a symbol is; assumptions about parameters and pseudo parameters name it so. */
export function variableOf(symbol: ValueSymbol): string {
  if (symbol.kind === "parameter") return `parameter ${symbol.scope}${symbol.name}`;
  return symbol.kind === "pseudo-parameter" ? `${symbol.scope}${symbol.name}` : symbolKey(symbol);
}

export type Truth = "true" | "false" | "open";

/** Assignments that are tried for one question; past it, the answer is `open`. */
const maxAssignments = 4096;
/** Values resolved for one input; past it, values are unknown. */
const maxSteps = 2_000_000;
/** Entries that loops may add to the sections of one input; AWS allows 500 resources a template. */
const maxTurns = 20_000;
/** Values inside values, and conditions inside conditions; deeper ones are not evaluated. */
const maxDepth = 700;
/** Nested stacks that are read one for another's outputs. */
const maxWaiting = 30;
/** Nested templates expanded for one input. */
const maxExpansions = 400;

/**
 * What is open before deployment, across a template and those nested in it: parameters without a value, pseudo
 * parameters, comparisons that cannot be decided. Decides conditions under assumptions by trying every assignment
 * of the values that the conditions can tell apart.
 */
export class World {
  readonly #closed = new Map<string, readonly string[]>();
  readonly #conditions = new Map<string, Formula>();
  /** Answers by formula, then by what is assumed. */
  readonly #answers = new Map<Formula, Map<string, Truth>>();
  readonly #holes: UnknownValue[] = [];
  readonly #depths = new Map<Formula, number>();
  #steps = 0;
  #depth = 0;
  #waiting = 0;
  #turns = 0;
  #expansions = 0;

  /** Counts one step of work; `false` once there were too many. */
  spend(): boolean {
    this.#steps += 1;
    return this.#steps <= maxSteps;
  }

  /** Evaluates one level deeper; `otherwise` where that is too deep or took too many steps. */
  within<T>(evaluate: () => T, otherwise: () => T): T {
    if (this.#depth >= maxDepth || !this.spend()) return otherwise();
    this.#depth += 1;
    const result = evaluate();
    this.#depth -= 1;
    return result;
  }

  /** Reads a nested stack while others may wait for it; `otherwise` where too many wait already. */
  waiting<T>(read: () => T, otherwise: T): T {
    if (this.#waiting >= maxWaiting) return otherwise;
    this.#waiting += 1;
    const result = read();
    this.#waiting -= 1;
    return result;
  }

  /** Counts entries that a loop makes; `false` once there were too many. */
  turn(count: number): boolean {
    this.#turns += count;
    return this.#turns <= maxTurns;
  }

  /** Counts one nested template; `false` once there were too many. */
  expand(): boolean {
    this.#expansions += 1;
    return this.#expansions <= maxExpansions;
  }

  /** A mark for an unknown part of a text that is parsed as a template itself; `piecesOf` turns it back. */
  mark(hole: UnknownValue): string {
    this.#holes.push(hole);
    return `\ue000${this.#holes.length - 1}\ue001`;
  }

  /** A text with the unknown parts that were marked in it. */
  piecesOf(text: string): readonly (string | UnknownValue)[] {
    if (this.#holes.length === 0 || !text.includes("\ue000")) return [text];
    return text.split(/\ue000(\d{1,9})\ue001/).map((part, index) => {
      const hole = index % 2 === 1 ? this.#holes[Number(part)] : undefined;
      return hole ?? part;
    });
  }

  /** Says that a variable can have these values only. */
  close(variable: string, values: readonly string[]): void {
    if (this.#closed.has(variable)) return;
    this.#closed.set(variable, values);
    this.#answers.clear();
  }

  /** Whether a formula is shallow enough to be decided; conditions may refer to each other in long chains. */
  isShallow(formula: Formula): boolean {
    return this.#depthOf(formula) <= maxDepth;
  }

  #depthOf(formula: Formula): number {
    if (typeof formula === "boolean" || formula.op === "atom") return 1;
    const have = this.#depths.get(formula);
    if (have !== undefined) return have;
    const parts = formula.op === "not" ? [formula.of] : formula.of;
    const depth = 1 + parts.reduce((deepest, part) => Math.max(deepest, this.#depthOf(part)), 0);
    this.#depths.set(formula, depth);
    return depth;
  }

  /** Ties an assumption's subject, such as `condition IsProd`, to its formula. */
  define(subject: string, formula: Formula): void {
    this.#conditions.set(subject, formula);
    this.#answers.clear();
  }

  /** Whether all of the assumptions can hold together. */
  isPossible(when: readonly Assumption[]): boolean {
    return when.length === 0 || this.#decided(true, when) !== "false";
  }

  decide(formula: Formula, when: readonly Assumption[]): Truth {
    if (typeof formula === "boolean") return formula ? "true" : "false";
    return this.#decided(formula, when);
  }

  /** The one value that a variable must have for the assumptions to hold; `undefined` where they leave it open. */
  forced(variable: string, when: readonly Assumption[]): string | undefined {
    if (when.length === 0) return undefined;
    const given = when.map((one) => this.assumed(one));
    const domains = this.#domains(given);
    if (!domains?.has(variable)) return undefined;
    const values = new Set<string | null>();
    for (const assignment of assignments(domains)) {
      this.#steps += domains.size;
      if (this.#steps > maxSteps) return undefined;
      if (!holdsAll(given, assignment)) continue;
      values.add(assignment.get(variable) ?? null);
      if (values.size > 1) return undefined;
    }
    const [only] = values;
    return only ?? undefined;
  }

  #decided(formula: Formula, when: readonly Assumption[]): Truth {
    const key = JSON.stringify(when.map(({ subject, is }) => [subject, is]));
    const answers = this.#answers.get(formula) ?? new Map<string, Truth>();
    const have = answers.get(key);
    if (have !== undefined) return have;
    const answer = this.#decideAll(formula, when);
    this.#answers.set(formula, answers.set(key, answer));
    return answer;
  }

  assumed({ subject, is }: Assumption): Formula {
    const formula = this.#conditions.get(subject);
    if (formula === undefined) return { op: "atom", variable: subject, literal: is };
    return is === "true" ? formula : { op: "not", of: formula };
  }

  /** `false` also where the assumptions contradict themselves. */
  #decideAll(formula: Formula, when: readonly Assumption[]): Truth {
    const given = when.map((one) => this.assumed(one));
    const domains = this.#domains([formula, ...given]);
    if (!domains) return "open";
    let canHold = false;
    let canFail = false;
    for (const assignment of assignments(domains)) {
      this.#steps += domains.size;
      if (this.#steps > maxSteps) return "open";
      if (!holdsAll(given, assignment)) continue;
      if (holdsAll([formula], assignment)) canHold = true;
      else canFail = true;
      if (canHold && canFail) return "open";
    }
    return canHold ? "true" : "false";
  }

  /** The values to try for each variable; `undefined` where there are too many. */
  #domains(formulas: readonly Formula[]): ReadonlyMap<string, readonly (string | null)[]> | undefined {
    const mentioned = new Map<string, Set<string>>();
    const seen = new Set<Formula>();
    for (const formula of formulas) collectAtoms(formula, mentioned, seen);
    const domains = new Map<string, readonly (string | null)[]>();
    let size = 1;
    for (const [variable, literals] of mentioned) {
      const domain = this.#domain(variable, literals);
      size *= domain.length;
      if (size > maxAssignments) return undefined;
      domains.set(variable, domain);
    }
    return domains;
  }

  /** `null` stands for every value that is not mentioned. */
  #domain(variable: string, literals: ReadonlySet<string>): readonly (string | null)[] {
    const closed = this.#closed.get(variable);
    if (!closed) return [...literals, null];
    const told = closed.filter((value) => literals.has(value));
    return told.length < closed.length || closed.length === 0 ? [...told, null] : told;
  }
}

function collectAtoms(formula: Formula, into: Map<string, Set<string>>, seen: Set<Formula>): void {
  if (typeof formula === "boolean" || seen.has(formula)) return;
  seen.add(formula);
  if (formula.op === "atom") {
    const literals = into.get(formula.variable) ?? new Set();
    into.set(formula.variable, literals.add(formula.literal));
  } else if (formula.op === "not") collectAtoms(formula.of, into, seen);
  else for (const part of formula.of) collectAtoms(part, into, seen);
}

type Assignment = ReadonlyMap<string, string | null>;

function* assignments(domains: ReadonlyMap<string, readonly (string | null)[]>): Generator<Assignment> {
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

function holdsAll(formulas: readonly Formula[], assignment: Assignment): boolean {
  const memo = new Map<Formula, boolean>();
  return formulas.every((one) => holds(one, assignment, memo));
}

function holds(formula: Formula, assignment: Assignment, memo: Map<Formula, boolean>): boolean {
  if (typeof formula === "boolean") return formula;
  if (formula.op === "atom") return assignment.get(formula.variable) === formula.literal;
  const have = memo.get(formula);
  if (have !== undefined) return have;
  const answer = holdsComposed(formula, assignment, memo);
  memo.set(formula, answer);
  return answer;
}

function holdsComposed(
  formula: Exclude<Formula, boolean | { op: "atom" }>,
  assignment: Assignment,
  memo: Map<Formula, boolean>,
): boolean {
  if (formula.op === "not") return !holds(formula.of, assignment, memo);
  if (formula.op === "and") return formula.of.every((part) => holds(part, assignment, memo));
  return formula.of.some((part) => holds(part, assignment, memo));
}
