import type { RawFinding } from "../model/finding.ts";
import type { Settings } from "../model/settings.ts";
import { exceptionExpired } from "../rules/exception-expired.ts";

/** Applies the configured severities; `off` drops a rule's findings. An announced end stays a note in any case. */
export function withSeverities(found: readonly RawFinding[], settings: Settings): readonly RawFinding[] {
  if (settings.severities.size === 0) return found;
  return found.flatMap((finding) => {
    const configured = settings.severities.get(finding.rule);
    if (configured === undefined || isAnnouncement(finding)) return configured === "off" ? [] : [finding];
    return configured === "off" ? [] : [{ ...finding, severity: configured }];
  });
}

function isAnnouncement(finding: RawFinding): boolean {
  return finding.rule === exceptionExpired.id && finding.severity === "note";
}
