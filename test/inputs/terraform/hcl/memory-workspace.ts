import { posix } from "node:path";
import type { InputContext, InputOptions, Workspace } from "../../../../src/inputs/format.ts";
import type { Location } from "../../../../src/model/location.ts";

/** A workspace of texts by path; its root is the working directory. */
export function memoryWorkspace(files: Readonly<Record<string, string>>): Workspace {
  const texts = new Map(Object.entries(files).map(([path, text]) => [posix.normalize(path), text]));
  const folders = new Map<string, Set<string>>();
  const put = (path: string, mark: string) => {
    const folder = posix.dirname(path);
    folders.set(folder, (folders.get(folder) ?? new Set()).add(posix.basename(path) + mark));
    if (folder !== ".") put(folder, "/");
  };
  for (const path of texts.keys()) put(path, "");
  const allIn = (folder: string) =>
    [...(folders.get(posix.normalize(folder).replace(/(.)\/$/, "$1")) ?? [])].toSorted();
  const namesIn = (folder: string) => allIn(folder).filter((name) => !name.endsWith("/"));
  return {
    read(path) {
      const normal = posix.normalize(path);
      if (normal.startsWith("..") || posix.isAbsolute(normal))
        return { kind: "outside", reason: "outside the workspace" };
      const text = texts.get(normal);
      if (text === undefined) return { kind: "missing", reason: "no such file" };
      return { kind: "ok", bytes: new TextEncoder().encode(text) };
    },
    list: namesIn,
    listAll: allIn,
  };
}

export function contextOf(workspace: Workspace, options: Partial<InputOptions> = {}): InputContext {
  return { workspace, options: { parameters: new Map(), varFiles: [], source: null, ...options } };
}

/** The text that a location spans. */
export function textAt(text: string, { start, end }: Location): string {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1)
    if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) starts.push(at + 1);
  const offset = (line: number, column: number) => (starts[line - 1] ?? 0) + column - 1;
  return text.slice(offset(start.line, start.column), offset(end.line, end.column));
}
