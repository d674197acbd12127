import { placeInText, type TextOrigin } from "../../../../model/location.ts";
import {
  known,
  list,
  type MapEntry,
  map,
  type Origin,
  type UnknownValue,
  type Value,
} from "../../../../model/value.ts";
import { parseJson } from "../../../../syntax/json.ts";
import { LineIndex } from "../../../../syntax/line-index.ts";
import type { ScalarNode, Span, SyntaxNode } from "../../../../syntax/node.ts";
import { encodedText } from "./encoded-text.ts";
import type { Spot } from "./parts.ts";
import { invalid, unknownCall } from "./unknowns.ts";
import { bounded, maxText, sortedEntries, writtenScalar } from "./values.ts";

/**
 * Terraform's `jsonencode`: keys sorted, `<`, `>`, `&` and line separators escaped. Unknown parts have no quotes
 * around them, for such a part can be anything; `encodes` keeps the structure.
 */
export function encodeJson(value: Value, origin: Spot): Value {
  const write = (one: Value) => {
    const writer = new JsonWriter();
    writer.write(one);
    return writer;
  };
  return encodedText("jsonencode", write, value, origin);
}

class JsonWriter {
  readonly parts: (string | UnknownValue)[] = [];
  length = 0;
  isSecret = false;

  write(value: Value): void {
    if (this.length > maxText) return;
    switch (value.kind) {
      case "known":
        this.#put(encodeScalar(value.value));
        break;
      case "absent":
        this.#put("null");
        break;
      case "sensitive":
        this.isSecret = true;
        this.write(value.value);
        break;
      case "list":
        this.#list(value.items);
        break;
      case "map":
        this.#map(value);
        break;
      case "text":
        this.#text(value.parts);
        break;
      default:
        this.parts.push(unknownCall("jsonencode", [value], value));
    }
  }

  #put(piece: string): void {
    this.parts.push(piece);
    this.length += piece.length;
  }

  #list(items: readonly Value[]): void {
    this.#put("[");
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#put(",");
      this.write(item);
    }
    this.#put("]");
  }

  #map(value: Extract<Value, { kind: "map" }>): void {
    this.#put("{");
    for (const [index, { key, value: inner }] of sortedEntries(value).entries()) {
      this.#put(`${index > 0 ? "," : ""}${encodeScalar(key)}:`);
      this.write(inner);
    }
    this.#put("}");
  }

  #text(parts: readonly (string | UnknownValue)[]): void {
    this.#put('"');
    for (const part of parts) {
      if (typeof part === "string") this.#put(encodeScalar(part).slice(1, -1));
      else this.parts.push(part);
    }
    this.#put('"');
  }
}

function encodeScalar(value: string | number | boolean | null): string {
  if (typeof value === "number") return writtenScalar(value) ?? JSON.stringify(value);
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Reads a JSON text to a value; with `written` every part knows where it stands. */
export function decodeJson(source: string, origin: Origin, written?: TextOrigin): Value {
  // Of a key that stands twice the last one counts.
  const parsed = parseJson(source, () => "last");
  if (!parsed.ok) return invalid(`the text is not JSON: ${parsed.problems[0]?.message ?? "it cannot be read"}`, origin);
  const readers = { placed: placedIn(source, origin, written), scalar: (node: ScalarNode) => known(node.value) };
  const value = valueOfTree(parsed.root, { ...readers, keyOf: (key) => key });
  return value ? bounded(value) : invalid("the text is not JSON", origin);
}

/** Where a part of a text stands: at its own place where that is known, else at `origin`. */
export function placedIn(source: string, origin: Origin, written: TextOrigin | undefined): (span: Span) => Origin {
  if (!written) return () => origin;
  const lines = new LineIndex(written.path, source);
  return ({ start, end }) => ({ at: placeInText(written, lines.position(start), lines.position(end)) });
}

/** How the parts of a decoded text are read; each may refuse one. */
interface TreeReaders {
  readonly placed: (span: Span) => Origin;
  readonly scalar: (node: ScalarNode) => Value | undefined;
  readonly keyOf: (key: string, start: number) => string | undefined;
}

/** The value of a decoded text; `undefined` where a part is refused. */
export function valueOfTree(node: SyntaxNode, readers: TreeReaders): Value | undefined {
  const origin = readers.placed(node);
  if (node.kind === "scalar") {
    const value = readers.scalar(node);
    return value && { ...value, ...(origin.at && { at: origin.at }), ...(origin.via && { via: origin.via }) };
  }
  if (node.kind === "list") {
    const items = node.items.map((item) => valueOfTree(item, readers));
    return items.every((one) => one !== undefined) ? list(items, origin) : undefined;
  }
  const entries: MapEntry[] = [];
  for (const { key, keySpan, value } of node.pairs) {
    const [name, inner] = [readers.keyOf(key, keySpan.start), valueOfTree(value, readers)];
    if (name === undefined || inner === undefined) return undefined;
    const keyAt = readers.placed(keySpan).at;
    entries.push({ key: name, value: inner, ...(keyAt && { keyAt }) });
  }
  return map(entries, origin);
}
