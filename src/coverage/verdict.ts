import type { GuardrailCause } from "../model/cause.ts";
import type { CoveringGuardrail, GuardrailFamily, NodeCover } from "../model/coverage.ts";
import { countsByItself, type OrgNode } from "../model/org-node.ts";
import { type Level, levelOf } from "../model/settings.ts";
import type { ActiveGuardrail } from "./guardrails/guardrail.ts";
import type { ScpDecisions } from "./scp/decisions.ts";
import type { CoverageSource } from "./source.ts";

/** What covers each node, decided once and read by everybody. */
export interface VerdictTable {
  /** The nodes that count by themselves. */
  readonly units: readonly OrgNode[];
  of(node: OrgNode, family: GuardrailFamily): NodeCover;
}

/** Partitions without the hardware rule. Source: AWS Config developer guide, availability of the rule. */
const withoutHardwareRule: ReadonlySet<string> = new Set(["aws-cn", "aws-us-gov"]);

/** Decides node by node. Linear in nodes times their depth. */
export function verdictsOf(
  source: CoverageSource,
  guardrails: readonly ActiveGuardrail[],
  decisions: ScpDecisions,
): VerdictTable {
  const over = reachFinder(source, guardrails);
  const decided = { detective: new Map<OrgNode, NodeCover>(), preventive: new Map<OrgNode, NodeCover>() };
  const nodes = source.tree.all();
  for (const node of nodes) {
    decided.detective.set(node, detectiveCover(node, over(node), source));
    decided.preventive.set(node, preventiveCover(node, over(node), source, decisions));
  }
  return {
    units: nodes.filter(countsByItself),
    of: (node, family) => decided[family].get(node) ?? noneReaches(family),
  };
}

export function levelAt(node: OrgNode, { settings }: Pick<CoverageSource, "settings">): Level {
  return levelOf(settings, node.id ?? undefined);
}

/** The guardrails that stand at a node or above it, or that may. */
function reachFinder(
  { tree }: CoverageSource,
  guardrails: readonly ActiveGuardrail[],
): (node: OrgNode) => readonly ActiveGuardrail[] {
  const byTarget = new Map<OrgNode, ActiveGuardrail[]>();
  const unplaced = representatives(guardrails.filter((one) => one.unplaced));
  for (const guardrail of guardrails) {
    for (const target of new Set(guardrail.targets)) {
      const have = byTarget.get(target);
      if (have) have.push(guardrail);
      else byTarget.set(target, [guardrail]);
    }
  }
  return (node) => [...tree.path(node).flatMap((one) => byTarget.get(one) ?? []), ...unplaced];
}

/** Of guardrails that nothing places, those that mean the same for every node count as one. */
function representatives(guardrails: readonly ActiveGuardrail[]): readonly ActiveGuardrail[] {
  const found = new Map<string, ActiveGuardrail>();
  for (const one of guardrails) {
    const key = `${one.family} ${one.level} ${one.works.kind} ${one.management}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

function detectiveCover(node: OrgNode, over: readonly ActiveGuardrail[], source: CoverageSource): NodeCover {
  const level = levelAt(node, source);
  const { partition } = source;
  if (level === 2 && withoutHardwareRule.has(partition)) return notRequired({ kind: "no-hardware-rule", partition });
  return weigh(node, over, source, { family: "detective", level });
}

function preventiveCover(
  node: OrgNode,
  over: readonly ActiveGuardrail[],
  source: CoverageSource,
  decisions: ScpDecisions,
): NodeCover {
  if (node.management) return notRequired({ kind: "never-binds-management" });
  if (levelAt(node, source) === 1) return notRequired({ kind: "level-one" });
  const other = weigh(node, over, source, { family: "preventive", level: 2 });
  if (other.state === "covered") return other;
  const scp = decisions.coverOf(node);
  if (scp.state === "covered") return scp;
  if (scp.state === "missing" && other.state === "unverifiable") return other;
  const causes = scp.causes.length > 0 ? scp.causes : other.causes;
  return { state: scp.state, by: other.by, causes, explained: scp.explained || other.explained };
}

/** What is asked for at a node. */
interface Demand {
  readonly family: GuardrailFamily;
  readonly level: Level;
}

function weigh(
  node: OrgNode,
  over: readonly ActiveGuardrail[],
  source: CoverageSource,
  { family, level }: Demand,
): NodeCover {
  const all = over.filter((one) => one.family === family);
  const reaching = all.filter((one) => !isLeftOut(one, node));
  const strong = reaching.filter((one) => one.level >= level);
  const working = strong.filter(
    (one) => one.works.kind === "yes" && one.exclusionsOpen === undefined && isPlaced(one, source),
  );
  if (working.length > 0) return { state: "covered", by: working.map(covering), causes: [], explained: true };
  const open = strong.filter((one) => one.works.kind !== "no");
  const [first] = open;
  if (first) {
    const by = open.map(({ name }) => ({ guardrail: name, remarks: [] }));
    return { state: "unverifiable", by, causes: openCauses(first), explained: true };
  }
  // All that is strong enough and reaches it is broken by now.
  const left = all.find((one) => one.excluded.has(node));
  const weak = reaching.find((one) => one.works.kind !== "no");
  const [broken] = strong;
  const causes = left
    ? [{ kind: "excluded", guardrail: left.name } as const]
    : weak
      ? [{ kind: "weak", guardrail: weak.name } as const]
      : broken
        ? broken.works.causes.map((of) => ({ kind: "broken", guardrail: broken.name, of }) as const)
        : noneReaches(family).causes;
  const explained = left !== undefined || weak !== undefined || (broken !== undefined && broken.fact !== null);
  return { state: "missing", by: [], causes, explained };
}

function noneReaches(family: GuardrailFamily): NodeCover {
  return { state: "missing", by: [], causes: [{ kind: "none-reaches", family }], explained: false };
}

function notRequired(cause: GuardrailCause): NodeCover {
  return { state: "not-required", by: [], causes: [cause], explained: true };
}

function isLeftOut(guardrail: ActiveGuardrail, node: OrgNode): boolean {
  return guardrail.excluded.has(node) || (node.management && !guardrail.management);
}

/** What one unnamed account has covers it where there is no organization; else whose it is is not known. */
function isPlaced(guardrail: ActiveGuardrail, { tree }: CoverageSource): boolean {
  return !guardrail.unplaced || !tree.isOrganization;
}

function openCauses(guardrail: ActiveGuardrail): readonly GuardrailCause[] {
  if (guardrail.works.kind === "open") return guardrail.works.causes;
  if (guardrail.exclusionsOpen) return [guardrail.exclusionsOpen];
  return [{ kind: "unplaced", guardrail: guardrail.name, more: 0 }];
}

function covering({ name, remarks }: ActiveGuardrail): CoveringGuardrail {
  return { guardrail: name, remarks };
}
