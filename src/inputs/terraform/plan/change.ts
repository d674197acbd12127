import type { Location } from "../../../model/location.ts";
import type { Action, ChangeDetail, Resource } from "../../../model/resource.ts";
import { opaque } from "../../../model/symbol.ts";
import { type Address, inModule, localName, parseAddress } from "../../../model/terraform-address.ts";
import type { Assumption, MapEntry, MapValue, Value } from "../../../model/value.ts";
import { known, list, map, sensitive, unknown } from "../../../model/value.ts";
import type { Span, SyntaxNode } from "../../../syntax/node.ts";
import { importIdOf } from "../import-identity.ts";
import type { Configuration } from "./configuration.ts";
import { field, isMap, isNull, isTrue, itemsOf, stringOf } from "./nodes.ts";
import { readPlanValue, type ValueContext, type ValueParts } from "./plan-value.ts";
import type { Instances, ReferenceResolver, ReferenceScope, Sources } from "./references.ts";

/** What the reading of one resource needs of the plan around it. */
export interface PlanContext {
  readonly configuration: Configuration;
  readonly instances: Instances;
  readonly resolver: ReferenceResolver;
  readonly locate: (span: Span) => Location;
  readonly rendered: (sources: Sources) => { readonly text: string; readonly from: string } | undefined;
}

const actionOf: ReadonlyMap<string, Action> = new Map([
  ["no-op", "no-op"],
  ["create", "create"],
  ["read", "read"],
  ["update", "update"],
  ["delete", "delete"],
  ["forget", "forget"],
  ["delete,create", "replace"],
  ["create,delete", "replace"],
  ["create,forget", "replace"],
  ["forget,create", "replace"],
]);

const replacementOf: ReadonlyMap<string, NonNullable<ChangeDetail["replacement"]>> = new Map([
  ["delete,create", "delete-first"],
  ["create,delete", "create-first"],
  ["create,forget", "forget"],
  ["forget,create", "forget"],
]);

/** An entry of `resource_changes`; `undefined` where it has no address, type or change, or is a deposed object. */
export function readChange(
  node: SyntaxNode,
  plan: PlanContext,
  when: readonly Assumption[] = [],
): Resource | undefined {
  const address = stringOf(field(node, "address"));
  const type = stringOf(field(node, "type"));
  const change = field(node, "change");
  if (address === undefined || type === undefined || !isMap(change) || stringOf(field(node, "deposed")))
    return undefined;
  const actions = itemsOf(field(change, "actions")).flatMap((one) => stringOf(one) ?? []);
  const action = actionOf.get(actions.join(",")) ?? guessAction(change);
  const { context, expressions, configured } = valueContext(address, type, plan);
  const after: ValueParts = {
    value: field(change, "after"),
    unknown: field(change, "after_unknown"),
    sensitive: field(change, "after_sensitive"),
    expression: expressions,
  };
  const importId = readImportId(field(change, "importing"), context);
  const detail = changeDetail(node, change, actions);
  const isGone = action === "delete" || action === "forget";
  const written = isGone ? map([]) : readMap(after, context);
  const properties = isGone ? written : withProvisioners(written, configured, context);
  const before = action === "no-op" ? properties : readBefore(change, context);
  const isUnknown = !isGone && isTrue(after.unknown) && written.entries.length === 0;
  return {
    format: "terraform-plan",
    type,
    address,
    action,
    properties,
    ...(before && { before }),
    ...placeOf(node, plan),
    when,
    ...(importId && { importId }),
    ...(isUnknown && { isUnknown }),
    ...(detail && { change: detail }),
  };
}

/** An entry of a state: `planned_values`, `prior_state` or a state's `values`. */
export function readStateResource(node: SyntaxNode, action: Action, plan: PlanContext): Resource | undefined {
  const address = stringOf(field(node, "address"));
  const type = stringOf(field(node, "type"));
  if (address === undefined || type === undefined || stringOf(field(node, "deposed_key"))) return undefined;
  const { context } = valueContext(address, type, plan);
  const properties = readMap({ value: field(node, "values"), sensitive: field(node, "sensitive_values") }, context);
  return {
    format: "terraform-plan",
    type,
    address,
    action,
    properties,
    ...(action === "no-op" && { before: properties }),
    ...placeOf(node, plan),
    when: [],
  };
}

function placeOf(node: SyntaxNode, plan: PlanContext): Pick<Resource, "location" | "header" | "callers"> {
  return { location: plan.locate(node), header: plan.locate(field(node, "address") ?? node), callers: [] };
}

function readBefore(change: SyntaxNode, context: ValueContext): MapValue | undefined {
  const value = field(change, "before");
  return isMap(value) ? readMap({ value, sensitive: field(change, "before_sensitive") }, context) : undefined;
}

/** The attributes of a resource; a mark on all of it is passed on to each. */
function readMap(parts: ValueParts, context: ValueContext): MapValue {
  const isHidden = isTrue(parts.sensitive);
  const value = readPlanValue(isHidden ? { ...parts, sensitive: undefined } : parts, "", context);
  if (value.kind !== "map") return map(isTrue(parts.unknown) ? configuredEntries(parts, context) : [], value);
  if (!isHidden) return value;
  return { ...value, entries: value.entries.map((one) => ({ ...one, value: sensitive(one.value, one.value) })) };
}

/** A resource that is unknown as a whole still shows which attributes it sets, and what they come from. */
function configuredEntries({ expression, unknown: mark }: ValueParts, context: ValueContext): readonly MapEntry[] {
  if (!isMap(expression)) return [];
  return expression.pairs.map(({ key, value }) => {
    const constant = field(value, "constant_value");
    const parts = constant ? { value: constant } : { value: undefined, unknown: mark, expression: value };
    return { key, value: readPlanValue(parts, key, context) };
  });
}

/**
 * The properties with the provisioners of the resource, as HCL has them: `provisioner` is a list of maps with their `type`.
 * The configuration of a plan holds a command only where it is constant.
 */
function withProvisioners(properties: MapValue, configured: SyntaxNode | undefined, context: ValueContext): MapValue {
  const provisioners = itemsOf(field(configured, "provisioners"));
  if (provisioners.length === 0) return properties;
  const items = provisioners.map((node) => {
    const written = configuredEntries({ expression: field(node, "expressions"), value: undefined }, context);
    return map([{ key: "type", value: known(stringOf(field(node, "type")) ?? "") }, ...written]);
  });
  return { ...properties, entries: [...properties.entries, { key: "provisioner", value: list(items) }] };
}

/** What a declaration of the configuration runs, for a resource whose changes nobody reads. */
export function readProvisioned(node: SyntaxNode, address: string, plan: PlanContext): Resource {
  const type = stringOf(field(node, "type")) ?? "";
  const { context } = valueContext(address, type, plan);
  const { location, callers } = placeOf(node, plan);
  const properties = withProvisioners(map([]), node, context);
  return {
    format: "terraform-plan",
    type,
    address,
    action: "declare",
    properties,
    location,
    header: location,
    when: [],
    callers,
  };
}

/**
 * An entry of `action_invocations`, with its values under `config`, as HCL has them; none for what runs when a resource is
 * destroyed, as of provisioners. Source: hashicorp/terraform, `jsonplan.ActionInvocation`.
 */
export function readActionInvocation(
  node: SyntaxNode,
  plan: PlanContext,
  when: readonly Assumption[],
): Resource | undefined {
  const address = stringOf(field(node, "address"));
  const type = stringOf(field(node, "type"));
  const trigger = field(node, "lifecycle_action_trigger");
  if (address === undefined || type === undefined) return undefined;
  if (/Destroy$/.test(stringOf(field(trigger, "action_trigger_event")) ?? "")) return undefined;
  const { context } = valueContext(address, type, plan);
  const config = readMap(
    {
      value: field(node, "config_values"),
      unknown: field(node, "config_unknown"),
      sensitive: field(node, "config_sensitive"),
    },
    context,
  );
  return {
    format: "terraform-plan",
    type,
    address,
    action: "declare",
    properties: map([{ key: "config", value: config }]),
    ...placeOf(node, plan),
    when,
  };
}

/** An action of a later Terraform: what stands before and after tells what it comes to. */
function guessAction(change: SyntaxNode): Action {
  const has = (key: string) => isMap(field(change, key));
  if (!has("after")) return has("before") ? "delete" : isTrue(field(change, "after_unknown")) ? "create" : "no-op";
  return has("before") ? "update" : "create";
}

function changeDetail(node: SyntaxNode, change: SyntaxNode, actions: readonly string[]): ChangeDetail | undefined {
  const previousAddress = stringOf(field(node, "previous_address"));
  const reason = stringOf(field(node, "action_reason"));
  const replacement = replacementOf.get(actions.join(","));
  const replacePaths = itemsOf(field(change, "replace_paths")).map(pathText);
  if (previousAddress === undefined && reason === undefined && !replacement && replacePaths.length === 0)
    return undefined;
  return {
    ...(previousAddress !== undefined && { previousAddress }),
    ...(reason !== undefined && { reason }),
    ...(replacement && { replacement }),
    ...(replacePaths.length > 0 && { replacePaths }),
  };
}

function pathText(path: SyntaxNode): string {
  return itemsOf(path).reduce((text, step) => {
    if (step.kind !== "scalar") return text;
    if (typeof step.value === "number") return `${text}[${step.value}]`;
    return text === "" ? String(step.value) : `${text}.${String(step.value)}`;
  }, "");
}

/** `{id}`, `{identity}` or `{unknown}`; an identity stands for the one attribute that names the thing, else whole. */
function readImportId(importing: SyntaxNode | undefined, context: ValueContext): Value | undefined {
  if (!isMap(importing)) return undefined;
  const at = context.locate(importing);
  const id = field(importing, "id");
  if (id && !isNull(id)) return readPlanValue({ value: id }, "import id", context);
  const identity = field(importing, "identity");
  if (isMap(identity)) return importIdOf(readPlanValue({ value: identity }, "import identity", context));
  return unknown(opaque("after-apply", at, "the ID to import is known after apply"), { at });
}

function valueContext(
  text: string,
  type: string,
  plan: PlanContext,
): {
  readonly context: ValueContext;
  readonly expressions: SyntaxNode | undefined;
  readonly configured: SyntaxNode | undefined;
} {
  const address = parseAddress(text);
  const found = address?.resource
    ? plan.configuration.resource(address.modules, localName(address.resource))
    : undefined;
  const configured = stringOf(field(found, "type")) === type ? found : undefined;
  const scope = scopeOf(address, configured, plan);
  const context: ValueContext = {
    address: text,
    locate: plan.locate,
    sources: (expression) => plan.resolver.resolve(expression, scope),
    rendered: plan.rendered,
  };
  return { context, expressions: field(configured, "expressions"), configured };
}

function scopeOf(address: Address | undefined, configured: SyntaxNode | undefined, plan: PlanContext): ReferenceScope {
  if (!address?.resource) return { modules: [], key: null, forEach: undefined, siblings: 0 };
  return {
    modules: address.modules,
    key: address.resource.key,
    forEach: field(configured, "for_each_expression"),
    siblings: plan.instances.count(inModule(address.modules, localName(address.resource))),
  };
}
