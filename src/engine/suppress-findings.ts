import { pathGone } from "../findings/path-gone.ts";
import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import type { Settings } from "../model/settings.ts";
import { openPlacesSentence } from "../rules/wording/open-places.ts";
import { applyBaseline } from "../suppressions/apply-baseline.ts";
import { activeExceptions, applyExceptions } from "../suppressions/apply-exceptions.ts";
import type { NodesOfChange } from "../suppressions/namesakes.ts";
import type { Suppressions } from "../suppressions/suppressions.ts";
import type { BaseSide } from "./base-side.ts";
import { baselineFileOf } from "./baseline.ts";
import type { LintOptions } from "./options.ts";
import type { BaselineUpdate } from "./result.ts";
import type { RunFacts } from "./run-facts.ts";

export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly summary: Pick<Report, "baseline">;
  readonly updatedBaseline: BaselineUpdate | null;
}

/** What is suppressed, and by what. */
export interface SuppressedRun {
  readonly findings: readonly Finding[];
  readonly suppressions: Suppressions;
  readonly settings: Settings;
  readonly scope: Pick<RunFacts, "inputs" | "scanned" | "moves">;
  /** The IDs of the rules that ran. */
  readonly rules: readonly string[];
  readonly options: LintOptions;
  /** What is found in the base of a change, and whether what stands at a path can come from the change. */
  readonly base: Pick<BaseSide, "findings" | "isOfChange"> | undefined;
  /** The nodes of the organization on both sides of a change. */
  readonly nodes: NodesOfChange | undefined;
}

/** Marks what exceptions and then the baseline suppress; no finding is dropped. */
export function applySuppressions({
  findings,
  suppressions,
  settings,
  scope: { inputs, scanned, moves },
  rules,
  options,
  base,
  nodes,
}: SuppressedRun): Suppressed {
  const isGone = pathGone(options.cwd ?? process.cwd());
  const history = { records: suppressions.baseline.exceptions, base: base?.findings, nodes, moves, isGone };
  const exceptions = activeExceptions(suppressions.exceptions, settings, history);
  const excepted = applyExceptions(findings, exceptions);
  const file = baselineFileOf(options);
  if (!file) return { findings: excepted.map(withOpenPlaces), summary: {}, updatedBaseline: null };
  const scope = {
    isBrought: base ? broughtByChange(inputs, base.isOfChange) : () => false,
    scanned: new Set(scanned),
    hasPlan: inputs.some((input) => input.format === "terraform-plan"),
    rules: new Set(rules),
  };
  const isUpdate = options.updateBaseline === true;
  const { summary, text, ...result } = applyBaseline(
    excepted,
    suppressions.baseline,
    file,
    scope,
    exceptions,
    isUpdate,
  );
  const updatedBaseline = isUpdate ? { path: summary.path, text } : null;
  return { findings: result.findings.map(withOpenPlaces), summary: { baseline: summary }, updatedBaseline };
}

/**
 * Whether a finding that the base does not have is of the change. What an artifact tells that the repository does not track, such as a plan
 * that the job made, the base was not asked.
 */
function broughtByChange(
  inputs: RunFacts["inputs"],
  isOfChange: BaseSide["isOfChange"],
): (finding: Finding) => boolean {
  const plans = inputs.flatMap(({ format, path }) => (format === "terraform-plan" ? path : []));
  return ({ resource, location }) =>
    isOfChange(location.path) && (resource.format !== "terraform-plan" || plans.every((path) => isOfChange(path)));
}

/** The finding with a word on which of its nodes are new or not accepted, where others are. */
function withOpenPlaces(finding: Finding): Finding {
  const sentence = openPlacesSentence(finding.places ?? []);
  return sentence === "" ? finding : { ...finding, message: `${finding.message} ${sentence}` };
}
