import { resolve } from "node:path";
import type { DiscoveredFile } from "../inputs/discover.ts";
import type { InputContext, Workspace } from "../inputs/format.ts";
import type { ReadInput } from "../inputs/read.ts";
import type { PlanArchives } from "../inputs/terraform/plan-archive/plan-archives.ts";
import { isFile } from "../inputs/workspace.ts";
import { UsageError } from "../model/usage-error.ts";
import type { LintOptions } from "./options.ts";

/** The binary plans of a run, and the way to read its files with them. */
export interface RunArchives extends PlanArchives {
  readBeside(
    files: readonly DiscoveredFile[],
    context: InputContext,
    stdin: () => Uint8Array,
  ): AsyncIterable<ReadInput>;
}

/** Names that are no binary plan whatever they hold: where all files have one, nothing is loaded. */
const otherName = /\.(?:ya?ml|json|jsonl|ndjson|template|cfn|tf|tofu)$|^<stdin>$/i;

/** Whether a file may be a binary plan by its name. */
export function mayBePlanArchive({ path }: DiscoveredFile): boolean {
  return !otherName.test(path);
}

/** Opens the binary plans among the files and behind `--source`; a `--source` that is none of use is a `UsageError`. */
export async function openPlanArchives(
  files: readonly DiscoveredFile[],
  { source }: LintOptions,
  cwd: string,
  workspace: Workspace,
): Promise<RunArchives | undefined> {
  const isArchive = source !== undefined && isFile(resolve(cwd, source));
  if (!isArchive && !files.some(mayBePlanArchive)) return undefined;
  const { openPlanArchives: open } = await import("../inputs/terraform/plan-archive/plan-archives.ts");
  const archives = await open(files, isArchive ? source : null, cwd, workspace);
  if (isArchive) checkSource(source, archives?.of("plan.json")?.problem, archives !== undefined);
  if (!archives) return undefined;
  const { readBesideArchives } = await import("../inputs/terraform/plan-archive/read-beside-archives.ts");
  return {
    ...archives,
    readBeside: (all, context, stdin) => readBesideArchives(all, archives, context, stdin),
  };
}

function checkSource(source: string, problem: string | undefined, isArchive: boolean): void {
  if (!isArchive)
    throw new UsageError(`--source ${source} is neither a folder nor a binary plan of \`terraform plan -out\``);
  if (problem !== undefined) throw new UsageError(`--source ${source} cannot be read: ${problem}`);
}
