import type { Rule } from "../model/rule.ts";
import { rules } from "../rules/registry.ts";
import { CliError, type CliIo } from "./io.ts";

/** Prints what a rule finds, why, and the ways out; without a rule, the list of rules. */
export function explainCommand(id: string | undefined, io: CliIo): number {
  if (id === undefined) {
    io.stdout.write(ruleList());
    return 0;
  }
  const rule = rules.find((one) => one.id === id);
  if (!rule)
    throw new CliError(
      `there is no rule ${JSON.stringify(id)}; the rules are ${rules.map((one) => one.id).join(", ")}`,
    );
  io.stdout.write(ruleText(rule));
  return 0;
}

function ruleList(): string {
  const width = Math.max(...rules.map((rule) => rule.id.length));
  const lines = rules.map((rule) => `  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`);
  return `Rules (rootrail explain <rule> tells more):\n\n${lines.join("\n")}\n`;
}

function ruleText(rule: Rule): string {
  const { docs } = rule;
  const sections: readonly (readonly [string, string])[] = [
    ["What it finds", docs.description],
    ["Why it matters", docs.rationale],
    ["Fix, service-wide", docs.remediation.serviceWide],
    ["Fix, asset by asset", docs.remediation.assetLevel],
    ["Prevent", docs.remediation.preventive],
  ];
  const body = sections.map(([title, text]) => `${title}\n${wrap(text, 96)}`);
  const references = docs.references.map(({ title, url }) => `  - ${title}${url ? `\n    ${url}` : ""}`);
  return `${rule.id} (${rule.severity})\n${rule.title}\n\n${body.join("\n\n")}\n\nReferences\n${references.join("\n")}\n`;
}

/** Breaks a text at blanks into indented lines of at most `width` characters. */
function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = " ";
  for (const word of text.split(" ")) {
    if (line.length + 1 + word.length > width && line.trim() !== "") {
      lines.push(line);
      line = " ";
    }
    line += ` ${word}`;
  }
  return [...lines, line].join("\n");
}
