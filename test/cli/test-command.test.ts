import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

const folder = join(repository, "fixtures", "guardrail-tests");
const hcl = readFileSync(join(folder, "main.tf"), "utf8");
const tests = readFileSync(join(folder, "guardrails.rootrail-test.yaml"), "utf8");
const one = (body: string, inputs = ".") => `inputs: ${inputs}\ntests:\n  - name: it\n${body.replace(/^/gm, "    ")}\n`;
const always = "of: organization\nactions: iam:CreateVirtualMFADevice\ndenied: always";

async function run(files: Readonly<Record<string, string>>, args: readonly string[] = []) {
  return await runCli(["test", ...args], { cwd: folderOf(files) });
}

async function verdict(body: string, main = hcl): Promise<readonly [number | null, readonly string[]]> {
  const { code, stdout, stderr } = await run({ "main.tf": main, "a.rootrail-test.yaml": one(body) }, ["-f", "json"]);
  if (code === 2) return [code, [stderr.trim()]];
  return [code, JSON.parse(stdout).files[0].tests[0].failures];
}

describe("rootrail test", () => {
  it("passes where all of it holds", async () => {
    const { code, stdout } = await runCli(["test", "fixtures/guardrail-tests"]);
    expect([code, stdout.trim().split("\n").at(-1)]).toEqual([0, "5 passed, 0 failed."]);
  });

  it("fails with the request that gets through", async () => {
    const weak = hcl.replace(
      '"aws:PrincipalArn" = "arn:*:iam::*:root" }',
      '"aws:PrincipalArn" = "arn:*:iam::*:root" }, Bool = { "aws:MultiFactorAuthPresent" = "false" }',
    );
    const found = await verdict(
      "of: Prod/payments\nactions: iam:CreateVirtualMFADevice\ndenied: always",
      weak.replace("Condition = { ArnLike", "Condition = { ArnLike"),
    );
    expect(found).toEqual([
      1,
      [
        "iam:CreateVirtualMFADevice is denied sometimes in account payments, expected always: the request gets through when aws:MultiFactorAuthPresent is true",
      ],
    ]);
  });

  const cases: readonly (readonly [string, string, number, string])[] = [
    ["every principal", "of: Prod\nprincipal: user/alice\nactions: iam:CreateVirtualMFADevice\ndenied: never", 0, ""],
    [
      "an ARN says its account",
      "principal: arn:aws:iam::111122223333:root\nactions: iam:CreateVirtualMFADevice\ndenied: always",
      1,
      'there is no OU or account "111122223333" in the inputs',
    ],
    [
      "a wrong name has a suggestion",
      "of: Prdo\nactions: iam:CreateVirtualMFADevice\ndenied: always",
      1,
      'there is no OU or account "Prdo" in the inputs; did you mean "Prod"?',
    ],
    [
      "not-always",
      "of: Prod\nactions: iam:CreateVirtualMFADevice\ndenied: not-always",
      1,
      "iam:CreateVirtualMFADevice is denied always in account payments, expected not-always: denied by NoVirtualMfaForRoot",
    ],
    ["not-never", "of: Prod\nactions: iam:CreateVirtualMFADevice\ndenied: not-never", 0, ""],
    [
      "the management account is bound by nothing",
      "of: management\nactions: iam:CreateVirtualMFADevice\ndenied: always",
      1,
      "iam:CreateVirtualMFADevice is never denied in the management account, expected always: no policy up the tree denies it",
    ],
    [
      "resources and context",
      "of: Prod\nprincipal: role/BreakGlass\nactions: s3:DeleteBucket\nresources: arn:aws:s3:::logs-*\ncontext: { aws:MultiFactorAuthPresent: true }\ndenied: never",
      0,
      "",
    ],
    [
      "cover",
      "of: Prod\npreventive: missing",
      1,
      "preventive is covered in account payments, expected missing: SCP no-virtual-mfa-for-root on OU Prod",
    ],
  ];
  it.each(cases)("%s", async (_name, body, code, failure) => {
    expect(await verdict(body)).toEqual([code, failure ? [failure] : []]);
  });

  it("says of what is not known before deployment that it is not", async () => {
    const open = hcl.replace("target_id = aws_organizations_organizational_unit.prod.id", "target_id = var.target");
    const [code, failures] = await verdict(
      "of: Prod\nactions: iam:CreateVirtualMFADevice\ndenied: always",
      `${open}\nvariable "target" {}\n`,
    );
    expect(code).toBe(1);
    expect(failures[0]).toMatch(/may be denied in account payments, expected always: a target is not known/);
  });

  const mistakes: readonly (readonly [string, string, string])[] = [
    [
      "an unknown key",
      one("of: Prod\nactons: iam:X\ndenied: always"),
      '5:5: unknown key "actons" in a test; did you mean "actions"?',
    ],
    [
      "an answer that there is not",
      one("of: Prod\nactions: iam:X\ndenied: allways"),
      '6:13: expected one of always, sometimes, never, not-always, not-never, got the text "allways"; did you mean "always"?',
    ],
    [
      "nothing expected",
      one("of: Prod"),
      '3:5: test "it": it expects nothing: give "actions" and "denied", "detective" or "preventive"',
    ],
    [
      "a wildcard that matches nothing",
      one("of: Prod\nactions: iam:Virtual*\ndenied: always"),
      '5:14: no action matches "iam:Virtual*"',
    ],
    [
      "no place",
      one("actions: iam:X\ndenied: always"),
      '3:5: test "it": it needs "of", the OUs and accounts that it is about, or a principal with its ARN',
    ],
    ["a way out", one(always, "../.."), '1:1: the input "../.." lies outside the repository'],
    ["no test", "tests: []\n", "1:1: the file holds no test"],
  ];
  it.each(mistakes)("%s is told with its place", async (_name, file, message) => {
    const { code, stderr } = await run({ "main.tf": hcl, "a.rootrail-test.yaml": file });
    expect([code, stderr]).toEqual([2, `rootrail: a.rootrail-test.yaml:${message}\n`]);
  });

  it("is not content with no test, no input or a broken one", async () => {
    expect(await run({ "main.tf": hcl })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("there is no test file"),
    });
    const empty = await run({ "a.rootrail-test.yaml": one(always) });
    expect([empty.code, empty.stderr]).toEqual([1, expect.stringContaining("no template, plan or Terraform code")]);
    expect((await run({ "a.rootrail-test.yaml": one(always), "main.tf": 'resource "x" {' })).code).toBe(2);
  });

  it("runs against facts, and against what the command line names", async () => {
    const cwd = folderOf({ "main.tf": hcl, "tests/a.rootrail-test.yaml": tests.replace("inputs: .\n", "") });
    expect((await runCli(["facts", "-o", "facts.jsonl", "main.tf"], { cwd })).code).toBe(0);
    expect((await runCli(["test", "tests/a.rootrail-test.yaml", "facts.jsonl"], { cwd })).code).toBe(0);
    expect((await runCli(["test", "tests/a.rootrail-test.yaml", "main.tf"], { cwd })).code).toBe(0);
  });

  it("runs against CloudFormation", async () => {
    const template = `Resources:
  Org: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
  Prod: { Type: AWS::Organizations::OrganizationalUnit, Properties: { Name: Prod, ParentId: !GetAtt Org.RootId } }
  Scp:
    Type: AWS::Organizations::Policy
    Properties:
      Name: deny
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [!Ref Prod]
      Content:
        Version: "2012-10-17"
        Statement: [{ Effect: Deny, Action: "iam:Create*", Resource: "*" }]
`;
    const { code, stdout } = await run(
      { "org.yaml": template, "a.rootrail-test.yaml": one(always.replace("organization", "Prod")) },
      ["--mutate"],
    );
    expect(code).toBe(0);
    expect(stdout).toContain("2 of 2 parts of the guardrails are protected by a test or a rule: score 100 %.");
  });
});

describe("the output of rootrail test", () => {
  const files = { "main.tf": hcl, "a.rootrail-test.yaml": one("of: Prod\ndetective: missing") };

  it("is TAP", async () => {
    expect((await run(files, ["-f", "tap"])).stdout).toBe(
      'TAP version 14\n1..1\nnot ok 1 - it\n  ---\n  at: "a.rootrail-test.yaml:3:5"\n  failures:\n    - "detective is covered in account payments, expected missing: organization conformance pack root-mfa; no configuration recorder is in the inputs"\n  ...\n',
    );
  });

  it("is JUnit", async () => {
    const { stdout } = await run(files, ["-f", "junit"]);
    expect(stdout).toContain('tests="1" failures="1" errors="0" skipped="0"');
    expect(stdout).toContain('<failure type="guardrail-test" message="detective is covered in account payments');
  });

  const twice = {
    "main.tf": hcl,
    "a.rootrail-test.yaml": `inputs: .
tests:
  - { name: it, of: management, actions: "iam:CreateUser", denied: never }
  - { name: it, of: management, actions: "iam:CreateUser", denied: always }
`,
  };
  const unbound = "service control policies never bind the management account";

  it("tells notes and names that are used twice in TAP", async () => {
    const { stdout } = await run(twice, ["-f", "tap"]);
    expect(stdout).toContain(`ok 1 - it\n# note: ${unbound}\nnot ok 2 - it\n`);
    expect(stdout).toContain(
      `  ...\n# note: ${unbound}\n# warning: 2 tests have the name "it": a.rootrail-test.yaml:3`,
    );
  });

  it("tells notes in JUnit, and tests of one name apart", async () => {
    const { stdout } = await run(twice, ["-f", "junit"]);
    expect(stdout).toContain(
      '<testcase name="it (a.rootrail-test.yaml:3:5)" classname="a.rootrail-test.yaml" time="0"/>',
    );
    expect(stdout).toContain('<testcase name="it (a.rootrail-test.yaml:4:5)"');
    expect(stdout).toContain(`note: ${unbound}</failure>`);
    expect(stdout).toContain(`<system-out>it (a.rootrail-test.yaml:3:5): ${unbound}</system-out>`);
  });

  it("tells in every format that an input cannot be read", async () => {
    const files = {
      "a.rootrail-test.yaml": one('of: organization\nactions: "iam:CreateUser"\ndenied: never').replace(
        "inputs: .",
        "inputs: gone.tf",
      ),
    };
    const run1 = async (format: string) => await run(files, ["-f", format]);
    const failure = "there is nothing that it could be asked of: gone.tf cannot be read";
    for (const format of ["text", "json", "tap", "junit"]) {
      const { code, stdout } = await run1(format);
      expect([code, stdout]).toEqual([2, expect.stringContaining(failure)]);
    }
    expect((await run1("tap")).stdout).toContain("# input error: gone.tf: there is no such file or folder");
    expect((await run1("junit")).stdout).toContain('<error type="input-error" message="gone.tf: there is no such file');
  });

  it("goes to a file", async () => {
    const cwd = folderOf(files);
    expect((await runCli(["test", "-o", "out.txt"], { cwd })).stdout).toBe("");
    expect(readFileSync(join(cwd, "out.txt"), "utf8")).toContain("0 passed, 1 failed.");
  });
});

describe("rootrail test --mutate", () => {
  it("lists what no test and no rule would miss", async () => {
    const { stdout, code } = await runCli(["test", "fixtures/guardrail-tests", "--mutate"]);
    expect(code).toBe(0);
    const lines = stdout.trim().split("\n");
    expect(lines.slice(lines.findIndex((line) => line.includes("score")))).toEqual([
      "7 of 8 parts of the guardrails are protected by a test or a rule: score 87 %.",
      "1 more makes no difference and was left out.",
      "  unprotected  condition ArnLike aws:PrincipalArn of statement NoVirtualMfaForRoot of aws_organizations_policy.root: stricter without it  fixtures/guardrail-tests/main.tf:33:35",
    ]);
  });

  it("tells in JUnit what nothing protects, as a part of no test that fails", async () => {
    const { stdout } = await runCli(["test", "fixtures/guardrail-tests", "--mutate", "--format", "junit"]);
    expect(stdout).toContain('<testsuite name="parts of the guardrails that nothing protects"');
    expect(stdout).toContain(
      '<testcase name="condition ArnLike aws:PrincipalArn of statement NoVirtualMfaForRoot of aws_organizations_policy.root"',
    );
    expect(stdout).toContain("stricter without it\nat fixtures/guardrail-tests/main.tf:33:35</skipped>");
  });

  it("fails below the score that is asked for", async () => {
    expect((await runCli(["test", "fixtures/guardrail-tests", "--min-score", "87"])).code).toBe(0);
    const low = await runCli(["test", "fixtures/guardrail-tests", "--min-score", "88"]);
    expect([low.code, low.stderr]).toEqual([1, "the mutation score 87 % is below 88 %\n"]);
    expect((await runCli(["test", "fixtures/guardrail-tests", "--min-score", "x"])).code).toBe(2);
  });
});
