import { relative, sep } from "node:path";
import type { LintResult } from "../engine/result.ts";
import { repositoryRoot } from "../inputs/workspace.ts";
import type { Finding } from "../model/finding.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import type { CliIo } from "./io.ts";

/** Milliseconds from which on a run's time is worth telling where nobody watches; logs stay the same from run to run. */
const worthTelling = 1000;

/** What reporters get to know of the surroundings: the day, the place in the repository, the host's address. */
export function reportOptions(
  io: CliIo,
  { source, configuration }: LintResult,
  elapsed: number,
  fails: (finding: Finding) => boolean,
): Omit<ReporterOptions, "color"> {
  const base = linkBase(io.env);
  const directory = relative(repositoryRoot(io.cwd), io.cwd).split(sep).join("/");
  return {
    source,
    fails,
    ...configuration,
    today: new Date().toISOString().slice(0, 10),
    ...((io.stdout.isTTY || elapsed >= worthTelling) && { elapsed }),
    directory,
    category: directory,
    ...(base !== undefined && { linkBase: base }),
  };
}

/** Where the files of this commit can be looked at, as GitHub Actions and GitLab CI tell it. */
export function linkBase(env: CliIo["env"]): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env;
  if (isAddress(server) && /^[\w.-]+\/[\w.-]+$/.test(repository ?? "") && isCommit(sha))
    return `${server}/${repository}/blob/${sha}`;
  const { CI_PROJECT_URL: project, CI_COMMIT_SHA: commit } = env;
  return isAddress(project) && isCommit(commit) ? `${project}/-/blob/${commit}` : undefined;
}

function isAddress(value: string | undefined): boolean {
  return /^https?:\/\/[\w.:/-]+$/.test(value ?? "");
}

function isCommit(value: string | undefined): boolean {
  return /^[0-9a-f]{7,64}$/.test(value ?? "");
}
