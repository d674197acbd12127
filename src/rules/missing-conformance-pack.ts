import type { Rule } from "../model/rule.ts";
import { conformancePackReferences, missingFinding } from "./guardrail-docs.ts";

/** Nothing detective where it is asked for. Guardrails that are declared and do not work belong to `ineffective-conformance-pack`. */
export const missingConformancePack: Rule = {
  id: "missing-conformance-pack",
  title: "No detective guardrail for the root user's MFA",
  severity: "warning",
  tags: ["security", "config", "mfa", "root", "guardrail", "detective"],
  docs: {
    summary: {
      what: "Nothing detects a virtual MFA device of root where guardrails are asked for: no Config rule `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED`, no Security Hub control IAM.6, no attestation.",
      why: "Root enrols its device in the console, where no template and no pipeline sees it. Only a detective guardrail notices that, in the management account too.",
      fixes: [
        {
          when: "there is none",
          fix: "Deploy the rule to the organization; `rootrail init --guardrails cloudformation` writes it.",
        },
        {
          when: "another repository has it",
          fix: "Attest it in `rootrail.yaml`, or lint its `rootrail facts` in the same run.",
        },
        { when: "it stands in a module that was not read", fix: "Run `terraform init` first, or lint the plan." },
        { when: "nobody asks this repository for guardrails", fix: "Set `guardrails: { require: never }`." },
      ],
    },
    description:
      "Nothing detects a virtual MFA device of root where guardrails are asked for: no AWS Config rule `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED` (in a conformance pack, an organization rule or by itself), no Security Hub standard with the control IAM.6, no attestation that it stands elsewhere. Guardrails are asked for where the inputs speak for an organization or an account baseline, or where a virtual device of root was found (`guardrails.require: auto`, a warning), or in any case (`always`, an error).",
    rationale:
      "Root enrols its MFA device in the console, where no template and no pipeline sees it. Only a detective guardrail notices the account that drifted, and the one account that no policy can bind: the management account.",
    remediation: {
      short:
        "Deploy an organization conformance pack with the Config rule ROOT_ACCOUNT_HARDWARE_MFA_ENABLED, or attest in the configuration that one stands elsewhere.",
      serviceWide:
        "Deploy an organization conformance pack (or an organization Config rule) with `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED` from the management or the delegated administrator account, with a recorder that runs in each account. `rootrail init --guardrails` writes one.",
      assetLevel:
        "In a single account add a Config rule with the owner `AWS` and the identifier `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED`, a recorder and its delivery channel; one region is enough.",
      preventive:
        "Put the pack in front of every new account (organization-wide, no `ExcludedAccounts`), publish `rootrail facts` in each repository and lint them together, so that a pack that disappears is seen.",
    },
    references: conformancePackReferences,
  },
  check(context, report) {
    const isHardware = context.settings.level === 2;
    const found = missingFinding(context, "detective", {
      nothing: isHardware
        ? "Nothing detects a virtual MFA device of the root user"
        : "Nothing detects a root user without MFA",
      wanted: isHardware
        ? "no working conformance pack, Config rule (ROOT_ACCOUNT_HARDWARE_MFA_ENABLED) or Security Hub control (IAM.6) covers it"
        : "no working conformance pack, Config rule (ROOT_ACCOUNT_MFA_ENABLED) or Security Hub control (IAM.9) covers it",
    });
    if (found) report(found);
  },
};
