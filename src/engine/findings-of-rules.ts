import { withAccounts } from "../findings/accounts.ts";
import { withFingerprints } from "../findings/fingerprint.ts";
import { withFormerAddresses } from "../findings/former-addresses.ts";
import { withSeverities } from "../findings/severity.ts";
import type { Finding } from "../model/finding.ts";
import { rules as registry } from "../rules/registry.ts";
import { runExceptionRules, runRules } from "../rules/run.ts";
import { unusedExceptions } from "../suppressions/unused-exceptions.ts";
import type { RuleInputs } from "./find-findings.ts";

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
