import type { PlaceRef } from "./sources.ts";

/** What a policy does beyond the enrolment of root's device, or why that is not known. */
export type PolicyExcess =
  /** The label of the statement, and the action that it denies beside the enrolment. */
  | { readonly kind: "denies-more"; readonly policy: string; readonly statement: string; readonly action: string }
  | { readonly kind: "allows"; readonly policy: string; readonly statement: string }
  /** The policy, or one of its statements, is not known before deployment. */
  | { readonly kind: "policy-open"; readonly policy: string };

/** Why a finding is not repaired. */
export type Refusal =
  /** What to do is a decision. */
  | { readonly kind: "decision" }
  /** The input is made by a program: an edit would be gone with its next run. */
  | { readonly kind: "generated"; readonly by: "terraform" | "cdk" | "aws-cli" | "facts" }
  /** The file cannot be changed, for the reason that is given. */
  | { readonly kind: "file"; readonly reason: string }
  /** What would be changed is not written there as such: a variable, a loop, a macro. */
  | { readonly kind: "not-literal"; readonly what: "identifier" | "policy" | "targets" | "types" | "organization" }
  /** No managed rule is called nearly so. */
  | { readonly kind: "unlike-identifier"; readonly identifier: string }
  /** A text holds several identifiers that could be meant. */
  | { readonly kind: "several-identifiers" }
  /** A file of the module cannot be read, so the names that it takes are not known. */
  | { readonly kind: "module-unread"; readonly path: string }
  | { readonly kind: "no-organization" }
  /** Only another module declares the organization, and what it hands in is for a person to say. */
  | { readonly kind: "organization-elsewhere"; readonly organization: string }
  /** Policies of this type name their targets themselves. */
  | { readonly kind: "own-targets"; readonly policy: string }
  /** The organization exists under a condition that the policy does not. */
  | { readonly kind: "conditional-organization"; readonly organization: string; readonly condition: string }
  /** One block makes several resources, or none. */
  | { readonly kind: "instances"; readonly address: string }
  /** Policy and organization are made by different providers. */
  | { readonly kind: "other-provider"; readonly policy: string; readonly organization: string }
  /** Something refers to the policy, and may attach it. */
  | { readonly kind: "referred-to"; readonly by: PlaceRef }
  /** The organization is made after the policy, so the policy cannot refer to it. */
  | { readonly kind: "circular"; readonly organization: string }
  /** Keys stand twice in the file, so that it says two things. */
  | { readonly kind: "repeated-keys" }
  /** Several resources share what would be changed by an alias. */
  | { readonly kind: "shared" }
  | PolicyExcess
  /** What the policy type would put in force is not known: an attachment of a policy that is not known. */
  | { readonly kind: "attached-open"; readonly address: string }
  /** No list of policy types is given, so it is not known what is enabled by other ways. */
  | { readonly kind: "types-not-given"; readonly organization: string }
  | { readonly kind: "feature-set"; readonly organization: string }
  /** The text is laid out in a way that no edit was found for which leaves all else as it is. */
  | { readonly kind: "layout" }
  /** Another repair changes the same place. */
  | { readonly kind: "overlap" }
  /** Tried: an input could not be read afterwards. */
  | { readonly kind: "breaks-input"; readonly path: string }
  /** Tried: the finding is still there. */
  | { readonly kind: "still-there" }
  /** Tried: another finding appears. */
  | { readonly kind: "new-finding"; readonly rule: string; readonly message: string };
