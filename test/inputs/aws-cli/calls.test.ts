import { describe, expect, it } from "vitest";
import { commands } from "../../../src/inputs/aws-cli/calls/commands.ts";
import { calls } from "../../../src/inputs/aws-cli/calls/registry.ts";
import { awsCli } from "../../../src/inputs/aws-cli/index.ts";
import { mayBeCliOutput } from "../../../src/inputs/aws-cli/signature.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { workspaceOf } from "../../coverage/resource-support.ts";

const context = { workspace: workspaceOf([]), options: { parameters: new Map(), varFiles: [], source: null } };

function factsOf(answer: unknown, path = "answer.json"): readonly Fact[] {
  const bytes = new TextEncoder().encode(JSON.stringify(answer));
  return awsCli.parse({ path, bytes }, context).facts ?? [];
}

const org = (rest: string) => `arn:aws:organizations::999988887777:${rest}`;
const policy = {
  Id: "p-12345678",
  Arn: org("policy/o-a1b2c3d4e5/service_control_policy/p-12345678"),
  Name: "deny-root-mfa",
  Type: "SERVICE_CONTROL_POLICY",
  AwsManaged: false,
};
const full = {
  ...policy,
  Id: "p-FullAWSAccess",
  Arn: "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
};
const account = {
  Id: "111122223333",
  Arn: org("account/o-a1b2c3d4e5/111122223333"),
  Name: "payments",
  Status: "ACTIVE",
};
const unit = { Id: "ou-ab12-11111111", Arn: org("ou/o-a1b2c3d4e5/ou-ab12-11111111"), Name: "Workloads" };
const id = (value: string) => ({ kind: "id", id: value });

/** Answers of the shapes in the API references, and what is read of each. */
const table: readonly (readonly [string, string, unknown, readonly Record<string, unknown>[]])[] = [
  [
    "describe-organization",
    "answer.json",
    {
      Organization: {
        Id: "o-a1b2c3d4e5",
        Arn: org("organization/o-a1b2c3d4e5"),
        FeatureSet: "ALL",
        MasterAccountId: "999988887777",
      },
    },
    [
      {
        fact: "Organization",
        id: "o-a1b2c3d4e5",
        managementId: "999988887777",
        featureSet: { kind: "known", value: "ALL" },
      },
    ],
  ],
  [
    "list-roots",
    "answer.json",
    {
      Roots: [
        {
          Id: "r-ab12",
          Arn: org("root/o-a1b2c3d4e5/r-ab12"),
          PolicyTypes: [
            { Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" },
            { Type: "TAG_POLICY", Status: "PENDING_DISABLE" },
          ],
        },
      ],
    },
    [
      {
        fact: "Organization",
        rootId: "r-ab12",
        id: "o-a1b2c3d4e5",
        policyTypes: { values: ["SERVICE_CONTROL_POLICY"] },
      },
    ],
  ],
  [
    "list-aws-service-access-for-organization",
    "answer.json",
    { EnabledServicePrincipals: [{ ServicePrincipal: "iam.amazonaws.com" }] },
    [{ fact: "Organization", serviceAccess: { values: ["iam.amazonaws.com"] } }],
  ],
  [
    "list-accounts",
    "answer.json",
    { Accounts: [account, { ...account, Id: "222233334444", Status: "SUSPENDED" }] },
    [
      { fact: "Account", id: "111122223333", name: "payments", parent: { kind: "open" }, isClosed: false },
      { fact: "Account", id: "222233334444", isClosed: true },
    ],
  ],
  [
    "the list of all accounts, which names their organization",
    "list-accounts.json",
    { Accounts: [account] },
    [
      { fact: "Organization", id: "o-a1b2c3d4e5", managementId: "999988887777" },
      { fact: "Account", id: "111122223333", parent: { kind: "open" } },
    ],
  ],
  [
    "a page of the list of all accounts",
    "list-accounts.json",
    { Accounts: [account], NextToken: "t" },
    [{ fact: "Account", id: "111122223333", parent: { kind: "open" } }],
  ],
  [
    "list-accounts-for-parent",
    "list-accounts-for-parent-ou-ab12-11111111.json",
    { Accounts: [account] },
    [{ fact: "Account", parent: id("ou-ab12-11111111") }],
  ],
  [
    "list-organizational-units-for-parent",
    "units-r-ab12.json",
    { OrganizationalUnits: [unit] },
    [{ fact: "OrganizationalUnit", id: "ou-ab12-11111111", name: "Workloads", parent: id("r-ab12") }],
  ],
  [
    "list-parents",
    "list-parents-111122223333.json",
    { Parents: [{ Id: "ou-ab12-11111111", Type: "ORGANIZATIONAL_UNIT" }] },
    [{ fact: "Account", id: "111122223333", parent: id("ou-ab12-11111111") }],
  ],
  [
    "list-children",
    "list-children-r-ab12.json",
    { Children: [{ Id: "ou-ab12-11111111", Type: "ORGANIZATIONAL_UNIT" }] },
    [{ fact: "OrganizationalUnit", parent: id("r-ab12") }],
  ],
  [
    "list-policies",
    "answer.json",
    { Policies: [policy, full] },
    [{ fact: "PolicyDocument", id: "p-12345678", content: { kind: "unknown" } }],
  ],
  [
    "describe-policy",
    "answer.json",
    { Policy: { PolicySummary: policy, Content: "{}" } },
    [{ fact: "PolicyDocument", id: "p-12345678", content: { kind: "known", value: "{}" } }],
  ],
  [
    "list-targets-for-policy",
    "list-targets-for-policy-p-12345678.json",
    { Targets: [{ TargetId: "r-ab12", Arn: org("root/o-a1b2c3d4e5/r-ab12"), Name: "Root", Type: "ROOT" }] },
    [
      { fact: "PolicyAttachment", policy: id("p-12345678"), target: id("r-ab12") },
      { fact: "PolicyDocument", id: "p-12345678" },
    ],
  ],
  [
    "list-targets-for-policy of FullAWSAccess",
    "list-targets-for-policy-p-FullAWSAccess.json",
    { Targets: [{ TargetId: "r-ab12", Arn: org("root/o-a1b2c3d4e5/r-ab12"), Name: "Root", Type: "ROOT" }] },
    [
      { fact: "PolicyAttachment", policy: id("p-FullAWSAccess"), target: id("r-ab12") },
      { fact: "Organization", id: "o-a1b2c3d4e5", fullAccessAt: ["r-ab12"] },
    ],
  ],
  [
    "list-targets-for-policy of no policy",
    "answer.json",
    { Targets: [{ TargetId: "r-ab12", Type: "ROOT" }] },
    [{ fact: "PolicyAttachment", policy: { kind: "open" } }],
  ],
  [
    "list-policies-for-target without FullAWSAccess",
    "list-policies-for-target-111122223333.json",
    { Policies: [policy] },
    [
      { fact: "PolicyAttachment", policy: id("p-12345678"), target: id("111122223333") },
      { fact: "PolicyAttachment", action: "delete", policy: id("p-FullAWSAccess"), target: id("111122223333") },
    ],
  ],
  [
    "list-policies of the account that asked",
    "list-policies-111122223333.json",
    { Policies: [policy, full] },
    [{ fact: "PolicyDocument", id: "p-12345678" }],
  ],
  [
    "list-policies with the date",
    "policies-202611021234.json",
    { Policies: [policy, full] },
    [{ fact: "PolicyDocument", id: "p-12345678" }],
  ],
  [
    "list-policies-for-target behind the account that asked",
    "999988887777-list-policies-for-target-ou-ab12-11111111.json",
    { Policies: [policy, full] },
    [
      { fact: "PolicyAttachment", target: id("ou-ab12-11111111") },
      { fact: "PolicyAttachment", policy: id("p-FullAWSAccess") },
    ],
  ],
  [
    "list-policies-for-target of one of two",
    "list-policies-for-target-ou-ab12-11111111-111122223333.json",
    { Policies: [policy, full] },
    [
      { fact: "PolicyAttachment", target: { kind: "open" } },
      { fact: "PolicyAttachment", policy: id("p-FullAWSAccess") },
    ],
  ],
  [
    "accounts in a file with the date",
    "accounts-202611021234.json",
    { Accounts: [account] },
    [{ fact: "Account", id: "111122223333", parent: { kind: "open" } }],
  ],
  [
    "describe-config-rules",
    "answer.json",
    {
      ConfigRules: [
        {
          ConfigRuleName: "root-hw",
          ConfigRuleArn: "arn:aws:config:us-east-1:111122223333:config-rule/config-rule-a",
          Source: { Owner: "AWS", SourceIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
          ConfigRuleState: "ACTIVE",
        },
        {
          ConfigRuleName: "gone",
          ConfigRuleArn: "arn:aws:config:us-east-1:111122223333:config-rule/config-rule-b",
          Source: { Owner: "AWS", SourceIdentifier: "ROOT_ACCOUNT_MFA_ENABLED" },
          ConfigRuleState: "DELETING",
        },
        {
          ConfigRuleName: "s3",
          ConfigRuleArn: "arn:aws:config:us-east-1:111122223333:config-rule/config-rule-c",
          Source: { Owner: "AWS", SourceIdentifier: "S3_BUCKET_SSL_REQUESTS_ONLY" },
          ConfigRuleState: "ACTIVE",
        },
      ],
    },
    [{ fact: "ConfigRule", account: "111122223333", reach: "account" }],
  ],
  [
    "describe-organization-config-rules",
    "answer.json",
    {
      OrganizationConfigRules: [
        {
          OrganizationConfigRuleName: "r",
          OrganizationConfigRuleArn: "arn:aws:config:us-east-1:999988887777:organization-config-rule/r",
          OrganizationManagedRuleMetadata: { RuleIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
          ExcludedAccounts: ["111122223333"],
        },
      ],
    },
    [{ fact: "ConfigRule", reach: "organization", excluded: [id("111122223333")] }],
  ],
  [
    "describe-organization-conformance-packs",
    "answer.json",
    {
      OrganizationConformancePacks: [
        {
          OrganizationConformancePackName: "root",
          OrganizationConformancePackArn: "arn:aws:config:us-east-1:999988887777:organization-conformance-pack/root",
        },
      ],
    },
    [{ fact: "ConformancePack", reach: "organization", content: { kind: "unread" } }],
  ],
  [
    "describe-configuration-recorder-status",
    "111122223333/answer.json",
    { ConfigurationRecordersStatus: [{ name: "default", recording: true }] },
    [{ fact: "ConfigRecorder", part: "status", enabled: { kind: "known", value: "true" } }],
  ],
  [
    "describe-compliance-by-config-rule",
    "answer.json",
    {
      ComplianceByConfigRules: [
        { ConfigRuleName: "root-account-hardware-mfa-enabled-x", Compliance: { ComplianceType: "NON_COMPLIANT" } },
        { ConfigRuleName: "root-hardware-mfa-of-ours", Compliance: { ComplianceType: "COMPLIANT" } },
        {
          ConfigRuleName: "securityhub-root-account-hardware-mfa-enabled-1a",
          Compliance: { ComplianceType: "COMPLIANT" },
        },
        { ConfigRuleName: "s3", Compliance: { ComplianceType: "COMPLIANT" } },
      ],
    },
    [
      { fact: "RootEvidence", observation: { kind: "check", tool: "config", asks: "hardware", passed: false } },
      { fact: "RootEvidence", observation: { kind: "check", tool: "config", asks: "hardware", passed: true } },
    ],
  ],
  [
    "get-enabled-standards",
    "answer.json",
    {
      StandardsSubscriptions: [
        {
          StandardsSubscriptionArn:
            "arn:aws:securityhub:us-east-1:111122223333:subscription/aws-foundational-security-best-practices/v/1.0.0",
          StandardsArn: "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
          StandardsStatus: "READY",
        },
      ],
    },
    [{ fact: "SecurityHubStandard", account: "111122223333" }],
  ],
  [
    "get-enabled-standards",
    "answer.json",
    {
      StandardsSubscriptions: [
        {
          StandardsArn: "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
          StandardsStatus: "INCOMPLETE",
        },
      ],
    },
    [{ fact: "SecurityHubStandard", when: [], unsettled: "INCOMPLETE" }],
  ],
  [
    "list-standards-control-associations",
    "answer.json",
    {
      StandardsControlAssociationSummaries: [
        {
          StandardsArn: "arn:aws:securityhub:us-east-1::standards/x",
          SecurityControlId: "IAM.6",
          SecurityControlArn: "arn:aws:securityhub:us-east-1:111122223333:security-control/IAM.6",
          AssociationStatus: "DISABLED",
        },
      ],
    },
    [
      {
        fact: "SecurityHubControl",
        account: "111122223333",
        control: { kind: "known", value: "IAM.6" },
        status: { kind: "known", value: "DISABLED" },
      },
    ],
  ],
  [
    "list-enabled-controls",
    "answer.json",
    {
      enabledControls: [
        {
          arn: "arn:aws:controltower:us-east-1:999988887777:enabledcontrol/A",
          controlIdentifier: "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER",
          targetIdentifier: unit.Arn,
          statusSummary: { status: "SUCCEEDED" },
        },
      ],
    },
    [{ fact: "ControlTowerControl", target: id("ou-ab12-11111111") }],
  ],
  [
    "list-organizations-features",
    "answer.json",
    { OrganizationId: "o-a1b2c3d4e5", EnabledFeatures: ["RootCredentialsManagement"] },
    [{ fact: "RootCredentialsManagement", features: { values: ["RootCredentialsManagement"] } }],
  ],
  [
    "list-mfa-devices of root",
    "answer.json",
    {
      MFADevices: [
        { SerialNumber: "arn:aws:iam::111122223333:u2f/root-account/key-ABC", EnableDate: "2026-01-01T00:00:00Z" },
      ],
    },
    [{ fact: "RootEvidence", account: "111122223333", observation: { kind: "hardware-device" } }],
  ],
  [
    "an account without root credentials",
    "answer.json",
    { SummaryMap: { AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 0 } },
    [
      { fact: "RootEvidence", observation: { kind: "mfa-active", isActive: false } },
      { fact: "RootEvidence", observation: { kind: "no-credentials" } },
    ],
  ],
  [
    "Security Hub's findings",
    "answer.json",
    {
      Findings: [
        {
          SchemaVersion: "2018-10-08",
          AwsAccountId: "111122223333",
          GeneratorId: "security-control/IAM.6",
          Compliance: { Status: "FAILED", SecurityControlId: "IAM.6" },
          UpdatedAt: "2026-11-02T08:00:00.000Z",
          RecordState: "ACTIVE",
        },
      ],
    },
    [
      {
        fact: "RootEvidence",
        account: "111122223333",
        observed: "2026-11-02T08:00:00Z",
        observation: { kind: "check", tool: "security-hub", passed: false },
      },
    ],
  ],
  [
    "Prowler in OCSF",
    "answer.json",
    [
      {
        metadata: { event_code: "iam_root_hardware_mfa_enabled" },
        status_code: "PASS",
        finding_info: { title: "t" },
        cloud: { account: { uid: "111122223333" } },
        time_dt: "2026-11-02T08:00:00.123456",
      },
    ],
    [
      {
        fact: "RootEvidence",
        account: "111122223333",
        observation: { kind: "check", tool: "prowler", asks: "hardware", passed: true },
      },
    ],
  ],
  [
    "Prowler in OCSF, with the times of a finding",
    "answer.json",
    [
      {
        metadata: { event_code: "iam_root_hardware_mfa_enabled" },
        status: "New",
        status_code: "FAIL",
        finding_info: { created_time: "2026-11-02T08:00:00" },
        cloud: { account: { uid: "111122223333" } },
      },
    ],
    [{ observed: "2026-11-02T08:00:00Z", observation: { tool: "prowler", asks: "hardware", passed: false } }],
  ],
  [
    "Prowler in OCSF as its version 3 wrote it",
    "answer.json",
    [
      {
        finding: { title: "t", uid: "prowler-aws-iam_root_hardware_mfa_enabled-111122223333-us-east-1-root" },
        status: "Failure",
        metadata: { product: { feature: { uid: "iam_root_hardware_mfa_enabled" } } },
        cloud: { account: { uid: "111122223333" } },
        time: "2026-11-02 08:00:00",
      },
    ],
    [
      {
        account: "111122223333",
        observed: "2026-11-02T08:00:00Z",
        observation: { kind: "check", tool: "prowler", asks: "hardware", passed: false },
      },
    ],
  ],
  [
    "Prowler's own JSON",
    "answer.json",
    [
      {
        AssessmentStartTime: "2026-11-02T08:00:00",
        FindingUniqueId: "prowler-aws-iam_root_hardware_mfa_enabled-111122223333-us-east-1-root",
        AccountId: "111122223333",
        CheckID: "iam_root_hardware_mfa_enabled",
        Status: "PASS",
        ResourceArn: "arn:aws:iam::111122223333:root",
      },
    ],
    [
      {
        account: "111122223333",
        observed: "2026-11-02T08:00:00Z",
        observation: { kind: "check", tool: "prowler", asks: "hardware", passed: true },
      },
    ],
  ],
  [
    "Prowler in ASFF",
    "answer.json",
    [
      {
        SchemaVersion: "2018-10-08",
        AwsAccountId: "111122223333",
        GeneratorId: "prowler-iam_root_mfa_enabled",
        Compliance: { Status: "PASSED" },
        UpdatedAt: "2026-11-02T08:00:00Z",
      },
    ],
    [{ fact: "RootEvidence", observation: { kind: "check", tool: "prowler", asks: "any", passed: true } }],
  ],
];

describe("outputs of other calls", () => {
  it.each(table)("%s", (_, path, answer, expected) => {
    expect(factsOf(answer, path)).toMatchObject(expected);
    expect(factsOf(answer, path)).toHaveLength(expected.length);
  });

  it("are of the commands that are listed apart from their readers, in the same order", () => {
    expect(calls.map((call) => call.command)).toEqual(commands);
  });

  it("are looked for by every member that a call is known by", () => {
    const missed = calls.filter(({ key }) => {
      const report = key === "ReportFormat" ? { GeneratedTime: "2026-11-02T08:00:00Z" } : {};
      const bytes = new TextEncoder().encode(JSON.stringify({ [key]: [{ value: 1 }], ...report }));
      return !/^(?:ocsf|prowler)_findings$/.test(key) && !mayBeCliOutput("answer.json", bytes);
    });
    expect(missed.map((call) => call.command)).toEqual([]);
  });

  it("are read where several are gathered in one list, and the unknown ones are told", () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify([{ Roots: [] }, { Policy: { PolicySummary: policy, Content: "{}" } }, { x: 1 }]),
    );
    const { facts, problems } = awsCli.parse({ path: "all.json", bytes }, context);
    expect(facts).toHaveLength(1);
    expect(problems.map((one) => one.code)).toEqual(["unknown-answer"]);
  });
});
