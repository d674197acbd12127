import { resolve } from "node:path";
import type { ConfigRequest } from "../config/load.ts";
import { GitError } from "../inputs/git-error.ts";
import { mayBeSparse, namesSubmodules, repositoryRoot } from "../inputs/workspace.ts";
import type { LoadedConfiguration } from "../model/loaded-configuration.ts";
import type { InputProblem } from "../model/resource.ts";
import type { OpenedBase, PresentReader } from "./base-side.ts";
import type { changeSteps } from "./change-steps.ts";
import type { AskedPaths } from "./left-out-files.ts";
import type { LintOptions } from "./options.ts";
import type { ReadFacts } from "./read-facts.ts";

/** The base of a change as it was read, with the steps that only a run with a base takes. */
export interface Change {
  readonly opened: OpenedBase;
  readonly steps: typeof changeSteps;
}

/** Reads the base of a change; `undefined` where none is given, and then nothing of it is loaded. */
export async function openChange(
  options: LintOptions,
  request: ConfigRequest,
  head: LoadedConfiguration,
  readPresent: PresentReader,
): Promise<Change | undefined> {
  const { base } = options;
  if (base === undefined) return undefined;
  const { changeSteps: steps } = await import("./change-steps.ts");
  return { opened: await steps.readBase({ ...options, base }, request, head, readPresent), steps };
}

/**
 * What is known not to be read of the requested paths, with a change or without one. Without one a submodule that is not checked out
 * leaves a run incomplete; the run over a whole repository in which nothing else has to do with AWS is only told so.
 */
export async function unreadInputs(
  change: Change | undefined,
  asked: AskedPaths,
  read: readonly ReadFacts[],
): Promise<readonly InputProblem[]> {
  if (change) return change.steps.leftOut(change.opened, asked);
  const root = repositoryRoot(asked.cwd);
  if (!mayBeSparse(root) && !namesSubmodules(root)) return [];
  const { leftOutByCheckout, submodulesLeftOut } = await import("./left-out-files.ts");
  try {
    const isWhole = asked.requested.every((path) => resolve(asked.cwd, path) === root);
    const isOurs = !isWhole || read.some(({ facts }) => facts.length > 0);
    const submodules = submodulesLeftOut(asked).map(({ isPartial, ...told }) =>
      isOurs ? { ...told, isPartial } : told,
    );
    return [...leftOutByCheckout(asked.cwd, asked.requested), ...submodules];
  } catch (error) {
    // Without a base nobody asked for git: where it is not installed, what is here is read.
    if (error instanceof GitError && error.isMissing) return [];
    throw error;
  }
}
