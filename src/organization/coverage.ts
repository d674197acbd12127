import { indexFacts } from "../facts/fact-index.ts";
import type { Coverage, CoverageAnchor, CoverageNode, GuardrailFamily, UnitCover } from "../model/coverage.ts";
import type { Fact, FactBase } from "../model/fact.ts";
import type { GuardrailCover } from "../model/report.ts";
import { accountOfPath, type Level, levelOf, type Settings } from "../model/settings.ts";
import { hardwareRule, reportShortfalls, surveyConfig } from "./config-guardrails.ts";
import { surveyControlTower } from "./control-tower-guardrails.ts";
import { surveyAttestations, surveyRootCredentials } from "./other-guardrails.ts";
import { labelOf, type Place, Places } from "./places.ts";
import { findAnchor } from "./requirement.ts";
import { Scps } from "./scp-guardrails.ts";
import { reportScps } from "./scp-issues.ts";
import { surveySecurityHub } from "./security-hub-guardrails.ts";
import type { Guardrail, Survey } from "./survey.ts";

export interface CoverageOptions {
  /** `YYYY-MM-DD`; attestations that expired before it do not count. */
  readonly today: string;
  /** Where a missing guardrail is reported when nothing in the inputs asks for one (`always`). */
  readonly fallback: CoverageAnchor;
  /** What the inputs declare in two ways. */
  readonly conflicts?: readonly string[];
}

/** Which guardrails cover which accounts, over all facts of a run. Linear in places times their depth. */
export function surveyCoverage(facts: readonly Fact[], settings: Settings, options: CoverageOptions): Coverage {
  const index = indexFacts(facts);
  const found = findAnchor(index);
  const required = settings.require === "always" || (settings.require === "auto" && found !== null);
  const survey = openSurvey(facts, settings, options.today);
  surveyGuardrails(survey);
  surveyAttestations(survey);
  const scps = new Scps(survey);
  addRest(survey);
  const judged = new Judge(survey, scps);
  const units = survey.places.all().filter((place) => counts(place));
  reportShortfalls(survey, (place) => judged.of(place, "detective").state === "missing", units);
  const stateOf = (place: Place) => judged.of(place, "preventive").state;
  reportScps(scps, survey, { units: units.filter((unit) => !unit.management), stateOf });
  const nodes = ordered(survey.places).map((place) => judged.node(place));
  const whole = (family: GuardrailFamily) => overall(nodes.map((node) => [node, node[family]]));
  return {
    required,
    detective: whole("detective"),
    preventive: whole("preventive"),
    nodes,
    issues: settings.require === "never" ? [] : notable(survey, required, whole("detective"), whole("preventive")),
    conflicts: [...(options.conflicts ?? []), ...survey.places.conflicts],
    anchor: required ? (found ?? options.fallback) : found,
  };
}

/** What is not known matters only where the family is not covered for certain without it. */
function notable(
  survey: Survey,
  required: boolean,
  detective: GuardrailCover,
  preventive: GuardrailCover,
): Coverage["issues"] {
  const isCovered = { detective: detective === "covered", preventive: preventive === "covered" };
  const [recorder] = survey.issues.filter((issue) => issue.code === "recorder");
  return survey.issues.filter((issue) => {
    // One recorder serves all rules of an account, and a rule on its own asks for none.
    if (issue.code === "recorder") return required && issue === recorder;
    if (!isCovered[issue.family]) return true;
    return issue.kind === "ineffective" ? issue.code !== "disabled-control" : isAssumption(issue.code);
  });
}

/** What a cover rests on without being seen. */
function isAssumption(code: string): boolean {
  return code === "policy-type" || code === "recorder";
}

/** Enters every guardrail that resources declare; service control policies are a matter of their own. */
export function surveyGuardrails(survey: Survey): void {
  surveyConfig(survey);
  surveySecurityHub(survey);
  surveyControlTower(survey);
  surveyRootCredentials(survey);
}

/** A survey with its places and no guardrails yet. `today`: `YYYY-MM-DD`. */
export function openSurvey(facts: readonly Fact[], settings: Settings, today: string): Survey {
  const index = indexFacts(facts);
  const places = new Places(facts, settings);
  const accountOf = accountFinder(settings);
  const placeOf = (fact: FactBase): Place | undefined => {
    const account = accountOf(fact);
    if (account === undefined) return undefined;
    if (!places.isOrganization) return standalone(places, account, settings);
    const target = places.resolve({ is: "id", id: account }, fact);
    return target.is === "place" ? target.place : undefined;
  };
  const survey: Survey = {
    facts: index,
    places,
    settings,
    today,
    partition: partitionOf(facts),
    guardrails: [],
    issues: [],
    placeOf,
  };
  if (!places.isOrganization) addStandalone(facts, survey);
  return survey;
}

/** The account that the configuration gives for the path of a fact, or of the input that it came from. */
function accountFinder(settings: Settings): (fact: FactBase) => string | undefined {
  const known = new Map<string, string | undefined>();
  const accountOf = (path: string): string | undefined => {
    if (!known.has(path)) known.set(path, accountOfPath(settings, path));
    return known.get(path);
  };
  return (fact) => accountOf(fact.location.path) ?? (fact.scope === undefined ? undefined : accountOf(fact.scope));
}

/** Without an organization the accounts are those that the configuration names, and the one that nothing names. */
function addStandalone(facts: readonly Fact[], survey: Survey): void {
  let isUnplaced = false;
  for (const fact of facts) if (!survey.placeOf(fact)) isUnplaced = true;
  if (isUnplaced || survey.places.all().length === 0) standalone(survey.places, null, survey.settings);
}

function standalone(places: Places, id: string | null, settings: Settings): Place {
  const key = id ?? "standalone";
  const have = places.all().find((place) => place.key === key);
  if (have) return have;
  const name = settings.accounts.find((one) => one.id === id)?.name ?? id ?? "account that these inputs deploy to";
  const kind = id === null ? "standalone" : "account";
  const base = { key, kind, name, id, parent: null, placed: true } as const;
  return places.add({ ...base, management: false, declared: true, location: undefined });
}

/** The partition that the facts' own ARNs name; `aws` where none does or they disagree. */
function partitionOf(facts: readonly Fact[]): string {
  const found = new Set(facts.flatMap((fact) => fact.partition ?? []));
  const [only] = found;
  return only !== undefined && found.size === 1 ? only : "aws";
}

/** Where only some OUs or accounts are pointed at and no organization is declared, there is more than is seen. */
function addRest(survey: Survey): void {
  for (const root of survey.places.roots()) {
    const below = root.children.filter((place) => !place.management);
    if (root.declared || below.length === 0 || below.some((place) => place.declared && place.placed)) continue;
    survey.places.add({
      key: `${root.key}/rest`,
      kind: "rest",
      name: "rest of the organization",
      id: null,
      parent: root,
      placed: true,
      management: false,
      declared: false,
      location: undefined,
    });
  }
}

/** Accounts count, and so does whatever may hold accounts that nothing declares. */
function counts(place: Place): boolean {
  if (place.kind === "account" || place.kind === "rest" || place.kind === "standalone") return true;
  return place.children.every((child) => child.management);
}

function ordered(places: Places): readonly Place[] {
  const found: Place[] = [];
  const tops = places.all().filter((place) => place.parent === null);
  const stack = [...tops].reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    found.push(next);
    const children = [...next.children].sort((one, other) => byName.compare(sortKey(other), sortKey(one)));
    stack.push(...children);
  }
  return found;
}

const byName = new Intl.Collator("en", { numeric: true });

function sortKey(place: Place): string {
  const rank = place.management ? 0 : place.kind === "account" ? 1 : place.kind === "unit" ? 2 : 3;
  return `${rank} ${place.name} ${place.key}`;
}

/** All covered, some, none, or not known. */
function overall(units: readonly (readonly [CoverageNode, UnitCover])[]): GuardrailCover {
  const states = units
    .filter(([node]) => node.counts)
    .flatMap(([, { state }]) => (state === "not-required" ? [] : [state]));
  if (states.length === 0) return "not-required";
  if (states.every((state) => state === "covered")) return "covered";
  if (states.includes("covered")) return "partial";
  return states.includes("unverifiable") ? "unverifiable" : "missing";
}

/** Partitions without the hardware rule. Source: AWS Config developer guide, availability of the rule. */
const withoutHardwareRule: ReadonlySet<string> = new Set(["aws-cn", "aws-us-gov"]);

/** Decides place by place, each once. */
class Judge {
  readonly #survey: Survey;
  readonly #scps: Scps;
  readonly #byTarget = new Map<Place, Guardrail[]>();
  readonly #unplaced: readonly Guardrail[];
  readonly #known = { detective: new Map<Place, UnitCover>(), preventive: new Map<Place, UnitCover>() };

  constructor(survey: Survey, scps: Scps) {
    this.#survey = survey;
    this.#scps = scps;
    this.#unplaced = survey.guardrails.filter((one) => one.unplaced);
    for (const guardrail of survey.guardrails) {
      for (const target of new Set(guardrail.targets)) {
        const have = this.#byTarget.get(target);
        if (have) have.push(guardrail);
        else this.#byTarget.set(target, [guardrail]);
      }
    }
  }

  of(place: Place, family: GuardrailFamily): UnitCover {
    const have = this.#known[family].get(place);
    if (have) return have;
    const cover = family === "detective" ? this.#detective(place) : this.#preventive(place);
    this.#known[family].set(place, cover);
    return cover;
  }

  node(place: Place): CoverageNode {
    const detective = this.of(place, "detective");
    const preventive = this.of(place, "preventive");
    return {
      key: place.key,
      kind: place.kind,
      name: place.kind === "organization" || place.name !== place.id ? place.name : labelOf(place),
      id: place.id,
      parent: place.parent?.key ?? null,
      placed: place.placed,
      management: place.management,
      level: this.#level(place),
      counts: counts(place),
      detective,
      preventive,
      fix: fixOf(detective, preventive, this.#level(place)),
      ...(place.location && { location: place.location }),
    };
  }

  #level(place: Place): Level {
    return levelOf(this.#survey.settings, place.id ?? undefined);
  }

  #detective(place: Place): UnitCover {
    if (this.#level(place) === 2 && withoutHardwareRule.has(this.#survey.partition)) {
      return { ...notRequired, reason: `AWS Config has no ${hardwareRule} in ${this.#survey.partition}` };
    }
    return this.#weigh(place, "detective", this.#level(place));
  }

  #preventive(place: Place): UnitCover {
    if (place.management)
      return { ...notRequired, reason: "service control policies never bind the management account" };
    if (this.#level(place) === 1) return { ...notRequired, reason: "Level 1 allows a virtual device for root" };
    const other = this.#weigh(place, "preventive", 2);
    if (other.state === "covered") return other;
    const scp = this.#scps.coverOf(place);
    if (scp.state === "covered") return scp;
    const state = scp.state === "unverifiable" ? scp.state : other.state;
    const explained = scp.explained || other.explained;
    return { state, by: [...other.by, ...scp.by], reason: scp.reason || other.reason, explained };
  }

  #weigh(place: Place, family: GuardrailFamily, level: Level): UnitCover {
    const all = this.#guardrailsOver(place).filter((one) => one.family === family);
    const reaching = all.filter((one) => !isLeftOut(one, place));
    const strong = reaching.filter((one) => one.level >= level);
    const working = strong.filter(
      (one) => one.state === "works" && one.excludedOpen === undefined && isPlaced(one, this.#survey),
    );
    if (working.length > 0) return { state: "covered", by: working.map(nameOf), reason: "", explained: true };
    const open = strong.filter((one) => one.state !== "broken");
    if (open.length > 0) {
      const [first] = open;
      return { state: "unverifiable", by: open.map((one) => one.label), reason: reasonFor(first), explained: true };
    }
    const left = all.find((one) => isLeftOut(one, place) && one.excluded.has(place));
    const weak = reaching.find((one) => one.level < level && one.state !== "broken");
    const broken = strong.find((one) => one.state === "broken");
    const why = left
      ? `it is excluded from the ${left.label}`
      : weak
        ? `the ${weak.label} accepts any MFA device`
        : broken
          ? `the ${broken.label} does not work: ${broken.remark}`
          : "";
    const explained = left !== undefined || weak !== undefined || (broken !== undefined && broken.fact !== null);
    return { state: "missing", by: [], reason: why || `no ${family} guardrail reaches it`, explained };
  }

  #guardrailsOver(place: Place): readonly Guardrail[] {
    return [...this.#survey.places.path(place).flatMap((one) => this.#byTarget.get(one) ?? []), ...this.#unplaced];
  }
}

const notRequired = { state: "not-required", by: [], explained: true } as const;

function isLeftOut(guardrail: Guardrail, place: Place): boolean {
  return guardrail.excluded.has(place) || (place.management && !guardrail.management);
}

/** What one unnamed account has covers it where there is no organization; else whose it is is not known. */
function isPlaced(guardrail: Guardrail, survey: Survey): boolean {
  return !guardrail.unplaced || !survey.places.isOrganization;
}

function reasonFor(guardrail: Guardrail | undefined): string {
  if (!guardrail) return "";
  if (guardrail.state === "open") return guardrail.remark;
  if (guardrail.excludedOpen !== undefined) return guardrail.excludedOpen;
  return `which account the ${guardrail.label} is deployed to is not known (\`paths\` in the configuration tells)`;
}

function nameOf(guardrail: Guardrail): string {
  return guardrail.remark ? `${guardrail.label}; ${guardrail.remark}` : guardrail.label;
}

function fixOf(detective: UnitCover, preventive: UnitCover, level: Level): string {
  const fixes: string[] = [];
  if (detective.state === "missing") {
    const rule = level === 2 ? hardwareRule : "ROOT_ACCOUNT_MFA_ENABLED";
    fixes.push(`deploy an organization conformance pack (or Config rule) with ${rule} that reaches it`);
  }
  if (preventive.state === "missing") {
    fixes.push("attach a service control policy that denies iam:CreateVirtualMFADevice to root, here or above");
  }
  return fixes.join("; ");
}
