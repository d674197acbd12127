import { foldersOf, formerAddresses } from "../facts/follow-moves.ts";
import type { Fact } from "../model/fact.ts";
import type { FormerAddress, RawFinding } from "../model/finding.ts";
import type { AddressMove } from "../model/resource.ts";

/** The ways from former addresses to those of now. */
export interface Moves {
  /** What `moved` blocks and plans tell. */
  readonly moved: readonly AddressMove[];
  /** What a comparison with a base finds to be renamed. */
  readonly renamed: readonly AddressMove[];
}

/** Adds the addresses that the resources of findings had before. */
export function withFormerAddresses(
  found: readonly RawFinding[],
  facts: readonly Fact[],
  { moved, renamed }: Moves,
): readonly RawFinding[] {
  if (moved.length === 0 && renamed.length === 0) return found;
  const folders = foldersOf(facts);
  return found.map((finding) => {
    const { address } = finding.resource;
    const own = folders(address, finding.location.path);
    const isOwn = ({ folder }: AddressMove) => own.includes(folder);
    const told = formerAddresses(address, moved.filter(isOwn));
    const all = formerAddresses(address, [...moved, ...renamed].filter(isOwn));
    if (all.length === 0) return finding;
    const formerly = all.map(
      (one): FormerAddress => ({ kind: told.includes(one) ? "moved" : "renamed", address: one }),
    );
    return { ...finding, formerly };
  });
}
