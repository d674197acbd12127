import type { GuardrailCause } from "../../model/cause.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { decide } from "../../policy/decide.ts";
import { forQuestion, hasFixedWitness } from "../../policy/decider.ts";
import { type Decision, possibleAnswers, type StatementRef } from "../../policy/decision.ts";
import { fullAwsAccess, type PolicyDocument, type Statement } from "../../policy/document.ts";
import { type KnownReadings, nearestDeny, type PartReading } from "../../policy/explain.ts";
import { inPartition } from "../../policy/fill-partition.ts";
import type { OwnOrganization, Question } from "../../policy/question.ts";
import type { CoverageSource } from "../source.ts";
import type { ScpAttachments } from "./attachments.ts";
import { type AskedAt, DecisionCache } from "./decision-cache.ts";
import type { ScpDecisions } from "./decisions.ts";
import { unnamedOrganization } from "./named-organizations.ts";
import { PlaceKeys } from "./place-keys.ts";
import type { Scp } from "./policy.ts";
import { isNamed, type PlacedPolicy, PolicySets } from "./policy-sets.ts";
import { type PlacedLevel, type Position, Positions, type Profile, type Unbound } from "./positions.ts";
import { type RequestQuestion, SetDecisions } from "./set-decisions.ts";
import { type Stranger, strangersOf } from "./strangers.ts";

/** Accounts and organizations together that are asked about where neither is known; of more it is not known what they get. */
const maxOpen = 2000;

/** Whether requests are denied, and what an answer that is not certain rests on. */
export type RequestAnswer = Decision & {
  readonly cause?: GuardrailCause;
  /** An account that it may be, whose number is not known, and that policies treat in another way than others. */
  readonly openAccount?: string;
  /** An organization that it may be, whose ID is in no input, and that policies treat in another way than others. */
  readonly openOrganization?: string;
  /** How many accounts and organizations that it may be are asked about, where policies name more. */
  readonly namedBeyond?: number;
  /** Why no policy binds such requests. */
  readonly unbound?: Unbound;
  /** Of requests that are denied however conditions turn out: the way, by its index, that the statements are of. */
  readonly world?: number;
};

/** A statement that does not deny every request, where it is attached, and its part that lets requests through. */
export interface AttachedNearest {
  readonly statement: Statement;
  readonly part: Omit<PartReading, "detail">;
  readonly scp: Scp;
  readonly node: OrgNode;
}

/** A statement that an answer rests on, where it is attached. */
export interface AttachedStatement {
  readonly ref: StatementRef;
  readonly scp: Scp;
  readonly node: OrgNode;
}

type PlacedById = ReadonlyMap<number, PlacedPolicy & { readonly node: OrgNode }>;

/** Answers to requests of any kind by the policies of one type. Equal questions about equal policies are decided once. */
export class RequestDecisions {
  readonly #source: CoverageSource;
  readonly #decisions: ScpDecisions;
  readonly #cache: DecisionCache;
  readonly #sets: PolicySets;
  readonly #setDecisions: SetDecisions;
  readonly #positions: Positions;
  readonly #answers = new Map<string, RequestAnswer>();
  /** Traces and kinds of profiles, by action. */
  readonly #traces = new Map<string, Map<string, { readonly trace: number; readonly kind: number }>>();
  readonly #placed = new WeakMap<readonly PlacedLevel[], PlacedById>();
  readonly #readings = new WeakMap<PolicyDocument, Map<string, KnownReadings>>();
  #strangers: { readonly found: readonly Stranger[] | null } | undefined;

  constructor(source: CoverageSource, decisions: ScpDecisions, cache = new DecisionCache()) {
    this.#source = source;
    this.#decisions = decisions;
    this.#cache = cache;
    this.#sets = new PolicySets(cache);
    const places = new PlaceKeys();
    this.#setDecisions = new SetDecisions(this.#sets, cache, places, decisions.unnamed);
    this.#positions = new Positions(source, decisions, this.#sets, cache, places);
  }

  /** Equal for nodes that every question is answered alike for, but for questions that name the account. */
  profileOf(node: OrgNode): string {
    return this.#positions.of(node).key;
  }

  /**
   * Whether requests in the accounts of a node are denied by the policies up the tree. `unknown` where a policy that
   * may be in force there makes a difference, or where the number of the account does.
   */
  answer(node: OrgNode, question: RequestQuestion): RequestAnswer {
    const profile = this.#positions.of(node);
    const own = node.id !== null && question.accounts.has(node.id) ? node.id : "";
    const key = `${this.#setDecisions.keyOf(question)}|${own}|${this.kindOf(node, question.action)}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.#decide(node, profile, question);
    this.#answers.set(key, answer);
    return answer;
  }

  /** The policies, and what they are attached to. */
  get attachments(): ScpAttachments {
    return this.#decisions.attachments;
  }

  /** Who is outside of the organization, as far as the policies tell them apart; `null`: they name too many. */
  strangers(): readonly Stranger[] | null {
    this.#strangers ??= { found: strangersOf(this.#decisions.attachments.policies, this.#source.tree) };
    return this.#strangers.found;
  }

  /** The statements of an answer, with the policies that they are of and where those are attached. */
  statementsOf(node: OrgNode, question: RequestQuestion, answer: RequestAnswer): readonly AttachedStatement[] {
    const [position] = this.#positions.of(node).positions;
    if (!position) return [];
    const reading = answer.denied === "unknown" && answer.cause !== undefined ? "best" : "worst";
    const world = answer.world === undefined ? undefined : position.worlds[answer.world];
    const set = this.#sets.about(world?.set ?? position[reading], question.action);
    const placed = this.#placedIn(world?.path ?? position.path[reading]);
    return answer.statements.flatMap((ref) => {
      const meant = set.levels[ref.level]?.[ref.policy];
      const found = meant && placed.get(this.#cache.idOf(meant.document));
      if (!found?.scp) return [];
      const location = found.scp.document.statements.find((one) => one.index === ref.index)?.location;
      const { location: _, ...rest } = ref;
      return [{ ref: { ...rest, ...(location && { location }) }, scp: found.scp, node: found.node }];
    });
  }

  /** Policies where they are attached, by what they say. */
  #placedIn(levels: readonly PlacedLevel[]): PlacedById {
    const known = this.#placed.get(levels);
    if (known) return known;
    const placed = new Map(
      levels.flatMap(({ node, documents }) =>
        documents.map((one) => [this.#cache.idOf(one.document), { ...one, node }] as const),
      ),
    );
    this.#placed.set(levels, placed);
    return placed;
  }

  /** An answer that another account has as well, with the request that gets through as it is in this one. */
  inPlace(node: OrgNode, question: RequestQuestion, answer: RequestAnswer): RequestAnswer {
    const asked = hasFixedWitness(answer) ? undefined : this.#cache.askedOf(answer);
    if (!asked) return answer;
    const before = question.ask(asked.account, asked.partition, asked.known);
    return { ...answer, ...forQuestion({ decision: answer, question: before }, this.questionAt(node, question)) };
  }

  /** Equal for nodes, of one or of several runs, that the policies above say the same of, wherever they are attached. */
  effectOf(node: OrgNode): string {
    const { positions, accounts } = this.#positions.of(node);
    const named = accounts.filter((one) => positions.some((at) => isNamed(one, at.worst, at.best)));
    return JSON.stringify([
      named,
      positions.map((one) => {
        const worlds = one.worlds.map(({ set }) => set.id);
        return [
          one.worst.id,
          one.best.id,
          worlds,
          one.unbound?.kind,
          one.isEnabledOpen,
          one.isUnread,
          one.cause !== null,
        ];
      }),
    ]);
  }

  /** Equal for nodes, of one or of several runs, that no question about an action is answered in another way for. */
  traceOf(node: OrgNode, action: string): number {
    return this.#traceOf(node, action).trace;
  }

  /** Equal for nodes that the same is told of for every question about an action, but for questions that name the account. */
  kindOf(node: OrgNode, action: string): number {
    return this.#traceOf(node, action).kind;
  }

  #traceOf(node: OrgNode, action: string) {
    const profile = this.#positions.of(node);
    const traces = this.#traces.get(action) ?? new Map<string, { readonly trace: number; readonly kind: number }>();
    this.#traces.set(action, traces);
    const known = traces.get(profile.key);
    if (known) return known;
    const trace = this.#cache.numberOf(this.#positions.describe(node, profile, (set) => this.#sets.about(set, action)));
    const found = { trace, kind: this.#cache.numberOf(`kind ${trace} ${profile.causes}`) };
    traces.set(profile.key, found);
    return found;
  }

  /** The policies that are attached above a node, from the root down. */
  policiesAbove(node: OrgNode): readonly { readonly scp: Scp; readonly node: OrgNode }[] {
    const [position] = this.#positions.of(node).positions;
    return (position?.path.worst ?? []).flatMap((level) =>
      level.documents.flatMap(({ scp }) => (scp ? [{ scp, node: level.node }] : [])),
    );
  }

  /** Of the policies above a node, the statement that comes nearest to denying every request, and what it lacks. */
  nearest(node: OrgNode, question: RequestQuestion): AttachedNearest | null {
    const at = this.#askedAt(node, question);
    const above = this.policiesAbove(node).map((one) => ({
      ...one,
      document: inPartition(one.scp.document, at.partition),
    }));
    const readings = new Map(
      above.map(({ scp, document }) => [document, this.#readingsOf(document, scp, at, question)]),
    );
    const found = nearestDeny(
      above.map((one) => one.document),
      question.ask(at.account, at.partition, at.known),
      (document) => readings.get(document) ?? new Map(),
    );
    const placed = found && above[found.policy];
    if (!found || !placed) return null;
    const { detail: _, ...part } = found.part;
    return { statement: found.statement, part, scp: placed.scp, node: placed.node };
  }

  /** What is read of a policy for the questions that it tells apart. */
  #readingsOf(document: PolicyDocument, scp: Scp, at: AskedAt, question: RequestQuestion): KnownReadings {
    const known = this.#readings.get(document) ?? new Map<string, KnownReadings>();
    this.#readings.set(document, known);
    const key = this.#setDecisions.policyKey(scp, at, question);
    const readings = known.get(key) ?? new Map();
    known.set(key, readings);
    return readings;
  }

  /** The question as it is asked of the accounts of a node. */
  questionAt(node: OrgNode, question: RequestQuestion): Question {
    const { account, partition, known } = this.#askedAt(node, question);
    return question.ask(account, partition, known);
  }

  #askedAt(node: OrgNode, question: RequestQuestion): AskedAt {
    const { accounts, positions } = this.#positions.of(node);
    const account = node.id !== null && node.kind === "account" ? node.id : (accounts[0] ?? this.#decisions.unnamed);
    const [partition] = this.#source.partitions;
    const [organization] = this.#organizationsOf(positions);
    const known = { ...positions[0]?.known, ...(organization && { organization }) };
    return { account, partition: question.partition ?? partition, known };
  }

  #decide(node: OrgNode, profile: Profile, question: RequestQuestion): RequestAnswer {
    const { positions, accounts } = profile;
    const partitions = question.partition === null ? this.#source.partitions : [question.partition];
    const [first] = accounts;
    const account = node.kind === "account" && node.id !== null ? node.id : (first ?? this.#decisions.unnamed);
    const at = (one: string, organization: OwnOrganization | null) =>
      united(
        positions.flatMap((position) =>
          partitions.map((partition) =>
            this.#decideAt(withOrganization(position, organization), one, partition, question),
          ),
        ),
        profile.cause,
      );
    const [unnamed = null, ...named] = this.#organizationsOf(positions);
    const own = at(account, unnamed);
    if (own.unbound) return own;
    const sets = positions.flatMap(({ worst, best }) =>
      [worst, best].map((one) => this.#sets.about(one, question.action)),
    );
    const isToldApart = (id: string) => question.accounts.has(id) || isNamed(id, ...sets);
    const namesOrganization = sets.some((set) => set.scps.some((one) => one.namesOrganization));
    const isAlike = (id: string) => !isToldApart(id) && !isToldApart(account);
    const otherAccounts = accounts.filter((id) => id !== account && !isAlike(id));
    const organizations = namesOrganization ? named : [];
    const count = otherAccounts.length + organizations.length * (otherAccounts.length + 1);
    if (count > maxOpen) return { ...undecided(""), namedBeyond: maxOpen };
    const others = [
      ...otherAccounts.map((id) => ({ of: { openAccount: id }, answer: () => at(id, unnamed) })),
      ...organizations.flatMap((organization) =>
        [account, ...otherAccounts].map((id) => ({
          of: { openOrganization: organization.id },
          answer: () => at(id, organization),
        })),
      ),
    ];
    const answers: RequestAnswer[] = [own];
    let told: Pick<RequestAnswer, "openAccount" | "openOrganization"> | undefined;
    for (const { of, answer } of others) {
      const possible = possibleAnswers(...answers);
      if (possible.length === 3) break;
      const other = answer();
      if (possibleAnswers(other).every((one) => possible.includes(one))) continue;
      told ??= of;
      answers.push(other);
    }
    if (!told) return own;
    const possible = possibleAnswers(...answers);
    return { denied: "unknown", reason: "", ...told, possible, statements: [], unallowedAt: null };
  }

  /** Where the organization's ID is in no input: one that no policy names, then those that policies name. */
  #organizationsOf(positions: readonly Position[]): readonly OwnOrganization[] {
    if (!this.#source.tree.isOrganization || positions.some(({ known }) => known.organization)) return [];
    return [unnamedOrganization, ...this.#positions.namedOrganizations].map((id) => ({
      id,
      pathStart: `${id}/`,
      isWhole: false,
    }));
  }

  #decideAt(position: Position, account: string, partition: string, question: RequestQuestion): RequestAnswer {
    const { known, unbound, cause } = position;
    const none = () => decide([[fullAwsAccess]], question.ask(account, partition, known));
    if (unbound) return { ...none(), unbound };
    const certain = this.#setDecisions.decide(position.worst, { account, partition, known }, question);
    if (cause === null) return certain;
    const least = position.isEnabledOpen ? none() : certain;
    const most = this.#setDecisions.decide(position.best, { account, partition, known }, question);
    const isUnread = position.isUnread && least.denied !== "always";
    if (least.denied === most.denied && !isUnread) return least;
    const however = this.#deniedHowever(position, { account, partition, known }, question);
    if (however) return however;
    return {
      denied: "unknown",
      reason: "",
      cause,
      possible: isUnread ? ["always", "sometimes", "never"] : possibleAnswers(least, most),
      statements: most.statements,
      unallowedAt: null,
      ...(least.denied === "sometimes" && { witness: least.witness }),
    };
  }

  /** That policies which depend on conditions deny together, however these turn out; `undefined`: not in each way. */
  #deniedHowever(
    { worlds, isEnabledOpen }: Position,
    at: AskedAt,
    question: RequestQuestion,
  ): RequestAnswer | undefined {
    if (isEnabledOpen || worlds.length === 0) return undefined;
    let first: RequestAnswer | undefined;
    for (const { set } of worlds) {
      const answer = this.#setDecisions.decide(set, at, question);
      if (answer.denied !== "always") return undefined;
      first ??= { ...answer, world: 0 };
    }
    return first;
  }
}

/** The answer where nothing is known, with the reason as a phrase. */
export function undecided(reason: string): RequestAnswer {
  return { denied: "unknown", reason, possible: ["always", "sometimes", "never"], statements: [], unallowedAt: null };
}

function withOrganization(position: Position, organization: OwnOrganization | null): Position {
  return organization === null ? position : { ...position, known: { ...position.known, organization } };
}

/** What all of the answers say, else it is not known. */
function united(answers: readonly RequestAnswer[], cause: GuardrailCause): RequestAnswer {
  const [first, ...others] = answers;
  if (first && others.every((one) => one.denied === first.denied)) return first;
  const possible = possibleAnswers(...answers);
  return { denied: "unknown", reason: "", cause, possible, statements: [], unallowedAt: null };
}
