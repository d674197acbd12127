import { asWritten, type WrittenText, withoutParts } from "../written-text.ts";

/** A tag of a block, or a comment. */
const tag =
  /\{\{~?(?:!--(?:(?!\{\{)[\s\S]){0,5000}?--|![^{}]{0,5000}|\s*([#/])\s*(if|unless)\b([^{}\n]{0,200})|\s*(else)\s*)~?\}\}/g;

interface OpenBlock {
  /** Whether the part at hand stays; `undefined` where nobody knows. */
  isKept: boolean | undefined;
  /** Where the part at hand begins, behind its tag. */
  content: number;
  readonly parts: [number, number][];
}

/**
 * A file of the configuration without its comments and without the branches of `{{#if Key}}` and `{{#unless Key}}` that are not
 * taken. `isTruthy`: what a key is replaced by, `undefined` where that is not known; such a block stays as it is. Source: the
 * accelerator renders its files with Handlebars, whose documentation has "Built-in Helpers".
 */
export function withBlocks(text: string, isTruthy: (key: string) => boolean | undefined): WrittenText {
  if (!/\{\{~?\s*[#!]/.test(text)) return asWritten(text);
  const reader = new BlockReader(isTruthy);
  for (const match of text.matchAll(tag)) reader.take(match);
  return withoutParts(text, reader.left);
}

class BlockReader {
  /** The parts that are not in the file once it is rendered. */
  readonly left: [number, number][] = [];
  readonly #open: OpenBlock[] = [];
  readonly #isTruthy: (key: string) => boolean | undefined;

  constructor(isTruthy: (key: string) => boolean | undefined) {
    this.#isTruthy = isTruthy;
  }

  take({ 0: whole, 1: mark, 2: kind, 3: key = "", 4: otherwise, index: start }: RegExpExecArray): void {
    const end = start + whole.length;
    if (mark === "#") this.#begin(this.#isTruthy(key.trim()), kind === "if", start, end);
    else if (mark === "/") this.#end(start, end);
    else if (otherwise === undefined) this.left.push([start, end]);
    else this.#turn(start, end);
  }

  #begin(truth: boolean | undefined, wanted: boolean, start: number, end: number): void {
    const isKept = truth === undefined ? undefined : truth === wanted;
    this.#open.push({ isKept, content: end, parts: [[start, end]] });
  }

  /** `{{else}}`: the other part begins. */
  #turn(start: number, end: number): void {
    const block = this.#open.at(-1);
    if (!block) return;
    if (block.isKept === false) block.parts.push([block.content, start]);
    block.parts.push([start, end]);
    if (block.isKept !== undefined) block.isKept = !block.isKept;
    block.content = end;
  }

  #end(start: number, end: number): void {
    const block = this.#open.pop();
    if (block?.isKept === undefined) return;
    if (!block.isKept) block.parts.push([block.content, start]);
    this.left.push(...block.parts, [start, end]);
  }
}
