import type { CalledGuardrail, GuardrailFamily, GuardrailName } from "./guardrail.ts";
import type { Location } from "./location.ts";
import type { OrgNodeName } from "./org-node.ts";
import type { TextParts } from "./text-parts.ts";
import type { Assumption, UnknownValue, Value } from "./value.ts";

/**
 * Why something is open, missing, broken or unread. Plain data, JSON-safe, told apart by `kind`: whoever decides
 * something compares kinds and fields, and only rules and reporters have words for them (`rules/wording/`).
 */
export type Cause = FactCause | GuardrailCause;

/** Causes that a single resource shows; they stand in facts and in facts files, which have the place. */
export type FactCause =
  | UnknownCause
  | { readonly kind: "not-text"; readonly found: Value["kind"] }
  /** The value differs by conditions that are open. */
  | { readonly kind: "depends-on-condition"; readonly subjects: readonly Assumption["subject"][] }
  /** Nothing is given; `setting` is its name as the resource spells it. */
  | { readonly kind: "not-given"; readonly setting?: string }
  | TemplateCause
  /** A file that declares the organization does not declare an OU of this name. */
  | { readonly kind: "undeclared-unit"; readonly name: string; readonly file: string }
  /** A file that lists the accounts does not list one of this name. */
  | { readonly kind: "undeclared-account"; readonly name: string; readonly file: string }
  /** A text that a tool fills in from another file. */
  | { readonly kind: "filled-in"; readonly text: string; readonly file: string }
  /** Where a stack set deploys to is not known. */
  | { readonly kind: "targets-unknown" }
  /** A stack set deploys to its OUs without some of their accounts. */
  | { readonly kind: "accounts-left-out" }
  /** A rule's identifier holds an unknown part. */
  | { readonly kind: "identifier-part-unknown" }
  /** Whose device it is depends on something that is not known. */
  | { readonly kind: "owner-unknown"; readonly by: "user" | "name" | "import-id"; readonly cause: FactCause }
  /** Whom a call enrols a device for depends on something that is not known. `call`: as the input spells it. */
  | {
      readonly kind: "call-for-unknown";
      readonly call: string;
      readonly by: "user" | "name";
      readonly cause: FactCause;
    }
  /** The resource at `address` makes a call that may make a guardrail, or what one needs. `call`: as the input spells it. */
  | {
      readonly kind: "guardrail-call";
      readonly address: string;
      readonly call: string;
      readonly of: CalledGuardrail;
    }
  /** Something that is named outside of what was read. */
  | ({ readonly kind: "handed-out" } & HandedOut)
  /** Nothing tells whose device it is, and a name speaks of root as a word of its own. */
  | { readonly kind: "speaks-of-root"; readonly by: "name" | "address" | "tag" | "variable"; readonly name: string }
  /** The output of a command of the AWS CLI does not tell it. */
  | { readonly kind: "not-in-output"; readonly command: string; readonly lacks: OutputGap }
  /** No output lists the guardrails of a family, but those of some accounts or organizations: what `commands` would tell is not known. */
  | {
      readonly kind: "not-collected";
      readonly family: GuardrailFamily;
      readonly commands: readonly string[];
      /** The accounts, 12 digits each, whose guardrails are listed, and the organizations, by the IDs of their roots or their own. */
      readonly collected: readonly string[];
      /** There are several organizations: lists that do not tell which one was asked count for none. */
      readonly inSeveral?: true;
    }
  /** Two outputs of the AWS CLI, by their paths, say different things. */
  | { readonly kind: "outputs-disagree"; readonly one: string; readonly other: string }
  /** A cause in the words of whoever wrote them: a facts file of version 1. */
  | { readonly kind: "in-words"; readonly text: string; readonly settle?: string };

/** What an output does not tell: each is in the output of another command. */
export type OutputGap =
  | "policy-text"
  | "policy"
  | "target"
  | "parent"
  | "rules"
  | "exempted-principals"
  | "recorder"
  | "control-status"
  | "feature-set"
  /** A type of policies that is being enabled or disabled. */
  | "policy-type-changing";

/** A value that is known later, or one part of a text: one unknown alone, or the parts of a text with one at least. */
export interface UnknownCause {
  readonly kind: "unknown-value";
  readonly parts: TextParts<UnknownValue>;
}

/** What is wrong with a template that a resource names, or why it was not read. */
export type TemplateCause =
  | { readonly kind: "no-template" }
  /** Where the template stands is not known; `cause` says more where there is more. */
  | { readonly kind: "template-source-unknown"; readonly source: TemplateSource; readonly cause?: FactCause }
  /** It stands outside of the workspace: `s3://…`, `ssm://…`. */
  | { readonly kind: "template-elsewhere"; readonly uri: string }
  /** A stack's template stands at a URL, `null` for one that is not known, and was not read. */
  | { readonly kind: "template-unread"; readonly address: string; readonly url: string | null }
  /** What a resource deploys stands elsewhere: a product, an application of a repository, a definition in S3, a resource of a type that is not known. */
  | {
      readonly kind: "deployed-unread";
      readonly address: string;
      readonly of: "product" | "application" | "definition" | "any-type";
      /** What it deploys, `null` where that is not known. */
      readonly name: string | null;
    }
  /** The file that the configuration names for `uri` cannot be read, for the reason that the system gives. */
  | {
      readonly kind: "mapped-template-unreadable";
      readonly uri: string;
      readonly path: string;
      readonly system: string;
    }
  | { readonly kind: "template-too-large"; readonly bytes: number; readonly limit: number }
  /** A pack's template declares something that is no rule and no remediation. */
  | { readonly kind: "template-other-type"; readonly address: string; readonly type: string }
  | { readonly kind: "template-too-many-rules"; readonly count: number; readonly limit: number }
  | { readonly kind: "template-not-text" }
  | { readonly kind: "template-unknown"; readonly cause: FactCause }
  /** Nothing in this run reads templates. */
  | { readonly kind: "template-not-read" }
  | { readonly kind: "template-invalid"; readonly problem: ProblemRef }
  | { readonly kind: "no-rule-in-force" }
  /** A part of the content, or all of it, was left out while it was read: a macro, a nested template, a module. */
  | { readonly kind: "content-unread"; readonly problem: ProblemRef }
  /** The input itself is a part of what will stand: a plan that ended with an error. */
  | { readonly kind: "input-partial"; readonly problem: ProblemRef }
  /** An input that nobody can read as the base of a change has it. What the change made of it is read. */
  | { readonly kind: "base-unread"; readonly problem: ProblemRef }
  /** An input, or a file that it is made of, that cannot be read or parsed. */
  | { readonly kind: "input-unread"; readonly path: string; readonly problem: ProblemRef };

export type TemplateSource = "s3-uri" | "ssm-document";

/**
 * How others get hold of a resource: by an output, by a module that was not read, by a block without instances yet, by a
 * parameter that has its default.
 */
export interface HandedOut {
  readonly to: "output" | "unread-module" | "no-instances" | "default";
  /** The name of the output or parameter, or the address of the module or block. */
  readonly name: string;
}

/** A problem that a parser found: `code` decides, `message` is the parser's own text and is only printed. */
export interface ProblemRef {
  /** Kebab-case: `yaml-syntax`. */
  readonly code: string;
  readonly message: string;
}

/** A location that helps to understand a cause. */
export interface CausePlace {
  readonly kind:
    | "organization"
    | "organization-service-access"
    | "recorder"
    | "recorder-switched-off"
    /** The resource that declares the guardrail. */
    | "guardrail"
    /** What exactly the cause is about, inside the resource. */
    | "matter"
    /** A file that the guardrail's text is read from. */
    | "text";
  readonly location: Location;
}

/** Why it is not known what is meant by a pointer of a fact. */
export type PointerCause =
  | { readonly kind: "not-known"; readonly of: FactCause }
  | { readonly kind: "several-organizations" }
  | { readonly kind: "no-such-id"; readonly id: string }
  | { readonly kind: "several-instances"; readonly address: string }
  | { readonly kind: "not-in-inputs"; readonly address: string }
  /** What attaches it may stand where nothing was read. */
  | { readonly kind: "elsewhere"; readonly of: FactCause }
  | { readonly kind: "no-node-attribute"; readonly address: string; readonly attribute: string }
  /** It leads to something that is no node of the organization. */
  | { readonly kind: "no-node" };

/** Why a service control policy that is aimed at root denies nothing, as far as its text shows. */
export type NeverCause =
  | { readonly kind: "other-partition"; readonly partitions: readonly string[]; readonly partition: string }
  | { readonly kind: "foreign-resource"; readonly patterns: readonly unknown[] }
  | {
      readonly kind: "condition-never-holds";
      readonly operator: string;
      readonly key: string;
      readonly values: readonly unknown[];
    }
  | { readonly kind: "no-statement-applies" };

/** A request that a service control policy lets through; the shape of the policy room's `Witness`. */
export interface EscapingRequest {
  readonly resource: string | null;
  readonly context: readonly { readonly key: string; readonly value: string | readonly string[] }[];
  readonly absent: readonly string[];
}

/** Why a guardrail does not work, does not reach a node, or why that is not known; and what to know of one that does. */
export type GuardrailCause =
  | PointerCause
  /** It exists only under conditions. `address`: what does, where that is not the guardrail itself. */
  /** `isOneOfTargets`: it stands in any case, and the conditions choose its target. */
  | {
      readonly kind: "conditional";
      readonly when: readonly Assumption[];
      readonly address?: string;
      readonly isOneOfTargets?: true;
    }
  // Deployment
  | { readonly kind: "target-open"; readonly of: PointerCause; readonly wanted: "node" | "unit" }
  | { readonly kind: "exclusions-open"; readonly of: PointerCause }
  /** The stack set at `address` makes it in accounts of which none is known to be one that can. */
  | { readonly kind: "made-by-member"; readonly address: string }
  /** AWS says that a rule was not deployed, or is being taken away. */
  | { readonly kind: "deployment-status"; readonly status: string }
  /** An account that administers it deploys it, which reaches the management account only where that has made a role for it. */
  | { readonly kind: "by-delegated-administrator"; readonly account: string }
  /** An output lists the instances of the stack set, and none of the account. */
  | { readonly kind: "no-stack-instance"; readonly name: string }
  | { readonly kind: "excludes-no-account"; readonly id: string }
  | { readonly kind: "organization-open"; readonly of: PointerCause }
  | { readonly kind: "stack-set-without-instances" }
  | { readonly kind: "stack-set-target-no-node" }
  /** It is deployed around the node, and not to it. */
  | { readonly kind: "left-out" }
  | { readonly kind: "unplaced"; readonly guardrail: GuardrailName; readonly more: number }
  /** Where a node stands is not known: its parent is not, or no input says it. */
  | { readonly kind: "parent-open"; readonly node: OrgNodeName; readonly of?: PointerCause }
  /** A nearer association, of another policy or of none, holds instead. */
  | { readonly kind: "replaced"; readonly by: string | null }
  | { readonly kind: "association-open"; readonly address: string; readonly of: GuardrailCause }
  /** Content was not read that may hold it. */
  | { readonly kind: "unread-content"; readonly of: FactCause }
  /** The resource at `address` makes a call that may take it away. */
  | { readonly kind: "called-away"; readonly address: string; readonly call: string }
  | { readonly kind: "excluded-account"; readonly nodes: readonly OrgNodeName[] }
  // AWS Config
  | { readonly kind: "pack-broken"; readonly of: FactCause }
  | { readonly kind: "rule-owner"; readonly owner: string; readonly identifier: string }
  | { readonly kind: "rule-mode"; readonly modes: readonly string[] }
  /** AWS Config does not have the rule in any Region that it is deployed to. */
  | { readonly kind: "rule-region"; readonly regions: readonly string[]; readonly identifier: string }
  /** Conditions choose the Regions, and on some branch none of them has the rule. */
  | { readonly kind: "rule-region-open"; readonly regions: readonly string[]; readonly of: FactCause }
  | { readonly kind: "rule-identifier"; readonly identifier: string; readonly meant: string }
  | { readonly kind: "rule-open"; readonly of: FactCause }
  | { readonly kind: "owner-open"; readonly of: FactCause }
  | { readonly kind: "mode-open"; readonly of: FactCause }
  | { readonly kind: "no-service-access"; readonly service: "config" | "iam"; readonly places: readonly CausePlace[] }
  | {
      readonly kind: "recorder-off";
      readonly how: "switched-off" | "never-started" | "created-stopped";
      readonly address: string;
      readonly places: readonly CausePlace[];
    }
  | { readonly kind: "service-access-open"; readonly service: "config" | "iam"; readonly of: GuardrailCause }
  | { readonly kind: "recorder-open"; readonly address: string; readonly of: GuardrailCause }
  /** Of the recorders that it may be, some run and others do not. */
  | { readonly kind: "other-recorder-runs" }
  | { readonly kind: "no-recorder" }
  | { readonly kind: "no-recorder-in"; readonly nodes: readonly OrgNodeName[] }
  /** The stack set of a guardrail does not deploy by itself to accounts that join its targets. */
  | { readonly kind: "no-automatic-deployment" }
  | { readonly kind: "any-mfa" }
  // Security Hub
  | { readonly kind: "control-disabled"; readonly by: "standard" | "policy" }
  /** A rule of Security Hub suppresses what the control finds, or may. */
  | { readonly kind: "findings-suppressed"; readonly address: string; readonly isCertain: boolean }
  /** Security Hub's controls find nothing where AWS Config does not record. */
  | { readonly kind: "records-nothing"; readonly address: string }
  | { readonly kind: "security-hub-off" }
  /** An ARN that is none of AWS's; `meant` is the one that AWS lists for the standard. */
  | { readonly kind: "no-such-standard"; readonly arn: string; readonly meant: string }
  /** An ARN of a standard with another Region than it is enabled in, or with none. */
  | { readonly kind: "standard-region"; readonly arn: string; readonly meant: string }
  /** Which standard it is is not known. */
  | { readonly kind: "standard-open"; readonly of: FactCause }
  /** The resource at `address` may switch the control off. */
  | { readonly kind: "control-off-open"; readonly address: string; readonly of: GuardrailCause }
  /** Whether central configuration is on is not known. */
  | { readonly kind: "central-open"; readonly of: GuardrailCause }
  /** What the resource at `address` associates is not known. */
  | { readonly kind: "associated-policy-open"; readonly address: string; readonly of: GuardrailCause }
  /** A policy lists controls that are enabled and controls that are disabled, which AWS refuses. */
  | { readonly kind: "controls-both-ways" }
  | { readonly kind: "only-any-mfa-enabled" }
  | { readonly kind: "security-hub-local" }
  /** The organization enables it in accounts that join, and says nothing of those that are there. */
  | { readonly kind: "new-accounts-only"; readonly address: string }
  | { readonly kind: "not-associated" }
  | { readonly kind: "part-open"; readonly of: FactCause }
  // Control Tower
  | { readonly kind: "control-open"; readonly of: FactCause }
  | { readonly kind: "no-such-control"; readonly arn: string }
  | { readonly kind: "control-on-account" }
  /** The OU stands inside of the one that a detective control is for. */
  | { readonly kind: "nested-unit" }
  | { readonly kind: "exempts-root"; readonly principal: string }
  /** It exempts root of the accounts whose numbers fit a pattern. */
  | { readonly kind: "exempts-some"; readonly principal: string }
  /** It exempts what is no ARN, and AWS does not say whom that is. */
  | { readonly kind: "exempts-no-arn"; readonly principal: string }
  | { readonly kind: "exemptions-open"; readonly of: FactCause }
  // Centralised root access and attestations
  | { readonly kind: "features-open"; readonly of: FactCause }
  | { readonly kind: "existing-credentials-stay" }
  /** Of an attestation: several OUs or accounts are called so. */
  | { readonly kind: "several-of-name"; readonly name: string }
  | { readonly kind: "attestation-expired"; readonly owner: string; readonly expires: string }
  | { readonly kind: "attested" }
  // Service control policies
  | { readonly kind: "scp-type"; readonly type: string }
  | { readonly kind: "type-open"; readonly address: string }
  | { readonly kind: "scp-without-content" }
  /** `of`: what its content is, where that is one thing. */
  | { readonly kind: "scp-content-open"; readonly of?: FactCause }
  | { readonly kind: "attached-policy-open"; readonly address: string }
  | { readonly kind: "scp-refused"; readonly message: string }
  | { readonly kind: "account-exempt"; readonly account: string }
  /** Of a policy that denies in one account, at an account whose number is not known. */
  | { readonly kind: "account-meant"; readonly account: string }
  /**
   * Of a policy that denies in one organization, or in a part of it, where the IDs of the organization or of its OUs are not known. `id`: the
   * organization or the path in it that is meant; `null`: another one than those that the policy names.
   */
  | { readonly kind: "place-meant"; readonly id: string | null }
  | { readonly kind: "management-only" }
  | { readonly kind: "feature-set"; readonly places: readonly CausePlace[] }
  | { readonly kind: "feature-set-open"; readonly of: FactCause }
  | { readonly kind: "policy-type-open"; readonly type: string; readonly of: FactCause }
  | { readonly kind: "policy-type-disabled"; readonly type: string; readonly places: readonly CausePlace[] }
  | {
      readonly kind: "policy-type-unproven";
      readonly why: "no-organization" | "not-expressible" | "not-listed";
      readonly type: string;
    }
  | { readonly kind: "too-many"; readonly node: OrgNodeName; readonly count: number; readonly most: number }
  | { readonly kind: "crowded"; readonly node: OrgNodeName; readonly most: number; readonly isOfResources?: true }
  | { readonly kind: "scp-target-open"; readonly of: PointerCause; readonly every: boolean }
  | { readonly kind: "unattached"; readonly inline: boolean }
  | { readonly kind: "file-unattached"; readonly name: string }
  | {
      readonly kind: "sometimes";
      readonly action: string;
      readonly statements: readonly string[];
      readonly nodes: readonly OrgNodeName[];
      readonly witness: EscapingRequest;
      /** Whether it may be that no request is denied. */
      readonly isLess?: true;
    }
  | {
      readonly kind: "never";
      readonly why: NeverCause;
      readonly nodes: readonly OrgNodeName[];
      readonly accounts: readonly string[];
    }
  | { readonly kind: "decision-open"; readonly of: GuardrailCause; readonly nodes: readonly OrgNodeName[] }
  /** The decision could not be made; `reason` is the decision procedure's own text and is only printed. */
  | { readonly kind: "undecided"; readonly reason: string /** The text that is not there. */; readonly of?: FactCause }
  | { readonly kind: "attachment-open" }
  /** `FullAWSAccess` is not attached there, and an allow-list that no input has may be. */
  | { readonly kind: "full-access-detached"; readonly node: OrgNodeName }
  | { readonly kind: "no-policy-denies" }
  // What a node has of guardrails
  | { readonly kind: "excluded"; readonly guardrail: GuardrailName }
  | { readonly kind: "weak"; readonly guardrail: GuardrailName }
  | { readonly kind: "broken"; readonly guardrail: GuardrailName; readonly of: GuardrailCause }
  /** It stands further up, and does not hold here. */
  | { readonly kind: "ended"; readonly guardrail: GuardrailName; readonly of: GuardrailCause }
  | { readonly kind: "partition-open"; readonly partitions: readonly string[] }
  | { readonly kind: "none-reaches"; readonly family: GuardrailFamily }
  // Why nothing is asked for
  | { readonly kind: "no-hardware-rule"; readonly partition: string }
  | { readonly kind: "never-binds-management" }
  | { readonly kind: "level-one" };
