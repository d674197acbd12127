import type { GuardrailCause } from "../model/cause.ts";
import type { GuardrailIssue } from "../model/coverage.ts";
import { accountIds, nameOfNode, type OrgNode } from "../model/org-node.ts";
import type { GuardrailCover } from "../model/report.ts";
import type { ActiveGuardrail } from "./guardrails/guardrail.ts";
import { issueOf } from "./issue.ts";
import type { CoverageSource } from "./source.ts";
import { levelAt, type VerdictTable } from "./verdict.ts";

/** What is wrong with guardrails by themselves, or not known about them. */
export function ownIssues(guardrails: readonly ActiveGuardrail[]): readonly GuardrailIssue[] {
  return guardrails.flatMap((one) => {
    const { fact, family, name: guardrail, topic, works, remarks, at } = one;
    const [first, ...more] = works.kind === "yes" ? remarks : works.causes;
    if (!fact || topic === null || !first) return [];
    const kind = works.kind === "no" ? "ineffective" : "unverifiable";
    return [issueOf(fact, { family, kind, topic, guardrail, causes: [first, ...more] }, at)];
  });
}

/** Whom guardrails leave open that accept any device, or leave accounts out. */
export function shortfallIssues(
  source: CoverageSource,
  guardrails: readonly ActiveGuardrail[],
  verdicts: VerdictTable,
): readonly GuardrailIssue[] {
  const isUncovered = (node: OrgNode) => verdicts.of(node, "detective").state === "missing";
  const weak = weaklyGuarded(source, guardrails, verdicts, isUncovered);
  return guardrails.flatMap((one) => {
    const { fact, family, name: guardrail } = one;
    if (family !== "detective" || one.works.kind === "no" || !fact) return [];
    const issues: GuardrailIssue[] = [];
    const about = { family, kind: "ineffective", guardrail } as const;
    const left = [...one.excluded].filter(isUncovered);
    if (left.length > 0) {
      const cause: GuardrailCause = { kind: "excluded-nodes", nodes: left.map(nameOfNode) };
      issues.push(issueOf(fact, { ...about, topic: "excluded", causes: [cause], accounts: accountIds(left) }));
    }
    const isAll = one.unplaced ? weak.size > 0 : one.targets.some((target) => weak.has(target));
    if (one.level === 1 && isAll)
      issues.push(issueOf(fact, { ...about, topic: "any-mfa", causes: [{ kind: "any-mfa" }] }));
    return issues;
  });
}

/** Every node at or above one that has nothing for certain but guardrails that accept any device. */
function weaklyGuarded(
  source: CoverageSource,
  guardrails: readonly ActiveGuardrail[],
  { units }: VerdictTable,
  isUncovered: (node: OrgNode) => boolean,
): ReadonlySet<OrgNode> {
  const strong = guardrails.filter((one) => one.family === "detective" && one.level === 2 && one.works.kind === "yes");
  const isStrongAnywhere = strong.some((one) => one.unplaced);
  const targets = new Set(strong.flatMap((one) => one.targets));
  const found = new Set<OrgNode>();
  for (const unit of units) {
    if (levelAt(unit, source) === 1) continue;
    const path = source.tree.path(unit);
    const hasStrong = isStrongAnywhere || path.some((node) => targets.has(node));
    if (isUncovered(unit) || !hasStrong) for (const node of path) found.add(node);
  }
  return found;
}

/** Said once: guardrails of single accounts are declared in an organization, and not for which account. */
export function unplacedIssues(
  { tree }: CoverageSource,
  guardrails: readonly ActiveGuardrail[],
  { units, of }: VerdictTable,
): readonly GuardrailIssue[] {
  const all = guardrails.filter((one) => one.unplaced && one.works.kind === "yes" && one.family === "detective");
  const [first] = all;
  const isOpen = units.some((unit) => of(unit, "detective").state === "unverifiable");
  if (!first?.fact || !tree.isOrganization || !isOpen) return [];
  const cause = { kind: "unplaced", guardrail: first.name, more: all.length - 1 } as const;
  const about = { family: "detective", kind: "unverifiable", topic: "unplaced", guardrail: first.name } as const;
  return [issueOf(first.fact, { ...about, causes: [cause] })];
}

/** What is not known matters only where the family is not covered for certain without it. */
export function notableIssues(
  issues: readonly GuardrailIssue[],
  required: boolean,
  whole: Readonly<Record<"detective" | "preventive", GuardrailCover>>,
): readonly GuardrailIssue[] {
  const recorder = issues.find((issue) => issue.topic === "recorder");
  return issues.filter((issue) => {
    // One recorder serves all rules of an account, and a rule on its own asks for none.
    if (issue.topic === "recorder") return required && issue === recorder;
    if (whole[issue.family] !== "covered") return true;
    // A cover rests on the policy type without its being seen.
    return issue.kind === "ineffective" ? issue.topic !== "disabled-control" : issue.topic === "policy-type";
  });
}
