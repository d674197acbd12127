import type { RequestDecisions } from "../coverage/scp/requests.ts";
import { guardrailFamilies } from "../model/guardrail.ts";
import type { OrgNode } from "../model/org-node.ts";
import { possibleAnswers } from "../policy/decision.ts";
import { type PolicyDocument, type Statement, statementLabel } from "../policy/document.ts";
import { createDevice, enableDevice } from "../policy/question.ts";
import { actionsOf } from "./action-patterns.ts";
import { answerIn } from "./answers.ts";
import type { PlaceNames } from "./place-names.ts";
import { principalsOf } from "./principal-text.ts";
import { withoutRcps } from "./rcp-services.ts";
import type { TestBench } from "./test-bench.ts";
import type { Expected, TestCase } from "./test-file.ts";
import { questionsOf, type TestQuestion } from "./test-questions.ts";

/** Patterns of actions that match more than this are too broad to have one answer. */
export const maxActions = 250;
/** Principals that policies name, of which this many are asked about. */
const maxPrincipals = 20;

/** Tests of what holds now, for a person to prune, and what none was made of. Plain data. */
export interface Recording {
  readonly tests: readonly RecordedTest[];
  readonly leftOut: readonly LeftOut[];
}

export interface RecordedTest {
  readonly name: string;
  /** What is asked; `null`: a cover. */
  readonly question: Asked | null;
  readonly cases: readonly RecordedCase[];
}

interface Asked {
  readonly policies: PolicyKind;
  readonly principals: readonly string[];
  readonly actions: readonly string[];
}

export type PolicyKind = "service-control" | "resource-control";

type Places = Pick<PlaceNames, "of" | "except">;

/** Accounts with one answer. */
export interface RecordedCase extends Places {
  readonly key: "denied" | "detective" | "preventive";
  readonly value: string;
}

/** What there is no test of, and why. */
export type LeftOut =
  /** The answer is not certain before deployment, or another one for each of those who are asked about. */
  | ({ readonly kind: "uncertain" | "various"; readonly of: Places } & Asked)
  /** Accounts that no text names alone. */
  | { readonly kind: "unnamed"; readonly count: number }
  | { readonly kind: "statement"; readonly policy: string; readonly statement: string; readonly why: StatementReason }
  /** A policy whose content is in no input. */
  | { readonly kind: "unread"; readonly policy: string }
  /** Policies name more accounts and organizations outside than are asked about. */
  | { readonly kind: "outsiders" };

/** Why no test is made of a statement, or of one of its patterns. */
export type StatementReason =
  | { readonly kind: "allows" | "not-action" | "open" }
  | { readonly kind: "broad" | "no-action" | "no-rcp-service"; readonly pattern: string };

/**
 * Tests that hold in an organization as it is: the covers, and who is denied the actions that its policies name. Accounts
 * with equal answers stand together, and so do principals. What has no certain answer, and what no test can say, is told.
 */
export function recordTests(bench: TestBench): Recording {
  const run = new Recorder(bench);
  const covers = guardrailFamilies.flatMap((family) => run.coverTest(family));
  const asked = (["service-control", "resource-control"] as const).flatMap((policies) => run.deniedTests(policies));
  return { tests: [...covers, ...asked], leftOut: run.leftOut() };
}

/** One principal and one pattern of actions. */
interface Subject {
  readonly policies: PolicyKind;
  readonly principal: string;
  readonly pattern: string;
}

/** What a test can expect; else why none can be made. */
type SubjectAnswer = Expected | "uncertain" | "various";

interface Answered {
  readonly subject: Subject;
  readonly cases: readonly RecordedCase[];
  /** Where no test can say what is. */
  readonly open: readonly { readonly kind: "uncertain" | "various"; readonly of: Places }[];
}

/** Nodes that every question is answered alike for. */
type Kind = readonly [OrgNode, ...OrgNode[]];

class Recorder {
  readonly #bench: TestBench;
  readonly #unnamed = new Set<OrgNode>();
  readonly #left: LeftOut[] = [];
  readonly #kinds = new Map<PolicyKind, readonly Kind[]>();
  readonly #named = new Map<string, Places | null>();

  constructor(bench: TestBench) {
    this.#bench = bench;
  }

  leftOut(): readonly LeftOut[] {
    const unnamed: readonly LeftOut[] = this.#unnamed.size > 0 ? [{ kind: "unnamed", count: this.#unnamed.size }] : [];
    return [...this.#left, ...unnamed];
  }

  coverTest(family: "detective" | "preventive"): readonly RecordedTest[] {
    const { places } = this.#bench;
    const stateOf = (node: OrgNode) => this.#bench.coverOf(node)?.[family].state ?? "not-required";
    const isLeftOut = (node: OrgNode) => stateOf(node) === "not-required";
    const needed = places.everywhere().filter((node) => !isLeftOut(node));
    const cases = [...groupedBy(needed, stateOf)].flatMap(([value, nodes]): readonly RecordedCase[] => {
      const names = this.#namesOf(nodes, isLeftOut);
      return names ? [{ ...names, key: family, value }] : [];
    });
    return cases.length > 0 ? [{ name: `${family} guardrails`, question: null, cases }] : [];
  }

  /** What the policies of one kind deny, subjects with equal answers together. */
  deniedTests(policies: PolicyKind): readonly RecordedTest[] {
    const answered = this.#subjectsOf(policies).flatMap((subject) => this.#answered(subject));
    const open = answered.flatMap(({ subject, open: places }) => places.map((place) => ({ subject, ...place })));
    this.#left.push(...together(open, ({ kind, of }) => ({ kind, of })));
    const tests = answered.filter(({ cases }) => cases.length > 0);
    return together(tests, ({ cases }) => ({ cases })).map(({ cases, ...question }) => ({
      name: nameOf(question),
      question,
      cases,
    }));
  }

  /** Who is asked about, and for what: each action that a statement denies, for every sort of caller and those that it names. */
  #subjectsOf(policies: PolicyKind): readonly Subject[] {
    const found = new Map<string, Subject>();
    const add = (principal: string, pattern: string) =>
      found.set(`${principal} ${pattern}`, { policies, principal, pattern });
    if (policies === "service-control") for (const action of [createDevice, enableDevice]) add("root", action);
    const requests = this.#requestsOf(policies);
    const unread = new Set(requests.attachments.unread);
    for (const { name } of unread) this.#left.push({ kind: "unread", policy: name });
    const callers = this.#callersOf(policies, requests);
    for (const { fact, document } of requests.attachments.policies) {
      if (unread.has(fact)) continue;
      for (const statement of document.statements) {
        const { patterns, reasons } = askedOf(statement, policies, this.#bench);
        const label = { policy: fact.name, statement: statementLabel(statement) };
        this.#left.push(...reasons.map((why) => ({ kind: "statement", ...label, why }) as const));
        const principals = [...callers, ...namedPrincipals(statement.conditions)];
        for (const pattern of patterns) for (const principal of principals) add(principal, pattern);
      }
    }
    return [...found.values()];
  }

  #requestsOf(policies: PolicyKind): RequestDecisions {
    const { requests, resourceRequests } = this.#bench.coverage;
    return policies === "resource-control" ? resourceRequests : requests;
  }

  #callersOf(policies: PolicyKind, requests: RequestDecisions): readonly string[] {
    const own = ["root", "user/*", "role/*"];
    if (policies === "service-control") return own;
    if (requests.strangers() !== null) return [...own, "outside"];
    this.#left.push({ kind: "outsiders" });
    return own;
  }

  /** A pattern of actions that are not answered alike is asked about action by action. */
  #answered(subject: Subject): readonly Answered[] {
    const whole = this.#answeredWhole(subject);
    const actions = actionsOf(subject.pattern, this.#bench.reference);
    if (actions.length < 2 || !whole.open.some((one) => one.kind === "various")) return [whole];
    return actions.map((pattern) => this.#answeredWhole({ ...subject, pattern }));
  }

  #answeredWhole(subject: Subject): Answered {
    const { policies, principal } = subject;
    const { coverage, reference } = this.#bench;
    const strangers = principal === "outside" ? (this.#requestsOf(policies).strangers() ?? []) : [];
    const questions = questionsOf(askedAbout(subject), coverage.partition, reference, strangers);
    const cases: RecordedCase[] = [];
    const open: Answered["open"][number][] = [];
    const byAnswer = groupedBy(this.#kindsOf(policies), ([first]) => this.#answerTo(first, questions, policies));
    for (const [answer, kinds] of byAnswer) {
      const of = this.#namedKinds(policies, kinds);
      if (of === null) continue;
      if (answer === "uncertain" || answer === "various") open.push({ kind: answer, of });
      else cases.push({ ...of, key: "denied", value: answer });
    }
    return { subject, cases, open };
  }

  /** The accounts that policies of a kind can bind, those together that every question is answered alike for. */
  #kindsOf(policies: PolicyKind): readonly Kind[] {
    const known = this.#kinds.get(policies);
    if (known) return known;
    const requests = this.#requestsOf(policies);
    const bound = this.#bench.places.everywhere().filter((node) => !node.management);
    const kinds = [...groupedBy(bound, (node) => requests.profileOf(node)).values()].flatMap(([first, ...others]) =>
      first ? [[first, ...others] as const] : [],
    );
    this.#kinds.set(policies, kinds);
    return kinds;
  }

  /** The names of some kinds; the same ones come again and again. */
  #namedKinds(policies: PolicyKind, kinds: readonly Kind[]): Places | null {
    const key = [policies, ...kinds.map(([first]) => first.key)].join("\n");
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const named = this.#namesOf(kinds.flat(), (node) => node.management);
    this.#named.set(key, named);
    return named;
  }

  /** What all questions together say of a node. */
  #answerTo(node: OrgNode, questions: readonly TestQuestion[], policies: PolicyKind): SubjectAnswer {
    const isOfResources = policies === "resource-control";
    const all = questions.map((one) => possibleAnswers(answerIn(node, one, this.#bench, isOfResources)));
    const possible = new Set(all.flat());
    const [only] = possible;
    if (possible.size === 1 && only !== undefined) return only;
    if (possible.size === 2 && !possible.has("never")) return "not-never";
    if (possible.size === 2 && !possible.has("always")) return "not-always";
    return all.some((one) => one.length > 1) ? "uncertain" : "various";
  }

  /** Names of some nodes, as far as they have any; `null`: none has one. */
  #namesOf(nodes: readonly OrgNode[], isLeftOut: (node: OrgNode) => boolean): Places | null {
    const { of, except, unnamed } = this.#bench.places.namesOf(nodes, isLeftOut);
    for (const node of unnamed) this.#unnamed.add(node);
    return of.length > 0 ? { of, except } : null;
  }
}

function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const have = groups.get(keyOf(item));
    if (have) have.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Subjects of which the same is said: the actions of a principal together, then principals with the same actions. */
function together<T extends { readonly subject: Subject }, S extends object>(
  all: readonly T[],
  said: (one: T) => S,
): readonly (S & Asked)[] {
  const keyOf = (one: T) => JSON.stringify([one.subject.principal, said(one)]);
  const ofPrincipals = [...groupedBy(all, keyOf).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const actions = [...new Set([first, ...others].map(({ subject }) => subject.pattern))];
    return [{ policies: first.subject.policies, principal: first.subject.principal, actions, said: said(first) }];
  });
  const same = groupedBy(ofPrincipals, (one) => JSON.stringify([one.actions, one.said]));
  return [...same.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const { policies, actions } = first;
    return [{ ...first.said, policies, principals: members.map((one) => one.principal), actions }];
  });
}

function nameOf({ policies, principals, actions }: Asked): string {
  const shown = (texts: readonly string[]) =>
    texts.length > 3 ? `${texts.slice(0, 3).join(", ")} and ${texts.length - 3} more` : texts.join(", ");
  const what = `${shown(principals)}: ${shown(actions)}`;
  return policies === "resource-control" ? `resources for ${what}` : what;
}

/** The patterns of a statement that can be asked about, and why the others are not. */
function askedOf(
  { effect, action }: Statement,
  policies: PolicyKind,
  bench: TestBench,
): { readonly patterns: readonly string[]; readonly reasons: readonly StatementReason[] } {
  const patterns: string[] = [];
  const reasons: StatementReason[] = [];
  if (effect !== "Deny") {
    const isEverything = !action.negated && action.patterns.includes("*");
    return { patterns, reasons: isEverything ? [] : [{ kind: "allows" }] };
  }
  if (action.negated) return { patterns, reasons: [{ kind: "not-action" }] };
  for (const text of action.patterns) {
    const found = typeof text === "string" ? patternOf(text, policies, bench) : ({ kind: "open" } as const);
    if (typeof found === "string") patterns.push(found);
    else reasons.push(found);
  }
  return { patterns, reasons };
}

/** A pattern of a policy as a test can have it. */
function patternOf(pattern: string, policies: PolicyKind, { reference }: TestBench): string | StatementReason {
  if (!/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(pattern)) return { kind: "broad", pattern };
  const isPattern = /[*?]/.test(pattern);
  const actions = actionsOf(pattern, reference);
  const [first] = actions;
  if (first === undefined || (!isPattern && !reference.action(pattern))) return { kind: "no-action", pattern };
  if (policies === "resource-control" && actions.every((one) => withoutRcps(one) !== null))
    return { kind: "no-rcp-service", pattern };
  if (actions.length > maxActions) return { kind: "broad", pattern };
  return isPattern ? pattern : first;
}

/** The users and roles that conditions name, patterns included. */
function namedPrincipals(conditions: PolicyDocument["statements"][number]["conditions"]): readonly string[] {
  const values = conditions.flatMap((one) => (one.key.toLowerCase() === "aws:principalarn" ? one.values : []));
  const names = values.flatMap((value) =>
    typeof value === "string" ? (/^arn:[^:]*:iam::[^:]*:((?:role|user)\/[^$]+)$/.exec(value)?.[1] ?? []) : [],
  );
  return [...new Set(names)].filter((one) => principalsOf(one).length > 0).slice(0, maxPrincipals);
}

function askedAbout({ policies, principal, pattern }: Subject): TestCase {
  const at = { path: "", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const named = (value: string) => [{ value, at }];
  const base = { name: pattern, at, label: null, saysAllowed: false };
  return { ...base, policies, principal: named(principal), actions: named(pattern) };
}
