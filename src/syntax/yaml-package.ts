import { createRequire } from "node:module";

type YamlPackage = typeof import("yaml");

let loaded: YamlPackage | undefined;

/**
 * The `yaml` package, loaded when the first text needs it: loading takes longer than linting a usual template.
 * The build puts it beside the bundle and rewrites the name.
 */
export function yamlPackage(): YamlPackage {
  loaded ??= createRequire(import.meta.url)("yaml") as YamlPackage;
  return loaded;
}
