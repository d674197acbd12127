import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { completionsAt, schemaFor } from "../../src/lsp/settings-documents.ts";
import { codes, editorHere } from "../support/editor.ts";
import { folderOf } from "../support/folder.ts";

/** Labels at the `|` of a text. */
function at(name: string, marked: string): readonly string[] {
  const offset = marked.indexOf("|");
  const lines = marked.slice(0, offset).split("\n");
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const schema = schemaFor(name);
  return schema ? completionsAt(schema, marked.replace("|", ""), position).map((one) => one.label) : [];
}

describe("completion", () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ["keys of the top that are not there", "level: 2\n|", ["exceptions", "rules", "guardrails"], ["level"]],
    ["the beginning of a key", "lev|\nrules: {}\n", ["level"], ["rules"]],
    ["keys of a map", "guardrails:\n  |", ["require"], ["level"]],
    ["values", "guardrails:\n  require: |", ["auto", "always", "never"], []],
    ["numbers", "level: |", ["1", "2"], []],
    ["names of rules", "rules:\n  |", ["root-virtual-mfa-device", "missing-root-scp"], ["level"]],
    ["severities", "rules:\n  missing-root-scp: |", ["off", "note", "warning", "error"], []],
    ["the first key of an item", "exceptions:\n  - |", ["rule", "target", "owner"], ["level"]],
    [
      "the next key of an item",
      "exceptions:\n  - rule: missing-root-scp\n    |",
      ["target", "places"],
      ["rule", "level"],
    ],
    ["a key of the second item", "exceptions:\n  - rule: x\n  - target: y\n    |", ["rule", "owner"], ["target"]],
    ["the first key of a second item", "exceptions:\n  - rule: x\n  - |", ["rule", "owner"], ["level"]],
    ["a value in an item", "exceptions:\n- rule: |", ["missing-root-scp"], ["target"]],
    ["a value in an item's later line", "accounts:\n- id: '1'\n  level: |", ["1", "2"], []],
    ["true and false", "accounts:\n- internetExposed: |", ["true", "false"], []],
    ["nothing in a comment", "# |", [], ["level"]],
  ])("of the configuration offers %s", (_, text, some, none) => {
    const found = at("rootrail.yaml", text);
    expect(found).toEqual(expect.arrayContaining([...some]));
    for (const one of none) expect(found).not.toContain(one);
  });

  it("of tests offers their keys and words", () => {
    expect(at("a.rootrail-test.yaml", "tests:\n  - name: x\n    |")).toEqual(expect.arrayContaining(["of", "denied"]));
    expect(at("a.rootrail-test.yaml", "tests:\n  - name: x\n    denied: |")).toEqual(
      expect.arrayContaining(["always"]),
    );
    expect(at("a.rootrail-test.yaml", "tests:\n  - name: x\n    cases:\n      - |")).toContain("principal");
    expect(at("template.yaml", "|")).toEqual([]);
  });
});

it("a test file that is open is checked", async () => {
  const folder = folderOf();
  const path = join(folder, "a.rootrail-test.yaml");
  const editor = editorHere();
  const { capabilities } = await editor.start([folder]);
  expect(capabilities.completionProvider).toEqual({});
  await editor.open(path, "tests:\n  - name: x\n    of: Prod\n    preventve: covered\n");
  const [fault] = await editor.until(path, (all) => all.length > 0);
  expect([codes(editor.diagnostics(path))[0], fault?.range.start.line]).toEqual(["input-error", 3]);
  await editor.change(path, "tests:\n  - name: x\n    of: Prod\n    preventive: covered\n");
  await editor.until(path, (all) => all.length === 0);
});
