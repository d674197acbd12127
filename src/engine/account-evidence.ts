import type { Coverage } from "../model/coverage.ts";
import type { Day } from "../model/day.ts";
import type { Evidence, EvidenceGround, EvidenceRow } from "../model/evidence.ts";
import type { MfaDeviceFact } from "../model/fact.ts";
import type { Finding } from "../model/finding.ts";
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
  const { evidenceOf, listedDevices } = await import("../coverage/evidence.ts");
  const evidence = evidenceOf(facts, coverage.nodes, loaded.settings.level);
  return evidence && { ...evidence, rows: await withExceptions(evidence.rows, listedDevices(facts), loaded, today) };
}

const rule = "root-virtual-mfa-device";

/**
 * A breach may be accepted by exceptions for root's devices of the account: one for each that is listed. They are for
 * virtual devices, and accept no root user without any.
 */
async function withExceptions(
  rows: readonly EvidenceRow[],
  devices: ReadonlyMap<string | null, readonly MfaDeviceFact[]>,
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
    const { account } = row;
    if (row.verdict !== "fail" || account === null || row.grounds.some(isWithoutMfa)) return row;
    const accepting = breachesOf(row, account, devices.get(account)).map((breach) =>
      tests.find(({ covers }) => {
        const cover = covers({ rule, accounts: [account], ...breach });
        return cover === "all" || cover.includes(account);
      }),
    );
    const [first] = accepting;
    if (!first || accepting.includes(undefined)) return row;
    const { owner, expires } = first.exception;
    return { ...row, exception: { owner, expires } };
  });
}

/** What exceptions are compared with: each virtual device of root, or the account where an output only says that it fails. */
function breachesOf(
  { sources }: EvidenceRow,
  account: string,
  devices: readonly MfaDeviceFact[] = [],
): readonly Pick<Finding, "resource" | "location">[] {
  if (devices.length > 0) return devices;
  const resource = { format: "aws-cli", type: "", address: `arn:aws:iam::${account}:root` } as const;
  return [{ resource, location: fileStart(sources[0]?.path ?? ".") }];
}

/** Whether root has no MFA of any kind. */
function isWithoutMfa(ground: EvidenceGround): boolean {
  return ground.kind === "no-mfa" || (ground.kind === "check" && !ground.passed && ground.asks === "any");
}
