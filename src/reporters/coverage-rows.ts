import type { Coverage, CoverageNode } from "../model/coverage.ts";

/** One place of the organization as a line of an indented list. */
export interface CoverageRow {
  /** 0 for the top. */
  readonly depth: number;
  /** The kind of node; `""` where the name includes it. */
  readonly label: string;
  readonly node: CoverageNode;
}

const kinds: Readonly<Record<CoverageNode["kind"], string>> = {
  organization: "organization",
  unit: "OU",
  account: "account",
  rest: "other accounts",
  standalone: "",
};

/** The tree as rows, parents before their children; a parent that is not there, or a circle, ends at the top. */
export function coverageRows({ nodes }: Coverage): readonly CoverageRow[] {
  const parents = new Map(nodes.map((node) => [node.key, node.parent]));
  return nodes.map((node) => ({ depth: depthOf(node.parent, parents), label: kinds[node.kind], node }));
}

function depthOf(parent: string | null, parents: ReadonlyMap<string, string | null>): number {
  const seen = new Set<string>();
  for (let at = parent; at !== null && parents.has(at) && !seen.has(at); at = parents.get(at) ?? null) seen.add(at);
  return seen.size;
}
