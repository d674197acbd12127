import type { ValidatedAttestation, ValidatedException } from "./exception.ts";
import type { Loosening } from "./loosening.ts";

/** What is known of the exceptions and attestations of a run after the rules over facts have run. */
export interface ExceptionReview {
  /** Of the configuration and inline. */
  readonly exceptions: readonly ValidatedException[];
  readonly attestations: readonly ValidatedAttestation[];
  /** Those of `exceptions` that count and that no finding needs, as far as this run can tell. */
  readonly unused: readonly ValidatedException[];
  /** What the change loosens; empty without a base. */
  readonly loosened: readonly Loosening[];
}
