import type { SyntaxNode } from "../../syntax/node.ts";
import { filledIn, type WrittenText } from "./written-text.ts";

/**
 * What a tool replaces by something that is not known stands in a text between these marks, which are plain characters
 * of YAML where its braces are not.
 */
const [opening, closing] = ["\ue000\ue000", "\ue001\ue001"];

/** `{{ name }}` as templates write what is filled in before they are YAML. */
const braces = /\{\{([^{}\n]{0,500})\}\}/g;

/** The text with its parts in braces filled in; where the value is not known, it stays open and every offset as well. */
export function withBracesFilled(text: string, fill: (inside: string) => string | undefined): WrittenText {
  return filledIn(text, braces, ([, inside = ""]) => fill(inside) ?? `${opening}${inside}${closing}`);
}

/** How a tool writes what it includes, and what its templating fills in that nobody here knows. */
export const openBraces = {
  tag: "!Include",
  prepare: (text: string) => withBracesFilled(text, () => undefined),
  templating: /\{%|\{\{/,
} as const;

/** The text with open parts in their braces. */
export function withBraces(text: string): string {
  return text.replaceAll(opening, "{{").replaceAll(closing, "}}");
}

/** Whether a part of a text is replaced by something that is not known. */
export function isOpenText(text: string): boolean {
  return /\{\{[^{}\n]*\}\}/.test(text);
}

/** The characters of a scalar without a tag, open parts in their braces; `undefined` for any other node. */
export function textOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.kind !== "scalar" || node.value === null || node.tag !== undefined) return undefined;
  return withBraces(typeof node.value === "string" ? node.value : node.source);
}

/** The value of a setting that is on or off, `undefined` where it is neither. */
export function flagOf(node: SyntaxNode | undefined): boolean | undefined {
  const text = textOf(node)?.toLowerCase();
  return text === "true" ? true : text === "false" ? false : undefined;
}

export function itemsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node?.kind === "list" ? node.items : [];
}

export function accountIdOf(node: SyntaxNode | undefined): string | undefined {
  const id = textOf(node);
  return id !== undefined && /^[0-9]{12}$/.test(id) ? id : undefined;
}
