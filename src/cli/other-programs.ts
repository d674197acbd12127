import { type Command, Option } from "commander";
import { coverageFormats } from "../reporters/coverage/registry.ts";
import { declareCollect } from "./collect-program.ts";
import type { CoverageFlags } from "./coverage-command.ts";
import type { ExceptionsFlags } from "./exceptions-command.ts";
import type { FactsFlags } from "./facts-command.ts";
import type { CliIo } from "./io.ts";
import { declareScaffoldCommands } from "./scaffold-commands.ts";
import type { ScpFlags } from "./scp-command.ts";
import { levelOption, maxFileSizeOption, partitionOption, requireOption, severalOption } from "./shared-options.ts";
import { declareTestCommand } from "./test-program.ts";

const scpExamples = `
Each policy is decided alone beside FullAWSAccess, then all of them together, over every request that root of a member
account can make from today on. A policy that AWS refuses denies nothing.

Examples:
  rootrail scp guardrails/deny-root.json
  rootrail scp guardrails/ --format json
  rootrail scp --explain guardrails/deny-root.json
  rootrail scp organization/template.yaml plan.json --partition aws-us-gov`;

/** The flags of every command that reads inputs. */
function inputOptions(command: Command): Command {
  return command
    .addOption(severalOption("--ignore <glob>", "leave out paths that match (several)"))
    .addOption(severalOption("--parameters <file>", "CloudFormation parameter values (several)"))
    .addOption(severalOption("--var-file <file>", "Terraform variable values (several)"))
    .option("--source <folder or binary plan>", "where the .tf files of a plan are")
    .addOption(partitionOption())
    .addOption(maxFileSizeOption())
    .option("-c, --config <file>", "configuration file (default: rootrail.yaml, upwards to the repository root)")
    .option("--no-config", "read no configuration file")
    .option("-q, --quiet", "print nothing but errors beside the output");
}

/** Declares every command but `lint`. */
export function declareOthers(program: Command, io: CliIo, finish: (code: number) => void): void {
  program
    .command("scp")
    .description(
      "what service control policies deny root: the decision for each action, the deciding statements, and a request that still gets through",
    )
    .argument(
      "<policies...>",
      "policy JSON files, describe-policy output, folders and globs of them, or templates, plans and .tf folders that declare policies; `-` reads standard input",
    )
    .addOption(new Option("-f, --format <name>", "text or json").choices(["text", "json"]).default("text"))
    .option("-o, --output <file>", "write the report to a file instead of standard output")
    .option("--account <id>", "the member account whose root is asked about", "111122223333")
    .option("--partition <name>", "the partition of its ARNs", "aws")
    .option("--explain", "every statement with what each part says of root")
    .option("--no-color", "no colour, also on a terminal")
    .addHelpText("after", scpExamples)
    .action(async (paths: string[], flags: ScpFlags) => {
      const { scpCommand } = await import("./scp-command.ts");
      finish(await scpCommand(paths, flags, io));
    });

  inputOptions(
    program
      .command("coverage")
      .description("the organization with the guardrails that cover each account, what is missing, and the fix")
      .argument(
        "[paths...]",
        "templates, plans, .tf folders, facts files and outputs of the AWS CLI (default: the current folder)",
      )
      .addOption(
        new Option("-f, --format <name>", "text, json, csv, mermaid, markdown or html")
          .choices([...coverageFormats])
          .default("text"),
      )
      .option("-o, --output <file>", "write to a file instead of standard output")
      .option("--against <path>", "outputs of AWS to compare with: nodes that are guarded otherwise are marked")
      .addOption(
        new Option("--fail-on <level>", "exit 1 for accounts in breach (error), also for unknown ones (warning, note)")
          .choices(["error", "warning", "note", "never"])
          .default("never"),
      )
      .addOption(levelOption())
      .addOption(requireOption())
      .option("--no-color", "no colour, also on a terminal"),
  ).action(async (paths: string[], flags: CoverageFlags) => {
    const { coverageCommand } = await import("./coverage-command.ts");
    finish(await coverageCommand(paths, flags, io));
  });

  inputOptions(
    program
      .command("facts")
      .description("the facts as JSON lines, to publish from each repository and to lint together; merges facts files")
      .argument("[paths...]", "templates, plans, .tf folders and facts files (default: the current folder)")
      .option("-o, --output <file>", "write to a file instead of standard output")
      .option("--name <repository>", "whose facts these are (default: a hash of what they say)"),
  ).action(async (paths: string[], flags: FactsFlags) => {
    const { factsCommand } = await import("./facts-command.ts");
    finish(await factsCommand(paths, flags, io));
  });

  program
    .command("exceptions")
    .description("every exception and attestation, central and inline, with its owner and the days left")
    .argument("[paths...]", "where to look for inline exceptions (default: the current folder)")
    .addOption(new Option("-f, --format <name>", "text or json").choices(["text", "json"]).default("text"))
    .option("-o, --output <file>", "write the list to a file instead of standard output")
    .option("-c, --config <file>", "configuration file (default: rootrail.yaml, upwards to the repository root)")
    .option("--no-config", "read no configuration file")
    .addOption(severalOption("--ignore <glob>", "leave out paths that match (several)"))
    .action(async (paths: string[], flags: ExceptionsFlags) => {
      const { exceptionsCommand } = await import("./exceptions-command.ts");
      finish(await exceptionsCommand(paths, flags, io));
    });

  program
    .command("explain")
    .description("what a rule finds, why it matters and how to fix it; without a rule, the list of rules")
    .argument("[rule]", "rule ID")
    .option("--full", "the whole page: the order of work, exceptions and every example")
    .option("--no-color", "no colour, also on a terminal (NO_COLOR does the same)")
    .action(async (rule: string | undefined, flags: { readonly color: boolean; readonly full?: boolean }) => {
      const { explainCommand } = await import("./explain-command.ts");
      finish(explainCommand(rule, flags, io));
    });

  program
    .command("lsp")
    .description("the language server for editors, over standard input and output")
    .option("--stdio", "what editors pass; there is no other way to talk to it")
    .option("--clientProcessId <id>", "what some editors pass; the server ends with the editor in any case")
    .action(async () => {
      const { lspCommand } = await import("./lsp-command.ts");
      finish(await lspCommand());
    });

  declareCollect(program, io, finish);
  declareTestCommand(inputOptions(program.command("test")), io, finish);
  declareScaffoldCommands(program, io, finish);
}
