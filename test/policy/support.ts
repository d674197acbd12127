import { decide } from "../../src/policy/decide.ts";
import type { Decision, Witness } from "../../src/policy/decision.ts";
import { fullAwsAccess, type PolicyDocument } from "../../src/policy/document.ts";
import type { ConcreteRequest } from "../../src/policy/evaluate.ts";
import { parsePolicyText } from "../../src/policy/parse.ts";
import { type AccountOptions, type Question, rootQuestion, settledValues } from "../../src/policy/question.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A policy of version 2012-10-17. */
export function policy(...statements: readonly Json[]): PolicyDocument {
  return parsePolicyText(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
}

/** What policies beside FullAWSAccess deny root. */
export function decideRoot(documents: readonly PolicyDocument[], action: string, options?: AccountOptions): Decision {
  return decide([[fullAwsAccess, ...documents]], rootQuestion(action, options));
}

export function escapeOf(decision: Decision): Witness | undefined {
  return "witness" in decision ? decision.witness : undefined;
}

/** The request that a witness describes: what is settled, what it lists, and a time. */
export function requestOf(question: Question, witness: Witness): ConcreteRequest {
  const given = new Map<string, readonly string[]>([
    ["aws:currenttime", ["2026-07-01T00:00:00Z"]],
    ["aws:epochtime", ["1782864000"]],
  ]);
  for (const { key, value } of witness.context)
    given.set(key.toLowerCase(), typeof value === "string" ? [value] : value);
  return {
    action: question.action,
    resource: witness.resource ?? someResource(question),
    context: (key) => settledValues(question, key) ?? given.get(key.toLowerCase()),
  };
}

function someResource({ resource }: Question): string {
  return resource.kind === "listed" ? (resource.arns[0] ?? "") : `${resource.prefix}phone`;
}
