import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveFacts } from "../../../src/facts/registry.ts";
import { awsCli } from "../../../src/inputs/aws-cli/index.ts";
import { workspaceOf } from "../../coverage/resource-support.ts";
import { cases } from "../../support/random-cases.ts";

const context = { workspace: workspaceOf([]), options: { parameters: new Map(), varFiles: [], source: null } };
const source = (text: string, path = "devices.json") => ({ path, bytes: new TextEncoder().encode(text) });
const parse = (text: string, path?: string) => awsCli.parse(source(text, path), context);

const answers = (text: string, path?: string) =>
  deriveFacts(parse(text, path).resources).map((fact) =>
    fact.fact === "MfaDevice"
      ? `${fact.owner.kind}${fact.owner.kind === "root" ? ` ${fact.owner.certainty}` : ""}`
      : fact.fact,
  );

const device = (name: string, user?: Readonly<Record<string, string>>) => ({
  SerialNumber: `arn:aws:iam::111122223333:mfa/${name}`,
  ...(user && { User: user }),
});
const root = { UserId: "111122223333", Arn: "arn:aws:iam::111122223333:root" };
const person = (name: string) => ({
  Path: "/",
  UserName: name,
  UserId: "AIDAEXAMPLE",
  Arn: `arn:aws:iam::111122223333:user/${name}`,
});
const listOf = (...devices: readonly unknown[]) => JSON.stringify({ VirtualMFADevices: devices }, null, 2);

describe("aws iam list-virtual-mfa-devices", () => {
  it.each([
    ["root's device of any name", device("phone", root), "root certain"],
    ["root's device by its name", device("root-account-mfa-device", root), "root certain"],
    ["a person's device with root's name", device("root-account-mfa-device", person("fake")), "not-root"],
    ["the device of a person called groot", device("phone", person("groot")), "not-root"],
    ["the device of a person called root", device("phone", person("root")), "not-root"],
    [
      "the device of a person under a path",
      device("x", { ...person("root"), Arn: "arn:aws:iam::111122223333:user/ops/root" }),
      "not-root",
    ],
    ["root in China", device("x", { UserId: "1", Arn: "arn:aws-cn:iam::111122223333:root" }), "root certain"],
    ["root by its account number alone", device("x", { UserId: "111122223333" }), "root certain"],
    ["nobody's device with root's name", device("root-account-mfa-device"), "root possible"],
    ["nobody's device", device("spare"), "not-root"],
    ["a path that ends in root's name", device("ops/root-account-mfa-device"), "not-root"],
  ])("tells %s", (_, one, expected) => {
    expect(answers(listOf(one))).toEqual([expected]);
  });

  it("reads pages one after the other, pages in a list, and a bare list", () => {
    const page = listOf(device("phone", root));
    for (const text of [
      `${page}\n${page}`,
      `[${page},${page}]`,
      JSON.stringify([device("a", root), device("b", root)]),
    ]) {
      expect(answers(text)).toEqual(["root certain", "root certain"]);
    }
  });

  it("reads YAML", () => {
    const text =
      "VirtualMFADevices:\n- SerialNumber: arn:aws:iam::111122223333:mfa/p\n  User:\n    Arn: arn:aws:iam::111122223333:root\n    UserId: '111122223333'\n";
    expect(answers(text, "devices.yaml")).toEqual(["root certain"]);
  });

  it("places a device at its members", () => {
    const [first, second] = parse(`${listOf(device("a", root))}\n${listOf(device("b", root))}`).resources;
    expect(first?.header.start).toEqual({ line: 4, column: 23 });
    expect(second?.header.start).toEqual({ line: 15, column: 23 });
  });

  it("says where it is broken", () => {
    const { problems } = parse(`${listOf(device("a", root))}\n{ "VirtualMFADevices": [ { ] }`);
    expect(problems).toMatchObject([{ kind: "error", location: { start: { line: 12 } } }]);
  });
});

describe("other output of the AWS CLI", () => {
  const report =
    "user,arn,user_creation_time,password_enabled,mfa_active\n<root_account>,arn:aws:iam::111122223333:root,2020,x,true\nalice,arn:aws:iam::111122223333:user/alice,2020,x,false\n";

  const evidence = (text: string, path?: string) =>
    (awsCli.parse(source(text, path), context).facts ?? []).flatMap((fact) =>
      fact.fact === "RootEvidence" ? [[fact.account ?? null, fact.observation]] : [],
    );

  it("takes from a credential report whether root has MFA", () => {
    for (const text of [
      report,
      report.replaceAll("\n", "\r\n"),
      JSON.stringify({ Content: Buffer.from(report).toString("base64"), ReportFormat: "text/csv" }),
    ])
      expect(evidence(text, "report.csv")).toEqual([["111122223333", { kind: "mfa-active", isActive: true }]]);
  });

  it("reads a credential report that a spreadsheet wrote again, and one that is base64 alone", () => {
    const rewritten = report.replace(/[^,\n]+/g, '"$&"');
    for (const text of [rewritten, rewritten.replaceAll(",", ";"), report.replaceAll(",", "\t"), btoa(report)])
      expect(evidence(text, "report.csv"), text).toEqual([["111122223333", { kind: "mfa-active", isActive: true }]]);
  });

  it("reads each credential report of one file by its own columns", () => {
    const other =
      "user,arn,user_creation_time,mfa_active,password_enabled\n<root_account>,arn:aws:iam::222233334444:root,2020,false,true\n";
    expect(evidence(report + other, "reports.csv")).toEqual([
      ["111122223333", { kind: "mfa-active", isActive: true }],
      ["222233334444", { kind: "mfa-active", isActive: false }],
    ]);
  });

  it("tells a credential report without root's row, which says nothing of root", () => {
    const [header = "", , alice = ""] = report.split("\n");
    for (const [text, account] of [
      [`${header}\n${alice}\n`, "111122223333"],
      [`${header}\n`, null],
    ] as const) {
      const { facts = [], problems } = awsCli.parse(source(text, "report.csv"), context);
      expect(problems.map(({ code }) => code)).toEqual(["no-root-row"]);
      expect(facts.map((fact) => [fact.account ?? null, "observation" in fact && fact.observation])).toEqual([
        [account, { kind: "of-other-things" }],
      ]);
    }
  });

  it("takes from an account summary whether root has MFA at all", () => {
    expect(evidence(JSON.stringify({ SummaryMap: { AccountMFAEnabled: 0 } }))).toEqual([
      [null, { kind: "mfa-active", isActive: false }],
    ]);
  });
});

describe("policy files", () => {
  const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const deny = { Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" };

  it("are facts where they have to do with root or MFA", () => {
    expect(answers(policy(deny), "scp.json")).toEqual(["PolicyDocument"]);
    expect(answers(policy({ ...deny, Sid: "{{ sid }}" }), "scp.json")).toEqual(["PolicyDocument"]);
    expect(answers(policy({ Effect: "Allow", Action: "s3:*", Resource: "*" }), "app.json")).toEqual([]);
  });

  it("are none with principals, and no other JSON is one", () => {
    const claim = (text: string) => awsCli.claims(source(text, "x.json"));
    expect(claim(policy({ ...deny, Principal: "*" }))).toBe("no");
    expect(claim('{"AWSTemplateFormatVersion":"2010-09-09","Resources":{}}')).toBe("no");
    expect(claim("not JSON")).toBe("no");
    expect(claim(policy(deny))).toBe("yes");
  });

  it("never throws, whatever it is given", () => {
    const pieces = fc.array(
      fc.constantFrom(
        "{",
        "}",
        "[",
        "]",
        '"',
        "VirtualMFADevices",
        ":",
        ",",
        "SerialNumber",
        "\\",
        "user,arn,user_creation_time,",
        "\n",
        "Statement",
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => void [awsCli.claims(source(parts.join(""))), parse(parts.join(""))]),
      { numRuns: cases(300) },
    );
  });
});
