import { fact } from "./fact-shapes.ts";
import { factsVersion } from "./read-line.ts";
import { Definitions } from "./shapes.ts";

/** The published JSON schema of one line of a facts file, made of the shapes that read it. */
export function factsSchema(): object {
  const definitions = new Definitions();
  const facts = fact.schema(definitions);
  const header = {
    description: "The first line.",
    type: "object",
    required: ["rootrail", "version"],
    properties: {
      rootrail: { const: "facts" },
      version: { const: factsVersion },
      tool: { description: "The version of rootrail that wrote it.", type: "string" },
    },
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `rootrail facts, version ${factsVersion}: one line of a file`,
    oneOf: [{ $ref: "#/definitions/header" }, { $ref: "#/definitions/fact" }],
    definitions: { header, fact: facts, ...definitions.all() },
  };
}
