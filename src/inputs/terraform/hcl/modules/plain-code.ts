import { codeProperties } from "../../../code-holders.ts";
import type { Declaration } from "./module.ts";

/**
 * Whether a block that holds code proves, without being evaluated, that no call for a virtual device stands in it: it does not say
 * `mfa`, and its code is one text without anything that is filled in but the number of an instance.
 */
export function isPlainCode({ file, node, isOverridden }: Declaration): boolean {
  const names = codeProperties.get(node.labels[0]?.value ?? "");
  if (!names || file.path.endsWith(".json") || isOverridden) return false;
  return isPlainCodeText(file.text.slice(node.start, node.end), names);
}

/** The same of a text of native syntax that gives some properties. */
export function isPlainCodeText(text: string, names: readonly string[]): boolean {
  if (/mfa|\\[uU]/i.test(text)) return false;
  const given = new RegExp(`\\b(?:${names.join("|")})\\b`, "g");
  const mentions = [...text.matchAll(given)];
  if (mentions.length > maxMentions || (mentions.length > 0 && variables.test(text))) return false;
  return mentions.every((match) => {
    const rest = text.slice(match.index + match[0].length);
    const [, value] = /^[ \t]*=[ \t]*([\s\S]*)/.exec(rest) ?? [];
    return value !== undefined && isPlainText(value);
  });
}

/** What sets variables for the code, whose values may come from anywhere. */
const variables = /\b(?:env(?:ironment)?\s*(?:=\s*)?\{|(?:environment_variables?|variables|parameters)\s*[={])/;

/** Mentions of properties with code that are looked at. */
const maxMentions = 200;

const quoted = /^"[^"$%\\\n]*"/;
const heredoc = /^<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n([\s\S]*?)^[ \t]*\1[ \t\r]*$/mu;
const encoded = /[A-Za-z0-9+/]{24}/;

function isPlainText(value: string): boolean {
  const [short] = quoted.exec(value) ?? [];
  if (short !== undefined) return !encoded.test(short);
  const [, , content] = heredoc.exec(value) ?? [];
  return content !== undefined && !encoded.test(content) && !/[$%]\{/.test(content.replaceAll("${count.index}", "0"));
}
