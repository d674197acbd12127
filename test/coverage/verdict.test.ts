import { describe, expect, it } from "vitest";
import { nodeOf } from "../../src/coverage/coverage.ts";
import type { ActiveGuardrail } from "../../src/coverage/guardrails/guardrail.ts";
import { collectScps } from "../../src/coverage/scp/attachments.ts";
import { ScpDecisions } from "../../src/coverage/scp/decisions.ts";
import { openSource } from "../../src/coverage/source.ts";
import { verdictsOf } from "../../src/coverage/verdict.ts";
import type { GuardrailFamily } from "../../src/model/coverage.ts";
import type { Fact } from "../../src/model/fact.ts";
import { countsByItself, type OrgNode } from "../../src/model/org-node.ts";
import { defaultSettings, type Settings } from "../../src/model/settings.ts";
import { no, open, yes } from "../../src/model/ternary.ts";
import { fixPhrase } from "../../src/rules/wording/coverage.ts";
import { coverLine, today } from "./coverage-support.ts";
import {
  attachmentFact,
  bareFact,
  base,
  byAddress,
  byId,
  denyCreate,
  manager,
  one,
  other,
  policyFact,
  tree,
  unitFact,
} from "./fact-support.ts";
import { place } from "./resource-support.ts";

const bystander = [
  policyFact("bystander", [{ ...denyCreate, Action: "s3:*" }]),
  attachmentFact(byAddress("bystander"), byId("r-ab12")),
];
const guard = [policyFact("guard", [denyCreate]), attachmentFact(byAddress("guard"), byId("r-ab12"))];
const guardPerhaps = [
  policyFact("guard", [denyCreate], { when: [{ subject: "condition IsProd", is: "true" }] }),
  attachmentFact(byAddress("guard"), byId("r-ab12")),
];

type At = (id: string) => OrgNode;
type Parts = Partial<ActiveGuardrail> & {
  readonly label?: string;
  readonly state?: "works" | "open" | "broken";
  readonly remark?: string;
  readonly excludedOpen?: string;
};

/** A working guardrail at the root, but for what is given. */
function guardrail(at: At, { label = "pack", remark, state = "works", excludedOpen, ...more }: Parts): ActiveGuardrail {
  const cause = { kind: "undecided", reason: remark ?? "" } as const;
  return {
    family: "detective",
    level: 2,
    name: { kind: "config-rule", reach: "account", name: label },
    works: state === "works" ? yes() : state === "open" ? open(cause) : no(cause),
    remarks: remark === undefined ? [] : [cause],
    targets: [at("r-ab12")],
    unplaced: false,
    excluded: new Set(),
    management: true,
    fact: base("pack"),
    topic: "content",
    ...(excludedOpen !== undefined && { exclusionsOpen: { kind: "undecided", reason: excludedOpen } }),
    ...more,
  };
}

interface Case {
  readonly facts?: readonly Fact[];
  readonly settings?: Partial<Settings>;
  readonly partition?: string;
  readonly guardrails?: (at: At) => readonly Parts[];
}

function decided({ facts = [], settings = {}, partition = "aws", guardrails = () => [] }: Case) {
  const opened = openSource([...tree, ...facts], { ...defaultSettings, ...settings }, today);
  const source = { ...opened, partitions: partition.split(" ") as [string, ...string[]] };
  const at = (id: string): OrgNode => {
    const found = source.tree.byId(id);
    if (!found) throw new Error(`no node ${id}`);
    return found;
  };
  const all = guardrails(at).map((parts) => guardrail(at, parts));
  const verdicts = verdictsOf(source, all, new ScpDecisions(source, collectScps(source)));
  return { verdicts, at, source };
}

/** What covers an account, or why nothing does; `!`: an issue says more. */
function verdict(family: GuardrailFamily, given: Case, id: string = one): string {
  const { verdicts, at } = decided(given);
  return coverLine(verdicts.of(at(id), family)).replaceAll("Config rule ", "");
}

describe("root's device is detected", () => {
  const levelOne: Partial<Settings> = { accounts: [{ id: one, level: 1 }] };
  it.each<readonly [string, Case, string, string]>([
    ["by what reaches the account", { guardrails: () => [{}] }, one, "covered!: pack"],
    [
      "by everything that does, each named once",
      {
        guardrails: (at) => [
          { label: "first", targets: [at(one), at(one)] },
          { label: "second", targets: [at("ou-ab12-11111111")] },
          { label: "elsewhere", targets: [at(other)] },
        ],
      },
      one,
      "covered!: second, first",
    ],
    [
      "with what is to be known of it",
      { guardrails: () => [{ remark: "attested, not seen" }] },
      one,
      "covered!: pack; attested, not seen",
    ],
    [
      "not by a preventive guardrail",
      { guardrails: () => [{ family: "preventive" }] },
      one,
      "missing: no detective guardrail reaches it",
    ],
    ["not without anything", {}, one, "missing: no detective guardrail reaches it"],
    [
      "not by what stands elsewhere",
      { guardrails: (at) => [{ targets: [at("ou-ab12-11111111")] }] },
      other,
      "missing: no detective guardrail reaches it",
    ],
    [
      "not where the account is excluded",
      { guardrails: (at) => [{ excluded: new Set([at(one)]) }] },
      one,
      "missing!: it is excluded from the pack",
    ],
    [
      "where another account is excluded",
      { guardrails: (at) => [{ excluded: new Set([at(other)]) }] },
      one,
      "covered!: pack",
    ],
    [
      "not in the management account by what never reaches that",
      { guardrails: () => [{ management: false }] },
      manager,
      "missing: no detective guardrail reaches it",
    ],
    [
      "in others by what does not reach the management account",
      { guardrails: () => [{ management: false }] },
      one,
      "covered!: pack",
    ],
    ["in the management account by what does", { guardrails: () => [{}] }, manager, "covered!: pack"],
    [
      "not by what is content with any device",
      { guardrails: () => [{ level: 1 }] },
      one,
      "missing!: the pack accepts any MFA device",
    ],
    [
      "by what is content with any device, where Level 1 holds",
      { guardrails: () => [{ level: 1 }], settings: levelOne },
      one,
      "covered!: pack",
    ],
    [
      "not by what does not work",
      { guardrails: () => [{ state: "broken", remark: "it is proactive" }] },
      one,
      "missing!: the pack does not work: it is proactive",
    ],
    [
      "not by an attestation that expired: no issue says more",
      { guardrails: () => [{ state: "broken", remark: "it expired", fact: null }] },
      one,
      "missing: the pack does not work: it expired",
    ],
    [
      "not by what does not work and would not do",
      { guardrails: () => [{ state: "broken", level: 1, remark: "it is proactive" }] },
      one,
      "missing: no detective guardrail reaches it",
    ],
    [
      "not by either: what is content with any device is told first",
      { guardrails: () => [{ state: "broken", label: "off" }, { level: 1 }] },
      one,
      "missing!: the pack accepts any MFA device",
    ],
    [
      "by what works beside what does not",
      { guardrails: () => [{ state: "broken" }, { label: "good" }, { state: "open", label: "open" }] },
      one,
      "covered!: good",
    ],
    [
      "perhaps, where whether it works is not known",
      {
        guardrails: () => [
          { state: "open", remark: "it exists only if condition IsProd is true" },
          { state: "broken", label: "off" },
        ],
      },
      one,
      "unverifiable!: pack, it exists only if condition IsProd is true",
    ],
    [
      "perhaps, where whom it leaves out is not known",
      { guardrails: () => [{ excludedOpen: "variable excluded has no value" }] },
      one,
      "unverifiable!: pack, variable excluded has no value",
    ],
    [
      "perhaps, where it is not known whose account it stands in",
      { guardrails: () => [{ targets: [], unplaced: true }] },
      one,
      "unverifiable!: pack, which account the pack is deployed to is not known (`paths` in the configuration tells)",
    ],
    [
      "perhaps, by one of several that mean the same",
      {
        guardrails: () => [
          { targets: [], unplaced: true },
          { targets: [], unplaced: true, label: "again" },
          { targets: [], unplaced: true, label: "weak", level: 1 },
          { targets: [], unplaced: true, label: "open", state: "open", remark: "x" },
        ],
      },
      one,
      "unverifiable!: pack, open, which account the pack is deployed to is not known (`paths` in the configuration tells); x",
    ],
    [
      "perhaps in the management account, by the one of two that may reach it",
      {
        guardrails: () => [
          { targets: [], unplaced: true, management: false },
          { targets: [], unplaced: true, label: "again" },
        ],
      },
      manager,
      "unverifiable!: again, which account the again is deployed to is not known (`paths` in the configuration tells)",
    ],
    [
      "by nothing in China, where AWS Config has no hardware rule",
      { partition: "aws-cn" },
      one,
      "not-required!: AWS Config has no ROOT_ACCOUNT_HARDWARE_MFA_ENABLED in aws-cn",
    ],
    [
      "by nothing in GovCloud, where AWS Config has no hardware rule",
      { partition: "aws-us-gov" },
      one,
      "not-required!: AWS Config has no ROOT_ACCOUNT_HARDWARE_MFA_ENABLED in aws-us-gov",
    ],
    [
      "perhaps, where the accounts may be in a partition without that rule",
      { partition: "aws aws-cn" },
      one,
      "unverifiable!: whether the accounts are in the partition aws or aws-cn is not known (`--partition` tells)",
    ],
    [
      "in China by the rule for any device, where Level 1 holds",
      { partition: "aws-cn", settings: levelOne },
      one,
      "missing: no detective guardrail reaches it",
    ],
  ])("%s", (_, given, id, expected) => {
    expect(verdict("detective", given, id)).toBe(expected);
  });

  it("by what one unnamed account has, where there is no organization", () => {
    const source = openSource([bareFact("ConfigRecorder")], defaultSettings, today);
    const unplaced = guardrail(() => ({}) as OrgNode, { targets: [], unplaced: true });
    const [account] = source.tree.all();
    const decisions = new ScpDecisions(source, collectScps(source));
    const cover = account && verdictsOf(source, [unplaced], decisions).of(account, "detective");
    expect(cover && coverLine(cover)).toBe("covered!: Config rule pack");
  });
});

describe("root is kept from a virtual device", () => {
  const preventive = { family: "preventive" } as const;
  const open = { ...preventive, state: "open", remark: "whom it exempts is not known" } as const;
  it.each<readonly [string, Case, string, string]>([
    ["by a service control policy", { facts: guard }, one, "covered!: SCP guard on the organization (r-ab12)"],
    ["by another guardrail", { guardrails: () => [preventive] }, one, "covered!: pack"],
    [
      "by a policy and another guardrail, both named",
      { facts: guard, guardrails: () => [preventive] },
      one,
      "covered!: SCP guard on the organization (r-ab12), pack",
    ],
    [
      "by a policy where another guardrail is open",
      { facts: guard, guardrails: () => [open] },
      one,
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "by nothing in the management account, which no policy binds",
      { facts: guard, guardrails: () => [preventive] },
      manager,
      "not-required!: service control policies never bind the management account",
    ],
    [
      "by nothing where Level 1 holds",
      { facts: guard, settings: { level: 1 } },
      one,
      "not-required!: Level 1 allows a virtual device for root",
    ],
    ["not without anything", {}, one, "missing: no preventive guardrail reaches it"],
    [
      "not by a policy of another service",
      { facts: bystander },
      one,
      "missing: no policy above denies root a virtual MFA device",
    ],
    [
      "perhaps, by a guardrail that is open",
      { guardrails: () => [open] },
      one,
      "unverifiable!: pack, whom it exempts is not known",
    ],
    [
      "perhaps, by a guardrail that is open, whatever another policy says",
      { facts: bystander, guardrails: () => [open] },
      one,
      "unverifiable!: pack, whom it exempts is not known",
    ],
    [
      "perhaps, by a policy that may stand",
      { facts: guardPerhaps },
      one,
      "unverifiable!: guard exists only if condition IsProd is true",
    ],
    [
      "perhaps, by either",
      { facts: guardPerhaps, guardrails: () => [open] },
      one,
      "unverifiable!: pack, guard exists only if condition IsProd is true; whom it exempts is not known",
    ],
    [
      "not by a guardrail that leaves it out",
      { guardrails: (at) => [{ ...preventive, excluded: new Set([at(one)]) }] },
      one,
      "missing!: it is excluded from the pack",
    ],
    [
      "not by one that is content with any device",
      { guardrails: () => [{ ...preventive, level: 1 }] },
      one,
      "missing!: the pack accepts any MFA device",
    ],
  ])("%s", (_, given, id, expected) => {
    expect(verdict("preventive", given, id)).toBe(expected);
  });
});

describe("a place of the report", () => {
  it("has its name, its level and where it is declared", () => {
    const { verdicts, source, at } = decided({ settings: { accounts: [{ id: one, level: 1 }] } });
    expect(nodeOf(at(one), verdicts, source)).toMatchObject({
      key: one,
      kind: "account",
      name: "one",
      id: one,
      parent: "ou-ab12-11111111",
      placed: true,
      management: false,
      level: 1,
      counts: true,
      location: place,
    });
    expect(nodeOf(at("ou-ab12-11111111"), verdicts, source)).toMatchObject({
      parent: "r-ab12",
      level: 2,
      counts: false,
    });
    expect(nodeOf(at("r-ab12"), verdicts, source)).toMatchObject({ name: "organization", parent: null, counts: false });
    expect(nodeOf(at(manager), verdicts, source)).not.toHaveProperty("location");
  });

  it("counts where it is an account, or may hold some that nothing declares", () => {
    const { source, at } = decided({ facts: [unitFact("empty", byId("r-ab12"), { id: "ou-ab12-22222222" })] });
    const counting = source.tree.all().filter(countsByItself);
    expect(counting.map((each) => each.name)).toEqual(["one", "other", "empty", "management account"]);
    expect(countsByItself({ ...at("r-ab12"), children: [at(manager)] })).toBe(true);
  });

  const detect = "deploy an organization conformance pack (or Config rule) with";
  const policy = "attach a service control policy that denies iam:CreateVirtualMFADevice to root, here or above";
  it.each<readonly [string, Case, string, string]>([
    ["both", {}, one, `${detect} ROOT_ACCOUNT_HARDWARE_MFA_ENABLED that reaches it; ${policy}`],
    ["what is missing", { facts: guard }, one, `${detect} ROOT_ACCOUNT_HARDWARE_MFA_ENABLED that reaches it`],
    ["a policy", { guardrails: () => [{}] }, one, policy],
    ["nothing", { facts: guard, guardrails: () => [{}] }, one, ""],
    [
      "the rule for any device at Level 1",
      { settings: { level: 1 } },
      one,
      `${detect} ROOT_ACCOUNT_MFA_ENABLED that reaches it`,
    ],
    [
      "no policy for the management account",
      {},
      manager,
      `${detect} ROOT_ACCOUNT_HARDWARE_MFA_ENABLED that reaches it`,
    ],
    ["nothing of what is not known", { facts: guardPerhaps, guardrails: () => [{ state: "open" }] }, one, ""],
  ])("says what would help: %s", (_, given, id, expected) => {
    const { verdicts, source, at } = decided(given);
    expect(fixPhrase(nodeOf(at(id), verdicts, source))).toBe(expected);
  });
});
