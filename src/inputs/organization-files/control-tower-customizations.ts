import { posix } from "node:path";
import type { Fact, Pointer } from "../../model/fact.ts";
import { fileStart } from "../../model/location.ts";
import { isRegion, partitionOfRegion } from "../../model/partition.ts";
import type { InputProblem, ParsedInput, Resource } from "../../model/resource.ts";
import { opaque } from "../../model/symbol.ts";
import { known, unknown, type Value } from "../../model/value.ts";
import { readPolicyJson } from "../../policy/policy-text.ts";
import { LineIndex } from "../../syntax/line-index.ts";
import { child, type SyntaxNode } from "../../syntax/node.ts";
import { parseDeployedTemplate } from "../cloudformation/nesting/deployed.ts";
import { decode } from "../cloudformation/template/decode.ts";
import { readParameterFile } from "../cloudformation/template/parameter-file.ts";
import type { InputContext, InputFormat, SourceFile } from "../format.ts";
import { brokenPolicy } from "./broken-policy.ts";
import { DocumentReader } from "./include.ts";
import { isOpenText, itemsOf, openBraces, textOf } from "./nodes.ts";
import {
  type Declared,
  isKnown,
  OrganizationFacts,
  policyTypesOfTools,
  toId,
  toResource,
} from "./organization-facts.ts";
import { type Deployment, deployTo } from "./stack-set.ts";

/**
 * `manifest.yaml` of Customizations for AWS Control Tower, versions 2020-01-01 and 2021-03-15: policies that are attached
 * to OUs, and stack sets with their templates.
 * https://docs.aws.amazon.com/controltower/latest/userguide/cfct-manifest-file-resources-section.html
 */
export const controlTowerCustomizations: InputFormat = {
  name: "cloudformation",
  claims: (source) => (looksLikeManifest(source) ? "yes" : "no"),
  parse: (source, context) => new ManifestReader(source, context).read(),
};

/** By its name, which the solution prescribes, and its version. */
export function looksLikeManifest({ path, bytes }: SourceFile): boolean {
  if (posix.basename(path) !== "manifest.yaml") return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return (
    /^version\s*:\s*["']?(?:2020-01-01|2021-03-15)\b/m.test(text) &&
    /^(?:resources|organization_policies|cloudformation_resources)\s*:/m.test(text)
  );
}

/** One entry of a manifest, whichever version it is of. */
interface Entry {
  readonly kind: "scp" | "rcp" | "stack-set";
  readonly node: SyntaxNode;
  readonly file: SyntaxNode | undefined;
  readonly units: readonly SyntaxNode[];
  readonly accounts: readonly SyntaxNode[];
}

/** Stack sets that are read of one manifest. */
const maxStackSets = 500;

const policyTypes = { scp: "SERVICE_CONTROL_POLICY", rcp: "RESOURCE_CONTROL_POLICY" } as const;

class ManifestReader {
  readonly #source: SourceFile;
  readonly #context: InputContext;
  readonly #reader: DocumentReader;
  readonly #out: OrganizationFacts;
  readonly #resources: Resource[] = [];
  readonly #problems: InputProblem[] = [];
  readonly #consumed = new Set<string>();
  /** The OUs that are named, by their paths with `:`; the accounts by their names. */
  readonly #units = new Set<string>();
  readonly #accounts = new Set<string>();
  #region: string | undefined;
  #partition: string | undefined;

  constructor(source: SourceFile, context: InputContext) {
    this.#source = source;
    this.#context = context;
    this.#reader = new DocumentReader(context, openBraces);
    this.#out = new OrganizationFacts(this.#reader.documents, source.path);
  }

  read(): ParsedInput & { readonly facts: readonly Fact[] } {
    const main = this.#reader.parsed(this.#source.path, decode(this.#source.bytes));
    if (main.kind !== "ok") return { resources: [], problems: this.#reader.problems, facts: [] };
    const { root } = main;
    this.#region = textOf(child(root, "region"));
    this.#partition = partitionOfRegion(this.#region ?? "");
    this.#organization(root);
    const entries = entriesOf(root);
    for (const { units } of entries) for (const unit of units) this.#unit(unit);
    for (const { accounts } of entries) for (const account of accounts) this.#account(account);
    const stackSets = entries.filter((entry) => entry.kind === "stack-set");
    for (const entry of stackSets.slice(0, maxStackSets)) this.#stackSet(entry);
    for (const entry of entries) if (entry.kind !== "stack-set") this.#policy(entry, policyTypes[entry.kind]);
    if (stackSets.length > maxStackSets) {
      const message = `The manifest has more than ${maxStackSets} stack sets; the rest was not read.`;
      const location = fileStart(this.#source.path);
      this.#problems.push({ kind: "unread", code: "too-large", message, location });
    }
    const { facts } = this.#out;
    const partition = this.#partition;
    return {
      resources: [...this.#out.resources, ...this.#resources],
      problems: [...this.#reader.problems, ...this.#problems],
      facts: partition === undefined ? facts : facts.map((fact) => ({ ...fact, partition })),
      consumed: [...this.#reader.consumed, ...this.#consumed],
    };
  }

  /** A manifest names only the OUs and accounts that it deploys to. */
  #organization(root: SyntaxNode): void {
    const type = "CustomizationsForControlTower::Organization";
    this.#out.facts.push({
      fact: "Organization",
      ...this.#out.base({ type, address: "organization", name: root, whole: root }),
      header: fileStart(this.#source.path),
      featureSet: isKnown("ALL"),
      // Control Tower enables the policy type.
      policyTypes: policyTypesOfTools,
      serviceAccess: null,
      isStanding: true,
      isPartial: true,
      accounts: [],
    });
  }

  #unit(node: SyntaxNode): void {
    const names = pathIn(textOf(node) ?? "");
    if (names.join(":") === "Root") return;
    for (let length = 1; length <= names.length; length += 1) {
      const path = names.slice(0, length).join(":");
      if (this.#units.has(path)) continue;
      this.#units.add(path);
      const above = names.slice(0, length - 1).join(":");
      this.#out.facts.push({
        fact: "OrganizationalUnit",
        ...this.#out.base(declared("OrganizationalUnit", unitAddress(path), node)),
        name: names[length - 1] ?? path,
        parent: above === "" ? { kind: "root" } : toResource(unitAddress(above)),
      });
    }
  }

  /** Where an account that is named stands is in no manifest. */
  #account(node: SyntaxNode): void {
    const name = textOf(node);
    if (name === undefined || isId(name) || this.#accounts.has(name)) return;
    this.#accounts.add(name);
    this.#out.facts.push({
      fact: "Account",
      ...this.#out.base(declared("Account", accountAddress(name), node)),
      name,
      parent: { kind: "open", cause: { kind: "not-given", setting: "the OU" } },
    });
  }

  #pointerToUnit(node: SyntaxNode): Pointer {
    const path = pathIn(textOf(node) ?? "").join(":");
    return path === "Root" ? { kind: "root" } : toResource(unitAddress(path));
  }

  #policy({ node, file, units }: Entry, type: string): void {
    const name = textOf(child(node, "name")) ?? "policy";
    const content = file ? this.#content(file) : null;
    const path = content === null || content.kind === "unknown" ? undefined : this.#pathOf(textOf(file) ?? "");
    this.#out.facts.push({
      fact: "PolicyDocument",
      ...this.#out.base(
        declared(type === policyTypes.scp ? "ServiceControlPolicy" : "ResourceControlPolicy", name, node),
      ),
      ...(path !== undefined && { files: [fileStart(path)] }),
      name,
      role: "policy",
      type: isKnown(type),
      content,
      targets: units.map((unit) => this.#pointerToUnit(unit)),
    });
  }

  #content(file: SyntaxNode): Value | null {
    const name = textOf(file);
    if (name === undefined) return null;
    const at = this.#out.location(file);
    const path = this.#pathOf(name);
    const read = path === undefined ? { reason: "it is remote" } : this.#reader.text(path);
    if (path === undefined || "reason" in read) {
      const trouble = "reason" in read ? read.reason : "it is remote";
      return unknown({ kind: "remote-content", scope: "", of: "file", source: path ?? name, trouble }, { at });
    }
    const lines = new LineIndex(path, read.text);
    const content = readPolicyJson(read.text, (span) => lines.location(span));
    if (content.ok) return content.value;
    const start = fileStart(path);
    const isWhole = !/\{\{|\{%|\$\[/.test(read.text);
    const broken = brokenPolicy({ path, text: read.text, read: content, isWhole }, start, this.#problems);
    return broken ?? known(read.text, { at: start });
  }

  #stackSet({ node, file, units, accounts }: Entry): void {
    const name = textOf(child(node, "name")) ?? "stack-set";
    const written = textOf(file);
    const deployment = this.#deployment(units, accounts);
    if (!file || written === undefined || !deployment) return;
    const base = this.#out.base(declared("StackSet", name, node));
    this.#out.facts.push(deployTo(base, name, { ...deployment, ...stackSetName(node) }));
    const path = this.#pathOf(written);
    const location = this.#out.location(file);
    if (path === undefined) {
      const message = `The template of ${name} was not read: ${written} is remote.`;
      this.#problems.push({ kind: "unread", code: "remote-template", message, location, resource: base.resource });
      return;
    }
    const read = parseDeployedTemplate(
      path,
      {
        prefix: `${name}/`,
        resource: base.resource,
        callers: [{ message: `deployed by ${name}`, location }],
        parameters: this.#parameters(node),
        partition: this.#partition,
        regions: this.#regions(node),
      },
      this.#context,
    );
    const partition = this.#partition;
    this.#resources.push(...read.resources.map((one) => (partition === undefined ? one : { partition, ...one })));
    this.#problems.push(...read.problems);
    for (const one of read.consumed ?? []) this.#consumed.add(one);
  }

  /** An OU stands for the accounts directly in it, `Root` for all that Control Tower has enrolled. */
  #deployment(units: readonly SyntaxNode[], accounts: readonly SyntaxNode[]): Deployment | null {
    const paths = units.map((unit) => pathIn(textOf(unit) ?? "").join(":"));
    const named = accounts.flatMap((account): readonly Pointer[] => {
      const name = textOf(account);
      if (name === undefined) return [];
      return [isId(name) ? toId(name) : toResource(accountAddress(name))];
    });
    if (paths.includes("Root")) return { targets: [{ kind: "root" }, ...named], leftOut: [] };
    const targets = [...units.map((unit) => this.#pointerToUnit(unit)), ...named];
    const inner = [...this.#units].filter((path) => !paths.includes(path) && paths.includes(aboveOf(path)));
    return targets.length === 0 ? null : { targets, leftOut: inner.map((path) => toResource(unitAddress(path))) };
  }

  /** The Regions of a stack set; without any that of the manifest. Source: its `manifest_parser.py`. */
  #regions(node: SyntaxNode): readonly string[] | undefined {
    const own = itemsOf(child(node, "regions")).map(textOf);
    const written = own.length > 0 ? own : [this.#region];
    const regions = written.flatMap((one) => (one !== undefined && isRegion(one) ? [one] : []));
    return regions.length > 0 && regions.length === written.length ? regions : undefined;
  }

  #parameters(node: SyntaxNode): ReadonlyMap<string, Value> {
    const file = textOf(child(node, "parameter_file"));
    const fromFile = file === undefined || file === "" ? new Map<string, Value>() : this.#parameterFile(file, node);
    const own = itemsOf(child(node, "parameters")).flatMap((one): [string, Value][] => {
      const [key, value] = [textOf(child(one, "parameter_key")), child(one, "parameter_value")];
      if (key === undefined || !value) return [];
      const items = value.kind === "list" ? value.items.map(textOf) : [textOf(value)];
      const at = this.#out.location(value);
      const via = [{ kind: "given-value", name: key, from: at.path, at }] as const;
      return [[key, known(items.map((item) => item ?? "").join(","), { at, via })]];
    });
    return new Map([...fromFile, ...own].map(([key, value]) => [key, withoutLookups(key, value)]));
  }

  #parameterFile(name: string, node: SyntaxNode): ReadonlyMap<string, Value> {
    const path = this.#pathOf(name);
    const read = path === undefined ? { reason: "it is remote" } : this.#reader.text(path);
    if (path === undefined || "reason" in read) {
      const message = `The parameter file ${name} was not read: ${"reason" in read ? read.reason : "it is remote"}.`;
      const location = this.#out.location(child(node, "parameter_file") ?? node);
      this.#problems.push({ kind: "unread", code: "parameter-file-missing", message, location });
      return new Map();
    }
    const parsed = readParameterFile({ path, bytes: Buffer.from(read.text) });
    if (parsed.ok) return parsed.values;
    this.#problems.push(...parsed.problems);
    return new Map();
  }

  /** The path of a file that is named, `undefined` for one that is elsewhere and of which no copy is known. */
  #pathOf(written: string): string | undefined {
    if (!/^(?:s3|https?):\/\//i.test(written)) return posix.join(posix.dirname(this.#source.path), written);
    return this.#context.options.templates?.get(written);
  }
}

/** The entries of both versions. */
function entriesOf(root: SyntaxNode): readonly Entry[] {
  const policies = itemsOf(child(root, "organization_policies")).map((node): Entry => {
    const units = itemsOf(child(node, "apply_to_accounts_in_ou"));
    return { kind: "scp", node, file: child(node, "policy_file"), units, accounts: [] };
  });
  const stackSets = itemsOf(child(root, "cloudformation_resources")).map((node): Entry => {
    const [units, accounts] = [itemsOf(child(node, "deploy_to_ou")), itemsOf(child(node, "deploy_to_account"))];
    return { kind: "stack-set", node, file: child(node, "template_file"), units, accounts };
  });
  const resources = itemsOf(child(root, "resources")).flatMap((node): readonly Entry[] => {
    const method = textOf(child(node, "deploy_method"));
    const kind = method === "stack_set" ? "stack-set" : method === "scp" || method === "rcp" ? method : undefined;
    if (kind === undefined) return [];
    const targets = child(node, "deployment_targets");
    const units = itemsOf(child(targets, "organizational_units"));
    // Accounts are no targets of policies.
    const accounts = kind === "stack-set" ? itemsOf(child(targets, "accounts")) : [];
    return [{ kind, node, file: child(node, "resource_file"), units, accounts }];
  });
  return [...policies, ...stackSets, ...resources];
}

/**
 * What CloudFormation calls the stack set of an entry. Source: `stack_set_name` in `source/src/cfct/manifest/manifest_parser.py` of
 * https://github.com/aws-solutions/aws-control-tower-customizations, the same for both versions.
 */
function stackSetName(node: SyntaxNode): Pick<Deployment, "name"> {
  const name = textOf(child(node, "name"));
  return name === undefined || isOpenText(name) ? {} : { name: `CustomControlTower-${name}` };
}

/** What is looked up when the pipeline runs: `$[alfred_ssm_/path]`. */
function withoutLookups(name: string, value: Value): Value {
  if (value.kind !== "known" || typeof value.value !== "string" || !value.value.includes("$[alfred_")) return value;
  const note = `${name} is looked up when it is deployed`;
  return unknown(opaque("unset", value.at, note, name), value);
}

function pathIn(written: string): readonly string[] {
  return written
    .split(":")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function aboveOf(path: string): string {
  return path.includes(":") ? path.slice(0, path.lastIndexOf(":")) : "";
}

function isId(text: string): boolean {
  return /^[0-9]{12}$/.test(text);
}

function unitAddress(path: string): string {
  return `organizational_units/${path}`;
}

function accountAddress(name: string): string {
  return `accounts/${name}`;
}

function declared(kind: string, address: string, node: SyntaxNode): Declared {
  return { type: `CustomizationsForControlTower::${kind}`, address, name: child(node, "name") ?? node, whole: node };
}
