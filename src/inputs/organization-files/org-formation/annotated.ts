import type { Pointer } from "../../../model/fact.ts";
import { child, type MapPair, type SyntaxNode } from "../../../syntax/node.ts";
import { accountIdOf, itemsOf, textOf } from "../nodes.ts";
import { type OrganizationFacts, toId } from "../organization-facts.ts";

/**
 * The organization of the task `annotate-organization`, which another tool makes: of its accounts only those are named that the
 * task maps. Source: org-formation's docs, `task-files.md`.
 */
export interface Annotated {
  /** The section that declares what the task maps, as an organization of org-formation has it. */
  readonly section: SyntaxNode;
  /** Accounts that no binding reaches. */
  readonly excluded: readonly Pointer[];
}

/** Reads the task and declares the organization and the accounts that it names. */
export function annotatedOf({ keySpan, value }: MapPair, out: OrganizationFacts): Annotated {
  const mapping = child(value, "AccountMapping");
  const accounts = (mapping?.kind === "map" ? mapping.pairs : []).filter((pair) => accountIdOf(pair.value));
  const type = "OrgFormation::AnnotatedOrganization";
  out.facts.push({
    fact: "Organization",
    ...out.base({ type, address: "organization", name: keySpan, whole: keySpan }),
    featureSet: { kind: "absent" },
    policyTypes: null,
    serviceAccess: null,
    isStanding: true,
    isPartial: true,
    accounts: [],
  });
  for (const { key, keySpan: name, value: id } of accounts) {
    const account = accountIdOf(id);
    out.facts.push({
      fact: "Account",
      ...out.base({ type: "OC::ORG::Account", address: key, name, whole: { start: name.start, end: id.end } }),
      name: key,
      parent: { kind: "open", cause: { kind: "not-given", setting: "the OU" } },
      ...(account !== undefined && { id: account }),
    });
  }
  const excluded = itemsOf(child(value, "ExcludeAccounts")).flatMap((node) => textOf(node) ?? []);
  return { section: sectionOf(accounts, value), excluded: excluded.map(toId) };
}

/** The accounts as resources of the section `Organization`. */
function sectionOf(accounts: readonly MapPair[], { start, end }: SyntaxNode): SyntaxNode {
  const pairs = accounts.map(({ key, keySpan, value }): MapPair => {
    const span = { start: keySpan.start, end: value.end };
    const type: SyntaxNode = {
      kind: "scalar",
      value: "OC::ORG::Account",
      source: "OC::ORG::Account",
      quoted: false,
      ...span,
    };
    const properties: SyntaxNode = { kind: "map", pairs: [{ key: "AccountId", keySpan, value }], ...span };
    const resource = [
      { key: "Type", keySpan, value: type },
      { key: "Properties", keySpan, value: properties },
    ];
    return { key, keySpan, value: { kind: "map", pairs: resource, ...span } };
  });
  return { kind: "map", pairs, start, end };
}
