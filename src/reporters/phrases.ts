import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";

/** Why a finding was accepted: `exception by security@example.com until 2027-01-31: hardware keys ordered`. */
export function suppressionPhrase(finding: Finding): string {
  const { suppressed } = finding;
  if (suppressed === null) return "";
  const { kind, owner, expires, reason } = suppressed;
  return `${kind}${owner ? ` by ${owner}` : ""}${expires ? ` until ${expires}` : ""}${reason ? `: ${reason}` : ""}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `0.4 s`, `1 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `1 error, 2 warnings, 0 notes`. */
export function countsPhrase(report: Report): string {
  const { errors, warnings, notes } = report.summary;
  return [count(errors, "error"), count(warnings, "warning"), count(notes, "note")].join(", ");
}
