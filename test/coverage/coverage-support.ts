import { expect } from "vitest";
import { coverageOfSide, coverOf } from "../../src/coverage/coverage.ts";
import { decideSide } from "../../src/coverage/decide-side.ts";
import type { ScpVerdict } from "../../src/coverage/scp/decisions.ts";
import { isAboutPolicies, sideOf } from "../../src/coverage/side.ts";
import type { Verdict } from "../../src/coverage/verdict.ts";
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
  const all = { ...defaultSettings, ...settings };
  const { coverage } = coverageOfSide(decideSide(facts, all, today), { fallback });
  // What reads policies makes no difference where there are none.
  if (!facts.some(isAboutPolicies))
    expect(coverageOfSide(sideOf(facts, all, today, null), { fallback }).coverage).toEqual(coverage);
  return coverage;
}

/** What covers a node, or why nothing does; `!`: an issue says more. */
export function coverLine(cover: NodeCover | Verdict): string {
  const node = "grounds" in cover ? coverOf(cover) : cover;
  const reason = coverReason(node);
  return `${node.state}${node.explained ? "!" : ""}: ${[...coveredBy(node), ...(reason ? [reason] : [])].join(", ")}`;
}

/** The same for what service control policies alone mean for a node. */
export function scpLine({ answer, by, explained }: ScpVerdict): string {
  const state = ({ yes: "covered", open: "unverifiable", no: "missing" } as const)[answer.kind];
  return coverLine({ state, by, grounds: answer.causes, explained });
}
