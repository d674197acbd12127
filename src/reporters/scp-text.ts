import { createDevice, enableDevice } from "../policy/question.ts";
import type { ActionEffect, PolicyEffect, PolicyReport, ScpReport } from "../policy/scp-report.ts";

/** Marks a text for the eye; each returns it unchanged where there is no colour. */
export interface ScpColors {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly open: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

const same = (text: string): string => text;
export const noColors: ScpColors = { good: same, bad: same, open: same, faint: same, strong: same };

/** The report of `rootrail scp` for a person: a small table for each policy, and one for all of them. */
export function renderScpText(report: ScpReport, colors: ScpColors = noColors): string {
  if (report.policies.length === 0) return "No policy was found.\n";
  const blocks = report.policies.map((policy) => policyBlock(policy, colors));
  if (report.policies.length > 1) {
    blocks.push([colors.strong("All policies together"), ...effectLines(report.together, colors)]);
  }
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function policyBlock(policy: PolicyReport, colors: ScpColors): string[] {
  const name = policy.name === "" || policy.name === policy.path ? "" : `  ${plain(policy.name)}`;
  const lines = [`${colors.strong(plain(policy.path))}${name}`, ...effectLines(policy.effect, colors)];
  if (policy.blocksHardware) {
    lines.push("  Hardware keys are blocked as well: iam:EnableMFADevice registers devices of every kind.");
    if (policy.effect[createDevice]?.denied !== "always") {
      lines.push("  To block virtual devices only, deny iam:CreateVirtualMFADevice instead.");
    }
  }
  for (const problem of policy.problems) {
    const { location } = problem;
    const place = location ? `${location.start.line}:${location.start.column} ` : "";
    lines.push(`  ${colors.faint(place)}${problem.severity}: ${plain(problem.message)}`);
  }
  return lines;
}

function effectLines(effect: PolicyEffect, colors: ScpColors): string[] {
  const rows = Object.entries(effect);
  const width = Math.max(...rows.map(([action]) => action.length));
  return rows.flatMap(([action, one]) => {
    const word = paint(one, colors)(one.denied.padEnd("sometimes".length));
    const statements = one.statements.map(plain).join(", ");
    const line = `  ${action.padEnd(width)}  denied ${word}${statements === "" ? "" : `  ${colors.faint(statements)}`}`;
    const why = explain(action, one);
    return why === null ? [line.trimEnd()] : [line.trimEnd(), `    ${why}`];
  });
}

function paint({ denied }: ActionEffect, colors: ScpColors): (text: string) => string {
  if (denied === "always") return colors.good;
  return denied === "unknown" ? colors.open : colors.bad;
}

const deeds: ReadonlyMap<string, string> = new Map([
  [createDevice, "create a virtual MFA device"],
  [enableDevice, "enable a virtual MFA device"],
]);

function explain(action: string, effect: ActionEffect): string | null {
  const deed = deeds.get(action) ?? `call ${action}`;
  if (effect.denied === "unknown") return plain(`not known: ${effect.reason ?? "it has parts that are not known"}`);
  if (effect.denied !== "sometimes") return null;
  const when = circumstances(effect);
  return `root can still ${deed}${when === "" ? "" : ` when ${when}`}`;
}

/** A witness in words: `aws:MultiFactorAuthPresent is true and aws:SourceVpc is absent`. */
function circumstances({ witness, absent = [] }: ActionEffect): string {
  const clauses = Object.entries(witness ?? {}).map(([key, value]) => {
    if (key === "resource") return `the resource is ${plain(String(value))}`;
    if (typeof value === "string") return `${plain(key)} is ${shown(value)}`;
    return `${plain(key)} is ${value.map(shown).join(" and ")}`;
  });
  return [...clauses, ...absent.map((key) => `${plain(key)} is absent`)].join(" and ");
}

function shown(value: string): string {
  return /^[\w:/.+=@,-]+$/.test(value) ? value : plain(JSON.stringify(value));
}

/** Input text for a terminal: without control and direction characters. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, " ");
}
