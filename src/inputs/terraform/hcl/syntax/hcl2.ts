import { packageLoaders } from "../../../../syntax/packages.ts";

/** What hcl2-parser's entry point is; its own types promise more than it returns. */
type ParseToObject = (text: string) => unknown;

let parseToObject: ParseToObject | undefined;

/**
 * What hcl2-parser reads out of a text: blocks as nested plain data, expressions as `"${…}"` strings. `undefined` where it
 * refuses the text. It is HashiCorp's parser of 2020 compiled to JavaScript: it takes about 150 ms
 * to load, knows no places, gives no message, and refuses some newer syntax (`provider::x::f()`), so its refusal alone
 * says nothing. It is the second opinion on texts that our own parser refuses, and the oracle of the tests.
 */
export function readWithHcl2(text: string): unknown {
  parseToObject ??= load();
  const stackTraceLimit = Error.stackTraceLimit;
  try {
    const result = parseToObject(text.endsWith("\n") ? text : `${text}\n`);
    if (!Array.isArray(result)) return undefined;
    const [value, error]: readonly unknown[] = result;
    return error ? undefined : (value ?? undefined);
  } catch {
    // Deep nesting ends in a RangeError of its own recursion.
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Characters that one run may have read a second time; hcl2-parser reads a third of a megabyte a second. */
const maxSecondReading = 300_000;

/** Asks hcl2-parser about texts that our own parser refuses, each once, as long as that does not take too long. */
export class SecondOpinion {
  readonly #known = new Map<string, boolean>();
  #left = maxSecondReading;
  #asked = 0;

  /** How often it was asked: the answer to a text depends on those before it. */
  get asked(): number {
    return this.#asked;
  }

  /** Whether the other parser accepts the text; `false` as well where it is not asked any more. */
  accepts(text: string): boolean {
    this.#asked += 1;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#left -= text.length;
    const isAccepted = this.#left >= 0 && readWithHcl2(text) !== undefined;
    this.#known.set(text, isAccepted);
    return isAccepted;
  }
}

/** Loading sets `Error.stackTraceLimit` and `globalThis.require`: both are put back. */
function load(): ParseToObject {
  const stackTraceLimit = Error.stackTraceLimit;
  const require = Object.getOwnPropertyDescriptor(globalThis, "require");
  try {
    const loaded = packageLoaders.hcl2Parser() as { parseToObject: ParseToObject };
    return loaded.parseToObject;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    if (require) Object.defineProperty(globalThis, "require", require);
    else Reflect.deleteProperty(globalThis, "require");
  }
}
