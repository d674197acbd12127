import { wholeName } from "../../facts/name-match.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { RootCredentialsManagementFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { type Answer, openIf, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { type ActiveGuardrail, conditionOf } from "./guardrail.ts";
import { isListed } from "./named.ts";
import { serviceAccess } from "./service-access.ts";

const feature = "RootCredentialsManagement";

/**
 * Centralised root access: new member accounts have no root credentials at all. Those that exist stay until somebody
 * deletes them. Source: IAM user guide, "Centrally manage root access for member accounts".
 */
export function rootCredentialsGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  return source.facts
    .of("RootCredentialsManagement")
    .filter((fact) => isOn(fact).kind !== "no")
    .filter((fact) => !isOfStranger(fact, source))
    .map((fact) => guardrailOf(fact, source));
}

function isOn({ features }: RootCredentialsManagementFact): Answer<GuardrailCause> {
  return isListed(features, [wholeName(feature)]);
}

/** Whether an output tells of an organization by its ID that is none of those of the inputs. */
function isOfStranger({ resource }: RootCredentialsManagementFact, { tree }: CoverageSource): boolean {
  if (resource.format !== "aws-cli") return false;
  const ids = tree.roots().map((root) => tree.organizationId(root));
  return ids.length > 0 && ids.every((id) => id !== undefined && id !== resource.address);
}

function guardrailOf(fact: RootCredentialsManagementFact, source: CoverageSource): ActiveGuardrail {
  const { tree } = source;
  const told = tree.roots().find((node) => tree.organizationId(node) === fact.resource.address);
  const root = told ? ({ kind: "node", node: told } as const) : tree.resolve({ kind: "root" }, fact);
  const base = {
    family: "preventive",
    level: 2,
    name: { kind: "root-credentials-management" },
    fact,
    targets: root.kind === "node" ? [root.node] : tree.roots(),
    unplaced: false,
    excluded: new Set<OrgNode>(),
    management: false,
  } as const;
  const access = serviceAccess("iam", fact, source);
  if (access.kind === "no") return { ...base, remarks: [], works: access, topic: "service-access" };
  const isUnknown = isOn(fact).kind === "open";
  const causes: readonly GuardrailCause[] = [
    ...(isUnknown && fact.features.open ? [{ kind: "features-open", of: fact.features.open } as const] : []),
    ...(root.kind === "open" ? [{ kind: "organization-open", of: root.cause } as const] : []),
    ...access.causes,
    ...conditionOf(fact),
  ];
  const remarks = [{ kind: "existing-credentials-stay" }] as const;
  return { ...base, remarks, works: openIf(causes, yes()), topic: "features" };
}
