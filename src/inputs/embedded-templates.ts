import type { ParsedInput, Resource } from "../model/resource.ts";
import { entry, revealed, type Value } from "../model/value.ts";
import { parseEmbeddedTemplate } from "./cloudformation/index.ts";
import type { InputContext } from "./format.ts";

/** Reads the CloudFormation template that a Terraform resource holds; addresses are `<address>/<logical ID>`. */
export function templateExpander(context: InputContext) {
  return (resource: Resource, body: Value, parameters: Value): ParsedInput => {
    const place = {
      at: body.at ?? resource.header,
      prefix: `${resource.address}/`,
      callers: [{ message: `the template of ${resource.address}`, location: resource.header }, ...resource.callers],
      when: resource.when,
      parameters: parameterValues(parameters),
      target: resource,
      isElsewhere: resource.type.endsWith("_set"),
    };
    return parseEmbeddedTemplate(body, place, context);
  };
}

/** A map of names to values (`aws_…`), or a list of `parameter_key` and `parameter_value` (`awscc_…`). */
function parameterValues(parameters: Value): ReadonlyMap<string, Value> {
  const inner = revealed(parameters);
  if (inner.kind === "map") return new Map(inner.entries.map((one) => [one.key, one.value]));
  if (inner.kind !== "list") return new Map();
  return new Map(
    inner.items.flatMap((item): [string, Value][] => {
      const key = entry(item, "parameter_key");
      const value = entry(item, "parameter_value");
      return key?.kind === "known" && value ? [[String(key.value), value]] : [];
    }),
  );
}
