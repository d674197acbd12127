import type { Fact, RootEvidenceFact } from "../model/fact.ts";
import type { InputProblem } from "../model/resource.ts";

/** What outputs leave to be examined: root without MFA, and root with MFA of a kind that no output of the run tells. */
export function evidenceWarnings(facts: readonly Fact[]): readonly InputProblem[] {
  const evidence = facts.filter((fact): fact is RootEvidenceFact => fact.fact === "RootEvidence");
  const isSettled = ({ observation: { kind } }: RootEvidenceFact) =>
    kind === "virtual-devices" || kind === "no-credentials" || kind === "check";
  const settled = new Set(evidence.filter(isSettled).map(({ account }) => account));
  return evidence.flatMap((fact): readonly InputProblem[] => {
    const { observation, account, location } = fact;
    if (observation.kind !== "mfa-active" || settled.has(account)) return [];
    const whose = account === undefined ? "the root user" : `the root user of account ${account}`;
    const message = observation.isActive
      ? `${whose} has MFA, and this output does not say whether it is virtual; lint the output of \`aws iam list-virtual-mfa-devices\``
      : `${whose} has no MFA device at all`;
    return [{ kind: "warning", code: "root-mfa-kind", message, location }];
  });
}
