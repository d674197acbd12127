import { closeRule } from "../coverage/guardrails/config.ts";
import type { Location } from "../model/location.ts";
import type { Refusal } from "./refusal.ts";
import { editAt, offsetOf, type SourceText, type TextEdit } from "./text-edit.ts";

/** A correction of one word. */
export interface Correction {
  readonly edit: TextEdit;
  readonly from: string;
  readonly to: string;
}

/**
 * Corrects a managed rule's identifier that misses by case, hyphens or two letters, where it stands in the file as one
 * word. Where only the template around it has a place (a pack's text inside Terraform), the one identifier in it that
 * belongs to no managed rule is corrected; with two such identifiers nothing is changed.
 */
export function correctIdentifier(
  source: SourceText,
  places: readonly Location[],
  wrong: string,
): Correction | Refusal {
  if (closeRule(wrong) === undefined) return { kind: "unlike-identifier", identifier: wrong };
  let refusal: Refusal = { kind: "not-literal", what: "identifier" };
  for (const place of places.filter((one) => one.path === source.path)) {
    const found = correctionsIn(place, source, wrong);
    const [first] = found;
    if (first && found.length === 1) return first;
    if (first) refusal = { kind: "several-identifiers" };
  }
  return refusal;
}

function correctionsIn(place: Location, source: SourceText, wrong: string): readonly Correction[] {
  const start = offsetOf(source.text, place.start);
  const end = offsetOf(source.text, place.end);
  if (start === undefined || end === undefined || end < start) return [];
  return [...source.text.slice(start, end).matchAll(identifiers)].flatMap((match) => {
    const from = match[1] ?? match[2] ?? "";
    const to = closeRule(from);
    const at = start + match.index + match[0].lastIndexOf(from);
    if (to === undefined || to === from || from !== wrong || isAnchored(source.text, at)) return [];
    return [{ edit: editAt(source, { start: at, end: at + from.length, newText: to }), from, to }];
  });
}

/** Whether a YAML alias elsewhere may stand for a word as well. */
function isAnchored(text: string, at: number): boolean {
  return /&[^\s,[\]{}]+\s+["']?$/.test(text.slice(Math.max(0, at - 200), at));
}

/** The identifier alone, or after its key. */
const identifiers =
  /^["']?([\w-]+)["']?$|\b(?:SourceIdentifier|source_identifier|rule_identifier|RuleIdentifier)\\?["']?[ \t]*[:=][ \t]*\\?["']?([\w-]+)/g;
