import type { Resource } from "../model/resource.ts";
import { isSymbol, symbolKey, type ValueSymbol } from "../model/symbol.ts";
import { withoutInstanceKey } from "../model/terraform-address.ts";
import {
  type Assumption,
  alternatives,
  bothAssumed,
  entry,
  isConsistent,
  revealed,
  type Value,
} from "../model/value.ts";
import type { ResourceScope } from "./adapter.ts";

/** Types of IAM users with the attributes that hold their name. A data source that reads a user fails where there is none. */
export const userTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ["AWS::IAM::User", ["UserName"]],
  ["aws_iam_user", ["name", "user_name"]],
  ["awscc_iam_user", ["user_name", "id"]],
]);

/** Whether a user of a name is declared where something is assumed; `rest`: what is assumed where it is not. */
export type Declared =
  | { readonly kind: "yes" | "no" }
  | { readonly kind: "sometimes"; readonly rest: readonly Assumption[] };

/** Whether the inputs declare an IAM user whose name is this value: as text in any case, or the same unknown value. */
export function declaresUser(
  name: Value,
  device: Resource,
  scope: ResourceScope,
  when: readonly Assumption[],
): Declared {
  const keys = keysOf(name, device.address);
  const users = keys.flatMap((key) => declaredUsers(scope).get(key) ?? []);
  const deployment = deploymentOf(device.address, scope);
  const possible = users.filter(
    (user) =>
      user.deployment === deployment &&
      isSameAccount(user.account, device.account) !== "no" &&
      isConsistent(bothAssumed(user.when, when)),
  );
  const [first] = possible;
  if (!first) return { kind: "no" };
  // What refers to an instance is there only with the instance.
  if (isOfInstance(name)) return { kind: "yes" };
  const beside = possible.filter((user) => isSameAccount(user.account, device.account) === "yes");
  if (beside.some((user) => user.when.every((one) => isAssumed(one, when))) || coverAll(beside, when))
    return { kind: "yes" };
  return { kind: "sometimes", rest: possible.map((user) => absence(user, when)) };
}

/** Whether a value is what an IAM user has, as it is: of what a function makes of that, nothing is known. */
export function isOfDeclaredUser(value: Value, scope: ResourceScope): boolean {
  if (value.kind !== "unknown" || !isAttribute(asText(value.symbol))) return false;
  const { references = [] } = value;
  return references.length > 0 && references.every(({ address }) => userTypes.has(scope.find(address)?.type ?? ""));
}

/** An attribute of a resource, of one of its instances, or of all of them. */
function isAttribute(symbol: ValueSymbol): boolean {
  if (symbol.kind !== "call") return symbol.kind === "attribute" || symbol.kind === "data-source";
  const [of, each] = symbol.arguments;
  const isOfAll = symbol.name === "[*]" && each !== undefined && isSymbol(each) && isAttribute(each);
  return (symbol.name === "instance" || isOfAll) && of !== undefined && isSymbol(of) && isAttribute(of);
}

/** The stack set that a resource is in, which deploys to other accounts than what is around it; `""` for none. */
function deploymentOf(address: string, scope: ResourceScope): string {
  for (let end = address.lastIndexOf("/"); end > 0; end = address.lastIndexOf("/", end - 1)) {
    const outer = address.slice(0, end);
    if (/(?:_stack_set|::StackSet)$/.test(scope.find(outer)?.type ?? "")) return outer;
  }
  return "";
}

/** Where one of the two is not told, it may be the other. */
function isSameAccount(user: string | undefined, device: string | undefined): "yes" | "no" | "open" {
  if (user === device) return "yes";
  return user === undefined || device === undefined ? "open" : "no";
}

interface DeclaredUser {
  readonly address: string;
  readonly deployment: string;
  readonly account: string | undefined;
  /** What is assumed where the user exists and has the name. */
  readonly when: readonly Assumption[];
}

function isAssumed(one: Assumption, when: readonly Assumption[]): boolean {
  return when.some((have) => have.subject === one.subject && have.is === one.is);
}

/** Whether two users stand under one subject's two truths, so that one of them is always there. */
function coverAll(users: readonly DeclaredUser[], when: readonly Assumption[]): boolean {
  const single = users.flatMap((user) => {
    const [open, ...more] = user.when.filter((one) => !isAssumed(one, when));
    return open && more.length === 0 ? [open] : [];
  });
  return single.some(
    (one) => one.is === "true" && single.some((other) => other.subject === one.subject && other.is === "false"),
  );
}

/** What is assumed where the user is not there. */
function absence(user: DeclaredUser, when: readonly Assumption[]): Assumption {
  const [open, ...more] = user.when.filter((one) => !isAssumed(one, when));
  if (open && more.length === 0 && (open.is === "true" || open.is === "false"))
    return { subject: open.subject, is: open.is === "true" ? "false" : "true" };
  return { subject: `the user ${user.address}`, is: "absent" };
}

/** What makes two names the same; IAM user names differ by more than case. */
function keyOf(name: Value): string | undefined {
  const inner = revealed(name);
  if (inner.kind === "known") return `text ${String(inner.value).trim().toLowerCase()}`;
  if (inner.kind === "unknown") return `symbol ${symbolKey(ofBlock(asText(inner.symbol)))}`;
  if (inner.kind !== "text") return undefined;
  const parts = inner.parts.map((part) =>
    typeof part === "string" ? part.toLowerCase() : symbolKey(asText(part.symbol)),
  );
  return `parts ${JSON.stringify(parts)}`;
}

/**
 * The keys of a name: as it is, and with the block that it stands in as `self`, for two blocks that iterate over the same make the
 * same of each turn.
 */
function keysOf(name: Value, address: string): readonly string[] {
  const key = keyOf(name);
  if (key === undefined) return [];
  const own = key.replaceAll(JSON.stringify(withoutInstanceKey(address)), '"self"');
  return own === key ? [key] : [key, own];
}

/** A name is a text, whether a template makes it one or not: `"${var.n}"` is `var.n`. */
function asText(symbol: ValueSymbol): ValueSymbol {
  const [only] = symbol.kind === "call" && symbol.name === "tostring" ? symbol.arguments : [];
  return only !== undefined && isSymbol(only) ? only : symbol;
}

function isOfInstance(name: Value): boolean {
  const inner = revealed(name);
  return inner.kind === "unknown" && ofBlock(asText(inner.symbol)) !== asText(inner.symbol);
}

/** What an attribute of one instance is, is what its block says of all of them. */
function ofBlock(symbol: ValueSymbol): ValueSymbol {
  const [block] = symbol.kind === "call" && symbol.name === "instance" ? symbol.arguments : [];
  return block !== undefined && isSymbol(block) && !isAttribute(block) ? block : symbol;
}

/** Users by name; looked up for each device, so read once a scope. */
const usersOf = new WeakMap<ResourceScope, ReadonlyMap<string, readonly DeclaredUser[]>>();

function declaredUsers(scope: ResourceScope): ReadonlyMap<string, readonly DeclaredUser[]> {
  const have = usersOf.get(scope);
  if (have) return have;
  const users = new Map<string, DeclaredUser[]>();
  for (const [type, attributes] of userTypes) {
    for (const user of scope.ofTypes([type])) {
      if (user.action === "delete" || user.action === "forget") continue;
      const deployment = deploymentOf(user.address, scope);
      for (const { key, when } of namesOf(user, attributes))
        users.set(key, [...(users.get(key) ?? []), { address: user.address, deployment, account: user.account, when }]);
    }
  }
  usersOf.set(scope, users);
  return users;
}

function namesOf(
  user: Resource,
  attributes: readonly string[],
): readonly { readonly key: string; readonly when: readonly Assumption[] }[] {
  return attributes.flatMap((attribute) => {
    const name = entry(user.properties, attribute);
    if (!name) return [];
    return alternatives(revealed(name), user.when).flatMap(({ when, value }) => {
      return keysOf(value, user.address).map((key) => ({ key, when }));
    });
  });
}
