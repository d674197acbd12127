import { discover } from "../inputs/discover.ts";
import { addedFilesOf, standInsOf } from "../inputs/workspace.ts";
import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import type { LintOptions } from "./options.ts";
import { countFindings } from "./report.ts";

/** The options with the context among the paths: it is read like them. */
export function withContext(options: LintOptions): LintOptions {
  const { paths = [], context = [] } = options;
  return paths.length === 0 || context.length === 0 ? options : { ...options, paths: [...paths, ...context] };
}

/** The files that are read for what they declare only. */
export function contextTest(requested: LintOptions): (path: string) => boolean {
  const { paths = [], context = [], ignore = [], cwd = process.cwd() } = requested;
  if (paths.length === 0 || context.length === 0) return () => false;
  const named = new Set(discover(paths, ignore, cwd).files.map((file) => file.path));
  return (path) => !named.has(path);
}

/**
 * The part of a report that is about the named paths: findings that stand there or come from there (a default value, a
 * module call), and what became of these inputs. Input errors of the context are not theirs. Without context it is the
 * whole report.
 */
export async function withinPaths(report: Report, requested: LintOptions): Promise<Report> {
  const { paths = [], context = [], ignore = [], cwd = process.cwd() } = requested;
  if (paths.length === 0 || context.length === 0) return report;
  const { files, problems } = discover(paths, ignore, cwd, addedFilesOf(standInsOf(requested.files)));
  const named = new Set([...files.map((file) => file.path), ...problems.map((problem) => problem.location.path)]);
  const isAbout = ({ location, related }: Finding) =>
    named.has(location.path) || related.some((one) => named.has(one.location.path));
  const findings = report.findings.filter(isAbout);
  const inputs = report.inputs.filter((input) => named.has(input.path));
  return { ...report, findings, inputs, summary: countFindings(findings) };
}
