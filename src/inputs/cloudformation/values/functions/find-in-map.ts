import { mayCount } from "../../../../model/symbol-shape.ts";
import { type Assumption, type Option, unknown, type Value, type Via } from "../../../../model/value.ts";
import { child, type SyntaxNode } from "../../../../syntax/node.ts";
import { pairsOf } from "../../template/calls.ts";
import type { Formula } from "../formula.ts";
import { callValue, mayBeText, symbolOf } from "../symbol-values.ts";
import { type FunctionCall, templatePlaceOf, withLoops } from "../template-scope.ts";
import { choiceOf, overAlternatives, type PlainValue, placedAt, scalarText, withStep } from "../values.ts";

/**
 * `Fn::FindInMap: [map, key, key, { DefaultValue }]`. A key that is not known gives one branch a row that it can name:
 * nothing else can be deployed, except the default where there is one.
 */
export function evaluateFindInMap(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const [mapNode, firstNode, secondNode, optionsNode] = call.items;
  if (!mapNode || !firstNode || !secondNode)
    return unknown(scope.solver.opaque("invalid", at, "Fn::FindInMap takes a mapping and two keys"), { at });
  const otherwise = child(optionsNode, "DefaultValue");
  const rows = new Map([...scope.template.mappings].map(([name, pair]) => [name, pair.value]));
  const search: Search = { call, path: [], keys: [mapNode, firstNode, secondNode], otherwise };
  return foundIn(rows, search, when);
}

/** Rows that get a branch each. */
const maxRows = 100;

interface Search {
  readonly call: FunctionCall;
  readonly path: readonly string[];
  /** The keys that are left to look up. */
  readonly keys: readonly SyntaxNode[];
  readonly otherwise: SyntaxNode | undefined;
}

function found(node: SyntaxNode | undefined, search: Search, when: readonly Assumption[]): Value {
  const { call, keys, path } = search;
  const { scope, at } = call;
  if (!node) return missing(search, when);
  if (keys.length > 0) return foundIn(rowsOf(node, search), search, when);
  const step: Via = { kind: "mapping", path: path.join("."), at: templatePlaceOf(node, scope) };
  return placedAt(withStep(call.resolveInTemplate(node, when), step), { at });
}

type Rows = ReadonlyMap<string, SyntaxNode>;

function rowsOf(node: SyntaxNode, { call }: Search): Rows {
  return new Map(pairsOf(node).map((pair) => [withLoops(pair.key, call.scope), pair.value]));
}

function foundIn(rows: Rows, search: Search, when: readonly Assumption[]): Value {
  const { call, path } = search;
  const { scope, at } = call;
  const [keyNode, ...keys] = search.keys;
  if (!keyNode) return missing(search, when);
  return overAlternatives(call.resolve(keyNode, when), when, scope.solver, { at }, (key, assumed) => {
    const next = (name: string, all: readonly Assumption[]) =>
      found(rows.get(name), { ...search, path: [...path, name], keys }, all);
    return key.kind === "known" ? next(scalarText(key), assumed) : everyRow(rows, key, assumed, search, next);
  });
}

function everyRow(
  rows: Rows,
  key: PlainValue,
  when: readonly Assumption[],
  search: Search,
  next: (name: string, when: readonly Assumption[]) => Value,
): Value {
  const { scope, at } = search.call;
  const { solver } = scope;
  const symbol = symbolOf(key, solver);
  if (!symbol) return unknown(solver.opaque("invalid", at, "the key of a mapping's row is no text"), { at });
  const names = [...rows.keys()].filter(
    (name) => mayCount(symbol, name) && (key.kind !== "text" || mayBeText(key, name)),
  );
  // Without a row to read, the value is as unknown as the key, and another one than the key.
  if (names.length > maxRows) return callValue("Fn::FindInMap", [search.path.join(".")], [key], { solver, when, at });
  const subject = solver.variable(symbol);
  const options: Option[] = [];
  for (const name of names) {
    const assumed = [...when, { subject, is: name }];
    if (!solver.isPossible(assumed)) continue;
    const step: Via = { kind: "forced", of: subject, is: name, at };
    options.push({ when: assumed, value: withStep(next(name, assumed), step) });
  }
  const elsewhere = [...when, rowsAssumption(subject, names, search)];
  if (options.length === 0) return missing(search, when);
  if (search.otherwise && solver.isPossible(elsewhere))
    options.push({ when: elsewhere, value: missing(search, elsewhere) });
  return choiceOf(options, when, { at });
}

/** That a key names none of the rows. */
function rowsAssumption(subject: string, names: readonly string[], { call, path }: Search): Assumption {
  const { solver, prefix } = call.scope;
  const of: readonly Formula[] = names.map((literal) => ({ op: "atom", variable: subject, literal }));
  const place = path.length === 0 ? "the mappings" : `the mapping ${prefix}${path.join(".")}`;
  const named = `${place} has ${subject}`;
  solver.define(named, { op: "or", of });
  return { subject: named, is: "false" };
}

function missing({ call, path, otherwise }: Search, when: readonly Assumption[]): Value {
  const { solver } = call.scope;
  if (otherwise) return withStep(call.resolve(otherwise, when), { kind: "mapping-default", name: path[0] ?? "" });
  return unknown(solver.opaque("invalid", call.at, `there is no mapping ${path.join(".")}`), { at: call.at });
}
