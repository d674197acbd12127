import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RequestAnswer } from "../../src/coverage/scp/requests.ts";
import { type PartAnswer, together } from "../../src/guardrail-tests/together.ts";
import { possibleAnswers } from "../../src/policy/decision.ts";

type Sure = "always" | "sometimes" | "never";

function answer(...possible: readonly Sure[]): RequestAnswer {
  const base = { statements: [], unallowedAt: null };
  const [only, ...others] = possible;
  if (only === undefined || others.length > 0) return { ...base, denied: "unknown", reason: "", possible };
  if (only === "sometimes") return { ...base, denied: only, witness: { resource: null, context: [], absent: [] } };
  return { ...base, denied: only };
}

const part = (isRequired: boolean, ...possible: readonly Sure[]): PartAnswer => ({
  answer: answer(...possible),
  isRequired,
  example: "arn:aws:s3:::x",
});
const shown = (parts: readonly PartAnswer[]) => [...possibleAnswers(together(parts).answer)].sort();

describe("a request for several kinds of resources is denied", () => {
  it.each<readonly [string, readonly PartAnswer[], readonly Sure[]]>([
    ["always, where one that it needs always is", [part(true, "always"), part(true, "never")], ["always"]],
    ["sometimes, where one that it may have always is", [part(false, "always"), part(true, "never")], ["sometimes"]],
    ["always, where each that it may have is", [part(false, "always"), part(false, "always")], ["always"]],
    ["never, where none is", [part(true, "never"), part(false, "never")], ["never"]],
    [
      "nobody knows when, where one that it needs is not known",
      [part(true, "always", "never"), part(true, "never")],
      ["always", "never", "sometimes"],
    ],
    ["always, whatever the others turn out to be", [part(true, "always"), part(true, "always", "never")], ["always"]],
    ["never, where it is about nothing", [], ["never"]],
  ])("%s", (_what, parts, expected) => {
    expect(shown(parts)).toEqual([...expected].sort());
  });

  it("as every choice of what is not known says", () => {
    const sure = fc.constantFrom<Sure>("always", "sometimes", "never");
    const open = fc.tuple(fc.boolean(), fc.uniqueArray(sure, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(open, { minLength: 1, maxLength: 4 }), (kinds) => {
        const whole = new Set(shown(kinds.map(([isRequired, possible]) => part(isRequired, ...possible))));
        let choices: (readonly PartAnswer[])[] = [[]];
        for (const [isRequired, possible] of kinds)
          choices = choices.flatMap((before) => possible.map((one) => [...before, part(isRequired, one)]));
        for (const one of choices) for (const each of shown(one)) expect(whole).toContain(each);
      }),
    );
  });
});
