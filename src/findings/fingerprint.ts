import { createHash } from "node:crypto";
import type { Finding, RawFinding } from "../model/finding.ts";

/**
 * Gives each finding its fingerprint: rule, resource type, address and what tells it apart within the resource.
 * Neither lines nor paths are in it, so it survives moved lines, reformatting and renamed files; where two findings
 * would be the same by that, the path and then a running number tell them apart.
 */
export function withFingerprints(found: readonly RawFinding[]): readonly Finding[] {
  const seen = new Map<string, string[]>();
  return found.map(({ identity, ...finding }) => {
    const { type, address } = finding.resource;
    const base = hash([finding.rule, type, address, ...identity]);
    const paths = seen.get(base) ?? [];
    seen.set(base, [...paths, finding.location.path]);
    const fingerprint =
      paths.length === 0 ? base : hash([base, finding.location.path, String(countOf(paths, finding.location.path))]);
    return { ...finding, fingerprint, suppressed: null };
  });
}

function countOf(paths: readonly string[], path: string): number {
  return paths.filter((one) => one === path).length;
}

/** 32 hexadecimal digits over the parts, each set apart so that no two lists collide by joining. */
function hash(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
