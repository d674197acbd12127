import { join } from "node:path";
import { diffArrays } from "diff";
import type { Base } from "../inputs/base.ts";
import { textsOfChange } from "../inputs/repository-file.ts";
import type { Fact } from "../model/fact.ts";
import type { Location } from "../model/location.ts";

/** Larger files are not compared line by line, in bytes. */
const maxFileBytes = 1_000_000;
/** Changed lines above which two files count as unlike: the comparison takes time of their square. */
const maxChangedLines = 4_000;
/** How deep values of facts are searched for the files that they come from. */
const maxDepth = 40;

/** What a change does to the lines of files. */
export interface ChangedLines {
  /** The first line within a place of the present that the change touches; `undefined` where it touches none. */
  touched(place: Location): Location | undefined;
  /** Where a place of the base is by now, or where it was taken out; `undefined` where the file is gone or not known. */
  now(place: Location): Location | undefined;
  /** The first line that the change touches in what a place of the base is by now; `undefined` where it touches none. */
  touchedNow(place: Location): Location | undefined;
}

/** One file on both sides: for each line of the base its line by now, and the lines that are new or beside a removed one. */
interface LineMap {
  /** 1-based; a removed line has the one that stands in its place. */
  readonly now: readonly number[];
  readonly touched: ReadonlySet<number>;
  readonly lines: readonly string[];
}

/** Reads the files that facts of the base come from, on both sides, while both are there. */
export function changedLines(facts: readonly Fact[], base: Base, cwd: string): ChangedLines {
  const maps = new Map<string, LineMap | undefined>();
  const paths = [...pathsOf(facts)];
  base.unwritten?.write(paths.map((path) => join(base.cwd, path)));
  for (const path of paths) {
    const { before, after } = textsOfChange(path, { base: base.cwd, present: cwd }, maxFileBytes);
    maps.set(path, before !== undefined && after !== undefined ? mapOf(linesIn(before), linesIn(after)) : undefined);
  }
  return {
    touched({ path, start, end }) {
      const map = maps.get(path);
      if (!map) return undefined;
      for (let line = start.line; line <= end.line; line += 1)
        if (map.touched.has(line)) return lineAt(path, line, map);
      return undefined;
    },
    now({ path, start }) {
      const map = maps.get(path);
      return map && lineAt(path, map.now[start.line - 1] ?? 1, map);
    },
    touchedNow({ path, start, end }) {
      const map = maps.get(path);
      if (!map) return undefined;
      const first = map.now[start.line - 1] ?? 1;
      const last = map.now[end.line - 1] ?? first;
      for (let line = first; line <= last; line += 1) if (map.touched.has(line)) return lineAt(path, line, map);
      return undefined;
    },
  };
}

function lineAt(path: string, line: number, { lines }: LineMap): Location {
  const text = lines[line - 1] ?? "";
  const column = text.length - text.trimStart().length + 1;
  return { path, start: { line, column }, end: { line, column: Math.max(column, text.trimEnd().length + 1) } };
}

function mapOf(old: readonly string[], present: readonly string[]): LineMap | undefined {
  const parts = diffArrays([...old], [...present], { maxEditLength: maxChangedLines });
  if (!parts) return undefined;
  const now: number[] = [];
  const touched = new Set<number>();
  let at = 1;
  for (const { added, removed, count = 0 } of parts) {
    if (removed) {
      const place = Math.min(at, Math.max(1, present.length));
      for (let line = 0; line < count; line += 1) now.push(place);
      touched.add(place);
    } else {
      for (let line = 0; line < count; line += 1) {
        if (added) touched.add(at);
        else now.push(at);
        at += 1;
      }
    }
  }
  return { now, touched, lines: present };
}

function linesIn(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** The files that facts stand in, and those that their values come from. Plans are no files that people change. */
function pathsOf(facts: readonly Fact[]): ReadonlySet<string> {
  const paths = new Set<string>();
  const search = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > maxDepth) return;
    if ("path" in value && typeof value.path === "string" && ("start" in value || "line" in value))
      paths.add(value.path);
    for (const one of Object.values(value)) search(one, depth + 1);
  };
  for (const fact of facts) {
    const { format } = fact.resource;
    if (format === "cloudformation" || format === "terraform-hcl") search(fact, 0);
  }
  return paths;
}
