import { rejoined } from "../facts/observed.ts";
import type { Fact } from "../model/fact.ts";

/**
 * What a fact of these kinds says can only ask for more: who is there, and what is wrong with it. What an output says of
 * root's MFA stands for no guardrail.
 */
export const harmless: ReadonlySet<Fact["fact"]> = new Set([
  "MfaDevice",
  "UnreadContent",
  "Account",
  "OrganizationalUnit",
  "RootEvidence",
]);

/** What facts files and outputs of AWS say in the base, as digests: now, and where the change started. */
export interface ReadDigests {
  readonly now: ReadonlySet<string>;
  readonly started: ReadonlySet<string>;
}

export function readDigestsOf(facts: readonly Fact[]): ReadonlySet<string> {
  return new Set(facts.flatMap(({ digest, parts }) => parts?.flatMap(digestsOf) ?? digest ?? []));
}

/** The facts where a change started, without those that would stand for a guardrail and that the base has not any more. */
export function withoutOutdated(facts: readonly Fact[], { now }: ReadDigests): readonly Fact[] {
  const isOutdated = ({ digest }: Fact) => digest !== undefined && !now.has(digest);
  const kept = facts.flatMap((fact) => {
    const parts = fact.parts ?? [fact];
    if (!parts.some(isOutdated)) return fact;
    const rest = rejoined(
      fact,
      (fact.parts ?? []).filter((part) => !isOutdated(part)),
    );
    return rest ?? (harmless.has(fact.fact) ? fact : []);
  });
  return kept.length === facts.length && kept.every((fact, index) => fact === facts[index]) ? facts : kept;
}

function digestsOf({ digest }: Fact): readonly string[] {
  return digest === undefined ? [] : [digest];
}
