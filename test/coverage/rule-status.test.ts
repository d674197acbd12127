import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const accounts = ["111122223333", "222233334444", "333344445555"];
const listed = accounts.map((Id) => ({
  Id,
  Arn: `arn:aws:organizations::111122223333:account/o-abcdefghij/${Id}`,
  Name: Id,
  Status: "ACTIVE",
}));
const organization = {
  Id: "o-abcdefghij",
  Arn: "arn:aws:organizations::111122223333:organization/o-abcdefghij",
  FeatureSet: "ALL",
  MasterAccountId: "111122223333",
};
const rule = {
  OrganizationConfigRuleName: "root",
  OrganizationConfigRuleArn: "arn:aws:config:us-east-1:111122223333:organization-config-rule/root-abcdefgh",
  OrganizationManagedRuleMetadata: { RuleIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
};
const base = {
  "list-accounts.json": { Accounts: listed },
  "describe-organization.json": { Organization: organization },
  "describe-organization-config-rules.json": { OrganizationConfigRules: [rule] },
};

/** The detective state of the three accounts. */
async function states(files: Readonly<Record<string, unknown>>): Promise<string> {
  const texts = Object.entries(files).map(([path, data]) => [path, JSON.stringify(data)] as const);
  const cwd = folderOf(Object.fromEntries(texts));
  const { coverage } = await lint({ today, requireGuardrails: "always", cwd });
  const nodes = coverage?.nodes ?? [];
  return accounts.map((id) => nodes.find((node) => node.id === id)?.detective.state ?? "-").join(" ");
}

const ofAll = (status: string, name = "root") => ({
  "statuses.json": {
    OrganizationConfigRuleStatuses: [{ OrganizationConfigRuleName: name, OrganizationRuleStatus: status }],
  },
});
const ofOne = (name: string, status: string) => ({
  "detailed.json": {
    OrganizationConfigRuleDetailedStatus: [
      { AccountId: "222233334444", ConfigRuleName: name, MemberAccountRuleStatus: status },
    ],
  },
});

describe("the status of an organization's rule", () => {
  const covered = "covered covered covered";
  const open = "unverifiable unverifiable unverifiable";
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ["none", {}, covered],
    ["deployed", ofAll("CREATE_SUCCESSFUL"), covered],
    ["updated", ofAll("UPDATE_SUCCESSFUL"), covered],
    ["not deployed", ofAll("CREATE_FAILED"), open],
    ["not yet deployed", ofAll("CREATE_IN_PROGRESS"), open],
    ["taken away", ofAll("DELETE_SUCCESSFUL"), open],
    ["of another rule", ofAll("CREATE_FAILED", "other"), covered],
    [
      "a bare list",
      {
        "describe-organization-config-rule-statuses.json":
          ofAll("CREATE_FAILED")["statuses.json"].OrganizationConfigRuleStatuses,
      },
      open,
    ],
    ["deployed to an account", ofOne("OrgConfigRule-root-a1b2c3d4", "CREATE_SUCCESSFUL"), covered],
    [
      "not deployed to an account",
      ofOne("OrgConfigRule-root-a1b2c3d4", "CREATE_FAILED"),
      "covered unverifiable covered",
    ],
    ["of another rule in an account", ofOne("OrgConfigRule-other-a1b2c3d4", "CREATE_FAILED"), covered],
    ["of a rule in an account that nothing names", ofOne("", "CREATE_FAILED"), "covered unverifiable covered"],
  ];
  it.each(cases)("%s", async (_, files, expected) => {
    expect(await states({ ...base, ...files })).toBe(expected);
  });
});

describe("a rule that failed overall", () => {
  const details = (...statuses: readonly string[]) => ({
    "detailed.json": {
      OrganizationConfigRuleDetailedStatus: statuses.map((status, index) => ({
        AccountId: accounts[index],
        ConfigRuleName: "OrgConfigRule-root-a1b2c3d4",
        MemberAccountRuleStatus: status,
      })),
    },
  });
  it.each([
    [
      "stands where its own status is good",
      ["CREATE_SUCCESSFUL", "CREATE_FAILED"],
      "covered unverifiable unverifiable",
    ],
    ["stands nowhere else", [], "unverifiable unverifiable unverifiable"],
    [
      "stands where all is good",
      ["CREATE_SUCCESSFUL", "CREATE_SUCCESSFUL", "UPDATE_SUCCESSFUL"],
      "covered covered covered",
    ],
  ])("%s", async (_, statuses, expected) => {
    expect(await states({ ...base, ...ofAll("CREATE_FAILED"), ...details(...statuses) })).toBe(expected);
  });
  it("detects nothing where no recorder runs", async () => {
    const recorder = {
      "222233334444/status.json": { ConfigurationRecordersStatus: [{ name: "default", recording: false }] },
    };
    const files = {
      ...base,
      ...ofAll("CREATE_FAILED"),
      ...details("CREATE_SUCCESSFUL", "CREATE_SUCCESSFUL"),
      ...recorder,
    };
    expect(await states(files)).toBe("covered missing unverifiable");
  });
});

describe("the status of a conformance pack beside its code", () => {
  const template = `Resources:
  Root:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: root-hardware
      Source: { Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED }
`;
  const code = (type: string, name: string) => ({
    "pack.json": {
      Resources: { Pack: { Type: type, Properties: { [name]: "root", TemplateBody: template } } },
    },
  });
  const ofOrganization = {
    ...{ "list-accounts.json": base["list-accounts.json"] },
    ...{ "describe-organization.json": base["describe-organization.json"] },
    ...code("AWS::Config::OrganizationConformancePack", "OrganizationConformancePackName"),
  };
  const overall = (status: string, name = "root") => ({
    "statuses.json": {
      OrganizationConformancePackStatuses: [{ OrganizationConformancePackName: name, Status: status }],
    },
  });
  const detailed = (status: string) => ({
    "detailed.json": {
      OrganizationConformancePackDetailedStatuses: [
        { AccountId: "222233334444", ConformancePackName: "OrgConformancePack-root-a1b2c3d4", Status: status },
      ],
    },
  });
  const own = (name: string, state: string, account = "222233334444") => ({
    "own.json": {
      ConformancePackStatusDetails: [
        {
          ConformancePackName: name,
          ConformancePackArn: `arn:aws:config:us-east-1:${account}:conformance-pack/${name}/conformance-pack-abcdef`,
          ConformancePackState: state,
        },
      ],
    },
  });
  const open = "unverifiable unverifiable unverifiable";
  const covered = "covered covered covered";
  it.each([
    ["none", {}, covered],
    ["deployed", overall("CREATE_SUCCESSFUL"), covered],
    ["not deployed", overall("CREATE_FAILED"), open],
    ["of another pack", overall("CREATE_FAILED", "other"), covered],
    ["not deployed to an account", detailed("CREATE_FAILED"), "covered unverifiable covered"],
    [
      "deployed to one account only",
      { ...overall("CREATE_FAILED"), ...detailed("CREATE_SUCCESSFUL") },
      "unverifiable covered unverifiable",
    ],
    [
      "as the account sees it",
      own("OrgConformancePack-root-a1b2c3d4", "CREATE_FAILED"),
      "covered unverifiable covered",
    ],
    ["of an account's own pack of that name", own("root", "CREATE_FAILED"), covered],
  ])("%s", async (_, files, expected) => {
    expect(await states({ ...ofOrganization, ...files })).toBe(expected);
  });

  const inAccount = {
    "list-accounts.json": base["list-accounts.json"],
    "rootrail.yaml": { paths: [{ glob: "pack.json", account: "222233334444" }] },
    ...code("AWS::Config::ConformancePack", "ConformancePackName"),
  };
  it.each([
    ["deployed", own("root", "CREATE_COMPLETE"), "covered"],
    ["not deployed", own("root", "CREATE_FAILED"), "unverifiable"],
    ["that cannot be deleted", own("root", "DELETE_FAILED"), "covered"],
    ["of another account", own("root", "CREATE_FAILED", "333344445555"), "covered"],
  ])("of one account: %s", async (_, files, expected) => {
    expect((await states({ ...inAccount, ...files })).split(" ")[1]).toBe(expected);
  });
});

describe("a rule of an account", () => {
  const ofAccount = (more: unknown, source = { Owner: "AWS" }) => ({
    "rules.json": {
      ConfigRules: [
        {
          ConfigRuleName: "root",
          ConfigRuleArn: "arn:aws:config:us-east-1:222233334444:config-rule/config-rule-abcdef",
          Source: { ...source, SourceIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
          ...(more as object),
        },
      ],
    },
  });
  it.each([
    ["that is active", ofAccount({ ConfigRuleState: "ACTIVE" }), "covered"],
    ["that is deleted", ofAccount({ ConfigRuleState: "DELETING" }), "-"],
    ["of which the results are deleted", ofAccount({ ConfigRuleState: "DELETING_RESULTS" }), "covered"],
    ["without an owner", ofAccount({}, {} as { Owner: string }), "unverifiable"],
  ])("%s", async (_, files, expected) => {
    expect((await states(files)).split(" ")[1]).toBe(expected);
  });
});

describe("a rule of the organization that another account deploys", () => {
  const byMember = {
    ...base,
    "describe-organization-config-rules.json": {
      OrganizationConfigRules: [
        {
          ...rule,
          OrganizationConfigRuleArn: rule.OrganizationConfigRuleArn.replace(accounts[0] ?? "", accounts[1] ?? ""),
        },
      ],
    },
  };
  const ofManagement = {
    "detailed.json": {
      OrganizationConfigRuleDetailedStatus: [
        {
          AccountId: accounts[0],
          ConfigRuleName: "OrgConfigRule-root-a1b2c3d4",
          MemberAccountRuleStatus: "CREATE_SUCCESSFUL",
        },
      ],
    },
  };
  const code = {
    "list-accounts.json": base["list-accounts.json"],
    "describe-organization.json": base["describe-organization.json"],
    "rule.json": {
      Resources: {
        Rule: {
          Type: "AWS::Config::OrganizationConfigRule",
          Properties: {
            OrganizationConfigRuleName: "root",
            OrganizationManagedRuleMetadata: { RuleIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
          },
        },
      },
    },
  };
  const inAccount = (account = "") => ({ "rootrail.yaml": { paths: [{ glob: "rule.json", account }] } });
  it.each([
    ["may not reach the management account", byMember, "unverifiable covered covered"],
    ["reaches it where AWS says so", { ...byMember, ...ofManagement }, "covered covered covered"],
    ["may not reach it by code either", { ...code, ...inAccount(accounts[1]) }, "unverifiable covered covered"],
    ["reaches it where it deploys itself", { ...code, ...inAccount(accounts[0]) }, "covered covered covered"],
    ["counts where nothing tells who deploys", code, "covered covered covered"],
  ])("%s", async (_, files, expected) => {
    expect(await states(files)).toBe(expected);
  });
});
