import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ClientCapabilities, CodeAction, TextDocumentEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { lint } from "../../src/engine/lint.ts";
import { editorHere, uriOf } from "../support/editor.ts";
import { folderOf } from "../support/folder.ts";
import { deviceTemplate, rootOf } from "../support/lint-files.ts";

type Texts = Readonly<Record<string, string>>;

const device = deviceTemplate({ D: rootOf("111122223333") });
const rule = "root-virtual-mfa-device";
const quiet = "guardrails: { require: never }\n";
const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** What an editor offers for a file, and what its files hold after each action. */
async function actionsFor(path: string, files: Texts, only?: readonly string[]) {
  const folder = folderOf(files);
  const editor = editorHere();
  await editor.start([folder]);
  for (const [name, text] of Object.entries(files)) await editor.open(join(folder, name), text);
  await editor.until(join(folder, path), (all) => all.length > 0);
  const actions = await editor.ask<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: uriOf(join(folder, path)) },
    range: everything,
    context: { diagnostics: [], ...(only && { only }) },
  });
  return { editor, folder, actions: new Map(actions.map((one) => [one.title, after(one, folder, files)])) };
}

function after({ edit }: CodeAction, folder: string, files: Texts): Texts {
  const made: Record<string, string> = { ...files };
  for (const change of edit?.documentChanges ?? []) {
    if (!("textDocument" in change)) continue;
    const { textDocument, edits } = change as TextDocumentEdit;
    const name = textDocument.uri.slice(uriOf(folder).length + 1);
    const text = TextDocument.create(textDocument.uri, "", 1, made[name] ?? "");
    made[name] = TextDocument.applyEdits(text, edits as { range: typeof everything; newText: string }[]);
  }
  return made;
}

async function openRules(files: Texts): Promise<readonly string[]> {
  const { findings } = await lint({ cwd: folderOf(files) });
  return findings.filter((one) => one.suppressed === null).map((one) => one.rule);
}

const ours = (actions: ReadonlyMap<string, Texts>, start: string) =>
  [...actions].filter(([title]) => title.startsWith(start)).map(([, files]) => files);

describe("an exception is added", () => {
  it("that accepts nothing of another file, where resources there have the same name", async () => {
    const files = { "rootrail.yaml": quiet, "a.yaml": device, "b.yaml": device };
    const { actions } = await actionsFor("a.yaml", files);
    const [made] = ours(actions, `Add an exception for ${rule} to rootrail.yaml`);
    const { findings } = await lint({ cwd: folderOf(made ?? {}) });
    const open = findings.filter((one) => one.rule === rule && one.suppressed === null);
    expect(open.map((one) => one.location.path)).toEqual(["b.yaml"]);
  });

  it.each<[string, string, string]>([
    ["a new file", "", ""],
    ["a file of comments", "# ours", "# ours\n"],
    ["a file without any", quiet, quiet],
    ["a file without a last line break", quiet.trim(), quiet],
    ["an empty list", `${quiet}exceptions: []\n`, "exceptions: [{"],
    ["nothing", `${quiet}exceptions:\n`, "exceptions:\n  - rule"],
    [
      "a list",
      `${quiet}exceptions:\n- { rule: missing-root-scp, target: x, owner: o, expires: 2999-01-01, reason: r }\nlevel: 2\n`,
      "exceptions:\n- rule",
    ],
    [
      "a line of items",
      `${quiet}exceptions: [{ rule: ${rule}, target: x, owner: o, expires: 2999-01-01, reason: r }]\n`,
      "exceptions: [{",
    ],
    ["braces", "{guardrails: {require: never}}\n", "{"],
  ])("to a configuration: %s", async (_, text, expected) => {
    const files: Texts = { "a.yaml": device, ...(text !== "" && { "rootrail.yaml": text }) };
    const { actions } = await actionsFor("a.yaml", files);
    const [made] = ours(actions, `Add an exception for ${rule} to rootrail.yaml`);
    expect(made?.["rootrail.yaml"]).toContain(expected);
    expect(made && (await openRules(made))).not.toContain(rule);
  });

  it("to a configuration that is JSON, or in a manifest", async () => {
    for (const [name, text] of [
      ["rootrail.json", '{ "level": 2 }'],
      ["rootrail.json", '{ "exceptions": [] }'],
      ["package.json", '{\n  "name": "x",\n  "rootrail": {\n    "level": 2\n  }\n}\n'],
    ] as const) {
      const { actions } = await actionsFor("a.yaml", { "a.yaml": device, [name]: text });
      const [made] = ours(actions, `Add an exception for ${rule} to ${name}`);
      expect(JSON.parse(made?.[name] ?? "")).toBeTruthy();
      expect(made && (await openRules(made))).not.toContain(rule);
    }
  });

  it.each<[string, string]>([
    ["a.yaml", device],
    ["windows.yaml", device.replaceAll("\n", "\r\n")],
    [
      "main.tf",
      'locals {}\n\nresource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n',
    ],
    [
      "a.json",
      JSON.stringify(
        { Resources: { D: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: ["root"] } } } },
        null,
        2,
      ),
    ],
  ])("at the resource: %s", async (name, text) => {
    const { actions } = await actionsFor(name, { [name]: text, "rootrail.yaml": quiet });
    const [made] = ours(actions, `Add an exception for ${rule} here`);
    expect(made?.[name]).toMatch(/(?:owner=owner@example\.com|"owner":"owner@example\.com")/);
    expect(made && (await openRules(made))).toEqual([]);
  });
});

const policy = `resource "aws_organizations_organization" "org" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}

resource "aws_organizations_policy" "deny" {
  name = "deny"
  type = "SERVICE_CONTROL_POLICY"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Action    = "iam:CreateVirtualMFADevice"
      Resource  = "*"
      Condition = { StringLike = { "aws:PrincipalArn" = "arn:aws:iam::*:root" } }
    }]
  })
}
`;

describe("a repair", () => {
  it("is what `rootrail fix` would do, for one finding and for all", async () => {
    const { actions } = await actionsFor("main.tf", { "main.tf": policy });
    const [made] = ours(actions, "Repair: the attachment of aws_organizations_policy.deny");
    expect(made?.["main.tf"]).toContain("aws_organizations_policy_attachment");
    expect(made && (await openRules(made))).not.toContain("ineffective-root-scp");
    expect(actions.get("Repair everything that rootrail can repair")).toEqual(made);
  });

  it("is offered alone where it is asked for", async () => {
    const { actions } = await actionsFor("main.tf", { "main.tf": policy }, ["source.fixAll"]);
    expect([...actions.keys()]).toEqual(["Repair everything that rootrail can repair"]);
  });
});

it("a rule is explained", async () => {
  const { editor, actions } = await actionsFor("a.yaml", { "a.yaml": device });
  expect([...actions.keys()]).toContain(`Explain ${rule}`);
  const page = await editor.ask<string>("workspace/executeCommand", { command: "rootrail.explain", arguments: [rule] });
  expect(page).toContain("How to fix it");
  expect(editor.said.join()).toContain(rule);
  expect(await editor.ask("workspace/executeCommand", { command: "rootrail.explain", arguments: ["none"] })).toBe(null);
});

describe("an editor that can do less", () => {
  const versioned = { workspace: { workspaceEdit: { documentChanges: true } } };

  async function editsFor(files: Texts, capabilities: ClientCapabilities) {
    const folder = folderOf(files);
    const editor = editorHere();
    await editor.start([folder], capabilities);
    const path = join(folder, "a.yaml");
    await editor.open(path, files["a.yaml"] ?? "");
    await editor.until(path, (all) => all.length > 0);
    const actions = await editor.ask<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: uriOf(path) },
      range: everything,
      context: { diagnostics: [] },
    });
    const edits = actions.flatMap(({ title, edit }) => (edit && title.includes(rule) ? edit : []));
    return { folder, edits };
  }

  it("gets plain edits where it takes none with versions", async () => {
    const { folder, edits } = await editsFor({ "rootrail.yaml": quiet, "a.yaml": device }, {});
    const told = edits.map((one) => [Object.keys(one), Object.keys(one.changes ?? {})]);
    expect(told).toEqual([
      [["changes"], [uriOf(join(folder, "rootrail.yaml"))]],
      [["changes"], [uriOf(join(folder, "a.yaml"))]],
    ]);
  });

  it.each([{}, versioned])("gets no edit of a file that it would have to make (%j)", async (capabilities) => {
    const { edits } = await editsFor({ "a.yaml": device }, capabilities);
    expect(JSON.stringify(edits)).toContain("a.yaml");
    expect(JSON.stringify(edits)).not.toMatch(/rootrail\.yaml|create/);
  });
});
