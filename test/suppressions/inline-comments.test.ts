import { describe, expect, it } from "vitest";
import { fileStart } from "../../src/model/location.ts";
import { commentExceptions } from "../../src/suppressions/inline-comments.ts";

function read(text: string) {
  const [entry] = commentExceptions([{ text, location: fileStart("a.yaml"), line: 2 }], []);
  return { fields: [entry?.rule, entry?.owner, entry?.expires, entry?.reason], flaws: entry?.flaws };
}

describe("a comment", () => {
  it("gives its fields, in any order and quoted or not", () => {
    expect(read("owner='a b' some-rule reason=\"c d\" expires=2027-06-30")).toEqual({
      fields: ["some-rule", "a b", "2027-06-30", "c d"],
      flaws: [],
    });
  });

  it.each([
    ["r ownr=a", [{ kind: "unknown-field", field: "ownr", nearest: "owner" }]],
    ["r something=a", [{ kind: "unknown-field", field: "something", nearest: null }]],
    ["r owner=a owner=b", [{ kind: "repeated-field", field: "owner" }]],
    ["r reason=keys ordered", [{ kind: "stray-text", text: "ordered" }]],
    ['r "keys ordered', [{ kind: "unreadable-text", text: '"keys ordered' }]],
    ["r a b c d e f g", ["a", "b", "c", "d", "e"].map((text) => ({ kind: "stray-text", text }))],
  ])("tells what is wrong with it: %s", (text, flaws) => {
    expect(read(text).flaws).toEqual(flaws);
  });
});
