import type { TextOrigin } from "../../../../model/location.ts";
import { known, type Origin, type Scalar, type Value } from "../../../../model/value.ts";
import type { ScalarNode, SyntaxNode } from "../../../../syntax/node.ts";
import { parseYaml } from "../../../../syntax/yaml.ts";
import { placedIn, valueOfTree } from "./json-text.ts";
import { invalid } from "./unknowns.ts";
import { bounded } from "./values.ts";

/** Words without quotes that Terraform's `yamldecode` reads as something else (go-cty-yaml, `resolve.go`). */
const meanings: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"].map((one) => [one, true] as const),
  ...["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"].map((one) => [one, false] as const),
  ...["", "~", "null", "Null", "NULL"].map((one) => [one, null] as const),
]);

const integer = /^[-+]?[0-9]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const based = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const date = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$/;

/**
 * Reads a YAML text as Terraform's `yamldecode` does; with `written` every part knows where it stands. `undefined` for a text
 * that our reader does not read. Unlike in CloudFormation, `2012-10-17` without quotes is a time, and `yes` is true.
 */
export function decodeYaml(source: string, origin: Origin, written?: TextOrigin): Value | undefined {
  const parsed = parseYaml(source, () => "last");
  if (!parsed.ok || hasTag(parsed.root) || ownTag.test(source)) return undefined;
  const placed = placedIn(source, origin, written);
  const scalar = (node: ScalarNode) => scalarOf(node, source);
  const keyOf = (key: string, start: number) => {
    const isQuoted = source[start] === '"' || source[start] === "'";
    const meaning = isQuoted ? key : plainValue(key);
    return meaning === undefined || meaning === null ? undefined : String(meaning);
  };
  let isUnread = false;
  const unread = () => {
    isUnread = true;
    return undefined;
  };
  const value = valueOfTree(parsed.root, { placed, scalar: (node) => scalar(node) ?? unread(), keyOf });
  if (isUnread) return undefined;
  return value ? bounded(value) : invalid("a key of the YAML is null or no text", origin);
}

/** Tags of YAML itself (`!!str`) are not told apart by our reader. */
const ownTag = /(?:^|[\s,[{])!(?:!|<)/m;

/** Tags are Terraform's own errors, or change what a value means. */
function hasTag(node: SyntaxNode): boolean {
  if (node.tag !== undefined) return true;
  if (node.kind === "list") return node.items.some(hasTag);
  return node.kind === "map" && node.pairs.some(({ value }) => hasTag(value));
}

function scalarOf(node: ScalarNode, source: string): Value | undefined {
  const first = source[node.start];
  const isText = node.quoted || node.block !== undefined || first === '"' || first === "'";
  const value = isText ? node.source : plainValue(node.source);
  return value === undefined ? undefined : known(value);
}

/** What a word without quotes means; `undefined` for a number or a time that is not read. */
function plainValue(text: string): Scalar | undefined {
  const meaning = meanings.get(text);
  if (meaning !== undefined) return meaning;
  if (integer.test(text) || float.test(text) || based.test(text)) {
    const number = Number(text.replace(/^\+/, ""));
    return Number.isSafeInteger(number) || !Number.isInteger(number) ? number : undefined;
  }
  if (/^[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)$/.test(text)) return undefined;
  const [, year, month = "", day = ""] = date.exec(text) ?? [];
  if (year !== undefined) return timeOf(text, year, Number(month), Number(day));
  const [, midnight] = /^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]00:00:00(?:\.0+)?Z?$/.exec(text) ?? [];
  if (midnight !== undefined) return plainValue(midnight);
  return /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ]+[0-9]/.test(text) ? undefined : text;
}

/** A day that there is becomes midnight of it; any other text stays one. */
function timeOf(text: string, year: string, month: number, day: number): string {
  const time = new Date(Date.UTC(Number(year), month - 1, day));
  const isDay = time.getUTCMonth() === month - 1 && time.getUTCDate() === day && Number(year) > 99;
  return isDay ? time.toISOString().replace(".000Z", "Z") : text;
}
