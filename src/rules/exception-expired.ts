import type { Attestation, Exception, Validity } from "../model/exception.ts";
import type { ExceptionRule, RuleReport } from "../model/rule.ts";
import { exceptionReferences } from "./references.ts";
import { aboutAttestation, aboutException, attestationName, exceptionName } from "./wording/exceptions.ts";

/** An exception past its date, or (as a note) close to it. */
export const exceptionExpired: ExceptionRule = {
  id: "exception-expired",
  title: "Exception past its expiry date",
  severity: "error",
  tags: ["exceptions"],
  docs: {
    summary: {
      what: "An exception or an attestation past its date, which counts for nothing any more. A note announces it 30 days before.",
      why: "What was promised for that day was not done: the finding that the exception covered is back, and the message names whom to ask.",
      fixes: [
        { when: "the device is still there", fix: "Replace it, and remove the exception." },
        { when: "more time is needed", fix: "Agree on a new date with the owner." },
        { when: "the guardrail of an attestation still stands", fix: "Renew the attestation." },
      ],
    },
    description:
      "An exception or attestation whose expiry date has passed: it suppresses nothing any more. One that ends within 30 days is announced by a note of this rule, with the days left. Dates count to the end of their day in UTC.",
    rationale:
      "An expired exception means that a promise was not kept: the virtual device was to be replaced by then. The finding that it covered is back, and this one says whom to ask.",
    remediation: {
      short: "Fix what the exception accepted and remove it, or agree on a new date with its owner.",
      serviceWide: "Review `rootrail exceptions` on a schedule, so that an end never comes as a surprise.",
      assetLevel: "Register the hardware device for root of that account, then remove the exception.",
      preventive: "Use the note that comes 30 days ahead: it names the owner.",
    },
    references: exceptionReferences,
  },
  checkExceptions({ exceptions, attestations }, report) {
    for (const { entry, validity } of exceptions) {
      const finding = expiryFinding(exceptionName(entry), validity, ofException);
      if (finding) report({ ...aboutException(entry), ...finding });
    }
    for (const { entry, validity } of attestations) {
      const finding = expiryFinding(attestationName(entry), validity, ofAttestation);
      if (finding) report({ ...aboutAttestation(entry), ...finding });
    }
  },
};

/** What differs between exceptions and attestations. */
interface ExpiryWords {
  readonly consequence: string;
  /** Fixes for one that has ended, and for one that ends soon. */
  readonly past: (owner: string) => string;
  readonly soon: (owner: string) => string;
}

const ofException: ExpiryWords = {
  consequence: "suppresses nothing",
  past: (owner) => `Mend what the exception accepted and remove it, or agree on a new date with ${owner}.`,
  soon: (owner) => `Mend what the exception accepts before that day, or agree on a new date with ${owner}.`,
};

const ofAttestation: ExpiryWords = {
  consequence: "counts for nothing",
  past: (owner) => `Ask ${owner} whether the guardrail still stands, and renew the attestation.`,
  soon: (owner) => `Ask ${owner} whether the guardrail will stand after that day, and renew the attestation.`,
};

/** What is said of an end that has passed or is near; an announcement stays a note whatever the configuration says. */
function expiryFinding(
  name: string,
  validity: Validity<Exception | Attestation>,
  { consequence, past, soon }: ExpiryWords,
): Pick<RuleReport, "cause" | "message" | "remediation" | "severity" | "isSeverityFixed"> | undefined {
  if (validity.kind === "invalid" || validity.kind === "valid") return undefined;
  const { complete, daysLeft } = validity;
  const { expires, owner } = complete;
  if (validity.kind === "expired")
    return {
      cause: "out-of-date",
      message: `${name} expired on ${expires} (owner ${owner}); it ${consequence} any more.`,
      remediation: past(owner),
    };
  const left = daysLeft === 0 ? "today is its last day" : `${daysLeft} day${daysLeft === 1 ? "" : "s"} left`;
  const message = `${name} expires on ${expires}: ${left} (owner ${owner}).`;
  return { cause: "expires-soon", message, remediation: soon(owner), severity: "note", isSeverityFixed: true };
}
