import type { ValidatedException } from "../model/exception.ts";
import { globMatcher, isGlob } from "../model/glob.ts";
import { configuredPath, type Settings } from "../model/settings.ts";
import { type Named, targetTest } from "./target.ts";
import { inForce } from "./validity.ts";

/** What a run could find: an exception that it could not have needed is not unused. */
export interface RunScope {
  /** IDs of the rules that ran. */
  readonly rules: ReadonlySet<string>;
  /** Paths of the files that were read. */
  readonly scanned: readonly string[];
  /** Paths that the run was requested for. */
  readonly requested: readonly string[];
}

/** The exceptions in force that no finding needs and that this run could have needed. `own`: the settings beside them. */
export function unusedExceptions(
  findings: readonly Named[],
  exceptions: readonly ValidatedException[],
  settings: Settings,
  own: Settings,
  scope: RunScope,
): readonly ValidatedException[] {
  return exceptions.filter((one) => {
    if (!inForce(one.validity) || !isInScope(one, own, scope)) return false;
    const covers = targetTest(one.entry, settings);
    return !findings.some((finding) => covers(finding).length > 0);
  });
}

/** Whether this run could have needed an exception: its rule ran, and its path, if it names one, was in scope. */
function isInScope(
  { entry }: ValidatedException,
  settings: Settings,
  { rules, scanned, requested }: RunScope,
): boolean {
  const { rule, target } = entry;
  if (rule === undefined || !rules.has(rule) || settings.severities.get(rule) === "off") return false;
  if (entry.inline || target === undefined || !isPath(target)) return true;
  const clean = target.replace(/^\.\//, "").replace(/\/+$/, "");
  const names = (path: string) =>
    path === clean || path.startsWith(`${clean}/`) || (isGlob(clean) && globMatcher(clean)(path));
  return (
    scanned.some((path) => names(configuredPath(settings, path))) ||
    requested.some((path) => isAbove(configuredPath(settings, path.replace(/\/+$/, "")), clean))
  );
}

/** A path for certain: no ARN and no address, which has neither `/` (but between nested stacks) nor a file ending. */
function isPath(target: string): boolean {
  return !target.startsWith("arn:") && (target.includes("/") || /\.(?:ya?ml|json|tf|tofu|template)$/i.test(target));
}

function isAbove(folder: string, target: string): boolean {
  const fixed = target.split(/[*?{]/)[0] ?? "";
  return folder === "" || folder === "." || fixed.startsWith(`${folder}/`);
}
