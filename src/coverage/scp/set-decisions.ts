import { type Bearing, bearingOf } from "../../policy/build-formula.ts";
import { decide } from "../../policy/decide.ts";
import type { Decision } from "../../policy/decision.ts";
import type { Levels } from "../../policy/evaluate.ts";
import { inPartition } from "../../policy/fill-partition.ts";
import type { Question } from "../../policy/question.ts";
import type { AskedAt, DecisionCache } from "./decision-cache.ts";
import type { PlaceKeys } from "./place-keys.ts";
import { type KnownOfRequests, namesAccount, type Scp } from "./policy.ts";
import { documentsOf, isNamed, type PlacedPolicy, type PolicySet, type PolicySets } from "./policy-sets.ts";

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

/** What sets of policies say to questions. Equal questions about equal sets are decided once, whoever is asked about. */
export class SetDecisions {
  readonly #sets: PolicySets;
  readonly #cache: DecisionCache;
  readonly #places: PlaceKeys;
  /** An account that no policy names. */
  readonly #unnamed: string;
  /** One place for all that policies do not tell apart. */
  readonly #standIns = new Map<string, KnownOfRequests>();
  /** Questions that were asked lately, by their keys and whom they were asked about. */
  readonly #latest = new Map<string, Map<string, AskedOnce>>();

  /** `unnamed`: an account that no policy names. */
  constructor(sets: PolicySets, cache: DecisionCache, places: PlaceKeys, unnamed: string) {
    this.#sets = sets;
    this.#cache = cache;
    this.#places = places;
    this.#unnamed = unnamed;
  }

  /** What the whole set says to a question, with its statements by their places in the set. */
  decide(whole: PolicySet, at: AskedAt, question: RequestQuestion): Decision {
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
    const unnamed = this.#unnamed;
    return {
      account: isToldApart(account) || isToldApart(unnamed) ? account : unnamed,
      partition,
      known: this.#placeIn(set, known),
    };
  }

  #placeIn(set: PolicySet, known: KnownOfRequests): KnownOfRequests {
    const naming = set.scps.filter((one) => one.namesPath);
    if (naming.length === 0) return anywhere(known);
    const key = `${naming.map((one) => this.#cache.idOf(one.document)).join()}|${this.#places.forPolicies(known, naming)}`;
    const place = this.#standIns.get(key) ?? known;
    this.#standIns.set(key, place);
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
    const key = asked.question.isVaried ? null : `${this.policyKey(scp, asked.at, asked.question)}|${id}`;
    const have = key === null ? undefined : this.#cache.bearings.get(key);
    const found = have ?? bearingOf(inPartition(document, asked.at.partition), asked.get());
    if (key !== null) this.#cache.bearings.set(key, found);
    asked.bearings.set(id, found);
    return found;
  }

  /** Equal for questions, accounts and places that a policy does not tell apart. */
  policyKey(scp: Scp, { account, partition, known }: AskedAt, question: RequestQuestion): string {
    const own = question.accounts.has(account) || namesAccount(scp, account) ? account : "";
    const place = scp.namesOrganization ? this.#places.forPolicies(known, [scp]) : "";
    return `${this.keyOf(question)}|${own}|${partition}|${place}`;
  }

  /** Equal for questions, accounts and places that a set does not tell apart. */
  #questionKey(set: PolicySet, { at, question }: AskedOnce): string {
    const { account, partition, known } = at;
    // Without a policy that names it, the number of an account makes no difference.
    const own = question.accounts.has(account) || isNamed(account, set) ? account : "";
    return `${this.keyOf(question)}|${own}|${partition}|${this.#places.forSets(known, set)}`;
  }

  /** Equal for equal questions. */
  keyOf(question: RequestQuestion): number {
    return this.#cache.numberOf(question.key);
  }
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

/** A place of an organization for policies that ask for none. */
function anywhere(known: KnownOfRequests): KnownOfRequests {
  const { organization } = known;
  return organization
    ? { ...known, organization: { id: organization.id, pathStart: `${organization.id}/`, isWhole: false } }
    : known;
}
