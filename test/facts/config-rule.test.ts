import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const rule = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED";
const forms: readonly (readonly [string, (identifier: string) => string])[] = [
  [
    "t.yaml",
    (identifier) =>
      `Resources:\n  R: {Type: AWS::Config::OrganizationConfigRule, Properties: {OrganizationConfigRuleName: r, OrganizationManagedRuleMetadata: {RuleIdentifier: ${JSON.stringify(identifier)}}}}\n`,
  ],
  [
    "main.tf",
    (identifier) =>
      `resource "aws_config_organization_managed_rule" "r" {\n  name = "r"\n  rule_identifier = ${JSON.stringify(identifier)}\n}\n`,
  ],
];

describe("the identifier of a rule", () => {
  it.each([rule, `${rule} `, ` ${rule}`, `${rule}\n`])("%j counts as it is sent", async (identifier) => {
    for (const [path, text] of forms) {
      const report = await lintFiles({ [path]: text(identifier) }, { requireGuardrails: "auto" });
      expect(report.guardrails.detective).toBe(identifier === rule ? "covered" : "missing");
      const told = report.findings.some((one) => one.rule === "ineffective-conformance-pack");
      expect(told).toBe(identifier !== rule);
    }
  });

  it.each(["{{ rule }}", "<%= rule %>", "%(rule)s", "ROOT_ACCOUNT_HARDWARE_{{ suffix }}"])(
    "%j is not known: another tool fills it in",
    async (identifier) => {
      for (const [path, text] of forms) {
        const report = await lintFiles({ [path]: text(identifier) }, { requireGuardrails: "auto" });
        expect([path, report.guardrails.detective]).toEqual([path, "unverifiable"]);
      }
    },
  );
});
