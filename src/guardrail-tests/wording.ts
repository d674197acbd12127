import type { RequestAnswer } from "../coverage/scp/requests.ts";
import type { Stranger } from "../coverage/scp/strangers.ts";
import type { NodeCover } from "../model/coverage.ts";
import { nameOfNode, type OrgNode } from "../model/org-node.ts";
import { describeWitness } from "../policy/decision.ts";
import { causePhrase } from "../rules/wording/causes.ts";
import { coveredBy, coverReason } from "../rules/wording/coverage.ts";
import { nodeLabel } from "../rules/wording/nodes.ts";
import { type Expected, type ExpectedCover, oppositeOf, type TestCase } from "./test-file.ts";
import type { TestQuestion } from "./test-questions.ts";
import type { FailureDetail, StatementPlace } from "./test-report.ts";

/** Why no policy is asked. */
export type Unasked =
  | { readonly kind: "management" | "service-linked-role" | "service"; readonly isOfResources: boolean }
  | { readonly kind: "without-rcps"; readonly of: string };

/** Accounts that a line lists before it counts the rest. */
const shownAccounts = 5;

/** A sentence about requests that no policy binds. */
export function unboundWords(unasked: Unasked): string {
  if (unasked.kind === "without-rcps") return `resource control policies do not apply to ${unasked.of}`;
  const policies = unasked.isOfResources ? "resource control policies" : "service control policies";
  switch (unasked.kind) {
    case "management":
      return unasked.isOfResources
        ? `${policies} never apply to resources of the management account`
        : `${policies} never bind the management account`;
    case "service-linked-role":
      return `${policies} never bind a service-linked role`;
    case "service":
      return `${policies} never bind a service that calls as itself`;
  }
}

/** A placeholder that has no value in some accounts. */
export function emptyPlaceholderWords(name: string, accounts: string): string {
  return `\${${name}} stands for nothing in ${accounts}: no OU is known above`;
}

/** A resource that no request has, because it is in another partition. */
export function foreignResourceWords(resource: string, partition: string): string {
  return `no request in the partition ${partition} is about ${JSON.stringify(resource)}; --partition says where the organization is`;
}

/** A resource that no request has, because IAM answers for the caller's own account. */
export function otherAccountWords({ action, resource }: Pick<TestQuestion, "action" | "resource">): string {
  return `no request for ${action} is about ${JSON.stringify(resource)}, for IAM answers for the account that asks: write \${account} for its number`;
}

export const pathlessRoleWords =
  "a role without the path aws-service-role/<service>/ is taken for an ordinary one, which policies bind, though its name is that of a service-linked role";

export const tooManyStrangers =
  "the policies name more than 20 accounts or organizations outside: ask about them by their ARNs";

function strangerPhrase({ account, organization, named }: Stranger): string {
  const of = organization === null ? "no organization" : named.organization ? organization : "another organization";
  return `of ${named.account ? `account ${account}` : "an account"} in ${of}`;
}

/** The accounts of a failure, by the first of them and how many there are. */
export function labelsOf(first: readonly OrgNode[], count: number): string {
  const shown = first.slice(0, shownAccounts).map(nodeLabel).join(", ");
  return count > shownAccounts ? `${shown} and ${count - shownAccounts} more` : shown;
}

/** How the test says what it expects. */
export function shownExpectation({ saysAllowed }: TestCase, expected: Expected): string {
  return saysAllowed ? oppositeOf(expected) : expected;
}

/** What a question found, but for the accounts. */
export function answerWords(
  test: TestCase,
  question: TestQuestion,
  answer: RequestAnswer,
  found: Pick<FailureDetail, "statements">,
  node: OrgNode,
): (accounts: string) => string {
  const { action, resource, region, principal } = question;
  const isAmong = (test.principal ?? []).length > 1 || test.principal?.[0]?.value === "*";
  const what = [
    principal.stranger
      ? `${principal.text} ${strangerPhrase(principal.stranger)}: `
      : isAmong
        ? `${principal.text}: `
        : "",
    action,
    resource === null ? "" : ` on ${resource}`,
    region === null ? "" : ` in ${region}`,
  ].join("");
  const expected = test.denied === undefined ? "" : shownExpectation(test, test.denied);
  const told = test.saysAllowed ? `allowed ${expected}` : expected;
  const reason = reasonPhrase(answer, found.statements, node);
  return (accounts) => `${what} ${answerPhrase(answer)} in ${accounts}, expected ${told}${reason}`;
}

function answerPhrase({ denied }: RequestAnswer): string {
  if (denied === "unknown") return "may be denied";
  return denied === "never" ? "is never denied" : `is denied ${denied}`;
}

function reasonPhrase(answer: RequestAnswer, statements: readonly StatementPlace[], node: OrgNode): string {
  switch (answer.denied) {
    case "sometimes":
      return `: the request gets through when ${describeWitness(answer.witness) || "nothing special holds"}`;
    case "unknown":
      if (answer.openAccount !== undefined) return `: ${openAccountPhrase(answer.openAccount, node)}`;
      if (answer.openOrganization !== undefined)
        return `: the ID of the organization is in no input, and a policy treats ${answer.openOrganization} in another way than others`;
      if (answer.namedBeyond !== undefined)
        return `: the policies name more than ${answer.namedBeyond} accounts and organizations that it may be`;
      return `: ${answer.cause ? causePhrase(answer.cause) : answer.reason}`;
    case "always": {
      const by = [...new Set(statements.map((one) => one.statement))].join(", ");
      return by ? `: denied by ${by}` : ": no level above allows it";
    }
    default: {
      if (answer.unbound?.kind !== "disabled") return ": no policy up the tree denies it";
      const why = answer.unbound.causes.map(causePhrase).join("; ");
      return `: the policies are not in force${why ? `: ${why}` : ""}`;
    }
  }
}

function openAccountPhrase(other: string, node: OrgNode): string {
  const { kind } = nameOfNode(node);
  return kind === "account"
    ? `the number of ${nodeLabel(node)} is not known before deployment, and a policy treats ${other} in another way than other accounts`
    : `a policy treats ${other} in another way than other accounts, and whether it belongs here is not known`;
}

/** What a cover is, but for the accounts. */
export function coverWords(
  family: "detective" | "preventive",
  cover: NodeCover,
  expected: ExpectedCover,
): (accounts: string) => string {
  const why = cover.state === "covered" ? coveredBy(cover).join(", ") : coverReason(cover);
  return (accounts) => `${family} is ${cover.state} in ${accounts}, expected ${expected}${why ? `: ${why}` : ""}`;
}
