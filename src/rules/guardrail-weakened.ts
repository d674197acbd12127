import type { Rule } from "../model/rule.ts";
import { guardrailReferences } from "./references.ts";
import { changeFinding } from "./wording/changes.ts";

/** A guardrail that does less after the change than before. */
export const guardrailWeakened: Rule = {
  id: "guardrail-weakened",
  title: "The change narrows a guardrail",
  severity: "error",
  tags: ["guardrails", "diff"],
  docs: {
    summary: {
      what: "A change by which a guardrail does less, so that accounts which it covered are covered no longer. It needs `--base`, or a Terraform plan.",
      why: "A guardrail with a hole looks like one without. The difference is often one condition that the caller controls.",
      fixes: [
        {
          when: "the policy denies less",
          fix: "Take back the condition or the limit; `rootrail scp` shows who gets through.",
        },
        { when: "accounts are excluded or exempted", fix: "Take them out; for a while, use an exception instead." },
        { when: "an account moves to another OU", fix: "Attach a guardrail to that OU in the same change." },
        { when: "the rule accepts any device now", fix: "Use `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED` again." },
      ],
    },
    description:
      "A guardrail against virtual MFA devices of root that stays but does less: a service control policy that denied `always` and now denies `sometimes` (the message shows a request that gets through), a target that moved to a smaller part of the organization, accounts that are left out, the any-MFA rule in place of the hardware rule, a guardrail that no longer works. The policy is decided on both sides, so a reformatted one is not reported.",
    rationale:
      "A guardrail with a hole looks like one without. The difference is often one condition key that the caller controls.",
    remediation: {
      short: "Restore what the guardrail covered, or show that another one covers it.",
      serviceWide: "Review changes of policies by what they decide (`rootrail scp`), not by their text.",
      assetLevel:
        "For accounts that must be left out for a while, use an exception with owner and date instead of a permanent exclusion.",
      preventive: "Run rootrail with `--base` on every pull request and on every plan.",
    },
    references: guardrailReferences,
  },
  check({ change = [], coverage }, report) {
    for (const one of change) if (one.kind === "weakened") report(changeFinding(one, coverage));
  },
};
