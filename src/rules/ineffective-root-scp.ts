import type { Rule } from "../model/rule.ts";
import { scpReferences } from "./guardrail-docs.ts";
import { issueFindings } from "./wording/issues.ts";

/** A preventive guardrail that is declared and does not deny. */
export const ineffectiveRootScp: Rule = {
  id: "ineffective-root-scp",
  title: "Preventive guardrail that does not deny root a virtual MFA device",
  severity: "error",
  tags: ["security", "organizations", "scp", "mfa", "root", "guardrail", "preventive"],
  docs: {
    summary: {
      what: "A service control policy, Control Tower control or centralised root access that is aimed at root's virtual MFA and does not deny it in every request.",
      why: "Wildcards, negations and conditions decide, and reviewers trust the text. Who controls a condition can get through.",
      fixes: [
        {
          when: "a condition lets root through",
          fix: "Keep only `ArnLike aws:PrincipalArn arn:*:iam::*:root`; `rootrail scp` shows who gets through.",
        },
        { when: "it is attached to nothing", fix: "Attach it to the organization's root." },
        { when: "the policy type is off", fix: "Enable `SERVICE_CONTROL_POLICY` in the organization." },
        { when: "it is on the management account only", fix: "Attach it to the root or an OU." },
      ],
    },
    description:
      "A service control policy (or a sibling: a Control Tower control, centralised root access) that is aimed at root's virtual MFA and does not deny it in every request: it is attached to nothing or to the management account only, its type is not enabled, a condition lets root through, its ARNs are of another partition or its resource is no MFA device, or AWS refuses it. The decision is exact, and where root gets through, the message describes the request.",
    rationale:
      "Policies are read as text and trusted; whether they deny is decided by wildcards, negations and conditions. A condition such as `aws:MultiFactorAuthPresent` or a source address leaves a door open that nobody sees in review.",
    remediation: {
      short:
        "Deny iam:CreateVirtualMFADevice on every resource for arn:*:iam::*:root without further conditions, and attach the policy to the organization's root.",
      serviceWide:
        "One statement is enough: `Deny`, `iam:CreateVirtualMFADevice`, `Resource: *`, `ArnLike aws:PrincipalArn arn:*:iam::*:root`. Attach it to the organization's root and enable the policy type `SERVICE_CONTROL_POLICY`.",
      assetLevel:
        "Remove the condition or the resource that the message names; attach the policy where the accounts are. Root of the management account is bound by no policy.",
      preventive:
        "Try a policy before it is merged: `rootrail scp policy.json` prints what it denies and who gets through.",
    },
    references: scpReferences,
  },
  check(context, report) {
    issueFindings(context, (issue) => issue.family === "preventive" && issue.kind === "ineffective", report);
  },
};
