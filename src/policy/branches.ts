import type { Statement } from "./document.ts";

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
