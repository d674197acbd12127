import type { GuardrailCause } from "../../model/cause.ts";
import type { UnreadContentFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { decide } from "../../policy/decide.ts";
import { forQuestion, hasFixedWitness } from "../../policy/decider.ts";
import { type Decision, possibleAnswers, type StatementRef } from "../../policy/decision.ts";
import { fullAwsAccess, type PolicyDocument, type Statement } from "../../policy/document.ts";
import type { Levels } from "../../policy/evaluate.ts";
import { type KnownReadings, nearestDeny, type PartReading } from "../../policy/explain.ts";
import { inPartition } from "../../policy/fill-partition.ts";
import { type Bearing, bearingOf } from "../../policy/formula.ts";
import type { OwnOrganization, Question } from "../../policy/question.ts";
import type { CoverageSource } from "../source.ts";
import { unitsAmong } from "../tree.ts";
import { unreadThatMayGuard } from "../unread.ts";
import type { ScpAttachments } from "./attachments.ts";
import { type AskedAt, DecisionCache } from "./decision-cache.ts";
import type { Reading, ScpDecisions } from "./decisions.ts";
import { PathClasses } from "./path-classes.ts";
import { type KnownOfRequests, namedAccounts, namesAccount, type Scp } from "./policy.ts";
import { documentsOf, type PlacedPolicy, type PolicySet, PolicySets } from "./policy-sets.ts";
import { type Stranger, strangersOf } from "./strangers.ts";

/** Accounts and organizations together that are asked about where neither is known; of more it is not known what they get. */
const maxOpen = 2000;

/** Questions that are kept as they are asked of accounts. */
const maxLatest = 100;

/** What is asked of accounts. */
export interface RequestQuestion {
  /** Equal for equal questions: answers are kept by it. */
  readonly key: string;
  readonly action: string;
  /** Account IDs that the question itself names. */
  readonly accounts: ReadonlySet<string>;
  /** Whether it is one of many that differ in texts that few policies ask for. */
  readonly isVaried: boolean;
  /** The partition that it is about; `null`: the organization's. */
  readonly partition: string | null;
  ask(account: string, partition: string, known: KnownOfRequests): Question;
}

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
};

export type Unbound =
  | { readonly kind: "management" }
  | { readonly kind: "disabled"; readonly causes: readonly GuardrailCause[] };

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

interface PlacedLevel {
  readonly node: OrgNode;
  readonly documents: readonly PlacedPolicy[];
}

type PlacedById = ReadonlyMap<number, PlacedPolicy & { readonly node: OrgNode }>;

/** The policies above a node, as far as answers about it depend on them. */
interface Position {
  /** The policies where they are attached, from the root down. */
  readonly path: Readonly<Record<Reading, readonly PlacedLevel[]>>;
  readonly worst: PolicySet;
  readonly best: PolicySet;
  readonly known: KnownOfRequests;
  readonly unbound: Unbound | null;
  readonly isEnabledOpen: boolean;
  readonly isUnread: boolean;
  readonly cause: GuardrailCause | null;
}

interface Profile {
  /** Equal for nodes that every question is answered alike for, but for questions that name the account. */
  readonly key: string;
  /** Equal for nodes that the same is told of where an answer is not certain. */
  readonly causes: string;
  readonly positions: readonly Position[];
  /** Why it is not known where the node stands. */
  readonly cause: GuardrailCause;
  /** The accounts that it may be: its own, or one that no policy names and those that policies name. */
  readonly accounts: readonly string[];
}

/** Answers to requests of any kind by the policies of one type. Equal questions about equal policies are decided once. */
export class RequestDecisions {
  readonly #source: CoverageSource;
  readonly #decisions: ScpDecisions;
  readonly #cache: DecisionCache;
  /** What was not read, where a policy may stand: whether it denies what nothing else denies, nobody knows. */
  readonly #elsewhere: UnreadContentFact | undefined;
  readonly #profiles = new Map<OrgNode, Profile>();
  readonly #levels = new Map<OrgNode, { readonly worst: PlacedLevel; readonly best: PlacedLevel }>();
  readonly #sets: PolicySets;
  readonly #paths = new PathClasses();
  readonly #answers = new Map<string, RequestAnswer>();
  /** Traces and kinds of profiles, by action. */
  readonly #traces = new Map<string, Map<string, { readonly trace: number; readonly kind: number }>>();
  /** One place for all that policies do not tell apart. */
  readonly #places = new Map<string, KnownOfRequests>();
  readonly #placed = new WeakMap<readonly PlacedLevel[], PlacedById>();
  readonly #readings = new WeakMap<PolicyDocument, Map<string, KnownReadings>>();
  #strangers: { readonly found: readonly Stranger[] | null } | undefined;
  readonly #units: readonly OrgNode[];
  readonly #namedOrganizations: readonly string[];
  /** Questions that were asked lately, by their keys and whom they were asked about. */
  readonly #latest = new Map<string, Map<string, AskedOnce>>();

  constructor(source: CoverageSource, decisions: ScpDecisions, cache = new DecisionCache()) {
    this.#source = source;
    this.#elsewhere = unreadThatMayGuard(source.facts)[0];
    this.#decisions = decisions;
    this.#cache = cache;
    this.#sets = new PolicySets(cache);
    this.#units = unitsAmong(decisions.carriers());
    const { policies } = decisions.attachments;
    const texts = policies.map((scp) => JSON.stringify(scp.document.statements.map((one) => one.conditions)));
    const ids = texts.flatMap((text) => text.match(/(?<![A-Za-z0-9-])o-[a-z0-9]{10,32}/g) ?? []);
    this.#namedOrganizations = [...new Set(ids)];
  }

  /** Equal for nodes that every question is answered alike for, but for questions that name the account. */
  profileOf(node: OrgNode): string {
    return this.#profile(node).key;
  }

  /**
   * Whether requests in the accounts of a node are denied by the policies up the tree. `unknown` where a policy that
   * may be in force there makes a difference, or where the number of the account does.
   */
  answer(node: OrgNode, question: RequestQuestion): RequestAnswer {
    const profile = this.#profile(node);
    const own = node.id !== null && question.accounts.has(node.id) ? node.id : "";
    const key = `${this.#keyOf(question)}|${own}|${this.kindOf(node, question.action)}`;
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
    const [position] = this.#profile(node).positions;
    if (!position) return [];
    const reading = answer.denied === "unknown" && answer.cause !== undefined ? "best" : "worst";
    const set = this.#sets.about(position[reading], question.action);
    const placed = this.#placedIn(position.path[reading]);
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
    const { positions, accounts } = this.#profile(node);
    const named = accounts.filter((one) => positions.some((at) => isNamed(one, at.worst, at.best)));
    return JSON.stringify([
      named,
      positions.map((one) => {
        return [one.worst.id, one.best.id, one.unbound?.kind, one.isEnabledOpen, one.isUnread, one.cause !== null];
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
    const profile = this.#profile(node);
    const traces = this.#traces.get(action) ?? new Map<string, { readonly trace: number; readonly kind: number }>();
    this.#traces.set(action, traces);
    const known = traces.get(profile.key);
    if (known) return known;
    const trace = this.#cache.numberOf(this.#describe(node, profile, (set) => this.#sets.about(set, action)));
    const found = { trace, kind: this.#cache.numberOf(`kind ${trace} ${profile.causes}`) };
    traces.set(profile.key, found);
    return found;
  }

  /** The policies that are attached above a node, from the root down. */
  policiesAbove(node: OrgNode): readonly { readonly scp: Scp; readonly node: OrgNode }[] {
    const [position] = this.#profile(node).positions;
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
    const key = this.#policyKey(scp, at, question);
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
    const { accounts, positions } = this.#profile(node);
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
    return [unnamedOrganization, ...this.#namedOrganizations].map((id) => ({
      id,
      pathStart: `${id}/`,
      isWhole: false,
    }));
  }

  #decideAt(position: Position, account: string, partition: string, question: RequestQuestion): RequestAnswer {
    const { known, unbound, cause } = position;
    const none = () => decide([[fullAwsAccess]], question.ask(account, partition, known));
    if (unbound) return { ...none(), unbound };
    const certain = this.#decideSet(position.worst, { account, partition, known }, question);
    if (cause === null) return certain;
    const least = position.isEnabledOpen ? none() : certain;
    const most = this.#decideSet(position.best, { account, partition, known }, question);
    const isUnread = position.isUnread && least.denied !== "always";
    if (least.denied === most.denied && !isUnread) return least;
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

  #decideSet(whole: PolicySet, at: AskedAt, question: RequestQuestion): Decision {
    const set = this.#sets.about(whole, question.action);
    const standIn = this.#standIn(set, at, question);
    const asked = question.isVaried ? new AskedOnce(standIn, question) : this.#askedOnce(standIn, question);
    const key = `${this.#keyIn(set, asked)}|${set.id}`;
    const have = this.#cache.decisions.get(key);
    if (have) return have;
    const narrowed = this.#narrowed(set, asked);
    const decision = asIn(set, narrowed, this.#decideNarrowed(narrowed, asked), this.#cache);
    this.#cache.remember(key, decision, asked.at);
    return decision;
  }

  /** Equal for questions that a set does not tell apart, whatever names they fill in. */
  #keyIn(set: PolicySet, asked: AskedOnce): string {
    if (!asked.question.isVaried) return this.#questionKey(set, asked);
    return this.#cache.likeness.of(documentsIn(set, asked.at.partition), asked.get());
  }

  /** One account in one place for all that a set does not tell apart, so that questions about them are equal as a whole. */
  #standIn(set: PolicySet, { account, partition, known }: AskedAt, { accounts }: RequestQuestion): AskedAt {
    const isToldApart = (id: string) => accounts.has(id) || isNamed(id, set);
    const { unnamed } = this.#decisions;
    return {
      account: isToldApart(account) || isToldApart(unnamed) ? account : unnamed,
      partition,
      known: this.#placeIn(set, known),
    };
  }

  #placeIn(set: PolicySet, known: KnownOfRequests): KnownOfRequests {
    const naming = set.scps.filter((one) => one.namesPath);
    if (naming.length === 0) return anywhere(known);
    const key = `${naming.map((one) => this.#cache.idOf(one.document)).join()}|${this.#placeKey(known, naming)}`;
    const place = this.#places.get(key) ?? known;
    this.#places.set(key, place);
    return place;
  }

  /** The question of one account in one place, made once as long as few others are asked. */
  #askedOnce(at: AskedAt, question: RequestQuestion): AskedOnce {
    const latest = this.#latest.get(question.key) ?? new Map<string, AskedOnce>();
    if (latest.size === 0) {
      if (this.#latest.size >= maxLatest) this.#latest.clear();
      this.#latest.set(question.key, latest);
    }
    const { account, partition, known } = at;
    const { id = "", pathStart = "", isWhole = false } = known.organization ?? {};
    const key = `${account}|${partition}|${known.from ?? ""}|${id}|${pathStart}|${isWhole}`;
    const have = latest.get(key);
    if (have) return have;
    const asked = new AskedOnce(at, question);
    latest.set(key, asked);
    return asked;
  }

  #decideNarrowed(set: PolicySet, asked: AskedOnce): Decision {
    const { at, question } = asked;
    const key = `${this.#keyIn(set, asked)}|narrowed ${set.id}`;
    const have = this.#cache.decisions.get(key);
    if (have) return have;
    const levels = documentsIn(set, at.partition);
    const isOwn = question.accounts.has(at.account) || isNamed(at.account, set);
    const decision = question.isVaried || isOwn ? this.#cache.decide(levels, asked.get()) : decide(levels, asked.get());
    this.#cache.remember(key, decision, at);
    return decision;
  }

  /** The policies of a set that make a difference. Beside a deny of every request that is what allows, and other such denies. */
  #narrowed(set: PolicySet, asked: AskedOnce): PolicySet {
    const bearings = new Map(
      set.levels.flatMap((level) => level.map((one) => [one.document, this.#bearing(one, asked)] as const)),
    );
    const isDenied = [...bearings.values()].includes("all");
    return this.#sets.where(set, ({ document }) => {
      const bearing = bearings.get(document);
      return isDenied && bearing === "some"
        ? document.statements.some((one) => one.effect === "Allow")
        : bearing !== "none";
    });
  }

  #bearing({ scp, document }: PlacedPolicy, asked: AskedOnce): Bearing {
    if (scp === null) return "some";
    const id = this.#cache.idOf(document);
    const known = asked.bearings.get(id);
    if (known !== undefined) return known;
    const key = asked.question.isVaried ? null : `${this.#policyKey(scp, asked.at, asked.question)}|${id}`;
    const have = key === null ? undefined : this.#cache.bearings.get(key);
    const found = have ?? bearingOf(inPartition(document, asked.at.partition), asked.get());
    if (key !== null) this.#cache.bearings.set(key, found);
    asked.bearings.set(id, found);
    return found;
  }

  /** Equal for questions, accounts and places that a policy does not tell apart. */
  #policyKey(scp: Scp, { account, partition, known }: AskedAt, question: RequestQuestion): string {
    const own = question.accounts.has(account) || namesAccount(scp, account) ? account : "";
    const place = scp.namesOrganization ? this.#placeKey(known, [scp]) : "";
    return `${this.#keyOf(question)}|${own}|${partition}|${place}`;
  }

  /** Equal for questions, accounts and places that a set does not tell apart. */
  #questionKey(set: PolicySet, { at, question }: AskedOnce): string {
    const { account, partition, known } = at;
    // Without a policy that names it, the number of an account makes no difference.
    const own = question.accounts.has(account) || isNamed(account, set) ? account : "";
    return `${this.#keyOf(question)}|${own}|${partition}|${this.#knownKey(known, set)}`;
  }

  #keyOf(question: RequestQuestion): number {
    return this.#cache.numberOf(question.key);
  }

  #profile(node: OrgNode): Profile {
    const known = this.#profiles.get(node);
    if (known) return known;
    const { paths, cause } = this.#source.tree.positions(node, this.#units);
    const positions = paths.map((path) => this.#position(node, path));
    const accounts = this.#accountsOf(node, positions);
    const described = { positions, accounts };
    const causes = positions
      .map((one) => (one.cause === null ? "" : this.#cache.numberOf(JSON.stringify(one.cause))))
      .join();
    const key = `${this.#cache.numberOf(this.#describe(node, described, (set) => set))}|${causes}`;
    const profile: Profile = { key, causes, positions, cause, accounts };
    this.#profiles.set(node, profile);
    return profile;
  }

  /** All that answers about a node hang on, with its policies reduced in one way, as text. */
  #describe(
    node: OrgNode,
    { positions, accounts }: Pick<Profile, "positions" | "accounts">,
    reduced: (set: PolicySet) => PolicySet,
  ): string {
    const placed = positions.map((one) => ({ ...one, worst: reduced(one.worst), best: reduced(one.best) }));
    return JSON.stringify([
      "profile",
      accounts.filter((one) => accounts.length > 1 || placed.some((at) => isNamed(one, at.worst, at.best))),
      node.management,
      placed.map((one) => [
        one.worst.id,
        one.best.id,
        this.#knownKey(one.known, one.worst, one.best),
        one.unbound?.kind,
        one.isEnabledOpen,
        one.isUnread,
        one.cause !== null,
      ]),
      this.#source.tree.isOrganization,
      this.#namedOrganizations,
    ]);
  }

  #accountsOf(node: OrgNode, positions: readonly Position[]): readonly string[] {
    if (node.kind === "account" && node.id !== null) return [node.id];
    if (node.management) return [this.#decisions.unnamed];
    const scps = new Set(positions.flatMap(({ best }) => best.scps));
    const named = [...new Set([...scps].flatMap(namedAccounts))];
    return [this.#decisions.unnamed, ...named.filter((id) => !this.#source.tree.byId(id))];
  }

  /** Equal for places in the organization that none of the sets tells apart. */
  #knownKey(known: KnownOfRequests, ...sets: readonly PolicySet[]): string {
    if (!known.organization) return "";
    return this.#placeKey(
      known,
      sets.flatMap((set) => set.scps.filter((one) => one.namesOrganization)),
    );
  }

  /** Equal for places in the organization that none of the policies, which name it, tells apart. */
  #placeKey({ organization }: KnownOfRequests, scps: readonly Scp[]): string {
    if (!organization) return "";
    if (scps.length === 0) return "";
    const paths = scps.flatMap((one) => (one.namesPath ? this.#paths.of(one.document, organization) : []));
    return [organization.id, ...paths].join(" ");
  }

  #position(node: OrgNode, path: readonly OrgNode[]): Position {
    const enabled = this.#decisions.enabledAt(path);
    const attached = path.flatMap((one) => this.#decisions.attachments.byNode.get(one) ?? []);
    const open = attached.flatMap((one) => (one.inForce.kind === "open" ? one.inForce.causes : []));
    const [first] = [...open, ...(enabled.kind === "open" ? enabled.causes : [])];
    const elsewhere = this.#elsewhere;
    const levels = path.map((one) => this.#levelsAt(one));
    const placed = { worst: levels.map((one) => one.worst), best: levels.map((one) => one.best) };
    const setOf = (all: readonly PlacedLevel[]) => this.#sets.of(all.map((one) => one.documents));
    const worst = setOf(placed.worst);
    return {
      path: placed,
      worst,
      best: open.length > 0 ? setOf(placed.best) : worst,
      known: this.#decisions.knownAt(path),
      // Source: AWS Organizations user guide, "SCPs don't affect users or roles in the management account".
      unbound: node.management
        ? { kind: "management" }
        : enabled.kind === "no"
          ? { kind: "disabled", causes: enabled.causes.map((one) => one.cause) }
          : null,
      isEnabledOpen: enabled.kind === "open",
      isUnread: elsewhere !== undefined || attached.some((one) => one.scp === null),
      cause: first?.cause ?? (elsewhere ? { kind: "unread-content", of: elsewhere.cause } : null),
    };
  }

  #levelsAt(node: OrgNode) {
    const known = this.#levels.get(node);
    if (known) return known;
    const level = (reading: Reading): PlacedLevel => ({ node, documents: this.#decisions.documentsAt(node, reading) });
    const [worst, best] = [level("worst"), level("best")];
    const levels = { worst, best };
    this.#levels.set(node, levels);
    return levels;
  }
}

/** Whether a policy of the sets may treat an account in another way than those that it does not name. */
function isNamed(account: string, ...sets: readonly PolicySet[]): boolean {
  return sets.some((set) => set.scps.some((scp) => namesAccount(scp, account)));
}

/** A question as it is asked of an account, made when it is needed. */
class AskedOnce {
  readonly at: AskedAt;
  readonly question: RequestQuestion;
  /** What policies make of its answer, by what they say. */
  readonly bearings = new Map<number, Bearing>();
  #asked: Question | undefined;

  constructor(at: AskedAt, question: RequestQuestion) {
    this.at = at;
    this.question = question;
  }

  get(): Question {
    this.#asked ??= this.question.ask(this.at.account, this.at.partition, this.at.known);
    return this.#asked;
  }
}

/** The answer where nothing is known, with the reason as a phrase. */
export function undecided(reason: string): RequestAnswer {
  return { denied: "unknown", reason, possible: ["always", "sometimes", "never"], statements: [], unallowedAt: null };
}

/** The documents of a set as they stand in a partition. */
function documentsIn(set: PolicySet, partition: string): Levels {
  return documentsOf(set).map((level) => level.map((one) => inPartition(one, partition)));
}

/** A decision about a part of a set, with its statements by their places in the whole set. */
function asIn(whole: PolicySet, part: PolicySet, decision: Decision, cache: DecisionCache): Decision {
  if (whole === part || decision.statements.length === 0) return decision;
  const places = new Map<number, { readonly level: number; readonly policy: number }>();
  for (const [level, placed] of whole.levels.entries()) {
    for (const [policy, { document }] of placed.entries()) places.set(cache.idOf(document), { level, policy });
  }
  const statements = decision.statements.map((ref) => {
    const placed = part.levels[ref.level]?.[ref.policy];
    return { ...ref, ...(placed && places.get(cache.idOf(placed.document))) };
  });
  return { ...decision, statements };
}

/** An organization that no policy names. */
const unnamedOrganization = "o-0000000000";

/** A place of an organization for policies that ask for none. */
function anywhere(known: KnownOfRequests): KnownOfRequests {
  const { organization } = known;
  return organization
    ? { ...known, organization: { id: organization.id, pathStart: `${organization.id}/`, isWhole: false } }
    : known;
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
