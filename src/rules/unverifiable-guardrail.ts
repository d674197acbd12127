import type { Rule } from "../model/rule.ts";
import { scpReferences } from "./guardrail-docs.ts";
import { conflictPhrase } from "./wording/coverage.ts";
import { factCauseWords } from "./wording/fact-causes.ts";
import { issueFindings } from "./wording/issues.ts";

/** What cannot be told about a guardrail, or about content that may hold one, before deployment. */
export const unverifiableGuardrail: Rule = {
  id: "unverifiable-guardrail",
  title: "Guardrail, or content that may hold one, that cannot be checked before deployment",
  severity: "note",
  tags: ["security", "guardrail", "unverifiable"],
  docs: {
    description:
      "Something that decides whether root is guarded and that the inputs do not say: a conformance pack whose template lies in S3 or SSM, a policy or a target that is known after apply, a policy type that another repository enables, a recorder that none of the inputs declares. Also content that was not read at all: nested templates that are missing or remote, remote modules, macros.",
    rationale:
      "Silence would look like a pass, an error would be a guess. The note says what is open and what would settle it.",
    remediation: {
      short: "Give rootrail what is missing: the file, the value, the other repository's facts, or an attestation.",
      serviceWide:
        "Publish `rootrail facts` from the repositories that own the organization and its policies and lint them together with this one.",
      assetLevel:
        "Map remote templates to local files under `templates` in `rootrail.yaml`; lint the plan instead of the code where values are known only there; name accounts under `paths`.",
      preventive: "Attest guardrails of other repositories under `attestations`, with an owner and an expiry date.",
    },
    references: scpReferences,
  },
  check(context, report) {
    issueFindings(context, (issue) => issue.kind === "unverifiable", report);
    const { coverage } = context;
    for (const one of coverage?.conflicts ?? []) {
      if (!coverage?.anchor) break;
      const conflict = conflictPhrase(one);
      const { resource, location } = coverage.anchor;
      const message = `The inputs disagree, so which guardrails stand is not certain: ${conflict}.`;
      const cause = one.kind;
      report({ cause, resource, location, certainty: "possible", message, identity: ["conflict", conflict] });
    }
    for (const fact of context.facts.of("UnreadContent")) {
      // `incomplete-input` tells it.
      if (fact.cause.kind === "input-partial") continue;
      const message = factCauseWords(fact.cause);
      report({
        cause: fact.cause.kind,
        resource: fact.resource,
        location: fact.header,
        certainty: "possible",
        message,
        related: fact.callers,
        identity: ["unread", message],
      });
    }
  },
};
