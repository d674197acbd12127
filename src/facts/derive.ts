import type { Fact } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import type { FactAdapter, FactTools, ResourceScope } from "./adapter.ts";
import { mfaDevice } from "./mfa-device.ts";
import { staysWhenDestroyed } from "./skip-destroy.ts";

/** One service's way from resources to facts of any kind. */
export type AnyAdapter = Pick<FactAdapter, "types" | "companions" | "toFacts">;

/** How a set of resources is turned into facts. */
export interface DeriveOptions {
  /** Names the set: facts of several sets can have equal addresses. */
  readonly scope?: string;
  readonly tools?: FactTools;
}

/** The facts of one set of resources that may refer to each other, by the adapters of each. */
export function factsBy(
  adaptersFor: (resource: Resource) => readonly AnyAdapter[],
  found: readonly Resource[],
  options: DeriveOptions,
): readonly Fact[] {
  const resources = found.map(asItStays);
  const scope = scopeOf(resources, options.tools ?? {});
  const facts = [...resources, ...found.flatMap(leftBehind)].flatMap((resource) =>
    adaptersFor(resource).flatMap((adapter) => adapter.toFacts(resource, scope)),
  );
  const name = options.scope;
  return name === undefined ? facts : facts.map((fact) => ({ ...fact, scope: name }));
}

/** What Terraform only lets go of stays as it was: forgotten, or destroyed with `skip_destroy`. Devices tell it themselves. */
function asItStays(resource: Resource): Resource {
  const { before, action, type } = resource;
  if (!before || mfaDevice.types.includes(type)) return resource;
  const isSkipped = action === "delete" && staysWhenDestroyed(type, before);
  return isSkipped || action === "forget" ? { ...resource, properties: before, action: "forget" } : resource;
}

/** The old thing of a replacement that Terraform lets go of: it stays as it was, beside the new one. */
function leftBehind(resource: Resource): readonly Resource[] {
  const { before, action, type, change } = resource;
  if (!before || action !== "replace") return [];
  const stays = change?.replacement === "forget" || staysWhenDestroyed(type, before);
  return stays ? [{ ...resource, properties: before, action: "forget" }] : [];
}

function scopeOf(resources: readonly Resource[], tools: FactTools): ResourceScope {
  const byAddress = new Map<string, Resource>();
  const byType = new Map<string, Resource[]>();
  for (const resource of resources) {
    const ofType = byType.get(resource.type);
    if (ofType) ofType.push(resource);
    else byType.set(resource.type, [resource]);
    byAddress.set(resource.address, resource);
    const bare = resource.address.replace(/\[(?:[0-9]+|"[^"\\]*(?:\\.[^"\\]*)*")\]$/, "");
    if (!byAddress.has(bare)) byAddress.set(bare, resource);
  }
  return {
    find: (address) => byAddress.get(address),
    ofTypes: (types) => types.flatMap((type) => byType.get(type) ?? []),
    tools,
  };
}
