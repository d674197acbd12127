import type { ParsedInput, Resource } from "../../../model/resource.ts";
import { entry, type MapValue, revealed, type Value } from "../../../model/value.ts";
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

/** Adds, after each resource that holds a template, what the template declares. */
export function expandTemplates(input: ParsedInput, expand: ExpandTemplate): ParsedInput {
  const problems = [...input.problems];
  const resources = input.resources.flatMap((resource) => {
    const holder = holderOf(resource);
    const body = bodyOf(resource, holder);
    if (!body || !isOwnText(holder, body)) return [resource];
    const inner = expand(
      resource,
      body,
      parametersOf(resource, input.resources, holder),
      regionGroupsOf(resource, input.resources, holder),
    );
    problems.push(...inner.problems);
    return [resource, ...inner.resources];
  });
  return { resources, problems };
}

/** What a deleted stack held stands before the change only. */
function holderOf({ action, properties, before }: Resource): MapValue {
  return (action === "delete" || action === "forget") && before ? before : properties;
}

/** A body that only comes back from AWS, because a URL gives the template, is not the one to read. */
function isOwnText(holder: MapValue, body: Value): boolean {
  const { kind } = revealed(body);
  if (kind === "absent") return false;
  const url = entry(holder, "template_url") ?? entry(holder, "TemplateURL");
  return kind !== "unknown" || !url || revealed(url).kind === "absent" || revealed(url).kind === "unknown";
}
