import { posix } from "node:path";
import type { FactTools } from "../facts/adapter.ts";
import { areDevicesAlone, deriveDevices } from "../facts/devices-alone.ts";
import { unreadContent } from "../facts/unread-content.ts";
import type { InputContext } from "../inputs/format.ts";
import type { ReadInput } from "../inputs/read.ts";
import type { Fact } from "../model/fact.ts";
import type { Action, AddressMove, Resource } from "../model/resource.ts";
import { resourcesBefore } from "../model/resource.ts";
import { plannedKey } from "./run-facts.ts";

export interface DerivedFacts {
  readonly facts: readonly Fact[];
  /** Of a plan: what stands before it, and what it does to each resource. */
  readonly before: readonly Fact[];
  readonly actions: readonly (readonly [string, Action])[];
  /** Of a plan: the addresses that resources had before. */
  readonly moves: readonly AddressMove[];
  /** Other files that were read as part of the input, those for remote templates included. */
  readonly consumed: readonly string[];
}

/** The facts of one input's resources. */
export async function deriveInput(
  resources: readonly Resource[],
  {
    path,
    format,
    problems,
    consumed,
    scope = path,
  }: Pick<ReadInput, "path" | "format" | "problems" | "consumed" | "scope">,
  context: InputContext,
): Promise<DerivedFacts> {
  const files = new Set(consumed);
  const options = { scope, tools: await toolsFor(resources, context, files) };
  const derive = areDevicesAlone(resources) ? deriveDevices : (await import("../facts/registry.ts")).deriveFacts;
  // A change set of CloudFormation tells, too, what stood before.
  const isPlan = format === "terraform-plan" || (format === "cloudformation" && resources.some(isChanged));
  return {
    facts: [...derive(resources, options), ...unreadContent(problems, { path, scope, format })],
    consumed: [...files],
    before: isPlan ? derive(resourcesBefore(resources), options) : [],
    moves: isPlan ? movesOf(resources, posix.dirname(scope)) : [],
    actions: isPlan ? resources.map(({ address, action }) => [plannedKey(path, address), action] as const) : [],
  };
}

function isChanged({ action, before }: Resource): boolean {
  return before !== undefined || action === "create" || action === "delete";
}

function movesOf(resources: readonly Resource[], folder: string): readonly AddressMove[] {
  return resources.flatMap(({ address, change }) =>
    change?.previousAddress === undefined ? [] : [{ folder, from: change.previousAddress, to: address }],
  );
}

/** The reader of templates is loaded only where a conformance pack has one. */
async function toolsFor(
  resources: readonly Resource[],
  context: InputContext,
  consumed: Set<string>,
): Promise<FactTools> {
  if (!resources.some((resource) => /conformance_?pack$/i.test(resource.type))) return {};
  const { packTools } = await import("../facts/pack-tools.ts");
  return packTools(context, consumed);
}
