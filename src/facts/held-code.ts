import { gunzipSync } from "node:zlib";
import { codeProperties, holdsPrograms, initMetadata, plainKey, setsVariables } from "../inputs/code-holders.ts";
import type { Resource } from "../model/resource.ts";
import { isSymbol, type SymbolArgument } from "../model/symbol.ts";
import {
  type Assumption,
  alternatives,
  entry,
  known,
  type MapValue,
  revealed,
  text,
  type UnknownValue,
  unknown,
  type Value,
} from "../model/value.ts";
import { readOpenText, valueOfNode } from "../policy/policy-text.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { type FoundCall, foundAt, knownText } from "./api-call.ts";
import { codeCalls } from "./code-calls.ts";
import { unfilled, type Word, wholeText } from "./command-line.ts";
import { programCommands } from "./program-commands.ts";
import { isScript, type ShellCall, shellCalls, wordCalls, wordOf } from "./shell-calls.ts";
import { structureOf } from "./structured-text.ts";

/** Depth and number of the values that are looked at, and the bytes that a packed text may come to. */
const maxDepth = 16;
const maxValues = 5_000;
const maxUnpacked = 1_000_000;

/** What is no code, whatever holds it. */
const passedOver = /^(?:Comment|Description|Name|ImageUri|Labels?|Tags|ServiceToken)$/i;

/** Calls in the code that a resource holds: user data, commands of containers and builds, programs, and what `cfn-init` does. */
export function heldCalls(resource: Resource): readonly FoundCall[] {
  const walk = new CodeWalk(resource);
  const names = isPlainFile(resource) ? [] : (codeProperties.get(resource.type) ?? []);
  for (const name of names) walk.property(entry(resource.properties, name));
  walk.property(entry(resource.metadata, initMetadata));
  return walk.found;
}

/** Whether a resource writes a file that is no script, such as one that tells people what to do. */
function isPlainFile({ type, action, properties }: Resource): boolean {
  if (!/^local_(?:sensitive_)?file$/.test(type)) return false;
  if (action === "read") return true;
  const content = entry(properties, "content") ?? entry(properties, "content_base64");
  return !isScript(content && plainText(content), entry(properties, "filename"));
}

/** Calls in a property that holds commands: one after the other, or the words of one. */
export function commandCalls(resource: Resource, value: Value, when: readonly Assumption[]): readonly FoundCall[] {
  const walk = new CodeWalk(resource);
  walk.visit(value, when, 0);
  return walk.found;
}

class CodeWalk {
  readonly found: FoundCall[] = [];
  readonly #resource: Resource;
  readonly #isProgram: boolean;
  #left = maxValues;
  /** The variables of the shell that what is walked sets, and the parameters that `Ref::name` stands for. */
  #variables: Variables;
  readonly #parameters: Variables;

  constructor(resource: Resource) {
    this.#resource = resource;
    this.#isProgram = holdsPrograms(resource.type);
    this.#variables = environmentOf(resource.properties);
    this.#parameters = parametersOf(resource);
  }

  property(value: Value | undefined): void {
    if (value) this.visit(value, this.#resource.when, 0);
  }

  visit(value: Value, when: readonly Assumption[], depth: number): void {
    if (depth > maxDepth) return;
    for (const option of alternatives(revealed(value), when, 32)) {
      this.#left -= 1;
      if (this.#left < 0) return;
      for (const part of documentsOf(plainText(option.value))) {
        const inner = this.#isProgram && part.kind !== "list" && part.kind !== "map" ? part : structured(part);
        if (inner.kind === "list") this.#list(inner.items, option.when, depth, inner);
        else if (inner.kind === "map") this.#map(inner, option.when, depth);
        else this.#add(this.#callsIn(inner), inner.at ?? value.at, option.when);
      }
    }
  }

  /** Lines of one script, or the words of one command. Beside them each by itself: a text may be a document of its own. */
  #list(items: readonly Value[], when: readonly Assumption[], depth: number, whole: Value): void {
    const words = items.map((item) => this.#word(item));
    const isOfTexts = items.every((item) => ["known", "text", "unknown", "sensitive"].includes(item.kind));
    const lines = words.flatMap((word) => [...word, "\n"]);
    const together = isOfTexts
      ? [...wordCalls(words, 0, this.#variables), ...shellCalls(lines, 0, this.#variables)]
      : [];
    this.#add(together, whole.at ?? items[0]?.at, when);
    if (!isOfTexts) for (const item of items) this.visit(item, when, depth + 1);
    else if (together.length === 0) this.#alone(items, when, depth);
  }

  /** What a line by itself leaves open, the lines before it may say. */
  #alone(items: readonly Value[], when: readonly Assumption[], depth: number): void {
    const before = this.found.length;
    for (const item of items) this.visit(item, when, depth + 1);
    const alone = this.found.splice(before);
    this.found.push(...alone.filter((one) => one.kind !== "open"));
  }

  #map(map: MapValue, when: readonly Assumption[], depth: number): void {
    const outer = this.#variables;
    const own = environmentOf(map);
    if (own.size > 0) this.#variables = new Map([...outer, ...own]);
    this.#add(this.#containerCalls(map), map.at, when);
    const entries = map.entries.filter(({ key }) => !passedOver.test(key) && !this.#isUndoing(key));
    for (const { value } of entries) this.visit(value, when, depth + 1);
    this.#variables = outer;
  }

  /** Source: scottwinkler/shell provider documentation, `shell_script`. */
  #isUndoing(key: string): boolean {
    return this.#resource.type === "shell_script" && key === "delete";
  }

  /** A container whose program is that of its image, or its entry point: the command holds the rest of the words. */
  #containerCalls(map: MapValue): readonly ShellCall[] {
    const given = (name: string) => map.entries.find((one) => plainKey(one.key) === name)?.value;
    const wordsIn = (value: Value | undefined) => {
      const inner = value && revealed(value);
      return inner?.kind === "list" ? inner.items.map((item) => this.#word(item)) : [];
    };
    const entryPoint = wordsIn(given("entrypoint") ?? given("containerentrypoint"));
    const rest = ["command", "args", "containerarguments"].flatMap((name) => wordsIn(given(name)));
    const image = given("image");
    if (rest.length === 0 || (entryPoint.length === 0 && !image)) return [];
    return wordCalls(
      [...(entryPoint.length > 0 || !image ? entryPoint : [wordOf(image)]), ...rest],
      0,
      this.#variables,
    );
  }

  /** Source: Batch user guide, "Job definition parameters", `parameters`. */
  #word(item: Value): Word {
    const word = wordOf(plainText(item));
    const name = /^Ref::(\w+)$/.exec(wholeText(word) ?? "")?.[1];
    return name === undefined ? word : (this.#parameters.get(name) ?? [unfilled]);
  }

  #callsIn(value: Value): readonly ShellCall[] {
    const word = wordOf(value);
    const start = typeof word[0] === "string" ? word[0] : "";
    if (this.#isProgram && !/^#!.*\b(?:ba|da|k|z)?sh\b/.test(start))
      return [...codeCalls(word), ...programCommands(word).flatMap((one) => commandOf(one))];
    // In PowerShell a backquote at the end of a line joins it with the next one.
    const isPowerShell = /<powershell>/i.test(start);
    const shell = isPowerShell
      ? word.map((part) => (typeof part === "string" ? part.replace(/`\r?\n/g, " ") : part))
      : word;
    return shellCalls(shell, 0, this.#variables);
  }

  #add(calls: readonly ShellCall[], at: Value["at"], when: readonly Assumption[]): void {
    for (const one of calls) this.found.push(foundAt(one, one.call, at ?? this.#resource.header, when));
  }
}

function commandOf(command: ReturnType<typeof programCommands>[number]): readonly ShellCall[] {
  return command.kind === "words" ? wordCalls(command.words, 0) : shellCalls(command.script, 0);
}

type Variables = ReadonlyMap<string, Word>;

/** The variables that a map sets for what stands beside them: maps of values, and lists of names with values. */
function environmentOf(map: MapValue, depth = 0): Variables {
  const found = new Map<string, Word>();
  for (const { key, value } of map.entries) {
    const inner = revealed(value);
    if (depth < 3 && setsVariables(key)) for (const one of variablesIn(inner, depth)) found.set(...one);
  }
  return found;
}

function variablesIn(value: Value, depth: number): readonly (readonly [string, Word])[] {
  const items = value.kind === "list" ? value.items.map(revealed) : [value];
  return items.flatMap((item): readonly (readonly [string, Word])[] => {
    if (item.kind !== "map") return [];
    const name = knownText(entry(item, "name") ?? entry(item, "Name"));
    const given = entry(item, "value") ?? entry(item, "Value");
    if (name !== undefined && given) return [[name, variableWord(item, given)]];
    const plain = item.entries.filter((one) => ["known", "text"].includes(revealed(one.value).kind));
    return [...plain.map((one): [string, Word] => [one.key, wordOf(one.value)]), ...environmentOf(item, depth + 1)];
  });
}

/** A variable may hold the name of a secret or of a parameter, which is filled in when it runs. */
function variableWord(item: MapValue, value: Value): Word {
  const type = knownText(entry(item, "Type") ?? entry(item, "type"));
  return type === undefined || type === "PLAINTEXT" ? wordOf(value) : [unfilled];
}

/** Values of `Ref::name` in a job definition. */
function parametersOf({ type, properties }: Resource): Variables {
  if (!/batch.*job_?definition/i.test(type)) return new Map();
  const given = entry(properties, "Parameters") ?? entry(properties, "parameters");
  const inner = given && revealed(given);
  return new Map(inner?.kind === "map" ? inner.entries.map(({ key, value }) => [key, wordOf(value)]) : []);
}

const encodedText = /^\s*[A-Za-z0-9+/]+(?:\r?\n[A-Za-z0-9+/]+)*={0,2}\s*$/;

/** A text that base64 packs, also one with unknown parts; any other value as it is. */
function plainText(value: Value): Value {
  const inner = revealed(value);
  if (inner.kind === "unknown") return openText(inner) ?? inner;
  const written = knownText(inner);
  if (written === undefined || written.length < 24 || !encodedText.test(written)) return inner;
  const plain = unpacked(written);
  return plain === undefined ? inner : known(plain, { at: inner.at, via: inner.via });
}

/** What base64 encodes, unpacked where gzip packs it; `undefined` for what is no text. */
function unpacked(encoded: string): string | undefined {
  const bytes = Buffer.from(encoded, "base64");
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: maxUnpacked }) : bytes;
    return new TextDecoder("utf-8", { fatal: true }).decode(plain);
  } catch {
    return undefined; // bytes that are no text, which nobody can read as code
  }
}

const encoders: ReadonlySet<string> = new Set(["Fn::Base64", "base64encode", "base64gzip", "textencodebase64"]);
const joiners: ReadonlySet<string> = new Set(["Fn::Sub", "text"]);

/** The text behind a call that encodes one with unknown parts. */
function openText({ symbol, at, via }: UnknownValue): Value | undefined {
  if (symbol.kind !== "call" || !encoders.has(symbol.name)) return undefined;
  const [written] = symbol.arguments;
  return written === undefined ? undefined : text(partsOf(written), { at, via });
}

function partsOf(argument: SymbolArgument): Word {
  if (!isSymbol(argument)) return typeof argument === "string" ? [argument] : [];
  return argument.kind === "call" && joiners.has(argument.name)
    ? argument.arguments.flatMap(partsOf)
    : [unknown(argument)];
}

/** The parts of user data of several kinds (MIME); any other value as it is. Source: cloud-init, "User-data formats". */
function documentsOf(value: Value): readonly Value[] {
  const start = value.kind === "text" ? value.parts[0] : knownText(value);
  if (typeof start !== "string" || !/^\s*(?:Content-Type:|MIME-Version:)/i.test(start)) return [value];
  const lines = linesOf(value);
  const documents: Value[] = [];
  let part: (string | UnknownValue)[] | undefined;
  for (const line of lines) {
    const [first] = line;
    if (typeof first === "string" && /^--\S/.test(first)) {
      if (part) documents.push(text(part, value));
      part = undefined;
    } else if (part) part.push(...line, "\n");
    else if (line.length === 0 || (line.length === 1 && typeof first === "string" && first.trim() === "")) part = [];
  }
  return [...documents, ...(part ? [text(part, value)] : [])].map(plainText);
}

/** The lines of a text, each in its parts. */
function linesOf(value: Value): readonly Word[] {
  const lines: (string | UnknownValue)[][] = [[]];
  for (const part of wordOf(value)) {
    const [first = part, ...others] = typeof part === "string" ? part.split(/\r?\n/) : [];
    if (first !== "") lines.at(-1)?.push(first);
    for (const one of others) lines.push(one === "" ? [] : [one]);
  }
  return lines;
}

/** A YAML document whose first key stands in its first line of content; scripts begin otherwise. */
const yamlDocument =
  /^(?:[ \t]*(?:#(?!!).*|---.*)?\r?\n)*["']?[A-Za-z_][\w.-]{0,100}(?: [\w.-]{1,100}){0,5}["']?[ \t]{0,5}:(?:[ \t]|\r?\n|$)/;

/** The structure of a JSON or YAML text; any other value as it is. */
function structured(value: Value): Value {
  const inner = structureOf(value);
  if (inner.kind !== "known" && inner.kind !== "text") return inner;
  const start = inner.kind === "known" ? inner.value : inner.parts[0];
  if (typeof start !== "string") return inner;
  const isList = /^\s*\[[\s"'[{\]]/.test(start);
  if (start.startsWith("#!") || !(isList || yamlDocument.test(start) || start.startsWith("#cloud-config")))
    return inner;
  const read = (source: string) => {
    const parsed = parseYaml(source);
    return parsed.ok && parsed.root.kind !== "scalar" ? valueOfNode(parsed.root, () => inner.at) : undefined;
  };
  return (inner.kind === "text" ? readOpenText(inner, read) : read(start)) ?? inner;
}
