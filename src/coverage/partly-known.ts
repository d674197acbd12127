import type { FactCause } from "../model/cause.ts";
import type { Names, Setting } from "../model/fact.ts";
import { type Answer, no, open, yes } from "../model/ternary.ts";

/** A text with the holes in it; a hole may stand for any text. */
export interface PartlyKnown {
  /** Texts in their order, `null` for a hole; a text that is known whole has one part. */
  readonly parts: readonly (string | null)[];
  /** Why it has holes. */
  readonly cause?: FactCause;
}

/** A setting as far as it is known; `null` where it is not given. */
export function textOf(setting: Setting): PartlyKnown | null {
  if (setting.kind === "absent") return null;
  return setting.kind === "known" ? { parts: [setting.value] } : holed(setting.cause);
}

function holed(cause: FactCause): PartlyKnown {
  if (cause.kind !== "unknown-value") return { parts: [null], cause };
  return { parts: cause.parts.map((part) => (typeof part === "string" ? part : null)), cause };
}

/** The entries of a list; `rest` says why there may be more that are not seen at all. */
export function textsOf(names: Names): { readonly texts: readonly PartlyKnown[]; readonly rest: FactCause | null } {
  if (!names.open) return { texts: names.values.map((value) => ({ parts: [value] })), rest: null };
  if (!names.entries) return { texts: names.values.map((value) => ({ parts: [value] })), rest: names.open };
  return { texts: names.entries.flatMap((one) => textOf(one) ?? []), rest: null };
}

/** Whether the text ends in `end`, as far as its own known end tells. */
export function endsIn(text: PartlyKnown, end: string): Answer<FactCause> {
  const last = text.parts.at(-1);
  if (typeof last === "string" && last.endsWith(end)) return yes();
  const isPossible = last === null || (text.parts.length > 1 && typeof last === "string" && end.endsWith(last));
  return isPossible && text.cause ? open(text.cause) : no();
}

/** Whether the text is `whole`. */
export function equals(text: PartlyKnown, whole: string): Answer<FactCause> {
  if (!text.cause) return text.parts.join("") === whole ? yes() : no();
  let at = 0;
  for (const [index, part] of text.parts.entries()) {
    if (part === null) continue;
    const found = index === 0 ? (whole.startsWith(part) ? 0 : -1) : whole.indexOf(part, at);
    if (found < 0) return no();
    at = found + part.length;
  }
  const last = text.parts.at(-1);
  return last === null || last === undefined || whole.endsWith(last) ? open(text.cause) : no();
}
