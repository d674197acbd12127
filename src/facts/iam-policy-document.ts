import type { Resource } from "../model/resource.ts";
import { opaque } from "../model/symbol.ts";
import { entry, known, list, type MapEntry, map, revealed, unknown, type Value } from "../model/value.ts";
import { isMissing, knownText } from "./attributes.ts";

/**
 * The policy that a data source `aws_iam_policy_document` renders: its text where that is known, else its blocks.
 * `undefined` where it builds on documents that cannot be read. Defaults: effect `Allow`, version 2012-10-17.
 * Source: Terraform docs of `aws_iam_policy_document`.
 */
export function documentOf(resource: Resource): Value | undefined {
  const { properties } = resource;
  const rendered = entry(properties, "json") ?? entry(properties, "minified_json");
  if (knownText(rendered) !== undefined) return rendered;
  const overrides = entry(properties, "override_policy_documents") ?? entry(properties, "override_json");
  if (!isMissing(overrides)) return undefined;
  if (!isMissing(entry(properties, "source_policy_documents")) || !isMissing(entry(properties, "source_json"))) {
    return undefined;
  }
  const version = entry(properties, "version");
  return map(
    [
      { key: "Version", value: version && !isMissing(version) ? version : known("2012-10-17") },
      { key: "Statement", value: statements(entry(properties, "statement"), resource) },
    ],
    { at: resource.header },
  );
}

function statements(blocks: Value | undefined, resource: Resource): Value {
  const inner = blocks && revealed(blocks);
  if (!inner) return list([], { at: resource.header });
  if (inner.kind === "list") return { ...inner, items: inner.items.map(statement) };
  return inner.kind === "map" ? list([statement(inner)], inner) : inner;
}

const lists: readonly (readonly [string, string])[] = [
  ["actions", "Action"],
  ["not_actions", "NotAction"],
  ["resources", "Resource"],
  ["not_resources", "NotResource"],
];

function statement(block: Value): Value {
  const inner = revealed(block);
  if (inner.kind !== "map") return inner;
  const effect = entry(inner, "effect");
  const sid = entry(inner, "sid");
  const entries: MapEntry[] = [{ key: "Effect", value: effect && !isMissing(effect) ? effect : known("Allow") }];
  if (sid && !isMissing(sid)) entries.push({ key: "Sid", value: sid });
  for (const [attribute, key] of lists) {
    const value = entry(inner, attribute);
    if (value && !isMissing(value)) entries.push({ key, value });
  }
  for (const [block, key] of [
    ["principals", "Principal"],
    ["not_principals", "NotPrincipal"],
  ] as const) {
    const value = entry(inner, block);
    if (value && !isMissing(value)) entries.push({ key, value });
  }
  const condition = entry(inner, "condition");
  if (condition && !isMissing(condition)) entries.push({ key: "Condition", value: conditions(condition) });
  return map(entries, inner);
}

/** Blocks `condition { test variable values }` to `{ test: { variable: values } }`; equal tests are joined. */
function conditions(blocks: Value): Value {
  const inner = revealed(blocks);
  if (inner.kind === "map") return conditions(list([inner], inner));
  if (inner.kind !== "list") return inner;
  const byTest = new Map<string, MapEntry[]>();
  for (const item of inner.items) {
    const test = knownText(entry(item, "test"));
    const variable = knownText(entry(item, "variable"));
    const values = entry(item, "values");
    if (test === undefined || variable === undefined || !values) {
      return unknown(opaque("unsupported", item.at, "a condition is not known before deployment"), item);
    }
    const keys = byTest.get(test) ?? [];
    byTest.set(test, [...keys, { key: variable, value: values }]);
  }
  const entries = [...byTest].map(([key, keys]) => ({ key, value: map(keys, inner) }));
  return map(entries, inner);
}
