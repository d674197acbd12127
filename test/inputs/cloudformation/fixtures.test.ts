import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cloudformation, collectExports } from "../../../src/inputs/cloudformation/index.ts";
import type { Value } from "../../../src/model/value.ts";
import { contextOf, folderWorkspace } from "./folder-workspace.ts";
import { summaryOf } from "./summary.ts";

const root = join(import.meta.dirname, "../../../fixtures/cloudformation");
/** `UPDATE_GOLDENS=1` writes what is read now; read the difference before committing it. */
const isUpdating = process.env["UPDATE_GOLDENS"] === "1";

interface Case {
  /** The file that is linted, in the case's folder. */
  readonly input: string;
  readonly parameters?: Record<string, string>;
  /** Other files of the run whose exports count. */
  readonly exportsOf?: readonly string[];
}

/** A case is a folder; each `<name>.case.json` in it names the input, `<name>.expected.json` has what is read of it. */
const cases = readdirSync(root)
  .filter((folder) => !folder.startsWith("."))
  .flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith(".case.json"))
      .map((file) => [folder, file.replace(/\.case\.json$/, "")] as const),
  );

describe("templates as people write them", () => {
  it.each(cases)("%s: %s", (folder, name) => {
    const base = join(root, folder);
    const workspace = folderWorkspace(base);
    const { input, parameters, exportsOf } = JSON.parse(readFileSync(join(base, `${name}.case.json`), "utf8")) as Case;
    const context = contextOf(workspace, parameters);
    const exports = new Map<string, Value>();
    for (const path of exportsOf ?? []) {
      for (const [key, value] of collectExports({ path, bytes: readFileSync(join(base, path)) }, context))
        exports.set(key, value);
    }
    const source = { path: input, bytes: readFileSync(join(base, input)) };
    expect(cloudformation.claims(source)).toBe("yes");
    const found = `${JSON.stringify(summaryOf(cloudformation.parse(source, { ...context, exports }), input), null, 2)}\n`;
    const golden = join(base, `${name}.expected.json`);
    if (isUpdating || !existsSync(golden)) writeFileSync(golden, found);
    expect(JSON.parse(found)).toEqual(JSON.parse(readFileSync(golden, "utf8")));
  });
});
