import { posix } from "node:path";
import type { InputProblem, ParsedInput, Resource } from "../../../../model/resource.ts";
import type { Value } from "../../../../model/value.ts";
import { configurationDeclaresNothing } from "../../../declares-nothing.ts";
import type { InputContext, InputFormat, RegionGroup, Workspace } from "../../../format.ts";
import type { GivenParameters } from "../../../given-parameters.ts";
import { templateHolders } from "../../../template-holders.ts";
import { contentFiles } from "../../content-files.ts";
import { SecondOpinion } from "../syntax/hcl2.ts";
import { type Collected, type CollectOptions, collectResources, isSilent } from "./collect-resources.ts";
import { Evaluation, type Input } from "./evaluation.ts";
import { BuiltModules, inFolder, isConfigurationFile, type Module, normalFolder } from "./module.ts";
import { hasFixedSource, ModuleFolders } from "./module-folders.ts";
import { ModuleInstance } from "./module-instance.ts";
import type { Moved } from "./moved.ts";
import { mergedHelpers, testHelpers } from "./test-helpers.ts";
import { readVariableFiles } from "./variable-files.ts";

/** Opens the template of `aws_cloudformation_stack` and its kin, with what that reads along. */
export type TemplateReader = (
  resource: Resource,
  body: Value,
  parameters: GivenParameters,
  regionGroups: readonly RegionGroup[],
) => Pick<ParsedInput, "resources" | "problems">;

export interface TerraformOptions {
  /** Whether resources of a type are wanted; default: all. What they refer to is evaluated in any case. */
  wanted?(type: string): boolean;
  /** The reader of templates for what can be read; default: they stay closed. */
  templates?(context: InputContext): TemplateReader;
}

/** What a root module and the modules it calls make. */
export interface ParsedModule extends ParsedInput, Pick<Collected, "letGo"> {
  /** The root module's folder. */
  readonly folder: string;
  /** The configuration files that were read, those of called modules included; paths as given by the workspace. */
  readonly consumed: readonly string[];
  /** The files that resources have their content from, such as the template of a stack set. */
  readonly contents: readonly string[];
  readonly moved: readonly Moved[];
  /** The test file that loads the folder as a helper module, where nothing else calls it and it has no state of its own. */
  readonly helperOf?: string;
}

/**
 * Evaluates folders of configuration. A folder is one module, whatever files of it were named: facts of a file depend on all
 * others. A folder that another one of these calls as a local module is evaluated through its calls, with their inputs and
 * addresses, not by itself as well. Files that are named singly bring in their whole folder; which findings are reported is
 * up to the caller, by their locations.
 */
export function parseTerraformFolders(
  folders: readonly string[],
  context: InputContext,
  { templates, ...options }: TerraformOptions = {},
): readonly ParsedModule[] {
  return openTerraformFolders(folders, context, options).parse(templates);
}

/** Folders of which is known which ones are evaluated by themselves. */
export interface OpenFolders {
  /** Whether a resource may hold a template in one of the folders or in one that calls lead to, wherever it is. */
  readonly holdTemplates: boolean;
  parse(templates: TerraformOptions["templates"]): readonly ParsedModule[];
}

/** The first half of it, which reads every file of the folders that is read at all. */
export function openTerraformFolders(
  folders: readonly string[],
  context: InputContext,
  options: Pick<TerraformOptions, "wanted"> = {},
): OpenFolders {
  const make = folderMaker(context);
  const named = [...new Set(folders.map(normalFolder))];
  const reported = new Set<string>();
  const helpers = mergedHelpers(
    named.map((folder) => make("helpers of tests", folder, (_, { workspace }) => testHelpers(folder, workspace))),
  );
  const overviews = new Map(
    named.map((folder) => [folder, make("overview", folder, (...from) => overviewOf(folder, ...from, options))]),
  );
  const testOf = (folder: string): string | undefined => {
    const test = helpers.get(folder);
    const isDeployed = test === undefined || make("own state", folder, (loaded) => hasOwnState(loaded.load(folder)));
    return isDeployed ? undefined : test;
  };
  const parse = (folder: string, templates: TerraformOptions["templates"]): ParsedModule => {
    const silent = overviews.get(folder)?.silent;
    const parsed = silent
      ? { ...make("silent root", folder, (_, inner) => parseSilent(folder, inner)), consumed: silent }
      : make(templates ? "root with templates" : "root", folder, (loaded, inner) =>
          parseRoot(folder, loaded, inner, { ...options, ...(templates && { templates }) }),
        );
    const helperOf = testOf(folder);
    return {
      ...parsed,
      ...(helperOf !== undefined && { helperOf }),
      problems: parsed.problems.filter((one) => isFirst(one, reported)),
    };
  };
  const isTest = (folder: string) =>
    context.isTest?.(inFolder(folder, "main.tf")) === true || testOf(folder) !== undefined;
  return {
    holdTemplates: [...overviews.values()].some((one) => one.holdsTemplates),
    parse: (templates) => rootsOf(overviews, isTest).map((folder) => parse(folder, templates)),
  };
}

/** Makes something of a folder and those that it leads to, or takes what an earlier run made of the same. */
type FolderMaker = <T>(kind: string, folder: string, make: (folders: ModuleFolders, context: InputContext) => T) => T;

function folderMaker(context: InputContext): FolderMaker {
  const other = new SecondOpinion();
  const shared = new ModuleFolders(context.workspace, { other });
  const built = new BuiltModules();
  const { memo } = context;
  if (!memo) return (_kind, _folder, make) => make(shared, context);
  return (kind, folder, make) =>
    memo.ofReads(kind, folder, context, (inner) => {
      const before = other.asked;
      const result = make(new ModuleFolders(inner.workspace, { other, memo: inner.memo, built }), inner);
      return { result, isKept: other.asked === before };
    });
}

/** What the others need to know of a folder. */
interface Overview {
  /** The files of one that has nothing to say by itself. */
  readonly silent: readonly string[] | undefined;
  /** The folders that calls lead to from any other one. */
  readonly called: ReadonlySet<string>;
  /** Whether a resource in the folder or in one of these may hold a template. */
  readonly holdsTemplates: boolean;
}

/** Of a folder that has nothing to say only this is kept: a run over thousands of folders holds the others. */
function overviewOf(
  folder: string,
  folders: ModuleFolders,
  context: InputContext,
  { wanted = () => true }: TerraformOptions,
): Overview {
  const irrelevant = irrelevantFiles(folder, context);
  if (irrelevant) return silentOverview(irrelevant);
  const module = folders.load(folder);
  if (isSilent(module, { wanted })) {
    folders.release(folder);
    return silentOverview(module.files.map((file) => file.path));
  }
  let holdsTemplates = false;
  const called = calledFolders(folder, folders, (reached) => {
    holdsTemplates ||= mayHoldTemplates(reached);
  });
  return { silent: undefined, called, holdsTemplates };
}

function silentOverview(silent: readonly string[]): Overview {
  return { silent, called: new Set(), holdsTemplates: false };
}

/** Whether a resource of a module may hold a template, or a call leads to a folder that is only known once it is evaluated. */
function mayHoldTemplates({ resources, calls }: Module): boolean {
  return (
    [...resources.values()].some(({ node }) => templateHolders.has(node.labels[0]?.value ?? "")) ||
    [...calls.values()].some((call) => !hasFixedSource(call))
  );
}

/** The files of a folder that only gives context and declares nothing of interest; `undefined` for any other folder. */
function irrelevantFiles(
  folder: string,
  { workspace, isContext, wantedTypes }: InputContext,
): readonly string[] | undefined {
  if (!isContext || !wantedTypes) return undefined;
  const files = workspace
    .list(folder)
    .filter(isConfigurationFile)
    .map((name) => inFolder(folder, name));
  const isIrrelevant = files.every((path) => {
    const read = isContext(path) ? workspace.read(path) : undefined;
    return read?.kind === "ok" && configurationDeclaresNothing(read.bytes, wantedTypes);
  });
  return isIrrelevant ? files : undefined;
}

/** A silent folder still has its variable files, which may be broken. */
function parseSilent(folder: string, context: InputContext): Omit<ParsedModule, "consumed"> {
  const { evaluator } = new Evaluation(context.workspace, new ModuleFolders(context.workspace), folder);
  const { problems } = readVariableFiles(context.workspace, folder, context.options.varFiles, evaluator);
  return { folder, resources: [], problems, contents: [], moved: [], letGo: [] };
}

/** Whether a configuration says where its state is: then it is deployed, whatever tests load it as well. */
function hasOwnState({ files }: Module): boolean {
  return files.some(({ text }) => /\bbackend"?\s*[:"{]|\bcloud"?\s*:?\s*\{/.test(text));
}

/** A module that several roots call has its problems once. */
function isFirst({ code, location }: InputProblem, reported: Set<string>): boolean {
  const key = JSON.stringify([code, location]);
  const isNew = !reported.has(key);
  reported.add(key);
  return isNew;
}

/** One folder by itself. */
export function parseTerraformFolder(
  folder: string,
  context: InputContext,
  options: TerraformOptions = {},
): ParsedModule {
  return parseRoot(normalFolder(folder), new ModuleFolders(context.workspace), context, options);
}

function parseRoot(
  folder: string,
  folders: ModuleFolders,
  context: InputContext,
  options: TerraformOptions,
): ParsedModule {
  const evaluation = new Evaluation(context.workspace, folders, folder);
  const variableFiles = readVariableFiles(context.workspace, folder, context.options.varFiles, evaluation.evaluator);
  const inputs = new Map<string, Input>();
  for (const [name, { value, source }] of variableFiles.values)
    inputs.set(name, {
      step: { kind: "variable-value", name, from: source, ...(value.at && { at: value.at }) },
      value: () => value,
    });
  const module = evaluation.rootModule();
  const { partition } = context.options;
  const providers = new Map(partition === undefined ? [] : ["aws", "awscc"].map((name) => [name, { partition }]));
  const settings = { address: "", inputs, callers: [], when: [], path: [], providers };
  const root = new ModuleInstance(evaluation, module, settings);
  const ofTemplates: InputProblem[] = [];
  const collected = collectResources(root, evaluation, folders, collectOptions(options, context, ofTemplates));
  const problems: readonly InputProblem[] = [...evaluation.problems, ...variableFiles.problems, ...ofTemplates];
  return {
    folder,
    ...collected,
    problems,
    consumed: reachedFiles(folder, folders),
    contents: contentFiles(collected.resources),
  };
}

function collectOptions(
  { wanted = () => true, templates }: TerraformOptions,
  context: InputContext,
  problems: InputProblem[],
): CollectOptions {
  const read = templates?.(context);
  if (!read) return { wanted };
  const expandTemplate: CollectOptions["expandTemplate"] = (...args) => {
    const inner = read(...args);
    problems.push(...inner.problems);
    return inner.resources;
  };
  return { wanted, expandTemplate };
}

/**
 * Folders that no other one calls, directly or through modules between them; of folders that call each other, the first. A call
 * from a folder of tests leaves the module what it is without the test. Tests come last: files of both are the module's.
 */
function rootsOf(overviews: ReadonlyMap<string, Overview>, isTest: (folder: string) => boolean): readonly string[] {
  const called = new Set<string>();
  for (const [folder, overview] of overviews) {
    const takes = isTest(folder) ? isTest : () => true;
    for (const inner of overview.called) if (inner !== folder && takes(inner)) called.add(inner);
  }
  const roots = [...overviews.keys()].filter((folder) => !called.has(folder));
  const covered = new Set(roots.flatMap((folder) => [folder, ...(overviews.get(folder)?.called ?? [])]));
  for (const [folder, overview] of overviews) {
    if (covered.has(folder)) continue;
    roots.push(folder);
    for (const inner of [folder, ...overview.called]) covered.add(inner);
  }
  return [...roots.filter((folder) => !isTest(folder)), ...roots.filter(isTest)];
}

/** Every folder that calls lead to from a folder, itself only where a call leads back. `visit`: told of each module, its own too. */
function calledFolders(
  root: string,
  folders: ModuleFolders,
  visit: (module: Module) => void = () => {},
): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: { readonly folder: string; readonly path: readonly string[] }[] = [{ folder: root, path: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { folder, path } = next;
    const module = folders.load(folder);
    visit(module);
    for (const [name, call] of module.calls) {
      const target = folders.target(root, folder, call, [...path, name]);
      if (target.kind !== "folder" || found.has(target.folder)) continue;
      found.add(target.folder);
      waiting.push({ folder: target.folder, path: [...path, name] });
    }
  }
  return found;
}

function reachedFiles(root: string, folders: ModuleFolders): readonly string[] {
  const all = new Set([root, ...calledFolders(root, folders)]);
  return [...all].flatMap((folder) => folders.load(folder).files.map((file) => file.path));
}

/** Configuration in native or JSON syntax. `parse` evaluates the folder of the file, with the file's own bytes in it. */
export const terraformHcl: InputFormat = {
  name: "terraform-hcl",
  claims: ({ path }) => (isConfigurationFile(posix.basename(path)) ? "yes" : "no"),
  parse(source, context) {
    const folder = normalFolder(posix.dirname(source.path));
    const workspace = overlaid(context.workspace, source.path, source.bytes);
    return parseTerraformFolder(folder, { ...context, workspace });
  },
};

function overlaid(workspace: Workspace, path: string, bytes: Uint8Array): Workspace {
  const [folder, name] = [normalFolder(posix.dirname(path)), posix.basename(path)];
  const full = inFolder(folder, name);
  const withName = (other: string, names: readonly string[]) =>
    normalFolder(other) === folder && !names.includes(name) ? [...names, name].toSorted() : names;
  return {
    read: (other) => (posix.normalize(other) === full ? { kind: "ok", bytes } : workspace.read(other)),
    list: (other) => withName(other, workspace.list(other)),
    listAll: (other) => withName(other, workspace.listAll(other)),
  };
}
