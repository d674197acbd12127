import type { AttestationEntry, ExceptionEntry, ExceptionField, ExceptionFlaw } from "../../model/exception.ts";
import type { RuleReport } from "../../model/rule.ts";

/** An exception as the thing that a finding is about. */
export function aboutException(entry: ExceptionEntry): Pick<RuleReport, "resource" | "location" | "identity"> {
  const { rule, target, inline, location } = entry;
  const [at] = entry.at ?? [];
  const address = `${rule ?? "?"} ${target ?? "?"}`;
  return {
    resource: at ?? { format: "configuration", type: "exception", address },
    location,
    identity: [inline ? "inline" : "central", rule ?? "", target ?? ""],
  };
}

/** The same for an attestation. */
export function aboutAttestation(entry: AttestationEntry): Pick<RuleReport, "resource" | "location" | "identity"> {
  const address = `${entry.guardrail} ${entry.target}`;
  return {
    resource: { format: "configuration", type: "attestation", address },
    location: entry.location,
    identity: ["attestation"],
  };
}

/** How messages call an exception; it opens a sentence. */
export function exceptionName(entry: ExceptionEntry): string {
  const rule = entry.rule === undefined ? "" : ` from ${entry.rule}`;
  const [at] = entry.at ?? [];
  if (entry.inline) return `The inline exception${rule}${at ? ` at ${at.address}` : ""}`;
  return `The exception${rule}${entry.target === undefined ? "" : ` for ${entry.target}`}`;
}

export function attestationName({ guardrail, target }: AttestationEntry): string {
  return `The attestation of a ${guardrail} guardrail for ${target}`;
}

/** Characters of an author's text that a message repeats. */
const maxQuoted = 40;

/** What is missing or wrong, as a phrase that completes "the exception …". */
export function flawPhrase(flaw: ExceptionFlaw): string {
  switch (flaw.kind) {
    case "missing-fields":
      return `has no ${flaw.fields.map(fieldName).join(", no ")}`;
    case "excepts-exceptions":
      return "is for a rule about exceptions, which cannot be excepted";
    case "unknown-rule":
      return `names a rule that does not exist, ${JSON.stringify(flaw.rule)}${hint(flaw.nearest)}`;
    case "bad-date":
      return `has no date as YYYY-MM-DD but ${JSON.stringify(flaw.text)}`;
    case "unknown-field":
      return `has an unknown field ${JSON.stringify(flaw.field)}${hint(flaw.nearest)}`;
    case "repeated-field":
      return `has ${flaw.field} twice`;
    case "stray-text":
      return `has stray text ${quoted(flaw.text)} (put the reason in quotes)`;
    case "unreadable-text":
      return `cannot be read from ${quoted(flaw.text)} on`;
    case "no-plain-text":
      return `has a ${flaw.field} that is not plain text`;
    case "unknown-key":
      return `stands beside an unknown key ${JSON.stringify(flaw.key)}${hint(flaw.nearest)}`;
    case "wrong-shape":
      return shapePhrases[flaw.expected];
  }
}

const shapePhrases = {
  "map-with-list": "is not written as a map with a list of exceptions",
  list: "is not written as a list of exceptions",
  "map-of-fields": "is not a map of fields",
} as const;

export function fieldName(field: ExceptionField): string {
  return field === "expires" ? "expiry date (expires)" : field;
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, maxQuoted));
}

function hint(nearest: string | null): string {
  return nearest === null ? "" : ` (did you mean ${JSON.stringify(nearest)}?)`;
}
