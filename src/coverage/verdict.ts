import { repositoryOf } from "../facts/repository.ts";
import { holdsIn, type ScopedAssumptions, worldsOf } from "../model/assumed.ts";
import type { GuardrailCause } from "../model/cause.ts";
import type { CoverageState, CoveringGuardrail, GuardrailFamily } from "../model/coverage.ts";
import type { FactBase, FactKind, UnreadContentFact } from "../model/fact.ts";
import { guardrailFamilies } from "../model/guardrail.ts";
import { countsByItself, type OrgNode } from "../model/org-node.ts";
import type { Partitions } from "../model/partition.ts";
import { type Level, levelOf } from "../model/settings.ts";
import { type Answer, all, any, no, open, openIf, yes } from "../model/ternary.ts";
import { firstByAddress } from "./first-by-address.ts";
import type { Ground } from "./ground.ts";
import { callGround, callsThatMayGuard, policiesTakenAwayBy, takenAwayBy } from "./guardrail-calls.ts";
import { madeByManagement } from "./guardrails/deployment.ts";
import type { ActiveGuardrail } from "./guardrails/guardrail.ts";
import { partitionsWithoutHardwareRule } from "./guardrails/regions.ts";
import type { ScpDecisions, ScpVerdict } from "./scp/decisions.ts";
import type { CoverageSource } from "./source.ts";
import { unitsAmong } from "./tree.ts";
import { unreadThatMayGuard } from "./unread.ts";

/** What covers one node, or why nothing does, or why that is not known. */
export interface Verdict {
  readonly state: CoverageState;
  readonly by: readonly CoveringGuardrail[];
  /** What the state rests on; empty where it is covered. */
  readonly grounds: readonly Ground[];
  /** Whether an issue of a guardrail says already why it is missing. */
  readonly explained: boolean;
}

/** The one table that findings, summary, coverage, guardrail tests and the comparison of two sides read. */
export interface VerdictTable {
  /** The nodes that count by themselves. */
  readonly units: readonly OrgNode[];
  of(node: OrgNode, family: GuardrailFamily): Verdict;
}

/** What policies mean for a node, with the nodes at which they make a difference. */
type PolicyVerdicts = Pick<ScpDecisions, "carriers" | "coverOf">;

/** What policies mean where there are none. */
const withoutPolicies: ScpVerdict = { answer: no(), by: [], explained: false };

/** Decides each node for both families. Linear in nodes times their depth. `decisions`: `null` where there are no policies. */
export function verdictsOf(
  source: CoverageSource,
  guardrails: readonly ActiveGuardrail[],
  decisions: PolicyVerdicts | null,
): VerdictTable {
  const decider = new Decider(source, guardrails, decisions);
  const decided = { detective: new Map<OrgNode, Verdict>(), preventive: new Map<OrgNode, Verdict>() };
  const nodes = source.tree.all();
  const places = guardrails.flatMap((one) => [...one.targets, ...(one.replaced?.keys() ?? [])]);
  const ous = unitsAmong([...places, ...(decisions?.carriers() ?? [])]);
  for (const node of nodes) {
    const { paths, cause, loose } = source.tree.positions(node, ous);
    for (const family of guardrailFamilies) {
      const verdicts = paths.map((path) => decider.decide(node, path, family));
      decided[family].set(
        node,
        agreed(verdicts, () => positionGround(loose, cause, source)),
      );
    }
  }
  const none = (family: GuardrailFamily) => missing([noneReaches(family)], false);
  return { units: nodes.filter(countsByItself), of: (node, family) => decided[family].get(node) ?? none(family) };
}

export function levelAt(node: OrgNode, { settings }: Pick<CoverageSource, "settings">): Level {
  return levelOf(settings, node.id ?? undefined);
}

/** The verdict of a node that may stand in several positions: what all of them say, else it is not known. */
function agreed(verdicts: readonly Verdict[], positionOpen: () => Ground): Verdict {
  const [first, ...others] = verdicts;
  if (!first) return missing([], false);
  if (others.every((one) => one.state === first.state)) return first;
  const open = verdicts.flatMap((one) => (one.state === "unverifiable" ? one.grounds : []));
  return { state: "unverifiable", by: [], grounds: [positionOpen(), ...new Set(open)], explained: true };
}

function positionGround(node: OrgNode, cause: GuardrailCause, { tree }: CoverageSource): Ground {
  return { cause, guardrail: null, fact: tree.factOf(node) ?? null, topic: "position" };
}

/** What is asked for at a node. */
interface Demand {
  readonly family: GuardrailFamily;
  readonly level: Level;
}

/** What one guardrail, or all service control policies together, mean for a node. */
interface Contribution {
  readonly answer: Answer<Ground>;
  readonly by: readonly CoveringGuardrail[];
}

class Decider {
  readonly #source: CoverageSource;
  readonly #decisions: PolicyVerdicts | null;
  readonly #byTarget = new Map<OrgNode, ActiveGuardrail[]>();
  readonly #unplaced: readonly ActiveGuardrail[];
  readonly #floating: readonly ActiveGuardrail[];
  readonly #repositories = new Map<string, boolean>();
  readonly #works = new Map<ActiveGuardrail, Answer<Ground>>();
  readonly #unread: readonly Unread[];
  readonly #called = new Map<string, readonly Ground[]>();
  readonly #policiesTaken: Ground | undefined;

  constructor(source: CoverageSource, guardrails: readonly ActiveGuardrail[], decisions: PolicyVerdicts | null) {
    this.#source = source;
    this.#decisions = decisions;
    this.#unplaced = guardrails.filter((one) => one.unplaced);
    this.#floating = [...representatives(this.#unplaced), ...guardrails.filter((one) => one.elsewhere)];
    this.#unread = unreadThatMayGuard(source.facts).map(unreadOf);
    this.#policiesTaken = policiesTakenAwayBy(source.facts);
    for (const guardrail of guardrails) {
      const taken = guardrail.fact ? takenAwayBy(source.facts, guardrail.fact) : undefined;
      const made = withGround(madeBy(guardrail, source), guardrail);
      this.#works.set(guardrail, all([groundsOf(guardrail), made, taken ? open(taken) : yes()]));
      for (const target of new Set(guardrail.targets)) {
        const have = this.#byTarget.get(target);
        if (have) have.push(guardrail);
        else this.#byTarget.set(target, [guardrail]);
      }
    }
  }

  decide(node: OrgNode, path: readonly OrgNode[], family: GuardrailFamily): Verdict {
    const verdict = family === "detective" ? this.#detective(node, path) : this.#preventive(node, path);
    // What was not read may hold a guardrail, and a call may make one. Where one that was read fails, that is told and not doubted.
    if (verdict.state !== "missing" || verdict.explained) return verdict;
    const unread = this.#unread.flatMap((one) => (this.#mayHold(one, node, path, family) ? one.ground : []));
    const doubts = [...unread, ...this.#calls(family, levelAt(node, this.#source))];
    return doubts.length > 0 ? { ...verdict, state: "unverifiable", grounds: doubts } : verdict;
  }

  /** Whether what was not read may hold a guardrail of a family for a node that stands at a path. */
  #mayHold({ outputs }: Unread, { id }: OrgNode, [root]: readonly OrgNode[], family: GuardrailFamily): boolean {
    if (outputs === null) return true;
    const ids = [id, ...(root ? [root.id, this.#source.tree.organizationId(root)] : [])];
    return outputs.family === family && !ids.some((one) => typeof one === "string" && outputs.collected.has(one));
  }

  /** Calls that may make a guardrail. */
  #calls(family: GuardrailFamily, level: Level): readonly Ground[] {
    const key = `${family} ${level}`;
    const known = this.#called.get(key) ?? callsThatMayGuard(this.#source.facts, family, level).map(callGround);
    this.#called.set(key, known);
    return known;
  }

  #detective(node: OrgNode, path: readonly OrgNode[]): Verdict {
    const level = levelAt(node, this.#source);
    const { partitions } = this.#source;
    const without = level === 2 ? partitions.filter((one) => partitionsWithoutHardwareRule.has(one)) : [];
    const [partition] = without;
    if (partition !== undefined && without.length === partitions.length)
      return notRequired({ kind: "no-hardware-rule", partition });
    const over = this.#over(path, "detective");
    const answers = over.map((one) => this.#contribution(one, node, path, { family: "detective", level }));
    const verdict = conclude(answers) ?? this.#missing(node, path, over, { family: "detective", level });
    return partition === undefined || verdict.state === "covered" ? verdict : partitionOpen(verdict, partitions);
  }

  #preventive(node: OrgNode, path: readonly OrgNode[]): Verdict {
    if (node.management) return notRequired({ kind: "never-binds-management" });
    if (levelAt(node, this.#source) === 1) return notRequired({ kind: "level-one" });
    const demand: Demand = { family: "preventive", level: 2 };
    const over = this.#over(path, "preventive");
    const scp = this.#policies(node, path);
    const answers = [scp, ...over.map((one) => this.#contribution(one, node, path, demand))];
    const concluded = conclude(answers);
    if (concluded) return concluded;
    const others = this.#missing(node, path, over, demand);
    const grounds = scp.answer.causes.length > 0 ? scp.answer.causes : others.grounds;
    return missing(grounds, scp.explained || others.explained);
  }

  /** What policies mean for a node, which a call may detach. */
  #policies(node: OrgNode, path: readonly OrgNode[]): ScpVerdict {
    const verdict = this.#decisions?.coverOf(node, path) ?? withoutPolicies;
    const taken = verdict.answer.kind === "yes" ? this.#policiesTaken : undefined;
    return taken ? { ...verdict, answer: open(taken), by: [] } : verdict;
  }

  /** The guardrails that stand at a node of the path, or that may stand anywhere. */
  #over(path: readonly OrgNode[], family: GuardrailFamily): readonly ActiveGuardrail[] {
    const over = new Set([...path.flatMap((one) => this.#byTarget.get(one) ?? []), ...this.#floating]);
    return [...over].filter((one) => one.family === family);
  }

  #contribution(guardrail: ActiveGuardrail, node: OrgNode, path: readonly OrgNode[], { level }: Demand): Contribution {
    if (guardrail.level < level || isLeftOut(guardrail, node)) return { answer: no(), by: [] };
    const works = this.#works.get(guardrail) ?? no();
    const answer = all([works, this.#placed(guardrail), this.#exclusions(guardrail), this.#reaches(guardrail, path)]);
    const by = [{ guardrail: guardrail.name, remarks: answer.kind === "yes" ? guardrail.remarks : [] }];
    return { answer, by: answer.kind === "no" ? [] : by };
  }

  /**
   * What one unnamed account has covers it where there is no organization; else whose it is is not known. Each repository
   * may have an unnamed account of its own.
   */
  #placed(guardrail: ActiveGuardrail): Answer<Ground> {
    if (!guardrail.unplaced || guardrail.works.kind !== "yes") return yes();
    if (!this.#source.tree.isOrganization && this.#isInEachRepository(guardrail)) return yes();
    const cause = { kind: "unplaced", guardrail: guardrail.name, more: 0 } as const;
    const { name, fact } = guardrail;
    return open({ guardrail: name, fact, cause, topic: "unplaced" });
  }

  /** Whether each repository that names no account has a guardrail that does as much. */
  #isInEachRepository({ family, level }: ActiveGuardrail): boolean {
    const { repositories } = this.#source;
    if (repositories.length < 2) return true;
    const key = `${family} ${level}`;
    const known = this.#repositories.get(key);
    if (known !== undefined) return known;
    const own = this.#unplaced.filter((one) => one.family === family && one.level >= level && one.works.kind === "yes");
    const having = new Set(own.flatMap(({ fact }) => (fact ? [repositoryOf(fact)] : [])));
    const isEach = repositories.every((one) => having.has(one));
    this.#repositories.set(key, isEach);
    return isEach;
  }

  #exclusions(guardrail: ActiveGuardrail): Answer<Ground> {
    const { exclusionsOpen } = guardrail;
    return exclusionsOpen ? open({ ...about(guardrail), cause: exclusionsOpen, topic: "content" }) : yes();
  }

  /**
   * Whether the guardrail stands at the end of a path: at one of its targets, or where nothing names a target, and nothing else
   * stands in its place further down.
   */
  #reaches(guardrail: ActiveGuardrail, path: readonly OrgNode[]): Answer<Ground> {
    const { uncertain, elsewhere, unplaced } = guardrail;
    const targets = path.flatMap((one, index) => {
      if (!this.#byTarget.get(one)?.includes(guardrail)) return [];
      return [all([uncertain?.get(one) ?? yes<GuardrailCause>(), this.#notReplaced(guardrail, path, index)])];
    });
    const isAnywhere = unplaced && targets.length === 0 ? [this.#notReplaced(guardrail, path, -1)] : [];
    const others = elsewhere ? [all([open(elsewhere), this.#notReplaced(guardrail, path, -1)])] : [];
    return withGround(any([...targets, ...isAnywhere, ...others]), { ...guardrail, topic: "content" });
  }

  /** Nearer than the target at an index of the path something else may stand in the guardrail's place. */
  #notReplaced(guardrail: ActiveGuardrail, path: readonly OrgNode[], target: number): Answer<GuardrailCause> {
    const { replaced, replacedSomewhere = [] } = guardrail;
    if (!replaced) return yes();
    const below = path.slice(target + 1).flatMap((one) => replaced.get(one) ?? []);
    const somewhere = target === path.length - 1 ? yes<GuardrailCause>() : openIf(replacedSomewhere, yes());
    return all([...below, somewhere]);
  }

  /** What certainly stands in the place of a guardrail that stands further up. */
  #endedBy(guardrail: ActiveGuardrail, path: readonly OrgNode[]): readonly Ground[] {
    return this.#reaches(guardrail, path).causes.map((ground) => {
      return { ...ground, cause: { kind: "ended", guardrail: guardrail.name, of: ground.cause } };
    });
  }

  /** Nothing that is strong enough works here: why not. */
  #missing(
    node: OrgNode,
    path: readonly OrgNode[],
    over: readonly ActiveGuardrail[],
    { family, level }: Demand,
  ): Verdict {
    const reaching = over.filter((one) => !isLeftOut(one, node));
    const left = over.find((one) => one.excluded.has(node));
    if (left) return missing([{ ...about(left), cause: { kind: "excluded", guardrail: left.name } }], true);
    const strong = reaching.filter((one) => one.level >= level);
    const weak = reaching.find((one) => one.level < level && one.works.kind !== "no");
    if (weak) return missing([{ ...about(weak), cause: { kind: "weak", guardrail: weak.name } }], true);
    const broken = strong.find((one) => this.#reaches(one, path).kind !== "no");
    if (!broken) {
      const ended = strong.flatMap((one) => this.#endedBy(one, path));
      return missing(ended.length > 0 ? ended : [noneReaches(family)], false);
    }
    const causes = broken.works.kind === "no" ? broken.works.causes : [];
    const grounds = causes.map((of): Ground => {
      const cause = { kind: "broken", guardrail: broken.name, of } as const;
      return { ...about(broken), cause };
    });
    return missing(grounds.length > 0 ? grounds : [noneReaches(family)], broken.fact !== null && grounds.length > 0);
  }
}

/** Of guardrails that nothing places, those that mean the same for every node count as one. */
function representatives(guardrails: readonly ActiveGuardrail[]): readonly ActiveGuardrail[] {
  const found = new Map<string, ActiveGuardrail[]>();
  for (const one of guardrails) {
    const causes = one.works.causes.map((cause) => cause.kind);
    const key = [one.family, one.level, one.works.kind, one.management, one.name.kind, ...causes].join(" ");
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()].flatMap((same) => firstByAddress(same, ({ fact }) => fact?.resource) ?? []);
}

/** Covered where one answer is yes, not known where one is open, else nothing: `any` over all of them. */
function conclude(contributions: readonly Contribution[]): Verdict | null {
  const answer = any(contributions.map((one) => one.answer));
  if (answer.kind === "no") return null;
  const conditional = answer.kind === "open" ? coverHowever(contributions) : null;
  if (conditional) return { state: "covered", by: conditional.flatMap((one) => one.by), grounds: [], explained: true };
  const by = contributions.flatMap((one) => (one.answer.kind === answer.kind ? one.by : []));
  return answer.kind === "yes"
    ? { state: "covered", by, grounds: [], explained: true }
    : { state: "unverifiable", by, grounds: answer.causes, explained: true };
}

/** Ways in which conditions can turn out that are looked at one by one. */
const maxWorlds = 32;

/** Contributions that hang on conditions alone, of which one is there however these turn out; `null`: there are none such. */
function coverHowever(contributions: readonly Contribution[]): readonly Contribution[] | null {
  const conditional = contributions.flatMap((one) => {
    const assumed = assumedOf(one.answer);
    return assumed ? [{ one, assumed }] : [];
  });
  if (conditional.length < 2) return null;
  const worlds = worldsOf(
    conditional.flatMap(({ assumed }) => assumed),
    maxWorlds,
  );
  const isAlways = worlds?.every((world) =>
    conditional.some(({ assumed }) => assumed.every((one) => holdsIn(world, one))),
  );
  return isAlways ? conditional.map(({ one }) => one) : null;
}

/** What is assumed where a guardrail is there, if its own conditions are all that is open. */
function assumedOf({ kind, causes }: Answer<Ground>): readonly ScopedAssumptions[] | null {
  if (kind !== "open") return null;
  const assumed = causes.flatMap(({ cause, fact }) => {
    const isOwn = cause.kind === "conditional" && fact !== null && cause.when === fact.when;
    return isOwn && fact.scope !== undefined ? [{ scope: fact.scope, when: fact.when }] : [];
  });
  return assumed.length === causes.length ? assumed : null;
}

/** Whether an account makes a guardrail of the organization that can. */
function madeBy({ fact }: ActiveGuardrail, source: CoverageSource): Answer<GuardrailCause> {
  if (!fact) return yes();
  const { fact: kind, reach } = fact as FactBase & { readonly fact: FactKind; readonly reach?: string };
  return reach === "organization" || ofOrganization.has(kind) ? madeByManagement(fact, source) : yes();
}

/** Kinds that the management account, or one that administers the organization, makes. */
const ofOrganization: ReadonlySet<FactKind> = new Set<FactKind>([
  "ControlTowerControl",
  "SecurityHubPolicy",
  "SecurityHubAssociation",
  "SecurityHubOrganization",
  "RootCredentialsManagement",
]);

function groundsOf(guardrail: ActiveGuardrail): Answer<Ground> {
  return withGround(guardrail.works, guardrail);
}

function withGround(answer: Answer<GuardrailCause>, guardrail: ActiveGuardrail): Answer<Ground> {
  const [first, ...more] = answer.causes.map((cause): Ground => ({ ...about(guardrail), cause }));
  if (answer.kind === "open" && first) return open(first, ...more);
  return answer.kind === "yes" ? yes() : no(...(first ? [first, ...more] : []));
}

function about({ name, fact, topic, at }: ActiveGuardrail): Omit<Ground, "cause"> {
  return { guardrail: name, fact, topic, ...(at && { at }) };
}

/** What is missing in one partition is not asked for in another. */
function partitionOpen(verdict: Verdict, partitions: Partitions): Verdict {
  const cause: GuardrailCause = { kind: "partition-open", partitions };
  const grounds = verdict.state === "unverifiable" ? verdict.grounds : [];
  const ground: Ground = { cause, guardrail: null, fact: null, topic: "position" };
  return { state: "unverifiable", by: [], grounds: [...grounds, ground], explained: true };
}

function missing(grounds: readonly Ground[], explained: boolean): Verdict {
  return { state: "missing", by: [], grounds, explained };
}

/** What was not read. Outputs that are not there are of one family, and of no account or organization that was asked. */
interface Unread {
  readonly ground: Ground;
  readonly outputs: { readonly family: GuardrailFamily; readonly collected: ReadonlySet<string> } | null;
}

function unreadOf(fact: UnreadContentFact): Unread {
  const { cause } = fact;
  const outputs = cause.kind === "not-collected" ? { family: cause.family, collected: new Set(cause.collected) } : null;
  return {
    ground: { cause: { kind: "unread-content", of: cause }, guardrail: null, fact, topic: "unread" },
    outputs,
  };
}

function noneReaches(family: GuardrailFamily): Ground {
  return { cause: { kind: "none-reaches", family }, guardrail: null, fact: null, topic: "content" };
}

function notRequired(cause: GuardrailCause): Verdict {
  const ground: Ground = { cause, guardrail: null, fact: null, topic: "content" };
  return { state: "not-required", by: [], grounds: [ground], explained: true };
}

function isLeftOut(guardrail: ActiveGuardrail, node: OrgNode): boolean {
  return guardrail.excluded.has(node) || (node.management && !guardrail.management);
}
