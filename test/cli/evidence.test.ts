import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const cwd = mkdtempSync(join(tmpdir(), "rootrail-evidence-"));
afterAll(() => rmSync(cwd, { recursive: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), typeof content === "string" ? content : JSON.stringify(content));
}

const org = (rest: string) => `arn:aws:organizations::999988887777:${rest}`;
const account = (id: string, name: string) => ({
  Id: id,
  Arn: org(`account/o-a1b2c3d4e5/${id}`),
  Name: name,
  Status: "ACTIVE",
});
const day = "evidence/2026-11-02";
write(`${day}/111122223333/list-virtual-mfa-devices.json`, {
  VirtualMFADevices: [
    {
      SerialNumber: "arn:aws:iam::111122223333:mfa/phone",
      User: { UserId: "111122223333", Arn: "arn:aws:iam::111122223333:root" },
    },
  ],
});
write(`${day}/222233334444/list-virtual-mfa-devices.json`, "[]");
write(`${day}/222233334444/get-account-summary.json`, { SummaryMap: { AccountMFAEnabled: 1 } });
write(`${day}/organization/list-roots.json`, {
  Roots: [
    {
      Id: "r-ab12",
      Arn: org("root/o-a1b2c3d4e5/r-ab12"),
      PolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
    },
  ],
});
write(`${day}/organization/list-accounts-for-parent-r-ab12.json`, {
  Accounts: [account("111122223333", "payments"), account("222233334444", "web"), account("333344445555", "lab")],
});
write(`${day}/organization/describe-policy-p-12345678.json`, {
  Policy: {
    PolicySummary: { Id: "p-12345678", Name: "deny-root-mfa", Type: "SERVICE_CONTROL_POLICY" },
    Content:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"}}}]}',
  },
});
write(`${day}/organization/list-targets-for-policy-p-12345678.json`, {
  Targets: [{ TargetId: "r-ab12", Type: "ROOT" }],
});
write(
  "code/main.tf",
  `resource "aws_organizations_organization" "o" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_account" "payments" {
  name  = "payments"
  email = "payments@example.com"
}
`,
);
const exception = `exceptions:
  - rule: root-virtual-mfa-device
    target: arn:aws:iam::111122223333:root
    owner: security@example.com
    expires: 2099-01-31
    reason: hardware keys are ordered
`;
write("accepting/rootrail.yaml", exception);

const coverage = (...args: readonly string[]) => runCli(["coverage", ...args], { cwd });

interface Printed {
  readonly evidence: { readonly fail: number; readonly accounts: readonly Record<string, unknown>[] };
  readonly drift: { readonly drifts: readonly unknown[]; readonly onlyFound: readonly unknown[] };
}
const json = async (...args: readonly string[]): Promise<Printed> =>
  JSON.parse((await coverage(...args, "--format", "json")).stdout);

describe("the table of evidence", () => {
  it("says of each account whether it is in breach, unknown or clean, and by which file", async () => {
    const { evidence } = await json("--no-config", "evidence");
    expect(evidence).toMatchObject({ fail: 1, unknown: 2, pass: 1 });
    expect(evidence.accounts.map((row) => [row["account"], row["verdict"], row["hasMfa"]])).toEqual([
      ["111122223333", "fail", true],
      ["333344445555", "unknown", null],
      ["999988887777", "unknown", null],
      ["222233334444", "pass", true],
    ]);
    expect(evidence.accounts[0]).toMatchObject({
      name: "payments",
      virtualDevices: 1,
      prevented: "covered",
      // No output lists the rules of AWS Config.
      detected: "unverifiable",
      sources: [{ path: `${day}/111122223333/list-virtual-mfa-devices.json`, observed: "2026-11-02" }],
    });
  });

  it("stands in the text, the CSV and the page", async () => {
    const text = (await coverage("--no-config", "evidence")).stdout;
    expect(text).toContain("1 fail, 1 pass, 2 unknown");
    expect(text).toMatch(/fail\s+payments \(111122223333\)/);
    const csv = (await coverage("--no-config", "evidence", "--format", "csv")).stdout.split("\r\n");
    expect(csv[0]).toMatch(/^account,name,verdict,/);
    expect(csv[1]).toMatch(/^111122223333,payments,fail,/);
    expect(csv).toHaveLength(6);
    const page = (await coverage("--no-config", "evidence", "--format", "html")).stdout;
    expect(page).toContain("Root&#39;s MFA in the accounts".replace("&#39;", "'"));
    expect(page).toContain("payments (111122223333)");
  });

  it.each([
    ["never", ["evidence"], 0],
    ["error", ["evidence"], 1],
    ["error", ["evidence", "--config", "accepting/rootrail.yaml"], 0],
    ["warning", ["evidence", "--config", "accepting/rootrail.yaml"], 1],
    ["error", [`${day}/222233334444`], 0],
    ["warning", [`${day}/222233334444`], 0],
  ])("fails by --fail-on %s over %s", async (level, args, code) => {
    const config = args.includes("--config") ? [] : ["--no-config"];
    expect((await coverage(...args, ...config, "--fail-on", level)).code).toBe(code);
  });

  it("names the exception that accepts a breach", async () => {
    const { evidence } = await json("evidence", "--config", "accepting/rootrail.yaml");
    expect(evidence.accounts[0]).toMatchObject({
      verdict: "fail",
      exception: { owner: "security@example.com", expires: "2099-01-31" },
    });
  });

  it("accepts each listed device by the exception that lint takes, and no root user without any", async () => {
    const list = (...names: readonly string[]) =>
      JSON.stringify({
        VirtualMFADevices: names.map((name) => ({
          SerialNumber: `arn:aws:iam::111122223333:mfa/${name}`,
          User: { Arn: "arn:aws:iam::111122223333:root" },
        })),
      });
    const fields = "owner: a@example.com, expires: 2099-01-31, reason: ordered";
    const accepting = (target: string) =>
      `exceptions:\n  - {rule: root-virtual-mfa-device, target: "${target}", ${fields}}\n`;
    const ofPhone = accepting("arn:aws:iam::111122223333:mfa/phone");
    const summary = '{"SummaryMap": {"AccountMFAEnabled": 0, "AccountPasswordPresent": 1}}';
    const cases = [
      [{ "111122223333/list.json": list("phone"), "rootrail.yaml": ofPhone }, 0, 0],
      [{ "111122223333/list.json": list("phone", "other"), "rootrail.yaml": ofPhone }, 1, 1],
      [{ "111122223333/summary.json": summary, "rootrail.yaml": accepting("111122223333") }, 0, 1],
    ] as const;
    for (const [files, ofLint, ofCoverage] of cases) {
      const own = folderOf(files);
      expect((await runCli(["lint", "--require-guardrails", "never", "."], { cwd: own })).code).toBe(ofLint);
      expect((await runCli(["coverage", "--fail-on", "error", "."], { cwd: own })).code).toBe(ofCoverage);
    }
  });

  it("says that there is nothing to compare with, and what was cut off", async () => {
    const nothing = folderOf({
      "code/t.json": '{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}',
      "outputs/notes.txt": "none",
    });
    const compared = (...flags: readonly string[]) =>
      runCli(["coverage", "code", "--against", "outputs", "--format", "json", ...flags], { cwd: nothing });
    const { code, stdout, stderr } = await compared();
    expect([code, stderr]).toEqual([0, "warning: nothing was found to read in outputs\n"]);
    expect((JSON.parse(stdout) as Printed).drift).toMatchObject({ onlyFound: [], onlyDeclared: [] });
    expect((await compared("--fail-on", "warning")).code).toBe(1);
    const outputs = {
      "list-accounts.json": '{"Accounts": [',
      "list-policies.json": '{"Policies": [{"Id": "p-1"',
      "describe-config-rules.json": '{"ConfigRules": [{"ConfigRuleName": "x", ',
    };
    for (const [name, text] of Object.entries(outputs)) {
      const cut = await runCli(["coverage", "."], { cwd: folderOf({ [name]: text }) });
      expect([name, cut.code]).toEqual([name, 2]);
      expect(cut.stderr).toContain(`input error: ${name}:1:`);
    }
  });

  it("is not there without outputs", async () => {
    expect(await json("--no-config", "code")).not.toHaveProperty("evidence");
  });

  it("warns of a page that is missing", async () => {
    write("page.json", { VirtualMFADevices: [], IsTruncated: true, Marker: "m" });
    const run = await coverage("--no-config", "page.json", "--fail-on", "warning");
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("more follow it");
  });
});

describe("code beside the accounts", () => {
  it("tells what is guarded otherwise, and what only one side knows", async () => {
    const { drift, evidence } = await json("--no-config", "code", "--against", "evidence");
    expect(drift.drifts).toMatchObject([
      { node: { name: "payments" }, family: "preventive", declared: "missing", found: "covered" },
    ]);
    expect(drift.onlyFound).toMatchObject([{ name: "web" }, { name: "lab" }]);
    expect(evidence.accounts[0]).toMatchObject({ name: "payments", verdict: "fail" });
    expect((await coverage("--no-config", "code", "--against", "evidence")).stdout).toContain(
      "preventive is missing in the code, covered in evidence",
    );
  });

  it("is the same as itself", async () => {
    const { drift } = await json("--no-config", "evidence", "--against", "evidence");
    expect(drift).toMatchObject({ drifts: [], onlyDeclared: [], onlyFound: [] });
  });
});

describe("code beside the accounts of organizations", () => {
  const code = `resource "aws_organizations_organization" "o" {
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_account" "pay" {
  name  = "payments"
  email = "p@example.com"
}
`;
  const guarded = `${code}resource "aws_organizations_policy" "p" {
  name    = "deny"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "p" {
  policy_id = aws_organizations_policy.p.id
  target_id = aws_organizations_organization.o.roots[0].id
}
`;
  const roots = (mark: string) => ({
    Roots: [
      {
        Id: `r-${mark.repeat(4)}`,
        Arn: org(`root/o-${mark.repeat(10)}/r-${mark.repeat(4)}`).replace(
          "999988887777",
          `99998888777${mark === "a" ? 1 : 2}`,
        ),
        PolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
      },
    ],
  });
  const payments = (mark: string, id: string) => ({
    Accounts: [{ ...account(id, "payments"), Arn: org(`account/o-${mark.repeat(10)}/${id}`) }],
  });
  const full = {
    Id: "p-FullAWSAccess",
    Arn: "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
  };
  const compared = async (files: Readonly<Record<string, unknown>>) => {
    const texts = Object.entries(files).map(([path, of]) => [path, typeof of === "string" ? of : JSON.stringify(of)]);
    const { stdout } = await runCli(["coverage", "--no-config", "code", "--against", "ev", "--format", "json"], {
      cwd: folderOf(Object.fromEntries(texts)),
    });
    return (JSON.parse(stdout) as Printed).drift;
  };

  it("says that nothing is there only where a call that lists it was made", async () => {
    const ev = { "ev/roots.json": roots("a"), "ev/accounts.json": payments("a", "111122223333") };
    const { drifts: asked } = await compared({
      "code/main.tf": guarded,
      ...ev,
      "ev/list-policies.json": { Policies: [full] },
    });
    expect(asked).toMatchObject([{ family: "preventive", declared: "covered", found: "missing" }]);
    const { drifts: unasked } = await compared({ "code/main.tf": guarded, ...ev });
    expect(unasked).toMatchObject([{ family: "preventive", declared: "covered", found: "unverifiable" }]);
    expect((await compared({ "code/main.tf": code, ...ev })).drifts).toEqual([]);
  });

  it("says so of each of several organizations", async () => {
    const imported = (id: string) => `${guarded}
resource "aws_organizations_account" "member" {
  name      = "m${id}"
  email     = "m${id}@example.com"
  parent_id = aws_organizations_organization.this.roots[0].id
}
import {
  to = aws_organizations_account.member
  id = "${id}"
}
`;
    const { drifts } = await compared({
      "code/a/main.tf": imported("111122223333"),
      "code/b/main.tf": imported("222233334444"),
      "ev/a/roots.json": roots("a"),
      "ev/a/accounts.json": payments("a", "111122223333"),
      "ev/a/list-policies.json": { Policies: [full] },
      "ev/b/roots.json": roots("b"),
      "ev/b/accounts.json": payments("b", "222233334444"),
    });
    const states = (drifts as readonly { readonly node: { readonly id: string | null }; readonly found: string }[]).map(
      ({ node, found }) => `${node.id} ${found}`,
    );
    expect(states).toEqual(["111122223333 missing", "222233334444 unverifiable"]);
  });

  it("takes no organization for one of several that are as like", async () => {
    const ev = {
      "ev/a/roots.json": roots("a"),
      "ev/a/accounts.json": payments("a", "111122223333"),
      "ev/b/roots.json": roots("b"),
      "ev/b/accounts.json": payments("b", "222233334444"),
    };
    const drift = await compared({ "code/a/main.tf": guarded, "code/b/main.tf": code, ...ev });
    expect(drift).toMatchObject({ drifts: [], onlyDeclared: { length: 4 }, onlyFound: { length: 4 } });
  });
});

describe("facts of outputs", () => {
  it("give the same table, with their accounts and dates", async () => {
    await runCli(["facts", "--no-config", "evidence", "--name", "accounts", "-o", "accounts.jsonl"], { cwd });
    const told = (printed: Printed) =>
      printed.evidence.accounts.map(({ sources, ...row }) => ({
        ...row,
        dates: (sources as readonly { observed: string | null }[])
          .map((one) => one.observed)
          .sort()
          .at(-1),
      }));
    expect(told(await json("--no-config", "accounts.jsonl"))).toEqual(told(await json("--no-config", "evidence")));
  });
});

describe("lint over outputs", () => {
  it("takes an empty list that is named for a clean answer", async () => {
    write("clean.json", "[]\n");
    const run = await runCli(["lint", "--no-config", "clean.json"], { cwd });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("1 input linted");
  });

  it("tells once that root has MFA of a kind that nothing tells", async () => {
    const alone = await runCli(["lint", "--no-config", `${day}/222233334444/get-account-summary.json`], { cwd });
    expect(alone.stderr).toContain("does not say whether it is virtual");
    const beside = await runCli(["lint", "--no-config", `${day}/222233334444`], { cwd });
    expect(beside.stderr).not.toContain("does not say whether it is virtual");
  });
});
