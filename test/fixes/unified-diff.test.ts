import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unifiedDiff } from "../../src/fixes/unified-diff.ts";
import { cases } from "../support/random-cases.ts";

const folder = mkdtempSync(join(tmpdir(), "rootrail-diff-"));

/** The text that a tool makes of `before` with the diff; `null` where it refuses the diff. */
function applied(tool: "git" | "patch", before: string, diff: string): string | null {
  writeFileSync(join(folder, "file"), before);
  writeFileSync(join(folder, "diff"), diff);
  const args =
    tool === "git" ? ["apply", "--whitespace=nowarn", "diff"] : ["--silent", "--binary", "-p1", "-i", "diff", "file"];
  const run = spawnSync(tool, args, { cwd: folder, env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
  return run.status === 0 ? readFileSync(join(folder, "file"), "utf8") : null;
}

const line = fc.constantFrom("a", "b", "c", "", "  d", "e\r", "\r", "-- f", "++ g", "\\ h", "@@ -1 +1 @@");
const text = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.boolean())
  .map(([lines, isEnded]) => (lines.length === 0 ? "" : lines.join("\n") + (isEnded ? "\n" : "")));

describe("a unified diff", () => {
  it("is empty for equal texts", () => {
    expect(unifiedDiff("a", "x\n", "x\n")).toBe("");
    expect(unifiedDiff("a", undefined, "")).toBe("");
  });

  it("shows a new file, three lines around a change, and a missing line end", () => {
    expect(unifiedDiff("a", undefined, "x\n")).toBe("--- /dev/null\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n");
    expect(unifiedDiff("a", "1\n2\n3\n4\n5\n6\n7\n8", "1\n2\n3\n4\nfive\n6\n7\n8")).toBe(
      "--- a/a\n+++ b/a\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n\\ No newline at end of file\n",
    );
  });

  it.each(["git", "patch"] as const)("is what %s applies to get the other text", (tool) => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff("file", before, after);
        expect(diff === "" ? before : applied(tool, before, diff)).toBe(after);
      }),
      {
        numRuns: cases(60),
        examples: [
          ["", "a"],
          ["a", ""],
          ["a\n", "a"],
          ["a\r\nb\r\n", "a\r\nc\r\n"],
          ["a\nb", "a\r\nb"],
        ],
      },
    );
  });

  it("shows a text with very many changes as replaced, and applies", () => {
    const [before, after] = ["a", "b"].map((letter) =>
      Array.from({ length: 9_000 }, (_, at) => letter + at).join("\n"),
    );
    const diff = unifiedDiff("file", before ?? "", after ?? "");
    expect(diff.split("\n@@ ")).toHaveLength(2);
    expect(applied("git", before ?? "", diff)).toBe(after);
  });
});
