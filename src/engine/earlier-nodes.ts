import type { EarlierNodes } from "../findings/status.ts";
import type { Fact } from "../model/fact.ts";
import { countsByItself } from "../model/org-node.ts";
import type { BaseSide } from "./base-side.ts";
import type { DecidedSides } from "./compute-coverage.ts";

/** The nodes of the present as the base has them; `undefined` where guardrails are asked for on one side only. */
export async function earlierNodes(
  base: BaseSide,
  facts: readonly Fact[],
  isRequired: boolean,
  sides: DecidedSides,
): Promise<EarlierNodes | undefined> {
  if (!base.coverage?.required || !isRequired) return undefined;
  const { pairNodes } = await import("../coverage/change/pair-nodes.ts");
  const [before, after] = await sides.aligned(base.facts, facts);
  const [{ tree: then }, { tree: now }] = [before.source, after.source];
  const pairs = pairNodes({ tree: then, facts: before.facts }, { tree: now, facts: after.facts });
  const nodeBefore = (key: string) => {
    const node = now.byKey(key);
    return node && pairs.before(node);
  };
  return {
    keyOf: (key) => nodeBefore(key)?.key,
    wasMissing(key, family) {
      const node = now.byKey(key);
      // What is left of an organization was there with the whole of it.
      const was = nodeBefore(key) ?? (node?.kind === "rest" && node.parent ? pairs.before(node.parent) : undefined);
      if (!was || (was.kind === "organization" && !countsByItself(was))) return false;
      return before.verdicts.of(was, family).state === "missing";
    },
  };
}
