import { openCause } from "../../facts/open-cause.ts";
import type { GuardrailCause, NeverCause } from "../../model/cause.ts";
import type { PolicyDocumentFact } from "../../model/fact.ts";
import type { Partitions } from "../../model/partition.ts";
import { revealed } from "../../model/value.ts";
import { matchesWildcards } from "../../model/wildcards.ts";
import { decide as decideOne } from "../../policy/decide.ts";
import type { Decide } from "../../policy/decider.ts";
import { type Decision, possibleAnswers } from "../../policy/decision.ts";
import {
  type Condition,
  fullAwsAccess,
  type PolicyDocument,
  type PolicyText,
  type Statement,
} from "../../policy/document.ts";
import type { Levels } from "../../policy/evaluate.ts";
import { inPartition } from "../../policy/fill-partition.ts";
import { parsePolicyValue } from "../../policy/parse.ts";
import { speaksOfDeviceCalls } from "../../policy/policy-text.ts";
import { type AccountOptions, createDevice, enableDevice, rootQuestion } from "../../policy/question.ts";
import { partitionsReason } from "../../policy/wording.ts";

/** That it is not known what a policy denies; one whose text is not known as a whole says why. */
export function undecided({ fact }: Scp, reason: string): GuardrailCause {
  const content = fact.content && revealed(fact.content);
  return { kind: "undecided", reason, ...(content?.kind === "unknown" && { of: openCause(content) }) };
}

/** A service control policy of the inputs, parsed. */
export interface Scp {
  readonly fact: PolicyDocumentFact;
  readonly document: PolicyDocument;
  /** Whether it is aimed at root's virtual MFA, so that not denying it is a mistake. */
  readonly intent: boolean;
  /** Whether it has statements that allow: a list, where `FullAWSAccess` is detached. */
  readonly allowList: boolean;
  /** The account IDs that its text holds. */
  readonly accounts: ReadonlySet<string>;
  /** Texts that may be patterns of account IDs: `4444*`. */
  readonly accountPatterns: readonly string[];
  /** Whether it asks where in the organization an account stands. */
  readonly namesPath: boolean;
  /** Whether it asks for an organization at all. */
  readonly namesOrganization: boolean;
}

const read = new WeakMap<PolicyDocumentFact, Scp | null>();

/** The policy of a fact, read once; `null`: its content is in no input. */
export function readScp(fact: PolicyDocumentFact): Scp | null {
  const known = read.get(fact);
  if (known !== undefined) return known;
  const scp = parseScp(fact);
  read.set(fact, scp);
  return scp;
}

function parseScp(fact: PolicyDocumentFact): Scp | null {
  if (fact.content === null) return null;
  const document = parsePolicyValue(fact.content, {
    isFile: fact.role === "document",
    ...(fact.scope !== undefined && { scope: fact.scope }),
  });
  const shown = inPartition(document, "aws"); // what a policy is aimed at does not hang on the partition
  const text = accountText(document);
  const statements = JSON.stringify(document.statements);
  return {
    fact,
    document,
    intent: shown.statements.some(isAimedAtRootMfa) || isBrokenGuardrail(fact, document),
    allowList: document.statements.some((one) => one.effect === "Allow" && !allowsAll(one)),
    accounts: new Set(text.match(/(?<![0-9])[0-9]{12}(?![0-9])/g) ?? []),
    accountPatterns: (text.match(/[0-9*?]{2,}/g) ?? []).filter((one) => /[0-9]/.test(one) && /[*?]/.test(one)),
    namesPath: /orgpaths/i.test(statements),
    namesOrganization: /orgid|orgpaths/i.test(statements),
  };
}

/** Keys whose values hold the account of the caller. */
const accountKeys: ReadonlySet<string> = new Set([
  "aws:principalarn",
  "aws:principalaccount",
  "aws:userid",
  "aws:resourceaccount",
]);

/** The parts of a policy that can tell accounts apart, as JSON: all of it where it has policy variables. */
function accountText({ statements }: PolicyDocument): string {
  const whole = JSON.stringify(statements);
  if (whole.includes("${")) return whole;
  const parts = statements.map(({ resource, conditions }) => [
    resource.patterns,
    conditions.filter((one) => accountKeys.has(one.key.toLowerCase())).map((one) => one.values),
  ]);
  return JSON.stringify(parts);
}

/** Whether a policy may treat an account in another way than those that it does not name. */
export function namesAccount({ accounts, accountPatterns }: Scp, id: string): boolean {
  return accounts.has(id) || accountPatterns.some((one) => reaches(one, id));
}

/** The accounts that a policy names, one of each pattern included. */
export function namedAccounts({ accounts, accountPatterns }: Scp): readonly string[] {
  const samples = accountPatterns.map((one) => {
    const text = one.replaceAll("?", "0");
    const missing = 12 - text.replaceAll("*", "").length;
    return text.replace("*", "0".repeat(Math.max(missing, 0))).replaceAll("*", "");
  });
  return [...accounts, ...samples.filter((one) => one.length === 12)];
}

/** Text that is no policy at all: then only its words tell what it was meant for. */
function isBrokenGuardrail({ content }: PolicyDocumentFact, document: PolicyDocument): boolean {
  const isRead = document.statements.some((one) => one.doubt === undefined);
  if (isRead || !document.problems.some((one) => one.severity === "error")) return false;
  return content?.kind === "known" && speaksOfDeviceCalls(String(content.value));
}

function allowsAll(statement: Statement): boolean {
  const isStar = (texts: readonly PolicyText[]) => texts.includes("*");
  return isStar(statement.action.patterns) && !statement.action.negated && statement.conditions.length === 0;
}

/**
 * A deny that singles root out (by its principal, or by its device as the resource) and names the actions which put a
 * virtual device on root, all of IAM, or everything; or one that names those actions and asks for nothing else. A
 * policy about users' MFA, a region deny or the like is not aimed at root, whatever it happens to deny.
 */
function isAimedAtRootMfa(statement: Statement): boolean {
  if (statement.effect !== "Deny" || statement.action.negated) return false;
  const actions = statement.action.patterns.map((text) => (typeof text === "string" ? text.toLowerCase() : ""));
  const isNamed = actions.some(
    (one) => one.includes("mfa") && (reaches(one, createDevice) || reaches(one, enableDevice)),
  );
  const isBroad = actions.some((one) => one === "*" || one === "iam:*");
  if (isNamed && (statement.conditions.length === 0 || namesRootDevice(statement))) return true;
  return (isNamed || isBroad) && statement.conditions.some(asksForRoot);
}

/** Root's virtual device carries this name, where nobody gave it another. Source: IAM API, `ListVirtualMFADevices`. */
function namesRootDevice({ resource }: Statement): boolean {
  return resource.patterns.some((one) => typeof one === "string" && one.includes("root-account-mfa-device"));
}

/** By its ARN, or by its type: that is `Account`, and `Root` is what it is often taken for. */
function asksForRoot({ key, values }: Condition): boolean {
  const lower = key.toLowerCase();
  const wanted = lower === "aws:principalarn" ? /:root$/ : lower === "aws:principaltype" ? /^(?:root|account)$/i : null;
  return values.some((one) => wanted?.test(endOf(one)));
}

/** What is known of the end of a text. */
function endOf(text: PolicyText): string {
  const last = typeof text === "string" ? text : text.at(-1);
  return typeof last === "string" ? last : "";
}

/** Whether an action pattern in small letters matches an action. */
export function reaches(pattern: string, action: string): boolean {
  return matchesWildcards(action.toLowerCase(), pattern);
}

/** The better of the two answers that matter: without either action root gets no virtual device. */
export interface DeviceDecision {
  readonly action: string;
  readonly decision: Decision;
}

/** Whether the decision can turn out to be that every request is denied. */
export function mayDenyAlways({ decision }: Pick<DeviceDecision, "decision">): boolean {
  return possibleAnswers(decision).includes("always");
}

/** More is better. What cannot be `always` is no better than `sometimes`. */
function rankOf(decision: Decision): number {
  if (decision.denied === "unknown") return mayDenyAlways({ decision }) ? 3 : 1;
  return { always: 4, sometimes: 2, never: 0 }[decision.denied];
}

/** Over every partition that the accounts may be in: what all of them say, else it is not known. */
export function decideDevice(
  levels: Levels,
  account: string,
  partitions: Partitions,
  known: KnownOfRequests,
  decide: Decide = decideOne,
): DeviceDecision {
  const [first, ...others] = partitions;
  let found = decideIn(levels, account, first, known, decide);
  for (const partition of others) {
    found = agreed(found, decideIn(levels, account, partition, known, decide), partitions);
  }
  return found;
}

function agreed(one: DeviceDecision, other: DeviceDecision, partitions: Partitions): DeviceDecision {
  if (one.decision.denied === other.decision.denied) return one;
  const worse = rankOf(one.decision) < rankOf(other.decision) ? one : other;
  const answers = possibleAnswers(one.decision, other.decision);
  if (!answers.includes("always")) return worse;
  const reason = partitionsReason(partitions);
  const { statements, unallowedAt } = worse.decision;
  return { ...worse, decision: { denied: "unknown", reason, possible: answers, statements, unallowedAt } };
}

/** What is known of every request beside its account. */
export type KnownOfRequests = Pick<AccountOptions, "from" | "organization">;

function decideIn(
  open: Levels,
  account: string,
  partition: string,
  known: KnownOfRequests,
  decide: Decide,
): DeviceDecision {
  const levels = levelsIn(open, partition);
  const decisions: DeviceDecision[] = [];
  for (const action of [createDevice, enableDevice]) {
    const decision = decide(levels, rootQuestion(action, { ...known, account, partition }));
    if (decision.denied === "always") return { action, decision };
    decisions.push({ action, decision });
  }
  const [create, enable] = decisions;
  if (!create || !enable)
    return { action: createDevice, decision: { denied: "never", statements: [], unallowedAt: null } };
  return rankOf(enable.decision) > rankOf(create.decision) ? enable : create;
}

/** One policy beside a full allow. */
export function decideAlone(
  scp: Scp,
  account: string,
  partitions: Partitions,
  known: KnownOfRequests = {},
  decide: Decide = decideOne,
): DeviceDecision {
  return decideDevice([[fullAwsAccess, scp.document]], account, partitions, known, decide);
}

/** The policies of each level as they stand in a partition. */
function levelsIn(levels: Levels, partition: string): Levels {
  return levels.map((level) => level.map((one) => inPartition(one, partition)));
}

/** An account that no policy names: one nearby, or one with other digits where a pattern names all of those. */
export function unnamedAccount(scps: Iterable<Scp>): string {
  const all = [...scps];
  for (const step of [1, 888_888_889]) {
    for (let count = 0; count < 1000; count += 1) {
      const id = String(111122223333 + count * step);
      if (!all.some((scp) => namesAccount(scp, id))) return id;
    }
  }
  return "111122223333";
}

/** Why a policy that is aimed at root's MFA denies nothing, as far as its text shows. */
export function neverCause(scp: Scp, [partition]: Partitions, known: KnownOfRequests = {}): NeverCause {
  const document = inPartition(scp.document, partition);
  const text = JSON.stringify(document.statements);
  const partitions = new Set([...text.matchAll(/"arn:(aws[a-z-]*):/g)].map((match) => match[1] ?? ""));
  if (partitions.size > 0 && !partitions.has(partition)) {
    return { kind: "other-partition", partitions: [...partitions], partition };
  }
  const aimed = document.statements.filter(isAimedAtRootMfa);
  const foreign = aimed.find((one) => !one.resource.negated && one.resource.patterns.every(isForeignResource));
  if (foreign) return { kind: "foreign-resource", patterns: foreign.resource.patterns };
  const first = aimed.flatMap((one) => one.conditions).find((one) => neverHolds(document, one, partition, known));
  if (!first) return { kind: "no-statement-applies" };
  return { kind: "condition-never-holds", operator: first.operator, key: first.key, values: first.values };
}

/** Whether a condition by itself keeps a deny of everything from reaching root. */
function neverHolds(
  document: PolicyDocument,
  condition: Condition,
  partition: string,
  known: KnownOfRequests,
): boolean {
  const statements: readonly Statement[] = [
    {
      index: 0,
      sid: null,
      effect: "Deny",
      action: { negated: false, patterns: ["*"] },
      resource: { negated: false, patterns: ["*"] },
      conditions: [condition],
    },
  ];
  const alone = { ...document, statements };
  return decideDevice([[fullAwsAccess, alone]], "111122223333", [partition], known).decision.denied === "never";
}

function isForeignResource(text: PolicyText): boolean {
  return (
    typeof text === "string" && text !== "*" && !/^arn:[^:]*:(?:iam|\*):[^:]*:[^:]*:(?:mfa|\*|root|user)/.test(text)
  );
}
