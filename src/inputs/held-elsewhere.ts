/** Why git has something else in a file's place than its content. */
export type HeldElsewhere = "git-lfs" | "git-crypt";

/** What such a file begins with (Git LFS, "The Pointer"; git-crypt, `git-crypt.cpp`). */
const beginnings: readonly (readonly [HeldElsewhere, string])[] = [
  ["git-lfs", "version https://git-lfs.github.com/spec/v1"],
  ["git-crypt", "\u0000GITCRYPT\u0000"],
];

/** Whether a file is a stand-in of git's, so that nothing tells what it holds. */
export function heldElsewhere(bytes: Uint8Array): HeldElsewhere | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString("latin1");
  return beginnings.find(([, beginning]) => start.startsWith(beginning))?.[0];
}

/** What such a file is and what to do, two clauses. */
export const heldElsewhereTexts: Readonly<Record<HeldElsewhere, string>> = {
  "git-lfs":
    "a pointer of Git LFS, whose content is not checked out; fetch it (`git lfs pull`, in GitHub Actions: actions/checkout with lfs: true), or leave it out (--ignore)",
  "git-crypt": "encrypted by git-crypt; unlock it (`git-crypt unlock`), or leave it out (--ignore)",
};
