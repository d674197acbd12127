// Mutates inputs and command lines and runs them: npm run fuzz -- [--seconds 60 | --cases 500] [--seed 1] [--kind plan] [--case 123]
// Every case ends in a verdict or a clear error, in bounds of time and memory; the seed of one that does not is printed,
// and `--case <seed>` (with the same --kind) runs it alone and keeps its files in .fuzz/<seed>.
import { fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { rolldown } from "rolldown";

process.stdout.on("error", () => process.exit(1));

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    cases: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    kind: { type: "string", default: "" },
    case: { type: "string" },
  },
});
/** Megabytes of heap for the program, and seconds that one case may take before it is ended. */
const heap = 512;
const patience = 30;

const build = await rolldown({
  input: { worker: "scripts/fuzz/worker.ts", cases: "scripts/fuzz/cases.ts" },
  platform: "node",
  external: /^[^./]/,
  transform: { target: "node20.19" },
  checks: { ineffectiveDynamicImport: false },
});
await build.write({
  dir: ".fuzz/built",
  format: "esm",
  entryFileNames: "[name].mjs",
  chunkFileNames: "[name]-[hash].mjs",
});
await build.close();

const single = values.case !== undefined;
let next = Number(values.case ?? values.seed);
/** So many cases are the same on every machine; so many seconds are not. */
const last = values.cases === undefined ? Number.POSITIVE_INFINITY : next + Number(values.cases);
const end = values.cases === undefined ? Date.now() + Number(values.seconds) * 1000 : Number.POSITIVE_INFINITY;
const tally = { cases: 0, codes: new Map(), kinds: new Map(), slowest: 0, faults: [] };
if (single) await keep(next);
console.log(`fuzzing from seed ${next}${values.kind && `, kind ${values.kind}`}`);
do {
  next = await runFrom(next);
} while (!single && Date.now() < end && next < last);

const list = (map) =>
  [...map]
    .sort()
    .map(([name, count]) => `${name}: ${count}`)
    .join(", ");
console.log(`${tally.cases} cases, ${tally.faults.length} faults; slowest ${Math.round(tally.slowest)} ms`);
console.log(`by exit code: ${list(tally.codes)}\nby kind: ${list(tally.kinds)}`);
if (tally.faults.length > 0) process.exitCode = 1;

/** Starts the worker at a seed and resolves with the seed to go on with. */
function runFrom(seed) {
  const seconds = single ? 0 : Math.max(1, (end - Date.now()) / 1000);
  const child = fork(".fuzz/built/worker.mjs", [seed, seconds, values.kind, last].map(String), {
    execArgv: [`--max-old-space-size=${heap}`],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let current = seed;
  let started = Date.now();
  let said = "";
  child.stderr.on("data", (chunk) => {
    said = (said + chunk).slice(0, 2000);
  });
  const watch = setInterval(() => Date.now() - started > patience * 1000 && child.kill("SIGKILL"), 500);
  let isIn = false;
  child.on("message", (message) => {
    if (message.starts !== undefined) [current, started, isIn] = [message.starts, Date.now(), true];
    else {
      isIn = false;
      tally.cases += 1;
      tally.slowest = Math.max(tally.slowest, message.milliseconds);
      tally.codes.set(message.code, (tally.codes.get(message.code) ?? 0) + 1);
      tally.kinds.set(message.kind, (tally.kinds.get(message.kind) ?? 0) + 1);
      if (message.fault) fault(message.ended, message.fault);
    }
  });
  return new Promise((resolve) => {
    child.on("close", (code, signal) => {
      clearInterval(watch);
      if (isIn || code !== 0) fault(current, `ended the process (${signal ?? code}): ${said}`);
      resolve(current + 1);
    });
  });
}

function fault(seed, what) {
  tally.faults.push(seed);
  console.log(`FAULT npm run fuzz -- --case ${seed}${values.kind && ` --kind ${values.kind}`}\n  ${what}`);
}

async function keep(seed) {
  const { caseOf, readSeeds } = await import(pathToFileURL(join(process.cwd(), ".fuzz/built/cases.mjs")).href);
  const { files, args } = caseOf(seed, readSeeds(process.cwd()), values.kind || undefined);
  for (const [name, text] of Object.entries(files)) {
    const file = join(".fuzz", String(seed), name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(`.fuzz/${seed}: rootrail ${args.map((arg) => JSON.stringify(arg)).join(" ")}`);
}
