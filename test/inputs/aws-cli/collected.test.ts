import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { lint } from "../../../src/engine/lint.ts";
import { awsCli } from "../../../src/inputs/aws-cli/index.ts";
import { mayBeCliOutput } from "../../../src/inputs/aws-cli/signature.ts";
import { workspaceOf } from "../../coverage/resource-support.ts";
import { folderOf } from "../../support/folder.ts";
import { today } from "../../support/lint-files.ts";
import { runCli } from "../../support/run-cli.ts";

const context = { workspace: workspaceOf([]), options: { parameters: new Map(), varFiles: [], source: null } };
const account = "111122223333";
const ofRoot = {
  SerialNumber: `arn:aws:iam::${account}:mfa/phone`,
  User: { UserId: account, Arn: `arn:aws:iam::${account}:root` },
  EnableDate: "2026-01-01T00:00:00Z",
};
const ofAlice = {
  SerialNumber: `arn:aws:iam::${account}:mfa/alice`,
  User: { UserName: "alice", UserId: "AIDAEXAMPLE", Arn: `arn:aws:iam::${account}:user/alice` },
  EnableDate: "2026-01-01T00:00:00Z",
};
const ofNobody = { SerialNumber: `arn:aws:iam::${account}:mfa/spare` };
const list = (...VirtualMFADevices: readonly object[]) => JSON.stringify({ VirtualMFADevices });
const utf8 = (text: string) => new TextEncoder().encode(text);

/** What a file says of root, and what is missing in it; `null`: it is passed over. */
function seen(bytes: Uint8Array, path: string) {
  if (!mayBeCliOutput(path, bytes) || awsCli.claims({ path, bytes }) === "no") return null;
  const { facts = [], problems } = awsCli.parse({ path, bytes }, context);
  return {
    told: facts.flatMap((fact) => (fact.fact === "RootEvidence" ? [fact.observation] : [])),
    problems: problems.map((one) => (one.kind === "unread" ? one.kind : one.code)),
  };
}

describe("a packed output", () => {
  const file = "list-virtual-mfa-devices.json.gz";
  const whole = gzipSync(list(ofRoot));
  it.each([
    ["a list", whole, file, { told: [{ kind: "virtual-devices", ofRoot: 1, isWhole: true }], problems: [] }],
    [
      "one without the call's name",
      whole,
      "a.json.gz",
      { told: [{ kind: "virtual-devices", ofRoot: 1, isWhole: true }], problems: [] },
    ],
    [
      "a summary",
      gzipSync(JSON.stringify({ SummaryMap: { AccountMFAEnabled: 0 } })),
      "a.json.gz",
      { told: [{ kind: "mfa-active", isActive: false }], problems: [] },
    ],
    [
      "one that is cut off",
      whole.subarray(0, 40),
      file,
      { told: [{ kind: "virtual-devices", ofRoot: 0, isWhole: false }], problems: ["packed-output"] },
    ],
    [
      "one that grows too large",
      gzipSync(Buffer.alloc(70_000_000, " ")),
      file,
      { told: [{ kind: "virtual-devices", ofRoot: 0, isWhole: false }], problems: ["packed-output"] },
    ],
    ["something else", gzipSync(JSON.stringify({ level: "info" })), "log.json.gz", null],
    ["something else that is broken", whole.subarray(0, 40), "log.json.gz", null],
  ])("is read as it was before: %s", (_, bytes, path, expected) => {
    expect(seen(bytes, path)).toEqual(expected);
  });
});

describe("a list of the devices that nobody has", () => {
  const path = "list-virtual-mfa-devices.json";
  const none = { kind: "virtual-devices", ofRoot: 0 } as const;
  it.each([
    ["JSON", list(ofNobody), path, false],
    ["YAML", `VirtualMFADevices:\n- SerialNumber: ${ofNobody.SerialNumber}\n`, "list-virtual-mfa-devices.yaml", false],
    ["text", `VIRTUALMFADEVICES\t${ofNobody.SerialNumber}\n`, "mfa.txt", false],
    ["an empty list that is named so", list(), "list-virtual-mfa-devices-unassigned.json", false],
    ["an empty list", list(), path, true],
    ["one beside a user's", list(ofNobody, ofAlice), path, true],
    ["one on another page than a user's", `${list(ofNobody)}\n${list(ofAlice)}`, path, true],
  ])("says nothing of root: %s", (_, text, name, isWhole) => {
    const found = seen(utf8(text), name);
    expect(found?.told.every((one) => one.kind === "virtual-devices" && one.isWhole === isWhole)).toBe(true);
    expect(found?.told[0]).toMatchObject(none);
    expect(new Set(found?.problems)).toEqual(new Set(isWhole ? [] : ["unassigned-only"]));
  });
});

describe("the list of calls that failed", () => {
  const lines = [
    `${account}: aws iam list-virtual-mfa-devices: An error occurred (AccessDenied)`,
    "222233334444: the role arn:aws:iam::222233334444:role/audit cannot be assumed",
    "An error occurred (AccessDenied) when calling the AssumeRole operation",
    "organization: aws organizations list-roots: An error occurred",
  ];
  it.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ])("tells of each account, %s", (_, end) => {
    expect(seen(utf8(lines.join(end)), "e/2026-11-20/failures.txt")).toEqual({
      told: [
        { kind: "not-collected", reason: "aws iam list-virtual-mfa-devices: An error occurred (AccessDenied)" },
        { kind: "not-collected", reason: "the role arn:aws:iam::222233334444:role/audit cannot be assumed" },
      ],
      problems: ["failed-organization-calls", "failed-collection"],
    });
  });

  it.each<readonly [string, readonly string[], Readonly<Record<string, string>>]>([
    ["of an account", [`${account}: aws iam x: An error`], { [`e/2026-11-21/${account}/list.json`]: list() }],
    [
      "of the organization",
      ["organization: aws organizations list-roots: An error"],
      { "e/2026-11-21/organization/list-roots.json": '{"Roots":[]}' },
    ],
  ])("counts no more where a later collection has it: %s", async (_, failed, later) => {
    const told = async (files: Readonly<Record<string, string>>) => {
      const cwd = folderOf({ "e/2026-11-20/failures.txt": failed.join("\n"), ...files });
      const { report } = await lint({ cwd, today });
      return report.findings.filter(({ rule }) => rule === "incomplete-input").length;
    };
    expect(await told(later)).toBe(0);
    expect(await told({})).toBe(1);
    // Another account, an earlier day, another folder.
    expect(await told({ "e/2026-11-21/222233334444/list.json": list() })).toBe(1);
    const moved = (from: string, to: string) =>
      Object.fromEntries(Object.entries(later).map(([path, text]) => [path.replace(from, to), text]));
    expect(await told(moved("2026-11-21", "2026-11-19"))).toBe(1);
    expect(await told(moved("e/", "f/"))).toBe(1);
  });

  it("is no other file of the name", () => {
    expect(seen(utf8("the build failed\n"), "failures.txt")).toBeNull();
    expect(seen(utf8(lines.join("\n")), "notes.txt")).toBeNull();
  });

  it("makes the account unknown in the table, and the run incomplete", async () => {
    const cwd = folderOf({ "e/2026-11-20/failures.txt": lines.join("\n"), "e/2099-01-01/444455556666/a.json": list() });
    const { stdout, stderr } = await runCli(["coverage", "e", "--no-color"], { cwd });
    expect(stdout).toMatch(/unknown 222233334444 {2}what it has could not be collected: the role/);
    expect(stdout).toContain("read in part");
    expect(stderr).toMatch(/444455556666.*2099-01-01, lies in the future/s);
  });
});

describe("Prowler's CSV", () => {
  const names = {
    "4": ["AUTH_METHOD", "TIMESTAMP", "ACCOUNT_UID", "CHECK_ID", "CHECK_TITLE", "STATUS", "MUTED"],
    "3": ["PROVIDER", "ASSESSMENT_START_TIME", "ACCOUNT_ID", "CHECK_ID", "CHECK_TITLE", "STATUS", "NOTES"],
  } as const;
  const row = (check: string, status: string, title = "Root") =>
    ["aws", "2026-11-20 10:00:00", account, check, title, status, ""] as const;
  const table = (version: keyof typeof names, separator: string, ...rows: (readonly string[])[]) =>
    [names[version], ...rows].map((cells) => cells.join(separator)).join("\r\n");
  const hardware = "iam_root_hardware_mfa_enabled";
  const check = (name: string, asks: string, passed: boolean) => ({
    kind: "check",
    tool: "prowler",
    name,
    asks,
    passed,
  });

  it.each([
    ["version 4", table("4", ";", row(hardware, "FAIL")), [check(hardware, "hardware", false)]],
    ["version 3", table("3", ";", row(hardware, "PASS")), [check(hardware, "hardware", true)]],
    ["commas", table("4", ",", row(hardware, "PASS")), [check(hardware, "hardware", true)]],
    ["a byte order mark", `\uFEFF${table("4", ";", row(hardware, "FAIL"))}`, [check(hardware, "hardware", false)]],
    [
      "quoted cells",
      table("4", ";", row("ec2_x", "PASS", '"a; ""b""\nc"'), row(hardware, "FAIL", '"x; y"')),
      [check(hardware, "hardware", false)],
    ],
    [
      "several checks",
      table("4", ";", row("iam_root_mfa_enabled", "PASS"), row("iam_user_mfa", "FAIL"), row(hardware, "FAIL")),
      [check("iam_root_mfa_enabled", "any", true), check(hardware, "hardware", false)],
    ],
    ["a check without a verdict", table("4", ";", row(hardware, "MANUAL")), []],
  ])("tells of root's MFA: %s", (_, text, told) => {
    expect(seen(utf8(text), `prowler-output-${account}-20261120.csv`)).toEqual({ told, problems: [] });
  });

  it("is no other table", () => {
    expect(seen(utf8("NAME;STATUS\na;b\n"), "report.csv")).toBeNull();
  });

  it("decides the account that its rows name, with their date", async () => {
    const cwd = folderOf({ "prowler-report.csv": table("4", ";", row(hardware, "FAIL")) });
    const { stdout } = await runCli(["coverage", "--format", "csv"], { cwd });
    expect(stdout).toMatch(/111122223333.*fail.*2026-11-20/);
  });
});

describe("an output that says nothing of root", () => {
  it.each([
    ["an empty list", "describe-config-rules.json", JSON.stringify({ ConfigRules: [] }), []],
    ["what is no output", "get-account-summary.json", "0", ["unknown-output"]],
  ])("says that its account is one: %s", (_, name, text, problems) => {
    expect(seen(utf8(text), `${account}/${name}`)).toEqual({ told: [{ kind: "of-other-things" }], problems });
  });

  it("is told where the map of the summary alone is left", () => {
    expect(seen(utf8(JSON.stringify({ AccountMFAEnabled: 0, Users: 3 })), "get-account-summary.json")).toEqual({
      told: [{ kind: "mfa-active", isActive: false }],
      problems: [],
    });
  });
});
