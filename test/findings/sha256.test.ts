import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/findings/sha256.ts";

describe("sha256", () => {
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ])("of %j is what FIPS 180-4 has", (text, digits) => {
    expect(sha256(text)).toBe(digits);
  });

  it("is Node's, at every length around a block and for every text", () => {
    const node = (text: string) => createHash("sha256").update(text).digest("hex");
    for (let length = 0; length < 200; length += 1) {
      const text = "a".repeat(length);
      expect(sha256(text)).toBe(node(text));
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        expect(sha256(text)).toBe(node(text));
      }),
    );
  });
});
