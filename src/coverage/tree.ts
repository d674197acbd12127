import { factCauseWords } from "../facts/cause-words.ts";
import type { AccountFact, Fact, FactBase, OrganizationalUnitFact, OrganizationFact, Pointer } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import type { Settings } from "../model/settings.ts";
import type { Value } from "../model/value.ts";

/** A place in the tree while it is built; `coverage.ts` makes data of it. */
export interface Place {
  readonly key: string;
  readonly kind: "organization" | "unit" | "account" | "rest" | "standalone";
  name: string;
  id: string | null;
  parent: Place | null;
  /** Whether `parent` is the direct one; else there may be OUs between. */
  placed: boolean;
  management: boolean;
  /** Whether something declares it, rather than only pointing at it. */
  declared: boolean;
  location: Location | undefined;
  readonly children: Place[];
}

/** What a pointer leads to. */
export type Target =
  | { readonly is: "place"; readonly place: Place }
  | { readonly is: "fact"; readonly fact: Fact }
  | { readonly is: "open"; readonly detail: string };

/** Levels of OUs below a root. Source: AWS Organizations quotas, "OU maximum nesting". More are tolerated. */
const maxClimb = 64;

/**
 * The tree of root, OUs and accounts, from every fact of a run: by ID where it is known, by reference inside one
 * scope where it is not. What nobody declares stays unknown.
 */
export class Places {
  readonly #byKey = new Map<string, Place>();
  readonly #roots: Place[] = [];
  readonly #byId = new Map<string, Place>();
  readonly #factsAt = new Map<string, Fact[]>();
  readonly #placeOf = new Map<Fact, Place>();
  readonly conflicts: string[] = [];
  /** Whether there is an organization at all. */
  readonly isOrganization: boolean;

  constructor(facts: readonly Fact[], settings: Settings) {
    for (const fact of facts) this.#register(fact);
    this.isOrganization = facts.some(speaksOfOrganization);
    if (!this.isOrganization) return;
    for (const fact of facts) if (fact.fact === "Organization") this.#takeOrganization(fact);
    if (this.roots().length === 0) this.#newRoot(null);
    for (const fact of facts) {
      if (fact.fact === "OrganizationalUnit" || fact.fact === "Account") this.#declare(fact);
    }
    for (const [fact, place] of this.#placeOf) this.#hang(fact, place);
    this.#takeReadBack(facts);
    for (const account of settings.accounts) this.#nameAccount(account.id, account.name);
    for (const root of this.roots()) this.#takeManagement(root);
  }

  all(): readonly Place[] {
    return [...this.#byKey.values()];
  }

  roots(): readonly Place[] {
    return this.#roots;
  }

  byKey(key: string): Place | undefined {
    return this.#byKey.get(key);
  }

  byId(id: string): Place | undefined {
    return this.#byId.get(id);
  }

  /** From the root down to the place itself; cut where a hostile input closes a circle. */
  path(place: Place): readonly Place[] {
    const found: Place[] = [];
    for (let at: Place | null = place; at && found.length < maxClimb && !found.includes(at); at = at.parent) {
      found.unshift(at);
    }
    return found;
  }

  isWithin(place: Place, above: Place): boolean {
    return this.path(place).includes(above);
  }

  add(place: Omit<Place, "children">): Place {
    const whole: Place = { ...place, children: [] };
    this.#byKey.set(place.key, whole);
    if (place.id !== null) this.#byId.set(place.id, whole);
    if (place.kind === "organization") this.#roots.push(whole);
    place.parent?.children.push(whole);
    return whole;
  }

  /** What a pointer of a fact leads to; a place that only an ID names is entered into the tree. */
  resolve(pointer: Pointer, from: FactBase): Target {
    if (pointer.kind === "open") return { is: "open", detail: factCauseWords(pointer.cause) };
    if (pointer.kind === "root") return this.#rootOf(from);
    if (pointer.kind === "id") return this.#resolveId(pointer.id);
    return this.#resolveAddress(pointer.address, pointer.attribute, from);
  }

  /** The facts of the scope of `from` that stand at an address, instances included. */
  factsAt(address: string, from: FactBase): readonly Fact[] {
    return this.#factsAt.get(addressKey(from.scope, address)) ?? [];
  }

  #register(fact: Fact): void {
    const { address } = fact.resource;
    for (const name of new Set([address, bareAddress(address)])) {
      const key = addressKey(fact.scope, name);
      const have = this.#factsAt.get(key);
      if (have) have.push(fact);
      else this.#factsAt.set(key, [fact]);
    }
  }

  #newRoot(id: string | null): Place {
    return this.add({
      key: id ?? `organization${this.roots().length || ""}`,
      kind: "organization",
      name: "organization",
      id,
      parent: null,
      placed: true,
      management: false,
      declared: false,
      location: undefined,
    });
  }

  #takeOrganization(fact: OrganizationFact): void {
    const known = fact.rootId === undefined ? undefined : this.#byId.get(fact.rootId);
    const root = known ?? this.#newRoot(fact.rootId ?? null);
    root.declared = true;
    root.location ??= fact.header;
    this.#placeOf.set(fact, root);
  }

  #declare(fact: OrganizationalUnitFact | AccountFact): void {
    const have = fact.id === undefined ? undefined : this.#byId.get(fact.id);
    const place =
      have ??
      this.add({
        key: fact.id ?? addressKey(fact.scope, fact.resource.address),
        kind: fact.fact === "Account" ? "account" : "unit",
        name: fact.name,
        id: fact.id ?? null,
        parent: null,
        placed: false,
        management: false,
        declared: true,
        location: fact.header,
      });
    this.#placeOf.set(fact, place);
  }

  #hang(fact: Fact, place: Place): void {
    if (fact.fact !== "OrganizationalUnit" && fact.fact !== "Account") return;
    const target = this.resolve(fact.parent, fact);
    const parent = target.is === "place" && target.place.kind !== "account" ? target.place : undefined;
    if (place.placed && parent && place.parent !== parent) {
      this.conflicts.push(`${labelOf(place)} is declared under ${labelOf(place.parent)} and under ${labelOf(parent)}`);
      return;
    }
    if (place.parent && !parent) return;
    if (parent && this.isWithin(parent, place)) {
      this.conflicts.push(`${labelOf(place)} is declared below itself`);
      this.#move(place, this.#defaultRoot(fact), false);
      return;
    }
    this.#move(place, parent ?? this.#defaultRoot(fact), parent !== undefined);
  }

  #move(place: Place, parent: Place, placed: boolean): void {
    if (place.parent) place.parent.children.splice(place.parent.children.indexOf(place), 1);
    place.parent = parent;
    place.placed = placed;
    parent.children.push(place);
  }

  #takeReadBack(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.fact !== "Organization") continue;
      for (const account of fact.accounts) this.#nameAccount(account.id, account.name);
      if (fact.managementId !== undefined) {
        const place = this.#nameAccount(fact.managementId, undefined);
        place.management = true;
        if (place.name === place.id) place.name = "management account";
        this.#move(place, this.#placeOf.get(fact) ?? this.#defaultRoot(fact), true);
      }
    }
  }

  #nameAccount(id: string, name: string | undefined): Place {
    const place = this.#accountById(id);
    place.declared = true;
    if (name !== undefined && place.name === place.id) place.name = name;
    return place;
  }

  /** Every organization has a management account, declared or not. */
  #takeManagement(root: Place): void {
    if (this.all().some((place) => place.management && this.isWithin(place, root))) return;
    this.add({
      key: `${root.key}/management`,
      kind: "account",
      name: "management account",
      id: null,
      parent: root,
      placed: true,
      management: true,
      declared: false,
      location: undefined,
    });
  }

  #rootOf(from: FactBase): Target {
    const roots = this.roots();
    const [only] = roots;
    if (only && roots.length === 1) return { is: "place", place: only };
    const own = [...this.#placeOf].find(([fact]) => fact.fact === "Organization" && fact.scope === from.scope);
    return own ? { is: "place", place: own[1] } : { is: "open", detail: "there is more than one organization" };
  }

  #defaultRoot(from: FactBase): Place {
    const target = this.#rootOf(from);
    return target.is === "place" ? target.place : (this.roots()[0] ?? this.#newRoot(null));
  }

  #resolveId(id: string): Target {
    const have = this.#byId.get(id);
    if (have) return { is: "place", place: have };
    if (/^r-[0-9a-z]+$/.test(id)) return { is: "place", place: this.#rootById(id) };
    const unit = /^ou-([0-9a-z]+)-[0-9a-z]+$/.exec(id);
    if (unit) return { is: "place", place: this.#pointedAt(id, "unit", this.#rootById(`r-${unit[1]}`)) };
    if (/^[0-9]{12}$/.test(id)) return { is: "place", place: this.#accountById(id) };
    return { is: "open", detail: `${JSON.stringify(id)} is no ID of a root, an OU or an account` };
  }

  #accountById(id: string): Place {
    return this.#byId.get(id) ?? this.#pointedAt(id, "account", this.roots()[0] ?? this.#newRoot(null));
  }

  /** An OU's ID holds that of its root; a root without an ID yet takes the first one that is named. */
  #rootById(id: string): Place {
    const have = this.#byId.get(id);
    if (have) return have;
    const unnamed = this.roots().find((root) => root.id === null);
    if (!unnamed) return this.#newRoot(id);
    unnamed.id = id;
    this.#byId.set(id, unnamed);
    return unnamed;
  }

  #pointedAt(id: string, kind: "unit" | "account", root: Place): Place {
    const base = { key: id, kind, name: id, id, parent: root, placed: false };
    return this.add({ ...base, management: false, declared: false, location: undefined });
  }

  #resolveAddress(address: string, attribute: string, from: FactBase): Target {
    const candidates = this.factsAt(address, from);
    const found = candidates.find((one) => one.resource.address === address) ?? sameInstance(candidates, from);
    if (!found) {
      const several = candidates.length > 1 ? `${address} has several instances` : `${address} is not in the inputs`;
      return { is: "open", detail: several };
    }
    if (found.fact === "Organization") return this.#organizationAttribute(found, attribute);
    const place = this.#placeOf.get(found);
    return place ? { is: "place", place } : { is: "fact", fact: found };
  }

  #organizationAttribute(fact: OrganizationFact, attribute: string): Target {
    const root = this.#placeOf.get(fact);
    if (root && /^(?:roots|RootId|root_id)/.test(attribute)) return { is: "place", place: root };
    if (root && /^(?:master_account_id|ManagementAccountId|management_account_id)$/.test(attribute)) {
      const place = this.all().find((one) => one.management && this.isWithin(one, root));
      if (place) return { is: "place", place };
    }
    return { is: "open", detail: `${fact.resource.address}.${attribute} is no root, OU or account` };
  }
}

/** A policy of its own is a service control policy for certain where a condition asks for root. */
export function namesRoot(content: Value | null): boolean {
  const text = content?.kind === "known" && typeof content.value === "string" ? content.value : JSON.stringify(content);
  return /aws:principalarn/i.test(text) && /:root"/.test(text);
}

/** Facts that there are only where there is an organization. */
function speaksOfOrganization(fact: Fact): boolean {
  switch (fact.fact) {
    case "Organization":
    case "OrganizationalUnit":
    case "Account":
    case "PolicyAttachment":
    case "ControlTowerControl":
    case "LandingZone":
    case "SecurityHubPolicy":
    case "SecurityHubAssociation":
    case "SecurityHubOrganization":
    case "RootCredentialsManagement":
    case "ServiceAccess":
      return true;
    case "PolicyDocument":
      return fact.role === "policy" || namesRoot(fact.content);
    case "ConfigRule":
    case "ConformancePack":
      return fact.reach === "organization";
    default:
      return false;
  }
}

function addressKey(scope: string | undefined, address: string): string {
  return `${scope ?? ""}\u0000${address}`;
}

function bareAddress(address: string): string {
  return address.replace(/\[(?:[0-9]+|"[^"\\]*(?:\\.[^"\\]*)*")\]$/, "");
}

/** A reference without instance key from an instance: the one with the same key, or the only one. */
function sameInstance(candidates: readonly Fact[], from: FactBase): Fact | undefined {
  if (candidates.length === 1) return candidates[0];
  const key = /\[(?:[0-9]+|"[^"\\]*(?:\\.[^"\\]*)*")\]$/.exec(from.resource.address)?.[0];
  return key === undefined ? undefined : candidates.find((one) => one.resource.address.endsWith(key));
}

/** How messages call a place. */
export function labelOf(place: Place | null): string {
  if (!place) return "nothing";
  if (place.kind === "organization") return place.id === null ? "the organization" : `the organization (${place.id})`;
  if (place.kind === "rest" || place.kind === "standalone" || place.management)
    return `the ${place.name.replace(/^the /, "")}`;
  const kind = place.kind === "unit" ? "OU" : "account";
  return place.id === null || place.id === place.name ? `${kind} ${place.name}` : `${kind} ${place.name} (${place.id})`;
}
