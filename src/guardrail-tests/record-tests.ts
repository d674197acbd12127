import type { CoverageNode } from "../model/coverage.ts";
import type { OrgNode } from "../model/org-node.ts";
import { possibleAnswers } from "../policy/decision.ts";
import type { PolicyDocument } from "../policy/document.ts";
import { createDevice, enableDevice } from "../policy/question.ts";
import { actionsOf } from "./action-patterns.ts";
import { principalsOf } from "./principal-text.ts";
import { answerIn, type TestBench } from "./run-tests.ts";
import type { Expected, TestCase } from "./test-file.ts";
import { questionsOf } from "./test-questions.ts";

/** Patterns of actions that match more than this are too broad to have one answer. */
const maxActions = 100;
/** Principals that policies name, of which this many are asked about. */
const maxPrincipals = 20;

/** Tests of what holds now, for a person to prune. Plain data. */
export interface RecordedTest {
  readonly name: string;
  /** What is asked; `null`: a cover. */
  readonly question: { readonly principal: string; readonly actions: readonly string[] } | null;
  readonly cases: readonly RecordedCase[];
}

/** Accounts with one answer. */
export interface RecordedCase {
  readonly of: readonly string[];
  readonly key: "denied" | "detective" | "preventive";
  readonly value: string;
}

/**
 * Tests that hold in an organization as it is: the covers, and who is denied the actions that its policies name. Accounts
 * with equal answers stand together. What has no certain answer, and accounts that no text names, are left out.
 */
export function recordTests(bench: TestBench): readonly RecordedTest[] {
  const covers = (["detective", "preventive"] as const).flatMap((family) => coverTest(family, bench));
  const bySubject = new Map<string, RecordedTest>();
  for (const { principal, pattern } of subjectsOf(bench)) {
    const cases = deniedCases(principal, pattern, bench);
    if (cases.length === 0) continue;
    const key = JSON.stringify([principal, cases]);
    const actions = [...(bySubject.get(key)?.question?.actions ?? []), pattern];
    bySubject.set(key, { name: nameOf(principal, actions), question: { principal, actions }, cases });
  }
  return [...covers, ...bySubject.values()];
}

function nameOf(principal: string, actions: readonly string[]): string {
  const shown = actions.slice(0, 3).join(", ");
  return `${principal}: ${actions.length > 3 ? `${shown} and ${actions.length - 3} more` : shown}`;
}

interface Subject {
  readonly principal: string;
  readonly pattern: string;
}

/** Who is asked about, and for what: each action that a statement denies, for every sort of caller and those that it names. */
function subjectsOf(bench: TestBench): readonly Subject[] {
  const found = new Map<string, Subject>();
  const add = (principal: string, pattern: string) => {
    found.set(`${principal} ${pattern}`, { principal, pattern });
  };
  for (const action of [createDevice, enableDevice]) add("root", action);
  for (const { document } of bench.coverage.decisions.attachments.policies) {
    for (const { effect, action, conditions } of document.statements) {
      if (effect !== "Deny" || action.negated) continue;
      const patterns = action.patterns.flatMap((text) => (typeof text === "string" ? patternOf(text, bench) : []));
      const principals = ["root", "user/*", "role/*", ...namedPrincipals(conditions)];
      for (const pattern of patterns) for (const principal of principals) add(principal, pattern);
    }
  }
  return [...found.values()];
}

/** A pattern of a policy as a test can have it; none where it matches nothing that there is, or nearly everything. */
function patternOf(text: string, { reference }: TestBench): readonly string[] {
  if (!/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(text)) return [];
  const actions = actionsOf(text, reference);
  if (actions.length === 0 || actions.length > maxActions) return [];
  if (/[*?]/.test(text)) return [text];
  return reference.action(text) ? actions : [];
}

function namedPrincipals(conditions: PolicyDocument["statements"][number]["conditions"]): readonly string[] {
  const values = conditions.flatMap((one) => (one.key.toLowerCase() === "aws:principalarn" ? one.values : []));
  const names = values.flatMap((value) =>
    typeof value === "string" ? (/^arn:[^:]*:iam::[^:]*:((?:role|user)\/[^*?$]+)$/.exec(value)?.[1] ?? []) : [],
  );
  return [...new Set(names)].filter((one) => principalsOf(one).length > 0).slice(0, maxPrincipals);
}

function coverTest(family: "detective" | "preventive", bench: TestBench): readonly RecordedTest[] {
  const byState = new Map<string, OrgNode[]>();
  const states = new Map(bench.coverage.coverage.nodes.map((node: CoverageNode) => [node.key, node[family].state]));
  const nodes = bench.places.everywhere();
  const stateOf = (node: OrgNode) => states.get(node.key) ?? "not-required";
  for (const node of nodes) byState.set(stateOf(node), [...(byState.get(stateOf(node)) ?? []), node]);
  const cases = [...byState].flatMap(([value, members]): readonly RecordedCase[] => {
    if (value === "not-required") return [];
    const of = bench.places.namesOf(members, (node) => stateOf(node) === "not-required");
    return of.length > 0 ? [{ of, key: family, value }] : [];
  });
  return cases.length > 0 ? [{ name: `${family} guardrails`, question: null, cases }] : [];
}

function deniedCases(principal: string, pattern: string, bench: TestBench): readonly RecordedCase[] {
  const test: TestCase = askedAbout(principal, pattern);
  const questions = questionsOf(test, bench.coverage.partition, bench.reference);
  const byAnswer = new Map<Expected, OrgNode[]>();
  const byProfile = new Map<string, Expected | null>();
  for (const node of bench.places.everywhere()) {
    if (node.management) continue;
    const profile = bench.coverage.requests.profileOf(node);
    const known = byProfile.get(profile);
    const answer = known === undefined ? answerOf(node, questions, bench) : known;
    byProfile.set(profile, answer);
    if (answer !== null) byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), node]);
  }
  return [...byAnswer].flatMap(([value, members]): readonly RecordedCase[] => {
    const of = bench.places.namesOf(members, (node) => node.management);
    return of.length > 0 ? [{ of, key: "denied", value }] : [];
  });
}

function askedAbout(principal: string, pattern: string): TestCase {
  const at = { path: "", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const named = (value: string) => [{ value, at }];
  const base = { name: pattern, at, label: null, saysAllowed: false };
  return { ...base, principal: named(principal), actions: named(pattern) };
}

/** What every question says of a node, as a test expects it; `null`: nothing that is certain. */
function answerOf(node: OrgNode, questions: ReturnType<typeof questionsOf>, bench: TestBench): Expected | null {
  const possible = new Set(questions.flatMap((one) => possibleAnswers(answerIn(node, one, bench.coverage.requests))));
  const [only] = possible;
  if (possible.size === 1 && only !== undefined) return only;
  if (possible.size !== 2) return null;
  return possible.has("always") ? (possible.has("never") ? null : "not-never") : "not-always";
}

/** The recorded tests as a test file. `inputs`: seen from the file. */
export function testFileText(tests: readonly RecordedTest[], inputs: readonly string[], schemaUrl: string): string {
  const flow = (values: readonly string[]) => `[${values.map((one) => JSON.stringify(one)).join(", ")}]`;
  const lines = [
    `# yaml-language-server: $schema=${schemaUrl}`,
    "# What holds now, written by `rootrail test --record`: keep what must hold, and delete the rest.",
    `inputs: ${flow(inputs)}`,
    "tests:",
  ];
  for (const { name, question, cases } of tests) {
    lines.push(`  - name: ${JSON.stringify(name)}`);
    if (question) {
      lines.push(`    principal: ${JSON.stringify(question.principal)}`);
      lines.push(`    actions: ${flow(question.actions)}`);
    }
    lines.push("    cases:");
    for (const { of, key, value } of cases) lines.push(`      - { of: ${flow(of)}, ${key}: ${value} }`);
  }
  return `${lines.join("\n")}\n`;
}
