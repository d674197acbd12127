import type { Assumption } from "../../../model/value.ts";
import { decode } from "../template/decode.ts";
import { besideOf, type Run } from "../template/run.ts";

/**
 * What must be assumed of a template that lies in the folder of a CDK assembly whose manifest does not name it: an earlier synthesis
 * left it there, for the CDK does not empty the folder, and the assembly does not deploy it.
 */
export function assumedOfLeftOver(path: string, run: Run): readonly Assumption[] {
  if (!path.endsWith(".template.json")) return [];
  const manifest = textOf(besideOf(path, "manifest.json"), run);
  if (
    manifest === undefined ||
    !/"aws:cloudformation:stack"|"cdk:(?:cloud-assembly|tree|asset-manifest)"/.test(manifest)
  )
    return [];
  const name = path.slice(path.lastIndexOf("/") + 1);
  const assets = run.context.workspace.listAll(folderOf(path)).filter((one) => one.endsWith(".assets.json"));
  const texts = [manifest, ...assets.map((one) => textOf(besideOf(path, one), run) ?? "")];
  if (texts.some((text) => text.includes(JSON.stringify(name)))) return [];
  return [{ subject: `the template ${path}`, is: "deployed by itself" }];
}

function textOf(path: string, run: Run): string | undefined {
  const file = run.file(path);
  return file.kind === "ok" ? decode(file.bytes) : undefined;
}

function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}
