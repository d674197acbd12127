import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Script } from "node:vm";

/**
 * A file of the program, which is one expression. What V8 made of it in earlier runs is taken from a file beside it.
 * https://nodejs.org/docs/latest-v20.x/api/vm.html#new-vmscriptcode-options
 */
export class CompiledFile {
  /** What the expression gives. */
  readonly value: unknown;
  readonly #script: Script;
  readonly #cache: string | undefined;
  /** Parts of the program that the runs before have run. */
  readonly #parts: ReadonlySet<string>;

  /** `cache`: where compiled code is kept; `undefined`: nowhere. */
  constructor(file: string, cache: string | undefined) {
    // The build writes ASCII only, and Latin-1 needs no decoding.
    const source = readFileSync(file, "latin1");
    const kept = cache === undefined ? undefined : readKept(cache);
    this.#cache = cache;
    this.#script = new Script(source, { filename: file, ...(kept && { cachedData: kept.data }) });
    // V8 refuses what another version or other flags made.
    this.#parts = new Set(this.#script.cachedDataRejected === false ? kept?.parts : []);
    this.value = this.#script.runInThisContext();
  }

  /**
   * Keeps what is compiled by now, where this run has run parts of the program that those before it have not: V8
   * compiles a function when it is called first.
   */
  keep(parts: readonly string[]): void {
    if (this.#cache === undefined || parts.every((part) => this.#parts.has(part))) return;
    const all = new Set([...this.#parts, ...parts]);
    writeIfAllowed(this.#cache, keptBytes(all, this.#script.createCachedData()));
  }
}

/**
 * Names of parts, a line break, zeros up to a multiple of eight, as V8 wants to read what follows, then its data twice:
 * V8 trusts what it is given, and to compare two halves is the check that costs least.
 */
function keptBytes(parts: ReadonlySet<string>, data: Buffer): Buffer {
  const names = Buffer.from(`${[...parts].join(",")}\n`, "latin1");
  return Buffer.concat([names, Buffer.alloc(-names.length & 7), data, data]);
}

function readKept(file: string): { readonly parts: readonly string[]; readonly data: Buffer } | undefined {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(10);
    const start = (end + 8) & ~7;
    const middle = start + (bytes.length - start) / 2;
    const data = bytes.subarray(start, middle);
    // One that is damaged is as good as none.
    if (!data.equals(bytes.subarray(middle))) return undefined;
    return { parts: bytes.toString("latin1", 0, end).split(","), data };
  } catch {
    return undefined; // the first run, or a folder that is not for us
  }
}

/** Whole or not at all, for runs go side by side. Where the program may not write, it compiles at each start. */
function writeIfAllowed(file: string, bytes: Buffer): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, bytes, { flag: "wx" });
    renameSync(temporary, file);
  } catch {
    removeIfThere(temporary);
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A folder that cannot be written to holds nothing of ours.
  }
}
