/** `["key"]`, `[0]` or none. */
export type InstanceKey = string | number | null;

export interface ModuleStep {
  readonly name: string;
  readonly key: InstanceKey;
}

/** A Terraform address taken apart. Without `resource` it names a module instance. */
export interface Address {
  readonly modules: readonly ModuleStep[];
  readonly resource: {
    readonly mode: "managed" | "data" | "ephemeral";
    readonly type: string;
    readonly name: string;
    readonly key: InstanceKey;
  } | null;
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

  resource(first: string): Address["resource"] | undefined {
    const isMode = first === "data" || first === "ephemeral";
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
  if (!resource) return steps.join(".");
  const mode = resource.mode === "managed" ? "" : `${resource.mode}.`;
  return [...steps, `${mode}${resource.type}.${resource.name}${writeKey(resource.key)}`].join(".");
}
