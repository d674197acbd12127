import { yamlComments } from "../../../../syntax/yaml-comments.ts";

/** Code; below the first, that within `${ }` of a string. */
interface Code {
  readonly kind: "code";
  braces: number;
}

interface Heredoc {
  readonly kind: "heredoc";
  readonly word: string;
  readonly start: number;
  /** Whether it has a `${ }` or `%{ }`. */
  isFilled: boolean;
}

type Open = Code | Heredoc | { readonly kind: "quoted" };

const tokens = {
  code: /"|#|\/\/|\/\*|[{}]|<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/gu,
  quoted: /\\[\s\S]|\$\$\{|%%\{|[$%]\{|["\n]/g,
  heredoc: /\$\$\{|%%\{|[$%]\{|\n/g,
};

/**
 * Where the comments of a text of HCL begin that go to the end of their line, each with where the text begins that it is
 * a comment of: 0, or the content of the heredoc that holds it, which may be a template in YAML. What stands in any other
 * string, or between the marks of a comment over lines, is text. From what is never closed on there are none.
 */
export function hclComments(text: string): ReadonlyMap<number, number> {
  const scan = new CommentScan(text);
  scan.run();
  return scan.places;
}

class CommentScan {
  readonly places = new Map<number, number>();
  readonly #text: string;
  readonly #outer: Open[] = [];
  #open: Open = { kind: "code", braces: 0 };
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): void {
    while (this.#at < this.#text.length) {
      const pattern = tokens[this.#open.kind];
      pattern.lastIndex = this.#at;
      const match = pattern.exec(this.#text);
      if (!match) return;
      this.#at = pattern.lastIndex;
      this.#take(match[0], match.index, match[1]);
    }
  }

  #take(token: string, start: number, word: string | undefined): void {
    const open = this.#open;
    if (open.kind === "code") this.#inCode(open, token, start, word);
    else if (token === "${" || token === "%{") this.#enterMarker(open);
    else if (open.kind === "heredoc" && token === "\n") this.#endLine(open);
    else if (token === '"') this.#leave();
    // A quoted string ends on its line: nobody can tell what follows.
    else if (token === "\n") this.#at = this.#text.length;
  }

  #inCode(open: Code, token: string, start: number, word: string | undefined): void {
    if (token === "#" || token === "//") {
      if (this.#outer.length === 0) this.places.set(start, 0);
      this.#at = this.#find("\n");
    } else if (token === "/*") this.#at = this.#find("*/") + 2;
    else if (token === '"') this.#enter({ kind: "quoted" });
    else if (token === "{") open.braces += 1;
    else if (token === "}") this.#closeBrace(open);
    else if (word !== undefined) {
      const heredoc: Heredoc = { kind: "heredoc", word, start: this.#at, isFilled: false };
      this.#enter(heredoc);
      this.#endLine(heredoc);
    }
  }

  #closeBrace(open: Code): void {
    open.braces -= 1;
    if (open.braces >= 0 || this.#outer.length === 0) return;
    this.#leave();
  }

  /** At the beginning of a line of a heredoc: passes its end word, if the line is that. */
  #endLine(open: Heredoc): void {
    const line = this.#text.slice(this.#at, this.#find("\n"));
    if (line.trim() !== open.word) return;
    // A heredoc within a string is part of its text.
    if (this.#outer.length === 1) this.#addEmbedded(open);
    this.#at += line.trimEnd().length;
    this.#leave();
  }

  /** The comments of a heredoc as YAML. Where something is filled in, what it declares has no lines of its own. */
  #addEmbedded({ start, isFilled }: Heredoc): void {
    const content = isFilled ? "" : this.#text.slice(start, this.#at);
    if (!content.includes("#")) return;
    for (const [at, from] of yamlComments(content)) this.places.set(start + at, start + from);
  }

  #enterMarker(open: Exclude<Open, Code>): void {
    if (open.kind === "heredoc") open.isFilled = true;
    this.#enter({ kind: "code", braces: 0 });
  }

  #enter(open: Open): void {
    this.#outer.push(this.#open);
    this.#open = open;
  }

  #leave(): void {
    this.#open = this.#outer.pop() ?? this.#open;
  }

  /** Where such a text follows, or the end. */
  #find(what: string): number {
    const found = this.#text.indexOf(what, this.#at);
    return found < 0 ? this.#text.length : found;
  }
}
