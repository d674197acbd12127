import { resolve } from "node:path";
import { stdinPath } from "../inputs/discover.ts";
import { isFile } from "../inputs/workspace.ts";

/** Whether a path of a report holds no file any more. */
export function pathGone(cwd: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const gone = known.get(path) ?? (path !== stdinPath && !isFile(resolve(cwd, path)));
    known.set(path, gone);
    return gone;
  };
}
