import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** An entry of a folder, as `Dirent` has it. */
export interface AddedEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/**
 * Files that no disk has yet, such as what an editor has never saved, with the folders that would hold them. Paths are absolute,
 * links in the part of them that is there resolved.
 */
export class AddedFiles {
  readonly #files = new Set<string>();
  readonly #folders = new Map<string, Map<string, AddedEntry>>();

  /** `paths`: of files that are on no disk. */
  constructor(paths: Iterable<string> = []) {
    for (const path of paths) this.#add(settledPath(path));
  }

  isFile(absolute: string): boolean {
    return this.#files.size > 0 && this.#files.has(settledPath(absolute));
  }

  isFolder(absolute: string): boolean {
    return this.#files.size > 0 && this.#folders.has(settledPath(absolute));
  }

  /** What the files add to a folder, whether that is on the disk or not. */
  entries(folder: string): readonly AddedEntry[] {
    return this.#files.size === 0 ? [] : [...(this.#folders.get(settledPath(folder))?.values() ?? [])];
  }

  #add(path: string): void {
    this.#files.add(path);
    let isFolder = false;
    for (let at = path; dirname(at) !== at; at = dirname(at)) {
      const folder = dirname(at);
      const entries = this.#folders.get(folder) ?? new Map<string, AddedEntry>();
      this.#folders.set(folder, entries.set(basename(at), { name: basename(at), isFolder }));
      isFolder = true;
    }
  }
}

/** The path with the links in the part of it that is on the disk resolved. */
export function settledPath(absolute: string): string {
  try {
    return realpathSync(absolute);
  } catch {
    const above = dirname(absolute);
    return above === absolute ? absolute : join(settledPath(above), basename(absolute));
  }
}
