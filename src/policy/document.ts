import type { Location } from "../model/location.ts";
import type { UnknownReason } from "../model/symbol.ts";
import type { TextParts } from "../model/text-parts.ts";
import type { Assumption } from "../model/value.ts";

/** A piece of policy text that is not known before deployment. */
export interface OpenPart {
  readonly reason: UnknownReason;
  /** A phrase: `parameter Owner has no value`. */
  readonly detail: string;
  /** Whether it is the partition that the policy is deployed to (`AWS::Partition`, `data.aws_partition`). */
  readonly isPartition?: true;
}

/** A string of a policy: known, or known in parts. */
export type PolicyText = string | TextParts<OpenPart>;

/** `error`: AWS would refuse the policy. `warning`: it is accepted and does not do what it seems to. */
export interface PolicyProblem {
  /** Stable, kebab-case. */
  readonly code: string;
  /** One sentence that stands alone. */
  readonly message: string;
  readonly severity: "error" | "warning" | "note";
  /** Of text that is not read: it has marks of what a tool fills in before it is deployed. */
  readonly mayBeFilledIn?: true;
  /** Absent where the input has no positions. */
  readonly location?: Location;
}

/** The patterns of `Action` or `NotAction`, `Resource` or `NotResource`; `negated` for the `Not…` elements. */
export interface ElementPatterns {
  readonly negated: boolean;
  readonly patterns: readonly PolicyText[];
  readonly location?: Location;
}

/** One key under one operator. */
export interface Condition {
  /** As written: `ForAllValues:StringLikeIfExists`. */
  readonly operator: string;
  /** As written; condition keys are compared without regard to case. */
  readonly key: string;
  readonly values: readonly PolicyText[];
  /** Why it is not known what the condition tests. Such a condition is neither true nor false. */
  readonly doubt?: string;
  readonly location?: Location;
}

export interface Statement {
  /** Place in the policy, from 0. */
  readonly index: number;
  readonly sid: string | null;
  readonly effect: "Allow" | "Deny";
  readonly action: ElementPatterns;
  readonly resource: ElementPatterns;
  readonly conditions: readonly Condition[];
  /** Why the statement may not be in force as it is read: it exists on one branch only, or its effect is not known. */
  readonly doubt?: string;
  /** It stands on one branch of a condition only. */
  readonly isConditional?: true;
  /** On which branches of its policy it stands, where that is known of all of its statements. */
  readonly branches?: StatementBranches;
  readonly location?: Location;
}

/** The branches of a policy that a statement stands on: one of all of them will be deployed. */
export interface StatementBranches {
  /** How many branches the policy has. */
  readonly of: number;
  /** Numbers of those that it stands on, from 0. */
  readonly on: readonly number[];
  /** Why it may not be in force as it is read on these either. */
  readonly doubt?: string;
}

/** How long a policy is, in characters. */
export interface PolicySize {
  /** As it is written. */
  readonly written: number;
  /** Without white space between tokens. */
  readonly minified: number;
  /** Whether it is sent to AWS as it is written; a policy file may be minified first. */
  readonly sentAsWritten?: boolean;
}

/** A policy as far as it can be read. Plain data, JSON-safe. */
export interface PolicyDocument {
  /** `null`: none is given, which AWS reads as 2008-10-17; `other`: not a version that AWS knows. */
  readonly version: "2012-10-17" | "2008-10-17" | "other" | null;
  readonly statements: readonly Statement[];
  /** What is wrong with its grammar. */
  readonly problems: readonly PolicyProblem[];
  /** Why AWS would refuse it, or why it could not be read completely: what it denies is then not known. */
  readonly doubt?: string;
  /** `Principal` and `NotPrincipal` elements with their places; not every kind of policy may have them. */
  readonly principals: readonly { readonly element: string; readonly location?: Location }[];
  /** `null` where parts are unknown. */
  readonly size: PolicySize | null;
  /** What is assumed on each of its branches, where it depends on conditions. */
  readonly branches?: PolicyBranches;
  readonly location?: Location;
}

/** The branches of a policy that depends on conditions, by their numbers. */
export interface PolicyBranches {
  /** The set of resources that the conditions are of: the same words in another one mean another condition; `null`: not known. */
  readonly scope: string | null;
  readonly when: readonly (readonly Assumption[])[];
}

/** The policy that AWS attaches to every root, OU and account by default. */
export const fullAwsAccess: PolicyDocument = {
  version: "2012-10-17",
  statements: [
    {
      index: 0,
      sid: null,
      effect: "Allow",
      action: { negated: false, patterns: ["*"] },
      resource: { negated: false, patterns: ["*"] },
      conditions: [],
    },
  ],
  problems: [],
  principals: [],
  size: { written: 81, minified: 81 },
};

/**
 * Why it is not known what a document denies as a service control policy; `null`: that is known. AWS refuses a
 * service control policy with principals.
 */
export function scpDoubt(document: PolicyDocument): string | null {
  if (document.doubt !== undefined) return document.doubt;
  const [first] = document.principals;
  return first === undefined ? null : `AWS refuses the policy: a service control policy cannot have ${first.element}.`;
}

/** What a statement is called in reports: its Sid, or its place in the policy from 0. */
export function statementLabel(statement: Pick<Statement, "sid" | "index">): string {
  return statement.sid !== null && statement.sid !== "" ? statement.sid : String(statement.index);
}
