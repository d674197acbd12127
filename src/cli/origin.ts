import { basename } from "node:path";
import { GitError, git, line } from "../inputs/git.ts";
import { repositoryRoot } from "../inputs/workspace.ts";
import { type Origin, originOfLinkBase, repositoryName } from "../reporters/origin.ts";
import type { CliIo } from "./io.ts";
import { linkBase } from "./report-options.ts";

/** Milliseconds that git may take: a page is written without what it would tell. */
const patience = 2000;

/** The repository and the commit that a page names: as the build server tells them, else as git does. */
export function originOf(io: CliIo): Origin {
  return originOfLinkBase(linkBase(io.env)) ?? originByGit(io.cwd);
}

function originByGit(cwd: string): Origin {
  const root = repositoryRoot(cwd);
  const commit = answer(root, ["rev-parse", "--verify", "--quiet", "HEAD"]);
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return {};
  const remote = answer(root, ["config", "--get", "remote.origin.url"]);
  const repository = (remote === undefined ? undefined : repositoryName(remote)) ?? basename(root);
  return { commit, ...(repository !== "" && { repository }) };
}

/** `undefined` where git is not there, or knows nothing: a page is not worth an error. */
function answer(folder: string, args: readonly string[]): string | undefined {
  try {
    return line(git(folder, args, { timeout: patience })) || undefined;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
