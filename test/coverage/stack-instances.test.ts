import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const accounts = ["111122223333", "222233334444", "333344445555"];
const arn = "arn:aws:organizations::111122223333";
const organization = {
  "describe-organization.json": {
    Organization: {
      Id: "o-abcdefghij",
      Arn: `${arn}:organization/o-abcdefghij`,
      FeatureSet: "ALL",
      MasterAccountId: "111122223333",
    },
  },
  "list-accounts.json": {
    Accounts: accounts.map((Id) => ({ Id, Arn: `${arn}:account/o-abcdefghij/${Id}`, Name: Id, Status: "ACTIVE" })),
  },
};
const rule = `Resources:
  R:
    Type: AWS::Config::ConfigRule
    Properties: { Source: { Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED } }
`;
const id = "baseline:11111111-2222-3333-4444-555555555555";
const described = (more: object) => ({
  "describe-stack-set.json": {
    StackSet: { StackSetName: "baseline", StackSetId: id, Status: "ACTIVE", TemplateBody: rule, ...more },
  },
});
const serviceManaged = {
  ...{ PermissionModel: "SERVICE_MANAGED", AutoDeployment: { Enabled: true } },
  ...{ OrganizationalUnitIds: ["r-ab12"], Regions: ["us-east-1"] },
};
const code = {
  "stack-set.json": {
    Resources: {
      Set: {
        Type: "AWS::CloudFormation::StackSet",
        Properties: {
          ...{ StackSetName: "baseline", PermissionModel: "SERVICE_MANAGED", AutoDeployment: { Enabled: true } },
          StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: ["r-ab12"] }, Regions: ["us-east-1"] }],
          TemplateBody: rule,
        },
      },
    },
  },
};

type Instance = readonly [account: string, status: string, more?: object];

const instances = (...listed: readonly Instance[]) => ({
  "list-stack-instances.json": {
    Summaries: listed.map(([Account, Status, more]) => ({
      ...{ StackSetId: id, Region: "us-east-1", Account, Status, ...more },
    })),
  },
});
const detailed = (DetailedStatus: string) => ({ StackInstanceStatus: { DetailedStatus } });

/** The detective state of the two member accounts. */
async function states(files: Readonly<Record<string, unknown>>): Promise<string> {
  const cwd = folderOf(Object.fromEntries(Object.entries(files).map(([path, data]) => [path, JSON.stringify(data)])));
  const { coverage } = await lint({ today, requireGuardrails: "always", cwd });
  const nodes = coverage?.nodes ?? [];
  return accounts
    .slice(1)
    .map((one) => nodes.find((node) => node.id === one)?.detective.state ?? "-")
    .join(" ");
}

const [, second = "", third = ""] = accounts;
const current = instances([second, "CURRENT", detailed("SUCCEEDED")], [third, "CURRENT"]);
const operation = (more: object) => ({
  "describe-stack-set-operation.json": {
    StackSetOperation: { OperationId: "1", StackSetId: id, Action: "UPDATE", Status: "SUCCEEDED", ...more },
  },
});
const results = (status: string) => ({
  "list-stack-set-operation-results.json": {
    Summaries: [{ Account: second, Region: "us-east-1", Status: status, StatusReason: "No role" }],
  },
});

describe("the instances of a stack set of organizational units", () => {
  const covered = "covered covered";
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ["that nothing lists", {}, covered],
    ["that are current", current, covered],
    ["of which one is outdated", instances([second, "OUTDATED"], [third, "CURRENT"]), "unverifiable covered"],
    ["of which one is inoperable", instances([second, "INOPERABLE"], [third, "CURRENT"]), "unverifiable covered"],
    [
      "of which one was not made",
      instances([second, "CURRENT", detailed("FAILED")], [third, "CURRENT"]),
      "unverifiable covered",
    ],
    [
      "of which one has drifted",
      instances([second, "CURRENT", { DriftStatus: "DRIFTED" }], [third, "CURRENT", { DriftStatus: "IN_SYNC" }]),
      "unverifiable covered",
    ],
    ["of which one is not there", instances([third, "CURRENT"]), "unverifiable covered"],
    [
      "of which one is current in another Region",
      instances([second, "OUTDATED"], [second, "CURRENT", { Region: "eu-west-1" }], [third, "CURRENT"]),
      covered,
    ],
    [
      "of which one is current in a Region without the rule",
      instances([second, "CURRENT", { Region: "il-central-1" }], [third, "CURRENT"]),
      "unverifiable covered",
    ],
    [
      "of two stack sets of the name",
      instances([second, "CURRENT"], [second, "OUTDATED", { StackSetId: "baseline:2" }], [third, "CURRENT"]),
      "unverifiable covered",
    ],
    [
      "of another stack set",
      instances([second, "OUTDATED", { StackSetId: "other:2" }], [third, "OUTDATED", { StackSetId: "other:2" }]),
      covered,
    ],
    [
      "one by one",
      {
        "describe-stack-instance.json": {
          StackInstance: { StackSetId: "baseline", Region: "us-east-1", Account: second, Status: "CURRENT" },
        },
      },
      "covered unverifiable",
    ],
    ["after an operation that went well", operation({}), covered],
    ["after one that failed", operation({ Status: "FAILED" }), "unverifiable unverifiable"],
    ["after one that failed, where they are current", { ...operation({ Status: "FAILED" }), ...current }, covered],
    [
      "after one that was let fail in places",
      operation({ StatusDetails: { FailedStackInstancesCount: 1 } }),
      "unverifiable unverifiable",
    ],
    ["after one that takes some away", operation({ Action: "DELETE" }), "unverifiable unverifiable"],
    ["after one that looks for drift", operation({ Action: "DETECT_DRIFT", Status: "FAILED" }), covered],
    ["after one that failed in an account", results("FAILED"), "unverifiable covered"],
    ["after one that was cancelled in an account", results("CANCELLED"), "unverifiable covered"],
    ["after one that went well in an account", results("SUCCEEDED"), covered],
    ["after one that failed in an account that is current", { ...results("FAILED"), ...current }, covered],
  ];
  it.each(cases)("%s", async (_, files, expected) => {
    expect(await states({ ...organization, ...described(serviceManaged), ...files })).toBe(expected);
  });
  it.each(cases)("in code: %s", async (_, files, expected) => {
    expect(await states({ ...organization, ...code, ...files })).toBe(expected);
  });
});

describe("the instances of a stack set whose accounts nothing else tells", () => {
  const selfManaged = described({ PermissionModel: "SELF_MANAGED" });
  it.each([
    ["that nothing lists", {}, "unverifiable unverifiable"],
    ["in one account", instances([second, "CURRENT"]), "covered missing"],
    ["that is outdated", instances([second, "OUTDATED"]), "unverifiable missing"],
  ])("%s", async (_, files, expected) => {
    expect(await states({ ...organization, ...selfManaged, ...files })).toBe(expected);
  });
});
