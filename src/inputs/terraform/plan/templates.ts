import type { ParsedInput, Resource } from "../../../model/resource.ts";
import { absent, entry, type MapValue, revealed, type Value } from "../../../model/value.ts";

/**
 * Reads the CloudFormation template that a resource holds. `parameters` is what the resource gives it (a map, or a
 * list of `parameter_key` and `parameter_value`), absent where it gives none.
 */
export type ExpandTemplate = (resource: Resource, body: Value, parameters: Value) => ParsedInput;

/** The resource types that hold a template in `template_body`. */
const templateTypes: ReadonlySet<string> = new Set([
  "aws_cloudformation_stack",
  "aws_cloudformation_stack_set",
  "awscc_cloudformation_stack",
  "awscc_cloudformation_stack_set",
]);

/** Adds, after each resource that holds a template, what the template declares. */
export function expandTemplates(input: ParsedInput, expand: ExpandTemplate): ParsedInput {
  const problems = [...input.problems];
  const resources = input.resources.flatMap((resource) => {
    const holder = holderOf(resource);
    const body = entry(holder, "template_body");
    if (!templateTypes.has(resource.type) || !body || !isOwnText(holder, body)) return [resource];
    const inner = expand(resource, body, entry(holder, "parameters") ?? absent());
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
  const url = entry(holder, "template_url");
  return kind !== "unknown" || !url || revealed(url).kind === "absent" || revealed(url).kind === "unknown";
}
