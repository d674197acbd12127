import type { Day } from "../model/day.ts";
import type { AttestationEntry, ExceptionEntry, ExceptionFlaw, Validity } from "../model/exception.ts";
import type { Location } from "../model/location.ts";
import { validateAttestation, validateException } from "./validity.ts";

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
  readonly state: Validity<unknown>["kind"];
  readonly reason: string | null;
  /** Why it is invalid. */
  readonly flaws: readonly ExceptionFlaw[];
  readonly location: Location;
}

/** What needs attention first comes first: invalid ones, then by the end of their time. */
export function listExceptions(
  exceptions: readonly ExceptionEntry[],
  attestations: readonly AttestationEntry[],
  today: Day,
): readonly ListedException[] {
  const all = [
    ...exceptions.map((entry) => {
      const { validity } = validateException(entry, today);
      return toListed(entry.inline ? "inline" : "exception", entry, validity);
    }),
    ...attestations.map((entry) => {
      const { validity } = validateAttestation(entry, today);
      return toListed("attestation", { ...entry, rule: `${entry.guardrail} guardrail` }, validity);
    }),
  ];
  return all.sort((one, other) => urgency(one) - urgency(other));
}

function urgency({ state, daysLeft }: ListedException): number {
  return state === "invalid" ? Number.NEGATIVE_INFINITY : (daysLeft ?? 0);
}

function toListed(kind: ListedException["kind"], entry: ExceptionEntry, validity: Validity<unknown>): ListedException {
  const { rule = null, target = null, owner = null, expires = null, reason = null, location } = entry;
  const flaws = validity.kind === "invalid" ? validity.flaws : [];
  const { kind: state, daysLeft } = validity;
  return { kind, rule, target, owner, expires, daysLeft, state, reason, flaws, location };
}
