import type { RequestAnswer, RequestDecisions } from "../coverage/scp/requests.ts";
import { guardrailFamilies } from "../model/guardrail.ts";
import { nameOfNode, type OrgNode } from "../model/org-node.ts";
import {
  type AnsweredPart,
  answered,
  isAsExpected,
  nearestOf,
  noAnswer,
  placeOfStatement,
  unaskedOf,
} from "./answers.ts";
import { emptyPlaceholders } from "./placeholders.ts";
import type { Places } from "./places.ts";
import type { AskedCase, Kind, TestBench } from "./test-bench.ts";
import type { Expected, ExpectedCover, GuardrailTest, TestCase } from "./test-file.ts";
import type { TestQuestion } from "./test-questions.ts";
import type { FailureDetail, TestResult } from "./test-report.ts";
import {
  answerWords,
  coverWords,
  emptyPlaceholderWords,
  labelsOf,
  otherAccountWords,
  pathlessRoleWords,
  shownExpectation,
  type Unasked,
  unboundWords,
} from "./wording.ts";

/** Maximum number of failures listed for one test; the others are counted. */
const maxFailures = 20;
/** Accounts listed for one failure as data; the others are counted. */
const maxAccounts = 100;

/**
 * Whether a question is about a resource of IAM in an account that is none of those that ask: IAM takes names, not ARNs, and
 * finds them in the caller's account. Source: IAM API reference; IAM user guide, "Granting a user permissions to pass a role".
 */
function isOfOtherAccount({ action, resource }: TestQuestion, { nodes }: Places): boolean {
  const account = /^arn:[^:]*:iam::([0-9]{12}):/.exec(resource ?? "")?.[1];
  if (account === undefined || !/^iam:/i.test(action) || nodes.length === 0) return false;
  return nodes.every(({ id }) => id !== null && id !== account);
}

/** Whether a test does not hold, found as soon as one of its questions tells. */
export function isFailing(test: GuardrailTest, bench: TestBench): boolean {
  const run = new TestRun(bench, true);
  for (const one of bench.casesOf(test)) run.case(one);
  return run.isFailing;
}

/** Equal for organizations that a test has the same result for. */
export function traceOf(test: GuardrailTest, bench: TestBench): string {
  const seen = new Set<string>();
  for (const { test: one, questions } of bench.casesOf(test)) {
    const { requests, resourceRequests } = bench.coverage;
    const asked = one.policies === "resource-control" ? resourceRequests : requests;
    if (one.detective !== undefined || one.preventive !== undefined) {
      for (const node of bench.places.of(one, "").nodes) {
        const cover = bench.coverOf(node);
        seen.add([node.key, cover?.detective.state, cover?.preventive.state].join(" "));
      }
    }
    const pairs = new Map(questions.map((question) => [`${question.principal.text} ${question.action}`, question]));
    for (const { principal, action } of pairs.values())
      seen.add(bench.traceOf(bench.places.of(one, principal.text), action, asked));
  }
  return [...seen].join("\n");
}

/** Runs one test against an organization. Never throws. */
export function runTest(test: GuardrailTest, bench: TestBench): TestResult {
  const run = new TestRun(bench);
  for (const one of bench.casesOf(test)) run.case(one);
  return run.result(test);
}

/** Failures of one question with the same words but for the accounts. */
interface Group {
  readonly nodes: OrgNode[];
  readonly words: (accounts: string) => string;
  /** Called for those that are listed only: what comes nearest takes time to find. */
  readonly detail: () => Omit<FailureDetail, "message" | "accounts" | "accountCount">;
}

interface ToldAnswer {
  /** Equal for answers of which the same is told. */
  readonly key: string;
  readonly group: Omit<Group, "nodes">;
}

/** An answer that is not as expected. */
interface FoundAnswer {
  readonly node: OrgNode;
  readonly answer: RequestAnswer;
  readonly parts: AnsweredPart | null;
  readonly requests: RequestDecisions;
  readonly expected: Expected;
}

class TestRun {
  readonly #bench: TestBench;
  readonly #problems = new Set<string>();
  readonly #notes = new Set<string>();
  readonly #groups: Group[] = [];
  readonly #stopsEarly: boolean;
  #checks = 0;

  constructor(bench: TestBench, stopsEarly = false) {
    this.#bench = bench;
    this.#stopsEarly = stopsEarly;
  }

  case({ test, questions, problems }: AskedCase): void {
    for (const problem of problems) this.#problems.add(problem);
    this.#covers(test);
    for (const question of questions) if (!this.#isDone) this.#question(test, question);
  }

  get isFailing(): boolean {
    return this.#checks === 0 || this.#groups.length > 0 || this.#problems.size > 0;
  }

  get #isDone(): boolean {
    return this.#stopsEarly && (this.#groups.length > 0 || this.#problems.size > 0);
  }

  result(test: GuardrailTest): TestResult {
    const problems = [...this.#problems];
    if (this.isFailing && problems.length + this.#groups.length === 0)
      problems.push("there is no account that it could be asked of");
    const shown = this.#groups.slice(0, maxFailures).map((group) => {
      const first = this.#bench.places.firstOf(group.nodes, maxAccounts);
      return { group, first, message: group.words(labelsOf(first, group.nodes.length)) };
    });
    const failures = [...problems, ...shown.map((one) => one.message)].slice(0, maxFailures);
    const left = problems.length + this.#groups.length - failures.length;
    return {
      name: test.name,
      location: test.at,
      checks: this.#checks,
      failures: left > 0 ? [...failures, `and ${left} more`] : failures,
      notes: [...this.#notes],
      details: shown.map(({ group, first, message }) => ({
        message,
        accounts: first.map(nameOfNode),
        accountCount: group.nodes.length,
        ...group.detail(),
      })),
    };
  }

  #covers(test: TestCase): void {
    for (const family of guardrailFamilies) {
      const expected = test[family];
      if (expected === undefined) continue;
      const places = this.#bench.places.of(test, "");
      for (const problem of places.problems) this.#problems.add(problem);
      const groups = new Map<string, Group>();
      const asked = places.nodes.flatMap((node) => {
        const cover = this.#bench.coverOf(node)?.[family];
        return cover ? [{ node, cover }] : [];
      });
      // What needs no guardrail does not count where it is a part of what is asked about, as in the coverage.
      const counted = asked.filter(
        ({ node, cover }) => cover.state !== "not-required" || expected === "not-required" || places.named.has(node),
      );
      for (const { node, cover } of counted.length > 0 ? counted : asked) {
        this.#checks += 1;
        if (isCover(expected, cover.state)) continue;
        const words = coverWords(family, cover, expected);
        this.#add(groups, `${cover.state} ${words("")}`, node, {
          words: (accounts) => withCase(test, words(accounts)),
          detail: () => ({ ...noQuestion, case: test.label, expected, found: cover.state }),
        });
      }
    }
  }

  #question(test: TestCase, question: TestQuestion): void {
    const { denied: expected } = test;
    if (expected === undefined) return;
    const places = this.#placesOf(test, question);
    const isOfResources = test.policies === "resource-control";
    const requests = isOfResources ? this.#bench.coverage.resourceRequests : this.#bench.coverage.requests;
    const unasked = unaskedOf(question, isOfResources);
    if (unasked) this.#notes.add(unboundWords(unasked));
    const groups = new Map<string, Group>();
    const told = new Map<RequestAnswer, Map<number | string, ToldAnswer>>();
    for (const { node, nodes } of this.#kindsOf(places, question, requests, unasked)) {
      if (this.#isDone) return;
      const { answer: decided, parts } = unasked ? noAnswer : answered(node, question, requests);
      if (isAsExpected(expected, decided)) continue;
      const answer = parts && parts.answer === decided ? requests.inPlace(node, parts.part.question, decided) : decided;
      // What differs in names only is told once.
      const about = answer.openAccount === undefined ? requests.kindOf(node, question.action) : node.key;
      const known = told.get(answer) ?? new Map<number | string, ToldAnswer>();
      told.set(answer, known);
      const { key, group } =
        known.get(about) ?? this.#told(test, question, { node, answer, parts, requests, expected });
      known.set(about, { key, group });
      for (const one of nodes) this.#add(groups, key, one, group);
    }
  }

  /** Those that a question is about; what is wrong with them is told. */
  #placesOf(test: TestCase, question: TestQuestion): Places {
    const places = this.#bench.places.of(test, question.principal.text);
    for (const problem of places.problems) this.#problems.add(problem);
    const isElsewhere = test.policies !== "resource-control" && isOfOtherAccount(question, places);
    if (isElsewhere) this.#problems.add(otherAccountWords(question));
    // Only its path tells a role that is linked to a service for certain.
    if (/(?:^|:)role\/AWSServiceRoleFor/.test(question.principal.text)) this.#notes.add(pathlessRoleWords);
    return places;
  }

  /** The nodes of a question, those together that it is answered alike for; those that it cannot be asked in are told. */
  *#kindsOf(
    places: Places,
    question: TestQuestion,
    requests: RequestDecisions,
    unasked: Unasked | null,
  ): Iterable<Omit<Kind, "filling">> {
    const isOfResources = requests === this.#bench.coverage.resourceRequests;
    for (const { node: first, nodes: all } of this.#bench.kindsOf(places, question, requests)) {
      // A kind has management accounts only, or none.
      const nodes = first.management ? all.filter((one) => places.named.has(one)) : all;
      const [node] = nodes;
      if (!node) continue;
      const empty = emptyPlaceholders(node, question.ofNode);
      for (const name of empty) {
        const first = this.#bench.places.firstOf(nodes, maxAccounts);
        this.#problems.add(emptyPlaceholderWords(name, labelsOf(first, nodes.length)));
      }
      if (empty.length > 0) continue;
      if (node.management && !unasked) this.#notes.add(unboundWords({ kind: "management", isOfResources }));
      this.#checks += nodes.length;
      yield { node, nodes };
    }
  }

  /** What is told of an answer that is not as expected. */
  #told(test: TestCase, question: TestQuestion, found: FoundAnswer): ToldAnswer {
    const { node, answer, parts, requests, expected } = found;
    const asked = parts && !answer.unbound ? { answer: parts.answer, of: parts.part.question } : null;
    const statements = asked ? requests.statementsOf(node, asked.of, asked.answer).map(placeOfStatement) : [];
    const words = answerWords(test, question, answer, { statements }, node);
    const group = {
      words: (accounts: string) => withCase(test, words(accounts)),
      detail: () => ({
        case: test.label,
        principal: question.principal.text,
        action: question.action,
        resource: question.resource,
        region: question.region,
        expected: shownExpectation(test, expected),
        found: answer.denied,
        statements,
        nearest: asked && nearestOf(node, asked.of, answer, requests),
        witness: "witness" in answer ? (answer.witness ?? null) : null,
      }),
    };
    return { key: withoutNumber(group.words(""), node), group };
  }

  #add(groups: Map<string, Group>, key: string, node: OrgNode, told: Omit<Group, "nodes">): void {
    const have = groups.get(key);
    if (have) {
      have.nodes.push(node);
      return;
    }
    const group = { nodes: [node], ...told };
    groups.set(key, group);
    this.#groups.push(group);
  }
}

const noQuestion = {
  principal: null,
  action: null,
  resource: null,
  region: null,
  statements: [],
  nearest: null,
  witness: null,
} as const;

/** Equal for accounts of which the same is told but for their numbers. */
function withoutNumber(words: string, { id, kind }: OrgNode): string {
  return kind === "account" && id !== null ? words.replaceAll(id, "${account}") : words;
}

function withCase({ label }: TestCase, message: string): string {
  return label === null ? message : `${label}: ${message}`;
}

/** What is not verifiable may be covered, so it is not for certain that it is not. */
function isCover(expected: ExpectedCover, state: string): boolean {
  return expected === "not-covered" ? state === "missing" || state === "not-required" : state === expected;
}
