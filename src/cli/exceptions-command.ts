import { exceptionsOf } from "../engine/exceptions.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { displayWidth, harmlessLine } from "../reporters/harmless-text.ts";
import { inertJson } from "../reporters/inert-json.ts";
import { flawPhrase } from "../rules/wording/exceptions.ts";
import type { ListedException } from "../suppressions/list-exceptions.ts";
import { inputOptions } from "./input-flags.ts";
import { type CliIo, writeFileWhole } from "./io.ts";

/** The flags of `exceptions` as commander hands them over. */
export interface ExceptionsFlags {
  readonly format: "text" | "json";
  readonly output?: string;
  /** A path, or `false` for `--no-config`. */
  readonly config?: string | boolean;
  readonly ignore: readonly string[];
}

/** Lists every exception and attestation, central and inline, with owner and days left; the nearest end comes first. */
export async function exceptionsCommand(paths: readonly string[], flags: ExceptionsFlags, io: CliIo): Promise<number> {
  const options = await inputOptions(paths, { ...flags, parameters: [], varFile: [] }, io);
  const { today, exceptions, inputs } = await exceptionsOf(options);
  const content = flags.format === "json" ? json(today, exceptions) : table(exceptions);
  if (flags.output !== undefined) writeFileWhole(io.cwd, flags.output, content);
  else io.stdout.write(content);
  const errors = [...new Set(inputs.flatMap((input) => input.error ?? []))];
  for (const error of errors) io.stderr.write(`input error: ${harmlessLine(error)}\n`);
  return errors.length > 0 ? exitCodes.failure : exitCodes.clean;
}

function json(today: string, listed: readonly ListedException[]): string {
  const exceptions = listed.map((one) => ({ ...one, flaws: one.flaws.map(flawPhrase) }));
  return `${inertJson({ version: 1, today, exceptions })}\n`;
}

const columns: readonly (readonly [string, (one: ListedException) => string])[] = [
  ["DAYS LEFT", daysText],
  ["EXPIRES", ({ expires }) => expires ?? "-"],
  ["OWNER", ({ owner }) => owner ?? "-"],
  ["RULE", ({ rule }) => rule ?? "-"],
  ["TARGET", ({ target }) => target ?? "-"],
  ["WHERE", ({ location }) => `${location.path}:${location.start.line}:${location.start.column}`],
  ["REASON", ({ reason }) => reason ?? "-"],
];

function daysText({ state, daysLeft }: ListedException): string {
  if (state === "invalid") return "invalid";
  if (daysLeft === null) return "-";
  return daysLeft < 0 ? `expired ${-daysLeft} ago` : String(daysLeft);
}

function table(exceptions: readonly ListedException[]): string {
  if (exceptions.length === 0) return "No exceptions.\n";
  const rows = [
    columns.map(([title]) => title),
    ...exceptions.map((one) => columns.map(([, text]) => harmlessLine(text(one)))),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
