import type { CausePlace, GuardrailCause } from "../model/cause.ts";
import type { CoverageAnchor, GuardrailIssue } from "../model/coverage.ts";
import { type FactBase, isOfFactsFile } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import { type OrgNode, refToNode } from "../model/org-node.ts";

type IssueParts = Pick<GuardrailIssue, "family" | "kind" | "topic" | "guardrail" | "causes"> & {
  readonly accounts?: readonly string[];
  /** The nodes that the issue leaves without cover, or open. */
  readonly nodes?: readonly OrgNode[];
};

/** An issue that no fact is about, told where guardrails are asked for. */
export function issueAtAnchor({ resource, location }: CoverageAnchor, parts: IssueParts): GuardrailIssue {
  const { accounts = [], nodes = [], ...rest } = parts;
  const where = { resource, location, places: parts.causes.flatMap(placesOf), callers: [] };
  return { ...rest, ...where, accounts, nodes: nodes.map(refToNode), certainty: "certain", existing: false };
}

/** An issue about what a fact declares. `at`: where the matter stands, if not at the resource itself. */
export function issueOf(fact: FactBase, parts: IssueParts, at: Location = fact.header): GuardrailIssue {
  const isElsewhere = JSON.stringify(at) !== JSON.stringify(fact.header);
  // A Terraform finding stands on the block, as for devices, and what it is about is a related place.
  const isBlock = fact.resource.format.startsWith("terraform");
  const other: CausePlace = isBlock ? { kind: "matter", location: at } : { kind: "guardrail", location: fact.header };
  const { accounts = [], nodes = [], ...rest } = parts;
  return {
    ...rest,
    resource: fact.resource,
    location: isBlock ? fact.header : at,
    places: [...(isElsewhere ? [other] : []), ...textsOf(fact, at), ...parts.causes.flatMap(placesOf)],
    callers: fact.callers,
    accounts,
    nodes: nodes.map(refToNode),
    certainty: fact.when.length > 0 ? "possible" : "certain",
    existing: fact.action === "no-op",
    ...(isOfFactsFile(fact) && { isOfFactsFile: true }),
  };
}

/** The files that a guardrail is read from: a change to one of them is a change to the guardrail. */
function textsOf({ files = [], header }: FactBase, at: Location): readonly CausePlace[] {
  const others = files.filter(({ path }) => path !== header.path && path !== at.path);
  return others.map((location) => ({ kind: "text", location }));
}

function placesOf(cause: GuardrailCause): readonly CausePlace[] {
  return "places" in cause ? cause.places : [];
}
