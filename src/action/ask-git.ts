import { isAbsolute } from "node:path";
import { withoutSecrets } from "../github/secrets.ts";
import { type GitAnswer, GitError, git } from "../inputs/git.ts";
import { clipped, harmlessLine } from "../reporters/harmless-text.ts";
import type { RunContext } from "./event.ts";

/** Milliseconds that one call of git may take. */
const patience = 60_000;

export interface Answer {
  readonly ok: boolean;
  /** Standard output, or git's reason in one line. */
  readonly output: string;
  /** Whether git could not be started because it is not there. */
  readonly isMissing: boolean;
}

/** Runs git for at most a minute; with `env` the command may reach the network. */
export function ask(folder: string, args: readonly string[], env?: Readonly<Record<string, string>>): Answer {
  const { answer, isMissing } = tryGit(folder, args, env);
  if (answer.ok) return { ok: true, output: answer.stdout.toString("utf8").trim(), isMissing };
  return { ok: false, output: clipped(harmlessLine(withoutSecrets(reasonIn(answer.stderr))), 300), isMissing };
}

/** `fatal: …` and `error: …` say why; what git adds after them is general advice. */
function reasonIn(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const reason =
    lines.find((line) => /^fatal: /.test(line)) ?? lines.find((line) => /^error: /.test(line)) ?? lines.at(-1);
  return reason?.replace(/^(?:fatal|error): /, "") || "git failed without a message";
}

interface Tried {
  readonly answer: GitAnswer;
  readonly isMissing: boolean;
}

function tryGit(folder: string, args: readonly string[], env?: Readonly<Record<string, string>>): Tried {
  try {
    return { answer: git(folder, args, { timeout: patience, ...(env && { network: { env } }) }), isMissing: false };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { answer: { ok: false, stderr: error.message }, isMissing: error.isMissing };
  }
}

export type Repository = Pick<RunContext, "owner" | "repo" | "repositoryUrl">;

/** Fetches commits or contents; `what`: flags, then object IDs. */
export function fetchFromOrigin(
  folder: string,
  what: readonly string[],
  repository: Repository,
  token: string | undefined,
  remote = "origin",
): Answer {
  const flags = what.filter((one) => one.startsWith("--"));
  const commits = what.filter((one) => !one.startsWith("--"));
  const quiet = ["--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--no-auto-maintenance"];
  return askRemote(folder, ["fetch", ...quiet, ...flags, remote, ...commits], repository, token);
}

/** The commit that a branch of the repository of the run is at; an empty output where it has no such branch. */
export function branchAtRemote(
  folder: string,
  branch: string,
  repository: Repository,
  token: string | undefined,
): Answer {
  const ref = `refs/heads/${branch}`;
  const answer = askRemote(folder, ["ls-remote", remoteOf(folder, repository), ref], repository, token);
  // A pattern also finds refs that only end in it.
  const rows = answer.ok ? answer.output.split("\n").map((row) => row.split("\t")) : [];
  return answer.ok ? { ...answer, output: rows.find(([, name]) => name === ref)?.[0] ?? "" } : answer;
}

/**
 * The remote of the repository of the run: `origin`, unless that is another one, such as the fork that a pull request comes from: what its branches are called
 * says nothing of ours. A path of this machine is a mirror of ours.
 */
export function remoteOf(folder: string, { owner, repo, repositoryUrl }: Repository): string {
  const { ok, output } = ask(folder, ["config", "--get", "remote.origin.url"]);
  if (!ok || isAbsolute(output) || output.startsWith("file:")) return "origin";
  const [, ...names] = /[/:]([^/:]+)\/([^/:]+?)(?:\.git)?\/*$/.exec(output) ?? [];
  return names.join("/").toLowerCase() === `${owner}/${repo}`.toLowerCase() ? "origin" : repositoryUrl;
}

/** With the credentials that the checkout left, then with the token; GitHub refuses two of them at once. */
function askRemote(
  folder: string,
  args: readonly string[],
  { repositoryUrl }: Repository,
  token: string | undefined,
): Answer {
  const plain = ask(folder, args, {});
  if (plain.ok || plain.isMissing || token === undefined) return plain;
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const first = Number(process.env["GIT_CONFIG_COUNT"] ?? 0) || 0;
  // Through the environment, since every process of the machine can see arguments.
  const withToken = ask(folder, args, {
    GIT_CONFIG_COUNT: String(first + 1),
    [`GIT_CONFIG_KEY_${first}`]: `http.${new URL(repositoryUrl).origin}/.extraheader`,
    [`GIT_CONFIG_VALUE_${first}`]: `AUTHORIZATION: basic ${basic}`,
  });
  return withToken.ok ? withToken : plain;
}
