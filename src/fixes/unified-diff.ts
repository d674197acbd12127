import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatch, structuredPatch } from "diff";

/** Changed lines above which the whole text is shown as replaced: the comparison takes time of their square. */
const maxChangedLines = 4_000;
const context = 3;

/**
 * A unified diff of two texts, as `git apply` and `patch` read it; empty where they are equal. `before` is `undefined`
 * for a new file.
 */
export function unifiedDiff(path: string, before: string | undefined, after: string): string {
  if (before === after) return "";
  const names = [before === undefined ? "/dev/null" : `a/${path}`, `b/${path}`] as const;
  const texts = [before ?? "", after] as const;
  const patch = structuredPatch(...names, ...texts, undefined, undefined, { context, maxEditLength: maxChangedLines });
  const { hunks } = patch ?? { hunks: [wholeHunk(...texts)] };
  if (hunks.length === 0) return "";
  const [oldFileName, newFileName] = names;
  return formatPatch(
    { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks },
    FILE_HEADERS_ONLY,
  );
}

/** One hunk that removes every line and adds every new one. */
function wholeHunk(before: string, after: string): StructuredPatch["hunks"][number] {
  const [removed] = structuredPatch("", "", before, "").hunks;
  const [added] = structuredPatch("", "", "", after).hunks;
  return {
    oldStart: 1,
    oldLines: removed?.oldLines ?? 0,
    newStart: 1,
    newLines: added?.newLines ?? 0,
    lines: [...(removed?.lines ?? []), ...(added?.lines ?? [])],
  };
}
