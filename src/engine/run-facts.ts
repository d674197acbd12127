import type { Conflict } from "../model/coverage.ts";
import type { ExceptionEntry } from "../model/exception.ts";
import type { Fact } from "../model/fact.ts";
import type { PassedOver } from "../model/passed-over.ts";
import type { InputSummary } from "../model/report.ts";
import type { Action, AddressMove, LetGo } from "../model/resource.ts";
import type { RunStats } from "../model/run-stats.ts";

/** What the inputs say: the facts of all of them, and what became of each. */
export interface RunFacts {
  readonly facts: readonly Fact[];
  readonly inputs: readonly InputSummary[];
  /** The same thing declared in two ways. */
  readonly conflicts: readonly Conflict[];
  readonly counts: Pick<RunStats, "files" | "passedOver" | "bytes" | "resources" | "threads">;
  /** Paths of all files that were read, whatever they turned out to be. */
  readonly scanned: readonly string[];
  /** Paths of the files that are no input. */
  readonly passedOver: readonly PassedOver[];
  /** Inline exceptions. */
  readonly exceptions: readonly ExceptionEntry[];
  /** What `moved` blocks tell. */
  readonly moves: readonly AddressMove[];
  /** What `removed` blocks keep in AWS. */
  readonly letGo: readonly LetGo[];
  /** What plans say of the state before them. */
  readonly planned: PlannedChange;
  /** Reads a file inside a binary plan, which reports call `plan!file`. */
  readArchived(path: string): Uint8Array | undefined;
}

/** What plans know of a change by themselves. */
export interface PlannedChange {
  /** The facts of what stands before the plan is applied. */
  readonly before: readonly Fact[];
  /** What is planned, by `plannedKey`. */
  readonly actions: ReadonlyMap<string, Action>;
}

/** Of inputs that are not there. */
export const noFacts: RunFacts = {
  facts: [],
  inputs: [],
  conflicts: [],
  counts: { files: 0, passedOver: 0, bytes: 0, resources: 0, threads: 1 },
  scanned: [],
  passedOver: [],
  exceptions: [],
  moves: [],
  letGo: [],
  planned: { before: [], actions: new Map() },
  readArchived: () => undefined,
};

/** Names a resource of one plan. */
export function plannedKey(scope: string | undefined, address: string): string {
  return JSON.stringify([scope ?? "", address]);
}

/** The plan in a `plannedKey`: its path. */
export function planOf(key: string): string {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) ? String(parts[0]) : "";
}
