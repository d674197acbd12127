import { fileStart } from "../../../model/location.ts";
import type { DiscoveredFile } from "../../discover.ts";
import type { InputContext } from "../../format.ts";
import { type ReadInput, readInput } from "../../read.ts";
import { readAll } from "../../read-all.ts";
import type { PlanArchive } from "./plan-archive.ts";
import type { PlanArchives } from "./plan-archives.ts";

/**
 * Reads files of which some are binary plans: one that belongs to a plan in JSON was read as part of it; any other is
 * refused like every file that is no input, with how to make its JSON.
 */
export async function* readBesideArchives(
  files: readonly DiscoveredFile[],
  archives: PlanArchives,
  context: InputContext,
  stdin: () => Uint8Array,
): AsyncGenerator<ReadInput> {
  const isArchive = (file: DiscoveredFile) => archives.at(file.path) !== undefined;
  const used = new Set<PlanArchive>();
  const others = files.filter((file) => !isArchive(file));
  for await (const input of readAll(others, context, stdin)) {
    const archive = input.format === "terraform-plan" ? archives.of(input.path) : undefined;
    if (archive) used.add(archive);
    yield input;
  }
  for (const file of files.filter(isArchive)) {
    const archive = archives.at(file.path);
    yield archive && used.has(archive) ? companion(archive) : await readInput(file, context, stdin);
  }
}

function companion({ path, problem }: PlanArchive): ReadInput {
  const location = fileStart(path);
  const message = `the sources in this binary plan cannot be read: ${problem}; places are those of the plan in JSON.`;
  return {
    path,
    format: "terraform-plan",
    status: "read",
    resources: [],
    problems: problem === undefined ? [] : [{ kind: "warning", code: "plan-archive", message, location }],
    consumed: [],
  };
}
