/** What `JSON.stringify` leaves as it is and what could still act on a terminal or a log that shows the JSON. */
const active =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff]|\udb40[\udc00-\udc7f]/g;

/**
 * JSON that means the same and acts on nothing: invisible characters, a `</` or `<!--` that would end a script
 * element, and a `##[`, which build servers obey, are written as escapes. All of them can stand in strings only.
 */
export function inertJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(active, (found) => found.split("").map(escaped).join(""))
    .replace(/<(?=\/|!--)/g, "\\u003c")
    .replace(/##(?=\[|vso\[)/gi, "#\\u0023");
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
