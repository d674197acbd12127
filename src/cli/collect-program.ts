import { type Command, InvalidArgumentError, Option } from "commander";
import type { CollectFlags } from "./collect-command.ts";
import type { CliIo } from "./io.ts";
import { severalOption } from "./shared-options.ts";

const collectHelp = `
This command uses the network; apart from the GitHub Action it is the only one that does. The token is read from
GITHUB_TOKEN or GH_TOKEN and printed nowhere. Facts count that a run of a repository's own default branch has published.
What is missing, stale or broken is listed and stands in the folder too: lint and coverage of it say that it is not the whole.

Examples:
  rootrail collect github --owner acme
  rootrail collect github --owner acme --resume        after an abort
  rootrail lint --require-guardrails always rootrail-facts

Exit codes:
  0  the facts of every repository are there and fresh
  1  some are missing, stale or broken
  2  the tool could not do its work: usage, no token, or repositories that cannot be listed`;

/** Declares `collect`. */
export function declareCollect(program: Command, io: CliIo, finish: (code: number) => void): void {
  program
    .command("collect")
    .description("fetch the facts that the repositories of an organization have published, over the network")
    .argument("<source>", "where they are: github")
    .requiredOption("--owner <name>", "the organization, or the user")
    .option("-o, --output <folder>", "where the facts go, a file for each repository", "rootrail-facts")
    .addOption(
      new Option("-f, --format <name>", "of the result: text or json").choices(["text", "json"]).default("text"),
    )
    .option("--artifact <name>", "name of the artifacts", "rootrail-facts")
    .addOption(new Option("--max-age <days>", "older facts are stale").argParser(within(0, 400)).default(14))
    .addOption(new Option("--at-once <count>", "repositories asked about at once").argParser(within(1, 10)).default(8))
    .addOption(
      new Option("--max-wait <seconds>", "longest wait for a rate limit").argParser(within(0, 86_400)).default(3600),
    )
    .addOption(severalOption("--only <glob>", "repositories that take part, by name (several)", "all"))
    .addOption(severalOption("--skip <glob>", "repositories that are left out, by name (several)"))
    .option("--api-url <url>", "GitHub's API (default: GITHUB_API_URL, or that of github.com)")
    .option("--resume", "take what was collected within a day as it is")
    .option("--dry-run", "print the calls that would be made, and make none")
    .option("-q, --quiet", "print nothing but the result and errors")
    .addHelpText("after", collectHelp)
    .action(async (source: string, flags: CollectFlags) => {
      const { collectCommand } = await import("./collect-command.ts");
      finish(await collectCommand(source, flags, io));
    });
}

function within(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^[0-9]{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most))
      throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
    return value;
  };
}
