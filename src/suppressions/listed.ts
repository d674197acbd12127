import { type ExceptionState, type JudgedException, judgeException } from "../config/exceptions.ts";
import type { Day } from "../model/day.ts";
import type { Location } from "../model/location.ts";
import type { AttestationEntry, ExceptionEntry } from "../model/settings.ts";

/** One exception or attestation as a list shows it. */
export interface ListedException {
  readonly kind: "exception" | "inline" | "attestation";
  /** The rule, or the family of guardrails of an attestation. */
  readonly rule: string | null;
  readonly target: string | null;
  readonly owner: string | null;
  readonly expires: string | null;
  /** Negative once it has expired; `null` without a date. */
  readonly daysLeft: number | null;
  readonly state: ExceptionState;
  readonly reason: string | null;
  /** Why it is invalid, as phrases. */
  readonly flaws: readonly string[];
  readonly location: Location;
}

/** What needs attention first comes first: invalid ones, then by the end of their time. */
export function listed(
  exceptions: readonly ExceptionEntry[],
  attestations: readonly AttestationEntry[],
  today: Day,
): readonly ListedException[] {
  const all = [
    ...exceptions.map((entry) => toListed(entry.inline ? "inline" : "exception", judgeException(entry, today))),
    ...attestations.map(({ guardrail, ...entry }) =>
      toListed("attestation", judgeException({ ...entry, rule: `${guardrail} guardrail` }, today)),
    ),
  ];
  return all.sort((one, other) => urgency(one) - urgency(other));
}

function urgency({ state, daysLeft }: ListedException): number {
  return state === "invalid" ? Number.NEGATIVE_INFINITY : (daysLeft ?? 0);
}

function toListed(kind: ListedException["kind"], { entry, state, daysLeft, flaws }: JudgedException): ListedException {
  const { rule = null, target = null, owner = null, expires = null, reason = null, location } = entry;
  return { kind, rule, target, owner, expires, daysLeft, state, reason, flaws, location };
}
