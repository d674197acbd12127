import { posix } from "node:path";
import { isCodeName } from "../inputs/terraform/file-names.ts";
import { attributeOf, type Block } from "../inputs/terraform/hcl/syntax/ast.ts";
import { scanHcl } from "../inputs/terraform/hcl/syntax/scan.ts";
import { parseJson } from "../syntax/json.ts";
import { child, type MapNode } from "../syntax/node.ts";
import type { Refusal } from "./refusal.ts";
import type { PlaceRef, Sources } from "./sources.ts";
import type { SourceText } from "./text-edit.ts";

/** A resource or data source as a file of a module declares it. */
export type Declared = NativeBlock | JsonBlock;

interface DeclaredBase {
  readonly source: SourceText;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
}

export interface NativeBlock extends DeclaredBase {
  readonly syntax: "hcl";
  readonly block: Block;
}

export interface JsonBlock extends DeclaredBase {
  readonly syntax: "json";
  /** The file's tree. */
  readonly root: MapNode;
  readonly body: MapNode;
}

/** The files of one folder, which Terraform reads as one module. */
export interface ModuleText {
  readonly declared: readonly Declared[];
  /** Whether a resource of that type and name is declared, or named anywhere as if it were or had been. */
  isTaken(type: string, name: string): boolean;
  /** What refers to a resource, beside its own block and blocks that only tell of its state. */
  referenceTo(of: Declared): PlaceRef | undefined;
}

/** The module that a file belongs to, or which of its files cannot be read. */
export function moduleText(path: string, sources: Sources): ModuleText | Refusal {
  const texts: SourceText[] = [];
  const whole: ModuleFile[] = [];
  for (const file of sources.list(posix.dirname(path)).filter(isCodeName)) {
    const read = sources.read(file);
    if (read.kind !== "text") return { kind: "module-unread", path: file };
    const parsed = file.endsWith(".json") ? jsonFile(read) : nativeFile(read);
    if (!parsed) return { kind: "module-unread", path: file };
    texts.push(read);
    whole.push(parsed);
  }
  const parts = whole.flatMap((file) => file.parts);
  const declared = whole.flatMap((file) => file.declared);
  return {
    declared,
    isTaken(type, name) {
      const address = addressPattern(type, name);
      const isDeclared = declared.some((one) => one.mode === "managed" && one.type === type && one.name === name);
      return isDeclared || texts.some(({ text }) => address.test(text));
    },
    referenceTo(of) {
      const address = addressPattern(of.type, of.name);
      return parts.find((part) => part.of !== of && !part.isState && address.test(part.text))?.place;
    },
  };
}

/** A pattern for what names a resource in an expression. */
function addressPattern(type: string, name: string): RegExp {
  const [of, as] = [type, name].map((one) => one.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`(?<![\\w.-])${of}\\.${as}(?![\\w-])`);
}

/** A piece of a file that may refer to a resource. */
interface Part {
  readonly text: string;
  readonly place: PlaceRef;
  /** What the piece declares. */
  readonly of: Declared | undefined;
  /** Whether it tells of what stands in the state: `moved`, `import`, `removed`. */
  readonly isState: boolean;
}

interface ModuleFile {
  readonly declared: readonly Declared[];
  readonly parts: readonly Part[];
}

const modes = { resource: "managed", data: "data" } as const;
const stateBlocks: ReadonlySet<string> = new Set(["moved", "import", "removed"]);

function nativeFile(source: SourceText): ModuleFile | undefined {
  const { path, text } = source;
  const { body, problems } = scanHcl(text);
  if (problems.length > 0) return undefined;
  const declared: Declared[] = [];
  const parts = body.blocks.map((block): Part => {
    const [type, name] = block.labels.map((label) => label.value);
    const mode = block.type === "resource" || block.type === "data" ? modes[block.type] : undefined;
    const of: Declared | undefined =
      mode && type !== undefined && name !== undefined ? { syntax: "hcl", source, mode, type, name, block } : undefined;
    if (of) declared.push(of);
    const place = { path, name: [block.type, ...block.labels.map((label) => label.value)].join(" ") };
    return { text: text.slice(block.start, block.end), place, of, isState: stateBlocks.has(block.type) };
  });
  return { declared, parts };
}

function jsonFile(source: SourceText): ModuleFile | undefined {
  const { path, text } = source;
  const parsed = parseJson(text);
  if (!parsed.ok || parsed.root.kind !== "map") return undefined;
  const { root } = parsed;
  const parts = root.pairs.flatMap((section): readonly Part[] => {
    const mode = section.key === "resource" || section.key === "data" ? modes[section.key] : undefined;
    if (mode && section.value.kind === "map") return jsonParts(source, root, section.value, mode);
    const { start, end } = section.value;
    const isState = stateBlocks.has(section.key);
    return [{ text: text.slice(start, end), place: { path, name: section.key }, of: undefined, isState }];
  });
  return { declared: parts.flatMap((part) => part.of ?? []), parts };
}

function jsonParts(source: SourceText, root: MapNode, section: MapNode, mode: Declared["mode"]): readonly Part[] {
  const { path, text } = source;
  return section.pairs.flatMap(({ key: type, value }) =>
    (value.kind === "map" ? value.pairs : []).map(({ key: name, value: body }): Part => {
      const base = { source, mode, type, name, root };
      const of = body.kind === "map" ? ({ ...base, syntax: "json", body } as const) : undefined;
      const place = { path, name: `${mode === "data" ? "data" : "resource"} ${type} ${name}` };
      return { text: text.slice(body.start, body.end), place, of, isState: false };
    }),
  );
}

/** An argument as it is written, without the white space around its parts; `undefined` where it is not given. */
export function argumentOf(declared: Declared, name: string): string | undefined {
  if (declared.syntax === "json") {
    const node = child(declared.body, name);
    return node?.kind === "scalar" ? node.source : node && declared.source.text.slice(node.start, node.end);
  }
  const value = attributeOf(declared.block.body, name)?.value;
  return value && declared.source.text.slice(value.start, value.end).replace(/\s/g, "");
}

/** Whether one block makes any number of resources. */
export function hasInstances(declared: Declared): boolean {
  return ["count", "for_each"].some((name) => argumentOf(declared, name) !== undefined) || hasEnabled(declared);
}

/** OpenTofu's `lifecycle { enabled = … }`. */
function hasEnabled(declared: Declared): boolean {
  if (declared.syntax === "json") return child(child(declared.body, "lifecycle"), "enabled") !== undefined;
  const lifecycles = declared.block.body.blocks.filter((one) => one.type === "lifecycle");
  return lifecycles.some((one) => attributeOf(one.body, "enabled") !== undefined);
}
