import { type ParsedInput, type Resource, resourcesBefore } from "../../../model/resource.ts";
import { entry, type MapValue, map, revealed, type Value } from "../../../model/value.ts";
import type { RegionGroup } from "../../format.ts";
import type { GivenParameters } from "../../given-parameters.ts";
import { parametersOf, regionGroupsOf } from "../stack-set-overrides.ts";
import { bodyOf } from "../template-body.ts";

/** Reads the CloudFormation template that a resource holds. `parameters` is what the resource gives it. */
export type ExpandTemplate = (
  resource: Resource,
  body: Value,
  parameters: GivenParameters,
  regionGroups: readonly RegionGroup[],
) => ParsedInput;

/** Adds, after each resource that holds a template, what the template declares after the change and declared before it. */
export function expandTemplates(input: ParsedInput, expand: ExpandTemplate): ParsedInput {
  const { resources } = input;
  const earlier = resourcesBefore(resources);
  const problems = [...input.problems];
  const read = (resource: Resource, among: readonly Resource[]): ParsedInput | undefined => {
    const body = bodyOf(resource);
    if (!body || (!resource.uploaded && !isOwnText(resource.properties, body))) return undefined;
    return expand(resource, body, parametersOf(resource, among), regionGroupsOf(resource, among));
  };
  const all = resources.flatMap((resource) => {
    const after = isGone(resource) ? undefined : read(resource, resources);
    problems.push(...(after?.problems ?? []));
    const [was] = resourcesBefore([resource]);
    const before = was && read(was, earlier);
    return [resource, ...compared(before?.resources ?? [], after?.resources ?? [], resource)];
  });
  return { resources: all, problems };
}

function isGone({ action }: Resource): boolean {
  return action === "delete" || action === "forget";
}

/** What a template declares, with how it changes: in a stack that is created everything is, in a plan that tells no change nothing. */
function compared(before: readonly Resource[], after: readonly Resource[], holder: Resource): readonly Resource[] {
  if (!holder.before) return after;
  const earlier = new Map(before.map((one) => [one.address, one]));
  const isKept = (one: Resource | undefined, other: Resource) =>
    one?.type === other.type && JSON.stringify(one.when) === JSON.stringify(other.when);
  const now = after.map((one): Resource => {
    const was = earlier.get(one.address);
    if (!was || !isKept(was, one)) return { ...one, action: "create" };
    earlier.delete(one.address);
    const isSame = contentOf(was) === contentOf(one);
    return { ...one, before: was.properties, action: isSame ? "no-op" : "update" };
  });
  const action = holder.action === "forget" ? "forget" : "delete";
  const gone = [...earlier.values()].map(
    (one): Resource => ({ ...one, properties: map([]), before: one.properties, action }),
  );
  return [...now, ...gone];
}

/** The properties without where they stand. */
function contentOf({ properties }: Resource): string {
  return JSON.stringify(properties, (key, value) =>
    key === "at" || key === "via" || key === "lines" ? undefined : value,
  );
}

/** A body that only comes back from AWS, because a URL gives the template, is not the one to read. */
function isOwnText(holder: MapValue, body: Value): boolean {
  const { kind } = revealed(body);
  if (kind === "absent") return false;
  const url = entry(holder, "template_url") ?? entry(holder, "TemplateURL");
  return kind !== "unknown" || !url || revealed(url).kind === "absent" || revealed(url).kind === "unknown";
}
