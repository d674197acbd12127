import { posix } from "node:path";
import type { Fact } from "../../../model/fact.ts";
import type { ParsedInput } from "../../../model/resource.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { cloudformation } from "../../cloudformation/index.ts";
import { decode } from "../../cloudformation/template/decode.ts";
import type { InputContext, InputFormat, SourceFile } from "../../format.ts";
import { DocumentReader } from "../include.ts";
import { openBraces, textOf } from "../nodes.ts";
import { OrganizationFacts } from "../organization-facts.ts";
import { annotatedOf } from "./annotated.ts";
import { Organization, organizationFacts } from "./organization.ts";
import { sourceOf } from "./source.ts";
import { TaskReader } from "./tasks.ts";
import { readBound } from "./templates.ts";

/**
 * What org-formation deploys: the organization (`OC::ORG::…`), templates with bindings, and task files. Its templates are
 * CloudFormation templates with sections of their own, hence the format's name.
 * https://github.com/org-formation/org-formation-cli/tree/master/docs
 */
export const orgFormation: InputFormat = {
  name: "cloudformation",
  claims: ({ bytes }) => (looksLikeOrgFormation(bytes) ? "yes" : "no"),
  parse: (source, context) => new OrgFormationReader(source, context).read(),
};

/** Whether a text is one of org-formation's: its marks in the bytes, and no parser loaded. */
export function looksLikeOrgFormation(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.includes("OC::ORG::") && /(?:^|[{,\s])["']?Organization["']?\s*:/m.test(text.toString("utf8"))) return true;
  if (text.includes("!Include") && /^Organization\s*:\s*!Include\s/m.test(text.toString("utf8"))) return true;
  return (text.includes("update-") || text.includes("annotate-")) && isTaskFile(text.toString("utf8"));
}

function isTaskFile(text: string): boolean {
  return /(?:^|[{,\s])["']?Type["']?\s*:\s*["']?(?:update-(?:stacks|organization)|annotate-organization)(?![\w-])/m.test(
    text,
  );
}

class OrgFormationReader {
  readonly #source: SourceFile;
  readonly #context: InputContext;
  readonly #reader: DocumentReader;

  constructor(source: SourceFile, context: InputContext) {
    this.#source = source;
    this.#context = context;
    this.#reader = new DocumentReader(context, {
      ...openBraces,
      select: (root, key) => (key === "Organization" ? (child(root, "Organization") ?? root) : root),
    });
  }

  read(): ParsedInput & { readonly facts: readonly Fact[]; readonly scope?: string } {
    const { path } = this.#source;
    const text = decode(this.#source.bytes);
    const main = this.#reader.parsed(path, text);
    if (main.kind !== "ok") return { resources: [], problems: this.#reader.problems, facts: [] };
    const { root } = main;
    const named = child(root, "Organization");
    // A task may be called so as well.
    const section = textOf(child(named, "Type")) === undefined ? named : undefined;
    return section || !isTaskFile(text) ? this.#template(root, section) : this.#tasks(root);
  }

  /** A template with an organization of its own, or one that it includes, and the resources beside it. */
  #template(root: SyntaxNode, section: SyntaxNode | undefined) {
    const { path } = this.#source;
    const scope = this.#fileOf(section) ?? path;
    const out = new OrganizationFacts(this.#reader.documents, scope);
    const parameters = child(root, "Parameters");
    const organization = new Organization(section, parameters);
    organizationFacts(organization, out);
    const resources = child(root, "Resources");
    if (resources && !this.#isBound(root, resources)) return this.#whole(out, scope);
    const beside = resources
      ? readBound(
          {
            root,
            source: sourceOf(path, this.#reader),
            name: path,
            unboundPrefix: "",
            by: { type: "OrgFormation::Template", address: path, name: root, whole: root },
            parameters: new Map(),
            bindings: {
              organization,
              named: [child(root, "OrganizationBindings")].flatMap((one) => one ?? []),
              defaultBinding: child(root, "DefaultOrganizationBinding") ?? child(root, "OrganizationBinding"),
              defaultRegion:
                child(root, "DefaultOrganizationBindingRegion") ?? child(root, "OrganizationBindingRegion"),
              parameter: (name) => child(child(parameters, name), "Default"),
            },
          },
          out,
          this.#context,
        )
      : { resources: [], problems: [] };
    return this.#result(out, scope, beside);
  }

  /** Resources that nothing binds are those of a template of its own. */
  #whole(out: OrganizationFacts, scope: string) {
    return this.#result(out, scope, cloudformation.parse(this.#source, this.#context));
  }

  #isBound(root: SyntaxNode, resources: SyntaxNode): boolean {
    if (this.#reader.consumed.size > 0) return true; // parts of it stand in other files
    const names = ["DefaultOrganizationBinding", "OrganizationBinding"];
    if (names.some((name) => child(root, name))) return true;
    return resources.kind === "map" && resources.pairs.some(({ value }) => child(value, "OrganizationBinding"));
  }

  #tasks(root: SyntaxNode) {
    const { path } = this.#source;
    const file = organizationFileOf(path, root);
    const read = file === undefined ? undefined : this.#reader.file(file);
    const scope = read?.kind === "ok" ? read.path : path;
    const out = new OrganizationFacts(this.#reader.documents, scope);
    if (read?.kind === "missing") {
      const message = `The organization ${read.path} was not read: ${read.reason}.`;
      const location = this.#reader.documents.location({ start: root.start, end: root.start });
      this.#reader.problems.push({ kind: "unread", code: "organization-missing", message, location });
    }
    const template = read?.kind === "ok" ? read.root : undefined;
    const organization =
      annotatedIn(root, out) ?? new Organization(child(template, "Organization"), child(template, "Parameters"));
    if (template) organizationFacts(organization, out);
    const tasks = new TaskReader(this.#reader, { out, input: this.#context, organization });
    tasks.read(path, root);
    return this.#result(out, scope, { ...tasks, consumed: [...tasks.consumed] });
  }

  #result(out: OrganizationFacts, scope: string, beside: ParsedInput) {
    return {
      resources: [...out.resources, ...beside.resources],
      problems: [...this.#reader.problems, ...beside.problems],
      facts: out.facts,
      consumed: [...this.#reader.consumed, ...(beside.consumed ?? [])],
      scope,
    };
  }

  /** The file that a section stands in, where that is another one than the template's. */
  #fileOf(section: SyntaxNode | undefined): string | undefined {
    if (section?.kind !== "map") return undefined;
    const [first] = section.pairs;
    return first && this.#reader.documents.location(first.keySpan).path;
  }
}

/** The organization of the task `annotate-organization`, which stands in the place of `update-organization`. */
function annotatedIn(root: SyntaxNode, out: OrganizationFacts): Organization | undefined {
  const pairs = root.kind === "map" ? root.pairs : [];
  const task = pairs.find(({ value }) => textOf(child(value, "Type")) === "annotate-organization");
  if (!task) return undefined;
  const { section, excluded } = annotatedOf(task, out);
  return new Organization(section, undefined, excluded);
}

/** The template of the task `update-organization`. */
function organizationFileOf(path: string, root: SyntaxNode): string | undefined {
  const pairs = root.kind === "map" ? root.pairs : [];
  const task = pairs.find(({ value }) => textOf(child(value, "Type")) === "update-organization");
  const written = textOf(child(task?.value, "Template"));
  return written === undefined ? undefined : posix.join(posix.dirname(path), written);
}
