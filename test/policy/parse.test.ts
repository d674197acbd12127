import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { opaque } from "../../src/model/symbol.ts";
import { absent, choice, known, list, map, text, unknown } from "../../src/model/value.ts";
import type { PolicyDocument } from "../../src/policy/document.ts";
import { parsePolicyFile, parsePolicyText, parsePolicyValue } from "../../src/policy/parse.ts";
import { scpQuotasOn } from "../../src/policy/quotas.ts";
import { validateScp } from "../../src/policy/validate.ts";

const faulty = readFileSync(join(import.meta.dirname, "fixtures/faulty.json"), "utf8");

function problemsOf(document: PolicyDocument): string[] {
  return validateScp(document).map(
    (one) => `${one.location?.start.line}:${one.location?.start.column} ${one.severity} ${one.code}`,
  );
}

describe("problems of a policy", () => {
  it("are found with their places", () => {
    expect(problemsOf(parsePolicyFile("faulty.json", faulty)).sort()).toEqual(
      [
        "1:1 error old-version",
        "8:17 error service-wildcard",
        "7:7 error principal-in-scp",
        "11:9 error unknown-operator",
        "13:22 warning short-arn",
        "16:5 error duplicate-sid",
        "18:17 error bad-effect",
        "20:7 error both-scopes",
        "21:7 error unknown-element",
        "16:5 error no-scope",
        "25:17 error bad-action",
        "26:20 error bad-arn",
        "28:27 warning literal-wildcard",
        "29:19 warning bad-boolean",
        "30:30 error bad-number",
        "31:27 error bad-date",
        "32:24 error bad-cidr",
        "12:25 warning unknown-key",
      ].sort(),
    );
  });
  it("suggest what was meant", () => {
    const messages = parsePolicyFile("faulty.json", faulty).problems.map((one) => one.message);
    expect(messages).toContain('"StringLikes" is no condition operator; did you mean StringLike?');
    expect(messages).toContain('"Ressource" is no element of a statement; did you mean Resource?');
    expect(messages).toContain('Effect is "deny"; it must be Allow or Deny; did you mean Deny?');
  });
  it.each([
    ["[]", "not-a-policy"],
    ["{}", "no-statement"],
    ['{"Version":"2012-10-17","Statement":[]}', "no-statement"],
    ['{"Version":"2012-10-17","Statement":[1]}', "bad-statement"],
    ['{"Version":"2020-01-01","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}', "bad-version"],
    ['{"Version":"2012-10-17","Statement":{"Action":"*","Resource":"*"}}', "no-effect"],
    ['{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":[],"Resource":"*"}}', "empty-scope"],
    ['{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":{"a":1}}}', "bad-value"],
    [
      '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*","Condition":"x"}}',
      "bad-condition",
    ],
    ['{"Version":"2012-10-17","Version":"2012-10-17"}', "duplicate-key"],
    ['{"Version":"2012-10-17",', "json-syntax"],
  ])("%s: %s", (source, code) => {
    const document = parsePolicyText(source);
    expect(document.problems.map((one) => one.code)).toContain(code);
    expect(document.doubt).toBeDefined();
  });
  it.each([
    ["Bool", "true", []],
    ["Bool", "True", ["bad-boolean"]],
    ["Null", "false", []],
    ["Null", "no", ["bad-boolean"]],
    ["NumericEquals", "1.5", []],
    ["NumericEquals", "one", ["bad-number"]],
    ["DateLessThan", "2030-01-01", []],
    ["DateLessThan", "soon", ["bad-date"]],
    ["IpAddress", "2001:db8::/32", []],
    ["IpAddress", "office", ["bad-cidr"]],
    ["ArnLike", "arn:*:iam::*:root", []],
    ["ArnLike", "arn:aws:iam:root", ["short-arn"]],
    ["ArnLike", `\${aws:PrincipalArn}`, []],
    ["StringEquals", "a*", ["literal-wildcard"]],
    ["StringEqualsIgnoreCase", "a?", ["literal-wildcard"]],
    ["StringEquals", `\${*}\${?}\${$}`, []],
    ["StringLike", "a*", []],
    ["BinaryEquals", "QQ==", []],
    ["StringEquals", [], ["empty-condition"]],
    ["StringEquals", ["a", "b*", "c*"], ["literal-wildcard", "literal-wildcard"]],
  ])("of a condition: %s with %j has %j", (operator, value, codes) => {
    const statement = { Effect: "Deny", Action: "*", Resource: "*", Condition: { [operator]: { "x:key": value } } };
    const document = parsePolicyText(JSON.stringify({ Version: "2012-10-17", Statement: statement }));
    expect(validateScp(document).map((one) => one.code)).toEqual(codes);
  });
  it.each([
    ["no version", {}, ["no-version"]],
    ["the old version", { Version: "2008-10-17" }, ["old-version"]],
    ["the version in force", { Version: "2012-10-17" }, []],
    ["a version that AWS does not know", { Version: "2020-01-01" }, ["bad-version"]],
  ])("of a service control policy with %s", (_, version, codes) => {
    const Statement = { Effect: "Deny", Action: "*", Resource: "*" };
    expect(validateScp(parsePolicyText(JSON.stringify({ ...version, Statement }))).map((one) => one.code)).toEqual(
      codes,
    );
  });
  it("are told once for text that is no JSON", () => {
    expect(validateScp(parsePolicyText("{")).map((one) => one.code)).toEqual(["json-syntax"]);
  });
  it("are Sids that stand twice, empty ones left out", () => {
    const statement = (Sid: string) => ({ Sid, Effect: "Deny", Action: "*", Resource: "*" });
    const found = (...sids: readonly string[]) =>
      validateScp(parsePolicyText(JSON.stringify({ Version: "2012-10-17", Statement: sids.map(statement) })));
    expect(found("a", "b", "a", "a").map((one) => one.message)).toEqual([
      'The Sid "a" stands on two statements.',
      'The Sid "a" stands on two statements.',
    ]);
    expect(found("", "")).toEqual([]);
  });
  it("are told once for a statement of which the effect is not known", () => {
    const statement = map([
      { key: "Effect", value: unknown(opaque("unset", undefined, "p")) },
      { key: "Action", value: known("*") },
      { key: "Resource", value: known("*") },
      { key: "Condition", value: map([{ key: "Bool", value: map([{ key: "x:key", value: known("no") }]) }]) },
    ]);
    const document = parsePolicyValue(
      map([
        { key: "Version", value: known("2012-10-17") },
        { key: "Statement", value: list([statement]) },
      ]),
    );
    expect(document.statements.map((one) => one.effect)).toEqual(["Deny", "Allow"]);
    expect(validateScp(document).map((one) => one.code)).toEqual(["bad-boolean"]);
  });
  it.each([
    ["*", []],
    ["**", []],
    ["arn:aws:iam::*:mfa/*", []],
    ["arn:*", []],
    ["arn*", []],
    [`\${aws:x}`, []],
    ["mfa/*", ["bad-arn"]],
    ["ARN:aws:iam::*:mfa/*", ["bad-arn"]],
    ["xarn:aws:iam::*:mfa/*", ["bad-arn"]],
  ])("of a resource: %s has %j", (Resource, codes) => {
    const Statement = { Effect: "Deny", Action: "*", Resource };
    const document = parsePolicyText(JSON.stringify({ Version: "2012-10-17", Statement }));
    expect(validateScp(document).map((one) => one.code)).toEqual(codes);
  });
  it.each([
    ["*", []],
    ["*:*", []],
    ["iam:*", []],
    ["iam:Create*MFA?evice", []],
    ["i*:CreateUser", ["service-wildcard"]],
    ["?am:CreateUser", ["service-wildcard"]],
    ["ia*m:CreateUser", ["service-wildcard"]],
    ["iam", ["bad-action"]],
    ["iam:", ["bad-action"]],
    [":CreateUser", ["bad-action"]],
    ["iam:a:b", ["bad-action"]],
    [`\${x}`, []],
  ])("of an action: %s has %j", (Action, codes) => {
    const Statement = { Effect: "Deny", Action, Resource: "*" };
    const document = parsePolicyText(JSON.stringify({ Version: "2012-10-17", Statement }));
    expect(validateScp(document).map((one) => one.code)).toEqual(codes);
  });
  it("has none for a sound policy, in any legal shape", () => {
    const statement = {
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": false } },
    };
    for (const Statement of [statement, [statement]]) {
      expect(validateScp(parsePolicyText(JSON.stringify({ Version: "2012-10-17", Id: "x", Statement })))).toEqual([]);
    }
  });
});

describe("the size of a policy", () => {
  const long = (length: number, blanks = 0) => {
    const frame = '{"Version":"2012-10-17","Statement":{"Sid":"","Effect":"Deny","Action":"*","Resource":"*"}}';
    return parsePolicyText(`${frame.replace('""', `"${"s".repeat(length - frame.length)}"`)}${" ".repeat(blanks)}`);
  };
  it.each([
    [10_240, 0, undefined, []],
    [10_241, 0, undefined, ["too-long"]],
    [10_240, 1, undefined, ["long-with-blanks"]],
    [5_121, 0, "2026-05-14", ["too-long"]],
    [5_121, 0, "2026-05-15", []],
  ] as const)("%i characters and %i blanks on %s", (length, blanks, day, codes) => {
    expect(validateScp(long(length, blanks), scpQuotasOn(day)).map((one) => one.code)).toEqual(codes);
  });
  it("takes quotas of one's own", () => {
    const own = { since: "2026-01-01", characters: 100, perTarget: 1, source: "here" };
    expect(validateScp(long(200), own).map((one) => one.code)).toEqual(["too-long"]);
    expect(scpQuotasOn("2026-01-01").perTarget).toBe(5);
    expect(scpQuotasOn("2018-12-31").perTarget).toBe(5);
    expect(scpQuotasOn().perTarget).toBe(10);
  });
  it("is that of the JSON for an object, and not known with unknown parts", () => {
    const statement = (resource: Parameters<typeof list>[0][number]) =>
      map([{ key: "Statement", value: map([{ key: "Resource", value: resource }]) }]);
    expect(parsePolicyValue(statement(known("*"))).size).toEqual({ written: 30, minified: 30 });
    expect(parsePolicyValue(statement(unknown(opaque("unset", undefined, "p")))).size).toBeNull();
  });
});

describe("policies in templates", () => {
  const at = { path: "t.yaml", start: { line: 3, column: 5 }, end: { line: 3, column: 9 } };
  const json = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"arn:aws:iam::*:mfa/';
  it("keep the place of a string that holds the policy", () => {
    const document = parsePolicyValue(known(`${json}*"}}`, { at }));
    expect(document.statements[0]).toMatchObject({ effect: "Deny", location: at });
  });
  it("keep unknown parts inside of strings", () => {
    const hole = unknown(opaque("unset", undefined, "parameter Name has no value"));
    const document = parsePolicyValue(text([json, hole, '"}}'], { at }));
    expect(document.statements[0]?.resource.patterns).toEqual([
      ["arn:aws:iam::*:mfa/", { reason: "parameter", detail: "parameter Name has no value" }],
    ]);
  });
  it("keep several unknown parts in their order, whatever the text holds", () => {
    const hole = (detail: string) => unknown(opaque("unset", undefined, detail));
    const parts = [json, hole("one"), "\ue000-\ue001", hole("two"), '","Sid":"\ue000"}}'] as const;
    const document = parsePolicyValue(text(parts, { at }));
    expect(document.statements[0]?.resource.patterns).toEqual([
      [
        "arn:aws:iam::*:mfa/",
        { reason: "parameter", detail: "one" },
        "\ue000-\ue001",
        { reason: "parameter", detail: "two" },
      ],
    ]);
    expect(document.statements[0]?.sid).toBe("\ue000");
  });
  it("are as long as what stands between blanks and quotes", () => {
    const source = '{ "Version" : "2012-10-17",\n\t"Id": "a \\" b \\\\", "Statement": [] }';
    expect(parsePolicyText(source).size).toEqual({
      written: source.length,
      minified: JSON.stringify(JSON.parse(source)).length,
    });
  });
  it("have an unknown value where a part outside of strings is not known", () => {
    const hole = unknown(opaque("unset", undefined, "p"));
    const all = parsePolicyValue(text(['{"Version":"2012-10-17","Statement":', hole, "}"], { at }));
    expect(all.statements.map((one) => one.doubt)).toEqual(["p", "p"]);
    expect(all.problems).toEqual([]);
    const deny = '{"Sid":"\\"","Effect":"Deny","Action":"iam:*","Resource":"*"}';
    const some = parsePolicyValue(text([`{"Statement":[${deny},{"Effect":"Deny","Action":[`, hole, "]}]}"], { at }));
    expect(some.problems.map((one) => one.code)).not.toContain("json-syntax");
    expect(some.statements[0]?.doubt).toBeUndefined();
    expect(some.statements[1]?.action.patterns.map((one) => typeof one)).toEqual(["object"]);
  });
  it("are not known where a part outside of strings is none of their values", () => {
    const document = parsePolicyValue(text(['{"Version":', unknown(opaque("unset", undefined, "p")), '"x"}'], { at }));
    expect(document.doubt).toBe("the policy text has an unknown part: p");
    expect(document.problems).toEqual([]);
  });
  it("keep statements of one branch as doubtful, and leave out absent ones", () => {
    const statement = map([
      { key: "Effect", value: known("Deny") },
      { key: "Action", value: known("*") },
      { key: "Resource", value: known("*") },
    ]);
    const branch = choice([
      { when: [{ subject: "condition IsProd", is: "true" }], value: statement },
      { when: [{ subject: "condition IsProd", is: "false" }], value: absent() },
    ]);
    const other = map(
      [...statement.entries, { key: "Sid", value: known("Other") }].with(1, { key: "Action", value: known("s3:*") }),
    );
    const document = parsePolicyValue(map([{ key: "Statement", value: list([branch, other]) }]));
    expect(document.statements.map((one) => one.doubt)).toEqual([
      "it depends on a condition: condition IsProd is true",
      undefined,
    ]);
  });
});

describe("a condition key that stands twice in letters of different case", () => {
  const doubtsOf = (condition: object) =>
    parsePolicyText(
      JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Deny", Action: "iam:*", Resource: "*", Condition: condition },
      }),
    ).statements.flatMap((one) => one.conditions.map(({ key, doubt }) => [key, doubt !== undefined]));
  it("tests nothing that AWS documents", () => {
    expect(
      doubtsOf({
        ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root", "AWS:PrincipalArn": "*", "aws:PrincipalType": "x" },
        StringLike: { "aws:principalarn": "*" },
      }),
    ).toEqual([
      ["aws:PrincipalArn", true],
      ["AWS:PrincipalArn", true],
      ["aws:PrincipalType", false],
      ["aws:principalarn", false],
    ]);
  });
});
