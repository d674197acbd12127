import type { GuardrailCause } from "../../model/cause.ts";
import type { Attestation } from "../../model/exception.ts";
import { type CalledNode, isCalled } from "../../model/node-name.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { no, open, openIf, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import type { Target } from "../tree.ts";
import type { ActiveGuardrail } from "./guardrail.ts";

/** What the configuration says of guardrails in other repositories, until it expires. */
export function attestedGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  return source.settings.attestations.map((one) => {
    const { guardrail: family, owner, expires, reason } = one;
    const isExpired = expires < source.today;
    const targets = wholeTargets(one, source);
    const placed = placesOf(one, targets, source);
    return {
      family,
      level: 2,
      name: { kind: "attestation", owner, expires, reason },
      fact: null,
      targets: placed?.nodes ?? targets,
      unplaced: false,
      excluded: new Set(),
      management: family === "detective",
      works: isExpired
        ? no({ kind: "attestation-expired", owner, expires })
        : isOfOne(one, source)
          ? openIf(placed?.causes ?? [], yes())
          : ofSeveral,
      remarks: [{ kind: "attested" }],
      topic: "content",
    };
  });
}

const ofSeveral: ActiveGuardrail["works"] = open({ kind: "several-organizations" });

/** Whether it is known of which organization its target is. */
function isOfOne({ target }: Attestation, { tree }: CoverageSource): boolean {
  return !tree.isOrganization || !isOfSeveral(tree.resolve({ kind: "id", id: target }, attestedFrom));
}

function isOfSeveral(target: Target): boolean {
  return target.kind === "open" && target.cause.kind === "several-organizations";
}

/**
 * The nodes of the targets that places name, with all below; `undefined` without places. A name that several OUs or accounts
 * bear may be meant for any of them.
 */
function placesOf(
  { places }: Attestation,
  targets: readonly OrgNode[],
  { tree }: CoverageSource,
): { readonly nodes: readonly OrgNode[]; readonly causes: readonly GuardrailCause[] } | undefined {
  if (!places) return undefined;
  const within = tree.all().filter((node) => targets.some((target) => tree.isWithin(node, target)));
  const isMeant = (node: OrgNode, place: string) => isCalled(calledNode(node, tree), place);
  const isAmbiguous = (place: string) => {
    const tops = within.filter(
      (node) => isMeant(node, place) && !(node.parent !== null && isMeant(node.parent, place)),
    );
    return tops.length > 1;
  };
  return {
    nodes: within.filter((node) => places.some((place) => isMeant(node, place))),
    causes: places.filter(isAmbiguous).map((place) => ({ kind: "several-of-name", name: place })),
  };
}

function calledNode(node: OrgNode, tree: CoverageSource["tree"]): CalledNode {
  const above = tree.path(node).slice(0, -1);
  const path = above.filter((one) => one.kind === "unit").map((one) => one.name);
  return { id: node.id, name: node.name, path: path.join("/"), above: above.map((one) => one.id ?? one.key) };
}

/** Without an organization in the inputs, an attestation for a root counts for whatever account there is. */
function wholeTargets(one: Attestation, { tree }: CoverageSource): readonly OrgNode[] {
  if (tree.isOrganization) {
    const target = tree.resolve({ kind: "id", id: one.target }, attestedFrom);
    if (target.kind === "node") return [target.node];
    return isOfSeveral(target) ? tree.roots() : [];
  }
  if (/^(?:r-|o-)/.test(one.target)) return tree.all();
  return tree.all().filter((node) => node.id === one.target);
}

const nowhere = { path: "", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const attestedFrom = {
  resource: { format: "facts", type: "", address: "" },
  action: "declare",
  location: nowhere,
  header: nowhere,
  callers: [],
  when: [],
} as const;
