import { describe, expect, it } from "vitest";
import { openSource } from "../../src/coverage/source.ts";
import { deriveFacts } from "../../src/facts/registry.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { Resource } from "../../src/model/resource.ts";
import { defaultSettings, type Settings } from "../../src/model/settings.ts";
import { opaque } from "../../src/model/symbol.ts";
import { known, list, map, unknown, type Value } from "../../src/model/value.ts";
import { conflictPhrase, coveredBy } from "../../src/rules/wording/coverage.ts";
import { coverageOf, today } from "./coverage-support.ts";
import {
  accountFact,
  attachmentFact,
  bareFact,
  base,
  byAddress,
  byId,
  openly,
  organizationFact,
  policyFact,
  unitFact,
} from "./fact-support.ts";
import { place, resource } from "./resource-support.ts";

const deny = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Action: "iam:CreateVirtualMFADevice",
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } },
    },
  ],
});
const allowList = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
});

const organization = (more: Readonly<Record<string, Value>> = {}) =>
  resource("aws_organizations_organization", "aws_organizations_organization.this", {
    feature_set: known("ALL"),
    enabled_policy_types: list([known("SERVICE_CONTROL_POLICY")]),
    roots: list([map([{ key: "id", value: known("r-ab12") }])]),
    master_account_id: known("999999999999"),
    ...more,
  });
const unit = (name: string, id: string, parent = "r-ab12") =>
  resource("aws_organizations_organizational_unit", `unit.${name}`, {
    name: known(name),
    id: known(id),
    parent_id: known(parent),
  });
const account = (name: string, id: string, parent: string) =>
  resource("aws_organizations_account", `account.${name}`, {
    name: known(name),
    id: known(id),
    parent_id: known(parent),
  });
const policy = (content = deny, more: Readonly<Record<string, Value>> = {}) =>
  resource("aws_organizations_policy", "policy", {
    name: known("guard"),
    id: known("p-guard"),
    content: known(content),
    ...more,
  });
const attach = (target: Value, id = "p-guard", more: Parameters<typeof resource>[3] = {}) =>
  resource(
    "aws_organizations_policy_attachment",
    `attach.${JSON.stringify(target)}`,
    { policy_id: known(id), target_id: target },
    more,
  );

const workloads = unit("workloads", "ou-ab12-11111111");
const sandbox = unit("sandbox", "ou-ab12-22222222");
const both = [organization(), workloads, sandbox];

/** What the organization is covered by, and the codes of what is said of its policies. */
function preventive(resources: readonly Resource[], settings: Partial<Settings> = {}): string {
  const coverage = coverageOf(deriveFacts(resources), settings);
  const codes = coverage.issues.filter((issue) => issue.family === "preventive").map((issue) => issue.topic);
  return [coverage.preventive, ...codes].join(" ");
}

describe("a good policy covers by where it is attached", () => {
  it.each<readonly [string, readonly Resource[], string]>([
    ["the root", [...both, policy(), attach(known("r-ab12"))], "covered"],
    ["one OU of two", [...both, policy(), attach(known("ou-ab12-11111111"))], "partial"],
    [
      "all top OUs",
      [...both, policy(), attach(known("ou-ab12-11111111")), attach(known("ou-ab12-22222222"))],
      "covered",
    ],
    [
      "all top OUs, with an account beside them",
      [
        ...both,
        account("lost", "111122223333", "r-ab12"),
        policy(),
        attach(known("ou-ab12-11111111")),
        attach(known("ou-ab12-22222222")),
      ],
      "partial",
    ],
    ["nothing", [...both, policy()], "missing unattached"],
    [
      "a target that is not known",
      [organization(), policy(), attach(unknown(opaque("unset", undefined, "variable target has no value")))],
      "unverifiable target",
    ],
    ["an OU that nothing declares", [policy(), attach(known("ou-ab12-11111111"))], "partial policy-type"],
    ["the management account", [organization(), policy(), attach(known("999999999999"))], "missing management-account"],
    ["a root that another input declares", [policy(), attach(known("r-ab12"))], "covered policy-type"],
  ])("%s", (_, resources, expected) => {
    expect(preventive(resources)).toBe(expected);
  });
});

describe("a policy that is attached to the root", () => {
  const root = attach(known("r-ab12"));
  it.each<readonly [string, readonly Resource[], string]>([
    [
      "needs its type enabled",
      [organization({ enabled_policy_types: list([known("TAG_POLICY")]) }), policy(), root],
      "missing policy-type",
    ],
    [
      "needs some type enabled",
      [organization({ enabled_policy_types: list([]) }), policy(), root],
      "missing policy-type",
    ],
    [
      "is said to rest on its type where no list is given",
      [organization({ enabled_policy_types: known(null) }), policy(), root],
      "covered policy-type",
    ],
    [
      "needs all features",
      [organization({ feature_set: known("CONSOLIDATED_BILLING") }), policy(), root],
      "missing policy-type",
    ],
    [
      "has to be a service control policy",
      [organization(), policy(deny, { type: known("TAG_POLICY") }), root],
      "missing type",
    ],
    [
      "is open under a condition",
      [organization(), policy(), attach(known("r-ab12"), "p-guard", { when: [{ subject: "var.on", is: "true" }] })],
      "unverifiable condition",
    ],
    [
      "blocks as an allow-list only where FullAWSAccess is detached",
      [organization(), policy(allowList), root],
      "missing",
    ],
    [
      "blocks as an allow-list where FullAWSAccess is taken away",
      [
        organization(),
        policy(allowList),
        root,
        resource(
          "aws_organizations_policy_attachment",
          "full",
          {},
          {
            action: "delete",
            before: map([
              { key: "policy_id", value: known("p-FullAWSAccess") },
              { key: "target_id", value: known("r-ab12") },
            ]),
          },
        ),
      ],
      "covered",
    ],
    ["is refused where its text is no JSON", [organization(), policy(deny.slice(0, -1)), root], "missing refused"],
    [
      "is told of where its text is no JSON, and may yet be filled in",
      [organization(), policy(deny.slice(0, -1).replace("arn:*", "arn:${partition}")), root],
      "unverifiable decision",
    ],
    [
      "is told of where it takes Root for the type of the principal",
      [organization(), policy(deny.replace(/"ArnLike.*?\}/, '"StringEquals":{"aws:PrincipalType":"Root"}')), root],
      "missing never",
    ],
    [
      "may be one of another repository",
      [organization(), attach(known("r-ab12"), "p-elsewhere")],
      "unverifiable attached-policy",
    ],
  ])("%s", (_, resources, expected) => {
    expect(preventive(resources)).toBe(expected);
  });
});

describe("siblings of policies", () => {
  const control = (more: Readonly<Record<string, Value>> = {}) =>
    resource("aws_controltower_control", "control", {
      control_identifier: known("arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER"),
      target_identifier: known("arn:aws:organizations::999999999999:ou/o-abcdefghij/ou-ab12-11111111"),
      ...more,
    });
  const features = (...names: string[]) =>
    resource("aws_iam_organizations_features", "features", {
      enabled_features: list(names.map((name) => known(name))),
    });
  const trusted = organization({ aws_service_access_principals: list([known("iam.amazonaws.com")]) });
  it.each<readonly [string, readonly Resource[], string]>([
    ["a Control Tower control covers its OU", [...both, control()], "partial"],
    [
      "a control on an account is none",
      [organization(), control({ target_identifier: known("111122223333") })],
      "missing control",
    ],
    [
      "an AWS-GR control of the catalog is none",
      [
        organization(),
        workloads,
        control({ control_identifier: known("arn:aws:controlcatalog:::control/AWS-GR_RESTRICT_ROOT_USER") }),
      ],
      "missing control",
    ],
    [
      "an opaque control never counts",
      [
        organization(),
        workloads,
        control({ control_identifier: known("arn:aws:controlcatalog:::control/abcdef0123456789") }),
      ],
      "missing",
    ],
    [
      "centralised root access covers all members",
      [trusted, workloads, features("RootCredentialsManagement")],
      "covered",
    ],
    ["root sessions alone cover nobody", [trusted, workloads, features("RootSessions")], "missing"],
    [
      "centralised root access needs service access",
      [
        organization({ aws_service_access_principals: list([known("sso.amazonaws.com")]) }),
        features("RootCredentialsManagement"),
      ],
      "missing service-access",
    ],
  ])("%s", (_, resources, expected) => {
    expect(preventive(resources)).toBe(expected);
  });
});

describe("attestations", () => {
  const attested = (target: string, expires: string): Partial<Settings> => ({
    attestations: [{ guardrail: "preventive", target, owner: "cloud@example.com", expires, reason: "landing zone" }],
  });
  it("count until the end of their last day, and are named", () => {
    expect(preventive(both, attested("r-ab12", "2026-11-25"))).toBe("covered");
    expect(preventive(both, attested("r-ab12", "2026-11-24"))).toBe("missing");
    expect(preventive(both, attested("ou-ab12-11111111", "2027-01-01"))).toBe("partial");
    const coverage = coverageOf(deriveFacts(both), attested("r-ab12", "2027-01-01"));
    const sandboxNode = coverage.nodes.find((node) => node.name === "sandbox");
    expect(sandboxNode && coveredBy(sandboxNode.preventive)).toEqual([
      "attestation of cloud@example.com until 2027-01-01 (landing zone); attested, not seen",
    ]);
  });

  it("cover an account baseline that knows no organization", () => {
    const recorder = [resource("AWS::Config::ConfigurationRecorder", "Recorder", {})];
    expect(preventive(recorder, attested("r-ab12", "2027-01-01"))).toBe("covered");
    expect(preventive(recorder)).toBe("missing");
  });
});

describe("stack sets", () => {
  const rule = resource("AWS::Config::ConfigRule", "set/Rule", {
    Source: map([
      { key: "Owner", value: known("AWS") },
      { key: "SourceIdentifier", value: known("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED") },
    ]),
  });
  const set = resource("aws_cloudformation_stack_set", "set", { name: known("guard") });
  const instances = resource("aws_cloudformation_stack_set_instance", "instances", {
    stack_set_name: known("guard"),
    deployment_targets: list([map([{ key: "organizational_unit_ids", value: list([known("ou-ab12-11111111")]) }])]),
  });
  const states = (resources: readonly Resource[]) =>
    coverageOf(deriveFacts(resources)).nodes.flatMap((node) =>
      node.counts ? [`${node.name} ${node.detective.state}`] : [],
    );

  it("carry a rule to the accounts of their instances, never to the management account", () => {
    expect(states([...both, rule, set, instances])).toEqual([
      "management account missing",
      "sandbox missing",
      "workloads covered",
    ]);
  });

  it("carry it nowhere that is known without instances", () => {
    expect(states([...both, rule, set])).toContain("workloads unverifiable");
  });
});

describe("levels and partitions", () => {
  it("ask no policy of accounts that may have a virtual device", () => {
    const one = account("sandbox-account", "111122223333", "ou-ab12-22222222");
    const settings: Partial<Settings> = { accounts: [{ id: "111122223333", level: 1 }] };
    expect(preventive([...both, one, policy(), attach(known("ou-ab12-11111111"))], settings)).toBe("covered");
  });

  it("ask no hardware rule where AWS Config has none", () => {
    const recorder = resource("AWS::Config::ConfigurationRecorder", "Recorder", {
      RoleARN: known("arn:aws-cn:iam::111122223333:role/c"),
    });
    expect(coverageOf(deriveFacts([recorder])).detective).toBe("not-required");
  });
});

describe("hostile trees", () => {
  it("end in a conflict, not in a circle", () => {
    const one = unit("one", "ou-ab12-11111111", "ou-ab12-22222222");
    const other = unit("other", "ou-ab12-22222222", "ou-ab12-11111111");
    const coverage = coverageOf(deriveFacts([organization(), one, other]));
    expect(coverage.conflicts).toHaveLength(1);
    expect(coverage.nodes.map((node) => node.name).sort()).toEqual([
      "management account",
      "one",
      "organization",
      "other",
    ]);
  });

  it.each(["r-ab12", "ou-ab12-11111111", "none"])("take %s for no management account", (id) => {
    const { nodes } = coverageOf(deriveFacts([organization({ master_account_id: known(id) })]));
    expect(nodes.map((node) => [node.name, node.id, node.management])).toEqual([
      ["organization", "r-ab12", false],
      ["management account", null, true],
    ]);
  });

  it("say where an account is declared in two places", () => {
    const facts = deriveFacts([
      ...both,
      account("a", "111122223333", "ou-ab12-11111111"),
      account("b", "111122223333", "ou-ab12-22222222"),
    ]);
    expect(coverageOf(facts).conflicts.map(conflictPhrase)[0]).toContain("is declared under OU workloads");
  });

  it("survive names that objects have", () => {
    const facts = deriveFacts([
      organization(),
      unit("__proto__", "ou-ab12-33333333"),
      unit("constructor", "ou-ab12-44444444"),
    ]);
    expect(coverageOf(facts).nodes.map((node) => node.name)).toContain("__proto__");
  });
});

describe("the places of a report", () => {
  const names = (facts: readonly Fact[], settings: Partial<Settings> = {}) =>
    coverageOf(facts, settings).nodes.map((node) => `${node.name}${node.kind === "rest" ? " (rest)" : ""}`);
  const rooted = organizationFact({ rootId: "r-ab12" });
  const root = byId("r-ab12");

  it("stand below their parents: the management account, accounts, OUs, each by name with numbers in order", () => {
    const facts = [
      rooted,
      unitFact("a-unit", root),
      accountFact("team10", root),
      accountFact("team9", root),
      unitFact("b-unit", root),
      accountFact("zoo", byAddress("a-unit")),
    ];
    expect(names(facts)).toEqual(["organization", "management account", "team9", "team10", "a-unit", "zoo", "b-unit"]);
  });

  it("hold two organizations one after the other", () => {
    const two = [
      organizationFact({ rootId: "r-aaaa", scope: "1" }),
      organizationFact({ rootId: "r-bbbb", scope: "2" }),
    ];
    expect(coverageOf(two).nodes.map((node) => node.key)).toEqual([
      "r-aaaa",
      "r-aaaa/management",
      "r-bbbb",
      "r-bbbb/management",
    ]);
  });

  const attach = attachmentFact(byAddress("guard"), byId("ou-ab12-11111111"));
  it.each<readonly [string, readonly Fact[], Partial<Settings>, readonly string[]]>([
    [
      "a rest where only some OU is pointed at",
      [attach],
      {},
      ["organization", "management account", "ou-ab12-11111111", "rest of the organization (rest)"],
    ],
    [
      "a rest where an OU is pointed at in a declared organization",
      [rooted, attach],
      {},
      ["organization", "management account", "ou-ab12-11111111", "rest of the organization (rest)"],
    ],
    ["no rest where nothing is below the root", [rooted], {}, ["organization", "management account"]],
    [
      "no rest where OUs are declared beside what is pointed at",
      [rooted, unitFact("unit", root), attach],
      {},
      ["organization", "management account", "ou-ab12-11111111", "unit"],
    ],
    [
      "a rest where accounts are named that hang somewhere",
      [attach],
      { accounts: [{ id: "111122223333", name: "shop" }] },
      ["organization", "management account", "shop", "ou-ab12-11111111", "rest of the organization (rest)"],
    ],
    [
      "no rest where the provider read all accounts back",
      [{ ...rooted, accounts: [{ id: "111122223333", name: "shop" }] }, attach],
      {},
      ["organization", "management account", "shop", "ou-ab12-11111111"],
    ],
    [
      "a rest after an OU of which only the input is known",
      [unitFact("zoo", openly("x"))],
      {},
      ["organization", "management account", "zoo", "rest of the organization (rest)"],
    ],
  ])("%s", (_, facts, settings, expected) => {
    expect(names(facts, settings)).toEqual(expected);
  });

  it("a rest is directly below the root, and nobody declared it", () => {
    expect(coverageOf([attach]).nodes.at(-1)).toMatchObject({
      key: "organization/rest",
      kind: "rest",
      parent: "r-ab12",
      placed: true,
      management: false,
      counts: true,
    });
  });
});

describe("accounts that the configuration names by path", () => {
  const [one, other] = ["111122223333", "444455556666"] as const;
  const at = (path: string, more: object = {}) => bareFact("ConfigRecorder", { location: { ...place, path }, ...more });
  const paths = [
    { glob: "one/*", account: one },
    { glob: "other/*", account: other },
  ];
  const nodes = (facts: readonly Fact[], settings: Partial<Settings> = {}) =>
    coverageOf(facts, { paths, ...settings }).nodes.map((node) => `${node.kind} ${node.name}`);
  const unnamed = "standalone account that these inputs deploy to";

  it.each<readonly [string, readonly Fact[], readonly string[]]>([
    [
      "each once, where no organization is known",
      [at("one/a.yaml"), at("one/b.yaml"), at("other/a.yaml")],
      [`account ${one}`, `account ${other}`],
    ],
    ["with the one that nothing names", [at("one/a.yaml"), at("a.yaml")], [`account ${one}`, unnamed]],
    ["only that one", [at("a.yaml"), at("b.yaml")], [unnamed]],
    ["or nothing at all", [], [unnamed]],
    [
      "by the input that a module's resource came from",
      [at("modules/a.tf", { scope: "other/plan.json" })],
      [`account ${other}`],
    ],
    ["by the resource's own path before that", [at("one/a.tf", { scope: "other/plan.json" })], [`account ${one}`]],
  ])("%s", (_, facts, expected) => {
    expect(nodes(facts)).toEqual(expected);
  });

  it("have the names that the configuration gives", () => {
    const accounts = [
      { id: other, name: "audit" },
      { id: one, name: "shop" },
    ];
    expect(nodes([at("one/a.yaml")], { accounts })).toEqual(["account shop"]);
    expect(coverageOf([at("a.yaml")]).nodes[0]).toMatchObject({ key: "standalone", id: null });
    expect(coverageOf([at("one/a.yaml")], { paths }).nodes[0]).toMatchObject({
      id: one,
      placed: true,
      management: false,
    });
  });

  it("are places of the organization, where one is known", () => {
    const source = openSource([organizationFact({ rootId: "r-ab12" })], { ...defaultSettings, paths }, today);
    expect(source.accountNodeOf(at("one/a.yaml"))).toMatchObject({ id: one, parent: { id: "r-ab12" } });
    expect(source.accountNodeOf(at("a.yaml"))).toBeUndefined();
    const odd = { ...defaultSettings, paths: [{ glob: "*", account: "none" }] };
    expect(openSource([organizationFact()], odd, today).accountNodeOf(at("a.yaml"))).toBeUndefined();
  });

  it("are declared, though no input says where they are", () => {
    const source = openSource([at("one/a.yaml")], { ...defaultSettings, paths }, today);
    expect(source.tree.all()).toMatchObject([{ declared: true, location: undefined }]);
  });
});

describe("the partition", () => {
  const of = (...partitions: readonly (string | undefined)[]) => {
    const facts = partitions.map((one) => bareFact("ConfigRecorder", one === undefined ? {} : { partition: one }));
    return openSource(facts, defaultSettings, today).partitions;
  };
  it.each([
    ["is the one that ARNs name", ["aws-cn"], ["aws-cn"]],
    ["is the one that all of them name", ["aws-cn", undefined, "aws-cn"], ["aws-cn"]],
    ["is aws where none does", [undefined], ["aws"]],
    ["may be any that is named where they disagree", ["aws-us-gov", "aws-cn"], ["aws-cn", "aws-us-gov"]],
  ])("%s", (_, partitions, expected) => {
    expect(of(...partitions)).toEqual(expected);
  });

  it("is that of the organization's own facts where others disagree", () => {
    const facts = [bareFact("ConfigRecorder", { partition: "aws" }), organizationFact({ partition: "aws-us-gov" })];
    expect(openSource(facts, defaultSettings, today).partitions).toEqual(["aws-us-gov"]);
  });

  it("is the one that the user names", () => {
    const settings = { ...defaultSettings, partition: "aws-cn" };
    expect(openSource([organizationFact({ partition: "aws" })], settings, today).partitions).toEqual(["aws-cn"]);
  });
});

describe("what is said of guardrails", () => {
  const root = organizationFact({ rootId: "r-ab12" });
  const recorder = bareFact("ConfigRecorder", {
    part: "status",
    enabled: { kind: "known", value: "true" },
    selfStarting: true,
  });
  const rule = (address: string, identifier: string, more: object = {}) =>
    bareFact("ConfigRule", {
      ...base(address),
      reach: "organization",
      excluded: [],
      rule: {
        name: address,
        owner: { kind: "known", value: "AWS" },
        identifier: { kind: "known", value: identifier },
        modes: { values: [] },
        when: [],
        location: place,
      },
      ...more,
    });
  const hardware = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED";
  const control = (more: object) =>
    bareFact("ControlTowerControl", {
      control: { kind: "known", value: "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER" },
      target: byId("ou-ab12-11111111"),
      exempted: { values: [] },
      ...more,
    });
  const statement = { Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" };
  const guard = policyFact("guard", [statement], { targets: [byId("r-ab12")] });
  const misspelt = rule("misspelt", "ROOT_ACCOUNT_HARDWARE_MFA_ENABLE");
  const disabled = bareFact("SecurityHubPolicy", {
    name: "hub",
    enabled: { kind: "known", value: "false" },
    standards: {
      values: ["arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0"],
    },
    enabledControls: null,
    disabledControls: null,
  });
  const said = (facts: readonly Fact[], settings: Partial<Settings> = {}) =>
    coverageOf(facts, settings).issues.map((issue) => issue.topic);

  it.each<readonly [string, readonly Fact[], Partial<Settings>, readonly string[]]>([
    [
      "that a recorder is needed, once for all rules",
      [root, rule("a", hardware), rule("b", hardware)],
      {},
      ["recorder"],
    ],
    ["a recorder after what is wrong", [root, misspelt, rule("a", hardware)], {}, ["identifier", "recorder"]],
    ["no recorder where one is", [root, rule("a", hardware), recorder], {}, []],
    ["no recorder where guardrails are not asked for", [rule("a", hardware, { reach: "account" })], {}, []],
    ["nothing where guardrails are never asked for", [root, rule("a", hardware), misspelt], { require: "never" }, []],
    ["what is wrong, though another covers", [root, recorder, rule("a", hardware), misspelt], {}, ["identifier"]],
    ["what is off, where nothing covers", [root, recorder, disabled], {}, ["disabled-control"]],
    ["not what is off on purpose, where another covers", [root, recorder, rule("a", hardware), disabled], {}, []],
    ["what is not known, where nothing covers", [root, control({ target: openly("x") })], {}, ["control"]],
    ["not what is not known, where a policy covers", [root, guard, control({ target: openly("x") })], {}, []],
    [
      "what does not work, where a policy covers",
      [root, guard, control({ target: byId("111122223333") })],
      {},
      ["control"],
    ],
    ["what a cover rests on", [organizationFact({ rootId: "r-ab12", policyTypes: null }), guard], {}, ["policy-type"]],
  ])("%s", (_, facts, settings, expected) => {
    expect(said(facts, settings)).toEqual(expected);
  });

  const own = rule("own", hardware, { reach: "account" });
  it("which account a rule stands in, where that makes a difference", () => {
    expect(said([root, recorder, own])).toEqual(["unplaced"]);
    expect(said([root, recorder, own, rule("a", hardware)])).toEqual([]);
    const weak = rule("weak", "ROOT_ACCOUNT_MFA_ENABLED", { reach: "account" });
    expect(said([root, recorder, weak])).toEqual(["any-mfa"]);
    const unit = unitFact("unit", byId("r-ab12"), { id: "ou-ab12-11111111" });
    const shop = accountFact("shop", byId("r-ab12"), { id: "111122223333" });
    const settings: Partial<Settings> = { accounts: [{ id: "111122223333", level: 1 }] };
    expect(said([root, recorder, unit, shop, own], settings)).toEqual(["unplaced"]);
    const placed = rule("placed", hardware, { reach: "account", location: { ...place, path: "shop/a.yaml" } });
    const paths = [{ glob: "shop/*", account: "111122223333" }];
    expect(said([root, recorder, shop, own, placed], { paths })).toEqual(["unplaced"]);
  });

  it("whom a rule leaves out, unless another reaches it", () => {
    const leaving = rule("a", hardware, { excluded: [byId("111122223333")] });
    const shop = accountFact("shop", byId("r-ab12"), { id: "111122223333" });
    expect(said([root, recorder, shop, leaving])).toEqual(["excluded"]);
    expect(said([root, recorder, shop, leaving, rule("b", hardware)])).toEqual([]);
  });

  it("of policies only for members: no policy binds the management account", () => {
    const miss = policyFact("miss", [{ ...statement, Condition: { StringEquals: { "aws:PrincipalType": "Root" } } }], {
      targets: [byId("r-ab12")],
    });
    const facts = [organizationFact({ rootId: "r-ab12", managementId: "999999999999" }), miss];
    const shop = accountFact("shop", byId("r-ab12"), { id: "111122223333" });
    const [issue] = coverageOf([...facts, shop]).issues;
    expect(issue).toMatchObject({ topic: "never", accounts: ["111122223333"] });
  });
});
