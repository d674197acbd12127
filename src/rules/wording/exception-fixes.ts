import type { ExceptionFlaw } from "../../model/exception.ts";
import type { Loosening } from "../../model/loosening.ts";
import { fieldName } from "./exceptions.ts";

/** What mends an exception or an attestation that counts for nothing; no sentence repeats what the message says. */
export function flawFix(flaw: ExceptionFlaw): string {
  switch (flaw.kind) {
    case "missing-fields":
      return `Add ${flaw.fields.map(fieldName).join(", ")}; a date is written as YYYY-MM-DD.`;
    case "excepts-exceptions":
      return "Remove it, and correct the exception that the finding is about.";
    case "unknown-rule":
      return flaw.nearest === null
        ? "Write the ID of a rule: `rootrail explain` lists them."
        : `Write the rule ${flaw.nearest}.`;
    case "bad-date":
      return "Write the expiry date as YYYY-MM-DD, such as 2027-01-31.";
    case "unknown-field":
    case "unknown-key":
      return flaw.nearest === null ? "Remove what is not known." : `Write ${flaw.nearest}.`;
    case "repeated-field":
      return `Write ${flaw.field} once.`;
    case "stray-text":
      return 'Write the reason as reason="…".';
    case "unreadable-text":
      return "Close the quotes, and write each field as name=value.";
    case "no-plain-text":
      return `Write ${flaw.field} as plain text.`;
    case "wrong-shape":
      return "Write `Metadata: { rootrail: { exceptions: [{ rule, owner, expires, reason }] } }`.";
  }
}

/** What a reviewer has to look at before an acceptance is merged. */
export function loosenedFix(one: Loosening): string {
  switch (one.kind) {
    case "exception-added":
      return `Ask ${one.exception.owner} to confirm the reason and the date. Merge the exception before the change that needs it.`;
    case "attestation-added":
      return `Ask ${one.attestation.owner} where the guardrail stands, and look at it there.`;
    case "level-lowered":
    case "account-level-lowered":
    case "paths-mapped":
      return "Check that root of these accounts may have a virtual device (CIS Level 1).";
    case "requirement-lowered":
      return "Check that another run demands the guardrails of these accounts.";
    case "severity-lowered":
      return "Check that somebody still reads the findings of this rule.";
    case "paths-excepted":
    case "account-named":
      return "Check that the exceptions of this account were agreed on for what it stands for by now.";
    case "scps-added":
      return "Check that these documents are attached as service control policies.";
    case "template-mapped":
      return "Compare the local copy with the remote template.";
    case "values-changed":
      return one.file === "template"
        ? "Compare the local copy with the remote template."
        : "Compare the values with those of the deployment.";
    case "nodes-unlisted":
      return "Check that these accounts and OUs are closed or gone; then merge the list before the change that needs it.";
    case "facts-added":
      return "Take facts files from the pipelines of their repositories, not from a change.";
    case "baseline-entry-added":
      return "Mend the finding, or accept it by an exception with an owner and a date.";
    case "record-widened":
      return "Check that the exception was agreed on for all that it covers by now.";
  }
}
