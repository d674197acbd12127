import type { Location, Position } from "../src/model/location.ts";
import type { Answer, PagePolicy } from "./answers.ts";

/** What a stretch of a policy's text is; of several, the last one of `markKinds` is shown. */
export type MarkKind = (typeof markKinds)[number];
export const markKinds = ["decides", "nearest", "refused"] as const;

/** A stretch of a text; stretches cover it whole, in their order. */
export interface Stretch {
  readonly text: string;
  readonly mark: MarkKind | null;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly mark: MarkKind;
}

/** The text of a policy in stretches: what decides, what lets requests through, what AWS objects to. */
export function stretchesOf({ path, text, problems }: PagePolicy, answers: readonly Answer[]): readonly Stretch[] {
  const offsets = new Offsets(text);
  const spanOf = (location: Location | null | undefined, mark: MarkKind): readonly Span[] => {
    if (location?.path !== path) return [];
    const { start, end } = offsets.span(location);
    // What several lines have in common is marked from the beginning of its first one.
    const blanks =
      location.start.line === location.end.line ? 0 : (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
    return [{ start: start - blanks, end, mark }];
  };
  const spans = [
    ...answers.flatMap((one) => one.deciding.flatMap(({ location }) => spanOf(location, "decides"))),
    ...answers.flatMap((one) => spanOf(one.effect.why?.part.location, "nearest")),
    ...problems.filter((one) => one.severity === "error").flatMap((one) => spanOf(one.location, "refused")),
  ];
  const edges = [...new Set([0, text.length, ...spans.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
  return edges.slice(1).flatMap((end, place) => {
    const start = edges[place] ?? 0;
    const over = spans.filter((one) => one.start <= start && one.end >= end).map((one) => one.mark);
    return start === end
      ? []
      : [{ text: text.slice(start, end), mark: markKinds.findLast((one) => over.includes(one)) ?? null }];
  });
}

/** Turns positions of a text into offsets. Lines end as in `LineIndex`. */
export class Offsets {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    this.#starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((one) => one.index + one[0].length)];
    this.#length = text.length;
  }

  span({ start, end }: Location): { readonly start: number; readonly end: number } {
    return { start: this.#offset(start), end: this.#offset(end) };
  }

  #offset({ line, column }: Position): number {
    return Math.min((this.#starts[line - 1] ?? this.#length) + column - 1, this.#length);
  }
}
