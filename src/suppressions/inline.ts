import type { IgnoreComment } from "../inputs/ignore-comments.ts";
import { isDay } from "../model/day.ts";
import type { Location } from "../model/location.ts";
import type { Resource, ResourceRef } from "../model/resource.ts";
import type { ExceptionEntry } from "../model/settings.ts";
import { entry as entryOf, revealed, type Value } from "../model/value.ts";
import { ruleIds } from "../rules/registry.ts";
import { didYouMean } from "../syntax/spelling.ts";

/** A resource with its extent, all that an inline exception is placed by. */
export interface PlacedResource {
  readonly ref: ResourceRef;
  readonly location: Location;
  readonly header: Location;
}

const fields = ["rule", "owner", "expires", "reason"] as const;
/** Mistakes of one exception that are told. */
const maxFlaws = 5;

type FieldName = (typeof fields)[number];
type FieldValues = Partial<Record<FieldName, string>>;

/** What a resource's place is kept as, while the resource itself is let go. */
export function placed({ format, type, address, location, header }: Resource): PlacedResource {
  return { ref: { format, type, address }, location, header };
}

/** The exceptions of the comments of one or several files, each with the resources that stand below it. */
export function commentExceptions(
  comments: readonly IgnoreComment[],
  resources: readonly PlacedResource[],
): readonly ExceptionEntry[] {
  const byPath = new Map<string, PlacedResource[]>();
  for (const one of comments.length > 0 ? resources : []) {
    const have = byPath.get(one.location.path);
    if (have) have.push(one);
    else byPath.set(one.location.path, [one]);
  }
  return comments.map((comment) => {
    const { values, flaws } = readComment(comment.text);
    const at = resourcesAt(comment, byPath.get(comment.location.path) ?? []);
    return inlineEntry(values, flaws, comment.location, at);
  });
}

/** The resources that a line belongs to: those of the smallest extent that holds it; a module's block has several. */
function resourcesAt({ line }: IgnoreComment, resources: readonly PlacedResource[]): readonly ResourceRef[] {
  const around = resources.filter((one) => startLine(one) <= line && line <= one.location.end.line);
  const nearest = Math.max(0, ...around.map(startLine));
  return around.filter((one) => startLine(one) === nearest).map((one) => one.ref);
}

function startLine({ location, header }: PlacedResource): number {
  return header.path === location.path ? Math.min(location.start.line, header.start.line) : location.start.line;
}

/** `<rule> owner=… expires=… reason="…"`; values may be quoted. */
function readComment(text: string): { values: FieldValues; flaws: readonly string[] } {
  const values: FieldValues = {};
  const flaws: string[] = [];
  const word = /\s*(?:([A-Za-z]+)=)?(?:"([^"]*)"|'([^']*)'|([^\s"']\S*))/y;
  let read = 0;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const [, key, double, single, plain] = match;
    setField(values, flaws, key ?? "rule", double ?? single ?? plain ?? "", key === undefined);
    read = word.lastIndex;
  }
  const rest = text.slice(read).trim();
  if (rest !== "") flaws.push(`cannot be read from ${JSON.stringify(rest.slice(0, 40))} on`);
  return { values, flaws };
}

function setField(values: FieldValues, flaws: string[], key: string, value: string, isBare: boolean): void {
  const name = fields.find((field) => field === key);
  if (!name) flaws.push(`has an unknown field ${JSON.stringify(key)}${hint(key, fields)}`);
  else if (values[name] !== undefined) {
    flaws.push(
      isBare ? `has stray text ${JSON.stringify(value.slice(0, 40))} (put the reason in quotes)` : `has ${name} twice`,
    );
  } else values[name] = value;
}

/** The exceptions in a CloudFormation resource's `Metadata`, under `rootrail`. */
export function metadataExceptions(resource: Resource): readonly ExceptionEntry[] {
  const own = entryOf(resource.metadata, "rootrail");
  if (!own) return [];
  const { ref, header } = placed(resource);
  const flawed = (value: Value, flaw: string) => inlineEntry({}, [flaw], value.at ?? header, [ref]);
  const inner = revealed(own);
  if (inner.kind !== "map") return [flawed(own, "is not written as a map with a list of exceptions")];
  return inner.entries.flatMap(({ key, value }) => {
    if (key !== "exceptions")
      return [flawed(value, `stands beside an unknown key ${JSON.stringify(key)}${hint(key, ["exceptions"])}`)];
    const list = revealed(value);
    if (list.kind !== "list") return [flawed(value, "is not written as a list of exceptions")];
    return list.items.map((item) => metadataException(item, ref, header));
  });
}

function metadataException(item: Value, ref: ResourceRef, header: Location): ExceptionEntry {
  const inner = revealed(item);
  const location = item.at ?? header;
  if (inner.kind !== "map") return inlineEntry({}, ["is not a map of fields"], location, [ref]);
  const values: FieldValues = {};
  const flaws: string[] = [];
  for (const { key, value } of inner.entries) {
    const field = revealed(value);
    if (key === "target") continue; // the resource is the target; naming it again does no harm
    if (field.kind === "known" && field.value !== null) setField(values, flaws, key, String(field.value), false);
    else if (field.kind !== "known") flaws.push(`has a ${key} that is not plain text`);
  }
  return inlineEntry(values, flaws, location, [ref]);
}

function inlineEntry(
  values: FieldValues,
  flaws: readonly string[],
  location: Location,
  at: readonly ResourceRef[],
): ExceptionEntry {
  const { rule, expires } = values;
  const more = [
    ...(rule !== undefined && !ruleIds.includes(rule)
      ? [`names a rule that does not exist, ${JSON.stringify(rule)}${hint(rule, ruleIds)}`]
      : []),
    ...(expires !== undefined && !isDay(expires) ? [`has no date as YYYY-MM-DD but ${JSON.stringify(expires)}`] : []),
  ];
  const target = at[0]?.address ?? "the block below";
  return { ...values, target, location, at, inline: true, flaws: [...flaws, ...more].slice(0, maxFlaws) };
}

function hint(word: string, candidates: readonly string[]): string {
  const text = didYouMean(word, candidates);
  return text === "" ? "" : ` (${text.replace(/^; /, "")})`;
}
