import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { git } from "../inputs/git.ts";
import { isInside } from "../inputs/workspace.ts";
import { type Answer, ask } from "./ask-git.ts";
import type { RunContext } from "./event.ts";

/** The commit that the workspace holds, in relation to the one that the event is about. */
export type ReadCommit =
  /** It is the event's commit. */
  | { readonly kind: "head"; readonly commit: string }
  /** A merge of the event's commit into its base; `base` is the side that is not the change, where GitHub made the merge. */
  | { readonly kind: "merge"; readonly commit: string; readonly base?: string }
  /** The event's commit was not read. */
  | { readonly kind: "other"; readonly commit: string; readonly isSubmodule?: true }
  /** Nothing tells which commit was read. */
  | { readonly kind: "unknown" };

/** Why git cannot tell of the workspace, and what settles it; two clauses. */
export interface CheckoutTrouble {
  readonly cause: string;
  readonly fix: string;
}

/** The checkout that the working directory lies in. */
export interface Checkout {
  /** The folder with `.git`; the workspace where there is none. */
  readonly root: string;
  readonly read: ReadCommit;
  /** `undefined` where git reads the repository. */
  readonly trouble?: CheckoutTrouble;
}

/** Looks at the repository of the working directory: the nearest folder with a `.git` up to the workspace. */
export function openCheckout(workingDirectory: string, context: RunContext): Checkout {
  const { workspace } = context;
  const root = repositoryOf(workingDirectory, workspace);
  if (root === undefined) return { root: workspace, read: { kind: "unknown" }, trouble: missingCheckout(workspace) };
  const head = ask(root, ["rev-parse", "--verify", "HEAD^{commit}"]);
  if (head.ok) {
    const settings = settingsTrouble(root);
    return { root, read: relate(root, head.output, context), ...(settings && { trouble: settings }) };
  }
  const trouble = gitTrouble(head);
  const detached = detachedHead(root);
  return { root, read: detached === undefined ? { kind: "unknown" } : relate(root, detached, context), trouble };
}

function relate(root: string, commit: string, context: RunContext): ReadCommit {
  const { sha, pullRequest, runSha } = context;
  if (commit === sha) return { kind: "head", commit };
  const isSubmodule = ask(root, ["rev-parse", "--show-superproject-working-tree"]).output !== "";
  const other = { kind: "other" as const, commit, ...(isSubmodule && { isSubmodule }) };
  if (!pullRequest) return other;
  const parents = parentsOf(root, commit);
  const [first, second] = parents;
  if (parents.length === 2 && parents.includes(sha)) {
    // Anybody can make a merge whose first parent accepts everything: it is the base only where GitHub says so.
    const isOfGitHub = second === sha && [commit, first].some((one) => one === runSha || one === pullRequest.baseSha);
    return { kind: "merge", commit, ...(isOfGitHub && first !== undefined && { base: first }) };
  }
  // `pull_request` runs for the test merge, whose parents a repository without its objects does not tell.
  const isTestMerge = context.event === "pull_request" && commit === runSha;
  return isTestMerge ? { kind: "merge", commit } : other;
}

/** The commit object names its parents also in a shallow clone, which `HEAD^` does not find there. */
function parentsOf(folder: string, commit: string): readonly string[] {
  const object = ask(folder, ["cat-file", "commit", commit]);
  const header = object.ok ? (object.output.split("\n\n")[0] ?? "") : "";
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? "");
}

/** What `actions/checkout` leaves in `.git/HEAD` for a pull request, where git itself cannot be asked. */
function detachedHead(root: string): string | undefined {
  try {
    return /^([0-9a-f]{40}|[0-9a-f]{64})\n?$/.exec(readFileSync(join(root, ".git/HEAD"), "utf8"))?.[1];
  } catch {
    return undefined; // a work tree of another repository, or none
  }
}

function missingCheckout(workspace: string): CheckoutTrouble {
  const entries = readdirSync(workspace, { withFileTypes: true });
  const nested = entries.filter((one) => one.isDirectory() && existsSync(join(workspace, one.name, ".git")));
  const [first] = nested;
  if (first) {
    const names = nested.map((one) => one.name).join(", ");
    return {
      cause: `the working directory is no checkout, which lies in ${names}`,
      fix: `set working-directory: ${first.name}`,
    };
  }
  if (entries.length === 0)
    return { cause: "the workspace is empty", fix: "let actions/checkout run in a step before this one" };
  return {
    cause: "the workspace has no .git folder, so it is no checkout, or one that was made without git",
    fix: "install git 2.18 or newer in the image of the job before actions/checkout, which else downloads the files alone",
  };
}

/**
 * Settings of the repository by which git would do what a change says, or look at another folder: the change can write
 * a file that they include, with commands that git runs to fetch or to compare.
 */
function settingsTrouble(root: string): CheckoutTrouble | undefined {
  const listed = git(root, ["config", "--list", "--show-origin", "-z"]);
  // `file:<path>`, then `<key>\n<value>`, and so on.
  const parts = listed.ok ? listed.stdout.toString("utf8").split("\0") : [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const file = parts[at]?.startsWith("file:") ? resolve(root, parts[at]?.slice("file:".length) ?? "") : undefined;
    if (file !== undefined && isInside(realPath(file), realPath(root)) && !isInside(file, join(root, ".git")))
      return {
        cause: `git's settings of this checkout include ${relative(root, file)}, a file that the change can write`,
        fix: "run git config --unset-all include.path in a step before",
      };
    const [, worktree] = /^core\.worktree\n([\s\S]+)$/.exec(parts[at + 1] ?? "") ?? [];
    if (worktree !== undefined && file !== undefined && realPath(resolve(dirname(file), worktree)) !== realPath(root))
      return {
        cause: `git's setting core.worktree leads to another folder, ${worktree}`,
        fix: "run git config --unset core.worktree in a step before",
      };
  }
  return undefined;
}

function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function gitTrouble({ output, isMissing }: Answer): CheckoutTrouble {
  if (isMissing)
    return {
      cause: "git is not installed here, so the history cannot be read",
      fix: "install git in the image of the job, or in a step before",
    };
  if (/dubious ownership|safe\.directory/i.test(output))
    return {
      cause: "git refuses the checkout, since another user owns its folder (dubious ownership)",
      fix: 'run git config --global --add safe.directory "$GITHUB_WORKSPACE" in a step before',
    };
  return { cause: `git cannot read the checkout: ${output}`, fix: "see what git says" };
}

/**
 * Lets git read the workspace although another user owns it, as in a `container:` job: the setting that
 * `actions/checkout` makes holds in its own step only. Variables for the environment of git, added to those that are there.
 */
export function trustedByGit(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const workspace = env["GITHUB_WORKSPACE"];
  if (!workspace || !existsSync(workspace)) return {};
  const first = Number(env["GIT_CONFIG_COUNT"] ?? 0) || 0;
  const folders = trustedFolders(workspace, resolve(workspace, env["INPUT_WORKING-DIRECTORY"]?.trim() || "."));
  const settings = folders.flatMap((folder, index) => [
    [`GIT_CONFIG_KEY_${first + index}`, "safe.directory"],
    [`GIT_CONFIG_VALUE_${first + index}`, folder],
  ]);
  return { ...Object.fromEntries(settings), GIT_CONFIG_COUNT: String(first + folders.length) };
}

/** The working directory and the folders above it, up to the workspace, by both of their names where a link leads there. */
function trustedFolders(workspace: string, workingDirectory: string): readonly string[] {
  const folders = new Set<string>();
  if (!existsSync(workingDirectory)) return [workspace];
  for (const [top, from] of [
    [workspace, workingDirectory],
    [realpathSync(workspace), realpathSync(workingDirectory)],
  ] as const) {
    folders.add(top);
    for (let folder = from; folder !== top && isInside(folder, top); folder = dirname(folder)) folders.add(folder);
  }
  return [...folders];
}

/** The working directory as a path in its repository, `""` at the top. */
export function directoryInRepository(workingDirectory: string, workspace: string): string {
  const path = relative(repositoryOf(workingDirectory, workspace) ?? workspace, workingDirectory);
  return path.split(sep).join("/");
}

function repositoryOf(workingDirectory: string, workspace: string): string | undefined {
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (relative(workspace, folder) === "" || folder === dirname(folder)) return undefined;
  }
}
