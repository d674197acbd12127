const unusual = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;
/** Comments and one marker before the document. */
const documentStart = /(?:(?:(?: *#.*| *)\n)*--- *\n)?/y;
/** Markers and directives: a second document, or rules that are not the usual ones. */
const marker = /^(?:---|\.\.\.|%)/gm;

/**
 * Where the content of a text begins whose lines are the usual ones: line ends other than LF, tabs and control
 * characters, markers and directives have rules of their own, which are not for those who read line by line.
 */
export function usualStart(source: string): number | undefined {
  if (unusual.test(source)) return undefined;
  const start = endOf(documentStart, source, 0);
  marker.lastIndex = start;
  return marker.test(source) ? undefined : start;
}

/** Characters of a key that is read here; YAML wants its colon within 1024. */
export const maxKeyLength = 1000;

export const blanks = / */y;
export const doubleQuoted = /"(?:[^"\\\n]|\\["\\/nt])*"/y;
export const singleQuoted = /'(?:[^'\n]|'')*'/y;

/** A plain scalar without a mark that could mean something. */
export const word = "[A-Za-z/][A-Za-z0-9_./-]*(?:(?: |:+)[A-Za-z0-9_./-]+)*";
const usualScalar = `(?:![A-Za-z]+ +)?(?:"[^"\\\\\\n]*"|${word})`;
const nextLine = "\\n *(?=[^ \\n#])";
/** A key, and behind it nothing, or a tagged, quoted or plain scalar as most are; then the blanks of the next line. */
export const usualPair = new RegExp(`[A-Za-z][A-Za-z0-9_]*:(?: +${usualScalar})?${nextLine}`, "y");
/** An item that is such a scalar. */
export const usualItem = new RegExp(`- +${usualScalar}${nextLine}`, "y");

const indentedLines = new Map<number, RegExp>();

/** Lines with text behind so many blanks, and blank lines with no more between them. */
export function linesIndentedBy(margin: number): RegExp {
  let pattern = indentedLines.get(margin);
  if (!pattern) {
    pattern = new RegExp(` {${margin}}[^ \\n].*(?:\\n|$)(?: {${margin}} *[^ \\n].*(?:\\n|$)| {0,${margin}}\\n)*`, "y");
    indentedLines.set(margin, pattern);
  }
  return pattern;
}

/** Where the match ends that begins at an offset; 0 where there is none. */
export function endOf(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : 0;
}

/**
 * Whether the line behind a block scalar may still belong to it: it is blank, or indented deeper than what the scalar
 * belongs to, and the scalar's own lines end before it.
 */
export function isOddLine(source: string, lineStart: number, indent: number): boolean {
  const start = endOf(blanks, source, lineStart);
  if (start === source.length) return start > lineStart;
  return source.charCodeAt(start) === 10 || start - lineStart > indent;
}
