import { describe, expect, it } from "vitest";
import { deriveFacts } from "../../../src/facts/registry.ts";
import { awsCli } from "../../../src/inputs/aws-cli/index.ts";
import { mayBeCliOutput } from "../../../src/inputs/aws-cli/signature.ts";
import { workspaceOf } from "../../coverage/resource-support.ts";

const context = { workspace: workspaceOf([]), options: { parameters: new Map(), varFiles: [], source: null } };
const parse = (bytes: Uint8Array, path: string) => awsCli.parse({ path, bytes }, context);
const utf8 = (text: string) => new TextEncoder().encode(text);

const rootDevice = {
  SerialNumber: "arn:aws:iam::111122223333:mfa/phone",
  User: { UserId: "111122223333", Arn: "arn:aws:iam::111122223333:root", CreateDate: "2019-01-01T00:00:00+00:00" },
  EnableDate: "2024-01-02T00:00:00+00:00",
};
const ofAlice = {
  SerialNumber: "arn:aws:iam::111122223333:mfa/alice",
  User: { Path: "/", UserName: "alice", UserId: "AIDAEXAMPLE", Arn: "arn:aws:iam::111122223333:user/alice" },
  EnableDate: "2024-01-02T00:00:00+00:00",
};
const answer = { VirtualMFADevices: [rootDevice, ofAlice] };
const json = JSON.stringify(answer, null, 4);
const yaml = `VirtualMFADevices:
- EnableDate: '2024-01-02T00:00:00+00:00'
  SerialNumber: arn:aws:iam::111122223333:mfa/phone
  User:
    Arn: arn:aws:iam::111122223333:root
    CreateDate: '2019-01-01T00:00:00+00:00'
    UserId: '111122223333'
- SerialNumber: arn:aws:iam::111122223333:mfa/alice
  User:
    Arn: arn:aws:iam::111122223333:user/alice
    UserName: alice
`;
const text = `VIRTUALMFADEVICES\t2024-01-02T00:00:00+00:00\tarn:aws:iam::111122223333:mfa/phone
USER\tarn:aws:iam::111122223333:root\t2019-01-01T00:00:00+00:00\t111122223333
VIRTUALMFADEVICES\t2024-01-02T00:00:00+00:00\tarn:aws:iam::111122223333:mfa/alice
USER\tarn:aws:iam::111122223333:user/alice\t2019-01-01T00:00:00+00:00\t/\tAIDAEXAMPLE\talice
`;
const table = `-------------------------------------------------------------
|                   ListVirtualMFADevices                   |
+-----------------------------------------------------------+
||                    VirtualMFADevices                    ||
|+---------------+-----------------------------------------+|
||  EnableDate   |  2024-01-02T00:00:00+00:00              ||
||  SerialNumber |  arn:aws:iam::111122223333:mfa/phone    ||
|+---------------+-----------------------------------------+|
|||                         User                          |||
||+-------------+-----------------------------------------+||
|||  Arn        |  arn:aws:iam::111122223333:root         |||
|||  CreateDate |  2019-01-01T00:00:00+00:00              |||
|||  UserId     |  111122223333                           |||
||+-------------+-----------------------------------------+||
||                    VirtualMFADevices                    ||
|+---------------+-----------------------------------------+|
||  EnableDate   |  2024-01-02T00:00:00+00:00              ||
||  SerialNumber |  arn:aws:iam::111122223333:mfa/alice    ||
|+---------------+-----------------------------------------+|
|||                         User                          |||
||+-------------+-----------------------------------------+||
|||  Arn        |  arn:aws:iam::111122223333:user/alice   |||
|||  UserName   |  alice                                  |||
||+-------------+-----------------------------------------+||
`;

const utf16 = (source: string, isBig: boolean, mark: boolean) => {
  const bytes = Buffer.from((mark ? "\uFEFF" : "") + source, "utf16le");
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};

/** Owner and count of root's devices by what the output says. */
function seen(bytes: Uint8Array, path = "devices.json") {
  const { resources, facts = [], problems } = parse(bytes, path);
  const owners = deriveFacts(resources).flatMap((fact) => (fact.fact === "MfaDevice" ? [fact.owner.kind] : []));
  const counts = facts.flatMap((fact) => (fact.fact === "RootEvidence" ? [fact.observation] : []));
  return { owners, counts, problems: problems.map((problem) => problem.code) };
}

const whole = {
  owners: ["root", "not-root"],
  counts: [{ kind: "virtual-devices", ofRoot: 1, isWhole: true }],
  problems: [],
};

describe("the list of virtual devices", () => {
  it.each([
    ["JSON", utf8(json), "devices.json"],
    ["JSON without an extension", utf8(json), "devices"],
    ["JSON in one line", utf8(JSON.stringify(answer)), "devices.json"],
    ["JSON with CRLF", utf8(json.replaceAll("\n", "\r\n")), "devices.json"],
    ["JSON with a byte order mark", utf8(`\uFEFF${json}`), "devices.json"],
    ["UTF-16 LE with a mark", utf16(json, false, true), "devices.json"],
    ["UTF-16 LE without a mark", utf16(json, false, false), "devices.json"],
    ["UTF-16 BE with a mark", utf16(json, true, true), "devices.json"],
    ["UTF-16 BE without a mark", utf16(json, true, false), "devices.json"],
    ["sorted members", utf8(JSON.stringify({ IsTruncated: false, ...answer })), "devices.json"],
    ["YAML", utf8(yaml), "devices.yaml"],
    ["YAML in a file called .json", utf8(yaml), "devices.json"],
    ["YAML after a mark", utf8(`---\n${yaml}`), "devices.yml"],
    ["a YAML stream", utf8(`- ${yaml.replaceAll("\n", "\n  ").trimEnd()}\n`), "devices.yaml"],
    ["text", utf8(text), "devices.txt"],
    ["text with CRLF", utf8(text.replaceAll("\n", "\r\n")), "devices.txt"],
    ["text in UTF-16", utf16(text, false, true), "devices.txt"],
    ["a table", utf8(table), "devices.txt"],
    ["gathered in a list", utf8(JSON.stringify([answer])), "devices.json"],
    ["a bare list", utf8(JSON.stringify(answer.VirtualMFADevices)), "devices.json"],
    [
      "serial numbers and ARNs by --query",
      utf8(JSON.stringify(answer.VirtualMFADevices.map((one) => [one.SerialNumber, one.User.Arn]))),
      "devices.json",
    ],
    [
      "names of its own by --query",
      utf8(JSON.stringify(answer.VirtualMFADevices.map((one) => ({ Serial: one.SerialNumber, Owner: one.User.Arn })))),
      "devices.json",
    ],
  ])("is read as %s", (_, bytes, path) => {
    expect(seen(bytes, path)).toEqual(whole);
  });

  it.each([
    [
      "pages one after the other",
      [
        { ...answer, IsTruncated: true, Marker: "m" },
        { VirtualMFADevices: [], IsTruncated: false },
      ],
      [],
    ],
    ["a page that others follow", [{ ...answer, IsTruncated: true, Marker: "m" }], ["more-pages"]],
    [
      "two pages of three",
      [
        { ...answer, IsTruncated: true },
        { VirtualMFADevices: [], IsTruncated: true },
      ],
      ["more-pages"],
    ],
    ["the CLI's own token", [{ ...answer, NextToken: "t" }], ["more-pages"]],
    ["a page that others follow, in quotes", [{ ...answer, IsTruncated: "true", Marker: "m" }], ["more-pages"]],
    ["an empty token", [{ ...answer, IsTruncated: false, NextToken: "", Marker: "" }], []],
  ])("knows whether it is whole: %s", (_, pages, problems) => {
    for (const written of [pages.map((page) => JSON.stringify(page)).join("\n"), JSON.stringify(pages)]) {
      const found = seen(utf8(written));
      expect(found.problems).toEqual(problems);
      expect(found.counts).toContainEqual({ kind: "virtual-devices", ofRoot: 1, isWhole: problems.length === 0 });
    }
  });

  const roots = ["arn:aws:iam::111122223333:root"];
  it.each([
    ["ARNs of root", roots, "trusted.json", "if-named"],
    ["ARNs of root with names", [{ name: "prod", principal: roots[0] }], "principals.json", "if-named"],
    ["ARNs of users", ["arn:aws:iam::111122223333:user/alice"], "users.json", "no"],
    ["findings about root", [{ a: 1, b: 2, c: 3, d: 4, e: 5, ResourceArn: roots[0] }], "findings.json", "no"],
    ["serial numbers", ["arn:aws:iam::111122223333:mfa/alice"], "serials.json", "if-named"],
    ["profiles", [{ profile: "p", mfa_serial: "arn:aws:iam::111122223333:mfa/alice" }], "profiles.json", "if-named"],
    [
      "serial numbers where an account's outputs lie",
      ["arn:aws:iam::111122223333:mfa/a"],
      "111122223333/a.json",
      "yes",
    ],
    ["serial numbers and whom they are given to", [["arn:aws:iam::111122223333:mfa/a", roots[0]]], "a.json", "yes"],
    ["ARNs in a file that is named after devices", roots, "root-mfa.json", "yes"],
    ["ARNs in a file that is named after the call", roots, "list-virtual-mfa-devices.json", "yes"],
    ["users in such a file", ["arn:aws:iam::111122223333:user/alice"], "list-virtual-mfa-devices.json", "yes"],
  ] as const)("is not taken to be what only looks like it: %s", (_, items, path, claim) => {
    expect(awsCli.claims({ path, bytes: utf8(JSON.stringify(items)) })).toBe(claim);
  });

  const device = (account: string, more: object = {}) => ({
    SerialNumber: `arn:aws:iam::${account}:mfa/phone`,
    EnableDate: "2026-01-01T00:00:00Z",
    User: { UserName: "bob", Arn: `arn:aws:iam::${account}:user/bob` },
    ...more,
  });

  it("does not take the list of another account for the next page", () => {
    const pages = [
      { VirtualMFADevices: [device("111122223333")], IsTruncated: true, Marker: "m" },
      { VirtualMFADevices: [device("222233334444")], IsTruncated: false },
    ];
    for (const written of [pages.map((page) => JSON.stringify(page)).join("\n"), JSON.stringify(pages)]) {
      const found = seen(utf8(written));
      expect(found.problems).toEqual(["more-pages"]);
      expect(found.counts).toEqual([
        { kind: "virtual-devices", ofRoot: 0, isWhole: false },
        { kind: "virtual-devices", ofRoot: 0, isWhole: true },
      ]);
    }
  });

  it.each([
    ["a device with a date and without an owner", [device("111122223333", { User: undefined })]],
    ["an owner without a name", [device("111122223333", { User: {} })]],
    ["a device without a serial number", [{ S: "2026-01-01T00:00:00Z" }]],
  ])("does not take for clean what does not say whose it is: %s", (_, VirtualMFADevices) => {
    const found = seen(utf8(JSON.stringify({ VirtualMFADevices })));
    expect(found.problems).toEqual(["owners-left-out"]);
    expect(found.counts).toEqual([{ kind: "virtual-devices", ofRoot: 0, isWhole: false }]);
  });

  const row = "VIRTUALMFADEVICES\t2026-01-01T00:00:00Z\tarn:aws:iam::111122223333:mfa/bob";
  const user = "USER\tarn:aws:iam::111122223333:user/bob\t2026-01-01T00:00:00Z\t/\tAIDAEXAMPLE\tbob";
  const tableOf = (top: string, end = "||+--------+--------------------------------------+||\n") => `------
|  ListVirtualMFADevices  |
+-------------------------+
${top}||  VirtualMFADevices  ||
|+---------------+-----------------------------------+|
||  EnableDate   |  SerialNumber                     ||
|+---------------+-----------------------------------+|
||  2026-01-01T00:00:00Z  |  arn:aws:iam::111122223333:mfa/bob  ||
|+---------------+-----------------------------------+|
|||  User  |||
||+--------+--------------------------------------+||
|||  Arn   |  arn:aws:iam::111122223333:user/bob  |||
${end}`;
  it.each([
    ["text with a token", `${row}\n${user}\nNEXTTOKEN\teyJNYXJrZXIiOiBudWxsfQ==\n`, false],
    ["one page of text", `True\tAAAA\n${row}\n${user}\n`, false],
    ["the last page of text", `False\n${row}\n${user}\n`, true],
    ["a table with a token", tableOf("|  NextToken  |  eyJN  |\n+---+\n"), false],
    ["one page as a table", tableOf("|  IsTruncated  |  Marker  |\n+---+\n|  True  |  AAAA  |\n+---+\n"), false],
    ["the last page as a table", tableOf("|  IsTruncated  |  False  |\n+---+\n"), true],
    ["a table that is cut off", tableOf("", ""), false],
    ["a whole table", tableOf(""), true],
  ])("knows whether text is whole: %s", (_, text, isWhole) => {
    const found = seen(utf8(text), "111122223333.txt");
    expect(found.counts).toEqual([{ kind: "virtual-devices", ofRoot: 0, isWhole }]);
    expect(found.problems).toEqual(isWhole ? [] : ["more-pages"]);
  });

  it.each([
    ["", "111122223333/list-virtual-mfa-devices.json", ["empty-output"]],
    [" \n", "111122223333/get-account-summary.json", ["empty-output"]],
    ["", "list-accounts.json", ["empty-output"]],
    [
      "ACCOUNTS\tarn:aws:organizations::111122223333:account/o-abcdefghij/222233334444\n",
      "list-accounts.txt",
      ["text-output"],
    ],
    [
      "CONFIGURATIONRECORDERSSTATUS\r\nFalse\tdefault\r\n",
      "describe-configuration-recorder-status.txt",
      ["text-output"],
    ],
    ["----------\n|  ListAccounts  |\n+---+\n", "list-accounts.json", ["text-output"]],
    ["222233334444\t333344445555\n", "list-accounts.txt", undefined],
    ["ACCOUNTS\tof nothing\n", "notes.txt", undefined],
    [
      "\nAn error occurred (AccessDenied) when calling the ListAccounts operation",
      "list-accounts.json",
      ["failed-call"],
    ],
    ['{\n  "Code": "AccessDenied",\n  "Message": "not \\"yours\\""\n}', "describe-config-rules.json", ["failed-call"]],
    ['{"Message": "x", "Code": "AccessDeniedException", "Type": "User"}', "list-policies.json", ["failed-call"]],
    ['{"Error": {"Code": "AccessDenied", "Message": "x"}}', "describe-config-rules.json", ["failed-call"]],
    ['{"__type": "AccessDeniedException", "message": "x"}', "get-enabled-standards.json", ["failed-call"]],
    ["Code: AccessDenied\nMessage: not yours\n", "list-roots.yaml", ["failed-call"]],
    ['{"Code": "AccessDenied", "Message": "x"}', "message.json", undefined],
    ['{"Code": "a", "Name": "x"}', "list-policies.json", undefined],
    ["0\n", "list-virtual-mfa-devices.json", ["unknown-output"]],
    ['AWSTemplateFormatVersion: "2010-09-09"\n', "list-virtual-mfa-devices.yaml", undefined],
  ])("tells of a call that left nothing to read: %j in %s", (text, path, problems) => {
    const bytes = utf8(text);
    expect(awsCli.claims({ path, bytes })).toBe(problems ? "yes" : "no");
    expect(mayBeCliOutput(path, bytes)).toBe(problems !== undefined);
    if (problems) expect(seen(bytes, path).problems).toEqual(problems);
  });

  it("does not take a projection without owners for a clean answer", () => {
    const serials = answer.VirtualMFADevices.map((one) => one.SerialNumber);
    const found = seen(utf8(JSON.stringify(serials)));
    expect(found.problems).toEqual(["owners-left-out"]);
    expect(found.counts).toEqual([{ kind: "virtual-devices", ofRoot: 0, isWhole: false }]);
  });

  it.each([
    ["{}", "list-virtual-mfa-devices.json", "yes"],
    ["[]", "111122223333/list-virtual-mfa-devices.json", "yes"],
    ["[]", "answer.json", "if-named"],
    ["{}", "answer.json", "no"],
    ['{"Devices": []}', "list-virtual-mfa-devices.json", "yes"],
    ['{"Devices": []}', "devices.json", "no"],
    ['{"VirtualMFADevices": []}', "answer.json", "yes"],
  ])("claims %s in %s: %s", (source, path, claim) => {
    expect(awsCli.claims({ path, bytes: utf8(source) })).toBe(claim);
  });

  it("says where a list is cut off", () => {
    const { problems } = parse(utf8(json.slice(0, -20)), "devices.json");
    expect(problems.map((problem) => problem.kind)).toContain("error");
  });

  it("does not take other files for answers", () => {
    for (const [source, path] of [
      ['{"Accounts": []}', "config.json"],
      ['{"Accounts": [{"Id": "1", "Name": "x"}]}', "config.json"],
      ['{"Policies": [{"Id": "gold"}]}', "insurance.json"],
      ['{"Findings": []}', "report.json"],
      ["Targets:\n  - Id: a\n", "targets.yaml"],
      ['{"Organization": {"Id": "acme"}}', "about.json"],
      ["[1, 2]", "list.json"],
    ] as const)
      expect(awsCli.claims({ path, bytes: utf8(source) }), source).toBe("no");
  });
});
