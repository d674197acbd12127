import { type Day, daysBetween, isDay } from "../model/day.ts";
import type { Exception, ExceptionEntry } from "../model/settings.ts";

/** Days before its end that an exception is announced. */
const noticeDays = 30;

/** What is to be said of an exception on a day. `expiring`: it still counts, for `noticeDays` more at the most. */
export type ExceptionState = "valid" | "expiring" | "expired" | "invalid";

export interface JudgedException {
  readonly entry: ExceptionEntry;
  readonly state: ExceptionState;
  /** Days that it still counts, 0 on its last one; `null` without a date. */
  readonly daysLeft: number | null;
  /** Why it is invalid, as phrases. */
  readonly flaws: readonly string[];
  /** With nothing missing and not expired: it suppresses. */
  readonly inForce: Exception | null;
}

const demanded = ["rule", "target", "owner", "expires", "reason"] as const;

export function judgeException(entry: ExceptionEntry, today: Day): JudgedException {
  const flaws = flawsOf(entry);
  const daysLeft = entry.expires !== undefined && isDay(entry.expires) ? daysBetween(today, entry.expires) : null;
  const complete = flaws.length === 0 ? completeException(entry) : undefined;
  if (!complete) return { entry, state: "invalid", daysLeft, flaws, inForce: null };
  const left = daysLeft ?? 0;
  if (left < 0) return { entry, state: "expired", daysLeft, flaws, inForce: null };
  return { entry, state: left <= noticeDays ? "expiring" : "valid", daysLeft, flaws, inForce: complete };
}

/** The exception with nothing missing, `undefined` for an incomplete one. Its date is not compared with any day. */
export function completeException(entry: ExceptionEntry): Exception | undefined {
  const { rule, target, owner, expires, reason, location } = entry;
  if (entry.flaws.length > 0 || !rule || !target || !owner || !expires || !reason) return undefined;
  return isAboutExceptions(rule) ? undefined : { rule, target, owner, expires, reason, location };
}

/** Findings about exceptions cannot be excepted: the gate would accept its own undoing. */
export function isAboutExceptions(rule: string): boolean {
  return rule.startsWith("exception-");
}

/** What is missing or wrong, each as a phrase that completes "the exception …". */
function flawsOf(entry: ExceptionEntry): readonly string[] {
  const missing = demanded.filter((field) => !entry[field]?.trim());
  return [
    ...(missing.length > 0 ? [`has no ${missing.map(fieldName).join(", no ")}`] : []),
    ...(entry.rule !== undefined && isAboutExceptions(entry.rule)
      ? ["is for a rule about exceptions, which cannot be excepted"]
      : []),
    ...entry.flaws,
  ];
}

function fieldName(field: (typeof demanded)[number]): string {
  return field === "expires" ? "expiry date (expires)" : field;
}
