import { parseEmbeddedTemplate } from "../inputs/cloudformation/index.ts";
import type { InputContext } from "../inputs/format.ts";
import type { FactTools } from "./adapter.ts";

/**
 * Reads the templates of conformance packs with the CloudFormation front end, and the files that stand for remote ones, which
 * are `consumed` then.
 */
export function packTools(context: InputContext, consumed = new Set<string>()): FactTools {
  const { templates } = context.options;
  // What a pack must not hold is told by its type, whether anybody reads that type or not.
  const { wanted: _wanted, wantedTypes: _types, ...whole } = context;
  return {
    parseTemplate: (body, { at, lines, parameters }, resource) =>
      parseEmbeddedTemplate(
        body,
        {
          at,
          ...(lines && { lines }),
          prefix: `${resource.address}/`,
          callers: [{ message: `in the template of ${resource.address}`, location: resource.header }],
          parameters,
          target: resource,
          isElsewhere: true,
        },
        whole,
      ),
    mappedTemplate: (uri) => {
      const path = templates?.get(uri);
      if (path === undefined) return undefined;
      const read = context.workspace.read(path);
      if (read.kind !== "ok") return { status: "failed", path, reason: read.reason };
      consumed.add(path);
      return { status: "ok", path, text: new TextDecoder().decode(read.bytes) };
    },
  };
}
