import type { InputProblem, ParsedInput, Resource } from "../../../model/resource.ts";
import { revealed, type Value } from "../../../model/value.ts";
import type { SourceOfResource, TerraformSources } from "./sources.ts";

/**
 * Moves resources and their values from the plan to the .tf files that they are written in. What the files do not have
 * keeps its place in the plan, and is said once; that a deleted thing is not written any more is no surprise.
 */
export function relocate({ resources, problems }: ParsedInput, sources: TerraformSources): ParsedInput {
  if (sources.isGuess && resources.some((resource) => isContradicted(resource, sources)))
    return { resources, problems: [...problems, ...mismatch(resources.filter(isExpected))] };
  const missing: Resource[] = [];
  const moved = resources.map((resource) => {
    const source = sources.locate(resource.address);
    if (source) return moveTo(resource, source);
    if (isExpected(resource)) missing.push(resource);
    return resource;
  });
  return { resources: moved, problems: [...problems, ...mismatch(missing)] };
}

/** Whether the files declare a resource with a plain value that is not the plan's: they are not what it was made from. */
function isContradicted(resource: Resource, sources: TerraformSources): boolean {
  if (!isExpected(resource)) return false;
  const source = sources.locate(resource.address);
  if (!source?.literal) return false;
  return resource.properties.entries.some(({ key, value }) => {
    const written = source.literal?.(key);
    const inner = revealed(value);
    return written !== undefined && inner.kind === "known" && inner.value !== null && String(inner.value) !== written;
  });
}

function isExpected({ action }: Resource): boolean {
  return action !== "delete" && action !== "forget";
}

function mismatch(missing: readonly Resource[]): readonly InputProblem[] {
  const [first, ...others] = missing;
  if (!first) return [];
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return [
    {
      kind: "warning",
      code: "source-mismatch",
      message: `the .tf files have no ${first.address}${more} as the plan has it: places in the plan are given instead; name the folder that the plan was made from with \`--source\`.`,
      location: first.header,
      resource: { format: first.format, type: first.type, address: first.address },
    },
  ];
}

function moveTo(resource: Resource, source: SourceOfResource): Resource {
  const properties = moveValue(resource.properties, [], source);
  return {
    ...resource,
    properties: properties.kind === "map" ? properties : resource.properties,
    location: source.block,
    header: source.header,
    callers: [...source.callers, ...resource.callers],
    ...(resource.importId && { importId: withoutPlace(resource.importId) }),
  };
}

/** A value that is not written itself stands where the attribute or block around it is written, if that is. */
function moveValue(
  value: Value,
  path: readonly (string | number)[],
  source: SourceOfResource,
  outer?: Value["at"],
): Value {
  const at = path.length > 0 ? (source.attribute(path) ?? outer) : undefined;
  const { at: _plan, ...bare } = value;
  const placed = at ? { ...bare, at } : bare;
  switch (placed.kind) {
    case "map": {
      const entries = placed.entries.map(({ key, value: inner }) => ({
        key,
        value: moveValue(inner, [...path, key], source, at),
      }));
      return { ...placed, entries };
    }
    case "list":
      return { ...placed, items: placed.items.map((item, index) => moveValue(item, [...path, index], source, at)) };
    case "sensitive":
      return { ...placed, value: moveValue(placed.value, path, source, at) };
    default:
      return placed;
  }
}

function withoutPlace(value: Value): Value {
  const { at: _plan, ...bare } = value;
  return bare;
}
