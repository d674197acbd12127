import { child, type SyntaxNode } from "../../../syntax/node.ts";
import type { Claim, SourceFile } from "../../format.ts";
import { childText, pairsOf } from "./calls.ts";
import { decode, isBinary } from "./decode.ts";
import { directiveOf, isPackaged, modulesOf } from "./packaged-parts.ts";
import { isServerless } from "./serverless.ts";
import { readTree, type TreeResult } from "./template.ts";

/** The kinds of files that this format reads. */
export type FileKind = "template" | "assembly" | "import-list" | "deployment-file" | "serverless" | "template-output";

/** A file as text and tree, with its kind; `undefined` for everything that is not for this format. */
export interface ReadFile {
  readonly text: string;
  readonly tree: TreeResult;
  readonly kind: FileKind | undefined;
}

/** A type name such as `AWS::IAM::User`, `Custom::Thing`, `Org::Service::Thing`. */
const typeName = /^[A-Za-z0-9]+::[A-Za-z0-9:@.-]+$/;
const typeInText = /["']?\bType["']?\s*:\s*["']?[A-Za-z0-9]+::[A-Za-z0-9]/;

/**
 * Without one of these words, and without an escape that can spell one, a text has no key and no entry that makes it
 * one of these files: an alias or a merge repeats only what is written out elsewhere in the text.
 */
const mayBeOurs =
  /Resources|AWSTemplateFormatVersion|ResourcesToImport|template-file-path|artifacts|ResourceIdentifier|\bModules\b["']?\s*:|\\(?:[xuU]|\r?\n)/;
/** Its resources may all stand in other files. */
const serverlessName = /(?:^|\/)serverless[^/]*\.(?:ya?ml|json)$/;

/** The last file that was read, with the source that it is of. */
let last: { readonly source: SourceFile; readonly file: ReadFile } | undefined;

/** Reads a file once, for the one who asks what it is and for the one who reads it. `decoded`: its text, where that is at hand. */
export function readFile(source: SourceFile, decoded?: string): ReadFile {
  if (last?.source === source) return last.file;
  const text = decoded ?? decode(source.bytes);
  const tree = readTree(source.path, text);
  const file = {
    text,
    tree,
    kind: tree.ok ? kindOfTree(source.path, text, tree.root) : kindOfBroken(source.path, text),
  };
  last = { source, file };
  return file;
}

function kindOfTree(path: string, text: string, root: SyntaxNode): FileKind | undefined {
  if (root.kind === "list") return root.items.some(isImportEntry) ? "import-list" : undefined;
  if (isAssembly(path, root)) return "assembly";
  if (child(root, "ResourcesToImport")) return "import-list";
  if (child(root, "template-file-path")) return "deployment-file";
  if (child(root, "AWSTemplateFormatVersion")) return "template";
  if (embeddedBody(root)) return "template-output";
  if (isServerless(root)) return "serverless";
  if (modulesOf(root).some(({ value }) => moduleSource.test(childText(value, "Source") ?? ""))) return "template";
  const resources = child(root, "Resources");
  if (directiveOf(resources)) return "template";
  // A list of resources is what CodeDeploy's AppSpec has; a template's are a map.
  if (resources?.kind === "list") return undefined;
  return resources && (typeInText.test(text) || hasTypedResource(resources)) ? "template" : undefined;
}

/** Where a module is: a file, a member of a package or an address. */
const moduleSource = /\.(?:ya?ml|json|template)$/i;

/**
 * The template in what `aws cloudformation get-template`, `get-generated-template` and `describe-stack-set` print, and in what `create-stack`,
 * `create-change-set` and `create-stack-set` take by `--cli-input-json` or `--cli-input-yaml`, with the map that it stands in.
 */
export function embeddedBody(root: SyntaxNode): { readonly holder: SyntaxNode; readonly body: SyntaxNode } | undefined {
  // What `--query TemplateBody` leaves of a template in YAML is one text in quotes.
  if (root.kind === "scalar")
    return root.quoted && typeInText.test(root.source) ? { holder: root, body: root } : undefined;
  const described = child(root, "StackSet");
  const holder = described ?? root;
  const body = child(holder, "TemplateBody");
  const isOurs = described !== undefined || bodySigns.some((name) => child(holder, name));
  return body && isOurs ? { holder, body } : undefined;
}

/** `Status` stands beside the template of the IaC generator. */
const bodySigns = ["StagesAvailable", "StackName", "StackSetName", "Status"];

const artifactTypes = /^(?:aws:cloudformation:stack|cdk:cloud-assembly|cdk:tree|cdk:asset-manifest)$/;

function isAssembly(path: string, root: SyntaxNode): boolean {
  if (!/(?:^|\/)manifest\.json$/.test(path)) return false;
  return pairsOf(child(root, "artifacts")).some(({ value }) => artifactTypes.test(childText(value, "type") ?? ""));
}

function hasTypedResource(resources: SyntaxNode): boolean {
  return pairsOf(resources).some((pair) => {
    if (pair.key.startsWith("Fn::") || isPackaged(pair.value)) return true;
    return typeName.test(childText(pair.value, "Type") ?? "");
  });
}

/** The keys of a file of this format; one with an escape may be any of them. */
const ownKey =
  /["']?(?:AWSTemplateFormatVersion|Transform|Parameters|Mappings|Conditions|Resources|Outputs|ResourcesToImport|template-file-path)["']?|"[^"\n]*\\[xuU][^"\n]*"/
    .source;
const ownWord = /AWSTemplateFormatVersion|ResourcesToImport|template-file-path|[A-Za-z0-9]::[A-Za-z0-9{]|\\[xuU]/;
const beforeContent = /^(?:(?:[ \t]*(?:#.*)?|---.*|%.*)\r?\n)*([ \t]*)(\S)/;

/**
 * What may be a template and cannot be parsed is told, not passed over: it names a type, and has a template's key among
 * its first ones, or anywhere in flow style.
 */
function kindOfBroken(path: string, written: string): FileKind | undefined {
  if (serverlessName.test(path) && typeInText.test(written)) return "serverless";
  const text = written.replace(/^\ufeff/, "");
  const [, indent = "", first] = beforeContent.exec(text) ?? [];
  const isFlow = first === "{" || first === "[";
  const key = new RegExp(`${isFlow ? "(?:^|[{,\\s])" : `^${indent}`}(?:${ownKey})\\s*:`, "m");
  return ownWord.test(text) && key.test(text) ? "template" : undefined;
}

/** Whether a node is an entry of a list of resources to import. */
export function isImportEntry(node: SyntaxNode): boolean {
  return (
    typeName.test(childText(node, "ResourceType") ?? "") &&
    childText(node, "LogicalResourceId") !== undefined &&
    child(node, "ResourceIdentifier")?.kind === "map"
  );
}

/** Says whether a file is for this format; a broken one that claims to be is, and `parse` says why. */
export function claimsOf(source: SourceFile): Claim {
  if (isBinary(source.bytes)) return "no";
  const text = decode(source.bytes);
  if (!mayBeOurs.test(text) && !serverlessName.test(source.path)) return "no";
  return readFile(source, text).kind === undefined ? "no" : "yes";
}
