import { exitCodes } from "../engine/exit-codes.ts";
import { lint } from "../engine/lint.ts";
import type { Coverage } from "../model/coverage.ts";
import type { Report } from "../model/report.ts";
import type { CoverageReport } from "../reporters/coverage/coverage-report.ts";
import { coverageMarkdown } from "../reporters/coverage/markdown.ts";
import { coverageFormats, renderCoverage } from "../reporters/coverage/registry.ts";
import { originOfLinkBase } from "../reporters/origin.ts";
import { inputsPhrase } from "../reporters/phrases.ts";
import { lintOptions } from "./lint-options.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";

/** Who is covered by what. With a base, attestations and facts of the change count as for `lint`: as the base has them. */
export async function coverageOutcome(setting: Setting): Promise<Outcome> {
  const { report, coverage } = await computed(setting);
  const { tool, inputs, before } = report;
  const origin = originOfLinkBase(setting.linkBase);
  const told: CoverageReport = {
    tool,
    coverage,
    inputs,
    today: setting.today,
    ...(before && { before }),
    ...(origin && { origin }),
  };
  const { detective, preventive } = coverage;
  const render = (format: string): Promise<string> => {
    const known = coverageFormats.find((one) => one === format);
    if (!known) throw new Error(`there is no format ${format}`);
    return renderCoverage(told, known, false);
  };
  return {
    inputs,
    exitCode: inputs.some((input) => input.status === "error") ? exitCodes.failure : exitCodes.clean,
    title: `detective ${detective}, preventive ${preventive}; ${inputsPhrase(inputs)}`,
    passed: inputsPhrase(inputs),
    failure: "",
    outputs: { "guardrails-detective": detective, "guardrails-preventive": preventive },
    report: { file: "coverage.json", text: await render("json") },
    text: () => render("text"),
    render,
    markdown: async (maxCharacters) => coverageMarkdown(told, maxCharacters),
  };
}

/** A run whose inputs speak of no guardrail has a coverage only where it is demanded. */
async function computed({ inputs, base }: Setting): Promise<{ readonly report: Report; readonly coverage: Coverage }> {
  const options = lintOptions(inputs, base);
  for (const requireGuardrails of [inputs.requireGuardrails ?? "always", "always"] as const) {
    const { report, coverage } = await lint({ ...options, requireGuardrails });
    if (coverage) return { report, coverage };
  }
  throw new Error("guardrails are demanded, and there is no coverage");
}
