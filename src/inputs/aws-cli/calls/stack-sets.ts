import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { type Answer, textAt } from "../answer.ts";
import { type Call, eachAnswer } from "./call.ts";

/* Outputs of CloudFormation about where a stack set's stacks stand. Source: CloudFormation API reference. */

const listInstances: Call = {
  command: "cloudformation list-stack-instances",
  key: "Summaries",
  isItem: (item) => textAt(item, "StackSetId") !== undefined && textAt(item, "Account") !== undefined,
  read: eachAnswer((answer) => {
    for (const item of answer.items("Summaries")) tellInstance(answer, item);
  }),
};

const describeInstance: Call = {
  command: "cloudformation describe-stack-instance",
  key: "StackInstance",
  fits: (value) => textAt(value, "StackSetId") !== undefined && textAt(value, "Account") !== undefined,
  read: eachAnswer((answer) => {
    const item = child(answer.root, "StackInstance");
    if (item) tellInstance(answer, item);
  }),
};

/**
 * What is current, and was found to be as the stack set has it, says so; of anything else the least good word counts. Source:
 * CloudFormation API, `StackInstance`, `StackInstanceComprehensiveStatus`.
 */
function tellInstance(answer: Answer, item: SyntaxNode): void {
  const [id, member] = [textAt(item, "StackSetId"), textAt(item, "Account")];
  if (id === undefined || member === undefined || !/^[0-9]{12}$/.test(member)) return;
  const detailed = textAt(child(item, "StackInstanceStatus"), "DetailedStatus") ?? "SUCCEEDED";
  const status = textAt(item, "Status");
  const drift = textAt(item, "DriftStatus");
  const told =
    status !== "CURRENT" ? status : detailed !== "SUCCEEDED" ? detailed : drift === "DRIFTED" ? drift : "CURRENT";
  if (told !== undefined) tellStatus(answer, item, { id, member, status: told, region: textAt(item, "Region") });
}

/** What an operation did in each account; of which stack set, and what, is in no output. That it went well proves nothing: it may take stacks away. */
const listOperationResults: Call = {
  command: "cloudformation list-stack-set-operation-results",
  key: "Summaries",
  isItem: (item) =>
    textAt(item, "StackSetId") === undefined &&
    textAt(item, "Account") !== undefined &&
    textAt(item, "Status") !== undefined,
  read: eachAnswer((answer) => {
    for (const item of answer.items("Summaries")) {
      const [status, member] = [textAt(item, "Status"), textAt(item, "Account")];
      if (status === undefined || status === "SUCCEEDED" || member === undefined || !/^[0-9]{12}$/.test(member))
        continue;
      tellStatus(answer, item, { member, status });
    }
  }),
};

/** One operation over all accounts. */
const describeOperation: Call = {
  command: "cloudformation describe-stack-set-operation",
  key: "StackSetOperation",
  fits: (value) => textAt(value, "StackSetId") !== undefined,
  read: eachAnswer((answer) => {
    const item = child(answer.root, "StackSetOperation");
    const [id, action, status] = ["StackSetId", "Action", "Status"].map((key) => textAt(item, key));
    if (!item || id === undefined || status === undefined || action === "DETECT_DRIFT") return;
    const failed = textAt(child(item, "StatusDetails"), "FailedStackInstancesCount") ?? "0";
    if (status === "SUCCEEDED" && action !== "DELETE" && failed === "0") return;
    const told = failed === "0" ? status : `${status}, FailedStackInstancesCount ${failed}`;
    tellStatus(answer, item, { id, status: action === "DELETE" ? `${action} ${told}` : told });
  }),
};

interface Told {
  readonly status: string;
  /** Of the stack set: its name with a unique ID, or alone. */
  readonly id?: string;
  readonly member?: string;
  readonly region?: string | undefined;
}

function tellStatus(answer: Answer, item: SyntaxNode, { id, status, member, region }: Told): void {
  const name = id?.slice(id.lastIndexOf("/") + 1).split(":")[0] ?? null;
  answer.tell({
    fact: "DeploymentStatus",
    ...answer.organizationBase(name ?? "stack set", item),
    ...{ of: "stack-set", reach: "organization", name, status },
    ...(id !== undefined && { id }),
    ...(member !== undefined && { member }),
    ...(region !== undefined && { regions: [region] }),
  });
}

export const stackSetCalls: readonly Call[] = [
  listInstances,
  describeInstance,
  describeOperation,
  listOperationResults,
];
