import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isInside, isRepository, leadsOut, leadsOutReason, repositoryRoot, systemReason } from "./workspace.ts";

/** Bytes of one file that are read at the most, unless the user says otherwise; larger ones are refused. */
export const maxInputBytes = 2_000_000_000;

/** The bytes that stand in for a file, or its own as `readRegularFile` gives them. */
export function readDiscovered(
  { absolute, bytes }: { readonly absolute: string; readonly bytes?: Uint8Array },
  maxBytes?: number,
): Uint8Array | string {
  return bytes ?? readRegularFile(absolute, maxBytes);
}

/** The size in bytes of what `readDiscovered` reads; `undefined` where the system does not tell. */
export function discoveredSize({
  absolute,
  bytes,
}: {
  readonly absolute: string;
  readonly bytes?: Uint8Array;
}): number | undefined {
  return bytes?.length ?? statSync(absolute, { throwIfNoEntry: false })?.size;
}

/**
 * The bytes of a regular file, or the reason why they cannot be had, as `systemReason` words it. A named pipe or a device would block or never
 * end, so what was opened is looked at, not what the path led to before.
 */
export function readRegularFile(absolute: string, maxBytes: number = maxInputBytes): Uint8Array | string {
  try {
    const handle = openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(handle);
      if (stats.isDirectory()) return "it is a folder";
      if (!stats.isFile()) return "it is not a regular file";
      if (stats.size > maxBytes) return `it is larger than ${maxBytes} bytes`;
      return readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return systemReason(error);
  }
}

/**
 * The bytes of a regular file that a report has by this path; `undefined` where there is none, and where a link leads out of the repository, as
 * a change can make one in place of a file that was read.
 */
export function bytesInRepository(cwd: string, path: string, maxBytes: number): Uint8Array | undefined {
  const absolute = resolve(cwd, path);
  const root = repositoryRoot(cwd);
  if (leadsOut(absolute, isInside(absolute, root) ? root : repositoryRoot(dirname(absolute)))) return undefined;
  const bytes = readRegularFile(absolute, maxBytes);
  return typeof bytes === "string" ? undefined : bytes;
}

/** The bytes of a file that the user named to go by, or the reason why they cannot be had. Outside of a repository no change brings a link. */
export function readOwnFile(cwd: string, absolute: string, maxBytes: number): Uint8Array | string {
  const root = repositoryRoot(cwd);
  return isRepository(root) && leadsOut(absolute, root) ? leadsOutReason : readRegularFile(absolute, maxBytes);
}

/** The texts of a file in the base of a change, which is trusted, and in the present. */
export function textsOfChange(
  path: string,
  cwds: { readonly base: string; readonly present: string },
  maxBytes: number,
): { readonly before: string | undefined; readonly after: string | undefined } {
  const before = readRegularFile(resolve(cwds.base, path), maxBytes);
  const after = bytesInRepository(cwds.present, path, maxBytes);
  const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("utf8");
  return { before: typeof before === "string" ? undefined : text(before), after: text(after) };
}
