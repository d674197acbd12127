import type { RuleReference } from "../model/rule.ts";

/**
 * The control behind the rules, as the frameworks number it. CIS moved it between versions; CCE-78911-5 stands
 * under two neighbouring items in CIS texts, so it is quoted, never used as a key.
 */
export const hardwareMfaReferences: readonly RuleReference[] = [
  {
    title:
      "CIS AWS Foundations Benchmark: 1.14 (v1.2), 1.6 (v1.3 to v4), 1.5 (v5), 2.5 (v6), 2.6 (v7): hardware MFA for root, Level 2",
  },
  { title: "CIS Critical Security Controls v6.0: 5.6, 11.4, 12.6, 16.11" },
  { title: "CCE-78911-5" },
  { title: "AWSIAM14" },
  {
    title: "AWS Config managed rule ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
    url: "https://docs.aws.amazon.com/config/latest/developerguide/root-account-hardware-mfa-enabled.html",
  },
  {
    title: "AWS Security Hub control IAM.6",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-6",
  },
  {
    title: "IAM user guide: multi-factor authentication for the root user",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html",
  },
];

/** Why accepted findings need an owner and an end. */
export const exceptionReferences: readonly RuleReference[] = [
  { title: "rootrail: exceptions, baseline and diff mode (docs/exceptions.md, docs/diff.md)" },
];

/** What the guardrails are, for the rules about changes to them. */
export const guardrailReferences: readonly RuleReference[] = [
  ...hardwareMfaReferences,
  {
    title: "AWS Organizations user guide: service control policies",
    url: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
  },
  {
    title: "AWS Config developer guide: conformance packs",
    url: "https://docs.aws.amazon.com/config/latest/developerguide/conformance-packs.html",
  },
];
