import type { Location, RelatedLocation } from "../../../../model/location.ts";
import {
  type Address,
  type InstanceKey,
  localName,
  parseAddress,
  writeAddress,
} from "../../../../model/terraform-address.ts";
import type { Workspace } from "../../../format.ts";
import { type Block, type Expr, literalText } from "../syntax/ast.ts";
import { isUnordered } from "../syntax/nested-blocks.ts";
import type { Declaration, Module, Placed } from "./module.ts";
import { normalFolder } from "./module.ts";
import { ModuleFolders } from "./module-folders.ts";

/** A step into a resource: an attribute or block name, a map key, a list index. */
export type AttributePath = readonly (string | number)[];

/** Where a resource of a plan is written. */
export interface SourcePlace {
  /** Type and labels, up to the `{`; in `.tf.json` the key that names it. */
  readonly header: Location;
  readonly block: Location;
  /** `declaration`: the resource's own block. `call`: the `module` block through which it comes, its code is not here. */
  readonly kind: "declaration" | "call";
  /**
   * The place of an attribute's value, as deep as the source shows it; `undefined` where the block does not write it.
   * Indexes of nested blocks count in source order; for blocks that plans keep as sets the enclosing place is given.
   */
  attribute(path: AttributePath): Location | undefined;
  /** What the block writes for an attribute as a plain text, number or truth; `undefined` for anything else. */
  literal(name: string): string | undefined;
  /** The `module` blocks that it comes through, innermost first. */
  readonly callers: readonly RelatedLocation[];
}

export interface ImportPlace {
  readonly header: Location;
  readonly block: Location;
  /** The value of `id`, where it is written. */
  readonly id: Location | undefined;
}

/** The .tf files that belong to a plan. */
export interface TerraformSources {
  /** Whether the folder holds configuration at all. */
  readonly isEmpty: boolean;
  /** By the full address, never by its last segments; `undefined` where the configuration does not declare it. */
  locate(address: string): SourcePlace | undefined;
  /** The `import` block whose `to` is this address, or covers it by its `for_each`. */
  importBlock(address: string): ImportPlace | undefined;
}

/** Opens the root folder of a configuration. Files are read on the first question, and only through the workspace. */
export function openSources(workspace: Workspace, folder: string): TerraformSources {
  return new SourceMap(new ModuleFolders(workspace), normalFolder(folder));
}

/** The module that a chain of calls leads to. */
interface ReachedModule {
  readonly module: Module;
  readonly callers: readonly RelatedLocation[];
}

class SourceMap implements TerraformSources {
  readonly #folders: ModuleFolders;
  readonly #root: string;
  readonly #reached = new Map<string, ReachedModule | SourcePlace | undefined>();

  constructor(folders: ModuleFolders, root: string) {
    this.#folders = folders;
    this.#root = root;
  }

  get isEmpty(): boolean {
    return !this.#folders.hasConfiguration(this.#root);
  }

  locate(address: string): SourcePlace | undefined {
    const parsed = parseAddress(address);
    if (!parsed) return undefined;
    if (!parsed.resource) return this.#moduleBlock(parsed.modules);
    const reached = this.#reach(parsed.modules);
    if (!reached || "block" in reached) return reached;
    const declaration = reached.module.resources.get(localName(parsed.resource));
    return declaration && placeOf(declaration, "declaration", reached.callers);
  }

  importBlock(address: string): ImportPlace | undefined {
    const parsed = parseAddress(address);
    if (!parsed) return undefined;
    for (const { file, node, attributes } of this.#folders.load(this.#root).imports) {
      const to = attributes.get("to");
      if (!to || !coversAddress(to.node.value, parsed)) continue;
      const id = attributes.get("id") ?? attributes.get("identity");
      return {
        header: file.location(node.header),
        block: file.location(node),
        id: id?.file.location(id.node.value),
      };
    }
    return undefined;
  }

  #moduleBlock(modules: Address["modules"]): SourcePlace | undefined {
    const reached = this.#reach(modules.slice(0, -1));
    if (!reached || "block" in reached) return reached;
    const call = reached.module.calls.get(modules.at(-1)?.name ?? "");
    return call && placeOf(call, "call", reached.callers);
  }

  /** Goes down the module calls; a module whose code is not here ends the walk at its `module` block. */
  #reach(modules: Address["modules"]): ReachedModule | SourcePlace | undefined {
    const last = modules.at(-1);
    if (!last) return { module: this.#folders.load(this.#root), callers: [] };
    const key = JSON.stringify(modules);
    if (this.#reached.has(key)) return this.#reached.get(key);
    const reached = this.#step(modules, last);
    this.#reached.set(key, reached);
    return reached;
  }

  #step(modules: Address["modules"], last: Address["modules"][number]): ReachedModule | SourcePlace | undefined {
    const outer = this.#reach(modules.slice(0, -1));
    if (!outer || "block" in outer) return outer;
    const call = outer.module.calls.get(last.name);
    if (!call) return undefined;
    const names = modules.map((one) => one.name);
    const target = this.#folders.target(this.#root, outer.module.folder, call, names);
    if (target.kind !== "folder" || !this.#folders.hasConfiguration(target.folder))
      return placeOf(call, "call", outer.callers);
    const message = `called as ${writeAddress({ modules, resource: null })}`;
    const caller = { message, location: call.file.location(call.node.header) };
    return { module: this.#folders.load(target.folder), callers: [caller, ...outer.callers] };
  }
}

function placeOf(declared: Declaration, kind: SourcePlace["kind"], callers: readonly RelatedLocation[]): SourcePlace {
  const { file, node } = declared;
  return {
    header: file.location(node.header),
    block: file.location(node),
    kind,
    callers,
    attribute: (path) => (kind === "declaration" ? findAttribute(declared, path) : undefined),
    literal: (name) => (kind === "declaration" ? plainText(declared.attributes.get(name)?.node.value) : undefined),
  };
}

/** A text in quotes that no provider writes in another way, a number or a truth. */
function plainText(expr: Expr | undefined): string | undefined {
  if (expr?.kind === "template" && expr.style === "heredoc") return undefined;
  const text = literalText(expr);
  return text === undefined || /[\n{[]/.test(text) ? undefined : text;
}

/** The deepest place that a path leads to. */
function findAttribute(
  { attributes, blocks }: Pick<Declaration, "attributes" | "blocks">,
  path: AttributePath,
): Location | undefined {
  const [name, ...rest] = path;
  if (typeof name !== "string") return undefined;
  const attribute = attributes.get(name);
  if (attribute) return attribute.file.location(deepest(attribute.node.value, rest));
  const nested = blocks.filter((one) => one.node.type === name);
  const dynamic = blocks.find((one) => one.node.type === "dynamic" && one.node.labels[0]?.value === name);
  if (dynamic) return nested.length === 0 ? dynamicPlace(dynamic, rest) : undefined;
  return nestedPlace(name, nested, rest);
}

function nestedPlace(name: string, nested: readonly Placed<Block>[], path: AttributePath): Location | undefined {
  const [index, ...rest] = path;
  if (index === undefined || (nested.length > 1 && isUnordered(name))) return undefined;
  const chosen = typeof index === "number" ? nested[index] : nested[0];
  if (!chosen) return undefined;
  const inner = typeof index === "number" ? rest : path;
  return (
    (inner.length > 0 ? findAttribute(withinBlock(chosen), inner) : undefined) ?? chosen.file.location(chosen.node)
  );
}

/** All instances of a dynamic block are written once, in its `content`. */
function dynamicPlace(dynamic: Placed<Block>, [, ...path]: AttributePath): Location {
  const content = dynamic.node.body.blocks.find((one) => one.type === "content");
  const inner =
    content && path.length > 0 ? findAttribute(withinBlock({ file: dynamic.file, node: content }), path) : undefined;
  return inner ?? dynamic.file.location(dynamic.node);
}

function withinBlock({ file, node }: Placed<Block>): Pick<Declaration, "attributes" | "blocks"> {
  return {
    attributes: new Map(node.body.attributes.map((one) => [one.name, { file, node: one }])),
    blocks: node.body.blocks.map((one) => ({ file, node: one })),
  };
}

function deepest(expr: Expr, path: AttributePath): Expr {
  const [step, ...rest] = path;
  if (step === undefined) return expr;
  if (expr.kind === "tuple" && typeof step === "number") {
    const item = expr.items[step];
    return item ? deepest(item, rest) : expr;
  }
  if (expr.kind === "object") {
    const item = expr.items.find((one) => literalText(one.key) === String(step));
    return item ? deepest(item.value, rest) : expr;
  }
  if (expr.kind === "call" && /^(?:json|yaml)encode$/.test(expr.name) && expr.args[0])
    return deepest(expr.args[0], path);
  return expr;
}

/** A step of a reference as it is written; `any`: an index that only evaluation would tell. */
type WrittenStep = { readonly name: string } | { readonly key: InstanceKey | "any" };

/** Whether an expression such as `module.a[each.key].aws_x.y` can stand for an address. */
function coversAddress(to: Expr, address: Address): boolean {
  const written = writtenSteps(to);
  if (!written) return false;
  const steps: WrittenStep[] = [];
  for (const { name, key } of address.modules) {
    steps.push({ name: "module" }, { name });
    if (key !== null) steps.push({ key });
  }
  const { resource } = address;
  if (resource) {
    if (resource.mode !== "managed") steps.push({ name: resource.mode });
    steps.push({ name: resource.type }, { name: resource.name });
    if (resource.key !== null) steps.push({ key: resource.key });
  }
  return steps.length === written.length && steps.every((step, index) => isSameStep(step, written[index]));
}

function isSameStep(step: WrittenStep, written: WrittenStep | undefined): boolean {
  if (!written) return false;
  if ("name" in step) return "name" in written && written.name === step.name;
  return "key" in written && (written.key === "any" || written.key === step.key);
}

function writtenSteps(expr: Expr): WrittenStep[] | undefined {
  if (expr.kind === "name") return [{ name: expr.name }];
  if (expr.kind !== "attribute" && expr.kind !== "index") return undefined;
  const before = writtenSteps(expr.of);
  if (!before) return undefined;
  if (expr.kind === "attribute") return [...before, { name: expr.name }];
  const { key } = expr;
  if (key.kind === "literal" && typeof key.value === "number") return [...before, { key: key.value }];
  return [...before, { key: literalText(key) ?? "any" }];
}
