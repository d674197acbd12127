import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfiguration } from "../../src/config/read.ts";
import { templateChanges } from "../../src/inputs/cloudformation/template/template-diff.ts";
import { ignoreComments } from "../../src/inputs/ignore-comments.ts";
import { BaselineError, readBaseline } from "../../src/suppressions/baseline-text.ts";
import { commentExceptions } from "../../src/suppressions/inline-comments.ts";
import { cases } from "../support/random-cases.ts";
import { growthOf } from "../support/steps.ts";

/** Text that comes near to what is read, and text that does not. */
const words = fc.constantFrom(
  "level:",
  " 2",
  "exceptions:",
  "\n",
  "  - ",
  "rule: ",
  "root-virtual-mfa-device",
  "{",
  "}",
  "[",
  "]",
  ", ",
  '"',
  "'",
  "expires: 2027-02-30",
  "__proto__:",
  "constructor: {}",
  "accounts:",
  "&a ",
  "*a",
  "<<: ",
  "!Ref ",
  "owner=",
  "#",
  "\t",
  "\u0000",
);
const text = fc.oneof(
  fc.string(),
  fc.array(words, { maxLength: 25 }).map((parts) => parts.join("")),
);

async function outcome(run: () => unknown, refusal: new (...args: never[]) => Error): Promise<void> {
  try {
    await run();
  } catch (error) {
    expect(error).toBeInstanceOf(refusal);
    expect(error instanceof Error ? error.message : "").toMatch(/:\d+:\d+: /);
  }
}

describe("hostile text", () => {
  it("is read or refused with a place, as a configuration", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom("rootrail.yaml", "rootrail.json"), async (source, path) => {
        await outcome(() => readConfiguration(path, source, null), ConfigError);
      }),
    );
  });

  it("is read or refused with a place, as a baseline", async () => {
    const near = fc.json().map((json) => `{"version":1,"findings":[${json}]}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.json(), near), async (source) => {
        await outcome(() => readBaseline("base.json", source), BaselineError);
      }),
    );
  });

  it("gives an exception or its flaws, as a comment", () => {
    fc.assert(
      fc.property(text, (source) => {
        const line = `# rootrail:ignore ${source.replace(/[\r\n]/g, " ")}`;
        const comments = ignoreComments({ path: "a.tf", bytes: Buffer.from(`${line}\nresource "x" "y" {}\n`) });
        for (const { flaws, rule, owner, expires, reason } of commentExceptions(comments, [])) {
          expect(flaws.length > 0 || [rule, owner, expires, reason].length === 4).toBe(true);
        }
      }),
    );
  });

  it("tells nothing, as a template to compare", async () => {
    const logicalIds = new Set(["A", "__proto__", "constructor"]);
    const body = fc
      .array(words, { maxLength: 12 })
      .map((parts) => `Resources:\n  A: ${parts.join("").replace(/\n/g, "")}`);
    const hostile = fc.constantFrom(
      '{"Resources":{"__proto__":{"Type":"X"},"constructor":{"Type":"Y"},"A":{"Type":null,"Properties":[]}}}',
      '{"Resources":{"A":{"Type":"AWS::IAM::Role","Properties":{"AssumeRolePolicyDocument":7}}}}',
      `{"Resources":{"A":${"[".repeat(300)}${"]".repeat(300)}}}`,
    );
    const source = fc.oneof(text, body, hostile);
    await fc.assert(
      fc.asyncProperty(source, source, async (before, after) => {
        expect(Array.isArray(await templateChanges([{ path: "a", before, after, logicalIds }]))).toBe(true);
      }),
      { numRuns: cases(60) },
    );
    expect(Object.hasOwn(Object.prototype, "Type")).toBe(false);
  });

  it("costs no more than its size", () => {
    const exceptionsOf = (text: string) =>
      commentExceptions(ignoreComments({ path: "a.tf", bytes: Buffer.from(text) }), []);
    const line = (size: number) => `# rootrail:ignore ${'a="'.repeat(size)}\n`;
    expect(exceptionsOf(line(20_000).repeat(20))).toHaveLength(20);
    expect(growthOf((size) => exceptionsOf(line(size)), 2000)).toBeLessThan(2.2);
    const many = (size: number) => `${"# rootrail:ignore x\n".repeat(size)}resource "x" "y" {}\n`;
    expect(exceptionsOf(many(50_000)).length).toBeLessThanOrEqual(1000);
    expect(growthOf((size) => exceptionsOf(many(size)), 2000)).toBeLessThan(2.2);
  });
});
