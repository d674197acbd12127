import type { Location } from "../../../model/location.ts";
import type { InputProblem, ParsedInput, Resource } from "../../../model/resource.ts";
import { parseAddress, withoutInstanceKey } from "../../../model/terraform-address.ts";
import type { Assumption } from "../../../model/value.ts";
import type { SyntaxNode } from "../../../syntax/node.ts";
import { attachedTypes } from "../attached-types.ts";
import { type PlanContext, readActionInvocation, readChange, readProvisioned, readStateResource } from "./change.ts";
import { Configuration } from "./configuration.ts";
import { dig, field, isFalse, isList, isTrue, itemsOf, stringOf } from "./nodes.ts";
import type { PlanTree } from "./plan-tree.ts";
import { PlanProviders, targetTypes } from "./providers.ts";
import { Instances, ReferenceResolver, type Sources } from "./references.ts";

/** Makes resources out of a plan's tree, those of `wanted` types only, in the order that the plan has them. */
export function readPlan(tree: PlanTree, wanted: ReadonlySet<string>): ParsedInput {
  const { root, open } = tree;
  const sections = sectionsOf(root, wanted);
  const plan = contextOf(tree, sections);
  const resources = new ResourceSet();
  for (const node of sections.changes) resources.add(readChange(open(node), plan));
  for (const { node, change } of sections.deferred) resources.add(readDeferred(node, change, plan));
  for (const { node, reason } of sections.actions) {
    const resource = readActionInvocation(open(node), plan, reason);
    if (resource && !resources.has(resource.address)) resources.add(resource);
  }
  addStates(resources, sections, plan, open);
  for (const { node, address } of provisionedOf(dig(root, "configuration", "root_module"), ""))
    if (!wanted.has(stringOf(field(node, "type")) ?? "")) resources.add(readProvisioned(node, address, plan));
  const deployed = withTargets(resources.all, tree, plan);
  return { resources: withHandedOut(deployed, plan), problems: problemsOf(root, plan) };
}

/** Resources with the account and the partition that their provider deploys to. */
function withTargets(resources: readonly Resource[], { root, open }: PlanTree, plan: PlanContext): readonly Resource[] {
  const read = stateResources(dig(root, "prior_state", "values", "root_module"));
  const telling = read.filter((one) => targetTypes.has(stringOf(field(one, "type")) ?? "")).map(open);
  const providers = new PlanProviders(dig(root, "configuration", "provider_config"), plan.configuration, telling);
  return resources.map((one) => ({ ...one, ...providers.of(one.address) }));
}

/** Resources with the output of the root module by which other configurations can refer to them. */
function withHandedOut(resources: readonly Resource[], { configuration, resolver }: PlanContext): readonly Resource[] {
  if (!resources.some(({ type }) => attachedTypes.test(type))) return resources;
  const outputs = new Map<string, string>();
  for (const { name, expression } of configuration.rootOutputs()) {
    const { references } = resolver.resolve(expression, { modules: [], key: null, forEach: undefined, siblings: 0 });
    for (const { address } of references) outputs.set(address, name);
  }
  return resources.map((one) => {
    if (!attachedTypes.test(one.type)) return one;
    const name = outputs.get(one.address) ?? outputs.get(withoutInstanceKey(one.address));
    return name === undefined ? one : { ...one, handedOut: { to: "output", name } };
  });
}

interface Sections {
  readonly changes: readonly SyntaxNode[];
  readonly deferred: readonly { readonly node: SyntaxNode; readonly change: SyntaxNode }[];
  readonly drift: readonly SyntaxNode[];
  readonly actions: readonly { readonly node: SyntaxNode; readonly reason: readonly Assumption[] }[];
  readonly planned: readonly SyntaxNode[];
  readonly prior: readonly SyntaxNode[];
  /** The `values` of a state that is no plan. */
  readonly state: readonly SyntaxNode[];
}

function sectionsOf(root: SyntaxNode, wanted: ReadonlySet<string>): Sections {
  const isWanted = (node: SyntaxNode | undefined) => wanted.has(stringOf(field(node, "type")) ?? "");
  const state = (node: SyntaxNode | undefined) => stateResources(field(node, "root_module")).filter(isWanted);
  return {
    changes: itemsOf(field(root, "resource_changes")).filter(isWanted),
    deferred: itemsOf(field(root, "deferred_changes")).flatMap((node) => {
      const change = field(node, "resource_change");
      return change && isWanted(change) ? [{ node, change }] : [];
    }),
    drift: itemsOf(field(root, "resource_drift")).filter(isWanted),
    actions: [
      ...itemsOf(field(root, "action_invocations")).map((node) => ({ node, reason: [] })),
      ...itemsOf(field(root, "deferred_action_invocations")).flatMap((deferred) => {
        const node = field(deferred, "action_invocation");
        const subject = `deferred action ${stringOf(field(node, "address")) ?? ""}`;
        const is = `invoked (${stringOf(field(deferred, "reason")) ?? "no reason given"})`;
        return node ? [{ node, reason: [{ subject, is }] }] : [];
      }),
    ].filter(({ node }) => isWanted(node)),
    planned: state(field(root, "planned_values")),
    prior: state(dig(root, "prior_state", "values")),
    state: state(field(root, "values")),
  };
}

/** The resources of a module and of all modules inside it. */
function stateResources(module: SyntaxNode | undefined): readonly SyntaxNode[] {
  return [
    ...itemsOf(field(module, "resources")),
    ...itemsOf(field(module, "child_modules")).flatMap((inner) => stateResources(inner)),
  ];
}

interface Provisioned {
  readonly node: SyntaxNode;
  readonly address: string;
}

/** The declarations that run commands, with the addresses of their resources, all instances together. */
function provisionedOf(module: SyntaxNode | undefined, prefix: string): readonly Provisioned[] {
  const own = itemsOf(field(module, "resources")).flatMap((node): Provisioned[] => {
    const [type, name] = [stringOf(field(node, "type")), stringOf(field(node, "name"))];
    if (type === undefined || name === undefined || !field(node, "provisioners")) return [];
    return [{ node, address: `${prefix}${type}.${name}` }];
  });
  const calls = field(module, "module_calls");
  const inner = calls?.kind === "map" ? calls.pairs : [];
  return [
    ...own,
    ...inner.flatMap(({ key, value }) => provisionedOf(field(value, "module"), `${prefix}module.${key}.`)),
  ];
}

function contextOf({ root, positions, open }: PlanTree, sections: Sections): PlanContext {
  const configuration = new Configuration(field(root, "configuration"));
  const instances = new Instances();
  const known = [...sections.changes, ...sections.prior, ...sections.planned, ...sections.state];
  for (const node of known) instances.add(stringOf(field(node, "address")) ?? "");
  return {
    configuration,
    instances,
    resolver: new ReferenceResolver(configuration, instances),
    locate: (span) => positions.location(span),
    rendered: renderedDocuments(sections, open),
  };
}

/** Attributes of `aws_iam_policy_document` that hold the whole document. */
const renderedAttributes: ReadonlySet<string> = new Set(["json", "minified_json"]);

/**
 * Finds the text of a policy document that was read during the plan, where a value comes from that alone. One that is read
 * once more when the plan is applied has its earlier text there, which says nothing of the later one.
 */
function renderedDocuments({ prior, changes, deferred }: Sections, open: PlanTree["open"]): PlanContext["rendered"] {
  const addressOf = (node: SyntaxNode) => stringOf(field(node, "address")) ?? "";
  const readAgain = new Set([...changes, ...deferred.map(({ change }) => change)].map(addressOf));
  const byAddress = new Map(
    prior.flatMap((node) => (readAgain.has(addressOf(node)) ? [] : [[addressOf(node), node] as const])),
  );
  const texts = new Map<string, string | undefined>();
  return ({ references, hidden }: Sources) => {
    const [only, ...others] = references;
    if (!only || others.length > 0 || hidden.length > 0 || !renderedAttributes.has(only.attribute)) return undefined;
    const from = `${only.address}.${only.attribute}`;
    const node = byAddress.get(only.address);
    if (stringOf(field(node, "mode")) !== "data" || !node) return undefined;
    if (!texts.has(from)) texts.set(from, stringOf(dig(open(node), "values", only.attribute)));
    const text = texts.get(from);
    return text === undefined ? undefined : { text, from };
  };
}

/** Resources by address, the first word on each counts. */
class ResourceSet {
  readonly all: Resource[] = [];
  readonly #addresses = new Set<string>();

  has(address: string): boolean {
    return this.#addresses.has(address);
  }

  add(resource: Resource | undefined): void {
    if (!resource) return;
    this.all.push(resource);
    this.#addresses.add(resource.address);
    const previous = resource.change?.previousAddress;
    if (previous !== undefined) this.#addresses.add(previous);
  }
}

function readDeferred(node: SyntaxNode, change: SyntaxNode, plan: PlanContext): Resource | undefined {
  const address = stringOf(field(change, "address")) ?? "";
  const reason = stringOf(field(node, "reason")) ?? "no reason given";
  return readChange(change, plan, [{ subject: `deferred change of ${address}`, is: `made (${reason})` }]);
}

/**
 * What changes do not speak of: data sources that were read during the plan, the resources that a `-target`
 * or `-refresh-only` plan leaves alone, and everything in a state.
 */
function addStates(resources: ResourceSet, sections: Sections, plan: PlanContext, open: PlanTree["open"]): void {
  const prior = new Set(sections.prior.map((node) => stringOf(field(node, "address"))));
  const addAll = (nodes: readonly SyntaxNode[], stands: (address: string) => boolean) => {
    for (const node of nodes) {
      const address = stringOf(field(node, "address")) ?? "";
      if (resources.has(address)) continue;
      const action = isData(node) ? "read" : stands(address) ? "no-op" : "create";
      resources.add(readStateResource(open(node), action, plan));
    }
  };
  addAll(sections.state, () => true);
  addAll(sections.prior, () => true);
  for (const node of sections.drift) {
    const found = readChange(open(node), plan);
    if (found && found.action !== "delete" && !resources.has(found.address))
      resources.add({ ...found, action: "no-op" });
  }
  if (sections.changes.length === 0) addAll(sections.planned, (address) => prior.has(address));
}

function isData(node: SyntaxNode): boolean {
  const mode = stringOf(field(node, "mode"));
  if (mode !== undefined) return mode === "data";
  return parseAddress(stringOf(field(node, "address")) ?? "")?.resource?.mode === "data";
}

function problemsOf(root: SyntaxNode, plan: PlanContext): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  const warn = (key: string, code: string, message: string, isPartial: boolean) => {
    const node = field(root, key);
    const location: Location = plan.locate(node ?? root);
    problems.push({ kind: "warning", code, message, location, ...(isPartial && { isPartial }) });
  };
  if (isTrue(field(root, "errored")))
    warn(
      "errored",
      "plan-errored",
      "Terraform ended this plan with an error: the result is partial; fix the error and plan again.",
      true,
    );
  else if (isFalse(field(root, "complete")))
    warn(
      "complete",
      "plan-incomplete",
      "this plan does not cover everything (`-target`, or deferred changes): the result is partial; plan again after it is applied.",
      true,
    );
  if (isList(field(root, "deferred_changes")))
    warn(
      "deferred_changes",
      "plan-deferred",
      "this plan defers changes to a later one: what they set is not known yet.",
      false,
    );
  return problems;
}
