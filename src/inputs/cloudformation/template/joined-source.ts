import type { Location } from "../../../model/location.ts";
import type { Span, SyntaxNode } from "../../../syntax/node.ts";
import type { SourceText } from "./template.ts";

/** A node with the text that it stands in. */
export interface Placed {
  readonly node: SyntaxNode;
  readonly source: SourceText;
}

interface Part {
  readonly source: SourceText;
  /** Where its offsets begin in the joined text. */
  readonly start: number;
}

/** Templates that are deployed as one, merged into one; each value has its place in the file that it stands in. */
export function joinTemplates(parts: readonly Placed[]): Placed | undefined {
  const [first] = parts;
  if (!first || parts.length === 1) return first;
  const joined: Part[] = [];
  let whole: SyntaxNode | undefined;
  let start = 0;
  for (const { node, source } of parts) {
    joined.push({ source, start });
    const moved = shifted(node, start);
    whole = whole ? merged(whole, moved) : moved;
    start += source.text.length + 1;
  }
  return whole && { node: whole, source: joinedSource(first.source, joined) };
}

/** Maps are one map, whose keys keep the place that they stood at first; of everything else the last one counts. */
function merged(one: SyntaxNode, other: SyntaxNode): SyntaxNode {
  if (one.kind !== "map" || other.kind !== "map") return other;
  const pairs = new Map(one.pairs.map((pair) => [pair.key, pair]));
  for (const pair of other.pairs) {
    const have = pairs.get(pair.key);
    pairs.set(pair.key, have ? { ...have, value: merged(have.value, pair.value) } : pair);
  }
  return { ...one, pairs: [...pairs.values()] };
}

function joinedSource({ path, name }: SourceText, parts: readonly Part[]): SourceText {
  const partOf = (span: Span) => parts.findLast((part) => part.start <= span.start) ?? parts[0];
  const back = (span: Span, { start }: Part): Span => ({ start: span.start - start, end: span.end - start });
  const locate = (span: Span): Location => {
    const part = partOf(span);
    if (!part) throw new RangeError("no part has the offset");
    return part.source.locate(back(span, part));
  };
  return {
    path,
    name,
    text: parts.map(({ source }) => source.text).join("\n"),
    locate,
    linesOf(node) {
      const part = partOf(node);
      return part?.source.linesOf(shifted(node, -part.start));
    },
  };
}

/** A node whose offsets are those of a text that begins elsewhere. */
function shifted(node: SyntaxNode, by: number): SyntaxNode {
  const span = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const base = { ...span(node), ...(node.aliasOf && { aliasOf: { ...node.aliasOf, ...span(node.aliasOf) } }) };
  if (node.kind === "scalar") return { ...node, ...base };
  if (node.kind === "list") return { ...node, ...base, items: node.items.map((item) => shifted(item, by)) };
  const pairs = node.pairs.map(({ key, keySpan, value }) => ({
    key,
    keySpan: { ...keySpan, ...span(keySpan) },
    value: shifted(value, by),
  }));
  return { ...node, ...base, pairs };
}
