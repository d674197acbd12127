import type { Command } from "commander";

const noFindings = `
Exit codes:
  0  done
  2  the tool could not do its work: usage, or a named input that cannot be read or parsed`;

/** What stands below the flags of commands that are declared without it: examples and exit codes. */
const pages: ReadonlyMap<string, string> = new Map([
  [
    "rootrail",
    `
Examples:
  rootrail                        lint everything below this folder (lint is the default command)
  rootrail lint --help            every flag of lint
  rootrail explain                the rules
  rootrail init                   a configuration, guardrails ready to deploy, a workflow, a hook

Exit codes:
  0  nothing at or above --fail-on, or done
  1  findings at or above --fail-on
  2  the tool could not do its work: usage, or a named input that cannot be read or parsed

NO_COLOR and FORCE_COLOR decide about colour; ROOTRAIL_THREADS=1 reads inputs in one thread;
ROOTRAIL_DEBUG=1 shows where an internal error happened.`,
  ],
  [
    "lsp",
    `
Examples:
  rootrail lsp --stdio            as an editor starts it; docs/editors.md has the lines for each editor

Exit codes:
  0  the editor has ended the session
  1  the editor went away without ending it`,
  ],
  [
    "scp",
    `
Exit codes:
  0  done
  1  a policy that AWS refuses
  2  the tool could not do its work: usage, or a named input that cannot be read or parsed`,
  ],
  [
    "coverage",
    `
Examples:
  rootrail coverage organization/ accounts/
  rootrail coverage --format html -o coverage.html facts/*.jsonl
  rootrail coverage --format mermaid plan.json

Exit codes:
  0  done
  1  with --fail-on: an account in breach, or what else it names
  2  the tool could not do its work: usage, or a named input that cannot be read or parsed`,
  ],
  [
    "facts",
    `
Examples:
  rootrail facts --name payments -o payments.jsonl
  rootrail facts repositories/*.jsonl -o all.jsonl
  rootrail lint payments.jsonl organization.jsonl
${noFindings}`,
  ],
  [
    "exceptions",
    `
Examples:
  rootrail exceptions
  rootrail exceptions --format json -o exceptions.json
${noFindings}`,
  ],
  [
    "explain",
    `
Examples:
  rootrail explain
  rootrail explain root-virtual-mfa-device
${noFindings}`,
  ],
  ["completion", noFindings],
]);

/** Completes the help of every command, and says after a mistake whose help to look at. */
export function addHelp(program: Command): void {
  for (const command of [program, ...program.commands]) {
    const page = pages.get(command.name());
    if (page !== undefined) command.addHelpText("after", page);
    if (command !== program) command.showHelpAfterError(`(rootrail ${command.name()} --help tells its flags)`);
  }
}
