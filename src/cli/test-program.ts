import { type Command, Option } from "commander";
import type { CliIo } from "./io.ts";
import type { TestFlags } from "./test-command.ts";

const testHelp = `
A file *.rootrail-test.yaml states what must hold:

  inputs: .
  tests:
    - name: root of production cannot register a virtual device
      of: Prod
      actions: iam:CreateVirtualMFADevice
      denied: always

Examples:
  rootrail test                                  every test file below this folder
  rootrail test guardrails.rootrail-test.yaml plan.json
  rootrail test --format junit --output tests.xml
  rootrail test --mutate --min-score 80          what could be taken away without anybody noticing
  rootrail test --record guardrails.rootrail-test.yaml .

Exit codes:
  0  every test holds
  1  a test does not hold, or the mutation score is below --min-score
  2  a test file or an input cannot be read`;

/** Declares `test` on a command that has the flags of inputs already. */
export function declareTestCommand(command: Command, io: CliIo, finish: (code: number) => void): void {
  command
    .description("what must hold of the guardrails, stated in *.rootrail-test.yaml and decided over every request")
    .argument("[paths...]", "test files, and what they run against (default: the current folder)")
    .addOption(
      new Option("-f, --format <name>", "text, tap, junit or json")
        .choices(["text", "tap", "junit", "json"])
        .default("text"),
    )
    .option("-o, --output <file>", "write to a file instead of standard output")
    .option("--mutate", "take away each part of the guardrails in turn; list what nobody misses")
    .option("--min-score <percent>", "with --mutate: exit with 1 below this score")
    .option("--record <file>", "write tests of what holds now, for a person to prune")
    .option("--force", "with --record: overwrite the file")
    .addOption(new Option("--level <level>", "CIS level that is asked for: 2 or 1").choices(["1", "2"]))
    .option("--no-color", "no colour, also on a terminal")
    .addHelpText("after", testHelp)
    .action(async (paths: string[], flags: TestFlags) => {
      const { testCommand } = await import("./test-command.ts");
      finish(await testCommand(paths, flags, io));
    });
}
