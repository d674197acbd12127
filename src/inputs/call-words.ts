/**
 * The words of which one stands in the name of every call that is looked for, whatever the language spells between them: of calls for
 * a virtual device, and of calls that make guardrails or take them away. A test holds that the names have them.
 */
const words: readonly (readonly string[])[] = [
  ["mfa"],
  ["attach", "policy"],
  ["detach", "policy"],
  ["update", "policy"],
  ["delete", "policy"],
  ["policy", "type"],
  ["orgpolicy"],
  ["service", "access"],
  ["root", "credentials"],
  ["config", "rule"],
  ["conformance", "pack"],
  ["configuration", "recorder"],
  ["configuration", "policy"],
  ["enable", "standards"],
  ["disable", "standards"],
  ["standards", "control"],
  ["shub", "standards"],
  ["enable", "security", "hub"],
  ["disable", "security", "hub"],
  ["enable", "control"],
  ["disable", "control"],
];

/** A text in which one of the words stands, in any spelling. */
export const callWord = new RegExp(words.map((parts) => parts.join("[_-]?")).join("|"), "i");

let spelled: readonly string[] | undefined;

/** Each word in its spellings, in small letters. */
function spellings(): readonly string[] {
  spelled ??= [...new Set(words.flatMap((parts) => ["", "-", "_"].map((between) => parts.join(between))))];
  return spelled;
}

/** Whether a text ends with the beginning of a word, which what follows may end. */
export function endsWithin(text: string): boolean {
  const end = text.slice(-longest).toLowerCase();
  return spellings().some((word) => beginnings(word).some((part) => end.endsWith(part)));
}

/** Whether a text begins with the end of a word, of which the beginning may stand before. */
export function beginsWithin(text: string): boolean {
  const start = text.slice(0, longest).toLowerCase();
  return spellings().some((word) => beginnings(word).some((part) => start.startsWith(word.slice(part.length))));
}

/** More letters than any word has. */
const longest = 40;

function beginnings(word: string): readonly string[] {
  return [...word].slice(0, -1).map((_, index) => word.slice(0, index + 1));
}
