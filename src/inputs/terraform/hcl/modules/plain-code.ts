import { holdsBase64 } from "../../../../syntax/base64.ts";
import { holdsCallWord } from "../../../call-words.ts";
import { codeProperties, packedFiles } from "../../../code-holders.ts";
import type { Declaration } from "./module.ts";

/**
 * Whether a block that holds code proves, without being evaluated, that no call that is looked for stands in it: it says no word of
 * one, and its code is one text without anything that is filled in but the number of an instance.
 */
export function isPlainCode({ file, node, isOverridden }: Declaration): boolean {
  const names = codeProperties.get(node.labels[0]?.value ?? "");
  if (!names || file.path.endsWith(".json") || isOverridden) return false;
  return isPlainCodeText(file.text.slice(node.start, node.end), names);
}

/** The same of a text of native syntax that gives some properties. */
export function isPlainCodeText(text: string, names: readonly string[]): boolean {
  if (holdsCallWord(text) || text.includes("\\u") || text.includes("\\U")) return false;
  if (names.includes(packedFiles) && packs.test(text)) return false;
  const given = new RegExp(`\\b(?:${names.join("|")})\\b`, "g");
  const mentions = [...text.matchAll(given)];
  if (mentions.length > maxMentions || (mentions.length > 0 && variables.test(text))) return false;
  return mentions.every(({ 0: name, index }) => isPlainValue(text, index + name.length));
}

/** What sets variables for the code, whose values may come from anywhere. */
const variables = /\b(?:env(?:ironment)?\s*(?:=\s*)?\{|(?:environment_variables?|variables|parameters)\s*[={])/;

/** What names files whose content is the code. */
const packs = /\bsource_(?:file|dir)\b/;

/** Mentions of properties with code that are looked at. */
const maxMentions = 200;

const assigned = /[ \t]*=[ \t]*/y;
/** One text without anything in it; behind it the expression ends. */
const quoted = /"([^"$%\\\n]*)"[ \t]*(?=[\r\n},#]|\/\/|$)/y;
const heredoc = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n([\s\S]*?)^[ \t]*\1[ \t\r]*$/muy;
/** Letters of base64 in a row that can hold a command. */
const packedLetters = 24;
/** Something else than the number of an instance. */
const filledIn = /\$\{(?!count\.index\})|%\{/;

/** Whether what is given from a place of the text on is one plain text. */
function isPlainValue(text: string, from: number): boolean {
  const value = endOf(assigned, text, from);
  if (value === undefined) return false;
  const short = matchAt(quoted, text, value);
  if (short) return !holdsBase64(short[1] ?? "", packedLetters);
  const content = matchAt(heredoc, text, value)?.[2];
  return content !== undefined && !holdsBase64(content, packedLetters) && !filledIn.test(content);
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  const match = matchAt(pattern, text, at);
  return match && at + match[0].length;
}

/** `pattern`: a sticky one. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
