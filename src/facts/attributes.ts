import type { FactCause } from "../model/cause.ts";
import type {
  ConfigRuleFact,
  Names,
  PartialText,
  Pointer,
  PointerBranch,
  PossiblePointer,
  Setting,
} from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import {
  type Assumption,
  absent,
  alternatives,
  type ChoiceValue,
  choice,
  entry,
  type MapValue,
  type Option,
  type Reference,
  revealed,
  type UnknownValue,
  unknown,
  type Value,
} from "../model/value.ts";
import { openCause, partialText } from "./open-cause.ts";
import { withPlaceholders } from "./placeholder.ts";

/** Where Terraform's `aws` provider calls a property something else than CloudFormation in snake case. */
export type Aliases = Readonly<Record<string, string>>;

/** Reads the properties of one resource by the names that CloudFormation has for them, whatever its provider. */
export interface Attributes {
  get(...path: readonly string[]): Value | undefined;
}

export function attributesOf(resource: Resource, aliases: Aliases = {}, properties = resource.properties): Attributes {
  const unknownContent = properties === resource.properties ? contentUnknown(resource) : undefined;
  if (unknownContent) return { get: () => unknownContent };
  const isCloudFormation = resource.type.includes("::");
  const isAws = resource.type.startsWith("aws_");
  const spell = (name: string) => {
    if (isCloudFormation) return name;
    const alias = isAws && Object.hasOwn(aliases, name) ? aliases[name] : undefined;
    return alias ?? snakeCase(name);
  };
  const unread = isCloudFormation ? unreadProperties(properties) : undefined;
  return { get: (...path) => settled(dig(properties, path.map(spell)), resource.when) ?? unread };
}

/** What any property may be that is not there, where a macro, an include or a state that is not known may write properties. */
function unreadProperties(properties: MapValue): UnknownValue | undefined {
  for (const { key, value } of properties.entries) {
    if (key !== "Properties" && !key.startsWith("Fn::")) continue;
    const open = alternatives(revealed(value)).find((one) => one.value.kind === "unknown");
    if (open?.value.kind === "unknown") return open.value;
  }
  return undefined;
}

/**
 * A value where the resource exists: without the branches that its own conditions rule out, and without those that are
 * errors of the configuration, since nothing is deployed then.
 */
function settled(value: Value | undefined, when: readonly Assumption[]): Value | undefined {
  if (value?.kind !== "choice") return value;
  const options = alternatives(value, when).filter((one) => !isError(one.value));
  const [only, ...others] = options;
  if (only === undefined) return value;
  return others.length === 0 ? only.value : choice(options, value);
}

function isError(value: Value): boolean {
  return value.kind === "unknown" && value.symbol.kind === "opaque" && value.symbol.cause === "invalid";
}

/**
 * What any attribute of a resource is that is there while what it holds is in no input: one that an `import` block adopts and that no code
 * declares yet, and one that a plan marks as unknown as a whole. `undefined` for every other resource. Source: Terraform
 * docs, "Generating configuration", "Change Representation" (`after_unknown`).
 */
export function contentUnknown(resource: Resource): UnknownValue | undefined {
  const isImported = resource.importId && resource.action === "declare" && resource.properties.entries.length === 0;
  if (!isImported && !resource.isUnknown) return undefined;
  const { address, header } = resource;
  return unknown({ kind: "attribute", scope: "", address, attribute: "" }, { at: header });
}

/** `TemplateS3Uri` to `template_s3_uri`. */
export function snakeCase(name: string): string {
  return (name.match(/[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+/g) ?? [name]).join("_").toLowerCase();
}

/** What stands at a path; where the way there is not known, or depends on conditions, what stands there is so too. */
function dig(properties: MapValue, path: readonly string[]): Value | undefined {
  let at: Value | undefined = properties;
  for (const [index, name] of path.entries()) {
    const block = asBlock(at);
    if (block?.kind === "unknown") return block;
    if (block?.kind === "choice") return digEach(block, path.slice(index));
    at = entry(block, name);
  }
  return at;
}

function digEach(block: ChoiceValue, path: readonly string[]): Value {
  return choice(
    alternatives(block).map(({ when, value }) => {
      const inner = asBlock(value);
      const found = inner?.kind === "map" ? dig(inner, path) : inner?.kind === "unknown" ? inner : undefined;
      return { when, value: found ?? absent() };
    }),
    block,
  );
}

/** A nested block is a list of one map in Terraform; one alternative is no choice. */
function asBlock(value: Value | undefined): Value | undefined {
  const inner = value && onlyAlternative(value);
  return inner?.kind === "list" && inner.items.length === 1 ? onlyAlternative(inner.items[0]) : inner;
}

function onlyAlternative(value: Value | undefined): Value | undefined {
  if (!value) return undefined;
  const inner = revealed(value);
  if (inner.kind !== "choice") return inner;
  const [only, ...more] = inner.options;
  return only && more.length === 0 ? revealed(only.value) : inner;
}

/** Whether nothing is given, on any branch: absent, `null`, an empty text or list. */
export function isMissing(value: Value | undefined): boolean {
  if (!value) return true;
  const inner = revealed(value);
  if (inner.kind === "absent") return true;
  if (inner.kind === "known") return inner.value === null || inner.value === "";
  if (inner.kind === "choice") return alternatives(inner).every((option) => isMissing(option.value));
  return inner.kind === "list" && inner.items.length === 0;
}

/** A text, number or truth as text; what depends on an open condition, or is filled in by another tool, is open. */
export function setting(value: Value | undefined): Setting {
  return settingOf(value, withPlaceholders);
}

/** `read`: what a text is taken for. */
function settingOf(value: Value | undefined, read: (value: Value) => Value): Setting {
  if (!value || isMissing(value)) return { kind: "absent" };
  const inner = read(revealed(value));
  if (inner.kind === "known") return { kind: "known", value: String(inner.value).trim() };
  if (inner.kind === "choice") return choiceSetting(inner, read);
  if (inner.kind === "list" && inner.items.length === 1) return settingOf(inner.items[0], read);
  const open = { kind: "open", cause: openCause(inner) } as const;
  return inner.kind === "text" ? { ...open, texts: [partialText(inner)] } : open;
}

function choiceSetting(value: Value, read: (value: Value) => Value): Setting {
  const options = alternatives(value);
  const settings = options.map((option) => settingOf(option.value, read));
  const [first] = settings;
  if (first && settings.every((one) => JSON.stringify(one) === JSON.stringify(first))) return first;
  return { kind: "open", cause: dependsOn(options.flatMap((option) => option.when)), ...textsOf(settings) };
}

/** Every text that one of several settings may be; nothing where one may be any, or none. */
function textsOf(settings: readonly Setting[]): { readonly texts?: readonly PartialText[] } {
  const texts: PartialText[] = [];
  for (const one of settings) {
    if (one.kind === "known") texts.push([one.value]);
    else if (one.kind === "open" && one.texts) texts.push(...one.texts);
    else return {};
  }
  return { texts };
}

/** That a value differs by conditions that are open. */
export function dependsOn(when: readonly Assumption[]): FactCause {
  return { kind: "depends-on-condition", subjects: [...new Set(when.map((one) => one.subject))] };
}

/** A list of texts. */
export function names(value: Value | undefined): Names {
  if (!value || isMissing(value)) return { values: [] };
  const inner = revealed(value);
  if (inner.kind === "list") return namesOf(inner.items);
  if (inner.kind === "known") return { values: [String(inner.value).trim()] };
  if (inner.kind === "choice") {
    const options = alternatives(inner);
    const cause = dependsOn(options.flatMap((option) => option.when));
    return eitherNames(
      options.map((option) => names(option.value)),
      cause,
    );
  }
  return { values: [], open: openCause(inner) };
}

/** What a block has by a name, or each of a list of blocks, on every branch that it depends on. */
export function partOfEach(block: Value, name: string): Value {
  const inner = revealed(block);
  if (inner.kind === "choice")
    return choice(inner.options.map((option) => ({ ...option, value: partOfEach(option.value, name) })));
  if (inner.kind === "list") return { ...inner, items: inner.items.map((item) => partOfEach(item, name)) };
  if (inner.kind !== "map") return inner;
  return entry(inner, name) ?? entry(inner, snakeCase(name)) ?? absent();
}

/** One of several lists: what all of them name is named, and what only some of them name may be. */
function eitherNames(lists: readonly Names[], cause: FactCause): Names {
  const [first, ...rest] = lists;
  const values = (first?.values ?? []).filter((one) => rest.every((list) => list.values.includes(one)));
  if (lists.some((list) => list.open !== undefined && list.entries === undefined)) return { values, open: cause };
  const others = new Set(lists.flatMap((list) => list.values).filter((one) => !values.includes(one)));
  const open = lists.flatMap((list) => list.entries ?? []).filter((one) => one.kind === "open");
  const entries = [
    ...values.map((value): Setting => ({ kind: "known", value })),
    ...[...others].map((one): Setting => ({ kind: "open", cause, texts: [[one], [""]] })),
    ...open.map(({ texts }): Setting => ({ kind: "open", cause, ...(texts && { texts: [...texts, [""]] }) })),
  ];
  return entries.length === values.length ? { values } : { values, open: cause, entries };
}

function namesOf(items: readonly Value[]): Names {
  return namesIn(items.map(entryOf));
}

/** An item of a list; on some branches it may be absent, and so empty. */
export function entryOf(item: Value): Setting {
  const read = setting(item);
  if (read.kind !== "open" || read.texts) return read;
  const options = alternatives(revealed(item)).map((option) => setting(option.value));
  const present = options.filter((one) => one.kind !== "absent");
  const { texts } = textsOf(present);
  return texts && present.length < options.length ? { ...read, texts: [...texts, [""]] } : read;
}

/** A list by its entries; those that are not given are left out. */
export function namesIn(entries: readonly Setting[]): Names {
  const values = entries.flatMap((one) => (one.kind === "known" ? [one.value] : []));
  const [open] = entries.flatMap((one) => (one.kind === "open" ? [one.cause] : []));
  return open === undefined ? { values } : { values, open, entries };
}

/** What each element of a list points at. */
export function pointers(value: Value | undefined): readonly Pointer[] {
  if (!value || isMissing(value)) return [];
  const inner = revealed(value);
  if (inner.kind === "list") {
    return sharedReferences(inner.items) ?? inner.items.flatMap((item) => (isMissing(item) ? [] : [pointer(item)]));
  }
  const lists = inner.kind === "choice" ? pointersOfEach(alternatives(inner)) : undefined;
  return lists ?? [pointer(inner)];
}

/** What every one of some lists points at; `undefined` where they differ. */
function pointersOfEach(options: readonly Option[]): readonly Pointer[] | undefined {
  const [first, ...others] = options.map((option) => pointers(option.value));
  return first && others.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : undefined;
}

/** Branches that a pointer keeps apart. */
const maxBranches = 16;

/** All that a value, or the items of a list, point at, branch by branch; `null` where that is not known. */
function branchesOf(value: Value, assumed: readonly Assumption[]): readonly PointerBranch[] | null {
  if (isMissing(value)) return [];
  const inner = revealed(value);
  const parts: readonly Option[] | undefined =
    inner.kind === "choice"
      ? alternatives(inner, assumed)
      : inner.kind === "list"
        ? inner.items.map((item) => ({ when: assumed, value: item }))
        : undefined;
  if (!parts) {
    const found = pointer(inner);
    return found.kind === "open" ? null : [{ pointer: found, when: assumed }];
  }
  const found = parts.map((part) => branchesOf(part.value, part.when));
  return found.every((one) => one !== null) ? found.flat() : null;
}

/** What a list points at for certain, and what it points at on some branches of its conditions. */
export interface Pointers {
  readonly sure: readonly Pointer[];
  readonly possible: readonly PossiblePointer[];
}

/** The same as `pointers`, with each branch of a condition apart: `Fn::If` beside or around the items. */
export function pointersByBranch(value: Value | undefined): Pointers {
  const inner = value && revealed(value);
  if (inner?.kind === "list" && inner.items.some((item) => revealed(item).kind === "choice"))
    return joinPointers(inner.items.map(pointersByBranch));
  if (inner?.kind !== "choice") return { sure: pointers(value), possible: [] };
  const options = alternatives(inner);
  const branches = options.map((option) => pointersByBranch(option.value));
  const keys = branches.map(({ sure }) => new Set(sure.map((one) => JSON.stringify(one))));
  const isEverywhere = (one: Pointer) => keys.every((branch) => branch.has(JSON.stringify(one)));
  const { sure, possible } = joinPointers(branches);
  const cause = dependsOn(options.flatMap((option) => option.when));
  const some = sure.filter((one) => !isEverywhere(one)).map((one) => ({ pointer: one, cause }));
  return distinctPointers({ sure: sure.filter(isEverywhere), possible: [...possible, ...some] });
}

/** The accounts that something of an organization excludes. */
export function exclusionsIn(value: Value | undefined): Pick<ConfigRuleFact, "excluded" | "mayExclude"> {
  const { sure, possible } = pointersByBranch(value);
  return { excluded: sure, ...(possible.length > 0 && { mayExclude: possible }) };
}

function joinPointers(all: readonly Pointers[]): Pointers {
  return { sure: all.flatMap((one) => one.sure), possible: all.flatMap((one) => one.possible) };
}

function distinctPointers({ sure, possible }: Pointers): Pointers {
  const once = <T>(values: readonly T[]) => [...new Map(values.map((one) => [JSON.stringify(one), one])).values()];
  return { sure: once(sure), possible: once(possible) };
}

/**
 * A plan tells for a list as a whole what its items refer to, not which item refers to what. With as many things as items that are
 * not known, each is one of them, and for a list of targets that is all there is to know. With fewer, and something that a plan does
 * not show, what is not shown is a target, too.
 */
function sharedReferences(items: readonly Value[]): readonly Pointer[] | undefined {
  const open = items.map(revealed).filter((item) => item.kind === "unknown");
  const [first, ...more] = open;
  if (items.length < 2 || !first) return undefined;
  const told: Pointer[] = [...new Map((first.references ?? []).map((one) => [one.address, one])).values()].map(
    referredTo,
  );
  const key = JSON.stringify(first.references ?? []);
  if (told.length === 0 || more.some((one) => JSON.stringify(one.references ?? []) !== key)) return undefined;
  if (told.length < open.length && mayBeHidden(first)) told.push({ kind: "open", cause: openCause(first) });
  else if (told.length !== open.length) return undefined;
  const left = told.values();
  return items.flatMap((item) => {
    if (isMissing(item)) return [];
    return revealed(item).kind === "unknown" ? (left.next().value ?? []) : pointer(item);
  });
}

/**
 * Whether a plan says of a value that it comes from one attribute *or* from what it does not show: `local.b ? aws_x.y.id : local.z`.
 * Beside a whole resource (`aws_x.y[local.key].id`) what is not shown may be the key of its instance.
 */
function mayBeHidden(value: Value): boolean {
  if (value.kind !== "unknown" || value.symbol.kind !== "attribute" || !value.symbol.hidden) return false;
  return (value.references ?? []).every((one) => one.attribute !== "");
}

/** What a value points at; an ARN is cut down to the ID that it ends in. */
export function pointer(value: Value | undefined): Pointer {
  if (!value || isMissing(value)) return { kind: "open", cause: { kind: "not-given" } };
  const inner = revealed(value);
  if (inner.kind === "known") return { kind: "id", id: idIn(String(inner.value).trim()) };
  if (inner.kind === "list" && inner.items.length === 1) return pointer(inner.items[0]);
  if (mayBeHidden(inner)) return { kind: "open", cause: openCause(inner) };
  if (inner.kind === "unknown") return referencePointer(inner.references ?? [], openCause(inner));
  if (inner.kind === "text") {
    const last = inner.parts.at(-1);
    if (typeof last === "object") return referencePointer(last.references ?? [], openCause(inner));
    const id = last?.includes("/") ? idIn(`arn:/${last}`) : "";
    return isTargetId(id) ? { kind: "id", id } : { kind: "open", cause: openCause(inner) };
  }
  if (inner.kind === "choice") return choicePointer(inner);
  return { kind: "open", cause: openCause(inner) };
}

/** What all branches point at, or all that they may point at. */
function choicePointer(value: ChoiceValue): Pointer {
  const options = alternatives(value);
  const [first, ...rest] = options.map((option) => pointer(option.value));
  if (first && rest.every((one) => JSON.stringify(one) === JSON.stringify(first))) return first;
  const possible = branchesOf(value, []);
  const isFew = possible !== null && possible.length > 0 && possible.length <= maxBranches;
  return { kind: "open", cause: dependsOn(options.flatMap(({ when }) => when)), ...(isFew && { possible }) };
}

function referencePointer(references: readonly Reference[], cause: FactCause): Pointer {
  const [first, ...rest] = references;
  if (!first || rest.some((one) => one.address !== first.address)) return { kind: "open", cause };
  return referredTo(first);
}

function referredTo({ address, attribute }: Reference): Pointer {
  const isDataSource = /(?:^|\.)data\.aws_organizations_organization\./.test(address);
  return isDataSource && attribute.startsWith("roots") ? { kind: "root" } : { kind: "resource", address, attribute };
}

function idIn(text: string): string {
  return text.startsWith("arn:") ? (text.split("/").at(-1) ?? text) : text;
}

/** IDs of roots, OUs and accounts. Source: AWS Organizations API reference, `TargetId`. */
function isTargetId(id: string): boolean {
  return /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|[0-9]{12})$/.test(id);
}

/** The known text of a value, such as a name or a script, as it is written. */
export function knownText(value: Value | undefined): string | undefined {
  const read = settingOf(value, (one) => one);
  return read.kind === "known" ? read.value : undefined;
}

/** Whether a resource is there after the change: removed, forgotten and merely read ones are not. */
export function stands(resource: Resource): boolean {
  if (resource.action === "forget") return resource.properties.entries.length > 0;
  return resource.action !== "delete" && resource.action !== "read";
}
