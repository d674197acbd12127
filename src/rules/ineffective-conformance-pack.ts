import type { Rule } from "../model/rule.ts";
import { conformancePackReferences } from "./guardrail-docs.ts";
import { issueFindings } from "./wording/issues.ts";

/** A detective guardrail that is declared and does not work. */
export const ineffectiveConformancePack: Rule = {
  id: "ineffective-conformance-pack",
  title: "Detective guardrail that does not detect a virtual MFA device of root",
  severity: "error",
  tags: ["security", "config", "mfa", "root", "guardrail", "detective"],
  docs: {
    summary: {
      what: "A conformance pack, Config rule, Security Hub standard or Control Tower control that is meant to watch root's MFA and does not.",
      why: "Everybody believes that somebody watches. AWS's sample packs for CIS Level 1 hold only `ROOT_ACCOUNT_MFA_ENABLED`, which a virtual device passes.",
      fixes: [
        { when: "the rule accepts any device", fix: "Use `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED`." },
        { when: "no recorder runs", fix: "Declare a recorder, its delivery channel, and its status as enabled." },
        {
          when: "the organization gives no service access",
          fix: "Give it to `config-multiaccountsetup.amazonaws.com`.",
        },
        { when: "accounts are excluded", fix: "Take them out, or cover them by another Config rule." },
        { when: "the control is disabled", fix: "Enable IAM.6 again." },
      ],
    },
    description:
      "A conformance pack, Config rule, Security Hub standard or Control Tower control that is meant to watch root's MFA and does not: an identifier that AWS does not know, a template that is broken or empty, a recorder that is off or never started, service access that is not given, accounts that are excluded, a control that is disabled, or a rule that accepts any device where Level 2 is asked for.",
    rationale:
      "A guardrail that does not work is worse than none: everybody believes that somebody watches. AWS's own sample packs for CIS Level 1 hold only `ROOT_ACCOUNT_MFA_ENABLED`, which a virtual device passes.",
    remediation: {
      short:
        "Correct what the message names: the identifier ROOT_ACCOUNT_HARDWARE_MFA_ENABLED with the owner AWS, a recorder that runs, no excluded accounts.",
      serviceWide:
        "Use the managed rule `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED` in an organization conformance pack, with the principal `config-multiaccountsetup.amazonaws.com` among the organization's service access and a running recorder in every account.",
      assetLevel:
        "Take accounts out of `ExcludedAccounts`, or cover them by another rule; start the recorder (`aws_config_configuration_recorder_status` with `is_enabled = true` in Terraform); enable IAM.6 again.",
      preventive:
        "Lint the pack's template itself and its attachment on every pull request; `guardrail-removed` and `guardrail-weakened` tell when a change takes it back.",
    },
    references: conformancePackReferences,
  },
  check(context, report) {
    issueFindings(context, (issue) => issue.family === "detective" && issue.kind === "ineffective", report);
  },
};
