/** The languages in which guardrails can be written. */
export const guardrailKinds = ["cloudformation", "terraform"] as const;
export type GuardrailKind = (typeof guardrailKinds)[number];

/** What `init` writes, from flags or from questions. */
export interface Answers {
  readonly guardrails: readonly GuardrailKind[];
  readonly workflow: boolean;
  readonly preCommit: boolean;
  /** Whether to write the script that collects outputs of AWS. */
  readonly collect: boolean;
  /** Folder of the guardrails, relative to the working directory, with `/`. */
  readonly directory: string;
  /** `aws`, `aws-us-gov`, `aws-cn`, … */
  readonly partition: string;
  /** The organization's root, `r-…`, where it is known. */
  readonly rootId?: string;
  /** Whether to declare centralised management of root credentials (Terraform only: CloudFormation cannot). */
  readonly centralRootAccess: boolean;
}

/** What the repository already declares and `init` therefore leaves out. */
export interface ExistingGuardrails {
  readonly recorder: boolean;
  readonly organization: boolean;
}

/** One file of the scaffold. */
export interface ScaffoldFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly content: string;
  /** The content is that of the existing file with an addition, so it is written although the file exists. */
  readonly merged?: boolean;
  /** What reads it, and reads it at the root of a repository only. */
  readonly readAtRootBy?: "GitHub" | "pre-commit";
}

/** An organization root. Source: AWS Organizations API, pattern of `RootId`. */
export const rootIdPattern = /^r-[0-9a-z]{4,32}$/;

/**
 * Partitions without the Config rule ROOT_ACCOUNT_HARDWARE_MFA_ENABLED: a pack with it could not be deployed there.
 * Source: AWS Config developer guide, page of the rule.
 */
const withoutHardwareRule: ReadonlySet<string> = new Set(["aws-cn", "aws-us-gov"]);

/** Whether the detective guardrail exists in a partition. */
export function hasHardwareRule(partition: string): boolean {
  return !withoutHardwareRule.has(partition);
}
