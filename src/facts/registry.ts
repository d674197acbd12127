import type { Fact } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import type { FactAdapter, ResourceScope } from "./adapter.ts";
import { mfaDevice } from "./mfa-device.ts";

/** Every service that facts are read from. */
const adapters: readonly FactAdapter[] = [mfaDevice];

const adapterOf: ReadonlyMap<string, FactAdapter> = new Map(
  adapters.flatMap((adapter) => adapter.types.map((type) => [type, adapter] as const)),
);

/** The resource types that facts are read from or that they refer to; inputs need not resolve any other. */
export const wantedTypes: ReadonlySet<string> = new Set(
  adapters.flatMap((adapter) => [...adapter.types, ...adapter.companions]),
);

/** The facts of one set of resources that may refer to each other. */
export function deriveFacts(resources: readonly Resource[]): readonly Fact[] {
  const scope = scopeOf(resources);
  return resources.flatMap((resource) => adapterOf.get(resource.type)?.toFacts(resource, scope) ?? []);
}

function scopeOf(resources: readonly Resource[]): ResourceScope {
  const byAddress = new Map<string, Resource>();
  for (const resource of resources) {
    byAddress.set(resource.address, resource);
    const bare = resource.address.replace(/\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\]$/, "");
    if (!byAddress.has(bare)) byAddress.set(bare, resource);
  }
  return {
    find: (address) => byAddress.get(address),
    ofTypes: (types) => resources.filter((resource) => types.includes(resource.type)),
  };
}
