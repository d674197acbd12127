import { settingsOf } from "../engine/configuration.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { testGuardrails } from "../engine/guardrail-tests.ts";
import { testMarkdown, testPhrase } from "../guardrail-tests/test-markdown.ts";
import { testFormats, testOutput } from "../guardrail-tests/test-output.ts";
import type { TestReport, TestResult } from "../guardrail-tests/test-report.ts";
import type { InputSummary } from "../model/report.ts";
import { annotationCommands } from "../reporters/github.ts";
import { type Noted, noteAnnotations } from "./check-annotations.ts";
import { lintOptions } from "./lint-options.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";

/** Runs the guardrail tests. They are part of the change as other tests are: what it takes out of them, a reviewer sees. */
export async function testOutcome({ inputs, directory, today, placeAtHost }: Setting): Promise<Outcome> {
  const options = lintOptions(inputs, undefined);
  const least = inputs.minScore;
  const report = await testGuardrails({ ...options, mutate: least !== undefined }, await settingsOf(options));
  const isLow = least !== undefined && (report.mutation?.score ?? 100) < least;
  const isBroken = report.inputs.some((input) => input.status === "error");
  const failing = report.files.flatMap(({ tests }) => tests.filter((test) => test.failures.length > 0));
  const notes = [...report.inputs.flatMap(noteOfInput), ...failing.map(noteOfTest)];
  const view = { directory, ...(placeAtHost && { placeAtHost }) };
  const score = isLow ? `the mutation score ${report.mutation?.score} % is below ${least} %` : "";
  const title = [testPhrase(report), ...(isLow ? [score] : [])].join("; ");
  const render = async (format: string): Promise<string> => {
    const known = testFormats.find((one) => one === format);
    if (!known) throw new Error(`there is no format ${format}`);
    return testOutput(report, known, today, false);
  };
  return {
    inputs: report.inputs,
    exitCode: isBroken ? exitCodes.failure : failing.length > 0 || isLow ? exitCodes.findings : exitCodes.clean,
    title,
    passed: title,
    failure: title,
    outputs: outputsOf(report),
    report: { file: "tests.json", text: await render("json") },
    text: () => render("text"),
    render,
    markdown: async (maxCharacters) => testMarkdown(report, maxCharacters),
    verdict: {
      annotations: noteAnnotations(notes, view),
      commands: async (shown) =>
        annotationCommands(
          notes.filter((note) => !shown.has(note.about)).map((note) => ({ ...note, command: "error" })),
          `rootrail: ${title}.`,
          view,
        ),
      notAnnotated: 0,
      isNews: failing.length > 0,
      isAllWell: failing.length === 0 && !isLow && report.inputs.every((input) => input.status === "linted"),
    },
  };
}

function outputsOf({ passed, failed, mutation }: TestReport): Outcome["outputs"] {
  return { passed: String(passed), failed: String(failed), score: mutation ? String(mutation.score) : "" };
}

function noteOfInput(input: InputSummary): readonly Noted[] {
  if (input.error === null) return [];
  return [{ about: input, location: input.errorLocation, title: "rootrail: input error", message: input.error }];
}

function noteOfTest(test: TestResult): Noted {
  return {
    about: test,
    location: test.location,
    title: "rootrail: guardrail test",
    message: [`${test.name}: fails`, ...test.failures].join("\n"),
  };
}
