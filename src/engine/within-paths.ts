import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { discover } from "../inputs/discover.ts";
import { isPattern, patternIn } from "../inputs/path-pattern.ts";
import { addedFilesOf, isInside, standInsOf } from "../inputs/workspace.ts";
import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import type { LintOptions } from "./options.ts";
import { countFindings } from "./report.ts";

/** The options with the context among the paths: it is read like them. */
export function withContext(options: LintOptions): LintOptions {
  const { paths = [], context = [] } = options;
  return paths.length === 0 || context.length === 0 ? options : { ...options, paths: [...paths, ...context] };
}

/** What the named paths hold where there is context beside them; `undefined` where all that is read is reported on. */
function discoverNamed({ paths = [], context = [], ignore = [], cwd = process.cwd(), files }: LintOptions) {
  if (paths.length === 0 || context.length === 0) return undefined;
  return discover(paths, ignore, cwd, addedFilesOf(standInsOf(files)));
}

/** The files that are read for what they declare only; `undefined` where there are none. */
export function contextTest(requested: LintOptions): ((path: string) => boolean) | undefined {
  const discovery = discoverNamed(requested);
  if (!discovery) return undefined;
  const named = new Set(discovery.files.map((file) => file.path));
  return (path) => !named.has(path);
}

/**
 * The part of a report that is about the named paths: findings that stand there or come from there (a default value, a
 * module call), what became of these inputs, and what the change lets every run accept. Input errors of the context are
 * not theirs. Without context it is the whole report.
 */
export async function withinPaths(report: Report, requested: LintOptions): Promise<Report> {
  const discovery = discoverNamed(requested);
  if (!discovery) return report;
  const { files, problems } = discovery;
  const found = new Set([...files.map((file) => file.path), ...problems.map((problem) => problem.location.path)]);
  const isSelected = selectedBy(requested);
  const isNamed = (path: string) => found.has(path) || isSelected(path);
  const isAbout = (finding: Finding) =>
    isNamed(finding.location.path) ||
    finding.related.some((one) => isNamed(one.location.path)) ||
    isOfRun(finding, report);
  const findings = report.findings.filter(isAbout);
  const mistyped = missingContext(requested);
  const inputs = report.inputs.filter(
    ({ path, status }) => isNamed(path) || (status === "error" && mistyped.has(path)),
  );
  return { ...report, findings, inputs, summary: countFindings(findings) };
}

/** Whether a finding is about what the change makes every run accept, in a file that is no input: the configuration, the baseline. */
function isOfRun({ rule, location, resource }: Finding, { inputs }: Report): boolean {
  if (rule !== "exception-added") return false;
  return resource.format === "configuration" || inputs.every(({ path }) => path !== location.path);
}

/** Context that is not there, as it was given: a mistake of whoever named it, and no broken file of others. */
function missingContext({ context = [], cwd = process.cwd() }: LintOptions): ReadonlySet<string> {
  return new Set(context.filter((path) => !isPattern(path) && !existsSync(resolve(cwd, path))));
}

/** Whether the paths name a file, be it there or not: a change may have taken it away. */
export function selectedBy({
  paths = [],
  cwd = process.cwd(),
}: Pick<LintOptions, "paths" | "cwd">): (path: string) => boolean {
  const tests = paths.map((typed) => {
    const named = resolve(cwd, typed);
    if (!isPattern(typed) || existsSync(named)) return (path: string) => isInside(path, named);
    const { base, matches } = patternIn(cwd, typed);
    return (path: string) => isInside(path, base) && matches(path);
  });
  return (path) => tests.some((test) => test(resolve(cwd, path)));
}
