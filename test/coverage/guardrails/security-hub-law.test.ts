import fc from "fast-check";
import { expect, it } from "vitest";
import type { FactCause } from "../../../src/model/cause.ts";
import type { Fact, Names, Pointer, Setting } from "../../../src/model/fact.ts";
import { cases } from "../../support/random-cases.ts";
import { coverageOf } from "../coverage-support.ts";
import { accountFact, base, byId, openly, organizationFact, unitFact } from "../fact-support.ts";

const root = "r-ab12";
const [north, south] = ["ou-ab12-11111111", "ou-ab12-22222222"] as const;
const parents: Readonly<Record<string, string>> = {
  [north]: root,
  [south]: root,
  "111111111111": north,
  "222222222222": north,
  "333333333333": south,
};
const accounts = Object.keys(parents).filter((id) => /^[0-9]/.test(id));
const tree: readonly Fact[] = [
  organizationFact({ rootId: root, managementId: "999999999999" }),
  ...[north, south].map((id) => unitFact(id, byId(root), { id })),
  ...accounts.map((id) => accountFact(id, byId(parents[id] ?? root), { id })),
];

const fsbp = "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0";
const tagging = "arn:aws:securityhub:us-east-1::standards/aws-resource-tagging-standard/v/1.0.0";

interface Policy {
  readonly isOn: boolean;
  readonly standards: readonly string[];
  readonly enabled: readonly string[] | null;
  readonly disabled: readonly string[];
}

/** What some place of the organization has by an association: a policy by its index, or nothing at all. */
interface Associated {
  readonly policy: number | null;
  readonly target: string;
}

const controls = fc.subarray(["EC2.10", "IAM.6", "IAM.4"]);
const policy: fc.Arbitrary<Policy> = fc.record({
  isOn: fc.boolean(),
  standards: fc.subarray([fsbp, tagging]),
  enabled: fc.option(fc.subarray(["EC2.10", "IAM.6"], { minLength: 1 }), { freq: 1 }),
  disabled: controls,
});
const associated: fc.Arbitrary<Associated> = fc.record({
  policy: fc.constantFrom(0, 1, 2, null),
  target: fc.constantFrom(root, ...Object.keys(parents)),
});
const organization = fc.record({
  policies: fc.tuple(policy, policy, policy),
  associations: fc.uniqueArray(associated, { selector: (one) => one.target, maxLength: 4 }),
});

function detects({ isOn, standards, enabled, disabled }: Policy): boolean {
  return isOn && standards.includes(fsbp) && (enabled ? enabled.includes("IAM.6") : !disabled.includes("IAM.6"));
}

/** The nearest association decides, whatever stands further up. */
function isDetected(account: string, policies: readonly Policy[], associations: readonly Associated[]): boolean {
  for (let at: string | undefined = account; at !== undefined; at = parents[at]) {
    const near = associations.find((one) => one.target === at);
    const found = near?.policy == null ? undefined : policies[near.policy];
    if (near) return found !== undefined && detects(found);
  }
  return false;
}

const cause: FactCause = { kind: "in-words", text: "it is not known" };
const unknown: Setting = { kind: "open", cause };
const known = (value: string): Setting => ({ kind: "known", value });

/** What less is known of: which setting, list, entry or pointer. */
const leaf = fc.record({
  what: fc.constantFrom(
    "service",
    "standards",
    "standard",
    "region",
    "controls",
    "control",
    "target",
    "policy",
    "when",
  ),
  index: fc.nat(3),
});
type Leaf = typeof leaf extends fc.Arbitrary<infer T> ? T : never;

function listed(values: readonly string[], isOpen: boolean, entry: Setting | null): Names {
  if (isOpen) return { values: [], open: cause };
  if (entry === null || values.length === 0) return { values };
  const rest = values.slice(1);
  return { values: rest, open: cause, entries: [entry, ...rest.map(known)] };
}

function factsOf(policies: readonly Policy[], associations: readonly Associated[], open?: Leaf): readonly Fact[] {
  const is = (what: Leaf["what"], index: number) => open?.what === what && open.index === index;
  const declared = policies.map(({ isOn, standards, enabled, disabled }, index): Fact => {
    const first = standards[0] ?? "";
    const region: Setting = { kind: "open", cause, texts: [["arn:aws:securityhub:", null, first.slice(29)]] };
    const entry = is("standard", index) ? unknown : is("region", index) ? region : null;
    const control = is("control", index) ? unknown : null;
    return {
      ...base(`p${index}`, is("when", index) ? { when: [{ subject: "condition C", is: "true" }] } : {}),
      fact: "SecurityHubPolicy",
      name: `p${index}`,
      enabled: is("service", index) ? unknown : known(String(isOn)),
      standards: listed(standards, is("standards", index), entry),
      enabledControls: enabled && listed(enabled, is("controls", index), control),
      disabledControls: enabled ? null : listed(disabled, is("controls", index), control),
    };
  });
  const placed = associations.map(({ policy: of, target }, index): Fact => {
    const pointer: Pointer =
      of === null ? byId("SELF_MANAGED_SECURITY_HUB") : { kind: "resource", address: `p${of}`, attribute: "id" };
    return {
      ...base(`a${index}`),
      fact: "SecurityHubAssociation",
      policy: is("policy", index) ? openly("it is not known") : pointer,
      target: is("target", index) ? openly("it is not known") : byId(target),
    };
  });
  return [...tree, ...declared, ...placed];
}

function statesOf(facts: readonly Fact[]): ReadonlyMap<string, string> {
  const { nodes, issues } = coverageOf(facts);
  const isOpen = nodes.some((node) => node.counts && node.detective.state === "unverifiable");
  expect(issues.some((one) => one.family === "detective" && one.kind === "unverifiable")).toBe(isOpen);
  return new Map(nodes.map((node) => [node.id ?? "", node.detective.state]));
}

it("is what the nearest association says, and to know less never turns it round", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(organization, leaf, ({ policies, associations }, open) => {
      const whole = statesOf(factsOf(policies, associations));
      const partial = statesOf(factsOf(policies, associations, open));
      for (const account of accounts) {
        const state = isDetected(account, policies, associations) ? "covered" : "missing";
        expect([account, whole.get(account)]).toEqual([account, state]);
        const less = partial.get(account) ?? "";
        seen.add(`${state} ${less}`);
        expect(["unverifiable", state]).toContain(less);
        if (open.what === "region") expect(less).toBe(state);
      }
    }),
    { numRuns: cases(500) },
  );
  expect([...seen].sort()).toEqual([
    "covered covered",
    "covered unverifiable",
    "missing missing",
    "missing unverifiable",
  ]);
});
