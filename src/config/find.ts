import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isFile, type StandIns, standInFor } from "../inputs/workspace.ts";

/** Names in one folder, the first counts; `package.json` only where it has a `rootrail` key. */
export const configurationNames = ["rootrail.yaml", "rootrail.yml", "rootrail.json", "package.json"] as const;

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
    const standIn = standInFor(file, standIns);
    const isThere = standIn !== undefined || isFile(file);
    if (isThere && (basename(file) !== "package.json" || hasSection(file, standIn))) return foundAt(file);
  }
  return undefined;
}

/** Where a configuration for `folder` may be, the nearest first. */
export function* configurationsAbove(folder: string, root: string): Generator<string> {
  for (let at = folder; ; at = dirname(at)) {
    for (const name of configurationNames) yield join(at, name);
    if (at === root || dirname(at) === at) return;
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
