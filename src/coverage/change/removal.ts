import type { FactBase } from "../../model/fact.ts";
import type { GuardrailChange, RemovalKind } from "../../model/guardrail-change.ts";
import type { ExistingGuardrail } from "./existing-guardrails.ts";
import { type Comparison, headCauses, isCertainLoss, type Loss, refOf } from "./losses.ts";
import { type ComparedSides, placeOfRemoved, sameResource, touchedLine } from "./places.ts";

/** What is told of a guardrail that is gone, and of the nodes that lose it. */
export function removal(
  guardrail: ExistingGuardrail,
  losses: readonly Loss[],
  comparison: Comparison,
): GuardrailChange {
  const { family, kind } = guardrail;
  const { sides } = comparison;
  const { fact, name, ...where } = whatIsGone(guardrail, sides);
  const isOpen = losses.length > 0 && losses.every((loss) => loss.isOpen || (loss.isUnread && isInUnread(fact, sides)));
  const base = {
    family,
    guardrail: name,
    nodes: losses.map((loss) => refOf(loss, comparison)),
    properties: sides.templateChange(fact)?.properties ?? [],
    resource: fact.resource,
    identity: [kind],
  };
  if (isOpen) {
    const points = [{ kind: "not-certain", causes: headCauses(losses, comparison) }] as const;
    return { ...base, ...where, kind: "weakened", points, certainty: "possible" };
  }
  const isCertain = losses.length === 0 ? guardrail.works.kind === "yes" : isCertainLoss(losses);
  const fate = removalKind(guardrail, sides);
  const certainty = isCertain ? "certain" : "possible";
  return { ...base, ...where, kind: "removed", removal: fate, points: [], properties: [], certainty };
}

/** Whether the template or module that declared it is there still and is not known any more: it may declare it still. */
function isInUnread({ scope, resource }: FactBase, { after }: ComparedSides): boolean {
  return after.facts.some(({ fact, scope: other, resource: { address } }) => {
    const parts = /(?:^|\.)module\.[^.]+$/.test(address) ? "." : "/";
    return fact === "UnreadContent" && other === scope && resource.address.startsWith(`${address}${parts}`);
  });
}

/** What is gone, and where. Where an attachment is there still, its policy is what does not guard any more. */
function whatIsGone(
  { fact, name, kind, scp }: ExistingGuardrail,
  sides: ComparedSides,
): Pick<ExistingGuardrail, "fact" | "name"> & Pick<GuardrailChange, "location" | "before"> {
  const policy = kind === "attachment" && scp && sameResource(fact, sides) ? sameResource(scp.fact, sides) : undefined;
  const touched = policy && touchedLine(policy, sides);
  if (!policy || !scp || !touched) return { fact, name, ...placeOfRemoved(fact, sides) };
  return { fact: policy, name: { kind: "scp", name: scp.fact.name }, location: touched, before: scp.fact.header };
}

/** What the change does to a guardrail that is gone, as precisely as plan or template tell. */
function removalKind({ fact, kind }: ExistingGuardrail, sides: ComparedSides): RemovalKind {
  const gone = kind === "attachment" ? "detached" : "removed";
  const planned = sides.planned(fact);
  if (planned === "forget") return "forgotten";
  if (planned === "delete") return kind === "attachment" ? gone : "deleted";
  const template = sides.templateChange(fact);
  if (template?.kind === "removed" && template.isRetained) return "retained";
  const isStill = planned !== undefined || template?.kind === "updated" || sameResource(fact, sides) !== undefined;
  return isStill ? "switched-off" : gone;
}
