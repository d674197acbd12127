import type { RawFinding } from "../model/finding.ts";
import type { Settings } from "../model/settings.ts";

/** Applies the configured severities; `off` drops a rule's findings. */
export function withSeverities(found: readonly RawFinding[], settings: Settings): readonly RawFinding[] {
  if (settings.severities.size === 0) return found;
  return found.flatMap((finding) => {
    const configured = settings.severities.get(finding.rule);
    if (configured === "off") return [];
    return configured === undefined || finding.isSeverityFixed ? [finding] : [{ ...finding, severity: configured }];
  });
}
