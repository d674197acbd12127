import type { ExceptionEntry, ExceptionFlaw } from "../model/exception.ts";
import type { Location } from "../model/location.ts";
import type { Resource, ResourceRef } from "../model/resource.ts";
import { entry as entryOf, revealed, type Value } from "../model/value.ts";
import { nearest } from "../syntax/spelling.ts";
import { type FieldValues, inlineEntry, setField } from "./inline-fields.ts";
import { placed } from "./placed-resource.ts";

/** The exceptions in a CloudFormation resource's `Metadata`, under `rootrail`. */
export function metadataExceptions(resource: Resource): readonly ExceptionEntry[] {
  const own = entryOf(resource.metadata, "rootrail");
  if (!own) return [];
  const { ref, header } = placed(resource);
  const flawed = (value: Value, flaw: ExceptionFlaw) => inlineEntry({}, [flaw], value.at ?? header, [ref]);
  const inner = revealed(own);
  if (inner.kind !== "map") return [flawed(own, { kind: "wrong-shape", expected: "map-with-list" })];
  return inner.entries.flatMap(({ key, value }) => {
    if (key !== "exceptions")
      return [flawed(value, { kind: "unknown-key", key, nearest: nearest(key, ["exceptions"]) ?? null })];
    const list = revealed(value);
    if (list.kind !== "list") return [flawed(value, { kind: "wrong-shape", expected: "list" })];
    return list.items.map((item) => metadataException(item, ref, header));
  });
}

function metadataException(item: Value, ref: ResourceRef, header: Location): ExceptionEntry {
  const inner = revealed(item);
  const location = item.at ?? header;
  if (inner.kind !== "map")
    return inlineEntry({}, [{ kind: "wrong-shape", expected: "map-of-fields" }], location, [ref]);
  const values: FieldValues = {};
  const flaws: ExceptionFlaw[] = [];
  for (const { key, value } of inner.entries) {
    const field = revealed(value);
    if (key === "target") continue; // the resource is the target; naming it again does no harm
    if (field.kind === "known" && field.value !== null) setField(values, flaws, key, String(field.value));
    else if (field.kind !== "known") flaws.push({ kind: "no-plain-text", field: key });
  }
  return inlineEntry(values, flaws, location, [ref]);
}
