import { describe, expect, it } from "vitest";
import { type Candidate, keyCandidates } from "../../src/policy/candidates.ts";
import { type CompiledCondition, compileStatement } from "../../src/policy/compile.ts";
import { ageKey, epochKey, presentKey, shapeOf, timeKey } from "../../src/policy/context-keys.ts";
import { mfaCandidates, timeCandidates } from "../../src/policy/dependent-candidates.ts";
import { matchCondition } from "../../src/policy/match.ts";
import { type Json, policy } from "./support.ts";

type Asked = readonly (readonly [operator: string, key: string, values: Json])[];

const nothing = () => undefined;

/** One statement for each condition: an operator may stand twice. */
function conditions(asked: Asked): readonly CompiledCondition[] {
  const statements = asked.map(([operator, key, values]) => ({
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { [operator]: { [key]: values } },
  }));
  const document = policy(...statements);
  return document.statements.flatMap((statement) => compileStatement(document, statement).conditions);
}

/** What the conditions say of a request, each in its turn. */
function view(all: readonly CompiledCondition[], candidate: Candidate): string {
  return all.map((one) => matchCondition(one, candidate.get(one.source.key.toLowerCase()), nothing)).join();
}

function candidatesOf(key: string, asked: Asked, always = false, left = 1_000_000) {
  const own = conditions(asked);
  return { own, ...keyCandidates({ key, conditions: own, always }, nothing, { left }) };
}

/** Every view that some of the values gives, as the candidates give it or not. */
function missed(key: string, asked: Asked, values: readonly string[]): readonly string[] {
  const { own, list, gap } = candidatesOf(key, asked, true);
  expect(gap).toBeNull();
  const views = new Set(list.map((one) => view(own, one)));
  return values.filter((value) => !views.has(view(own, new Map([[key, [value]]]))));
}

describe("candidates show each answer that some value of a key has", () => {
  it.each<readonly [string, string, Asked, readonly string[]]>([
    [
      "addresses in, beside and between ranges",
      "aws:sourceip",
      [
        ["IpAddress", "aws:SourceIp", "10.1.0.0/16"],
        ["IpAddress", "aws:SourceIp", "10.0.0.0/8"],
        ["IpAddress", "aws:SourceIp", "2001:db8::/32"],
      ],
      [
        "9.255.255.255",
        "10.0.0.0",
        "10.1.0.0",
        "10.1.255.255",
        "10.2.0.0",
        "11.0.0.0",
        "2001:db8::1",
        "2001:db9::",
        "::",
      ],
    ],
    [
      "single addresses, side by side",
      "aws:sourceip",
      [
        ["IpAddress", "aws:SourceIp", "192.0.2.8"],
        ["IpAddress", "aws:SourceIp", "192.0.2.9"],
        ["IpAddress", "aws:SourceIp", ["192.0.2.10/31", "192.0.2.6/31"]],
      ],
      ["192.0.2.5", "192.0.2.6", "192.0.2.7", "192.0.2.8", "192.0.2.9", "192.0.2.10", "192.0.2.11", "192.0.2.12"],
    ],
    [
      "the first and the last address",
      "aws:sourceip",
      [
        ["IpAddress", "aws:SourceIp", "255.255.255.255"],
        ["IpAddress", "aws:SourceIp", "0.0.0.0"],
        ["IpAddress", "aws:SourceIp", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
        ["IpAddress", "aws:SourceIp", "::"],
      ],
      [
        "0.0.0.0",
        "0.0.0.1",
        "255.255.255.254",
        "255.255.255.255",
        "::",
        "::1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
      ],
    ],
    [
      "all addresses of one version",
      "aws:sourceip",
      [["IpAddress", "aws:SourceIp", "0.0.0.0/0"]],
      ["10.0.0.1", "2001:db8::1"],
    ],
    [
      "numbers below, at, between and above what policies name",
      "x:n",
      [
        ["NumericLessThan", "x:n", "300"],
        ["NumericLessThanEquals", "x:n", "10"],
        ["NumericGreaterThan", "x:n", "20.5"],
        ["NumericEquals", "x:n", "15"],
      ],
      ["-1", "9.9", "10", "12", "15", "18", "20.5", "21", "299", "300", "301"],
    ],
    [
      "numbers close to each other",
      "x:n",
      [
        ["NumericGreaterThan", "x:n", "1"],
        ["NumericLessThan", "x:n", "1.5"],
      ],
      ["1", "1.25", "1.5", "2"],
    ],
    ["numbers so large that one more is the same", "x:n", [["NumericLessThan", "x:n", "1e25"]], ["1e24", "1e26"]],
    [
      "instants before, at, between and after what policies name",
      "x:at",
      [
        ["DateLessThan", "x:at", "2031-01-01"],
        ["DateGreaterThanEquals", "x:at", "2030-01-01"],
        ["DateEquals", "x:at", "2030-06-01T12:00:00Z"],
      ],
      ["2029-12-31T23:59:59Z", "2030-01-01", "2030-03-01", "2030-06-01T12:00:00Z", "2030-09-01", "2031-01-01"],
    ],
    [
      "texts by equality, by pattern and without case",
      "x:t",
      [
        ["StringEquals", "x:t", "ab"],
        ["StringLike", "x:t", "a*"],
        ["StringEqualsIgnoreCase", "x:t", "AB"],
      ],
      ["ab", "a", "AB", "Ab", "b", ""],
    ],
    [
      "ARNs part by part",
      "x:arn",
      [
        ["ArnLike", "x:arn", "arn:aws:s?s:*:1:a*"],
        ["ArnLike", "x:arn", "arn:aws:*:us-east-1:1:*"],
      ],
      ["arn:aws:sns:us-east-1:1:a", "arn:aws:sns:eu-west-1:1:a:b", "arn:aws:x:us-east-1:1:b", "arn:aws:sns:x:2:a"],
    ],
    ["bytes", "x:b", [["BinaryEquals", "x:b", "QQ=="]], ["QQ==", "QUE="]],
    ["true and false of a key that is none else", "x:flag", [["Bool", "x:flag", "true"]], ["true", "false"]],
    [
      "true and false where presence is asked for too",
      "x:flag",
      [
        ["Bool", "x:flag", "false"],
        ["Null", "x:flag", "false"],
      ],
      ["true", "false"],
    ],
    [
      "another text beside true and false, where it is compared as a text too",
      "x:flag",
      [
        ["Bool", "x:flag", "true"],
        ["StringEquals", "x:flag", "maybe"],
      ],
      ["true", "false", "maybe"],
    ],
    [
      "true and false as texts",
      "aws:multifactorauthpresent",
      [["StringEquals", "aws:MultiFactorAuthPresent", "true"]],
      ["true", "false"],
    ],
    [
      "organizations",
      "aws:principalorgid",
      [["StringLike", "aws:PrincipalOrgID", "o-a*"]],
      ["o-abcdefghij", "o-bcdefghijk"],
    ],
  ])("%s", (_, key, asked, values) => {
    expect(missed(key, asked, values)).toEqual([]);
  });

  it.each<readonly [string, string, Asked]>([
    ["an address is no number", "aws:sourceip", [["IpAddress", "aws:SourceIp", "10.0.0.0/8"]]],
    ["true is nothing else", "aws:securetransport", [["StringEquals", "aws:SecureTransport", "maybe"]]],
    ["a flag is nothing else", "x:flag", [["Bool", "x:flag", "true"]]],
    ["an organization has an ID of its form", "aws:principalorgid", [["StringEquals", "aws:PrincipalOrgID", "root"]]],
  ])("and no value that the key cannot have: %s", (_, key, asked) => {
    const forms: Readonly<Record<string, RegExp>> = {
      "aws:sourceip": /^[0-9a-f.:]+$/,
      "aws:securetransport": /^(?:true|false)$/,
      "x:flag": /^(?:true|false)$/,
      "aws:principalorgid": /^o-[a-z0-9]{10,32}$/,
    };
    const values = candidatesOf(key, asked, true).list.flatMap((one) => one.get(key) ?? []);
    expect(values.filter((value) => !forms[key]?.test(value))).toEqual([]);
    expect(values.length).toBeGreaterThan(0);
  });

  it("has no empty value of a type that has none", () => {
    const token = candidatesOf("aws:tokenissuetime", [["StringLike", "aws:TokenIssueTime", "*"]], true).list;
    expect(token.flatMap((one) => one.get("aws:tokenissuetime") ?? [])).not.toContain("");
  });
});

describe("absence", () => {
  it("is the last candidate of a key that may be missing", () => {
    expect(candidatesOf("x:t", [["StringEquals", "x:t", "a"]]).list.at(-1)).toEqual(new Map());
    expect(candidatesOf("x:t", [["StringEquals", "x:t", "a"]], true).list.at(-1)?.size).toBe(1);
  });
  it("is the only other answer where nothing but presence is asked for", () => {
    const { list } = candidatesOf("x:t", [["Null", "x:t", "true"]]);
    expect(new Set(list.map((one) => one.size))).toEqual(new Set([1, 0]));
  });
});

describe("several values at once", () => {
  const both: Asked = [
    ["ForAnyValue:StringEquals", "x:tags", "a"],
    ["ForAnyValue:StringEquals", "x:tags", "b"],
  ];
  const viewsOf = (key: string, asked: Asked) => {
    const { own, list } = candidatesOf(key, asked, true);
    return list.map((one) => view(own, one));
  };
  it("are taken where a condition asks for a set, or the key has them", () => {
    expect(viewsOf("x:tags", both)).toContain("true,true");
    const named = both.map(([operator, , values]) => [operator, "aws:TagKeys", values] as const);
    expect(viewsOf("aws:tagkeys", named)).toContain("true,true");
  });
  it("are taken where one condition of several asks for a set", () => {
    expect(viewsOf("x:tags", [...both, ["StringLike", "x:tags", "*"]])).toContain("true,true,true");
  });
  it("are not taken of a key that has one", () => {
    const named = both.map(([operator, , values]) => [operator, "aws:UserAgent", values] as const);
    expect(viewsOf("aws:useragent", named)).not.toContain("true,true");
    const plain: Asked = [
      ["StringEquals", "x:t", "a"],
      ["StringEquals", "x:t", "b"],
    ];
    expect(viewsOf("x:t", plain)).not.toContain("true,true");
  });
  it("stand once for each answer that they give", () => {
    const views = viewsOf("x:tags", both);
    expect(new Set(views).size).toBe(views.length);
  });
});

describe("what is left out is said", () => {
  it.each<readonly [string, string, Asked, string]>([
    [
      "values of several kinds",
      "x:k",
      [
        ["NumericEquals", "x:k", "1"],
        ["StringEquals", "x:k", "a"],
      ],
      "x:k is compared as values of different kinds",
    ],
    [
      "values of several kinds of a known key",
      "aws:sourceip",
      [
        ["IpAddress", "aws:SourceIp", "10.0.0.0/8"],
        ["StringLike", "aws:SourceIp", "10.*"],
      ],
      "aws:SourceIp is compared as values of different kinds",
    ],
  ])("%s", (_, key, asked, gap) => {
    expect(candidatesOf(key, asked).gap).toBe(gap);
  });
  it("values of several kinds are values of all of them", () => {
    const asked: Asked = [
      ["NumericEquals", "x:k", "1"],
      ["DateLessThan", "x:k", "2030-01-01"],
    ];
    const values = candidatesOf("x:k", asked, true).list.flatMap((one) => one.get("x:k") ?? []);
    expect(values.filter((value) => !/^-?[0-9.]+$/.test(value))).toEqual([]);
  });
  it.each([
    ["texts", [["StringLike", "x:t", "*a?b*"]], 60],
    [
      "sets of texts",
      [
        ["ForAnyValue:StringEquals", "x:t", "a"],
        ["ForAnyValue:StringEquals", "x:t", "b"],
        ["ForAnyValue:StringEquals", "x:t", "c"],
      ],
      700,
    ],
  ] as const)("more %s than the budget has room for", (_, asked, left) => {
    const budget = { left };
    const own = conditions(asked);
    const { gap } = keyCandidates({ key: "x:t", conditions: own, always: true }, nothing, budget);
    expect(gap).toBe("the policies tell apart more values of x:t than are looked at");
    expect(budget.left).toBeLessThan(left);
    expect(budget.left).toBeGreaterThan(0);
  });
  it("keys are called as AWS spells them", () => {
    const { gap } = candidatesOf("aws:useragent", [["StringLike", "aws:UserAgent", "*a?b*"]], true, 60);
    expect(gap).toBe("the policies tell apart more values of aws:UserAgent than are looked at");
  });
});

describe("the keys of MFA", () => {
  const ages = (asked: Asked) => mfaCandidates(conditions(asked));
  it("are both there with MFA, one without, none with long-term credentials", () => {
    expect(ages([]).list).toEqual([
      new Map([
        [presentKey, ["true"]],
        [ageKey, ["60"]],
      ]),
      new Map([[presentKey, ["false"]]]),
      new Map(),
    ]);
  });
  it.each([
    ["300", ["0", "299", "300", "301", "1000"]],
    ["59.5", ["0", "59", "60", "61"]],
    ["0", ["0", "1"]],
    ["1e20", ["0", "60"]],
  ])("have whole ages around %s, none below 0", (cut, values) => {
    const own = conditions(
      ["NumericLessThan", "NumericLessThanEquals", "NumericEquals"].map((one) => [one, "aws:MultiFactorAuthAge", cut]),
    );
    const { list, gap } = mfaCandidates(own);
    expect(gap).toBeNull();
    const found = list.flatMap((one) => one.get(ageKey) ?? []);
    expect(found.filter((age) => !/^[0-9]+$/.test(age))).toEqual([]);
    const views = new Set(list.map((one) => view(own, one)));
    expect(values.filter((value) => !views.has(view(own, new Map([[ageKey, [value]]]))))).toEqual([]);
  });
  it.each(["StringLike", "DateLessThan"])("are not known whole where the age is compared by %s", (operator) => {
    expect(ages([[operator, "aws:MultiFactorAuthAge", "2030"]]).gap).toBe(
      "aws:MultiFactorAuthAge is compared as a text",
    );
  });
});

describe("the time", () => {
  it("is told alike by both keys, at, between and beside what policies name", () => {
    const own = conditions([
      ["DateLessThan", "aws:CurrentTime", "2030-01-01"],
      ["NumericGreaterThan", "aws:EpochTime", "1925000000"],
      ["DateEquals", "aws:EpochTime", "2030-06-01"],
    ]);
    const { list, gap } = timeCandidates(own);
    expect(gap).toBeNull();
    const at = (instant: string) =>
      new Map([
        [timeKey, [instant]],
        [epochKey, [String(Date.parse(instant) / 1000)]],
      ]);
    const instants = ["2029-12-31T23:59:59Z", "2030-01-01T00:00:00Z", "2030-06-01T00:00:00Z", "2030-07-01T00:00:00Z"];
    const views = new Set(list.map((one) => view(own, one)));
    expect(
      [...instants, "2030-12-31T00:00:00Z", "2031-01-05T00:00:00Z"].filter((one) => !views.has(view(own, at(one)))),
    ).toEqual([]);
    for (const one of list) {
      expect(String(Date.parse(one.get(timeKey)?.[0] ?? "") / 1000)).toBe(one.get(epochKey)?.[0]);
    }
  });
  it("is neither before 1970 nor after 9999", () => {
    const { list } = timeCandidates(
      conditions([
        ["NumericLessThan", "aws:EpochTime", ["0", "1e14"]],
        ["DateLessThan", "aws:CurrentTime", ["1970-01-01", "9999-12-31"]],
      ]),
    );
    const years = list.map((one) => Number(one.get(timeKey)?.[0]?.slice(0, 4)));
    expect(years.filter((year) => !(year >= 1970 && year <= 9999))).toEqual([]);
    expect(list.map((one) => one.get(timeKey)?.[0])).toContain("1970-01-01T00:00:00Z");
    expect(list.map((one) => one.get(timeKey)?.[0])).toContain("9999-12-31T00:00:00Z");
  });
  it.each([
    ["StringLike", "2030-*"],
    ["IpAddress", "10.0.0.0/8"],
  ])("is not known whole where it is compared by %s", (operator, value) => {
    expect(timeCandidates(conditions([[operator, "aws:CurrentTime", value]])).gap).toBe(
      "the time is compared as a text",
    );
  });
});

describe("natural values", () => {
  it("come first, as long as they fit", () => {
    const { list } = candidatesOf("aws:useragent", [["StringNotLike", "aws:UserAgent", "curl*"]], true);
    expect(list[0]?.get("aws:useragent")).toEqual([shapeOf("aws:UserAgent").examples[0]]);
    const { list: addresses } = candidatesOf("aws:sourceip", [["IpAddress", "aws:SourceIp", "10.0.0.0/8"]], true);
    expect(addresses[0]?.get("aws:sourceip")).toEqual(["198.51.100.7"]);
    expect(addresses.flatMap((one) => one.get("aws:sourceip") ?? [])).toContain("10.0.0.1");
  });
});
