import { dirname, resolve } from "node:path";
import { type Pairs, pairFindings, type Recognisable } from "../findings/pair-findings.ts";
import { pathGone } from "../findings/path-gone.ts";
import { stdinPath } from "../inputs/discover.ts";
import { displayPath } from "../inputs/workspace.ts";
import type { Finding } from "../model/finding.ts";
import type { BaselineEntry, BaselineSummary } from "../model/report.ts";
import { isExceptionRule } from "../rules/registry.ts";
import type { BaselineFile } from "./baseline-file.ts";
import { baselineText, type WrittenEntry } from "./baseline-text.ts";

/** What a run saw, to tell entries that are fixed from those that were not scanned. */
export interface BaselineScope {
  /** Paths of the files that were read. */
  readonly scanned: ReadonlySet<string>;
  readonly hasPlan: boolean;
  /** IDs of the rules that ran. */
  readonly rules: ReadonlySet<string>;
}

export interface Baselined {
  readonly findings: readonly Finding[];
  readonly summary: BaselineSummary;
  /** What the file holds after an update: what is found now, and what this run did not scan. */
  readonly text: string;
}

/** Applies a baseline; with `isUpdate` it suppresses all that is found now. */
export function applyBaseline(
  findings: readonly Finding[],
  entries: readonly WrittenEntry[],
  { cwd, file }: BaselineFile,
  scope: BaselineScope,
  isUpdate: boolean,
): Baselined {
  const isGone = pathGone(cwd);
  const { paired, left } = pairBaseline(findings, entries, isGone);
  const wasScanned = ({ path, rule }: BaselineEntry) =>
    scope.rules.has(rule) &&
    (scope.scanned.has(path) || isGone(path) || (scope.hasPlan && /\.(?:tf|tofu)$/.test(path)));
  const fixed = left.filter(wasScanned);
  const inBaseline = isUpdate ? new Set(findings.filter(isBaselinable)) : new Set(paired.keys());
  const kept = left.filter((entry) => !wasScanned(entry));
  const relative = (entry: BaselineEntry) => ({
    ...entry,
    path: entry.path === stdinPath ? entry.path : displayPath(dirname(file), resolve(cwd, entry.path)),
  });
  return {
    findings: findings.map((finding) => (inBaseline.has(finding) ? suppressed(finding) : finding)),
    summary: {
      path: displayPath(cwd, file),
      used: inBaseline.size,
      fixed: fixed.map(({ rule, address, path, fingerprint }) => ({ rule, address, path, fingerprint })),
    },
    text: baselineText([...[...inBaseline].map(entryFor), ...kept].map(relative)),
  };
}

/** Which findings are in a baseline, and which of its entries have no finding any more. */
function pairBaseline(
  findings: readonly Finding[],
  entries: readonly WrittenEntry[],
  isGone: (path: string) => boolean,
): Pairs<Finding, WrittenEntry> {
  return pairFindings(findings.filter(isBaselinable), entries, recognisable, isGone);
}

/** What is said about exceptions cannot be baselined, and what is suppressed already need not. */
function isBaselinable(finding: Finding): boolean {
  return (finding.suppressed === null || finding.suppressed.kind === "baseline") && !isExceptionRule(finding.rule);
}

function entryFor(finding: Finding): BaselineEntry {
  const { rule, resource, location, fingerprint } = finding;
  return { rule, address: resource.address, path: location.path, fingerprint };
}

function recognisable({ fingerprint, location, resource }: Finding): Recognisable {
  return { fingerprint, path: location.path, address: resource.address };
}

function suppressed(finding: Finding): Finding {
  return {
    ...finding,
    status: "existing",
    suppressed: { kind: "baseline", owner: null, expires: null, reason: null },
  };
}
