import { testFormats } from "../guardrail-tests/test-output.ts";
import { coverageFormats } from "../reporters/coverage/registry.ts";
import { formatNames } from "../reporters/registry.ts";

/** What the action runs, and the formats that each has for its report. */
export const formatsOf = {
  lint: formatNames,
  coverage: coverageFormats,
  facts: ["jsonl"],
  test: testFormats,
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ActionCommand = keyof typeof formatsOf;

export const actionCommands = Object.keys(formatsOf) as readonly ActionCommand[];

/** Inputs that only some commands have, with the values that change nothing for the others. */
const reserved: readonly (readonly [input: string, usual: readonly string[], commands: readonly ActionCommand[]])[] = [
  ["base", ["auto", "none"], ["lint", "coverage"]],
  ["baseline", [], ["lint"]],
  ["context", [], ["lint", "coverage"]],
  ["fail-on", ["error"], ["lint"]],
  ["filter", ["all"], ["lint"]],
  ["min-score", [], ["test"]],
  ["only", [], ["lint"]],
  ["only-new", ["false"], ["lint"]],
  ["sarif-file", [], ["lint"]],
  ["skip", [], ["lint"]],
  ["upload-sarif", ["false"], ["lint"]],
];

/** Inputs that are given and that the command does not have, each with the commands that do: they would do nothing, unnoticed. */
export function inputsOfOthers(
  command: ActionCommand,
  entered: (input: string) => string,
): readonly { readonly input: string; readonly commands: readonly ActionCommand[] }[] {
  return reserved.flatMap(([input, usual, commands]) =>
    commands.includes(command) || ["", ...usual].includes(entered(input)) ? [] : [{ input, commands }],
  );
}
