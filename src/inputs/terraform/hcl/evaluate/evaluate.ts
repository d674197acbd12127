import type { Location } from "../../../../model/location.ts";
import { callSymbol, opaque, type ValueSymbol } from "../../../../model/symbol.ts";
import {
  absent,
  choice,
  type KnownValue,
  known,
  list,
  type MapEntry,
  type Origin,
  revealed,
  type UnknownValue,
  unknown,
  type Value,
} from "../../../../model/value.ts";
import type {
  ConditionalExpr,
  Expr,
  ForExpr,
  ObjectExpr,
  SplatExpr,
  TemplateExpr,
  TemplatePart,
} from "../syntax/ast.ts";
import { scanTemplate } from "../syntax/scan.ts";
import { bindingsOf, ConditionNames, conditionOf } from "./conditions.ts";
import { derive } from "./derive.ts";
import type { OpenPair } from "./expansion.ts";
import { type CallSite, callFunction } from "./functions.ts";
import { operate, operateUnary } from "./operators.ts";
import { allFunctions } from "./other-functions.ts";
import { placeOf, type Spot } from "./parts.ts";
import { type Budget, type EvaluationScope, noNames } from "./scope.ts";
import { argumentsOf, canFail } from "./symbols.ts";
import { assumptionsOf } from "./terms.ts";
import { literalOrigin, renderedOrigin, textSource } from "./text-origin.ts";
import { attribute, extendReferences, index, type KeyedRow, leadingWords, pairsOf, rowsOf } from "./traversal.ts";
import { DeclaredTypes } from "./type-constraint.ts";
import { invalid, isError, isInvalid, tooLarge, unknownCall, unknownFrom } from "./unknowns.ts";
import { unified } from "./value-types.ts";
import {
  booleanOf,
  joinTexts,
  listOf,
  mapOf,
  type PlainValue,
  referred,
  sameList,
  sizeOf,
  stringOf,
  textParts,
  toText,
  withFilesOf,
  withFilesWithin,
} from "./values.ts";

/** Expressions of other expressions, references followed; deeper evaluation ends as unknown. */
const maxDepth = 400;

type PlacedSpot = Spot & { readonly at: Location };

/** Evaluates expressions as far as that can be done before deployment. Pure, bounded, never throws. */
export class Evaluator {
  readonly conditions = new ConditionNames();
  readonly types = new DeclaredTypes();
  readonly #budget: Budget;
  readonly #openMaps = new WeakMap<ValueSymbol, readonly OpenPair[]>();
  /** Entries of maps that are not known as a whole. */
  readonly #settled = new WeakMap<ValueSymbol, ReadonlyMap<string, Value>>();

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** The entries of a map of which some keys are not known; `undefined` where they are not known either. */
  openPairsOf({ symbol }: UnknownValue): readonly OpenPair[] | undefined {
    return this.#openMaps.get(symbol);
  }

  /** A map is unknown as a whole where one of its keys is; its entries are kept. */
  openMap(whole: UnknownValue, pairs: readonly OpenPair[]): UnknownValue {
    if (!isError(whole.symbol)) this.#openMaps.set(whole.symbol, pairs);
    return whole;
  }

  /** An entry that no unknown part of a merged map can replace. */
  #settledEntry(of: PlainValue, key: string | undefined): Value | undefined {
    return of.kind === "unknown" && key !== undefined ? this.#settled.get(of.symbol)?.get(key) : undefined;
  }

  evaluate(expr: Expr, scope: EvaluationScope): Value {
    const budget = this.#budget;
    budget.steps -= 1;
    const at = scope.file.location(expr);
    if (budget.steps < 0 || budget.depth >= maxDepth)
      return tooLarge("the configuration is too large to be evaluated whole", [], { at });
    budget.depth += 1;
    try {
      return this.#evaluate(expr, scope, { at, module: scope.names.label });
    } finally {
      budget.depth -= 1;
    }
  }

  #evaluate(expr: Expr, scope: EvaluationScope, origin: PlacedSpot): Value {
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

  #template(expr: TemplateExpr, scope: EvaluationScope, origin: Spot): Value {
    const [first] = expr.parts;
    if (first === undefined) return known("", origin);
    if (expr.parts.length === 1 && first.kind === "text") {
      const written = /[\n{[]/.test(first.value) ? literalOrigin(expr, first.value, scope.file) : undefined;
      return { ...known(first.value, origin), ...(written && { written }) };
    }
    if (expr.parts.length === 1 && first.kind === "interpolation" && expr.style === "quoted") {
      const value = this.evaluate(first.value, scope);
      return origin.at ? referred(value, origin.at) : value;
    }
    return this.#joined(expr.parts, scope, origin);
  }

  /** The text of template parts: every piece is evaluated, then all are joined. */
  #joined(parts: readonly TemplatePart[], scope: EvaluationScope, origin: Spot): Value {
    const pieces: Value[] = [];
    this.#pieces(parts, scope, origin, pieces);
    return this.#concatenated(pieces, origin);
  }

  #concatenated(pieces: readonly Value[], origin: Spot): Value {
    return derive(pieces, origin, (...plain) => {
      const texts = plain.map((one) => toText(one));
      if (!texts.every((one) => one !== undefined)) return invalid("a part of the text is not a string", origin);
      return joinTexts(texts.flatMap(textParts), origin);
    });
  }

  #pieces(parts: readonly TemplatePart[], scope: EvaluationScope, origin: Spot, found: Value[]): void {
    for (const part of parts) {
      this.#budget.steps -= 1;
      if (part.kind === "text") found.push(known(part.value, origin));
      else if (part.kind === "interpolation") found.push(this.evaluate(part.value, scope));
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
        const iterations = derive([this.evaluate(part.of, scope)], origin, (collection) => {
          // Pieces of a text need an order, which entries with open keys do not have.
          if (collection.kind === "unknown") return unknownFrom([collection], origin);
          const scopes = this.#iterations(part, collection, scope, origin);
          if (!Array.isArray(scopes)) return scopes;
          return this.#concatenated(
            scopes.map((inner) => this.#joined(part.body, inner, origin)),
            origin,
          );
        });
        found.push(iterations);
      }
    }
  }

  #object(expr: ObjectExpr, scope: EvaluationScope, origin: Spot): Value {
    const keys = expr.items.map((item) => this.evaluate(item.key, scope));
    const values = expr.items.map((item) => this.evaluate(item.value, scope));
    return derive(keys, origin, (...plain) => {
      const entries: MapEntry[] = [];
      for (const [index, one] of plain.entries()) {
        const key = stringOf(one);
        const [value, keyAt] = [values[index], keys[index]?.at];
        if (key === undefined || !value) {
          const pairs = plain.map((own, at) => ({ key: own, value: values[at] ?? absent() }));
          return this.openMap(unknownCall("object", [...plain, ...values], origin), pairs);
        }
        entries.push({ key, value, ...(keyAt && { keyAt }) });
      }
      return mapOf(entries, origin);
    });
  }

  /** A chain of names and indexes; its first words may name something of the module. */
  #reference(expr: Expr, scope: EvaluationScope, origin: PlacedSpot): Value {
    const words = leadingWords(expr);
    if (words.length === 0 || scope.local.has(words[0] ?? "")) return this.#step(expr, scope, origin);
    const { value, words: taken } = scope.names.resolve(words, origin.at);
    return this.#rest(expr, words.length - taken, referred(value, origin.at), scope);
  }

  /** Applies to `base` the steps of `expr` that lie outside its first `words - skipped` words. */
  #rest(expr: Expr, skipped: number, base: Value, scope: EvaluationScope): Value {
    const outer: Expr[] = [];
    for (let at: Expr = expr; at.kind === "attribute" || at.kind === "index"; at = at.of) outer.push(at);
    const depth = outer.length - (leadingWords(expr).length - 1) + skipped;
    let value = base;
    for (const step of outer.slice(0, depth).toReversed()) value = this.#applied(step, value, scope);
    return value;
  }

  #step(expr: Expr, scope: EvaluationScope, origin: PlacedSpot): Value {
    if (expr.kind === "name") {
      const value = scope.local.get(expr.name);
      return value ? referred(value, origin.at) : invalid(`there is no ${expr.name}`, origin);
    }
    if (expr.kind !== "attribute" && expr.kind !== "index") return this.evaluate(expr, scope);
    return this.#applied(expr, this.evaluate(expr.of, scope), scope);
  }

  #applied(step: Expr, value: Value, scope: EvaluationScope): Value {
    const origin = { at: scope.file.location(step), module: scope.names.label };
    if (step.kind === "attribute")
      return derive(
        [value],
        origin,
        (plain) => this.#settledEntry(plain, step.name) ?? attribute(plain, step.name, scope.names, origin),
      );
    if (step.kind !== "index") return value;
    const key = this.evaluate(step.key, scope);
    return derive([value, key], origin, (of, plainKey) => {
      const settled = this.#settledEntry(of, stringOf(plainKey));
      if (settled) return settled;
      const isOpen = plainKey.kind === "unknown" || plainKey.kind === "text";
      const rows = isOpen && !isInvalid(plainKey) ? rowsOf(of) : undefined;
      return rows ? this.#byKey(plainKey, rows, undefined, origin) : index(of, plainKey, scope.names, origin);
    });
  }

  /**
   * One of some values by a key that is not known: on each branch the key is that of a row. Without such a row it is
   * `otherwise`, or an error that keeps the configuration from being applied.
   */
  #byKey(key: PlainValue, rows: readonly KeyedRow[], otherwise: Value | undefined, origin: Spot): Value {
    const type = typeof rows[0]?.key === "number" ? "number" : "string";
    const typed = key.kind === "unknown" ? this.types.converted(key, type) : key;
    let value = otherwise ?? invalid("there is no such key", origin);
    for (const row of rows.toReversed()) {
      const isRow = operate("==", typed, known(row.key), origin);
      const others = value;
      if (isRow.kind === "known") value = isRow.value === true ? row.value : others;
      else if (isRow.kind === "unknown") {
        value = this.#chosen(
          isRow,
          "key",
          () => row.value,
          () => others,
          origin,
        );
      }
    }
    return value;
  }

  #splat(expr: SplatExpr, scope: EvaluationScope, origin: Spot): Value {
    const each = (item: Value) => this.evaluate(expr.each, { ...scope, item });
    return derive([this.evaluate(expr.of, scope)], origin, (of) => {
      if (of.kind === "list") {
        const { collection, ...items } = of;
        return sameList({ ...items, ...(collection && { collection: "list" as const }) }, of.items.map(each));
      }
      if (of.kind === "absent" || (of.kind === "known" && of.value === null)) return listOf([], origin);
      if (of.kind !== "unknown") return listOf([each(of)], origin);
      // A whole single resource is a list of one to a splat; anything else unknown stays so, by the name of its source.
      const isOpen = scope.names.isOpen(of);
      if (!isOpen && scope.names.attribute(of, "id")) return listOf([each(of)], origin);
      const value = each(isOpen ? of : extendReferences(of, "[*]", origin));
      return value.kind === "unknown" && !isOpen ? value : unknownCall("[*]", [of, value], origin);
    });
  }

  #call(expr: Extract<Expr, { kind: "call" }>, scope: EvaluationScope, origin: PlacedSpot): Value {
    const name = expr.name.startsWith("core::") ? expr.name.slice("core::".length) : expr.name;
    if (name === "invalid" && expr.args.length === 0) return invalid("the expression is not valid", origin);
    if (name === "try") return this.#try(expr.args, scope, origin);
    const args = expr.args.map((arg) => this.evaluate(arg, scope));
    for (const arg of args) this.#budget.steps -= sizeOf(arg) >> 2;
    if (name === "can") return derive(args, origin, (value) => this.#can(value, origin));
    if (!expr.spread) return this.#function(name, args, scope, origin);
    const last = args.at(-1) ?? invalid("nothing to spread", origin);
    return derive([last], origin, (list) => {
      if (list.kind !== "list")
        return list.kind === "unknown"
          ? unknownCall(`${name}...`, args, origin)
          : invalid("only a list can be spread", origin);
      return this.#function(name, [...args.slice(0, -1), ...list.items], scope, origin);
    });
  }

  #function(name: string, args: readonly Value[], scope: EvaluationScope, origin: PlacedSpot): Value {
    const value = callFunction(allFunctions, name, args, this.#site(scope, origin));
    if (name === "merge" && value.kind === "unknown" && !isError(value.symbol))
      this.#settled.set(value.symbol, lastEntries(args));
    return args.reduce((made, arg) => withFilesWithin(made, arg), value);
  }

  /** The first argument that is no error. What may iteration out to be one is taken on the condition that it does not. */
  #try(args: readonly Expr[], scope: EvaluationScope, origin: Spot): Value {
    const [first, ...others] = args;
    if (!first) return invalid("every argument of try is an error", origin);
    const rest = () => this.#try(others, scope, origin);
    return derive([this.evaluate(first, scope)], origin, (value) => {
      if (isInvalid(value)) return rest();
      const answer = this.#can(value, origin);
      if (answer.kind === "known") return value;
      // Without knowing either there is nothing to choose from.
      if (value.kind === "unknown") return others.length === 0 ? value : unknownCall("try", [value, rest()], origin);
      return this.#chosen(answer, "can(…)", () => value, rest, origin);
    });
  }

  #can(value: PlainValue | undefined, origin: Spot): KnownValue | UnknownValue {
    if (!value || isInvalid(value)) return known(false, origin);
    return canFail(value) ? unknownCall("can", [value], origin) : known(true, origin);
  }

  /** One of two values by a condition that is not known; `source`: how the condition is written. */
  #chosen(answer: UnknownValue, source: string, then: () => Value, otherwise: () => Value, origin: Spot): Value {
    const { condition, isOpposite } = conditionOf(answer.symbol);
    const subject = this.conditions.nameOf(condition, source);
    const [ifTrue, ifFalse] = isOpposite ? [otherwise, then] : [then, otherwise];
    const [met, unmet] = assumptionsOf(subject, condition);
    const options = [
      { when: [met], value: ifTrue() },
      { when: [unmet], value: ifFalse() },
    ];
    return choice(options, placeOf(origin));
  }

  #site(scope: EvaluationScope, origin: PlacedSpot): Omit<CallSite, "open"> {
    const { names } = scope;
    return {
      origin,
      file: (path) => names.file(path, origin.at),
      hasFile: (path) => names.hasFile(path, origin.at),
      names: (folder) => names.fileNames(folder),
      template: (content, variables) => this.renderTemplate(content, variables, scope, origin),
      byKey: (key, rows, otherwise) => this.#byKey(key, rows, otherwise, origin),
    };
  }

  /** A text as a template; it sees its variables and nothing else. */
  renderTemplate(content: Value, variables: Value, scope: EvaluationScope, origin: Spot): Value {
    return derive([content, variables], origin, (text, names) => {
      if (text.kind !== "known" || typeof text.value !== "string")
        return unknownCall("templatefile", [text, names], origin);
      const parsed = scanTemplate(text.value);
      if (!("kind" in parsed)) return invalid(`the template file is not valid: ${parsed.message}`, origin);
      if (names.kind !== "map")
        return names.kind === "unknown"
          ? unknownCall("templatefile", [text, names], origin)
          : invalid("templatefile needs a map", origin);
      const local = new Map(names.entries.map((one) => [one.key, one.value]));
      const file = textSource(text.value, text.written, origin.at ?? scope.file.location({ start: 0, end: 0 }));
      const only: EvaluationScope = { file, local, names: { ...noNames, label: scope.names.label } };
      const [first] = parsed.parts;
      if (parsed.parts.length === 1 && first?.kind === "text") return text;
      const pieces: Value[] = [];
      this.#pieces(parsed.parts, only, origin, pieces);
      const values = pieces.map((piece) => (piece.kind === "known" ? stringOf(piece) : undefined));
      const written = renderedOrigin(text.written, text.value, parsed.parts, values);
      const rendered = withFilesOf(this.#concatenated(pieces, origin), text);
      return pinnedTo(rendered.kind === "known" && written ? { ...rendered, written } : rendered, origin);
    });
  }

  #conditional(expr: ConditionalExpr, scope: EvaluationScope, origin: Spot): Value {
    const branch = (inner: Expr) => () => this.evaluate(inner, scope);
    return this.#branch(expr.condition, branch(expr.then), branch(expr.otherwise), scope, origin);
  }

  /** The value of a branch converted to what both branches can be: `x ? 1 : "a"` is a string, `x ? ["a"] : []` a list. */
  #alike(own: Value, other: () => Value, origin: Spot): Value {
    const plain = revealed(own);
    const isText = plain.kind === "known" && typeof plain.value === "string";
    if (isText || plain.kind === "text" || plain.kind === "unknown" || plain.kind === "absent") return own;
    return unified([own, other()])?.[0] ?? invalid("the branches of a condition are of different types", origin);
  }

  #branch(condition: Expr, then: () => Value, otherwise: () => Value, scope: EvaluationScope, origin: Spot): Value {
    return derive([this.evaluate(condition, scope)], origin, (answer) => {
      const truth = booleanOf(answer);
      if (truth !== undefined) return this.#alike(truth ? then() : otherwise(), truth ? otherwise : then, origin);
      if (answer.kind !== "unknown" || isError(answer.symbol)) return unknownFrom([answer], origin);
      const where = scope.names.label === "" ? "" : `${scope.names.label}: `;
      const source = where + scope.file.text.slice(condition.start, condition.end);
      return this.#chosen(answer, source, then, otherwise, origin);
    });
  }

  #for(expr: ForExpr, scope: EvaluationScope, origin: Spot): Value {
    return derive([this.evaluate(expr.of, scope)], origin, (collection) => {
      const open = (part: Value) => this.#openFor(expr, [collection, part], scope, origin);
      const iterations = this.#iterations(expr, collection, scope, origin);
      if (!Array.isArray(iterations)) {
        if (collection.kind !== "unknown") return iterations;
        if (!isError(collection.symbol) && this.#keepsNone(expr, scope)) return emptyOf(expr, origin);
        return open(iterations);
      }
      const kept = this.#kept(expr.condition, iterations);
      if (!Array.isArray(kept)) return open(kept);
      if (expr.key) return this.#forMap(expr, expr.key, kept, origin, open);
      const items = kept.map((iteration) => this.evaluate(expr.value, iteration));
      // The entries of a map are in the order of their keys, and one of these is not known.
      const isUnordered =
        collection.kind === "unknown" || (collection.kind === "list" && collection.isOpenSet === true);
      return isUnordered ? { ...listOf(items, origin), isOpenSet: true } : listOf(items, origin);
    });
  }

  /** The iterations of a loop that its condition keeps; the condition where it is not known. */
  #kept(condition: Expr | null, iterations: readonly EvaluationScope[]): EvaluationScope[] | Value {
    const kept: EvaluationScope[] = [];
    for (const iteration of iterations) {
      const answer = condition ? this.evaluate(condition, iteration) : known(true);
      const truth = booleanOf(answer);
      if (truth === undefined) return answer;
      if (truth) kept.push(iteration);
    }
    return kept;
  }

  /** Whether the condition of a loop is false whatever it goes over: `if contains([], x.name)`. */
  #keepsNone({ condition, keyName, valueName }: ForExpr, scope: EvaluationScope): boolean {
    if (!condition) return false;
    const any = () => unknown(opaque("derived", undefined, "an item of a collection that is not known"));
    const local = new Map(scope.local).set(valueName, any());
    if (keyName !== null) local.set(keyName, any());
    return booleanOf(this.evaluate(condition, { ...scope, local })) === false;
  }

  /** A `for` that depends on what is not known: identified by its place and the names that it uses from around it. */
  #openFor(expr: ForExpr, from: readonly Value[], scope: EvaluationScope, origin: Spot): UnknownValue {
    const source = scope.file.text.slice(expr.start, expr.end).replace(/\s+/g, " ");
    const [bindings, parts] = [bindingsOf(source, scope.local), argumentsOf(from)];
    const { path, start } = scope.file.location(expr);
    const place = `${path}:${start.line}:${start.column}`;
    const isPlain = !/\b(?:timestamp|uuid|bcrypt)\s*\(/.test(source);
    const call = bindings && parts && isPlain && callSymbol(source, [place, scope.names.label, ...parts, ...bindings]);
    const open = unknownFrom(from, origin);
    return call && !isError(open.symbol) ? { ...open, symbol: call } : open;
  }

  #forMap(
    expr: ForExpr,
    keyOf: Expr,
    iterations: readonly EvaluationScope[],
    origin: Spot,
    open: (part: Value) => UnknownValue,
  ): Value {
    const entries = new Map<string, Value[]>();
    const all = iterations.map((one) => ({ key: this.evaluate(keyOf, one), value: this.evaluate(expr.value, one) }));
    for (const { key, value } of all) {
      const name = stringOf(key);
      if (name === undefined) {
        const whole = open(list([key, value]));
        return expr.grouped ? whole : this.openMap(whole, all);
      }
      const have = entries.get(name);
      if (have && !expr.grouped) return invalid(`two items of a for have the key ${name}`, origin);
      if (have) have.push(value);
      else entries.set(name, [value]);
    }
    const pairs = [...entries].map(([key, values]) => ({
      key,
      value: expr.grouped ? listOf(values, origin) : (values[0] ?? known(null)),
    }));
    return mapOf(pairs, origin);
  }

  /** The scopes of a loop's body, one for each item of a collection, in Terraform's order. */
  #iterations(
    names: { readonly keyName: string | null; readonly valueName: string },
    collection: PlainValue,
    scope: EvaluationScope,
    origin: Spot,
  ): EvaluationScope[] | UnknownValue {
    const pairs = collection.kind === "unknown" ? this.openPairsOf(collection) : pairsOf(collection);
    if (!pairs)
      return collection.kind === "unknown"
        ? unknownFrom([collection], origin)
        : invalid("for needs a list or a map", origin);
    this.#budget.steps -= pairs.length;
    if (this.#budget.steps < 0) return tooLarge("the configuration is too large to be evaluated whole", [], origin);
    return pairs.map(({ key, value }) => {
      const local = new Map(scope.local).set(names.valueName, value);
      if (names.keyName !== null) local.set(names.keyName, key);
      return { ...scope, local };
    });
  }
}

function emptyOf({ key }: ForExpr, origin: Spot): Value {
  return key ? mapOf([], origin) : listOf([], origin);
}

/** The entries of merged maps behind the last one that is not known. */
function lastEntries(args: readonly Value[]): ReadonlyMap<string, Value> {
  const entries = new Map<string, Value>();
  for (const arg of args) {
    const plain = revealed(arg);
    if (plain.kind !== "map") entries.clear();
    else for (const { key, value } of plain.entries) entries.set(key, value);
  }
  return entries;
}

/** Everything that comes out of another file has the place of the expression that reads it. */
function pinnedTo(value: Value, { at }: Origin): Value {
  return at ? referred(value, at) : value;
}
