import { type GitAnswer, GitError, git } from "../inputs/git.ts";
import { harmlessLine } from "../reporters/harmless-text.ts";
import type { RunContext } from "./event.ts";

/** What the change is compared with: a commit whose history meets that of the checkout, or why there is none. */
export type BaseCommit = { readonly commit: string } | { readonly missing: string; readonly isCheckout: boolean };

/** Milliseconds that one call of git may take. */
const patience = 60_000;

/** How much history is fetched to find where a branch left its base; each try goes on where the last one ended. */
const depths = [50, 1_000];

/**
 * Finds the commit that a pull request or a merge queue builds on, and fetches as much history as a shallow checkout
 * lacks. For the test merge of a pull request that is its first parent: the base as it is now, not as it was when the
 * event was made, so that other people's merges are not taken for this change. `undefined` where the event has no base.
 */
export function findBase(folder: string, context: RunContext, token: string | undefined): BaseCommit | undefined {
  const { baseSha, pullRequest } = context;
  if (baseSha === undefined) return undefined;
  const head = ask(folder, ["rev-parse", "--verify", "HEAD^{commit}"]);
  if (!head.ok) return { missing: "the working directory is in no git checkout", isCheckout: false };
  const [first, second] = parentsOf(folder, head.output);
  const isTestMerge = first !== undefined && second !== undefined && second === pullRequest?.headSha;
  const wanted = isTestMerge ? first : baseSha;
  if (meets(folder, wanted)) return { commit: wanted };
  const isShallow = ask(folder, ["rev-parse", "--is-shallow-repository"]).output === "true";
  let problem = "";
  for (const fetch of fetches(wanted, head.output, isShallow, isTestMerge)) {
    const answer = fetchFrom(folder, fetch, context, token);
    if (!answer.ok) problem = `: ${answer.output}`;
    if (meets(folder, wanted)) return { commit: wanted };
  }
  const missing = `the history of the checkout does not reach commit ${wanted}, and cannot be fetched${problem}`;
  return { missing, isCheckout: true };
}

/** The commit object names its parents also in a shallow clone, which `HEAD^` does not find there. */
function parentsOf(folder: string, commit: string): readonly string[] {
  const object = ask(folder, ["cat-file", "commit", commit]);
  const header = object.ok ? (object.output.split("\n\n")[0] ?? "") : "";
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? "");
}

function meets(folder: string, commit: string): boolean {
  return ask(folder, ["merge-base", commit, "HEAD"]).ok;
}

/** A test merge needs its parents and no more; any other head needs the way back to where it left its base. */
function fetches(wanted: string, head: string, isShallow: boolean, isTestMerge: boolean): readonly string[][] {
  if (!isShallow) return [[wanted]];
  if (isTestMerge) return [["--depth=2", head]];
  return depths.map((depth) => [`--deepen=${depth}`, head, wanted]);
}

/** Tries the credentials that the checkout left, then the token; two of them at once are refused by GitHub. */
function fetchFrom(
  folder: string,
  what: readonly string[],
  { repositoryUrl }: RunContext,
  token: string | undefined,
): Answer {
  const flags = what.filter((one) => one.startsWith("--"));
  const commits = what.filter((one) => !one.startsWith("--"));
  const quiet = ["--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--no-auto-maintenance"];
  const args = ["fetch", ...quiet, ...flags, "origin", ...commits];
  const plain = ask(folder, args, {});
  if (plain.ok || token === undefined) return plain;
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  // Through the environment, since every process of the machine can see arguments.
  return ask(folder, args, {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${new URL(repositoryUrl).origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  });
}

interface Answer {
  readonly ok: boolean;
  /** Standard output, or the last line of the error. */
  readonly output: string;
}

/** Runs git for at most a minute; with `env` the command may reach the network. */
function ask(folder: string, args: readonly string[], env?: Readonly<Record<string, string>>): Answer {
  const answer = tryGit(folder, args, env);
  if (answer.ok) return { ok: true, output: answer.stdout.toString("utf8").trim() };
  const last = answer.stderr.split("\n").at(-1) || "git failed without a message";
  return { ok: false, output: harmlessLine(last).slice(0, 300) };
}

function tryGit(folder: string, args: readonly string[], env?: Readonly<Record<string, string>>): GitAnswer {
  try {
    return git(folder, args, { timeout: patience, ...(env && { network: { env } }) });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { ok: false, stderr: error.message };
  }
}
