import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecisionCache } from "../../src/coverage/scp/decision-cache.ts";
import { coverageForTests } from "../../src/engine/mutate-guardrails.ts";
import { answerIn } from "../../src/guardrail-tests/answers.ts";
import { fillingOf } from "../../src/guardrail-tests/placeholders.ts";
import { TestBench } from "../../src/guardrail-tests/test-bench.ts";
import { readTestFile } from "../../src/guardrail-tests/test-file.ts";
import type { TestQuestion } from "../../src/guardrail-tests/test-questions.ts";
import { together } from "../../src/guardrail-tests/together.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { OrgNode } from "../../src/model/org-node.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { decide } from "../../src/policy/decide.ts";
import { possibleAnswers } from "../../src/policy/decision.ts";
import { fullAwsAccess, type PolicyDocument } from "../../src/policy/document.ts";
import { evaluateLevels, type Levels } from "../../src/policy/evaluate.ts";
import { loadServiceReference } from "../../src/policy/service-reference/load.ts";
import {
  accountFact,
  attachmentFact,
  byAddress,
  byId,
  organizationFact,
  policyFact,
  unitFact,
} from "../coverage/fact-support.ts";
import { escapeOf, policy, requestOf } from "../policy/support.ts";
import { cases } from "../support/random-cases.ts";

const reference = await loadServiceReference();
const today = "2026-07-01";
const organizationId = "o-a1b2c3d4e5";

/** OUs by their address: the parent, the name. */
const units = {
  prod: ["root", "Prod"],
  dev: ["root", "BreakGlass"],
  inner: ["prod", "team-1"],
} as const;
const idOfUnit = { prod: "ou-ab12-11111111", dev: "ou-ab12-22222222", inner: "ou-ab12-33333333" } as const;

/** Accounts: the number, the OU, the name. Some numbers begin alike, some names stand in policies or have marks of patterns. */
const accounts = [
  ["111122223333", "prod", "alpha"],
  ["111122224444", "prod", "alpha-admin"],
  ["111100001111", "inner", "BreakGlass"],
  ["444455556666", "inner", "breakglass"],
  ["444455557777", "dev", "team-1"],
  ["777788889999", "dev", "a*"],
  ["777788880000", "root", "Log Archive"],
  ["234567890123", "inner", "234567890123"],
] as const;

const condition = fc.constantFrom<Record<string, object>>(
  { StringEquals: { "aws:PrincipalAccount": ["111122223333", "444455557777"] } },
  { StringNotLike: { "aws:PrincipalAccount": "1111*" } },
  { StringEquals: { "aws:ResourceAccount": "${aws:PrincipalAccount}" } },
  { StringNotEquals: { "aws:ResourceAccount": "444455556666" } },
  { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::1111*:role/BreakGlass" } },
  { ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/BreakGlass", "arn:aws:iam::444455556666:*"] } },
  { StringLike: { "aws:PrincipalArn": "*:role/?reak*" } },
  { StringNotLike: { "aws:PrincipalArn": ["*-admin", "*:root"] } },
  { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::*:*/alpha*" } },
  { StringEqualsIgnoreCase: { "aws:username": ["breakglass", "team-1-admin"] } },
  { StringLike: { "aws:userid": ["*:alpha", "7777*", "AROA*:team-1"] } },
  { StringNotEquals: { "aws:PrincipalTag/team": ["Prod", "team-1"] } },
  { "ForAllValues:StringLike": { "aws:RequestTag/team": ["a*", "Prod"] } },
  { StringNotEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } },
  { StringEquals: { "aws:PrincipalTag/team": "${aws:username}" } },
  { NumericLessThan: { "aws:PrincipalTag/team": "200000000000" } },
  { Null: { "aws:PrincipalTag/team": "true" } },
  { StringLike: { "aws:RequestTag/team": "*${aws:PrincipalAccount}*" } },
  { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": `${organizationId}/*/ou-ab12-11111111/*` } },
  { "ForAllValues:StringNotLike": { "aws:PrincipalOrgPaths": ["*/ou-ab12-33333333/*", "*22222222/"] } },
  { StringNotEquals: { "aws:ResourceOrgID": organizationId } },
  { StringNotEquals: { "aws:PrincipalOrgID": "o-z9y8x7w6v5" } },
  { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } },
  { Bool: { "aws:MultiFactorAuthPresent": "false" } },
);
const resources = fc.constantFrom<object>(
  { Resource: "*" },
  { Resource: "*" },
  { Resource: ["arn:aws:s3:::logs-alpha*", "arn:aws:iam::*:role/BreakGlass"] },
  { Resource: ["arn:aws:s3:::*-${aws:PrincipalAccount}", "arn:aws:iam::1111*:role/*"] },
  { Resource: ["arn:aws:s3:::logs-team-1", "arn:aws:iam::444455556666:*", "arn:aws:ec2:*:*:instance/*"] },
  { NotResource: ["arn:aws:s3:::logs-*", "arn:aws:iam::111122223333:role/*"] },
  { NotResource: ["arn:aws:*:*:*:*alpha*", "arn:aws:s3:*:*Prod"] },
  { Resource: "arn:aws:iam::*:*/${aws:username}" },
);
const about = fc.constantFrom<object>(
  { Action: ["s3:*", "iam:*"] },
  { Action: ["s3:DeleteBucket", "iam:DeleteRole", "ec2:RunInstances"] },
  { Action: "iam:TagRole" },
  { NotAction: ["ec2:*", "iam:CreateVirtualMFADevice"] },
);
const statement = fc
  .tuple(
    fc.constantFrom("Deny", "Deny", "Deny", "Deny", "Allow"),
    about,
    resources,
    fc.array(condition, { maxLength: 2 }),
  )
  .map(([Effect, actions, resource, conditions]) => ({
    Effect,
    ...actions,
    ...resource,
    Condition: Object.assign({}, ...conditions),
  }));

const places = ["root", "prod", "dev", "inner", ...accounts.map(([id]) => id)] as const;
const attached = fc.record({
  statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
  at: fc.uniqueArray(fc.constantFrom<string>("root", ...places), { minLength: 1, maxLength: 3 }),
});

const principal = fc.constantFrom(
  "root",
  "role/BreakGlass",
  "role/*",
  "*",
  "role/${account.name}",
  "role/${ou}-admin",
  "role/${account.name}*",
  "role/${account}/${account.name}",
  "user/${account.name}",
  "user/${ou}-admin",
  "assumed-role/${ou}/${account.name}",
  "assumed-role/BreakGlass/${account.name}",
  "federated-user/${account.name}",
  "arn:aws:iam::${account}:role/${ou}",
  "arn:aws:iam::111122223333:role/BreakGlass",
);
const subject = fc.constantFrom<object>(
  { actions: ["s3:DeleteBucket"] },
  { actions: ["s3:DeleteBucket"], resources: ["arn:aws:s3:::logs-${account.name}"] },
  { actions: ["s3:DeleteBucket"], resources: ["arn:aws:s3:::logs-${account}", "arn:aws:s3:::logs-${account.name}*"] },
  { actions: ["iam:DeleteRole"] },
  { actions: ["iam:DeleteRole"], resources: ["arn:aws:iam::${account}:role/${ou}"] },
  { actions: ["iam:DeleteRole"], resources: ["arn:aws:iam::111122223333:role/${account.name}"] },
  { actions: ["iam:TagRole", "iam:CreateVirtualMFADevice"] },
  { actions: ["ec2:RunInstances"], regions: ["eu-west-1"] },
);
const context = fc.constantFrom<object>(
  {},
  {},
  { "aws:PrincipalTag/team": "${ou}" },
  { "aws:PrincipalTag/team": "${account.name}", "aws:RequestTag/team": ["${ou}", "x"] },
  { "aws:RequestTag/team": "111122223333" },
);
const test = fc.tuple(principal, subject, context).map(([one, asked, given]) => ({
  name: "it",
  principal: one,
  ...asked,
  ...(one !== "root" && one !== "*" && { context: given }),
  ...(!one.startsWith("arn:aws:iam::1") && { of: "organization" }),
  denied: "always",
}));

type Attached = { readonly statements: readonly object[]; readonly at: readonly string[] };

function factsOf(policies: readonly Attached[]): readonly Fact[] {
  const pointerTo = (place: string) =>
    byId(place === "root" ? "r-ab12" : (idOfUnit[place as keyof typeof units] ?? place));
  return [
    organizationFact({ id: organizationId, rootId: "r-ab12", managementId: "999999999999" }),
    ...Object.entries(units).map(([address, [parent, name]]) =>
      unitFact(address, pointerTo(parent), { name, id: idOfUnit[address as keyof typeof units] }),
    ),
    ...accounts.map(([id, parent, name]) => accountFact(`account-${id}`, pointerTo(parent), { id, name })),
    ...policies.flatMap(({ statements, at }, index) => [
      policyFact(`policy-${index}`, statements),
      ...at.map((place) => attachmentFact(byAddress(`policy-${index}`), pointerTo(place))),
    ]),
  ];
}

/** The policies above a node, level by level, straight from what was attached. */
function levelsAbove(node: OrgNode, policies: readonly (Attached & { readonly document: PolicyDocument })[]): Levels {
  const path: string[] = [];
  for (let at: OrgNode | null = node; at; at = at.parent) {
    const [unit] = Object.entries(idOfUnit).find(([, id]) => id === at?.id) ?? [];
    path.unshift(unit ?? (at.kind === "account" ? (at.id ?? "") : "root"));
  }
  return path.map((place) => [
    fullAwsAccess,
    ...policies.filter(({ at }) => at.includes(place)).map(({ document }) => document),
  ]);
}

type Policies = readonly (Attached & { readonly document: PolicyDocument })[];

/** What is found of a question in an account holds to what the policies there say of it alone. */
function expectAsAlone(node: OrgNode, question: TestQuestion, bench: TestBench, policies: Policies): void {
  const { requests } = bench.coverage;
  const levels = levelsAbove(node, policies);
  const parts = question.parts(fillingOf(node, question.ofNode)).map((part) => ({
    ...part,
    asked: requests.questionAt(node, part.question),
    found: requests.answer(node, part.question),
  }));
  const alone = parts.map((part) => ({ ...part, answer: decide(levels, part.asked) }));
  const { answer } = together(alone);
  // Policies that make no difference leave nothing open.
  expect([answer.denied, ...possibleAnswers(answer)]).toContain(answerIn(node, question, bench, false).denied);
  for (const { question: part, asked, found } of parts) {
    const witness = escapeOf(requests.inPlace(node, part, found));
    if (witness) expect(evaluateLevels(levels, requestOf(asked, witness))).toBe(false);
  }
}

describe("accounts that are asked about together", () => {
  it("have the answer that each has alone, with a request of their own that gets through", async () => {
    const counts = { kinds: 0, nodes: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(attached, { minLength: 1, maxLength: 4 }),
        fc.array(test, { minLength: 1, maxLength: 4 }),
        async (drawn, tests) => {
          const policies = drawn.map((one) => ({ ...one, document: policy(...(one.statements as never[])) }));
          const { requests, ...rest } = coverageForTests(factsOf(drawn), defaultSettings, today, new DecisionCache());
          const bench = new TestBench({ requests, ...rest }, reference);
          const file = await readTestFile("a.rootrail-test.json", JSON.stringify({ inputs: ".", tests }));
          const cases = file.tests.flatMap((one) => bench.casesOf(one));
          for (const { test: one, question } of cases.flatMap(({ questions, ...more }) =>
            questions.map((question) => ({ ...more, question })),
          )) {
            const found = bench.places.of(one, question.principal.text);
            const kinds = bench.kindsOf(found, question, requests);
            expect(new Set(kinds.flatMap(({ nodes }) => nodes))).toEqual(new Set(found.nodes));
            for (const { node: first, nodes } of kinds) {
              counts.kinds += 1;
              counts.nodes += nodes.length;
              const { denied } = answerIn(first, question, bench, false);
              for (const node of nodes.filter(({ management }) => !management)) {
                expect(answerIn(node, question, bench, false).denied).toBe(denied);
                expectAsAlone(node, question, bench, policies);
              }
            }
          }
        },
      ),
      { numRuns: cases(80) },
    );
    // Else nothing is compared.
    expect(counts.kinds).toBeLessThan(counts.nodes * 0.97);
  });
});
