import { opaque } from "../model/symbol.ts";
import { joinedParts, type TextParts } from "../model/text-parts.ts";
import type { UnknownValue } from "../model/value.ts";
import { unknown } from "../model/value.ts";

/** A word of a command, with an unknown part for what is known only when it runs. */
export type Word = TextParts<UnknownValue>;

/** Commands longer than this are not looked through, in UTF-16 code units. */
const maxLength = 200_000;

/** Substitutions inside substitutions. */
const maxDepth = 3;

/** Times that a script is read again for what else its variables may be. */
const maxReadings = 24;

/** What the shell fills in. */
export const unfilled: UnknownValue = unknown(opaque("after-apply", undefined, "it is filled in when the code runs"));

/**
 * Splits a shell script into commands and these into words: quotes, backslashes, comments and operators as a POSIX shell
 * reads them. A variable is what it is given, or what it was assigned last; other variables and substitutions are unknown parts,
 * and the commands of a substitution are read too. A script with a loop over words, or with a variable that is assigned under a
 * condition, gives its commands once for each that the variable may be. Here-documents are read as scripts of their own. Linear, never throws.
 */
export function commandsOf(
  script: Word,
  given: ReadonlyMap<string, Word> = new Map(),
  depth = 0,
): readonly (readonly Word[])[] {
  const characters = charactersOf(script);
  if (characters.length > maxLength) return [];
  const first = reading(characters, given, depth, new Map());
  const others = [...first.alternatives].flatMap(([name, words]) => words.map((word) => new Map([[name, word]])));
  const more = others.slice(0, maxReadings).flatMap((fixed) => reading(characters, given, depth, fixed).commands);
  return [...first.commands, ...more];
}

interface Reading {
  readonly commands: readonly (readonly Word[])[];
  /** What else a variable may be while a command runs. */
  readonly alternatives: ReadonlyMap<string, readonly Word[]>;
}

/** `fixed`: variables that are one word whatever the script assigns. */
function reading(
  characters: readonly Character[],
  given: ReadonlyMap<string, Word>,
  depth: number,
  fixed: ReadonlyMap<string, Word>,
): Reading {
  const splitter = new Splitter(given, fixed);
  for (let at = 0; at < characters.length; at += 1) at += splitter.take(characters, at);
  const commands = splitter.end();
  const { alternatives, substituted, variables } = splitter;
  if (depth >= maxDepth) return { commands, alternatives };
  const inner = substituted.flatMap((one) => commandsOf(one, variables, depth + 1));
  return { commands: [...commands, ...inner], alternatives };
}

type Character = string | UnknownValue;

/** A checkout on Windows ends lines with a carriage return before the line feed, which no shell has there. */
function charactersOf(word: Word): readonly Character[] {
  return word.flatMap((part): readonly Character[] =>
    typeof part === "string" ? [...part.replaceAll("\r\n", "\n")] : [part],
  );
}

class Splitter {
  readonly #commands: (readonly Word[])[] = [];
  #words: Word[] = [];
  #word: Character[] | null = null;
  #quote: "'" | '"' | null = null;
  /** Characters that variables may still be replaced with. */
  #left = maxLength;
  /** What each variable of the shell is by now. */
  readonly variables: Map<string, Word>;
  /** Scripts whose output is filled in. */
  readonly substituted: Word[] = [];
  readonly alternatives = new Map<string, Word[]>();
  readonly #fixed: ReadonlyMap<string, Word>;
  /** Conditions and loops around the command. */
  #nesting = 0;
  /** The operators before the command, and those behind the last word. */
  #before = "";
  #behind = "";

  /** What the command before prints, where that is known. */
  #printed: Word | undefined;

  /** The ends of here-documents that begin with the next line. */
  #documents: string[] = [];

  constructor(given: ReadonlyMap<string, Word>, fixed: ReadonlyMap<string, Word>) {
    this.variables = new Map([...given, ...fixed]);
    this.#fixed = fixed;
  }

  /** Takes the character at a place, and tells how many more it took. */
  take(all: readonly Character[], at: number): number {
    const one = all[at] ?? "";
    const next = all[at + 1] ?? "";
    if (typeof one !== "string") return this.#put(one, 0);
    if (this.#quote === "'") return one === "'" ? this.#close() : this.#put(one, 0);
    if (one === "\\") return next === "\n" ? 1 : this.#put(next, 1);
    if (one === "$") return this.#expand(all, at);
    if (one === "`") return this.#substitute(all, at, at + 1, until(all, at + 1, "`"));
    if (this.#quote === '"') return one === '"' ? this.#close() : this.#put(one, 0);
    return this.#takeBare(all, at, one);
  }

  /** A character outside of quotes. */
  #takeBare(all: readonly Character[], at: number, one: string): number {
    if (one === "'" || one === '"') return this.#open(one);
    if (one === "#" && this.#word === null) return until(all, at, "\n") - at - 1;
    if (one === "\n" && this.#documents.length > 0) return this.#endWord(true, one) + this.#readDocuments(all, at + 1);
    if (/\s/.test(one)) return this.#endWord(one === "\n", one);
    if (one === "<" && all[at + 1] === "<") return this.#openDocument(all, at);
    if (/[;&|()]/.test(one)) return this.#endWord(true, one);
    return this.#put(one, 0);
  }

  end(): readonly (readonly Word[])[] {
    this.#endWord(true);
    return this.#commands;
  }

  /** What a command does to variables of the shell. */
  #run(words: readonly Word[]): void {
    const isConditional = this.#nesting > 0 || /&&|\|\|/.test(this.#before);
    const from = words.findIndex((word) => !keyword.test(wholeText(word) ?? ""));
    for (const word of from < 0 ? words : words.slice(0, from + 1)) this.#nest(wholeText(word) ?? "");
    const [program, ...rest] = from < 0 ? [] : words.slice(from);
    const name = program && wholeText(program);
    if (name === "for" || name === "select") this.#loop(rest);
    else if (name === "read") for (const word of rest) this.#let(wholeText(word) ?? "", [unfilled], false);
    else if (program) this.#assign(isExport.test(name ?? "") ? rest : [program, ...rest], isConditional);
  }

  /** A shell reads its script from the command before: `echo '…' | sh`. */
  #pipe(words: readonly Word[]): void {
    const [program = "", ...names] = words.map((word) => wholeText(word) ?? "\0");
    const input = this.#before.trim() === "|" ? this.#printed : undefined;
    if (input && readsScript(program === "sudo" ? names : [program, ...names])) this.substituted.push(input);
    if (program === "echo" || program === "printf") this.#printed = printed(program, words.slice(1));
    else this.#printed = input && program === "base64" ? decoded(input) : undefined;
  }

  #nest(word: string): void {
    if (opening.test(word)) this.#nesting += 1;
    if (ending.test(word)) this.#nesting = Math.max(this.#nesting - 1, 0);
  }

  /** `for NAME in WORD…`: each in turn; without words the arguments of the script. */
  #loop([variable, , ...words]: readonly Word[]): void {
    const name = variable && wholeText(variable);
    if (name === undefined) return;
    const [first = [unfilled], ...others] = words;
    this.#let(name, first, false);
    if (others.length > 0) this.alternatives.set(name, [...(this.alternatives.get(name) ?? []), ...others]);
  }

  /** A command of nothing but assignments changes variables of the shell. */
  #assign(assigned: readonly Word[], isConditional: boolean): void {
    const isName = (one: Word) => typeof one[0] === "string" && assignment.test(one[0]);
    if (!assigned.every(isName)) return;
    for (const [start, ...rest] of assigned) {
      if (typeof start !== "string") continue;
      const name = assignment.exec(start)?.[1] ?? "";
      const value = start.slice(name.length + 1);
      this.#let(name, value === "" ? rest : [value, ...rest], isConditional);
    }
  }

  #let(name: string, value: Word, isConditional: boolean): void {
    const before = this.variables.get(name);
    if (isConditional && before && !this.#fixed.has(name))
      this.alternatives.set(name, [...(this.alternatives.get(name) ?? []), before]);
    this.variables.set(name, this.#fixed.get(name) ?? value);
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

  /** The commands between two places, whose output the shell fills in. */
  #substitute(all: readonly Character[], at: number, start: number, end: number): number {
    this.substituted.push(joinedParts(all.slice(start, end)));
    return this.#put(unfilled, end - at);
  }

  /** A variable with a known value stands for it: without quotes its blanks part words. */
  #expand(all: readonly Character[], at: number): number {
    if (all[at + 1] === "(") return this.#substitute(all, at, at + 2, closing(all, at + 1));
    const length = lengthOfExpansion(all, at);
    const name = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(all.slice(at, Math.min(at + length, at + 100)).join(""))?.[1];
    const value = name === undefined ? undefined : this.variables.get(name);
    const characters = value && charactersOf(value);
    if (!characters || characters.length > this.#left) return this.#put(unfilled, length - 1);
    this.#left -= characters.length;
    if (this.#quote === '"') this.#word ??= [];
    for (const one of characters) {
      if (this.#quote === null && typeof one === "string" && /\s/.test(one)) this.#endWord(false);
      else this.#put(one, 0);
    }
    return length - 1;
  }

  /** `<<EOF`, `<<-'EOF'`: the text up to the line with that word; `<<< word` has none. */
  #openDocument(all: readonly Character[], at: number): number {
    const behind = all.slice(at, at + 80).map((one) => (typeof one === "string" ? one : "\0"));
    const [written = "<<", , word] = /^<<-?[ \t]*(["'\\]?)([A-Za-z_][\w.-]*)["']?/.exec(behind.join("")) ?? [];
    if (word !== undefined) this.#documents.push(word);
    this.#endWord(false);
    return this.#put(written, written.length - 1);
  }

  /** Here-documents are read as commands by themselves: an apostrophe in one begins no quote. */
  #readDocuments(all: readonly Character[], start: number): number {
    let at = start;
    for (const end of this.#documents) {
      const from = at;
      for (let line = ""; at < all.length; ) {
        const next = until(all, at, "\n");
        line = all
          .slice(at, Math.min(next, at + 100))
          .join("")
          .trim();
        const isEnd = line === end;
        if (isEnd) this.substituted.push(joinedParts(all.slice(from, at)));
        at = Math.min(next + 1, all.length);
        if (isEnd) break;
        if (at >= all.length) this.substituted.push(joinedParts(all.slice(from)));
      }
    }
    this.#documents = [];
    return at - start;
  }

  #put(one: Character, more: number): number {
    this.#word ??= [];
    this.#word.push(one);
    return Math.max(more, 0);
  }

  #endWord(endsCommand: boolean, operator = ""): number {
    if (this.#word !== null) this.#words.push(joinedParts(this.#word));
    this.#word = null;
    if (!endsCommand) return 0;
    if (this.#words.length > 0) {
      this.#commands.push(this.#words);
      this.#run(this.#words);
      this.#pipe(this.#words);
      this.#behind = "";
    }
    this.#behind = (this.#behind + operator).slice(-2);
    this.#before = this.#behind;
    this.#words = [];
    return 0;
  }
}

/** Words of the shell that stand before a command. */
const keyword = /^(?:then|do|else|elif|if|while|until|!|\{|time|fi|done|esac)$/;
const opening = /^(?:if|while|until|for|select|case)$/;
const ending = /^(?:fi|done|esac)$/;
const isExport = /^(?:export|readonly|local|declare|typeset)$/;

const isShell = /^(?:\/\S*\/)?(?:ba|da|k|z)?sh$/;

/** Whether a command is a shell that reads its script from what is piped into it. */
function readsScript([program = "", ...names]: readonly string[]): boolean {
  return isShell.test(program) && (names.includes("-s") || names.every((one) => /^-(?!.*c$)/.test(one)));
}

/** What `echo` prints; of `printf` each argument as a line, for its format stands before them. */
function printed(program: string, words: readonly Word[]): Word {
  const shown = words.filter((word) => !/^-[a-zA-Z]+$/.test(wholeText(word) ?? ""));
  return shown.flatMap((word) => [...word, program === "echo" ? " " : "\n"]);
}

function decoded(word: Word): Word | undefined {
  const text = wholeText(joinedParts(charactersOf(word)));
  return text === undefined ? undefined : [Buffer.from(text, "base64").toString("utf8")];
}

/** A word that is known whole. */
export function wholeText(word: Word): string | undefined {
  const [only] = word;
  return word.length === 1 && typeof only === "string" ? only : undefined;
}

/** `NAME=value` at the beginning of a word. */
const assignment = /^([A-Za-z_]\w*)=/;

/** Characters of `$NAME`, `${…}`, or 1 for a lone `$`. */
function lengthOfExpansion(all: readonly Character[], at: number): number {
  const next = all[at + 1];
  if (next === "{") return until(all, at, "}") - at + 1;
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
