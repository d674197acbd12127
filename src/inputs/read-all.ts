import type { DiscoveredFile } from "./discover.ts";
import type { Exports, InputContext } from "./format.ts";
import { type ReadInput, readInput } from "./read.ts";

/** Reads the discovered files one after the other; what one holds is let go before the next is read. */
export async function* readAll(
  files: readonly DiscoveredFile[],
  context: InputContext,
  stdin: () => Uint8Array,
): AsyncGenerator<ReadInput> {
  let exports: Exports | undefined;
  const { exportsOf } = await import("./run-exports.ts");
  const withExports: InputContext = {
    ...context,
    exports: {
      get(name) {
        exports ??= exportsOf(files, context);
        return exports.get(name);
      },
    },
  };
  for (const file of files) yield await readInput(file, withExports, stdin);
}

/**
 * The inputs that were read as part of another one, such as a nested template: what they declare is told by the one
 * that gives them their parameters. Of templates that read each other in a circle the first by path stays.
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
