import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { systemReason } from "../inputs/system-reason.ts";
import {
  displayPath,
  isFile,
  isRepository,
  leadsOut,
  leadsOutReason,
  repositoryRoot,
  type StandIns,
  standInFor,
} from "../inputs/workspace.ts";
import type { Day } from "../model/day.ts";
import type { LoadedConfiguration } from "../model/loaded-configuration.ts";
import { fileStart } from "../model/location.ts";
import { defaultSettings, type Level, type Requirement, type Settings } from "../model/settings.ts";
import {
  configurationsAbove,
  type FoundConfiguration,
  findConfiguration,
  foundAt,
  misnamedConfiguration,
  rivalsOf,
} from "./find.ts";

/** Which configuration to load, and what the command line decides over it. */
export interface ConfigRequest {
  /** Absolute working directory. */
  readonly cwd: string;
  /** Last folder that is searched upwards; default: the repository root. */
  readonly root?: string;
  /** A file that was named, relative to `cwd`; `false`: no configuration at all; absent: it is searched for. */
  readonly file?: string | false | undefined;
  /** What stands in for files. */
  readonly standIns?: StandIns;
  readonly today: Day;
  readonly level?: Level | undefined;
  readonly require?: Requirement | undefined;
  readonly partition?: string | undefined;
}

/** A configuration above this size, in bytes, is refused. */
const maxBytes = 4_000_000;

/**
 * Finds, reads and validates the configuration; throws `ConfigError` for one that cannot be used. Without a file,
 * nothing but this module is loaded.
 */
export async function loadConfiguration(request: ConfigRequest): Promise<LoadedConfiguration> {
  const found = locate(request);
  if (request.file === undefined) await refuseRivals(found, request);
  if (!found) return withoutConfiguration(request);
  const path = displayPath(request.cwd, found.file);
  const source = await readText(found.file, path, request);
  const [{ readConfiguration }, { toLoaded }] = await Promise.all([import("./read.ts"), import("./settings.ts")]);
  const configuration = await readConfiguration(path, source, found.section);
  const folder = request.file ? request.cwd : dirname(found.file);
  const loaded = toLoaded(configuration, { cwd: request.cwd, folder, today: request.today });
  return { ...loaded, settings: withFlags(loaded.settings, request), path };
}

/** What stands for folders and files of the present in the base of a change. */
export interface BaseFolders {
  readonly cwd: string;
  readonly root: string;
  /** A file that is there is written by then. */
  counterpart(absolute: string): string | undefined;
}

/**
 * The configuration as the base has it, which decides over a change. One that lies outside of what is compared counts
 * as it is; one that the base does not have is none; one that the base has and that cannot be used is none either, for
 * the defaults are the strictest.
 */
export async function loadBaseConfiguration(
  request: ConfigRequest,
  head: LoadedConfiguration,
  base: BaseFolders,
): Promise<LoadedConfiguration> {
  const { file, cwd } = request;
  if (file === false) return head;
  const named = file === undefined ? undefined : base.counterpart(resolve(cwd, file));
  if (file === undefined ? base.counterpart(cwd) === undefined : named === undefined) return head;
  if (named !== undefined && !isFile(named)) return withoutConfiguration(request);
  if (named === undefined) for (const path of configurationsAbove(cwd, rootOf(request))) base.counterpart(path);
  const { ConfigError } = await import("./read.ts");
  try {
    return await loadConfiguration({ ...request, cwd: base.cwd, root: base.root, file: named });
  } catch (error) {
    if (error instanceof ConfigError) return withoutConfiguration(request);
    throw error;
  }
}

/** The defaults, with what the command line decides. */
function withoutConfiguration(request: ConfigRequest): LoadedConfiguration {
  const settings = withFlags(defaultSettings, request);
  return { settings, path: null, exceptions: [], attestations: [], places: new Map() };
}

function locate(request: ConfigRequest): FoundConfiguration | undefined {
  if (request.file === false) return undefined;
  if (request.file !== undefined) return foundAt(resolve(request.cwd, request.file));
  return findConfiguration(request.cwd, rootOf(request), request.standIns);
}

function rootOf(request: ConfigRequest): string {
  return request.root ?? repositoryRoot(request.cwd);
}

/** Whoever wrote a file that is not read believes that it counts, and what it demands or accepts would be passed over. */
async function refuseRivals(found: FoundConfiguration | undefined, request: ConfigRequest): Promise<void> {
  const shown = (file: string) => displayPath(request.cwd, file);
  const refuse = async (file: string, message: string) => {
    const { ConfigError } = await import("./read.ts");
    throw new ConfigError([{ message, location: fileStart(shown(file)) }]);
  };
  if (!found) {
    const misnamed = misnamedConfiguration(request.cwd, rootOf(request));
    if (misnamed)
      await refuse(misnamed, "no configuration has this name, so it would not be read; call it rootrail.yaml");
    return;
  }
  const rivals = rivalsOf(found, request.standIns).map(shown);
  if (rivals.length > 0)
    await refuse(
      found.file,
      `the configuration stands in several files of one folder (${rivals.join(" and ")} beside this one), of which one would be read only; keep one, or name it with --config`,
    );
}

/** The command line decides over the file. */
function withFlags(settings: Settings, { level, require, partition }: ConfigRequest): Settings {
  return { ...settings, ...(level && { level }), ...(require && { require }), ...(partition && { partition }) };
}

/** A configuration that lies in the repository must not lead out of it by a link. */
async function readText(file: string, path: string, request: ConfigRequest): Promise<string> {
  const standIn = standInFor(file, request.standIns ?? new Map());
  if (standIn) return Buffer.from(standIn).toString("utf8");
  const reason = refusal(file, request);
  if (reason === undefined) return readFileSync(file, "utf8");
  const { ConfigError } = await import("./read.ts");
  throw new ConfigError([{ message: `the configuration cannot be used: ${reason}`, location: fileStart(path) }]);
}

function refusal(file: string, request: ConfigRequest): string | undefined {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return "it is not a regular file";
    if (stats.size > maxBytes) return `it is larger than ${maxBytes} bytes`;
    const root = rootOf(request);
    const isWatched = request.file === undefined || isRepository(root);
    return isWatched && leadsOut(file, root) ? leadsOutReason : undefined;
  } catch (error) {
    return systemReason(error);
  }
}
