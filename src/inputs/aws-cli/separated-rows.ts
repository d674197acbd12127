/** One row of a table, and where it stands in the text. */
interface Row {
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** The rows of a table with the separator of its first line, a semicolon, a tab or a comma; quoted cells may have line ends, and quotes twice. */
export function* separatedRows(text: string): Generator<Row, undefined> {
  const begin = text.startsWith("\uFEFF") ? 1 : 0;
  const first = text.slice(begin, text.indexOf("\n") < 0 ? undefined : text.indexOf("\n"));
  const separator = [";", "\t"].find((one) => first.includes(one)) ?? ",";
  const cell = new RegExp(`"((?:[^"]+|"")*)"?[^${separator}\\r\\n]*|[^${separator}\\r\\n]*`, "y");
  let cells: string[] = [];
  let start = begin;
  for (let at = begin; at < text.length; ) {
    cell.lastIndex = at;
    const [whole = "", quoted] = cell.exec(text) ?? [];
    cells.push(quoted === undefined ? whole : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    yield { cells, start, end: at };
    cells = [];
    while (text[at] === "\r" || text[at] === "\n") at += 1;
    start = at;
  }
  // A last cell that is empty has no character left.
  if (cells.length > 0) yield { cells, start, end: text.length };
  return undefined;
}
