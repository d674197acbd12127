import { child, type SyntaxNode } from "../../syntax/node.ts";
import type { Claim, SourceFile } from "../format.ts";
import { childText, pairsOf } from "./calls.ts";
import { topLevelKeys } from "./outline.ts";
import { decode, readTree } from "./template.ts";

/** The kinds of files that this format reads. */
export type FileKind = "template" | "assembly" | "import-list" | "deployment-file";

/** A type name such as `AWS::IAM::User`, `Custom::Thing`, `Org::Service::Thing`. */
const typeName = /^[A-Za-z0-9]+::[A-Za-z0-9:@.-]+$/;
const typeInText = /["']?\bType["']?\s*:\s*["']?[A-Za-z0-9]+::[A-Za-z0-9]/;
const importEntry = /"?ResourceIdentifier"?\s*:/;

/** Which kind of file a text is, by its outline; `undefined` for everything else. */
export function kindOf(path: string, text: string): FileKind | undefined {
  const keys = topLevelKeys(text);
  if (isAssembly(path, keys, text)) return "assembly";
  if (keys.has("ResourcesToImport") || (keys.size === 0 && isBareImportList(path, text))) return "import-list";
  if (keys.has("template-file-path")) return "deployment-file";
  return isTemplate(path, keys, text) ? "template" : undefined;
}

function isTemplate(path: string, keys: ReadonlySet<string>, text: string): boolean {
  if (keys.has("AWSTemplateFormatVersion")) return true;
  if (!keys.has("Resources")) return false;
  if (typeInText.test(text)) return true;
  // The type may be written in a way that is not seen at a glance: escaped, an alias, a loop.
  if (!/::|\\|\*/.test(text)) return false;
  const tree = readTree(path, text);
  return tree.ok && hasTypedResource(tree.root);
}

function hasTypedResource(root: SyntaxNode): boolean {
  return pairsOf(child(root, "Resources")).some((pair) => {
    if (pair.key.startsWith("Fn::")) return true;
    return typeName.test(childText(pair.value, "Type") ?? "");
  });
}

function isAssembly(path: string, keys: ReadonlySet<string>, text: string): boolean {
  if (!/(?:^|\/)manifest\.json$/.test(path) || !keys.has("artifacts")) return false;
  return /aws:cloudformation:stack|cdk:cloud-assembly|cdk:tree|cdk:asset-manifest/.test(text);
}

/** The list that `--resources-to-import` takes. */
function isBareImportList(path: string, text: string): boolean {
  if (!/^[\s\ufeff]*[[-]/.test(text) || !importEntry.test(text) || !text.includes("LogicalResourceId")) return false;
  const tree = readTree(path, text);
  return tree.ok && tree.root.kind === "list" && tree.root.items.some(isImportEntry);
}

export function isImportEntry(node: SyntaxNode): boolean {
  return (
    typeName.test(childText(node, "ResourceType") ?? "") &&
    childText(node, "LogicalResourceId") !== undefined &&
    child(node, "ResourceIdentifier")?.kind === "map"
  );
}

/** Says whether a file is for this format, by its outline. A text with NUL bytes is binary. */
export function claimsOf(source: SourceFile): Claim {
  const { bytes } = source;
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide && bytes.subarray(0, 8192).includes(0)) return "no";
  return kindOf(source.path, decode(bytes)) === undefined ? "no" : "yes";
}
