import { createHash } from "node:crypto";
import type { Finding, FindingNode, FindingPlace, FormerAddress, RawFinding } from "../model/finding.ts";
import type { GuardrailFamily } from "../model/guardrail.ts";

/** Hexadecimal digits that tell rule, resource and what within it. */
const identityDigits = 24;
/** Digits that tell apart several resources of the same name; zeros for the first one. */
const twinDigits = 8;

/**
 * Gives each finding its fingerprint: rule, resource type, address and what tells it apart within the resource.
 * Neither lines nor paths are in it, so it survives moved lines, reformatting and renamed files. Where the same
 * resource stands in several files, the last digits tell the path (and a running number within one path). `earlier`:
 * findings of another time, by which renamed logical IDs are recognised.
 */
export function withFingerprints(
  found: readonly RawFinding[],
  earlier: readonly EarlierFinding[] = [],
): readonly Finding[] {
  const seen = new Map<string, Map<string, number>>();
  const fingerprints = new Map<RawFinding, string>();
  for (const finding of [...found].sort(byPlace)) {
    const identity = identityDigitsOf(finding);
    const { path } = finding.location;
    const paths = seen.get(identity) ?? new Map<string, number>();
    const before = paths.get(path) ?? 0;
    const twin = paths.size === 0 ? "0".repeat(twinDigits) : hash([path, String(before)], twinDigits);
    fingerprints.set(finding, identity + twin);
    seen.set(identity, paths.set(path, before + 1));
  }
  const renamed = renamedFinder(found, earlier);
  return found.map((finding) => {
    const { identity: _, isSeverityFixed: __, nodes, formerly: ___, deployedFrom: ____, ...rest } = finding;
    const former = [...(finding.formerly ?? []), ...renamed(finding)];
    const places = nodes && placesOf(finding, nodes, former);
    const formerly = former.map((one) => ({
      ...one,
      fingerprint: identityDigitsOf(finding, one.address) + "0".repeat(twinDigits),
    }));
    return {
      ...rest,
      fingerprint: fingerprints.get(finding) ?? "",
      ...(formerly.length > 0 && { formerly }),
      suppressed: null,
      ...(places && { places }),
    };
  });
}

/** A finding as it was kept at another time. */
export interface EarlierFinding {
  readonly rule: string;
  readonly address: string;
  readonly path: string;
  readonly fingerprint: string;
}

/**
 * The logical IDs that resources of CloudFormation templates had when findings were kept: in the same file, where nothing has
 * that logical ID any more, the same was found of it.
 */
function renamedFinder(
  found: readonly RawFinding[],
  earlier: readonly EarlierFinding[],
): (finding: RawFinding) => readonly FormerAddress[] {
  if (earlier.length === 0) return () => [];
  const keyOf = (rule: string, path: string, address = "") => JSON.stringify([rule, path, address]);
  const there = new Set(found.map(({ rule, location, resource }) => keyOf(rule, location.path, resource.address)));
  const gone = new Map<string, EarlierFinding[]>();
  for (const one of earlier) {
    if (there.has(keyOf(one.rule, one.path, one.address))) continue;
    const key = keyOf(one.rule, one.path);
    gone.set(key, [...(gone.get(key) ?? []), one]);
  }
  return (finding) => {
    const { rule, resource, location, formerly = [] } = finding;
    if (resource.format !== "cloudformation" || isAboutNodes(rule)) return [];
    const known = new Set(formerly.map((one) => one.address));
    return (gone.get(keyOf(rule, location.path)) ?? []).flatMap(
      ({ address, fingerprint }): readonly FormerAddress[] => {
        const isSame = !known.has(address) && identityDigitsOf(finding, address) === identityOf(fingerprint);
        return isSame ? [{ kind: "renamed", address }] : [];
      },
    );
  };
}

/** Rules whose findings are about nodes only: which resource they stand at says nothing. */
const nodeRules: ReadonlyMap<string, GuardrailFamily> = new Map([
  ["missing-root-scp", "preventive"],
  ["missing-conformance-pack", "detective"],
]);

/** What a rule misses at nodes; `undefined` for one whose findings are about resources. */
export function missedFamily(rule: string): GuardrailFamily | undefined {
  return nodeRules.get(rule);
}

/** Whether the findings of a rule are about nodes only, so that their resource says nothing. */
export function isAboutNodes(rule: string): boolean {
  return nodeRules.has(rule);
}

function placesOf(
  finding: RawFinding,
  nodes: readonly FindingNode[],
  former: readonly FormerAddress[],
): readonly FindingPlace[] {
  const { rule, resource, identity, status } = finding;
  const isNodes = nodeRules.has(rule);
  const about = (address: string) => (isNodes ? [rule, ...identity] : [rule, resource.type, address, ...identity]);
  return nodes.map(({ key, kind, name, id, path, above }) => {
    const digits = (address: string) => hash([...about(address), key], identityDigits);
    const formerly = isNodes ? [] : former.map((one) => digits(one.address));
    const fingerprint = digits(resource.address);
    const base = { key, kind, name, id, path, above, fingerprint, status, suppressed: null };
    return formerly.length > 0 ? { ...base, formerly } : base;
  });
}

/** The digits that stay when a twin in another file comes or goes. */
export function identityOf(fingerprint: string): string {
  return fingerprint.slice(0, identityDigits);
}

function identityDigitsOf({ rule, resource, identity }: RawFinding, address = resource.address): string {
  return hash([rule, resource.type, address, ...identity], identityDigits);
}

/** Twins are numbered by place, not by the order that rules happened to find them in. */
function byPlace(one: RawFinding, other: RawFinding): number {
  const [a, b] = [one.location, other.location];
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.start.line - b.start.line || a.start.column - b.start.column;
}

/** Digits over the parts, each set apart so that no two lists collide by joining. */
function hash(parts: readonly string[], digits: number): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, digits);
}
