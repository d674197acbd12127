import type { GuardrailCause } from "../../model/cause.ts";
import type { ConfigRuleFact, ConformancePackFact, DeploymentStatusFact, FactBase } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { type OpenAnswer, open } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause } from "../tree.ts";
import { maySeeEachOther } from "./regions.ts";
import { isSameOrganization } from "./same-organization.ts";

/** What AWS says of how a deployment went. */
export interface DeploymentDoubts {
  /** Accounts in which it may not stand. */
  readonly at: ReadonlyMap<OrgNode, OpenAnswer<GuardrailCause>>;
  /** Accounts in which what the organization deploys stands, whatever is said of all together. */
  readonly deployed: ReadonlySet<OrgNode>;
  /** Why some accounts may lack it, whichever they are. */
  readonly anywhere?: GuardrailCause;
}

/** Source: AWS Config API, `OrganizationConfigRuleStatus`, `MemberAccountStatus`, `ConformancePackState`; CloudFormation API, `StackInstance`. */
const deployed: ReadonlySet<string> = new Set([
  "CREATE_SUCCESSFUL",
  "UPDATE_SUCCESSFUL",
  "UPDATE_IN_PROGRESS",
  "CREATE_COMPLETE",
]);

/** The doubts that statuses leave about a rule or a pack: one that was not deployed, or not everywhere, covers nobody for certain. */
export function deploymentDoubts(fact: ConfigRuleFact | ConformancePackFact, source: CoverageSource): DeploymentDoubts {
  const at = new Map<OrgNode, OpenAnswer<GuardrailCause>>();
  const good = new Set<OrgNode>();
  let anywhere: GuardrailCause | undefined;
  for (const one of statusesOf(fact, source)) {
    const node = accountOf(one, fact, source);
    if (deployed.has(one.status)) {
      if (node && one.name !== null && one.reach === "organization") good.add(node);
      continue;
    }
    const cause = { kind: "deployment-status", status: one.status } as const;
    if (node) at.set(node, open(cause));
    else anywhere ??= cause;
  }
  for (const node of at.keys()) good.delete(node);
  return { at, deployed: good, ...(anywhere && { anywhere }) };
}

function accountOf(
  one: DeploymentStatusFact,
  fact: FactBase,
  { tree, accountNodeOf }: CoverageSource,
): OrgNode | undefined {
  if (one.reach === "account") return accountNodeOf(one);
  const found = one.member === undefined ? undefined : nodeOrCause(tree.resolve({ kind: "id", id: one.member }, fact));
  return found && "node" in found ? found.node : undefined;
}

function statusesOf(
  fact: ConfigRuleFact | ConformancePackFact,
  source: CoverageSource,
): readonly DeploymentStatusFact[] {
  const { facts, tree } = source;
  // What is made anew has no status yet.
  if (fact.action === "create" || fact.action === "replace") return [];
  const [of, name] = fact.fact === "ConfigRule" ? ["config-rule", fact.rule.name] : ["conformance-pack", fact.name];
  const isRead = fact.action === "no-op";
  return facts.of("DeploymentStatus").filter((one) => {
    if (one.of !== of || one.reach !== fact.reach || (one.name !== name && !(isRead && one.name === null)))
      return false;
    // Code makes anew what was deleted.
    if (!isRead && one.status.startsWith("DELETE_")) return false;
    if (one.reach === "account") return isOfSame(one, fact, source);
    return isSameOrganization(one, fact, tree).kind !== "no";
  });
}

/** Whether a status of one account may be of the same account and Region as a pack; where nothing tells its account, it is of the same input. */
function isOfSame(one: DeploymentStatusFact, fact: FactBase, { beside, accountNodeOf }: CoverageSource): boolean {
  const node = accountNodeOf(one);
  if (!node) return beside("DeploymentStatus", fact).includes(one);
  return maySeeEachOther(one, fact) && node === (accountNodeOf(fact) ?? node);
}
