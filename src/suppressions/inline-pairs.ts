import type { ExceptionEntry, ValidatedException } from "../model/exception.ts";

/** Each inline exception of the head with the one that it was in the base: in the same file, else in one that lost it. */
export function pairInline(
  base: readonly ValidatedException[],
  head: readonly ValidatedException[],
): ReadonlyMap<ValidatedException, ValidatedException> {
  const pairs = new Map<ValidatedException, ValidatedException>();
  const pairBy = (keyOf: (entry: ExceptionEntry) => string): void => {
    const paired = new Set(pairs.values());
    const open = new Map<string, ValidatedException[]>();
    for (const one of base) {
      if (!one.entry.inline || paired.has(one)) continue;
      const key = keyOf(one.entry);
      open.set(key, [...(open.get(key) ?? []), one]);
    }
    for (const one of head) {
      const partner = one.entry.inline && !pairs.has(one) ? open.get(keyOf(one.entry))?.shift() : undefined;
      if (partner) pairs.set(one, partner);
    }
  };
  pairBy((entry) => JSON.stringify([entry.location.path, exceptionKey(entry)]));
  pairBy(exceptionKey);
  return pairs;
}

/** What an exception is recognised by on the other side of a change. */
export function exceptionKey(entry: ExceptionEntry): string {
  const at = (entry.at ?? []).map(({ type, address }) => [type, address]);
  return JSON.stringify([entry.inline, entry.rule, entry.target, at]);
}
