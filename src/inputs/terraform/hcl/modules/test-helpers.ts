import { posix } from "node:path";
import { parseJson } from "../../../../syntax/json.ts";
import { child } from "../../../../syntax/node.ts";
import type { Workspace } from "../../../format.ts";
import { attributeOf, literalText } from "../syntax/ast.ts";
import { scanHcl } from "../syntax/scan.ts";
import { decode, inFolder, normalFolder } from "./module.ts";

const testFile = /\.(?:tftest|tofutest)\.(hcl|json)$/;

/**
 * The folders that `run` blocks of `terraform test` load as helper modules, with the test file that does. They live for
 * the time of the test, in a state of their own. Source: Terraform, "Tests", modules. `folder`: one with
 * configuration; tests stand in it or in `tests` below it, and local sources count from the folder itself.
 */
export function testHelpers(folder: string, workspace: Workspace): ReadonlyMap<string, string> {
  const helpers = new Map<string, string>();
  for (const place of [folder, inFolder(folder, "tests")]) {
    for (const name of workspace.list(place).filter((one) => testFile.test(one))) {
      const path = inFolder(place, name);
      for (const source of sourcesIn(path, workspace)) {
        const target = normalFolder(posix.join(folder, source));
        const isAbove = target === "." || folder === target || folder.startsWith(`${target}/`);
        if (!isAbove && !helpers.has(target)) helpers.set(target, path);
      }
    }
  }
  return helpers;
}

/** The helpers of several folders; of tests that load the same one, the first. */
export function mergedHelpers(all: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  return new Map(all.toReversed().flatMap((one) => [...one]));
}

/** The local sources of modules that a test file's `run` blocks load. */
function sourcesIn(path: string, workspace: Workspace): readonly string[] {
  const read = workspace.read(path);
  if (read.kind !== "ok") return [];
  const text = decode(read.bytes);
  const sources = path.endsWith(".json") ? jsonSources(text) : hclSources(text);
  return sources.filter((one) => /^\.\.?(?:[/\\]|$)/.test(one));
}

function hclSources(text: string): readonly string[] {
  const runs = scanHcl(text).body.blocks.filter((one) => one.type === "run");
  const modules = runs.flatMap((run) => run.body.blocks.filter((one) => one.type === "module"));
  return modules.flatMap((one) => literalText(attributeOf(one.body, "source")?.value) ?? []);
}

/** `{ "run": { "setup": { "module": { "source": "./setup" } } } }`. */
function jsonSources(text: string): readonly string[] {
  const parsed = parseJson(text);
  const runs = parsed.ok ? child(parsed.root, "run") : undefined;
  if (runs?.kind !== "map") return [];
  return runs.pairs.flatMap(({ value }) => {
    const module = child(value, "module");
    const source = module && child(module, "source");
    return source?.kind === "scalar" && typeof source.value === "string" ? [source.value] : [];
  });
}
