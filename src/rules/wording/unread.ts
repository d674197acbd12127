import type { FactCause } from "../../model/cause.ts";
import { isOfInput, type UnreadContentFact } from "../../model/fact.ts";
import type { UnreadSummary } from "../../model/report.ts";

/** A kind of content that was not read: how it is called, and what would settle it. */
interface UnreadKind {
  readonly one: string;
  readonly many: string;
  /** Follows "to settle it,". */
  readonly settle: string;
}

/** By the code of a problem, or the kind of a cause that has no problem. */
const kinds = {
  "registry-module": {
    one: "registry module",
    many: "registry modules",
    settle: "run terraform init first, or lint the plan",
  },
  "remote-module": {
    one: "remote module",
    many: "remote modules",
    settle: "run terraform init first, or lint the plan",
  },
  "missing-module": {
    one: "module that is not in the workspace",
    many: "modules that are not in the workspace",
    settle: "lint the folder that holds them as well",
  },
  "cloudformation-module": {
    one: "module of the CloudFormation registry",
    many: "modules of the CloudFormation registry",
    settle: "lint the fragment of the module as a template of its own",
  },
  "packaged-part": {
    one: "part that is put in when a template is packaged",
    many: "parts that are put in when templates are packaged",
    settle: "lint the packaged template (rain pkg)",
  },
  "text-template": {
    one: "text template",
    many: "text templates",
    settle: "lint what the tool renders",
  },
  macro: { one: "macro", many: "macros", settle: "lint the processed template (aws cloudformation get-template)" },
  "remote-template": {
    one: "remote template",
    many: "remote templates",
    settle: "name a local copy under `templates` in the configuration",
  },
  "unknown-template": {
    one: "template that is known later",
    many: "templates that are known later",
    settle: "give the parameters their values, or lint the deployed template",
  },
  "missing-file": {
    one: "file that is not in the workspace",
    many: "files that are not in the workspace",
    settle: "put the file where the input names it",
  },
  "outside-file": {
    one: "file outside of the workspace",
    many: "files outside of the workspace",
    settle: "run rootrail in a folder that holds them as well",
  },
  "unknown-loop": {
    one: "loop over values that are known later",
    many: "loops over values that are known later",
    settle: "give the parameters their values",
  },
  product: {
    one: "product of Service Catalog",
    many: "products of Service Catalog",
    settle: "lint the template of the product as well",
  },
  application: {
    one: "application of the Serverless Application Repository",
    many: "applications of the Serverless Application Repository",
    settle: "lint the template of the application as well",
  },
  definition: {
    one: "definition that stands elsewhere",
    many: "definitions that stand elsewhere",
    settle: "put the file where the template names it, and lint the template before it is packaged",
  },
  "serverless-code": {
    one: "configuration of the Serverless Framework that is a program",
    many: "configurations of the Serverless Framework that are programs",
    settle: "lint the template that `serverless package` writes",
  },
  "serverless-resources": {
    one: "part of a serverless.yml",
    many: "parts of serverless.yml files",
    settle: "lint the template that `serverless package` writes",
  },
  "other-tool": {
    one: "task that runs another tool",
    many: "tasks that run other tools",
    settle: "lint what the tool deploys in the same run",
  },
  templated: {
    one: "file that a template engine renders",
    many: "files that template engines render",
    settle: "lint the rendered file",
  },
  "too-large": {
    one: "input over a limit",
    many: "inputs over a limit",
    settle: "lint the parts of it by themselves",
  },
  terragrunt: {
    one: "configuration of Terragrunt",
    many: "configurations of Terragrunt",
    settle: "lint the plans that Terragrunt makes",
  },
  "terraform-stack": {
    one: "part of a Terraform Stack",
    many: "parts of Terraform Stacks",
    settle: "lint the plans of its deployments",
  },
  "any-type": {
    one: "resource of a type that is known later",
    many: "resources of a type that is known later",
    settle: "write the type as plain text",
  },
  input: {
    one: "input that cannot be read",
    many: "inputs that cannot be read",
    settle: "mend the input that cannot be read",
  },
  "stack-rest": {
    one: "stack of which a change set tells a part",
    many: "stacks of which change sets tell a part",
    settle: "lint the template of the stack as well",
  },
  "guardrail-call": {
    one: "call that may make a guardrail",
    many: "calls that may make guardrails",
    settle: "attest what the call makes, or lint the outputs of AWS as well",
  },
  "detective-output": {
    one: "output that lists detective guardrails",
    many: "outputs that list detective guardrails",
    settle:
      "add the outputs of aws configservice describe-organization-config-rules and of aws configservice describe-config-rules in each account (rootrail init --collect writes a script)",
  },
  "preventive-output": {
    one: "output that lists preventive guardrails",
    many: "outputs that list preventive guardrails",
    settle: "add the outputs of aws organizations list-policies and aws organizations list-targets-for-policy",
  },
  other: { one: "part of an input", many: "parts of inputs", settle: "follow the note about it" },
} as const satisfies Readonly<Record<string, UnreadKind>>;

type UnreadName = keyof typeof kinds;

/** Codes of problems whose kind has another name than theirs. */
const byCode: ReadonlyMap<string, UnreadName> = new Map([
  ["template-body-unknown", "unknown-template"],
  ["loop-unknown", "unknown-loop"],
  ["include-missing", "missing-file"],
  ["assembly-file-missing", "missing-file"],
  ["deployed-template-missing", "missing-file"],
  ["nested-template-missing", "missing-file"],
  ["nested-template-outside", "outside-file"],
  ["nested-template-too-large", "too-large"],
  ["nested-template-unreadable", "input"],
  ["deployment-template-missing", "missing-file"],
  ["organization-missing", "missing-file"],
  ["parameter-file-missing", "missing-file"],
]);

/** The kind of what was not read. */
export function unreadName(cause: FactCause): UnreadName {
  switch (cause.kind) {
    case "content-unread":
      return isUnreadName(cause.problem.code) ? cause.problem.code : (byCode.get(cause.problem.code) ?? "other");
    case "template-unread":
      return cause.url === null ? "unknown-template" : "remote-template";
    case "deployed-unread":
      return cause.of;
    case "input-unread":
      return "input";
    case "guardrail-call":
      return cause.kind;
    case "not-collected":
      return `${cause.family}-output`;
    default:
      return "other";
  }
}

/** What would settle content that was not read, each once; follows "to settle it,". */
export function unreadSettlements(causes: readonly FactCause[]): string {
  return [...new Set(causes.map((cause) => kinds[unreadName(cause)].settle))].join("; ");
}

/** `3 registry modules`. */
export function unreadPhrase({ what, count }: Pick<UnreadSummary, "what" | "count">): string {
  const kind: UnreadKind = isUnreadName(what) ? kinds[what] : kinds.other;
  return `${count} ${count === 1 ? kind.one : kind.many}`;
}

function isUnreadName(what: string): what is UnreadName {
  return Object.hasOwn(kinds, what);
}

/** What was not read, by kind; what one resource names in several ways counts once. */
export function unreadSummaries(facts: readonly UnreadContentFact[]): readonly UnreadSummary[] {
  const found = new Map<UnreadName, Map<string, UnreadContentFact>>();
  for (const fact of facts) {
    // Inputs that were read in part, or not at all, are told as such.
    if (isOfInput(fact)) continue;
    const what = unreadName(fact.cause);
    const have = found.get(what) ?? new Map<string, UnreadContentFact>();
    const { resource, header } = fact;
    const place = resource.type === "" ? JSON.stringify(header) : JSON.stringify([header.path, resource.address]);
    if (!have.has(place)) have.set(place, fact);
    found.set(what, have);
  }
  return [...found].map(([what, places]) => {
    const locations = [...places.values()].map((fact) => fact.header);
    return { what, count: locations.length, settle: kinds[what].settle, locations };
  });
}
