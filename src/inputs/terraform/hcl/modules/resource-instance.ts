import type { Location } from "../../../../model/location.ts";
import { urlSuffixOf } from "../../../../model/partition.ts";
import {
  entry,
  known,
  list,
  type MapEntry,
  type MapValue,
  map,
  text,
  unknown,
  type Value,
} from "../../../../model/value.ts";
import { packedFiles } from "../../../code-holders.ts";
import { policyDocument } from "../../policy-document.ts";
import { derive } from "../evaluate/derive.ts";
import { filesOf } from "../evaluate/fileset.ts";
import { decodeJson } from "../evaluate/json-text.ts";
import type { EvaluationScope } from "../evaluate/scope.ts";
import { pairsOf } from "../evaluate/traversal.ts";
import { invalid, unknownCall } from "../evaluate/unknowns.ts";
import { bounded, isNull, listOf, stringOf, withoutNull } from "../evaluate/values.ts";
import { type Attribute, attributeOf, type Block, literalText } from "../syntax/ast.ts";
import type { Evaluation } from "./evaluation.ts";
import { asItMayStand, asTheyMayStand, type IgnoredChanges, ignoredChanges } from "./ignored-changes.ts";
import { blockName, type Declaration, type Placed } from "./module.ts";
import type { ProviderTarget } from "./providers.ts";

/** Arguments and blocks that Terraform itself reads, in any resource. */
const metaArguments = new Set([
  "count",
  "for_each",
  "provider",
  "depends_on",
  "lifecycle",
  "provisioner",
  "connection",
  "timeouts",
]);

/** The data source and the action that run a program. */
const runsProgram: ReadonlySet<string> = new Set(["external", "local_command"]);

/** Files of scripts that one provisioner, and one archive, is read with. */
const maxScripts = 16;
const maxPacked = 64;

/** Characters of a command that are looked through for the scripts that it names. */
const maxCommand = 100_000;

/** What a command names that can be a script. */
const scriptName = /[\w./-]+\.(?:sh|bash|zsh|ps1|py|js|mjs|cjs|ts|rb|pl|go)\b/g;

/** A file that a provisioner uploads to run it. */
const scriptPath = /\.(?:sh|bash|zsh|ps1|py|js|mjs|cjs|ts|rb|pl|go)$/;

/** Attributes that a policy document block renders to. */
const renderedPolicies = new Set(["json", "minified_json"]);

interface InstanceSettings {
  readonly address: string;
  /** Whether it stands for a number of instances that is not known. */
  readonly isOpen: boolean;
  /** Where its provider deploys to. */
  target(): ProviderTarget;
  scopeOf(placed: Placed<unknown>): EvaluationScope;
}

/** One instance of a `resource` or `data` block; its attributes are evaluated on demand and once. */
export class ResourceInstance {
  readonly declared: Declaration;
  readonly address: string;
  readonly isOpen: boolean;
  readonly type: string;
  readonly isData: boolean;
  readonly #evaluation: Evaluation;
  readonly #settings: InstanceSettings;
  readonly #ignored: IgnoredChanges;
  readonly #attributes = new Map<string, Value>();
  readonly #running = new Set<string>();

  constructor(evaluation: Evaluation, declared: Declaration, settings: InstanceSettings) {
    this.#evaluation = evaluation;
    this.declared = declared;
    this.address = settings.address;
    this.isOpen = settings.isOpen;
    this.#settings = settings;
    this.type = declared.node.labels[0]?.value ?? "";
    this.isData = declared.node.type === "data";
    this.#ignored = ignoredChanges(declared);
  }

  /** Where its provider deploys to. */
  target(): ProviderTarget {
    return this.#settings.target();
  }

  /** The instance as a value: unknown as a whole, its attributes can be read. */
  handle(): Value {
    return this.#evaluation.handle(this.isData ? "data-source" : "attribute", {
      address: this.address,
      isOpen: this.isOpen,
      attribute: (name) => this.attribute(name),
    });
  }

  /** What the block writes for an argument, or for blocks of that name as a list; `undefined` where that is nothing. */
  written(name: string): Value | undefined {
    const value = this.#written(name);
    return value && withoutNull(value).kind !== "absent" ? value : undefined;
  }

  /** What the block writes for an attribute, else what it will be after the change. */
  attribute(name: string): Value {
    const have = this.#attributes.get(name);
    if (have) return have;
    if (this.#running.has(name)) return invalid(`${this.address}.${name} depends on itself`);
    this.#running.add(name);
    const written = metaArguments.has(name) ? undefined : this.written(name);
    const value = (written && this.#asItMayStand(name, written)) ?? this.#computed(name);
    this.#running.delete(name);
    this.#attributes.set(name, value);
    return value;
  }

  #asItMayStand(name: string, value: Value): Value {
    return this.#ignored.length === 0 ? value : asItMayStand(name, value, this.#ignored, this.#owner());
  }

  #owner() {
    return { address: this.address, at: this.declared.file.location(this.declared.node.header) };
  }

  #written(name: string): Value | undefined {
    const attribute = this.declared.attributes.get(name);
    if (attribute) return this.#evaluate(attribute);
    const blocks = this.declared.blocks.filter((one) => blockName(one.node) === name);
    return this.#blocks(blocks, this.#scope(this.declared))[0]?.value;
  }

  #computed(name: string): Value {
    const at = this.declared.file.location(this.declared.node.header);
    if (this.isData && this.type === "aws_iam_policy_document" && renderedPolicies.has(name))
      return policyDocument(this.properties(), { at });
    // `terraform_data` gives what it is given.
    const input = this.type === "terraform_data" && name === "output" ? this.#written("input") : undefined;
    if (input && withoutNull(input).kind !== "absent") return input;
    const rendered = this.isData ? this.#rendered(name, at) : undefined;
    if (rendered) return rendered;
    const ofBucket = this.type === "aws_s3_bucket" && !this.isData ? this.#ofBucket(name) : undefined;
    if (ofBucket) return ofBucket;
    const read = this.isData ? this.#readOfProvider(name) : undefined;
    if (read !== undefined) return known(read, { at });
    const references = [{ address: this.address, attribute: name }];
    const kind = this.isData ? "data-source" : "attribute";
    return unknown({ kind, scope: "", address: this.address, attribute: name }, { references });
  }

  /** The ID of a bucket is its name, which stands in its addresses. */
  #ofBucket(name: string): Value | undefined {
    const end = { id: "", bucket_domain_name: ".s3.amazonaws.com", bucket_regional_domain_name: ".amazonaws.com" }[
      name
    ];
    const bucket = end === undefined ? undefined : stringOf(this.#written("bucket") ?? known(null));
    if (end === undefined || bucket === undefined) return undefined;
    if (name !== "bucket_regional_domain_name") return known(bucket + end);
    const [region] = this.target().regions ?? [];
    const references = [{ address: this.address, attribute: "region" }];
    const own = unknown({ kind: "attribute", scope: "", address: this.address, attribute: "region" }, { references });
    return text([`${bucket}.s3.`, region ?? own, end]);
  }

  /** What a data source says of the account, the region or the partition that its provider deploys to. */
  #readOfProvider(name: string): string | undefined {
    const { account, partition, regions: [region] = [] } = this.target();
    if (this.type === "aws_partition" && partition !== undefined)
      return name === "partition" || name === "id"
        ? partition
        : name === "dns_suffix"
          ? urlSuffixOf(partition)
          : undefined;
    if (this.type === "aws_region" && this.declared.attributes.size === 0)
      return name === "name" || name === "id" || name === "region" ? region : undefined;
    if (this.type !== "aws_caller_identity") return undefined;
    return name === "account_id" || name === "id" ? account : undefined;
  }

  /** Data sources of the template and local providers that only read files and render text. */
  #rendered(name: string, at: Location): Value | undefined {
    const written = (argument: string) => this.#written(argument);
    if (this.type === "template_file" && name === "rendered") {
      const scope = this.#settings.scopeOf(this.declared);
      const template = written("template") ?? invalid("template_file needs a template", { at });
      return this.#evaluation.evaluator.renderTemplate(template, written("vars") ?? map([]), scope, { at });
    }
    const path = this.type === "local_file" && name === "content" ? written("filename") : undefined;
    const text = path && stringOf(path);
    return text === undefined ? undefined : this.#evaluation.file(text, at);
  }

  /** Everything that the block writes: nested blocks as lists of maps, `null` as absent. */
  properties(): MapValue {
    const written: MapEntry[] = [];
    for (const [name, attribute] of this.declared.attributes) {
      if (metaArguments.has(name)) continue;
      const keyAt = attribute.file.location(attribute.node.nameSpan);
      written.push({ key: name, keyAt, value: structured(withoutNull(this.#evaluate(attribute))) });
    }
    written.push(...this.#blocks(this.declared.blocks, this.#scope(this.declared)));
    const at = this.declared.file.location(this.declared.node);
    const standing = this.#ignored.length === 0 ? written : asTheyMayStand(written, this.#ignored, this.#owner());
    const entries = [...standing, ...this.#provisioners()];
    if (runsProgram.has(this.type)) entries.push(...this.#scripts(map(entries, { at })));
    if (this.type === "archive_file") entries.push(...this.#packed());
    return map(entries, { at });
  }

  /** The commands that run when the resource is made or destroyed, each a map with its `type`. */
  #provisioners(): readonly MapEntry[] {
    if (this.isData) return [];
    const items = this.declared.blocks
      .filter((one) => one.node.type === "provisioner")
      .map((placed) => {
        const scope = this.#scope(this.declared);
        const local = new Map([...scope.local, ["self", this.handle()]]);
        const body = this.#body(placed, { ...scope, local, file: placed.file });
        const type = { key: "type", value: known(placed.node.labels[0]?.value ?? "") };
        if (body.kind !== "map") return body;
        const when = placed.node.body.attributes.find((one) => one.name === "when")?.value;
        // `when = destroy` is a keyword, which evaluates to nothing known.
        const moment = when?.kind === "name" ? [{ key: "when", value: known(when.name) }] : [];
        const rest = moment.length > 0 ? body.entries.filter(({ key }) => key !== "when") : body.entries;
        const files = this.#scripts(body);
        return { ...body, entries: [type, ...moment, ...rest, ...files] };
      });
    return items.length > 0 ? [{ key: "provisioner", value: list(items) }] : [];
  }

  /** The scripts that a command runs from files of the workspace, as `files`: those that are uploaded, and those that it names. */
  #scripts(command: MapValue): readonly MapEntry[] {
    const config = entry(command, "config");
    const holders = [command, ...(config?.kind === "list" ? config.items : [])];
    const given = (...names: string[]) =>
      holders.flatMap((holder) => names.flatMap((name) => textsOf(entry(holder, name))));
    const [folder] = given("working_dir");
    const words = given("command", "interpreter", "inline", "program", "arguments");
    const called = words.flatMap((text) => text.slice(0, maxCommand).match(scriptName) ?? []);
    const paths = [
      ...new Set([
        ...given("script", "scripts"),
        ...given("source").filter((path) => scriptPath.test(path)),
        ...called.flatMap((path) => (folder === undefined ? [path] : [`${folder}/${path}`, path])),
      ]),
    ];
    return this.#files(paths.slice(0, maxScripts), command.at);
  }

  /** The scripts of the workspace that `archive_file` packs, but for those that it leaves out by name. */
  #packed(): readonly MapEntry[] {
    const given = stringOf(this.#written("source_file") ?? known(null));
    const folder = stringOf(this.#written("source_dir") ?? known(null));
    const left = new Set(textsOf(this.#written("excludes")));
    const inside = folder === undefined ? [] : (filesOf(folder, "**", (one) => this.#evaluation.fileNames(one)) ?? []);
    const paths = inside.flatMap((name) => (left.has(name) ? [] : [`${folder}/${name}`]));
    if (given !== undefined) paths.unshift(given);
    return this.#files(paths.filter((path) => scriptPath.test(path)).slice(0, maxPacked));
  }

  #files(paths: readonly string[], from?: Location): readonly MapEntry[] {
    const at = from ?? this.declared.file.location(this.declared.node.header);
    const read = paths.flatMap((path) => {
      const content = this.#evaluation.file(path, at);
      return content.kind === "known" ? [content] : [];
    });
    return read.length > 0 ? [{ key: packedFiles, value: list(read) }] : [];
  }

  #evaluate(attribute: Placed<Attribute>): Value {
    return this.#evaluation.evaluator.evaluate(attribute.node.value, this.#scope(attribute));
  }

  #scope(placed: Placed<unknown>): EvaluationScope {
    return this.#settings.scopeOf(placed);
  }

  /** Nested blocks by their type, each type a list in source order. */
  #blocks(blocks: readonly Placed<Block>[], scope: EvaluationScope): readonly MapEntry[] {
    const byType = new Map<string, { readonly first: Placed<Block>; readonly lists: Value[] }>();
    for (const placed of blocks) {
      const name = blockName(placed.node);
      if (metaArguments.has(name)) continue;
      const group = byType.get(name) ?? { first: placed, lists: [] };
      byType.set(name, group);
      const inside = { ...scope, file: placed.file };
      group.lists.push(
        placed.node.type === "dynamic" ? this.#dynamic(placed, name, inside) : list([this.#body(placed, inside)]),
      );
    }
    return [...byType].map(([key, { first, lists }]) => {
      const origin = { at: first.file.location(first.node) };
      const value = derive(lists, origin, (...plain) => listOf(plain.flatMap(itemsOf), origin));
      return { key, keyAt: first.file.location(first.node.header), value };
    });
  }

  #body({ file, node }: Placed<Block>, scope: EvaluationScope): Value {
    const entries: MapEntry[] = node.body.attributes.map((attribute) => ({
      key: attribute.name,
      keyAt: file.location(attribute.nameSpan),
      value: structured(withoutNull(this.#evaluation.evaluator.evaluate(attribute.value, scope))),
    }));
    entries.push(
      ...this.#blocks(
        node.body.blocks.map((one) => ({ file, node: one })),
        scope,
      ),
    );
    return bounded(map(entries, { at: file.location(node) }));
  }

  /** A `dynamic` block: a list with its content once for each item; what is not known stands for all of its blocks. */
  #dynamic(placed: Placed<Block>, name: string, scope: EvaluationScope): Value {
    const { file, node } = placed;
    const origin = { at: file.location(node) };
    const forEach = attributeOf(node.body, "for_each");
    const content = node.body.blocks.find((one) => one.type === "content");
    if (!forEach || !content) return invalid("a dynamic block needs for_each and content", origin);
    return derive([this.#evaluation.evaluator.evaluate(forEach.value, scope)], origin, (collection) => {
      if (isNull(collection)) return listOf([], origin);
      const pairs = pairsOf(collection);
      return pairs
        ? this.#contents({ file, node: content }, iteratorName(node) ?? name, collection, scope)
        : unknownCall("dynamic", [collection], origin);
    });
  }

  #contents(content: Placed<Block>, iterator: string, collection: Value, scope: EvaluationScope): Value {
    const isSet = collection.kind === "list";
    const bodies = (pairsOf(collection) ?? []).map(({ key, value }) => {
      const entries = [
        { key: "key", value: isSet && value.kind === "known" ? value : key },
        { key: "value", value },
      ];
      return this.#body(content, { ...scope, local: new Map(scope.local).set(iterator, map(entries)) });
    });
    return listOf(bodies);
  }
}

function itemsOf(blocks: Value): readonly Value[] {
  return blocks.kind === "list" ? blocks.items : [blocks];
}

function iteratorName(node: Block): string | undefined {
  const iterator = attributeOf(node.body, "iterator")?.value;
  return iterator?.kind === "name" ? iterator.name : literalText(iterator);
}

/** A JSON text that is written as such gets its structure, with the place of each part. */
function structured(value: Value): Value {
  if (value.kind !== "known" || typeof value.value !== "string" || value.encodes) return value;
  if (!value.written || !/^\s*[[{]/.test(value.value)) return value;
  const structure = decodeJson(value.value, { at: value.at }, value.written);
  return structure.kind === "unknown" ? value : { ...value, encodes: structure };
}

/** The known texts of a value that is one, or a list of them. */
function textsOf(value: Value | undefined): readonly string[] {
  const items = value?.kind === "list" ? value.items : value ? [value] : [];
  return items.flatMap((item) => stringOf(item) ?? []);
}
