import type { OrganizationFact } from "../model/fact.ts";
import type { ResourceRef } from "../model/resource.ts";
import { parseJson } from "../syntax/json.ts";
import { child, type MapNode, pairOf, type SyntaxNode } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { type Edit, type FixSource, indentAt, newlineOf } from "./edit.ts";

/** Gives a policy without targets the root of the organization that the same template declares. */
export function attachInTemplate(
  policy: ResourceRef,
  organizations: readonly OrganizationFact[],
  source: FixSource,
): Edit | undefined {
  const isJson = /^\s*\{/.test(source.text);
  const parsed = isJson ? parseJson(source.text) : parseYaml(source.text);
  if (!parsed.ok) return undefined;
  const resources = child(parsed.root, "Resources");
  const written = pairOf(child(resources, policy.address), "Properties");
  const properties = written?.value;
  const [organization] = organizations
    .map((fact) => fact.resource)
    .filter(({ type, address }) => type === "AWS::Organizations::Organization" && pairOf(resources, address));
  if (!written || properties?.kind !== "map" || organization === undefined || properties.aliasOf) return undefined;
  const why = `the targets of ${policy.address}: the organization's root`;
  const edit = targetsEdit(written.keySpan.end, properties, organization.address, source.text);
  return edit && { path: source.path, why, ...edit };
}

function targetsEdit(
  keyEnd: number,
  properties: MapNode,
  organization: string,
  text: string,
): Pick<Edit, "start" | "end" | "text"> | undefined {
  const quoted = `{ "Fn::GetAtt": ["${organization}", "RootId"] }`;
  const present = pairOf(properties, "TargetIds");
  if (present) {
    const isEmpty = present.value.kind === "list" && present.value.items.length === 0;
    return isEmpty ? { ...spanOf(present.value), text: `[${quoted}]` } : undefined;
  }
  const last = properties.pairs.at(-1);
  const first = properties.pairs[0];
  if (!last || !first) return undefined;
  const indent = indentAt(text, first.keySpan.start);
  const newline = newlineOf(text);
  const isBlock = text[properties.start] !== "{";
  if (!isBlock) {
    const isOneLine = !text.slice(properties.start, properties.end).includes("\n");
    const lead = isOneLine ? ", " : `,${newline}${indent}`;
    return { start: last.value.end, end: last.value.end, text: `${lead}"TargetIds": [${quoted}]` };
  }
  // At the top of the block, above its comments: where its last value ends depends on what follows it.
  const lineEnd = text.slice(keyEnd, first.keySpan.start).search(/\r?\n/);
  if (lineEnd < 0) return undefined;
  const start = keyEnd + lineEnd;
  const lines = ["", `${indent}TargetIds:`, `${indent}  - !GetAtt ${organization}.RootId`];
  return { start, end: start, text: lines.join(newline) };
}

function spanOf({ start, end }: SyntaxNode): Pick<Edit, "start" | "end"> {
  return { start, end };
}
