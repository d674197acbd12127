import type { Rule } from "../model/rule.ts";
import { acceptanceReferences } from "./references.ts";

/** An exception past its date, or (as a note) close to it. Reported by the step that applies exceptions. */
export const exceptionExpired: Rule = {
  id: "exception-expired",
  title: "Exception past its expiry date",
  severity: "error",
  tags: ["exceptions"],
  docs: {
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
    references: acceptanceReferences,
  },
  check() {
    // Exceptions are no facts: `findings/exception-findings.ts` reports them where they are applied.
  },
};
