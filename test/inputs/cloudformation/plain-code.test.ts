import fc from "fast-check";
import { expect, test } from "vitest";
import { holdsPacked } from "../../../src/inputs/cloudformation/template/plain-code.ts";
import { cases } from "../../support/random-cases.ts";

test("a text holds something packed where a regular expression finds it", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."aZ09+/"), minLength: 30, maxLength: 45 });
  const others = fc.string({ unit: fc.constantFrom(..." \n.:;@[`{=-_é€"), maxLength: 3 });
  const texts = fc.array(fc.oneof(letters, others), { maxLength: 8 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => holdsPacked(text) === /[A-Za-z0-9+/]{40}/.test(text)),
    { numRuns: cases(3000) },
  );
});

test("every character counts as the regular expression has it", () => {
  for (let code = 0; code < 0x180; code += 1) {
    const text = `${"a".repeat(20)}${String.fromCharCode(code)}${"a".repeat(19)}`;
    expect(holdsPacked(text)).toBe(/[A-Za-z0-9+/]{40}/.test(text));
  }
});
