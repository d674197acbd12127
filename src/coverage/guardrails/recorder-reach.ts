import type { GuardrailIssue } from "../../model/coverage.ts";
import type { ConfigRecorderFact } from "../../model/fact.ts";
import { nameOfNode, type OrgNode } from "../../model/org-node.ts";
import { issueOf } from "../issue.ts";
import type { CoverageSource } from "../source.ts";
import { deploymentOf } from "./deployment.ts";
import type { ActiveGuardrail } from "./guardrail.ts";

/**
 * Config rules and packs that reach accounts in which no recorder of the inputs is deployed: one recorder serves the
 * accounts that it is deployed to. Where no recorder says whom it reaches, or one does not say it wholly, nothing is told.
 */
export function recorderGaps(
  source: CoverageSource,
  guardrails: readonly ActiveGuardrail[],
  units: readonly OrgNode[],
): readonly GuardrailIssue[] {
  const recorders = source.facts.of("ConfigRecorder").filter((one) => one.part === "recorder" || one.part === "status");
  const deployments = recorders.map((fact) => ({ fact, deployment: deploymentOf(fact, source) }));
  const placed = deployments.flatMap(({ deployment }) => (deployment.unplaced ? [] : [deployment]));
  if (placed.length === 0 || deployments.some(({ deployment }) => deployment.elsewhere || deployment.uncertain))
    return [];
  const recorded = new Set(units.filter((unit) => placed.some((one) => isReached(unit, one, source))));
  // One that nothing places serves one account.
  const loose = deployments.filter((one) => one.deployment.unplaced && isRecorder(one.fact)).length;
  return guardrails.flatMap((one) => {
    const { fact, family, name, works } = one;
    if (!fact || works.kind !== "yes" || !(name.kind === "config-rule" || name.kind === "conformance-pack")) return [];
    const left = units.filter((unit) => !recorded.has(unit) && !one.excluded.has(unit) && isReached(unit, one, source));
    const [first, ...more] = left.map(nameOfNode);
    if (!first || left.length <= loose) return [];
    const cause = { kind: "no-recorder-in", nodes: [first, ...more] } as const;
    const parts = { family, kind: "unverifiable", topic: "recorder", guardrail: name, causes: [cause] } as const;
    return [issueOf(fact, { ...parts, nodes: left })];
  });
}

function isRecorder({ part }: ConfigRecorderFact): boolean {
  return part === "recorder";
}

/** Whether what is deployed so stands in a node: further down than its nearest target it may be left out. */
function isReached(
  node: OrgNode,
  {
    targets,
    uncertain,
    management,
    replaced,
  }: Pick<ActiveGuardrail, "targets" | "uncertain" | "management" | "replaced">,
  { tree }: CoverageSource,
): boolean {
  if (node.management && !management) return false;
  const path = tree.path(node);
  const nearest = path.findLastIndex((one) => targets.includes(one) && !uncertain?.has(one));
  if (nearest < 0) return false;
  return !path.slice(nearest + 1).some((one) => replaced?.get(one)?.some((answer) => answer.kind === "no"));
}
