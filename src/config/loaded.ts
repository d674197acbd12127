import type { Location } from "../model/location.ts";
import type { AttestationEntry, ExceptionEntry, Settings } from "../model/settings.ts";

/** The settings of a run with what the configuration declares and a later step judges. */
export interface LoadedConfiguration {
  readonly settings: Settings;
  /** As reports show it, `null` where there is none. */
  readonly path: string | null;
  readonly exceptions: readonly ExceptionEntry[];
  /** Attestations as written; those in force are in `settings`. */
  readonly attestations: readonly AttestationEntry[];
  /** Where a setting is written: `level`, `rule <id>`, `account <id>`, … */
  readonly places: ReadonlyMap<string, Location>;
}
