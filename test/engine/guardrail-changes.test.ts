import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { writeFacts } from "../../src/engine/write-facts.ts";
import type { Report } from "../../src/model/report.ts";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { denyRoot, lintFiles, today } from "../support/lint-files.ts";

const only = ["guardrail-removed", "guardrail-weakened"];

/** `rule certainty address path:line message`. */
function told(report: Report): readonly string[] {
  expect(report.inputs.filter((input) => input.error !== null)).toEqual([]);
  return report.findings.map(
    ({ rule, certainty, resource, location, message }) =>
      `${rule} ${certainty} ${resource.address} ${location.path}:${location.start.line} ${message}`,
  );
}

async function changed(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string | null>>,
): Promise<readonly string[]> {
  const repository = new GitRepository(before);
  repository.change(after);
  return told((await lint({ cwd: repository.folder, base: "main", today, only })).report);
}

function scpTemplate(
  parts: {
    readonly id?: string;
    readonly policy?: string;
    readonly targets?: string;
    readonly condition?: string;
    readonly deny?: string;
  } = {},
): string {
  const {
    id = "RootScp",
    policy = "",
    targets = "[r-ab12]",
    condition = "",
    deny = "iam:CreateVirtualMFADevice",
  } = parts;
  return `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  ${id}:
    Type: AWS::Organizations::Policy
${policy}    Properties:
      Name: deny-root-mfa
      Type: SERVICE_CONTROL_POLICY
      TargetIds: ${targets}
      Content:
        Version: "2012-10-17"
        Statement:
          - Sid: DenyRootVirtualMfa
            Effect: Deny
            Action: ${deny}
            Resource: "*"
            Condition:
              ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" }
${condition}`;
}

const pack = (identifier: string, more = "") => `Resources:
  Pack:
    Type: AWS::Config::OrganizationConformancePack
    Properties:
      OrganizationConformancePackName: root-mfa
${more}      TemplateBody: |
        Resources:
          Rule:
            Type: AWS::Config::ConfigRule
            Properties:
              ConfigRuleName: root-mfa
              Source: { Owner: AWS, SourceIdentifier: ${identifier} }
`;
const hardware = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED";

describe("CloudFormation", () => {
  it("tells a policy that is removed, where it stood and what becomes of it", async () => {
    const rest = "Resources: {}\n";
    expect(await changed({ "scp.yaml": scpTemplate() }, { "scp.yaml": rest })).toEqual([
      "guardrail-removed certain RootScp scp.yaml:1 The change removes a guardrail: the service control policy deny-root-mfa (RootScp) stood before it, and nothing equal takes its place; in the organization (r-ab12) nothing keeps root from a virtual MFA device now.",
    ]);
    const retained = scpTemplate({ policy: "    DeletionPolicy: Retain\n" });
    const [finding] = await changed({ "scp.yaml": retained }, { "scp.yaml": rest });
    expect(finding).toContain(
      "takes a guardrail out of its template, which stays in AWS unmanaged (DeletionPolicy: Retain)",
    );
    expect(await changed({ "scp.yaml": scpTemplate() }, { "scp.yaml": null })).toHaveLength(1);
  });

  it.each<[string, Record<string, string | null>]>([
    [
      "reformatted",
      { "scp.yaml": scpTemplate().replace(/#.*/g, "").replace('"aws:PrincipalArn"', "aws:PrincipalArn") },
    ],
    [
      "written as a JSON text",
      {
        "scp.yaml": `Resources:
  RootScp:
    Type: AWS::Organizations::Policy
    Properties:
      Name: deny-root-mfa
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [r-ab12]
      Content: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":["iam:createvirtualmfadevice"],"Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}}}'
`,
      },
    ],
    ["renamed", { "scp.yaml": scpTemplate({ id: "DenyRootVirtualMfa" }) }],
    ["moved to another file", { "scp.yaml": null, "organization/scp.yaml": scpTemplate() }],
    ["renamed and moved", { "scp.yaml": null, "other.yaml": scpTemplate({ id: "Other" }) }],
    ["made stricter", { "scp.yaml": scpTemplate({ deny: "iam:*" }) }],
    ["attached to more", { "scp.yaml": scpTemplate({ targets: "[r-ab12, ou-ab12-11111111]" }) }],
  ])("says nothing of a policy that is %s", async (_, after) => {
    expect(await changed({ "scp.yaml": scpTemplate() }, after)).toEqual([]);
  });

  it("tells a policy that denied always and now denies sometimes, with a request that gets through", async () => {
    const condition = '              StringNotEquals: { "aws:PrincipalTag/break-glass": "yes" }\n';
    const [finding, ...more] = await changed(
      { "scp.yaml": scpTemplate() },
      { "scp.yaml": scpTemplate({ condition: condition.replace("StringNotEquals", "StringEquals") }) },
    );
    expect(more).toEqual([]);
    expect(finding).toMatch(/^guardrail-(?:weakened|removed) certain RootScp scp\.yaml:\d+ /);
    const source = '              NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" }\n';
    expect(await changed({ "scp.yaml": scpTemplate() }, { "scp.yaml": scpTemplate({ condition: source }) })).toEqual([
      expect.stringMatching(
        /^guardrail-weakened certain RootScp scp\.yaml:\d+ .*it denied root virtual MFA devices always, now sometimes, and root gets through where .*aws:SourceIp.* \(changed: Content\)\.$/i,
      ),
    ]);
  });

  it("tells a target that moved to a part of the organization", async () => {
    expect(
      await changed({ "scp.yaml": scpTemplate() }, { "scp.yaml": scpTemplate({ targets: "[ou-ab12-11111111]" }) }),
    ).toEqual([
      "guardrail-weakened certain RootScp scp.yaml:8 The change narrows the service control policy deny-root-mfa (RootScp): it no longer covers the organization (r-ab12), it is meant for OU ou-ab12-11111111 now; in the rest of the organization nothing keeps root from a virtual MFA device now (changed: TargetIds).",
    ]);
  });

  it("tells a pack that leaves out accounts, or asks for any MFA only", async () => {
    const before = { "pack.yaml": pack(hardware) };
    const excluded = pack(hardware, '      ExcludedAccounts: ["111122223333"]\n');
    expect(await changed(before, { "pack.yaml": excluded })).toEqual([
      "guardrail-weakened certain Pack pack.yaml:6 The change narrows the organization conformance pack root-mfa (Pack): it leaves out account 111122223333 now; in account 111122223333 nothing detects a virtual MFA device of root now (changed: ExcludedAccounts).",
    ]);
    const [any] = await changed(before, { "pack.yaml": pack("ROOT_ACCOUNT_MFA_ENABLED") });
    expect(any).toContain("guardrail-weakened certain Pack pack.yaml:12");
    expect(any).toContain("serves Level 1 only now");
    const [gone] = await changed(before, { "pack.yaml": pack("IAM_PASSWORD_POLICY") });
    expect(gone).toMatch(/^guardrail-removed certain Pack pack\.yaml:12 The change switches a guardrail off/);
  });

  it("says nothing of a policy that is about other things, nor of any where guardrails are never demanded", async () => {
    const other = scpTemplate({ deny: "s3:*" });
    expect(await changed({ "scp.yaml": other }, { "scp.yaml": "Resources: {}\n" })).toEqual([]);
    const switchedOff = { "scp.yaml": scpTemplate(), "rootrail.yaml": "guardrails: { require: never }\n" };
    expect(await changed(switchedOff, { "scp.yaml": "Resources: {}\n" })).toEqual([]);
  });

  it("is not talked out of it by the change itself", async () => {
    const after = {
      "scp.yaml": "Resources: {}\n",
      "rootrail.yaml": "guardrails: { require: never }\nrules: { guardrail-removed: off }\n",
    };
    expect(await changed({ "scp.yaml": scpTemplate() }, after)).toHaveLength(1);
  });
});

describe("HCL", () => {
  const policy = `resource "aws_organizations_policy" "root_mfa" {
  name    = "deny-root-mfa"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Action    = "iam:CreateVirtualMFADevice"
      Resource  = "*"
      Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::*:root" } }
    }]
  })
}
`;
  const attachment = (target: string) => `resource "aws_organizations_policy_attachment" "root_mfa" {
  policy_id = aws_organizations_policy.root_mfa.id
  target_id = "${target}"
}
`;
  const organization = (types: string) => `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = [${types}]
}
`;
  const base = {
    "main.tf": policy + attachment("r-ab12"),
    "organization.tf": organization('"SERVICE_CONTROL_POLICY"'),
  };

  it("tells what is removed, detached, moved and switched off", async () => {
    expect(await changed(base, { "main.tf": "" })).toEqual([
      expect.stringMatching(/^guardrail-removed certain aws_organizations_policy\.root_mfa main\.tf:1 /),
    ]);
    expect(await changed(base, { "main.tf": policy })).toEqual([
      expect.stringMatching(
        /^guardrail-removed certain aws_organizations_policy_attachment\.root_mfa main\.tf:12 The change detaches a guardrail/,
      ),
    ]);
    expect(await changed(base, { "main.tf": policy + attachment("ou-ab12-11111111") })).toEqual([
      expect.stringMatching(
        /^guardrail-weakened certain aws_organizations_policy_attachment\.root_mfa main\.tf:15 .*no longer covers the organization/,
      ),
    ]);
    expect(await changed(base, { "organization.tf": organization('"TAG_POLICY"') })).toEqual([
      expect.stringMatching(
        /^guardrail-removed certain aws_organizations_organization\.this organization\.tf:3 The change switches a guardrail off/,
      ),
    ]);
  });

  it("tells what is removed beside a module that was not read, as possible", async () => {
    const remote = { "remote.tf": 'module "net" {\n  source = "example/net/aws"\n}\n' };
    expect(await changed({ ...base, ...remote }, { "main.tf": "" })).toEqual([
      expect.stringMatching(/^guardrail-removed possible aws_organizations_policy\.root_mfa main\.tf:1 /),
    ]);
    const without = { "organization.tf": organization('"SERVICE_CONTROL_POLICY"') };
    expect(await changed({ ...without, ...remote }, { "remote.tf": null })).toEqual([]);
  });

  const root = "aws_organizations_organization.this.roots[0].id";
  const account = (unit: string, name = "payments") => `resource "aws_organizations_account" "${name}" {
  name      = "payments"
  email     = "payments@example.com"
  parent_id = aws_organizations_organizational_unit.${unit}.id
}
`;
  const unit = (name: string, parent: string) => `resource "aws_organizations_organizational_unit" "${name}" {
  name      = "Prod"
  parent_id = ${parent}
}
`;
  const twin = unit("prod", '"r-ab12"') + account("prod");

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ["in another module, at the same addresses", { "twin/main.tf": twin }],
    ["in another module, at other addresses", { "twin/main.tf": twin.replaceAll("prod", "production") }],
    ["in the same module", { "twin.tf": unit("twin", root) + account("twin", "twin") }],
    [
      "in the same module, where the first is renamed",
      { "accounts.tf": unit("p", root) + account("p", "p"), "twin.tf": unit("t", root) + account("t", "t") },
    ],
    [
      "in a template",
      {
        "twin.yaml":
          "Resources:\n  Payments:\n    Type: AWS::Organizations::Account\n    Properties: { AccountName: payments, Email: a@example.com }\n",
      },
    ],
  ])("tells what an account loses where the change adds another one of its name %s", async (_, added) => {
    const before = { ...base, "accounts.tf": unit("prod", root) + account("prod") };
    expect(await changed(before, { "main.tf": null, ...added })).toEqual([
      expect.stringContaining("guardrail-removed"),
    ]);
  });

  it("tells it where the change adds the facts of the account", async () => {
    const before = { ...base, "accounts.tf": unit("prod", root) + account("prod") };
    const lines: string[] = [];
    await writeFacts({ cwd: folderOf(before), today }, undefined, async (line) => void lines.push(line));
    const repository = new GitRepository(before);
    repository.change({ "main.tf": null, "facts.jsonl": lines.join("") });
    repository.commit("adds the facts");
    const { report } = await lint({ cwd: repository.folder, base: "main", today, only });
    expect(told(report)).toEqual([expect.stringContaining("guardrail-removed certain")]);
  });

  it("says nothing where blocks move, are renamed or written anew", async () => {
    expect(await changed(base, { "main.tf": policy, "attachments.tf": attachment("r-ab12") })).toEqual([]);
    const renamed = (policy + attachment("r-ab12")).replaceAll("root_mfa", "no_virtual_mfa");
    expect(await changed(base, { "main.tf": renamed })).toEqual([]);
  });

  it("tells a recorder that is switched off", async () => {
    const recorder = (enabled: boolean) => `resource "aws_config_configuration_recorder" "this" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}
resource "aws_config_configuration_recorder_status" "this" {
  name       = aws_config_configuration_recorder.this.name
  is_enabled = ${enabled}
}
resource "aws_config_config_rule" "root" {
  name = "root-mfa"
  source {
    owner             = "AWS"
    source_identifier = "${hardware}"
  }
}
`;
    expect(await changed({ "main.tf": recorder(true) }, { "main.tf": recorder(false) })).toEqual([
      expect.stringMatching(
        /^guardrail-removed certain aws_config_configuration_recorder_status\.this main\.tf:6 The change switches a guardrail off: the configuration recorder/,
      ),
    ]);
  });
});

describe("Terraform plans, without --base", () => {
  const content = JSON.stringify(denyRoot);
  const scp = { id: "p-12345678", name: "deny-root-mfa", type: "SERVICE_CONTROL_POLICY", content };
  const attached = { id: "r-ab12:p-12345678", policy_id: "p-12345678", target_id: "r-ab12" };

  type Change = readonly [type: string, actions: readonly string[], before: object | null, after: object | null];

  function plan(changes: readonly Change[]): string {
    return JSON.stringify({
      format_version: "1.2",
      terraform_version: "1.11.4",
      resource_changes: changes.map(([type, actions, before, after]) => ({
        address: `${type}.this`,
        mode: "managed",
        type,
        name: "this",
        provider_name: "registry.terraform.io/hashicorp/aws",
        change: { actions, before, after, after_unknown: {}, before_sensitive: false, after_sensitive: {} },
      })),
    });
  }

  async function planned(...changes: readonly Change[]): Promise<readonly string[]> {
    const report = await lintFiles({ "plan.json": plan(changes) }, { only, requireGuardrails: "auto" });
    return told(report).map((text) => text.replace(/plan\.json:\d+/, "plan.json"));
  }

  const policy: Change = ["aws_organizations_policy", ["no-op"], scp, scp];
  const attachment: Change = ["aws_organizations_policy_attachment", ["no-op"], attached, attached];

  it("say nothing of what stays", async () => {
    expect(await planned(policy, attachment)).toEqual([]);
  });

  it.each<[string, readonly Change[], RegExp]>([
    [
      "delete a policy",
      [
        ["aws_organizations_policy", ["delete"], scp, null],
        ["aws_organizations_policy_attachment", ["delete"], attached, null],
      ],
      /^guardrail-removed certain aws_organizations_policy\.this plan\.json The change deletes a guardrail/,
    ],
    [
      "forget a policy",
      [["aws_organizations_policy", ["forget"], scp, null], attachment],
      /^guardrail-removed .*lets go of a guardrail, which stays in AWS unmanaged/,
    ],
    [
      "detach a policy",
      [policy, ["aws_organizations_policy_attachment", ["delete"], attached, null]],
      /^guardrail-removed .*policy_attachment\.this plan\.json The change detaches a guardrail/,
    ],
    [
      "move a policy",
      [
        policy,
        [
          "aws_organizations_policy_attachment",
          ["delete", "create"],
          attached,
          { ...attached, id: "x", target_id: "ou-ab12-11111111" },
        ],
      ],
      /^guardrail-weakened .*policy_attachment\.this .*no longer covers the organization/,
    ],
    [
      "narrow a policy",
      [
        [
          "aws_organizations_policy",
          ["update"],
          scp,
          { ...scp, content: content.replace('"ArnLike"', '"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"},"ArnLike"') },
        ],
        attachment,
      ],
      /^guardrail-weakened .*always, now sometimes/,
    ],
    [
      "disable the policy type",
      [
        [
          "aws_organizations_organization",
          ["update"],
          { feature_set: "ALL", enabled_policy_types: ["SERVICE_CONTROL_POLICY", "TAG_POLICY"] },
          { feature_set: "ALL", enabled_policy_types: ["TAG_POLICY"] },
        ],
      ],
      /^guardrail-removed .*organization\.this plan\.json The change switches a guardrail off: the policy type/,
    ],
    [
      "switch the recorder off",
      [
        [
          "aws_config_configuration_recorder_status",
          ["update"],
          { name: "x", is_enabled: true },
          { name: "x", is_enabled: false },
        ],
      ],
      /^guardrail-removed .*recorder_status\.this plan\.json The change switches a guardrail off/,
    ],
    [
      "leave out accounts",
      [
        [
          "aws_config_organization_managed_rule",
          ["update"],
          { name: "root", rule_identifier: hardware, excluded_accounts: [] },
          { name: "root", rule_identifier: hardware, excluded_accounts: ["111122223333"] },
        ],
      ],
      /^guardrail-weakened .*leaves out account 111122223333/,
    ],
    [
      "take back centralised root access",
      [
        [
          "aws_iam_organizations_features",
          ["update"],
          { enabled_features: ["RootCredentialsManagement"] },
          { enabled_features: ["RootSessions"] },
        ],
      ],
      /^guardrail-removed .*features\.this plan\.json The change switches a guardrail off/,
    ],
  ])("tell where they %s", async (_, changes, expected) => {
    expect(await planned(...changes)).toEqual([expect.stringMatching(expected)]);
  });

  it("stand beside the code they come from without telling anything twice", async () => {
    const code = `resource "aws_organizations_policy" "this" {
  name    = "deny-root-mfa"
  content = ${JSON.stringify(content)}
}
resource "aws_organizations_policy_attachment" "this" {
  policy_id = aws_organizations_policy.this.id
  target_id = "r-ab12"
}
`;
    const nothing = await changed(
      { "main.tf": code },
      { "main.tf": `# moved\n${code}`, "plan.json": plan([policy, attachment]) },
    );
    expect(nothing).toEqual([]);
    const gone: readonly Change[] = [
      ["aws_organizations_policy", ["delete"], scp, null],
      ["aws_organizations_policy_attachment", ["delete"], attached, null],
    ];
    expect(await changed({ "main.tf": code }, { "main.tf": "", "plan.json": plan(gone) })).toHaveLength(1);
  });

  it("say nothing of a replacement with the same content", async () => {
    const replaced = JSON.parse(
      plan([
        ["aws_organizations_policy", ["create", "delete"], scp, { ...scp, id: undefined }],
        ["aws_organizations_policy_attachment", ["create", "delete"], attached, { target_id: "r-ab12" }],
      ]),
    );
    const address = "aws_organizations_policy_attachment.this";
    replaced.resource_changes[1].change.after_unknown = { policy_id: true };
    const references = ["aws_organizations_policy.this.id", "aws_organizations_policy.this"];
    const resources = [
      {
        address,
        mode: "managed",
        type: address.replace(".this", ""),
        name: "this",
        expressions: { policy_id: { references } },
      },
    ];
    const files = { "plan.json": JSON.stringify({ ...replaced, configuration: { root_module: { resources } } }) };
    expect(told(await lintFiles(files, { only, requireGuardrails: "auto" }))).toEqual([]);
  });
});

describe("a stack set that leaves an account that nothing else names", () => {
  const rule = `Rule: {Type: AWS::Config::ConfigRule, Properties: {Source: {Owner: AWS, SourceIdentifier: ${hardware}}}}`;
  const recorder = "Recorder: {Type: AWS::Config::ConfigurationRecorder, Properties: {RoleARN: r}}";
  const set = (...accounts: readonly string[]) => `Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: s
      PermissionModel: SELF_MANAGED
      StackInstancesGroup: [{DeploymentTargets: {Accounts: ['${accounts.join("', '")}']}, Regions: [us-east-1]}]
      TemplateBody: |
        Resources:
          ${rule}
          ${recorder}
`;
  const body = `Resources:\n  ${rule}\n  ${recorder}\n`;
  const code = (...accounts: readonly string[]) => `resource "aws_cloudformation_stack_set" "s" {
  name          = "s"
  template_body = ${JSON.stringify(body)}
}
resource "aws_cloudformation_stack_set_instance" "i" {
  for_each       = toset(${JSON.stringify(accounts)})
  stack_set_name = aws_cloudformation_stack_set.s.name
  account_id     = each.value
}
`;
  const inJson = (...accounts: readonly string[]) =>
    JSON.stringify({
      resource: {
        aws_cloudformation_stack_set: { s: { name: "s", template_body: body } },
        aws_cloudformation_stack_set_instance: Object.fromEntries(
          accounts.map((id) => [
            `i${id}`,
            { stack_set_name: "$" + "{aws_cloudformation_stack_set.s.name}", account_id: id },
          ]),
        ),
      },
    });

  it.each([
    ["t.yaml", set],
    ["main.tf", code],
    ["main.tf.json", inJson],
  ])("takes its rule from it: %s", async (file, files) => {
    const both = files("111122223333", "222233334444");
    expect(await changed({ [file]: both }, { [file]: files("111122223333") })).toEqual([
      expect.stringMatching(/^guardrail-(?:weakened|removed) certain .* account 222233334444/),
    ]);
    expect(await changed({ [file]: files("111122223333") }, { [file]: both })).toEqual([]);
  });
});
