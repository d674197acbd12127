import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { stdinPath } from "../inputs/discover.ts";
import { readRegularFile } from "../inputs/regular-file.ts";
import { displayPath } from "../inputs/workspace.ts";
import type { Finding } from "../model/finding.ts";
import type { BaselineSummary } from "../model/report.ts";
import {
  type BaselineEntry,
  BaselineError,
  baselineText,
  entryFor,
  isBaselinable,
  matchBaseline,
  readBaseline,
  type WrittenEntry,
  withBaseline,
} from "./baseline.ts";

/** A baseline above this size, in bytes, is refused. */
const maxBytes = 64_000_000;

/** A baseline file of a run: its paths are relative to its folder, so that it means the same from every folder. */
export interface BaselineFile {
  readonly cwd: string;
  /** Absolute. */
  readonly file: string;
}

/** The entries of a baseline with the paths of reports. `from`: where its content is read, the base's copy for instance. */
export function loadBaseline({ cwd, file }: BaselineFile, from: string = file): readonly WrittenEntry[] {
  const path = displayPath(cwd, file);
  const bytes = readRegularFile(from, maxBytes);
  if (typeof bytes === "string")
    throw new BaselineError(`the baseline ${path} cannot be read: ${bytes}; --update-baseline writes one`);
  const source = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return readBaseline(path, source, (relative) => displayPath(cwd, resolve(dirname(file), relative)));
}

/** What a run saw, to tell entries that are fixed from those that were not looked at. */
export interface Scope {
  readonly looked: ReadonlySet<string>;
  readonly hasPlan: boolean;
  readonly selected: ReadonlySet<string>;
}

export interface Baselined {
  readonly findings: readonly Finding[];
  readonly summary: BaselineSummary;
  /** What the file holds after an update: what is found now, and what this run did not look at. */
  readonly text: string;
}

/** Applies a baseline; with `isUpdate` it accepts all that is found now. */
export function applyBaseline(
  findings: readonly Finding[],
  entries: readonly WrittenEntry[],
  { cwd, file }: BaselineFile,
  scope: Scope,
  isUpdate: boolean,
): Baselined {
  const isGone = pathGone(cwd);
  const { matched, left } = matchBaseline(findings, entries, isGone);
  const wasLooked = ({ path, rule }: BaselineEntry) =>
    scope.selected.has(rule) &&
    (scope.looked.has(path) || isGone(path) || (scope.hasPlan && /\.(?:tf|tofu)$/.test(path)));
  const fixed = left.filter(wasLooked);
  const accepted = isUpdate ? new Set(findings.filter(isBaselinable)) : new Set(matched.keys());
  const kept = left.filter((entry) => !wasLooked(entry));
  const relative = (entry: BaselineEntry) => ({
    ...entry,
    path: entry.path === stdinPath ? entry.path : displayPath(dirname(file), resolve(cwd, entry.path)),
  });
  return {
    findings: withBaseline(findings, accepted),
    summary: {
      path: displayPath(cwd, file),
      used: accepted.size,
      fixed: fixed.map(({ rule, address, path, fingerprint }) => ({ rule, address, path, fingerprint })),
    },
    text: baselineText([...[...accepted].map(entryFor), ...kept].map(relative)),
  };
}

/** Whether a path of a report holds no file any more. */
export function pathGone(cwd: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const gone = known.get(path) ?? (path !== stdinPath && !existsSync(resolve(cwd, path)));
    known.set(path, gone);
    return gone;
  };
}
