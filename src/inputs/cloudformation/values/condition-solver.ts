import type { Location } from "../../../model/location.ts";
import { derivedSymbol, type OpaqueCause, opaque, subjectOf, type ValueSymbol } from "../../../model/symbol.ts";
import { mayCount } from "../../../model/symbol-shape.ts";
import type { Assumption } from "../../../model/value.ts";
import { evaluateSymbol } from "./evaluate-symbol.ts";
import { EvaluationBudget, maxDepth } from "./evaluation-budget.ts";
import {
  type Assignment,
  assignments,
  depthOf,
  type Formula,
  holdsAll,
  isSmall,
  type Mentions,
  mentionsOf,
} from "./formula.ts";
import { TextMarks } from "./text-marks.ts";

export type Truth = "true" | "false" | "open";

/** Assignments that are tried for one question; past it, the answer is `open`. */
const maxAssignments = 4096;
/** Conditions that a new one is compared with, and how large it may be. */
const maxCompared = { conditions: 4, parts: 24, variables: 2, values: 8 };
/** Assertions that are looked at in all. */
const maxRequired = 50;

/**
 * Solves what is open before deployment, across a template and those nested in it. Its variables are symbols, each by
 * the subject that assumptions name it by, and truths that nothing is known of. Decides conditions under assumptions
 * by trying every assignment of the values that the conditions can tell apart.
 *
 * It never rules out what can be deployed: assignments that a call's arguments contradict are left out, every other
 * relation between symbols is left open.
 */
export class ConditionSolver {
  readonly budget = new EvaluationBudget();
  readonly marks = new TextMarks();
  readonly #closed = new Map<string, readonly string[]>();
  readonly #symbols = new Map<string, ValueSymbol>();
  readonly #lists = new Map<string, readonly string[] | undefined>();
  readonly #conditions = new Map<string, Formula>();
  /** Subjects of conditions by the variables that they are about. */
  readonly #alike = new Map<string, string[]>();
  readonly #twins = new Map<string, { readonly subject: string; readonly isOpposite: boolean }>();
  readonly #required: Formula[] = [];
  /** Answers by formula, then by what is assumed. */
  readonly #answers = new Map<Formula, Map<string, Truth>>();
  #opaque = 0;

  /** A symbol that equals itself only. */
  opaque(cause: OpaqueCause, at: Location | undefined, note?: string): ValueSymbol {
    this.#opaque += 1;
    return opaque(cause, at, note, this.#opaque);
  }

  /** A symbol that is made of others in a way that is not followed, and equals itself only. */
  derived(of: readonly ValueSymbol[], at: Location | undefined): ValueSymbol {
    this.#opaque += 1;
    return derivedSymbol(of, at, this.#opaque);
  }

  /** Says that a symbol is a list, and which texts its items can be, where that is known. */
  declareList(symbol: ValueSymbol, allowed: readonly string[] | undefined): void {
    this.#lists.set(subjectOf(symbol), allowed);
  }

  isList(symbol: ValueSymbol): boolean {
    return this.#lists.has(subjectOf(symbol));
  }

  /** What each item of a list can be; `undefined` where it can be anything. */
  allowedItems(list: ValueSymbol): readonly string[] | undefined {
    return this.#lists.get(subjectOf(list));
  }

  /** The variable that a symbol is. */
  variable(symbol: ValueSymbol): string {
    const subject = subjectOf(symbol);
    if (!this.#symbols.has(subject)) this.#symbols.set(subject, symbol);
    return subject;
  }

  /** That a symbol is a text. */
  is(symbol: ValueSymbol, literal: string): Formula {
    return mayCount(symbol, literal) && { op: "atom", variable: this.variable(symbol), literal };
  }

  /** That two symbols are the same value. */
  same(one: ValueSymbol, other: ValueSymbol): Formula {
    const left = this.variable(one);
    const right = this.variable(other);
    return left === right || { op: "same", left, right };
  }

  /** A truth that nothing is known of. */
  truth(key: string): Formula {
    this.close(key, ["true", "false"]);
    return { op: "atom", variable: key, literal: "true" };
  }

  /** Says that a variable can have these values only. */
  close(variable: string, values: readonly string[]): void {
    if (this.#closed.has(variable)) return;
    this.#closed.set(variable, values);
    this.#answers.clear();
  }

  /** Whether a formula is shallow enough to be decided; conditions may refer to each other in long chains. */
  isShallow(formula: Formula): boolean {
    return depthOf(formula) <= maxDepth;
  }

  /** Ties an assumption's subject, such as `condition IsProd`, to its formula. */
  define(subject: string, formula: Formula): void {
    if (this.#conditions.has(subject)) return;
    this.#conditions.set(subject, formula);
    this.#answers.clear();
    this.#compare(subject, formula);
  }

  /**
   * What is assumed where a condition has a truth. Of conditions that always have the same truth, or the opposite one, the
   * first gives the subject: what stands under both of two opposites always stands.
   */
  assumption(subject: string, isTrue: boolean): Assumption {
    const twin = this.#twins.get(subject);
    if (!twin) return { subject, is: String(isTrue) };
    return { subject: twin.subject, is: String(isTrue !== twin.isOpposite) };
  }

  /** Finds the condition that a new one is the same as, or the opposite of. */
  #compare(subject: string, formula: Formula): void {
    if (!isSmall(formula, maxCompared.parts)) return;
    const { literals, pairs } = mentionsOf([formula]);
    const values = [...literals.values()].reduce((sum, one) => sum + one.size, 0);
    if (literals.size === 0 || literals.size > maxCompared.variables || values > maxCompared.values || pairs.size > 0)
      return;
    const key = [...literals.keys()].sort().join("\n");
    const others = this.#alike.get(key) ?? [];
    for (const other of others) {
      const isOpposite = this.#isOpposite(formula, this.#conditions.get(other) ?? false);
      if (isOpposite === undefined) continue;
      this.#twins.set(subject, { subject: other, isOpposite });
      return;
    }
    if (others.length < maxCompared.conditions) this.#alike.set(key, [...others, subject]);
  }

  /** Whether two formulas never have the same truth; `undefined` where they sometimes have. */
  #isOpposite(one: Formula, other: Formula): boolean | undefined {
    const both: Formula = { op: "and", of: [one, other] };
    const neither: Formula = {
      op: "and",
      of: [
        { op: "not", of: one },
        { op: "not", of: other },
      ],
    };
    const isSame = this.decide({ op: "or", of: [both, neither] }, []);
    return isSame === "open" ? undefined : isSame === "false";
  }

  /** Says that a formula holds wherever the template is deployed; one that never can is left out. */
  require(formula: Formula): void {
    if (!this.isShallow(formula) || this.decide(formula, []) !== "open" || this.#required.length >= maxRequired) return;
    this.#required.push(formula);
    this.#answers.clear();
  }

  /** What must hold and speaks of a variable of these formulas, or of one that such a requirement brings in. */
  #requiredFor(formulas: readonly Formula[]): readonly Formula[] {
    if (this.#required.length === 0) return [];
    const found = new Set<Formula>();
    for (let grows = true; grows; ) {
      const { literals } = mentionsOf([...formulas, ...found]);
      const more = this.#required.filter(
        (one) => !found.has(one) && [...mentionsOf([one]).literals.keys()].some((variable) => literals.has(variable)),
      );
      for (const one of more) found.add(one);
      grows = more.length > 0;
    }
    return [...found];
  }

  /** Whether all of the assumptions can hold together. */
  isPossible(when: readonly Assumption[]): boolean {
    return when.length === 0 || this.#decided(true, when) !== "false";
  }

  decide(formula: Formula, when: readonly Assumption[]): Truth {
    if (typeof formula === "boolean") return formula ? "true" : "false";
    return this.#decided(formula, when);
  }

  /** The values that a symbol can have for the assumptions to hold, in order; `undefined` where any other is one as well. */
  valuesOf(symbol: ValueSymbol, when: readonly Assumption[]): readonly string[] | undefined {
    if (when.length === 0 && this.#required.length === 0) return undefined;
    const variable = this.variable(symbol);
    const told = when.map((one) => this.assumed(one));
    const assumed = [...told, ...this.#requiredFor([...told, { op: "atom", variable, literal: "" }])];
    const mentions = mentionsOf(assumed);
    const literals = mentions.literals.get(variable);
    if (!literals) return undefined;
    for (const value of this.#closed.get(variable) ?? []) literals.add(value);
    const domains = this.#domains(mentions);
    if (!domains) return undefined;
    const values = new Set<string>();
    for (const assignment of assignments(domains)) {
      if (!this.budget.spend(domains.size)) return undefined;
      if (!holdsAll(assumed, assignment) || !this.#isConsistent(assignment, mentions)) continue;
      const value = assignment.get(variable);
      if (value === undefined || value === null) return undefined;
      values.add(value);
    }
    return values.size > 0 ? [...values] : undefined;
  }

  assumed({ subject, is }: Assumption): Formula {
    const formula = this.#conditions.get(subject);
    if (formula === undefined) return { op: "atom", variable: subject, literal: is };
    return is === "true" ? formula : { op: "not", of: formula };
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

  /** `false` also where the assumptions contradict themselves. */
  #decideAll(formula: Formula, when: readonly Assumption[]): Truth {
    const told = when.map((one) => this.assumed(one));
    const assumed = [...told, ...this.#requiredFor([formula, ...told])];
    const mentions = mentionsOf([formula, ...assumed]);
    const domains = this.#domains(mentions);
    if (!domains) return "open";
    let canHold = false;
    let canFail = false;
    for (const assignment of assignments(domains)) {
      if (!this.budget.spend(domains.size)) return "open";
      if (!holdsAll(assumed, assignment) || !this.#isConsistent(assignment, mentions)) continue;
      if (holdsAll([formula], assignment)) canHold = true;
      else canFail = true;
      if (canHold && canFail) return "open";
    }
    return canHold ? "true" : "false";
  }

  /** The values to try for each variable; `undefined` where there are too many. */
  #domains(mentions: Mentions): ReadonlyMap<string, readonly (string | null)[]> | undefined {
    const domains = new Map<string, readonly (string | null)[]>();
    let size = 1;
    const add = (variable: string, domain: readonly (string | null)[]): boolean => {
      size *= domain.length;
      domains.set(variable, domain);
      return size <= maxAssignments;
    };
    for (const [variable, literals] of mentions.literals)
      if (!add(variable, this.#domain(variable, literals))) return undefined;
    for (const pair of mentions.pairs.keys()) if (!add(pair, ["true", "false"])) return undefined;
    return domains;
  }

  /** `null` stands for every value that is not mentioned. */
  #domain(variable: string, literals: ReadonlySet<string>): readonly (string | null)[] {
    const closed = this.#closed.get(variable);
    if (!closed) return [...literals, null];
    const told = closed.filter((value) => literals.has(value));
    return told.length < closed.length || closed.length === 0 ? [...told, null] : told;
  }

  /** Whether no comparison and no call contradicts the values that it is about. */
  #isConsistent(assignment: Assignment, { literals, pairs }: Mentions): boolean {
    for (const [name, [left, right]] of pairs) {
      const one = assignment.get(left) ?? null;
      const other = assignment.get(right) ?? null;
      // Two values that are not mentioned may be the same or not.
      if ((one !== null || other !== null) && (assignment.get(name) === "true") !== (one === other)) return false;
    }
    for (const [variable, told] of literals) {
      const symbol = this.#symbols.get(variable);
      if (symbol?.kind !== "call") continue;
      const value = evaluateSymbol(symbol, (subject) => assignment.get(subject));
      const assigned = assignment.get(variable) ?? null;
      if (typeof value === "string" && (told.has(value) ? assigned !== value : assigned !== null)) return false;
    }
    return true;
  }
}
