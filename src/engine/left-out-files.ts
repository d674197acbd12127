import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { unevenSubmodules, unreadSubmodules } from "../inputs/commit-tree.ts";
import { ignoreTest } from "../inputs/discover.ts";
import { encodedFiles } from "../inputs/encoded-files.ts";
import { movedFiles } from "../inputs/moved-files.ts";
import { fixedPart } from "../inputs/path-pattern.ts";
import { leftOutInputs, leftOutOf } from "../inputs/sparse-checkout.ts";
import { isCodeName } from "../inputs/terraform/file-names.ts";
import { foldersAbove } from "../inputs/test-folders.ts";
import { displayPath, isInside, mayBeSparse, repositoryRoot } from "../inputs/workspace.ts";
import { pathWithoutDay } from "../model/day.ts";
import type { Fact } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { InputProblem } from "../model/resource.ts";
import { count } from "../reporters/phrases.ts";
import type { OpenedBase } from "./base-side.ts";
import type { ReadRun } from "./collect-facts.ts";
import type { RunFacts } from "./run-facts.ts";
import { selectedBy } from "./within-paths.ts";

/** Files that git is asked about at once; the rest of them is told by the number of these. */
const maxFiles = 1_000;

/** The paths that are linted, relative to `cwd` or absolute, without those that the patterns leave out. */
export interface AskedPaths {
  readonly cwd: string;
  readonly requested: readonly string[];
  readonly ignore?: readonly string[] | undefined;
}

/** What stands in the commit that a change is compared with and is read by nobody in the present. */
export function leftOut(
  { base, run, present, submodules }: Pick<OpenedBase, "base" | "run" | "present" | "submodules">,
  { cwd, requested, ignore = [] }: AskedPaths,
): readonly InputProblem[] {
  const { commit } = base;
  if (commit === null) return [];
  return [
    ...leftOutFiles(run.facts, cwd),
    ...leftOutByCheckout(cwd, requested, commit),
    ...encodedByCheckout(cwd, requested),
    ...heldElsewhereBefore(run, present),
    ...brokenBefore(run, present),
    ...partBefore(run, present, cwd),
    ...movedOutOfSight(run, present, { cwd, requested }, commit),
    ...submodulesUnread(submodules, { cwd, requested, ignore }),
  ];
}

/**
 * Inputs below the paths that a sparse checkout leaves out: nobody reads them. With a commit of the base those that the change adds or edits;
 * of the others the base tells what they declare.
 */
export function leftOutByCheckout(cwd: string, requested: readonly string[], commit?: string): readonly InputProblem[] {
  const root = repositoryRoot(cwd);
  if (!mayBeSparse(root)) return [];
  const left = leftOutInputs(requested, cwd, root, commit).map((path) => displayPath(cwd, resolve(root, path)));
  const which = commit === undefined ? "" : ", which the change adds or edits";
  const message = (files: string) =>
    `the checkout is sparse and leaves out ${files}${which}: what stands there was not read; check it out as well (\`git sparse-checkout add\`), or name the folders that are checked out`;
  return problemOf(left, message);
}

/** One problem for all files that a sparse checkout leaves out. */
function problemOf(left: readonly string[], messageOf: (files: string) => string): readonly InputProblem[] {
  const [first, ...others] = left;
  if (first === undefined) return [];
  const more = others.length > 0 ? ` and ${count(others.length, "more file")}` : "";
  const message = messageOf(first + more);
  return [{ kind: "warning", code: "sparse-checkout", message, location: fileStart(first), isPartial: true }];
}

/**
 * Files of the base that declare something and that a sparse checkout leaves out of the present: they are in the commit,
 * the change did not take them away, and nobody reads them.
 */
function leftOutFiles(base: readonly Fact[], cwd: string): readonly InputProblem[] {
  const paths = new Set(base.flatMap((fact) => (fact.digest === undefined ? fact.location.path : [])));
  const gone = [...paths].filter((path) => !existsSync(resolve(cwd, path))).slice(0, maxFiles);
  if (gone.length === 0) return [];
  return problemOf(
    leftOutOf(cwd, gone),
    (files) =>
      `the checkout is sparse and leaves out ${files}: the change did not take away what stands there, and it was not read; check it out as well (\`git sparse-checkout add\`)`,
  );
}

/** Nobody knows what the change took away, and what it left is read. */
const ofBase = { isPartial: true, isOfBase: true } as const;

/** Files of which the base has a pointer of Git LFS and the present has none: nobody knows what the change took away there. */
function heldElsewhereBefore(base: RunFacts, present: ReadRun): readonly InputProblem[] {
  const still = new Set(present.inputs.flatMap(({ path, reason }) => (reason === "git-lfs" ? path : [])));
  const pointers = base.passedOver.filter(({ path, reason }) => reason === "git-lfs" && !still.has(path));
  return pointers.map(({ path }): InputProblem => {
    const message =
      "the base has a pointer of Git LFS here, whose content git does not have: what the change takes away was not compared; give the base as a folder that is checked out with it";
    return { kind: "warning", code: "base-held-elsewhere", message, location: fileStart(path), ...ofBase };
  });
}

/** Inputs that nobody can read as the base has them, and that the change repairs or takes away: nobody knows what stood there. */
function brokenBefore(base: RunFacts, present: ReadRun): readonly InputProblem[] {
  const still = new Set(present.inputs.flatMap(({ path, status }) => (status === "error" ? path : [])));
  const broken = base.inputs.filter(
    ({ path, format, status }) => status === "error" && format !== null && !still.has(path),
  );
  return broken.map(({ path, error }): InputProblem => {
    const message = `the base has an input here that cannot be read (${error}): what the change takes away was not compared`;
    return { kind: "warning", code: "base-unreadable", message, location: fileStart(path), ...ofBase };
  });
}

/**
 * Inputs that were read only in part as the base has them, and that the change takes away without those of another day in their place: nobody
 * knows what stood in the rest.
 */
function partBefore(base: RunFacts, present: ReadRun, cwd: string): readonly InputProblem[] {
  const still = new Set(present.inputs.map(({ path }) => pathWithoutDay(path)));
  const parts = base.inputs.filter(({ path, status }) => status === "partial" && !still.has(pathWithoutDay(path)));
  // Pointers of Git LFS are told by themselves.
  const unread = new Set(base.passedOver.map(({ path }) => path));
  return parts.flatMap(({ path }): readonly InputProblem[] => {
    if (existsSync(resolve(cwd, path)) || unread.has(path)) return [];
    const message =
      "the change takes away an input that was read only in part as the base has it: what stood in the rest was not compared";
    return [{ kind: "warning", code: "base-read-in-part", message, location: fileStart(path), ...ofBase }];
  });
}

/**
 * Inputs of the base that declare something and that the change moves to where nobody reads them, by their names, by the folders or as none of
 * the linted paths: they may be deployed from there. Code of Terraform is not deployed by a name or a folder that is passed over, but from a
 * module, whose call is read.
 */
function movedOutOfSight(
  base: RunFacts,
  { inputs, discovery }: Pick<ReadRun, "inputs" | "discovery">,
  { cwd, requested }: AskedPaths,
  commit: string,
): readonly InputProblem[] {
  const read = new Set(inputs.flatMap(({ path, reason }) => (reason === undefined ? path : [])));
  const declaring = new Set(base.facts.flatMap(({ digest, location: { path } }) => (digest === undefined ? path : [])));
  const isLost = (path: string) => !read.has(path) && !existsSync(resolve(cwd, path));
  const lost = new Set([...declaring].filter(isLost));
  if (lost.size === 0) return [];
  const unread = [...discovery.passedOver, ...inputs.filter(({ reason }) => reason !== undefined)];
  const passedOver = new Set(unread.map(({ path }) => path));
  const isAsked = selectedBy({ paths: requested, cwd });
  // Code can name a file that is no input.
  const named = new Set(inputs.flatMap(({ facts }) => facts.flatMap(placesOf)));
  const root = repositoryRoot(cwd);
  const shown = (path: string) => displayPath(cwd, resolve(root, path));
  return movedFiles(commit, root).flatMap(([before, now]): readonly InputProblem[] => {
    const [from, to] = [shown(before), shown(now)];
    if (!lost.has(from) || read.has(to) || named.has(to)) return [];
    const isPassedOver = !isCodeName(from) && [to, ...foldersAbove(to)].some((one) => passedOver.has(one));
    if (isAsked(to) && !isPassedOver) return [];
    const why = isAsked(to) ? "is passed over (-v says why)" : "is none of the linted paths";
    const message = `the change moves ${from} here, which ${why}: what the file declares was not read`;
    return [{ kind: "warning", code: "moved-out-of-sight", message, location: fileStart(to), isPartial: true }];
  });
}

/** The paths that a fact comes from. */
function placesOf({ location, files = [] }: Fact): readonly string[] {
  return [location.path, ...files.map(({ path }) => path)];
}

/** A change could hide what it commits from those who read its checkout. */
function encodedByCheckout(cwd: string, requested: readonly string[]): readonly InputProblem[] {
  const root = repositoryRoot(cwd);
  const below = requested.map((path) => resolve(cwd, fixedPart(path)));
  return [...encodedFiles(below, root)].map(([path, encoding]): InputProblem => {
    const message = `.gitattributes has the file written in the encoding ${encoding} (working-tree-encoding), so that its bytes on the disk are not those of the commit, which were not read`;
    const location = fileStart(displayPath(cwd, resolve(root, path)));
    return { kind: "warning", code: "encoded-by-checkout", message, location, isPartial: true };
  });
}

/**
 * Submodules below or around the linted paths that the change adds, moves or takes away, and of which what stood or what stands there is not
 * here, for a checkout has none of them by itself, or has them as they were; and those that stand at another commit than both sides record.
 */
function submodulesUnread(recorded: ReadonlyMap<string, string>, asked: AskedPaths): readonly InputProblem[] {
  const root = repositoryRoot(asked.cwd);
  const isAsked = submoduleTest(asked, root);
  return unevenSubmodules(recorded, root).flatMap((submodule): readonly InputProblem[] => {
    const { path, isChanged, isReadBefore, isReadNow } = submodule;
    if ((isReadBefore && isReadNow) || !isAsked(path)) return [];
    const before = `the change moves or takes away the submodule ${path}, and the commit that the base records of it is not here: what stood there was not compared`;
    const now = `the change adds or moves the submodule ${path}, and it is not checked out at the commit that the change records: what stands there was not read`;
    const stale = `the submodule ${path} is checked out at another commit than the one that the base and the change record: what they have there was not read; run git submodule update --init --recursive`;
    const message = !isChanged
      ? stale
      : isReadBefore
        ? now
        : isReadNow
          ? before
          : `${before}, nor was what stands there read`;
    const problem = submoduleProblem(path, message, asked, root);
    return [isChanged && isReadNow ? { ...problem, ...ofBase } : problem];
  });
}

function submoduleProblem(path: string, message: string, { cwd }: AskedPaths, root: string): InputProblem {
  const location = fileStart(displayPath(cwd, resolve(root, path)));
  return { kind: "warning", code: "submodule-unread", message, location, isPartial: true };
}

/** Submodules below or around the linted paths that are not checked out as the repository records them: nobody reads them. */
export function submodulesLeftOut(asked: AskedPaths): readonly InputProblem[] {
  const root = repositoryRoot(asked.cwd);
  return unreadSubmodules(root)
    .filter(submoduleTest(asked, root))
    .map((path) => {
      const message = `the submodule ${path} is not checked out at the commit that the repository records: what stands there was not read; run git submodule update --init --recursive (in GitHub Actions: actions/checkout with submodules: recursive), or leave it out (--ignore)`;
      return submoduleProblem(path, message, asked, root);
    });
}

/** Whether a submodule, by its path from the top, is below or around one of the linted paths and in no folder that is left out. */
function submoduleTest({ cwd, requested, ignore = [] }: AskedPaths, root: string): (path: string) => boolean {
  const asked = requested.map((path) => resolve(cwd, fixedPart(path)));
  const isIgnored = ignoreTest(ignore);
  return (path) => {
    const folder = resolve(root, path);
    const shown = displayPath(cwd, folder);
    return (
      asked.some((one) => isInside(one, folder) || isInside(folder, one)) &&
      ![...foldersAbove(shown), shown].some((one) => isIgnored(one))
    );
  };
}
