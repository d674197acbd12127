import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { globMatcher, hasRepetition, isGlob, isShellGlob, shellGlobMatcher } from "../../src/model/glob.ts";
import { stepsOf } from "../support/steps.ts";

/** For each pair of a character of the pattern and one of the text; a short text leaves room for compiling the pattern. */
const maxStepsOfPair = 100;

describe("globMatcher", () => {
  it.each([
    ["a/*.yaml", "a/b.yaml", true],
    ["a/*.yaml", "a/b/c.yaml", false],
    ["a/**", "a/b/c.yaml", true],
    ["a/**", "a", true],
    ["a/**", "ab/c", false],
    ["**/mfa.yaml", "mfa.yaml", true],
    ["**/mfa.yaml", "x/y/mfa.yaml", true],
    ["**/mfa.yaml", "x/nomfa.yaml", false],
    ["a/**/b", "a/b", true],
    ["a/**/b", "a/x/y/b", true],
    ["a/**/b", "a/xb", false],
    ["stacks/{dev,prod}/*.tf", "stacks/prod/main.tf", true],
    ["stacks/{dev,prod}/*.tf", "stacks/test/main.tf", false],
    ["{a,b{c,d}}", "bd", true],
    ["m?a", "mfa", true],
    ["m?a", "m/a", false],
    ['aws_iam_virtual_mfa_device.root["*"]', 'aws_iam_virtual_mfa_device.root["prod"]', true],
    ["module.x[0].aws_*.root", "module.x[0].aws_iam_virtual_mfa_device.root", true],
    ["arn:*:iam::*:root", "arn:aws-cn:iam::111122223333:root", true],
    ["./a/*", "a/b", true],
    ["", "", true],
  ])("%s on %s: %s", (pattern, text, expected) => {
    expect(globMatcher(pattern)(text)).toBe(expected);
  });

  it("takes a text without wildcards for itself only", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (one, other) => {
        fc.pre(!isGlob(one) && !one.startsWith("./"));
        expect(globMatcher(one)(other)).toBe(one === other);
      }),
    );
  });

  it.each([
    ["*a".repeat(400), `${"a".repeat(1000)}b`],
    [`${"**/".repeat(300)}b`, "a/".repeat(500)],
    ["{a,b}".repeat(40), "a".repeat(40)], // too many alternatives match nothing
    ["*".repeat(5000), "a"], // too long matches nothing
  ])("answers a hostile pattern in steps of the product of both lengths: %#", (pattern, text) => {
    const steps = stepsOf(() => expect(globMatcher(pattern)(text)).toBe(false));
    expect(steps / (pattern.length * text.length)).toBeLessThan(maxStepsOfPair);
  });
});

describe("shellGlobMatcher", () => {
  it.each([
    ["[ab].tf", "b.tf", true],
    ["[ab].tf", "c.tf", false],
    ["[!ab].tf", "c.tf", true],
    ["[^ab].tf", "a.tf", false],
    ["[0-9a]*", "7x", true],
    ["[0-9a]*", "-x", false],
    ["[]-]", "]", true],
    ["a[!b]c", "a/c", false],
    ["env{1..3}.tf", "env2.tf", true],
    ["env{3..1}.tf", "env4.tf", false],
    ["{a..c}.tf", "b.tf", true],
    ["@(dev|prod)/*.tf", "prod/main.tf", true],
    ["main?(.test).tf", "main.tf", true],
    ["main?(.test).tf", "main.test.tf", true],
    ["\\*.tf", "*.tf", true],
    ["\\*.tf", "a.tf", false],
    ["[a.tf", "[a.tf", true],
    ["\ue000[ab]", "\ue000a", true],
  ])("%s on %s: %s", (pattern, text, expected) => {
    expect(shellGlobMatcher(pattern)(text)).toBe(expected);
  });

  it("knows which patterns it does not understand", () => {
    expect(["+(a|b)", "*(a)", "!(a)", "!a"].map(hasRepetition)).toEqual([true, true, true, true]);
    expect(["[!a]", "\\!(a)", "a!", "@(a|b)"].map(hasRepetition)).toEqual([false, false, false, false]);
    expect(["[ab]", "\\*", "{1..3}", "a(b)", "[a"].map(isShellGlob)).toEqual([true, true, true, false, false]);
  });

  it.each([
    ["*a".repeat(400), `${"a".repeat(1000)}b`],
    ["[".repeat(1000), "a"],
    ["@(a|b)".repeat(40), "a".repeat(40)], // too many alternatives match nothing
    ["{1..999999999}", "5"],
  ])("answers a hostile pattern in steps of the product of both lengths: %#", (pattern, text) => {
    const steps = stepsOf(() => expect(shellGlobMatcher(pattern)(text)).toBe(false));
    expect(steps / (pattern.length * text.length)).toBeLessThan(maxStepsOfPair);
  });
});
