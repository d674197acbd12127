import { filledIn, type WrittenText } from "../written-text.ts";

/** `{{#each Key}}` to `{{/each}}`; a tag that is alone in its line takes the line with it. */
const loop =
  /(?:^[ \t]*)?\{\{~?\s*#each\s+([\w.-]+)\s*~?\}\}(?:[ \t]*\r?\n)?([\s\S]{0,20000}?)(?:^[ \t]*)?\{\{~?\s*\/each\s*~?\}\}(?:[ \t]*\r?\n)?/gm;
const item = /\{\{~?\s*this\s*~?\}\}/g;
/** What only a renderer of Handlebars can fill in: blocks inside of it, `{{@index}}`, `{{../Key}}`, `{{else}}`. */
const deeper = /\{\{~?\s*(?:[#/@]|\.\.|else\b|this[.[/])/;
/** Handlebars writes these characters as HTML does. */
const escaped = /[&<>"'`=]/;

/**
 * A file of the configuration with what `{{#each Key}}` repeats written out, where the items are known; any other loop stays as it
 * is. Source: documentation of Handlebars, "Built-in Helpers".
 */
export function withLoops(text: string, itemsOf: (key: string) => readonly string[] | undefined): WrittenText {
  return filledIn(text, loop, ([, key = "", body = ""]) => {
    const items = itemsOf(key);
    if (!items || deeper.test(body) || items.some((one) => escaped.test(one))) return undefined;
    return items.map((one) => body.replaceAll(item, () => one)).join("");
  });
}
