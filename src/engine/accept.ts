import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { judgeException } from "../config/exceptions.ts";
import type { LoadedConfiguration } from "../config/loaded.ts";
import { withStatus } from "../findings/status.ts";
import type { Base } from "../inputs/base.ts";
import type { Day } from "../model/day.ts";
import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import type { Rule } from "../model/rule.ts";
import { defaultBaselinePath, type WrittenEntry } from "../suppressions/baseline.ts";
import { applyBaseline, type BaselineFile, loadBaseline, pathGone } from "../suppressions/baseline-file.ts";
import type { Acceptance } from "../suppressions/relaxed.ts";
import type { BaseEvidence, Evidence } from "./evidence.ts";
import type { LintOptions } from "./options.ts";

/** All that accepts findings on one side. */
export function acceptanceOf(
  loaded: LoadedConfiguration,
  evidence: Evidence,
  baseline: readonly WrittenEntry[],
  today: Day,
): Acceptance {
  const entries = [...loaded.exceptions, ...evidence.exceptions];
  return { loaded, exceptions: entries.map((entry) => judgeException(entry, today)), baseline };
}

/** The entries of the baseline, as the base has them where one is given. */
export function readBaselineFile(options: LintOptions, base?: Base): readonly WrittenEntry[] {
  const baseline = baselineFileOf(options);
  if (!baseline) return [];
  const from = base ? (base.counterpart(baseline.file) ?? baseline.file) : baseline.file;
  const mayBeMissing = base !== undefined || options.updateBaseline !== undefined;
  return mayBeMissing && !existsSync(from) ? [] : loadBaseline(baseline, from);
}

function baselineFileOf(options: LintOptions): BaselineFile | undefined {
  const path = options.baseline ?? (options.updateBaseline ? defaultBaselinePath : undefined);
  const cwd = options.cwd ?? process.cwd();
  return path === undefined ? undefined : { cwd, file: resolve(cwd, path) };
}

type Marked<K extends "baseline" | "diff"> = {
  readonly findings: readonly Finding[];
  readonly summary: Pick<Report, K>;
};

/** Marks what the base has already. */
export function withBase(findings: readonly Finding[], before: BaseEvidence | undefined, cwd: string): Marked<"diff"> {
  if (!before) return { findings, summary: {} };
  const marked = withStatus(findings, before.findings, pathGone(cwd));
  const existing = marked.findings.filter((finding) => finding.status === "existing").length;
  const counts = { new: findings.length - existing, existing, fixed: marked.fixed };
  return {
    findings: marked.findings,
    summary: { diff: { base: before.base.name, commit: before.base.commit, ...counts } },
  };
}

/** Marks what the baseline knows, and hands over its new text where it is updated. */
export function withKnown(
  findings: readonly Finding[],
  entries: readonly WrittenEntry[],
  { inputs, looked }: Evidence,
  selected: readonly Rule[],
  options: LintOptions,
): Marked<"baseline"> {
  const file = baselineFileOf(options);
  if (!file) return { findings, summary: {} };
  const scope = {
    looked: new Set(looked),
    hasPlan: inputs.some((input) => input.format === "terraform-plan"),
    selected: new Set(selected.map((rule) => rule.id)),
  };
  const result = applyBaseline(findings, entries, file, scope, options.updateBaseline !== undefined);
  options.updateBaseline?.(result.summary.path, result.text);
  return { findings: result.findings, summary: { baseline: result.summary } };
}
