import type { IgnoreComment } from "../inputs/ignore-comments.ts";
import type { ExceptionEntry, ExceptionFlaw } from "../model/exception.ts";
import type { ResourceRef } from "../model/resource.ts";
import { type FieldValues, inlineEntry, setField } from "./inline-fields.ts";
import type { PlacedResource } from "./placed-resource.ts";

/** The exceptions of the comments of one or several files, each with the resources that stand below it. */
export function commentExceptions(
  comments: readonly IgnoreComment[],
  resources: readonly PlacedResource[],
): readonly ExceptionEntry[] {
  const byPath = new Map<string, PlacedResource[]>();
  for (const one of comments.length > 0 ? resources : []) {
    const have = byPath.get(one.location.path);
    if (have) have.push(one);
    else byPath.set(one.location.path, [one]);
  }
  return comments.flatMap((comment) => {
    const at = resourcesAt(comment, byPath.get(comment.location.path) ?? []);
    // A line of a string that declares nothing is text.
    if (comment.since !== undefined && at.length === 0) return [];
    const { values, flaws } = readComment(comment.text);
    return [inlineEntry(values, flaws, comment.location, at)];
  });
}

/** The resources that a line belongs to: those of the smallest extent that holds it; a module's block has several. */
function resourcesAt({ line, since = 1 }: IgnoreComment, resources: readonly PlacedResource[]): readonly ResourceRef[] {
  const around = resources.filter((one) => startLine(one) <= line && line <= one.location.end.line);
  const nearest = Math.max(0, ...around.map(startLine));
  if (nearest < since) return [];
  // A plan and its code tell of one resource twice.
  const refs = around.flatMap((one) => (startLine(one) === nearest ? one.ref : []));
  return [...new Map(refs.map((ref) => [JSON.stringify([ref.type, ref.address]), ref])).values()];
}

function startLine({ location, header }: PlacedResource): number {
  return header.path === location.path ? Math.min(location.start.line, header.start.line) : location.start.line;
}

/** `<rule> owner=… expires=… reason="…"`; values may be quoted. */
function readComment(text: string): { values: FieldValues; flaws: readonly ExceptionFlaw[] } {
  const values: FieldValues = {};
  const flaws: ExceptionFlaw[] = [];
  const word = /\s*(?:([A-Za-z]+)=)?(?:"([^"]*)"|'([^']*)'|([^\s"']\S*))/y;
  let read = 0;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const [, key, double, single, plain] = match;
    const value = double ?? single ?? plain ?? "";
    if (key === undefined && values.rule !== undefined) flaws.push({ kind: "stray-text", text: value });
    else setField(values, flaws, key ?? "rule", value);
    read = word.lastIndex;
  }
  const rest = text.slice(read).trim();
  if (rest !== "") flaws.push({ kind: "unreadable-text", text: rest });
  return { values, flaws };
}
