import { resolve } from "node:path";
import { fixedPart } from "./path-pattern.ts";
import { displayPath } from "./workspace.ts";

/** Names of folders that hold tests. */
const testNames = /^(?:tests|testdata|test[-_](?:data|fixtures?)|fixtures|__tests__)$/i;
/** Names of folders that show how a module is used. */
const exampleNames = /^examples?$/i;
/** `test` can be an environment as well: then other environments stand beside it. */
const perhapsTest = /^test$/i;
const environmentNames =
  /^(?:dev|devel|development|prod|production|stag(?:e|ing)|qa|uat|live|sandbox|preprod|non-?prod|int|integration)$/i;

/** Tells what stands in a folder of tests or examples that nobody asked for. */
export interface TestFolders {
  /** The folder of tests that an input stands in, by paths as reports show them; `undefined` where it counts. */
  around(path: string): string | undefined;
  /** The folder of examples that an input stands in; `undefined` where there is none, or it is asked for. */
  example(path: string): string | undefined;
  /** Whether a path of the command line names a folder, something in it, or the tests that it belongs to. */
  isRequested(folder: string): boolean;
}

/** `all`: the paths of all inputs, as reports show them; `requested`: the paths of the command line. */
export function testFoldersOf(all: readonly string[], requested: readonly string[], cwd: string): TestFolders {
  const named = (requested.length > 0 ? requested : ["."]).map((path) =>
    displayPath(cwd, resolve(cwd, fixedPart(path))),
  );
  const beneath = new Set(all.map((path) => path.slice(0, path.lastIndexOf("/") + 1)));
  const folders = new Set([...beneath].flatMap(foldersAbove));
  const isTest = (folder: string) => {
    const name = folder.slice(folder.lastIndexOf("/") + 1);
    if (testNames.test(name)) return true;
    return perhapsTest.test(name) && !hasEnvironmentBeside(folder, folders);
  };
  const isExample = (folder: string) => exampleNames.test(folder.slice(folder.lastIndexOf("/") + 1));
  /** The outermost folder of a kind around a path, unless a path of the command line leads into one. */
  const outermost = (isKind: (folder: string) => boolean) => {
    const into = named.filter((one) => [one, ...foldersAbove(one)].some(isKind));
    return (path: string) => (into.some((one) => isWithin(path, one)) ? undefined : foldersAbove(path).find(isKind));
  };
  const isIntoTests = (path: string) => [path, ...foldersAbove(path)].some(isTest);
  return {
    around: outermost(isTest),
    example: outermost(isExample),
    isRequested: (folder) => named.some((one) => isWithin(one, folder) || (isWithin(folder, one) && isIntoTests(one))),
  };
}

/** `a/b/c.tf` → `a`, `a/b`. */
export function foldersAbove(path: string): readonly string[] {
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
