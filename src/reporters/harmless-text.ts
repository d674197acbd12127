let found: RegExp | undefined;

/**
 * What could rewrite what is shown, or hide in it: control characters but tab and line feed, format characters
 * (bidirectional overrides, zero-width ones, tags), letters without a shape, line separators, halves of surrogate
 * pairs, noncharacters. Made when it is needed first: V8 takes a millisecond for the classes of characters in it.
 */
function harmful(): RegExp {
  found ??=
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0|[\u{e0100}-\u{e01ef}]/gu;
  return found;
}

const onlyAscii = /^[\t\n\x20-\x7e]*$/;

/** A text with each harmful character replaced. */
export function withoutHarmful(text: string, replaced: (character: string) => string): string {
  return onlyAscii.test(text) ? text : text.replace(harmful(), replaced);
}

/** `##[command]` and `##vso[command]`: build servers obey them anywhere in a line of a log. */
const logCommand = /##(?=\[|vso\[)/gi;

/** Text of an input with what could act on a reader spelled out as `<U+001B>`; for a part of a line. */
export function spelledOut(text: string): string {
  return withoutHarmful(text, spelled).replace(logCommand, "#<U+0023>");
}

/** Text of an input, fit for a terminal or a log: besides, no line starts with `::`, a workflow command. */
export function harmless(text: string): string {
  return spelledOut(text).replace(/^([ \t]*):(?=:)/gm, "$1<U+003A>");
}

/** The same on one line: line breaks and tabs become blanks. */
export function harmlessLine(text: string): string {
  return harmless(text.replace(/[\r\n\t]+/g, " "));
}

/** `U+` and the code point, in angle brackets. */
function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

/** At most `limit` UTF-16 code units, cut between characters, with `…` for what is left out. */
export function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const isInsidePair = /[\ud800-\udbff]/.test(text[end - 1] ?? "") && /[\udc00-\udfff]/.test(text[end] ?? "");
  return `${text.slice(0, isInsidePair ? end - 1 : end)}…`;
}

/** Columns that a text takes on a terminal; wide East Asian characters and most emoji take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character.codePointAt(0) ?? 0);
  return width;
}

const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

function columnsOf(codePoint: number): number {
  if (codePoint < 0x300) return 1;
  if ((codePoint >= 0x300 && codePoint <= 0x36f) || (codePoint >= 0xfe00 && codePoint <= 0xfe0f)) return 0;
  return wideRanges.some(([from, to]) => codePoint >= from && codePoint <= to) ? 2 : 1;
}
