import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { denyRoot, today } from "../support/lint-files.ts";

const [management, second, third] = ["111122223333", "222233334444", "333344445555"];
const arn = `arn:aws:organizations::${management}`;
const account = (Id: string) => ({ Id, Arn: `${arn}:account/o-abcdefghij/${Id}`, Name: Id, Status: "ACTIVE" });
const organization = {
  "describe-organization.json": {
    Organization: {
      ...{ Id: "o-abcdefghij", Arn: `${arn}:organization/o-abcdefghij` },
      ...{ FeatureSet: "ALL", MasterAccountId: management },
    },
  },
  "list-roots.json": {
    Roots: [{ Id: "r-ab12", Arn: `${arn}:root/o-abcdefghij/r-ab12`, Name: "Root", PolicyTypes: [] }],
  },
  "list-accounts.json": { Accounts: [management, second, third].map(account) },
  "list-organizational-units-for-parent-r-ab12.json": {
    OrganizationalUnits: [{ Id: "ou-ab12-aaaaaaaa", Arn: `${arn}:ou/o-abcdefghij/ou-ab12-aaaaaaaa`, Name: "A" }],
  },
  "list-accounts-for-parent-ou-ab12-aaaaaaaa.json": { Accounts: [account(second)] },
  "list-accounts-for-parent-r-ab12.json": { Accounts: [account(management), account(third)] },
  "list-policies.json": { Policies: [] },
};

/** The states of the two member accounts. */
async function states(files: Readonly<Record<string, unknown>>, family: "detective" | "preventive"): Promise<string> {
  const all = Object.entries({ ...organization, ...files });
  const cwd = folderOf(Object.fromEntries(all.map(([path, data]) => [path, JSON.stringify(data)])));
  const { coverage } = await lint({ today, requireGuardrails: "always", cwd });
  const nodes = coverage?.nodes ?? [];
  return [second, third].map((id) => nodes.find((node) => node.id === id)?.[family].state ?? "-").join(" ");
}

describe("a control of Control Tower", () => {
  const control = (status: string | undefined, driftStatus?: string) => ({
    arn: `arn:aws:controltower:us-east-1:${management}:enabledcontrol/ABCDEF`,
    controlIdentifier: "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER",
    targetIdentifier: `${arn}:ou/o-abcdefghij/ou-ab12-aaaaaaaa`,
    ...(status && { statusSummary: { status } }),
    ...(driftStatus && { driftStatusSummary: { driftStatus } }),
  });
  it.each([
    ["that is deployed", "SUCCEEDED", "IN_SYNC", "covered missing"],
    ["whose drift is not checked", "SUCCEEDED", "NOT_CHECKING", "covered missing"],
    ["that tells no status", undefined, undefined, "covered missing"],
    ["that failed", "FAILED", "IN_SYNC", "unverifiable missing"],
    ["that is changing", "UNDER_CHANGE", "IN_SYNC", "unverifiable missing"],
    ["that has drifted", "SUCCEEDED", "DRIFTED", "unverifiable missing"],
  ])("%s", async (_, status, drift, expected) => {
    const files = {
      "list-enabled-controls.json": { enabledControls: [control(status, drift)] },
      "get-enabled-control.json": { enabledControlDetails: { ...control(status), parameters: [] } },
    };
    expect(await states(files, "preventive")).toBe(expected);
  });
});

describe("an association of a configuration policy", () => {
  const id = (digit: string) => `${digit.repeat(8)}-1111-1111-1111-111111111111`;
  const policy = (Id: string, ServiceEnabled: boolean) => ({
    Arn: `arn:aws:securityhub:us-east-1:${management}:configuration-policy/${Id}`,
    Id,
    Name: Id,
    ConfigurationPolicy: {
      SecurityHub: {
        ServiceEnabled,
        EnabledStandardIdentifiers: [
          "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
        ],
        SecurityControlsConfiguration: { DisabledSecurityControlIdentifiers: [] },
      },
    },
  });
  const [on, off] = [id("1"), id("2")];
  const lists = (...associations: readonly (readonly [string, string, string, string])[]) => ({
    "on.json": policy(on, true),
    "off.json": policy(off, false),
    "associations.json": {
      ConfigurationPolicyAssociationSummaries: associations.map(
        ([ConfigurationPolicyId, TargetId, AssociationType, AssociationStatus]) => ({
          ...{ ConfigurationPolicyId, TargetId, AssociationType, AssociationStatus },
        }),
      ),
    },
  });
  const root = [on, "r-ab12", "APPLIED", "SUCCESS"] as const;
  it.each([
    ["that succeeded", [root], "covered covered"],
    ["that is pending", [[on, "r-ab12", "APPLIED", "PENDING"]], "unverifiable unverifiable"],
    ["that succeeded for an account", [root, [on, second, "INHERITED", "SUCCESS"]], "covered covered"],
    ["that failed for an account", [root, [on, second, "INHERITED", "FAILED"]], "unverifiable covered"],
    ["that is pending for an account", [root, [on, second, "INHERITED", "PENDING"]], "unverifiable covered"],
    ["of a policy that is off", [root, [off, second, "APPLIED", "SUCCESS"]], "missing covered"],
    ["of a policy that is off, which failed", [root, [off, second, "APPLIED", "FAILED"]], "unverifiable covered"],
    [
      "that failed for the root, and not for an account",
      [
        [on, "r-ab12", "APPLIED", "FAILED"],
        [on, second, "INHERITED", "SUCCESS"],
      ],
      "covered unverifiable",
    ],
  ] as const)("%s", async (_, associations, expected) => {
    expect(await states(lists(...associations), "detective")).toBe(expected);
  });
});

describe("a standard", () => {
  const standards = (StandardsStatus: string) => ({
    [`${second}/get-enabled-standards.json`]: {
      StandardsSubscriptions: [
        {
          StandardsSubscriptionArn: `arn:aws:securityhub:us-east-1:${second}:subscription/fsbp/v/1.0.0`,
          StandardsArn: "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
          StandardsStatus,
        },
      ],
    },
    [`${second}/list-standards-control-associations-IAM.6.json`]: {
      StandardsControlAssociationSummaries: [
        {
          StandardsArn: "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
          SecurityControlId: "IAM.6",
          SecurityControlArn: `arn:aws:securityhub:us-east-1:${second}:security-control/IAM.6`,
          AssociationStatus: "ENABLED",
        },
      ],
    },
  });
  it.each([
    ["READY", "covered"],
    ["PENDING", "unverifiable"],
    ["INCOMPLETE", "unverifiable"],
    ["FAILED", "unverifiable"],
    ["DELETING", "missing"],
  ])("that is %s", async (status, expected) => {
    expect((await states(standards(status), "detective")).split(" ")[0]).toBe(expected);
  });
});

describe("a rule of the organization where an account has no recorder in the Region that was asked", () => {
  const rule = {
    "describe-organization-config-rules.json": {
      OrganizationConfigRules: [
        {
          OrganizationConfigRuleName: "root",
          OrganizationConfigRuleArn: `arn:aws:config:us-east-1:${management}:organization-config-rule/root-abcdefgh`,
          OrganizationManagedRuleMetadata: { RuleIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
        },
      ],
    },
  };
  const recorder = (region: string) => ({
    name: "default",
    arn: `arn:aws:config:${region}:${second}:configuration-recorder/default/abcdefgh`,
    roleARN: `arn:aws:iam::${second}:role/config`,
  });
  const recorders = (...listed: readonly object[]) => ({
    [`${second}/describe-configuration-recorders.json`]: { ConfigurationRecorders: listed },
  });
  const statuses = (...listed: readonly object[]) => ({
    [`${second}/describe-configuration-recorder-status.json`]: { ConfigurationRecordersStatus: listed },
  });
  it.each([
    [
      "that lists one",
      { ...recorders(recorder("us-east-1")), ...statuses({ name: "default", recording: true }) },
      "covered",
    ],
    ["that lists none", recorders(), "unverifiable"],
    ["whose statuses list none", statuses(), "unverifiable"],
    [
      "and one in another Region",
      {
        ...recorders(),
        [`${second}/eu-west-1/describe-configuration-recorders.json`]: {
          ConfigurationRecorders: [recorder("eu-west-1")],
        },
      },
      "unverifiable",
    ],
  ])("%s", async (_, files, expected) => {
    expect(await states({ ...rule, ...files }, "detective")).toBe(`${expected} covered`);
  });
});

describe("the type of service control policies", () => {
  const arnOfPolicy = `${arn}:policy/o-abcdefghij/service_control_policy/p-abcdefgh`;
  const summary = {
    Id: "p-abcdefgh",
    Arn: arnOfPolicy,
    Name: "deny",
    Type: "SERVICE_CONTROL_POLICY",
    AwsManaged: false,
  };
  const rootArn = `${arn}:root/o-abcdefghij/r-ab12`;
  const root = (PolicyTypes: readonly object[]) => ({ Id: "r-ab12", Arn: rootArn, Name: "Root", PolicyTypes });
  it.each([
    ["that is enabled", [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }], "covered covered"],
    [
      "that is being enabled",
      [{ Type: "SERVICE_CONTROL_POLICY", Status: "PENDING_ENABLE" }],
      "unverifiable unverifiable",
    ],
    [
      "that is being disabled",
      [{ Type: "SERVICE_CONTROL_POLICY", Status: "PENDING_DISABLE" }],
      "unverifiable unverifiable",
    ],
    ["that is not there", [{ Type: "TAG_POLICY", Status: "PENDING_ENABLE" }], "missing missing"],
  ])("%s", async (_, types, expected) => {
    const files = {
      "list-roots.json": { Roots: [root(types)] },
      "list-policies.json": { Policies: [summary] },
      "describe-policy-p-abcdefgh.json": { Policy: { PolicySummary: summary, Content: JSON.stringify(denyRoot) } },
      "list-targets-for-policy-p-abcdefgh.json": {
        Targets: [{ TargetId: "r-ab12", Arn: rootArn, Name: "Root", Type: "ROOT" }],
      },
    };
    expect(await states(files, "preventive")).toBe(expected);
  });
});
