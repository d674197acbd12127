import { posix } from "node:path";
import type { AddressMove, InputProblem, LetGo } from "../../../../model/resource.ts";
import type { InputContext } from "../../../format.ts";
import { besideOpenTofu } from "./both-programs.ts";
import { normalFolder } from "./module.ts";
import { openTerraformFolders, type ParsedModule, type TerraformOptions } from "./terraform-folders.ts";

/** One discovered file with what its root module declares; the resources stand with the first file of each. */
export interface ConfigurationFile extends Pick<ParsedModule, "resources" | "problems" | "contents" | "helperOf"> {
  readonly path: string;
  /** The first file of the folder, where this one has problems: what it leaves out is of the same module. */
  readonly scope?: string;
  readonly moves: readonly AddressMove[];
  readonly letGo: readonly LetGo[];
}

export interface ReadingOptions extends Pick<TerraformOptions, "wanted"> {
  /** The reader of templates; asked for where a resource may hold one. */
  templates(): Promise<TerraformOptions["templates"]>;
}

/**
 * Evaluates the folders of the given files, and shares out what they declare by file. Files that OpenTofu passes over,
 * since a `.tofu` file of the same name stands for them, are what Terraform reads: their folders are read again its way.
 */
export async function readConfigurationFiles(
  paths: readonly string[],
  context: InputContext,
  options: ReadingOptions,
): Promise<readonly ConfigurationFile[]> {
  const left = new Set(paths);
  const files = await shareOut(foldersOf(paths), left, context, options);
  const ofTerraform = left.size > 0 ? await shareOut(foldersOf([...left]), left, withoutTofu(context), options) : [];
  return [
    ...(ofTerraform.length > 0 ? besideOpenTofu(files, ofTerraform) : files),
    ...[...left].map((path) => ({ path, resources: [], problems: [], contents: [], moves: [], letGo: [] })),
  ];
}

function foldersOf(paths: readonly string[]): readonly string[] {
  return paths.map((path) => posix.dirname(path));
}

async function shareOut(
  folders: readonly string[],
  left: Set<string>,
  context: InputContext,
  { templates, ...options }: ReadingOptions,
): Promise<readonly ConfigurationFile[]> {
  const opened = openTerraformFolders(folders, context, options);
  return opened.parse(opened.holdTemplates ? await templates() : undefined).flatMap((module) => {
    // Every file that was asked for is one that this way of reading passes over: the other way reads the folder.
    if (!module.consumed.some((path) => left.has(path)) && hasFileIn(module.folder, left)) return [];
    const [first = posix.join(module.folder, "main.tf"), ...others] = module.consumed.filter((path) =>
      left.delete(path),
    );
    const elsewhere = module.problems.filter((problem) => !others.includes(problem.location.path));
    return [
      {
        path: first,
        resources: module.resources,
        problems: elsewhere,
        contents: module.contents,
        moves: module.moved.map(({ from, to }) => ({ folder: posix.dirname(first), from, to })),
        letGo: module.letGo.map((address) => ({ folder: posix.dirname(first), address })),
        ...(module.helperOf !== undefined && { helperOf: module.helperOf }),
      },
      ...others.map((path) => {
        const problems = problemsIn(path, module.problems);
        const scope = problems.length > 0 ? { scope: first } : {};
        return { path, resources: [], problems, contents: [], moves: [], letGo: [], ...scope };
      }),
    ];
  });
}

function hasFileIn(folder: string, paths: ReadonlySet<string>): boolean {
  return [...paths].some((path) => normalFolder(posix.dirname(path)) === normalFolder(folder));
}

function problemsIn(path: string, problems: readonly InputProblem[]): readonly InputProblem[] {
  return problems.filter((problem) => problem.location.path === path);
}

/** Nothing is kept of it: other folders are listed than a memo knows. */
function withoutTofu({ memo: _, ...context }: InputContext): InputContext {
  const { read, list, listAll } = context.workspace;
  const isTerraforms = (name: string) => !/\.tofu(?:\.json)?$/.test(name);
  const workspace = {
    read,
    list: (folder: string) => list(folder).filter(isTerraforms),
    listAll: (folder: string) => listAll(folder).filter(isTerraforms),
  };
  return { ...context, workspace };
}
