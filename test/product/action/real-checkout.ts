import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../../action/temporary.ts";

/** Files by path; `null` takes one away. */
export type Files = Readonly<Record<string, string | null>>;

/** A pull request: what its base has, what its head changes, and what came to the base after the head left it. */
export interface Change {
  readonly base?: Files;
  readonly head?: Files;
  readonly moreBase?: Files;
}

/** The commits of a pull request in a repository that can be fetched from. */
export interface Origin {
  readonly folder: string;
  readonly base: string;
  /** The tip of the base branch. */
  readonly tip: string;
  readonly head: string;
  /** The test merge, as GitHub makes it. */
  readonly merge: string;
}

/** One time for every commit: what a commit is called hangs on its content, never on the second of the test. */
const at = "2026-01-31T12:00:00Z";

export function git(folder: string, ...args: string[]): string {
  const who = ["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...who, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

function commit(folder: string, files: Files): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (text === null) rmSync(join(folder, path));
    else writeFileSync(join(folder, path), text);
  }
  git(folder, "add", "--all", ".");
  git(folder, "commit", "-qm", "change", "--allow-empty");
  return git(folder, "rev-parse", "HEAD");
}

export function originOf({ base = {}, head = {}, moreBase }: Change): Origin {
  const folder = temporaryFolder();
  git(folder, "init", "-q", "-b", "main");
  git(folder, "config", "uploadpack.allowAnySHA1InWant", "true");
  const baseSha = commit(folder, { "README.md": "x", ...base });
  git(folder, "checkout", "-qb", "change");
  const headSha = commit(folder, head);
  git(folder, "checkout", "-q", "main");
  const tip = moreBase ? commit(folder, moreBase) : baseSha;
  git(folder, "checkout", "-q", "--detach");
  git(folder, "merge", "-q", "--no-ff", "-m", "test merge", "change");
  return { folder, base: baseSha, tip, head: headSha, merge: git(folder, "rev-parse", "HEAD") };
}

/** A checkout of one commit as `actions/checkout` makes it, one commit deep. */
export function checkOut(origin: Origin, commitName: "base" | "tip" | "head" | "merge", path = "."): string {
  const workspace = temporaryFolder();
  const folder = join(workspace, path);
  mkdirSync(folder, { recursive: true });
  git(folder, "init", "-q");
  git(folder, "remote", "add", "origin", `file://${origin.folder}`);
  git(folder, "fetch", "-q", "--no-tags", "--depth=1", "origin", origin[commitName]);
  git(folder, "checkout", "-q", origin[commitName]);
  return workspace;
}

/** The event of the pull request, from a branch of the repository. */
export function eventOf(origin: Origin, target = "main"): object {
  const side = (sha: string, ref: string) => ({ sha, ref, repo: { full_name: "octo/infra" } });
  return {
    pull_request: { number: 7, head: side(origin.head, "change"), base: side(origin.base, target) },
    repository: { full_name: "octo/infra", default_branch: "main" },
  };
}
