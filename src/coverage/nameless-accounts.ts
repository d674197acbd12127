import { posix } from "node:path";
import { repositoryOf } from "../facts/repository.ts";
import type { RootEvidenceFact } from "../model/fact.ts";

/** How outputs of one account lie together, from far to near: by repository, folder, file and answer. */
const nearness: readonly ((fact: RootEvidenceFact) => string)[] = [
  repositoryOf,
  ({ scope = "" }) => posix.dirname(scope),
  ({ scope = "" }) => scope,
  ({ location: { start } }) => `${start.line}:${start.column}`,
];

/**
 * Outputs that do not tell their account, by accounts: those of one repository are of one; where they say the same
 * thing twice they are of several, and only those that lie nearer together are of one.
 */
export function namelessAccounts(evidence: readonly RootEvidenceFact[]): readonly (readonly RootEvidenceFact[])[] {
  const [ofRepository, ...nearer] = nearness;
  if (!ofRepository || evidence.length === 0) return [];
  return groupsBy(evidence, ofRepository).flatMap((own) => splitBy(own, nearer));
}

function splitBy(
  evidence: readonly RootEvidenceFact[],
  [keyOf, ...nearer]: typeof nearness,
): readonly (readonly RootEvidenceFact[])[] {
  if (!keyOf || !isSaidTwice(evidence)) return [evidence];
  return groupsBy(evidence, keyOf).flatMap((own) => splitBy(own, nearer));
}

function groupsBy(
  evidence: readonly RootEvidenceFact[],
  keyOf: (fact: RootEvidenceFact) => string,
): readonly (readonly RootEvidenceFact[])[] {
  const groups = new Map<string, RootEvidenceFact[]>();
  for (const fact of evidence) {
    const key = keyOf(fact);
    const have = groups.get(key);
    if (have) have.push(fact);
    else groups.set(key, [fact]);
  }
  return [...groups.values()];
}

function isSaidTwice(evidence: readonly RootEvidenceFact[]): boolean {
  const topics = evidence.flatMap(({ observation: one }) => {
    if (one.kind === "check") return JSON.stringify([one.tool, one.name]);
    return one.kind === "hardware-device" || one.kind === "of-other-things" ? [] : one.kind;
  });
  return new Set(topics).size < topics.length;
}
