import type { Location } from "../model/location.ts";
import type { OrgNodeKind } from "../model/org-node.ts";
import type { BaselineEntry, BaselinePlace, ExceptionRecord } from "../model/report.ts";
import { UsageError } from "../model/usage-error.ts";
import { parseJson } from "../syntax/json.ts";
import { LineIndex } from "../syntax/line-index.ts";
import { child, type SyntaxNode } from "../syntax/node.ts";

/** Where a baseline is written unless a path is given. */
export const defaultBaselinePath = "rootrail-baseline.json";

/** An entry with the place where it is written. */
export interface WrittenEntry extends BaselineEntry {
  readonly at: Location;
  /** Of the file: before version 2 nodes of the organization are not told apart. */
  readonly version: BaselineVersion;
}

export type BaselineVersion = 1 | 2;

/** A record with the place where it is written. */
export interface WrittenRecord extends ExceptionRecord {
  readonly written: Location;
}

/** A baseline as it is written. */
export interface WrittenBaseline {
  readonly findings: readonly WrittenEntry[];
  /** What exceptions by address or path alone cover. */
  readonly exceptions: readonly WrittenRecord[];
}

/** Where there is no baseline. */
export const noBaseline: WrittenBaseline = { findings: [], exceptions: [] };

/** The version that is written. */
export const baselineVersion: BaselineVersion = 2;

/** A baseline file that cannot be used; the message has path, line and column. */
export class BaselineError extends UsageError {
  override readonly name = "BaselineError";
}

/** Entries that a baseline may have. */
const maxEntries = 200_000;

/**
 * Reads a baseline; throws `BaselineError` for one that is none. `path` is for messages; `relocate` turns the paths of
 * the file, which are relative to its folder, into those of reports.
 */
export function readBaseline(
  path: string,
  source: string,
  relocate: (path: string) => string = (same) => same,
): WrittenBaseline {
  const lines = new LineIndex(path, source);
  const refuse = (node: { start: number; end: number }, why: string): never => {
    const { start } = lines.location(node);
    throw new BaselineError(
      `${path}:${start.line}:${start.column}: ${why}; write a new baseline with --update-baseline`,
    );
  };
  const parsed = parseJson(source);
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    return refuse(
      problem ?? { start: 0, end: 0 },
      `the baseline is no JSON: ${problem?.message ?? "it cannot be read"}`,
    );
  }
  const stated = child(parsed.root, "version");
  const value = stated?.kind === "scalar" ? stated.value : undefined;
  const version =
    value === 1 || value === 2 ? value : refuse(stated ?? parsed.root, "expected a baseline of version 2");
  const findings = child(parsed.root, "findings");
  if (findings?.kind !== "list") return refuse(findings ?? parsed.root, "the baseline has no list of findings");
  if (findings.items.length > maxEntries) refuse(findings, `the baseline has more than ${maxEntries} entries`);
  const located = <T extends { readonly path: string }>(entry: T): T => ({ ...entry, path: relocate(entry.path) });
  const exceptions = child(parsed.root, "exceptions");
  if (exceptions && exceptions.kind !== "list") return refuse(exceptions, "the exceptions of the baseline are no list");
  if (exceptions && exceptions.items.length > maxEntries)
    refuse(exceptions, `the baseline has more than ${maxEntries} exceptions`);
  return {
    findings: findings.items.map((node) => {
      const entry = entryOf(node);
      return entry
        ? { ...located(entry), at: lines.location(node), version }
        : refuse(node, "an entry needs rule, address, path and fingerprint");
    }),
    exceptions: (exceptions?.items ?? []).map((node) => {
      const record = recordOf(node);
      if (!record) return refuse(node, "an exception needs rule, target and findings");
      const { path } = record;
      return {
        ...record,
        ...(path !== undefined && { path: relocate(path) }),
        findings: record.findings.map(located),
        written: lines.location(node),
      };
    }),
  };
}

function recordOf(node: SyntaxNode): ExceptionRecord | undefined {
  const [rule, target, path] = ["rule", "target", "path"].map((key) => textAt(node, key));
  const findings = listAt(node, "findings", entryOf);
  const at = listAt(node, "at", (one) => {
    const [type, address] = [textAt(one, "type"), textAt(one, "address")];
    return type === undefined || address === undefined ? undefined : { type, address };
  });
  if (!rule || findings === undefined || (target === undefined && at === undefined)) return undefined;
  return { rule, target: target ?? null, ...(at && { at }), ...(path !== undefined && { path }), findings };
}

/** A list of which every item is one; `undefined` for any other value. */
function listAt<T>(node: SyntaxNode, key: string, itemOf: (node: SyntaxNode) => T | undefined): T[] | undefined {
  const list = child(node, key);
  if (list?.kind !== "list") return undefined;
  const items = list.items.flatMap((item) => itemOf(item) ?? []);
  return items.length === list.items.length ? items : undefined;
}

function textAt(node: SyntaxNode, key: string): string | undefined {
  const value = child(node, key);
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
}

function entryOf(node: SyntaxNode): BaselineEntry | undefined {
  const [rule, address, path, fingerprint] = ["rule", "address", "path", "fingerprint"].map((key) => textAt(node, key));
  if (!rule || address === undefined || path === undefined || !fingerprint) return undefined;
  const entry = { rule, address, path, fingerprint };
  if (child(node, "places") === undefined) return entry;
  const places = listAt(node, "places", placeOf);
  return places && { ...entry, places };
}

const kinds: readonly OrgNodeKind[] = ["organization", "unit", "account", "rest", "standalone"];

function placeOf(node: SyntaxNode): BaselinePlace | undefined {
  const kind = kinds.find((one) => one === textAt(node, "kind"));
  const [name, path, fingerprint] = ["name", "path", "fingerprint"].map((key) => textAt(node, key));
  if (!kind || name === undefined || path === undefined || !fingerprint) return undefined;
  return { kind, name, id: textAt(node, "id") ?? null, path, fingerprint };
}

/** The text of a baseline: sorted, one entry a line, so that a review sees what comes and goes. */
export function baselineText(entries: readonly BaselineEntry[], records: readonly ExceptionRecord[] = []): string {
  const findings = listText(sortedEntries(entries).map((entry) => JSON.stringify(entry)));
  const recorded = records.map(({ rule, target, at, path, findings: covered }) =>
    JSON.stringify({
      rule,
      target,
      ...(at && { at }),
      ...(path !== undefined && { path }),
      findings: sortedEntries(covered),
    }),
  );
  const exceptions = recorded.length === 0 ? "" : `,\n  "exceptions": ${listText(recorded.sort())}`;
  return `{\n  "version": ${baselineVersion},\n  "findings": ${findings}${exceptions}\n}\n`;
}

function listText(lines: readonly string[]): string {
  const unique = [...new Set(lines)];
  return unique.length === 0 ? "[]" : `[\n    ${unique.join(",\n    ")}\n  ]`;
}

function sortedEntries(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  return [...entries].sort(compareEntries).map(({ rule, address, path, fingerprint, places }) => ({
    rule,
    address,
    path,
    fingerprint,
    ...(places && { places: sortedPlaces(places) }),
  }));
}

function sortedPlaces(places: readonly BaselinePlace[]): readonly BaselinePlace[] {
  return [...places]
    .sort((one, other) => (one.fingerprint < other.fingerprint ? -1 : 1))
    .map(({ kind, name, id, path, fingerprint }) => ({ kind, name, id, path, fingerprint }));
}

function compareEntries(one: BaselineEntry, other: BaselineEntry): number {
  const keyOf = ({ path, rule, address, fingerprint }: BaselineEntry) =>
    [path, rule, address, fingerprint].join("\u0000");
  return keyOf(one) < keyOf(other) ? -1 : 1;
}
