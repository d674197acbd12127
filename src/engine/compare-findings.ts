import { pathGone } from "../findings/path-gone.ts";
import { type EarlierNodes, withStatus } from "../findings/status.ts";
import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import type { BaseSide } from "./base-side.ts";

export interface Compared {
  readonly findings: readonly Finding[];
  readonly summary: Pick<Report, "diff">;
}

/** Marks what the base has already. */
export function compareFindings(
  findings: readonly Finding[],
  before: BaseSide | undefined,
  nodes: EarlierNodes | undefined,
  cwd: string,
): Compared {
  if (!before) return { findings, summary: {} };
  const marked = withStatus(findings, before.findings, pathGone(cwd), nodes);
  const existing = marked.findings.filter((finding) => finding.status === "existing").length;
  const counts = { new: findings.length - existing, existing, fixed: marked.fixed };
  const { name, commit, tip } = before.base;
  return {
    findings: marked.findings,
    summary: { diff: { base: name, commit, ...(tip !== undefined && { tip }), ...counts } },
  };
}
