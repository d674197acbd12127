import { checkPartition } from "../config/check-partition.ts";
import { type ConfigRequest, loadConfiguration } from "../config/load.ts";
import { standInsOf } from "../inputs/workspace.ts";
import { dayOf } from "../model/day.ts";
import type { Settings } from "../model/settings.ts";
import type { LintOptions } from "./options.ts";

/** Which configuration a run asks for; a `UsageError` for a partition that is none. */
export function configRequest(options: LintOptions): ConfigRequest {
  if (options.partition !== undefined) checkPartition(options.partition);
  return {
    cwd: options.cwd ?? process.cwd(),
    file: options.config,
    standIns: standInsOf(options.files),
    today: options.today ?? dayOf(new Date()),
    level: options.level,
    require: options.requireGuardrails,
    partition: options.partition,
  };
}

/** The settings of a run: what the options say, else the configuration, else the defaults. */
export async function settingsOf(options: LintOptions): Promise<Settings> {
  return (await loadConfiguration(configRequest(options))).settings;
}
