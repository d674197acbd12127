import { describe, expect, it } from "vitest";
import { collectScps } from "../../../src/coverage/scp/attachments.ts";
import { ScpDecisions } from "../../../src/coverage/scp/decisions.ts";
import { RequestDecisions } from "../../../src/coverage/scp/requests.ts";
import type { RequestQuestion } from "../../../src/coverage/scp/set-decisions.ts";
import { openSource } from "../../../src/coverage/source.ts";
import type { Fact } from "../../../src/model/fact.ts";
import type { OrgNode } from "../../../src/model/org-node.ts";
import { defaultSettings } from "../../../src/model/settings.ts";
import { opaque } from "../../../src/model/symbol.ts";
import { known, unknown } from "../../../src/model/value.ts";
import { createDevice, rootQuestion } from "../../../src/policy/question.ts";
import { causePhrase } from "../../../src/rules/wording/causes.ts";
import { scpLine, today } from "../coverage-support.ts";
import {
  accountFact,
  attachmentFact,
  bareFact,
  base,
  byAddress,
  byId,
  denyCreate,
  manager,
  one,
  openly,
  organizationFact,
  other,
  policyFact,
  toRoot,
  tree,
  unitFact,
} from "../fact-support.ts";

const office = { Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } };
const butFor = (...ids: readonly string[]) => ({ Condition: { StringNotEquals: { "aws:PrincipalAccount": ids } } });
const allow = (Action: string) => ({ Effect: "Allow", Action, Resource: "*" });
const isProd = { when: [{ subject: "condition IsProd", is: "true" }] };

const guard = policyFact("guard", [denyCreate]);
const attach = (policy: string, target = "r-ab12") => attachmentFact(byAddress(policy), byId(target));
const detach = (target: string) =>
  attachmentFact(byId("p-FullAWSAccess"), byId(target), { ...base("full"), action: "delete" });
const bystander = policyFact("bystander", [{ ...denyCreate, Action: "s3:*" }]);

function read(facts: readonly Fact[], on = today) {
  const source = openSource([...tree, ...facts], defaultSettings, on);
  const scps = collectScps(source);
  const decisions = new ScpDecisions(source, scps);
  const at = (id: string): OrgNode => {
    const found = source.tree.byId(id);
    if (!found) throw new Error(`no node ${id}`);
    return found;
  };
  return { scps, decisions, requests: new RequestDecisions(source, decisions), at, nodes: source.tree };
}

/** What covers a node, or why nothing does; `!`: an issue says more. */
function cover(facts: readonly Fact[], id: string = one, on = today): string {
  const { decisions, at, nodes } = read(facts, on);
  return scpLine(decisions.coverOf(at(id), nodes.path(at(id))));
}

describe("a service control policy covers", () => {
  it.each<readonly [string, readonly Fact[], string, string]>([
    ["what is below the root", [guard, attach("guard")], one, "covered!: SCP guard on the organization (r-ab12)"],
    [
      "what is below an OU",
      [guard, attach("guard", "ou-ab12-11111111")],
      one,
      "covered!: SCP guard on OU unit (ou-ab12-11111111)",
    ],
    [
      "the account that it is attached to",
      [guard, attach("guard", one)],
      one,
      `covered!: SCP guard on account one (${one})`,
    ],
    ["nothing beside it", [guard, attach("guard", "ou-ab12-11111111")], other, "missing: "],
    ["nothing without an attachment, of which an issue tells", [guard], one, "missing!: "],
    [
      "by what the policy itself names as its targets",
      [policyFact("inline", [denyCreate], { targets: [byId("r-ab12")] })],
      one,
      "covered!: SCP inline on the organization (r-ab12)",
    ],
    [
      "by the statement that denies, whatever stands beside it",
      [bystander, guard, attach("bystander"), attach("guard")],
      one,
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "by an allow-list that leaves the action out, where FullAWSAccess is detached",
      [policyFact("list", [allow("s3:*")]), attach("list"), detach("r-ab12")],
      one,
      "covered!: no level above allows iam:CreateVirtualMFADevice",
    ],
    [
      "only below where FullAWSAccess is detached",
      [policyFact("list", [allow("s3:*")]), attach("list", "ou-ab12-11111111"), detach("ou-ab12-11111111")],
      other,
      "missing: ",
    ],
    [
      "by itself, where a list of everything stands for FullAWSAccess",
      [policyFact("all", [allow("*")]), guard, attach("all"), attach("guard"), detach("r-ab12")],
      one,
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "by absence of any allow, where FullAWSAccess is detached and nothing else is attached",
      [detach("ou-ab12-11111111")],
      one,
      "covered!: no level above allows iam:CreateVirtualMFADevice",
    ],
    [
      "not by attaching FullAWSAccess",
      [attachmentFact(byId("p-FullAWSAccess"), byId("r-ab12")), bystander, attach("bystander")],
      one,
      "missing: no policy above denies root a virtual MFA device",
    ],
    [
      "not by detaching FullAWSAccess from what is not known",
      [attachmentFact(byId("p-FullAWSAccess"), openly("x"), { action: "delete" })],
      one,
      "missing: ",
    ],
    [
      "not at times: it is told who gets through",
      [policyFact("guard", [{ ...denyCreate, ...office }]), attach("guard")],
      one,
      'missing: iam:CreateVirtualMFADevice is denied only sometimes: root gets through when aws:SourceIp is "198.51.100.7"',
    ],
    [
      "not by what it denies of other services",
      [bystander, attach("bystander")],
      one,
      "missing: no policy above denies root a virtual MFA device",
    ],
    [
      "not an account that it lets through",
      [policyFact("guard", [{ ...denyCreate, ...butFor(one) }]), attach("guard")],
      one,
      "missing: no policy above denies root a virtual MFA device",
    ],
    [
      "the account beside one that it lets through",
      [policyFact("guard", [{ ...denyCreate, ...butFor(one) }]), attach("guard")],
      other,
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "an OU, where an account is let through that stands elsewhere",
      [policyFact("guard", [{ ...denyCreate, ...butFor(other) }]), attach("guard")],
      "ou-ab12-11111111",
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "an OU perhaps, where an account is let through that is in no input",
      [policyFact("guard", [{ ...denyCreate, ...butFor("777777777777") }]), attach("guard")],
      "ou-ab12-11111111",
      "unverifiable!: account 777777777777 is exempt from it, and whether it belongs here is not known",
    ],
    [
      "not an account that it lets through by a pattern",
      [
        policyFact("guard", [{ ...denyCreate, Condition: { StringNotLike: { "aws:PrincipalAccount": "4444*" } } }]),
        attach("guard"),
      ],
      other,
      "missing: no policy above denies root a virtual MFA device",
    ],
    [
      "an OU perhaps, where accounts are let through by a pattern",
      [
        policyFact("guard", [{ ...denyCreate, Condition: { StringNotLike: { "aws:PrincipalAccount": "4444*" } } }]),
        attach("guard"),
      ],
      "ou-ab12-11111111",
      "unverifiable!: account 444400000000 is exempt from it, and whether it belongs here is not known",
    ],
    [
      "only an account that it names by a pattern",
      [
        policyFact("guard", [
          { ...denyCreate, Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::????55556666:root" } } },
        ]),
        attach("guard"),
      ],
      other,
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "an OU at times, whoever is let through besides",
      [
        policyFact("guard", [
          { ...denyCreate, Condition: { ...office.Condition, ...butFor("777777777777").Condition } },
        ]),
        attach("guard"),
      ],
      "ou-ab12-11111111",
      'missing: iam:CreateVirtualMFADevice is denied only sometimes: root gets through when aws:SourceIp is "198.51.100.7"',
    ],
    [
      "an OU perhaps, where another policy that may stand would catch the account",
      [
        policyFact("guard", [{ ...denyCreate, ...butFor("777777777777") }]),
        attach("guard"),
        policyFact("more", [denyCreate], isProd),
        attach("more"),
      ],
      "ou-ab12-11111111",
      "unverifiable!: account 777777777777 is exempt from it, and whether it belongs here is not known",
    ],
    [
      "an OU perhaps, where a list beside FullAWSAccess catches nobody",
      [
        policyFact("guard", [{ ...denyCreate, ...butFor("777777777777") }]),
        attach("guard"),
        policyFact("list", [allow("s3:*")]),
        attach("list"),
      ],
      "ou-ab12-11111111",
      "unverifiable!: account 777777777777 is exempt from it, and whether it belongs here is not known",
    ],
    [
      "by the one that is certain, behind one that is not",
      [policyFact("perhaps", [{ ...denyCreate, Action: "s3:*" }], isProd), attach("perhaps"), guard, attach("guard")],
      one,
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "in spite of a key that AWS warns of",
      [
        policyFact("guard", [
          denyCreate,
          { ...denyCreate, Condition: { StringEquals: { "aws:PrincipalAcount": "1" } } },
        ]),
        attach("guard"),
      ],
      one,
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "an OU, where an account that is in no input is named and not let through",
      [policyFact("guard", [denyCreate, { ...denyCreate, ...butFor("777777777777") }]), attach("guard")],
      "ou-ab12-11111111",
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "an OU, where the policy that lets an account through is not certain to stand",
      [
        guard,
        attach("guard"),
        policyFact("more", [{ ...denyCreate, ...butFor("777777777777") }], isProd),
        attach("more"),
      ],
      "ou-ab12-11111111",
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "an account, though others that are in no input are let through",
      [policyFact("guard", [{ ...denyCreate, ...butFor("777777777777") }]), attach("guard")],
      one,
      "covered!: SCP guard on the organization (r-ab12)",
    ],
  ])("%s", (_, facts, id, expected) => {
    expect(cover(facts, id)).toBe(expected);
  });
});

describe("each place has its own answer, though one survey is asked for all", () => {
  const states = (facts: readonly Fact[], ...ids: readonly string[]) => {
    const { decisions, at, nodes } = read(facts);
    return ids.map((id) => scpLine(decisions.coverOf(at(id), nodes.path(at(id)))).replace(/!?:.*/, ""));
  };
  const unit = (id: string) => unitFact(id, byId("r-ab12"), { id: `ou-ab12-${id}` });

  it("by the policies that are attached there", () => {
    const policies = Array.from({ length: 12 }, (_, index) =>
      policyFact(`p${index + 1}`, [index < 9 ? { ...denyCreate, Action: "s3:*" } : denyCreate]),
    );
    const [first, second, third] = [unit("2222"), unit("3333"), unit("4444")];
    const inner = accountFact("inner", byId("ou-ab12-4444"), { id: "222233334444" });
    const facts = [
      ...policies,
      ...[first, second, third, inner],
      attach("p1", "ou-ab12-2222"),
      attach("p2", "ou-ab12-2222"),
      attach("p12", "ou-ab12-3333"),
      attach("p1", "ou-ab12-4444"),
      attach("p10", "ou-ab12-11111111"),
    ];
    expect(states(facts, "ou-ab12-2222", "ou-ab12-3333", "222233334444", "ou-ab12-11111111")).toEqual([
      "missing",
      "covered",
      "missing",
      "covered",
    ]);
  });

  it("by what is left where FullAWSAccess is detached", () => {
    const facts = [bystander, policyFact("list", [allow("s3:*")]), attach("bystander"), unit("2222")];
    const listed = [...facts, attach("list", "ou-ab12-2222"), detach("ou-ab12-2222")];
    expect(states(listed, "ou-ab12-2222", "ou-ab12-11111111")).toEqual(["covered", "missing"]);
  });

  it("by its number, where one of its policies names it", () => {
    const letting = policyFact("guard", [{ ...denyCreate, ...butFor(one) }]);
    const facts = [bystander, attach("bystander"), letting, attach("guard")];
    expect(states(facts, other, one)).toEqual(["covered", "missing"]);
  });
});

it("an account that has no number yet may be the one that a policy lets through", () => {
  const facts = [policyFact("guard", [{ ...denyCreate, ...butFor("777777777777") }]), attach("guard")];
  const { decisions, nodes } = read([...facts, accountFact("new", byId("r-ab12"))]);
  const account = nodes.all().find((each) => each.name === "new");
  expect(account && decisions.coverOf(account, nodes.path(account)).answer).toMatchObject({
    kind: "open",
    causes: [{ cause: { kind: "account-exempt", account: "777777777777" } }],
  });
});

it("an account that has no number yet may be the last of however many that policies name", () => {
  const named = Array.from({ length: 80 }, (_, index) => String(700_000_000_000 + index));
  const facts = [
    policyFact("guard", [
      { ...denyCreate, Condition: { StringNotEquals: { "aws:PrincipalAccount": named } } },
      { ...denyCreate, Condition: { StringEquals: { "aws:PrincipalAccount": named.slice(0, -1) } } },
    ]),
    attach("guard"),
  ];
  const { decisions, nodes } = read([...facts, accountFact("new", byId("r-ab12"))]);
  const account = nodes.all().find((each) => each.name === "new");
  expect(account && decisions.coverOf(account, nodes.path(account)).answer).toMatchObject({
    kind: "open",
    causes: [{ cause: { kind: "account-exempt", account: "700000000079" } }],
  });
});

describe("whether a service control policy covers is not known", () => {
  const hidden = policyFact("opaque", [], {
    content: unknown(opaque("unset", undefined, "parameter Policy has no value")),
  });
  it.each<readonly [string, readonly Fact[], string]>([
    [
      "where it exists under a condition",
      [policyFact("guard", [denyCreate], isProd), attach("guard")],
      "unverifiable!: guard exists only if condition IsProd is true",
    ],
    [
      "where its attachment does",
      [guard, attachmentFact(byAddress("guard"), byId("r-ab12"), isProd)],
      "unverifiable!: attach exists only if condition IsProd is true",
    ],
    [
      "where its type is not known",
      [
        policyFact("guard", [denyCreate], { type: { kind: "open", cause: { kind: "in-words", text: "x" } } }),
        attach("guard"),
      ],
      "unverifiable!: the type of guard is not known",
    ],
    [
      "where its target is not",
      [guard, attachmentFact(byAddress("guard"), openly("variable target has no value"))],
      "unverifiable!: a target is not known: variable target has no value",
    ],
    [
      "where one of the targets that it names is not",
      [policyFact("guard", [denyCreate], { targets: [openly("parameter Target has no value")] })],
      "unverifiable!: a target is not known: parameter Target has no value",
    ],
    [
      "where its target is a resource that is no place",
      [guard, bareFact("ConfigRecorder"), attachmentFact(byAddress("guard"), byAddress("ConfigRecorder"))],
      "unverifiable!: a target is not known: it is no root, OU or account",
    ],
    [
      "where it is a file of its own",
      [policyFact("guard.json", [denyCreate], { role: "document", type: { kind: "absent" } })],
      "unverifiable!: what the policy file guard.json is attached to is in no input",
    ],
    ["where its content is not", [hidden, attach("opaque")], "unverifiable!: parameter Policy has no value"],
    [
      "where the attached policy is in no input",
      [attachmentFact(byId("p-elsewhere"), byId("r-ab12"))],
      "unverifiable!: which policy attach attaches is not known",
    ],
    [
      "where the attached policy is not known",
      [attachmentFact(openly("x"), byId("r-ab12"))],
      "unverifiable!: which policy attach attaches is not known",
    ],
    [
      "where its content is not, and it may not stand either",
      [{ ...hidden, ...isProd }, attach("opaque")],
      "unverifiable!: opaque exists only if condition IsProd is true; parameter Policy has no value",
    ],
    [
      "and every doubt is told, that of a policy in no input too",
      [attachmentFact(byId("p-elsewhere"), byId("r-ab12")), policyFact("guard", [denyCreate], isProd), attach("guard")],
      "unverifiable!: which policy attach attaches is not known; guard exists only if condition IsProd is true",
    ],
    [
      "and the doubt that matters is told, not that of a certain one",
      [bystander, attach("bystander"), policyFact("guard", [denyCreate], isProd), attach("guard")],
      "unverifiable!: guard exists only if condition IsProd is true",
    ],
  ])("%s", (_, facts, expected) => {
    expect(cover(facts)).toBe(expected);
  });

  it.each<readonly [string, readonly Fact[], string]>([
    [
      "an allow-list of IAM blocks nothing",
      [policyFact("list", [allow("iam:*")]), attach("list")],
      "missing: no policy above denies root a virtual MFA device",
    ],
    [
      "a policy of another service that may stand makes no difference",
      [policyFact("bystander", [{ ...denyCreate, Action: "s3:*" }], isProd), attach("bystander")],
      "missing: no policy above denies root a virtual MFA device",
    ],
    [
      "a policy of another type is none",
      [policyFact("tags", [], { type: { kind: "known", value: "TAG_POLICY" } }), attach("tags")],
      "missing: ",
    ],
    [
      "a policy of another type is none by its ID",
      [
        policyFact("tags", [], { id: "p-tags", type: { kind: "known", value: "TAG_POLICY" } }),
        attachmentFact(byId("p-tags"), byId("r-ab12")),
      ],
      "missing: ",
    ],
    [
      "a policy that another ID names is in no input",
      [
        policyFact("tags", [], { id: "p-tags", type: { kind: "known", value: "TAG_POLICY" } }),
        { ...guard, id: "p-guard" },
        attachmentFact(byId("p-more"), byId("r-ab12")),
      ],
      "unverifiable!: which policy attach attaches is not known",
    ],
    [
      "a policy is known by its ID",
      [bystander, { ...guard, id: "p-guard" }, attachmentFact(byId("p-guard"), byId("r-ab12"))],
      "covered!: SCP guard on the organization (r-ab12)",
    ],
    [
      "an attached resource that is no policy is in no input",
      [guard, bareFact("ConfigRecorder"), attachmentFact(byAddress("ConfigRecorder"), byId("r-ab12"))],
      "unverifiable!: which policy attach attaches is not known",
    ],
    [
      "an attached resource that is not there either",
      [guard, attachmentFact(byAddress("gone"), byId("r-ab12"))],
      "unverifiable!: which policy attach attaches is not known",
    ],
    [
      "an attached policy without content is not known",
      [policyFact("empty", [], { content: null }), attach("empty")],
      "unverifiable!: which policy attach attaches is not known",
    ],
    [
      "a policy that is not known, attached to what is not known, may be here",
      [attachmentFact(openly("x"), openly("y"))],
      "unverifiable!: which policy attach attaches is not known",
    ],
    [
      "whoever attaches a root as if it were a policy",
      [attachmentFact(toRoot, byId("r-ab12"))],
      "unverifiable!: which policy attach attaches is not known",
    ],
  ])("but %s", (_, facts, expected) => {
    expect(cover(facts)).toBe(expected);
  });
});

describe("an account without a number may be the one that a policy is for", () => {
  const sole = policyFact("sole", [
    { ...denyCreate, Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::777788889999:root" } } },
  ]);
  const some = policyFact("some", [
    { ...denyCreate, Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::7777*:root" } } },
  ]);
  const ofKnown = policyFact("sole", [
    { ...denyCreate, Condition: { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${other}:root` } } },
  ]);
  const pay = accountFact("pay", byId("r-ab12"));
  const lab = accountFact("lab", byId("r-ab12"));
  const never = "missing!: no policy above denies root a virtual MFA device";
  const maybe = "unverifiable!: it is for account 777788889999, and whether this one has that number is not known";

  it.each<readonly [string, readonly Fact[], string]>([
    ["where it stands already", [pay, sole], maybe],
    ["and is one of those with such a number", [pay, lab, some], maybe.replace("777788889999", "777700000000")],
    ["not where it is created", [{ ...pay, action: "create" }, sole], never],
    ["not where another one has the number", [pay, ofKnown], never],
    ["not for certain of each, where fewer are named than have none", [pay, lab, sole], never],
  ])("%s", (_, facts, line) => {
    const [policy] = facts.filter((fact) => fact.fact === "PolicyDocument");
    const { decisions, nodes } = read([...facts, attach(policy?.name ?? "")]);
    const node = nodes.all().find((each) => each.name === "pay");
    expect(node && scpLine(decisions.coverOf(node, nodes.path(node)))).toBe(line);
  });
});

describe("a policy that AWS refuses is in force nowhere", () => {
  const refused = policyFact("guard", [{ ...denyCreate, Principal: "*" }]);
  it.each<readonly [string, readonly Fact[]]>([
    ["where it is attached", [refused, attach("guard")]],
    ["where its target is not known", [refused, attachmentFact(byAddress("guard"), openly("x"))]],
    ["where it is a file of its own", [{ ...refused, role: "document", type: { kind: "absent" } } as Fact]],
  ])("%s", (_, facts) => {
    expect(cover(facts)).toMatch(/^missing!?: $/);
  });

  it("and it explains what is missing, everywhere", () => {
    expect(cover([refused, attach("guard", "ou-ab12-11111111")], other)).toBe("missing!: ");
  });
});

describe("an issue of its own explains what is missing", () => {
  const tags = { type: { kind: "known", value: "TAG_POLICY" } } as const;
  it.each<readonly [string, readonly Fact[], boolean]>([
    ["where a good policy has another type", [policyFact("guard", [denyCreate], tags)], true],
    ["not where another policy has", [policyFact("tags", [], tags)], false],
    ["not where a policy of another type has no content", [policyFact("tags", [], { ...tags, content: null })], false],
    ["where a good policy is attached to the management account only", [guard, attach("guard", manager)], true],
    [
      "not where it is attached to an OU beside that",
      [guard, attach("guard", manager), attach("guard", "ou-ab12-11111111")],
      false,
    ],
    ["not where it is a policy of another service", [bystander, attach("bystander", manager)], false],
  ])("%s", (_, facts, expected) => {
    const { decisions, at, nodes } = read(facts);
    expect(decisions.coverOf(at(other), nodes.path(at(other))).explained).toBe(expected);
  });
});

describe("policies of one place are limited", () => {
  const crowd = (count: number) =>
    Array.from({ length: count }, (_, index): readonly Fact[] => [
      policyFact(`p${index}`, [index === 0 ? denyCreate : { ...denyCreate, Action: "s3:*" }]),
      attach(`p${index}`),
    ]).flat();
  const crowded = (perTarget: number) =>
    `unverifiable!: the organization (r-ab12) would have more than ${perTarget} service control policies`;
  const covered = "covered!: SCP p0 on the organization (r-ab12)";
  it.each<readonly [string, readonly Fact[], string, string]>([
    ["to ten with FullAWSAccess", crowd(9), today, covered],
    ["and no more", crowd(10), today, crowded(10)],
    [
      "to ten without it",
      [...crowd(9), policyFact("all", [allow("*")]), attach("all"), detach("r-ab12")],
      today,
      covered,
    ],
    ["to five before 15 May 2026", crowd(4), "2026-05-14", covered],
    ["and no more before that day", crowd(5), "2026-05-14", crowded(5)],
    ["and from that day on they are not", crowd(5), "2026-05-15", covered],
  ])("%s", (_, facts, on, expected) => {
    expect(cover(facts, one, on)).toBe(expected);
  });

  it("and what is not certain for another reason says that too", () => {
    expect(cover([policyFact("own", [denyCreate], isProd), attach("own"), ...crowd(10).slice(2)])).toBe(
      "unverifiable!: own exists only if condition IsProd is true; the organization (r-ab12) would have more than 10 service control policies",
    );
  });
});

describe("no policy binds anybody", () => {
  const [, ...members] = tree;
  const inert = (more: Parameters<typeof organizationFact>[0]) => {
    const facts = [organizationFact({ rootId: "r-ab12", ...more }), ...members, guard, attach("guard")];
    const source = openSource(facts, defaultSettings, today);
    const account = source.tree.byId(one);
    const decisions = new ScpDecisions(source, collectScps(source));
    return account && scpLine(decisions.coverOf(account, source.tree.path(account)));
  };
  it.each<readonly [string, Parameters<typeof organizationFact>[0], string]>([
    [
      "without all features",
      { featureSet: { kind: "known", value: "CONSOLIDATED_BILLING" } },
      "the organization has the feature set CONSOLIDATED_BILLING, and policies need ALL",
    ],
    [
      "without its type",
      { policyTypes: { values: ["TAG_POLICY"] } },
      "the organization does not enable the policy type SERVICE_CONTROL_POLICY (enabled_policy_types)",
    ],
  ])("%s", (_, more, reason) => {
    expect(inert(more)).toBe(`missing!: ${reason}`);
  });

  const guarded = "covered!: SCP guard on the organization (r-ab12)";
  it.each<readonly [string, Parameters<typeof organizationFact>[0], string]>([
    [
      "the types are not all known",
      { policyTypes: { values: [], open: { kind: "in-words", text: "variable types has no value" } } },
      "unverifiable!: whether the policy type SERVICE_CONTROL_POLICY is enabled is not known: variable types has no value",
    ],
    [
      "the feature set is not known",
      { featureSet: { kind: "open", cause: { kind: "in-words", text: "x" } } },
      "unverifiable!: the feature set of the organization is not known: x",
    ],
    ["the input cannot say the types", { policyTypes: null }, guarded],
    ["the feature set is not given", { featureSet: { kind: "absent" } }, guarded],
  ])("for certain where %s", (_, more, expected) => {
    expect(inert(more)).toBe(expected);
  });

  it("and nothing is said of it where nothing is attached", () => {
    const facts = [organizationFact({ rootId: "r-ab12", policyTypes: { values: [] } }), ...members, guard];
    const source = openSource(facts, defaultSettings, today);
    const account = source.tree.byId(one);
    const decisions = new ScpDecisions(source, collectScps(source));
    expect(account && scpLine(decisions.coverOf(account, source.tree.path(account)))).toBe("missing!: ");
  });
});

/** Whether root is denied the making of a device; `asked` takes the accounts that it is asked for. */
function asking(key = "root", asked: string[] = []): RequestQuestion {
  const ask = (account: string) => {
    asked.push(account);
    return rootQuestion(createDevice, { account, partition: "aws" });
  };
  return { key, action: createDevice, accounts: new Set(), isVaried: false, partition: "aws", ask };
}

describe("a request of root is denied", () => {
  const answer = (facts: readonly Fact[], id: string = one) => {
    const { requests, at } = read(facts);
    const { denied, ...more } = requests.answer(at(id), asking());
    return denied === "unknown" && "reason" in more
      ? `unknown (${more.possible.join(", ")}): ${more.cause ? causePhrase(more.cause) : more.reason}`
      : denied;
  };
  const sometimes = { ...denyCreate, ...office };
  it.each<readonly [string, readonly Fact[], string, string]>([
    ["by a policy above", [guard, attach("guard")], one, "always"],
    ["never without one", [bystander, attach("bystander")], one, "never"],
    ["sometimes", [policyFact("guard", [sometimes]), attach("guard")], one, "sometimes"],
    ["never in the management account", [guard, attach("guard")], manager, "never"],
    ["never beside the OU", [guard, attach("guard", "ou-ab12-11111111")], other, "never"],
    [
      "for the account that the policy names",
      [policyFact("g", [{ ...denyCreate, ...butFor(other) }]), attach("g")],
      one,
      "always",
    ],
    [
      "not for the account that the policy lets through",
      [policyFact("g", [{ ...denyCreate, ...butFor(one) }]), attach("g")],
      one,
      "never",
    ],
    [
      "in an OU, for an account that no policy names",
      [policyFact("g", [{ ...denyCreate, ...butFor(one) }]), attach("g")],
      "ou-ab12-11111111",
      "always",
    ],
    ["where no allow is left", [detach("ou-ab12-11111111")], one, "always"],
    [
      "perhaps, by a policy that may stand",
      [policyFact("guard", [denyCreate], isProd), attach("guard")],
      one,
      "unknown (never, always): guard exists only if condition IsProd is true",
    ],
    [
      "at times or always, by a policy that may stand beside one that does",
      [policyFact("guard", [denyCreate], isProd), attach("guard"), policyFact("some", [sometimes]), attach("some")],
      one,
      "unknown (sometimes, always): guard exists only if condition IsProd is true",
    ],
    [
      "perhaps, behind a policy that is certain",
      [bystander, attach("bystander"), policyFact("guard", [denyCreate], isProd), attach("guard")],
      one,
      "unknown (never, always): guard exists only if condition IsProd is true",
    ],
    [
      "never by a list beside FullAWSAccess",
      [
        policyFact("list", [allow("s3:*")]),
        attach("list"),
        policyFact("more", [allow("s3:*")], isProd),
        attach("more"),
      ],
      one,
      "never",
    ],
    [
      "in whatever way, where one of two that may stand is in no input",
      [
        policyFact("perhaps", [{ ...denyCreate, Action: "s3:*" }], isProd),
        attach("perhaps"),
        attachmentFact(byId("p-elsewhere"), byId("r-ab12")),
      ],
      one,
      "unknown (always, sometimes, never): perhaps exists only if condition IsProd is true",
    ],
    [
      "always, though more may stand",
      [guard, attach("guard"), policyFact("more", [denyCreate], isProd), attach("more")],
      one,
      "always",
    ],
    [
      "never, where what may stand is about another service",
      [policyFact("bystander", [{ ...denyCreate, Action: "s3:*" }], isProd), attach("bystander")],
      one,
      "never",
    ],
    [
      "in whatever way, where an attached policy is in no input",
      [attachmentFact(byId("p-elsewhere"), byId("r-ab12"))],
      one,
      "unknown (always, sometimes, never): which policy attach attaches is not known",
    ],
    [
      "always, though another attached policy is in no input: it can only deny more",
      [guard, attach("guard"), attachmentFact(byId("p-elsewhere"), byId("r-ab12"))],
      one,
      "always",
    ],
  ])("%s", (_, facts, id, expected) => {
    expect(answer(facts, id)).toBe(expected);
  });

  it("is asked for the account itself where a policy names it, else for one that no policy names", () => {
    const { requests, at } = read([policyFact("guard", [{ ...denyCreate, ...butFor(one) }]), attach("guard")]);
    const asked: string[] = [];
    for (const id of [one, other, "ou-ab12-11111111", "r-ab12"]) requests.answer(at(id), asking(id, asked));
    expect(new Set(asked)).toEqual(new Set([one, "111122223334"]));
  });

  it("never where policies are inert", () => {
    const facts = [organizationFact({ policyTypes: { values: [] } }), guard, attach("guard")];
    const source = openSource(facts, defaultSettings, today);
    const [root] = source.tree.roots();
    const requests = new RequestDecisions(source, new ScpDecisions(source, collectScps(source)));
    expect(root && requests.answer(root, asking()).denied).toBe("never");
  });

  it("with a request that gets through all the same, where one is known", () => {
    const facts = [
      policyFact("guard", [denyCreate], isProd),
      attach("guard"),
      policyFact("s", [sometimes]),
      attach("s"),
    ];
    const { requests, at } = read(facts);
    expect(requests.answer(at(one), asking())).toMatchObject({
      witness: { context: [{ key: "aws:SourceIp", value: "198.51.100.7" }] },
    });
    const maybe = read([policyFact("guard", [denyCreate], isProd), attach("guard")]);
    expect(maybe.requests.answer(maybe.at(one), asking())).not.toHaveProperty("witness");
  });
});

describe("what is known of the policies", () => {
  it("which of them have no content that can be read", () => {
    const hidden = { kind: "sensitive", value: unknown(opaque("unset", undefined, "p")) } as const;
    const names = read([
      guard,
      policyFact("empty", [], { content: null }),
      policyFact("open", [], { content: unknown(opaque("unset", undefined, "p")) }),
      policyFact("hidden", [], { content: hidden }),
      policyFact("secret", [], { content: { kind: "sensitive", value: known("{}") } }),
      policyFact("tags", [], { content: null, type: { kind: "known", value: "TAG_POLICY" } }),
    ]).scps.unread.map((fact) => fact.name);
    expect(names).toEqual(["empty", "open", "hidden"]);
  });

  it("which policy an attachment attaches", () => {
    const [known_, elsewhere] = [attach("guard"), attachmentFact(byId("p-elsewhere"), byId("r-ab12"))];
    const { scps } = read([guard, known_, elsewhere]);
    expect(scps.attached.get(known_)?.fact.name).toBe("guard");
    expect(scps.attached.get(elsewhere)).toBeUndefined();
    expect(scps.openPolicies).toEqual([elsewhere]);
  });

  it("what one denies by itself, in an account and elsewhere", () => {
    const { scps, decisions, at } = read([policyFact("guard", [{ ...denyCreate, ...butFor(one) }])]);
    const [scp] = scps.policies;
    const alone = (node: OrgNode | undefined) => scp && decisions.alone(scp, node).decision.denied;
    expect([alone(at(one)), alone(at(other)), alone(at("r-ab12")), alone(undefined)]).toEqual([
      "never",
      "always",
      "always",
      "always",
    ]);
  });
});
