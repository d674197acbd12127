import type { ExceptionFlaw } from "../model/exception.ts";
import type { ExceptionRule, RuleReport } from "../model/rule.ts";
import { exceptionReferences } from "./references.ts";
import { flawFix } from "./wording/exception-fixes.ts";
import { aboutAttestation, aboutException, attestationName, exceptionName, flawPhrase } from "./wording/exceptions.ts";

/** An exception that lacks something or cannot be read. */
export const exceptionInvalid: ExceptionRule = {
  id: "exception-invalid",
  title: "Exception without owner, expiry date, reason, rule or target",
  severity: "error",
  tags: ["exceptions"],
  docs: {
    summary: {
      what: "An exception or an attestation that lacks a field, names a rule that does not exist, or has no date. It suppresses nothing.",
      why: "An exception that nobody owns is never reviewed, and one without an end outlives its reason.",
      fixes: [
        { when: "a field is missing", fix: "Add it: rule, target, owner, expires, reason." },
        { when: "the date is none", fix: "Write it as YYYY-MM-DD." },
        { when: "the rule does not exist", fix: "Write its ID; `rootrail explain` lists the rules." },
      ],
    },
    description:
      "An exception, central or inline, that lacks its rule, target, owner, expiry date or reason, that names a rule which does not exist, or whose date is none. It suppresses nothing. The same is said of an incomplete attestation.",
    rationale:
      "An exception that nobody owns is never reviewed, and one without an end outlives its reason. So an incomplete exception is no exception.",
    remediation: {
      short: "Complete the exception: rule, target, owner, expires (YYYY-MM-DD) and reason; or remove it.",
      serviceWide:
        "Keep exceptions in `rootrail.yaml`, with the published JSON schema in the editor, and let code owners review that file.",
      assetLevel: "Add what the message says is missing, or remove the exception and fix the finding.",
      preventive: "`rootrail exceptions` lists all of them with owner and days left; look at it on a schedule.",
    },
    references: exceptionReferences,
  },
  checkExceptions({ exceptions, attestations }, report) {
    for (const { entry, validity } of exceptions) {
      if (validity.kind !== "invalid") continue;
      const message = `${exceptionName(entry)} ${flawsOf(validity)}; it suppresses nothing.`;
      report({ cause: "incomplete-exception", ...aboutException(entry), message, ...fixOf(validity) });
    }
    for (const { entry, validity } of attestations) {
      if (validity.kind !== "invalid") continue;
      const message = `${attestationName(entry)} ${flawsOf(validity)}; it counts for nothing.`;
      report({ cause: "incomplete-attestation", ...aboutAttestation(entry), message, ...fixOf(validity) });
    }
  },
};

function fixOf({ flaws }: { readonly flaws: readonly ExceptionFlaw[] }): Pick<RuleReport, "remediation"> {
  const fixes = new Set(flaws.map(flawFix));
  return fixes.size === 0 ? {} : { remediation: [...fixes].join(" ") };
}

function flawsOf({ flaws }: { readonly flaws: readonly ExceptionFlaw[] }): string {
  return flaws.map(flawPhrase).join(", and ");
}
