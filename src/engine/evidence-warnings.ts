import { namelessAccounts } from "../coverage/nameless-accounts.ts";
import { type Day, dayInPath, isInFuture } from "../model/day.ts";
import type { Fact, RootEvidenceFact } from "../model/fact.ts";
import type { InputProblem } from "../model/resource.ts";

/** What outputs leave to be examined: root without MFA, and root with MFA of a kind that no output of the run tells. */
export function evidenceWarnings(facts: readonly Fact[]): readonly InputProblem[] {
  const evidence = facts.filter((fact): fact is RootEvidenceFact => fact.fact === "RootEvidence");
  const isSettled = ({ observation: { kind } }: RootEvidenceFact) =>
    kind === "virtual-devices" || kind === "no-credentials" || kind === "check";
  const named = new Set(evidence.filter(isSettled).flatMap(({ account }) => account ?? []));
  const nameless = namelessAccounts(evidence.filter(({ account }) => account === undefined));
  const settled = new Set(nameless.filter((own) => own.some(isSettled)).flat());
  return evidence.flatMap((fact): readonly InputProblem[] => {
    const { observation, account, location } = fact;
    if (observation.kind !== "mfa-active") return [];
    if (account === undefined ? settled.has(fact) : named.has(account)) return [];
    const whose = account === undefined ? "the root user" : `the root user of account ${account}`;
    const message = observation.isActive
      ? `${whose} has MFA, and this output does not say whether it is virtual; lint the output of \`aws iam list-virtual-mfa-devices\``
      : `${whose} has no MFA device at all`;
    return [{ kind: "warning", code: "root-mfa-kind", message, location }];
  });
}

/** Outputs with a date on which they cannot have been made. */
export function futureWarnings(facts: readonly Fact[], today: Day): readonly InputProblem[] {
  const found = new Map<string, InputProblem>();
  for (const fact of facts) {
    const { path } = fact.location;
    if (fact.resource.format !== "aws-cli" || found.has(path)) continue;
    const date = fact.fact === "RootEvidence" ? fact.observed : dayInPath(path);
    if (date === null || !isInFuture(date, today)) continue;
    const message = `the date of this output, ${date}, lies in the future, so it counts as an output without a date; mend the name of the file or its folder`;
    found.set(path, { kind: "warning", code: "date-in-future", message, location: fact.location });
  }
  return [...found.values()];
}
