import type { FactBase, PolicyAttachmentFact, PolicyDocumentFact } from "../../model/fact.ts";
import { decide } from "../../policy/decide.ts";
import { type Decision, possibleAnswers } from "../../policy/decision.ts";
import { fullAwsAccess, type PolicyDocument, type PolicyProblem } from "../../policy/document.ts";
import type { Levels } from "../../policy/evaluate.ts";
import type { Question } from "../../policy/question.ts";
import { type ScpQuotas, scpQuotasOn } from "../../policy/quotas.ts";
import { validateScp } from "../../policy/validate.ts";
import { conditionPhrase, type Survey } from "../collected.ts";
import {
  namedAccounts,
  namesAccount,
  readScp,
  type Scp,
  unnamedAccount,
  type Verdict,
  verdictAlone,
  verdictOf,
  witnessPhrase,
} from "../scp.ts";
import { labelOf, type Place, type Target } from "../tree.ts";

/** One policy at one place; `why` says why it may not be in force there. */
interface Attached {
  /** `null`: a policy whose content is in no input. */
  readonly scp: Scp | null;
  readonly why: string | null;
}

/** What the policies up the tree mean for one place. */
export interface ScpCover {
  readonly state: "covered" | "missing" | "unverifiable";
  readonly by: readonly string[];
  readonly reason: string;
  /** Whether a policy that is aimed at root's MFA stands on the way: what it lacks is an issue of its own. */
  readonly explained: boolean;
}

/** Source: AWS Organizations API, `PolicyType`. */
export const scpType = "SERVICE_CONTROL_POLICY";
const fullAccessId = "p-FullAWSAccess";
/** Accounts that policies name, of which this many are asked about. */
const maxNamedAccounts = 50;

/** Service control policies with what they are attached to. */
export class Scps {
  readonly #survey: Survey;
  readonly #scps: readonly Scp[];
  readonly #unread: readonly PolicyDocumentFact[];
  readonly #byPlace = new Map<Place, Attached[]>();
  readonly #targets = new Map<Scp, Set<Place>>();
  readonly #openTargets = new Map<Scp, string>();
  readonly #detached = new Set<Place>();
  readonly #verdicts = new Map<string, Verdict>();
  readonly #ids = new Map<PolicyDocument, number>();
  readonly #unnamed: string;
  /** Attachments whose policy is not known: it can be any. */
  readonly #openPolicies: PolicyAttachmentFact[] = [];
  /** Whether a policy that is aimed at root's MFA stands where it binds nobody: an issue says so. */
  readonly #hasStray: boolean;
  readonly #block: { readonly why: string; readonly at: FactBase } | null;

  readonly #quotas: ScpQuotas;

  constructor(survey: Survey) {
    this.#survey = survey;
    this.#quotas = scpQuotasOn(survey.today);
    const facts = survey.facts.of("PolicyDocument").filter((fact) => isScpType(fact));
    this.#scps = facts.flatMap((fact) => readScp(fact) ?? []);
    this.#unread = facts.filter((fact) => fact.content === null || isUnknown(fact));
    this.#unnamed = unnamedAccount(this.#scps);
    this.#block = blockOf(survey);
    for (const [index, scp] of this.#scps.entries()) this.#ids.set(scp.document, index + 1);
    for (const scp of this.#scps) this.#attachInline(scp);
    for (const attachment of survey.facts.of("PolicyAttachment")) this.#attach(attachment);
    for (const scp of this.#scps) this.#attachAnywhere(scp);
    this.#doubtCrowds();
    const others = survey.facts.of("PolicyDocument").filter((fact) => !isScpType(fact));
    this.#hasStray =
      this.#scps.some((scp) => scp.intent && this.#isStray(scp)) || others.some((fact) => readScp(fact)?.intent);
  }

  #isStray(scp: Scp): boolean {
    if (refusalOf(scp, this.#quotas)) return true;
    if (scp.fact.role === "document" || this.#openTargets.has(scp)) return false;
    return this.targetsOf(scp).every((place) => place.management);
  }

  /** Whether root of the accounts in a place is kept from virtual devices. */
  coverOf(place: Place): ScpCover {
    const path = this.#survey.places.path(place);
    const attached = path.flatMap((one) => this.#byPlace.get(one) ?? []);
    const explained = this.#hasStray || attached.some((one) => one.scp?.intent);
    const none = { state: "missing", by: [], reason: "", explained } as const;
    if (this.#block && attached.length > 0) return { ...none, reason: this.#block.why };
    if (attached.length === 0 && !path.some((one) => this.#detached.has(one))) return none;
    const certain = this.#verdict(place, path, (one) => one.why === null, false);
    const exempt = certain.decision.denied === "always" ? this.#exemptAt(place, path) : undefined;
    if (exempt !== undefined) {
      const reason = `account ${exempt} is exempt from it, and whether it belongs here is not known`;
      return { state: "unverifiable", by: [], reason, explained: true };
    }
    if (certain.decision.denied === "always") return this.#covered(certain, path);
    return this.#open(place, path, attached, certain) ?? { ...none, reason: reasonOf(certain) };
  }

  /**
   * Whether requests in the accounts of a place are denied by the policies up the tree. `unknown` where a policy that
   * may be in force there makes a difference.
   */
  answer(place: Place, ask: (account: string) => Question): Decision {
    const path = this.#survey.places.path(place);
    const question = ask(place.kind === "account" && place.id !== null ? place.id : this.#unnamed);
    // Source: AWS Organizations user guide, "SCPs don't affect users or roles in the management account".
    if (place.management || this.#block) return decide([[fullAwsAccess]], question);
    const certain = decide(
      this.#levels(path, (one) => one.why === null, false),
      question,
    );
    const open = path.flatMap((one) => this.#byPlace.get(one) ?? []).filter((one) => one.why !== null);
    const [first] = open;
    if (first === undefined) return certain;
    const all = decide(
      this.#levels(path, (one) => one.scp !== null, false),
      question,
    );
    const isUnread = open.some((one) => one.scp === null) && certain.denied !== "always";
    if (certain.denied === all.denied && !isUnread) return certain;
    return {
      denied: "unknown",
      reason: first.why ?? "an attachment is not certain",
      possible: isUnread ? ["always", "sometimes", "never"] : possibleAnswers(certain, all),
      statements: all.statements,
      unallowedAt: null,
      ...(certain.denied === "sometimes" && { witness: certain.witness }),
    };
  }

  #covered(verdict: Verdict, path: readonly Place[]): ScpCover {
    const { decision } = verdict;
    const names = new Set<string>();
    for (const { level, policy } of decision.statements) {
      const scps = this.#certainAt(path[level]);
      const scp = scps[policy - (this.#hasFullAccess(path[level]) ? 1 : 0)];
      if (scp) names.add(`SCP ${scp.fact.name}${path[level] ? ` on ${labelOf(path[level] ?? null)}` : ""}`);
    }
    if (names.size === 0) names.add(`no level above allows ${verdict.action}`);
    return { state: "covered", by: [...names], reason: "", explained: true };
  }

  /** What could still cover the place: attachments that may stand, content that is not known, lists of allowed actions. */
  #open(place: Place, path: readonly Place[], attached: readonly Attached[], certain: Verdict): ScpCover | null {
    const answer = (reason: string): ScpCover => ({ state: "unverifiable", by: [], reason, explained: true });
    const unread = attached.find((one) => one.scp === null);
    const maybe = this.#verdict(place, path, (one) => one.scp !== null, false);
    const doubt = attached.find((one) => one.why !== null && one.scp !== null)?.why;
    if (maybe.decision.denied === "always") return answer(doubt ?? "an attachment is not certain");
    if (unread) return answer(unread.why ?? "the content of a policy that is attached is not known");
    if (certain.decision.denied === "unknown") return answer(certain.decision.reason);
    if (maybe.decision.denied === "unknown") return answer(maybe.decision.reason);
    if (!attached.some((one) => one.scp?.allowList)) return null;
    const listed = this.#verdict(place, path, (one) => one.scp !== null, true);
    return listed.decision.denied === "always"
      ? answer("an allow-list blocks it where FullAWSAccess is detached, which the inputs do not say")
      : null;
  }

  /** An account that a policy names and lets through, where it may be one of those that stand here unseen. */
  #exemptAt(place: Place, path: readonly Place[]): string | undefined {
    if (place.kind === "account" && place.id !== null) return undefined;
    const levels = this.#levels(path, (one) => one.why === null, false);
    const named = path.flatMap((one) => this.#certainAt(one)).flatMap(namedAccounts);
    return [...new Set(named)].slice(0, maxNamedAccounts).find((id) => {
      if (this.#survey.places.byId(id)) return false;
      return verdictOf(levels, id, this.#survey.partition).decision.denied !== "always";
    });
  }

  #certainAt(place: Place | undefined): readonly Scp[] {
    const attached = place ? (this.#byPlace.get(place) ?? []) : [];
    return attached.flatMap((one) => (one.why === null && one.scp ? [one.scp] : []));
  }

  #hasFullAccess(place: Place | undefined): boolean {
    return place === undefined || !this.#detached.has(place);
  }

  #verdict(place: Place, path: readonly Place[], counts: (one: Attached) => boolean, asLists: boolean): Verdict {
    const levels = this.#levels(path, counts, asLists);
    const { kind, id } = place;
    const isNamed = kind === "account" && id !== null && this.#scps.some((scp) => namesAccount(scp, id));
    const account = isNamed ? id : this.#unnamed;
    const key = `${account}|${levels.map((level) => level.map((one) => this.#ids.get(one) ?? 0).join(",")).join("|")}`;
    const have = this.#verdicts.get(key);
    if (have) return have;
    const verdict = verdictOf(levels, account, this.#survey.partition);
    this.#verdicts.set(key, verdict);
    return verdict;
  }

  #levels(path: readonly Place[], counts: (one: Attached) => boolean, asLists: boolean): Levels {
    return path.map((level) => {
      const scps = (this.#byPlace.get(level) ?? []).filter(counts).flatMap((one) => one.scp ?? []);
      const isList = asLists && scps.some((scp) => scp.allowList);
      const documents = scps.map((scp) => scp.document);
      return this.#hasFullAccess(level) && !isList ? [fullAwsAccess, ...documents] : documents;
    });
  }

  #attachInline(scp: Scp): void {
    for (const pointer of scp.fact.targets) {
      const target = this.#survey.places.resolve(pointer, scp.fact);
      if (target.is === "place") this.#put(target.place, scp, whyOpen(scp.fact));
      else this.#leaveOpen(scp, target);
    }
  }

  /** A policy whose target is not known may stand anywhere. */
  #attachAnywhere(scp: Scp): void {
    const open = this.#openTargets.get(scp);
    const isFile = scp.fact.role === "document";
    if ((open === undefined && !isFile) || refusalOf(scp, this.#quotas)) return;
    const why = isFile
      ? `what the policy file ${scp.fact.name} is attached to is in no input`
      : `a target is not known: ${open}`;
    for (const root of this.#survey.places.roots()) this.#push(root, { scp, why });
  }

  #attach(attachment: PolicyAttachmentFact): void {
    const { places } = this.#survey;
    const target = places.resolve(attachment.target, attachment);
    const scp = this.#policyOf(attachment);
    if (scp === "full-access") {
      if (attachment.action === "delete" && target.is === "place") this.#detached.add(target.place);
    } else if (scp === "open") {
      this.#openPolicies.push(attachment);
      const why = `which policy ${attachment.resource.address} attaches is not known`;
      if (target.is === "place") this.#push(target.place, { scp: null, why });
    } else if (scp === "other") {
      return;
    } else if (target.is !== "place") {
      this.#leaveOpen(scp, target);
    } else this.#put(target.place, scp, whyOpen(scp.fact) ?? whyOpen(attachment));
  }

  #leaveOpen(scp: Scp, target: Exclude<Target, { is: "place" }>): void {
    this.#openTargets.set(scp, target.is === "open" ? target.detail : "it is no root, OU or account");
  }

  #policyOf(attachment: PolicyAttachmentFact): Scp | "full-access" | "open" | "other" {
    const { policy } = attachment;
    if (policy.kind === "id" && policy.id === fullAccessId) return "full-access";
    if (policy.kind === "id")
      return this.#scps.find((scp) => scp.fact.id === policy.id) ?? this.#otherPolicy(policy.id);
    const found = this.#survey.places.resolve(policy, attachment);
    if (found.is !== "fact" || found.fact.fact !== "PolicyDocument") return "open";
    const { fact } = found;
    const scp = this.#scps.find((one) => one.fact === fact);
    if (scp) return scp;
    return isScpType(fact) ? "open" : "other";
  }

  #otherPolicy(id: string): "open" | "other" {
    const known = this.#survey.facts.of("PolicyDocument").some((fact) => fact.id === id && !isScpType(fact));
    return known ? "other" : "open";
  }

  #put(place: Place, scp: Scp, why: string | null): void {
    const targets = this.#targets.get(scp) ?? new Set();
    this.#targets.set(scp, targets.add(place));
    // AWS does not create a policy that it refuses, so nothing of it is in force anywhere.
    if (!refusalOf(scp, this.#quotas)) this.#push(place, { scp, why });
  }

  /** An account that the policy names and lets through, though it denies every other. */
  exemptionOf(scp: Scp): string | undefined {
    return this.targetsOf(scp)
      .map((place) => this.#exemptAt(place, this.#survey.places.path(place)))
      .find((id) => id !== undefined && namesAccount(scp, id));
  }

  /** More policies than a place takes: which of them AWS attaches cannot be told. */
  #doubtCrowds(): void {
    const { perTarget } = this.#quotas;
    for (const [place, attached] of this.#byPlace) {
      if (this.countAt(place) <= perTarget) continue;
      const why = `${labelOf(place)} would have more than ${perTarget} service control policies`;
      this.#byPlace.set(
        place,
        attached.map((one) => ({ ...one, why: one.why ?? why })),
      );
    }
  }

  #push(place: Place, attached: Attached): void {
    const have = this.#byPlace.get(place);
    if (have) have.push(attached);
    else this.#byPlace.set(place, [attached]);
  }

  /** Every service control policy whose content is known. */
  all(): readonly Scp[] {
    return this.#scps;
  }

  /** Policies without content, or with content that is not known. */
  unread(): readonly PolicyDocumentFact[] {
    return this.#unread;
  }

  /** The policy that an attachment attaches, where its content is known. */
  attachedBy(attachment: PolicyAttachmentFact): Scp | undefined {
    const scp = this.#policyOf(attachment);
    return typeof scp === "string" ? undefined : scp;
  }

  targetsOf(scp: Scp): readonly Place[] {
    return [...(this.#targets.get(scp) ?? [])];
  }

  /** Why one of its targets is not known. */
  openTargetOf(scp: Scp): string | undefined {
    return this.#openTargets.get(scp);
  }

  /** Attachments whose policy is in no input. */
  openPolicies(): readonly PolicyAttachmentFact[] {
    return this.#openPolicies;
  }

  /** What makes every policy inert. */
  block(): { readonly why: string; readonly at: FactBase } | null {
    return this.#block;
  }

  /** Policies attached to a place, `FullAWSAccess` included. */
  countAt(place: Place): number {
    return (this.#byPlace.get(place)?.length ?? 0) + (this.#hasFullAccess(place) ? 1 : 0);
  }

  /** What a policy denies by itself, beside a full allow. */
  alone(scp: Scp, place: Place | undefined): Verdict {
    const id = place?.kind === "account" ? place.id : null;
    return verdictAlone(scp, id ?? this.#unnamed, this.#survey.partition);
  }
}

/**
 * Why AWS does not create a policy; `undefined`: it does, or the text cannot be read and may yet be filled in before it
 * is deployed.
 */
export function refusalOf({ document }: Scp, quotas: ScpQuotas): PolicyProblem | undefined {
  if (document.problems.some((one) => /^(?:json|too-deep)/.test(one.code))) return undefined;
  return validateScp(document, quotas).find((one) => one.severity === "error");
}

export function isScpType(fact: PolicyDocumentFact): boolean {
  return fact.type.kind !== "known" || fact.type.value === scpType;
}

function isUnknown(fact: PolicyDocumentFact): boolean {
  return (
    fact.content?.kind === "unknown" || (fact.content?.kind === "sensitive" && fact.content.value.kind === "unknown")
  );
}

/** Why a policy or an attachment may not be in force. */
export function whyOpen(fact: FactBase): string | null {
  const condition = conditionPhrase(fact);
  if (condition) return `${fact.resource.address} exists only if ${condition}`;
  const isTypeOpen = "type" in fact && (fact as PolicyDocumentFact).type.kind === "open";
  return isTypeOpen ? `the type of ${fact.resource.address} is not known` : null;
}

/** What makes every service control policy of the organization inert. */
function blockOf(survey: Survey): { why: string; at: FactBase } | null {
  for (const fact of survey.facts.of("Organization")) {
    if (fact.featureSet.kind === "known" && fact.featureSet.value === "CONSOLIDATED_BILLING") {
      return { why: "the organization has the feature set CONSOLIDATED_BILLING, and policies need ALL", at: fact };
    }
    const { policyTypes } = fact;
    if (policyTypes && policyTypes.open === undefined && !policyTypes.values.includes(scpType)) {
      return { why: `the organization does not enable the policy type ${scpType} (enabled_policy_types)`, at: fact };
    }
  }
  return null;
}

function reasonOf({ action, decision }: Verdict): string {
  if (decision.denied !== "sometimes") return "no policy above denies root a virtual MFA device";
  return `${action} is denied only sometimes: root gets through when ${witnessPhrase(decision.witness)}`;
}
