import { painter } from "../reporters/paint.ts";
import { ruleScreen, ruleText } from "../reporters/rule-page.ts";
import { hanging } from "../reporters/terminal-text.ts";
import { examplesOf } from "../rules/examples.ts";
import { findRule, rules } from "../rules/registry.ts";
import { ruleIds } from "../rules/rule-ids.ts";
import { didYouMean } from "../syntax/spelling.ts";
import { CliError, type CliIo, terminalWidth, wantsColor } from "./io.ts";

const defaultWidth = 96;

/** Prints the page of a rule: what it finds, why, examples, and the ways out; without a rule, the list of rules. */
export function explainCommand(
  id: string | undefined,
  flags: { readonly color: boolean; readonly full?: boolean },
  io: CliIo,
): number {
  if (id === undefined) {
    io.stdout.write(ruleList());
    return 0;
  }
  const rule = findRule(id);
  if (!rule) {
    const meant = didYouMean(id, ruleIds) || `; the rules are ${ruleIds.join(", ")}`;
    throw new CliError(`there is no rule ${JSON.stringify(id)}${meant}`);
  }
  const paint = painter(wantsColor(io, flags.color));
  const head = `${paint("bold", rule.id)} (${rule.severity}): ${rule.title}`;
  const width = Math.min(terminalWidth(io) ?? defaultWidth, defaultWidth);
  const page = (flags.full ? ruleText : ruleScreen)(rule, examplesOf(rule.id), { width, paint });
  const more = flags.full ? "" : `\n${paint("dim", `rootrail explain ${rule.id} --full has the rest.`)}\n`;
  io.stdout.write(`${hanging("", 2, head, width)}\n\n${page}\n${more}`);
  return 0;
}

function ruleList(): string {
  const width = Math.max(...ruleIds.map((id) => id.length));
  const lines = rules.map((rule) => `  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`);
  return `Rules (rootrail explain <rule> tells more):\n\n${lines.join("\n")}\n`;
}
