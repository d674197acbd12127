/** A place in a text: `line` and `column` count from 1; columns count UTF-16 code units, as editors and SARIF do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A span of a file. `end` is exclusive: it is the position after the last character.
 * `path` is relative to the working directory, with `/`, or `<stdin>`.
 */
export interface Location {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** A place that helps to understand another one. */
export interface RelatedLocation {
  readonly message: string;
  readonly location: Location;
}

/** The start of a file: for what is said of a file as a whole. */
export function fileStart(path: string): Location {
  return { path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}

/**
 * Where a text begins that is written as such in a file: a heredoc, a quoted string, a whole file. Its first character stands at
 * `line` and `column`; each later line begins `indent` columns to the right of where it does in the text itself.
 */
export interface TextOrigin extends Position {
  readonly path: string;
  readonly indent: number;
  /** By line of the text: what stands in it for something else in the file, such as the value of an interpolation. In order. */
  readonly replaced?: ReadonlyMap<number, readonly ReplacedSpan[]>;
}

/** Columns of one line of a text that stand for others in the file. */
export interface ReplacedSpan {
  readonly column: number;
  readonly length: number;
  /** How many columns stand in the file. */
  readonly written: number;
}

/** The place in the file of a span of such a text. */
export function placeInText(origin: TextOrigin, start: Position, end: Position): Location {
  const position = ({ line, column }: Position): Position => ({
    line: origin.line + line - 1,
    column: writtenColumn(origin, line, column) + (line === 1 ? origin.column - 1 : origin.indent),
  });
  return { path: origin.path, start: position(start), end: position(end) };
}

/** A column within what is replaced is where that begins. */
function writtenColumn({ replaced }: TextOrigin, line: number, column: number): number {
  let shift = 0;
  for (const one of replaced?.get(line) ?? []) {
    if (column >= one.column + one.length) shift += one.written - one.length;
    else if (column > one.column) return one.column + shift;
  }
  return column + shift;
}
