import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Base } from "../inputs/base.ts";
import type { TemplatePair } from "../inputs/cloudformation/template/template-diff.ts";
import type { Fact } from "../model/fact.ts";
import type { TemplateChange } from "../model/guardrail-change.ts";

/** What becomes of the resources of the base's templates that have to do with guardrails. `facts`: the base's. */
export async function templateChangesOf(
  facts: readonly Fact[],
  base: Base,
  cwd: string,
): Promise<readonly TemplateChange[]> {
  const idsOf = new Map<string, Set<string>>();
  for (const { fact, resource, location } of facts) {
    const isTop = resource.format === "cloudformation" && !resource.address.includes("/");
    if (!isTop || fact === "MfaDevice" || fact === "UnreadContent") continue;
    idsOf.set(location.path, (idsOf.get(location.path) ?? new Set()).add(resource.address));
  }
  base.unwritten?.write([...idsOf.keys()].map((path) => join(base.cwd, path)));
  const pairs = [...idsOf].flatMap(([path, logicalIds]): readonly TemplatePair[] => {
    const before = readText(join(base.cwd, path));
    return before === null ? [] : [{ path, before, after: readText(resolve(cwd, path)), logicalIds }];
  });
  if (pairs.length === 0) return [];
  const { templateChanges } = await import("../inputs/cloudformation/template/template-diff.ts");
  return templateChanges(pairs);
}

function readText(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
