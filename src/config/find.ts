import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isFile, type StandIns, standInFor } from "../inputs/workspace.ts";

/** Names in one folder, the first counts; `package.json` only where it has a `rootrail` key. */
export const configurationNames = ["rootrail.yaml", "rootrail.yml", "rootrail.json", "package.json"] as const;

/** Names that a configuration does not have and that people give it, as other tools call theirs. */
const nearNames = [".rootrail.yaml", ".rootrail.yml", ".rootrail.json"] as const;

/** Manifests above this size, in bytes, are not looked into. */
const maxManifestBytes = 4_000_000;

/** A configuration file, absolute. `section`: only this key of it is ours. */
export interface FoundConfiguration {
  readonly file: string;
  readonly section: "rootrail" | null;
}

/** The configuration that holds for `folder`: the nearest one upwards, `root` being the last folder that is looked at. */
export function findConfiguration(
  folder: string,
  root: string,
  standIns: StandIns = new Map(),
): FoundConfiguration | undefined {
  for (const file of configurationsAbove(folder, root)) {
    if (isConfiguration(file, standIns)) return foundAt(file);
  }
  return undefined;
}

/** Further files beside a configuration that was found which people may take for the one that counts. */
export function rivalsOf({ file }: FoundConfiguration, standIns: StandIns = new Map()): readonly string[] {
  const beside = [...configurationNames, ...nearNames].map((name) => join(dirname(file), name));
  return beside.filter((other) => other !== file && isConfiguration(other, standIns));
}

/** A file that people take for the configuration where none is found for `folder`. */
export function misnamedConfiguration(folder: string, root: string): string | undefined {
  return foldersUpwards(folder, root)
    .flatMap((at) => nearNames.map((name) => join(at, name)))
    .find((file) => isFile(file));
}

function isConfiguration(file: string, standIns: StandIns): boolean {
  const standIn = standInFor(file, standIns);
  const isThere = standIn !== undefined || isFile(file);
  return isThere && (basename(file) !== "package.json" || hasSection(file, standIn));
}

/** Where a configuration for `folder` may be, the nearest first. */
export function configurationsAbove(folder: string, root: string): readonly string[] {
  return foldersUpwards(folder, root).flatMap((at) => configurationNames.map((name) => join(at, name)));
}

function foldersUpwards(folder: string, root: string): readonly string[] {
  const found: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    found.push(at);
    if (at === root || dirname(at) === at) return found;
  }
}

/** The same for a file that was named. */
export function foundAt(file: string): FoundConfiguration {
  return { file, section: /(?:^|[\\/])package\.json$/.test(file) ? "rootrail" : null };
}

/** A manifest that cannot be read or parsed has no configuration in it: other tools will say so. */
function hasSection(file: string, standIn: Uint8Array | undefined): boolean {
  try {
    if ((standIn?.length ?? statSync(file).size) > maxManifestBytes) return false;
    const text = Buffer.from(standIn ?? readFileSync(file)).toString("utf8");
    if (!text.includes("rootrail")) return false;
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return typeof manifest === "object" && manifest !== null && Object.hasOwn(manifest, "rootrail");
  } catch {
    return false;
  }
}
