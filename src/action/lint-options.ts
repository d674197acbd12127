import type { LintOptions } from "../engine.ts";
import type { ActionInputs } from "./inputs.ts";

/** What the change is compared with. */
export interface Base {
  /** A git ref or a folder; `undefined` for no comparison. */
  readonly ref?: string;
  /** Whether configuration of the working tree may count: not where a stranger may have written it and no base is there to ask. */
  readonly trustsConfiguration: boolean;
}

/** What the inputs ask of the engine. */
export function lintOptions(inputs: ActionInputs, base: Base): LintOptions {
  const config = base.trustsConfiguration ? inputs.config : false;
  return {
    cwd: inputs.workingDirectory,
    paths: [...inputs.paths, ...inputs.plans],
    parameters: inputs.parameters,
    varFiles: inputs.varFiles,
    ...(config !== undefined && { config }),
    ...(base.ref !== undefined && { base: base.ref }),
    ...(inputs.baseline !== undefined && { baseline: inputs.baseline }),
    ...(inputs.source !== undefined && { source: inputs.source }),
    ...(inputs.level !== undefined && { level: inputs.level }),
    ...(inputs.requireGuardrails !== undefined && { requireGuardrails: inputs.requireGuardrails }),
  };
}
