import type { FactCause } from "./cause.ts";
import type { CalledGuardrail } from "./guardrail.ts";
import type { Location, RelatedLocation } from "./location.ts";
import type { PossibleRegions } from "./partition.ts";
import type { Action, ResourceRef } from "./resource.ts";
import type { TextParts } from "./text-parts.ts";
import type { Assumption, Value, Via } from "./value.ts";

/** What every fact carries of the resource it was read from. */
export interface FactBase {
  readonly resource: ResourceRef;
  readonly action: Action;
  readonly location: Location;
  readonly header: Location;
  readonly callers: readonly RelatedLocation[];
  /**
   * The files that its settings are read from (`file()`, `templatefile()`), each at its start, and the lines outside of
   * it that give variables, parameters, locals and arguments of modules; absent where there are none.
   */
  readonly files?: readonly Location[];
  /** Open conditions that the resource exists under. */
  readonly when: readonly Assumption[];
  /** The set of resources that references inside the fact are about: one input. Absent: the only one. */
  readonly scope?: string;
  /** The partition that it is deployed to, or that ARNs of the resource name: `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition?: string;
  /** The account that it is deployed to, 12 digits, where the input tells. */
  readonly account?: string;
  /** What an ARN tells of its organization: the ID (`o-…`), else an account of it, 12 digits. */
  readonly organization?: string;
  /** The Regions that it is deployed to, where the input tells them all: of what AWS Config and Security Hub have in each Region. */
  readonly regions?: readonly string[];
  /** The same where conditions choose them. */
  readonly possibleRegions?: PossibleRegions;
  /** What AWS says of it, as AWS gives it, where that is not that it is in place: `UNDER_CHANGE`, `FAILED`, `DRIFTED`, … */
  readonly unsettled?: string;
  /** Destroyed it stays in AWS, unmanaged (`skip_destroy`, `DeletionPolicy`). */
  readonly staysWhenDestroyed?: true;
  /** It stands for one of the targets that conditions choose. Never written to facts files. */
  readonly isOneOfTargets?: true;
  /** Of a fact that was read from a facts file: equal for equal lines. */
  readonly digest?: string;
  /** How many facts of its file it stands for, this one included, where there are several that decide the same. */
  readonly alike?: number;
  /** Of a fact that several outputs of AWS tell together: what each of them tells. Never written to facts files. */
  readonly parts?: readonly Fact[];
}

/** Something that is not known before deployment, and why. */
export interface Open {
  readonly kind: "open";
  readonly cause: FactCause;
}

/** A text setting as far as it is known before deployment. */
export type Setting = { readonly kind: "known"; readonly value: string } | OpenSetting | { readonly kind: "absent" };

export interface OpenSetting extends Open {
  /** The texts that it may be, each as far as it is known. Absent: it may be any, or none. */
  readonly texts?: readonly PartialText[];
}

/** A list of names; `open` says why there may be more, or why it is not known at all. */
export interface Names {
  readonly values: readonly string[];
  readonly open?: FactCause;
  /** Every entry, where some are open; absent where it is not known how many there are. One may be empty: not there. */
  readonly entries?: readonly Setting[];
}

/** What a fact points at: a policy, an OU, an account, the root of the organization. */
export type Pointer =
  /** `r-ab12`, `ou-ab12-11111111`, 12 digits, `p-…`: ARNs are cut down to the ID they end in. */
  | { readonly kind: "id"; readonly id: string }
  /** A resource of the same scope; `attribute` is empty where the resource itself is meant. */
  | { readonly kind: "resource"; readonly address: string; readonly attribute: string }
  /** The organization's root, by whichever way it is named. */
  | { readonly kind: "root" }
  | OpenPointer;

export interface OpenPointer extends Open {
  /** All that it may point at, by the conditions that decide; on branches that are not listed it points at nothing. Absent: it may be anything. */
  readonly possible?: readonly PointerBranch[];
}

/** What something points at on a branch of its conditions. */
export interface PointerBranch {
  readonly pointer: Exclude<Pointer, OpenPointer>;
  readonly when: readonly Assumption[];
}

/** The organization as a whole. `null`: the input has no way to say it (CloudFormation has none for either list). */
export interface OrganizationFact extends FactBase {
  readonly fact: "Organization";
  readonly featureSet: Setting;
  readonly policyTypes: Names | null;
  readonly serviceAccess: Names | null;
  /** `o-a1b2c3d4e5` */
  readonly id?: string;
  readonly rootId?: string;
  readonly managementId?: string;
  /** The input deploys to an organization that stands already: another input may declare the same one. */
  readonly isStanding?: true;
  /** The input names only some of the OUs and accounts. */
  readonly isPartial?: true;
  /** The IDs of all roots, OUs and accounts that `FullAWSAccess` is attached to, where an output lists them: it is at no other. */
  readonly fullAccessAt?: readonly string[];
  /** Accounts that the provider read back. */
  readonly accounts: readonly { readonly id: string; readonly name?: string }[];
}

/** Trusted access of one service, declared by itself. */
export interface ServiceAccessFact extends FactBase {
  readonly fact: "ServiceAccess";
  readonly principal: Setting;
}

export interface OrganizationalUnitFact extends FactBase {
  readonly fact: "OrganizationalUnit";
  readonly name: string;
  readonly id?: string;
  readonly parent: Pointer;
}

export interface AccountFact extends FactBase {
  readonly fact: "Account";
  readonly name: string;
  /** 12 digits. */
  readonly id?: string;
  readonly parent: Pointer;
  /** Whether nobody can sign in to it any more; absent where the input does not tell. */
  readonly isClosed?: boolean;
}

/** A policy of AWS Organizations, or a policy document that is written on its own. */
export interface PolicyDocumentFact extends FactBase {
  readonly fact: "PolicyDocument";
  readonly name: string;
  /** `policy`: an Organizations policy. `document`: text that others refer to, or a file of its own. */
  readonly role: "policy" | "document";
  /** `SERVICE_CONTROL_POLICY`, …; a bare document has none. */
  readonly type: Setting;
  /** The text (a known string of JSON) or the structure; `null` where none is given. */
  readonly content: Value | null;
  readonly id?: string;
  /** Why it may be attached though nothing here does. */
  readonly elsewhere?: FactCause;
  /** What it is attached to where the resource itself says it (CloudFormation's `TargetIds`). */
  readonly targets: readonly Pointer[];
}

export interface PolicyAttachmentFact extends FactBase {
  readonly fact: "PolicyAttachment";
  readonly policy: Pointer;
  readonly target: Pointer;
}

/** One rule of AWS Config, by itself or inside a conformance pack. */
export interface ConfigRuleSpec {
  readonly name: string;
  /** `AWS`, `CUSTOM_LAMBDA`, `CUSTOM_POLICY`. */
  readonly owner: Setting;
  readonly identifier: Setting;
  /** Evaluation modes; empty means the default, detective. */
  readonly modes: Names;
  readonly when: readonly Assumption[];
  readonly location: Location;
}

export interface ConfigRuleFact extends FactBase {
  readonly fact: "ConfigRule";
  readonly reach: "account" | "organization";
  readonly rule: ConfigRuleSpec;
  /** Accounts that an organization rule leaves out. */
  readonly excluded: readonly Pointer[];
  /** Further accounts that it may exclude. */
  readonly mayExclude?: readonly PossiblePointer[];
}

/** How the deployment of something to many accounts went, over all of them or in one of them; or that of a pack in its own account. */
export interface DeploymentStatusFact extends FactBase {
  readonly fact: "DeploymentStatus";
  readonly of: "config-rule" | "conformance-pack" | "stack-set";
  readonly reach: "account" | "organization";
  /** What was deployed; `null` where the output does not tell. */
  readonly name: string | null;
  /** What tells it from others of its name, where the output does. */
  readonly id?: string;
  /** As AWS gives it: `CREATE_SUCCESSFUL`, `CREATE_FAILED`, `OUTDATED`, … */
  readonly status: string;
  /** The one account that it is of, 12 digits. */
  readonly member?: string;
}

/** What is known of a conformance pack's template. */
export type PackContent =
  /** `open`: there may be more rules, or the rules may be others. `refused`: why AWS takes no template with what this one holds. */
  | {
      readonly kind: "rules";
      readonly rules: readonly ConfigRuleSpec[];
      readonly open?: FactCause;
      readonly refused?: FactCause;
    }
  /** A template that is not one, or no template at all: the pack cannot work. */
  | { readonly kind: "broken"; readonly cause: FactCause; readonly location: Location }
  | { readonly kind: "unread"; readonly cause: FactCause; readonly location: Location };

export interface ConformancePackFact extends FactBase {
  readonly fact: "ConformancePack";
  readonly reach: "account" | "organization";
  readonly name: string;
  readonly content: PackContent;
  readonly excluded: readonly Pointer[];
  /** Further accounts that it may exclude. */
  readonly mayExclude?: readonly PossiblePointer[];
}

/** The parts that make AWS Config record: Terraform declares them one by one, CloudFormation starts by itself. */
export interface ConfigRecorderFact extends FactBase {
  readonly fact: "ConfigRecorder";
  readonly part: "recorder" | "status" | "channel";
  /** Of a `status`: `true` or `false` where known. */
  readonly enabled: Setting;
  /** Whether declaring the recorder starts it. */
  readonly selfStarting: boolean;
}

export interface ControlTowerControlFact extends FactBase {
  readonly fact: "ControlTowerControl";
  /** The whole ARN. */
  readonly control: Setting;
  readonly target: Pointer;
  /** Whether sessions of centralised root access are let through. */
  readonly exemptsAssumeRoot: boolean;
  /** Principals that the control is told to leave alone. */
  readonly exempted: Names;
}

export interface LandingZoneFact extends FactBase {
  readonly fact: "LandingZone";
}

/** A standard of Security Hub in one account: by itself, or the ones that the hub enables by default. */
export interface SecurityHubStandardFact extends FactBase {
  readonly fact: "SecurityHubStandard";
  /** `default` for those that a hub enables by itself. */
  readonly standard: Setting;
  /** ARNs of controls that the standard leaves out. */
  readonly disabled: Names;
}

/** One control of Security Hub that is switched off (or on) by a resource of its own. */
export interface SecurityHubControlFact extends FactBase {
  readonly fact: "SecurityHubControl";
  /** `IAM.6`, or the control's ARN. */
  readonly control: Setting;
  /** The standard's ARN, where the resource names it. */
  readonly standard: Setting;
  readonly status: Setting;
}

/** Central configuration of Security Hub. */
export interface SecurityHubPolicyFact extends FactBase {
  readonly fact: "SecurityHubPolicy";
  readonly name: string;
  readonly id?: string;
  readonly enabled: Setting;
  readonly standards: Names;
  /** `null` where the list is not given. */
  readonly enabledControls: Names | null;
  readonly disabledControls: Names | null;
}

export interface SecurityHubAssociationFact extends FactBase {
  readonly fact: "SecurityHubAssociation";
  readonly policy: Pointer;
  readonly target: Pointer;
}

/** A rule of Security Hub that changes findings by itself. */
export interface SecurityHubAutomationRuleFact extends FactBase {
  readonly fact: "SecurityHubAutomationRule";
  /** `ENABLED` or `DISABLED`; absent: enabled. */
  readonly status: Setting;
  /** The workflow status that it gives to findings: `SUPPRESSED`, …. */
  readonly workflow: Setting;
  /** What a finding must be like: for each field, one of its criteria holds. */
  readonly criteria: readonly FindingCriterion[];
  /** Why there may be other criteria. */
  readonly criteriaOpen?: FactCause;
}

export interface FindingCriterion {
  /** `compliance_security_control_id`, `generator_id`, …. */
  readonly field: string;
  /** `EQUALS`, `PREFIX`, `NOT_EQUALS`, …. */
  readonly comparison: Setting;
  readonly value: Setting;
}

export interface SecurityHubOrganizationFact extends FactBase {
  readonly fact: "SecurityHubOrganization";
  readonly configuration: Setting;
  /** `true` where accounts that join get Security Hub with its default standards. */
  readonly defaultsForNew?: Setting;
}

/** Centralised root access. */
export interface RootCredentialsManagementFact extends FactBase {
  readonly fact: "RootCredentialsManagement";
  readonly features: Names;
}

/** What something may point at, and why that is not known. */
export interface PossiblePointer {
  readonly pointer: Pointer;
  readonly cause: FactCause;
}

/** Where a stack set deploys what its template declares: the facts whose address begins with its own. */
export interface StackSetFact extends FactBase {
  readonly fact: "StackSet";
  /** The stack set's address, also for a separate instance resource. */
  readonly set: Pointer;
  /** The stack set's name, by which instance resources may refer to it. */
  readonly name?: string;
  readonly targets: readonly Pointer[];
  /** Further targets that it may have. */
  readonly possible?: readonly PossiblePointer[];
  /** Accounts among the targets are reached only inside of these, where there are any. */
  readonly within?: readonly Pointer[];
  /** Nodes inside of the targets that it does not reach, up to the next target below. */
  readonly leftOut?: readonly Pointer[];
  /** Nodes that it may leave out. */
  readonly mayLeaveOut?: readonly PossiblePointer[];
  /** Why the accounts are not simply all of the targets. */
  readonly open?: FactCause;
  readonly autoDeployment: boolean;
  /** It deploys by trusted access of an organization, or to OUs, whichever those are. */
  readonly inOrganization?: true;
}

/** A text as far as it is known: its parts in order, `null` for one that is not known. */
export type PartialText = TextParts<null>;

/** What speaks for a device being root's. */
export type SignKind =
  /** The user that it is given to; `null` where that is sensitive. */
  | { readonly kind: "user"; readonly user: PartialText | null }
  | { readonly kind: "name"; readonly name: PartialText }
  | { readonly kind: "serial-number"; readonly serialNumber: PartialText }
  /** The ID that it is adopted by. */
  | { readonly kind: "import"; readonly id: PartialText }
  /** It is enabled, and belongs to no IAM user. */
  | { readonly kind: "enabled-without-user" }
  /** AWS lists root of the account as its user: by ARN, by the account's number, or the serial number is all there is. */
  | { readonly kind: "listed"; readonly by: "user-arn" | "account" | "serial-number"; readonly text: string }
  /** Code calls an API that makes or enables a device: the call as it is written, and the argument that names root. */
  | {
      readonly kind: "call";
      readonly call: string;
      readonly argument: "serial-number" | "user" | "name";
      readonly value: PartialText;
    }
  /** A sign in the words of a facts file of version 1; `of` is its kind. */
  | { readonly kind: "in-words"; readonly of: Exclude<SignKind["kind"], "in-words">; readonly text: string };

/** One sign that speaks for a device being root's, with its place. */
export type OwnerSign = SignKind & {
  readonly location: Location;
  /** How the value came about: parameter defaults, mappings, branches. */
  readonly via: readonly (Via & { readonly at: Location })[];
  readonly when: readonly Assumption[];
  /** 12 digits, where the sign names the account. */
  readonly account?: string;
};

/** Whom a device is for. */
export type DeviceOwner =
  | {
      readonly kind: "root";
      readonly certainty: "certain" | "possible";
      readonly signs: readonly [OwnerSign, ...OwnerSign[]];
      /** 12 digits, where an ARN names it. */
      readonly account?: string;
    }
  /** It is an IAM user's. */
  | { readonly kind: "not-root" }
  /** Nothing tells whose it is, and nothing speaks of root. */
  | { readonly kind: "not-told" }
  | (Open & { readonly location: Location });

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
  readonly cause: FactCause;
  /** It stands in a folder of tests, where guardrails count for none. */
  readonly isOfTest?: true;
}

/**
 * Code calls an API that makes guardrails or takes them away. Whether the call is made, with which arguments and in which account, is
 * not known: it guards nobody for certain.
 */
export interface GuardrailCallFact extends FactBase {
  readonly fact: "GuardrailCall";
  /** As the input spells it. */
  readonly call: string;
  readonly effect: "makes" | "takes-away";
  readonly of: CalledGuardrail;
  /** The ID of a policy, or the name of a rule or pack that is taken away, where the call tells. */
  readonly name?: string;
}

/** Whether a facts file tells of it: another repository declares it. Outputs of AWS have a digest as well. */
export function isOfFactsFile({ digest, resource }: FactBase): boolean {
  return digest !== undefined && resource.format !== "aws-cli";
}

/** Whether it is an input itself that was read in part or not at all, and nothing that an input points at. */
export function isOfInput({ cause }: UnreadContentFact): boolean {
  return cause.kind === "input-partial" || cause.kind === "input-unread" || isOfBase({ cause });
}

/** Whether it was not read of the base of a change only: what stands now may well be read. */
export function isOfBase({ cause }: Pick<UnreadContentFact, "cause">): boolean {
  return cause.kind === "base-unread";
}

/** What an output of AWS, or a scanner's finding, says of root's MFA in one account. */
export type RootObservation =
  /** The list of virtual devices: how many of them are root's, and whether every page of it is there. */
  | { readonly kind: "virtual-devices"; readonly ofRoot: number; readonly isWhole: boolean }
  /** Whether root has MFA of any kind. */
  | { readonly kind: "mfa-active"; readonly isActive: boolean }
  /** A device of root that is no virtual one, by its serial number. */
  | { readonly kind: "hardware-device"; readonly serialNumber: string }
  /** Root has neither password nor access keys. */
  | { readonly kind: "no-credentials" }
  /** A call that failed as the outputs were collected, in the words of AWS. */
  | { readonly kind: "not-collected"; readonly reason: string }
  /** An output of the account that says nothing of root. */
  | { readonly kind: "of-other-things" }
  /** The verdict of another tool about root's MFA of the kind that `asks` names. */
  | {
      readonly kind: "check";
      readonly tool: "prowler" | "security-hub" | "config";
      /** The check's name: `iam_root_hardware_mfa_enabled`, `IAM.6`, a rule's name. */
      readonly name: string;
      readonly asks: "hardware" | "any";
      readonly passed: boolean;
    };

/** What stands in an account now, as an output tells it. */
export interface RootEvidenceFact extends FactBase {
  readonly fact: "RootEvidence";
  /** `YYYY-MM-DD`, with the time where it is known; `null` where the output tells no date. */
  readonly observed: string | null;
  readonly observation: RootObservation;
}

/** One vocabulary for every input format. Plain data: one JSON line each. */
export type Fact =
  | MfaDeviceFact
  | UnreadContentFact
  | GuardrailCallFact
  | OrganizationFact
  | ServiceAccessFact
  | OrganizationalUnitFact
  | AccountFact
  | PolicyDocumentFact
  | PolicyAttachmentFact
  | ConfigRuleFact
  | DeploymentStatusFact
  | ConformancePackFact
  | ConfigRecorderFact
  | ControlTowerControlFact
  | LandingZoneFact
  | SecurityHubStandardFact
  | SecurityHubControlFact
  | SecurityHubPolicyFact
  | SecurityHubAssociationFact
  | SecurityHubOrganizationFact
  | SecurityHubAutomationRuleFact
  | RootCredentialsManagementFact
  | RootEvidenceFact
  | StackSetFact;

export type FactKind = Fact["fact"];
