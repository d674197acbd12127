import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { Workspace } from "../../../../src/inputs/format.ts";

/** A workspace over a real folder, which is both its root and the working directory. */
export function folderWorkspace(root: string): Workspace {
  const namesIn = (folder: string) => {
    const normal = posix.normalize(folder);
    if (normal.startsWith("..") || posix.isAbsolute(normal)) return [];
    try {
      const entries = readdirSync(join(root, normal), { withFileTypes: true });
      return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).toSorted();
    } catch {
      return [];
    }
  };
  return {
    read(path) {
      const normal = posix.normalize(path);
      if (normal.startsWith("..") || posix.isAbsolute(normal))
        return { kind: "outside", reason: "outside the workspace" };
      try {
        return { kind: "ok", bytes: readFileSync(join(root, normal)) };
      } catch {
        return { kind: "missing", reason: "no such file" };
      }
    },
    list: (folder) => namesIn(folder).filter((name) => !name.endsWith("/")),
    listAll: namesIn,
  };
}
