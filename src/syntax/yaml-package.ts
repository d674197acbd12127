import { createRequire } from "node:module";
import { packageFiles } from "./packages.ts";

type YamlPackage = typeof import("yaml");

let loaded: YamlPackage | undefined;

/** The `yaml` package, loaded when the first text needs it. */
export function yamlPackage(): YamlPackage {
  loaded ??= createRequire(import.meta.filename)(packageFiles.yaml) as YamlPackage;
  return loaded;
}
