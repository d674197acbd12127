import type { Pointer } from "../../../model/fact.ts";
import { known, type Reference, unknown, type Value } from "../../../model/value.ts";
import { child, type MapPair, type SyntaxNode } from "../../../syntax/node.ts";
import { accountIdOf, itemsOf, textOf } from "../nodes.ts";
import {
  type Declared,
  isKnown,
  type OrganizationFacts,
  policyTypesOfTools,
  toId,
  toResource,
} from "../organization-facts.ts";

/** A resource of the section `Organization`. */
export interface OrganizationResource {
  readonly id: string;
  readonly type: string;
  readonly properties: SyntaxNode | undefined;
  readonly pair: MapPair;
}

const types = {
  root: "OC::ORG::OrganizationRoot",
  master: "OC::ORG::MasterAccount",
  account: "OC::ORG::Account",
  unit: "OC::ORG::OrganizationalUnit",
  policy: "OC::ORG::ServiceControlPolicy",
  otherPolicy: "OC::ORG::Policy",
} as const;

/**
 * The section `Organization`: its resources by logical name, and what references to them mean. Source: org-formation's
 * `Resource.resolve`.
 */
export class Organization {
  readonly #resources: ReadonlyMap<string, OrganizationResource>;
  readonly #parameters: SyntaxNode | undefined;
  /** What contains an account or OU. */
  readonly #parents = new Map<string, string>();

  /** Accounts that no binding reaches, whatever it names. */
  readonly excluded: readonly Pointer[];

  /** `parameters`: the section of the template, whose defaults may be references. */
  constructor(section: SyntaxNode | undefined, parameters: SyntaxNode | undefined, excluded: readonly Pointer[] = []) {
    this.excluded = excluded;
    const pairs = section?.kind === "map" ? section.pairs : [];
    this.#parameters = parameters;
    this.#resources = new Map(
      pairs.map((pair) => {
        const type = textOf(child(pair.value, "Type")) ?? "";
        return [pair.key, { id: pair.key, type, properties: child(pair.value, "Properties"), pair }];
      }),
    );
    for (const { id, properties } of this.units()) {
      for (const one of this.references(child(properties, "OrganizationalUnits"), this.units()))
        if (one.id !== id) this.#parents.set(one.id, id);
      for (const one of this.references(child(properties, "Accounts"), this.accounts(), this.master()))
        this.#parents.set(one.id, id);
    }
  }

  get isEmpty(): boolean {
    return this.#resources.size === 0;
  }

  all(): readonly OrganizationResource[] {
    return [...this.#resources.values()];
  }

  /** Without the management account. */
  accounts(): readonly OrganizationResource[] {
    return this.#ofType(types.account);
  }

  units(): readonly OrganizationResource[] {
    return this.#ofType(types.unit);
  }

  policies(): readonly OrganizationResource[] {
    return [...this.#ofType(types.policy), ...this.#ofType(types.otherPolicy)];
  }

  master(): OrganizationResource | undefined {
    return this.#ofType(types.master)[0];
  }

  parentOf(id: string): string | undefined {
    return this.#parents.get(id);
  }

  /** Whether an account or OU is one of the OUs, or stands below one. */
  isWithin(id: string, units: ReadonlySet<string>): boolean {
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = this.#parents.get(at)) {
      if (units.has(at)) return true;
      seen.add(at);
    }
    return false;
  }

  /** What references mean: `'*'` is the whole list. */
  references(
    node: SyntaxNode | undefined,
    among: readonly OrganizationResource[],
    additional?: OrganizationResource,
  ): readonly OrganizationResource[] {
    if (node === undefined) return [];
    if (textOf(node) === "*") return among;
    const candidates = additional ? [...among, additional] : among;
    return this.names(node).flatMap((name) => candidates.find((one) => one.id === name) ?? []);
  }

  /** The logical names in references; a parameter whose default is a reference stands for that. */
  names(node: SyntaxNode | undefined): readonly string[] {
    if (node?.kind === "list" && node.tag === undefined) return node.items.flatMap((item) => this.names(item));
    const name = referenceIn(node);
    if (name === undefined) return [];
    const byDefault = this.#resources.has(name)
      ? undefined
      : referenceIn(child(child(this.#parameters, name), "Default"));
    return [byDefault ?? name];
  }

  #ofType(type: string): readonly OrganizationResource[] {
    return this.all().filter((one) => one.type === type);
  }
}

/** `!Ref name` or `{ Ref: name }`. */
export function referenceIn(node: SyntaxNode | undefined): string | undefined {
  if (node?.kind === "scalar" && node.tag === "!Ref") return String(node.value);
  return node?.kind === "map" && node.pairs.length === 1 ? textOf(child(node, "Ref")) : undefined;
}

/**
 * What references to the resources of the organization mean in templates and tasks, by `name` and `name.attribute`. Source:
 * org-formation's docs, `cloudformation-resources.md`, "!Ref" and "!GetAtt".
 */
export function organizationValues(organization: Organization, out: OrganizationFacts): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  const master = organization.master();
  for (const { id, type, properties, pair } of organization.all()) {
    const at = out.location(pair.keySpan);
    const number =
      type === types.account || type === types.master ? accountIdOf(child(properties, "AccountId")) : undefined;
    const reference = referenceTo(id, type, master);
    const symbol = { kind: "attribute", scope: "", ...reference } as const;
    const value = number === undefined ? unknown(symbol, { at, references: [reference] }) : known(number, { at });
    values.set(id, value);
    if (type === types.account || type === types.master) values.set(`${id}.AccountId`, value);
  }
  return values;
}

/** The organization is declared with its management account, which has the IDs of both. */
function referenceTo(id: string, type: string, master: OrganizationResource | undefined): Reference {
  if (type === types.master) return { address: id, attribute: "ManagementAccountId" };
  if (type === types.root && master) return { address: master.id, attribute: "RootId" };
  return { address: id, attribute: "" };
}

/** What Nunjucks fills in. */
const placeholders = /\{\{[^{}]{0,500}\}\}/g;

/** The facts of the section `Organization`. */
export function organizationFacts(organization: Organization, out: OrganizationFacts): void {
  const targets = policyTargets(organization);
  for (const resource of organization.all()) declare(resource, organization, targets, out);
  for (const resource of organization.all()) attachByIds(resource, out);
}

/** What each policy is attached to, by logical name. */
function policyTargets(organization: Organization): ReadonlyMap<string, readonly Pointer[]> {
  const targets = new Map<string, Pointer[]>();
  for (const { id, type, properties } of organization.all()) {
    // Service control policies never bind the management account.
    if (type === types.master) continue;
    for (const name of ["ServiceControlPolicies", "Policies"]) {
      for (const policy of organization.references(child(properties, name), organization.policies()))
        targets.set(policy.id, [...(targets.get(policy.id) ?? []), pointerTo(id, type)]);
    }
  }
  return targets;
}

function pointerTo(id: string, type: string): Pointer {
  return type === types.root ? { kind: "root" } : toResource(id);
}

function declare(
  { id, type, properties, pair }: OrganizationResource,
  organization: Organization,
  targets: ReadonlyMap<string, readonly Pointer[]>,
  out: OrganizationFacts,
): void {
  const { keySpan, value } = pair;
  const get = (name: string) => child(properties, name);
  // A resource of an included file ends where that file has it.
  const end = value.start >= keySpan.start ? Math.max(value.end, keySpan.end) : keySpan.end;
  const declared: Declared = { type, address: id, name: keySpan, whole: { start: keySpan.start, end } };
  const parent = organization.parentOf(id);
  const above: Pointer = parent === undefined ? { kind: "root" } : toResource(parent);
  const accountId = accountIdOf(get("AccountId"));
  switch (type) {
    case types.master: {
      const name = textOf(get("AccountName"));
      // org-formation turns on all features and the policy type before it creates policies.
      out.facts.push({
        fact: "Organization",
        ...out.base(declared),
        featureSet: isKnown("ALL"),
        policyTypes: policyTypesOfTools,
        serviceAccess: null,
        isStanding: true,
        ...(accountId !== undefined && { managementId: accountId }),
        accounts: accountId !== undefined && name !== undefined ? [{ id: accountId, name }] : [],
      });
      break;
    }
    case types.unit: {
      const name = textOf(get("OrganizationalUnitName")) ?? id;
      out.facts.push({ fact: "OrganizationalUnit", ...out.base(declared), name, parent: above });
      break;
    }
    case types.account: {
      const name = textOf(get("AccountName")) ?? id;
      const base = { fact: "Account", ...out.base(declared), name, parent: above } as const;
      out.facts.push(accountId === undefined ? base : { ...base, id: accountId });
      break;
    }
    case types.policy:
    case types.otherPolicy: {
      const document = get("PolicyDocument");
      const policyType = type === types.otherPolicy ? textOf(get("PolicyType")) : undefined;
      out.facts.push({
        fact: "PolicyDocument",
        ...out.base(declared),
        name: textOf(get("PolicyName")) ?? id,
        role: "policy",
        type: isKnown(policyType ?? "SERVICE_CONTROL_POLICY"),
        content: document ? out.value(document, placeholders) : null,
        targets: targets.get(id) ?? [],
      });
    }
  }
}

/** A policy that is named by its ID stands in no file; `FullAWSAccess` is there in any case. */
function attachByIds({ id, type, properties, pair }: OrganizationResource, out: OrganizationFacts): void {
  if (type === types.master) return;
  const list = child(properties, "ServiceControlPolicies");
  const nodes = list?.kind === "list" ? itemsOf(list) : list ? [list] : [];
  for (const node of nodes) {
    const policy = textOf(node);
    if (policy === undefined || !/^p-[0-9a-z]{8,}$/.test(policy)) continue;
    out.facts.push({
      fact: "PolicyAttachment",
      ...out.base({ type, address: `${id}/${policy}`, name: node, whole: { ...pair.keySpan } }),
      policy: toId(policy),
      target: pointerTo(id, type),
    });
  }
}
