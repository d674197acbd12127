import { clipped } from "../reporters/harmless-text.ts";
import { fittingParts, listed, notAnalysed } from "../reporters/markdown-parts.ts";
import { mdCode, mdText } from "../reporters/markdown-text.ts";
import { count, inputsPhrase } from "../reporters/phrases.ts";
import { survivorsOf, type TestReport } from "./test-report.ts";

const maxSentence = 1000;
/** Below the 65,536 characters that GitHub takes for a comment. */
const defaultLimit = 60_000;

/** The verdict of guardrail tests in a few words; never that all passed alone where not all was read. */
export function testPhrase({ inputs, passed, failed }: TestReport): string {
  const against = inputs.length === 0 ? "nothing was read that they could be run against" : inputsPhrase(inputs);
  return `${count(passed, "test")} passed, ${failed} failed; ${against}`;
}

/** For a step summary or a comment: the verdict, each test that fails with what gets through, what nobody would miss. */
export function testMarkdown(report: TestReport, maxCharacters = defaultLimit): string {
  const { inputs, failed, files } = report;
  const isWhole = inputs.length > 0 && inputs.every((input) => input.status === "linted");
  const isBroken = inputs.some((input) => input.status === "error");
  const icon = failed > 0 || isBroken ? "🔴" : isWhole ? "🟢" : inputs.length === 0 ? "⚪" : "🟡";
  const failing = files.flatMap(({ path, tests }) =>
    tests
      .filter((test) => test.failures.length > 0)
      .map((test) =>
        [
          `🔴 **${mdText(clipped(test.name, 200))}** at ${mdCode(clipped(`${path}:${test.location.start.line}`, 300))}`,
          listed([
            ...test.failures.map((one) => `- ${mdText(clipped(one, maxSentence))}`),
            ...test.notes.map((one) => `- note: ${mdText(clipped(one, maxSentence))}`),
          ]),
        ].join("\n\n"),
      ),
  );
  const parts = [
    `## ${icon} rootrail test: ${testPhrase(report)}`,
    ...notAnalysed(inputs),
    ...failing,
    ...mutation(report),
  ];
  return fittingParts(parts, maxCharacters);
}

function mutation(report: TestReport): string[] {
  if (!report.mutation) return [];
  const { score, mutants, left, protected: noticed } = report.mutation;
  const heading = "### What could go without anybody noticing\n\n";
  if (score === null) return [`${heading}No part of a guardrail was found to take away, so there is no score.`];
  const more = left > 0 ? ` ${left} more were not tried.` : "";
  const lines = survivorsOf(report.mutation).map(
    ({ label, location }) =>
      `- ${mdText(clipped(label, maxSentence))} at ${mdCode(`${location.path}:${location.start.line}`)}`,
  );
  return [
    `${heading}${noticed} of ${mutants.length} parts of the guardrails are protected by a test or a rule: score ${score} %.${more}`,
    ...(lines.length > 0 ? [listed(lines)] : []),
  ];
}
