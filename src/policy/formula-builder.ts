import { type Candidate, type Candidates, keyCandidates, startIdentity } from "./candidates.ts";
import { type CompiledCondition, type CompiledStatement, compileStatement, resourcePatterns } from "./compile.ts";
import {
  ageKey,
  arnKey,
  companionKeys,
  epochKey,
  networkKeys,
  organizationKeys,
  presentKey,
  shapeOf,
  throughKeys,
  timeKey,
} from "./context-keys.ts";
import {
  callerCandidates,
  companionCandidates,
  mfaCandidates,
  networkCandidates,
  organizationCandidates,
  throughCandidates,
  timeCandidates,
} from "./dependent-candidates.ts";
import { type PolicyDocument, type Statement, scpDoubt, statementLabel } from "./document.ts";
import { actionDoubt, conditionDoubt, resourceDoubt } from "./doubts.ts";
import { type Atom, type Clause, type OpenVariable, resourceVariable } from "./formula.ts";
import { matchAction, matchCondition, matchResource } from "./match.ts";
import {
  anyRun,
  type ColonReadings,
  inReading,
  type KeyLookup,
  type Pattern,
  type Token,
  type Truth,
} from "./pattern.ts";
import { canonicalKey, type Question, settledValues } from "./question.ts";
import { afterPrefix, type Budget, cutRegions, textOfPattern } from "./regions.ts";

const timeVariable = "time";
const organizationVariable = "organization";
const networkVariable = "network";
const callerVariable = "caller";
/** Keys whose values depend on each other, by their variable. */
const dependentKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ["mfa", [presentKey, ageKey]],
  ["through", Object.values(throughKeys)],
  [networkVariable, [networkKeys.public, ...networkKeys.endpoint]],
  ...companionKeys.map((keys) => [companionVariable(keys), keys] as const),
]);

function companionVariable(keys: readonly string[]): string {
  return `with ${keys[0]}`;
}

/** The values of keys as the question settles them. */
export function settledLookup(question: Question): KeyLookup {
  return (key) => {
    const values = settledValues(question, key);
    return values === undefined ? "open" : (values ?? undefined);
  };
}

/** One part of a statement: its answer where the question settles it, otherwise a function that makes an atom and returns its index. */
type Part =
  | { readonly kind: "settled"; readonly answer: Truth; readonly doubt: () => string }
  | { readonly kind: "open"; readonly makeAtom: () => number };

/** Makes clauses of the statements of one decision, and gathers the atoms and variables that they share. */
export class FormulaBuilder {
  readonly atoms: Atom[] = [];
  readonly variables: OpenVariable[] = [];
  readonly #question: Question;
  readonly #variableByGroup = new Map<string, number>();
  readonly #conditions: CompiledCondition[][] = [];
  readonly #atomBySignature = new Map<string, number>();
  readonly #resources: CompiledStatement[] = [];
  readonly #readings: ColonReadings;
  /** The patterns with an open reading, in order, and whether each of them exempts. */
  readonly #openPatterns = new Map<string, Set<boolean>>();
  readonly #lookup: KeyLookup;

  constructor(question: Question, readings: ColonReadings) {
    this.#question = question;
    this.#readings = readings;
    this.#lookup = settledLookup(question);
  }

  /** `null`: the statement applies to no request of the question. */
  clause(document: PolicyDocument, statement: Statement, at: { level: number; policy: number }): Clause | null {
    const compiled = compileStatement(document, statement);
    const onAction = matchAction(compiled, this.#question.action);
    if (onAction === false) return null;
    let doubt = scpDoubt(document) ?? statement.doubt ?? (onAction === null ? actionDoubt(compiled) : null);
    const open: (() => number)[] = [];
    for (const part of this.#parts(document, compiled)) {
      if (part.kind === "open") open.push(part.makeAtom);
      else if (part.answer === false) return null;
      else if (part.answer === null) doubt ??= part.doubt();
    }
    const atoms = open.map((atom) => atom());
    const { index, sid, location } = statement;
    const ref = { ...at, index, sid, label: statementLabel(statement), ...(location && { location }) };
    return { ref, atoms: [...new Set(atoms)], doubt };
  }

  /** One by one: a part that never holds settles the others. */
  *#parts(document: PolicyDocument, compiled: CompiledStatement): Iterable<Part> {
    yield this.#resource(compiled);
    for (const one of compiled.conditions) yield this.#condition(document, one);
  }

  sharedPatterns(): readonly string[] {
    return [...this.#openPatterns].flatMap(([spelled, signs]) => (signs.size > 1 ? [spelled] : []));
  }

  #patternsOf(compiled: CompiledStatement): readonly Pattern[] {
    return inReading(resourcePatterns(compiled, this.#lookup), this.#readings);
  }

  #isAbout(compiled: CompiledStatement, arn: string): Truth {
    return matchResource(compiled, arn, this.#lookup, this.#readings);
  }

  #resource(compiled: CompiledStatement): Part {
    const { resource } = this.#question;
    const patterns = this.#patternsOf(compiled);
    for (const { maybe } of patterns) {
      if (maybe)
        this.#openPatterns.set(maybe.spelled, new Set(this.#openPatterns.get(maybe.spelled)).add(maybe.exempts));
    }
    const reason = (arn: string) => resourceDoubt(patterns, arn);
    if (resource.kind === "named") {
      const answer = this.#anyName(compiled, resource.prefix);
      if (answer !== undefined) return { kind: "settled", answer, doubt: () => reason(resource.prefix) };
    } else {
      const answers = new Set(resource.arns.map((arn) => this.#isAbout(compiled, arn)));
      const [only] = answers;
      if (answers.size === 1 && only !== undefined)
        return { kind: "settled", answer: only, doubt: () => reason(resource.arns[0] ?? "") };
    }
    const arnOf = (candidate: Candidate) => candidate.get(resourceVariable)?.[0] ?? "";
    return {
      kind: "open",
      makeAtom: () => {
        const variable = this.#variable(resourceVariable, () => this.#resourceCandidates());
        this.#resources.push(compiled);
        return this.#atom({
          variable,
          weight: compiled.weight,
          test: (candidate) => this.#isAbout(compiled, arnOf(candidate)),
          reason: (candidate) => reason(arnOf(candidate)),
          identity: () => this.#resourceIdentity(compiled),
        });
      },
    };
  }

  /** What a statement says of every name; `undefined` where it depends on the name. */
  #anyName(compiled: CompiledStatement, prefix: string): Truth | undefined {
    const { negated } = compiled.source.resource;
    let settled = true;
    for (const pattern of this.#patternsOf(compiled)) {
      for (const rest of afterPrefix(pattern.tokens, prefix)) {
        if (rest.length === 1 && rest[0] === anyRun && pattern.unknowns.length === 0) return !negated;
        settled = false;
      }
      if (pattern.maybe && afterPrefix(pattern.maybe.tokens, prefix).length > 0) settled = false;
    }
    return settled ? negated : undefined;
  }

  /** What a statement says of the resources of the question, without what all of these begin with. */
  #resourceIdentity(compiled: CompiledStatement): string {
    const { resource } = this.#question;
    if (resource.kind === "listed") {
      const answers = resource.arns.map((arn) => this.#isAbout(compiled, arn));
      return JSON.stringify([answers, compiled.source.resource]);
    }
    const places = [...this.#openPatterns.keys()];
    const tails = this.#patternsOf(compiled).map(({ tokens, unknowns, maybe }) => [
      afterPrefix(tokens, resource.prefix),
      maybe ? [afterPrefix(maybe.tokens, resource.prefix), places.indexOf(maybe.spelled)] : null,
      unknowns,
    ]);
    return JSON.stringify([tails, compiled.source.resource.negated]);
  }

  #resourceCandidates(): (budget: Budget) => Candidates {
    const { resource } = this.#question;
    const toMap = (arn: string) => new Map([[resourceVariable, [arn]]]);
    if (resource.kind === "listed") return () => ({ list: resource.arns.map(toMap), gap: null });
    return (budget) => {
      const patterns = this.#resources.flatMap((compiled) => this.#patternsOf(compiled));
      const tailsOf = (tokens: readonly Token[]) => afterPrefix(tokens, resource.prefix);
      const exempting = patterns.flatMap(({ maybe }) => (maybe?.exempts ? [maybe.tokens] : []));
      const tails = [...patterns.map((one) => one.tokens), ...exempting].flatMap(tailsOf);
      const { texts, complete } = cutRegions(tails, resource.names, budget);
      // Where matching more denies more, only `never` hangs on it: one name of each pattern will do.
      const denying = patterns.flatMap(({ maybe }) => (maybe && !maybe.exempts ? tailsOf(maybe.tokens) : []));
      const samples = denying.map((tail) => textOfPattern(tail, resource.names, budget));
      const isWhole = complete && samples.every((one) => one.complete);
      const names = [...resource.examples, ...texts, ...samples.flatMap((one) => one.texts)];
      const gap = isWhole ? null : "the policies tell apart more resources than are looked at";
      return { list: names.map((name) => toMap(resource.prefix + name)), gap };
    };
  }

  #condition(document: PolicyDocument, condition: CompiledCondition): Part {
    const { key } = condition.source;
    const settled = settledValues(this.#question, key);
    const doubt = () => conditionDoubt(condition, this.#lookup, settled ?? undefined);
    if (condition.operator === null) return { kind: "settled", answer: null, doubt };
    if (settled !== undefined) {
      return { kind: "settled", answer: matchCondition(condition, settled ?? undefined, this.#lookup), doubt };
    }
    return { kind: "open", makeAtom: () => this.#keyAtom(document, condition) };
  }

  #keyAtom(document: PolicyDocument, condition: CompiledCondition): number {
    const { key, operator, values } = condition.source;
    const request = canonicalKey(this.#question, key);
    const signature = JSON.stringify([document.version, operator, request, values]);
    const variable = this.#keyVariable(request);
    this.#name(variable, key, request);
    const known = this.#atomBySignature.get(signature);
    if (known !== undefined) return known;
    this.#conditions[variable]?.push(condition);
    const beside = (candidate: Candidate) => (other: string) => this.#valueBeside(other, request, candidate);
    const atom = this.#atom({
      variable,
      weight: condition.weight,
      test: (candidate) => matchCondition(condition, candidate.get(request), beside(candidate)),
      reason: (candidate) => conditionDoubt(condition, beside(candidate), candidate.get(request)),
      identity: () => signature + this.#filledValues(condition),
    });
    this.#atomBySignature.set(signature, atom);
    return atom;
  }

  /** The values of the policy variables that a condition compares with. */
  #filledValues({ values }: CompiledCondition): string {
    const steps = values.flatMap(({ template }) => (template.fixed ? [] : template.steps));
    const keys = steps.flatMap((step) => (typeof step === "object" && "key" in step ? [step.key] : []));
    return keys.length === 0 ? "" : JSON.stringify(keys.map((key) => this.#lookup(key) ?? null));
  }

  /** A policy variable beside a key: the key itself, by whatever name, has the candidate's value. */
  #valueBeside(other: string, request: string, candidate: Candidate): ReturnType<KeyLookup> {
    return canonicalKey(this.#question, other) === request ? candidate.get(request) : this.#lookup(other);
  }

  #keyVariable(key: string): number {
    const conditionsOf = (variable: number) => this.#conditions[variable] ?? [];
    const on = (variable: number, wanted: string) =>
      conditionsOf(variable).filter((one) => one.source.key.toLowerCase() === wanted);
    if (key === presentKey || key === ageKey) {
      return this.#variable(
        "mfa",
        (own) => () => this.#asSettled(mfaCandidates(on(own, ageKey)), [presentKey, ageKey]),
      );
    }
    if (key === timeKey || key === epochKey) {
      return this.#variable(timeVariable, (own) => () => timeCandidates(conditionsOf(own), this.#question.from));
    }
    const through: readonly string[] = Object.values(throughKeys);
    if (through.includes(key)) {
      return this.#variable("through", (own) => (budget) => {
        return this.#asSettled(throughCandidates(conditionsOf(own), this.#lookup, budget), through);
      });
    }
    if ((key === organizationKeys.id || key === organizationKeys.paths) && this.#hasOpenOrganization()) {
      const { id, paths } = organizationKeys;
      const of = (own: number, wanted: string) =>
        conditionsOf(own).filter((one) => canonicalKey(this.#question, one.source.key) === wanted);
      return this.#variable(organizationVariable, (own) => (budget) => {
        return organizationCandidates(of(own, id), of(own, paths), this.#lookup, budget);
      });
    }
    if (dependentKeys.get(networkVariable)?.includes(key)) {
      return this.#variable(networkVariable, (own) => (budget) => {
        return networkCandidates(conditionsOf(own), this.#isThere, this.#lookup, budget);
      });
    }
    const companions = companionKeys.find((keys) => keys.includes(key));
    if (companions) {
      return this.#variable(companionVariable(companions), (own) => (budget) => {
        return companionCandidates(companions, conditionsOf(own), this.#isThere, this.#lookup, budget);
      });
    }
    const { nameKey, forms } = this.#question;
    const arns = forms.get(arnKey);
    if (nameKey && arns && (key === nameKey.key || key === arnKey) && this.#isOpen(arnKey, nameKey.key)) {
      return this.#variable(callerVariable, (own) => (budget) => {
        return callerCandidates(nameKey, on(own, arnKey), on(own, nameKey.key), arns, this.#lookup, budget);
      });
    }
    const always = shapeOf(key).always || this.#question.present.has(key);
    return this.#variable(`key ${key}`, (own) => (budget) => {
      const start = this.#question.starts.get(key) ?? "";
      const form = this.#question.forms.get(key);
      const one = { key, conditions: conditionsOf(own), always, start, ...(form && { form }) };
      return keyCandidates(one, this.#lookup, budget);
    });
  }

  /** Whether nothing is known of the caller's organization but that it has one. */
  #hasOpenOrganization(): boolean {
    const { present, starts } = this.#question;
    return Object.values(organizationKeys).every(
      (key) => present.has(key) && !starts.has(key) && settledValues(this.#question, key) === undefined,
    );
  }

  #isOpen(...keys: readonly string[]): boolean {
    return keys.every((key) => settledValues(this.#question, key) === undefined);
  }

  /** Whether every request has a key, or none; `undefined`: that is open. */
  readonly #isThere = (key: string): boolean | undefined => {
    const settled = settledValues(this.#question, key);
    return settled === undefined ? undefined : settled !== null;
  };

  /** Keys that depend on each other, where the question settles some of them. */
  #asSettled(all: Candidates, keys: readonly string[]): Candidates {
    const list = all.list.filter((candidate) =>
      keys.every((key) => {
        const settled = settledValues(this.#question, key);
        if (settled === undefined) return true;
        return key === ageKey ? candidate.has(key) === (settled !== null) : candidate.get(key)?.[0] === settled?.[0];
      }),
    );
    return { ...all, list };
  }

  #name(variable: number, key: string, request: string): void {
    const names = this.variables[variable]?.names;
    const lower = key.toLowerCase();
    if (names !== undefined && !names.has(lower)) names.set(lower, { request, display: shapeOf(key).name ?? key });
  }

  #variable(id: string, candidates: (own: number) => (budget: Budget) => Candidates): number {
    const known = this.#variableByGroup.get(id);
    if (known !== undefined) return known;
    const own = this.variables.length;
    this.#variableByGroup.set(id, own);
    this.#conditions.push([]);
    this.variables.push({
      id,
      atoms: [],
      names: new Map(),
      candidates: candidates(own),
      identity: () => `${id} ${this.#filledVariable(id)}`,
      isTimeline: id === timeVariable && this.#question.from !== null,
    });
    return own;
  }

  #filledVariable(id: string): string {
    const { starts, forms, from, nameKey, present, resource } = this.#question;
    if (id === resourceVariable) return resource.kind === "named" ? "named" : String(resource.arns.length);
    if (id === timeVariable) return String(from);
    if (id === organizationVariable) return "";
    if (id === callerVariable) return JSON.stringify([nameKey, forms.get(arnKey)?.examples]);
    const dependent = dependentKeys.get(id);
    if (dependent) return JSON.stringify(dependent.map((key) => this.#lookup(key) ?? null));
    const key = id.slice("key ".length);
    const form = forms.get(key)?.examples ?? null;
    return JSON.stringify([present.has(key), form, this.#startIdentity(key, starts.get(key) ?? "")]);
  }

  /** What the conditions on a key leave to compare of values that begin in one way. */
  #startIdentity(key: string, start: string): unknown {
    const conditions = this.#conditions[this.#variableByGroup.get(`key ${key}`) ?? -1] ?? [];
    return start === "" ? "" : startIdentity({ key, conditions, start }, this.#lookup);
  }

  #atom(atom: Atom): number {
    const index = this.atoms.length;
    this.atoms.push(atom);
    this.variables[atom.variable]?.atoms.push(index);
    return index;
  }
}
