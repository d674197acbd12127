import type { Fact } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { resourcesBefore } from "../model/resource.ts";
import { type DeriveOptions, factsBy } from "./derive.ts";
import { mfaDevice } from "./mfa-device.ts";
import { runsCommands } from "./runs-commands.ts";

/** Devices and the users that they are given to, which no other adapter turns into facts. */
const types: ReadonlySet<string> = new Set([...mfaDevice.types, ...mfaDevice.companions]);

/** Whether resources are devices and users and nothing else, now and before the change: then one adapter reads them all. */
export function areDevicesAlone(resources: readonly Resource[]): boolean {
  const all = [...resources, ...resourcesBefore(resources)];
  return all.every((resource) => types.has(resource.type) && !runsCommands(resource));
}

/** What `deriveFacts` of the registry gives for such resources, without the other adapters. */
export function deriveDevices(resources: readonly Resource[], options: DeriveOptions = {}): readonly Fact[] {
  return factsBy(() => [mfaDevice], resources, options);
}
