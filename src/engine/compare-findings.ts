import { pathGone } from "../findings/path-gone.ts";
import { withStatus } from "../findings/status.ts";
import type { Fact } from "../model/fact.ts";
import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import type { BaseSide } from "./base-side.ts";
import type { DecidedSides } from "./compute-coverage.ts";
import { earlierNodes } from "./earlier-nodes.ts";

export interface Compared {
  readonly findings: readonly Finding[];
  readonly summary: Pick<Report, "diff">;
}

interface ComparedRun {
  readonly facts: readonly Fact[];
  /** Whether guardrails are asked for in the present. */
  readonly isRequired: boolean;
  readonly cwd: string;
}

/** Marks what the base has already. */
export async function compareFindings(
  findings: readonly Finding[],
  before: BaseSide,
  { facts, isRequired, cwd }: ComparedRun,
  sides: DecidedSides,
): Promise<Compared> {
  const nodes = await earlierNodes(before, facts, isRequired, sides);
  const marked = withStatus(findings, before.findings, pathGone(cwd), nodes);
  const existing = marked.findings.filter((finding) => finding.status === "existing").length;
  const counts = { new: findings.length - existing, existing, fixed: marked.fixed };
  const { name, commit, tip } = before.base;
  return {
    findings: marked.findings,
    summary: { diff: { base: name, commit, ...(tip !== undefined && { tip }), ...counts } },
  };
}
