import type { FactBase } from "./fact.ts";
import { accountOfPath, type Settings } from "./settings.ts";

/** The file that deploys a thing: that of the outermost call, where a module, a nested template or a deployment file leads to it, else its own. */
export function deployedFrom({ callers, location, digest }: FactBase): string {
  // The caller of a fact that was read from a facts file is its line there.
  return (digest === undefined ? callers.at(-1)?.location.path : undefined) ?? location.path;
}

/** The account that the configuration gives for the file that deploys a thing. A template or module says nothing of it by its own path. */
export function accountDeployedTo(settings: Settings, fact: FactBase): string | undefined {
  return accountOfPath(settings, deployedFrom(fact));
}
