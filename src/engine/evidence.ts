import type { Base } from "../inputs/base.ts";
import type { Conflict } from "../model/coverage.ts";
import type { Fact } from "../model/fact.ts";
import type { Finding } from "../model/finding.ts";
import type { TemplateChange } from "../model/guardrail-change.ts";
import type { InputSummary } from "../model/report.ts";
import type { Action } from "../model/resource.ts";
import type { RunStats } from "../model/run-stats.ts";
import type { ExceptionEntry } from "../model/settings.ts";
import type { Acceptance } from "../suppressions/relaxed.ts";

/** What the inputs say: the facts of all of them, and what became of each. */
export interface Evidence {
  readonly facts: readonly Fact[];
  readonly inputs: readonly InputSummary[];
  /** The same thing declared in two ways. */
  readonly conflicts?: readonly Conflict[];
  readonly counts: Pick<RunStats, "files" | "passedOver" | "bytes" | "resources">;
  /** Paths of all files that were read, whatever they turned out to be. */
  readonly looked: readonly string[];
  /** Inline exceptions. */
  readonly exceptions: readonly ExceptionEntry[];
  /** What plans say of the state before them. */
  readonly planned: PlannedChange;
}

/** What plans know of a change by themselves. */
export interface PlannedChange {
  /** The facts of what stands before the plan is applied. */
  readonly before: readonly Fact[];
  /** What is planned, by `plannedKey`. */
  readonly actions: ReadonlyMap<string, Action>;
}

/** Of inputs that are not there. */
export const noEvidence: Evidence = {
  facts: [],
  inputs: [],
  looked: [],
  counts: { files: 0, passedOver: 0, bytes: 0, resources: 0 },
  exceptions: [],
  planned: { before: [], actions: new Map() },
};

/** Names a resource of one plan. */
export function plannedKey(scope: string | undefined, address: string): string {
  return JSON.stringify([scope ?? "", address]);
}

/** The address in a `plannedKey`. */
export function addressOf(key: string): string {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) ? String(parts[1]) : key;
}

/** What a base knows beside its facts: what became of the CloudFormation resources that it declares. */
export type TemplateChanges = readonly TemplateChange[];

/** What the base says and accepts. */
export interface BaseEvidence {
  readonly base: Pick<Base, "name" | "commit">;
  readonly facts: readonly Fact[];
  readonly templates: readonly TemplateChange[];
  readonly acceptance: Acceptance;
  readonly findings: readonly Finding[];
}
