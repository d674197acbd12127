import type { ValidatedException } from "../model/exception.ts";
import type { Loosening } from "../model/loosening.ts";
import { exceptionKey, pairInline } from "./inline-pairs.ts";
import { inForce } from "./validity.ts";

/** Exceptions that a change adds or extends. One that ends later than before is a wider one; a changed owner or reason is none. */
export function loosenedExceptions(
  base: readonly ValidatedException[],
  head: readonly ValidatedException[],
): readonly Loosening[] {
  const pairs = pairInline(base, head);
  const central = base.filter(({ entry }) => !entry.inline);
  return head.flatMap((one): readonly Loosening[] => {
    const { entry } = one;
    const exception = inForce(one.validity);
    if (!exception) return [];
    const paired = pairs.get(one);
    const same = entry.inline
      ? paired
        ? [paired]
        : []
      : central.filter((other) => exceptionKey(other.entry) === exceptionKey(entry));
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
