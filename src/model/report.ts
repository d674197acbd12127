import type { Finding } from "./finding.ts";
import type { CoverageState, GuardrailFamily } from "./guardrail.ts";
import type { Location } from "./location.ts";
import type { OrgNodeKind, OrgNodeName } from "./org-node.ts";
import type { Format, ResourceRef } from "./resource.ts";

/** What became of one input. */
export interface InputSummary {
  readonly path: string;
  /** `null` where nothing could tell the format. */
  readonly format: Format | null;
  /** `partial`: read, but something in it was left out; `warnings` says what. */
  readonly status: "linted" | "partial" | "error";
  /** `path:line:column: what is wrong and what to do`, or `null`. */
  readonly error: string | null;
  /** Where the error is, beside its text. */
  readonly errorLocation?: Location;
  readonly warnings?: readonly string[];
}

/** How far a family of guardrails reaches over the accounts in scope. */
export type GuardrailCover = "covered" | "partial" | "missing" | "unverifiable" | "not-required";

export interface GuardrailSummary {
  readonly required: boolean;
  readonly detective: GuardrailCover;
  readonly preventive: GuardrailCover;
}

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly suppressed: number;
}

/** What inputs point at and was not read, of one kind. */
export interface UnreadSummary {
  /** Kebab-case: `registry-module`. */
  readonly what: string;
  readonly count: number;
  /** What would settle it, as a phrase that follows "to settle it,". */
  readonly settle: string;
  readonly locations: readonly Location[];
}

/** How much was checked. */
export interface CheckedSummary {
  /** Virtual MFA devices, whoever owns them. */
  readonly devices: number;
  /** Service control policies. */
  readonly policies: number;
  /** Conformance packs. */
  readonly packs: number;
  /** Accounts, and what may hold accounts that nothing declares. */
  readonly nodes: number;
  /** Those among the nodes that are accounts. */
  readonly accounts: number;
  /** Nodes that a guardrail covers for certain, where guardrails are asked for. */
  readonly covered: Readonly<Record<GuardrailFamily, number>>;
  /** Nodes that no guardrail covers; those that none can cover count nowhere. */
  readonly missing: Readonly<Record<GuardrailFamily, number>>;
  /** Nodes of which it cannot be told. */
  readonly unverifiable: Readonly<Record<GuardrailFamily, number>>;
}

/** A finding as a baseline has it. */
export interface BaselineEntry {
  readonly rule: string;
  readonly address: string;
  readonly path: string;
  readonly fingerprint: string;
  /** The nodes of the organization that are accepted; absent where the finding is about none. */
  readonly places?: readonly BaselinePlace[];
}

/** A node of the organization as a baseline has it. */
export interface BaselinePlace {
  readonly kind: OrgNodeKind;
  readonly name: string;
  readonly id: string | null;
  /** The names of the OUs above it. */
  readonly path: string;
  readonly fingerprint: string;
}

/** What an exception by address or path alone covered when it was recorded: it covers nothing that came since. */
export interface ExceptionRecord {
  readonly rule: string;
  /** As it is written; `null` for an inline one. */
  readonly target: string | null;
  /** The resources that an inline one is written at. */
  readonly at?: readonly Pick<ResourceRef, "type" | "address">[];
  /** The file of an inline one. */
  readonly path?: string;
  readonly findings: readonly BaselineEntry[];
}

export interface BaselineSummary {
  readonly path: string;
  /** Entries that a finding needs. */
  readonly used: number;
  /** Its version, where it is an old one that does not tell accounts and OUs apart. */
  readonly outdated?: number;
  /** Exceptions by address or path alone that it does not record, so that they cover what comes later too. */
  readonly unrecorded?: number;
  /** Entries whose finding is gone: the baseline can shrink by them. */
  readonly fixed: readonly BaselineEntry[];
}

export interface DiffSummary {
  /** The base as it was given. */
  readonly base: string;
  /** The merge base, `null` where the base is a folder. */
  readonly commit: string | null;
  /**
   * Where the base stands now, as a commit: its configuration, exceptions, baseline, values and facts count. Absent where they
   * are those that the change started from.
   */
  readonly tip?: string;
  /** Findings of the present that the base does not have, and that it has. */
  readonly new: number;
  readonly existing: number;
  /** Findings of the base that are gone. */
  readonly fixed: number;
}

/** Equal nodes of one OU whose cover is another one after the change. */
export interface CoverChange {
  readonly family: GuardrailFamily;
  /** The OU, or the organization. */
  readonly unit: OrgNodeName;
  readonly accounts: number;
  /** The nodes, by name. */
  readonly nodes: readonly string[];
  readonly before: CoverageState;
  readonly after: CoverageState;
  /** What the change does, in a few words; `null` where no finding tells. */
  readonly because: string | null;
}

/** What stood before the change. */
export interface BeforeSummary {
  /** As the base has them; absent where a plan is all there is to compare with. */
  readonly guardrails?: GuardrailSummary;
  /** Findings of the base; nothing is suppressed in these counts. */
  readonly summary?: Summary;
  readonly changes: readonly CoverChange[];
}

/** The typed result of a run; `--format json` prints it as it is. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: "rootrail"; readonly version: string };
  readonly findings: readonly Finding[];
  readonly guardrails: GuardrailSummary;
  readonly inputs: readonly InputSummary[];
  /** What was not read, a kind each. */
  readonly unread: readonly UnreadSummary[];
  readonly checked: CheckedSummary;
  readonly summary: Summary;
  /** The configuration that was read, `null` for none. */
  readonly configuration?: string | null;
  /** What a baseline made of the findings. */
  readonly baseline?: BaselineSummary;
  /** What stood before the change, where there is something to compare with. */
  readonly before?: BeforeSummary;
  /** What the findings were compared with. */
  readonly diff?: DiffSummary;
}
