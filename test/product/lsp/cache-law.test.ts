import fc from "fast-check";
import { it } from "vitest";
import { edits, sameAfterEach } from "../../engine/cache-law.ts";
import { cases } from "../../support/random-cases.ts";

const numRuns = cases(500);

it("a run with a cache says what a fresh one says, after any edits", { timeout: numRuns * 8000 }, async () => {
  await fc.assert(fc.asyncProperty(edits, sameAfterEach), { numRuns });
});
