import { type AwsName, wholeName } from "../../facts/name-match.ts";
import type { FactCause, GuardrailCause } from "../../model/cause.ts";
import type { IssueTopic } from "../../model/coverage.ts";
import type {
  ConfigRecorderFact,
  ConfigRuleFact,
  ConfigRuleSpec,
  ConformancePackFact,
  Names,
  OpenSetting,
  Pointer,
} from "../../model/fact.ts";
import type { GuardrailName } from "../../model/guardrail.ts";
import type { Location } from "../../model/location.ts";
import type { OrgNode } from "../../model/org-node.ts";
import type { Level } from "../../model/settings.ts";
import { type Answer, all, any, no, type OpenAnswer, open, openIf, yes } from "../../model/ternary.ts";
import { givenByCall } from "../guardrail-calls.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause } from "../tree.ts";
import { partialInput } from "../unread.ts";
import { deploymentOf } from "./deployment.ts";
import { type DeploymentDoubts, deploymentDoubts } from "./deployment-statuses.ts";
import { type ActiveGuardrail, conditionOf } from "./guardrail.ts";
import { entriesOf, isNamed } from "./named.ts";
import { lacksHardwareRule, maySeeEachOther, type RegionLimits, regionLimits } from "./regions.ts";
import { serviceAccess } from "./service-access.ts";

/** Source: AWS Config developer guide, "root-account-hardware-mfa-enabled" and "root-account-mfa-enabled". */
const hardwareRule = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED";
const anyMfaRule = "ROOT_ACCOUNT_MFA_ENABLED";

/** What one Config rule is worth for root's MFA. */
type Worth =
  | { readonly kind: "guardrail"; readonly level: Level; readonly open: readonly GuardrailCause[] }
  | { readonly kind: "broken"; readonly topic: IssueTopic; readonly cause: GuardrailCause }
  | { readonly kind: "open"; readonly cause: GuardrailCause }
  | { readonly kind: "other" };

type OwnWorth = Exclude<Worth, { readonly kind: "other" }>;

/** What stands in a rule or a pack for root's MFA, and where. */
interface Found {
  readonly worth: OwnWorth;
  readonly at?: Location;
}

/** Config rules and conformance packs, of one account or of the whole organization. */
export function configGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  const rules = source.facts.of("ConfigRule").flatMap((fact) => {
    const found = inRule(fact.rule);
    if (!found) return [];
    const name = { kind: "config-rule", reach: fact.reach, name: fact.rule.name } as const;
    return [guardrailOf(fact, name, found, source)];
  });
  const packs = source.facts.of("ConformancePack").flatMap((fact) => {
    const found = inPack(fact);
    const name = { kind: "conformance-pack", reach: fact.reach, name: fact.name } as const;
    return found ? [guardrailOf(fact, name, found, source)] : [];
  });
  return [...rules, ...packs];
}

function inRule(rule: ConfigRuleSpec): Found | undefined {
  const worth = worthOf(rule);
  return worth.kind === "other" ? undefined : { worth, at: rule.location };
}

function inPack({ content }: ConformancePackFact): Found | undefined {
  switch (content.kind) {
    case "unread":
      return { worth: { kind: "open", cause: { kind: "not-known", of: content.cause } }, at: content.location };
    case "broken": {
      const cause = { kind: "pack-broken", of: content.cause } as const;
      return { worth: { kind: "broken", topic: "template", cause }, at: content.location };
    }
    default: {
      const best = bestOf(content.rules);
      if (best && content.refused) {
        const cause = { kind: "pack-broken", of: content.refused } as const;
        return { ...best, worth: { kind: "broken", topic: "template", cause } };
      }
      if (best || content.open === undefined) return best;
      return { worth: { kind: "open", cause: { kind: "not-known", of: content.open } } };
    }
  }
}

/** Of all rules of a pack the one that does most: a working one hides what is wrong with its neighbours. */
function bestOf(rules: readonly ConfigRuleSpec[]): Found | undefined {
  const rank = ({ worth }: Found) => {
    if (worth.kind === "guardrail") return worth.level * 2 + (worth.open.length === 0 ? 5 : 0);
    return worth.kind === "broken" ? 2 : 1;
  };
  let best: Found | undefined;
  for (const rule of rules) {
    const found = inRule(rule);
    if (found && (!best || rank(found) > rank(best))) best = found;
  }
  return best;
}

/** Weighs one rule by its source; names that merely resemble the managed rule do not count. */
function worthOf(rule: ConfigRuleSpec): Worth {
  const { identifier, owner, modes } = rule;
  const isCustom = owner.kind === "known" && owner.value !== "AWS";
  if (identifier.kind === "absent") return { kind: "other" };
  if (identifier.kind === "open") return isCustom ? { kind: "other" } : openWorthOf(identifier, rule);
  const name = identifier.value;
  if (name !== hardwareRule && name !== anyMfaRule) return isCustom ? { kind: "other" } : nearMiss(name);
  if (isCustom) {
    return { kind: "broken", topic: "owner", cause: { kind: "rule-owner", owner: owner.value, identifier: name } };
  }
  const detects = isDetective(modes);
  if (detects.kind === "no") {
    return { kind: "broken", topic: "mode", cause: { kind: "rule-mode", modes: modes.values } };
  }
  return { kind: "guardrail", level: name === hardwareRule ? 2 : 1, open: [...openParts(rule), ...detects.causes] };
}

/** Why a rule that is the managed one may not be it, or not be there. */
function openParts({ owner, when }: ConfigRuleSpec): readonly GuardrailCause[] {
  return [
    ...(owner.kind === "open" ? [{ kind: "owner-open", of: owner.cause } as const] : []),
    ...(when.length > 0 ? [{ kind: "conditional", when } as const] : []),
  ];
}

/** Weighs a rule of which it is not known which one it is: it may be known which ones it is not. */
function openWorthOf(identifier: OpenSetting, rule: ConfigRuleSpec): Worth {
  const toCause = (of: FactCause) => ({ kind: "rule-open", of }) as const;
  const [isHardware, isAny] = [hardwareRule, anyMfaRule].map((name) => isNamed(identifier, [wholeName(name)], toCause));
  const detects = isDetective(rule.modes);
  const isOther = isHardware?.kind === "no" && isAny?.kind === "no";
  if (isOther || detects.kind === "no") return { kind: "other" };
  if (isHardware?.kind !== "no") return { kind: "open", cause: toCause(identifier.cause) };
  return { kind: "guardrail", level: 1, open: [toCause(identifier.cause), ...openParts(rule), ...detects.causes] };
}

/** Whether a rule evaluates what stands, which it does where no mode is given. */
function isDetective(modes: Names): Answer<GuardrailCause> {
  const { entries, rest } = entriesOf(modes);
  const modeOpen = (of: FactCause) => ({ kind: "mode-open", of }) as const;
  const isEach = (...names: readonly AwsName[]) => entries.map((entry) => isNamed(entry, names, modeOpen));
  if (rest !== null) return any([...isEach(detective), open(modeOpen(rest))]);
  if (isEach(detective, absentMode).every((one) => one.kind === "yes")) return yes();
  return any([...isEach(detective), all(isEach(absentMode))]);
}

const detective = wholeName("DETECTIVE");
const absentMode = wholeName("");

/** Identifiers that AWS does not know and that speak of root and MFA. */
function nearMiss(identifier: string): Worth {
  const close = closeRule(identifier);
  const words = wordsOf(identifier);
  if (close === undefined && !(words.includes("ROOT") && words.includes("MFA"))) return { kind: "other" };
  const meant = close === undefined || words.includes("HARDWARE") ? hardwareRule : close;
  return { kind: "broken", topic: "identifier", cause: { kind: "rule-identifier", identifier, meant } };
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

/** The guardrail with what stops it, or what is not known about it. */
function guardrailOf(
  fact: ConfigRuleFact | ConformancePackFact,
  name: GuardrailName,
  { worth, at }: Found,
  source: CoverageSource,
): ActiveGuardrail {
  const { unserved, regionsOpen, recorders, organizationOpen, ...reach } = reachOf(fact, source);
  const level = worth.kind === "guardrail" ? worth.level : 2;
  const where = at === undefined ? {} : { at };
  const base = { family: "detective", level, name, fact, ...reach } as const;
  if (worth.kind === "broken") return { ...base, works: no(worth.cause), topic: worth.topic, ...where };
  if (unserved !== undefined && worth.kind === "guardrail" && level === 2) {
    const cause = { kind: "rule-region", regions: unserved, identifier: hardwareRule } as const;
    return { ...base, works: no(cause), topic: "region", ...where };
  }
  const access = fact.reach === "organization" ? serviceAccess("config", fact, source) : yes<GuardrailCause>();
  if (access.kind === "no") return { ...base, works: access, topic: "service-access" };
  const recorder = recorderRuns(recorders, source);
  if (recorder.kind === "no") return { ...base, works: recorder, topic: "recorder-off" };
  const causes: readonly GuardrailCause[] = [
    ...(worth.kind === "open" ? [worth.cause] : worth.open),
    ...(organizationOpen ? [organizationOpen] : []),
    ...(regionsOpen && level === 2 ? regionsOpen.causes : []),
    ...conditionOf(fact),
    ...access.causes,
    ...recorder.causes,
  ];
  if (causes.length > 0) return { ...base, works: openIf(causes, yes()), topic: "content", ...where };
  return hasRecorder(source) || reach.exclusionsOpen
    ? { ...base, works: yes(), topic: "content", ...where }
    : { ...base, works: yes(), remarks: [...base.remarks, { kind: "no-recorder" }], topic: "recorder", ...where };
}

interface ConfigReach
  extends RegionLimits,
    Pick<
      ActiveGuardrail,
      "targets" | "unplaced" | "excluded" | "management" | "replaced" | "remarks" | "uncertain" | "elsewhere"
    > {
  readonly exclusionsOpen?: GuardrailCause;
  /** Why it is not known which organization it is of. */
  readonly organizationOpen?: GuardrailCause;
  /** The parts of recorders that all of it needs. */
  readonly recorders: readonly ConfigRecorderFact[];
}

function reachOf(fact: ConfigRuleFact | ConformancePackFact, source: CoverageSource): ConfigReach {
  const hasRule = (regions: readonly string[]) => !lacksHardwareRule(regions, source.partitions);
  if (fact.reach === "account") {
    const recorders = source.beside("ConfigRecorder", fact);
    const reach = { ...deploymentOf(fact, source, hasRule), recorders, excluded: new Set<OrgNode>() };
    return withDoubts(reach, deploymentDoubts(fact, source));
  }
  const { tree } = source;
  const { excluded, uncertain, exclusionsOpen } = exclusionsOf(fact, source);
  const root = tree.resolve({ kind: "root" }, fact);
  const targets = root.kind === "node" ? [root.node] : tree.roots();
  const organizationOpen = root.kind === "open" ? ({ kind: "organization-open", of: root.cause } as const) : undefined;
  const { shared, ...recorders } = recordersOf(fact, source);
  const replaced = new Map(recorders.replaced);
  for (const [node, answer] of uncertain) replaced.set(node, [...(replaced.get(node) ?? []), answer]);
  const doubts = deploymentDoubts(fact, source);
  const management = lackingManagement(fact, targets, source);
  if (management && !doubts.deployed.has(management.node))
    replaced.set(management.node, [...(replaced.get(management.node) ?? []), open(management.cause)]);
  const base: ConfigReach = {
    ...{ targets, unplaced: false, excluded, management: true, replaced, remarks: [], recorders: shared },
    ...regionLimits(fact, hasRule),
    ...(organizationOpen && { organizationOpen }),
  };
  const reach = exclusionsOpen === undefined ? base : { ...base, exclusionsOpen };
  return withDoubts(reach, doubts);
}

/**
 * The management account, where another account deploys to the organization: it is reached only where it has the role for it, which
 * nobody but itself makes. Source: AWS Config developer guide, "Managing AWS Config Rules Across All Accounts in Your Organization".
 */
function lackingManagement(
  fact: ConfigRuleFact | ConformancePackFact,
  targets: readonly OrgNode[],
  { tree, accountNodeOf }: CoverageSource,
): { readonly node: OrgNode; readonly cause: GuardrailCause } | undefined {
  const node = tree.all().find((one) => one.management && targets.some((target) => tree.isWithin(one, target)));
  // Where it is not known which account that is, it may be the one that deploys.
  if (!node || node.id === null) return undefined;
  const told = /^[0-9]{12}$/.test(fact.organization ?? "") ? fact.organization : undefined;
  const account = told ?? (fact.resource.format === "aws-cli" ? undefined : accountNodeOf(fact)?.id);
  if (!account || account === node.id) return undefined;
  return { node, cause: { kind: "by-delegated-administrator", account } };
}

/** The reach with what AWS says of the deployment: where it went wrong it is open, in the accounts where it is said to be done it is not. */
function withDoubts(reach: ConfigReach, { at, deployed, anywhere }: DeploymentDoubts): ConfigReach {
  if (at.size === 0 && anywhere === undefined) return reach;
  const replaced = new Map(reach.replaced);
  for (const [node, answer] of at) replaced.set(node, [...(replaced.get(node) ?? []), answer]);
  const uncertain = new Map(reach.uncertain);
  const doubt = (node: OrgNode, answer: OpenAnswer<GuardrailCause>) => {
    const have = uncertain.get(node);
    uncertain.set(node, have ? open(...have.causes, ...answer.causes) : answer);
  };
  for (const node of reach.targets) {
    const own = at.get(node);
    if (own) doubt(node, own);
    if (anywhere && !deployed.has(node)) doubt(node, open(anywhere));
  }
  const { exclusionsOpen = reach.unplaced ? anywhere : undefined } = reach;
  const certain = anywhere ? [...deployed].filter((node) => !replaced.has(node) && !reach.targets.includes(node)) : [];
  return {
    ...reach,
    ...{ replaced, uncertain, targets: [...reach.targets, ...certain] },
    ...(exclusionsOpen && { exclusionsOpen }),
  };
}

interface Exclusions {
  readonly excluded: ReadonlySet<OrgNode>;
  /** Accounts that may be excluded. */
  readonly uncertain: ReadonlyMap<OrgNode, Answer<GuardrailCause>>;
  /** Why there may be more of them. */
  readonly exclusionsOpen?: GuardrailCause;
}

function exclusionsOf(fact: ConfigRuleFact | ConformancePackFact, source: CoverageSource): Exclusions {
  const { tree } = source;
  const excluded = new Set<OrgNode>();
  const uncertain = new Map<OrgNode, Answer<GuardrailCause>>();
  let exclusionsOpen: GuardrailCause | undefined;
  const take = (pointer: Pointer, leave: (node: OrgNode) => void) => {
    const found = nodeOrCause(tree.resolve(pointer, fact));
    if ("node" in found) leave(found.node);
    else if (pointer.kind === "id") exclusionsOpen = { kind: "excludes-no-account", id: pointer.id };
    else exclusionsOpen = { kind: "exclusions-open", of: found.cause };
  };
  for (const pointer of fact.excluded) take(pointer, (node) => excluded.add(node));
  for (const { pointer, cause } of fact.mayExclude ?? []) {
    const of = { kind: "not-known", of: cause } as const;
    take(pointer, (node) => uncertain.set(node, open({ kind: "exclusions-open", of })));
  }
  return exclusionsOpen === undefined ? { excluded, uncertain } : { excluded, uncertain, exclusionsOpen };
}

interface OrganizationRecorders {
  /** Those of the same input whose account nothing tells. */
  readonly shared: readonly ConfigRecorderFact[];
  /** The accounts in which AWS Config does not record, or that is not known. */
  readonly replaced: NonNullable<ActiveGuardrail["replaced"]>;
}

/** The recorders that rules of an organization need: one of a known account is that account's alone. */
function recordersOf(fact: ConfigRuleFact | ConformancePackFact, source: CoverageSource): OrganizationRecorders {
  const parts = source.facts.of("ConfigRecorder").filter((one) => maySeeEachOther(one, fact));
  const byNode = new Map<OrgNode, ConfigRecorderFact[]>();
  const shared: ConfigRecorderFact[] = [];
  for (const part of parts) {
    const node = source.accountNodeOf(part);
    if (node) byNode.set(node, [...(byNode.get(node) ?? []), part]);
    else if (part.scope === fact.scope) shared.push(part);
  }
  const replaced = new Map<OrgNode, readonly Answer<GuardrailCause>[]>();
  for (const [node, own] of byNode) {
    const answer = recorderRuns(own, source);
    if (answer.kind !== "yes") replaced.set(node, [answer]);
  }
  return { shared, replaced };
}

/**
 * Whether the recorder of the same deployment runs; `yes` without causes where none is declared. Sources: the
 * providers' pages on recorders: Terraform creates one stopped, CloudFormation starts it.
 */
export function recorderRuns(
  parts: readonly ConfigRecorderFact[],
  source: Pick<CoverageSource, "inScope">,
): Answer<GuardrailCause> {
  const switches = parts.filter((one) => one.part === "status");
  const recorders = parts.filter((one) => one.part === "recorder");
  // One that is known to be of the same Region tells more than that some Region has none.
  const recorder =
    recorders.find((one) => one.regions) ?? recorders.find((one) => one.enabled.kind === "open") ?? recorders[0];
  const off = switches.filter((one) => one.enabled.kind === "known" && one.enabled.value === "false");
  const [first] = off.filter((one) => one.when.length === 0);
  const runs = switches.filter(
    ({ enabled, when }) => enabled.kind === "known" && enabled.value === "true" && when.length === 0,
  );
  // An account has one in each Region: of several, those whose Region is not known may be another one's.
  const isMixed = runs.length > 0 && [...runs, ...off].some((one) => one.regions === undefined);
  if (first && isMixed)
    return open({ kind: "recorder-open", address: first.resource.address, of: { kind: "other-recorder-runs" } });
  if (first) return recorderOff("switched-off", first, "recorder-switched-off");
  const known = recorder && recorder.enabled.kind === "known" && recorder.enabled.value === "false";
  const isOfTerraform = recorder?.resource.format !== "aws-cli";
  if (recorder && !recorder.selfStarting && isOfTerraform && switches.length === 0) {
    const of = partialInput(recorder, source) ?? givenByCall("recorder", recorder, source);
    if (of === undefined) return unlessConditional(recorderOff("never-started", recorder, "recorder"), recorder);
    return open({ kind: "recorder-open", address: recorder.resource.address, of: { kind: "not-known", of } });
  }
  if (recorder && known) return unlessConditional(recorderOff("created-stopped", recorder, "recorder"), recorder);
  const isStarted = switches.some((one) => one.when.length === 0) || recorder?.selfStarting === true;
  const doubts: readonly GuardrailCause[] = [...switches, ...(recorder ? [recorder] : [])].flatMap((one) => {
    const of: GuardrailCause | undefined =
      one.enabled.kind === "open"
        ? { kind: "not-known", of: one.enabled.cause }
        : one.when.length > 0 && (off.includes(one) || !(isStarted || isThereTogether(one, recorder)))
          ? { kind: "conditional", when: one.when }
          : undefined;
    return of ? [{ kind: "recorder-open", address: one.resource.address, of } as const] : [];
  });
  return openIf(doubts, yes());
}

/** What is to be said of a recorder that stands; one that may not be there stops nothing for certain. */
function unlessConditional(
  answer: Answer<GuardrailCause>,
  { resource, when }: ConfigRecorderFact,
): Answer<GuardrailCause> {
  if (when.length === 0) return answer;
  return open({ kind: "recorder-open", address: resource.address, of: { kind: "conditional", when } });
}

/** Whether what starts a recorder is there wherever the recorder is: where neither is, no recorder is declared. */
function isThereTogether(one: ConfigRecorderFact, recorder: ConfigRecorderFact | undefined): boolean {
  if (!recorder || one.scope !== recorder.scope) return false;
  const own = recorder.when.map((assumed) => JSON.stringify(assumed));
  return one.when.every((assumed) => own.includes(JSON.stringify(assumed)));
}

function recorderOff(
  how: "switched-off" | "never-started" | "created-stopped",
  fact: ConfigRecorderFact,
  kind: "recorder" | "recorder-switched-off",
): Answer<GuardrailCause> {
  const places = [{ kind, location: fact.header }];
  return no<GuardrailCause>({ kind: "recorder-off", how, address: fact.resource.address, places });
}

function hasRecorder({ facts }: CoverageSource): boolean {
  return facts.of("ConfigRecorder").some((one) => one.part === "recorder" || one.part === "status");
}
