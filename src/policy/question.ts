import { epochKey, organizationKeys, throughKeys, timeKey } from "./context-keys.ts";
import { formatInstant, parseInstant } from "./instant.ts";
import { canHaveKey } from "./key-availability.ts";
import { type KeyForm, keysOfPrincipal, type Principal, type PrincipalKeys } from "./principals.ts";
import type { Domain } from "./regions.ts";
import { pathsAndNames } from "./regions.ts";
import { globalRegion } from "./service-reference/global-services.ts";
import type { ServiceReference } from "./service-reference/reference.ts";

/** The resources that a question asks about. */
export type ResourceScope =
  /** Each of these ARNs is possible. */
  | { readonly kind: "listed"; readonly arns: readonly string[] }
  /** `prefix` followed by any text of the domain. */
  | {
      readonly kind: "named";
      readonly prefix: string;
      readonly names: Domain;
      /** Names of the domain that look natural. */
      readonly examples: readonly string[];
    };

/** Whether requests of some kind are denied: who, what, on which resources, and what is settled about them. */
export interface Question {
  /** `iam:CreateVirtualMFADevice`, without wildcards. */
  readonly action: string;
  readonly resource: ResourceScope;
  /** The values that every such request has, by lower-case key; `null`: no such request has the key. */
  readonly settled: ReadonlyMap<string, readonly string[] | null>;
  /** Whether such a request can have a key (lower case) that is not settled. */
  canHave(key: string): boolean;
  /** The first instant that such a request can be made at, in milliseconds since 1970; `null`: any. */
  readonly from: number | null;
  /** Keys that always have the same value as another one, both in lower case. */
  readonly aliases: ReadonlyMap<string, string>;
  /** What the values of keys begin with, by lower-case key. */
  readonly starts: ReadonlyMap<string, string>;
  /** What the values of keys can be where the caller says more than the key, by lower-case key. */
  readonly forms: ReadonlyMap<string, KeyForm>;
  /** Keys that every such request has, with a value that is not settled. */
  readonly present: ReadonlySet<string>;
  /** The key whose value is the last step of `aws:PrincipalArn`, where that is not settled. */
  readonly nameKey: PrincipalKeys["nameKey"];
}

/** The organization of an account. */
export interface OwnOrganization {
  /** `o-a1b2c3d4e5` */
  readonly id: string;
  /** What `aws:PrincipalOrgPaths` begins with: `o-a1b2c3d4e5/r-ab12/`. */
  readonly pathStart: string;
  /** Whether that is the whole path. */
  readonly isWhole: boolean;
}

export interface AccountOptions {
  /** 12 digits. */
  readonly account: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  /** Further settled keys, in any case; `null`: absent. They override what the principal settles. */
  readonly context?: Iterable<readonly [string, readonly string[] | null]>;
  /** The kind of device that is registered: a virtual one (default), or any, security keys included. */
  readonly device?: "virtual" | "any";
  /** The organization of the account, where it is known. */
  readonly organization?: OwnOrganization;
  /** The time from which on requests are asked about, `YYYY-MM-DD` or an instant; absent: any time. */
  readonly from?: string;
}

export const defaultAccount: AccountOptions = { account: "111122223333", partition: "aws" };

export const createDevice = "iam:CreateVirtualMFADevice";
export const enableDevice = "iam:EnableMFADevice";
/** The actions that put a virtual device on root: without either of them there is none. */
export const deviceActions = [createDevice, enableDevice] as const;

/**
 * Whether root of a member account is denied a step towards a virtual MFA device.
 *
 * The name of the device is free, hence the resource of `iam:CreateVirtualMFADevice` is `mfa/` with any path and name.
 * Which resource AWS evaluates when root enables a device for itself is not documented plainly (the Service
 * Authorization Reference says `user/<name>`, root has no such ARN): the question covers both `root` and `user/root`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function rootQuestion(action: string, options: AccountOptions = defaultAccount): Question {
  const { account, partition } = options;
  const base = `arn:${partition}:iam::${account}:`;
  const resource: ResourceScope =
    action.toLowerCase() === createDevice.toLowerCase()
      ? deviceScope(base)
      : { kind: "listed", arns: [`${base}root`, `${base}user/root`] };
  return principalQuestion({ ...options, principal: { kind: "root", name: "root" }, action, resource });
}

/** The devices of an account, whose path and name the caller chooses. `base`: `arn:aws:iam::111122223333:`. */
export function deviceScope(base: string): ResourceScope {
  return { kind: "named", prefix: `${base}mfa/`, names: pathsAndNames, examples: ["phone"] };
}

export interface PrincipalQuestionOptions extends AccountOptions {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: ResourceScope;
  /**
   * Further keys, in lower case, that every request has: those for a security key always have
   * `iam:RegisterSecurityKey`, which those for TOTP devices never do.
   */
  readonly present?: readonly string[];
  /** The account that the resource is in, 12 digits; absent: any. Resources of IAM are in the caller's account. */
  readonly resourceAccount?: string;
  /** Whether the caller is of the organization; `false`: not known. Default: any principal of an account is. */
  readonly isMember?: boolean;
  /** Tells the keys of the action. Without it, an action of another service than IAM may have every key of that service. */
  readonly reference?: ServiceReference;
}

/**
 * Asks whether a principal of an account is denied an action. The kind of principal and the action settle some keys;
 * all others are open.
 */
export function principalQuestion(options: PrincipalQuestionOptions): Question {
  const { principal, account } = options;
  const keys = keysOfPrincipal(principal, account, options.partition);
  const settled = new Map(keys.settled);
  const action = options.action.toLowerCase();
  if (principal.kind === "root" && action === enableDevice.toLowerCase()) settleConsole(settled);
  const region = globalRegion(action, options.partition);
  if (region !== null) settled.set("aws:requestedregion", [region]);
  if (action.startsWith("iam:")) settleIam(settled, options);
  else if (options.resourceAccount !== undefined) settled.set("aws:resourceaccount", [options.resourceAccount]);
  const isMember = principal.kind !== "service" && options.isMember !== false;
  const starts = new Map<string, string>();
  if (options.organization && isMember) settleOrganization(settled, starts, options.organization);
  for (const [key, values] of options.context ?? []) settleFromContext(settled, key.toLowerCase(), values);
  alignOrganization(settled, starts);
  const isOwn = settled.get("aws:resourceaccount")?.[0] === account;
  const isUntagged = action === enableDevice.toLowerCase() && isRootAlone(options.resource);
  return {
    action: options.action,
    resource: options.resource,
    settled,
    canHave: (key) =>
      !(isUntagged && resourceTag.test(key)) && canHaveKey(principal.kind, action, key, options.reference),
    from: options.from === undefined ? null : parseInstant(options.from),
    aliases: isOwn ? ownResource : new Map(),
    starts,
    forms: keys.forms,
    nameKey: keys.nameKey,
    present: new Set([
      ...keys.present,
      ...(options.present ?? []),
      ...(isMember ? Object.values(organizationKeys) : []),
    ]),
  };
}

const resourceTag = /^(?:aws|iam):resourcetag\//;

/**
 * Whether root is the resource, as in its own requests for a device: nobody can tag it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
function isRootAlone(resource: ResourceScope): boolean {
  return resource.kind === "listed" && resource.arns.some((arn) => arn.endsWith(":root"));
}

function settleOrganization(
  settled: Map<string, readonly string[] | null>,
  starts: Map<string, string>,
  { id, pathStart, isWhole }: OwnOrganization,
): void {
  settled.set(organizationKeys.id, [id]);
  if (isWhole) settled.set(organizationKeys.paths, [pathStart]);
  else starts.set(organizationKeys.paths, pathStart);
}

/** A path of the organization begins with its ID: one of the two settles what the other begins with. */
function alignOrganization(settled: Map<string, readonly string[] | null>, starts: Map<string, string>): void {
  const [id, path] = [settled.get(organizationKeys.id)?.[0], settled.get(organizationKeys.paths)?.[0]];
  const isOpen = !settled.has(organizationKeys.paths) && !starts.has(organizationKeys.paths);
  if (id !== undefined && isOpen) starts.set(organizationKeys.paths, `${id}/`);
  if (path?.includes("/") && !settled.has(organizationKeys.id))
    settled.set(organizationKeys.id, [path.slice(0, path.indexOf("/"))]);
}

/** Settles a key of the `context` option. One of the two time keys settles the other. */
function settleFromContext(
  settled: Map<string, readonly string[] | null>,
  key: string,
  values: readonly string[] | null,
): void {
  settled.set(key, values);
  if (key !== epochKey && key !== timeKey) return;
  const instant = values?.[0] === undefined ? null : parseInstant(values[0]);
  if (instant === null) return;
  if (key === epochKey) settled.set(timeKey, [formatInstant(instant)]);
  else settled.set(epochKey, [String(instant / 1000)]);
}

/**
 * A service may make a call for root, but a device is enabled in the console only.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html
 */
function settleConsole(settled: Map<string, readonly string[] | null>): void {
  settled.set(throughKeys.via, ["false"]);
  for (const key of [throughKeys.chain, throughKeys.first, throughKeys.last]) settled.set(key, null);
}

/**
 * IAM answers over TLS only, for resources of the caller's account. The keys of
 * security keys are there for security keys only, and a virtual device is none.
 * https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 */
function settleIam(settled: Map<string, readonly string[] | null>, options: AccountOptions): void {
  const { account, device = "virtual" } = options;
  settled.set("aws:securetransport", ["true"]);
  settled.set("aws:resourceaccount", [account]);
  if (device === "virtual") for (const key of securityKeyKeys) settled.set(key, null);
}

/** The key that every request for a security key has, in lower case. */
export const registersKey = "iam:registersecuritykey";
/** The keys of requests for security keys, in lower case. */
export const securityKeyKeys: readonly string[] = [
  registersKey,
  "iam:fido-certification",
  "iam:fido-fips-140-2-certification",
  "iam:fido-fips-140-3-certification",
];

/** The organization of a resource in the caller's own account is the caller's. */
const ownResource: ReadonlyMap<string, string> = new Map([
  ["aws:resourceorgid", "aws:principalorgid"],
  ["aws:resourceorgpaths", "aws:principalorgpaths"],
]);

/** The values that a question settles for a key; `null`: the key is absent; `undefined`: not settled. */
export function settledValues(question: Question, key: string): readonly string[] | null | undefined {
  const lower = canonicalKey(question, key);
  const found = question.settled.get(lower);
  if (found !== undefined) return found;
  return question.canHave(lower) ? undefined : null;
}

/** The key that stands for all that always have the same value, in lower case. */
export function canonicalKey(question: Question, key: string): string {
  const lower = key.toLowerCase();
  return question.aliases.get(lower) ?? lower;
}
