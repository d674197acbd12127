import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { BaseFolder } from "../inputs/base.ts";
import { type BaselineFile, loadBaseline } from "../suppressions/baseline-file.ts";
import { defaultBaselinePath, noBaseline, type WrittenBaseline } from "../suppressions/baseline-text.ts";
import type { LintOptions } from "./options.ts";

/** The baseline file of a run, `undefined` for none. */
export function baselineFileOf({
  baseline,
  updateBaseline,
  cwd = process.cwd(),
}: LintOptions): BaselineFile | undefined {
  const path = baseline ?? (updateBaseline ? defaultBaselinePath : undefined);
  return path === undefined ? undefined : { cwd, file: resolve(cwd, path) };
}

/** The baseline of a run, as the base has them where one is given. */
export function readBaseline(options: LintOptions, base?: BaseFolder): WrittenBaseline {
  const baseline = baselineFileOf(options);
  if (!baseline) return noBaseline;
  const from = base ? (base.counterpart(baseline.file) ?? baseline.file) : baseline.file;
  const mayBeMissing = base !== undefined || options.updateBaseline === true;
  return mayBeMissing && !existsSync(from) ? noBaseline : loadBaseline(baseline, from);
}
