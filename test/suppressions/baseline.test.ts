import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { baselineText, readBaseline } from "../../src/suppressions/baseline-text.ts";
import { folderOf, write } from "../support/folder.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";
import { cases } from "../support/random-cases.ts";

const one = rootOf("111122223333");

async function run(cwd: string, options: LintOptions = {}) {
  return lint({ today, requireGuardrails: "never", ...options, cwd });
}

/** Runs once to write the baseline and hands the folder back. */
async function baselined(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = folderOf(files);
  const { updatedBaseline } = await run(folder, { updateBaseline: true });
  if (updatedBaseline) write(folder, updatedBaseline.path, updatedBaseline.text);
  return folder;
}

async function open(folder: string): Promise<readonly string[]> {
  const { report } = await run(folder, { baseline: "rootrail-baseline.json" });
  return report.findings.filter((finding) => !finding.suppressed).map((finding) => finding.location.path);
}

describe("a baseline", () => {
  it("suppresses exactly the run that it was written from", async () => {
    const ids = fc.uniqueArray(fc.constantFrom("Alpha", "Beta", "Gamma", "Delta"), { minLength: 1, maxLength: 4 });
    const files = fc.dictionary(fc.constantFrom("a.yaml", "b/a.yaml", "b/c.yaml"), ids, { minKeys: 1, maxKeys: 3 });
    const extra = fc.constantFrom("x.yaml", "b/d.yaml");
    await fc.assert(
      fc.asyncProperty(files, extra, ids, async (known, path, added) => {
        const text = (names: readonly string[]) => deviceTemplate(Object.fromEntries(names.map((id) => [id, one])));
        const entries = Object.entries(known).map(([file, names]) => [file, text(names)] as const);
        const folder = await baselined(Object.fromEntries(entries));
        expect(await open(folder)).toEqual([]);
        write(folder, path, text(added));
        expect(await open(folder)).toEqual(added.map(() => path));
      }),
      { numRuns: cases(25) },
    );
  });

  it("marks what it knows as existing and keeps it in the report", async () => {
    const folder = await baselined({ "a.yaml": deviceTemplate({ RootMfa: one }) });
    const { report } = await run(folder, { baseline: "rootrail-baseline.json" });
    expect(report.findings.map(({ status, suppressed }) => [status, suppressed])).toEqual([
      ["existing", { kind: "baseline", owner: null, expires: null, reason: null }],
    ]);
    expect(report.baseline).toEqual({ path: "rootrail-baseline.json", used: 1, fixed: [] });
  });

  it.each<[string, (folder: string) => void]>([
    [
      "moved lines",
      (folder) => write(folder, "a.yaml", `# a\n# b\n${deviceTemplate({ Other: "alice", RootMfa: one })}`),
    ],
    [
      "another notation",
      (folder) =>
        write(
          folder,
          "a.yaml",
          JSON.stringify({
            Resources: { RootMfa: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: [one] } } },
          }),
        ),
    ],
  ])("survives %s", async (_, change) => {
    const folder = await baselined({ "a.yaml": deviceTemplate({ RootMfa: one }) });
    change(folder);
    expect(await open(folder)).toEqual([]);
  });

  it("survives a renamed file, and takes a copy for new", async () => {
    const { renameSync, copyFileSync } = await import("node:fs");
    const folder = await baselined({ "a.yaml": deviceTemplate({ RootMfa: one }) });
    renameSync(`${folder}/a.yaml`, `${folder}/z.yaml`);
    expect(await open(folder)).toEqual([]);
    copyFileSync(`${folder}/z.yaml`, `${folder}/a.yaml`);
    expect(await open(folder)).toEqual(["z.yaml"]);
    copyFileSync(`${folder}/z.yaml`, `${folder}/0.yaml`);
    expect(await open(folder)).toEqual(["0.yaml", "z.yaml"]);
  });

  it("survives a Terraform block that moves to another file of its folder", async () => {
    const block =
      'resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n';
    const folder = await baselined({ "live/main.tf": block, "live/mfa.tf": "" });
    write(folder, "live/main.tf", "locals {}\n");
    write(folder, "live/mfa.tf", `\n\n${block}`);
    expect(await open(folder)).toEqual([]);
    write(folder, "other/mfa.tf", block);
    expect(await open(folder)).toEqual(["other/mfa.tf"]);
  });

  it("says which entries are fixed, and forgets them at the next update", async () => {
    const folder = await baselined({
      "a.yaml": deviceTemplate({ RootMfa: one, Second: one }),
      "b.yaml": deviceTemplate({ Third: one }),
    });
    write(folder, "a.yaml", deviceTemplate({ RootMfa: one }));
    const { rmSync } = await import("node:fs");
    rmSync(`${folder}/b.yaml`);
    const { report } = await run(folder, { baseline: "rootrail-baseline.json" });
    expect(report.baseline?.fixed.map(({ address, path }) => [address, path])).toEqual([
      ["Second", "a.yaml"],
      ["Third", "b.yaml"],
    ]);
    const { updatedBaseline } = await run(folder, { updateBaseline: true });
    expect(readBaseline("x", updatedBaseline?.text ?? "").findings.map((entry) => entry.address)).toEqual(["RootMfa"]);
  });

  it("keeps entries of files that a run did not look at", async () => {
    const folder = await baselined({
      "a.yaml": deviceTemplate({ RootMfa: one }),
      "b.yaml": deviceTemplate({ Third: one }),
    });
    const { report } = await run(folder, { baseline: "rootrail-baseline.json", paths: ["a.yaml"] });
    expect(report.baseline).toEqual({ path: "rootrail-baseline.json", used: 1, fixed: [] });
    const { updatedBaseline } = await run(folder, { paths: ["a.yaml"], updateBaseline: true });
    expect(readBaseline("x", updatedBaseline?.text ?? "").findings.map((entry) => entry.address)).toEqual([
      "RootMfa",
      "Third",
    ]);
  });

  it("means the same from every folder", async () => {
    const folder = await baselined({ "stacks/a.yaml": deviceTemplate({ RootMfa: one }) });
    const { report } = await run(`${folder}/stacks`, { baseline: "../rootrail-baseline.json" });
    expect(report.findings.map((finding) => finding.suppressed?.kind)).toEqual(["baseline"]);
  });

  it("never holds what is said about exceptions, nor what an exception accepts", async () => {
    const folder = await baselined({
      "a.yaml": deviceTemplate({ RootMfa: one }),
      "rootrail.yaml":
        "exceptions:\n  - { rule: root-virtual-mfa-device, target: RootMfa, owner: a, expires: 2027-06-30, reason: b }\n  - { rule: root-virtual-mfa-device, target: X, owner: a, expires: 2026-01-01, reason: b }\n",
    });
    const { readFileSync } = await import("node:fs");
    const { findings, exceptions } = readBaseline("x", readFileSync(`${folder}/rootrail-baseline.json`, "utf8"));
    expect(findings).toEqual([]);
    // What the exception covers is recorded apart.
    expect(exceptions.map(({ rule, target }) => [rule, target])).toEqual([["root-virtual-mfa-device", "RootMfa"]]);
  });

  it("is sorted, one entry a line", () => {
    const entry = (path: string, address: string) => ({ rule: "r", address, path, fingerprint: "f" });
    const text = baselineText([entry("b", "B"), entry("a", "Z"), entry("a", "A"), entry("a", "A")]);
    expect(
      text
        .split("\n")
        .slice(3, 6)
        .map((line) => JSON.parse(line.replace(/,$/, ""))),
    ).toEqual([entry("a", "A"), entry("a", "Z"), entry("b", "B")]);
    expect(readBaseline("x", text).findings).toHaveLength(3);
  });

  it.each([
    ["no JSON", "{", "base.json:1:2: the baseline is no JSON"],
    ["another version", '{ "version": 3, "findings": [] }', "base.json:1:14: expected a baseline of version 2"],
    ["no list", '{ "version": 1 }', "base.json:1:1: the baseline has no list of findings"],
    ["a broken entry", '{ "version": 1, "findings": [{}] }', "base.json:1:30: an entry needs"],
    [
      "no list of exceptions",
      '{ "version": 2, "findings": [], "exceptions": {} }',
      "base.json:1:47: the exceptions of",
    ],
    [
      "a broken exception",
      '{ "version": 2, "findings": [], "exceptions": [{}] }',
      "base.json:1:48: an exception needs",
    ],
  ])("is refused where it has %s", async (_, text, message) => {
    const folder = folderOf({ "base.json": text });
    await expect(run(folder, { baseline: "base.json" })).rejects.toThrow(message);
  });

  it("that is missing is said to be", async () => {
    await expect(run(folderOf({}), { baseline: "gone.json" })).rejects.toThrow(
      "gone.json cannot be read: there is no such file",
    );
  });
});
