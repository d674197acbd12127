import { dirname } from "node:path/posix";
import { loneBy } from "../../facts/lone-by.ts";
import type { Fact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import type { OrgTree } from "../tree.ts";

/** One side of a comparison: its tree, and the facts that it was made of. */
export interface NodeSide {
  readonly tree: OrgTree;
  readonly facts: readonly Fact[];
}

/** Which node of one side is which node of the other. */
export interface NodePairs {
  /** The same node after the change; `undefined` where it is gone. */
  after(node: OrgNode): OrgNode | undefined;
  /** The same node before the change; `undefined` where it is new. */
  before(node: OrgNode): OrgNode | undefined;
}

/**
 * Pairs the nodes of two sides: by ID where both know it, else by name and parents up to the root of the organization,
 * else by address, in the same module first, else by a name. Organizations are told apart by ID, or by what
 * they hold. `isCertain`: only what nothing else is as like. Linear, but for the pairs of organizations.
 */
export function pairNodes(before: NodeSide, after: NodeSide, { isCertain = false } = {}): NodePairs {
  const pairing = new Pairing(before, after);
  pairing.byId();
  pairing.roots(isCertain);
  pairing.byName();
  pairing.byAddress();
  pairing.byName();
  pairing.byLoneName();
  pairing.byName();
  if (!isCertain) pairing.byNameInOrder();
  pairing.byName();
  return { after: (node) => pairing.toAfter.get(node), before: (node) => pairing.toBefore.get(node) };
}

class Pairing {
  readonly toAfter = new Map<OrgNode, OrgNode>();
  readonly toBefore = new Map<OrgNode, OrgNode>();
  readonly #before: NodeSide;
  readonly #after: NodeSide;

  constructor(before: NodeSide, after: NodeSide) {
    this.#before = before;
    this.#after = after;
  }

  byId(): void {
    for (const node of this.#before.tree.all()) {
      const same = node.id === null ? undefined : this.#after.tree.byId(node.id);
      if (same) this.#pair(node, same);
    }
  }

  /** The organizations that are left, those first that have most in common. */
  roots(isCertain: boolean): void {
    const left = this.#open(this.#before.tree.roots(), this.toAfter);
    const right = this.#open(this.#after.tree.roots(), this.toBefore);
    const holds = new Map([...left].map((root) => [root, contentOf(root, this.#before)]));
    const held = new Map([...right].map((root) => [root, contentOf(root, this.#after)]));
    const scored = left.flatMap((one) =>
      right.map((other) => ({ one, other, score: likeness(holds.get(one), held.get(other)) })),
    );
    scored.sort((one, other) => compareScores(one.score, other.score));
    for (const pair of scored) if (!isCertain || !this.#isOneOfSeveral(pair, scored)) this.#pair(pair.one, pair.other);
  }

  /** Whether another organization that is left is as like to one of the two. */
  #isOneOfSeveral({ one, other, score }: RootPair, all: readonly RootPair[]): boolean {
    return all.some(
      (pair) =>
        (pair.one === one) !== (pair.other === other) &&
        compareScores(pair.score, score) === 0 &&
        !this.toAfter.has(pair.one) &&
        !this.toBefore.has(pair.other),
    );
  }

  /** From the top down: the children of a pair by their names, where only one child of each side has it. */
  byName(): void {
    const tops = ({ tree }: NodeSide) => tree.all().filter((one) => one.parent === null && one.kind !== "organization");
    this.#namesakes(tops(this.#before), tops(this.#after));
    const queue = this.#before.tree.all().filter((one) => this.toAfter.has(one));
    const seen = new Set<OrgNode>();
    for (let at = 0; at < queue.length; at += 1) {
      const parent = queue[at];
      const same = parent && this.toAfter.get(parent);
      if (!same || seen.has(parent)) continue;
      seen.add(parent);
      this.#namesakes(parent.children, same.children);
      queue.push(...parent.children.filter((child) => this.toAfter.has(child)));
    }
  }

  #namesakes(mine: readonly OrgNode[], theirs: readonly OrgNode[]): void {
    const names = loneBy(this.#open(theirs, this.toBefore), nameKey);
    for (const [name, node] of loneBy(this.#open(mine, this.toAfter), nameKey)) {
      const other = names.get(name);
      if (other) this.#pair(node, other);
    }
  }

  /** Where several modules have a resource of one address, the one of the same module is the same. */
  byAddress(): void {
    const moduleKey = (fact: Fact) => [addressKey(fact), fact.scope, fact.digest !== undefined];
    this.#sameKeys((fact) => JSON.stringify([...moduleKey(fact), fact.location.path]));
    this.#sameKeys((fact) => JSON.stringify([...moduleKey(fact), dirname(fact.location.path)]));
    this.#sameKeys(addressKey);
  }

  #sameKeys(keyOf: (fact: Fact) => string): void {
    const others = loneBy(this.#declared(this.#after, this.toBefore), ([, fact]) => keyOf(fact));
    for (const [key, [node]] of loneBy(this.#declared(this.#before, this.toAfter), ([, fact]) => keyOf(fact))) {
      const other = others.get(key)?.[0];
      if (other && this.#sameOrganization(node, other)) this.#pair(node, other);
    }
  }

  byLoneName(): void {
    const names = loneBy(this.#named(this.#after, this.toBefore), nameKey);
    for (const [name, node] of loneBy(this.#named(this.#before, this.toAfter), nameKey)) {
      const other = names.get(name);
      if (other && this.#sameOrganization(node, other)) this.#pair(node, other);
    }
  }

  /** What is left of one name, in the order of the inputs: a namesake that the change adds hides no loss. */
  byNameInOrder(): void {
    const others = new Map<string, OrgNode[]>();
    for (const node of this.#named(this.#after, this.toBefore)) {
      const have = others.get(nameKey(node));
      if (have) have.push(node);
      else others.set(nameKey(node), [node]);
    }
    for (const node of this.#named(this.#before, this.toAfter)) {
      const [first] = others.get(nameKey(node)) ?? [];
      if (!first || !this.#sameOrganization(node, first)) continue;
      others.get(nameKey(node))?.shift();
      this.#pair(node, first);
    }
  }

  #named(side: NodeSide, paired: ReadonlyMap<OrgNode, OrgNode>): readonly OrgNode[] {
    return this.#open(side.tree.all(), paired).filter((one) => one.kind === "unit" || one.kind === "account");
  }

  #declared(side: NodeSide, paired: ReadonlyMap<OrgNode, OrgNode>): readonly (readonly [OrgNode, Fact])[] {
    return side.facts.flatMap((fact) => {
      const node = side.tree.nodeOf(fact);
      return node && node.kind !== "organization" && !paired.has(node) ? [[node, fact] as const] : [];
    });
  }

  #sameOrganization(before: OrgNode, after: OrgNode): boolean {
    const [root] = this.#before.tree.path(before);
    return root !== undefined && this.toAfter.get(root) === this.#after.tree.path(after)[0];
  }

  #open(nodes: readonly OrgNode[], paired: ReadonlyMap<OrgNode, OrgNode>): readonly OrgNode[] {
    return nodes.filter((node) => !paired.has(node));
  }

  /** Two IDs that differ are two nodes, whatever they are called. */
  #pair(before: OrgNode, after: OrgNode): void {
    const isOther = before.id !== null && after.id !== null && before.id !== after.id;
    if (isOther || before.kind !== after.kind || this.toAfter.has(before) || this.toBefore.has(after)) return;
    this.toAfter.set(before, after);
    this.toBefore.set(after, before);
  }
}

/** What tells organizations without an ID apart: the declaration in its place, what they hold, then how they are declared. */
interface OrganizationContent {
  /** A stack is its template, a configuration its folder: one of an equal address elsewhere is another one. */
  readonly places: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

function contentOf(root: OrgNode, { tree, facts }: NodeSide): OrganizationContent {
  const names = new Set<string>();
  for (const node of tree.all()) {
    if (node === root || !tree.isWithin(node, root) || node.management) continue;
    names.add(nameKey(node));
    if (node.id !== null) names.add(node.id);
  }
  const declaring = facts.filter((fact) => tree.nodeOf(fact) === root);
  return {
    names,
    places: new Set(declaring.map(placeKey)),
    addresses: new Set(declaring.map(addressKey)),
    folders: new Set(declaring.map((fact) => dirname(fact.location.path))),
  };
}

interface RootPair {
  readonly one: OrgNode;
  readonly other: OrgNode;
  readonly score: Likeness;
}

type Likeness = readonly [places: number, names: number, addresses: number, folders: number];

function likeness(one: OrganizationContent | undefined, other: OrganizationContent | undefined): Likeness {
  if (!one || !other) return [0, 0, 0, 0];
  const common = (left: ReadonlySet<string>, right: ReadonlySet<string>) =>
    [...left].filter((item) => right.has(item)).length;
  return [
    common(one.places, other.places),
    common(one.names, other.names),
    common(one.addresses, other.addresses),
    common(one.folders, other.folders),
  ];
}

function compareScores(one: Likeness, other: Likeness): number {
  return other[0] - one[0] || other[1] - one[1] || other[2] - one[2] || other[3] - one[3];
}

function placeKey(fact: Fact): string {
  const { path } = fact.location;
  const isFolder = fact.resource.format === "terraform-hcl" && fact.digest === undefined;
  return JSON.stringify([
    addressKey(fact),
    isFolder ? dirname(path) : path,
    fact.digest === undefined ? "" : fact.scope,
  ]);
}

function nameKey({ kind, name, management }: OrgNode): string {
  return JSON.stringify([kind, management || kind === "rest" ? "" : name]);
}

function addressKey({ resource }: Fact): string {
  return JSON.stringify([resource.type, resource.address]);
}
