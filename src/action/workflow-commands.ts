import { randomBytes } from "node:crypto";
import { secretsOf, withoutSecrets } from "../github/secrets.ts";
import { harmless, harmlessLine } from "../reporters/harmless-text.ts";

export type Notice = "error" | "warning" | "notice";

/** What the runner keeps of one step, for each level (actions/runner, `ExecutionContext`); what comes later is lost. */
const commandsPerLevel = 10;

/** Speaks to the runner in its line protocol; every text goes through its escapes, so that none can start a command. */
export interface WorkflowCommands {
  /** Hides a value in the log from here on, by the runner and by cutting it out. */
  mask(value: string): void;
  /** One line of the log. */
  say(line: string): void;
  /** Shown on the summary page of the run; only a line of the log where the runner would drop it. */
  notice(level: Notice, message: string): void;
  /** Lines that are commands already, as the `github` format writes them. */
  pass(lines: string): void;
  /** Text for the log, folded up; nothing in it is read as a command. */
  quote(title: string, text: string): void;
}

/** The commands of https://docs.github.com/actions/reference/workflow-commands-for-github-actions, written through `print`, without what is masked. */
export function openWorkflowCommands(print: (text: string) => void): WorkflowCommands {
  const masked: string[] = [];
  const write = (text: string) => print(withoutSecrets(text, masked));
  const emitted = { error: 0, warning: 0, notice: 0 };
  const say = (line: string) => write(`${harmlessLine(line)}\n`);
  return {
    mask(value) {
      masked.push(...secretsOf(value));
      print(`::add-mask::${escaped(value)}\n`);
    },
    say,
    notice(level, message) {
      emitted[level] += 1;
      if (emitted[level] > commandsPerLevel) say(`${level}: ${message}`);
      else write(`::${level} title=rootrail::${escaped(harmless(message))}\n`);
    },
    pass(lines) {
      for (const [, level] of lines.matchAll(/^::(error|warning|notice)\b/gm)) emitted[level as Notice] += 1;
      write(lines);
    },
    quote(title, text) {
      const resume = randomBytes(16).toString("hex");
      write(`::group::${escaped(harmless(title))}\n::stop-commands::${resume}\n`);
      for (const line of text.trimEnd().split(/\r\n|[\r\n]/)) say(line);
      write(`::${resume}::\n::endgroup::\n`);
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
