import { wholeName } from "../../facts/name-match.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { SecurityHubAssociationFact, SecurityHubPolicyFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import type { Level } from "../../model/settings.ts";
import { type Answer, all, any, no, not, open, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { onTargetBranches } from "../target-branches.ts";
import { nodeOrCause } from "../tree.ts";
import type { ActiveGuardrail } from "./guardrail.ts";
import { because, entriesOf, isListed, isNamed, isSettled, isThere } from "./named.ts";
import { isSameOrganization } from "./same-organization.ts";
import { asksForAny, recordsNothing, wrongStandard } from "./security-hub.ts";
import { type AnswerOf, type Control, controlId, ofStandardNamed, placeOf } from "./security-hub-standards.ts";
import { suppressedBy } from "./security-hub-suppression.ts";

/** What an association leaves an account to that no policy configures. Source: Security Hub API, `StartConfigurationPolicyAssociation`. */
const selfManaged = "SELF_MANAGED_SECURITY_HUB";

/** One association of central configuration, as far as it is known. */
interface Association {
  readonly fact: SecurityHubAssociationFact;
  readonly policy: AssociatedPolicy;
  /** Absent: it may be any, for the cause. */
  readonly node?: OrgNode;
  readonly targetOpen?: GuardrailCause;
}

type AssociatedPolicy =
  | { readonly kind: "policy"; readonly fact: SecurityHubPolicyFact }
  | { readonly kind: "self-managed" }
  | { readonly kind: "open"; readonly cause: GuardrailCause };

/** A policy with what it does where it is associated. */
interface Worth {
  readonly fact: SecurityHubPolicyFact;
  readonly hardware: Answer<GuardrailCause>;
  readonly any: Answer<GuardrailCause>;
  /** Whether its standards have the hardware control at all. */
  readonly hasStandard: Answer<GuardrailCause>;
}

type Worths = ReadonlyMap<SecurityHubPolicyFact, Worth>;

/**
 * Central configuration: each account has the one policy whose association is nearest to it, or manages Security Hub
 * by itself; nothing is merged. Source: Security Hub user guide, "How configuration policies work".
 */
export function centralGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  const associations = readAssociations(source);
  const worths = new Map(source.facts.of("SecurityHubPolicy").map((fact) => [fact, worthOf(fact, source)]));
  return [
    ...[...worths.values()].flatMap((worth) => ofPolicy(worth, worths, associations, source)),
    ...associations.flatMap((one) => ofOpenPolicy(one, associations)),
  ];
}

function readAssociations(source: CoverageSource): readonly Association[] {
  const byId = new Map(
    source.facts.of("SecurityHubPolicy").flatMap((fact) => (fact.id === undefined ? [] : [[fact.id, fact] as const])),
  );
  return source.facts
    .of("SecurityHubAssociation")
    .flatMap(onTargetBranches)
    .map((fact) => {
      const policy = associatedPolicy(fact, byId, source);
      const target = nodeOrCause(source.tree.resolve(fact.target, fact));
      if ("node" in target) return { fact, policy, node: target.node };
      return { fact, policy, targetOpen: { kind: "target-open", of: target.cause, wanted: "node" } };
    });
}

function associatedPolicy(
  fact: SecurityHubAssociationFact,
  byId: ReadonlyMap<string, SecurityHubPolicyFact>,
  { tree }: CoverageSource,
): AssociatedPolicy {
  const pointer = fact.policy;
  if (pointer.kind === "id") {
    if (pointer.id === selfManaged) return { kind: "self-managed" };
    const policy = byId.get(pointer.id);
    return policy
      ? { kind: "policy", fact: policy }
      : { kind: "open", cause: { kind: "not-in-inputs", address: pointer.id } };
  }
  const target = tree.resolve(pointer, fact);
  if (target.kind === "fact" && target.fact.fact === "SecurityHubPolicy") return { kind: "policy", fact: target.fact };
  return { kind: "open", cause: target.kind === "open" ? target.cause : { kind: "no-node" } };
}

/** Needs the service on, central configuration, a standard with the control, and the control on. */
function worthOf(fact: SecurityHubPolicyFact, source: CoverageSource): Worth {
  const isOff = isNamed(fact.enabled, [wholeName("false")]);
  const has = (control: Control) => hasStandard(fact, control, source);
  const detects = (control: Control) =>
    all([
      not(isOff),
      because(not(isLocal(fact, source)), (of) => ({ kind: "central-open", of })),
      has(control),
      isOn(fact, control),
      suppressedBy(fact, control, source),
      isThere(fact),
    ]);
  return { fact, hardware: detects("hardware"), any: detects("any"), hasStandard: has("hardware") };
}

/** Whether the organization of a policy leaves Security Hub to each account. */
function isLocal(fact: SecurityHubPolicyFact, { facts, tree }: CoverageSource): Answer<GuardrailCause> {
  return any(
    facts.of("SecurityHubOrganization").map((one) => {
      const isOfIt = isSameOrganization(one, fact, tree);
      return all([isNamed(one.configuration, [wholeName("LOCAL")]), isThere(one), isOfIt]);
    }),
  );
}

function hasStandard(fact: SecurityHubPolicyFact, control: Control, source: CoverageSource): Answer<GuardrailCause> {
  const has: AnswerOf = (standard) => (standard[control] === null ? no() : yes());
  const { entries, rest } = entriesOf(fact.standards);
  const place = placeOf(fact, source);
  return any<GuardrailCause>([
    ...entries.map((entry) => ofStandardNamed(entry, place, has)),
    rest === null ? no() : open({ kind: "part-open", of: rest }),
  ]);
}

/** Of both lists AWS takes only one. Source: CloudFormation `AWS::SecurityHub::ConfigurationPolicy`, `SecurityControlsConfiguration`. */
function isOn({ enabledControls, disabledControls }: SecurityHubPolicyFact, control: Control): Answer<GuardrailCause> {
  const isDisabled = disabledControls ? isListed(disabledControls, controlId(control)) : no<GuardrailCause>();
  if (!enabledControls) return not(isDisabled);
  const isEnabled = isListed(enabledControls, controlId(control));
  const isGiven = disabledControls && (disabledControls.values.length > 0 || disabledControls.open !== undefined);
  return isGiven ? all([isEnabled, not(isDisabled), open({ kind: "controls-both-ways" })]) : isEnabled;
}

function ofPolicy(
  worth: Worth,
  worths: Worths,
  associations: readonly Association[],
  source: CoverageSource,
): readonly ActiveGuardrail[] {
  const { fact } = worth;
  const own = associations.filter(({ policy }) => policy.kind === "policy" && policy.fact === fact);
  const others = associations.filter((one) => !own.includes(one));
  const stop = stopOf(worth, own.length === 0 && !others.some(({ policy }) => policy.kind === "open"), source);
  const name = { kind: "security-hub-policy", name: fact.name } as const;
  const base = {
    family: "detective",
    name,
    fact,
    remarks: recordsNothing(source.inScope("ConfigRecorder", fact.scope), source),
    excluded: new Set<OrgNode>(),
    management: true,
  } as const;
  const targets = own.flatMap(({ node }) => node ?? []);
  const topic = stop?.kind === "no-such-standard" ? "standard" : "disabled-control";
  const broken = { ...base, level: 2, targets, unplaced: false, topic } as const;
  const reaches = reachesOf(worth, own, others, worths);
  const works = (level: Level, answer: Answer<GuardrailCause>) =>
    answer.kind === "no"
      ? []
      : reaches.map(({ answer: there, ...reach }) => {
          return { ...base, ...reach, level, works: all([answer, there]), topic: "content" } as const;
        });
  const isWeak = worth.hardware.kind === "no" && !stop;
  return [
    ...(stop ? [{ ...broken, works: no(stop) }] : works(2, worth.hardware)),
    ...(isWeak || asksForAny(source) ? works(1, worth.any) : []),
  ];
}

/** What keeps a policy whose standards have the control from detecting anything. */
function stopOf(
  { fact, hasStandard, hardware }: Worth,
  isAlone: boolean,
  source: CoverageSource,
): GuardrailCause | null {
  if (hasStandard.kind === "no") return wrongStandard(hasStandard) ?? null;
  if (hasStandard.kind !== "yes") return null;
  if (hardware.kind !== "no") return isAlone ? { kind: "not-associated" } : null;
  if (fact.disabledControls && isListed(fact.disabledControls, controlId("hardware")).kind === "yes")
    return { kind: "control-disabled", by: "policy" };
  if (isNamed(fact.enabled, [wholeName("false")]).kind === "yes") return { kind: "security-hub-off" };
  if (isOn(fact, "hardware").kind === "no")
    return isOn(fact, "any").kind === "yes" ? { kind: "only-any-mfa-enabled" } : null;
  return isLocal(fact, source).kind === "yes" ? { kind: "security-hub-local" } : null;
}

/** Where a policy holds: one reach for each way that it may not. */
interface Reach extends Pick<ActiveGuardrail, "targets" | "unplaced" | "replaced" | "replacedSomewhere"> {
  readonly answer: Answer<GuardrailCause>;
}

function reachesOf(
  worth: Worth,
  own: readonly Association[],
  others: readonly Association[],
  worths: Worths,
): readonly Reach[] {
  const isNear = (other: Association) => keeps(other, worth, worths);
  // Where a policy holds again further down, and AWS does not say that it does, it may not.
  const replaced = replacements([...others, ...own], (one) => (own.includes(one) ? isSettled(one.fact) : isNear(one)));
  const replacedSomewhere = others.flatMap((other) => (other.node ? [] : isNear(other).causes));
  const near = { unplaced: false, replaced, replacedSomewhere };
  const nodes = (isCertain: boolean) =>
    own.flatMap(({ node, fact }) => (node && (isThere(fact).kind === "yes") === isCertain ? [{ node, fact }] : []));
  const placed = nodes(true).map(({ node }) => node);
  const [floating] = own.flatMap(({ targetOpen }) => targetOpen ?? []);
  return [
    ...(placed.length > 0 ? [{ targets: placed, ...near, answer: yes<GuardrailCause>() }] : []),
    ...nodes(false).map(({ node, fact }) => ({ targets: [node], ...near, answer: isThere(fact) })),
    ...(floating ? [{ targets: [], unplaced: true, replaced: ofAccounts(replaced), answer: open(floating) }] : []),
  ];
}

type Replaced = NonNullable<ActiveGuardrail["replaced"]>;

/** What stands in a policy's place at and below each node that another association names. */
function replacements(
  others: readonly Association[],
  keepsAt: (other: Association) => Answer<GuardrailCause>,
): Replaced {
  const replaced = new Map<OrgNode, Answer<GuardrailCause>[]>();
  for (const other of others) {
    if (!other.node) continue;
    const answer = keepsAt(other);
    const have = replaced.get(other.node);
    if (have) have.push(answer);
    else replaced.set(other.node, [answer]);
  }
  return replaced;
}

/** Nearer than an account's own association none can be; below an OU's there may be one that is not known. */
function ofAccounts(replaced: Replaced): Replaced {
  return new Map([...replaced].filter(([node]) => node.kind === "account"));
}

/** Whether a policy still holds, or another that does as much, at and below the association of another one. */
function keeps({ policy, fact, node, targetOpen }: Association, worth: Worth, worths: Worths): Answer<GuardrailCause> {
  const { address } = fact.resource;
  if (policy.kind === "open") return open({ kind: "associated-policy-open", address, of: policy.cause });
  const there = isThere(fact);
  if (node && there.kind === "yes") return no(replacedBy(policy));
  if (isSettled(fact).kind === "yes" && policy.kind === "policy" && serves(worths.get(policy.fact), worth))
    return yes();
  const [of] = there.causes;
  return open({ kind: "association-open", address, of: targetOpen ?? of ?? replacedBy(policy) });
}

function replacedBy(policy: AssociatedPolicy): GuardrailCause {
  return { kind: "replaced", by: policy.kind === "policy" ? policy.fact.name : null };
}

/** Whether one policy certainly does all that another does. */
function serves(one: Worth | undefined, other: Worth): boolean {
  return one !== undefined && (other.hardware.kind === "no" ? one.any : one.hardware).kind === "yes";
}

/** An association of a policy that is not known: it may detect or not. */
function ofOpenPolicy(one: Association, associations: readonly Association[]): readonly ActiveGuardrail[] {
  const { fact, node, policy } = one;
  if (policy.kind !== "open") return [];
  const { address } = fact.resource;
  const known = associations.filter((other) => other.policy.kind !== "open" && isThere(other.fact).kind === "yes");
  const replaced = replacements(known, (other) => no(replacedBy(other.policy)));
  const where = node
    ? { targets: [node], unplaced: false, replaced }
    : { targets: [], unplaced: true, replaced: ofAccounts(replaced) };
  const name = { kind: "security-hub-policy", name: address } as const;
  const works = open<GuardrailCause>({ kind: "associated-policy-open", address, of: policy.cause });
  const base = { family: "detective", level: 2, name, fact, remarks: [], excluded: new Set<OrgNode>() } as const;
  return [{ ...base, ...where, management: true, works, topic: "content" }];
}
