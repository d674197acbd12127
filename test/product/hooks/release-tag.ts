import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../../support/repository.ts";

/** An identity for commits that no configuration of the machine has a part in. */
export const gitEnv: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_AUTHOR_NAME: "test",
  GIT_AUTHOR_EMAIL: "test@example.com",
  GIT_COMMITTER_NAME: "test",
  GIT_COMMITTER_EMAIL: "test@example.com",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};
for (const name of ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"]) delete gitEnv[name];

export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, env: gitEnv, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** A repository with one tag, made of the working tree and the built program in the way of the release workflow. */
export function releaseTag(tag: string): string {
  const folder = mkdtempSync(join(tmpdir(), "rootrail-release-"));
  const files = git(repository, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0");
  for (const file of files.filter((one) => one !== "" && !/^(?:test|fixtures|docs|src)\//.test(one))) {
    cpSync(join(repository, file), join(folder, file), { recursive: true });
  }
  cpSync(join(repository, "dist"), join(folder, "dist"), { recursive: true });
  execFileSync(process.execPath, ["scripts/release-tree.mjs"], { cwd: folder });
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--force", "--all");
  git(folder, "commit", "--quiet", "--message", "Release");
  git(folder, "tag", "--annotate", tag, "--message", tag);
  return folder;
}
