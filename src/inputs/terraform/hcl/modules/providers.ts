import { partitionOfArn, partitionOfRegion } from "../../../../model/partition.ts";
import { revealed, type Value } from "../../../../model/value.ts";
import { stringOf } from "../evaluate/values.ts";
import { type Attribute, type Block, type Expr, literalText } from "../syntax/ast.ts";
import { blockName, type Declaration, type Placed } from "./module.ts";

/** Where a provider deploys to, as far as its block tells. */
export interface ProviderTarget {
  readonly region?: string;
  readonly partition?: string;
  /** 12 digits. */
  readonly account?: string;
}

/** By the name that a module has for it: `aws`, `aws.member`. */
export type ProviderTargets = ReadonlyMap<string, ProviderTarget>;

const nowhere: ProviderTarget = {};

/** Evaluates an attribute, or one of a nested block. */
type Evaluate = (attribute: Placed<Attribute>) => Value;

/** Providers of AWS; each has its resources' types begin with its name. */
const names = ["aws", "awscc"];

/** The targets of the providers that a module declares, over those that it is given. */
export function providerTargets(
  declared: readonly Declaration[],
  given: ProviderTargets,
  evaluate: Evaluate,
): ProviderTargets {
  const own = declared.flatMap((one): [string, ProviderTarget][] => {
    const name = one.node.labels[0]?.value ?? "";
    if (!names.includes(name)) return [];
    const alias = textOf(one, "alias", evaluate);
    if (one.attributes.has("alias") && alias === undefined) return [];
    return [[alias === undefined ? name : `${name}.${alias}`, targetOf(one, evaluate, given.get(name))]];
  });
  return new Map([...given, ...own]);
}

/**
 * A role that is assumed says the account, the last of a chain; `allowed_account_ids` says it where it names one. Source:
 * hashicorp/aws provider documentation, "Provider Configuration".
 */
function targetOf(declared: Declaration, evaluate: Evaluate, fallback: ProviderTarget = nowhere): ProviderTarget {
  const region = textOf(declared, "region", evaluate);
  const role = declared.blocks.filter((one) => /^assume_role/.test(blockName(one.node))).at(-1);
  const arn = role && startOf(roleArn(role, evaluate));
  const partition =
    (region === undefined ? undefined : partitionOfRegion(region)) ??
    (arn === undefined ? undefined : partitionOfArn(arn)) ??
    fallback.partition;
  const account = role ? /^arn:[^:]+:iam::([0-9]{12}):/.exec(arn ?? "")?.[1] : onlyAccount(declared, evaluate);
  return {
    ...(region !== undefined && { region }),
    ...(partition !== undefined && { partition }),
    ...(account !== undefined && { account }),
  };
}

function textOf(declared: Declaration, name: string, evaluate: Evaluate): string | undefined {
  const attribute = declared.attributes.get(name);
  return attribute && stringOf(evaluate(attribute));
}

function roleArn({ file, node }: Placed<Block>, evaluate: Evaluate): Value | undefined {
  const attribute = node.body.attributes.find((one) => one.name === "role_arn");
  return attribute && evaluate({ file, node: attribute });
}

/** What is known of the beginning of a text. */
function startOf(value: Value | undefined): string | undefined {
  const inner = value && revealed(value);
  const start = inner?.kind === "text" ? inner.parts[0] : inner?.kind === "known" ? inner.value : undefined;
  return typeof start === "string" ? start : undefined;
}

function onlyAccount(declared: Declaration, evaluate: Evaluate): string | undefined {
  const attribute = declared.attributes.get("allowed_account_ids");
  const list = attribute && revealed(evaluate(attribute));
  const [only, ...others] = list?.kind === "list" ? list.items : [];
  const id = only && others.length === 0 ? stringOf(only) : undefined;
  return id !== undefined && /^[0-9]{12}$/.test(id) ? id : undefined;
}

/** The targets that a called module is given: those that the call names, else the ones without an alias. */
export function passedTargets(call: Declaration, own: ProviderTargets): ProviderTargets {
  const written = call.attributes.get("providers")?.node.value;
  if (!written) return new Map([...own].filter(([name]) => names.includes(name)));
  if (written.kind !== "object") return new Map();
  return new Map(
    written.items.flatMap(({ key, value }): [string, ProviderTarget][] => {
      const name = providerName(key);
      const from = providerName(value);
      return name === undefined ? [] : [[name, (from === undefined ? undefined : own.get(from)) ?? nowhere]];
    }),
  );
}

/** Where the resources of a block are deployed to. */
export function targetOfBlock({ attributes, node }: Declaration, own: ProviderTargets): ProviderTarget {
  const written = attributes.get("provider")?.node.value;
  const type = node.labels[0]?.value ?? "";
  const name = written ? providerName(written) : type.slice(0, type.indexOf("_"));
  return (name === undefined ? undefined : own.get(name)) ?? nowhere;
}

/** `aws`, `aws.member`, or the same in quotes. */
function providerName(expr: Expr): string | undefined {
  if (expr.kind === "name") return expr.name;
  if (expr.kind === "attribute" && expr.of.kind === "name") return `${expr.of.name}.${expr.name}`;
  return literalText(expr);
}
