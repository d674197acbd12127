import type { Location } from "../../../model/location.ts";
import { opaque } from "../../../model/symbol.ts";
import { writtenParts } from "../../../model/text-parts.ts";
import { type Assumption, type TextLines, unknown, type Value } from "../../../model/value.ts";
import type { ListNode, ScalarNode, SyntaxNode } from "../../../syntax/node.ts";
import { argumentsOf, callOf, textOf } from "../template/calls.ts";
import { innerText, readTree, type TreeResult, writtenText } from "../template/template.ts";
import type { ConditionSolver } from "../values/condition-solver.ts";
import { resolve } from "../values/resolve.ts";
import { placeOf, type TemplateScope } from "../values/template-scope.ts";
import { alternativesOf, type PlainValue, scalarText } from "../values/values.ts";

/** A template that is the text of a property, on one branch; without a tree where the text is not known. */
export interface BodyTree {
  readonly tree: TreeResult | undefined;
  readonly when: readonly Assumption[];
}

/** Parses the template in a property's text, each way that the text can pass out. */
export function bodyTrees(node: SyntaxNode, scope: TemplateScope, when: readonly Assumption[]): readonly BodyTree[] {
  const substituted = substitutedTree(node, scope, when);
  if (substituted) return [{ tree: substituted, when }];
  const at = placeOf(node, scope);
  return alternativesOf(resolve(node, scope, when), when, scope.solver).map((one) => ({
    tree: treeOfValue(one.value, { path: scope.template.path, at: one.value.at ?? at }, scope.solver),
    when: one.when,
  }));
}

/** Parses a text value; parts of it that are unknown stay unknown inside of the template's texts. */
export function treeOfValue(
  value: PlainValue,
  place: { readonly path: string; readonly at: Location; readonly lines?: TextLines | undefined },
  solver: ConditionSolver,
): TreeResult | undefined {
  const text = markedText(value, solver);
  if (text === undefined) return undefined;
  if (value.kind === "known" && value.written) return readTree(place.path, text, writtenText(text, value.written));
  const lines = (value.kind === "known" ? value.lines : undefined) ?? place.lines;
  return readTree(place.path, text, innerText(place.path, text, place.at, lines));
}

function markedText(value: Value, solver: ConditionSolver): string | undefined {
  if (value.kind === "known" && typeof value.value === "string") return scalarText(value);
  if (value.kind !== "text") return undefined;
  return writtenParts(value.parts, (part) => solver.marks.mark(part));
}

/**
 * `Fn::Sub` of a template's text: the text is parsed as it is written, so that its places are exact, and each of its
 * texts is substituted afterwards. `undefined` where the text is no template before it is substituted.
 */
function substitutedTree(node: SyntaxNode, scope: TemplateScope, when: readonly Assumption[]): TreeResult | undefined {
  const call = callOf(node);
  if (call?.name !== "Fn::Sub") return undefined;
  const [textNode, mapNode] = argumentsOf(call);
  const written = textOf(textNode);
  const lines = textNode && scope.source.linesOf(textNode);
  if (!textNode || written === undefined || !lines) return undefined;
  const { path } = scope.template;
  const tree = readTree(path, written, innerText(path, written, placeOf(textNode, scope), lines));
  if (!tree.ok || tree.source.repeated) return undefined;
  const substitute = (text: string) => substitutedText(text, textNode, mapNode, scope, when);
  return { ...tree, root: withTexts(tree.root, substitute) };
}

/** One text of the inner template; where branches of the outer one meet in it, it is a single unknown part. */
function substitutedText(
  text: string,
  place: SyntaxNode,
  mapNode: SyntaxNode | undefined,
  scope: TemplateScope,
  when: readonly Assumption[],
): string {
  const { start, end } = place;
  const argument: ScalarNode = { kind: "scalar", value: text, source: text, quoted: true, start, end };
  const items = mapNode ? [argument, mapNode] : [argument];
  const call: ListNode = { kind: "list", tag: "!Sub", items, start, end };
  const value = resolve(call, scope, when);
  const [only, ...others] = alternativesOf(value, when, scope.solver);
  const marked = only && others.length === 0 ? markedText(only.value, scope.solver) : undefined;
  if (marked !== undefined) return marked;
  return scope.solver.marks.mark(
    unknown(opaque("unsupported", undefined, "a text that depends on a condition of the outer template")),
  );
}

function withTexts(node: SyntaxNode, substitute: (text: string) => string): SyntaxNode {
  if (node.kind === "list") return { ...node, items: node.items.map((item) => withTexts(item, substitute)) };
  if (node.kind === "map") {
    const pairs = node.pairs.map((pair) => ({
      ...pair,
      key: pair.key.includes("${") ? substitute(pair.key) : pair.key,
      value: withTexts(pair.value, substitute),
    }));
    return { ...node, pairs };
  }
  if (!node.source.includes("${")) return node;
  const text = substitute(node.quoted ? String(node.value) : node.source);
  return { ...node, value: text, source: text };
}
