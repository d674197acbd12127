import type { ModuleStep } from "../../../model/terraform-address.ts";
import type { SyntaxNode } from "../../../syntax/node.ts";
import { dig, field, isList, isMap, itemsOf, stringOf } from "./nodes.ts";

/** One module's part of the plan's `configuration`. */
interface ModuleConfiguration {
  readonly resources: ReadonlyMap<string, SyntaxNode>;
  readonly calls: SyntaxNode | undefined;
  readonly outputs: SyntaxNode | undefined;
  readonly children: Map<string, ModuleConfiguration>;
}

/**
 * The `configuration` of a plan: expressions before evaluation, with what they refer to. It names no values of
 * `locals`, and an expression that Terraform folds away (`jsonencode` of literals) is an empty object.
 * https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
export class Configuration {
  readonly #root: ModuleConfiguration;

  constructor(configuration: SyntaxNode | undefined) {
    this.#root = readModule(dig(configuration, "root_module"));
  }

  /** The configuration of a resource: `local` is `type.name` or `data.type.name`. */
  resource(modules: readonly ModuleStep[], local: string): SyntaxNode | undefined {
    return this.#module(modules)?.resources.get(local);
  }

  /** The call that makes the innermost of `modules`; `undefined` for the root module. */
  call(modules: readonly ModuleStep[]): SyntaxNode | undefined {
    const innermost = modules.at(-1);
    return innermost && field(this.#module(modules.slice(0, -1))?.calls, innermost.name);
  }

  /** The expression of a module's output. */
  output(modules: readonly ModuleStep[], name: string): SyntaxNode | undefined {
    return dig(this.#module(modules)?.outputs, name, "expression");
  }

  /** The root module's outputs with their expressions. */
  rootOutputs(): readonly { readonly name: string; readonly expression: SyntaxNode | undefined }[] {
    const { outputs } = this.#root;
    if (!isMap(outputs)) return [];
    return outputs.pairs.map(({ key, value }) => ({ name: key, expression: field(value, "expression") }));
  }

  #module(modules: readonly ModuleStep[]): ModuleConfiguration | undefined {
    let current: ModuleConfiguration | undefined = this.#root;
    for (const { name } of modules) {
      if (!current) return undefined;
      let next: ModuleConfiguration | undefined = current.children.get(name);
      const call = next ? undefined : field(current.calls, name);
      if (call) {
        next = readModule(field(call, "module"));
        current.children.set(name, next);
      }
      current = next;
    }
    return current;
  }
}

function readModule(node: SyntaxNode | undefined): ModuleConfiguration {
  const resources = new Map<string, SyntaxNode>();
  for (const resource of itemsOf(field(node, "resources"))) {
    const type = stringOf(field(resource, "type"));
    const name = stringOf(field(resource, "name"));
    if (type === undefined || name === undefined) continue;
    const prefix = stringOf(field(resource, "mode")) === "data" ? "data." : "";
    resources.set(`${prefix}${type}.${name}`, resource);
  }
  return { resources, calls: field(node, "module_calls"), outputs: field(node, "outputs"), children: new Map() };
}

/** Whether a node is one expression, and not a block or a map of them. */
function isExpression(node: SyntaxNode | undefined): boolean {
  if (!isMap(node)) return false;
  return node.pairs.every(
    ({ key, value }) =>
      key === "constant_value" || (key === "references" && isList(value) && value.items.every(isText)),
  );
}

function isText(node: SyntaxNode): boolean {
  return stringOf(node) !== undefined;
}

/** Nodes that are looked at for the references of one block. */
const visitedNodesLimit = 10_000;

/** What one expression, or all expressions inside a block, refer to, in source order, at most `limit`. */
export function referencesIn(node: SyntaxNode | undefined, limit = 200): readonly string[] {
  const found: string[] = [];
  let visited = 0;
  const visit = (current: SyntaxNode): void => {
    visited += 1;
    if (found.length >= limit || visited > visitedNodesLimit) return;
    if (isExpression(current))
      found.push(
        ...itemsOf(field(current, "references"))
          .slice(0, limit)
          .flatMap((one) => stringOf(one) ?? []),
      );
    else if (current.kind === "map") for (const pair of current.pairs) visit(pair.value);
    else if (current.kind === "list") current.items.forEach(visit);
  };
  if (node) visit(node);
  return found.slice(0, limit);
}

/** The part of an expression tree that gives an attribute of an object or block. */
export function expressionOfKey(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  return isExpression(node) ? node : field(node, key);
}

/** Repeated blocks are matched one by one up to this number; past it their items name no references. */
const matchedBlocksLimit = 64;

/**
 * The part of an expression tree that gives an item of a list. Repeated blocks are told apart by their constants,
 * since sets come in another order than they are written in and `dynamic` blocks are not listed at all;
 * `undefined` where more than one block could be meant.
 */
export function expressionOfItem(node: SyntaxNode | undefined, item: SyntaxNode | undefined): SyntaxNode | undefined {
  if (isExpression(node)) return node;
  if (!isList(node) || node.items.length > matchedBlocksLimit) return undefined;
  const candidates = node.items.filter((block) => couldGive(block, item));
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Whether no constant scalar of a block contradicts an evaluated object. */
function couldGive(block: SyntaxNode, item: SyntaxNode | undefined): boolean {
  if (!isMap(block)) return false;
  return block.pairs.every(({ key, value }) => {
    const constant = field(value, "constant_value");
    const actual = field(item, key);
    if (constant?.kind !== "scalar" || actual?.kind !== "scalar" || actual.value === null) return true;
    return constant.value === actual.value || String(constant.value) === String(actual.value);
  });
}
