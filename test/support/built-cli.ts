import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repository } from "./repository.ts";
import type { CliRun } from "./run-cli.ts";

/** The built program. */
export const builtCli = join(repository, "dist", "cli.js");

/** Runs the built program as a user would, in a process of its own. */
export function runBuiltCli(
  args: readonly string[],
  options: { readonly cwd?: string; readonly input?: string | Uint8Array; readonly env?: Record<string, string> } = {},
): CliRun {
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env };
  for (const name of ["NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS"]) if (!options.env?.[name]) delete env[name];
  const run = spawnSync(process.execPath, [builtCli, ...args], {
    cwd: options.cwd ?? repository,
    input: options.input ?? "",
    encoding: "utf8",
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}
