import type { AttestationEntry, ExceptionEntry } from "./exception.ts";
import type { Location } from "./location.ts";
import type { Settings } from "./settings.ts";

/** What a configuration decides, and what it declares of exceptions and attestations, complete or not. */
export interface LoadedConfiguration {
  readonly settings: Settings;
  /** As reports show it, `null` where there is none. */
  readonly path: string | null;
  readonly exceptions: readonly ExceptionEntry[];
  /** Attestations as written; the complete ones are in `settings`. */
  readonly attestations: readonly AttestationEntry[];
  /** Where a setting is written: `level`, `rule <id>`, `account <id>`, … */
  readonly places: ReadonlyMap<string, Location>;
}
