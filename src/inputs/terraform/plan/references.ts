import {
  type InstanceKey,
  inModule,
  isKey,
  joinTraversal,
  localName,
  type ModuleStep,
  parseAddress,
  splitTraversal,
  takeModules,
  takeResource,
  writeKey,
} from "../../../model/terraform-address.ts";
import type { Reference } from "../../../model/value.ts";
import type { SyntaxNode } from "../../../syntax/node.ts";
import { type Configuration, referencesIn } from "./configuration.ts";
import { field } from "./nodes.ts";

/** Where an expression stands: its module instance, and what `each` and `count` mean there. */
export interface ReferenceScope {
  readonly modules: readonly ModuleStep[];
  /** The instance key of the resource or module call. */
  readonly key: InstanceKey;
  readonly forEach: SyntaxNode | undefined;
  /** How many instances the resource has that the expression belongs to; 0 where that is not known. */
  readonly siblings: number;
}

/** What an expression's value comes from. */
export interface Sources {
  /** Attributes of resources and data sources, each once, in source order. */
  readonly references: readonly Reference[];
  /** What a plan does not show, such as `local.root_id`. */
  readonly hidden: readonly string[];
}

/**
 * References followed for one value, one behind the other, and for a whole plan. A plan that needs more is a hostile
 * one: what is left stays unnamed, so that the value is no more than unknown.
 */
const stepLimit = 2_000;
const chainLimit = 300;
const planLimit = 5_000_000;

/** The instances that a plan knows, by their addresses without the last key. */
export class Instances {
  readonly #keys = new Map<string, Set<InstanceKey>>();

  add(address: string): void {
    const parsed = parseAddress(address);
    if (!parsed?.resource) return;
    const whole = inModule(parsed.modules, localName(parsed.resource));
    const keys = this.#keys.get(whole);
    if (keys) keys.add(parsed.resource.key);
    else this.#keys.set(whole, new Set([parsed.resource.key]));
  }

  has(whole: string, key: InstanceKey): boolean {
    return this.#keys.get(whole)?.has(key) ?? false;
  }

  count(whole: string): number {
    return this.#keys.get(whole)?.size ?? 0;
  }
}

/** Follows what expressions refer to, through module inputs, module outputs and `each`, to attributes of resources. */
export class ReferenceResolver {
  readonly #configuration: Configuration;
  readonly #instances: Instances;
  readonly #cache = new WeakMap<SyntaxNode, Map<string, Sources>>();
  #steps = 0;

  constructor(configuration: Configuration, instances: Instances) {
    this.#configuration = configuration;
    this.#instances = instances;
  }

  resolve(expression: SyntaxNode | undefined, scope: ReferenceScope): Sources {
    if (!expression) return noSources;
    const place = inModule(scope.modules, writeKey(scope.key));
    const cached = this.#cache.get(expression)?.get(place);
    if (cached) return cached;
    const resolution = new Resolution(this.#configuration, this.#instances);
    if (this.#steps < planLimit) resolution.expression(expression, scope, "");
    this.#steps += resolution.steps;
    const sources = { references: [...resolution.references.values()], hidden: [...resolution.hidden] };
    const byPlace = this.#cache.get(expression) ?? new Map<string, Sources>();
    this.#cache.set(expression, byPlace.set(place, sources));
    return sources;
  }
}

const noSources: Sources = { references: [], hidden: [] };

/** One resolution: each place is visited once, so that references in a circle end. */
class Resolution {
  readonly references = new Map<string, Reference>();
  readonly hidden = new Set<string>();
  readonly #configuration: Configuration;
  readonly #instances: Instances;
  readonly #visited = new Set<string>();
  #chain = 0;

  constructor(configuration: Configuration, instances: Instances) {
    this.#configuration = configuration;
    this.#instances = instances;
  }

  get steps(): number {
    return this.#visited.size;
  }

  /** `tail` is what is read of the expression's value: `.id` of a module input that is given a whole resource. */
  expression(node: SyntaxNode | undefined, scope: ReferenceScope, tail: string): void {
    const texts = longestTraversals(referencesIn(node));
    const byKey = texts.includes("each.key") || texts.includes("count.index");
    this.#chain += 1;
    if (this.#chain <= chainLimit) for (const text of texts) this.#traversal(text, scope, tail, byKey);
    this.#chain -= 1;
  }

  #traversal(text: string, scope: ReferenceScope, tail: string, byKey: boolean): void {
    const visit = `${inModule(scope.modules, writeKey(scope.key))}|${text}|${tail}`;
    if (this.#visited.has(visit) || this.#visited.size >= stepLimit) return;
    this.#visited.add(visit);
    const steps = splitTraversal(text);
    const [head, name] = steps ?? [];
    if (!steps || head === undefined) return;
    if (head === "var") this.#variable(steps, scope, tail);
    else if (head === "module") this.#output(steps, scope, tail);
    else if (head === "each") this.#each(steps, scope, tail);
    else if (head === "local") this.hidden.add(`local.${name ?? ""}`);
    else if (head !== "count" && head !== "path" && head !== "terraform" && head !== "self")
      this.#resource(steps, scope, tail, byKey);
  }

  #variable(steps: readonly string[], scope: ReferenceScope, tail: string): void {
    const call = this.#configuration.call(scope.modules);
    const caller = scope.modules.at(-1);
    if (!call || !caller) return;
    const outer: ReferenceScope = {
      modules: scope.modules.slice(0, -1),
      key: caller.key,
      forEach: field(call, "for_each_expression"),
      siblings: 0,
    };
    this.expression(field(field(call, "expressions"), steps[1] ?? ""), outer, joinTails(steps.slice(2), tail));
  }

  #output(steps: readonly string[], scope: ReferenceScope, tail: string): void {
    const { modules, rest } = takeModules(steps);
    const [name, ...further] = steps.slice(rest);
    const [call] = modules;
    if (modules.length !== 1 || call === undefined || name === undefined || isKey(name)) {
      this.hidden.add(joinTraversal(steps));
      return;
    }
    const inner: ReferenceScope = { modules: [...scope.modules, call], key: null, forEach: undefined, siblings: 0 };
    this.expression(this.#configuration.output(inner.modules, name), inner, joinTails(further, tail));
  }

  /** `each.value` is one of what `for_each` goes over; `each.key` is text that Terraform knows. */
  #each(steps: readonly string[], scope: ReferenceScope, tail: string): void {
    if (steps[1] !== "value") return;
    const before = new Set(this.references.keys());
    this.expression(scope.forEach, { ...scope, forEach: undefined }, joinTails(steps.slice(2), tail));
    for (const [id, reference] of this.references) {
      if (before.has(id)) continue;
      const address = this.#instanceOf(reference.address, scope.key);
      if (address === reference.address) continue;
      this.references.delete(id);
      this.#add({ ...reference, address });
    }
  }

  #resource(steps: readonly string[], scope: ReferenceScope, tail: string, byKey: boolean): void {
    const found = takeResource(steps);
    if (!found) return;
    const { resource, attribute } = found;
    const whole = inModule(scope.modules, localName(resource));
    const isKeyed = resource.key === null && attribute === "" && byKey;
    const address = isKeyed ? this.#sibling(whole, scope) : whole + writeKey(resource.key);
    this.#add({ address, attribute: attribute === "" ? tail : attribute });
  }

  /**
   * `aws_x.y[each.key]` and `aws_x.y[count.index]` are listed as `aws_x.y` beside the key that they are read by.
   * `count.index` may stand in a sum: it names a sibling only where both have the same number of instances.
   */
  #sibling(whole: string, scope: ReferenceScope): string {
    if (typeof scope.key !== "string" && this.#instances.count(whole) !== scope.siblings) return whole;
    return this.#instanceOf(whole, scope.key);
  }

  /** The instance of a whole resource with a key, where the plan has one; else the whole resource. */
  #instanceOf(whole: string, key: InstanceKey): string {
    return key !== null && this.#instances.has(whole, key) ? whole + writeKey(key) : whole;
  }

  #add(reference: Reference): void {
    this.references.set(`${reference.address} ${reference.attribute}`, reference);
  }
}

/** A plan lists `a.b.c.d` followed by `a.b.c` and `a.b`: only the first says what is read. */
function longestTraversals(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => {
    const previous = texts[index - 1];
    return previous === undefined || previous.length <= text.length || !isPrefix(text, previous);
  });
}

function isPrefix(short: string, long: string): boolean {
  return long.startsWith(short) && (long[short.length] === "." || long[short.length] === "[");
}

function joinTails(steps: readonly string[], tail: string): string {
  const own = joinTraversal(steps);
  if (own === "" || tail === "") return own + tail;
  return isKey(tail) ? own + tail : `${own}.${tail}`;
}
