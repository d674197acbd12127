import { describe, expect, it } from "vitest";
import type { WorkspaceRead } from "../../src/inputs/format.ts";
import { heldElsewhereOrLink } from "../../src/inputs/held-elsewhere.ts";

const read = (path: string): WorkspaceRead =>
  path === "in/shared/t.txt" || path === "in/a.yaml"
    ? { kind: "ok", bytes: Buffer.from("Resources: {}") }
    : { kind: "missing", reason: "there is no such file" };

describe("a file that git has something else in place of", () => {
  it.each([
    ["version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 3\n", "git-lfs"],
    ["\0GITCRYPT\0\x01\x02", "git-crypt"],
    ["# version https://git-lfs.github.com/spec/v1\n", undefined],
    ["version: 1\n", undefined],
    ["", undefined],
    ["shared/t.txt", "written-link"],
    ["../shared/t.txt", undefined],
    ["shared/t.txt\n", undefined],
    ["a.yaml", undefined],
    [".", undefined],
    ["/etc/hostname", undefined],
  ])("%j is %s", (text, expected) => {
    expect(heldElsewhereOrLink({ path: "in/a.yaml", bytes: Buffer.from(text, "latin1") }, { read })).toBe(expected);
  });
});
