import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { digestOf, type FactsStore } from "../collect/store.ts";
import { readRegularFile } from "../inputs/regular-file.ts";
import { systemReason } from "../inputs/system-reason.ts";
import { CliError, writeFileWhole } from "./io.ts";

/** A folder, made where it is missing. */
export function openFactsStore(cwd: string, path: string): FactsStore {
  const folder = resolve(cwd, path);
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw new CliError(`the folder ${path} cannot be used: ${systemReason(error)}`, { cause: error });
    }
  };
  guarded(() => mkdirSync(folder, { recursive: true }));
  return {
    names: () => guarded(() => readdirSync(folder)),
    head(name) {
      const bytes = readRegularFile(join(folder, name));
      if (typeof bytes === "string") return undefined;
      const end = bytes.indexOf(10) + 1;
      const [first, rest] = [bytes.subarray(0, end), bytes.subarray(end)];
      return { first: new TextDecoder().decode(first), digest: digestOf(rest) };
    },
    write: (name, content) => writeFileWhole(folder, name, content),
    remove: (name) => guarded(() => rmSync(join(folder, name))),
  };
}
