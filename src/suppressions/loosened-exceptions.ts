import type { ValidatedException } from "../model/exception.ts";
import type { Loosening } from "../model/loosening.ts";
import type { AddressMove } from "../model/resource.ts";
import { exceptionKey, movedException, pairInline } from "./inline-pairs.ts";
import { inForce } from "./validity.ts";

/** Exceptions that a change adds or extends, with `moves` followed. One that ends later than before is a wider one; a changed owner or reason is none. */
export function loosenedExceptions(
  base: readonly ValidatedException[],
  head: readonly ValidatedException[],
  moves: readonly AddressMove[],
  isGone: (path: string) => boolean,
): readonly Loosening[] {
  const pairs = pairInline(base, head, moves, isGone);
  const central = base.filter(({ entry }) => !entry.inline);
  const keysOf = ({ entry }: ValidatedException) =>
    moves.length === 0 ? [exceptionKey(entry)] : [exceptionKey(entry), exceptionKey(movedException(entry, moves))];
  return head.flatMap((one): readonly Loosening[] => {
    const { entry } = one;
    const exception = inForce(one.validity);
    if (!exception) return [];
    const paired = pairs.get(one);
    const same = entry.inline
      ? paired
        ? [paired]
        : []
      : central.filter((other) => keysOf(other).includes(exceptionKey(entry)));
    const wide = same.filter((other) => holdsPlaces(other.entry.places, entry.places));
    const ends = wide.flatMap(({ validity }) => inForce(validity)?.expires ?? []);
    if (ends.some((end) => end >= exception.expires)) return [];
    return [{ kind: "exception-added", entry, exception, before: ends[0] ?? null, location: entry.location }];
  });
}

/** Whether all that one list of OUs and accounts means is in the other one; none means all of them. */
export function holdsPlaces(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one === undefined || other?.every((place) => one.includes(place)) === true;
}
