import type { CoverageWithDecisions } from "../coverage/coverage.ts";
import type { AttachedStatement, RequestAnswer, RequestDecisions } from "../coverage/scp/requests.ts";
import type { CoverageNode } from "../model/coverage.ts";
import { nameOfNode, type OrgNode } from "../model/org-node.ts";
import { possibleAnswers } from "../policy/decision.ts";
import { statementLabel } from "../policy/document.ts";
import { nearestDeny } from "../policy/explain.ts";
import { isBoundByScps } from "../policy/principals.ts";
import type { ServiceReference } from "../policy/service-reference/reference.ts";
import { type Filling, fillingOf } from "./placeholders.ts";
import { PlaceFinder } from "./places.ts";
import { isRcpService } from "./rcp-services.ts";
import { casesOf, type Expected, type ExpectedCover, type GuardrailTest, type TestCase } from "./test-file.ts";
import { questionsOf, type TestQuestion } from "./test-questions.ts";
import type { FailureDetail, NearestPlace, StatementPlace, TestResult } from "./test-report.ts";
import { type PartAnswer, together } from "./together.ts";
import { answerWords, coverWords, labelsOf, shownExpectation, type Unasked, unboundWords } from "./wording.ts";

/** Maximum number of failures listed for one test; the others are counted. */
const maxFailures = 20;

/** What tests are run against. */
export class TestBench {
  readonly coverage: CoverageWithDecisions;
  readonly reference: ServiceReference;
  readonly places: PlaceFinder;
  readonly #covers: ReadonlyMap<string, CoverageNode>;
  readonly #questions = new WeakMap<GuardrailTest, readonly AskedCase[]>();

  constructor(coverage: CoverageWithDecisions, reference: ServiceReference) {
    this.coverage = coverage;
    this.reference = reference;
    this.places = new PlaceFinder(coverage);
    this.#covers = new Map(coverage.coverage.nodes.map((node) => [node.key, node]));
  }

  coverOf(node: OrgNode): CoverageNode | undefined {
    return this.#covers.get(node.key);
  }

  casesOf(test: GuardrailTest): readonly AskedCase[] {
    const known = this.#questions.get(test);
    if (known) return known;
    const { partition } = this.coverage;
    const cases = casesOf(test).map((one) => ({ test: one, questions: questionsOf(one, partition, this.reference) }));
    this.#questions.set(test, cases);
    return cases;
  }
}

interface AskedCase {
  readonly test: TestCase;
  readonly questions: readonly TestQuestion[];
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
  readonly tell: (nodes: readonly OrgNode[]) => FailureDetail;
}

class TestRun {
  readonly #bench: TestBench;
  readonly #problems = new Set<string>();
  readonly #notes = new Set<string>();
  readonly #groups: Group[] = [];
  #checks = 0;

  constructor(bench: TestBench) {
    this.#bench = bench;
  }

  case({ test, questions }: AskedCase): void {
    this.#covers(test);
    for (const question of questions) this.#question(test, question);
  }

  result(test: GuardrailTest): TestResult {
    const all = this.#groups.map(({ nodes, tell }) => tell(nodes));
    const failures = [...this.#problems, ...all.map((one) => one.message)];
    if (this.#checks === 0 && failures.length === 0) failures.push("there is no account that it could be asked of");
    const left = failures.length - maxFailures;
    return {
      name: test.name,
      location: test.at,
      checks: this.#checks,
      failures: left > 0 ? [...failures.slice(0, maxFailures), `and ${left} more`] : failures,
      notes: [...this.#notes],
      details: all.slice(0, maxFailures),
    };
  }

  #covers(test: TestCase): void {
    for (const family of ["detective", "preventive"] as const) {
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
        this.#add(groups, `${cover.state} ${words("")}`, node, (nodes) => ({
          ...noQuestion,
          message: withCase(test, words(labelsOf(nodes))),
          case: test.label,
          expected,
          found: cover.state,
          accounts: nodes.map(nameOfNode),
        }));
      }
    }
  }

  #question(test: TestCase, question: TestQuestion): void {
    const { denied: expected } = test;
    if (expected === undefined) return;
    const places = this.#bench.places.of(test, question.principal.text);
    for (const problem of places.problems) this.#problems.add(problem);
    const isOfResources = test.policies === "resource-control";
    const requests = isOfResources ? this.#bench.coverage.resourceRequests : this.#bench.coverage.requests;
    const unasked = unaskedOf(question, isOfResources);
    if (unasked) this.#notes.add(unboundWords(unasked));
    const kinds = new Map<string, { readonly node: OrgNode; readonly nodes: OrgNode[] }>();
    for (const node of places.nodes) {
      if (node.management && !places.named.has(node)) continue;
      if (node.management && !unasked) this.#notes.add(unboundWords({ kind: "management", isOfResources }));
      this.#checks += 1;
      const key = this.#kindOf(node, question, requests);
      const have = kinds.get(key);
      if (have) have.nodes.push(node);
      else kinds.set(key, { node, nodes: [node] });
    }
    const groups = new Map<string, Group>();
    for (const { node, nodes } of kinds.values()) {
      const { answer, parts } = this.#answer(node, question, requests, unasked);
      if (isAsExpected(expected, answer)) continue;
      const found = this.#explain(node, answer, parts, requests);
      const words = answerWords(test, question, answer, found, node);
      for (const one of nodes) {
        this.#add(groups, words(""), one, (all) => ({
          message: withCase(test, words(labelsOf(all))),
          case: test.label,
          principal: question.principal.text,
          action: question.action,
          resource: question.resource,
          region: question.region,
          expected: shownExpectation(test, expected),
          found: answer.denied,
          accounts: all.map(nameOfNode),
          ...found,
        }));
      }
    }
  }

  /** Equal for nodes that the question is answered alike for. */
  #kindOf(node: OrgNode, { isOfNode, accounts }: TestQuestion, requests: RequestDecisions): string {
    const isNamed = node.id !== null && accounts.has(node.id);
    const profile = requests.profileOf(node);
    if (!isOfNode) return isNamed ? `${profile}${node.id}` : profile;
    return `${profile}${isNamed ? node.id : ""}${JSON.stringify(fillingOf(node))}`;
  }

  #answer(node: OrgNode, question: TestQuestion, requests: RequestDecisions, unasked: Unasked | null) {
    const filling: Filling = question.isOfNode ? fillingOf(node) : {};
    if (unasked) {
      const answer: RequestAnswer = { denied: "never", statements: [], unallowedAt: null };
      return { answer, parts: null };
    }
    const parts = question.parts(filling).map((part): PartAnswer & { readonly part: typeof part } => ({
      part,
      answer: requests.answer(node, part.question),
      isRequired: part.isRequired,
      example: part.example,
    }));
    const { answer, part } = together(parts);
    return { answer, parts: parts.find((one) => one === part) ?? null };
  }

  #explain(
    node: OrgNode,
    answer: RequestAnswer,
    told: (PartAnswer & { readonly part: { readonly question: Parameters<RequestDecisions["answer"]>[1] } }) | null,
    requests: RequestDecisions,
  ): Pick<FailureDetail, "statements" | "nearest" | "witness"> {
    const witness = "witness" in answer ? (answer.witness ?? null) : null;
    if (!told || answer.unbound) return { statements: [], nearest: null, witness };
    const statements = requests.statementsOf(node, told.part.question, told.answer).map(placeOfStatement);
    return { statements, nearest: nearestOf(node, told.part.question, answer, requests), witness };
  }

  #add(groups: Map<string, Group>, key: string, node: OrgNode, tell: Group["tell"]): void {
    const have = groups.get(key);
    if (have) {
      have.nodes.push(node);
      return;
    }
    const group = { nodes: [node], tell };
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

function withCase({ label }: TestCase, message: string): string {
  return label === null ? message : `${label}: ${message}`;
}

function isCover(expected: ExpectedCover, state: string): boolean {
  return expected === "not-covered" ? state !== "covered" : state === expected;
}

function unaskedOf({ principal, action }: TestQuestion, isOfResources: boolean): Unasked | null {
  const { kind } = principal.principal;
  if (isOfResources && !isRcpService(action)) return { kind: "service-without-rcps", action };
  if (kind === "service-linked-role") return { kind: "service-linked-role", isOfResources };
  if (!isOfResources && !isBoundByScps(kind)) return { kind: "service", isOfResources };
  return null;
}

const accepted: Readonly<Record<Expected, readonly string[]>> = {
  always: ["always"],
  sometimes: ["sometimes"],
  never: ["never"],
  "not-always": ["sometimes", "never"],
  "not-never": ["always", "sometimes"],
};

/** Whether a decision is as expected. An unknown one is if every answer that is still possible is. */
function isAsExpected(expected: Expected, answer: RequestAnswer): boolean {
  return possibleAnswers(answer).every((one) => accepted[expected].includes(one));
}

function placeOfStatement({ ref, scp, node }: AttachedStatement): StatementPlace {
  return {
    policy: scp.fact.name,
    statement: ref.label,
    node: nameOfNode(node),
    location: ref.location ?? scp.fact.header,
  };
}

function nearestOf(
  node: OrgNode,
  question: Parameters<RequestDecisions["answer"]>[1],
  answer: RequestAnswer,
  requests: RequestDecisions,
): NearestPlace | null {
  if (answer.denied !== "never" && answer.denied !== "sometimes") return null;
  const asked = requests.questionAt(node, question);
  const above = requests.policiesAbove(node);
  const near = nearestDeny(
    above.map(({ scp }) => scp.document),
    asked,
  );
  const placed = near && above[near.policy];
  if (!placed) return null;
  const { element, text, holds, location = placed.scp.fact.header } = near.part;
  const statement = statementLabel(near.statement);
  return { policy: placed.scp.fact.name, statement, node: nameOfNode(placed.node), location, element, text, holds };
}
