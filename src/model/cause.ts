import type { Location } from "./location.ts";
import type { ResourceRef } from "./resource.ts";
import type { Assumption, UnknownValue, Value } from "./value.ts";

/**
 * Why something is open, missing, broken or unread. Plain data, JSON-safe, told apart by `kind`: whoever decides
 * something compares kinds and fields, and only rules and reporters have words for them (`rules/wording/`).
 */
export type Cause = FactCause | GuardrailCause;

/** Fields that any cause may have. */
interface CauseBase {
  /** What it is about, where that is not the fact that holds it. */
  readonly about?: ResourceRef;
  /** Where it is written; absent for what stands in no input, and where the fact that holds it has the place. */
  readonly location?: Location;
}

/** Causes that a single resource shows; they stand in facts and in facts files. */
export type FactCause = CauseBase &
  (
    | UnknownCause
    | { readonly kind: "not-text"; readonly found: Value["kind"] }
    /** The value differs by conditions that are open. */
    | { readonly kind: "depends-on-condition"; readonly subjects: readonly Assumption["subject"][] }
    /** It exists under these conditions only. */
    | { readonly kind: "conditional"; readonly when: readonly Assumption[] }
    /** Nothing is given; `setting` is its name as the resource spells it. */
    | { readonly kind: "not-given"; readonly setting?: string }
    | TemplateCause
    /** A file that declares the organization does not declare an OU of this name. */
    | { readonly kind: "undeclared-unit"; readonly name: string; readonly file: string }
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
    /** A cause in the words of whoever wrote them: a facts file of version 1. */
    | { readonly kind: "in-words"; readonly text: string; readonly settle?: string }
  );

/** A value that is known later, or one part of a text: one unknown alone, or the parts of a text with one at least. */
export interface UnknownCause {
  readonly kind: "unknown-value";
  readonly parts: readonly (string | UnknownValue)[];
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
  /** The file that the configuration names for `uri` cannot be read, for the reason that the system gives. */
  | {
      readonly kind: "mapped-template-unreadable";
      readonly uri: string;
      readonly path: string;
      readonly system: string;
    }
  | { readonly kind: "template-too-large"; readonly bytes: number; readonly limit: number }
  | { readonly kind: "template-not-text" }
  | { readonly kind: "template-unknown"; readonly cause: FactCause }
  /** Nothing in this run reads templates. */
  | { readonly kind: "template-not-read" }
  | { readonly kind: "template-invalid"; readonly problem: ProblemRef }
  | { readonly kind: "no-rule-in-force" }
  /** A part of the content, or all of it, was left out while it was read: a macro, a nested template, a module. */
  | { readonly kind: "content-unread"; readonly problem: ProblemRef };

export type TemplateSource = "s3-uri" | "ssm-document";

/** A problem that a parser found: `code` decides, `message` is the parser's own text and is only printed. */
export interface ProblemRef {
  /** Kebab-case: `yaml-syntax`. */
  readonly code: string;
  readonly message: string;
}

/** A node of the organization as causes name it. */
export interface NodeRef {
  readonly kind: "organization" | "unit" | "account" | "rest" | "standalone";
  readonly name: string;
  /** `r-…`, `ou-…`, 12 digits; `null` before the first deployment. */
  readonly id: string | null;
  readonly management: boolean;
}

/** A guardrail as causes name it: `organization conformance pack root-mfa` is a label of rules and reporters. */
export interface GuardrailRef {
  readonly type:
    | "config-rule"
    | "organization-config-rule"
    | "conformance-pack"
    | "organization-conformance-pack"
    | "security-hub-standard"
    | "security-hub-policy"
    | "control-tower-control"
    | "root-credentials-management"
    | "scp"
    | "attestation";
  readonly name: string;
  /** `null` for an attestation, which no resource declares. */
  readonly resource: ResourceRef | null;
}

/** Causes that show when facts are put together: what a guardrail lacks, where it leads, what the tree does not say. */
export type GuardrailCause = CauseBase &
  (
    | PointerCause
    | DetectiveCause
    | PreventiveCause
    /** A setting of the guardrail is not known; `setting` is a word for it in kebab-case: `owner`, `identifier`. */
    | { readonly kind: "setting-unknown"; readonly setting: string; readonly causes: readonly FactCause[] }
    /** No guardrail of the family reaches the node. */
    | { readonly kind: "no-guardrail"; readonly family: "detective" | "preventive" }
    /** One reaches it and does not work, for these causes. */
    | { readonly kind: "broken-guardrail"; readonly guardrail: GuardrailRef; readonly causes: readonly Cause[] }
    /** The node, or an account, is left out of what else would cover it. */
    | { readonly kind: "excluded-account"; readonly node: NodeRef; readonly guardrail: GuardrailRef }
    /** Which account the guardrail is deployed to is not known; `more` others share that. */
    | { readonly kind: "unplaced"; readonly guardrail: GuardrailRef; readonly more: number }
    | { readonly kind: "service-access"; readonly service: string; readonly principal: string }
    | { readonly kind: "attestation-expired"; readonly owner: string; readonly expires: string }
    | { readonly kind: "level-1" }
    | { readonly kind: "management-account" }
    | { readonly kind: "partition-without-rule"; readonly rule: string; readonly partition: string }
  );

/** A pointer that leads to nothing, or to something else than is wanted. */
export type PointerCause =
  | { readonly kind: "target-unknown"; readonly cause: FactCause }
  | { readonly kind: "not-in-inputs"; readonly address: string }
  | { readonly kind: "several-instances"; readonly address: string }
  | { readonly kind: "several-organizations" }
  /** A text that is no ID of a root, an OU or an account. */
  | { readonly kind: "not-an-id"; readonly id: string }
  /** A resource, or an attribute of one, that is none of what is wanted. */
  | { readonly kind: "wrong-target"; readonly wanted: readonly NodeRef["kind"][]; readonly address?: string }
  | { readonly kind: "no-stack-instances" };

/** What keeps a detective guardrail from detecting. */
export type DetectiveCause =
  | { readonly kind: "custom-owner"; readonly identifier: string; readonly owner: string }
  | { readonly kind: "evaluation-mode"; readonly modes: readonly string[] }
  | { readonly kind: "wrong-identifier"; readonly identifier: string; readonly meant: string }
  /** `off`: switched off; `never-started`: nothing starts it; `created-stopped`: it is declared not to start. */
  | {
      readonly kind: "recorder-off";
      readonly how: "off" | "never-started" | "created-stopped";
      readonly address: string;
    }
  | { readonly kind: "no-recorder" }
  | { readonly kind: "any-mfa"; readonly guardrail: GuardrailRef }
  | { readonly kind: "control-disabled"; readonly control: string }
  | { readonly kind: "any-mfa-control"; readonly control: string }
  | { readonly kind: "security-hub-off" }
  | { readonly kind: "local-configuration" }
  | { readonly kind: "no-association" }
  | { readonly kind: "not-a-control"; readonly arn: string }
  | { readonly kind: "target-is-account" }
  | { readonly kind: "exempts-root"; readonly principal: string };

/** What keeps a preventive guardrail from preventing. */
export type PreventiveCause =
  | { readonly kind: "feature-set"; readonly featureSet: string }
  | { readonly kind: "policy-type-off"; readonly type: string }
  | { readonly kind: "policy-type-unproven"; readonly type: string; readonly cause?: Cause }
  | { readonly kind: "wrong-policy-type"; readonly type: string }
  | { readonly kind: "unattached"; readonly how: "no-targets" | "no-attachment" | "not-in-inputs" }
  | { readonly kind: "attachment-unknown"; readonly address: string }
  | { readonly kind: "attached-policy-unknown"; readonly address: string }
  | { readonly kind: "management-account-only" }
  | { readonly kind: "too-many-policies"; readonly node: NodeRef; readonly count: number; readonly limit: number }
  /** AWS does not create such a policy. */
  | { readonly kind: "refused"; readonly problem: ProblemRef }
  | { readonly kind: "no-content" }
  | { readonly kind: "content-unknown" }
  | {
      readonly kind: "denied-sometimes";
      readonly action: string;
      /** Sids, or places from 0 as text. */
      readonly statements: readonly string[];
      readonly witness: RequestRef;
    }
  | { readonly kind: "denied-never"; readonly reason: NeverReason }
  /** The decision could not be made; `reason` is the decision procedure's own text and is only printed. */
  | { readonly kind: "undecided"; readonly reason: string }
  /** An account that the policy names and lets through. */
  | { readonly kind: "exempt-account"; readonly account: string }
  | { readonly kind: "allow-list" };

/** A request that is not denied: the ARN where it matters, context keys with values, keys that are absent. */
export interface RequestRef {
  readonly resource: string | null;
  readonly context: readonly { readonly key: string; readonly value: string | readonly string[] }[];
  readonly absent: readonly string[];
}

/** Why a policy that is aimed at root denies nothing, as far as its text shows. */
export type NeverReason =
  | { readonly kind: "partition"; readonly named: readonly string[]; readonly partition: string }
  | { readonly kind: "resource"; readonly patterns: readonly string[] }
  | { readonly kind: "condition"; readonly operator: string; readonly key: string; readonly values: readonly string[] }
  | { readonly kind: "no-statement" };

export type CauseKind = Cause["kind"];
