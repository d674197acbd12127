import { opaque } from "../../../../model/symbol.ts";
import { type Assumption, type Option, unknown, type Value, type Via } from "../../../../model/value.ts";
import { child, type MapPair, pairOf, type SyntaxNode } from "../../../../syntax/node.ts";
import { pairsOf } from "../../template/calls.ts";
import { type Frame, templatePlaceOf, withLoops } from "../scope.ts";
import { choiceOf, overAlternatives, type PlainValue, placedAt, scalarText, withStep } from "../values.ts";
import { isNamed, variableOf } from "../world.ts";

/**
 * `Fn::FindInMap: [map, key, key, { DefaultValue }]`. A key that is a parameter without value, or a pseudo parameter,
 * gives one branch a row: nothing else can be deployed.
 */
export function evaluateFindInMap(frame: Frame): Value {
  const { scope, when, at } = frame;
  const [mapNode, firstNode, secondNode, optionsNode] = frame.items;
  if (!mapNode || !firstNode || !secondNode)
    return unknown(opaque("invalid", at, "Fn::FindInMap takes a mapping and two keys"), { at });
  const otherwise = child(optionsNode, "DefaultValue");
  return overAlternatives(frame.resolve(mapNode), when, scope.world, { at }, (name, assumed) => {
    if (name.kind !== "known") return unknown(opaque("unsupported", at, "a mapping whose name is not known"), { at });
    const mapping = scope.template.mappings.get(scalarText(name));
    const search: Search = { frame, path: [scalarText(name)], keys: [firstNode, secondNode], otherwise };
    return found(mapping?.value, search, assumed);
  });
}

/** Rows that get a branch each. */
const maxRows = 100;

interface Search {
  readonly frame: Frame;
  readonly path: readonly string[];
  readonly keys: readonly SyntaxNode[];
  readonly otherwise: SyntaxNode | undefined;
}

function found(node: SyntaxNode | undefined, search: Search, when: readonly Assumption[]): Value {
  const { frame, keys, path } = search;
  const { scope, at } = frame;
  if (!node) return missing(search, when);
  const [keyNode, ...rest] = keys;
  if (!keyNode) {
    const step: Via = { kind: "mapping", path: path.join("."), at: templatePlaceOf(node, scope) };
    return placedAt(withStep(frame.resolveInTemplate(node, when), step), { at });
  }
  return overAlternatives(frame.resolve(keyNode, when), when, scope.world, { at }, (key, assumed) => {
    const next = (pair: MapPair | undefined, name: string, all: readonly Assumption[]) =>
      found(pair?.value, { ...search, path: [...path, name], keys: rest }, all);
    if (key.kind === "known") {
      const name = scalarText(key);
      return next(rowOf(node, name, search), name, assumed);
    }
    const variable = key.kind === "unknown" && isNamed(key.symbol) ? variableOf(key.symbol) : undefined;
    if (variable === undefined) return unknownRow(key, search);
    return everyRow(node, variable, assumed, search, next);
  });
}

function rowOf(node: SyntaxNode, name: string, { frame }: Search): MapPair | undefined {
  if (frame.scope.loops.size === 0) return pairOf(node, name);
  return pairsOf(node).find((pair) => withLoops(pair.key, frame.scope) === name);
}

function everyRow(
  node: SyntaxNode,
  variable: string,
  when: readonly Assumption[],
  search: Search,
  next: (pair: MapPair, name: string, when: readonly Assumption[]) => Value,
): Value {
  const { scope, at } = search.frame;
  const rows = pairsOf(node);
  if (rows.length > maxRows) return unknown(opaque("too-large", at, "one of very many rows of a mapping"), { at });
  const options: Option[] = [];
  for (const pair of rows) {
    const assumed = [...when, { subject: variable, is: pair.key }];
    if (!scope.world.isPossible(assumed)) continue;
    const step: Via = { kind: "forced", of: variable, is: pair.key, at };
    options.push({ when: assumed, value: withStep(next(pair, pair.key, assumed), step) });
  }
  if (search.otherwise || options.length === 0) options.push({ when, value: missing(search, when) });
  return choiceOf(options, when, { at });
}

function unknownRow(key: PlainValue, { frame }: Search): Value {
  if (key.kind === "unknown") return { ...key, at: frame.at };
  return unknown(opaque("unsupported", frame.at, "a mapping's row whose key is not wholly known"), { at: frame.at });
}

function missing({ frame, path, otherwise }: Search, when: readonly Assumption[]): Value {
  if (otherwise) return withStep(frame.resolve(otherwise, when), { kind: "mapping-default", name: path[0] ?? "" });
  return unknown(opaque("invalid", frame.at, `there is no mapping ${path.join(".")}`), { at: frame.at });
}
