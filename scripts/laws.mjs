// Searches for counterexamples to the laws: every test of random cases, with a new seed and more cases than the gate takes.
// `-- --cases 50` takes 50 times as many (10), `-- --rounds 3` does it three times (1), a path narrows the tests. A law that
// fails prints its seed: `ROOTRAIL_SEED=<seed> npx vitest run <file>` shows it again.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  options: { cases: { type: "string", default: "10" }, rounds: { type: "string", default: "1" } },
  allowPositionals: true,
});
const files = readdirSync("test", { recursive: true, encoding: "utf8" })
  .map((file) => join("test", file))
  .filter((file) => file.endsWith(".test.ts") && /fast-check|random-cases/.test(readFileSync(file, "utf8")))
  .filter((file) => positionals.length === 0 || positionals.some((wanted) => file.includes(wanted)));
if (files.length === 0) {
  console.error(`no test of random cases has ${positionals.join(" or ")} in its path`);
  process.exit(2);
}
const env = { ...process.env, ROOTRAIL_SEED: "random", ROOTRAIL_CASES: values.cases };
let failed = 0;
for (let round = 0; round < Number(values.rounds); round += 1) {
  const args = ["node_modules/vitest/vitest.mjs", "run", "--testTimeout", String(24 * 3600 * 1000), ...files];
  if (spawnSync(process.execPath, args, { env, stdio: "inherit" }).status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
