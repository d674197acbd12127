import { withAccounts } from "../findings/accounts.ts";
import { withFingerprints } from "../findings/fingerprint.ts";
import { withFormerAddresses } from "../findings/former-addresses.ts";
import { withSeverities } from "../findings/severity.ts";
import type { Coverage } from "../model/coverage.ts";
import type { Finding } from "../model/finding.ts";
import type { GuardrailChange } from "../model/guardrail-change.ts";
import type { Loosening } from "../model/loosening.ts";
import type { AddressMove } from "../model/resource.ts";
import type { Settings } from "../model/settings.ts";
import { rules as registry } from "../rules/registry.ts";
import { runExceptionRules, runRules } from "../rules/run.ts";
import type { Suppressions } from "../suppressions/suppressions.ts";
import { unusedExceptions } from "../suppressions/unused-exceptions.ts";
import type { RunFacts } from "./run-facts.ts";

/** All that rules are run over, on one side of a change. */
export interface RuleInputs {
  /** The IDs of those that run. */
  readonly rules: readonly string[];
  readonly run: Pick<RunFacts, "facts" | "scanned" | "moves">;
  /** What a comparison with a base finds to be renamed. */
  readonly renamed?: readonly AddressMove[];
  /** What decides: with a base, the base's. */
  readonly settings: Settings;
  readonly coverage: Coverage | null;
  /** What the change does to guardrails; absent where there is nothing to compare with. */
  readonly changes?: readonly GuardrailChange[] | undefined;
  /** What suppresses on this side, as it is written here. */
  readonly suppressions: Suppressions;
  readonly loosened: readonly Loosening[];
  /** The paths that the run was requested for. */
  readonly requested: readonly string[];
}

/** Runs the rules over facts, then those about exceptions; accounts, severities and fingerprints are filled in. */
export function findingsOfRules(inputs: RuleInputs): readonly Finding[] {
  const { run, settings, coverage, changes, suppressions, loosened, requested, renamed = [] } = inputs;
  const rules = registry.filter(({ id }) => inputs.rules.includes(id));
  const { configuration, exceptions, attestations } = suppressions;
  const raw = withAccounts(runRules(rules, run.facts, settings, coverage, changes), settings);
  const found = withFormerAddresses(raw, run.facts, { moved: run.moves, renamed });
  const scope = { rules: new Set(inputs.rules), scanned: run.scanned, requested };
  const aboutExceptions = runExceptionRules(rules, {
    exceptions,
    attestations,
    unused: unusedExceptions(found, exceptions, settings, configuration.settings, scope),
    loosened,
  });
  const all = withSeverities([...found, ...aboutExceptions], settings);
  return withFingerprints(all, suppressions.baseline.findings);
}
