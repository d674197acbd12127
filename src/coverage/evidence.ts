import type { CoverageNode } from "../model/coverage.ts";
import type { Evidence, EvidenceGround, EvidenceRow, EvidenceSource, EvidenceVerdict } from "../model/evidence.ts";
import type { Fact, MfaDeviceFact, RootEvidenceFact } from "../model/fact.ts";
import type { Level } from "../model/settings.ts";
import { namelessAccounts } from "./nameless-accounts.ts";

/** What the outputs say of one account. */
interface Told {
  readonly evidence: readonly RootEvidenceFact[];
  readonly devices: readonly MfaDeviceFact[];
}

/**
 * The table of evidence: each account of the organization, and each that an output tells of, by its number or not. `null` where no output
 * tells of any account. Linear, but for the order.
 */
export function evidenceOf(facts: readonly Fact[], nodes: readonly CoverageNode[], level: Level): Evidence | null {
  const byAccount = new Map<string | null, { evidence: RootEvidenceFact[]; devices: MfaDeviceFact[] }>();
  const of = (account: string | null) => {
    const have = byAccount.get(account) ?? { evidence: [], devices: [] };
    byAccount.set(account, have);
    return have;
  };
  const nameless: RootEvidenceFact[] = [];
  for (const fact of facts) {
    if (fact.fact === "RootEvidence") {
      if (fact.account === undefined) nameless.push(fact);
      else of(fact.account).evidence.push(fact);
    } else if (isListedOfRoot(fact)) of(accountOf(fact)).devices.push(fact);
  }
  if (byAccount.size === 0 && nameless.length === 0) return null;
  const accounts = nodes.filter((node) => node.kind === "account" && node.id !== null);
  const nodeOf = new Map(accounts.map((node) => [node.id, node]));
  const keys = new Set<string | null>([...nodeOf.keys(), ...byAccount.keys()]);
  const rows = [
    ...[...keys].map((account) => rowOf(account, byAccount.get(account), nodeOf.get(account), level)),
    ...namelessAccounts(nameless).map((evidence) => rowOf(null, { evidence, devices: [] }, undefined, level)),
  ];
  const count = (verdict: EvidenceVerdict) => rows.filter((row) => row.verdict === verdict).length;
  return {
    rows: rows.sort(byVerdict),
    counts: { fail: count("fail"), unknown: count("unknown"), pass: count("pass") },
  };
}

/** Root's virtual devices that AWS lists, by account; `null` for those of which no account is known. */
export function listedDevices(facts: readonly Fact[]): ReadonlyMap<string | null, readonly MfaDeviceFact[]> {
  const found = new Map<string | null, MfaDeviceFact[]>();
  for (const fact of facts.filter(isListedOfRoot)) {
    const account = accountOf(fact);
    found.set(account, [...(found.get(account) ?? []), fact]);
  }
  return found;
}

/** Devices that code declares are what will be; those that AWS lists are what stands. */
function isListedOfRoot(fact: Fact): fact is MfaDeviceFact {
  return fact.fact === "MfaDevice" && fact.resource.format === "aws-cli" && fact.owner.kind === "root";
}

function accountOf({ account, owner }: MfaDeviceFact): string | null {
  return account ?? (owner.kind === "root" ? owner.account : undefined) ?? null;
}

function rowOf(
  account: string | null,
  told: Told = { evidence: [], devices: [] },
  node: CoverageNode | undefined,
  whole: Level,
): EvidenceRow {
  const state = stateOf(told);
  const { verdict, grounds } = node?.level === 1 || (!node && whole === 1) ? verdictOfAny(state) : verdictOf(state);
  return {
    account,
    name: node && node.name !== account ? node.name : null,
    verdict,
    grounds,
    hasMfa: state.hasMfa,
    virtualDevices: state.virtualDevices,
    hardware: state.hardware,
    prevented: node?.preventive.state ?? null,
    detected: node?.detective.state ?? null,
    exception: null,
    sources: sourcesOf(told),
  };
}

/** What is known of root's MFA in one account. */
interface RootState {
  /** `null`: nothing tells it, or outputs differ. */
  readonly hasMfa: boolean | null;
  readonly isDisputed: boolean;
  readonly virtualDevices: number | null;
  /** Whether every page of the list of devices is there. */
  readonly isWhole: boolean;
  readonly hardware: readonly string[];
  readonly hasNoCredentials: boolean;
  /** What could not be collected after all that was. */
  readonly notCollected: readonly EvidenceGround[];
  readonly checks: readonly Extract<RootEvidenceFact["observation"], { kind: "check" }>[];
}

function stateOf({ evidence, devices }: Told): RootState {
  const observations = evidence.map((fact) => fact.observation);
  const lists = observations.flatMap((one) => (one.kind === "virtual-devices" ? [one] : []));
  const active = observations.flatMap((one) => (one.kind === "mfa-active" ? [one.isActive] : []));
  const hardware = observations.flatMap((one) => (one.kind === "hardware-device" ? [one.serialNumber] : []));
  const count = new Set(devices.map((device) => device.resource.address)).size;
  const hasDevice = (count > 0 || hardware.length > 0) && !isTakenAway(evidence);
  const hasMfa = hasDevice || active.includes(true) ? true : active.length > 0 ? false : null;
  const isDisputed = hasMfa === true && isDenied(evidence);
  return {
    hasMfa: isDisputed ? null : hasMfa,
    isDisputed,
    virtualDevices: lists.length > 0 || count > 0 ? count : null,
    isWhole: lists.length > 0 && lists.every((one) => one.isWhole),
    hardware: [...new Set(hardware)],
    hasNoCredentials: observations.some((one) => one.kind === "no-credentials"),
    notCollected: notCollected(evidence),
    checks: observations.flatMap((one) => (one.kind === "check" ? [one] : [])),
  };
}

function tellsOfDevice({ observation: one }: RootEvidenceFact): boolean {
  return one.kind === "hardware-device" || (one.kind === "virtual-devices" && one.ofRoot > 0);
}

function tellsOfMfa(fact: RootEvidenceFact): boolean {
  const { observation: one } = fact;
  return tellsOfDevice(fact) || (one.kind === "mfa-active" && one.isActive);
}

function isInactive({ observation: one }: RootEvidenceFact): boolean {
  return one.kind === "mfa-active" && !one.isActive;
}

/** Whether root has no MFA by an output that none which tells of MFA is later than. */
function isDenied(evidence: readonly RootEvidenceFact[]): boolean {
  const told = evidence.filter(tellsOfMfa);
  return evidence.some((one) => isInactive(one) && !told.some((other) => isLater(other.observed, one.observed)));
}

/** Whether root has no MFA by an output that is later than all that tell of a device. */
function isTakenAway(evidence: readonly RootEvidenceFact[]): boolean {
  const told = evidence.filter(tellsOfDevice);
  return (
    told.length > 0 &&
    evidence.some((one) => isInactive(one) && told.every((other) => isLater(one.observed, other.observed)))
  );
}

/** The calls that failed, where no output is of that day or later. */
function notCollected(evidence: readonly RootEvidenceFact[]): readonly EvidenceGround[] {
  const others = evidence.filter(({ observation: { kind } }) => kind !== "not-collected" && kind !== "of-other-things");
  const reasons = evidence.flatMap(({ observation, observed }) =>
    observation.kind === "not-collected" && others.every((one) => isLater(observed, one.observed))
      ? [observation.reason]
      : [],
  );
  return [...new Set(reasons)].slice(0, maxReasons).map((reason) => ({ kind: "not-collected", reason }));
}

/** Failed calls of one account that its row lists. */
const maxReasons = 3;

/** Whether both have a date and the first one is on a later day. */
function isLater(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.slice(0, 10) > other.slice(0, 10);
}

type Decided = Pick<EvidenceRow, "verdict" | "grounds">;

/** Level 2: hardware. One sign of a breach is enough; a pass needs one that speaks of the kind of device. */
function verdictOf(state: RootState): Decided {
  const { virtualDevices, checks, hasMfa, hasNoCredentials } = state;
  const failed: readonly EvidenceGround[] = [
    ...(virtualDevices ? [{ kind: "virtual-devices", count: virtualDevices } as const] : []),
    ...(hasMfa === false && !hasNoCredentials ? [{ kind: "no-mfa" } as const] : []),
    ...checks.filter((one) => !one.passed),
  ];
  if (failed.length > 0) return { verdict: "fail", grounds: failed };
  const passed: readonly EvidenceGround[] = [
    ...(virtualDevices === 0 && state.isWhole ? [{ kind: "no-virtual-device" } as const] : []),
    ...checks.filter((one) => one.asks === "hardware"),
    ...(hasNoCredentials ? [{ kind: "no-credentials" } as const] : []),
  ];
  return concluded(passed, state);
}

/** Level 1: MFA of any kind. */
function verdictOfAny(state: RootState): Decided {
  const { checks, hasMfa, hasNoCredentials, virtualDevices } = state;
  const failed: readonly EvidenceGround[] = [
    ...(hasMfa === false && !hasNoCredentials ? [{ kind: "no-mfa" } as const] : []),
    ...checks.filter((one) => !one.passed && one.asks === "any"),
  ];
  if (failed.length > 0) return { verdict: "fail", grounds: failed };
  const kind: EvidenceGround = virtualDevices
    ? { kind: "virtual-devices", count: virtualDevices }
    : { kind: "mfa-of-any-kind" };
  const passed: readonly EvidenceGround[] = [
    ...(hasMfa === true ? [kind] : []),
    ...checks.filter((one) => one.passed),
    ...(hasNoCredentials ? [{ kind: "no-credentials" } as const] : []),
  ];
  return concluded(passed, state);
}

/** What passed before a later collection failed, or by one output and not by another one, is not known. */
function concluded(passed: readonly EvidenceGround[], state: RootState): Decided {
  const { notCollected, isDisputed } = state;
  if (isDisputed) return { verdict: "unknown", grounds: [{ kind: "mfa-disputed" }, ...notCollected] };
  if (notCollected.length > 0) return { verdict: "unknown", grounds: notCollected };
  return passed.length > 0 ? { verdict: "pass", grounds: passed } : { verdict: "unknown", grounds: [doubtOf(state)] };
}

function doubtOf({ virtualDevices, isWhole, hasMfa }: RootState): EvidenceGround {
  if (virtualDevices !== null && !isWhole) return { kind: "list-in-part" };
  if (virtualDevices !== null) return { kind: "no-virtual-device" };
  return hasMfa === true ? { kind: "mfa-of-any-kind" } : { kind: "nothing-told" };
}

function sourcesOf({ evidence, devices }: Told): readonly EvidenceSource[] {
  const found = new Map<string, EvidenceSource>();
  for (const { location } of devices) found.set(location.path, { path: location.path, observed: null });
  for (const { location, observed } of evidence) {
    const have = found.get(location.path)?.observed ?? null;
    if (have === null || (observed !== null && observed > have))
      found.set(location.path, { path: location.path, observed: observed ?? have });
  }
  return [...found.values()];
}

const order: Readonly<Record<EvidenceVerdict, number>> = { fail: 0, unknown: 1, pass: 2 };

/** What is in breach leads; an account that nothing names comes first among its equals. */
function byVerdict(one: EvidenceRow, other: EvidenceRow): number {
  const [first, second] = [one.account ?? "", other.account ?? ""];
  return order[one.verdict] - order[other.verdict] || (first < second ? -1 : Number(first > second));
}
