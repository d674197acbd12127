import type { Position } from "../../model/location.ts";
import { maxDepth } from "../json.ts";
import { endOfScalar, endOfString } from "./json-ends.ts";
import { Act, classOf, State, simpleEscapes, stringClassOf, transitions } from "./json-grammar.ts";
import { SectionPruner } from "./prune.ts";
import type { Pruned } from "./pruned-text.ts";
import { type ScanLimits, ScanStop } from "./scan-stop.ts";
import type { Section } from "./sections.ts";

/** Why a scan ended before the end of the text. */
export interface ScanProblem {
  readonly code: string;
  readonly message: string;
  readonly position: Position;
}

export type ScanResult =
  | { readonly ok: true; readonly pruned: Pruned }
  | { readonly ok: false; readonly problem: ScanProblem };

const scanLimits: ScanLimits = { unit: 32 * 1024 * 1024, total: 128 * 1024 * 1024 };

/**
 * Reads a document of any size in one pass over UTF-8 chunks, in memory for what is kept: the result holds the sections
 * that are read, with the selected values whose word is `wanted` only. The whole text is checked to be JSON, except that
 * two equal keys are told only where they matter (sections, and the word of a selected value). Chunks may be reused
 * by the caller once the next one is asked for. A problem's position is the character that breaks the text.
 */
export function scanSections(
  chunks: Iterable<Uint8Array>,
  wanted: ReadonlySet<string>,
  sections: Section,
  limits: ScanLimits = scanLimits,
): ScanResult {
  const scanner = new JsonScanner(new SectionPruner(wanted, sections, limits));
  try {
    for (const chunk of chunks) scanner.push(chunk);
    return { ok: true, pruned: scanner.end() };
  } catch (error) {
    if (!(error instanceof ScanStop)) throw error;
    return { ok: false, problem: { code: error.code, message: error.message, position: error.position } };
  }
}

const space = 0x20;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const objectKind = 1;
const arrayKind = 2;

/** Where a string stands: outside, inside, after a backslash, or with so many hexadecimal digits to come (3 to 6). */
const Text = { none: 0, inside: 1, escape: 2, hex: 3 } as const;

/** A JSON tokenizer that is fed chunk by chunk; it tells the pruner of what happens near the sections. */
class JsonScanner {
  readonly #pruner: SectionPruner;
  readonly #kinds = new Uint8Array(maxDepth + 2);
  #state: number = State.value;
  #text: number = Text.none;
  #afterText: number = State.after;
  #depth = 0;
  /** Bytes before the current chunk. */
  #base = 0;
  #line = 1;
  /** Offset of the first byte of the line. */
  #lineStart = 0;
  /** How many more bytes than UTF-16 units the line has so far. */
  #surplus = 0;
  #afterReturn = -1;
  #textStart = 0;
  #textSurplus = 0;

  constructor(pruner: SectionPruner) {
    this.#pruner = pruner;
  }

  push(chunk: Uint8Array): void {
    const pruner = this.#pruner;
    pruner.begin(chunk);
    const start = this.#text === Text.none ? 0 : this.#string(chunk, 0);
    this.#structure(chunk, start);
    pruner.pause(chunk.length);
    this.#base += chunk.length;
  }

  end(): Pruned {
    if (this.#text !== Text.none)
      this.#fail("json-syntax", "a string that is never closed", this.#textStart, this.#textSurplus);
    if (this.#depth > 0 || this.#state === State.value || !isComplete(this.#state))
      this.#fail("json-syntax", "the JSON document ends too early", this.#base);
    return this.#pruner.end();
  }

  /** Reads to the end of the chunk: in long strides where nobody watches, else byte by byte. */
  #structure(chunk: Uint8Array, from: number): void {
    const length = chunk.length;
    const pruner = this.#pruner;
    let at = from;
    while (at < length) {
      if (this.#depth > pruner.sectionDepth && this.#state <= State.after) at = this.#stride(chunk, at);
      if (at === length) return;
      const next = transitions[(this.#state << 5) | (classOf[chunk[at] as number] as number)] as number;
      if (next === Act.string) at = this.#openString(chunk, at);
      else {
        if (next < Act.string) this.#state = next;
        else this.#act(next, at);
        at += 1;
      }
    }
  }

  /**
   * Nearly all bytes of a large plan stand deep inside resources that nobody wants. They are passed here, with everything
   * in local variables, up to what is out of the ordinary (a line break, a character beyond ASCII, a fraction, an error,
   * the end of the chunk): there the state is that of the byte returned, and the table takes over.
   */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over every byte, where each call would be felt.
  #stride(chunk: Uint8Array, from: number): number {
    const length = chunk.length;
    const kinds = this.#kinds;
    const pruner = this.#pruner;
    const floor = pruner.sectionDepth;
    const watchedDepth = pruner.watchedDepth;
    let at = from;
    let state = this.#state;
    let depth = this.#depth;
    while (at < length) {
      const byte = chunk[at] as number;
      if (byte === quote) {
        if (state >= State.colon) break;
        const end = endOfString(chunk, at + 1);
        if (
          end < 0 ||
          (depth <= watchedDepth && pruner.reads(depth, state >= State.firstKey, chunk[at + 1], end - at - 2))
        )
          break;
        at = end;
        if (state < State.firstKey) state = State.after;
        else if (at < length && chunk[at] === colon) {
          state = State.value;
          at += 1;
        } else state = State.colon;
      } else if (byte === comma) {
        if (state !== State.after) break;
        state = kinds[depth] === objectKind ? State.key : State.value;
        at += 1;
      } else if (byte === openBrace || byte === openBracket) {
        if (state > State.firstItem || depth === maxDepth) break;
        depth += 1;
        kinds[depth] = byte === openBrace ? objectKind : arrayKind;
        state = byte === openBrace ? State.firstKey : State.firstItem;
        at += 1;
      } else if (byte === closeBrace || byte === closeBracket) {
        const empty = byte === closeBrace ? State.firstKey : State.firstItem;
        const kind = byte === closeBrace ? objectKind : arrayKind;
        if ((state !== State.after && state !== empty) || kinds[depth] !== kind) break;
        depth -= 1;
        state = State.after;
        at += 1;
        if (depth <= floor) break;
      } else if (byte === space) at += 1;
      else {
        const end = state <= State.firstItem ? endOfScalar(chunk, at) : -1;
        if (end < 0) break;
        at = end;
        state = State.after;
      }
    }
    this.#state = state;
    this.#depth = depth;
    return at;
  }

  #act(action: number, at: number): void {
    if (action === Act.openObject || action === Act.openArray) this.#open(at, action === Act.openObject);
    else if (action === Act.close) this.#close(at);
    else if (action === Act.colon) this.#colon(at);
    else if (action === Act.comma) this.#comma(at);
    else if (action === Act.error) this.#unexpected(at);
    else this.#newLine(action, at);
  }

  #colon(at: number): void {
    this.#state = State.value;
    if (this.#depth === this.#pruner.sectionDepth) this.#pruner.colon(at, this.#line, this.#column(at + 1));
  }

  #comma(at: number): void {
    if (this.#depth === 0) this.#unexpected(at);
    this.#state = this.#kinds[this.#depth] === objectKind ? State.key : State.value;
    if (this.#depth === this.#pruner.sectionDepth) this.#pruner.comma(at, this.#line, this.#column(at + 1));
  }

  /** Passes a string; returns where to go on. */
  #openString(chunk: Uint8Array, at: number): number {
    const isKey = this.#state === State.key || this.#state === State.firstKey;
    const end = endOfString(chunk, at + 1);
    const isWatched = this.#depth <= this.#pruner.watchedDepth;
    const isRead = isWatched && (end < 0 || this.#pruner.reads(this.#depth, isKey, chunk[at + 1], end - at - 2));
    this.#textStart = this.#base + at;
    this.#textSurplus = this.#surplus;
    if (isRead) this.#pruner.stringStart(at, this.#depth, isKey);
    if (end >= 0) {
      this.#state = isKey ? State.colon : State.after;
      if (isRead) this.#endWatched(end);
      return end;
    }
    this.#text = Text.inside;
    this.#afterText = isKey ? State.colon : State.after;
    return this.#string(chunk, at + 1);
  }

  #open(at: number, isObject: boolean): void {
    const depth = this.#depth;
    if (depth === maxDepth) this.#fail("too-deep", `nested more than ${maxDepth} levels deep`, this.#base + at);
    this.#depth = depth + 1;
    this.#kinds[depth + 1] = isObject ? objectKind : arrayKind;
    this.#state = isObject ? State.firstKey : State.firstItem;
    if (depth === this.#pruner.sectionDepth) this.#pruner.open(at, isObject, this.#line, this.#column(at));
  }

  #close(at: number): void {
    const byte = this.#pruner.byteAt(at);
    const expected = this.#kinds[this.#depth] === objectKind ? 0x7d : 0x5d;
    if (this.#depth === 0 || byte !== expected) this.#unexpected(at);
    if (this.#depth === this.#pruner.sectionDepth) this.#pruner.close(at, this.#line, this.#column(at));
    this.#depth -= 1;
    this.#state = State.after;
  }

  #newLine(action: number, at: number): void {
    const offset = this.#base + at;
    if (isComplete(this.#state)) this.#state = State.after;
    const continues = action === Act.lineFeed && this.#afterReturn === offset;
    if (!continues) this.#line += 1;
    this.#afterReturn = action === Act.carriageReturn ? offset + 1 : -1;
    this.#lineStart = offset + 1;
    this.#surplus = 0;
  }

  /** Reads up to the end of a string, or to the end of the chunk. */
  #string(chunk: Uint8Array, from: number): number {
    const length = chunk.length;
    let at = from;
    while (at < length) {
      if (this.#text === Text.inside) {
        while (at < length && stringClassOf[chunk[at] as number] === 0) at += 1;
        if (at === length) return at;
        if (this.#special(chunk[at] as number, at)) return at + 1;
      } else this.#escape(chunk[at] as number, at);
      at += 1;
    }
    return at;
  }

  /** Takes a byte inside a string that does not stand for itself; `true` where it ends the string. */
  #special(byte: number, at: number): boolean {
    const kind = stringClassOf[byte];
    if (kind === 1) {
      this.#text = Text.none;
      this.#state = this.#afterText;
      if (this.#depth <= this.#pruner.watchedDepth) this.#endWatched(at + 1);
    } else if (kind === 2) this.#text = Text.escape;
    else if (kind === 4) this.#surplus += byte < 0xc0 ? 1 : byte >= 0xf0 ? -1 : 0;
    else this.#fail("json-syntax", "a line break or control character inside a string", this.#base + at);
    return kind === 1;
  }

  #endWatched(end: number): void {
    const problem = this.#pruner.stringEnd(end, this.#depth);
    if (problem !== undefined) this.#fail("duplicate-key", problem, this.#textStart, this.#textSurplus);
  }

  #escape(byte: number, at: number): void {
    if (this.#text === Text.escape) {
      if (byte === 0x75) this.#text = Text.hex + 3;
      else if (simpleEscapes[byte] === 1) this.#text = Text.inside;
      else this.#fail("json-syntax", "an escape that JSON does not have", this.#base + at - 1);
      return;
    }
    if (!isHexDigit(byte)) this.#fail("json-syntax", "an escape that JSON does not have", this.#base + at);
    this.#text = this.#text === Text.hex ? Text.inside : this.#text - 1;
  }

  /** The column of a byte of the current chunk. */
  #column(at: number): number {
    return this.#base + at - this.#lineStart - this.#surplus + 1;
  }

  #unexpected(at: number): never {
    const offset = this.#base + at;
    if (this.#depth === 0 && isComplete(this.#state))
      this.#fail("json-trailing", "unexpected text after the end of the JSON document", offset);
    this.#fail("json-syntax", expectation(this.#state, this.#kinds[this.#depth] === objectKind), offset);
  }

  #fail(code: string, message: string, offset: number, surplus = this.#surplus): never {
    throw new ScanStop(code, message, { line: this.#line, column: offset - this.#lineStart - surplus + 1 });
  }
}

function expectation(state: number, inObject: boolean): string {
  if (state === State.firstKey) return "expected a key in double quotes or }";
  if (state === State.key) return "expected a key in double quotes after the comma";
  if (state === State.colon) return "expected : after a key";
  if (isComplete(state)) return inObject ? "expected , or } in an object" : "expected , or ] in an array";
  return "expected a JSON value";
}

/** Whether a value has ended, or may end here: a number is complete as soon as nothing is missing. */
function isComplete(state: number): boolean {
  return (
    state === State.after ||
    state === State.zero ||
    state === State.digits ||
    state === State.fraction ||
    state === State.exponentDigits
  );
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}
