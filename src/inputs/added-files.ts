import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** An entry of a folder, as `Dirent` has it. */
export interface AddedEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Files of a folder that are written once somebody asks for them. Paths are absolute. */
export interface UnwrittenFiles {
  /** All of them, whether they are written by now or not. */
  readonly added: AddedFiles;
  /** Writes those of the paths that are among them. */
  write(paths: Iterable<string>): void;
  writeAll(): void;
  /** git's object ID of what a file holds; `undefined` for a link, and for what is none of them. */
  idOf(path: string): string | undefined;
}

/**
 * Files that no disk has yet, such as what an editor has never saved, with the folders that would hold them. Paths are absolute,
 * links in the part of them that is there resolved.
 */
export class AddedFiles {
  readonly #files = new Set<string>();
  readonly #folders = new Map<string, Map<string, AddedEntry>>();
  readonly #settle: (path: string) => string | undefined;

  /** `paths`: of files that are on no disk. `settle`: a path with links resolved, where that is known without a look at the disk. */
  constructor(paths: Iterable<string> = [], settle: (path: string) => string | undefined = () => undefined) {
    this.#settle = settle;
    for (const path of paths) this.#add(this.settled(path));
  }

  isFile(absolute: string): boolean {
    return this.#files.size > 0 && this.#files.has(this.settled(absolute));
  }

  isFolder(absolute: string): boolean {
    return this.#files.size > 0 && this.#folders.has(this.settled(absolute));
  }

  /** What the files add to a folder, whether that is on the disk or not. */
  entries(folder: string): readonly AddedEntry[] {
    return this.#files.size === 0 ? [] : [...(this.#folders.get(this.settled(folder))?.values() ?? [])];
  }

  /** The path with the links in the part of it that is on the disk resolved. */
  settled(absolute: string): string {
    return this.#settle(absolute) ?? settledPath(absolute);
  }

  #add(path: string): void {
    this.#files.add(path);
    let isFolder = false;
    for (let at = path; dirname(at) !== at; at = dirname(at)) {
      const folder = dirname(at);
      const known = this.#folders.get(folder);
      const entries = known ?? new Map<string, AddedEntry>();
      this.#folders.set(folder, entries.set(basename(at), { name: basename(at), isFolder }));
      if (known) break; // so are the folders above
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
