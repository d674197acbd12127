import type { GuardrailIssue } from "../model/coverage.ts";
import { closeRule } from "../organization/config-guardrails.ts";
import { type Edit, type FixSource, sliceOf } from "./edit.ts";

/**
 * Corrects a managed rule's identifier that misses by case, hyphens or two letters, where it stands in the file as one
 * word: in a template, in HCL, or in a pack's template inside either.
 */
export function fixIdentifier(issue: GuardrailIssue, source: FixSource): Edit | undefined {
  const slice = sliceOf(source, issue.location);
  const word = slice && /^(["']?)([\w-]+)\1$/.exec(slice.text);
  const name = word?.[2];
  const meant = name === undefined ? undefined : closeRule(name);
  if (!slice || !word || name === undefined || meant === undefined || meant === name) return undefined;
  const start = slice.start + (word[1]?.length ?? 0);
  const why = `the identifier ${name} of ${issue.resource.address}`;
  return { path: source.path, start, end: start + name.length, text: meant, why };
}
