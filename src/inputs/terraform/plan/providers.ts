import { isRegion, partitionOfArn, partitionOfRegion } from "../../../model/partition.ts";
import type { Resource } from "../../../model/resource.ts";
import { type ModuleStep, parseAddress } from "../../../model/terraform-address.ts";
import type { SyntaxNode } from "../../../syntax/node.ts";
import type { Configuration } from "./configuration.ts";
import { dig, field, itemsOf, stringOf } from "./nodes.ts";

/** Data sources that say where their provider deploys to. */
export const targetTypes: ReadonlySet<string> = new Set(["aws_partition", "aws_region", "aws_caller_identity"]);

type Target = Pick<Resource, "account" | "partition" | "regions">;

/**
 * Where the providers of a plan deploy to: what their configuration writes out, and what the data sources of the plan
 * read. `provider_config_key` of a resource names its provider.
 * https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
export class PlanProviders {
  readonly #configuration: Configuration;
  readonly #targets = new Map<string, Target>();

  /** `read`: the data sources that were read during the plan. */
  constructor(providers: SyntaxNode | undefined, configuration: Configuration, read: readonly SyntaxNode[]) {
    this.#configuration = configuration;
    for (const { key, value } of providers?.kind === "map" ? providers.pairs : []) {
      if (/(?:^|\/)aws(?:cc)?$/.test(stringOf(field(value, "name")) ?? "")) this.#add(key, configuredTarget(value));
    }
    for (const node of read) {
      const key = this.#keyOf(stringOf(field(node, "address")) ?? "");
      if (key !== undefined) this.#add(key, readTarget(node));
    }
  }

  /** Where the resource of an address is deployed to. */
  of(address: string): Target {
    const key = this.#targets.size === 0 ? undefined : this.#keyOf(address);
    return (key === undefined ? undefined : this.#targets.get(key)) ?? {};
  }

  #add(key: string, target: Target): void {
    this.#targets.set(key, { ...this.#targets.get(key), ...target });
  }

  #keyOf(text: string): string | undefined {
    const address = parseAddress(text);
    if (!address?.resource) return undefined;
    const { modules, resource } = address;
    return this.#provider(modules, `${resource.mode === "data" ? "data." : ""}${resource.type}.${resource.name}`);
  }

  #provider(modules: readonly ModuleStep[], local: string): string | undefined {
    return stringOf(field(this.#configuration.resource(modules, local), "provider_config_key"));
  }
}

function configuredTarget(provider: SyntaxNode): Target {
  const expressions = field(provider, "expressions");
  const region = stringOf(dig(expressions, "region", "constant_value"));
  const arn = roleOf(expressions, "assume_role") ?? roleOf(expressions, "assume_role_with_web_identity");
  const allowed = itemsOf(dig(expressions, "allowed_account_ids", "constant_value"));
  const only = allowed.length === 1 ? stringOf(allowed[0]) : undefined;
  const account = /^arn:[^:]+:iam::([0-9]{12}):/.exec(arn ?? "")?.[1] ?? only;
  return targetOf(account, (region && partitionOfRegion(region)) || (arn && partitionOfArn(arn)), region);
}

/** The role that is assumed, the last of a chain: `aws` has blocks for it, `awscc` an attribute. `""`: not known. */
function roleOf(expressions: SyntaxNode | undefined, name: string): string | undefined {
  const written = field(expressions, name);
  if (written === undefined) return undefined;
  const block = dig(itemsOf(written).at(-1), "role_arn", "constant_value");
  return stringOf(block ?? dig(written, "constant_value", "role_arn")) ?? "";
}

function readTarget(node: SyntaxNode): Target {
  const value = (name: string) => stringOf(dig(node, "values", name));
  switch (stringOf(field(node, "type"))) {
    case "aws_partition":
      return targetOf(undefined, value("partition") ?? value("id"));
    case "aws_region": {
      const region = value("region") ?? value("name") ?? value("id") ?? "";
      return targetOf(undefined, partitionOfRegion(region), region);
    }
    case "aws_caller_identity":
      return targetOf(value("account_id"), partitionOfArn(value("arn") ?? ""));
    default:
      return {};
  }
}

function targetOf(account: string | undefined, partition: string | undefined, region?: string): Target {
  return {
    ...(account !== undefined && /^[0-9]{12}$/.test(account) && { account }),
    ...(partition !== undefined && partition !== "" && { partition }),
    ...(region !== undefined && isRegion(region) && { regions: [region] }),
  };
}
