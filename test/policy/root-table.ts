import type { Json } from "./support.ts";

export type Answer = "always" | "sometimes" | "never" | "unknown";

/** One case: policies beside FullAWSAccess, and what they deny root. */
export interface RootCase {
  readonly name: string;
  readonly statements: readonly Json[];
  /** `iam:CreateVirtualMFADevice` on any device name. */
  readonly create: Answer;
  /** `iam:EnableMFADevice` of a virtual device. */
  readonly enable: Answer;
  readonly why: string;
  readonly version?: string;
}

type Conditions = { readonly [operator: string]: { readonly [key: string]: Json } };
interface Parts {
  readonly [element: string]: Json;
}

const rootPattern = "arn:aws:iam::*:root";
const isRoot: Conditions = { ArnLike: { "aws:PrincipalArn": rootPattern } };
const ownRoot = "arn:aws:iam::111122223333:root";
const C = "iam:CreateVirtualMFADevice";
const E = "iam:EnableMFADevice";

function deny(action: Json, conditions: Conditions = {}, resource: Json = "*"): Parts {
  return {
    Effect: "Deny",
    Action: action,
    Resource: resource,
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
}

function denyRoot(action: Json, conditions: Conditions = {}, resource: Json = "*"): Parts {
  return deny(action, { ...isRoot, ...conditions }, resource);
}

function row(
  name: string,
  statements: Parts | readonly Parts[],
  create: Answer,
  enable: Answer,
  why: string,
): RootCase {
  return { name, statements: Array.isArray(statements) ? statements : [statements as Parts], create, enable, why };
}

function principal(operator: string, value: Json, action: Json = "*"): Parts {
  return deny(action, { [operator]: { "aws:PrincipalArn": value } });
}

const scope: readonly RootCase[] = [
  row("root is denied everything", denyRoot("*"), "always", "always", "a lone * is every action"),
  row(
    "the same with StringLike",
    principal("StringLike", rootPattern),
    "always",
    "always",
    "the pattern matches root's ARN",
  ),
  row(
    "any partition",
    principal("ArnLike", "arn:*:iam::*:root"),
    "always",
    "always",
    "a wildcard may stand for the partition",
  ),
  row("everything of every service", denyRoot("*:*"), "always", "always", "the same as a lone *"),
  row("all of IAM", denyRoot("iam:*"), "always", "always", "both actions are IAM's"),
  row("create only", denyRoot(C), "always", "never", "nothing is said of enabling"),
  row("enable only", denyRoot(E), "never", "always", "nothing is said of creating"),
  row("both by name", denyRoot([C, E]), "always", "always", "a list of actions"),
  row("both in two statements", [denyRoot(C), denyRoot(E)], "always", "always", "each statement denies one"),
  row("both by wildcard", denyRoot("iam:*MFADevice*"), "always", "always", "* in the middle of a name"),
  row("action in another case", denyRoot("IAM:createvirtualmfadevice"), "always", "never", "action names have no case"),
  row("a question mark", denyRoot("iam:CreateVirtualMFADevic?"), "always", "never", "? is exactly one character"),
  row("a question mark too many", denyRoot("iam:CreateVirtualMFADevice?"), "never", "never", "? is not optional"),
  row("all that creates", denyRoot("iam:Create*"), "always", "never", "Enable does not begin with Create"),
  row("for every principal", deny(C), "always", "never", "root is one of them"),
  row(
    "deactivate and delete",
    denyRoot(["iam:DeactivateMFADevice", "iam:DeleteVirtualMFADevice"]),
    "never",
    "never",
    "protects what stands",
  ),
  row(
    "a variable in an action",
    denyRoot(`iam:\${aws:username, 'CreateVirtualMFADevice'}`),
    "never",
    "never",
    "an action has no variables",
  ),
  row("access keys", denyRoot("iam:CreateAccessKey"), "never", "never", "another action"),
  row("another service", denyRoot("sts:*"), "never", "never", "another service"),
  row("account pages", denyRoot(["aws-portal:*", "iam:ChangePassword"]), "never", "never", "neither action is listed"),
  row(
    "all but bucket policies",
    { ...denyRoot("x"), Action: [], NotAction: ["s3:GetBucketPolicy"] },
    "unknown",
    "unknown",
    "Action beside NotAction is refused",
  ),
  row(
    "NotAction without IAM",
    not("NotAction", ["s3:GetBucketPolicy", "s3:PutBucketPolicy"]),
    "always",
    "always",
    "everything else is denied",
  ),
  row(
    "NotAction that lets both through",
    not("NotAction", [C, E, "iam:ListVirtualMFADevices"]),
    "never",
    "never",
    "the hole is here",
  ),
  row("NotAction that lets one through", not("NotAction", [E]), "always", "never", "the hole is enabling"),
  row("NotAction with a wildcard", not("NotAction", "iam:*"), "never", "never", "all of IAM is let through"),
  row("NotAction of everything", not("NotAction", "*"), "never", "never", "nothing is left"),
];

function not(element: string, values: Json): Parts {
  const { Action: action, Resource: resource, ...rest } = denyRoot("*");
  return element === "NotAction"
    ? { ...rest, NotAction: values, Resource: resource ?? "*" }
    : { ...rest, Action: action ?? "*", NotResource: values };
}

const resources: readonly RootCase[] = [
  row("every device", denyRoot(C, {}, "arn:aws:iam::*:mfa/*"), "always", "never", "any name and path"),
  row("every device, any partition", denyRoot(C, {}, "arn:*:iam::*:mfa/*"), "always", "never", "any name and path"),
  row(
    "the old console name",
    denyRoot(C, {}, "arn:aws:iam::*:mfa/root-account-mfa-device"),
    "sometimes",
    "never",
    "the name is free",
  ),
  row("no path", denyRoot("*", {}, "arn:aws:iam::*:mfa/?*"), "always", "never", "a name has a character at least"),
  row(
    "names of eight characters",
    denyRoot(C, {}, "arn:aws:iam::*:mfa/????????"),
    "sometimes",
    "never",
    "other lengths are left",
  ),
  row(
    "with a path only",
    denyRoot(C, {}, "arn:aws:iam::*:mfa/*/*"),
    "sometimes",
    "never",
    "a device need have no path",
  ),
  row(
    "with and without a path",
    [denyRoot(C, {}, "arn:aws:iam::*:mfa/*/*"), { ...not("NotResource", "arn:aws:iam::*:mfa/*/*") }],
    "always",
    "always",
    "the two halves are all",
  ),
  row(
    "all but break-glass devices",
    { ...not("NotResource", "arn:aws:iam::*:mfa/breakglass-*"), Action: C },
    "sometimes",
    "never",
    "root may choose the exempt name",
  ),
  row(
    "two exempt names that exclude each other",
    [
      { ...not("NotResource", "arn:aws:iam::????????????:mfa/a*"), Action: C },
      { ...not("NotResource", "arn:aws:iam::????????????:mfa/b*"), Action: C },
    ],
    "always",
    "never",
    "no name begins with both",
  ),
  row(
    "two exempt names that exclude each other, in any account",
    [
      { ...not("NotResource", "arn:aws:iam::*:mfa/a*"), Action: C },
      { ...not("NotResource", "arn:aws:iam::*:mfa/b*"), Action: C },
    ],
    "unknown",
    "never",
    "the * may pass the colon, and a path may hold :mfa/b",
  ),
  row(
    "two exempt names that meet",
    [
      { ...not("NotResource", "arn:aws:iam::*:mfa/a*"), Action: C },
      { ...not("NotResource", "arn:aws:iam::*:mfa/*z"), Action: C },
    ],
    "sometimes",
    "never",
    "az is exempt from both",
  ),
  row(
    "on users",
    denyRoot([C, E], {}, "arn:aws:iam::????????????:user/*"),
    "never",
    "sometimes",
    "creating is on a device; what enabling is on is one of two",
  ),
  row(
    "on users of any account",
    denyRoot([C, E], {}, "arn:aws:iam::*:user/*"),
    "never",
    "sometimes",
    "a full ARN denies what its parts say, and no device with :user/ in its path",
  ),
  row(
    "on root and users",
    denyRoot([C, E], {}, ["arn:aws:iam::????????????:user/*", "arn:aws:iam::????????????:root"]),
    "never",
    "always",
    "both ARNs are named",
  ),
  row(
    "on devices and users of any account",
    denyRoot([C, E], {}, ["arn:aws:iam::*:mfa/*", "arn:aws:iam::*:user/*", "arn:aws:iam::*:root"]),
    "always",
    "always",
    "what may match more is denied already",
  ),
  row(
    "on one resource pattern and on all others",
    [{ ...denyRoot(C, {}, "arn:aws:iam:*:mfa/*") }, { ...not("NotResource", "arn:aws:iam:*:mfa/*"), Action: C }],
    "always",
    "never",
    "whatever the pattern matches, one of the two denies it",
  ),
  row(
    "on one full pattern and on all others",
    [{ ...denyRoot(C, {}, "arn:*:iam::*:user/*") }, { ...not("NotResource", "arn:*:iam::*:user/*"), Action: C }],
    "always",
    "never",
    "whatever the pattern matches, one of the two denies it",
  ),
  row(
    "on one resource pattern and on all but another",
    [{ ...denyRoot(C, {}, "arn:aws:iam:*:mfa/*") }, { ...not("NotResource", "arn:aws:*:mfa/*"), Action: C }],
    "unknown",
    "never",
    "two patterns may be read in two ways",
  ),
  row("on root only", denyRoot(E, {}, ownRoot), "never", "sometimes", "user/root is left"),
  row("on S3", denyRoot("*", {}, "arn:aws:s3:::*"), "never", "never", "another service"),
  row("in another account", denyRoot("*", {}, "arn:aws:iam::999999999999:*"), "never", "never", "another account"),
  row("in another partition", denyRoot("*", {}, "arn:aws-cn:iam::*:*"), "never", "never", "another partition"),
  row("an incomplete ARN", denyRoot("*", {}, "arn:aws:iam"), "always", "always", "missing parts are wildcards"),
  row(
    "an incomplete ARN of another service",
    denyRoot("*", {}, "arn:aws:s3"),
    "never",
    "never",
    "missing parts do not change the service",
  ),
  row(
    "a wildcard at the end of a part",
    denyRoot("*", {}, "arn:aws:*:mfa/*"),
    "unknown",
    "never",
    "a * that ends a part may pass the colon, and AWS does not say when",
  ),
  row(
    "the principal's account as a variable",
    denyRoot("*", {}, `arn:aws:iam::\${aws:PrincipalAccount}:*`),
    "never",
    "never",
    "variables count in the last part of a resource only",
  ),
  row(
    "the account as a variable in the last part",
    denyRoot("*", {}, `arn:aws:iam::*:mfa/\${aws:PrincipalAccount}`),
    "sometimes",
    "never",
    "a device may have another name",
  ),
  row(
    "the account as a variable beside another device",
    denyRoot(C, {}, ["arn:aws:iam::*:mfa/a", `arn:aws:iam::*:mfa/\${aws:PrincipalAccount}`]),
    "sometimes",
    "never",
    "a third name is left",
  ),
  row(
    "the principal's account as a variable, exempt",
    { ...not("NotResource", `arn:aws:iam::\${aws:PrincipalAccount}:mfa/*`), Action: C },
    "unknown",
    "never",
    "AWS fills in no variable there, and does not say what is exempt then",
  ),
  row(
    "the user's name as a variable",
    denyRoot("*", {}, `arn:aws:iam::*:mfa/\${aws:username}`),
    "never",
    "never",
    "root has no name: it matches nothing",
  ),
  row(
    "the user's name with a default",
    denyRoot(C, {}, `arn:aws:iam::*:mfa/\${aws:username, 'none'}`),
    "sometimes",
    "never",
    "the default counts",
  ),
  row(
    "all but one's own device",
    { ...not("NotResource", `arn:aws:iam::*:mfa/\${aws:username}`), Action: C },
    "unknown",
    "never",
    "root has no name; AWS does not say what is exempt then",
  ),
  row("a star by its escape", denyRoot(C, {}, `arn:aws:iam::*:mfa/\${*}`), "never", "never", "no device is called *"),
];

const principals: readonly RootCase[] = [
  row(
    "the account of root's ARN as a variable",
    principal("ArnLike", `arn:aws:iam::\${aws:PrincipalAccount}:root`),
    "always",
    "always",
    "it is the caller's own",
  ),
  row(
    "a user's ARN by a name that root has not",
    principal("ArnNotLike", `arn:aws:iam::*:user/\${aws:username}`),
    "always",
    "always",
    "a variable without a value makes a negated test true",
  ),
  row(
    "StringEquals takes no wildcard",
    principal("StringEquals", rootPattern),
    "never",
    "never",
    "* is a character here",
  ),
  row("StringEquals with a full ARN", principal("StringEquals", ownRoot), "always", "always", "this account's root"),
  row(
    "StringEquals with another account's",
    principal("StringEquals", "arn:aws:iam::999999999999:root"),
    "never",
    "never",
    "another root",
  ),
  row(
    "ArnEquals takes wildcards",
    principal("ArnEquals", rootPattern),
    "always",
    "always",
    "it is ArnLike by another name",
  ),
  row("wrong partition", principal("ArnLike", "arn:aws-us-gov:iam::*:root"), "never", "never", "the account is in aws"),
  row("five parts", principal("ArnLike", "arn:aws:iam:*:root"), "never", "never", "an ARN has six"),
  row(
    "five parts as a string",
    principal("StringLike", "arn:aws:iam:*:root"),
    "always",
    "always",
    "* passes colons in strings",
  ),
  row("an ARN that is cut short", principal("ArnLike", "*:root"), "never", "never", "an ARN has six parts"),
  row("the end of a string", principal("StringLike", "*:root"), "always", "always", "* passes colons in strings"),
  row("root in capitals", principal("StringLike", "arn:aws:iam::*:ROOT"), "never", "never", "values have case"),
  row(
    "without regard to case",
    principal("StringEqualsIgnoreCase", ownRoot.toUpperCase()),
    "always",
    "always",
    "IgnoreCase",
  ),
  row(
    "the key in another case",
    deny("*", { ArnLike: { "AWS:principalarn": rootPattern } }),
    "always",
    "always",
    "keys have no case",
  ),
  row(
    "all but root and a role",
    principal("StringNotLike", [rootPattern, "arn:aws:iam::*:role/Admin"]),
    "never",
    "never",
    "root is exempt",
  ),
  row(
    "all but a role",
    principal("ArnNotLike", "arn:aws:iam::*:role/IamAdmin", "iam:*"),
    "always",
    "always",
    "root is not exempt",
  ),
  row("all but roles", principal("ArnNotLike", "arn:aws:iam::*:role/*"), "always", "always", "root is no role"),
  row("users only", principal("ArnLike", "arn:aws:iam::*:user/*"), "never", "never", "root is no user"),
  row("a user called root", principal("ArnLike", "arn:aws:iam::*:user/root"), "never", "never", "root is no user"),
  row("every IAM principal", principal("ArnLike", "arn:aws:iam::*:*"), "always", "always", "root among them"),
  row("assumed roles", principal("ArnLike", "arn:aws:sts::*:assumed-role/*"), "never", "never", "root is none"),
  row(
    "principal type Root",
    deny("*", { StringEquals: { "aws:PrincipalType": "Root" } }),
    "never",
    "never",
    "root's type is Account",
  ),
  row(
    "principal type Account",
    deny("*", { StringEquals: { "aws:PrincipalType": "Account" } }),
    "always",
    "always",
    "root's type is Account",
  ),
  row(
    "user name root",
    deny("*", { StringEquals: { "aws:username": "root" } }),
    "never",
    "never",
    "root has no user name",
  ),
  row(
    "no user name root",
    deny("*", { StringNotEquals: { "aws:username": "alice" } }),
    "always",
    "always",
    "a missing key is not alice",
  ),
  row(
    "user ID root",
    deny("*", { StringLike: { "aws:userid": "root" } }),
    "never",
    "never",
    "root's ID is the account's",
  ),
  row(
    "user ID of the account",
    deny("*", { StringEquals: { "aws:userid": `\${aws:PrincipalAccount}` } }),
    "always",
    "always",
    "they are the same",
  ),
  row(
    "one account is exempt, another",
    denyRoot("*", { StringNotEquals: { "aws:PrincipalAccount": ["999999999999"] } }),
    "always",
    "always",
    "not this one",
  ),
  row(
    "one account is exempt, this",
    denyRoot("*", { StringNotEquals: { "aws:PrincipalAccount": ["111122223333"] } }),
    "never",
    "never",
    "this one",
  ),
  row(
    "a number for an account",
    denyRoot("*", { StringEquals: { "aws:PrincipalAccount": 111122223333 } }),
    "always",
    "always",
    "numbers are texts",
  ),
  row(
    "break-glass tag",
    deny("*", { StringNotEquals: { "aws:PrincipalTag/Break": "glass" } }),
    "always",
    "always",
    "root has no tags",
  ),
  row(
    "tagged only",
    deny("*", { StringEquals: { "aws:PrincipalTag/Break": "glass" } }),
    "never",
    "never",
    "root has no tags",
  ),
  row(
    "who has an ARN",
    deny("*", { Null: { "aws:PrincipalArn": "false" } }),
    "always",
    "always",
    "each request has one",
  ),
  row(
    "who has no account",
    deny("*", { Null: { "aws:PrincipalAccount": "true" } }),
    "never",
    "never",
    "each request has one",
  ),
  row("untagged only", deny("*", { Null: { "aws:PrincipalTag/x": "true" } }), "always", "always", "root has no tags"),
  row(
    "not in a session of AssumeRoot",
    denyRoot("*", { Null: { "aws:AssumedRoot": "true" } }),
    "always",
    "always",
    "a sign-in is none",
  ),
  row(
    "in a session of AssumeRoot only",
    denyRoot("*", { Bool: { "aws:AssumedRoot": "true" } }),
    "never",
    "never",
    "a sign-in is none",
  ),
  row(
    "services only",
    denyRoot("*", { Bool: { "aws:PrincipalIsAWSService": "true" } }),
    "never",
    "never",
    "root is no service",
  ),
  row(
    "direct calls only",
    denyRoot("*", { Bool: { "aws:ViaAWSService": "false" } }),
    "sometimes",
    "always",
    "a service may create a device for root; one is enabled in the console only",
  ),
  row(
    "a boolean instead of a text",
    denyRoot("*", { Bool: { "aws:ViaAWSService": false } }),
    "sometimes",
    "always",
    "booleans are texts",
  ),
  row(
    "in another region",
    denyRoot("*", { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }),
    "never",
    "never",
    "IAM is in us-east-1",
  ),
  row(
    "outside of allowed regions",
    deny("*", { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] } }),
    "always",
    "always",
    "IAM is in us-east-1",
  ),
  row(
    "outside of regions with IAM's",
    deny("*", { StringNotEquals: { "aws:RequestedRegion": ["us-east-1"] } }),
    "never",
    "never",
    "IAM is in us-east-1",
  ),
  row("without TLS", deny("*", { Bool: { "aws:SecureTransport": "false" } }), "never", "never", "IAM has TLS only"),
];

const mfaFalse = { "aws:MultiFactorAuthPresent": "false" };
const office = { "aws:SourceIp": "203.0.113.0/24" };

const contexts: readonly RootCase[] = [
  row("without MFA", denyRoot("*", { BoolIfExists: mfaFalse }), "sometimes", "sometimes", "with MFA it goes through"),
  row(
    "without MFA, everyone",
    deny("*", { BoolIfExists: mfaFalse }),
    "sometimes",
    "sometimes",
    "with MFA it goes through",
  ),
  row(
    "without MFA, with and without",
    [denyRoot(C, { BoolIfExists: mfaFalse }), denyRoot(C, { Bool: { "aws:MultiFactorAuthPresent": "true" } })],
    "always",
    "never",
    "the two halves are all",
  ),
  row(
    "without MFA, a gap",
    [denyRoot(C, { Bool: mfaFalse }), denyRoot(C, { Bool: { "aws:MultiFactorAuthPresent": "true" } })],
    "sometimes",
    "never",
    "long-term credentials have no such key",
  ),
  row(
    "without MFA, the gap closed",
    [
      denyRoot(C, { Bool: { "aws:MultiFactorAuthPresent": ["true", "false"] } }),
      denyRoot(C, { Null: { "aws:MultiFactorAuthPresent": "true" } }),
    ],
    "always",
    "never",
    "true, false, absent",
  ),
  row(
    "MFA is old, or there is none",
    [denyRoot(C, { NumericGreaterThan: { "aws:MultiFactorAuthAge": "300" } }), denyRoot(C, { BoolIfExists: mfaFalse })],
    "sometimes",
    "never",
    "fresh MFA goes through",
  ),
  row(
    "MFA of any age, or there is none",
    [
      denyRoot(C, { NumericGreaterThanEquals: { "aws:MultiFactorAuthAge": "0" } }),
      denyRoot(C, { BoolIfExists: mfaFalse }),
    ],
    "always",
    "never",
    "an age is never below 0, and there is one with MFA",
  ),
  row(
    "fresh MFA, or none",
    denyRoot(C, { NumericLessThanIfExists: { "aws:MultiFactorAuthAge": "3600" } }),
    "sometimes",
    "never",
    "old MFA goes through",
  ),
  row(
    "MFA without an age does not occur",
    [denyRoot(C, { Bool: { "aws:MultiFactorAuthPresent": "true" }, Null: { "aws:MultiFactorAuthAge": "true" } })],
    "never",
    "never",
    "the age is there whenever MFA is",
  ),
  row("from the office", denyRoot(C, { IpAddress: office }), "sometimes", "never", "from elsewhere it goes through"),
  row("not from the office", denyRoot(C, { NotIpAddress: office }), "sometimes", "never", "from there it goes through"),
  row(
    "from the office and not from it",
    [denyRoot(C, { IpAddress: office }), denyRoot(C, { NotIpAddress: office })],
    "always",
    "never",
    "a missing address is not from it",
  ),
  row(
    "from anywhere in IPv4",
    denyRoot(C, { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }),
    "sometimes",
    "never",
    "IPv6, or a VPC endpoint",
  ),
  row(
    "from anywhere",
    denyRoot(C, { IpAddress: { "aws:SourceIp": ["0.0.0.0/0", "::/0"] } }),
    "sometimes",
    "never",
    "a VPC endpoint: no address",
  ),
  row(
    "from anywhere, if there is an address",
    denyRoot(C, { IpAddressIfExists: { "aws:SourceIp": ["0.0.0.0/0", "::/0"] } }),
    "always",
    "never",
    "all addresses and none",
  ),
  row(
    "two halves of the address space",
    [
      denyRoot(C, { IpAddressIfExists: { "aws:SourceIp": ["0.0.0.0/1", "::/1"] } }),
      denyRoot(C, { IpAddress: { "aws:SourceIp": ["128.0.0.0/1", "8000::/1"] } }),
    ],
    "always",
    "never",
    "no address is left",
  ),
  row(
    "from 2099 on",
    denyRoot("*", { DateGreaterThan: { "aws:CurrentTime": "2099-01-01T00:00:00Z" } }),
    "sometimes",
    "sometimes",
    "the time is open; today it goes through",
  ),
  row(
    "until and from a day",
    [
      denyRoot(C, { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }),
      denyRoot(C, { DateGreaterThanEquals: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }),
    ],
    "always",
    "never",
    "no instant is left",
  ),
  row(
    "until and after a day",
    [
      denyRoot(C, { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }),
      denyRoot(C, { DateGreaterThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }),
    ],
    "sometimes",
    "never",
    "that very instant",
  ),
  row(
    "one instant in two spellings",
    [
      denyRoot(C, { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }),
      denyRoot(C, { NumericGreaterThanEquals: { "aws:EpochTime": "1893456000" } }),
    ],
    "always",
    "never",
    "both keys tell the same time",
  ),
  row(
    "a time that cannot be",
    denyRoot("*", {
      DateGreaterThan: { "aws:CurrentTime": "2099-01-01T00:00:00Z" },
      DateLessThan: { "aws:EpochTime": "2098-01-01T00:00:00Z" },
    }),
    "never",
    "never",
    "both keys tell the same time",
  ),
  row(
    "time is always there",
    denyRoot("*", { Null: { "aws:CurrentTime": "true" } }),
    "never",
    "never",
    "AWS documents so",
  ),
  row(
    "a like and its contrary",
    [
      denyRoot(C, { StringLike: { "aws:UserAgent": "aws-cli/*" } }),
      denyRoot(C, { StringNotLike: { "aws:UserAgent": "aws-cli/*" } }),
    ],
    "always",
    "never",
    "the two halves are all",
  ),
  row(
    "a like and another's contrary",
    [
      denyRoot(C, { StringLike: { "aws:UserAgent": "aws-cli/*" } }),
      denyRoot(C, { StringNotLike: { "aws:UserAgent": "aws-cli/2*" } }),
    ],
    "always",
    "never",
    "what is 2* is denied by the first",
  ),
  row(
    "a narrower like and a wider contrary",
    [
      denyRoot(C, { StringLike: { "aws:UserAgent": "aws-cli/2*" } }),
      denyRoot(C, { StringNotLike: { "aws:UserAgent": "aws-cli/*" } }),
    ],
    "sometimes",
    "never",
    "aws-cli/1 is left",
  ),
  row(
    "there or not",
    [denyRoot(C, { Null: { "aws:SourceVpc": "true" } }), denyRoot(C, { Null: { "aws:SourceVpc": "false" } })],
    "always",
    "never",
    "a third there is not",
  ),
  row(
    "there and not",
    denyRoot(C, { Null: { "aws:SourceVpc": ["true"] }, StringEquals: { "aws:SourceVpc": "vpc-1" } }),
    "never",
    "never",
    "both at once is not",
  ),
  row(
    "two keys that must both be there",
    [
      denyRoot(C, { Null: { "aws:UserAgent": "true" } }),
      denyRoot(C, { StringNotEquals: { "aws:SourceVpc": "vpc-1" } }),
    ],
    "sometimes",
    "never",
    "a named client in that VPC goes through",
  ),
  row(
    "not from a VPC",
    denyRoot(C, { StringNotEquals: { "aws:SourceVpc": "vpc-1" } }),
    "sometimes",
    "never",
    "from that VPC it goes through",
  ),
  row(
    "not from a VPC, if there is one",
    denyRoot(C, { StringNotEqualsIfExists: { "aws:SourceVpc": "vpc-1" } }),
    "sometimes",
    "never",
    "from that VPC it goes through",
  ),
  row(
    "one value in two statements",
    [
      denyRoot(C, { StringEquals: { "aws:SourceVpc": "vpc-1" } }),
      denyRoot(C, { StringEquals: { "aws:SourceVpc": "vpc-2" } }),
    ],
    "sometimes",
    "never",
    "vpc-3 is left",
  ),
  row(
    "two values at once",
    denyRoot(C, { StringEquals: { "aws:SourceVpc": "vpc-1" }, StringLike: { "aws:SourceVpc": "vpc-2*" } }),
    "never",
    "never",
    "a key has one value",
  ),
  row(
    "equal without case, and not equal",
    denyRoot(C, { StringEqualsIgnoreCase: { "aws:UserAgent": "X" }, StringNotEquals: { "aws:UserAgent": ["x", "X"] } }),
    "never",
    "never",
    "there are two spellings",
  ),
  row(
    "a question mark and its contrary",
    [denyRoot(C, { StringLike: { "aws:UserAgent": "?*" } }), denyRoot(C, { StringNotLike: { "aws:UserAgent": "*" } })],
    "always",
    "never",
    "the key is never empty",
  ),
  row(
    "three quarters",
    [
      denyRoot(C, { StringEquals: { "aws:RequestTag/a": "1" } }),
      denyRoot(C, { StringNotEquals: { "aws:RequestTag/a": "1" }, StringEquals: { "aws:RequestTag/b": "1" } }),
    ],
    "sometimes",
    "never",
    "neither of them",
  ),
  row(
    "four quarters",
    [
      denyRoot(C, { StringEquals: { "aws:RequestTag/a": "1", "aws:RequestTag/b": "1" } }),
      denyRoot(C, { StringNotEquals: { "aws:RequestTag/a": "1" }, StringEquals: { "aws:RequestTag/b": "1" } }),
      denyRoot(C, { StringEquals: { "aws:RequestTag/a": "1" }, StringNotEquals: { "aws:RequestTag/b": "1" } }),
      denyRoot(C, { StringNotEquals: { "aws:RequestTag/a": "1", "aws:RequestTag/b": "1" } }),
    ],
    "always",
    "never",
    "no combination is left",
  ),
  row(
    "numbers below and above",
    [
      denyRoot(C, { NumericLessThanIfExists: { "aws:x-n": "10" } }),
      denyRoot(C, { NumericGreaterThanEquals: { "aws:x-n": 10 } }),
    ],
    "always",
    "never",
    "every number and none",
  ),
  row(
    "a number too large to be counted up to",
    denyRoot(C, { NumericGreaterThanEqualsIfExists: { "aws:x-n": "1e25" } }),
    "sometimes",
    "never",
    "smaller numbers are left",
  ),
  row("another number", denyRoot(C, { NumericNotEquals: { "aws:x-n": "10" } }), "sometimes", "never", "10 is left"),
  row(
    "some organization",
    denyRoot("*", { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
    "sometimes",
    "sometimes",
    "in that one it goes through",
  ),
  row(
    "a resource of another organization",
    deny("*", {
      StringNotEquals: { "aws:ResourceOrgID": "o-a1b2c3d4e5" },
      StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
    }),
    "never",
    "never",
    "one's own resource is in one's own organization",
  ),
  row(
    "a resource of another organization than one's own",
    deny("*", { StringNotEquals: { "aws:ResourceOrgID": `\${aws:PrincipalOrgID}` } }),
    "never",
    "never",
    "root's own account is in root's organization",
  ),
  row(
    "a resource of one's own organization",
    deny("*", { StringEquals: { "aws:ResourceOrgID": `\${aws:PrincipalOrgID}` } }),
    "always",
    "always",
    "root's own account is in root's organization",
  ),
  row(
    "a key that equals itself",
    denyRoot(C, { StringEquals: { "aws:SourceVpc": `\${aws:SourceVpc}` } }),
    "sometimes",
    "never",
    "without the key it equals nothing",
  ),
  row(
    "any organization",
    denyRoot("*", { StringLike: { "aws:PrincipalOrgID": "o-*" } }),
    "always",
    "always",
    "SCPs bind members of an organization",
  ),
];

const sets: readonly RootCase[] = [
  row(
    "ForAllValues on a key that may be missing",
    deny("*", { "ForAllValues:StringLike": { "aws:TagKeys": ["x"] } }),
    "sometimes",
    "always",
    "true without tags, false with others",
  ),
  row(
    "ForAnyValue on a key that may be missing",
    deny("*", { "ForAnyValue:StringLike": { "aws:TagKeys": ["x"] } }),
    "sometimes",
    "never",
    "false without tags",
  ),
  row(
    "ForAllValues on a key that is missing",
    deny("*", { "ForAllValues:StringEquals": { "aws:PrincipalTag/team": ["x"] } }),
    "always",
    "always",
    "true for a missing key",
  ),
  row(
    "ForAnyValue on a key that is missing",
    deny("*", { "ForAnyValue:StringEquals": { "aws:PrincipalTag/team": ["x"] } }),
    "never",
    "never",
    "false for a missing key",
  ),
  row(
    "a negated ForAnyValue on a key that is missing",
    deny("*", { "ForAnyValue:StringNotEquals": { "aws:PrincipalTag/team": ["x"] } }),
    "never",
    "never",
    "false for a missing key",
  ),
  row(
    "all are x, or some is not",
    [
      denyRoot(C, { "ForAllValues:StringEquals": { "aws:TagKeys": "x" } }),
      denyRoot(C, { "ForAnyValue:StringNotEquals": { "aws:TagKeys": "x" } }),
    ],
    "always",
    "never",
    "the one is the contrary of the other",
  ),
  row(
    "some is x, or none is",
    [
      denyRoot(C, { "ForAnyValue:StringEquals": { "aws:TagKeys": "x" } }),
      denyRoot(C, { "ForAllValues:StringNotEquals": { "aws:TagKeys": "x" } }),
    ],
    "always",
    "never",
    "the one is the contrary of the other",
  ),
  row(
    "all are x, or none is",
    [
      denyRoot(C, { "ForAllValues:StringEquals": { "aws:TagKeys": "x" } }),
      denyRoot(C, { "ForAllValues:StringNotEquals": { "aws:TagKeys": "x" } }),
    ],
    "sometimes",
    "never",
    "x and another are left",
  ),
  row(
    "some is x and some is y",
    denyRoot(C, {
      "ForAnyValue:StringEquals": { "aws:TagKeys": "x" },
      "ForAnyValue:StringLike": { "aws:TagKeys": "y" },
    }),
    "sometimes",
    "never",
    "a set may hold both",
  ),
  row(
    "one's own org path",
    denyRoot("*", { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/*"] } }),
    "sometimes",
    "sometimes",
    "it depends on the organization",
  ),
  row(
    "ForAllValues on a plain key",
    denyRoot(C, { "ForAllValues:StringEquals": { "aws:SourceVpc": "vpc-1" } }),
    "sometimes",
    "never",
    "another VPC",
  ),
  row(
    "ForAllValues IfExists",
    denyRoot(C, { "ForAllValues:StringEqualsIfExists": { "aws:PrincipalTag/x": "1" } }),
    "always",
    "never",
    "true for a missing key",
  ),
];

const devices: readonly RootCase[] = [
  row(
    "enabling without a security key",
    denyRoot(E, { Null: { "iam:RegisterSecurityKey": "true" } }),
    "never",
    "always",
    "a virtual device is no security key",
  ),
  row(
    "enabling without a certified key",
    denyRoot(E, { StringNotEquals: { "iam:FIDO-certification": ["L2"] } }),
    "never",
    "always",
    "a missing key is not L2",
  ),
  row(
    "the same with IfExists",
    denyRoot(E, { StringNotEqualsIfExists: { "iam:FIDO-certification": ["L2"] } }),
    "never",
    "always",
    "a missing key counts",
  ),
  row(
    "enabling a security key",
    denyRoot(E, { StringEquals: { "iam:RegisterSecurityKey": "Activate" } }),
    "never",
    "never",
    "virtual devices are not met",
  ),
  row(
    "enabling for who has no tag",
    denyRoot(E, { Null: { "iam:ResourceTag/team": "true" } }),
    "never",
    "always",
    "root has no tags",
  ),
  row(
    "enabling for who lacks a value of a tag",
    denyRoot(E, { StringNotEquals: { "aws:ResourceTag/team": "security" } }),
    "never",
    "always",
    "a missing key is no value",
  ),
  row(
    "enabling for who has a tag",
    denyRoot(E, { StringEquals: { "iam:ResourceTag/team": "security" } }),
    "never",
    "never",
    "root has no tags",
  ),
];

const unknowns: readonly RootCase[] = [
  row(
    "an operator that does not exist",
    denyRoot("*", { StringLikes: { "aws:SourceVpc": "x" } }),
    "unknown",
    "unknown",
    "AWS refuses the policy",
  ),
  row("a principal", { ...denyRoot("*"), Principal: { AWS: "*" } }, "unknown", "unknown", "AWS refuses the policy"),
  row("a wildcard in the service", denyRoot("i*:CreateVirtualMFADevice"), "unknown", "never", "AWS refuses the policy"),
  row("an effect in lower case", { ...denyRoot("*"), Effect: "deny" }, "unknown", "unknown", "AWS refuses the policy"),
  row(
    "a broken range",
    denyRoot("*", { NotIpAddress: { "aws:SourceIp": "<office>" } }),
    "unknown",
    "unknown",
    "what it compares with is not known",
  ),
  row(
    "a placeholder for the account",
    principal("ArnLike", `arn:aws:iam::\${Account}:root`),
    "unknown",
    "unknown",
    "it may be this one",
  ),
  ...["{{ x }}", "{% x %}", "<%= x %>", "@@x@@", "%(x)s", "$[x]", "$ACCOUNT", "__ACCOUNT__", "<account id>"].map(
    (written) =>
      row(
        `a placeholder as ${written}`,
        denyRoot(C, { StringNotEquals: { "aws:PrincipalAccount": written } }),
        "unknown",
        "never",
        "it may be this account",
      ),
  ),
  ...[
    ...["${self:custom.x}", "${opt:x}", "${ssm:/x}", "${{ x }}", "{{{ x }}}", "<<x>>", "[[ x ]]", "%x%", "{x}", "$x"],
    ...["ACCOUNT_ID", "xxxxxxxxxxxx", "1111-2222-3333", "ref+awsssm://x"],
  ].map((written) =>
    row(
      `what is no account number, as ${written}`,
      denyRoot(C, { StringNotEquals: { "aws:PrincipalAccount": written } }),
      "unknown",
      "never",
      "it may be this account",
    ),
  ),
  ...["arn:aws:iam::ACCOUNT_ID:root", "arn:aws:iam::111122223333:[[ x ]]", "[[ x ]]", "arn:*:iam::{x}:root"].map(
    (written) =>
      row(
        `what is no ARN of a principal, as ${written}`,
        denyRoot(C, { StringNotLike: { "aws:PrincipalArn": written } }),
        "unknown",
        "never",
        "it may be root",
      ),
  ),
  row(
    "a part of a role's name that is none",
    denyRoot(C, { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/[[ x ]]" } }),
    "always",
    "never",
    "no filling makes it root",
  ),
  row(
    "an organization that is none",
    denyRoot(C, { StringNotEquals: { "aws:PrincipalOrgID": "ORG_ID" } }),
    "unknown",
    "never",
    "it may be this one",
  ),
  row(
    "a resource of no account",
    { ...denyRoot(C), Resource: "arn:aws:iam::ACCOUNT_ID:mfa/*" },
    "unknown",
    "never",
    "it may be this account",
  ),
  row("a placeholder for an effect", { ...denyRoot("*"), Effect: "{{ x }}" }, "unknown", "unknown", "it may deny"),
  row("a placeholder for actions", denyRoot("{{ x }}"), "unknown", "unknown", "it may be any action"),
  row(
    "a placeholder for an element",
    { ...denyRoot("*"), "{{ x }}": "*" },
    "unknown",
    "unknown",
    "it may say anything",
  ),
  row(
    "a placeholder for an operator",
    denyRoot(C, { "{{ x }}": { "aws:PrincipalArn": "x" } }),
    "unknown",
    "never",
    "it may compare in any way",
  ),
  row(
    "a placeholder for a key",
    denyRoot(C, { StringNotEquals: { "{{ x }}": "x" } }),
    "unknown",
    "never",
    "it may be any key",
  ),
  row(
    "a placeholder in a role",
    principal("ArnNotLike", `arn:aws:iam::*:role/\${Prefix}*`),
    "always",
    "always",
    "no filling makes it root",
  ),
  row(
    "a key of the request as a variable",
    denyRoot(C, { StringEquals: { "aws:SourceVpc": `\${aws:RequestTag/vpc}` } }),
    "unknown",
    "never",
    "two free values are compared",
  ),
  row(
    "text and address at once",
    denyRoot(C, { StringLike: { "aws:SourceIp": "10.*" }, NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } }),
    "unknown",
    "never",
    "two kinds of values are mixed",
  ),
  row(
    "a true deny beside a doubtful one",
    [denyRoot(C), denyRoot("*", { NotIpAddress: { "aws:SourceIp": "office" } })],
    "always",
    "unknown",
    "the first is enough",
  ),
];

const allows: readonly RootCase[] = [
  row(
    "an allow-list beside FullAWSAccess",
    { Effect: "Allow", Action: "s3:*", Resource: "*" },
    "never",
    "never",
    "the other allows",
  ),
  row(
    "a condition on an allow beside FullAWSAccess",
    { Effect: "Allow", Action: "*", Resource: "*", Condition: { ArnNotLike: { "aws:PrincipalArn": rootPattern } } },
    "never",
    "never",
    "the other allows",
  ),
  row(
    "an allow for root beside a deny",
    [denyRoot(C), { Effect: "Allow", Action: "*", Resource: "*" }],
    "always",
    "never",
    "a deny wins",
  ),
  {
    ...row(
      "variables need a version",
      denyRoot("*", { StringEquals: { "aws:userid": `\${aws:PrincipalAccount}` } }),
      "never",
      "never",
      "2008-10-17 has no variables",
    ),
    version: "2008-10-17",
  },
];

/** Answers worked out by hand from the IAM User Guide and the Organizations User Guide. */
export const rootCases: readonly RootCase[] = [
  ...scope,
  ...resources,
  ...principals,
  ...contexts,
  ...sets,
  ...devices,
  ...unknowns,
  ...allows,
];
