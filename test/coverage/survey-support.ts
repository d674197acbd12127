import { surveyCoverage } from "../../src/coverage/coverage.ts";
import type { Coverage } from "../../src/model/coverage.ts";
import type { Fact } from "../../src/model/fact.ts";
import { defaultSettings, type Settings } from "../../src/model/settings.ts";
import { place } from "./resource-support.ts";

export const today = "2026-11-25";

/** The coverage of facts, with settings that differ from the defaults. */
export function surveyed(facts: readonly Fact[], settings: Partial<Settings> = {}): Coverage {
  const resource = { format: "cloudformation", type: "", address: "." } as const;
  const fallback = { phrase: "guardrails are always required", resource, location: place };
  return surveyCoverage(facts, { ...defaultSettings, ...settings }, { today, fallback });
}
