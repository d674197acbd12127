import { harmlessLine } from "../reporters/harmless-text.ts";
import { inertJson } from "../reporters/inert-json.ts";
import { junitDocument } from "../reporters/junit.ts";
import { painter } from "../reporters/paint.ts";
import type { TestResult } from "./run-tests.ts";
import { survivorsOf, type TestReport } from "./test-report.ts";

export const testFormats = ["text", "tap", "junit", "json"] as const;
export type TestFormat = (typeof testFormats)[number];

/** The result of `rootrail test` in one of its formats. `day`: `YYYY-MM-DD`. */
export function testOutput(report: TestReport, format: TestFormat, day: string, color: boolean): string {
  switch (format) {
    case "json":
      return `${inertJson(report)}\n`;
    case "tap":
      return tapOutput(report);
    case "junit":
      return junitOutput(report, day);
    case "text":
      return textOutput(report, color);
  }
}

function placeOf({ location: { path, start } }: Pick<TestResult, "location">): string {
  return harmlessLine(`${path}:${start.line}:${start.column}`);
}

function textOutput(report: TestReport, color: boolean): string {
  const paint = painter(color);
  const lines: string[] = [];
  for (const { path, tests } of report.files) {
    lines.push(harmlessLine(path));
    for (const test of tests) {
      const isPassed = test.failures.length === 0;
      const mark = isPassed ? paint("green", "ok  ") : paint("red", "FAIL");
      lines.push(`  ${mark} ${harmlessLine(test.name)} (${test.checks})${isPassed ? "" : `  ${placeOf(test)}`}`);
      for (const failure of test.failures) lines.push(`         ${harmlessLine(failure)}`);
    }
    lines.push("");
  }
  lines.push(`${report.passed} passed, ${report.failed} failed.`, ...mutationLines(report));
  return `${lines.join("\n")}\n`;
}

function mutationLines({ mutation }: TestReport): readonly string[] {
  if (!mutation) return [];
  const survivors = survivorsOf(mutation);
  const left = mutation.left > 0 ? `; ${mutation.left} more were not tried` : "";
  return [
    "",
    `${mutation.protected} of ${mutation.mutants.length} parts of the guardrails are protected by a test or a rule: score ${mutation.score} %${left}.`,
    ...survivors.map((one) => `  unprotected  ${harmlessLine(one.label)}  ${placeOf(one)}`),
  ];
}

/** TAP version 14. https://testanything.org/tap-version-14-specification.html */
function tapOutput(report: TestReport): string {
  const all = report.files.flatMap(({ tests }) => tests);
  const survivors = report.mutation ? survivorsOf(report.mutation) : [];
  const lines = ["TAP version 14", `1..${all.length}`];
  for (const [index, test] of all.entries()) {
    const isPassed = test.failures.length === 0;
    const name = harmlessLine(test.name).replace(/([\\#])/g, "\\$1");
    lines.push(`${isPassed ? "ok" : "not ok"} ${index + 1} - ${name}`);
    if (isPassed) continue;
    lines.push("  ---", `  at: ${JSON.stringify(placeOf(test))}`, "  failures:");
    for (const failure of test.failures) lines.push(`    - ${JSON.stringify(harmlessLine(failure))}`);
    lines.push("  ...");
  }
  if (report.mutation) lines.push(`# mutation score ${report.mutation.score} %`);
  for (const one of survivors) lines.push(`# unprotected: ${harmlessLine(one.label)} at ${placeOf(one)}`);
  return `${lines.join("\n")}\n`;
}

function junitOutput(report: TestReport, day: string): string {
  const files = new Map(
    report.files.map(({ path, tests }) => [
      path,
      tests.map((test) => ({
        kind: test.failures.length === 0 ? ("passed" as const) : ("failure" as const),
        name: test.name,
        type: "guardrail-test",
        message: test.failures[0] ?? "",
        body: test.failures.length === 0 ? "" : [`at ${placeOf(test)}`, ...test.failures.map(harmlessLine)].join("\n"),
      })),
    ]),
  );
  return junitDocument(files, day);
}
