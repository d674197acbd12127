import { collectFromHub } from "../collect/collect.ts";
import { isWhole } from "../collect/outcome.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { GitHubError } from "../github/error.ts";
import { secretsOf, withoutSecrets } from "../github/secrets.ts";
import { shellGlobMatcher } from "../model/glob.ts";
import { harmless, harmlessLine } from "../reporters/harmless-text.ts";
import { openFactsStore } from "./collect-store.ts";
import { collectionJson, collectionText, gapLines } from "./collect-words.ts";
import { CliError, type CliIo } from "./io.ts";
import { startProgress } from "./progress.ts";

export interface CollectFlags {
  readonly owner: string;
  /** The folder for the facts. */
  readonly output: string;
  readonly format: "text" | "json";
  readonly artifact: string;
  readonly maxAge: number;
  readonly atOnce: number;
  readonly maxWait: number;
  readonly apiUrl?: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly resume?: boolean;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
}

const ownerName = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?$/;
const publicApi = "https://api.github.com";

/** Fetches the facts of an owner's repositories from GitHub: the one command that uses the network. */
export async function collectCommand(source: string, flags: CollectFlags, io: CliIo): Promise<number> {
  const { owner, quiet = false } = flags;
  if (source !== "github")
    throw new CliError(
      `facts are collected from github, not from ${JSON.stringify(source)}; docs/ci.md tells other ways`,
    );
  if (!ownerName.test(owner) || owner.includes("--"))
    throw new CliError(`--owner ${JSON.stringify(owner)} is no name of an organization or a user`);
  const apiUrl = apiUrlOf(flags.apiUrl ?? (io.env["GITHUB_API_URL"] || publicApi));
  if (flags.dryRun) {
    io.stdout.write(callsText(owner, apiUrl, flags));
    return exitCodes.clean;
  }
  const token = io.env["GITHUB_TOKEN"] || io.env["GH_TOKEN"];
  if (!token) throw new CliError("no token: set GITHUB_TOKEN (docs/facts.md tells which permissions it needs)");
  const tell = (line: string) => (quiet ? undefined : io.stderr.write(`${harmlessLine(line)}\n`));
  tell(`rootrail collect uses the network: it asks ${apiUrl} for the facts of ${owner}; it changes nothing there`);
  const progress = startProgress(io, quiet, "repositories");
  const { connectHub } = await import("../collect/octokit-hub.ts");
  const hub = connectHub({
    token,
    apiUrl,
    longestWait: flags.maxWait,
    onWait: (seconds) => tell(`GitHub's rate limit: going on in ${seconds} s`),
  });
  const store = openFactsStore(io.cwd, flags.output);
  try {
    const collection = await collectFromHub(
      hub,
      store,
      {
        owner,
        artifact: flags.artifact,
        maxAgeDays: flags.maxAge,
        atOnce: flags.atOnce,
        resume: flags.resume ?? false,
        wants: chooser(flags),
        now: new Date(),
        onProgress: progress.update,
      },
      (found) => gapLines(found).map((line) => withoutSecrets(line, secretsOf(token))),
    );
    progress.clear();
    const text = flags.format === "json" ? collectionJson(collection) : collectionText(collection, flags.output);
    io.stdout.write(withoutSecrets(flags.format === "json" ? text : harmless(text), secretsOf(token)));
    return isWhole(collection) ? exitCodes.clean : exitCodes.findings;
  } catch (error) {
    progress.clear();
    if (!(error instanceof GitHubError)) throw error;
    const message = withoutSecrets(error.message, secretsOf(token));
    throw new CliError(`the repositories of ${owner} cannot be listed: ${message}`, { cause: error });
  }
}

/** A token goes over an encrypted line, or stays on this machine. */
function apiUrlOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isLocal = url !== undefined && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (!url || (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal)))
    throw new CliError(`the address of GitHub's API must begin with https:// (given: ${withoutSecrets(given)})`);
  return given.replace(/\/+$/, "");
}

function chooser({ only, skip }: CollectFlags): (repo: string) => boolean {
  const some = only.map(shellGlobMatcher);
  const none = skip.map(shellGlobMatcher);
  return (repo) =>
    (some.length === 0 || some.some((matches) => matches(repo))) && !none.some((matches) => matches(repo));
}

/** As Octokit finds it: an Enterprise server has it beside its API, not below. */
function graphqlUrl(apiUrl: string): string {
  return `${apiUrl.replace(/\/api\/v3$/, "/api")}/graphql`;
}

function callsText(owner: string, apiUrl: string, { artifact, atOnce }: CollectFlags): string {
  const repository = `${apiUrl}/repos/${owner}/<repository>/actions`;
  return [
    "Calls of this collection; they change nothing, and none is made now:",
    `  ${apiUrl}/orgs/${owner}`,
    `  ${apiUrl}/orgs/${owner}/repos?type=all&sort=full_name&direction=asc&per_page=100&page=1   and so on, or /users/${owner}/repos`,
    `For each repository, ${atOnce} at once:`,
    `  ${repository}/artifacts?name=${encodeURIComponent(artifact)}&page=1&per_page=50   again where none of a page is trusted`,
    "and where its newest facts are not in the folder yet:",
    `  POST ${graphqlUrl(apiUrl)}   one for 100 repositories: the newest commits of default branches, and their runs`,
    `  ${repository}/runs/<run>   where that does not tell the run`,
    `  ${apiUrl}/repos/${owner}/<repository>/branches/<default branch>   and .../compare/<its commit>...<the run's>, where the run's commit is another one`,
    `  ${repository}/artifacts/<artifact>/zip   and the address that it leads to, without the token`,
    "",
  ].join("\n");
}
