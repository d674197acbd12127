import type { Value } from "../model/value.ts";
import { collectExports } from "./cloudformation/index.ts";
import type { DiscoveredFile } from "./discover.ts";
import type { Exports, InputContext } from "./format.ts";
import { readRegularFile } from "./regular-file.ts";

/** Templates are no larger than this, in bytes; what is larger exports nothing. */
const maxTemplateBytes = 16_000_000;

/**
 * What the templates of a run export, for `Fn::ImportValue`. Collected once, and only when a template that is read
 * asks for it: most runs never do.
 */
export function exportsOf(files: readonly DiscoveredFile[], context: InputContext): Exports {
  let all: ReadonlyMap<string, Value> | undefined;
  const collect = () => new Map(files.flatMap((file) => [...exportsOfFile(file, context)]));
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

function exportsOfFile(file: DiscoveredFile, context: InputContext): ReadonlyMap<string, Value> {
  if (!/\.(?:ya?ml|json|template)$/i.test(file.path)) return new Map();
  const bytes = readRegularFile(file.absolute, maxTemplateBytes);
  // What cannot be read is reported where it is linted.
  if (typeof bytes === "string" || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("Export"))
    return new Map();
  return collectExports({ path: file.path, bytes }, context);
}
