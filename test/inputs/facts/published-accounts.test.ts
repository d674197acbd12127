import { describe, expect, it } from "vitest";
import { folderOf } from "../../support/folder.ts";
import { runCli } from "../../support/run-cli.ts";

const baseline = `Resources:
  Rule:
    Type: AWS::Config::ConfigRule
    Properties: { Source: { Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED } }
  Recorder:
    Type: AWS::Config::ConfigurationRecorder
    Properties: { RoleARN: "arn:aws:iam::111122223333:role/config", RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } }
  Channel: { Type: AWS::Config::DeliveryChannel, Properties: { S3BucketName: config } }
`;
const device = (user: string) => `Parameters: { Owner: { Type: String } }
Resources:
  D: { Type: AWS::IAM::VirtualMFADevice, Properties: { Users: [${user}] } }
`;
const files = {
  "guarded/baseline.yaml": baseline,
  "bare/device.yaml": device("root"),
  "bare/open.yaml": device("!Ref Owner"),
};
const accounts = 'accounts: [{ id: "444455556666", name: ledger, level: LEVEL }]\n';
const paths = `paths:
  - { glob: "guarded/**", account: "111122223333" }
  - { glob: "bare/**", account: "444455556666" }
`;

interface Finding {
  readonly rule: string;
  readonly accounts: readonly string[];
}

async function found(cwd: string) {
  const { findings, guardrails } = JSON.parse((await runCli(["lint", "--format", "json"], { cwd })).stdout);
  return { guardrails, findings: findings.map(({ rule, accounts }: Finding) => [rule, ...accounts].join(" ")).sort() };
}

describe("accounts that the configuration of a repository gives", () => {
  it.each(["1", "2"])("are those of its facts, at Level %s", async (level) => {
    const known = accounts.replace("LEVEL", level);
    const there = folderOf({ ...files, "rootrail.yaml": known + paths });
    const { stdout } = await runCli(["facts", "--name", "acme/pay"], { cwd: there });
    const here = folderOf({ "pay.facts.jsonl": stdout, "rootrail.yaml": known });
    const told = await found(here);
    expect(told).toEqual(await found(there));
    expect(told.guardrails.detective).toBe("partial");
    const device = "root-virtual-mfa-device 444455556666";
    expect(told.findings.includes(device)).toBe(level === "2");
  });

  it("are not given without it", async () => {
    const there = folderOf({ ...files, "rootrail.yaml": paths });
    const { stdout } = await runCli(["facts", "--no-config"], { cwd: there });
    expect(stdout).not.toContain('"account":"444455556666"');
  });
});
