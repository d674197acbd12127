import type { Location, RelatedLocation } from "./location.ts";
import type { Action, ResourceRef } from "./resource.ts";
import type { Assumption } from "./value.ts";

/** What every fact carries of the resource it was read from. */
export interface FactBase {
  readonly resource: ResourceRef;
  readonly action: Action;
  readonly location: Location;
  readonly header: Location;
  readonly callers: readonly RelatedLocation[];
  /** Open conditions that the resource exists under. */
  readonly when: readonly Assumption[];
}

/** One sign that speaks for a device being root's. */
export interface RootEvidence {
  /** What carries the sign: `user`, `name`, `serial-number`, `import`, `enable-date`. */
  readonly sign: "user" | "name" | "serial-number" | "import" | "enable-date" | "listed";
  /** A phrase for messages: `the user "root"`. */
  readonly phrase: string;
  readonly location: Location;
  /** How the value came about: parameter defaults, mappings, branches. */
  readonly via: readonly RelatedLocation[];
  readonly when: readonly Assumption[];
  /** 12 digits, where the sign names the account. */
  readonly account?: string;
}

/** Whom a device is for. */
export type DeviceOwner =
  | {
      readonly answer: "root";
      readonly certainty: "certain" | "possible";
      readonly evidence: readonly [RootEvidence, ...RootEvidence[]];
      /** 12 digits, where an ARN names it. */
      readonly account?: string;
    }
  | { readonly answer: "not-root" }
  | {
      readonly answer: "unknown";
      /** What is not known, and what would settle it. */
      readonly open: string;
      readonly settle: string;
      readonly location: Location;
    };

/** A virtual MFA device, declared, adopted or listed. */
export interface MfaDeviceFact extends FactBase {
  readonly fact: "MfaDevice";
  readonly owner: DeviceOwner;
  /** It stood before the change: unchanged, forgotten, or root's already. */
  readonly existing: boolean;
}

/** Content that a resource points at and that was not read: a template elsewhere, a macro's output. */
export interface UnreadContentFact extends FactBase {
  readonly fact: "UnreadContent";
  /** A sentence: what was not read, and what would settle it. */
  readonly message: string;
}

/** One vocabulary for every input format. Plain data: one JSON line each. */
export type Fact = MfaDeviceFact | UnreadContentFact;

export type FactKind = Fact["fact"];
