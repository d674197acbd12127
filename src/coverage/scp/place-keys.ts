import { PathClasses } from "./path-classes.ts";
import type { KnownOfRequests, Scp } from "./policy.ts";
import type { PolicySet } from "./policy-sets.ts";

/** Names places in the organization, as far as policies tell them apart. */
export class PlaceKeys {
  readonly #classes = new PathClasses();

  /** Equal for places in the organization that none of the sets tells apart. */
  forSets(known: KnownOfRequests, ...sets: readonly PolicySet[]): string {
    if (!known.organization) return "";
    return this.forPolicies(
      known,
      sets.flatMap((set) => set.scps.filter((one) => one.namesOrganization)),
    );
  }

  /** Equal for places in the organization that none of the policies, which name it, tells apart. */
  forPolicies({ organization }: KnownOfRequests, scps: readonly Scp[]): string {
    if (!organization) return "";
    if (scps.length === 0) return "";
    const paths = scps.flatMap((one) => (one.namesPath ? this.#classes.of(one.document, organization) : []));
    return [organization.id, ...paths].join(" ");
  }
}
