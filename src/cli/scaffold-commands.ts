import { Argument, type Command, Option } from "commander";
import type { Shell } from "./completion-command.ts";
import type { FixFlags } from "./fix-command.ts";
import type { InitFlags } from "./init-answers.ts";
import type { CliIo } from "./io.ts";
import { severalOption } from "./shared-options.ts";

const initHelp = `
Without flags it asks on a terminal; elsewhere it writes rootrail.yaml only. Running it again changes nothing; files
that exist and differ are kept unless --force is given.

Examples:
  rootrail init
  rootrail init --guardrails terraform --central-root-access --workflow --pre-commit
  rootrail init --guardrails cloudformation --root-id r-ab12 --dry-run

Exit codes:
  0  everything stands as asked for, or was kept
  2  a flag cannot be taken, or a file cannot be read or written`;

const fixHelp = `
Repairs what is safe and mechanical: the misspelt identifier of a managed rule, an SCP that is attached to nothing
beside the organization that it belongs to, and the policy type that SCPs need. Each repair is tried before it is shown:
the finding is gone with it and no other one appears, and it puts nothing in force but what the finding is about. All
other characters, modes and links stay as they are. Plans are never changed. What is not repaired is told with the reason.

Examples:
  rootrail fix
  rootrail fix guardrails/ --write
  rootrail fix | git apply
  rootrail fix --format json

Exit codes:
  0  shown, written, or nothing to fix
  2  an input cannot be read or parsed, or a file cannot be written`;

const completionHelp = `
Examples:
  eval "$(rootrail completion bash)"           in ~/.bashrc
  eval "$(rootrail completion zsh)"            in ~/.zshrc, behind compinit
  rootrail completion fish | source            in ~/.config/fish/config.fish`;

/** Declares the commands that write files, or text for a shell. */
export function declareScaffoldCommands(program: Command, io: CliIo, finish: (code: number) => void): void {
  program
    .command("init")
    .description("write a configuration, and with the flags guardrails ready to deploy, a workflow and a hook entry")
    .option("--guardrails <kinds>", "guardrails to write: cloudformation, terraform, or both with a comma")
    .option("--workflow", "write .github/workflows/rootrail.yml")
    .option("--pre-commit", "add the hook to .pre-commit-config.yaml, which keeps its comments")
    .option("--collect", "write collect-evidence.sh, which collects what AWS says of every account, and its policy")
    .option("--directory <folder>", "where the guardrails go, below this folder", "guardrails")
    .option("--partition <name>", "the partition of the organization: aws, aws-us-gov, aws-cn", "aws")
    .option("--root-id <id>", "the organization's root (r-...), where the SCP is attached in the end")
    .option("--central-root-access", "declare centralised management of root credentials too (Terraform only)")
    .option("--force", "overwrite files that exist and differ")
    .option("--dry-run", "print what would change as a diff, and write nothing")
    .option("-y, --yes", "ask nothing, also on a terminal: write what the flags say")
    .addHelpText("after", initHelp)
    .action(async (flags: InitFlags) => {
      const { initCommand } = await import("./init-command.ts");
      finish(await initCommand(flags, io));
    });

  program
    .command("fix")
    .description("show mechanical repairs of guardrails as a diff; --write makes them")
    .argument("[paths...]", "templates and .tf folders (default: the current folder)")
    .option("--write", "write the files instead of showing the diff")
    .addOption(new Option("-f, --format <name>", "how to show it").choices(["text", "json"]).default("text"))
    .addOption(severalOption("--ignore <glob>", "leave out paths that match (several)"))
    .addOption(severalOption("--parameters <file>", "CloudFormation parameter values (several)"))
    .addOption(severalOption("--var-file <file>", "Terraform variable values (several)"))
    .option("-c, --config <file>", "configuration file (default: rootrail.yaml, upwards to the repository root)")
    .option("--no-config", "read no configuration file")
    .option("-q, --quiet", "print nothing but the diff and errors")
    .addHelpText("after", fixHelp)
    .action(async (paths: string[], flags: FixFlags) => {
      const { fixCommand } = await import("./fix-command.ts");
      finish(await fixCommand(paths, flags, io));
    });

  program
    .command("completion")
    .description("print the completion script of a shell")
    .addArgument(new Argument("<shell>", "bash, zsh or fish").choices(["bash", "zsh", "fish"]))
    .addHelpText("after", completionHelp)
    .action(async (shell: Shell) => {
      const { completionScript } = await import("./completion-command.ts");
      io.stdout.write(completionScript(shell, program));
    });
}
