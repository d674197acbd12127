import type { Location } from "../../../model/location.ts";
import { type FoldObject, jsonValueAt, parseJson } from "../../../syntax/json.ts";
import { LineIndex } from "../../../syntax/line-index.ts";
import type { SyntaxNode } from "../../../syntax/node.ts";
import { copied, utf8Chunks } from "../../../syntax/streaming-json/encoding.ts";
import type { Positions } from "../../../syntax/streaming-json/positions.ts";
import { PrunedPositions } from "../../../syntax/streaming-json/pruned-text.ts";
import { scanSections } from "../../../syntax/streaming-json/scan.ts";
import { planSections } from "./plan-sections.ts";

/** A plan's JSON as a tree, without the parts that nobody asked for. */
export interface PlanTree {
  readonly ok: true;
  readonly root: SyntaxNode;
  readonly positions: Positions;
  /** A resource with all that the plan says of it: in the tree it may have only what names it (`namingKeys`). */
  readonly open: (node: SyntaxNode) => SyntaxNode;
}

export type PlanTreeResult =
  | PlanTree
  | { readonly ok: false; readonly code: string; readonly message: string; readonly location: Location };

/**
 * Reads a plan from its chunks. Up to `limit` bytes it is parsed whole, else scanned, and only what is wanted is parsed: that
 * is the faster way at every size. Both lead to the same resources.
 */
export function readPlanTree(
  path: string,
  chunks: Iterable<Uint8Array>,
  wanted: ReadonlySet<string>,
  limit: number,
): PlanTreeResult {
  const iterator = utf8Chunks(chunks)[Symbol.iterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    head.push(size + next.value.length > limit ? next.value : copied(next.value));
    size += next.value.length;
    if (size > limit) return scanned(path, rest(head, iterator), wanted);
  }
  return whole(path, Buffer.concat(head).toString("utf8"));
}

function* rest(head: readonly Uint8Array[], iterator: Iterator<Uint8Array>): Iterable<Uint8Array> {
  yield* head;
  for (let next = iterator.next(); !next.done; next = iterator.next()) yield next.value;
}

function whole(path: string, text: string): PlanTreeResult {
  const positions = new LineIndex(path, text);
  return parsed(text, positions, text.trimEnd().length);
}

/** What a resource is told by before it is read. */
const namingKeys: ReadonlySet<string> = new Set(["address", "type", "mode"]);

/**
 * The tree of a large plan holds its resources by their names only, and each is read again when its turn comes: so memory
 * grows by the text of the resources that are wanted, not by the thousands of nodes that they are made of.
 */
function scanned(path: string, chunks: Iterable<Uint8Array>, wanted: ReadonlySet<string>): PlanTreeResult {
  const result = scanSections(chunks, wanted, planSections);
  if (result.ok) {
    const { text, selected } = result.pruned;
    const fold: FoldObject = (node) =>
      selected.has(node.start) ? { ...node, pairs: node.pairs.filter(({ key }) => namingKeys.has(key)) } : node;
    const open = (node: SyntaxNode) => (selected.has(node.start) ? jsonValueAt(text, node.start) : node);
    return parsed(text, new PrunedPositions(path, result.pruned), Number.POSITIVE_INFINITY, { fold, open });
  }
  const { code, message, position } = result.problem;
  return { ok: false, code, message, location: { path, start: position, end: position } };
}

/** A problem at `end` or later means that the text was cut off, whatever was expected there. */
function parsed(
  text: string,
  positions: Positions,
  end: number,
  { fold, open }: { readonly fold?: FoldObject; readonly open: PlanTree["open"] } = { open: (node) => node },
): PlanTreeResult {
  const result = parseJson(text, "refuse", fold);
  if (result.ok) return { ok: true, root: result.root, positions, open };
  const problem = result.problems[0] ?? { code: "json-syntax", message: "not a JSON document", start: 0, end: 0 };
  const message = problem.start >= end ? "the JSON document ends too early" : problem.message;
  return { ok: false, code: problem.code, message, location: positions.location(problem) };
}
