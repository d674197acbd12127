import { withoutHarmful } from "./harmless-text.ts";

/**
 * JSON that means the same and acts on nothing: invisible characters, a `</` or `<!--` that would end a script
 * element, and a `##[`, which build servers obey, are written as escapes. All of them occur in strings only.
 */
export function inertJson(value: unknown, indent = 2): string {
  return withoutHarmful(JSON.stringify(value, null, indent), (found) => found.split("").map(escaped).join(""))
    .replace(/<(?=\/|!--)/g, "\\u003c")
    .replace(/##(?=\[|vso\[)/gi, "#\\u0023");
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
