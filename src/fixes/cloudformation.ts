import { readTree } from "../inputs/cloudformation/template/template.ts";
import { child, type MapNode, type MapPair, pairOf, type SyntaxNode } from "../syntax/node.ts";
import { type CommentStyle, endOfLine, indentAt, newlineOf, skipGap } from "./layout.ts";
import { entryInBraces, inserted, itemInEmptyList } from "./map-entry.ts";
import type { Refusal } from "./refusal.ts";
import { applyOffsets, editAt, type OffsetEdit, type SourceText, type TextEdit } from "./text-edit.ts";

const targetsKey = "TargetIds";
const organizationType = "AWS::Organizations::Organization";

/** Gives a policy without targets the root of the organization that the same template declares. */
export function attachInTemplate(policy: string, source: SourceText): TextEdit | Refusal {
  const read = readTree(source.path, source.text);
  if (read.ok && read.source.repeated) return { kind: "repeated-keys" };
  const root = read.ok ? read.root : undefined;
  const resources = child(root, "Resources");
  const written = pairOf(child(resources, policy), "Properties");
  const properties = written?.value;
  if (!root || !written || resources?.kind !== "map" || properties?.kind !== "map")
    return { kind: "not-literal", what: "policy" };
  if ([written, pairOf(resources, policy)].some((one) => one && isShared(one, source.text))) return { kind: "shared" };
  const found = organizationFor(policy, resources);
  if ("kind" in found) return found;
  const reference = referenceTo(policy, root);
  if (reference) return { kind: "referred-to", by: { path: source.path, name: reference } };
  const edit = targetsEdit(written, properties, found.name, source);
  if ("kind" in edit) return edit;
  const after = treeOf({ ...source, text: applyOffsets(source.text, [edit]) });
  const isClean = after !== undefined && isSameBut(root, after, [policy, found.name]);
  return isClean ? editAt(source, edit) : { kind: "layout" };
}

/** Whether the CDK writes a template, which tells by the metadata of its resources. */
export function isSynthesized(resource: string, source: SourceText): boolean {
  const written = child(child(treeOf(source), "Resources"), resource);
  return pairOf(child(written, "Metadata"), "aws:cdk:path") !== undefined;
}

function treeOf({ path, text }: SourceText): SyntaxNode | undefined {
  const read = readTree(path, text);
  return read.ok ? read.root : undefined;
}

function organizationFor(policy: string, resources: MapNode): { readonly name: string } | Refusal {
  const typeOf = (node: SyntaxNode) => textOf(child(node, "Type"));
  const [organization] = resources.pairs.filter(({ value }) => typeOf(value) === organizationType);
  if (!organization) return { kind: "no-organization" };
  const name = organization.key;
  const condition = child(organization.value, "Condition");
  if (condition && textOf(condition) !== textOf(child(child(resources, policy), "Condition")))
    return { kind: "conditional-organization", organization: name, condition: textOf(condition) ?? "?" };
  return isMadeAfter(name, policy, resources) ? { kind: "circular", organization: name } : { name };
}

/** Whether a resource waits for another one, by whatever way. */
function isMadeAfter(name: string, other: string, resources: MapNode): boolean {
  const seen = new Set<string>();
  const queue = [name];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === other) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    const written = child(resources, at);
    if (written) queue.push(...namesIn(written, true));
  }
  return false;
}

/** The resource or output that refers to a policy: by what it makes of the policy's ID it may attach it. */
function referenceTo(policy: string, root: SyntaxNode): string | undefined {
  for (const section of ["Resources", "Outputs"]) {
    const named = child(root, section);
    const pairs = named?.kind === "map" ? named.pairs : [];
    const found = pairs.find(({ key, value }) => key !== policy && namesIn(value, false).has(policy));
    if (found) return found.key;
  }
  return undefined;
}

/** The logical IDs that a part of a template refers to; with `isOrdered` also those that it merely comes after. */
function namesIn(node: SyntaxNode, isOrdered: boolean, found = new Set<string>()): ReadonlySet<string> {
  const { tag } = node;
  if (tag === "!Ref" || tag === "!GetAtt" || tag === "!Sub") addNames(node, tag.slice(1), found);
  if (node.kind === "list") for (const item of node.items) namesIn(item, isOrdered, found);
  if (node.kind === "map") {
    for (const { key, value } of node.pairs) {
      const isReference = key === "Ref" || key === "Fn::GetAtt" || key === "Fn::Sub";
      if (isReference || (isOrdered && key === "DependsOn")) addNames(value, key.replace("Fn::", ""), found);
      namesIn(value, isOrdered, found);
    }
  }
  return found;
}

function addNames(node: SyntaxNode, call: string, found: Set<string>): void {
  const items = node.kind === "list" ? node.items : [node];
  for (const [at, item] of items.entries()) {
    const text = textOf(item);
    if (text === undefined || (at > 0 && call !== "DependsOn")) continue;
    if (call === "Sub") for (const [, name] of text.matchAll(/\$\{([A-Za-z0-9]+)[.}]/g)) found.add(name ?? "");
    else found.add(call === "GetAtt" ? (text.split(".")[0] ?? "") : text);
  }
}

function textOf(node: SyntaxNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/** Whether the properties are an alias, or what an alias or a merge elsewhere stands for. */
function isShared({ keySpan, value }: MapPair, text: string): boolean {
  if (value.aliasOf) return true;
  const [, anchor] = /^[\s:]*(?:![^\s]*\s+)?&([^\s,[\]{}]+)/.exec(text.slice(keySpan.end)) ?? [];
  return anchor !== undefined && text.includes(`*${anchor}`);
}

function targetsEdit(
  written: MapPair,
  properties: MapNode,
  organization: string,
  { path, text }: SourceText,
): OffsetEdit | Refusal {
  const isJson = isStrict(path, text);
  const style: CommentStyle = isJson ? "none" : "yaml";
  const reference = isJson ? `{ "Fn::GetAtt": ["${organization}", "RootId"] }` : `!GetAtt ${organization}.RootId`;
  const present = pairOf(properties, targetsKey);
  if (present) {
    const open = contentStart(text, present.keySpan.end, style);
    const isEmpty = present.value.kind === "list" && present.value.items.length === 0 && !present.value.aliasOf;
    const list = { start: open, end: present.value.end };
    const isList = isEmpty && text[open] === "[";
    return isList ? itemInEmptyList(text, list, reference, style) : { kind: "not-literal", what: "targets" };
  }
  const open = contentStart(text, written.keySpan.end, style);
  if (text[open] === "{") {
    const key = isJson ? `"${targetsKey}"` : targetsKey;
    return entryInBraces(text, properties, open, { key, value: `[${reference}]` }, style);
  }
  // At the top of the block, above its comments: where its last value ends depends on what follows it.
  const first = properties.pairs[0];
  const head = endOfHead(text, written.keySpan.end);
  if (!first || head === undefined || head >= first.keySpan.start) return { kind: "layout" };
  const indent = indentAt(text, first.keySpan.start);
  const lines = ["", `${indent}${targetsKey}:`, `${indent}  - ${reference}`];
  return inserted(head, lines.join(newlineOf(text)));
}

/** Whether a text is JSON, which knows neither comments nor tags, rather than the flow style of YAML. */
function isStrict(path: string, text: string): boolean {
  if (path.toLowerCase().endsWith(".json")) return true;
  try {
    JSON.parse(text.replace(/^\ufeff/, ""));
    return true;
  } catch {
    return false;
  }
}

const nodeProperty = /[&!][^\s,[\]{}]*/y;

/** Where the value of a key begins: behind the colon, comments, and YAML's anchor and tag. */
function contentStart(text: string, keyEnd: number, style: CommentStyle): number {
  let at = skipGap(text, keyEnd, style);
  if (text[at] === ":") at = skipGap(text, at + 1, style);
  while (style === "yaml") {
    nodeProperty.lastIndex = at;
    const found = nodeProperty.exec(text);
    if (!found) return at;
    at = skipGap(text, at + found[0].length, style);
  }
  return at;
}

/** The end of the line that a block map's key stands on; `undefined` where more than anchor, tag and comment follow. */
function endOfHead(text: string, keyEnd: number): number | undefined {
  const head = /[ \t]*:(?:[ \t]+[&!][^\s,[\]{}]*)*/y;
  head.lastIndex = keyEnd;
  const found = head.exec(text);
  return found ? endOfLine(text, keyEnd + found[0].length, "yaml") : undefined;
}

/** Whether two templates say the same but for the targets of a policy, which name the organization's root afterwards. */
function isSameBut(before: SyntaxNode, after: SyntaxNode, [policy, organization]: readonly [string, string]): boolean {
  const path = ["Resources", policy, "Properties"];
  const targets = path.reduce<SyntaxNode | undefined>(child, after);
  const [target, ...others] = itemsOf(child(targets, targetsKey));
  const long = itemsOf(child(target, "Fn::GetAtt")).map(textOf);
  const isRoot =
    target?.tag === "!GetAtt"
      ? textOf(target) === `${organization}.RootId`
      : long.join(".") === `${organization}.RootId`;
  return isRoot && others.length === 0 && plain(before, path) === plain(after, path);
}

function itemsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node?.kind === "list" ? node.items : [];
}

/** All that a tree says but the targets of the map at a path. */
function plain(node: SyntaxNode, path: readonly string[] | undefined): string {
  const tag = `${node.tag ?? ""}*${node.aliasOf?.name ?? ""}`;
  if (node.kind === "scalar") return JSON.stringify([tag, node.value, node.source, node.quoted]);
  if (node.kind === "list") return `${tag}[${node.items.map((item) => plain(item, undefined)).join()}]`;
  const pairs = node.pairs.filter(({ key }) => path?.length !== 0 || key !== targetsKey);
  const inner = (key: string) => (path?.[0] === key ? path.slice(1) : undefined);
  return `${tag}{${pairs.map(({ key, value }) => `${JSON.stringify(key)}:${plain(value, inner(key))}`).join()}}`;
}
