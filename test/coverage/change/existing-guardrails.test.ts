import { describe, expect, it } from "vitest";
import { existingGuardrails } from "../../../src/coverage/change/existing-guardrails.ts";
import { decideSide } from "../../../src/coverage/decide-side.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { defaultSettings } from "../../../src/model/settings.ts";
import { causesPhrase } from "../../../src/rules/wording/causes.ts";
import { guardrailLabel } from "../../../src/rules/wording/guardrails.ts";
import { nodeLabel } from "../../../src/rules/wording/nodes.ts";
import { today } from "../coverage-support.ts";
import {
  attachmentFact,
  bareFact,
  byAddress,
  byId,
  openly,
  organizationFact,
  policyFact,
  unitFact,
} from "../fact-support.ts";

const denyCreate = { Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" };
const office = { Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } };
/** Without policy types, so that these are no standing of their own. */
const organization = organizationFact({ rootId: "r-ab12", policyTypes: null });
const unit = unitFact("unit", byId("r-ab12"), { id: "ou-ab12-11111111" });
const guard = policyFact("guard", [denyCreate]);
const inline = policyFact("guard", [denyCreate], { targets: [byId("ou-ab12-11111111")] });
const attach = (policy: string, target = byId("r-ab12")) => attachmentFact(byAddress(policy), target);
const root = { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } };
const perhaps = policyFact("maybe", [{ ...denyCreate, Condition: { ...office.Condition, ...root } }]);
const recorder = (part: string, enabled: object) => bareFact("ConfigRecorder", { part, enabled, selfStarting: true });
const absent = { kind: "absent" } as const;

const states = { yes: "works", open: "open", no: "broken" };

/** What stands, in one line each. */
const standings = (facts: readonly Fact[]) =>
  existingGuardrails(decideSide([unit, ...facts], defaultSettings, today), "before").guardrails.map((one) =>
    [
      `${one.family} ${one.kind} ${states[one.works.kind]} ${one.strength}`,
      guardrailLabel(one.name),
      causesPhrase(one.works.kind === "yes" ? one.remarks : one.works.causes),
      one.targets.map(nodeLabel).join(", "),
      one.isOpen ? "open" : "",
      one.isInForce ? "" : "not in force",
      one.decision?.denied ?? "",
    ].join("|"),
  );

describe("what stands", () => {
  const policyLine = "preventive scp works 1|service control policy guard||";
  it.each<readonly [string, readonly Fact[], readonly string[]]>([
    ["nothing", [organization], []],
    [
      "a policy that nothing attaches, which may be in force by other means",
      [organization, guard],
      [`${policyLine}||not in force|always`],
    ],
    ["a policy with its targets", [organization, inline], [`${policyLine}OU unit (ou-ab12-11111111)|||always`]],
    [
      "a policy whose target is not known",
      [organization, { ...guard, targets: [openly("x")] }],
      [`${policyLine}|open||always`],
    ],
    [
      "a policy and its attachment, each for itself",
      [organization, guard, attach("guard")],
      [
        `${policyLine}|||always`,
        "preventive attachment works 1|attachment of the service control policy guard to the organization (r-ab12)||the organization (r-ab12)|||",
      ],
    ],
    [
      "an attachment whose target is not known",
      [organization, guard, attach("guard", openly("x"))],
      [
        `${policyLine}|open||always`,
        "preventive attachment works 1|attachment of the service control policy guard|||open||",
      ],
    ],
    [
      "an attachment whose policy is not known, which may attach anything",
      [organization, attachmentFact(byId("p-elsewhere"), byId("r-ab12"))],
      [
        "preventive attachment open 1|attachment of a policy that is not known to the organization (r-ab12)|which policy attach attaches is not known|the organization (r-ab12)|||",
      ],
    ],
    [
      "an attachment of which nothing is known",
      [organization, attachmentFact(openly("x"), openly("y"))],
      [
        "preventive attachment open 1|attachment of a policy that is not known|which policy attach attaches is not known||open||",
      ],
    ],
    [
      "a policy that is aimed at root and lets it through at times",
      [organization, perhaps],
      [
        'preventive scp works 1|service control policy maybe|iam:CreateVirtualMFADevice is denied only sometimes: root gets through when aws:SourceIp is "198.51.100.7"|||not in force|sometimes',
      ],
    ],
    [
      "a policy that denies all without being aimed at root",
      [organization, policyFact("stop", [{ Effect: "Deny", Action: "*", Resource: "*" }])],
      ["preventive scp works 1|service control policy stop||||not in force|always"],
    ],
    [
      "no policy that denies at times without being aimed at root, nor its attachment",
      [
        organization,
        policyFact("regions", [{ Effect: "Deny", Action: "*", Resource: "*", ...office }]),
        attach("regions"),
      ],
      [],
    ],
    [
      "no policy that is aimed at root and denies it nothing",
      [
        organization,
        policyFact("miss", [{ ...denyCreate, Condition: { StringEquals: { "aws:PrincipalType": "Root" } } }]),
        attach("miss"),
      ],
      [],
    ],
    [
      "no policy of another service, nor its attachment",
      [organization, policyFact("s3", [{ ...denyCreate, Action: "s3:*" }]), attach("s3")],
      [],
    ],
    ["no policy file of its own", [organization, { ...guard, role: "document", type: absent }], []],
    [
      "no attachment of a policy of another type",
      [organization, policyFact("tags", [], { type: { kind: "known", value: "TAG_POLICY" } }), attach("tags")],
      [],
    ],
    [
      "the policy type of the organization",
      [organizationFact({ rootId: "r-ab12" })],
      ["preventive policy-type works 1|policy type SERVICE_CONTROL_POLICY of the organization|||||"],
    ],
    [
      "the policy type where the feature set is not known",
      [organizationFact({ featureSet: { kind: "open", cause: { kind: "in-words", text: "x" } } })],
      ["preventive policy-type works 1|policy type SERVICE_CONTROL_POLICY of the organization|||||"],
    ],
    [
      "no policy type without all features",
      [organizationFact({ featureSet: { kind: "known", value: "CONSOLIDATED_BILLING" } })],
      [],
    ],
    [
      "no policy type where only others are enabled",
      [organizationFact({ policyTypes: { values: ["TAG_POLICY"] } })],
      [],
    ],
    [
      "a recorder",
      [organization, recorder("recorder", absent)],
      ["detective recorder works 1|configuration recorder|||||"],
    ],
    [
      "a recorder that is on",
      [organization, recorder("status", { kind: "known", value: "true" })],
      ["detective recorder works 1|configuration recorder|||||"],
    ],
    [
      "a recorder of which it is not known whether it is on",
      [organization, recorder("status", { kind: "open", cause: { kind: "in-words", text: "x" } })],
      ["detective recorder works 1|configuration recorder|||||"],
    ],
    ["no recorder that is off", [organization, recorder("status", { kind: "known", value: "false" })], []],
    ["no delivery channel", [organization, recorder("channel", absent)], []],
  ])("%s", (_, facts, expected) => {
    expect(standings(facts)).toEqual(expected);
  });

  it("a guardrail with whom it leaves out, in force wherever it is placed", () => {
    const control = bareFact("ControlTowerControl", {
      control: { kind: "known", value: "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER" },
      target: byId("ou-ab12-11111111"),
      exempted: { values: [] },
      exemptsAssumeRoot: false,
    });
    expect(standings([organization, control])).toEqual([
      "preventive guardrail works 2|Control Tower control AWS-GR_RESTRICT_ROOT_USER||OU unit (ou-ab12-11111111)|||",
    ]);
  });
});
