import { posix } from "node:path";
import type { InputProblem } from "../../model/resource.ts";
import { parseJson } from "../../syntax/json.ts";
import type { MapPair, ParseResult, SyntaxNode } from "../../syntax/node.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { decode } from "../cloudformation/template/decode.ts";
import type { InputContext } from "../format.ts";
import { Documents, shifted } from "./documents.ts";
import { asWritten, type WrittenText } from "./written-text.ts";

/** Characters that included files may add to a tree; more is refused as a bomb. */
const maxIncludedCharacters = 32_000_000;
const maxIncludes = 2_000;
const maxDepth = 40;

/** How a tool writes that the content of another file stands in a place. */
export interface IncludeSyntax {
  /** `!include`, `!Include`. */
  readonly tag: string;
  /** What the tool does to a file's text before it is parsed. */
  prepare?(text: string): WrittenText;
  /** What a text holds that is rendered by a template engine before it is YAML: where it is no YAML, it was not read. */
  readonly templating?: RegExp;
  /** The part of an included file that counts, by the key that it is included under. */
  select?(root: SyntaxNode, key: string | undefined): SyntaxNode;
}

/** The result of reading a file of the tool by its name. */
export type ReadDocument =
  | { readonly kind: "ok"; readonly path: string; readonly root: SyntaxNode }
  | { readonly kind: "missing"; readonly path: string; readonly reason: string }
  | { readonly kind: "broken"; readonly path: string };

/** Reads the files of one tool, with the files that they include in their places. */
export class DocumentReader {
  readonly documents = new Documents();
  readonly problems: InputProblem[] = [];
  /** The files that were read as part of the first one. */
  readonly consumed = new Set<string>();
  readonly #context: InputContext;
  readonly #syntax: IncludeSyntax;
  readonly #parsed = new Map<string, { readonly root: SyntaxNode | undefined; readonly size: number }>();
  #included = { count: 0, characters: 0 };

  constructor(context: InputContext, syntax: IncludeSyntax) {
    this.#context = context;
    this.#syntax = syntax;
  }

  /** The bytes of a file as text; a reason where it cannot be read. */
  text(path: string): { readonly text: string } | { readonly reason: string } {
    const read = this.#context.workspace.read(path);
    if (read.kind !== "ok") return { reason: read.reason };
    this.consumed.add(path);
    return { text: decode(read.bytes) };
  }

  /** A file with everything that it includes; a broken one is reported. `prepare`: in place of the tool's own. */
  file(path: string, prepare?: (text: string) => WrittenText): ReadDocument {
    const read = this.text(path);
    if ("reason" in read) return { kind: "missing", path, reason: read.reason };
    return this.parsed(path, read.text, prepare);
  }

  /** The same of a text that is at hand. */
  parsed(path: string, text: string, prepare?: (text: string) => WrittenText): ReadDocument {
    const { root } = this.#parse(path, text, prepare);
    return root ? { kind: "ok", path, root: this.#expanded(root, path, [path]) } : { kind: "broken", path };
  }

  #parse(path: string, text: string, prepare?: (text: string) => WrittenText) {
    const have = this.#parsed.get(path);
    if (have) return have;
    const written = (prepare ?? this.#syntax.prepare ?? asWritten)(text);
    const start = this.documents.add(path, written);
    const marked = markedMerges(written.text, this.#syntax.tag);
    const result = parseText(marked);
    if (!result.ok && this.#syntax.templating?.test(text)) {
      const message = `${path} is rendered by a template engine before it is YAML, so it was not read.`;
      const location = this.documents.location({ start, end: start });
      this.problems.push({ kind: "unread", code: "templated", message, location });
    } else if (!result.ok) {
      for (const { code, message, ...span } of result.problems) {
        const location = this.documents.location({ start: span.start + start, end: span.end + start });
        this.problems.push({ kind: "error", code, message, location });
      }
    }
    const parsed = { root: result.ok ? shifted(result.root, start) : undefined, size: written.text.length };
    this.#parsed.set(path, parsed);
    return parsed;
  }

  #expanded(node: SyntaxNode, path: string, within: readonly string[], key?: string): SyntaxNode {
    if (node.tag === this.#syntax.tag) return this.#includedAt(node, path, within, key) ?? node;
    if (node.kind === "list") {
      return { ...node, items: node.items.map((item) => this.#expanded(item, path, within)) };
    }
    if (node.kind === "scalar") return node;
    const own: MapPair[] = [];
    const merged: MapPair[] = [];
    for (const pair of node.pairs) {
      const value = this.#expanded(pair.value, path, within, pair.key);
      if (!isMarkedMerge(pair.key)) own.push({ ...pair, value });
      else if (value.kind === "map" && value.tag === undefined) merged.push(...value.pairs);
      else if (value.tag !== this.#syntax.tag) this.#badMerge(pair);
    }
    // Keys of the map itself win, and earlier merged maps over later ones.
    const names = new Set(own.map((pair) => pair.key));
    for (const pair of merged) {
      if (names.has(pair.key)) continue;
      names.add(pair.key);
      own.push(pair);
    }
    return { ...node, pairs: own };
  }

  /** `undefined` where it cannot be read, which is reported. */
  #includedAt(
    node: SyntaxNode,
    from: string,
    within: readonly string[],
    key: string | undefined,
  ): SyntaxNode | undefined {
    if (node.kind !== "scalar" || node.source.trim() === "") return undefined;
    const name = String(node.value);
    const path = posix.join(posix.dirname(from), name);
    const refuse = (why: string) => {
      // A policy is told by itself as one whose file cannot be read.
      if (key === "PolicyDocument") return undefined;
      const location = this.documents.location(node);
      const message = `${name}, which ${from} includes, was not read: ${why}.`;
      this.problems.push({ kind: "unread", code: "include-missing", message, location });
      return undefined;
    };
    if (within.includes(path)) return refuse("it includes itself");
    if (within.length > maxDepth) return refuse(`it is included more than ${maxDepth} files deep`);
    const read = this.text(path);
    if ("reason" in read) return refuse(read.reason);
    const { root, size } = this.#parse(path, read.text);
    this.#included.count += 1;
    this.#included.characters += size;
    const { count, characters } = this.#included;
    if (count > maxIncludes || characters > maxIncludedCharacters) return refuse("more is included than is read");
    if (!root) return undefined;
    const expanded = this.#expanded(root, path, [...within, path]);
    return this.#syntax.select?.(expanded, key) ?? expanded;
  }

  #badMerge({ keySpan }: MapPair): void {
    const message = "a merge key << takes a map, or a list of maps";
    this.problems.push({ kind: "error", code: "bad-merge", message, location: this.documents.location(keySpan) });
  }
}

/** JSON is YAML, but for tabs and for what YAML's flow style does not take. */
function parseText(text: string): ParseResult {
  if (!/^\ufeff?\s*[{[]/.test(text)) return parseYaml(text);
  const json = parseJson(text);
  if (json.ok) return json;
  const yaml = parseYaml(text);
  return yaml.ok ? yaml : json;
}

const [mergeMark, firstNumber] = ["\ue010", 0xe100];
/** Merge keys over includes that one text may have. */
const maxMarks = 0x700;

/**
 * A merge key takes a map, which an include is only once its file is read: it stands as an ordinary key of its own
 * until then. Every offset stays.
 */
function markedMerges(text: string, tag: string): string {
  if (!text.includes("<<")) return text;
  let count = 0;
  return text.replace(new RegExp(`(?<![\\w"'<])<<(?=\\s*:\\s*${tag}\\s)`, "g"), (found) => {
    count += 1;
    return count > maxMarks ? found : mergeMark + String.fromCharCode(firstNumber + count);
  });
}

function isMarkedMerge(key: string): boolean {
  return key.length === 2 && key.startsWith(mergeMark);
}
