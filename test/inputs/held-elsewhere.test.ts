import { describe, expect, it } from "vitest";
import { heldElsewhere } from "../../src/inputs/held-elsewhere.ts";

describe("a file that git has something else in place of", () => {
  it.each([
    ["version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 3\n", "git-lfs"],
    ["\0GITCRYPT\0\x01\x02", "git-crypt"],
    ["# version https://git-lfs.github.com/spec/v1\n", undefined],
    ["version: 1\n", undefined],
    ["", undefined],
  ])("%j is %s", (text, expected) => {
    expect(heldElsewhere(Buffer.from(text, "latin1"))).toBe(expected);
  });
});
