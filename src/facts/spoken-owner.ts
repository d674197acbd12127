import type { FactCause } from "../model/cause.ts";
import type { DeviceOwner } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import type { Resource } from "../model/resource.ts";
import { isList, isSymbol, type SymbolArgument, type ValueSymbol } from "../model/symbol.ts";
import { childrenOf, entry, type MapValue, type UnknownValue, type Value, type Via } from "../model/value.ts";
import { speaksOfRoot } from "./root-word.ts";

/** The attributes of a device that can speak of its owner. */
export interface SpeakingAttributes {
  readonly users?: string;
  readonly name: string;
  readonly path: string;
}

type SpokenKind = Extract<FactCause, { kind: "speaks-of-root" }>["by"];

interface SpokenName {
  readonly by: SpokenKind;
  readonly name: string;
  readonly location?: Location | undefined;
}

/** Values of one attribute that are looked at. */
const maxValues = 200;

/**
 * The owner of a device where nothing tells it, and its name, path, address, a variable or a tag speaks of root as a word of its
 * own: open. `undefined` where nothing does.
 */
export function spokenOwner(
  resource: Resource,
  properties: MapValue,
  attributes: SpeakingAttributes,
): DeviceOwner | undefined {
  const spoken = spokenNames(resource, properties, attributes).find((one) => speaksOfRoot(one.name));
  if (!spoken) return undefined;
  const { by, name, location } = spoken;
  return { kind: "open", cause: { kind: "speaks-of-root", by, name }, location: location ?? resource.header };
}

function spokenNames(resource: Resource, properties: MapValue, names: SpeakingAttributes): readonly SpokenName[] {
  const of = (by: SpokenKind, key: string | undefined) =>
    textsOf(by, key === undefined ? undefined : entry(properties, key));
  const name = of("name", names.name);
  return [
    ...name,
    ...of("name", names.path),
    { by: "address", name: resource.address },
    ...of("name", names.users).filter((one) => one.by === "variable"),
    ...["tags", "Tags", "tags_all"].flatMap((key) => of("tag", key)),
  ];
}

/** The texts in a value, known parts of open ones included, keys of maps, and the names of what it comes from. */
function textsOf(by: SpokenKind, value: Value | undefined): readonly SpokenName[] {
  if (!value) return [];
  const found: SpokenName[] = [];
  const visit = (one: Value, outer: Location | undefined): void => {
    if (found.length >= maxValues) return;
    const location = one.at ?? outer;
    for (const { text, isName } of wordsIn(one)) found.push({ by: isName ? "variable" : by, name: text, location });
    for (const inner of childrenOf(one)) visit(inner, location);
  };
  visit(value, undefined);
  // What tags come from says nothing of the device.
  return by === "tag" ? found.filter((one) => one.by === "tag") : found;
}

/** The words of one value, without those of the values in it. */
function wordsIn(value: Value): readonly Word[] {
  const words = contentWords(value);
  return value.via ? [...value.via.flatMap(stepNames), ...words] : words;
}

function stepNames(step: Via): readonly Word[] {
  if ("name" in step) return [{ text: step.name, isName: true }];
  return step.kind === "part" || step.kind === "mapping" ? [{ text: step.path, isName: true }] : [];
}

function contentWords(value: Value): readonly Word[] {
  if (value.kind === "known") return typeof value.value === "string" ? [{ text: value.value, isName: false }] : noWords;
  if (value.kind === "text")
    return value.parts.flatMap((part) => (typeof part === "string" ? [{ text: part, isName: false }] : wordsOf(part)));
  if (value.kind === "unknown") return wordsOf(value);
  return value.kind === "map" ? value.entries.map(({ key }) => ({ text: key, isName: false })) : [];
}

const noWords: readonly Word[] = [];

interface Word {
  readonly text: string;
  /** Whether it is the name of a variable or of a resource, rather than a text. */
  readonly isName: boolean;
}

/** The names and the constants that an unknown value is made of. */
function wordsOf({ symbol }: UnknownValue): readonly Word[] {
  const found: Word[] = [];
  const visit = (one: ValueSymbol | SymbolArgument): void => {
    if (found.length >= maxValues) return;
    if (typeof one === "string") found.push({ text: one, isName: false });
    else if (isList(one)) for (const inner of one) visit(inner);
    else if (isSymbol(one)) found.push(...namesOf(one));
    if (isSymbol(one) && one.kind === "call") for (const inner of one.arguments) visit(inner);
  };
  visit(symbol);
  return found;
}

function namesOf(symbol: ValueSymbol): readonly Word[] {
  switch (symbol.kind) {
    case "parameter":
    case "import":
      return [{ text: symbol.name, isName: true }];
    case "variable":
      return [{ text: `${symbol.name} ${symbol.path}`, isName: true }];
    default:
      return [];
  }
}
