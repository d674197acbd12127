import type { HandedOut } from "../../../../model/cause.ts";
import type { Location } from "../../../../model/location.ts";
import type { Resource } from "../../../../model/resource.ts";
import { withoutInstanceKey } from "../../../../model/terraform-address.ts";
import { bothAssumed, map, type Value } from "../../../../model/value.ts";
import type { RegionGroup } from "../../../format.ts";
import type { GivenParameters } from "../../../given-parameters.ts";
import { attachedTypes, attachingTypes } from "../../attached-types.ts";
import { asCloudFormation } from "../../cloud-control.ts";
import { importIdOf } from "../../import-identity.ts";
import { parametersOf, regionGroupsOf } from "../../stack-set-overrides.ts";
import { bodyOf } from "../../template-body.ts";
import { withUploads } from "../../uploaded-template.ts";
import {
  expandForEach,
  type Instance,
  instancesWithConditions,
  localOfAny,
  singleInstance,
} from "../evaluate/expansion.ts";
import { referencesOf } from "../evaluate/parts.ts";
import { mapWithoutErrors } from "../evaluate/unknowns.ts";
import { booleanOf } from "../evaluate/values.ts";
import { whereThere } from "../evaluate/where-there.ts";
import { attributeOf } from "../syntax/ast.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Declaration, Module } from "./module.ts";
import { hasFixedSource, type ModuleFolders } from "./module-folders.ts";
import { type ModuleInstance, numberOf } from "./module-instance.ts";
import { literalKey, type Moved, movesOf } from "./moved.ts";
import { isPlainCode } from "./plain-code.ts";
import type { ProviderTarget } from "./providers.ts";
import { type WrittenAddress, writtenAddress } from "./written-address.ts";

/** Turns a template inside a resource into that template's resources. */
export type ExpandTemplate = (
  resource: Resource,
  body: Value,
  parameters: GivenParameters,
  regionGroups: readonly RegionGroup[],
) => readonly Resource[];

export interface CollectOptions {
  /** Whether resources of a type are wanted; others are evaluated only where these refer to them. */
  wanted(type: string): boolean;
  readonly expandTemplate?: ExpandTemplate | undefined;
}

/** Resources of one root module, all of its modules together. */
const maxResources = 20_000;

/** What a root module and the modules it calls declare. */
export interface Collected {
  readonly resources: readonly Resource[];
  /** What `moved` blocks tell, by addresses from the root module. */
  readonly moved: readonly Moved[];
  /** Addresses of resources and modules that stay in AWS while Terraform lets go of them. */
  readonly letGo: readonly string[];
}

/** Every wanted resource of a root module and the modules it calls; bounded, a problem tells where it was cut. */
export function collectResources(
  root: ModuleInstance,
  evaluation: Evaluation,
  folders: ModuleFolders,
  options: CollectOptions,
): Collected {
  const collector = new Collector(evaluation, folders, options);
  collector.module(root);
  return { resources: collector.finished(root), moved: collector.moved, letGo: collector.letGo };
}

/** Values through which something that was not read can refer to resources. */
interface HandingOut {
  readonly by: HandedOut;
  values(): readonly Value[];
}

interface Import {
  readonly to: WrittenAddress;
  readonly id: Value;
  readonly declared: Declaration;
}

/** Whether somebody reads a block: for its type, or for the commands that it runs. */
function isWantedBlock(declared: Declaration, { wanted }: CollectOptions): boolean {
  const { node, innerTypes } = declared;
  return (wanted(node.labels[0]?.value ?? "") && !isPlainCode(declared)) || innerTypes.includes("provisioner");
}

function declaresWanted(module: Module, options: CollectOptions): boolean {
  return [...module.resources.values()].some((one) => isWantedBlock(one, options));
}

/** Whether a root module has nothing to say by itself: no resource that somebody reads, no call, no problem. */
export function isSilent(module: Module, options: CollectOptions): boolean {
  const { problems, calls, imports, removed, moved } = module;
  return (
    [problems, imports, removed, moved].every(({ length }) => length === 0) &&
    calls.size === 0 &&
    !declaresWanted(module, options)
  );
}

class Collector {
  readonly moved: Moved[] = [];
  readonly letGo: string[] = [];
  readonly #evaluation: Evaluation;
  readonly #folders: ModuleFolders;
  readonly #options: CollectOptions;
  readonly #resources = new Map<string, Resource>();
  readonly #relevant = new Map<string, boolean>();
  readonly #unreadCalls: HandingOut[] = [];
  readonly #withoutInstances: HandingOut[] = [];

  constructor(evaluation: Evaluation, folders: ModuleFolders, options: CollectOptions) {
    this.#evaluation = evaluation;
    this.#folders = folders;
    this.#options = options;
  }

  module(instance: ModuleInstance): void {
    for (const [key, declared] of instance.module.resources)
      if (isWantedBlock(declared, this.#options) && declared.node.type !== "ephemeral")
        this.#declared(instance, key, declared);
    for (const declared of instance.module.removed) this.#removed(instance, declared);
    for (const { from, to } of movesOf(instance.module))
      this.moved.push({ from: instance.addressOf(from), to: instance.addressOf(to) });
    for (const [name, declared] of instance.module.calls) this.#call(instance, name, declared);
  }

  #call(instance: ModuleInstance, name: string, declared: Declaration): void {
    if (!this.#leadsToWanted(instance, name, declared)) return;
    for (const { instance: one } of instancesWithConditions(instance.expansion(declared))) {
      const { instance: called, address } = instance.called(name, declared, one);
      if (called) this.module(called);
      else
        this.#unreadCalls.push({
          by: { to: "unread-module", name: address },
          values: () => [...declared.attributes.values()].map((attribute) => instance.evaluate(attribute, one.local)),
        });
    }
  }

  #leadsToWanted(instance: ModuleInstance, name: string, declared: Declaration): boolean {
    return this.#mayLeadToWanted(instance.module.folder, declared, [...instance.settings.path, name]);
  }

  /** What a value of a variable decides is looked at where that is known. */
  #mayLeadToWanted(folder: string, declared: Declaration, path: readonly string[]): boolean {
    if (!hasFixedSource(declared)) return true;
    const target = this.#folders.target(this.#evaluation.root, folder, declared, path);
    return target.kind !== "folder" || this.#isRelevant(target.folder, path);
  }

  /** Whether a module or one that it calls can have something to say; what leads elsewhere always has. */
  #isRelevant(folder: string, path: readonly string[]): boolean {
    const have = this.#relevant.get(folder);
    if (have !== undefined) return have;
    this.#relevant.set(folder, false);
    const module = this.#folders.load(folder);
    const isRelevant =
      module.problems.length > 0 ||
      module.files.length === 0 ||
      module.removed.length > 0 ||
      declaresWanted(module, this.#options) ||
      [...module.calls].some(([name, declared]) => this.#mayLeadToWanted(folder, declared, [...path, name]));
    this.#relevant.set(folder, isRelevant);
    return isRelevant;
  }

  #declared(module: ModuleInstance, key: string, declared: Declaration): void {
    const instances = instancesWithConditions(module.expansion(declared));
    if (instances.length === 0) this.#noInstances(module, key, declared);
    for (const { instance, isOpen } of instances) {
      const resource = module.resource(key, declared, instance, isOpen);
      const when = bothAssumed(module.settings.when, module.conditionsOf(key, declared, instance));
      this.#add({
        format: "terraform-hcl",
        type: resource.type,
        address: resource.address,
        action: resource.isData ? "read" : "declare",
        properties: whereThere(mapWithoutErrors(resource.properties()), when),
        ...placesOf(declared),
        when,
        callers: module.settings.callers,
        ...placeOf(resource.target()),
      });
    }
  }

  /** A block that a variable of the root module, which has its default, leaves without instances. */
  #noInstances(module: ModuleInstance, key: string, declared: Declaration): void {
    if (!attachingTypes.test(declared.node.labels[0]?.value ?? "")) return;
    const number = numberOf(declared);
    const policy = declared.attributes.get("policy_id");
    if (!number || !policy || !module.restsOnDefault(number)) return;
    const by = { to: "no-instances", name: module.addressOf(key) } as const;
    this.#withoutInstances.push({ by, values: () => [module.evaluate(policy, localOfAny(module.addressOf(key)))] });
  }

  /** `removed` blocks: the resource goes, or Terraform lets go of it (`lifecycle { destroy = false }`). */
  #removed(module: ModuleInstance, declared: Declaration): void {
    const from = declared.attributes.get("from");
    const address = from && writtenAddress(from.node.value, literalKey);
    if (!address || address.isData) return;
    const lifecycle = declared.blocks.find((one) => one.node.type === "lifecycle");
    const destroy = lifecycle && attributeOf(lifecycle.node.body, "destroy");
    const keeps = destroy && lifecycle && booleanOf(module.evaluate({ file: lifecycle.file, node: destroy })) === false;
    if (keeps && !address.isOpen) this.letGo.push(module.addressOf(address.text));
    if (address.type === null || !this.#options.wanted(address.type)) return;
    this.#add({
      format: "terraform-hcl",
      type: address.type,
      address: module.addressOf(address.text),
      action: keeps ? "forget" : "delete",
      properties: map([]),
      ...placesOf(declared),
      when: module.settings.when,
      callers: module.settings.callers,
    });
  }

  #add(resource: Resource): void {
    if (this.#resources.size >= maxResources) {
      this.#evaluation.cut(`More than ${maxResources} resources: the rest is not looked at.`, resource.location);
      return;
    }
    if (!this.#resources.has(resource.address)) this.#resources.set(resource.address, resource);
  }

  finished(root: ModuleInstance): readonly Resource[] {
    for (const declared of root.module.imports) for (const one of importsOf(root, declared)) this.#import(one);
    const handedOut = this.#handedOut(root);
    const read = [...this.#resources.values()].flatMap((one) => {
      const out = attachedTypes.test(one.type) ? handedOut(one.address) : undefined;
      return asCloudFormation(out ? { ...one, handedOut: out } : one);
    });
    const all = withUploads(read, { readFile: (path, at) => this.#evaluation.file(path, at) });
    return all.flatMap((one) => [one, ...this.#embedded(one, all)]);
  }

  /** How something that was not read can refer to a resource. */
  #handedOut(root: ModuleInstance): (address: string) => HandedOut | undefined {
    if (![...this.#resources.values()].some((one) => attachedTypes.test(one.type))) return () => undefined;
    const outputs = [...root.module.outputs.keys()].map(
      (name): HandingOut => ({ by: { to: "output", name }, values: () => [root.output(name)] }),
    );
    const found = new Map<string, HandedOut>();
    for (const { by, values } of [...this.#withoutInstances, ...this.#unreadCalls, ...outputs]) {
      for (const { address } of referencesOf(values(), maxResources)) if (!found.has(address)) found.set(address, by);
    }
    return (address) => found.get(address) ?? found.get(withoutInstanceKey(address));
  }

  /** What is imported without a block of its own still is a resource: Terraform can write the block. */
  #import({ to, id, declared }: Import): void {
    let isFound = false;
    for (const [address, resource] of this.#resources) {
      const isMeant = address === to.text || (to.isOpen && address.startsWith(`${to.text}[`));
      if (!isMeant) continue;
      this.#resources.set(address, { ...resource, importId: id });
      isFound = true;
    }
    if (isFound || to.type === null || to.isData || !this.#options.wanted(to.type)) return;
    this.#add({
      format: "terraform-hcl",
      type: to.type,
      address: to.text,
      action: "declare",
      properties: map([]),
      ...placesOf(declared),
      when: [],
      importId: id,
      callers: [],
    });
  }

  #embedded(resource: Resource, all: readonly Resource[]): readonly Resource[] {
    const { expandTemplate } = this.#options;
    const body = expandTemplate && bodyOf(resource);
    return expandTemplate && body
      ? expandTemplate(resource, body, parametersOf(resource, all), regionGroupsOf(resource, all))
      : [];
  }
}

type Target = Pick<Resource, "account" | "partition" | "regions" | "possibleRegions">;

/** What of a provider's target a resource carries. */
function placeOf({ account, partition, regions, possibleRegions }: ProviderTarget): Target {
  return {
    ...(account !== undefined && { account }),
    ...(partition !== undefined && { partition }),
    ...(regions && { regions }),
    ...(possibleRegions && { possibleRegions }),
  };
}

function placesOf({ file, node }: Declaration): { readonly location: Location; readonly header: Location } {
  return { location: file.location(node), header: file.location(node.header) };
}

/** What one `import` block adopts, once for each item of its `for_each`. */
function importsOf(root: ModuleInstance, declared: Declaration): readonly Import[] {
  const { attributes } = declared;
  const [to, id] = [attributes.get("to"), attributes.get("id") ?? attributes.get("identity")];
  if (!to || !id) return [];
  const forEach = attributes.get("for_each");
  const options = forEach ? expandForEach(root.evaluate(forEach), "import") : singleInstance;
  return options.flatMap(({ instances }) =>
    instances.flatMap((instance: Instance) => {
      const address = writtenAddress(to.node.value, (key) =>
        root.evaluate({ file: to.file, node: { ...to.node, value: key } }, instance.local),
      );
      return address ? [{ to: address, id: importIdOf(root.evaluate(id, instance.local)), declared }] : [];
    }),
  );
}
