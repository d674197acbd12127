import { describe, expect, it } from "vitest";
import { folderOf, write } from "../../support/folder.ts";
import { runCli } from "../../support/run-cli.ts";

const template = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Root: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: [root] } }
  Ann: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: [ann] } }
`;

async function published(): Promise<string> {
  const cwd = folderOf({ "template.yaml": template });
  return (await runCli(["facts", ".", "--name", "acme/shop"], { cwd })).stdout;
}

const linesOf = (text: string) => text.trimEnd().split("\n");
const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");

/** Lints a facts file, and what merging makes of it. */
async function lintBoth(name: string, content: string | Uint8Array) {
  const cwd = folderOf();
  write(cwd, name, content);
  const one = await runCli(["lint", ".", "--format", "json"], { cwd });
  const merged = await runCli(["facts", "."], { cwd });
  const elsewhere = folderOf({ "all.jsonl": merged.stdout });
  const other = await runCli(["lint", ".", "--format", "json"], { cwd: elsewhere });
  const rulesOf = (stdout: string) =>
    (JSON.parse(stdout).findings as readonly { rule: string; message: string }[]).map(({ rule, message }) =>
      rule === "incomplete-input" ? message : rule,
    );
  return { code: one.code, found: rulesOf(one.stdout), merged, foundMerged: rulesOf(other.stdout) };
}

describe("a facts file", () => {
  it("tells how many facts it has, and may stand behind another one", async () => {
    const text = await published();
    expect(linesOf(text).at(0)).toContain('"ends":true');
    expect(linesOf(text).at(-1)).toBe('{"rootrail":"facts-end","facts":2}');
    const { code, found, merged } = await lintBoth("two.jsonl", text + text);
    expect(code).toBe(1);
    expect(found).toContain("root-virtual-mfa-device");
    expect(merged.code).toBe(0);
    expect(merged.stdout).toBe(text);
  });

  it.each<readonly [string, (lines: readonly string[]) => readonly string[], string]>([
    ["was cut off at the end of a line", (lines) => lines.slice(0, 1), "the last line of these facts"],
    ["lost its last line", (lines) => lines.slice(0, -1), "the last line of these facts"],
    ["lost a line in between", (lines) => lines.toSpliced(1, 1), "2 were, and 1 stand here"],
    ["has a line twice", (lines) => lines.toSpliced(1, 0, lines[1] ?? ""), "2 were, and 3 stand here"],
    ["was cut off before another one", (lines) => [...lines.slice(0, 2), ...lines], "the last line of these facts"],
  ])("that %s is incomplete", async (_, edit, message) => {
    const { code, found, merged, foundMerged } = await lintBoth("f.jsonl", textOf(edit(linesOf(await published()))));
    expect(code).toBe(2);
    expect(found).toContainEqual(expect.stringContaining(message));
    expect(merged.code).toBe(2);
    expect(merged.stderr).toContain(message);
    expect(foundMerged).toContainEqual(expect.stringContaining(message));
  });

  it("that is incomplete leads to its repository, and so does a device that it leaves open", async () => {
    const open =
      "Parameters: { Owner: { Type: String } }\nResources:\n  D: { Type: 'AWS::IAM::VirtualMFADevice', Properties: { Users: [!Ref Owner] } }\n";
    const there = folderOf({ "t.yaml": open });
    const { stdout } = await runCli(["facts", "--name", "acme/shop"], { cwd: there });
    const cwd = folderOf({ "f.jsonl": textOf(linesOf(stdout).slice(0, -1)) });
    const linted = await runCli(["lint"], { cwd, columns: 2000 });
    expect(linted.stdout).toContain("To settle it in its repository, give the parameter a value");
    expect(linted.stdout).toContain("Run `rootrail facts` in the repository again");
  });

  it("without its first line keeps its facts when it is merged", async () => {
    const { merged, foundMerged } = await lintBoth("f.jsonl", textOf(linesOf(await published()).slice(1)));
    expect(merged.code).toBe(2);
    expect(foundMerged).toContain("root-virtual-mfa-device");
    expect(foundMerged).toContainEqual(expect.stringContaining("the first line of these facts"));
  });

  it("in UTF-16, as Windows PowerShell writes it, is read", async () => {
    const bytes = Buffer.from(`\ufeff${await published()}`, "utf16le");
    const { code, found, merged } = await lintBoth("f.jsonl", bytes);
    expect(code).toBe(1);
    expect(found).toContain("root-virtual-mfa-device");
    expect(merged).toMatchObject({ code: 0, stdout: await published() });
    const swapped = Buffer.from(bytes).swap16();
    expect(await lintBoth("f.jsonl", swapped)).toMatchObject({ code: 1, merged: { stdout: await published() } });
  });

  it("from standard input is merged", async () => {
    const text = await published();
    const cwd = folderOf({ "template.yaml": template });
    expect(await runCli(["facts", "-"], { cwd, input: text })).toMatchObject({ code: 0, stdout: text });
    const beside = await runCli(["facts", "-", "template.yaml"], { cwd, input: text });
    expect(linesOf(beside.stdout).at(-1)).toBe('{"rootrail":"facts-end","facts":4}');
  });

  it("that a program made one list of is refused with the reason", async () => {
    const { code, found } = await lintBoth("f.json", `[\n${linesOf(await published()).join(",\n")}\n]\n`);
    expect(code).toBe(2);
    expect(found).toEqual([expect.stringContaining("facts are read line by line")]);
  });

  it.each([
    ["facts.jsonl", ""],
    ["facts.jsonl", "\n\n"],
    ["shop.facts.jsonl", '{"rootra'],
    ["rootrail-facts/shop.jsonl", ""],
    ["facts/shop.jsonl", "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>"],
  ])("%s that has no facts (%j) is incomplete in a folder", async (name, content) => {
    const { code, found, merged } = await lintBoth(name, content);
    expect(code).toBe(2);
    expect(found).toEqual([expect.stringContaining("the file is called as facts are, and has none")]);
    expect(merged.code).toBe(2);
  });

  it.each([
    ["events.jsonl", ""],
    ["facts.jsonl", '{"text":"Paris is a city"}\n'],
    ["artifacts/log.jsonl", ""],
  ])("%s with %j is another program's", async (name, content) => {
    expect((await lintBoth(name, content)).found).toEqual([]);
  });

  it("that a person wrote need not tell its end", async () => {
    const lines = linesOf(await published());
    const text = textOf(['{"rootrail":"facts","version":2}', ...lines.slice(1, -1)]);
    expect(await lintBoth("f.jsonl", text)).toMatchObject({ code: 1, merged: { code: 0 } });
  });
});
