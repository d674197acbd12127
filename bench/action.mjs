// Cold run of the action's bundle on the demo, start to finish, against an empty Node process; runs are interleaved.
// Build first. No token, so no network: what is left is the start, the linting, and all files and commands.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const runs = Number(process.argv[2] ?? 15);
const root = resolve(import.meta.dirname, "..");
const temporary = mkdtempSync(join(tmpdir(), "rootrail-bench-"));
const file = (name) => {
  writeFileSync(join(temporary, name), "");
  return join(temporary, name);
};
const env = {
  PATH: process.env.PATH,
  HOME: temporary,
  GITHUB_REPOSITORY: "octo/infra",
  GITHUB_EVENT_NAME: "push",
  GITHUB_SHA: "1".repeat(40),
  GITHUB_WORKSPACE: join(root, "fixtures/demo"),
  GITHUB_OUTPUT: file("output"),
  GITHUB_STEP_SUMMARY: file("summary"),
  RUNNER_TEMP: temporary,
};

function time(args, allowed) {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  if (!allowed.includes(status)) throw new Error(`${args.join(" ")} ended with ${status}`);
  return performance.now() - start;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const pairs = Array.from({ length: runs }, () => {
  const empty = time(["-e", "0"], [0]);
  return { empty, action: time([join(root, "dist/action/index.js")], [1]) };
});
rmSync(temporary, { recursive: true });
const ratio = median(pairs.map(({ action, empty }) => action / empty));
const shown = (name) => `${median(pairs.map((pair) => pair[name])).toFixed(0)} ms`;
process.stdout.write(
  `action on the demo: ${shown("action")}, empty process: ${shown("empty")}, ratio ${ratio.toFixed(2)}\n`,
);
