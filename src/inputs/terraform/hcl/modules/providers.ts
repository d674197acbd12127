import { partitionOfArn, partitionOfRegion, type Regional } from "../../../../model/partition.ts";
import { type InstanceKey, writeKey } from "../../../../model/terraform-address.ts";
import { entry, revealed, type Value } from "../../../../model/value.ts";
import { writtenRegions } from "../../../written-regions.ts";
import { numberOf, stringOf } from "../evaluate/values.ts";
import { type Expr, literalText } from "../syntax/ast.ts";
import type { Declaration } from "./module.ts";

/** Where a provider deploys to, as far as its block tells. */
export interface ProviderTarget extends Regional {
  readonly partition?: string;
  /** 12 digits. */
  readonly account?: string;
}

/** By the name that a module has for it: `aws`, `aws.member`, `aws.by["key"]`. */
export type ProviderTargets = ReadonlyMap<string, ProviderTarget>;

/** One configuration that a `provider` block makes: with OpenTofu's `for_each` there is one for each key. */
export interface ProviderInstance {
  /** The provider's local name. */
  readonly name: string;
  readonly key: InstanceKey;
  /** What the block writes for an argument, or for blocks of that name as a list; `undefined` where it writes nothing. */
  written(argument: string): Value | undefined;
}

const nowhere: ProviderTarget = {};

/** Evaluates the key of an index. */
type Evaluate = (key: Expr) => Value;

/** Providers of AWS; each has its resources' types begin with its name. */
const names = ["aws", "awscc"];

/** Whether a `provider` block is one of AWS. */
export function isOfAws({ node }: Declaration): boolean {
  return names.includes(node.labels[0]?.value ?? "");
}

/** The targets of the providers that a module declares, over those that it is given. */
export function providerTargets(declared: readonly ProviderInstance[], given: ProviderTargets): ProviderTargets {
  const own = declared.flatMap((one): [string, ProviderTarget][] => {
    const alias = textOf(one, "alias");
    if (one.written("alias") && alias === undefined) return [];
    const name = alias === undefined ? one.name : `${one.name}.${alias}`;
    return [[name + writeKey(one.key), targetOf(one, given.get(one.name))]];
  });
  return new Map([...given, ...own]);
}

/**
 * A role that is assumed says the account, the last of a chain, which a web identity only begins; `allowed_account_ids` says it
 * where it names one, for the provider refuses any other. `aws` has roles as blocks, `awscc` as an attribute. Source: documentation of both providers, "Provider
 * Configuration"; hashicorp/aws-sdk-go-base, `credentials.go`.
 */
function targetOf(declared: ProviderInstance, fallback: ProviderTarget = nowhere): ProviderTarget {
  const where = writtenRegions(declared.written("region"));
  const [region] = where.regions ?? [];
  const role = declared.written("assume_role") ?? declared.written("assume_role_with_web_identity");
  const arn = role && startOf(roleArn(role));
  const partition =
    (region === undefined ? undefined : partitionOfRegion(region)) ??
    (arn === undefined ? undefined : partitionOfArn(arn)) ??
    fallback.partition;
  const account = /^arn:[^:]+:iam::([0-9]{12}):/.exec(arn ?? "")?.[1] ?? onlyAccount(declared);
  return {
    ...where,
    ...(partition !== undefined && { partition }),
    ...(account !== undefined && { account }),
  };
}

function textOf(declared: ProviderInstance, name: string): string | undefined {
  const value = declared.written(name);
  return value && stringOf(value);
}

/** The ARN of the last role of a chain, or of the only one. */
function roleArn(roles: Value): Value | undefined {
  const inner = revealed(roles);
  const last = inner.kind === "list" ? inner.items.at(-1) : inner;
  const role = last && revealed(last);
  return role?.kind === "map" ? entry(role, "role_arn") : undefined;
}

/** What is known of the beginning of a text. */
function startOf(value: Value | undefined): string | undefined {
  const inner = value && revealed(value);
  const start = inner?.kind === "text" ? inner.parts[0] : inner?.kind === "known" ? inner.value : undefined;
  return typeof start === "string" ? start : undefined;
}

function onlyAccount(declared: ProviderInstance): string | undefined {
  const allowed = declared.written("allowed_account_ids");
  const list = allowed && revealed(allowed);
  const [only, ...others] = list?.kind === "list" ? list.items : [];
  const id = only && others.length === 0 ? stringOf(only) : undefined;
  return id !== undefined && /^[0-9]{12}$/.test(id) ? id : undefined;
}

/** The targets that a called module is given: those that the call names, else the ones without an alias. */
export function passedTargets(call: Declaration, own: ProviderTargets, evaluate: Evaluate): ProviderTargets {
  const written = call.attributes.get("providers")?.node.value;
  if (!written) return new Map([...own].filter(([name]) => names.includes(name)));
  if (written.kind !== "object") return new Map();
  return new Map(
    written.items.flatMap(({ key, value }): [string, ProviderTarget][] => {
      const name = providerName(key, evaluate);
      const from = providerName(value, evaluate);
      return name === undefined ? [] : [[name, (from === undefined ? undefined : own.get(from)) ?? nowhere]];
    }),
  );
}

/** Where the resources of a block are deployed to. */
export function targetOfBlock(
  { attributes, node }: Declaration,
  own: ProviderTargets,
  evaluate: Evaluate,
): ProviderTarget {
  const written = attributes.get("provider")?.node.value;
  const type = node.labels[0]?.value ?? "";
  const name = written ? providerName(written, evaluate) : type.slice(0, type.indexOf("_"));
  return (name === undefined ? undefined : own.get(name)) ?? nowhere;
}

/** `aws`, `aws.member`, `aws.by["key"]`, or the same in quotes. */
function providerName(expr: Expr, evaluate: Evaluate): string | undefined {
  if (expr.kind === "name") return expr.name;
  if (expr.kind === "attribute" && expr.of.kind === "name") return `${expr.of.name}.${expr.name}`;
  if (expr.kind !== "index") return literalText(expr);
  const [of, key] = [providerName(expr.of, evaluate), keyOf(evaluate(expr.key))];
  return of === undefined || key === undefined ? undefined : of + writeKey(key);
}

function keyOf(key: Value): InstanceKey | undefined {
  const inner = revealed(key);
  return stringOf(inner) ?? numberOf(inner);
}
