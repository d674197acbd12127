import { fileStart } from "../../model/location.ts";
import type { InputProblem, ParsedInput, Resource } from "../../model/resource.ts";
import type { Value } from "../../model/value.ts";
import { child, type SyntaxNode } from "../../syntax/node.ts";
import { templateDeclaresNothing } from "../declares-nothing.ts";
import type { InputContext, InputFormat, SourceFile } from "../format.ts";
import { readAssembly } from "./nesting/assembly.ts";
import { assumedOfLeftOver } from "./nesting/left-over.ts";
import { claimsOf, embeddedBody, type FileKind, readFile } from "./template/claims.ts";
import { decode } from "./template/decode.ts";
import { readDeploymentFile } from "./template/deployment-file.ts";
import { readImportList } from "./template/import-list.ts";
import { parameterList } from "./template/parameter-file.ts";
import { Run } from "./template/run.ts";
import { readServerless } from "./template/serverless.ts";
import { readExports } from "./template/stack.ts";
import { innerText, readTree, type SourceText, type TreeResult, templateOf } from "./template/template.ts";
import { readTop, topRequest, userValues } from "./template/top.ts";

export { type EmbeddedPlace, parseEmbeddedTemplate } from "./nesting/embedded.ts";

/**
 * CloudFormation as people write it: templates in YAML and JSON, CDK cloud assemblies (`manifest.json`), lists of
 * resources to import, and Git-sync deployment files. Files that were read along with one, such as nested templates
 * and the stacks of an assembly, are its `consumed`.
 */
export const cloudformation: InputFormat = { name: "cloudformation", claims: claimsOf, parse };

function parse(source: SourceFile, context: InputContext): ParsedInput {
  const run = new Run(context);
  const { tree, kind } = readFile(source);
  if (!tree.ok)
    return { resources: [], problems: isTextTemplate(source) ? unrendered(source, context) : tree.problems };
  const resources = run.guarded(source.path, () => resourcesOf(kind, tree, run), []);
  run.consumed.delete(source.path);
  return { resources, problems: run.problems, ...(run.consumed.size > 0 && { consumed: [...run.consumed] }) };
}

/** Whether a tool renders a file before it is deployed. One with nothing but values to fill in is read as any other. */
function isTextTemplate({ path }: SourceFile): boolean {
  return /\.(?:j2|jinja2?)$/i.test(path);
}

/** What brings in more than the text says: a type that is filled in, and other files. */
const fillsIn = /\bType["']?\s*:\s*["']?\w*[{:]*\{|::\s*\{\{|\{%-?\s*(?:include|import|from|extends|call)\b/;

function unrendered(source: SourceFile, { wantedTypes }: InputContext): readonly InputProblem[] {
  const isIrrelevant = wantedTypes && templateDeclaresNothing(source.bytes, wantedTypes);
  if (isIrrelevant && !fillsIn.test(decode(source.bytes))) return [];
  const message = `${source.path} is a text template, and what it declares once a tool has rendered it was not read.`;
  return [{ kind: "unread", code: "text-template", message, location: fileStart(source.path) }];
}

function resourcesOf(kind: FileKind | undefined, tree: TreeResult & { ok: true }, run: Run): readonly Resource[] {
  const { root, source } = tree;
  switch (kind) {
    case "assembly":
      reportRepeated(source, run);
      return readAssembly(root, source, run);
    case "import-list":
      reportRepeated(source, run);
      return readImportList(root, source);
    case "serverless":
      reportRepeated(source, run);
      return readServerless(root, source, run);
    case "deployment-file":
      reportRepeated(source, run);
      return readDeploymentFile(root, source, run);
    case "template-output":
      reportRepeated(source, run);
      return readOutput(root, source, run);
    default:
      return readTop(root, source, userValues(run.context), run, { when: assumedOfLeftOver(source.path, run) });
  }
}

/** The template in an output or input of the AWS CLI: JSON in it, or the text of it. The command line's parameters win. */
function readOutput(root: SyntaxNode, source: SourceText, run: Run): readonly Resource[] {
  const { holder, body } = embeddedBody(root) ?? {};
  if (!holder || !body) return [];
  const given = parameterList(child(holder, "Parameters"), source);
  const values = new Map([...given, ...userValues(run.context)]);
  if (body.kind !== "scalar") return readTop(body, source, values, run);
  const at = source.locate(body);
  const tree = readTree(source.path, body.source, innerText(source.path, body.source, at, source.linesOf(body)));
  if (tree.ok) return readTop(tree.root, tree.source, values, run);
  for (const problem of tree.problems) run.report(problem);
  return [];
}

/** Of a file that is no template nothing tells which of two equal keys its reader takes. */
function reportRepeated({ repeated }: SourceText, run: Run): void {
  for (const problem of repeated?.problems ?? []) run.report({ ...problem, kind: "error" });
}

/** Without it, and without an escape that can spell it, a template exports nothing. */
export const exportWord = /Export|\\(?:[xuU]|\r?\n)/;

/**
 * What a template exports, by export name. To resolve `Fn::ImportValue`, collect the exports of every template of the
 * run first and hand their union to `parse` as `context.exports`. Empty for an input that is no readable template.
 */
export function collectExports(source: SourceFile, context: InputContext): ReadonlyMap<string, Value> {
  if (claimsOf(source) === "no") return new Map();
  const { text, tree, kind } = readFile(source);
  if (!tree.ok || kind !== "template" || !exportWord.test(text)) return new Map();
  const run = new Run(context);
  const request = topRequest(templateOf(tree.root, tree.source), userValues(context), context);
  return run.guarded(source.path, () => readExports(request, run), new Map());
}
