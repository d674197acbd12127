import type { Command } from "commander";
import type { InitFlags } from "./init-answers.ts";
import type { CliIo } from "./io.ts";

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

/** Declares the commands that write files, or text for a shell. */
export function declareScaffoldCommands(program: Command, io: CliIo, finish: (code: number) => void): void {
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
    .addHelpText("after", initHelp)
    .action(async (flags: InitFlags) => {
      const { initCommand } = await import("./init-command.ts");
      finish(await initCommand(flags, io));
    });
}
