/** The items whose key no other one has, by that key. */
export function loneBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  const repeated = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (found.has(key)) repeated.add(key);
    else found.set(key, item);
  }
  for (const key of repeated) found.delete(key);
  return found;
}
