import { closeSync, openSync, readSync, statSync } from "node:fs";
import { posix, resolve } from "node:path";
import type { DiscoveredFile } from "../../discover.ts";
import type { Workspace } from "../../format.ts";
import { displayPath } from "../../workspace.ts";
import { recognize } from "../plan/recognize.ts";
import { openPlanArchive, type PlanArchive } from "./plan-archive.ts";

/** The binary plans of a run, which tell where the resources of plans in JSON are written. */
export interface PlanArchives {
  /** The binary plan that a plan in JSON was made from, as far as names tell. */
  of(planPath: string): PlanArchive | undefined;
  /** The opened binary plan of that path. */
  at(path: string): PlanArchive | undefined;
  /** The workspace, with the files inside binary plans as `plan!file`. */
  readonly workspace: Workspace;
  /** The bytes of a file inside a binary plan, by the name that reports give it. */
  read(path: string): Uint8Array | undefined;
}

/**
 * Opens the binary plans among the files, and the one that `--source` names, which then counts for every plan.
 * `undefined` where there is none, the usual case, in which no file is unpacked and no library loaded.
 */
export async function openPlanArchives(
  files: readonly DiscoveredFile[],
  source: string | null,
  cwd: string,
  workspace: Workspace,
): Promise<PlanArchives | undefined> {
  const named = source === null ? undefined : resolve(cwd, source);
  const paths = new Set(files.filter((file) => isPlanArchive(file.absolute)).map((file) => file.absolute));
  if (named !== undefined && isPlanArchive(named)) paths.add(named);
  if (paths.size === 0) return undefined;
  const archives = new Map<string, PlanArchive>();
  for (const absolute of paths) {
    const path = displayPath(cwd, absolute);
    archives.set(path, await openPlanArchive(absolute, path, workspace));
  }
  const chosen = named === undefined ? undefined : archives.get(displayPath(cwd, named));
  const readInside = (path: string) =>
    path.includes("!") ? [...archives.values()].map((one) => one.read(path)).find((bytes) => bytes) : undefined;
  return {
    of: (planPath) => chosen ?? nearest(planPath, [...archives.values()]),
    at: (path) => archives.get(path),
    workspace: withArchives(workspace, readInside),
    read: readInside,
  };
}

/** Names that are always text: such a file is never opened to see whether it is an archive. */
const textName = /\.(?:ya?ml|json|jsonl|ndjson|template|cfn|tf|tofu)$/i;

function isPlanArchive(absolute: string): boolean {
  if (textName.test(absolute)) return false;
  try {
    if (!statSync(absolute).isFile()) return false;
    const file = openSync(absolute, "r");
    try {
      const head = Buffer.alloc(64);
      return recognize(absolute, head.subarray(0, readSync(file, head))) === "binary-plan";
    } finally {
      closeSync(file);
    }
  } catch {
    return false; // whoever reads it says why it cannot be read
  }
}

/**
 * The one of the same name in the same folder (`prod.tfplan` for `prod.json` and `prod.tfplan.json`), else the only one
 * of the folder, else the only one of all.
 */
function nearest(planPath: string, archives: readonly PlanArchive[]): PlanArchive | undefined {
  const here = archives.filter((one) => posix.dirname(one.path) === posix.dirname(planPath));
  const alike = here.filter((one) => stem(one.path) === stem(planPath));
  return [alike, here, archives].map((some) => (some.length === 1 ? some[0] : undefined)).find((one) => one);
}

function stem(path: string): string {
  return posix.basename(path).replace(/(?:\.(?:json|tfplan|plan|out|bin|zip))+$/i, "");
}

function withArchives(workspace: Workspace, readInside: PlanArchives["read"]): Workspace {
  return {
    list: (folder) => workspace.list(folder),
    listAll: (folder) => workspace.listAll(folder),
    read(path) {
      const inside = readInside(path);
      return inside ? { kind: "ok", bytes: inside } : workspace.read(path);
    },
  };
}
