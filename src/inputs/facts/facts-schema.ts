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
      ends: { description: "A last line follows the facts.", const: true },
    },
  };
  const end = {
    description: "The last line, where the first one says that it follows.",
    type: "object",
    required: ["rootrail", "facts"],
    properties: {
      rootrail: { const: "facts-end" },
      facts: { description: "How many facts stand between it and the first line.", type: "integer", minimum: 0 },
    },
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `rootrail facts, version ${factsVersion}: one line of a file`,
    oneOf: [{ $ref: "#/definitions/header" }, { $ref: "#/definitions/fact" }, { $ref: "#/definitions/end" }],
    definitions: { header, fact: facts, end, ...definitions.all() },
  };
}
