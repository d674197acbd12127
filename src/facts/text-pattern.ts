import type { TextValue, UnknownValue } from "../model/value.ts";

/** One step of a pattern: a literal character, or any run of characters of a class. */
export type PatternStep = string | { readonly anyOf: RegExp };

const anything = { anyOf: /[\s\S]/ } as const;

/** Splits a fixed text into steps. */
export function literal(text: string): readonly PatternStep[] {
  return [...text];
}

/** A text as a pattern; an unknown part stands for any text, unless `stepOf` says better. */
export function patternOf(
  text: TextValue,
  stepOf: (part: UnknownValue) => PatternStep = () => anything,
): PatternStep[] {
  return text.parts.flatMap((part) => (typeof part === "string" ? literal(part) : [stepOf(part)]));
}

/**
 * Whether some text fits both patterns. Linear in the product of their lengths; a pair of runs is taken to
 * have a common text whenever both may be empty, which they always may.
 */
export function canBeBoth(one: readonly PatternStep[], other: readonly PatternStep[]): boolean {
  const width = other.length + 1;
  const seen = new Uint8Array((one.length + 1) * width);
  const queue: [number, number][] = [[0, 0]];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [i, j] = next;
    if (i === one.length && j === other.length) return true;
    if (seen[i * width + j]) continue;
    seen[i * width + j] = 1;
    queue.push(...successors(one[i], other[j], i, j));
  }
  return false;
}

function successors(a: PatternStep | undefined, b: PatternStep | undefined, i: number, j: number): [number, number][] {
  const next: [number, number][] = [];
  if (typeof a === "object") next.push([i + 1, j]);
  if (typeof b === "object") next.push([i, j + 1]);
  if (typeof a === "string" && typeof b === "string" && a === b) next.push([i + 1, j + 1]);
  if (typeof a === "string" && typeof b === "object" && b.anyOf.test(a)) next.push([i + 1, j]);
  if (typeof a === "object" && typeof b === "string" && a.anyOf.test(b)) next.push([i, j + 1]);
  return next;
}
