import type { Day } from "./day.ts";
import type { Location } from "./location.ts";
import type { ResourceRef } from "./resource.ts";

/** Suppresses the findings of one rule on one target until a day. */
export interface Exception {
  readonly rule: string;
  /** Resource address, account ID, ARN, path or glob. */
  readonly target: string;
  /** The OUs and accounts that it is for, by ID, name or path (`Workloads/Prod`), with all below them; absent: all. */
  readonly places?: readonly string[] | undefined;
  readonly owner: string;
  /** It counts until the end of that day (UTC). */
  readonly expires: Day;
  readonly reason: string;
  readonly location?: Location;
}

/** Says that a guardrail stands in another repository. */
export interface Attestation {
  readonly guardrail: "detective" | "preventive";
  /** Organization root (`r-…`), OU (`ou-…`) or account ID. */
  readonly target: string;
  /** The OUs and accounts at or below the target that it is for, by ID, name or path; absent: all. */
  readonly places?: readonly string[] | undefined;
  readonly owner: string;
  /** It counts until the end of that day (UTC). */
  readonly expires: Day;
  readonly reason: string;
  /** Where it is written. */
  readonly location?: Location;
}

/** A field that an exception needs; an attestation needs all but `rule`. */
export type ExceptionField = "rule" | "target" | "owner" | "expires" | "reason";

/** What is wrong with an exception as it is written. Texts are those of the author, however long. */
export type ExceptionFlaw =
  | { readonly kind: "missing-fields"; readonly fields: readonly ExceptionField[] }
  /** It is for a rule about exceptions. */
  | { readonly kind: "excepts-exceptions" }
  | { readonly kind: "unknown-rule"; readonly rule: string; readonly nearest: string | null }
  /** The expiry date is no day of the calendar. */
  | { readonly kind: "bad-date"; readonly text: string }
  | { readonly kind: "unknown-field"; readonly field: string; readonly nearest: string | null }
  | { readonly kind: "repeated-field"; readonly field: string }
  /** Words in a comment beside the rule, as an unquoted reason has them. */
  | { readonly kind: "stray-text"; readonly text: string }
  /** The rest of a comment, from a quote that is not closed for instance. */
  | { readonly kind: "unreadable-text"; readonly text: string }
  /** The value of a field in metadata is a map, a list, or not known. */
  | { readonly kind: "no-plain-text"; readonly field: string }
  /** A key beside `exceptions` in metadata. */
  | { readonly kind: "unknown-key"; readonly key: string; readonly nearest: string | null }
  /** Metadata in which the map with its list, the list, or the map of fields is something else. */
  | { readonly kind: "wrong-shape"; readonly expected: "map-with-list" | "list" | "map-of-fields" };

/** An exception as it is written, complete or not. */
export interface ExceptionEntry {
  readonly rule?: string | undefined;
  readonly target?: string | undefined;
  readonly places?: readonly string[] | undefined;
  readonly owner?: string | undefined;
  readonly expires?: string | undefined;
  readonly reason?: string | undefined;
  /** Where it is written. */
  readonly location: Location;
  /** The resources that an inline one is written at (a module's block has several instances); it suppresses theirs only. */
  readonly at?: readonly ResourceRef[];
  /** Whether it stands at its resource rather than in the configuration. */
  readonly inline: boolean;
  /** What was found wrong while it was read. */
  readonly flaws: readonly ExceptionFlaw[];
}

/** An attestation as it is written, complete or not. */
export interface AttestationEntry extends Omit<ExceptionEntry, "rule" | "at"> {
  readonly guardrail: "detective" | "preventive";
}

/**
 * Whether an entry counts on a day: `valid` and `expiring` ones do, the latter for a few more days only. `daysLeft`: 0
 * on the last day, negative after it, `null` without a date.
 */
export type Validity<T> =
  | { readonly kind: "invalid"; readonly flaws: readonly ExceptionFlaw[]; readonly daysLeft: number | null }
  | { readonly kind: "valid" | "expiring" | "expired"; readonly complete: T; readonly daysLeft: number };

export interface ValidatedException {
  readonly entry: ExceptionEntry;
  /** As the base of a change has it, where `entry` follows what the change moves. */
  readonly written?: ExceptionEntry;
  readonly validity: Validity<Exception>;
}

export interface ValidatedAttestation {
  readonly entry: AttestationEntry;
  readonly validity: Validity<Attestation>;
}
