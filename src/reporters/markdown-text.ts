import { harmless, harmlessLine } from "./harmless-text.ts";

/**
 * Text that GitHub-flavoured Markdown shows as it is: no links, images, HTML, tables, mentions, issue references or
 * addresses that become links by themselves. A backslash does not stop the last three, which are looked for in what
 * is rendered; an invisible `&#8203;` in their middle does.
 */
export function mdText(text: string): string {
  return inlineText(text).replace(blockStart, "$1\\$2");
}

/** What would begin a heading or a list at the start of a line: `#`, `-`, `+`, `=`, `1.`. Blanks there would begin code. */
const blockStart = /^\s*(\d*)(?=[#+=.)-])([#+=.)-])/;

function inlineText(text: string): string {
  return harmlessLine(text)
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/#(?=\d)/g, "#&#8203;")
    .replace(/@(?=\w)/g, "@&#8203;")
    .replace(/\b(GH)-(?=\d)/gi, "$1-&#8203;")
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, "$1&#8203;:")
    .replace(/\bwww\./gi, "www&#8203;.");
}

/** A sentence with `code` marks: text between two of them becomes code, all other text is escaped. */
export function mdSentence(text: string): string {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return mdText(text);
  return parts
    .map((part, index) => (index % 2 === 1 && part.trim() !== "" ? mdCode(part) : inlineText(part)))
    .join("")
    .replace(blockStart, "$1\\$2");
}

/** A code span; in a table, too. Mentions and addresses in it stay text. */
export function mdCode(text: string): string {
  const line = harmlessLine(text).replace(/\|/g, "\\|");
  const fence = "`".repeat(longestRun(line) + 1);
  const pad = line.startsWith("`") || line.endsWith("`") || line.trim() === "" ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A fenced block that its content cannot end. */
export function mdBlock(text: string, language = "text"): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${harmless(text)}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
}

/** An address in angle brackets of a link; only for addresses that we built or that come from rule metadata. */
export function mdLink(text: string, address: string): string {
  return `[${text}](<${address.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
}
