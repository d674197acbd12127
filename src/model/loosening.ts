import type { Day } from "./day.ts";
import type { Attestation, Exception, ExceptionEntry } from "./exception.ts";
import type { Severity } from "./finding.ts";
import type { Location } from "./location.ts";
import type { BaselineEntry, ExceptionRecord } from "./report.ts";
import type { Level, Requirement } from "./settings.ts";

/** One thing by which a change lets more pass than the base does, with the place where it is written. */
export type Loosening = { readonly location: Location } & (
  | {
      readonly kind: "exception-added";
      readonly entry: ExceptionEntry;
      readonly exception: Exception;
      /** When it ends in the base; `null` where the base does not have it. */
      readonly before: Day | null;
    }
  | { readonly kind: "attestation-added"; readonly attestation: Attestation }
  | { readonly kind: "level-lowered"; readonly before: Level; readonly now: Level }
  | { readonly kind: "requirement-lowered"; readonly before: Requirement; readonly now: Requirement }
  | {
      readonly kind: "severity-lowered";
      readonly rule: string;
      readonly before: Severity | "off";
      readonly now: Severity | "off";
    }
  | { readonly kind: "account-level-lowered"; readonly account: string; readonly now: Level }
  /** Paths are said to belong to an account of Level 1. */
  | { readonly kind: "paths-mapped"; readonly glob: string; readonly account: string }
  /** Paths are said to belong to an account that exceptions are for. */
  | { readonly kind: "paths-excepted"; readonly glob: string; readonly account: string }
  /** An account gets a name that exceptions are for. */
  | { readonly kind: "account-named"; readonly account: string; readonly name: string }
  /** Policy documents are said to be service control policies. */
  | { readonly kind: "scps-added"; readonly glob: string }
  /** A remote template is said to be another local file. */
  | { readonly kind: "template-mapped"; readonly url: string; readonly path: string }
  /** A file of values, or a local copy of a remote template, by which less is found than by the base's. */
  | {
      readonly kind: "values-changed";
      readonly file: "parameters" | "variables" | "template";
      readonly path: string;
      readonly isAdded: boolean;
    }
  /** A facts file has facts that would stand for guardrails. */
  | { readonly kind: "facts-added"; readonly path: string; readonly count: number }
  /** A facts file or an output of AWS does not list accounts and OUs any more, or says that they are closed. */
  | { readonly kind: "nodes-unlisted"; readonly path: string; readonly count: number }
  | { readonly kind: "baseline-entry-added"; readonly entry: BaselineEntry }
  /** What the baseline records of an exception by address or path alone gets more, or is taken out (`isGone`). */
  | { readonly kind: "record-widened"; readonly record: ExceptionRecord; readonly isGone: boolean }
);
