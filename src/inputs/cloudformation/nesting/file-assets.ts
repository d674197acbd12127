import { posix } from "node:path";
import { child } from "../../../syntax/node.ts";
import { childText } from "../template/calls.ts";
import type { Run } from "../template/run.ts";
import type { PlainValue } from "../values/values.ts";
import { scalarText } from "../values/values.ts";

/** The asset's hash, where an address ends in what the CDK calls a template that it uploads. */
const uploaded = /\/([0-9a-f]{64})\.(?:template\.)?json$/;

/** Manifests of one folder that are looked through; an app has one a stack. */
const maxManifests = 1_000;

/**
 * The local file of a nested template that the CDK uploads: the asset manifests (`<stack>.assets.json`) beside the
 * template name it by its hash. Without the CDK's own command line the template itself does not name the file.
 */
export function assetOf(url: PlainValue, templatePath: string, run: Run): string | undefined {
  const last = url.kind === "known" ? scalarText(url) : url.kind === "text" ? url.parts.at(-1) : undefined;
  const hash = typeof last === "string" ? uploaded.exec(last)?.[1] : undefined;
  if (hash === undefined) return undefined;
  const folder = posix.dirname(templatePath);
  const manifests = run.context.workspace.list(folder).filter((name) => name.endsWith(".assets.json"));
  for (const name of manifests.slice(0, maxManifests)) {
    const path = posix.join(folder, name);
    const read = run.file(path);
    // Most manifests of an app do not have this asset, and are not parsed for it.
    if (read.kind !== "ok" || !Buffer.from(read.bytes).includes(hash)) continue;
    const tree = run.tree(path, read.bytes);
    const source = tree.ok ? child(child(child(tree.root, "files"), hash), "source") : undefined;
    const file = childText(source, "path");
    if (file !== undefined && childText(source, "packaging") === "file") return file;
  }
  return undefined;
}
