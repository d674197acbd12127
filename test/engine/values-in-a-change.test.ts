import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

const template = `Parameters:
  Owner: { Type: String }
Resources:
  Phone:
    Type: AWS::IAM::VirtualMFADevice
    Properties:
      VirtualMfaDeviceName: root-phone
      Users: [!Ref Owner]
`;
const owner = (value: string) => JSON.stringify([{ ParameterKey: "Owner", ParameterValue: value }]);
const code = `variable "name" {}
resource "aws_iam_virtual_mfa_device" "phone" {
  virtual_mfa_device_name = var.name
}
`;
const name = (value: string) => `name = "${value}"\n`;

async function run(base: Files, head: Files, options: LintOptions) {
  const cwd = folderOf(head);
  const { report } = await lint({ today, requireGuardrails: "never", ...options, cwd, base: folderOf(base) });
  return report.findings.map(({ rule, status, location }) => `${rule} ${status} ${location.path}`);
}

describe("files of values that a change brings", () => {
  const parameters = { parameters: ["values.json"] };
  const variables = { varFiles: ["values.tfvars"] };

  it.each<[string, LintOptions, Files, Files, readonly string[]]>([
    [
      "accept no device that stood",
      parameters,
      { "a.yaml": template, "values.json": owner("root") },
      { "a.yaml": template, "values.json": owner("alice") },
      ["root-virtual-mfa-device existing a.yaml", "exception-added new values.json"],
    ],
    [
      "accept no device that is new",
      parameters,
      { "b.yaml": deviceTemplate({}), "values.json": owner("root") },
      { "a.yaml": template, "values.json": owner("alice") },
      ["root-virtual-mfa-device new a.yaml", "exception-added new values.json"],
    ],
    [
      "stand for nothing when they are new",
      parameters,
      { "b.yaml": deviceTemplate({}) },
      { "a.yaml": template, "values.json": owner("alice") },
      ["unverifiable-root-mfa-device new a.yaml", "exception-added new values.json"],
    ],
    [
      "tell what they bring",
      parameters,
      { "a.yaml": template, "values.json": owner("alice") },
      { "a.yaml": template, "values.json": owner("root") },
      ["root-virtual-mfa-device new a.yaml"],
    ],
    [
      "are no matter where they change nothing",
      parameters,
      { "a.yaml": template, "values.json": owner("alice") },
      { "a.yaml": template, "values.json": owner("bob") },
      [],
    ],
    [
      "may be variables of Terraform",
      variables,
      { "a.tf": code, "values.tfvars": name("root-account-mfa-device") },
      { "a.tf": code, "values.tfvars": name("alice") },
      ["root-virtual-mfa-device existing a.tf", "exception-added new values.tfvars"],
    ],
  ])("%s", async (_, options, base, head, expected) => {
    expect(await run(base, head, options)).toEqual(expected);
  });

  it("count on both sides where the repository does not track them", async () => {
    const repository = new GitRepository({ "a.yaml": deviceTemplate({}), ".gitignore": "values.json\n" });
    repository.change({ "a.yaml": template, "values.json": owner("alice") });
    const options = { today, requireGuardrails: "never", base: "main", ...parameters } as const;
    const { report } = await lint({ ...options, cwd: repository.folder });
    expect(report.findings.map((one) => one.rule)).toEqual([]);
  });
});

describe("local copies of remote templates that a change brings", () => {
  const pack = `resource "aws_organizations_organization" "this" {
  aws_service_access_principals = ["config-multiaccountsetup.amazonaws.com"]
}
resource "aws_config_organization_conformance_pack" "root" {
  name            = "root"
  template_s3_uri = "s3://packs/root.yaml"
}
`;
  const copy = (identifier: string) => `# The conformance pack of root.
Resources:
  Rule:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: root
      Source: { Owner: AWS, SourceIdentifier: ${identifier} }
`;
  const mapping = 'templates: { "s3://packs/root.yaml": copies/root.txt }\n';
  const files = (text: string) => ({ "main.tf": pack, "rootrail.yaml": mapping, "copies/root.txt": text });
  const [hardware, any] = ["ROOT_ACCOUNT_HARDWARE_MFA_ENABLED", "ROOT_ACCOUNT_MFA_ENABLED"];
  const options = { config: "rootrail.yaml", requireGuardrails: "auto", skip: ["missing-root-scp"] } as const;

  it.each<[string, Files, Files, RegExp, boolean]>([
    ["accept nothing", files(copy(any)), files(copy(hardware)), /ineffective-conformance-pack existing/, true],
    [
      "stand for nothing when they are new",
      { "main.tf": pack, "rootrail.yaml": mapping },
      files(copy(hardware)),
      /unverifiable-guardrail/,
      true,
    ],
    ["tell what they take away", files(copy(hardware)), files(copy(any)), /guardrail-weakened new copies/, false],
    [
      "are no matter where they say the same",
      files(copy(hardware)),
      files(`\n${copy(hardware)}`),
      /^unverifiable-guardrail existing main.tf$/,
      false,
    ],
  ])("%s", async (_, base, head, expected, isTold) => {
    const found = await run(base, head, options);
    const others = found.filter((one) => !one.startsWith("exception-added"));
    expect(others.join("\n")).toMatch(expected);
    expect(found.includes("exception-added new copies/root.txt")).toBe(isTold);
  });
});

describe("a device whose account is told by nothing", () => {
  it("is the same under a new address by a moved block, and another copy is not", async () => {
    const device = (label: string) => `resource "aws_iam_virtual_mfa_device" "${label}" {
  virtual_mfa_device_name = "root-account-mfa-device"
}
`;
    const moved = "moved {\n  from = aws_iam_virtual_mfa_device.a\n  to   = module.m.aws_iam_virtual_mfa_device.a\n}\n";
    const module = 'module "m" {\n  source = "./m"\n}\n';
    const head = { "main.tf": module + moved, "m/main.tf": device("a") };
    expect(await run({ "main.tf": device("a") }, head, {})).toEqual(["root-virtual-mfa-device existing m/main.tf"]);
    const copied = { "main.tf": device("a") + module, "m/main.tf": device("a") };
    expect((await run({ "main.tf": device("a") }, copied, {})).sort()).toEqual([
      "root-virtual-mfa-device existing main.tf",
      "root-virtual-mfa-device new m/main.tf",
    ]);
  });

  it("is the same under a new logical ID, and root of another account is not", async () => {
    const [mine, other] = [rootOf("111122223333"), rootOf("444455556666")];
    const base = { "a.yaml": deviceTemplate({ Old: mine }) };
    expect(await run(base, { "a.yaml": deviceTemplate({ New: mine }) }, {})).toEqual([
      "root-virtual-mfa-device existing a.yaml",
    ]);
    expect(await run(base, { "a.yaml": deviceTemplate({ New: other }) }, {})).toEqual([
      "root-virtual-mfa-device new a.yaml",
    ]);
  });
});
