import {
  choice,
  known,
  type ListValue,
  type MapValue,
  revealed,
  sensitive,
  type Value,
} from "../../../../model/value.ts";
import { setOf } from "./sets.ts";
import { bounded, sameList, stringOf } from "./values.ts";

type Primitive = "string" | "number" | "bool";

/** A type of HCL; `any` where nothing is known of it, as of `null`. Source: Terraform, "Type Constraints". */
export type HclType =
  | { readonly kind: Primitive | "any" }
  | { readonly kind: "list" | "set"; readonly element: HclType }
  | { readonly kind: "map"; readonly element: HclType }
  | { readonly kind: "tuple"; readonly items: readonly HclType[] }
  | { readonly kind: "object"; readonly attributes: ReadonlyMap<string, HclType> };

const any: HclType = { kind: "any" };

/** The type of a value; what is not known in it is of any type. */
function typeOf(value: Value): HclType {
  const plain = revealed(value);
  switch (plain.kind) {
    case "text":
      return { kind: "string" };
    case "known":
      return plain.value === null ? any : { kind: primitiveOf(plain.value) };
    case "list": {
      const items = plain.items.map(typeOf);
      return plain.collection
        ? { kind: plain.collection, element: unifiedType(items) ?? any }
        : { kind: "tuple", items };
    }
    case "map": {
      const attributes = new Map(plain.entries.map((one) => [one.key, typeOf(one.value)]));
      return plain.collection
        ? { kind: plain.collection, element: unifiedType([...attributes.values()]) ?? any }
        : { kind: "object", attributes };
    }
    case "choice":
      return unifiedType(plain.options.map((one) => typeOf(one.value))) ?? any;
    default:
      return any;
  }
}

function primitiveOf(value: string | number | boolean): Primitive {
  return typeof value === "boolean" ? "bool" : typeof value === "number" ? "number" : "string";
}

/** The one type that values of several types convert to; `undefined` where there is none. Source: go-cty, `convert/unify.go`. */
function unifiedType(all: readonly HclType[]): HclType | undefined {
  const types = all.filter((one) => one.kind !== "any");
  const [first, ...others] = types;
  if (!first) return any;
  if (others.length === 0) return first;
  const kinds = new Set(types.map((one) => one.kind));
  if (types.every(isPrimitive)) return unifiedPrimitive(first, kinds);
  if (types.every(isSequence)) return unifiedSequence(types);
  return types.every(isMapping) ? unifiedMapping(types) : undefined;
}

function unifiedPrimitive(first: HclType, kinds: ReadonlySet<HclType["kind"]>): HclType | undefined {
  if (kinds.size === 1) return first;
  return kinds.has("string") ? { kind: "string" } : undefined;
}

type Sequence = Extract<HclType, { kind: "list" | "set" | "tuple" }>;
type Mapping = Extract<HclType, { kind: "map" | "object" }>;

const isPrimitive = ({ kind }: HclType) => kind === "string" || kind === "number" || kind === "bool";
const isSequence = (type: HclType): type is Sequence => ["list", "set", "tuple"].includes(type.kind);
const isMapping = (type: HclType): type is Mapping => type.kind === "map" || type.kind === "object";

function unifiedSequence(types: readonly Sequence[]): HclType | undefined {
  const tuples = types.flatMap((one) => (one.kind === "tuple" ? [one.items] : []));
  const [first = []] = tuples;
  if (tuples.length === types.length && tuples.every((items) => items.length === first.length)) {
    const items = first.map((_, index) => unifiedType(tuples.map((one) => one[index] ?? any)));
    return items.every((one) => one !== undefined) ? { kind: "tuple", items } : undefined;
  }
  const element = unifiedType(types.flatMap((one) => (one.kind === "tuple" ? one.items : [one.element])));
  const collection = types.find((one) => one.kind !== "tuple");
  return element && { kind: collection?.kind === "set" ? "set" : "list", element };
}

function unifiedMapping(types: readonly Mapping[]): HclType | undefined {
  const objects = types.flatMap((one) => (one.kind === "object" ? [one.attributes] : []));
  const [first = new Map<string, HclType>()] = objects;
  const isSame = (one: ReadonlyMap<string, HclType>) =>
    one.size === first.size && [...one.keys()].every((name) => first.has(name));
  if (objects.length === types.length && objects.every(isSame)) {
    const attributes = new Map<string, HclType>();
    for (const name of first.keys()) {
      const type = unifiedType(objects.map((one) => one.get(name) ?? any));
      if (!type) return undefined;
      attributes.set(name, type);
    }
    return { kind: "object", attributes };
  }
  const element = unifiedType(
    types.flatMap((one) => (one.kind === "object" ? [...one.attributes.values()] : [one.element])),
  );
  return element && { kind: "map", element };
}

/** A value as one of a type that it can be converted to; what is not known in it stays as it is. */
function converted(value: Value, type: HclType): Value {
  if (type.kind === "any") return value;
  if (value.kind === "sensitive") return sensitive(converted(value.value, type), value);
  if (value.kind === "choice")
    return choice(
      value.options.map((one) => ({ when: one.when, value: converted(one.value, type) })),
      value,
    );
  if (type.kind === "string") {
    const text = value.kind === "known" && typeof value.value !== "string" ? stringOf(value) : undefined;
    return text === undefined ? value : known(text, value);
  }
  if (value.kind === "list") return convertedList(value, type);
  return value.kind === "map" ? convertedMap(value, type) : value;
}

function convertedList(value: ListValue, type: HclType): Value {
  if (type.kind === "tuple")
    return sameList(
      value,
      value.items.map((item, index) => converted(item, type.items[index] ?? any)),
    );
  if (type.kind !== "list" && type.kind !== "set") return value;
  const items = value.items.map((item) => converted(item, type.element));
  if (type.kind === "set") return value.collection === "set" ? sameList(value, items) : setOf(items, value);
  return sameList({ ...value, collection: "list" }, items);
}

function convertedMap(value: MapValue, type: HclType): Value {
  if (type.kind !== "map" && type.kind !== "object") return value;
  const typeFor = (key: string) => (type.kind === "map" ? type.element : (type.attributes.get(key) ?? any));
  const entries = value.entries.map((one) => ({ ...one, value: converted(one.value, typeFor(one.key)) }));
  const { collection: _, ...bare } = value;
  return bounded({ ...bare, entries, ...(type.kind === "map" && { collection: "map" as const }) });
}

/** Values converted to one type; `undefined` where there is none that all of them have. */
export function unified(values: readonly Value[]): readonly Value[] | undefined {
  const type = unifiedType(values.map(typeOf));
  return type && values.map((one) => converted(one, type));
}

/** Items as a list or set of HCL, all of one type; `undefined` where they have none. */
export function collected(value: ListValue, kind: "list" | "set"): Value | undefined {
  const items = unified(value.items);
  if (!items) return undefined;
  return kind === "set" ? setOf(items, value) : sameList({ ...value, collection: "list" }, items);
}

/** Entries as a map of HCL, all of one type; `undefined` where they have none. */
export function mapped(value: MapValue): Value | undefined {
  const values = unified(value.entries.map((one) => one.value));
  if (!values) return undefined;
  const entries = value.entries.map((one, index) => ({ ...one, value: values[index] ?? one.value }));
  return bounded({ ...value, entries, collection: "map" });
}
