import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Base } from "../inputs/base.ts";
import { type BaselineFile, loadBaseline } from "../suppressions/baseline-file.ts";
import { defaultBaselinePath, type WrittenEntry } from "../suppressions/baseline-text.ts";
import type { LintOptions } from "./options.ts";

/** The baseline of a run, `undefined` for none. */
export function baselineFileOf({
  baseline,
  updateBaseline,
  cwd = process.cwd(),
}: LintOptions): BaselineFile | undefined {
  const path = baseline ?? (updateBaseline ? defaultBaselinePath : undefined);
  return path === undefined ? undefined : { cwd, file: resolve(cwd, path) };
}

/** The entries of the baseline, as the base has them where one is given. */
export function readBaselineEntries(options: LintOptions, base?: Base): readonly WrittenEntry[] {
  const baseline = baselineFileOf(options);
  if (!baseline) return [];
  const from = base ? (base.counterpart(baseline.file) ?? baseline.file) : baseline.file;
  const mayBeMissing = base !== undefined || options.updateBaseline === true;
  return mayBeMissing && !existsSync(from) ? [] : loadBaseline(baseline, from);
}
