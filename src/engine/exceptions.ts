import { loadConfiguration } from "../config/load.ts";
import type { Day } from "../model/day.ts";
import type { InputSummary } from "../model/report.ts";
import { type ListedException, listExceptions } from "../suppressions/list-exceptions.ts";
import { collectFacts } from "./collect-facts.ts";
import { configRequest } from "./configuration.ts";
import type { LintOptions } from "./options.ts";

/** Every exception and attestation in scope, of the configuration and inline, and how they stand on a day. */
export async function exceptionsOf(options: LintOptions): Promise<{
  readonly today: Day;
  readonly exceptions: readonly ListedException[];
  readonly inputs: readonly InputSummary[];
}> {
  const request = configRequest(options);
  const loaded = await loadConfiguration(request);
  const { exceptions, inputs } = await collectFacts(options, loaded.settings);
  const { today } = request;
  return {
    today,
    inputs,
    exceptions: listExceptions([...loaded.exceptions, ...exceptions], loaded.attestations, today),
  };
}
