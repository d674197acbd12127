import { indexFacts, scopedFacts } from "../facts/fact-index.ts";
import type { Coverage, CoverageAnchor, CoverageNode, GuardrailFamily, UnitCover } from "../model/coverage.ts";
import type { Fact, FactBase } from "../model/fact.ts";
import type { GuardrailCover } from "../model/report.ts";
import { accountOfPath, type Settings } from "../model/settings.ts";
import type { Survey } from "./collected.ts";
import { reportShortfalls, reportUnplaced, surveyConfig } from "./guardrails/config.ts";
import { surveyControlTower } from "./guardrails/control-tower.ts";
import { surveyAttestations, surveyRootCredentials } from "./guardrails/other.ts";
import { surveySecurityHub } from "./guardrails/security-hub.ts";
import { Scps } from "./guardrails/service-control-policies.ts";
import { counts, Judge } from "./judge.ts";
import { findAnchor } from "./requirement.ts";
import { reportScps } from "./scp-issues.ts";
import { type Place, Places } from "./tree.ts";

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
  return surveyWhole(facts, settings, options).coverage;
}

/** The coverage with what it was read from, for questions that it does not answer. */
export interface WholeSurvey {
  readonly coverage: Coverage;
  readonly places: Places;
  readonly scps: Scps;
  readonly partition: string;
}

export function surveyWhole(facts: readonly Fact[], settings: Settings, options: CoverageOptions): WholeSurvey {
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
  if (units.some((unit) => judged.of(unit, "detective").state === "unverifiable")) reportUnplaced(survey);
  const stateOf = (place: Place) => judged.of(place, "preventive").state;
  reportScps(scps, survey, { units, stateOf });
  const nodes = ordered(survey.places).map((place) => judged.node(place));
  const whole = (family: GuardrailFamily) => overall(nodes.map((node) => [node, node[family]]));
  const coverage: Coverage = {
    required,
    detective: whole("detective"),
    preventive: whole("preventive"),
    nodes,
    issues: settings.require === "never" ? [] : notable(survey, required, whole("detective"), whole("preventive")),
    conflicts: [...(options.conflicts ?? []), ...survey.places.conflicts],
    anchor: required ? (found ?? options.fallback) : found,
  };
  return { coverage, places: survey.places, scps, partition: survey.partition };
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
    // A cover rests on the policy type without its being seen.
    return issue.kind === "ineffective" ? issue.code !== "disabled-control" : issue.code === "policy-type";
  });
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
    const target = places.resolve({ kind: "id", id: account }, fact);
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
    inScope: scopedFacts(index),
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
  const have = places.byKey(key);
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

/** Where only some OUs or accounts are pointed at and none is declared, there is more of the organization than is seen. */
function addRest(survey: Survey): void {
  for (const root of survey.places.roots()) {
    const below = root.children.filter((place) => !place.management);
    // Accounts that the provider read back with a declared organization are all of them, wherever they hang.
    const isTold = below.some((place) => place.declared && (place.placed || root.declared));
    if (below.length === 0 || isTold) continue;
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

function ordered(places: Places): readonly Place[] {
  const found: Place[] = [];
  const tops = places.all().filter((place) => place.parent === null);
  const stack = [...tops].reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    found.push(next);
    const children = [...next.children].sort((one, other) => byName(sortKey(other), sortKey(one)));
    stack.push(...children);
  }
  return found;
}

let collator: Intl.Collator | undefined;

/** Natural order. The collator takes milliseconds to make, and most runs have nothing to order. */
function byName(one: string, other: string): number {
  collator ??= new Intl.Collator("en", { numeric: true });
  return collator.compare(one, other);
}

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
