import { epochKey, organizationKeys, throughKeys, timeKey } from "./context-keys.ts";
import { formatInstant, parseInstant } from "./instant.ts";
import { callerOf, canHaveKey } from "./key-availability.ts";
import type { Domain } from "./regions.ts";
import { deviceNames } from "./regions.ts";
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
  /** Keys that every such request has, with a value that is not settled. */
  readonly present: ReadonlySet<string>;
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
      ? { kind: "named", prefix: `${base}mfa/`, names: deviceNames, examples: ["phone"] }
      : { kind: "listed", arns: [`${base}root`, `${base}user/root`] };
  return principalQuestion({ ...options, principal: `${base}root`, action, resource });
}

export interface PrincipalQuestionOptions extends AccountOptions {
  /** ARN of the caller: `…:root`, `…:user/alice`, `…:role/Admin`. */
  readonly principal: string;
  readonly action: string;
  readonly resource: ResourceScope;
  /** Tells the keys of the action. Without it, an action of another service than IAM may have every key of that service. */
  readonly reference?: ServiceReference;
}

/**
 * Asks whether a principal of a member account is denied an action. The kind of principal and the action settle some
 * keys; all others are open.
 */
export function principalQuestion(options: PrincipalQuestionOptions): Question {
  const settled = new Map<string, readonly string[] | null>([
    ["aws:principalarn", [options.principal]],
    ["aws:principalaccount", [options.account]],
    ["aws:principalisawsservice", ["false"]],
  ]);
  const name = options.principal.split(":").slice(5).join(":");
  const caller = callerOf(name);
  const action = options.action.toLowerCase();
  if (caller === "root") settleRoot(settled, options.account, action);
  else settlePerson(settled, name);
  const region = globalRegion(action, options.partition);
  if (region !== null) settled.set("aws:requestedregion", [region]);
  if (action.startsWith("iam:")) settleIam(settled, options);
  const starts = new Map<string, string>();
  if (options.organization) settleOrganization(settled, starts, options.organization);
  for (const [key, values] of options.context ?? []) settleFromContext(settled, key.toLowerCase(), values);
  alignOrganization(settled, starts);
  return {
    action: options.action,
    resource: options.resource,
    settled,
    canHave: (key) => canHaveKey(caller, action, key, options.reference),
    from: options.from === undefined ? null : parseInstant(options.from),
    aliases: ownResource,
    starts,
    present: new Set(Object.values(organizationKeys)),
  };
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
  const instant = values?.[0] === undefined ? null : parseInstant(values[0]);
  if (key === epochKey && instant !== null) settled.set(timeKey, [formatInstant(instant)]);
  if (key === timeKey && instant !== null) settled.set(epochKey, [String(instant / 1000)]);
}

/**
 * A request of the root user: its principal type is `Account`, its user ID the account's; it has no name, no tags
 * and no federation (`canHaveKey`). A session of `sts:AssumeRoot` (`aws:AssumedRoot`) is bound to a task policy of
 * AWS, none of which lets it register a device. A service may make a call for root, but a device is enabled in the
 * console only.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html
 */
function settleRoot(settled: Map<string, readonly string[] | null>, account: string, action: string): void {
  settled.set("aws:principaltype", ["Account"]);
  settled.set("aws:userid", [account]);
  if (action !== enableDevice.toLowerCase()) return;
  settled.set(throughKeys.via, ["false"]);
  for (const key of [throughKeys.chain, throughKeys.first, throughKeys.last]) settled.set(key, null);
}

function settlePerson(settled: Map<string, readonly string[] | null>, name: string): void {
  if (name.startsWith("user/")) {
    settled.set("aws:principaltype", ["User"]);
    settled.set("aws:username", [name.slice(name.lastIndexOf("/") + 1)]);
  } else if (name.startsWith("role/")) {
    settled.set("aws:principaltype", ["AssumedRole"]);
  }
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

const securityKeyKeys = [
  "iam:registersecuritykey",
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
