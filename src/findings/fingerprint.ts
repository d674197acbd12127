import { createHash } from "node:crypto";
import type { Finding, FindingNode, FindingPlace, RawFinding } from "../model/finding.ts";

/** Hexadecimal digits that tell rule, resource and what within it. */
const identityDigits = 24;
/** Digits that tell apart several resources of the same name; zeros for the first one. */
const twinDigits = 8;

/**
 * Gives each finding its fingerprint: rule, resource type, address and what tells it apart within the resource.
 * Neither lines nor paths are in it, so it survives moved lines, reformatting and renamed files. Where the same
 * resource stands in several files, the last digits tell the path (and a running number within one path).
 */
export function withFingerprints(found: readonly RawFinding[]): readonly Finding[] {
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
  return found.map((finding) => {
    const { identity: _, isSeverityFixed: __, nodes, ...rest } = finding;
    const places = nodes && placesOf(finding, nodes);
    const base = { ...rest, fingerprint: fingerprints.get(finding) ?? "", suppressed: null };
    return places ? { ...base, places } : base;
  });
}

/** Rules whose findings are about nodes only: which resource they stand at says nothing. */
const nodeRules: ReadonlySet<string> = new Set(["missing-root-scp", "missing-conformance-pack"]);

/** Whether the findings of a rule are about nodes only, so that their resource says nothing. */
export function isAboutNodes(rule: string): boolean {
  return nodeRules.has(rule);
}

function placesOf(finding: RawFinding, nodes: readonly FindingNode[]): readonly FindingPlace[] {
  const { rule, resource, identity, status } = finding;
  const about = nodeRules.has(rule) ? [rule, ...identity] : [rule, resource.type, resource.address, ...identity];
  return nodes.map(({ key, kind, name, id, path, above }) => {
    const fingerprint = hash([...about, key], identityDigits);
    return { key, kind, name, id, path, above, fingerprint, status, suppressed: null };
  });
}

/** The digits that stay when a twin in another file comes or goes. */
export function identityOf(fingerprint: string): string {
  return fingerprint.slice(0, identityDigits);
}

function identityDigitsOf({ rule, resource, identity }: RawFinding): string {
  return hash([rule, resource.type, resource.address, ...identity], identityDigits);
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
