import { posix } from "node:path";
import { type Day, dayInPath, isInFuture, isMoment, pathWithoutDay } from "../model/day.ts";
import type {
  AccountFact,
  ControlTowerControlFact,
  Fact,
  FactKind,
  MfaDeviceFact,
  OrganizationalUnitFact,
  OrganizationFact,
  Pointer,
  PolicyDocumentFact,
  RootEvidenceFact,
} from "../model/fact.ts";
import { accountOfPath, type Settings } from "../model/settings.ts";
import { repositoryOf, theRun } from "./repository.ts";

/**
 * What many outputs of AWS say, as one picture: each is given its account, older ones give way to newer ones, and what
 * several commands say of one organization, OU, account or policy becomes one fact. Linear.
 */
export function settleObserved(facts: readonly Fact[], settings: Settings, today: Day): readonly Fact[] {
  if (!facts.some(isObserved)) return facts;
  const dated = facts.map((fact) => withoutFuture(withAccount(fact, settings), today));
  return combined(withoutOlder(withoutOldGuardrails(dated, today)), today);
}

/** A date in the future tells nothing: what has one is neither newer nor older than anything. */
function withoutFuture(fact: Fact, today: Day): Fact {
  const isAhead = fact.fact === "RootEvidence" && fact.observed !== null && isInFuture(fact.observed, today);
  return isAhead ? { ...fact, observed: null } : fact;
}

/** The day of an output by its path; `null` for none, and for one in the future. */
function dayOfPath(path: string, today: Day): Day | null {
  const day = dayInPath(path);
  return day !== null && isInFuture(day, today) ? null : day;
}

/** Whether a fact is of an output. A policy file that somebody wrote is none. */
function isObserved({ resource, action }: Fact): boolean {
  return resource.format === "aws-cli" && action !== "declare";
}

const ofAccounts: ReadonlySet<FactKind> = new Set<FactKind>([
  "RootEvidence",
  "MfaDevice",
  "ConfigRule",
  "ConformancePack",
  "DeploymentStatus",
  "ConfigRecorder",
  "SecurityHubStandard",
  "SecurityHubControl",
]);

/** The account by the configuration's `paths`, else by a folder or a file that is named after it. */
function withAccount(fact: Fact, settings: Settings): Fact {
  if (!isObserved(fact) || fact.account !== undefined || !ofAccounts.has(fact.fact)) return fact;
  const isOfOrganization = "reach" in fact && fact.reach === "organization";
  const { path } = fact.location;
  const account = isOfOrganization ? undefined : (accountOfPath(settings, path) ?? accountInPath(path));
  return account === undefined ? fact : { ...fact, account };
}

/** The last 12 digits in a path that stand alone and are no date with its time. */
export function accountInPath(path: string): string | undefined {
  const found = [...path.matchAll(/(?<![0-9a-zA-Z])[0-9]{12}(?![0-9a-zA-Z])/g)];
  return found.map(([digits]) => digits).findLast((digits) => !isMoment(digits));
}

/** What outputs say of guardrails. */
const ofGuardrails: ReadonlySet<FactKind> = new Set<FactKind>([
  "PolicyDocument",
  "PolicyAttachment",
  "ConfigRule",
  "DeploymentStatus",
  "ConformancePack",
  "ConfigRecorder",
  "SecurityHubStandard",
  "SecurityHubControl",
  "SecurityHubPolicy",
  "SecurityHubAssociation",
  "ControlTowerControl",
  "LandingZone",
  "RootCredentialsManagement",
]);

/**
 * Leaves out the guardrails of a dated folder that stands again with a later date: what was attached or running then need
 * not be so now. Where the later folder lacks an output, it is not known any more. The same of files that are dated
 * themselves, account by account: that one was asked later makes nothing of another one old.
 */
function withoutOldGuardrails(facts: readonly Fact[], today: Day): readonly Fact[] {
  const latest = new Map<string, string>();
  for (const fact of facts) {
    const day = fact.resource.format === "aws-cli" ? dayOfPath(fact.location.path, today) : null;
    if (day === null) continue;
    const folder = collectionOf(fact);
    const have = latest.get(folder);
    if (have === undefined || day > have) latest.set(folder, day);
  }
  if (latest.size === 0) return facts;
  const isOld = (fact: Fact) => {
    const day = dayOfPath(fact.location.path, today);
    return day !== null && day !== latest.get(collectionOf(fact));
  };
  return facts.flatMap((fact) => {
    if (!isObserved(fact) || !isOld(fact)) return [fact];
    if (fact.fact === "Organization") return [withoutFullAccess(fact)];
    return ofGuardrails.has(fact.fact) ? [] : [fact];
  });
}

/** What an organization is, without where `FullAWSAccess` was attached. */
function withoutFullAccess({ fullAccessAt: _, ...rest }: OrganizationFact): OrganizationFact {
  return rest;
}

/** What is collected again on other days: a dated folder, or what dated files of a folder say of one account. */
function collectionOf(fact: Fact): string {
  const { path } = fact.location;
  const account = dayInPath(posix.basename(path)) !== null && fact.account;
  return JSON.stringify([repositoryOf(fact), posix.dirname(pathWithoutDay(path)), account]);
}

/**
 * What an observation is about; two of one account about the same that one speaker tells differ in age only. Where no account
 * is told, the same file of another day is of the same one.
 */
function topicOf(fact: RootEvidenceFact, speaker: string): string {
  const { account = `file ${pathWithoutDay(fact.location.path)}`, observation } = fact;
  const of = observation.kind === "check" ? [observation.tool, observation.asks] : [];
  return JSON.stringify([speaker, account, topics[observation.kind] ?? observation.kind, ...of]);
}

/** An output that tells whether root has MFA tells whether it has credentials, too. */
const topics: Partial<Record<RootEvidenceFact["observation"]["kind"], string>> = {
  "mfa-active": "summary",
  "no-credentials": "summary",
};

/**
 * Leaves out what a later output of the same account says anew; one without a date has no age. What a repository's facts
 * tell gives way to the repository's own and to the run's outputs: a repository cannot make others' breaches old.
 */
function withoutOlder(facts: readonly Fact[]): readonly Fact[] {
  const newest = new Map<string, string>();
  const evidence = facts.filter((fact) => fact.fact === "RootEvidence");
  for (const fact of evidence) {
    const { observation } = fact;
    const observed = ageOf(fact);
    const isWhole = observation.kind !== "virtual-devices" || observation.isWhole;
    if (observed === null || !isWhole) continue;
    const topic = topicOf(fact, repositoryOf(fact));
    const have = newest.get(topic);
    if (have === undefined || isLater(observed, have)) newest.set(topic, observed);
  }
  const old = evidence.filter((fact) => {
    const observed = ageOf(fact);
    const later = [repositoryOf(fact), theRun].map((speaker) => newest.get(topicOf(fact, speaker)));
    return observed !== null && later.some((latest) => latest !== undefined && isLater(latest, observed));
  });
  if (old.length === 0) return facts;
  const gone = new Set<Fact>(old);
  const lists = new Set(old.filter((fact) => fact.observation.kind === "virtual-devices").map(listKey));
  return facts.filter(
    (fact) => !gone.has(fact) && !(fact.fact === "MfaDevice" && isObserved(fact) && lists.has(listKey(fact))),
  );
}

/** When it was seen. Where no account is told, one file may be of several, so that only its own day makes it old. */
function ageOf({ account, observed, location }: RootEvidenceFact): string | null {
  return account === undefined && observed !== null ? dayInPath(location.path) : observed;
}

/** Days are compared; the time of a day only where both tell it. */
function isLater(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) > other.slice(0, length);
}

function listKey({ scope, account }: RootEvidenceFact | MfaDeviceFact): string {
  return JSON.stringify([scope, account]);
}

/** One fact for each thing that several outputs tell of. */
function combined(facts: readonly Fact[], today: Day): readonly Fact[] {
  const things = new Things();
  const others = newestFirst(facts, today).filter((fact) => !isObserved(fact) || !things.take(fact));
  return [...things.all(), ...others];
}

/** What is said first counts where two outputs differ. */
function newestFirst(facts: readonly Fact[], today: Day): readonly Fact[] {
  const days = new Map(facts.map((fact) => [fact, (isObserved(fact) && dayOfPath(fact.location.path, today)) || ""]));
  if (new Set(days.values()).size < 2) return facts;
  return [...facts].sort((one, other) => (days.get(other) ?? "").localeCompare(days.get(one) ?? ""));
}

/** The things that outputs tell of, by what AWS knows them by. */
class Things {
  readonly #organizations = new Groups<OrganizationFact>(joinOrganizations);
  readonly #nodes = new Groups<OrganizationalUnitFact | AccountFact>(joinNodes);
  readonly #policies = new Groups<PolicyDocumentFact>(joinPolicies);
  readonly #controls = new Groups<ControlTowerControlFact>(joinControls);
  /** Outputs about an organization that they do not name. */
  readonly #nameless: OrganizationFact[] = [];

  /** Whether the fact is about one of them. */
  take(fact: Fact): boolean {
    switch (fact.fact) {
      case "Organization":
        if (fact.id === undefined) this.#nameless.push(fact);
        else this.#organizations.add(fact.id, fact);
        return true;
      case "Account":
      case "OrganizationalUnit":
        return fact.id !== undefined && this.#nodes.add(`${fact.fact} ${fact.id}`, fact);
      case "PolicyDocument":
        return fact.id !== undefined && this.#policies.add(fact.id, fact);
      case "ControlTowerControl":
        return fact.resource.address !== "" && this.#controls.add(fact.resource.address, fact);
      default:
        return false;
    }
  }

  all(): readonly Fact[] {
    for (const fact of this.#nameless) this.#organizations.add(organizationOf(fact, this.#organizations), fact);
    return [
      ...this.#organizations.all(),
      ...this.#nodes.all((members) => !isClosed(members)),
      ...this.#policies.all(),
      ...this.#controls.all(),
    ];
  }
}

/** An output that does not name its organization is of the only one there is, else of the one in its folder. */
function organizationOf(fact: OrganizationFact, known: Groups<OrganizationFact>): string {
  const [only, ...more] = known.keys();
  if (more.length === 0) return only ?? "";
  const folder = posix.dirname(fact.location.path);
  const beside = known.keys().find((key) => known.of(key).some((one) => posix.dirname(one.location.path) === folder));
  return beside ?? folder;
}

/** Facts by a key, joined two at a time; they stay in the order of the first of each. */
class Groups<F extends Fact> {
  readonly #join: (one: F, other: F) => F;
  readonly #members = new Map<string, F[]>();

  constructor(join: (one: F, other: F) => F) {
    this.#join = join;
  }

  /** Always `true`. */
  add(key: string, fact: F): true {
    const have = this.#members.get(key);
    if (have) have.push(fact);
    else this.#members.set(key, [fact]);
    return true;
  }

  keys(): readonly string[] {
    return [...this.#members.keys()];
  }

  of(key: string): readonly F[] {
    return this.#members.get(key) ?? [];
  }

  all(counts: (members: readonly F[]) => boolean = () => true): readonly F[] {
    return [...this.#members.values()].filter(counts).map((members) => joinAll(members, this.#join));
  }
}

function joinAll<F extends Fact>(members: readonly F[], join: (one: F, other: F) => F): F {
  const joined = members.reduce(join);
  return members.length > 1 ? { ...joined, parts: members } : joined;
}

/** The same fact by some of its parts only; `undefined` where none is left. */
export function rejoined(fact: Fact, parts: readonly Fact[]): Fact | undefined {
  if (parts.length === 0) return undefined;
  switch (fact.fact) {
    case "Organization":
      return joinAll(
        parts.filter((one) => one.fact === "Organization"),
        joinOrganizations,
      );
    case "Account":
    case "OrganizationalUnit":
      return joinAll(
        parts.filter((one) => one.fact === "Account" || one.fact === "OrganizationalUnit"),
        joinNodes,
      );
    case "PolicyDocument":
      return joinAll(
        parts.filter((one) => one.fact === "PolicyDocument"),
        joinPolicies,
      );
    case "ControlTowerControl":
      return joinAll(
        parts.filter((one) => one.fact === "ControlTowerControl"),
        joinControls,
      );
    default:
      return undefined;
  }
}

/**
 * Closed accounts are left out, whatever else lists them: nobody can sign in to what is suspended. The latest outputs that tell it count. Source:
 * Organizations user guide, "Close an account".
 */
function isClosed(members: readonly (OrganizationalUnitFact | AccountFact)[]): boolean {
  const telling = members.flatMap((one) => (one.fact === "Account" && one.isClosed !== undefined ? [one] : []));
  const [day] = telling.map(({ location }) => dayInPath(location.path));
  const latest = telling.filter(({ location }) => dayInPath(location.path) === day);
  return latest.length > 0 && latest.every((one) => one.isClosed);
}

function joinOrganizations(one: OrganizationFact, other: OrganizationFact): OrganizationFact {
  const [rootId, managementId, id, fullAccessAt] = [
    one.rootId ?? other.rootId,
    one.managementId ?? other.managementId,
    one.id ?? other.id,
    one.fullAccessAt ?? other.fullAccessAt,
  ];
  return {
    ...(one.rootId === undefined && other.rootId !== undefined ? other : one),
    featureSet: one.featureSet.kind === "known" ? one.featureSet : other.featureSet,
    policyTypes: one.policyTypes ?? other.policyTypes,
    serviceAccess: one.serviceAccess ?? other.serviceAccess,
    ...(id !== undefined && { id }),
    ...(rootId !== undefined && { rootId }),
    ...(managementId !== undefined && { managementId }),
    ...(fullAccessAt !== undefined && { fullAccessAt }),
  };
}

/** A name says more than the ID in its place. */
function joinNodes<F extends OrganizationalUnitFact | AccountFact>(one: F, other: F): F {
  const named = one.name === one.id ? other : one;
  const organization = one.organization ?? other.organization;
  return { ...named, parent: parentOf(one, other), ...(organization !== undefined && { organization }) };
}

/** The later output tells the parent; two of one day that disagree leave it open. `one` is not the older of the two. */
function parentOf(one: OrganizationalUnitFact | AccountFact, other: OrganizationalUnitFact | AccountFact): Pointer {
  const { parent, location } = one;
  if (parent.kind === "open") return parent.cause.kind === "outputs-disagree" ? parent : other.parent;
  if (other.parent.kind === "open" || isSamePointer(parent, other.parent)) return parent;
  const [day, otherDay] = [dayInPath(location.path), dayInPath(other.location.path)];
  if (day !== null && otherDay !== null && day !== otherDay) return parent;
  return { kind: "open", cause: { kind: "outputs-disagree", one: location.path, other: other.location.path } };
}

function isSamePointer(one: Pointer, other: Pointer): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The list of controls does not tell whom one exempts, its details do. */
function joinControls(one: ControlTowerControlFact, other: ControlTowerControlFact): ControlTowerControlFact {
  const unsettled = one.unsettled ?? other.unsettled;
  return { ...(one.exempted.open ? other : one), ...(unsettled !== undefined && { unsettled }) };
}

/** The text is in one output, the targets in another. */
function joinPolicies(one: PolicyDocumentFact, other: PolicyDocumentFact): PolicyDocumentFact {
  const { elsewhere: _, ...told } = one.content?.kind === "known" || other.content?.kind !== "known" ? one : other;
  const elsewhere = one.elsewhere && other.elsewhere;
  return {
    ...told,
    name: one.name === one.id ? other.name : one.name,
    type: one.type.kind === "known" ? one.type : other.type,
    targets: [...one.targets, ...other.targets],
    ...(elsewhere && { elsewhere }),
  };
}
