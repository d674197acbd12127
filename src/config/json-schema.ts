import { configuration } from "./declaration.ts";

/** The published JSON schema of the configuration, generated from the declaration that validates it. */
export function configurationSchema(): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "rootrail configuration",
    ...configuration.schema,
  };
}
