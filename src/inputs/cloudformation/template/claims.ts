import { child, type SyntaxNode } from "../../../syntax/node.ts";
import type { Claim, SourceFile } from "../../format.ts";
import { childText, pairsOf } from "./calls.ts";
import { decode, isBinary } from "./decode.ts";
import { type FileKind, sketchOf } from "./sketch.ts";
import { readTree } from "./template.ts";

/** A type name such as `AWS::IAM::User`, `Custom::Thing`, `Org::Service::Thing`. */
const typeName = /^[A-Za-z0-9]+::[A-Za-z0-9:@.-]+$/;

/** Which kind of file a text is; `undefined` for everything that is not for this format. */
export function kindOf(path: string, text: string): FileKind | undefined {
  const sketch = sketchOf(path, text);
  if (sketch !== "perhaps") return sketch;
  const tree = readTree(path, text);
  // What may be a template and cannot be parsed is told, not passed over.
  if (!tree.ok) return /\bAWS::|\\[xuU]/.test(text) ? "template" : undefined;
  if (tree.root.kind === "list") return tree.root.items.some(isImportEntry) ? "import-list" : undefined;
  return hasTypedResource(tree.root) ? "template" : undefined;
}

function hasTypedResource(root: SyntaxNode): boolean {
  return pairsOf(child(root, "Resources")).some((pair) => {
    if (pair.key.startsWith("Fn::")) return true;
    return typeName.test(childText(pair.value, "Type") ?? "");
  });
}

/** Whether a node is an entry of a list of resources to import. */
export function isImportEntry(node: SyntaxNode): boolean {
  return (
    typeName.test(childText(node, "ResourceType") ?? "") &&
    childText(node, "LogicalResourceId") !== undefined &&
    child(node, "ResourceIdentifier")?.kind === "map"
  );
}

/** Says whether a file is for this format, by its outline; a broken one that claims to be is, and `parse` says why. */
export function claimsOf(source: SourceFile): Claim {
  if (isBinary(source.bytes)) return "no";
  return kindOf(source.path, decode(source.bytes)) === undefined ? "no" : "yes";
}
