import { posix } from "node:path";
import type { InputProblem, ParsedInput, Resource } from "../../../model/resource.ts";
import { opaque } from "../../../model/symbol.ts";
import { known, list, unknown, type Value } from "../../../model/value.ts";
import { child, type MapPair, type SyntaxNode } from "../../../syntax/node.ts";
import type { InputContext } from "../../format.ts";
import type { DocumentReader } from "../include.ts";
import { flagOf, textOf } from "../nodes.ts";
import type { Declared, OrganizationFacts } from "../organization-facts.ts";
import { isFunctionText } from "./functions.ts";
import { Organization, organizationFacts, organizationValues, referenceIn } from "./organization.ts";
import { sourceOf } from "./source.ts";
import { readBound } from "./templates.ts";

/** Task files inside task files. */
const maxDepth = 20;
/** Task files and templates that one task file leads to. */
const maxFiles = 500;

/** Types of tasks by the tool that they run. Source: org-formation's docs, `task-files.md`, and its plugins. */
const otherTools: ReadonlyMap<string, string> = new Map([
  ["apply-tf", "Terraform"],
  ["update-cdk", "the AWS CDK"],
  ["update-sam", "AWS SAM"],
  ["update-serverless.com", "the Serverless Framework"],
]);

/** The tasks of a file and of the files that it includes. Source: org-formation's docs, `task-files.md`. */
export class TaskReader {
  readonly resources: Resource[] = [];
  readonly problems: InputProblem[] = [];
  readonly consumed = new Set<string>();
  readonly #reader: DocumentReader;
  readonly #out: OrganizationFacts;
  readonly #input: InputContext;
  readonly #organization: Organization;
  readonly #told = new Set<string>();
  readonly #declared = new Map<string, Organization>();
  #files = 0;

  /** `organization`: what `update-organization` deploys, empty where it is in no input. */
  constructor(
    reader: DocumentReader,
    { out, input, organization }: { out: OrganizationFacts; input: InputContext; organization: Organization },
  ) {
    this.#reader = reader;
    this.#out = out;
    this.#input = input;
    this.#organization = organization;
  }

  read(path: string, root: SyntaxNode, prefix = "", given?: Parameters, depth = 0): void {
    if (root.kind !== "map" || depth > maxDepth) return;
    const parameters = new Parameters(child(root, "Parameters"), given);
    for (const pair of root.pairs) {
      if (flagOf(parameters.resolved(child(pair.value, "Skip"))) === true) continue;
      const type = textOf(child(pair.value, "Type"));
      if (type !== "include" && type !== "update-stacks") this.#otherTask(pair, type ?? "");
      if (type !== "include" && type !== "update-stacks") continue;
      this.#files += 1;
      if (this.#files > maxFiles) this.#tooMany(pair);
      else if (type === "include") this.#include(path, pair, { prefix, parameters, depth });
      else this.#stacks(path, pair, { root, prefix, parameters });
    }
  }

  /** A task that runs another tool is told once for each kind. */
  #otherTask({ key, keySpan }: MapPair, type: string): void {
    const tool = otherTools.get(type);
    if (tool === undefined || this.#told.has(type)) return;
    this.#told.add(type);
    const message = `The task ${key} runs ${tool}: what tasks of the type ${type} deploy was not read with their bindings; it counts as an input of its own where it is one.`;
    this.problems.push({ kind: "unread", code: "other-tool", message, location: this.#out.location(keySpan) });
  }

  #tooMany({ keySpan }: MapPair): void {
    if (this.#files > maxFiles + 1) return;
    const message = `The task file leads to more than ${maxFiles} others; the rest was not read.`;
    this.problems.push({ kind: "unread", code: "too-large", message, location: this.#out.location(keySpan) });
  }

  #include(
    from: string,
    { key, value }: MapPair,
    { prefix, parameters, depth }: { prefix: string; parameters: Parameters; depth: number },
  ): void {
    const node = child(value, "Path");
    const written = textOf(node);
    if (!node || written === undefined) return;
    const path = posix.join(posix.dirname(from), written);
    const read = this.#reader.file(path);
    if (read.kind === "missing") {
      const message = `${path}, which the task ${prefix}${key} includes, was not read: ${read.reason}.`;
      this.problems.push({ kind: "unread", code: "include-missing", message, location: this.#out.location(node) });
    }
    const inner = new Parameters(child(value, "Parameters"), parameters);
    if (read.kind === "ok") this.read(path, read.root, `${prefix}${key}/`, inner, depth + 1);
  }

  #stacks(
    from: string,
    { key, keySpan, value }: MapPair,
    { root, prefix, parameters }: { root: SyntaxNode; prefix: string; parameters: Parameters },
  ): void {
    const address = `${prefix}${key}`;
    const by: Declared = { type: "OrgFormation::UpdateStacks", address, name: keySpan, whole: keySpan };
    const base = this.#out.base(by);
    const node = child(value, "Template");
    const written = textOf(node);
    const mapped = written === undefined ? undefined : this.#input.options.templates?.get(written);
    const path = written === undefined ? undefined : (mapped ?? posix.join(posix.dirname(from), written));
    const isRemote = mapped === undefined && /^[a-z][a-z0-9+.-]*:\/\//i.test(written ?? "");
    const read = path === undefined || isRemote ? undefined : this.#reader.file(path);
    if (read?.kind === "ok") this.#bound(read, { key: address, from, by, value, root, parameters });
    if (read?.kind === "ok" || read?.kind === "broken") return;
    const { code, name, why } = read
      ? { code: "deployed-template-missing", name: `${path} `, why: read.reason }
      : unreadTemplate(written);
    const message = `The template ${name}of ${address} was not read: ${why}.`;
    const location = this.#out.location(node ?? keySpan);
    this.problems.push({ kind: "unread", code, message, location, resource: base.resource });
  }

  #bound(
    { path, root: template }: { readonly path: string; readonly root: SyntaxNode },
    task: { key: string; from: string; by: Declared; value: SyntaxNode; root: SyntaxNode; parameters: Parameters },
  ): void {
    const { value, root, parameters } = task;
    const own = child(template, "Organization");
    const ofTemplate = own ? new Organization(own, child(template, "Parameters")) : this.#organization;
    const organization = this.#ofFile(task.from, child(value, "OrganizationFile")) ?? ofTemplate;
    // What the task says takes the place of what the template says.
    const first = (name: string, old: string) =>
      child(value, name) ?? child(template, name) ?? child(template, old) ?? undefined;
    const sections = [value, root, template].flatMap((node) => child(node, "OrganizationBindings") ?? []);
    this.#take(
      readBound(
        {
          root: template,
          source: sourceOf(path, this.#reader),
          name: task.key,
          unboundPrefix: `${task.key}/`,
          by: task.by,
          parameters: this.#values(child(value, "Parameters"), parameters, organizationValues(organization, this.#out)),
          bindings: {
            organization,
            named: sections,
            defaultBinding: first("DefaultOrganizationBinding", "OrganizationBinding"),
            defaultRegion: first("DefaultOrganizationBindingRegion", "OrganizationBindingRegion"),
            parameter: (name) => parameters.get(name),
          },
        },
        this.#out,
        this.#input,
      ),
    );
  }

  /** The organization that a task names a file for, which takes the place of all others. */
  #ofFile(from: string, node: SyntaxNode | undefined): Organization | undefined {
    const written = textOf(node);
    if (!node || written === undefined) return undefined;
    const path = posix.join(posix.dirname(from), written);
    const have = this.#declared.get(path);
    if (have) return have;
    const read = this.#reader.file(path);
    if (read.kind === "missing") {
      const message = `The organization ${path} was not read: ${read.reason}.`;
      const location = this.#out.location(node);
      this.problems.push({ kind: "unread", code: "organization-missing", message, location });
    }
    if (read.kind !== "ok") return undefined;
    const organization = new Organization(child(read.root, "Organization"), child(read.root, "Parameters"));
    // Where the task file deploys an organization, that one is declared.
    if (this.#organization.isEmpty) organizationFacts(organization, this.#out);
    this.#declared.set(path, organization);
    return organization;
  }

  #values(
    node: SyntaxNode | undefined,
    parameters: Parameters,
    ofOrganization: ReadonlyMap<string, Value>,
  ): ReadonlyMap<string, Value> {
    const pairs = node?.kind === "map" ? node.pairs : [];
    return new Map(
      pairs.map(({ key, value }): [string, Value] => {
        const at = this.#out.location(value);
        const via = [{ kind: "given-value", name: key, from: at.path, at }] as const;
        const given = (one: SyntaxNode): Value => {
          const name = referenceIn(one);
          const written = parameters.resolved(one);
          const referred = name === undefined || written ? undefined : ofOrganization.get(name);
          if (referred) return referred;
          if (written?.kind === "list" && written.tag === undefined) return list(written.items.map(given), { at, via });
          const text = textOf(written);
          if (text !== undefined && !text.includes("{{") && !isFunctionText(text)) return known(text, { at, via });
          return unknown(opaque("unset", at, `${key} is filled in when the task runs`, key), { at });
        };
        return [key, given(value)];
      }),
    );
  }

  #take({ resources, problems, consumed = [] }: ParsedInput): void {
    this.resources.push(...resources);
    this.problems.push(...problems);
    for (const path of consumed) this.consumed.add(path);
  }
}

/** Why a template that is no file of the workspace was not read; `undefined`: its name is not known. */
function unreadTemplate(written: string | undefined) {
  if (written !== undefined) return { code: "remote-template", name: `${written} `, why: "it is remote" };
  return { code: "template-body-unknown", name: "", why: "which one it is is not known before deployment" };
}

/** The parameters of a task file: what an including task gives, else their defaults. */
class Parameters {
  readonly #section: SyntaxNode | undefined;
  readonly #outer: Parameters | undefined;

  constructor(section: SyntaxNode | undefined, outer: Parameters | undefined) {
    this.#section = section;
    this.#outer = outer;
  }

  get(name: string): SyntaxNode | undefined {
    const outer = this.#outer?.get(name);
    if (outer) return outer;
    const own = child(this.#section, name);
    return child(own, "Type") ? child(own, "Default") : own;
  }

  /** A node, or what a reference to a parameter stands for. */
  resolved(node: SyntaxNode | undefined): SyntaxNode | undefined {
    const name = referenceIn(node);
    return name === undefined ? node : this.get(name);
  }
}
