import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";

/** Why a finding was accepted: `exception by security@example.com until 2027-01-31: hardware keys ordered`. */
export function suppressionPhrase(finding: Finding): string {
  const { suppressed } = finding;
  if (suppressed === null) return "";
  const { kind, owner, expires, reason } = suppressed;
  return `${kind}${owner ? ` by ${owner}` : ""}${expires ? ` until ${expires}` : ""}${reason ? `: ${reason}` : ""}`;
}

export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** Why what the change holds of exceptions may not count. `tip`: a commit. */
export function baseMovedPhrase(tip: string): string {
  return `what the base accepts has changed since this change left it: configuration, exceptions, baseline, files of values and facts count as they stand there now (${tip.slice(0, 12)})`;
}

/** `0.4 s`, `1 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * The verdict in a few words: the counts, and what keeps them from being one. Never `no findings` alone where nothing
 * was checked, or not all of it.
 */
export function verdictPhrase(report: Report): string {
  const { errors, warnings, notes } = report.summary;
  const { broken, partial } = notReadWhole(report);
  const open = errors + warnings + notes;
  if (report.inputs.length === 0 && open === 0) return "nothing was checked";
  const gaps = [
    ...(broken > 0 ? [`${count(broken, "input")} could not be read`] : []),
    ...(partial > 0 ? [`${count(partial, "input")} read in part`] : []),
  ];
  if (open > 0) return [countsPhrase(report), ...gaps].join("; ");
  if (broken > 0) return `no verdict, ${gaps.join("; ")}`;
  return partial > 0 ? `no findings in what was read; ${gaps.join("; ")}` : "no findings";
}

/** `3 inputs, 1 of them read in part`: how much was read, and how much of it not whole. */
export function inputsPhrase(inputs: Report["inputs"]): string {
  const { broken, partial } = notReadWhole({ inputs });
  return [
    count(inputs.length, "input"),
    ...(broken > 0 ? [`${broken} of them could not be read`] : []),
    ...(partial > 0 ? [`${partial} of them read in part`] : []),
  ].join(", ");
}

/** How many inputs could not be read, and how many were read in part. */
export function notReadWhole({ inputs }: Pick<Report, "inputs">): {
  readonly broken: number;
  readonly partial: number;
} {
  const broken = inputs.filter((input) => input.status === "error").length;
  return { broken, partial: inputs.filter((input) => input.status === "partial").length };
}

/** Whether all is well: something was read, all of it whole, and there is no open finding. */
export function isAllWell(report: Report): boolean {
  return verdictPhrase(report) === "no findings";
}

/** `1 error, 2 warnings, 0 notes`. */
export function countsPhrase(report: Report): string {
  const { errors, warnings, notes } = report.summary;
  return [count(errors, "error"), count(warnings, "warning"), count(notes, "note")].join(", ");
}
