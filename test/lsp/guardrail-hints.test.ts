import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CodeLens, Hover } from "vscode-languageserver/node";
import { editorHere, uriOf } from "../support/editor.ts";
import { folderOf } from "../support/folder.ts";

const organization = `resource "aws_organizations_organization" "org" {
  feature_set                   = "ALL"
  enabled_policy_types          = ["SERVICE_CONTROL_POLICY"]
  aws_service_access_principals = ["config-multiaccountsetup.amazonaws.com"]
}

resource "aws_organizations_organizational_unit" "prod" {
  name      = "Prod"
  parent_id = aws_organizations_organization.org.roots[0].id
}

resource "aws_organizations_policy" "deny" {
  name = "deny"
  type = "SERVICE_CONTROL_POLICY"
  content = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Root",
          "Effect": "Deny",
          "Action": "iam:CreateVirtualMFADevice",
          "Resource": "*",
          "Condition": { "StringLike": { "aws:PrincipalArn": "arn:aws:iam::*:root" } }
        },
        { "Sid": "Users", "Effect": "Deny", "Action": "s3:*", "Resource": "*" }
      ]
    }
  POLICY
}

resource "aws_organizations_policy_attachment" "prod" {
  policy_id = aws_organizations_policy.deny.id
  target_id = aws_organizations_organizational_unit.prod.id
}

resource "aws_config_organization_conformance_pack" "pack" {
  name = "pack"
  template_body = <<-PACK
    Resources:
      R:
        Type: AWS::Config::ConfigRule
        Properties:
          Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}
  PACK
}
`;

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length - 1;

async function shown(name: string, text: string) {
  const folder = folderOf({ [name]: text });
  const editor = editorHere();
  await editor.start([folder]);
  await editor.open(join(folder, name), text);
  const textDocument = { uri: uriOf(join(folder, name)) };
  const lenses = await editor.ask<CodeLens[]>("textDocument/codeLens", { textDocument });
  const hover = async (part: string) => {
    const position = { line: lineOf(text, part), character: 8 };
    const found = await editor.ask<Hover | null>("textDocument/hover", { textDocument, position });
    return found && (found.contents as { value: string }).value;
  };
  return { lenses: new Map(lenses.map((one) => [one.range.start.line, one.command?.title])), hover, editor, folder };
}

describe("guardrails in an editor", () => {
  it("have a line that tells what they do", async () => {
    const { lenses } = await shown("main.tf", organization);
    const at = (part: string) => lenses.get(lineOf(organization, part));
    expect(at('"aws_organizations_policy" "deny"')).toBe(
      "root: iam:CreateVirtualMFADevice is always denied, iam:EnableMFADevice is not denied",
    );
    expect(at('"Sid": "Root"')).toBeUndefined();
    expect(lenses.get(lineOf(organization, '"Sid": "Root"') - 1)).toContain(
      "iam:CreateVirtualMFADevice is always denied",
    );
    expect(at('"Sid": "Users"')).toBe("root: does not reach root");
    expect(at('"aws_organizations_policy_attachment"')).toContain(
      "on OU Prod · root: iam:CreateVirtualMFADevice is always",
    );
    expect(at('"aws_organizations_organizational_unit" "prod"')).toBe(
      "root's virtual MFA · detective: covered · preventive: covered",
    );
    expect(at('"aws_config_organization_conformance_pack"')).toMatch(/covers 3 of 3|covers 2 of 2/);
  });

  it("tell more where one points at them: the smallest part that is there", async () => {
    const { hover } = await shown(
      "main.tf",
      organization.replace('"*",\n          "Condition"', '"arn:aws:iam::*:mfa/root*",\n          "Condition"'),
    );
    expect(await hover('name = "deny"')).toMatch(/What aws\\_organizations\\_policy\.deny denies root/);
    expect(await hover('name = "deny"')).toContain("denied sometimes");
    expect(await hover('name = "deny"')).toContain("root can still create a virtual MFA device when");
    expect(await hover('name = "deny"')).toContain("comes nearest");
    expect(await hover('name = "deny"')).toContain("Attached to OU Prod");
    expect(await hover('"Sid": "Root"')).toContain("What statement Root denies root");
    expect(await hover("policy_id =")).toContain("on OU Prod");
    expect(await hover("parent_id =")).toContain("preventive: **missing**");
    expect(await hover('name = "pack"')).toContain("covers");
    expect(await hover("feature_set")).toContain("Level 2");
  });

  it("are found in a policy that is a file by itself", async () => {
    const text = JSON.stringify(
      { Version: "2012-10-17", Statement: [{ Sid: "All", Effect: "Deny", Action: "iam:*", Resource: "*" }] },
      null,
      2,
    );
    const { lenses, hover } = await shown("policy.json", text);
    expect([...lenses.values()]).toEqual([
      "root: iam:CreateVirtualMFADevice is always denied, iam:EnableMFADevice is always denied",
      "root: iam:CreateVirtualMFADevice is always denied, iam:EnableMFADevice is always denied",
    ]);
    expect(await hover('"Sid"')).toContain("What statement All denies root");
  });

  it("are none in other texts", async () => {
    const { lenses, hover } = await shown("a.yaml", "Resources:\n  T:\n    Type: AWS::SNS::Topic\n");
    expect([lenses.size, await hover("T:")]).toEqual([0, null]);
  });
});
