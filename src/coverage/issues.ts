import type { GuardrailCause } from "../model/cause.ts";
import type { CoverageAnchor, GuardrailFamily, GuardrailIssue, IssueTopic } from "../model/coverage.ts";
import { guardrailFamilies } from "../model/guardrail.ts";
import { accountIds, nameOfNode, type OrgNode } from "../model/org-node.ts";
import type { GuardrailCover } from "../model/report.ts";
import { firstByAddress } from "./first-by-address.ts";
import type { Ground } from "./ground.ts";
import type { ActiveGuardrail } from "./guardrails/guardrail.ts";
import { issueAtAnchor, issueOf } from "./issue.ts";
import type { CoverageSource } from "./source.ts";
import { levelAt, type VerdictTable } from "./verdict.ts";

/** What is wrong with guardrails by themselves, and what those that work rest on. */
export function ownIssues(guardrails: readonly ActiveGuardrail[]): readonly GuardrailIssue[] {
  return guardrails.flatMap((one) => {
    const { fact, family, name: guardrail, topic, works, remarks, at } = one;
    if (!fact) return [];
    if (works.kind === "open") return [];
    if (works.kind === "yes") {
      return remarks.flatMap((cause) => {
        const topicOfRemark = remarkTopics.get(cause.kind);
        if (topicOfRemark === undefined) return [];
        return [issueOf(fact, { family, kind: "unverifiable", topic: topicOfRemark, guardrail, causes: [cause] })];
      });
    }
    const [first, ...more] = works.causes;
    return first
      ? [issueOf(fact, { family, kind: "ineffective", topic, guardrail, causes: [first, ...more] }, at)]
      : [];
  });
}

/** What is to be known of guardrails that work, and is worth a note. */
const remarkTopics: ReadonlyMap<GuardrailCause["kind"], IssueTopic> = new Map([
  ["no-recorder", "recorder"],
  ["records-nothing", "recorder"],
  ["no-automatic-deployment", "automatic-deployment"],
]);

/** One for each ground that leaves a node open: no doubt of the table is silent. */
export function openIssues(
  verdicts: VerdictTable,
  guardrails: readonly ActiveGuardrail[],
  anchor: CoverageAnchor,
): readonly GuardrailIssue[] {
  return guardrailFamilies.flatMap((family) => {
    const open = new Map<string, { readonly grounds: Set<Ground>; readonly nodes: Set<OrgNode> }>();
    for (const unit of verdicts.units) {
      const verdict = verdicts.of(unit, family);
      if (verdict.state !== "unverifiable") continue;
      for (const ground of verdict.grounds) {
        // The rules that ask for guardrails tell it, for all nodes together.
        if (ground.topic === "unread") continue;
        const key = keyOf(ground);
        const have = open.get(key) ?? { grounds: new Set(), nodes: new Set() };
        open.set(key, { grounds: have.grounds.add(ground), nodes: have.nodes.add(unit) });
      }
    }
    const unplaced = guardrails.filter((one) => one.family === family && one.unplaced && one.works.kind === "yes");
    return [...open.values()].map(({ grounds, nodes }) => {
      const issue = openIssue(family, [...grounds], [...nodes], anchor);
      const [first] = issue.causes;
      if (first.kind !== "unplaced") return issue;
      return { ...issue, causes: [{ ...first, more: unplaced.length - 1 }] as const };
    });
  });
}

/** Topics that are told once for all nodes, however many resources they are about. */
const gathered: ReadonlySet<IssueTopic> = new Set(["unplaced", "position"]);
/** Causes that one issue tells. */
const maxCauses = 3;

const keys = new WeakMap<Ground, string>();

/** Grounds about one topic of one resource are told together. */
function keyOf(ground: Ground): string {
  const known = keys.get(ground);
  if (known !== undefined) return known;
  const { fact, topic, cause } = ground;
  const what = fact ? [fact.scope, fact.resource.address] : [cause];
  const key = JSON.stringify([topic, ...(gathered.has(topic) ? [] : what)]);
  keys.set(ground, key);
  return key;
}

function openIssue(
  family: GuardrailFamily,
  grounds: readonly Ground[],
  nodes: readonly OrgNode[],
  anchor: CoverageAnchor,
): GuardrailIssue {
  const first = firstByAddress(grounds, ({ fact }) => fact?.resource);
  const causes = distinct(grounds.map((one) => one.cause));
  const topic = first?.topic ?? "content";
  const parts = { family, kind: "unverifiable", topic, guardrail: first?.guardrail ?? null, causes } as const;
  const accounts = topic === "decision" ? accountIds(nodes) : [];
  return first?.fact
    ? issueOf(first.fact, { ...parts, nodes, accounts }, first.at)
    : issueAtAnchor(anchor, { ...parts, nodes, accounts });
}

function distinct(causes: readonly GuardrailCause[]): readonly [GuardrailCause, ...GuardrailCause[]] {
  const [first, ...more] = new Map(causes.map((one) => [JSON.stringify(one), one])).values();
  return [first ?? { kind: "attachment-open" }, ...more.slice(0, maxCauses - 1)];
}

/** Whom guardrails leave open that accept any device, or leave accounts out. */
export function shortfallIssues(
  source: CoverageSource,
  guardrails: readonly ActiveGuardrail[],
  verdicts: VerdictTable,
): readonly GuardrailIssue[] {
  const isUncovered = (node: OrgNode) => verdicts.of(node, "detective").state === "missing";
  const weak = weaklyGuarded(source, guardrails, verdicts, isUncovered);
  // Where the hardware control is switched off, that is the cause, and the weaker one beside it is no second.
  const disabled = new Set(
    guardrails.flatMap((one) => (one.topic === "disabled-control" && one.fact ? [one.fact] : [])),
  );
  return guardrails.flatMap((one) => {
    const { fact, family, name: guardrail } = one;
    if (family !== "detective" || one.works.kind === "no" || !fact) return [];
    const issues: GuardrailIssue[] = [];
    const about = { family, kind: "ineffective", guardrail } as const;
    const left = [...one.excluded].filter(isUncovered);
    if (left.length > 0) {
      const cause: GuardrailCause = { kind: "excluded-account", nodes: left.map(nameOfNode) };
      issues.push(
        issueOf(fact, { ...about, topic: "excluded", causes: [cause], accounts: accountIds(left), nodes: left }),
      );
    }
    if (disabled.has(fact)) return issues;
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
  const targets = new Set(strong.flatMap(({ targets, uncertain }) => targets.filter((one) => !uncertain?.has(one))));
  const found = new Set<OrgNode>();
  for (const unit of units) {
    if (levelAt(unit, source) === 1) continue;
    const path = source.tree.path(unit);
    const hasStrong = isStrongAnywhere || path.some((node) => targets.has(node));
    if (isUncovered(unit) || !hasStrong) for (const node of path) found.add(node);
  }
  return found;
}

/** What is not known matters only where the family is not covered for certain without it. */
export function notableIssues(
  issues: readonly GuardrailIssue[],
  required: boolean,
  whole: Readonly<Record<"detective" | "preventive", GuardrailCover>>,
): readonly GuardrailIssue[] {
  const recorder = firstByAddress(
    issues.filter((issue) => issue.topic === "recorder"),
    ({ resource }) => resource,
  );
  return issues.filter((issue) => {
    // Where nobody asks for guardrails, a rule of which nothing is known is none of ours.
    if (issue.kind === "unverifiable" && issue.causes.every((one) => one.kind === "rule-open")) return required;
    // One recorder serves all rules of an account, and a rule on its own asks for none.
    if (issue.topic === "recorder") return required && issue === recorder;
    if (issue.topic === "automatic-deployment") return required;
    if (whole[issue.family] !== "covered") return true;
    // A cover rests on the policy type without its being seen.
    return issue.kind === "ineffective" ? issue.topic !== "disabled-control" : issue.topic === "policy-type";
  });
}
