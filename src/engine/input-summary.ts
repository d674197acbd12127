import type { ReadInput } from "../inputs/read.ts";
import type { InputSummary } from "../model/report.ts";
import type { InputProblem } from "../model/resource.ts";

/** What became of an input; nothing is said of a file that was passed over. */
export function summarize(input: ReadInput): readonly InputSummary[] {
  if (input.status === "passed-over") return [];
  const error = input.problems.find((problem) => problem.kind === "error");
  if (error) return [{ ...problemSummary(error), path: input.path, format: input.format }];
  // What was not read is told by findings of its own.
  const warnings = input.problems.filter((problem) => problem.kind === "warning").map(sentenceOf);
  const base = { path: input.path, format: input.format, error: null };
  return [warnings.length > 0 ? { ...base, status: "partial", warnings } : { ...base, status: "linted" }];
}

export function problemSummary(problem: InputProblem): InputSummary {
  const { location } = problem;
  const base = { path: location.path, format: null };
  if (problem.kind !== "error") return { ...base, status: "partial", error: null, warnings: [sentenceOf(problem)] };
  return { ...base, status: "error", error: sentenceOf(problem), errorLocation: location };
}

/** Problems that are about no place in a file. */
const placeless: ReadonlySet<string> = new Set(["input-missing", "input-not-a-file"]);

/** `path:line:column: message`, or `path: message` where there is no file. */
export function sentenceOf(problem: InputProblem): string {
  const { path, start } = problem.location;
  if (placeless.has(problem.code)) return `${path}: ${problem.message}`;
  return `${path}:${start.line}:${start.column}: ${problem.message}`;
}
