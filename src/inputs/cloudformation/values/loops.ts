import { revealed, type Value } from "../../../model/value.ts";
import type { MapPair, SyntaxNode } from "../../../syntax/node.ts";
import { loopPrefix, pairsOf, textOf } from "../template/calls.ts";
import { type Scope, withLoops } from "./scope.ts";
import { scalarText } from "./values.ts";

/** One turn of a loop: an entry with its placeholders bound. */
export interface LoopTurn {
  readonly pair: MapPair;
  readonly scope: Scope;
}

export type Loop =
  | { readonly status: "known"; readonly turns: readonly LoopTurn[] }
  | { readonly status: "open"; readonly detail: string };

/**
 * Expands one `Fn::ForEach::Name: [identifier, collection, { key: value }]` entry (AWS::LanguageExtensions).
 * `open` where its collection is not known before deployment or the loop is malformed.
 */
export function expandLoop(pair: MapPair, scope: Scope, resolve: (node: SyntaxNode, scope: Scope) => Value): Loop {
  const name = pair.key.slice(loopPrefix.length);
  const [identifierNode, collection, body] = pair.value.kind === "list" ? pair.value.items : [];
  const identifier = textOf(identifierNode);
  if (identifier === undefined || !collection || body?.kind !== "map")
    return { status: "open", detail: `the loop ${name} is not [identifier, collection, body]` };
  const texts = collectionTexts(resolve(collection, scope));
  if (!texts) return { status: "open", detail: `what the loop ${name} goes over is known at deployment` };
  if (!scope.world.turn(texts.length * body.pairs.length))
    return { status: "open", detail: `the loop ${name} has too many turns` };
  const turns = texts.flatMap((text) => {
    const inner = { ...scope, loops: new Map([...scope.loops, [identifier, text]]) };
    return pairsOf(body).map((one) => ({ pair: one, scope: inner }));
  });
  return { status: "known", turns };
}

function collectionTexts(value: Value): readonly string[] | undefined {
  const collection = revealed(value);
  if (collection.kind !== "list") return undefined;
  const texts: string[] = [];
  for (const item of collection.items) {
    const inner = revealed(item);
    if (inner.kind === "list") {
      const nested = collectionTexts(inner);
      if (!nested) return undefined;
      texts.push(...nested);
    } else if (inner.kind === "known") texts.push(scalarText(inner));
    else return undefined;
  }
  return texts;
}

/** All entries of a section, loops expanded, keys filled in; what cannot be expanded is handed to `report`. */
export function expandedPairs(
  section: SyntaxNode | undefined,
  scope: Scope,
  resolve: (node: SyntaxNode, scope: Scope) => Value,
  report: (pair: MapPair, detail: string) => void,
): readonly LoopTurn[] {
  const visit = (turn: LoopTurn): readonly LoopTurn[] => {
    if (!turn.pair.key.startsWith(loopPrefix)) {
      return [{ ...turn, pair: { ...turn.pair, key: withLoops(turn.pair.key, turn.scope) } }];
    }
    if (!turn.scope.world.spend()) return [];
    const loop = expandLoop(turn.pair, turn.scope, resolve);
    if (loop.status === "known") return loop.turns.flatMap(visit);
    report(turn.pair, loop.detail);
    return [];
  };
  return pairsOf(section).flatMap((pair) => visit({ pair, scope }));
}
