/** Characters of all texts together for which something is kept. */
const maxCharacters = 64_000_000;
/** Texts of one path: what is typed now, what could be read last, what is saved. */
const maxTexts = 3;

/** What was made of texts, by path: those that were used last, up to a bound. */
export class ScannedTexts {
  readonly #kept = new Map<string, readonly { readonly text: string; readonly made: unknown }[]>();
  #characters = 0;

  get<T>(path: string, text: string, make: () => T): T {
    const kept = this.#kept.get(path) ?? [];
    const found = kept.find((one) => one.text === text);
    const own = found ?? { text, made: make() };
    if (kept[0] === own) return own.made as T;
    const all = [own, ...kept.filter((one) => one !== own)];
    if (!found) this.#characters += text.length;
    for (const { text: gone } of all.slice(maxTexts)) this.#characters -= gone.length;
    this.#kept.delete(path);
    this.#kept.set(path, all.slice(0, maxTexts));
    for (const [oldest, texts] of this.#kept) {
      if (this.#characters <= maxCharacters || oldest === path) break;
      this.#kept.delete(oldest);
      for (const { text: gone } of texts) this.#characters -= gone.length;
    }
    return own.made as T;
  }
}
