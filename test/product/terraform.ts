import { execFileSync, spawnSync } from "node:child_process";
import { devNull } from "node:os";

/** Whether Terraform is installed here; tests that ask it are skipped where it is not. */
export const hasTerraform = spawnSync("terraform", ["version"]).status === 0;

/** Runs Terraform in a folder without the configuration of this machine, and returns what it prints. Throws if it fails. */
export function terraform(folder: string, ...args: readonly string[]): string {
  return execFileSync("terraform", args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_CLI_CONFIG_FILE: devNull },
    maxBuffer: 100_000_000,
    stdio: ["ignore", "pipe", "ignore"],
  });
}
