import { describe, expect, it } from "vitest";
import { compareSides } from "../../../src/coverage/change/compare-sides.ts";
import { decideSide } from "../../../src/coverage/decide-side.ts";
import { deriveFacts } from "../../../src/facts/registry.ts";
import type { TemplateChange } from "../../../src/model/guardrail-change.ts";
import type { Action, Resource } from "../../../src/model/resource.ts";
import { defaultSettings } from "../../../src/model/settings.ts";
import { known, list, map, type Value } from "../../../src/model/value.ts";
import { changeFinding } from "../../../src/rules/wording/changes.ts";
import { today } from "../coverage-support.ts";
import { resource } from "../resource-support.ts";

const denyRoot = (more: object = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Action: "iam:CreateVirtualMFADevice",
        Resource: "*",
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" }, ...more },
      },
    ],
  });
const office = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } };

const organization = resource("AWS::Organizations::Organization", "Organization", {});
const policy = (address: string, targets: readonly string[], content = denyRoot()) =>
  resource("AWS::Organizations::Policy", address, {
    Name: known("guard"),
    Type: known("SERVICE_CONTROL_POLICY"),
    TargetIds: list(targets.map((one) => known(one))),
    Content: known(content),
  });
const rule = (address: string, identifier: string, excluded: readonly string[] = []) =>
  resource("AWS::Config::OrganizationConfigRule", address, {
    OrganizationConfigRuleName: known("mfa"),
    OrganizationManagedRuleMetadata: map([{ key: "RuleIdentifier", value: known(identifier) }]),
    ExcludedAccounts: list(excluded.map((one): Value => known(one))),
  });
const hardware = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED";
const anyDevice = "ROOT_ACCOUNT_MFA_ENABLED";

interface Evidence {
  readonly planned?: Action;
  readonly template?: Partial<TemplateChange>;
}

const side = (resources: readonly Resource[]) =>
  decideSide(deriveFacts([organization, ...resources]), defaultSettings, today);

function changes(before: readonly Resource[], after: readonly Resource[], { planned, template }: Evidence = {}) {
  return compareSides({
    before: side(before),
    after: side(after),
    planned: () => planned,
    templateChange: () =>
      template && { path: "t.yaml", logicalId: "X", kind: "updated", properties: [], isRetained: false, ...template },
  }).changes;
}

const told = (...sides: Parameters<typeof changes>) =>
  changes(...sides).map((one) => `${one.kind} ${one.certainty} ${one.resource.address}`);

const [root, one, other] = ["r-ab12", "ou-ab12-11111111", "ou-ab12-22222222"] as const;

describe("a change of policies", () => {
  it.each<readonly [string, readonly Resource[], readonly Resource[], readonly string[]]>([
    ["says nothing of what stays", [policy("P", [root])], [policy("P", [root])], []],
    ["takes a policy away", [policy("P", [root])], [], ["removed certain P"]],
    ["takes a policy away that nothing attached", [policy("P", [])], [], []],
    ["gives a policy another name", [policy("P", [root])], [policy("Q", [root])], []],
    ["puts a wider one in its place", [policy("P", [one])], [policy("Q", [root])], []],
    ["puts a narrower one in its place", [policy("P", [root])], [policy("Q", [one])], ["removed certain P"]],
    ["puts one elsewhere in its place", [policy("P", [one])], [policy("Q", [other])], ["removed certain P"]],
    [
      "puts a weaker one in its place",
      [policy("P", [root])],
      [policy("Q", [root], denyRoot(office))],
      ["removed certain P"],
    ],
    ["puts a stronger one in its place", [policy("P", [root], denyRoot(office))], [policy("Q", [root])], []],
    ["weakens it", [policy("P", [root])], [policy("P", [root], denyRoot(office))], ["weakened certain P"]],
    ["strengthens it", [policy("P", [root], denyRoot(office))], [policy("P", [root])], []],
    ["attaches it to less", [policy("P", [one, other])], [policy("P", [one])], ["weakened certain P"]],
    ["attaches it to more", [policy("P", [one])], [policy("P", [one, other])], []],
    ["attaches it above", [policy("P", [one])], [policy("P", [root])], []],
    ["lets one of two stand for both", [policy("P", [root]), policy("Q", [root])], [policy("P", [root])], []],
    ["adds one", [], [policy("P", [root])], []],
  ])("%s", (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });
});

describe("a change of rules", () => {
  it.each<readonly [string, readonly Resource[], readonly Resource[], readonly string[]]>([
    ["takes a rule away", [rule("R", hardware)], [], ["removed certain R"]],
    ["is content with any device", [rule("R", hardware)], [rule("R", anyDevice)], ["weakened certain R"]],
    ["asks for hardware", [rule("R", anyDevice)], [rule("R", hardware)], []],
    ["replaces hardware by any device", [rule("R", hardware)], [rule("S", anyDevice)], ["removed certain R"]],
    ["leaves an account out", [rule("R", hardware)], [rule("R", hardware, ["111122223333"])], ["weakened certain R"]],
    ["takes an account in", [rule("R", hardware, ["111122223333"])], [rule("R", hardware)], []],
    [
      "replaces a rule by one that leaves an account out",
      [rule("R", hardware)],
      [rule("S", hardware, ["111122223333"])],
      ["removed certain R"],
    ],
    ["keeps whom it left out", [rule("R", hardware, ["111122223333"])], [rule("S", hardware, ["111122223333"])], []],
    ["does not replace a rule by a policy", [rule("R", hardware)], [policy("P", [root])], ["removed certain R"]],
    [
      "misspells the rule",
      [rule("R", hardware)],
      [rule("R", "root-account-hardware-mfa-enabled")],
      ["weakened certain R"],
    ],
    ["removes one that was misspelt", [rule("R", "root-account-hardware-mfa-enabled")], [], []],
  ])("%s", (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });
});

describe("the words of a change", () => {
  const messages = (...sides: Parameters<typeof changes>) =>
    changes(...sides).map((change) => changeFinding(change).message);
  const stood =
    "the service control policy guard (P) stood before it, and nothing equal takes its place; in the organization (r-ab12) nothing keeps root from a virtual MFA device now.";
  it.each<readonly [string, Evidence, string]>([
    ["nothing tells more", {}, "removes a guardrail"],
    ["a plan deletes it", { planned: "delete" }, "deletes a guardrail"],
    [
      "a plan forgets it",
      { planned: "forget" },
      "lets go of a guardrail, which stays in AWS unmanaged until somebody deletes it",
    ],
    ["a plan updates it", { planned: "update" }, "switches a guardrail off"],
    ["a template updates it", { template: { kind: "updated" } }, "switches a guardrail off"],
    ["a template removes it", { template: { kind: "removed" } }, "removes a guardrail"],
    [
      "a template removes and keeps it",
      { template: { kind: "removed", isRetained: true } },
      "takes a guardrail out of its template, which stays in AWS unmanaged (DeletionPolicy: Retain)",
    ],
  ])("tell what becomes of it where %s", (_, evidence, fate) => {
    const stays = evidence.planned === "forget" || evidence.template?.isRetained === true;
    const told = stays ? stood.replace("nothing keeps", "nothing that is managed keeps") : stood;
    expect(messages([policy("P", [root])], [], evidence)).toEqual([`The change ${fate}: ${told}`]);
  });
  it("tell that it is switched off where its resource stands and denies nothing", () => {
    expect(messages([policy("P", [root])], [policy("P", [root], denyRoot().replace("Deny", "Allow"))])).toEqual([
      `The change switches a guardrail off: ${stood}`,
    ]);
  });
  it("tell what is narrower, and by which properties", () => {
    expect(
      messages([policy("P", [one, other])], [policy("P", [one], denyRoot(office))], {
        template: { properties: ["Content", "TargetIds"] },
      }),
    ).toEqual([
      'The change narrows the service control policy guard (P): it denied root virtual MFA devices always, now sometimes, and root gets through where aws:SourceIp is "198.51.100.7"; it no longer covers OU ou-ab12-22222222, it is meant for OU ou-ab12-11111111 now; in OU ou-ab12-11111111, OU ou-ab12-22222222 nothing keeps root from a virtual MFA device now (changed: Content, TargetIds).',
    ]);
    expect(messages([rule("R", hardware)], [rule("R", anyDevice, ["111122223333"])])[0]).toContain(
      "it serves Level 1 only now, where a virtual device will do; it leaves out account 111122223333 now; in ",
    );
  });
  it("stand where the guardrail stood, and have an identity of their own kind", () => {
    const findings = (...sides: Parameters<typeof changes>) => changes(...sides).map((change) => changeFinding(change));
    expect(findings([policy("P", [root])], [])).toMatchObject([
      { identity: ["scp"], related: [{ message: "where it stood, in the base" }] },
    ]);
    expect(findings([rule("R", hardware)], [rule("R", anyDevice)])).toMatchObject([
      { identity: ["guardrail"], related: [] },
    ]);
  });
});
