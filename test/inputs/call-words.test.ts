import { describe, expect, it, test } from "vitest";
import { guardrailCallNames, guardrailCmdlets } from "../../src/facts/guardrail-call.ts";
import { beginsWithin, callWord, endsWithin, holdsCallWord } from "../../src/inputs/call-words.ts";

describe("words of calls", () => {
  it.each([...guardrailCallNames, ...guardrailCmdlets.keys(), "enablemfadevice", "CreateVirtualMFADevice"])(
    "%s has one",
    (name) => {
      expect([callWord.test(name), holdsCallWord(name)]).toEqual([true, true]);
    },
  );

  it.each(["attach_policy", "attach-policy", "attachPolicy", "put-config-rule"])("%s has one", (name) => {
    expect([callWord.test(name), holdsCallWord(name)]).toEqual([true, true]);
  });

  it.each(["aws s3 cp", "policy", "standards"])("%s has none", (text) => {
    expect([callWord.test(text), holdsCallWord(text)]).toEqual([false, false]);
  });
});

test("a word that stands on both sides of a gap is suspected on each of them", () => {
  for (const word of ["mfa", "attach-policy", "config_rule", "ConformancePack"])
    for (let at = 1; at < word.length; at += 1) {
      expect(endsWithin(`aws x ${word.slice(0, at)}`)).toBe(true);
      expect(beginsWithin(`${word.slice(at)} --y`)).toBe(true);
    }
});

test.each(["aws s3 cp ", "arn:aws:s3:::", "https://"])("%s begins no word", (text) => {
  expect(endsWithin(text)).toBe(false);
});
