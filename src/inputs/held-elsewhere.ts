import { posix } from "node:path";
import type { SourceFile, Workspace } from "./format.ts";

/** Why git has something else in a file's place than its content. */
export type HeldElsewhere = "git-lfs" | "git-crypt" | "written-link";

/** What such a file begins with (Git LFS, "The Pointer"; git-crypt, `git-crypt.cpp`). */
const beginnings: readonly (readonly [HeldElsewhere, string])[] = [
  ["git-lfs", "version https://git-lfs.github.com/spec/v1"],
  ["git-crypt", "\u0000GITCRYPT\u0000"],
];

/** Characters that a link to a file may have. */
const maxLinkBytes = 1024;

/** Whether the bytes are a stand-in of git's, so that nothing tells what the file holds. */
export function heldElsewhere(bytes: Uint8Array): HeldElsewhere | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString("latin1");
  return beginnings.find(([, beginning]) => start.startsWith(beginning))?.[0];
}

/**
 * The same, or a link. Where the system makes no links (`core.symlinks=false`, as on Windows), git writes a file that holds the path which the
 * link leads to, without the end of a line.
 */
export function heldElsewhereOrLink(
  { path, bytes }: SourceFile,
  workspace: Pick<Workspace, "read">,
): HeldElsewhere | undefined {
  const known = heldElsewhere(bytes);
  if (known || bytes.length === 0 || bytes.length > maxLinkBytes) return known;
  const text = Buffer.from(bytes).toString("utf8");
  if (/[\u0000-\u001f"{}]|^\/|^\.{0,2}\/?$/.test(text)) return undefined;
  const target = posix.join(posix.dirname(path), text);
  return target !== path && workspace.read(target).kind === "ok" ? "written-link" : undefined;
}

/** What such a file is and what to do, two clauses. */
export const heldElsewhereTexts: Readonly<Record<HeldElsewhere, string>> = {
  "git-lfs":
    "a pointer of Git LFS, whose content is not checked out; fetch it (`git lfs pull`, in GitHub Actions: actions/checkout with lfs: true), or leave it out (--ignore)",
  "written-link":
    "a link that the checkout wrote as a text file (core.symlinks=false), so that what it leads to was not read here; check it out as a link, or leave it out (--ignore)",
  "git-crypt": "encrypted by git-crypt; unlock it (`git-crypt unlock`), or leave it out (--ignore)",
};
