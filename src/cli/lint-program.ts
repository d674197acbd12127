import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { formatNames } from "../reporters/registry.ts";
import { didYouMean } from "../syntax/spelling.ts";
import { CliError, type CliIo } from "./io.ts";
import type { LintFlags } from "./lint-command.ts";
import { levelOption, maxFileSizeOption, partitionOption, requireOption, severalOption } from "./shared-options.ts";

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

/** Declares `lint`, the default command. */
export function declareLint(program: Command, io: CliIo, finish: (code: number) => void): void {
  program
    .command("lint", { isDefault: true })
    .description("lint files, folders and globs; `-` reads standard input (the default command)")
    .argument("[paths...]", "what to lint (default: the current folder)")
    .optionsGroup("What is read:")
    .addOption(severalOption("--ignore <glob>", "leave out paths that match (several)"))
    .addOption(
      severalOption(
        "--context <path>",
        "read this too, so that what it declares counts, but report on the named paths only",
      ),
    )
    .option("--ignore-unknown", "pass over named files that are no input, as in folders (for hooks)")
    .addOption(
      severalOption(
        "--parameters <file>",
        "CloudFormation parameter values: the AWS CLI's JSON list or a plain map (several)",
      ),
    )
    .addOption(severalOption("--var-file <file>", "Terraform variable values, .tfvars or .tfvars.json (several)"))
    .option(
      "--source <folder or binary plan>",
      "where the .tf files of a plan are: a folder (default: the plan's, then this one), or the file of `terraform plan -out`",
    )
    .addOption(maxFileSizeOption())
    .optionsGroup("What is asked for:")
    .option("-c, --config <file>", "configuration file (default: rootrail.yaml, upwards to the repository root)")
    .option("--no-config", "read no configuration file")
    .addOption(levelOption())
    .addOption(requireOption())
    .addOption(partitionOption())
    .addOption(severalOption("--only <rule>", "run this rule only (several)", "all"))
    .addOption(severalOption("--skip <rule>", "leave this rule out (several)"))
    .optionsGroup("A change, and what is known:")
    .option(
      "--base <ref or folder>",
      "compare with a git ref (its merge base with HEAD; exceptions count as the ref has them) or a folder",
    )
    .option("--only-new", "let only findings that the change introduces decide the exit code")
    .option("--baseline <file>", "suppress the findings that this file knows")
    .option("--update-baseline", "write the baseline (default: rootrail-baseline.json) from what is found now")
    .optionsGroup("The report:")
    .addOption(
      severalOption(
        "-f, --format <name[=file]>",
        `${formatNames.join(", ")}; again for several: -f text -f sarif=out.sarif`,
        "text",
      ),
    )
    .option("-o, --output <file>", "write the report to a file instead of standard output")
    .option("--no-color", "no colour, also on a terminal (NO_COLOR does the same)")
    .option("-q, --quiet", "print nothing but findings and errors")
    .option("-v, --verbose", "tell more of each finding, and which files of a folder were passed over")
    .option("--stats", "print files, bytes and the time of each phase to standard error")
    .optionsGroup("The exit code:")
    .addOption(
      new Option("--fail-on <severity>", "lowest severity that makes the exit code 1")
        .choices(["error", "warning", "note", "never"])
        .default("error"),
    )
    .option("--fail-on-empty", "exit with 2 when nothing was found to lint")
    .optionsGroup("Repairs:")
    .option("--fix", "first show mechanical repairs as a diff on standard error; with --write, make them")
    .option("--write", "with --fix: write the repairs, then lint the result")
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
