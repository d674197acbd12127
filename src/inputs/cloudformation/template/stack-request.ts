import type { Location, RelatedLocation } from "../../../model/location.ts";
import type { Assumption, Value } from "../../../model/value.ts";
import type { RegionGroups } from "../values/passed-values.ts";
import type { Template } from "./template.ts";

/** One template as it is deployed once: at the top, or nested in another. */
export interface StackRequest {
  readonly template: Template;
  readonly prefix: string;
  readonly parameterValues: ReadonlyMap<string, Value>;
  /** Those of a nested stack as its conditions see them; the same at the top. */
  readonly openParameterValues?: ReadonlyMap<string, Value>;
  readonly defaultsHold: boolean;
  readonly pseudo: ReadonlyMap<string, Value>;
  readonly deployment: string;
  readonly within: readonly string[];
  readonly callers: readonly RelatedLocation[];
  /** What is assumed for the stack to exist. */
  readonly when: readonly Assumption[];
  /** The regions that each stack instance of a stack set is deployed to, where they are known. */
  readonly regionGroups?: RegionGroups;
  /** All the regions that it is deployed to, where they are known. */
  readonly regions?: readonly string[];
  /** Where constructs come from, by logical ID, as a CDK manifest tells. */
  readonly constructs?: ReadonlyMap<string, Construct>;
}

export interface Construct {
  readonly path: string;
  readonly source?: Location;
}
