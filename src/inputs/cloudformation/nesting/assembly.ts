import type { Location } from "../../../model/location.ts";
import { partitionOfRegion } from "../../../model/partition.ts";
import type { Resource } from "../../../model/resource.ts";
import { known, type Value } from "../../../model/value.ts";
import { child, type MapPair, type SyntaxNode } from "../../../syntax/node.ts";
import { childText, pairsOf, textOf } from "../template/calls.ts";
import { besideOf, type Run } from "../template/run.ts";
import type { Construct } from "../template/stack-request.ts";
import type { SourceText } from "../template/template.ts";
import { pseudoOfPartition, readTop } from "../template/top.ts";

/** Stages inside stages. */
const maxDepth = 10;

/**
 * Every stack of a CDK cloud assembly, by its manifest: the templates, those of nested assemblies (stages), with the
 * account and region of their environment, their parameters, and where each construct comes from.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/cloud-assembly-schema-readme.html
 */
export function readAssembly(manifest: SyntaxNode, source: SourceText, run: Run, depth = 0): readonly Resource[] {
  return pairsOf(child(manifest, "artifacts")).flatMap((artifact) => {
    const type = childText(artifact.value, "type");
    if (type === "aws:cloudformation:stack") return readStackArtifact(source, artifact, run);
    if (type === "cdk:cloud-assembly") return readNestedAssembly(source, artifact, run, depth);
    return [];
  });
}

function readStackArtifact(manifest: SourceText, artifact: MapPair, run: Run): readonly Resource[] {
  const properties = child(artifact.value, "properties");
  const file = child(properties, "templateFile");
  const tree = file && treeOf(file, "", `the stack ${artifact.key}`, manifest, run);
  if (!tree) return [];
  return readTop(tree.root, tree.source, parametersOf(properties, manifest), run, {
    pseudo: environmentOf(artifact, manifest),
    constructs: constructsOf(manifest.path, artifact.value, properties, run),
  });
}

function readNestedAssembly(manifest: SourceText, artifact: MapPair, run: Run, depth: number): readonly Resource[] {
  const folder = child(child(artifact.value, "properties"), "directoryName");
  if (!folder || depth >= maxDepth || !run.solver.budget.expand()) return [];
  const tree = treeOf(folder, "/manifest.json", `the assembly ${artifact.key}`, manifest, run);
  return tree ? readAssembly(tree.root, tree.source, run, depth + 1) : [];
}

/** A file that the manifest names; one that was read before is not read again. */
function treeOf(name: SyntaxNode, ending: string, what: string, manifest: SourceText, run: Run) {
  const written = textOf(name);
  if (written === undefined) return undefined;
  const path = besideOf(manifest.path, `${written}${ending}`);
  if (path === manifest.path || run.consumed.has(path)) return undefined;
  const file = run.file(path);
  if (file.kind !== "ok") {
    const message = `${path}, ${what} of ${manifest.path}, was not read: ${file.reason}.`;
    run.unread("assembly-file-missing", message, manifest.locate(name));
    return undefined;
  }
  const tree = run.tree(path, file.bytes);
  return tree.ok ? tree : undefined;
}

function parametersOf(properties: SyntaxNode | undefined, manifest: SourceText): ReadonlyMap<string, Value> {
  return new Map(
    pairsOf(child(properties, "parameters")).flatMap((pair): [string, Value][] => {
      const text = textOf(pair.value);
      const at = manifest.locate(pair.value);
      return text === undefined
        ? []
        : [[pair.key, known(text, { via: [{ kind: "given-value", name: pair.key, from: "manifest", at }] })]];
    }),
  );
}

/** `aws://111122223333/eu-west-1`; an environment-agnostic stack says `unknown-account`. */
function environmentOf(artifact: MapPair, manifest: SourceText): ReadonlyMap<string, Value> {
  const node = child(artifact.value, "environment");
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(textOf(node) ?? "") ?? [];
  if (!node) return new Map();
  const via = [{ kind: "environment" as const, stack: artifact.key, at: manifest.locate(node) }];
  const pseudo = new Map<string, Value>();
  if (account && /^\d{12}$/.test(account)) pseudo.set("AWS::AccountId", known(account, { via }));
  const partition = region === undefined ? undefined : partitionOfRegion(region);
  if (region === undefined || partition === undefined) return pseudo;
  return new Map([...pseudo, ["AWS::Region", known(region, { via })], ...pseudoOfPartition(partition, { via })]);
}

/** Construct paths and, where the app was synthesized with stack traces, source lines; by logical ID. */
function constructsOf(
  manifestPath: string,
  artifact: SyntaxNode,
  properties: SyntaxNode | undefined,
  run: Run,
): ReadonlyMap<string, Construct> {
  const constructs = new Map<string, Construct>();
  const apart = childText(artifact, "additionalMetadataFile") ?? childText(properties, "additionalMetadataFile");
  const sections = [
    child(artifact, "metadata"),
    apart === undefined ? undefined : metadataFile(manifestPath, apart, run),
  ];
  for (const pair of sections.flatMap((section) => pairsOf(section))) {
    const entries = pair.value.kind === "list" ? pair.value.items : [];
    for (const entry of entries) {
      if (childText(entry, "type") !== "aws:cdk:logicalId") continue;
      const id = childText(entry, "data");
      if (id === undefined) continue;
      const source = sourceOf(child(entry, "trace"), run);
      constructs.set(id, { path: pair.key.replace(/^\//, ""), ...(source && { source }) });
    }
  }
  return constructs;
}

function metadataFile(manifestPath: string, written: string, run: Run): SyntaxNode | undefined {
  const path = besideOf(manifestPath, written);
  const file = run.file(path);
  if (file.kind !== "ok") return undefined;
  const tree = run.tree(path, file.bytes);
  return tree.ok ? tree.root : undefined;
}

const frame = /^\(?(.+):(\d{1,7}):(\d{1,7})\)?$/;
/** Parts of a path that are tried as a file of the workspace. */
const maxSuffixes = 12;

/** The first line of a stack trace that is a file of the workspace and no library. */
function sourceOf(trace: SyntaxNode | undefined, run: Run): Location | undefined {
  const lines = trace?.kind === "list" ? trace.items.slice(0, 40) : [];
  for (const line of lines) {
    const place = (textOf(line) ?? "").slice(0, 2000).trim();
    const [, written, row, column] = frame.exec(place.slice(place.lastIndexOf(" ") + 1)) ?? [];
    if (!written || written.includes("node_modules") || !run.solver.budget.spend()) continue;
    const path = workspaceFile(written, run);
    if (path === undefined) continue;
    const start = { line: Math.max(1, Number(row)), column: Math.max(1, Number(column)) };
    return { path, start, end: start };
  }
  return undefined;
}

/** A trace tells where the app was built: the longest end of that path that is a file here. */
function workspaceFile(written: string, run: Run): string | undefined {
  const parts = besideOf("", written)
    .split("/")
    .filter((part) => part !== "" && part !== "..");
  const first = Math.max(0, parts.length - maxSuffixes);
  for (let from = first; from < parts.length; from += 1) {
    const path = parts.slice(from).join("/");
    if (run.file(path).kind === "ok") return path;
  }
  return undefined;
}
