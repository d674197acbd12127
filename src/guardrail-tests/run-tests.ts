import type { CoverageWithDecisions } from "../coverage/coverage.ts";
import type { ScpAnswer } from "../coverage/scp/decisions.ts";
import type { Location } from "../model/location.ts";
import { countsByItself, type OrgNode } from "../model/org-node.ts";
import { type Decision, describeWitness, possibleAnswers } from "../policy/decision.ts";
import { causePhrase } from "../rules/wording/causes.ts";
import { coveredBy, coverReason } from "../rules/wording/coverage.ts";
import { nodeLabel } from "../rules/wording/nodes.ts";
import { didYouMean } from "../syntax/spelling.ts";
import type { Expected, ExpectedCover, GuardrailTest } from "./test-file.ts";
import { questionsOf } from "./test-questions.ts";

/** The result of one test. */
export interface TestResult {
  readonly name: string;
  /** The place of the test in its file. */
  readonly location: Location;
  /** Number of questions that the test asked. */
  readonly checks: number;
  /** One sentence for each question with another answer than expected; empty for a test that passes. */
  readonly failures: readonly string[];
}

/** Maximum number of failures listed for one test; the others are counted. */
const maxFailures = 20;

/** Runs one test against an organization. Never throws. */
export function runTest(test: GuardrailTest, coverage: CoverageWithDecisions): TestResult {
  const base = { name: test.name, location: test.at };
  const { nodes, problems } = nodesOf(test, coverage);
  const failures = [...problems];
  let checks = 0;
  for (const node of nodes) {
    for (const one of checksOf(test, node, coverage)) {
      checks += 1;
      if (one !== null) failures.push(one);
    }
  }
  if (checks === 0 && failures.length === 0) failures.push("there is no account that it could be asked of");
  const left = failures.length - maxFailures;
  return { ...base, checks, failures: left > 0 ? [...failures.slice(0, maxFailures), `and ${left} more`] : failures };
}

/** One item for each check: the failure as a sentence, or `null` where the check passes. */
function* checksOf(test: GuardrailTest, node: OrgNode, coverage: CoverageWithDecisions): Iterable<string | null> {
  for (const family of ["detective", "preventive"] as const) {
    const expected = test[family];
    if (expected !== undefined) yield checkCover(family, expected, node, coverage);
  }
  const { denied } = test;
  if (denied === undefined || (node.management && !namesManagement(test))) return;
  for (const { action, resource, ask } of questionsOf(test, coverage.partition)) {
    const decision = coverage.decisions.answer(node, ask);
    const what = resource === null ? action : `${action} on ${resource}`;
    yield holds(denied, decision)
      ? null
      : `${what} ${answerPhrase(decision)} in ${nodeLabel(node)}, expected ${denied}${reasonPhrase(decision)}`;
  }
}

function checkCover(
  family: "detective" | "preventive",
  expected: ExpectedCover,
  node: OrgNode,
  { coverage }: CoverageWithDecisions,
): string | null {
  const cover = coverage.nodes.find((one) => one.key === node.key)?.[family];
  if (!cover) return `${nodeLabel(node)} is not known`;
  const isMet = expected === "not-covered" ? cover.state !== "covered" : cover.state === expected;
  const why = cover.state === "covered" ? coveredBy(cover).join(", ") : coverReason(cover);
  return isMet
    ? null
    : `${family} is ${cover.state} in ${nodeLabel(node)}, expected ${expected}${why ? `: ${why}` : ""}`;
}

const accepted: Readonly<Record<Expected, readonly string[]>> = {
  always: ["always"],
  sometimes: ["sometimes"],
  never: ["never"],
  "not-always": ["sometimes", "never"],
  "not-never": ["always", "sometimes"],
};

/** Whether a decision is as expected. An unknown one is if every answer that is still possible is. */
function holds(expected: Expected, decision: Decision): boolean {
  return possibleAnswers(decision).every((one) => accepted[expected].includes(one));
}

function answerPhrase({ denied }: Decision): string {
  if (denied === "unknown") return "is denied nobody knows when";
  return denied === "never" ? "is never denied" : `is denied ${denied}`;
}

function reasonPhrase(decision: ScpAnswer): string {
  const by = decision.statements.map((one) => one.label).join(", ");
  switch (decision.denied) {
    case "sometimes":
      return `: the request gets through when ${describeWitness(decision.witness) || "nothing special holds"}`;
    case "unknown":
      return `: ${decision.cause ? causePhrase(decision.cause) : decision.reason}`;
    case "always":
      return by ? `: denied by ${by}` : ": no level above allows it";
    default:
      return ": no policy up the tree denies it";
  }
}

/** Names that mean the whole organization. */
const wholeOrganization = new Set(["organization", "root"]);

function namesManagement(test: GuardrailTest): boolean {
  return test.principal?.startsWith("arn:") === true || test.of?.some((one) => !wholeOrganization.has(one)) === true;
}

interface Found {
  readonly nodes: readonly OrgNode[];
  readonly problems: readonly string[];
}

/** The accounts that a test is about, and the nodes that may hold accounts which no input declares. */
function nodesOf(test: GuardrailTest, coverage: CoverageWithDecisions): Found {
  const account = /^arn:[^:]*:[^:]*::([0-9]{12}):/.exec(test.principal ?? "")?.[1];
  const wanted = account === undefined ? (test.of ?? []) : [account];
  const found = new Set<OrgNode>();
  const problems: string[] = [];
  for (const name of wanted) {
    const tops = topsOf(name, coverage);
    if (tops.length === 0) problems.push(missing(name, coverage));
    for (const unit of unitsBelow(tops, coverage)) found.add(unit);
  }
  return { nodes: [...found], problems };
}

function topsOf(name: string, { tree }: CoverageWithDecisions): readonly OrgNode[] {
  const all = tree.all();
  if (wholeOrganization.has(name)) return all.filter((node) => node.parent === null);
  if (name === "management") return all.filter((node) => node.management);
  const byId = tree.byId(name);
  if (byId) return [byId];
  const steps = name.split("/");
  return all.filter((node) => {
    const names = tree.path(node).map((one) => one.name);
    return (
      names.length >= steps.length && steps.every((step, index) => names[names.length - steps.length + index] === step)
    );
  });
}

function unitsBelow(tops: readonly OrgNode[], { tree }: CoverageWithDecisions): readonly OrgNode[] {
  return tree.all().filter((node) => countsByItself(node) && tops.some((top) => tree.isWithin(node, top)));
}

function missing(name: string, { tree }: CoverageWithDecisions): string {
  const names = tree.all().flatMap((node) => (node.kind === "unit" || node.kind === "account" ? [node.name] : []));
  return `there is no OU or account ${JSON.stringify(name)} in the inputs${didYouMean(name, names)}`;
}
