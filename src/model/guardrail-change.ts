import type { Certainty } from "./finding.ts";
import type { Location, RelatedLocation } from "./location.ts";
import type { ResourceRef } from "./resource.ts";

/** What a change does to one guardrail that stood before it. */
export interface GuardrailChange {
  readonly kind: "removed" | "weakened";
  /** One sentence that stands alone. */
  readonly message: string;
  readonly certainty: Certainty;
  readonly resource: ResourceRef;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  /** What tells it apart within its resource. */
  readonly identity: readonly string[];
}

/** What a change does to one resource of a CloudFormation template. */
export interface TemplateChange {
  readonly path: string;
  readonly logicalId: string;
  readonly kind: "added" | "removed" | "updated";
  /** Names of the properties that differ. */
  readonly properties: readonly string[];
  /** Whether the deployed resource stays when the template lets go of it (`DeletionPolicy` of the base). */
  readonly isRetained: boolean;
}
