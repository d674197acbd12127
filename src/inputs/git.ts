import { spawnSync } from "node:child_process";
import { UsageError } from "../model/usage-error.ts";

/** Why git could not do what it was asked to, as a sentence with the way out. */
export class GitError extends UsageError {
  override readonly name = "GitError";
}

/** Bytes that one answer of git may have. */
const maxAnswerBytes = 512 * 1024 * 1024;

/**
 * Set on every call, so that nothing that a repository brings along is run and nothing is fetched: no hooks, no file
 * system monitor, no remote helper, no bare repository that lies inside the work tree.
 */
const safety = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "protocol.allow=never",
  "safe.bareRepository=explicit",
].flatMap((setting) => ["-c", setting]);

/** Variables that would point git at another repository, as they are set inside of hooks. */
const misleading = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_COMMON_DIR"];

export type GitAnswer =
  | { readonly ok: true; readonly stdout: Buffer }
  | { readonly ok: false; readonly stderr: string };

/** Runs one git command in a folder; nothing is written, no checkout is touched. Throws `GitError` without git. */
export function git(folder: string, args: readonly string[], input?: string): GitAnswer {
  const run = spawnSync("git", [...safety, "-C", folder, ...args], {
    input: input ?? "",
    env: environment(),
    maxBuffer: maxAnswerBytes,
    windowsHide: true,
  });
  if (run.error) throw new GitError(startFailure(run.error));
  if (run.status === 0) return { ok: true, stdout: run.stdout };
  return { ok: false, stderr: run.stderr.toString("utf8").trim() };
}

function startFailure(error: Error): string {
  const code = "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return "--base with a git ref needs git, which was not found; install it, or give a folder";
  if (code === "ENOBUFS") return "the answer of git is too large; give the base as a folder";
  return `git could not be run (${code || error.message})`;
}

function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of misleading) delete env[name];
  return {
    ...env,
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_LITERAL_PATHSPECS: "1",
  };
}

/** The one line that a successful answer holds. */
export function line(answer: GitAnswer): string | undefined {
  return answer.ok ? answer.stdout.toString("utf8").trim() : undefined;
}
