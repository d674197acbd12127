import type { GivenParameters } from "../inputs/given-parameters.ts";
import { writtenRegions } from "../inputs/written-regions.ts";
import type { Fact, FactBase, FactKind } from "../model/fact.ts";
import { fileStart, type Location } from "../model/location.ts";
import { isRegion, partitionOfArn, partitionOfRegion } from "../model/partition.ts";
import type { ParsedInput, Resource } from "../model/resource.ts";
import { childrenOf, entry, type TextLines, type Value, type ViaStep } from "../model/value.ts";
import { staysWhenDestroyed } from "./skip-destroy.ts";

/** A template that stands elsewhere, as far as it may be read. */
export type MappedTemplate =
  | { readonly status: "ok"; readonly path: string; readonly text: string }
  /** The configuration names a file for it, and that file cannot be read. */
  | { readonly status: "failed"; readonly path: string; readonly reason: string };

/** What adapters need of the rooms and the run around them; each can be absent. */
export interface FactTools {
  /** Parses a CloudFormation template that stands inside `resource`, or in a file that is named for it. */
  parseTemplate?(body: Value | string, place: TemplatePlace, resource: Resource): ParsedInput;
  /** What the configuration says that a remote template is in this workspace. */
  mappedTemplate?(uri: string): MappedTemplate | undefined;
}

/** Where the text of a template stands, and what all of its parameters are given, where that is known. */
export interface TemplatePlace {
  readonly at: Location;
  readonly lines?: TextLines;
  readonly parameters: GivenParameters;
}

/** The other resources of the same input set, for references. */
export interface ResourceScope {
  /** By logical ID or Terraform address; an address without instance key finds the instances' common resource. */
  find(address: string): Resource | undefined;
  /** All resources of the given types. */
  ofTypes(types: readonly string[]): readonly Resource[];
  readonly tools: FactTools;
}

/** One service's way from resources to facts of the kinds `K`: one file, and one place for each kind in `registry.ts`. */
export interface FactAdapter<K extends FactKind = FactKind> {
  /** The kinds of facts that it can give. */
  readonly gives: Readonly<Record<K, true>>;
  /** Resource types it turns into facts. */
  readonly types: readonly string[];
  /** Further types that it looks up through `scope`. */
  readonly companions: readonly string[];
  toFacts(resource: Resource, scope: ResourceScope): readonly Extract<Fact, { fact: K }>[];
}

export function factBase(resource: Resource): FactBase {
  const { format, type, address, action, location, header, callers, when, account, regions = [] } = resource;
  const partition = resource.partition ?? partitionOf(resource) ?? partitionOfRegions(regions);
  const base = { resource: { format, type, address }, action, location, header, callers, when };
  const files = filesOf(resource);
  return {
    ...base,
    ...(files.length > 0 && { files }),
    ...(partition !== undefined && { partition }),
    ...(account !== undefined && { account }),
    ...((resource.isRetained || staysWhenDestroyed(type, resource.properties)) && { staysWhenDestroyed: true }),
  };
}

/**
 * The same of what stands in each Region for itself, with the Regions: the resource's own `region`, else its provider's. Source:
 * hashicorp/aws provider documentation, "Enhanced Region Support".
 */
export function regionalBase(resource: Resource): FactBase {
  const { regions, possibleRegions } = resource;
  const inherited = { ...(regions?.every(isRegion) && { regions }), ...(possibleRegions && { possibleRegions }) };
  // One that is not known yet need not be the provider's.
  return { ...factBase(resource), ...writtenRegions(entry(resource.properties, "region"), inherited) };
}

/** The files that settings of the resource are read from, and the lines elsewhere that give them, each once. */
function filesOf({ properties, location }: Resource): readonly Location[] {
  const found = new Map<string, Location>();
  const visit = (value: Value | undefined, depth: number): void => {
    if (value === undefined) return;
    for (const step of value.via ?? []) {
      if (step.kind === "file") found.set(step.path, step.at ?? fileStart(step.path));
      const { at } = step;
      if (at && givingSteps.has(step.kind) && !isWithin(at, location)) found.set(`${at.path}:${at.start.line}`, at);
    }
    if (depth > 0) for (const inner of partsOf(value)) visit(inner, depth - 1);
  };
  visit(properties, deepestSetting);
  return [...found.values()];
}

/** Steps whose place is the line that a value is written in. */
const givingSteps: ReadonlySet<ViaStep["kind"]> = new Set([
  "variable-value",
  "given-value",
  "variable",
  "local",
  "input",
  "parameter-default",
  "mapping",
]);

function isWithin({ path, start }: Location, { path: file, start: first, end }: Location): boolean {
  return path === file && start.line >= first.line && start.line <= end.line;
}

/** Levels of a resource's settings that are looked at: blocks in lists in blocks. */
const deepestSetting = 6;

/** The values inside a value, and what a text encodes. */
function partsOf(value: Value): readonly (Value | undefined)[] {
  return value.kind === "known" || value.kind === "text" ? [value.encodes] : childrenOf(value);
}

/** The partition that all of some Regions are in. */
function partitionOfRegions(regions: readonly string[]): string | undefined {
  const [first, ...others] = new Set(regions.map(partitionOfRegion));
  return others.length === 0 ? first : undefined;
}

/** The partition of the resource's own region, else of the first ARN among its texts and lists of texts. */
function partitionOf(resource: Resource): string | undefined {
  const region = entry(resource.properties, "region");
  const own = region?.kind === "known" ? partitionOfRegion(String(region.value)) : undefined;
  if (own !== undefined) return own;
  for (const { key, value } of resource.properties.entries) {
    // Policy text speaks of ARNs that need not be its own.
    if (/^content$/i.test(key)) continue;
    for (const item of value.kind === "list" ? value.items : [value]) {
      const text = item.kind === "known" && typeof item.value === "string" ? item.value : "";
      const partition = partitionOfArn(text);
      if (partition) return partition;
    }
  }
  return undefined;
}
