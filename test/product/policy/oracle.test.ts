import { describe, expect, it } from "vitest";
import { createDevice, enableDevice } from "../../../src/policy/question.ts";
import { compare } from "./oracle/compare.ts";
import { randomFrom, randomPolicy } from "./oracle/random-policies.ts";

const count = Number(process.env["ROOTRAIL_ORACLE_POLICIES"] ?? 2000);
const seed = Number(process.env["ROOTRAIL_ORACLE_SEED"] ?? 19);

describe("the decision and a second implementation that tries every request", () => {
  it(`agree on ${count} random policies from seed ${seed}`, () => {
    const random = randomFrom(seed);
    const faults: string[] = [];
    const answers: Record<string, number> = {};
    for (let index = 0; index < count; index += 1) {
      const policy = randomPolicy(random);
      for (const action of [createDevice, enableDevice]) {
        const { said, faults: found } = compare(policy, action);
        answers[said] = (answers[said] ?? 0) + 1;
        for (const fault of found) faults.push(`${action}: ${fault}\n${JSON.stringify(policy)}`);
      }
    }
    console.info(JSON.stringify({ count, seed, answers, faults: faults.length }));
    expect(faults.slice(0, 5).join("\n\n")).toBe("");
    // A generator that gives one answer only would compare nothing.
    for (const answer of ["always", "sometimes", "never", "unknown"])
      expect(answers[answer]).toBeGreaterThan(count / 100);
  }, 600_000);
});
