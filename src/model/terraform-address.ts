/** `["key"]`, `[0]` or none. */
export type InstanceKey = string | number | null;

/** A module call on the way to a resource. */
export interface ModuleStep {
  readonly name: string;
  readonly key: InstanceKey;
}

/** A resource, a data source or an action as its own module names it, with the key of an instance. */
export interface ResourceName {
  readonly mode: "managed" | "data" | "ephemeral" | "action";
  readonly type: string;
  readonly name: string;
  readonly key: InstanceKey;
}

/** A Terraform address taken apart. Without `resource` it names a module instance. */
export interface Address {
  readonly modules: readonly ModuleStep[];
  readonly resource: ResourceName | null;
}

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const integer = /\[(-?[0-9]{1,15})\]/y;
const quoted = /\["([^"\\]*(?:\\.[^"\\]*)*)"\]/suy;
const escapes = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/**
 * Reads an absolute address, as plans and Terraform's messages write it: `module.a["x"].module.b[0].data.aws_x.y["k"]`.
 * Keys may hold anything, dots, brackets and escapes included. `undefined` for any other text.
 */
export function parseAddress(text: string): Address | undefined {
  const reader = new AddressReader(text);
  const modules: ModuleStep[] = [];
  for (;;) {
    const word = reader.word();
    if (word === undefined) return undefined;
    if (word !== "module") {
      const resource = reader.resource(word);
      return resource && reader.atEnd() ? { modules, resource } : undefined;
    }
    const name = reader.dotted();
    if (name === undefined) return undefined;
    modules.push({ name, key: reader.key() });
    if (reader.atEnd()) return { modules, resource: null };
    if (!reader.dot()) return undefined;
  }
}

/** Whether an address is one of a data source. */
export function isDataSource(address: string): boolean {
  return parseAddress(address)?.resource?.mode === "data";
}

class AddressReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  word(): string | undefined {
    return this.#match(identifier)?.[0];
  }

  dot(): boolean {
    if (this.#text[this.#at] !== ".") return false;
    this.#at += 1;
    return true;
  }

  dotted(): string | undefined {
    return this.dot() ? this.word() : undefined;
  }

  resource(first: string): ResourceName | undefined {
    const isMode = first === "data" || first === "ephemeral" || first === "action";
    const type = isMode ? this.dotted() : first;
    const name = this.dotted();
    if (type === undefined || name === undefined) return undefined;
    return { mode: isMode ? first : "managed", type, name, key: this.key() };
  }

  key(): InstanceKey {
    const number = this.#match(integer)?.[1];
    if (number !== undefined) return Number(number);
    const string = this.#match(quoted)?.[1];
    return string === undefined ? null : unescapeKey(string);
  }

  atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match ?? undefined;
  }
}

function unescapeKey(raw: string): string {
  return raw.replace(
    /\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\(.)|\$\$\{|%%\{/gsu,
    (whole, short?: string, long?: string, simple?: string) => {
      const hex = short ?? long;
      if (hex !== undefined) {
        const point = Number.parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      }
      return simple === undefined ? whole.slice(1) : (escapes.get(simple) ?? simple);
    },
  );
}

/** The way Terraform writes an instance key: HCL string escapes, `${` and `%{` doubled; nothing for no key. */
export function writeKey(key: InstanceKey): string {
  if (key === null) return "";
  if (typeof key === "number") return `[${key}]`;
  const escaped = key
    .replace(/["\\]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\t/g, "\\t")
    .replace(/[\u0000-\u001f\u007f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/[$%](?=\{)/g, "$&$&");
  return `["${escaped}"]`;
}

/** The address back as text. */
export function writeAddress({ modules, resource }: Address): string {
  const steps = modules.map(({ name, key }) => `module.${name}${writeKey(key)}`);
  return (resource ? [...steps, localName(resource) + writeKey(resource.key)] : steps).join(".");
}

/** The address of all instances of a resource; any other text stays as it is. */
export function withoutInstanceKey(address: string): string {
  const parsed = parseAddress(address);
  return parsed?.resource ? writeAddress({ ...parsed, resource: { ...parsed.resource, key: null } }) : address;
}

/** The address of a block, whatever instances it and its modules have; any other text stays as it is. */
export function withoutKeys(address: string): string {
  const { modules, resource } = parseAddress(address) ?? {};
  if (!modules || !resource) return address;
  const steps = modules.map((step) => ({ ...step, key: null }));
  return writeAddress({ modules: steps, resource: { ...resource, key: null } });
}

/** `aws_x.y` or `data.aws_x.y`: all instances of a resource, as its own module names them. */
export function localName({ mode, type, name }: Omit<ResourceName, "key">): string {
  return `${mode === "managed" ? "" : `${mode}.`}${type}.${name}`;
}

/** The address of something inside a module: `module.a["x"].module.b.` and what stands there. */
export function inModule(modules: readonly ModuleStep[], inside: string): string {
  return modules.map(({ name, key }) => `module.${name}${writeKey(key)}.`).join("") + inside;
}

const step = /\.?(?:([^.[\]"\s]+)|(\[(?:"[^"\\]*(?:\\.[^"\\]*)*"|[^\]"]*)\]))/y;
const maxSteps = 1_000;

/**
 * Splits a traversal at its dots and brackets: `a.b["x.y"].c` to `a`, `b`, `["x.y"]`, `c`.
 * `undefined` where the text is no traversal, or one of more than a thousand steps.
 */
export function splitTraversal(text: string): readonly string[] | undefined {
  const steps: string[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const match = step.exec(text);
    const found = match?.[1] ?? match?.[2];
    if (found === undefined || steps.length === maxSteps) return undefined;
    steps.push(found);
  }
  return steps.length > 0 ? steps : undefined;
}

/** The reverse of `splitTraversal`. */
export function joinTraversal(steps: readonly string[]): string {
  return steps.reduce((text, one) => (isKey(one) || text === "" ? text + one : `${text}.${one}`), "");
}

/** Whether a step of a traversal is an instance key or an index. */
export function isKey(step: string | undefined): boolean {
  return step?.startsWith("[") ?? false;
}

/** Takes the module calls off the front of a traversal; what is left starts at `rest`. */
export function takeModules(steps: readonly string[]): {
  readonly modules: readonly ModuleStep[];
  readonly rest: number;
} {
  const modules: ModuleStep[] = [];
  let at = 0;
  while (steps[at] === "module") {
    const name = steps[at + 1];
    if (name === undefined || isKey(name)) break;
    modules.push({ name, key: keyOfStep(steps[at + 2]) });
    at += isKey(steps[at + 2]) ? 3 : 2;
  }
  return { modules, rest: at };
}

/** A resource that a traversal starts with, seen from inside its module, and what is read of it. */
export interface ResourceTraversal {
  readonly resource: ResourceName;
  /** `roots[0].id`; empty for the resource itself. */
  readonly attribute: string;
}

/** `undefined` where the traversal does not start with a resource or data source. */
export function takeResource(steps: readonly string[]): ResourceTraversal | undefined {
  const [first, ...rest] = steps[0] === "resource" ? steps.slice(1) : steps;
  const isMode = first === "data" || first === "ephemeral" || first === "action";
  const [type, name, next, ...attribute]: readonly (string | undefined)[] = isMode ? rest : [first, ...rest];
  if (type === undefined || name === undefined || isKey(type) || isKey(name)) return undefined;
  const resource: ResourceName = { mode: isMode ? first : "managed", type, name, key: keyOfStep(next) };
  const read = isKey(next) ? attribute : [next, ...attribute];
  return { resource, attribute: joinTraversal(read.filter((one) => one !== undefined)) };
}

/** The key in brackets; none where it is not written out, or the step is no key. */
function keyOfStep(text: string | undefined): InstanceKey {
  return text === undefined ? null : new AddressReader(text).key();
}
