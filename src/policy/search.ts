import type { Candidate, Candidates } from "./candidates.ts";
import { shapeOf, timeKey } from "./context-keys.ts";
import type { Period, StatementRef, Witness } from "./decision.ts";
import { type Clause, deniesAll, type Formula, resourceVariable } from "./formula.ts";
import type { Truth } from "./pattern.ts";
import type { Budget } from "./regions.ts";

const tooLarge = "the policies tell apart more kinds of requests than are looked at";

const unassigned = 2;
const yes = 1;
const no = 0;
const unsure = -1;

function encode(truth: Truth): number {
  return truth === null ? unsure : truth ? yes : no;
}

/** A class of candidates that all atoms of a variable answer alike. */
interface ValueClass {
  readonly candidate: Candidate;
  /** By place in the variable's atoms. */
  readonly answers: readonly number[];
}

interface Classes {
  readonly list: readonly ValueClass[];
  readonly gap: string | null;
}

type Assignment = ReadonlyMap<number, ValueClass>;

/**
 * A search over assignments of classes to variables. It assigns one variable at a time, only such as can still
 * matter, and leaves a branch once the answer is settled there.
 */
export class Search {
  deniedSome = false;
  escaping: Assignment | null = null;
  /** Why neither `always` nor `never` can be concluded; `null`: nothing stands in the way. */
  doubt: string | null = null;
  readonly #formula: Formula;
  readonly #budget: Budget;
  readonly #answers: Int8Array;
  readonly #classes: (Classes | undefined)[] = [];
  readonly #assigned = new Map<number, ValueClass>();
  #skipped: ReadonlySet<Clause> = new Set();

  constructor(formula: Formula, budget: Budget) {
    this.#formula = formula;
    this.#budget = budget;
    this.#answers = new Int8Array(formula.atoms.length).fill(unassigned);
  }

  run(): void {
    if (this.#budget.left <= 0 || this.#assigned.size > 200) {
      this.doubt ??= tooLarge;
      return;
    }
    const state = this.#denied();
    if (state === yes) this.deniedSome = true;
    else if (state === no) this.escaping ??= new Map(this.#assigned);
    else if (state === unsure) this.doubt ??= this.#openReason();
    else this.#branch();
  }

  get #isSettled(): boolean {
    return (this.deniedSome && this.escaping !== null) || this.#budget.left <= 0;
  }

  #branch(): void {
    const clauses = this.#openClauses();
    const variable = this.#nextVariable(clauses);
    const { atoms } = this.#formula.variables[variable] ?? { atoms: [] };
    const { list, gap } = this.#classesOf(variable);
    if (gap !== null) this.doubt ??= gap;
    if (list.length === 0) this.doubt ??= "no request has the values that are settled";
    const relevant = new Set(clauses.flatMap((clause) => clause.atoms));
    const seen = new Set<string>();
    for (const one of list) {
      this.#budget.left -= atoms.length + 4;
      const view = atoms.map((atom, place) => (relevant.has(atom) ? one.answers[place] : "")).join();
      if (seen.has(view)) continue;
      seen.add(view);
      this.#assign(variable, one);
      this.run();
      this.#unassign(variable);
      if (this.#isSettled) break;
    }
    if (this.#budget.left <= 0) this.doubt ??= tooLarge;
  }

  #assign(variable: number, value: ValueClass): void {
    this.#assigned.set(variable, value);
    for (const [place, atom] of (this.#formula.variables[variable]?.atoms ?? []).entries()) {
      this.#answers[atom] = value.answers[place] ?? unassigned;
    }
  }

  #unassign(variable: number): void {
    this.#assigned.delete(variable);
    for (const atom of this.#formula.variables[variable]?.atoms ?? []) this.#answers[atom] = unassigned;
  }

  /** The clauses that are not settled, of levels that are not settled. */
  #openClauses(): readonly Clause[] {
    const open: Clause[] = [];
    for (const { denies, allows } of this.#formula.levels) {
      for (const clause of denies) if (this.#holds(clause) === unassigned) open.push(clause);
      if (this.#some(allows) === unassigned) {
        for (const clause of allows) if (this.#holds(clause) === unassigned) open.push(clause);
      }
    }
    return open;
  }

  /** A variable of the open clause that is nearest to being settled. */
  #nextVariable(clauses: readonly Clause[]): number {
    let best = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (const clause of clauses) {
      const open = clause.atoms.filter((atom) => this.#answers[atom] === unassigned);
      const [first] = open;
      if (first !== undefined && open.length < fewest) {
        fewest = open.length;
        best = this.#formula.atoms[first]?.variable ?? -1;
      }
    }
    return best;
  }

  #classesOf(variable: number): Classes {
    const known = this.#classes[variable];
    if (known !== undefined) return known;
    const { atoms = [], candidates } = this.#formula.variables[variable] ?? {};
    const found: Candidates = candidates?.(this.#budget) ?? { list: [], gap: null };
    const seen = new Set<string>();
    const list: ValueClass[] = [];
    let { gap } = found;
    const weight = atoms.reduce((sum, atom) => sum + (this.#formula.atoms[atom]?.weight ?? 0), 1);
    for (const candidate of found.list) {
      this.#budget.left -= weight;
      if (this.#budget.left <= 0) {
        gap ??= tooLarge;
        break;
      }
      const answers = atoms.map((atom) => encode(this.#formula.atoms[atom]?.test(candidate) ?? null));
      const view = answers.join();
      if (!seen.has(view)) list.push({ candidate, answers });
      seen.add(view);
    }
    const classes = { list, gap };
    this.#classes[variable] = classes;
    return classes;
  }

  #denied(): number {
    let result = no;
    for (const { denies, allows } of this.#formula.levels) {
      const explicit = this.#some(denies);
      if (explicit === yes) return yes;
      const allowed = this.#some(allows);
      if (allowed === no) return yes;
      result = worse(result, worse(explicit, allowed === yes ? no : allowed));
    }
    return result;
  }

  #some(clauses: readonly Clause[]): number {
    let result = no;
    for (const clause of clauses) {
      const holds = this.#holds(clause);
      if (holds === yes) return yes;
      result = worse(result, holds);
    }
    return result;
  }

  #holds(clause: Clause): number {
    if (this.#skipped.size > 0 && this.#skipped.has(clause)) return no;
    this.#budget.left -= clause.atoms.length + 1;
    let result = clause.doubt === null ? yes : unsure;
    for (const atom of clause.atoms) {
      const answer = this.#answers[atom];
      if (answer === no) return no;
      if (answer === unassigned) result = unassigned;
      else if (answer === unsure && result === yes) result = unsure;
    }
    return result;
  }

  #openReason(): string {
    for (const { denies, allows } of this.#formula.levels) {
      for (const clause of [...denies, ...allows]) {
        if (this.#holds(clause) !== unsure) continue;
        const atom = clause.atoms.find((one) => this.#answers[one] === unsure);
        const reason = clause.doubt ?? (atom === undefined ? undefined : this.#reasonOf(atom));
        if (reason !== undefined) return reason;
      }
    }
    return "it has parts that are not known";
  }

  #reasonOf(index: number): string | undefined {
    const atom = this.#formula.atoms[index];
    const candidate = atom && this.#assigned.get(atom.variable)?.candidate;
    return candidate && atom.reason(candidate);
  }

  unallowedLevel(): number | null {
    const found = this.#formula.levels.findIndex((level) => level.allows.length === 0);
    return found < 0 ? null : found;
  }

  /** The denying statements that apply to some request, each considered alone. */
  possibleDenies(): readonly StatementRef[] {
    return this.#possibleClauses().map((clause) => clause.ref);
  }

  #possibleClauses(): readonly Clause[] {
    const denies = this.#formula.levels.flatMap((level) => level.denies);
    return denies.filter((clause) => this.#isPossible(clause));
  }

  #isPossible(clause: Clause): boolean {
    const byVariable = new Map<number, number[]>();
    for (const atom of clause.atoms) {
      const variable = this.#formula.atoms[atom]?.variable ?? -1;
      byVariable.set(variable, [...(byVariable.get(variable) ?? []), atom]);
    }
    for (const [variable, wanted] of byVariable) {
      const atoms = this.#formula.variables[variable]?.atoms ?? [];
      const { list, gap } = this.#classesOf(variable);
      const places = wanted.map((atom) => atoms.indexOf(atom));
      if (gap === null && !list.some((one) => places.every((place) => one.answers[place] !== no))) return false;
    }
    return true;
  }

  /** A minimal set of statements that together deny every request: those that do so alone, otherwise a set that needs each of its members. */
  decidingDenies(): readonly StatementRef[] {
    const denies = this.#formula.levels.flatMap((level) => level.denies);
    const alone = denies.filter(deniesAll);
    if (alone.length > 0) return alone.map((clause) => clause.ref);
    const possible = this.#possibleClauses();
    let left = new Set<Clause>(denies.filter((clause) => !possible.includes(clause)));
    if (this.#deniesWithout(new Set(denies))) return [];
    this.#budget.left = Math.min(this.#budget.left, 1_000_000);
    for (const clause of possible) {
      const tried = new Set(left).add(clause);
      if (this.#deniesWithout(tried)) left = tried;
    }
    return possible.filter((clause) => !left.has(clause)).map((clause) => clause.ref);
  }

  #deniesWithout(skipped: ReadonlySet<Clause>): boolean {
    const [escaping, doubt] = [this.escaping, this.doubt];
    this.#skipped = skipped;
    this.escaping = null;
    this.run();
    const denies = this.escaping === null && this.doubt === null;
    this.#skipped = new Set();
    this.escaping = escaping;
    this.doubt = doubt;
    return denies;
  }

  /** The request of an assignment, without the parts that do not affect the answer. */
  witness(assignment: Assignment): Witness {
    for (const [variable, value] of assignment) this.#assign(variable, value);
    for (const [variable, value] of assignment) {
      this.#unassign(variable);
      if (this.#denied() !== no) this.#assign(variable, value);
    }
    const period = this.#period();
    const context: { key: string; value: string | readonly string[] }[] = [];
    const absent: string[] = [];
    let resource: string | null = null;
    for (const [variable, { candidate }] of this.#assigned) {
      const { id, names } = this.#formula.variables[variable] ?? { id: "", names: new Map() };
      if (id === resourceVariable) resource = candidate.get(resourceVariable)?.[0] ?? null;
      for (const { request, display } of names.values()) {
        const values = candidate.get(request);
        if (values === undefined) absent.push(display);
        else context.push({ key: display, value: shown(request, values) });
      }
    }
    this.#assigned.clear();
    this.#answers.fill(unassigned);
    return { resource, context, absent, ...(period && { period }) };
  }

  /** The stretch of time around the assigned instant in which the assigned request is not denied. */
  #period(): Period | undefined {
    for (const [variable, assigned] of this.#assigned) {
      const { isTimeline = false, candidates } = this.#formula.variables[variable] ?? {};
      if (!isTimeline || !candidates) continue;
      const { list } = candidates({ left: 1_000_000 });
      const at = list.findIndex((one) => timeOf(one) === timeOf(assigned.candidate));
      let [first, last] = [at, at];
      while (first > 0 && this.#escapesAt(variable, list[first - 1])) first -= 1;
      while (last < list.length - 1 && this.#escapesAt(variable, list[last + 1])) last += 1;
      this.#assign(variable, assigned);
      // Named instants have even places: where the stretch ends beside one, that is its limit.
      const limit = (place: number, beside: number) => timeOf(list[place % 2 === 0 ? place : beside]) ?? null;
      return {
        from: first === 0 ? null : limit(first, first - 1),
        until: last === list.length - 1 ? null : limit(last, last + 1),
      };
    }
    return undefined;
  }

  #escapesAt(variable: number, candidate: Candidate | undefined): boolean {
    if (candidate === undefined) return false;
    const atoms = this.#formula.variables[variable]?.atoms ?? [];
    const answers = atoms.map((atom) => encode(this.#formula.atoms[atom]?.test(candidate) ?? null));
    this.#assign(variable, { candidate, answers });
    return this.#denied() === no;
  }
}

function timeOf(candidate: Candidate | undefined): string | undefined {
  return candidate?.get(timeKey)?.[0];
}

function shown(key: string, values: readonly string[]): string | readonly string[] {
  const [first] = values;
  return values.length === 1 && first !== undefined && shapeOf(key).multivalued !== true ? first : values;
}

/** The "or" of two parts of which none is `yes`: `unassigned` wins over `unsure`, and `unsure` over `no`. */
function worse(one: number, other: number): number {
  if (one === unassigned || other === unassigned) return unassigned;
  return one === unsure || other === unsure ? unsure : no;
}
