import type { Span } from "../../../../syntax/node.ts";

/**
 * The `#` and `//` comments on the lines directly above an offset, top to bottom, without blank lines between them:
 * where `# rootrail:ignore …` stands for a block. Spans cover the comment up to the end of its line.
 */
export function commentsAbove(text: string, offset: number): readonly Span[] {
  const found: Span[] = [];
  let lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  if (text.slice(lineStart, offset).trim() !== "") return found;
  while (lineStart > 0) {
    const end = lineStart - 1;
    lineStart = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(lineStart, end);
    const comment = line.trimStart();
    if (!comment.startsWith("#") && !comment.startsWith("//")) break;
    found.push({ start: end - comment.length, end: lineStart + line.trimEnd().length });
  }
  return found.toReversed();
}
