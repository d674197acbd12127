import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const rule = (name: string, identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED") =>
  `          ${name}: {Type: AWS::Config::ConfigRule, Properties: {Source: {Owner: AWS, SourceIdentifier: ${identifier}}}}\n`;
const pack = (resources: string) => `Resources:
  Pack:
    Type: AWS::Config::OrganizationConformancePack
    Properties:
      OrganizationConformancePackName: p
      TemplateBody: |
        Resources:
${resources}`;
const inTerraform = (resources: string) => `resource "aws_config_organization_conformance_pack" "p" {
  name          = "p"
  template_body = <<-YAML
        Resources:
${resources}  YAML
}
`;
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => rule(`R${index}`, "S3_BUCKET_LOGGING_ENABLED"));

describe("a conformance pack", () => {
  it.each([
    [
      "with a remediation works",
      `${rule("Root")}          Fix: {Type: AWS::Config::RemediationConfiguration}\n`,
      "covered",
    ],
    ["with a bucket does not", `${rule("Root")}          Bucket: {Type: AWS::S3::Bucket}\n`, "missing"],
    ["with 130 rules works", [rule("Root"), ...many(129)].join(""), "covered"],
    ["with 131 rules does not", [rule("Root"), ...many(130)].join(""), "missing"],
  ])("%s", async (_, resources, expected) => {
    for (const files of [{ "t.yaml": pack(resources) }, { "main.tf": inTerraform(resources) }]) {
      const { guardrails, findings } = await lintFiles(files, { requireGuardrails: "auto" });
      expect(guardrails.detective).toBe(expected);
      expect(findings.some((one) => one.rule === "ineffective-conformance-pack")).toBe(expected === "missing");
    }
  });

  it("about other things is not told", async () => {
    const resources = `${rule("R", "S3_BUCKET_LOGGING_ENABLED")}          Bucket: {Type: AWS::S3::Bucket}\n`;
    const { findings } = await lintFiles({ "t.yaml": pack(resources) }, { requireGuardrails: "auto" });
    expect(findings.map((one) => one.rule)).not.toContain("ineffective-conformance-pack");
  });
});

describe("local configuration of Security Hub", () => {
  it.each([
    ["AutoEnable: true", "unverifiable"],
    ["AutoEnable: true, ConfigurationType: LOCAL, AutoEnableStandards: DEFAULT", "unverifiable"],
    ["AutoEnable: true, AutoEnableStandards: NONE", "missing"],
    ["AutoEnable: false", "missing"],
    ["AutoEnable: false, ConfigurationType: CENTRAL, AutoEnableStandards: NONE", "missing"],
  ])("%s", async (properties, expected) => {
    const template = `Resources: {O: {Type: AWS::SecurityHub::OrganizationConfiguration, Properties: {${properties}}}}`;
    expect((await lintFiles({ "t.yaml": template }, { requireGuardrails: "auto" })).guardrails.detective).toBe(
      expected,
    );
  });
});

describe("a template in the folder of an assembly", () => {
  const device = (user: string) =>
    JSON.stringify({ Resources: { D: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: [user] } } } });
  const manifest = (file: string) =>
    JSON.stringify({
      version: "36.0.0",
      artifacts: { S: { type: "aws:cloudformation:stack", properties: { templateFile: file } } },
    });
  it("counts as possible where the manifest does not name it", async () => {
    const files = {
      "cdk.out/manifest.json": manifest("New.template.json"),
      "cdk.out/New.template.json": device("root"),
      "cdk.out/Old.template.json": device("root"),
      "cdk.out/New.assets.json": JSON.stringify({ files: { a: { source: { path: "Asset.template.json" } } } }),
      "cdk.out/Asset.template.json": device("root"),
    };
    const { findings } = await lintFiles(files);
    expect(findings.map((one) => `${one.location.path} ${one.certainty}`).sort()).toEqual([
      "cdk.out/Asset.template.json certain",
      "cdk.out/New.template.json certain",
      "cdk.out/Old.template.json possible",
    ]);
  });
});
