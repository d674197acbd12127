/**
 * What happens to a value while a document is scanned: it is kept, dropped, kept where a word in it is wanted, or entered and
 * treated part by part.
 */
export type Treatment = "keep" | "drop" | Selected | Section;

/** A value that is kept where the text under `key`, of the object itself or of the one under `holder`, is a wanted word. */
export interface Selected {
  readonly container: "selected";
  readonly key: string;
  /** The key of the object that has `key`; `null` where the object itself has it. */
  readonly holder: string | null;
  /** A key of the object that has `key` which keeps the value whatever the word is. */
  readonly orKey?: string;
}

/** An object or a list whose parts are treated one by one. */
export type Section =
  | {
      readonly container: "object";
      readonly parts: ReadonlyMap<string, () => Treatment>;
      readonly others: () => Treatment;
    }
  | { readonly container: "array"; readonly items: () => Treatment };

/** An object with the treatment of its parts by key; what is not named is dropped, unless `others` says more. */
export function objectSection(
  parts: Readonly<Record<string, () => Treatment>>,
  others: () => Treatment = () => "drop",
): Section {
  return { container: "object", parts: new Map(Object.entries(parts)), others };
}

/** A list with the treatment of its items. */
export function arraySection(items: () => Treatment): Section {
  return { container: "array", items };
}
