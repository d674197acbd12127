import type { GuardrailChange, RemovalKind, WeakeningPoint } from "../../model/guardrail-change.ts";
import { fixForCause } from "./fixes.ts";
import { guardrailSettlements } from "./guardrail-settlement.ts";
import { guardrailLabel } from "./guardrails.ts";
import { nodeLabel, nodeList } from "./nodes.ts";

const instead = "or add one that covers the same in this change. If it has to go, record an exception first.";

/** What mends a guardrail that a change takes away, by what becomes of it; `called` names it. */
const removalFixes: { readonly [K in RemovalKind]: (called: string) => string } = {
  removed: (called) => `Keep the ${called}, ${instead}`,
  deleted: (called) => `Keep the ${called} in the code and plan again, ${instead}`,
  detached: (called) => `Keep the ${called}, ${instead}`,
  forgotten: (called) =>
    `Keep the ${called} in this state, or manage it in another one and lint that one's \`rootrail facts\` as well.`,
  retained: (called) => `Keep the ${called} in a template: nobody sees a later change of what is not managed.`,
  "switched-off": (called) => `Leave the ${called} switched on, ${instead}`,
};

/** What mends a guardrail that a change weakens; `null` where the rule's own advice has to do. */
function pointFix(point: WeakeningPoint): string | null {
  switch (point.kind) {
    case "denies-less":
      return "Take back the condition or the limit that lets root through; `rootrail scp` prints what the policy denies.";
    case "lower-level":
      return "Use the rule ROOT_ACCOUNT_HARDWARE_MFA_ENABLED again, or set level 1 for accounts that may have a virtual device.";
    case "lost-nodes":
      return `Give it back its target, or cover ${nodeList(point.nodes)} by another guardrail in the same change.`;
    case "target-open":
      return settled([point.cause]) ?? "Write the target as plain text, or lint the plan.";
    case "new-exclusions":
      return `Take ${nodeList(point.nodes)} out of what it leaves out. For a while, use an exception with owner and date instead.`;
    case "new-exemptions":
      return `Take account ${point.accounts.slice(0, 5).join(", ")} out of the policy's exemption. For a while, use an exception with owner and date instead.`;
    case "stopped-working":
      return point.causes.map(fixForCause).find((fix) => fix !== null) ?? null;
    case "not-certain":
      return settled(point.causes);
    case "moved":
      return point.to
        ? `Leave it in ${nodeLabel(point.from)}, or attach a guardrail to ${nodeLabel(point.to)} in the same change.`
        : `Leave it in ${nodeLabel(point.from)}, or write its parent as plain text.`;
    case "displaced":
      return point.causes.map(fixForCause).find((fix) => fix !== null) ?? settled(point.causes);
  }
}

function settled(causes: Parameters<typeof guardrailSettlements>[0]): string | null {
  const settlement = guardrailSettlements(causes);
  return settlement === null ? null : `To settle it, ${settlement}.`;
}

/** What mends what a change does to a guardrail, by its cause; `null` where the rule's own advice has to do. */
export function changeFix({ guardrail, removal, points: [point] }: GuardrailChange): string | null {
  if (removal !== undefined) return removalFixes[removal](guardrailLabel(guardrail));
  return point === undefined ? null : pointFix(point);
}
