import type { Position } from "../../model/location.ts";
import { maxDepth } from "../json.ts";
import { Act, classOf, State, simpleEscapes, stringClassOf, transitions } from "./json-grammar.ts";
import { SectionPruner } from "./prune.ts";
import type { Pruned } from "./pruned-text.ts";
import { type ScanLimits, ScanStop } from "./scan-stop.ts";
import type { Section } from "./sections.ts";
import { giveBackStride, Register, type Stride, strideLength, takeStride } from "./stride.ts";

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
  const stride = takeStride();
  try {
    return scanWith(stride, chunks, wanted, sections, limits);
  } finally {
    if (stride) giveBackStride();
  }
}

/** The same with a given `stride`, or with none: byte by byte. */
export function scanWith(
  stride: Stride | null,
  chunks: Iterable<Uint8Array>,
  wanted: ReadonlySet<string>,
  sections: Section,
  limits: ScanLimits = scanLimits,
): ScanResult {
  const scanner = new JsonScanner(new SectionPruner(wanted, sections, limits), stride, wanted);
  try {
    for (const chunk of chunks) scanner.push(chunk);
    return { ok: true, pruned: scanner.end() };
  } catch (error) {
    if (!(error instanceof ScanStop)) throw error;
    return { ok: false, problem: { code: error.code, message: error.message, position: error.position } };
  }
}

const carriageReturn = 0x0d;
const openBracket = 0x5b;
const openBrace = 0x7b;

/** Where a string stands: outside, inside, after a backslash, or with so many hexadecimal digits to come (3 to 6). */
const Text = { none: 0, inside: 1, escape: 2, hex: 3 } as const;

/**
 * A JSON tokenizer that is fed chunk by chunk; it tells the pruner of what happens near the sections. Nearly all bytes of a large
 * plan stand deep inside resources that nobody wants: these `stride` passes, where there is one, up to what may matter.
 */
class JsonScanner {
  readonly #pruner: SectionPruner;
  readonly #stride: Stride | null;
  readonly #knowsWords: boolean;
  /** The opening bracket of each container that is open, by depth from 1 on. */
  readonly #brackets: Uint8Array;
  #state: number = State.value;
  #text: number = Text.none;
  #afterText: number = State.after;
  #depth = 0;
  /** Bytes before the current chunk, and the last of them. */
  #base = 0;
  #before = 0;
  #line = 1;
  /** The offset that columns are counted from: that of the line, and one more for each byte that is no UTF-16 unit of its own. */
  #origin = 0;
  #textStart = 0;
  #textOrigin = 0;

  constructor(pruner: SectionPruner, stride: Stride | null, wanted: ReadonlySet<string>) {
    this.#pruner = pruner;
    this.#stride = stride;
    this.#knowsWords = stride?.want(wanted) ?? false;
    this.#brackets = stride?.brackets ?? new Uint8Array(maxDepth + 2);
  }

  push(chunk: Uint8Array): void {
    for (let start = 0; start < chunk.length; start += strideLength)
      this.#push(chunk.subarray(start, start + strideLength));
  }

  #push(chunk: Uint8Array): void {
    const pruner = this.#pruner;
    pruner.begin(chunk);
    this.#stride?.load(chunk, this.#before);
    const start = this.#text === Text.none ? 0 : this.#string(chunk, 0);
    this.#structure(chunk, start);
    pruner.pause(chunk.length);
    this.#base += chunk.length;
    this.#before = chunk[chunk.length - 1] ?? 0;
  }

  end(): Pruned {
    if (this.#text !== Text.none)
      this.#fail("json-syntax", "a string that is never closed", this.#textStart, this.#textOrigin);
    if (this.#depth > 0 || this.#state === State.value || !isComplete(this.#state))
      this.#fail("json-syntax", "the JSON document ends too early", this.#base);
    return this.#pruner.end();
  }

  /** Reads to the end of the chunk: in long strides where they may matter to nobody, else byte by byte. */
  #structure(chunk: Uint8Array, from: number): void {
    const length = chunk.length;
    const pruner = this.#pruner;
    let at = from;
    while (at < length) {
      if (this.#stride && this.#depth > pruner.sectionDepth && this.#state <= State.after && !pruner.awaitsWord) {
        at = this.#pass(this.#stride, at);
        if (at === length) return;
      }
      const next = transitions[(this.#state << 5) | (classOf[chunk[at] as number] as number)] as number;
      if (next === Act.string) at = this.#openString(chunk, at);
      else {
        if (next < Act.string) this.#state = next;
        else this.#act(next, at);
        at += 1;
      }
    }
  }

  /** Passes what may be passed; returns where the byte stands that is to be looked at. */
  #pass({ registers, run }: Stride, from: number): number {
    const pruner = this.#pruner;
    registers[Register.at] = from;
    registers[Register.state] = this.#state;
    registers[Register.depth] = this.#depth;
    registers[Register.line] = this.#line;
    registers[Register.origin] = this.#origin - this.#base;
    registers[Register.maxDepth] = maxDepth;
    pruner.beforePassing(registers, this.#knowsWords);
    const origin = registers[Register.origin] as number;
    run();
    pruner.afterPassing(registers);
    this.#state = registers[Register.state] as number;
    this.#depth = registers[Register.depth] as number;
    this.#line = registers[Register.line] as number;
    // By how much it moved: in a line of more than 2 GiB the register has its last 32 bits.
    this.#origin += ((registers[Register.origin] as number) - origin) | 0;
    return registers[Register.at] as number;
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
    this.#state = this.#brackets[this.#depth] === openBrace ? State.key : State.value;
    if (this.#depth === this.#pruner.sectionDepth) this.#pruner.comma(at, this.#line, this.#column(at + 1));
  }

  /** Reads a string, or what the chunk has of it; returns where to go on. */
  #openString(chunk: Uint8Array, at: number): number {
    const isKey = this.#state === State.key || this.#state === State.firstKey;
    this.#textStart = this.#base + at;
    this.#textOrigin = this.#origin;
    if (this.#depth <= this.#pruner.watchedDepth) this.#pruner.stringStart(at, this.#depth, isKey);
    this.#text = Text.inside;
    this.#afterText = isKey ? State.colon : State.after;
    return this.#string(chunk, at + 1);
  }

  #open(at: number, isObject: boolean): void {
    const depth = this.#depth;
    if (depth === maxDepth) this.#fail("too-deep", `nested more than ${maxDepth} levels deep`, this.#base + at);
    this.#depth = depth + 1;
    this.#brackets[depth + 1] = isObject ? openBrace : openBracket;
    this.#state = isObject ? State.firstKey : State.firstItem;
    if (depth === this.#pruner.sectionDepth) this.#pruner.open(at, isObject, this.#line, this.#column(at));
  }

  #close(at: number): void {
    const opening = this.#depth === 0 ? undefined : this.#brackets[this.#depth];
    // A closing bracket is its opening one plus 2.
    if (opening === undefined || this.#pruner.byteAt(at) !== opening + 2) this.#unexpected(at);
    if (this.#depth === this.#pruner.sectionDepth) this.#pruner.close(at, this.#line, this.#column(at));
    this.#depth -= 1;
    this.#state = State.after;
  }

  #newLine(action: number, at: number): void {
    if (isComplete(this.#state)) this.#state = State.after;
    const before = at === 0 ? this.#before : this.#pruner.byteAt(at - 1);
    if (action === Act.carriageReturn || before !== carriageReturn) this.#line += 1;
    this.#origin = this.#base + at + 1;
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
    else if (kind === 4) this.#origin += byte < 0xc0 ? 1 : byte >= 0xf0 ? -1 : 0;
    else this.#fail("json-syntax", "a line break or control character inside a string", this.#base + at);
    return kind === 1;
  }

  #endWatched(end: number): void {
    const problem = this.#pruner.stringEnd(end, this.#depth);
    if (problem !== undefined) this.#fail("duplicate-key", problem, this.#textStart, this.#textOrigin);
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
    return this.#base + at - this.#origin + 1;
  }

  #unexpected(at: number): never {
    const offset = this.#base + at;
    if (this.#depth === 0 && isComplete(this.#state))
      this.#fail("json-trailing", "unexpected text after the end of the JSON document", offset);
    this.#fail("json-syntax", expectation(this.#state, this.#brackets[this.#depth] === openBrace), offset);
  }

  #fail(code: string, message: string, offset: number, origin = this.#origin): never {
    throw new ScanStop(code, message, { line: this.#line, column: offset - origin + 1 });
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
