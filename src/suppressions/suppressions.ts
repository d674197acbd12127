import type { Day } from "../model/day.ts";
import type { ExceptionEntry, ValidatedAttestation, ValidatedException } from "../model/exception.ts";
import type { LoadedConfiguration } from "../model/loaded-configuration.ts";
import type { WrittenBaseline } from "./baseline-text.ts";
import { validateAttestation, validateException } from "./validity.ts";

/** All that suppresses findings on one side of a change. */
export interface Suppressions {
  readonly configuration: LoadedConfiguration;
  /** Of the configuration and inline. */
  readonly exceptions: readonly ValidatedException[];
  readonly attestations: readonly ValidatedAttestation[];
  readonly baseline: WrittenBaseline;
}

export function suppressionsOf(
  configuration: LoadedConfiguration,
  inline: readonly ExceptionEntry[],
  baseline: WrittenBaseline,
  today: Day,
): Suppressions {
  const entries = [...configuration.exceptions, ...inline];
  return {
    configuration,
    exceptions: entries.map((entry) => validateException(entry, today)),
    attestations: configuration.attestations.map((entry) => validateAttestation(entry, today)),
    baseline,
  };
}
