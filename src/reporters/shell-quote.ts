import { harmless } from "./harmless-text.ts";

/**
 * A text as one word of a POSIX shell. `undefined` where it holds control characters, invisible marks or line breaks:
 * no command that a person is to copy should carry them.
 */
export function shellQuote(text: string): string | undefined {
  if (text === "" || /[\t\r\n]/.test(text) || harmless(text) !== text) return undefined;
  const word = text.startsWith("-") ? `./${text}` : text;
  return /^[\w./,:=@%+-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
