import { describe, expect, it } from "vitest";
import { deriveFacts } from "../../src/facts/registry.ts";
import type { Fact } from "../../src/model/fact.ts";
import { opaque } from "../../src/model/symbol.ts";
import { absent, choice, known, list, map, text, unknown, type Value } from "../../src/model/value.ts";
import { resource } from "../coverage/resource-support.ts";

/** Plain data as values; a function is called for what plain data cannot say. */
function toValue(data: unknown): Value {
  if (Array.isArray(data)) return list(data.map(toValue));
  if (typeof data === "object" && data !== null) {
    if ("kind" in data) return data as Value;
    return map(Object.entries(data).map(([key, value]) => ({ key, value: toValue(value) })));
  }
  return known(data as string);
}

function factOf(type: string, data: Readonly<Record<string, unknown>>): Partial<Fact> {
  const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, toValue(value)]));
  const [fact] = deriveFacts([resource(type, "it", values)]);
  if (!fact) throw new Error(`${type} gives no fact`);
  const { resource: _, ...rest } = fact;
  return rest;
}

type Case = readonly [string, readonly (readonly [string, Readonly<Record<string, unknown>>])[]];

const rule = { owner: "AWS", source_identifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" };
const control = "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER";
const unit = "arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-ab12-11111111";
const standard = "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0";
const disabled =
  "arn:aws:securityhub:us-east-1:111122223333:control/aws-foundational-security-best-practices/v/1.0.0/IAM.6";

/** The same thing as each provider has it; blocks are lists of one map in Terraform. */
const cases: readonly Case[] = [
  [
    "a Config rule",
    [
      [
        "AWS::Config::ConfigRule",
        { ConfigRuleName: "r", Source: { Owner: "AWS", SourceIdentifier: rule.source_identifier } },
      ],
      ["aws_config_config_rule", { name: "r", source: [rule] }],
      ["awscc_config_config_rule", { config_rule_name: "r", source: rule }],
    ],
  ],
  [
    "an organization Config rule",
    [
      [
        "AWS::Config::OrganizationConfigRule",
        {
          OrganizationConfigRuleName: "r",
          OrganizationManagedRuleMetadata: { RuleIdentifier: rule.source_identifier },
          ExcludedAccounts: ["111122223333"],
        },
      ],
      [
        "aws_config_organization_managed_rule",
        { name: "r", rule_identifier: rule.source_identifier, excluded_accounts: ["111122223333"] },
      ],
    ],
  ],
  [
    "a conformance pack in S3",
    [
      ["AWS::Config::ConformancePack", { ConformancePackName: "p", TemplateS3Uri: "s3://b/p.yaml" }],
      ["aws_config_conformance_pack", { name: "p", template_s3_uri: "s3://b/p.yaml", template_body: "ignored" }],
      ["awscc_config_conformance_pack", { conformance_pack_name: "p", template_s3_uri: "s3://b/p.yaml" }],
    ],
  ],
  [
    "an organization conformance pack without a template",
    [
      ["AWS::Config::OrganizationConformancePack", { OrganizationConformancePackName: "p" }],
      ["aws_config_organization_conformance_pack", { name: "p", template_body: null }],
      ["awscc_config_organization_conformance_pack", { organization_conformance_pack_name: "p" }],
    ],
  ],
  [
    "an OU",
    [
      ["AWS::Organizations::OrganizationalUnit", { Name: "u", ParentId: "r-ab12" }],
      ["aws_organizations_organizational_unit", { name: "u", parent_id: "r-ab12" }],
      ["awscc_organizations_organizational_unit", { name: "u", parent_id: "r-ab12" }],
    ],
  ],
  [
    "an account",
    [
      ["AWS::Organizations::Account", { AccountName: "a", ParentIds: ["ou-ab12-11111111"] }],
      ["aws_organizations_account", { name: "a", parent_id: "ou-ab12-11111111" }],
      ["awscc_organizations_account", { account_name: "a", parent_ids: ["ou-ab12-11111111"] }],
    ],
  ],
  [
    "an account without a parent",
    [
      ["AWS::Organizations::Account", { AccountName: "a" }],
      ["aws_organizations_account", { name: "a", parent_id: null }],
    ],
  ],
  [
    "a policy",
    [
      [
        "AWS::Organizations::Policy",
        { Name: "p", Type: "SERVICE_CONTROL_POLICY", Content: "{}", TargetIds: ["r-ab12"] },
      ],
      [
        "awscc_organizations_policy",
        { name: "p", type: "SERVICE_CONTROL_POLICY", content: "{}", target_ids: ["r-ab12"] },
      ],
    ],
  ],
  [
    "a Control Tower control",
    [
      [
        "AWS::ControlTower::EnabledControl",
        {
          ControlIdentifier: control,
          TargetIdentifier: unit,
          Parameters: [{ Key: "ExemptedPrincipalArns", Value: ["arn:aws:iam::111122223333:root"] }],
        },
      ],
      [
        "aws_controltower_control",
        {
          control_identifier: control,
          target_identifier: unit,
          parameters: [{ key: "ExemptedPrincipalArns", value: '["arn:aws:iam::111122223333:root"]' }],
        },
      ],
      [
        "awscc_controltower_enabled_control",
        {
          control_identifier: control,
          target_identifier: unit,
          parameters: [{ key: "ExemptedPrincipalArns", value: ["arn:aws:iam::111122223333:root"] }],
        },
      ],
    ],
  ],
  [
    "a Security Hub standard",
    [
      [
        "AWS::SecurityHub::Standard",
        { StandardsArn: standard, DisabledStandardsControls: [{ StandardsControlArn: disabled, Reason: "x" }] },
      ],
      [
        "awscc_securityhub_standard",
        { standards_arn: standard, disabled_standards_controls: [{ standards_control_arn: disabled }] },
      ],
    ],
  ],
  [
    "a Security Hub configuration policy",
    [
      [
        "AWS::SecurityHub::ConfigurationPolicy",
        {
          Name: "p",
          ConfigurationPolicy: {
            SecurityHub: {
              ServiceEnabled: true,
              EnabledStandardIdentifiers: [standard],
              SecurityControlsConfiguration: { DisabledSecurityControlIdentifiers: ["IAM.6"] },
            },
          },
        },
      ],
      [
        "aws_securityhub_configuration_policy",
        {
          name: "p",
          configuration_policy: [
            {
              service_enabled: true,
              enabled_standard_arns: [standard],
              security_controls_configuration: [{ disabled_control_identifiers: ["IAM.6"] }],
            },
          ],
        },
      ],
    ],
  ],
  [
    "a Security Hub association",
    [
      [
        "AWS::SecurityHub::PolicyAssociation",
        { ConfigurationPolicyId: "0f0e", TargetId: "r-ab12", TargetType: "ROOT" },
      ],
      ["aws_securityhub_configuration_policy_association", { policy_id: "0f0e", target_id: "r-ab12" }],
      ["awscc_securityhub_policy_association", { configuration_policy_id: "0f0e", target_id: "r-ab12" }],
    ],
  ],
  [
    "an automation rule of Security Hub",
    [
      [
        "AWS::SecurityHub::AutomationRule",
        {
          RuleStatus: "ENABLED",
          Actions: [{ Type: "FINDING_FIELDS_UPDATE", FindingFieldsUpdate: { Workflow: { Status: "SUPPRESSED" } } }],
          Criteria: { ComplianceSecurityControlId: [{ Comparison: "EQUALS", Value: "IAM.6" }] },
        },
      ],
      [
        "aws_securityhub_automation_rule",
        {
          rule_status: "ENABLED",
          actions: [{ finding_fields_update: [{ workflow: [{ status: "SUPPRESSED" }] }] }],
          criteria: [
            { aws_account_id: [], compliance_security_control_id: [{ comparison: "EQUALS", value: "IAM.6" }] },
          ],
        },
      ],
      [
        "awscc_securityhub_automation_rule",
        {
          rule_status: "ENABLED",
          actions: [{ finding_fields_update: { workflow: { status: "SUPPRESSED" } } }],
          criteria: { compliance_security_control_id: [{ comparison: "EQUALS", value: "IAM.6" }] },
        },
      ],
    ],
  ],
  [
    "a hub",
    [
      ["AWS::SecurityHub::Hub", {}],
      ["aws_securityhub_account", { enable_default_standards: true }],
      ["awscc_securityhub_hub", { enable_default_standards: null }],
    ],
  ],
];

describe("the facts of guardrails", () => {
  it.each(cases)("are the same for %s in every provider", (_, declarations) => {
    const facts = declarations.map(([type, data]) => factOf(type, data));
    expect(facts.length).toBeGreaterThan(1);
    for (const fact of facts) expect(fact).toEqual(facts[0]);
  });

  const hole = unknown(opaque("unset", undefined, "p"));
  const dependsOn = { kind: "depends-on-condition", subjects: ["C"] };
  const branches = (one: unknown, other: unknown) =>
    choice([
      { when: [{ subject: "C", is: "true" }], value: toValue(one) },
      { when: [{ subject: "C", is: "false" }], value: toValue(other) },
    ]);

  it("keep what is known of a text, and every text that it may be", () => {
    const standardOf = (value: Value) =>
      factOf("AWS::SecurityHub::Standard", { StandardsArn: value }) as { standard: object };
    expect(standardOf(text(["arn:", hole, ":securityhub"])).standard).toMatchObject({
      kind: "open",
      texts: [["arn:", null, ":securityhub"]],
    });
    expect(standardOf(branches("a", text(["b", hole]))).standard).toEqual({
      kind: "open",
      cause: dependsOn,
      texts: [["a"], ["b", null]],
    });
    expect(standardOf(branches("a", null)).standard).toEqual({ kind: "open", cause: dependsOn });
  });

  it("keep the entries of a list of which some are open", () => {
    const disabledOf = (value: unknown) =>
      (factOf("AWS::SecurityHub::Standard", { DisabledStandardsControls: value }) as { disabled: object }).disabled;
    const arn = (end: string) => ({ StandardsControlArn: end });
    expect(disabledOf([arn("a"), branches(arn("b"), absent())])).toEqual({
      values: ["a"],
      open: dependsOn,
      entries: [
        { kind: "known", value: "a" },
        { kind: "open", cause: dependsOn, texts: [["b"], [""]] },
      ],
    });
    expect(disabledOf(branches([arn("a"), arn("b")], [arn("a")]))).toEqual({
      values: ["a"],
      open: dependsOn,
      entries: [
        { kind: "known", value: "a" },
        { kind: "open", cause: dependsOn, texts: [["b"], [""]] },
      ],
    });
    expect(disabledOf(hole)).not.toHaveProperty("entries");
  });

  it("know nothing of the enabled controls of a policy that may list none: all are on then", () => {
    const enabledOf = (value: Value) => {
      const controls = [{ enabled_control_identifiers: value }];
      const policy = [{ security_controls_configuration: controls }];
      return factOf("aws_securityhub_configuration_policy", { configuration_policy: policy });
    };
    expect(enabledOf(branches(["EC2.1"], null))).toMatchObject({ enabledControls: { values: [], open: dependsOn } });
    expect(enabledOf(branches(["EC2.1"], null))).not.toHaveProperty("enabledControls.entries");
    expect(enabledOf(branches(["EC2.1"], ["EC2.2"]))).toHaveProperty("enabledControls.entries");
  });

  it("take an empty list of enabled controls for all off, but in the provider that does not send it", () => {
    const controlsOf = (type: string, value: unknown) => {
      const isAws = type.startsWith("aws_");
      const own = isAws ? "enabled_control_identifiers" : "enabled_security_control_identifiers";
      const controls = [{ [own]: value }];
      const policy = isAws
        ? [{ security_controls_configuration: controls }]
        : [{ security_hub: [{ security_controls_configuration: controls }] }];
      return (factOf(type, { configuration_policy: policy }) as { enabledControls: object | null }).enabledControls;
    };
    expect(controlsOf("awscc_securityhub_configuration_policy", [])).toEqual({ values: [] });
    expect(controlsOf("aws_securityhub_configuration_policy", [])).toBeNull();
    expect(controlsOf("awscc_securityhub_configuration_policy", branches(null, null))).toBeNull();
  });

  it("read whom a control exempts inside of an encoded list, and where the parameter itself is open", () => {
    const exempted = (parameters: unknown) => {
      const fact = factOf("aws_controltower_control", { parameters }) as { exempted: object };
      return fact.exempted;
    };
    const encoded: Value = {
      ...text(["[", hole, "]"]),
      encodes: list([text(["arn:aws:iam::", hole, ":role/a"])]),
    } as Value;
    expect(exempted([{ key: "ExemptedPrincipalArns", value: encoded }])).toMatchObject({
      values: [],
      entries: [{ texts: [["arn:aws:iam::", null, ":role/a"]] }],
    });
    const branches = choice(
      ["root", "role/a"].map((one, index) => ({
        when: [{ subject: "var.b", is: String(index === 0) }],
        value: known(JSON.stringify([`arn:aws:iam::*:${one}`])),
      })),
    );
    expect(exempted([{ key: "ExemptedPrincipalArns", value: branches }])).toMatchObject({
      values: [],
      entries: [{ texts: [["arn:aws:iam::*:root"], [""]] }, { texts: [["arn:aws:iam::*:role/a"], [""]] }],
    });
    expect(exempted([{ key: "ExemptAssumeRoot", value: "true" }])).toEqual({ values: [] });
    for (const open of [hole, [hole], [{ key: hole, value: "x" }]])
      expect(exempted(open)).toMatchObject({ values: [], open: { kind: "unknown-value" } });
  });

  it("are open where a block around them is not known, or depends on a condition", () => {
    const policyOf = (configuration_policy: unknown) =>
      factOf("aws_securityhub_configuration_policy", { name: "p", configuration_policy });
    for (const open of [hole, [hole], [{ service_enabled: hole, enabled_standard_arns: hole }]])
      expect(policyOf(open)).toMatchObject({
        enabled: { kind: "open" },
        standards: { open: { kind: "unknown-value" } },
      });
    expect(policyOf(branches([{ service_enabled: true }], [{ service_enabled: false }]))).toMatchObject({
      enabled: { kind: "open", cause: dependsOn, texts: [["true"], ["false"]] },
    });
    expect(policyOf(branches([{ service_enabled: true }], [{ service_enabled: true }]))).toMatchObject({
      enabled: { kind: "known", value: "true" },
    });
    expect(policyOf(branches([{ service_enabled: true }], []))).toMatchObject({ enabled: { kind: "open" } });
  });

  it("disable a control by the reason that is given, whatever its status says", () => {
    const statusOf = (control_status: unknown, disabled_reason: unknown) =>
      factOf("aws_securityhub_standards_control", { control_status, disabled_reason }) as { status: object };
    expect(statusOf("ENABLED", "later").status).toEqual({ kind: "known", value: "DISABLED" });
    expect(statusOf("ENABLED", null).status).toEqual({ kind: "known", value: "ENABLED" });
    expect(statusOf("DISABLED", hole).status).toEqual({ kind: "known", value: "DISABLED" });
    expect(statusOf("ENABLED", hole).status).toMatchObject({ kind: "open" });
  });

  it("take a Terraform policy without a type for a service control policy", () => {
    expect(factOf("aws_organizations_policy", { name: "p", content: "{}" })).toMatchObject({
      fact: "PolicyDocument",
      type: { kind: "known", value: "SERVICE_CONTROL_POLICY" },
      targets: [],
    });
  });

  it("follow a reference to the organization's root", () => {
    const roots = (address: string) =>
      unknown(
        { kind: "data-source", scope: "", address, attribute: "roots[0].id" },
        { references: [{ address, attribute: "roots[0].id" }] },
      );
    const at = (address: string) =>
      factOf("aws_organizations_policy_attachment", { policy_id: "p-1", target_id: roots(address) });
    expect(at("data.aws_organizations_organization.this")).toMatchObject({ target: { kind: "root" } });
    expect(at("aws_organizations_organization.this")).toMatchObject({
      target: { kind: "resource", address: "aws_organizations_organization.this", attribute: "roots[0].id" },
    });
  });

  it("are not there for what is removed, let go of or only read", () => {
    const gone = ["delete", "forget", "read"] as const;
    const facts = gone.flatMap((action) =>
      deriveFacts([resource("aws_iam_organizations_features", "it", {}, { action, before: map([]) })]),
    );
    expect(facts).toEqual([]);
  });

  it("keep the removal of FullAWSAccess, which turns a policy into a list", () => {
    const before = map([
      { key: "policy_id", value: known("p-FullAWSAccess") },
      { key: "target_id", value: known("r-ab12") },
    ]);
    const facts = deriveFacts([
      resource("aws_organizations_policy_attachment", "it", {}, { action: "delete", before }),
    ]);
    expect(facts).toMatchObject([{ fact: "PolicyAttachment", action: "delete", target: { kind: "id", id: "r-ab12" } }]);
  });
});
