import { type GitAnswer, git } from "./git.ts";

/** Files on each side that git compares by their contents; beyond it, only those that are moved as they are. */
const maxCompared = 400;

/**
 * Where the index has files of a commit that stand there no more, by git's own likeness: pairs of paths from the top of the repository. Where
 * contents cannot be had, as in a partial clone, those that are moved as they are.
 */
export function movedFiles(commit: string, root: string): readonly (readonly [from: string, to: string])[] {
  const whole = renames(commit, root, "--find-renames");
  const answer = whole.ok ? whole : renames(commit, root, "--find-renames=100%");
  const fields = answer.ok ? answer.stdout.toString("utf8").split("\0") : [];
  // `R<likeness>`, the path before, the path now, and so on.
  const found: (readonly [string, string])[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) found.push([fields[at + 1] ?? "", fields[at + 2] ?? ""]);
  return found;
}

function renames(commit: string, root: string, likeness: string): GitAnswer {
  const what = ["--cached", likeness, `-l${maxCompared}`, "--diff-filter=R", "--name-status", "-z"];
  return git(root, ["diff-index", ...what, commit]);
}
