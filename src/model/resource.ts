import type { HandedOut } from "./cause.ts";
import type { Location, RelatedLocation } from "./location.ts";
import type { PossibleRegions } from "./partition.ts";
import type { Assumption, MapValue, Value } from "./value.ts";

/** The input formats, as reports name them. */
export const inputFormats = ["cloudformation", "terraform-plan", "terraform-hcl", "aws-cli", "facts"] as const;

export type InputFormatName = (typeof inputFormats)[number];

/** What a finding stands in: an input, or the configuration for one about exceptions. */
export type Format = InputFormatName | "configuration";

/** Which resource a finding or a fact is about. */
export interface ResourceRef {
  readonly format: Format;
  /** `AWS::IAM::VirtualMFADevice`, `aws_iam_virtual_mfa_device`, … */
  readonly type: string;
  /** Logical ID (nested: `Outer/Inner`) or Terraform address. */
  readonly address: string;
}

/**
 * What the change does to a resource. `declare`: the input does not say (a template, HCL).
 * `forget`: Terraform lets go of it, the real thing stays. `import` is told by `importId`, beside any action.
 */
export type Action = "declare" | "create" | "update" | "replace" | "no-op" | "delete" | "forget" | "read";

/** A resource or module that is called otherwise than before. */
export interface AddressMove {
  /** The folder of the root module, or the path of the template. */
  readonly folder: string;
  readonly from: string;
  readonly to: string;
}

/** A resource or module that code lets go of: it stays in AWS, unmanaged. */
export interface LetGo {
  /** The folder of the root module. */
  readonly folder: string;
  readonly address: string;
}

/** What a plan says of a change beyond its action. */
export interface ChangeDetail {
  /** The address that it had before a `moved` block. */
  readonly previousAddress?: string;
  /** Terraform's own word for why, such as `delete_because_no_resource_config`. */
  readonly reason?: string;
  /** How a `replace` goes: `delete-first` leaves a gap, `forget` leaves the old thing unmanaged. */
  readonly replacement?: "delete-first" | "create-first" | "forget";
  /** The attributes that force a `replace`: `parent_id`, `source[0].owner`. */
  readonly replacePaths?: readonly string[];
}

/** A declared thing, resolved as far as its input allows. */
export interface Resource extends ResourceRef {
  readonly action: Action;
  /** After the change; empty for `delete` and `forget`. Every nested value has its own `at` where the input has positions. */
  readonly properties: MapValue;
  /** Before the change, where the input tells (plans). */
  readonly before?: MapValue;
  /** The whole declaration: logical ID to the end of its body, the block, or the object in a plan. */
  readonly location: Location;
  /** The short place that names it: the logical ID, or the block's header up to its `{`. */
  readonly header: Location;
  /** Open conditions that it exists under, all of them; empty for one that exists in any case. */
  readonly when: readonly Assumption[];
  /** The ID that it is adopted by: an `import` block, `change.importing.id`, a CloudFormation resource import. */
  readonly importId?: Value;
  /** Nothing of what it holds is known before it is made: a plan marks it as unknown as a whole, and has no configuration of it. */
  readonly isUnknown?: true;
  /** The text of the template in S3 that it names, where the same configuration uploads it. */
  readonly uploaded?: Value;
  /** The same before the change. */
  readonly uploadedBefore?: Value;
  readonly change?: ChangeDetail;
  /** The declarations that it stands in, innermost first: nested stack resources, module calls. */
  readonly callers: readonly RelatedLocation[];
  /** The account that it is deployed to, 12 digits, where the input tells (a CDK stack's environment). */
  readonly account?: string;
  /** How resources that are not read may refer to it, where the input tells. */
  readonly handedOut?: HandedOut;
  /** The partition that it is deployed to, where the input tells: a CDK stack's environment, a provider's region. */
  readonly partition?: string;
  /** The Regions that it is deployed to, where the input tells them all: a CDK stack's environment, a provider's region, a stack set. */
  readonly regions?: readonly string[];
  /** The same where conditions choose them. */
  readonly possibleRegions?: PossibleRegions;
  /** CDK construct path, where the template has it. */
  readonly constructPath?: string;
  /** It stays when its template does not have it any more (`DeletionPolicy`). */
  readonly isRetained?: true;
  /** A CloudFormation resource's `Metadata`. */
  readonly metadata?: Value;
}

/** What went wrong, or was left out, while an input was read. Not a finding. */
export interface InputProblem {
  /** `error`: the input could not be read whole (exit code 2). `warning`: it was read in part. `unread`: content elsewhere that was not looked at. */
  readonly kind: "error" | "warning" | "unread";
  /** Stable, kebab-case: `yaml-syntax`, `binary-plan`, `nested-template-missing`. */
  readonly code: string;
  /** One sentence: what it is and what to do. */
  readonly message: string;
  readonly location: Location;
  /** Of a `warning`, or of an `error` that leaves out a part: more will stand than what the input declares. */
  readonly isPartial?: true;
  /** Of a `warning`: the base of a change has the input so, and what stands now is read. */
  readonly isOfBase?: true;
  /** The resource that names the content, for `unread`. */
  readonly resource?: ResourceRef;
}

/** What an input format makes of one input. */
export interface ParsedInput {
  readonly resources: readonly Resource[];
  readonly problems: readonly InputProblem[];
  /** Other files that were read as part of this input: what they declare is among `resources` already. */
  readonly consumed?: readonly string[];
}

/** The resources as they were before the change, of those that stood then. For inputs that tell: plans. */
export function resourcesBefore(resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap(({ uploaded: _, uploadedBefore, ...resource }) =>
    resource.before
      ? [
          {
            ...resource,
            properties: resource.before,
            action: "no-op" as const,
            ...(uploadedBefore && { uploaded: uploadedBefore }),
          },
        ]
      : [],
  );
}
