import type { InputSummary } from "../model/report.ts";
import { clipped } from "./harmless-text.ts";
import { mdText } from "./markdown-text.ts";

const maxLines = 50;
const maxSentence = 1000;
/** Characters kept free for the sentence that counts what was left out. */
const reserve = 200;

/** Lines of a list, as many as somebody reads, and how many more there are. */
export function listed(lines: readonly string[]): string {
  const more = lines.length - maxLines;
  return [...lines.slice(0, maxLines), ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}

/** What of the inputs was not read, or only in part; nothing where all was. `warnings`: those that are told here. */
export function notAnalysed(
  inputs: readonly InputSummary[],
  warnings: readonly string[] = inputs.flatMap((input) => input.warnings ?? []),
): string[] {
  const lines = [
    ...inputs.flatMap((input) => (input.error === null ? [] : [`- 🔴 ${mdText(clipped(input.error, maxSentence))}`])),
    ...warnings.map((one) => `- ${mdText(clipped(one, maxSentence))}`),
  ];
  return lines.length === 0 ? [] : [`### Not analysed\n\n${listed(lines)}`];
}

/** As many parts as fit into so many characters, each whole, in their order; the last line says where some are missing. */
export function fittingParts(parts: readonly string[], maxCharacters: number): string {
  const kept: string[] = [];
  let room = maxCharacters - reserve;
  for (const part of parts) {
    room -= part.length + 2;
    if (room < 0) break;
    kept.push(part);
  }
  const isCut = kept.length < parts.length;
  return `${[...kept, ...(isCut ? ["_The rest does not fit here; the JSON report has everything._"] : [])].join("\n\n")}\n`;
}
