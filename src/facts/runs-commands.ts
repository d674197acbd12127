import { initMetadata } from "../inputs/code-holders.ts";
import type { Resource } from "../model/resource.ts";
import { entry } from "../model/value.ts";

/** Whether a resource runs commands, whatever its type. */
export function runsCommands(resource: Resource): boolean {
  return entry(resource.properties, "provisioner") !== undefined || hasInitMetadata(resource);
}

/** Whether `cfn-init` sets a machine up by the metadata of a resource. */
function hasInitMetadata(resource: Resource): boolean {
  return entry(resource.metadata, initMetadata) !== undefined;
}
