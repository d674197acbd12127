import { revealed, type Value } from "../../../model/value.ts";
import type { MapPair, SyntaxNode } from "../../../syntax/node.ts";
import { loopPrefix, pairsOf, textOf } from "../template/calls.ts";
import { type TemplateScope, withLoops } from "./template-scope.ts";
import { scalarText } from "./values.ts";

/** One pass of a loop: an entry with its placeholders bound. */
export interface LoopPass {
  readonly pair: MapPair;
  readonly scope: TemplateScope;
}

export type Loop =
  | { readonly status: "known"; readonly passes: readonly LoopPass[] }
  | { readonly status: "open"; readonly detail: string };

/**
 * Expands one `Fn::ForEach::Name: [identifier, collection, { key: value }]` entry (AWS::LanguageExtensions).
 * `open` where its collection is not known before deployment or the loop is malformed.
 */
export function expandLoop(
  pair: MapPair,
  scope: TemplateScope,
  resolve: (node: SyntaxNode, scope: TemplateScope) => Value,
): Loop {
  const name = pair.key.slice(loopPrefix.length);
  const [identifierNode, collection, body] = pair.value.kind === "list" ? pair.value.items : [];
  const identifier = textOf(identifierNode);
  if (identifier === undefined || !collection || body?.kind !== "map")
    return { status: "open", detail: `the loop ${name} is not [identifier, collection, body]` };
  const texts = collectionTexts(resolve(collection, scope));
  if (!texts) return { status: "open", detail: `what the loop ${name} goes over is known at deployment` };
  if (!scope.solver.budget.loop(texts.length * body.pairs.length))
    return { status: "open", detail: `the loop ${name} has too many passes` };
  const passes = texts.flatMap((text) => {
    const inner = { ...scope, loops: new Map([...scope.loops, [identifier, text]]) };
    return pairsOf(body).map((one) => ({ pair: one, scope: inner }));
  });
  return { status: "known", passes };
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
  scope: TemplateScope,
  resolve: (node: SyntaxNode, scope: TemplateScope) => Value,
  report: (pair: MapPair, detail: string) => void,
): readonly LoopPass[] {
  const visit = (pass: LoopPass): readonly LoopPass[] => {
    if (!pass.pair.key.startsWith(loopPrefix)) {
      return [{ ...pass, pair: { ...pass.pair, key: withLoops(pass.pair.key, pass.scope) } }];
    }
    if (!pass.scope.solver.budget.spend()) return [];
    const loop = expandLoop(pass.pair, pass.scope, resolve);
    if (loop.status === "known") return loop.passes.flatMap(visit);
    report(pass.pair, loop.detail);
    return [];
  };
  return pairsOf(section).flatMap((pair) => visit({ pair, scope }));
}
