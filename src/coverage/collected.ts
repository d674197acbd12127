import type { GuardrailFamily, GuardrailIssue } from "../model/coverage.ts";
import type { Fact, FactBase, FactKind } from "../model/fact.ts";
import type { Location, RelatedLocation } from "../model/location.ts";
import type { FactIndex } from "../model/rule.ts";
import type { Level, Settings } from "../model/settings.ts";
import type { Place, Places } from "./tree.ts";

/** One guardrail, with the places that it is meant for. */
export interface Guardrail {
  readonly family: GuardrailFamily;
  /** The level that it serves: 1 where any MFA device satisfies it. */
  readonly level: Level;
  /** `open`: whether it works is not known. `broken`: it does not, and an issue says why. */
  readonly state: "works" | "open" | "broken";
  /** `organization conformance pack root-mfa`. */
  readonly label: string;
  /** Why it is open or broken; what is to be known of one that works. */
  readonly remark: string;
  /** Everything at and below these. */
  readonly targets: readonly Place[];
  /** Deployed to accounts that nothing names: it may be any. */
  readonly unplaced: boolean;
  readonly excluded: ReadonlySet<Place>;
  /** Why there may be more excluded accounts. */
  readonly excludedOpen?: string;
  /** Whether it reaches the management account below its targets. */
  readonly management: boolean;
  readonly fact: FactBase | null;
}

/** What the guardrail modules look at, and where they leave what they found. */
export interface Survey {
  readonly facts: FactIndex;
  readonly places: Places;
  readonly settings: Settings;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly partition: string;
  readonly guardrails: Guardrail[];
  readonly issues: GuardrailIssue[];
  /** The facts of one kind that stand in one input. */
  inScope<K extends FactKind>(kind: K, scope: string | undefined): readonly Extract<Fact, { fact: K }>[];
  /** The place of the account that a fact's input is deployed to, where the configuration tells. */
  placeOf(fact: FactBase): Place | undefined;
}

/** What there is to say about one guardrail. */
export interface IssueParts {
  readonly family: GuardrailFamily;
  readonly kind: GuardrailIssue["kind"];
  readonly code: string;
  readonly message: string;
  readonly location?: Location;
  readonly related?: readonly RelatedLocation[];
  readonly accounts?: readonly string[];
}

export function issueAbout(fact: FactBase, parts: IssueParts): GuardrailIssue {
  const place = parts.location ?? fact.header;
  const isElsewhere = JSON.stringify(place) !== JSON.stringify(fact.header);
  // A Terraform finding stands on the block, as for devices; the attribute is a related place.
  const isBlock = fact.resource.format.startsWith("terraform");
  const location = isBlock ? fact.header : place;
  const own = isBlock
    ? { message: "what this is about", location: place }
    : { message: `the guardrail ${fact.resource.address}`, location: fact.header };
  return {
    family: parts.family,
    kind: parts.kind,
    code: parts.code,
    message: parts.message,
    resource: fact.resource,
    location,
    related: [...(isElsewhere ? [own] : []), ...(parts.related ?? []), ...fact.callers],
    accounts: parts.accounts ?? [],
    certainty: fact.when.length > 0 ? "possible" : "certain",
    existing: fact.action === "no-op",
  };
}

/** A guardrail's label with its address, where the label does not end in it already. */
export function calledIn(fact: FactBase, label: string): string {
  return label.endsWith(fact.resource.address) ? label : `${label} (${fact.resource.address})`;
}

/** `if condition IsProd is true`, or nothing. */
export function conditionPhrase(fact: FactBase): string {
  return fact.when.map((one) => `${one.subject} is ${one.is}`).join(" and ");
}

/** The account IDs among places. */
export function accountIds(places: Iterable<Place>): readonly string[] {
  return [...places].flatMap((place) => (place.kind === "account" && place.id !== null ? [place.id] : []));
}
