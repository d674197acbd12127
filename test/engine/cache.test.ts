import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { LintCache } from "../../src/engine/read-cache.ts";
import { folderOf } from "../support/folder.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";
import { cases } from "../support/random-cases.ts";
import { edits, sameAfterEach } from "./cache-law.ts";

it("a run with a cache says what a fresh one says, after any edits", async () => {
  await fc.assert(fc.asyncProperty(edits, sameAfterEach), { numRuns: cases(25) });
});

it("a cache reads what did not change no second time", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`${at}.yaml`, deviceTemplate({ D: rootOf("111122223333") })]),
  );
  const cwd = folderOf(files);
  const cache = new LintCache();
  const first = await lint({ cwd, today, cache });
  const again = await lint({ cwd, today, cache, files: new Map([[join(cwd, "7.yaml"), deviceTemplate({ D: "x" })]]) });
  const kept = new Set(first.facts);
  expect(first.facts.length).toBe(30);
  expect(again.facts.filter((fact) => !kept.has(fact)).map((fact) => fact.header.path)).toEqual(["7.yaml"]);
  expect(cache.size).toBe(31);
});

it("a cache does not grow without end", async () => {
  const cwd = folderOf();
  const cache = new LintCache();
  for (let at = 0; at < 20; at += 1) {
    const files = new Map([[join(cwd, "a.yaml"), deviceTemplate({ [`D${at}`]: "x" })]]);
    await lint({ cwd, today, cache, files });
  }
  expect(cache.size).toBe(3);
});
