import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formOfFragment, fragmentOf } from "../../playground/link.ts";
import { cases } from "../support/random-cases.ts";

const text = fc.string({ unit: "binary", maxLength: 200 });
const form = fc.record({
  principal: text,
  actions: text,
  account: text,
  partition: fc.constantFrom("aws", "aws-cn", "aws-iso-b"),
  policies: fc.array(fc.record({ name: text, text }), { maxLength: 5 }),
});
const packed = (value: unknown) => `v1.${deflateRawSync(JSON.stringify(value)).toString("base64url")}`;

describe("a link", () => {
  it("carries the whole form, in characters that a fragment may have", async () => {
    await fc.assert(
      fc.asyncProperty(form, async (one) => {
        const fragment = await fragmentOf(one);
        expect(fragment).toMatch(/^v1\.[\w-]+$/);
        expect(await formOfFragment(fragment)).toEqual(one);
      }),
      { numRuns: cases(200) },
    );
  });

  it("that was cut off or made by somebody else carries nothing", async () => {
    const whole = await fragmentOf({
      principal: "root",
      actions: "iam:*",
      account: "",
      partition: "aws",
      policies: [],
    });
    const broken = [
      "",
      "answers",
      "v1.",
      "v1.%%%",
      whole.slice(0, -6),
      whole.replace("v1", "v2"),
      packed(null),
      packed({ principal: "root" }),
      packed(["root", "iam:*", "111122223333"]),
      packed(["root", "iam:*", "111122223333", "not a partition"]),
      packed(["root", "iam:*", "111122223333", "aws", ["name", 7]]),
      packed(["root", "iam:*", "111122223333", "aws", ...Array(51).fill(["name", "{}"])]),
      packed(["root", "iam:*", "111122223333", "aws", ["name", "x".repeat(3_000_000)]]),
    ];
    for (const one of broken) expect(await formOfFragment(one), one.slice(0, 40)).toBeNull();
  });
});
