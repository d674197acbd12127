import { known, list, type MapEntry, map, type Origin, revealed, type Value } from "../../model/value.ts";
import { derive } from "./hcl/evaluate/derive.ts";
import { decodeJson, encodeJson } from "./hcl/evaluate/json-text.ts";
import { unknownCall, unknownFrom } from "./hcl/evaluate/unknowns.ts";
import { isNull, isWhollyKnown, listOf, mapOf, type PlainValue, stringOf, withFilesOf } from "./hcl/evaluate/values.ts";

/**
 * The policy that an `aws_iam_policy_document` data source renders, as JSON text whose structure keeps the places of its blocks.
 * Source: Terraform docs of `aws_iam_policy_document` (version 2012-10-17 and effect Allow by default, `&{` for `${`,
 * statements of override documents replace those of the same sid).
 */
export function policyDocument(properties: Value, origin: Origin): Value {
  return encodeJson(policyStructure(properties, origin), origin);
}

/** The same policy as a structure; where its statements depend on conditions, one for each way that these can turn out. */
export function policyStructure(properties: Value, origin: Origin): Value {
  const document = new Properties(properties);
  const statements = document.get("statement");
  if (statements?.kind !== "choice") return structureOf(document, document.blocks("statement"), origin);
  return derive([statements], origin, (plain) =>
    structureOf(document, plain.kind === "list" ? plain.items : [plain], origin),
  );
}

function structureOf(document: Properties, blocks: readonly Value[], origin: Origin): Value {
  const version = document.get("version") ?? known("2012-10-17", origin);
  const id = document.get("policy_id");
  const own = blocks.map(statement);
  const sources = documents(document, "source_policy_documents", "source_json");
  const overrides = documents(document, "override_policy_documents", "override_json");
  const statements = merged(
    [...sources.map(statementsOf), own, ...overrides.map(statementsOf)],
    sources.length,
    origin,
  );
  return map(
    [entryOf("Version", version), ...(id ? [entryOf("Id", id)] : []), entryOf("Statement", statements)],
    origin,
  );
}

/** Attributes of a block; what is null or absent is not there. */
class Properties {
  readonly #entries: ReadonlyMap<string, Value>;

  constructor(properties: Value) {
    const plain = revealed(properties);
    const entries = plain.kind === "map" ? plain.entries : [];
    this.#entries = new Map(entries.map((one) => [one.key, one.value]));
  }

  get(name: string): Value | undefined {
    const value = this.#entries.get(name);
    return value === undefined || isNull(revealed(value) as PlainValue) ? undefined : value;
  }

  blocks(name: string): readonly Value[] {
    const value = this.get(name);
    if (value === undefined) return [];
    const plain = revealed(value);
    return plain.kind === "list" ? plain.items : [value];
  }
}

function entryOf(key: string, value: Value): MapEntry {
  return { key, value };
}

function statement(block: Value): Value {
  if (revealed(block).kind !== "map") return block;
  const attributes = new Properties(block);
  const entries: MapEntry[] = [];
  const add = (key: string, value: Value | undefined) => {
    if (value !== undefined) entries.push(entryOf(key, value));
  };
  const sid = attributes.get("sid");
  if (sid && stringOf(sid) !== "") add("Sid", sid);
  add("Effect", attributes.get("effect") ?? known("Allow", { at: block.at }));
  add("Action", filled(attributes.get("actions")));
  add("NotAction", filled(attributes.get("not_actions")));
  add("Resource", filled(attributes.get("resources"), withVariables));
  add("NotResource", filled(attributes.get("not_resources"), withVariables));
  add("Principal", principals(attributes.blocks("principals")));
  add("NotPrincipal", principals(attributes.blocks("not_principals")));
  add("Condition", conditions(attributes.blocks("condition")));
  return map(entries, { at: block.at });
}

/** A list that has items; the provider leaves empty ones out. */
function filled(value: Value | undefined, each: (value: Value) => Value = (item) => item): Value | undefined {
  if (value === undefined) return undefined;
  const plain = revealed(value);
  if (plain.kind !== "list") return value;
  return plain.items.length === 0 ? undefined : list(plain.items.map(each), value);
}

/** The provider writes `&{aws:username}` for a policy variable, as `${` is taken by Terraform. */
function withVariables(value: Value): Value {
  if (value.kind === "known" && typeof value.value === "string" && value.value.includes("&{"))
    return known(value.value.replaceAll("&{", "${"), value);
  if (value.kind !== "text") return value;
  return {
    ...value,
    parts: value.parts.map((part) => (typeof part === "string" ? part.replaceAll("&{", "${") : part)),
  };
}

function principals(blocks: readonly Value[]): Value | undefined {
  if (blocks.length === 0) return undefined;
  const byType = new Map<string, Value[]>();
  for (const block of blocks) {
    const attributes = new Properties(block);
    const type = stringOf(attributes.get("type") ?? known(null));
    const identifiers = attributes.get("identifiers");
    const plain = identifiers && revealed(identifiers);
    if (type === undefined || plain?.kind !== "list") return unknownFrom([block], { at: block.at });
    if (type === "*" && blocks.length === 1) return known("*", { at: block.at });
    byType.set(type, [...(byType.get(type) ?? []), ...plain.items.map(withVariables)]);
  }
  return mapOf(
    [...byType].map(([type, items]) => entryOf(type, listOf(items, { at: blocks[0]?.at }))),
    { at: blocks[0]?.at },
  );
}

function conditions(blocks: readonly Value[]): Value | undefined {
  if (blocks.length === 0) return undefined;
  const byTest = new Map<string, Map<string, Value>>();
  for (const block of blocks) {
    const attributes = new Properties(block);
    const test = stringOf(attributes.get("test") ?? known(null));
    const variable = stringOf(attributes.get("variable") ?? known(null));
    const values = attributes.get("values");
    if (test === undefined || variable === undefined || !values) return unknownFrom([block], { at: block.at });
    const keys = byTest.get(test) ?? new Map<string, Value>();
    keys.set(variable, joined(keys.get(variable), filled(values, withVariables) ?? values, { at: block.at }));
    byTest.set(test, keys);
  }
  return mapOf(
    [...byTest].map(([test, keys]) =>
      entryOf(
        test,
        mapOf(
          [...keys].map(([key, value]) => entryOf(key, value)),
          { at: blocks[0]?.at },
        ),
      ),
    ),
    { at: blocks[0]?.at },
  );
}

/** Values of two condition blocks with the same test and variable. */
function joined(before: Value | undefined, values: Value, origin: Origin): Value {
  if (!before) return { ...values, ...(origin.at && { at: origin.at }) };
  const [one, other] = [revealed(before), revealed(values)];
  return one.kind === "list" && other.kind === "list"
    ? listOf([...one.items, ...other.items], origin)
    : unknownFrom([before, values], origin);
}

function documents(properties: Properties, many: string, one: string): readonly Value[] {
  const single = properties.get(one);
  return [...(single ? [single] : []), ...properties.blocks(many)];
}

/** The statements of another document's JSON text. */
function statementsOf(document: Value): readonly Value[] {
  const plain = revealed(document);
  const source = stringOf(plain);
  if (source === "" || isNull(plain as PlainValue)) return [];
  const structure =
    (plain.kind === "known" || plain.kind === "text") && plain.encodes
      ? plain.encodes
      : source === undefined
        ? undefined
        : decodeJson(source, { at: document.at }, plain.kind === "known" ? plain.written : undefined);
  const read = structure && revealed(structure);
  if (read?.kind !== "map") return [unknownFrom([structure ?? document], { at: document.at })];
  const statements = read.entries.find((entry) => entry.key === "Statement")?.value;
  if (!statements) return [];
  const inner = revealed(statements);
  return (inner.kind === "list" ? inner.items : [statements]).map((one) => withFilesOf(one, document));
}

/**
 * All statements in order; a later one with the sid of an earlier one takes its place. The first `sources` groups are those of
 * source documents, among which each sid stands once: what is not known of one takes the place of no other.
 */
function merged(groups: readonly (readonly Value[])[], sources: number, origin: Origin): Value {
  const statements: Value[] = [];
  const positions = new Map<string, number>();
  const replaceable = groups.flatMap((group, index) => {
    const later = groups.slice(Math.max(index + 1, sources)).flat();
    const open = later.filter((one) => revealed(one).kind !== "map");
    return open.length === 0 ? group : group.map((one) => orAnother(one, open));
  });
  for (const one of replaceable) {
    const sid = sidOf(one);
    const before = sid === undefined ? undefined : positions.get(sid);
    if (before !== undefined) statements[before] = one;
    else {
      if (sid !== undefined) positions.set(sid, statements.length);
      statements.push(one);
    }
  }
  const hasOpenSid = statements.some((one) => revealed(one).kind === "map" && sidOf(one) === undefined && hasSid(one));
  if (hasOpenSid && groups.length > 1 && !statements.every(isWhollyKnown))
    return unknownCall("statements", statements, origin, "statements of several documents whose sids are not known");
  return listOf(statements, origin);
}

/** A statement that one of those that are not known may stand for, where it has a sid: without one nothing takes its place. */
function orAnother(statement: Value, open: readonly Value[]): Value {
  if (!hasSid(statement)) return statement;
  return unknownCall(
    "statement",
    [statement, ...open],
    { at: statement.at },
    "a document that is not known can replace its statement",
  );
}

function hasSid(value: Value): boolean {
  const plain = revealed(value);
  return plain.kind === "map" && plain.entries.some((one) => one.key === "Sid");
}

function sidOf(value: Value): string | undefined {
  const plain = revealed(value);
  const sid = plain.kind === "map" ? plain.entries.find((one) => one.key === "Sid") : undefined;
  const text = sid && stringOf(sid.value);
  return text === "" ? undefined : text;
}
