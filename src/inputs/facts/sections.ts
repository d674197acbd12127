import type { SourceFile } from "../format.ts";
import { factsVersion, type ReadLine } from "./read-line.ts";
import { isLeftWithoutFacts, isListOfFacts, startsLikeFacts } from "./signature.ts";

/**
 * The first line of facts that end with `factsEnd`: whoever reads them knows where they were cut off. `origin`: what readers
 * of facts pass over.
 */
export function factsHead(tool: string, origin: object = {}): string {
  return JSON.stringify({ rootrail: "facts", version: factsVersion, tool, ends: true, ...origin });
}

/** The last line: how many stand between it and the first. */
export function factsEnd(count: number): string {
  return JSON.stringify({ rootrail: "facts-end", facts: count });
}

/** What is wrong with the beginning of a facts file; `hasNone`: there is nothing after it. */
export function headFault({
  path,
  bytes,
}: SourceFile): { code: string; message: string; hasNone: boolean } | undefined {
  if (startsLikeFacts(bytes))
    return isListOfFacts(bytes) ? { code: "facts-list", message: list, hasNone: true } : undefined;
  if (isLeftWithoutFacts(path, bytes)) return { code: "facts-none", message: noFacts, hasNone: true };
  return { code: "facts-header", message: lostHead, hasNone: false };
}

const lostHead = "the first line of these facts, which tells their version, is missing, and more of them may be";
const list = "facts are read line by line, each a JSON text of its own, and these are one list";
const noFacts =
  "the file is called as facts are, and has none: it is empty, breaks off in its first words, or is the page of an error";

/**
 * Follows the lines of a facts file and tells where facts are missing that were written: at the end, or in between. A file may
 * hold several ones after each other, and one that a person or another program wrote need not tell its end.
 */
export class Sections {
  /** Facts since the last head, where it says that an end follows. */
  #open: number | undefined;

  /** What is wrong at this line, in one sentence. */
  take(line: ReadLine): string | undefined {
    if (line.kind !== "header" && line.kind !== "end") {
      this.count();
      return undefined;
    }
    const before = this.#open;
    this.#open = line.kind === "header" && line.ends ? 0 : undefined;
    if (line.kind === "header") return before === undefined ? undefined : cutOff;
    return before === undefined || before === line.count ? undefined : miscounted(line.count, before);
  }

  /** Counts a line that was not read. */
  count(): void {
    if (this.#open !== undefined) this.#open += 1;
  }

  /** What is wrong at the end of the file. */
  finish(): string | undefined {
    return this.#open === undefined ? undefined : cutOff;
  }
}

const cutOff =
  "the last line of these facts, which tells how many they are, is missing: they were cut off, or are not yet written to their end";

function miscounted(written: number, found: number): string {
  return `these facts are not as they were written: ${written} were, and ${found} stand here`;
}
