/** Lines around a change. */
const context = 3;

/** Cells of the comparison table above which a change is shown as one replaced block. */
const maxCells = 4_000_000;

type Step = { readonly kind: " " | "-" | "+"; readonly line: string };

/** A unified diff of two texts, empty where they are equal; `before` undefined means that the file is new. */
export function unifiedDiff(path: string, before: string | undefined, after: string): string {
  if (before === after) return "";
  const steps = compare(linesOf(before ?? ""), linesOf(after));
  const head = `--- ${before === undefined ? "/dev/null" : `a/${path}`}\n+++ b/${path}\n`;
  return head + hunks(steps).map(render).join("");
}

/** Lines with their ends, so that a missing last newline and CRLF are seen. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function compare(before: readonly string[], after: readonly string[]): readonly Step[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const same = (lines: readonly string[]): Step[] => lines.map((line) => ({ kind: " ", line }));
  const middle = between(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))];
}

/** The differing middle by longest common subsequence; a very large one as a whole. */
function between(before: readonly string[], after: readonly string[]): Step[] {
  const removed = (line: string): Step => ({ kind: "-", line });
  const added = (line: string): Step => ({ kind: "+", line });
  const width = after.length + 1;
  if ((before.length + 1) * width > maxCells) return [...before.map(removed), ...after.map(added)];
  const table = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => table[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const isSame = before[row] === after[column];
      table[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const steps: Step[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, young] = [before[row], after[column]];
    if (old !== undefined && old === young) {
      steps.push({ kind: " ", line: old });
      [row, column] = [row + 1, column + 1];
    } else if (old !== undefined && (young === undefined || at(row + 1, column) >= at(row, column + 1))) {
      steps.push(removed(old));
      row += 1;
    } else if (young !== undefined) {
      steps.push(added(young));
      column += 1;
    }
  }
  return steps;
}

interface Hunk {
  readonly before: number;
  readonly after: number;
  readonly steps: readonly Step[];
}

function hunks(steps: readonly Step[]): readonly Hunk[] {
  const found: Hunk[] = [];
  let [before, after] = [1, 1];
  let open: { before: number; after: number; steps: Step[] } | null = null;
  let quiet = 0;
  for (const [index, step] of steps.entries()) {
    if (step.kind !== " ") {
      if (!open) {
        const lead = steps.slice(Math.max(0, index - context), index);
        open = { before: before - lead.length, after: after - lead.length, steps: [...lead] };
      }
      quiet = 0;
    } else quiet += 1;
    if (open) open.steps.push(step);
    if (open && quiet > 2 * context) {
      found.push({ ...open, steps: open.steps.slice(0, open.steps.length - quiet + context) });
      open = null;
    }
    if (step.kind !== "+") before += 1;
    if (step.kind !== "-") after += 1;
  }
  if (open) found.push({ ...open, steps: open.steps.slice(0, open.steps.length - Math.max(0, quiet - context)) });
  return found;
}

function render(hunk: Hunk): string {
  const count = (skipped: Step["kind"]) => hunk.steps.filter((step) => step.kind !== skipped).length;
  const range = (start: number, length: number) => `${length === 0 ? start - 1 : start},${length}`;
  const head = `@@ -${range(hunk.before, count("+"))} +${range(hunk.after, count("-"))} @@\n`;
  const lines = hunk.steps.map(({ kind, line }) =>
    line.endsWith("\n") ? `${kind}${line}` : `${kind}${line}\n\\ No newline at end of file\n`,
  );
  return head + lines.join("");
}
