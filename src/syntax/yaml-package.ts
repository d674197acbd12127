import { packageLoaders } from "./packages.ts";

type YamlPackage = typeof import("yaml");

let loaded: YamlPackage | undefined;

/** The `yaml` package, loaded when the first text needs it. */
export function yamlPackage(): YamlPackage {
  loaded ??= packageLoaders.yaml() as YamlPackage;
  return loaded;
}
