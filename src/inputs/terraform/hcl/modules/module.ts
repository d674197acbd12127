import { posix } from "node:path";
import { fileStart, type Location } from "../../../../model/location.ts";
import type { InputProblem } from "../../../../model/resource.ts";
import { LineIndex } from "../../../../syntax/line-index.ts";
import type { Span, SyntaxProblem } from "../../../../syntax/node.ts";
import type { Memo, Workspace, WorkspaceRead } from "../../../format.ts";
import { heldElsewhere, heldElsewhereTexts } from "../../../held-elsewhere.ts";
import { type Attribute, type Block, type Body, innerTypesOf, literalText } from "../syntax/ast.ts";
import type { SecondOpinion } from "../syntax/hcl2.ts";
import { scanJson } from "../syntax/json-config.ts";
import { type ScannedFile, scanHcl } from "../syntax/scan.ts";

/** A configuration file, scanned. */
export class ModuleFile {
  readonly path: string;
  readonly text: string;
  readonly body: Body;
  #lines: LineIndex | undefined;

  constructor(path: string, text: string, body: Body) {
    this.path = path;
    this.text = text;
    this.body = body;
  }

  location(span: Span): Location {
    this.#lines ??= new LineIndex(this.path, this.text);
    return this.#lines.location(span);
  }
}

/** Something of a file, with the file that it stands in. */
export interface Placed<T> {
  readonly file: ModuleFile;
  readonly node: T;
}

/** A top-level block after override files are merged into it: what it holds may come from several files. */
export interface Declaration extends Placed<Block> {
  readonly attributes: ReadonlyMap<string, Placed<Attribute>>;
  readonly blocks: readonly Placed<Block>[];
  /** The types of the blocks, which are known without their content. */
  readonly innerTypes: readonly string[];
  /** Whether an override file adds to it. */
  readonly isOverridden?: true;
}

/** One folder of configuration: the unit of Terraform. */
export interface Module {
  /** Relative to the working directory; `.` for it. */
  readonly folder: string;
  readonly files: readonly ModuleFile[];
  readonly problems: readonly InputProblem[];
  /** By `aws_x.y`, `data.aws_x.y`, `ephemeral.aws_x.y` and `action.aws_x.y`; a data source of a `check` block is one as any. */
  readonly resources: ReadonlyMap<string, Declaration>;
  readonly variables: ReadonlyMap<string, Declaration>;
  readonly outputs: ReadonlyMap<string, Declaration>;
  readonly calls: ReadonlyMap<string, Declaration>;
  readonly locals: ReadonlyMap<string, Placed<Attribute>>;
  readonly providers: readonly Declaration[];
  readonly imports: readonly Declaration[];
  readonly removed: readonly Declaration[];
  readonly moved: readonly Declaration[];
}

/** Labels of the blocks that are looked up by name: type and name, or name. */
const labelCounts: ReadonlyMap<string, number> = new Map([
  ["resource", 2],
  ["data", 2],
  ["ephemeral", 2],
  ["action", 2],
  ["variable", 1],
  ["output", 1],
  ["module", 1],
]);
/** Blocks that are looked up by their kind, type and name. */
const prefixed: ReadonlySet<string> = new Set(["data", "ephemeral", "action"]);
const identifier = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

const configurationName = /^(?!\.).*?(\.(?:tf|tofu)(?:\.json)?)$/s;

/** Whether a file name is one that Terraform or OpenTofu reads as configuration. */
export function isConfigurationFile(name: string): boolean {
  return configurationName.test(name);
}

/** `a`, `./a/`, `x/../a` → `a`. */
export function normalFolder(folder: string): string {
  const normal = posix.normalize(folder === "" ? "." : folder.replaceAll("\\", "/"));
  return normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
}

/** The path of a file in a folder. */
export function inFolder(folder: string, name: string): string {
  return folder === "." ? name : posix.join(folder, name);
}

/**
 * The configuration files of a folder in the order that Terraform merges them: first the others, then override files,
 * each by name. A `.tofu` file stands for the `.tf` file of the same name (OpenTofu, "Files and Directories").
 */
function configurationFiles(names: readonly string[]): { readonly name: string; readonly isOverride: boolean }[] {
  const all = new Set(names);
  const taken = names.filter((name) => isConfigurationFile(name) && !all.has(tofuNameOf(name)));
  const files = taken.toSorted().map((name) => ({ name, isOverride: isOverride(name) }));
  return [...files.filter((one) => !one.isOverride), ...files.filter((one) => one.isOverride)];
}

function tofuNameOf(name: string): string {
  return name.replace(/\.tf(\.json)?$/, ".tofu$1") === name ? "" : name.replace(/\.tf(\.json)?$/, ".tofu$1");
}

function isOfTofu({ path }: ModuleFile): boolean {
  return /\.tofu(?:\.json)?$/.test(path);
}

function isOverride(name: string): boolean {
  const base = name.replace(/\.(?:tf|tofu)(?:\.json)?$/, "");
  return base === "override" || base.endsWith("_override");
}

/** Reads a configuration file's text to its tree; JSON by its name. */
export function scanConfiguration(name: string, text: string): ScannedFile {
  return name.endsWith(".json") ? scanJson(text) : scanHcl(text);
}

/** What folders are loaded with. */
export interface Loading {
  readonly other: SecondOpinion;
  /** Has the files that earlier runs scanned. */
  readonly memo?: Memo | undefined;
  /** What others of this run loaded, by folder; absent: each loads for itself. */
  readonly built?: BuiltModules;
}

/** Source text of modules that is held at once; past it, folders are read again when they are asked for. */
export const maxHeldText = 64_000_000;

/** Modules by folder, with what they were made of. */
export class BuiltModules {
  readonly #built = new Map<string, BuiltModule>();
  #text = 0;

  get(folder: string): BuiltModule | undefined {
    return this.#built.get(folder);
  }

  set(folder: string, built: BuiltModule): void {
    this.delete(folder);
    this.#text += textLength(built.module);
    if (this.#text > maxHeldText) {
      this.#built.clear();
      this.#text = textLength(built.module);
    }
    this.#built.set(folder, built);
  }

  delete(folder: string): void {
    this.#text -= textLength(this.#built.get(folder)?.module);
    this.#built.delete(folder);
  }
}

/** Characters of a module's files. */
export function textLength(module: Module | undefined): number {
  return module ? module.files.reduce((sum, file) => sum + file.text.length, 0) : 0;
}

/** A module with what it was made of. */
interface BuiltModule {
  readonly module: Module;
  readonly files: readonly FileOfFolder[];
}

interface FileOfFolder {
  readonly path: string;
  readonly isOverride: boolean;
  readonly read: WorkspaceRead;
}

/** Reads and scans a folder; a file that cannot be read or is broken is a problem, the others stand. Never throws. */
export function loadModule(workspace: Workspace, folder: string, loading: Loading): Module {
  const key = normalFolder(folder);
  const files = configurationFiles(workspace.list(key)).map(({ name, isOverride }) => {
    const path = inFolder(key, name);
    return { path, isOverride, read: workspace.read(path) };
  });
  const { built, other } = loading;
  const have = built?.get(key);
  if (have && areSameFiles(have.files, files)) return have.module;
  const asked = other.asked;
  const loader = new ModuleLoader(key, loading);
  for (const { path, isOverride, read } of files) {
    if (read.kind === "ok") loader.add(path, decode(read.bytes), isOverride);
    else loader.problem("error", `file-${read.kind}`, `cannot be read: ${read.reason}`, fileStart(path));
  }
  const module = loader.module();
  // Whoever loads it has to know that the second opinion was asked.
  if (other.asked === asked) built?.set(key, { module, files });
  return module;
}

/** Whether the same bytes were read of the same files. */
function areSameFiles(some: readonly FileOfFolder[], others: readonly FileOfFolder[]): boolean {
  const isSame = ({ path, read }: FileOfFolder, other: FileOfFolder | undefined) =>
    path === other?.path &&
    read.kind === "ok" &&
    other.read.kind === "ok" &&
    Buffer.compare(read.bytes, other.read.bytes) === 0;
  return some.length === others.length && some.every((one, index) => isSame(one, others[index]));
}

/** UTF-8, the only encoding of Terraform; bytes that are none become U+FFFD. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/**
 * What a syntax problem says to the user. Native syntax that our parser refuses is an error only if hcl2-parser refuses it as
 * well; else the fault is ours, and the file was read in part.
 */
export function syntaxProblem(file: ModuleFile, problem: SyntaxProblem, other: SecondOpinion): InputProblem {
  const location = file.location(problem);
  const elsewhere = heldElsewhere(Buffer.from(file.text.slice(0, 64)));
  if (elsewhere) {
    const message = `This is ${heldElsewhereTexts[elsewhere]}.`;
    return { kind: "error", code: "input-held-elsewhere", message, location };
  }
  const isJson = file.path.endsWith(".json");
  if (!isJson && problem.code !== "too-deep" && other.accepts(file.text)) {
    const message = `the file was read up to this place: ${problem.message}; another parser accepts it, so the rest may declare more.`;
    return { kind: "warning", code: "hcl-partly-read", message, location, isPartial: true };
  }
  return {
    kind: "error",
    code: problem.code,
    message: `Not valid ${isJson ? "JSON" : "HCL"}: ${problem.message}.`,
    location,
  };
}

function scannedFile(
  path: string,
  text: string,
): { readonly file: ModuleFile; readonly problems: readonly SyntaxProblem[] } {
  const { body, problems } = scanConfiguration(path, text);
  return { file: new ModuleFile(path, text, body), problems };
}

class ModuleLoader {
  readonly folder: string;
  readonly #loading: Loading;
  readonly #files: ModuleFile[] = [];
  readonly #problems: InputProblem[] = [];
  readonly #named = {
    resource: new Map<string, Declaration>(),
    variable: new Map<string, Declaration>(),
    output: new Map<string, Declaration>(),
    module: new Map<string, Declaration>(),
  };
  readonly #locals = new Map<string, Placed<Attribute>>();
  readonly #listed = {
    provider: [] as Declaration[],
    import: [] as Declaration[],
    removed: [] as Declaration[],
    moved: [] as Declaration[],
  };

  constructor(folder: string, loading: Loading) {
    this.folder = folder;
    this.#loading = loading;
  }

  problem(kind: InputProblem["kind"], code: string, message: string, location: Location): void {
    this.#problems.push({ kind, code, message, location });
  }

  add(path: string, text: string, isOverride: boolean): void {
    const { memo, other } = this.#loading;
    const scan = () => scannedFile(path, text);
    const { file, problems } = memo ? memo.ofText(path, text, scan) : scan();
    const { body } = file;
    this.#files.push(file);
    for (const problem of problems) this.#problems.push(syntaxProblem(file, problem, other));
    for (const block of body.blocks) this.#block({ file, node: block }, isOverride);
  }

  #block(placed: Placed<Block>, isOverride: boolean): void {
    const { type, labels, header } = placed.node;
    const names = labels.map((label) => label.value);
    const [first = "", second = ""] = names;
    const count = labelCounts.get(type) ?? 0;
    if (names.length < count || !names.slice(0, count).every((name) => identifier.test(name))) {
      const needs = count === 2 ? "a type and a name" : "a name";
      const message = `Terraform refuses this block: ${type} needs ${needs} as labels, made of letters, digits, _ and -.`;
      this.problem("error", "hcl-labels", message, placed.file.location(header));
      return;
    }
    if (type === "resource" || prefixed.has(type)) {
      const prefix = type === "resource" ? "" : `${type}.`;
      this.#declare("resource", `${prefix}${first}.${second}`, placed, isOverride);
    } else if (type === "variable" || type === "output" || type === "module")
      this.#declare(type, first, placed, isOverride);
    else this.#unlabelled(placed, isOverride);
  }

  #unlabelled({ file, node }: Placed<Block>, isOverride: boolean): void {
    const { type } = node;
    if (type === "check") {
      for (const inner of node.body.blocks) if (inner.type === "data") this.#block({ file, node: inner }, isOverride);
    } else if (type === "locals") {
      for (const local of node.body.attributes)
        if (isOverride || !this.#locals.has(local.name)) this.#locals.set(local.name, { file, node: local });
    } else if (type === "provider") this.#provider({ file, node }, isOverride);
    else if (type === "import" || type === "removed" || type === "moved")
      this.#listed[type].push(declaration({ file, node }));
  }

  /** A provider of an override file is merged into the one with its name and its alias. */
  #provider(placed: Placed<Block>, isOverride: boolean): void {
    const own = declaration(placed);
    const list = this.#listed.provider;
    const index = isOverride ? list.findIndex((one) => providerKey(one) === providerKey(own)) : -1;
    const base = list[index];
    if (base) list[index] = overridden(base, placed);
    else list.push(own);
  }

  #declare(
    kind: "resource" | "variable" | "output" | "module",
    key: string,
    placed: Placed<Block>,
    isOverride: boolean,
  ) {
    const named = this.#named[kind];
    const before = named.get(key);
    if (!before) named.set(key, declaration(placed));
    else if (isOverride) named.set(key, overridden(before, placed));
    else if (isOfTofu(before.file) === isOfTofu(placed.file)) this.#twice(key, before, placed);
  }

  /** Between a file of OpenTofu's alone and another one it is no fault: Terraform reads the other one. */
  #twice(key: string, { file, node }: Placed<Block>, again: Placed<Block>): void {
    const { path, start } = file.location(node.header);
    const message = `Terraform refuses this block: ${key} is declared at ${path}:${start.line} as well.`;
    this.problem("error", "hcl-declared-twice", message, again.file.location(again.node.header));
  }

  module(): Module {
    const { resource, variable, output, module } = this.#named;
    const { folder } = this;
    const { provider: providers, import: imports, removed, moved } = this.#listed;
    const named = { resources: resource, variables: variable, outputs: output, calls: module, locals: this.#locals };
    return { folder, files: this.#files, problems: this.#problems, ...named, providers, imports, removed, moved };
  }
}

function declaration({ file, node }: Placed<Block>): Declaration {
  return new SingleDeclaration(file, node);
}

/** A block that no override file touches; looked into on demand. */
class SingleDeclaration implements Declaration {
  readonly file: ModuleFile;
  readonly node: Block;
  #attributes: ReadonlyMap<string, Placed<Attribute>> | undefined;

  constructor(file: ModuleFile, node: Block) {
    this.file = file;
    this.node = node;
  }

  get attributes(): ReadonlyMap<string, Placed<Attribute>> {
    this.#attributes ??= new Map(this.node.body.attributes.map((node) => [node.name, { file: this.file, node }]));
    return this.#attributes;
  }

  get blocks(): readonly Placed<Block>[] {
    return this.node.body.blocks.map((node) => ({ file: this.file, node }));
  }

  get innerTypes(): readonly string[] {
    return innerTypesOf(this.node);
  }
}

/** Names a provider's configuration in its module; an alias is a text that Terraform does not evaluate. */
function providerKey({ node, attributes }: Declaration): string {
  return JSON.stringify([node.labels[0]?.value, literalText(attributes.get("alias")?.node.value)]);
}

/**
 * Terraform, "Override Files": attributes replace those of the same name, blocks replace all of the same type, but for
 * `lifecycle`, of which each argument is merged.
 */
function overridden(base: Declaration, { file, node }: Placed<Block>): Declaration {
  const attributes = new Map(base.attributes);
  for (const one of node.body.attributes) attributes.set(one.name, { file, node: one });
  const replaced = new Set(node.body.blocks.map((one) => blockName(one)));
  replaced.delete("lifecycle");
  const kept = base.blocks.filter((one) => !replaced.has(blockName(one.node)));
  const blocks = [...kept, ...node.body.blocks.map((one) => ({ file, node: one }))];
  const innerTypes = blocks.map((one) => one.node.type);
  return { file: base.file, node: base.node, attributes, blocks, innerTypes, isOverridden: true };
}

/** The type of a nested block; for a `dynamic` one, of the blocks that it makes. */
export function blockName(block: Block): string {
  return block.type === "dynamic" ? (block.labels[0]?.value ?? "") : block.type;
}
