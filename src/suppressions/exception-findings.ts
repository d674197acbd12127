import { type JudgedException, judgeException } from "../config/exceptions.ts";
import type { Day } from "../model/day.ts";
import type { RawFinding } from "../model/finding.ts";
import type { ResourceRef } from "../model/resource.ts";
import { toRawFinding } from "../model/rule.ts";
import type { AttestationEntry, ExceptionEntry } from "../model/settings.ts";
import { exceptionExpired } from "../rules/exception-expired.ts";
import { exceptionInvalid } from "../rules/exception-invalid.ts";
import { exceptionUnused } from "../rules/exception-unused.ts";

/** What is to be said of the exceptions themselves: incomplete, past their date, or close to it. */
export function exceptionFindings(judged: readonly JudgedException[]): readonly RawFinding[] {
  return judged.flatMap((one) => {
    const { entry, state } = one;
    const about = { resource: exceptionRef(entry), location: entry.location, identity: identityOf(entry) };
    const name = nameOf(entry);
    if (state === "invalid") {
      const message = `${name} ${one.flaws.join(", and ")}; it suppresses nothing.`;
      return [toRawFinding(exceptionInvalid, { ...about, message })];
    }
    if (state === "valid") return [];
    return [toRawFinding(exceptionExpired, { ...about, ...expiryOf(name, one) })];
  });
}

function expiryOf(name: string, { entry, state, daysLeft }: JudgedException): Pick<RawFinding, "severity" | "message"> {
  if (state === "expired") {
    const message = `${name} expired on ${entry.expires} (owner ${entry.owner}); it suppresses nothing any more.`;
    return { severity: exceptionExpired.severity, message };
  }
  const left = daysLeft === 0 ? "today is its last day" : `${daysLeft} day${daysLeft === 1 ? "" : "s"} left`;
  return { severity: "note", message: `${name} expires on ${entry.expires}: ${left} (owner ${entry.owner}).` };
}

/** One finding for each exception in force that nothing needs any more. */
export function unusedFindings(unused: readonly JudgedException[]): readonly RawFinding[] {
  return unused.map(({ entry }) =>
    toRawFinding(exceptionUnused, {
      resource: exceptionRef(entry),
      location: entry.location,
      identity: identityOf(entry),
      message: `${nameOf(entry)} suppresses no finding; remove it.`,
    }),
  );
}

/** The same for attestations: a guardrail elsewhere that nobody answers for any more is none. */
export function attestationFindings(attestations: readonly AttestationEntry[], today: Day): readonly RawFinding[] {
  return attestations.flatMap((attestation) => {
    const { guardrail, ...entry } = attestation;
    // Judged as an exception of its own kind, so that both follow the same rules for what is complete and in date.
    const judged = judgeException({ ...entry, rule: `${guardrail} guardrail` }, today);
    const name = `The attestation of a ${guardrail} guardrail for ${entry.target}`;
    const about = {
      resource: { format: "configuration", type: "attestation", address: `${guardrail} ${entry.target}` } as const,
      location: entry.location,
      identity: ["attestation"],
    };
    if (judged.state === "valid") return [];
    if (judged.state === "invalid") {
      const message = `${name} ${judged.flaws.join(", and ")}; it counts for nothing.`;
      return [toRawFinding(exceptionInvalid, { ...about, message })];
    }
    const expiry = expiryOf(name, judged);
    return [
      toRawFinding(exceptionExpired, {
        ...about,
        ...expiry,
        message: expiry.message.replace("suppresses nothing", "counts for nothing"),
      }),
    ];
  });
}

/** An exception as the thing that a finding is about. */
export function exceptionRef(entry: ExceptionEntry): ResourceRef {
  const [at] = entry.at ?? [];
  if (at) return at;
  return { format: "configuration", type: "exception", address: `${entry.rule ?? "?"} ${entry.target ?? "?"}` };
}

/** How an exception is called in messages. */
export function nameOf(entry: ExceptionEntry): string {
  const rule = entry.rule === undefined ? "" : ` from ${entry.rule}`;
  const [at] = entry.at ?? [];
  if (entry.inline) return `The inline exception${rule}${at ? ` at ${at.address}` : ""}`;
  return `The exception${rule}${entry.target === undefined ? "" : ` for ${entry.target}`}`;
}

function identityOf(entry: ExceptionEntry): readonly string[] {
  return [entry.inline ? "inline" : "central", entry.rule ?? "", entry.target ?? ""];
}
