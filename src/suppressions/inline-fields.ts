import type { ExceptionEntry, ExceptionFlaw } from "../model/exception.ts";
import type { Location } from "../model/location.ts";
import type { ResourceRef } from "../model/resource.ts";
import { nearest } from "../syntax/spelling.ts";

/** The fields of an inline exception; its target is the resource that it is written at. */
const fields = ["rule", "owner", "expires", "reason"] as const;
/** Flaws of one exception that are kept. */
const maxFlaws = 5;

export type FieldValues = Partial<Record<(typeof fields)[number], string>>;

/** Enters the value of a field, or a flaw for a field that is unknown or there already. */
export function setField(values: FieldValues, flaws: ExceptionFlaw[], key: string, value: string): void {
  const name = fields.find((field) => field === key);
  if (!name) flaws.push({ kind: "unknown-field", field: key, nearest: nearest(key, fields) ?? null });
  else if (values[name] !== undefined) flaws.push({ kind: "repeated-field", field: name });
  else values[name] = value;
}

/** An exception written at `location` for the resources `at`. */
export function inlineEntry(
  values: FieldValues,
  flaws: readonly ExceptionFlaw[],
  location: Location,
  at: readonly ResourceRef[],
): ExceptionEntry {
  const target = at[0]?.address ?? "the block below";
  return { ...values, target, location, at, inline: true, flaws: flaws.slice(0, maxFlaws) };
}
