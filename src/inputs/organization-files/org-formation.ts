import { posix } from "node:path";
import type { Pointer } from "../../model/fact.ts";
import type { InputProblem } from "../../model/resource.ts";
import { child, type MapPair, type SyntaxNode } from "../../syntax/node.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { cloudformation } from "../cloudformation/index.ts";
import { decode } from "../cloudformation/template/decode.ts";
import type { InputFormat, SourceFile } from "../format.ts";
import { includedNode, isMapNode } from "./include.ts";
import { accountIdOf, type Declared, isKnown, OrganizationFile, textOf, toResource } from "./organization-facts.ts";

/**
 * `organization.yml` of org-formation (`OC::ORG::…`). Its templates are CloudFormation templates with a section of their
 * own (`AWSTemplateFormatVersion: 2010-09-09-OC`), hence the format's name; resources beside it are read as such.
 * https://github.com/org-formation/org-formation-cli/blob/master/docs/organization-resources.md
 */
export const orgFormation: InputFormat = {
  name: "cloudformation",
  claims: ({ bytes }) => (looksLikeOrgFormation(bytes) ? "yes" : "no"),
  parse(source, context) {
    const text = decode(source.bytes);
    const parsed = parseYaml(text);
    if (!parsed.ok) return cloudformation.parse(source, context); // which says what is wrong with the YAML
    const consumed: string[] = [];
    const include = (path: string) => {
      const file = posix.join(posix.dirname(source.path), path);
      const read = context.workspace.read(file);
      if (read.kind === "ok") consumed.push(file);
      return read.kind === "ok" ? { path: file, text: decode(read.bytes) } : undefined;
    };
    const reader = new OrgFormationReader(source, text, include);
    reader.read(child(parsed.root, "Organization"));
    const beside = child(parsed.root, "Resources") ? cloudformation.parse(source, context) : undefined;
    return {
      resources: [...reader.file.resources, ...(beside?.resources ?? [])],
      problems: [...reader.problems, ...(beside?.problems ?? [])],
      facts: reader.file.facts,
      consumed: [...consumed, ...(beside?.consumed ?? [])],
    };
  },
};

/** Whether a text declares things of org-formation: its marks in the first bytes, and no parser loaded. */
export function looksLikeOrgFormation(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return text.includes("OC::ORG::") && /^["']?Organization["']?\s*:\s*(?:#.*)?$/m.test(text.toString("utf8"));
}

/** Nunjucks, which org-formation renders a template with. */
const placeholders = /\{\{[^{}]{0,500}\}\}/g;

type Include = (path: string) => { readonly path: string; readonly text: string } | undefined;

class OrgFormationReader {
  readonly file: OrganizationFile;
  readonly problems: InputProblem[] = [];
  readonly #include: Include;
  /** What contains an account or OU, and what each policy is attached to, by logical name. */
  readonly #parents = new Map<string, string>();
  readonly #targets = new Map<string, Pointer[]>();
  readonly #accounts = new Set<string>();

  constructor({ path }: SourceFile, text: string, include: Include) {
    this.file = new OrganizationFile(path, text, path);
    this.#include = include;
  }

  read(organization: SyntaxNode | undefined): void {
    const pairs = organization?.kind === "map" ? organization.pairs : [];
    for (const pair of pairs) this.#relate(pair);
    for (const pair of pairs) this.#declare(pair);
  }

  #relate({ key, value }: MapPair): void {
    const properties = child(value, "Properties");
    const type = textOf(child(value, "Type"));
    const here: Pointer = type === "OC::ORG::OrganizationRoot" ? { kind: "root" } : toResource(key);
    if (type === "OC::ORG::Account") this.#accounts.add(key);
    for (const name of ["Accounts", "OrganizationalUnits"])
      for (const inner of referencesIn(child(properties, name))) this.#parents.set(inner, key);
    // Service control policies never bind the management account.
    if (type === "OC::ORG::MasterAccount") return;
    for (const name of ["ServiceControlPolicies", "Policies"]) {
      for (const policy of referencesIn(child(properties, name)))
        this.#targets.set(policy, [...(this.#targets.get(policy) ?? []), here]);
    }
  }

  #declare({ key, keySpan, value }: MapPair): void {
    const type = textOf(child(value, "Type")) ?? "";
    const properties = child(value, "Properties");
    const get = (name: string) => child(properties, name);
    const declared: Declared = { type, address: key, name: keySpan, whole: { start: keySpan.start, end: value.end } };
    const parent: Pointer = this.#parents.has(key) ? toResource(this.#parents.get(key) ?? "") : { kind: "root" };
    const id = accountIdOf(get("AccountId"));
    switch (type) {
      case "OC::ORG::MasterAccount": {
        const name = textOf(get("AccountName"));
        // org-formation turns on all features and the policy type before it creates policies.
        this.file.facts.push({
          fact: "Organization",
          ...this.file.base(declared),
          featureSet: isKnown("ALL"),
          policyTypes: { values: ["SERVICE_CONTROL_POLICY"] },
          serviceAccess: null,
          ...(id !== undefined && { managementId: id }),
          accounts: id !== undefined && name !== undefined ? [{ id, name }] : [],
        });
        break;
      }
      case "OC::ORG::OrganizationalUnit": {
        const name = textOf(get("OrganizationalUnitName")) ?? key;
        this.file.facts.push({ fact: "OrganizationalUnit", ...this.file.base(declared), name, parent });
        break;
      }
      case "OC::ORG::Account": {
        const name = textOf(get("AccountName")) ?? key;
        const base = { fact: "Account", ...this.file.base(declared), name, parent } as const;
        this.file.facts.push(id === undefined ? base : { ...base, id });
        break;
      }
      case "OC::ORG::ServiceControlPolicy":
      case "OC::ORG::Policy":
        this.#policy(declared, get, type === "OC::ORG::Policy" ? textOf(get("PolicyType")) : undefined);
    }
  }

  #policy(declared: Declared, get: (name: string) => SyntaxNode | undefined, type: string | undefined): void {
    const node = get("PolicyDocument");
    const included = node && includedNode(node, this.#include);
    const file = included ? new OrganizationFile(included.path, included.text, this.file.path) : this.file;
    const body = included?.root ?? node;
    this.file.facts.push({
      fact: "PolicyDocument",
      ...this.file.base(declared),
      name: textOf(get("PolicyName")) ?? declared.address,
      role: "policy",
      type: isKnown(type ?? "SERVICE_CONTROL_POLICY"),
      content: body ? file.value(body, placeholders) : null,
      targets: this.#targets.get(declared.address) ?? [],
    });
  }
}

/** Logical names that `!Ref` or `{ Ref: … }` name, one or in a list. */
function referencesIn(node: SyntaxNode | undefined): readonly string[] {
  if (node?.kind === "list" && node.tag === undefined) return node.items.flatMap(referencesIn);
  if (node?.kind === "scalar" && node.tag === "!Ref") return [String(node.value)];
  const inner = isMapNode(node) ? textOf(child(node, "Ref")) : undefined;
  return inner === undefined ? [] : [inner];
}
