import { posix } from "node:path";
import type { Fact } from "../model/fact.ts";
import { type Assumption, bothAssumed } from "../model/value.ts";
import { harmless } from "./read-digests.ts";

/**
 * The facts of the present, where guardrails of a Terraform module or a nested template that the base only has called, and that
 * nothing calls any more, are open: the folder would be a root module of its own now, the template a stack of its own, and
 * nothing says that anybody deploys it.
 */
export function withCallsTakenAway(facts: readonly Fact[], base: readonly Fact[]): readonly Fact[] {
  const [called, alone] = [partsOf(base, true), partsOf(base, false)];
  if (called.size === 0) return facts;
  const stillCalled = partsOf(facts, true);
  const isLeft = (part: string) => called.has(part) && !alone.has(part) && !stillCalled.has(part);
  if (![...partsOf(facts, false)].some(isLeft)) return facts;
  return facts.map((fact) => {
    const part = partOf(fact);
    if (part === undefined || !isLeft(part) || harmless.has(fact.fact) || fact.fact === "Organization") return fact;
    return { ...fact, when: bothAssumed(fact.when, [deployedAlone(fact)]) };
  });
}

function partsOf(facts: readonly Fact[], called: boolean): ReadonlySet<string> {
  return new Set(facts.flatMap((fact) => (isCalled(fact) === called ? (partOf(fact) ?? []) : [])));
}

/** Whether a fact is part of an input that stands in another file: a module call, a stack, a task file, `serverless.yml`. */
function isCalled({ resource, callers, scope, location }: Fact): boolean {
  const isRead = resource.format === "cloudformation" && scope !== undefined && scope !== location.path;
  return isRead || callers.length > 0;
}

/** What calls are made of: the folder of a module, the file of a template. */
function partOf({ resource, location, digest }: Fact): string | undefined {
  if (digest !== undefined) return undefined;
  if (resource.format === "terraform-hcl") return posix.dirname(location.path);
  return resource.format === "cloudformation" ? location.path : undefined;
}

function deployedAlone({ resource, location }: Fact): Assumption {
  return resource.format === "cloudformation"
    ? { subject: `the template ${location.path}`, is: "deployed by itself" }
    : { subject: `the code in ${posix.dirname(location.path)}`, is: "applied by itself" };
}
