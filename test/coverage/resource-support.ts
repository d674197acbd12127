import type { Workspace } from "../../src/inputs/format.ts";
import type { Location } from "../../src/model/location.ts";
import type { Action, Format, Resource } from "../../src/model/resource.ts";
import { type MapValue, map, type Value } from "../../src/model/value.ts";

export const place: Location = {
  path: "organization.yaml",
  start: { line: 1, column: 1 },
  end: { line: 1, column: 2 },
};

/** Properties from a plain object of values. */
function properties(values: Readonly<Record<string, Value>>): MapValue {
  return map(Object.entries(values).map(([key, value]) => ({ key, value })));
}

/** A resource made by hand. */
export function resource(
  type: string,
  address: string,
  values: Readonly<Record<string, Value>>,
  more: Partial<Pick<Resource, "action" | "before" | "when">> & {
    readonly format?: Format;
    readonly action?: Action;
  } = {},
): Resource {
  const format = more.format ?? (type.includes("::") ? "cloudformation" : "terraform-plan");
  return {
    format,
    type,
    address,
    action: more.action ?? "declare",
    properties: properties(values),
    ...(more.before && { before: more.before }),
    location: place,
    header: place,
    when: more.when ?? [],
    callers: [],
  };
}

/** Files that stand nowhere but here. */
export function workspaceOf(files: readonly (readonly [string, string])[]): Workspace {
  const texts = new Map(files);
  return {
    read: (path) => {
      const text = texts.get(path);
      return text === undefined
        ? { kind: "missing", reason: "there is no such file" }
        : { kind: "ok", bytes: new TextEncoder().encode(text) };
    },
    list: () => [],
    listAll: () => [],
  };
}
