import type { InputProblem } from "../../model/resource.ts";
import type { SyntaxNode } from "../../syntax/node.ts";
import { childText, pairsOf, textOf } from "./calls.ts";
import { decode } from "./decode.ts";
import { readTree } from "./template.ts";

export type ParameterFile =
  | { readonly ok: true; readonly parameters: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/**
 * Reads a file of CloudFormation parameter values, JSON or YAML: the AWS CLI's list of `ParameterKey` and
 * `ParameterValue`, a list of `Key=Value` texts, a plain map, or a map under `Parameters` (CodePipeline) or
 * `parameters` (Git sync). List values are joined with commas, as CloudFormation takes them.
 */
export function parseParameterFile(path: string, bytes: Uint8Array): ParameterFile {
  const tree = readTree(path, decode(bytes));
  if (!tree.ok) return tree;
  const entries = entriesOf(tree.root);
  if (entries) return { ok: true, parameters: new Map(entries) };
  const message = `${path} holds no parameter values: it takes a map of names to values, or a list of ParameterKey and ParameterValue.`;
  return {
    ok: false,
    problems: [{ kind: "error", code: "not-parameters", message, location: tree.source.locate(tree.root) }],
  };
}

type Entry = readonly [string, string];

function entriesOf(root: SyntaxNode): readonly Entry[] | undefined {
  if (root.kind === "list") return allOf(root.items.filter((item) => !keepsPrevious(item)).map(listEntry));
  if (root.kind !== "map") return undefined;
  const inner = root.pairs.find((pair) => /^parameters$/i.test(pair.key) && pair.value.kind === "map");
  return allOf(pairsOf(inner ? inner.value : root).map((pair) => entry(pair.key, pair.value)));
}

function listEntry(item: SyntaxNode): Entry | undefined {
  const text = textOf(item);
  const equals = text?.indexOf("=") ?? -1;
  if (text !== undefined) return equals > 0 ? [text.slice(0, equals), text.slice(equals + 1)] : undefined;
  const key = childText(item, "ParameterKey");
  const value = pairsOf(item).find((pair) => pair.key === "ParameterValue")?.value;
  return key === undefined || !value ? undefined : entry(key, value);
}

function entry(key: string, value: SyntaxNode): Entry | undefined {
  const items = value.kind === "list" ? value.items : [value];
  const texts = items.map((item) => (item.kind === "scalar" && item.value === null ? "" : textOf(item)));
  return texts.every((text) => text !== undefined) ? [key, texts.join(",")] : undefined;
}

/** An entry that keeps the deployed value: it gives none. */
function keepsPrevious(item: SyntaxNode): boolean {
  return childText(item, "UsePreviousValue")?.toLowerCase() === "true";
}

/** All or nothing: a file with one entry of another shape is no parameter file. */
function allOf(entries: readonly (Entry | undefined)[]): readonly Entry[] | undefined {
  const found = entries.filter((one) => one !== undefined);
  return found.length === entries.length ? found : undefined;
}
