import type { PolicyDocument, Statement } from "./document.ts";

const kept = new WeakMap<Statement, Statement>();

/** A statement as it stands on one branch of its policy; `undefined`: it does not. Equal calls give one object. */
export function onBranch(statement: Statement, branch: number): Statement | undefined {
  const { branches } = statement;
  if (!branches) return statement;
  if (!branches.on.includes(branch)) return undefined;
  const known = kept.get(statement);
  if (known) return known;
  const { doubt: _, branches: __, isConditional: ___, ...rest } = statement;
  const own: Statement = { ...rest, ...(branches.doubt !== undefined && { doubt: branches.doubt }) };
  kept.set(statement, own);
  return own;
}

const narrowed = new WeakMap<PolicyDocument, Map<string, PolicyDocument>>();

/**
 * A policy of which some branches are ruled out; `possible`: the numbers of the others. What stands on all of these is
 * certain, what stands on none of them is left out. Equal calls give one object.
 */
export function onSomeBranches(document: PolicyDocument, possible: readonly number[]): PolicyDocument {
  const known = narrowed.get(document) ?? new Map<string, PolicyDocument>();
  narrowed.set(document, known);
  const key = possible.join();
  const have = known.get(key);
  if (have) return have;
  const statements = document.statements.flatMap((one) => {
    const on = one.branches?.on;
    if (on === undefined || !possible.some((branch) => on.includes(branch))) return on === undefined ? [one] : [];
    const isCertain = possible.every((branch) => on.includes(branch));
    return isCertain ? (onBranch(one, possible[0] ?? 0) ?? []) : [one];
  });
  const result = { ...document, statements };
  known.set(key, result);
  return result;
}
