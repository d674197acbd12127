import type { JudgedException } from "../config/exceptions.ts";
import { withAccounts } from "../findings/accounts.ts";
import { withSeverities } from "../findings/severity.ts";
import type { Day } from "../model/day.ts";
import type { RawFinding } from "../model/finding.ts";
import { globMatcher, isGlob } from "../model/glob.ts";
import { configuredPath } from "../model/settings.ts";
import { attestationFindings, exceptionFindings, unusedFindings } from "./exception-findings.ts";
import { type Acceptance, addedAcceptance } from "./relaxed.ts";
import { unusedExceptions } from "./suppress.ts";

/** What decides over raw findings. */
export interface JudgeRequest {
  /** What is accepted now, as the inputs have it. */
  readonly head: Acceptance;
  /** What the base accepts, in diff mode: it decides; what `head` adds is only told. */
  readonly base?: Acceptance;
  readonly today: Day;
  /** Rules that ran. */
  readonly selected: ReadonlySet<string>;
  /** Paths that were looked at, and the paths that the run was asked for. */
  readonly looked: readonly string[];
  readonly asked: readonly string[];
}

/** Adds what is to be said of exceptions, attestations and their changes; applies accounts and severities. */
export function judged(found: readonly RawFinding[], request: JudgeRequest): readonly RawFinding[] {
  const { head, base, today, selected } = request;
  const { settings } = (base ?? head).loaded;
  const located = withAccounts(found, settings);
  const unused = unusedExceptions(located, head.exceptions, settings).filter((one) => isJudgeable(one, request));
  const more = [
    ...exceptionFindings(head.exceptions),
    ...attestationFindings(head.loaded.attestations, today),
    ...unusedFindings(unused),
    ...(base ? addedAcceptance(base, head) : []),
  ].filter((finding) => selected.has(finding.rule));
  return withSeverities([...located, ...more], settings);
}

/** Whether this run could have needed an exception: its rule ran, and its path, if it names one, was in scope. */
function isJudgeable({ entry }: JudgedException, { head, selected, looked, asked }: JudgeRequest): boolean {
  const { rule, target } = entry;
  const { settings } = head.loaded;
  if (rule === undefined || !selected.has(rule) || settings.severities.get(rule) === "off") return false;
  if (entry.inline || target === undefined || !isPath(target)) return true;
  const clean = target.replace(/^\.\//, "").replace(/\/+$/, "");
  const names = (path: string) =>
    path === clean || path.startsWith(`${clean}/`) || (isGlob(clean) && globMatcher(clean)(path));
  return (
    looked.some((path) => names(configuredPath(settings, path))) ||
    asked.some((path) => isAbove(configuredPath(settings, path.replace(/\/+$/, "")), clean))
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
