import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { resolve } from "node:path";
import type { SourceRead, Sources } from "../fixes/sources.ts";
import { stdinPath } from "../inputs/discover.ts";
import { systemReason } from "../inputs/system-reason.ts";
import { isInside, pathsIn, repositoryRoot } from "../inputs/workspace.ts";
import { CliError, temporaryBeside } from "./io.ts";

/** Files above this size, in bytes, are none that people write. */
const maxBytes = 16 * 1024 * 1024;

/** What a file is to hold instead of what it holds. */
export interface Replacement {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The files below the repository of `cwd` that may be changed. */
export class RepairFiles implements Sources {
  readonly #cwd: string;
  readonly #root: string;
  readonly #isWriting: boolean;
  readonly #known = new Map<string, SourceRead>();

  /** With `isWriting` a file that is read-only is refused; a diff of it can be shown. */
  constructor(cwd: string, isWriting: boolean) {
    this.#cwd = cwd;
    this.#isWriting = isWriting;
    this.#root = realpathSync(repositoryRoot(cwd));
  }

  read(path: string): SourceRead {
    const known = this.#known.get(path) ?? this.#read(path);
    this.#known.set(path, known);
    return known;
  }

  list(folder: string): readonly string[] {
    return pathsIn(folder, this.#cwd, this.#root);
  }

  /**
   * Writes all files or none: each to a temporary file beside it, with its mode and owner, and then all are renamed. A link
   * stays one: the file that it leads to is written. A file with several names is written in place, so that it keeps them.
   */
  write(files: readonly Replacement[]): void {
    const made: { readonly temporary: string; readonly target: string }[] = [];
    try {
      const inPlace: (() => void)[] = [];
      for (const { path, before, after } of files) {
        const { target, stats } = this.#target(path);
        if (textOf(target) !== before) throw new CliError(`${path} changed while it was read: it is not written`);
        if (stats.nlink > 1) {
          inPlace.push(() => overwrite(target, after));
          continue;
        }
        const temporary = temporaryBeside(target);
        made.push({ temporary, target });
        writeFileSync(temporary, after, { flag: "wx", mode: 0o600 });
        const own = statSync(temporary);
        if (own.uid !== stats.uid || own.gid !== stats.gid) chownSync(temporary, stats.uid, stats.gid);
        chmodSync(temporary, stats.mode & 0o7777);
      }
      for (const write of inPlace) write();
      for (const { temporary, target } of made) renameSync(temporary, target);
    } catch (error) {
      for (const { temporary } of made) rmSync(temporary, { force: true });
      if (error instanceof CliError) throw error;
      throw new CliError(`cannot write ${files.map((one) => one.path).join(", ")}: ${systemReason(error)}`, {
        cause: error,
      });
    }
  }

  #read(path: string): SourceRead {
    const refused = (reason: string): SourceRead => ({ kind: "refused", reason });
    if (path === stdinPath) return refused("standard input is no file");
    try {
      const text = textOf(this.#target(path).target);
      return text === undefined ? refused("it is not UTF-8 text") : { kind: "text", path, text };
    } catch (error) {
      return refused(error instanceof CliError ? error.message : systemReason(error));
    }
  }

  /** The file that a path leads to, links resolved; a `CliError` says why it may not be written. */
  #target(path: string): { readonly target: string; readonly stats: Stats } {
    const target = realpathSync(resolve(this.#cwd, path));
    if (!isInside(target, this.#root)) throw new CliError(`it lies outside of ${this.#root}`);
    const stats = statSync(target);
    if (!stats.isFile()) throw new CliError("it is no regular file");
    if (stats.size > maxBytes) throw new CliError(`it is larger than ${maxBytes} bytes`);
    if (this.#isWriting && !isWritable(target)) throw new CliError("it is read-only");
    return { target, stats };
  }
}

/** `undefined` for what is no UTF-8. A byte order mark is a character of the text. */
function textOf(target: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(target));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Whether the system lets this user write a file: a rename would pass over its mode. */
function isWritable(target: string): boolean {
  try {
    accessSync(target, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function overwrite(target: string, text: string): void {
  const bytes = Buffer.from(text);
  const handle = openSync(target, "r+");
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at, at);
    ftruncateSync(handle, bytes.length);
  } finally {
    closeSync(handle);
  }
}
