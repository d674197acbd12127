import type { BaseFolder } from "../inputs/base.ts";
import { ignoreComments } from "../inputs/ignore-comments.ts";
import { openWorkspace } from "../inputs/workspace.ts";
import type { ExceptionEntry } from "../model/exception.ts";
import type { Location } from "../model/location.ts";
import { withoutKeys } from "../model/terraform-address.ts";
import { commentExceptions } from "../suppressions/inline-comments.ts";
import { exceptionKey } from "../suppressions/inline-pairs.ts";
import type { PlacedResource } from "../suppressions/placed-resource.ts";
import type { ReadRun } from "./collect-facts.ts";
import { plannedKey } from "./run-facts.ts";

/**
 * The inline exceptions that a state of the base has in the code of the present's plans, without those that are known: no plan of the base leads to them. Each stands where the present has
 * its resource, which is the same by its address.
 */
export async function exceptionsBehindPlans(
  { inputs, context }: Pick<ReadRun, "inputs" | "context">,
  { cwd, roots, unwritten }: Pick<BaseFolder, "cwd" | "roots" | "unwritten">,
  known: readonly ExceptionEntry[],
): Promise<readonly ExceptionEntry[]> {
  const plans = inputs.filter(({ format, placed }) => format === "terraform-plan" && placed.length > 0);
  if (plans.length === 0) return [];
  const { codeOfPlan } = await import("../inputs/terraform/plan/open.ts");
  const workspace = openWorkspace(cwd, roots, new Map(), unwritten);
  const keys = new Set(known.map(keyOf));
  return plans.flatMap(({ path, placed, actions }) => {
    const made = new Set(actions.flatMap(([key, action]) => (action === "create" ? key : [])));
    const code = codeOfPlan(path, { workspace, options: context.options });
    const now = new Map<PlacedResource, Location>();
    for (const { ref, location } of placed) {
      // One instance more than the block had is none that the exception is for.
      const isMore = made.has(plannedKey(path, ref.address)) && withoutKeys(ref.address) !== ref.address;
      const stood = location.path === path || isMore ? undefined : code?.locate(ref.address);
      if (stood) now.set({ ref, location: stood.block, header: stood.header }, location);
    }
    const files = new Set([...now.keys()].map(({ location }) => location.path));
    const comments = [...files].flatMap((file) => {
      const read = workspace.read(file);
      return read.kind === "ok" ? ignoreComments({ path: file, bytes: read.bytes }) : [];
    });
    return commentExceptions(comments, [...now.keys()]).flatMap((entry): readonly ExceptionEntry[] => {
      const place = [...now].find(([{ ref }]) => entry.at?.includes(ref))?.[1];
      const moved = place && { ...entry, location: { ...entry.location, path: place.path } };
      return moved && !keys.has(keyOf(moved)) ? [moved] : [];
    });
  });
}

function keyOf(entry: ExceptionEntry): string {
  return JSON.stringify([entry.location.path, exceptionKey(entry)]);
}
