import type { Location } from "../../../../src/model/location.ts";
import { phraseOf } from "../../../../src/model/phrases.ts";
import { reasonOf } from "../../../../src/model/symbol.ts";
import type { Value } from "../../../../src/model/value.ts";

/**
 * A value in a short form for goldens: known parts as JSON, the others as `{ "?": … }`. A place is shown only where `places` is set.
 */
export function plain(value: Value): unknown {
  switch (value.kind) {
    case "known":
      return value.value;
    case "absent":
      return { "?": "absent" };
    case "sensitive":
      return { sensitive: plain(value.value) };
    case "list":
      return value.items.map(plain);
    case "map":
      return Object.fromEntries(value.entries.map((one) => [one.key, plain(one.value)]));
    case "choice":
      return {
        choice: value.options.map((one) => ({
          when: one.when.map(({ subject, is }) => `${subject} = ${is}`),
          value: plain(one.value),
        })),
      };
    case "text":
      return { text: value.parts.map((part) => (typeof part === "string" ? part : plain(part))) };
    case "unknown": {
      const from = (value.references ?? []).map((one) =>
        one.attribute === "" ? one.address : `${one.address}.${one.attribute}`,
      );
      return { "?": reasonOf(value.symbol), ...(from.length > 0 ? { from } : { detail: phraseOf(value.symbol) }) };
    }
  }
}

/** `main.tf:3:1-5:2` */
export function shortPlace({ path, start, end }: Location): string {
  return `${path}:${start.line}:${start.column}-${end.line}:${end.column}`;
}
