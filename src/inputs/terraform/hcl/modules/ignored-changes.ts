import type { Location } from "../../../../model/location.ts";
import { isKey, splitTraversal } from "../../../../model/terraform-address.ts";
import { absent, choice, type MapEntry, unknown, type Value } from "../../../../model/value.ts";
import { attributeOf, type Expr, literalText } from "../syntax/ast.ts";
import type { Declaration } from "./module.ts";

/** The ways to the arguments that `lifecycle { ignore_changes }` names. */
export type IgnoredChanges = "all" | readonly Path[];

/** Names, and keys of maps and lists: `source[0].owner`. */
type Path = readonly [string, ...(string | number)[]];

/** Arguments by which things are called, and that decide nothing. */
const names: ReadonlySet<string> = new Set(["name", "email", "description", "tags", "tags_all"]);

/** Types whose arguments say who has a device, what guards and whom; of code that others run every version counts. */
const telling = /^(?:aws|awscc)_(?:cloudformation|config|controltower|iam|organizations|securityhub)_/;

/** What a resource ignores changes of; the list of an override file stands for the others. */
export function ignoredChanges({ node: { type, labels }, blocks }: Declaration): IgnoredChanges {
  if (type !== "resource" || !telling.test(labels[0]?.value ?? "")) return [];
  for (const { node } of blocks.toReversed()) {
    const ignored = node.type === "lifecycle" ? attributeOf(node.body, "ignore_changes")?.value : undefined;
    if (ignored) return readIgnored(ignored);
  }
  return [];
}

function readIgnored(written: Expr): IgnoredChanges {
  const items = written.kind === "tuple" ? written.items : [written];
  const paths = items.flatMap((one) => pathOf(one) ?? []);
  if (paths.some(([first]) => first === "*" || (written.kind !== "tuple" && first === "all"))) return "all";
  return paths.filter(([first]) => !names.has(first));
}

/** A path as it is written, in JSON syntax and in old code as a text. */
function pathOf(expr: Expr): readonly [Path] | undefined {
  const text = literalText(expr);
  const steps = text === undefined ? stepsOf(expr) : splitTraversal(text)?.map(stepOf);
  const [first, ...more] = steps ?? [];
  return typeof first === "string" ? [[first, ...more]] : undefined;
}

function stepsOf(expr: Expr): readonly (string | number)[] | undefined {
  if (expr.kind === "name") return [expr.name];
  if (expr.kind !== "attribute" && expr.kind !== "index") return undefined;
  const before = stepsOf(expr.of);
  const step = expr.kind === "attribute" ? expr.name : literalText(expr.key);
  if (!before || step === undefined) return before;
  const isIndex = expr.kind === "index" && expr.key.kind === "literal";
  return [...before, isIndex ? Number(step) : step];
}

function stepOf(step: string): string | number {
  if (!isKey(step)) return step;
  const key = step.slice(1, -1).replace(/^"|"$/g, "");
  return step.startsWith('["') ? key : Number(key);
}

/** Whose changes are ignored. */
interface Owner {
  readonly address: string;
  readonly at: Location;
}

/**
 * What an argument is where changes of it are ignored: what the code says for a resource that the change creates, and
 * whatever it is by now for one that stands. Source: Terraform docs, "The lifecycle meta-argument", `ignore_changes`.
 */
export function asItMayStand(name: string, value: Value, ignored: IgnoredChanges, owner: Owner): Value {
  if (ignored === "all") return names.has(name) ? value : eitherWay(value, name, owner);
  return ignored.reduce(
    (found, [first, ...rest]) => (first === name ? openedAt(found, rest, name, owner) : found),
    value,
  );
}

/** The same of all arguments of a block, with those that it leaves to others. */
export function asTheyMayStand(
  written: readonly MapEntry[],
  ignored: IgnoredChanges,
  owner: Owner,
): readonly MapEntry[] {
  const own = written.map((one) => ({ ...one, value: asItMayStand(one.key, one.value, ignored, owner) }));
  return [...own, ...unwritten(written, ignored, owner)];
}

/** Arguments that the code does not write, and of which changes are ignored by name: somebody else may set them. */
function unwritten(written: readonly MapEntry[], ignored: IgnoredChanges, owner: Owner): readonly MapEntry[] {
  if (ignored === "all") return [];
  const keys = new Set(written.map((one) => one.key));
  const left = new Set(ignored.flatMap(([first, ...rest]) => (keys.has(first) || rest.length > 0 ? [] : [first])));
  return [...left].map((key) => ({ key, keyAt: owner.at, value: eitherWay(absent(), key, owner) }));
}

function openedAt(value: Value, path: readonly (string | number)[], name: string, owner: Owner): Value {
  const [step, ...rest] = path;
  const attribute = typeof step === "number" ? `${name}[${step}]` : `${name}.${step}`;
  if (step === undefined) return eitherWay(value, name, owner);
  const inner = (one: Value) => openedAt(one, rest, attribute, owner);
  if (value.kind === "list" && typeof step === "number")
    return { ...value, items: value.items.map((item, index) => (index === step ? inner(item) : item)) };
  if (value.kind === "map" && typeof step === "string")
    return {
      ...value,
      entries: value.entries.map((one) => (one.key === step ? { ...one, value: inner(one.value) } : one)),
    };
  return eitherWay(value, name, owner);
}

function eitherWay(value: Value, attribute: string, { address, at }: Owner): Value {
  const subject = `${address} (ignore_changes)`;
  const stands = unknown({ kind: "attribute", scope: "", address, attribute }, { at: value.at ?? at });
  return choice(
    [
      { when: [{ subject, is: "new" }], value },
      { when: [{ subject, is: "there already" }], value: stands },
    ],
    { at: value.at ?? at },
  );
}
