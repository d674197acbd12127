import type { GuardrailCause } from "../../model/cause.ts";
import type { FactBase } from "../../model/fact.ts";
import { type Answer, no, open, yes } from "../../model/ternary.ts";
import type { OrgTree } from "../tree.ts";

/** Whether what two facts say is about one organization: it is where the inputs have only one. */
export function isSameOrganization(one: FactBase, other: FactBase, tree: OrgTree): Answer<GuardrailCause> {
  if (tree.roots().length < 2 || one.scope === other.scope) return yes();
  const [first, second] = [one, other].map((fact) => tree.resolve({ kind: "root" }, fact));
  if (first?.kind !== "node" || second?.kind !== "node") return open({ kind: "several-organizations" });
  return first.node === second.node ? yes() : no();
}
