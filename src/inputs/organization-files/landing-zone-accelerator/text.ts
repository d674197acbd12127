import type { FactCause } from "../../../model/cause.ts";
import type { Names, Setting } from "../../../model/fact.ts";
import type { SyntaxNode } from "../../../syntax/node.ts";
import { isOpenText, itemsOf, textOf } from "../nodes.ts";
import { isKnown } from "../organization-facts.ts";

/** Why a text with such a part is open. */
export function filledInLater(text: string): FactCause {
  return { kind: "filled-in", text, file: "replacements-config.yaml" };
}

/** A text as far as it is known. */
export function settingOf(node: SyntaxNode | undefined): Setting {
  const text = textOf(node);
  if (text === undefined) return { kind: "absent" };
  if (!isOpenText(text)) return isKnown(text);
  const known = text.split(/\{\{[^{}\n]*\}\}/);
  const parts = known.flatMap((part, index) => [...(index > 0 ? [null] : []), ...(part === "" ? [] : [part])]);
  return { kind: "open", cause: filledInLater(text), texts: [parts] };
}

/** A list of texts; the whole list may be open. One text counts as a list of one. */
export function namesOf(node: SyntaxNode | undefined): Names {
  const whole = node?.kind === "scalar" ? settingOf(node) : undefined;
  if (whole?.kind === "open") return { values: [], open: whole.cause };
  const entries = (node?.kind === "scalar" ? [node] : itemsOf(node)).map(settingOf);
  const values = entries.flatMap((one) => (one.kind === "known" ? [one.value] : []));
  const [open] = entries.flatMap((one) => (one.kind === "open" ? [one.cause] : []));
  return open === undefined ? { values } : { values, open, entries };
}
