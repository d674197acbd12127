import type { Rule } from "../model/rule.ts";
import { missingFinding, scpReferences } from "./guardrail-docs.ts";

/** Nothing preventive where it is asked for. Policies that are declared and do not deny belong to `ineffective-root-scp`. */
export const missingRootScp: Rule = {
  id: "missing-root-scp",
  title: "No preventive guardrail against root's virtual MFA device",
  severity: "warning",
  tags: ["security", "organizations", "scp", "mfa", "root", "guardrail", "preventive"],
  docs: {
    summary: {
      what: "Nothing keeps root from a virtual MFA device where guardrails are asked for: no service control policy that denies `iam:CreateVirtualMFADevice`, no centralised root access, no attestation.",
      why: "A detective guardrail tells afterwards. A preventive one keeps root from registering the device, in accounts that do not exist yet as well.",
      fixes: [
        {
          when: "there is none",
          fix: "Attach a policy to the organization's root; `rootrail init --guardrails terraform` writes it.",
        },
        { when: "an OU or an account is left out", fix: "Attach the policy there, or above it." },
        {
          when: "another repository has it",
          fix: "Attest it in `rootrail.yaml`, or lint its `rootrail facts` in the same run.",
        },
        { when: "nobody asks this repository for guardrails", fix: "Set `guardrails: { require: never }`." },
      ],
    },
    description:
      "Nothing keeps the root users of member accounts from a virtual MFA device where guardrails are asked for: no service control policy that denies `iam:CreateVirtualMFADevice` (or the `iam:EnableMFADevice` that must follow) to root in every request, no Control Tower control `AWS-GR_RESTRICT_ROOT_USER`, no centralised root access, no attestation that one stands elsewhere. OUs and accounts that an attached policy does not reach are named.",
    rationale:
      "A detective guardrail tells afterwards; a service control policy keeps root from registering the device at all, in every account below the place where it is attached, also in accounts that do not exist yet.",
    remediation: {
      short:
        "Attach a service control policy that denies iam:CreateVirtualMFADevice to root at the organization's root, or attest in the configuration that one stands elsewhere.",
      serviceWide:
        "Attach a policy with `Effect: Deny`, `Action: iam:CreateVirtualMFADevice`, `Resource: *` and the condition `ArnLike aws:PrincipalArn arn:*:iam::*:root` to the organization's root, with the policy type `SERVICE_CONTROL_POLICY` enabled. `rootrail init --guardrails` writes it.",
      assetLevel:
        "Attach the policy to the OUs and accounts that the finding names, or move them below one that has it. The management account cannot be bound by any policy: give its root a hardware device and watch it with the Config rule.",
      preventive:
        "Centralise root access so that new member accounts have no root credentials at all, and check every change of policies and attachments with rootrail.",
    },
    references: scpReferences,
  },
  check(context, report) {
    const found = missingFinding(context, "preventive", {
      nothing: "Nothing keeps the root user from a virtual MFA device",
      wanted:
        "no service control policy that denies iam:CreateVirtualMFADevice to root, no Control Tower control and no centralised root access covers it",
    });
    if (found) report(found);
  },
};
