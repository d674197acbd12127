import { attributeOf, type Expr, literalText } from "../inputs/terraform/hcl/syntax/ast.ts";
import { scanHcl } from "../inputs/terraform/hcl/syntax/scan.ts";
import { type Address, withoutInstanceKey, writeAddress } from "../model/terraform-address.ts";
import { parseJson } from "../syntax/json.ts";
import { child, pairOf, type Span } from "../syntax/node.ts";
import { type CommentStyle, endOfLine, indentAt, isFirstOnLine, newlineOf, skipGap } from "./layout.ts";
import { entryInBraces, inserted, itemInEmptyList } from "./map-entry.ts";
import type { Refusal } from "./refusal.ts";
import type { Sources } from "./sources.ts";
import {
  argumentOf,
  type Declared,
  hasInstances,
  type JsonBlock,
  type ModuleText,
  moduleText,
  type NativeBlock,
} from "./terraform-module.ts";
import { applyOffsets, editAt, type OffsetEdit, type TextEdit } from "./text-edit.ts";

const scpType = "SERVICE_CONTROL_POLICY";
const policyType = "aws_organizations_policy";
const attachmentType = "aws_organizations_policy_attachment";
const organizationType = "aws_organizations_organization";
const typesArgument = "enabled_policy_types";

/** An edit that declares a resource, whose name no other edit of the folder may take. */
export interface Declaration {
  readonly edit: TextEdit;
  readonly name: string;
}

/**
 * Attaches a policy to the organization's root, behind the policy, where the same module declares the organization or reads
 * it as a data source. `organizations`: addresses of the organizations that the run knows.
 */
export function attachInTerraform(
  address: Address,
  path: string,
  organizations: readonly Address[],
  sources: Sources,
): Declaration | Refusal {
  const { resource } = address;
  if (resource?.type === "awscc_organizations_policy") return { kind: "own-targets", policy: writeAddress(address) };
  const module = moduleText(path, sources);
  if ("kind" in module) return module;
  const policy = module.declared.find(
    (one) =>
      one.mode === "managed" && one.type === policyType && one.name === resource?.name && one.source.path === path,
  );
  if (!policy || resource?.type !== policyType) return { kind: "not-literal", what: "policy" };
  if (hasInstances(policy) || resource.key !== null)
    return { kind: "instances", address: withoutInstanceKey(writeAddress(address)) };
  const by = module.referenceTo(policy);
  if (by) return { kind: "referred-to", by };
  const inModule = organizations.filter((one) => modulePath(one) === modulePath(address));
  const organization = organizationFor(policy, inModule, module);
  if ("kind" in organization) return elsewhere(organization, organizations);
  const name = freeName(policy.name, module);
  const root = `${organization.mode === "data" ? "data." : ""}${organizationType}.${organization.name}.roots[0].id`;
  const values = { policy_id: `${policyType}.${policy.name}.id`, target_id: root };
  const edit = policy.syntax === "hcl" ? nativeAttachment(policy, name, values) : jsonAttachment(policy, name, values);
  if ("kind" in edit) return edit;
  return { edit: editAt(policy.source, edit), name: `${attachmentType}.${name}` };
}

/** Where the module has no organization, the one that another module has. */
function elsewhere(refusal: Refusal, [organization]: readonly Address[]): Refusal {
  if (refusal.kind !== "no-organization" || !organization) return refusal;
  return { kind: "organization-elsewhere", organization: writeAddress(organization) };
}

function modulePath({ modules }: Address): string {
  return writeAddress({ modules, resource: null });
}

/** The one that the module manages, else one that it reads; made or read by the provider that makes the policy. */
function organizationFor(policy: Declared, known: readonly Address[], { declared }: ModuleText): Declared | Refusal {
  const all = declared.filter((one) => one.type === organizationType);
  const isKnown = (one: Declared) =>
    known.some(({ resource }) => resource?.name === one.name && resource.mode === one.mode);
  const found = [
    ...all.filter((one) => one.mode === "managed" && isKnown(one)),
    ...all.filter((one) => one.mode === "data"),
  ];
  const usable = found.find((one) => !hasInstances(one) && isSameProvider(one, policy));
  if (usable) return usable;
  const [first] = found;
  if (!first) return { kind: "no-organization" };
  const local = `${first.mode === "data" ? "data." : ""}${organizationType}.${first.name}`;
  return hasInstances(first)
    ? { kind: "instances", address: local }
    : { kind: "other-provider", policy: `${policyType}.${policy.name}`, organization: local };
}

function isSameProvider(one: Declared, other: Declared): boolean {
  const providerOf = (declared: Declared) => argumentOf(declared, "provider")?.replace(/^["]|["]$/g, "") ?? "aws";
  return providerOf(one) === providerOf(other);
}

/** The policy's own name, or that with an ending, whichever no attachment of the module has. */
function freeName(name: string, module: ModuleText): string {
  const endings = ["", "_root", ...Array.from({ length: 98 }, (_, at) => `_root_${at + 2}`)];
  return name + (endings.find((ending) => !module.isTaken(attachmentType, name + ending)) ?? "_root");
}

type AttachmentValues = Readonly<Record<"policy_id" | "target_id", string>>;

function nativeAttachment(
  { source, block }: NativeBlock,
  name: string,
  values: AttachmentValues,
): OffsetEdit | Refusal {
  const { text } = source;
  const end = endOfLine(text, block.end, "hcl");
  if (end === undefined) return { kind: "layout" };
  const provider = attributeOf(block.body, "provider")?.value;
  const lines = [
    "",
    "",
    `resource "${attachmentType}" "${name}" {`,
    ...(provider ? [`  provider  = ${text.slice(provider.start, provider.end)}`] : []),
    `  policy_id = ${values.policy_id}`,
    `  target_id = ${values.target_id}`,
    "}",
    ...(/^(?:\r\n|\n|\r)[ \t]*[^\s]/.test(text.slice(end)) ? [""] : []),
  ];
  const edit = inserted(end, lines.join(newlineOf(text)));
  const isNew = ({ type, labels }: NativeBlock["block"]) =>
    type === "resource" && labels[0]?.value === attachmentType && labels[1]?.value === name;
  return isSameBut(text, applyOffsets(text, [edit]), isNew) ? edit : { kind: "layout" };
}

/** Whether a file has one block that `isMeant` takes after an edit, and all other blocks are what they were. */
function isSameBut(text: string, edited: string, isMeant: (block: NativeBlock["block"]) => boolean): boolean {
  const othersOf = (all: string) =>
    scanHcl(all).body.blocks.flatMap((block) => (isMeant(block) ? [] : [all.slice(block.start, block.end)]));
  const { body, problems } = scanHcl(edited);
  const isOne = problems.length === 0 && body.blocks.filter(isMeant).length === 1;
  return isOne && JSON.stringify(othersOf(text)) === JSON.stringify(othersOf(edited));
}

function jsonAttachment(
  { source, root, body }: JsonBlock,
  name: string,
  values: AttachmentValues,
): OffsetEdit | Refusal {
  const { text } = source;
  const provider = child(body, "provider");
  const value = {
    ...(provider?.kind === "scalar" && { provider: provider.value }),
    policy_id: `\${${values.policy_id}}`,
    target_id: `\${${values.target_id}}`,
  };
  const resources = pairOf(root, "resource");
  if (resources?.value.kind !== "map") return { kind: "layout" };
  const present = pairOf(resources.value, attachmentType);
  const written = spaced({ [name]: value });
  if (present && present.value.kind !== "map") return { kind: "layout" };
  const edit =
    present?.value.kind === "map"
      ? entryInBraces(
          text,
          present.value,
          present.value.start,
          { key: JSON.stringify(name), value: spaced(value) },
          "none",
        )
      : entryInBraces(
          text,
          resources.value,
          resources.value.start,
          { key: JSON.stringify(attachmentType), value: written },
          "none",
        );
  const after = parseJson(applyOffsets(text, [edit]));
  const isThere = after.ok && pairOf(child(child(after.root, "resource"), attachmentType), name) !== undefined;
  return isThere ? edit : { kind: "layout" };
}

/** JSON on one line with the spaces that people put. */
function spaced(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${spaced(inner)}`);
  return `{ ${entries.join(", ")} }`;
}

/** Adds the policy type of SCPs to a list that is written literally. */
export function enableScpType(organization: Address, path: string, sources: Sources): readonly TextEdit[] | Refusal {
  const { resource } = organization;
  const module = moduleText(path, sources);
  if ("kind" in module) return module;
  const declared = module.declared.find(
    (one) =>
      one.mode === "managed" &&
      one.type === organizationType &&
      one.name === resource?.name &&
      one.source.path === path,
  );
  if (!declared) return { kind: "not-literal", what: "organization" };
  const list = declared.syntax === "hcl" ? nativeList(declared) : jsonList(declared);
  if ("kind" in list) return list;
  const style: CommentStyle = declared.syntax === "hcl" ? "hcl" : "none";
  const { source } = declared;
  const edits = itemAtEnd(source.text, list, style);
  const isClean = isLongerList(declared, applyOffsets(source.text, edits));
  return isClean ? edits.map((edit) => editAt(source, edit)) : { kind: "layout" };
}

/** Whether a file is the same after an edit but for one type more at the end of the organization's list. */
function isLongerList(declared: Declared, edited: string): boolean {
  const { text } = declared.source;
  if (declared.syntax === "json") return isLongerJsonList(declared, edited);
  const isOrganization = ({ type, labels }: NativeBlock["block"]) =>
    type === "resource" && labels[0]?.value === organizationType && labels[1]?.value === declared.name;
  const itemsOf = (all: string) => {
    const value = attributeOf(scanHcl(all).body.blocks.find(isOrganization)?.body ?? noBody, typesArgument)?.value;
    return value?.kind === "tuple" ? value.items.map((item) => literalText(item)) : [];
  };
  const isLonger = JSON.stringify([...itemsOf(text), scpType]) === JSON.stringify(itemsOf(edited));
  return isLonger && isSameBut(text, edited, isOrganization);
}

const noBody = { attributes: [], blocks: [], start: 0, end: 0 };

function isLongerJsonList({ source, name }: JsonBlock, edited: string): boolean {
  const [before, after] = [source.text, edited].map((text): unknown => JSON.parse(text.replace(/^\ufeff/, "")));
  const list = ["resource", organizationType, name, typesArgument].reduce(memberOf, before);
  if (!Array.isArray(list)) return false;
  list.push(scpType);
  return JSON.stringify(before) === JSON.stringify(after);
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

interface WrittenList extends Span {
  readonly items: readonly Span[];
}

function nativeList(declared: NativeBlock): WrittenList | Refusal {
  const value = attributeOf(declared.block.body, typesArgument)?.value;
  if (!value) return { kind: "types-not-given", organization: `${organizationType}.${declared.name}` };
  const isText = (item: Expr) => literalText(item) !== undefined;
  return value.kind === "tuple" && value.items.every(isText)
    ? { start: value.start, end: value.end, items: value.items }
    : { kind: "not-literal", what: "types" };
}

function jsonList(declared: JsonBlock): WrittenList | Refusal {
  const value = child(declared.body, typesArgument);
  if (!value) return { kind: "types-not-given", organization: `${organizationType}.${declared.name}` };
  return value.kind === "list"
    ? { start: value.start, end: value.end, items: value.items }
    : { kind: "not-literal", what: "types" };
}

/**
 * Adds the type behind the last item of a list: on a line of its own where the bracket closes on a later line, so that a
 * comment stays with what it stands behind.
 */
function itemAtEnd(text: string, list: WrittenList, style: CommentStyle): readonly OffsetEdit[] {
  const item = JSON.stringify(scpType);
  const last = list.items.at(-1);
  const close = list.end - 1;
  if (!last) return [itemInEmptyList(text, list, item, style)];
  const comma = skipGap(text, last.end, style);
  const hasComma = text[comma] === ",";
  const anchor = hasComma ? comma + 1 : last.end;
  const ownComma = hasComma ? [] : [inserted(last.end, ",")];
  const end = endOfLine(text, anchor, style);
  if (end === undefined || end > close) {
    const behind = anchor + text.slice(anchor, close).trimEnd().length;
    return joined([...ownComma, inserted(behind, ` ${item}${hasComma && style === "hcl" ? "," : ""}`)]);
  }
  const indent = isFirstOnLine(text, last.start) ? indentAt(text, last.start) : `${indentAt(text, list.start)}  `;
  return joined([...ownComma, inserted(end, `${newlineOf(text)}${indent}${item}${style === "hcl" ? "," : ""}`)]);
}

/** Two insertions at one place are one. */
function joined(edits: readonly OffsetEdit[]): readonly OffsetEdit[] {
  const [one, other] = edits;
  return one && other && one.start === other.start ? [inserted(one.start, one.newText + other.newText)] : edits;
}
