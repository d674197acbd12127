import type { Location } from "../../model/location.ts";
import {
  choice,
  known,
  type MapEntry,
  type Origin,
  type Reference,
  type UnknownValue,
  unknown,
  type Value,
} from "../../model/value.ts";
import { writeKey } from "./address.ts";
import type { ConditionalExpr, Expr, ForExpr, ObjectExpr, SplatExpr, TemplateExpr, TemplatePart } from "./ast.ts";
import { type CallSite, callFunction } from "./functions.ts";
import type { ModuleFile } from "./module.ts";
import { operate, operateUnary } from "./operators.ts";
import { allFunctions } from "./other-functions.ts";
import { scanTemplate } from "./scan.ts";
import { literalOrigin } from "./text-origin.ts";
import {
  booleanOf,
  derive,
  invalid,
  isInvalid,
  joinTexts,
  listOf,
  mapOf,
  numberOf,
  type PlainValue,
  referencesOf,
  referred,
  sizeOf,
  sortedEntries,
  stringOf,
  textParts,
  toText,
  unknownFrom,
} from "./values.ts";

/** Expressions of other expressions, references followed; deeper evaluation ends as unknown. */
const maxDepth = 400;

/** What references lead to; a module instance knows. */
export interface Names {
  /** Where conditions are named from: the module's address, `""` for the root. */
  readonly label: string;
  /**
   * The value of the longest name at the start of `path` that this can be: `var.x`, `local.x`, `module.x`, `data.t.x`, `t.x`,
   * with the number of words it takes. Whole resources and modules are unknown values that `attribute` can look into.
   */
  resolve(path: readonly string[], at: Location): { readonly value: Value; readonly words: number };
  /** An attribute of a whole resource or module instance; `undefined` for any other unknown value. */
  attribute(of: UnknownValue, name: string): Value | undefined;
  /** An instance of a whole resource or module whose instances are not known; `undefined` for any other unknown value. */
  instance(of: UnknownValue): Value | undefined;
  file(path: string, at: Location): Value;
  hasFile(path: string, at: Location): Value;
  fileNames(folder: string): readonly string[];
}

/** What an expression is evaluated in. */
export interface Scope {
  readonly names: Names;
  readonly file: ModuleFile;
  /** `each`, `count`, `path` and what enclosing loops define. */
  readonly local: ReadonlyMap<string, Value>;
  /** What a splat goes through. */
  readonly item?: Value;
}

/** Counts the steps of one evaluation, over all its modules. */
export class Budget {
  steps: number;
  depth = 0;
  constructor(steps: number) {
    this.steps = steps;
  }
}

/** Evaluates expressions as far as that can be done before deployment. Pure, bounded, never throws. */
export class Evaluator {
  readonly #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  evaluate(expr: Expr, scope: Scope): Value {
    const budget = this.#budget;
    budget.steps -= 1;
    const at = scope.file.location(expr);
    if (budget.steps < 0 || budget.depth >= maxDepth)
      return unknown("too-large", "the configuration is too large to be evaluated whole", { at });
    budget.depth += 1;
    try {
      return this.#evaluate(expr, scope, { at });
    } finally {
      budget.depth -= 1;
    }
  }

  #evaluate(expr: Expr, scope: Scope, origin: Origin & { readonly at: Location }): Value {
    switch (expr.kind) {
      case "literal":
        return known(expr.value, origin);
      case "template":
        return this.#template(expr, scope, origin);
      case "tuple":
        return listOf(
          expr.items.map((item) => this.evaluate(item, scope)),
          origin,
        );
      case "object":
        return this.#object(expr, scope, origin);
      case "name":
      case "attribute":
      case "index":
        return this.#reference(expr, scope, origin);
      case "item":
        return scope.item ?? invalid("a splat without a list", origin);
      case "splat":
        return this.#splat(expr, scope, origin);
      case "call":
        return this.#call(expr, scope, origin);
      case "unary":
        return derive([this.evaluate(expr.operand, scope)], origin, (operand) =>
          operateUnary(expr.operator, operand, origin),
        );
      case "binary":
        return derive([this.evaluate(expr.left, scope), this.evaluate(expr.right, scope)], origin, (left, right) =>
          operate(expr.operator, left, right, origin),
        );
      case "conditional":
        return this.#conditional(expr, scope, origin);
      case "for":
        return this.#for(expr, scope, origin);
    }
  }

  #template(expr: TemplateExpr, scope: Scope, origin: Origin): Value {
    const [first] = expr.parts;
    if (first === undefined) return known("", origin);
    if (expr.parts.length === 1 && first.kind === "text") {
      const written = /[\n{[]/.test(first.value) ? literalOrigin(expr, first.value, scope.file) : undefined;
      return { ...known(first.value, origin), ...(written && { written }) };
    }
    if (expr.parts.length === 1 && first.kind === "hole" && expr.style === "quoted") {
      const value = this.evaluate(first.value, scope);
      return origin.at ? referred(value, origin.at) : value;
    }
    return this.#joined(expr.parts, scope, origin);
  }

  /** The text of template parts: every piece is evaluated, then all are joined. */
  #joined(parts: readonly TemplatePart[], scope: Scope, origin: Origin): Value {
    const pieces: Value[] = [];
    this.#pieces(parts, scope, origin, pieces);
    return derive(pieces, origin, (...plain) => {
      const texts = plain.map((one) => toText(one));
      if (!texts.every((one) => one !== undefined)) return invalid("a part of the text is not a string", origin);
      return joinTexts(texts.flatMap(textParts), origin);
    });
  }

  #pieces(parts: readonly TemplatePart[], scope: Scope, origin: Origin, found: Value[]): void {
    for (const part of parts) {
      this.#budget.steps -= 1;
      if (part.kind === "text") found.push(known(part.value, origin));
      else if (part.kind === "hole") found.push(this.evaluate(part.value, scope));
      else if (part.kind === "if") {
        const branch = (inner: readonly TemplatePart[]) => this.#joined(inner, scope, origin);
        found.push(
          this.#branch(
            part.condition,
            () => branch(part.then),
            () => branch(part.otherwise),
            scope,
            origin,
          ),
        );
      } else {
        const loop = this.#loop(part, this.evaluate(part.of, scope), scope, origin, (inner) =>
          this.#joined(part.body, inner, origin),
        );
        if (loop.kind === "unknown") found.push(loop);
        else for (const one of loop.values) found.push(one);
      }
    }
  }

  #object(expr: ObjectExpr, scope: Scope, origin: Origin): Value {
    const keys = expr.items.map((item) => this.evaluate(item.key, scope));
    const values = expr.items.map((item) => this.evaluate(item.value, scope));
    return derive(keys, origin, (...plain) => {
      const entries: MapEntry[] = [];
      for (const [index, one] of plain.entries()) {
        const key = stringOf(one);
        const [value, keyAt] = [values[index], keys[index]?.at];
        if (key === undefined || !value) return unknownFrom([...plain, ...values], origin);
        entries.push({ key, value, ...(keyAt && { keyAt }) });
      }
      return mapOf(entries, origin);
    });
  }

  /** A chain of names and indexes; its first words may name something of the module. */
  #reference(expr: Expr, scope: Scope, origin: Origin & { readonly at: Location }): Value {
    const words = leadingWords(expr);
    if (words.length === 0 || scope.local.has(words[0] ?? "")) return this.#step(expr, scope, origin);
    const { value, words: taken } = scope.names.resolve(words, origin.at);
    return this.#rest(expr, words.length - taken, referred(value, origin.at, value.via ? undefined : undefined), scope);
  }

  /** Applies to `base` the steps of `expr` that lie outside its first `words - skipped` words. */
  #rest(expr: Expr, skipped: number, base: Value, scope: Scope): Value {
    const outer: Expr[] = [];
    for (let at: Expr = expr; at.kind === "attribute" || at.kind === "index"; at = at.of) outer.push(at);
    const depth = outer.length - (leadingWords(expr).length - 1) + skipped;
    let value = base;
    for (const step of outer.slice(0, depth).toReversed()) value = this.#applied(step, value, scope);
    return value;
  }

  #step(expr: Expr, scope: Scope, origin: Origin & { readonly at: Location }): Value {
    if (expr.kind === "name") {
      const value = scope.local.get(expr.name);
      return value ? referred(value, origin.at) : invalid(`there is no ${expr.name}`, origin);
    }
    if (expr.kind !== "attribute" && expr.kind !== "index") return this.evaluate(expr, scope);
    return this.#applied(expr, this.evaluate(expr.of, scope), scope);
  }

  #applied(step: Expr, value: Value, scope: Scope): Value {
    const origin = { at: scope.file.location(step) };
    if (step.kind === "attribute")
      return derive([value], origin, (plain) => attribute(plain, step.name, scope.names, origin));
    if (step.kind !== "index") return value;
    const key = this.evaluate(step.key, scope);
    return derive([value, key], origin, (of, plainKey) => index(of, plainKey, scope.names, origin));
  }

  #splat(expr: SplatExpr, scope: Scope, origin: Origin): Value {
    const each = (item: Value) => this.evaluate(expr.each, { ...scope, item });
    return derive([this.evaluate(expr.of, scope)], origin, (of) => {
      if (of.kind === "list") return listOf(of.items.map(each), origin);
      if (of.kind === "absent" || (of.kind === "known" && of.value === null)) return listOf([], origin);
      if (of.kind !== "unknown") return listOf([each(of)], origin);
      // A whole single resource is a list of one to a splat; anything else unknown stays so, by the name of its source.
      if (scope.names.attribute(of, "id") && !scope.names.instance(of)) return listOf([each(of)], origin);
      const extended = scope.names.instance(of) ?? extendReferences(of, "[*]", origin);
      const value = each(extended);
      return value.kind === "unknown" ? value : unknownFrom([of], origin);
    });
  }

  #call(expr: Extract<Expr, { kind: "call" }>, scope: Scope, origin: Origin & { readonly at: Location }): Value {
    const name = expr.name.startsWith("core::") ? expr.name.slice("core::".length) : expr.name;
    if (name === "invalid" && expr.args.length === 0) return invalid("the expression is not valid", origin);
    if (name === "try") return this.#try(expr.args, scope, origin);
    const args = expr.args.map((arg) => this.evaluate(arg, scope));
    for (const arg of args) this.#budget.steps -= sizeOf(arg) >> 2;
    if (name === "can") return this.#can(args, origin);
    if (!expr.spread) return callFunction(allFunctions, name, args, this.#site(scope, origin));
    const last = args.at(-1) ?? invalid("nothing to spread", origin);
    return derive([last], origin, (list) => {
      if (list.kind !== "list")
        return list.kind === "unknown" ? unknownFrom([list], origin) : invalid("only a list can be spread", origin);
      return callFunction(allFunctions, name, [...args.slice(0, -1), ...list.items], this.#site(scope, origin));
    });
  }

  /** The first argument that is no error. One that is unknown may turn out to be an error, and stays unknown. */
  #try(args: readonly Expr[], scope: Scope, origin: Origin): Value {
    for (const arg of args) {
      const value = this.evaluate(arg, scope);
      if (!isInvalid(value)) return value;
    }
    return invalid("every argument of try is an error", origin);
  }

  #can([value]: readonly Value[], origin: Origin): Value {
    if (!value || isInvalid(value)) return known(false, origin);
    return referencesOf([value]).length > 0 || value.kind === "unknown"
      ? unknownFrom([value], origin)
      : known(true, origin);
  }

  #site(scope: Scope, origin: Origin & { readonly at: Location }): CallSite {
    const { names } = scope;
    return {
      origin,
      file: (path) => names.file(path, origin.at),
      hasFile: (path) => names.hasFile(path, origin.at),
      names: (folder) => names.fileNames(folder),
      template: (content, variables) => this.renderTemplate(content, variables, scope, origin),
    };
  }

  /** A text as a template; it sees its variables and nothing else. */
  renderTemplate(content: Value, variables: Value, scope: Scope, origin: Origin): Value {
    return derive([content, variables], origin, (text, names) => {
      if (text.kind !== "known" || typeof text.value !== "string") return unknownFrom([text], origin);
      const parsed = scanTemplate(text.value);
      if (!("kind" in parsed)) return invalid(`the template file is not valid: ${parsed.message}`, origin);
      if (names.kind !== "map")
        return names.kind === "unknown" ? unknownFrom([names], origin) : invalid("templatefile needs a map", origin);
      const local = new Map(names.entries.map((one) => [one.key, one.value]));
      const only: Scope = { ...scope, local, names: { ...noNames, label: scope.names.label } };
      const [first] = parsed.parts;
      if (parsed.parts.length === 1 && first?.kind === "text") return text;
      return pinnedTo(this.#joined(parsed.parts, only, origin), origin);
    });
  }

  #conditional(expr: ConditionalExpr, scope: Scope, origin: Origin): Value {
    const branch = (inner: Expr) => () => this.evaluate(inner, scope);
    return this.#branch(expr.condition, branch(expr.then), branch(expr.otherwise), scope, origin);
  }

  #branch(condition: Expr, then: () => Value, otherwise: () => Value, scope: Scope, origin: Origin): Value {
    return derive([this.evaluate(condition, scope)], origin, (answer) => {
      const truth = booleanOf(answer);
      if (truth !== undefined) return truth ? then() : otherwise();
      if (answer.kind !== "unknown" || answer.reason === "invalid") return unknownFrom([answer], origin);
      const { subject, negated } = subjectOf(condition, scope);
      const options = [
        { when: [{ subject, is: String(!negated) }], value: then() },
        { when: [{ subject, is: String(negated) }], value: otherwise() },
      ];
      return choice(options, origin);
    });
  }

  #for(expr: ForExpr, scope: Scope, origin: Origin): Value {
    const collection = this.evaluate(expr.of, scope);
    return derive([collection], origin, (plain) => {
      const rows = this.#loop(expr, plain, scope, origin, (inner) => this.#row(expr, inner));
      if (rows.kind === "unknown") return rows;
      const kept = rows.values.filter((one) => one !== skipped);
      if (!expr.key) return listOf(kept, origin);
      return this.#forMap(expr, kept, origin);
    });
  }

  /** One turn of a `for`; with a key, a list of key and value. */
  #row(expr: ForExpr, scope: Scope): Value {
    if (expr.condition) {
      const answer = this.evaluate(expr.condition, scope);
      const truth = booleanOf(answer);
      if (truth === undefined) return openRow(unknownFrom([answer], { at: scope.file.location(expr.condition) }));
      if (!truth) return skipped;
    }
    const value = this.evaluate(expr.value, scope);
    return expr.key ? listOf([this.evaluate(expr.key, scope), value]) : value;
  }

  #forMap(expr: ForExpr, rows: readonly Value[], origin: Origin): Value {
    const entries = new Map<string, Value[]>();
    for (const row of rows) {
      const [first, value] = row.kind === "list" ? row.items : [];
      const key = first && stringOf(first);
      if (key === undefined || !value) return unknownFrom(rows, origin);
      if (entries.has(key) && !expr.grouped) return invalid(`two items of a for have the key ${key}`, origin);
      entries.set(key, [...(entries.get(key) ?? []), value]);
    }
    return mapOf(
      [...entries].map(([key, values]) => ({
        key,
        value: expr.grouped ? listOf(values, origin) : (values.at(-1) ?? known(null)),
      })),
      origin,
    );
  }

  /** Runs a body for each item of a collection, in Terraform's order. */
  #loop(
    names: { readonly keyName: string | null; readonly valueName: string },
    collection: Value,
    scope: Scope,
    origin: Origin,
    body: (scope: Scope) => Value,
  ): { readonly kind: "values"; readonly values: readonly Value[] } | UnknownValue {
    const pairs = pairsOf(collection);
    if (!pairs)
      return collection.kind === "unknown" || collection.kind === "choice"
        ? unknownFrom([collection], origin)
        : invalid("for needs a list or a map", origin);
    const values: Value[] = [];
    for (const { key, value } of pairs) {
      if (this.#budget.steps < 0)
        return unknown("too-large", "the configuration is too large to be evaluated whole", origin);
      const local = new Map(scope.local).set(names.valueName, value);
      if (names.keyName !== null) local.set(names.keyName, key);
      const one = body({ ...scope, local });
      if (isOpenRow(one)) return unknownFrom([collection, one], origin);
      values.push(one);
    }
    return { kind: "values", values };
  }
}

const skipped: Value = { kind: "absent" };
const openRows = new WeakSet<object>();

/** Marks a turn of a loop of which it is not known whether it counts. */
function openRow(value: UnknownValue): UnknownValue {
  const row = { ...value };
  openRows.add(row);
  return row;
}

function isOpenRow(value: Value): boolean {
  return openRows.has(value);
}

/** Keys and values of a list or map, as loops see them; `undefined` for anything else. */
export function pairsOf(value: Value): readonly { readonly key: Value; readonly value: Value }[] | undefined {
  if (value.kind === "sensitive") return pairsOf(value.value);
  if (value.kind === "list") return value.items.map((item, position) => ({ key: known(position), value: item }));
  if (value.kind !== "map") return undefined;
  return sortedEntries(value).map((one) => ({ key: known(one.key, { at: one.keyAt }), value: one.value }));
}

/** The words that a chain of dots starts with: `a.b.c[0].d` → a, b, c. */
function leadingWords(expr: Expr): readonly string[] {
  let words: string[] = [];
  let at: Expr = expr;
  for (; at.kind === "attribute" || at.kind === "index"; at = at.of)
    words = at.kind === "attribute" ? [at.name, ...words] : [];
  return at.kind === "name" ? [at.name, ...words] : [];
}

function attribute(of: PlainValue, name: string, names: Names, origin: Origin): Value {
  if (of.kind === "map") {
    const entry = of.entries.find((one) => one.key === name);
    return entry ? seenFrom(entry.value, origin) : invalid(`there is no attribute ${name}`, origin);
  }
  if (of.kind !== "unknown") return invalid(`a value without attributes is asked for ${name}`, origin);
  const found = names.attribute(of, name);
  return found ? seenFrom(found, origin) : extendReferences(of, `.${name}`, origin);
}

function index(of: PlainValue, key: PlainValue, names: Names, origin: Origin): Value {
  if (of.kind === "unknown") {
    const instance = names.instance(of);
    if (instance) return seenFrom(instance, origin);
    if (key.kind !== "known") return unknownFrom([of, key], origin);
    return extendReferences(of, writeKey(typeof key.value === "number" ? key.value : String(key.value)), origin);
  }
  if (key.kind === "unknown" || key.kind === "text") return unknownFrom([key, of], origin);
  if (of.kind === "list") {
    const position = numberOf(key);
    const item = position === undefined ? undefined : of.items[position];
    return item ? seenFrom(item, origin) : invalid("the list has no such item", origin);
  }
  const name = stringOf(key);
  const entry = of.kind === "map" ? of.entries.find((one) => one.key === name) : undefined;
  return entry ? seenFrom(entry.value, origin) : invalid("there is no such key", origin);
}

function seenFrom(value: Value, { at }: Origin): Value {
  return at ? referred(value, at) : value;
}

/** The same unknown value one step further: `roots` → `roots[0].id`. */
function extendReferences(of: UnknownValue, step: string, origin: Origin): UnknownValue {
  const extend = (one: Reference): Reference => ({
    address: one.address,
    attribute: one.attribute === "" ? step.replace(/^\./, "") : one.attribute + step,
  });
  return unknown(of.reason, of.detail, {
    at: origin.at ?? of.at,
    via: of.via,
    references: of.references?.slice(0, 16).map(extend),
  });
}

/** How an open condition is called: its text, where its answer does not depend on a loop; `!x` is the contrary of `x`. */
function subjectOf(condition: Expr, scope: Scope): { readonly subject: string; readonly negated: boolean } {
  if (condition.kind === "unary" && condition.operator === "!") {
    const inner = subjectOf(condition.operand, scope);
    return { subject: inner.subject, negated: !inner.negated };
  }
  const source = scope.file.text.slice(condition.start, condition.end).replace(/\s+/g, " ").slice(0, 120);
  const used = [...scope.local].filter(([name]) => new RegExp(`\\b${name.replace(/[^\w]/g, "\\$&")}\\b`).test(source));
  const bindings = used.map(([name, value]) => `${name} ${shortly(value)}`).join(", ");
  const where = scope.names.label === "" ? "" : `${scope.names.label}: `;
  return { subject: `${where}${source}${bindings === "" ? "" : ` (${bindings})`}`, negated: false };
}

function shortly(value: Value): string {
  const scalar = stringOf(value);
  if (value.kind === "sensitive") return "a sensitive value";
  if (scalar !== undefined) return JSON.stringify(scalar.slice(0, 40));
  if (value.kind !== "map") return value.kind;
  return value.entries
    .slice(0, 2)
    .map((one) => `${one.key} ${stringOf(one.value) ?? one.value.kind}`)
    .join(" ")
    .slice(0, 60);
}

/** Everything that came out of another file stands where that file is asked for. */
function pinnedTo(value: Value, { at }: Origin): Value {
  return at ? referred(value, at) : value;
}

/** A scope without a module: values of variable files, templates. */
export const noNames: Names = {
  label: "",
  resolve: (path, at) => ({ value: invalid(`${path.join(".")} cannot be used here`, { at }), words: path.length }),
  attribute: () => undefined,
  instance: () => undefined,
  file: (_, at) => invalid("no file can be read here", { at }),
  hasFile: (_, at) => invalid("no file can be read here", { at }),
  fileNames: () => [],
};
