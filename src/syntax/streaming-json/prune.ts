import type { Position } from "../../model/location.ts";
import { copied } from "./encoding.ts";
import { type Pruned, PrunedText } from "./pruned-text.ts";
import { type ScanLimits, ScanStop } from "./scan-stop.ts";
import type { Section, Treatment } from "./sections.ts";
import { decodeToken, TokenSet } from "./tokens.ts";

interface Frame {
  readonly section: Section;
  readonly keys: Set<string>;
  hasParts: boolean;
}

/** What is done with the bytes of the value at hand. */
const Mode = { enter: 0, drop: 1, keep: 2, undecided: 3, unwanted: 4, tooLarge: 5 } as const;

/** What a string near the sections is. */
const Watched = { none: 0, sectionKey: 1, unitKey: 2, unitType: 3 } as const;

const typeLength = "type".length;
const firstOfType = 0x74;
const typeKey = new TokenSet(new Set(["type"]));
const resourceKey = new TokenSet(new Set(["resource_change"]));
const nothing = new Uint8Array(0);

/** Keeps, of a JSON text that a scanner tells it about, the sections and the resources of wanted types. */
export class PlanPruner {
  /** Events are told for this depth only. */
  sectionDepth = 0;
  /** Strings are told up to this depth. */
  watchedDepth = 0;

  readonly #wanted: TokenSet;
  readonly #limits: ScanLimits;
  readonly #frames: Frame[] = [];
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
  /** Whether the keys at hand are those of the resource, and for a deferred change whether it was seen. */
  #inResource = true;
  #hasResource = false;
  #awaitsType = false;
  #hasType = false;

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
    if (this.#mode !== Mode.enter || typeof section === "string") return;
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

  /** Whether a string at a watched depth, without escapes and `length` bytes long, may say anything here. */
  reads(depth: number, isKey: boolean, first: number | undefined, length: number): boolean {
    if (depth !== this.#unitDepth) return isKey;
    return this.#awaitsType || (isKey && length === typeLength && first === firstOfType);
  }

  stringStart(at: number, depth: number, isKey: boolean): void {
    if (depth === this.sectionDepth) {
      if (isKey) this.#watch(Watched.sectionKey, at);
    } else if (depth === this.#unitDepth || depth === this.#unitDepth - 1) {
      if (isKey) this.#watch(Watched.unitKey, at);
      else if (this.#awaitsType && depth === this.#unitDepth) this.#watch(Watched.unitType, at);
    }
  }

  /** Returns what is wrong with a key that stands twice. */
  stringEnd(end: number, depth: number): string | undefined {
    const watched = this.#watched;
    if (watched === Watched.none) return undefined;
    this.#watched = Watched.none;
    if (watched === Watched.sectionKey) return this.#endSectionKey(this.#tokenUpTo(end));
    if (watched === Watched.unitKey) return this.#endUnitKey(end, depth);
    this.#endType(end);
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
    this.#awaitsType = false;
    if (depth < this.#unitDepth) {
      this.#inResource = this.#tokenIsIn(resourceKey, end);
      if (this.#inResource && this.#hasResource) return duplicateKey("resource_change");
      this.#hasResource ||= this.#inResource;
      return undefined;
    }
    if (!this.#inResource || !this.#tokenIsIn(typeKey, end)) return undefined;
    if (this.#hasType) return duplicateKey("type");
    this.#hasType = true;
    this.#awaitsType = true;
    return undefined;
  }

  #endType(end: number): void {
    this.#awaitsType = false;
    const isWanted = this.#tokenIsIn(this.#wanted, end);
    if (this.#mode === Mode.tooLarge) {
      if (isWanted) this.#tooLarge();
      this.#mode = Mode.unwanted;
    }
    if (this.#mode !== Mode.undecided) return;
    this.#mode = isWanted ? Mode.keep : Mode.unwanted;
    if (!isWanted) this.#release();
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
    else if (treatment === "unit" || treatment === "deferred") this.#beginUnit(treatment);
    else this.#mode = Mode.enter;
  }

  #beginUnit(treatment: "unit" | "deferred"): void {
    this.#mode = Mode.undecided;
    this.#unitDepth = this.sectionDepth + (treatment === "unit" ? 1 : 2);
    this.watchedDepth = this.#unitDepth;
    this.#awaitsType = false;
    this.#hasType = false;
    this.#hasResource = false;
    this.#inResource = treatment === "unit";
  }

  #finish(end: number): void {
    if (this.#mode === Mode.keep) {
      this.#valueParts.push(copied(this.#chunk.subarray(this.#valueStart, end)));
      if (this.#valueBytes + end - this.#valueStart > this.#limits.unit) this.#tooLarge();
      this.#writePart(this.#valueOrigin(), ...this.#valueParts);
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
    throw new ScanStop(
      "too-large",
      `one part of the plan is larger than ${this.#limits.unit} bytes`,
      this.#valueOrigin(),
    );
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
