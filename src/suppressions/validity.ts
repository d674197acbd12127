import { type Day, daysBetween, isDay } from "../model/day.ts";
import type {
  Attestation,
  AttestationEntry,
  Exception,
  ExceptionEntry,
  ExceptionField,
  ExceptionFlaw,
  ValidatedAttestation,
  ValidatedException,
  Validity,
} from "../model/exception.ts";
import { isExceptionRule, ruleIds } from "../rules/rule-ids.ts";
import { nearest } from "../syntax/spelling.ts";

/** Days before its end from which on an exception is `expiring`. */
const noticeDays = 30;

/** Whether an exception is complete, and whether it counts on a day. */
export function validateException(entry: ExceptionEntry, today: Day): ValidatedException {
  const { rule, target, owner, expires, reason, location } = entry;
  const flaws = [
    ...missingFields(entry, ["rule", "target", "owner", "expires", "reason"]),
    ...(isExceptionRule(rule) ? [{ kind: "excepts-exceptions" } as const] : []),
    ...entry.flaws,
    ...unknownRule(rule),
    ...badDate(expires),
  ];
  const isComplete = flaws.length === 0 && rule && target && owner && expires && reason;
  const complete = isComplete ? { rule, target, places: entry.places, owner, expires, reason, location } : undefined;
  return { entry, validity: validityOf(complete, flaws, entry.expires, today) };
}

/** The same for an attestation. */
export function validateAttestation(entry: AttestationEntry, today: Day): ValidatedAttestation {
  const { guardrail, target, owner, expires, reason, location } = entry;
  const flaws = [
    ...missingFields(entry, ["target", "owner", "expires", "reason"]),
    ...entry.flaws,
    ...badDate(expires),
  ];
  const isComplete = flaws.length === 0 && target && owner && expires && reason;
  const complete = isComplete
    ? { guardrail, target, places: entry.places, owner, expires, reason, location }
    : undefined;
  return { entry, validity: validityOf(complete, flaws, entry.expires, today) };
}

/** The exception or attestation where nothing is missing or wrong, in date or not. */
export function completeOf<T>(validity: Validity<T>): T | undefined {
  return validity.kind === "invalid" ? undefined : validity.complete;
}

/** The exception or attestation where it counts. */
export function inForce<T extends Exception | Attestation>(validity: Validity<T>): T | undefined {
  return validity.kind === "valid" || validity.kind === "expiring" ? validity.complete : undefined;
}

function validityOf<T>(
  complete: T | undefined,
  flaws: readonly ExceptionFlaw[],
  expires: string | undefined,
  today: Day,
): Validity<T> {
  const daysLeft = expires !== undefined && isDay(expires) ? daysBetween(today, expires) : null;
  if (complete === undefined || daysLeft === null) return { kind: "invalid", flaws, daysLeft };
  if (daysLeft < 0) return { kind: "expired", complete, daysLeft };
  return { kind: daysLeft <= noticeDays ? "expiring" : "valid", complete, daysLeft };
}

/** Something that a reader sees: neither space nor control nor format characters alone. */
const isVisible = /[^\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

function missingFields(
  entry: Partial<Record<ExceptionField, string | undefined>>,
  needed: readonly ExceptionField[],
): readonly ExceptionFlaw[] {
  const fields = needed.filter((field) => !isVisible.test(entry[field] ?? ""));
  return fields.length > 0 ? [{ kind: "missing-fields", fields }] : [];
}

function unknownRule(rule: string | undefined): readonly ExceptionFlaw[] {
  if (!rule?.trim() || ruleIds.includes(rule)) return [];
  return [{ kind: "unknown-rule", rule, nearest: nearest(rule, ruleIds) ?? null }];
}

function badDate(text: string | undefined): readonly ExceptionFlaw[] {
  return text?.trim() && !isDay(text) ? [{ kind: "bad-date", text }] : [];
}
