import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttestationEntry, ExceptionEntry } from "../../src/model/exception.ts";
import { fileStart } from "../../src/model/location.ts";
import { inForce, validateAttestation, validateException } from "../../src/suppressions/validity.ts";
import { today } from "../support/lint-files.ts";

const location = fileStart("rootrail.yaml");
const complete: ExceptionEntry = {
  ...{ rule: "root-virtual-mfa-device", target: "RootMfa", owner: "a", expires: "2027-06-30", reason: "b" },
  ...{ location, inline: false, flaws: [] },
};

function flawsOf(change: Partial<ExceptionEntry>) {
  const { validity } = validateException({ ...complete, ...change }, today);
  return validity.kind === "invalid" ? validity.flaws : validity.kind;
}

describe("an exception", () => {
  it.each<[Partial<ExceptionEntry>, unknown]>([
    [{ owner: undefined, reason: " " }, [{ kind: "missing-fields", fields: ["owner", "reason"] }]],
    [{ owner: "\u200B\u2060", reason: "\u00AD" }, [{ kind: "missing-fields", fields: ["owner", "reason"] }]],
    [{ rule: "exception-unused" }, [{ kind: "excepts-exceptions" }]],
    [
      { rule: "root-virtual-mfa-devic" },
      [{ kind: "unknown-rule", rule: "root-virtual-mfa-devic", nearest: "root-virtual-mfa-device" }],
    ],
    [{ rule: "something-else-entirely" }, [{ kind: "unknown-rule", rule: "something-else-entirely", nearest: null }]],
    [{ expires: "2027-02-30" }, [{ kind: "bad-date", text: "2027-02-30" }]],
    [{ flaws: [{ kind: "stray-text", text: "x" }] }, [{ kind: "stray-text", text: "x" }]],
    [{}, "valid"],
  ])("with %j is found to be %j", (change, expected) => {
    expect(flawsOf(change)).toEqual(expected);
  });

  it.each([
    ["2026-11-24", "expired", -1],
    ["2026-11-25", "expiring", 0],
    ["2026-12-25", "expiring", 30],
    ["2026-12-26", "valid", 31],
  ])("until %s is %s, with %d days left", (expires, kind, daysLeft) => {
    const { validity } = validateException({ ...complete, expires }, today);
    expect([validity.kind, validity.daysLeft]).toEqual([kind, daysLeft]);
    expect(inForce(validity) !== undefined).toBe(daysLeft >= 0);
  });

  it("counts only with every field, whatever they hold", () => {
    const text = fc.option(fc.constantFrom("", " ", "x", "2027-06-30", "root-virtual-mfa-device", "exception-added"), {
      nil: undefined,
    });
    const fields = fc.record({ rule: text, target: text, owner: text, expires: text, reason: text });
    fc.assert(
      fc.property(fields, (values) => {
        const exception = inForce(validateException({ ...complete, ...values }, today).validity);
        const isWhole = Object.values(values).every((value) => value?.trim());
        const isMeant = values.rule === "root-virtual-mfa-device" && values.expires === "2027-06-30";
        expect(exception !== undefined).toBe(isWhole && isMeant);
      }),
    );
  });
});

describe("an attestation", () => {
  const whole: AttestationEntry = {
    ...{ guardrail: "preventive", target: "r-ab12", owner: "a", expires: "2027-06-30", reason: "b" },
    ...{ location, inline: false, flaws: [] },
  };

  it("needs no rule, and everything else", () => {
    expect(inForce(validateAttestation(whole, today).validity)).toMatchObject({ target: "r-ab12" });
    expect(validateAttestation({ ...whole, owner: undefined }, today).validity).toMatchObject({
      kind: "invalid",
      flaws: [{ kind: "missing-fields", fields: ["owner"] }],
    });
    expect(validateAttestation({ ...whole, expires: "2026-01-01" }, today).validity.kind).toBe("expired");
  });
});
