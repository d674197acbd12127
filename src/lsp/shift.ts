import { offsetOf } from "../fixes/text-edit.ts";
import type { Location, Position } from "../model/location.ts";
import { LineIndex } from "../syntax/line-index.ts";

/**
 * Moves places of one text to where they are in a later one. What stands before the first difference stays, what stands behind
 * the last one moves with it, and what is between them is at the difference.
 */
export class Shift {
  readonly #before: string;
  readonly #lines: LineIndex;
  readonly #prefix: number;
  readonly #suffix: number;
  readonly #length: number;

  constructor(before: string, after: string) {
    this.#before = before;
    this.#lines = new LineIndex("", after);
    this.#length = after.length;
    const most = Math.min(before.length, after.length);
    let prefix = 0;
    while (prefix < most && before[prefix] === after[prefix]) prefix += 1;
    let suffix = 0;
    while (suffix < most - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1;
    this.#prefix = prefix;
    this.#suffix = suffix;
  }

  location(location: Location): Location {
    return { ...location, start: this.position(location.start), end: this.position(location.end) };
  }

  position(position: Position): Position {
    const offset = offsetOf(this.#before, position) ?? this.#before.length;
    if (offset <= this.#prefix) return this.#lines.position(offset);
    const fromEnd = this.#before.length - offset;
    const kept = Math.min(fromEnd, this.#suffix);
    return this.#lines.position(Math.max(this.#prefix, this.#length - kept));
  }
}
