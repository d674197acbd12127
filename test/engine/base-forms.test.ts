import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { writeFacts } from "../../src/engine/write-facts.ts";
import type { Report } from "../../src/model/report.ts";
import { folderOf, write } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";

/** A base given as a git ref and one given as a folder of the same content are one base. */

type Files = Readonly<Record<string, string>>;

const fixtures = join(import.meta.dirname, "..", "..", "fixtures");

function filesBelow(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  const files = paths.filter((path) => statSync(path).isFile());
  return Object.fromEntries(files.map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}

/** The fixtures that have a base. */
const pairs = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)base$/.test(path))
  .map((path) => path.slice(0, -"/base".length))
  .sort();

async function againstFolder(before: Files, after: Files, options: LintOptions): Promise<Report> {
  const folder = folderOf();
  for (const [path, text] of Object.entries(before)) write(folder, `base/${path}`, text);
  for (const [path, text] of Object.entries(after)) write(folder, `head/${path}`, text);
  return (await lint({ today, ...options, cwd: join(folder, "head"), base: "../base" })).report;
}

async function againstRef(before: Files, after: Files, options: LintOptions): Promise<Report> {
  const repository = new GitRepository(before);
  const gone = Object.keys(before).filter((path) => !(path in after));
  repository.change({ ...after, ...Object.fromEntries(gone.map((path) => [path, null])) });
  repository.commit("change");
  return (await lint({ today, ...options, cwd: repository.folder, base: "main" })).report;
}

/** All that a report says, but for what the base is called. */
function said({ findings, guardrails, before, summary, diff, baseline, unread }: Report): object {
  const { base: _, commit: __, ...counts } = diff ?? { base: "", commit: null };
  return { findings, guardrails, before, summary, counts, baseline, unread };
}

const scp = (more: string) => `Resources:
  Scp:
    Type: AWS::Organizations::Policy
    Properties:
      Name: deny-root-mfa
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [r-ab12]
      Content:
        Version: "2012-10-17"
        Statement:
          - { Effect: Deny, Action: "iam:CreateVirtualMFADevice", Resource: "*"${more} }
`;
const device = (name: string) =>
  `resource "aws_iam_virtual_mfa_device" "${name}" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n`;
const moved = "moved {\n  from = aws_iam_virtual_mfa_device.old\n  to   = aws_iam_virtual_mfa_device.new\n}\n";
const exception = `exceptions:
  - { rule: root-virtual-mfa-device, target: Old, owner: a@example.com, expires: 2027-01-31, reason: later }
`;
const changes: readonly (readonly [string, Files, Files])[] = [
  ["a policy that is removed with its file", { "scp.yaml": scp("") }, { "other.yaml": "Resources: {}\n" }],
  [
    "a policy that is narrowed in a file that is renamed",
    { "a/scp.yaml": scp("") },
    { "b/scp.yaml": scp(', Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } }') },
  ],
  ["a device that is moved", { "main.tf": device("old") }, { "other.tf": device("new") + moved }],
  [
    "a device with an exception that another one joins",
    { "a.yaml": deviceTemplate({ Old: "root" }), "rootrail.yaml": exception },
    { "a.yaml": deviceTemplate({ Old: "root", New: rootOf("111122223333") }), "rootrail.yaml": exception },
  ],
  [
    "an exception that the change brings",
    { "a.yaml": deviceTemplate({ Other: "root" }) },
    { "a.yaml": deviceTemplate({ Old: "root" }), "rootrail.yaml": exception },
  ],
  [
    "a folder that is new",
    { "a/a.yaml": deviceTemplate({ Old: "root" }) },
    { "a/a.yaml": deviceTemplate({ Old: "root" }), "b/a.yaml": deviceTemplate({ Old: "root" }) },
  ],
];

describe("a base as a folder says what the same base says as a git ref", () => {
  it.each(pairs)("of %s", async (path) => {
    const [before, after] = ["base", "head"].map((side) => filesBelow(join(fixtures, path, side)));
    const options: LintOptions = JSON.parse(readFileSync(join(fixtures, path, "options.json"), "utf8"));
    const { paths: _, base: __, config, ...others } = options;
    const rest = { ...others, ...(typeof config === "string" && { config: config.replace(/^head\//, "") }) };
    const [one, other] = [
      await againstFolder(before ?? {}, after ?? {}, rest),
      await againstRef(before ?? {}, after ?? {}, rest),
    ];
    expect(said(one)).toEqual(said(other));
  });

  it.each(changes)("of %s", async (_, before, after) => {
    const [one, other] = [await againstFolder(before, after, {}), await againstRef(before, after, {})];
    expect(one.inputs.filter(({ error }) => error !== null)).toEqual([]);
    expect(said(one)).toEqual(said(other));
  });

  it("of facts that the change brings", async () => {
    const lines: string[] = [];
    await writeFacts(
      { cwd: folderOf({ "scp.yaml": scp("") }), today },
      undefined,
      async (line) => void lines.push(line),
    );
    const before = { "scp.yaml": scp("") };
    const after = { "other.yaml": "Resources: {}\n", "facts.jsonl": lines.join("") };
    const [one, other] = [await againstFolder(before, after, {}), await againstRef(before, after, {})];
    expect(one.findings.map(({ rule }) => rule)).toContain("guardrail-removed");
    expect(said(one)).toEqual(said(other));
  });
});
