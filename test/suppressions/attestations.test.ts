import { describe, expect, it } from "vitest";
import { deviceTemplate, lintFiles, rootOf } from "../support/lint-files.ts";

const device = deviceTemplate({ RootMfa: rootOf("111122223333") });

async function run(fields: string) {
  const attestation = `attestations:\n  - { guardrail: preventive, target: r-ab12, ${fields} }\n`;
  const { findings } = await lintFiles(
    { "a.yaml": device, "rootrail.yaml": attestation },
    { requireGuardrails: "auto", skip: ["root-virtual-mfa-device", "missing-conformance-pack"] },
  );
  return findings.map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
}

describe("an attestation", () => {
  it("covers until its day has passed", async () => {
    expect(await run("owner: a, expires: 2027-06-30, reason: b")).toEqual([]);
  });

  it("counts in its last days, which are announced", async () => {
    expect(await run("owner: a, expires: 2026-11-25, reason: b")).toEqual([
      "exception-expired note The attestation of a preventive guardrail for r-ab12 expires on 2026-11-25: today is its last day (owner a).",
    ]);
  });

  it("covers nothing after its day, and what is missing then says so", async () => {
    const found = await run("owner: a, expires: 2026-11-24, reason: b");
    expect(found).toHaveLength(2);
    expect(found[0]).toBe(
      "exception-expired error The attestation of a preventive guardrail for r-ab12 expired on 2026-11-24 (owner a); it counts for nothing any more.",
    );
    expect(found[1]).toMatch(/^missing-root-scp warning .*; the attestation of a expired on 2026-11-24\.$/);
  });

  it("covers nothing without an owner", async () => {
    const found = await run("expires: 2027-06-30, reason: b");
    expect(found[0]).toBe(
      "exception-invalid error The attestation of a preventive guardrail for r-ab12 has no owner; it counts for nothing.",
    );
    expect(found[1]).toMatch(/^missing-root-scp warning /);
  });
});
