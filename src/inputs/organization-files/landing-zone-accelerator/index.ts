import { posix } from "node:path";
import type { Fact, Names } from "../../../model/fact.ts";
import { fileStart } from "../../../model/location.ts";
import { partitionOfRegion } from "../../../model/partition.ts";
import type { ParsedInput } from "../../../model/resource.ts";
import { unknown, type Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { decode } from "../../cloudformation/template/decode.ts";
import type { InputContext, InputFormat, SourceFile } from "../../format.ts";
import { DocumentReader } from "../include.ts";
import { flagOf, itemsOf, textOf } from "../nodes.ts";
import { type Declared, isKnown, OrganizationFacts, policyTypesOfTools } from "../organization-facts.ts";
import { asWritten } from "../written-text.ts";
import { type Accounts, accountsOf, managementAccount } from "./accounts.ts";
import { Attaching, isAllowList } from "./attaching.ts";
import { readCustomizations } from "./customizations.ts";
import { globalFacts } from "./global.ts";
import { policyContent } from "./policies.ts";
import { type ReplacementsConfig, replacementsOf, withReplacements } from "./replacements.ts";
import { securityFacts } from "./security.ts";
import { type AcceleratorUnit, accountAddress, organizationAddress, Targets, unitAddress } from "./targets.ts";
import { namesOf } from "./text.ts";

/**
 * The configuration of the Landing Zone Accelerator on AWS: `organization-config.yaml`, with the files beside it and the
 * policies and templates that they name. It is deployed as CloudFormation stacks, hence the format's name.
 * https://awslabs.github.io/landing-zone-accelerator-on-aws/latest/typedocs/
 */
export const landingZoneAccelerator: InputFormat = {
  name: "cloudformation",
  claims: (source) => (looksLikeLandingZone(source) ? "yes" : "no"),
  parse: (source, context) => new AcceleratorReader(source, context).read(),
};

/** By its name, which the accelerator prescribes, and the keys in it. */
export function looksLikeLandingZone({ path, bytes }: SourceFile): boolean {
  if (posix.basename(path) !== "organization-config.yaml") return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return /^(?:organizationalUnits|serviceControlPolicies)\s*:/m.test(text);
}

class AcceleratorReader {
  readonly #source: SourceFile;
  readonly #context: InputContext;
  readonly #folder: string;
  readonly #reader: DocumentReader;
  readonly #out: OrganizationFacts;
  readonly #accounts: Accounts;
  readonly #replacements: ReplacementsConfig;

  constructor(source: SourceFile, context: InputContext) {
    this.#source = source;
    this.#context = context;
    this.#folder = posix.dirname(source.path);
    this.#reader = new DocumentReader(context, {
      tag: "!include",
      templating: /\{\{~?\s*[#^/]/,
      prepare: (text) => withReplacements(text, this.#replacements, this.#accounts),
    });
    this.#out = new OrganizationFacts(this.#reader.documents, source.path);
    [this.#replacements, this.#accounts] = [
      { values: new Map(), keys: undefined },
      { byName: new Map(), isOpen: true },
    ];
    // The accounts are read first, and nothing is replaced in them.
    this.#accounts = accountsOf(this.#sibling("accounts-config.yaml", asWritten));
    const replacements = this.#reader.file(posix.join(this.#folder, "replacements-config.yaml"), asWritten);
    this.#replacements = replacementsOf(
      replacements.kind === "ok" ? replacements.root : undefined,
      replacements.kind === "broken",
    );
  }

  read(): ParsedInput & { readonly facts: readonly Fact[] } {
    const main = this.#reader.parsed(this.#source.path, decode(this.#source.bytes));
    if (main.kind !== "ok") return { resources: [], problems: this.#reader.problems, facts: [] };
    const { root } = main;
    const global = this.#sibling("global-config.yaml");
    const homeRegion = knownText(child(global, "homeRegion"));
    const partition = homeRegion === undefined ? undefined : partitionOfRegion(homeRegion);
    const regions = regionsOf(child(global, "enabledRegions"));
    const units = unitsOf(child(root, "organizationalUnits"));
    const isEnabled = flagOf(child(root, "enable")) !== false;
    // Where the accelerator does not manage the organization, it knows of no OU to leave alone.
    const known = isEnabled ? units : units.map((unit) => ({ ...unit, isIgnored: false }));
    const targets = new Targets(known, this.#accounts, regions);

    this.#organization(root, targets, units);
    const policies = itemsOf(child(root, "serviceControlPolicies"));
    const attaching = new Attaching(root, policies, targets, partition ?? this.#context.options.partition);
    for (const node of policies) {
      const content = this.#content(node, { homeRegion, partition });
      // What is not deployed is no policy of anybody's; its file is read with it all the same.
      if (isEnabled) this.#policy(node, content, attaching);
    }
    const hasControlTower = flagOf(child(child(global, "controlTower"), "enable")) === true;
    if (global) globalFacts(global, { out: this.#out, targets, isEnabled, partition });
    const security = this.#sibling("security-config.yaml");
    if (security) securityFacts(security, { out: this.#out, targets, hasControlTower, regions });
    const customizations = this.#sibling("customizations-config.yaml");
    const deployed = customizations
      ? readCustomizations(customizations, {
          out: this.#out,
          targets,
          folder: this.#folder,
          partition: partition ?? this.#context.options.partition,
          input: this.#context,
        })
      : { resources: [], problems: [], consumed: [] };
    const facts = this.#out.facts;
    const located = deployed.resources.map((one) => (partition === undefined ? one : { partition, ...one }));
    return {
      resources: [...this.#out.resources, ...located],
      problems: [...this.#reader.problems, ...deployed.problems],
      facts: partition === undefined ? facts : facts.map((fact) => ({ ...fact, partition })),
      consumed: [...this.#reader.consumed, ...deployed.consumed],
    };
  }

  /** A file beside the main one; one that is broken is told, one that is missing need not be there. */
  #sibling(name: string, prepare?: typeof asWritten): SyntaxNode | undefined {
    const read = this.#reader.file(posix.join(this.#folder, name), prepare);
    return read.kind === "ok" ? read.root : undefined;
  }

  #organization(root: SyntaxNode, targets: Targets, units: readonly UnitNode[]): void {
    const managementId = this.#accounts.byName.get(managementAccount)?.id;
    const base = this.#out.base({
      type: "LandingZoneAccelerator::Organization",
      address: organizationAddress,
      name: root,
      whole: root,
    });
    this.#out.facts.push({
      fact: "Organization",
      ...base,
      header: fileStart(this.#source.path),
      featureSet: isKnown("ALL"),
      // The accelerator enables the policy type where it manages the organization.
      policyTypes: policyTypesOfTools,
      serviceAccess: null,
      isStanding: true,
      ...(managementId !== undefined && { managementId }),
      accounts: [],
    });
    const ids = new Map(
      itemsOf(child(root, "organizationalUnitIds")).map((one) => [
        textOf(child(one, "name")),
        textOf(child(one, "id")),
      ]),
    );
    for (const { path, node } of units) {
      const above = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "Root";
      const id = ids.get(path);
      this.#out.facts.push({
        fact: "OrganizationalUnit",
        ...this.#out.base(declared("OrganizationalUnit", unitAddress(path), node)),
        name: path.slice(path.lastIndexOf("/") + 1),
        parent: targets.unit(above),
        ...(id !== undefined && { id }),
      });
    }
    for (const { name, id, unit, node } of this.#accounts.byName.values()) {
      if (name === managementAccount) continue;
      this.#out.facts.push({
        fact: "Account",
        ...this.#out.base(declared("Account", accountAddress(name), node)),
        name,
        parent: targets.unit(unit),
        ...(id !== undefined && { id }),
      });
    }
  }

  #policy(node: SyntaxNode, content: Value | null, attaching: Attaching): void {
    const name = textOf(child(node, "name")) ?? "policy";
    const address = `serviceControlPolicies/${name}`;
    const base = this.#out.base(declared("ServiceControlPolicy", address, node));
    const file = textOf(child(node, "policy"));
    const isRead = content !== null && content.kind !== "unknown" && file !== undefined;
    const pointers = attaching.targetsOf(node);
    if (pointers.length === 0 && attaching.isQuarantine(node)) return;
    this.#out.facts.push({
      fact: "PolicyDocument",
      ...base,
      ...(isRead && { files: [fileStart(posix.join(this.#folder, file))] }),
      name,
      role: "policy",
      type: isKnown("SERVICE_CONTROL_POLICY"),
      content,
      targets: pointers,
    });
    if (!isAllowList(node)) return;
    // An allow-list takes the place of FullAWSAccess at its targets.
    for (const target of pointers) {
      const policy = { kind: "id", id: "p-FullAWSAccess" } as const;
      const when = attaching.doubtsOf(target);
      this.#out.facts.push({ fact: "PolicyAttachment", ...base, action: "delete", policy, target, when });
    }
  }

  /** The text of the policy's file; where it cannot be read, a value that says so. */
  #content(
    node: SyntaxNode,
    place: { readonly partition: string | undefined; readonly homeRegion: string | undefined },
  ): Value | null {
    const file = child(node, "policy");
    const name = textOf(file);
    if (!file || name === undefined) return null;
    const path = posix.join(this.#folder, name);
    const read = this.#reader.text(path);
    if ("text" in read) {
      const partition = place.partition ?? this.#context.options.partition;
      const { homeRegion } = place;
      const [accounts, replacements] = [this.#accounts, this.#replacements.values];
      const of = { accounts, replacements, partition, homeRegion };
      return policyContent(path, read.text, of, this.#reader.problems);
    }
    const at = this.#out.location(file);
    return unknown({ kind: "remote-content", scope: "", of: "file", source: path, trouble: read.reason }, { at });
  }
}

interface UnitNode extends AcceleratorUnit {
  readonly node: SyntaxNode;
}

function unitsOf(list: SyntaxNode | undefined): readonly UnitNode[] {
  return itemsOf(list).flatMap((node) => {
    const path = textOf(child(node, "name"));
    return path === undefined || path === "Root"
      ? []
      : [{ path, isIgnored: flagOf(child(node, "ignore")) === true, node }];
  });
}

function regionsOf(node: SyntaxNode | undefined): readonly string[] | undefined {
  const names: Names = namesOf(node);
  return names.open === undefined && names.values.length > 0 ? names.values : undefined;
}

function knownText(node: SyntaxNode | undefined): string | undefined {
  const text = textOf(node);
  return text === undefined || text.includes("{{") ? undefined : text;
}

function declared(kind: string, address: string, node: SyntaxNode): Declared {
  return { type: `LandingZoneAccelerator::${kind}`, address, name: child(node, "name") ?? node, whole: node };
}
