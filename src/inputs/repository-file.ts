import { dirname, resolve } from "node:path";
import { readRegularFile } from "./regular-file.ts";
import { isInside, isRepository, leadsOut, leadsOutReason, repositoryRoot } from "./workspace.ts";

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
