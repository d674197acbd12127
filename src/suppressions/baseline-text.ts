import type { Location } from "../model/location.ts";
import type { OrgNodeKind } from "../model/org-node.ts";
import type { BaselineEntry, BaselinePlace } from "../model/report.ts";
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
): readonly WrittenEntry[] {
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
  return findings.items.map((node) => {
    const entry = entryOf(node);
    return entry
      ? { ...entry, path: relocate(entry.path), at: lines.location(node), version }
      : refuse(node, "an entry needs rule, address, path and fingerprint");
  });
}

function entryOf(node: SyntaxNode): BaselineEntry | undefined {
  const [rule, address, path, fingerprint] = ["rule", "address", "path", "fingerprint"].map((key) => {
    const value = child(node, key);
    return value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
  });
  if (!rule || address === undefined || path === undefined || !fingerprint) return undefined;
  const list = child(node, "places");
  if (list === undefined) return { rule, address, path, fingerprint };
  const places = list.kind === "list" ? list.items.map(placeOf) : [undefined];
  const known = places.flatMap((one) => one ?? []);
  return known.length === places.length ? { rule, address, path, fingerprint, places: known } : undefined;
}

const kinds: readonly OrgNodeKind[] = ["organization", "unit", "account", "rest", "standalone"];

function placeOf(node: SyntaxNode): BaselinePlace | undefined {
  const textOf = (key: string) => {
    const value = child(node, key);
    return value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
  };
  const kind = kinds.find((one) => one === textOf("kind"));
  const [name, path, fingerprint] = [textOf("name"), textOf("path"), textOf("fingerprint")];
  if (!kind || name === undefined || path === undefined || !fingerprint) return undefined;
  return { kind, name, id: textOf("id") ?? null, path, fingerprint };
}

/** The text of a baseline: sorted, one entry a line, so that a review sees what comes and goes. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const keys = entries.map(({ rule, address, path, fingerprint, places }) =>
    JSON.stringify({ rule, address, path, fingerprint, ...(places && { places: sortedPlaces(places) }) }),
  );
  const sorted = [...entries.keys()].sort((a, b) => compareEntries(entries[a], entries[b])).map((at) => keys[at]);
  const unique = [...new Set(sorted)];
  const body = unique.length === 0 ? "[]" : `[\n    ${unique.join(",\n    ")}\n  ]`;
  return `{\n  "version": ${baselineVersion},\n  "findings": ${body}\n}\n`;
}

function sortedPlaces(places: readonly BaselinePlace[]): readonly BaselinePlace[] {
  return [...places]
    .sort((one, other) => (one.fingerprint < other.fingerprint ? -1 : 1))
    .map(({ kind, name, id, path, fingerprint }) => ({ kind, name, id, path, fingerprint }));
}

function compareEntries(one: BaselineEntry | undefined, other: BaselineEntry | undefined): number {
  const order = [one, other].map((entry) =>
    [entry?.path, entry?.rule, entry?.address, entry?.fingerprint].join("\u0000"),
  );
  return (order[0] ?? "") < (order[1] ?? "") ? -1 : 1;
}
