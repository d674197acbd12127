import { posix } from "node:path";
import type { InputContext, InputFormat } from "../../format.ts";
import { isCodeName } from "../file-names.ts";
import { openSources } from "../hcl/modules/source-map.ts";
import { terraformPlanFormat } from "./format.ts";
import type { TerraformSources } from "./sources.ts";
import type { ExpandTemplate } from "./templates.ts";

/** The plan format with the rooms around it: the .tf files that a plan belongs to. */
export function openTerraformPlan(context: InputContext, expandTemplate?: ExpandTemplate): InputFormat {
  return terraformPlanFormat({
    wanted: context.wantedTypes ?? new Set(),
    sources: ({ path }) => codeOfPlan(path, context),
    ...(expandTemplate && { expandTemplate }),
  });
}

/** A binary plan of the run, else `--source`, else the plan's folder, else the working directory: the first that holds Terraform code. */
export function codeOfPlan(
  path: string,
  context: Pick<InputContext, "workspace" | "options" | "planSources">,
): TerraformSources | undefined {
  const carried = context.planSources?.(path);
  if (carried) return carried;
  const folders = context.options.source === null ? [posix.dirname(path), "."] : [context.options.source];
  const folder = folders.find((one) => context.workspace.list(one).some(isCodeName));
  if (folder === undefined) return undefined;
  const sources = openSources(context.workspace, folder);
  return context.options.source === null ? guessed(sources) : sources;
}

function guessed(sources: TerraformSources): TerraformSources {
  return { isGuess: true, locate: (address) => sources.locate(address) };
}
