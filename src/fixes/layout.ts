/** The line break that a text uses, for insertions: that of its first line. */
export function newlineOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** The indentation of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}

/** Whether nothing but blanks stands before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^[ \t\ufeff]*$/.test(text.slice(lineStart(text, offset), offset));
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

/** What may stand between two words of a text: `#` comments in YAML, those and two others in HCL, none in JSON. */
export type CommentStyle = "yaml" | "hcl" | "none";

const gaps: Readonly<Record<CommentStyle, RegExp>> = {
  yaml: /(?:[\s\ufeff]+|#[^\r\n]*)*/y,
  hcl: /(?:[\s\ufeff]+|#[^\r\n]*|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y,
  none: /\s*/y,
};

/** The offset of the next character that is neither white space nor in a comment. */
export function skipGap(text: string, offset: number, style: CommentStyle): number {
  const gap = new RegExp(gaps[style]);
  gap.lastIndex = offset;
  return offset + (gap.exec(text)?.[0].length ?? 0);
}

const restsOfLine: Readonly<Record<CommentStyle, RegExp>> = {
  yaml: /[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?=[\r\n]|$)/y,
  hcl: /(?:[ \t]+|\/\*[\s\S]*?\*\/)*(?:(?:#|\/\/)[^\r\n]*)?(?=[\r\n]|$)/y,
  none: /[ \t]*(?=[\r\n]|$)/y,
};

/** The end of the line of an offset, comments behind it included; `undefined` where something else follows on it. */
export function endOfLine(text: string, offset: number, style: CommentStyle): number | undefined {
  const rest = new RegExp(restsOfLine[style]);
  rest.lastIndex = offset;
  const found = rest.exec(text);
  return found ? offset + found[0].length : undefined;
}
