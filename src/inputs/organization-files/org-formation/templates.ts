import type { ParsedInput, Resource } from "../../../model/resource.ts";
import type { Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { parseDeployedTree } from "../../cloudformation/nesting/deployed.ts";
import type { SourceText } from "../../cloudformation/template/template.ts";
import type { InputContext } from "../../format.ts";
import type { Declared, OrganizationFacts } from "../organization-facts.ts";
import { type Deployment, deployTo } from "../stack-set.ts";
import { type BindingContext, bindingOf } from "./bindings.ts";
import { withoutFunctions } from "./functions.ts";
import { organizationValues } from "./organization.ts";

/** Bindings of one template that are told apart. */
const maxBindings = 100;

/** A template whose resources are deployed by their bindings. */
export interface BoundTemplate {
  readonly root: SyntaxNode;
  readonly source: SourceText;
  /** What stands before addresses of what is bound. */
  readonly name: string;
  /** The same of what nothing binds, with its separator. */
  readonly unboundPrefix: string;
  /** The resource that deploys it, and its place. */
  readonly by: Declared;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly bindings: BindingContext;
}

interface Group {
  readonly deployment: Deployment | null | undefined;
  readonly names: Set<string>;
}

/**
 * Reads a template once for each of its bindings, as deployed to the accounts that the binding names. What nothing binds
 * is read as a template of its own.
 */
export function readBound(template: BoundTemplate, out: OrganizationFacts, input: InputContext): ParsedInput {
  const groups = groupsOf(template);
  const { root, names } = withoutFunctions(template.root, template.bindings, out);
  const filledIn = new Map([...organizationValues(template.bindings.organization, out), ...names]);
  const resources: Resource[] = [];
  const problems = new Map<string, ParsedInput["problems"][number]>();
  const consumed = new Set<string>();
  const declared = new Set([...groups.values()].flatMap((group) => [...group.names]));
  for (const [label, { deployment, names }] of groups) {
    if (deployment === null) continue;
    const address = groups.size === 1 ? template.name : `${template.name}(${label})`;
    const base = out.base(deployment ? { ...template.by, address } : template.by);
    if (deployment) out.facts.push(deployTo(base, address, deployment));
    const prefix = deployment ? `${address}/` : template.unboundPrefix;
    const callers = [{ message: `deployed by ${base.resource.address}`, location: base.header }] as const;
    const { parameters } = template;
    const read = parseDeployedTree(
      root,
      template.source,
      { prefix, resource: base.resource, callers, parameters, filledIn, regions: deployment?.regions },
      input,
    );
    // What a loop makes has other names than are written.
    const isOwn = ({ address: one }: Resource) => {
      const [id = ""] = one.slice(prefix.length).split("/");
      return names.has(id) || (names.has("") && !declared.has(id));
    };
    resources.push(...read.resources.filter(isOwn));
    for (const problem of read.problems) problems.set(JSON.stringify([problem.code, problem.message]), problem);
    for (const path of read.consumed ?? []) consumed.add(path);
  }
  return { resources, problems: [...problems.values()], consumed: [...consumed] };
}

/** Resources by their binding; bindings of their own that say the same are one. */
function groupsOf({ root, bindings }: BoundTemplate): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  const own = new Map<string, string>();
  const section = child(root, "Resources");
  for (const { key, value } of section?.kind === "map" ? section.pairs : []) {
    const binding = bindingOf(child(value, "OrganizationBinding"), bindings);
    let label = binding?.name ?? "";
    if (binding?.name === "own") {
      const meaning = JSON.stringify(binding.deployment);
      label = own.get(meaning) ?? key;
      own.set(meaning, label);
    }
    const isFull = groups.size >= maxBindings && !groups.has(label);
    if (isFull) label = "others";
    const deployment = isFull ? tooMany : binding?.deployment;
    const have = groups.get(label) ?? { deployment, names: new Set<string>() };
    groups.set(label, have);
    have.names.add(key);
    if (key.startsWith("Fn::ForEach") || value.kind !== "map") have.names.add("");
  }
  return groups;
}

const tooMany: Deployment = { targets: [{ kind: "open", cause: { kind: "targets-unknown" } }], leftOut: [] };
