import type { FactCause } from "../../../model/cause.ts";
import type { Pointer } from "../../../model/fact.ts";
import { isRegion } from "../../../model/partition.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { flagOf, textOf } from "../nodes.ts";
import { toResource } from "../organization-facts.ts";
import type { Deployment } from "../stack-set.ts";
import { type Organization, type OrganizationResource, referenceIn } from "./organization.ts";

/** What the bindings of a template or a task are made of. */
export interface BindingContext {
  readonly organization: Organization;
  /** The section or attribute `OrganizationBindings`, the nearest first. */
  readonly named: readonly SyntaxNode[];
  readonly defaultBinding: SyntaxNode | undefined;
  readonly defaultRegion: SyntaxNode | undefined;
  /** The value of a parameter of the task file, where it has one. */
  parameter(name: string): SyntaxNode | undefined;
}

/** Where a resource with this binding is deployed to; `null`: nowhere, `undefined`: nothing binds it. */
export function bindingOf(
  node: SyntaxNode | undefined,
  context: BindingContext,
): { readonly name: string; readonly deployment: Deployment | null } | undefined {
  const name = referenceIn(node);
  if (name === undefined) {
    const binding = node ?? context.defaultBinding;
    const label = node ? "own" : "default";
    return binding && { name: label, deployment: deploymentOf(binding, context) };
  }
  const found = namedBinding(name, context);
  if (!found) return { name, deployment: open({ kind: "undeclared-unit", name, file: "OrganizationBindings" }) };
  return { name, deployment: deploymentOf(found, context) };
}

/** The nearest of this name. */
function namedBinding(name: string, { named }: BindingContext): SyntaxNode | undefined {
  return named.flatMap((section) => child(section, name) ?? [])[0];
}

/**
 * The accounts of a binding: those that are named, those below OUs and those with a tag, without the ones that are
 * excluded. Source: `TemplateRoot.resolveNormalizedLogicalAccountIds`.
 */
function deploymentOf(binding: SyntaxNode, context: BindingContext): Deployment | null {
  const { organization } = context;
  if (binding.kind !== "map") return null;
  const region = child(binding, "Region") ?? context.defaultRegion;
  if (!region) return null;
  const written = (region.kind === "list" ? region.items : [region]).map(textOf);
  const regions = written.flatMap((one) => (one !== undefined && isRegion(one) ? [one] : []));
  const get = (name: string) => child(binding, name);
  if (textOf(get("ExcludeAccount")) === "*" && !includesMaster(get("IncludeMasterAccount"), context)) return null;
  const { master, everyAccount, ids, withMaster, left } = reachOf(binding, context);
  const targets: readonly Pointer[] = [
    ...(everyAccount ? [{ kind: "root" } as const] : []),
    ...[...ids].map(toResource),
    ...(withMaster && master && !left.has(master.id) ? [managementOf(master.id)] : []),
    ...undeclaredIn([get("Account"), get("OrganizationalUnit")], context),
  ];
  if (targets.length === 0) return null;
  const leftOut = [...left].filter((id) => id !== master?.id && (everyAccount || organization.isWithin(id, ids)));
  const unknown = undeclaredIn([get("ExcludeAccount"), get("ExcludeOrganizationalUnit")], context);
  const [doubt] = unknown.flatMap((one) => (one.kind === "open" ? [one.cause] : []));
  const excluded = everyAccount ? organization.excluded : [];
  return {
    targets,
    leftOut: [...leftOut.map(toResource), ...excluded],
    ...(doubt && { open: doubt }),
    ...(regions.length === written.length && { regions }),
  };
}

/** What a binding names; `ids`: accounts and OUs, without the management account, which `master` is where the binding has it. */
function reachOf(binding: SyntaxNode, context: BindingContext) {
  const { organization } = context;
  const get = (name: string) => child(binding, name);
  const master = organization.master();
  const everyAccount = textOf(get("Account")) === "*";
  const accounts = organization.references(get("Account"), organization.accounts(), master);
  const units = organization.references(get("OrganizationalUnit"), organization.units());
  const leftAccounts = organization.references(get("ExcludeAccount"), organization.accounts(), master);
  const leftUnits = organization.references(get("ExcludeOrganizationalUnit"), organization.units());
  const left = new Set([...leftAccounts, ...leftUnits].map((one) => one.id));
  const reached = [...(everyAccount ? [] : accounts), ...units, ...withTag(get("AccountsWithTag"), organization)];
  const withMaster = includesMaster(get("IncludeMasterAccount"), context) || (!everyAccount && isIn(accounts, master));
  const ids = new Set(
    reached.filter((one) => one !== master && !organization.isWithin(one.id, left)).map(({ id }) => id),
  );
  return { master, everyAccount, ids, withMaster, left };
}

/**
 * The accounts of a named binding, or of the default one; `undefined` where it is not declared, or names what is not.
 * Source: `TemplateRoot.resolveNormalizedAccounts`.
 */
export function accountsOf(
  name: string | undefined,
  context: BindingContext,
): readonly OrganizationResource[] | undefined {
  const { organization } = context;
  const binding = name === undefined ? context.defaultBinding : namedBinding(name, context);
  if (binding?.kind !== "map" || organization.isEmpty || organization.excluded.length > 0) return undefined;
  const written = ["Account", "OrganizationalUnit", "ExcludeAccount", "ExcludeOrganizationalUnit"];
  if (
    undeclaredIn(
      written.map((one) => child(binding, one)),
      context,
    ).length > 0
  )
    return undefined;
  const { master, everyAccount, ids, withMaster, left } = reachOf(binding, context);
  const reached = organization
    .accounts()
    .filter(({ id }) => (everyAccount || organization.isWithin(id, ids)) && !organization.isWithin(id, left));
  return withMaster && master && !left.has(master.id) ? [master, ...reached] : reached;
}

function isIn<T>(list: readonly T[], item: T | undefined): boolean {
  return item !== undefined && list.includes(item);
}

/** The node of the management account is that of the organization, which its resource declares. */
function managementOf(address: string): Pointer {
  return { kind: "resource", address, attribute: "ManagementAccountId" };
}

function includesMaster(node: SyntaxNode | undefined, { parameter }: BindingContext): boolean {
  const name = referenceIn(node);
  return flagOf(name === undefined ? node : parameter(name)) === true;
}

function withTag(node: SyntaxNode | undefined, organization: Organization) {
  const tag = textOf(node);
  if (tag === undefined) return [];
  return organization.accounts().filter((one) => child(child(one.properties, "Tags"), tag) !== undefined);
}

/** References to what the organization does not declare: where it was not read whole, they may be anything. */
function undeclaredIn(
  nodes: readonly (SyntaxNode | undefined)[],
  { organization }: BindingContext,
): readonly Pointer[] {
  const declared = new Set(organization.all().map((one) => one.id));
  const names = nodes.flatMap((node) => organization.names(node)).filter((name) => !declared.has(name));
  return names.map((name) => ({ kind: "open", cause: undeclared(name) }));
}

function undeclared(name: string): FactCause {
  return { kind: "undeclared-account", name, file: "the organization" };
}

function open(cause: FactCause): Deployment {
  return { targets: [{ kind: "open", cause }], leftOut: [] };
}
