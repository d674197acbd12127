import { Command, CommanderError, Option } from "commander";
import { exitCodes, UsageError } from "../engine.ts";
import { version } from "../version.ts";
import { explainCommand } from "./explain-command.ts";
import type { InitFlags } from "./init-answers.ts";
import { CliError, type CliIo } from "./io.ts";
import { type LintFlags, lintCommand } from "./lint-command.ts";
import type { ScpFlags } from "./scp-command.ts";

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

const initExamples = `
Without flags it asks on a terminal; elsewhere it writes rootrail.yaml only. Running it again changes nothing; files
that exist and differ are kept unless --force is given.

Examples:
  rootrail init
  rootrail init --guardrails terraform --central-root-access --workflow --pre-commit
  rootrail init --guardrails cloudformation --root-id r-ab12 --dry-run

Exit codes:
  0  everything stands as asked for, or was kept
  2  a flag cannot be taken, or a file cannot be written`;

/** Declares the commands; each calls one function that returns the exit code. */
function buildProgram(io: CliIo, finish: (code: number) => void): Command {
  const program = new Command("rootrail")
    .description(
      "Finds virtual MFA devices bound to the AWS root user, and guardrails that would not stop them, before anything is deployed.\nReads CloudFormation templates and Terraform plans.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .showHelpAfterError("(rootrail --help tells the commands, rootrail lint --help the flags)")
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, "rootrail: ")),
    })
    .exitOverride();

  program
    .command("lint", { isDefault: true })
    .description("lint files, folders and globs; `-` reads standard input (the default command)")
    .argument("[paths...]", "what to lint (default: the current folder)")
    .addOption(
      new Option("-f, --format <name[=file]>", "text or json; give it again for several: -f text -f json=report.json")
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
    .addOption(
      new Option("--level <level>", "CIS level that is asked for: 2 demands hardware MFA, 1 any").choices(["1", "2"]),
    )
    .addOption(
      new Option("--require-guardrails [when]", "when missing guardrails are reported; without a value: always")
        .choices(["auto", "always", "never"])
        .preset("always"),
    )
    .option("--source <folder>", "where the .tf files of a plan are (default: the plan's folder, then this folder)")
    .addOption(new Option("--only <rule>", "run this rule only (several)").argParser(several).default([], "all"))
    .addOption(new Option("--skip <rule>", "leave this rule out (several)").argParser(several).default([], "none"))
    .option("--no-color", "no colour, also on a terminal (NO_COLOR does the same)")
    .option("-q, --quiet", "print nothing but findings and errors")
    .option("-v, --verbose", "tell which files of a folder were passed over")
    .addHelpText("after", lintExamples)
    .action(async (paths: string[], flags: LintFlags) => {
      const format = flags.format.length > 0 ? flags.format : ["text"];
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

  program
    .command("explain")
    .description("what a rule finds, why it matters and how to fix it; without a rule, the list of rules")
    .argument("[rule]", "rule ID")
    .action((rule: string | undefined) => finish(explainCommand(rule, io)));

  program
    .command("init")
    .description("write a configuration, and with the flags guardrails ready to deploy, a workflow and a hook entry")
    .option("--guardrails <kinds>", "guardrails to write: cloudformation, terraform, or both with a comma")
    .option("--workflow", "write .github/workflows/rootrail.yml")
    .option("--pre-commit", "add the hook to .pre-commit-config.yaml, which keeps its comments")
    .option("--directory <folder>", "where the guardrails go, below this folder", "guardrails")
    .option("--partition <name>", "the partition of the organization: aws, aws-us-gov, aws-cn", "aws")
    .option("--root-id <id>", "the organization's root (r-...), where the SCP is attached in the end")
    .option("--central-root-access", "declare centralised management of root credentials too (Terraform only)")
    .option("--force", "overwrite files that exist and differ")
    .option("--dry-run", "print what would change as a diff, and write nothing")
    .option("-y, --yes", "ask nothing, also on a terminal: write what the flags say")
    .addHelpText("after", initExamples)
    .action(async (flags: InitFlags) => {
      const { initCommand } = await import("./init-command.ts");
      finish(await initCommand(flags, io));
    });

  return program;
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
    if (error instanceof CliError || error instanceof UsageError) {
      io.stderr.write(`rootrail: ${error.message}\n`);
      return exitCodes.failure;
    }
    if (io.env["ROOTRAIL_DEBUG"]) throw error;
    const what = error instanceof Error ? error.message : String(error);
    io.stderr.write(
      `rootrail: internal error: ${what}\nThis is a bug in rootrail; ROOTRAIL_DEBUG=1 shows where it happened.\n`,
    );
    return exitCodes.failure;
  }
}
