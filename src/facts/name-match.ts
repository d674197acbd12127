import type { PartialText } from "../model/fact.ts";
import { canBeBoth, literal, type PatternStep } from "./text-pattern.ts";

/**
 * How AWS names something: by a text of its own (`IAM.6`), or by the end of an ARN whose beginning, up to the
 * resource part, says partition, service, region and account only (`/AWS-GR_RESTRICT_ROOT_USER`).
 */
export interface AwsName {
  readonly kind: "whole" | "end";
  readonly text: string;
}

export function wholeName(text: string): AwsName {
  return { kind: "whole", text };
}

export function arnEnd(text: string): AwsName {
  return { kind: "end", text };
}

/** What stands before the first slash of an ARN. */
const arnStart: readonly PatternStep[] = [...literal("arn:"), { anyOf: /[^/]/ }];

/** Whether a text is one of the names, as far as it is known: an unknown part may be any text. */
export function matchName(text: PartialText, names: readonly AwsName[]): "yes" | "no" | "open" {
  if (names.some((name) => isCertain(text, name))) return "yes";
  return names.some((name) => isPossible(text, name)) ? "open" : "no";
}

function isCertain(text: PartialText, name: AwsName): boolean {
  const last = text.at(-1);
  if (typeof last !== "string") return false;
  if (name.kind === "whole") return text.length === 1 && last === name.text;
  return last.endsWith(name.text);
}

function isPossible(text: PartialText, name: AwsName): boolean {
  if (!text.includes(null)) return false;
  const given = text.flatMap((part): readonly PatternStep[] => (part === null ? [{ anyOf: /[\s\S]/ }] : literal(part)));
  const wanted = name.kind === "end" ? [...arnStart, ...literal(name.text)] : literal(name.text);
  return canBeBoth(given, wanted);
}
