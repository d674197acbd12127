import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

const organization = 'resource "aws_organizations_organization" "o" {\n  feature_set = "ALL"\n}\n';
const rule = (identifier: string) => `resource "aws_config_organization_managed_rule" "r" {
  name            = "root-mfa"
  rule_identifier = "${identifier}"
}
`;
const recorder = `resource "aws_config_configuration_recorder" "c" {
  name     = "r"
  role_arn = "arn:aws:iam::111122223333:role/c"
}
resource "aws_config_configuration_recorder_status" "c" {
  name       = aws_config_configuration_recorder.c.name
  is_enabled = true
}
`;

async function told(files: Readonly<Record<string, string>>, options: { readonly level?: 1 | 2 } = {}) {
  const { findings } = await lintFiles(files, { requireGuardrails: "auto", skip: ["missing-root-scp"], ...options });
  return findings.map((one) => `${one.rule} ${/needs a configuration recorder/.test(one.message) ? "recorder" : ""}`);
}

describe("a rule that accepts any device", () => {
  it("is told as such, and not that it needs a recorder as well", async () => {
    const weak = { "main.tf": organization + rule("ROOT_ACCOUNT_MFA_ENABLED") };
    expect(await told(weak)).toEqual(["ineffective-conformance-pack "]);
    const account = {
      "account/main.tf": recorder,
      "rootrail.yaml": 'paths: [{ glob: "account/**", account: "111122223333" }]\n',
    };
    expect(await told({ ...weak, ...account })).toEqual(["ineffective-conformance-pack "]);
  });

  it("needs one where any device will do, as one that asks for hardware does", async () => {
    expect(await told({ "main.tf": organization + rule("ROOT_ACCOUNT_MFA_ENABLED") }, { level: 1 })).toEqual([
      "unverifiable-guardrail recorder",
    ]);
    expect(await told({ "main.tf": organization + rule("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED") })).toEqual([
      "unverifiable-guardrail recorder",
    ]);
  });
});
