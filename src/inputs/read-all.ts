import { basename } from "node:path";
import type { DiscoveredFile } from "./discover.ts";
import type { Exports, InputContext, WorkspaceRead } from "./format.ts";
import { ignoreComments } from "./ignore-comments.ts";
import { type ReadInput, readInput } from "./read.ts";
import { loadTemplateExpander } from "./registry.ts";
import { discoveredSize, readDiscovered } from "./regular-file.ts";
import { templateHolders } from "./template-holders.ts";
import { isCodeName } from "./terraform/file-names.ts";
import { maxCompanionBytes } from "./workspace.ts";

/**
 * Reads the discovered files one after the other; what one holds is let go before the next is read. Terraform code
 * comes last and by folder, since a folder is one module whatever files of it were named.
 */
export async function* readAll(
  files: readonly DiscoveredFile[],
  context: InputContext,
  stdin: () => Uint8Array,
): AsyncGenerator<ReadInput> {
  const withExports = { ...context, exports: lazyExports(files, context) };
  for (const file of files) if (!isTerraformFile(file)) yield await readInput(file, withExports, stdin);
  const configuration = files.filter(isTerraformFile);
  if (configuration.length > 0) yield* readConfiguration(configuration, withExports);
}

/** Whether a file is Terraform code, which is read with its folder. */
export function isTerraformFile({ path }: DiscoveredFile): boolean {
  return isCodeName(basename(path));
}

/** What the run's templates export. The reader of exports is loaded only beside a reader that may ask for them. */
export function lazyExports(files: readonly DiscoveredFile[], context: InputContext): Exports {
  let exports: Exports | undefined;
  return {
    async prepare() {
      exports ??= (await import("./run-exports.ts")).exportsOf(files, context);
    },
    get: (name) => exports?.get(name),
  };
}

/** Reads Terraform code; all of it together, for folders call each other. */
export async function* readConfiguration(
  files: readonly DiscoveredFile[],
  context: InputContext,
): AsyncGenerator<ReadInput> {
  const { readConfigurationFiles } = await import("./terraform/hcl/modules/read-folders.ts");
  const looks = new Looks(files, context);
  const found = await readConfigurationFiles(
    files.map((file) => file.path),
    { ...context, workspace: looks.workspace },
    {
      wanted: (type) => (context.wanted?.(type) ?? true) || templateHolders.has(type),
      templates: () => loadTemplateExpander(context),
    },
  );
  for (const { path, scope, resources, problems, contents, helperOf, moves, letGo } of found) {
    const status = problems.some((problem) => problem.kind === "error") ? "error" : "read";
    const { bytes, ignores } = looks.of(path) ?? {};
    const size = { ...(bytes !== undefined && { bytes }), ...(ignores && { ignores }) };
    const test = { ...(helperOf !== undefined && { helperOf }), ...(scope !== undefined && { scope }) };
    const read = { resources, problems, consumed: contents, moves, letGo };
    yield { path, format: "terraform-hcl", status, ...read, ...size, ...test };
  }
}

/** What a look at the bytes of a file of configuration tells beside what it declares. */
type Look = Pick<ReadInput, "bytes" | "ignores">;

/** What a look at each of some files tells: at what was read of it, where that was read. */
class Looks {
  /** Takes a look at what is read. */
  readonly workspace: InputContext["workspace"];
  readonly #files: ReadonlyMap<string, DiscoveredFile>;
  readonly #looks = new Map<string, Look>();
  readonly #look: (file: DiscoveredFile) => Look;

  constructor(files: readonly DiscoveredFile[], context: InputContext) {
    const { memo, workspace } = context;
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#look = memo ? (file) => memo.ofFile("configuration", file, context, lookAt) : lookAt;
    // What a memo knows is not read.
    this.workspace = memo ? workspace : { ...workspace, read: (path) => this.#seen(path, workspace.read(path)) };
  }

  of(path: string): Look | undefined {
    const file = this.#looks.has(path) ? undefined : this.#files.get(path);
    if (file) this.#looks.set(path, this.#look(file));
    return this.#looks.get(path);
  }

  #seen(path: string, read: WorkspaceRead): WorkspaceRead {
    if (read.kind === "ok" && this.#files.has(path) && !this.#looks.has(path))
      this.#looks.set(path, lookAtBytes(path, read.bytes));
    return read;
  }
}

function lookAt(file: DiscoveredFile): Look {
  const bytes = readDiscovered(file, maxCompanionBytes);
  // The folder's reader says what cannot be read.
  if (typeof bytes === "string") {
    const size = discoveredSize(file);
    return size === undefined ? {} : { bytes: size };
  }
  return lookAtBytes(file.path, bytes);
}

function lookAtBytes(path: string, bytes: Uint8Array): Look {
  return { bytes: bytes.length, ignores: ignoreComments({ path, bytes }) };
}

/**
 * The inputs that were read as part of another one, such as a nested template: the outer input, which gives
 * them their parameters, reports what they declare. Of templates that read each other in a circle the first by path is kept.
 */
export function readWithin(inputs: readonly Pick<ReadInput, "path" | "consumed">[]): ReadonlySet<string> {
  const consumers = new Map(inputs.map((input) => [input.path, input.consumed]));
  const isConsumed = new Set(inputs.flatMap((input) => input.consumed.filter((path) => path !== input.path)));
  const within = new Set<string>();
  const kept = new Set<string>();
  const keep = (path: string): void => {
    if (kept.has(path) || within.has(path)) return;
    kept.add(path);
    for (const inner of consumers.get(path) ?? []) if (!kept.has(inner)) within.add(inner);
  };
  for (const { path } of inputs) if (!isConsumed.has(path)) keep(path);
  for (const { path } of inputs) keep(path);
  return within;
}
