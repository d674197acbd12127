import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/**
 * The working directory as a path in its repository, `""` at the top. The repository is the nearest folder with a
 * `.git` up to the workspace (`actions/checkout` can place it in a folder of its own), else the workspace itself.
 */
export function directoryInRepository(workingDirectory: string, workspace: string): string {
  const path = relative(repositoryRoot(workingDirectory, workspace), workingDirectory);
  return path.split(sep).join("/");
}

function repositoryRoot(workingDirectory: string, workspace: string): string {
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (relative(workspace, folder) === "" || folder === dirname(folder)) return workspace;
  }
}
