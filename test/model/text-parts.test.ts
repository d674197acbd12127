import { expect, test } from "vitest";
import { fillParts, joinedParts, openParts, writtenParts } from "../../src/model/text-parts.ts";

const user = { name: "user" };
const account = { name: "account" };

test("neighbouring strings are one, and empty ones none", () => {
  expect(joinedParts(["arn:", "", "aws", user, "", account, "x"])).toEqual(["arn:aws", user, account, "x"]);
  expect(joinedParts([""])).toEqual([]);
  expect(joinedParts(["a", null, null, "b", "c"])).toEqual(["a", null, null, "bc"]);
});

test("parts that are not known are counted by themselves", () => {
  const parts = ["a", user, "b", account];
  expect(openParts(parts)).toEqual([user, account]);
  expect(writtenParts(parts, ({ name }, index) => `{${name} ${index}}`)).toBe("a{user 0}b{account 1}");
  expect(fillParts(parts, ({ name }) => (name === "user" ? "root" : null))).toEqual(["a", "root", "b", null]);
});
