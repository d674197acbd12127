import type { Rule } from "../model/rule.ts";
import { acceptanceReferences } from "./references.ts";

/** What a change adds to what is accepted. Reported by the step that compares base and head. */
export const exceptionAdded: Rule = {
  id: "exception-added",
  title: "The change adds or widens an exception",
  severity: "note",
  tags: ["exceptions", "diff"],
  docs: {
    description:
      "In diff mode (`--base`): an exception, a lower severity, a lower level, an attestation or a baseline entry that the base does not have. It takes effect after the merge; this run still judges by what the base accepts.",
    rationale:
      "Otherwise a pull request could switch off its own check. The note puts the acceptance in front of the reviewer, apart from the code that it is for.",
    remediation: {
      short: "Review the acceptance on its own: owner, date and reason. It counts from the merge on.",
      serviceWide: "Make the configuration, the baseline and the workflow files of code owners.",
      assetLevel: "Merge an agreed exception first, then the change that needs it.",
      preventive: "Protect the branch, so that exceptions need a review like code.",
    },
    references: acceptanceReferences,
  },
  check() {
    // Acceptances are no facts: `config/relaxed.ts` compares those of base and head.
  },
};
