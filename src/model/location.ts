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
