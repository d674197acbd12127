import type { CoverageWithDecisions } from "../coverage/coverage.ts";
import { countsByItself, type OrgNode } from "../model/org-node.ts";
import { didYouMean } from "../syntax/spelling.ts";
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
  readonly #coverage: CoverageWithDecisions;
  readonly #found = new Map<string, Places>();
  readonly #byName = new Map<string, OrgNode[]>();
  readonly #all: readonly OrgNode[];
  readonly #order: ReadonlyMap<OrgNode, number>;

  constructor(coverage: CoverageWithDecisions) {
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
    const key = JSON.stringify(wanted);
    const known = this.#found.get(key);
    if (known) return known;
    const places = this.#find(wanted);
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

  /**
   * Texts that together name these nodes and no others, but for some that do not matter. A node that no text names alone
   * is left out.
   */
  namesOf(nodes: readonly OrgNode[], isLeftOut: (node: OrgNode) => boolean): readonly string[] {
    const wanted = new Set(nodes);
    const tops = this.#all.filter((node) => node.parent === null);
    const whole = tops.flatMap(unitsBelow).filter((node) => !isLeftOut(node));
    if (whole.length > 0 && whole.every((node) => wanted.has(node))) return ["organization"];
    const found: string[] = [];
    const seen = new Set<OrgNode>();
    const visit = (node: OrgNode): void => {
      if (seen.has(node)) return;
      seen.add(node);
      const below = unitsBelow(node).filter((one) => !isLeftOut(one));
      if (!below.some((one) => wanted.has(one))) return;
      const text = below.every((one) => wanted.has(one)) && node.parent !== null ? this.#nameOf(node) : null;
      if (text !== null) found.push(text);
      else for (const child of node.children) visit(child);
    };
    for (const top of tops) visit(top);
    return found;
  }

  /** A text that names a node and no other; `null`: none. */
  #nameOf(node: OrgNode): string | null {
    const path = this.#coverage.tree.path(node).map((one) => one.name);
    const texts = [node.name, ...path.map((_, index) => path.slice(-index - 2).join("/")), node.id ?? ""];
    return texts.find((text) => text !== "" && text !== "organization" && isOnly(this.#topsOf(text), node)) ?? null;
  }

  #find(wanted: readonly string[]): Places {
    const nodes = new Set<OrgNode>();
    const named = new Set<OrgNode>();
    const problems: string[] = [];
    for (const name of wanted) {
      const tops = this.#topsOf(name);
      if (tops.length === 0) problems.push(this.#missing(name));
      for (const top of tops) {
        if (top.management) named.add(top);
        for (const unit of unitsBelow(top)) nodes.add(unit);
      }
    }
    const ordered = this.#all.filter((node) => nodes.has(node));
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
