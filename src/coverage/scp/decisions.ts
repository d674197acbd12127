import { holdsIn, type World, worldsOf } from "../../model/assumed.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { CoveringGuardrail } from "../../model/coverage.ts";
import { nameOfNode, type OrgNode } from "../../model/org-node.ts";
import { type Answer, no, open, openIf, yes } from "../../model/ternary.ts";
import { onSomeBranches } from "../../policy/branches.ts";
import { Decider } from "../../policy/decider.ts";
import { fullAwsAccess, type PolicyDocument } from "../../policy/document.ts";
import type { Levels } from "../../policy/evaluate.ts";
import { deviceActions } from "../../policy/question.ts";
import type { Ground } from "../ground.ts";
import type { CoverageSource } from "../source.ts";
import { type AttachedScp, groundOf, refusalOf, type ScpAttachments, targetsOf } from "./attachments.ts";
import { possiblePlaces, unnamedOrganization } from "./named-organizations.ts";
import { ownOrganization } from "./own-organization.ts";
import {
  type DeviceDecision,
  decideAlone,
  decideDevice,
  type KnownOfRequests,
  mayDenyAlways,
  namedAccounts,
  namesAccount,
  readScp,
  type Scp,
  undecided,
  unnamedAccount,
} from "./policy.ts";
import { isAbout } from "./policy-sets.ts";

/** What all policies up the tree together mean for a node. */
export interface ScpVerdict {
  readonly answer: Answer<Ground>;
  /** The policies that cover it. */
  readonly by: readonly CoveringGuardrail[];
  /** Whether a policy that is aimed at root's MFA stands on the way: what it lacks is an issue of its own. */
  readonly explained: boolean;
}

/** That it is not known whether a policy means a node. */
type MeantCause = Extract<GuardrailCause, { readonly kind: "account-meant" | "place-meant" }>;

/** Which of the policies at a level count. `worst`: what surely denies beside all that may allow; `best`: the opposite. */
export type Reading = "worst" | "best";

/** A reading, or one way in which the conditions of the inputs can turn out. */
export type Standing = Reading | World;

/** Ways in which conditions can turn out that are decided one by one. */
const maxWorlds = 32;

/** What the policies up the tree mean for requests of root. Equal questions are decided once. */
export class ScpDecisions {
  readonly #source: CoverageSource;
  readonly #scps: ScpAttachments;
  readonly #decided = new Map<string, DeviceDecision>();
  readonly #ids = new Map<PolicyDocument, number>();
  readonly #parts = new Map<PolicyDocument, { readonly allows: PolicyDocument; readonly denies: PolicyDocument }>();
  readonly #decide = new Decider().decide;
  readonly #alone = new Map<Scp, Map<string, DeviceDecision>>();
  readonly #undecided = new Map<Scp, readonly Ground[]>();
  readonly #inWorlds = new Map<string, readonly CoveringGuardrail[] | null>();
  readonly #exempt = new Map<string, Ground | null>();
  readonly #unnamed: string;
  /** How many accounts have no number that is known. */
  #nameless: number | undefined;
  readonly #namesPath: boolean;
  /** Whether a policy that is aimed at root's MFA stands where it binds nobody: an issue says so. */
  readonly #hasStray: boolean;

  constructor(source: CoverageSource, scps: ScpAttachments) {
    this.#source = source;
    this.#scps = scps;
    this.#unnamed = unnamedAccount(scps.policies);
    this.#namesPath = scps.policies.some((scp) => scp.namesPath);
    this.#hasStray =
      scps.policies.some((scp) => scp.intent && this.#isStray(scp)) ||
      scps.otherTypes.some((fact) => fact.type.kind === "known" && readScp(fact)?.intent);
  }

  #isStray(scp: Scp): boolean {
    if (refusalOf(scp, this.#scps.quotas)) return true;
    if (scp.fact.role === "document" || this.#scps.openTargets.has(scp)) return false;
    return targetsOf(scp, this.#scps).every((node) => node.management);
  }

  get attachments(): ScpAttachments {
    return this.#scps;
  }

  /** An account that no policy names. */
  get unnamed(): string {
    return this.#unnamed;
  }

  /** The nodes at which policies make a difference. */
  carriers(): readonly OrgNode[] {
    return [...this.#scps.byNode.keys(), ...this.#scps.withoutFullAccess, ...this.#scps.openFullAccess.keys()];
  }

  /** Whether root of the accounts in a node is kept from virtual devices; `path`: from the root down to it. */
  coverOf(node: OrgNode, path: readonly OrgNode[]): ScpVerdict {
    const attached = path.flatMap((one) => this.#scps.byNode.get(one) ?? []);
    const explained = this.#hasStray || attached.some((one) => one.scp?.intent);
    const uncovered = (...grounds: readonly Ground[]) => ({ answer: no(...grounds), by: [], explained });
    if (attached.length === 0 && !path.some((one) => this.#mayLackFullAccess(one))) return uncovered();
    const enabled = this.enabledAt(path);
    if (enabled.kind === "no") return uncovered(...enabled.causes);
    const worst = this.#decideAt(node, path, "worst");
    if (worst.decision.denied === "always") {
      const exempt = this.#exemptAt(node, path);
      const answer = exempt ? open(exempt) : enabled;
      return { answer, by: answer.kind === "yes" ? this.#deniers(worst, path) : [], explained: true };
    }
    const best = this.#decideAt(node, path, "best");
    const isUnread = attached.some((one) => one.scp === null);
    if (!isUnread && !mayDenyAlways(best)) {
      const meant = this.#meantAt(node, path);
      if (meant) return { answer: open(meant), by: [], explained: true };
      return uncovered(this.#lackGround(worst, attached));
    }
    const covering = this.#coverInEveryWorld(node, path);
    if (covering !== null) {
      return { answer: enabled, by: enabled.kind === "yes" ? covering : [], explained: true };
    }
    const detached = path.flatMap((one) => this.#scps.openFullAccess.get(one) ?? []);
    const grounds = [...(detached.length > 0 ? detached : this.#doubts(attached, best)), ...enabled.causes];
    return { answer: openIf(grounds, no()), by: [], explained: true };
  }

  /**
   * The policies that deny, where all of them depend on conditions and some deny however these turn out; `null`: in some
   * world none does, or there are too many worlds. Policies of which it is not known whether they are in force for another
   * reason only allow.
   */
  #coverInEveryWorld(node: OrgNode, path: readonly OrgNode[]): readonly CoveringGuardrail[] | null {
    const carriers = path.filter((one) => this.#scps.byNode.has(one) || this.#mayLackFullAccess(one));
    const named = node.kind === "account" && node.id !== null && this.#isNamed(node.id) ? node.id : "";
    const isOpenAccount = node.kind !== "account" || node.id === null;
    const place = this.#namesPath ? placeOf(this.knownAt(path)) : "";
    const key = JSON.stringify([named, isOpenAccount, place, path[0]?.key, carriers.map((one) => one.key)]);
    const known = this.#inWorlds.get(key);
    if (known !== undefined) return known;
    const found = this.#decideWorlds(node, path);
    this.#inWorlds.set(key, found);
    return found;
  }

  #decideWorlds(node: OrgNode, path: readonly OrgNode[]): readonly CoveringGuardrail[] | null {
    const worlds = this.worldsAt(path);
    if (worlds === null) return null;
    const covering: CoveringGuardrail[] = [];
    for (const world of worlds) {
      const decided = this.#decideAt(node, path, world);
      if (decided.decision.denied !== "always" || this.#exemptAt(node, path, world)) return null;
      covering.push(...this.#deniers(decided, path, world));
    }
    const byText = new Map(covering.map((one) => [JSON.stringify(one), one]));
    return [...byText.values()];
  }

  /** How the conditions of the policies of a path can turn out; `null` where none depends on any, or in too many ways. */
  worldsAt(path: readonly OrgNode[]): readonly World[] | null {
    const attached = path.flatMap((one) => this.#scps.byNode.get(one) ?? []);
    const conditional = attached.flatMap(({ assumed = [] }) => assumed);
    if (conditional.length === 0) return null;
    const branches = attached.flatMap(({ scp }) => {
      const { scope = null, when = [] } = scp?.document.branches ?? {};
      return scope === null ? [] : when.map((one) => ({ scope, when: one }));
    });
    return worldsOf([...conditional, ...branches], maxWorlds);
  }

  /** What a policy denies by itself, beside a full allow. */
  alone(scp: Scp, node: OrgNode | undefined): DeviceDecision {
    const id = node?.kind === "account" ? node.id : null;
    const account = id !== null && namesAccount(scp, id) ? id : this.#unnamed;
    return this.#aloneIn(scp, account, node);
  }

  #aloneIn(scp: Scp, account: string, node: OrgNode | undefined): DeviceDecision {
    return this.#aloneAt(scp, account, this.knownOf(node));
  }

  #aloneAt(scp: Scp, account: string, requests: KnownOfRequests): DeviceDecision {
    const known = this.#alone.get(scp) ?? new Map<string, DeviceDecision>();
    this.#alone.set(scp, known);
    const key = `${account}|${scp.namesPath ? placeOf(requests) : (requests.organization?.id ?? "")}`;
    const decision = known.get(key) ?? decideAlone(scp, account, this.#source.partitions, requests, this.#decide);
    known.set(key, decision);
    return decision;
  }

  /** What is known of the requests in a node; without one, of those in the organization. */
  knownOf(node: OrgNode | undefined): KnownOfRequests {
    const { tree } = this.#source;
    const [root, ...others] = tree.roots();
    if (node === undefined) return this.knownAt(root && others.length === 0 ? [root] : []);
    return this.knownAt(tree.path(node));
  }

  /** What is known of the requests of accounts at the end of a path. */
  knownAt(path: readonly OrgNode[]): KnownOfRequests {
    const from = this.#source.today;
    const [root] = path;
    const id = root && this.#source.tree.organizationId(root);
    return id === undefined ? { from } : { from, organization: ownOrganization(id, path) };
  }

  /** Whether policies are in force in the organization of a path. */
  enabledAt([root]: readonly OrgNode[]): Answer<Ground> {
    return (root && this.#scps.enabled.get(root)) ?? yes();
  }

  /** The policies that deny, by the nodes that they are attached to. */
  #deniers(
    { action, decision }: DeviceDecision,
    path: readonly OrgNode[],
    standing: Standing = "worst",
  ): readonly CoveringGuardrail[] {
    const found = new Map<string, CoveringGuardrail>();
    for (const { level, policy } of decision.statements) {
      const node = path[level];
      const scp = node && this.documentsAt(node, standing)[policy]?.scp;
      if (!scp) continue;
      const guardrail = { kind: "scp", name: scp.fact.name, target: nameOfNode(node) } as const;
      found.set(JSON.stringify([scp.fact.name, node.key]), { guardrail, remarks: [] });
    }
    const unallowed = { guardrail: { kind: "unallowed", action }, remarks: [] } as const;
    return found.size > 0 ? [...found.values()] : [unallowed];
  }

  /** What is not known of the attached policies that could deny. */
  #doubts(attached: readonly AttachedScp[], best: DeviceDecision): readonly Ground[] {
    const grounds = attached.flatMap((one) => {
      const open = one.inForce.kind === "open" ? one.inForce.causes : [];
      if (one.scp === null) return open;
      const alone = this.alone(one.scp, undefined);
      const undecided =
        alone.decision.denied === "unknown" && mayDenyAlways(alone) ? this.#undecidedGrounds(one.scp) : [];
      return alone.decision.denied === "never" ? [] : [...open, ...undecided];
    });
    if (grounds.length > 0) return [...new Set(grounds)];
    const open = attached.flatMap((one) => (one.inForce.kind === "open" ? one.inForce.causes : []));
    if (open.length > 0) return open;
    const [first] = attached.flatMap((one) => one.scp ?? []);
    const reason = best.decision.denied === "unknown" ? best.decision.reason : "";
    if (!first) return [];
    const cause: GuardrailCause = { kind: "decision-open", of: undecided(first, reason), nodes: [] };
    return [groundOf(first.fact, "decision", cause)];
  }

  #undecidedGrounds(scp: Scp): readonly Ground[] {
    const known = this.#undecided.get(scp);
    if (known) return known;
    const { decision } = this.alone(scp, undefined);
    const reason = decision.denied === "unknown" ? decision.reason : "";
    const cause: GuardrailCause = { kind: "decision-open", of: undecided(scp, reason), nodes: [] };
    const grounds = [groundOf(scp.fact, "decision", cause)];
    this.#undecided.set(scp, grounds);
    return grounds;
  }

  /** An account that a policy names and lets through, where it may be one of those that stand here unseen. */
  #exemptAt(node: OrgNode, path: readonly OrgNode[], standing: Standing = "worst"): Ground | undefined {
    if (node.kind === "account" && node.id !== null) return undefined;
    const levels = this.#levels(path, standing);
    const known = this.knownAt(path);
    const key = this.#levelsKey(levels, known);
    const have = this.#exempt.get(key);
    if (have !== undefined) return have ?? undefined;
    const scps = path.flatMap((one) => this.documentsAt(one, standing).flatMap(({ scp }) => scp ?? []));
    // Policies about other actions treat all accounts alike.
    const telling = scps.filter((scp) => deviceActions.some((action) => isAbout(scp.document, action)));
    const named = new Set(telling.flatMap(namedAccounts));
    const account = [...named].find((id) => {
      if (this.#source.tree.byId(id)) return false;
      const { decision } = decideDevice(levels, id, this.#source.partitions, known, this.#decide);
      return decision.denied !== "always";
    });
    const scp = account === undefined ? undefined : scps.find((one) => namesAccount(one, account));
    const ground =
      account !== undefined && scp ? groundOf(scp.fact, "exempt-account", { kind: "account-exempt", account }) : null;
    this.#exempt.set(key, ground);
    return ground ?? undefined;
  }

  /** A policy that denies root in an account or in a part of an organization that this one may be. */
  #meantAt(node: OrgNode, path: readonly OrgNode[]): Ground | undefined {
    const scps = path.flatMap((one) => this.documentsAt(one, "best").flatMap(({ scp }) => scp ?? []));
    for (const scp of scps) {
      const cause = this.meantBy(scp, node);
      if (cause)
        return groundOf(scp.fact, cause.kind === "account-meant" ? "meant-account" : "meant-organization", cause);
    }
    return undefined;
  }

  /** That a policy denies root in an account or in a part of an organization that a node may be. */
  meantBy(scp: Scp, node: OrgNode): MeantCause | undefined {
    const account = this.#accountMeant(scp, node);
    if (account !== undefined) return { kind: "account-meant", account };
    return this.#placeMeant(scp, node);
  }

  /**
   * An account that a policy may deny root a device in by its number, where a node without a number may be it. Where more accounts have
   * none than the policy names, some of them are not meant for certain.
   */
  #accountMeant(scp: Scp, node: OrgNode): string | undefined {
    if (!this.#mayBeNamed(node)) return undefined;
    const { tree } = this.#source;
    const meant = namedAccounts(scp).filter((id) => !tree.byId(id) && mayDenyAlways(this.#aloneIn(scp, id, node)));
    this.#nameless ??= tree.all().filter((one) => this.#mayBeNamed(one)).length;
    return scp.accountPatterns.length > 0 || meant.length >= this.#nameless ? meant[0] : undefined;
  }

  /** A place in an organization at which a policy may deny every request for a device, where it may be the node's. */
  #placeMeant(scp: Scp, node: OrgNode): MeantCause | undefined {
    const { tree } = this.#source;
    if (!scp.namesOrganization || !tree.isOrganization) return undefined;
    const path = tree.path(node);
    const known = this.knownAt(path);
    const { organization } = known;
    const withoutId = path.filter((one) => one.kind === "unit" && one.id === null);
    const isOpen = (one: OrgNode | undefined) => one !== undefined && tree.factOf(one)?.action !== "create";
    if (organization && !withoutId.some(isOpen)) return undefined;
    // What is created gets an ID that nobody knows: it is none that a policy names.
    const isNew = !organization && !isOpen(path[0]);
    const account = node.kind === "account" && node.id !== null ? node.id : this.#unnamed;
    const found = possiblePlaces(scp, organization).find(
      (place) =>
        (!isNew || place.id === unnamedOrganization) &&
        mayDenyAlways(this.#aloneAt(scp, account, { ...known, organization: place })),
    );
    if (!found) return undefined;
    const id = found.id === unnamedOrganization ? null : found.pathStart.replace(/^([^/]*)\/$/, "$1");
    return { kind: "place-meant", id };
  }

  /** Whether an account may have a number that a policy names; one that is created gets a number that nobody knows. */
  #mayBeNamed(node: OrgNode): boolean {
    if (node.kind !== "account" || node.id !== null || node.management) return false;
    return this.#source.tree.factOf(node)?.action !== "create";
  }

  #isNamed(id: string): boolean {
    return this.#scps.policies.some((scp) => namesAccount(scp, id));
  }

  #decideAt(node: OrgNode, path: readonly OrgNode[], standing: Standing): DeviceDecision {
    const levels = this.#levels(path, standing);
    const { kind, id } = node;
    const account = kind === "account" && id !== null && this.#isNamed(id) ? id : this.#unnamed;
    const known = this.knownAt(path);
    const key = `${account}|${this.#levelsKey(levels, known)}`;
    const have = this.#decided.get(key);
    if (have) return have;
    const decision = decideDevice(levels, account, this.#source.partitions, known, this.#decide);
    this.#decided.set(key, decision);
    return decision;
  }

  /** Equal for levels and places of which the policies say the same. */
  #levelsKey(levels: Levels, known: KnownOfRequests): string {
    const place = this.#namesPath ? placeOf(known) : (known.organization?.id ?? "");
    return `${place}|${levels.map((level) => level.map((one) => this.#idOf(one)).join(",")).join("|")}`;
  }

  #idOf(document: PolicyDocument): number {
    const have = this.#ids.get(document);
    if (have !== undefined) return have;
    this.#ids.set(document, this.#ids.size);
    return this.#ids.size - 1;
  }

  #levels(path: readonly OrgNode[], standing: Standing): Levels {
    return path.map((level) => this.documentsAt(level, standing).map((one) => one.document));
  }

  /** The documents of one level, with the policies that they are of. */
  documentsAt(node: OrgNode, standing: Standing): readonly { document: PolicyDocument; scp: Scp | null }[] {
    const world = typeof standing === "string" ? null : standing;
    const isOpen = ({ inForce, assumed }: AttachedScp) =>
      inForce.kind !== "yes" && !(world && assumed?.every((one) => holdsIn(world, one)));
    const documents = (this.#scps.byNode.get(node) ?? []).flatMap((one) => {
      const { scp } = one;
      if (!scp) return [];
      const own = world ? documentIn(world, scp.document) : scp.document;
      if (!isOpen(one)) return [{ document: own, scp }];
      const { allows, denies } = this.#partsOf(own);
      return [{ document: standing === "best" ? denies : allows, scp }];
    });
    const isDetached = standing === "best" ? this.#mayLackFullAccess(node) : this.#scps.withoutFullAccess.has(node);
    if (isDetached) return documents;
    return [{ document: fullAwsAccess, scp: null }, ...documents];
  }

  #mayLackFullAccess(node: OrgNode): boolean {
    return this.#scps.withoutFullAccess.has(node) || this.#scps.openFullAccess.has(node);
  }

  /** A policy that may not be in force, by what it allows and what it denies. */
  #partsOf(document: PolicyDocument) {
    const have = this.#parts.get(document);
    if (have) return have;
    const only = (effect: "Allow" | "Deny"): PolicyDocument => ({
      ...document,
      statements: document.statements.filter((one) => one.effect === effect),
    });
    const { doubt, ...undoubted } = only("Allow");
    const parts = { allows: undoubted, denies: only("Deny") };
    this.#parts.set(document, parts);
    return parts;
  }

  /** Why the policies that are attached do not deny. */
  #lackGround({ action, decision }: DeviceDecision, attached: readonly AttachedScp[]): Ground {
    const cause: GuardrailCause =
      decision.denied === "sometimes"
        ? { kind: "sometimes", action, statements: [], nodes: [], witness: decision.witness }
        : { kind: "no-policy-denies" };
    const [first] = attached.flatMap((one) => one.scp ?? []);
    return first ? groundOf(first.fact, "never", cause) : { cause, guardrail: null, fact: null, topic: "never" };
  }
}

/** A policy as it stands in a world. */
function documentIn(world: World, document: PolicyDocument): PolicyDocument {
  const { scope = null, when = [] } = document.branches ?? {};
  if (scope === null) return document;
  const possible = [...when.keys()].filter((branch) => holdsIn(world, { scope, when: when[branch] ?? [] }));
  return possible.length === 0 ? document : onSomeBranches(document, possible);
}

/** Where requests come from in the organization, as text. */
function placeOf({ organization }: KnownOfRequests): string {
  return organization ? `${organization.pathStart}${organization.isWhole ? "" : "…"}` : "";
}
