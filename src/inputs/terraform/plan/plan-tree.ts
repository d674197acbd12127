import type { Location } from "../../../model/location.ts";
import { parseJson } from "../../../syntax/json.ts";
import { LineIndex } from "../../../syntax/line-index.ts";
import type { SyntaxNode } from "../../../syntax/node.ts";
import { copied, utf8Chunks } from "../../../syntax/streaming-json/encoding.ts";
import type { Positions } from "../../../syntax/streaming-json/positions.ts";
import { PrunedPositions } from "../../../syntax/streaming-json/pruned-text.ts";
import { scanSections } from "../../../syntax/streaming-json/scan.ts";
import { planSections } from "./plan-sections.ts";

/** A plan's JSON as a tree: whole, or without the parts that nobody asked for. */
export type PlanTree =
  | { readonly ok: true; readonly root: SyntaxNode; readonly positions: Positions }
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
): PlanTree {
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

function whole(path: string, text: string): PlanTree {
  const positions = new LineIndex(path, text);
  return parsed(text, positions, text.trimEnd().length);
}

function scanned(path: string, chunks: Iterable<Uint8Array>, wanted: ReadonlySet<string>): PlanTree {
  const result = scanSections(chunks, wanted, planSections);
  if (result.ok) return parsed(result.pruned.text, new PrunedPositions(path, result.pruned), Number.POSITIVE_INFINITY);
  const { code, message, position } = result.problem;
  return { ok: false, code, message, location: { path, start: position, end: position } };
}

/** A problem at `end` or later means that the text was cut off, whatever was expected there. */
function parsed(text: string, positions: Positions, end: number): PlanTree {
  const result = parseJson(text);
  if (result.ok) return { ok: true, root: result.root, positions };
  const problem = result.problems[0] ?? { code: "json-syntax", message: "not a JSON document", start: 0, end: 0 };
  const message = problem.start >= end ? "the JSON document ends too early" : problem.message;
  return { ok: false, code: problem.code, message, location: positions.location(problem) };
}
