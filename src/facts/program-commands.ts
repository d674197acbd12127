import { writtenParts } from "../model/text-parts.ts";
import type { Word } from "./command-line.ts";
import { unfilled } from "./command-line.ts";

/** A command that a program runs: its words, or a script. */
export type ProgramCommand =
  | { readonly kind: "words"; readonly words: readonly Word[] }
  | { readonly kind: "script"; readonly script: Word };

/** Programs longer than this are not looked through, in UTF-16 code units. */
const maxLength = 1_000_000;

/** Calls of such functions that are looked at. */
const maxCommands = 1_000;

/** Functions that run a command: of `subprocess`, `os`, `child_process`, Ruby and Perl. */
const runs =
  /\b(?:system|exec(?:Sync|File|FileSync)?|spawn(?:Sync)?|popen|Popen|run|call|check_call|check_output|getoutput)\s*\(\s*/g;

/** A text in quotes: of three, two, one or back ones, which stand here by their numbers. */
const literal =
  /^[bfru]{0,2}(?:\x22{3}([\s\S]*?)\x22{3}|\x22((?:[^\x22\\\n]|\\.)*)\x22|\x27((?:[^\x27\\\n]|\\.)*)\x27|\x60((?:[^\x60\\]|\\.)*)\x60)/;

/** How far behind the name of such a function its arguments are looked for. */
const window = 2_000;

/** The commands in the text of a program, as far as they are constants. Linear, never throws. */
export function programCommands(source: Word): readonly ProgramCommand[] {
  const text = writtenParts(source, () => "\u0000");
  if (text.length > maxLength) return [];
  return [...text.matchAll(runs)].slice(0, maxCommands).flatMap((match): readonly ProgramCommand[] => {
    const behind = text.slice(match.index + match[0].length, match.index + match[0].length + window);
    if (behind.startsWith("[")) return [{ kind: "words", words: itemsOf(behind.slice(1)) }];
    const first = literal.exec(behind);
    if (!first) return [];
    const rest = behind.slice(first[0].length);
    // `spawn("aws", ["iam", …])`
    const [, list] = /^\s*,\s*\[([\s\S]*)/.exec(rest) ?? [];
    if (list !== undefined) return [{ kind: "words", words: [wordOf(contentOf(first)), ...itemsOf(list)] }];
    return [{ kind: "script", script: wordOf(contentOf(first)) }];
  });
}

/** The items of a list up to its end; one that is no constant is filled in while the program runs. */
function itemsOf(text: string): readonly Word[] {
  const items: Word[] = [];
  let at = 0;
  while (at < text.length && text[at] !== "]") {
    const rest = text.slice(at, at + window);
    const constant = literal.exec(rest);
    const other = /^[^,\]\x22\x27\x60]+/.exec(rest);
    if (constant) items.push(wordOf(contentOf(constant)));
    else if (other && other[0].trim() !== "") items.push([unfilled]);
    at += (constant ?? other)?.[0].length ?? 1;
  }
  return items;
}

function contentOf([, long, double, single, back]: RegExpExecArray): string {
  return long ?? double ?? single ?? back ?? "";
}

/** A constant; what is filled into it (`{user}`, `${user}`) is not known. */
function wordOf(content: string): Word {
  return content
    .replaceAll(/\\([\x22\x27\x60\\])/g, "$1")
    .split(/(\0|\$?\{[^{}]*\})/)
    .map((part, index) => (index % 2 === 0 ? part : unfilled))
    .filter((part) => part !== "");
}
