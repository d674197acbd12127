import type { Position } from "../../model/location.ts";
import { copied } from "./encoding.ts";
import { type Pruned, PrunedText } from "./pruned-text.ts";
import { type ScanLimits, ScanStop } from "./scan-stop.ts";
import type { Section, Selected, Treatment } from "./sections.ts";
import { Register } from "./stride.ts";
import { decodeToken, TokenSet } from "./tokens.ts";

/** A section that is open, with the keys that it had so far. */
interface OpenSection {
  readonly section: Section;
  readonly keys: Set<string>;
  hasParts: boolean;
}

/** What is done with the bytes of the value at hand. */
const Mode = { enter: 0, drop: 1, keep: 2, undecided: 3, unwanted: 4, tooLarge: 5 } as const;

/** What a string near the sections is. */
const Watched = { none: 0, sectionKey: 1, unitKey: 2, unitWord: 3 } as const;

/** The keys of a selected value, ready to be looked up. */
interface UnitKeys {
  readonly word: TokenSet;
  readonly holder: TokenSet;
  readonly orKey: TokenSet;
  /** The same for `Stride`, which passes units whose word is a key of their own, four bytes long. */
  readonly passing: { readonly word: number; readonly orKey: number } | undefined;
}

const noKeys: UnitKeys = {
  word: new TokenSet(new Set()),
  holder: new TokenSet(new Set()),
  orKey: new TokenSet(new Set()),
  passing: undefined,
};
const nothing = new Uint8Array(0);

/** Keeps, of a JSON text that a scanner tells it about, the sections and the selected values whose word is wanted. */
export class SectionPruner {
  /** Events are told for this depth only. */
  sectionDepth = 0;
  /** Strings are told up to this depth. */
  watchedDepth = 0;
  /** Whether the next string may be the word of the unit at hand. */
  awaitsWord = false;

  readonly #wanted: TokenSet;
  readonly #limits: ScanLimits;
  readonly #frames: OpenSection[] = [];
  readonly #output: PrunedText;
  #pending: Treatment;
  #mode: number = Mode.enter;
  #chunk: Uint8Array = nothing;

  /** Start of the value at hand in the current chunk, and what earlier chunks hold of it. */
  #valueStart = 0;
  #valueParts: Uint8Array[] = [];
  #valueBytes = 0;
  #valueLine = 1;
  #valueColumn = 1;

  #watched: number = Watched.none;
  #tokenStart = 0;
  #tokenParts: Uint8Array[] = [];
  #sectionKey: Uint8Array = nothing;
  #sectionKeyText = "";
  #unitDepth = 0;
  #unit: Selected | undefined;
  #unitKeys = noKeys;
  readonly #keysOfUnits = new Map<Selected, UnitKeys>();
  /** Whether the keys at hand are those of the object that has the word, and whether its holder was seen. */
  #inHolder = true;
  #hasHolder = false;
  #hasWord = false;

  constructor(wanted: ReadonlySet<string>, sections: Section, limits: ScanLimits) {
    this.#wanted = new TokenSet(wanted);
    this.#limits = limits;
    this.#pending = sections;
    this.#output = new PrunedText(limits.total);
  }

  begin(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#valueStart = 0;
    this.#tokenStart = 0;
  }

  /** The chunk ends here and its bytes may change: what is still needed is copied. */
  pause(end: number): void {
    if (this.#isBuffering()) {
      this.#valueParts.push(copied(this.#chunk.subarray(this.#valueStart, end)));
      this.#valueBytes += end - this.#valueStart;
      if (this.#valueBytes > this.#limits.unit) this.#overflow();
    }
    if (this.#watched !== Watched.none) this.#tokenParts.push(copied(this.#chunk.subarray(this.#tokenStart, end)));
  }

  byteAt(at: number): number | undefined {
    return this.#chunk[at];
  }

  end(): Pruned {
    return this.#output.finish();
  }

  /** A container opens where a section's part is expected. */
  open(at: number, isObject: boolean, line: number, column: number): void {
    const section = this.#pending;
    if (this.#mode !== Mode.enter || typeof section === "string" || section.container === "selected") return;
    if ((section.container === "object") !== isObject) {
      this.#mode = Mode.drop;
      return;
    }
    this.#writePart({ line, column }, isObject ? "{" : "[");
    this.#frames.push({ section, keys: new Set(), hasParts: false });
    this.#enterDepth();
    if (section.container === "array") this.#begin(section.items(), at + 1, line, column + 1);
  }

  colon(at: number, line: number, column: number): void {
    const section = this.#frames.at(-1)?.section;
    if (section?.container !== "object") return;
    const treatment = section.parts.get(this.#sectionKeyText) ?? section.others;
    this.#begin(treatment(), at + 1, line, column);
  }

  comma(at: number, line: number, column: number): void {
    this.#finish(at);
    const section = this.#frames.at(-1)?.section;
    if (section?.container === "array") this.#begin(section.items(), at + 1, line, column);
  }

  /** The innermost section closes. */
  close(at: number, line: number, column: number): void {
    this.#finish(at);
    const frame = this.#frames.pop();
    if (frame) this.#output.write(frame.section.container === "object" ? "}" : "]", { line, column });
    this.#mode = Mode.drop;
    this.#enterDepth();
  }

  /** Tells `Stride` where it has to stop; `knowsWords`: it knows the wanted words. */
  beforePassing(registers: Int32Array, knowsWords: boolean): void {
    const { passing } = this.#unitKeys;
    const passes = knowsWords && passing !== undefined && this.#unitDepth > 0;
    const goesOn = passes && this.#mode !== Mode.keep && this.#frames.at(-1)?.section.container === "array";
    registers[Register.floor] = this.sectionDepth;
    registers[Register.watched] = this.watchedDepth;
    registers[Register.unit] = passes ? this.#unitDepth : 0;
    registers[Register.goesOn] = goesOn ? 1 : 0;
    registers[Register.wordKey] = passing?.word ?? 0;
    registers[Register.orKey] = passing?.orKey ?? 0;
    registers[Register.word] = this.#hasWord ? 1 : 0;
    registers[Register.unitLine] = 0;
  }

  /** Takes over what `Stride` passed: units that are not wanted, and the word of the one at hand. */
  afterPassing(registers: Int32Array): void {
    const { unitAt, unitLine, unitColumn } = Register;
    const line = registers[unitLine] as number;
    const section = this.#frames.at(-1)?.section;
    if (line > 0 && section?.container === "array")
      this.#begin(section.items(), registers[unitAt] as number, line, (registers[unitColumn] as number) >>> 0);
    if (registers[Register.word] === 0 || this.#hasWord) return;
    this.#hasWord = true;
    if (registers[Register.word] === 2) this.awaitsWord = true;
    else this.#decide(false);
  }

  stringStart(at: number, depth: number, isKey: boolean): void {
    if (depth === this.sectionDepth) {
      if (isKey) this.#watch(Watched.sectionKey, at);
    } else if (depth === this.#unitDepth || depth === this.#unitDepth - 1) {
      if (isKey) this.#watch(Watched.unitKey, at);
      else if (this.awaitsWord && depth === this.#unitDepth) this.#watch(Watched.unitWord, at);
    }
  }

  /** Returns what is wrong with a key that stands twice. */
  stringEnd(end: number, depth: number): string | undefined {
    const watched = this.#watched;
    if (watched === Watched.none) return undefined;
    this.#watched = Watched.none;
    if (watched === Watched.sectionKey) return this.#endSectionKey(this.#tokenUpTo(end));
    if (watched === Watched.unitKey) return this.#endUnitKey(end, depth);
    this.#endWord(end);
    return undefined;
  }

  /** Looks the token that ends here up in a set. */
  #tokenIsIn(set: TokenSet, end: number): boolean {
    if (this.#tokenParts.length === 0) return set.has(this.#chunk, this.#tokenStart, end);
    return set.has(this.#tokenUpTo(end));
  }

  #endSectionKey(token: Uint8Array): string | undefined {
    const text = decodeToken(token);
    this.#sectionKey = copied(token);
    this.#sectionKeyText = text;
    const keys = this.#frames.at(-1)?.keys;
    if (keys?.has(text)) return duplicateKey(text);
    keys?.add(text);
    return undefined;
  }

  #endUnitKey(end: number, depth: number): string | undefined {
    this.awaitsWord = false;
    if (depth < this.#unitDepth) {
      this.#inHolder = this.#tokenIsIn(this.#unitKeys.holder, end);
      if (this.#inHolder && this.#hasHolder) return duplicateKey(this.#unit?.holder ?? "");
      this.#hasHolder ||= this.#inHolder;
      return undefined;
    }
    if (!this.#inHolder) return undefined;
    if (this.#tokenIsIn(this.#unitKeys.orKey, end)) this.#decide(true);
    if (!this.#tokenIsIn(this.#unitKeys.word, end)) return undefined;
    if (this.#hasWord) return duplicateKey(this.#unit?.key ?? "");
    this.#hasWord = true;
    this.awaitsWord = true;
    return undefined;
  }

  #endWord(end: number): void {
    this.awaitsWord = false;
    this.#decide(this.#tokenIsIn(this.#wanted, end));
  }

  #decide(isWanted: boolean): void {
    if (this.#mode !== Mode.undecided && this.#mode !== Mode.tooLarge) return;
    if (isWanted) {
      if (this.#mode === Mode.tooLarge) this.#tooLarge();
      this.#mode = Mode.keep;
    } else if (this.#unit?.orKey === undefined) {
      // No other key may keep it.
      this.#mode = Mode.unwanted;
      this.#release();
    }
  }

  #begin(treatment: Treatment, at: number, line: number, column: number): void {
    this.#pending = treatment;
    this.#valueStart = at;
    this.#valueLine = line;
    this.#valueColumn = column;
    this.#release();
    this.#unitDepth = 0;
    this.watchedDepth = this.sectionDepth;
    if (treatment === "keep") this.#mode = Mode.keep;
    else if (treatment === "drop") this.#mode = Mode.drop;
    else if (treatment.container === "selected") this.#beginUnit(treatment);
    else this.#mode = Mode.enter;
  }

  #beginUnit(unit: Selected): void {
    this.#mode = Mode.undecided;
    this.#unit = unit;
    this.#unitKeys = this.#keysOf(unit);
    this.#unitDepth = this.sectionDepth + (unit.holder === null ? 1 : 2);
    this.watchedDepth = this.#unitDepth;
    this.awaitsWord = false;
    this.#hasWord = false;
    this.#hasHolder = false;
    this.#inHolder = unit.holder === null;
  }

  #keysOf(unit: Selected): UnitKeys {
    const have = this.#keysOfUnits.get(unit);
    if (have) return have;
    const key = Buffer.from(unit.key);
    const orKey = unit.orKey === undefined ? 0 : Buffer.byteLength(JSON.stringify(unit.orKey));
    const keys: UnitKeys = {
      word: new TokenSet(new Set([unit.key])),
      holder: new TokenSet(new Set(unit.holder === null ? [] : [unit.holder])),
      orKey: new TokenSet(new Set(unit.orKey === undefined ? [] : [unit.orKey])),
      passing: unit.holder === null && key.length === 4 ? { word: key.readInt32LE(), orKey } : undefined,
    };
    this.#keysOfUnits.set(unit, keys);
    return keys;
  }

  #finish(end: number): void {
    if (this.#mode === Mode.keep) {
      this.#valueParts.push(copied(this.#chunk.subarray(this.#valueStart, end)));
      if (this.#valueBytes + end - this.#valueStart > this.#limits.unit) this.#tooLarge();
      this.#writePart(this.#valueOrigin(), ...this.#valueParts);
      if (this.#unitDepth > 0 && this.#unit?.holder === null && this.#unit.orKey === undefined) this.#output.select();
    }
    this.#mode = Mode.drop;
    this.#release();
    this.#unitDepth = 0;
    this.watchedDepth = this.sectionDepth;
  }

  #writePart(origin: Position, ...parts: readonly (string | Uint8Array)[]): void {
    const frame = this.#frames.at(-1);
    if (frame?.hasParts) this.#output.write(",");
    if (frame) frame.hasParts = true;
    if (frame?.section.container === "object") {
      this.#output.write(this.#sectionKey);
      this.#output.write(":");
    }
    for (const [index, part] of parts.entries()) this.#output.write(part, index === 0 ? origin : undefined);
  }

  #enterDepth(): void {
    this.sectionDepth = this.#frames.length;
    this.watchedDepth = this.sectionDepth;
    this.#unitDepth = 0;
  }

  #isBuffering(): boolean {
    return this.#mode === Mode.keep || this.#mode === Mode.undecided;
  }

  #overflow(): void {
    if (this.#mode === Mode.keep) this.#tooLarge();
    this.#mode = Mode.tooLarge;
    this.#release();
  }

  #valueOrigin(): Position {
    return { line: this.#valueLine, column: this.#valueColumn };
  }

  #tooLarge(): never {
    throw new ScanStop("too-large", `one part of it is larger than ${this.#limits.unit} bytes`, this.#valueOrigin());
  }

  #release(): void {
    if (this.#valueParts.length > 0) this.#valueParts = [];
    this.#valueBytes = 0;
  }

  #watch(watched: number, at: number): void {
    this.#watched = watched;
    this.#tokenStart = at;
    if (this.#tokenParts.length > 0) this.#tokenParts = [];
  }

  #tokenUpTo(end: number): Uint8Array {
    const last = this.#chunk.subarray(this.#tokenStart, end);
    return this.#tokenParts.length === 0 ? last : Buffer.concat([...this.#tokenParts, last]);
  }
}

function duplicateKey(key: string): string {
  return `the key ${JSON.stringify(key)} stands twice in one object`;
}
