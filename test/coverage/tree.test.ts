import { describe, expect, it } from "vitest";
import { namesRoot } from "../../src/coverage/speaks-of-organization.ts";
import { OrgTree } from "../../src/coverage/tree.ts";
import type { Fact, FactBase, Pointer } from "../../src/model/fact.ts";
import type { OrgNode } from "../../src/model/org-node.ts";
import { type AccountSettings, defaultSettings } from "../../src/model/settings.ts";
import { opaque } from "../../src/model/symbol.ts";
import { known, list, map, unknown, type Value } from "../../src/model/value.ts";
import { causePhrase } from "../../src/rules/wording/causes.ts";
import { conflictPhrase } from "../../src/rules/wording/coverage.ts";
import { nodeLabel } from "../../src/rules/wording/nodes.ts";
import {
  accountFact,
  attachmentFact,
  bareFact,
  base,
  byAddress,
  byId,
  openly,
  organizationFact,
  toRoot,
  unitFact,
} from "./fact-support.ts";
import { place } from "./resource-support.ts";

const treeOf = (facts: readonly Fact[], accounts: readonly AccountSettings[] = []) =>
  new OrgTree(facts, { ...defaultSettings, accounts });

const labelOf = (node: OrgNode | null) => (node ? nodeLabel(node) : "nothing");

/** The tree as lines `place < parent`; `?`: there may be OUs between. */
const tree = (facts: readonly Fact[], accounts: readonly AccountSettings[] = []) =>
  treeOf(facts, accounts)
    .all()
    .map((one) => `${labelOf(one)} <${one.placed ? "" : "?"} ${labelOf(one.parent)}`);

/** What a pointer leads to, as a message would call it. */
function led(facts: readonly Fact[], pointer: Pointer, from: FactBase = base("from")): string {
  const target = treeOf(facts).resolve(pointer, from);
  if (target.kind === "open") return `open: ${causePhrase(target.cause)}`;
  return target.kind === "node" ? labelOf(target.node) : `fact ${target.fact.resource.address}`;
}

const rooted = organizationFact({ rootId: "r-ab12" });

describe("the tree of an organization", () => {
  it.each<readonly [string, readonly Fact[], readonly string[]]>([
    [
      "always has a management account, directly below the root",
      [rooted],
      ["the organization (r-ab12) < nothing", "the management account < the organization (r-ab12)"],
    ],
    [
      "has the management account that the provider read back",
      [organizationFact({ rootId: "r-ab12", managementId: "999999999999" })],
      ["the organization (r-ab12) < nothing", "the management account < the organization (r-ab12)"],
    ],
    [
      "names the accounts that the provider read back, wherever they hang",
      [organizationFact({ accounts: [{ id: "111122223333", name: "shop" }, { id: "444455556666" }] })],
      [
        "the organization < nothing",
        "account shop (111122223333) <? the organization",
        "account 444455556666 <? the organization",
        "the management account < the organization",
      ],
    ],
    [
      "holds an OU and an account by reference",
      [
        rooted,
        unitFact("unit", byAddress("org", "roots[0].id")),
        accountFact("shop", byAddress("unit"), { id: "111122223333" }),
      ],
      [
        "the organization (r-ab12) < nothing",
        "OU unit < the organization (r-ab12)",
        "account shop (111122223333) < OU unit",
        "the management account < the organization (r-ab12)",
      ],
    ],
    [
      "takes an account without a known parent for one somewhere below the root",
      [rooted, accountFact("shop", openly("variable parent has no value"))],
      [
        "the organization (r-ab12) < nothing",
        "account shop <? the organization (r-ab12)",
        "the management account < the organization (r-ab12)",
      ],
    ],
    [
      "enters an OU that only its ID names, whose ID holds that of the root",
      [accountFact("shop", byId("ou-ab12-11111111"))],
      [
        "the organization (r-ab12) < nothing",
        "account shop < OU ou-ab12-11111111",
        "OU ou-ab12-11111111 <? the organization (r-ab12)",
        "the management account < the organization (r-ab12)",
      ],
    ],
    [
      "takes no account for the parent of another",
      [rooted, accountFact("shop", byId("111122223333"))],
      [
        "the organization (r-ab12) < nothing",
        "account shop <? the organization (r-ab12)",
        "account 111122223333 <? the organization (r-ab12)",
        "the management account < the organization (r-ab12)",
      ],
    ],
    [
      "knows an OU by its ID once it is declared, in whatever order",
      [
        rooted,
        unitFact("inner", byId("ou-ab12-11111111")),
        unitFact("outer", byId("r-ab12"), { id: "ou-ab12-11111111" }),
      ],
      [
        "the organization (r-ab12) < nothing",
        "OU inner < OU outer (ou-ab12-11111111)",
        "OU outer (ou-ab12-11111111) < the organization (r-ab12)",
        "the management account < the organization (r-ab12)",
      ],
    ],
    [
      "hangs a declaration that knows its parent before one that does not",
      [
        rooted,
        accountFact("shop", byId("r-ab12"), { id: "111122223333" }),
        accountFact("again", openly("x"), { id: "111122223333" }),
      ],
      [
        "the organization (r-ab12) < nothing",
        "account shop (111122223333) < the organization (r-ab12)",
        "the management account < the organization (r-ab12)",
      ],
    ],
    [
      "lets one that knows its parent correct one that does not",
      [
        rooted,
        unitFact("unit", byId("r-ab12"), { id: "ou-ab12-11111111" }),
        accountFact("shop", openly("x"), { id: "111122223333" }),
        accountFact("again", byAddress("unit"), { id: "111122223333" }),
      ],
      [
        "the organization (r-ab12) < nothing",
        "OU unit (ou-ab12-11111111) < the organization (r-ab12)",
        "account shop (111122223333) < OU unit (ou-ab12-11111111)",
        "the management account < the organization (r-ab12)",
      ],
    ],
    [
      "keeps the name of a management account that is declared",
      [
        organizationFact({ managementId: "999999999999" }),
        accountFact("payer", openly("x"), { id: "999999999999", name: "payer" }),
      ],
      ["the organization < nothing", "management account payer (999999999999) < the organization"],
    ],
    [
      "is nothing without anything that speaks of an organization",
      [bareFact("ConfigRecorder"), bareFact("MfaDevice")],
      [],
    ],
    [
      "is a root with its management account where something speaks of one",
      [bareFact("LandingZone")],
      ["the organization < nothing", "the management account < the organization"],
    ],
  ])("%s", (_, facts, expected) => {
    expect(tree(facts)).toEqual(expected);
  });

  it("takes names from the configuration, where the inputs have none", () => {
    const facts = [organizationFact({ accounts: [{ id: "111122223333", name: "shop" }] })];
    const accounts = [
      { id: "111122223333", name: "other" },
      { id: "444455556666", name: "audit" },
    ];
    expect(tree(facts, accounts)).toEqual([
      "the organization < nothing",
      "account shop (111122223333) <? the organization",
      "account audit (444455556666) <? the organization",
      "the management account < the organization",
    ]);
  });

  it("says of an account whether it is declared, or only pointed at", () => {
    const facts = [rooted, unitFact("unit", byId("ou-ab12-22222222"), { id: "ou-ab12-11111111" })];
    const places = treeOf(facts, [{ id: "111122223333" }]);
    const declared = (id: string) => places.byId(id)?.declared;
    expect([declared("r-ab12"), declared("ou-ab12-11111111"), declared("ou-ab12-22222222")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(declared("111122223333")).toBe(true);
    expect(treeOf([bareFact("LandingZone")]).roots()[0]?.declared).toBe(false);
    expect(treeOf([bareFact("LandingZone")]).all()[1]).toMatchObject({ declared: false, management: true });
  });

  it("has the place where each is written", () => {
    const header = { ...place, path: "org.tf" };
    const places = treeOf([
      organizationFact({ rootId: "r-ab12", header }),
      unitFact("unit", toRoot, { header: { ...place, path: "unit.tf" } }),
      attachmentFact(byId("p-1"), byId("111122223333")),
    ]);
    places.resolve(byId("111122223333"), base("from"));
    expect(places.all().map((one) => [one.kind, one.location?.path])).toEqual([
      ["organization", "org.tf"],
      ["unit", "unit.tf"],
      ["account", undefined],
      ["account", undefined],
    ]);
  });

  it("keeps the place of the first of two declarations of one organization", () => {
    const from = (path: string) =>
      organizationFact({ ...base(path), rootId: "r-ab12", header: { ...place, path }, scope: path });
    const places = treeOf([from("one.tf"), from("two.tf")]);
    expect(places.roots().map((one) => one.location?.path)).toEqual(["one.tf"]);
  });

  it("knows children of their parents only, once they moved", () => {
    const places = treeOf([
      rooted,
      unitFact("unit", byId("r-ab12"), { id: "ou-ab12-11111111" }),
      accountFact("shop", openly("x"), { id: "111122223333" }),
      accountFact("again", byAddress("unit"), { id: "111122223333" }),
    ]);
    const below = (id: string) => places.byId(id)?.children.map((one) => one.name);
    expect(below("r-ab12")).toEqual(["unit", "management account"]);
    expect(below("ou-ab12-11111111")).toEqual(["shop"]);
  });

  it("finds places by key and by ID, and only those that have one", () => {
    const places = treeOf([rooted, unitFact("unit", toRoot)]);
    expect(places.byKey("r-ab12")).toBe(places.byId("r-ab12"));
    expect(places.byKey("r-ab12/management")?.name).toBe("management account");
    expect(places.byId("r-ab12/management")).toBeUndefined();
    expect(places.all().map((one) => one.key)).toEqual(["r-ab12", "unit", "r-ab12/management"]);
  });
});

describe("what two declarations disagree about", () => {
  const [first, second] = [
    unitFact("first", byId("r-ab12"), { id: "ou-ab12-11111111" }),
    unitFact("second", byId("r-ab12"), { id: "ou-ab12-22222222" }),
  ];
  const shop = (address: string, parent: string) => accountFact(address, byId(parent), { id: "111122223333" });

  it("is told, and the first one stands", () => {
    const facts = [rooted, first, second, shop("shop", "ou-ab12-11111111"), shop("again", "ou-ab12-22222222")];
    const places = treeOf(facts);
    expect(places.conflicts().map(conflictPhrase)).toEqual([
      "account shop (111122223333) is declared under OU first (ou-ab12-11111111) and under OU second (ou-ab12-22222222)",
    ]);
    expect(places.byId("111122223333")?.parent?.name).toBe("first");
  });

  it("is nothing where they agree", () => {
    expect(
      treeOf([rooted, first, shop("shop", "ou-ab12-11111111"), shop("again", "ou-ab12-11111111")]).conflicts(),
    ).toEqual([]);
  });

  it("ends a circle below the root", () => {
    const places = treeOf([
      rooted,
      unitFact("one", byAddress("other"), { id: "ou-ab12-33333333" }),
      unitFact("other", byAddress("one"), { id: "ou-ab12-44444444" }),
    ]);
    expect(places.conflicts().map(conflictPhrase)).toEqual(["OU other (ou-ab12-44444444) is declared below itself"]);
    expect(places.byId("ou-ab12-44444444")).toMatchObject({ placed: false, parent: { name: "organization" } });
    expect(places.byId("ou-ab12-33333333")).toMatchObject({ placed: true, parent: { name: "other" } });
  });

  it("ends an OU that is its own parent below the root", () => {
    const places = treeOf([rooted, unitFact("one", byAddress("one"), { id: "ou-ab12-33333333" })]);
    expect(places.conflicts().map(conflictPhrase)).toEqual(["OU one (ou-ab12-33333333) is declared below itself"]);
    expect(places.byId("ou-ab12-33333333")?.parent?.kind).toBe("organization");
  });
});

describe("the way from the root down to a place", () => {
  const [outer, inner] = [unitFact("outer", byId("r-ab12")), unitFact("inner", byAddress("outer"))];

  it("goes through its OUs", () => {
    const places = treeOf([rooted, outer, inner, accountFact("shop", byAddress("inner"), { id: "111122223333" })]);
    const shop = places.byId("111122223333");
    expect(shop && places.path(shop).map((one) => one.name)).toEqual(["organization", "outer", "inner", "shop"]);
    const [root, unit] = places.all();
    expect(shop && root && places.isWithin(shop, root)).toBe(true);
    expect(shop && unit && places.isWithin(unit, shop)).toBe(false);
    expect(shop && places.isWithin(shop, shop)).toBe(true);
  });

  it("is cut at 64 steps, far beyond the five levels that AWS allows", () => {
    const deep = Array.from({ length: 100 }, (_, index) =>
      unitFact(`unit${index}`, index === 0 ? byId("r-ab12") : byAddress(`unit${index - 1}`)),
    );
    const places = treeOf([rooted, ...deep]);
    const last = places.all().find((one) => one.name === "unit99");
    expect(last && places.path(last)).toHaveLength(64);
  });
});

describe("more than one organization", () => {
  const [one, two] = [
    organizationFact({ ...base("org"), rootId: "r-aaaa", scope: "one.json" }),
    organizationFact({ ...base("org"), rootId: "r-bbbb", scope: "two.json" }),
  ];
  it.each<readonly [string, readonly Fact[], string, string]>([
    ["each input means its own", [one, two], "two.json", "the organization (r-bbbb)"],
    ["the first input means its own", [one, two], "one.json", "the organization (r-aaaa)"],
    ["another input may mean either", [one, two], "three.json", "open: there is more than one organization"],
    ["where there is only one, every input means it", [one], "three.json", "the organization (r-aaaa)"],
  ])("%s", (_, facts, scope, expected) => {
    expect(led(facts, toRoot, base("from", { scope }))).toBe(expected);
  });

  it("each has a management account of its own", () => {
    expect(tree([one, two])).toEqual([
      "the organization (r-aaaa) < nothing",
      "the organization (r-bbbb) < nothing",
      "the management account < the organization (r-aaaa)",
      "the management account < the organization (r-bbbb)",
    ]);
    const read = { ...two, managementId: "999999999999" };
    expect(tree([one, read])).toEqual([
      "the organization (r-aaaa) < nothing",
      "the organization (r-bbbb) < nothing",
      "the management account < the organization (r-bbbb)",
      "the management account < the organization (r-aaaa)",
    ]);
  });

  it("have keys of their own where their IDs are not known", () => {
    const bare = (scope: string) => organizationFact({ scope });
    const places = treeOf([bare("one.json"), bare("two.json"), bare("three.json")]);
    expect(places.roots().map((root) => root.key)).toEqual(["organization", "organization1", "organization2"]);
  });

  it("are two where an OU's ID is of another root than the one that is known", () => {
    const facts = [rooted, unitFact("unit", byId("ou-zz99-11111111"))];
    expect(tree(facts)).toContain("OU ou-zz99-11111111 <? the organization (r-zz99)");
    expect(treeOf(facts).roots()).toHaveLength(2);
  });

  it("are no matter of an OU that stands in a third input", () => {
    expect(
      led(
        [one, two, unitFact("unit", openly("x"), { scope: "three.json" })],
        toRoot,
        base("from", { scope: "three.json" }),
      ),
    ).toBe("open: there is more than one organization");
  });

  it("hold what has no known parent where its own input declares one, else in the first", () => {
    const lines = tree([
      one,
      two,
      accountFact("inner", openly("x"), { scope: "two.json" }),
      accountFact("lost", openly("x"), { scope: "three.json" }),
    ]);
    expect(lines).toContain("account inner <? the organization (r-bbbb)");
    expect(lines).toContain("account lost <? the organization (r-aaaa)");
  });

  it("keep their management accounts apart, also in one input", () => {
    const facts = [
      organizationFact({ ...base("a"), rootId: "r-aaaa", managementId: "111122223333" }),
      organizationFact({ ...base("b"), rootId: "r-bbbb", managementId: "444455556666" }),
    ];
    const places = treeOf(facts);
    expect(places.byId("444455556666")?.parent?.id).toBe("r-bbbb");
    const target = places.resolve(byAddress("b", "master_account_id"), base("from"));
    expect(target).toMatchObject({ kind: "node", node: { id: "444455556666" } });
  });
});

describe("what an ID leads to", () => {
  it.each([
    ["r-ab12", "the organization (r-ab12)"],
    ["r-zz99", "the organization (r-zz99)"],
    ["ou-ab12-11111111", "OU ou-ab12-11111111"],
    ["111122223333", "account 111122223333"],
    ["R-ab12", 'open: "R-ab12" is no ID of a root, an OU or an account'],
    ["r-", 'open: "r-" is no ID of a root, an OU or an account'],
    ["r-AB12", 'open: "r-AB12" is no ID of a root, an OU or an account'],
    ["xr-ab12", 'open: "xr-ab12" is no ID of a root, an OU or an account'],
    ["r-ab12/", 'open: "r-ab12/" is no ID of a root, an OU or an account'],
    ["ou-ab12", 'open: "ou-ab12" is no ID of a root, an OU or an account'],
    ["ou-ab12-", 'open: "ou-ab12-" is no ID of a root, an OU or an account'],
    ["xou-ab12-11111111", 'open: "xou-ab12-11111111" is no ID of a root, an OU or an account'],
    ["ou-ab12-11111111/", 'open: "ou-ab12-11111111/" is no ID of a root, an OU or an account'],
    ["ou-AB12-11111111", 'open: "ou-AB12-11111111" is no ID of a root, an OU or an account'],
    ["11112222333", 'open: "11112222333" is no ID of a root, an OU or an account'],
    ["1111222233334", 'open: "1111222233334" is no ID of a root, an OU or an account'],
    ["11112222333x", 'open: "11112222333x" is no ID of a root, an OU or an account'],
    ["o-abcdefghij", 'open: "o-abcdefghij" is no ID of a root, an OU or an account'],
  ])("%s", (id, expected) => {
    expect(led([rooted], byId(id))).toBe(expected);
  });

  it("is the organization at hand, where its own ID is not known yet", () => {
    expect(led([organizationFact()], byId("r-ab12"))).toBe("the organization (r-ab12)");
    const places = treeOf([organizationFact()]);
    places.resolve(byId("ou-ab12-11111111"), base("from"));
    expect(places.roots().map((root) => root.id)).toEqual(["r-ab12"]);
    places.resolve(byId("r-ab12"), base("from"));
    expect(places.roots()).toHaveLength(1);
    expect(places.byId("r-ab12")).toBe(places.roots()[0]);
  });

  it("is one place, however often it is asked for", () => {
    const places = treeOf([rooted]);
    const target = () => places.resolve(byId("111122223333"), base("from"));
    expect(target()).toEqual(target());
    expect(places.all().filter((one) => one.id === "111122223333")).toHaveLength(1);
    expect(places.byId("111122223333")).toMatchObject({ placed: false, management: false, declared: false });
    expect(places.byId("111122223333")?.parent).toBe(places.roots()[0]);
  });
});

describe("what an address leads to", () => {
  const many = [
    rooted,
    unitFact('unit["a"]', toRoot, { name: "a" }),
    unitFact('unit["b"]', toRoot, { name: "b" }),
    unitFact("counted[0]", toRoot, { name: "first" }),
    unitFact("counted[1]", toRoot, { name: "second" }),
    unitFact('single["x]"]', toRoot, { name: "x" }),
    unitFact('quoted["a\\"bcd"]', toRoot, { name: "quote" }),
    unitFact('quoted["c"]', toRoot, { name: "c" }),
    unitFact("counted[10]", toRoot, { name: "eleventh" }),
    unitFact('keyed["first"]', toRoot, { name: "keyed" }),
    unitFact('keyed["second"]', toRoot, { name: "other" }),
    unitFact("renamed", toRoot, { name: "bare" }),
    unitFact('renamed["a"]', toRoot, { name: "instance" }),
    unitFact("plain", toRoot, { name: "plain" }),
    unitFact('module.m["a"].nested', toRoot, { name: "nested" }),
    bareFact("ConfigRecorder"),
  ];
  it.each([
    ["a resource", "plain", "from", "OU plain"],
    ["an instance by its key", 'unit["b"]', "from", "OU b"],
    ["an instance by its number", "counted[1]", "from", "OU second"],
    ["the only instance", "single", "from", "OU x"],
    ["the instance with the same key", "unit", 'from["b"]', "OU b"],
    ["the instance with the same number", "counted", "from[1]", "OU second"],
    ["the instance with the same number of two digits", "counted", "from[10]", "OU eleventh"],
    ["the instance with the same key of several letters", "keyed", 'from["second"]', "OU other"],
    ["what stands at the very address before its instances", "renamed", "from", "OU bare"],
    ["the instance with the same key, quotes and all", "quoted", 'from["a\\"bcd"]', "OU quote"],
    ["no instance without a key", "unit", "from", "open: unit has several instances"],
    ["no instance of another key", "unit", 'from["c"]', "open: unit has several instances"],
    ["no instance by the key of a module", "unit", 'module.m["a"].from', "open: unit has several instances"],
    ["no instance that is not there", 'unit["c"]', "from", 'open: unit["c"] is not in the inputs'],
    ["nothing that is not there", "gone", "from", "open: gone is not in the inputs"],
    ["no module by what stands in it", "module.m", "from", "open: module.m is not in the inputs"],
    ["nothing without the key of its module", "module.m.nested", "from", "open: module.m.nested is not in the inputs"],
    ["a resource that is no place", "ConfigRecorder", "from", "fact ConfigRecorder"],
  ])("%s", (_, address, from, expected) => {
    expect(led(many, byAddress(address), base(from))).toBe(expected);
  });

  it("stays within one input", () => {
    const facts = [rooted, unitFact("unit", toRoot, { scope: "one.json", name: "one" })];
    const from = (scope: string) => base("from", { scope });
    expect(led(facts, byAddress("unit"), from("one.json"))).toBe("OU one");
    expect(led(facts, byAddress("unit"), from("two.json"))).toBe("open: unit is not in the inputs");
    expect(led(facts, byAddress("unit"))).toBe("open: unit is not in the inputs");
  });

  it("has all instances of a resource, each once", () => {
    const places = treeOf(many);
    const at = (address: string) => places.factsAt(address, base("from")).map((one) => one.resource.address);
    expect(at("unit")).toEqual(['unit["a"]', 'unit["b"]']);
    expect(at('unit["a"]')).toEqual(['unit["a"]']);
    expect(at("plain")).toEqual(["plain"]);
    expect(at("gone")).toEqual([]);
  });

  it("is open where the pointer is", () => {
    expect(led(many, openly("variable target has no value"))).toBe("open: variable target has no value");
  });

  it.each([
    ["roots", "the organization (r-ab12)"],
    ["roots[0].id", "the organization (r-ab12)"],
    ["RootId", "the organization (r-ab12)"],
    ["root_id", "the organization (r-ab12)"],
    ["master_account_id", "the management account"],
    ["ManagementAccountId", "the management account"],
    ["management_account_id", "the management account"],
    ["arn", "open: org.arn is no root, OU or account"],
    ["id", "open: org.id is no root, OU or account"],
    ["non_master_accounts_roots", "open: org.non_master_accounts_roots is no root, OU or account"],
    ["master_account_id_x", "open: org.master_account_id_x is no root, OU or account"],
    ["x_master_account_id", "open: org.x_master_account_id is no root, OU or account"],
    ["master_account_email", "open: org.master_account_email is no root, OU or account"],
  ])("%s of an organization", (attribute, expected) => {
    expect(led([rooted], byAddress("org", attribute))).toBe(expected);
  });

  it("is the management account by reference, also where it is the parent of something", () => {
    const shop = accountFact("shop", byAddress("org", "master_account_id"));
    const managers = (organization: Fact) =>
      treeOf([organization, shop])
        .all()
        .filter((one) => one.management)
        .map((one) => one.key);
    expect(managers(rooted)).toEqual(["r-ab12/management"]);
    expect(managers({ ...rooted, managementId: "999999999999" })).toEqual(["999999999999"]);
  });
});

describe("what speaks of an organization", () => {
  const document = (more: object) =>
    bareFact("PolicyDocument", { role: "document", type: { kind: "absent" }, targets: [], ...more });
  const isRoot = '{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}}';
  it.each<readonly [string, Fact, boolean]>([
    ["an organization", rooted, true],
    ["an OU", unitFact("unit", toRoot), true],
    ["an account", accountFact("shop", toRoot), true],
    ["an attachment", attachmentFact(byId("p-1"), toRoot), true],
    ["a Control Tower control", bareFact("ControlTowerControl"), true],
    ["a landing zone", bareFact("LandingZone"), true],
    ["a central policy of Security Hub", bareFact("SecurityHubPolicy"), true],
    ["its association", bareFact("SecurityHubAssociation"), true],
    ["central configuration of Security Hub", bareFact("SecurityHubOrganization"), true],
    ["centralised root access", bareFact("RootCredentialsManagement"), true],
    ["service access", bareFact("ServiceAccess"), true],
    ["an Organizations policy, whatever it says", document({ role: "policy", content: known("{}") }), true],
    ["a policy file that asks for root", document({ content: known(isRoot) }), true],
    ["a policy file that does not", document({ content: known('{"Effect": "Allow"}') }), false],
    ["a policy file without content", document({ content: null }), false],
    ["an organization Config rule", bareFact("ConfigRule", { reach: "organization" }), true],
    ["a Config rule of one account", bareFact("ConfigRule", { reach: "account" }), false],
    ["an organization conformance pack", bareFact("ConformancePack", { reach: "organization" }), true],
    ["a conformance pack of one account", bareFact("ConformancePack", { reach: "account" }), false],
    ["a recorder", bareFact("ConfigRecorder"), false],
    ["a standard of one account", bareFact("SecurityHubStandard"), false],
    ["a control of one account", bareFact("SecurityHubControl"), false],
    ["a stack set of accounts", bareFact("StackSet", { targets: [{ kind: "id", id: "111122223333" }] }), false],
    ["a stack set of an OU", bareFact("StackSet", { targets: [{ kind: "id", id: "ou-ab12-11111111" }] }), true],
    ["a stack set by trusted access", bareFact("StackSet", { targets: [], inOrganization: true }), true],
    ["a device", bareFact("MfaDevice"), false],
  ])("%s: %#", (_, fact, expected) => {
    expect(treeOf([fact]).isOrganization).toBe(expected);
  });

  const structure = (values: Readonly<Record<string, Value>>) =>
    map(Object.entries(values).map(([key, value]) => ({ key, value })));
  it.each<readonly [string, Value | null, boolean]>([
    ["text that asks for the root ARN", known('{"aws:PrincipalArn": "arn:aws:iam::*:root"}'), true],
    ["in any case of the key", known('{"AWS:principalARN": ["arn:*:iam::*:root"]}'), true],
    ["a structure", structure({ "aws:PrincipalArn": list([known("arn:aws:iam::*:root")]) }), true],
    ["another key", known('{"aws:SourceArn": "arn:aws:iam::*:root"}'), false],
    ["a role that is called root", known('{"aws:PrincipalArn": "arn:aws:iam::*:role/root"}'), false],
    ["a name that only begins so", known('{"aws:PrincipalArn": "arn:aws:iam::*:root-admin"}'), false],
    ["a number", known(1), false],
    ["what is not known", unknown(opaque("unset", undefined, "p")), false],
    ["nothing", null, false],
  ])("names root: %s", (_, content, expected) => {
    expect(namesRoot(content)).toBe(expected);
  });
});

describe("how messages call a place", () => {
  const one = (more: Partial<OrgNode>): OrgNode => ({
    key: "k",
    kind: "account",
    name: "shop",
    id: "111122223333",
    parent: null,
    placed: true,
    management: false,
    declared: true,
    location: undefined,
    children: [],
    ...more,
  });
  it.each<readonly [OrgNode | null, string]>([
    [null, "nothing"],
    [one({}), "account shop (111122223333)"],
    [one({ id: null }), "account shop"],
    [one({ name: "111122223333" }), "account 111122223333"],
    [one({ kind: "unit", name: "ou-ab12-1", id: "ou-ab12-1" }), "OU ou-ab12-1"],
    [one({ kind: "unit", name: "prod", id: "ou-ab12-1" }), "OU prod (ou-ab12-1)"],
    [one({ kind: "organization", name: "organization", id: "r-ab12" }), "the organization (r-ab12)"],
    [one({ kind: "organization", name: "organization", id: null }), "the organization"],
    [one({ kind: "rest", name: "rest of the organization", id: null }), "the rest of the organization"],
    [
      one({ kind: "standalone", name: "account that these inputs deploy to", id: null }),
      "the account that these inputs deploy to",
    ],
    [one({ management: true, name: "management account" }), "the management account"],
    [one({ management: true, name: "the payer" }), "management account the payer (111122223333)"],
    [one({ management: true, name: "111122223333" }), "management account 111122223333"],
  ])("%#: %s", (at, expected) => {
    expect(labelOf(at)).toBe(expected);
  });
});
