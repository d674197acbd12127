import type { OpenPart, PolicyText } from "./document.ts";

/**
 * What a tool or a person fills in before AWS sees the text: `{{ x }}`, `{% x %}`, `<%= x %>`, `@@x@@`, `%(x)s`, `$[x]`, `$XX`, `__X__`
 * and `<x>`. No account number, ARN or name of AWS looks like one of them. `${x}` is told from a policy variable by its pattern.
 */
const placeholder =
  /(\{\{.{0,500}?\}\}|\{%.{0,500}?%\}|<%.{0,500}?%>|@@[\w.-]{1,100}@@|%\(\w{1,100}\)s|\$\[[^\]]{1,500}\]|\$[A-Z][A-Z0-9_]{1,100}|__[A-Z][A-Z0-9_]{0,100}?__|<[A-Za-z_][\w -]{0,100}>)/s;

/** A text in which what is filled in later is an unknown part. */
export function withPlaceholders(text: string): PolicyText {
  if (!placeholder.test(text)) return text;
  // `split` has what the group matched at every second place.
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
