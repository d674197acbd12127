import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { GitError } from "./git-error.ts";

export { GitError };

/** git is not installed. */
class MissingGitError extends GitError {
  override readonly isMissing = true;
}

/** Bytes that one answer of git may have. */
const maxAnswerBytes = 512 * 1024 * 1024;

/** Set on every call, so that nothing that a repository brings along is run: no hooks, no file system monitor, no bare repository inside the work tree. */
const safety = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit"];

/** Transports that a call may use; no setting of the repository adds one, such as a helper that runs a command. */
const [offline, online] = ["none", "https:http:ssh:git:file"];

/**
 * Variables that would point git at another repository, as they are set inside of hooks, that give commits other parents than they have, or
 * that read paths as patterns, which git refuses beside paths that are taken as they are.
 */
const misleading = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_PREFIX",
  "GIT_NAMESPACE",
  "GIT_COMMON_DIR",
  "GIT_GRAFT_FILE",
  "GIT_GLOB_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
];

export type GitAnswer =
  | { readonly ok: true; readonly stdout: Buffer }
  | { readonly ok: false; readonly stderr: string };

export interface GitOptions {
  /** Standard input. */
  readonly input?: string;
  /** Lets the command reach the network, for `fetch`; `env` is added to its environment. Linting never sets it. */
  readonly network?: { readonly env: Readonly<Record<string, string>> };
  /** Milliseconds after which the command is ended. */
  readonly timeout?: number;
}

/** Runs one git command in a folder; the work tree is not touched. Throws `GitError` where git cannot be run. */
export function git(folder: string, args: readonly string[], options: GitOptions = {}): GitAnswer {
  const run = started(folder, args, options);
  if (run.error) throw startFailure(run.error);
  if (run.status === 0) return { ok: true, stdout: run.stdout };
  return { ok: false, stderr: run.stderr.toString("utf8").trim() };
}

function started(folder: string, args: readonly string[], options: GitOptions): SpawnSyncReturns<Buffer> {
  const settings = safety.flatMap((setting) => ["-c", setting]);
  const transports = options.network ? online : offline;
  try {
    return spawnSync("git", [...settings, "-C", folder, ...args], {
      input: options.input ?? "",
      env: { ...environment(), GIT_ALLOW_PROTOCOL: transports, ...options.network?.env },
      maxBuffer: maxAnswerBytes,
      timeout: options.timeout,
      windowsHide: true,
    });
  } catch (error) {
    // Node's permission model throws where it starts no other program.
    throw error instanceof Error ? startFailure(error) : error;
  }
}

function startFailure(error: Error): GitError {
  const code = "code" in error ? String(error.code) : "";
  if (code === "ENOENT")
    return new MissingGitError("--base with a git ref needs git, which was not found; install it, or give a folder");
  if (code === "ENOBUFS") return new GitError("the answer of git is too large; give the base as a folder");
  if (code === "ETIMEDOUT") return new GitError("git did not answer in time");
  return new GitError(`git could not be run (${code || error.message})`);
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

/** The output of a successful command without white space around it; `undefined` for a failed one. */
export function line(answer: GitAnswer): string | undefined {
  return answer.ok ? answer.stdout.toString("utf8").trim() : undefined;
}
