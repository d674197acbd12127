import { clipped, harmless } from "../harmless-text.ts";

/** Markup that is safe to put into a page: made by `markup` only, so that no text gets there unescaped. */
export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

type Piece = string | number | Markup | readonly Markup[];

const maxText = 4000;

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** A template of HTML: what is put in is escaped, unless it is markup itself. Attribute values need quotes around them. */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const parts = strings.map((text, index) => text + (index < pieces.length ? render(pieces[index] ?? "") : ""));
  return new Markup(parts.join(""));
}

function render(piece: Piece): string {
  if (piece instanceof Markup) return piece.source;
  if (typeof piece === "number") return String(piece);
  if (typeof piece === "string") return escapeHtml(clipped(piece, maxText));
  return piece.map((one) => one.source).join("\n");
}

function escapeHtml(text: string): string {
  return harmless(text).replace(/[&<>"']/g, (found) => entities.get(found) ?? "");
}

/** A sentence with `code` marks. */
export function sentence(text: string): Markup {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return markup`${text}`;
  const pieces = parts.map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`));
  return new Markup(pieces.map((piece) => piece.source).join(""));
}

export const nothing = new Markup("");
