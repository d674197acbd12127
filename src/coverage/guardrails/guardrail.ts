import type { GuardrailCause } from "../../model/cause.ts";
import type { IssueTopic } from "../../model/coverage.ts";
import type { FactBase } from "../../model/fact.ts";
import type { GuardrailFamily, GuardrailName } from "../../model/guardrail.ts";
import type { Location } from "../../model/location.ts";
import type { OrgNode } from "../../model/org-node.ts";
import type { Level } from "../../model/settings.ts";
import type { Answer, OpenAnswer } from "../../model/ternary.ts";

/** One guardrail with the nodes that it is meant for, as the inputs declare it or the configuration attests it. */
export interface ActiveGuardrail {
  readonly family: GuardrailFamily;
  /** The level that it serves: 1 where any MFA device satisfies it. */
  readonly level: Level;
  readonly name: GuardrailName;
  /** Whether it works where it is deployed. */
  readonly works: Answer<GuardrailCause>;
  /** What is to be known of one that works. */
  readonly remarks: readonly GuardrailCause[];
  /** Everything at and below these. */
  readonly targets: readonly OrgNode[];
  /** Deployed to accounts that nothing names: it may be any. */
  readonly unplaced: boolean;
  readonly excluded: ReadonlySet<OrgNode>;
  /** Why there may be more excluded accounts. */
  readonly exclusionsOpen?: GuardrailCause;
  /** Whether it reaches the management account below its targets. */
  readonly management: boolean;
  /** `null` for what the configuration attests. */
  readonly fact: FactBase | null;
  /** Targets that are such only maybe. */
  readonly uncertain?: ReadonlyMap<OrgNode, OpenAnswer<GuardrailCause>>;
  /** Why it may stand at other nodes than its targets. */
  readonly elsewhere?: GuardrailCause;
  /** Nodes at which something else stands in its place, below its targets. */
  readonly replaced?: ReadonlyMap<OrgNode, readonly Answer<GuardrailCause>[]>;
  /** Why something that may stand anywhere may stand in its place. */
  readonly replacedSomewhere?: readonly GuardrailCause[];
  /** What an issue about it is about, where it does not work or that is not known. */
  readonly topic: IssueTopic;
  /** Where the matter stands, if not at the resource itself. */
  readonly at?: Location;
}

/** That it exists only under conditions, if it does. */
export function conditionOf(fact: FactBase): readonly Extract<GuardrailCause, { readonly kind: "conditional" }>[] {
  const { when, isOneOfTargets } = fact;
  return when.length > 0 ? [{ kind: "conditional", when, ...(isOneOfTargets && { isOneOfTargets }) }] : [];
}
