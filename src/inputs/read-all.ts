import { basename } from "node:path";
import type { InputProblem } from "../model/resource.ts";
import type { DiscoveredFile } from "./discover.ts";
import type { Exports, InputContext } from "./format.ts";
import { type ReadInput, readInput } from "./read.ts";
import { expanderFor } from "./registry.ts";
import { discoveredSize, readDiscovered } from "./regular-file.ts";
import { templateHolders } from "./template-holders.ts";
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
  return /\.(?:tf|tofu)(?:\.json)?$/.test(basename(path));
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
  const expandTemplate = await expanderFor(context, contentsOf(files));
  const ofTemplates: InputProblem[] = [];
  const read = readConfigurationFiles(
    files.map((file) => file.path),
    context,
    {
      wanted: (type) => (context.wanted?.(type) ?? true) || templateHolders.has(type),
      ...(expandTemplate && {
        expandTemplate: (...args) => {
          const inner = expandTemplate(...args);
          ofTemplates.push(...inner.problems);
          return inner.resources;
        },
      }),
    },
  );
  const paths = new Set(read.map((one) => one.path));
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const [index, { path, resources, problems: own, contents, helperOf, moves, letGo }] of read.entries()) {
    const isHere = ({ location }: InputProblem) => location.path === path || (index === 0 && !paths.has(location.path));
    const problems = [...own, ...ofTemplates.filter(isHere)];
    const status = problems.some((problem) => problem.kind === "error") ? "error" : "read";
    const test = { ...(helperOf !== undefined && { helperOf }), ...sizeOf(byPath.get(path)) };
    yield { path, format: "terraform-hcl", status, resources, problems, consumed: contents, moves, letGo, ...test };
  }
}

function sizeOf(file: DiscoveredFile | undefined): Pick<ReadInput, "bytes"> {
  const bytes = file && discoveredSize(file);
  return bytes === undefined ? {} : { bytes };
}

function* contentsOf(files: readonly DiscoveredFile[]): Iterable<Uint8Array> {
  for (const file of files) {
    const bytes = readDiscovered(file, maxCompanionBytes);
    if (typeof bytes !== "string") yield bytes; // the folder's reader says what cannot be read
  }
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
