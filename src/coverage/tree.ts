import type { GuardrailCause, PointerCause } from "../model/cause.ts";
import type { Conflict } from "../model/coverage.ts";
import type { AccountFact, Fact, FactBase, OrganizationalUnitFact, OrganizationFact, Pointer } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import { nameOfNode, type OrgNode, type OrgNodeKind } from "../model/org-node.ts";
import type { Settings } from "../model/settings.ts";
import { FactsByAddress } from "./facts-by-address.ts";
import { nodeKeys } from "./node-keys.ts";
import { managementName, tellApart } from "./node-names.ts";
import { isOrganization } from "./speaks-of-organization.ts";

/** A node while the tree is built. */
interface GrowingNode extends OrgNode {
  key: string;
  readonly kind: OrgNodeKind;
  name: string;
  id: string | null;
  parent: GrowingNode | null;
  placed: boolean;
  management: boolean;
  declared: boolean;
  isConditional?: boolean;
  location: Location | undefined;
  readonly children: GrowingNode[];
}

/** What a pointer leads to. */
export type Target =
  | { readonly kind: "node"; readonly node: OrgNode }
  | { readonly kind: "fact"; readonly fact: Fact }
  | { readonly kind: "open"; readonly cause: PointerCause };

/** Levels of OUs below a root. Source: AWS Organizations quotas, "OU maximum nesting". More are tolerated. */
const maxClimb = 64;

/**
 * The tree of root, OUs and accounts, from every fact of a run: by ID where it is known, by reference inside one
 * scope where it is not. What nobody declares stays unknown. It grows while pointers are resolved, until `finish`.
 */
export class OrgTree {
  readonly #byKey = new Map<string, GrowingNode>();
  readonly #roots: GrowingNode[] = [];
  readonly #byId = new Map<string, GrowingNode>();
  readonly #byAddress: FactsByAddress;
  readonly #nodeOf = new Map<Fact, GrowingNode>();
  #factOf: ReadonlyMap<OrgNode, Fact> | undefined;
  readonly #organizationIds = new Map<OrgNode, string>();
  /** Why the parent of a declared node is not known. */
  readonly #openParents = new Map<OrgNode, PointerCause>();
  /** Further parents that inputs give a node: it is not known which is right. */
  readonly #otherParents = new Map<OrgNode, OrgNode[]>();
  /** The organizations that each input declares. */
  readonly #rootsOfScope = new Map<string | undefined, GrowingNode[]>();
  /** What may be of any of several organizations. */
  readonly #ofAny = new Set<OrgNode>();
  readonly #conflicts: Conflict[] = [];
  readonly #settings: Settings;
  /** Whether there is an organization at all. */
  readonly isOrganization: boolean;

  constructor(facts: readonly Fact[], settings: Settings, inOrganization = isOrganization(facts)) {
    this.#byAddress = new FactsByAddress(facts);
    this.#settings = settings;
    this.isOrganization = inOrganization;
    if (!this.isOrganization) return;
    this.#takeOrganizations(facts.filter((fact) => fact.fact === "Organization"));
    if (this.#roots.length === 0) this.#newRoot(null);
    this.#takeOwnRootIds(facts);
    this.#declareAll(facts.filter((fact) => fact.fact === "OrganizationalUnit" || fact.fact === "Account"));
    for (const [fact, node] of this.#nodeOf) this.#attachToParent(fact, node);
    this.#takeReadBack(facts);
    for (const account of settings.accounts) this.#nameAccount(account.id, account.name);
    for (const root of this.#roots) this.#takeManagement(root);
  }

  all(): readonly OrgNode[] {
    return [...this.#byKey.values()];
  }

  roots(): readonly OrgNode[] {
    return this.#roots;
  }

  /** The ID of the organization (`o-…`) that a root is of, where an input tells it. */
  organizationId(root: OrgNode): string | undefined {
    return this.#organizationIds.get(root);
  }

  byKey(key: string): OrgNode | undefined {
    return this.#byKey.get(key);
  }

  byId(id: string): OrgNode | undefined {
    return this.#byId.get(id);
  }

  /** The node of an ID, entered into the tree where nothing has named it yet; `undefined` for what is no such ID. */
  nodeById(id: string): OrgNode | undefined {
    const target = this.#resolveId(id);
    return target.kind === "node" ? target.node : undefined;
  }

  conflicts(): readonly Conflict[] {
    return this.#conflicts;
  }

  /** From the root down to the node itself; cut where a hostile input closes a circle. */
  path(node: OrgNode): readonly OrgNode[] {
    const found: OrgNode[] = [];
    for (let at: OrgNode | null = node; at && found.length < maxClimb && !found.includes(at); at = at.parent) {
      found.unshift(at);
    }
    return found;
  }

  isWithin(node: OrgNode, above: OrgNode): boolean {
    return this.path(node).includes(above);
  }

  /** What a pointer of a fact leads to; a node that only an ID names is entered into the tree. */
  resolve(pointer: Pointer, from: FactBase): Target {
    if (pointer.kind === "open") return { kind: "open", cause: { kind: "not-known", of: pointer.cause } };
    if (pointer.kind === "root") return this.#rootOf(from);
    if (pointer.kind === "id") return this.#resolveId(pointer.id, from);
    return this.#resolveAddress(pointer.address, pointer.attribute, from);
  }

  /** The root of the organization that inputs speak of; `undefined` where it may be any of several. */
  organizationOf(from: Pick<FactBase, "organization" | "scope">): OrgNode | undefined {
    const target = this.#rootOf(from);
    return target.kind === "node" ? target.node : undefined;
  }

  /** The facts of the scope of `from` that stand at an address, instances included. */
  factsAt(address: string, from: FactBase): readonly Fact[] {
    return this.#byAddress.at(address, from);
  }

  /** The account of inputs that name no organization; `null`: some account that nothing names. */
  standalone(id: string | null, settings: Settings): OrgNode {
    const key = id ?? "standalone";
    const have = this.#byKey.get(key);
    if (have) return have;
    const name = settings.accounts.find((one) => one.id === id)?.name ?? id ?? "account that these inputs deploy to";
    const kind = id === null ? "standalone" : "account";
    return this.#add({ key, kind, name, id, parent: null, placed: true, management: false, declared: true });
  }

  /** The fact that declares a node, the first one where several do. */
  factOf(node: OrgNode): Fact | undefined {
    this.#factOf ??= new Map([...this.#nodeOf].reverse().map(([fact, own]) => [own, fact]));
    return this.#factOf.get(node);
  }

  /** The node that a fact declares: an organization's root, an OU, an account. */
  nodeOf(fact: Fact): OrgNode | undefined {
    return this.#nodeOf.get(fact);
  }

  /**
   * The paths from the root down to a node: one where it is known where it stands, else one for each of the OUs
   * (`unitsAmong`) that it may stand below, and why that is not known.
   */
  positions(
    node: OrgNode,
    units: readonly OrgNode[],
  ): { readonly paths: readonly (readonly OrgNode[])[]; readonly cause: GuardrailCause; readonly loose: OrgNode } {
    const path = this.path(node);
    const at = path.findIndex((one) => this.#isLoose(one));
    const [root] = path;
    const loose = path[at];
    if (at < 0 || !loose || !root) return { paths: [path], cause: { kind: "no-node" }, loose: node };
    const of = this.#openParents.get(loose);
    const cause: GuardrailCause = { kind: "parent-open", node: nameOfNode(loose), ...(of && { of }) };
    const tail = path.slice(at);
    const paths = [path];
    const others = this.#otherParents.get(loose);
    if (others) {
      for (const other of others) paths.push([...this.path(other), ...tail]);
      return { paths, cause, loose };
    }
    const isOfAny = this.#ofAny.has(loose);
    if (isOfAny) for (const other of this.#roots) if (other !== root) paths.push([other, ...tail]);
    for (const unit of units) {
      const above = this.path(unit);
      if ((isOfAny || above[0] === root) && !above.includes(loose)) paths.push([...above, ...tail]);
    }
    return { paths, cause, loose };
  }

  /** Whether there may be OUs between the node and its parent that matter. */
  #isLoose(node: OrgNode): boolean {
    if (node.placed || node.management || node.parent === null) return false;
    return node.kind === "account" || this.#openParents.has(node);
  }

  /**
   * Ends the growth. Where only some OUs or accounts are pointed at and none is declared, there is more of the
   * organization than is seen: it becomes a node of its own.
   */
  finish(): void {
    tellApart(this.#roots, [...this.#byKey.values()], (node) => this.path(node)[0]);
    const named = this.onlyNamed();
    for (const root of this.#roots) {
      const below = root.children.filter((node) => !node.management);
      // Accounts that the provider read back with a declared organization are all of them, wherever they stand.
      const isTold = below.some((node) => node.declared && (node.placed || root.declared) && !named.has(node));
      if (below.length === 0 || isTold) continue;
      const base = {
        key: `${root.key}/rest`,
        kind: "rest",
        name: this.#roots.length > 1 ? `rest of ${root.id ?? root.name}` : "rest of the organization",
        id: null,
      } as const;
      this.#add({ ...base, parent: root, placed: true, management: false, declared: false });
    }
    this.#nameKeys();
  }

  /** The nodes that only inputs declare which name some of many. */
  onlyNamed(): ReadonlySet<OrgNode> {
    const partial = new Set(
      [...this.#nodeOf.keys()].flatMap((fact) => (fact.fact === "Organization" && fact.isPartial ? fact.scope : [])),
    );
    const entries = [...this.#nodeOf];
    const told = new Set(entries.flatMap(([fact, node]) => (partial.has(fact.scope) ? [] : node)));
    return new Set(entries.flatMap(([, node]) => (told.has(node) ? [] : node)));
  }

  /** While the tree grows, scope and address tell nodes apart; after it, what they are does. */
  #nameKeys(): void {
    const nodes = [...this.#byKey.values()];
    const keys = nodeKeys(nodes);
    this.#byKey.clear();
    for (const node of nodes) {
      node.key = keys.get(node) ?? node.key;
      this.#byKey.set(node.key, node);
    }
  }

  #add(node: Omit<GrowingNode, "children" | "location"> & { readonly location?: Location }): GrowingNode {
    const whole: GrowingNode = { ...node, location: node.location, children: [] };
    this.#byKey.set(node.key, whole);
    if (node.id !== null) this.#byId.set(node.id, whole);
    if (node.kind === "organization") this.#roots.push(whole);
    node.parent?.children.push(whole);
    return whole;
  }

  #newRoot(id: string | null): GrowingNode {
    const key = id ?? `organization${this.#roots.length || ""}`;
    const base = { key, kind: "organization", name: "organization", id, parent: null } as const;
    return this.#add({ ...base, placed: true, management: false, declared: false });
  }

  /** What deploys to an organization that stands means the one that another input declares, where there is only one. */
  #takeOrganizations(facts: readonly OrganizationFact[]): void {
    for (const fact of facts) if (!fact.isStanding) this.#takeOrganization(fact);
    for (const fact of facts) if (fact.isStanding) this.#takeOrganization(fact);
  }

  #takeOrganization(fact: OrganizationFact): void {
    const known = fact.rootId === undefined ? undefined : this.#byId.get(fact.rootId);
    const root = known ?? this.#sameOrganization(fact) ?? this.#newRoot(fact.rootId ?? null);
    root.declared = true;
    root.location ??= fact.header;
    if (fact.id !== undefined) this.#organizationIds.set(root, fact.id);
    this.#nodeOf.set(fact, root);
    const own = this.#rootsOfScope.get(fact.scope);
    if (!own) this.#rootsOfScope.set(fact.scope, [root]);
    else if (!own.includes(root)) own.push(root);
  }

  /** Of several organizations each has the root that its own input points at, whatever comes first. */
  #takeOwnRootIds(facts: readonly Fact[]): void {
    if (this.#roots.filter((root) => root.id === null).length < 2) return;
    for (const fact of facts) {
      if (!this.#rootsOfScope.get(fact.scope)?.some((own) => own.id === null)) continue;
      const [, root, ofUnit] = /"id":"(?:(r-[0-9a-z]+)|ou-([0-9a-z]+)-[0-9a-z]+)"/.exec(JSON.stringify(fact)) ?? [];
      if (root !== undefined || ofUnit !== undefined) this.#rootById(root ?? `r-${ofUnit}`, fact);
    }
  }

  /** The organization with the same management account, else the only one that nothing says to be another. */
  #sameOrganization(fact: OrganizationFact): GrowingNode | undefined {
    const { managementId: own } = fact;
    const declared = [...this.#nodeOf].flatMap(([other, root]) =>
      other.fact === "Organization" ? [{ other, root }] : [],
    );
    const same = declared.find(({ other }) => own !== undefined && other.managementId === own);
    if (same || !fact.isStanding) return same?.root;
    const [first, ...others] = new Set(declared.map(({ root }) => root));
    const isOther = declared.some(({ other }) => {
      const differs = own !== undefined && other.managementId !== undefined;
      // Two configurations of one tool are two organizations.
      return differs || other.resource.type === fact.resource.type;
    });
    return others.length > 0 || isOther ? undefined : first;
  }

  /** Inputs of one organization that stands already declare what others do: by ID, else by name. */
  #declareAll(facts: readonly (OrganizationalUnitFact | AccountFact)[]): void {
    const standing = new Set(
      [...this.#nodeOf.keys()].flatMap((fact) => (fact.fact === "Organization" && fact.isStanding ? fact.scope : [])),
    );
    const isStanding = ({ scope }: Fact) => standing.has(scope);
    const byName = new Map<string, { readonly scope: string | undefined; readonly node: GrowingNode }>();
    for (const fact of [...facts].sort((one, other) => Number(isStanding(one)) - Number(isStanding(other)))) {
      const name = standing.size > 0 && this.#roots.length === 1 ? this.#nameInTree(fact) : undefined;
      const other = name === undefined ? undefined : byName.get(name);
      const isSame = isStanding(fact) && other && other.scope !== fact.scope;
      const node = this.#declare(
        fact,
        isSame && (fact.id === undefined || other.node.id === null) ? other.node : undefined,
      );
      if (name !== undefined && !byName.has(name)) byName.set(name, { scope: fact.scope, node });
    }
  }

  /** What nothing else of the organization is called: the path of an OU, the name of an account. */
  #nameInTree(fact: OrganizationalUnitFact | AccountFact): string | undefined {
    if (fact.fact === "Account") return `account ${fact.name}`;
    const names: string[] = [];
    let at: Fact | undefined = fact;
    for (; at?.fact === "OrganizationalUnit" && names.length < maxClimb; ) {
      names.unshift(at.name);
      const { parent }: OrganizationalUnitFact = at;
      if (parent.kind === "root" || (parent.kind === "id" && parent.id.startsWith("r-")))
        return `unit ${names.join("/")}`;
      const [above]: readonly Fact[] = parent.kind === "resource" ? this.factsAt(parent.address, at) : [];
      if (above?.fact === "Organization") return `unit ${names.join("/")}`;
      at = above;
    }
    return undefined;
  }

  #declare(fact: OrganizationalUnitFact | AccountFact, namesake: GrowingNode | undefined): GrowingNode {
    const have = (fact.id === undefined ? undefined : this.#byId.get(fact.id)) ?? namesake;
    if (have && have.id === null && fact.id !== undefined) {
      have.id = fact.id;
      this.#byId.set(fact.id, have);
    }
    const node =
      have ??
      this.#add({
        key: fact.id ?? this.#newKey(fact),
        kind: fact.fact === "Account" ? "account" : "unit",
        name: fact.name,
        id: fact.id ?? null,
        parent: null,
        placed: false,
        management: false,
        declared: true,
        isConditional: fact.when.length > 0,
        location: fact.header,
      });
    if (fact.when.length === 0) node.isConditional = false;
    this.#nodeOf.set(fact, node);
    return node;
  }

  /** Scope and address, and a number where they are not enough. */
  #newKey({ scope, resource }: FactBase): string {
    const key = scope === undefined ? resource.address : `${scope}#${resource.address}`;
    let free = key;
    for (let count = 2; this.#byKey.has(free); count += 1) free = `${key}#${count}`;
    return free;
  }

  #attachToParent(fact: Fact, node: GrowingNode): void {
    if (fact.fact !== "OrganizationalUnit" && fact.fact !== "Account") return;
    const target = this.resolve(fact.parent, fact);
    const found = target.kind === "node" ? this.#own(target.node) : undefined;
    const parent = found?.kind === "account" ? undefined : found;
    const isTold = node.placed || this.#otherParents.has(node);
    if (isTold && parent && node.parent && node.parent !== parent) {
      this.#dispute(node, parent, fact);
      this.#conflicts.push({
        kind: "two-parents",
        node: nameOfNode(node),
        parent: nameOfNode(node.parent),
        other: nameOfNode(parent),
      });
      return;
    }
    if (isTold || (node.parent && !parent)) return;
    this.#ofAny.delete(node);
    if (!parent && this.#rootOf(fact).kind === "open") this.#ofAny.add(node);
    if (parent) this.#openParents.delete(node);
    else this.#openParents.set(node, target.kind === "open" ? target.cause : { kind: "no-node" });
    if (parent && this.isWithin(parent, node)) {
      this.#conflicts.push({ kind: "below-itself", node: nameOfNode(node) });
      this.#move(node, this.#defaultRoot(fact), false);
      return;
    }
    this.#move(node, parent ?? this.#defaultRoot(fact), parent !== undefined);
  }

  /** Two inputs give a node different parents: neither is certain. */
  #dispute(node: GrowingNode, parent: OrgNode, fact: Fact): void {
    if (this.isWithin(parent, node)) return;
    const [one, other] = [this.factOf(node) ?? fact, fact].map(({ header }) => header.path);
    node.placed = false;
    this.#otherParents.set(node, [...(this.#otherParents.get(node) ?? []), parent]);
    this.#openParents.set(node, {
      kind: "not-known",
      of: { kind: "outputs-disagree", one: one ?? "", other: other ?? "" },
    });
  }

  #move(node: GrowingNode, parent: GrowingNode, placed: boolean): void {
    if (node.parent) node.parent.children.splice(node.parent.children.indexOf(node), 1);
    node.parent = parent;
    node.placed = placed;
    parent.children.push(node);
  }

  #takeReadBack(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.fact !== "Organization") continue;
      for (const account of fact.accounts) this.#nameAccount(account.id, account.name);
      if (fact.managementId !== undefined) {
        const node = this.#nameAccount(fact.managementId, undefined);
        node.management = true;
        if (node.name === node.id) node.name = managementName;
        this.#move(node, this.#nodeOf.get(fact) ?? this.#defaultRoot(fact), true);
      }
    }
  }

  #nameAccount(id: string, name: string | undefined): GrowingNode {
    const node = this.#accountById(id);
    node.declared = true;
    if (name !== undefined && node.name === node.id) node.name = name;
    return node;
  }

  /** Every organization has a management account, declared or not. */
  #takeManagement(root: GrowingNode): void {
    if (this.all().some((node) => node.management && this.isWithin(node, root))) return;
    const base = { key: `${root.key}/management`, kind: "account", name: managementName, id: null } as const;
    this.#add({ ...base, parent: root, placed: true, management: true, declared: false });
  }

  /** Inputs that point at the root of an organization speak of one, whether or not they declare it. */
  #rootOf(from: Pick<FactBase, "organization" | "scope">): Target {
    const [only = this.#newRoot(null), ...others] = this.#roots;
    if (others.length === 0) return { kind: "node", node: only };
    const told = from.organization === undefined ? undefined : this.#organizationOf(from.organization);
    if (told) return { kind: "node", node: told };
    const [own, ...more] = this.#rootsOfScope.get(from.scope) ?? [];
    const isOne = own !== undefined && more.length === 0;
    return isOne ? { kind: "node", node: own } : { kind: "open", cause: { kind: "several-organizations" } };
  }

  /** The root of the organization with an ID, or of the one that an account is known to be in. */
  #organizationOf(id: string): OrgNode | undefined {
    const account = this.#byId.get(id);
    if (account) return this.#ofAny.has(account) ? undefined : this.path(account)[0];
    return this.#roots.find((root) => this.#organizationIds.get(root) === id);
  }

  #defaultRoot(from: FactBase): GrowingNode {
    const target = this.#rootOf(from);
    const root = target.kind === "node" ? this.#own(target.node) : undefined;
    return root ?? this.#roots[0] ?? this.#newRoot(null);
  }

  #own(node: OrgNode): GrowingNode | undefined {
    return this.#byKey.get(node.key);
  }

  #resolveId(id: string, from?: FactBase): Target {
    const have = this.#byId.get(id);
    if (have) return { kind: "node", node: have };
    const several: Target = { kind: "open", cause: { kind: "several-organizations" } };
    if (/^r-[0-9a-z]+$/.test(id)) {
      const node = this.#rootById(id, from);
      return node ? { kind: "node", node } : several;
    }
    const unit = /^ou-([0-9a-z]+)-[0-9a-z]+$/.exec(id);
    if (unit) {
      const root = this.#rootById(`r-${unit[1]}`, from);
      return root ? { kind: "node", node: this.#pointedAt(id, "unit", root) } : several;
    }
    if (/^[0-9]{12}$/.test(id)) {
      const node = this.isOrganization ? this.#accountById(id, from) : this.standalone(id, this.#settings);
      return { kind: "node", node };
    }
    return { kind: "open", cause: { kind: "no-such-id", id } };
  }

  #accountById(id: string, from?: FactBase): GrowingNode {
    const have = this.#byId.get(id);
    if (have) return have;
    const [first = this.#newRoot(null)] = this.#roots;
    const own = from && this.#rootsOfScope.get(from.scope);
    const node = this.#pointedAt(id, "account", own?.[0] ?? first);
    if (own?.length === 1 || this.#roots.length === 1) return node;
    this.#ofAny.add(node);
    this.#openParents.set(node, { kind: "several-organizations" });
    return node;
  }

  /**
   * An OU's ID holds that of its root; a root without an ID yet takes the first one that is named: that of the same input, or
   * the only one. `undefined`: it may be any of several.
   */
  #rootById(id: string, from: FactBase | undefined): GrowingNode | undefined {
    const have = this.#byId.get(id);
    if (have) return have;
    const all = this.#roots.filter((root) => root.id === null);
    if (all.length === 0) return this.#newRoot(id);
    const own = all.filter((root) => from !== undefined && this.#rootsOfScope.get(from.scope)?.includes(root));
    const [unnamed, ...others] = own.length > 0 ? own : all;
    if (!unnamed || others.length > 0) return undefined;
    unnamed.id = id;
    this.#byId.set(id, unnamed);
    return unnamed;
  }

  #pointedAt(id: string, kind: "unit" | "account", root: GrowingNode): GrowingNode {
    return this.#add({ key: id, kind, name: id, id, parent: root, placed: false, management: false, declared: false });
  }

  #resolveAddress(address: string, attribute: string, from: FactBase): Target {
    const found = this.#byAddress.meant(address, from);
    if (found === "none") return { kind: "open", cause: { kind: "not-in-inputs", address } };
    if (found === "several") return { kind: "open", cause: { kind: "several-instances", address } };
    if (found.fact === "UnreadContent") return { kind: "open", cause: { kind: "elsewhere", of: found.cause } };
    if (found.fact === "Organization") return this.#organizationAttribute(found, attribute);
    const node = this.#nodeOf.get(found);
    return node ? { kind: "node", node } : { kind: "fact", fact: found };
  }

  #organizationAttribute(fact: OrganizationFact, attribute: string): Target {
    const root = this.#nodeOf.get(fact);
    if (root && /^(?:roots|RootId|root_id)/.test(attribute)) return { kind: "node", node: root };
    if (root && /^(?:master_account_id|ManagementAccountId|management_account_id)$/.test(attribute)) {
      const node = this.all().find((one) => one.management && this.isWithin(one, root));
      if (node) return { kind: "node", node };
    }
    return { kind: "open", cause: { kind: "no-node-attribute", address: fact.resource.address, attribute } };
  }
}

/** The node that a target is, else why it is none. */
export function nodeOrCause(target: Target): { readonly node: OrgNode } | { readonly cause: PointerCause } {
  if (target.kind === "node") return target;
  return { cause: target.kind === "open" ? target.cause : { kind: "no-node" } };
}

/** The OUs among nodes, each once: what an account whose parent is not known may stand below. */
export function unitsAmong(nodes: Iterable<OrgNode>): readonly OrgNode[] {
  const units = new Set<OrgNode>();
  for (const node of nodes) if (node.kind === "unit") units.add(node);
  return [...units];
}
