import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unifiedDiff } from "../../src/fixes/unified-diff.ts";
import { workspace } from "../support/built-cli.ts";

describe("a unified diff", () => {
  it("is empty for equal texts", () => {
    expect(unifiedDiff("a", "x\n", "x\n")).toBe("");
  });

  it("shows a new file, three lines around a change, and a missing line end", () => {
    expect(unifiedDiff("a", undefined, "x\n")).toBe("--- /dev/null\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n");
    expect(unifiedDiff("a", "1\n2\n3\n4\n5\n6\n7\n8", "1\n2\n3\n4\nfive\n6\n7\n8")).toBe(
      "--- a/a\n+++ b/a\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n\\ No newline at end of file\n",
    );
  });

  it("is what git applies to get the other text", { timeout: 30_000 }, () => {
    const line = fc.constantFrom("a", "b", "c", "", "  d", "e\r", "-- f", "++ g");
    const text = fc
      .tuple(fc.array(line, { maxLength: 40 }), fc.boolean())
      .map(([lines, isEnded]) => lines.join("\n") + (isEnded ? "\n" : ""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff("file", before, after);
        if (diff === "") return before === after;
        const folder = workspace({ file: before });
        writeFileSync(join(folder, "diff"), diff);
        const run = spawnSync("patch", ["--silent", "--binary", "-p1", "-i", "diff", "-o", "out", "file"], {
          cwd: folder,
        });
        const out = spawnSync("cat", ["out"], { cwd: folder, encoding: "utf8" });
        return run.status === 0 && out.stdout === after;
      }),
      { numRuns: 60 },
    );
  });
});
