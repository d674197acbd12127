import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { displayWidth } from "../../src/reporters/harmless-text.ts";
import { rules } from "../../src/rules/registry.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

const width = 80;

/** Rows of a terminal that a text takes. */
function rowsOf(text: string): number {
  const lines = text.trimEnd().split("\n");
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / width)), 0);
}

describe.each(rules.map(({ id }) => id))("rootrail explain %s", (id) => {
  it("fits one screen, with the fixes of the usual causes and an example of each verdict", async () => {
    const { code, stdout } = await runCli(["explain", id], { columns: width, env: { NO_COLOR: "1" } });
    expect(code).toBe(0);
    expect(rowsOf(stdout)).toBeGreaterThanOrEqual(24);
    expect(rowsOf(stdout)).toBeLessThanOrEqual(40);
    expect(stdout).toMatch(
      /^What {2}[\s\S]*^Why {3}[\s\S]*^How to fix it, where\n {2}- [\s\S]*^Fails [\s\S]*^Passes /m,
    );
    expect(stdout).not.toContain("\nThe order of work\n");
    expect(stdout.match(/^Fails \(/gm)).toHaveLength(1);
    expect(stdout.match(/^Passes \(/gm)).toHaveLength(1);
    expect(stdout).toContain(`rootrail explain ${id} --full`);
  });

  it("has the order of work, exceptions and references with --full", async () => {
    const { stdout } = await runCli(["explain", id, "--full"], { columns: width, env: { NO_COLOR: "1" } });
    expect(stdout).toMatch(/^References$/m);
    const isAboutExceptions = id.startsWith("exception-");
    expect(/^Exceptions$/m.test(stdout) && /^The order of work$/m.test(stdout)).toBe(!isAboutExceptions);
  });

  it("shows a passing example by which no rule stops anything", () => {
    const file = join(repository, "fixtures", id, "pass", "short", "expected.json");
    expect(existsSync(file)).toBe(true);
    const found: readonly Finding[] = JSON.parse(readFileSync(file, "utf8"));
    expect(found.filter(({ severity, suppressed }) => severity === "error" && suppressed === null)).toEqual([]);
    expect(found.filter(({ rule }) => rule === id)).toEqual([]);
  });
});
