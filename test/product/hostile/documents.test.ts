import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderOf } from "../../support/folder.ts";
import { hostileDocuments } from "./documents.ts";
import { attack, faults } from "./support.ts";

const folder = folderOf();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Seconds that a run may take on a busy machine; alone, each takes a fraction. */
const seconds = 30;

describe.concurrent("a document made to break the reader", () => {
  it.each(hostileDocuments.map((one, at) => [one.name, one, at] as const))("%s", async (_, document, at) => {
    const cwd = join(folder, String(at));
    mkdirSync(cwd);
    writeFileSync(join(cwd, document.file), document.content());
    const ending = await attack(["lint", document.file, "--format", "json"], { cwd, seconds });
    expect(faults(ending)).toEqual([]);
    const report = JSON.parse(ending.stdout);
    expect(report.inputs).toHaveLength(1);
    expect(report.inputs[0].error !== null).toBe(ending.code === 2);
    if (document.finds)
      expect(report.findings.map((one: { rule: string }) => one.rule)).toContain("root-virtual-mfa-device");
  });
});
