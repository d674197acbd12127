import { opaque } from "../model/symbol.ts";
import type { UnknownValue } from "../model/value.ts";
import { unknown } from "../model/value.ts";

/** A word of a command: its text, with a hole for what is known only when it runs. */
export type Word = readonly (string | UnknownValue)[];

/** Commands longer than this are not looked through, in UTF-16 code units. */
const maxLength = 200_000;

/** What the shell fills in. */
const filledIn: UnknownValue = unknown(opaque("after-apply", undefined, "the shell fills it in when the command runs"));

/**
 * Splits a shell script into commands and these into words: quotes, backslashes, comments and operators as a POSIX shell
 * reads them; variables and substitutions become holes. Here-documents are read as commands. Linear, never throws.
 */
export function commandsOf(script: Word): readonly (readonly Word[])[] {
  const characters = script.flatMap((part): readonly Character[] => (typeof part === "string" ? [...part] : [part]));
  if (characters.length > maxLength) return [];
  const splitter = new Splitter();
  for (let at = 0; at < characters.length; at += 1) at += splitter.take(characters, at);
  return splitter.end();
}

type Character = string | UnknownValue;

class Splitter {
  readonly #commands: (readonly Word[])[] = [];
  #words: Word[] = [];
  #word: Character[] | null = null;
  #quote: "'" | '"' | null = null;

  /** Takes the character at a place, and tells how many more it took. */
  take(all: readonly Character[], at: number): number {
    const one = all[at] ?? "";
    const next = all[at + 1] ?? "";
    if (typeof one !== "string") return this.#put(one, 0);
    if (this.#quote === "'") return one === "'" ? this.#close() : this.#put(one, 0);
    if (one === "\\") return next === "\n" ? 1 : this.#put(next, 1);
    if (one === "$") return this.#put(filledIn, lengthOfExpansion(all, at) - 1);
    if (one === "`") return this.#put(filledIn, until(all, at + 1, "`") - at);
    if (this.#quote === '"') return one === '"' ? this.#close() : this.#put(one, 0);
    if (one === "'" || one === '"') return this.#open(one);
    if (one === "#" && this.#word === null) return until(all, at, "\n") - at - 1;
    if (/\s/.test(one)) return this.#endWord(one === "\n");
    if (/[;&|()]/.test(one)) return this.#endWord(true);
    return this.#put(one, 0);
  }

  end(): readonly (readonly Word[])[] {
    this.#endWord(true);
    return this.#commands;
  }

  #open(quote: "'" | '"'): number {
    this.#quote = quote;
    this.#word ??= [];
    return 0;
  }

  #close(): number {
    this.#quote = null;
    return 0;
  }

  #put(one: Character, more: number): number {
    this.#word ??= [];
    this.#word.push(one);
    return Math.max(more, 0);
  }

  #endWord(endsCommand: boolean): number {
    if (this.#word !== null) this.#words.push(joined(this.#word));
    this.#word = null;
    if (!endsCommand) return 0;
    if (this.#words.length > 0) this.#commands.push(this.#words);
    this.#words = [];
    return 0;
  }
}

function joined(characters: readonly Character[]): Word {
  const parts: Character[] = [];
  let run = "";
  for (const one of characters) {
    if (typeof one === "string") run += one;
    else {
      if (run !== "") parts.push(run);
      parts.push(one);
      run = "";
    }
  }
  return run === "" ? parts : [...parts, run];
}

/** Characters of `$NAME`, `${…}`, `$(…)`, or 1 for a lone `$`. */
function lengthOfExpansion(all: readonly Character[], at: number): number {
  const next = all[at + 1];
  if (next === "{") return until(all, at, "}") - at + 1;
  if (next === "(") return closing(all, at + 1) - at + 1;
  let end = at + 1;
  for (let one = all[end]; typeof one === "string" && /[A-Za-z0-9_]/.test(one); one = all[end]) end += 1;
  return end - at;
}

/** The place of a character, or the end. */
function until(all: readonly Character[], from: number, wanted: string): number {
  const found = all.indexOf(wanted, from);
  return found < 0 ? all.length : found;
}

function closing(all: readonly Character[], from: number): number {
  let depth = 0;
  for (let at = from; at < all.length; at += 1) {
    if (all[at] === "(") depth += 1;
    if (all[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return all.length;
}
