import type { Coverage } from "../model/coverage.ts";
import type { Finding } from "../model/finding.ts";
import { isExceptionRule } from "../rules/registry.ts";
import type { BaseSide } from "./base-side.ts";
import type { BaseValues } from "./base-values.ts";
import { coverageOfRun, type DecidedSides } from "./compute-coverage.ts";
import { acceptedByValues, valuesLoosened, withAccepted, worseCoverage } from "./distrust-values.ts";
import { findFindings, type RuleInputs } from "./find-findings.ts";
import { withLetGo } from "./let-go.ts";
import type { RunFacts } from "./run-facts.ts";
import { trustedFacts } from "./trusted-facts.ts";

/** What rules are run over in the present, but for the coverage. */
export interface PresentInputs extends Omit<RuleInputs, "run" | "coverage" | "settings"> {
  readonly run: RunFacts;
}

export interface Present {
  readonly findings: readonly Finding[];
  readonly coverage: Coverage | null;
}

/** What is found in the present. Files of values that the change brings accept nothing that the base's do not. */
export async function findInPresent(
  inputs: PresentInputs,
  base: BaseSide | undefined,
  values: BaseValues | undefined,
  cwd: string,
  sides: DecidedSides,
): Promise<Present> {
  const { settings } = sides;
  const coverage = await coverageOfRun(inputs.run, sides);
  const findings = findFindings({ ...inputs, settings, coverage });
  if (!values) return { findings, coverage };
  const run = { ...values.run, facts: withLetGo(trustedFacts(values.run.facts, base).facts, base, values.run.letGo) };
  const byBase = await coverageOfRun(run, sides);
  const others = findFindings({ ...inputs, settings, run, coverage: byBase, changes: undefined, loosened: [] });
  const found = { findings, byBase: others.filter(({ rule }) => !isExceptionRule(rule)) };
  const accepted = acceptedByValues(found, cwd);
  if (accepted.length === 0) return { findings, coverage };
  const loosened = [...inputs.loosened, ...valuesLoosened(values, accepted)];
  const told = findFindings({ ...inputs, settings, coverage, loosened });
  return { findings: withAccepted(told, accepted), coverage: worseCoverage(coverage, byBase) };
}
