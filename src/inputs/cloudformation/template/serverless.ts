import type { Resource } from "../../../model/resource.ts";
import { opaque } from "../../../model/symbol.ts";
import { unknown } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { joinTemplates, type Placed } from "./joined-source.ts";
import { besideOf, type Run } from "./run.ts";
import type { SourceText } from "./template.ts";
import { readTop, userValues } from "./top.ts";

/** A configuration of the Serverless Framework, which has a service, a provider and CloudFormation below `resources`. */
export function isServerless(root: SyntaxNode): boolean {
  return ["service", "provider", "resources"].every((key) => child(root, key) !== undefined);
}

/**
 * The CloudFormation of a `serverless.yml`: one template below `resources`, or a list of them, each written out or in a file of
 * its own (`${file(resources/iam.yml)}`). They are merged into one; what a variable stands for is unknown unless the file says it.
 * https://www.serverless.com/framework/docs/providers/aws/guide/resources
 */
export function readServerless(root: SyntaxNode, source: SourceText, run: Run): readonly Resource[] {
  const resources = child(root, "resources");
  const entries = resources?.kind === "list" ? resources.items : resources ? [resources] : [];
  const parts = entries.flatMap((node) => new ServerlessReader(root, run).entry({ node, source }, 0));
  const templates = saysOneThing(parts) ? [joinTemplates(parts)] : parts;
  return templates.flatMap((one) => (one ? readTop(one.node, one.source, userValues(run.context), run) : []));
}

/** `${file(resources/iam.yml)}`, `${file(./iam.yml):Resources}`. */
const fileVariable = /^\$\{file\(([^()${}]+)\)(?::([\w.-]+))?\}$/;
/** A variable of the framework; CloudFormation's own have no source before a colon, or begin with `AWS::`. */
const variable = /\$\{(?!AWS::)[A-Za-z]+(?:\([^(){}]*\))?:[^{}]*\}|\$\{file\([^(){}]*\)[^{}]*\}/;
/** Files that name files, and variables inside variables. */
const maxDepth = 10;

/**
 * Whether no key stands twice, neither in one of the templates nor as a resource of two. Otherwise each is read by itself, so
 * that whatever one of them declares counts.
 */
function saysOneThing(parts: readonly Placed[]): boolean {
  const names = parts.flatMap(({ node }) => {
    const resources = child(node, "Resources");
    return resources?.kind === "map" ? resources.pairs.map(({ key }) => key) : [];
  });
  return new Set(names).size === names.length && parts.every(({ source }) => source.repeated === undefined);
}

class ServerlessReader {
  readonly #root: SyntaxNode;
  readonly #run: Run;

  constructor(root: SyntaxNode, run: Run) {
    this.#root = root;
    this.#run = run;
  }

  /** The templates that an entry is, written out or by a file. */
  entry(placed: Placed, depth: number): readonly Placed[] {
    const { node, source } = placed;
    const file = this.#file(placed, depth);
    if (file === "unread") return [];
    if (file) return this.entry(file, depth + 1);
    if (node.kind === "list") return node.items.flatMap((item) => this.entry({ node: item, source }, depth + 1));
    const resources = child(node, "Resources");
    // A file of nothing but outputs, or `extensions` of what the framework makes by itself.
    if (node.kind !== "map" || !resources) return [];
    const inner = this.#file({ node: resources, source }, depth);
    if (inner === "unread") return [];
    const template = inner ? withSection(node, inner.node) : node;
    const within = inner?.source ?? source;
    const { rest, named } = this.#resourcesByFile(template, within, depth);
    return [{ node: this.#filled(rest, within), source: within }, ...named];
  }

  /** The resources that stand in files of their own (`Phone: ${file(phone.yml)}`), each a part, and the template without them. */
  #resourcesByFile(template: SyntaxNode, source: SourceText, depth: number): { rest: SyntaxNode; named: Placed[] } {
    const section = child(template, "Resources");
    if (template.kind !== "map" || section?.kind !== "map") return { rest: template, named: [] };
    const named = section.pairs.filter(({ value }) => this.#isElsewhere(value));
    if (named.length === 0) return { rest: template, named: [] };
    const resources = { ...section, pairs: section.pairs.filter((pair) => !named.includes(pair)) };
    const pairs = template.pairs.map((pair) => (pair.value === section ? { ...pair, value: resources } : pair));
    const parts = named.flatMap(({ key, value }) => this.#resourceOf(key, { node: value, source }, depth));
    return { rest: { ...template, pairs }, named: parts };
  }

  #isElsewhere(value: SyntaxNode): boolean {
    return value.kind === "scalar" && value.source.includes("${") && this.#own(value.source.trim()) === undefined;
  }

  #resourceOf(name: string, placed: Placed, depth: number): readonly Placed[] {
    const file = this.#file(placed, depth);
    if (file === "unread") return [];
    if (file) return this.#resourceOf(name, file, depth + 1);
    const { node, source } = placed;
    const resource = mapOf(name, this.#filled(node, source));
    return [{ node: mapOf("Resources", resource), source }];
  }

  /** What a variable that names a file stands for; `undefined` for what is none. */
  #file({ node, source }: Placed, depth: number): Placed | "unread" | undefined {
    if (node.kind !== "scalar" || !node.source.includes("${")) return undefined;
    const [, path, key] = fileVariable.exec(node.source.trim()) ?? [];
    const location = source.locate(node);
    const unread = (why: string) => {
      const message = `The resources that ${node.source} stands for were not read: ${why}.`;
      this.#run.unread("serverless-resources", message, location);
      return "unread" as const;
    };
    if (path === undefined) return unread("the variable is filled in when it is deployed");
    if (depth > maxDepth) return unread(`files name files more than ${maxDepth} times`);
    const beside = besideOf(source.path, path.trim());
    if (/\.[cm]?[jt]s$/.test(beside)) return unread(`${beside} makes them by code, which is not run`);
    const file = this.#run.file(beside);
    if (file.kind !== "ok") return unread(file.reason);
    const tree = this.#run.tree(beside, file.bytes);
    if (!tree.ok) return "unread";
    const found = key === undefined ? tree.root : nodeAt(tree.root, key);
    return found ? { node: found, source: tree.source } : unread(`${beside} has no ${key ?? "content"}`);
  }

  /** The tree with its variables filled in or marked as unknown. */
  #filled(node: SyntaxNode, source: SourceText): SyntaxNode {
    if (node.kind === "list") return { ...node, items: node.items.map((item) => this.#filled(item, source)) };
    if (node.kind === "map") {
      const pairs = node.pairs.map((pair) => ({ ...pair, value: this.#filled(pair.value, source) }));
      return { ...node, pairs };
    }
    if (!node.source.includes("${")) return node;
    const own = this.#own(node.source.trim());
    if (own) return { ...own, start: node.start, end: node.end };
    let text = node.source;
    for (let count = 0; count < maxDepth && variable.test(text); count += 1) {
      text = text.replace(variable, (written) => this.#text(written, source, node));
    }
    return text === node.source ? node : { ...node, value: text, source: text };
  }

  #text(written: string, source: SourceText, node: SyntaxNode): string {
    const own = this.#own(written);
    if (own?.kind === "scalar") return own.source;
    const symbol = opaque("unset", source.locate(node), undefined, written);
    return this.#run.solver.marks.markOf(unknown(symbol));
  }

  /** The node of the file that `${self:custom.owner}` names, else what is written for the case that it is not there. */
  #own(written: string): SyntaxNode | undefined {
    const [, path, otherwise] = /^\$\{self:([\w.-]+)\s*(?:,([^{}]*))?\}$/.exec(written) ?? [];
    if (path === undefined) return undefined;
    const node = nodeAt(this.#root, path);
    if (node) return hasVariable(node) ? undefined : node;
    return otherwise === undefined ? undefined : this.#otherwise(otherwise.trim());
  }

  #otherwise(written: string): SyntaxNode | undefined {
    if (/^self:[\w.-]+$/.test(written)) return this.#own(`\${${written}}`);
    const [, single, double, plain] = /^(?:'([^']*)'|"([^"]*)"|([\w.@/-]+))$/.exec(written) ?? [];
    const source = single ?? double ?? plain;
    if (source === undefined) return undefined;
    return { kind: "scalar", value: source, source, quoted: plain === undefined, start: 0, end: 0 };
  }
}

function hasVariable(node: SyntaxNode): boolean {
  if (node.kind === "scalar") return node.source.includes("${");
  return (node.kind === "list" ? node.items : node.pairs.map(({ value }) => value)).some(hasVariable);
}

function nodeAt(root: SyntaxNode, path: string): SyntaxNode | undefined {
  return path.split(".").reduce<SyntaxNode | undefined>((node, key) => child(node, key), root);
}

/** The template that has resources of another file: they alone, for nothing else stands in that file. */
function withSection(template: SyntaxNode, resources: SyntaxNode): SyntaxNode {
  return { ...template, ...mapOf("Resources", resources) } as SyntaxNode;
}

/** A map of one key that no text writes, at the place of its value. */
function mapOf(key: string, value: SyntaxNode): SyntaxNode {
  const { start, end } = value;
  return { kind: "map", pairs: [{ key, keySpan: { start, end: start }, value }], start, end };
}
