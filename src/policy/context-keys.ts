import { accountIds, arns, endpointIds, organizationPaths, servicePrincipals, vpcIds } from "./forms.ts";
import { anyText, type Domain, organizationIds, someText } from "./regions.ts";
import { suggest } from "./wording.ts";

/** What values a condition key can have. */
export type KeyType = "text" | "bool" | "integer" | "number" | "date" | "ip";

/** The documented properties of a condition key. */
export interface KeyShape {
  readonly type: KeyType;
  /** For `text`: the texts that can be its value. */
  readonly texts: Domain;
  /** Whether every request has the key. Only where AWS documents that. */
  readonly always: boolean;
  /** Whether it can have several values at once; `null`: not known. */
  readonly multivalued: boolean | null;
  /** Whether a key of several values has just one in fact: an account stands in one place of its organization. */
  readonly hasOne?: boolean;
  /** Realistic values for examples. */
  readonly examples: readonly string[];
  /** As AWS spells it; `null` for a key that is not known here. */
  readonly name: string | null;
}

export const arnKey = "aws:principalarn";
export const presentKey = "aws:multifactorauthpresent";
export const ageKey = "aws:multifactorauthage";
export const timeKey = "aws:currenttime";
export const epochKey = "aws:epochtime";
/** Keys of a call that a service makes for the caller. They depend on each other. */
export const throughKeys = {
  via: "aws:viaawsservice",
  chain: "aws:calledvia",
  first: "aws:calledviafirst",
  last: "aws:calledvialast",
} as const;

/**
 * The address of a request over the internet, and the keys that only a request through a VPC endpoint has: no request
 * has both. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties
 */
export const networkKeys = {
  public: "aws:sourceip",
  endpoint: [
    "aws:sourcevpc",
    "aws:sourcevpcarn",
    "aws:sourcevpce",
    "aws:vpcsourceip",
    "aws:vpceaccount",
    "aws:vpceorgid",
    "aws:vpceorgpaths",
  ],
} as const;

/**
 * Keys that a session has all of or none of: those of credentials that an EC2 instance got, those of a CodeBuild build.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-role-session-properties
 */
export const companionKeys: readonly (readonly string[])[] = [
  ["ec2:roledelivery", "ec2:sourceinstancearn", "aws:ec2instancesourcevpc", "aws:ec2instancesourceprivateipv4"],
  ["codebuild:buildarn", "codebuild:projectarn"],
];

/** Keys of the caller's organization. A path begins with the ID. */
export const organizationKeys = { id: "aws:principalorgid", paths: "aws:principalorgpaths" } as const;

function shape(
  name: string,
  type: KeyType,
  examples: readonly string[],
  more: Partial<KeyShape> = {},
): [string, KeyShape] {
  const plain = { name, type, texts: someText, examples, always: false, multivalued: false };
  return [name.toLowerCase(), { ...plain, ...more }];
}

/**
 * Global condition keys whose values have a form of their own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * `aws:SourceIp` is missing where the request comes through a VPC endpoint; the MFA keys are missing for long-term
 * credentials.
 */
const shapes: ReadonlyMap<string, KeyShape> = new Map([
  shape("aws:CurrentTime", "date", [], { always: true }),
  shape("aws:EpochTime", "date", [], { always: true }),
  shape("aws:TokenIssueTime", "date", ["2026-01-01T00:00:00Z"]),
  shape("aws:MultiFactorAuthPresent", "bool", ["true", "false"]),
  shape("aws:MultiFactorAuthAge", "integer", ["60"]),
  shape("aws:SecureTransport", "bool", ["true", "false"], { always: true }),
  shape("aws:ViaAWSService", "bool", ["false", "true"], { always: true }),
  shape("aws:PrincipalIsAWSService", "bool", ["false", "true"], { always: true }),
  shape("aws:AssumedRoot", "bool", ["true"]),
  shape("aws:SourceIp", "ip", ["198.51.100.7", "192.0.2.1", "203.0.113.99"]),
  shape("aws:VpcSourceIp", "ip", ["10.0.0.7"]),
  shape("aws:SourceVpc", "text", ["vpc-0123456789abcdef0", "vpc-0fedcba9876543210"], { texts: vpcIds }),
  shape("aws:SourceVpce", "text", ["vpce-0123456789abcdef0", "vpce-0fedcba9876543210"], { texts: endpointIds }),
  shape("aws:SourceVpcArn", "text", ["arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0123456789abcdef0"], { texts: arns }),
  shape("aws:VpceAccount", "text", ["123456789012"], { texts: accountIds }),
  shape("aws:VpceOrgID", "text", ["o-a1b2c3d4e5"], { texts: organizationIds }),
  shape("aws:VpceOrgPaths", "text", ["o-a1b2c3d4e5/r-ab12/"], {
    texts: organizationPaths,
    multivalued: true,
    hasOne: true,
  }),
  shape("aws:SignInSessionArn", "text", ["arn:aws:signin:us-east-1:123456789012:session/0123456789abcdef"], {
    texts: arns,
  }),
  shape("aws:UserAgent", "text", ["console.amazonaws.com", "aws-cli/2.0"]),
  shape("aws:Referer", "text", ["https://example.com/"]),
  shape("aws:PrincipalArn", "text", [], { always: true }),
  shape("aws:PrincipalAccount", "text", ["123456789012"], { always: true, texts: accountIds }),
  shape("aws:PrincipalType", "text", ["User"], { always: true }),
  shape("aws:userid", "text", [], { always: true }),
  shape("aws:username", "text", ["alice"]),
  shape("aws:RequestedRegion", "text", ["us-east-1", "eu-west-1"], { always: true }),
  shape("aws:PrincipalOrgID", "text", ["o-a1b2c3d4e5"], { texts: organizationIds }),
  shape("aws:ResourceOrgID", "text", ["o-a1b2c3d4e5"], { texts: organizationIds }),
  shape("aws:ResourceAccount", "text", ["123456789012"], { texts: accountIds }),
  shape("aws:PrincipalOrgPaths", "text", ["o-a1b2c3d4e5/r-ab12/"], {
    texts: organizationPaths,
    multivalued: true,
    hasOne: true,
  }),
  shape("aws:ResourceOrgPaths", "text", ["o-a1b2c3d4e5/r-ab12/"], {
    texts: organizationPaths,
    multivalued: true,
    hasOne: true,
  }),
  shape("aws:CalledVia", "text", ["cloudformation.amazonaws.com"], { texts: servicePrincipals, multivalued: true }),
  shape("aws:CalledViaFirst", "text", ["cloudformation.amazonaws.com"], { texts: servicePrincipals }),
  shape("aws:CalledViaLast", "text", ["cloudformation.amazonaws.com"], { texts: servicePrincipals }),
  shape("aws:PrincipalServiceNamesList", "text", ["cloudtrail.amazonaws.com"], { multivalued: true }),
  shape("aws:TagKeys", "text", ["project"], { multivalued: true }),
]);

const plainShape = { type: "text", always: false, examples: ["example", "another"], name: null } as const;
/** The value of a tag may be empty. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
const tagShape: KeyShape = { ...plainShape, texts: anyText, multivalued: false };
const otherShape: KeyShape = { ...plainShape, texts: someText, multivalued: null };
const tagPrefixes = ["aws:principaltag/", "aws:requesttag/", "aws:resourcetag/", "iam:resourcetag/"];

/** The shape of a key. A key that is not known here may be absent, may have any text but the empty one, and may have several values. */
export function shapeOf(key: string): KeyShape {
  const lower = key.toLowerCase();
  const known = shapes.get(lower);
  if (known !== undefined) return known;
  return tagPrefixes.some((prefix) => lower.startsWith(prefix)) ? tagShape : otherShape;
}

/** Further global keys whose values have no special form. */
const otherNames = [
  "aws:ChatbotSourceArn",
  "aws:Ec2InstanceSourcePrivateIPv4",
  "aws:Ec2InstanceSourceVpc",
  "aws:FederatedProvider",
  "aws:PrincipalServiceName",
  "aws:SourceAccount",
  "aws:SourceArn",
  "aws:SourceIdentity",
  "aws:SourceOrgID",
  "aws:SourceOrgPaths",
  "aws:CalledViaAWSMCP",
  "aws:IsMcpServiceAction",
  "aws:ViaAWSMCPService",
  "aws:ViaCustomerDomain",
];
const globalNames: readonly string[] = [...[...shapes.values()].flatMap((one) => one.name ?? []), ...otherNames];
const globalKeys: ReadonlySet<string> = new Set(globalNames.map((name) => name.toLowerCase()));

/** Whether a key that begins with `aws:` is one that AWS documents. */
export function isGlobalKey(key: string): boolean {
  const lower = key.toLowerCase();
  return globalKeys.has(lower) || globalTags.some((prefix) => lower.startsWith(prefix) && lower.length > prefix.length);
}

const globalTags = ["aws:principaltag/", "aws:requesttag/", "aws:resourcetag/"];

/** The global key that a misspelled key probably means; `null`: the key is global itself, or similar to none. */
export function misspelledKey(key: string): string | null {
  const lower = key.toLowerCase();
  if (!lower.startsWith("aws:") || lower.includes("/") || globalKeys.has(lower)) return null;
  return suggest(key, globalNames);
}
