import { factCauseWords } from "../../facts/cause-words.ts";
import type { ConfigRuleFact, ConfigRuleSpec, ConformancePackFact, Pointer } from "../../model/fact.ts";
import { type Level, levelOf } from "../../model/settings.ts";
import { accountIds, calledIn, conditionPhrase, type Guardrail, issueAbout, type Survey } from "../collected.ts";
import { deploymentOf } from "../deployment.ts";
import { labelOf, type Place } from "../tree.ts";

/** Source: AWS Config developer guide, "root-account-hardware-mfa-enabled" and "root-account-mfa-enabled". */
export const hardwareRule = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED";
const anyMfaRule = "ROOT_ACCOUNT_MFA_ENABLED";

/** What one Config rule is worth for root's MFA. */
type Worth =
  | { readonly is: "guardrail"; readonly level: Level; readonly open?: string }
  | { readonly is: "broken"; readonly code: string; readonly why: string }
  | { readonly is: "open"; readonly why: string }
  | { readonly is: "other" };

type Judged = Exclude<Worth, { readonly is: "other" }>;

/** Config rules and conformance packs, of one account or of the whole organization. */
export function surveyConfig(survey: Survey): void {
  for (const fact of survey.facts.of("ConfigRule")) takeRule(fact, survey);
  for (const fact of survey.facts.of("ConformancePack")) takePack(fact, survey);
}

function takeRule(fact: ConfigRuleFact, survey: Survey): void {
  const worth = worthOf(fact.rule);
  const label = `${fact.reach === "organization" ? "organization Config rule" : "Config rule"} ${fact.rule.name}`;
  if (worth.is === "other" || (worth.is === "open" && !survey.places.isOrganization)) return;
  settle(fact, label, worth, fact.rule, survey);
}

function takePack(fact: ConformancePackFact, survey: Survey): void {
  const label = `${fact.reach === "organization" ? "organization conformance pack" : "conformance pack"} ${fact.name}`;
  const { content } = fact;
  if (content.kind === "unread") {
    settle(fact, label, { is: "open", why: factCauseWords(content.cause) }, undefined, survey, content.location);
    return;
  }
  if (content.kind === "broken") {
    settle(
      fact,
      label,
      { is: "broken", code: "template", why: factCauseWords(content.cause) },
      undefined,
      survey,
      content.location,
    );
    return;
  }
  const best = bestOf(content.rules);
  if (best) settle(fact, label, best.worth, best.rule, survey);
  else if (content.open !== undefined)
    settle(fact, label, { is: "open", why: factCauseWords(content.open) }, undefined, survey);
}

/** Of all rules of a pack the one that does most: a working one hides what is wrong with its neighbours. */
function bestOf(rules: readonly ConfigRuleSpec[]): { rule: ConfigRuleSpec; worth: Judged } | undefined {
  const rank = (worth: Judged) => {
    if (worth.is === "guardrail") return worth.level * 2 + (worth.open === undefined ? 5 : 0);
    return worth.is === "broken" ? 2 : 1;
  };
  let best: { rule: ConfigRuleSpec; worth: Judged } | undefined;
  for (const rule of rules) {
    const worth = worthOf(rule);
    if (worth.is !== "other" && (!best || rank(worth) > rank(best.worth))) best = { rule, worth };
  }
  return best;
}

/** Judges one rule by its source; names that merely resemble the managed rule do not count. */
function worthOf(rule: ConfigRuleSpec): Worth {
  const { identifier, owner, modes } = rule;
  const isCustom = owner.kind === "known" && owner.value !== "AWS";
  if (identifier.kind === "absent") return { is: "other" };
  if (identifier.kind === "open") {
    return isCustom
      ? { is: "other" }
      : { is: "open", why: `which rule it is is not known: ${factCauseWords(identifier.cause)}` };
  }
  const name = identifier.value;
  if (name !== hardwareRule && name !== anyMfaRule) return isCustom ? { is: "other" } : nearMiss(name);
  if (isCustom) {
    const why = `its owner is ${owner.value}: only with the owner AWS is ${name} the managed rule`;
    return { is: "broken", code: "owner", why };
  }
  if (modes.open === undefined && modes.values.length > 0 && !modes.values.includes("DETECTIVE")) {
    return {
      is: "broken",
      code: "mode",
      why: `it evaluates in the mode ${modes.values.join(", ")} only, never what stands`,
    };
  }
  const level = name === hardwareRule ? 2 : 1;
  if (owner.kind === "open")
    return { is: "guardrail", level, open: `its owner is not known: ${factCauseWords(owner.cause)}` };
  const condition = rule.when.map((one) => `${one.subject} is ${one.is}`).join(" and ");
  return condition ? { is: "guardrail", level, open: `it exists only if ${condition}` } : { is: "guardrail", level };
}

/** Identifiers that AWS does not know and that speak of root and MFA. */
function nearMiss(name: string): Worth {
  const close = closeRule(name);
  const words = wordsOf(name);
  if (close === undefined && !(words.includes("ROOT") && words.includes("MFA"))) return { is: "other" };
  const target = close === undefined || words.includes("HARDWARE") ? hardwareRule : close;
  const why = `AWS Config has no managed rule with the identifier ${JSON.stringify(name)}; meant is ${target}`;
  return { is: "broken", code: "identifier", why };
}

/** The managed rule on root's MFA that a name misses by case, separators or at most two letters. */
export function closeRule(name: string): string | undefined {
  const spelled = wordsOf(name).join("_");
  return [hardwareRule, anyMfaRule].find((rule) => isWithinEdits(spelled, rule, 2));
}

function wordsOf(name: string): readonly string[] {
  return name.toUpperCase().split(/[^A-Z0-9]+/);
}

function isWithinEdits(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[other.length] ?? most + 1) <= most;
}

/** Enters the guardrail with what stops it, or what is not known about it. */
function settle(
  fact: ConfigRuleFact | ConformancePackFact,
  label: string,
  worth: Judged,
  rule: ConfigRuleSpec | undefined,
  survey: Survey,
  at = rule?.location,
): void {
  const reach = reachOf(fact, survey);
  const location = at === undefined ? {} : { location: at };
  const level = worth.is === "guardrail" ? worth.level : 2;
  const stop = worth.is === "broken" ? worth : obstacle(fact, survey);
  const base = { family: "detective", level, label, fact, ...reach } as const;
  if (stop) {
    const message = `The ${calledIn(fact, label)} detects nothing: ${stop.why}.`;
    const related = "related" in stop ? stop.related : [];
    const where = worth.is === "broken" ? location : {};
    survey.issues.push(
      issueAbout(fact, { family: "detective", kind: "ineffective", code: stop.code, message, related, ...where }),
    );
    survey.guardrails.push({ ...base, state: "broken", remark: stop.why });
    return;
  }
  const open = openPoint(worth, reach.open ?? reach.excludedOpen, conditionPhrase(fact));
  if (open) {
    const message = `Whether the ${calledIn(fact, label)} detects a virtual MFA device of root cannot be told: ${open}.`;
    survey.issues.push(
      issueAbout(fact, { family: "detective", kind: "unverifiable", code: "content", message, ...location }),
    );
  }
  const recorder = open ? "" : missingRecorder(survey);
  if (recorder) {
    const message = `The ${calledIn(fact, label)} needs a configuration recorder that runs in each account, and none is in the inputs.`;
    survey.issues.push(issueAbout(fact, { family: "detective", kind: "unverifiable", code: "recorder", message }));
  }
  survey.guardrails.push({ ...base, state: open ? "open" : "works", remark: open || recorder });
}

function openPoint(worth: Judged, reach: string | undefined, condition: string): string {
  if (worth.is === "open") return worth.why;
  if (worth.is === "guardrail" && worth.open !== undefined) return worth.open;
  return reach ?? (condition ? `it exists only if ${condition}` : "");
}

interface ConfigReach extends Pick<Guardrail, "targets" | "unplaced" | "excluded" | "management"> {
  readonly excludedOpen?: string;
  readonly open?: string;
}

function reachOf(fact: ConfigRuleFact | ConformancePackFact, survey: Survey): ConfigReach {
  if (fact.reach === "account") return { ...deploymentOf(fact, survey), excluded: new Set() };
  const excluded = new Set<Place>();
  let excludedOpen: string | undefined;
  for (const pointer of fact.excluded) {
    const target = survey.places.resolve(pointer, fact);
    if (target.is === "place") excluded.add(target.place);
    else excludedOpen = excludedPhrase(pointer, target.is === "open" ? target.detail : "it is no account");
  }
  const root = survey.places.resolve({ kind: "root" }, fact);
  const targets = root.is === "place" ? [root.place] : survey.places.roots();
  const base = { targets, unplaced: false, excluded, management: true };
  return excludedOpen === undefined ? base : { ...base, excludedOpen };
}

function excludedPhrase(pointer: Pointer, detail: string): string {
  return pointer.kind === "id"
    ? `it excludes ${pointer.id}, which is no account ID`
    : `which accounts it excludes is not known: ${detail}`;
}

/** What keeps a good rule from working. Sources: the providers' pages on recorders; Config's on organization rules. */
function obstacle(fact: ConfigRuleFact | ConformancePackFact, survey: Survey) {
  if (fact.reach === "organization") {
    const access = missingServiceAccess("config-multiaccountsetup.amazonaws.com", survey);
    if (access) {
      return {
        code: "service-access",
        why: `the organization does not give AWS Config (config-multiaccountsetup.amazonaws.com) service access`,
        related: access,
      };
    }
  }
  return recorderOff(fact, survey);
}

/** Where the organization lists who has access, and the principal is not among them. */
export function missingServiceAccess(principal: string, survey: Survey) {
  const lists = survey.facts.of("Organization").filter((one) => one.serviceAccess !== null);
  const single = survey.facts.of("ServiceAccess");
  if (lists.length === 0 || single.some((one) => one.principal.kind !== "known" || one.principal.value === principal))
    return null;
  const lacks = lists.every(
    (one) => one.serviceAccess?.open === undefined && !one.serviceAccess?.values.includes(principal),
  );
  return lacks
    ? lists.map((one) => ({ message: "the organization and its service access", location: one.header }))
    : null;
}

/** A recorder of the same deployment that is declared and does not run. */
function recorderOff(fact: ConfigRuleFact | ConformancePackFact, survey: Survey) {
  const parts = survey.inScope("ConfigRecorder", fact.scope);
  const off = parts.find(
    (one) => one.part === "status" && one.enabled.kind === "known" && one.enabled.value === "false",
  );
  if (off) {
    const related = [{ message: "the recorder is switched off here", location: off.header }];
    return {
      code: "recorder-off",
      why: `the configuration recorder is switched off (${off.resource.address})`,
      related,
    };
  }
  const recorder = parts.find((one) => one.part === "recorder");
  if (!recorder) return null;
  const related = [{ message: "the recorder", location: recorder.header }];
  if (!recorder.selfStarting && !parts.some((one) => one.part === "status")) {
    const why = `the configuration recorder ${recorder.resource.address} is never started: Terraform creates it stopped, and no aws_config_configuration_recorder_status starts it`;
    return { code: "recorder-off", why, related };
  }
  if (recorder.enabled.kind === "known" && recorder.enabled.value === "false") {
    return {
      code: "recorder-off",
      why: `the configuration recorder ${recorder.resource.address} is created stopped`,
      related,
    };
  }
  return null;
}

function missingRecorder(survey: Survey): string {
  const has = survey.facts.of("ConfigRecorder").some((one) => one.part === "recorder" || one.part === "status");
  return has ? "" : "no configuration recorder is in the inputs";
}

/** Says of guardrails that accept any device, or leave accounts out, whom that leaves open. */
export function reportShortfalls(survey: Survey, uncovered: (place: Place) => boolean, units: readonly Place[]): void {
  const weak = weaklyGuarded(survey, uncovered, units);
  for (const guardrail of survey.guardrails) {
    const { fact } = guardrail;
    if (guardrail.family !== "detective" || guardrail.state === "broken" || !fact) continue;
    const left = [...guardrail.excluded].filter(uncovered);
    if (left.length > 0) {
      const message = `The ${calledIn(fact, guardrail.label)} leaves out ${left.map(labelOf).join(", ")}, and nothing else detects a virtual MFA device of root there.`;
      survey.issues.push(
        issueAbout(fact, {
          family: "detective",
          kind: "ineffective",
          code: "excluded",
          message,
          accounts: accountIds(left),
        }),
      );
    }
    const isAll = guardrail.unplaced ? weak.size > 0 : guardrail.targets.some((target) => weak.has(target));
    if (guardrail.level === 1 && isAll) {
      const message = `The ${calledIn(fact, guardrail.label)} accepts any MFA device: a virtual one of root passes it, and Level 2 asks for hardware (${hardwareRule}).`;
      survey.issues.push(issueAbout(fact, { family: "detective", kind: "ineffective", code: "any-mfa", message }));
    }
  }
}

/** Says once that guardrails of single accounts are declared in an organization, and not for which account. */
export function reportUnplaced(survey: Survey): void {
  const all = survey.guardrails.filter((one) => one.unplaced && one.state === "works" && one.family === "detective");
  const [first] = all;
  if (!first?.fact || !survey.places.isOrganization) return;
  const more = all.length > 1 ? ` and of ${all.length - 1} more` : "";
  const message = `Which account the ${calledIn(first.fact, first.label)} is deployed to is not known${more}: name it under \`paths\` in the configuration, or declare the guardrail for the organization.`;
  survey.issues.push(issueAbout(first.fact, { family: "detective", kind: "unverifiable", code: "unplaced", message }));
}

/** Every place at or above one that has nothing for certain but guardrails that accept any device. */
function weaklyGuarded(
  survey: Survey,
  uncovered: (place: Place) => boolean,
  units: readonly Place[],
): ReadonlySet<Place> {
  const strong = survey.guardrails.filter(
    (one) => one.family === "detective" && one.level === 2 && one.state === "works",
  );
  const isStrongAnywhere = strong.some((one) => one.unplaced);
  const targets = new Set(strong.flatMap((one) => one.targets));
  const found = new Set<Place>();
  for (const unit of units) {
    if (levelOf(survey.settings, unit.id ?? undefined) === 1) continue;
    const path = survey.places.path(unit);
    const hasStrong = isStrongAnywhere || path.some((place) => targets.has(place));
    if (uncovered(unit) || !hasStrong) for (const place of path) found.add(place);
  }
  return found;
}
