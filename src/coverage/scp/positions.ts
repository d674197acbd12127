import type { GuardrailCause } from "../../model/cause.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { policiesMadeBy, policiesTakenAwayBy } from "../guardrail-calls.ts";
import type { CoverageSource } from "../source.ts";
import { unitsAmong } from "../tree.ts";
import { unreadThatMayGuard } from "../unread.ts";
import type { DecisionCache } from "./decision-cache.ts";
import type { Reading, ScpDecisions } from "./decisions.ts";
import { namedOrganizations } from "./named-organizations.ts";
import type { PlaceKeys } from "./place-keys.ts";
import { type KnownOfRequests, namedAccounts } from "./policy.ts";
import { isNamed, type PlacedPolicy, type PolicySet, type PolicySets } from "./policy-sets.ts";

/** Why no policy binds the requests of a node. */
export type Unbound =
  | { readonly kind: "management" }
  | { readonly kind: "disabled"; readonly causes: readonly GuardrailCause[] };

/** A root, OU or account with what is attached to it. */
export interface PlacedLevel {
  readonly node: OrgNode;
  readonly documents: readonly PlacedPolicy[];
}

/** The policies above a node in one way that conditions can turn out. */
export interface PlacedWorld {
  readonly path: readonly PlacedLevel[];
  readonly set: PolicySet;
}

/** The policies above a node, as far as answers about it depend on them. */
export interface Position {
  /** The policies where they are attached, from the root down. */
  readonly path: Readonly<Record<Reading, readonly PlacedLevel[]>>;
  readonly worst: PolicySet;
  readonly best: PolicySet;
  /** The policies in each way that the conditions which some depend on can turn out; empty where none does. */
  readonly worlds: readonly PlacedWorld[];
  readonly known: KnownOfRequests;
  readonly unbound: Unbound | null;
  /** Whether it may be that no policy is in force at all. */
  readonly isEnabledOpen: boolean;
  readonly isUnread: boolean;
  readonly cause: GuardrailCause | null;
}

/** A node as far as answers about it depend on it. */
export interface Profile {
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

/** Where nodes stand, with the policies above them. */
export class Positions {
  /** IDs of organizations that policies name. */
  readonly namedOrganizations: readonly string[];
  readonly #source: CoverageSource;
  readonly #decisions: ScpDecisions;
  readonly #sets: PolicySets;
  readonly #cache: DecisionCache;
  readonly #places: PlaceKeys;
  /** What was not read, or a call, by which a policy may stand: whether it denies what nothing else denies, nobody knows. */
  readonly #elsewhere: GuardrailCause | undefined;
  /** A call that may take policies away. */
  readonly #taken: GuardrailCause | undefined;
  readonly #units: readonly OrgNode[];
  readonly #profiles = new Map<OrgNode, Profile>();
  readonly #levels = new Map<OrgNode, { readonly worst: PlacedLevel; readonly best: PlacedLevel }>();

  constructor(
    source: CoverageSource,
    decisions: ScpDecisions,
    sets: PolicySets,
    cache: DecisionCache,
    places: PlaceKeys,
  ) {
    this.#source = source;
    this.#decisions = decisions;
    this.#sets = sets;
    this.#cache = cache;
    this.#places = places;
    const [unread] = unreadThatMayGuard(source.facts);
    this.#elsewhere = unread ? { kind: "unread-content", of: unread.cause } : policiesMadeBy(source.facts)?.cause;
    this.#taken = policiesTakenAwayBy(source.facts)?.cause;
    this.#units = unitsAmong(decisions.carriers());
    const { policies } = decisions.attachments;
    this.namedOrganizations = namedOrganizations(policies);
  }

  /** What answers about a node hang on. */
  of(node: OrgNode): Profile {
    const known = this.#profiles.get(node);
    if (known) return known;
    const { paths, cause } = this.#source.tree.positions(node, this.#units);
    const positions = paths.map((path) => this.#position(node, path));
    const accounts = this.#accountsOf(node, positions);
    const described = { positions, accounts };
    const causes = positions
      .map((one) => (one.cause === null ? "" : this.#cache.numberOf(JSON.stringify(one.cause))))
      .join();
    const key = `${this.#cache.numberOf(this.describe(node, described, (set) => set))}|${causes}`;
    const profile: Profile = { key, causes, positions, cause, accounts };
    this.#profiles.set(node, profile);
    return profile;
  }

  /** All that answers about a node hang on, with its policies reduced in one way, as text. */
  describe(
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
        one.worlds.map(({ set }) => reduced(set).id),
        this.#places.forSets(one.known, one.worst, one.best),
        one.unbound?.kind,
        one.isEnabledOpen,
        one.isUnread,
        one.cause !== null,
      ]),
      this.#source.tree.isOrganization,
      this.namedOrganizations,
    ]);
  }

  #accountsOf(node: OrgNode, positions: readonly Position[]): readonly string[] {
    if (node.kind === "account" && node.id !== null) return [node.id];
    if (node.management) return [this.#decisions.unnamed];
    const scps = new Set(positions.flatMap(({ best }) => best.scps));
    const named = [...new Set([...scps].flatMap(namedAccounts))];
    return [this.#decisions.unnamed, ...named.filter((id) => !this.#source.tree.byId(id))];
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
    const worlds = (this.#decisions.worldsAt(path) ?? []).map((world): PlacedWorld => {
      const levels = path.map((one) => ({ node: one, documents: this.#decisions.documentsAt(one, world) }));
      return { path: levels, set: setOf(levels) };
    });
    return {
      path: placed,
      worlds,
      worst,
      best: open.length > 0 ? setOf(placed.best) : worst,
      known: this.#decisions.knownAt(path),
      // Source: AWS Organizations user guide, "SCPs don't affect users or roles in the management account".
      unbound: node.management
        ? { kind: "management" }
        : enabled.kind === "no"
          ? { kind: "disabled", causes: enabled.causes.map((one) => one.cause) }
          : null,
      isEnabledOpen: enabled.kind === "open" || this.#taken !== undefined,
      isUnread: elsewhere !== undefined || attached.some((one) => one.scp === null),
      cause: first?.cause ?? this.#taken ?? elsewhere ?? null,
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
