import type { OrgNodeName } from "./org-node.ts";

export const guardrailFamilies = ["detective", "preventive"] as const;

export type GuardrailFamily = (typeof guardrailFamilies)[number];

/** `not-required`: nothing of the family is asked for here (Level 1, or an SCP for the management account). */
export type CoverageState = "covered" | "missing" | "unverifiable" | "not-required";

/** What a guardrail is called by in sentences. Plain data. */
export type GuardrailName =
  | {
      readonly kind: "config-rule" | "conformance-pack";
      readonly reach: "account" | "organization";
      readonly name: string;
    }
  /** `standard`: the part of its ARN that tells name and version; `null`: the ones that a hub enables by itself. */
  | { readonly kind: "security-hub-standard"; readonly standard: string | null }
  | { readonly kind: "security-hub-policy"; readonly name: string }
  /** `null`: which control it is is not known. */
  | { readonly kind: "control-tower-control"; readonly name: string | null }
  | { readonly kind: "root-credentials-management" }
  | { readonly kind: "attestation"; readonly owner: string; readonly expires: string; readonly reason: string }
  | { readonly kind: "scp"; readonly name: string; readonly target?: OrgNodeName }
  /** No service control policy of some level allows the action. */
  | { readonly kind: "unallowed"; readonly action: string }
  /** Parts that guardrails need. `policy` is `null` where the inputs do not have it. */
  | { readonly kind: "scp-attachment"; readonly policy: string | null; readonly target: OrgNodeName | null }
  | { readonly kind: "configuration-recorder" }
  | { readonly kind: "scp-policy-type" };

/** What a call makes or takes away. `any-mfa`: a rule or control that a virtual device passes. `control`: one of Control Tower that is not known. */
export type CalledGuardrail =
  | "policy-attachment"
  | "policy"
  | "root-credentials-management"
  | "root-control"
  | "control"
  | "config-rule"
  | "organization-config-rule"
  | "conformance-pack"
  | "organization-conformance-pack"
  | "any-mfa"
  | "security-hub"
  // What guardrails need: each is made or taken away by calls of its own.
  | "recorder"
  | "policy-type"
  | "service-access";
