import { opaque } from "../../../model/symbol.ts";
import { unknown, type Value } from "../../../model/value.ts";
import type { MapPair, SyntaxNode } from "../../../syntax/node.ts";
import { textOf, withBraces } from "../nodes.ts";
import type { OrganizationFacts } from "../organization-facts.ts";
import { accountsOf, type BindingContext } from "./bindings.ts";

/**
 * A function that org-formation evaluates before CloudFormation sees the template. It is a text like any other to everybody else.
 * Source: org-formation's docs, `cloudformation-resources.md`, and `CfnTemplate._resolveOrganizationFunctions`.
 */
const call = /^Fn::?(?:EnumTargetAccounts|EnumTargetRegions|TargetCount)(?:\s|$)/;

/** The binding, the default one where none is named, and the text for each of its accounts. */
const enumeratedAccounts = /^Fn::EnumTargetAccounts\s+(?:([^\s']+)\s+)?(?:'([^']*)'|(\S+))$/;

/** Both mean the number of the account. */
const accountVariable = /\$\{(?:account|AccountId)\}/g;

/** What Nunjucks fills in, and not CloudFormation. */
const placeholders = /\{\{(?!resolve:)[^{}]{0,500}\}\}/g;

function isFilledIn(text: string): boolean {
  return text.search(placeholders) >= 0;
}

export function isFunctionText(text: string): boolean {
  return call.test(text);
}

/** A template whose functions are evaluated, and the names in it that stand for what only a deployment tells. */
export interface EvaluatedTemplate {
  readonly root: SyntaxNode;
  readonly names: ReadonlyMap<string, Value>;
}

/**
 * Puts references to the accounts of a binding where `Fn::EnumTargetAccounts` stands; what other functions give is not known, nor what
 * Nunjucks fills in.
 */
export function withoutFunctions(
  root: SyntaxNode,
  bindings: BindingContext,
  out: OrganizationFacts,
): EvaluatedTemplate {
  const names = new Map<string, Value>();
  const callOf = (node: SyntaxNode): string | undefined => {
    const text = node.kind === "scalar" && node.tag !== undefined ? String(node.value) : textOf(node)?.trim();
    return text !== undefined && call.test(text) ? text : undefined;
  };
  /** What a function gives, one after the other; `undefined`: the node is no function. */
  const results = (node: SyntaxNode): readonly SyntaxNode[] | undefined => {
    const text = callOf(node);
    if (text === undefined) return openText(node);
    const accounts = node.tag === undefined ? enumerated(text, bindings) : undefined;
    if (accounts) return accounts.map(({ tag, text: each }) => written(node, tag, each));
    const at = out.location(node);
    names.set(text, unknown(opaque("unset", at, `${text} is filled in when it is deployed`, text), { at }));
    return [written(node, "!Ref", text)];
  };
  /** A text with parts that Nunjucks fills in. A dynamic reference of CloudFormation has the same braces. */
  const openText = (node: SyntaxNode): readonly SyntaxNode[] | undefined => {
    if (node.kind !== "scalar" || typeof node.value !== "string") return undefined;
    const text = withBraces(node.value);
    if (text === node.value) return undefined;
    const plain = { ...node, value: text, source: text };
    if (!isFilledIn(text)) return [plain];
    const at = out.location(node);
    const value =
      node.tag === undefined ? out.value(node, placeholders) : unknown(opaque("unset", at, undefined, text), { at });
    names.set(text, value);
    return [written(node, "!Ref", text)];
  };
  const evaluatedPair = (pair: MapPair): MapPair => ({
    ...pair,
    key: withBraces(pair.key),
    value: evaluated(pair.value),
  });
  const evaluated = (node: SyntaxNode): SyntaxNode => {
    const [first, ...more] = results(node) ?? [node];
    if (first === undefined || more.length > 0)
      return { kind: "list", items: first ? [first, ...more] : [], start: node.start, end: node.end };
    if (first !== node) return first;
    if (node.kind === "list")
      return { ...node, items: node.items.flatMap((item) => results(item) ?? [evaluated(item)]) };
    if (node.kind === "map") return { ...node, pairs: node.pairs.map(evaluatedPair) };
    return node;
  };
  return { root: evaluated(root), names };
}

/** References to the accounts of a binding, or texts with one each; `undefined` where something else decides what stands there. */
function enumerated(
  text: string,
  bindings: BindingContext,
): readonly { readonly tag: "!Ref" | "!Sub"; readonly text: string }[] | undefined {
  const [matched, binding, quoted, plain] = enumeratedAccounts.exec(text) ?? [];
  const expression = quoted ?? plain;
  if (matched === undefined || expression === undefined) return undefined;
  if (!expression.includes("${") || expression.replaceAll(accountVariable, "").includes("${")) return undefined;
  return accountsOf(binding, bindings)?.map(({ id }) =>
    expression.replaceAll(accountVariable, "") === ""
      ? { tag: "!Ref", text: id }
      : { tag: "!Sub", text: expression.replaceAll(accountVariable, `\${${id}}`) },
  );
}

function written({ start, end }: SyntaxNode, tag: "!Ref" | "!Sub", text: string): SyntaxNode {
  return { kind: "scalar", tag, value: text, source: text, quoted: true, start, end };
}
