import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { collectFiles } from "../../src/scaffold/collect-script.ts";
import { runCli } from "../support/run-cli.ts";

const cwd = mkdtempSync(join(tmpdir(), "rootrail-collect-"));
afterAll(() => rmSync(cwd, { recursive: true }));
for (const { path, content } of collectFiles()) writeFileSync(join(cwd, path), content);

const script = readFileSync(join(cwd, "collect-evidence.sh"), "utf8");
const org = "arn:aws:organizations::999988887777";

/** Stands for `aws`: an organization with an OU, three accounts and a role that one of them does not have. */
const stub = `#!/usr/bin/env bash
account=\${STUB_ACCOUNT:-999988887777}
[ -n "\${AWS_SESSION_TOKEN:-}" ] && account=\${AWS_SESSION_TOKEN#token-}
echo "$*" >> "$STUB_LOG"
case "$*" in
  "sts get-caller-identity --query Account"*) echo "$account" ;;
  "sts get-caller-identity --query Arn"*) echo "arn:aws:sts::$account:assumed-role/audit/me" ;;
  *"role/audit"*) case "$*" in *333344445555*) echo "AccessDenied" >&2; exit 254 ;; esac
    all=$*; id=\${all#*iam::}; printf 'AKIA\\tsecret\\ttoken-%s\\n' "\${id%%:*}" ;;
  "organizations describe-organization --"*) echo '{"Organization":{"Id":"o-a1b2c3d4e5","Arn":"${org}:organization/o-a1b2c3d4e5","FeatureSet":"ALL","MasterAccountId":"999988887777"}}' ;;
  "organizations list-roots --query"*) echo r-ab12 ;;
  "organizations list-roots"*) echo '{"Roots":[{"Id":"r-ab12","Arn":"${org}:root/o-a1b2c3d4e5/r-ab12","PolicyTypes":[{"Type":"SERVICE_CONTROL_POLICY","Status":"ENABLED"}]}]}' ;;
  "organizations list-accounts --query"*) printf '999988887777\\t111122223333\\t333344445555\\n' ;;
  "organizations list-accounts --"*) echo '{"Accounts":[{"Id":"111122223333","Arn":"${org}:account/o-a1b2c3d4e5/111122223333","Name":"payments","Status":"ACTIVE"},{"Id":"333344445555","Arn":"${org}:account/o-a1b2c3d4e5/333344445555","Name":"lab","Status":"ACTIVE"},{"Id":"999988887777","Arn":"${org}:account/o-a1b2c3d4e5/999988887777","Name":"main","Status":"ACTIVE"}]}' ;;
  *"list-organizational-units-for-parent --parent-id r-ab12 --query"*) echo ou-ab12-11111111 ;;
  *"list-organizational-units-for-parent --parent-id r-ab12"*) echo '{"OrganizationalUnits":[{"Id":"ou-ab12-11111111","Arn":"${org}:ou/o-a1b2c3d4e5/ou-ab12-11111111","Name":"Workloads"}]}' ;;
  *"list-organizational-units-for-parent"*"--query"*) echo ;;
  *"list-organizational-units-for-parent"*) echo '{"OrganizationalUnits":[]}' ;;
  *"list-accounts-for-parent --parent-id ou-"*) echo '{"Accounts":[{"Id":"111122223333","Arn":"${org}:account/o-a1b2c3d4e5/111122223333","Name":"payments","Status":"ACTIVE"}]}' ;;
  *"list-accounts-for-parent"*) echo '{"Accounts":[{"Id":"999988887777","Arn":"${org}:account/o-a1b2c3d4e5/999988887777","Name":"main","Status":"ACTIVE"},{"Id":"333344445555","Arn":"${org}:account/o-a1b2c3d4e5/333344445555","Name":"lab","Status":"ACTIVE"}]}' ;;
  *"describe-organizational-unit "*) echo "${org}:ou/o-a1b2c3d4e5/ou-ab12-11111111" ;;
  *"list-policies"*) echo p-12345678 ;;
  *"describe-policy"*) echo '{"Policy":{"PolicySummary":{"Id":"p-12345678","Name":"deny-root-mfa","Type":"SERVICE_CONTROL_POLICY"},"Content":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"iam:CreateVirtualMFADevice\\",\\"Resource\\":\\"*\\"}]}"}}' ;;
  *"list-targets-for-policy"*) echo '{"Targets":[{"TargetId":"r-ab12","Type":"ROOT"}]}' ;;
  *"list-enabled-controls"*"--query"*) echo ;;
  *"list-enabled-controls"*) echo '{"enabledControls":[]}' ;;
  *"list-virtual-mfa-devices"*) if [ "$account" = 111122223333 ]; then echo '{"VirtualMFADevices":[{"SerialNumber":"arn:aws:iam::111122223333:mfa/phone","User":{"UserId":"111122223333","Arn":"arn:aws:iam::111122223333:root"}}]}'; else echo '{"VirtualMFADevices":[]}'; fi ;;
  *"get-account-summary"*) echo '{"SummaryMap":{"AccountMFAEnabled":1}}' ;;
  *"securityhub"*) echo "InvalidAccessException: not subscribed" >&2; exit 254 ;;
  *"generate-credential-report"*) exit 0 ;;
  *) echo '{}' ;;
esac
`;
writeFileSync(join(cwd, "aws"), stub);
chmodSync(join(cwd, "aws"), 0o755);

const log = join(cwd, "calls.log");
const path = `${cwd}${delimiter}${process.env["PATH"] ?? ""}`;
const env = { ...process.env, PATH: path, STUB_LOG: log, ROOTRAIL_WAIT: "0" };
const bash = (...args: readonly string[]) => spawnSync("bash", args, { cwd, env, encoding: "utf8" });

describe("the script that collects outputs", () => {
  it("says how it is used", () => {
    const run = bash("collect-evidence.sh");
    expect(run.status).toBe(2);
    expect(run.stdout).toContain("bash collect-evidence.sh PROFILE ROLE [FOLDER]");
  });

  it("collects what coverage reads, goes on after failures, and tells them", async () => {
    const run = bash("collect-evidence.sh", "main", "audit", "out/2026-11-02");
    expect(run.status).toBe(1);
    const failures = readFileSync(join(cwd, "out/2026-11-02/failures.txt"), "utf8");
    expect(failures).toContain("333344445555: the role arn:aws:iam::333344445555:role/audit cannot be assumed");
    expect(failures).toContain("111122223333: aws securityhub get-enabled-standards");
    expect(failures).toContain("not subscribed");
    expect(existsSync(join(cwd, "out/2026-11-02/333344445555"))).toBe(false);
    expect(`${run.stdout}${run.stderr}${failures}`).not.toMatch(/secret|token-/);

    const coverage = await runCli(["coverage", "--no-config", "out", "--format", "json"], { cwd });
    const { evidence, preventive, inputs } = JSON.parse(coverage.stdout);
    expect(
      evidence.accounts.map((row: Record<string, unknown>) => [row["account"], row["name"], row["verdict"]]),
    ).toEqual([
      ["111122223333", "payments", "fail"],
      ["333344445555", "lab", "unknown"],
      ["999988887777", "main", "pass"],
    ]);
    expect(evidence.accounts[0].sources[0].observed).toBe("2026-11-02");
    expect(preventive).toBe("covered");
    const notWhole = inputs.filter((input: { status: string }) => input.status !== "linted");
    expect(notWhole).toMatchObject([{ path: "out/2026-11-02/failures.txt", status: "partial", error: null }]);
  });

  it("only reads", () => {
    const calls = readFileSync(log, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(" ").slice(0, 2).join(" "));
    for (const call of calls)
      expect(call).toMatch(/^(?:\S+ (?:list|get|describe)-|sts assume-role|iam generate-credential-report)/);
  });

  it("has a policy with each action that it calls, and no other", () => {
    const service: Readonly<Record<string, string>> = { configservice: "config" };
    const called = [
      ...script.matchAll(/\b(iam|organizations|configservice|securityhub|controltower|sts) ([a-z][a-z-]+)/g),
    ]
      .map(([, name = "", command = ""]) => `${service[name] ?? name}:${command.replaceAll("-", "")}`)
      .filter((action) => action !== "sts:getcalleridentity");
    const policy = JSON.parse(readFileSync(join(cwd, "collect-evidence-policy.json"), "utf8"));
    const allowed = policy.Statement.flatMap((statement: { Action: string[] }) => statement.Action);
    expect([...new Set(called)].sort()).toEqual(allowed.map((action: string) => action.toLowerCase()).sort());
  });

  const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;
  it.skipIf(!hasShellcheck)(
    `is clean to shellcheck${hasShellcheck ? "" : " (skipped: shellcheck is not installed)"}`,
    () => {
      const run = spawnSync("shellcheck", [join(cwd, "collect-evidence.sh")], { encoding: "utf8" });
      expect(run.stdout).toBe("");
    },
  );
});
