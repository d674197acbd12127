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
}

/** The place in the file of a span of such a text. */
export function placeInText(origin: TextOrigin, start: Position, end: Position): Location {
  const position = ({ line, column }: Position): Position => ({
    line: origin.line + line - 1,
    column: column + (line === 1 ? origin.column - 1 : origin.indent),
  });
  return { path: origin.path, start: position(start), end: position(end) };
}
