import { fileStart } from "../model/location.ts";
import type { ParsedInput, Resource } from "../model/resource.ts";
import type { Value } from "../model/value.ts";
import { parseEmbeddedTemplate } from "./cloudformation/index.ts";
import type { InputContext, RegionGroup } from "./format.ts";
import type { GivenParameters } from "./given-parameters.ts";
import { unplacedFiles } from "./terraform/content-files.ts";

/** Reads the CloudFormation template that a Terraform resource holds; addresses are `<address>/<logical ID>`. */
export function templateExpander(context: InputContext) {
  return (
    resource: Resource,
    body: Value,
    parameters: GivenParameters,
    regionGroups: readonly RegionGroup[],
  ): ParsedInput => {
    const { format, type, address } = resource;
    const place = {
      at: body.at ?? resource.header,
      holder: { format, type, address },
      prefix: `${resource.address}/`,
      callers: [
        { message: `the template of ${resource.address}`, location: resource.header },
        ...unplacedFiles(body).map((path) => ({ message: "its text is read from here", location: fileStart(path) })),
        ...resource.callers,
      ],
      when: resource.when,
      parameters,
      target: resource,
      regionGroups,
      isElsewhere: /_set$|StackSet$/.test(resource.type),
    };
    return parseEmbeddedTemplate(body, place, context);
  };
}
