import type { CausePlace, GuardrailCause } from "../model/cause.ts";
import type { GuardrailIssue } from "../model/coverage.ts";
import type { FactBase } from "../model/fact.ts";
import type { Location } from "../model/location.ts";

type IssueParts = Pick<GuardrailIssue, "family" | "kind" | "topic" | "guardrail" | "causes"> & {
  readonly accounts?: readonly string[];
};

/** An issue about what a fact declares. `at`: where the matter stands, if not at the resource itself. */
export function issueOf(fact: FactBase, parts: IssueParts, at: Location = fact.header): GuardrailIssue {
  const isElsewhere = JSON.stringify(at) !== JSON.stringify(fact.header);
  // A Terraform finding stands on the block, as for devices, and what it is about is a related place.
  const isBlock = fact.resource.format.startsWith("terraform");
  const other: CausePlace = isBlock ? { kind: "matter", location: at } : { kind: "guardrail", location: fact.header };
  return {
    ...parts,
    resource: fact.resource,
    location: isBlock ? fact.header : at,
    places: [...(isElsewhere ? [other] : []), ...parts.causes.flatMap(placesOf)],
    callers: fact.callers,
    accounts: parts.accounts ?? [],
    certainty: fact.when.length > 0 ? "possible" : "certain",
    existing: fact.action === "no-op",
  };
}

function placesOf(cause: GuardrailCause): readonly CausePlace[] {
  return "places" in cause ? cause.places : [];
}
