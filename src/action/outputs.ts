import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { writeFileWhole } from "../cli/io.ts";
import { type ActionInputs, contains, InputError } from "./inputs.ts";
import type { Outcome } from "./outcome.ts";

/** Writes the report for programs beside the other temporary files of the job, and what is asked for besides; returns the absolute paths. */
export async function writeReports(
  outcome: Outcome,
  inputs: ActionInputs,
  folders: { readonly workspace: string; readonly temporary: string | undefined },
): Promise<Readonly<Record<string, string>>> {
  const temporary = folders.temporary || tmpdir();
  const report = join(mkdtempSync(join(temporary, "rootrail-")), outcome.report.file);
  writeFileSync(report, outcome.report.text);
  const allowed = [folders.workspace, temporary];
  for (const { format, file } of inputs.formats) {
    writeWithin(allowed, "formats", resolve(inputs.workingDirectory, file), await outcome.render(format));
  }
  if (inputs.sarifFile === undefined || !outcome.sarif) return { report };
  const sarif = resolve(inputs.workingDirectory, inputs.sarifFile);
  writeWithin(allowed, "sarif-file", sarif, await outcome.sarif());
  return { report, "sarif-file": sarif };
}

/** A checkout can hold links to anywhere: the file replaces what has its name, and its folder must be in an allowed one. */
function writeWithin(allowed: readonly string[], input: string, path: string, text: string): void {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new InputError(`the folder of a file that ${input} names cannot be made`, { cause: error });
  }
  if (!allowed.some((root) => contains(root, folder))) {
    throw new InputError(`${input}: ${path} lies outside of the workspace and of RUNNER_TEMP`);
  }
  writeFileWhole(folder, path, text);
}
