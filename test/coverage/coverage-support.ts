import { computeCoverage } from "../../src/coverage/coverage.ts";
import type { Coverage, NodeCover } from "../../src/model/coverage.ts";
import type { Fact } from "../../src/model/fact.ts";
import { defaultSettings, type Settings } from "../../src/model/settings.ts";
import { coveredBy, coverReason } from "../../src/rules/wording/coverage.ts";
import { place } from "./resource-support.ts";

export const today = "2026-11-25";

/** The coverage of facts, with settings that differ from the defaults. */
export function coverageOf(facts: readonly Fact[], settings: Partial<Settings> = {}): Coverage {
  const resource = { format: "cloudformation", type: "", address: "." } as const;
  const fallback = { kind: "always", resource, location: place } as const;
  return computeCoverage(facts, { ...defaultSettings, ...settings }, { today, fallback });
}

/** What covers a node, or why nothing does; `!`: an issue says more. */
export function coverLine(cover: NodeCover): string {
  const reason = coverReason(cover);
  return `${cover.state}${cover.explained ? "!" : ""}: ${[...coveredBy(cover), ...(reason ? [reason] : [])].join(", ")}`;
}
