import { closeRule } from "../coverage/guardrails/config.ts";
import type { GuardrailIssue } from "../model/coverage.ts";
import type { Location } from "../model/location.ts";
import type { ResourceRef } from "../model/resource.ts";
import { type Edit, type FixSource, sliceOf } from "./edit.ts";

/**
 * Corrects a managed rule's identifier that misses by case, hyphens or two letters, where it stands in the file as one
 * word. Where only the template around it has a place (a pack's text inside Terraform), the one identifier in it that
 * belongs to no managed rule is corrected; with two such identifiers nothing is changed.
 */
export function fixIdentifier(issue: GuardrailIssue, source: FixSource): Edit | undefined {
  const places = [issue, ...issue.places].map((one) => one.location).filter((one) => one.path === source.path);
  for (const place of places) {
    const edit = editIn(place, issue.resource, source);
    if (edit) return edit;
  }
  return undefined;
}

function editIn(place: Location, { address }: ResourceRef, source: FixSource): Edit | undefined {
  const slice = sliceOf(source, place);
  if (!slice) return undefined;
  const [found, ...others] = [...slice.text.matchAll(identifiers)].flatMap((match) => {
    const name = match[1] ?? match[2] ?? "";
    const meant = closeRule(name);
    const start = slice.start + match.index + match[0].lastIndexOf(name);
    return meant === undefined || meant === name ? [] : [{ name, meant, start }];
  });
  if (!found || others.length > 0) return undefined;
  const { name, meant, start } = found;
  const why = `the identifier ${name} of ${address}`;
  return { path: source.path, start, end: start + name.length, text: meant, why };
}

/** The identifier alone, or after its key. */
const identifiers =
  /^["']?([\w-]+)["']?$|\b(?:SourceIdentifier|source_identifier|rule_identifier|RuleIdentifier)\\?["']?[ \t]*[:=][ \t]*\\?["']?([\w-]+)/g;
