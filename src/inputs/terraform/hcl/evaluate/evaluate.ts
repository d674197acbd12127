import type { Location } from "../../../../model/location.ts";
import { opaque, reasonOf } from "../../../../model/symbol.ts";
import {
  choice,
  known,
  type MapEntry,
  type Origin,
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
import { subjectOf } from "./conditions.ts";
import { derive } from "./derive.ts";
import { type CallSite, callFunction } from "./functions.ts";
import { operate, operateUnary } from "./operators.ts";
import { allFunctions } from "./other-functions.ts";
import { type Budget, noNames, type Scope } from "./scope.ts";
import { literalOrigin, textSource } from "./text-origin.ts";
import { attribute, extendReferences, index, leadingWords, pairsOf } from "./traversal.ts";
import {
  booleanOf,
  invalid,
  isInvalid,
  joinTexts,
  listOf,
  mapOf,
  type PlainValue,
  referencesOf,
  referred,
  sizeOf,
  stringOf,
  textParts,
  toText,
  unknownFrom,
} from "./values.ts";

/** Expressions of other expressions, references followed; deeper evaluation ends as unknown. */
const maxDepth = 400;

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
      return unknown(opaque("too-large", at, "the configuration is too large to be evaluated whole"), { at });
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
    return this.#concatenated(pieces, origin);
  }

  #concatenated(pieces: readonly Value[], origin: Origin): Value {
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
        const turns = derive([this.evaluate(part.of, scope)], origin, (collection) => {
          const scopes = this.#turns(part, collection, scope, origin);
          if (!Array.isArray(scopes)) return scopes;
          return this.#concatenated(
            scopes.map((inner) => this.#joined(part.body, inner, origin)),
            origin,
          );
        });
        found.push(turns);
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
    return this.#rest(expr, words.length - taken, referred(value, origin.at), scope);
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
      const file = textSource(text.value, text.written, origin.at ?? scope.file.location({ start: 0, end: 0 }));
      const only: Scope = { file, local, names: { ...noNames, label: scope.names.label } };
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
    if (condition.kind === "unary" && condition.operator === "!")
      return this.#branch(condition.operand, otherwise, then, scope, origin);
    return derive([this.evaluate(condition, scope)], origin, (answer) => {
      const truth = booleanOf(answer);
      if (truth !== undefined) return truth ? then() : otherwise();
      if (answer.kind !== "unknown" || reasonOf(answer.symbol) === "invalid") return unknownFrom([answer], origin);
      const subject = subjectOf(condition, answer, scope, this.#budget.steps);
      const options = [
        { when: [{ subject, is: "true" }], value: then() },
        { when: [{ subject, is: "false" }], value: otherwise() },
      ];
      return choice(options, origin);
    });
  }

  #for(expr: ForExpr, scope: Scope, origin: Origin): Value {
    return derive([this.evaluate(expr.of, scope)], origin, (collection) => {
      const turns = this.#turns(expr, collection, scope, origin);
      if (!Array.isArray(turns)) return turns;
      const kept: Scope[] = [];
      for (const turn of turns) {
        const answer = expr.condition ? this.evaluate(expr.condition, turn) : known(true);
        const truth = booleanOf(answer);
        if (truth === undefined) return unknownFrom([answer, collection], origin);
        if (truth) kept.push(turn);
      }
      return expr.key
        ? this.#forMap(expr, expr.key, kept, origin)
        : listOf(
            kept.map((turn) => this.evaluate(expr.value, turn)),
            origin,
          );
    });
  }

  #forMap(expr: ForExpr, keyOf: Expr, turns: readonly Scope[], origin: Origin): Value {
    const entries = new Map<string, Value[]>();
    for (const turn of turns) {
      const key = this.evaluate(keyOf, turn);
      const [name, value] = [stringOf(key), this.evaluate(expr.value, turn)];
      if (name === undefined) return unknownFrom([key, value], origin);
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
  #turns(
    names: { readonly keyName: string | null; readonly valueName: string },
    collection: PlainValue,
    scope: Scope,
    origin: Origin,
  ): Scope[] | UnknownValue {
    const pairs = pairsOf(collection);
    if (!pairs)
      return collection.kind === "unknown"
        ? unknownFrom([collection], origin)
        : invalid("for needs a list or a map", origin);
    this.#budget.steps -= pairs.length;
    if (this.#budget.steps < 0)
      return unknown(opaque("too-large", origin.at, "the configuration is too large to be evaluated whole"), origin);
    return pairs.map(({ key, value }) => {
      const local = new Map(scope.local).set(names.valueName, value);
      if (names.keyName !== null) local.set(names.keyName, key);
      return { ...scope, local };
    });
  }
}

/** Everything that came out of another file stands where that file is asked for. */
function pinnedTo(value: Value, { at }: Origin): Value {
  return at ? referred(value, at) : value;
}
