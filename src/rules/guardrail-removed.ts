import type { Rule } from "../model/rule.ts";
import { guardrailReferences } from "./references.ts";
import { changeFinding } from "./wording/changes.ts";

/** A guardrail that stood before the change and is gone after it. */
export const guardrailRemoved: Rule = {
  id: "guardrail-removed",
  title: "The change removes a guardrail that stood",
  severity: "error",
  tags: ["guardrails", "diff"],
  docs: {
    summary: {
      what: "A change that deletes, detaches, forgets or switches off a guardrail, so that accounts which it covered are covered no longer. It needs `--base`, or a Terraform plan.",
      why: "From the deployment on nothing stops or detects a virtual device of root there. Such a change is easy to overlook in a large one.",
      fixes: [
        { when: "it went by mistake", fix: "Keep it." },
        {
          when: "it moves to another stack or state",
          fix: "Deploy it there first, and lint that one's facts as well.",
        },
        { when: "another guardrail replaces it", fix: "Bring both in the same change." },
        { when: "it has to go", fix: "Record an exception with an owner and a date first." },
      ],
    },
    description:
      "A guardrail against virtual MFA devices of root that the change deletes, detaches, forgets or switches off: a service control policy or its attachment, a conformance pack or Config rule, the configuration recorder, the policy type, a Control Tower control, centralised root access. Told from a Terraform plan by itself, and from templates and HCL with `--base`. A guardrail that an equal one replaces is not reported.",
    rationale:
      "Without the guardrail nothing stops or detects a virtual device on root from the moment of the deployment on, in every account that it covered. Such a change is easy to overlook in a large refactoring.",
    remediation: {
      short:
        "Keep the guardrail, or bring its replacement in the same change; if it is really to go, record an exception with owner and date first.",
      serviceWide:
        "Keep the guardrails of the organization in one repository with its own reviewers, and protect them by a service control policy of their own.",
      assetLevel:
        "For a resource that only moves to another stack or state, deploy it there first, then remove it here (`moved` and `import` blocks in Terraform).",
      preventive: "Run rootrail with `--base` on every pull request and on every plan.",
    },
    references: guardrailReferences,
  },
  check({ change = [], coverage }, report) {
    for (const one of change) if (one.kind === "removed") report(changeFinding(one, coverage));
  },
};
