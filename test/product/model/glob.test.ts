import fc from "fast-check";
import picomatch from "picomatch";
import { expect, it } from "vitest";
import { shellGlobMatcher } from "../../../src/model/glob.ts";
import { cases } from "../../support/random-cases.ts";

it("a shell glob agrees with picomatch where both have the same grammar", () => {
  const piece = fc.constantFrom(
    "a",
    "b",
    "/",
    "*",
    "**/",
    "/**",
    "?",
    "{a,b}",
    "[ab]",
    "[^a]",
    "{1..3}",
    "x[a-c]",
    ".",
  );
  const letter = fc.constantFrom("a", "b", "c", "1", "2", "x", "/", ".");
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 6 }),
      fc.array(letter, { minLength: 1, maxLength: 8 }),
      (pieces, letters) => {
        const [pattern, text] = [pieces.join(""), letters.join("")];
        // picomatch gives these a meaning of its own: runs of stars, empty segments, `.` and `..`.
        fc.pre(
          !/\*\*[^/]|[^/]\*\*|\/\/|^\/|\*\?|\?\*|[*?]\/\*\*/.test(pattern) &&
            !/(?:^|[/*?\]}])\.|\.(?:\/|$)/.test(pattern),
        );
        // It takes a dot beside a range of numbers for any character.
        fc.pre(!(pattern.includes("{1..3}") && pattern.replaceAll("{1..3}", "").includes(".")));
        fc.pre(!/\/\/|^\/|\/$|(?:^|\/)\.\.?(?:\/|$)/.test(text));
        expect(shellGlobMatcher(pattern)(text)).toBe(picomatch(pattern, { dot: true })(text));
      },
    ),
    { numRuns: cases(20_000) },
  );
});
