import type { ListNode, MapNode, SyntaxNode } from "../../../syntax/node.ts";

/** Maps with more keys than this are searched by a table, so that a hostile plan cannot make the search quadratic. */
const linearSearchLimit = 12;

const tables = new WeakMap<MapNode, ReadonlyMap<string, SyntaxNode>>();

/** The value of a key, in constant time for wide maps too; `undefined` where `node` is no map or does not have it. */
export function field(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  if (node?.kind !== "map") return undefined;
  if (node.pairs.length <= linearSearchLimit) return node.pairs.find((pair) => pair.key === key)?.value;
  let table = tables.get(node);
  if (!table) {
    table = new Map(node.pairs.map((pair) => [pair.key, pair.value]));
    tables.set(node, table);
  }
  return table.get(key);
}

/** The value behind a chain of keys. */
export function dig(node: SyntaxNode | undefined, ...keys: readonly string[]): SyntaxNode | undefined {
  return keys.reduce<SyntaxNode | undefined>((current, key) => field(current, key), node);
}

export function stringOf(node: SyntaxNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/** The items of a list, none where `node` is no list. */
export function itemsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node?.kind === "list" ? node.items : [];
}

export function isMap(node: SyntaxNode | undefined): node is MapNode {
  return node?.kind === "map";
}

export function isList(node: SyntaxNode | undefined): node is ListNode {
  return node?.kind === "list";
}

export function isTrue(node: SyntaxNode | undefined): boolean {
  return node?.kind === "scalar" && node.value === true;
}

export function isFalse(node: SyntaxNode | undefined): boolean {
  return node?.kind === "scalar" && node.value === false;
}

export function isNull(node: SyntaxNode | undefined): boolean {
  return node?.kind === "scalar" && node.value === null;
}

/** Whether `true` stands anywhere inside: the way that plans mark unknown and sensitive leaves. */
export function marksAnything(node: SyntaxNode | undefined): boolean {
  if (node?.kind === "map") return node.pairs.some((pair) => marksAnything(pair.value));
  if (node?.kind === "list") return node.items.some(marksAnything);
  return isTrue(node);
}
