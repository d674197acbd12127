import { movedAddress } from "../facts/follow-moves.ts";
import { folderOf, isTerraformAddress } from "../findings/pair-findings.ts";
import type { ExceptionEntry, ValidatedException } from "../model/exception.ts";
import type { AddressMove } from "../model/resource.ts";

/**
 * Each inline exception of the head with the one that it was in the base: in the same file, else in one that is gone, in another file of the
 * same folder where blocks of Terraform may move, or at the address that its resource has by now. One that is taken out of a file that is
 * still there and written in another folder is a new one.
 */
export function pairInline(
  base: readonly ValidatedException[],
  head: readonly ValidatedException[],
  moves: readonly AddressMove[],
  isGone: (path: string) => boolean,
): ReadonlyMap<ValidatedException, ValidatedException> {
  const pairs = new Map<ValidatedException, ValidatedException>();
  const pairBy = (
    keyOf: (entry: ExceptionEntry) => string,
    isCandidate: (entry: ExceptionEntry) => boolean = () => true,
  ): void => {
    const paired = new Set(pairs.values());
    const open = new Map<string, ValidatedException[]>();
    for (const one of base) {
      if (!one.entry.inline || paired.has(one) || !isCandidate(one.entry)) continue;
      const key = keyOf(one.entry);
      open.set(key, [...(open.get(key) ?? []), one]);
    }
    for (const one of head) {
      const partner = one.entry.inline && !pairs.has(one) ? open.get(keyOf(one.entry))?.shift() : undefined;
      if (partner) pairs.set(one, partner);
    }
  };
  pairBy((entry) => JSON.stringify([entry.location.path, exceptionKey(entry)]));
  const keyInFolder = (entry: ExceptionEntry) => JSON.stringify([folderOf(entry.location.path), exceptionKey(entry)]);
  pairBy(keyInFolder, ({ at = [] }) => at.some(({ address }) => isTerraformAddress(address)));
  pairBy(exceptionKey, ({ location }) => isGone(location.path));
  if (moves.length > 0) pairBy((entry) => exceptionKey(movedException(entry, moves)));
  return pairs;
}

/** An exception with the addresses of now: its target, and those that it is written at. */
export function movedException(entry: ExceptionEntry, moves: readonly AddressMove[]): ExceptionEntry {
  const now = (address: string) => movedAddress(address, moves);
  return {
    ...entry,
    target: entry.target === undefined ? undefined : now(entry.target.trim()),
    ...(entry.at && { at: entry.at.map((one) => ({ ...one, address: now(one.address) })) }),
  };
}

/** What an exception is recognised by on the other side of a change. */
export function exceptionKey(entry: ExceptionEntry): string {
  const at = (entry.at ?? []).map(({ type, address }) => [type, address]);
  return JSON.stringify([entry.inline, entry.rule, entry.target, at]);
}
