import { posix } from "node:path";
import type { Location, RelatedLocation } from "../../../model/location.ts";
import { parseJson } from "../../../syntax/json.ts";
import { child } from "../../../syntax/node.ts";
import type { Workspace, WorkspaceRead } from "../../format.ts";
import { readZipMembers } from "../../zip-members.ts";
import { openSources } from "../hcl/modules/source-map.ts";
import type { SourceOfResource, TerraformSources } from "../plan/sources.ts";

/**
 * The configuration that a binary plan carries: `tfconfig/m-<dotted module path>/<file>`, and in `tfconfig/modules.json`
 * the folder of each module from the root module's (Terraform, `internal/plans/planfile/config_snapshot.go`).
 */
export interface PlanArchive {
  /** The binary plan, relative to the working directory. */
  readonly path: string;
  /** Why the sources in it cannot be had. */
  readonly problem?: string;
  readonly sources?: TerraformSources;
  /** The bytes of a file that reports name `plan!file`. */
  read(path: string): Uint8Array | undefined;
}

const moduleFile = /^tfconfig\/m-([^/]{0,2000})\/([^/]{1,255})$/;
const manifestName = "tfconfig/modules.json";

/** Opens a binary plan. `absolute`: where it is; `path`: how reports name it. Never throws for what it holds. */
export async function openPlanArchive(absolute: string, path: string, workspace: Workspace): Promise<PlanArchive> {
  const read = await readZipMembers(absolute, (name) => name === manifestName || moduleFile.test(name));
  if (!read.ok) return withoutSources(path, read.reason);
  const manifest = read.members.get(manifestName);
  const folders = manifest && readManifest(new TextDecoder().decode(manifest));
  if (!manifest || !folders) return withoutSources(path, "it holds no configuration (tfconfig/modules.json)");
  const files = new Map<string, Uint8Array>();
  for (const [name, bytes] of read.members) {
    const [, key = "", file = ""] = moduleFile.exec(name) ?? [];
    const folder = folders.get(key);
    if (file !== "" && folder !== undefined) files.set(posix.join(folder, file), bytes);
  }
  const naming = new Naming(path, files, workspace);
  const sources = openSources(filesAsWorkspace(files, manifest), ".");
  return { path, sources: renamed(sources, naming), read: (shown) => naming.read(shown) };
}

function withoutSources(path: string, problem: string): PlanArchive {
  return { path, problem, read: () => undefined };
}

/** Module path → folder, relative to the root module's. `undefined`: not the list that it should be. */
function readManifest(text: string): ReadonlyMap<string, string> | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok || parsed.root.kind !== "list") return undefined;
  const folders = new Map<string, string>();
  for (const one of parsed.root.items) {
    const [key, dir] = [child(one, "Key"), child(one, "Dir")];
    if (key?.kind !== "scalar" || dir?.kind !== "scalar" || typeof dir.value !== "string") continue;
    const folder = posix.normalize(dir.value.replaceAll("\\", "/") || ".");
    if (!posix.isAbsolute(folder)) folders.set(String(key.value), folder);
  }
  return folders;
}

/** The files by their paths from the root module; nothing beyond them can be read. */
function filesAsWorkspace(files: ReadonlyMap<string, Uint8Array>, manifest: Uint8Array): Workspace {
  const installed = Buffer.concat([Buffer.from('{"Modules":'), manifest, Buffer.from("}")]);
  const names = new Map<string, string[]>();
  for (const path of files.keys()) {
    const folder = posix.dirname(path);
    names.set(folder, [...(names.get(folder) ?? []), posix.basename(path)]);
  }
  const missing: WorkspaceRead = { kind: "missing", reason: "it is not in the plan" };
  const list = (folder: string) => (names.get(posix.normalize(folder).replace(/(.)\/$/, "$1")) ?? []).toSorted();
  return {
    read(path) {
      const wanted = posix.normalize(path);
      const bytes = wanted === ".terraform/modules/modules.json" ? installed : files.get(wanted);
      return bytes ? { kind: "ok", bytes } : missing;
    },
    list,
    listAll: list,
  };
}

/** How reports name the files: as the file of the workspace where that has the same text, else inside of the plan. */
class Naming {
  readonly #archive: string;
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #workspace: Workspace;
  readonly #shown = new Map<string, string>();

  constructor(archive: string, files: ReadonlyMap<string, Uint8Array>, workspace: Workspace) {
    this.#archive = archive;
    this.#files = files;
    this.#workspace = workspace;
  }

  name(path: string): string {
    const have = this.#shown.get(path);
    if (have !== undefined) return have;
    const folders = [...new Set([posix.dirname(this.#archive), "."])];
    const real = folders.map((folder) => posix.join(folder, path)).find((one) => this.#isSame(one, path));
    const shown = real ?? `${this.#archive}!${path}`;
    this.#shown.set(path, shown);
    return shown;
  }

  read(shown: string): Uint8Array | undefined {
    const prefix = `${this.#archive}!`;
    return shown.startsWith(prefix) ? this.#files.get(shown.slice(prefix.length)) : undefined;
  }

  /** Line ends may differ, which a checkout changes. */
  #isSame(candidate: string, path: string): boolean {
    const [there, here] = [this.#workspace.read(candidate), this.#files.get(path)];
    if (there.kind !== "ok" || !here) return false;
    return lines(there.bytes) === lines(here);
  }
}

function lines(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n");
}

function renamed(sources: TerraformSources, naming: Naming): TerraformSources {
  const place = (location: Location): Location => ({ ...location, path: naming.name(location.path) });
  const related = (one: RelatedLocation): RelatedLocation => ({ ...one, location: place(one.location) });
  return {
    locate(address) {
      const found = sources.locate(address);
      if (!found) return undefined;
      const { header, block, callers } = found;
      const attribute: SourceOfResource["attribute"] = (path) => {
        const at = found.attribute(path);
        return at && place(at);
      };
      return { header: place(header), block: place(block), callers: callers.map(related), attribute };
    },
  };
}
