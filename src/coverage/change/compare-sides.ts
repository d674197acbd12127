import { type GuardrailFamily, guardrailFamilies } from "../../model/guardrail.ts";
import type { GuardrailChange, GuardrailComparison, NodeTransition } from "../../model/guardrail-change.ts";
import { countsByItself, refToNode } from "../../model/org-node.ts";
import { decideSide } from "../decide-side.ts";
import { displacements } from "./displacement.ts";
import type { ExistingGuardrail } from "./existing-guardrails.ts";
import { type Comparison, compare, coversAlone, type Loss, lossesOf, reached } from "./losses.ts";
import { pairGuardrails } from "./pair-guardrails.ts";
import { type ComparedSides, isSame } from "./places.ts";
import { removal } from "./removal.ts";
import { pointsAt, weakening } from "./weakening.ts";

/** A guardrail of the base that is gone, or that is another one by now. */
interface Item {
  readonly before: ExistingGuardrail;
  readonly after: ExistingGuardrail | null;
}

/**
 * What the change takes away, and from which nodes. Both sides have a table of verdicts; a node that was covered and is not any more is
 * a loss, and each loss is told by the guardrail that the change removes or narrows, or by the move of the node. A change
 * by which no node loses anything gives nothing, but for the recorder and the policy type: what other repositories
 * declare hangs on them.
 */
export function compareSides(sides: ComparedSides): GuardrailComparison {
  const comparison = compare(sides);
  const losses = lossesOf(comparison);
  const items = itemsOf(comparison);
  const told = new Map<Item, Loss[]>();
  const left: Loss[] = [];
  for (const loss of losses) {
    const reasons = reasonsOf(loss, items, comparison);
    for (const item of reasons) told.set(item, [...(told.get(item) ?? []), loss]);
    if (reasons.length === 0) left.push(loss);
  }
  const changes = [
    ...items.flatMap((item) => changeOf(item, told.get(item) ?? [], comparison) ?? []),
    ...displacements(left, comparison),
    ...letGo(sides, losses),
  ];
  return { changes, transitions: transitionsOf(comparison, changes) };
}

/** Every node that counts and is guarded otherwise by now, better or worse. */
function transitionsOf(
  { base, head, nodes }: Comparison,
  changes: readonly GuardrailChange[],
): readonly NodeTransition[] {
  const keyOf = (family: GuardrailFamily, key: string) => JSON.stringify([family, key]);
  const told = new Map<string, GuardrailChange>();
  for (const one of [...changes].reverse()) for (const node of one.nodes) told.set(keyOf(one.family, node.key), one);
  return head.tree.all().flatMap((after): readonly NodeTransition[] => {
    const before = nodes.before(after);
    if (!before || !countsByItself(after)) return [];
    return guardrailFamilies.flatMap((family): readonly NodeTransition[] => {
      const [stood, stands] = [base.verdicts.of(before, family).state, head.verdicts.of(after, family).state];
      if (stood === stands) return [];
      const unit = head.tree.path(after).findLast((node) => node.kind === "unit");
      const change = told.get(keyOf(family, after.key));
      const where = { node: refToNode(after), unit: unit ? refToNode(unit) : null };
      return [{ family, ...where, before: stood, after: stands, change: change ?? null }];
    });
  });
}

/** What stays in AWS and is managed no longer: nothing is lost yet, and nothing of ours keeps it there. */
function letGo(sides: ComparedSides, told: readonly Loss[]): readonly GuardrailChange[] {
  const { facts, source } = sides.after;
  const kept = facts.filter((fact) => fact.action !== "forget");
  if (kept.length === facts.length) return [];
  const keysOf = ({ family, after }: Loss) => JSON.stringify([family, after.key]);
  const known = new Set(told.map(keysOf));
  const isLetGo = ({ fact }: ExistingGuardrail) => facts.some((one) => one.action === "forget" && isSame(one, fact));
  const comparison = compare({ ...sides, after: decideSide(kept, source.settings, source.today) });
  const losses = lossesOf(comparison).filter((loss) => loss.wasCovered && !known.has(keysOf(loss)));
  const gone = comparison.base.guardrails.filter((one) => isMissed(one) && isLetGo(one));
  return withoutEchoes(gone).flatMap((guardrail): readonly GuardrailChange[] => {
    const own = losses.filter(
      (loss) =>
        guardrail.family === loss.family &&
        reached(guardrail, loss, comparison) &&
        coversAlone(guardrail, loss, comparison),
    );
    if (own.length === 0) return [];
    const { removal: fate, points: _, ...base } = removal(guardrail, own, comparison);
    const left = fate === "retained" ? fate : "forgotten";
    return [{ ...base, kind: "removed", removal: left, points: [], certainty: "certain" }];
  });
}

function itemsOf(comparison: Comparison): readonly Item[] {
  const pairs = pairGuardrails(comparison);
  const gone = comparison.base.guardrails.filter((one) => isMissed(one) && !pairs.has(one));
  return [
    ...withoutEchoes(gone).map((before) => ({ before, after: null })),
    ...[...pairs].map(([before, after]) => ({ before, after })),
  ];
}

/** What did not work before, and an attachment of a policy that nobody knows, are no guardrails that could be missed. */
function isMissed({ kind, works, scp }: ExistingGuardrail): boolean {
  return works.kind !== "no" && !(kind === "attachment" && scp === undefined);
}

/** An attachment goes with its policy, and a recorder's status with the recorder: one finding tells of both. */
function withoutEchoes(removed: readonly ExistingGuardrail[]): readonly ExistingGuardrail[] {
  const policies = new Set(removed.flatMap(({ kind, scp }) => (kind === "scp" && scp ? [scp] : [])));
  const recorders = new Set<string>();
  return removed.filter((one) => {
    if (one.kind === "attachment") return !one.scp || !policies.has(one.scp);
    if (one.kind !== "recorder") return true;
    const module = JSON.stringify([one.fact.scope, one.fact.resource.address.replace(/aws_config_[^/]*$/, "")]);
    const isFirst = !recorders.has(module);
    recorders.add(module);
    return isFirst;
  });
}

/** The guardrails by which a node lost its cover: those that covered it by themselves, else those that took part. */
function reasonsOf(loss: Loss, items: readonly Item[], comparison: Comparison): readonly Item[] {
  const changed = items.filter((item) => isLost(item, loss, comparison));
  const alone = changed.filter(({ before }) => coversAlone(before, loss, comparison));
  const parts = alone.filter(({ before }) => before.kind === "recorder" || before.kind === "policy-type");
  if (parts.length > 0) return parts;
  return alone.length > 0 ? alone : changed;
}

/** Whether the guardrail reached the node, and does not reach it any more or does less there. */
function isLost({ before, after }: Item, loss: Loss, comparison: Comparison): boolean {
  if (before.family !== loss.family || !reached(before, loss, comparison)) return false;
  return after === null || pointsAt(before, after, loss, comparison).length > 0;
}

/** What is told of one guardrail; nothing where it costs nobody anything. */
function changeOf(item: Item, losses: readonly Loss[], comparison: Comparison): GuardrailChange | undefined {
  const { before, after } = item;
  const isPart = after === null && (before.kind === "recorder" || before.kind === "policy-type");
  if (losses.length === 0 && !isPart) return undefined;
  return after === null ? removal(before, losses, comparison) : weakening(before, after, losses, comparison);
}
