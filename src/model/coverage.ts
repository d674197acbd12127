import type { CausePlace, GuardrailCause } from "./cause.ts";
import type { CoverageState, GuardrailFamily, GuardrailName } from "./guardrail.ts";
import type { Location, RelatedLocation } from "./location.ts";
import type { OrgNodeName, OrgNodeRef } from "./org-node.ts";
import type { GuardrailCover } from "./report.ts";
import type { ResourceRef } from "./resource.ts";
import type { Level } from "./settings.ts";

export type { CoverageState, GuardrailFamily } from "./guardrail.ts";

/** A guardrail that covers a node, or that may. */
export interface CoveringGuardrail {
  readonly guardrail: GuardrailName;
  /** What is to be known of it. */
  readonly remarks: readonly GuardrailCause[];
}

/** A cause with the place in the inputs that it is about. */
export interface CoverCause {
  readonly cause: GuardrailCause;
  /** `null` for what no resource declares. */
  readonly resource: ResourceRef | null;
  readonly location: Location | null;
}

/** What covers one node of the organization. */
export interface NodeCover {
  readonly state: CoverageState;
  readonly by: readonly CoveringGuardrail[];
  /** Why it is not covered, or why that is not known; empty where it is. */
  readonly causes: readonly CoverCause[];
  /** Whether an issue of a guardrail says already why it is missing. */
  readonly explained: boolean;
}

/** One node of the organization with what covers it. Plain data. */
export interface CoverageNode extends OrgNodeName {
  readonly key: string;
  /** Key of the node above. */
  readonly parent: string | null;
  /** Whether the node above is known to be the direct parent. */
  readonly placed: boolean;
  readonly level: Level;
  /** It exists only under open conditions, if at all. */
  readonly isConditional?: true;
  /** Whether it counts by itself: accounts do, and what may hold accounts that nothing declares. */
  readonly counts: boolean;
  readonly detective: NodeCover;
  readonly preventive: NodeCover;
  readonly location?: Location;
}

/** What an issue is about; it tells apart the findings of one resource, and stays from version to version. */
export type IssueTopic =
  | "template"
  | "unread"
  | "owner"
  | "mode"
  | "region"
  | "identifier"
  | "service-access"
  | "recorder-off"
  | "recorder"
  | "automatic-deployment"
  | "content"
  | "excluded"
  | "any-mfa"
  | "unplaced"
  | "disabled-control"
  | "standard"
  | "control"
  | "type"
  | "attached-policy"
  | "refused"
  | "exempt-account"
  | "meant-account"
  | "meant-organization"
  | "management-account"
  | "policy-type"
  | "too-many"
  | "target"
  | "attachment"
  | "unattached"
  | "sometimes"
  | "never"
  | "decision"
  | "condition"
  /** Where a node stands. */
  | "position"
  /** What the organization enables. */
  | "enablement"
  | "features"
  | "unread";

/** What is wrong with one guardrail, or not known about it. */
export interface GuardrailIssue {
  readonly family: GuardrailFamily;
  readonly kind: "ineffective" | "unverifiable";
  readonly topic: IssueTopic;
  /** `null` where it is about no single guardrail. */
  readonly guardrail: GuardrailName | null;
  /** The first one says what is wrong; the others of an unverifiable one are open beside it. */
  readonly causes: readonly [GuardrailCause, ...GuardrailCause[]];
  readonly resource: ResourceRef;
  readonly location: Location;
  readonly places: readonly CausePlace[];
  /** What calls the resource: modules, nested stacks. */
  readonly callers: readonly RelatedLocation[];
  readonly accounts: readonly string[];
  /** The nodes that it leaves without cover, or open, where it is about some. */
  readonly nodes: readonly OrgNodeRef[];
  readonly certainty: "certain" | "possible";
  /** The resource stood before the change. */
  readonly existing: boolean;
  /** A facts file tells of the resource, which another repository declares. */
  readonly isOfFactsFile?: true;
}

export interface Declaration {
  readonly address: string;
  readonly location: Location;
}

/** Things that do not fit together. */
export type Conflict =
  /** One thing that two inputs declare differently. */
  | {
      readonly kind: "declared-differently";
      readonly id: string;
      readonly one: Declaration;
      readonly other: Declaration;
    }
  | {
      readonly kind: "two-parents";
      readonly node: OrgNodeName;
      readonly parent: OrgNodeName;
      readonly other: OrgNodeName;
    }
  | { readonly kind: "below-itself"; readonly node: OrgNodeName };

/** Why guardrails are asked for. */
export type RequirementKind =
  | "organization"
  | "root-device"
  | "recorder"
  | "landing-zone"
  | "attachment"
  | "scp"
  | "control"
  | "unit"
  | "account"
  | "root-credentials"
  | "service-access"
  | "conformance-pack"
  | "organization-rule"
  | "security-hub-policy"
  | "security-hub-organization"
  | "security-hub-association"
  /** The settings ask for them in any case. */
  | "always"
  /** Guardrail tests do. */
  | "tests";

/** What made guardrails required, and where a missing one is reported. */
export interface CoverageAnchor {
  readonly kind: RequirementKind;
  readonly resource: ResourceRef;
  readonly location: Location;
}

/** Which guardrails cover which accounts. Plain data. */
export interface Coverage {
  readonly required: boolean;
  readonly detective: GuardrailCover;
  readonly preventive: GuardrailCover;
  /** In the order of the tree: parents first, siblings by name. */
  readonly nodes: readonly CoverageNode[];
  readonly issues: readonly GuardrailIssue[];
  readonly conflicts: readonly Conflict[];
  /** `null` where nothing made guardrails required. */
  readonly anchor: CoverageAnchor | null;
}
