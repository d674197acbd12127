import type { Resource } from "../../../model/resource.ts";
import { known, type MapEntry, map, type Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { childText, pairsOf, textOf } from "./calls.ts";
import { isImportEntry } from "./claims.ts";
import type { SourceText } from "./template.ts";

/**
 * Resources that an import adopts: `ResourcesToImport` of a change set, or the bare list that the AWS CLI takes.
 * `importId` is the first value of `ResourceIdentifier`; all of them are properties.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceToImport.html
 */
export function readImportList(root: SyntaxNode, source: SourceText): readonly Resource[] {
  const list = root.kind === "list" ? root : child(root, "ResourcesToImport");
  const items = list?.kind === "list" ? list.items : [];
  return items.filter(isImportEntry).map((item) => importedResource(item, source));
}

function importedResource(item: SyntaxNode, source: SourceText): Resource {
  const idNode = child(item, "LogicalResourceId") ?? item;
  const identifiers = pairsOf(child(item, "ResourceIdentifier"));
  const entries = identifiers.map((pair): MapEntry => {
    const at = source.locate(pair.value);
    return { key: pair.key, keyAt: source.locate(pair.keySpan), value: known(textOf(pair.value) ?? null, { at }) };
  });
  const importId: Value | undefined = entries[0]?.value;
  return {
    format: "cloudformation",
    type: childText(item, "ResourceType") ?? "",
    address: textOf(idNode) ?? "",
    action: "declare",
    properties: map(entries, { at: source.locate(child(item, "ResourceIdentifier") ?? item) }),
    location: source.locate(item),
    header: source.locate(idNode),
    when: [],
    callers: [],
    ...(importId && { importId }),
  };
}
