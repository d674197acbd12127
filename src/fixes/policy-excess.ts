import { reaches, readScp } from "../coverage/scp/policy.ts";
import type { Fact, PolicyDocumentFact } from "../model/fact.ts";
import { withoutInstanceKey } from "../model/terraform-address.ts";
import { type Condition, type PolicyText, type Statement, scpDoubt, statementLabel } from "../policy/document.ts";
import { createDevice, enableDevice } from "../policy/question.ts";
import { iamActionKeys } from "../policy/service-reference/service-keys.ts";
import type { PolicyExcess, Refusal } from "./refusal.ts";

const scpType = "SERVICE_CONTROL_POLICY";

/**
 * What a policy does beyond what a finding about root's virtual device asks for; `undefined` where it does nothing else. It
 * may deny that a virtual device is made, and that root enrols one: whoever attaches it for root's sake means no more.
 */
export function excessOf(fact: PolicyDocumentFact): PolicyExcess | undefined {
  const policy = fact.resource.address;
  const scp = readScp(fact);
  if (!scp || scpDoubt(scp.document) !== null) return { kind: "policy-open", policy };
  for (const statement of scp.document.statements) {
    const label = statementLabel(statement);
    if (statement.doubt !== undefined) return { kind: "policy-open", policy };
    if (statement.effect === "Allow") return { kind: "allows", policy, statement: label };
    const { negated, patterns } = statement.action;
    const more = negated ? "*" : patterns.map((one) => furtherAction(one, statement)).find((one) => one !== undefined);
    if (more === null) return { kind: "policy-open", policy };
    if (more !== undefined) return { kind: "denies-more", policy, statement: label, action: more };
  }
  return undefined;
}

/** An action that a pattern denies beside the enrolment of root's device; `null`: that is not known. */
function furtherAction(pattern: PolicyText, statement: Statement): string | null | undefined {
  if (typeof pattern !== "string") return null;
  const lower = pattern.toLowerCase();
  if (!lower.startsWith("iam:")) return pattern;
  const matched = iamActions().filter((action) => reaches(lower, action));
  if (matched.length === 0) return pattern;
  const isMeant = (action: string) =>
    reaches(createDevice.toLowerCase(), action) ||
    (reaches(enableDevice.toLowerCase(), action) && statement.conditions.some(isRootOnly));
  return matched.every(isMeant) ? undefined : pattern;
}

function iamActions(): readonly string[] {
  return iamActionKeys.flatMap(([, actions]) => actions.split(" ").map((one) => `iam:${one}`));
}

/** Whether a condition holds for root users only. */
function isRootOnly({ operator, key, values, doubt }: Condition): boolean {
  const isPositive = /^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/i;
  return (
    doubt === undefined &&
    key.toLowerCase() === "aws:principalarn" &&
    isPositive.test(operator) &&
    values.length > 0 &&
    values.every((one) => typeof one === "string" && /^arn:[^:]+:iam::[^:]*:root$/.test(one))
  );
}

/** Why the policy type may put more in force than what findings about root's device ask for. */
export function excessOfEnabling(facts: readonly Fact[]): Refusal | undefined {
  const policies = facts.filter((fact) => fact.fact === "PolicyDocument");
  const attached = new Set(policies.filter((fact) => fact.targets.length > 0));
  for (const fact of facts) {
    if (fact.fact !== "PolicyAttachment") continue;
    const { policy, scope, resource } = fact;
    if (policy.kind === "id" && policy.id === "p-FullAWSAccess") {
      if (fact.action === "delete") return { kind: "attached-open", address: resource.address };
      continue;
    }
    const found = policies.filter((one) =>
      policy.kind === "id"
        ? one.id === policy.id
        : policy.kind === "resource" && one.scope === scope && isSameResource(one.resource.address, policy.address),
    );
    if (found.length === 0) return { kind: "attached-open", address: resource.address };
    for (const one of found) attached.add(one);
  }
  for (const one of attached) {
    if (one.type.kind === "known" && one.type.value !== scpType) continue;
    const excess = excessOf(one);
    if (excess) return excess;
  }
  return undefined;
}

function isSameResource(one: string, other: string): boolean {
  return one === other || withoutInstanceKey(one) === withoutInstanceKey(other);
}
