import { isRegion } from "../../../model/partition.ts";
import type { Action, InputProblem, ParsedInput, Resource } from "../../../model/resource.ts";
import { opaque } from "../../../model/symbol.ts";
import {
  known,
  list,
  type MapEntry,
  type MapValue,
  map,
  text,
  type UnknownValue,
  unknown,
  type Value,
} from "../../../model/value.ts";
import { parseJson } from "../../../syntax/json.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { childText, pairsOf, textOf } from "./calls.ts";
import type { SourceText } from "./template.ts";

/** What one entry of an output says of a resource; properties that it does not show are not known. */
interface Description {
  readonly type: string;
  readonly address: string;
  readonly action: Action;
  /** The old one of a replacement stays, unmanaged. */
  readonly isOldRetained?: boolean;
  /** The text or map that holds the properties; none where the call does not show them. */
  readonly shown?: SyntaxNode | undefined;
  readonly shownBefore?: SyntaxNode | undefined;
  /** The identifier that an import adopts it by. */
  readonly importId?: SyntaxNode | undefined;
  /** Properties that identify it, beside those that are shown. */
  readonly identifiers?: readonly MapEntry[];
  readonly stackId?: string | undefined;
}

/** What a call tells, by the member of its output that holds the entries. */
interface Call {
  readonly key: string;
  describe(item: SyntaxNode, root: SyntaxNode, source: SourceText): Description | undefined;
}

/**
 * Sources: CloudFormation API reference, `ResourceChange`, `StackResourceDrift`, `StackResource`, `ScannedResource`; Cloud Control
 * API reference, `ResourceDescription`.
 */
const calls: readonly Call[] = [
  { key: "Changes", describe: changed },
  { key: "StackResourceDrifts", describe: drifted },
  { key: "StackResourceDrift", describe: drifted },
  { key: "StackResources", describe: ofStack },
  { key: "StackResourceSummaries", describe: ofStack },
  { key: "StackResourceDetail", describe: ofStack },
  { key: "ResourceDescriptions", describe: controlled },
  { key: "ResourceDescription", describe: controlled },
  { key: "Resources", describe: scanned },
  { key: "StackSet", describe: stackSet },
];

const typeName = /^[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9:@.-]+$/;

/** Whether a tree is the output of a call that describes resources, or what `create-resource` of Cloud Control takes. */
export function describesResources(root: SyntaxNode): boolean {
  return outputsIn(root).some(isOutput);
}

function isOutput(root: SyntaxNode): boolean {
  return entriesIn(root).some(({ item, call }) => call.key === "StackSetName" || isOurs(item, root, call));
}

function isOurs(item: SyntaxNode, root: SyntaxNode, call: Call): boolean {
  if (call.key === "StackSet") return child(item, "TemplateBody")?.kind === "scalar";
  const type = call.key === "Changes" ? child(item, "ResourceChange") : item;
  const name = childText(type, "ResourceType") ?? childText(root, "TypeName");
  return typeName.test(name ?? "");
}

/** The entries with the call that prints them; what `--query` leaves is a list of them alone. */
function entriesIn(root: SyntaxNode): readonly { readonly item: SyntaxNode; readonly call: Call }[] {
  if (child(root, "StackSetName") && child(root, "TemplateBody")?.kind === "scalar")
    return [{ item: root, call: { key: "StackSetName", describe: stackSet } }];
  if (child(root, "DesiredState")) return [{ item: root, call: { key: "DesiredState", describe: desired } }];
  if (root.kind === "list")
    return root.items.flatMap((item) => {
      const call = child(item, "ResourceChange")
        ? calls[0]
        : child(item, "StackResourceDriftStatus")
          ? calls[1]
          : undefined;
      return call ? [{ item, call }] : [];
    });
  for (const call of calls) {
    const held = child(root, call.key);
    const items = held?.kind === "list" ? held.items : held?.kind === "map" ? [held] : [];
    const own = items.filter((item) => isOurs(item, root, call));
    if (own.length > 0) return own.map((item) => ({ item, call }));
  }
  return [];
}

/** The resources of such an output: what a change set does to them, or as they stand. */
export function readDescribedResources(root: SyntaxNode, source: SourceText): ParsedInput {
  const outputs = outputsIn(root);
  const entries = outputs.flatMap((output) => entriesIn(output).map((one) => ({ ...one, output })));
  const found = entries.flatMap(({ item, call, output }) => {
    const description = call.describe(item, output, source);
    return description ? [resourceOf(description, item, source)] : [];
  });
  const problems: InputProblem[] = [];
  // Pages follow each other: what the last one says counts.
  const token = child(outputs.at(-1), "NextToken");
  if (token && textOf(token) !== undefined) {
    const message =
      "this is one page of the list, and more follow it: run the command without --max-items and --no-paginate";
    problems.push({ kind: "warning", code: "more-pages", message, location: source.locate(token), isPartial: true });
  }
  if (entries.some(({ call }) => call.key === "Changes") && found.some((one) => tellingType.test(one.type))) {
    const message = `${source.path} tells only what a change set changes: the rest of the stack was not read.`;
    problems.push({ kind: "unread", code: "stack-rest", message, location: source.locate(root) });
  }
  return { resources: found, problems };
}

/** The outputs that are gathered in a list (`jq -s`), or the one that the file is. */
function outputsIn(root: SyntaxNode): readonly SyntaxNode[] {
  if (root.kind !== "list" || entriesIn(root).length > 0) return [root];
  const own = root.items.filter((item) => item.kind === "map" && isOutput(item));
  return own.length > 0 ? own : [root];
}

/** Types beside which the rest of the stack matters. */
const tellingType =
  /^AWS::(?:Config|Organizations|SecurityHub|ControlTower)::|^AWS::IAM::VirtualMFADevice$|^AWS::CloudFormation::Stack/;

function resourceOf(description: Description, item: SyntaxNode, source: SourceText): Resource {
  const { type, address, action, identifiers = [], stackId } = description;
  const isGone = action === "delete" || action === "forget";
  const place = { address, source };
  const shown = isGone ? map([]) : propertiesOf(description.shown, item, place);
  const properties = { ...shown, entries: [...shown.entries, ...identifiers] };
  const before = description.shownBefore && propertiesOf(description.shownBefore, item, place);
  const importText = textOf(description.importId);
  const [, partition, region = "", account] =
    /^arn:(aws[a-z-]*):cloudformation:([a-z0-9-]+):([0-9]{12}):/.exec(stackId ?? "") ?? [];
  return {
    format: "cloudformation",
    type,
    address,
    action,
    properties,
    ...(before && { before }),
    ...(description.isOldRetained && action === "replace" && { change: { replacement: "forget" } }),
    location: source.locate(item),
    header: source.locate(
      child(item, "LogicalResourceId") ?? child(child(item, "ResourceChange"), "LogicalResourceId") ?? item,
    ),
    when: [],
    callers: [],
    ...(description.importId &&
      importText !== undefined && { importId: known(importText, { at: source.locate(description.importId) }) }),
    ...(account !== undefined && { account }),
    ...(partition !== undefined && { partition }),
    ...(isRegion(region) && { regions: [region] }),
  };
}

/** `Import` is told by the physical ID; `Dynamic` and `SyncWithActual` change something that stands. */
const actions: ReadonlyMap<string, Action> = new Map([
  ["Add", "create"],
  ["Import", "declare"],
  ["Remove", "delete"],
]);

function changed(item: SyntaxNode, root: SyntaxNode): Description | undefined {
  const change = child(item, "ResourceChange");
  const type = childText(change, "ResourceType");
  if (!change || type === undefined) return undefined;
  const written = childText(change, "Action") ?? "";
  const policy = childText(change, "PolicyAction");
  const isKept = written === "Remove" && policy === "Retain";
  const other = childText(change, "Replacement") === "True" ? "replace" : "update";
  return {
    type,
    address: childText(change, "LogicalResourceId") ?? type,
    action: isKept ? "forget" : (actions.get(written) ?? other),
    isOldRetained: policy === "ReplaceAndRetain",
    shown: child(change, "AfterContext"),
    shownBefore: child(change, "BeforeContext"),
    ...(written === "Import" && { importId: child(change, "PhysicalResourceId") }),
    stackId: childText(root, "StackId"),
  };
}

/** As it stands, whatever the template says; what drift detection finds deleted is none. */
function drifted(item: SyntaxNode): Description | undefined {
  const type = childText(item, "ResourceType");
  if (type === undefined || childText(item, "StackResourceDriftStatus") === "DELETED") return undefined;
  const shown = child(item, "ActualProperties") ?? child(item, "ExpectedProperties");
  return { ...standing(type, item), shown, stackId: childText(item, "StackId") };
}

function ofStack(item: SyntaxNode, root: SyntaxNode, source: SourceText): Description | undefined {
  const type = childText(item, "ResourceType");
  if (type === undefined || childText(item, "ResourceStatus") === "DELETE_COMPLETE") return undefined;
  const id = child(item, "PhysicalResourceId");
  const identifiers = id ? [identifier("SerialNumber", id, source)] : [];
  return {
    ...standing(type, item),
    identifiers: type === deviceType ? identifiers : [],
    stackId: childText(item, "StackId") ?? childText(root, "StackId"),
  };
}

/** The type whose physical ID is one of its properties that says whose it is. */
const deviceType = "AWS::IAM::VirtualMFADevice";

function controlled(item: SyntaxNode, root: SyntaxNode): Description | undefined {
  const type = childText(root, "TypeName");
  if (type === undefined) return undefined;
  return { type, address: childText(item, "Identifier") ?? type, action: "no-op", shown: child(item, "Properties") };
}

function desired(item: SyntaxNode): Description | undefined {
  const type = childText(item, "TypeName");
  return type === undefined ? undefined : { type, address: type, action: "create", shown: child(item, "DesiredState") };
}

function scanned(item: SyntaxNode, _root: SyntaxNode, source: SourceText): Description | undefined {
  const type = childText(item, "ResourceType");
  const ids = child(item, "ResourceIdentifier");
  if (type === undefined || ids?.kind !== "map") return undefined;
  const [first] = ids.pairs;
  return {
    ...standing(type, item, textOf(first?.value)),
    identifiers: ids.pairs.map(({ key, value }) => identifier(key, value, source)),
  };
}

/**
 * A stack set as `describe-stack-set` prints it and `create-stack-set` takes it. The units are those of its instances; without any,
 * and of a set with permissions of its own, the instances are elsewhere. `undefined` for one that was deleted.
 */
function stackSet(item: SyntaxNode, _root: SyntaxNode, source: SourceText): Description | undefined {
  if (childText(item, "Status") === "DELETED") return undefined;
  const units = child(item, "OrganizationalUnitIds");
  const regions = child(item, "Regions");
  const at = source.locate(item);
  const read = (node: SyntaxNode) =>
    list(node.kind === "list" ? node.items.map((one) => known(textOf(one) ?? null, { at: source.locate(one) })) : [], {
      at: source.locate(node),
    });
  const targets = units?.kind === "list" && units.items.length > 0 ? read(units) : undefined;
  const group = targets && [
    { key: "DeploymentTargets", value: map([{ key: "OrganizationalUnitIds", value: targets }], { at }) },
    ...(regions ? [{ key: "Regions", value: read(regions) }] : []),
  ];
  const groups = group ? [{ key: "StackInstancesGroup", value: list([map(group, { at })], { at }) }] : [];
  const name = childText(item, "StackSetName") ?? "StackSet";
  const action = childText(item, "StackSetId") === undefined ? "declare" : "no-op";
  return { type: "AWS::CloudFormation::StackSet", address: name, action, shown: item, identifiers: groups };
}

function standing(type: string, item: SyntaxNode, otherwise = type): Description {
  return { type, address: childText(item, "LogicalResourceId") ?? otherwise, action: "no-op" };
}

function identifier(key: string, node: SyntaxNode, source: SourceText): MapEntry {
  return { key, value: known(textOf(node) ?? null, { at: source.locate(node) }) };
}

interface Place {
  readonly address: string;
  readonly source: SourceText;
}

/** The properties in a JSON text or a map, beside `Properties` in a context; not known, under one key, where they are not shown. */
function propertiesOf(node: SyntaxNode | undefined, item: SyntaxNode, { address, source }: Place): MapValue {
  const at = source.locate(node ?? item);
  const written = node?.kind === "scalar" ? textOf(node) : undefined;
  const parsed = written === undefined ? undefined : parseJson(written);
  const root = parsed?.ok ? parsed.root : node;
  const inner = child(root, "Properties");
  const properties = inner?.kind === "map" ? inner : root;
  const hidden = (note: string, path: string): UnknownValue =>
    unknown(opaque("after-apply", at, note, `${address}:${path}`), { at });
  if (properties?.kind !== "map") {
    const value = hidden(`the properties of ${address} are not shown`, "");
    return map([{ key: "Properties", value }], { at });
  }
  const read = (value: SyntaxNode, path: string): Value => {
    // Nodes of an inner text have no place of their own in the file.
    const place = { at: parsed ? at : source.locate(value) };
    if (value.kind === "list")
      return list(
        value.items.map((one, index) => read(one, `${path}[${index}]`)),
        place,
      );
    if (value.kind === "map") return map(entriesOf(value, path), place);
    const lines = parsed ? undefined : source.linesOf(value);
    if (lines && value.kind === "scalar") return { ...known(textOf(value) ?? null, place), lines };
    return scalarOf(value, () => hidden(`${path} of ${address} is not shown before deployment`, path), place);
  };
  const entriesOf = (value: SyntaxNode, path: string) =>
    pairsOf(value).map(
      ({ key, value: held }): MapEntry => ({ key, value: read(held, path === "" ? key : `${path}.${key}`) }),
    );
  return map(entriesOf(properties, ""), { at });
}

/** What is not known before the change set runs, what a parameter with `NoEcho` hides, and what is filled in at deployment. */
const openPart = /\{\{changeSet:KNOWN_AFTER_APPLY\}\}|\{\{resolve:[^{}]*\}\}|^\*{4,}$/;

function scalarOf(node: SyntaxNode, hidden: () => UnknownValue, origin: { readonly at: Value["at"] }): Value {
  if (node.kind !== "scalar") return known(null, origin);
  if (typeof node.value !== "string") return known(typeof node.value === "number" ? node.source : node.value, origin);
  if (!openPart.test(node.value)) return known(node.value, origin);
  const parts = node.value.split(openPart);
  return text(
    parts.flatMap((part, index) => (index === 0 ? [part] : [hidden(), part])),
    origin,
  );
}
