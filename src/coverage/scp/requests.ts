import type { GuardrailCause } from "../../model/cause.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { compileStatement } from "../../policy/compile.ts";
import { decide } from "../../policy/decide.ts";
import { type Decision, possibleAnswers, type StatementRef } from "../../policy/decision.ts";
import { fullAwsAccess, type PolicyDocument } from "../../policy/document.ts";
import type { Levels } from "../../policy/evaluate.ts";
import { inPartition } from "../../policy/fill-partition.ts";
import { matchAction } from "../../policy/match.ts";
import type { OwnOrganization, Question } from "../../policy/question.ts";
import type { CoverageSource } from "../source.ts";
import type { Reading, ScpDecisions } from "./decisions.ts";
import { type KnownOfRequests, namedAccounts, namesAccount, type Scp } from "./policy.ts";

/** Accounts that policies name, of which this many are asked about where the number of an account is open. */
const maxNamedAccounts = 50;

/** What is asked of accounts. */
export interface RequestQuestion {
  /** Equal for equal questions: answers are kept by it. */
  readonly key: string;
  readonly action: string;
  /** Account IDs that the question itself names. */
  readonly accounts: ReadonlySet<string>;
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
  /** Why no policy binds such requests. */
  readonly unbound?: Unbound;
};

export type Unbound =
  | { readonly kind: "management" }
  | { readonly kind: "disabled"; readonly causes: readonly GuardrailCause[] };

/** A statement that an answer rests on, where it is attached. */
export interface AttachedStatement {
  readonly ref: StatementRef;
  readonly scp: Scp;
  readonly node: OrgNode;
}

/** Decisions that several runs share: equal questions about equal policies are decided once. */
export class DecisionCache {
  readonly decisions = new Map<string, Decision>();
  readonly #byContent = new Map<string, number>();
  readonly #ids = new WeakMap<PolicyDocument, number>();

  /** Equal for documents that say the same. */
  idOf(document: PolicyDocument): number {
    const known = this.#ids.get(document);
    if (known !== undefined) return known;
    const { version, statements, doubt, principals } = document;
    const content = JSON.stringify([version, statements, doubt, principals.length], (key, value) =>
      key === "location" ? undefined : value,
    );
    const id = this.#byContent.get(content) ?? this.#byContent.size;
    this.#byContent.set(content, id);
    this.#ids.set(document, id);
    return id;
  }
}

interface Placed {
  readonly document: PolicyDocument;
  readonly scp: Scp | null;
}

interface PlacedLevel {
  readonly node: OrgNode;
  readonly documents: readonly Placed[];
}

/** The policies above a node, as far as answers about it depend on them. */
interface Position {
  readonly path: readonly OrgNode[];
  readonly worst: readonly PlacedLevel[];
  readonly best: readonly PlacedLevel[];
  readonly known: KnownOfRequests;
  readonly unbound: Unbound | null;
  readonly isEnabledOpen: boolean;
  readonly isUnread: boolean;
  readonly cause: GuardrailCause | null;
}

interface Profile {
  /** Equal for nodes that every question is answered alike for, but for questions that name the account. */
  readonly key: string;
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
  readonly #profiles = new Map<OrgNode, Profile>();
  readonly #levels = new Map<
    OrgNode,
    { readonly worst: PlacedLevel; readonly best: PlacedLevel; readonly key: string }
  >();
  readonly #relevant = new WeakMap<PolicyDocument, Map<string, boolean>>();
  readonly #answers = new Map<string, RequestAnswer>();
  readonly #carriers: ReadonlySet<OrgNode>;
  readonly #namesPath: boolean;
  readonly #namedOrganizations: readonly string[];

  constructor(source: CoverageSource, decisions: ScpDecisions, cache = new DecisionCache()) {
    this.#source = source;
    this.#decisions = decisions;
    this.#cache = cache;
    this.#carriers = new Set(decisions.carriers());
    const { policies } = decisions.attachments;
    this.#namesPath = policies.some((scp) => scp.namesPath);
    const texts = policies.map((scp) => JSON.stringify(scp.document.statements.map((one) => one.conditions)));
    const ids = texts.flatMap((text) => text.match(/(?<![A-Za-z0-9-])o-[a-z0-9]{10,32}/g) ?? []);
    this.#namedOrganizations = [...new Set(ids)].slice(0, maxNamedAccounts);
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
    const key = `${question.key}|${own}|${profile.key}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.#decide(node, profile, question);
    this.#answers.set(key, answer);
    return answer;
  }

  /** The statements of an answer, with the policies that they are of and where those are attached. */
  statementsOf(node: OrgNode, question: RequestQuestion, answer: RequestAnswer): readonly AttachedStatement[] {
    const [position] = this.#profile(node).positions;
    if (!position) return [];
    const isBest = answer.denied === "unknown" && answer.cause !== undefined;
    const levels = this.#reduced(isBest ? position.best : position.worst, question.action);
    return answer.statements.flatMap((ref) => {
      const level = levels[ref.level];
      const placed = level?.documents[ref.policy];
      if (!level || !placed?.scp) return [];
      const own = placed.scp.document.statements.find((one) => one.index === ref.index);
      const location = own?.location;
      const { location: _, ...rest } = ref;
      return [{ ref: { ...rest, ...(location && { location }) }, scp: placed.scp, node: level.node }];
    });
  }

  /** Equal for nodes, of one or of several runs, that the policies above say the same of, wherever they are attached. */
  effectOf(node: OrgNode): string {
    const { positions, accounts } = this.#profile(node);
    const named = accounts.filter((one) => this.#isNamed(one));
    return JSON.stringify([
      named,
      positions.map((one) => {
        const levels = (all: readonly PlacedLevel[]) => {
          const denies = new Set<number>();
          const allows: string[] = [];
          for (const { documents } of all) {
            const ids = documents.map(({ document }) => this.#cache.idOf(document));
            const isAllowing = documents.map(({ document }) =>
              document.statements.some(({ effect }) => effect === "Allow"),
            );
            for (const id of ids) denies.add(id);
            const list = ids
              .filter((_, place) => isAllowing[place] === true)
              .sort((a, b) => a - b)
              .join();
            if (list !== String(this.#cache.idOf(fullAwsAccess))) allows.push(list);
          }
          return [[...denies].sort((a, b) => a - b), [...new Set(allows)].sort()];
        };
        return [
          levels(one.worst),
          levels(one.best),
          one.unbound?.kind,
          one.isEnabledOpen,
          one.isUnread,
          one.cause !== null,
        ];
      }),
    ]);
  }

  /** The policies that are attached above a node, from the root down. */
  policiesAbove(node: OrgNode): readonly { readonly scp: Scp; readonly node: OrgNode }[] {
    const [position] = this.#profile(node).positions;
    return (position?.worst ?? []).flatMap((level) =>
      level.documents.flatMap(({ scp }) => (scp ? [{ scp, node: level.node }] : [])),
    );
  }

  /** The question as it is asked of the accounts of a node. */
  questionAt(node: OrgNode, question: RequestQuestion): Question {
    const { accounts, positions } = this.#profile(node);
    const account = node.id !== null && node.kind === "account" ? node.id : (accounts[0] ?? this.#decisions.unnamed);
    const [partition] = this.#source.partitions;
    const [organization] = this.#organizationsOf(positions);
    const known = { ...positions[0]?.known, ...(organization && { organization }) };
    return question.ask(account, question.partition ?? partition, known);
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
    const others = [
      ...accounts.map((other) => ({
        of: { openAccount: other },
        answer: () => at(other, unnamed),
        isOwn: other === account,
      })),
      ...named.map((other) => ({ of: { openOrganization: other.id }, answer: () => at(account, other), isOwn: false })),
    ];
    for (const { of, answer, isOwn } of others) {
      const other = isOwn ? own : answer();
      if (isOwn || (other.denied === own.denied && own.denied !== "unknown")) continue;
      const possible = possibleAnswers(own, other);
      return { denied: "unknown", reason: "", ...of, possible, statements: [], unallowedAt: null };
    }
    return own;
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
    const ask = () => question.ask(account, partition, known);
    const none = () => decide([[fullAwsAccess]], ask());
    if (unbound) return { ...none(), unbound };
    // Without a policy that names it, the number of an account makes no difference.
    const isNamed = question.accounts.has(account) || this.#isNamed(account);
    const base = `${question.key}|${isNamed ? account : ""}|${partition}|${this.#knownKey(known)}`;
    const certain = this.#decideLevels(position.worst, base, partition, question, ask);
    if (cause === null) return certain;
    const least = position.isEnabledOpen ? none() : certain;
    const most = this.#decideLevels(position.best, base, partition, question, ask);
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

  #decideLevels(
    levels: readonly PlacedLevel[],
    base: string,
    partition: string,
    { action }: RequestQuestion,
    ask: () => Question,
  ): Decision {
    const reduced = this.#reduced(levels, action);
    const documents: Levels = reduced.map((level) => level.documents.map((one) => one.document));
    const key = `${base}|${documents.map((level) => level.map((one) => this.#cache.idOf(one)).join()).join("/")}`;
    const known = this.#cache.decisions.get(key);
    if (known) return known;
    const filled = documents.map((level) => level.map((one) => inPartition(one, partition)));
    const decision = decide(filled.length > 0 ? filled : [[fullAwsAccess]], ask());
    this.#cache.decisions.set(key, decision);
    return decision;
  }

  /** The levels without what says nothing of an action. */
  #reduced(levels: readonly PlacedLevel[], action: string): readonly PlacedLevel[] {
    return levels.flatMap((level) => {
      const documents = level.documents.filter((one) => this.#isRelevant(one.document, action));
      const [only, ...others] = documents;
      return only?.document === fullAwsAccess && others.length === 0 ? [] : [{ node: level.node, documents }];
    });
  }

  #isRelevant(document: PolicyDocument, action: string): boolean {
    const known = this.#relevant.get(document) ?? new Map<string, boolean>();
    this.#relevant.set(document, known);
    const have = known.get(action);
    if (have !== undefined) return have;
    const found = document.statements.some((one) => matchAction(compileStatement(document, one), action) !== false);
    known.set(action, found);
    return found;
  }

  #profile(node: OrgNode): Profile {
    const known = this.#profiles.get(node);
    if (known) return known;
    const { paths, cause } = this.#source.tree.positions(node, this.#carriers);
    const positions = paths.map((path) => this.#position(node, path));
    const accounts = this.#accountsOf(node, positions);
    const key = JSON.stringify([
      accounts.length > 1 ? accounts : this.#isNamed(accounts[0] ?? "") ? accounts : [],
      node.management,
      positions.map((one) => [
        one.path.map((step) => this.#levelsAt(step).key),
        this.#knownKey(one.known),
        one.unbound?.kind,
        one.isEnabledOpen,
        one.cause !== null,
      ]),
    ]);
    const profile: Profile = { key, positions, cause, accounts };
    this.#profiles.set(node, profile);
    return profile;
  }

  #accountsOf(node: OrgNode, positions: readonly Position[]): readonly string[] {
    if (node.kind === "account" && node.id !== null) return [node.id];
    if (node.management) return [this.#decisions.unnamed];
    const scps = new Set(
      positions.flatMap(({ best }) => best.flatMap((level) => level.documents.map((one) => one.scp))),
    );
    const named = [...new Set([...scps].flatMap((scp) => (scp ? namedAccounts(scp) : [])))];
    const free = named.filter((id) => !this.#source.tree.byId(id)).slice(0, maxNamedAccounts);
    return [this.#decisions.unnamed, ...free];
  }

  #isNamed(account: string): boolean {
    return this.#decisions.attachments.policies.some((scp) => namesAccount(scp, account));
  }

  #knownKey({ organization }: KnownOfRequests): string {
    if (!organization) return "";
    return this.#namesPath ? `${organization.pathStart}${organization.isWhole}` : organization.id;
  }

  #position(node: OrgNode, path: readonly OrgNode[]): Position {
    const enabled = this.#decisions.enabledAt(path);
    const attached = path.flatMap((one) => this.#decisions.attachments.byNode.get(one) ?? []);
    const open = attached.flatMap((one) => (one.inForce.kind === "open" ? one.inForce.causes : []));
    const [first] = [...open, ...(enabled.kind === "open" ? enabled.causes : [])];
    return {
      path,
      worst: path.map((one) => this.#levelsAt(one).worst),
      best: path.map((one) => this.#levelsAt(one).best),
      known: this.#decisions.knownAt(path),
      // Source: AWS Organizations user guide, "SCPs don't affect users or roles in the management account".
      unbound: node.management
        ? { kind: "management" }
        : enabled.kind === "no"
          ? { kind: "disabled", causes: enabled.causes.map((one) => one.cause) }
          : null,
      isEnabledOpen: enabled.kind === "open",
      isUnread: attached.some((one) => one.scp === null),
      cause: first?.cause ?? null,
    };
  }

  #levelsAt(node: OrgNode) {
    const known = this.#levels.get(node);
    if (known) return known;
    const level = (reading: Reading): PlacedLevel => ({ node, documents: this.#decisions.documentsAt(node, reading) });
    const [worst, best] = [level("worst"), level("best")];
    const idsOf = (one: PlacedLevel) => one.documents.map(({ document }) => this.#cache.idOf(document)).join();
    const attached = this.#decisions.attachments.byNode.get(node) ?? [];
    const isUnread = attached.some((one) => one.scp === null);
    const key = `${idsOf(worst)};${idsOf(best)}${isUnread ? "?" : ""}`;
    const levels = { worst, best, key };
    this.#levels.set(node, levels);
    return levels;
  }
}

/** An organization that no policy names. */
const unnamedOrganization = "o-0000000000";

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
