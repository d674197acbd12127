import type { CoverageWithRequests } from "../coverage/with-requests.ts";
import { countsByItself, type OrgNode } from "../model/org-node.ts";
import { didYouMean } from "../syntax/spelling.ts";
import { type PlaceNames, placeNames } from "./place-names.ts";
import { accountOfArn, type TestCase } from "./test-file.ts";

/** Names that mean the whole organization. */
const wholeOrganization = new Set(["organization", "root"]);

/** What a test is about. */
export interface Places {
  /** The accounts, and the nodes that may hold accounts which no input declares. */
  readonly nodes: readonly OrgNode[];
  /** The management accounts that the test names, rather than what they are part of. */
  readonly named: ReadonlySet<OrgNode>;
  /** One sentence for each place that is not in the inputs. */
  readonly problems: readonly string[];
}

/** Finds the places of tests in one organization, equal ones once. */
export class PlaceFinder {
  readonly #coverage: CoverageWithRequests;
  readonly #found = new Map<string, Places>();
  readonly #byName = new Map<string, OrgNode[]>();
  readonly #names = new Map<OrgNode, string | null>();
  readonly #all: readonly OrgNode[];
  readonly #order: ReadonlyMap<OrgNode, number>;

  constructor(coverage: CoverageWithRequests) {
    this.#coverage = coverage;
    this.#all = coverage.tree.all();
    this.#order = new Map(this.#all.map((node, place) => [node, place]));
    for (const node of this.#all) {
      const have = this.#byName.get(node.name);
      if (have) have.push(node);
      else this.#byName.set(node.name, [node]);
    }
  }

  /** The places of a test; `principal`: the text of the principal that is asked about. */
  of(test: TestCase, principal: string): Places {
    const account = test.policies === "resource-control" ? null : accountOfArn(principal);
    const wanted = account === null ? (test.of ?? []) : [account];
    const except = account === null ? (test.except ?? []) : [];
    const key = JSON.stringify([wanted, except]);
    const known = this.#found.get(key);
    if (known) return known;
    const places = this.#find(wanted, except);
    this.#found.set(key, places);
    return places;
  }

  /** The first of some nodes as they stand in the organization, `most` at most. */
  firstOf(nodes: readonly OrgNode[], most: number): readonly OrgNode[] {
    const places = new Uint32Array(nodes.length);
    for (const [index, node] of nodes.entries()) places[index] = this.#order.get(node) ?? 0;
    return [...places.sort().subarray(0, most)].flatMap((place) => this.#all[place] ?? []);
  }

  /** Everything that counts by itself. */
  everywhere(): readonly OrgNode[] {
    const tops = this.#all.filter((node) => node.parent === null);
    const nodes = new Set(tops.flatMap(unitsBelow));
    return this.#all.filter((node) => nodes.has(node));
  }

  /** The fewest texts that together name these nodes and no others, but for some that do not matter. */
  namesOf(nodes: readonly OrgNode[], isLeftOut: (node: OrgNode) => boolean): PlaceNames {
    const tops = this.#all.filter((node) => node.parent === null);
    return placeNames(tops, { nodes: new Set(nodes), isLeftOut, nameOf: (node) => this.#nameOf(node) });
  }

  /** A text that names a node and no other; `null`: none. */
  #nameOf(node: OrgNode): string | null {
    const known = this.#names.get(node);
    if (known !== undefined) return known;
    const path = this.#coverage.tree.path(node).map((one) => one.name);
    const texts = [node.name, ...path.map((_, index) => path.slice(-index - 2).join("/")), node.id ?? ""];
    const name = texts.find((text) => text !== "" && !wholeOrganization.has(text) && isOnly(this.#topsOf(text), node));
    this.#names.set(node, name ?? null);
    return name ?? null;
  }

  #find(wanted: readonly string[], except: readonly string[]): Places {
    const problems: string[] = [];
    const topsOf = (name: string) => {
      const tops = this.#topsOf(name);
      if (tops.length === 0) problems.push(this.#missing(name));
      return tops;
    };
    const tops = wanted.flatMap(topsOf);
    const nodes = new Set(tops.flatMap(unitsBelow));
    for (const node of except.flatMap(topsOf).flatMap(unitsBelow)) nodes.delete(node);
    const ordered = this.#all.filter((node) => nodes.has(node));
    const named = new Set(tops.filter((top) => top.management && nodes.has(top)));
    return { nodes: ordered, named, problems };
  }

  #topsOf(name: string): readonly OrgNode[] {
    const { tree } = this.#coverage;
    if (wholeOrganization.has(name)) return this.#all.filter((node) => node.parent === null);
    const byId = tree.byId(name);
    if (byId) return [byId];
    // Landing Zone Accelerator calls it Management.
    if (/^management$/i.test(name)) return this.#all.filter((node) => node.management);
    const steps = name.split("/");
    return (this.#byName.get(steps.at(-1) ?? "") ?? []).filter((node) => {
      const names = tree.path(node).map((one) => one.name);
      const offset = names.length - steps.length;
      return offset >= 0 && steps.every((step, index) => names[offset + index] === step);
    });
  }

  #missing(name: string): string {
    const names = this.#all.flatMap((node) => (node.kind === "unit" || node.kind === "account" ? [node.name] : []));
    return `there is no OU or account ${JSON.stringify(name)} in the inputs${didYouMean(name, names)}`;
  }
}

function isOnly(nodes: readonly OrgNode[], node: OrgNode): boolean {
  return nodes.length === 1 && nodes[0] === node;
}

/** The nodes that count by themselves, from a node down. A circle of a hostile input is walked once. */
function unitsBelow(top: OrgNode): readonly OrgNode[] {
  const found: OrgNode[] = [];
  const seen = new Set<OrgNode>([top]);
  for (const node of seen) {
    if (countsByItself(node)) found.push(node);
    for (const child of node.children) seen.add(child);
  }
  return found;
}
