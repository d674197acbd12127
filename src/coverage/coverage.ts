import type {
  Conflict,
  Coverage,
  CoverageAnchor,
  CoverageNode,
  CoverCause,
  GuardrailIssue,
  NodeCover,
} from "../model/coverage.ts";
import { countsByItself, nameOfNode, type OrgNode } from "../model/org-node.ts";
import type { GuardrailCover } from "../model/report.ts";
import { recorderGaps } from "./guardrails/recorder-reach.ts";
import { notableIssues, openIssues, ownIssues, shortfallIssues } from "./issues.ts";
import { findAnchor } from "./requirement.ts";
import type { Side } from "./side.ts";
import type { CoverageSource } from "./source.ts";
import type { OrgTree } from "./tree.ts";
import { levelAt, type Verdict, type VerdictTable } from "./verdict.ts";

export interface CoverageOptions {
  /** Where a missing guardrail is reported when nothing in the inputs asks for one (`always`). */
  readonly fallback: CoverageAnchor;
  /** What the inputs declare in two ways. */
  readonly conflicts?: readonly Conflict[];
}

/** The coverage with the tree that it is of. */
export interface CoverageOfTree {
  readonly coverage: Coverage;
  readonly tree: OrgTree;
}

/** Which guardrails cover which accounts, over all facts of a run. Linear in nodes times their depth. */
export function coverageOfSide(side: Side, options: CoverageOptions): CoverageOfTree {
  const { source, guardrails, verdicts } = side;
  const { tree, settings } = source;
  const found = findAnchor(source.facts);
  const required = settings.require === "always" || (settings.require === "auto" && found !== null);
  const nodes = inTreeOrder(tree).map((node) => nodeOf(node, verdicts, source));
  const whole = { detective: overall(nodes, "detective"), preventive: overall(nodes, "preventive") };
  const anchor = found ?? options.fallback;
  const open = openIssues(verdicts, guardrails, anchor);
  const told = new Set(open.map((one) => JSON.stringify([one.family, one.resource.address, one.location])));
  const isTold = (one: GuardrailIssue) =>
    one.kind === "unverifiable" && told.has(JSON.stringify([one.family, one.resource.address, one.location]));
  const issues = [
    ...ownIssues(guardrails),
    ...recorderGaps(source, guardrails, verdicts.units),
    ...shortfallIssues(source, guardrails, verdicts),
    ...policyIssues(side).filter((one) => !isTold(one)),
    ...open,
  ];
  const coverage: Coverage = {
    required,
    ...whole,
    nodes,
    issues: settings.require === "never" ? [] : notableIssues(issues, required, whole),
    conflicts: [...(options.conflicts ?? []), ...tree.conflicts()],
    anchor: required ? anchor : found,
  };
  return { coverage, tree };
}

function policyIssues({ source, policies, verdicts }: Side): readonly GuardrailIssue[] {
  return policies ? policies.reader.scpIssues(source, policies.scps, policies.decisions, verdicts) : [];
}

export function nodeOf(node: OrgNode, verdicts: VerdictTable, source: CoverageSource): CoverageNode {
  return {
    ...nameOfNode(node),
    key: node.key,
    parent: node.parent?.key ?? null,
    placed: node.placed,
    ...(node.isConditional && { isConditional: true }),
    level: levelAt(node, source),
    counts: countsByItself(node),
    detective: coverOf(verdicts.of(node, "detective")),
    preventive: coverOf(verdicts.of(node, "preventive")),
    ...(node.location && { location: node.location }),
  };
}

/** A verdict as plain data. */
export function coverOf({ state, by, grounds, explained }: Verdict): NodeCover {
  const causes = grounds.map(({ cause, fact, at }): CoverCause => {
    const location = at ?? fact?.header ?? null;
    return { cause, resource: fact?.resource ?? null, location };
  });
  return { state, by, causes, explained };
}

/** Parents before their children, siblings by name. */
function inTreeOrder(tree: OrgTree): readonly OrgNode[] {
  const found: OrgNode[] = [];
  const tops = tree.all().filter((node) => node.parent === null);
  const stack = [...tops].reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    found.push(next);
    const children = [...next.children].sort((one, other) => byName(sortKey(other), sortKey(one)));
    stack.push(...children);
  }
  return found;
}

let collator: Intl.Collator | undefined;

/** Natural order. The collator takes milliseconds to make, and most runs have nothing to order. */
function byName(one: string, other: string): number {
  collator ??= new Intl.Collator("en", { numeric: true });
  return collator.compare(one, other);
}

function sortKey(node: OrgNode): string {
  const rank = node.management ? 0 : node.kind === "account" ? 1 : node.kind === "unit" ? 2 : 3;
  return `${rank} ${node.name} ${node.key}`;
}

/** All covered, some, none, or not known. */
function overall(nodes: readonly CoverageNode[], family: "detective" | "preventive"): GuardrailCover {
  const states = nodes
    .filter((node) => node.counts)
    .flatMap((node) => (node[family].state === "not-required" ? [] : [node[family].state]));
  if (states.length === 0) return "not-required";
  if (states.every((state) => state === "covered")) return "covered";
  if (states.includes("covered")) return "partial";
  return states.includes("unverifiable") ? "unverifiable" : "missing";
}
