import { wholeName } from "../../facts/name-match.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { SecurityHubOrganizationFact } from "../../model/fact.ts";
import { all, not, open } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import type { ActiveGuardrail } from "./guardrail.ts";
import { isNamed, isThere } from "./named.ts";

/**
 * The default standards in accounts that join an organization with local configuration. Accounts that are there keep what they
 * have, and nothing tells which joined when. Source: Security Hub user guide, "Automatically enabling new accounts".
 */
export function localDefaultGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  return source.facts.of("SecurityHubOrganization").flatMap((fact) => ofOrganization(fact, source));
}

function ofOrganization(fact: SecurityHubOrganizationFact, { tree }: CoverageSource): readonly ActiveGuardrail[] {
  const works = all<GuardrailCause>([
    isNamed(fact.defaultsForNew ?? { kind: "absent" }, [wholeName("true")]),
    not(isNamed(fact.configuration, [wholeName("CENTRAL")])),
    isThere(fact),
    open({ kind: "new-accounts-only", address: fact.resource.address }),
  ]);
  if (works.kind === "no") return [];
  const root = tree.resolve({ kind: "root" }, fact);
  const targets = root.kind === "node" ? [root.node] : tree.roots();
  const name = { kind: "security-hub-standard", standard: null } as const;
  const reach = { targets, unplaced: false, excluded: new Set<never>(), management: false, remarks: [] } as const;
  return [{ family: "detective", level: 2, name, fact, works, topic: "content", ...reach }];
}
