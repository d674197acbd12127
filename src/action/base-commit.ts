import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { harmlessLine } from "../reporters/harmless-text.ts";
import type { RunContext } from "./event.ts";

/** What the change is compared with: a commit that the checkout has, or why there is none. */
export type BaseCommit = { readonly commit: string } | { readonly missing: string };

const run = promisify(execFile);

/** Milliseconds that one call of git may take. */
const patience = 60_000;

/**
 * Finds the commit that a pull request or a merge queue builds on, and fetches it where a shallow checkout lacks it.
 * For the test merge of a pull request that is its first parent: the base as it is now, not as it was when the event
 * was made, so that other people's merges are not taken for this change.
 */
export async function findBase(
  folder: string,
  context: RunContext,
  token: string | undefined,
): Promise<BaseCommit | undefined> {
  const { baseSha, pullRequest } = context;
  if (baseSha === undefined) return undefined;
  const parents = await parentsOfHead(folder);
  if (!parents) return { missing: "the working directory is no git checkout" };
  const [first, second] = parents;
  const isTestMerge = first !== undefined && second !== undefined && second === pullRequest?.headSha;
  const wanted = isTestMerge ? first : baseSha;
  if (!(await has(folder, wanted))) {
    const problem = await fetchCommit(folder, wanted, context, token);
    if (problem !== undefined)
      return { missing: `commit ${wanted} is not in the checkout and cannot be fetched (${problem})` };
  }
  return { commit: isTestMerge ? wanted : ((await mergeBase(folder, wanted)) ?? wanted) };
}

/** The commit object names its parents also in a shallow clone, which `HEAD^` does not find there. */
async function parentsOfHead(folder: string): Promise<readonly string[] | undefined> {
  const commit = await git(folder, ["cat-file", "commit", "HEAD"]);
  if (!commit.ok) return undefined;
  const header = commit.output.split("\n\n")[0] ?? "";
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? "");
}

async function has(folder: string, commit: string): Promise<boolean> {
  return (await git(folder, ["cat-file", "-e", `${commit}^{commit}`])).ok;
}

async function mergeBase(folder: string, commit: string): Promise<string | undefined> {
  const answer = await git(folder, ["merge-base", commit, "HEAD"]);
  return answer.ok ? answer.output.trim() : undefined;
}

/** Tries the credentials that the checkout left, then the token; two of them at once are refused by GitHub. */
async function fetchCommit(
  folder: string,
  commit: string,
  { repositoryUrl }: RunContext,
  token: string | undefined,
): Promise<string | undefined> {
  const fetch = [
    "-c",
    "core.hooksPath=/dev/null",
    "fetch",
    "--quiet",
    "--depth=1",
    "--no-tags",
    "--no-recurse-submodules",
  ];
  const plain = await git(folder, [...fetch, "--no-write-fetch-head", "origin", commit]);
  if (plain.ok) return undefined;
  if (token === undefined) return plain.output;
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  // Through the environment: arguments can be seen by every process of the machine.
  const secret = {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${new URL(repositoryUrl).origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
  const second = await git(folder, [...fetch, "--no-write-fetch-head", "origin", commit], secret);
  return second.ok ? undefined : second.output;
}

interface Answer {
  readonly ok: boolean;
  /** Standard output, or the last line of what went wrong. */
  readonly output: string;
}

async function git(folder: string, args: readonly string[], secret: NodeJS.ProcessEnv = {}): Promise<Answer> {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C", ...secret };
  try {
    const { stdout } = await run("git", [...args], { cwd: folder, env, timeout: patience, maxBuffer: 1_000_000 });
    return { ok: true, output: stdout };
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    return { ok: false, output: harmlessLine(said.trim().split("\n").at(-1) || "git does not run here").slice(0, 300) };
  }
}
