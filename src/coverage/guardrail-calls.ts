import type { FactCause } from "../model/cause.ts";
import type { Fact, FactBase, GuardrailCallFact, PolicyDocumentFact } from "../model/fact.ts";
import type { CalledGuardrail, GuardrailFamily } from "../model/guardrail.ts";
import type { FactIndex } from "../model/rule.ts";
import type { Level } from "../model/settings.ts";
import type { Ground } from "./ground.ts";
import type { CoverageSource } from "./source.ts";

/** What a guardrail that a call makes is good for at best: its families, each with the level that it serves. */
const serves: Readonly<Record<CalledGuardrail, Partial<Record<GuardrailFamily, Level>>>> = {
  "policy-attachment": { preventive: 2 },
  policy: { preventive: 2 },
  "root-credentials-management": { preventive: 2 },
  "root-control": { preventive: 2 },
  control: { preventive: 2, detective: 2 },
  "config-rule": { detective: 2 },
  "organization-config-rule": { detective: 2 },
  "conformance-pack": { detective: 2 },
  "organization-conformance-pack": { detective: 2 },
  "any-mfa": { detective: 1 },
  "security-hub": { detective: 2 },
  recorder: {},
  "policy-type": {},
  "service-access": {},
};

/** Calls by which there may be a guardrail of a family for a level, though nothing declares it. */
export function callsThatMayGuard(
  facts: FactIndex,
  family: GuardrailFamily,
  level: Level,
): readonly GuardrailCallFact[] {
  return facts.of("GuardrailCall").filter(({ effect, of }) => effect === "makes" && (serves[of][family] ?? 0) >= level);
}

/** Why a guardrail may be there by a call. */
export function callGround(fact: GuardrailCallFact): Ground {
  return { cause: { kind: "unread-content", of: causeOf(fact) }, guardrail: null, fact, topic: "unread" };
}

/** Why a policy that nothing attaches may be attached by a call of its own input. */
export function attachedByCall(
  { scope, id }: Pick<PolicyDocumentFact, "scope" | "id">,
  { inScope }: Pick<CoverageSource, "inScope">,
): FactCause | undefined {
  const call = inScope("GuardrailCall", scope).find(
    ({ effect, of, name }) =>
      effect === "makes" && of === "policy-attachment" && (name === undefined || id === undefined || id === name),
  );
  return call && causeOf(call);
}

/** Why what guardrails need, and their input does not give them, may be there by a call of that input. */
export function givenByCall(
  what: "recorder" | "policy-type" | "service-access",
  { scope }: Pick<FactBase, "scope">,
  { inScope }: Pick<CoverageSource, "inScope">,
  name?: string,
): FactCause | undefined {
  const call = inScope("GuardrailCall", scope).find(
    (one) => one.effect === "makes" && one.of === what && (name === undefined || (one.name ?? name) === name),
  );
  return call && causeOf(call);
}

function causeOf({ resource, call, of }: GuardrailCallFact): FactCause {
  return { kind: "guardrail-call", address: resource.address, call, of };
}

/** Why what a fact declares may be taken away by a call; `undefined`: no call does. */
export function takenAwayBy(facts: FactIndex, declared: FactBase): Ground | undefined {
  const fact = declared as Fact;
  const kinds = takenWith(fact);
  const call = facts
    .of("GuardrailCall")
    .find((one) => one.effect === "takes-away" && kinds.includes(one.of) && mayMean(one, fact));
  return call && awayGround(call);
}

/** Whether a call may be about what a fact declares, as far as names tell. */
function mayMean({ of, name }: GuardrailCallFact, fact: Fact): boolean {
  if (name === undefined) return true;
  if (of === "service-access")
    return name.startsWith(fact.fact === "RootCredentialsManagement" ? "iam." : "config-multiaccountsetup.");
  const own = nameOf(fact);
  return own === undefined || own === name;
}

/** Why there may be policies that nothing declares, or policies may say something else. */
export function policiesMadeBy(facts: FactIndex): Ground | undefined {
  const call = facts
    .of("GuardrailCall")
    .find(({ effect, of }) => effect === "makes" && (of === "policy-attachment" || of === "policy"));
  return call && callGround(call);
}

/** Why service control policies may be detached by a call; one that names a policy is about no other. */
export function policiesTakenAwayBy(facts: FactIndex): Ground | undefined {
  const ids = facts.of("PolicyDocument").map(({ id }) => id);
  const call = facts
    .of("GuardrailCall")
    .find(
      ({ effect, of, name }) =>
        effect === "takes-away" &&
        (of === "policy-attachment" || of === "policy" || of === "policy-type") &&
        (name === undefined || ids.includes(undefined) || ids.includes(name)),
    );
  return call && awayGround(call);
}

function awayGround(fact: GuardrailCallFact): Ground {
  const cause = { kind: "called-away", address: fact.resource.address, call: fact.call } as const;
  return { cause, guardrail: null, fact, topic: "content" };
}

/** What is taken away where a guardrail is, or where what it needs is. */
function takenWith(fact: Fact): readonly CalledGuardrail[] {
  switch (fact.fact) {
    case "ConfigRule":
      return fact.reach === "organization"
        ? ["organization-config-rule", "recorder", "service-access"]
        : ["config-rule", "recorder"];
    case "ConformancePack":
      return fact.reach === "organization"
        ? ["organization-conformance-pack", "recorder", "service-access"]
        : ["conformance-pack", "recorder"];
    case "SecurityHubStandard":
    case "SecurityHubControl":
    case "SecurityHubPolicy":
    case "SecurityHubAssociation":
    case "SecurityHubOrganization":
      return ["security-hub", "recorder"];
    case "ControlTowerControl":
      return ["control", "root-control", "any-mfa"];
    case "RootCredentialsManagement":
      return ["root-credentials-management", "service-access"];
    default:
      return [];
  }
}

/** The name by which a call takes it away. */
function nameOf(fact: Fact): string | undefined {
  if (fact.fact === "ConfigRule") return fact.rule.name;
  return fact.fact === "ConformancePack" ? fact.name : undefined;
}
