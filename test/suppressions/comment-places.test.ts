import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const rule = "root-virtual-mfa-device";
const ignore = `# rootrail:ignore ${rule} owner=a@example.com expires=2027-06-30 reason='keys ordered'`;

/** How many findings of the rule stand, and how many are suppressed. */
async function counts(path: string, text: string) {
  const { findings } = await lintFiles({ [path]: text });
  // A line of a string is no exception, not even one that is unused or invalid.
  expect(findings.filter((one) => one.rule !== rule).map((one) => one.rule)).toEqual([]);
  const suppressed = findings.filter((one) => one.suppressed).length;
  return { open: findings.length - suppressed, suppressed };
}

const template = (inside: string): string =>
  `Resources:\n  RootMfa:\n    Type: AWS::IAM::VirtualMFADevice\n${inside}    Properties:\n      Users: [root]\n`;
const text = (open: string, close = ""): string =>
  template(`    Metadata:\n      Text: ${open}a\n        ${ignore}\n        b${close}\n`);
const device = (inside: string): string =>
  `resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n${inside}}\n`;

describe("a line that looks like an exception", () => {
  it.each([
    ["a literal block scalar", text("|\n        ")],
    ["one with carriage returns", text("|\n        ").replaceAll("\n", "\r\n")],
    ["one with lone carriage returns", text("|\n        ").replaceAll("\n", "\r")],
    ["a folded block scalar", text(">-\n        ")],
    ["a block scalar that tells its indentation", text("|2+\n        ")],
    ["a tagged block scalar", text("!Sub |\n        ")],
    ["a scalar in double quotes", text('"', '"')],
    ["a scalar in single quotes", text('"', '"').replaceAll("'", "").replaceAll('"', "'")],
    ["a key in quotes", template(`    Metadata: {"a\n        ${ignore}\n        b": 1}\n`)],
    ["the second of two documents' strings", `# a "\n---\n${text("|\n        ")}`],
  ])("is text in YAML: %s", async (_, source) => {
    expect(await counts("mfa.yaml", source)).toEqual({ open: 1, suppressed: 0 });
  });

  it.each([
    ["a heredoc", `  tags = {\n    a = <<EOT\n${ignore}\nEOT\n  }\n`],
    ["an indented heredoc", `  tags = {\n    a = <<-EOT\n    ${ignore}\n    EOT\n  }\n`],
    ["a heredoc with //", `  tags = {\n    a = <<EOT\n${ignore.replace("#", "//")}\nEOT\n  }\n`],
    ["a heredoc with markers", `  tags = {\n    a = <<EOT\n\${upper("}")}EOT $\${\n${ignore}\nEOT\n  }\n`],
    ["code within a string", `  tags = { a = "\${upper(\n${ignore}\n"x")}" }\n`],
    ["a comment over lines", `  /*\n  ${ignore}\n  */\n`],
    ["a heredoc behind strings", `  tags = {\n    b = "# \\" /* $\${ \${"{"}"\n    a = <<EOT\n${ignore}\nEOT\n  }\n`],
  ])("is text in HCL: %s", async (_, inside) => {
    expect(await counts("main.tf", device(inside))).toEqual({ open: 1, suppressed: 0 });
  });

  it.each([
    ["inside the resource", template(`    ${ignore}\n`)],
    ["behind a block scalar", template(`    Metadata:\n      Text: |\n        it's\n    ${ignore}\n`)],
    ["behind an empty block scalar", template(`    Metadata:\n      Text: |\n    ${ignore}\n`)],
    ["behind a plain scalar", template(`    Metadata:\n      Text: it's "a" #\n        ${ignore}\n`)],
    ["behind quotes", template(`    Metadata:\n      Text: 'it''s # "'\n    ${ignore}\n`)],
    [
      "in a flow map",
      `Resources: {RootMfa: {Type: AWS::IAM::VirtualMFADevice,\n${ignore}\nProperties: {Users: [root]}}}`,
    ],
    ["with a byte order mark", `\ufeff${template(`    ${ignore}\n`)}`],
    ["with carriage returns", template(`    ${ignore}\n`).replaceAll("\n", "\r\n")],
    ["with lone carriage returns", template(`    ${ignore}\n`).replaceAll("\n", "\r")],
  ])("counts as a comment in YAML: %s", async (_, source) => {
    expect(await counts("mfa.yaml", source)).toEqual({ open: 0, suppressed: 1 });
  });

  it.each([
    ["above the resource", `/* " */\n${ignore}\n${device("")}`],
    ["inside the resource", device(`  ${ignore}\n`)],
    ["behind strings", device(`  tags = { a = "# \\" /* $\${ \${"}"}" } # it's "\n  ${ignore}\n`)],
    [
      "behind a heredoc",
      device(`  tags = {\n    a = <<-EOT\n      " $\${ %{ if true }\n    x%{ endif }\n    EOT\n  }\n  ${ignore}\n`),
    ],
    ["behind an empty heredoc", device(`  tags = {\n    a = <<EOT\nEOT\n  }\n  ${ignore}\n`)],
    ["with carriage returns", device(`  tags = {\n    a = <<EOT\nx\nEOT\n  }\n  ${ignore}\n`).replaceAll("\n", "\r\n")],
  ])("counts as a comment in HCL: %s", async (_, source) => {
    expect(await counts("main.tf", source)).toEqual({ open: 0, suppressed: 1 });
  });

  it("does not count at the end of a line", async () => {
    expect(await counts("mfa.yaml", template(`    DeletionPolicy: Retain ${ignore}\n`))).toEqual({
      open: 1,
      suppressed: 0,
    });
    expect(await counts("main.tf", device(`  tags = {} ${ignore}\n`))).toEqual({ open: 1, suppressed: 0 });
  });
});

describe("in a template that is held in a string", () => {
  const indented = (lines: string, by: string): string => lines.replace(/^(?=.)/gm, by);
  const stackSet = (body: string): string =>
    `Resources:\n  Set:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      StackSetName: s\n      PermissionModel: SELF_MANAGED\n      StackInstancesGroup: [{DeploymentTargets: {Accounts: ["111122223333"]}, Regions: [us-east-1]}]\n      TemplateBody: |\n${indented(body, "        ")}`;
  const stack = (body: string): string =>
    `resource "aws_cloudformation_stack" "s" {\n  name          = "s"\n  template_body = <<EOT\n${body}EOT\n}\n`;

  it.each([
    ["mfa.yaml", stackSet],
    ["main.tf", stack],
  ])("comments count for what it declares, its strings do not: %s", async (path, hold) => {
    expect(await counts(path, hold(template(`    ${ignore}\n`)))).toEqual({ open: 0, suppressed: 1 });
    for (const body of [text("|\n        "), text('"', '"')])
      expect(await counts(path, hold(body))).toEqual({ open: 1, suppressed: 0 });
  });

  it("are text where something is filled in, since that may be a quote", async () => {
    const filled = template(`    Metadata:\n      Text: \${local.q}a\n        ${ignore}\n        b\${local.q}\n`);
    expect(await counts("main.tf", `locals { q = "\\"" }\n${stack(filled)}`)).toEqual({ open: 1, suppressed: 0 });
  });
});
