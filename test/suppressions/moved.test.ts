import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import type { Report } from "../../src/model/report.ts";
import { folderOf, write } from "../support/folder.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";

const rule = "root-virtual-mfa-device";
const baseline = "rootrail-baseline.json";

const device = (name: string, comment = "") =>
  `${comment}resource "aws_iam_virtual_mfa_device" "${name}" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n`;
const moved = (from: string, to: string) => `moved {\n  from = ${from}\n  to   = ${to}\n}\n`;
const address = (name: string) => `aws_iam_virtual_mfa_device.${name}`;
const comment = `# rootrail:ignore ${rule} owner=a@example.com expires=2027-01-31 reason="later"\n`;
const exception = (target: string) =>
  `exceptions:\n  - { rule: ${rule}, target: "${target}", owner: a@example.com, expires: 2027-01-31, reason: later }\n`;

async function report(cwd: string, options: LintOptions = {}): Promise<Report> {
  return (await lint({ cwd, today, requireGuardrails: "never", ...options })).report;
}

/** What is told of devices and exceptions, what is suppressed in brackets. */
const told = ({ findings }: Report) =>
  findings.map(({ rule: one, resource, status, suppressed }) => {
    const text = `${status} ${one} ${resource.address}`;
    return suppressed ? `(${text}: ${suppressed.kind})` : text;
  });

async function baselineOf(files: Readonly<Record<string, string>>): Promise<string> {
  const cwd = folderOf(files);
  const { updatedBaseline } = await lint({ cwd, today, requireGuardrails: "never", baseline, updateBaseline: true });
  return updatedBaseline?.text ?? "";
}

/** The findings of files after those of before went into a baseline. */
async function withBaseline(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Promise<Report> {
  const cwd = folderOf({ ...after, [baseline]: await baselineOf(before) });
  return report(cwd, { baseline });
}

/** The same with the files of before as the base. */
async function inChange(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  options: LintOptions = {},
): Promise<Report> {
  const folder = folderOf();
  for (const [path, text] of Object.entries(before)) write(folder, `base/${path}`, text);
  for (const [path, text] of Object.entries(after)) write(folder, `head/${path}`, text);
  return report(`${folder}/head`, { base: "../base", ...options });
}

describe("a baseline", () => {
  it.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ["a `moved` block", { "main.tf": device("new") + moved(address("old"), address("new")) }, address("new")],
    [
      "a `moved` block with another file",
      { "other.tf": device("new"), "moves.tf": moved(address("old"), address("new")) },
      address("new"),
    ],
    [
      "several of them",
      { "main.tf": device("new") + moved(address("old"), address("mid")) + moved(address("mid"), address("new")) },
      address("new"),
    ],
    [
      "one into a module",
      {
        "main.tf": `module "m" {\n  source = "./m"\n}\n${moved(address("old"), `module.m.${address("new")}`)}`,
        "m/main.tf": device("new"),
      },
      `module.m.${address("new")}`,
    ],
  ])("follows %s", async (_, after, now) => {
    const found = await withBaseline({ "main.tf": device("old") }, after);
    expect(told(found)).toEqual([`(existing ${rule} ${now}: baseline)`]);
    expect(found.baseline?.fixed).toEqual([]);
  });

  it("takes no other device for one that has moved", async () => {
    const after = { "main.tf": device("new") + device("third") + moved(address("old"), address("new")) };
    expect(told(await withBaseline({ "main.tf": device("old") }, after))).toEqual([
      `(existing ${rule} ${address("new")}: baseline)`,
      `new ${rule} ${address("third")}`,
    ]);
    const elsewhere = {
      "a/main.tf": device("new"),
      "b/main.tf": `${moved(address("old"), address("new"))}${device("old")}`,
    };
    expect(told(await withBaseline({ "main.tf": device("old") }, elsewhere))[0]).toBe(`new ${rule} ${address("new")}`);
    expect(told(await withBaseline({ "main.tf": device("old") }, { "main.tf": device("new") }))).toEqual([
      `new ${rule} ${address("new")}`,
    ]);
  });

  it("follows what a plan says of the address before", async () => {
    const plan = (name: string, more: object) =>
      JSON.stringify({
        format_version: "1.2",
        terraform_version: "1.11.4",
        resource_changes: [
          {
            address: address(name),
            mode: "managed",
            type: "aws_iam_virtual_mfa_device",
            name,
            provider_name: "registry.terraform.io/hashicorp/aws",
            change: {
              actions: ["update"],
              before: { virtual_mfa_device_name: "root-account-mfa-device" },
              after: { virtual_mfa_device_name: "root-account-mfa-device" },
              after_unknown: {},
            },
            ...more,
          },
        ],
      });
    const before = { "plan.json": plan("old", {}) };
    const after = { "plan.json": plan("new", { previous_address: address("old") }) };
    expect(told(await withBaseline(before, after))).toEqual([`(existing ${rule} ${address("new")}: baseline)`]);
  });

  it("knows a renamed logical ID in the file of the one that is gone, and of the same account only", async () => {
    const before = { "a.yaml": deviceTemplate({ Old: rootOf("111122223333") }) };
    expect(told(await withBaseline(before, { "a.yaml": deviceTemplate({ New: rootOf("111122223333") }) }))).toEqual([
      `(existing ${rule} New: baseline)`,
    ]);
    for (const after of [
      { "a.yaml": deviceTemplate({ New: rootOf("444455556666") }) },
      { "b.yaml": deviceTemplate({ New: rootOf("111122223333") }) },
    ])
      expect(told(await withBaseline(before, after))).toEqual([`new ${rule} New`]);
    const both = { "a.yaml": deviceTemplate({ Old: rootOf("111122223333"), New: rootOf("111122223333") }) };
    expect(told(await withBaseline(before, both))).toEqual([`(existing ${rule} Old: baseline)`, `new ${rule} New`]);
  });

  it("of the base follows the change", async () => {
    const text = await baselineOf({ "main.tf": device("old") });
    const before = { "main.tf": device("old"), [baseline]: text };
    const after = { "main.tf": device("new") + moved(address("old"), address("new")), [baseline]: text };
    expect(told(await inChange(before, after, { baseline }))).toEqual([
      `(existing ${rule} ${address("new")}: baseline)`,
    ]);
  });

  it("gets the address of now by an update, and keeps what it records of an exception", async () => {
    const config = { "rootrail.yaml": exception(address("old")) };
    const first = await baselineOf({ "main.tf": device("old"), ...config });
    const second = folderOf({
      "main.tf": device("new") + moved(address("old"), address("new")) + device("third"),
      "rootrail.yaml": exception(address("new")),
      [baseline]: first,
    });
    const options = { cwd: second, today, requireGuardrails: "never", baseline } as const;
    const { report: found, updatedBaseline } = await lint({ ...options, updateBaseline: true });
    expect(told(found)).toEqual([
      `(existing ${rule} ${address("new")}: exception)`.replace("existing", "new"),
      `(existing ${rule} ${address("third")}: baseline)`,
    ]);
    const written = JSON.parse(updatedBaseline?.text ?? "{}");
    expect(written.exceptions.map((one: { target: string }) => one.target)).toEqual([address("new")]);
    expect(written.exceptions[0].findings.map((one: { address: string }) => one.address)).toEqual([address("new")]);
  });
});

describe("an exception", () => {
  it("by address follows a `moved` block", async () => {
    const after = { "main.tf": device("new") + moved(address("old"), address("new")) };
    const suppressed = [`(new ${rule} ${address("new")}: exception)`];
    for (const target of [address("old"), address("new")])
      expect(told(await report(folderOf({ ...after, "rootrail.yaml": exception(target) })))).toEqual(suppressed);
    expect(told(await report(folderOf({ ...after, "rootrail.yaml": exception(address("other")) })))[0]).toBe(
      `new ${rule} ${address("new")}`,
    );
  });

  it("of the base follows what the change renames, and nothing is told of the same one at the new address", async () => {
    const before = { "main.tf": device("old"), "rootrail.yaml": exception(address("old")) };
    const code = { "main.tf": device("new") + moved(address("old"), address("new")) };
    for (const target of [address("old"), address("new")])
      expect(told(await inChange(before, { ...code, "rootrail.yaml": exception(target) }))).toEqual([
        `(existing ${rule} ${address("new")}: exception)`,
      ]);
  });

  it("by a renamed logical ID goes on where the change renames it in the exception too", async () => {
    const template = (id: string) => ({ "a.yaml": deviceTemplate({ [id]: "root" }) });
    const before = { ...template("Old"), "rootrail.yaml": exception("Old") };
    expect(told(await inChange(before, { ...template("New"), "rootrail.yaml": exception("New") }))).toEqual([
      `(existing ${rule} New: exception)`,
    ]);
    // After the merge it would cover nothing.
    expect(told(await inChange(before, { ...template("New"), "rootrail.yaml": exception("Old") }))).toEqual([
      `existing ${rule} New`,
      `new exception-unused ${rule} Old`,
    ]);
  });

  it("at a resource goes with it", async () => {
    const before = { "main.tf": device("old", comment) };
    const after = { "main.tf": device("new", comment) + moved(address("old"), address("new")) };
    expect(told(await inChange(before, after))).toEqual([`(existing ${rule} ${address("new")}: inline)`]);
    const metadata = (id: string, account: string) =>
      deviceTemplate({ [id]: rootOf(account) }).replace(
        "    Properties",
        `    Metadata: { rootrail: { exceptions: [{ rule: ${rule}, owner: a@example.com, expires: 2027-01-31, reason: later }] } }\n    Properties`,
      );
    const own = await inChange(
      { "a.yaml": metadata("Old", "111122223333") },
      { "a.yaml": metadata("New", "111122223333") },
    );
    expect(told(own)).toEqual([`(existing ${rule} New: inline)`]);
    const other = await inChange(
      { "a.yaml": metadata("Old", "111122223333") },
      { "a.yaml": metadata("New", "444455556666") },
    );
    expect(told(other)).toEqual([`new ${rule} New`, "new exception-added New"]);
  });
});

describe("an exception that goes with its device", () => {
  const [mine, other] = ["111122223333", "444455556666"];
  const written = (account: string, name = "root") =>
    `${comment}resource "awscc_iam_virtual_mfa_device" "${name}" {\n  users = ["${rootOf(account)}"]\n}\n`;
  const template = (account: string) => `Resources:\n  ${comment.trimEnd()}\n${deviceLines(account)}`;
  const deviceLines = (account: string) =>
    `  Root:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: { Users: ["${rootOf(account)}"] }\n`;
  const metadata = (account: string) =>
    `Resources:\n${deviceLines(account)}    Metadata: { rootrail: { exceptions: [{ rule: ${rule}, owner: a@example.com, expires: 2027-01-31, reason: r }] } }\n`;
  const central = { "rootrail.yaml": exception("awscc_iam_virtual_mfa_device.root") };
  const code = (account: string, name = "root") => written(account, name).replace(comment, "");
  const to = moved("awscc_iam_virtual_mfa_device.root", "awscc_iam_virtual_mfa_device.boss");

  it.each<readonly [string, Readonly<Record<string, string>>, (account: string) => Readonly<Record<string, string>>]>([
    ["into another file", { "a.tf": written(mine) }, (account) => ({ "b.tf": written(account) })],
    ["into another folder", { "a/a.tf": written(mine) }, (account) => ({ "b/a.tf": written(account) })],
    ["with a template's file", { "a.yaml": template(mine) }, (account) => ({ "b.yaml": template(account) })],
    ["in the metadata of a template", { "a.yaml": metadata(mine) }, (account) => ({ "b.yaml": metadata(account) })],
    ["by a `moved` block", { "a.tf": written(mine) }, (account) => ({ "a.tf": written(account, "boss") + to })],
    [
      "by a `moved` block, from the configuration",
      { "a.tf": code(mine), ...central },
      (account) => ({ "a.tf": code(account, "boss") + to, ...central }),
    ],
  ])("accepts root of the account that it was written for, and of no other: %s", async (_, before, after) => {
    const devices = async (account: string) =>
      (await inChange(before, after(account))).findings.filter((one) => one.rule === rule);
    expect(await devices(mine)).toMatchObject([{ suppressed: { reason: expect.anything() } }]);
    expect(await devices(other)).toMatchObject([{ status: "new", suppressed: null }]);
  });
});
