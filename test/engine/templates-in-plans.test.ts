import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";
import { planText } from "../support/plan.ts";

type Change = readonly [address: string, actions: readonly string[], before: object | null, after: object | null];

function planOf(changes: readonly Change[]): Readonly<Record<string, string>> {
  const plan = planText(
    changes.map(([address, actions, before, after]) => {
      const after_unknown = after && !("template_body" in after) ? { template_body: true } : {};
      return [address, { actions, before, after, after_unknown }];
    }),
  );
  return { "plan.json": plan };
}

async function told(changes: readonly Change[], requireGuardrails: "always" | "never") {
  const skip = ["missing-root-scp", "missing-conformance-pack", "unverifiable-guardrail"];
  const { findings, guardrails } = await lintFiles(planOf(changes), { requireGuardrails, config: false, skip });
  const shown = findings.map(({ rule, status, certainty }) => `${rule} ${certainty} ${status}`);
  return { shown, detective: guardrails.detective };
}

const rule = (identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED", more = "", head = "") =>
  `${head}Resources:\n  R: {Type: AWS::Config::ConfigRule, ${more}Properties: {Source: {Owner: AWS, SourceIdentifier: ${identifier}}}}\n`;
const stack = (template_body: string, parameters: object | null = null) => ({ name: "s", template_body, parameters });
const isOn = 'Parameters: {On1: {Type: String, Default: "y"}}\nConditions: {IsOn: !Equals [!Ref On1, "y"]}\n';
const conditional = rule(undefined, "Condition: IsOn, ", isOn);
const address = "aws_cloudformation_stack.s";

describe("a guardrail in the template of a stack", () => {
  it.each<[string, Change, readonly string[], string]>([
    ["stays", [address, ["no-op"], stack(rule()), stack(rule())], [], "covered"],
    ["stays beside a comment", [address, ["update"], stack(rule()), stack(`# new\n${rule()}`)], [], "covered"],
    ["comes", [address, ["create"], null, stack(rule())], [], "covered"],
    ["is deleted with it", [address, ["delete"], stack(rule()), null], ["guardrail-removed certain new"], "missing"],
    ["is let go with it", [address, ["forget"], stack(rule()), null], ["guardrail-removed certain new"], "covered"],
    [
      "is taken out",
      [address, ["update"], stack(rule()), stack("Resources: {T: {Type: AWS::SNS::Topic}}\n")],
      ["guardrail-removed certain new"],
      "missing",
    ],
    [
      "asks for any device now",
      [address, ["update"], stack(rule()), stack(rule("ROOT_ACCOUNT_MFA_ENABLED"))],
      ["guardrail-weakened certain new", "ineffective-conformance-pack certain new"],
      "missing",
    ],
    [
      "is switched off by a parameter",
      [address, ["update"], stack(conditional, { On1: "y" }), stack(conditional, { On1: "n" })],
      ["guardrail-removed certain new"],
      "missing",
    ],
    [
      "is not known any more",
      [address, ["update"], stack(rule()), { name: "s", parameters: null }],
      ["guardrail-weakened possible new"],
      "unverifiable",
    ],
    [
      "of another provider is deleted with it",
      ["awscc_cloudformation_stack.s", ["delete"], { stack_name: "s", template_body: rule() }, null],
      ["guardrail-removed certain new"],
      "missing",
    ],
  ])("%s", async (_, change, expected, detective) => {
    const found = await told([change], "always");
    expect([...found.shown].sort()).toEqual([...expected].sort());
    expect(found.detective).toBe(detective);
  });
});

const set = {
  name: "s",
  permission_model: "SERVICE_MANAGED",
  template_body: rule(),
  auto_deployment: [{ enabled: true }],
};
const setAddress = "aws_cloudformation_stack_set.s";
const instance = {
  stack_set_name: "s",
  region: "us-east-1",
  deployment_targets: [{ organizational_unit_ids: ["r-ab12"] }],
};
const instanceAddress = "aws_cloudformation_stack_set_instance.i";

describe("a guardrail in the template of a stack set", () => {
  it.each<[string, readonly Change[], readonly string[]]>([
    [
      "stays",
      [
        [setAddress, ["no-op"], set, set],
        [instanceAddress, ["no-op"], instance, instance],
      ],
      [],
    ],
    [
      "goes with the set",
      [
        [setAddress, ["delete"], set, null],
        [instanceAddress, ["delete"], instance, null],
      ],
      ["guardrail-removed certain new"],
    ],
    [
      "may go with its instance",
      [
        [setAddress, ["no-op"], set, set],
        [instanceAddress, ["delete"], instance, null],
      ],
      ["guardrail-weakened possible new"],
    ],
    [
      "goes to a Region that does not have it",
      [
        [setAddress, ["no-op"], set, set],
        [instanceAddress, ["delete", "create"], instance, { ...instance, region: "il-central-1" }],
      ],
      ["guardrail-weakened certain new", "ineffective-conformance-pack certain existing"],
    ],
  ])("%s", async (_, changes, expected) => {
    const root = {
      id: "o-abcdefghij",
      feature_set: "ALL",
      roots: [{ id: "r-ab12" }],
      accounts: [{ id: "111122223333", name: "x" }],
    };
    const organization: Change = ["aws_organizations_organization.o", ["no-op"], root, root];
    const { shown } = await told([organization, ...changes], "always");
    expect([...shown].sort()).toEqual([...expected].sort());
  });
});

describe("root's device in the template of a stack", () => {
  const device = (user: string) =>
    stack(`Resources:\n  M: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [${user}]}}\n`);
  it.each<[string, Change, readonly string[]]>([
    ["comes", [address, ["create"], null, device("root")], ["root-virtual-mfa-device certain new"]],
    ["stays", [address, ["no-op"], device("root"), device("root")], ["root-virtual-mfa-device certain existing"]],
    ["is let go", [address, ["forget"], device("root"), null], ["root-virtual-mfa-device certain existing"]],
    ["goes with the stack", [address, ["delete"], device("root"), null], []],
    ["is given to a user", [address, ["update"], device("root"), device("alice")], []],
    ["was a user's", [address, ["update"], device("alice"), device("root")], ["root-virtual-mfa-device certain new"]],
  ])("%s", async (_, change, expected) => {
    expect((await told([change], "never")).shown).toEqual(expected);
  });
});
