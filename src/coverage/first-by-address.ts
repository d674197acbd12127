import type { ResourceRef } from "../model/resource.ts";

/** Of things that mean the same the one that stands for all of them, whatever their order; those without a resource come last. */
export function firstByAddress<T>(
  items: readonly T[],
  resourceOf: (item: T) => ResourceRef | undefined,
): T | undefined {
  let first: T | undefined;
  let lowest: string | undefined;
  for (const item of items) {
    const resource = resourceOf(item);
    const key = resource && JSON.stringify([resource.address, resource.type]);
    const isLower = key !== undefined && (lowest === undefined || key < lowest);
    if (first !== undefined && !isLower) continue;
    first = item;
    lowest = key;
  }
  return first;
}
