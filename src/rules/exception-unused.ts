import type { ExceptionRule } from "../model/rule.ts";
import { exceptionReferences } from "./references.ts";
import { aboutException, exceptionName } from "./wording/exceptions.ts";

/** An exception that no finding needs. */
export const exceptionUnused: ExceptionRule = {
  id: "exception-unused",
  title: "Exception that suppresses no finding",
  severity: "warning",
  tags: ["exceptions"],
  docs: {
    summary: {
      what: "An exception that is complete and in date, and that no finding of this run needs.",
      why: "What it accepted is gone. It would suppress a later finding on the same target without anyone having decided that.",
      fixes: [
        { when: "the finding is mended", fix: "Remove the exception." },
        { when: "the finding is there under another name", fix: "Correct the target." },
      ],
    },
    description:
      "An exception that is complete and in date and that no finding of this run needs. One for a path is judged only in a run that looked at that path; one for a rule that did not run is not judged. One that the change itself adds (with `--base`) is a note, for it has to be merged before what it is for.",
    rationale:
      "What it accepted is gone, so it can only hide something new: a later finding on the same target would be suppressed without anyone having decided that.",
    remediation: {
      short: "Remove the exception; what it accepted is gone.",
      serviceWide: "Let a scheduled run over the whole repository report unused exceptions.",
      assetLevel:
        "Check that the target is still spelled as in the report, and remove the exception if the finding is fixed.",
      preventive: "Remove the exception in the same change that fixes the finding.",
    },
    references: exceptionReferences,
  },
  checkExceptions({ unused, loosened }, report) {
    const added = new Set(
      loosened.flatMap((one) => (one.kind === "exception-added" && one.before === null ? one.entry : [])),
    );
    for (const { entry } of unused) {
      if (added.has(entry)) {
        // It has to be merged before what it is for.
        report({
          cause: "suppresses-nothing-yet",
          ...aboutException(entry),
          severity: "note",
          isSeverityFixed: true,
          message: `${exceptionName(entry)}, which this change adds, suppresses no finding yet.`,
          remediation: "Merge it before the change that it is for, or correct its target where the finding is there.",
        });
        continue;
      }
      report({
        cause: "suppresses-nothing",
        ...aboutException(entry),
        message: `${exceptionName(entry)} suppresses no finding.`,
        remediation: `Remove the ${entry.inline ? "comment or metadata" : "entry"}, or correct its target where the finding is still there.`,
      });
    }
  },
};
