import { resolve } from "node:path";
import { isPattern, splitPattern } from "./path-pattern.ts";
import { displayPath } from "./workspace.ts";

/** Names of folders that hold tests. */
const testNames = /^(?:tests|testdata|test[-_](?:data|fixtures?)|fixtures|__tests__)$/i;
/** `test` can be an environment as well: then other environments stand beside it. */
const perhapsTest = /^test$/i;
const environmentNames =
  /^(?:dev|devel|development|prod|production|stag(?:e|ing)|qa|uat|live|sandbox|preprod|non-?prod|int|integration)$/i;

/** Tells what stands in a folder of tests that nobody asked for. */
export interface TestFolders {
  /** The folder of tests that an input stands in, by paths as reports show them; `undefined` where it counts. */
  around(path: string): string | undefined;
  /** Whether a path of the command line names a folder, something in it, or the tests that it belongs to. */
  isRequested(folder: string): boolean;
}

/** `all`: the paths of all inputs, as reports show them; `requested`: the paths of the command line. */
export function testFoldersOf(all: readonly string[], requested: readonly string[], cwd: string): TestFolders {
  const named = (requested.length > 0 ? requested : ["."]).map((path) => shown(path, cwd));
  const folders = new Set(all.flatMap(foldersAbove));
  const isTest = (folder: string) => {
    const name = folder.slice(folder.lastIndexOf("/") + 1);
    if (testNames.test(name)) return true;
    return perhapsTest.test(name) && !hasEnvironmentBeside(folder, folders);
  };
  const around = (path: string) => foldersAbove(path).find(isTest);
  const isWithinTests = (path: string) => isTest(path) || around(path) !== undefined;
  return {
    around: (path) => (named.some((one) => isWithin(path, one) && isWithinTests(one)) ? undefined : around(path)),
    isRequested: (folder) =>
      named.some((one) => isWithin(one, folder) || (isWithin(folder, one) && isWithinTests(one))),
  };
}

function shown(path: string, cwd: string): string {
  const base = isPattern(path) ? splitPattern(path).base : path;
  return displayPath(cwd, resolve(cwd, base));
}

/** `a/b/c.tf` → `a`, `a/b`. */
function foldersAbove(path: string): readonly string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.flatMap((one, index) => (one === ".." ? [] : [segments.slice(0, index + 1).join("/")]));
}

function hasEnvironmentBeside(folder: string, folders: ReadonlySet<string>): boolean {
  const parent = folder.slice(0, folder.lastIndexOf("/") + 1);
  return [...folders].some((one) => {
    const name = one.slice(parent.length);
    return one.startsWith(parent) && !name.includes("/") && environmentNames.test(name);
  });
}

function isWithin(path: string, folder: string): boolean {
  return folder === "." ? !path.startsWith("../") : path === folder || path.startsWith(`${folder}/`);
}
