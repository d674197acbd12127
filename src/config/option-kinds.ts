import { UsageError } from "../model/usage-error.ts";
import { didYouMean } from "../syntax/spelling.ts";

/** A kind of value that an option takes. */
export interface OptionKind {
  /** As an error names it: `a text`. */
  readonly what: string;
  /** Whether a value is of the kind. */
  is(value: unknown): boolean;
}

export const text: OptionKind = { what: "a text", is: (value) => typeof value === "string" };
export const texts: OptionKind = {
  what: "a list of texts",
  is: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
};
export const flag: OptionKind = { what: "true or false", is: (value) => typeof value === "boolean" };

function oneOf(...values: readonly (string | number)[]): OptionKind {
  const last = values.at(-1);
  return { what: `${values.slice(0, -1).join(", ")} or ${last}`, is: (value) => values.some((one) => one === value) };
}

/** A text, or `false` for none. */
export const textOrFalse: OptionKind = { what: "a text or false", is: (value) => value === false || text.is(value) };

/** The lowest severity that fails a run; `never` lets findings pass. */
export const failOnKind = oneOf("error", "warning", "note", "never");
export const levelKind = oneOf(1, 2);
export const requirementKind = oneOf("auto", "always", "never");

/**
 * Throws `UsageError` for an option that does not exist, and for a value that it does not have: callers without types
 * could give any, and what is passed over in silence passes what it should not. `undefined` is an option that is not given.
 */
export function checkOptionKinds<T extends object>(options: T, kinds: Readonly<Record<keyof T, OptionKind>>): void {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw new UsageError(`the options are ${shown(options)}; they can be an object`);
  const known = new Map<string, OptionKind>(Object.entries(kinds));
  for (const [name, value] of Object.entries(options)) {
    const kind = known.get(name);
    if (!kind) {
      const names = [...known.keys()];
      const hint = didYouMean(name, names) || `; there are ${names.join(", ")}`;
      throw new UsageError(`${JSON.stringify(name)} is no option${hint}`);
    }
    if (value !== undefined) checkValue(name, value, kind);
  }
}

/** Throws `UsageError` for a value that is not of a kind. */
export function checkValue(name: string, value: unknown, { is, what }: OptionKind): void {
  if (!is(value)) throw new UsageError(`${name} is ${shown(value)}; it can be ${what}`);
}

/** A value in an error, short: what is no text, number or list of these is told by its type. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`.slice(0, 200);
  if (typeof value === "string") return JSON.stringify(value.slice(0, 200));
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "object" ? "an object" : `of type ${typeof value}`;
}
