import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codes, editorHere, uriOf } from "../support/editor.ts";
import { folderOf, write } from "../support/folder.ts";
import { deviceTemplate, rootOf } from "../support/lint-files.ts";

const device = deviceTemplate({ D: rootOf("111122223333") });
const topic = "Resources:\n  T:\n    Type: AWS::SNS::Topic\n";
const quiet = "guardrails: { require: never }\n";
const rule = "root-virtual-mfa-device";

async function opened(files: Readonly<Record<string, string>>) {
  const folder = folderOf({ "rootrail.yaml": quiet, ...files });
  const editor = editorHere();
  await editor.start([folder]);
  const at = (path: string) => join(folder, path);
  return { editor, folder, at };
}

describe("diagnostics", () => {
  it("tell what a folder holds, with the rule's page and related places", async () => {
    const { editor, at } = await opened({ "a.yaml": device });
    const [found] = await editor.until(at("a.yaml"), (all) => all.length > 0);
    expect(found).toMatchObject({
      code: rule,
      source: "rootrail",
      severity: 1,
      codeDescription: { href: expect.stringMatching(/^https:.*\/docs\/rules\/root-virtual-mfa-device\.md$/) },
      range: { start: { line: 4, character: 14 } },
    });
    expect(found?.message).toContain("root");
  });

  it("follow what is typed, and nothing else", async () => {
    const { editor, at } = await opened({ "a.yaml": topic, "b.yaml": device });
    await editor.until(at("b.yaml"), (all) => all.length === 1);
    await editor.open(at("a.yaml"), device);
    await editor.until(at("a.yaml"), (all) => all.length === 1);
    await editor.change(at("a.yaml"), `# more\n${device}`);
    await editor.until(at("a.yaml"), ([one]) => one?.range.start.line === 5);
    await editor.change(at("a.yaml"), topic);
    await editor.until(at("a.yaml"), (all) => all.length === 0);
    expect(codes(editor.diagnostics(at("b.yaml")))).toEqual([rule]);
    await editor.change(at("a.yaml"), device);
    await editor.until(at("a.yaml"), (all) => all.length === 1);
    await editor.close(at("a.yaml"));
    await editor.until(at("a.yaml"), (all) => all.length === 0);
  });

  it("are of files that were never saved, too", async () => {
    const { editor, at } = await opened({});
    await editor.open(at("new/a.yaml"), device);
    await editor.until(at("new/a.yaml"), (all) => all.length === 1);
  });

  it("count columns as editors do", async () => {
    const { editor, at } = await opened({});
    const text = `Resources: {"😀": {Type: "AWS::IAM::VirtualMFADevice", Properties: {Users: [root]}}}\n`;
    await editor.open(at("a.yaml"), text);
    const [one] = await editor.until(at("a.yaml"), (all) => all.length === 1);
    expect(one?.range.start.character).toBe(text.indexOf("root]"));
  });

  it("keep what a half-typed file said, for itself and for others", async () => {
    const outer =
      "Resources:\n  In:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./in.yaml, Parameters: {U: root}}\n";
    const inner = `Parameters:\n  U: {Type: String}\n${deviceTemplate({ D: "USER" }).replace('"USER"', "!Ref U")}`;
    const { editor, at } = await opened({ "out.yaml": outer, "in.yaml": inner, "other.yaml": device });
    await editor.open(at("in.yaml"), inner);
    const [before] = await editor.until(at("in.yaml"), (all) => all.length === 1);
    await editor.change(at("in.yaml"), inner.replace("Parameters:", "# one\nParameters: {"));
    const broken = await editor.until(at("in.yaml"), (all) => all.length === 2);
    expect(codes(broken)).toEqual(["input-error", rule]);
    expect(broken[1]?.range.start.line).toBe((before?.range.start.line ?? 0) + 1);
    expect(codes(editor.diagnostics(at("other.yaml")))).toEqual([rule]);
    expect(broken[0]?.message).not.toContain("in.yaml:");
    await editor.change(at("in.yaml"), inner);
    expect(await editor.until(at("in.yaml"), (all) => all.length === 1)).toEqual([before]);
  });

  it.each([
    [
      "unclosed block",
      'resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n',
    ],
    [
      "unclosed string",
      'resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = "root-account-mfa-device\n}\n',
    ],
    ["missing value", 'resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name =\n}\n'],
  ])("keep what half-typed Terraform said: %s", async (_, text) => {
    const good =
      'resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n';
    const { editor, at } = await opened({ "main.tf": good });
    await editor.open(at("main.tf"), good);
    await editor.until(at("main.tf"), (all) => all.length === 1);
    await editor.change(at("main.tf"), text);
    await editor.until(at("main.tf"), (all) => codes(all).join() === `input-error,${rule}`);
  });

  const organization = (content: string) =>
    `resource "aws_organizations_organization" "o" {\n  feature_set = "ALL"\n  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]\n}\nresource "aws_organizations_policy" "p" {\n  name = "p"\n  content = ${content}\n}\nresource "aws_organizations_policy_attachment" "a" {\n  policy_id = aws_organizations_policy.p.id\n  target_id = aws_organizations_organization.o.roots[0].id\n}\n`;
  const manifest =
    "region: us-east-1\nversion: 2021-03-15\nresources:\n  - name: deny\n    resource_file: policy.json\n    deploy_method: scp\n    deployment_targets: {organizational_units: [Root]}\n";
  it.each([
    ["file()", "main.tf", organization('file("policy.json")')],
    ["templatefile()", "main.tf", organization('templatefile("policy.json", {})')],
    ["a manifest", "manifest.yaml", manifest],
  ])("keep what a half-typed policy said that others read: %s", async (_, path, text) => {
    const statement = { Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" };
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
    const { editor, at } = await opened({
      "rootrail.yaml": "guardrails: { require: always }\n",
      [path]: text,
      "policy.json": policy,
      "tsconfig.json": "{}",
    });
    const [before] = await editor.until(at(path), (all) => all.length === 1);
    await editor.open(at("policy.json"), policy);
    await editor.open(at("tsconfig.json"), "{ /* what nobody reads */ }");
    await editor.change(at("policy.json"), policy.replace('"Deny"', '"Deny'));
    const [fault] = await editor.until(at("policy.json"), (all) => all.length === 1);
    expect([fault?.code, fault?.range.start.line]).toEqual(["input-error", 4]);
    expect([editor.diagnostics(at(path)), editor.told().length]).toEqual([[before], 2]);
    await editor.change(at("policy.json"), policy.replace('"Deny"', '"Allow"'));
    await editor.until(at("policy.json"), (all) => all.length === 0);
    await editor.until(at(path), (all) => all.length > 1);
  });

  it("follow a configuration, also a broken one", async () => {
    const { editor, at } = await opened({ "a.yaml": device });
    await editor.until(at("a.yaml"), ([one]) => one?.severity === 1);
    await editor.open(at("rootrail.yaml"), `${quiet}rules: { ${rule}: note }\n`);
    await editor.until(at("a.yaml"), ([one]) => one?.severity === 3);
    await editor.change(at("rootrail.yaml"), `${quiet}rules: { ${rule}: loud }\n`);
    const [fault] = await editor.until(at("rootrail.yaml"), (all) => all.length === 1);
    expect([fault?.code, fault?.range.start.line]).toEqual(["input-error", 1]);
    expect(editor.diagnostics(at("a.yaml"))[0]?.severity).toBe(3);
    await editor.close(at("rootrail.yaml"));
    await editor.until(at("a.yaml"), ([one]) => one?.severity === 1);
    await editor.until(at("rootrail.yaml"), (all) => all.length === 0);
  });

  it("lead to the places that belong to them, in other files too", async () => {
    const outer =
      "Resources:\n  In:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./in.yaml, Parameters: {U: root}}\n";
    const inner = `Parameters:\n  U: {Type: String}\n${deviceTemplate({ D: "USER" }).replace('"USER"', "!Ref U")}`;
    const { editor, at } = await opened({ "out.yaml": outer, "in.yaml": inner });
    const [found] = await editor.until(at("in.yaml"), (all) => all.length === 1);
    const related = found?.relatedInformation ?? [];
    expect(related.map((one) => one.location.uri)).toContain(uriOf(at("out.yaml")));
    expect(related.every((one) => one.message !== "")).toBe(true);
    const plain = editorHere();
    await plain.start([at(".")], { workspace: { workspaceFolders: true } });
    const [without] = await plain.until(at("in.yaml"), (all) => all.length === 1);
    expect(without?.relatedInformation).toBe(undefined);
  });

  it("fade what is of no use, and cross out what is over", async () => {
    const exception = (target: string, expires: string) =>
      `  - { rule: ${rule}, target: ${target}, owner: a@example.com, expires: ${expires}, reason: keys ordered }\n`;
    const configuration = `${quiet}exceptions:\n${exception("D", "2020-01-31")}${exception("None", "2999-01-31")}`;
    const { editor, at } = await opened({ "a.yaml": device, "rootrail.yaml": configuration });
    const found = await editor.until(at("rootrail.yaml"), (all) => all.length === 2);
    expect(new Map(found.map((one) => [one.code, one.tags]))).toEqual(
      new Map([
        ["exception-expired", [2]],
        ["exception-unused", [1]],
      ]),
    );
  });

  it("follow a configuration that another program writes, and one that goes", async () => {
    const { editor, folder, at } = await opened({ "a.yaml": device });
    await editor.until(at("a.yaml"), ([one]) => one?.severity === 1);
    const changed = async (type: number) =>
      await editor.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: uriOf(at("rootrail.yaml")), type }],
      });
    write(folder, "rootrail.yaml", `${quiet}rules: { ${rule}: note }\n`);
    await changed(2);
    await editor.until(at("a.yaml"), ([one]) => one?.severity === 3);
    rmSync(at("rootrail.yaml"));
    await changed(3);
    await editor.until(at("a.yaml"), (all) => codes(all).includes("missing-root-scp") && all[0]?.severity === 1);
  });

  it("go where the settings switch them off, and come back", async () => {
    const { editor, at } = await opened({ "a.yaml": device });
    await editor.until(at("a.yaml"), (all) => all.length === 1);
    const set = async (rootrail: object) =>
      await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: { rootrail } });
    for (const on of [{ enable: true }, {}]) {
      await set({ enable: false });
      await editor.until(at("a.yaml"), (all) => all.length === 0);
      await set(on);
      await editor.until(at("a.yaml"), (all) => all.length === 1);
    }
  });

  it("are told once where one folder of a workspace lies in another, by the inner one", async () => {
    const outer = folderOf({ "rootrail.yaml": quiet, "a.yaml": device, "inner/a.yaml": device });
    write(outer, "inner/rootrail.yaml", `${quiet}rules: { ${rule}: note }\n`);
    const editor = editorHere();
    await editor.start([outer, join(outer, "inner")]);
    await editor.until(join(outer, "a.yaml"), (all) => all.length === 1);
    const found = await editor.until(join(outer, "inner/a.yaml"), (all) => all.length === 1);
    expect(found[0]?.severity).toBe(3);
    await editor.open(join(outer, "inner/a.yaml"), `# more\n${device}`);
    const moved = await editor.until(join(outer, "inner/a.yaml"), ([one]) => one?.range.start.line === 5);
    expect(moved.map((one) => one.severity)).toEqual([3]);
  });

  it("stand at their places in texts with other line ends", async () => {
    const { editor, at } = await opened({});
    await editor.open(at("a.yaml"), device.replaceAll("\n", "\r\n"));
    const [found] = await editor.until(at("a.yaml"), (all) => all.length === 1);
    expect(found?.range.start).toEqual({ line: 4, character: 14 });
  });

  it("follow files that other programs change", async () => {
    const { editor, folder, at } = await opened({ "a.yaml": topic });
    await editor.open(at("a.yaml"), device);
    await editor.until(at("a.yaml"), (all) => all.length === 1);
    write(folder, "b.yaml", device);
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf(at("b.yaml")), type: 1 }],
    });
    await editor.until(at("b.yaml"), (all) => all.length === 1);
  });

  it("are of each folder of a workspace, and go with it", async () => {
    const [one, other] = [folderOf({ "a.yaml": device }), folderOf({ "a.yaml": device })];
    const editor = editorHere();
    await editor.start([one]);
    await editor.until(join(one, "a.yaml"), (all) => all.length > 0);
    const folder = (path: string) => ({ uri: uriOf(path), name: path });
    await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [folder(other)], removed: [] },
    });
    await editor.until(join(other, "a.yaml"), (all) => all.length > 0);
    await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [folder(one)] },
    });
    await editor.until(join(one, "a.yaml"), (all) => all.length === 0);
    expect(editor.told()).toEqual([uriOf(join(other, "a.yaml"))]);
  });

  it("are of a file without a folder", async () => {
    const folder = folderOf({ "b.yaml": device });
    const editor = editorHere();
    await editor.start([]);
    await editor.open(join(folder, "a.yaml"), device);
    await editor.until(join(folder, "a.yaml"), (all) => all.length > 0);
    expect(editor.told()).toEqual([uriOf(join(folder, "a.yaml"))]);
    await editor.close(join(folder, "a.yaml"));
    await editor.until(join(folder, "a.yaml"), (all) => all.length === 0);
  });
});
