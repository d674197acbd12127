import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { folderOf } from "../support/folder.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";

type Texts = Readonly<Record<string, string>>;

async function reportOf(cwd: string, options: LintOptions = {}): Promise<unknown> {
  const { report, coverage, passedOver, stats } = await lint({ today, ...options, cwd });
  return { report, coverage, passedOver, counts: { ...stats, phases: [] } };
}

/** The report of a folder where some files are on the disk, others in an editor only, and of one where all are on the disk. */
async function both(disk: Texts, editor: Texts, options: LintOptions = {}): Promise<readonly [unknown, unknown]> {
  const folder = folderOf(disk);
  const files = new Map(Object.entries(editor).map(([path, text]) => [join(folder, path), text]));
  return [await reportOf(folder, { ...options, files }), await reportOf(folderOf({ ...disk, ...editor }), options)];
}

const device = deviceTemplate({ D: rootOf("111122223333") });
const topic = "Resources:\n  T:\n    Type: AWS::SNS::Topic\n";
const nesting =
  "Resources:\n  In:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./in/ner.yaml}\n";
const module =
  'resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = var.name\n}\nvariable "name" {}\n';
const call = 'module "m" {\n  source = "./m"\n  name   = var.name\n}\nvariable "name" {}\n';
const values = 'name = "root-account-mfa-device"\n';

describe("texts in the place of files", () => {
  it.each<[string, Texts, Texts, LintOptions?]>([
    ["a template that was not saved", { "a.yaml": topic }, { "a.yaml": device }],
    ["a template that was never saved", { "b.yaml": topic }, { "a.yaml": device }],
    ["one in folders that are not there", {}, { "new/folder/a.yaml": device }],
    ["one that is named", {}, { "new/a.yaml": device }, { paths: ["new/a.yaml"] }],
    ["one in a folder that is named", {}, { "new/a.yaml": device }, { paths: ["new"] }],
    ["one that a glob selects", { "n.yaml": topic }, { "new/a.yaml": device }, { paths: ["new/**/*.yaml"] }],
    ["one that is ignored", {}, { "new/a.yaml": device, "b.yaml": topic }, { ignore: ["new"] }],
    ["one in a folder of other people", { "b.yaml": topic }, { "node_modules/a.yaml": device, "a.txt": device }],
    ["a nested template", { "a.yaml": nesting }, { "in/ner.yaml": device }],
    ["a module", { "main.tf": call, "terraform.tfvars": values }, { "m/m.tf": module }],
    ["variable values", { "main.tf": call, "m/m.tf": module }, { "terraform.tfvars": values }],
    ["a file of values", { "m.tf": module }, { "v.tfvars": values }, { varFiles: ["v.tfvars"] }],
    ["a configuration", { "a.yaml": device }, { "rootrail.yaml": "rules: {root-virtual-mfa-device: note}\n" }],
    ["a configuration in a manifest", { "a.yaml": device }, { "package.json": '{"rootrail": {"level": 1}}' }],
    ["output of AWS", {}, { "list.json": '{"VirtualMFADevices": []}' }],
  ])("count as if they were saved: %s", async (_, disk, editor, options) => {
    const [unsaved, saved] = await both(disk, editor, options);
    expect(unsaved).toEqual(saved);
  });

  it("are found behind a link", async () => {
    const folder = folderOf();
    mkdirSync(join(folder, "real"));
    symlinkSync("real", join(folder, "link"));
    const files = new Map([[join(folder, "link", "a.yaml"), device]]);
    const { findings } = await lint({ cwd: folder, today, files, requireGuardrails: "never" });
    expect(findings.map((one) => one.location.path)).toEqual(["real/a.yaml"]);
  });

  it("are what code frames show", async () => {
    const folder = folderOf({ "a.yaml": topic });
    const { source } = await lint({ cwd: folder, today, files: new Map([[join(folder, "a.yaml"), device]]) });
    expect(source("a.yaml")).toBe(device);
  });

  it("leave files alone that lie elsewhere", async () => {
    const [folder, other] = [folderOf({ "a.yaml": topic }), folderOf()];
    const { report } = await lint({ cwd: folder, today, files: new Map([[join(other, "b.yaml"), device]]) });
    expect(report.inputs.map((one) => one.path)).toEqual(["a.yaml"]);
  });
});
