import type { UnknownValue, Value } from "../../../../model/value.ts";
import { encodedText } from "./encoded-text.ts";
import type { Spot } from "./parts.ts";
import { unknownCall } from "./unknowns.ts";
import { maxText, sortedEntries, writtenScalar } from "./values.ts";

/** Columns behind which a quoted text is broken at a space, and characters that a key on its line can have. */
const lineWidth = 80;
const longestKey = 128;

/**
 * Terraform's `yamlencode`: keys sorted, texts and keys in double quotes, texts of several lines as blocks. Unknown parts have
 * no quotes around them, for such a part can be anything; `encodes` keeps the structure. Source: go-cty-yaml.
 */
export function encodeYaml(value: Value, origin: Spot): Value {
  const write = (one: Value) => {
    const writer = new YamlWriter();
    writer.document(one);
    return writer;
  };
  return encodedText("yamlencode", write, value, origin);
}

class YamlWriter {
  readonly parts: (string | UnknownValue)[] = [];
  length = 0;
  isSecret = false;
  #column = 0;

  document(value: Value): void {
    // Nothing else is known of a document that is unknown as a whole.
    if (value.kind === "unknown" || value.kind === "choice") {
      this.parts.push(unknownCall("yamlencode", [value], value));
      return;
    }
    this.#write(value, 0);
    const plain = value.kind === "sensitive" ? value.value : value;
    const isWord = plain.kind === "absent" || (plain.kind === "known" && typeof plain.value !== "string");
    const last = this.parts.at(-1);
    if (typeof last !== "string" || !last.endsWith("\n")) this.#put("\n");
    if (isWord) this.#put("...\n");
  }

  #put(piece: string): void {
    this.parts.push(piece);
    this.length += piece.length;
    const end = piece.lastIndexOf("\n");
    this.#column = end < 0 ? this.#column + piece.length : piece.length - end - 1;
  }

  /** A value behind what stands on its line; `indent`: of the lines of what is inside of it. */
  #write(value: Value, indent: number): void {
    if (this.length > maxText) return;
    switch (value.kind) {
      case "known":
        if (typeof value.value === "string") this.#text(value.value, indent);
        else this.#put(value.value === null ? "null" : (writtenScalar(value.value) ?? String(value.value)));
        break;
      case "absent":
        this.#put("null");
        break;
      case "sensitive":
        this.isSecret = true;
        this.#write(value.value, indent);
        break;
      case "list":
        this.#list(value.items, indent);
        break;
      case "map":
        this.#map(value, indent);
        break;
      case "text":
        this.#put('"');
        for (const part of value.parts) {
          if (typeof part === "string") this.#put(escaped(part));
          else this.parts.push(part);
        }
        this.#put('"');
        break;
      default:
        this.parts.push(unknownCall("yamlencode", [value], value));
    }
  }

  #newLine(indent: number): void {
    const last = this.parts.at(-1);
    const isFresh = typeof last === "string" && last.endsWith("\n");
    this.#put(`${isFresh ? "" : "\n"}${" ".repeat(indent)}`);
  }

  #list(items: readonly Value[], indent: number): void {
    if (items.length === 0) this.#put("[]");
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#newLine(indent);
      this.#put("- ");
      this.#write(item, indent + 2);
    }
  }

  #map(value: Extract<Value, { kind: "map" }>, indent: number): void {
    if (value.entries.length === 0) this.#put("{}");
    for (const [index, { key, value: inner }] of sortedEntries(value).entries()) {
      if (index > 0) this.#newLine(indent);
      this.#key(key, indent);
      // A list stands below its key with the key's own indentation.
      const plain = inner.kind === "sensitive" ? inner.value : inner;
      const isBlock =
        (plain.kind === "list" && plain.items.length > 0) || (plain.kind === "map" && plain.entries.length > 0);
      const inside = plain.kind === "list" ? indent : indent + 2;
      if (isBlock) this.#newLine(inside);
      else this.#put(" ");
      this.#write(inner, inside);
    }
  }

  #key(key: string, indent: number): void {
    const isSimple = key.length <= longestKey && !key.includes("\n");
    if (isSimple) {
      this.#put(`"${escaped(key)}":`);
      return;
    }
    this.#put("? ");
    this.#text(key, indent + 2);
    this.#newLine(indent);
    this.#put(":");
  }

  #text(value: string, indent: number): void {
    if (canBeBlock(value)) this.#block(value, Math.max(indent, 2));
    else this.#quoted(value, indent);
  }

  /** `|`, with the indentation where the first line does not tell it, and what becomes of the breaks at the end. */
  #block(value: string, indent: number): void {
    const ending = !value.endsWith("\n") ? "-" : value.endsWith("\n\n") || value === "\n" ? "+" : "";
    this.#put(`|${/^[ \n]/.test(value) ? "2" : ""}${ending}\n`);
    const lines = value.replace(/\n$/, "").split("\n");
    this.#put(`${lines.map((line) => (line === "" ? "" : " ".repeat(indent) + line)).join("\n")}\n`);
  }

  /** In double quotes; past the width of a line it goes on after a space in the next one. */
  #quoted(value: string, indent: number): void {
    this.#put('"');
    const words = value.split(" ");
    for (const [index, word] of words.entries()) {
      const isInside = index > 1 || (index === 1 && words[0] !== "");
      const isBreak = isInside && word !== "" && words[index - 1] !== "" && this.#column > lineWidth;
      if (isBreak) this.#put(`\n${" ".repeat(Math.max(indent, 2))}`);
      else if (index > 0) this.#put(" ");
      this.#put(escaped(word));
    }
    this.#put('"');
  }
}

/** Whether a text of several lines has only what a block can hold as it is. */
function canBeBlock(value: string): boolean {
  return (
    value.includes("\n") &&
    !/ (?:\n|$)/.test(value) &&
    !/[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(value)
  );
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\0": "\\0",
  "\x07": "\\a",
  "\b": "\\b",
  "\v": "\\v",
  "\f": "\\f",
  "\x1b": "\\e",
  "\x85": "\\N",
  "\u2028": "\\L",
  "\u2029": "\\P",
};

function escaped(text: string): string {
  return text.replace(/["\\\p{Cc}\u2028\u2029\ufeff]|[\u{10000}-\u{10ffff}]/gu, (one) => {
    const code = one.codePointAt(0) ?? 0;
    const hex = code.toString(16).toUpperCase();
    if (escapes[one] !== undefined) return escapes[one];
    return code < 0x100
      ? `\\x${hex.padStart(2, "0")}`
      : code < 0x10000
        ? `\\u${hex.padStart(4, "0")}`
        : `\\U${hex.padStart(8, "0")}`;
  });
}
