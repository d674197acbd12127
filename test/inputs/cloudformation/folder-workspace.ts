import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import type { InputContext, Workspace } from "../../../src/inputs/format.ts";

/** A workspace whose root is a folder; paths count from it, and nothing outside of it is read. */
export function folderWorkspace(root: string): Workspace {
  const namesIn = (folder: string) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : []);
  return {
    read(path) {
      const file = normalize(join(root, path));
      if (path.startsWith("/") || !file.startsWith(normalize(`${root}/`)))
        return { kind: "outside", reason: "it is outside of the workspace" };
      if (!existsSync(file) || !statSync(file).isFile()) return { kind: "missing", reason: "there is no such file" };
      return { kind: "ok", bytes: readFileSync(file) };
    },
    list: namesIn,
    listAll: namesIn,
  };
}

/** A workspace of files in memory. */
export function memoryWorkspace(files: Readonly<Record<string, string>>): Workspace {
  return {
    read(path) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      if (text === undefined) return { kind: "missing", reason: "there is no such file" };
      return { kind: "ok", bytes: Buffer.from(text) };
    },
    list: () => [],
    listAll: () => [],
  };
}

export function contextOf(workspace: Workspace, parameters: Readonly<Record<string, string>> = {}): InputContext {
  return { workspace, options: { parameters: new Map(Object.entries(parameters)), varFiles: [], source: null } };
}
