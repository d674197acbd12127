import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { BaseFolder } from "../inputs/base.ts";
import { readRegularFile } from "../inputs/regular-file.ts";
import { displayPath } from "../inputs/workspace.ts";
import type { Settings } from "../model/settings.ts";
import { collectFacts } from "./collect-facts.ts";
import { maxOptionBytes } from "./input-options.ts";
import type { LintOptions } from "./options.ts";
import type { RunFacts } from "./run-facts.ts";

/** A file that tells rootrail what something is, and that says something else in the base. */
export interface ChangedValues {
  readonly kind: "parameters" | "variables" | "template";
  readonly path: string;
  readonly isAdded: boolean;
  /** The change has it as it was where it started: the base has edited it, or taken it out, since. */
  readonly isOutdated: boolean;
}

/** Where the change started, and where the base stands now, whose files count. */
export interface BaseStates {
  readonly base: Pick<BaseFolder, "counterpart">;
  readonly tip: Pick<BaseFolder, "counterpart">;
}

/** The present as it is by the base's files of values and local copies of remote templates. */
export interface BaseValues {
  readonly run: RunFacts;
  /** At least one. */
  readonly changed: readonly ChangedValues[];
}

/**
 * Reads the present once more where it differs from the base in what only rootrail goes by: files of parameters and variables that the
 * command line names, and local copies of remote templates. `undefined` where it does not.
 */
export async function collectWithBaseValues(
  options: LintOptions,
  settings: Settings,
  { base, tip }: BaseStates,
  isOfChange: (path: string) => boolean,
): Promise<BaseValues | undefined> {
  const cwd = options.cwd ?? process.cwd();
  const instead = new Map<string, Uint8Array>();
  const changed: ChangedValues[] = [];
  const compare = (kind: ChangedValues["kind"], path: string): void => {
    const absolute = resolve(cwd, path);
    const before = tip.counterpart(absolute);
    const shown = displayPath(cwd, absolute);
    // An artifact of another pipeline, which the repository does not track, says the same on both sides.
    if (before === undefined || !isOfChange(shown)) return;
    const [stood, stands] = [readRegularFile(before, maxOptionBytes), readRegularFile(absolute, maxOptionBytes)];
    if (typeof stands === "string") return;
    const isOutdated = () => {
      const at = tip === base ? undefined : base.counterpart(absolute);
      const started = at === undefined ? "" : readRegularFile(at, maxOptionBytes);
      return typeof started !== "string" && Buffer.from(started).equals(stands);
    };
    if (typeof stood === "string") changed.push({ kind, path: shown, isAdded: true, isOutdated: isOutdated() });
    else if (!Buffer.from(stood).equals(stands)) {
      changed.push({ kind, path: shown, isAdded: false, isOutdated: isOutdated() });
      instead.set(realpathSync(absolute), stood);
    }
  };
  const { parameters = [], varFiles = [] } = options;
  for (const path of parameters) compare("parameters", path);
  for (const path of varFiles) compare("variables", path);
  for (const path of new Set(settings.templates.values())) compare("template", path);
  if (changed.length === 0) return undefined;
  const added = new Set(changed.filter((one) => one.isAdded).map((one) => resolve(cwd, one.path)));
  const isThere = (path: string) => !added.has(resolve(cwd, path));
  const given = { parameters: parameters.filter(isThere), varFiles: varFiles.filter(isThere) };
  const templates = new Map([...settings.templates].filter(([, path]) => isThere(path)));
  const { onProgress: _, ...rest } = options;
  const run = await collectFacts({ ...rest, ...given }, { ...settings, templates }, { instead });
  return { run, changed };
}
