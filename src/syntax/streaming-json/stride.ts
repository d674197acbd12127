import { simpleEscapes } from "./json-grammar.ts";
import { strideBytes } from "./stride-bytes.ts";

/** The bytes of a chunk that are passed at a time: they stay in the processor's cache between two looks at them. */
export const strideLength: number = 256 * 1024;

/** The places of the registers in `Stride.registers`; offsets are those of the chunk. */
export const Register = {
  /** Where it goes on or stopped, what is expected there (a `State` up to `after`), how deep it stands. */
  at: 0,
  state: 1,
  depth: 2,
  /** The line there, and the offset that its columns are counted from (`Position` has the units). */
  line: 3,
  origin: 4,
  /** Of the unit at hand: 1 where its word was seen, 2 where the word comes next. */
  word: 5,
  /** Where the last unit began that it came to, 0 as the line where it came to none. */
  unitAt: 6,
  unitLine: 7,
  unitColumn: 8,
  /** The depth of the container that it never leaves. */
  floor: 9,
  /** It stops before keys down to this depth, but for those of a unit. */
  watched: 10,
  /** The depth of a unit's own keys, 0 for none: it stops where they may be `word` with a wanted word, or as long as `orKey`. */
  unit: 11,
  /** 1: it goes on from unit to unit at the floor. */
  goesOn: 12,
  /** The four bytes of the key of the word. */
  wordKey: 13,
  /** How long the other key that matters is, with its quotes; 0 for none. */
  orKey: 14,
  maxDepth: 15,
} as const;

/** The part of the scanner that passes most of a document; what it does stands in `stride.wat`. */
export interface Stride {
  readonly registers: Int32Array;
  /** The opening bracket of each container around the place at hand, by depth from 1 on. */
  readonly brackets: Uint8Array;
  /** Takes up to `strideLength` bytes in; `before`: the byte before them. */
  load(chunk: Uint8Array, before: number): void;
  /** Stops before these words from now on; `false` where it cannot tell them. */
  want(words: ReadonlySet<string>): boolean;
  run(): void;
}

/** The part of WebAssembly that is used here, which Node's types do not declare. */
interface Machine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => { readonly exports: { readonly memory: { readonly buffer: ArrayBuffer }; readonly stride: () => void } };
}

const escapesAt = 256;
const hexDigitsAt = 512;
const bracketsAt = 1024;
const wantedAt = 4096;
const wantedBytes = 4096;
const chunkAt = 65_536;

let made: Stride | null | undefined;
let isTaken = false;

/**
 * The one of this thread, for one scan at a time, until it is given back. `null` where another scan has it, and where there is no
 * WebAssembly with vectors (`node --jitless`, a strict content security policy, a bounded address space): all is read byte by
 * byte then.
 */
export function takeStride(): Stride | null {
  if (made === undefined) made = makeStride();
  if (made === null || isTaken) return null;
  isTaken = true;
  return made;
}

export function giveBackStride(): void {
  isTaken = false;
}

function makeStride(): Stride | null {
  const { WebAssembly: machine } = globalThis as { readonly WebAssembly?: Machine };
  try {
    return machine
      ? strideIn(new machine.Instance(new machine.Module(Buffer.from(strideBytes, "base64"))).exports)
      : null;
  } catch {
    return null;
  }
}

function strideIn({ memory, stride }: InstanceType<Machine["Instance"]>["exports"]): Stride {
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(simpleEscapes, escapesAt);
  bytes[escapesAt + 0x75] = 2;
  for (const digit of "0123456789abcdefABCDEF") bytes[hexDigitsAt + digit.charCodeAt(0)] = 1;
  const wanted = bytes.subarray(wantedAt, wantedAt + wantedBytes);
  return {
    registers: new Int32Array(memory.buffer, 0, 16),
    brackets: bytes.subarray(bracketsAt, wantedAt),
    load(chunk, before) {
      bytes[chunkAt - 1] = before;
      bytes.set(chunk, chunkAt);
      bytes[chunkAt + chunk.length] = 0;
    },
    want(words) {
      wanted.fill(0);
      for (const word of words) {
        const token = Buffer.from(`${word}"`);
        if (token.length < 4) return false;
        const bit = hash(token);
        wanted[bit >> 3] = (wanted[bit >> 3] ?? 0) | (1 << (bit & 7));
      }
      return true;
    },
    run: stride,
  };
}

/** `isWanted` of `stride.wat`: 15 bits of the last four bytes of a word with its closing quote. */
function hash(token: Buffer): number {
  return Math.imul(token.readInt32LE(token.length - 4), 0x9e3779b1) >>> 17;
}
