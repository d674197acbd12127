import { posix } from "node:path";
import type { Fact, Pointer } from "../../model/fact.ts";
import { fileStart } from "../../model/location.ts";
import { partitionOfRegion } from "../../model/partition.ts";
import type { InputProblem } from "../../model/resource.ts";
import { known, type Value } from "../../model/value.ts";
import { readOpenJson, readPolicyJson } from "../../policy/policy-text.ts";
import { LineIndex } from "../../syntax/line-index.ts";
import { child, type SyntaxNode } from "../../syntax/node.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { decode } from "../cloudformation/template/decode.ts";
import type { InputContext, InputFormat, SourceFile } from "../format.ts";
import { rootOf } from "./include.ts";
import { securityFacts, type Targets } from "./landing-zone-security.ts";
import { asYaml, filledIn, textOf } from "./landing-zone-text.ts";
import {
  accountIdOf,
  type Declared,
  isKnown,
  itemsOf,
  OrganizationFile,
  textWithPlaceholders,
  toResource,
} from "./organization-facts.ts";

/**
 * The configuration of the Landing Zone Accelerator on AWS: `organization-config.yaml`, with the files beside it
 * (`accounts-config.yaml`, `security-config.yaml`, `global-config.yaml`) and the policies that it names. It is deployed
 * as CloudFormation stacks, hence the format's name.
 * https://awslabs.github.io/landing-zone-accelerator-on-aws/latest/typedocs/interfaces/___packages__aws_accelerator_config_lib_models_organization_config.IOrganizationConfig.html
 */
export const landingZoneAccelerator: InputFormat = {
  name: "cloudformation",
  claims: (source) => (looksLikeLandingZone(source) ? "yes" : "no"),
  parse(source, context) {
    const text = decode(source.bytes);
    const parsed = parseYaml(asYaml(text));
    if (!parsed.ok) {
      const lines = new LineIndex(source.path, text);
      const problems = parsed.problems.map(
        (one): InputProblem => ({
          kind: "error",
          code: one.code,
          message: one.message,
          location: lines.location(one),
        }),
      );
      return { resources: [], problems };
    }
    const reader = new AcceleratorReader(source, text, context);
    reader.read(parsed.root);
    return {
      resources: reader.files.flatMap((file) => file.resources),
      problems: reader.problems,
      facts: reader.facts(),
      consumed: reader.consumed,
    };
  },
};

/** By its name, which the accelerator prescribes, and the keys in it. */
export function looksLikeLandingZone({ path, bytes }: SourceFile): boolean {
  if (posix.basename(path) !== "organization-config.yaml") return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return /^(?:organizationalUnits|serviceControlPolicies)\s*:/m.test(text);
}

/** Placeholders that the accelerator fills in; `${aws:…}` is IAM's own. */
const placeholders = /\$\{(?:ACCEL_LOOKUP::[^{}]{0,500}|[A-Z][A-Z0-9_]{0,100})\}/g;

class AcceleratorReader {
  readonly files: OrganizationFile[] = [];
  readonly problems: InputProblem[] = [];
  readonly consumed: string[] = [];
  readonly #main: OrganizationFile;
  readonly #context: InputContext;
  /** That of the home region, where it is known. */
  #partition: string | undefined;
  /** Unit name → address; account name → the unit that it is in. */
  readonly #units = new Map<string, string>();
  readonly #accounts = new Map<string, { readonly pointer: Pointer; readonly unit: string }>();

  constructor({ path }: SourceFile, text: string, context: InputContext) {
    this.#context = context;
    this.#main = this.#file(path, text);
  }

  read(root: SyntaxNode): void {
    const accounts = this.#sibling("accounts-config.yaml");
    const managementId = this.#accountIds(accounts?.root).get("Management");
    const base = this.#main.base({
      type: "LandingZoneAccelerator::Organization",
      address: "organization",
      name: root,
      whole: root,
    });
    this.#main.facts.push({
      fact: "Organization",
      ...base,
      header: fileStart(this.#main.path),
      featureSet: isKnown("ALL"),
      // The accelerator enables the policy type where it manages the organization.
      policyTypes: { values: ["SERVICE_CONTROL_POLICY"] },
      serviceAccess: null,
      ...(managementId !== undefined && { managementId }),
      accounts: [],
    });
    this.#readUnits(root);
    if (accounts) this.#readAccounts(accounts);
    const isEnabled = textOf(child(root, "enable")) !== "false";
    this.#partition = this.#homePartition();
    const partition = this.#partition ?? this.#context.options.partition ?? "aws";
    for (const node of itemsOf(child(root, "serviceControlPolicies"))) {
      if (isEnabled) this.#policy(node, partition);
      else this.#text(textOf(child(node, "policy")) ?? ""); // its file is no policy of anybody's
    }
    const security = this.#sibling("security-config.yaml");
    const targets = (node: SyntaxNode | undefined) => this.#targets(node, managementId);
    if (security) securityFacts(security.root, security.file, targets);
  }

  #file(path: string, text: string): OrganizationFile {
    const file = new OrganizationFile(path, text, this.#main?.path ?? path);
    this.files.push(file);
    return file;
  }

  #text(name: string): { readonly path: string; readonly text: string } | string {
    const path = posix.join(posix.dirname(this.#main.path), name);
    const read = this.#context.workspace.read(path);
    if (read.kind !== "ok") return read.reason;
    this.consumed.push(path);
    return { path, text: decode(read.bytes) };
  }

  #sibling(name: string): { readonly root: SyntaxNode; readonly file: OrganizationFile } | undefined {
    const read = this.#text(name);
    if (typeof read === "string") return undefined;
    const root = rootOf(read.path, asYaml(read.text));
    if (root) return { root, file: this.#file(read.path, read.text) };
    const message = `${name} is no well-formed YAML: what it says of the organization was not read.`;
    this.problems.push({ kind: "error", code: "yaml-syntax", message, location: fileStart(read.path) });
    return undefined;
  }

  facts(): readonly Fact[] {
    const facts = this.files.flatMap((file) => file.facts);
    const partition = this.#partition;
    return partition === undefined ? facts : facts.map((fact) => ({ ...fact, partition }));
  }

  #homePartition(): string | undefined {
    const region = textOf(child(this.#sibling("global-config.yaml")?.root, "homeRegion"));
    return region === undefined ? undefined : partitionOfRegion(region);
  }

  /** Account name → ID, for those whose e-mail address has one. */
  #accountIds(root: SyntaxNode | undefined): ReadonlyMap<string, string> {
    const byMail = new Map(
      itemsOf(child(root, "accountIds")).flatMap((one) => {
        const [mail, id] = [textOf(child(one, "email")), accountIdOf(child(one, "accountId"))];
        return mail !== undefined && id !== undefined ? [[mail.toLowerCase(), id] as const] : [];
      }),
    );
    return new Map(
      accountNodes(root).flatMap((one) => {
        const id = byMail.get((textOf(child(one, "email")) ?? "").toLowerCase());
        return id === undefined ? [] : [[textOf(child(one, "name")) ?? "", id] as const];
      }),
    );
  }

  #readUnits(root: SyntaxNode): void {
    const ids = new Map(
      itemsOf(child(root, "organizationalUnitIds")).map((one) => [
        textOf(child(one, "name")),
        textOf(child(one, "id")),
      ]),
    );
    const units = itemsOf(child(root, "organizationalUnits"));
    for (const node of units) {
      const name = textOf(child(node, "name"));
      if (name !== undefined) this.#units.set(name, `organizationalUnits/${name}`);
    }
    for (const node of units) {
      const path = textOf(child(node, "name"));
      if (path === undefined) continue;
      const above = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : undefined;
      const parent = above === undefined ? ({ kind: "root" } as const) : this.#unit(above);
      const base = this.#main.base(declared("OrganizationalUnit", this.#units.get(path) ?? path, node));
      const id = ids.get(path);
      const fact = {
        fact: "OrganizationalUnit",
        ...base,
        name: path.slice(path.lastIndexOf("/") + 1),
        parent,
      } as const;
      this.#main.facts.push(id === undefined ? fact : { ...fact, id });
    }
  }

  #unit(name: string): Pointer {
    if (name === "Root") return { kind: "root" };
    const address = this.#units.get(name);
    return address === undefined
      ? { kind: "open", cause: { kind: "undeclared-unit", name, file: "organization-config.yaml" } }
      : toResource(address);
  }

  #readAccounts({ root, file }: { readonly root: SyntaxNode; readonly file: OrganizationFile }): void {
    const ids = this.#accountIds(root);
    for (const node of accountNodes(root)) {
      const name = textOf(child(node, "name"));
      const unit = textOf(child(node, "organizationalUnit")) ?? "Root";
      if (name === undefined || name === "Management") continue;
      const base = file.base(declared("Account", `accounts/${name}`, node));
      const id = ids.get(name);
      const fact = { fact: "Account", ...base, name, parent: this.#unit(unit) } as const;
      file.facts.push(id === undefined ? fact : { ...fact, id });
      this.#accounts.set(name, { pointer: toResource(`accounts/${name}`), unit });
    }
  }

  #policy(node: SyntaxNode, partition: string): void {
    const name = textOf(child(node, "name")) ?? "policy";
    const file = textOf(child(node, "policy"));
    const targets = child(node, "deploymentTargets");
    this.#main.facts.push({
      fact: "PolicyDocument",
      ...this.#main.base(declared("ServiceControlPolicy", `serviceControlPolicies/${name}`, node)),
      name,
      role: "policy",
      type: isKnown("SERVICE_CONTROL_POLICY"),
      content: file === undefined ? null : this.#content(file, node, partition),
      targets: targets ? this.#targets(targets, undefined).pointers : [],
    });
  }

  #content(name: string, node: SyntaxNode, partition: string): Value | null {
    const read = this.#text(name);
    if (typeof read === "string") {
      const message = `the policy ${name} cannot be read: ${read}.`;
      this.problems.push({ kind: "unread", code: "policy-missing", message, location: this.#main.location(node) });
      return null;
    }
    const lines = new LineIndex(read.path, read.text);
    const filled = read.text.replaceAll("${PARTITION}", partition);
    const at = fileStart(read.path);
    const whole = textWithPlaceholders(filled, placeholders, at);
    if (whole.kind === "text") {
      const open = readOpenJson(whole);
      return open.ok ? open.value : whole;
    }
    if (filled !== read.text) return known(filled, { at });
    const plain = readPolicyJson(read.text, (span) => lines.location(span));
    return plain.ok ? plain.value : known(read.text, { at });
  }

  /** Excluded accounts give a list of all others; without targets the result is every account. */
  #targets(node: SyntaxNode | undefined, managementId: string | undefined): Targets {
    const units = node ? namesIn(child(node, "organizationalUnits")) : ["Root"];
    const accounts = namesIn(child(node, "accounts"));
    const excluded = new Set(namesIn(child(node, "excludedAccounts")));
    const open = [...units, ...accounts, ...excluded].filter((name) => name.includes("{{")).map(openPointer);
    const reachesManagement = units.includes("Root") || accounts.includes("Management");
    const management: readonly Pointer[] =
      managementId !== undefined && reachesManagement && !excluded.has("Management")
        ? [{ kind: "id", id: managementId }]
        : [];
    const single = accounts.flatMap((name) => this.#accounts.get(name)?.pointer ?? []);
    const rest = [...single, ...management, ...open];
    const plain = units.filter((name) => !name.includes("{{") || this.#units.has(name));
    if (excluded.size === 0) return { pointers: [...plain.map((one) => this.#unit(one)), ...rest] };
    const isInside = (unit: string) =>
      plain.some((one) => one === "Root" || unit === one || unit.startsWith(`${one}/`));
    const inside = [...this.#accounts].filter(([name, { unit }]) => !excluded.has(name) && isInside(unit));
    return { pointers: [...inside.map(([, { pointer }]) => pointer), ...rest] };
  }
}

/** The names of a list; a whole list that is filled in later is one name. */
function namesIn(node: SyntaxNode | undefined): readonly string[] {
  const items = node?.kind === "scalar" ? [node] : itemsOf(node);
  return items.flatMap((one) => textOf(one) ?? []);
}

function openPointer(name: string): Pointer {
  return { kind: "open", cause: filledIn(name) };
}

function accountNodes(root: SyntaxNode | undefined): readonly SyntaxNode[] {
  return [...itemsOf(child(root, "mandatoryAccounts")), ...itemsOf(child(root, "workloadAccounts"))];
}

function declared(kind: string, address: string, node: SyntaxNode): Declared {
  return { type: `LandingZoneAccelerator::${kind}`, address, name: child(node, "name") ?? node, whole: node };
}
