import type { AccountFact, Fact, OrganizationalUnitFact } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { Loosening } from "../model/loosening.ts";
import type { BaseSide } from "./base-side.ts";
import { type ReadDigests, readDigest, readDigestsOf, readPlace } from "./read-digests.ts";

type ListedNode = AccountFact | OrganizationalUnitFact;

/**
 * Accounts and OUs that facts files and outputs of AWS list in the base, and that the present does not have any more: the change takes them out of
 * a list, or has one say that they are closed. What nobody lists is asked for no guardrail, so they count until the merge.
 */
export function unlistedNodes(present: readonly Fact[], base: BaseSide): readonly ListedNode[] {
  const there = new Set(present.flatMap((fact) => (isNode(fact) ? keyOf(fact) : [])));
  return base.facts.flatMap((fact): readonly ListedNode[] => {
    if (!isNode(fact) || fact.id === undefined || there.has(keyOf(fact)) || !isListed(fact, base.digests)) return [];
    const [location, header] = [fact.location, fact.header].map((place) => base.lines.now(place) ?? place);
    return [{ ...fact, ...(location && header && { location, header }) }];
  });
}

/**
 * What outputs of the base tell of these nodes and the present's do not: a list of attachments that is collected again has none of an account that
 * is gone, which takes no guardrail away.
 */
export function toldOfUnlisted(
  nodes: readonly ListedNode[],
  present: readonly Fact[],
  base: BaseSide,
): readonly Fact[] {
  if (nodes.length === 0) return [];
  const ids = new Set(nodes.map(({ id }) => id));
  const told = readDigestsOf(present);
  return base.facts.filter((fact) => {
    const digest = readDigest(fact);
    if (digest === undefined || isNode(fact) || told.has(digest) || !base.digests.now.has(digest)) return false;
    return ids.has(fact.account) || ("target" in fact && fact.target.kind === "id" && ids.has(fact.target.id));
  });
}

/** What is told of the files that listed them. */
export function nodesUnlisted(nodes: readonly ListedNode[]): readonly Loosening[] {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const { path } = readPlace(node.parts?.[0] ?? node);
    counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return [...counts].map(([path, count]) => ({ kind: "nodes-unlisted", path, count, location: fileStart(path) }));
}

function isNode(fact: Fact): fact is ListedNode {
  return fact.fact === "Account" || fact.fact === "OrganizationalUnit";
}

/** Whether facts files and outputs alone tell of it, and the base still has one of them. */
function isListed(node: ListedNode, { now }: ReadDigests): boolean {
  return (node.parts ?? [node]).some((part) => now.has(readDigest(part) ?? ""));
}

function keyOf({ fact, id }: ListedNode): string {
  return `${fact} ${id ?? ""}`;
}
