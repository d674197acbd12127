import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { denyRoot, today } from "../support/lint-files.ts";

interface Written {
  readonly types?: string;
  readonly access?: string;
  readonly type?: string;
  readonly more?: string;
  readonly isWithoutPolicy?: true;
}

const policy = (type: string) => `
  resource "aws_organizations_policy" "deny" {
    name    = "deny"
    type    = ${type}
    content = ${JSON.stringify(JSON.stringify(denyRoot))}
  }
  resource "aws_organizations_policy_attachment" "deny" {
    policy_id = aws_organizations_policy.deny.id
    target_id = aws_organizations_organization.org.roots[0].id
  }
`;

const code = ({
  types = '["SERVICE_CONTROL_POLICY"]',
  access = "[]",
  type = '"SERVICE_CONTROL_POLICY"',
  more = "",
  isWithoutPolicy,
}: Written) => `
  variable "on" {
    type = bool
  }
  resource "aws_organizations_organization" "org" {
    feature_set                   = "ALL"
    enabled_policy_types          = ${types}
    aws_service_access_principals = ${access}
  }
  resource "aws_organizations_account" "payments" {
    name  = "payments"
    email = "payments@example.com"
  }
  ${isWithoutPolicy ? "" : policy(type)}
  ${more}
`;
const rule = `resource "aws_config_organization_managed_rule" "root" {
  name            = "root"
  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
}`;
const features = (list: string): Written => ({
  isWithoutPolicy: true,
  access: '["iam.amazonaws.com"]',
  more: `resource "aws_iam_organizations_features" "root" {\n  enabled_features = ${list}\n}`,
});

/** What a family says of the account, and the rules that speak of what is missing or does not work. */
async function told(written: Written, family: "preventive" | "detective") {
  const { coverage, report } = await lint({ cwd: folderOf({ "main.tf": code(written) }), config: false, today });
  const state = coverage?.nodes.find((node) => node.name === "payments")?.[family].state;
  const of = family === "preventive" ? "root-scp" : "conformance-pack";
  return [state, report.findings.some((one) => /^(?:missing|ineffective)/.test(one.rule) && one.rule.endsWith(of))];
}

describe("what a condition chooses", () => {
  it.each<[string, Written, "preventive" | "detective", string]>([
    [
      "among types of policies, none of them",
      { type: 'var.on ? "TAG_POLICY" : "BACKUP_POLICY"' },
      "preventive",
      "missing",
    ],
    [
      "among types of policies, one of them",
      { type: 'var.on ? "SERVICE_CONTROL_POLICY" : "TAG_POLICY"' },
      "preventive",
      "unverifiable",
    ],
    [
      "among lists of types, none",
      { types: 'concat(["TAG_POLICY"], var.on ? ["BACKUP_POLICY"] : [])' },
      "preventive",
      "missing",
    ],
    ["among lists of types, one", { types: 'var.on ? ["SERVICE_CONTROL_POLICY"] : []' }, "preventive", "unverifiable"],
    ["among features, none", features('var.on ? ["RootSessions"] : []'), "preventive", "missing"],
    ["among features, one", features('var.on ? ["RootCredentialsManagement"] : []'), "preventive", "unverifiable"],
    [
      "among services with access, none",
      { access: 'var.on ? ["ram.amazonaws.com"] : []', more: rule },
      "detective",
      "missing",
    ],
    [
      "among services with access, one",
      { access: 'var.on ? ["config-multiaccountsetup.amazonaws.com"] : []', more: rule },
      "detective",
      "unverifiable",
    ],
  ])("%s", async (_, written, family, state) => {
    expect(await told(written, family)).toEqual([state, state === "missing"]);
  });
});
