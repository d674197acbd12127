import { anyPlaceholder, placeholderForms } from "../model/placeholders.ts";
import type { OpenPart, PolicyText } from "./document.ts";

/**
 * Beside these what a shell, a script or a person fills in: `@@x@@`, `$XX`, `__X__` and `<x>`. No account number, ARN or name of AWS that
 * a policy compares with looks like one of them. `${x}` is told from a policy variable by its pattern.
 */
const placeholder = anyPlaceholder([
  ...placeholderForms,
  "@@[\\w.-]{1,100}@@",
  "\\$[A-Z][A-Z0-9_]{1,100}",
  "__[A-Z][A-Z0-9_]{0,100}?__",
  "<{1,3}[A-Za-z_][\\w -]{0,100}>{1,3}",
]);

/** A text in which what is filled in later is an unknown part. */
export function withPlaceholders(text: string): PolicyText {
  if (!placeholder.test(text)) return text;
  const parts = text.split(placeholder).map((part, index) => (index % 2 === 0 ? part : open(part)));
  return parts.filter((part) => part !== "");
}

/** Why a name is not known; `undefined`: it is as it is written. */
export function placeholderIn(name: string): string | undefined {
  const [found] = placeholder.exec(name) ?? [];
  return found === undefined ? undefined : open(found).detail;
}

function open(written: string): OpenPart {
  return { reason: "parameter", detail: `the placeholder ${written} is not filled in` };
}
