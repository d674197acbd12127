import type { EarlierNodes } from "../findings/status.ts";
import type { Fact } from "../model/fact.ts";
import { countsByItself } from "../model/org-node.ts";
import type { BaseSide } from "./base-side.ts";
import { stoodBefore } from "./compare-guardrails.ts";
import { coverageOfRun, type DecidedSides } from "./compute-coverage.ts";
import type { RunFacts } from "./run-facts.ts";

/** The nodes of the present as they were, by the base and by what plans tell; `undefined` where guardrails are asked for on one side only. */
export async function earlierNodes(
  base: BaseSide | undefined,
  run: RunFacts,
  isRequired: boolean,
  sides: DecidedSides,
): Promise<EarlierNodes | undefined> {
  if (!isRequired) return undefined;
  const stood = stoodBefore(base, run);
  if (!(await wasRequired(stood, base, run, sides))) return undefined;
  const { pairNodes } = await import("../coverage/change/pair-nodes.ts");
  const [before, after] = await sides.aligned(stood, run.facts);
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

async function wasRequired(
  stood: readonly Fact[],
  base: BaseSide | undefined,
  { inputs }: RunFacts,
  sides: DecidedSides,
): Promise<boolean> {
  const coverage =
    stood === base?.facts ? base.coverage : await coverageOfRun({ facts: stood, inputs, conflicts: [] }, sides);
  return coverage?.required === true;
}
