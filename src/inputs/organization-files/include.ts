import { parseJson } from "../../syntax/json.ts";
import type { MapNode, SyntaxNode } from "../../syntax/node.ts";
import { parseYaml } from "../../syntax/yaml.ts";

export function isMapNode(node: SyntaxNode | undefined): node is MapNode {
  return node?.kind === "map";
}

/** The content of a file that `!Include` names; `undefined` where the node is none, or the file cannot be read. */
export function includedNode(
  node: SyntaxNode,
  include: (path: string) => { readonly path: string; readonly text: string } | undefined,
): { readonly path: string; readonly text: string; readonly root: SyntaxNode } | undefined {
  if (node.kind !== "scalar" || node.tag !== "!Include" || typeof node.value !== "string") return undefined;
  const file = include(node.value);
  const root = file && rootOf(file.path, file.text);
  return file && root ? { ...file, root } : undefined;
}

/** The tree of a JSON or YAML file. */
export function rootOf(path: string, text: string): SyntaxNode | undefined {
  const parsed = path.endsWith(".json") ? parseJson(text) : parseYaml(text);
  return parsed.ok ? parsed.root : undefined;
}
