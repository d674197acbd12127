import type { FactBase } from "../model/fact.ts";

/** The inputs of the run itself, beside facts of repositories. */
export const theRun = "";

/** The repository whose facts tell it, or the run. */
export function repositoryOf({ scope = "", location }: Pick<FactBase, "scope" | "location">): string {
  const end = scope.startsWith(location.path) ? -1 : scope.indexOf("#");
  return end < 0 ? theRun : scope.slice(0, end);
}
