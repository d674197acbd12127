import type { Coverage } from "../model/coverage.ts";
import type { Day } from "../model/day.ts";
import type { Evidence, EvidenceRow } from "../model/evidence.ts";
import type { LoadedConfiguration } from "../model/loaded-configuration.ts";
import { fileStart } from "../model/location.ts";
import type { RunFacts } from "./run-facts.ts";

/**
 * What stands in the accounts by the outputs of AWS, with the exceptions that accept it; `null` where no output is among
 * the inputs.
 */
export async function evidenceOfRun(
  { facts }: Pick<RunFacts, "facts">,
  coverage: Coverage,
  loaded: LoadedConfiguration,
  today: Day,
): Promise<Evidence | null> {
  if (!facts.some((fact) => fact.resource.format === "aws-cli")) return null;
  const { evidenceOf } = await import("../coverage/evidence.ts");
  const evidence = evidenceOf(facts, coverage.nodes, loaded.settings.level);
  return evidence && { ...evidence, rows: await withExceptions(evidence.rows, loaded, today) };
}

const rule = "root-virtual-mfa-device";

/** A breach may be accepted by an exception for root's device of the account. */
async function withExceptions(
  rows: readonly EvidenceRow[],
  { exceptions, settings }: LoadedConfiguration,
  today: Day,
): Promise<readonly EvidenceRow[]> {
  const own = exceptions.filter((entry) => entry.rule === rule);
  if (own.length === 0) return rows;
  const { inForce, validateException } = await import("../suppressions/validity.ts");
  const { targetTest } = await import("../suppressions/target.ts");
  const tests = own.flatMap((entry) => {
    const exception = inForce(validateException(entry, today).validity);
    return exception ? [{ exception, covers: targetTest(entry, settings) }] : [];
  });
  return rows.map((row) => {
    const { account, sources } = row;
    if (row.verdict !== "fail" || account === null) return row;
    const resource = { format: "aws-cli", type: "", address: `arn:aws:iam::${account}:root` } as const;
    const named = { rule, resource, location: fileStart(sources[0]?.path ?? "."), accounts: [account] };
    const accepted = tests.find(({ covers }) => {
      const cover = covers(named);
      return cover === "all" || cover.includes(account);
    });
    if (!accepted) return row;
    const { owner, expires } = accepted.exception;
    return { ...row, exception: { owner, expires } };
  });
}
