import { describe, expect, it } from "vitest";
import { evaluateLevels, evaluatePolicy } from "../../src/policy/evaluate.ts";
import { formatInstant, parseInstant } from "../../src/policy/instant.ts";
import { formatAddress, parseRange } from "../../src/policy/network.ts";
import { parseNumber } from "../../src/policy/numbers.ts";
import { matchTokens, parseTemplate, resolveTemplate } from "../../src/policy/pattern.ts";
import { type Json, policy } from "./support.ts";

type Given = Readonly<Record<string, readonly string[]>>;

/** Whether a condition on the key `k:k` holds for some values; other keys are given by name. */
function holds(operator: string, values: Json, given: readonly string[] | null, others: Given = {}): boolean | null {
  const document = policy({ Effect: "Deny", Action: "*", Resource: "*", Condition: { [operator]: { "k:k": values } } });
  const context = (key: string) => (key === "k:k" ? (given ?? undefined) : others[key]);
  const verdict = evaluatePolicy(document, { action: "iam:X", resource: "*", context });
  return verdict === "unknown" ? null : verdict === "deny";
}

describe("conditions", () => {
  it.each([
    ["StringEquals", "a", ["a"], true],
    ["StringEquals", "a", ["A"], false],
    ["StringEquals", ["a", "b"], ["b"], true],
    ["StringEquals", "a*", ["ab"], false],
    ["StringEquals", "a*", ["a*"], true],
    ["StringEquals", "a", ["ba"], false],
    ["StringEquals", "a{b:c}", ["a{b:c}"], true],
    ["StringEquals", "$b:c}", ["$b:c}"], true],
    ["StringEquals", "a", ["b", "a"], true],
    ["StringEquals", "a", null, false],
    ["StringEquals", "a", [], false],
    ["StringEqualsIfExists", "a", [], true],
    ["StringEqualsIfExists", "a", null, true],
    ["StringEqualsIfExists", "a", ["b"], false],
    ["StringNotEquals", ["a", "b"], ["b"], false],
    ["StringNotEquals", ["a", "b"], ["c"], true],
    ["StringNotEquals", "a", null, true],
    ["StringEqualsIgnoreCase", "aÄ", ["Aä"], true],
    ["StringEqualsIgnoreCase", "az09", ["AZ09"], true],
    ["StringEqualsIgnoreCase", "ä", ["Ä"], true],
    ["StringEqualsIgnoreCase", "İ", ["İ"], true],
    ["StringEqualsIgnoreCase", "i", ["İ"], false],
    ["StringEqualsIgnoreCase", "a*", ["AB"], false],
    ["StringNotEqualsIgnoreCase", "a", ["A"], false],
    ["StringNotEqualsIgnoreCase", "a", ["b"], true],
    ["StringLike", "a*c", ["abc"], true],
    ["StringLike", "a*c", ["a:b/c"], true],
    ["StringLike", "a?c", ["ac"], false],
    ["StringLike", "A*", ["ab"], false],
    ["StringLike", `a\${*}`, ["ab"], false],
    ["StringLike", `a\${*}`, ["a*"], true],
    ["StringLike", `\${?}\${$}`, ["?$"], true],
    ["StringNotLike", "a*", ["b"], true],
    ["StringNotLike", "a*", ["ab"], false],
    ["NumericEquals", 10, ["10.0"], true],
    ["NumericEquals", 10, ["11"], false],
    ["NumericLessThan", "10", ["9.9"], true],
    ["NumericLessThan", "10", ["10"], false],
    ["NumericLessThan", "10", ["ten"], false],
    ["NumericLessThanEquals", "10", ["10"], true],
    ["NumericLessThanEquals", "10", ["10.1"], false],
    ["NumericGreaterThan", "10", ["10.1"], true],
    ["NumericGreaterThan", "10", ["10"], false],
    ["NumericGreaterThanEquals", "10", ["10"], true],
    ["NumericGreaterThanEquals", "10", ["9.9"], false],
    ["NumericNotEquals", "10", ["10"], false],
    ["NumericNotEquals", "10", ["11"], true],
    ["NumericNotEquals", "10", null, true],
    ["NumericEquals", "ten", ["10"], null],
    ["DateEquals", "2026-01-01T01:00:00+01:00", ["1767225600"], true],
    ["DateEquals", "2026-01-01", ["2026-01-01T00:00:01Z"], false],
    ["DateNotEquals", "2026-01-01", ["2026-01-01T00:00:00Z"], false],
    ["DateNotEquals", "2026-01-01", ["2026-01-01T00:00:01Z"], true],
    ["DateLessThan", "2026-01-01", ["2025-12-31T23:59:59Z"], true],
    ["DateLessThan", "2026-01-01", ["2026-01-01T00:00:00Z"], false],
    ["DateLessThanEquals", "2026-01-01", ["2026-01-01T00:00:00Z"], true],
    ["DateLessThanEquals", "2026-01-01", ["2026-01-01T00:00:01Z"], false],
    ["DateGreaterThan", "1767225600", ["2026-01-01T00:00:01Z"], true],
    ["DateGreaterThan", "1767225600", ["2026-01-01T00:00:00Z"], false],
    ["DateGreaterThanEquals", "1767225600", ["2026-01-01T00:00:00Z"], true],
    ["DateGreaterThanEquals", "1767225600", ["2025-12-31T23:59:59Z"], false],
    ["Bool", true, ["true"], true],
    ["Bool", "false", ["true"], false],
    ["Bool", "True", ["true"], null],
    ["Bool", "False", ["false"], null],
    ["Bool", "yes", ["true"], false],
    ["BinaryEquals", "QmluYXJ5", ["QmluYXJ5"], true],
    ["BinaryEquals", "QmluYXJ5", ["qmluYXJ5"], false],
    ["IpAddress", "203.0.113.0/24", ["203.0.113.9"], true],
    ["IpAddress", "203.0.113.0/24", ["203.0.113.0"], true],
    ["IpAddress", "203.0.113.0/24", ["203.0.113.255"], true],
    ["IpAddress", "203.0.113.0/24", ["203.0.112.255"], false],
    ["IpAddress", "203.0.113.0/24", ["203.0.114.0"], false],
    ["IpAddress", "203.0.113.9", ["203.0.113.9"], true],
    ["IpAddress", "2001:db8::/32", ["2001:db8:1::1"], true],
    ["IpAddress", "0.0.0.0/0", ["2001:db8::1"], false],
    ["IpAddress", "0.0.0.0/0", ["::1"], false],
    ["IpAddress", "::/0", ["10.0.0.1"], false],
    ["IpAddress", "203.0.113.0/24", ["office"], false],
    ["NotIpAddress", "203.0.113.0/24", ["203.0.113.9"], false],
    ["NotIpAddress", "203.0.113.0/24", ["198.51.100.7"], true],
    ["NotIpAddress", "203.0.113.0/24", null, true],
    ["NotIpAddress", "office", ["203.0.113.9"], null],
    ["ArnLike", "arn:aws:iam::*:role/*", ["arn:aws:iam::1:role/a/b"], true],
    ["ArnLike", "arn:aws:*:role/*", ["arn:aws:iam::1:role/a"], false],
    ["ArnLike", "arn:*:iam::1:root", ["arn:aws:x:iam::1:root"], false],
    ["ArnLike", "arn:aws:i?m::1:root", ["arn:aws:iam::1:root"], true],
    ["ArnLike", "arn:aws:i?m:1:root:x", ["arn:aws:i:m:1:root:x"], false],
    ["ArnLike", "arn:aws:sns:us-east-1:1:a?b", ["arn:aws:sns:us-east-1:1:a:b"], true],
    ["ArnEquals", "arn:aws:iam", ["arn:aws:iam"], false],
    ["ArnEquals", "root", [""], false],
    ["ArnEquals", "arn:aws:sns:*:*:a:*", ["arn:aws:sns:us-east-1:1:a:b:c"], true],
    ["ArnNotEquals", "arn:aws:iam::*:root", ["arn:aws:iam::1:root"], false],
    ["ArnNotEquals", "arn:aws:iam::*:root", ["arn:aws:iam::1:user/a"], true],
    ["ArnNotLike", "arn:aws:iam::*:root", ["arn:aws:iam::1:root"], false],
    ["ArnNotLike", "*", ["arn:aws:iam::1:root"], null],
    ["Null", "true", null, true],
    ["Null", "true", ["x"], false],
    ["Null", "false", null, false],
    ["Null", "false", ["x"], true],
    ["Null", "yes", null, null],
    ["NullIfExists", "true", null, null],
    ["ForAnyValue:Null", "true", null, null],
    ["Null", ["true", "false"], ["x"], true],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "b"], true],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "c"], false],
    ["ForAllValues:StringEquals", "a", null, true],
    ["ForAllValues:StringEquals", "a", [""], true],
    ["ForAllValues:StringNotLike", "a*", ["b", "c"], true],
    ["ForAllValues:StringNotLike", "a*", ["b", "ab"], false],
    ["ForAnyValue:StringEquals", "a", ["b", "a"], true],
    ["ForAnyValue:StringEquals", "a", null, false],
    ["ForAnyValue:StringNotEquals", "a", ["a", "b"], true],
    ["ForAnyValue:StringNotEquals", "a", ["a"], false],
    ["ForAnyValue:StringEqualsIfExists", "a", null, null],
  ] as const)("%s %j on %j: %s", (operator, values, given, expected) => {
    expect(holds(operator, values as Json, given)).toBe(expected);
  });
  it.each([
    ["StringEquals", `\${x:y}`, { "x:y": ["v"] }, true],
    ["StringEquals", `\${x:y}`, {}, false],
    ["StringNotEquals", `\${x:y}`, {}, true],
    ["StringEquals", `\${x:y, 'v'}`, {}, true],
    ["StringEquals", `\${ x:y , 'other' }`, { "x:y": ["v"] }, true],
    ["StringLike", `\${x:y}`, { "x:y": ["*"] }, false],
    ["StringEquals", `\${x:y}`, { "x:y": ["v", "w"] }, null],
    ["StringEqualsIgnoreCase", `\${x:y}`, { "x:y": ["V"] }, true],
    ["StringEquals", `a\${x:y}`, { "x:y": ["v"] }, false],
    ["StringEquals", `\${x:y,'v'}`, {}, true],
    ["StringEquals", `\${x:y,  'v'  }`, {}, true],
    ["StringEquals", `\${!x:y}`, { "x:y": ["v"] }, null],
    ["NumericEquals", `\${x:y}`, { "x:y": ["v"] }, null],
  ] as const)("%s with the variable %s and %j: %s", (operator, value, others, expected) => {
    expect(holds(operator, value, ["v"], others)).toBe(expected);
  });
});

describe("what a policy says of one request", () => {
  const allow = { Effect: "Allow", Action: "*", Resource: "*" };
  const deny = { Effect: "Deny", Action: "iam:X", Resource: "*" };
  const open = { Condition: { NumericEquals: { "k:k": "ten" } } };
  const refused = { ...deny, Principal: "*" };
  const given = (action = "iam:X") => ({ action, resource: "*", context: () => ["1"] });
  it.each<readonly [string, readonly Json[], string]>([
    ["a deny wins over an allow", [allow, deny], "deny"],
    ["an allow", [allow], "allow"],
    ["nothing of another action", [{ ...deny, Action: "s3:*" }], "none"],
    ["a deny wins over what is not known", [{ ...allow, ...open }, deny], "deny"],
    ["a deny that is not known", [allow, { ...deny, ...open }], "unknown"],
    ["an allow that is not known", [{ ...allow, ...open }], "unknown"],
    ["a deny of a policy that AWS refuses", [refused], "unknown"],
    ["an allow of a policy that AWS refuses", [{ ...refused, Effect: "Allow" }], "unknown"],
    ["nothing of another action, refused or not", [{ ...refused, Action: "s3:*" }], "none"],
  ])("%s", (_, statements, expected) => {
    expect(evaluatePolicy(policy(...statements), given())).toBe(expected);
  });
  it("is not known where it stands on one branch of a template", () => {
    const document = policy(deny);
    const doubtful = { ...document, statements: document.statements.map((one) => ({ ...one, doubt: "it depends" })) };
    expect(evaluatePolicy(doubtful, given())).toBe("unknown");
    expect(evaluatePolicy(doubtful, given("s3:X"))).toBe("none");
  });
  it.each<readonly [string, readonly (readonly Json[])[], boolean | null]>([
    ["is denied by any level", [[allow], [allow, deny]], true],
    ["is denied where a level does not allow it", [[allow], [{ ...allow, Action: "s3:*" }]], true],
    ["is not denied where each level allows it", [[allow], [{ ...allow, Action: "iam:*" }]], false],
    ["is not known where a level is not", [[allow], [{ ...allow, ...open }]], null],
    ["is denied though another level is not known", [[{ ...allow, ...open }], [allow, deny]], true],
  ])("a request %s", (_, levels, expected) => {
    const documents = levels.map((statements) => statements.map((one) => policy(one)));
    expect(evaluateLevels(documents, given())).toBe(expected);
  });
});

describe("texts", () => {
  it.each([
    ["*", "", true],
    ["a*b*c", "aXbYbZc", true],
    ["a*b*c", "aXbYbZ", false],
    ["*a", "aaaa", true],
    ["?", "", false],
    ["**?", "a", true],
    ["a", "ba", false],
    ["a*", "ba", false],
    ["?b", "aab", false],
  ])("%s on %s: %s", (pattern, value, expected) => {
    const resolved = resolveTemplate(parseTemplate(pattern, { variables: true, wildcards: true }), () => undefined);
    expect(matchTokens(resolved?.tokens ?? [], value)).toBe(expected);
  });
  it.each([
    ["2026", "2026-01-01T00:00:00Z"],
    ["2026-05", "2026-05-01T00:00:00Z"],
    ["2026-05-15T12:30Z", "2026-05-15T12:30:00Z"],
    ["2026-05-15T12:30:01.5-02:00", "2026-05-15T14:30:01.500Z"],
    ["2026-05-15T12:30:01.25Z", "2026-05-15T12:30:01.250Z"],
    ["2026-05-15T12:30:00+05:30", "2026-05-15T07:00:00Z"],
    ["2026-05-15T12:30:00+0530", "2026-05-15T07:00:00Z"],
    ["1767225600", "2026-01-01T00:00:00Z"],
    ["1767225600.25", "2026-01-01T00:00:00.250Z"],
    ["12345", "1970-01-01T03:25:45Z"],
    ["-1", "1969-12-31T23:59:59Z"],
    ["on 2026", null],
    ["2026-05-15T12:30:00.Z", null],
    ["1767225600.x", null],
    ["2026-02-30", null],
    ["2026-05-15 12:30", null],
    ["2026-05-15T12:30", null],
    ["soon", null],
  ])("the date %s is %s", (written, expected) => {
    const instant = parseInstant(written);
    expect(instant === null ? null : formatInstant(instant)).toBe(expected);
  });
  it.each([
    ["10.1.2.3/8", "10.0.0.0", "10.255.255.255"],
    ["::1", "0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:1"],
    ["::ffff:10.0.0.1", "0:0:0:0:0:ffff:a00:1", "0:0:0:0:0:ffff:a00:1"],
    ["2001:db8::/126", "2001:db8:0:0:0:0:0:0", "2001:db8:0:0:0:0:0:3"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0", "1:2:3:4:5:6:7:0"],
    ["10.0.0.1/32", "10.0.0.1", "10.0.0.1"],
    ["10.0.0.1/0", "0.0.0.0", "255.255.255.255"],
    ["::1/128", "0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:1"],
    ["::255.255.255.255", "0:0:0:0:0:0:ffff:ffff", "0:0:0:0:0:0:ffff:ffff"],
  ])("the range %s is %s to %s", (written, first, last) => {
    const range = parseRange(written);
    expect(range && [formatAddress(range.version, range.first), formatAddress(range.version, range.last)]).toEqual([
      first,
      last,
    ]);
  });
  it.each([
    "10.0.0",
    "10.0.0.256",
    "10.0.0.01",
    "10.0.0.0/33",
    "::/129",
    "1::2::3",
    "1:2:3:4:5:6:7:8::",
    "1::2:3:4:5:6:7:8",
    "1:2:3",
    "1:2:3:4:5:6:7:8:9",
    "::10.0.0.1:1",
    ":1",
    "g::",
    "::g",
    "::12345",
    "::x1",
    "::1x",
    "",
    "/8",
    "10.0.0.0/",
  ])("%j is no range", (written) => {
    expect(parseRange(written)).toBeNull();
  });
  it.each([
    ["1", 1],
    ["-1.5", -1.5],
    ["1e3", 1000],
    ["12.25", 12.25],
    [".25", 0.25],
    ["1e-3", 0.001],
    ["1e10", 1e10],
    ["+2", 2],
    ["", null],
    [".", null],
    ["0x10", null],
    ["1 ", null],
  ] as const)("the number %j is %s", (written, expected) => {
    expect(parseNumber(written)).toBe(expected);
  });
});
