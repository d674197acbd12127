import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { globMatcher, isGlob } from "../../src/model/glob.ts";

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

  it("answers hostile patterns at once", () => {
    const started = Date.now();
    expect(globMatcher("*a".repeat(400))("a".repeat(5000).concat("b"))).toBe(false);
    expect(globMatcher("**/".repeat(300).concat("b"))("a/".repeat(2000))).toBe(false);
    expect(globMatcher("{a,b}".repeat(40))("a".repeat(40))).toBe(false); // too many alternatives match nothing
    expect(globMatcher("*".repeat(5000))("a")).toBe(false); // too long matches nothing
    expect(Date.now() - started).toBeLessThan(3000);
  });
});
