import type { Fact, FactBase } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";

/** The other resources of the same input set, for references. */
export interface ResourceScope {
  /** By logical ID or Terraform address; an address without instance key finds the instances' common resource. */
  find(address: string): Resource | undefined;
  /** All resources of the given types. */
  ofTypes(types: readonly string[]): readonly Resource[];
}

/** One service's way from resources to facts: one file, one line in `registry.ts`. */
export interface FactAdapter {
  /** Resource types it turns into facts. */
  readonly types: readonly string[];
  /** Further types that it looks up through `scope`. */
  readonly companions: readonly string[];
  toFacts(resource: Resource, scope: ResourceScope): readonly Fact[];
}

export function factBase(resource: Resource): FactBase {
  const { format, type, address, action, location, header, callers, when } = resource;
  return { resource: { format, type, address }, action, location, header, callers, when };
}
