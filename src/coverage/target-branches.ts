import type { FactBase, Pointer } from "../model/fact.ts";
import { bothAssumed } from "../model/value.ts";

/** A fact with its target, or one for each target that conditions choose, under its own conditions. */
export function onTargetBranches<F extends FactBase & { readonly target: Pointer }>(fact: F): readonly F[] {
  return withEachTarget(fact, fact.target).map(({ fact: one, target }) => ({ ...one, target }));
}

/** The same of one of several targets that a fact has. */
export function withEachTarget<F extends FactBase>(
  fact: F,
  target: Pointer,
): readonly { readonly fact: F; readonly target: Pointer }[] {
  if (target.kind !== "open" || !target.possible) return [{ fact, target }];
  return target.possible.map(({ pointer, when }) => ({
    fact: { ...fact, when: bothAssumed(fact.when, when), isOneOfTargets: true },
    target: pointer,
  }));
}
