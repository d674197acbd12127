import { wrapAnsi } from "fast-wrap-ansi";

/** No line of prose is longer than this, however wide the terminal is: longer ones are hard to read. */
const maxWidth = 120;
const minWidth = 20;

/**
 * A paragraph whose lines after the first hang below its text. `head` stands before the text and takes `indent` columns
 * on a terminal, colours and links apart. Words are kept whole, so that paths and ARNs can be copied. Without a width it
 * is one line.
 */
export function hanging(head: string, indent: number, text: string, width: number | undefined): string {
  if (width === undefined) return `${head}${text}`;
  const room = Math.max(minWidth, Math.min(width, maxWidth) - indent);
  return `${head}${wrapAnsi(text, room)
    .split("\n")
    .join(`\n${" ".repeat(indent)}`)}`;
}

/** A text that opens an address where the terminal knows links (OSC 8). `text` and `address` hold no control characters. */
export function terminalLink(text: string, address: string | undefined): string {
  return address === undefined ? text : `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}
