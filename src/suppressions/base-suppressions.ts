import type { ValidatedException } from "../model/exception.ts";
import type { Loosening } from "../model/loosening.ts";
import type { AddressMove } from "../model/resource.ts";
import { exceptionKey, movedException, pairInline } from "./inline-pairs.ts";
import { loosenedAccounts } from "./loosened-accounts.ts";
import { loosenedAttestations } from "./loosened-attestations.ts";
import { loosenedBaseline, loosenedRecords } from "./loosened-baseline.ts";
import { loosenedExceptions } from "./loosened-exceptions.ts";
import { loosenedSettings } from "./loosened-settings.ts";
import type { Suppressions } from "./suppressions.ts";

/**
 * What suppresses in a change: that of the base alone. An inline exception whose file or resource was renamed goes with its
 * resource, and one by address where the change follows the new address; a copy of one in a further file is none of the
 * base's.
 */
export function baseSuppressions(
  base: Suppressions,
  head: Suppressions,
  moves: readonly AddressMove[],
  isGone: (path: string) => boolean,
): Suppressions {
  const inline = new Map(
    [...pairInline(base.exceptions, head.exceptions, moves, isGone)].map(([now, before]) => [before, now]),
  );
  const targets = new Set(head.exceptions.flatMap(({ entry }) => (entry.inline ? [] : exceptionKey(entry))));
  const exceptions = base.exceptions.flatMap((one): readonly ValidatedException[] => {
    const { entry } = one;
    const now = inline.get(one)?.entry;
    if (now)
      return [
        {
          ...one,
          entry: { ...entry, at: now.at ?? [], location: { ...entry.location, path: now.location.path } },
          written: entry,
        },
      ];
    const moved = entry.inline || moves.length === 0 ? entry : movedException(entry, moves);
    const isFollowed = moved.target !== entry.target?.trim() && targets.has(exceptionKey(moved));
    return isFollowed ? [one, { ...one, entry: moved, written: entry }] : [one];
  });
  return { ...base, exceptions };
}

/** What the head lets pass that neither the base as it stands now does nor the one that the change started from. */
export function loosenedByChange(
  { now, started }: { readonly now: Suppressions; readonly started: Suppressions },
  head: Suppressions,
  moves: readonly AddressMove[],
  isGone: (path: string) => boolean,
): readonly Loosening[] {
  const loosened = loosenedBy(now, head, moves, isGone);
  if (started === now) return loosened;
  const own = new Set(loosenedBy(started, head, moves, isGone).map(looseningKey));
  return loosened.filter((one) => own.has(looseningKey(one)));
}

/** What the head has, without what it is compared with. */
function looseningKey(one: Loosening): string {
  return JSON.stringify({ ...one, before: null, record: null });
}

/** What one side lets pass that the other does not. */
export function loosenedBy(
  base: Suppressions,
  head: Suppressions,
  moves: readonly AddressMove[],
  isGone: (path: string) => boolean,
): readonly Loosening[] {
  return [
    ...loosenedExceptions(base.exceptions, head.exceptions, moves, isGone),
    ...loosenedAttestations(base.attestations, head.attestations),
    ...loosenedSettings(base.configuration, head.configuration),
    ...loosenedAccounts(base, head),
    ...loosenedBaseline(base.baseline, head.baseline),
    ...loosenedRecords(base, head),
  ];
}
