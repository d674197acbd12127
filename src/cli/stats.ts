import type { RunStats } from "../model/run-stats.ts";
import { duration } from "../reporters/phrases.ts";

/** The table that `--stats` prints to standard error: what was read, and where the time went. */
export function statsTable(stats: RunStats, reportMs: number): string {
  const phases = [...stats.phases, { name: "report", milliseconds: reportMs }];
  const total = phases.reduce((sum, phase) => sum + phase.milliseconds, 0);
  const rows: readonly (readonly [string, string, string])[] = [
    ["files", String(stats.files), ""],
    ["  taken as inputs", String(stats.files - stats.passedOver), ""],
    ["  passed over", String(stats.passedOver), ""],
    ["bytes", bytes(stats.bytes), ""],
    ["resources", String(stats.resources), ""],
    ["facts", String(stats.facts), ""],
    ["threads", String(stats.threads), ""],
    ...phases.map(({ name, milliseconds }) => [name, duration(milliseconds), share(milliseconds, total)] as const),
    ["total", duration(total), ""],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(
    ([name, value, part]) => `${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${part}`,
  );
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function share(part: number, total: number): string {
  return total > 0 ? `${Math.round((part / total) * 100)} %`.padStart(5) : "";
}

function bytes(number: number): string {
  if (number < 1000) return `${number} B`;
  if (number < 1_000_000) return `${(number / 1000).toFixed(1)} kB`;
  return `${(number / 1_000_000).toFixed(1)} MB`;
}
