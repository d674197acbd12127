import { describe, expect, it } from "vitest";
import { attestedGuardrails } from "../../../src/coverage/guardrails/attestations.ts";
import { controlTowerGuardrails } from "../../../src/coverage/guardrails/control-tower.ts";
import { deploymentOf } from "../../../src/coverage/guardrails/deployment.ts";
import type { ActiveGuardrail } from "../../../src/coverage/guardrails/guardrail.ts";
import { rootCredentialsGuardrails } from "../../../src/coverage/guardrails/root-credentials.ts";
import { issueOf } from "../../../src/coverage/issue.ts";
import { ownIssues } from "../../../src/coverage/issues.ts";
import { openSource } from "../../../src/coverage/source.ts";
import type { Attestation } from "../../../src/model/exception.ts";
import type { Fact, Pointer } from "../../../src/model/fact.ts";
import { accountIds, type OrgNode } from "../../../src/model/org-node.ts";
import { defaultSettings, type Settings } from "../../../src/model/settings.ts";
import { causePhrase, causesPhrase } from "../../../src/rules/wording/causes.ts";
import { guardrailAt, guardrailLabel } from "../../../src/rules/wording/guardrails.ts";
import { issueMessage, relatedOf } from "../../../src/rules/wording/issues.ts";
import { nodeLabel } from "../../../src/rules/wording/nodes.ts";
import { coverageOf, today } from "../coverage-support.ts";
import { accountFact, bareFact, base, byAddress, byId, openly, organizationFact, unitFact } from "../fact-support.ts";
import { place } from "../resource-support.ts";

const [one, manager] = ["111122223333", "999999999999"] as const;
const tree: readonly Fact[] = [
  organizationFact({ rootId: "r-ab12", managementId: manager }),
  unitFact("unit", byId("r-ab12"), { id: "ou-ab12-11111111" }),
  accountFact("one", byId("ou-ab12-11111111"), { id: one }),
];
const isProd = { when: [{ subject: "condition IsProd", is: "true" }] };

const sourceOf = (facts: readonly Fact[], settings: Partial<Settings> = {}) =>
  openSource(facts, { ...defaultSettings, ...settings }, today);

const states = { yes: "works", open: "open", no: "broken" };

/** Each guardrail in one line, then what is said of them. */
function found(guardrails: readonly ActiveGuardrail[]): readonly string[] {
  const lines = guardrails.map((each) => {
    const over = each.unplaced ? "unplaced" : each.targets.map(nodeLabel).join(", ");
    const causes = causesPhrase(each.works.kind === "yes" ? each.remarks : each.works.causes);
    const remark = causes ? `: ${causes}` : "";
    const reach = each.management ? ", management too" : "";
    return `${each.family} ${each.level} ${states[each.works.kind]} over ${over}${reach}${remark}`;
  });
  const issues = ownIssues(guardrails).map(
    (issue) => `${issue.family} ${issue.kind} ${issue.topic}: ${issueMessage(issue)}`,
  );
  return [...lines, ...issues];
}

describe("a Control Tower control", () => {
  const rootUser = "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER";
  const control = (arn: string, more: object = {}) =>
    bareFact("ControlTowerControl", {
      control: { kind: "known", value: arn },
      target: byId("ou-ab12-11111111"),
      exempted: { values: [] },
      ...more,
    });
  const partly = (...parts: readonly (string | null)[]) =>
    control("", { control: { kind: "open", cause: { kind: "in-words", text: "x" }, texts: [parts] } });
  const exempting = (...values: readonly string[]) => control(rootUser, { exempted: { values } });
  const unitLine = "over OU unit (ou-ab12-11111111)";
  const called = "Control Tower control AWS-GR_RESTRICT_ROOT_USER (ControlTowerControl)";
  const broken = (why: string, over = unitLine) => [
    `preventive 2 broken ${over}: ${why}`,
    `preventive ineffective control: The ${called} protects nobody: ${why}.`,
  ];
  const open = (why: string, over = unitLine) => [`preventive 2 open ${over}: ${why}`];
  it.each<readonly [string, Fact, readonly string[]]>([
    ["denies root by its regional name", control(rootUser), [`preventive 2 works ${unitLine}`]],
    [
      "denies root by its global identifier",
      control("arn:aws:controlcatalog:::control/5kvme4m5d2b4d7if2fs5yg2ui"),
      [`preventive 2 works ${unitLine}`],
    ],
    [
      "of root's MFA is content with any device",
      control("arn:aws:controltower:us-east-1::control/AWS-GR_ROOT_ACCOUNT_MFA_ENABLED"),
      [`detective 1 works ${unitLine}`],
    ],
    [
      "of root's access keys is another matter",
      control("arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER_ACCESS_KEYS"),
      [],
    ],
    [
      "of users' MFA is another matter",
      control("arn:aws:controltower:us-east-1::control/AWS-GR_IAM_USER_MFA_ENABLED"),
      [],
    ],
    [
      "that is not known may be any",
      control("", { control: { kind: "open", cause: { kind: "in-words", text: "x" } } }),
      [`preventive 2 open ${unitLine}: which control it is is not known: x`],
    ],
    [
      "is known by the end of its ARN",
      partly("arn:", null, ":controltower:", null, "::control/AWS-GR_RESTRICT_ROOT_USER"),
      [`preventive 2 works ${unitLine}`],
    ],
    ["is another by the end of its ARN", partly("arn:", null, "::control/AWS-GR_RESTRICT_ROOT_USER_ACCESS_KEYS"), []],
    [
      "is another by what is known of its end",
      partly("arn:aws:controltower:", null, "::control/AWS-GR_IAM_", null),
      [],
    ],
    [
      "is any where the end is open",
      partly("arn:aws:controltower:", null, "::control/", null),
      [`preventive 2 open ${unitLine}: which control it is is not known: x`],
    ],
    [
      "by a regional name in the catalog is no control",
      control("arn:aws:controlcatalog:::control/AWS-GR_RESTRICT_ROOT_USER"),
      broken(
        '"arn:aws:controlcatalog:::control/AWS-GR_RESTRICT_ROOT_USER" is no control: identifiers that begin with AWS-GR_ belong to arn:…:controltower',
      ),
    ],
    [
      "on an account is none",
      control(rootUser, { target: byId(one) }),
      broken("its target is an account, and controls are enabled on OUs", `over account one (${one})`),
    ],
    ["that exempts root", exempting("arn:aws:iam::*:root"), broken('it exempts "arn:aws:iam::*:root", which is root')],
    [
      "that exempts root among others",
      exempting("arn:aws:iam::*:role/a", "arn:aws:iam::*:root"),
      broken('it exempts "arn:aws:iam::*:root", which is root'),
    ],
    [
      "that exempts everybody of an account",
      exempting("arn:aws:iam::*:*"),
      broken('it exempts "arn:aws:iam::*:*", which is root'),
    ],
    [
      "may exempt everybody by a pattern that is no ARN",
      exempting("arn:aws:iam::*"),
      open('it exempts "arn:aws:iam::*", which is no ARN of six parts, and AWS does not say whom that exempts'),
    ],
    [
      "that exempts root by a wildcard",
      exempting("arn:*:*:*:*:r*t"),
      broken('it exempts "arn:*:*:*:*:r*t", which is root'),
    ],
    ["may exempt root of one account", exempting(`arn:aws:iam::${one}:root`), [`preventive 2 works ${unitLine}`]],
    [
      "may exempt root of some accounts",
      exempting("arn:aws:iam::1111*:root"),
      open('it exempts "arn:aws:iam::1111*:root", which is root of some accounts'),
    ],
    ["may exempt a role", exempting("arn:aws:iam::*:role/admin"), [`preventive 2 works ${unitLine}`]],
    ["may exempt roles by a wildcard", exempting("arn:aws:iam::*:role/*"), [`preventive 2 works ${unitLine}`]],
    [
      "may exempt a role below a path called root",
      exempting("arn:aws:iam::*:role/x:root-cause"),
      [`preventive 2 works ${unitLine}`],
    ],
    ["may exempt names that begin with a wildcard", exempting("*:role/admin"), [`preventive 2 works ${unitLine}`]],
    [
      "may exempt whom it is not known",
      control(rootUser, { exempted: { values: [], open: { kind: "in-words", text: "variable arns has no value" } } }),
      open("whom it exempts is not known: variable arns has no value"),
    ],
    [
      "may stand on what is not known",
      control(rootUser, { target: openly("variable ou has no value") }),
      open("its target is not known: variable ou has no value", "over unplaced"),
    ],
    [
      "on a resource that is no place",
      control(rootUser, { target: byAddress("ConfigRecorder") }),
      open("its target is not known: it is no OU", "over unplaced"),
    ],
    ["may not stand", control(rootUser, isProd), open("it exists only if condition IsProd is true")],
  ])("%s", (_, fact, expected) => {
    const source = sourceOf([...tree, bareFact("ConfigRecorder"), fact]);
    expect(found(controlTowerGuardrails(source))).toEqual(expected);
  });
});

it("a detective control is for the accounts of its own OU only", () => {
  const { nodes } = coverageOf(
    [
      ...tree,
      unitFact("inner", byId("ou-ab12-11111111"), { id: "ou-ab12-22222222" }),
      accountFact("deep", byId("ou-ab12-22222222"), { id: "222222222222" }),
      bareFact("ControlTowerControl", {
        control: { kind: "known", value: "arn:aws:controlcatalog:::control/24izmu4k16gv9tvd7sexnyrfy" },
        target: byId("ou-ab12-11111111"),
        exempted: { values: [] },
      }),
    ],
    { level: 1 },
  );
  const states = [one, "222222222222"].map((id) => nodes.find((node) => node.id === id)?.detective.state);
  expect(states).toEqual(["covered", "missing"]);
});

it("a Control Tower control is called by its name, however it is identified", () => {
  const labels = ["AWS-GR_RESTRICT_ROOT_USER", "5kvme4m5d2b4d7if2fs5yg2ui", "AWS-GR_ROOT_ACCOUNT_MFA_ENABLED"].map(
    (id) => {
      const control = { kind: "known", value: `arn:aws:controltower:us-east-1::control/${id}` };
      const target = byId("ou-ab12-11111111");
      const fact = bareFact("ControlTowerControl", { control, target, exempted: { values: [] } });
      return controlTowerGuardrails(sourceOf([...tree, fact])).map((each) => guardrailLabel(each.name));
    },
  );
  expect(labels.flat()).toEqual([
    "Control Tower control AWS-GR_RESTRICT_ROOT_USER",
    "Control Tower control AWS-GR_RESTRICT_ROOT_USER",
    "Control Tower control AWS-GR_ROOT_ACCOUNT_MFA_ENABLED",
  ]);
});

describe("centralised root access", () => {
  const label = "centralised root access (RootCredentialsManagement)";
  const features = (more: object = {}) =>
    bareFact("RootCredentialsManagement", {
      ...base("features"),
      features: { values: ["RootCredentialsManagement"] },
      ...more,
    });
  const stays = "root credentials that exist already stay until they are deleted";
  const trusted = (values: readonly string[]) => organizationFact({ rootId: "r-ab12", serviceAccess: { values } });
  it.each<readonly [string, readonly Fact[], readonly string[]]>([
    ["covers all members", [...tree, features()], [`preventive 2 works over the organization (r-ab12): ${stays}`]],
    ["is nothing where only root sessions are on", [...tree, features({ features: { values: ["RootSessions"] } })], []],
    [
      "is open where its features are not all known",
      [
        ...tree,
        features({
          features: { values: ["RootSessions"], open: { kind: "in-words", text: "variable features has no value" } },
        }),
      ],
      ["preventive 2 open over the organization (r-ab12): its features are not known: variable features has no value"],
    ],
    [
      "is on where it is listed, whatever else may be",
      [
        ...tree,
        features({ features: { values: ["RootCredentialsManagement"], open: { kind: "in-words", text: "x" } } }),
      ],
      [`preventive 2 works over the organization (r-ab12): ${stays}`],
    ],
    [
      "is open under a condition",
      [...tree, features(isProd)],
      ["preventive 2 open over the organization (r-ab12): it exists only if condition IsProd is true"],
    ],
    [
      "needs trusted access for IAM",
      [trusted(["sso.amazonaws.com"]), features()],
      [
        "preventive 2 broken over the organization (r-ab12): the organization does not give IAM (iam.amazonaws.com) service access",
        `preventive ineffective service-access: The ${label} (features) does not work: the organization does not give IAM (iam.amazonaws.com) service access.`,
      ],
    ],
    [
      "works with it",
      [trusted(["iam.amazonaws.com"]), features()],
      [`preventive 2 works over the organization (r-ab12): ${stays}`],
    ],
    [
      "belongs to one organization of several",
      [
        organizationFact({ rootId: "r-aaaa", scope: "one.json" }),
        organizationFact({ rootId: "r-bbbb", scope: "two.json" }),
        features({ scope: "two.json" }),
      ],
      [`preventive 2 works over the organization (r-bbbb): ${stays}`],
    ],
    [
      "is open where it is not known to which of several",
      [
        organizationFact({ rootId: "r-aaaa", scope: "one.json" }),
        organizationFact({ rootId: "r-bbbb", scope: "two.json" }),
        features({ scope: "three.json" }),
      ],
      [
        "preventive 2 open over the organization (r-aaaa), the organization (r-bbbb): which organization it is for is not known: there is more than one organization",
      ],
    ],
  ])("%s", (_, facts, expected) => {
    expect(found(rootCredentialsGuardrails(sourceOf(facts)))).toEqual(expected);
  });
});

describe("an attestation", () => {
  const attested = (facts: readonly Fact[], more: Partial<Attestation> = {}) => {
    const attestation: Attestation = {
      guardrail: "preventive",
      target: "r-ab12",
      owner: "cloud@example.com",
      expires: "2027-01-01",
      reason: "landing zone",
      ...more,
    };
    const settings = { attestations: [attestation], paths: [{ glob: "a.yaml", account: one }] };
    return found(attestedGuardrails(sourceOf(facts, settings)));
  };
  const baseline = [
    bareFact("ConfigRecorder", { location: { ...place, path: "a.yaml" } }),
    bareFact("ConfigRecorder", { location: { ...place, path: "b.yaml" } }),
  ];
  it.each<readonly [string, readonly Fact[], Partial<Attestation>, string]>([
    ["covers what it names", tree, {}, "preventive 2 works over the organization (r-ab12): attested, not seen"],
    [
      "of a detective guardrail covers the management account too",
      tree,
      { guardrail: "detective" },
      "detective 2 works over the organization (r-ab12), management too: attested, not seen",
    ],
    ["covers an account", tree, { target: one }, `preventive 2 works over account one (${one}): attested, not seen`],
    [
      "expires",
      tree,
      { expires: "2026-01-01" },
      "preventive 2 broken over the organization (r-ab12): the attestation of cloud@example.com expired on 2026-01-01",
    ],
    ["of what is no place covers nothing", tree, { target: "none" }, "preventive 2 works over : attested, not seen"],
    [
      "of a root covers all accounts where no organization is known",
      baseline,
      {},
      `preventive 2 works over account ${one}, the account that these inputs deploy to: attested, not seen`,
    ],
    [
      "of an account covers that one",
      baseline,
      { target: one },
      `preventive 2 works over account ${one}: attested, not seen`,
    ],
    ["of another account covers none", baseline, { target: manager }, "preventive 2 works over : attested, not seen"],
    ["of an OU covers none", baseline, { target: "ou-ab12-11111111" }, "preventive 2 works over : attested, not seen"],
    [
      "of an OU whose ID holds a root's covers none",
      baseline,
      { target: "ou-abor-11111111" },
      "preventive 2 works over : attested, not seen",
    ],
  ])("%s", (_, facts, more, expected) => {
    expect(attested(facts, more)).toEqual([expected]);
  });
});

describe("where a guardrail of one account is deployed to", () => {
  const set = (targets: readonly Pointer[], more: object = {}) =>
    bareFact("StackSet", { set: byAddress("set", ""), targets, autoDeployment: false, ...more });
  const unit = byId("ou-ab12-11111111");
  const unitLine = "OU unit (ou-ab12-11111111)";
  const noInstances = "elsewhere: the stack set has no instances in the inputs, management too";
  const reach = (facts: readonly Fact[], from = base("set/Rule"), settings: Partial<Settings> = {}) => {
    const found = deploymentOf(from, sourceOf([...tree, ...facts], settings));
    const { targets, uncertain, elsewhere, unplaced, management } = found;
    const label = (node: OrgNode) =>
      `${nodeLabel(node)}${(uncertain?.get(node)?.causes ?? []).map((one) => ` if ${causePhrase(one)}`).join("")}`;
    const other = elsewhere === undefined ? [] : [`elsewhere: ${causePhrase(elsewhere)}`];
    const over = [...targets.map(label), ...(unplaced ? ["unplaced"] : []), ...other].join(", ");
    return `${over}${management ? ", management too" : ""}`;
  };
  it.each<readonly [string, readonly Fact[], string, string]>([
    ["is not known without a stack set", [], "Rule", "unplaced, management too"],
    ["is not known of a nested stack", [], "Nested/Rule", "unplaced, management too"],
    ["is where the instances of its stack set are", [set([unit])], "set/Rule", unitLine],
    ["also for what is nested in it", [set([unit])], "set/Inner/Rule", unitLine],
    ["not for what stands beside it", [set([unit])], "Rule", "unplaced, management too"],
    ["not for another set", [set([unit])], "other/Rule", "unplaced, management too"],
    ["not for a set whose name goes on", [set([unit])], "setting/Rule", "unplaced, management too"],
    ["not for a set of another input", [set([unit], { scope: "other.yaml" })], "set/Rule", "unplaced, management too"],
    [
      "is where its instances are by the name of the set",
      [set([], { name: "guard" }), set([unit], { set: byId("guard") })],
      "set/Rule",
      unitLine,
    ],
    [
      "is not where another set's are",
      [set([], { name: "guard" }), set([unit], { set: byId("other") })],
      "set/Rule",
      noInstances,
    ],
    [
      "is not where another address's are",
      [set([]), set([unit], { set: byAddress("other", "") })],
      "set/Rule",
      noInstances,
    ],
    ["is nowhere that is known without instances", [set([])], "set/Rule", noInstances],
    [
      "is what the set leaves open",
      [set([unit], { open: { kind: "in-words", text: "it filters accounts" } })],
      "set/Rule",
      `${unitLine} if it filters accounts`,
    ],
    [
      "is not known where a target is not",
      [set([unit, openly("x")])],
      "set/Rule",
      `${unitLine}, elsewhere: x, management too`,
    ],
    [
      "is the first thing that is not known",
      [set([openly("x"), openly("y")], { open: { kind: "in-words", text: "it filters accounts" } })],
      "set/Rule",
      "elsewhere: x, management too",
    ],
    [
      "is not a resource that is no place",
      [bareFact("ConfigRecorder"), set([byAddress("ConfigRecorder"), unit])],
      "set/Rule",
      `${unitLine}, elsewhere: a target is no OU or account, management too`,
    ],
    [
      "is the management account where that is named by itself, and not else",
      [set([unit, byId(manager)])],
      "set/Rule",
      `${unitLine}, the management account, management too`,
    ],
    [
      "is never the management account by trusted access",
      [set([unit, byId(manager)], { inOrganization: true })],
      "set/Rule",
      unitLine,
    ],
    [
      "is not known of the management account by trusted access",
      [set([unit, openly("x")], { inOrganization: true })],
      "set/Rule",
      `${unitLine}, elsewhere: x`,
    ],
  ])("%s", (_, facts, address, expected) => {
    expect(reach(facts, base(address))).toBe(expected);
  });

  it("is the account that the configuration names for its path, if no stack set says more", () => {
    const settings = { paths: [{ glob: "organization.yaml", account: one }] };
    expect(reach([], base("Rule"), settings)).toBe(`account one (${one}), management too`);
    expect(reach([set([unit])], base("set/Rule"), settings)).toBe(unitLine);
  });
});

describe("an issue of a guardrail", () => {
  const guardrail = { kind: "config-rule", reach: "account", name: "mfa" } as const;
  const parts = { family: "detective", kind: "ineffective", topic: "owner", guardrail } as const;
  const at = (line: number) => ({ ...place, start: { line, column: 1 } });
  const plain = { ...parts, causes: [{ kind: "any-mfa" }] } as const;
  const caller = { message: "the module", location: at(9) };
  const template = base("Rule", { resource: { format: "cloudformation", type: "T", address: "Rule" } });

  it("stands where it is written, and names the resource in CloudFormation", () => {
    const issue = issueOf(template, plain, at(5));
    expect(issue.location).toEqual(at(5));
    expect(relatedOf(issue)).toEqual([{ message: "the guardrail Rule", location: place }]);
  });
  it("stands on the block in Terraform, and names what is written", () => {
    const issue = issueOf(base("rule"), plain, at(5));
    expect(issue.location).toEqual(place);
    expect(relatedOf(issue)).toEqual([{ message: "what this is about", location: at(5) }]);
  });
  it("names its place once, then what belongs to the cause, then the callers", () => {
    const called = { ...template, callers: [caller] };
    expect(issueOf(called, plain, { ...place })).toEqual({
      ...plain,
      resource: template.resource,
      location: place,
      places: [],
      callers: [caller],
      accounts: [],
      nodes: [],
      certainty: "certain",
      existing: false,
    });
    const places = [{ kind: "recorder", location: at(7) }] as const;
    const off = { kind: "recorder-off", how: "switched-off", address: "r", places } as const;
    expect(relatedOf(issueOf(called, { ...parts, causes: [off] }, at(5)))).toEqual([
      { message: "the guardrail Rule", location: place },
      { message: "the recorder", location: at(7) },
      caller,
    ]);
    expect(relatedOf(issueOf(template, plain))).toEqual([]);
  });
  it("is possible under a condition, old where nothing changes, and of the accounts given", () => {
    const issue = issueOf({ ...template, ...isProd, action: "no-op" }, { ...plain, accounts: [one] });
    expect(issue).toMatchObject({ certainty: "possible", existing: true, accounts: [one] });
  });
  it("calls a guardrail by its address once", () => {
    expect(guardrailAt(guardrail, "Rule")).toBe("Config rule mfa (Rule)");
    expect(guardrailAt({ ...guardrail, name: "Rule" }, "Rule")).toBe("Config rule Rule");
    expect(guardrailAt({ ...guardrail, name: "Rule of Config" }, "Rule")).toBe("Config rule Rule of Config (Rule)");
  });
  it("tells all conditions", () => {
    const when = [...isProd.when, { subject: "var.on", is: "not 0" }];
    expect(causePhrase({ kind: "conditional", when })).toBe(
      "it exists only if condition IsProd is true and var.on is not 0",
    );
  });
  it("counts accounts that have a number", () => {
    const { tree: nodes } = sourceOf([...tree, accountFact("new", byId("r-ab12"))]);
    expect(accountIds(nodes.all())).toEqual([one, manager]);
  });
});
