import type { GuardrailCause } from "../model/cause.ts";
import type { IssueTopic } from "../model/coverage.ts";
import type { FactBase } from "../model/fact.ts";
import type { GuardrailName } from "../model/guardrail.ts";
import type { Location } from "../model/location.ts";

/** What an answer of the table of verdicts rests on: a cause, and the guardrail or node that it is about. */
export interface Ground {
  readonly cause: GuardrailCause;
  /** `null` where it is about no single guardrail. */
  readonly guardrail: GuardrailName | null;
  /** What declares it; `null` where nothing in the inputs does. */
  readonly fact: FactBase | null;
  readonly topic: IssueTopic;
  /** Where the matter stands, if not at the resource itself. */
  readonly at?: Location;
}
