import type { Location } from "../model/location.ts";
import { describeWitness } from "../policy/decision.ts";
import type { Nearest, StatementReading } from "../policy/explain.ts";
import { createDevice, enableDevice } from "../policy/question.ts";
import type { ActionEffect, PolicyEffect, PolicyReport, ScpReport } from "../policy/scp-report.ts";
import { oneLine } from "../policy/wording.ts";
import { hardwareRemarks, holdsPhrase } from "./scp-words.ts";

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
  const blocks = [[headLine(report)], ...report.policies.map((policy) => policyBlock(policy, colors))];
  if (report.policies.length > 1) {
    blocks.push([colors.strong("All policies together"), ...effectLines(report.together, colors, true)]);
  }
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** For whom it was decided. */
function headLine({ decidedFor: { principal, account, from } }: ScpReport): string {
  const time = from === null ? "" : `, from ${from} on`;
  return `Decided for the root user of member account ${account} (${principal})${time}. A service control policy never binds the management account.`;
}

/** What one policy denies, without its name and its statements one by one. */
export function policyText({ statements: _, ...policy }: PolicyReport): string {
  return policyLines(policy, noColors)
    .map((line) => line.replace(/^ {2}/, ""))
    .join("\n");
}

function policyBlock(policy: PolicyReport, colors: ScpColors): string[] {
  const name = policy.name === "" || policy.name === policy.path ? "" : `  ${oneLine(policy.name)}`;
  return [`${colors.strong(oneLine(policy.path))}${name}`, ...policyLines(policy, colors)];
}

function policyLines(policy: PolicyReport, colors: ScpColors): string[] {
  const lines: string[] = [];
  if (policy.refused !== null) lines.push(`  ${colors.bad("never created")}: ${oneLine(policy.refused)}`);
  lines.push(...effectLines(policy.effect, colors));
  for (const [action, statements] of Object.entries(policy.statements ?? {})) {
    lines.push(`  ${action}, statement by statement`, ...statements.flatMap((one) => statementLines(one, colors)));
  }
  if (policy.blocksHardware) {
    const remarks = hardwareRemarks(policy.effect[createDevice]?.denied === "always");
    lines.push(...remarks.map((one) => `  ${one}`));
  }
  for (const problem of policy.problems) {
    const { location } = problem;
    const place = location ? `${location.start.line}:${location.start.column} ` : "";
    lines.push(`  ${colors.faint(place)}${problem.severity}: ${oneLine(problem.message)}`);
  }
  return lines;
}

/** `isTogether`: of several files, so that a place needs its path. */
function effectLines(effect: PolicyEffect, colors: ScpColors, isTogether = false): string[] {
  const rows = Object.entries(effect);
  const width = Math.max(...rows.map(([action]) => action.length));
  return rows.flatMap(([action, one]) => {
    const word = paint(one, colors)(one.denied.padEnd("sometimes".length));
    const statements = one.statements.map(oneLine).join(", ");
    const line = `  ${action.padEnd(width)}  denied ${word}${statements === "" ? "" : `  ${colors.faint(statements)}`}`;
    const nearest = one.why && nearestLine(action, one.why, isTogether);
    const more = [openLine(one), escapeLine(action, one), nearest];
    return [line.trimEnd(), ...more.flatMap((text) => (text ? [`    ${oneLine(text)}`] : []))];
  });
}

/** The statement that comes nearest, and what of it lets root through. */
function nearestLine(action: string, { statement, part }: Nearest, isTogether: boolean): string {
  const path = isTogether && part.location ? `${part.location.path}:` : "";
  const at = part.location ? ` at ${path}${placeOf(part.location)}` : "";
  return `why: statement ${statement} comes nearest; its ${part.element}${at} (${part.text}) ${holdsPhrase(action, part, "root")}`;
}

function statementLines(
  { statement, effect, applies, parts, location }: StatementReading,
  colors: ScpColors,
): string[] {
  const at = location ? ` ${colors.faint(placeOf(location))}` : "";
  const head = `    ${effect} ${oneLine(statement)}${at} applies ${applies}`;
  const rows = parts.map((part) => {
    const more = part.detail === undefined ? "" : part.holds === "unknown" ? part.detail : `not when ${part.detail}`;
    const shown = oneLine(`${part.element} ${part.text}`);
    return `      ${part.holds.padEnd("sometimes".length)}  ${shown}${more === "" ? "" : colors.faint(`  (${oneLine(more)})`)}`;
  });
  return [head, ...rows];
}

function placeOf({ start: { line, column } }: Location): string {
  return `${line}:${column}`;
}

function paint({ denied }: ActionEffect, colors: ScpColors): (text: string) => string {
  if (denied === "always") return colors.good;
  return denied === "unknown" ? colors.open : colors.bad;
}

const deeds: ReadonlyMap<string, string> = new Map([
  [createDevice, "create a virtual MFA device"],
  [enableDevice, "enable a virtual MFA device"],
]);

/** Why an answer is not known, and what it can still be where that is not everything. */
function openLine({ denied, reason, possible = [] }: ActionEffect): string | null {
  if (denied !== "unknown") return null;
  const left = possible.length < 3 ? ` (${possible.join(" or ")})` : "";
  return `not known${left}: ${reason ?? "it has parts that are not known"}`;
}

/** A request of root that is certainly not denied. */
function escapeLine(action: string, effect: ActionEffect): string | null {
  if (effect.witness === null) return null;
  const when = circumstances(effect);
  return `root can still ${deeds.get(action) ?? `call ${action}`}${when === "" ? "" : ` when ${when}`}`;
}

function circumstances({ witness, absent = [], period }: ActionEffect): string {
  const entries = Object.entries(witness ?? {});
  const context = entries.filter(([key]) => key !== "resource").map(([key, value]) => ({ key, value }));
  const resource = entries.find(([key]) => key === "resource")?.[1];
  return describeWitness({
    resource: typeof resource === "string" ? resource : null,
    context,
    absent,
    ...(period && { period }),
  });
}
