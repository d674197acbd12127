import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsBase64 } from "../../src/syntax/base64.ts";
import { cases } from "../support/random-cases.ts";

describe.each([24, 40])("%i letters of base64 in a row", (length) => {
  const pattern = new RegExp(`[A-Za-z0-9+/]{${length}}`);

  test("are found where a regular expression finds them", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aZ09+/"), minLength: length - 10, maxLength: length + 5 });
    const others = fc.string({ unit: fc.constantFrom(..." \n.:;@[`{=-_é€"), maxLength: 3 });
    const texts = fc.array(fc.oneof(letters, others), { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, (text) => holdsBase64(text, length) === pattern.test(text)),
      { numRuns: cases(3000) },
    );
  });

  test("may have every character that the regular expression has", () => {
    for (let code = 0; code < 0x180; code += 1) {
      const text = `${"a".repeat(length / 2)}${String.fromCharCode(code)}${"a".repeat(length / 2 - 1)}`;
      expect(holdsBase64(text, length)).toBe(pattern.test(text));
    }
  });
});
