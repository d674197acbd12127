import { joinedParts } from "../model/text-parts.ts";
import type { ElementPatterns, PolicyDocument, PolicyText, Statement } from "./document.ts";

/** `null`: nothing of the policy is filled in. */
const filled = new WeakMap<PolicyDocument, Map<string, PolicyDocument> | null>();

/** A policy as it stands in a partition: the parts that are filled in with it are known. Equal calls give one object. */
export function inPartition(document: PolicyDocument, partition: string): PolicyDocument {
  let known = filled.get(document);
  if (known === undefined) {
    known = document.statements.some(hasPartition) ? new Map<string, PolicyDocument>() : null;
    filled.set(document, known);
  }
  if (known === null) return document;
  const have = known.get(partition);
  if (have) return have;
  const fill = (text: PolicyText) => fillText(text, partition);
  const result = { ...document, statements: document.statements.map((one) => mapTexts(one, fill)) };
  known.set(partition, result);
  return result;
}

function hasPartition({ action, resource, conditions }: Statement): boolean {
  const texts = [...action.patterns, ...resource.patterns, ...conditions.flatMap((one) => one.values)];
  return texts.some((text) => typeof text !== "string" && text.some(isPartitionPart));
}

function isPartitionPart(part: PolicyText[number]): boolean {
  return typeof part !== "string" && part.isPartition === true;
}

function mapTexts(statement: Statement, fill: (text: PolicyText) => PolicyText): Statement {
  const inPatterns = (one: ElementPatterns) => ({ ...one, patterns: one.patterns.map(fill) });
  return {
    ...statement,
    action: inPatterns(statement.action),
    resource: inPatterns(statement.resource),
    conditions: statement.conditions.map((one) => ({ ...one, values: one.values.map(fill) })),
  };
}

function fillText(text: PolicyText, partition: string): PolicyText {
  if (typeof text === "string") return text;
  const parts = text.map((part) => (isPartitionPart(part) ? partition : part));
  // Patterns are looked at part by part.
  return parts.every((part) => typeof part === "string") ? parts.join("") : joinedParts(parts);
}
