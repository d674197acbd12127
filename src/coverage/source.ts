import { dirname } from "node:path/posix";
import { groupedFacts, indexFacts, scopedFacts } from "../facts/fact-index.ts";
import { repositoryOf } from "../facts/repository.ts";
import { deployedFrom } from "../model/deployed-from.ts";
import type { Fact, FactBase, FactKind } from "../model/fact.ts";
import type { OrgNode } from "../model/org-node.ts";
import type { Partitions } from "../model/partition.ts";
import type { FactIndex } from "../model/rule.ts";
import { accountOfPath, type Settings } from "../model/settings.ts";
import { maySeeEachOther } from "./guardrails/regions.ts";
import { isOrganization } from "./speaks-of-organization.ts";
import { OrgTree } from "./tree.ts";

/** What guardrails are collected from. */
export interface CoverageSource {
  readonly facts: FactIndex;
  readonly tree: OrgTree;
  readonly settings: Settings;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The partitions that the accounts may be in: one, but for inputs that disagree. */
  readonly partitions: Partitions;
  /** The repositories with facts of accounts that nothing names, where there is no organization. */
  readonly repositories: readonly string[];
  /** The facts of one kind that stand in one input. */
  inScope<K extends FactKind>(kind: K, scope: string | undefined): readonly Extract<Fact, { fact: K }>[];
  /**
   * The facts of one kind about the account and Region of a fact: those of its input, but for what is known to be of another
   * account or Region, and those of other inputs that are known to be of the same account and Region.
   */
  beside<K extends FactKind>(kind: K, fact: FactBase): readonly Extract<Fact, { fact: K }>[];
  /** The node of the account that a fact's resource is deployed to, where its input or the configuration tells. */
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
  const accountOfInput = accountFinder(settings);
  const accountOf = (fact: FactBase) => fact.account ?? accountOfInput(fact);
  const accountNodeOf = (fact: FactBase): OrgNode | undefined => {
    const account = accountOf(fact);
    if (account === undefined) return undefined;
    if (!tree.isOrganization) return tree.standalone(account, settings);
    const target = tree.resolve({ kind: "id", id: account }, fact);
    return target.kind === "node" ? target.node : undefined;
  };
  const repositories = tree.isOrganization ? [] : addStandaloneAccounts(facts, tree, settings, accountNodeOf);
  const partitions = partitionsOf(facts, settings);
  const inScope = scopedFacts(index);
  const beside = factsBeside(index, accountOf);
  return { facts: index, tree, settings, today, partitions, repositories, accountNodeOf, inScope, beside };
}

function factsBeside(facts: FactIndex, accountOf: (fact: FactBase) => string | undefined): CoverageSource["beside"] {
  const ofInput = groupedFacts(facts, inputOf);
  const ofAccount = groupedFacts(facts, accountOf);
  return (kind, fact) => {
    const account = accountOf(fact);
    const mayBeIts = (one: FactBase) => account === undefined || (accountOf(one) ?? account) === account;
    const own = ofInput(kind, inputOf(fact)).filter((one) => mayBeIts(one) && maySeeEachOther(one, fact));
    const others = account === undefined || !fact.regions ? [] : ofAccount(kind, account);
    return [...new Set([...own, ...others.filter((one) => one.regions && maySeeEachOther(one, fact))])];
  };
}

/** The input of a fact; of an output of AWS its folder, for each call has a file of its own. */
function inputOf({ resource, scope }: FactBase): string | undefined {
  return resource.format === "aws-cli" && scope !== undefined ? dirname(scope) : scope;
}

/** The account that the configuration gives for the path that a fact is deployed from, or of the input that it came from. */
export function accountFinder(settings: Settings): (fact: FactBase) => string | undefined {
  const known = new Map<string, string | undefined>();
  const accountOf = (path: string): string | undefined => {
    if (!known.has(path)) known.set(path, accountOfPath(settings, path));
    return known.get(path);
  };
  return (fact) => accountOf(deployedFrom(fact)) ?? (fact.scope === undefined ? undefined : accountOf(fact.scope));
}

/**
 * Without an organization the accounts are those that the configuration names, and the one that nothing names. Gives the
 * repositories whose facts are of that one.
 */
function addStandaloneAccounts(
  facts: readonly Fact[],
  tree: OrgTree,
  settings: Settings,
  accountNodeOf: CoverageSource["accountNodeOf"],
): readonly string[] {
  const repositories = new Set<string>();
  for (const fact of facts) {
    // What was not read stands in no account of its own.
    if (fact.fact !== "UnreadContent" && !accountNodeOf(fact)) repositories.add(repositoryOf(fact));
  }
  if (repositories.size > 0 || tree.all().length === 0) tree.standalone(null, settings);
  return [...repositories];
}

/**
 * The partition that the user names, else those that the organization's own facts name, else those of all facts. `aws`
 * where nothing speaks of one.
 */
function partitionsOf(facts: readonly Fact[], { partition }: Settings): Partitions {
  if (partition !== undefined) return [partition];
  const named = (of: readonly Fact[]) => [...new Set(of.flatMap((fact) => fact.partition ?? []))].sort();
  const own = named(facts.filter((fact) => organizationKinds.has(fact.fact)));
  const [first, ...others] = own.length > 0 ? own : named(facts);
  return first === undefined ? ["aws"] : [first, ...others];
}

/** Facts about the organization itself, which lives in one partition. */
const organizationKinds: ReadonlySet<FactKind> = new Set<FactKind>([
  "Organization",
  "OrganizationalUnit",
  "Account",
  "PolicyDocument",
  "PolicyAttachment",
]);
