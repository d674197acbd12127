import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { writeFileWhole } from "../cli/io.ts";
import type { Report } from "../model/report.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import { type ActionInputs, contains, InputError } from "./inputs.ts";
import { renderReport } from "./render.ts";

/** The outputs that tell of the report itself. */
export function outputsOf({ summary, guardrails }: Report, exitCode: 0 | 1 | 2): Readonly<Record<string, string>> {
  const { errors, warnings, notes, suppressed } = summary;
  return {
    findings: String(errors + warnings + notes),
    errors: String(errors),
    warnings: String(warnings),
    notes: String(notes),
    suppressed: String(suppressed),
    conclusion: exitCode === 0 ? "success" : "failure",
    "exit-code": String(exitCode),
    "guardrails-detective": guardrails.detective,
    "guardrails-preventive": guardrails.preventive,
  };
}

/** Writes the JSON report beside the other temporary files of the job, and SARIF where it is asked for; returns their absolute paths. */
export async function writeReports(
  report: Report,
  view: ReporterOptions,
  inputs: ActionInputs,
  folders: { readonly workspace: string; readonly temporary: string | undefined },
): Promise<Readonly<Record<string, string>>> {
  const temporary = folders.temporary || tmpdir();
  const json = join(mkdtempSync(join(temporary, "rootrail-")), "report.json");
  writeFileSync(json, await renderReport("json", report, view));
  const allowed = [folders.workspace, temporary];
  for (const { format, file } of inputs.formats) {
    writeWithin(allowed, "formats", resolve(inputs.workingDirectory, file), await renderReport(format, report, view));
  }
  if (inputs.sarifFile === undefined) return { report: json };
  const sarif = resolve(inputs.workingDirectory, inputs.sarifFile);
  writeWithin(allowed, "sarif-file", sarif, await renderReport("sarif", report, view));
  return { report: json, "sarif-file": sarif };
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
