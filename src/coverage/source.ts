import { indexFacts, scopedFacts } from "../facts/fact-index.ts";
import type { Fact, FactBase, FactKind } from "../model/fact.ts";
import type { OrgNode } from "../model/org-node.ts";
import type { FactIndex } from "../model/rule.ts";
import { accountOfPath, type Settings } from "../model/settings.ts";
import { isOrganization, OrgTree } from "./tree.ts";

/** What guardrails are collected from. */
export interface CoverageSource {
  readonly facts: FactIndex;
  readonly tree: OrgTree;
  readonly settings: Settings;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly partition: string;
  /** The facts of one kind that stand in one input. */
  inScope<K extends FactKind>(kind: K, scope: string | undefined): readonly Extract<Fact, { fact: K }>[];
  /** The node of the account that a fact's input is deployed to, where the configuration tells. */
  accountNodeOf(fact: FactBase): OrgNode | undefined;
}

/** `today`: `YYYY-MM-DD`. `inOrganization`: whether there is an organization, though the facts may not speak of it. */
export function openSource(
  facts: readonly Fact[],
  settings: Settings,
  today: string,
  inOrganization = isOrganization(facts),
): CoverageSource {
  const index = indexFacts(facts);
  const tree = new OrgTree(facts, settings, inOrganization);
  const accountOf = accountFinder(settings);
  const accountNodeOf = (fact: FactBase): OrgNode | undefined => {
    const account = accountOf(fact);
    if (account === undefined) return undefined;
    if (!tree.isOrganization) return tree.standalone(account, settings);
    const target = tree.resolve({ kind: "id", id: account }, fact);
    return target.kind === "node" ? target.node : undefined;
  };
  if (!tree.isOrganization) addStandaloneAccounts(facts, tree, settings, accountNodeOf);
  const partition = partitionOf(facts);
  return { facts: index, tree, settings, today, partition, accountNodeOf, inScope: scopedFacts(index) };
}

/** The account that the configuration gives for the path of a fact, or of the input that it came from. */
function accountFinder(settings: Settings): (fact: FactBase) => string | undefined {
  const known = new Map<string, string | undefined>();
  const accountOf = (path: string): string | undefined => {
    if (!known.has(path)) known.set(path, accountOfPath(settings, path));
    return known.get(path);
  };
  return (fact) => accountOf(fact.location.path) ?? (fact.scope === undefined ? undefined : accountOf(fact.scope));
}

/** Without an organization the accounts are those that the configuration names, and the one that nothing names. */
function addStandaloneAccounts(
  facts: readonly Fact[],
  tree: OrgTree,
  settings: Settings,
  accountNodeOf: CoverageSource["accountNodeOf"],
): void {
  let isUnplaced = false;
  for (const fact of facts) if (!accountNodeOf(fact)) isUnplaced = true;
  if (isUnplaced || tree.all().length === 0) tree.standalone(null, settings);
}

/** The partition that the facts' own ARNs name; `aws` where none does or they disagree. */
function partitionOf(facts: readonly Fact[]): string {
  const found = new Set(facts.flatMap((fact) => fact.partition ?? []));
  const [only] = found;
  return only !== undefined && found.size === 1 ? only : "aws";
}
