import type { CoverageNode } from "../model/coverage.ts";

/** The nodes of the organization on both sides of a change. */
export interface NodesOfChange {
  readonly before: readonly CoverageNode[];
  readonly after: readonly CoverageNode[];
}

/**
 * Which nodes of the present are meant by names that were written for the base, by their keys: those that the base has
 * under such a name, with all below them. One that the change calls so is another one. Names that the base has no node for were
 * written for nodes to come.
 */
export function meantInBase(names: readonly string[], { before, after }: NodesOfChange): (key: string) => boolean {
  const known = new Set(names.flatMap((name) => calledSo(before, name)).flatMap((one) => identitiesOf(one, before)));
  if (known.size === 0) return () => true;
  const isKnown = (node: CoverageNode) => identitiesOf(node, after).some((one) => known.has(one));
  const called = new Set(names.flatMap((name) => calledSo(after, name)).filter(isKnown));
  const { byKey } = tableOf(after);
  return (key) => {
    const node = byKey.get(key);
    return node === undefined || [node, ...nodesAbove(node, byKey)].some((one) => called.has(one));
  };
}

/** The nodes that bear a name themselves: an ID, or the end of their path. */
function calledSo(nodes: readonly CoverageNode[], called: string): readonly CoverageNode[] {
  const name = called.trim().replace(/^\/+|\/+$/g, "");
  const { paths } = tableOf(nodes);
  return nodes.filter((node) => node.id === name || paths.get(node.key)?.endsWith(`/${name}`));
}

/** By what a node is the same one on the other side: its key, and an OU by its path, where only one side knows its ID. */
function identitiesOf(node: CoverageNode, nodes: readonly CoverageNode[]): readonly string[] {
  return node.kind === "unit" ? [node.key, tableOf(nodes).paths.get(node.key) ?? ""] : [node.key];
}

function pathOf(node: CoverageNode, byKey: ReadonlyMap<string, CoverageNode>): string {
  const units = nodesAbove(node, byKey).filter((one) => one.kind === "unit");
  return [node, ...units]
    .map(({ name }) => `/${name}`)
    .reverse()
    .join("");
}

/** From the nearest up. */
function nodesAbove(node: CoverageNode, byKey: ReadonlyMap<string, CoverageNode>): readonly CoverageNode[] {
  const above: CoverageNode[] = [];
  for (let at = parentOf(node, byKey); at && !above.includes(at); at = parentOf(at, byKey)) above.push(at);
  return above;
}

function parentOf({ parent }: CoverageNode, byKey: ReadonlyMap<string, CoverageNode>): CoverageNode | undefined {
  return parent === null ? undefined : byKey.get(parent);
}

interface NodeTable {
  readonly byKey: ReadonlyMap<string, CoverageNode>;
  /** By key, the names of the OUs above a node and its own, from the root down, each after a `/`. */
  readonly paths: ReadonlyMap<string, string>;
}

const tables = new WeakMap<readonly CoverageNode[], NodeTable>();

/** Made once for all exceptions. */
function tableOf(nodes: readonly CoverageNode[]): NodeTable {
  const have = tables.get(nodes);
  if (have) return have;
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const table = { byKey, paths: new Map(nodes.map((node) => [node.key, pathOf(node, byKey)])) };
  tables.set(nodes, table);
  return table;
}
