import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mutantsOf } from "../../src/guardrail-tests/mutants.ts";
import type { ConfigRuleSpec, Fact } from "../../src/model/fact.ts";
import {
  accountFact,
  attachmentFact,
  base,
  byAddress,
  byId,
  denyCreate,
  openly,
  organizationFact,
  policyFact,
  toRoot,
  unitFact,
} from "../coverage/fact-support.ts";
import { place } from "../coverage/resource-support.ts";

const isKnown = (value: string) => ({ kind: "known", value }) as const;
const names = (...values: readonly string[]) => ({ values });

const rule = (name: string): ConfigRuleSpec => ({
  name,
  owner: isKnown("AWS"),
  identifier: isKnown("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"),
  modes: names(),
  when: [],
  location: place,
});
const pack: Fact = {
  ...base("pack"),
  fact: "ConformancePack",
  reach: "organization",
  name: "pack",
  content: { kind: "rules", rules: [rule("one"), rule("two")] },
  excluded: [byId("111122223333")],
};
const configRule: Fact = {
  ...base("rule"),
  fact: "ConfigRule",
  reach: "organization",
  rule: rule("rule"),
  excluded: [byAddress("account"), toRoot, openly("it is a secret")],
};
const recorder = (part: "recorder" | "status" | "channel"): Fact => ({
  ...base(part),
  fact: "ConfigRecorder",
  part,
  enabled: isKnown("true"),
  selfStarting: true,
});
const control: Fact = {
  ...base("control"),
  fact: "ControlTowerControl",
  control: isKnown("arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER"),
  target: toRoot,
  exemptsAssumeRoot: true,
  exempted: names("arn:aws:iam::*:role/A", "arn:aws:iam::*:role/B"),
};
const features: Fact = {
  ...base("features"),
  fact: "RootCredentialsManagement",
  features: names("RootCredentialsManagement", "RootSessions"),
};
const standard: Fact = {
  ...base("standard"),
  fact: "SecurityHubStandard",
  standard: isKnown("default"),
  disabled: names("IAM.9"),
};
const hubControl = (status: string): Fact => ({
  ...base("hub_control"),
  fact: "SecurityHubControl",
  control: isKnown("IAM.6"),
  standard: isKnown("default"),
  status: isKnown(status),
});
const hubPolicy: Fact = {
  ...base("hub_policy"),
  fact: "SecurityHubPolicy",
  name: "hub",
  enabled: isKnown("true"),
  standards: names("cis"),
  enabledControls: names("IAM.6"),
  disabledControls: names("IAM.9"),
};
const suppression: Fact = {
  ...base("suppression"),
  fact: "SecurityHubAutomationRule",
  status: isKnown("ENABLED"),
  workflow: isKnown("SUPPRESSED"),
  criteria: [],
};

const shown = (...facts: readonly Fact[]) =>
  mutantsOf(facts).map(({ kind, effect, label }) => `${kind} ${effect}: ${label}`);

describe("what can be taken away", () => {
  it.each<readonly [string, Fact, readonly string[]]>([
    ["a policy", policyFact("guard", [denyCreate]), ["statement weaker: statement 0 of guard"]],
    [
      "a resource control policy",
      policyFact("rcp", [{ ...denyCreate, Principal: "*" }], { type: isKnown("RESOURCE_CONTROL_POLICY") }),
      ["statement weaker: statement 0 of rcp"],
    ],
    ["a policy of another type", policyFact("tags", [denyCreate], { type: isKnown("TAG_POLICY") }), []],
    [
      "targets of a policy",
      policyFact("guard", [denyCreate], { targets: [byId("ou-ab12-11111111"), byAddress("unit"), toRoot] }),
      [
        "attachment weaker: target ou-ab12-11111111 of guard",
        "attachment weaker: target unit of guard",
        "attachment weaker: target the root of guard",
        "statement weaker: statement 0 of guard",
      ],
    ],
    ["an attachment", attachmentFact(byAddress("guard"), toRoot), ["attachment weaker: attachment attach"]],
    [
      "a conformance pack",
      pack,
      [
        "rule weaker: rule one of pack",
        "rule weaker: rule two of pack",
        "exemption stricter: excluded account 111122223333 of pack",
      ],
    ],
    [
      "a rule of AWS Config",
      configRule,
      [
        "rule weaker: Config rule rule",
        "exemption stricter: excluded account account of rule",
        "exemption stricter: excluded account the root of rule",
        "exemption stricter: excluded account that is not known of rule",
      ],
    ],
    ["a recorder", recorder("recorder"), ["rule weaker: configuration recorder recorder"]],
    ["what starts a recorder", recorder("status"), ["rule weaker: configuration recorder status"]],
    ["where a recorder delivers to", recorder("channel"), []],
    [
      "a Control Tower control",
      control,
      [
        "control weaker: Control Tower control control",
        "exemption stricter: exempted principal arn:aws:iam::*:role/A of control",
        "exemption stricter: exempted principal arn:aws:iam::*:role/B of control",
        "exemption stricter: exempted sessions of central root access of control",
      ],
    ],
    [
      "central root access",
      features,
      [
        "feature weaker: root feature RootCredentialsManagement of features",
        "feature weaker: root feature RootSessions of features",
      ],
    ],
    [
      "services of an organization",
      organizationFact({ serviceAccess: names("config.amazonaws.com", "iam.amazonaws.com") }),
      [
        "feature weaker: service access config.amazonaws.com of org",
        "feature weaker: service access iam.amazonaws.com of org",
      ],
    ],
    [
      "a standard of Security Hub",
      standard,
      ["standard weaker: Security Hub standard standard", "exemption stricter: disabled control IAM.9 of standard"],
    ],
    [
      "a control that is off",
      hubControl("DISABLED"),
      ["exemption stricter: disabled Security Hub control hub_control"],
    ],
    ["a control that is on", hubControl("ENABLED"), ["control weaker: Security Hub control hub_control"]],
    [
      "central configuration",
      hubPolicy,
      [
        "standard weaker: Security Hub standard cis of hub_policy",
        "control weaker: Security Hub control IAM.6 of hub_policy",
        "exemption stricter: disabled Security Hub control IAM.9 of hub_policy",
      ],
    ],
    ["a suppression", suppression, ["exemption stricter: Security Hub automation rule suppression"]],
    ["an OU", unitFact("unit", toRoot), []],
    ["an account", accountFact("account", toRoot), []],
    ["what the change takes away anyway", { ...pack, action: "delete" }, []],
  ])("%s", (_what, fact, expected) => {
    expect(shown(fact)).toEqual(expected);
  });
});

describe("a part that is taken away", () => {
  const all = [
    policyFact("guard", [denyCreate, { ...denyCreate, Action: ["iam:A", "iam:B"] }], {
      targets: [toRoot, byAddress("unit")],
    }),
    attachmentFact(byAddress("guard"), toRoot),
    pack,
    configRule,
    recorder("recorder"),
    control,
    features,
    organizationFact({ serviceAccess: names("config.amazonaws.com", "iam.amazonaws.com") }),
    standard,
    hubControl("DISABLED"),
    hubPolicy,
    suppression,
    unitFact("unit", toRoot),
  ];
  const facts = fc.subarray(all, { minLength: 1 });

  it("leaves every other fact as it is, in its place", () => {
    fc.assert(
      fc.property(facts, (some) => {
        for (const mutant of mutantsOf(some)) {
          const left = mutant.apply();
          const gone = some.filter((one) => !left.includes(one));
          expect(gone).toHaveLength(1);
          const others = left.filter((one) => some.includes(one));
          expect(others).toEqual(some.filter((one) => !gone.includes(one)));
          expect(left.length - others.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("leaves less, whose parts are those of the whole without it", () => {
    fc.assert(
      fc.property(facts, (some) => {
        const labels = mutantsOf(some).map((one) => one.label);
        for (const mutant of mutantsOf(some)) {
          const left = mutantsOf(mutant.apply()).map((one) => one.label);
          expect(left).not.toEqual(labels);
          expect(left.length).toBeLessThan(labels.length);
        }
      }),
    );
  });

  it("has a label of its own", () => {
    const labels = mutantsOf(all).map((one) => one.label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("leaves a list that is open open", () => {
    const open = { ...features, features: { values: ["a", "b"], open: { kind: "not-given" } } } satisfies Fact;
    const [mutant] = mutantsOf([open]);
    expect(mutant?.apply()).toEqual([{ ...open, features: { ...open.features, values: ["b"] } }]);
  });
});
