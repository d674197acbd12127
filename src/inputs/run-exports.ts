import { posix } from "node:path";
import type { Value } from "../model/value.ts";
import { markedWide } from "../syntax/byte-order-mark.ts";
import { parseJson } from "../syntax/json.ts";
import { latin1 } from "../syntax/latin1.ts";
import { child, type SyntaxNode } from "../syntax/node.ts";
import { collectExports, exportWord } from "./cloudformation/index.ts";
import type { DiscoveredFile } from "./discover.ts";
import type { Exports, InputContext, Memo, SourceFile } from "./format.ts";
import { readDiscovered } from "./regular-file.ts";

/** Templates are no larger than this, in bytes; what is larger exports nothing. */
const maxTemplateBytes = 16_000_000;

/**
 * What the templates of a run export, for `Fn::ImportValue`. Collected once, and only when a template that is read
 * asks for it: most runs never do.
 */
export function exportsOf(files: readonly DiscoveredFile[], context: InputContext): Exports {
  let all: ReadonlyMap<string, Value> | undefined;
  const keep: Memo["ofFile"] = context.memo?.ofFile ?? ((_kind, file, inner, make) => make(file, inner));
  const collect = () => {
    const named = files.filter(isManifest).flatMap((file) => keep("assembly", file, context, assemblyExports));
    const beside = new Set(files.map((file) => file.path));
    const sources = named.filter((one) => !beside.has(one.path));
    return new Map([
      ...sources.flatMap((source) => [...source.exports]),
      ...files.filter(mayExport).flatMap((file) => [...keep("exports", file, context, exportsOfFile)]),
    ]);
  };
  return {
    get(name) {
      // While the exports are being collected an export that imports another one is not known.
      if (all === undefined) {
        all = new Map();
        all = collect();
      }
      return all.get(name);
    },
  };
}

/** Assemblies inside assemblies. */
const maxDepth = 10;

function isManifest({ path }: DiscoveredFile): boolean {
  return /(?:^|\/)manifest\.json$/.test(path);
}

/** What the templates export that the manifest of a CDK assembly names, those of its stages included. */
function assemblyExports(
  file: DiscoveredFile,
  context: InputContext,
): readonly { readonly path: string; readonly exports: ReadonlyMap<string, Value> }[] {
  const bytes = readDiscovered(file, maxTemplateBytes);
  const sources = typeof bytes === "string" ? [] : templatesOf({ path: file.path, bytes }, context, maxDepth);
  return sources.map((source) => ({ path: source.path, exports: collectExports(source, context) }));
}

function templatesOf(manifest: SourceFile, context: InputContext, left: number): readonly SourceFile[] {
  const parsed = parseJson(Buffer.from(manifest.bytes).toString("utf8"));
  const artifacts = parsed.ok ? child(parsed.root, "artifacts") : undefined;
  if (artifacts?.kind !== "map" || left === 0) return [];
  return artifacts.pairs.flatMap(({ value }) => {
    const properties = child(value, "properties");
    const template = read(manifest, child(properties, "templateFile"), "", context);
    const inner = read(manifest, child(properties, "directoryName"), "/manifest.json", context);
    return [...template, ...inner.flatMap((one) => templatesOf(one, context, left - 1))];
  });
}

function read(
  manifest: SourceFile,
  name: SyntaxNode | undefined,
  ending: string,
  { workspace }: InputContext,
): readonly SourceFile[] {
  if (name?.kind !== "scalar" || typeof name.value !== "string") return [];
  const path = posix.join(posix.dirname(manifest.path), `${name.value}${ending}`);
  const file = workspace.read(path);
  return file.kind === "ok" ? [{ path, bytes: file.bytes }] : [];
}

function mayExport({ path }: DiscoveredFile): boolean {
  return /\.(?:ya?ml|json|template)$/i.test(path);
}

function exportsOfFile(file: DiscoveredFile, context: InputContext): ReadonlyMap<string, Value> {
  const bytes = readDiscovered(file, maxTemplateBytes);
  // What cannot be read is reported where it is linted.
  if (typeof bytes === "string" || !(markedWide(bytes) || exportWord.test(latin1(bytes)))) return new Map();
  return collectExports({ path: file.path, bytes }, context);
}
