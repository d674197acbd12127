import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { Report } from "../../src/model/report.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

/** Where the findings of a change stand, of whom they are, and what stays `existing`. */

type Files = Readonly<Record<string, string>>;

const deny = (more = "") =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*"${more}}]}`;
const sometimes = ',"Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}';
const other = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}';
const access = '  aws_service_access_principals = ["config-multiaccountsetup.amazonaws.com"]\n';
const organization = (more = "", types = '["SERVICE_CONTROL_POLICY"]') =>
  `resource "aws_organizations_organization" "this" {\n  enabled_policy_types = ${types}\n${more}}\n`;
const root = "aws_organizations_organization.this.roots[0].id";
const at = (unit: string) => `aws_organizations_organizational_unit.${unit}.id`;
const unit = (address: string, name: string) =>
  `resource "aws_organizations_organizational_unit" "${address}" {\n  name      = "${name}"\n  parent_id = ${root}\n}\n`;
const account = (address: string, parent: string, name = address) =>
  `resource "aws_organizations_account" "${address}" {\n  name      = "${name}"\n  email     = "x@example.com"\n  parent_id = ${parent}\n}\n`;
const policy = (name: string) =>
  `resource "aws_organizations_policy" "${name}" {\n  name    = "${name}"\n  content = file("\${path.module}/${name}.json")\n}\n`;
const attachment = (target: string, more = "", name = "deny") =>
  `resource "aws_organizations_policy_attachment" "${name}" {\n  policy_id = aws_organizations_policy.${name}.id\n  target_id = ${target}\n${more}}\n`;
const rule = `resource "aws_config_organization_managed_rule" "mfa" {\n  name            = "mfa"\n  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"\n}\n`;

const units = unit("prod", "Prod") + unit("dev", "Dev");
const tree = organization() + units + account("pay", at("prod")) + account("lab", at("dev"));
const guarded = (target: string, more = "") => tree + policy("deny") + attachment(target, more);
const hcl = (main: string, more: Files = {}): Files => ({ "main.tf": main, "deny.json": deny(), ...more });

async function change(before: Files, after: Files, only?: readonly string[]): Promise<Report> {
  const options = { today, config: false as const, cwd: folderOf(after), base: folderOf(before) };
  return (await lint({ ...options, ...(only && { only: [...only] }) })).report;
}

/** `rule certainty path:line «line» names` of what is told of guardrails. */
async function told(before: Files, after: Files): Promise<readonly string[]> {
  const { findings } = await change(before, after, ["guardrail-removed", "guardrail-weakened"]);
  return findings.map(({ rule: id, certainty, location: { path, start }, places = [] }) => {
    const line = after[path]?.split("\n")[start.line - 1]?.trim();
    return `${id} ${certainty} ${path}:${start.line} «${line}» ${places.map((one) => one.name).join(", ")}`;
  });
}

describe("a finding of a change stands on the line that the change touches", () => {
  it.each<readonly [string, Files, Files, string]>([
    [
      "in the policy that loses its statement to another one",
      hcl(guarded(root)),
      hcl(guarded(root) + policy("second") + attachment(at("prod"), "", "second"), {
        "deny.json": other,
        "second.json": deny(),
      }),
      `guardrail-removed certain deny.json:1 «${other}» lab`,
    ],
    [
      "at `count = 0`",
      hcl(guarded(root)),
      hcl(guarded(root, "  count = 0\n")),
      "guardrail-removed certain main.tf:29 «count = 0» pay, lab",
    ],
    [
      "at the trusted access that it takes away",
      hcl(organization(access) + units + rule),
      hcl(organization('  aws_service_access_principals = ["sso.amazonaws.com"]\n') + units + rule),
      'guardrail-weakened certain main.tf:3 «aws_service_access_principals = ["sso.amazonaws.com"]» Prod, Dev, management account',
    ],
    [
      "at the default of a variable in another file",
      hcl(guarded("var.target"), { "variables.tf": 'variable "target" {\n  default = "r-ab12"\n}\n' }),
      hcl(guarded("var.target"), { "variables.tf": 'variable "target" {\n  default = "ou-ab12-11111111"\n}\n' }),
      'guardrail-weakened certain variables.tf:2 «default = "ou-ab12-11111111"» pay, lab',
    ],
    [
      "at a local",
      hcl(`${guarded("local.target")}locals {\n  target = "r-ab12"\n}\n`),
      hcl(`${guarded("local.target")}locals {\n  target = "ou-ab12-11111111"\n}\n`),
      'guardrail-weakened certain main.tf:31 «target = "ou-ab12-11111111"» pay, lab',
    ],
    [
      "at the argument of a module",
      hcl(`${tree}module "m" {\n  source = "./m"\n  target = ${root}\n}\n`, {
        "m/main.tf": `variable "target" {}\n${policy("deny")}${attachment("var.target")}`,
        "m/deny.json": deny(),
      }),
      hcl(`${tree}module "m" {\n  source = "./m"\n  target = ${at("prod")}\n}\n`, {
        "m/main.tf": `variable "target" {}\n${policy("deny")}${attachment("var.target")}`,
        "m/deny.json": deny(),
      }),
      `guardrail-weakened certain main.tf:24 «target = ${at("prod")}» lab`,
    ],
  ])("%s", async (_, before, after, expected) => {
    expect(await told(before, after)).toEqual([expected]);
  });

  const formation = (where: "root" | "prod", pay: "prod" | "dev", condition = "") => {
    const attached = "      ServiceControlPolicies: [!Ref Scp]\n";
    return `AWSTemplateFormatVersion: '2010-09-09-OC'
Organization:
  Root:
    Type: OC::ORG::OrganizationRoot
    Properties:
      DefaultOrganizationAccessRoleName: x
${where === "root" ? attached : ""}  Master:
    Type: OC::ORG::MasterAccount
    Properties: { AccountName: mgmt, AccountId: '999988887777' }
  Prod:
    Type: OC::ORG::OrganizationalUnit
    Properties:
      OrganizationalUnitName: Prod
${where === "prod" ? attached : ""}      Accounts: [${pay === "prod" ? "!Ref Pay" : ""}]
  Dev:
    Type: OC::ORG::OrganizationalUnit
    Properties:
      OrganizationalUnitName: Dev
      Accounts: [!Ref Lab${pay === "dev" ? ", !Ref Pay" : ""}]
  Pay:
    Type: OC::ORG::Account
    Properties: { AccountName: pay, AccountId: '111122223333' }
  Lab:
    Type: OC::ORG::Account
    Properties: { AccountName: lab, AccountId: '444455556666' }
  Scp:
    Type: OC::ORG::ServiceControlPolicy
    Properties:
      PolicyName: deny-root
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Effect: Deny, Action: 'iam:CreateVirtualMFADevice', Resource: '*'${condition} }
`;
  };
  it.each<readonly [string, string, string, RegExp]>([
    [
      "detaches",
      formation("root", "prod"),
      formation("prod", "prod"),
      /^guardrail-weakened certain organization\.yml:\d+ «ServiceControlPolicies: \[!Ref Scp\]» lab$/,
    ],
    [
      "moves an account",
      formation("prod", "prod"),
      formation("prod", "dev"),
      /^guardrail-weakened certain organization\.yml:\d+ «Accounts: \[!Ref Lab, !Ref Pay\]» pay$/,
    ],
    [
      "adds a condition",
      formation("root", "prod"),
      formation("root", "prod", ", Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }"),
      /^guardrail-weakened certain organization\.yml:\d+ «- \{ Effect: Deny.*» pay, lab$/,
    ],
  ])("in org-formation, where it %s", async (_, before, after, expected) => {
    const [finding, ...more] = await told({ "organization.yml": before }, { "organization.yml": after });
    expect(finding).toMatch(expected);
    expect(more).toEqual([]);
  });

  it("in an accelerator's configuration, where it takes out the last target", async () => {
    const files = (targets: readonly string[]): Files => ({
      "organization-config.yaml": `enable: true
organizationalUnits:
  - name: Workloads
  - name: Sandbox
serviceControlPolicies:
  - name: deny-root
    policy: scp/deny.json
    type: customerManaged
    deploymentTargets:
      organizationalUnits:
${targets.map((one) => `        - ${one}\n`).join("")}taggingPolicies: []
`,
      "accounts-config.yaml": `mandatoryAccounts:
  - { name: Management, email: m@example.com, organizationalUnit: Root }
workloadAccounts:
  - { name: Lab, email: lab@example.com, organizationalUnit: Sandbox }
`,
      "scp/deny.json": deny(),
    });
    expect(await told(files(["Workloads", "Sandbox"]), files(["Workloads"]))).toEqual([
      "guardrail-weakened certain organization-config.yaml:11 «- Workloads» Lab",
    ]);
  });

  it("and says so where nobody knows to where an account moves", async () => {
    const after = `variable "p" {}\n${guarded(at("prod")).replace(`"x@example.com"\n  parent_id = ${at("prod")}`, '"x@example.com"\n  parent_id = var.p')}`;
    const { findings } = await change(hcl(guarded(at("prod"))), hcl(after), ["guardrail-weakened"]);
    expect(findings.map(({ certainty, message }) => [certainty, message])).toEqual([
      ["possible", expect.stringContaining("The change moves account pay out of OU Prod, and nobody knows to where:")],
    ]);
  });
});

describe("who lacked the same before stays existing", () => {
  const news = ({ findings }: Report) =>
    findings.flatMap(({ rule: id, status, places = [] }) =>
      status === "new" ? [`${id}: ${places.flatMap((one) => (one.status === "new" ? one.name : [])).join(", ")}`] : [],
    );

  it.each<readonly [string, string, string, readonly string[]]>([
    ["an OU that is renamed", guarded(at("prod")), guarded(at("prod")).replace('"Dev"', '"Development"'), []],
    ["an account that is renamed", guarded(at("prod")), guarded(at("prod")).replace('"lab"\n', '"laboratory"\n'), []],
    [
      "an account that moves where it is guarded as before",
      guarded(root),
      guarded(root).replace(`parent_id = ${at("dev")}`, `parent_id = ${at("prod")}`),
      [],
    ],
    [
      "an account that is only pointed at",
      guarded(at("prod")) + rule,
      guarded(at("prod")) + rule.replace("}\n", '  excluded_accounts = ["111122223333"]\n}\n'),
      // It loses the rule, and had no policy before.
      [
        "ineffective-conformance-pack: 111122223333",
        "guardrail-weakened: 111122223333",
        "unverifiable-guardrail: 111122223333",
      ],
    ],
    [
      "but not an account that comes",
      guarded(at("prod")),
      guarded(at("prod")) + account("second", at("dev")),
      ["missing-conformance-pack: second", "missing-root-scp: second"],
    ],
    [
      "but not one that loses its guardrail with the move",
      guarded(at("prod")),
      guarded(at("prod")).replace(`parent_id = ${at("prod")}`, `parent_id = ${at("dev")}`),
      ["guardrail-weakened: pay", "missing-root-scp: pay"],
    ],
  ])("%s", async (_, before, after, expected) => {
    expect(news(await change(hcl(before), hcl(after)))).toEqual(expected);
  });

  it("and a message names those that are new", async () => {
    const after = guarded(at("prod")) + account("second", at("dev"));
    const { findings } = await change(hcl(guarded(at("prod"))), hcl(after), ["missing-root-scp"]);
    expect(findings.map((one) => one.message)).toEqual([
      expect.stringMatching(/in OU Dev: .*\. Only account second is new\.$/),
    ]);
  });

  it("and a policy type that is not known any more is no removal", async () => {
    const before = organization() + units;
    const after = `variable "types" {}\n${organization("", "var.types")}${units}`;
    expect(await told(hcl(before), hcl(after))).toEqual([]);
    const both = [
      hcl(guarded(root)),
      hcl(`variable "types" {}\n${guarded(root).replace('["SERVICE_CONTROL_POLICY"]', "var.types")}`),
    ];
    expect((await told(both[0] ?? {}, both[1] ?? {})).every((one) => one.includes(" possible "))).toBe(true);
  });

  it("and one condition more is told of all whom it lets through", async () => {
    expect(await told(hcl(guarded(root)), hcl(guarded(root), { "deny.json": deny(sometimes) }))).toEqual([
      `guardrail-weakened certain deny.json:1 «${deny(sometimes)}» pay, lab`,
    ]);
  });
});
