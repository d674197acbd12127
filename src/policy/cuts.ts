import type { CompiledCondition } from "./compile.ts";
import { parseInstant } from "./instant.ts";
import { type AddressRange, formatAddress, parseRange } from "./network.ts";
import { parseNumber } from "./numbers.ts";
import type { Family } from "./operators.ts";

/** The values that policies name, one between each two neighbours, one below and one above all of them. */
export function numbers(conditions: readonly CompiledCondition[], whole: boolean): string[] {
  const cuts = cutPoints(conditions, "number", parseNumber);
  const points = whole ? [...cuts.flatMap((cut) => wholeAround(cut)), 0] : between(cuts, 1);
  return [...new Set(points)].map(plainNumber);
}

function wholeAround(cut: number): number[] {
  const [low, high] = [Math.floor(cut), Math.ceil(cut)];
  return [low - 1, low, high, high + 1].filter((value) => value >= 0);
}

/** A number as policies write it, without an exponent. */
export function plainNumber(value: number): string {
  const text = String(value);
  return parseNumber(text) === null ? value.toFixed(0) : text;
}

/** The last instant that is tried, in milliseconds. */
export const latest = Date.UTC(9999, 11, 31);
/** Milliseconds. */
export const aDay = 86_400_000;

/** Milliseconds; an instant that policies name, one between each two, one before and one after all. */
export function instants(conditions: readonly CompiledCondition[]): number[] {
  return between(namedInstants(conditions), aDay).filter((value) => value >= 0 && value <= latest);
}

/** The instants that conditions name, as dates or as seconds since 1970; milliseconds. */
export function namedInstants(conditions: readonly CompiledCondition[]): number[] {
  const seconds = cutPoints(conditions, "number", parseNumber).map((value) => value * 1000);
  return [...cutPoints(conditions, "date", parseInstant), ...seconds];
}

function cutPoints(
  conditions: readonly CompiledCondition[],
  family: Family,
  parse: (text: string) => number | null,
): number[] {
  const cuts: number[] = [];
  for (const { operator, values } of conditions) {
    if (operator?.family !== family) continue;
    for (const { text } of values) {
      const cut = text === null ? null : parse(text);
      if (cut !== null) cuts.push(cut);
    }
  }
  return cuts;
}

function between(cuts: readonly number[], margin: number): number[] {
  const sorted = [...new Set(cuts)].sort((one, other) => one - other);
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  // Beside a large number one more is the same number.
  const apart = (cut: number) => Math.max(margin, Math.abs(cut) * 2 ** -40);
  const points = [first - apart(first)];
  for (const [index, cut] of sorted.entries()) {
    const next = sorted[index + 1];
    points.push(cut);
    if (next !== undefined) points.push(cut + (next - cut) / 2);
  }
  points.push(last + apart(last));
  return points;
}

/** An address of each stretch of both address spaces that no range begins or ends in. */
export function addresses(conditions: readonly CompiledCondition[]): string[] {
  const ranges: AddressRange[] = [];
  for (const { operator, values } of conditions) {
    if (operator?.family !== "ip") continue;
    for (const { text } of values) {
      const range = text === null ? null : parseRange(text);
      if (range !== null) ranges.push(range);
    }
  }
  return ([4, 6] as const).flatMap((version) => {
    const top = version === 4 ? 1n << 32n : 1n << 128n;
    const own = ranges.filter((range) => range.version === version);
    const starts = new Set([0n, ...own.flatMap((range) => [range.first, range.last + 1n])]);
    const sorted = [...starts].filter((start) => start < top).sort((one, other) => (one < other ? -1 : 1));
    return sorted.map((start, index) => {
      const size = (sorted[index + 1] ?? top) - start;
      return formatAddress(version, size > 2n ? start + 1n : start);
    });
  });
}
