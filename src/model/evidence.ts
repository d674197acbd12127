import type { CoverageState, GuardrailFamily } from "./guardrail.ts";
import type { OrgNodeName } from "./org-node.ts";

/** Whether root of an account is protected as asked: what an auditor's control answers. */
export type EvidenceVerdict = "fail" | "unknown" | "pass";

/** What decides the verdict of an account. */
export type EvidenceGround =
  | { readonly kind: "virtual-devices"; readonly count: number }
  | { readonly kind: "no-mfa" }
  | {
      readonly kind: "check";
      readonly tool: string;
      readonly name: string;
      readonly asks: "hardware" | "any";
      readonly passed: boolean;
    }
  | { readonly kind: "no-virtual-device" }
  | { readonly kind: "mfa-of-any-kind" }
  /** Of outputs of which none is later, one says that root has MFA and another one that it has none. */
  | { readonly kind: "mfa-disputed" }
  | { readonly kind: "no-credentials" }
  /** A page of the list of devices is missing. */
  | { readonly kind: "list-in-part" }
  /** A call failed as the outputs were collected, and no output of that day or later settles the question. */
  | { readonly kind: "not-collected"; readonly reason: string }
  /** No output says anything of the account. */
  | { readonly kind: "nothing-told" };

/** A file that tells of an account, with the day that it tells. */
export interface EvidenceSource {
  readonly path: string;
  /** `YYYY-MM-DD`, with the time where it is known; `null` where nothing tells it. */
  readonly observed: string | null;
}

/** One account in the table of evidence. */
export interface EvidenceRow {
  /** 12 digits; `null` for outputs that do not name their account. */
  readonly account: string | null;
  readonly name: string | null;
  readonly verdict: EvidenceVerdict;
  readonly grounds: readonly EvidenceGround[];
  /** Whether root has MFA of any kind; `null` where it is not known. */
  readonly hasMfa: boolean | null;
  /** Virtual devices of root; `null` where no list of the account is there. */
  readonly virtualDevices: number | null;
  /** Serial numbers of root's devices that are no virtual ones. */
  readonly hardware: readonly string[];
  /** `null` for an account that is no node of the organization. */
  readonly prevented: CoverageState | null;
  readonly detected: CoverageState | null;
  /** What accepts a breach for now. */
  readonly exception: { readonly owner: string; readonly expires: string } | null;
  readonly sources: readonly EvidenceSource[];
}

/** What stands in the accounts by the outputs of AWS: those in breach first, then the unknown ones. */
export interface Evidence {
  readonly rows: readonly EvidenceRow[];
  readonly counts: Readonly<Record<EvidenceVerdict, number>>;
}

/** A node that is guarded otherwise in the accounts than the code says. */
export interface Drift {
  readonly key: string;
  readonly node: OrgNodeName;
  readonly family: GuardrailFamily;
  readonly declared: CoverageState;
  /** As the outputs of AWS show it. */
  readonly found: CoverageState;
}

/** The differences between code and accounts. */
export interface DriftReport {
  /** What the code was compared with. */
  readonly against: string;
  readonly drifts: readonly Drift[];
  /** Nodes that only one side knows. */
  readonly onlyDeclared: readonly OrgNodeName[];
  readonly onlyFound: readonly OrgNodeName[];
}
