import { countsByItself, type OrgNode } from "../model/org-node.ts";

/** Places as a test names them: those of `of`, but for those of `except`. */
export interface PlaceNames {
  readonly of: readonly string[];
  readonly except: readonly string[];
  /** The nodes that no text names alone: they are in no list. */
  readonly unnamed: readonly OrgNode[];
}

/** Which nodes are to be named. */
interface Wanted {
  readonly nodes: ReadonlySet<OrgNode>;
  /** Nodes that do not matter: a name may stand for them or not. */
  isLeftOut(node: OrgNode): boolean;
  /** A text that names a node and no other; `null`: none. */
  nameOf(node: OrgNode): string | null;
}

/** What the names of a part of the organization can be. */
interface Described {
  readonly hasWanted: boolean;
  readonly hasOthers: boolean;
  /** The fewest names of the wanted nodes. */
  readonly best: PlaceNames;
  /** The fewest names of the others, without exceptions; `null`: one of them has no name. */
  readonly others: readonly string[] | null;
}

const none: PlaceNames = { of: [], except: [], unnamed: [] };

/** The fewest names that stand for some nodes and no others. Time: the nodes times the depth of the organization. */
export function placeNames(tops: readonly OrgNode[], wanted: Wanted): PlaceNames {
  const seen = new Set<OrgNode>();
  const describe = (node: OrgNode): Described => {
    // A circle of a hostile input is walked once.
    if (seen.has(node)) return { hasWanted: false, hasOthers: false, best: none, others: [] };
    seen.add(node);
    const own = countsByItself(node) && !wanted.isLeftOut(node) ? [ofNode(node, wanted)] : [];
    const parts = [...own, ...node.children.map(describe)];
    return whole(parts, () => (node.parent === null ? null : wanted.nameOf(node)));
  };
  return whole(tops.map(describe), () => "organization").best;
}

function ofNode(node: OrgNode, { nodes, nameOf }: Wanted): Described {
  const name = nameOf(node);
  const names = name === null ? [] : [name];
  if (!nodes.has(node)) return { hasWanted: false, hasOthers: true, best: none, others: name === null ? null : names };
  const best = { of: names, except: [], unnamed: name === null ? [node] : [] };
  return { hasWanted: true, hasOthers: false, best, others: [] };
}

/** Parts together, which a name may stand for. */
function whole(parts: readonly Described[], nameOf: () => string | null): Described {
  const hasWanted = parts.some((one) => one.hasWanted);
  const hasOthers = parts.some((one) => one.hasOthers);
  const name = hasWanted || hasOthers ? nameOf() : null;
  if (name !== null && !hasOthers)
    return { hasWanted, hasOthers, best: { of: [name], except: [], unnamed: [] }, others: [] };
  if (name !== null && !hasWanted) return { hasWanted, hasOthers, best: none, others: [name] };
  const others = parts.some((one) => one.others === null) ? null : parts.flatMap((one) => one.others ?? []);
  const single: PlaceNames = {
    of: parts.flatMap(({ best }) => best.of),
    except: parts.flatMap(({ best }) => best.except),
    unnamed: parts.flatMap(({ best }) => best.unnamed),
  };
  const isShorter = others !== null && 1 + others.length < single.of.length + single.except.length;
  const best = hasWanted && name !== null && isShorter ? { of: [name], except: others, unnamed: [] } : single;
  return { hasWanted, hasOthers, best, others };
}
