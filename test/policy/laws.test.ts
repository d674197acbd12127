import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { absent, choice, known, list, map, type Scalar, type Value } from "../../src/model/value.ts";
import { decide } from "../../src/policy/decide.ts";
import { possibleAnswers } from "../../src/policy/decision.ts";
import { fullAwsAccess, type PolicyDocument } from "../../src/policy/document.ts";
import { type ConcreteRequest, evaluateLevels } from "../../src/policy/evaluate.ts";
import { parsePolicyText, parsePolicyValue } from "../../src/policy/parse.ts";
import { createDevice, enableDevice, rootQuestion, settledValues } from "../../src/policy/question.ts";
import { validateScp } from "../../src/policy/validate.ts";
import { cases } from "../support/random-cases.ts";
import { escapeOf, type Json, requestOf } from "./support.ts";

const someOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const listOf = <T>(value: fc.Arbitrary<T>) => fc.uniqueArray(value, { minLength: 1, maxLength: 3 });

const texts = listOf(someOf("a", "b", "ab", "a*", "*b", "?", "A", "*a?b*", "", `\${aws:PrincipalAccount}`, `\${*}`));
const numbers = listOf(someOf("0", "10", "10.5", "300"));
const instants = listOf(someOf("2030-01-01T00:00:00Z", "2031-06-01", "1893456000"));
const ranges = listOf(someOf("10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/0", "::/0", "192.0.2.7", "2001:db8::/32"));
const booleans = listOf(someOf("true", "false"));
const arns = listOf(someOf("arn:aws:iam::*:root", "arn:*:iam::111122223333:*", "arn:aws:iam::*:user/*", "*"));

const freeKey = someOf("aws:UserAgent", "aws:RequestTag/a", "aws:x-key");
const ifExists = (operator: string) => someOf(operator, `${operator}IfExists`);
const inSet = (operator: string) => someOf(`ForAllValues:${operator}`, `ForAnyValue:${operator}`);
const stringOperator = someOf(
  "StringEquals",
  "StringNotEquals",
  "StringLike",
  "StringNotLike",
  "StringEqualsIgnoreCase",
);

const condition: fc.Arbitrary<readonly [string, string, readonly string[]]> = fc.oneof(
  fc.tuple(stringOperator.chain(ifExists), freeKey, texts),
  fc.tuple(stringOperator.chain(inSet), fc.constant("aws:TagKeys"), texts),
  fc.tuple(
    someOf("NumericLessThan", "NumericGreaterThanEquals", "NumericEquals", "NumericNotEquals"),
    fc.constant("aws:x-number"),
    numbers,
  ),
  fc.tuple(
    someOf("NumericLessThan", "NumericGreaterThanEqualsIfExists"),
    fc.constant("aws:MultiFactorAuthAge"),
    numbers,
  ),
  fc.tuple(someOf("Bool", "BoolIfExists", "StringNotEquals"), fc.constant("aws:MultiFactorAuthPresent"), booleans),
  fc.tuple(
    someOf("DateLessThan", "DateGreaterThanEquals", "DateNotEquals"),
    someOf("aws:CurrentTime", "aws:EpochTime"),
    instants,
  ),
  fc.tuple(someOf("IpAddress", "NotIpAddress").chain(ifExists), fc.constant("aws:SourceIp"), ranges),
  fc.tuple(
    fc.constant("Null"),
    someOf("aws:SourceIp", "aws:UserAgent", "aws:TagKeys", "aws:MultiFactorAuthAge"),
    booleans,
  ),
  fc.tuple(someOf("ArnLike", "ArnNotLike"), fc.constant("aws:PrincipalArn"), arns),
);

function block(conditions: readonly (readonly [string, string, readonly string[]])[]): Json {
  const operators = new Map<string, Map<string, Json>>();
  for (const [operator, key, values] of conditions) {
    const keys = operators.get(operator) ?? new Map<string, Json>();
    operators.set(operator, keys.set(key, values));
  }
  return Object.fromEntries([...operators].map(([operator, keys]) => [operator, Object.fromEntries(keys)]));
}

const statement = (effect: fc.Arbitrary<string>): fc.Arbitrary<Json> =>
  fc
    .record({
      Effect: effect,
      action: fc.tuple(
        someOf("Action", "Action", "NotAction"),
        someOf("iam:*", createDevice, "*", "s3:*", "iam:?nable*"),
      ),
      resource: fc.tuple(
        someOf("Resource", "Resource", "NotResource"),
        someOf(
          "*",
          "*",
          "arn:aws:iam::*:mfa/*",
          "arn:aws:iam::*:mfa/a*",
          "arn:aws:iam::*:mfa/*/b",
          "arn:aws:iam::*:user/*",
        ),
      ),
      conditions: fc.array(condition, { maxLength: 3 }),
    })
    .map(({ Effect, action, resource, conditions }) => ({
      Effect,
      [action[0]]: action[1],
      [resource[0]]: resource[1],
      Condition: block(conditions),
    }));

const denies = fc.array(statement(fc.constant("Deny")), { minLength: 1, maxLength: 4 });
const mixed = fc.array(statement(someOf("Deny", "Deny", "Allow")), { minLength: 1, maxLength: 4 });

function toPolicy(statements: readonly Json[]): PolicyDocument {
  return parsePolicyText(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const word = someOf("a", "b", "ab", "A", "aab", "*", "111122223333", "zz");
/** The value of a tag may be empty; no other key has an empty value. */
const tagValue = fc.oneof(word, fc.constant(""));

/** Contexts as requests can have them: the MFA keys and the time keys fit each other. */
const context = fc
  .record({
    "aws:useragent": optional(word),
    "aws:requesttag/a": optional(tagValue),
    "aws:x-key": optional(word),
    "aws:x-number": optional(someOf("-1", "0", "5", "10", "10.5", "299", "300", "301")),
    "aws:sourceip": optional(someOf("10.0.0.1", "10.1.0.1", "192.0.2.7", "198.51.100.7", "2001:db8::1", "::1")),
    tags: optional(fc.uniqueArray(someOf("a", "b", "ab", "A", "zz"), { minLength: 1, maxLength: 3 })),
    mfa: someOf("absent", "false", "0", "10", "11", "299", "300", "9999"),
    seconds: someOf(1893455999, 1893456000, 1893456001, 1938038399, 1938038400, 1950000000),
  })
  .map(({ tags, mfa, seconds, ...single }) => {
    const found = new Map<string, readonly string[]>();
    for (const [key, value] of Object.entries(single)) if (value !== undefined) found.set(key, [value]);
    if (tags !== undefined) found.set("aws:tagkeys", tags);
    if (mfa !== "absent") found.set("aws:multifactorauthpresent", [mfa === "false" ? "false" : "true"]);
    if (mfa !== "absent" && mfa !== "false") found.set("aws:multifactorauthage", [mfa]);
    found.set("aws:currenttime", [new Date(seconds * 1000).toISOString()]);
    found.set("aws:epochtime", [String(seconds)]);
    return found;
  });

const question = { create: rootQuestion(createDevice), enable: rootQuestion(enableDevice) };
const asked = someOf("create" as const, "enable" as const);
const names = someOf("phone", "a", "ab", "x/b", "a/b", "path/to/z");

function request(
  which: "create" | "enable",
  name: string,
  values: ReadonlyMap<string, readonly string[]>,
): ConcreteRequest {
  const { action, resource } = question[which];
  const arns = resource.kind === "listed" ? resource.arns : [`${resource.prefix}${name}`];
  return {
    action,
    resource: arns[name.length % arns.length] ?? "",
    context: (key) => {
      const settled = settledValues(question[which], key);
      return settled === undefined ? values.get(key.toLowerCase()) : (settled ?? undefined);
    },
  };
}

const ranks = { never: 0, sometimes: 1, always: 2 } as const;

describe("laws of the decision", () => {
  it("no sampled request contradicts it", () => {
    const requests = fc.array(fc.tuple(names, context), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(mixed, fc.boolean(), asked, requests, (statements, beside, which, samples) => {
        const levels = [[toPolicy(statements), ...(beside ? [fullAwsAccess] : [])], [fullAwsAccess]];
        const { denied } = decide(levels, question[which]);
        for (const [name, values] of samples) {
          const truth = evaluateLevels(levels, request(which, name, values));
          if (denied === "always") expect(truth).toBe(true);
          if (denied === "never") expect(truth).toBe(false);
        }
      }),
      { numRuns: cases(200) },
    );
  });

  it("a witness is not denied", () => {
    fc.assert(
      fc.property(denies, asked, (statements, which) => {
        const levels = [[fullAwsAccess, toPolicy(statements)]];
        const witness = escapeOf(decide(levels, question[which]));
        if (witness !== undefined) expect(evaluateLevels(levels, requestOf(question[which], witness))).toBe(false);
      }),
      { numRuns: cases(200) },
    );
  });

  it("always is denied with its statements alone", () => {
    fc.assert(
      fc.property(denies, asked, (statements, which) => {
        const decision = decide([[fullAwsAccess, toPolicy(statements)]], question[which]);
        if (decision.denied !== "always") return;
        const deciding = statements.filter((_, index) => decision.statements.some((one) => one.index === index));
        expect(deciding.length).toBeGreaterThan(0);
        expect(decide([[fullAwsAccess, toPolicy(deciding)]], question[which]).denied).toBe("always");
      }),
      { numRuns: cases(100) },
    );
  });

  it("one more deny never opens a door", () => {
    fc.assert(
      fc.property(denies, statement(fc.constant("Deny")), asked, (statements, more, which) => {
        const before = decide([[fullAwsAccess, toPolicy(statements)]], question[which]).denied;
        const after = decide([[fullAwsAccess, toPolicy([...statements, more])]], question[which]).denied;
        if (before !== "unknown" && after !== "unknown") expect(ranks[after]).toBeGreaterThanOrEqual(ranks[before]);
      }),
      { numRuns: cases(120) },
    );
  });

  it("the order of statements and of policies does not matter, nor how they are split", () => {
    fc.assert(
      fc.property(mixed, asked, (statements, which) => {
        const forward = decide([[fullAwsAccess, toPolicy(statements)]], question[which]).denied;
        const backward = decide([[toPolicy([...statements].reverse()), fullAwsAccess]], question[which]).denied;
        const split = decide([[...statements.map((one) => toPolicy([one])), fullAwsAccess]], question[which]).denied;
        expect([backward, split]).toEqual([forward, forward]);
      }),
      { numRuns: cases(100) },
    );
  });
});

describe("laws of parsing", () => {
  it("never throws on any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (source) => {
        const document = parsePolicyText(source);
        validateScp(document);
        decide([[document]], question.create);
      }),
      { numRuns: cases(200) },
    );
  });

  it("what branches say one by one is what a policy says that depends on conditions", () => {
    const plain = statement(fc.constant("Deny"));
    const branching = fc.record({ on: someOf("A", "B"), yes: plain, no: fc.option(plain) });
    type Part = Json | { readonly branch: { readonly on: string; readonly yes: Json; readonly no: Json | null } };
    const branchOf = (one: Part) =>
      (one as { branch?: { readonly on: string; readonly yes: Json; readonly no: Json | null } }).branch;
    const partOf: fc.Arbitrary<Part> = fc.oneof(
      branching.map((branch) => ({ branch })),
      plain,
    );
    const toValue = (json: Json): Value => {
      if (Array.isArray(json)) return list(json.map(toValue));
      if (typeof json !== "object" || json === null) return known(json as Scalar);
      return map(Object.entries(json).map(([key, value]) => ({ key, value: toValue(value as Json) })));
    };
    const option = (on: string, is: string, json: Json | null) => ({
      when: [{ subject: `condition ${on}`, is }],
      value: json === null ? absent() : toValue(json),
    });
    const wholeOf = (statements: readonly Part[]) =>
      parsePolicyValue(
        map([
          { key: "Version", value: known("2012-10-17") },
          {
            key: "Statement",
            value: list(
              statements.map((one) => {
                const branch = branchOf(one);
                if (!branch) return toValue(one as Json);
                return choice([option(branch.on, "true", branch.yes), option(branch.on, "false", branch.no)]);
              }),
            ),
          },
        ]),
      );
    const onBranch = (statements: readonly Part[], holds: Readonly<Record<string, boolean>>) =>
      statements.flatMap((one) => {
        const branch = branchOf(one);
        if (!branch) return [one as Json];
        const found = holds[branch.on] ? branch.yes : branch.no;
        return found === null ? [] : [found];
      });
    const statements = fc.array(partOf, { minLength: 1, maxLength: 3 });
    const truths = [true, false];
    fc.assert(
      fc.property(statements, asked, (all, which) => {
        const whole = decide([[fullAwsAccess, wholeOf(all)]], question[which]);
        const answers = truths.flatMap((A) =>
          truths.map((B) => decide([[fullAwsAccess, toPolicy(onBranch(all, { A, B }))]], question[which])),
        );
        const possible = possibleAnswers(...answers);
        const same = possible.length === 1 && answers.every((one) => one.denied !== "unknown");
        if (same && possible[0] !== "sometimes") expect(whole.denied).toBe(possible[0]);
        else expect(possibleAnswers(whole)).toEqual(expect.arrayContaining([...possible]));
      }),
      { numRuns: cases(300) },
    );
  });

  it("never throws on a policy with anything anywhere", () => {
    const anything = fc.jsonValue({ maxDepth: 2 });
    const loose = fc.record(
      {
        Sid: anything,
        Effect: fc.oneof(someOf("Deny", "Allow"), anything),
        Action: fc.oneof(someOf("*", "iam:*"), anything),
        Resource: fc.oneof(fc.constant("*"), anything),
        Condition: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(loose), loose, anything), (statements) => {
        const document = parsePolicyText(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
        validateScp(document);
        decide([[fullAwsAccess, document]], question.enable);
        parsePolicyValue({ kind: "map", entries: [] });
      }),
      { numRuns: cases(200) },
    );
  });

  it("places of problems and statements lie in the text", () => {
    const source = JSON.stringify(
      { Version: "2012-10-17", Statement: [{ Effect: "Deny", Actoin: "*", Resource: "x" }] },
      null,
      2,
    );
    const lines = source.split("\n").length;
    const document = parsePolicyText(source, () => ({
      path: "p",
      start: { line: 1, column: 1 },
      end: { line: lines, column: 1 },
    }));
    for (const problem of document.problems) expect(problem.location?.start.line).toBeLessThanOrEqual(lines);
  });
});
