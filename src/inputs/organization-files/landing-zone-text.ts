import type { FactCause } from "../../model/cause.ts";
import type { Names, Setting } from "../../model/fact.ts";
import type { SyntaxNode } from "../../syntax/node.ts";
import { isKnown, itemsOf, textOf as writtenText } from "./organization-facts.ts";

/** The accelerator replaces `{{ Name }}` in its files by what `replacements-config.yaml` says, before they are YAML. */
const replacement = /\{\{([^{}\n]{0,200})\}\}/g;
const [opening, closing] = ["\ue000\ue000", "\ue001\ue001"];

/** The text with such places as plain characters of YAML; every offset stays. */
export function asYaml(text: string): string {
  return text.includes("{{") ? text.replace(replacement, `${opening}$1${closing}`) : text;
}

export function textOf(node: SyntaxNode | undefined): string | undefined {
  return writtenText(node)?.replaceAll(opening, "{{").replaceAll(closing, "}}");
}

/** Why a text with such a place is open. */
export function filledIn(text: string): FactCause {
  return { kind: "filled-in", text, file: "replacements-config.yaml" };
}

/** A text as far as it is known before such places are filled in. */
export function settingOf(node: SyntaxNode | undefined): Setting {
  const text = textOf(node);
  if (text === undefined) return { kind: "absent" };
  if (!text.includes("{{")) return isKnown(text);
  const known = text.split(/\{\{[^{}\n]*\}\}/);
  const parts = known.flatMap((part, index) => [...(index > 0 ? [null] : []), ...(part === "" ? [] : [part])]);
  return { kind: "open", cause: filledIn(text), texts: [parts] };
}

/** A list of texts; the whole list may be filled in later. */
export function namesOf(node: SyntaxNode | undefined): Names {
  const whole = node?.kind === "scalar" ? settingOf(node) : undefined;
  if (whole?.kind === "open") return { values: [], open: whole.cause };
  const entries = (node?.kind === "scalar" ? [node] : itemsOf(node)).map(settingOf);
  const values = entries.flatMap((one) => (one.kind === "known" ? [one.value] : []));
  const [open] = entries.flatMap((one) => (one.kind === "open" ? [one.cause] : []));
  return open === undefined ? { values } : { values, open, entries };
}
