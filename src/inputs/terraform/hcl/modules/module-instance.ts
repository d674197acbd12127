import { posix } from "node:path";
import type { Location } from "../../../../model/location.ts";
import { phraseOf } from "../../../../model/phrases.ts";
import { opaque } from "../../../../model/symbol.ts";
import { writeKey } from "../../../../model/terraform-address.ts";
import {
  type Assumption,
  absent,
  choice,
  entry,
  known,
  type MapEntry,
  map,
  sensitive,
  type UnknownValue,
  unknown,
  type Value,
  type Via,
} from "../../../../model/value.ts";
import { derive } from "../evaluate/derive.ts";
import {
  type ExpansionOption,
  expandCount,
  expandEnabled,
  expandForEach,
  type Instance,
  instancesWithConditions,
  singleInstance,
} from "../evaluate/expansion.ts";
import type { EvaluationScope, Names } from "../evaluate/scope.ts";
import { conform } from "../evaluate/type-constraint.ts";
import { invalid, unknownCall } from "../evaluate/unknowns.ts";
import { booleanOf, isNull, listOf, mapOf, type PlainValue, referred, stringOf } from "../evaluate/values.ts";
import { type Attribute, attributeOf, type Expr } from "../syntax/ast.ts";
import type { CallSettings, Evaluation, Input } from "./evaluation.ts";
import type { Declaration, Module, Placed } from "./module.ts";
import {
  isOfAws,
  type ProviderInstance,
  type ProviderTargets,
  passedTargets,
  providerTargets,
  targetOfBlock,
} from "./providers.ts";
import { ResourceInstance } from "./resource-instance.ts";
import { allowedPattern, allowedValues } from "./validation.ts";

/** An instance of a module call: the module it leads to, or the source it names where that is not here. */
export interface CalledModule {
  readonly address: string;
  readonly instance: ModuleInstance | undefined;
  readonly source: string;
}

/** A block's attribute with the file it stands in. */
type PlacedAttribute = Placed<Attribute>;

/** What makes the number of instances of a block. */
export function numberOf(declared: Declaration): PlacedAttribute | undefined {
  return declared.attributes.get("count") ?? declared.attributes.get("for_each") ?? enabledOf(declared);
}

/** `lifecycle { enabled }`, by which OpenTofu can switch a block off; that of an override file stands for the others. */
function enabledOf({ blocks }: Declaration): PlacedAttribute | undefined {
  for (const { file, node } of blocks.toReversed()) {
    const enabled = node.type === "lifecycle" ? attributeOf(node.body, "enabled") : undefined;
    if (enabled) return { file, node: enabled };
  }
  return undefined;
}

/** One module with its inputs. Everything is evaluated on demand and once; what depends on itself is unknown. */
export class ModuleInstance implements Names {
  readonly module: Module;
  readonly settings: CallSettings;
  readonly #evaluation: Evaluation;
  readonly #values = new Map<string, Value>();
  readonly #expansions = new Map<Declaration, readonly ExpansionOption[]>();
  readonly #resources = new Map<string, ResourceInstance>();
  readonly #calls = new Map<string, CalledModule>();
  readonly #running = new Set<unknown>();
  readonly #base: ReadonlyMap<string, Value>;
  #providers: ProviderTargets | undefined;

  constructor(evaluation: Evaluation, module: Module, settings: CallSettings) {
    this.#evaluation = evaluation;
    this.module = module;
    this.settings = settings;
    this.#base = baseNames(posix.relative(evaluation.root, module.folder));
  }

  get label(): string {
    return this.settings.address;
  }

  /** The address of something of this module. */
  addressOf(local: string): string {
    return this.settings.address === "" ? local : `${this.settings.address}.${local}`;
  }

  scope(placed: Placed<unknown>, local: ReadonlyMap<string, Value> = new Map()): EvaluationScope {
    return {
      names: this,
      file: placed.file,
      local: local.size === 0 ? this.#base : new Map([...this.#base, ...local]),
    };
  }

  resolve(path: readonly string[], at: Location): { readonly value: Value; readonly words: number } {
    const [first = "", second = "", third = ""] = path;
    if (first === "var") return { value: this.#seen(this.variable(second), at, this.#variableStep(second)), words: 2 };
    if (first === "local") return { value: this.#seen(this.local(second), at, this.#localStep(second)), words: 2 };
    if (first === "module") return { value: this.#call(second, at), words: 2 };
    if (first === "data" || first === "ephemeral" || first === "action")
      return { value: this.#resource(`${first}.${second}.${third}`, at), words: 3 };
    if (path.length < 2) return { value: invalid(`there is no ${first}`, { at }), words: 1 };
    if (first === "self" || first === "each" || first === "count")
      return { value: unknown(opaque("unsupported", at, `${first}.${second} is not known here`), { at }), words: 2 };
    return { value: this.#resource(`${first}.${second}`, at), words: 2 };
  }

  attribute(of: UnknownValue, name: string): Value | undefined {
    return this.#evaluation.handleOf(of)?.attribute(name);
  }

  isOpen(of: UnknownValue): boolean {
    return this.#evaluation.handleOf(of)?.isOpen ?? false;
  }

  instance(of: UnknownValue, key: PlainValue): Value | undefined {
    return this.#evaluation.instance(of, key);
  }

  file(path: string, at: Location): Value {
    return this.#evaluation.file(path, at);
  }

  hasFile(path: string, at: Location): Value {
    return this.#evaluation.hasFile(path, at);
  }

  fileNames(folder: string): readonly string[] {
    return this.#evaluation.fileNames(folder);
  }

  variable(name: string): Value {
    return this.#once(`var.${name}`, () => {
      const declared = this.module.variables.get(name);
      const input = this.settings.inputs.get(name);
      if (!declared) return input?.value() ?? undeclared(`variable ${name}`);
      const value = this.#typed(declared, this.#inputOrDefault(name, declared, input?.value()));
      return this.#isSensitive(declared) ? sensitive(value) : value;
    });
  }

  #inputOrDefault(name: string, declared: Declaration, input: Value | undefined): Value {
    const fallback = declared.attributes.get("default");
    const nullable = this.#setting(declared, "nullable") ?? true;
    const at = declared.file.location(declared.node.header);
    const withoutInput = () => {
      if (fallback) return this.evaluate(fallback);
      const allowed = allowedValues(name, declared);
      const own = { kind: "variable", scope: this.settings.address, name, path: "" } as const;
      const pattern = allowedPattern(name, declared);
      const symbol = { ...own, ...(allowed && { allowed }), ...(pattern !== undefined && { pattern }) };
      this.#evaluation.evaluator.types.declare(symbol, declared.attributes.get("type")?.node.value);
      return unknown(symbol, { at });
    };
    if (input === undefined) return withoutInput();
    if (nullable || !fallback) return input;
    return derive([input], { at: input.at }, (value) => {
      if (isNull(value)) return withoutInput();
      // Something unknown can be null, and then the default stands for it.
      return value.kind === "unknown" ? unknownCall("coalesce", [value, withoutInput()], value) : value;
    });
  }

  #typed(declared: Declaration, value: Value): Value {
    const type = declared.attributes.get("type");
    const { evaluator } = this.#evaluation;
    return conform(value, type?.node.value, evaluator.types, (expr) => evaluator.evaluate(expr, this.scope(declared)));
  }

  #isSensitive(declared: Declaration): boolean {
    return this.#setting(declared, "sensitive") ?? false;
  }

  #setting(declared: Declaration, name: string): boolean | undefined {
    const attribute = declared.attributes.get(name);
    return attribute && booleanOf(this.evaluate(attribute));
  }

  #variableStep(name: string): Via {
    const input = this.settings.inputs.get(name);
    if (input) return input.step;
    const fallback = this.module.variables.get(name)?.attributes.get("default");
    const step = { kind: "variable", name, ...(this.label !== "" && { module: this.label }) } as const;
    return fallback ? { ...step, isDefault: true, at: fallback.file.location(fallback.node) } : step;
  }

  local(name: string): Value {
    const placed = this.module.locals.get(name);
    return placed ? this.#once(`local.${name}`, () => this.evaluate(placed)) : undeclared(`local.${name}`);
  }

  #localStep(name: string): Via {
    const placed = this.module.locals.get(name);
    return { kind: "local", name, ...(placed && { at: placed.file.location(placed.node) }) };
  }

  output(name: string): Value {
    const declared = this.module.outputs.get(name);
    const value = declared?.attributes.get("value");
    if (!declared || !value) return undeclared(`output ${name}`);
    return this.#once(`output.${name}`, () => {
      const result = this.evaluate(value);
      return this.#isSensitive(declared) ? sensitive(result) : result;
    });
  }

  evaluate({ file, node }: PlacedAttribute, local?: ReadonlyMap<string, Value>): Value {
    return this.#evaluation.evaluator.evaluate(node.value, this.scope({ file, node }, local));
  }

  /** The instances that `count` or `for_each` of a block makes. */
  expansion(declared: Declaration): readonly ExpansionOption[] {
    const have = this.#expansions.get(declared);
    if (have) return have;
    const address = this.addressOf(nameOf(declared));
    if (this.#running.has(declared)) return expandCount(invalid("the number of instances depends on itself"), address);
    this.#running.add(declared);
    const count = declared.attributes.get("count");
    const forEach = declared.attributes.get("for_each");
    const options = count
      ? expandCount(this.evaluate(count), address)
      : forEach
        ? expandForEach(this.evaluate(forEach), address, (open) => this.#evaluation.evaluator.openPairsOf(open))
        : this.#enabled(declared, address);
    this.#running.delete(declared);
    this.#expansions.set(declared, options);
    return options;
  }

  #enabled(declared: Declaration, address: string): readonly ExpansionOption[] {
    const enabled = enabledOf(declared);
    return enabled ? expandEnabled(this.evaluate(enabled), address) : singleInstance;
  }

  /** Whether a variable of the root module that has its default makes a value what it is: a caller can change it. */
  restsOnDefault({ file, node }: PlacedAttribute): boolean {
    const text = file.text.slice(node.value.start, node.value.end);
    return [...text.matchAll(/\b(var|local)\.([\p{ID_Start}_][\p{ID_Continue}-]*)/gu)].some(([, kind, name = ""]) =>
      kind === "var" ? this.#isDefault(name) : this.#localRestsOnDefault(name),
    );
  }

  #isDefault(name: string): boolean {
    const input = this.settings.inputs.get(name);
    if (input) return input.restsOnDefault?.() ?? false;
    return this.settings.address === "" && this.module.variables.get(name)?.attributes.has("default") === true;
  }

  #localRestsOnDefault(name: string): boolean {
    const placed = this.module.locals.get(name);
    const cell = `default of local.${name}`;
    if (!placed || this.#running.has(cell)) return false;
    this.#running.add(cell);
    const rests = this.restsOnDefault(placed);
    this.#running.delete(cell);
    return rests;
  }

  /** What is assumed where an instance of a block exists. */
  conditionsOf(local: string, declared: Declaration, instance: Instance): readonly Assumption[] {
    const found = instancesWithConditions(this.expansion(declared)).find((one) => one.instance.key === instance.key);
    if (!found) return [];
    const address = this.addressOf(local);
    const named = (phrase: string) => this.#evaluation.evaluator.conditions.ofInstances(phrase, address);
    if (found.isOpen) {
      const cause = this.expansion(declared).find((one) => one.cause)?.cause;
      const why = cause ? ` (${phraseOf(cause.symbol)})` : "";
      return [...found.when, { subject: named(`the number of instances of ${address}${why}`), is: "at least 1" }];
    }
    if (found.isExact) return found.when;
    const whole = `${address}${writeKey(instance.key)}`;
    return [...found.when, { subject: named(`whether its count or for_each makes ${whole}`), is: "true" }];
  }

  /** Where this module's providers deploy to; what a provider is given may itself hang on one, which is then not known. */
  providers(): ProviderTargets {
    const given = this.settings.providers ?? new Map();
    if (this.#providers) return this.#providers;
    if (this.module.providers.length === 0) return given;
    this.#providers = given;
    const declared = this.module.providers.filter(isOfAws).flatMap((one) => this.#providerInstances(one));
    this.#providers = providerTargets(declared, given);
    return this.#providers;
  }

  #providerInstances(declared: Declaration): readonly ProviderInstance[] {
    const name = declared.node.labels[0]?.value ?? "";
    return instancesWithConditions(this.expansion(declared)).flatMap(({ instance, isOpen }) => {
      const block = this.#block(declared, `provider.${name}`, instance, isOpen);
      return isOpen ? [] : [{ name, key: instance.key, written: (argument) => block.written(argument) }];
    });
  }

  resource(key: string, declared: Declaration, instance: Instance, isOpen: boolean): ResourceInstance {
    const address = this.addressOf(key + writeKey(instance.key));
    const id = isOpen ? `${address} open` : address;
    const have = this.#resources.get(id);
    if (have) return have;
    const resource = this.#block(declared, address, instance, isOpen);
    this.#resources.set(id, resource);
    return resource;
  }

  #block(declared: Declaration, address: string, { local }: Instance, isOpen: boolean): ResourceInstance {
    const key = (expr: Expr) => this.#evaluation.evaluator.evaluate(expr, this.scope(declared, local));
    return new ResourceInstance(this.#evaluation, declared, {
      address,
      isOpen,
      target: () => targetOfBlock(declared, this.providers(), key),
      scopeOf: (placed) => this.scope(placed, local),
    });
  }

  /** The module that an instance of a call leads to. */
  called(name: string, declared: Declaration, instance: Instance): CalledModule {
    const local = `module.${name}${writeKey(instance.key)}`;
    const address = this.addressOf(local);
    const have = this.#calls.get(address);
    if (have) return have;
    const inputs = this.#inputs(name, local, declared, instance);
    const { folder } = this.module;
    const when = this.conditionsOf(`module.${name}`, declared, instance);
    const source = this.#sourceOf(declared, instance);
    const providers = passedTargets(declared, this.providers(), (key) =>
      this.#evaluation.evaluator.evaluate(key, this.scope(declared, instance.local)),
    );
    const call = { folder, caller: this.settings, name, declared, source, address, inputs, when, providers };
    const entered = this.#evaluation.enter(call);
    const called =
      entered.kind === "module"
        ? { address, source: "", instance: new ModuleInstance(this.#evaluation, entered.module, entered.settings) }
        : { address, source: entered.source, instance: undefined };
    this.#calls.set(address, called);
    return called;
  }

  /** The source of a call as it is evaluated: OpenTofu takes variables and locals in it. */
  #sourceOf(declared: Declaration, instance: Instance): string | undefined {
    const source = declared.attributes.get("source");
    return source && stringOf(this.evaluate(source, instance.local));
  }

  /** Inputs are evaluated in this module, when the called one asks for them. */
  #inputs(name: string, local: string, declared: Declaration, instance: Instance): ReadonlyMap<string, Input> {
    const inputs = new Map<string, Input>();
    for (const [key, attribute] of declared.attributes) {
      if (callArguments.has(key)) continue;
      const step: Via = { kind: "input", name: key, module: name, at: attribute.file.location(attribute.node) };
      inputs.set(key, {
        step,
        restsOnDefault: () => this.restsOnDefault(attribute),
        value: () => this.#once(`${local}.${key}`, () => this.evaluate(attribute, instance.local)),
      });
    }
    return inputs;
  }

  #resource(key: string, at: Location): Value {
    const declared = this.module.resources.get(key);
    if (!declared) return undeclared(key, at);
    return this.#whole(declared, (instance, isOpen) => this.resource(key, declared, instance, isOpen).handle());
  }

  #call(name: string, at: Location): Value {
    const declared = this.module.calls.get(name);
    if (!declared) return undeclared(`module.${name}`, at);
    return this.#whole(declared, (instance, isOpen) => {
      const address = this.addressOf(`module.${name}${writeKey(instance.key)}`);
      const attribute = (output: string) => this.#outputOf(name, declared, instance, output);
      return this.#evaluation.handle("attribute", { address, isOpen, attribute });
    });
  }

  #outputOf(name: string, declared: Declaration, instance: Instance, output: string): Value {
    const { address, instance: module, source } = this.called(name, declared, instance);
    if (module) return module.output(output);
    const references = [{ address, attribute: output }];
    return unknown(
      { kind: "remote-content", scope: "", of: "module", source: `${address}.${output}`, trouble: source },
      { references },
    );
  }

  /** All instances of a block as one value: itself, a list, a map, or a choice of these. */
  #whole(declared: Declaration, handle: (instance: Instance, isOpen: boolean) => Value): Value {
    const at = declared.file.location(declared.node.header);
    const options = this.expansion(declared).map(({ when, kind, instances, shared }) => {
      const [first] = instances;
      if (kind === "one" || kind === "open") return { when, value: first ? handle(first, kind === "open") : absent() };
      if (shared) return { when, value: this.#openKeyed(instances, handle(shared, true), handle) };
      const handles = instances.map((instance) => ({ key: String(instance.key), value: handle(instance, false) }));
      return {
        when,
        value:
          kind === "map"
            ? mapOf(handles, { at })
            : listOf(
                handles.map((one) => one.value),
                { at },
              ),
      };
    });
    return choice(options, { at });
  }

  /** Stands for all instances, and still goes over each of them in a loop. */
  #openKeyed(
    instances: readonly Instance[],
    whole: Value,
    handle: (instance: Instance, isOpen: boolean) => Value,
  ): Value {
    if (whole.kind !== "unknown") return whole;
    const pairs = instances.map((one) => ({ key: eachKey(one), value: handle(one, false) }));
    return this.#evaluation.evaluator.openMap(whole, pairs);
  }

  #seen(value: Value, at: Location, step: Via): Value {
    return referred(value, at, step);
  }

  #once(cell: string, compute: () => Value): Value {
    const have = this.#values.get(cell);
    if (have) return have;
    if (this.#running.has(cell)) return invalid(`${cell} depends on itself`);
    this.#running.add(cell);
    const value = compute();
    this.#running.delete(cell);
    this.#values.set(cell, value);
    return value;
  }
}

function eachKey({ key, local }: Instance): Value {
  const each = local.get("each");
  return (each?.kind === "map" && entry(each, "key")) || known(key);
}

/** The name of a resource, data source or module call in its own module. */
function nameOf({ node }: Declaration): string {
  const words = node.labels.map((label) => label.value).join(".");
  return node.type === "resource" ? words : `${node.type}.${words}`;
}

/**
 * Not an error that `try` would pass over: Terraform refuses such a reference before it evaluates anything, so where it
 * stands the declaration is in a file that is broken or not here.
 */
function undeclared(what: string, at?: Location): Value {
  return unknown(opaque("unsupported", at, `${what} is not declared in the files that were read`), { at });
}

const callArguments = new Set(["source", "version", "count", "for_each", "providers", "depends_on"]);

/** Names that every expression of a module can use. `relative`: the module's folder as seen from the root's. */
function baseNames(relative: string): ReadonlyMap<string, Value> {
  const entries: MapEntry[] = [
    { key: "module", value: known(relative === "" ? "." : relative) },
    { key: "root", value: known(".") },
    { key: "cwd", value: unknown(opaque("unsupported", undefined, "path.cwd is not known before the run")) },
  ];
  const workspace = unknown({ kind: "variable", scope: "", name: "terraform.workspace", path: "" });
  return new Map<string, Value>([
    ["path", map(entries)],
    ["terraform", map([{ key: "workspace", value: workspace }])],
    ["tofu", map([{ key: "workspace", value: workspace }])],
  ]);
}
