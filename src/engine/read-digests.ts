import { rejoined } from "../facts/observed.ts";
import { pathWithoutDay } from "../model/day.ts";
import type { Fact } from "../model/fact.ts";
import type { Location } from "../model/location.ts";

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

/** What facts files and outputs of AWS say in the base, as `readDigest` names it: now, and where the change started. */
export interface ReadDigests {
  readonly now: ReadonlySet<string>;
  readonly started: ReadonlySet<string>;
}

export function readDigestsOf(facts: readonly Fact[]): ReadonlySet<string> {
  return new Set(facts.flatMap((fact) => (fact.parts ?? [fact]).flatMap((part) => readDigest(part) ?? [])));
}

/**
 * What a fact says that was read from a facts file or an output of AWS; `undefined` for one of code. Of an output it is what it says of one thing,
 * and its file, whatever its day: the rest of a list may change, and outputs are collected again.
 */
export function readDigest(fact: Fact): string | undefined {
  const { digest, resource, callers, location } = fact;
  if (digest === undefined || resource.format !== "aws-cli" || callers.length > 0) return digest;
  const { path } = location;
  const said = JSON.stringify(fact, (key, value: unknown) =>
    placeKeys.has(key) ? undefined : withoutPlace(value, path),
  );
  return JSON.stringify([pathWithoutDay(path), said]);
}

/** What is not known is called by its place. */
function withoutPlace(value: unknown, path: string): unknown {
  return typeof value === "string" && value.startsWith(`${path}:`) ? value.replace(/^[^#]*/, "") : value;
}

/** Where a fact stands, and not what it says. */
const placeKeys: ReadonlySet<string> = new Set(["digest", "location", "header", "scope", "at", "keyAt", "via"]);

/** The facts where a change started, without those that would stand for a guardrail and that the base has not any more. */
export function withoutOutdated(facts: readonly Fact[], { now }: ReadDigests): readonly Fact[] {
  const isOutdated = (fact: Fact) => {
    const digest = readDigest(fact);
    return digest !== undefined && !now.has(digest);
  };
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

/** Where a fact stands in the facts file or the output that it was read from. */
export function readPlace({ callers, location }: Fact): Location {
  return callers[0]?.location ?? location;
}
