import type { LintOptions } from "../engine/options.ts";
import type { ActionInputs } from "./inputs.ts";

/** What the inputs ask of the engine; `base` is the git ref or folder that the change is compared with. */
export function lintOptions(inputs: ActionInputs, base: string | undefined): LintOptions {
  const { config, baseline, source, level, requireGuardrails, maxFileBytes, partition } = inputs;
  return {
    cwd: inputs.workingDirectory,
    paths: [...inputs.paths, ...inputs.plans],
    parameters: inputs.parameters,
    varFiles: inputs.varFiles,
    threads: "auto",
    ownsProcess: true,
    context: inputs.context,
    ignore: inputs.ignore,
    only: inputs.only,
    skip: inputs.skip,
    ...(partition !== undefined && { partition }),
    ...(maxFileBytes !== undefined && { maxFileBytes }),
    ...(base !== undefined && { base }),
    ...(config !== undefined && { config }),
    ...(baseline !== undefined && { baseline }),
    ...(source !== undefined && { source }),
    ...(level !== undefined && { level }),
    ...(requireGuardrails !== undefined && { requireGuardrails }),
  };
}
