import { describe, expect, it } from "vitest";
import { settleObserved } from "../../src/facts/observed.ts";
import { deriveFacts } from "../../src/facts/registry.ts";
import { awsCli } from "../../src/inputs/aws-cli/index.ts";
import type { Fact } from "../../src/model/fact.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { workspaceOf } from "../coverage/resource-support.ts";

const context = { workspace: workspaceOf([]), options: { parameters: new Map(), varFiles: [], source: null } };

function factsOf(files: Readonly<Record<string, unknown>>): readonly Fact[] {
  return Object.entries(files).flatMap(([path, answer]) => {
    const bytes = new TextEncoder().encode(JSON.stringify(answer));
    const { resources, facts = [] } = awsCli.parse({ path, bytes }, context);
    return [...facts, ...deriveFacts(resources, { scope: path })];
  });
}

const deviceOf = (account: string) => ({
  VirtualMFADevices: [
    {
      SerialNumber: `arn:aws:iam::${account}:mfa/phone`,
      User: { UserId: account, Arn: `arn:aws:iam::${account}:root` },
    },
  ],
});
const none = { VirtualMFADevices: [] };
const told = (facts: readonly Fact[]) =>
  facts.map((fact) => `${fact.fact} ${fact.account ?? "?"} ${fact.location.path}`).sort();

describe("the account of an output", () => {
  it("comes from its ARNs, else from the configuration, else from the path", () => {
    const files = {
      "222233334444/a.json": deviceOf("111122223333"),
      "444455556666/list-virtual-mfa-devices.json": none,
      "payments/b.json": none,
      "c.json": none,
    };
    const settings = { ...defaultSettings, paths: [{ glob: "payments/**", account: "777788889999" }] };
    expect(told(settleObserved(factsOf(files), settings, "2026-11-30"))).toEqual(
      [
        "MfaDevice 111122223333 222233334444/a.json",
        "RootEvidence 111122223333 222233334444/a.json",
        "RootEvidence 444455556666 444455556666/list-virtual-mfa-devices.json",
        "RootEvidence 777788889999 payments/b.json",
        "RootEvidence ? c.json",
      ].sort(),
    );
  });
});

it("takes no date with its time for an account", () => {
  const files = {
    "e/111122223333/202611021234/list-virtual-mfa-devices.json": deviceOf("111122223333"),
    "e/111122223333/202611101234/list-virtual-mfa-devices.json": none,
    "e/202611101234/list-virtual-mfa-devices.json": none,
  };
  expect(told(settleObserved(factsOf(files), defaultSettings, "2026-11-30"))).toEqual([
    "RootEvidence 111122223333 e/111122223333/202611101234/list-virtual-mfa-devices.json",
    "RootEvidence ? e/202611101234/list-virtual-mfa-devices.json",
  ]);
});

const ruleOf = (account: string) => ({
  ConfigRules: [
    {
      ConfigRuleName: "root",
      ConfigRuleArn: `arn:aws:config:us-east-1:${account}:config-rule/config-rule-a`,
      Source: { Owner: "AWS", SourceIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
    },
  ],
});

describe("guardrails of older outputs", () => {
  const rules = (facts: readonly Fact[]) =>
    told(settleObserved(facts, defaultSettings, "2026-11-30")).filter((one) => one.startsWith("ConfigRule "));

  it("are left out where their folder stands again, or a later file of their account", () => {
    const files = {
      "e/2026-11-01/rules.json": ruleOf("111122223333"),
      "e/2026-11-08/rules.json": ruleOf("222233334444"),
      "f/rules-2026-11-01.json": ruleOf("333344445555"),
      "f/rules-2026-11-08.json": ruleOf("333344445555"),
    };
    expect(rules(factsOf(files))).toEqual([
      "ConfigRule 222233334444 e/2026-11-08/rules.json",
      "ConfigRule 333344445555 f/rules-2026-11-08.json",
    ]);
  });

  it("stay where another account, or another repository, was asked later", () => {
    const files = {
      "111122223333-rules-2026-11-01.json": ruleOf("111122223333"),
      "222233334444-rules-2026-11-08.json": ruleOf("222233334444"),
    };
    expect(rules(factsOf(files))).toHaveLength(2);
    const of = (repository: string, files: Readonly<Record<string, unknown>>) =>
      factsOf(files).map((fact) => ({ ...fact, scope: `${repository}#${fact.location.path}` }));
    const both = [
      ...of("acme/a", { "e/2026-11-01/rules.json": ruleOf("111122223333") }),
      ...of("acme/b", { "e/2026-11-08/rules.json": ruleOf("222233334444") }),
    ];
    expect(rules(both)).toHaveLength(2);
  });
});

describe("outputs of one account", () => {
  const settle = (files: Readonly<Record<string, unknown>>) =>
    told(settleObserved(factsOf(files), defaultSettings, "2026-11-30"));

  it("give way to a newer one, with the devices that they list", () => {
    const found = settle({
      "2026-10-01/111122223333.json": deviceOf("111122223333"),
      "2026-11-02/111122223333.json": none,
    });
    expect(found).toEqual(["RootEvidence 111122223333 2026-11-02/111122223333.json"]);
  });

  const facts = (repository: string, path: string, answer: unknown) =>
    factsOf({ [path]: answer }).map((fact) => ({
      ...fact,
      account: "111122223333",
      scope: `${repository}#${path}`,
      location: { ...fact.location, path: `facts/${repository}.jsonl` },
    }));
  const [before, after] = ["2026-10-01/111122223333.json", "2026-11-02/111122223333.json"];
  const breach = facts("acme/shop", before, deviceOf("111122223333"));

  it("in a repository's facts give way to that repository's and to the run's, and to no other repository's", () => {
    const settled = (others: readonly Fact[]) =>
      told(settleObserved([...breach, ...others], defaultSettings, "2026-11-30"));
    expect(settled(facts("acme/shop", after, none))).toEqual(["RootEvidence 111122223333 facts/acme/shop.jsonl"]);
    expect(settled(factsOf({ [after]: none }))).toEqual([`RootEvidence 111122223333 ${after}`]);
    expect(settled(facts("acme/evil", after, none))).toEqual([
      "MfaDevice 111122223333 facts/acme/shop.jsonl",
      "RootEvidence 111122223333 facts/acme/evil.jsonl",
      "RootEvidence 111122223333 facts/acme/shop.jsonl",
    ]);
  });

  it.each([
    [
      "of another account",
      { "2026-10-01/111122223333.json": deviceOf("111122223333"), "2026-11-02/222233334444.json": none },
    ],
    ["without a date", { "111122223333.json": deviceOf("111122223333"), "2026-11-02/111122223333.json": none }],
    [
      "of the same day",
      { "2026-11-02/a/111122223333.json": deviceOf("111122223333"), "2026-11-02/b/111122223333.json": none },
    ],
    [
      "that is a page only",
      {
        "2026-10-01/111122223333.json": deviceOf("111122223333"),
        "2026-11-02/111122223333.json": { ...none, IsTruncated: true },
      },
    ],
  ])("do not give way to one %s", (_, files) => {
    expect(settle(files).some((one) => one.startsWith("MfaDevice"))).toBe(true);
  });
});

describe("an output with a date in the future", () => {
  const settle = (files: Readonly<Record<string, unknown>>) =>
    settleObserved(factsOf(files), defaultSettings, "2026-11-30");

  it.each([
    ["2099-01-01", 2],
    ["2026-12-02", 2],
    ["2026-12-01", 1],
  ])("of %s takes the place of no other: %s lists count", (day, count) => {
    const found = settle({
      [`${day}/111122223333.json`]: none,
      "2026-11-02/111122223333.json": deviceOf("111122223333"),
    });
    expect(found.filter((one) => one.fact === "RootEvidence")).toHaveLength(count);
    expect(found.some((one) => one.fact === "MfaDevice")).toBe(count === 2);
  });

  it("says of guardrails no more than one without a date", () => {
    const attached = (id: string) => ({ Targets: [{ TargetId: id, Type: "ROOT" }] });
    const found = settle({
      "e/2026-11-01/list-targets-for-policy-p-11111111.json": attached("r-ab12"),
      "e/2099-11-01/list-targets-for-policy-p-22222222.json": attached("r-ab12"),
    });
    expect(found.filter((one) => one.fact === "PolicyDocument")).toHaveLength(2);
  });
});

describe("an account without credentials of root", () => {
  const summary = (password: number) => ({
    SummaryMap: { AccountMFAEnabled: 0, AccountPasswordPresent: password, AccountAccessKeysPresent: 0 },
  });
  it("has them once a later output says so", () => {
    const found = settleObserved(
      factsOf({ "2026-10-01/111122223333.json": summary(0), "2026-11-02/111122223333.json": summary(1) }),
      defaultSettings,
      "2026-11-30",
    );
    expect(found).toMatchObject([{ fact: "RootEvidence", observation: { kind: "mfa-active", isActive: false } }]);
  });
});

describe("what several outputs say of one thing", () => {
  const org = (rest: string) => `arn:aws:organizations::999988887777:${rest}`;
  const files = {
    "o/organization.json": { Organization: { Id: "o-a1b2c3d4e5", FeatureSet: "ALL", MasterAccountId: "999988887777" } },
    "o/roots.json": { Roots: [{ Id: "r-ab12", Arn: org("root/o-a1b2c3d4e5/r-ab12"), PolicyTypes: [] }] },
    "o/access.json": { EnabledServicePrincipals: [{ ServicePrincipal: "iam.amazonaws.com" }] },
    "o/list-parents-111122223333.json": { Parents: [{ Id: "r-ab12", Type: "ROOT" }] },
    "o/accounts.json": {
      Accounts: [{ Id: "111122223333", Arn: org("account/o-a1b2c3d4e5/111122223333"), Name: "payments" }],
    },
    "o/describe.json": {
      Policy: { PolicySummary: { Id: "p-12345678", Name: "deny", Type: "SERVICE_CONTROL_POLICY" }, Content: "{}" },
    },
    "o/list-targets-for-policy-p-12345678.json": { Targets: [{ TargetId: "r-ab12", Type: "ROOT" }] },
  };
  const facts = settleObserved(factsOf(files), defaultSettings, "2026-11-30");
  const only = (kind: Fact["fact"]) => facts.filter((fact) => fact.fact === kind);

  it("becomes one organization, account and policy, in any order of the files", () => {
    for (const order of [Object.entries(files), Object.entries(files).reverse()]) {
      const settled = settleObserved(factsOf(Object.fromEntries(order)), defaultSettings, "2026-11-30");
      const of = (kind: Fact["fact"]) => settled.filter((fact) => fact.fact === kind);
      expect(of("Organization")).toMatchObject([
        {
          id: "o-a1b2c3d4e5",
          rootId: "r-ab12",
          managementId: "999988887777",
          serviceAccess: { values: ["iam.amazonaws.com"] },
        },
      ]);
      expect(of("Account")).toMatchObject([{ name: "payments", parent: { kind: "id", id: "r-ab12" } }]);
      expect(of("PolicyDocument")).toMatchObject([{ name: "deny", content: { value: "{}" } }]);
    }
  });

  it("leaves a policy nowhere else once its targets are told", () => {
    expect(only("PolicyDocument")[0]).not.toHaveProperty("elsewhere");
    const { "o/list-targets-for-policy-p-12345678.json": _, ...others } = files;
    const [policy] = settleObserved(factsOf(others), defaultSettings, "2026-11-30").filter(
      (fact) => fact.fact === "PolicyDocument",
    );
    expect(policy).toHaveProperty("elsewhere");
  });
});

describe("outputs of an organization on several days", () => {
  const attached = (...ids: readonly string[]) => ({ Targets: ids.map((id) => ({ TargetId: id, Type: "ROOT" })) });
  const parent = (id: string) => ({ Parents: [{ Id: id, Type: "ORGANIZATIONAL_UNIT" }] });
  const settle = (files: Readonly<Record<string, unknown>>) =>
    settleObserved(factsOf(files), defaultSettings, "2026-11-30");

  it("leave out what an older folder says of guardrails", () => {
    const found = settle({
      "evidence/2026-10-01/organization/list-targets-for-policy-p-11111111.json": attached("r-ab12"),
      "evidence/2026-10-01/organization/list-targets-for-policy-p-22222222.json": attached("r-ab12"),
      "evidence/2026-11-02/organization/list-targets-for-policy-p-22222222.json": attached("r-ab12"),
      "other/2026-10-01/list-targets-for-policy-p-33333333.json": attached("r-cd34"),
    });
    const attachments = found.filter((fact) => fact.fact === "PolicyAttachment").map(({ location }) => location.path);
    expect(attachments.sort()).toEqual([
      "evidence/2026-11-02/organization/list-targets-for-policy-p-22222222.json",
      "other/2026-10-01/list-targets-for-policy-p-33333333.json",
    ]);
  });

  it("leave out where FullAWSAccess was attached in an older folder", () => {
    const full = "list-targets-for-policy-p-FullAWSAccess.json";
    const found = (files: Readonly<Record<string, unknown>>) =>
      settle(files).flatMap((fact) => (fact.fact === "Organization" ? [fact.fullAccessAt] : []));
    const older = { [`evidence/2026-10-01/organization/${full}`]: attached("r-ab12") };
    expect(found(older)).toEqual([["r-ab12"]]);
    expect(found({ ...older, [`evidence/2026-11-02/organization/${full}`]: attached("r-cd34") })).toEqual([["r-cd34"]]);
    expect(
      found({
        ...older,
        "evidence/2026-11-02/organization/list-targets-for-policy-p-11111111.json": attached("r-ab12"),
      }),
    ).toEqual([undefined]);
  });

  it.each([
    ["the later one counts", "2026-10-01", "2026-11-02", { kind: "id", id: "ou-ab12-22222222" }],
    [
      "two of one day leave the parent open",
      "2026-11-02",
      "2026-11-02",
      {
        kind: "open",
        cause: {
          kind: "outputs-disagree",
          one: "a/2026-11-02/list-parents-111122223333.json",
          other: "b/2026-11-02/list-parents-111122223333.json",
        },
      },
    ],
  ])("say where an account is: %s", (_, first, second, expected) => {
    const found = settle({
      [`a/${first}/list-parents-111122223333.json`]: parent("ou-ab12-11111111"),
      [`b/${second}/list-parents-111122223333.json`]: parent("ou-ab12-22222222"),
    });
    expect(found.flatMap((fact) => (fact.fact === "Account" ? [fact.parent] : []))).toEqual([expected]);
  });
});
