import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { repository } from "./repository.ts";
import type { CliRun } from "./run-cli.ts";

const executable = process.env["ROOTRAIL_EXECUTABLE"];

/** The built program as the command and the arguments before its own: dist/cli.js, or the single executable that is to be tested. */
export const [program, ...programArgs]: readonly [string, ...string[]] = executable
  ? [resolve(repository, executable)]
  : [process.execPath, join(repository, "dist", "cli.js")];

/** The built program as a shell takes it. */
export const programInShell = [program, ...programArgs].map((part) => `"${part}"`).join(" ");

/** Runs the built program as a user would, in a process of its own. */
export function runBuiltCli(
  args: readonly string[],
  options: { readonly cwd?: string; readonly input?: string | Uint8Array; readonly env?: Record<string, string> } = {},
): CliRun {
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env };
  for (const name of ["NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS"]) if (!options.env?.[name]) delete env[name];
  const run = spawnSync(program, [...programArgs, ...args], {
    cwd: options.cwd ?? repository,
    input: options.input ?? "",
    encoding: "utf8",
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}
