import type { Location, RelatedLocation } from "../../../model/location.ts";

/** Where a resource of a plan is written in the .tf files. */
export interface SourceOfResource {
  /** The block's header up to its `{`. */
  readonly header: Location;
  readonly block: Location;
  /** The place of an attribute or nested block inside, `undefined` where it is not written. */
  attribute(path: readonly (string | number)[]): Location | undefined;
  /** What the block writes for an attribute as a plain text, number or truth; `undefined` for anything else. */
  literal?(name: string): string | undefined;
  /** The module calls that it stands in, innermost first. */
  readonly callers: readonly RelatedLocation[];
}

/** The .tf files that belong to a plan. */
export interface TerraformSources {
  /** Whether they were found beside the plan only, so that they may be another configuration's. */
  readonly isGuess?: boolean;
  /** `undefined` where the files have no such resource. `address` is that of an instance. */
  locate(address: string): SourceOfResource | undefined;
}
