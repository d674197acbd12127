import { posix } from "node:path";
import { isRegion } from "../../../model/partition.ts";
import type { InputProblem, ParsedInput, Resource } from "../../../model/resource.ts";
import { opaque } from "../../../model/symbol.ts";
import { known, unknown, type Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { parseDeployedTemplate } from "../../cloudformation/nesting/deployed.ts";
import type { InputContext } from "../../format.ts";
import { isOpenText, itemsOf, textOf } from "../nodes.ts";
import type { OrganizationFacts } from "../organization-facts.ts";
import { type Deployment, deployTo } from "../stack-set.ts";
import type { Targets } from "./targets.ts";
import { namesOf } from "./text.ts";

export interface CustomizationsContext {
  readonly out: OrganizationFacts;
  readonly targets: Targets;
  readonly folder: string;
  readonly partition: string | undefined;
  readonly input: InputContext;
}

/** Stacks and stack sets that are read of one configuration. */
const maxStacks = 500;

/**
 * The stacks and stack sets of `customizations-config.yaml`: their templates are read as deployed to their targets. A
 * stack set goes to accounts of ignored OUs as well.
 */
export function readCustomizations(root: SyntaxNode, context: CustomizationsContext): Required<ParsedInput> {
  const customizations = child(root, "customizations");
  const all = [
    ...itemsOf(child(customizations, "cloudFormationStacks")).map((node) => ({ node, kind: "Stack" }) as const),
    ...itemsOf(child(customizations, "cloudFormationStackSets")).map((node) => ({ node, kind: "StackSet" }) as const),
  ];
  const read = all.slice(0, maxStacks).map(({ node, kind }) => stack(node, kind, context));
  const resources: Resource[] = [];
  const problems: InputProblem[] = [];
  if (all.length > maxStacks) {
    const message = `There are more than ${maxStacks} stacks and stack sets; the rest was not read.`;
    problems.push({ kind: "unread", code: "too-large", message, location: context.out.location(root) });
  }
  const consumed = new Set<string>();
  for (const one of read) {
    resources.push(...one.resources);
    problems.push(...one.problems);
    for (const path of one.consumed ?? []) consumed.add(path);
  }
  return { resources, problems, consumed: [...consumed] };
}

function stack(node: SyntaxNode, kind: "Stack" | "StackSet", context: CustomizationsContext): ParsedInput {
  const { out, targets, folder, partition, input } = context;
  const name = textOf(child(node, "name")) ?? "stack";
  const template = child(node, "template");
  const written = textOf(template);
  const reach = targets.ofDeployment(child(node, "deploymentTargets"), { skipsIgnored: kind === "Stack" });
  if (!template || written === undefined || !child(node, "deploymentTargets") || reach === null)
    return { resources: [], problems: [] };
  const address = `${kind === "Stack" ? "cloudFormationStacks" : "cloudFormationStackSets"}/${name}`;
  const type = `LandingZoneAccelerator::CloudFormation${kind}`;
  const base = out.base({ type, address, name: child(node, "name") ?? node, whole: node });
  out.facts.push(deployTo(base, address, { ...reach, ...(kind === "StackSet" && stackSetName(node)) }));
  return parseDeployedTemplate(
    posix.join(folder, written),
    {
      prefix: `${address}/`,
      resource: base.resource,
      callers: [{ message: `deployed by ${address}`, location: out.location(template) }],
      parameters: new Map(itemsOf(child(node, "parameters")).flatMap((one) => parameterOf(one, context))),
      partition,
      regions: regionsOf(child(node, "regions")),
    },
    input,
  );
}

/**
 * What CloudFormation calls the stack set of an entry: as the entry does. Source: `stackSetName` in
 * `source/packages/@aws-accelerator/accelerator/lib/stacks/customizations-stack.ts` of https://github.com/awslabs/landing-zone-accelerator-on-aws.
 */
function stackSetName(node: SyntaxNode): Pick<Deployment, "name"> {
  const name = textOf(child(node, "name"));
  return name === undefined || isOpenText(name) ? {} : { name };
}

/** The Regions of a stack; `undefined` where they are not all known. */
function regionsOf(node: SyntaxNode | undefined): readonly string[] | undefined {
  const { values, open } = namesOf(node);
  return open === undefined && values.length > 0 && values.every(isRegion) ? values : undefined;
}

function parameterOf(node: SyntaxNode, { out }: CustomizationsContext): [string, Value][] {
  const [name, value] = [textOf(child(node, "name")), child(node, "value")];
  const text = textOf(value);
  if (name === undefined || !value || text === undefined) return [];
  const at = out.location(value);
  const via = [{ kind: "given-value", name, from: at.path, at }] as const;
  if (!isOpenText(text)) return [[name, known(text, { at, via })]];
  return [[name, unknown(opaque("unset", at, `${text} is filled in when it is deployed`, text), { at })]];
}
