import { git } from "../inputs/git.ts";
import type { Location } from "../model/location.ts";
import { lastLine, repositoryPath } from "../reporters/repository-path.ts";
import { ask } from "./ask-git.ts";
import type { Checkout } from "./checkout.ts";
import { type Hunk, hunksOf } from "./head-lines.ts";
import type { WorkflowCommands } from "./workflow-commands.ts";

/** Whether a place has a line that the change touches. Without a base to compare with every place has. */
export function touchedBy(
  base: string | undefined,
  { root, trouble }: Checkout,
  directory: string,
  commands: WorkflowCommands,
): (location: Location) => boolean {
  const left = base === undefined || trouble ? undefined : ask(root, ["merge-base", "--end-of-options", base, "HEAD"]);
  const names = left?.ok
    ? git(root, ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", left.output, "--"])
    : undefined;
  if (!left || !names?.ok) {
    commands.notice("notice", "filter: diff shows all findings, since there is no commit to compare with");
    return () => true;
  }
  const changed = new Set(names.stdout.toString("utf8").split("\0"));
  const hunks = new Map<string, readonly Hunk[] | undefined>();
  return (location) => {
    const path = repositoryPath(location.path, { directory });
    if (path === undefined || !changed.has(path)) return false;
    if (!hunks.has(path)) hunks.set(path, hunksOf(root, left.output, path));
    const [first, last] = [location.start.line, lastLine(location)];
    // A file that the base lacks is touched as a whole.
    return hunks.get(path)?.some(({ start, count }) => first < start + count && last >= start) ?? true;
  };
}
