import { exitCodes } from "../engine/exit-codes.ts";
import { writeFacts } from "../engine/write-facts.ts";
import { fittingParts, notAnalysed } from "../reporters/markdown-parts.ts";
import { count, inputsPhrase } from "../reporters/phrases.ts";
import { lintOptions } from "./lint-options.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";

/** Facts of this repository for others to read. */
export async function factsOutcome({ inputs, owner }: Setting): Promise<Outcome> {
  const lines: string[] = [];
  const write = async (line: string) => void lines.push(line);
  const options = lintOptions(inputs, undefined);
  const { inputs: read, count: facts, duplicates, errors } = await writeFacts(options, owner, write);
  const twice = duplicates > 0 ? `, of which ${duplicates} stood in more than one file` : "";
  const title = `${count(facts, "fact")}${twice}, from ${inputsPhrase(read)}`;
  const icon = errors.length > 0 ? "🔴" : read.every((input) => input.status === "linted") ? "🔵" : "🟡";
  return {
    inputs: read,
    exitCode: errors.length > 0 ? exitCodes.failure : exitCodes.clean,
    title,
    passed: title,
    failure: "",
    outputs: { facts: String(facts) },
    report: { file: "facts.jsonl", text: lines.join("") },
    text: async () => [title, ...errors.map((error) => `input error: ${error}`), ""].join("\n"),
    render: async () => lines.join(""),
    markdown: async (maxCharacters) =>
      fittingParts(
        [`## ${read.length === 0 ? "⚪" : icon} rootrail facts: ${title}`, ...notAnalysed(read)],
        maxCharacters,
      ),
  };
}
