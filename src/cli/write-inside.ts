import { lstatSync, mkdirSync, readFileSync, realpathSync, type Stats } from "node:fs";
import { dirname, resolve } from "node:path";
import { systemReason } from "../inputs/system-reason.ts";
import { isInside } from "../inputs/workspace.ts";
import { CliError, writeFileWhole } from "./io.ts";

/** Files above this size, in bytes, are none that this program writes or changes. */
const maxBytes = 16 * 1024 * 1024;

/**
 * The text that stands at a path below `cwd`, `undefined` where there is none. Refuses, with a `CliError`, whatever a
 * write could lead astray: links on the way or at the end, folders and devices, places outside of `cwd`.
 */
export function textInside(cwd: string, path: string): string | undefined {
  const target = resolve(cwd, path);
  if (target === cwd || !isInside(target, cwd)) throw new CliError(`${path} lies outside of ${cwd}: it is not written`);
  refuseLinkedFolder(cwd, target, path);
  const stats = statsOf(target, path);
  if (!stats) return undefined;
  if (stats.isSymbolicLink()) throw new CliError(`${path} is a symbolic link: it is not followed for writing`);
  if (!stats.isFile()) throw new CliError(`${path} is no regular file: it is not written`);
  if (stats.size > maxBytes) throw new CliError(`${path} is larger than ${maxBytes} bytes: it is not changed`);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(target));
  } catch (error) {
    const reason = error instanceof TypeError ? "it is not UTF-8 text" : systemReason(error);
    throw new CliError(`${path} cannot be read: ${reason}`, { cause: error });
  }
}

/** Writes a file below `cwd` whole or not at all, with the folders that it needs; the same refusals. */
export function writeInside(cwd: string, path: string, content: string): void {
  textInside(cwd, path);
  try {
    mkdirSync(dirname(resolve(cwd, path)), { recursive: true });
  } catch (error) {
    throw new CliError(`the folder of ${path} cannot be made: ${systemReason(error)}`, { cause: error });
  }
  writeFileWhole(cwd, path, content);
}

/** The deepest folder that exists has to be, links resolved, what it says it is. */
function refuseLinkedFolder(cwd: string, target: string, path: string): void {
  for (let folder = dirname(target); folder !== cwd && isInside(folder, cwd); folder = dirname(folder)) {
    const stats = statsOf(folder, path);
    if (!stats) continue;
    if (stats.isSymbolicLink() && !isInside(realpathSync(folder), realpathSync(cwd)))
      throw new CliError(`${path} is not written: a folder on its way is a symbolic link that leads outside`);
    if (!stats.isSymbolicLink() && !stats.isDirectory())
      throw new CliError(`${path} is not written: a part of the path is not a folder`);
  }
}

function statsOf(absolute: string, path: string): Stats | undefined {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false });
  } catch (error) {
    const reason = systemReason(error);
    throw new CliError(`${path} cannot be looked at: ${reason}`, { cause: error });
  }
}
