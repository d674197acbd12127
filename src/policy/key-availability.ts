import { kindCanHave, type PrincipalKind } from "./principals.ts";
import type { ServiceReference } from "./service-reference/reference.ts";
import { borrowedPrefixes, iamActionKeys, serviceNames } from "./service-reference/service-keys.ts";

/**
 * Keys of a service that the sessions of roles carry into requests to other services.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
const sessionKeys: ReadonlySet<string> = new Set([
  "codebuild:buildarn",
  "codebuild:projectarn",
  "ec2:roledelivery",
  "ec2:sourceinstancearn",
  "glue:credentialissuingservice",
  "glue:roleassumedby",
  "identitystore:userid",
  "lambda:sourcefunctionarn",
  "ssm:sourceinstancearn",
]);

const services: ReadonlySet<string> = new Set(serviceNames.split(" "));
const borrowed: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  borrowedPrefixes.map(([service, prefixes]) => [service, new Set(prefixes.split(" "))]),
);
const keysOfIam: ReadonlyMap<string, readonly string[]> = new Map(
  iamActionKeys.flatMap(([keys, actions]) => {
    const list = keys === "" ? [] : keys.split(" ");
    return actions.split(" ").map((action) => [action, list] as const);
  }),
);

const tagKeys = ["aws:requesttag/*", "aws:resourcetag/*", "aws:tagkeys"];

/**
 * Whether a request for an action can have a key (lower case), by who calls. The Service Authorization Reference tells
 * the keys of each action one by one. Without `reference`, only IAM's are known here: an action of another service may
 * have every key of that service and the tags, as an action may that the reference does not know. A global key that is
 * not known here can be in any request.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function canHaveKey(caller: PrincipalKind, action: string, key: string, reference?: ServiceReference): boolean {
  const [service = "", name = ""] = action.toLowerCase().split(":", 2);
  const listed = service === "iam" ? keysOfIam.get(name) : reference?.action(action)?.keys;
  if (key.startsWith("aws:")) {
    if (!kindCanHave(caller, key)) return false;
    if (listed === undefined || !tagKeys.some((one) => isKey(one, key))) return true;
    return listed.some((one) => isKey(one, key));
  }
  if (listed?.some((one) => isKey(one, key))) return true;
  const prefix = key.split(":", 1)[0] ?? "";
  if (prefix === service) return listed === undefined;
  if (listed === undefined && borrowed.get(service)?.has(prefix)) return true;
  return (caller === "role" || caller === "service-linked-role") && (!services.has(prefix) || sessionKeys.has(key));
}

/** Whether a key (lower case) is one that is listed as AWS spells it. */
function isKey(listed: string, key: string): boolean {
  const lower = listed.toLowerCase();
  return lower.endsWith("*") ? key.startsWith(lower.slice(0, -1)) : key === lower;
}
