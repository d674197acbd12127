import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { didYouMean } from "../config/suggest.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { isUsersMistake } from "../engine/users-mistake.ts";
import { harmless } from "../reporters/harmless-text.ts";
import { formatNames } from "../reporters/registry.ts";
import { version } from "../version.ts";
import { byteSize } from "./byte-size.ts";
import type { CoverageFlags } from "./coverage-command.ts";
import type { ExceptionsFlags } from "./exceptions-command.ts";
import type { FactsFlags } from "./facts-command.ts";
import { addHelp } from "./help.ts";
import { CliError, type CliIo } from "./io.ts";
import type { LintFlags } from "./lint-command.ts";
import { declareScaffoldCommands } from "./scaffold-commands.ts";
import type { ScpFlags } from "./scp-command.ts";
import { declareTestCommand } from "./test-program.ts";

const several = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

const lintExamples = `
Examples:
  rootrail                                   lint every template, plan and .tf file below this folder
  rootrail lint infra/ 'stacks/**/*.yaml'    folders, files and globs
  terraform show -json tfplan | rootrail lint -
  rootrail lint --format text --format json=report.json .

Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  the tool could not do its work: usage, or a named input that cannot be read or parsed`;

const scpExamples = `
Each policy is decided alone beside FullAWSAccess, then all of them together, over every request that root can make.

Examples:
  rootrail scp guardrails/deny-root.json
  rootrail scp guardrails/*.json --format json
  rootrail scp organization/template.yaml plan.json --partition aws-us-gov`;

const levelOption = () =>
  new Option("--level <level>", "CIS level that is asked for: 2 demands hardware MFA, 1 any").choices(["1", "2"]);

const requireOption = () =>
  new Option("--require-guardrails [when]", "when missing guardrails are reported; without a value: always")
    .choices(["auto", "always", "never"])
    .preset("always");

const maxFileSizeOption = () =>
  new Option("--max-file-size <bytes>", "refuse larger inputs, such as 64M (default: 2G)").argParser(byteSize);

/** The flags of every command that reads inputs. */
function inputOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--ignore <glob>", "leave out paths that match (several)").argParser(several).default([], "none"),
    )
    .addOption(
      new Option("--parameters <file>", "CloudFormation parameter values (several)")
        .argParser(several)
        .default([], "none"),
    )
    .addOption(
      new Option("--var-file <file>", "Terraform variable values (several)").argParser(several).default([], "none"),
    )
    .option("--source <folder or binary plan>", "where the .tf files of a plan are")
    .addOption(maxFileSizeOption())
    .option("-c, --config <file>", "configuration file (default: rootrail.yaml, upwards to the repository root)")
    .option("--no-config", "read no configuration file")
    .option("-q, --quiet", "print nothing but errors beside the output");
}

/** Declares the commands; each calls one function that returns the exit code. */
function buildProgram(io: CliIo, finish: (code: number) => void): Command {
  const program = new Command("rootrail")
    .description(
      "Finds virtual MFA devices bound to the AWS root user, and guardrails that would not stop them, before anything is deployed.\nReads CloudFormation templates, Terraform plans and Terraform code.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .showHelpAfterError("(rootrail --help tells the commands, rootrail lint --help the flags)")
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(harmless(text.replace(/^error: /, "rootrail: "))),
    })
    .exitOverride();

  program
    .command("lint", { isDefault: true })
    .description("lint files, folders and globs; `-` reads standard input (the default command)")
    .argument("[paths...]", "what to lint (default: the current folder)")
    .addOption(
      new Option(
        "-f, --format <name[=file]>",
        `${formatNames.join(", ")}; again for several: -f text -f sarif=out.sarif`,
      )
        .argParser(several)
        .default([], "text"),
    )
    .option("-o, --output <file>", "write the report to a file instead of standard output")
    .addOption(
      new Option("--fail-on <severity>", "lowest severity that makes the exit code 1")
        .choices(["error", "warning", "note", "never"])
        .default("error"),
    )
    .option("--fail-on-empty", "exit with 2 when nothing was found to lint")
    .addOption(
      new Option("--ignore <glob>", "leave out paths that match (several)").argParser(several).default([], "none"),
    )
    .addOption(
      new Option(
        "--context <path>",
        "read this too, so that what it declares counts, but report on the named paths only",
      )
        .argParser(several)
        .default([], "none"),
    )
    .option("--ignore-unknown", "pass over named files that are no input, as in folders (for hooks)")
    .addOption(
      new Option(
        "--parameters <file>",
        "CloudFormation parameter values: the AWS CLI's JSON list or a plain map (several)",
      )
        .argParser(several)
        .default([], "none"),
    )
    .addOption(
      new Option("--var-file <file>", "Terraform variable values, .tfvars or .tfvars.json (several)")
        .argParser(several)
        .default([], "none"),
    )
    .addOption(maxFileSizeOption())
    .addOption(levelOption())
    .addOption(requireOption())
    .option(
      "--source <folder or binary plan>",
      "where the .tf files of a plan are: a folder (default: the plan's, then this one), or the file of `terraform plan -out`",
    )
    .option("-c, --config <file>", "configuration file (default: rootrail.yaml, upwards to the repository root)")
    .option("--no-config", "read no configuration file")
    .option("--base <ref or folder>", "compare with a git ref (its merge base with HEAD) or a folder")
    .option("--only-new", "let only findings that the change introduces decide the exit code")
    .option("--baseline <file>", "suppress the findings that this file knows")
    .option("--update-baseline", "write the baseline (default: rootrail-baseline.json) from what is found now")
    .addOption(new Option("--only <rule>", "run this rule only (several)").argParser(several).default([], "all"))
    .addOption(new Option("--skip <rule>", "leave this rule out (several)").argParser(several).default([], "none"))
    .option("--no-color", "no colour, also on a terminal (NO_COLOR does the same)")
    .option("-q, --quiet", "print nothing but findings and errors")
    .option("-v, --verbose", "tell which files of a folder were passed over")
    .option("--fix", "first show mechanical repairs as a diff on standard error; with --write, make them")
    .option("--write", "with --fix: write the repairs, then lint the result")
    .option("--stats", "print files, bytes and the time of each phase to standard error")
    .addHelpText("after", lintExamples)
    .action(async (paths: string[], flags: LintFlags) => {
      refuseMistypedCommand(paths, program, io.cwd);
      const format = flags.format.length > 0 ? flags.format : ["text"];
      if (flags.write && !flags.fix) throw new CliError("--write goes with --fix: lint by itself writes no input");
      if (flags.fix) {
        const { fixBeforeLint } = await import("./fix-command.ts");
        await fixBeforeLint(paths, flags, io);
      }
      const { lintCommand } = await import("./lint-command.ts");
      finish(await lintCommand(paths, { ...flags, format }, io));
    });

  program
    .command("scp")
    .description(
      "what service control policies deny root: the decision for each action, the deciding statements, and a request that still gets through",
    )
    .argument(
      "<policies...>",
      "policy JSON files, or templates, plans and .tf folders that declare policies; `-` reads standard input",
    )
    .addOption(new Option("-f, --format <name>", "text or json").choices(["text", "json"]).default("text"))
    .option("-o, --output <file>", "write the report to a file instead of standard output")
    .option("--account <id>", "the member account whose root is asked about", "111122223333")
    .option("--partition <name>", "the partition of its ARNs", "aws")
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
      .argument("[paths...]", "templates, plans, .tf folders and facts files (default: the current folder)")
      .addOption(
        new Option("-f, --format <name>", "text, json, mermaid or html")
          .choices(["text", "json", "mermaid", "html"])
          .default("text"),
      )
      .option("-o, --output <file>", "write to a file instead of standard output")
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
    .addOption(
      new Option("--ignore <glob>", "leave out paths that match (several)").argParser(several).default([], "none"),
    )
    .action(async (paths: string[], flags: ExceptionsFlags) => {
      const { exceptionsCommand } = await import("./exceptions-command.ts");
      finish(await exceptionsCommand(paths, flags, io));
    });

  program
    .command("explain")
    .description("what a rule finds, why it matters and how to fix it; without a rule, the list of rules")
    .argument("[rule]", "rule ID")
    .option("--no-color", "no colour, also on a terminal (NO_COLOR does the same)")
    .action(async (rule: string | undefined, flags: { readonly color: boolean }) => {
      const { explainCommand } = await import("./explain-command.ts");
      finish(explainCommand(rule, flags, io));
    });

  declareTestCommand(inputOptions(program.command("test")), io, finish);
  declareScaffoldCommands(program, io, finish);
  addHelp(program);
  return program;
}

/** A misspelt command is taken for a path by the default command: say so where nothing of that name exists. */
function refuseMistypedCommand([first]: readonly string[], program: Command, cwd: string): void {
  if (first === undefined || program.args[0] !== first || !/^[a-z]+$/.test(first)) return;
  const meant = didYouMean(
    first,
    program.commands.map((command) => command.name()),
  );
  if (meant === "" || existsSync(resolve(cwd, first))) return;
  throw new CliError(`there is no command, file or folder ${JSON.stringify(first)}${meant}`);
}

/** Runs the command line and returns its exit code; everything it says goes through `io`. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  let code: number = exitCodes.clean;
  try {
    const program = buildProgram(io, (result) => {
      code = result;
    });
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.failure;
    if (error instanceof CliError || isUsersMistake(error)) {
      io.stderr.write(`rootrail: ${harmless(error.message)}\n`);
      return exitCodes.failure;
    }
    if (io.env["ROOTRAIL_DEBUG"]) throw error;
    const what = error instanceof Error ? error.message : String(error);
    io.stderr.write(
      `rootrail: internal error: ${harmless(what)}\nThis is a bug in rootrail; ROOTRAIL_DEBUG=1 shows where it happened.\n`,
    );
    return exitCodes.failure;
  }
}
