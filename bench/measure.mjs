// Whole processes, start to exit: wall time by the parent's clock, peak memory as the child reports it at its end.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "rootrail-bench-rss-"));
const reporter = join(folder, "peak.cjs");
writeFileSync(
  reporter,
  'process.on("exit",()=>require("fs").writeFileSync(process.env.PEAK_FILE,String(process.resourceUsage().maxRSS)));',
);

/** One run of `node ...args`, in milliseconds; `node`: another one than this. */
function wall({ args, cwd, env = process.env, node = process.execPath }) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(node, args, { cwd, env, stdio: ["ignore", "ignore", "ignore"] });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  return { milliseconds, status };
}

/** Peak resident memory of one run, in MiB; `null` where it did not come to its end. `env`: beside that of this process. */
export function peak(args, cwd, env = {}) {
  const file = join(folder, "peak.txt");
  rmSync(file, { force: true });
  spawnSync(process.execPath, ["-r", reporter, ...args], {
    cwd,
    stdio: "ignore",
    env: { ...process.env, ...env, PEAK_FILE: file },
  });
  try {
    return Number(readFileSync(file, "utf8")) / 1024;
  } catch {
    return null;
  }
}

/**
 * Runs the cases in turns, so that a noisy moment meets all of them, and takes the median of each, and its spread: half of
 * the width of the middle half of the runs.
 */
export function interleaved(cases, runs) {
  const samples = new Map(Object.keys(cases).map((name) => [name, []]));
  const statuses = {};
  for (let run = 0; run < runs; run += 1) {
    for (const [name, one] of Object.entries(cases)) {
      const { milliseconds, status } = wall(one);
      samples.get(name).push(milliseconds);
      statuses[name] = status;
    }
  }
  const medians = Object.fromEntries([...samples].map(([name, values]) => [name, median(values)]));
  const spreads = Object.fromEntries([...samples].map(([name, values]) => [name, spread(values)]));
  return { medians, spreads, statuses };
}

function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)];
  return (at(0.75) - at(0.25)) / 2;
}

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

export function dispose() {
  rmSync(folder, { recursive: true, force: true });
}
