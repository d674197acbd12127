import { pathGone } from "../findings/path-gone.ts";
import { withStatus } from "../findings/status.ts";
import type { Fact } from "../model/fact.ts";
import type { Finding } from "../model/finding.ts";
import type { RelatedLocation } from "../model/location.ts";
import type { Report } from "../model/report.ts";
import type { BaseSide } from "./base-side.ts";
import type { DecidedSides } from "./compute-coverage.ts";
import { earlierNodes } from "./earlier-nodes.ts";
import type { RunFacts } from "./run-facts.ts";

export interface Compared {
  readonly findings: readonly Finding[];
  readonly summary: Pick<Report, "diff">;
}

interface ComparedRun {
  readonly run: RunFacts;
  /** Whether guardrails are asked for in the present. */
  readonly isRequired: boolean;
  readonly cwd: string;
}

/**
 * The file that the outermost call of a module or a nested template stands in, for what these declare; else the file of the finding. The same
 * module that another configuration calls is deployed elsewhere. A plan may not know the calls, so that beside one the finding's own file counts.
 */
function homes(findings: readonly Finding[], facts: readonly Fact[]): (finding: Finding) => string {
  const outermost = new Map<RelatedLocation, string>();
  const isPlanned = findings.some(({ resource }) => resource.format === "terraform-plan");
  for (const { callers } of isPlanned ? [] : facts) {
    const [first, last] = [callers[0], callers.at(-1)];
    if (first && last) outermost.set(first, last.location.path);
  }
  if (outermost.size === 0) return ({ location }) => location.path;
  return ({ location, related }) =>
    related.map((one) => outermost.get(one)).find((path) => path !== undefined) ?? location.path;
}

/** Marks what the base has already. */
export async function compareFindings(
  findings: readonly Finding[],
  before: BaseSide,
  { run, isRequired, cwd }: ComparedRun,
  sides: DecidedSides,
): Promise<Compared> {
  const nodes = await earlierNodes(before, run, isRequired, sides);
  const marked = withStatus(
    findings,
    before.findings,
    pathGone(cwd),
    nodes,
    homes(findings, [...run.facts, ...before.facts]),
  );
  const existing = marked.findings.filter((finding) => finding.status === "existing").length;
  const counts = { new: findings.length - existing, existing, fixed: marked.fixed };
  const { name, commit, tip } = before.base;
  return {
    findings: marked.findings,
    summary: { diff: { base: name, commit, ...(tip !== undefined && { tip }), ...counts } },
  };
}
