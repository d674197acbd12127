import { describe, expect, it } from "vitest";
import { deriveFacts } from "../../src/facts/registry.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { Settings } from "../../src/model/settings.ts";
import { known, list, map, unknown, type Value } from "../../src/model/value.ts";
import { resource } from "./resource-support.ts";
import { surveyed } from "./survey-support.ts";

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
  const coverage = surveyed(deriveFacts(resources), settings);
  const codes = coverage.issues.filter((issue) => issue.family === "preventive").map((issue) => issue.code);
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
      [organization(), policy(), attach(unknown("parameter", "variable target has no value"))],
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
      "unverifiable decision",
    ],
    [
      "blocks as an allow-list only where FullAWSAccess is detached",
      [organization(), policy(allowList), root],
      "unverifiable",
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
    [
      "is told of where its text is no JSON, for it may yet be filled in",
      [organization(), policy(deny.slice(0, -1)), root],
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
    const coverage = surveyed(deriveFacts(both), attested("r-ab12", "2027-01-01"));
    expect(coverage.nodes.find((node) => node.name === "sandbox")?.preventive.by).toEqual([
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
    surveyed(deriveFacts(resources)).nodes.flatMap((node) =>
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
    expect(surveyed(deriveFacts([recorder])).detective).toBe("not-required");
  });
});

describe("hostile trees", () => {
  it("end in a conflict, not in a circle", () => {
    const one = unit("one", "ou-ab12-11111111", "ou-ab12-22222222");
    const other = unit("other", "ou-ab12-22222222", "ou-ab12-11111111");
    const coverage = surveyed(deriveFacts([organization(), one, other]));
    expect(coverage.conflicts).toHaveLength(1);
    expect(coverage.nodes.map((node) => node.name).sort()).toEqual([
      "management account",
      "one",
      "organization",
      "other",
    ]);
  });

  it.each(["r-ab12", "ou-ab12-11111111", "none"])("take %s for no management account", (id) => {
    const { nodes } = surveyed(deriveFacts([organization({ master_account_id: known(id) })]));
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
    expect(surveyed(facts).conflicts[0]).toContain("is declared under OU workloads");
  });

  it("survive names that objects have", () => {
    const facts = deriveFacts([
      organization(),
      unit("__proto__", "ou-ab12-33333333"),
      unit("constructor", "ou-ab12-44444444"),
    ]);
    expect(surveyed(facts).nodes.map((node) => node.name)).toContain("__proto__");
  });
});
