import type { Day } from "../model/day.ts";
import type { ExceptionEntry, ValidatedAttestation, ValidatedException } from "../model/exception.ts";
import type { LoadedConfiguration } from "../model/loaded-configuration.ts";
import type { Loosening } from "../model/loosening.ts";
import type { WrittenBaseline } from "./baseline-text.ts";
import { pairInline } from "./inline-pairs.ts";
import { loosenedAttestations } from "./loosened-attestations.ts";
import { loosenedBaseline, loosenedRecords } from "./loosened-baseline.ts";
import { loosenedExceptions } from "./loosened-exceptions.ts";
import { loosenedSettings } from "./loosened-settings.ts";
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

/**
 * What suppresses in a change: that of the base alone. An inline exception whose file was renamed goes with its
 * resource; a copy of one in a further file is none of the base's.
 */
export function baseSuppressions(base: Suppressions, head: Suppressions): Suppressions {
  const paths = new Map<ValidatedException, string>();
  for (const [now, before] of pairInline(base.exceptions, head.exceptions)) paths.set(before, now.entry.location.path);
  const exceptions = base.exceptions.map((one) => {
    const path = paths.get(one);
    const { entry } = one;
    return path === undefined ? one : { ...one, entry: { ...entry, location: { ...entry.location, path } } };
  });
  return { ...base, exceptions };
}

/** What the head lets pass that the base does not. */
export function loosenedBy(base: Suppressions, head: Suppressions): readonly Loosening[] {
  return [
    ...loosenedExceptions(base.exceptions, head.exceptions),
    ...loosenedAttestations(base.attestations, head.attestations),
    ...loosenedSettings(base.configuration, head.configuration),
    ...loosenedBaseline(base.baseline, head.baseline),
    ...loosenedRecords(base, head),
  ];
}
