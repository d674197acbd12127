import { listedDeviceType } from "../inputs/aws-cli/listed-device-type.ts";
import type { FactCause } from "../model/cause.ts";
import { isOfBase, isOfInput, type UnreadContentFact } from "../model/fact.ts";
import type { FactIndex } from "../model/rule.ts";
import type { CoverageSource } from "./source.ts";

/**
 * What was not read and may hold a guardrail or a policy: what is missing of a list of devices is devices, and a folder of
 * tests guards nobody.
 */
export function unreadThatMayGuard(facts: FactIndex): readonly UnreadContentFact[] {
  return facts
    .of("UnreadContent")
    .filter((fact) => fact.resource.type !== listedDeviceType && fact.isOfTest !== true && !isOfBase(fact));
}

/** Why what was read of an input is only a part of what will stand: what it does not declare, it may declare. */
export function partialInput(
  { scope }: { readonly scope?: string },
  { inScope }: Pick<CoverageSource, "inScope">,
): FactCause | undefined {
  return inScope("UnreadContent", scope).find((fact) => isOfInput(fact) && !isOfBase(fact))?.cause;
}
