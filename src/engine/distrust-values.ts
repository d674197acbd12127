import { pairFindings } from "../findings/pair-findings.ts";
import { pathGone } from "../findings/path-gone.ts";
import type { Coverage } from "../model/coverage.ts";
import type { Finding } from "../model/finding.ts";
import { guardrailFamilies } from "../model/guardrail.ts";
import { fileStart } from "../model/location.ts";
import type { Loosening } from "../model/loosening.ts";
import type { GuardrailCover } from "../model/report.ts";
import { isExceptionRule } from "../rules/rule-ids.ts";
import type { BaseSide } from "./base-side.ts";
import type { BaseValues } from "./base-values.ts";
import { coverageOfRun, type DecidedSides } from "./compute-coverage.ts";
import { findFindings } from "./find-findings.ts";
import type { RuleInputs } from "./findings-of-rules.ts";
import { withLetGo } from "./let-go.ts";
import { trustedFacts } from "./trusted-facts.ts";

/** What is found in the present. */
interface Present {
  readonly findings: readonly Finding[];
  readonly coverage: Coverage | null;
}

/** What is found in the present, in which files of values that the change brings accept nothing that the base's do not. */
export async function distrustValues(
  inputs: RuleInputs,
  findings: readonly Finding[],
  { base, values, cwd }: { readonly base: BaseSide; readonly values: BaseValues; readonly cwd: string },
  sides: DecidedSides,
): Promise<Present> {
  const { coverage } = inputs;
  const run = { ...values.run, facts: withLetGo(trustedFacts(values.run, base).facts, base, values.run) };
  const byBase = await coverageOfRun(run, sides);
  const others = await findFindings({ ...inputs, run, coverage: byBase, changes: undefined, loosened: [] });
  const found = { findings, byBase: others.filter(({ rule }) => !isExceptionRule(rule)) };
  const accepted = acceptedByValues(found, cwd);
  if (accepted.length === 0) return { findings, coverage };
  const loosened = [...inputs.loosened, ...valuesLoosened(values, accepted)];
  const told = await findFindings({ ...inputs, loosened });
  return { findings: withAccepted(told, accepted), coverage: worseCoverage(coverage, byBase) };
}

/** The present by the values that the change brings, and by those of the base. */
interface BothValues {
  readonly findings: readonly Finding[];
  readonly byBase: readonly Finding[];
}

/**
 * What the files of the change would accept: findings that are there by the base's files only, or are about more nodes. A note in whose place the change has an
 * error of the same resource is none.
 */
function acceptedByValues({ findings, byBase }: BothValues, cwd: string): readonly Finding[] {
  const recognise = (finding: Finding) => ({
    fingerprint: finding.fingerprint,
    path: finding.location.path,
    address: finding.resource.address,
  });
  const now = findings.map((finding) => ({ ...recognise(finding), finding }));
  const { paired } = pairFindings(byBase, now, recognise, pathGone(cwd));
  return byBase.filter((finding) => {
    const same = paired.get(finding)?.finding;
    return same ? hasMore(finding, same) : !findings.some((one) => isWorse(one, finding));
  });
}

function isWorse(one: Finding, note: Finding): boolean {
  const isSame = one.resource.type === note.resource.type && one.resource.address === note.resource.address;
  return isSame && note.severity === "note" && one.severity === "error";
}

function hasMore({ places = [] }: Finding, { places: others = [] }: Finding): boolean {
  const known = new Set(others.map((place) => place.fingerprint));
  return places.some((place) => !known.has(place.fingerprint));
}

/** The findings that count: those of the present, and in place of what its files would accept those by the base's files. */
function withAccepted(findings: readonly Finding[], accepted: readonly Finding[]): readonly Finding[] {
  const prints = new Set(accepted.map((finding) => finding.fingerprint));
  return [...findings.filter((finding) => !prints.has(finding.fingerprint)), ...accepted];
}

/** What is told of files of the change that would accept something. */
function valuesLoosened({ changed }: BaseValues, accepted: readonly Finding[]): readonly Loosening[] {
  if (accepted.length === 0) return [];
  return changed.flatMap(({ kind, path, isAdded, isOutdated }): readonly Loosening[] =>
    isOutdated ? [] : [{ kind: "values-changed", file: kind, path, isAdded, location: fileStart(path) }],
  );
}

const rank: Readonly<Record<GuardrailCover, number>> = {
  missing: 0,
  unverifiable: 1,
  partial: 2,
  covered: 3,
  "not-required": 4,
};

/** The coverage that says less of one of the families. */
function worseCoverage(one: Coverage | null, other: Coverage | null): Coverage | null {
  if (!one || !other) return one ?? other;
  const isWorse = guardrailFamilies.some((family) => rank[other[family]] < rank[one[family]]);
  return isWorse ? other : one;
}
