import { join } from "node:path";
import type { Base } from "../inputs/base.ts";
import type { TemplatePair } from "../inputs/cloudformation/template/template-diff.ts";
import { maxTextBytes } from "../inputs/registry.ts";
import { textsOfChange } from "../inputs/repository-file.ts";
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
    const { before, after = null } = textsOfChange(path, { base: base.cwd, present: cwd }, maxTextBytes);
    return before === undefined ? [] : [{ path, before, after, logicalIds }];
  });
  if (pairs.length === 0) return [];
  const { templateChanges } = await import("../inputs/cloudformation/template/template-diff.ts");
  return templateChanges(pairs);
}
