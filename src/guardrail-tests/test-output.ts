import { harmlessLine } from "../reporters/harmless-text.ts";
import { inertJson } from "../reporters/inert-json.ts";
import { type Case, junitDocument } from "../reporters/junit.ts";
import { painter } from "../reporters/paint.ts";
import { nodeLabel } from "../rules/wording/nodes.ts";
import {
  type FailureDetail,
  type MutantResult,
  type StatementPlace,
  survivorsOf,
  type TestReport,
  type TestResult,
} from "./test-report.ts";

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
      for (const line of failureLines(test)) lines.push(`         ${harmlessLine(line)}`);
      for (const note of test.notes) lines.push(`         note: ${harmlessLine(note)}`);
    }
    lines.push("");
  }
  lines.push(`${report.passed} passed, ${report.failed} failed.`, ...mutationLines(report));
  return `${lines.join("\n")}\n`;
}

/** The failures, each with the statements that deny and the one that comes nearest. */
function failureLines({ failures, details }: TestResult): readonly string[] {
  const byMessage = new Map(details.map((one) => [one.message, one]));
  return failures.flatMap((failure) => {
    const detail = byMessage.get(failure);
    return detail ? [failure, ...placeLines(detail).map((line) => `  ${line}`)] : [failure];
  });
}

function placeLines({ found, statements, nearest }: FailureDetail): readonly string[] {
  const denies =
    found === "always" || found === "unknown" ? statements.map((one) => `denied by ${statementPhrase(one)}`) : [];
  if (!nearest) return denies;
  const { element, text, holds } = nearest;
  const what = `${element} ${text} ${holds === "unknown" ? "may hold" : `holds ${holds}`}`;
  return [...denies, `nearest: ${statementPhrase(nearest)}: ${what}`];
}

function statementPhrase({ statement, policy, node, location }: StatementPlace): string {
  const at = location ? ` (${location.path}:${location.start.line}:${location.start.column})` : "";
  return `statement ${statement} of ${policy} at ${nodeLabel(node)}${at}`;
}

function mutationLines({ mutation }: TestReport): readonly string[] {
  if (!mutation) return [];
  const { mutants, score } = mutation;
  if (score === null) return ["", "No part of a guardrail was found to take away, so there is no score."];
  const left = mutation.left > 0 ? `; ${mutation.left} more were not tried` : "";
  const equivalent = mutation.equivalent;
  const same =
    equivalent > 0
      ? [
          `${equivalent} more ${equivalent === 1 ? "makes" : "make"} no difference and ${equivalent === 1 ? "was" : "were"} left out.`,
        ]
      : [];
  return [
    "",
    `${mutation.protected} of ${mutants.length} parts of the guardrails are protected by a test or a rule: score ${score} %${left}.`,
    ...same,
    ...survivorsOf(mutation).map((one) => `  ${survivorPhrase(one)}  ${placeOf(one)}`),
  ];
}

/** What nothing stops: without it the guardrails are weaker or stricter, and a rule may warn of it. */
function survivorPhrase({ label, effect, rules }: MutantResult): string {
  const warned = rules.length > 0 ? ` (${rules.join(", ")} only warns)` : "";
  return `unprotected  ${harmlessLine(label)}: ${effect} without it${warned}`;
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
    if (!isPassed) lines.push(...tapDiagnosis(test));
    for (const note of test.notes) lines.push(`# note: ${harmlessLine(note)}`);
  }
  for (const error of inputErrors(report)) lines.push(`# input error: ${harmlessLine(error)}`);
  for (const warning of report.warnings) lines.push(`# warning: ${harmlessLine(warning)}`);
  if (report.mutation)
    lines.push(`# mutation score ${report.mutation.score === null ? "none" : `${report.mutation.score} %`}`);
  for (const one of survivors) lines.push(`# ${survivorPhrase(one)} at ${placeOf(one)}`);
  return `${lines.join("\n")}\n`;
}

function inputErrors({ inputs }: TestReport): readonly string[] {
  return inputs.flatMap((input) => input.error ?? []);
}

/** The block of YAML behind a test that fails. */
function tapDiagnosis(test: TestResult): readonly string[] {
  const items = (key: string, texts: Iterable<string>) => {
    const written = [...texts].map((text) => `    - ${JSON.stringify(harmlessLine(text))}`);
    return written.length > 0 ? [`  ${key}:`, ...written] : [];
  };
  const places = new Set(test.details.flatMap(placeLines));
  const at = `  at: ${JSON.stringify(placeOf(test))}`;
  return ["  ---", at, ...items("failures", test.failures), ...items("places", places), "  ..."];
}

function junitOutput(report: TestReport, day: string): string {
  const names = report.files.flatMap(({ tests }) => tests.map((test) => test.name)).sort();
  const repeated = new Set(names.filter((name, at) => name === names[at - 1]));
  const files = new Map<string, readonly Case[]>(
    report.files.map(({ path, tests }) => [path, tests.map((test) => junitCase(test, repeated.has(test.name)))]),
  );
  for (const { path, error } of report.inputs) {
    if (error === null) continue;
    const unread: Case = { kind: "error", name: "input", type: "input-error", message: error, body: error };
    files.set(path, [...(files.get(path) ?? []), unread]);
  }
  // A part that nothing protects fails no test; whether the score is enough, the exit code tells.
  const survivors = report.mutation ? survivorsOf(report.mutation) : [];
  const unprotected = survivors.map((one): Case => {
    const body = `${survivorPhrase(one)}\nat ${placeOf(one)}`;
    return { kind: "skipped", name: one.label, type: "mutation", message: "", body };
  });
  if (unprotected.length > 0) files.set("parts of the guardrails that nothing protects", unprotected);
  return junitDocument(files, day);
}

/** Reports tell cases apart by name: of a name that is used twice, the place belongs to it. */
function junitCase(test: TestResult, isRepeated: boolean): Case {
  const isPassed = test.failures.length === 0;
  const name = isRepeated ? `${test.name} (${placeOf(test)})` : test.name;
  const notes = test.notes.map((note) => (isPassed ? `${name}: ${note}` : `note: ${note}`));
  const lines = isPassed ? notes : [`at ${placeOf(test)}`, ...failureLines(test), ...notes];
  return {
    kind: isPassed ? "passed" : "failure",
    name,
    type: "guardrail-test",
    message: test.failures[0] ?? "",
    body: lines.map(harmlessLine).join("\n"),
  };
}
